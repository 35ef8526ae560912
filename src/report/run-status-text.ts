import { markerRecord } from '../progress/aws-record.ts';
import { isOver, type RunState, type StepProgress } from '../progress/progress.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { formatCount, plural } from '../text/units.ts';
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
    ...progress.steps.flatMap(laneLines),
    ...troubleLines(status),
    ...shown.flatMap(({ marker }) => failureLines(markerRecord(marker))),
    ...(failed > shown.length ? [`  … and ${failed - shown.length} more failures`] : []),
    ...resultLines(status, deployed),
    ...nextLines(status, failed, next),
    '',
  ].join('\n');
}

/** `  align: lanes 896 MB (5 waiting, 2 agents), 1,920 MB (1 in work, 1 agent); 3 of 20 items went to a larger one` */
function laneLines({ id, lanes, moves }: StepProgress): string[] {
  if (!lanes) return [];
  const texts = lanes.map(({ memory_mb, waiting, working, agents: { running, starting } }) => {
    const facts = [
      ...(waiting > 0 ? [`${formatCount(waiting)} waiting`] : []),
      ...(working > 0 ? [`${formatCount(working)} in work`] : []),
      ...(running + starting > 0 ? [plural(running + starting, 'agent')] : []),
    ];
    return `${formatCount(memory_mb)} MB${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
  });
  const moved =
    moves && moves.moved > 0 ? `; ${moves.moved} of ${plural(moves.of, 'item')} went to a larger one` : '';
  return [`  ${escapeControl(id)}: lanes ${texts.join(', ')}${moved}`];
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
    steps: progress.steps.map((step) => {
      const { id, known, running, complete, failed, canceled, waits, more, agents, lanes, moves } = step;
      return { id, known, running, complete, failed, canceled, waits, more, agents, lanes, moves };
    }),
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
