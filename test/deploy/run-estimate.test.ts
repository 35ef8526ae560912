import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type EarlierItem, secondsBySize } from '../../src/deploy/earlier-run.ts';
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
/** Items of one size each. */
const sized = (count: number, bytes?: number) => Array.from({ length: count }, () => bytes);
const MB = 1e6;
/** Ten items of 1 to 10 MB that take 5 seconds, and 10 for each MB. */
const tenItems = (each = 10): EarlierItem[] =>
  Array.from({ length: 10 }, (_, i) => ({ bytes: (i + 1) * MB, seconds: 5 + each * (i + 1) }));
const shown = (estimate: ReturnType<typeof estimateRun>) =>
  estimate.steps.map(({ step, items, seconds, assumed }) => [step, items, Math.round(seconds), assumed]);

describe('the estimate of a run', () => {
  it('follows the items through the steps, by what they took before or by an assumption', () => {
    const earlier = { name: 'results', steps: { align: { count: 1, items: [{ seconds: 300 }] } } };
    const estimate = estimateRun(plan, { align: sized(200) }, earlier);
    assert.deepEqual(shown(estimate), [
      ['align', 200, 300, false],
      ['call', 200, 30, true],
      ['merge', 1, 30, true],
    ]);
    const { usd, steps } = estimate;
    assert.ok(Math.abs(usd - steps.reduce((sum, step) => sum + step.usd!, 0)) < 1e-9);
    // Ten times as long an item: not ten times the cost, as requests, starts and ends cost the same.
    const [align, call] = steps;
    assert.ok(align!.usd! > 5 * call!.usd! && align!.usd! < 10 * call!.usd!);
  });

  it('follows the sizes of inputs, and takes those of later steps to grow with them', () => {
    const earlier = {
      name: 'run-1',
      steps: {
        align: { count: 10, items: tenItems() },
        call: { count: 10, items: tenItems(1) },
        merge: { count: 1, items: [{ seconds: 40, bytes: 55 * MB }] },
      },
    };
    // 11 MB each are twice as much as the mean of before.
    assert.deepEqual(shown(estimateRun(plan, { align: sized(20, 11 * MB) }, earlier)), [
      ['align', 20, 115, false],
      ['call', 20, 16, false],
      ['merge', 1, 40, false],
    ]);
    assert.deepEqual(shown(estimateRun(plan, { align: sized(20, 5.5 * MB) }, earlier)).slice(0, 2), [
      ['align', 20, 60, false],
      ['call', 20, 11, false],
    ]);
  });

  it('counts the items of later steps as the earlier run had them', () => {
    const parts = { count: 240, items: [{ seconds: 3 }] };
    const earlier = {
      name: 'x',
      steps: { align: { count: 10, items: [{ seconds: 1 }] }, call: parts, merge: { ...parts, count: 10 } },
    };
    assert.deepEqual(
      shown(estimateRun(plan, { align: sized(30) }, earlier)).map(([, items]) => items),
      [30, 720, 30],
    );
    assert.deepEqual(
      shown(estimateRun(plan, { align: [] }, earlier)).map(([, items]) => items),
      [0, 0, 0],
    );
  });

  it('takes the lanes in which items begin by their sizes, or in which they ended before', () => {
    const memory = { minimal: 1000, suggested: 1000, maximal: 8000, base: 0, per_input_mb: 10 };
    const byLine = deployablePlan({}, deployableStep('a', { memory_mb: 1000, spec: { memory } as never }));
    const costOf = (bytes: number) => estimateRun(byLine, { a: sized(100, bytes) }).usd;
    assert.ok(costOf(700 * MB) > 1.5 * costOf(50 * MB));
    const noLine = { minimal: 1000, suggested: 1000, maximal: 8000 };
    const moving = deployablePlan(
      {},
      deployableStep('a', { memory_mb: 1000, spec: { memory: noLine } as never }),
    );
    const endedIn = (lane: number) =>
      estimateRun(
        moving,
        { a: sized(100) },
        { name: 'x', steps: { a: { count: 1, items: [{ seconds: 60, lane }] } } },
      ).usd;
    assert.ok(endedIn(3) > 1.5 * endedIn(0));
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
    const { steps } = estimateRun(gathering, { align: sized(200) });
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
    const before = (...ids: string[]) => ({
      name: 'results',
      steps: Object.fromEntries(ids.map((id) => [id, { count: 1, items: [{ seconds: 12 }] }])),
    });
    const first = { a: sized(5, 2 * MB), b: sized(5, 2 * MB) };
    const text = runEstimateText(estimateRun(onInstances, first, before('b')));
    assert.match(text, /^run {7}about \$0\.\d\d for a run of these inputs, 10\.0 MB, by list prices\n/);
    assert.match(text, /a: 5 × 30 s, on instances, whose price is unknown\n/);
    assert.match(text, /b: 5 × 12 s, \$/);
    assert.match(text, /by what items took in results, and the size of their inputs\n/);
    assert.match(text, /30 s for an item is an assumption for a until there is a run: in a folder here or, /);
    assert.match(runEstimateText(estimateRun(onInstances, first)), /assumption for a and b until /);
    assert.doesNotMatch(runEstimateText(estimateRun(onInstances, {}, before('a', 'b'))), /assumption|NaN/);
  });
});

describe('what an item takes by its size', () => {
  it('is a line through earlier ones, and their mean where there is none', () => {
    assert.equal(secondsBySize(tenItems())(20 * MB).toFixed(6), '205.000000');
    assert.equal(secondsBySize(tenItems())(undefined), 60);
    assert.equal(secondsBySize(tenItems().slice(0, 4))(20 * MB), 30, 'too few');
    assert.equal(secondsBySize(tenItems().map(({ seconds }) => ({ seconds, bytes: 1 })))(MB), 60, 'one size');
  });

  it('never falls, and is never below nothing', () => {
    const falling = tenItems().map(({ seconds, bytes = 0 }) => ({ seconds, bytes: 11 * MB - bytes }));
    assert.equal(secondsBySize(falling)(100 * MB), 60);
    // Through the origin.
    const steep = [1, 2, 3, 4, 5].map((i) => ({ bytes: i * MB, seconds: i ** 3 }));
    assert.ok(secondsBySize(steep)(0.01 * MB) > 0);
  });
});
