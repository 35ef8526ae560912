import { explain } from '../core/failure.ts';
import { isRunId } from '../protocol/run-id.ts';
import type { RunBook } from './run-book.ts';

/**
 * Which of these runs are canceled, by their run.json. A run that cannot be checked counts as not canceled: an item too
 * many costs less than a lost one.
 */
export async function canceledRuns(
  runs: Iterable<string>,
  book: RunBook,
): Promise<{ canceled: ReadonlySet<string>; errors: readonly string[] }> {
  const canceled = new Set<string>();
  const errors: string[] = [];
  await Promise.all(
    [...new Set(runs)].filter(isRunId).map(async (run) => {
      try {
        if ((await book.manifest(run))?.canceled_at !== undefined) canceled.add(run);
      } catch (error) {
        errors.push(`checking whether ${run} is canceled: ${explain(error)}`);
      }
    }),
  );
  return { canceled, errors };
}
