import type { Clock } from '../../core/clock.ts';
import { explain, Failure } from '../../core/failure.ts';
import {
  isConnectionError,
  isTransientStatus,
  nextDelay,
  type RetryPolicy,
  retryAfter,
} from '../../core/retry.ts';

/** Times in milliseconds, sizes in bytes. */
export interface GitHubLimits {
  /** For one answer, its body included. */
  readonly answer: number;
  readonly body: number;
}

export interface TransportParts {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  readonly limits: GitHubLimits;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onRetry: (what: string, why: string, delay: number) => void;
  /** Counts what goes over the wire, retries included. */
  readonly counted: () => void;
}

/** What GitHub asks to wait for when it names a secondary limit and no time (REST API, "Rate limits"). Milliseconds. */
const SECONDARY_WAIT = 60_000;
/** Repeating these changes nothing. A POST may have been carried out before its answer was lost: its caller looks. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/**
 * A `fetch` with a time limit, a size limit and bounded retries: rate limits are waited out as GitHub asks, and 5xx and
 * broken connections are tried again where that is harmless.
 */
export function retryingFetch(parts: TransportParts): typeof fetch {
  const { clock, limits, retry, signal } = parts;

  async function once(url: string, options: RequestInit): Promise<Response> {
    parts.counted();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limits.answer)]);
    try {
      const answer = await parts.fetch(url, { ...options, signal: limit });
      const { status, headers } = answer;
      const body = await boundedBody(answer, limits.body, url);
      const whole = new Response(status === 204 || status === 304 ? null : body, { status, headers });
      // Octokit's paging looks at where the answer came from.
      return Object.defineProperty(whole, 'url', { value: url });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }

  return async (input, options = {}) => {
    const url = String(input);
    const method = options.method ?? 'GET';
    const what = `${method} ${new URL(url).pathname}`;
    let failed = 0;
    let waited = 0;
    for (;;) {
      let answer: Response | undefined;
      let broken: unknown;
      try {
        answer = await once(url, options);
      } catch (error) {
        broken = error;
        if (error instanceof Failure || signal.aborted) throw error;
      }
      const refused = answer && (await limitedFor(answer, clock.now()));
      const transient = answer ? isTransientStatus(answer.status) : isBrokenCall(broken, failed);
      const again = refused !== undefined || (transient && REPEATABLE.has(method));
      if (answer && !again) return answer;
      failed += 1;
      const delay = again ? nextDelay(retry, failed, waited, refused, parts.random()) : undefined;
      if (delay === undefined) {
        if (answer) return answer;
        throw new Failure('GITHUB_UNREACHABLE', `GitHub did not answer ${what}: ${explain(broken)}.`, {
          cause: broken,
        });
      }
      waited += delay;
      parts.onRetry(what, answer ? `GitHub answered ${answer.status}` : explain(broken), delay);
      await clock.sleep(delay, signal);
    }
  };
}

function isBrokenCall(error: unknown, failed: number): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // The code of a DOMException is a number.
  const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown };
  return isConnectionError(cause, failed) || String(code).startsWith('UND_ERR_') || name === 'TimeoutError';
}

/** Milliseconds to wait when an answer is a rate limit, undefined when it is none (REST API, "Rate limits"). */
async function limitedFor(answer: Response, now: number): Promise<number | undefined> {
  if (answer.status !== 403 && answer.status !== 429) return undefined;
  const asked = retryAfter(answer.headers.get('retry-after') ?? undefined, now);
  if (asked !== undefined) return asked;
  if (answer.headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(answer.headers.get('x-ratelimit-reset')) * 1000;
    return Number.isFinite(reset) && reset > 0 ? Math.max(0, reset - now) : SECONDARY_WAIT;
  }
  if (answer.status === 429 || /secondary rate limit/i.test(await answer.clone().text()))
    return SECONDARY_WAIT;
  return undefined;
}

async function boundedBody(answer: Response, limit: number, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) {
      throw new Failure(
        'GITHUB_ANSWER_TOO_LARGE',
        `GitHub's answer to ${new URL(url).pathname} is larger than ${limit} bytes; nothing that this asks for is.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
