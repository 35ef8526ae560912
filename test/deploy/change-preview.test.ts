import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { preview } from '../../src/deploy/change-preview.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { Account } from '../fakes/cloud.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';

const plan = deployablePlan({}, deployableStep('a'));
const changed = { ...plan, tags: { lab: 'tides' } };
const CODE = Buffer.from('');
const NAME = `pipewright-${plan.workflow}`;

async function deployedAs(status: string): Promise<Account> {
  const account = new Account();
  await deploy(plan, account.open(), CODE, 'first', () => {});
  Object.assign(account.stacks.get(NAME)!, { status, left: 9 });
  return account;
}

describe('the preview of a deployment', () => {
  for (const status of [
    'UPDATE_IN_PROGRESS',
    'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'UPDATE_ROLLBACK_FAILED',
  ])
    it(`does not take a stack for new that is in the state ${status}`, async () => {
      const account = await deployedAs(status);
      await assert.rejects(preview(changed, account.open(), CODE, 'next'), {
        code: 'STACK_BUSY',
        message: new RegExp(`${NAME} .* \\(${status}\\)`),
      });
      assert.equal(account.stacks.get(NAME)?.changeSets.size, 0);
    });

  for (const status of ['UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'])
    it(`has the changes of a stack in the state ${status}`, async () => {
      const { first } = await preview(changed, (await deployedAs(status)).open(), CODE, 'next');
      assert.equal(first, false);
    });

  for (const status of ['ROLLBACK_COMPLETE', 'DELETE_FAILED'])
    it(`makes everything new after the state ${status}, as deploying deletes the stack first`, async () => {
      const { first, changes } = await preview(plan, (await deployedAs(status)).open(), CODE, 'next');
      assert.ok(first && changes.length > 5);
    });
});
