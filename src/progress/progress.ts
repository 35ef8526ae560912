import type { RunEvent } from '../local/local-run.ts';
import type { ItemState } from '../protocol/run-record.ts';
import type { Trouble } from './diagnosis.ts';

/** GA4GH TES's states of a run as a whole; the last four are ends. */
export type RunState = 'QUEUED' | 'INITIALIZING' | 'RUNNING' | ItemState;

/** How far a step is. Numbers of items; times in milliseconds since 1970. */
export interface StepProgress {
  readonly id: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Items that are known so far; more may come while steps before it work. */
  readonly known: number;
  readonly running: number;
  readonly complete: number;
  /** Of those, how many an earlier run had finished. */
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /** When the first item was begun; on AWS, when the first one ended, for that is what is written down. */
  readonly since?: number;
  /** When the last one ended. */
  readonly until?: number;
  /** On AWS: agents that work, and agents that are on their way. */
  readonly agents?: { readonly running: number; readonly starting: number };
}

/** How far a run is, here or on AWS. */
export interface Progress {
  readonly state: RunState;
  /** In the plan's order. */
  readonly steps: readonly StepProgress[];
  /** Why nothing moves, or less than could. */
  readonly troubles: readonly Trouble[];
}

/** What there is to know of a step before it begins. */
type StepShape = Pick<StepProgress, 'id' | 'needs' | 'gather'>;

export function noProgress({ steps }: { readonly steps: readonly StepShape[] }): Progress {
  return { state: 'QUEUED', steps: steps.map(noStepProgress), troubles: [] };
}

export function noStepProgress({ id, needs, gather }: StepShape): StepProgress {
  return { id, needs, gather, known: 0, running: 0, complete: 0, reused: 0, failed: 0, canceled: 0 };
}

/** The progress after an event of a run on this machine. */
export function advance(progress: Progress, event: RunEvent): Progress {
  const id = event.kind === 'ended' ? event.record.step : event.step;
  const steps = progress.steps.map((step) => (step.id === id ? advanceStep(step, event) : step));
  return { ...progress, state: event.kind === 'known' ? progress.state : 'RUNNING', steps };
}

function advanceStep(step: StepProgress, event: RunEvent): StepProgress {
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

export function ended(step: StepProgress): number {
  return step.complete + step.failed + step.canceled;
}

/** Items that are known, and not begun or waiting for another attempt. */
export function waiting(step: StepProgress): number {
  return Math.max(0, step.known - ended(step) - step.running);
}

/** Items per second that were worked on in this run; undefined before there are any. */
export function rate(step: StepProgress, now: number): number | undefined {
  const worked = ended(step) - step.reused;
  return step.since === undefined || worked === 0 || now <= step.since
    ? undefined
    : (worked * 1000) / (now - step.since);
}

/**
 * How many items a step will have had in the end, as far as can be told: those that are known, and as many more per item
 * before it as there were so far.
 */
export function expected({ steps }: Pick<Progress, 'steps'>, step: StepProgress): number {
  const before = step.needs.map((id) => steps.find((other) => other.id === id)!);
  if (step.gather) return 1;
  const open = before.reduce((sum, other) => sum + expected({ steps }, other) - ended(other), 0);
  const complete = before.reduce((sum, other) => sum + other.complete, 0);
  return step.known + Math.round(Math.max(0, open) * (complete > 0 ? step.known / complete : 1));
}

/** Seconds that a step will take yet at its rate so far; undefined before that is known, or when it is over. */
export function timeLeft(
  progress: Pick<Progress, 'steps'>,
  step: StepProgress,
  now: number,
): number | undefined {
  const speed = rate(step, now);
  const left = expected(progress, step) - ended(step);
  return speed === undefined || left <= 0 ? undefined : left / speed;
}

/** Whether a run has come to its end. */
export function isOver(state: RunState): state is ItemState {
  return state !== 'QUEUED' && state !== 'INITIALIZING' && state !== 'RUNNING';
}
