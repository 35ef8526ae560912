import { type MarkerState, readMarkerKey } from '../protocol/marker.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { markerFolder } from '../protocol/result-folders.ts';
import type { Plan } from '../workflow/plan.ts';
import { homeOf } from './stored-run.ts';

/** How each input ended in the first steps, by {@link stateKey}; without those that have not. One listing a step. */
export async function firstStates(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'list'>,
): Promise<Map<string, MarkerState>> {
  const { bucket, prefix } = homeOf(plan);
  const states = new Map<string, MarkerState>();
  for (const { id, needs } of plan.steps) {
    if (needs.length > 0) continue;
    for await (const { key } of storage.list(bucket, markerFolder(prefix, run, id))) {
      const marker = readMarkerKey(key);
      if (!marker) continue;
      const at = stateKey(id, marker.item);
      // Done is final, whatever else is said of an item.
      if (states.get(at) !== 'done') states.set(at, marker.state);
    }
  }
  return states;
}

/** @param item as its markers' keys name it: `itemDigest` */
export function stateKey(step: string, item: string): string {
  return `${step}/${item}`;
}
