export const id = 4928;
export const ids = [4928];
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
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
        return error;
    const { name = '', message = '' } = error;
    const cause = { cause: error };
    if (_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .CREDENTIALS_LOST */ .SY.test(name))
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('CREDENTIALS_LOST', `${doing} failed: the AWS credentials are missing or not valid any more. In a workflow use aws-actions/configure-aws-credentials before this step, elsewhere "aws sso login" or AWS_PROFILE.`, cause);
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) === 403 || /AccessDenied|Unauthorized/.test(name)) {
        const [, action = permission, resource] = /perform: (\S+)(?: on resource: "?([^\s"]+))?/.exec(message) ?? [];
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('ACCESS_DENIED', `${doing} was refused by AWS: the permission ${action} is missing${resource ? ` on ${resource}` : ''}. "pipewright policy" prints all that are needed.`, cause);
    }
    if (/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name))
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('THROTTLED', `${doing} was put off by AWS again and again (${name}). Wait a few minutes and repeat it: it goes on where it stopped.`, cause);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('AWS_UNREACHABLE', `${doing} failed: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error).slice(0, 400)}`, cause);
}
/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 120_000;
/** What every client of a deployer is made with. The SDK honours what AWS says of waiting. */
const CLIENT = { maxAttempts: 6, customUserAgent: 'pipewright' };
function callLimit(signal) {
    return { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT)]) };
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
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
        return error;
    const { name = '', Code = '', code = '' } = error;
    const cause = { cause: error };
    for (const [pattern, failure, why] of CODES)
        if ([name, Code, code].some((word) => pattern.test(word)))
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(failure, `${doing} failed: ${why}`, cause);
    if (statusOf(error) === 403)
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('ACCESS_DENIED', `${doing} was refused by AWS: the task's role needs ${permission}`, cause);
    const status = statusOf(error);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('AWS_UNREACHABLE', `${doing} failed${status === undefined ? '' : ` (${status})`}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error).slice(0, 300)}`, cause);
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
