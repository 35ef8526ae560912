import { isRecord } from '../core/record.ts';
import { type Backoff, readBackoff } from '../protocol/agent-backoff.ts';

/**
 * What the dispatcher remembers of a step's agents between calls, in one object that only conditional writes
 * change: so concurrent calls never start more agents than allowed, though ECS lists a task some seconds
 * after its start.
 */
export interface Ledger {
  readonly version: 1;
  readonly starts: readonly Start[];
  /** Spot refusals in a row. */
  readonly refusals: number;
  /** Milliseconds since the epoch; until then agents are started on demand. */
  readonly onDemandUntil: number;
  /** Milliseconds since the epoch; ECS throttled us, and nothing is started before. */
  readonly notBefore: number;
  /** Missing while agents work. */
  readonly backoff?: Backoff;
}

/** Agents that a call started, or is starting now. */
export interface Start {
  readonly token: string;
  /** Milliseconds since the epoch: when it was reserved, and later, when it was done. */
  readonly at: number;
  /** When Fargate has, or will have, launched all of its agents: the next start follows then. */
  readonly until: number;
  readonly count: number;
  /** Of a step with lanes. */
  readonly lane?: number;
  /** ARNs; missing while the call is starting them. */
  readonly tasks?: readonly string[];
}

const EMPTY_LEDGER: Ledger = {
  version: 1,
  starts: [],
  refusals: 0,
  onDemandUntil: 0,
  notBefore: 0,
};

/** ECS lists a task by then ("eventually consistent"); one that is not listed has ended. */
const LISTED_MS = 30_000;
/**
 * Longer than a call of the dispatcher takes from the reservation to the end of the start: a minute to the
 * last request (`START_MS`), and another for that one, with its repetitions, each up to the calls' timeout of
 * 15 s.
 */
const RESERVED_MS = 150_000;

/** Reads the object; an unreadable one counts as empty, as ECS's list says nearly as much. */
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
    backoff: readBackoff(value.backoff),
  };
}

export function writeLedger(ledger: Ledger): string {
  return JSON.stringify(ledger);
}

/** Without starts that ECS lists by now, and without stopped tasks. */
export function pruneLedger(ledger: Ledger, now: number, stopped: ReadonlySet<string>): Ledger {
  const starts = ledger.starts
    .filter(({ at, tasks }) => now - at < (tasks ? LISTED_MS : RESERVED_MS))
    .map((start) => ({ ...start, tasks: start.tasks?.filter((arn) => !stopped.has(arn)) }));
  return { ...ledger, starts };
}

/**
 * Agents that run, are about to, or are being started by another call: those that ECS lists and those it does
 * not yet.
 */
export function agentsOf(ledger: Ledger, listed: ReadonlySet<string>): number {
  return listed.size + unlistedAgents(ledger, listed);
}

/** Agents that were started, or are being started, and that ECS does not list yet. */
export function unlistedAgents(ledger: Ledger, listed: ReadonlySet<string>): number {
  const unlisted = ledger.starts.map(({ count, tasks }) =>
    tasks ? tasks.filter((arn) => !listed.has(arn)).length : count,
  );
  return unlisted.reduce((sum, n) => sum + n, 0);
}

/** When Fargate has, or will have, launched the last starts; undefined where there are none. */
export function lastStart(ledger: Ledger): number | undefined {
  return ledger.starts.length === 0 ? undefined : Math.max(...ledger.starts.map(({ until }) => until));
}

/** The ledger with the result of a start. */
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
