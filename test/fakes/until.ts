import { waitFor } from '../../scripts/services/shared.ts';

/**
 * Polls `check` with backoff until it returns something. Only for conditions without an event: else wait for
 * the event.
 * @param limit milliseconds
 * @throws Error that names `what` after `limit`, or as soon as `ended` says that it can no longer happen
 */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false>,
  { limit = 120_000, ended = () => false }: { limit?: number; ended?: () => boolean } = {},
): Promise<T> {
  let found: T | undefined | false;
  const done = await waitFor(
    async () => {
      found = await check();
      return found !== undefined && found !== false;
    },
    limit,
    ended,
  );
  if (!done) throw new Error(`not within ${limit / 1000} s: ${what}`);
  return found as T;
}
