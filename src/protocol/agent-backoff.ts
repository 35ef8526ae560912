import { isRecord } from '../core/record.ts';

/**
 * Agents of a step end without processing any item: their image is missing, a secret is refused, or the
 * network does not reach AWS. Each start is billed for a minute at least, so they are started one at a time,
 * more and more rarely, until one works.
 */
export interface Backoff {
  /** Consecutive failed starts, as far as is known; starts of one wave count as one. */
  readonly count: number;
  /** When the newest agent that failed was created; milliseconds since the epoch, as `until` and `begun`. */
  readonly since: number;
  /** No agent is started before this time. */
  readonly until: number;
  /** When it began: a later deployment ends it. */
  readonly begun: number;
  /** How the newest of these agents ended, in ECS's words. */
  readonly stopCode: string;
  readonly reason: string;
  readonly exitCode?: number;
}

/** Reads a backoff from a ledger or a log line of the dispatcher; undefined if it cannot be read. */
export function readBackoff(value: unknown): Backoff | undefined {
  if (!isRecord(value)) return undefined;
  const { count, since, until, begun, stopCode, reason, exitCode } = value;
  if (![count, since, until, begun].every(Number.isFinite)) return undefined;
  if (typeof stopCode !== 'string' || typeof reason !== 'string') return undefined;
  return {
    ...{ count: Number(count), since: Number(since), until: Number(until), begun: Number(begun) },
    ...{ stopCode, reason, ...(Number.isFinite(exitCode) && { exitCode: Number(exitCode) }) },
  };
}
