export const id = 6241;
export const ids = [6241];
export const modules = {

/***/ 67296:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ SignatureV4MultiRegion)
/* harmony export */ });
/* harmony import */ var _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83504);
/* harmony import */ var _signature_v4_crt_container__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87078);
/* harmony import */ var _SignatureV4SignWithCredentials__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91732);



class SignatureV4MultiRegion {
    sigv4aSigner;
    sigv4Signer;
    signerOptions;
    static sigv4aDependency() {
        if (typeof _signature_v4_crt_container__WEBPACK_IMPORTED_MODULE_0__/* .signatureV4CrtContainer */ .p.CrtSignerV4 === "function") {
            return "crt";
        }
        else if (typeof _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_1__/* .signatureV4aContainer */ .d.SignatureV4a === "function") {
            return "js";
        }
        return "none";
    }
    constructor(options) {
        this.sigv4Signer = new _SignatureV4SignWithCredentials__WEBPACK_IMPORTED_MODULE_2__/* .SignatureV4SignWithCredentials */ .Qr(options);
        this.signerOptions = options;
    }
    async sign(requestToSign, options = {}) {
        if (options.signingRegion === "*") {
            return this.getSigv4aSigner().sign(requestToSign, options);
        }
        return this.sigv4Signer.sign(requestToSign, options);
    }
    async signWithCredentials(requestToSign, credentials, options = {}) {
        if (options.signingRegion === "*") {
            const signer = this.getSigv4aSigner();
            const CrtSignerV4 = _signature_v4_crt_container__WEBPACK_IMPORTED_MODULE_0__/* .signatureV4CrtContainer */ .p.CrtSignerV4;
            if (CrtSignerV4 && signer instanceof CrtSignerV4) {
                return signer.signWithCredentials(requestToSign, credentials, options);
            }
            else {
                throw new Error(`signWithCredentials with signingRegion '*' is only supported when using the CRT dependency @aws-sdk/signature-v4-crt. ` +
                    `Please check whether you have installed the "@aws-sdk/signature-v4-crt" package explicitly. ` +
                    `You must also register the package by calling [require("@aws-sdk/signature-v4-crt");] ` +
                    `or an ESM equivalent such as [import "@aws-sdk/signature-v4-crt";]. ` +
                    `For more information please go to https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt`);
            }
        }
        return this.sigv4Signer.signWithCredentials(requestToSign, credentials, options);
    }
    async presign(originalRequest, options = {}) {
        if (options.signingRegion === "*") {
            const signer = this.getSigv4aSigner();
            const CrtSignerV4 = _signature_v4_crt_container__WEBPACK_IMPORTED_MODULE_0__/* .signatureV4CrtContainer */ .p.CrtSignerV4;
            if (CrtSignerV4 && signer instanceof CrtSignerV4) {
                return signer.presign(originalRequest, options);
            }
            else {
                throw new Error(`presign with signingRegion '*' is only supported when using the CRT dependency @aws-sdk/signature-v4-crt. ` +
                    `Please check whether you have installed the "@aws-sdk/signature-v4-crt" package explicitly. ` +
                    `You must also register the package by calling [require("@aws-sdk/signature-v4-crt");] ` +
                    `or an ESM equivalent such as [import "@aws-sdk/signature-v4-crt";]. ` +
                    `For more information please go to https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt`);
            }
        }
        return this.sigv4Signer.presign(originalRequest, options);
    }
    async presignWithCredentials(originalRequest, credentials, options = {}) {
        if (options.signingRegion === "*") {
            throw new Error("Method presignWithCredentials is not supported for [signingRegion=*].");
        }
        return this.sigv4Signer.presignWithCredentials(originalRequest, credentials, options);
    }
    getSigv4aSigner() {
        if (!this.sigv4aSigner) {
            const CrtSignerV4 = _signature_v4_crt_container__WEBPACK_IMPORTED_MODULE_0__/* .signatureV4CrtContainer */ .p.CrtSignerV4;
            const JsSigV4aSigner = _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_1__/* .signatureV4aContainer */ .d.SignatureV4a;
            if (this.signerOptions.runtime === "node") {
                if (!CrtSignerV4 && !JsSigV4aSigner) {
                    throw new Error("Neither CRT nor JS SigV4a implementation is available. " +
                        "Please load either @aws-sdk/signature-v4-crt or @aws-sdk/signature-v4a. " +
                        "For more information please go to " +
                        "https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt");
                }
                if (CrtSignerV4 && typeof CrtSignerV4 === "function") {
                    this.sigv4aSigner = new CrtSignerV4({
                        ...this.signerOptions,
                        signingAlgorithm: 1,
                    });
                }
                else if (JsSigV4aSigner && typeof JsSigV4aSigner === "function") {
                    this.sigv4aSigner = new JsSigV4aSigner({
                        ...this.signerOptions,
                    });
                }
                else {
                    throw new Error("Available SigV4a implementation is not a valid constructor. " +
                        "Please ensure you've properly imported @aws-sdk/signature-v4-crt or @aws-sdk/signature-v4a." +
                        "For more information please go to " +
                        "https://github.com/aws/aws-sdk-js-v3#functionality-requiring-aws-common-runtime-crt");
                }
            }
            else {
                if (!JsSigV4aSigner || typeof JsSigV4aSigner !== "function") {
                    throw new Error("JS SigV4a implementation is not available or not a valid constructor. " +
                        "Please check whether you have installed the @aws-sdk/signature-v4a package explicitly. The CRT implementation is not available for browsers. " +
                        "You must also register the package by calling [require('@aws-sdk/signature-v4a');] " +
                        "or an ESM equivalent such as [import '@aws-sdk/signature-v4a';]. " +
                        "For more information please go to " +
                        "https://github.com/aws/aws-sdk-js-v3#using-javascript-non-crt-implementation-of-sigv4a");
                }
                this.sigv4aSigner = new JsSigV4aSigner({
                    ...this.signerOptions,
                });
            }
        }
        return this.sigv4aSigner;
    }
}


/***/ }),

/***/ 91732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qr: () => (/* binding */ SignatureV4SignWithCredentials)
/* harmony export */ });
/* unused harmony exports SESSION_TOKEN_QUERY_PARAM, SESSION_TOKEN_HEADER */
/* harmony import */ var _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37550);

const SESSION_TOKEN_QUERY_PARAM = "X-Amz-S3session-Token";
const SESSION_TOKEN_HEADER = SESSION_TOKEN_QUERY_PARAM.toLowerCase();
class SignatureV4SignWithCredentials extends _smithy_signature_v4__WEBPACK_IMPORTED_MODULE_0__/* .SignatureV4 */ .B {
    async signWithCredentials(requestToSign, credentials, options) {
        const credentialsWithoutSessionToken = getCredentialsWithoutSessionToken(credentials);
        requestToSign.headers[SESSION_TOKEN_HEADER] = credentials.sessionToken;
        const privateAccess = this;
        setSingleOverride(privateAccess, credentialsWithoutSessionToken);
        return privateAccess.signRequest(requestToSign, options ?? {});
    }
    async presignWithCredentials(requestToSign, credentials, options) {
        const credentialsWithoutSessionToken = getCredentialsWithoutSessionToken(credentials);
        delete requestToSign.headers[SESSION_TOKEN_HEADER];
        requestToSign.headers[SESSION_TOKEN_QUERY_PARAM] = credentials.sessionToken;
        requestToSign.query = requestToSign.query ?? {};
        requestToSign.query[SESSION_TOKEN_QUERY_PARAM] = credentials.sessionToken;
        const privateAccess = this;
        setSingleOverride(privateAccess, credentialsWithoutSessionToken);
        return this.presign(requestToSign, options);
    }
}
function getCredentialsWithoutSessionToken(credentials) {
    return {
        accessKeyId: credentials.accessKeyId,
        secretAccessKey: credentials.secretAccessKey,
        expiration: credentials.expiration,
    };
}
function setSingleOverride(privateAccess, credentialsWithoutSessionToken) {
    const currentCredentialProvider = privateAccess.credentialProvider;
    privateAccess.credentialProvider = () => {
        privateAccess.credentialProvider = currentCredentialProvider;
        return Promise.resolve(credentialsWithoutSessionToken);
    };
}


/***/ }),

/***/ 87078:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ signatureV4CrtContainer)
/* harmony export */ });
const signatureV4CrtContainer = {
    CrtSignerV4: null,
};


/***/ }),

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


/***/ })

};
