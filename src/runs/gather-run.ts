import { Failure } from '../core/failure.ts';
import {
  endNotifiedKey,
  gatherBlockedKey,
  gatherLookedKey,
  gatherSentKey,
  markerFolder,
  readMarkerKey,
  runEndedKey,
  versionDigest,
} from '../protocol/object-keys.ts';
import { NOT_STARTED } from '../protocol/refused-item.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { lookAgain } from './change-items.ts';
import { failedKeys } from './retry-choice.ts';
import { openAccount } from './run-budget.ts';
import type { RunCloud } from './run-cloud.ts';
import { homeOf, readRun, updateRun, withNewLimit } from './stored-run.ts';

/** A step that gathers the items that are done, without the failed ones. */
export interface GatheredStep {
  readonly id: string;
  /** How many of its groups were refused, and begin now. */
  readonly groups: number;
}

/**
 * Makes steps gather the items that are done if they did not begin because too many items before them failed.
 * Their groups are not made here: the dispatcher looks at the run again, and finds in `run.json` that they
 * may begin.
 * @param step only this one; else all that were refused
 * @throws Failure `RUN_NOT_FOUND`, `RUN_CANCELED`, `BUDGET_REACHED`, `NOTHING_TO_GATHER`, `RUN_BUSY`
 */
export async function gatherRun(
  plan: Plan,
  run: string,
  step: string | undefined,
  { storage, now }: Pick<RunCloud, 'storage' | 'now'>,
): Promise<GatheredStep[]> {
  const { manifest } = await readRun(plan, run, storage);
  if (manifest.canceled_at !== undefined)
    throw new Failure(
      'RUN_CANCELED',
      `The run ${run} was canceled. Continue it with "npx pipewright run FILE --run ${run}", then gather the finished items.`,
    );
  if (manifest.paused_at !== undefined)
    throw new Failure(
      'BUDGET_REACHED',
      `The run ${run} is paused at its budget. Continue it with "npx pipewright run FILE --run ${run} --budget USD", then gather the finished items.`,
    );
  const { bucket, prefix } = homeOf(plan);
  const gathered: GatheredStep[] = [];
  const keys: string[] = [];
  for (const each of plan.steps) {
    if (!each.gather || (step !== undefined && each.id !== step)) continue;
    const refused = await refusedGroups(plan, run, each, storage);
    if (refused.length === 0) continue;
    gathered.push({ id: each.id, groups: refused.length });
    keys.push(...refused, gatherLookedKey(prefix, run, each.id));
    if (plan.items) keys.push(gatherSentKey(prefix, run, each.id));
  }
  const ids = gathered.map(({ id }) => id);
  if (ids.length === 0)
    throw new Failure(
      'NOTHING_TO_GATHER',
      `No group ${step === undefined ? '' : `of the step ${step} `}in the run ${run} waits because of failed items, so there is nothing to gather.`,
    );
  await openAccount(plan, manifest, storage, now());
  await updateRun(plan, run, storage, (before) => ({
    ...withNewLimit(before, now()),
    gathered: [...new Set([...(before.gathered ?? []), ...ids])],
  }));
  await storage.remove(bucket, [runEndedKey(prefix, run), endNotifiedKey(prefix, run)]);
  await lookAgain(plan, run, new Set(ids), storage);
  // Last: after an interruption, the same command finds the refused groups again.
  await storage.remove(bucket, keys);
  return gathered;
}

/**
 * Keys of the objects that record refused groups of a step: a marker for each, or one note if a step has only
 * one group.
 */
async function refusedGroups(
  plan: Plan,
  run: string,
  { id }: PlannedStep,
  storage: Pick<RunCloud['storage'], 'list' | 'read'>,
): Promise<string[]> {
  const { bucket, prefix } = homeOf(plan);
  if (!plan.items) {
    const blocked = gatherBlockedKey(prefix, run, id);
    const isSent = await storage.read({ bucket, key: gatherSentKey(prefix, run, id) });
    return !isSent && (await storage.read({ bucket, key: blocked })) ? [blocked] : [];
  }
  const keys: string[] = [];
  for await (const key of failedKeys(storage.list(bucket, markerFolder(prefix, run, id))))
    if (readMarkerKey(key)!.version === versionDigest(NOT_STARTED)) keys.push(key);
  return keys;
}
