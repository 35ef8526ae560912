import { stepLanes } from '../deploy/compute.ts';
import type { EarlierItem, EarlierRun, EarlierStep } from '../deploy/earlier-run.ts';
import { laneFor } from '../protocol/lanes.ts';
import type { Marker } from '../protocol/marker.ts';
import type { RunRecord } from '../protocol/run-record.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';

/** What an earlier run says about how long items of a plan's steps take. */

/** Whether a run has a step with the same id and the same algorithm, in any version. */
export function sameAlgorithm(
  { id, algorithm }: Pick<PlannedStep, 'id' | 'algorithm'>,
  steps: readonly { readonly id: string; readonly algorithm: string }[],
): boolean {
  const before = steps.find((step) => step.id === id)?.algorithm;
  return before?.split('@')[0] === algorithm.split('@')[0];
}

/** @param name of the run, for people @returns undefined where it has no items of the plan's steps */
export function earlierByRecord(record: RunRecord, plan: Plan, name: string): EarlierRun | undefined {
  if (record.workflow !== plan.workflow) return undefined;
  const steps = plan.steps.filter((step) => sameAlgorithm(step, record.steps));
  return earlierRun(
    name,
    steps.map((step) => {
      const { complete, failed } = record.steps.find(({ id }) => id === step.id)!;
      const lanes = stepLanes(step);
      const items = record.items
        .filter((item) => item.step === step.id && item.state === 'COMPLETE')
        .map(({ seconds, input_bytes: bytes, lane_mb = 0 }) => ({
          ...{ seconds, lane: laneFor(lanes, lane_mb) },
          ...(bytes !== undefined && { bytes }),
        }));
      return [step.id, { count: complete + failed, items }];
    }),
  );
}

/** The done items of a step, from their markers. */
export function earlierByMarkers(markers: readonly Marker[]): EarlierItem[] {
  return markers.map(({ seconds, input_bytes: bytes, lane }) => ({
    ...{ seconds, ...(bytes !== undefined && { bytes }), ...(lane !== undefined && { lane }) },
  }));
}

/** @returns undefined where no step has items */
export function earlierRun(
  name: string,
  steps: readonly (readonly [id: string, step: EarlierStep])[],
): EarlierRun | undefined {
  const known = steps.filter(([, { items }]) => items.length > 0);
  return known.length > 0 ? { name, steps: Object.fromEntries(known) } : undefined;
}
