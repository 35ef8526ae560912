import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Purpose } from '../../src/deploy/policy.ts';
import { ROOT } from './workshop.ts';

/** Who makes calls: users with the policies of each purpose, and the roles in the stack. */
export type Principal = Purpose | 'dispatcher' | 'agent';

const STATUS =
  'sqs:GetQueueAttributes ecs:ListTasks ecs:DescribeTasks logs:GetLogEvents logs:FilterLogEvents s3:GetObject s3:PutObject s3:ListBucket';
const PLAN =
  'cloudformation:DescribeStacks cloudformation:GetTemplate cloudformation:DescribeEvents cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:DeleteChangeSet ec2:DescribeAvailabilityZones ec2:DescribeVpcs ec2:DescribeSubnets ec2:DescribeRouteTables s3:GetBucketNotification s3:GetBucketPolicy s3:GetEncryptionConfiguration s3:ListBucket s3:GetObject s3:PutObject s3:DeleteObject';
const LOOKUPS =
  'servicequotas:GetServiceQuota iam:GetRole ec2:DescribeInstanceTypeOfferings ec2:DescribeInstanceTypes ec2:DescribeKeyPairs ssm:DescribeParameters secretsmanager:DescribeSecret ecr:GetAuthorizationToken ecr:BatchGetImage ecr:GetDownloadUrlForLayer';

/** The actions that a client of the OCI distribution API needs in ECR to read and write images. */
export const REGISTRY_ACTIONS =
  /^ecr:(?:BatchGetImage|GetDownloadUrlForLayer|BatchCheckLayerAvailability|InitiateLayerUpload|UploadLayerPart|CompleteLayerUpload|PutImage)$/;

/**
 * The IAM actions that our own code needs. Recording proxies compare it with the calls of real commands in
 * tests.
 */
export const OWN_ACTIONS: Readonly<Record<Principal, readonly string[]>> = {
  status: words(STATUS),
  run: words(
    STATUS,
    'cloudformation:DescribeStacks cloudformation:GetTemplate sqs:SendMessage sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility ecs:StopTask s3:AbortMultipartUpload s3:DeleteObject',
  ),
  plan: words(PLAN, LOOKUPS),
  deploy: words(
    PLAN,
    LOOKUPS,
    'cloudformation:DescribeStackEvents cloudformation:ExecuteChangeSet cloudformation:DeleteStack cloudformation:ContinueUpdateRollback s3:CreateBucket s3:PutBucketNotification s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration sqs:GetQueueAttributes lambda:PutFunctionConcurrency lambda:DeleteFunctionConcurrency ecs:ListTasks ecs:DescribeTasks ecs:StopTask iam:CreateServiceLinkedRole',
    // To remove instances of ECS Managed Instances.
    'ecs:ListContainerInstances ecs:DescribeContainerInstances ecs:DescribeCapacityProviders ecs:UpdateCapacityProvider iam:PassRole',
    // To copy images.
    'ecr:CreateRepository ecr:BatchCheckLayerAvailability ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage',
  ),
  // All its calls are CloudFormation's own.
  stack: [],
  dispatcher: words(
    'sqs:SendMessage sqs:GetQueueAttributes ecs:RunTask ecs:ListTasks ecs:DescribeTasks ecs:TagResource iam:PassRole s3:GetObject s3:PutObject s3:ListBucket s3:DeleteObject sns:Publish',
    // Lambda's own calls, with the function's role (AWS Lambda Developer Guide).
    'sqs:ReceiveMessage sqs:DeleteMessage logs:CreateLogStream logs:PutLogEvents',
  ),
  agent: words(
    'sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:SendMessage s3:GetObject s3:PutObject s3:AbortMultipartUpload',
    // Only for checkpoints.
    's3:DeleteObject',
    // Not called, but without it S3 does not answer that an object is missing.
    's3:ListBucket',
  ),
};

function words(...rows: readonly string[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.split(' ')))];
}

/** Every operation of AWS that the source calls: `sqs:SendMessageBatch`. */
export function operationsInSource(): string[] {
  const found = globSync(join(ROOT, 'src/edge/aws/*.ts')).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const client = /'@aws-sdk\/client-([\w-]+)'/.exec(text)?.[1] ?? '';
    return [...text.matchAll(/new (\w+)Command\(/g)].map(
      ([, name]) => `${SERVICES[client] ?? client}:${name}`,
    );
  });
  return [...new Set(found)].sort();
}

/** Names of services in IAM and signatures that differ from the SDK's. */
const SERVICES: Readonly<Record<string, string>> = {
  'cloudwatch-logs': 'logs',
  'secrets-manager': 'secretsmanager',
  'service-quotas': 'servicequotas',
};

/** Operations that do not need exactly the one action of the same name. */
const ACTIONS: Readonly<Record<string, string>> = {
  's3:HeadObject': 's3:GetObject',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:CopyObject': 's3:GetObject s3:PutObject',
  's3:UploadPart': 's3:PutObject',
  's3:UploadPartCopy': 's3:GetObject s3:PutObject',
  's3:CreateMultipartUpload': 's3:PutObject',
  's3:CompleteMultipartUpload': 's3:PutObject',
  's3:DeleteObjects': 's3:DeleteObject',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:PutBucketNotificationConfiguration': 's3:PutBucketNotification',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
  // Amazon S3 API reference, DeleteBucketLifecycle.
  's3:DeleteBucketLifecycle': 's3:PutLifecycleConfiguration',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  'sqs:SendMessageBatch': 'sqs:SendMessage',
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibilityBatch': 'sqs:ChangeMessageVisibility',
  'ecs:RunTask': 'ecs:RunTask iam:PassRole ecs:TagResource',
  // Needs no permission.
  'sts:GetCallerIdentity': '',
  // Called by "setup", with the credentials of an administrator.
  'iam:GetOpenIDConnectProvider': '',
  'iam:DeleteOpenIDConnectProvider': '',
  'iam:ListRoles': '',
};

export function actionsOfOperation(operation: string): readonly string[] {
  return (ACTIONS[operation] ?? operation).split(' ').filter(Boolean);
}
