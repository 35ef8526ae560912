import { Failure } from '../core/failure.ts';
import type { EarlierRun } from '../deploy/earlier-run.ts';
import { runRecordsIn } from '../edge/run-record-file.ts';
import { earlierByMarkers, earlierByRecord, earlierRun, sameAlgorithm } from '../progress/earlier-items.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { finishedItems } from '../runs/finished-items.ts';
import { findRun, findRuns, homeOf } from '../runs/stored-run.ts';
import type { Plan } from '../workflow/plan.ts';

/** Where the estimate of a run finds what items took before. */

/** Runs on AWS that are searched, the newest first: a new one may not have finished an item yet. */
const LOOKED_AT = 5;
/** Markers that are read of a step. */
const EXAMPLES = 100;

/**
 * From the newest folder here that holds a run of the workflow: a local run, or one whose results were
 * fetched.
 */
export function earlierHere(plan: Plan, cwd: string): EarlierRun | undefined {
  for (const { name, record } of runRecordsIn(cwd)) {
    const earlier = earlierByRecord(record, plan, name);
    if (earlier) return earlier;
  }
  return undefined;
}

/** From the newest run on AWS; undefined where these credentials do not allow reading its markers. */
export async function earlierOnAws(
  plan: Plan,
  storage: Pick<RunStorage, 'list' | 'read'>,
): Promise<EarlierRun | undefined> {
  if (plan.output.bucket === undefined) return undefined;
  try {
    const runs = await findRuns(plan, storage);
    for (const { run } of runs.slice(-LOOKED_AT).reverse()) {
      const earlier = await earlierIn(plan, run, storage);
      if (earlier) return earlier;
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  return undefined;
}

async function earlierIn(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'list' | 'read'>,
): Promise<EarlierRun | undefined> {
  const found = await findRun(plan, run, storage);
  if (found?.manifest.workflow !== plan.workflow) return undefined;
  const steps = plan.steps.filter((step) => sameAlgorithm(step, found.manifest.steps));
  const all = await Promise.all(
    steps.map(async ({ id }) => {
      const { count, markers } = await finishedItems(storage, homeOf(plan), run, id, EXAMPLES);
      return [id, { count, items: earlierByMarkers(markers) }] as const;
    }),
  );
  return earlierRun(run, all);
}
