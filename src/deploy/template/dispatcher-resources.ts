import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { att, type Resources, ref, type Value } from '../template.ts';
import { DISPATCHER_SECONDS } from './queue-resources.ts';
import { allow, bucketArn, objects, role } from './role-resources.ts';

/** Where the dispatcher's code lies, or will lie. */
export interface CodePlace {
  readonly bucket: string;
  readonly key: string;
}

/** What is only known when the network is there. */
export interface NetworkValues {
  readonly subnets: readonly Value[];
  readonly securityGroups: readonly Value[];
  readonly publicIp: boolean;
}

const LOG_DAYS = 30;
/** Events of S3 are about a kilobyte each, and Lambda takes 6 MB. */
const BATCH = 1000;
/** Seconds: AWS's least for batches of more than ten. */
const WINDOW = 1;
/** MB; it also decides how much of a CPU there is. */
const MEMORY = 512;

/** The cluster, the dispatcher, what calls it, and where it and the agents write logs. */
export function dispatcherResources(
  plan: Plan,
  names: ResourceNames,
  code: CodePlace,
  network: NetworkValues,
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
        // Container Insights cost more than the agents of a small workflow.
        ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
      },
    },
    DispatcherRole: dispatcherRole(plan, names, cluster),
    Dispatcher: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: names.dispatcher,
        Description: `Gives uploads of ${plan.workflow} to agents, and starts these`,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Code: { S3Bucket: code.bucket, S3Key: code.key },
        Role: att('DispatcherRole', 'Arn'),
        Timeout: DISPATCHER_SECONDS,
        MemorySize: MEMORY,
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
        BatchSize: BATCH,
        MaximumBatchingWindowInSeconds: WINDOW,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        // Lambda's least. More would only ask ECS and SQS the same at once.
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
    WhenTaskStopped: rule(`When an agent of ${plan.workflow} has ended`, {
      EventPattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Task State Change'],
        detail: { clusterArn: [cluster], lastStatus: ['STOPPED'] },
      },
    }),
    WhenTaskStoppedMayCall: mayCall('WhenTaskStopped'),
    Reconcile: rule(`What no event has told the dispatcher of ${plan.workflow}`, {
      ScheduleExpression: 'rate(5 minutes)',
    }),
    ReconcileMayCall: mayCall('Reconcile'),
  };
}

function rule(description: string, when: { readonly [key: string]: Value }): Resources[string] {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
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

function dispatcherRole(plan: Plan, names: ResourceNames, cluster: string): Resources[string] {
  const { output } = plan;
  const ofCluster = { ArnEquals: { 'ecs:cluster': cluster } };
  // By name: a role's policies may have 10,240 characters, which thirty steps one by one would not fit into.
  const internal = objects(names, output.bucket!, `${output.prefix}.pipewright/*`);
  const statements = [
    allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'],
      [att('Inbox', 'Arn')],
    ),
    allow(
      ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
      [names.arn('sqs', `${names.base}-Work-*`), names.arn('sqs', `${names.base}-Dead-*`)],
    ),
    // Since 2024 the revision that is started is what counts, and the newest of a family is started.
    allow(['ecs:RunTask'], [names.arn('ecs', `task-definition/${names.base}-Task-*:*`)], ofCluster),
    allow(['ecs:DescribeTasks'], [names.arn('ecs', `task/${names.base}/*`)]),
    allow(['ecs:ListTasks'], ['*'], ofCluster),
    allow(['ecs:TagResource'], [names.arn('ecs', `task/${names.base}/*`)], {
      StringEquals: { 'ecs:CreateAction': 'RunTask' },
    }),
    allow(['iam:PassRole'], [names.roleArn(names.executionRole), names.roleArn(`${names.base}-Task-*`)], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [att('DispatcherLogs', 'Arn')]),
    // The ledger of each step's agents is there, and what gathering writes. Without ListBucket, S3 says of an object that
    // is not there yet that it may not be read (API reference, GetObject).
    allow(['s3:GetObject', 's3:PutObject'], [internal]),
    allow(['s3:ListBucket'], [bucketArn(names, output.bucket!)], {
      StringLike: { 's3:prefix': [`${output.prefix}*`] },
    }),
  ];
  return role(names.dispatcherRole, 'lambda.amazonaws.com', statements, {
    description: `What the dispatcher of ${plan.workflow} may do`,
  });
}
