import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { RunInputs, StatusInputs } from '../github/action-inputs.ts';
import { checkShaOf } from '../github/event-context.ts';
import { SUMMARY_BYTES } from '../github/github.ts';
import { isOver, type StepProgress } from '../progress/progress.ts';
import { runCost } from '../progress/run-cost.ts';
import { runPage, statusTitle } from '../report/check-page.ts';
import { statusJson } from '../report/run-status-text.ts';
import { resultFolders } from '../runs/run-results.ts';
import { escapeMarkdown, fitBlocks } from '../text/markdown.ts';
import { plural } from '../text/units.ts';
import { type ActionIo, jobContext } from './action-io.ts';
import { submitRun } from './begin-run.ts';
import { fetchedText, fetchRun } from './fetch-run.ts';
import {
  readStatuses,
  statusContext,
  statusTargets,
  type WorkflowStatus,
  watchRun,
} from './followed-runs.ts';
import { runsOf } from './runs-of.ts';
import { saveReport } from './save-report.ts';
import { startedText } from './started-text.ts';

/** The action's mode `run`: sends files through a deployed workflow, and shows the run as a check run. */
export async function runAction(inputs: RunInputs, io: ActionIo): Promise<void> {
  const { runner, env, cwd, signal } = io;
  const { workflow: file, catalog, run, wait, sheet, out, budget } = inputs;
  const context = await jobContext(io);
  const commit = context && checkShaOf(context);
  const given = {
    file,
    inputs: inputs.inputs,
    catalog,
    run,
    wait,
    sheet,
    budget,
    'time-limit': inputs.timeLimit,
    'no-cache': inputs.noCache,
  };
  const submitted = await submitRun({ ...given, commit }, io);
  io.out(startedText(submitted, file));
  const { here } = submitted;
  runner.output('run-id', here.run);
  let said = '';
  const status = await watchRun(
    here,
    await statusContext(io),
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
  await showRuns([{ ...here, status }], io);
  const results = out === undefined ? undefined : await fetchRun(here, out, io);
  if (results && out !== undefined) io.out(fetchedText(results, out, io));
  if (wait && status.progress.state === 'PAUSED')
    throw new Failure('BUDGET_REACHED', `The run ${here.run} is paused: ${statusTitle(status)}.`);
  if (wait && isOver(status.progress.state) && status.progress.state !== 'COMPLETE')
    throw new Failure('ITEMS_FAILED', `The run ${here.run} is over: ${statusTitle(status)}.`);
  if (results && results.refused.length > 0)
    throw new Failure(
      'RESULTS_NOT_FETCHED',
      `${plural(results.refused.length, 'result')} of the run ${here.run} could not be saved in ${out}. The log lists them.`,
    );
}

/** The action's mode `status`: updates the check runs of all runs that are not over, or of the named run. */
export async function statusAction({ workflows, run }: StatusInputs, io: ActionIo): Promise<void> {
  const runs = await runsOf(await statusTargets(workflows, io), { run, say: io.runner.info });
  if (runs.length === 0) io.runner.info('All runs are over.');
  const statuses = await readStatuses(runs, await statusContext(io));
  for (const { status } of statuses) io.runner.info(`${status.snapshot.run.run}: ${statusTitle(status)}`);
  await showRuns(statuses, io);
}

/** Runs as outputs of the step, of the first one in particular, and as the job's summary. */
async function showRuns(statuses: readonly WorkflowStatus[], { runner }: ActionIo): Promise<void> {
  runner.output('runs', JSON.stringify(statuses.map(({ status, watched }) => statusJson(status, watched))));
  const [first] = statuses;
  if (first) {
    const { progress, snapshot } = first.status;
    const { bucket, prefix } = first.watched.output;
    const sum = (count: (step: StepProgress) => number): string =>
      String(progress.steps.reduce((total, step) => total + count(step), 0));
    const results = resultFolders(progress.steps, prefix, snapshot.run.run);
    const done = sum((step) => step.complete);
    const failed = sum((step) => step.failed);
    runner.output('state', progress.state);
    runner.output('done', done);
    runner.output('failed', failed);
    runner.output('results', results.map(({ key }) => `s3://${bucket}/${key}`).join('\n'));
  }
  const blocks = statuses.flatMap(({ status, watched }) => {
    const { title, head, more } = runPage(status, watched, runCost(status));
    return [`### ${escapeMarkdown(title)}`, ...head, ...more];
  });
  if (blocks.length > 0) await runner.summary(fitBlocks(blocks, SUMMARY_BYTES, 'the check run'));
}
