import { agentsCostText } from '../progress/agents-cost.ts';
import { markerRecord } from '../progress/aws-record.ts';
import { isOver, type Progress, type RunState, type StepProgress, timeLeft } from '../progress/progress.ts';
import { type RunCost, runCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { type StepTotals, stepTotals } from '../progress/step-totals.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import type { WaitingUploads } from '../runs/waiting-uploads.ts';
import { type Block, command, line, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { formatCount, formatDuration, plural } from '../text/units.ts';
import { countsText } from './check-page.ts';
import { failureLines } from './item-failures.ts';
import { nextSteps } from './next-steps.ts';
import { progressLines } from './progress-lines.ts';

const SHOWN_FAILURES = 10;

const STATES: Readonly<Record<RunState, ReturnType<typeof styled>>> = {
  QUEUED: styled('hint', 'waiting'),
  INITIALIZING: styled('hint', 'agents are starting'),
  RUNNING: styled('hint', 'running'),
  PAUSED: styled('warning', 'paused: its budget is reached'),
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
 * The status of a run on AWS, for a terminal: its steps, what holds it up, what failed, where the results
 * are, and what to do next.
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
    ...nextSteps(status, next).map((step) => command(step.what, step.command)),
  ];
  return print(blocks, screen);
}

/** Items of files that were uploaded without a run and wait for other files. */
export function renderWaitingUploads(
  { workflow, items, isCut }: WaitingUploads & { readonly workflow: string },
  screen: Screen = PLAIN,
): string {
  const more = items.length - SHOWN_FAILURES;
  return print(
    [
      paragraph(
        `Uploads to ${workflow} without a run: ${plural(items.length, 'item')} ${items.length === 1 ? 'waits' : 'wait'} for files`,
        0,
        2,
      ),
      ...items.slice(0, SHOWN_FAILURES).map(({ id, why }) => paragraph(`${id}: ${why}`, 2, 2)),
      more > 0 && paragraph(`… and ${formatCount(more)} more`, 2),
      isCut && paragraph('There are more files than were checked.', 2),
    ],
    screen,
  );
}

/** How far a run is, and what holds it up: the part that is redrawn while it is watched. */
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
    ...progress.steps.flatMap(laneLines),
    ...costBlocks(status),
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
  // With a budget, the costs have a line of their own.
  const cost = snapshot.budget ? undefined : runCost(status);
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

/** `  align: lanes 896 MB (5 waiting), 1,920 MB (1 being processed); 3 of 20 items went to a larger one` */
function laneLines({ id, lanes, moves }: StepProgress): Block[] {
  if (!lanes) return [];
  const texts = lanes.map(({ memory_mb, waiting, working, agents: { running, starting } }) => {
    const facts = [
      ...(waiting > 0 ? [`${formatCount(waiting)} waiting`] : []),
      ...(working > 0 ? [`${formatCount(working)} being processed`] : []),
      ...(running + starting > 0 ? [plural(running + starting, 'agent')] : []),
    ];
    return `${formatCount(memory_mb)} MB${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  });
  const moved =
    moves && moves.moved > 0 ? `; ${moves.moved} of ${plural(moves.of, 'item')} went to a larger one` : '';
  return [paragraph(`${id}: lanes ${texts.join(', ')}${moved}`, 2, 2)];
}

/** What the run has cost: from the records of its budget, else estimated from the items that have ended. */
function costBlocks(status: RunStatus): Block[] {
  const { budget } = status.snapshot;
  if (budget) return [paragraph(`cost: ${agentsCostText(budget)}`, 2, 2)];
  const cost = runCost(status);
  const steps = Object.entries(cost?.steps ?? {});
  if (!cost || cost.soFar < 0.01 || steps.length < 2) return [];
  const parts = steps.map(([step, usd]) => `${step} ${dollars(usd)}`);
  return [paragraph(`cost: ${parts.join(', ')} (list prices of ${cost.region}, ${cost.date})`, 2, 2)];
}

/** What holds up a run, each with its remedy. */
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

/** A run's entry in the output of `--json`. */
export function statusJson(status: RunStatus, deployed: DeployedWorkflow): object {
  const { progress, snapshot, timedOut } = status;
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
    missing: progress.missing,
    steps: progress.steps.map(
      ({ id, known, running, complete, reused, failed, canceled, waits, more, agents, lanes, moves }) => ({
        ...{ id, known, running, complete, reused: reused || undefined, failed, canceled, waits, more },
        ...{ agents, lanes, moves },
      }),
    ),
    cost: costJson(status),
    troubles: progress.troubles,
    failures: snapshot.failures.map(({ marker, stream }) => ({
      step: marker.step,
      item: marker.item,
      state: marker.state,
      attempts: marker.attempt,
      moves: marker.moves,
      exit_code: marker.exit_code,
      meaning: marker.meaning,
      log_tail: marker.log_tail,
      log_stream: stream,
    })),
  };
}

function costJson(status: RunStatus): object | undefined {
  const { budget } = status.snapshot;
  const cost = runCost(status);
  if (!budget && !cost) return undefined;
  return {
    ...(cost && {
      estimate_usd: cost.soFar,
      at_end_usd: cost.atEnd,
      steps: cost.steps,
      without: cost.without,
    }),
    ...(budget && { agents: budget }),
  };
}
