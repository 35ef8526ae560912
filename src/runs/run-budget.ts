import { Failure } from '../core/failure.ts';
import { optimisticUpdate, storedAs } from '../core/optimistic-update.ts';
import { type BudgetLedger, readBudget, withRun, writeBudget } from '../protocol/budget-ledger.ts';
import { budgetKey } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import { formatDollars } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import { homeOf, type RunHome, runBusy } from './stored-run.ts';

/**
 * The limit for the costs of a run's agents. A run keeps its limit until a command sets another.
 * @param usd the value of `--budget`
 * @returns undefined if the workflow has no budget; `{}` records costs without a limit
 * @throws Failure `NO_BUDGET`
 */
export function runBudget(
  { workflow, budget }: Pick<Plan, 'workflow' | 'budget'>,
  before: Pick<RunManifest, 'budget'> | undefined,
  usd: number | undefined,
): RunManifest['budget'] {
  if (!budget && usd !== undefined)
    throw new Failure(
      'NO_BUDGET',
      `The workflow ${workflow} does not record the costs of its agents, so --budget has no effect. Add "budget": {} to the workflow file, which does not set a limit itself, and deploy it: npx pipewright deploy FILE`,
    );
  if (!budget) return undefined;
  const run_usd = usd ?? before?.budget?.run_usd ?? budget.run_usd;
  return run_usd === undefined ? {} : { run_usd };
}

/**
 * Opens the account of a run that begins or continues, before its first item is sent.
 * @throws Failure `BUDGET_REACHED` if its limit leaves nothing to spend, `RUN_BUSY`
 */
export async function openAccount(
  home: RunHome,
  { run, budget }: Pick<RunManifest, 'run' | 'budget'>,
  storage: Pick<RunStorage, 'read' | 'replace'>,
  now: number,
): Promise<void> {
  if (!budget) return;
  const limit = budget.run_usd;
  const stored = await optimisticUpdate(accountsOf(home, storage), (ledger) => {
    const before = ledger.runs[run];
    const isPaused = before?.paused !== undefined && limit !== undefined && limit <= (before.limit ?? 0);
    if (before && limit !== undefined && (isPaused || limit <= before.usd))
      throw new Failure(
        'BUDGET_REACHED',
        `The run ${run} has a budget of ${formatDollars(limit)}, and its agents have cost ${formatDollars(before.usd)}, so no other agent can be paid. To continue where the run stopped, raise the budget: npx pipewright run FILE --run ${run} --budget ${Math.ceil(2 * limit)}`,
      );
    return withRun(ledger, run, limit, now);
  });
  if (!stored) throw runBusy(run);
}

/** What a workflow's agents have cost; empty before the first start. */
export async function readAccounts(home: RunHome, storage: Pick<RunStorage, 'read'>): Promise<BudgetLedger> {
  const { bucket, prefix } = homeOf(home);
  return readBudget((await storage.read({ bucket, key: budgetKey(prefix) }))?.text);
}

function accountsOf(home: RunHome, storage: Pick<RunStorage, 'read' | 'replace'>) {
  const { bucket, prefix } = homeOf(home);
  return storedAs(storage, { bucket, key: budgetKey(prefix) }, readBudget, writeBudget);
}
