import type { ResourceNames, Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { deployFolder } from './code-archive.ts';
import { serviceRoleArn, serviceRolesOf } from './service-roles.ts';
import { instanceRequirements } from './template/instance-resources.ts';
import { actions, allow, objects, type Statement } from './template/role-resources.ts';

/**
 * What CloudFormation's resource handlers call to create, change and delete a workflow's stack, besides its
 * network. They do so in the name of the caller, or of the stack's role. AWS's resource schemas list these
 * calls; a test compares them.
 */
export function handlerRights(plan: Plan, names: ResourceNames, site: Site): Statement[] {
  const managed = instanceRequirements(plan).size > 0;
  return [
    ...queueRights(names),
    ...dispatcherRights(plan, names),
    ...clusterRights(names, managed),
    ...observabilityRights(names),
    ...(plan.notify ? noticeRights(names) : []),
    ...roleRights(plan, names, site, managed),
    serviceRoleRights(plan, names),
  ];
}

function queueRights({ own, arn }: ResourceNames): Statement[] {
  const queues = actions(
    'sqs',
    'CreateQueue DeleteQueue GetQueueUrl GetQueueAttributes SetQueueAttributes',
    'TagQueue UntagQueue ListQueueTags',
  );
  return [allow(queues, [arn('sqs', `${own}*`)])];
}

function dispatcherRights({ output }: Plan, names: ResourceNames): Statement[] {
  const { arn } = names;
  const dispatcher = arn('lambda', `function:${names.dispatcher}`);
  const rights = [
    allow(
      actions(
        'lambda',
        'CreateFunction DeleteFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration',
        'PutFunctionConcurrency DeleteFunctionConcurrency AddPermission RemovePermission GetPolicy',
        'GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetFunctionScalingConfig',
        'GetRuntimeManagementConfig',
      ),
      [dispatcher],
    ),
    // Ids of mappings are not known in advance, so mappings are limited by the function that they call.
    // Tagging them cannot be limited so.
    allow(
      actions('lambda', 'CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping'),
      ['*'],
      { ArnLike: { 'lambda:FunctionArn': dispatcher } },
    ),
    allow(actions('lambda', 'TagResource UntagResource'), [
      dispatcher,
      arn('lambda', 'event-source-mapping:*'),
    ]),
    allow(actions('lambda', 'GetEventSourceMapping ListTags'), ['*']),
  ];
  if (output.bucket !== undefined)
    rights.push(allow(['s3:GetObject'], [objects(names, output.bucket, `${deployFolder(output.prefix)}*`)]));
  return rights;
}

/** @param managed whether agents run on instances that ECS manages */
function clusterRights({ base, own, arn }: ResourceNames, managed: boolean): Statement[] {
  const resources = [arn('ecs', `cluster/${base}`), arn('ecs', `task-definition/${own}*:*`)];
  // ECS cannot limit these to a resource.
  const anywhere = actions('ecs', 'RegisterTaskDefinition DeregisterTaskDefinition DescribeTaskDefinition');
  const ours = actions(
    'ecs',
    'CreateCluster DeleteCluster UpdateCluster UpdateClusterSettings DescribeClusters',
    'PutClusterCapacityProviders TagResource UntagResource ListTagsForResource',
  );
  if (managed) {
    resources.push(arn('ecs', `capacity-provider/${own}*`));
    anywhere.push('ecs:DescribeCapacityProviders');
    ours.push(...actions('ecs', 'CreateCapacityProvider UpdateCapacityProvider DeleteCapacityProvider'));
  }
  return [allow(ours, resources), allow(anywhere, ['*'])];
}

/** Logs, and the rules that call the dispatcher. */
function observabilityRights({ own, arn, agentLogs, dispatcherLogs }: ResourceNames): Statement[] {
  return [
    allow(
      actions(
        'logs',
        'CreateLogGroup DeleteLogGroup PutRetentionPolicy TagResource UntagResource ListTagsForResource',
        'GetDataProtectionPolicy DeleteDataProtectionPolicy DescribeIndexPolicies',
      ),
      [agentLogs, dispatcherLogs].map((group) => arn('logs', `log-group:${group}*`)),
    ),
    allow(actions('logs', 'DescribeLogGroups DescribeResourcePolicies'), ['*']),
    allow(
      actions(
        'events',
        'PutRule DeleteRule DescribeRule PutTargets RemoveTargets ListTargetsByRule',
        'TagResource UntagResource ListTagsForResource',
      ),
      [arn('events', `rule/${own}*`)],
    ),
  ];
}

/** Alarms, the topic that notifies people, and their addresses, which IAM cannot limit. */
function noticeRights({ own, topic, arn }: ResourceNames): Statement[] {
  const ofTopic = actions(
    'sns',
    'CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes Subscribe ListSubscriptionsByTopic',
    'TagResource UntagResource ListTagsForResource GetDataProtectionPolicy',
  );
  return [
    allow(
      actions(
        'cloudwatch',
        'PutMetricAlarm DeleteAlarms DescribeAlarms TagResource UntagResource ListTagsForResource',
      ),
      [arn('cloudwatch', `alarm:${own}*`)],
    ),
    allow(ofTopic, [arn('sns', topic)]),
    allow(actions('sns', 'GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe'), ['*']),
  ];
}

function roleRights(
  { permissions_boundary: boundary }: Plan,
  names: ResourceNames,
  { account }: Site,
  managed: boolean,
): Statement[] {
  const { own, partition } = names;
  const roles = [names.roleArn(`${own}*`)];
  const roleActions = actions(
    'iam',
    'DeleteRole GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy',
    'PutRolePolicy DeleteRolePolicy GetRolePolicy ListRolePolicies ListAttachedRolePolicies',
    'TagRole UntagRole',
  );
  const services = ['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com'];
  const rights: Statement[] = [];
  if (managed) {
    roles.push(names.roleArn(`ecsInstanceRole-${own}*`));
    roleActions.push('iam:AttachRolePolicy', 'iam:DetachRolePolicy');
    services.push('ecs.amazonaws.com', 'ec2.amazonaws.com');
    const profileActions = actions(
      'iam',
      'CreateInstanceProfile DeleteInstanceProfile GetInstanceProfile',
      'AddRoleToInstanceProfile RemoveRoleFromInstanceProfile',
    );
    rights.push(
      allow(profileActions, [`arn:${partition}:iam::${account}:instance-profile/ecsInstanceRole-${own}*`]),
    );
  }
  return [
    allow(roleActions, roles),
    boundary === undefined
      ? allow(['iam:CreateRole'], roles)
      : allow(['iam:CreateRole', 'iam:PutRolePermissionsBoundary'], roles, {
          StringEquals: { 'iam:PermissionsBoundary': boundary },
        }),
    ...rights,
    allow(['iam:PassRole'], roles, { StringEquals: { 'iam:PassedToService': services } }),
  ];
}

/** To let AWS's services create the roles that they have once per account, if these are missing. */
function serviceRoleRights(plan: Plan, names: ResourceNames): Statement {
  const roles = serviceRolesOf(plan);
  return allow(
    ['iam:CreateServiceLinkedRole'],
    roles.map((each) => serviceRoleArn(each, names)),
    { StringEquals: { 'iam:AWSServiceName': roles.map(({ service }) => service) } },
  );
}
