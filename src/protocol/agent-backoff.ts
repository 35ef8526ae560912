import { isRecord } from '../core/record.ts';

/**
 * Agents of a step end without processing any item: their image is missing, a secret is refused, the network leads nowhere.
 * Each start is billed for a minute at least, so they are started one at a time, more and more rarely, until one works.
 */
export interface Backoff {
  /** Starts in a row that led to nothing, as far as is known; those of one wave count as one. */
  readonly count: number;
  /** When the newest agent that ended so was created; milliseconds since the epoch, as `until` and `begun`. */
  readonly since: number;
  /** No agent is started before. */
  readonly until: number;
  /** When it began: a later deployment ends it. */
  readonly begun: number;
  /** How the newest of them ended, in ECS's words. */
  readonly stopCode: string;
  readonly reason: string;
  readonly exitCode?: number;
}

/** Reads it from a ledger or a log line of the dispatcher; undefined where none can be read. */
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
