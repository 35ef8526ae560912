import type { StackEvent } from './cloud.ts';

const STACK = 'AWS::CloudFormation::Stack';
const FAILED = /_FAILED$/;

/** What CloudFormation stopped because something else had failed. */
const CANCELLED = /cancelled/i;

/**
 * The failure that the others of an operation follow from: its first one.
 * @param events of this operation alone, newest first
 */
export function rootFailure(events: readonly StackEvent[]): StackEvent | undefined {
  return failures(events).at(-1);
}

/**
 * Each resource that failed with its reason, the first one first.
 * @param events of one operation, newest first
 */
export function failuresText(events: readonly StackEvent[]): string {
  const reasons = failures(events).map(({ resource, reason }) => `${resource}: ${reason}`);
  return [...new Set(reasons.reverse())].join('; ');
}

/** The events of the rollback that followed. @param events of one operation, newest first */
export function duringRollback(events: readonly StackEvent[]): readonly StackEvent[] {
  const start = events.findLastIndex(
    ({ type, status }) => type === STACK && /ROLLBACK_IN_PROGRESS$/.test(status),
  );
  return events.slice(0, Math.max(start, 0));
}

function failures(events: readonly StackEvent[]): StackEvent[] {
  return events.filter(
    ({ type, status, reason }) =>
      // The stack's own event only lists the resources.
      type !== STACK && FAILED.test(status) && reason && !CANCELLED.test(reason),
  );
}
