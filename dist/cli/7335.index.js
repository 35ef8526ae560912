export const id = 7335;
export const ids = [7335];
export const modules = {

/***/ 65067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _aws_s3_upload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54748);
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




/**
 * Reads a file, and says what S3 would of it.
 * @param size of the file, in bytes, as it was when it was looked at
 */
async function contentOf(file, size) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const partBytes = (0,_aws_s3_upload_js__WEBPACK_IMPORTED_MODULE_3__/* .partBytesOf */ .u)(size) ?? Infinity;
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

/***/ 7335:
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
// EXTERNAL MODULE: ./lib/src/edge/aws/s3-run.js + 4 modules
var s3_run = __webpack_require__(62380);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/SQSClient.js + 9 modules
var SQSClient = __webpack_require__(1664);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commandBuilder.js + 2 modules
var commandBuilder = __webpack_require__(97326);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(58326);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/ReceiveMessageCommand.js


class ReceiveMessageCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw1 */.Fw, "ReceiveMessage", schemas_0/* ReceiveMessage$ */.bw) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/DeleteMessageBatchCommand.js


class DeleteMessageBatchCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "DeleteMessageBatch", schemas_0/* DeleteMessageBatch$ */.F6) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/ChangeMessageVisibilityBatchCommand.js


class ChangeMessageVisibilityBatchCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "ChangeMessageVisibilityBatch", schemas_0/* ChangeMessageVisibilityBatch$ */.e0) {
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/sift.js
var sift = __webpack_require__(97772);
// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/SendMessageBatchCommand.js


class SendMessageBatchCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw2 */.yO, "SendMessageBatch", schemas_0/* SendMessageBatch$ */.Mu) {
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sqs/dist-es/commands/GetQueueAttributesCommand.js
var GetQueueAttributesCommand = __webpack_require__(17210);
// EXTERNAL MODULE: ./lib/src/edge/aws/failure.js
var aws_failure = __webpack_require__(73906);
;// CONCATENATED MODULE: ./lib/src/edge/aws/sqs-dispatch.js



/** Milliseconds for one call, the SDK's own retries included: Lambda ends the dispatcher after a minute. */
const CALL_LIMIT = 15_000;
const ATTEMPTS = 4;
/** SQS's limits of a batch (API reference, SendMessageBatch), with room for what is around the bodies. */
const BATCH_MESSAGES = 10;
const BATCH_BYTES = 1_000_000;
/** Batches on their way at once. */
const LANES = 16;
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
        requestHandler: { connectionTimeout: 3000, socketTimeout: 10_000, httpsAgent: { maxSockets: LANES } },
    });
    const limit = () => ({
        abortSignal: AbortSignal.any([AbortSignal.timeout(CALL_LIMIT), ...(signal ? [signal] : [])]),
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
            const why = (0,failure/* explain */.W)((0,aws_failure/* awsFailure */.MT)(error, `Sending to ${url}`, 'sqs:SendMessage'));
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
            await Promise.all(Array.from({ length: LANES }, lane));
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
                throw (0,aws_failure/* awsFailure */.MT)(error, `Counting the messages of ${url}`, 'sqs:GetQueueAttributes');
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
                throw new failure.Failure('NOT_SENT', `${left.size} of ${bodies.length} items could not be sent to ${url}: ${why}. Repeat the command: what was sent is not worked on twice.`);
        },
        sifted: (url) => ({
            receive: () => failing(`Looking through ${url}`, 'ReceiveMessage', async () => {
                const { Messages = [] } = await client.send(new ReceiveMessageCommand({
                    QueueUrl: url,
                    MaxNumberOfMessages: BATCH,
                    WaitTimeSeconds: 1,
                    VisibilityTimeout: sift/* HIDDEN_SECONDS */.Z,
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

// EXTERNAL MODULE: ./lib/src/edge/cloud.js + 4 modules
var cloud = __webpack_require__(1848);
// EXTERNAL MODULE: ./lib/src/edge/content.js
var content = __webpack_require__(65067);
;// CONCATENATED MODULE: ./lib/src/edge/run-cloud.js








/** An AWS account as commands about runs need it; credentials come from the environment, as with AWS's own command line. */
function openRunCloud(region, env, signal) {
    const tasks = (0,ecs_tasks/* openTasks */.b)(region, signal);
    return {
        deploying: (0,cloud.openCloud)(region, env, signal),
        storage: (0,s3_run/* openRunStorage */.t)(region, env.AWS_ENDPOINT_URL || undefined, signal),
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
