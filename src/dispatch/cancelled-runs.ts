import { explain } from '../core/failure.ts';
import { isRunId } from '../protocol/run-id.ts';
import type { RunBook } from './run-book.ts';

/**
 * Which of these runs are cancelled, by their run.json. A run that cannot be checked counts as not cancelled: an item too
 * many costs less than a lost one.
 */
export async function cancelledRuns(
  runs: Iterable<string>,
  book: RunBook,
): Promise<{ cancelled: ReadonlySet<string>; errors: readonly string[] }> {
  const cancelled = new Set<string>();
  const errors: string[] = [];
  await Promise.all(
    [...new Set(runs)].filter(isRunId).map(async (run) => {
      try {
        if ((await book.manifest(run))?.cancelled_at !== undefined) cancelled.add(run);
      } catch (error) {
        errors.push(`checking whether ${run} is cancelled: ${explain(error)}`);
      }
    }),
  );
  return { cancelled, errors };
}
