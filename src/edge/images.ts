import { Failure } from '../core/failure.ts';
import type { ImageSource, ImageTarget } from '../oci/image-store.ts';
import type { Reference } from '../oci/reference.ts';
import type { MakeAgentLayer } from '../wrap/layer-sources.ts';
import type { Images } from '../wrap/wrap.ts';
import { openEcr } from './aws/ecr.ts';
import { openLayout } from './oci-layout.ts';
import { askCredentialHelper, readTextIfThere } from './registry/credential-files.ts';
import { openCredentials } from './registry/credentials.ts';
import { readRegistriesConf } from './registry/registries-conf.ts';
import { openRegistry, type Registry, type RegistryEvent } from './registry-client.ts';

export interface ImagesOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** From the action inputs, ahead of the machine's own configuration: host → login. */
  readonly credentials?: Readonly<Record<string, { readonly username: string; readonly password: string }>>;
  /** Whether a registry may have an address inside a private network; by default, all may. */
  readonly mayBePrivate?: (registry: string) => boolean;
  readonly onEvent?: (event: RegistryEvent) => void;
}

/** Opens any kind of reference. Disposing closes connections and removes temporary files. */
export interface OpenImages extends Images, AsyncDisposable {
  readonly registry: Registry;
}

/**
 * Opens registry repositories, OCI layouts and images of the local engine, as this machine is set up: its
 * registries.conf, its credentials.
 * @throws Failure `BAD_REGISTRIES_CONF`
 */
export async function openImages(options: ImagesOptions): Promise<OpenImages> {
  const { env, signal, onEvent } = options;
  const warn = (message: string): void => onEvent?.({ kind: 'warning', message });
  const ecr = openEcr({ signal, warn });
  const registry = openRegistry({
    env,
    registriesConf: await readRegistriesConf(env),
    credentials: openCredentials({
      env,
      explicit: options.credentials,
      ecr: ecr.credential,
      askHelper: askCredentialHelper(env),
      readText: readTextIfThere,
      warn,
    }),
    createRepository: ecr.createRepository,
    mayBePrivate: options.mayBePrivate,
    signal,
    onEvent,
  });
  let kept: MakeAgentLayer | undefined;
  const cleanup = new AsyncDisposableStack();
  cleanup.defer(() => registry.close());
  return {
    registry,
    async source(reference: Reference): Promise<ImageSource> {
      if (reference.kind === 'registry') return registry.repository(reference);
      if (reference.kind === 'layout') return openLayout(reference.directory);
      const { findEngine } = await import('./engine.ts');
      const engine = await findEngine();
      return cleanup.use(await engine.save(reference.image, signal));
    },
    async target(reference: Reference): Promise<ImageTarget> {
      if (reference.kind === 'registry') return registry.repository(reference);
      if (reference.kind === 'layout') return openLayout(reference.directory);
      throw new Failure('BAD_REFERENCE', 'Images are pushed to a registry or written to "oci:DIR".');
    },
    async makeAgent(layer, why) {
      const { openKeptLayers } = await import('./agent-layer/kept-layers.ts');
      kept ??= openKeptLayers({ env, signal, say: (message) => onEvent?.({ kind: 'note', message }) });
      return kept(layer, why);
    },
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  };
}
