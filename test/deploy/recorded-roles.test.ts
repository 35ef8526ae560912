import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type LocalAws, Services } from '../../scripts/services.ts';
import type { PolicyDocument } from '../../src/deploy/policy-document.ts';
import type { Template } from '../../src/deploy/template.ts';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { openDispatcher } from '../../src/edge/dispatcher-edges.ts';
import { accountEnv, ownPlan } from '../fakes/account.ts';
import { startAgent } from '../fakes/agent-process.ts';
import { type AwsCall, readAwsCall } from '../fakes/aws-call.ts';
import { compiled, deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { messagesOf } from '../fakes/dispatch-world.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { allows } from '../fakes/iam-policy.ts';
import { type PhysicalResource, physicalResources, resolved } from '../fakes/physical-resources.ts';
import { openRecordingProxy, type RecordingProxy, unownedWrites } from '../fakes/recording-proxy.ts';
import { openStep } from '../fakes/step.ts';

/** Agents and the dispatcher, as programs of this machine at MiniStack: each of their calls against the role in the stack. */
describe('what agents and the dispatcher call', { timeout: 600_000 }, () => {
  const services = new Services();
  const kept = { ...process.env };
  let aws: LocalAws;
  let proxy: RecordingProxy;
  before(async () => {
    aws = await services.ministack();
  });
  after(async () => {
    process.env = kept;
    await services[Symbol.asyncDispose]();
  });
  const site = () => ({ account: aws.account, region: aws.region });
  const calls = (): AwsCall[] => proxy.requests.map((request) => readAwsCall(request, site()));

  /** Calls that the role does not allow, and reads of objects whose absence S3 would not admit. */
  function refused(template: Template, role: string, resources: ReadonlyMap<string, PhysicalResource>) {
    const [policy] = resolved(template.Resources[role]!.Properties.Policies, resources) as unknown as {
      PolicyDocument: PolicyDocument;
    }[];
    const documents = [policy!.PolicyDocument];
    const asked = calls().flatMap(({ requests }) => requests);
    const missing = asked
      .filter(({ action }) => action === 's3:GetObject')
      .map(({ resource }) => {
        const [, bucket, key] = /^([^/]*)\/(.*)$/s.exec(resource)!;
        return { action: 's3:ListBucket', resource: bucket!, context: { 's3:prefix': key! } };
      });
    return new Set(
      [...asked, ...missing]
        .filter((request) => !allows(documents, request))
        .map((request) => JSON.stringify(request)),
    );
  }

  it('is all allowed to agents: for items that end well, fail, or are gone', async (t) => {
    await using recording = await openRecordingProxy(aws.endpoint);
    proxy = recording;
    const step = await openStep(aws);
    const messages = await step.upload([
      { item: 'good', body: Buffer.from('x') },
      { item: 'bad', body: Buffer.from('bad') },
      { item: 'gone', body: Buffer.from('y') },
    ]);
    const { bucket } = step;
    await step.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: messages[2]!.input.key }));
    await step.send(messages);
    const script =
      'if grep -q bad "$1"; then exit 3; fi; dd if=/dev/zero bs=1048576 count=20 of="$2" 2>/dev/null';
    const through = (url: string) => proxy.endpoint + new URL(url).pathname;
    const env = { ...step.env(through), PIPEWRIGHT_MAX_ATTEMPTS: '1' };
    const agent = startAgent(t, { ...aws, endpoint: proxy.endpoint }, env, { script });
    assert.equal(await agent.ended, 0, agent.printed());

    const plan = deployablePlan(
      { input: { bucket, prefix: 'in/' }, output: { bucket, prefix: 'flow/' } },
      deployableStep('step-1', { reads: ['in/'], writes: 'flow/step-1/' }),
      // An agent tells the inbox of results that another step takes.
      deployableStep('step-2', { needs: ['step-1'], reads: ['flow/step-1/'], writes: 'flow/step-2/' }),
    );
    const { template, names } = compiled(plan, { ...site(), network: { kind: 'own' } });
    const resources = new Map(physicalResources(template, site()));
    for (const [id, url] of [
      [names.logical('Work', 'step-1'), step.queueUrl],
      [names.logical('Dead', 'step-1'), step.deadLetterUrl],
      ['Inbox', step.inboxUrl],
    ] as const)
      resources.set(id, { ...resources.get(id)!, arn: names.arn('sqs', url.split('/').at(-1)!) });
    assert.deepEqual([...refused(template, names.logical('Role', 'step-1'), resources)], []);
    assert.deepEqual(unownedWrites(proxy.requests, aws.account), []);
    const made = new Set(calls().map(({ operation }) => operation));
    for (const operation of [
      'ReceiveMessage',
      'DeleteMessage',
      'SendMessageBatch',
      'PutObject',
      'UploadPart',
    ])
      assert.ok(made.has(operation), [...made].join(' '));
  });

  it('is all allowed to the dispatcher: for uploads, on its schedule, and when an agent has ended', async () => {
    await using recording = await openRecordingProxy(aws.endpoint);
    proxy = recording;
    await using folder = await temporaryFolder();
    const plan = ownPlan(['a', 'g']);
    const [first, last] = plan.steps;
    const gathering = { ...plan, steps: [first!, { ...last!, gather: true }] };
    const {
      template,
      names,
      dispatch: written,
    } = compiled(gathering, {
      ...site(),
      endpoint: proxy.endpoint,
      network: { kind: 'own' },
    });
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const sqs = new SQSClient(aws);
    for (const { bucket } of [plan.input, plan.output])
      await s3.send(new CreateBucketCommand({ Bucket: bucket! }));
    for (const id of ['a', 'g'])
      for (const QueueName of [names.work(id), names.dead(id)])
        await sqs.send(new CreateQueueCommand({ QueueName }));
    await sqs.send(new CreateQueueCommand({ QueueName: names.inbox }));
    await new ECSClient(aws).send(new CreateClusterCommand({ clusterName: names.base }));
    const run = 'run-20261126T090000Z-00aa11';
    const key = `in/${run}/x.csv`;
    const { ETag } = await s3.send(new PutObjectCommand({ Bucket: plan.input.bucket!, Key: key, Body: 'x' }));

    await writeFile(join(folder.path, 'dispatch.json'), JSON.stringify(written));
    Object.assign(process.env, accountEnv({ ...aws, endpoint: proxy.endpoint }));
    process.env.LAMBDA_TASK_ROOT = folder.path;
    const lines: unknown[] = [];
    const dispatcher = { ...openDispatcher(), log: (line: unknown) => void lines.push(line) };
    const upload = {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: plan.input.bucket }, object: { key, size: 1, eTag: ETag, sequencer: '1' } },
    };
    await dispatch(messagesOf({ Records: [upload] }), dispatcher);
    await dispatch({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }, dispatcher);
    const taskArn = names.arn('ecs', `task/${names.base}/5ea7`);
    const taskDefinitionArn = names.arn('ecs', `task-definition/${names.family('a')}:1`);
    const detail = { taskArn, taskDefinitionArn, lastStatus: 'STOPPED' };
    await dispatch({ source: 'aws.ecs', 'detail-type': 'ECS Task State Change', detail }, dispatcher);
    assert.deepEqual([...refused(template, 'DispatcherRole', physicalResources(template, site()))], []);
    assert.deepEqual(unownedWrites(proxy.requests, aws.account), []);
    const made = new Set(calls().map(({ operation }) => operation));
    for (const operation of ['SendMessageBatch', 'ListTasks', 'RunTask', 'ListObjectsV2', 'PutObject'])
      assert.ok(made.has(operation), `${[...made].join(' ')} ${JSON.stringify(lines)}`);
  });
});
