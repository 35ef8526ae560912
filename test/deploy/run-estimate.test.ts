import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimateRun, runEstimateText } from '../../src/deploy/run-estimate.ts';
import type { GatherRule } from '../../src/protocol/item-plan.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

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

  it('has an item of a step that gathers for each batch, and for each item that was scattered', () => {
    const any = { patterns: ['*'], count: [1, null] } as const;
    const gathers = (from: string, gather: GatherRule): CaseStep => ({
      ...{ inputs: { in: any }, outputs: { out: any }, from: { in: from }, gather },
    });
    const items = planOf({
      steps: {
        align: { inputs: { in: { patterns: ['*'] } }, outputs: { out: any } },
        call: { inputs: { in: { patterns: ['*'] } }, outputs: { out: any }, from: { in: 'align.out' } },
        each: gathers('call.out', { by: { kind: 'item' } }),
        batch: gathers('call.out', { size: 150 }),
        merge: gathers('call.out', {}),
      },
    });
    const needs = ['call'];
    const gathering = deployablePlan(
      { items: { rule: { kind: 'file' }, shared: {}, steps: items.steps } },
      ...plan.steps,
      ...['each', 'batch'].map((id) => deployableStep(id, { needs, gather: true })),
    );
    const { steps } = estimateRun(gathering, { align: 200 }, {});
    assert.deepEqual(
      steps.map((each) => [each.step, each.items]),
      [
        ...[['align', 200] as const, ['call', 200] as const, ['merge', 1] as const],
        ...[['each', 200] as const, ['batch', 2] as const],
      ],
    );
  });

  it('says what it assumes, and what it does not know', () => {
    const onInstances = deployablePlan({}, deployableStep('a', { compute: 'ec2' }), deployableStep('b'));
    const text = runEstimateText(estimateRun(onInstances, { a: 5, b: 5 }, { b: 12 }));
    assert.match(text, /^run {7}about \$0\.\d\d for a run of these inputs/);
    assert.match(text, /a: 5 × 30 s, on instances, whose price is not known\n/);
    assert.match(text, /b: 5 × 12 s, \$/);
    assert.match(text, /30 s an item is an assumption for a: /);
    assert.match(runEstimateText(estimateRun(onInstances, {}, { a: 1, b: 1 })), /mean of earlier runs\n$/);
  });
});
