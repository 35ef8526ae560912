import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimate, estimateText } from '../../src/deploy/cost-estimate.ts';
import { itemCalls, itemsCost, itemsPerAgent, requestsCost } from '../../src/deploy/cost-model.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import type { Architecture } from '../../src/workflow/workflow.ts';
import { compiled, deployablePlan, deployableStep, everythingPlan } from '../fakes/deployable.ts';

const AGENT = { size: { cpu: 256, memory: 512 }, spot: true, publicIp: true };
const ITEMS = { items: 1000, seconds: 30, uploaded: true, agent: AGENT, imageBytes: 50e6, maxAgents: 10 };
const costs = (plan: Plan) => estimate(plan, compiled(plan).template);
const ofImage = (bytes: number) =>
  deployableStep('a', {
    spec: { platforms: [{ platform: 'linux/amd64', digest: 'sha256:0', size: bytes }] },
  });

describe('the cost model', () => {
  it('has every request of an item, by the caller that makes it', () => {
    const sqs = (uploaded: boolean, seconds: number) =>
      itemCalls(uploaded, seconds)
        .filter(({ operation }) => /Message/.test(operation))
        .reduce((sum, { times }) => sum + times, 0);
    assert.equal(sqs(true, 30).toFixed(1), '4.1');
    assert.equal(sqs(false, 30).toFixed(1), '4.1');
    // An hour is ninety heartbeats.
    assert.equal(Math.round(sqs(false, 3600) - sqs(false, 0)), 90);
    const million = (uploaded: boolean) => requestsCost(itemCalls(uploaded, 30)) * 1e6;
    assert.equal((million(true) - million(false)).toFixed(1), '5.0', 'the upload of the input');
  });

  it('counts an address and the start of every agent', () => {
    const cost = (changes: Partial<typeof ITEMS>) => itemsCost({ ...ITEMS, ...changes }).agents;
    const hours = (1000 * 32 + 10 * (15 + 50e6 / 40e6 + 60)) / 3600;
    const hour = 0.3 * (0.04048 / 4 + 0.004445 / 2) + 0.005;
    assert.equal(cost({}).toFixed(4), (hours * hour).toFixed(4));
    const isolated = cost({ agent: { ...AGENT, publicIp: false } });
    assert.equal((cost({}) - isolated).toFixed(4), (hours * 0.005).toFixed(4));
    assert.ok(cost({ maxAgents: 100 }) > cost({}), 'more agents, more starts');
    assert.ok(cost({ imageBytes: 10e9 }) > 1.05 * cost({}), 'minutes of pulling');
  });

  it('lets more items share an agent where its image is big', () => {
    assert.deepEqual([0, 50e6, 300e6, 2e9, 10e9].map(itemsPerAgent), [4, 4, 4, 7, 17]);
    const of = (bytes: number) => compiled(deployablePlan({}, ofImage(bytes))).dispatch.steps[0]!.perAgent;
    assert.deepEqual([50e6, 10e9].map(of), [4, 17]);
  });
});

describe('the estimate of a workflow', () => {
  it('knows endpoints at rest, and Spot beside on-demand', () => {
    const [spot, full] = (['auto', 'fargate'] as const).map((compute) =>
      costs(deployablePlan({}, deployableStep('a', { compute }))),
    );
    assert.ok(full!.thousand_items > 1.5 * spot!.thousand_items);
    assert.ok(spot!.month_at_rest < 1);
    const isolated = costs(everythingPlan());
    // Nine endpoints in two zones for 730 hours.
    assert.ok(isolated.month_at_rest > 9 * 2 * 7.3);
    assert.deepEqual(isolated.without, ['train', 'count']);
  });

  it('says what requests cost, what logs may cost, and how long a big image takes', () => {
    const small = estimateText(costs(deployablePlan({}, ofImage(50e6))));
    assert.match(
      small,
      /^costs {5}about \$0\.\d\d a month at rest, \$0\.\d\d per 1,000 inputs .*requests \$0\.0\d,/,
    );
    assert.match(
      small,
      /at most \$0\.50 per 1,000 items of a step, because agents log up to 1 MB of an item\n$/,
    );
    const big = estimateText(costs(deployablePlan({}, ofImage(10e9))));
    assert.match(
      big,
      /step a has an image of 10\.0 GB: .* about 5 paid minutes to start, so 17 items share one/,
    );
  });

  it('compares the prices of processors where an image is for both', () => {
    const both = ['linux/amd64', 'linux/arm64'].map((platform) => ({
      platform,
      digest: 'sha256:0',
      size: 9,
    }));
    const step = (id: string, architecture?: Architecture) =>
      deployableStep(id, {
        ...(architecture && { architecture }),
        ...{ compute: 'fargate', spec: { platforms: both as never } },
      });
    const plan = (...steps: ReturnType<typeof step>[]) => deployablePlan({ network: 'isolated' }, ...steps);
    const x86 = costs(plan(step('a')));
    const arm = costs(plan(step('a', 'auto')));
    // A quarter of a vCPU, half a GB.
    assert.match(
      estimateText(x86),
      /a on x86_64: \$0\.0123 an hour of an agent; .*"architecture": "auto" uses: \$0\.0099, 20 % less/,
    );
    assert.match(
      estimateText(arm),
      /a on arm64: \$0\.0099 an hour of an agent; on x86_64 \$0\.0123, 25 % more/,
    );
    assert.ok(arm.thousand_items < x86.thousand_items);
    const text = estimateText(costs(plan(step('a'), step('b'), step('c', 'arm64'))));
    assert.match(text, /a, b on x86_64: \$0\.0247 an hour of an agent of each;/);
    assert.doesNotMatch(estimateText(costs(deployablePlan({}, ofImage(50e6)))), /x86_64/);
  });
});
