import { agentsCostText } from '../progress/agents-cost.ts';
import { markerRecord } from '../progress/aws-record.ts';
import type { RunState } from '../progress/progress.ts';
import { runCost } from '../progress/run-cost.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { resultFolders } from '../runs/run-results.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatDollars } from '../text/units.ts';
import { statusTitle } from './check-page.ts';
import { failureLines } from './item-failures.ts';
import { nextSteps } from './next-steps.ts';
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
    ...costLines(status),
    ...troubleLines(status),
    ...shown.flatMap(({ marker }) => failureLines(markerRecord(marker))),
    ...(failed > shown.length ? [`  … and ${failed - shown.length} more failures`] : []),
    ...resultLines(status, deployed),
    ...nextSteps(status, next).map(({ what, command }) => `${what}: ${command}`),
    '',
  ].join('\n');
}

/** What it has cost: by accounts where there is a budget, else an estimate by the items that have ended. */
function costLines(status: RunStatus): string[] {
  const { budget } = status.snapshot;
  if (budget) return [`cost: ${escapeControl(agentsCostText(budget))}`];
  const cost = runCost(status);
  if (!cost || cost.soFar === 0) return [];
  const parts = Object.entries(cost.steps).map(
    ([step, usd]) => `${escapeControl(step)} ${formatDollars(usd)}`,
  );
  const steps = parts.length > 1 ? `: ${parts.join(', ')}` : '';
  const without = cost.without.length > 0 ? `, without ${escapeControl(cost.without.join(', '))}` : '';
  return [
    `cost: about ${formatDollars(cost.soFar)}${steps}${without} (list prices of ${cost.region}, ${cost.date})`,
  ];
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
    cost: costJson(status),
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
