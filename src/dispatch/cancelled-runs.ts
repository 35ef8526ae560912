import { explain } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { isRunId } from '../protocol/run-id.ts';
import { runManifestKey } from '../protocol/run-keys.ts';
import { readRunManifest } from '../protocol/run-manifest.ts';
import type { Bucket } from './gather-step.ts';

/**
 * Which of these runs are cancelled, by what their run.json says now. Of one that cannot be asked about, it is taken that
 * it goes on: an item too many costs less than one that is lost.
 */
export async function cancelledRuns(
  runs: Iterable<string>,
  plan: DispatchPlan,
  bucket: () => Promise<Pick<Bucket, 'read'>>,
): Promise<{ cancelled: ReadonlySet<string>; errors: readonly string[] }> {
  const cancelled = new Set<string>();
  const errors: string[] = [];
  await Promise.all(
    [...new Set(runs)].filter(isRunId).map(async (run) => {
      const key = runManifestKey(plan.output.prefix, run);
      try {
        const found = await (await bucket()).read({ bucket: plan.output.bucket, key });
        if (found && readRunManifest(found.text).cancelled_at !== undefined) cancelled.add(run);
      } catch (error) {
        errors.push(`asking whether ${run} is cancelled: ${explain(error)}`);
      }
    }),
  );
  return { cancelled, errors };
}
