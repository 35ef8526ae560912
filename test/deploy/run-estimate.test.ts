import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimateRun, runEstimateText } from '../../src/deploy/run-estimate.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';

const plan = deployablePlan(
  {},
  deployableStep('align'),
  deployableStep('call', { needs: ['align'] }),
  deployableStep('merge', { needs: ['call'], gather: true }),
);

describe('the estimate of a run', () => {
  it('follows the items through the steps, by what they took before or by an assumption', () => {
    const { usd, steps } = estimateRun(plan, { align: 200 }, { align: 300 });
    assert.deepEqual(
      steps.map(({ step, items, seconds, assumed }) => [step, items, seconds, assumed]),
      [
        ['align', 200, 300, false],
        ['call', 200, 30, true],
        ['merge', 1, 30, true],
      ],
    );
    assert.ok(Math.abs(usd - steps.reduce((sum, step) => sum + step.usd!, 0)) < 1e-9);
    // Ten times as long an item: not ten times the cost, as requests, starts and ends cost the same.
    const [align, call] = steps;
    assert.ok(align!.usd! > 5 * call!.usd! && align!.usd! < 10 * call!.usd!);
  });

  it('says what it assumes, and what it does not know', () => {
    const onInstances = deployablePlan({}, deployableStep('a', { compute: 'ec2' }), deployableStep('b'));
    const text = runEstimateText(estimateRun(onInstances, { a: 5, b: 5 }, { b: 12 }));
    assert.match(text, /^run {7}about \$0\.\d\d for a run of these inputs/);
    assert.match(text, /a: 5 × 30 s, on instances, whose price is unknown\n/);
    assert.match(text, /b: 5 × 12 s, \$/);
    assert.match(text, /30 s for an item is an assumption for a: /);
    assert.match(runEstimateText(estimateRun(onInstances, {}, { a: 1, b: 1 })), /mean of earlier runs\n$/);
  });
});
