import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type BudgetLedger,
  EMPTY_BUDGET,
  readBudget,
  writeBudget,
} from '../../src/protocol/budget-ledger.ts';
import { budgetKey, runManifestKey } from '../../src/protocol/object-keys.ts';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { gatherRun } from '../../src/runs/gather-run.ts';
import { openAccount, runBudget } from '../../src/runs/run-budget.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { deployablePlan } from '../fakes/deployable.ts';
import { MemoryS3 } from '../fakes/memory-s3.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const home = { workflow: 'tides', output: { bucket: 'results', prefix: 'out/' } };
const place = { bucket: 'results', key: budgetKey('out/') };

function scene(ledger?: BudgetLedger) {
  const s3 = new MemoryS3(() => 0);
  s3.createBucket('results');
  if (ledger) s3.put(place, writeBudget(ledger));
  return {
    open: (run_usd?: number) =>
      openAccount(home, { run: RUN, budget: run_usd === undefined ? {} : { run_usd } }, s3.bucket, 1000),
    account: () => readBudget(s3.text(place)).runs[RUN],
    s3,
  };
}
const spent = (changes: object): BudgetLedger => ({
  ...EMPTY_BUDGET,
  runs: { [RUN]: { limit: 20, usd: 19.99, steps: { a: 19.99 }, seen: 5, ...changes } },
});

describe("a run's budget", () => {
  it('is what its command says, else what it had, else what the workflow says', () => {
    const plan = { workflow: 'tides', budget: { run_usd: 50 } };
    const had = { budget: { run_usd: 20 } };
    assert.deepEqual(
      [runBudget(plan, had, 40), runBudget(plan, had, undefined), runBudget(plan, undefined, undefined)],
      [{ run_usd: 40 }, { run_usd: 20 }, { run_usd: 50 }],
    );
    assert.deepEqual(runBudget({ workflow: 'tides', budget: {} }, undefined, undefined), {});
    assert.equal(runBudget({ workflow: 'tides' }, had, undefined), undefined);
    assert.throws(() => runBudget({ workflow: 'tides' }, undefined, 20), {
      code: 'NO_BUDGET',
      message: /"budget": \{\}.*deploy/,
    });
  });

  it('has an account before its first item is sent, and none without one', async () => {
    const { open, account } = scene();
    await open(20);
    assert.deepEqual(account(), { limit: 20, usd: 0, steps: {}, seen: 1000 });
    const { s3 } = scene();
    await openAccount(home, { run: RUN }, s3.bucket, 0);
    assert.equal(s3.text(place), undefined);
  });

  it('that is reached needs to be raised, and then continues with what was spent', async () => {
    const { open, account } = scene(spent({ paused: { at: 1 } }));
    await assert.rejects(open(20), { code: 'BUDGET_REACHED', message: /\$20\.00.*\$19\.99.*--budget 40/ });
    await open(40);
    assert.deepEqual(account(), { limit: 40, usd: 19.99, steps: { a: 19.99 }, seen: 1000 });
    // A command that was interrupted before its run continued is repeated.
    await open(40);
  });

  it('that is reached keeps its groups from being gathered: they would wait for agents that do not come', async () => {
    const { s3 } = scene();
    const manifest = aRunManifest({ run: RUN, workflow: 'tides', paused_at: '2026-11-25T00:00:00Z' });
    s3.put({ bucket: 'results', key: runManifestKey('out/', RUN) }, writeRunManifest(manifest));
    const cloud = { storage: s3.bucket as unknown as RunStorage, now: () => 0 };
    const plan = { ...deployablePlan({}), ...home } as Plan;
    await assert.rejects(gatherRun(plan, RUN, undefined, cloud), { code: 'BUDGET_REACHED' });
  });

  it('cannot be lowered below what was spent', async () => {
    await assert.rejects(scene(spent({})).open(10), { code: 'BUDGET_REACHED' });
  });
});
