import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { until } from '../fakes/until.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = { copy: { script: 'cat <"$1" >"$2"' } };
/**
 * Of an agent's second, of the smallest size: $0.0000048 on demand, which is what is reserved. So this pays one agent's first minute
 * and an item of the usual length, and after one agent not another one.
 */
const ONE_AGENT = '0.00045';

/** One deployment for all: each test continues where the previous one stopped. */
describe('a run with a budget, on AWS', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let flow: DeployedWorkflow;
  let run = '';
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    flow = await openDeployedWorkflow(aws, workshop, ALGORITHMS, ['copy']);
    await flow.deploy({}, { budget: {} });
    for (const name of ['a', 'b', 'c']) await flow.write(`data/${name}`, name);
    for (const name of ['d', 'e']) await flow.write(`more/${name}`, name);
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  const status = async () => {
    const { out } = await flow.pipewright('status', flow.file, '--run', run, '--json');
    return JSON.parse(out).runs[0] as {
      state: string;
      steps: { complete: number }[];
      cost: { agents: { usd: number; limit_usd: number; reserved_usd: number; steps: object } };
    };
  };

  it('ends within it, and says what its agents cost', async () => {
    const { code, out, err } = await flow.pipewright(
      'run',
      flow.file,
      'data',
      '--budget',
      ONE_AGENT,
      '--wait',
    );
    assert.equal(code, 0, out + err);
    run = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    const { agents } = await until('the end of its agent', async () => {
      const { cost } = await status();
      return cost.agents.usd > 0 && cost;
    });
    assert.equal(agents.limit_usd, 0.00045);
    // A minute on Spot, which is the least that is billed.
    assert.ok(agents.usd > 0.0001 && agents.usd < agents.limit_usd, `${agents.usd}`);
    assert.deepEqual([agents.reserved_usd, Object.keys(agents.steps)], [0, ['copy']]);
  });

  it('pauses where one more agent would cost more, and leaves nothing in a queue', async () => {
    const { code, out } = await flow.pipewright('run', flow.file, 'more', '--run', run, '--wait');
    assert.equal(code, 1);
    assert.match(out, /Paused at its budget: 3 of 5 items done/);
    assert.match(
      out,
      new RegExp(`To continue it.*: npx pipewright run ${flow.file} --run ${run} --budget 1\n`),
    );
    await until('empty queues', async () => (await flow.backlog('copy')) === 0);
    const { state, cost } = await status();
    assert.equal(state, 'PAUSED');
    assert.ok(cost.agents.usd <= cost.agents.limit_usd);
  });

  it('does not go on without more, and with more ends with every item', async () => {
    const refused = await flow.pipewright('run', flow.file, '--run', run);
    assert.match(refused.err, /error BUDGET_REACHED: .*--budget/);
    const { code, out, err } = await flow.pipewright(
      ...['run', flow.file, '--run', run, '--budget', '0.01', '--wait', '--out', 'results'],
    );
    assert.equal(code, 0, out + err);
    const { state, steps } = await status();
    assert.deepEqual([state, steps[0]!.complete], ['COMPLETE', 5]);
  });

  it('is refused for a workflow that keeps no accounts', async () => {
    await flow.deploy();
    const { err } = await flow.pipewright('run', flow.file, 'data', '--run', 'new', '--budget', '5');
    assert.match(err, /error NO_BUDGET: .*"budget": \{\}/);
  });
});
