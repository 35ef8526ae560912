import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  DescribeRouteTablesCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { GetBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ListQueuesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type Moto, Services } from '../../scripts/services.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { type Deployment, locateDeployment } from '../../src/deploy/deployment.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import { type Dispatcher, dispatch } from '../../src/dispatch/dispatch.ts';
import { FittedLines } from '../../src/dispatch/fitted-lines.ts';
import { ItemLists } from '../../src/dispatch/item-lists.ts';
import { openSession } from '../../src/edge/aws/aws-session.ts';
import { openTasks } from '../../src/edge/aws/ecs-dispatch.ts';
import { openBucket } from '../../src/edge/aws/s3-dispatch.ts';
import { openNotices } from '../../src/edge/aws/sns.ts';
import { openWorkQueues } from '../../src/edge/aws/sqs.ts';
import { openRunQueues } from '../../src/edge/aws/sqs-run.ts';
import { type Aws, openAws } from '../../src/edge/aws-account.ts';
import { readDispatcherCode } from '../../src/edge/dispatcher-code.ts';
import { withNetwork } from '../../src/edge/dispatcher-edges.ts';
import { systemClock } from '../../src/edge/system-clock.ts';
import { nextStatus, type RunStatus } from '../../src/progress/run-status.ts';
import { snapshotRun } from '../../src/progress/take-snapshot.ts';
import { deployedWorkflow } from '../../src/runs/deployed-workflow.ts';
import { startRun } from '../../src/runs/start-run.ts';
import { accountEnv, hurried, ownPlan } from '../fakes/account.ts';
import { startAgent } from '../fakes/agent-process.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { lookAt, type WorkflowView } from '../fakes/workflow-view.ts';

const RUN = 'run-20261129T090000Z-00aa11';

/**
 * The same calls as on MiniStack, to an emulator by other people: what one takes silently the other may refuse. moto runs
 * nothing, so the dispatcher is called here with what is in the inbox, and an agent is started for each task.
 */
describe('a workflow on moto', { timeout: 900_000 }, () => {
  const services = new Services();
  const plan = ownPlan(['upper', 'count']);
  let aws: Moto;
  let cloud: Aws;
  let view: WorkflowView;
  let place: Deployment;
  let dispatcher: Dispatcher;
  let ecs: ECSClient;
  before(async () => {
    aws = await services.moto();
    const env = accountEnv(aws);
    Object.assign(process.env, env);
    const opened = openAws(aws.region, env, new AbortController().signal);
    cloud = { ...opened, stacks: withContainerMemory(opened.stacks), sleep: hurried(opened).sleep };
    view = lookAt(aws, plan);
    ecs = new ECSClient(aws);
    await connectDefaultVpc(new EC2Client(aws));
  });
  after(() => services[Symbol.asyncDispose]());

  it('is deployed into the public subnets of the default VPC', async () => {
    const said: string[] = [];
    const { network, changes } = await deploy(plan, cloud, await readDispatcherCode(), 'c1', (line) =>
      said.push(line),
    );
    assert.match(network, /public subnets of the default VPC/);
    assert.ok(changes!.length > 20, said.join('\n'));
    place = await locateDeployment(plan, cloud);
    const { QueueConfigurations = [] } = await view.s3.send(
      new GetBucketNotificationConfigurationCommand({ Bucket: plan.input.bucket }),
    );
    assert.deepEqual(
      QueueConfigurations.map(({ QueueArn }) => QueueArn),
      [place.dispatch.inbox.arn],
    );
    const again = await deploy(plan, cloud, await readDispatcherCode(), 'c2', () => {});
    assert.deepEqual(again.changes ?? [], []);
    dispatcher = await openDispatcherHere();
  });

  it('takes a run through both steps', async (t) => {
    await using folder = await temporaryFolder();
    const inputs = [];
    for (const name of ['a.txt', 'b c.txt', 'deep/é.txt']) {
      const file = join(folder.path, name);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, `text of ${name}`);
      inputs.push({
        path: name,
        size: Buffer.byteLength(`text of ${name}`),
        from: { kind: 'file' as const, file },
      });
    }
    const metadata = { run: RUN, created_at: new Date().toISOString() };
    const quiet = { compare() {}, copy() {}, begin() {}, brought() {} };
    const started = await startRun({ plan, inputs, metadata, inbox: place.dispatch.inbox.url }, cloud, quiet);
    assert.equal(started.uploaded, 3);

    const deployed = deployedWorkflow(plan, place.site);
    let status: RunStatus | undefined;
    for (let round = 0; status?.progress.state !== 'COMPLETE'; round++) {
      assert.ok(round < 10, JSON.stringify(status?.progress));
      await dispatchInbox();
      for (const task of await view.tasks()) await playTask(t, task);
      const snapshot = await snapshotRun(RUN, { deployed, world: cloud, now: Date.now() });
      status = nextStatus(status, snapshot, deployed);
    }
    assert.deepEqual(
      status.progress.steps.map(({ complete, failed }) => [complete, failed]),
      [
        [3, 0],
        [3, 0],
      ],
    );
    assert.equal(String(await view.read('upper', RUN, 'deep/é.txt')), 'TEXT OF DEEP/é.TXT');
    assert.equal(String(await view.read('count', RUN, 'a.txt')).trim(), '13');
  });

  it('is destroyed: nothing but data is left', async () => {
    const left = await destroy(plan, cloud, () => {});
    const buckets = left.map((each) => 'bucket' in each && each.bucket);
    assert.deepEqual(buckets.sort(), [plan.input.bucket, plan.output.bucket].sort());
    assert.equal(await cloud.stacks.describe(place.names.base), undefined);
    const { QueueUrls = [] } = await view.sqs.send(
      new ListQueuesCommand({ QueueNamePrefix: place.names.base }),
    );
    assert.deepEqual(QueueUrls, []);
    const { QueueConfigurations = [] } = await view.s3.send(
      new GetBucketNotificationConfigurationCommand({ Bucket: plan.input.bucket }),
    );
    assert.deepEqual(QueueConfigurations, []);
  });

  /** The Lambda's work in this process; moto would take messages of the mapping and run nothing. */
  async function openDispatcherHere(): Promise<Dispatcher> {
    const lambda = new LambdaClient(aws);
    const { EventSourceMappings = [] } = await lambda.send(
      new ListEventSourceMappingsCommand({ FunctionName: place.names.dispatcher }),
    );
    assert.equal(EventSourceMappings.length, 1);
    await lambda.send(
      new UpdateEventSourceMappingCommand({ UUID: EventSourceMappings[0]!.UUID, Enabled: false }),
    );
    const { StackResources = [] } = await new CloudFormationClient(aws).send(
      new DescribeStackResourcesCommand({ StackName: place.names.base }),
    );
    const idsOf = (type: string) =>
      StackResources.filter(({ ResourceType }) => ResourceType === type).map(
        ({ PhysicalResourceId }) => PhysicalResourceId,
      );
    const subnets = await cloud.network.subnets({ vpc: (await cloud.network.defaultVpc())! });
    const session = openSession({ region: aws.region, caller: 'task' });
    return {
      plan: withNetwork(place.dispatch, {
        PIPEWRIGHT_SUBNETS: subnets.map(({ id }) => id).join(),
        PIPEWRIGHT_SECURITY_GROUPS: idsOf('AWS::EC2::SecurityGroup').join(),
        PIPEWRIGHT_PUBLIC_IP: 'true',
      }),
      queues: openWorkQueues(session),
      tasks: async () => openTasks(session),
      objects: async () => openBucket(session),
      notices: async () => openNotices(session),
      drains: async () => openRunQueues(session).drainable,
      lists: new ItemLists(),
      memoryLines: new FittedLines(),
      clock: systemClock,
      token: randomUUID,
      log: () => {},
    };
  }

  /** As Lambda does: what the dispatcher does not give back is deleted. */
  async function dispatchInbox(): Promise<void> {
    const QueueUrl = place.dispatch.inbox.url;
    for (;;) {
      const { Messages = [] } = await view.sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return;
      const Records = Messages.map(({ MessageId, Body }) => ({
        messageId: MessageId,
        body: Body,
        eventSource: 'aws:sqs',
      }));
      const { batchItemFailures } = await dispatch({ Records }, dispatcher);
      assert.deepEqual(batchItemFailures, []);
      for (const { ReceiptHandle } of Messages)
        await view.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }

  /** An agent with what the task definition says, as a program of this machine; then the task has ended. */
  async function playTask(t: TestContext, task: string): Promise<void> {
    const { base: cluster } = place.names;
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [task] }));
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: tasks[0]!.taskDefinitionArn }),
    );
    const { environment = [] } = taskDefinition!.containerDefinitions![0]!;
    // In a template, moto's queues have the addresses that AWS's have.
    const here = (value: string) => value.replace(/^https:\/\/sqs\.[^/]+/, aws.endpoint);
    const variables = Object.fromEntries(environment.map(({ name = '', value = '' }) => [name, here(value)]));
    const script = variables.PIPEWRIGHT_STEP === 'upper' ? 'tr a-z A-Z <"$1" >"$2"' : 'wc -c <"$1" >"$2"';
    const agent = startAgent(t, aws, variables, { script });
    assert.equal(await agent.ended, 0, agent.printed());
    await ecs.send(new StopTaskCommand({ cluster, task }));
    const stopped = { taskArn: task, taskDefinitionArn: tasks[0]!.taskDefinitionArn, lastStatus: 'STOPPED' };
    await dispatch({ 'detail-type': 'ECS Task State Change', detail: stopped }, dispatcher);
  }
});

/** moto starts no task whose container says no memory of its own, which Fargate does not ask for. */
function withContainerMemory(stacks: Aws['stacks']): Aws['stacks'] {
  return {
    ...stacks,
    prepare: (name, changeSet, source, ...rest) => {
      assert.ok('text' in source);
      const text = source.text.replaceAll('"Essential":true', '"Essential":true,"Memory":64');
      return stacks.prepare(name, changeSet, { text }, ...rest);
    },
  };
}

/** A new account's default VPC leads to the internet; moto's does not yet. */
async function connectDefaultVpc(ec2: EC2Client): Promise<void> {
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  );
  const VpcId = Vpcs[0]!.VpcId;
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const { InternetGatewayId } = InternetGateway!;
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId!] }] }),
  );
  const { RouteTableId } = RouteTables[0]!;
  await ec2.send(
    new CreateRouteCommand({ RouteTableId, GatewayId: InternetGatewayId, DestinationCidrBlock: '0.0.0.0/0' }),
  );
}
