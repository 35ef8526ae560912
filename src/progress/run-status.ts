import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { QueueCount } from '../runs/run-cloud.ts';
import type { PreviousRun } from '../runs/start-run.ts';
import { agentsOf, diagnose } from './diagnosis.ts';
import { ended, noStepProgress, type Progress, type RunState, type StepProgress } from './progress.ts';
import type { RunSnapshot } from './run-snapshot.ts';

/** A run on AWS, by all that was seen of it so far. */
export interface RunStatus {
  readonly progress: Progress;
  readonly seen: RunSnapshot;
  /** So many looks in a row said that nothing is left to do. */
  readonly agreed: number;
  /** Its time was over before it was. */
  readonly timedOut: boolean;
}

/** Looks in a row that must agree before a run is over. */
const AGREEING = 2;

/** What one more look makes of a run. Pure; looks may be far apart, and made by different jobs. */
export function nextStatus(
  before: Pick<RunStatus, 'agreed'> | undefined,
  seen: RunSnapshot,
  watched: DeployedWorkflow,
): RunStatus {
  const { run } = seen;
  const begun = Date.parse(run.created_at);
  const steps = stepsOf(seen);
  const settled = steps.every((step) => ended(step) >= step.known);
  const agreed = settled ? (before?.agreed ?? 0) + 1 : 0;
  const timedOut = !settled && seen.at - begun > run.time_limit_minutes * 60_000;
  const troubles = settled || run.cancelled_at !== undefined ? [] : diagnose(seen, steps, watched, begun);
  const state = timedOut ? 'SYSTEM_ERROR' : agreed >= AGREEING ? endState(steps, seen) : openState(steps);
  return { progress: { state, steps, troubles }, seen, agreed, timedOut };
}

/**
 * What of a run would have to be sent once more, as no queue on the way to what is open has anything: inputs that no agent has ended, or, where items of later
 * steps are lost, all of them. SQS counts approximately; what is sent for nothing is skipped.
 */
export function itemsToResend({ progress, seen }: RunStatus): PreviousRun['resend'] {
  const { steps } = progress;
  const isOpen = (id: string): boolean => steps.some((step) => step.id === id && ended(step) < step.known);
  // What is to be gathered is expected as soon as anything before it is open.
  const open = steps.filter(
    ({ id, needs, gather }) => isOpen(id) && !(gather && needs.some((need) => isOpen(need))),
  );
  const on = new Set(open.map(({ id }) => id));
  for (const { id, needs } of steps.toReversed()) if (on.has(id)) for (const need of needs) on.add(need);
  const has = (queue: QueueCount | undefined): boolean => (queue?.waiting ?? 0) + (queue?.taken ?? 0) > 0;
  if (open.length === 0 || has(seen.inbox) || [...on].some((id) => has(seen.steps[id]?.queue)))
    return undefined;
  return open.some(({ needs }) => needs.length > 0) ? 'all' : 'unended';
}

function stepsOf(seen: RunSnapshot): StepProgress[] {
  const { run } = seen;
  const steps: StepProgress[] = [];
  /** Steps with items that have no result, and all steps after them. */
  const incomplete = new Set<string>();
  for (const planned of run.steps) {
    const state = seen.steps[planned.id];
    const before = steps.filter(({ id }) => planned.needs.includes(id));
    const failedBefore = planned.needs.some((id) => incomplete.has(id));
    if (!state) {
      steps.push(noStepProgress(planned));
      continue;
    }
    const given = planned.needs.reduce((sum, id) => sum + (seen.steps[id]?.given[planned.id] ?? 0), 0);
    const isOpen = before.some((step) => ended(step) < step.known);
    const items = state.done + state.failed;
    const known = planned.gather
      ? gathered(given, isOpen, failedBefore, items)
      : Math.max(planned.needs.length === 0 ? (run.expected[planned.id] ?? items) : given, items);
    const left = known - items;
    // What would gather a part only is never begun (src/dispatch/gather-step.ts).
    const never = planned.gather && !isOpen && failedBefore ? left : 0;
    const canceled = run.cancelled_at !== undefined ? left : never;
    if (failedBefore || state.failed + canceled > 0) incomplete.add(planned.id);
    steps.push({
      ...noStepProgress(planned),
      known,
      running: canceled > 0 ? 0 : Math.min(state.queue?.taken ?? 0, left),
      complete: state.done,
      failed: state.failed,
      canceled,
      ...(state.first !== undefined && { since: state.first }),
      ...(state.last !== undefined && { until: state.last }),
      agents: agentsOf(state),
    });
  }
  return steps;
}

/** How many items a step that gathers has: one, as soon as it is known that there is something to gather. */
function gathered(given: number, isOpen: boolean, failedBefore: boolean, items: number): number {
  return given > 0 || isOpen || failedBefore ? 1 : items;
}

function openState(steps: readonly StepProgress[]): RunState {
  if (steps.some((step) => step.running > 0 || ended(step) > 0)) return 'RUNNING';
  const agents = steps.map((step) => step.agents ?? { running: 0, starting: 0 });
  return agents.some(({ running, starting }) => running + starting > 0) ? 'INITIALIZING' : 'QUEUED';
}

/** What is ours comes before what is the algorithms'. Of the failures only the first are read. */
function endState(steps: readonly StepProgress[], { run, failures }: RunSnapshot): RunState {
  if (run.cancelled_at !== undefined) return 'CANCELED';
  if (steps.every((step) => step.failed + step.canceled === 0)) return 'COMPLETE';
  if (failures.some(({ marker }) => marker.state === 'SYSTEM_ERROR')) return 'SYSTEM_ERROR';
  return steps.some(({ failed }) => failed > 0) ? 'EXECUTOR_ERROR' : 'CANCELED';
}
