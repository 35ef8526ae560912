import { endedCount, expectedCount, isOver, type Progress, type StepProgress } from './progress.ts';

/** How many items a step has, as people see it while they watch. */
export interface StepTotal {
  readonly count: number;
  /** Not an estimate. */
  readonly exact: boolean;
}

export type StepTotals = ReadonlyMap<string, StepTotal>;

/**
 * The totals of a run's steps. An estimate follows the results of earlier steps so far, but never goes down:
 * users do not believe a total that jumps back and forth. The exact number replaces it once known.
 * @param before the totals that were shown last
 */
export function stepTotals(progress: Progress, before: StepTotals = new Map()): StepTotals {
  const totals = new Map<string, StepTotal>();
  const over = isOver(progress.state);
  const isExact = (step: StepProgress): boolean => {
    if (over) return true;
    if (step.waits) return !step.more;
    if (step.gather) return true;
    return step.needs.every((id) => {
      const total = totals.get(id);
      const earlier = progress.steps.find((each) => each.id === id);
      return total?.exact && earlier !== undefined && endedCount(earlier) >= total.count;
    });
  };
  for (const step of progress.steps) {
    const expected = expectedCount(progress, step);
    const exact = isExact(step);
    const count = exact ? expected : Math.max(expected, before.get(step.id)?.count ?? 0);
    totals.set(step.id, { count, exact });
  }
  return totals;
}
