import type { ResourceNames } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { keepRules } from './bucket-lifecycle.ts';
import { serviceRoleArn, serviceRolesOf } from './service-roles.ts';
import { instanceRequirements } from './template/instance-resources.ts';
import { actions, allow, bucketArn, type Statement } from './template/role-resources.ts';

/**
 * What `deploy` and `destroy` call themselves, besides planning; what CloudFormation calls for them is in
 * handler-rights.ts.
 */
export function deployRights(plan: Plan, names: ResourceNames, buckets: readonly string[]): Statement[] {
  const { base, own, arn } = names;
  const managed = instanceRequirements(plan).size > 0;
  const cluster = arn('ecs', `cluster/${base}`);
  return [
    allow(
      actions('cloudformation', 'DescribeStackEvents ExecuteChangeSet DeleteStack ContinueUpdateRollback'),
      [arn('cloudformation', `stack/${base}/*`)],
    ),
    allow(
      ['s3:CreateBucket', 's3:PutBucketNotification'],
      buckets.map((bucket) => bucketArn(names, bucket)),
    ),
    ...(plan.output.bucket !== undefined && keepRules(plan, names).length > 0
      ? [
          allow(actions('s3', 'GetLifecycleConfiguration PutLifecycleConfiguration'), [
            bucketArn(names, plan.output.bucket),
          ]),
        ]
      : []),
    allow(['sqs:GetQueueAttributes'], [arn('sqs', `${own}*`)]),
    allow(actions('lambda', 'PutFunctionConcurrency DeleteFunctionConcurrency'), [
      arn('lambda', `function:${names.dispatcher}`),
    ]),
    allow(actions('ecs', 'StopTask DescribeTasks'), [arn('ecs', `task/${base}/*`)]),
    allow(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': cluster } }),
    // Without a deploy role, the caller has CloudFormation's rights, which include this one.
    ...(plan.deploy_role === undefined ? [] : serviceRolesOf(plan)).map((each) =>
      allow(['iam:CreateServiceLinkedRole'], [serviceRoleArn(each, names)], {
        StringEquals: { 'iam:AWSServiceName': each.service },
      }),
    ),
    ...(managed
      ? [
          allow(actions('ecs', 'ListContainerInstances DescribeContainerInstances'), [
            cluster,
            arn('ecs', `container-instance/${base}/*`),
          ]),
          // To end instances before the stack is deleted. CloudFormation's handlers need these, too.
          allow(['ecs:UpdateCapacityProvider'], [arn('ecs', `capacity-provider/${own}*`)]),
          allow(['ecs:DescribeCapacityProviders'], ['*']),
          allow(['iam:PassRole'], [names.infrastructureRole, names.instanceRole].map(names.roleArn), {
            StringEquals: { 'iam:PassedToService': ['ecs.amazonaws.com', 'ec2.amazonaws.com'] },
          }),
        ]
      : []),
  ];
}
