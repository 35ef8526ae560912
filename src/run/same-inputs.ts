import { Failure } from '../failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { inputsDigest } from './begin.ts';
import { type Compared, compareInputs } from './compare-inputs.ts';
import { markerFolder } from './layout.ts';
import { readMarkerKey } from './marker.ts';
import { takes } from './patterns.ts';
import type { RunCloud } from './run-cloud.ts';
import { type RunInput, splitTaken } from './run-inputs.ts';
import type { RunStorage } from './run-storage.ts';
import type { RunBefore } from './start.ts';
import { changedSteps, findRuns, homeOf, readRun, type StoredRun } from './stored-run.ts';
import { itemDigest } from './take-back.ts';

/** Of the newest runs, so many are compared with. */
const LOOKED_AT = 10;

export interface SameRun extends RunBefore {
  readonly compared: Compared;
  /** It was not over when it was found. */
  readonly open: boolean;
}

/**
 * The newest run of these very inputs with the same images and variables: it can go on in place of a new one, which would
 * do again what that one has finished. A run stays as it is whose inputs have the same names and another content,
 * where it has results of the old one; what failed has none.
 * @param compare told of how many files are compared
 */
export async function findSameRun(
  plan: Plan,
  inputs: readonly RunInput[],
  cloud: RunCloud,
  compare: (files: number) => void,
): Promise<SameRun | undefined> {
  const { storage } = cloud;
  const { taken } = splitTaken(plan, inputs);
  const digest = inputsDigest(taken.map(({ path }) => path));
  const newest = (await findRuns(plan, storage)).slice(-LOOKED_AT).reverse();
  const stored = await Promise.all(newest.map(({ run }) => readIfOurs(plan, run, storage)));
  const at = stored.findIndex(
    (each) => each?.manifest.inputs === digest && changedSteps(plan, each.manifest).length === 0,
  );
  const found = stored[at];
  if (!found) return undefined;
  compare(taken.length);
  const compared = await compareInputs(plan, taken, found.manifest.run, cloud);
  if (await hasResults(plan, found.manifest.run, compared, storage)) return undefined;
  return { ...found, compared, open: newest[at]!.open };
}

/** Undefined for what another release wrote, and for what is gone since it was listed. */
async function readIfOurs(plan: Plan, run: string, storage: RunStorage): Promise<StoredRun | undefined> {
  try {
    return await readRun(plan, run, storage);
  } catch (error) {
    if (error instanceof Failure && ['BAD_RUN_MANIFEST', 'RUN_NOT_FOUND'].includes(error.code))
      return undefined;
    throw error;
  }
}

/** Whether a first step has finished an input that has changed. */
async function hasResults(
  plan: Plan,
  run: string,
  { changed }: Compared,
  storage: RunStorage,
): Promise<boolean> {
  const { bucket, prefix } = homeOf(plan);
  for (const { id, needs, spec } of plan.steps) {
    if (needs.length > 0) continue;
    const paths = changed.map(({ input }) => input.path).filter((path) => takes(spec.inputs.patterns, path));
    if (paths.length === 0) continue;
    const digests = new Set(paths.map(itemDigest));
    for await (const { key } of storage.list(bucket, markerFolder(prefix, run, id))) {
      const marker = readMarkerKey(key);
      if (marker?.state === 'done' && digests.has(marker.item)) return true;
    }
  }
  return false;
}
