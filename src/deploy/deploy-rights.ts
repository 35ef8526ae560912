import type { ResourceNames, Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { serviceRoleArn, serviceRolesOf } from './service-roles.ts';
import { instanceRequirements } from './template/instance-resources.ts';
import { actions, allow, bucketArn, type Statement } from './template/role-resources.ts';

/**
 * What creating, changing and deleting a workflow's stack takes, besides planning it: CloudFormation acts with the
 * caller's permissions.
 */
export function deployRights(
  plan: Plan,
  names: ResourceNames,
  site: Site,
  buckets: readonly string[],
): Statement[] {
  const managed = instanceRequirements(plan).size > 0;
  return [
    ...storageRights(names, buckets),
    ...dispatcherRights(names),
    ...clusterRights(names, managed),
    ...observabilityRights(names),
    ...roleRights(names, site, managed),
    ...serviceRolesOf(plan).map((each) =>
      allow(['iam:CreateServiceLinkedRole'], [serviceRoleArn(each, names)], {
        StringEquals: { 'iam:AWSServiceName': each.service },
      }),
    ),
    networkRights(site),
  ];
}

function storageRights(names: ResourceNames, buckets: readonly string[]): Statement[] {
  const { base, arn } = names;
  return [
    allow(actions('cloudformation', 'ExecuteChangeSet DeleteStack ContinueUpdateRollback'), [
      arn('cloudformation', `stack/${base}/*`),
    ]),
    allow(
      actions(
        's3',
        'CreateBucket PutBucketPublicAccessBlock PutEncryptionConfiguration PutBucketNotification',
      ),
      buckets.map((bucket) => bucketArn(names, bucket)),
    ),
    allow(
      actions(
        'sqs',
        'CreateQueue DeleteQueue GetQueueAttributes SetQueueAttributes',
        'TagQueue UntagQueue ListQueueTags',
      ),
      [arn('sqs', `${base}-*`)],
    ),
  ];
}

function dispatcherRights({ base, arn }: ResourceNames): Statement[] {
  const dispatcher = arn('lambda', `function:${base}-Dispatch`);
  return [
    allow(
      actions(
        'lambda',
        'CreateFunction DeleteFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration',
        'PutFunctionConcurrency DeleteFunctionConcurrency AddPermission RemovePermission GetPolicy TagResource',
      ),
      [dispatcher],
    ),
    // Their ids are not known in advance, so they are limited by the function that they call.
    allow(
      actions('lambda', 'CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping'),
      ['*'],
      { ArnLike: { 'lambda:FunctionArn': dispatcher } },
    ),
    allow(actions('lambda', 'GetEventSourceMapping ListTags'), ['*']),
  ];
}

/** @param managed whether agents run on instances that ECS manages */
function clusterRights({ base, arn }: ResourceNames, managed: boolean): Statement[] {
  const cluster = arn('ecs', `cluster/${base}`);
  return [
    allow(
      actions(
        'ecs',
        'CreateCluster DeleteCluster UpdateCluster DescribeClusters PutClusterCapacityProviders',
        'TagResource StopTask DescribeTasks CreateCapacityProvider UpdateCapacityProvider DeleteCapacityProvider',
      ),
      [
        cluster,
        arn('ecs', `task/${base}/*`),
        arn('ecs', `task-definition/${base}-*:*`),
        arn('ecs', `capacity-provider/${base}-*`),
      ],
    ),
    // ECS cannot limit these to a resource.
    allow(
      actions(
        'ecs',
        'RegisterTaskDefinition DeregisterTaskDefinition DescribeTaskDefinition',
        'DescribeCapacityProviders',
      ),
      ['*'],
    ),
    allow(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': cluster } }),
    ...(managed
      ? [
          allow(actions('ecs', 'ListContainerInstances DescribeContainerInstances'), [
            cluster,
            arn('ecs', `container-instance/${base}/*`),
          ]),
        ]
      : []),
  ];
}

/** Logs, the rules that call the dispatcher, and alarms. */
function observabilityRights({ base, arn, agentLogs, dispatcherLogs }: ResourceNames): Statement[] {
  return [
    allow(
      actions('logs', 'CreateLogGroup DeleteLogGroup PutRetentionPolicy TagResource ListTagsForResource'),
      [agentLogs, dispatcherLogs].map((group) => arn('logs', `log-group:${group}*`)),
    ),
    allow(['logs:DescribeLogGroups'], ['*']),
    allow(actions('events', 'PutRule DeleteRule DescribeRule PutTargets RemoveTargets TagResource'), [
      arn('events', `rule/${base}-*`),
    ]),
    allow(actions('cloudwatch', 'PutMetricAlarm DeleteAlarms DescribeAlarms TagResource'), [
      arn('cloudwatch', `alarm:${base}-*`),
    ]),
  ];
}

/** @param managed whether agents run on instances that ECS manages */
function roleRights(names: ResourceNames, { account }: Site, managed: boolean): Statement[] {
  const { base, partition } = names;
  const roles = [names.roleArn(`${base}-*`), names.roleArn(`ecsInstanceRole-${base}-*`)];
  const profile = `arn:${partition}:iam::${account}:instance-profile/ecsInstanceRole-${base}-*`;
  const roleActions = actions(
    'iam',
    'CreateRole DeleteRole GetRole UpdateRole UpdateAssumeRolePolicy',
    'PutRolePolicy DeleteRolePolicy GetRolePolicy TagRole UntagRole',
  );
  const profileActions = actions(
    'iam',
    'CreateInstanceProfile DeleteInstanceProfile GetInstanceProfile',
    'AddRoleToInstanceProfile RemoveRoleFromInstanceProfile',
  );
  const services = ['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com'];
  if (managed) {
    roleActions.push('iam:AttachRolePolicy', 'iam:DetachRolePolicy');
    services.push('ecs.amazonaws.com', 'ec2.amazonaws.com');
  }
  return [
    allow(roleActions, roles),
    ...(managed ? [allow(profileActions, [profile])] : []),
    allow(['iam:PassRole'], roles, { StringEquals: { 'iam:PassedToService': services } }),
  ];
}

/** Ids of network resources are not known in advance, so these are limited by the region. */
function networkRights({ region }: Site): Statement {
  return allow(
    actions(
      'ec2',
      'CreateSecurityGroup DeleteSecurityGroup',
      'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateTags',
      'DescribeSecurityGroups DescribeSecurityGroupRules DescribeAvailabilityZones',
      'CreateVpc DeleteVpc ModifyVpcAttribute DescribeVpcAttribute',
      'CreateSubnet DeleteSubnet ModifySubnetAttribute',
      'CreateRouteTable DeleteRouteTable AssociateRouteTable DisassociateRouteTable CreateRoute DeleteRoute',
      'CreateInternetGateway DeleteInternetGateway AttachInternetGateway DetachInternetGateway',
      'DescribeInternetGateways',
      'CreateVpcEndpoint DeleteVpcEndpoints ModifyVpcEndpoint DescribeVpcEndpoints',
    ),
    ['*'],
    { StringEquals: { 'aws:RequestedRegion': region } },
  );
}
