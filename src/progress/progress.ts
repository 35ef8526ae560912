import type { RunEvent } from '../local/local-edges.ts';
import type { FinalState } from '../protocol/item-report.ts';
import type { MissingItem, OpenState, SampleCounts } from '../protocol/run-record.ts';
import type { Trouble } from './diagnosis.ts';
import type { LaneProgress, MovedItems } from './lane-progress.ts';

/** The state of a run as a whole, in the words of GA4GH TES; `PAUSED`: at its budget. */
export type RunState = OpenState | FinalState;

/** Progress of a step. Numbers of items; times in milliseconds since 1970. */
export interface StepProgress {
  readonly id: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Items so far; more may come while earlier steps work. */
  readonly known: number;
  readonly running: number;
  readonly complete: number;
  /** Of those, how many an earlier run had completed. */
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /** When the first item started; on AWS, when the first marker was written. */
  readonly since?: number;
  /** When the last one ended. */
  readonly until?: number;
  /** With "items": items that are not ready and not in `known`, by reason: `it waits for depth.table`. */
  readonly waits?: readonly { readonly count: number; readonly why: string }[];
  /** An unknown number of items may still come. */
  readonly more?: boolean;
  /** On AWS only. */
  readonly agents?: { readonly running: number; readonly starting: number };
  /** On AWS, in a step with lanes. */
  readonly lanes?: readonly LaneProgress[];
  readonly moves?: MovedItems;
}

/** Progress of a run, local or on AWS. */
export interface Progress {
  readonly state: RunState;
  /** In the plan's order. */
  readonly steps: readonly StepProgress[];
  /** The workflow's own items; in a plan with "items". */
  readonly samples?: SampleCounts;
  /** Failed items that gather steps continue without. */
  readonly tolerated?: number;
  /** Those of them that are known by name, with the steps whose results lack them. */
  readonly missing?: readonly MissingItem[];
  /** Why nothing moves, or less than could. */
  readonly troubles: readonly Trouble[];
}

/** What is known about a step before it starts. */
type StepShape = Pick<StepProgress, 'id' | 'needs' | 'gather'>;

export function initialProgress({ steps }: { readonly steps: readonly StepShape[] }): Progress {
  return { state: 'QUEUED', steps: steps.map(initialStepProgress), troubles: [] };
}

export function initialStepProgress({ id, needs, gather }: StepShape): StepProgress {
  return { id, needs, gather, known: 0, running: 0, complete: 0, reused: 0, failed: 0, canceled: 0 };
}

/** The progress after an event of a local run. */
export function advance(progress: Progress, event: RunEvent): Progress {
  if (event.kind === 'samples') return withSamples(progress, event);
  const id = event.kind === 'ended' ? event.record.step : event.step;
  const steps = progress.steps.map((step) => (step.id === id ? advanceStep(step, event) : step));
  return { ...progress, state: event.kind === 'known' ? progress.state : 'RUNNING', steps };
}

function withSamples(
  progress: Progress,
  { samples, waiting }: Extract<RunEvent, { kind: 'samples' }>,
): Progress {
  const steps = progress.steps.map((step) => ({
    ...step,
    waits: waiting.filter((each) => each.step === step.id),
  }));
  return { ...progress, samples, steps };
}

function advanceStep(step: StepProgress, event: Exclude<RunEvent, { kind: 'samples' }>): StepProgress {
  switch (event.kind) {
    case 'known':
      return { ...step, known: step.known + 1 };
    case 'started':
      return event.attempt > 1 ? step : { ...step, running: step.running + 1, since: step.since ?? event.at };
    case 'again':
      return step;
    case 'ended': {
      const { state, reused, attempts } = event.record;
      const wasRunning = !reused && attempts > 0;
      return {
        ...step,
        running: step.running - (wasRunning ? 1 : 0),
        complete: step.complete + (state === 'COMPLETE' ? 1 : 0),
        reused: step.reused + (reused ? 1 : 0),
        failed: step.failed + (state === 'EXECUTOR_ERROR' || state === 'SYSTEM_ERROR' ? 1 : 0),
        canceled: step.canceled + (state === 'CANCELED' ? 1 : 0),
        until: event.at,
      };
    }
  }
}

export function endedCount(step: StepProgress): number {
  return step.complete + step.failed + step.canceled;
}

/** Items that have not ended. */
export function remainingCount(step: StepProgress): number {
  return step.known - endedCount(step);
}

/** Items that have not started, or wait for another attempt. */
export function waitingCount(step: StepProgress): number {
  return Math.max(0, remainingCount(step) - step.running);
}

/** Items per second that ended in this run, without reused ones; undefined before there are any. */
export function itemRate(step: StepProgress, now: number): number | undefined {
  const worked = endedCount(step) - step.reused;
  return step.since === undefined || worked === 0 || now <= step.since
    ? undefined
    : (worked * 1000) / (now - step.since);
}

/** An estimate of a step's items: the known ones, and more in proportion to open ones before it. */
export function expectedCount({ steps }: Pick<Progress, 'steps'>, step: StepProgress): number {
  if (step.waits) return step.known + step.waits.reduce((sum, { count }) => sum + count, 0);
  const before = step.needs.map((id) => steps.find((other) => other.id === id)!);
  if (step.gather) return 1;
  const open = before.reduce((sum, other) => sum + expectedCount({ steps }, other) - endedCount(other), 0);
  const complete = before.reduce((sum, other) => sum + other.complete, 0);
  return step.known + Math.round(Math.max(0, open) * (complete > 0 ? step.known / complete : 1));
}

/** Seconds that a step still takes at its rate so far; undefined before that is known, or when it is over. */
export function timeLeft(
  progress: Pick<Progress, 'steps'>,
  step: StepProgress,
  now: number,
): number | undefined {
  const speed = itemRate(step, now);
  const left = expectedCount(progress, step) - endedCount(step);
  return speed === undefined || left <= 0 ? undefined : left / speed;
}

/** Whether nothing more will happen unless the user acts. */
export function isAtRest(state: RunState): boolean {
  return state === 'PAUSED' || isOver(state);
}

/** Whether a run is over. */
export function isOver(state: RunState): state is FinalState {
  return state !== 'QUEUED' && state !== 'INITIALIZING' && state !== 'RUNNING' && state !== 'PAUSED';
}
