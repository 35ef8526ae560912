import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploy } from '../../src/deploy/deploy.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import { ownPlan } from '../fakes/account.ts';
import { Account } from '../fakes/cloud.ts';
import { deployableStep } from '../fakes/deployable.ts';

const CODE = Buffer.from('exports.handler = async () => {};\n');
const onInstance = (id: string, instance_type: string) =>
  deployableStep(id, { compute: 'ec2', spec: { instance_type }, reads: ['in/'], writes: `out/${id}/` });
const plan = ownPlan(
  [],
  { steps: [onInstance('train', 'g5.xlarge'), onInstance('cut', 'm5.large')] },
  'tides',
);
const cluster = 'pipewright-tides';
const { capacityProvider } = resourceNames('tides', { account: new Account().id, region: 'us-east-1' });
const [gpu, plain] = ['g5-xlarge', 'm5-large'].map(capacityProvider) as [string, string];

/** A deployed workflow with an agent and an instance for each of its steps, and what was said since. */
async function working() {
  const account = new Account();
  await deploy(plan, account.open(), CODE, 'first', () => {});
  for (const provider of [gpu, plain]) {
    account.tasks.set(`task on ${provider}`, { cluster, provider });
    account.instances.set(`i of ${provider}`, { cluster, provider });
  }
  const said: string[] = [];
  return { account, said, say: (line: string) => void said.push(line) };
}

describe('destroying', () => {
  it('waits until agents have ended and ECS has ended their instances, then deletes the stack', async () => {
    const { account, said, say } = await working();
    account.patience = 5;
    await destroy(plan, account.open(), say);
    assert.deepEqual([account.stacks.size, account.tasks.size, account.instances.size], [0, 0, 0]);
    assert.deepEqual(said.slice(1, 3), ['Stopping 2 agents', 'Waiting until ECS has ended 2 instances']);
  });

  it('waits for agents that an earlier destroy has stopped, too', async () => {
    const { account, say } = await working();
    account.patience = 5;
    for (const task of account.tasks.values()) task.left = 5;
    await destroy(plan, account.open(), say);
    assert.equal(account.stacks.size, 0);
  });

  it('gives up after a while, says what costs money, and can be repeated', async () => {
    const { account, say } = await working();
    account.patience = 1_000;
    await assert.rejects(destroy(plan, account.open(), say), {
      code: 'AGENTS_RUNNING',
      message: /^2 agents of pipewright-tides did not end in ten minutes: task on .* in the ECS console/,
    });
    account.tasks.clear();
    await assert.rejects(destroy(plan, account.open(), say), {
      code: 'INSTANCES_RUNNING',
      message: /has not ended 2 instances .*They cost money\. Deregister them/,
    });
    account.instances.clear();
    account.patience = 2;
    await destroy(plan, account.open(), say);
    assert.equal(account.stacks.size, 0);
  });
});

describe('deploying without a step on instances', () => {
  const less = { ...plan, steps: [plan.steps[1]!] };

  it('first ends its agents and instances, while no others start; those of other steps continue', async () => {
    const { account, said, say } = await working();
    const seen: unknown[] = [];
    const before = (call: string) => {
      if (call !== 'execute') return;
      seen.push([[...account.tasks.keys()], [...account.instances.keys()], [...account.paused]]);
    };
    // The first change set lets the dispatcher hold new items of the step.
    await deploy(less, account.open(before), CODE, 'second', say);
    assert.deepEqual(seen.at(-1), [[`task on ${plain}`], [`i of ${plain}`], ['pipewright-tides_Dispatch']]);
    assert.equal(account.paused.size, 0);
    assert.ok(said.includes('Waiting until ECS has ended 1 instance'), said.join('\n'));
  });

  it('lets the dispatcher run again, and idle instances wait for work, where the change fails', async () => {
    const { account, say } = await working();
    let sets = 0;
    const cloud = account.open((call) => {
      if (call === 'execute' && ++sets === 2) throw new Error('no');
    });
    await assert.rejects(deploy(less, cloud, CODE, 'second', say), /no/);
    assert.deepEqual([account.paused.size, account.scaleIn.get(gpu)], [0, 300]);
  });
});

describe('instances that a change ends and that stay a part of the workflow', () => {
  it('wait for work again when it has moved to another network', async () => {
    const { account, say } = await working();
    account.subnets = account.subnets.map((subnet) => ({ ...subnet, vpc: 'vpc-2' }));
    const seen: unknown[] = [];
    const before = (call: string) => void (call === 'execute' && seen.push(account.scaleIn.get(gpu)));
    await deploy({ ...plan, subnets: ['subnet-1'] }, account.open(before), CODE, 'second', say);
    assert.deepEqual(seen, [0]);
    assert.deepEqual([account.scaleIn.get(gpu), account.scaleIn.get(plain)], [300, 300]);
  });

  it('do so when a destroy that was interrupted is taken back', async () => {
    const { account, say } = await working();
    const interrupted = account.open((call) => {
      if (call === 'registered') throw new Error('no');
    });
    await assert.rejects(destroy(plan, interrupted, say), /no/);
    assert.equal(account.scaleIn.get(gpu), 0);
    await deploy(plan, account.open(), CODE, 'second', say);
    assert.equal(account.scaleIn.get(gpu), 300);
  });
});
