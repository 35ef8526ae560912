export const id = 1848;
export const ids = [1848];
export const modules = {

/***/ 56266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ openTasks)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7777);
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32059);
/* harmony import */ var _account_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25992);
/* harmony import */ var _ecs_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87638);



/** Tasks as deploying and destroying see them. Nothing is there of a cluster that is not. */
function openTasks(region, signal) {
    const client = new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__/* .ECSClient */ .Z({ ..._account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .CLIENT */ .G$, region });
    const gone = (error) => /ClusterNotFound|ClusterInactive/.test(error.name);
    return {
        async list(cluster, family) {
            try {
                return await (0,_ecs_list_js__WEBPACK_IMPORTED_MODULE_2__/* .listTasks */ .V)(client, { cluster, family }, () => (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal));
            }
            catch (error) {
                if (gone(error))
                    return [];
                throw (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .accountFailure */ .GB)(error, `Listing the agents of ${cluster}`, 'ecs:ListTasks');
            }
        },
        async stop(cluster, task, reason) {
            try {
                await client.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_3__/* .StopTaskCommand */ .P({ cluster, task, reason }), (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal));
            }
            catch (error) {
                // It has ended by itself meanwhile.
                if (gone(error) || /InvalidParameter/.test(error.name))
                    return;
                throw (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .accountFailure */ .GB)(error, `Ending the agent ${task}`, 'ecs:StopTask');
            }
        },
    };
}


/***/ }),

/***/ 92008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   callerAccount: () => (/* binding */ callerAccount)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34928);
/* harmony import */ var _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10869);
/* harmony import */ var _account_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25992);


/** The 12 digits of the account that the credentials are of. */
async function callerAccount(region, signal) {
    const client = new _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_1__/* .STSClient */ .i({ ..._account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .CLIENT */ .G$, region });
    try {
        const { Account = '' } = await client.send(new _aws_sdk_client_sts__WEBPACK_IMPORTED_MODULE_2__/* .GetCallerIdentityCommand */ .z({}), (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal));
        return Account;
    }
    catch (error) {
        throw (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .accountFailure */ .GB)(error, 'Asking AWS whose credentials these are', 'sts:GetCallerIdentity');
    }
}


/***/ }),

/***/ 1848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openCloud: () => (/* binding */ openCloud)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/CloudFormationClient.js + 8 modules
var CloudFormationClient = __webpack_require__(96858);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeChangeSetCommand.js
var DescribeChangeSetCommand = __webpack_require__(5950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStacksCommand.js
var DescribeStacksCommand = __webpack_require__(96925);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/GetTemplateCommand.js
var GetTemplateCommand = __webpack_require__(3025);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/CreateChangeSetCommand.js
var CreateChangeSetCommand = __webpack_require__(79931);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ExecuteChangeSetCommand.js
var ExecuteChangeSetCommand = __webpack_require__(39950);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteChangeSetCommand.js
var DeleteChangeSetCommand = __webpack_require__(52304);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DescribeStackEventsCommand.js
var DescribeStackEventsCommand = __webpack_require__(38565);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/DeleteStackCommand.js
var DeleteStackCommand = __webpack_require__(26252);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudformation/dist-es/commands/ContinueUpdateRollbackCommand.js
var ContinueUpdateRollbackCommand = __webpack_require__(2697);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
;// CONCATENATED MODULE: ./lib/src/edge/aws/cloudformation.js



const POLL_MS = 1000;
/** Ten minutes. */
const MOST_POLLS = 600;
/** Pages of what changes, and of events; 500 resources come to fewer. */
const MOST_PAGES = 50;
/**
 * Somebody else's change came between: the stack is changing, or the change set went with it, as all do when one of them
 * is executed (AWS CloudFormation API reference, ExecuteChangeSet).
 */
function busyFailure(error) {
    const { name = '', message = '' } = error;
    if (!/_IN_PROGRESS\b.* state|OBSOLETE/.test(message) &&
        !/ChangeSetNotFound|InvalidChangeSetStatus|OperationInProgress/.test(name))
        return undefined;
    return new failure/* Failure */.H('STACK_BUSY', `Somebody else is changing the stack: ${message}`, { cause: error });
}
/** CloudFormation through the SDK, with credentials and endpoint from the process's environment. */
function openStacks(region, signal, sleep) {
    const client = new CloudFormationClient/* CloudFormationClient */.m({ ...account_failure/* CLIENT */.G$, region });
    const limit = () => (0,account_failure/* callLimit */.MB)(signal);
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            throw busyFailure(error) ?? (0,account_failure/* accountFailure */.GB)(error, doing, `cloudformation:${permission}`);
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
                throw new failure/* Failure */.H('DEPLOY_FAILED', `CloudFormation does not take the change of ${name}: ${reason}`);
            }
            await sleep(POLL_MS);
        }
        throw new failure/* Failure */.H('DEPLOY_FAILED', `CloudFormation does not say what would change in ${name}.`);
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
var EC2Client = __webpack_require__(64601);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcsCommand.js
var DescribeVpcsCommand = __webpack_require__(91046);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSubnetsCommand.js
var DescribeSubnetsCommand = __webpack_require__(13168);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeRouteTablesCommand.js
var DescribeRouteTablesCommand = __webpack_require__(16790);
;// CONCATENATED MODULE: ./lib/src/edge/aws/ec2.js


/** The networks of an account, through the SDK. */
function openNetworks(region, signal) {
    const client = new EC2Client/* EC2Client */.g({ ...account_failure/* CLIENT */.G$, region });
    return {
        async defaultVpc() {
            try {
                const { Vpcs = [] } = await client.send(new DescribeVpcsCommand/* DescribeVpcsCommand */.D({ Filters: [{ Name: 'is-default', Values: ['true'] }] }), (0,account_failure/* callLimit */.MB)(signal));
                return Vpcs[0]?.VpcId;
            }
            catch (error) {
                throw (0,account_failure/* accountFailure */.GB)(error, `Looking for the default VPC of ${region}`, 'ec2:DescribeVpcs');
            }
        },
        async subnets(of) {
            try {
                // By a filter, which leaves out what is not there; by id, one missing subnet would be an error.
                const filter = 'vpc' in of ? { Name: 'vpc-id', Values: [of.vpc] } : { Name: 'subnet-id', Values: [...of.ids] };
                const { Subnets = [] } = await client.send(new DescribeSubnetsCommand/* DescribeSubnetsCommand */.j({ Filters: [filter] }), (0,account_failure/* callLimit */.MB)(signal));
                const vpcs = [...new Set(Subnets.map(({ VpcId = '' }) => VpcId))];
                if (vpcs.length === 0)
                    return [];
                const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand/* DescribeRouteTablesCommand */.V({ Filters: [{ Name: 'vpc-id', Values: vpcs }] }), (0,account_failure/* callLimit */.MB)(signal));
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
                throw (0,account_failure/* accountFailure */.GB)(error, 'Looking at subnets and their routes', 'ec2:DescribeSubnets and ec2:DescribeRouteTables');
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

// EXTERNAL MODULE: ./lib/src/edge/aws/ecs-tasks.js
var ecs_tasks = __webpack_require__(56266);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/LambdaClient.js + 8 modules
var LambdaClient = __webpack_require__(80410);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-lambda/dist-es/commands/PutFunctionConcurrencyCommand.js + 1 modules
var PutFunctionConcurrencyCommand = __webpack_require__(36419);
;// CONCATENATED MODULE: ./lib/src/edge/aws/lambda.js


/** Lets a function not be called any more, by whomever; nothing happens where there is none. */
async function pauseFunction(region, name, signal) {
    const client = new LambdaClient/* LambdaClient */.N({ ...account_failure/* CLIENT */.G$, region });
    try {
        await client.send(new PutFunctionConcurrencyCommand/* PutFunctionConcurrencyCommand */.u({ FunctionName: name, ReservedConcurrentExecutions: 0 }), (0,account_failure/* callLimit */.MB)(signal));
    }
    catch (error) {
        if (error.name === 'ResourceNotFoundException')
            return;
        throw (0,account_failure/* accountFailure */.GB)(error, `Pausing the dispatcher ${name}`, 'lambda:PutFunctionConcurrency');
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 9 modules
var S3Client = __webpack_require__(18897);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadBucketCommand.js
var HeadBucketCommand = __webpack_require__(29855);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CreateBucketCommand.js
var CreateBucketCommand = __webpack_require__(21849);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutPublicAccessBlockCommand.js
var PutPublicAccessBlockCommand = __webpack_require__(56530);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketEncryptionCommand.js
var PutBucketEncryptionCommand = __webpack_require__(72959);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = __webpack_require__(7076);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/GetObjectCommand.js
var GetObjectCommand = __webpack_require__(10040);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(35539);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/GetBucketNotificationConfigurationCommand.js
var GetBucketNotificationConfigurationCommand = __webpack_require__(46680);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutBucketNotificationConfigurationCommand.js
var PutBucketNotificationConfigurationCommand = __webpack_require__(51081);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = __webpack_require__(59693);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/DeleteObjectsCommand.js
var DeleteObjectsCommand = __webpack_require__(17358);
// EXTERNAL MODULE: ./lib/src/edge/aws/failure.js
var aws_failure = __webpack_require__(73906);
;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-buckets.js




/** Pages of a thousand objects that are counted. */
const s3_buckets_MOST_PAGES = 100;
/** Buckets as deploying needs them. @param account whose they must be: names are the whole world's */
function openBuckets(region, endpoint, account, signal) {
    const client = new S3Client/* S3Client */.Y({ ...account_failure/* CLIENT */.G$, region, forcePathStyle: endpoint !== undefined });
    const limit = () => (0,account_failure/* callLimit */.MB)(signal);
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            throw (0,account_failure/* accountFailure */.GB)(error, doing, `s3:${permission}`);
        }
    };
    const orMissing = async (call) => {
        try {
            return await call();
        }
        catch (error) {
            if ((0,aws_failure/* statusOf */.c2)(error) === 404)
                return undefined;
            throw error;
        }
    };
    async function look(bucket) {
        const ExpectedBucketOwner = await account();
        let there;
        try {
            there = await orMissing(() => client.send(new HeadBucketCommand/* HeadBucketCommand */.k({ Bucket: bucket, ExpectedBucketOwner }), limit()));
        }
        catch (error) {
            if ((0,aws_failure/* statusOf */.c2)(error) === 301)
                there = { BucketRegion: 'another region' };
            else if ((0,aws_failure/* statusOf */.c2)(error) === 403)
                throw new failure/* Failure */.H('BUCKET_REFUSED', `The bucket ${bucket} is there, but it is not account ${ExpectedBucketOwner}'s, or the permission s3:ListBucket on it is missing. Bucket names are the whole world's: name another one, or give the right.`, { cause: error });
            else
                throw error;
        }
        if (there?.BucketRegion !== undefined && there.BucketRegion !== region)
            throw new failure/* Failure */.H('BUCKET_REGION', `The bucket ${bucket} is in ${there.BucketRegion}, and the workflow in ${region}; S3 tells only queues of its own region. Change "region", or name another bucket.`);
        return there !== undefined;
    }
    return {
        look: (bucket) => failing(`Looking for the bucket ${bucket}`, `ListBucket on ${bucket}`, () => look(bucket)),
        ensure: (bucket) => failing(`Looking for the bucket ${bucket}`, `ListBucket on ${bucket}`, async () => {
            if (await look(bucket))
                return false;
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
        get: (bucket, key) => failing(`Reading s3://${bucket}/${key}`, `GetObject on ${bucket}/${key}`, async () => {
            const found = await orMissing(() => client.send(new GetObjectCommand/* GetObjectCommand */.j({ Bucket: bucket, Key: key }), limit()));
            return await found?.Body?.transformToByteArray();
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

// EXTERNAL MODULE: ./lib/src/edge/aws/sqs-count.js
var sqs_count = __webpack_require__(38527);
// EXTERNAL MODULE: ./lib/src/edge/aws/sts.js
var sts = __webpack_require__(92008);
;// CONCATENATED MODULE: ./lib/src/edge/cloud.js








/** An AWS account as deploying needs it; credentials come from the environment, as with AWS's own command line. */
function openCloud(region, env, signal) {
    let known;
    const account = () => {
        known ??= (0,sts.callerAccount)(region, signal);
        return known;
    };
    const count = (0,sqs_count/* openQueueCounts */.G)(region, signal);
    const endpoint = env.AWS_ENDPOINT_URL;
    const pause = (milliseconds) => (0,promises_.setTimeout)(milliseconds, undefined, { signal });
    return {
        region,
        ...(endpoint && { endpoint }),
        account,
        stacks: openStacks(region, signal, pause),
        buckets: openBuckets(region, endpoint, account, signal),
        agents: {
            ...(0,ecs_tasks/* openTasks */.b)(region, signal),
            pause: (dispatcher) => pauseFunction(region, dispatcher, signal),
        },
        network: openNetworks(region, signal),
        async backlog(url) {
            const { waiting, taken } = (await count(url)) ?? { waiting: 0, taken: 0 };
            return waiting + taken;
        },
        sleep: pause,
    };
}


/***/ })

};
