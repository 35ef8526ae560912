import { Failure } from '../core/failure.ts';
import { endNotifiedKey, runEndedKey, runManifestKey } from '../protocol/object-keys.ts';
import { type RunManifest, writeRunManifest } from '../protocol/run-manifest.ts';
import type { Plan } from '../workflow/plan.ts';
import type { RunMetadata } from './new-run.ts';
import { openAccount } from './run-budget.ts';
import type { RunCloud } from './run-cloud.ts';
import { changedSteps, findRuns, homeOf, runBusy, type StoredRun, withNewLimit } from './stored-run.ts';

/** Keeps a run from mixing results of different images or variables. @throws Failure `RUN_CHANGED` */
export function checkSettings(plan: Plan, manifest: RunManifest): void {
  const changed = changedSteps(plan, manifest);
  if (changed.length > 0)
    throw new Failure(
      'RUN_CHANGED',
      `The run ${manifest.run} was started with other images, variables or needs of ${changed.join(', ')}, and a run cannot mix results of both. Start a new run, without --run. To retry only failed items with the new settings, use "npx pipewright retry".`,
    );
}

/**
 * The manifest of a run that continues. A run that had ended moves to the commit that continues it; an open
 * one stays at its commit, which shows it.
 */
export async function continuedManifest(
  plan: Plan,
  { canceled_at: _, paused_at: _paused, budget: _budget, ...manifest }: RunManifest,
  { repository, commit, file, time_limit_minutes, budget }: RunMetadata,
  { storage, now }: Pick<RunCloud, 'storage' | 'now'>,
): Promise<RunManifest> {
  const [found] = await findRuns(plan, storage, manifest.run);
  const moves =
    (!found?.open || manifest.repository === undefined) && repository !== undefined && commit !== undefined;
  const continued = {
    ...manifest,
    ...(budget && { budget }),
    ...(moves && { repository, commit, file: file ?? manifest.file }),
  };
  return withNewLimit(continued, now(), time_limit_minutes);
}

/** Writes the manifest of a run that begins or continues. @throws Failure `RUN_BUSY`, `BUDGET_REACHED` */
export async function openRun(
  plan: Plan,
  manifest: RunManifest,
  before: StoredRun | undefined,
  { storage, now }: Pick<RunCloud, 'storage' | 'now'>,
): Promise<void> {
  const { bucket, prefix } = homeOf(plan);
  await openAccount(plan, manifest, storage, now());
  const place = { bucket, key: runManifestKey(prefix, manifest.run) };
  if ((await storage.replace(place, writeRunManifest(manifest), before?.etag)) === undefined)
    throw runBusy(manifest.run);
  // The run is open again.
  if (before)
    await storage.remove(bucket, [runEndedKey(prefix, manifest.run), endNotifiedKey(prefix, manifest.run)]);
}
