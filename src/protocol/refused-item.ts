import { MARKER_VERSION, writeMarker } from './marker.ts';
import { itemMarkerKey } from './object-keys.ts';
import type { Place } from './object-store.ts';
import type { RunPlace } from './sent-item.ts';

/** Instead of a version: an item that cannot be assembled has none. As soon as it can be, it gets its own. */
export const NOT_STARTED = 'not started';

/**
 * An item that was never sent, since it can have no result: its files do not fit, or too much of its group
 * failed.
 */
export interface RefusedItem {
  readonly step: string;
  readonly segments: readonly string[];
  readonly id: string;
  readonly why: string;
}

/**
 * The marker of a refused item, which the caller creates unless it exists.
 * @param now milliseconds since the epoch
 */
export function refusedMarker(
  { run, bucket, prefix }: RunPlace,
  { step, segments, id, why }: RefusedItem,
  now: number,
): { readonly place: Place; readonly text: string } {
  const key = itemMarkerKey(prefix, { run, step, segments }, NOT_STARTED, 'failed');
  const text = writeMarker({
    ...{ version: MARKER_VERSION, state: 'EXECUTOR_ERROR', run, step, item: id, meaning: why },
    content: { kind: 'item', segments, version: NOT_STARTED, base: id },
    ...{ attempt: 0, started_at: new Date(now).toISOString(), seconds: 0, outputs: [], agent: '' },
  });
  return { place: { bucket, key }, text };
}
