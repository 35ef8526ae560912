import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseNetwork } from '../../src/deploy/choose-network.ts';
import { estimate } from '../../src/deploy/cost-estimate.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import type { Template } from '../../src/deploy/template.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { ownPlan } from '../fakes/account.ts';
import { Account } from '../fakes/cloud.ts';
import { compiled, deployablePlan, deployableStep } from '../fakes/deployable.ts';

const CODE = Buffer.from('exports.handler = async () => {};\n');
const plan = ownPlan(['a'], {}, 'tides');
const subnet = { vpc: 'vpc-1', internet: true, nat: false, zone: 'us-east-1a', mapsPublicIp: true };
let sets = 0;
const deploying = async (account: Account, changes: Partial<Plan> = {}) => {
  const said: string[] = [];
  const { network } = await deploy({ ...plan, ...changes }, account.open(), CODE, `set-${++sets}`, (line) =>
    said.push(line),
  );
  const template = JSON.parse(account.stacks.get('pipewright-tides')!.template!) as Template;
  return { network, template, said };
};
const kindOf = ({ template }: { template: Template }) => template.Metadata.Pipewright.network?.kind;

describe('the network of agents', () => {
  it('stays what the stack has, whatever happens to the default VPC', async () => {
    const account = new Account();
    const first = await deploying(account);
    assert.match(first.network, /the public subnets of the default VPC vpc-1/);
    account.subnets = [
      { ...subnet, id: 'subnet-0', vpc: 'vpc-2' },
      ...account.subnets.map((each) => ({ ...each, id: 'subnet-1' })),
    ];
    const second = await deploying(account);
    assert.match(second.network, /the subnets of the stack, in vpc-1/);
    assert.deepEqual(second.template, first.template);

    const none = new Account();
    const fixed = none.subnets;
    none.subnets = [];
    assert.equal(kindOf(await deploying(none)), 'own');
    none.subnets = fixed;
    const again = await deploying(none);
    assert.deepEqual([kindOf(again), again.network], ['own', 'the VPC of the stack']);
  });

  it('changes where the file says so, or where what the stack has is gone; agents in the old one end first', async () => {
    const account = new Account();
    await deploying(account);
    account.tasks.set('t', { cluster: 'pipewright-tides' });
    account.subnets.push({ ...subnet, id: 'subnet-2', vpc: 'vpc-2' });
    const named = await deploying(account, { subnets: ['subnet-2'] });
    assert.match(named.network, /the subnets that the workflow names, in vpc-2/);
    assert.ok(named.said.some((line) => line.startsWith('The agents move to another network')));
    assert.deepEqual([account.tasks.size, account.paused.size], [0, 0]);
    // Without the field, they stay there.
    assert.match((await deploying(account)).network, /the subnets of the stack, in vpc-2/);
    account.subnets = account.subnets.filter(({ id }) => id !== 'subnet-2');
    const lost = await deploying(account);
    assert.match(
      lost.network,
      /default VPC vpc-1, instead of .*no longer be used: there is no subnet-2 in us-east-1/,
    );
    const isolated = await deploying(account, {
      network: 'isolated',
      steps: plan.steps.map((step) => ({
        ...step,
        image: '183351756044.dkr.ecr.us-east-1.amazonaws.com/a@sha256:1',
      })),
    });
    assert.equal(kindOf(isolated), 'own');
    // The same VPC, but its endpoints, on which its agents reach AWS, are removed.
    account.subnets = [];
    const moves = (said: readonly string[]) => said.some((line) => line.startsWith('The agents move'));
    assert.deepEqual(
      [moves((await deploying(account)).said), moves((await deploying(account)).said)],
      [true, false],
    );
  });

  it('leaves out zones without Fargate, by their ids', async () => {
    const account = new Account();
    account.region = 'us-west-1';
    account.subnets = [
      { ...subnet, id: 'subnet-1', zone: 'us-west-1b', zoneId: 'usw1-az2' },
      { ...subnet, id: 'subnet-2', zone: 'us-west-1a', zoneId: 'usw1-az1' },
    ];
    account.zones = [
      { name: 'us-west-1b', id: 'usw1-az2' },
      { name: 'us-west-1c', id: 'usw1-az3' },
      { name: 'us-west-1a', id: 'usw1-az1' },
    ];
    const { choice } = await chooseNetwork(plan, account.open());
    assert.deepEqual(choice, { kind: 'existing', vpc: 'vpc-1', subnets: ['subnet-2'], publicIp: true });
    account.subnets = [];
    const own = await chooseNetwork(plan, account.open());
    assert.deepEqual(own.choice, { kind: 'own', zones: ['us-west-1a', 'us-west-1c'] });
    const { template } = compiled(plan, { account: account.id, region: 'us-west-1', network: own.choice });
    assert.equal(template.Resources.Subnet2?.Properties.AvailabilityZone, 'us-west-1c');
    // What it has, it keeps, even where it needs more.
    const kept = { kind: 'own', zones: ['us-west-1b'], mode: 'open' } as const;
    assert.deepEqual((await chooseNetwork(plan, account.open(), kept)).choice, {
      kind: 'own',
      zones: ['us-west-1b', 'us-west-1a'],
    });
  });

  it('gives instances a public address, or is refused', async () => {
    const onInstance = deployablePlan({}, deployableStep('a', { compute: 'ec2' }));
    const account = new Account();
    account.subnets.push({ ...subnet, id: 'subnet-0', mapsPublicIp: false });
    const subnetsOf = async (of: Plan) => {
      const { choice } = await chooseNetwork(of, account.open());
      return choice.kind === 'existing' ? choice.subnets : choice.kind;
    };
    assert.deepEqual(await subnetsOf(onInstance), ['subnet-1']);
    assert.deepEqual(await subnetsOf(plan), ['subnet-0', 'subnet-1']);
    await assert.rejects(subnetsOf({ ...onInstance, subnets: ['subnet-0'] }), {
      code: 'SUBNETS',
      message: /subnet-0 give instances no public address.* \(MapPublicIpOnLaunch\)/,
    });
    assert.deepEqual(await subnetsOf({ ...plan, subnets: ['subnet-0'] }), ['subnet-0']);
    account.subnets = [{ ...subnet, id: 'subnet-0', mapsPublicIp: false }];
    assert.equal(await subnetsOf(onInstance), 'own');
  });
});

describe('an isolated network', () => {
  const steps = (changes: object = {}) =>
    deployablePlan(
      { network: 'isolated' },
      deployableStep('a', { image: '183351756044.dkr.ecr.us-east-1.amazonaws.com/a@sha256:1', ...changes }),
    );
  const zones = (of: Plan) => {
    const { Resources } = compiled(of).template;
    return Object.keys(Resources).filter((id) => /^Subnet\d$/.test(id)).length;
  };

  it('has one zone where that is enough, since each endpoint costs money in each', () => {
    assert.equal(zones(steps()), 1);
    assert.equal(zones(steps({ compute: 'ec2' })), 2);
    assert.equal(zones(steps({ max_agents: 5000 })), 2);
    assert.equal(zones({ ...steps(), network: 'open' }), 2);
    const { month_at_rest, endpoints_month } = estimate(steps(), compiled(steps()).template);
    // Four endpoints for 730 hours.
    assert.ok(endpoints_month > 4 * 7.2 && endpoints_month < 4 * 8, `${endpoints_month}`);
    assert.ok(month_at_rest > endpoints_month && month_at_rest < endpoints_month + 1);
  });
});
