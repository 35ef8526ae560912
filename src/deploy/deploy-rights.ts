import type { ResourceNames } from '../protocol/resource-names.ts';
import { actions, allow, bucketArn, type Statement } from './template/role-resources.ts';

/**
 * What `deploy` and `destroy` call themselves, besides planning; what CloudFormation calls for them is apart.
 * @param managed whether agents run on instances that ECS manages
 */
export function deployRights(
  names: ResourceNames,
  buckets: readonly string[],
  managed: boolean,
): Statement[] {
  const { base, own, arn } = names;
  const cluster = arn('ecs', `cluster/${base}`);
  return [
    allow(actions('cloudformation', 'ExecuteChangeSet DeleteStack ContinueUpdateRollback'), [
      arn('cloudformation', `stack/${base}/*`),
    ]),
    allow(
      ['s3:CreateBucket', 's3:PutBucketNotification'],
      buckets.map((bucket) => bucketArn(names, bucket)),
    ),
    allow(['sqs:GetQueueAttributes'], [arn('sqs', `${own}*`)]),
    allow(actions('lambda', 'PutFunctionConcurrency DeleteFunctionConcurrency'), [
      arn('lambda', `function:${names.dispatcher}`),
    ]),
    allow(actions('ecs', 'StopTask DescribeTasks'), [arn('ecs', `task/${base}/*`)]),
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
