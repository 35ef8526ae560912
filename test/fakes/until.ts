import { waitFor } from '../../scripts/services/shared.ts';

/**
 * Resolves when `check` gives something. For what tells nobody that it has happened, and can only be asked: it is asked
 * at once and again, less and less often. Where there is an event, wait for that.
 * @param limit milliseconds
 * @throws Error that names `what` after `limit`, or as soon as `ended` says that it is in vain
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
