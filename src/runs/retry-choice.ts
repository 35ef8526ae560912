import { matchesGlob } from 'node:path/posix';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { readMarkerKey } from '../protocol/object-keys.ts';
import type { Plan } from '../workflow/plan.ts';

/** Which failed items to retry. */
export interface RetryChoice {
  readonly step?: string;
  /** Paths, ids, or patterns; none: all. */
  readonly items: readonly string[];
  /** Invalidated items that were sent already, by `stateKey`. */
  readonly renewed?: ReadonlySet<string>;
  /** The new time limit. */
  readonly minutes?: number | undefined;
}

/** A run with failed items. */
export interface RetryRequest {
  readonly plan: Plan;
  readonly run: string;
  readonly dispatch: DispatchPlan;
}

export interface RetriedStep {
  readonly id: string;
  /** Items that were sent to the step again. */
  readonly again: readonly string[];
  /** Removed dead letters of items that are done by now, or already sent again. */
  readonly settled: number;
  /** The dead-letter queue was too long to scan completely. */
  readonly incomplete: boolean;
}

/** Markers that are read at once. */
export const READ = 32;
/** Items that are sent, and whose failed markers are removed, together. */
export const BATCH = 100;
/** Seconds, so that the failed markers are removed before the item can fail again. */
export const RETRY_DELAY = 3;

/** Whether an item was chosen; without a choice, all are. */
export function isNamed({ items }: RetryChoice, item: string): boolean {
  return items.length === 0 || items.some((each) => each === item || matchesGlob(item, each));
}

/**
 * Failed markers of items that are not done, of all versions. The keys of one item are adjacent in a listing.
 */
export async function* failedKeys(objects: AsyncIterable<{ readonly key: string }>): AsyncGenerator<string> {
  let item: string | undefined;
  let isDone = false;
  let failed: string[] = [];
  for await (const { key } of objects) {
    const marker = readMarkerKey(key);
    if (!marker) continue;
    if (marker.item !== item) {
      if (!isDone) yield* failed;
      item = marker.item;
      isDone = false;
      failed = [];
    }
    if (marker.state === 'done') isDone = true;
    else failed.push(key);
  }
  if (!isDone) yield* failed;
}
