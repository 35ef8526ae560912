import { compareNaturally } from '../core/natural-order.ts';
import { reasonOf } from './item-report.ts';
import type { ItemRecord, MissingItem } from './run-record.ts';

/** A step of a run, with the number of its items that are done. */
interface StepEnds {
  readonly id: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  readonly complete: number;
}

/**
 * The items that are missing from the results of steps that gather, and of steps after them: they failed
 * before, and were tolerated.
 * @param steps in the plan's order
 * @param tolerated failed items that steps which gather continue without
 */
export function missingItems(
  steps: readonly StepEnds[],
  tolerated: readonly Pick<ItemRecord, 'step' | 'item' | 'exit_code' | 'meaning'>[],
): MissingItem[] {
  const lacking = new Map<string, readonly string[]>();
  for (const { step } of tolerated) if (!lacking.has(step)) lacking.set(step, stepsWithout(steps, step));
  return tolerated
    .map(({ step, item, ...end }) => {
      const why = reasonOf(end);
      return { item, failed_in: step, not_in: lacking.get(step)!, ...(why !== '' && { why }) };
    })
    .filter(({ not_in }) => not_in.length > 0)
    .sort((a, b) => compareNaturally(a.item, b.item));
}

/**
 * Steps with results that lack the failed items of a step: the first that gather after it, and all later
 * ones.
 */
function stepsWithout(steps: readonly StepEnds[], failed: string): string[] {
  const after = new Set([failed]);
  const lacking = new Set<string>();
  for (const { id, needs, gather } of steps) {
    if (!needs.some((need) => after.has(need))) continue;
    after.add(id);
    if (gather || needs.some((need) => lacking.has(need))) lacking.add(id);
  }
  return steps.filter(({ id, complete }) => lacking.has(id) && complete > 0).map(({ id }) => id);
}
