import { plannedLanes } from '../deploy/planned-lanes.ts';
import { lineOf } from '../protocol/memory-line.ts';
import { formatCount } from '../text/units.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';

/**
 * A step's lanes with an agent's price per hour, and the lane in which an item starts; empty for a step
 * without lanes.
 */
export function laneTexts(plan: Plan, step: PlannedStep): string[] {
  const lanes = plannedLanes(plan, step);
  if (lanes.length === 0) return [];
  const texts = lanes.map(({ memory_mb, hour_usd }) => {
    const price = hour_usd === undefined ? '' : ` ($${hour_usd.toFixed(4)} an hour)`;
    return `${formatCount(memory_mb)} MB${price}`;
  });
  const line = lineOf(step.spec.memory);
  return [
    `lanes ${texts.join(', ')}: an item that runs out of memory goes to the next`,
    ...(line ? ['an item starts in the lane that has enough memory for its inputs'] : []),
  ];
}
