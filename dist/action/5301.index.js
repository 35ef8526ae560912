export const id = 5301;
export const ids = [5301,7972];
export const modules = {

/***/ 38970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ openEcr)
/* harmony export */ });
/* unused harmony export parseEcrHost */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

// Also FIPS, China, and the dual-stack names (`ACCOUNT.dkr-ecr.REGION.on.aws`).
const ECR_HOST = /^(\d{12})\.dkr(?:[.-])ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)$/;
/** The account and region of a host of ECR; undefined for any other host. ECR Public is not one: it is anonymous. */
function parseEcrHost(host) {
    const parts = ECR_HOST.exec(host);
    return parts ? { account: parts[1], region: parts[2] } : undefined;
}
/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 120_000;
/**
 * ECR as the registry edge needs it. The SDK is loaded at the first host that is ECR's, and takes its credentials,
 * `AWS_ENDPOINT_URL` and the like from the process's environment.
 * @throws Failure `ACCESS_DENIED` when AWS refuses
 */
function openEcr(options) {
    const { hostOf = parseEcrHost, signal, warn = () => { } } = options;
    const clients = new Map();
    const call = () => ({
        abortSignal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(CALL_LIMIT)]),
    });
    function client(region) {
        let made = clients.get(region);
        if (!made) {
            made = load(region);
            clients.set(region, made);
        }
        return made;
    }
    return {
        async credential(registry) {
            const host = hostOf(registry);
            if (!host)
                return undefined;
            const { GetAuthorizationTokenCommand } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(3349)]).then(__webpack_require__.bind(__webpack_require__, 33349));
            const ecr = await client(host.region);
            try {
                const answer = await ecr.send(new GetAuthorizationTokenCommand({}), call());
                const token = answer.authorizationData?.[0]?.authorizationToken ?? '';
                const [username, password] = split(Buffer.from(token, 'base64').toString('utf8'));
                return { username, password, from: 'the AWS credentials (ecr:GetAuthorizationToken)' };
            }
            catch (error) {
                if (error.name === 'CredentialsProviderError') {
                    warn(`${registry} is on ECR, but there are no AWS credentials to ask it for a login.`);
                    return undefined;
                }
                throw refused(error, `Asking for a login to ${registry}`, 'ecr:GetAuthorizationToken');
            }
        },
        async createRepository(registry, repository) {
            const host = hostOf(registry);
            if (!host)
                return false;
            const { CreateRepositoryCommand } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(3349)]).then(__webpack_require__.bind(__webpack_require__, 33349));
            const ecr = await client(host.region);
            try {
                await ecr.send(new CreateRepositoryCommand({ registryId: host.account, repositoryName: repository }), call());
                return true;
            }
            catch (error) {
                // Somebody else was faster.
                if (error.name === 'RepositoryAlreadyExistsException')
                    return true;
                throw refused(error, `Creating the repository ${repository} in ${registry}`, 'ecr:CreateRepository');
            }
        },
    };
}
async function load(region) {
    const { ECRClient } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(3349)]).then(__webpack_require__.bind(__webpack_require__, 33349));
    return new ECRClient({ region, maxAttempts: 4, customUserAgent: 'pipewright' });
}
function split(text) {
    const colon = text.indexOf(':');
    if (colon <= 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('REGISTRY_ERROR', 'ECR answered without a login.');
    return [text.slice(0, colon), text.slice(colon + 1)];
}
function refused(error, doing, permission) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
        return error;
    const { name = '' } = error;
    const denied = /AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientToken/.test(name);
    const why = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error).replace(/\.$/, '').slice(0, 300);
    return denied
        ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('ACCESS_DENIED', `${doing} was refused by AWS (${why}). The role or user needs the permission ${permission}.`, { cause: error })
        : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('REGISTRY_UNREACHABLE', `${doing} failed: ${why}.`, { cause: error });
}


/***/ }),

/***/ 27972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const timer = setTimeout(done, milliseconds);
        function done() {
            signal?.removeEventListener('abort', stop);
            resolve();
        }
        function stop() {
            clearTimeout(timer);
            reject(signal?.reason);
        }
        signal?.addEventListener('abort', stop, { once: true });
    }),
};


/***/ }),

/***/ 69179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ openRegistry)
});

// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(27972);
// EXTERNAL MODULE: ./lib/src/edge/registry/registries-conf.js
var registries_conf = __webpack_require__(47316);
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/edge/registry/endpoint.js
var registry_endpoint = __webpack_require__(44263);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(44843);
// EXTERNAL MODULE: ./lib/src/edge/registry/answers.js
var answers = __webpack_require__(48143);
// EXTERNAL MODULE: ./lib/src/edge/registry/transport.js + 1 modules
var registry_transport = __webpack_require__(83806);
;// CONCATENATED MODULE: ./lib/src/edge/registry/manifests.js






// schema 1 last and least: wanted only to be able to say that it is one.
const ACCEPT = [
    manifest/* OCI_INDEX */.$p,
    manifest/* OCI_MANIFEST */.EG,
    manifest/* DOCKER_LIST */.Y2,
    manifest/* DOCKER_MANIFEST */.Vv,
    'application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1',
].join(', ');
/**
 * Reads a manifest or index.
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `MANIFEST_TOO_LARGE`, `REGISTRY_UNREACHABLE`, …
 */
async function readManifest(endpoint, tagOrDigest, limits, scope = (0,registry_endpoint/* pullScope */.iH)(endpoint)) {
    const { session, repository } = endpoint;
    const doing = `reading ${(0,registry_endpoint/* labelOf */.Wy)(endpoint, tagOrDigest)}`;
    const answer = await session.send({
        method: 'GET',
        to: manifestPath(repository, tagOrDigest),
        headers: { accept: ACCEPT },
        repository,
        scopes: [scope],
        doing,
    });
    if (answer.status !== 200)
        throw await session.refuse(answer, { doing, repository }, false);
    let bytes;
    try {
        bytes = await answer.bytes(limits.read);
    }
    catch (error) {
        if (!(error instanceof registry_transport/* TooLargeError */.qB))
            throw error;
        throw new src_failure/* Failure */.H('MANIFEST_TOO_LARGE', `${(0,registry_endpoint/* labelOf */.Wy)(endpoint, tagOrDigest)} has a manifest of more than ${limits.read} bytes: no registry has to keep such a one. Is it an image?`);
    }
    const digest = (0,image_digest/* digestOf */.o)(bytes);
    if ((0,image_digest/* isDigest */.B)(tagOrDigest) && digest !== tagOrDigest) {
        throw new src_failure/* Failure */.H('DIGEST_MISMATCH', `${(0,registry_endpoint/* labelOf */.Wy)(endpoint, tagOrDigest)} came with other bytes: their digest is ${digest}. The registry or something on the way changed them; nothing was used.`);
    }
    return { mediaType: mediaTypeOf(answer, bytes, doing), digest, bytes };
}
/** The manifest's own word only where the registry has none to say: it is the registry's word that clients act on. */
function mediaTypeOf(answer, bytes, doing) {
    const served = ((0,answers/* header */.wx)(answer, 'content-type') ?? '').split(';')[0].trim().toLowerCase();
    if (/^application\/vnd\.(oci|docker)\./.test(served))
        return served;
    let own;
    try {
        own = JSON.parse(Buffer.from(bytes).toString('utf8'))?.mediaType;
    }
    catch (error) {
        const what = served ? `something of the type ${served.slice(0, 60)}` : 'something else';
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `${doing} gave ${what} instead of a manifest. Is that host a registry?`, {
            cause: error,
        });
    }
    return typeof own === 'string' ? own : served;
}
/**
 * The digest under a tag or digest; undefined when there is none. 403 counts as none: Artifactory says it for what does
 * not exist, and who really may not write learns so when writing.
 */
async function headManifest(endpoint, tagOrDigest) {
    const { session, repository } = endpoint;
    const doing = `looking for ${(0,registry_endpoint/* labelOf */.Wy)(endpoint, tagOrDigest)}`;
    const call = {
        to: manifestPath(repository, tagOrDigest),
        headers: { accept: ACCEPT },
        repository,
        scopes: [(0,registry_endpoint/* pushScope */.Xu)(endpoint)],
        doing,
    };
    let answer = await session.send({ ...call, method: 'HEAD' });
    answer.discard();
    if (answer.status === 404 || answer.status === 403)
        return undefined;
    const served = (0,answers/* header */.wx)(answer, 'docker-content-digest');
    if (answer.status === 200 && served && (0,image_digest/* isDigest */.B)(served))
        return served;
    if (answer.status === 200 && (0,image_digest/* isDigest */.B)(tagOrDigest))
        return tagOrDigest;
    if (answer.status === 200 || answer.status === 405) {
        // No HEAD, or a HEAD that does not say the digest: the bytes do.
        answer = await session.send({ ...call, method: 'GET' });
        if (answer.status === 200)
            return (0,image_digest/* digestOf */.o)(await answer.bytes(8 * 1024 * 1024));
        if (answer.status === 404)
            return answer.discard();
    }
    throw await session.refuse(answer, { doing, repository }, false);
}
/**
 * Writes a manifest under its digest or a tag. Under a tag, the digest there is compared first (ECR refuses even the
 * same bytes again under an immutable tag) and read back afterwards.
 * @throws Failure `TAG_IMMUTABLE`, `MANIFEST_TOO_LARGE`, `DIGEST_MISMATCH`, `ACCESS_DENIED`, …
 */
async function writeManifest(endpoint, tagOrDigest, manifest, limits) {
    const { session, repository } = endpoint;
    const label = (0,registry_endpoint/* labelOf */.Wy)(endpoint, tagOrDigest);
    const doing = `writing ${label}`;
    if (manifest.bytes.length > limits.write) {
        throw new src_failure/* Failure */.H('MANIFEST_TOO_LARGE', `The manifest for ${label} has ${manifest.bytes.length} bytes; registries take ${limits.write} at most. Shorten its annotations or split the image.`);
    }
    const isTag = !(0,image_digest/* isDigest */.B)(tagOrDigest);
    const before = isTag ? await headManifest(endpoint, tagOrDigest) : undefined;
    if (before === manifest.digest)
        return;
    const answer = await session.send({
        method: 'PUT',
        to: manifestPath(repository, tagOrDigest),
        headers: { 'content-type': manifest.mediaType },
        body: manifest.bytes,
        repository,
        scopes: [(0,registry_endpoint/* pushScope */.Xu)(endpoint)],
        doing,
    });
    if (!(0,registry_endpoint/* isDone */.$L)(answer)) {
        const refusal = await (0,answers/* readRefusal */.ni)(answer);
        if (refusal.status === 413) {
            throw new src_failure/* Failure */.H('MANIFEST_TOO_LARGE', `${label} was refused: the registry does not take a manifest of ${manifest.bytes.length} bytes.`);
        }
        if (before && [400, 403, 405, 409, 412].includes(refusal.status) && looksImmutable(refusal)) {
            throw new src_failure/* Failure */.H('TAG_IMMUTABLE', `The tag ${label} is immutable and already holds another image (${before}). Publish under a new version, or take the tag's protection away in the registry.`);
        }
        throw await session.failure(refusal, { doing, repository }, true);
    }
    answer.discard();
    const said = (0,answers/* header */.wx)(answer, 'docker-content-digest');
    if (said && (0,image_digest/* isDigest */.B)(said) && said !== manifest.digest)
        throw changed(label, manifest.digest, said);
    if (!isTag)
        return;
    const after = await headManifest(endpoint, tagOrDigest);
    if (after !== manifest.digest)
        throw changed(label, manifest.digest, after ?? 'nothing');
}
/** ECR: `ImageTagAlreadyExistsException`, `TAG_INVALID … immutable`; Harbor and Artifactory: 403/412 with such words. */
function looksImmutable(refusal) {
    return (refusal.status === 409 ||
        refusal.status === 412 ||
        /immutab|already ?exists|cannot be overwritten|tag[ _]?invalid/i.test(`${refusal.code} ${refusal.message}`));
}
function changed(label, ours, theirs) {
    return new src_failure/* Failure */.H('DIGEST_MISMATCH', `${label} was written as ${ours}, but the registry now has ${theirs}. Is somebody else writing the same tag?`);
}
function manifestPath(repository, tagOrDigest) {
    return `/v2/${repository}/manifests/${tagOrDigest}`;
}

// EXTERNAL MODULE: ./lib/src/edge/registry/reading.js
var reading = __webpack_require__(59652);
// EXTERNAL MODULE: ./lib/src/edge/retry.js
var edge_retry = __webpack_require__(37392);
// EXTERNAL MODULE: ./lib/src/edge/registry/address.js
var address = __webpack_require__(50972);
;// CONCATENATED MODULE: ./lib/src/edge/registry/challenge.js
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
/**
 * Every challenge of a header, in order. One header may hold several (`Bearer …, Basic …`: Codeberg) and commas occur
 * inside quoted scopes, so it cannot be split at commas. Unreadable rests are left out.
 */
function parseChallenges(header) {
    const found = [];
    const text = (header ?? '').slice(0, 16_384);
    let at = 0;
    const skip = (pattern) => {
        pattern.lastIndex = at;
        const match = pattern.exec(text)?.[0] ?? '';
        at += match.length;
        return match;
    };
    while (at < text.length) {
        skip(/[\s,]+/y);
        const word = skip(TOKEN);
        if (!word)
            break;
        const equals = skip(/\s*=\s*/y);
        if (!equals) {
            found.push({ scheme: word.toLowerCase(), parameters: {} });
            continue;
        }
        const quoted = skip(/"(?:[^"\\]|\\.)*"?/y);
        const value = quoted ? quoted.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : skip(/[^\s,]*/y);
        const challenge = found.at(-1);
        if (challenge)
            challenge.parameters[word.toLowerCase()] = value;
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/auth.js



/** Distribution "Token Authentication": a token lives 60 s when its service does not say. */
const DEFAULT_LIFETIME = 60;
/** Milliseconds in which no token expires. */
const NEW = 5_000;
/**
 * Authorization for one registry host. Tokens are kept per set of scopes and asked for once, however many requests wait.
 * `exchange` sends a request to a realm: it refuses unsafe addresses, follows redirects and retries.
 */
function authorizerFor(options) {
    const { host, clock, exchange, warn } = options;
    const lookups = new Map();
    const tokens = new Map();
    let challenge;
    /** Per repository, what its challenges asked for. */
    const demanded = new Map();
    function credential(repository) {
        let found = lookups.get(repository);
        if (!found) {
            found = options.credentials(host, repository);
            lookups.set(repository, found);
        }
        return found;
    }
    async function authorization(repository, scopes) {
        if (!challenge)
            return undefined;
        const known = await credential(repository);
        if (challenge.scheme === 'basic')
            return known && basic(known.username, known.password);
        if (known?.registryToken)
            return `Bearer ${known.registryToken}`;
        const wanted = wantedScopes(demanded.get(repository) ?? [], scopes);
        const key = tokenKey(known, wanted);
        const kept = tokens.get(key);
        if (kept && (await kept).until > clock.now())
            return (await kept).header;
        if (kept && tokens.get(key) !== kept)
            return authorization(repository, scopes);
        const fresh = fetchToken(challenge, known, wanted);
        tokens.set(key, fresh);
        fresh.catch(() => tokens.get(key) === fresh && tokens.delete(key));
        return (await fresh).header;
    }
    function tokenKey(known, scopes) {
        return [known?.from ?? '', known?.username ?? '', ...[...scopes].sort()].join(' ');
    }
    async function fetchToken({ parameters }, known, scopes) {
        const realm = readRealm(parameters.realm, host);
        const doing = `asking ${realm.host} for a token for ${host}`;
        let answer;
        if (known?.identityToken) {
            answer = await exchange(oauth2(realm, parameters.service, scopes, known.identityToken), doing);
            // Registries without OAuth2 say 404 or 405 to a POST.
            if (answer.status === 404 || answer.status === 405) {
                answer.discard();
                answer = undefined;
            }
        }
        answer ??= await exchange(plain(realm, parameters.service, scopes, known), doing);
        const readOnly = scopes.every((s) => s.endsWith(':pull'));
        if ((answer.status === 401 || answer.status === 403) && known && readOnly) {
            // A stale login must not keep anybody from reading what is public.
            const refused = await (0,answers/* readRefusal */.ni)(answer);
            const anonymous = await exchange(plain(realm, parameters.service, scopes, undefined), doing);
            if (anonymous.status === 200) {
                warn(`The credentials from ${known.from} were refused by ${realm.host} (${refused.status}); reading without.`);
                return readToken(anonymous, clock.now());
            }
            anonymous.discard();
            throw new TokenRefused(refused.status, refused.code, refused.message);
        }
        // Asking for too much may be refused as a whole: then for what matters most only.
        if ((answer.status === 401 || answer.status === 403) && scopes.length > 1) {
            answer.discard();
            answer = await exchange(plain(realm, parameters.service, scopes.slice(0, 1), known), doing);
        }
        if (answer.status !== 200) {
            const refused = await (0,answers/* readRefusal */.ni)(answer);
            throw new TokenRefused(refused.status, refused.code, refused.message, refused.retryAfter);
        }
        return readToken(answer, clock.now());
    }
    return {
        header: authorization,
        async learn(answer, repository, scopes, used) {
            const offered = parseChallenges((0,answers/* header */.wx)(answer, 'www-authenticate'));
            const next = offered.find((c) => c.scheme === 'bearer' && c.parameters.realm) ??
                offered.find((c) => c.scheme === 'basic');
            if (!next)
                return false;
            const before = challenge;
            const asked = demanded.get(repository) ?? [];
            challenge = next;
            const demand = next.parameters.scope?.split(' ').filter(Boolean) ?? [];
            demanded.set(repository, demand.slice(0, 8));
            const known = await credential(repository);
            if (next.scheme === 'basic')
                return known !== undefined && used === undefined;
            if (!before || used === undefined)
                return true;
            // Refused with a token: forget it, unless another request has renewed it already. One that is new has not
            // expired but does not suffice, and another of the same kind would not either.
            const key = tokenKey(known, wantedScopes(asked, scopes));
            const kept = await tokens.get(key)?.catch(() => undefined);
            if (kept?.header === used) {
                const more = tokenKey(known, wantedScopes(demanded.get(repository) ?? [], scopes)) !== key;
                if (!more && clock.now() - kept.since < NEW)
                    return false;
                tokens.delete(key);
            }
            return known?.registryToken === undefined;
        },
        origin: async (repository) => (await credential(repository))?.from,
    };
}
/**
 * What to ask a token for. What the registry demanded goes first, because some look only at the first scope (as in
 * crane); what another scope covers is left out, so that reading after writing needs no token of its own.
 */
function wantedScopes(demanded, scopes) {
    const all = [...new Set([...demanded, ...scopes])];
    return all.filter((scope) => !all.some((other) => other !== scope && covers(other, scope)));
}
function covers(wide, narrow) {
    const name = (scope) => scope.slice(0, scope.lastIndexOf(':'));
    const actions = (scope) => scope.slice(scope.lastIndexOf(':') + 1).split(',');
    const [has, needs] = [actions(wide), actions(narrow)];
    return name(wide) === name(narrow) && has.length > needs.length && needs.every((a) => has.includes(a));
}
/** A token service said no: becomes a refusal of the request that needed the token. */
class TokenRefused extends Error {
    name = 'TokenRefused';
    status;
    code;
    retryAfter;
    constructor(status, code, message, retryAfter) {
        super(message);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }
}
function readRealm(realm, host) {
    try {
        return new URL(realm ?? '');
    }
    catch {
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `${host} names "${(0,answers/* oneLine */.TN)(realm)}" as its token service: not an address.`);
    }
}
/** GET with repeated `scope` (Distribution "Token Authentication"). */
function plain(realm, service, scopes, known) {
    const url = new URL(realm);
    if (service)
        url.searchParams.set('service', service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    const secret = known?.identityToken ?? known?.password;
    return {
        method: 'GET',
        url,
        headers: {
            accept: 'application/json',
            ...(known && secret !== undefined && { authorization: basic(known.username, secret) }),
        },
    };
}
/** POST with the refresh token (Distribution "OAuth2 Token Authentication"). */
function oauth2(realm, service, scopes, identityToken) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'pipewright',
        refresh_token: identityToken,
        scope: scopes.join(' '),
    });
    if (service)
        form.set('service', service);
    return {
        method: 'POST',
        url: realm,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: Buffer.from(form.toString()),
    };
}
async function readToken(answer, now) {
    let body;
    try {
        body = JSON.parse((await answer.bytes(answers/* SMALL_BODY */.pQ)).toString('utf8'));
    }
    catch (error) {
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `The token service ${answer.url.host} did not answer with JSON.`, {
            cause: error,
        });
    }
    const token = [body.token, body.access_token].find((t) => typeof t === 'string' && t !== '');
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `The token service ${answer.url.host} answered without a token.`);
    }
    const lifetime = typeof body.expires_in === 'number' && body.expires_in > 0 ? body.expires_in : DEFAULT_LIFETIME;
    // A tenth, 10 s at most, is for the way there; our clock starts when the answer is read, whatever `issued_at` says.
    const margin = Math.min(lifetime * 0.1, 10);
    return { header: `Bearer ${token}`, since: now, until: now + (lifetime - margin) * 1000 };
}
function basic(username, password) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/session.js





const REDIRECT = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
/** Opens a conversation; nothing is sent yet. `insecure` is registries.conf's: certificates unchecked, HTTP allowed. */
function openSession(host, insecure, parts) {
    const { transport, clock, retry, signal } = parts;
    // Docker Hub's API lives under another name than its images.
    const apiHost = host === 'docker.io' ? 'registry-1.docker.io' : host;
    const local = (0,address/* isLoopback */.U9)(new URL(`http://${apiHost}`).hostname);
    let origin = new URL(`${local ? 'http' : 'https'}://${apiHost}`);
    let settled;
    // Known for sure once it has answered: a name may lead to a private address.
    let reach = (0,address/* reachOf */.xw)(origin.hostname);
    /** A local registry has answered as one, so that it need not be asked whether it wants TLS. */
    let plainWorks = false;
    const warned = new Set();
    const authorizer = authorizerFor({
        host,
        credentials: parts.credentials,
        clock,
        exchange: (request, doing) => retrying(doing, () => follow(request, doing)),
        warn: parts.warn,
    });
    /** Sends, following redirects by hand; `authorization` goes to the registry's own origin only. */
    async function follow(request, doing, authorization) {
        let { url, method } = request;
        const body = request.body;
        for (let hops = 0;; hops++) {
            const own = url.origin === origin.origin;
            const refused = (0,address/* whyNotFollow */.Zn)(origin, reach, url);
            if (refused) {
                throw new src_failure/* Failure */.H('ADDRESS_REFUSED', `${doing.charAt(0).toUpperCase()}${doing.slice(1)} was given up: ${host} leads to ${(0,answers/* oneLine */.TN)(url.origin)}, and ${refused}.`);
            }
            const answer = await transport.send({
                method,
                url,
                headers: { ...request.headers, ...(own && authorization && { authorization }) },
                ...(body && { body }),
                ...(request.commits && { commits: true }),
                ...(!own && reach === 'public' && { lookup: address/* publicLookup */.km }),
                ...(insecure && { verifyTls: false }),
            });
            if (own && answer.address)
                reach = (0,address/* reachOf */.xw)(answer.address);
            showWarnings(answer);
            const location = (0,answers/* header */.wx)(answer, 'location');
            if (!REDIRECT.has(answer.status) || !location || hops === MOST_REDIRECTS)
                return answer;
            const reading = method === 'GET' || method === 'HEAD';
            if (!reading && answer.status !== 307 && answer.status !== 308)
                return answer;
            answer.discard();
            url = resolve(location, url, host);
            if (url.origin !== request.url.origin && request.headers?.authorization) {
                // Credentials for one token service are not for another.
                const { authorization: _, ...rest } = request.headers;
                request = { ...request, headers: rest };
            }
        }
    }
    /** `Warning: 299 - "…"` is for people to see (distribution-spec, "Warnings"). */
    function showWarnings(answer) {
        const text = /^299\s+\S+\s+"((?:[^"\\]|\\.)*)"/.exec((0,answers/* header */.wx)(answer, 'warning') ?? '')?.[1];
        const line = (0,answers/* oneLine */.TN)(text?.replace(/\\(.)/g, '$1'));
        if (!line || warned.has(line) || warned.size > 20)
            return;
        warned.add(line);
        parts.warn(`${host} says: ${line}`);
    }
    /** Plain HTTP for loopback, HTTPS else; `insecure` hosts are asked which they speak, and a local one may speak TLS. */
    async function settle() {
        if (!insecure || local)
            return;
        for (const scheme of ['https', 'http']) {
            try {
                const url = new URL(`${scheme}://${apiHost}/v2/`);
                (await transport.send({ method: 'GET', url, verifyTls: false })).discard();
                origin = new URL(url.origin);
                return;
            }
            catch (error) {
                if (scheme === 'http')
                    throw error;
            }
        }
    }
    /** Go's servers answer plain HTTP on a TLS port with a 400 that says so in its body. */
    async function speaksTls() {
        const answer = await transport.send({ method: 'GET', url: new URL('/v2/', origin) });
        return (await answer.bytes(answers/* SMALL_BODY */.pQ)).includes('HTTP request to an HTTPS server');
    }
    async function once(call) {
        settled ??= settle();
        await settled.catch((error) => {
            settled = undefined;
            throw error;
        });
        const url = call.to instanceof URL ? call.to : new URL(call.to, origin);
        const request = {
            method: call.method,
            url,
            ...(call.headers && { headers: call.headers }),
            ...(call.body && { body: call.body }),
            ...(call.commits && { commits: true }),
        };
        for (let tries = 0;; tries++) {
            const authorization = url.origin === origin.origin ? await authorizer.header(call.repository, call.scopes) : undefined;
            const answer = await follow(request, call.doing, authorization);
            if (answer.status !== 400)
                plainWorks = true;
            else if (local && !plainWorks && (await speaksTls())) {
                answer.discard();
                plainWorks = true;
                origin = new URL(`https://${apiHost}`);
                return once(call);
            }
            if (answer.status !== 401 || tries === 2 || answer.url.origin !== origin.origin)
                return answer;
            if (!(await authorizer.learn(answer, call.repository, call.scopes, authorization)))
                return answer;
            answer.discard();
        }
    }
    async function retrying(doing, attempt) {
        const patience = { failed: 0, waited: 0 };
        for (;;) {
            try {
                const answer = await attempt();
                if (!(0,edge_retry/* isTransientStatus */.Dm)(answer.status))
                    return answer;
                if (!(await again(patience, doing, answer)))
                    return answer;
                answer.discard();
            }
            catch (error) {
                if (!(await again(patience, doing, error)))
                    throw (0,answers/* brokenFailure */.w4)(error, doing, host);
            }
        }
    }
    async function again(patience, what, cause) {
        signal?.throwIfAborted();
        const isAnswer = typeof cause === 'object' && cause !== null && 'headers' in cause;
        const status = isAnswer ? cause.status : 0;
        if (!(0,edge_retry/* isTransientStatus */.Dm)(status) && !(0,edge_retry/* isBroken */.Qr)(cause, patience.failed))
            return false;
        patience.failed += 1;
        const asked = isAnswer ? (0,edge_retry/* retryAfter */.P9)((0,answers/* header */.wx)(cause, 'retry-after'), clock.now()) : undefined;
        const delay = (0,edge_retry/* nextDelay */.rM)(retry, patience.failed, patience.waited, asked, parts.random());
        if (delay === undefined)
            return false;
        patience.waited += delay;
        parts.retried(what, isAnswer ? `${host} answered ${status}` : (0,answers/* oneLine */.TN)((0,src_failure/* explain */.W)(cause)), delay);
        await clock.sleep(delay, signal);
        return true;
    }
    async function failure(refusal, call, write) {
        const credentials = await authorizer.origin(call.repository);
        return (0,answers/* refusalFailure */.$G)(refusal, { doing: call.doing, registry: host, write, credentials });
    }
    return {
        host,
        async send(call) {
            try {
                return call.repeat === false ? await once(call) : await retrying(call.doing, () => once(call));
            }
            catch (error) {
                if (!(error instanceof TokenRefused))
                    throw error;
                const { status, code, message } = error;
                const write = call.scopes.some((s) => s.endsWith('push'));
                throw await failure({ status, code, message, retryAfter: error.retryAfter }, call, write);
            }
        },
        refuse: async (answer, call, write) => failure(await (0,answers/* readRefusal */.ni)(answer), call, write),
        failure,
        broken: (error, doing) => (0,answers/* brokenFailure */.w4)(error, doing, host),
        again,
    };
}
/** Resolves a `Location` against the address that gave it; it may be relative and carry a query. */
function resolve(location, base, host) {
    try {
        return new URL(location, base);
    }
    catch {
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `${host} leads to "${(0,answers/* oneLine */.TN)(location)}", which is not an address.`);
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/writing.js





/** Sizes of PATCH requests that are tried in turn when a whole blob is refused; nginx takes 1 MiB by default. */
const CHUNKS = [16, 4, 1].map((mebibytes) => mebibytes * 1024 * 1024);
/** Whether the repository has the blob; undefined: it does not say (ECR Public answers 403 to HEAD). */
async function hasBlob(endpoint, blob) {
    const answer = await endpoint.session.send({
        method: 'HEAD',
        to: `/v2/${endpoint.repository}/blobs/${blob.digest}`,
        repository: endpoint.repository,
        scopes: [(0,registry_endpoint/* pushScope */.Xu)(endpoint)],
        doing: `looking for ${blob.digest} in ${endpoint.label}`,
    });
    answer.discard();
    if (answer.status === 200)
        return true;
    return answer.status === 404 ? false : undefined;
}
/**
 * Asks the registry to link a blob from another of its repositories. Never fatal: every answer but 201 and 202 means
 * only that it does not. `origin` is not sent, strict registries answer 202 to it.
 */
async function mountBlob(target, blob, from, readable) {
    const query = new URLSearchParams({ mount: blob.digest, from: from.repository });
    const answer = await target.session.send({
        method: 'POST',
        to: `/v2/${target.repository}/blobs/uploads/?${query}`,
        repository: target.repository,
        scopes: [(0,registry_endpoint/* pushScope */.Xu)(target), (0,registry_endpoint/* pullScope */.iH)(from), ...readable.filter((s) => s !== (0,registry_endpoint/* pullScope */.iH)(from))],
        doing: `mounting ${blob.digest} into ${target.label}`,
    });
    answer.discard();
    if (answer.status === 201)
        return { kind: 'mounted' };
    const location = answer.status === 202 ? (0,answers/* header */.wx)(answer, 'location') : undefined;
    if (!location)
        return { kind: 'refused', status: answer.status };
    return { kind: 'session', location: resolve(location, answer.url, target.session.host) };
}
/** Gives an upload session back. Best effort: registries clear forgotten sessions by themselves. */
async function cancelUpload(target, location) {
    try {
        const answer = await target.session.send({
            method: 'DELETE',
            to: location,
            repository: target.repository,
            scopes: [(0,registry_endpoint/* pushScope */.Xu)(target)],
            doing: `giving back an upload to ${target.label}`,
            repeat: false,
        });
        answer.discard();
    }
    catch {
        // Nothing depends on it.
    }
}
/**
 * Sends a blob: one PUT of the whole, as every registry understands it; in chunks where that is refused (413) or keeps
 * breaking. A try that broke starts over from zero with a new session. `location` is a session that is open already.
 * @throws Failure `LAYER_TOO_LARGE`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `REGISTRY_ERROR`, `REGISTRY_UNREACHABLE`
 */
async function uploadBlob(target, blob, source, upkeep, location) {
    const { session } = target;
    const doing = `writing ${blob.digest} to ${target.label}`;
    const patience = { failed: 0, waited: 0 };
    /** Index into CHUNKS; -1: all in one. */
    let chunk = -1;
    let open = location;
    for (;;) {
        let cause;
        try {
            const at = open ?? (await startUpload(target, doing, upkeep));
            open = undefined;
            const answer = chunk < 0
                ? await putWhole(target, at, blob, source, doing)
                : await putChunks(target, at, blob, source, doing, CHUNKS[chunk]);
            if ((0,registry_endpoint/* isDone */.$L)(answer)) {
                answer.discard();
                return 'copied';
            }
            cause = answer;
            const smaller = CHUNKS.findIndex((size, index) => index > chunk && size < blob.size);
            if (answer.status === 413 || answer.status === 416) {
                if (smaller < 0)
                    throw tooLarge(target, blob);
                answer.discard();
                chunk = smaller;
                continue;
            }
            if (!(0,edge_retry/* isTransientStatus */.Dm)(answer.status)) {
                throw await session.failure(await (0,answers/* readRefusal */.ni)(answer), { doing, repository: target.repository }, true);
            }
        }
        catch (error) {
            if (error instanceof src_failure/* Failure */.H)
                throw error;
            cause = error;
        }
        if (!(await session.again(patience, doing, cause))) {
            if (cause instanceof Error)
                throw session.broken(cause, doing);
            throw await session.refuse(cause, { doing, repository: target.repository }, true);
        }
        if (isAnswer(cause))
            cause.discard();
        // Front ends that cut long requests answer with a broken connection.
        if ((0,edge_retry/* isBroken */.Qr)(cause) && patience.failed >= 2 && blob.size > CHUNKS[0])
            chunk = Math.max(chunk, 0);
    }
}
async function startUpload(target, doing, upkeep) {
    const { session, repository } = target;
    const call = {
        method: 'POST',
        to: `/v2/${repository}/blobs/uploads/`,
        repository,
        scopes: [(0,registry_endpoint/* pushScope */.Xu)(target)],
        doing,
    };
    let answer = await session.send(call);
    if (answer.status === 404) {
        const refusal = await (0,answers/* readRefusal */.ni)(answer);
        if (!(await upkeep.createRepository(target)))
            throw await session.failure(refusal, call, true);
        answer = await session.send(call);
    }
    const location = (0,answers/* header */.wx)(answer, 'location');
    if (answer.status !== 202 || !location)
        throw await session.refuse(answer, call, true);
    answer.discard();
    return resolve(location, answer.url, session.host);
}
function putWhole(target, location, blob, source, doing) {
    const body = source instanceof Uint8Array ? source : { size: blob.size, open: source };
    return put(target, location, blob, doing, body);
}
function put(target, location, blob, doing, body) {
    // The location may carry a query of its own, which must stay as it is.
    const to = new URL(location);
    to.search = `${to.search ? `${to.search}&` : '?'}digest=${encodeURIComponent(blob.digest)}`;
    return target.session.send({
        method: 'PUT',
        to,
        headers: { 'content-type': 'application/octet-stream' },
        ...(body && { body }),
        commits: true,
        repository: target.repository,
        scopes: [(0,registry_endpoint/* pushScope */.Xu)(target)],
        doing,
        repeat: false,
    });
}
/** PATCH by PATCH in order (distribution-spec "Pushing a blob in chunks"), then an empty PUT. Gives the last answer. */
async function putChunks(target, location, blob, source, doing, size) {
    let at = location;
    let offset = 0;
    for await (const bytes of inChunks(source instanceof Uint8Array ? [source] : source(), size)) {
        const answer = await target.session.send({
            method: 'PATCH',
            to: at,
            headers: {
                'content-type': 'application/octet-stream',
                'content-range': `${offset}-${offset + bytes.length - 1}`,
            },
            body: bytes,
            repository: target.repository,
            scopes: [(0,registry_endpoint/* pushScope */.Xu)(target)],
            doing,
            repeat: false,
        });
        // Our own count is what holds: ECR's Range answer is stale.
        offset += bytes.length;
        const next = (0,answers/* header */.wx)(answer, 'location');
        if (answer.status !== 202 && !(0,registry_endpoint/* isDone */.$L)(answer))
            return answer;
        answer.discard();
        if (next)
            at = resolve(next, answer.url, target.session.host);
    }
    return put(target, at, blob, doing);
}
/** The same bytes in pieces of exactly `size`, the last one shorter. */
async function* inChunks(chunks, size) {
    let piece = Buffer.allocUnsafe(size);
    let filled = 0;
    for await (const chunk of chunks) {
        for (let at = 0; at < chunk.length;) {
            const take = Math.min(size - filled, chunk.length - at);
            piece.set(chunk.subarray(at, at + take), filled);
            at += take;
            filled += take;
            if (filled === size) {
                yield piece;
                piece = Buffer.allocUnsafe(size);
                filled = 0;
            }
        }
    }
    if (filled > 0)
        yield piece.subarray(0, filled);
}
function isAnswer(cause) {
    return typeof cause === 'object' && cause !== null && 'discard' in cause;
}
function tooLarge(target, blob) {
    return new src_failure/* Failure */.H('LAYER_TOO_LARGE', `The registry of ${target.label} does not take a blob of ${blob.size} bytes (${blob.digest}), whole or in chunks. Raise its limit (for nginx: client_max_body_size), or make the layer smaller.`);
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/repository.js
var _a;






/** One repository: remembers where its name led, what is there already, and who does not mount. */
class Repository {
    name;
    #house;
    #ref;
    /** The endpoint that gave the last manifest: its blobs are there too. */
    #source;
    #transfers = new Map();
    #mountsRefused = new Set();
    constructor(house, ref) {
        this.#house = house;
        this.#ref = { kind: 'registry', registry: ref.registry, repository: ref.repository };
        this.name = (0,reference/* repositoryName */.aR)(ref);
    }
    async readManifest(tagOrDigest) {
        if (tagOrDigest.includes(':'))
            (0,registry_endpoint/* checkDigest */.H2)(tagOrDigest, this.name);
        const ref = { ...this.#ref, ...(tagOrDigest.includes(':') && { digest: tagOrDigest }) };
        return this.#fromFirst(this.#house.endpoints(ref, 'read'), (endpoint) => readManifest(endpoint, tagOrDigest, this.#house.limits));
    }
    async readBlob(blob, limit) {
        return this.#fromFirst(this.#blobSources(blob), (endpoint) => (0,reading/* readBlob */.gm)(endpoint, blob, limit));
    }
    async streamBlob(blob) {
        return this.#fromFirst(this.#blobSources(blob), (endpoint) => (0,reading/* streamBlob */.cc)(endpoint, blob));
    }
    async headManifest(tagOrDigest) {
        return headManifest(this.#target(), tagOrDigest);
    }
    async writeManifest(tagOrDigest, manifest) {
        return writeManifest(this.#target(), tagOrDigest, manifest, this.#house.limits);
    }
    async writeBlob(blob, bytes) {
        return this.#transferOnce(blob, async (target) => {
            // Asking first saves nothing for a config: an upload is two requests, and a new config is what usually comes.
            if (bytes.length > 64 * 1024 && (await hasBlob(target, blob)))
                return 'present';
            return uploadBlob(target, blob, bytes, this.#house.upkeep);
        });
    }
    async copyBlob(blob, sources) {
        // Foreign layers stay where their publisher keeps them; clients read their urls (image-spec layer.md).
        if (blob.urls?.length)
            return 'present';
        return this.#transferOnce(blob, (target) => this.#bring(target, blob, sources));
    }
    /**
     * Present, mounted, or streamed. A source on the same registry is mounted without asking whether the blob is there:
     * the mount answers 201 in that case too, so that one request does for both.
     */
    async #bring(target, blob, sources) {
        const { upkeep } = this.#house;
        let location;
        for (const source of sources) {
            const from = source instanceof _a ? source.#mountable(blob, target) : undefined;
            if (!from || this.#mountsRefused.has(from.repository))
                continue;
            if (from.repository === target.repository)
                return 'present';
            const readable = this.#house.readable.get(target.session.host) ?? [];
            const ask = () => mountBlob(target, blob, from, [...readable].slice(0, 8));
            let mount = await ask();
            if (mount.kind === 'refused' && mount.status === 404 && (await upkeep.createRepository(target))) {
                mount = await ask();
            }
            if (mount.kind === 'mounted')
                return 'mounted';
            if (mount.kind === 'refused')
                this.#mountsRefused.add(from.repository);
            else if (location)
                await cancelUpload(target, mount.location);
            else
                location = mount.location;
        }
        if (await hasBlob(target, blob)) {
            if (location)
                await cancelUpload(target, location);
            return 'present';
        }
        return uploadBlob(target, blob, () => this.#bytes(blob, sources), upkeep, location);
    }
    /** The blob from the first source that has it, with progress. */
    async *#bytes(blob, sources) {
        const { onEvent } = this.#house;
        const repository = this.name;
        let sent = 0;
        for await (const chunk of await openFirst(blob, sources, repository)) {
            yield chunk;
            sent += chunk.length;
            onEvent({ kind: 'progress', repository, blob, sent });
        }
    }
    /** The same blob asked for twice, at once or later, moves once. */
    async #transferOnce(blob, transfer) {
        (0,registry_endpoint/* checkDigest */.H2)(blob.digest, this.name);
        const going = this.#transfers.get(blob.digest);
        if (going)
            return going.then(() => 'present');
        const started = transfer(this.#target());
        this.#transfers.set(blob.digest, started);
        try {
            const done = await started;
            this.#house.onEvent({ kind: 'blob', repository: this.name, blob, transfer: done });
            return done;
        }
        catch (error) {
            this.#transfers.delete(blob.digest);
            throw error;
        }
    }
    #target() {
        return this.#house.endpoints(this.#ref, 'write')[0];
    }
    #blobSources(blob) {
        (0,registry_endpoint/* checkDigest */.H2)(blob.digest, this.name);
        const all = this.#house.endpoints({ ...this.#ref, digest: blob.digest }, 'read');
        const known = this.#source;
        return known ? [known, ...all.filter((e) => e.label !== known.label)] : all;
    }
    /** Where a blob could be mounted from: only on the very host that it shall go to. */
    #mountable(blob, target) {
        return this.#blobSources(blob).find((e) => e.session.host === target.session.host);
    }
    /** Mirrors in order, then the location itself; the last one's failure is what counts. */
    async #fromFirst(endpoints, read) {
        for (const [index, endpoint] of endpoints.entries()) {
            try {
                const found = await read(endpoint);
                this.#source = endpoint;
                const { readable } = this.#house;
                const scopes = readable.get(endpoint.session.host) ?? new Set();
                readable.set(endpoint.session.host, scopes.add((0,registry_endpoint/* pullScope */.iH)(endpoint)));
                return found;
            }
            catch (error) {
                if (index === endpoints.length - 1 || !(error instanceof src_failure/* Failure */.H))
                    throw error;
                this.#house.onEvent({ kind: 'warning', message: `${error.message} Trying the next place.` });
            }
        }
        throw new Error('a name leads nowhere');
    }
}
_a = Repository;
async function openFirst(blob, sources, target) {
    let failure = new src_failure/* Failure */.H('IMAGE_NOT_FOUND', `Nothing has the blob ${blob.digest} for ${target}.`);
    for (const source of sources) {
        try {
            return await source.streamBlob(blob);
        }
        catch (error) {
            failure = error;
        }
    }
    throw failure;
}

;// CONCATENATED MODULE: ./lib/src/edge/registry.js







const LIMITS = {
    answer: 60_000,
    // GHCR ends an upload after ten minutes; ECR and S3-backed registries hash gigabytes before they answer.
    commit: 600_000,
    stall: 60_000,
    manifestRead: 8 * 1024 * 1024,
    manifestWrite: 4 * 1024 * 1024,
};
/** Opens the registry edge: OCI distribution-spec v1.1 as registries really speak it. */
function openRegistry(options) {
    const { onEvent = () => { }, signal } = options;
    const limits = { ...LIMITS, ...options.limits };
    const transport = (0,registry_transport/* openTransport */.g2)({ env: options.env, limits, signal });
    const sessions = new Map();
    function sessionOf(host, insecure) {
        const key = `${host} ${insecure}`;
        let session = sessions.get(key);
        if (!session) {
            session = openSession(host, insecure, {
                transport,
                clock: options.clock ?? clock/* systemClock */.m,
                credentials: options.credentials,
                retry: options.retry ?? edge_retry/* RETRY_POLICY */.yE,
                random: options.random ?? Math.random,
                signal,
                warn: (message) => onEvent({ kind: 'warning', message }),
                retried: (what, why, delay) => onEvent({ kind: 'retry', what, why, delay }),
            });
            sessions.set(key, session);
        }
        return session;
    }
    const created = new Map();
    const house = {
        limits: { read: limits.manifestRead, write: limits.manifestWrite },
        onEvent,
        readable: new Map(),
        endpoints: (ref, use) => {
            const name = (0,reference/* repositoryName */.aR)(ref);
            return (0,registries_conf/* resolveLocations */.zX)(options.registriesConf, ref, use).map((location) => ({
                session: sessionOf(location.registry, location.insecure),
                repository: location.repository,
                label: label(name, location),
            }));
        },
        upkeep: {
            createRepository({ session, repository }) {
                const key = `${session.host}/${repository}`;
                const going = created.get(key) ?? Promise.resolve(options.createRepository?.(session.host, repository) ?? false);
                created.set(key, going);
                return going;
            },
        },
    };
    return {
        repository: (ref) => new Repository(house, ref),
        traffic: transport.traffic,
        close: transport.close,
    };
}
function label(name, { registry, repository }) {
    const location = `${registry}/${repository}`;
    return location === name ? name : `${name} (at ${location})`;
}


/***/ }),

/***/ 50972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Zn: () => (/* binding */ whyNotFollow),
/* harmony export */   km: () => (/* binding */ publicLookup),
/* harmony export */   xw: () => (/* binding */ reachOf)
/* harmony export */ });
/* unused harmony export RefusedAddressError */
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);


const PRIVATE = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
for (const [net, prefix] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
]) {
    PRIVATE.addSubnet(net, prefix, 'ipv4');
}
PRIVATE.addAddress('::', 'ipv6');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('ff00::', 8, 'ipv6');
// Where clouds serve a machine's own credentials; fd00:ec2::254 is the same on AWS.
const LINK_LOCAL = new node_net__WEBPACK_IMPORTED_MODULE_1__.BlockList();
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4');
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6');
LINK_LOCAL.addSubnet('fd00:ec2::', 64, 'ipv6');
/**
 * The reach of an IP address or host name, with or without `[]`. Names other than `localhost` count as public here:
 * what they resolve to is checked by `publicLookup`. IPv4 inside IPv6 (`::ffff:10.0.0.1`, `64:ff9b::…`) is unwrapped.
 */
function reachOf(host) {
    if (isLoopback(host))
        return 'private';
    const bare = host.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(bare);
    if (family === 0)
        return 'public';
    const embedded = family === 6 ? embeddedIpv4(bare) : undefined;
    if (embedded)
        return reachOf(embedded);
    const kind = family === 4 ? 'ipv4' : 'ipv6';
    if (LINK_LOCAL.check(bare, kind))
        return 'link-local';
    return PRIVATE.check(bare, kind) ? 'private' : 'public';
}
function embeddedIpv4(address) {
    // The URL parser writes every IPv6 address in its canonical form: ::ffff:7f00:1.
    const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
    const hex = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
    if (!hex)
        return undefined;
    const high = Number.parseInt(hex[1], 16);
    const low = Number.parseInt(hex[2], 16);
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
/**
 * Why an address that a registry gave must not be followed; undefined when it may be. `reach` is the registry's own.
 */
function whyNotFollow(registry, reach, to) {
    if (to.origin === registry.origin)
        return undefined;
    if (to.protocol !== 'https:' && to.protocol !== 'http:')
        return 'it is not a web address';
    if (to.username || to.password)
        return 'it holds a user name or password';
    const target = reachOf(to.hostname);
    if (target === 'link-local')
        return 'it is a link-local address';
    if (target === 'private' && reach === 'public')
        return 'it is a private address';
    if (to.protocol === 'http:' && registry.protocol === 'https:')
        return 'it is not https';
    return undefined;
}
/** `127.0.0.0/8`, `::1`, `localhost`: never through a proxy, and plain HTTP by default. */
function isLoopback(host) {
    const bare = host.replace(/^\[(.*)\]$/, '$1');
    return bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare) || /^(.+\.)?localhost$/i.test(bare);
}
/** Name resolution that refuses names which lead to addresses that are not public. */
const publicLookup = (hostname, options, callback) => {
    (0,node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup)(hostname, { ...options, all: true }, (error, found) => {
        const addresses = found ?? [];
        const bad = addresses.find((a) => reachOf(a.address) !== 'public');
        const refusal = bad && new RefusedAddressError(`${hostname} resolves to the address ${bad.address}`);
        const failure = error ?? refusal ?? null;
        if (failure || options.all)
            callback(failure, failure ? [] : addresses);
        else
            callback(null, addresses[0].address, addresses[0].family);
    });
};
class RefusedAddressError extends Error {
    name = 'RefusedAddressError';
    code = 'EREFUSEDADDRESS';
}


/***/ }),

/***/ 48143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ refusalFailure),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   ni: () => (/* binding */ readRefusal),
/* harmony export */   pQ: () => (/* binding */ SMALL_BODY),
/* harmony export */   w4: () => (/* binding */ brokenFailure),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* unused harmony export describeRefusal */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83806);


/** Bytes of an error or token answer that are read at most. */
const SMALL_BODY = 64 * 1024;
/** Reads the body of an answer that means no. Never throws: a body that cannot be read says nothing. */
async function readRefusal(answer) {
    const base = { status: answer.status, retryAfter: header(answer, 'retry-after') };
    let text = '';
    try {
        text = (await answer.bytes(SMALL_BODY)).toString('utf8');
    }
    catch {
        return { ...base, code: '', message: '' };
    }
    try {
        const body = JSON.parse(text);
        const first = body.errors?.[0] ?? body;
        const { code, message, detail, error_description } = first;
        return {
            ...base,
            code: typeof code === 'string' ? code.replace(/[^A-Za-z0-9_]/g, '').slice(0, 60) : '',
            message: oneLine([message, error_description, detail].find((t) => typeof t === 'string' && t !== '')),
        };
    }
    catch {
        // Docker Hub's rate limit is plain text, proxies answer with HTML.
        const plain = /<html|<!doctype/i.test(text) ? '' : text;
        return { ...base, code: '', message: oneLine(plain) };
    }
}
/** A registry's text, fit for one line of ours: no control characters, no escapes, bounded. */
function oneLine(text) {
    if (typeof text !== 'string')
        return '';
    const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
    return clean.length > 200 ? `${clean.slice(0, 197)}...` : clean;
}
/** `404 MANIFEST_UNKNOWN: manifest unknown`, for the end of a sentence. */
function describeRefusal(refusal) {
    const code = refusal.code ? ` ${refusal.code}` : '';
    return `${refusal.status}${code}${refusal.message ? `: ${refusal.message.replace(/\.$/, '')}` : ''}`;
}
/** A header's first value. */
function header(answer, name) {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
}
// These answer "unauthorized" or "denied" for a repository that does not exist, so that nobody can probe for names.
const HIDES_MISSING = new Set(['docker.io', 'ghcr.io', 'quay.io']);
/** The Failure for a refusal, with its remedy. */
function refusalFailure(refusal, attempt) {
    const { doing, registry, write, credentials } = attempt;
    const said = describeRefusal(refusal);
    switch (refusal.status) {
        case 401:
        case 403: {
            const tried = credentials
                ? `with the credentials from ${credentials}`
                : `without credentials, because none were found for ${registry}`;
            const note = attempt.note ? ` (${attempt.note})` : '';
            if (!write && !credentials && HIDES_MISSING.has(registry)) {
                return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('IMAGE_NOT_FOUND', `${upper(doing)} failed (${said}): the image does not exist, or it is private; ${registry} does not tell ` +
                    `which. It was asked ${tried}${note}. Check the name, or log in with "docker login ${registry}".`);
            }
            const remedy = credentials
                ? `Check that they may ${write ? 'write' : 'read'} there, or log in again with "docker login ${registry}"`
                : `Log in with "docker login ${registry}"`;
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('ACCESS_DENIED', `${upper(doing)} was refused (${said}). It was tried ${tried}${note}. ${remedy}.`);
        }
        case 404:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(write ? 'REGISTRY_ERROR' : 'IMAGE_NOT_FOUND', `${upper(doing)} failed (${said}): ` +
                (write
                    ? `the repository does not exist in ${registry}, and it is not made by pushing. Create it there first.`
                    : 'there is no such image. Check the name and the tag.'));
        case 429:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('RATE_LIMITED', `${upper(doing)} was refused because of too many requests (${said}). ` +
                (credentials
                    ? 'Wait, then try again.'
                    : `Wait, or log in with "docker login ${registry}": who logs in may ask for more.`));
        default:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('REGISTRY_ERROR', `${upper(doing)} failed: ${registry} answered ${said || 'nothing'}.`);
    }
}
/** The Failure for a request that got no answer at all. Failures and aborts pass through. */
function brokenFailure(error, doing, host) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H || !(error instanceof Error))
        return error;
    if (error instanceof _transport_js__WEBPACK_IMPORTED_MODULE_1__/* .TooLargeError */ .qB) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('REGISTRY_ERROR', `${upper(doing)} failed: ${error.message}, which is not reasonable.`);
    }
    const code = error.code ?? '';
    const fail = (why) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('REGISTRY_UNREACHABLE', `${upper(doing)} failed: ${why}`, { cause: error });
    if (code === 'EREFUSEDADDRESS') {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('ADDRESS_REFUSED', `${upper(doing)} was given up: ${error.message}.`, {
            cause: error,
        });
    }
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') {
        return fail(`the name ${host} does not resolve. Is it written right, and is there a network?`);
    }
    if (code === 'ECONNREFUSED')
        return fail(`nothing listens at ${host}. Is the name right, is the registry running?`);
    if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH)/.test(code)) {
        return fail(`the certificate of ${host} is not trusted (${oneLine(error.message)}). Name its authority in ` +
            'NODE_EXTRA_CA_CERTS, or mark the registry as "insecure" in registries.conf.');
    }
    if (/^(EPROTO|ERR_SSL_|HPE_)/.test(code)) {
        return fail(`${host} does not speak the protocol that was expected of it. If it serves plain HTTP, mark it as "insecure" ` +
            'in registries.conf.');
    }
    if (/^(E[A-Z]+|ERR_STREAM_\w+)$/.test(code)) {
        return fail(`the connection to ${host} broke (${oneLine((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .W)(error))}). Try again later.`);
    }
    return error;
}
function upper(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 43973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ askCredentialHelper),
/* harmony export */   pM: () => (/* binding */ readTextIfThere),
/* harmony export */   v: () => (/* binding */ readCredentialFiles)
/* harmony export */ });
/* unused harmony export parseCredentialFile */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57304);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48143);





/**
 * The files that there are, in the order of precedence: the one that `REGISTRY_AUTH_FILE` names, Docker's, Podman's.
 * @throws Failure `BAD_CREDENTIALS_FILE`
 */
async function readCredentialFiles(env, readText) {
    const home = env.HOME;
    const docker = env.DOCKER_CONFIG ?? (home && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, '.docker'));
    const places = [
        env.REGISTRY_AUTH_FILE,
        docker && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(docker, 'config.json'),
        env.XDG_RUNTIME_DIR && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env.XDG_RUNTIME_DIR, 'containers/auth.json'),
        home && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env.XDG_CONFIG_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, '.config'), 'containers/auth.json'),
    ];
    const files = [];
    for (const place of new Set(places)) {
        const text = place ? await readText(place) : undefined;
        if (!place || !text?.trim())
            continue;
        const label = home && place.startsWith(`${home}/`) ? `~${place.slice(home.length)}` : place;
        files.push(parseCredentialFile(text, label));
    }
    return files;
}
/** Reads one file's text. Entries of an unknown form are left out. @throws Failure `BAD_CREDENTIALS_FILE` */
function parseCredentialFile(text, label) {
    let document;
    try {
        document = JSON.parse(text);
        if (typeof document !== 'object' || document === null)
            throw new Error('not an object');
    }
    catch (error) {
        // The parser's message would quote the file, and with it a secret.
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .H('BAD_CREDENTIALS_FILE', `${label} is not JSON, so no registry credentials can be read from it. Mend or remove it.`, { cause: error instanceof SyntaxError ? undefined : error });
    }
    const pairs = (value) => typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return {
        label,
        helpers: pairs(document.credHelpers).filter((pair) => typeof pair[1] === 'string'),
        store: typeof document.credsStore === 'string' && document.credsStore ? document.credsStore : undefined,
        entries: pairs(document.auths).flatMap(([place, entry]) => {
            const read = readEntry(entry);
            return read ? [[placeOf(place), read]] : [];
        }),
    };
}
/** `https://index.docker.io/v1/` → `docker.io`, `https://ghcr.io/v2/` → `ghcr.io`, `quay.io/alice` stays. */
function placeOf(key) {
    const plain = key.replace(/^https?:\/\//, '').replace(/\/(v1|v2)?\/?$/, '');
    return plain.replace(/^(index\.docker\.io|registry-1\.docker\.io)(?=\/|$)/, 'docker.io');
}
function readEntry(entry) {
    if (typeof entry !== 'object' || entry === null)
        return undefined;
    const text = (key) => typeof entry[key] === 'string' && entry[key] !== '' ? entry[key] : undefined;
    const decoded = Buffer.from(text('auth') ?? '', 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    const username = text('username') ?? (colon > 0 ? decoded.slice(0, colon) : undefined);
    // Docker pads old entries with NUL.
    const password = text('password') ?? (colon > 0 ? decoded.slice(colon + 1).replace(/\0+$/, '') : undefined);
    const identityToken = text('identitytoken');
    const registryToken = text('registrytoken');
    if (!identityToken && !registryToken && (username === undefined || password === undefined))
        return undefined;
    return {
        username: username ?? '<token>',
        password: password ?? '',
        ...(identityToken && { identityToken }),
        ...(registryToken && { registryToken }),
    };
}
/** A file's text; undefined when it is not there or not ours to read. */
async function readTextIfThere(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8').catch(() => undefined);
}
const HELPER_LIMIT = 10_000;
/** Runs `docker-credential-<name> get` with the server on its standard input; 10 s and 64 KiB at most. */
function askCredentialHelper(env) {
    return (name, server) => new Promise((resolve) => {
        // The name comes from a file and becomes a program's.
        if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
            return resolve({ kind: 'failed', why: 'that is not the name of a helper' });
        }
        const program = `docker-credential-${name}`;
        const options = { timeout: HELPER_LIMIT, maxBuffer: 64 * 1024, env: env };
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, ['get'], options, (error, stdout, stderr) => {
            if (!error)
                return resolve(readHelperAnswer(stdout));
            if (/credentials not found/i.test(`${stdout} ${stderr}`))
                return resolve({ kind: 'none' });
            const code = error.code;
            const why = code === 'ENOENT'
                ? 'there is no such program in PATH'
                : error.killed
                    ? `it did not answer within ${HELPER_LIMIT / 1000} s`
                    : (0,_answers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(stderr || stdout) || `it ended with ${String(code)}`;
            resolve({ kind: 'failed', why });
        });
        // It may end before it reads.
        child.stdin?.on('error', () => { });
        child.stdin?.end(server);
    });
}
function readHelperAnswer(stdout) {
    try {
        const { Username, Secret } = JSON.parse(stdout);
        if (typeof Username === 'string' && typeof Secret === 'string' && Secret) {
            return { kind: 'found', username: Username, secret: Secret };
        }
        return { kind: 'none' };
    }
    catch {
        return { kind: 'failed', why: 'its answer is not JSON' };
    }
}


/***/ }),

/***/ 77166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ parseGivenCredentials),
/* harmony export */   ZE: () => (/* binding */ openCredentials)
/* harmony export */ });
/* unused harmony export hostKey */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _credential_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43973);


/** Docker files its Hub under this address, everything else under the host. */
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_HOSTS = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/**
 * The chain: given by hand, Docker's and Podman's files (helpers included), ECR, `GITHUB_TOKEN` for ghcr.io, nobody.
 * A host is matched exactly, so that credentials never reach another one. Files are read when first needed.
 */
function openCredentials(options) {
    const { env, explicit = {}, warn = () => { } } = options;
    let files;
    return async (registry, repository) => {
        const key = hostKey(registry);
        for (const [host, given] of Object.entries(explicit)) {
            if (hostKey(host) === key)
                return { ...given, from: "the action's inputs" };
        }
        files ??= (0,_credential_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readCredentialFiles */ .v)(env, options.readText);
        for (const file of await files) {
            const found = await fromFile(file, key, repository, options.askHelper, warn);
            if (found)
                return found;
        }
        const ecr = await options.ecr?.(registry);
        if (ecr)
            return ecr;
        if (registry === 'ghcr.io' && env.GITHUB_TOKEN) {
            return {
                username: env.GITHUB_ACTOR || 'x-access-token',
                password: env.GITHUB_TOKEN,
                from: 'GITHUB_TOKEN',
            };
        }
        return undefined;
    };
}
async function fromFile(file, key, repository, askHelper, warn) {
    const helper = file.helpers.find(([host]) => hostKey(host) === key)?.[1] ?? file.store;
    if (helper) {
        const answer = await askHelper(helper, key === 'docker.io' ? HUB_KEY : key);
        if (answer.kind === 'found') {
            const from = `docker-credential-${helper} (named in ${file.label})`;
            const { username, secret } = answer;
            // Helpers say so that the secret is a refresh token.
            return username === '<token>'
                ? { username, password: '', identityToken: secret, from }
                : { username, password: secret, from };
        }
        if (answer.kind === 'failed') {
            warn(`docker-credential-${helper}, named in ${file.label}, gave nothing for ${key}: ${answer.why}.`);
        }
    }
    // Podman files credentials under a part of a registry too: the most exact entry counts.
    const name = `${key}/${repository}`;
    const entry = file.entries
        .filter(([place]) => name === place || name.startsWith(`${place}/`))
        .sort(([a], [b]) => b.length - a.length)[0]?.[1];
    return entry && { ...entry, from: file.label };
}
/** The host that a key of a config file, or a name, stands for: `https://ghcr.io/v1/` → `ghcr.io`. */
function hostKey(text) {
    const host = text
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
    return HUB_HOSTS.has(host) ? 'docker.io' : host;
}
/** One `host=user:password` a line, as the action takes them. @throws Failure `BAD_INPUT` without repeating the line. */
function parseGivenCredentials(text) {
    const given = {};
    for (const [index, line] of text.split('\n').entries()) {
        if (!line.trim())
            continue;
        const parts = /^\s*([^\s=]+)=([^:]+):(.+?)\s*$/.exec(line);
        if (!parts) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_INPUT', `Line ${index + 1} of the registry credentials is not of the form host=user:password.`);
        }
        given[hostKey(parts[1])] = { username: parts[2], password: parts[3] };
    }
    return given;
}


/***/ }),

/***/ 44263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $L: () => (/* binding */ isDone),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   Xu: () => (/* binding */ pushScope),
/* harmony export */   iH: () => (/* binding */ pullScope)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28534);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48143);



function pullScope(endpoint) {
    return `repository:${endpoint.repository}:pull`;
}
function pushScope(endpoint) {
    return `repository:${endpoint.repository}:pull,push`;
}
/** `name:tag` or `name@digest` for messages. */
function labelOf(endpoint, tagOrDigest) {
    const mark = tagOrDigest.includes(':') ? '@' : ':';
    const [name, ...location] = endpoint.label.split(' ');
    return [`${name}${mark}${tagOrDigest}`, ...location].join(' ');
}
/** Whether an answer's status is the one that the protocol gives for success; some registries say 200 for 201. */
function isDone(answer) {
    return answer.status === 200 || answer.status === 201 || answer.status === 204;
}
/**
 * Digests come out of manifests that strangers wrote and go into the paths of requests.
 * @throws Failure `BAD_DIGEST`
 */
function checkDigest(digest, name) {
    if ((0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(digest))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_DIGEST', `${name} names "${(0,_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(digest).slice(0, 80)}" as a digest; only sha256:<64 hex digits> is understood.`);
}


/***/ }),

/***/ 59652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cc: () => (/* binding */ streamBlob),
/* harmony export */   gm: () => (/* binding */ readBlob),
/* harmony export */   zr: () => (/* binding */ verified)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48143);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44263);




/**
 * A blob's bytes as they come, checked: the last chunk is given only after size and digest were found right. A
 * connection that breaks is taken up where it broke (`Range`), or from the start where the registry cannot.
 * The first answer is waited for, so that a missing blob shows before anything is sent elsewhere.
 */
async function streamBlob(endpoint, blob) {
    const first = await openBlob(endpoint, blob, 0);
    return verified(resumed(endpoint, blob, first), blob, endpoint.label);
}
async function openBlob(endpoint, blob, from) {
    const { session, repository } = endpoint;
    const doing = `reading ${blob.digest} of ${endpoint.label}`;
    const answer = await session.send({
        method: 'GET',
        to: `/v2/${repository}/blobs/${blob.digest}`,
        ...(from > 0 && { headers: { range: `bytes=${from}-` } }),
        repository,
        scopes: [(0,_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .pullScope */ .iH)(endpoint)],
        doing,
    });
    if (answer.status !== 200 && answer.status !== 206) {
        throw await session.refuse(answer, { doing, repository }, false);
    }
    const length = (0,_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(answer, 'content-length');
    const expected = answer.status === 206 ? blob.size - from : blob.size;
    if (length !== undefined && Number(length) !== expected) {
        answer.discard();
        throw wrongSize(blob, endpoint.label, answer.status === 206 ? Number(length) + from : Number(length));
    }
    return answer;
}
async function* resumed(endpoint, blob, first) {
    const patience = { failed: 0, waited: 0 };
    let answer = first;
    let given = 0;
    for (;;) {
        let skip = answer.status === 206 ? 0 : given;
        try {
            for await (const chunk of answer.stream()) {
                if (skip >= chunk.length) {
                    skip -= chunk.length;
                    continue;
                }
                const fresh = skip > 0 ? chunk.subarray(skip) : chunk;
                skip = 0;
                given += fresh.length;
                yield fresh;
            }
            return;
        }
        catch (error) {
            const what = `reading ${blob.digest} of ${endpoint.label}`;
            if (!(await endpoint.session.again(patience, what, error)))
                throw endpoint.session.broken(error, what);
            answer = await openBlob(endpoint, blob, given);
        }
    }
}
/** Passes chunks on, one behind, and fails instead of giving the last one when they are not the blob described. */
async function* verified(chunks, blob, label) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    let held;
    for await (const chunk of chunks) {
        size += chunk.length;
        if (size > blob.size)
            throw wrongSize(blob, label, size);
        hash.update(chunk);
        if (held)
            yield held;
        held = chunk;
    }
    if (size !== blob.size)
        throw wrongSize(blob, label, size);
    const digest = `sha256:${hash.digest('hex')}`;
    if (digest !== blob.digest) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('DIGEST_MISMATCH', `The blob ${blob.digest} of ${label} came with other bytes: their digest is ${digest}. The registry or something on the way changed them; nothing was used.`);
    }
    if (held)
        yield held;
}
function wrongSize(blob, label, size) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('DIGEST_MISMATCH', `The blob ${blob.digest} of ${label} should have ${blob.size} bytes, but ${size} came. Nothing was used.`);
}
/** A small blob, whole and checked. @throws Failure `REGISTRY_ERROR` when it is described as larger than `limit`. */
async function readBlob(endpoint, blob, limit) {
    if (blob.size > limit) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('REGISTRY_ERROR', `The blob ${blob.digest} of ${endpoint.label} has ${blob.size} bytes; at most ${limit} are reasonable for it.`);
    }
    const chunks = [];
    for await (const chunk of await streamBlob(endpoint, blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 47316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   io: () => (/* binding */ readRegistriesConf),
/* harmony export */   zX: () => (/* binding */ resolveLocations)
/* harmony export */ });
/* unused harmony exports NO_RULES, parseRegistriesConf */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3292);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57304);




const NO_RULES = { registries: [] };
/**
 * Reads one file. `file` is for messages.
 * @throws Failure `BAD_REGISTRIES_CONF` with what containers/image refuses too, and for the old version 1.
 */
function parseRegistriesConf(text, file = 'registries.conf') {
    // Most files only list short names; they cost nothing.
    if (!/^\s*\[+\s*registr/m.test(text) && !/^\s*registry\s*=/m.test(text))
        return NO_RULES;
    let document;
    try {
        document = (0,smol_toml__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(text);
    }
    catch (error) {
        throw bad(file, error.message.split('\n')[0] ?? 'it is not TOML', error);
    }
    const old = document.registries;
    if (old && ['insecure', 'block'].some((k) => old[k]?.registries?.length > 0)) {
        throw bad(file, 'it is of version 1; write its registries as [[registry]] tables (version 2)');
    }
    const rules = tables(document.registry, file, 'registry').map((table) => readRule(table, file));
    return merge(NO_RULES, { registries: rules });
}
function readRule(table, file) {
    const location = place(table, 'location', file);
    const prefix = place(table, 'prefix', file) ?? location;
    if (prefix === undefined)
        throw bad(file, 'a [[registry]] has neither prefix nor location');
    if (location === undefined && !prefix.startsWith('*.')) {
        throw bad(file, `the [[registry]] with prefix "${prefix}" needs a location`);
    }
    if (prefix.includes('*') && !/^\*\.[^*/]+$/.test(prefix)) {
        throw bad(file, `the prefix "${prefix}" may have one "*." at its start and then a host only`);
    }
    const digestOnly = flag(table, 'mirror-by-digest-only', file);
    const mirrors = tables(table.mirror, file, 'registry.mirror').map((mirror) => {
        const at = place(mirror, 'location', file);
        if (at === undefined)
            throw bad(file, `a mirror of "${prefix}" has no location`);
        const pull = mirror['pull-from-mirror'] ?? '';
        if (digestOnly && pull !== '') {
            throw bad(file, `"${prefix}" sets mirror-by-digest-only, so its mirror cannot set pull-from-mirror`);
        }
        if (pull !== '' && pull !== 'all' && pull !== 'digest-only' && pull !== 'tag-only') {
            throw bad(file, `pull-from-mirror of "${at}" is "${pull}"; it may be all, digest-only or tag-only`);
        }
        return {
            location: at,
            insecure: flag(mirror, 'insecure', file),
            pull: digestOnly ? 'digest-only' : pull || 'all',
        };
    });
    return {
        prefix,
        ...(location !== undefined && { location }),
        insecure: flag(table, 'insecure', file),
        blocked: flag(table, 'blocked', file),
        mirrors,
    };
}
/**
 * Where a name leads, in the order to try. Reading tries the mirrors, then the location; writing goes to the location.
 * @throws Failure `REGISTRY_BLOCKED`
 */
function resolveLocations(conf, ref, use) {
    const name = `${ref.registry}/${ref.repository}`;
    const rule = findRule(conf, name);
    if (!rule)
        return [{ registry: ref.registry, repository: ref.repository, insecure: false }];
    if (rule.blocked) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .H('REGISTRY_BLOCKED', `${name} may not be used: registries.conf blocks "${rule.prefix}" on this machine.`);
    }
    const rest = name.slice(matchLength(rule.prefix, name));
    const mirrors = rule.mirrors.filter(({ pull }) => use === 'read' && (pull === 'all' || (pull === 'digest-only') === (ref.digest !== undefined)));
    return [
        ...mirrors.map((mirror) => locate(mirror.location + rest, mirror.insecure)),
        locate(rule.location === undefined ? name : rule.location + rest, rule.insecure),
    ];
}
function findRule(conf, name) {
    let best;
    let length = -1;
    for (const rule of conf.registries) {
        const matched = matchLength(rule.prefix, name);
        if (matched > length) {
            best = rule;
            length = matched;
        }
    }
    return best;
}
/** How many characters of the name a prefix covers, whole path parts only; -1: it does not match. */
function matchLength(prefix, name) {
    let end;
    if (prefix.startsWith('*.')) {
        const host = name.slice(0, name.indexOf('/'));
        const at = host.indexOf(prefix.slice(1));
        if (at < 0)
            return -1;
        end = at + prefix.length - 1;
    }
    else {
        if (!name.startsWith(prefix))
            return -1;
        end = prefix.length;
    }
    return end === name.length || name[end] === '/' || name[end] === ':' ? end : -1;
}
function locate(place, insecure) {
    const slash = place.indexOf('/');
    const registry = place.slice(0, slash);
    const hub = registry === 'index.docker.io' || registry === 'registry-1.docker.io';
    return { registry: hub ? 'docker.io' : registry, repository: place.slice(slash + 1), insecure };
}
/**
 * Reads what this machine has: `CONTAINERS_REGISTRIES_CONF`, else the user's file, else the system's; and on top of it
 * the drop-ins of the system and of the user, whose rules replace those of the same prefix (as containers/image does).
 * @throws Failure `BAD_REGISTRIES_CONF`
 */
async function readRegistriesConf(env, etc = '/etc/containers') {
    const user = env.HOME ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.HOME, '.config/containers') : undefined;
    const named = env.CONTAINERS_REGISTRIES_CONF;
    let conf = NO_RULES;
    if (named) {
        const text = await readIfThere(named);
        if (text === undefined)
            throw bad(named, 'CONTAINERS_REGISTRIES_CONF names it, but it is not there');
        conf = parseRegistriesConf(text, named);
    }
    else {
        for (const folder of [user, etc]) {
            const file = folder && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'registries.conf');
            const text = file && (await readIfThere(file));
            if (!text)
                continue;
            conf = parseRegistriesConf(text, file);
            break;
        }
    }
    for (const folder of [etc, user]) {
        const dropIns = folder && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'registries.conf.d');
        if (!dropIns)
            continue;
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(dropIns).catch(() => []);
        for (const name of names.filter((n) => n.endsWith('.conf')).sort()) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dropIns, name);
            conf = merge(conf, parseRegistriesConf((await readIfThere(file)) ?? '', file));
        }
    }
    return conf;
}
/** Later rules replace earlier ones with the same prefix. */
function merge(base, over) {
    const rules = new Map(base.registries.map((r) => [r.prefix, r]));
    for (const rule of over.registries)
        rules.set(rule.prefix, rule);
    return { registries: [...rules.values()] };
}
async function readIfThere(file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code ?? ''))
            return undefined;
        throw bad(file, error.message, error);
    }
}
function tables(value, file, name) {
    if (value === undefined)
        return [];
    if (!Array.isArray(value))
        throw bad(file, `${name} must be written as [[${name}]]`);
    return value;
}
function place(table, key, file) {
    const value = table[key];
    if (value === undefined || value === '')
        return undefined;
    if (typeof value !== 'string')
        throw bad(file, `${key} must be a string`);
    if (/^https?:\/\//.test(value))
        throw bad(file, `${key} "${value}" must be written without http:// or https://`);
    return value.replace(/\/+$/, '');
}
function flag(table, key, file) {
    const value = table[key] ?? false;
    if (typeof value !== 'boolean')
        throw bad(file, `${key} must be true or false`);
    return value;
}
function bad(file, why, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .H('BAD_REGISTRIES_CONF', `${file} cannot be used: ${why}.`, { cause });
}


/***/ }),

/***/ 83806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qB: () => (/* binding */ TooLargeError),
  g2: () => (/* binding */ openTransport)
});

// UNUSED EXPORTS: StalledError

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./lib/src/edge/registry/address.js
var address = __webpack_require__(50972);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./lib/src/edge/registry/garbage.js


/** Bytes between two collections: one every few hundred network reads. */
const EVERY = 8 * 1024 * 1024;
/**
 * Frees network buffers while gigabytes stream through. They lie outside V8's heap, and V8 starts a collection by what
 * lies inside, so they pile up: copying 2 GiB held 150-180 MB. A collection of the young ones each 8 MiB takes a third of
 * a millisecond, holds 90-110 MB, and is faster on the whole, since the same memory is used again.
 */
function bufferCollector() {
    let collect;
    let since = 0;
    return (received) => {
        since += received;
        if (since < EVERY)
            return;
        since = 0;
        collect ??= youngCollection();
        collect({ type: 'minor' });
    };
}
/** V8's own `gc`, which Node gives to contexts made after the flag is set. */
function youngCollection() {
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    const found = (0,external_node_vm_.runInNewContext)('gc');
    return typeof found === 'function' ? found : () => { };
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/transport.js





/** Nothing moved for too long. */
class StalledError extends Error {
    name = 'StalledError';
    code = 'ESTALLED';
}
class TooLargeError extends Error {
    name = 'TooLargeError';
    code = 'ETOOLARGE';
}
const DISCARD_LIMIT = 64 * 1024;
/** Bytes in memory are sent in pieces of this size, so that a slow line shows as progress, not as silence. */
const PIECE = 256 * 1024;
/**
 * Opens a pool of kept-alive connections. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` of `env` are honoured, except for
 * loopback addresses.
 */
function openTransport(options) {
    const { limits, signal } = options;
    // Every request in flight listens to the one signal.
    if (signal)
        (0,external_node_events_.setMaxListeners)(0, signal);
    const pool = { keepAlive: true, maxSockets: 32, scheduling: 'lifo' };
    const proxyEnv = { ...pool, proxyEnv: options.env };
    const proxied = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].some((n) => options.env[n]);
    const agents = {
        http: new external_node_http_.Agent(proxied ? proxyEnv : pool),
        https: new external_node_https_.Agent(proxied ? proxyEnv : pool),
        unverified: new external_node_https_.Agent({ ...(proxied ? proxyEnv : pool), rejectUnauthorized: false }),
        loopback: new external_node_http_.Agent(pool),
        loopbackTls: new external_node_https_.Agent(pool),
        loopbackUnverified: new external_node_https_.Agent({ ...pool, rejectUnauthorized: false }),
    };
    const collect = bufferCollector();
    const traffic = { requests: 0, sent: 0, received: 0 };
    function agentFor(request) {
        const local = (0,address/* isLoopback */.U9)(request.url.hostname);
        if (request.url.protocol === 'http:')
            return local ? agents.loopback : agents.http;
        if (request.verifyTls === false)
            return local ? agents.loopbackUnverified : agents.unverified;
        return local ? agents.loopbackTls : agents.https;
    }
    function send(request) {
        traffic.requests += 1;
        return new Promise((resolve, reject) => {
            const { url, method, body } = request;
            const size = body instanceof Uint8Array ? body.length : (body?.size ?? 0);
            const outgoing = (url.protocol === 'http:' ? external_node_http_ : external_node_https_).request(url, {
                method,
                agent: agentFor(request),
                headers: {
                    'user-agent': 'pipewright',
                    ...request.headers,
                    ...((body || /^(POST|PUT|PATCH)$/.test(method)) && { 'content-length': String(size) }),
                },
                ...(request.lookup && { lookup: request.lookup }),
                ...(signal && { signal }),
            });
            const patience = request.commits ? limits.commit : limits.answer;
            const watch = watchdog(patience, (limit) => outgoing.destroy(new StalledError(`no answer from ${url.host} for ${limit / 1000} s`)));
            outgoing.on('error', (error) => {
                watch.stop();
                reject(signal?.aborted ? signal.reason : error);
            });
            outgoing.on('response', (incoming) => {
                watch.stop();
                // An answer before the end of our body (401, 413): the rest is not wanted, the connection cannot be used again.
                if (!outgoing.writableEnded)
                    incoming.once('end', () => outgoing.destroy());
                resolve(answerOf(incoming, url, !proxied || (0,address/* isLoopback */.U9)(url.hostname)));
            });
            if (!body || (body instanceof Uint8Array && size <= PIECE)) {
                traffic.sent += size;
                outgoing.end(body);
            }
            else {
                const chunks = body instanceof Uint8Array ? pieces(body) : body.open();
                feed(outgoing, chunks, watch, patience).catch((error) => outgoing.destroy(error));
            }
        });
    }
    /** Writes a stream with back-pressure: the next chunk is asked for only when the socket has room. */
    async function feed(outgoing, chunks, watch, patience) {
        let answered = false;
        let wake = () => { };
        for (const event of ['response', 'close', 'drain']) {
            outgoing.on(event, () => {
                if (event !== 'drain')
                    answered = true;
                wake();
            });
        }
        // The source watches itself while we wait for it.
        watch.pause();
        for await (const chunk of chunks) {
            if (answered)
                return;
            traffic.sent += chunk.length;
            if (!outgoing.write(chunk)) {
                watch.restart(limits.stall);
                await new Promise((resolve) => {
                    wake = resolve;
                    if (answered)
                        resolve();
                });
                watch.pause();
            }
        }
        if (answered)
            return;
        watch.restart(patience);
        outgoing.end();
    }
    function answerOf(incoming, url, direct) {
        // Errors reach whoever reads; an unread answer that breaks is nobody's business.
        incoming.on('error', () => { });
        async function* stream() {
            const watch = watchdog(limits.stall, () => incoming.destroy(new StalledError(`${url.host} sent nothing for ${limits.stall / 1000} s`)));
            try {
                for await (const chunk of incoming) {
                    // The consumer's own pace is not a stall of the sender.
                    watch.pause();
                    traffic.received += chunk.length;
                    collect(chunk.length);
                    yield chunk;
                    watch.restart(limits.stall);
                }
            }
            finally {
                watch.stop();
            }
        }
        let whole;
        async function readAll(limit) {
            const chunks = [];
            let size = 0;
            for await (const chunk of stream()) {
                size += chunk.length;
                if (size > limit)
                    throw new TooLargeError(`${url.host} sent more than ${limit} bytes`);
                chunks.push(chunk);
            }
            return Buffer.concat(chunks);
        }
        return {
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            url,
            address: direct ? incoming.socket.remoteAddress : undefined,
            stream,
            bytes: (limit) => (whole ??= readAll(limit)),
            discard() {
                if (Number(incoming.headers['content-length'] ?? 0) > DISCARD_LIMIT)
                    incoming.destroy();
                else
                    incoming.resume();
            },
        };
    }
    return {
        send,
        traffic,
        close: () => {
            for (const agent of Object.values(agents))
                agent.destroy();
        },
    };
}
function* pieces(bytes) {
    for (let at = 0; at < bytes.length; at += PIECE)
        yield bytes.subarray(at, at + PIECE);
}
/** Calls `bark` when it was neither restarted nor stopped in time. One timer, refreshed: cheap enough for every chunk. */
function watchdog(milliseconds, bark) {
    let limit = milliseconds;
    let active = true;
    const fire = () => {
        if (active)
            bark(limit);
    };
    let timer = setTimeout(fire, limit);
    return {
        restart(next) {
            active = true;
            if (next === limit)
                timer.refresh();
            else {
                clearTimeout(timer);
                limit = next;
                timer = setTimeout(fire, limit);
            }
        },
        pause: () => {
            active = false;
        },
        stop: () => clearTimeout(timer),
    };
}


/***/ })

};
