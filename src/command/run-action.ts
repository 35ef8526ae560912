import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { RunInputs } from '../github/action-inputs.ts';
import { checkShaOf, readEventContext } from '../github/event-context.ts';
import { isOver } from '../progress/progress.ts';
import { statusTitle } from '../report/check-page.ts';
import { type ActionIo, readEvent, withToken } from './action-io.ts';
import { submitRun } from './begin-run.ts';
import type { CommandIo } from './command-io.ts';
import { watchRun } from './followed-runs.ts';
import { showRuns, statusContext } from './runs-action.ts';
import { saveReport } from './save-report.ts';
import { startedText } from './started-text.ts';

/** The action's mode `run`: sends files through a deployed workflow, and shows the run as a check run. */
export async function runAction(inputs: RunInputs, given: ActionIo): Promise<void> {
  const io = withToken(given, inputs.token);
  const { runner, env, cwd, signal } = io;
  const { workflow, catalog, inputs: names, run: before, wait, token } = inputs;
  const say = (text: string): void => {
    for (const line of text.trimEnd().split('\n')) runner.info(line);
  };
  const command: CommandIo = {
    out: say,
    err: say,
    cwd,
    env,
    tty: false,
    errTty: false,
    columns: () => 120,
    signal,
  };
  const context = readEventContext(env, await readEvent(env));
  const order = { file: workflow, names, catalog, json: false, wait, run: before, backfill: false };
  const begun = await submitRun({ ...order, commit: context && checkShaOf(context) }, command);
  if (!begun) throw new Failure('BAD_WORKFLOW', `${workflow} cannot be run; what is wrong with it is above.`);
  say(startedText(begun, workflow));
  const { here } = begun;
  runner.output('run-id', here.run);
  let said = '';
  const watch = await watchRun(
    here,
    await statusContext(io, token),
    (each) => {
      const title = statusTitle(each);
      if (title !== said) runner.info(title);
      said = title;
    },
    wait ? {} : { polls: 1 },
  );
  if (wait) {
    const report = join(env.RUNNER_TEMP || cwd, `pipewright-${here.run}`);
    await saveReport(here, report, signal);
    runner.output('report', report);
  }
  await showRuns([{ watch, watched: here.watched }], runner);
  if (wait && isOver(watch.progress.state) && watch.progress.state !== 'COMPLETE')
    throw new Failure('ITEMS_FAILED', `The run ${here.run} is over: ${statusTitle(watch)}.`);
}
