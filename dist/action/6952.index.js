export const id = 6952;
export const ids = [6952];
export const modules = {

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

/***/ 14642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
function unquoted(etag) {
    return (etag ?? '').replaceAll('"', '');
}


/***/ }),

/***/ 65067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
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



/** As src/edge/aws/s3-upload.ts cuts files: an ETag and a checksum of parts depend on where they are cut. */
const PART_BYTES = 8 << 20;
const MOST_PARTS = 10_000;
/**
 * Reads a file, and says what S3 would of it.
 * @param size of the file, in bytes, as it was when it was looked at
 */
async function contentOf(file, size) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const partBytes = size <= PART_BYTES ? Infinity : Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
        const parts = [];
        let part = { md5: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5'), crc: 0, bytes: 0 };
        const close = () => {
            parts.push({ md5: part.md5.digest(), crc: part.crc });
            part = { md5: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5'), crc: 0, bytes: 0 };
        };
        const input = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'r'), true);
        for await (const chunk of input.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
            for (let at = 0; at < chunk.length;) {
                const piece = chunk.subarray(at, at + partBytes - part.bytes);
                part.md5.update(piece);
                part.crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(piece, part.crc);
                part.bytes += piece.length;
                at += piece.length;
                if (part.bytes === partBytes)
                    close();
            }
        }
        if (part.bytes > 0 || parts.length === 0)
            close();
        const [first] = parts;
        if (partBytes === Infinity)
            return { etag: first.md5.toString('hex'), crc32: base64(first.crc) };
        const md5 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
        for (const { md5: digest } of parts)
            md5.update(digest);
        const checksums = Buffer.concat(parts.map(({ crc }) => bytesOf(crc)));
        return {
            etag: `${md5.digest('hex')}-${parts.length}`,
            crc32: `${base64((0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(checksums))}-${parts.length}`,
        };
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
function bytesOf(crc) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc);
    return bytes;
}
function base64(crc) {
    return bytesOf(crc).toString('base64');
}


/***/ }),

/***/ 76952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRunCloud: () => (/* binding */ openRunCloud)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/src/edge/aws/cloudwatch-logs.js
var cloudwatch_logs = __webpack_require__(40816);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecs-agents.js
var ecs_agents = __webpack_require__(9128);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecs-tasks.js
var ecs_tasks = __webpack_require__(56266);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 9 modules
var S3Client = __webpack_require__(18897);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/GetObjectCommand.js
var GetObjectCommand = __webpack_require__(10040);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/ListObjectsV2Command.js
var ListObjectsV2Command = __webpack_require__(59693);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(35539);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = __webpack_require__(7076);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(23611);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(35120);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CopyObjectCommand.js


class CopyObjectCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep1 */.s4, commandBuilder/* _mw1 */.Fw, "CopyObject", schemas_0/* CopyObject$ */.xmu) {
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/DeleteObjectsCommand.js
var DeleteObjectsCommand = __webpack_require__(17358);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CreateMultipartUploadCommand.js


class CreateMultipartUploadCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw1 */.Fw, "CreateMultipartUpload", schemas_0/* CreateMultipartUpload$ */.uP1) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/UploadPartCopyCommand.js


class UploadPartCopyCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep4 */.zr, commandBuilder/* _mw1 */.Fw, "UploadPartCopy", schemas_0/* UploadPartCopy$ */.Qp6) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CompleteMultipartUploadCommand.js


class CompleteMultipartUploadCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw1 */.Fw, "CompleteMultipartUpload", schemas_0/* CompleteMultipartUpload$ */.p4g) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/AbortMultipartUploadCommand.js


class AbortMultipartUploadCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "AbortMultipartUpload", schemas_0/* AbortMultipartUpload$ */.QU_) {
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
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
    return new failure/* Failure */.H('BAD_MESSAGE', `a message of the inbox cannot be read: ${what}`);
}

// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
// EXTERNAL MODULE: ./lib/src/edge/aws/failure.js
var aws_failure = __webpack_require__(73906);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
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
            if ((0,aws_failure/* statusOf */.c)(error) === 404 && error.name !== 'NoSuchBucket')
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
            const output = __addDisposableResource(env_1, await (0,external_node_fs_promises_.open)(file, 'w', 0o644), true);
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
            if ((0,aws_failure/* statusOf */.c)(error) === 412)
                throw new Changed();
            failures = at > before ? 0 : failures + 1;
            // The SDK has tried again already; what is worth another connection is a body that broke.
            const answered = (0,aws_failure/* statusOf */.c)(error) !== undefined || isOfDisk(error);
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

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/UploadPartCommand.js


class UploadPartCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw13 */.OV, "UploadPart", schemas_0/* UploadPart$ */.nCU) {
}

;// CONCATENATED MODULE: ./lib/src/edge/aws/s3-upload.js
var s3_upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var s3_upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
const s3_upload_LANES = 3;
/** S3's limits (user guide, "Amazon S3 multipart upload limits"). */
const MOST_PARTS = 10_000;
const CALL_LIMIT = 300_000;
/** So much of all files together is in memory at once. */
const BUDGET_BYTES = 32 << 20;
/** Not worth keeping memory for. */
const SMALL_BYTES = 1 << 20;
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
        const input = s3_upload_addDisposableResource(env_1, await (0,external_node_fs_promises_.open)(file, 'r'), true);
        if (size <= PART_BYTES) {
            const answer = await withPart(input, 0, size, (Body) => client.send(new PutObjectCommand/* PutObjectCommand */.w({ ...to, Body }), options()));
            return { etag: (0,s3_object/* unquoted */.q)(answer.ETag), size };
        }
        const { UploadId } = await client.send(new CreateMultipartUploadCommand(to), options());
        try {
            const partBytes = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
            const count = Math.ceil(size / partBytes);
            const parts = new Array(count);
            let next = 0;
            const failed = new AbortController();
            const lane = async () => {
                while (next < count && !failed.signal.aborted) {
                    const i = next++;
                    const start = i * partBytes;
                    const { ETag } = await withPart(input, start, Math.min(partBytes, size - start), (Body) => client.send(new UploadPartCommand({ ...to, UploadId, PartNumber: i + 1, Body }), options()));
                    parts[i] = { PartNumber: i + 1, ETag };
                }
            };
            const lanes = Array.from({ length: s3_upload_LANES }, () => lane().catch((error) => {
                failed.abort();
                throw error;
            }));
            // All must have ended before the file is closed and the upload given up.
            const broken = (await Promise.allSettled(lanes)).find((result) => result.status === 'rejected');
            if (broken)
                throw broken.reason;
            const done = await client.send(new CompleteMultipartUploadCommand({ ...to, UploadId, MultipartUpload: { Parts: parts } }), options());
            return { etag: (0,s3_object/* unquoted */.q)(done.ETag), size };
        }
        catch (error) {
            // What this leaves behind, the bucket's rule for unfinished uploads takes away.
            await client
                .send(new AbortMultipartUploadCommand({ ...to, UploadId }), {
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
        const result_1 = s3_upload_disposeResources(env_1);
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
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            if (error.name === 'NoSuchBucket')
                throw new failure/* Failure */.H('BUCKET_GONE', `${doing} failed: there is no such bucket (any more).`, {
                    cause: error,
                });
            throw (0,account_failure/* accountFailure */.GB)(error, doing, `s3:${permission}`);
        }
    };
    const isGone = (error) => (0,aws_failure/* statusOf */.c)(error) === 404 && error.name !== 'NoSuchBucket';
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
    return {
        async *list(bucket, prefix) {
            let token;
            do {
                const page = await failing(`Listing s3://${bucket}/${prefix}`, `ListBucket on ${bucket}`, () => client.send(new ListObjectsV2Command/* ListObjectsV2Command */.u({
                    Bucket: bucket,
                    Prefix: prefix,
                    // Keys may have characters that XML cannot.
                    EncodingType: 'url',
                    ContinuationToken: token,
                }), limit()));
                for (const { Key = '', ETag, Size = 0, LastModified } of page.Contents ?? [])
                    yield {
                        key: decodeKey(Key),
                        etag: (0,s3_object/* unquoted */.q)(ETag),
                        size: Size,
                        modified: LastModified?.getTime() ?? 0,
                    };
                token = page.NextContinuationToken;
            } while (token !== undefined);
        },
        read: (place) => failing(`Reading ${urlOf(place)}`, 'GetObject', async () => {
            const answer = await get(place);
            if (!answer)
                return undefined;
            if ((answer.ContentLength ?? 0) > LARGEST_TEXT)
                throw new failure/* Failure */.H('BAD_RUN', `${urlOf(place)} is too large for what it should be.`);
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
                if ([409, 412].includes((0,aws_failure/* statusOf */.c)(error) ?? 0) || isGone(error))
                    return false;
                throw error;
            }
        }),
        checksum: ({ bucket, key }) => failing(`Looking at s3://${bucket}/${key}`, 'GetObject', async () => {
            const command = new HeadObjectCommand/* HeadObjectCommand */.l({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' });
            return (await client.send(command, limit())).ChecksumCRC32;
        }),
        upload: (file, size, place) => failing(`Writing ${urlOf(place)}`, 'PutObject', () => uploadFile(client, file, size, place, signal)),
        copy: ({ size, ...from }, to) => failing(`Copying ${urlOf(from)} to ${urlOf(to)}`, 'GetObject and s3:PutObject', async () => {
            const CopySource = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
            const target = { Bucket: to.bucket, Key: to.key };
            if (size <= COPY_BYTES)
                await client.send(new CopyObjectCommand({ ...target, CopySource }), {
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
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target), limit());
    try {
        const Parts = [];
        for (let at = 0; at < size; at += COPY_PART_BYTES) {
            const PartNumber = Parts.length + 1;
            const CopySourceRange = `bytes=${at}-${Math.min(size, at + COPY_PART_BYTES) - 1}`;
            const { CopyPartResult } = await client.send(new UploadPartCopyCommand({ ...target, UploadId, PartNumber, CopySource, CopySourceRange }), limit());
            Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
        }
        const done = { ...target, UploadId, MultipartUpload: { Parts } };
        await client.send(new CompleteMultipartUploadCommand(done), limit());
    }
    catch (error) {
        await client
            .send(new AbortMultipartUploadCommand({ ...target, UploadId }), {
            abortSignal: AbortSignal.timeout(10_000),
        })
            .catch(() => { });
        throw error;
    }
}
function urlOf({ bucket, key }) {
    return `s3://${bucket}/${key}`;
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/SQSClient.js + 9 modules
var SQSClient = __webpack_require__(1664);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commandBuilder.js + 2 modules
var dist_es_commandBuilder = __webpack_require__(97326);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_schemas_0 = __webpack_require__(58326);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/ReceiveMessageCommand.js


class ReceiveMessageCommand extends (0,dist_es_commandBuilder/* command */.G5)(dist_es_commandBuilder/* _ep0 */.lq, dist_es_commandBuilder/* _mw1 */.Fw, "ReceiveMessage", schemas_schemas_0/* ReceiveMessage$ */.bw) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/DeleteMessageBatchCommand.js


class DeleteMessageBatchCommand extends (0,dist_es_commandBuilder/* command */.G5)(dist_es_commandBuilder/* _ep0 */.lq, dist_es_commandBuilder/* _mw0 */.yt, "DeleteMessageBatch", schemas_schemas_0/* DeleteMessageBatch$ */.F6) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/ChangeMessageVisibilityBatchCommand.js


class ChangeMessageVisibilityBatchCommand extends (0,dist_es_commandBuilder/* command */.G5)(dist_es_commandBuilder/* _ep0 */.lq, dist_es_commandBuilder/* _mw0 */.yt, "ChangeMessageVisibilityBatch", schemas_schemas_0/* ChangeMessageVisibilityBatch$ */.e0) {
}

;// CONCATENATED MODULE: ./lib/src/run/sift.js
/** A message that is not ours is kept from others until all are looked through, else it would come again and again. */
const HIDDEN_SECONDS = 300;
/** By then what was looked at first comes again. */
const LONGEST_MS = 240_000;
/** SQS lets 120,000 messages of a queue be hidden at once, those of agents among them. */
const MOST_HELD = 80_000;
const sift_LANES = 8;
/** So often in a row a queue says that it has nothing, before it is believed: it is asked at many servers. */
const EMPTY = 2;
/**
 * Looks through a queue and takes out what is wanted; all else is handed back. SQS has no way to look without taking, so
 * each message seen counts one receipt more; an item is given up after twenty.
 * @param deal is given what is wanted of ten messages, before these are removed: a message whose `deal` fails stays
 * @throws what `deal` throws, when all is handed back
 */
async function sift(queue, isWanted, deal, now) {
    const end = now() + LONGEST_MS;
    const others = [];
    let taken = 0;
    let complete = true;
    let more = true;
    const lane = async () => {
        for (let empty = 0; empty < EMPTY && more;) {
            if (now() > end || others.length >= MOST_HELD) {
                complete = false;
                return;
            }
            const held = await queue.receive();
            empty = held.length === 0 ? empty + 1 : 0;
            const wanted = held.filter(({ body }) => isWanted(body));
            others.push(...held.filter((one) => !wanted.includes(one)).map(({ receipt }) => receipt));
            if (wanted.length === 0)
                continue;
            try {
                await deal(wanted.map(({ body }) => body));
            }
            catch (error) {
                more = false;
                others.push(...wanted.map(({ receipt }) => receipt));
                throw error;
            }
            await queue.remove(wanted.map(({ receipt }) => receipt));
            taken += wanted.length;
        }
    };
    try {
        const ends = await Promise.allSettled(Array.from({ length: sift_LANES }, lane));
        const broken = ends.find((one) => one.status === 'rejected');
        if (broken)
            throw broken.reason;
    }
    finally {
        await queue.handBack(others);
    }
    return { taken, others: others.length, complete };
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/SendMessageBatchCommand.js


class SendMessageBatchCommand extends (0,dist_es_commandBuilder/* command */.G5)(dist_es_commandBuilder/* _ep0 */.lq, dist_es_commandBuilder/* _mw2 */.yO, "SendMessageBatch", schemas_schemas_0/* SendMessageBatch$ */.Mu) {
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/GetQueueAttributesCommand.js
var GetQueueAttributesCommand = __webpack_require__(17210);
;// CONCATENATED MODULE: ./lib/src/edge/aws/sqs-dispatch.js



/** Milliseconds for one call, the SDK's own retries included: Lambda ends the dispatcher after a minute. */
const sqs_dispatch_CALL_LIMIT = 15_000;
const ATTEMPTS = 4;
/** SQS's limits of a batch (API reference, SendMessageBatch), with room for what is around the bodies. */
const BATCH_MESSAGES = 10;
const BATCH_BYTES = 1_000_000;
/** Batches on their way at once. */
const sqs_dispatch_LANES = 16;
/**
 * SQS as the dispatcher needs it, with endpoint and credentials from the process's environment, and the region too where
 * none is given.
 */
function openWorkQueues(options = {}) {
    const { region, signal } = options;
    const client = new SQSClient/* SQSClient */.h({
        ...(region !== undefined && { region }),
        maxAttempts: ATTEMPTS,
        customUserAgent: 'pipewright',
        requestHandler: { connectionTimeout: 3000, socketTimeout: 10_000, httpsAgent: { maxSockets: sqs_dispatch_LANES } },
    });
    const limit = () => ({
        abortSignal: AbortSignal.any([AbortSignal.timeout(sqs_dispatch_CALL_LIMIT), ...(signal ? [signal] : [])]),
    });
    async function sendBatch(url, bodies, places, delaySeconds) {
        const left = new Map();
        try {
            const { Failed = [] } = await client.send(new SendMessageBatchCommand({
                QueueUrl: url,
                Entries: places.map((place) => ({
                    Id: String(place),
                    MessageBody: printable(bodies[place]),
                    ...(delaySeconds > 0 && { DelaySeconds: delaySeconds }),
                })),
            }), limit());
            for (const { Id, Code, Message } of Failed)
                left.set(Number(Id), `SQS did not take it: ${Code} ${Message ?? ''}`);
        }
        catch (error) {
            const why = (0,failure/* explain */.W)((0,aws_failure/* awsFailure */.M)(error, `Sending to ${url}`, 'sqs:SendMessage'));
            for (const place of places)
                left.set(place, why);
        }
        return left;
    }
    return {
        async send(url, bodies, delaySeconds = 0) {
            const batches = inBatches(bodies);
            const left = new Map();
            let next = 0;
            const lane = async () => {
                while (next < batches.length)
                    for (const entry of await sendBatch(url, bodies, batches[next++], delaySeconds))
                        left.set(...entry);
            };
            await Promise.all(Array.from({ length: sqs_dispatch_LANES }, lane));
            return left;
        },
        async backlog(url) {
            try {
                const { Attributes = {} } = await client.send(new GetQueueAttributesCommand/* GetQueueAttributesCommand */.K({
                    QueueUrl: url,
                    AttributeNames: [
                        'ApproximateNumberOfMessages',
                        'ApproximateNumberOfMessagesNotVisible',
                        'ApproximateNumberOfMessagesDelayed',
                    ],
                }), limit());
                return Object.values(Attributes).reduce((sum, n) => sum + Number(n), 0);
            }
            catch (error) {
                throw (0,aws_failure/* awsFailure */.M)(error, `Counting the messages of ${url}`, 'sqs:GetQueueAttributes');
            }
        },
    };
}
/** SQS takes what XML 1.0 can hold; of what JSON leaves as it is, these two are not (API reference, SendMessage). */
function printable(json) {
    return json.replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}
function inBatches(bodies) {
    const batches = [];
    let bytes = 0;
    bodies.forEach((body, place) => {
        const size = Buffer.byteLength(body) + 100;
        const last = batches.at(-1);
        if (last && last.length < BATCH_MESSAGES && bytes + size <= BATCH_BYTES) {
            last.push(place);
            bytes += size;
        }
        else {
            batches.push([place]);
            bytes = size;
        }
    });
    return batches;
}

;// CONCATENATED MODULE: ./lib/src/edge/aws/sqs-run.js





/** SQS's limit of a batch (API reference). */
const BATCH = 10;
const sqs_run_LANES = 16;
/** Queues for whoever starts, cancels and retries runs, with credentials from the environment. */
function openRunQueues(region, signal) {
    const client = new SQSClient/* SQSClient */.h({
        ...account_failure/* CLIENT */.G$,
        region,
        requestHandler: { connectionTimeout: 5000, socketTimeout: 30_000, httpsAgent: { maxSockets: sqs_run_LANES } },
    });
    const queues = openWorkQueues({ region, signal });
    const failing = async (doing, permission, call) => {
        try {
            return await call();
        }
        catch (error) {
            signal.throwIfAborted();
            throw (0,account_failure/* accountFailure */.GB)(error, doing, `sqs:${permission}`);
        }
    };
    /** What happens to many messages, ten at a time. What SQS does not do, time does: they are visible again by themselves. */
    const inBatches = async (receipts, send) => {
        let next = 0;
        const lane = async () => {
            while (next < receipts.length) {
                const batch = receipts.slice(next, next + BATCH);
                next += BATCH;
                await send(batch.map((ReceiptHandle, i) => ({ Id: String(i), ReceiptHandle })));
            }
        };
        await Promise.all(Array.from({ length: sqs_run_LANES }, lane));
    };
    return {
        async send(url, bodies, delaySeconds) {
            const left = await queues.send(url, bodies, delaySeconds);
            signal.throwIfAborted();
            const [why] = left.values();
            if (why !== undefined)
                throw new failure/* Failure */.H('NOT_SENT', `${left.size} of ${bodies.length} items could not be sent to ${url}: ${why}. Repeat the command: what was sent is not worked on twice.`);
        },
        sifted: (url) => ({
            receive: () => failing(`Looking through ${url}`, 'ReceiveMessage', async () => {
                const { Messages = [] } = await client.send(new ReceiveMessageCommand({
                    QueueUrl: url,
                    MaxNumberOfMessages: BATCH,
                    WaitTimeSeconds: 1,
                    VisibilityTimeout: HIDDEN_SECONDS,
                }), (0,account_failure/* callLimit */.MB)(signal));
                return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({
                    body: Body,
                    receipt: ReceiptHandle,
                }));
            }),
            remove: (receipts) => failing(`Taking messages out of ${url}`, 'DeleteMessage', () => inBatches(receipts, async (Entries) => {
                const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }), (0,account_failure/* callLimit */.MB)(signal));
                if (Failed[0])
                    throw new Error(`SQS did not take out a message: ${Failed[0].Message}`);
            })),
            // Also when the user stops us: they would be hidden for minutes.
            handBack: (receipts) => inBatches(receipts, (entries) => client.send(new ChangeMessageVisibilityBatchCommand({
                QueueUrl: url,
                Entries: entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
            }), { abortSignal: AbortSignal.timeout(30_000) })).catch(() => { }),
        }),
    };
}

// EXTERNAL MODULE: ./lib/src/edge/cloud.js + 5 modules
var cloud = __webpack_require__(22317);
// EXTERNAL MODULE: ./lib/src/edge/content.js
var content = __webpack_require__(65067);
;// CONCATENATED MODULE: ./lib/src/edge/run-cloud.js








/** An AWS account as commands about runs need it; credentials come from the environment, as with AWS's own command line. */
function openRunCloud(region, env, signal) {
    const tasks = (0,ecs_tasks/* openTasks */.b)(region, signal);
    return {
        deploying: (0,cloud.openCloud)(region, env, signal),
        storage: openRunStorage(region, env.AWS_ENDPOINT_URL, signal),
        queues: openRunQueues(region, signal),
        logs: (0,cloudwatch_logs/* openLogs */.q)(region, signal),
        agents: (0,ecs_agents/* openAgents */.J)(region, signal),
        stop: tasks.stop,
        contentOf: content/* contentOf */.$,
        now: Date.now,
        sleep: (milliseconds) => (0,promises_.setTimeout)(milliseconds, undefined, { signal }),
    };
}


/***/ })

};
