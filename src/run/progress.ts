import type { Plan } from '../workflow/plan.ts';
import type { RunEvent } from './local.ts';

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
  /** When the first item was begun. */
  readonly since?: number;
}

/** How far a run is: its steps in the plan's order. */
export type Progress = readonly StepProgress[];

export function noProgress(plan: Plan): Progress {
  return plan.steps.map(({ id, needs, gather }) => ({
    id,
    needs,
    gather,
    known: 0,
    running: 0,
    complete: 0,
    reused: 0,
    failed: 0,
    canceled: 0,
  }));
}

/** The progress after an event. */
export function advance(progress: Progress, event: RunEvent): Progress {
  const id = event.kind === 'ended' ? event.record.step : event.step;
  return progress.map((step) => (step.id === id ? advanceStep(step, event) : step));
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
      };
    }
  }
}

export function ended(step: StepProgress): number {
  return step.complete + step.failed + step.canceled;
}

/** Items that are known, and not begun or waiting for another attempt. */
export function waiting(step: StepProgress): number {
  return step.known - ended(step) - step.running;
}

/** Items per second that were worked on here; undefined before there are any. */
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
export function expected(progress: Progress, step: StepProgress): number {
  const before = step.needs.map((id) => progress.find((other) => other.id === id)!);
  if (step.gather) return 1;
  const open = before.reduce((sum, other) => sum + expected(progress, other) - ended(other), 0);
  const complete = before.reduce((sum, other) => sum + other.complete, 0);
  return step.known + Math.round(open * (complete > 0 ? step.known / complete : 1));
}

/** Seconds that a step will take yet at its rate so far; undefined before that is known, or when it is over. */
export function timeLeft(progress: Progress, step: StepProgress, now: number): number | undefined {
  const speed = rate(step, now);
  const left = expected(progress, step) - ended(step);
  return speed === undefined || left <= 0 ? undefined : left / speed;
}
