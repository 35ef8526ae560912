import type { RunState } from '../progress/progress.ts';
import type { FailedItem } from '../progress/run-snapshot.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { reasonOf } from '../protocol/item-report.ts';
import { logTail } from '../report/check-failures.ts';
import { titleOf } from '../report/check-page.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import { progressLines } from './run-progress.ts';

/** Failures that are shown one by one. */
const SHOWN_FAILURES = 10;
const LOG_LINES = 5;
const LONGEST_LINE = 300;

/** Of states that the title does not tell. */
const STATES: Partial<Readonly<Record<RunState, string>>> = {
  QUEUED: 'waiting',
  INITIALIZING: 'starting',
  RUNNING: 'running',
};

/** How a run on AWS stands, for a terminal: its steps, what keeps it, what failed, and where the results are. */
export function renderWatch(watch: RunStatus, watched: DeployedWorkflow): string {
  const { progress, seen } = watch;
  const state = STATES[progress.state];
  const failed = progress.steps.reduce((sum, step) => sum + step.failed, 0);
  const shown = seen.failures.slice(0, SHOWN_FAILURES);
  return [
    `${escapeControl(seen.run.run)} of ${escapeControl(watched.workflow)}: ${state === undefined ? '' : `${state}; `}${escapeControl(titleOf(watch))}`,
    ...progressLines(progress, seen.at).map((line) => `  ${escapeControl(line)}`),
    ...troubleLines(watch),
    ...shown.flatMap(failureLines),
    ...(failed > shown.length ? [`  … and ${failed - shown.length} more failures`] : []),
    ...resultLines(watch, watched),
    '',
  ].join('\n');
}

/** What keeps a run, each with what to do. */
export function troubleLines({ progress }: Pick<RunStatus, 'progress'>): string[] {
  return progress.troubles.flatMap(({ what, remedy, said }) => [
    `! ${escapeControl(what)}`,
    `  ${escapeControl(remedy)}`,
    ...(said === undefined ? [] : [`  AWS says: ${escapeControl(said)}`]),
  ]);
}

export function failureLines({ marker }: FailedItem): string[] {
  const { step, item, attempt } = marker;
  const why = reasonOf(marker) || 'failed';
  const log = logTail(marker)
    .split('\n')
    .filter((line) => line !== '')
    .slice(-LOG_LINES)
    .map((line) => `    | ${escapeControl(line.replaceAll('\t', '  ')).slice(0, LONGEST_LINE)}`);
  return [
    `✗ ${escapeControl(`${step}: ${item}`)}: ${escapeControl(why)}${attempt > 1 ? ` (${plural(attempt, 'attempt')})` : ''}`,
    ...log,
  ];
}

function resultLines({ progress, seen }: RunStatus, { output }: DeployedWorkflow): string[] {
  const some = new Set(progress.steps.filter(({ complete }) => complete > 0).map(({ id }) => id));
  return resultFolders(progress.steps, output.prefix, seen.run.run)
    .filter(({ step }) => some.has(step))
    .map(({ key }) => `results: ${escapeControl(`s3://${output.bucket}/${key}`)}`);
}

/** As `--json` has it. */
export function watchJson({ progress, seen, timedOut }: RunStatus, watched: DeployedWorkflow): object {
  const { run, repository, commit, file, created_at } = seen.run;
  return {
    run,
    workflow: watched.workflow,
    state: progress.state,
    ...(timedOut && { timed_out: true }),
    created_at,
    ...(repository !== undefined && { repository }),
    ...(commit !== undefined && { commit }),
    ...(file !== undefined && { file }),
    steps: progress.steps.map(({ id, known, running, complete, failed, canceled, agents }) => ({
      id,
      known,
      running,
      complete,
      failed,
      canceled,
      ...(agents && { agents }),
    })),
    troubles: progress.troubles,
    failures: seen.failures.map(({ marker, stream }) => ({
      step: marker.step,
      item: marker.item,
      state: marker.state,
      attempts: marker.attempt,
      ...(marker.exit_code !== undefined && { exit_code: marker.exit_code }),
      ...(marker.meaning !== undefined && { meaning: marker.meaning }),
      ...(marker.log_tail !== undefined && { log_tail: marker.log_tail }),
      ...(stream !== undefined && { log_stream: stream }),
    })),
  };
}
