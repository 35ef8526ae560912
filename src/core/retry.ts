/** When and how to retry. */

import type { Clock } from './clock.ts';

export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly tries: number;
  /** Milliseconds before the second try; doubles each time. */
  readonly firstDelay: number;
  /** Milliseconds; longest wait without a `Retry-After`. */
  readonly longestDelay: number;
  /** Milliseconds spent waiting for one request in all; a server that asks for more is not tried again. */
  readonly budget: number;
}

export const RETRY_POLICY: RetryPolicy = { tries: 5, firstDelay: 500, longestDelay: 15_000, budget: 180_000 };

// 499 and 522 are what proxies in front of registries say for "the client/server went away".
const RETRIED_STATUS = new Set([408, 429, 499, 500, 502, 503, 504, 522]);

/** Whether an HTTP status means "try again later". Other 4xx never do. */
export function isTransientStatus(status: number): boolean {
  return RETRIED_STATUS.has(status);
}

const BROKEN = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNABORTED',
  'ESTALLED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'HPE_INVALID_EOF_STATE',
]);

/**
 * Whether an error means that the connection broke and a new one may work. An unknown host name or a closed
 * port stays as it is; an unreachable name server is retried only once, or being offline would look like
 * hanging.
 * @param failed tries that failed before
 */
export function isConnectionError(error: unknown, failed = 0): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return BROKEN.has(code) || (code === 'EAI_AGAIN' && failed === 0);
}

/** Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date (RFC 9110 10.2.3). */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Date.parse accepts almost anything as a date; HTTP's dates begin with the day of the week.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Milliseconds to wait before the next try, or undefined to give up. `failed` counts the tries so far,
 * `waited` the milliseconds spent waiting so far, `asked` the delay that the server asks for, `random` is in
 * [0, 1): up to half of our own delay is jitter.
 */
export function nextDelay(
  policy: RetryPolicy,
  failed: number,
  waited: number,
  asked: number | undefined,
  random: number,
): number | undefined {
  if (failed >= policy.tries) return undefined;
  const own = Math.min(policy.firstDelay * 2 ** (failed - 1), policy.longestDelay);
  const delay = asked === undefined ? own * (0.5 + random / 2) : asked + (random * policy.firstDelay) / 2;
  return waited + delay > policy.budget ? undefined : Math.round(delay);
}

/** Tries of one request so far, and the milliseconds waited between them. */
export interface RetryState {
  failed: number;
  waited: number;
}

export interface RetryParts {
  readonly retry: RetryPolicy;
  readonly clock: Clock;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Counts a failed try and waits before the next one.
 * @param asked milliseconds that the server asks for
 * @param onRetry called with the delay before it starts
 * @returns false when the tries or the time are used up
 */
export async function backOff(
  state: RetryState,
  asked: number | undefined,
  { retry, clock, random, signal }: RetryParts,
  onRetry: (delay: number) => void,
): Promise<boolean> {
  state.failed += 1;
  const delay = nextDelay(retry, state.failed, state.waited, asked, random());
  if (delay === undefined) return false;
  state.waited += delay;
  onRetry(delay);
  await clock.sleep(delay, signal);
  return true;
}
