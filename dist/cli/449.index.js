export const id = 449;
export const ids = [449];
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

/***/ 90449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLookups: () => (/* binding */ openLookups)
});

// EXTERNAL MODULE: ./lib/src/deploy/template/tasks.js
var tasks = __webpack_require__(29857);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/EC2Client.js + 8 modules
var EC2Client = __webpack_require__(64601);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypeOfferingsCommand.js
var DescribeInstanceTypeOfferingsCommand = __webpack_require__(33116);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypesCommand.js
var DescribeInstanceTypesCommand = __webpack_require__(67578);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeKeyPairsCommand.js
var DescribeKeyPairsCommand = __webpack_require__(43414);
// EXTERNAL MODULE: ./lib/src/edge/aws/account-failure.js
var account_failure = __webpack_require__(25992);
;// CONCATENATED MODULE: ./lib/src/edge/aws/ec2-offers.js


/** What a region offers of an instance type; undefined where it offers none, or AWS has no such type. */
async function readInstanceType(region, name, signal) {
    const client = new EC2Client/* EC2Client */.g({ ...account_failure/* CLIENT */.G$, region });
    const doing = `Looking whether ${region} offers ${name}`;
    let zones;
    try {
        const { InstanceTypeOfferings = [] } = await client.send(new DescribeInstanceTypeOfferingsCommand/* DescribeInstanceTypeOfferingsCommand */.D({
            LocationType: 'availability-zone',
            Filters: [{ Name: 'instance-type', Values: [name] }],
        }), (0,account_failure/* callLimit */.MB)(signal));
        zones = InstanceTypeOfferings.flatMap(({ Location }) => Location ?? []).sort();
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,account_failure/* accountFailure */.GB)(error, doing, 'ec2:DescribeInstanceTypeOfferings');
    }
    if (zones.length === 0)
        return undefined;
    try {
        // By a filter, which leaves out what is not there.
        const { InstanceTypes = [] } = await client.send(new DescribeInstanceTypesCommand/* DescribeInstanceTypesCommand */.h({ Filters: [{ Name: 'instance-type', Values: [name] }] }), (0,account_failure/* callLimit */.MB)(signal));
        const found = InstanceTypes.find(({ InstanceType }) => InstanceType === name);
        return {
            zones,
            cpus: found?.VCpuInfo?.DefaultVCpus ?? 0,
            memory: found?.MemoryInfo?.SizeInMiB ?? 0,
            gpus: (found?.GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0),
        };
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,account_failure/* accountFailure */.GB)(error, doing, 'ec2:DescribeInstanceTypes');
    }
}
async function hasKeyPair(region, name, signal) {
    const client = new EC2Client/* EC2Client */.g({ ...account_failure/* CLIENT */.G$, region });
    try {
        const { KeyPairs = [] } = await client.send(new DescribeKeyPairsCommand/* DescribeKeyPairsCommand */.D({ Filters: [{ Name: 'key-name', Values: [name] }] }), (0,account_failure/* callLimit */.MB)(signal));
        return KeyPairs.some(({ KeyName }) => KeyName === name);
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,account_failure/* accountFailure */.GB)(error, `Looking for the key pair ${name}`, 'ec2:DescribeKeyPairs');
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-secrets-manager/dist-es/SecretsManagerClient.js + 8 modules
var SecretsManagerClient = __webpack_require__(53072);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-secrets-manager/dist-es/commands/DescribeSecretCommand.js + 1 modules
var DescribeSecretCommand = __webpack_require__(34144);
;// CONCATENATED MODULE: ./lib/src/edge/aws/secrets-manager.js


/** Whether a secret is there and is not being deleted. Its value is not read. @param id its ARN */
async function hasSecret(region, id, signal) {
    const client = new SecretsManagerClient/* SecretsManagerClient */._({ ...account_failure/* CLIENT */.G$, region });
    try {
        const { DeletedDate } = await client.send(new DescribeSecretCommand/* DescribeSecretCommand */.X({ SecretId: id }), (0,account_failure/* callLimit */.MB)(signal));
        return DeletedDate === undefined;
    }
    catch (error) {
        if (error.name === 'ResourceNotFoundException')
            return false;
        signal.throwIfAborted();
        throw (0,account_failure/* accountFailure */.GB)(error, `Looking for the secret ${id}`, 'secretsmanager:DescribeSecret');
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-service-quotas/dist-es/ServiceQuotasClient.js + 8 modules
var ServiceQuotasClient = __webpack_require__(31440);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-service-quotas/dist-es/commands/GetServiceQuotaCommand.js + 1 modules
var GetServiceQuotaCommand = __webpack_require__(63110);
;// CONCATENATED MODULE: ./lib/src/edge/aws/service-quotas.js


/** A quota of the account in a region; undefined where there is none of that code. */
async function readQuota(region, service, code, signal) {
    const client = new ServiceQuotasClient/* ServiceQuotasClient */.i({ ...account_failure/* CLIENT */.G$, region });
    try {
        const { Quota } = await client.send(new GetServiceQuotaCommand/* GetServiceQuotaCommand */.H({ ServiceCode: service, QuotaCode: code }), (0,account_failure/* callLimit */.MB)(signal));
        return Quota?.Value;
    }
    catch (error) {
        if (error.name === 'NoSuchResourceException')
            return undefined;
        signal.throwIfAborted();
        throw (0,account_failure/* accountFailure */.GB)(error, `Reading the quota ${code} of ${service}`, 'servicequotas:GetServiceQuota');
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ssm/dist-es/SSMClient.js + 8 modules
var SSMClient = __webpack_require__(77650);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ssm/dist-es/commands/DescribeParametersCommand.js + 1 modules
var DescribeParametersCommand = __webpack_require__(93702);
;// CONCATENATED MODULE: ./lib/src/edge/aws/ssm.js


/** Whether a parameter is there. Its value is not read. @param name as its ARN has it */
async function hasParameter(region, name, signal) {
    const client = new SSMClient/* SSMClient */.j({ ...account_failure/* CLIENT */.G$, region });
    try {
        const { Parameters = [] } = await client.send(new DescribeParametersCommand/* DescribeParametersCommand */.$({
            // An ARN does not say whether the name begins with "/" (AWS Systems Manager User Guide, "Parameter ARNs").
            ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [name, `/${name}`] }],
        }), (0,account_failure/* callLimit */.MB)(signal));
        return Parameters.length > 0;
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,account_failure/* accountFailure */.GB)(error, `Looking for the parameter ${name}`, 'ssm:DescribeParameters');
    }
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecr.js
var ecr = __webpack_require__(38970);
// EXTERNAL MODULE: ./lib/src/edge/registry/credential-files.js
var credential_files = __webpack_require__(43973);
// EXTERNAL MODULE: ./lib/src/edge/registry/credentials.js
var credentials = __webpack_require__(77166);
// EXTERNAL MODULE: ./lib/src/edge/registry/registries-conf.js
var registries_conf = __webpack_require__(47316);
// EXTERNAL MODULE: ./lib/src/edge/registry.js + 6 modules
var edge_registry = __webpack_require__(69179);
;// CONCATENATED MODULE: ./lib/src/edge/pull-check.js








/** It is only a look beforehand: who deploys does not wait long for a registry that is away. Milliseconds. */
const RETRY = { tries: 2, firstDelay: 500, longestDelay: 2000, budget: 5000 };
const ANSWER = 10_000;
/**
 * Whether ECS can pull an image by its digest: from ECR with the role that the stack makes, for which this machine's own
 * credentials stand here, from elsewhere as anybody.
 * @throws Failure where the registry does not say
 */
async function checkPull(image, env, signal) {
    const known = (0,credentials/* openCredentials */.ZE)({
        env,
        ecr: (0,ecr/* openEcr */.N)({ signal, warn: () => { } }).credential,
        askHelper: (0,credential_files/* askCredentialHelper */.Zf)(env),
        readText: credential_files/* readTextIfThere */.pM,
    });
    if (await readable(image, (0,tasks/* inEcr */.Gw)(image) ? known : async () => undefined, env, signal))
        return 'pullable';
    return !(0,tasks/* inEcr */.Gw)(image) && (await readable(image, known, env, signal)) ? 'private' : 'missing';
}
async function readable(image, credentials, env, signal) {
    const reference = (0,image_reference/* parseRegistryReference */.qq)(image);
    const registriesConf = await (0,registries_conf/* readRegistriesConf */.io)(env);
    const limits = { answer: ANSWER };
    let noLogin;
    const login = async (registry, repository) => {
        try {
            return await credentials(registry, repository);
        }
        catch (error) {
            noLogin = error;
            throw error;
        }
    };
    const registry = (0,edge_registry/* openRegistry */.M)({
        env,
        registriesConf,
        credentials: login,
        signal,
        retry: RETRY,
        limits,
    });
    try {
        await registry.repository(reference).readManifest(reference.digest ?? reference.tag ?? 'latest');
        return true;
    }
    catch (error) {
        // That a login is refused says nothing of the image.
        if (noLogin)
            throw noLogin;
        // Registries say of what is private that it is not there, or that one may not see it.
        const { code } = error;
        if (error instanceof failure.Failure && (code === 'IMAGE_NOT_FOUND' || code === 'ACCESS_DENIED'))
            return false;
        throw error;
    }
    finally {
        registry.close();
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/lookups.js






/** The account and the registries, for a look before deploying. */
function openLookups(region, env, signal) {
    return {
        quota: (service, code) => readQuota(region, service, code, signal),
        instanceType: (name) => readInstanceType(region, name, signal),
        hasKeyPair: (name) => hasKeyPair(region, name, signal),
        hasSecret: (arn) => {
            // arn:aws:ssm:REGION:ACCOUNT:parameter/NAME, arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX:KEY:STAGE:ID
            const [, , service, place = region, , kind = '', ...rest] = arn.split(':');
            if (service === 'secretsmanager')
                return hasSecret(place, (0,tasks/* secretOf */.OM)(arn), signal);
            return hasParameter(place, [kind, ...rest].join(':').replace(/^parameter\//, ''), signal);
        },
        pull: (image) => checkPull(image, env, signal),
    };
}


/***/ })

};
