import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import type { Lookups } from '../../../src/deploy/account-lookups.ts';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { putObject } from '../../../src/edge/aws/s3.ts';
import { type Aws, openAws } from '../../../src/edge/aws-account.ts';
import { openLookups } from '../../../src/edge/aws-lookups.ts';
import { type AwsErrors, startAwsErrors } from '../../fakes/aws-errors.ts';

const SECRET = 'arn:aws:secretsmanager:us-east-1:183351756044:secret:token-AbCdEf:key::';
const PARAMETER = 'arn:aws:ssm:us-east-1:183351756044:parameter/token';

/** AWS never refuses to say whose credentials these are, so writes do not ask here. */
const OWNED = openSession({
  region: 'us-east-1',
  caller: 'person',
  bucketOwner: async () => '183351756044',
});

/** Every kind of call that deploying makes, and the permission that it takes. */
const CALLS: readonly [permission: string, call: (aws: Aws, lookups: Lookups) => Promise<unknown>][] = [
  ['cloudformation:DescribeStacks', ({ stacks }) => stacks.describe('x')],
  ['cloudformation:GetTemplate', ({ stacks }) => stacks.template('x')],
  ['cloudformation:CreateChangeSet', ({ stacks }) => stacks.prepare('x', 'c', { text: '{}' }, 'UPDATE', {})],
  ['cloudformation:ExecuteChangeSet', ({ stacks }) => stacks.execute('x', 'c')],
  ['cloudformation:DeleteChangeSet', ({ stacks }) => stacks.forget('x', 'c')],
  ['cloudformation:DescribeStackEvents', ({ stacks }) => stacks.events('x')],
  ['cloudformation:DeleteStack', ({ stacks }) => stacks.delete('x')],
  ['cloudformation:ContinueUpdateRollback', ({ stacks }) => stacks.continueRollback('x')],
  ['s3:GetBucketNotification', ({ buckets }) => buckets.notifications('b')],
  ['s3:GetBucketPolicy', ({ buckets }) => buckets.policy('b')],
  ['s3:GetEncryptionConfiguration', ({ keys }) => keys.ofBucket('b')],
  ['secretsmanager:DescribeSecret', ({ keys }) => keys.ofSecret(SECRET)],
  ['s3:PutBucketNotification', ({ buckets }) => buckets.setNotifications('b', {})],
  ['s3:PutObject', () => putObject(OWNED, { bucket: 'b', key: 'k' }, Buffer.from('x'))],
  ['s3:ListBucket', ({ buckets }) => buckets.measure('b', 'p/')],
  ['ecs:ListTasks', ({ agents }) => agents.list('x')],
  ['ecs:StopTask', ({ agents }) => agents.stop('x', 't', 'why')],
  ['ecs:DescribeTasks', ({ agents }) => agents.unended('x', ['t'])],
  ['ecs:ListContainerInstances', ({ instances }) => instances.registered('x', 'p')],
  ['ecs:DescribeCapacityProviders', ({ instances }) => instances.scaleIn('x', 'p', 0)],
  ['iam:GetRole', ({ roles }) => roles.has('AWSServiceRoleForECS')],
  ['iam:CreateServiceLinkedRole', ({ roles }) => roles.create('ecs.amazonaws.com')],
  ['lambda:DeleteFunctionConcurrency', ({ agents }) => agents.resume('f')],
  ['lambda:PutFunctionConcurrency', ({ agents }) => agents.pause('f')],
  ['sqs:GetQueueAttributes', ({ queues }) => queues.count(`${process.env.AWS_ENDPOINT_URL}/1/q`)],
  ['ec2:DescribeVpcs', ({ network }) => network.defaultVpc()],
  ['ec2:DescribeAvailabilityZones', ({ network }) => network.zones()],
  ['ec2:DescribeSubnets', ({ network }) => network.subnets({ vpc: 'v' })],
  ['servicequotas:GetServiceQuota', (_, lookups) => lookups.quota('fargate', 'L-3032A538')],
  ['ec2:DescribeInstanceTypeOfferings', (_, lookups) => lookups.instanceType('m5.large')],
  ['ec2:DescribeKeyPairs', (_, lookups) => lookups.hasKeyPair('k')],
  ['secretsmanager:DescribeSecret', (_, lookups) => lookups.hasSecret(SECRET)],
  ['ssm:DescribeParameters', (_, lookups) => lookups.hasSecret(PARAMETER)],
];

describe('AWS says no', () => {
  let errors: AwsErrors;
  let aws: Aws;
  let lookups: Lookups;
  const kept = { ...process.env };

  before(async () => {
    errors = await startAwsErrors();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: errors.endpoint,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    });
    const { signal } = new AbortController();
    aws = openAws('us-east-1', process.env, signal);
    lookups = openLookups(aws.session, process.env, signal);
  });
  after(async () => {
    await errors[Symbol.asyncDispose]();
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
      errors.say({ status: 403, code: 'AccessDenied', message: said });
      const named = await failing(call(aws, lookups));
      assert.equal(named.code, 'ACCESS_DENIED', named.message);
      assert.ok(
        named.message.includes(`the permission ${permission} is missing on ${resource}.`),
        named.message,
      );
      assert.equal(errors.calls.length, 1, 'asked again for nothing');
      // Where AWS does not say which one, we do.
      errors.say({ status: 403, code: 'AccessDeniedException', message: 'Access Denied' });
      assert.ok((await failing(call(aws, lookups))).message.includes(permission));
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
        errors.say({
          status: code === 'RequestExpired' ? 400 : 403,
          code,
          message: 'The security token is expired',
        });
        const { code: mapped, message } = await failing(call(aws, lookups));
        assert.equal(mapped, 'CREDENTIALS_LOST', message);
        assert.match(message, /aws-actions\/configure-aws-credentials/);
      }
      errors.say({ status: 403, code, message: 'The security token is expired' });
      assert.equal((await failing(aws.account())).code, 'CREDENTIALS_LOST');
    });

  it('throttling: a bounded number of retries, then a Failure', async () => {
    errors.say({ status: 400, code: 'ThrottlingException', message: 'Rate exceeded' });
    const { code, message } = await failing(aws.agents.list('x'));
    assert.equal(code, 'THROTTLED');
    assert.match(
      message,
      /throttled by AWS on every retry .* repeat the command: it continues where it stopped/,
    );
    assert.equal(errors.calls.length, 6);
  });

  it('a service-linked role that another process has just created is there', async () => {
    const message =
      'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.';
    errors.say({ status: 400, code: 'InvalidInput', message });
    assert.equal(await aws.roles.create('ecs.amazonaws.com'), false);
    errors.say({ status: 404, code: 'NoSuchEntity', message: 'The role cannot be found.' });
    assert.equal(await aws.roles.has('AWSServiceRoleForECS'), false);
  });

  it('a concurrent change of the stack has a code of its own, to be waited for', async () => {
    for (const [code, message] of [
      ['ValidationError', 'Stack:arn:aws:x is in UPDATE_IN_PROGRESS state and can not be updated.'],
      ['ChangeSetNotFound', 'ChangeSet [c] does not exist'],
      ['InvalidChangeSetStatus', 'ChangeSet [c] cannot be executed in its current status of [OBSOLETE]'],
    ] as const) {
      errors.say({ status: 400, code, message });
      assert.equal((await failing(aws.stacks.execute('x', 'c'))).code, 'STACK_BUSY');
    }
  });

  it('what AWS understands and does not do is said in its own words, and not as a failure to reach it', async () => {
    const message = 'Value null at RoleArn failed to satisfy constraint: Member must not be null';
    errors.say({ status: 400, code: 'ValidationException', message });
    const refused = await failing(aws.agents.list('x'));
    assert.equal(refused.code, 'AWS_REFUSED');
    assert.equal(
      refused.message,
      `Listing the agents of x was refused by AWS: ValidationException: ${message}`,
    );
    errors.say({ status: 400, code: 'RequestTimeout', message: 'Your socket connection was not read' });
    assert.equal((await failing(aws.buckets.notifications('b'))).code, 'AWS_UNREACHABLE');
  });

  it('no answer: the message says what was being done', async () => {
    const gone = await startAwsErrors();
    await gone[Symbol.asyncDispose]();
    process.env.AWS_ENDPOINT_URL = gone.endpoint;
    const alone = openAws('us-east-1', process.env, new AbortController().signal);
    const { code, message } = await failing(alone.stacks.events('x'));
    process.env.AWS_ENDPOINT_URL = errors.endpoint;
    assert.equal(code, 'AWS_UNREACHABLE');
    assert.match(message, /^Reading the events of x failed: .*ECONNREFUSED/);
  });
});
