/** The outcome of items, in words and numbers that every report shares. */

import { isOver } from '../progress/progress.ts';
import type { ItemRecord, MissingItem, RunRecord, SampleCounts } from '../protocol/run-record.ts';
import { clip } from '../text/markdown.ts';
import { formatCount, listed, plural } from '../text/units.ts';

/** Counts of a step, of its record or of its progress. */
export interface StepCounts {
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /** Not started. Missing in a progress, where `waitingCount` computes it. */
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

/** Samples by outcome, as items are counted. */
export function sampleTally({ all, through, failed }: SampleCounts): Tally {
  const waiting = Math.max(0, all - through - failed);
  return { all, complete: through, reused: 0, failed, canceled: 0, waiting };
}

/**
 * `47 of 50 items done, 3 failed`, `All 50 items done`
 * @param isOpen the run is not over: items that have not ended may have started
 * @param about `all` is an estimate
 */
export function tallySentence(
  { all, complete, failed, canceled, waiting }: Tally,
  isOpen = false,
  about = false,
): string {
  const rest = [
    failed > 0 && `${formatCount(failed)} failed`,
    canceled > 0 && `${formatCount(canceled)} canceled`,
    waiting > 0 && `${formatCount(waiting)} ${isOpen ? 'open' : STATE_LABELS.waiting}`,
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

/** Reasons to wait that are named. There can be many, as each group waits for its own number of items. */
const NAMED_WAITS = 3;

/** `3 wait for depth.table`: what items wait for, the most frequent first, and all others together. */
export function waitTexts(waits: Waits = []): string[] {
  const sorted = [...waits].sort((a, b) => b.count - a.count);
  const others = sorted.slice(NAMED_WAITS).reduce((sum, { count }) => sum + count, 0);
  return [
    ...sorted.slice(0, NAMED_WAITS).map(({ count, why }) => waitText(count, why)),
    ...(others > 0 ? [waitText(others, 'it waits for others')] : []),
  ];
}

/**
 * @param why of one item: `it waits for 3 items before it` (protocol/item-counts.ts,
 * protocol/item-assembly.ts)
 */
function waitText(count: number, why: string): string {
  const said = why.replace(/^it /, '');
  const ofAll =
    count === 1
      ? said
      : said
          .replace(/^waits\b/, 'wait')
          .replace(/^is\b/, 'are')
          .replace(/ before it$/, ' before them');
  return `${formatCount(count)} ${ofAll}`;
}

/** The run's state in one sentence, its samples first. */
export function stateSentence(run: Pick<RunRecord, 'state' | 'steps' | 'samples'> & Tolerated): string {
  const { state, steps, samples } = run;
  const isOpen = !isOver(state);
  const counts = tally(steps);
  if (counts.all === 0)
    return isOpen ? 'Nothing has begun yet' : 'Nothing ran: there was no item for any step.';
  const parts = [samples && samplesText(samples), missingText(run), tallySentence(counts, isOpen)];
  const begin =
    state === 'PAUSED'
      ? 'Paused at its budget: '
      : isOpen
        ? 'Not over yet: '
        : state === 'CANCELED'
          ? 'Canceled: '
          : '';
  return `${begin}${parts.filter(Boolean).join('; ')}`;
}

/** Tolerated failures, of a record or of its progress. */
interface Tolerated {
  readonly tolerated?: number;
  readonly missing?: readonly MissingItem[];
}

/** Names in a sentence, names about one step, and characters of a name. */
const NAMED_MISSING = 5;
const NAMED_OF_STEP = 3;
const LONGEST_NAME = 60;

/**
 * Which items are missing from which results: `merge and summary are without s07`. If no results lack them
 * yet, how many failures are tolerated; undefined if none is.
 * @param most names that are shown
 */
export function missingText(
  { tolerated = 0, missing = [] }: Tolerated,
  most = NAMED_MISSING,
): string | undefined {
  if (tolerated === 0) return undefined;
  if (missing.length === 0)
    return `${plural(tolerated, 'failure')} ${tolerated === 1 ? 'is' : 'are'} tolerated ("allow_failed")`;
  const byPlace = Map.groupBy(missing, ({ not_in }) => not_in.join('\n'));
  // Those whose markers were not read.
  let unread = tolerated - missing.length;
  const parts = [...byPlace.values()].map((items) => {
    const [{ not_in }] = items as [MissingItem];
    const names = items.slice(0, most).map(({ item }) => clip(item, LONGEST_NAME));
    const others = items.length - names.length + unread;
    unread = 0;
    return `${listed(not_in)} ${not_in.length === 1 ? 'is' : 'are'} without ${listed(names, others)}`;
  });
  return parts.join('; ');
}

/** `without s07`, about the results of one step; undefined if they lack no item. */
export function withoutText(missing: readonly MissingItem[] = [], step: string): string | undefined {
  const own = missing.filter(({ not_in }) => not_in.includes(step));
  const names = own.slice(0, NAMED_OF_STEP).map(({ item }) => clip(item, LONGEST_NAME));
  return own.length === 0 ? undefined : `without ${listed(names, own.length - names.length)}`;
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

/** The word for each state: in tables, legends, pictures and sentences. */
export const STATE_LABELS: Readonly<Record<StateStyle | 'waiting', string>> = {
  done: 'done',
  reused: 'reused',
  failed: 'failed',
  fault: 'system error',
  canceled: 'canceled',
  waiting: 'not started',
};
