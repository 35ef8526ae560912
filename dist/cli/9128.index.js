export const id = 9128;
export const ids = [9128,4928];
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
    if (_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .CREDENTIALS_LOST */ .SY.test(name))
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('CREDENTIALS_LOST', `${doing} failed: the AWS credentials are missing or not valid any more. In a workflow use aws-actions/configure-aws-credentials before this step, elsewhere "aws sso login" or AWS_PROFILE.`, cause);
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) === 403 || /AccessDenied|Unauthorized/.test(name)) {
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
        ...(task.startedAt && { started: task.startedAt.getTime() }),
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
/* harmony export */   MT: () => (/* binding */ awsFailure),
/* harmony export */   SY: () => (/* binding */ CREDENTIALS_LOST),
/* harmony export */   c2: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/** The HTTP status of an AWS error; undefined where no answer came. */
function statusOf(error) {
    return error?.$metadata?.httpStatusCode;
}
/** Names of errors that say that the credentials are none, and not that they may too little. */
const CREDENTIALS_LOST = /CredentialsProviderError|ExpiredToken|RequestExpired|InvalidToken|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|TokenRefreshRequired|AuthFailure|SignatureDoesNotMatch|InvalidSignature/;
const CODES = [
    [/^NoSuchBucket$/, 'BUCKET_GONE', 'the bucket is not there (any more)'],
    [
        /QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/,
        'QUEUE_GONE',
        'the queue is not there (any more)',
    ],
    [
        CREDENTIALS_LOST,
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

/***/ 62380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ openRunStorage)
});

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 9 modules
var S3Client = __webpack_require__(18897);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/GetObjectCommand.js
var GetObjectCommand = __webpack_require__(10040);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(35539);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = __webpack_require__(7076);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CopyObjectCommand.js
var CopyObjectCommand = __webpack_require__(17857);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/DeleteObjectsCommand.js
var DeleteObjectsCommand = __webpack_require__(17358);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CreateMultipartUploadCommand.js
var CreateMultipartUploadCommand = __webpack_require__(49210);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/UploadPartCopyCommand.js
var UploadPartCopyCommand = __webpack_require__(34788);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CompleteMultipartUploadCommand.js
var CompleteMultipartUploadCommand = __webpack_require__(5309);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/AbortMultipartUploadCommand.js
var AbortMultipartUploadCommand = __webpack_require__(61694);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
// EXTERNAL MODULE: ./lib/src/edge/aws/failure.js
var aws_failure = __webpack_require__(73906);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/src/edge/aws/s3-object.js
var s3_object = __webpack_require__(14642);
;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-download.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/** Larger objects are read in ranges, side by side: S3 gives each connection only so much. */
const RANGE_BYTES = 16 << 20;
const LANES = 4;
/** A connection that gives nothing for so long is given up, and the rest asked for anew. */
const STALL_MS = 15_000;
/** So often in a row without a single byte. */
const TRIES = 6;
/** Another version is there than the one that was begun. */
class Changed extends Error {
}
/**
 * Streams an object into a file, and goes on where a connection broke. All bytes are of one version.
 * @returns what was read; `declined` when `accept` said so; undefined where there is no object
 * @throws the SDK's and the file system's errors
 */
async function downloadObject(client, place, file, download) {
    for (let round = 1;; round++) {
        try {
            return await once(client, place, file, download);
        }
        catch (error) {
            if ((0,aws_failure/* statusOf */.c2)(error) === 404 && error.name !== 'NoSuchBucket')
                return undefined;
            if (!(error instanceof Changed) || round === TRIES)
                throw error;
        }
    }
}
async function once(client, place, file, { expectedSize = 0, accept, signal }) {
    const ranged = expectedSize > RANGE_BYTES;
    const first = await ask(client, place, signal, ranged ? { end: RANGE_BYTES - 1 } : {});
    const body = first.Body;
    const facts = factsOf(first);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (accept && !(await accept(facts)))
                return 'declined';
            const output = __addDisposableResource(env_1, await (0,promises_.open)(file, 'w', 0o644), true);
            const context = { client, place, output, etag: facts.etag, signal };
            const firstEnd = Math.min(facts.size, ranged ? RANGE_BYTES : facts.size);
            await readRange(context, 0, firstEnd, body);
            let next = firstEnd;
            const lane = async () => {
                while (next < facts.size) {
                    const start = next;
                    next = Math.min(facts.size, start + RANGE_BYTES);
                    await readRange(context, start, next);
                }
            };
            await Promise.all(Array.from({ length: LANES }, lane));
            return facts;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    finally {
        body.destroy();
    }
}
/** Reads the bytes from `start` up to, without, `end`. */
async function readRange(context, start, end, begun) {
    let at = start;
    let body = begun;
    for (let failures = 0; at < end;) {
        const before = at;
        try {
            body ??= (await ask(context.client, context.place, context.signal, {
                start: at,
                end: end - 1,
                etag: context.etag,
            })).Body;
            for await (const chunk of withoutStalls(body, context.signal)) {
                for (let from = 0; from < chunk.length;) {
                    const { bytesWritten } = await context.output.write(chunk, from, chunk.length - from, at);
                    from += bytesWritten;
                    at += bytesWritten;
                }
            }
            if (at < end)
                throw new Error(`the connection ended ${end - at} bytes early`);
        }
        catch (error) {
            context.signal.throwIfAborted();
            if ((0,aws_failure/* statusOf */.c2)(error) === 412)
                throw new Changed();
            failures = at > before ? 0 : failures + 1;
            // The SDK has tried again already; what is worth another connection is a body that broke.
            const answered = (0,aws_failure/* statusOf */.c2)(error) !== undefined || isOfDisk(error);
            if (answered || failures === TRIES)
                throw error;
        }
        finally {
            body?.destroy();
            body = undefined;
        }
    }
}
async function* withoutStalls(body, signal) {
    const stalled = () => void body.destroy(new Error(`nothing came for ${STALL_MS / 1000} s`));
    const stop = () => void body.destroy(new Error('stopped'));
    let timer = setTimeout(stalled, STALL_MS);
    signal.addEventListener('abort', stop, { once: true });
    try {
        for await (const chunk of body) {
            clearTimeout(timer);
            yield chunk;
            timer = setTimeout(stalled, STALL_MS);
        }
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}
async function ask(client, { bucket, key }, signal, range) {
    const { start = 0, end, etag } = range;
    return client.send(new GetObjectCommand/* GetObjectCommand */.j({
        Bucket: bucket,
        Key: key,
        ...(end !== undefined && { Range: `bytes=${start}-${end}` }),
        ...(etag !== undefined && { IfMatch: `"${etag}"` }),
    }), { abortSignal: signal });
}
function factsOf({ ETag, ContentLength = 0, ContentRange }) {
    const total = /\/(\d+)$/.exec(ContentRange ?? '')?.[1];
    return { etag: (0,s3_object/* unquoted */.q)(ETag), size: total === undefined ? ContentLength : Number(total) };
}
function isOfDisk(error) {
    return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES'].includes(error.code ?? '');
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = __webpack_require__(59693);
// EXTERNAL MODULE: ./lib/src/run/message.js
var message = __webpack_require__(23455);
;// CONCATENATED MODULE: ./lib/src/dispatch/event.js

/**
 * Reads what Lambda hands over: messages of the inbox; EventBridge's `ECS Task State Change`; a schedule, of EventBridge
 * or of its scheduler (any object without `Records` whose detail type is a schedule's).
 * @throws Failure `BAD_EVENT` for anything else
 */
function readEvent(event) {
    const value = event_isRecord(event) ? event : {};
    if (Array.isArray(value.Records))
        return { kind: 'messages', messages: value.Records.map((record) => readMessage(record)) };
    const type = value['detail-type'];
    if (type === 'Scheduled Event')
        return { kind: 'schedule' };
    if (type === 'ECS Task State Change' && event_isRecord(value.detail)) {
        const { taskArn, taskDefinitionArn, stopCode, stoppedReason, lastStatus } = value.detail;
        if (lastStatus === 'STOPPED' && typeof taskArn === 'string' && typeof taskDefinitionArn === 'string')
            return {
                kind: 'stopped',
                task: {
                    arn: taskArn,
                    family: familyOf(taskDefinitionArn),
                    code: String(stopCode ?? ''),
                    reason: String(stoppedReason ?? ''),
                },
            };
    }
    throw new Failure('BAD_EVENT', `the dispatcher was called with ${JSON.stringify(event)?.slice(0, 300)}: it takes messages of its inbox, stopped tasks and schedules`);
}
/** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION`, or what comes behind the `/`. */
function familyOf(taskDefinition) {
    return taskDefinition.replace(/^.*\//, '').replace(/:\d+$/, '');
}
function readMessage(record) {
    if (event_isRecord(record) && typeof record.messageId === 'string' && typeof record.body === 'string')
        return { id: record.messageId, body: record.body };
    throw new Failure('BAD_EVENT', 'the dispatcher was called with records that are no messages of SQS: its event source is the inbox only');
}
function event_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/src/dispatch/notice.js



/** Of this form of S3's events everything is known; a minor change only adds fields. */
const S3_EVENT_MAJOR = '2';
/**
 * Reads a message of the inbox. S3's test event and events of other kinds than ObjectCreated tell nothing.
 * @throws Failure `BAD_MESSAGE` for what is neither S3's nor ours
 */
function readNotices(body) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        throw bad(`it is no JSON but ${JSON.stringify(body.slice(0, 100))}`);
    }
    if (!isRecord(value))
        throw bad('it is no object');
    if (value.kind === 'work')
        return [{ kind: 'item', message: readWorkMessage(body) }];
    if (value.kind !== undefined)
        return [{ kind: 'output', output: readOutputMessage(body) }];
    if (value.Event === 's3:TestEvent')
        return [];
    if (!Array.isArray(value.Records))
        throw bad('it is neither an event of S3 nor a message of an agent');
    return value.Records.flatMap((record) => readRecord(record));
}
function readRecord(record) {
    if (!isRecord(record) || record.eventSource !== 'aws:s3')
        throw bad('one of its records is not S3’s');
    const { eventVersion, eventName } = record;
    if (typeof eventVersion !== 'string' || eventVersion.split('.')[0] !== S3_EVENT_MAJOR)
        throw bad(`it is an event of version ${JSON.stringify(eventVersion)}, and ${S3_EVENT_MAJOR} is known`);
    if (typeof eventName !== 'string' || !/^(s3:)?ObjectCreated:/.test(eventName))
        return [];
    const { bucket, object } = isRecord(record.s3) ? record.s3 : {};
    if (!isRecord(bucket) || typeof bucket.name !== 'string')
        throw bad('one of its records has no bucket');
    if (!isRecord(object) || typeof object.key !== 'string')
        throw bad('one of its records has no key');
    return [
        {
            kind: 'upload',
            bucket: bucket.name,
            key: decodeKey(object.key),
            ...(typeof object.eTag === 'string' && { etag: object.eTag.replaceAll('"', '') }),
            ...(Number.isSafeInteger(object.size) && { size: object.size }),
            sequencer: typeof object.sequencer === 'string' ? object.sequencer : '',
        },
    ];
}
/** S3 writes keys as HTML forms do: `red flower.jpg` is `red+flower.jpg`, and UTF-8 in percent signs. */
function decodeKey(key) {
    try {
        return decodeURIComponent(key.replaceAll('+', ' '));
    }
    catch {
        throw bad(`the key ${JSON.stringify(key)} is not written as S3 writes keys`);
    }
}
function bad(what) {
    return new failure.Failure('BAD_MESSAGE', `a message of the inbox cannot be read: ${what}`);
}

;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-listing.js


const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;
/**
 * All pages of a listing, in the order of keys. Objects are taken from each answer by a pattern, and the SDK reads the
 * little that is left: of a hundred pages its own reader makes a hundred megabytes.
 * @param limit made anew for each call
 * @throws what the SDK throws
 */
async function* listPages(client, bucket, prefix, limit) {
    let token;
    do {
        const { objects, next } = await listPage(client, bucket, prefix, token, limit());
        yield objects;
        token = next;
    } while (token !== undefined);
}
async function listPage(client, bucket, prefix, token, options) {
    const command = new ListObjectsV2Command/* ListObjectsV2Command */.u({
        Bucket: bucket,
        Prefix: prefix,
        // Keys may have characters that XML cannot; and so no character of XML is in one.
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
        objects = Array.from(text.matchAll(CONTENTS), ([, contents = '']) => ({
            key: decodeKey(field(contents, 'Key')),
            // A copy: a part of a text keeps the whole of it in memory.
            etag: Buffer.from(field(contents, 'ETag').replaceAll(/&quot;|&#34;|"/g, '')).toString(),
            size: Number(field(contents, 'Size')),
            modified: Date.parse(field(contents, 'LastModified')),
        }));
        response.body = Buffer.from(text.replaceAll(CONTENTS, ''));
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'takeListedObjects' });
    const { NextContinuationToken } = await client.send(command, options);
    return { objects, next: NextContinuationToken };
}
function field(contents, name) {
    const begin = contents.indexOf(`<${name}>`);
    return begin < 0 ? '' : contents.slice(begin + name.length + 2, contents.indexOf(`</${name}>`, begin));
}
async function textOf(body) {
    if (body instanceof Uint8Array)
        return Buffer.from(body).toString();
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString();
}

// EXTERNAL MODULE: ./lib/src/edge/aws/s3-upload.js
var s3_upload = __webpack_require__(54748);
;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-run.js









/** S3's limits: of one copy (API reference, CopyObject), of one deletion (DeleteObjects). */
const COPY_BYTES = 5e9;
const COPY_PART_BYTES = 1 << 30;
const DELETE_KEYS = 1000;
/** bytes; a run's own objects that are read whole stay far below it. */
const LARGEST_TEXT = 32 << 20;
/** S3 for whoever starts and follows runs, with credentials from the environment. */
function openRunStorage(region, endpoint, signal) {
    const client = new S3Client/* S3Client */.Y({
        ...account_failure/* CLIENT */.G$,
        region,
        forcePathStyle: endpoint !== undefined,
        // Inputs may lie in a bucket of another region.
        followRegionRedirects: true,
        // A ranged read has no checksum, so lengths, ETags and TLS have to do.
        responseChecksumValidation: 'WHEN_REQUIRED',
        requestHandler: {
            connectionTimeout: 5000,
            socketTimeout: 30_000,
            httpAgent: { maxSockets: 64 },
            httpsAgent: { maxSockets: 64 },
        },
    });
    const limit = () => (0,account_failure/* callLimit */.MB)(signal);
    const failureOf = (error, doing, permission) => {
        signal.throwIfAborted();
        return error.name === 'NoSuchBucket'
            ? new failure.Failure('BUCKET_GONE', `${doing} failed: there is no such bucket (any more).`, { cause: error })
            : (0,account_failure/* accountFailure */.GB)(error, doing, `s3:${permission}`);
    };
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            throw failureOf(error, doing, permission);
        }
    };
    const isGone = (error) => (0,aws_failure/* statusOf */.c2)(error) === 404 && error.name !== 'NoSuchBucket';
    const get = async ({ bucket, key }) => {
        try {
            return await client.send(new GetObjectCommand/* GetObjectCommand */.j({ Bucket: bucket, Key: key }), limit());
        }
        catch (error) {
            if (isGone(error))
                return undefined;
            throw error;
        }
    };
    async function* pages(bucket, prefix) {
        try {
            yield* listPages(client, bucket, prefix, limit);
        }
        catch (error) {
            throw failureOf(error, `Listing s3://${bucket}/${prefix}`, `ListBucket on ${bucket}`);
        }
    }
    return {
        pages,
        async *list(bucket, prefix) {
            for await (const page of pages(bucket, prefix))
                yield* page;
        },
        read: (place) => failing(`Reading ${urlOf(place)}`, 'GetObject', async () => {
            const answer = await get(place);
            if (!answer)
                return undefined;
            if ((answer.ContentLength ?? 0) > LARGEST_TEXT)
                throw new failure.Failure('BAD_RUN', `${urlOf(place)} is too large for what it should be.`);
            return { text: await answer.Body.transformToString(), etag: (0,s3_object/* unquoted */.q)(answer.ETag) };
        }),
        async *lines(place) {
            const answer = await failing(`Reading ${urlOf(place)}`, 'GetObject', () => get(place));
            if (answer)
                yield* (0,external_node_readline_.createInterface)({ input: answer.Body, crlfDelay: Infinity });
        },
        write: ({ bucket, key }, text) => failing(`Writing s3://${bucket}/${key}`, 'PutObject', async () => {
            await client.send(new PutObjectCommand/* PutObjectCommand */.w({ Bucket: bucket, Key: key, Body: text }), limit());
        }),
        replace: ({ bucket, key }, text, etag) => failing(`Writing s3://${bucket}/${key}`, 'PutObject', async () => {
            const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${etag}"` };
            try {
                await client.send(new PutObjectCommand/* PutObjectCommand */.w({
                    Bucket: bucket,
                    Key: key,
                    Body: text,
                    ContentType: 'application/json',
                    ...condition,
                }), limit());
                return true;
            }
            catch (error) {
                // 409: another writer is at it right now; 404: what should be replaced is gone (API reference, PutObject).
                if ([409, 412].includes((0,aws_failure/* statusOf */.c2)(error) ?? 0) || isGone(error))
                    return false;
                throw error;
            }
        }),
        checksum: ({ bucket, key }) => failing(`Looking at s3://${bucket}/${key}`, 'GetObject', async () => {
            const command = new HeadObjectCommand/* HeadObjectCommand */.l({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' });
            return (await client.send(command, limit())).ChecksumCRC32;
        }),
        upload: (file, size, place) => failing(`Writing ${urlOf(place)}`, 'PutObject', () => (0,s3_upload/* uploadFile */.Q)(client, file, size, place, signal)),
        copy: ({ size, ...from }, to) => failing(`Copying ${urlOf(from)} to ${urlOf(to)}`, 'GetObject and s3:PutObject', async () => {
            const CopySource = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
            const target = { Bucket: to.bucket, Key: to.key };
            if (size <= COPY_BYTES)
                await client.send(new CopyObjectCommand/* CopyObjectCommand */.s({ ...target, CopySource }), {
                    abortSignal: AbortSignal.any([signal, AbortSignal.timeout(600_000)]),
                });
            else
                await copyInParts(client, CopySource, size, target, limit);
        }),
        remove: (bucket, keys) => failing(`Deleting in ${bucket}`, 'DeleteObject', async () => {
            for (let at = 0; at < keys.length; at += DELETE_KEYS) {
                const Objects = keys.slice(at, at + DELETE_KEYS).map((Key) => ({ Key }));
                const { Errors = [] } = await client.send(new DeleteObjectsCommand/* DeleteObjectsCommand */.x({ Bucket: bucket, Delete: { Objects, Quiet: true } }), limit());
                const [first] = Errors;
                if (first)
                    throw Object.assign(new Error(`${first.Key}: ${first.Message}`), { name: first.Code ?? 'Error' });
            }
        }),
        download: (place, file, size) => failing(`Reading ${urlOf(place)}`, 'GetObject', async () => {
            const facts = await downloadObject(client, place, file, { expectedSize: size, signal });
            return facts === 'declined' ? undefined : facts;
        }),
    };
}
async function copyInParts(client, CopySource, size, target, limit) {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand/* CreateMultipartUploadCommand */.n(target), limit());
    try {
        const Parts = [];
        for (let at = 0; at < size; at += COPY_PART_BYTES) {
            const PartNumber = Parts.length + 1;
            const CopySourceRange = `bytes=${at}-${Math.min(size, at + COPY_PART_BYTES) - 1}`;
            const { CopyPartResult } = await client.send(new UploadPartCopyCommand/* UploadPartCopyCommand */.X({ ...target, UploadId, PartNumber, CopySource, CopySourceRange }), limit());
            Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
        }
        const done = { ...target, UploadId, MultipartUpload: { Parts } };
        await client.send(new CompleteMultipartUploadCommand/* CompleteMultipartUploadCommand */.G(done), limit());
    }
    catch (error) {
        await client
            .send(new AbortMultipartUploadCommand/* AbortMultipartUploadCommand */.t({ ...target, UploadId }), {
            abortSignal: AbortSignal.timeout(10_000),
        })
            .catch(() => { });
        throw error;
    }
}
function urlOf({ bucket, key }) {
    return `s3://${bucket}/${key}`;
}


/***/ }),

/***/ 54748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ uploadFile),
/* harmony export */   u: () => (/* binding */ partBytesOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35539);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49210);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86963);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5309);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61694);
/* harmony import */ var _s3_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14642);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



/** Larger files go in parts; each part is in memory while it is sent, so that it can be sent again. */
const PART_BYTES = 8 << 20;
const LANES = 3;
/** S3's limits (user guide, "Amazon S3 multipart upload limits"). */
const MOST_PARTS = 10_000;
const CALL_LIMIT = 300_000;
/** So much of all files together is in memory at once. */
const BUDGET_BYTES = 32 << 20;
/** Not worth keeping memory for. */
const SMALL_BYTES = 1 << 20;
/** How large the parts are, in bytes, that a file of this size goes in; undefined where it goes whole. ETags depend on it. */
function partBytesOf(size) {
    return size <= PART_BYTES ? undefined : Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
}
let inMemory = 0;
const waiting = [];
/** Memory of parts that were sent, for the next ones: V8 would let many of them lie before it takes them away. */
const spare = [];
/** Does something with part of a file in memory, when there is room for it. */
async function withPart(file, start, length, send) {
    while (inMemory > 0 && inMemory + length > BUDGET_BYTES)
        await new Promise((resolve) => waiting.push(resolve));
    inMemory += length;
    const memory = length > SMALL_BYTES && length <= PART_BYTES ? spare.pop() : undefined;
    const part = memory ?? Buffer.allocUnsafeSlow(length > SMALL_BYTES ? Math.max(PART_BYTES, length) : length);
    try {
        const sent = await send(await readPart(file, start, part.subarray(0, length)));
        // Of one that failed, a connection may still hold on to the bytes.
        if (part.length === PART_BYTES)
            spare.push(part);
        return sent;
    }
    finally {
        inMemory -= length;
        for (const next of waiting.splice(0))
            next();
    }
}
/**
 * Writes a file into an object; readers see the old object or the whole new one.
 * @throws the SDK's and the file system's errors
 */
async function uploadFile(client, file, size, { bucket, key }, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const to = { Bucket: bucket, Key: key };
        const options = () => ({
            abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT)]),
        });
        const input = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file, 'r'), true);
        const partBytes = partBytesOf(size);
        if (partBytes === undefined) {
            const answer = await withPart(input, 0, size, (Body) => client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__/* .PutObjectCommand */ .w({ ...to, Body }), options()));
            return { etag: (0,_s3_object_js__WEBPACK_IMPORTED_MODULE_2__/* .unquoted */ .q)(answer.ETag), size };
        }
        const { UploadId } = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__/* .CreateMultipartUploadCommand */ .n(to), options());
        try {
            const count = Math.ceil(size / partBytes);
            const parts = new Array(count);
            let next = 0;
            const failed = new AbortController();
            const lane = async () => {
                while (next < count && !failed.signal.aborted) {
                    const i = next++;
                    const start = i * partBytes;
                    const { ETag } = await withPart(input, start, Math.min(partBytes, size - start), (Body) => client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__/* .UploadPartCommand */ .i({ ...to, UploadId, PartNumber: i + 1, Body }), options()));
                    parts[i] = { PartNumber: i + 1, ETag };
                }
            };
            const lanes = Array.from({ length: LANES }, () => lane().catch((error) => {
                failed.abort();
                throw error;
            }));
            // All must have ended before the file is closed and the upload given up.
            const broken = (await Promise.allSettled(lanes)).find((result) => result.status === 'rejected');
            if (broken)
                throw broken.reason;
            const done = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__/* .CompleteMultipartUploadCommand */ .G({ ...to, UploadId, MultipartUpload: { Parts: parts } }), options());
            return { etag: (0,_s3_object_js__WEBPACK_IMPORTED_MODULE_2__/* .unquoted */ .q)(done.ETag), size };
        }
        catch (error) {
            // What this leaves behind, the bucket's rule for unfinished uploads takes away.
            await client
                .send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__/* .AbortMultipartUploadCommand */ .t({ ...to, UploadId }), {
                abortSignal: AbortSignal.timeout(10_000),
            })
                .catch(() => { });
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Fills `part` with the file's bytes from `start` on. */
async function readPart(file, start, part) {
    for (let at = 0; at < part.length;) {
        const { bytesRead } = await file.read(part, at, part.length - at, start + at);
        if (bytesRead === 0)
            throw new Error(`the file ended ${part.length - at} bytes early`);
        at += bytesRead;
    }
    return part;
}


/***/ }),

/***/ 38527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openQueueCounts)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sqs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1664);
/* harmony import */ var _aws_sdk_client_sqs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17210);
/* harmony import */ var _account_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25992);


/** How many messages a queue has, roughly; undefined where there is none. */
function openQueueCounts(region, signal) {
    const client = new _aws_sdk_client_sqs__WEBPACK_IMPORTED_MODULE_1__/* .SQSClient */ .h({ ..._account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .CLIENT */ .G$, region });
    return async (url) => {
        try {
            const { Attributes = {} } = await client.send(new _aws_sdk_client_sqs__WEBPACK_IMPORTED_MODULE_2__/* .GetQueueAttributesCommand */ .K({
                QueueUrl: url,
                AttributeNames: [
                    'ApproximateNumberOfMessages',
                    'ApproximateNumberOfMessagesDelayed',
                    'ApproximateNumberOfMessagesNotVisible',
                ],
            }), (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .callLimit */ .MB)(signal));
            const count = (name) => Number(Attributes[`ApproximateNumberOfMessages${name}`] ?? 0);
            return { waiting: count('') + count('Delayed'), taken: count('NotVisible') };
        }
        catch (error) {
            signal.throwIfAborted();
            if (/QueueDoesNotExist|NonExistentQueue|QueueDeletedRecently/.test(error.name))
                return undefined;
            throw (0,_account_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .accountFailure */ .GB)(error, `Counting what waits in ${url}`, 'sqs:GetQueueAttributes');
        }
    };
}


/***/ })

};
