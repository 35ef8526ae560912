import type { IamRequest } from './iam-policy.ts';

/** An HTTP request to AWS. */
export interface WireRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request to AWS: who makes it, which operation it is, and which permissions IAM checks for it. */
export interface AwsCall {
  /** The access key. */
  readonly principal: string;
  /** As botocore names it: `sqs`, `s3`, `ecs`. */
  readonly service: string;
  /** `SendMessageBatch` */
  readonly operation: string;
  readonly requests: readonly IamRequest[];
}

interface Site {
  readonly account: string;
  readonly region: string;
}

type Input = Readonly<Record<string, unknown>>;

/**
 * Reads a request of one of the services that Pipewright calls.
 * @throws Error for an operation that is not known here: add it, with the permissions that IAM checks
 */
export function readAwsCall(request: WireRequest, site: Site): AwsCall {
  const [, principal = '', service = ''] =
    /Credential=([^/]*)\/\d*\/[^/]*\/([^/]*)\//.exec(String(request.headers.authorization)) ?? [];
  const arn = (resource: string, of = service) => `arn:aws:${of}:${site.region}:${site.account}:${resource}`;
  if (service === 's3') return { principal, service, ...s3Call(request) };
  const { operation, input } = operationOf(request);
  const read = OPERATIONS[`${service}:${operation}`];
  if (!read)
    throw new Error(`what does ${service}:${operation} ask of IAM? Add it to test/fakes/aws-call.ts`);
  return { principal, service, operation, requests: read(input, arn) };
}

/** Reads the protocols awsJson and query, and of restJson what Lambda's concurrency needs. */
function operationOf({ method, path, headers, body }: WireRequest): { operation: string; input: Input } {
  const target = String(headers['x-amz-target'] ?? '');
  if (target) return { operation: target.split('.')[1] ?? '', input: JSON.parse(body || '{}') as Input };
  const form = new URLSearchParams(body);
  if (form.has('Action')) return { operation: form.get('Action')!, input: Object.fromEntries(form) };
  const [, name, verb] = /\/functions\/([^/]+)\/(\w+)/.exec(path) ?? [];
  if (verb === 'concurrency')
    return {
      operation: `${method === 'PUT' ? 'Put' : 'Delete'}FunctionConcurrency`,
      input: { FunctionName: name },
    };
  throw new Error(`no call of AWS that is known here: ${method} ${path}`);
}

type Reader = (input: Input, arn: (resource: string, service?: string) => string) => readonly IamRequest[];

const queue =
  (action: string): Reader =>
  (input, arn) => [{ action: `sqs:${action}`, resource: arn(String(input.QueueUrl).split('/').at(-1)!) }];

const stack =
  (action: string): Reader =>
  (input, arn) => {
    const given = String(input.StackName ?? input.ChangeSetName);
    const resource = given.startsWith('arn:') ? given : arn(`stack/${given}/5ea7`);
    return [{ action: `cloudformation:${action}`, resource }];
  };

const anywhere =
  (action: string): Reader =>
  () => [{ action, resource: '*' }];

const cluster = (input: Input, arn: (resource: string) => string) => ({
  'ecs:cluster': arn(`cluster/${String(input.cluster).split('/').at(-1)}`),
});

const task = (input: Input, arn: (resource: string) => string, id: unknown): string =>
  String(id).startsWith('arn:') ? String(id) : arn(`task/${input.cluster}/${id}`);

const each = <T>(names: string, reader: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.split(' ').map((name) => [name, reader(name)]));

/** Service-linked roles, by name and by service. */
const LINKED: Readonly<Record<string, string>> = {
  AWSServiceRoleForECS: 'ecs.amazonaws.com',
  AWSServiceRoleForECSCompute: 'ecs-compute.amazonaws.com',
  AWSServiceRoleForEC2Spot: 'spot.amazonaws.com',
};
const LINKED_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LINKED).map(([name, service]) => [service, name]),
);

const OPERATIONS: Readonly<Record<string, Reader>> = Object.fromEntries(
  Object.entries<Record<string, Reader>>({
    sqs: {
      ...each('SendMessage ReceiveMessage DeleteMessage ChangeMessageVisibility GetQueueAttributes', queue),
      SendMessageBatch: queue('SendMessage'),
      DeleteMessageBatch: queue('DeleteMessage'),
      ChangeMessageVisibilityBatch: queue('ChangeMessageVisibility'),
    },
    cloudformation: each(
      'DescribeStacks DescribeStackEvents DescribeEvents GetTemplate CreateChangeSet DescribeChangeSet DeleteChangeSet ExecuteChangeSet DeleteStack ContinueUpdateRollback',
      stack,
    ),
    ec2: each(
      'DescribeAvailabilityZones DescribeVpcs DescribeSubnets DescribeRouteTables DescribeKeyPairs DescribeInstanceTypes DescribeInstanceTypeOfferings',
      (name) => anywhere(`ec2:${name}`),
    ),
    ecs: {
      ListTasks: (input, arn) => [{ action: 'ecs:ListTasks', resource: '*', context: cluster(input, arn) }],
      DescribeTasks: (input, arn) =>
        (input.tasks as string[]).map((id) => ({
          action: 'ecs:DescribeTasks',
          resource: task(input, arn, id),
        })),
      StopTask: (input, arn) => [{ action: 'ecs:StopTask', resource: task(input, arn, input.task) }],
      RunTask: (input, arn) => [
        {
          action: 'ecs:RunTask',
          resource: arn(`task-definition/${input.taskDefinition}:7`),
          context: cluster(input, arn),
        },
        {
          action: 'ecs:TagResource',
          resource: arn(`task/${input.cluster}/5ea7`),
          context: { 'ecs:CreateAction': 'RunTask' },
        },
      ],
      DescribeContainerInstances: (input, arn) =>
        (input.containerInstances as string[]).map((resource) => ({
          action: 'ecs:DescribeContainerInstances',
          resource,
          context: cluster(input, arn),
        })),
      ListContainerInstances: (input, arn) => [
        { action: 'ecs:ListContainerInstances', resource: cluster(input, arn)['ecs:cluster'] },
      ],
      ...each(
        'DescribeCapacityProviders UpdateCapacityProvider',
        (name): Reader =>
          (input, arn) => [
            {
              action: `ecs:${name}`,
              resource: arn(`capacity-provider/${input.name ?? (input.capacityProviders as string[])[0]}`),
            },
          ],
      ),
    },
    lambda: each(
      'PutFunctionConcurrency DeleteFunctionConcurrency',
      (name): Reader =>
        (input, arn) => [{ action: `lambda:${name}`, resource: arn(`function:${input.FunctionName}`) }],
    ),
    logs: {
      FilterLogEvents: (input, arn) => [
        { action: 'logs:FilterLogEvents', resource: arn(`log-group:${input.logGroupName}:log-stream:`) },
      ],
      GetLogEvents: (input, arn) => [
        {
          action: 'logs:GetLogEvents',
          resource: arn(`log-group:${input.logGroupName}:log-stream:${input.logStreamName}`),
        },
      ],
    },
    iam: {
      CreateServiceLinkedRole: ({ AWSServiceName }, arn) => [
        {
          action: 'iam:CreateServiceLinkedRole',
          resource: arn(
            `role/aws-service-role/${AWSServiceName}/${LINKED_NAMES[String(AWSServiceName)]}`,
            'iam',
          ).replace(/iam:[^:]*:/, 'iam::'),
          context: { 'iam:AWSServiceName': String(AWSServiceName) },
        },
      ],
      GetRole: ({ RoleName }, arn) => [
        {
          action: 'iam:GetRole',
          // Only service-linked roles are looked up; their paths contain their services.
          resource: arn(`role/aws-service-role/${LINKED[String(RoleName)]}/${RoleName}`, 'iam').replace(
            /iam:[^:]*:/,
            'iam::',
          ),
        },
      ],
    },
    servicequotas: { GetServiceQuota: anywhere('servicequotas:GetServiceQuota') },
    ssm: { DescribeParameters: anywhere('ssm:DescribeParameters') },
    secretsmanager: {
      DescribeSecret: ({ SecretId }) => [
        { action: 'secretsmanager:DescribeSecret', resource: String(SecretId) },
      ],
    },
    sns: { Publish: ({ TopicArn }) => [{ action: 'sns:Publish', resource: String(TopicArn) }] },
    // Every caller may do this.
    sts: { GetCallerIdentity: () => [] },
  }).flatMap(([service, operations]) =>
    Object.entries(operations).map(([name, reader]) => [`${service}:${name}`, reader]),
  ),
);

/** Operations and IAM actions of a bucket and its sub-resources, by method and query. */
const BUCKET_CALLS: Readonly<Record<string, readonly [operation: string, action: string]>> = {
  'GET notification': ['GetBucketNotificationConfiguration', 's3:GetBucketNotification'],
  'PUT notification': ['PutBucketNotificationConfiguration', 's3:PutBucketNotification'],
  'GET encryption': ['GetBucketEncryption', 's3:GetEncryptionConfiguration'],
  'GET lifecycle': ['GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'],
  'PUT lifecycle': ['PutBucketLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
  'DELETE lifecycle': ['DeleteBucketLifecycle', 's3:PutLifecycleConfiguration'],
  'GET policy': ['GetBucketPolicy', 's3:GetBucketPolicy'],
  'HEAD ': ['HeadBucket', 's3:ListBucket'],
  'PUT ': ['CreateBucket', 's3:CreateBucket'],
};

function s3Call(request: WireRequest): Omit<AwsCall, 'principal' | 'service'> {
  const { method, headers, body } = request;
  const url = new URL(request.path, 'http://s3');
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/');
  const key = rest.map(decodeURIComponent).join('/');
  const query = (name: string) => url.searchParams.get(name);
  const at = (action: string, object: string | undefined, context?: IamRequest['context']): IamRequest => ({
    action: `s3:${action}`,
    resource: `arn:aws:s3:::${bucket}${object === undefined ? '' : `/${object}`}`,
    ...(context && { context }),
  });
  if (key === '') {
    if (query('list-type') !== null) {
      const prefix = query('prefix');
      const context = prefix === null ? undefined : { 's3:prefix': prefix };
      return { operation: 'ListObjectsV2', requests: [at('ListBucket', undefined, context)] };
    }
    if (method === 'POST') {
      const keys = [...body.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, text]) => text!);
      return { operation: 'DeleteObjects', requests: keys.map((each) => at('DeleteObject', each)) };
    }
    const sub =
      ['notification', 'lifecycle', 'encryption', 'policy'].find((name) => query(name) !== null) ?? '';
    const known = BUCKET_CALLS[`${method} ${sub}`];
    if (!known) throw new Error(`what is ${method} ${request.path} of S3?`);
    return { operation: known[0], requests: [{ ...at('', undefined), action: known[1] }] };
  }
  if (method === 'GET' || method === 'HEAD')
    return { operation: `${method === 'GET' ? 'Get' : 'Head'}Object`, requests: [at('GetObject', key)] };
  if (method === 'DELETE')
    return query('uploadId') === null
      ? { operation: 'DeleteObject', requests: [at('DeleteObject', key)] }
      : { operation: 'AbortMultipartUpload', requests: [at('AbortMultipartUpload', key)] };
  const source = headers['x-amz-copy-source'];
  const operation =
    source !== undefined ? 'CopyObject' : query('uploadId') === null ? 'PutObject' : 'UploadPart';
  return {
    operation,
    requests: [
      at('PutObject', key),
      // A conditional write reads (Amazon S3 User Guide, "How to prevent object overwrites with conditional
      // writes").
      ...(headers['if-match'] === undefined ? [] : [at('GetObject', key)]),
      ...(source === undefined
        ? []
        : [{ action: 's3:GetObject', resource: `arn:aws:s3:::${decodeURIComponent(String(source))}` }]),
      // A copy keeps the source's tags unless it gets others (API reference, CopyObject).
      ...(operation !== 'CopyObject' ||
      query('partNumber') !== null ||
      headers['x-amz-tagging-directive'] === 'REPLACE'
        ? []
        : [
            { action: 's3:GetObjectTagging', resource: `arn:aws:s3:::${decodeURIComponent(String(source))}` },
            at('PutObjectTagging', key),
          ]),
    ],
  };
}
