import { markerRecord } from '../progress/aws-record.ts';
import { isOver, type RunState } from '../progress/progress.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import type { WaitingUploads } from '../runs/waiting-uploads.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { statusTitle } from './check-page.ts';
import { failureLines } from './item-failures.ts';
import { progressLines } from './progress-lines.ts';

const SHOWN_FAILURES = 10;

/** States that the title does not name. */
const STATES: Partial<Readonly<Record<RunState, string>>> = {
  QUEUED: 'waiting',
  INITIALIZING: 'starting',
  RUNNING: 'running',
};

/**
 * The status of a run on AWS, for a terminal: its steps, what keeps it, what failed, where the results are, and what to do
 * next.
 * @param next the workflow file, for commands; whether the results have been fetched
 */
export function renderStatus(
  status: RunStatus,
  deployed: DeployedWorkflow,
  next: { readonly file: string; readonly fetched?: boolean },
): string {
  const { progress, snapshot } = status;
  const state = STATES[progress.state];
  const failed = progress.steps.reduce((sum, step) => sum + step.failed, 0);
  const shown = snapshot.failures.slice(0, SHOWN_FAILURES);
  return [
    `${escapeControl(snapshot.run.run)} of ${escapeControl(deployed.workflow)}: ${state === undefined ? '' : `${state}; `}${escapeControl(statusTitle(status))}`,
    // The title has the samples.
    ...progressLines({ ...progress, samples: undefined }, snapshot.at).map(
      (line) => `  ${escapeControl(line)}`,
    ),
    ...troubleLines(status),
    ...shown.flatMap(({ marker }) => failureLines(markerRecord(marker))),
    ...(failed > shown.length ? [`  … and ${failed - shown.length} more failures`] : []),
    ...resultLines(status, deployed),
    ...nextLines(status, failed, next),
    '',
  ].join('\n');
}

/** Items of files that were uploaded without a run, and wait for others. */
export function renderWaitingUploads({
  workflow,
  items,
  isCut,
}: WaitingUploads & { readonly workflow: string }): string {
  const more = items.length - SHOWN_FAILURES;
  return [
    `Uploads to ${escapeControl(workflow)} without a run: ${plural(items.length, 'item')} ${items.length === 1 ? 'waits' : 'wait'} for files`,
    ...items.slice(0, SHOWN_FAILURES).map(({ id, why }) => `  ${escapeControl(id)}: ${escapeControl(why)}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(isCut ? ['  There are more files than were looked at.'] : []),
    '',
  ].join('\n');
}

/** What keeps a run from moving, each with its remedy. */
export function troubleLines({ progress }: Pick<RunStatus, 'progress'>): string[] {
  return progress.troubles.flatMap(({ what, remedy, said }) => [
    `! ${escapeControl(what)}`,
    `  ${escapeControl(remedy)}`,
    ...(said === undefined ? [] : [`  AWS says: ${escapeControl(said)}`]),
  ]);
}

function resultLines({ progress, snapshot }: RunStatus, { output }: DeployedWorkflow): string[] {
  const some = new Set(progress.steps.filter(({ complete }) => complete > 0).map(({ id }) => id));
  return resultFolders(progress.steps, output.prefix, snapshot.run.run)
    .filter(({ step }) => some.has(step))
    .map(({ key }) => `results: ${escapeControl(`s3://${output.bucket}/${key}`)}`);
}

function nextLines(
  { progress, snapshot }: RunStatus,
  failed: number,
  { file, fetched = false }: { readonly file: string; readonly fetched?: boolean },
): string[] {
  const word = shellWord(file);
  const call = `${snapshot.run.run} ${word}`;
  const some = isOver(progress.state) && progress.steps.some(({ complete }) => complete > 0);
  return [
    ...(some && !fetched ? [`To fetch results: npx pipewright results ${call} --out results`] : []),
    // A canceled run refuses retries before it continues.
    ...(progress.state === 'CANCELED'
      ? [`To continue it: npx pipewright run ${word} --run ${snapshot.run.run}`]
      : failed > 0
        ? [`To retry what failed, after a fix: npx pipewright retry ${call}`]
        : []),
  ];
}

/** A run's entry in the output of `--json`. */
export function statusJson({ progress, snapshot, timedOut }: RunStatus, deployed: DeployedWorkflow): object {
  const { run, repository, commit, file, created_at } = snapshot.run;
  return {
    run,
    workflow: deployed.workflow,
    state: progress.state,
    timed_out: timedOut || undefined,
    created_at,
    repository,
    commit,
    file,
    samples: progress.samples,
    tolerated: progress.tolerated,
    steps: progress.steps.map(({ id, known, running, complete, failed, canceled, waits, more, agents }) => ({
      id,
      known,
      running,
      complete,
      failed,
      canceled,
      waits,
      more,
      agents,
    })),
    troubles: progress.troubles,
    failures: snapshot.failures.map(({ marker, stream }) => ({
      step: marker.step,
      item: marker.item,
      state: marker.state,
      attempts: marker.attempt,
      exit_code: marker.exit_code,
      meaning: marker.meaning,
      log_tail: marker.log_tail,
      log_stream: stream,
    })),
  };
}
