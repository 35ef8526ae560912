import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import type { Lookups } from '../../../src/deploy/account-lookups.ts';
import type { Cloud } from '../../../src/deploy/cloud.ts';
import { openCloud } from '../../../src/edge/aws-cloud.ts';
import { openLookups } from '../../../src/edge/aws-lookups.ts';
import { type AwsErrors, startAwsErrors } from '../../fakes/aws-errors.ts';

const SECRET = 'arn:aws:secretsmanager:us-east-1:183351756044:secret:token-AbCdEf:key::';
const PARAMETER = 'arn:aws:ssm:us-east-1:183351756044:parameter/token';

/** Every kind of call that deploying makes, and the permission that it takes. */
const CALLS: readonly [permission: string, call: (cloud: Cloud, lookups: Lookups) => Promise<unknown>][] = [
  ['cloudformation:DescribeStacks', ({ stacks }) => stacks.describe('x')],
  ['cloudformation:GetTemplate', ({ stacks }) => stacks.template('x')],
  ['cloudformation:CreateChangeSet', ({ stacks }) => stacks.prepare('x', 'c', { text: '{}' }, 'UPDATE', {})],
  ['cloudformation:ExecuteChangeSet', ({ stacks }) => stacks.execute('x', 'c')],
  ['cloudformation:DeleteChangeSet', ({ stacks }) => stacks.forget('x', 'c')],
  ['cloudformation:DescribeStackEvents', ({ stacks }) => stacks.events('x')],
  ['cloudformation:DeleteStack', ({ stacks }) => stacks.delete('x')],
  ['cloudformation:ContinueUpdateRollback', ({ stacks }) => stacks.continueRollback('x')],
  ['s3:GetBucketNotification', ({ buckets }) => buckets.notifications('b')],
  ['s3:PutBucketNotification', ({ buckets }) => buckets.setNotifications('b', {})],
  ['s3:PutObject', ({ buckets }) => buckets.put('b', 'k', Buffer.from('x'))],
  ['s3:ListBucket', ({ buckets }) => buckets.measure('b', 'p/')],
  ['ecs:ListTasks', ({ agents }) => agents.list('x')],
  ['ecs:StopTask', ({ agents }) => agents.stop('x', 't', 'why')],
  ['lambda:PutFunctionConcurrency', ({ agents }) => agents.pause('f')],
  ['sqs:GetQueueAttributes', (cloud) => cloud.backlog(`${process.env.AWS_ENDPOINT_URL}/1/q`)],
  ['ec2:DescribeVpcs', ({ network }) => network.defaultVpc()],
  ['ec2:DescribeSubnets', ({ network }) => network.subnets({ vpc: 'v' })],
  ['servicequotas:GetServiceQuota', (_, lookups) => lookups.quota('fargate', 'L-3032A538')],
  ['ec2:DescribeInstanceTypeOfferings', (_, lookups) => lookups.instanceType('m5.large')],
  ['ec2:DescribeKeyPairs', (_, lookups) => lookups.hasKeyPair('k')],
  ['secretsmanager:DescribeSecret', (_, lookups) => lookups.hasSecret(SECRET)],
  ['ssm:DescribeParameters', (_, lookups) => lookups.hasSecret(PARAMETER)],
];

describe('AWS says no', () => {
  let aws: AwsErrors;
  let cloud: Cloud;
  let lookups: Lookups;
  const kept = { ...process.env };

  before(async () => {
    aws = await startAwsErrors();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    });
    const { signal } = new AbortController();
    cloud = openCloud('us-east-1', process.env, signal);
    lookups = openLookups('us-east-1', process.env, signal);
  });
  after(async () => {
    await aws[Symbol.asyncDispose]();
    process.env = kept;
  });

  async function failing(call: Promise<unknown>): Promise<Failure> {
    try {
      await call;
    } catch (error) {
      assert.equal((error as Error).name, 'Failure', (error as Error).stack);
      return error as Failure;
    }
    assert.fail('it did not fail');
  }

  for (const [permission, call] of CALLS)
    it(`${permission} is missing: the sentence names it and what it is missing on`, async () => {
      const resource = 'arn:aws:x:us-east-1:183351756044:thing';
      const said = `User: arn:aws:sts::183351756044:assumed-role/ci/x is not authorized to perform: ${permission} on resource: "${resource}" because no identity-based policy allows it`;
      aws.say({ status: 403, code: 'AccessDenied', message: said });
      const named = await failing(call(cloud, lookups));
      assert.equal(named.code, 'ACCESS_DENIED', named.message);
      assert.ok(
        named.message.includes(`the permission ${permission} is missing on ${resource}.`),
        named.message,
      );
      assert.equal(aws.calls.length, 1, 'asked again for nothing');
      // Where AWS does not say which one, we do.
      aws.say({ status: 403, code: 'AccessDeniedException', message: 'Access Denied' });
      assert.ok((await failing(call(cloud, lookups))).message.includes(permission));
    });

  for (const code of [
    'ExpiredToken',
    'ExpiredTokenException',
    'InvalidClientTokenId',
    'RequestExpired',
    'AuthFailure',
  ])
    it(`${code}: the credentials are to be renewed, and nothing is asked again`, async () => {
      for (const [, call] of CALLS.filter((_, i) => i % 5 === 0)) {
        aws.say({
          status: code === 'RequestExpired' ? 400 : 403,
          code,
          message: 'The security token is expired',
        });
        const { code: ours, message } = await failing(call(cloud, lookups));
        assert.equal(ours, 'CREDENTIALS_LOST', message);
        assert.match(message, /aws-actions\/configure-aws-credentials/);
      }
      aws.say({ status: 403, code, message: 'The security token is expired' });
      assert.equal((await failing(cloud.account())).code, 'CREDENTIALS_LOST');
    });

  it('throttled: it is tried again a bounded number of times, then said', async () => {
    aws.say({ status: 400, code: 'ThrottlingException', message: 'Rate exceeded' });
    const { code, message } = await failing(cloud.agents.list('x'));
    assert.equal(code, 'THROTTLED');
    assert.match(message, /put off by AWS again and again .* repeat it: it goes on where it stopped/);
    assert.equal(aws.calls.length, 6);
  });

  it('somebody else changes the stack: that is to be waited for', async () => {
    for (const [code, message] of [
      ['ValidationError', 'Stack:arn:aws:x is in UPDATE_IN_PROGRESS state and can not be updated.'],
      ['ChangeSetNotFound', 'ChangeSet [c] does not exist'],
      ['InvalidChangeSetStatus', 'ChangeSet [c] cannot be executed in its current status of [OBSOLETE]'],
    ] as const) {
      aws.say({ status: 400, code, message });
      assert.equal((await failing(cloud.stacks.execute('x', 'c'))).code, 'STACK_BUSY');
    }
  });

  it('nobody answers: a sentence says what was asked', async () => {
    const gone = await startAwsErrors();
    await gone[Symbol.asyncDispose]();
    process.env.AWS_ENDPOINT_URL = gone.endpoint;
    const alone = openCloud('us-east-1', process.env, new AbortController().signal);
    const { code, message } = await failing(alone.stacks.events('x'));
    process.env.AWS_ENDPOINT_URL = aws.endpoint;
    assert.equal(code, 'AWS_UNREACHABLE');
    assert.match(message, /^Reading what happened to x failed: .*ECONNREFUSED/);
  });
});
