import { markerRecord } from '../progress/aws-record.ts';
import { isOver, type Progress, type RunState, timeLeft } from '../progress/progress.ts';
import { type RunCost, runCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { type StepTotals, stepTotals } from '../progress/step-totals.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import { type Block, command, line, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { formatDuration, plural } from '../text/units.ts';
import { countsText } from './check-page.ts';
import { failureLines } from './item-failures.ts';
import { progressLines } from './progress-lines.ts';

const SHOWN_FAILURES = 10;

const STATES: Readonly<Record<RunState, ReturnType<typeof styled>>> = {
  QUEUED: styled('hint', 'waiting'),
  INITIALIZING: styled('hint', 'agents are starting'),
  RUNNING: styled('hint', 'running'),
  COMPLETE: styled('good', 'complete'),
  EXECUTOR_ERROR: styled('bad', 'ended with failures'),
  SYSTEM_ERROR: styled('bad', 'ended with system errors'),
  CANCELED: styled('warning', 'canceled'),
};

/** When a run is shown, and with which totals. */
export interface StatusView {
  /** milliseconds since 1970 */
  readonly now: number;
  readonly totals: StepTotals;
}

/**
 * The status of a run on AWS, for a terminal: its steps, what keeps it, what failed, where the results are, and what to do
 * next.
 * @param next the workflow file, for commands; whether the results have been fetched
 */
export function renderStatus(
  status: RunStatus,
  deployed: DeployedWorkflow,
  next: { readonly file: string; readonly fetched?: boolean },
  screen: Screen = PLAIN,
): string {
  const { progress, snapshot } = status;
  const failed = progress.steps.reduce((sum, step) => sum + step.failed, 0);
  const shown = snapshot.failures.slice(0, SHOWN_FAILURES);
  const blocks = [
    ...statusBlocks(status, deployed),
    ...shown.flatMap(({ marker }) => failureLines(markerRecord(marker))),
    failed > shown.length && paragraph(`… and ${plural(failed - shown.length, 'more failure')}`, 2),
    ...resultLines(status, deployed),
    ...nextLines(status, failed, next),
  ];
  return print(blocks, screen);
}

/** How far a run is, and what keeps it: what is redrawn while it is watched. */
export function statusBlocks(
  status: RunStatus,
  deployed: Pick<DeployedWorkflow, 'workflow'>,
  { now, totals }: StatusView = { now: status.snapshot.at, totals: stepTotals(status.progress) },
): Block[] {
  const { progress, snapshot, timedOut } = status;
  const all = [...totals.values()].reduce((sum, { count }) => sum + count, 0);
  const isEstimate = [...totals.values()].some(({ exact }) => !exact);
  const state = timedOut ? styled('bad', 'timed out') : STATES[progress.state];
  const counts = all === 0 ? 'there was nothing to do' : countsText(progress, all, isEstimate);
  return [
    paragraph([styled('bold', snapshot.run.run), ` of ${deployed.workflow}: `, state, `; ${counts}`], 0, 2),
    paragraph(timeText(status, now), 2, 2),
    // The title has the samples.
    ...progressLines({ ...progress, samples: undefined }, now, totals, 2),
    ...troubleLines(status),
  ];
}

/** `12 min 00 s so far, about 3 min 05 s left; about $0.08 so far, about $0.25 in the end` */
function timeText(status: RunStatus, now: number): string {
  const { progress, snapshot } = status;
  const begun = Date.parse(snapshot.run.created_at);
  const over = isOver(progress.state);
  const last = Math.max(begun, ...progress.steps.map(({ until }) => until ?? 0));
  const seconds = ((over ? last : now) - begun) / 1000;
  const left = over ? undefined : secondsLeft(progress, now);
  const cost = runCost(status);
  return [
    `${over ? 'took ' : ''}${formatDuration(Math.max(0, seconds))}${over ? '' : ' so far'}`,
    left === undefined ? '' : `, about ${formatDuration(left)} left`,
    cost ? `; ${costText(cost, over)}` : '',
  ].join('');
}

/** Of the step that takes longest. */
function secondsLeft(progress: Progress, now: number): number | undefined {
  const left = progress.steps.flatMap((step) => timeLeft(progress, step, now) ?? []);
  return left.length === 0 ? undefined : Math.max(...left);
}

function costText({ soFar, atEnd, without }: RunCost, over: boolean): string {
  const rest = without.length > 0 ? `, without ${without.join(', ')}` : '';
  const [now, end] = [dollars(soFar), dollars(atEnd)];
  return over || now === end ? `${now}${rest}` : `${now} so far, ${end} in the end${rest}`;
}

function dollars(usd: number): string {
  return usd < 0.01 ? 'less than $0.01' : `about $${usd.toFixed(usd < 100 ? 2 : 0)}`;
}

/** What keeps a run from moving, each with its remedy. */
export function troubleLines({ progress }: Pick<RunStatus, 'progress'>): Block[] {
  return progress.troubles.flatMap(({ what, remedy, said }) => [
    paragraph([styled('warning', '!'), ` ${what}`], 0, 2),
    paragraph(remedy, 2),
    ...(said === undefined ? [] : [paragraph([styled('dim', 'AWS says: '), said], 2, 2)]),
  ]);
}

function resultLines({ progress, snapshot }: RunStatus, { output }: DeployedWorkflow): Block[] {
  const some = new Set(progress.steps.filter(({ complete }) => complete > 0).map(({ id }) => id));
  return resultFolders(progress.steps, output.prefix, snapshot.run.run)
    .filter(({ step }) => some.has(step))
    .map(({ key }) => line([styled('dim', 'results: '), `s3://${output.bucket}/${key}`]));
}

function nextLines(
  { progress, snapshot }: RunStatus,
  failed: number,
  { file, fetched = false }: { readonly file: string; readonly fetched?: boolean },
): Block[] {
  const word = shellWord(file);
  const call = `${snapshot.run.run} ${word}`;
  const some = isOver(progress.state) && progress.steps.some(({ complete }) => complete > 0);
  return [
    ...(some && !fetched
      ? [command('To fetch results', `npx pipewright results ${call} --out results`)]
      : []),
    // A canceled run refuses retries before it continues.
    ...(progress.state === 'CANCELED'
      ? [command('To continue it', `npx pipewright run ${word} --run ${snapshot.run.run}`)]
      : failed > 0
        ? [command('To retry what failed, after a fix', `npx pipewright retry ${call}`)]
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
