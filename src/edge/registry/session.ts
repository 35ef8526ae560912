import { explain, Failure } from '../../core/failure.ts';
import {
  backOff,
  isConnectionError,
  isTransientStatus,
  type RetryParts,
  type RetryState,
  retryAfter,
} from '../../core/retry.ts';
import { type AddressScope, addressScope, isLoopback, redirectBlockedReason } from './address.ts';
import {
  brokenFailure,
  header,
  oneLine,
  type Refusal,
  readRefusal,
  refusalFailure,
  SMALL_BODY,
  upper,
} from './answers.ts';
import { type Authorizer, authorizerFor, type Scope, TokenRefusedError } from './auth.ts';
import type { CredentialLookup } from './credentials.ts';
import { type Answer, type Body, type Outgoing, TooLargeError, type Transport } from './http-transport.ts';
import { openOtherHosts } from './other-hosts.ts';
import { ProxyError } from './proxy.ts';
import { publicTransport } from './public-transport.ts';

/** One request to a registry, with the scopes it needs. */
export interface Call {
  readonly method: Outgoing['method'];
  /** Under the registry's origin (`/v2/…`), or the absolute address of an upload session. */
  readonly to: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** The repository whose credentials are used. */
  readonly repository: string;
  readonly scopes: readonly Scope[];
  /** A phrase for messages: `reading ghcr.io/alice/blur:1`. */
  readonly doing: string;
  /** Bytes: an answer of 200 is read at once up to this size, so that one that breaks off is retried. */
  readonly whole?: number;
  /** The answer may take minutes: the registry hashes and stores a blob first. */
  readonly commits?: boolean;
  /** false: the caller retries after a broken connection or a 5xx (a half-sent blob starts a new upload). */
  readonly repeat?: boolean;
}

/** Dependencies of a session. */
export interface SessionParts extends RetryParts {
  readonly transport: Transport;
  /** For addresses that the registry names; by default, `transport` for public addresses only. */
  readonly outside?: Transport;
  /** The registry itself, which a stranger named, must have a public address too. */
  readonly publicOnly?: boolean;
  readonly credentials: CredentialLookup;
  readonly warn: (message: string) => void;
  readonly retried: (what: string, why: string, delay: number) => void;
}

/** Session with one registry host, for all its repositories: origin, authorization, redirects, retries. */
export interface Session {
  /** As written in names: `docker.io`, `127.0.0.1:5000`. */
  readonly host: string;
  /** Retries, then gives the last answer, whatever its status. @throws Failure when there is none */
  send(call: Call): Promise<Answer>;
  /** The Failure for a refusal. */
  refuse(answer: Answer, call: Pick<Call, 'doing' | 'repository'>, write: boolean): Promise<Failure>;
  failure(refusal: Refusal, call: Pick<Call, 'doing' | 'repository'>, write: boolean): Promise<Failure>;
  /** The Failure for an error that cannot be retried; errors unrelated to the connection pass through. */
  broken(error: unknown, doing: string): unknown;
  /** Waits before a retry; false when the error is permanent or the retries are used up. */
  again(state: RetryState, what: string, cause: unknown): Promise<boolean>;
  /** Waits for a registry that lags behind. @param milliseconds */
  pause(milliseconds: number): Promise<void>;
}

const REDIRECT = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;

/** Opens a session; nothing is sent yet. `insecure` (registries.conf): no certificate check, HTTP allowed. */
export function openSession(host: string, insecure: boolean, parts: SessionParts): Session {
  const { clock, signal } = parts;
  const outside = parts.outside ?? publicTransport(parts.transport);
  const transport = parts.publicOnly ? outside : parts.transport;
  // Docker Hub's API has another host name than its images.
  const apiHost = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const local = isLoopback(new URL(`http://${apiHost}`).hostname);
  let origin = new URL(`${local ? 'http' : 'https'}://${apiHost}`);
  let settled: Promise<void> | undefined;
  // Known for sure once it has answered: a name may lead to a private address.
  let scope: AddressScope = parts.publicOnly ? 'public' : addressScope(origin.hostname);
  /** A local registry has answered over plain HTTP, so it need not be probed for TLS. */
  let plainWorks = false;
  const warned = new Set<string>();

  const tokens = {
    clock,
    exchange: (request: Outgoing, doing: string): Promise<Answer> =>
      retrying(doing, async () => read(await follow(request, doing), SMALL_BODY)),
    warn: parts.warn,
  };
  const authorizer: Authorizer = authorizerFor({ ...tokens, host, credentials: parts.credentials });
  const others = openOtherHosts(tokens);

  /** Sends, following redirects by hand; `authorization` goes to the registry's own origin only. */
  async function follow(request: Outgoing, doing: string, authorization?: string): Promise<Answer> {
    let { url } = request;
    const { method, body } = request;
    const reading = method === 'GET' || method === 'HEAD';
    let asked = false;
    for (let hops = 0; ; hops++) {
      const own = url.origin === origin.origin;
      const refused = redirectBlockedReason(origin, scope, url);
      if (refused) {
        throw new Failure(
          'ADDRESS_REFUSED',
          `${upper(doing)} was given up: ${host} redirected to ${oneLine(url.origin)}, and ${refused}.`,
        );
      }
      const given = own ? authorization : hops > 0 && reading ? await others.header(url) : undefined;
      const answer = await (own || scope !== 'public' ? transport : outside).send({
        method,
        url,
        headers: { ...request.headers, ...(given && { authorization: given }) },
        ...(body && { body }),
        ...(request.commits && { commits: true }),
        ...(insecure && { verifyTls: false }),
      });
      if (own && answer.address) scope = addressScope(answer.address);
      showWarnings(answer);
      if (answer.status === 401 && !own && reading && !asked) {
        // Another registry, to which this one redirects: the next try has a token for it.
        asked = true;
        if (await others.answer(answer, given)) {
          answer.discard();
          continue;
        }
      }
      const location = header(answer, 'location');
      if (!REDIRECT.has(answer.status) || !location || hops === MOST_REDIRECTS) return answer;
      if (!reading && answer.status !== 307 && answer.status !== 308) return answer;
      const next = resolve(location, url, host);
      // Credentials for one token service must not reach another, in a form or in a header.
      const isForm = request.headers?.['content-type'] === 'application/x-www-form-urlencoded';
      if (isForm && next.origin !== request.url.origin) return answer;
      answer.discard();
      url = next;
      if (url.origin !== request.url.origin && request.headers?.authorization) {
        const { authorization: _, ...rest } = request.headers;
        request = { ...request, headers: rest };
      }
    }
  }

  /** `Warning: 299 - "…"` is meant for users (distribution-spec, "Warnings"). */
  function showWarnings(answer: Answer): void {
    const text = /^299\s+\S+\s+"((?:[^"\\]|\\.)*)"/.exec(header(answer, 'warning') ?? '')?.[1];
    const line = oneLine(text?.replace(/\\(.)/g, '$1'));
    if (!line || warned.has(line) || warned.size > 20) return;
    warned.add(line);
    parts.warn(`${host} says: ${line}`);
  }

  /** Plain HTTP for loopback, else HTTPS; `insecure` hosts are probed for TLS. Local hosts may use TLS. */
  async function settle(): Promise<void> {
    if (!insecure || local) return;
    for (const scheme of ['https', 'http'] as const) {
      try {
        const url = new URL(`${scheme}://${apiHost}/v2/`);
        (await transport.send({ method: 'GET', url, verifyTls: false })).discard();
        origin = new URL(url.origin);
        return;
      } catch (error) {
        if (scheme === 'http') throw error;
      }
    }
  }

  /** Go's servers answer plain HTTP on a TLS port with a 400 that says so in its body. */
  async function speaksTls(): Promise<boolean> {
    const answer = await transport.send({ method: 'GET', url: new URL('/v2/', origin) });
    return (await answer.bytes(SMALL_BODY)).includes('HTTP request to an HTTPS server');
  }

  async function once(call: Call): Promise<Answer> {
    settled ??= settle();
    await settled.catch((error) => {
      settled = undefined;
      throw error;
    });
    const url = call.to instanceof URL ? call.to : new URL(call.to, origin);
    const request: Outgoing = {
      method: call.method,
      url,
      ...(call.headers && { headers: call.headers }),
      ...(call.body && { body: call.body }),
      ...(call.commits && { commits: true }),
    };
    for (let tries = 0; ; tries++) {
      const authorization =
        url.origin === origin.origin ? await authorizer.header(call.repository, call.scopes) : undefined;
      const answer = await follow(request, call.doing, authorization);
      if (answer.status !== 400) plainWorks = true;
      else if (local && !plainWorks && (await speaksTls())) {
        answer.discard();
        plainWorks = true;
        origin = new URL(`https://${apiHost}`);
        return once(call);
      }
      if (answer.status !== 401 || tries === 2 || answer.url.origin !== origin.origin) return answer;
      if (!(await authorizer.learn(answer, call.repository, call.scopes, authorization))) return answer;
      answer.discard();
    }
  }

  async function retrying(doing: string, attempt: () => Promise<Answer>): Promise<Answer> {
    const retry: RetryState = { failed: 0, waited: 0 };
    for (;;) {
      try {
        const answer = await attempt();
        if (!isTransientStatus(answer.status)) return answer;
        if (!(await again(retry, doing, answer))) return answer;
        answer.discard();
      } catch (error) {
        if (!(await again(retry, doing, error))) throw broken(error, doing);
      }
    }
  }

  function broken(error: unknown, doing: string): unknown {
    if (signal?.aborted) return signal.reason;
    return error instanceof TokenRefusedError ? error : brokenFailure(error, doing, host);
  }

  async function again(retry: RetryState, what: string, cause: unknown): Promise<boolean> {
    signal?.throwIfAborted();
    const isAnswer = typeof cause === 'object' && cause !== null && 'headers' in cause;
    const status = isAnswer ? (cause as Answer).status : 0;
    const isBroken = cause instanceof ProxyError ? cause.isTransient : isConnectionError(cause, retry.failed);
    if (!isTransientStatus(status) && !isBroken) return false;
    const asked = isAnswer ? retryAfter(header(cause as Answer, 'retry-after'), clock.now()) : undefined;
    return backOff(retry, asked, parts, (delay) =>
      parts.retried(what, isAnswer ? `${host} answered ${status}` : oneLine(explain(cause)), delay),
    );
  }

  async function failure(
    refusal: Refusal,
    call: Pick<Call, 'doing' | 'repository'>,
    write: boolean,
  ): Promise<Failure> {
    const credentials = await authorizer.origin(call.repository);
    const elsewhere = refusal.from === origin.host ? undefined : refusal.from;
    return refusalFailure(refusal, { doing: call.doing, registry: host, write, credentials, elsewhere });
  }

  return {
    host,
    async send(call) {
      try {
        return call.repeat === false
          ? await once(call)
          : await retrying(call.doing, async () => read(await once(call), call.whole));
      } catch (error) {
        if (!(error instanceof TokenRefusedError)) throw error;
        const { status, code, message } = error;
        const write = call.scopes.some((s) => s.endsWith('push'));
        throw await failure({ status, code, message, retryAfter: error.retryAfter }, call, write);
      }
    },
    refuse: async (answer, call, write) => failure(await readRefusal(answer), call, write),
    failure,
    broken,
    again,
    pause: (milliseconds) => clock.sleep(milliseconds, signal),
  };
}

/** Reads an answer of 200 into memory; too many bytes are an error only when the caller reads them. */
async function read(answer: Answer, limit: number | undefined): Promise<Answer> {
  if (limit === undefined || answer.status !== 200) return answer;
  await answer.bytes(limit).catch((error: unknown) => {
    if (!(error instanceof TooLargeError)) throw error;
  });
  return answer;
}

/** Resolves a `Location` against the address that gave it; it may be relative and carry a query. */
export function resolve(location: string, base: URL, host: string): URL {
  try {
    return new URL(location, base);
  } catch {
    throw new Failure(
      'REGISTRY_ERROR',
      `${host} redirected to "${oneLine(location)}", which is not an address.`,
    );
  }
}
