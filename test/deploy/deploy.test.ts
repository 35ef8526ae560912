import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ListSubscriptionsByTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { preview } from '../../src/deploy/change-preview.ts';
import type { Cloud } from '../../src/deploy/cloud.ts';
import { compile } from '../../src/deploy/compile.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import type { Template } from '../../src/deploy/template.ts';
import { backoffNotice } from '../../src/dispatch/notice-text.ts';
import { openSession } from '../../src/edge/aws/aws-session.ts';
import { openNotices } from '../../src/edge/aws/sns.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { readDispatcherCode } from '../../src/edge/dispatcher-code.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { accountEnv, hurried, ownName, ownPlan } from '../fakes/account.ts';
import { readFileMessage } from '../fakes/file-message.ts';

/** Stands in for the dispatcher's bundle: it says what it was given. */
const CODE = Buffer.from('exports.handler = async (event) => ({ batchItemFailures: [] });\n');

describe('deploying to AWS', () => {
  const services = new Services();
  let aws: LocalAws;
  let cloud: Cloud;
  let s3: S3Client;
  let sqs: SQSClient;
  let cfn: CloudFormationClient;
  let count = 0;

  before(async () => {
    aws = await services.ministack();
    const env = accountEnv(aws);
    Object.assign(process.env, env);
    cloud = hurried(openAws(aws.region, env, new AbortController().signal));
    s3 = new S3Client({ ...aws, forcePathStyle: true });
    sqs = new SQSClient(aws);
    cfn = new CloudFormationClient(aws);
  });
  after(() => services[Symbol.asyncDispose]());

  async function deployed(plan: Plan) {
    const lines: string[] = [];
    const result = await deploy(plan, cloud, CODE, `c${Date.now()}${count++}`, (line) => lines.push(line));
    return { ...result, said: lines.join('\n') };
  }
  const statusOf = async (name: string) =>
    (await cfn.send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0]?.StackStatus;
  const notifications = async (bucket: string) =>
    (await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }))).QueueConfigurations;

  it('creates buckets, stack and notification, and finds all up to date the second time', async () => {
    const plan = ownPlan(['a', 'b']);
    const first = await deployed(plan);
    assert.equal(await statusOf(`pipewright-${plan.workflow}`), 'CREATE_COMPLETE');
    assert.equal(first.outputs.UploadTo, `s3://${plan.workflow}-in/in/`);
    assert.match(first.said, /Bucket w\w+-in: created, encrypted and private/);
    assert.match(first.said, / {2}create complete: WorkA \(AWS::SQS::Queue\)/);
    const [entry] = (await notifications(`${plan.workflow}-in`)) ?? [];
    assert.equal(entry?.Id, `pipewright-${plan.workflow}`);
    const url = await sqs.send(new GetQueueUrlCommand({ QueueName: `pipewright-${plan.workflow}_Work-a` }));
    assert.ok(url.QueueUrl?.startsWith(aws.endpoint));

    const second = await deployed(plan);
    assert.equal(second.changes, undefined);
    assert.match(second.said, /is up to date/);
    const sets = await cfn.send(new ListChangeSetsCommand({ StackName: `pipewright-${plan.workflow}` }));
    assert.deepEqual(
      sets.Summaries?.filter(({ Status }) => Status === 'FAILED'),
      [],
    );
  });

  it("gives the stack the file's tags and role, and every role the boundary", async () => {
    const of = (kind: string) => `arn:aws:iam::${aws.account}:${kind}`;
    const [role, boundary] = [of('role/cloudformation-lab'), of('policy/lab-boundary')];
    const tags = { 'cost-center': '4711' };
    const plan = ownPlan(['a'], { tags, deploy_role: role, permissions_boundary: boundary });
    const asked: unknown[] = [];
    const prepare: Cloud['stacks']['prepare'] = (...args) => {
      asked.push(args.at(-1));
      return cloud.stacks.prepare(...args);
    };
    await deploy(plan, { ...cloud, stacks: { ...cloud.stacks, prepare } }, CODE, `c${count++}`, () => {});
    assert.deepEqual(asked, [role]);
    const StackName = `pipewright-${plan.workflow}`;
    const { Stacks } = await cfn.send(new DescribeStacksCommand({ StackName }));
    assert.deepEqual(
      Stacks?.[0]?.Tags?.filter(({ Key }) => !Key?.startsWith('aws:')),
      [
        { Key: 'cost-center', Value: '4711' },
        { Key: 'pipewright:workflow', Value: plan.workflow },
      ],
    );
    const { Resources } = JSON.parse((await cloud.stacks.template(StackName)) ?? '') as Template;
    const roles = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
    assert.ok(roles.length >= 3);
    for (const { Properties } of roles) assert.equal(Properties.PermissionsBoundary, boundary);
  });

  it('updates changed resources in place, and deletes removed ones', async () => {
    const name = ownName();
    await deployed(ownPlan(['a', 'b'], {}, name));
    const { changes } = await deployed(ownPlan(['a', 'c'], {}, name));
    const said = changes?.map(({ action, id }) => `${action} ${id}`) ?? [];
    for (const each of ['Remove WorkB', 'Add WorkC', 'Remove TaskB', 'Modify Dispatcher'])
      assert.ok(said.includes(each), `${each}: ${said.join(', ')}`);
    assert.ok(!said.some((each) => each.endsWith(' WorkA')));
  });

  it('previews what changes by change set, and leaves none behind', async () => {
    const plan = ownPlan(['a']);
    const name = `pipewright-${plan.workflow}`;
    const first = await preview(plan, cloud, CODE, 'first');
    assert.ok(first.first && first.changes.every(({ action }) => action === 'Add'));
    await assert.rejects(statusOf(name), /does not exist/);
    await deployed(plan);
    assert.deepEqual((await preview(plan, cloud, CODE, 'same')).changes, []);
    const [step] = plan.steps;
    const changed = { ...plan, steps: [{ ...step!, variables: { SEED: '8' } }] };
    const { first: again, changes } = await preview(changed, cloud, CODE, 'changed');
    assert.equal(again, false);
    assert.deepEqual(
      changes.map(({ action, id }) => `${action} ${id}`),
      ['Modify TaskA'],
    );
    const { Summaries } = await cfn.send(new ListChangeSetsCommand({ StackName: name }));
    assert.ok(!Summaries?.some(({ ChangeSetName }) => ['same', 'changed'].includes(ChangeSetName ?? '')));
  });

  it('sends uploads to the step through the built dispatcher', async () => {
    const plan = ownPlan(['a']);
    await deploy(plan, cloud, await readDispatcherCode(), 'real', () => {});
    const url = await sqs.send(new GetQueueUrlCommand({ QueueName: `pipewright-${plan.workflow}_Work-a` }));
    const bucket = `${plan.workflow}-in`;
    // MiniStack's Lambda loses a batch when its process is slow to come up; it comes back on its own, here sooner.
    const inbox = await sqs.send(new GetQueueUrlCommand({ QueueName: `pipewright-${plan.workflow}_Inbox` }));
    const Attributes = { VisibilityTimeout: '5' };
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: inbox.QueueUrl, Attributes }));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'other/x', Body: 'x' }));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'in/south/a b.txt', Body: 'abc' }));
    const take = { QueueUrl: url.QueueUrl, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 };
    let Messages: Message[] = [];
    // Twenty seconds are the longest that SQS waits.
    for (let polls = 0; polls < 5 && Messages.length === 0; polls++)
      Messages = (await sqs.send(new ReceiveMessageCommand(take))).Messages ?? [];
    const [{ run, step, item, input } = assert.fail('nothing came')] = Messages.map(({ Body = '' }) =>
      readFileMessage(Body),
    );
    assert.deepEqual(
      [Messages.length, run, step, item, input.key],
      [1, 'adhoc', 'a', 'south/a b.txt', 'in/south/a b.txt'],
    );
    await destroy(plan, cloud, () => {});
  });

  it('keeps other notifications of a bucket, after deploying and after destroying', async () => {
    const name = ownName();
    await s3.send(new CreateBucketCommand({ Bucket: `${name}-in` }));
    await sqs.send(new CreateQueueCommand({ QueueName: `${name}-theirs` }));
    const theirs = {
      Id: 'theirs',
      QueueArn: `arn:aws:sqs:${aws.region}:${aws.account}:${name}-theirs`,
      Events: ['s3:ObjectRemoved:*' as const, 's3:ObjectCreated:Put' as const],
      Filter: { Key: { FilterRules: [{ Name: 'prefix' as const, Value: 'other/' }] } },
    };
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: `${name}-in`,
        NotificationConfiguration: { QueueConfigurations: [theirs] },
      }),
    );
    const before = await notifications(`${name}-in`);
    const plan = ownPlan(['a'], {}, name);
    await deployed(plan);
    const both = await notifications(`${name}-in`);
    assert.deepEqual(
      both?.filter(({ Id }) => Id === 'theirs'),
      before,
    );
    assert.equal(both?.length, 2);
    await destroy(plan, cloud, () => {});
    assert.deepEqual(await notifications(`${name}-in`), before);
  });

  it('leaves an entry whose queue is gone as it is, and deploys and destroys beside it', async () => {
    const name = ownName();
    const QueueArn = `arn:aws:sqs:${aws.region}:${aws.account}:${name}-gone`;
    const Filter = { Key: { FilterRules: [{ Name: 'prefix' as const, Value: 'other/' }] } };
    await s3.send(new CreateBucketCommand({ Bucket: `${name}-in` }));
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: `${name}-in`,
        SkipDestinationValidation: true,
        NotificationConfiguration: {
          QueueConfigurations: [{ Id: 'theirs', QueueArn, Events: ['s3:ObjectCreated:*'], Filter }],
        },
      }),
    );
    const plan = ownPlan(['a'], {}, name);
    const ids = async () => (await notifications(`${name}-in`))?.map(({ Id }) => Id);
    const { said } = await deployed(plan);
    assert.match(said, new RegExp(`cannot reach .* theirs \\(${QueueArn}\\)`));
    assert.deepEqual(await ids(), ['theirs', `pipewright-${name}`]);
    await destroy(plan, cloud, () => {});
    assert.deepEqual(await ids(), ['theirs']);
  });

  it('refuses a bucket with another notification of the same uploads, before anything is created', async () => {
    const name = ownName();
    await s3.send(new CreateBucketCommand({ Bucket: `${name}-in` }));
    await sqs.send(new CreateQueueCommand({ QueueName: `${name}-theirs` }));
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: `${name}-in`,
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Id: 'theirs',
              QueueArn: `arn:aws:sqs:${aws.region}:${aws.account}:${name}-theirs`,
              Events: ['s3:ObjectCreated:*'],
            },
          ],
        },
      }),
    );
    await assert.rejects(deployed(ownPlan(['a'], {}, name)), {
      code: 'NOTIFICATIONS_CLASH',
      message: /theirs/,
    });
    await assert.rejects(statusOf(`pipewright-${name}`), /does not exist/);
  });

  it('does nothing with credentials of another account', async () => {
    const plan = ownPlan(['a'], { account_id: '183351756044' });
    await assert.rejects(deployed(plan), {
      code: 'WRONG_ACCOUNT',
      message: /for the AWS account 183351756044, but these credentials belong to 000000000000/,
    });
    await assert.rejects(
      destroy(plan, cloud, () => {}),
      { code: 'WRONG_ACCOUNT' },
    );
    assert.equal(await cloud.buckets.notifications(`${plan.workflow}-in`), undefined);
  });

  it('continues where only a change set was left', async () => {
    const plan = ownPlan(['a']);
    await cfn.send(
      new CreateChangeSetCommand({
        StackName: `pipewright-${plan.workflow}`,
        ChangeSetName: 'left-behind',
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify({
          Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: {} } },
        }),
      }),
    );
    assert.equal(await statusOf(`pipewright-${plan.workflow}`), 'REVIEW_IN_PROGRESS');
    await deployed(plan);
    assert.equal(await statusOf(`pipewright-${plan.workflow}`), 'CREATE_COMPLETE');
  });

  it('deletes a stack whose creation failed, and creates it again', async () => {
    const plan = ownPlan(['a']);
    const name = `pipewright-${plan.workflow}`;
    await cfn.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: JSON.stringify({
          Resources: {
            M: {
              Type: 'AWS::Lambda::EventSourceMapping',
              Properties: { EventSourceArn: { 'Fn::GetAtt': ['Q', 'Nothing'] }, FunctionName: 'none' },
            },
            Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Select': [9, []] } } },
          },
        }),
      }),
    );
    const { said } = await deployed(plan);
    assert.match(said, /left pipewright-\w+ unusable \(ROLLBACK_COMPLETE\): deleting it first/);
    assert.equal(await statusOf(name), 'CREATE_COMPLETE');
  });

  it('deploys thirty steps, whose template goes through the bucket', async () => {
    const plan = ownPlan(
      Array.from({ length: 30 }, (_, i) => `step-${String.fromCharCode(97 + (i % 26))}${i}`),
    );
    const { changes } = await deployed(plan);
    assert.ok((changes?.length ?? 0) > 120);
    assert.deepEqual(await destroy(plan, cloud, () => {}), [
      { bucket: `${plan.workflow}-in`, prefix: 'in/', objects: 0, bytes: 0, more: false },
      { bucket: `${plan.workflow}-out`, prefix: 'out/', objects: 0, bytes: 0, more: false },
    ]);
  });

  it('makes a topic, over which the dispatcher reaches people, and lifecycle rules among those of others', async () => {
    const { steps, ...rest } = ownPlan(['a', 'b']);
    const plan = {
      ...{ ...rest, notify: ['lab@example.org', 'https://example.org/hook'] },
      steps: steps.map((step) => ({ ...step, keep: 7 })),
    };
    const bucket = `${plan.workflow}-out`;
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const theirs = {
      ID: 'theirs',
      Status: 'Enabled',
      Filter: { Prefix: 'x/' },
      Expiration: { Days: 3 },
    } as const;
    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: bucket,
        LifecycleConfiguration: { Rules: [theirs] },
      }),
    );
    const rules = async () =>
      (await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }))).Rules?.map(
        ({ ID }) => ID,
      );
    await deployed(plan);
    const own = `pipewright-${plan.workflow}_`;
    assert.deepEqual((await rules())?.sort(), [`${own}Keep-a`, `${own}Keep-b`, 'theirs'].sort());
    const { notify } = compile(
      plan,
      { account: aws.account, region: aws.region, network: { kind: 'own' } },
      () => ({
        ...{ bucket, key: 'code' },
      }),
    ).dispatch;
    const sns = new SNSClient(aws);
    const { Subscriptions = [] } = await sns.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: notify!.topic }),
    );
    assert.deepEqual(Subscriptions.map(({ Protocol, Endpoint }) => [Protocol, Endpoint]).sort(), [
      ['email', 'lab@example.org'],
      ['https', 'https://example.org/hook'],
    ]);
    // A queue hears what people would.
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `${plan.workflow}-ear` }));
    const Endpoint = `arn:aws:sqs:${aws.region}:${aws.account}:${plan.workflow}-ear`;
    await sns.send(new SubscribeCommand({ TopicArn: notify!.topic, Protocol: 'sqs', Endpoint }));
    await openNotices(openSession({ region: aws.region, caller: 'task' })).publish(
      notify!.topic,
      backoffNotice(plan.workflow, 'a', {
        count: 2,
        since: 0,
        until: 0,
        begun: 0,
        stopCode: 'X',
        reason: 'y',
      }),
    );
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
    const { Subject } = JSON.parse(Messages[0]?.Body ?? '{}');
    assert.match(Subject, /^Agents do not work: step a of /);
    await destroy(plan, cloud, () => {});
    assert.deepEqual(await rules(), ['theirs']);
    await assert.rejects(sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: notify!.topic })));
  });

  it('leaves nothing but data, says what remains, and can be repeated', async () => {
    const plan = ownPlan(['a', 'b']);
    await deployed(plan);
    await s3.send(new PutObjectCommand({ Bucket: `${plan.workflow}-out`, Key: 'out/a/r/x', Body: 'xyz' }));
    const left = await destroy(plan, cloud, () => {});
    assert.deepEqual(left.at(-1), {
      bucket: `${plan.workflow}-out`,
      prefix: 'out/',
      objects: 1,
      bytes: 3,
      more: false,
    });
    await assert.rejects(statusOf(`pipewright-${plan.workflow}`), /does not exist/);
    const queues = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: `pipewright-${plan.workflow}` }));
    assert.deepEqual(queues.QueueUrls ?? [], []);
    assert.equal(await notifications(`${plan.workflow}-in`), undefined);
    const lines: string[] = [];
    assert.deepEqual(await destroy(plan, cloud, (line) => lines.push(line)), left);
    assert.match(lines.join('\n'), /The stack pipewright-\w+ does not exist/);
  });
});
