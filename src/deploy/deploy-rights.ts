import type { ResourceNames } from '../protocol/resource-names.ts';
import { actions, allow, bucketArn, type Statement } from './template/role-resources.ts';

/** What `deploy` and `destroy` call themselves, besides planning; what CloudFormation calls for them is apart. */
export function deployRights(names: ResourceNames, buckets: readonly string[]): Statement[] {
  const { base, own, arn } = names;
  return [
    allow(
      actions(
        'cloudformation',
        'GetTemplate DescribeStackEvents ExecuteChangeSet DeleteStack ContinueUpdateRollback',
      ),
      [arn('cloudformation', `stack/${base}/*`)],
    ),
    allow(
      ['s3:CreateBucket', 's3:PutBucketNotification'],
      buckets.map((bucket) => bucketArn(names, bucket)),
    ),
    allow(['sqs:GetQueueAttributes'], [arn('sqs', `${own}*`)]),
    allow(['lambda:PutFunctionConcurrency'], [arn('lambda', `function:${names.dispatcher}`)]),
    allow(['ecs:StopTask'], [arn('ecs', `task/${base}/*`)]),
    allow(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': arn('ecs', `cluster/${base}`) } }),
  ];
}
