import { isRecord } from '../core/record.ts';
import { name, type Reader, wrong } from './field-readers.ts';
import { MESSAGE_VERSION, parse, read } from './message.ts';

/** What an agent has worked on, sent at its end; only by agents that a budget pays for. */
export interface WorkedMessage {
  /** The token of the call that started it, as in the ledger of the budget. */
  readonly start: string;
  /** A unique name. */
  readonly agent: string;
  /** By run: how many items, and how many seconds their commands took. */
  readonly runs: Readonly<Record<string, readonly [items: number, seconds: number]>>;
}

const workedRuns: Reader<WorkedMessage['runs']> = (value, field, reject) => {
  const isWorked = (each: unknown): boolean =>
    Array.isArray(each) &&
    each.length === 2 &&
    each.every((number) => Number.isFinite(number) && number >= 0);
  if (isRecord(value) && Object.values(value).every(isWorked)) return value as WorkedMessage['runs'];
  reject(wrong(field, value, 'two numbers for each run'));
  return {};
};

const WORKED = { start: name, agent: name, runs: workedRuns };

export function writeWorkedMessage(message: WorkedMessage): string {
  return JSON.stringify({ version: MESSAGE_VERSION, kind: 'worked', ...message });
}

/**
 * Reads an agent's message of what it worked on.
 * @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage}
 */
export function readWorkedMessage(text: string): WorkedMessage {
  return read(parse(text), 'worked', WORKED);
}
