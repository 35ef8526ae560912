import type { Clock } from '../core/clock.ts';
import { RETRY_POLICY, type RetryPolicy } from '../core/retry.ts';
import type { ImageTarget } from '../oci/image-store.ts';
import { type RegistryReference, repositoryName } from '../oci/reference.ts';
import type { CredentialLookup } from './registry/credentials.ts';
import { openTransport, type TimeLimits, type Traffic } from './registry/http-transport.ts';
import { publicTransport, resolveHere } from './registry/public-transport.ts';
import { type Location, type RegistriesConf, resolveLocations } from './registry/registries-conf.ts';
import { type RegistryContext, type RegistryEvent, Repository } from './registry/repository.ts';
import { openSession, type Session } from './registry/session.ts';
import { systemClock } from './system-clock.ts';

export type { RegistryEvent } from './registry/repository.ts';

export interface RegistryOptions {
  /** For proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From `readRegistriesConf`. */
  readonly registriesConf: RegistriesConf;
  /** From `openCredentials`. */
  readonly credentials: CredentialLookup;
  /**
   * Whether a registry may have an address inside a private network; by default, all may. False for a name
   * that a stranger wrote; a location that this machine's registries.conf gives instead is not asked about.
   */
  readonly mayBePrivate?: (registry: string) => boolean;
  /**
   * Creates a repository that a push found missing; false for a registry that it does not know (see
   * `edge/aws/ecr.ts`).
   */
  readonly createRepository?: (registry: string, repository: string) => Promise<boolean>;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RegistryEvent) => void;
  readonly retry?: RetryPolicy;
  readonly limits?: Partial<RegistryLimits>;
  /** In [0, 1), for jitter. */
  readonly random?: () => number;
}

/** Times in milliseconds, sizes in bytes. */
export interface RegistryLimits extends TimeLimits {
  readonly manifestRead: number;
  readonly manifestWrite: number;
}

const LIMITS: RegistryLimits = {
  answer: 60_000,
  // GHCR ends an upload after ten minutes; ECR and S3-backed registries hash gigabytes before they answer.
  commit: 600_000,
  stall: 60_000,
  manifestRead: 8 * 1024 * 1024,
  manifestWrite: 4 * 1024 * 1024,
};

/**
 * All registries, as one: tokens and connections are shared by everything that is read and written through
 * it.
 */
export interface Registry {
  /** The repository of a reference; tag and digest are ignored. Nothing is sent yet. */
  repository(ref: RegistryReference): ImageTarget;
  /** Requests, and bytes of bodies, since it was opened. */
  readonly traffic: Readonly<Traffic>;
  /** Ends every connection, those in use included: call it when done, also after a failure. */
  close(): void;
}

/** Opens the registry edge: OCI distribution-spec v1.1 including how real registries deviate from it. */
export function openRegistry(options: RegistryOptions): Registry {
  const { onEvent = () => {}, signal } = options;
  const limits = { ...LIMITS, ...options.limits };
  const transport = openTransport({ env: options.env, limits, signal });
  const isProxied = /^https?_proxy$/i;
  const outside = publicTransport(
    transport,
    Object.keys(options.env).some((name) => isProxied.test(name) && options.env[name])
      ? resolveHere
      : undefined,
  );
  const sessions = new Map<string, Session>();

  function sessionOf(host: string, insecure: boolean, publicOnly: boolean): Session {
    const key = `${host} ${insecure} ${publicOnly}`;
    let session = sessions.get(key);
    if (!session) {
      session = openSession(host, insecure, {
        transport,
        outside,
        publicOnly,
        clock: options.clock ?? systemClock,
        credentials: options.credentials,
        retry: options.retry ?? RETRY_POLICY,
        random: options.random ?? Math.random,
        signal,
        warn: (message) => onEvent({ kind: 'warning', message }),
        retried: (what, why, delay) => onEvent({ kind: 'retry', what, why, delay }),
      });
      sessions.set(key, session);
    }
    return session;
  }

  const created = new Map<string, Promise<boolean>>();
  const context: RegistryContext = {
    limits: { read: limits.manifestRead, write: limits.manifestWrite },
    onEvent,
    readable: new Map(),
    endpoints: (ref, use) => {
      const name = repositoryName(ref);
      return resolveLocations(options.registriesConf, ref, use).map((location) => ({
        session: sessionOf(
          location.registry,
          location.insecure,
          location.registry === ref.registry && options.mayBePrivate?.(ref.registry) === false,
        ),
        repository: location.repository,
        label: label(name, location),
      }));
    },
    maintenance: {
      createRepository({ session, repository }) {
        const key = `${session.host}/${repository}`;
        const pending =
          created.get(key) ?? Promise.resolve(options.createRepository?.(session.host, repository) ?? false);
        created.set(key, pending);
        return pending;
      },
    },
  };

  return {
    repository: (ref) => new Repository(context, ref),
    traffic: transport.traffic,
    close: transport.close,
  };
}

function label(name: string, { registry, repository }: Location): string {
  const location = `${registry}/${repository}`;
  return location === name ? name : `${name} (at ${location})`;
}
