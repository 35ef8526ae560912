import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addNotification,
  inboxNotification,
  overlappingIds,
  removeNotification,
} from '../../src/deploy/bucket-notifications.ts';
import { computeOf, fargateHolds } from '../../src/deploy/compute.ts';
import { PURPOSES, policyOf, trustPolicy } from '../../src/deploy/policy.ts';
import { changeLines } from '../../src/deploy/stack-changes.ts';
import { deployablePlan, deployableStep, everythingPlan, TARGET } from '../fakes/deployable.ts';

describe('policy', () => {
  for (const purpose of PURPOSES)
    it(`for ${purpose} fits into one managed policy of IAM, and never allows everything`, () => {
      for (const plan of [everythingPlan(), deployablePlan({}, deployableStep('a'))]) {
        const { Statement } = policyOf(purpose, plan, TARGET);
        // 6,144 characters without white space (AWS IAM User Guide, "IAM and AWS STS quotas").
        assert.ok(JSON.stringify(Statement).length < 6100, `${JSON.stringify(Statement).length}`);
        for (const { Action, Resource, Condition } of Statement) {
          assert.ok(Action.length > 0 && Resource.length > 0);
          assert.ok(!Action.some((action) => action.includes('*')), Action.join());
          if (Resource.includes('*') && !Condition)
            for (const action of Action)
              assert.match(action, /:(?:Describe|List|Get|(?:Der|R)egisterTaskDefinition)/);
        }
      }
    });

  it('passes roles to named services only, and only for deploying', () => {
    const passing = (purpose: (typeof PURPOSES)[number]) =>
      policyOf(purpose, everythingPlan(), TARGET).Statement.filter(({ Action }) =>
        Action.includes('iam:PassRole'),
      );
    assert.deepEqual(
      PURPOSES.filter((purpose) => passing(purpose).length > 0),
      ['deploy'],
    );
    assert.ok(passing('deploy').every(({ Condition }) => Condition?.StringEquals?.['iam:PassedToService']));
  });

  it('for plan allows lookups of what the plan names, and no others', () => {
    const actions = (plan: ReturnType<typeof everythingPlan>) =>
      policyOf('plan', plan, TARGET).Statement.flatMap(({ Action }) => Action);
    const looks = [
      'servicequotas:GetServiceQuota',
      'ec2:DescribeInstanceTypeOfferings',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeKeyPairs',
      'ssm:DescribeParameters',
      'secretsmanager:DescribeSecret',
      'ecr:GetAuthorizationToken',
    ];
    const all = actions({ ...everythingPlan(), key_pair: 'lab' });
    assert.deepEqual(
      looks.filter((action) => !all.includes(action)),
      [],
    );
    const small = actions(deployablePlan({}, deployableStep('a')));
    assert.deepEqual(
      looks.filter((action) => small.includes(action)),
      ['servicequotas:GetServiceQuota'],
    );
    assert.ok(!all.some((action) => /GetSecretValue|GetParameter/.test(action)));
  });

  it('for run covers each call that starting, cancelling, retrying and reading logs makes, where it makes it', () => {
    const plan = deployablePlan({}, deployableStep('a'));
    const { Statement } = policyOf('run', plan, TARGET);
    const base = `pipewright-${plan.workflow}`;
    const at = (service: string, resource: string) => `arn:aws:${service}:us-east-1:183351756044:${resource}`;
    const run = 'run-20261125T092236Z-3fa9c1';
    const calls: Readonly<Record<string, readonly string[]>> = {
      'cloudformation:DescribeStacks': [at('cloudformation', `stack/${base}/1`)],
      'cloudformation:GetTemplate': [at('cloudformation', `stack/${base}/1`)],
      's3:ListBucket': ['arn:aws:s3:::some-input', 'arn:aws:s3:::some-output'],
      's3:GetObject': [
        `arn:aws:s3:::some-input/in/${run}/x`,
        `arn:aws:s3:::some-output/out/a/${run}/x`,
        `arn:aws:s3:::some-output/out/.pipewright/runs/${run}/run.json`,
      ],
      's3:PutObject': [
        `arn:aws:s3:::some-input/in/${run}/x`,
        `arn:aws:s3:::some-output/out/.pipewright/runs/${run}/run.json`,
      ],
      's3:DeleteObject': [
        `arn:aws:s3:::some-output/out/a/${run}/x`,
        `arn:aws:s3:::some-output/out/.pipewright/markers/${run}/a/x.done`,
        `arn:aws:s3:::some-output/out/.pipewright/runs/${run}/ended.json`,
      ],
      'sqs:SendMessage': [at('sqs', `${base}-Inbox`)],
      'sqs:ReceiveMessage': [at('sqs', `${base}-Work-a`), at('sqs', `${base}-Dead-a`)],
      'sqs:DeleteMessage': [at('sqs', `${base}-Work-a`), at('sqs', `${base}-Dead-a`)],
      'sqs:ChangeMessageVisibility': [at('sqs', `${base}-Work-a`), at('sqs', `${base}-Dead-a`)],
      'sqs:GetQueueAttributes': [at('sqs', `${base}-Work-a`)],
      'ecs:ListTasks': ['*'],
      'ecs:DescribeTasks': [at('ecs', `task/${base}/1`)],
      'ecs:StopTask': [at('ecs', `task/${base}/1`)],
      'logs:FilterLogEvents': [at('logs', `log-group:/pipewright/${plan.workflow}/agents:x`)],
      'logs:GetLogEvents': [at('logs', `log-group:/pipewright/${plan.workflow}/agents:log-stream:a/agent/1`)],
    };
    const matches = (pattern: string, arn: string) =>
      new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(arn);
    for (const [action, arns] of Object.entries(calls))
      for (const arn of arns)
        assert.ok(
          Statement.some(
            ({ Action, Resource }) =>
              Action.includes(action) && Resource.some((pattern) => matches(String(pattern), arn)),
          ),
          `${action} on ${arn}`,
        );
    const deletes = Statement.filter(({ Action }) => Action.includes('s3:DeleteObject'));
    for (const kept of ['in/x', 'out/.pipewright/deploy/code.zip', 'out/a/mine.txt'])
      for (const { Resource } of deletes)
        for (const bucket of ['some-input', 'some-output'])
          assert.ok(
            !Resource.some((pattern) => matches(String(pattern), `arn:aws:s3:::${bucket}/${kept}`)),
            kept,
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

describe('lines of changes', () => {
  it('say what is created, changed, replaced and deleted, and point out permissions', () => {
    const change = { id: 'X', type: 'AWS::SQS::Queue', details: [] };
    assert.deepEqual(
      changeLines([
        { ...change, action: 'Add' },
        {
          ...change,
          action: 'Modify',
          replacement: 'True',
          details: [{ property: '/Properties/Name', before: 'a', after: 'b' }],
        },
        { ...change, action: 'Remove', type: 'AWS::IAM::Role', id: 'R' },
      ]),
      [
        '+ create X (AWS::SQS::Queue)',
        '± replace X (AWS::SQS::Queue): /Properties/Name (a → b)',
        '- delete R (AWS::IAM::Role)',
        'Permissions change: R. Review these before you agree.',
      ],
    );
  });
});
