import type { ResourceNames, Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { instanceRequirements } from './template/instance-resources.ts';
import { allow, bucketArn, type Statement } from './template/role-resources.ts';

/** What changing and deleting a workflow's stack takes, besides looking at it: what CloudFormation does, it does in the caller's name. */
export function deployRights(
  plan: Plan,
  names: ResourceNames,
  site: Site,
  buckets: readonly string[],
): Statement[] {
  const { base, arn } = names;
  const roles = [names.roleArn(`${base}-*`), names.roleArn(`ecsInstanceRole-${base}-*`)];
  const profile = `arn:${names.partition}:iam::${site.account}:instance-profile/ecsInstanceRole-${base}-*`;
  const managed = instanceRequirements(plan).size > 0;
  return [
    allow(
      [
        'cloudformation:ExecuteChangeSet',
        'cloudformation:DeleteStack',
        'cloudformation:ContinueUpdateRollback',
      ],
      [arn('cloudformation', `stack/${base}/*`)],
    ),
    allow(
      [
        's3:CreateBucket',
        's3:PutBucketPublicAccessBlock',
        's3:PutEncryptionConfiguration',
        's3:PutBucketNotification',
      ],
      buckets.map((bucket) => bucketArn(names, bucket)),
    ),
    allow(
      [
        'sqs:CreateQueue',
        'sqs:DeleteQueue',
        'sqs:GetQueueAttributes',
        'sqs:SetQueueAttributes',
        'sqs:TagQueue',
        'sqs:UntagQueue',
        'sqs:ListQueueTags',
      ],
      [arn('sqs', `${base}-*`)],
    ),
    allow(
      [
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:GetFunction',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
        'lambda:PutFunctionConcurrency',
        'lambda:AddPermission',
        'lambda:RemovePermission',
        'lambda:GetPolicy',
        'lambda:TagResource',
      ],
      [arn('lambda', `function:${base}-Dispatch`)],
    ),
    // These are known by ids that nobody can say before, so by the function that they call.
    allow(
      [
        'lambda:CreateEventSourceMapping',
        'lambda:UpdateEventSourceMapping',
        'lambda:DeleteEventSourceMapping',
      ],
      ['*'],
      { ArnLike: { 'lambda:FunctionArn': arn('lambda', `function:${base}-Dispatch`) } },
    ),
    allow(['lambda:GetEventSourceMapping', 'lambda:ListTags'], ['*']),
    allow(
      [
        'ecs:CreateCluster',
        'ecs:DeleteCluster',
        'ecs:UpdateCluster',
        'ecs:DescribeClusters',
        'ecs:PutClusterCapacityProviders',
        'ecs:TagResource',
        'ecs:StopTask',
        'ecs:CreateCapacityProvider',
        'ecs:UpdateCapacityProvider',
        'ecs:DeleteCapacityProvider',
      ],
      [
        arn('ecs', `cluster/${base}`),
        arn('ecs', `task/${base}/*`),
        arn('ecs', `task-definition/${base}-*:*`),
        arn('ecs', `capacity-provider/${base}-*`),
      ],
    ),
    // ECS has no narrower right for these.
    allow(
      [
        'ecs:RegisterTaskDefinition',
        'ecs:DeregisterTaskDefinition',
        'ecs:DescribeTaskDefinition',
        'ecs:DescribeCapacityProviders',
      ],
      ['*'],
    ),
    allow(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': arn('ecs', `cluster/${base}`) } }),
    allow(
      [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:PutRetentionPolicy',
        'logs:TagResource',
        'logs:ListTagsForResource',
      ],
      [names.agentLogs, names.dispatcherLogs].map((group) => arn('logs', `log-group:${group}*`)),
    ),
    allow(['logs:DescribeLogGroups'], ['*']),
    allow(
      [
        'events:PutRule',
        'events:DeleteRule',
        'events:DescribeRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:TagResource',
      ],
      [arn('events', `rule/${base}-*`)],
    ),
    allow(
      [
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:DeleteAlarms',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:TagResource',
      ],
      [arn('cloudwatch', `alarm:${base}-*`)],
    ),
    allow(
      [
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:GetRole',
        'iam:UpdateRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:PutRolePolicy',
        'iam:DeleteRolePolicy',
        'iam:GetRolePolicy',
        'iam:TagRole',
        'iam:UntagRole',
        ...(managed ? ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'] : []),
      ],
      roles,
    ),
    ...(managed
      ? [
          allow(
            [
              'iam:CreateInstanceProfile',
              'iam:DeleteInstanceProfile',
              'iam:GetInstanceProfile',
              'iam:AddRoleToInstanceProfile',
              'iam:RemoveRoleFromInstanceProfile',
            ],
            [profile],
          ),
        ]
      : []),
    allow(['iam:PassRole'], roles, {
      StringEquals: {
        'iam:PassedToService': [
          'lambda.amazonaws.com',
          'ecs-tasks.amazonaws.com',
          ...(managed ? ['ecs.amazonaws.com', 'ec2.amazonaws.com'] : []),
        ],
      },
    }),
    // Networks have ids that nobody can say before; what is made bears the stack's tag.
    allow(
      [
        'ec2:CreateSecurityGroup',
        'ec2:DeleteSecurityGroup',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:RevokeSecurityGroupIngress',
        'ec2:RevokeSecurityGroupEgress',
        'ec2:CreateTags',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeAvailabilityZones',
        'ec2:CreateVpc',
        'ec2:DeleteVpc',
        'ec2:ModifyVpcAttribute',
        'ec2:DescribeVpcAttribute',
        'ec2:CreateSubnet',
        'ec2:DeleteSubnet',
        'ec2:ModifySubnetAttribute',
        'ec2:CreateRouteTable',
        'ec2:DeleteRouteTable',
        'ec2:AssociateRouteTable',
        'ec2:DisassociateRouteTable',
        'ec2:CreateRoute',
        'ec2:DeleteRoute',
        'ec2:CreateInternetGateway',
        'ec2:DeleteInternetGateway',
        'ec2:AttachInternetGateway',
        'ec2:DetachInternetGateway',
        'ec2:DescribeInternetGateways',
        'ec2:CreateVpcEndpoint',
        'ec2:DeleteVpcEndpoints',
        'ec2:ModifyVpcEndpoint',
        'ec2:DescribeVpcEndpoints',
      ],
      ['*'],
      { StringEquals: { 'aws:RequestedRegion': site.region } },
    ),
  ];
}
