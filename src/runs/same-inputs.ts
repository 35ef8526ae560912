import { Failure } from '../core/failure.ts';
import { itemDigest, type MarkerState } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { findRootItems } from '../protocol/root-items.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { ruleOf } from '../workflow/preview-items.ts';
import { compareInputs, type InputComparison } from './compare-inputs.ts';
import { firstStates, stateKey } from './first-states.ts';
import type { RunCloud } from './run-cloud.ts';
import { inputsDigest, partitionInputs, type RunInput, workMessagesFor } from './run-inputs.ts';
import {
  compareItemFiles,
  filesToPlan,
  type GivenItems,
  itemsDigest,
  readRunItems,
  takenFiles,
} from './run-items.ts';
import type { PreviousRun } from './start-run.ts';
import { changedSteps, findRuns, readRun, type StoredRun } from './stored-run.ts';

/** How many of the newest runs are compared. */
const COMPARED_RUNS = 50;

export interface SameRun extends PreviousRun {
  readonly compared: InputComparison;
}

/**
 * The newest run of the same inputs with the same images and variables, which can continue instead of a new
 * run that would repeat finished work. A run with results of an input's old content does not qualify; one
 * whose old content failed does, so that users can fix inputs.
 * @param compare called with the number of files to compare
 */
export async function findSameRun(
  plan: Plan,
  inputs: readonly RunInput[],
  cloud: RunCloud,
  compare: (files: number) => void,
): Promise<SameRun | undefined> {
  const { taken } = partitionInputs(plan, inputs);
  const found = await newestRun(plan, inputsDigest(taken), cloud);
  if (!found) return undefined;
  compare(taken.length);
  const compared = await compareInputs(plan, taken, found.manifest.run, cloud);
  return (await fits(plan, found.manifest.run, compared, cloud.storage)) ? { ...found, compared } : undefined;
}

/**
 * As {@link findSameRun}, of a workflow with "items": items have versions, so a run continues whatever has
 * changed, unless none of the given files is the same: then they are other files with the same names.
 */
export async function findSameItems(
  plan: Plan,
  planned: PlannedItems,
  given: GivenItems,
  cloud: RunCloud,
  compare: (files: number) => void,
): Promise<SameRun | undefined> {
  const items = findRootItems(planned, ruleOf(planned, given.rows), filesToPlan(given, []));
  const taken = takenFiles(items, given);
  const digest = itemsDigest(planned, given, taken);
  const found = digest === undefined ? undefined : await newestRun(plan, digest, cloud);
  if (!found) return undefined;
  const { run } = found.manifest;
  compare(taken.length);
  const known = await readRunItems(plan, run, cloud.storage);
  const compared = await compareItemFiles(plan, run, taken, known, cloud);
  const isOther = known.length > 0 && taken.length > 0 && compared.same.length === 0;
  return isOther ? undefined : { ...found, compared };
}

/** The newest run with this digest of its inputs, and the same settings. */
async function newestRun(
  plan: Plan,
  digest: string,
  { storage }: Pick<RunCloud, 'storage'>,
): Promise<StoredRun | undefined> {
  const newest = (await findRuns(plan, storage)).slice(-COMPARED_RUNS).reverse();
  const stored = await Promise.all(newest.map(({ run }) => readIfOurs(plan, run, storage)));
  return stored.find(
    (each) => each?.manifest.inputs === digest && changedSteps(plan, each.manifest).length === 0,
  );
}

/** Undefined for a manifest of another release, and for one deleted since it was listed. */
async function readIfOurs(plan: Plan, run: string, storage: RunStorage): Promise<StoredRun | undefined> {
  try {
    return await readRun(plan, run, storage);
  } catch (error) {
    if (error instanceof Failure && ['BAD_RUN_MANIFEST', 'RUN_NOT_FOUND'].includes(error.code))
      return undefined;
    throw error;
  }
}

/**
 * Whether a run can continue with inputs that differ: it must not have results of inputs that it lacks, and
 * all changed inputs must have failed, or the run has or still computes results of their old content.
 */
async function fits(
  plan: Plan,
  run: string,
  { missing, changed }: InputComparison,
  storage: RunStorage,
): Promise<boolean> {
  if (missing.length + changed.length === 0) return true;
  const states = await firstStates(plan, run, storage);
  const statesOf = ({ path }: RunInput): (MarkerState | undefined)[] =>
    workMessagesFor(plan, run, path, { bucket: '', key: '' }).map(({ step }) =>
      states.get(stateKey(step, itemDigest(path))),
    );
  return (
    missing.every((input) => !statesOf(input).includes('done')) &&
    changed.every((input) => statesOf(input).every((state) => state === 'failed'))
  );
}
