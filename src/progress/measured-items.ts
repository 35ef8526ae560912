import { computeOf, stepLanes } from '../deploy/compute.ts';
import { type LaneRequest, usableMemory } from '../protocol/lanes.ts';
import type { Marker } from '../protocol/marker.ts';
import type { ItemRecord, StepRecord } from '../protocol/run-record.ts';
import type { PlannedStep } from '../workflow/plan.ts';
import type { MeasuredItem } from './tune-memory.ts';

/** Finished items of a step, for tuning: from a local run's record, or from markers on AWS. */

/** The sizes that a step's lanes may have on AWS. */
export function laneSizes(step: PlannedStep): Pick<LaneRequest, 'cpu' | 'sizes'> {
  return { cpu: step.cpu_units, sizes: computeOf(step).kind === 'fargate' ? 'fargate' : 'any' };
}

/** The complete items of a step; those without a peak or the size of their inputs are left out. */
export function measuredItems(items: readonly ItemRecord[], { id, memory_mb }: StepRecord): MeasuredItem[] {
  return items.flatMap(({ step, state, input_bytes: bytes, peak_mb, seconds, lane_mb, moves = 0 }) =>
    step === id && state === 'COMPLETE' && bytes !== undefined && peak_mb !== undefined
      ? [{ bytes, peak_mb, seconds, had_mb: lane_mb ?? memory_mb, moves }]
      : [],
  );
}

/** As {@link measuredItems}. */
export function markedMeasures(markers: readonly Marker[], step: PlannedStep): MeasuredItem[] {
  const lanes = stepLanes(step);
  return markers.flatMap(({ input_bytes: bytes, peak_mb, seconds, lane = 0, moves = 0 }) => {
    if (bytes === undefined || peak_mb === undefined) return [];
    const size = lanes[lane];
    return [{ bytes, peak_mb, seconds, had_mb: size ? usableMemory(size) : step.memory_mb, moves }];
  });
}
