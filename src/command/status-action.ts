import type { StatusInputs } from '../github/action-inputs.ts';
import { statusTitle } from '../report/check-page.ts';
import type { ActionIo } from './action-io.ts';
import { runsOf, statusTargets } from './followed-runs.ts';
import { showRuns, statusContext } from './runs-action.ts';
import { readStatuses } from './status-command.ts';

/** Runs that are looked at side by side. */
const LANES = 4;

/** The action's mode `status`: every run that is not over, or that one; their check runs are what it is for. */
export async function statusAction({ workflows, run, token }: StatusInputs, io: ActionIo): Promise<void> {
  const { runner } = io;
  const around = await statusContext(io, token);
  const runs = await runsOf(await statusTargets(workflows, around), { run });
  if (runs.length === 0) runner.info('There are no runs that are not over.');
  const looked = await readStatuses(runs, around, LANES);
  for (const { watch } of looked) runner.info(`${watch.snapshot.run.run}: ${statusTitle(watch)}`);
  await showRuns(looked, runner);
}
