import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { Plan } from '../workflow/plan.ts';

/** The finding about a workflow whose items can be planned, and not processed yet; undefined for all others. */
export function itemsFinding(plan: Plan, file: string): Finding | undefined {
  if (!plan.items) return undefined;
  return {
    ...{ code: 'NOT_YET_RUNNABLE', severity: 'error', file, path: '' },
    message: `The items of ${plan.workflow} have several files, come from a sheet, are joined or gathered by group. This release plans such workflows, and cannot run them yet: "pipewright plan" shows their items.`,
  };
}

/** @throws Failure `NOT_YET_RUNNABLE` for a workflow whose items cannot be processed yet */
export function refuseItems(plan: Plan): void {
  const finding = itemsFinding(plan, '');
  if (finding) throw new Failure(finding.code, finding.message);
}
