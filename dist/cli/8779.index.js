export const id = 8779;
export const ids = [8779];
export const modules = {

/***/ 25992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G$: () => (/* binding */ CLIENT),
/* harmony export */   GB: () => (/* binding */ accountFailure),
/* harmony export */   MB: () => (/* binding */ callLimit)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73906);


/**
 * An SDK error as a Failure for the person who deploys: `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the permission and
 * the resource, in AWS's words where it says them), else `AWS_UNREACHABLE`.
 * @param doing e.g. `Reading the stack pipewright-tides`
 */
function accountFailure(error, doing, permission) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure)
        return error;
    const { name = '', message = '' } = error;
    const cause = { cause: error };
    if (/CredentialsProviderError|ExpiredToken|RequestExpired|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|AuthFailure|SignatureDoesNotMatch|InvalidSignature/.test(name))
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('CREDENTIALS_LOST', `${doing} failed: the AWS credentials are missing or not valid any more. In a workflow use aws-actions/configure-aws-credentials before this step, elsewhere "aws sso login" or AWS_PROFILE.`, cause);
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c)(error) === 403 || /AccessDenied|Unauthorized/.test(name)) {
        const [, action = permission, resource] = /perform: (\S+)(?: on resource: "?([^\s"]+))?/.exec(message) ?? [];
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('ACCESS_DENIED', `${doing} was refused by AWS: the permission ${action} is missing${resource ? ` on ${resource}` : ''}. "pipewright policy" prints all that are needed.`, cause);
    }
    if (/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name))
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('THROTTLED', `${doing} was put off by AWS again and again (${name}). Wait a few minutes and repeat it: it goes on where it stopped.`, cause);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('AWS_UNREACHABLE', `${doing} failed: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error).slice(0, 400)}`, cause);
}
/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 120_000;
/** What every client of a deployer is made with. The SDK honours what AWS says of waiting. */
const CLIENT = { maxAttempts: 6, customUserAgent: 'pipewright' };
function callLimit(signal) {
    return { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT)]) };
}


/***/ }),

/***/ 40816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ openLogs)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30519);
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20402);
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12930);
/* harmony import */ var _account_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25992);


/** Pages of at most 1 MB or 10,000 events; most pages of a filter are empty ones on the way through a large group. */
const MOST_PAGES = 500;
/** More log than this of one item is not shown. */
const MOST_READ_PAGES = 30;
/** CloudWatch Logs, with credentials from the environment. */
function openLogs(region, signal) {
    const client = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CloudWatchLogsClient */ .T({ ..._account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .CLIENT */ .G$, region });
    const failing = async (group, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            if (error.name === 'ResourceNotFoundException')
                return undefined;
            throw (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .accountFailure */ .GB)(error, `Reading the logs ${group}`, `logs:${permission}`);
        }
    };
    return {
        async filter(logGroupName, { pattern, from, to, streams, pages = MOST_PAGES }) {
            const found = [];
            let nextToken;
            for (let page = 0; page < pages; page++) {
                const answer = await failing(logGroupName, 'FilterLogEvents', () => client.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .FilterLogEventsCommand */ .n({
                    logGroupName,
                    startTime: from,
                    ...(pattern !== undefined && { filterPattern: pattern }),
                    ...(to !== undefined && { endTime: to }),
                    ...(streams && { logStreamNames: [...streams] }),
                    nextToken,
                }), (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal)));
                for (const { logStreamName = '', timestamp = 0, message = '' } of answer?.events ?? [])
                    found.push({ stream: logStreamName, at: timestamp, message });
                nextToken = answer?.nextToken;
                if (nextToken === undefined)
                    break;
            }
            return found;
        },
        async *read(logGroupName, logStreamName, from, to) {
            let nextToken;
            for (let page = 0; page < MOST_READ_PAGES; page++) {
                const answer = await failing(logGroupName, 'GetLogEvents', () => client.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_3__/* .GetLogEventsCommand */ .h({
                    logGroupName,
                    logStreamName,
                    startTime: from,
                    // CloudWatch leaves out events of the end time itself.
                    endTime: to + 1,
                    startFromHead: true,
                    nextToken,
                }), (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal)));
                for (const { timestamp = 0, message = '' } of answer?.events ?? [])
                    yield { stream: logStreamName, at: timestamp, message };
                // At the end of a stream the token stays the same (API reference, GetLogEvents).
                if (!answer?.nextForwardToken || answer.nextForwardToken === nextToken)
                    return;
                nextToken = answer.nextForwardToken;
            }
        },
    };
}


/***/ }),

/***/ 9128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ openAgents)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7777);
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8639);
/* harmony import */ var _account_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25992);
/* harmony import */ var _ecs_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87638);



/** Tasks that one DescribeTasks takes (API reference). */
const BATCH = 100;
/** Of those that run; more say nothing more. */
const MOST_RUNNING = 500;
/** Of those that stopped in the last hour, which is as long as ECS lists them. */
const MOST_STOPPED = 100;
/** The tasks of a family as agents: those that are there, and some that have stopped. None where there is no cluster. */
function openAgents(region, signal) {
    const client = new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__/* .ECSClient */ .Z({ ..._account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .CLIENT */ .G$, region });
    const limit = () => (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal);
    return async (cluster, family) => {
        try {
            const [running, stopped] = await Promise.all([
                (0,_ecs_list_js__WEBPACK_IMPORTED_MODULE_2__/* .listTasks */ .V)(client, { cluster, family }, limit, MOST_RUNNING),
                (0,_ecs_list_js__WEBPACK_IMPORTED_MODULE_2__/* .listTasks */ .V)(client, { cluster, family, desiredStatus: 'STOPPED' }, limit, MOST_STOPPED),
            ]);
            const arns = [...running, ...stopped];
            const agents = [];
            for (let at = 0; at < arns.length; at += BATCH) {
                const { tasks = [] } = await client.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_3__/* .DescribeTasksCommand */ .z({ cluster, tasks: arns.slice(at, at + BATCH) }), limit());
                agents.push(...tasks.map(agentOf));
            }
            return agents;
        }
        catch (error) {
            signal.throwIfAborted();
            if (/ClusterNotFound|ClusterInactive/.test(error.name))
                return [];
            throw (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .accountFailure */ .GB)(error, `Looking at the agents of ${family}`, 'ecs:ListTasks and ecs:DescribeTasks');
        }
    };
}
function agentOf(task) {
    const [container] = task.containers ?? [];
    const reason = [task.stoppedReason, container?.reason].filter(Boolean).join('; ');
    return {
        id: (task.taskArn ?? '').replace(/^.*\//, ''),
        status: task.lastStatus ?? '',
        ...(task.stoppedAt && { stopped: task.stoppedAt.getTime() }),
        ...(task.stopCode && { stopCode: task.stopCode }),
        ...(reason !== '' && { reason }),
        ...(container?.exitCode !== undefined && { exitCode: container.exitCode }),
    };
}


/***/ }),

/***/ 87638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ listTasks)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54810);

/** More than a cluster has. */
const MOST_TASKS = 20_000;
/**
 * ARNs of the tasks in a cluster, of one family where it is given: all pages, until there are `most`.
 * @param of `desiredStatus`: those that are to run, unless those that stopped in the last hour are wanted
 * @param limit made anew for each call
 */
async function listTasks(client, of, limit, most = MOST_TASKS) {
    const arns = [];
    let nextToken;
    do {
        const answer = await client.send(
        // Desired, not last: this takes in PROVISIONING, PENDING and ACTIVATING and leaves out what is stopping.
        new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_0__/* .ListTasksCommand */ .M({ desiredStatus: 'RUNNING', ...of, maxResults: 100, nextToken }), limit());
        arns.push(...(answer.taskArns ?? []));
        nextToken = answer.nextToken;
    } while (nextToken !== undefined && arns.length < most);
    return arns.slice(0, most);
}


/***/ }),

/***/ 73906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ awsFailure),
/* harmony export */   c: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/** The HTTP status of an AWS error; undefined where no answer came. */
function statusOf(error) {
    return error?.$metadata?.httpStatusCode;
}
const CODES = [
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
];
/**
 * An SDK error as a Failure: `BUCKET_GONE`, `QUEUE_GONE`, `CREDENTIALS_LOST`, `ACCESS_DENIED` (naming the permission),
 * else `AWS_UNREACHABLE`, which may pass.
 * @param doing e.g. `Reading s3://bucket/key`
 */
function awsFailure(error, doing, permission) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure)
        return error;
    const { name = '', Code = '', code = '' } = error;
    const cause = { cause: error };
    for (const [pattern, failure, why] of CODES)
        if ([name, Code, code].some((word) => pattern.test(word)))
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure(failure, `${doing} failed: ${why}`, cause);
    if (statusOf(error) === 403)
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('ACCESS_DENIED', `${doing} was refused by AWS: the task's role needs ${permission}`, cause);
    const status = statusOf(error);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('AWS_UNREACHABLE', `${doing} failed${status === undefined ? '' : ` (${status})`}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error).slice(0, 300)}`, cause);
}


/***/ }),

/***/ 14642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
function unquoted(etag) {
    return (etag ?? '').replaceAll('"', '');
}


/***/ }),

/***/ 28779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRunWorld: () => (/* binding */ openRunWorld)
});

// EXTERNAL MODULE: ./lib/src/edge/aws/cloudwatch-logs.js
var cloudwatch_logs = __webpack_require__(40816);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecs-agents.js
var ecs_agents = __webpack_require__(9128);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 9 modules
var S3Client = __webpack_require__(18897);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/GetObjectCommand.js
var GetObjectCommand = __webpack_require__(10040);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(35539);
// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
// EXTERNAL MODULE: ./lib/src/edge/aws/failure.js
var failure = __webpack_require__(73906);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = __webpack_require__(59693);
;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-listing.js

/** Keys are encoded as in URLs, so that no character of XML is in one. */
const CONTENTS = /<Contents>.*?<Key>([^<]*)<\/Key>.*?<LastModified>([^<]*)<\/LastModified>.*?<ETag>(?:&quot;|&#34;|")?([^<]*?)(?:&quot;|&#34;|")?<\/ETag>.*?<\/Contents>/gs;
/**
 * One page of a listing. Its objects are taken from the answer by a pattern, and the SDK reads the little that is left: of
 * a hundred pages its own reader makes a hundred megabytes.
 * @throws what the SDK throws
 */
async function listPage(client, bucket, prefix, token, options) {
    const command = new ListObjectsV2Command/* ListObjectsV2Command */.u({
        Bucket: bucket,
        Prefix: prefix,
        EncodingType: 'url',
        ContinuationToken: token,
    });
    let objects = [];
    command.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const response = result.response;
        if (response.statusCode !== 200)
            return result;
        const text = await textOf(response.body);
        objects = Array.from(text.matchAll(CONTENTS), ([, key = '', modified = '', etag = '']) => ({
            key: decodeURIComponent(key.replaceAll('+', ' ')),
            // A copy: a part of a text keeps the whole of it in memory.
            etag: Buffer.from(etag).toString(),
            modified: Date.parse(modified),
        }));
        response.body = Buffer.from(text.replaceAll(CONTENTS, ''));
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'takeListedObjects' });
    const { NextContinuationToken } = await client.send(command, options);
    return { objects, next: NextContinuationToken };
}
async function textOf(body) {
    if (body instanceof Uint8Array)
        return Buffer.from(body).toString();
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString();
}

// EXTERNAL MODULE: ./lib/src/edge/aws/s3-object.js
var s3_object = __webpack_require__(14642);
;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-runs.js





/** Connections at once: markers are listed in sixteen parts. */
const SOCKETS = 32;
/** What runs leave in the output bucket, as whoever looks at them needs it. */
function openRunObjects(region, endpoint, signal) {
    const client = new S3Client/* S3Client */.Y({
        ...account_failure/* CLIENT */.G$,
        region,
        forcePathStyle: endpoint !== undefined,
        responseChecksumValidation: 'WHEN_REQUIRED',
        requestHandler: { httpsAgent: { maxSockets: SOCKETS }, httpAgent: { maxSockets: SOCKETS } },
    });
    const limit = () => (0,account_failure/* callLimit */.MB)(signal);
    const read = async (bucket, key) => {
        try {
            const answer = await client.send(new GetObjectCommand/* GetObjectCommand */.j({ Bucket: bucket, Key: key }), limit());
            return { text: await answer.Body.transformToString(), etag: (0,s3_object/* unquoted */.q)(answer.ETag) };
        }
        catch (error) {
            signal.throwIfAborted();
            if ((0,failure/* statusOf */.c)(error) === 404 && error.name !== 'NoSuchBucket')
                return undefined;
            throw (0,account_failure/* accountFailure */.GB)(error, `Reading s3://${bucket}/${key}`, 's3:GetObject');
        }
    };
    return {
        read: async (bucket, key) => (await read(bucket, key))?.text,
        notes: {
            read,
            async replace(bucket, key, text, etag) {
                const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${etag}"` };
                const put = { Bucket: bucket, Key: key, Body: text, ContentType: 'application/json', ...condition };
                try {
                    await client.send(new PutObjectCommand/* PutObjectCommand */.w(put), limit());
                    return true;
                }
                catch (error) {
                    signal.throwIfAborted();
                    // 409: another writer is at it right now; 404: what should be replaced is gone (API reference, PutObject).
                    if ([404, 409, 412].includes((0,failure/* statusOf */.c)(error) ?? 0) && error.name !== 'NoSuchBucket')
                        return false;
                    throw (0,account_failure/* accountFailure */.GB)(error, `Writing s3://${bucket}/${key}`, 's3:PutObject');
                }
            },
        },
        async *list(bucket, prefix) {
            let token;
            do {
                const page = await listPage(client, bucket, prefix, token, limit()).catch((error) => {
                    signal.throwIfAborted();
                    throw (0,account_failure/* accountFailure */.GB)(error, `Listing s3://${bucket}/${prefix}`, 's3:ListBucket');
                });
                yield page.objects;
                token = page.next;
            } while (token !== undefined);
        },
    };
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/SQSClient.js + 9 modules
var SQSClient = __webpack_require__(1664);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/GetQueueAttributesCommand.js
var GetQueueAttributesCommand = __webpack_require__(17210);
;// CONCATENATED MODULE: ./lib/src/edge/aws/sqs-count.js


/** How many messages a queue has, roughly; undefined where there is none. */
function openQueueCounts(region, signal) {
    const client = new SQSClient/* SQSClient */.h({ ...account_failure/* CLIENT */.G$, region });
    return async (url) => {
        try {
            const { Attributes = {} } = await client.send(new GetQueueAttributesCommand/* GetQueueAttributesCommand */.K({
                QueueUrl: url,
                AttributeNames: [
                    'ApproximateNumberOfMessages',
                    'ApproximateNumberOfMessagesDelayed',
                    'ApproximateNumberOfMessagesNotVisible',
                ],
            }), (0,account_failure/* callLimit */.MB)(signal));
            const count = (name) => Number(Attributes[`ApproximateNumberOfMessages${name}`] ?? 0);
            return { waiting: count('') + count('Delayed'), taken: count('NotVisible') };
        }
        catch (error) {
            signal.throwIfAborted();
            if (/QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/.test(error.name))
                return undefined;
            throw (0,account_failure/* accountFailure */.GB)(error, `Counting what waits in ${url}`, 'sqs:GetQueueAttributes');
        }
    };
}

;// CONCATENATED MODULE: ./lib/src/edge/run-world.js




/** A look takes what comes soon: what is far in a long log is found by the next. */
const LOOK_PAGES = 5;
/** AWS as looking at runs needs it; credentials come from the environment, as with AWS's own command line. */
function openRunWorld(region, env, signal) {
    const logs = (0,cloudwatch_logs/* openLogs */.q)(region, signal);
    return {
        ...openRunObjects(region, env.AWS_ENDPOINT_URL || undefined, signal),
        queue: openQueueCounts(region, signal),
        agents: (0,ecs_agents/* openAgents */.J)(region, signal),
        async log(group, from, stream) {
            const streams = stream === undefined ? {} : { streams: [stream] };
            const events = await logs.filter(group, { from, ...streams, pages: LOOK_PAGES });
            return events.map(({ message }) => message);
        },
        async find(group, word, from, to) {
            const events = await logs.filter(group, { pattern: JSON.stringify(word), from, to, pages: LOOK_PAGES });
            return events.map(({ stream, message }) => ({ stream, text: message }));
        },
    };
}


/***/ })

};
