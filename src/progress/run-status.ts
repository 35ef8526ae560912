import { missingItems } from '../protocol/missing-items.ts';
import type { RunStep } from '../protocol/run-manifest.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { PreviousRun } from '../runs/start-run.ts';
import { budgetTrouble } from './agents-cost.ts';
import { agentsOf } from './agents-of.ts';
import { diagnose } from './diagnosis.ts';
import { laneProgress } from './lane-progress.ts';
import {
  endedCount,
  initialStepProgress,
  type Progress,
  type RunState,
  type StepProgress,
} from './progress.ts';
import {
  isTolerated,
  messagesIn,
  type OpenItems,
  type RunSnapshot,
  type StepSnapshot,
} from './run-snapshot.ts';

/** A run on AWS, by its snapshots so far. */
export interface RunStatus {
  readonly progress: Progress;
  readonly snapshot: RunSnapshot;
  /** How many snapshots in a row showed nothing left to do. */
  readonly agreed: number;
  /** Its time limit passed before it was over. */
  readonly timedOut: boolean;
}

/** Consecutive snapshots that must agree that a run is over: listings and queues lag behind each other. */
const AGREEING = 2;

/** The status after one more snapshot; snapshots may be far apart, and taken by different jobs. */
export function nextStatus(
  before: Pick<RunStatus, 'agreed'> | undefined,
  snapshot: RunSnapshot,
  deployed: DeployedWorkflow,
): RunStatus {
  const { run } = snapshot;
  const begun = Date.parse(run.created_at);
  const steps = stepsOf(snapshot);
  const settled = steps.every(isSettled);
  const agreed = settled ? (before?.agreed ?? 0) + 1 : 0;
  const timedOut =
    !settled && run.paused_at === undefined && snapshot.at - begun > run.time_limit_minutes * 60_000;
  const paused = run.paused_at !== undefined && run.canceled_at === undefined && !settled;
  const troubles = paused
    ? [budgetTrouble(run, snapshot.budget)]
    : settled || run.canceled_at !== undefined
      ? []
      : diagnose(snapshot, steps, deployed, begun);
  const state = timedOut
    ? 'SYSTEM_ERROR'
    : agreed >= AGREEING
      ? endState(steps, snapshot)
      : paused
        ? 'PAUSED'
        : openState(steps);
  const tolerated = toleratedIn(snapshot);
  const samples = snapshot.counted;
  const failed = snapshot.failures
    .map(({ marker }) => marker)
    .filter((marker) => isTolerated(marker, snapshot));
  const missing = missingItems(steps, failed);
  const progress = {
    ...{ state, steps, troubles },
    ...(samples && { samples }),
    ...(tolerated > 0 && { tolerated }),
    ...(missing.length > 0 && { missing }),
  };
  return { progress, snapshot, agreed, timedOut };
}

/** Whether no item of a step is open, and none will come. */
function isSettled(step: StepProgress): boolean {
  return endedCount(step) >= step.known && (step.waits ?? []).length === 0 && !step.more;
}

function toleratedIn({ steps }: RunSnapshot): number {
  return Object.values(steps).reduce((sum, { open }) => sum + (open?.tolerated ?? 0), 0);
}

/**
 * Which inputs to resend when the queues of all open steps, and of the steps before them, are empty: those
 * without a marker (`unended`), or all where items of later steps are lost; undefined where messages still
 * wait. SQS counts approximately, but a needless message is harmless: agents skip it.
 */
export function itemsToResend({ progress, snapshot }: RunStatus): PreviousRun['resend'] {
  const { steps } = progress;
  const isOpen = (id: string): boolean =>
    steps.some((step) => step.id === id && endedCount(step) < step.known);
  // The item of a gather step is open as soon as any step before it is; it is not lost.
  const open = steps.filter(
    ({ id, needs, gather }) => isOpen(id) && !(gather && needs.some((need) => isOpen(need))),
  );
  const upstream = new Set(open.map(({ id }) => id));
  for (const { id, needs } of steps.toReversed())
    if (upstream.has(id)) for (const need of needs) upstream.add(need);
  const queues = [snapshot.inbox, ...[...upstream].map((id) => snapshot.steps[id]?.queue)];
  if (open.length === 0 || queues.some((queue) => messagesIn(queue) > 0)) return undefined;
  return open.some(({ needs }) => needs.length > 0) ? 'all' : 'unended';
}

function stepsOf(snapshot: RunSnapshot): StepProgress[] {
  const { run } = snapshot;
  const markers = [...snapshot.samples, ...snapshot.failures.map(({ marker }) => marker)];
  const steps: StepProgress[] = [];
  /** Steps with items that have no result, and all later steps. */
  const incomplete = new Set<string>();
  for (const planned of run.steps) {
    const state = snapshot.steps[planned.id];
    const before = steps.filter(({ id }) => planned.needs.includes(id));
    const failedBefore = planned.needs.some((id) => incomplete.has(id));
    if (!state) {
      steps.push(initialStepProgress(planned));
      continue;
    }
    if (state.open) {
      const reused = Math.min(state.done, run.items?.reused?.[planned.id] ?? 0);
      steps.push({
        ...plannedProgress(planned, state, state.open, run.canceled_at !== undefined),
        ...laneProgress(planned, state, markers),
        reused,
      });
      continue;
    }
    const inputs = planned.needs.reduce(
      (sum, id) => sum + (snapshot.steps[id]?.resultsFor[planned.id] ?? 0),
      0,
    );
    const isOpen = before.some((step) => endedCount(step) < step.known);
    const items = state.done + state.failed;
    const known = planned.gather
      ? gathered(inputs, isOpen, failedBefore, items)
      : Math.max(planned.needs.length === 0 ? (run.expected[planned.id] ?? items) : inputs, items);
    const left = known - items;
    // A gather step starts with incomplete inputs only if the user says so, and never without any
    // (src/dispatch/gather-step.ts).
    const mayBegin = run.gathered?.includes(planned.id) === true && inputs > 0;
    const isRefused = planned.gather && failedBefore && !mayBegin;
    const never = isRefused && !isOpen ? left : 0;
    const canceled = run.canceled_at !== undefined ? left : never;
    if (failedBefore || state.failed + canceled > 0) incomplete.add(planned.id);
    steps.push({
      ...initialStepProgress(planned),
      known,
      running: canceled > 0 ? 0 : Math.min(state.queue?.taken ?? 0, left),
      complete: state.done,
      failed: state.failed,
      canceled,
      since: state.first,
      until: state.last,
      agents: agentsOf(state),
      ...laneProgress(planned, state, markers),
    });
  }
  return steps;
}

/** Progress of a step in a workflow with "items", where it is known what items wait for. */
function plannedProgress(
  planned: RunStep,
  state: StepSnapshot,
  { ready, waits, more }: OpenItems,
  isCanceled: boolean,
): StepProgress {
  const waiting = waits.reduce((sum, { count }) => sum + count, 0);
  const canceled = isCanceled ? ready + waiting : 0;
  return {
    ...initialStepProgress(planned),
    known: state.done + state.failed + (isCanceled ? canceled : ready),
    running: isCanceled ? 0 : Math.min(state.queue?.taken ?? 0, ready),
    complete: state.done,
    failed: state.failed,
    canceled,
    since: state.first,
    until: state.last,
    waits: isCanceled ? [] : waits,
    ...(more && !isCanceled && { more }),
    agents: agentsOf(state),
  };
}

/** Items of a gather step: one, as soon as there is something to gather. */
function gathered(inputs: number, isOpen: boolean, failedBefore: boolean, items: number): number {
  return inputs > 0 || isOpen || failedBefore ? 1 : items;
}

function openState(steps: readonly StepProgress[]): RunState {
  if (steps.some((step) => step.running > 0 || endedCount(step) > 0)) return 'RUNNING';
  const agents = steps.map((step) => step.agents ?? { running: 0, starting: 0 });
  return agents.some(({ running, starting }) => running + starting > 0) ? 'INITIALIZING' : 'QUEUED';
}

/** System errors take precedence over the algorithms' errors, as far as the first failures show them. */
function endState(steps: readonly StepProgress[], snapshot: RunSnapshot): RunState {
  const { run, failures } = snapshot;
  if (run.canceled_at !== undefined) return 'CANCELED';
  const bad = steps.reduce((sum, { failed, canceled }) => sum + failed + canceled, 0);
  if (bad === toleratedIn(snapshot)) return 'COMPLETE';
  if (failures.some(({ marker }) => marker.state === 'SYSTEM_ERROR')) return 'SYSTEM_ERROR';
  return steps.some(({ failed }) => failed > 0) ? 'EXECUTOR_ERROR' : 'CANCELED';
}
