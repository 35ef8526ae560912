import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cloud } from '../../src/deploy/cloud.ts';
import { codePlaceOf } from '../../src/deploy/code-archive.ts';
import { compile } from '../../src/deploy/compile.ts';
import { checkDeployed } from '../../src/deploy/deployment.ts';
import { mirroredPlan } from '../../src/deploy/mirror.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { deployablePlan, deployableStep, TARGET } from '../fakes/deployable.ts';

const CODE = Buffer.from('the dispatcher');
const steps = [deployableStep('a'), deployableStep('b', { needs: ['a'] })];
const deployed = deployablePlan({}, ...steps);

/** Checks a file against a stack that the plan above was deployed to. */
function check(plan: Plan, code: Uint8Array = CODE, status = 'UPDATE_COMPLETE', there = deployed) {
  const { template } = compile(there, TARGET, codePlaceOf(there, CODE));
  const stacks = {
    describe: async () => ({ status, outputs: {} }),
    template: async () => JSON.stringify(template),
  } as unknown as Cloud['stacks'];
  return checkDeployed(plan, { account: async () => TARGET.account, region: TARGET.region, stacks }, code);
}

describe('the check that a workflow is deployed as its file says', () => {
  it('passes if nothing changed that results depend on', async () => {
    assert.equal((await check(deployed)).dispatch.workflow, deployed.workflow);
    await check({ ...deployed, network: 'isolated' });
  });

  it('knows that the deployed agents pull copies of the images, which the file does not say', async () => {
    const mirrored = mirroredPlan(deployed, TARGET);
    const { plan } = await check(deployed, CODE, 'UPDATE_COMPLETE', mirrored);
    assert.deepEqual(plan, mirrored);
    assert.equal((await check(deployed)).plan, deployed);
    const image = `ghcr.io/pipewright/catalog/a@${digestOf('another version')}`;
    const newer = { ...deployed, steps: [deployableStep('a', { image }), steps[1]!] };
    await assert.rejects(check(newer, CODE, 'UPDATE_COMPLETE', mirrored), {
      code: 'STACK_OUTDATED',
      message: /: image, variables or size of a\./,
    });
  });

  const { input, output } = deployed;
  const [first, second] = steps as [Plan['steps'][number], Plan['steps'][number]];
  for (const [change, plan, named] of [
    ['input bucket', { input: { ...input, bucket: 'other' } }, /: input bucket\./],
    ['input prefix', { input: { ...input, prefix: 'other/' } }, /: input prefix\./],
    ['output bucket', { output: { ...output, bucket: 'other' } }, /: output bucket\./],
    ['output prefix', { output: { ...output, prefix: 'other/' } }, /: output prefix\./],
    ['a step less', { steps: [first] }, /: steps\./],
    ['other needs', { steps: [first, { ...second, needs: [] }] }, /: steps\./],
    ['gathering', { steps: [first, { ...second, gather: true }] }, /: steps\./],
    [
      'variables',
      { steps: [first, { ...second, variables: { A: '1' } }] },
      /: image, variables or size of b\./,
    ],
    ['agents', { steps: [first, { ...second, max_agents: 99 }] }, /: the dispatcher, or .*"max_agents"/],
  ] as [string, Partial<Plan>, RegExp][])
    it(`names ${change} in STACK_OUTDATED`, async () => {
      await assert.rejects(check({ ...deployed, ...plan }), { code: 'STACK_OUTDATED', message: named });
    });

  it('names a new dispatcher, a stack being changed, and one that is gone', async () => {
    await assert.rejects(check(deployed, Buffer.from('newer')), {
      code: 'STACK_OUTDATED',
      message: /dispatcher/,
    });
    for (const status of ['UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED'])
      await assert.rejects(check(deployed, CODE, status), { code: 'STACK_BUSY' });
    for (const status of ['DELETE_COMPLETE', 'ROLLBACK_COMPLETE', 'CREATE_FAILED'])
      await assert.rejects(check(deployed, CODE, status), { code: 'NOT_DEPLOYED' });
    await check(deployed, CODE, 'UPDATE_ROLLBACK_COMPLETE');
  });
});
