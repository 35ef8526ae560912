/** Numbers, times and names as the report's reader sees them. */

import type { ItemRecord, RunRecord, StepRecord } from '../protocol/run-record.ts';

/** `10,240` */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 item`, `10,240 items` */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Seconds for people: `0.42 s`, `4.2 s`, `42 s`, `3 min 05 s`, `2 h 05 min`, `3 d 04 h`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return inTwo(whole, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return inTwo(minutes, 60, 'h', 'min');
  return inTwo(Math.round(seconds / 3600), 24, 'd', 'h');
}

function inTwo(value: number, base: number, big: string, small: string): string {
  return `${Math.floor(value / base)} ${big} ${String(value % base).padStart(2, '0')} ${small}`;
}

/** Bytes of memory, in MiB as limits are given: `61 MiB`. */
export function mebibytes(bytes: number): string {
  const value = bytes / 2 ** 20;
  return `${value < 9.95 ? value.toFixed(1) : count(Math.round(value))} MiB`;
}

/** `25 November 2026, 03:50 UTC`; what is no date stays as it is. */
export function dateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const time = date.toLocaleTimeString('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
  return `${day}, ${time} UTC`;
}

/** Items of a step, or of a run, by what came of them. */
export interface Tally {
  readonly all: number;
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  readonly waiting: number;
}

export function tally(steps: readonly StepRecord[]): Tally {
  const sum = (key: keyof Omit<Tally, 'all'>) => steps.reduce((total, step) => total + step[key], 0);
  const [complete, failed, canceled, waiting] = [
    sum('complete'),
    sum('failed'),
    sum('canceled'),
    sum('waiting'),
  ];
  return {
    all: complete + failed + canceled + waiting,
    complete,
    reused: sum('reused'),
    failed,
    canceled,
    waiting,
  };
}

/** The run's state in one sentence. */
export function stateSentence(record: RunRecord): string {
  const { all, complete, failed, canceled, waiting } = tally(record.steps);
  if (all === 0) return 'Nothing ran: there was no item for any step.';
  const rest = [
    failed > 0 && `${count(failed)} failed`,
    canceled > 0 && `${count(canceled)} canceled`,
    waiting > 0 && `${count(waiting)} not begun`,
  ].filter((part) => part !== false);
  const stopped = record.state === 'CANCELED' ? 'Stopped: ' : '';
  if (rest.length === 0)
    return `${stopped}${all === 1 ? 'The one item is done' : `All ${count(all)} items done`}`;
  return `${stopped}${count(complete)} of ${counted(all, 'item')} done, ${rest.join(', ')}`;
}

/** How an item is drawn: what came of it, and whether that is from an earlier run. */
export type StateStyle = 'done' | 'reused' | 'failed' | 'fault' | 'canceled';

export function stateStyle(item: ItemRecord): StateStyle {
  if (item.reused) return 'reused';
  switch (item.state) {
    case 'COMPLETE':
      return 'done';
    case 'EXECUTOR_ERROR':
      return 'failed';
    case 'SYSTEM_ERROR':
      return 'fault';
    case 'CANCELED':
      return 'canceled';
  }
}

export const STATE_LABELS: Readonly<Record<StateStyle | 'waiting', string>> = {
  done: 'done',
  reused: 'done by an earlier run',
  failed: 'failed',
  fault: 'failed for a fault of the machine',
  canceled: 'canceled',
  waiting: 'not begun',
};

/** Keeps both ends of a name that is too long for its place; wide characters count twice. */
export function shortenText(text: string, columns: number): string {
  const characters = Array.from(text.slice(0, 4 * columns));
  if (text.length <= 4 * columns && fitting(characters, columns) === characters.length) return text;
  const half = (columns - 1) / 2;
  const ends = Array.from(text.slice(-4 * columns)).reverse();
  const head = characters.slice(0, fitting(characters, Math.ceil(half)));
  const tail = ends.slice(0, fitting(ends, Math.floor(half))).reverse();
  return `${head.join('')}…${tail.join('')}`;
}

/** How many of the first characters fit. */
function fitting(characters: readonly string[], columns: number): number {
  let used = 0;
  for (const [i, character] of characters.entries()) {
    used += WIDE.test(character) ? 2 : 1;
    if (used > columns) return i;
  }
  return characters.length;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uff60]/u;
