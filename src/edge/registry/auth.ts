import type { Clock } from '../../core/clock.ts';
import { Failure } from '../../core/failure.ts';
import { isRecord } from '../../core/record.ts';
import { header, readRefusal, SMALL_BODY } from './answers.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { Credential, CredentialLookup } from './credentials.ts';
import { type Answer, type Outgoing, TooLargeError } from './http-transport.ts';

/** An access that a request needs: `repository:alice/blur:pull,push`. The most important comes first. */
export type Scope = string;

interface Token {
  readonly header: string;
  /** Both in milliseconds since the epoch; `until` is earlier than the expiry by a margin. */
  readonly since: number;
  readonly until: number;
}

export interface Authorizer {
  /** The `Authorization` header for a request; undefined until one is demanded, or without credentials. */
  header(repository: string, scopes: readonly Scope[]): Promise<string | undefined>;
  /**
   * Learns from a 401.
   * @param used the header that was refused
   * @returns true when another try has a chance: there is a challenge that `used` has not answered yet
   */
  learn(
    answer: Answer,
    repository: string,
    scopes: readonly Scope[],
    used: string | undefined,
  ): Promise<boolean>;
  /** Where the credentials for a repository come from; undefined: anonymous. */
  origin(repository: string): Promise<string | undefined>;
}

/** Distribution "Token Authentication": a token lives 60 s when its service does not say. */
const DEFAULT_LIFETIME = 60;
/** Milliseconds: a younger token cannot have expired. */
const NEW = 5_000;

/**
 * Authorization for one registry host. Tokens are cached per set of scopes and fetched once, however many
 * requests wait. `exchange` sends a request to a realm: it refuses unsafe addresses, follows redirects and
 * retries.
 */
export function authorizerFor(options: {
  readonly host: string;
  readonly credentials: CredentialLookup;
  readonly clock: Clock;
  readonly exchange: (request: Outgoing, doing: string) => Promise<Answer>;
  readonly warn: (message: string) => void;
}): Authorizer {
  const { host, clock, exchange, warn } = options;
  const lookups = new Map<string, Promise<Credential | undefined>>();
  const tokens = new Map<string, Promise<Token>>();
  let challenge: Challenge | undefined;
  /** Per repository, what its challenges asked for. */
  const demanded = new Map<string, Scope[]>();

  function credential(repository: string): Promise<Credential | undefined> {
    let found = lookups.get(repository);
    if (!found) {
      found = options.credentials(host, repository);
      lookups.set(repository, found);
    }
    return found;
  }

  async function authorization(repository: string, scopes: readonly Scope[]): Promise<string | undefined> {
    if (!challenge) return undefined;
    const credentials = await credential(repository);
    if (challenge.scheme === 'basic') return credentials && basic(credentials.username, credentials.password);
    if (credentials?.registryToken) return `Bearer ${credentials.registryToken}`;
    const wanted = wantedScopes(demanded.get(repository) ?? [], scopes);
    const key = tokenKey(credentials, wanted);
    const cached = tokens.get(key);
    if (cached && (await cached).until > clock.now()) return (await cached).header;
    if (cached && tokens.get(key) !== cached) return authorization(repository, scopes);
    const fresh = fetchToken(challenge, credentials, wanted);
    tokens.set(key, fresh);
    fresh.catch(() => tokens.get(key) === fresh && tokens.delete(key));
    return (await fresh).header;
  }

  function tokenKey(credentials: Credential | undefined, scopes: readonly Scope[]): string {
    return [credentials?.from ?? '', credentials?.username ?? '', ...[...scopes].sort()].join(' ');
  }

  async function fetchToken(
    { parameters }: Challenge,
    credentials: Credential | undefined,
    scopes: readonly Scope[],
  ): Promise<Token> {
    const realm = readRealm(parameters.realm, host);
    const doing = `asking ${realm.host} for a token for ${host}`;
    let answer: Answer | undefined;
    if (credentials?.identityToken) {
      answer = await exchange(oauth2(realm, parameters.service, scopes, credentials.identityToken), doing);
      // Token services without OAuth2 answer 404 or 405 to a POST.
      if (answer.status === 404 || answer.status === 405) {
        answer.discard();
        answer = undefined;
      }
    }
    answer ??= await exchange(plain(realm, parameters.service, scopes, credentials), doing);
    const readOnly = scopes.every((s) => s.endsWith(':pull'));
    if ((answer.status === 401 || answer.status === 403) && credentials && readOnly) {
      // A stale login must not prevent reading public images.
      const refused = await readRefusal(answer);
      const anonymous = await exchange(plain(realm, parameters.service, scopes, undefined), doing);
      if (anonymous.status === 200) {
        warn(
          `${realm.host} refused the credentials from ${credentials.from} (${refused.status}); reading without credentials.`,
        );
        return readToken(anonymous, clock.now());
      }
      anonymous.discard();
      throw new TokenRefusedError(refused.status, refused.code, refused.message);
    }
    // A request for too much may be refused as a whole: then ask only for the most important scope.
    if ((answer.status === 401 || answer.status === 403) && scopes.length > 1) {
      answer.discard();
      answer = await exchange(plain(realm, parameters.service, scopes.slice(0, 1), credentials), doing);
    }
    if (answer.status !== 200) {
      const refused = await readRefusal(answer);
      throw new TokenRefusedError(refused.status, refused.code, refused.message, refused.retryAfter);
    }
    return readToken(answer, clock.now());
  }

  return {
    header: authorization,
    async learn(answer, repository, scopes, used) {
      const offered = parseChallenges(header(answer, 'www-authenticate'));
      const next =
        offered.find((c) => c.scheme === 'bearer' && c.parameters.realm) ??
        offered.find((c) => c.scheme === 'basic');
      if (!next) return false;
      const before = challenge;
      const asked = demanded.get(repository) ?? [];
      challenge = next;
      const demand = next.parameters.scope?.split(' ').filter(Boolean) ?? [];
      demanded.set(repository, demand.slice(0, 8));
      const credentials = await credential(repository);
      if (next.scheme === 'basic') return credentials !== undefined && used === undefined;
      if (!before || used === undefined) return true;
      // Refused with a token: forget it, unless another request has renewed it already. A new token has not
      // expired: it does not suffice, and another one with the same scopes would not either.
      const key = tokenKey(credentials, wantedScopes(asked, scopes));
      const cached = await tokens.get(key)?.catch(() => undefined);
      if (cached?.header === used) {
        const more = tokenKey(credentials, wantedScopes(demanded.get(repository) ?? [], scopes)) !== key;
        if (!more && clock.now() - cached.since < NEW) return false;
        tokens.delete(key);
      }
      return credentials?.registryToken === undefined;
    },
    origin: async (repository) => (await credential(repository))?.from,
  };
}

/**
 * The scopes to request a token for. Those that the registry demanded go first, as in crane, because some
 * token services look only at the first one. A scope that another one covers is left out, so that reading
 * after writing needs no token of its own.
 */
export function wantedScopes(demanded: readonly Scope[], scopes: readonly Scope[]): Scope[] {
  const all = [...new Set([...demanded, ...scopes])];
  return all.filter((scope) => !all.some((other) => other !== scope && covers(other, scope)));
}

function covers(wide: Scope, narrow: Scope): boolean {
  const name = (scope: Scope): string => scope.slice(0, scope.lastIndexOf(':'));
  const actions = (scope: Scope): string[] => scope.slice(scope.lastIndexOf(':') + 1).split(',');
  const [has, needs] = [actions(wide), actions(narrow)];
  return name(wide) === name(narrow) && has.length > needs.length && needs.every((a) => has.includes(a));
}

/** A token service's refusal; it becomes a refusal of the request that needed the token. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefused';
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

function readRealm(realm: string | undefined, host: string): URL {
  try {
    return new URL(realm ?? '');
  } catch {
    throw new Failure('REGISTRY_ERROR', `${host} names a token service without a valid address.`);
  }
}

/** GET with repeated `scope` (Distribution "Token Authentication"). */
function plain(
  realm: URL,
  service: string | undefined,
  scopes: readonly Scope[],
  credentials: Credential | undefined,
): Outgoing {
  const url = new URL(realm);
  if (service) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const secret = credentials?.identityToken ?? credentials?.password;
  return {
    method: 'GET',
    url,
    headers: {
      accept: 'application/json',
      ...(credentials && secret !== undefined && { authorization: basic(credentials.username, secret) }),
    },
  };
}

/** POST with the refresh token (Distribution "OAuth2 Token Authentication"). */
function oauth2(
  realm: URL,
  service: string | undefined,
  scopes: readonly Scope[],
  identityToken: string,
): Outgoing {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: 'pipewright',
    refresh_token: identityToken,
    scope: scopes.join(' '),
  });
  if (service) form.set('service', service);
  return {
    method: 'POST',
    url: realm,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: Buffer.from(form.toString()),
  };
}

async function readToken(answer: Answer, now: number): Promise<Token> {
  let body: unknown;
  try {
    body = JSON.parse((await answer.bytes(SMALL_BODY)).toString('utf8'));
  } catch (error) {
    if (error instanceof Failure) throw error;
    // No cause: its message would quote the answer, and with it a token.
    const what =
      error instanceof TooLargeError
        ? `with more than ${SMALL_BODY} bytes`
        : 'with something other than JSON';
    throw new Failure(
      'REGISTRY_ERROR',
      `The token service ${answer.url.host} answered ${answer.status} ${what}. It may not be a token service.`,
    );
  }
  const { token: first, access_token, expires_in } = isRecord(body) ? body : {};
  const token = [first, access_token].find((t) => typeof t === 'string' && t !== '');
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure('REGISTRY_ERROR', `The token service ${answer.url.host} answered without a token.`);
  }
  const lifetime = typeof expires_in === 'number' && expires_in > 0 ? expires_in : DEFAULT_LIFETIME;
  // A tenth, 10 s at most, is a margin for requests on their way. The lifetime begins when the answer is
  // read, whatever `issued_at` says.
  const margin = Math.min(lifetime * 0.1, 10);
  return { header: `Bearer ${token}`, since: now, until: now + (lifetime - margin) * 1000 };
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
