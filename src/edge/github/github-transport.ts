import { explain, Failure } from '../../core/failure.ts';
import {
  backOff,
  isConnectionError,
  isTransientStatus,
  type RetryParts,
  retryAfter,
} from '../../core/retry.ts';

export interface GitHubLimits {
  /** Milliseconds for one answer, including its body. */
  readonly answer: number;
  /** Bytes of one answer's body. */
  readonly body: number;
}

export interface TransportParts extends RetryParts {
  readonly fetch: typeof fetch;
  readonly limits: GitHubLimits;
  readonly signal: AbortSignal;
  readonly onRetry: (what: string, why: string, delay: number) => void;
  /** Called for every request sent, including retries. */
  readonly onRequest: () => void;
}

/** Wait after a secondary rate limit that names no time (REST API, "Rate limits"). Milliseconds. */
const SECONDARY_WAIT = 60_000;
/** Idempotent methods. A POST may have succeeded although its answer was lost: its caller has to check. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/**
 * A `fetch` with a timeout, a size limit and bounded retries: it waits as long as rate limits ask, and
 * repeats idempotent requests after 5xx and broken connections.
 */
export function retryingFetch(parts: TransportParts): typeof fetch {
  const { clock, limits, signal } = parts;

  async function once(url: string, options: RequestInit): Promise<Response> {
    parts.onRequest();
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(limits.answer)]);
    try {
      const answer = await parts.fetch(url, { ...options, signal: timeout });
      const { status, headers } = answer;
      const body = await boundedBody(answer, limits.body, url);
      const whole = new Response(status === 204 || status === 304 ? null : body, { status, headers });
      // Octokit's pagination reads the answer's URL.
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
    const state = { failed: 0, waited: 0 };
    for (;;) {
      let answer: Response | undefined;
      let broken: unknown;
      try {
        answer = await once(url, options);
      } catch (error) {
        if (error instanceof Failure || signal.aborted) throw error;
        broken = error;
      }
      const asked = answer && (await rateLimitWait(answer, clock.now()));
      const isTransient = answer ? isTransientStatus(answer.status) : isBrokenCall(broken, state.failed);
      const isRetried = asked !== undefined || (isTransient && REPEATABLE.has(method));
      const why = answer ? `GitHub answered ${answer.status}` : explain(broken);
      if (isRetried && (await backOff(state, asked, parts, (delay) => parts.onRetry(what, why, delay))))
        continue;
      if (answer) return answer;
      throw new Failure('GITHUB_UNREACHABLE', `GitHub did not answer ${what}: ${why}.`, { cause: broken });
    }
  };
}

function isBrokenCall(error: unknown, failed: number): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // The code of a DOMException is a number.
  const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown };
  return isConnectionError(cause, failed) || String(code).startsWith('UND_ERR_') || name === 'TimeoutError';
}

/** Milliseconds to wait after a rate limit; undefined for other answers (REST API, "Rate limits"). */
async function rateLimitWait(answer: Response, now: number): Promise<number | undefined> {
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
        `GitHub's answer to ${new URL(url).pathname} is larger than ${limit} bytes, so it is not an expected answer.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
