import { explain } from '../core/failure.ts';
import { isRunId } from '../protocol/run-id.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { IgnoreReason } from './route.ts';
import type { RunBook } from './run-book.ts';

/** Why no item of a run is started, by its run.json; undefined where items are started. */
export function haltOf({ canceled_at, paused_at }: RunManifest): IgnoreReason | undefined {
  if (canceled_at !== undefined) return 'its run is canceled';
  return paused_at === undefined ? undefined : 'its run is paused at its budget';
}

/**
 * Which of these runs start no items, and why. A run that cannot be checked counts as one that starts items:
 * an item too many costs less than a lost one.
 */
export async function haltedRuns(
  runs: Iterable<string>,
  book: RunBook,
): Promise<{ halted: ReadonlyMap<string, IgnoreReason>; errors: readonly string[] }> {
  const halted = new Map<string, IgnoreReason>();
  const errors: string[] = [];
  await Promise.all(
    [...new Set(runs)].filter(isRunId).map(async (run) => {
      try {
        const manifest = await book.manifest(run);
        const why = manifest && haltOf(manifest);
        if (why) halted.set(run, why);
      } catch (error) {
        errors.push(`checking whether ${run} is canceled: ${explain(error)}`);
      }
    }),
  );
  return { halted, errors };
}
