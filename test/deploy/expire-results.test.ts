import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepRules, type LifecycleConfig, withRules } from '../../src/deploy/bucket-lifecycle.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import { expireResults } from '../../src/deploy/expire-results.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { Account } from '../fakes/cloud.ts';
import { deployablePlan, deployableStep, TARGET } from '../fakes/deployable.ts';

const THEIRS = {
  ID: 'theirs',
  Status: 'Disabled',
  Prefix: 'x/',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 },
};
/** The same, as S3 takes it beside rules with a filter. */
const FILTERED = {
  ID: 'theirs',
  Status: 'Disabled',
  Filter: { Prefix: 'x/' },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 },
};
const names = resourceNames('test', TARGET);
const planOf = (keep: Readonly<Record<string, Plan['steps'][number]['keep']>>): Plan =>
  deployablePlan(
    {},
    ...['a', 'b'].map((id) =>
      deployableStep(id, { writes: `out/${id}/`, ...(keep[id] !== undefined && { keep: keep[id] }) }),
    ),
  );
const rulesOf = (keep: Parameters<typeof planOf>[0]) => keepRules(planOf(keep), names);

/** An account whose output bucket has a rule of somebody else's. */
function account(): Account {
  const account = new Account();
  account.buckets.set('some-output', new Map());
  account.lifecycles.set('some-output', {
    Rules: [THEIRS],
    TransitionDefaultMinimumObjectSize: 'varies_by_storage_class',
  });
  return account;
}
const rulesIn = (account: Account) =>
  account.lifecycles.get('some-output')!.Rules.map(({ ID, Filter, Expiration }) => [ID, Filter, Expiration]);
const quiet = () => {};

describe('lifecycle rules', () => {
  it('are of the folders of steps whose results stay for days', () => {
    assert.deepEqual(rulesOf({ a: 7, b: 'last' }), [
      {
        ID: 'pipewright-test_Keep-a',
        Status: 'Enabled',
        Filter: { Prefix: 'out/a/' },
        Expiration: { Days: 7 },
      },
    ]);
  });

  it('are of checkpoints where a step has them', () => {
    const plan = deployablePlan({}, deployableStep('a', { spec: { checkpoint: '/data/ck' } as never }));
    assert.deepEqual(keepRules(plan, names), [
      {
        ID: 'pipewright-test_Keep-.checkpoints',
        Status: 'Enabled',
        Filter: { Prefix: 'out/.pipewright/checkpoints/' },
        Expiration: { Days: 14 },
      },
    ]);
  });

  it('replace those of the workflow only, and change nothing where they are there', () => {
    const before: LifecycleConfig = {
      Rules: [THEIRS, ...rulesOf({ a: 7 })],
      TransitionDefaultMinimumObjectSize: 'x',
    };
    const own = names.keep('');
    // S3 answers in an order of its own.
    const answered = {
      ...before,
      Rules: before.Rules.map((rule) => Object.fromEntries(Object.entries(rule).reverse())),
    };
    assert.equal(withRules(answered, own, rulesOf({ a: 7 })), undefined);
    assert.deepEqual(withRules(before, own, rulesOf({ b: 8 })), {
      ...before,
      Rules: [FILTERED, ...rulesOf({ b: 8 })],
    });
    assert.deepEqual(withRules(before, own, []), { ...before, Rules: [THEIRS] });
    const longer = resourceNames('test-2', TARGET).keep('');
    assert.deepEqual(withRules(before, longer, rulesOf({}))?.Rules.length, undefined, 'of another workflow');
  });

  it('come with a deployment, change with the next, and go with the last', async () => {
    const world = account();
    const cloud = world.open();
    const run = async (keep: Parameters<typeof planOf>[0], name: string) =>
      deploy(planOf(keep), cloud, new Uint8Array(1), name, quiet);
    await run({}, 'one');
    assert.deepEqual(rulesIn(world).length, 1, 'without "keep" nothing is asked');
    await run({ a: 7, b: 30 }, 'two');
    assert.deepEqual(
      rulesIn(world).map(([id]) => id),
      ['theirs', names.keep('a'), names.keep('b')],
    );
    await run({ b: 60 }, 'three');
    assert.deepEqual(rulesIn(world).slice(1), [[names.keep('b'), { Prefix: 'out/b/' }, { Days: 60 }]]);
    await run({}, 'four');
    assert.deepEqual(rulesIn(world).length, 1);
    await run({ a: 7 }, 'five');
    await destroy(planOf({}), cloud, quiet);
    assert.deepEqual(world.lifecycles.get('some-output'), {
      Rules: [FILTERED],
      TransitionDefaultMinimumObjectSize: 'varies_by_storage_class',
    });
  });

  it('go before the stack forgets them, so that deploying again after an interruption finds them', async () => {
    const world = account();
    let isInterrupted = false;
    const cloud = world.open((call) => {
      if (isInterrupted && /lifecycle/i.test(call)) throw new Error('interrupted');
    });
    await deploy(planOf({ a: 7 }), cloud, new Uint8Array(1), 'one', quiet);
    isInterrupted = true;
    await assert.rejects(deploy(planOf({}), cloud, new Uint8Array(1), 'two', quiet), /interrupted/);
    isInterrupted = false;
    await deploy(planOf({}), cloud, new Uint8Array(1), 'three', quiet);
    assert.deepEqual(rulesIn(world).length, 1);
  });

  it('are asked for only where there are, or were, some', async () => {
    const calls: string[] = [];
    const cloud = account().open((call) => void calls.push(call));
    await deploy(planOf({ a: 'last' }), cloud, new Uint8Array(1), 'one', quiet);
    await destroy(planOf({}), cloud, quiet);
    assert.deepEqual(
      calls.filter((call) => /lifecycle/i.test(call)),
      [],
    );
  });

  it('are written again where another writer was faster, and given up after a while', async () => {
    const world = account();
    let lost = 2;
    const cloud = world.open((call) => {
      // Between the write and the look at it.
      if (call === 'sleep' && lost-- > 0) world.lifecycles.set('some-output', { Rules: [THEIRS] });
    });
    await expireResults(cloud, 'some-output', names.keep(''), rulesOf({ a: 7 }), quiet);
    assert.equal(rulesIn(world).length, 2);
    lost = 100;
    world.lifecycles.set('some-output', { Rules: [] });
    await assert.rejects(expireResults(cloud, 'some-output', names.keep(''), rulesOf({ a: 7 }), quiet), {
      code: 'LIFECYCLE_BUSY',
    });
    world.lifecycles.set('some-output', { Rules: Array(1000).fill(THEIRS) });
    await assert.rejects(expireResults(cloud, 'some-output', names.keep(''), rulesOf({ a: 7 }), quiet), {
      code: 'LIFECYCLE_FULL',
    });
  });
});
