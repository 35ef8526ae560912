import { type ItemEnd, reduceMarkers } from '../protocol/marker.ts';
import { type MarkerState, markerFolder } from '../protocol/object-keys.ts';
import type { ListedObject, RunStorage } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';
import { homeOf } from './stored-run.ts';

/** How each input ended in the first steps, by {@link stateKey}; without open ones. One listing per step. */
export async function firstStates(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'list'>,
): Promise<Map<string, MarkerState>> {
  const { bucket, prefix } = homeOf(plan);
  const states = new Map<string, MarkerState>();
  for (const { id, needs } of plan.steps) {
    if (needs.length > 0) continue;
    const ends = new Map<string, ItemEnd<ListedObject>>();
    for await (const object of storage.list(bucket, markerFolder(prefix, run, id)))
      reduceMarkers([object], ends);
    for (const [item, { state }] of ends) states.set(stateKey(id, item), state);
  }
  return states;
}

/** @param item its `itemDigest` */
export function stateKey(step: string, item: string): string {
  return `${step}/${item}`;
}
