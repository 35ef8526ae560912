import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { bucketKeyRights, type KeyedSite, READS_AND_WRITES } from '../key-rights.ts';
import { att, type Resources, ref, type Value } from '../template.ts';
import { DISPATCHER_SECONDS } from './queue-resources.ts';
import { allow, bucketArn, objects, role, type Statement } from './role-resources.ts';

/** Where the dispatcher's code is stored. */
export interface CodePlace {
  readonly bucket: string;
  readonly key: string;
}

/** The agents' network as template values. */
export interface NetworkValues {
  readonly subnets: readonly Value[];
  readonly securityGroups: readonly Value[];
  readonly publicIp: boolean;
}

const LOG_DAYS = 30;
/** S3 events are about a kilobyte each, and Lambda accepts 6 MB. */
const BATCH_SIZE = 1000;
/** Seconds: the minimum for batches of more than ten. */
const BATCHING_WINDOW = 1;
/** MB; Lambda's share of a CPU depends on it. */
const MEMORY = 512;
/** MB, where groups of items are put together: a hundred thousand items with their files take some 1,200. */
const GROUP_MEMORY = 2048;

/** The cluster, the dispatcher with its triggers, and the log groups of dispatcher and agents. */
export function dispatcherResources(
  plan: Plan,
  names: ResourceNames,
  code: CodePlace,
  network: NetworkValues,
  target: KeyedSite,
): Resources {
  const cluster = names.arn('ecs', `cluster/${names.base}`);
  return {
    AgentLogs: logGroup(names.agentLogs),
    DispatcherLogs: logGroup(names.dispatcherLogs),
    Cluster: {
      Type: 'AWS::ECS::Cluster',
      Properties: {
        ClusterName: names.base,
        CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        // Container Insights costs more than the agents of a small workflow.
        ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
      },
    },
    DispatcherRole: dispatcherRole(plan, names, cluster, target),
    Dispatcher: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: names.dispatcher,
        Description: `Sends uploads of ${plan.workflow} to agents, and starts agents`,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Code: { S3Bucket: code.bucket, S3Key: code.key },
        Role: att('DispatcherRole', 'Arn'),
        Timeout: DISPATCHER_SECONDS,
        MemorySize: plan.items?.steps.some(({ gather }) => gather) ? GROUP_MEMORY : MEMORY,
        LoggingConfig: { LogGroup: ref('DispatcherLogs') },
        Environment: {
          Variables: {
            PIPEWRIGHT_SUBNETS: { 'Fn::Join': [',', network.subnets] },
            PIPEWRIGHT_SECURITY_GROUPS: { 'Fn::Join': [',', network.securityGroups] },
            PIPEWRIGHT_PUBLIC_IP: `${network.publicIp}`,
          },
        },
      },
      DependsOn: ['Cluster'],
    },
    InboxToDispatcher: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: att('Inbox', 'Arn'),
        FunctionName: ref('Dispatcher'),
        BatchSize: BATCH_SIZE,
        MaximumBatchingWindowInSeconds: BATCHING_WINDOW,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        // Lambda's minimum: more would only repeat the same calls of ECS and SQS.
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
    WhenTaskStopped: rule(names.rule('WhenTaskStopped'), `When an agent of ${plan.workflow} has ended`, {
      EventPattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Task State Change'],
        detail: { clusterArn: [cluster], lastStatus: ['STOPPED'] },
      },
    }),
    WhenTaskStoppedMayCall: mayCall('WhenTaskStopped'),
    Reconcile: rule(names.rule('Reconcile'), `Starts agents of ${plan.workflow} that events missed`, {
      ScheduleExpression: 'rate(5 minutes)',
    }),
    ReconcileMayCall: mayCall('Reconcile'),
  };
}

/** The right to delete results that are kept only until a run has ended. */
function removalRights({ output, steps }: Plan, names: ResourceNames): Statement[] {
  const cleared = steps.filter(({ keep }) => keep === 'last');
  if (cleared.length === 0) return [];
  return [
    allow(
      ['s3:DeleteObject'],
      cleared.map(({ writes }) => objects(names, output.bucket!, `${writes}run-*`)),
    ),
  ];
}

function rule(name: string, description: string, when: { readonly [key: string]: Value }): Resources[string] {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: name,
      Description: description,
      ...when,
      Targets: [{ Id: 'dispatcher', Arn: att('Dispatcher', 'Arn') }],
    },
  };
}

function mayCall(rule: string): Resources[string] {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref('Dispatcher'),
      Principal: 'events.amazonaws.com',
      SourceArn: att(rule, 'Arn'),
    },
  };
}

function logGroup(name: string): Resources[string] {
  return { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name, RetentionInDays: LOG_DAYS } };
}

function dispatcherRole(
  plan: Plan,
  names: ResourceNames,
  cluster: string,
  target: KeyedSite,
): Resources[string] {
  const { input, output, items } = plan;
  const ofCluster = { ArnEquals: { 'ecs:cluster': cluster } };
  // By name pattern: a role's policies are limited to 10,240 characters, too few to list thirty steps.
  const internal = objects(names, output.bucket!, `${output.prefix}.pipewright/*`);
  const statements = [
    allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'],
      [att('Inbox', 'Arn')],
    ),
    allow(
      ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
      [names.arn('sqs', names.work('*')), names.arn('sqs', names.dead('*'))],
    ),
    // To take items of runs that have reached their budgets out of the queues.
    ...(plan.budget
      ? [
          allow(
            ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
            [names.arn('sqs', names.work('*'))],
          ),
        ]
      : []),
    // With a revision pattern: since 2024 IAM checks the revision that ECS resolves from the family.
    allow(['ecs:RunTask'], [names.arn('ecs', `task-definition/${names.family('*')}:*`)], ofCluster),
    allow(['ecs:ListTasks'], ['*'], ofCluster),
    // While agents end without processing any item, to see how long the newest has been running.
    allow(['ecs:DescribeTasks'], [names.arn('ecs', `task/${names.base}/*`)]),
    allow(['ecs:TagResource'], [names.arn('ecs', `task/${names.base}/*`)], {
      StringEquals: { 'ecs:CreateAction': 'RunTask' },
    }),
    allow(['iam:PassRole'], [names.roleArn(names.executionRole), names.roleArn(`${names.own}Task-*`)], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [att('DispatcherLogs', 'Arn')]),
    // For the ledgers of agents and for gathering. Without ListBucket, S3 answers 403 instead of 404 for a
    // missing object (Amazon S3 API reference, GetObject).
    allow(['s3:GetObject', 's3:PutObject'], [internal]),
    allow(['s3:ListBucket'], [bucketArn(names, output.bucket!)], {
      StringLike: { 's3:prefix': [`${output.prefix}*`] },
    }),
    // Files beside an upload without a run may belong to its item.
    ...(items && items.rule.kind !== 'sheet'
      ? [
          allow(['s3:ListBucket'], [bucketArn(names, input.bucket!)], {
            StringLike: { 's3:prefix': [`${input.prefix}*`] },
          }),
        ]
      : []),
    ...bucketKeyRights(READS_AND_WRITES, output.bucket!, names, target),
    ...removalRights(plan, names),
    ...(plan.notify ? [allow(['sns:Publish'], [ref('Notices')])] : []),
  ];
  return role(names.dispatcherRole, 'lambda.amazonaws.com', statements, {
    description: `What the dispatcher of ${plan.workflow} may do`,
  });
}
