import { type BudgetLedger, committedUsd, monthOf } from '../protocol/budget-ledger.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { RunBudgetRecord } from '../protocol/run-record.ts';
import { formatDollars } from '../text/units.ts';
import type { Trouble } from './diagnosis.ts';

/** What a run's agents have cost, from the accounts that are kept for the workflow's budget. */
export function agentsCost(ledger: BudgetLedger, run: string, now: number): RunBudgetRecord {
  const { limit, usd = 0, steps = {} } = ledger.runs[run] ?? {};
  return {
    usd,
    ...(limit !== undefined && { limit_usd: limit }),
    // Of all runs: a running agent may work for several.
    reserved_usd: committedUsd(ledger, now),
    month_usd: ledger.months[monthOf(now)] ?? 0,
    steps,
  };
}

/** `agents $12.30 of $20.00: align $10.00, call $2.30` */
export function agentsCostText({ usd, limit_usd, reserved_usd, steps }: RunBudgetRecord): string {
  const limit = limit_usd === undefined ? '' : ` of ${formatDollars(limit_usd)}`;
  const parts = Object.entries(steps).map(([step, each]) => `${step} ${formatDollars(each)}`);
  const sum = usd > 0 ? formatDollars(usd) : 'nothing';
  const reserved = reserved_usd > 0 ? `; ${formatDollars(reserved_usd)} reserved for running agents` : '';
  return `agents ${sum}${limit}${parts.length > 1 ? `: ${parts.join(', ')}` : ''}${reserved}`;
}

/** The trouble of a run that is paused at its budget. */
export function budgetTrouble(
  { run, file = 'FILE', budget }: RunManifest,
  cost: RunBudgetRecord | undefined,
): Trouble {
  const limit = budget?.run_usd ?? 0;
  const spent = cost ? `, and its agents have cost ${formatDollars(cost.usd)}` : '';
  return {
    code: 'BUDGET_REACHED',
    what: `its budget is ${formatDollars(limit)}${spent}: one more agent could cost more`,
    remedy: `Nothing is lost. To continue where the run stopped: npx pipewright run ${file} --run ${run} --budget ${Math.ceil(2 * limit)}`,
  };
}
