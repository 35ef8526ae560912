import { Failure } from '../core/failure.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import { type FoundRun, findRun, findRuns, foreignRunText, runNotFound } from '../runs/stored-run.ts';
import type { FollowedRun, StatusTarget } from './followed-runs.ts';

/** A run that is stored among those of a workflow, but belongs to another one with the same output. */
type ForeignRun = Pick<RunManifest, 'run' | 'workflow' | 'file'>;

interface Options {
  /** Only this run. */
  readonly run?: string;
  /** Where a workflow has no open run, its newest one is given. */
  readonly newest?: boolean;
  /** Gets a line for each run that belongs to a workflow which was not asked for. */
  readonly say?: (line: string) => void;
}

/**
 * Runs of some workflows: one that is named, else all that are not over. Of several workflows, those that are
 * not deployed have none.
 * @throws Failure `RUN_NOT_FOUND`; `NOT_DEPLOYED` where none is deployed
 */
export async function runsOf(
  workflows: readonly StatusTarget[],
  { run, newest = false, say }: Options,
): Promise<FollowedRun[]> {
  let missing: Failure | undefined;
  const found = await Promise.all(
    workflows.map(async (target) => {
      try {
        return { target, runs: await findRuns(target.watched, target.world.storage) };
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'NOT_DEPLOYED') throw error;
        missing = error;
        return undefined;
      }
    }),
  );
  const lists = found.filter((each) => each !== undefined);
  if (missing && lists.length === 0) throw missing;
  const foreign = new Map<string, ForeignRun>();
  const own: FollowedRun[] = [];
  for (const { target, runs } of lists) {
    const named = run === undefined ? runs : runs.filter((each) => each.run === run);
    own.push(...(await ownRuns(target, named, { newest, foreign, all: run !== undefined })));
  }
  const others = [...foreign.values()].filter(
    ({ workflow }) => !workflows.some(({ watched }) => watched.workflow === workflow),
  );
  if (run === undefined) for (const other of others) say?.(foreignRunText(other));
  else if (own.length === 0 && others[0]) throw new Failure('RUN_NOT_FOUND', `${foreignRunText(others[0])}.`);
  else if (own.length === 0)
    throw runNotFound(
      `No workflow here has a run ${run}`,
      lists.flatMap(({ runs }) => runs),
    );
  return own;
}

/** @param foreign takes the runs of other workflows that were met on the way */
async function ownRuns(
  target: StatusTarget,
  runs: readonly FoundRun[],
  { newest, foreign, all }: { newest: boolean; foreign: Map<string, ForeignRun>; all: boolean },
): Promise<FollowedRun[]> {
  const isOwn = async ({ run }: FoundRun): Promise<boolean> => {
    const owner = await ownerOf(target, run);
    if (owner === undefined || owner.workflow === target.watched.workflow) return true;
    foreign.set(run, owner);
    return false;
  };
  const own: FollowedRun[] = [];
  for (const each of runs.filter(({ open }) => open || all))
    if (await isOwn(each)) own.push({ ...target, run: each.run });
  if (own.length > 0 || !newest) return own;
  for (const each of runs.filter(({ open }) => !open).reverse())
    if (await isOwn(each)) return [{ ...target, run: each.run }];
  return [];
}

/**
 * The run's manifest. Undefined where it cannot be read: the run then counts as the workflow's own, and
 * reading it says what is wrong.
 */
async function ownerOf({ watched, world }: StatusTarget, run: string): Promise<ForeignRun | undefined> {
  try {
    return (await findRun(watched, run, world.storage))?.manifest;
  } catch (error) {
    if (error instanceof Failure && error.code === 'BAD_RUN_MANIFEST') return undefined;
    throw error;
  }
}
