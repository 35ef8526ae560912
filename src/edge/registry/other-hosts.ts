import type { Clock } from '../../core/clock.ts';
import { type Authorizer, authorizerFor, TokenRefusedError } from './auth.ts';
import type { Answer, Outgoing } from './http-transport.ts';

/** Authorization at hosts that a registry leads to. */
export interface OtherHosts {
  /** The header for an address there; undefined while its host has not asked for one. */
  header(url: URL): Promise<string | undefined>;
  /**
   * The header that answers a 401 of that host; undefined: none would help.
   * @param used what it has refused
   */
  answer(refused: Answer, used: string | undefined): Promise<string | undefined>;
}

/** A manifest or blob of a registry (distribution-spec); files in other storage are not. */
const IN_REGISTRY = /^\/v2\/(.+)\/(?:manifests|blobs)\/[^/]+$/;

/**
 * A registry may lead to another one that wants a token of its own (registry.k8s.io to Artifact Registry). It
 * gets an anonymous token: credentials are for hosts that a user has named, not for hosts that a registry
 * names.
 */
export function openOtherHosts(options: {
  readonly clock: Clock;
  readonly exchange: (request: Outgoing, doing: string) => Promise<Answer>;
  readonly warn: (message: string) => void;
}): OtherHosts {
  const authorizers = new Map<string, Authorizer>();
  const at = (url: URL): { authorizer: Authorizer; repository: string; scopes: string[] } | undefined => {
    const repository = IN_REGISTRY.exec(url.pathname)?.[1];
    if (!repository) return undefined;
    const authorizer =
      authorizers.get(url.origin) ??
      authorizerFor({ ...options, host: url.host, credentials: async () => undefined });
    authorizers.set(url.origin, authorizer);
    return { authorizer, repository, scopes: [`repository:${repository}:pull`] };
  };
  const token = async (url: URL): Promise<string | undefined> => {
    const place = at(url);
    try {
      return await place?.authorizer.header(place.repository, place.scopes);
    } catch (error) {
      // The host will answer 401, which says more.
      if (error instanceof TokenRefusedError) return undefined;
      throw error;
    }
  };
  return {
    header: token,
    async answer(refused, used) {
      const place = at(refused.url);
      if (!place || !(await place.authorizer.learn(refused, place.repository, place.scopes, used)))
        return undefined;
      return token(refused.url);
    },
  };
}
