import type { FinalState } from '../protocol/item-report.ts';
import type { ItemRecord, RunRecord } from '../protocol/run-record.ts';

/** The numbers of one step, from its items. */
export interface StepSummary {
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  /** Of the items that this run worked on; undefined when there are none. */
  readonly seconds?: Spread;
  /** Peak memory of containers in bytes, of the items that report it. */
  readonly memory?: Spread;
  /** The most that a command took, in MB. */
  readonly peak_mb?: number;
  /** Items that began again with more memory. */
  readonly moved: number;
  /** MB of the largest lane of an item, where that is not the first lane. */
  readonly largest_mb?: number;
}

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
  readonly sum: number;
}

/** Counts and statistics of one step's items. */
export function summarizeItems(items: readonly ItemRecord[]): StepSummary {
  const count = (...states: FinalState[]): number =>
    items.filter(({ state }) => states.includes(state)).length;
  const worked = items.filter(({ attempts, reused }) => attempts > 0 && !reused);
  return {
    complete: count('COMPLETE'),
    reused: items.filter(({ reused }) => reused).length,
    failed: count('EXECUTOR_ERROR', 'SYSTEM_ERROR'),
    canceled: count('CANCELED'),
    seconds: spread(worked.map((item) => item.seconds)),
    memory: spread(items.flatMap((item) => item.peak_memory_bytes ?? [])),
    peak_mb: spread(items.flatMap((item) => item.peak_mb ?? []))?.most,
    moved: items.filter(({ moves = 0 }) => moves > 0).length,
    largest_mb: spread(items.flatMap((item) => item.lane_mb ?? []))?.most,
  };
}

/** Undefined for no numbers. */
export function spread(numbers: readonly number[]): Spread | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { least: sorted[0]!, median, most: sorted.at(-1)!, sum: sorted.reduce((a, b) => a + b, 0) };
}

/**
 * The state of a whole run: system errors first, then the algorithms' errors, then canceled items. Tolerated
 * failures do not count.
 * @param stopped the user stopped the run
 */
export function runState(items: readonly ItemRecord[], stopped: boolean): FinalState {
  if (stopped) return 'CANCELED';
  for (const state of ['SYSTEM_ERROR', 'EXECUTOR_ERROR', 'CANCELED'] as const)
    if (items.some((item) => item.state === state && !item.tolerated)) return state;
  return 'COMPLETE';
}

/** Items that failed, in the order of the plan. */
export function failedItems(run: RunRecord): ItemRecord[] {
  return run.items.filter(({ state }) => state === 'EXECUTOR_ERROR' || state === 'SYSTEM_ERROR');
}
