import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addNotification,
  inboxNotification,
  overlappingIds,
  removeNotification,
} from '../../src/deploy/bucket-notifications.ts';
import { computeOf, fargateHolds } from '../../src/deploy/compute.ts';
import { PURPOSES, type Purpose, policiesOf } from '../../src/deploy/policy.ts';
import type { Statement } from '../../src/deploy/template/role-resources.ts';
import { trustPolicy } from '../../src/deploy/trust-policy.ts';
import type { Site } from '../../src/protocol/resource-names.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { deployablePlan, deployableStep, everythingPlan, TARGET } from '../fakes/deployable.ts';
import { allows } from '../fakes/iam-policy.ts';

/** IAM's limit for one policy, without white space. */
const MOST_CHARACTERS = 6144;
const SITES: readonly Site[] = [TARGET, { ...TARGET, region: 'us-gov-west-1' }];
const LONG = 'a-name-of-more-than-twenty-nine-characters-that-somebody-chose';

function statementsOf(purpose: Purpose, plan: Plan): readonly Statement[] {
  return policiesOf(purpose, plan, TARGET).flatMap(({ document }) => document.Statement);
}

function actionsOf(purpose: Purpose, plan: Plan): string[] {
  return statementsOf(purpose, plan).flatMap(({ Action }) => Action);
}

describe('policies', () => {
  for (const purpose of PURPOSES)
    it(`for ${purpose} fit into IAM's limit each, have names that it takes, and never allow everything`, () => {
      const secret = (i: number) =>
        `arn:aws:secretsmanager:us-east-1:183351756044:secret:lab/keys/model-${i}`;
      const secrets = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`KEY_${i}`, secret(i)]));
      const plans = [
        everythingPlan(),
        { ...everythingPlan(), workflow: LONG, output: { bucket: 'b'.repeat(63), prefix: 'p/'.repeat(60) } },
        deployablePlan({}, deployableStep('a')),
        { ...everythingPlan(), reuse: true as const },
        deployablePlan({}, deployableStep('a', { secrets })),
      ];
      for (const policy of SITES.flatMap((site) =>
        plans.flatMap((plan) => policiesOf(purpose, plan, site)),
      )) {
        const { name, document } = policy;
        assert.match(name, /^[\w+=,.@-]{1,128}$/);
        assert.ok(JSON.stringify(document).length <= MOST_CHARACTERS, `${JSON.stringify(document).length}`);
        for (const { Action, Resource, Condition } of document.Statement) {
          assert.ok(Action.length > 0 && Resource.length > 0);
          assert.ok(!Action.some((action) => action.includes('*')), Action.join());
          if (Resource.includes('*') && !Condition)
            for (const action of Action)
              assert.match(action, /:(?:Describe|List|Get|(?:Der|R)egisterTaskDefinition)/);
        }
      }
    });

  it('are few where everything fits', () => {
    const names = (purpose: Purpose) =>
      policiesOf(purpose, everythingPlan(), TARGET).map(({ name }) => name.replace(/^.*thing-/, ''));
    assert.deepEqual(PURPOSES.map(names), [
      ['plan'],
      ['deploy-1', 'deploy-2'],
      ['stack-1', 'stack-2'],
      ['run'],
      ['status'],
    ]);
  });

  it('pass roles to named services only, and only for deploying', () => {
    const passing = (purpose: Purpose) =>
      statementsOf(purpose, everythingPlan()).filter(({ Action }) => Action.includes('iam:PassRole'));
    assert.deepEqual(
      PURPOSES.filter((purpose) => passing(purpose).length > 0),
      ['deploy', 'stack'],
    );
    assert.ok(passing('deploy').every(({ Condition }) => Condition?.StringEquals?.['iam:PassedToService']));
  });

  it('for deploying shrink to our own calls where CloudFormation has a role', () => {
    const role = 'arn:aws:iam::183351756044:role/lab/cloudformation';
    const plan = { ...everythingPlan(), deploy_role: role };
    const [only, ...others] = policiesOf('deploy', plan, TARGET);
    assert.deepEqual(others, []);
    const changing = only!.document.Statement.flatMap(({ Action }) => Action).filter((action) =>
      /^(?:iam|ec2|events|cloudwatch):(?!Describe|Get)/.test(action),
    );
    assert.deepEqual([...new Set(changing)].sort(), ['iam:CreateServiceLinkedRole', 'iam:PassRole']);
    const pass = (service: string) => ({
      action: 'iam:PassRole',
      resource: role,
      context: { 'iam:PassedToService': service },
    });
    assert.equal(allows([only!.document], pass('cloudformation.amazonaws.com')), true);
    assert.equal(allows([only!.document], pass('ec2.amazonaws.com')), false);
  });

  it('for plan allow lookups of what the plan names, and no others', () => {
    const looks = [
      'servicequotas:GetServiceQuota',
      'ec2:DescribeInstanceTypeOfferings',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeKeyPairs',
      'ssm:DescribeParameters',
      'secretsmanager:DescribeSecret',
      'ecr:GetAuthorizationToken',
    ];
    const all = actionsOf('plan', { ...everythingPlan(), key_pair: 'lab' });
    assert.deepEqual(
      looks.filter((action) => !all.includes(action)),
      [],
    );
    const small = actionsOf('plan', deployablePlan({}, deployableStep('a')));
    assert.deepEqual(
      looks.filter((action) => small.includes(action)),
      ['servicequotas:GetServiceQuota'],
    );
    assert.ok(!all.some((action) => /GetSecretValue|GetParameter/.test(action)));
  });

  it('for run do not allow deleting inputs, the dispatcher or what others put beside results', () => {
    const documents = policiesOf('run', deployablePlan({}, deployableStep('a')), TARGET).map(
      ({ document }) => document,
    );
    const mayDelete = (key: string) =>
      ['some-input', 'some-output'].filter((bucket) =>
        allows(documents, { action: 's3:DeleteObject', resource: `arn:aws:s3:::${bucket}/${key}` }),
      );
    for (const kept of ['in/x', 'out/.pipewright/deploy/code.zip', 'out/a/mine.txt'])
      assert.deepEqual(mayDelete(kept), [], kept);
    assert.deepEqual(mayDelete('out/a/run-20261125T092236Z-3fa9c1/x'), ['some-output']);
  });

  it('for run allow to take results over only where the workflow says so, and to write only in its own folders', () => {
    const step = deployableStep('a', { writes: 'out/a/' });
    const mayIn = (plan: Plan) => {
      const documents = policiesOf('run', plan, TARGET).map(({ document }) => document);
      return (action: string, key: string) =>
        allows(documents, { action: `s3:${action}`, resource: `arn:aws:s3:::some-output/${key}` });
    };
    const other = 'other/b/run-20261125T092236Z-3fa9c1/x';
    const own = 'out/a/run-20261125T092236Z-3fa9c1/x';
    const note = '.pipewright/cache/0123/4567';
    const may = mayIn(deployablePlan({ reuse: true }, step));
    assert.deepEqual(
      [may('GetObject', other), may('GetObject', note), may('PutObject', own)],
      [true, true, true],
    );
    assert.deepEqual(
      [may('PutObject', other), may('PutObject', note), may('GetObject', 'other/x')],
      [false, false, false],
    );
    const without = mayIn(deployablePlan({}, step));
    assert.ok(
      ![without('GetObject', other), without('GetObject', note), without('PutObject', own)].includes(true),
    );
  });

  it("trusts both forms of the subject of GitHub's token, and nothing else", () => {
    const ids = { owner: 7, repository: 9 };
    const text = JSON.stringify(trustPolicy('alice/tides', 'environment:production', ids, TARGET));
    assert.ok(
      text.includes(
        '["repo:alice/tides:environment:production","repo:alice@7/tides@9:environment:production"]',
      ),
    );
    assert.ok(!text.includes('*'));
  });
});

describe('compute', () => {
  it('is Fargate unless its largest size is smaller than the given instance type', () => {
    for (const type of ['t3.micro', 'm5.large', 'c5.4xlarge', 'r5.2xlarge'])
      assert.ok(fargateHolds(type), type);
    for (const type of ['g4dn.xlarge', 'p3.2xlarge', 'c5.9xlarge', 'r5.4xlarge', 'x1e.xlarge', 'm5.metal'])
      assert.ok(!fargateHolds(type), type);
    const kind = (changes: Parameters<typeof deployableStep>[1]) =>
      computeOf(deployableStep('a', changes)).kind;
    assert.equal(kind({ spec: { instance_type: 't2.micro' } }), 'fargate');
    assert.equal(kind({ spec: { instance_type: 'g5.xlarge' } }), 'instances');
    assert.equal(kind({ gpu_count: 1 }), 'instances');
    assert.equal(kind({ disk_gb: 500 }), 'instances');
    assert.equal(kind({ compute: 'ec2' }), 'instances');
    assert.throws(() => kind({ compute: 'fargate', gpu_count: 1 }), { code: 'TOO_LARGE_FOR_FARGATE' });
  });
});

describe('notifications', () => {
  const ours = inboxNotification('pipewright-a', 'arn:q', 'in/');
  const theirs = { Id: 'x', QueueArn: 'arn:other', Events: ['s3:ObjectCreated:Put'] };

  it('are added and removed by their id, and others stay as they are', () => {
    const config = { TopicConfigurations: [theirs], EventBridgeConfiguration: {} };
    const merged = addNotification(config, ours)!;
    assert.deepEqual(merged, { ...config, QueueConfigurations: [ours] });
    assert.equal(addNotification(merged, structuredClone(ours)), undefined);
    assert.deepEqual(removeNotification(merged, 'pipewright-a'), { ...config, QueueConfigurations: [] });
    assert.equal(removeNotification(config, 'pipewright-a'), undefined);
    const moved = inboxNotification('pipewright-a', 'arn:q', 'new/');
    assert.deepEqual(addNotification(merged, moved)?.QueueConfigurations, [moved]);
  });

  it('clash where one prefix contains the other, for uploads only', () => {
    const at = (prefix: string) => ({
      ...theirs,
      Filter: { Key: { FilterRules: [{ Name: 'Prefix', Value: prefix }] } },
    });
    const clash = (other: object) => overlappingIds({ LambdaFunctionConfigurations: [other] }, ours);
    assert.deepEqual(clash(theirs), ['x']);
    assert.deepEqual(clash(at('in/deeper/')), ['x']);
    assert.deepEqual(clash(at('i')), ['x']);
    assert.deepEqual(clash(at('out/')), []);
    assert.deepEqual(clash({ ...theirs, Events: ['s3:ObjectRemoved:*'] }), []);
  });
});
