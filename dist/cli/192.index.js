export const id = 192;
export const ids = [192];
export const modules = {

/***/ 6192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openCloud: () => (/* binding */ openCloud)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/CloudFormationClient.js + 8 modules
var CloudFormationClient = __webpack_require__(6858);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js
var DescribeChangeSetCommand = __webpack_require__(5950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js
var DescribeStacksCommand = __webpack_require__(6925);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetTemplateCommand.js
var GetTemplateCommand = __webpack_require__(3025);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js
var CreateChangeSetCommand = __webpack_require__(9931);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js
var ExecuteChangeSetCommand = __webpack_require__(9950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js
var DeleteChangeSetCommand = __webpack_require__(2304);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStackEventsCommand.js
var DescribeStackEventsCommand = __webpack_require__(8565);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js
var DeleteStackCommand = __webpack_require__(6252);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ContinueUpdateRollbackCommand.js
var ContinueUpdateRollbackCommand = __webpack_require__(2697);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
;// CONCATENATED MODULE: ./lib/src/edge/aws/failure.js

/** The HTTP status of an AWS error; undefined where no answer came. */
function statusOf(error) {
    return error?.$metadata?.httpStatusCode;
}
const CODES = (/* unused pure expression or super */ null && ([
    [/^NoSuchBucket$/, 'BUCKET_GONE', 'the bucket is not there (any more)'],
    [
        /QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/,
        'QUEUE_GONE',
        'the queue is not there (any more)',
    ],
    [
        /CredentialsProviderError|ExpiredToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|TokenRefreshRequired/,
        'CREDENTIALS_LOST',
        'the AWS credentials are missing or not valid any more: does the task have a role?',
    ],
]));
/**
 * An SDK error as a Failure: `BUCKET_GONE`, `QUEUE_GONE`, `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the permission),
 * else `AWS_UNREACHABLE`, which may pass.
 * @param doing e.g. `Reading s3://bucket/key`
 */
function awsFailure(error, doing, permission) {
    if (error instanceof Failure)
        return error;
    const { name = '', Code = '', code = '' } = error;
    const cause = { cause: error };
    for (const [pattern, failure, why] of CODES)
        if ([name, Code, code].some((word) => pattern.test(word)))
            return new Failure(failure, `${doing} failed: ${why}`, cause);
    if (statusOf(error) === 403)
        return new Failure('ACCESS_DENIED', `${doing} was refused by AWS: the task's role needs ${permission}`, cause);
    const status = statusOf(error);
    return new Failure('AWS_UNREACHABLE', `${doing} failed${status === undefined ? '' : ` (${status})`}: ${explain(error).slice(0, 300)}`, cause);
}

;// CONCATENATED MODULE: ./lib/src/edge/aws/account-failure.js


/**
 * An SDK error as a Failure for the person who deploys: `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the permission and
 * the resource, in AWS's words where it says them), else `AWS_UNREACHABLE`.
 * @param doing e.g. `Reading the stack pipewright-tides`
 */
function accountFailure(error, doing, permission) {
    if (error instanceof failure.Failure)
        return error;
    const { name = '', message = '' } = error;
    const cause = { cause: error };
    if (/CredentialsProviderError|ExpiredToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient/.test(name))
        return new failure.Failure('CREDENTIALS_LOST', `${doing} failed: the AWS credentials are missing or not valid any more. In a workflow use aws-actions/configure-aws-credentials before this step, elsewhere "aws sso login" or AWS_PROFILE.`, cause);
    if (statusOf(error) === 403 || /AccessDenied|Unauthorized/.test(name)) {
        const [, action = permission, resource] = /perform: (\S+)(?: on resource: (\S+))?/.exec(message) ?? [];
        return new failure.Failure('ACCESS_DENIED', `${doing} was refused by AWS: the permission ${action} is missing${resource ? ` on ${resource}` : ''}. "pipewright policy" prints all that are needed.`, cause);
    }
    if (/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name))
        return new failure.Failure('THROTTLED', `${doing} was put off by AWS again and again (${name}). Wait a few minutes and repeat it: it goes on where it stopped.`, cause);
    return new failure.Failure('AWS_UNREACHABLE', `${doing} failed: ${(0,failure/* explain */.W)(error).slice(0, 400)}`, cause);
}
/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 120_000;
/** What every client of a deployer is made with. The SDK honours what AWS says of waiting. */
const CLIENT = { maxAttempts: 6, customUserAgent: 'pipewright' };
function callLimit(signal) {
    return { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT)]) };
}

;// CONCATENATED MODULE: ./lib/src/edge/aws/cloudformation.js



const POLL_MS = 1000;
/** Ten minutes. */
const MOST_POLLS = 600;
/** Pages of what changes, and of events; 500 resources come to fewer. */
const MOST_PAGES = 50;
/** CloudFormation through the SDK, with credentials and endpoint from the process's environment. */
function openStacks(region, signal, sleep) {
    const client = new CloudFormationClient/* CloudFormationClient */.m({ ...CLIENT, region });
    const limit = () => callLimit(signal);
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            throw accountFailure(error, doing, `cloudformation:${permission}`);
        }
    };
    const orMissing = async (call) => {
        try {
            return await call();
        }
        catch (error) {
            if (/does not exist/.test(error.message))
                return undefined;
            throw error;
        }
    };
    /** Undefined where nothing changes. */
    async function described(name, changeSet) {
        for (let poll = 0; poll < MOST_POLLS; poll++) {
            const answer = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({
                StackName: name,
                ChangeSetName: changeSet,
                IncludePropertyValues: true,
            }), limit());
            if (answer.Status === 'CREATE_COMPLETE')
                return answer;
            if (answer.Status === 'FAILED') {
                const reason = answer.StatusReason ?? '';
                if (/didn't contain changes|No updates are to be performed/.test(reason))
                    return undefined;
                throw new failure.Failure('DEPLOY_FAILED', `CloudFormation does not take the change of ${name}: ${reason}`);
            }
            await sleep(POLL_MS);
        }
        throw new failure.Failure('DEPLOY_FAILED', `CloudFormation does not say what would change in ${name}.`);
    }
    const stacks = {
        describe: (name) => failing(`Reading the stack ${name}`, 'DescribeStacks', async () => {
            const answer = await orMissing(() => client.send(new DescribeStacksCommand/* DescribeStacksCommand */.Y({ StackName: name }), limit()));
            const stack = answer?.Stacks?.[0];
            if (!stack)
                return undefined;
            return {
                status: stack.StackStatus ?? '',
                ...(stack.StackStatusReason !== undefined && { reason: stack.StackStatusReason }),
                outputs: Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
            };
        }),
        template: (name) => failing(`Reading the template of ${name}`, 'GetTemplate', async () => {
            const answer = await orMissing(() => client.send(new GetTemplateCommand/* GetTemplateCommand */._({ StackName: name, TemplateStage: 'Original' }), limit()));
            return answer?.TemplateBody;
        }),
        prepare: (name, changeSet, source, kind, tags) => failing(`Asking what would change in ${name}`, 'CreateChangeSet', async () => {
            await client.send(new CreateChangeSetCommand/* CreateChangeSetCommand */.Y({
                StackName: name,
                ChangeSetName: changeSet,
                ChangeSetType: kind,
                ...('text' in source ? { TemplateBody: source.text } : { TemplateURL: source.url }),
                Capabilities: ['CAPABILITY_NAMED_IAM'],
                Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
            }), limit());
            const first = await described(name, changeSet);
            if (!first) {
                await stacks.forget(name, changeSet);
                return undefined;
            }
            const changes = [...(first.Changes ?? [])];
            for (let token = first.NextToken, page = 1; token !== undefined && page < MOST_PAGES; page++) {
                const next = await client.send(new DescribeChangeSetCommand/* DescribeChangeSetCommand */.T({
                    StackName: name,
                    ChangeSetName: changeSet,
                    IncludePropertyValues: true,
                    NextToken: token,
                }), limit());
                changes.push(...(next.Changes ?? []));
                token = next.NextToken;
            }
            return changes.flatMap(({ ResourceChange: change }) => change === undefined
                ? []
                : [
                    {
                        action: (change.Action ?? 'Modify'),
                        id: change.LogicalResourceId ?? '',
                        type: change.ResourceType ?? '',
                        ...(change.Replacement !== undefined && { replacement: change.Replacement }),
                        details: (change.Details ?? []).map(({ Target }) => ({
                            property: Target?.Path ?? Target?.Name ?? Target?.Attribute ?? '',
                            ...(Target?.BeforeValue !== undefined && { before: Target.BeforeValue }),
                            ...(Target?.AfterValue !== undefined && { after: Target.AfterValue }),
                        })),
                    },
                ]);
        }),
        execute: (name, changeSet) => failing(`Changing the stack ${name}`, 'ExecuteChangeSet', async () => {
            await client.send(new ExecuteChangeSetCommand/* ExecuteChangeSetCommand */.P({ StackName: name, ChangeSetName: changeSet }), limit());
        }),
        forget: (name, changeSet) => failing(`Deleting a change set of ${name}`, 'DeleteChangeSet', async () => {
            await client.send(new DeleteChangeSetCommand/* DeleteChangeSetCommand */.$({ StackName: name, ChangeSetName: changeSet }), limit());
        }),
        events: (name) => failing(`Reading what happened to ${name}`, 'DescribeStackEvents', async () => {
            // The newest hundred: it is asked every two seconds.
            const answer = await orMissing(() => client.send(new DescribeStackEventsCommand/* DescribeStackEventsCommand */.I({ StackName: name }), limit()));
            return (answer?.StackEvents ?? []).map((event) => ({
                id: event.EventId ?? '',
                resource: event.LogicalResourceId ?? '',
                type: event.ResourceType ?? '',
                status: event.ResourceStatus ?? '',
                ...(event.ResourceStatusReason !== undefined && { reason: event.ResourceStatusReason }),
            }));
        }),
        delete: (name) => failing(`Deleting the stack ${name}`, 'DeleteStack', async () => {
            await client.send(new DeleteStackCommand/* DeleteStackCommand */.f({ StackName: name }), limit());
        }),
        continueRollback: (name) => failing(`Taking back the change of ${name}`, 'ContinueUpdateRollback', async () => {
            await client.send(new ContinueUpdateRollbackCommand/* ContinueUpdateRollbackCommand */.c({ StackName: name }), limit());
        }),
    };
    return stacks;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/EC2Client.js + 8 modules
var EC2Client = __webpack_require__(4601);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcsCommand.js
var DescribeVpcsCommand = __webpack_require__(1046);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSubnetsCommand.js
var DescribeSubnetsCommand = __webpack_require__(787);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeRouteTablesCommand.js
var DescribeRouteTablesCommand = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/src/edge/aws/ec2.js


/** The networks of an account, through the SDK. */
function openNetworks(region, signal) {
    const client = new EC2Client/* EC2Client */.g({ ...CLIENT, region });
    return {
        async defaultVpc() {
            try {
                const { Vpcs = [] } = await client.send(new DescribeVpcsCommand/* DescribeVpcsCommand */.D({ Filters: [{ Name: 'is-default', Values: ['true'] }] }), callLimit(signal));
                return Vpcs[0]?.VpcId;
            }
            catch (error) {
                throw accountFailure(error, `Looking for the default VPC of ${region}`, 'ec2:DescribeVpcs');
            }
        },
        async subnets(of) {
            try {
                // By a filter, which leaves out what is not there; by id, one missing subnet would be an error.
                const filter = 'vpc' in of ? { Name: 'vpc-id', Values: [of.vpc] } : { Name: 'subnet-id', Values: [...of.ids] };
                const { Subnets = [] } = await client.send(new DescribeSubnetsCommand/* DescribeSubnetsCommand */.j({ Filters: [filter] }), callLimit(signal));
                const vpcs = [...new Set(Subnets.map(({ VpcId = '' }) => VpcId))];
                if (vpcs.length === 0)
                    return [];
                const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand/* DescribeRouteTablesCommand */.V({ Filters: [{ Name: 'vpc-id', Values: vpcs }] }), callLimit(signal));
                return Subnets.map(({ SubnetId = '', VpcId = '', AvailabilityZone = '' }) => {
                    const routes = routesOf(RouteTables, SubnetId, VpcId).filter((route) => route.DestinationCidrBlock === '0.0.0.0/0' && route.State !== 'blackhole');
                    const internet = routes.some(({ GatewayId }) => GatewayId?.startsWith('igw-'));
                    return {
                        id: SubnetId,
                        vpc: VpcId,
                        zone: AvailabilityZone,
                        internet,
                        nat: !internet && routes.length > 0,
                    };
                });
            }
            catch (error) {
                throw accountFailure(error, 'Looking at subnets and their routes', 'ec2:DescribeSubnets and ec2:DescribeRouteTables');
            }
        },
    };
}
/** A subnet without a table of its own has its VPC's main one (Amazon VPC User Guide, "Route tables"). */
function routesOf(tables, subnet, vpc) {
    const own = tables.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnet));
    const main = tables.find(({ VpcId, Associations }) => VpcId === vpc && Associations?.some(({ Main }) => Main));
    return (own ?? main)?.Routes ?? [];
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/ECSClient.js + 8 modules
var ECSClient = __webpack_require__(7777);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/ListTasksCommand.js
var ListTasksCommand = __webpack_require__(4810);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/StopTaskCommand.js
var StopTaskCommand = __webpack_require__(2059);
;// CONCATENATED MODULE: ./lib/src/edge/aws/ecs-tasks.js


/** Pages of a hundred tasks. */
const ecs_tasks_MOST_PAGES = 100;
/** Tasks as deploying and destroying see them. Nothing is there of a cluster that is not. */
function openTasks(region, signal) {
    const client = new ECSClient/* ECSClient */.Z({ ...CLIENT, region });
    const gone = (error) => /ClusterNotFound|ClusterInactive/.test(error.name);
    return {
        async list(cluster, family) {
            const tasks = [];
            let nextToken;
            try {
                for (let page = 0; page < ecs_tasks_MOST_PAGES; page++) {
                    const answer = await client.send(new ListTasksCommand/* ListTasksCommand */.M({ cluster, family, nextToken, desiredStatus: 'RUNNING' }), callLimit(signal));
                    tasks.push(...(answer.taskArns ?? []));
                    nextToken = answer.nextToken;
                    if (nextToken === undefined)
                        break;
                }
                return tasks;
            }
            catch (error) {
                if (gone(error))
                    return [];
                throw accountFailure(error, `Listing the agents of ${cluster}`, 'ecs:ListTasks');
            }
        },
        async stop(cluster, task, reason) {
            try {
                await client.send(new StopTaskCommand/* StopTaskCommand */.P({ cluster, task, reason }), callLimit(signal));
            }
            catch (error) {
                // It has ended by itself meanwhile.
                if (gone(error) || /InvalidParameter/.test(error.name))
                    return;
                throw accountFailure(error, `Ending the agent ${task}`, 'ecs:StopTask');
            }
        },
    };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/LambdaClient.js + 8 modules
var LambdaClient = __webpack_require__(410);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/commands/PutFunctionConcurrencyCommand.js + 1 modules
var PutFunctionConcurrencyCommand = __webpack_require__(6419);
;// CONCATENATED MODULE: ./lib/src/edge/aws/lambda.js


/** Lets a function not be called any more, by whomever; nothing happens where there is none. */
async function pauseFunction(region, name, signal) {
    const client = new LambdaClient/* LambdaClient */.N({ ...CLIENT, region });
    try {
        await client.send(new PutFunctionConcurrencyCommand/* PutFunctionConcurrencyCommand */.u({ FunctionName: name, ReservedConcurrentExecutions: 0 }), callLimit(signal));
    }
    catch (error) {
        if (error.name === 'ResourceNotFoundException')
            return;
        throw accountFailure(error, `Pausing the dispatcher ${name}`, 'lambda:PutFunctionConcurrency');
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 9 modules
var S3Client = __webpack_require__(8897);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadBucketCommand.js
var HeadBucketCommand = __webpack_require__(9855);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CreateBucketCommand.js
var CreateBucketCommand = __webpack_require__(4230);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutPublicAccessBlockCommand.js
var PutPublicAccessBlockCommand = __webpack_require__(6530);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketEncryptionCommand.js
var PutBucketEncryptionCommand = __webpack_require__(5340);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = __webpack_require__(7076);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(5539);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketNotificationConfigurationCommand.js
var GetBucketNotificationConfigurationCommand = __webpack_require__(6680);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketNotificationConfigurationCommand.js
var PutBucketNotificationConfigurationCommand = __webpack_require__(1081);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = __webpack_require__(9693);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/DeleteObjectsCommand.js
var DeleteObjectsCommand = __webpack_require__(7358);
;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-buckets.js




/** Pages of a thousand objects that are counted. */
const s3_buckets_MOST_PAGES = 100;
/** Buckets as deploying needs them. @param account whose they must be: names are the whole world's */
function openBuckets(region, endpoint, account, signal) {
    const client = new S3Client/* S3Client */.Y({ ...CLIENT, region, forcePathStyle: endpoint !== undefined });
    const limit = () => callLimit(signal);
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            throw accountFailure(error, doing, `s3:${permission}`);
        }
    };
    const orMissing = async (call) => {
        try {
            return await call();
        }
        catch (error) {
            if (statusOf(error) === 404)
                return undefined;
            throw error;
        }
    };
    return {
        ensure: (bucket) => failing(`Looking for the bucket ${bucket}`, `ListBucket on ${bucket}`, async () => {
            const ExpectedBucketOwner = await account();
            let there;
            try {
                there = await orMissing(() => client.send(new HeadBucketCommand/* HeadBucketCommand */.k({ Bucket: bucket, ExpectedBucketOwner }), limit()));
            }
            catch (error) {
                if (statusOf(error) === 301)
                    there = { BucketRegion: 'another region' };
                else if (statusOf(error) === 403)
                    throw new failure.Failure('BUCKET_REFUSED', `The bucket ${bucket} is there, but it is not account ${ExpectedBucketOwner}'s, or the permission s3:ListBucket on it is missing. Bucket names are the whole world's: name another one, or give the right.`, { cause: error });
                else
                    throw error;
            }
            if (there) {
                if (there.BucketRegion !== undefined && there.BucketRegion !== region)
                    throw new failure.Failure('BUCKET_REGION', `The bucket ${bucket} is in ${there.BucketRegion}, and the workflow in ${region}; S3 tells only queues of its own region. Change "region", or name another bucket.`);
                return false;
            }
            await client.send(new CreateBucketCommand/* CreateBucketCommand */.c({
                Bucket: bucket,
                ...(region !== 'us-east-1' && {
                    CreateBucketConfiguration: { LocationConstraint: region },
                }),
            }), limit());
            await client.send(new PutPublicAccessBlockCommand/* PutPublicAccessBlockCommand */.Z({
                Bucket: bucket,
                PublicAccessBlockConfiguration: {
                    BlockPublicAcls: true,
                    BlockPublicPolicy: true,
                    IgnorePublicAcls: true,
                    RestrictPublicBuckets: true,
                },
            }), limit());
            await client.send(new PutBucketEncryptionCommand/* PutBucketEncryptionCommand */.i({
                Bucket: bucket,
                ServerSideEncryptionConfiguration: {
                    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
                },
            }), limit());
            return true;
        }),
        has: (bucket, key) => failing(`Looking at s3://${bucket}/${key}`, 'GetObject', async () => {
            const found = await orMissing(() => client.send(new HeadObjectCommand/* HeadObjectCommand */.l({ Bucket: bucket, Key: key }), limit()));
            return found !== undefined;
        }),
        put: (bucket, key, body) => failing(`Writing s3://${bucket}/${key}`, `PutObject on ${bucket}/${key}`, async () => {
            await client.send(new PutObjectCommand/* PutObjectCommand */.w({ Bucket: bucket, Key: key, Body: body }), limit());
        }),
        url: (bucket, key) => {
            const path = key.split('/').map(encodeURIComponent).join('/');
            const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
            return `${endpoint?.replace(/\/+$/, '') ?? `https://s3.${region}.${domain}`}/${bucket}/${path}`;
        },
        notifications: (bucket) => failing(`Reading whom the bucket ${bucket} tells of uploads`, `GetBucketNotification on ${bucket}`, async () => {
            const answer = await orMissing(() => client.send(new GetBucketNotificationConfigurationCommand/* GetBucketNotificationConfigurationCommand */.z({ Bucket: bucket }), limit()));
            if (!answer)
                return undefined;
            const { $metadata: _, ...config } = answer;
            return config;
        }),
        setNotifications: (bucket, config) => failing(`Changing whom the bucket ${bucket} tells of uploads`, `PutBucketNotification on ${bucket}`, async () => {
            await client.send(new PutBucketNotificationConfigurationCommand/* PutBucketNotificationConfigurationCommand */.C({
                Bucket: bucket,
                NotificationConfiguration: config,
            }), limit());
        }),
        measure: (bucket, prefix) => failing(`Measuring s3://${bucket}/${prefix}`, `ListBucket on ${bucket}`, async () => {
            const sum = { objects: 0, bytes: 0, more: false };
            let token;
            for (let page = 0;; page++) {
                const answer = await orMissing(() => client.send(new ListObjectsV2Command/* ListObjectsV2Command */.u({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }), limit()));
                if (!answer)
                    return undefined;
                for (const { Size = 0 } of answer.Contents ?? []) {
                    sum.objects += 1;
                    sum.bytes += Size;
                }
                token = answer.NextContinuationToken;
                if (token === undefined || page === s3_buckets_MOST_PAGES)
                    return { ...sum, more: token !== undefined };
            }
        }),
        removeAll: (bucket, prefix) => failing(`Deleting s3://${bucket}/${prefix}`, `DeleteObject on ${bucket}/${prefix}*`, async () => {
            for (let page = 0; page < s3_buckets_MOST_PAGES; page++) {
                const answer = await orMissing(() => client.send(new ListObjectsV2Command/* ListObjectsV2Command */.u({ Bucket: bucket, Prefix: prefix }), limit()));
                const keys = (answer?.Contents ?? []).map(({ Key }) => ({ Key }));
                if (keys.length === 0)
                    return;
                await client.send(new DeleteObjectsCommand/* DeleteObjectsCommand */.x({ Bucket: bucket, Delete: { Objects: keys, Quiet: true } }), limit());
            }
        }),
    };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/SQSClient.js + 9 modules
var SQSClient = __webpack_require__(1664);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/GetQueueAttributesCommand.js + 1 modules
var GetQueueAttributesCommand = __webpack_require__(6960);
;// CONCATENATED MODULE: ./lib/src/edge/aws/sqs-backlog.js


const COUNTS = [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
];
/** Messages of a queue that wait or are worked on, roughly; 0 where there is none. */
async function countMessages(region, url, signal) {
    const client = new SQSClient/* SQSClient */.h({ ...CLIENT, region });
    try {
        const { Attributes = {} } = await client.send(new GetQueueAttributesCommand/* GetQueueAttributesCommand */.K({ QueueUrl: url, AttributeNames: [...COUNTS] }), callLimit(signal));
        return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    }
    catch (error) {
        if (/QueueDoesNotExist|NonExistentQueue/.test(error.name))
            return 0;
        throw accountFailure(error, `Counting what waits in ${url}`, 'sqs:GetQueueAttributes');
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/STSClient.js + 8 modules
var STSClient = __webpack_require__(4928);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sts/dist-es/commands/GetCallerIdentityCommand.js + 1 modules
var GetCallerIdentityCommand = __webpack_require__(869);
;// CONCATENATED MODULE: ./lib/src/edge/aws/sts.js


/** The 12 digits of the account that the credentials are of. */
async function callerAccount(region, signal) {
    const client = new STSClient/* STSClient */.i({ ...CLIENT, region });
    try {
        const { Account = '' } = await client.send(new GetCallerIdentityCommand/* GetCallerIdentityCommand */.z({}), callLimit(signal));
        return Account;
    }
    catch (error) {
        throw accountFailure(error, 'Asking AWS whose credentials these are', 'sts:GetCallerIdentity');
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/cloud.js








/** An AWS account as deploying needs it; credentials come from the environment, as with AWS's own command line. */
function openCloud(region, env, signal) {
    let known;
    const account = () => {
        known ??= callerAccount(region, signal);
        return known;
    };
    const endpoint = env.AWS_ENDPOINT_URL;
    const pause = (milliseconds) => (0,promises_.setTimeout)(milliseconds, undefined, { signal });
    return {
        region,
        ...(endpoint && { endpoint }),
        account,
        stacks: openStacks(region, signal, pause),
        buckets: openBuckets(region, endpoint, account, signal),
        agents: {
            ...openTasks(region, signal),
            pause: (dispatcher) => pauseFunction(region, dispatcher, signal),
        },
        network: openNetworks(region, signal),
        backlog: (url) => countMessages(region, url, signal),
        sleep: pause,
    };
}


/***/ })

};
