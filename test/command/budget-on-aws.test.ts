import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import { accountEnv } from '../fakes/account.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { until } from '../fakes/until.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = { copy: { script: 'cat <"$1" >"$2"' } };
/**
 * A second of the smallest agent costs $0.0000048. So this pays an agent's first minute and half a minute for its last item, and not
 * another agent's first minute.
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
    await flow.deploy({}, { budget: {}, compute: 'fargate' });
    for (const name of ['a', 'b', 'c']) await flow.write(`data/${name}`, name);
    for (const name of ['d', 'e']) await flow.write(`more/${name}`, name);
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  /** They would wait for items until what they were paid for is over, a minute. */
  const stopAgents = async () => {
    const cloud = openAws(aws.region, accountEnv(aws), AbortSignal.timeout(60_000));
    const names = resourceNames(flow.name, aws);
    for (const agent of await cloud.agents.list(names.base, names.family('copy')))
      await cloud.agents.stop(names.base, agent, 'The test needs it no longer.');
  };
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
    await stopAgents();
    const { agents } = await until('the end of its agent', async () => {
      const { cost } = await status();
      return cost.agents.usd > 0 && cost;
    });
    assert.equal(agents.limit_usd, 0.00045);
    // A minute, which is the least that is billed.
    assert.ok(agents.usd > 0.00028 && agents.usd < agents.limit_usd, `${agents.usd}`);
    assert.deepEqual([agents.reserved_usd, Object.keys(agents.steps)], [0, ['copy']]);
  });

  it('pauses where one more agent would cost more, and leaves nothing in a queue', async () => {
    const { code, out } = await flow.pipewright('run', flow.file, 'more', '--run', run, '--wait');
    assert.equal(code, 1);
    assert.match(out, /paused: its budget is reached; 3 of 5 items done/);
    assert.match(
      out,
      new RegExp(`To continue it.*: npx pipewright run ${flow.file} --run ${run} --budget 1\n`),
    );
    await until('empty queues', async () => (await flow.backlog('copy')) === 0);
    const { state, cost } = await status();
    assert.equal(state, 'PAUSED');
    assert.ok(cost.agents.usd <= cost.agents.limit_usd);
  });

  it('does not continue without more, and with more ends with every item', async () => {
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
    await flow.deploy({}, { compute: 'fargate' });
    const { err } = await flow.pipewright('run', flow.file, 'data', '--run', 'new', '--budget', '5');
    assert.match(err, /error NO_BUDGET: .*"budget": \{\}/);
  });
});
