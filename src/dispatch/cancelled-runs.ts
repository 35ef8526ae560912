import { explain } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { runManifestKey } from '../protocol/object-keys.ts';
import { isRunId } from '../protocol/run-id.ts';
import { readRunManifest } from '../protocol/run-manifest.ts';
import type { Bucket } from './gather-step.ts';

/**
 * Which of these runs are cancelled, by their run.json. A run that cannot be checked counts as not cancelled: an item too
 * many costs less than a lost one.
 */
export async function cancelledRuns(
  runs: Iterable<string>,
  { output }: DispatchPlan,
  bucket: () => Promise<Pick<Bucket, 'read'>>,
): Promise<{ cancelled: ReadonlySet<string>; errors: readonly string[] }> {
  const cancelled = new Set<string>();
  const errors: string[] = [];
  await Promise.all(
    [...new Set(runs)].filter(isRunId).map(async (run) => {
      const place = { bucket: output.bucket, key: runManifestKey(output.prefix, run) };
      try {
        const stored = await (await bucket()).read(place);
        if (stored && readRunManifest(stored.text).cancelled_at !== undefined) cancelled.add(run);
      } catch (error) {
        errors.push(`checking whether ${run} is cancelled: ${explain(error)}`);
      }
    }),
  );
  return { cancelled, errors };
}
