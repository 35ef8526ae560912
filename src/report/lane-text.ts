import type { PlannedLane } from '../deploy/planned-lanes.ts';
import { formatCount } from '../text/units.ts';

/** The sizes that items of a step may have, with what an agent of each costs; empty where there is one. */
export function lanesText(lanes: readonly PlannedLane[]): string[] {
  if (lanes.length === 0) return [];
  const texts = lanes.map(({ memory_mb, hour_usd }) => {
    const price = hour_usd === undefined ? '' : ` ($${hour_usd.toFixed(4)} an hour)`;
    return `${formatCount(memory_mb)} MB${price}`;
  });
  return [`lanes ${texts.join(', ')}: an item that runs out of memory goes to the next`];
}
