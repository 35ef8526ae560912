/** What became of items, in words and numbers that every report shares. */

import type { ItemRecord, RunRecord, SampleCounts } from '../protocol/run-record.ts';
import { formatCount, plural } from '../text/units.ts';

/** Counts of a step, of its record or of its progress. */
export interface StepCounts {
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /** Not started; progress computes it otherwise. */
  readonly waiting?: number;
}

/** Items of a step, or of a run, by outcome. */
export interface Tally extends Required<StepCounts> {
  readonly all: number;
}

export function tally(steps: readonly StepCounts[]): Tally {
  const sum = (key: keyof StepCounts) => steps.reduce((total, step) => total + (step[key] ?? 0), 0);
  const counts = {
    complete: sum('complete'),
    failed: sum('failed'),
    canceled: sum('canceled'),
    waiting: sum('waiting'),
  };
  const all = counts.complete + counts.failed + counts.canceled + counts.waiting;
  return { all, reused: sum('reused'), ...counts };
}

/** `47 of 50 items done, 3 failed`, `All 50 items done`. @param about how many there are is an estimate */
export function tallySentence({ all, complete, failed, canceled, waiting }: Tally, about = false): string {
  const rest = [
    failed > 0 && `${formatCount(failed)} failed`,
    canceled > 0 && `${formatCount(canceled)} canceled`,
    waiting > 0 && `${formatCount(waiting)} not started`,
  ].filter((part) => part !== false);
  if (rest.length === 0 && complete === all && all > 0 && !about)
    return all === 1 ? 'The one item is done' : `All ${formatCount(all)} items done`;
  return [`${formatCount(complete)} of ${about ? 'about ' : ''}${plural(all, 'item')} done`, ...rest].join(
    ', ',
  );
}

/** What people count first: `11 of 12 samples through all steps, 1 failed` */
export function samplesText({ all, through, failed }: SampleCounts): string {
  const text = `${formatCount(through)} of ${plural(all, 'sample')} through all steps`;
  return failed > 0 ? `${text}, ${formatCount(failed)} failed` : text;
}

/** How many items of a step wait for what. */
type Waits = readonly { readonly count: number; readonly why: string }[];

/** Reasons to wait that are named: items of groups can have as many as there are numbers. */
const NAMED_WAITS = 3;

/** What items wait for, the most frequent first, and all others together. */
export function waitTexts(waits: Waits = []): { readonly count: number; readonly why: string }[] {
  const sorted = [...waits].sort((a, b) => b.count - a.count);
  const others = sorted.slice(NAMED_WAITS).reduce((sum, { count }) => sum + count, 0);
  return [
    ...sorted
      .slice(0, NAMED_WAITS)
      .map(({ count, why }) => ({ count, why: count === 1 ? why : ofSeveral(why) })),
    ...(others > 0 ? [{ count: others, why: `${others === 1 ? 'it waits' : 'they wait'} for others` }] : []),
  ];
}

/** `they wait for 3 items before them`, of what is said of one (protocol/item-flow.ts). */
function ofSeveral(why: string): string {
  return why
    .replace(/^it waits\b/, 'they wait')
    .replace(/^it is\b/, 'they are')
    .replace(/ before it$/, ' before them');
}

/** The run's state in one sentence, its samples first. */
export function stateSentence({ state, steps, samples, tolerated }: RunRecord): string {
  const counts = tally(steps);
  if (counts.all === 0) return 'Nothing ran: there was no item for any step.';
  const parts = [
    samples && samplesText(samples),
    tallySentence(counts),
    tolerated && toleratedText(tolerated),
  ];
  return `${state === 'CANCELED' ? 'Stopped: ' : ''}${parts.filter(Boolean).join('; ')}`;
}

/** `1 failure is tolerated ("allow_failed")` */
export function toleratedText(tolerated: number): string {
  return `${plural(tolerated, 'failure')} ${tolerated === 1 ? 'is' : 'are'} tolerated ("allow_failed")`;
}

/** How an item is drawn: its state, and whether an earlier run completed it. */
export type StateStyle = 'done' | 'reused' | 'failed' | 'fault' | 'canceled';

const STYLES: Readonly<Record<ItemRecord['state'], StateStyle>> = {
  COMPLETE: 'done',
  EXECUTOR_ERROR: 'failed',
  SYSTEM_ERROR: 'fault',
  CANCELED: 'canceled',
};

export function stateStyle({ reused, state }: ItemRecord): StateStyle {
  return reused ? 'reused' : STYLES[state];
}

export const STATE_LABELS: Readonly<Record<StateStyle | 'waiting', string>> = {
  done: 'done',
  reused: 'done by an earlier run',
  failed: 'failed',
  fault: 'failed by a system error',
  canceled: 'canceled',
  waiting: 'not started',
};
