import { isRecord } from '../core/record.ts';

/**
 * What the dispatcher remembers of a step's agents from call to call, in one object that is only written where nobody
 * else has written since it was read: so two calls at once never start more agents than there may be, though ECS lists
 * a task some seconds after it was started.
 */
export interface Ledger {
  readonly version: 1;
  readonly starts: readonly Start[];
  /** Spot had no room so often in a row. */
  readonly refusals: number;
  /** Milliseconds since the epoch; until then agents are started on demand. */
  readonly onDemandUntil: number;
  /** Milliseconds since the epoch; ECS asked us to slow down, and nothing is started before. */
  readonly notBefore: number;
}

/** Agents that a call started, or is starting now. */
export interface Start {
  readonly token: string;
  /** Milliseconds since the epoch: when it was reserved, and then, when it was done. */
  readonly at: number;
  /** When Fargate has, or will have, taken all of it: the next start is behind it. */
  readonly until: number;
  readonly count: number;
  /** ARNs; missing as long as the call is at it. */
  readonly tasks?: readonly string[];
}

export const EMPTY_LEDGER: Ledger = {
  version: 1,
  starts: [],
  refusals: 0,
  onDemandUntil: 0,
  notBefore: 0,
};

/** ECS lists a task by then ("eventually consistent"); one that is not listed has ended. */
const LISTED_MS = 30_000;
/** Longer than a call of the dispatcher may take. */
const RESERVED_MS = 90_000;

/** Reads the object; what is none of ours is taken as empty, for ECS's list tells nearly as much. */
export function readLedger(text: string | undefined): Ledger {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return EMPTY_LEDGER;
  }
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.starts)) return EMPTY_LEDGER;
  const number = (field: string): number => (Number.isFinite(value[field]) ? (value[field] as number) : 0);
  return {
    version: 1,
    starts: value.starts.filter(
      (start: unknown): start is Start =>
        isRecord(start) && ['at', 'until', 'count'].every((field) => Number.isFinite(start[field])),
    ),
    refusals: number('refusals'),
    onDemandUntil: number('onDemandUntil'),
    notBefore: number('notBefore'),
  };
}

export function writeLedger(ledger: Ledger): string {
  return JSON.stringify(ledger);
}

/** Without what is told by ECS's list by now, and without tasks that are known to have ended. */
export function pruneLedger(ledger: Ledger, now: number, stopped: ReadonlySet<string>): Ledger {
  const starts = ledger.starts
    .filter(({ at, tasks }) => now - at < (tasks ? LISTED_MS : RESERVED_MS))
    .map((start) =>
      start.tasks ? { ...start, tasks: start.tasks.filter((arn) => !stopped.has(arn)) } : start,
    );
  return { ...ledger, starts };
}

/** Agents that run, are about to, or are being started by somebody: those that ECS lists and those that it does not yet. */
export function agentsOf(ledger: Ledger, listed: ReadonlySet<string>): number {
  const unlisted = ledger.starts.map(({ count, tasks }) =>
    tasks ? tasks.filter((arn) => !listed.has(arn)).length : count,
  );
  return listed.size + unlisted.reduce((sum, n) => sum + n, 0);
}

/** When Fargate has, or will have, taken all that was started lately; undefined where that is long ago. */
export function lastStart(ledger: Ledger): number | undefined {
  return ledger.starts.length === 0 ? undefined : Math.max(...ledger.starts.map(({ until }) => until));
}

/** The ledger once a call knows what became of its start. */
export function settleStart(
  ledger: Ledger,
  token: string,
  now: number,
  tasks: readonly string[],
  changes: Partial<Ledger>,
): Ledger {
  const starts = ledger.starts.map((start) =>
    start.token === token ? { ...start, at: now, until: now, count: tasks.length, tasks } : start,
  );
  return { ...ledger, ...changes, starts: starts.filter((start) => start.tasks?.length !== 0) };
}
