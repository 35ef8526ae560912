import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBudget } from '../../src/protocol/budget-ledger.ts';
import { budgetKey, gatherBlockedKey, runEndedKey, runManifestKey } from '../../src/protocol/object-keys.ts';
import { type RunManifest, readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { gatherRun } from '../../src/runs/gather-run.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';

const { run } = aRunManifest();
const PLAN = deployablePlan(
  { output: { bucket: 'some-output', prefix: 'out/' } },
  deployableStep('clean'),
  deployableStep('all', { needs: ['clean'], gather: true }),
);
const BLOCKED = `some-output/${gatherBlockedKey('out/', run, 'all')}`;
const MANIFEST = `some-output/${runManifestKey('out/', run)}`;

/** A run that has ended, and whose group was refused. */
function ended(changes: Partial<RunManifest>): MemoryRunCloud {
  const world = new MemoryRunCloud();
  world.put(MANIFEST, writeRunManifest(aRunManifest({ workflow: PLAN.workflow, ...changes })));
  world.put(BLOCKED, 'marker');
  world.put(`some-output/${runEndedKey('out/', run)}`);
  return world;
}

describe('gathering what is done', () => {
  it('opens the run again, with its account', async () => {
    const world = ended({ budget: { run_usd: 5 } });
    assert.deepEqual(await gatherRun(PLAN, run, undefined, world), [{ id: 'all', groups: 1 }]);
    assert.deepEqual(readRunManifest(world.objects.get(MANIFEST)!.text).gathered, ['all']);
    assert.equal(readBudget(world.objects.get(`some-output/${budgetKey('out/')}`)?.text).runs[run]?.limit, 5);
    assert.deepEqual(world.keys('some-output', runEndedKey('out/', run)), []);
    await assert.rejects(gatherRun(PLAN, run, undefined, world), { code: 'NOTHING_TO_GATHER' });
  });

  for (const [what, changes, code] of [
    ['canceled', { canceled_at: '2026-11-26T10:10:00.000Z' }, 'RUN_CANCELED'],
    ['paused', { paused_at: '2026-11-26T10:10:00.000Z' }, 'BUDGET_REACHED'],
  ] as const)
    it(`changes nothing of a run that is ${what}`, async () => {
      const world = ended(changes);
      await assert.rejects(gatherRun(PLAN, run, undefined, world), { code, message: /Continue it with/ });
      assert.ok(world.objects.has(BLOCKED));
    });
});
