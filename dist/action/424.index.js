export const id = 424;
export const ids = [424];
export const modules = {

/***/ 7430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sr: () => (/* binding */ AGENT),
  dr: () => (/* binding */ agentReference),
  N2: () => (/* binding */ openActionImages),
  C6: () => (/* binding */ openRecord)
});

;// CONCATENATED MODULE: ./lib/agent/agent.json
const agent_namespaceObject = /*#__PURE__*/JSON.parse('{"version":"0.1.0","name":"ghcr.io/pipewright/agent","digest":"sha256:a10bc11ee71ad952a1dd7fbcbdc719888f9384b07212e641665cb063f0ac951c","platforms":{"linux/amd64":{"digest":"sha256:2a23ee8e046683c1a06e0e79514fc7ee5619282d416c5f34e0959cebd72a547d","size":43668654,"diff_id":"sha256:525b671dcf72aa5429b9c528aaa10b886e6ca0b836d94c077426d2162b3e40f1"},"linux/arm64":{"digest":"sha256:4a3eb95883ee29e70b2159070ed5df3b8a70eac5b5a9fdb075317be53fd5a359","size":42668206,"diff_id":"sha256:2442ea1d74b2b40ef49109a9e4eda0e05c5cab128b492f3e814421f75e3bf1bd"}}}');
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(7304);
;// CONCATENATED MODULE: ./lib/src/edge/branch-record.js

/** How often a branch that moves while we write is read again. */
const TRIES = 8;
/**
 * A catalog's record on a branch.
 * @param options.path the catalog's folder in the repository
 * @param options.from where the branch starts when it has to be made; undefined: it must be there
 */
function openBranchRecord(github, options) {
    const { repository, branch, path, from } = options;
    const name = `${branch} of ${repository}`;
    /** A commit never changes. */
    const views = new Map();
    async function viewOf(ref) {
        const known = views.get(ref) ?? (await readView(ref));
        views.set(ref, known);
        return known;
    }
    async function readView(ref) {
        const files = await github.tree(repository, ref);
        const below = files
            // Links and submodules are not files of ours.
            .filter((file) => file.type === 'blob' && file.mode !== '120000' && file.path.startsWith(`${path}/`))
            .map((file) => file.path.slice(path.length + 1));
        const known = new Map();
        return {
            paths: new Set(below),
            read(file) {
                const text = known.get(file) ?? github.readFile(repository, `${path}/${file}`, ref);
                known.set(file, text);
                return text;
            },
        };
    }
    async function tip() {
        try {
            return await github.resolveCommit(repository, branch);
        }
        catch (error) {
            if (!(error instanceof src_failure/* Failure */.H) || error.code !== 'REF_NOT_FOUND' || from === undefined)
                throw error;
            await github.createBranch(repository, branch, await github.resolveCommit(repository, from));
            return github.resolveCommit(repository, branch);
        }
    }
    return {
        name,
        async view() {
            try {
                return await viewOf(await github.resolveCommit(repository, branch));
            }
            catch (error) {
                // Before the first publishing there is no such branch, and nothing in it.
                if (error instanceof src_failure/* Failure */.H && error.code === 'REF_NOT_FOUND' && from !== undefined)
                    return { paths: new Set(), read: async () => undefined };
                throw error;
            }
        },
        async write(plan, message) {
            let broken;
            for (let tried = 0; tried < TRIES; tried++) {
                const head = await tip();
                const view = await viewOf(head);
                const files = new Map();
                for (const [file, text] of await plan(view))
                    if (!view.paths.has(file) || (await view.read(file)) !== text)
                        files.set(`${path}/${file}`, text);
                if (files.size === 0)
                    return 'nothing';
                try {
                    const result = await github.commitOnBranch(repository, branch, head, message, files);
                    if (result !== 'moved')
                        return result;
                }
                catch (error) {
                    // The answer may be lost and the commit made: reading the branch again shows it.
                    if (!(error instanceof src_failure/* Failure */.H) || error.code !== 'GITHUB_UNREACHABLE' || broken)
                        throw error;
                    broken = error;
                }
            }
            throw new src_failure/* Failure */.H('BRANCH_BUSY', `${name} moved every time something was to be committed to it. Start this job again when it is quieter.`);
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/edge/aws/ecr.js

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
            const { GetAuthorizationTokenCommand } = await __webpack_require__.e(/* import() */ 789).then(__webpack_require__.bind(__webpack_require__, 7789));
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
            const { CreateRepositoryCommand } = await __webpack_require__.e(/* import() */ 789).then(__webpack_require__.bind(__webpack_require__, 7789));
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
    const { ECRClient } = await __webpack_require__.e(/* import() */ 789).then(__webpack_require__.bind(__webpack_require__, 7789));
    return new ECRClient({ region, maxAttempts: 4, customUserAgent: 'pipewright' });
}
function split(text) {
    const colon = text.indexOf(':');
    if (colon <= 0)
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', 'ECR answered without a login.');
    return [text.slice(0, colon), text.slice(colon + 1)];
}
function refused(error, doing, permission) {
    if (error instanceof src_failure/* Failure */.H)
        return error;
    const { name = '' } = error;
    const denied = /AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientToken/.test(name);
    const why = (0,src_failure/* explain */.W)(error).replace(/\.$/, '').slice(0, 300);
    return denied
        ? new src_failure/* Failure */.H('ACCESS_DENIED', `${doing} was refused by AWS (${why}). The role or user needs the permission ${permission}.`, { cause: error })
        : new src_failure/* Failure */.H('REGISTRY_UNREACHABLE', `${doing} failed: ${why}.`, { cause: error });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(8534);
// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(2845);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(7685);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(4843);
;// CONCATENATED MODULE: ./lib/src/edge/layout-index.js







/** The annotation that holds a tag (image-spec annotations.md). */
const REF_NAME = 'org.opencontainers.image.ref.name';
/** bytes */
const INDEX_LIMIT = 8 * 1024 * 1024;
/** Writing the index takes milliseconds: a lock this old was left by a writer that is gone. */
const STALE_MS = 10_000;
const PATIENCE_MS = 30_000;
const AGAIN_MS = 20;
/**
 * The entries of a layout's `index.json` that can be read here (by sha256); none when there is no such file.
 * @throws Failure `NOT_AN_IMAGE`, `FILE_ERROR`
 */
async function readLayoutIndex(directory) {
    const { manifests } = await readIndex(directory);
    return manifests.filter((m) => typeof m?.digest === 'string' && (0,image_digest/* isDigest */.B)(m.digest));
}
/**
 * Gives a tag to an entry, taking it from any other. The file is replaced in one step, and writers wait for each other:
 * none takes back what another one wrote.
 * @throws Failure `LAYOUT_BUSY`, `NOT_AN_IMAGE`; errors of the file system
 */
async function tagInLayoutIndex(directory, entry, tag) {
    await locked((0,external_node_path_.join)(directory, '.index.lock'), async () => {
        const index = await readIndex(directory);
        const others = index.manifests.filter((m) => m?.annotations?.[REF_NAME] !== tag);
        const temporary = (0,external_node_path_.join)(directory, `.index.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
        try {
            await (0,promises_.writeFile)(temporary, JSON.stringify({ ...index, manifests: [...others, entry] }));
            await (0,promises_.rename)(temporary, (0,external_node_path_.join)(directory, 'index.json'));
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true });
            throw error;
        }
    });
}
async function readIndex(directory) {
    const path = (0,external_node_path_.join)(directory, 'index.json');
    if ((await sizeOf(path)) === undefined)
        return emptyIndex();
    const bytes = await readLimited(path, INDEX_LIMIT);
    try {
        const index = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        if (Array.isArray(index?.manifests))
            return index;
    }
    catch {
        // Said below.
    }
    throw new src_failure/* Failure */.H('NOT_AN_IMAGE', `${path} is damaged: it is not an OCI index. Remove the folder and write it again.`);
}
function emptyIndex() {
    return { schemaVersion: 2, mediaType: manifest/* OCI_INDEX */.$p, manifests: [] };
}
/** Runs `job` while no other writer, in this process or another, does so under the same lock file. */
async function locked(path, job) {
    const giveUp = Date.now() + PATIENCE_MS;
    while (!(await take(path))) {
        if (Date.now() > giveUp) {
            throw new src_failure/* Failure */.H('LAYOUT_BUSY', `Another program is writing there: ${path} stays. Try again, or remove it.`);
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    try {
        await job();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
async function take(path) {
    try {
        await (await (0,promises_.open)(path, 'wx')).close();
        return true;
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found && Date.now() - found.mtimeMs > STALE_MS)
            await (0,promises_.rm)(path, { force: true });
        return false;
    }
}
/** A file's size in bytes; undefined when there is no such file. */
async function sizeOf(path) {
    try {
        const found = await (0,promises_.stat)(path);
        if (!found.isFile())
            throw new src_failure/* Failure */.H('NOT_AN_IMAGE', `${path} is not a file.`);
        return found.size;
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(error.code ?? ''))
            return undefined;
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}
/** A small file, whole. @throws Failure `NOT_AN_IMAGE` when it is larger than `limit` bytes; `FILE_ERROR` */
async function readLimited(path, limit) {
    const size = await sizeOf(path);
    if (size !== undefined && size > limit) {
        throw new src_failure/* Failure */.H('NOT_AN_IMAGE', `${path} holds ${size} bytes; ${limit} are allowed.`);
    }
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (error) {
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/src/edge/registry/address.js


const PRIVATE = new external_node_net_.BlockList();
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
const LINK_LOCAL = new external_node_net_.BlockList();
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
    const family = (0,external_node_net_.isIP)(bare);
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
    (0,external_node_dns_.lookup)(hostname, { ...options, all: true }, (error, found) => {
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

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
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
        const local = isLoopback(request.url.hostname);
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
                resolve(answerOf(incoming, url, !proxied || isLoopback(url.hostname)));
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

;// CONCATENATED MODULE: ./lib/src/edge/registry/answers.js


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
                return new src_failure/* Failure */.H('IMAGE_NOT_FOUND', `${upper(doing)} failed (${said}): the image does not exist, or it is private; ${registry} does not tell ` +
                    `which. It was asked ${tried}${note}. Check the name, or log in with "docker login ${registry}".`);
            }
            const remedy = credentials
                ? `Check that they may ${write ? 'write' : 'read'} there, or log in again with "docker login ${registry}"`
                : `Log in with "docker login ${registry}"`;
            return new src_failure/* Failure */.H('ACCESS_DENIED', `${upper(doing)} was refused (${said}). It was tried ${tried}${note}. ${remedy}.`);
        }
        case 404:
            return new src_failure/* Failure */.H(write ? 'REGISTRY_ERROR' : 'IMAGE_NOT_FOUND', `${upper(doing)} failed (${said}): ` +
                (write
                    ? `the repository does not exist in ${registry}, and it is not made by pushing. Create it there first.`
                    : 'there is no such image. Check the name and the tag.'));
        case 429:
            return new src_failure/* Failure */.H('RATE_LIMITED', `${upper(doing)} was refused because of too many requests (${said}). ` +
                (credentials
                    ? 'Wait, then try again.'
                    : `Wait, or log in with "docker login ${registry}": who logs in may ask for more.`));
        default:
            return new src_failure/* Failure */.H('REGISTRY_ERROR', `${upper(doing)} failed: ${registry} answered ${said || 'nothing'}.`);
    }
}
/** The Failure for a request that got no answer at all. Failures and aborts pass through. */
function brokenFailure(error, doing, host) {
    if (error instanceof src_failure/* Failure */.H || !(error instanceof Error))
        return error;
    if (error instanceof TooLargeError) {
        return new src_failure/* Failure */.H('REGISTRY_ERROR', `${upper(doing)} failed: ${error.message}, which is not reasonable.`);
    }
    const code = error.code ?? '';
    const fail = (why) => new src_failure/* Failure */.H('REGISTRY_UNREACHABLE', `${upper(doing)} failed: ${why}`, { cause: error });
    if (code === 'EREFUSEDADDRESS') {
        return new src_failure/* Failure */.H('ADDRESS_REFUSED', `${upper(doing)} was given up: ${error.message}.`, {
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
        return fail(`the connection to ${host} broke (${oneLine((0,src_failure/* explain */.W)(error))}). Try again later.`);
    }
    return error;
}
function upper(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/endpoint.js



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
    if ((0,image_digest/* isDigest */.B)(digest))
        return;
    throw new src_failure/* Failure */.H('BAD_DIGEST', `${name} names "${oneLine(digest).slice(0, 80)}" as a digest; only sha256:<64 hex digits> is understood.`);
}

;// CONCATENATED MODULE: ./lib/src/edge/registry/reading.js




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
        scopes: [pullScope(endpoint)],
        doing,
    });
    if (answer.status !== 200 && answer.status !== 206) {
        throw await session.refuse(answer, { doing, repository }, false);
    }
    const length = header(answer, 'content-length');
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
    const hash = (0,external_node_crypto_.createHash)('sha256');
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
        throw new src_failure/* Failure */.H('DIGEST_MISMATCH', `The blob ${blob.digest} of ${label} came with other bytes: their digest is ${digest}. The registry or something on the way changed them; nothing was used.`);
    }
    if (held)
        yield held;
}
function wrongSize(blob, label, size) {
    return new src_failure/* Failure */.H('DIGEST_MISMATCH', `The blob ${blob.digest} of ${label} should have ${blob.size} bytes, but ${size} came. Nothing was used.`);
}
/** A small blob, whole and checked. @throws Failure `REGISTRY_ERROR` when it is described as larger than `limit`. */
async function readBlob(endpoint, blob, limit) {
    if (blob.size > limit) {
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `The blob ${blob.digest} of ${endpoint.label} has ${blob.size} bytes; at most ${limit} are reasonable for it.`);
    }
    const chunks = [];
    for await (const chunk of await streamBlob(endpoint, blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./lib/src/edge/layout.js










const MANIFEST_LIMIT = 8 * 1024 * 1024;
/**
 * An OCI image layout directory (image-spec image-layout.md) as a source and a target. Files appear under their digest
 * only when they are whole, and `index.json` is replaced in one step, last.
 * @param directory made on the first write
 */
function openLayout(directory) {
    const name = `oci:${directory}`;
    const pathOf = (digest) => (0,external_node_path_.join)(directory, 'blobs', 'sha256', digest.slice('sha256:'.length));
    /** A tag may also be left out where the layout holds one image only, as skopeo allows. */
    async function find(tagOrDigest) {
        const manifests = await readLayoutIndex(directory);
        if ((0,image_digest/* isDigest */.B)(tagOrDigest)) {
            const listed = manifests.find((m) => m.digest === tagOrDigest);
            if (listed)
                return listed;
            return (await sizeOf(pathOf(tagOrDigest))) !== undefined
                ? { digest: tagOrDigest, mediaType: '' }
                : undefined;
        }
        const tagged = manifests.find((m) => m.annotations?.[REF_NAME] === tagOrDigest);
        return tagged ?? (tagOrDigest === 'latest' && manifests.length === 1 ? manifests[0] : undefined);
    }
    /** Writes under the digest by way of a temporary name; a hash that does not fit leaves nothing behind. */
    async function store(blob, chunks) {
        await prepare();
        const temporary = (0,external_node_path_.join)(directory, 'blobs', 'sha256', `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
        try {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            let size = 0;
            const file = await (0,promises_.open)(temporary, 'wx');
            try {
                for await (const chunk of chunks) {
                    hash.update(chunk);
                    size += chunk.byteLength;
                    await file.writeFile(chunk);
                }
            }
            finally {
                await file.close();
            }
            const digest = `sha256:${hash.digest('hex')}`;
            if (digest !== blob.digest || size !== blob.size) {
                throw new src_failure/* Failure */.H('DIGEST_MISMATCH', `${blob.digest} arrived as ${digest} with ${size} of ${blob.size} bytes.`);
            }
            await (0,promises_.rename)(temporary, pathOf(blob.digest));
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true });
            throw (0,file_failure/* fileFailure */.f)(`${name} cannot be written`, error);
        }
    }
    /** Whether a manifest is there, whole. */
    async function holds(digest) {
        const size = await sizeOf(pathOf(digest));
        if (size === undefined || size > MANIFEST_LIMIT)
            return false;
        return (0,image_digest/* digestOf */.o)(await readLimited(pathOf(digest), MANIFEST_LIMIT)) === digest;
    }
    async function prepare() {
        try {
            (0,files/* makeFolder */.fc)((0,external_node_path_.join)(directory, 'blobs', 'sha256'));
            await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}', { flag: 'wx' }).catch((error) => {
                if (error.code !== 'EEXIST')
                    throw error;
            });
        }
        catch (error) {
            throw (0,file_failure/* fileFailure */.f)(`${name} cannot be written`, error);
        }
    }
    async function* once(bytes) {
        yield bytes;
    }
    return {
        name,
        async readManifest(tagOrDigest) {
            const found = await find(tagOrDigest);
            if (!found) {
                const tags = (await readLayoutIndex(directory)).map((m) => m.annotations?.[REF_NAME]).filter(Boolean);
                throw new src_failure/* Failure */.H('IMAGE_NOT_FOUND', `${name} holds no image "${tagOrDigest}". ${tags.length > 0 ? `It holds: ${tags.join(', ')}.` : 'It is empty or no OCI layout.'}`);
            }
            const bytes = await readLimited(pathOf(found.digest), MANIFEST_LIMIT);
            if ((0,image_digest/* digestOf */.o)(bytes) !== found.digest) {
                throw new src_failure/* Failure */.H('DIGEST_MISMATCH', `${pathOf(found.digest)} does not have the digest in its name.`);
            }
            return { mediaType: found.mediaType, digest: found.digest, bytes };
        },
        async readBlob(blob, limit) {
            if (blob.size > limit)
                throw tooLarge(blob, limit);
            const bytes = await readLimited(pathOf(blob.digest), limit);
            if ((0,image_digest/* digestOf */.o)(bytes) !== blob.digest || bytes.byteLength !== blob.size) {
                throw new src_failure/* Failure */.H('DIGEST_MISMATCH', `${pathOf(blob.digest)} does not have the digest in its name.`);
            }
            return bytes;
        },
        async streamBlob(blob) {
            const path = pathOf(blob.digest);
            const size = await sizeOf(path);
            if (size === undefined) {
                throw new src_failure/* Failure */.H('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
            }
            return verified(readChunks(path), blob, name);
        },
        async headManifest(tagOrDigest) {
            const found = await find(tagOrDigest);
            // A file that a crash or a full disk cut short counts as absent, so that it is written anew.
            return found && (await holds(found.digest)) ? found.digest : undefined;
        },
        async writeBlob(blob, bytes) {
            if ((await sizeOf(pathOf(blob.digest))) === blob.size)
                return 'present';
            await store(blob, once(bytes));
            return 'copied';
        },
        async copyBlob(blob, sources) {
            if ((await sizeOf(pathOf(blob.digest))) === blob.size)
                return 'present';
            let last;
            for (const source of sources) {
                try {
                    await store(blob, await source.streamBlob(blob));
                    return 'copied';
                }
                catch (error) {
                    last = error;
                }
            }
            throw last;
        },
        async writeManifest(tagOrDigest, manifest) {
            if (!(await holds(manifest.digest))) {
                await store({ digest: manifest.digest, size: manifest.bytes.byteLength }, once(manifest.bytes));
            }
            if ((0,image_digest/* isDigest */.B)(tagOrDigest))
                return;
            const entry = {
                mediaType: manifest.mediaType,
                digest: manifest.digest,
                size: manifest.bytes.byteLength,
                annotations: { [REF_NAME]: tagOrDigest },
            };
            try {
                await tagInLayoutIndex(directory, entry, tagOrDigest);
            }
            catch (error) {
                throw (0,file_failure/* fileFailure */.f)(`${name} cannot be written`, error);
            }
        },
    };
}
async function* readChunks(path) {
    try {
        yield* (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 });
    }
    catch (error) {
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}
function tooLarge(blob, limit) {
    return new src_failure/* Failure */.H('NOT_AN_IMAGE', `${blob.digest} holds ${blob.size} bytes; ${limit} are allowed.`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/src/edge/registry/credential-files.js





/**
 * The files that there are, in the order of precedence: the one that `REGISTRY_AUTH_FILE` names, Docker's, Podman's.
 * @throws Failure `BAD_CREDENTIALS_FILE`
 */
async function readCredentialFiles(env, readText) {
    const home = env.HOME;
    const docker = env.DOCKER_CONFIG ?? (home && (0,external_node_path_.join)(home, '.docker'));
    const places = [
        env.REGISTRY_AUTH_FILE,
        docker && (0,external_node_path_.join)(docker, 'config.json'),
        env.XDG_RUNTIME_DIR && (0,external_node_path_.join)(env.XDG_RUNTIME_DIR, 'containers/auth.json'),
        home && (0,external_node_path_.join)(env.XDG_CONFIG_HOME || (0,external_node_path_.join)(home, '.config'), 'containers/auth.json'),
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
        throw new src_failure/* Failure */.H('BAD_CREDENTIALS_FILE', `${label} is not JSON, so no registry credentials can be read from it. Mend or remove it.`, { cause: error instanceof SyntaxError ? undefined : error });
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
    return (0,promises_.readFile)(file, 'utf8').catch(() => undefined);
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
        const child = (0,external_node_child_process_.execFile)(program, ['get'], options, (error, stdout, stderr) => {
            if (!error)
                return resolve(readHelperAnswer(stdout));
            if (/credentials not found/i.test(`${stdout} ${stderr}`))
                return resolve({ kind: 'none' });
            const code = error.code;
            const why = code === 'ENOENT'
                ? 'there is no such program in PATH'
                : error.killed
                    ? `it did not answer within ${HELPER_LIMIT / 1000} s`
                    : oneLine(stderr || stdout) || `it ended with ${String(code)}`;
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

;// CONCATENATED MODULE: ./lib/src/edge/registry/credentials.js


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
        files ??= readCredentialFiles(env, options.readText);
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
            throw new src_failure/* Failure */.H('BAD_INPUT', `Line ${index + 1} of the registry credentials is not of the form host=user:password.`);
        }
        given[hostKey(parts[1])] = { username: parts[2], password: parts[3] };
    }
    return given;
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/src/edge/registry/registries-conf.js




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
        document = (0,dist/* parse */.qg)(text);
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
        throw new src_failure/* Failure */.H('REGISTRY_BLOCKED', `${name} may not be used: registries.conf blocks "${rule.prefix}" on this machine.`);
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
    const user = env.HOME ? (0,external_node_path_.join)(env.HOME, '.config/containers') : undefined;
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
            const file = folder && (0,external_node_path_.join)(folder, 'registries.conf');
            const text = file && (await readIfThere(file));
            if (!text)
                continue;
            conf = parseRegistriesConf(text, file);
            break;
        }
    }
    for (const folder of [etc, user]) {
        const dropIns = folder && (0,external_node_path_.join)(folder, 'registries.conf.d');
        if (!dropIns)
            continue;
        const names = await (0,promises_.readdir)(dropIns).catch(() => []);
        for (const name of names.filter((n) => n.endsWith('.conf')).sort()) {
            const file = (0,external_node_path_.join)(dropIns, name);
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
        return await (0,promises_.readFile)(file, 'utf8');
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
    return new src_failure/* Failure */.H('BAD_REGISTRIES_CONF', `${file} cannot be used: ${why}.`, { cause });
}

// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(7972);
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
async function readManifest(endpoint, tagOrDigest, limits, scope = pullScope(endpoint)) {
    const { session, repository } = endpoint;
    const doing = `reading ${labelOf(endpoint, tagOrDigest)}`;
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
        if (!(error instanceof TooLargeError))
            throw error;
        throw new src_failure/* Failure */.H('MANIFEST_TOO_LARGE', `${labelOf(endpoint, tagOrDigest)} has a manifest of more than ${limits.read} bytes: no registry has to keep such a one. Is it an image?`);
    }
    const digest = (0,image_digest/* digestOf */.o)(bytes);
    if ((0,image_digest/* isDigest */.B)(tagOrDigest) && digest !== tagOrDigest) {
        throw new src_failure/* Failure */.H('DIGEST_MISMATCH', `${labelOf(endpoint, tagOrDigest)} came with other bytes: their digest is ${digest}. The registry or something on the way changed them; nothing was used.`);
    }
    return { mediaType: mediaTypeOf(answer, bytes, doing), digest, bytes };
}
/** The manifest's own word only where the registry has none to say: it is the registry's word that clients act on. */
function mediaTypeOf(answer, bytes, doing) {
    const served = (header(answer, 'content-type') ?? '').split(';')[0].trim().toLowerCase();
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
    const doing = `looking for ${labelOf(endpoint, tagOrDigest)}`;
    const call = {
        to: manifestPath(repository, tagOrDigest),
        headers: { accept: ACCEPT },
        repository,
        scopes: [pushScope(endpoint)],
        doing,
    };
    let answer = await session.send({ ...call, method: 'HEAD' });
    answer.discard();
    if (answer.status === 404 || answer.status === 403)
        return undefined;
    const served = header(answer, 'docker-content-digest');
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
    const label = labelOf(endpoint, tagOrDigest);
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
        scopes: [pushScope(endpoint)],
        doing,
    });
    if (!isDone(answer)) {
        const refusal = await readRefusal(answer);
        if (refusal.status === 413) {
            throw new src_failure/* Failure */.H('MANIFEST_TOO_LARGE', `${label} was refused: the registry does not take a manifest of ${manifest.bytes.length} bytes.`);
        }
        if (before && [400, 403, 405, 409, 412].includes(refusal.status) && looksImmutable(refusal)) {
            throw new src_failure/* Failure */.H('TAG_IMMUTABLE', `The tag ${label} is immutable and already holds another image (${before}). Publish under a new version, or take the tag's protection away in the registry.`);
        }
        throw await session.failure(refusal, { doing, repository }, true);
    }
    answer.discard();
    const said = header(answer, 'docker-content-digest');
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

// EXTERNAL MODULE: ./lib/src/edge/retry.js
var edge_retry = __webpack_require__(7392);
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
            const refused = await readRefusal(answer);
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
            const refused = await readRefusal(answer);
            throw new TokenRefused(refused.status, refused.code, refused.message, refused.retryAfter);
        }
        return readToken(answer, clock.now());
    }
    return {
        header: authorization,
        async learn(answer, repository, scopes, used) {
            const offered = parseChallenges(header(answer, 'www-authenticate'));
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
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `${host} names "${oneLine(realm)}" as its token service: not an address.`);
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
        body = JSON.parse((await answer.bytes(SMALL_BODY)).toString('utf8'));
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
    const local = isLoopback(new URL(`http://${apiHost}`).hostname);
    let origin = new URL(`${local ? 'http' : 'https'}://${apiHost}`);
    let settled;
    // Known for sure once it has answered: a name may lead to a private address.
    let reach = reachOf(origin.hostname);
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
            const refused = whyNotFollow(origin, reach, url);
            if (refused) {
                throw new src_failure/* Failure */.H('ADDRESS_REFUSED', `${doing.charAt(0).toUpperCase()}${doing.slice(1)} was given up: ${host} leads to ${oneLine(url.origin)}, and ${refused}.`);
            }
            const answer = await transport.send({
                method,
                url,
                headers: { ...request.headers, ...(own && authorization && { authorization }) },
                ...(body && { body }),
                ...(request.commits && { commits: true }),
                ...(!own && reach === 'public' && { lookup: publicLookup }),
                ...(insecure && { verifyTls: false }),
            });
            if (own && answer.address)
                reach = reachOf(answer.address);
            showWarnings(answer);
            const location = header(answer, 'location');
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
        const text = /^299\s+\S+\s+"((?:[^"\\]|\\.)*)"/.exec(header(answer, 'warning') ?? '')?.[1];
        const line = oneLine(text?.replace(/\\(.)/g, '$1'));
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
        return (await answer.bytes(SMALL_BODY)).includes('HTTP request to an HTTPS server');
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
                    throw brokenFailure(error, doing, host);
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
        const asked = isAnswer ? (0,edge_retry/* retryAfter */.P9)(header(cause, 'retry-after'), clock.now()) : undefined;
        const delay = (0,edge_retry/* nextDelay */.rM)(retry, patience.failed, patience.waited, asked, parts.random());
        if (delay === undefined)
            return false;
        patience.waited += delay;
        parts.retried(what, isAnswer ? `${host} answered ${status}` : oneLine((0,src_failure/* explain */.W)(cause)), delay);
        await clock.sleep(delay, signal);
        return true;
    }
    async function failure(refusal, call, write) {
        const credentials = await authorizer.origin(call.repository);
        return refusalFailure(refusal, { doing: call.doing, registry: host, write, credentials });
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
        refuse: async (answer, call, write) => failure(await readRefusal(answer), call, write),
        failure,
        broken: (error, doing) => brokenFailure(error, doing, host),
        again,
    };
}
/** Resolves a `Location` against the address that gave it; it may be relative and carry a query. */
function resolve(location, base, host) {
    try {
        return new URL(location, base);
    }
    catch {
        throw new src_failure/* Failure */.H('REGISTRY_ERROR', `${host} leads to "${oneLine(location)}", which is not an address.`);
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
        scopes: [pushScope(endpoint)],
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
        scopes: [pushScope(target), pullScope(from), ...readable.filter((s) => s !== pullScope(from))],
        doing: `mounting ${blob.digest} into ${target.label}`,
    });
    answer.discard();
    if (answer.status === 201)
        return { kind: 'mounted' };
    const location = answer.status === 202 ? header(answer, 'location') : undefined;
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
            scopes: [pushScope(target)],
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
            if (isDone(answer)) {
                answer.discard();
                return 'copied';
            }
            cause = answer;
            const smaller = CHUNKS.findIndex((size, index) => index > chunk && size < blob.size);
            if (answer.status === 413 || answer.status === 416) {
                if (smaller < 0)
                    throw writing_tooLarge(target, blob);
                answer.discard();
                chunk = smaller;
                continue;
            }
            if (!(0,edge_retry/* isTransientStatus */.Dm)(answer.status)) {
                throw await session.failure(await readRefusal(answer), { doing, repository: target.repository }, true);
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
        scopes: [pushScope(target)],
        doing,
    };
    let answer = await session.send(call);
    if (answer.status === 404) {
        const refusal = await readRefusal(answer);
        if (!(await upkeep.createRepository(target)))
            throw await session.failure(refusal, call, true);
        answer = await session.send(call);
    }
    const location = header(answer, 'location');
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
        scopes: [pushScope(target)],
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
            scopes: [pushScope(target)],
            doing,
            repeat: false,
        });
        // Our own count is what holds: ECR's Range answer is stale.
        offset += bytes.length;
        const next = header(answer, 'location');
        if (answer.status !== 202 && !isDone(answer))
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
function writing_tooLarge(target, blob) {
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
            checkDigest(tagOrDigest, this.name);
        const ref = { ...this.#ref, ...(tagOrDigest.includes(':') && { digest: tagOrDigest }) };
        return this.#fromFirst(this.#house.endpoints(ref, 'read'), (endpoint) => readManifest(endpoint, tagOrDigest, this.#house.limits));
    }
    async readBlob(blob, limit) {
        return this.#fromFirst(this.#blobSources(blob), (endpoint) => readBlob(endpoint, blob, limit));
    }
    async streamBlob(blob) {
        return this.#fromFirst(this.#blobSources(blob), (endpoint) => streamBlob(endpoint, blob));
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
        checkDigest(blob.digest, this.name);
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
        checkDigest(blob.digest, this.name);
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
                readable.set(endpoint.session.host, scopes.add(pullScope(endpoint)));
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
    const transport = openTransport({ env: options.env, limits, signal });
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
            return resolveLocations(options.registriesConf, ref, use).map((location) => ({
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

;// CONCATENATED MODULE: ./lib/src/edge/images.js







/**
 * Opens registry repositories, OCI layouts and images of the local engine, as this machine is set up: its
 * registries.conf, its credentials.
 * @throws Failure `BAD_REGISTRIES_CONF`
 */
async function openImages(options) {
    const { env, signal, onEvent } = options;
    const warn = (message) => onEvent?.({ kind: 'warning', message });
    const ecr = openEcr({ signal, warn });
    const registry = openRegistry({
        env,
        registriesConf: await readRegistriesConf(env),
        credentials: openCredentials({
            env,
            ...(options.credentials && { explicit: options.credentials }),
            ecr: ecr.credential,
            askHelper: askCredentialHelper(env),
            readText: readTextIfThere,
            warn,
        }),
        createRepository: ecr.createRepository,
        signal,
        ...(onEvent && { onEvent }),
    });
    const cleanup = new AsyncDisposableStack();
    cleanup.defer(() => registry.close());
    return {
        registry,
        async source(reference) {
            if (reference.kind === 'registry')
                return registry.repository(reference);
            if (reference.kind === 'layout')
                return openLayout(reference.directory);
            const { findEngine } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(458)]).then(__webpack_require__.bind(__webpack_require__, 1458));
            const engine = await findEngine();
            return cleanup.use(await engine.save(reference.image, signal));
        },
        async target(reference) {
            if (reference.kind === 'registry')
                return registry.repository(reference);
            if (reference.kind === 'layout')
                return openLayout(reference.directory);
            throw new src_failure/* Failure */.H('BAD_REFERENCE', 'Images are pushed to a registry or written to "oci:DIR".');
        },
        [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
    };
}

;// CONCATENATED MODULE: ./lib/src/command/publish-parts.js





/** What the modes `publish` and `review` put together in the same way. */
const AGENT = agent_namespaceObject;
/** Where the agent layer can be had. */
function agentReference() {
    return (0,reference/* parseReference */.F2)(`${AGENT.name}:${AGENT.version}`);
}
/** Images as an action's job reaches them; GitHub's own token opens ghcr.io. */
function openActionImages(inputs, { env, runner, signal }) {
    return openImages({
        // Whatever else the job has set is left as it is.
        env: env.GITHUB_TOKEN ? env : { ...env, GITHUB_TOKEN: inputs.token },
        signal,
        credentials: given(inputs.registryCredentials, runner),
        onEvent: (event) => {
            if (event.kind === 'warning')
                runner.info(`warning: ${event.message}`);
            if (event.kind === 'retry')
                runner.info(`${event.what}: ${event.why}; trying again`);
        },
    });
}
function given(text, runner) {
    const credentials = parseGivenCredentials(text);
    for (const { password } of Object.values(credentials))
        runner.secret(password);
    return credentials;
}
/** The catalog's record: on the branch that a change goes to, or on one of its own. */
function openRecord(github, { catalog, commitBranch }, { repository, defaultBranch }, base = defaultBranch) {
    return openBranchRecord(github, {
        repository,
        branch: commitBranch || base,
        path: catalog,
        ...(commitBranch && { from: defaultBranch }),
    });
}


/***/ }),

/***/ 2845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fileFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);

const REMEDIES = {
    ENOSPC: 'the disk is full: free some room, or name a folder on another disk',
    EDQUOT: 'the disk quota is used up: free some room, or name a folder on another disk',
    EACCES: 'you may not do that there: name another folder, or change its permissions',
    EPERM: 'you may not do that there: name another folder, or change its permissions',
    EROFS: 'the disk is read-only: name another folder',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of the path is a file, not a folder',
    EEXIST: 'a part of the path is a file, not a folder',
    EISDIR: 'it is a folder, not a file',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'the name is too long',
};
/**
 * What to throw for an error of the file system: a Failure `FILE_ERROR` where there is something to do about it, else
 * the error itself.
 * @param what what could not be done, e.g. `oci:out cannot be written`
 */
function fileFailure(what, error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
        return error;
    const why = REMEDIES[error.code ?? ''];
    return why ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('FILE_ERROR', `${what}: ${why}.`, { cause: error }) : error;
}


/***/ }),

/***/ 4843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MZ: () => (/* binding */ DOCKER_LAYER_GZIP),
  Y2: () => (/* binding */ DOCKER_LIST),
  Vv: () => (/* binding */ DOCKER_MANIFEST),
  TF: () => (/* binding */ OCI_CONFIG),
  $p: () => (/* binding */ OCI_INDEX),
  BQ: () => (/* binding */ OCI_LAYER_GZIP),
  m: () => (/* binding */ OCI_LAYER_TAR),
  EG: () => (/* binding */ OCI_MANIFEST),
  Bq: () => (/* binding */ formatPlatform),
  sJ: () => (/* binding */ isForeignLayer),
  o4: () => (/* binding */ parseConfig),
  Ng: () => (/* binding */ parseManifest)
});

// UNUSED EXPORTS: DOCKER_CONFIG

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var digest = __webpack_require__(8534);
;// CONCATENATED MODULE: ./lib/src/image/json.js
/**
 * Parses JSON so that writing it again changes no value: numbers that JavaScript cannot hold become opaque objects,
 * which `JSON.stringify` writes as they were.
 * @throws SyntaxError; RangeError for what is nested too deep to be written again
 */
function parseJson(text) {
    const { parse, rawJSON } = JSON;
    return parse(text, (_key, value, { source }) => typeof value === 'number' && !Number.isSafeInteger(value) && source && source !== String(value)
        ? rawJSON(source)
        : value);
}

;// CONCATENATED MODULE: ./lib/src/image/manifest.js



/** Media types of image-spec v1.1 media-types.md and of Docker's distribution "v2, schema 2". */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const OCI_LAYER_GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';
const OCI_LAYER_TAR = 'application/vnd.oci.image.layer.v1.tar';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
const DOCKER_LAYER_GZIP = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
const MANIFEST_TYPES = new Set([OCI_MANIFEST, DOCKER_MANIFEST]);
const INDEX_TYPES = new Set([OCI_INDEX, DOCKER_LIST]);
const CONFIG_TYPES = new Set([OCI_CONFIG, DOCKER_CONFIG]);
const SCHEMA1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/;
/**
 * Reads a manifest or index. Its type is its own `mediaType`, else the Content-Type it came with, else its shape:
 * an OCI manifest may leave `mediaType` out.
 * @throws Failure `NOT_AN_IMAGE` for charts, models and other artifacts, schema 1, and anything that could be read as
 * both a manifest and an index (CVE-2021-41190).
 */
function parseManifest(raw, name) {
    const json = parseObject(raw.bytes, `The manifest of ${name}`);
    const declared = typeof json.mediaType === 'string' && json.mediaType ? json.mediaType : undefined;
    const mediaType = declared ?? inferType(raw.mediaType, json);
    if (SCHEMA1.test(mediaType) || json.schemaVersion === 1) {
        throw notAnImage(name, 'is in the old "schema 1" format. Push it again with a current Docker or Podman');
    }
    const isIndex = INDEX_TYPES.has(mediaType);
    if (!isIndex && !MANIFEST_TYPES.has(mediaType)) {
        throw notAnImage(name, `has the type "${mediaType}", which is not a container image`);
    }
    if (!areTexts(json.annotations))
        throw notAnImage(name, 'has "annotations" that are no texts');
    if (json.schemaVersion !== 2)
        throw notAnImage(name, 'has no "schemaVersion": 2');
    if (Array.isArray(json.manifests) && (Array.isArray(json.layers) || json.config !== undefined)) {
        throw notAnImage(name, 'is both a manifest and an index; which one is meant cannot be told');
    }
    if (isIndex) {
        if (!Array.isArray(json.manifests))
            throw notAnImage(name, 'is an index without "manifests"');
        json.manifests.forEach((d, i) => {
            checkDescriptor(d, `manifests[${i}] of ${name}`);
        });
        return { kind: 'index', mediaType, digest: raw.digest, json: json };
    }
    if (!Array.isArray(json.layers))
        throw notAnImage(name, 'has no "layers"');
    checkDescriptor(json.config, `config of ${name}`);
    json.layers.forEach((d, i) => {
        checkDescriptor(d, `layers[${i}] of ${name}`);
    });
    const manifest = json;
    if (!CONFIG_TYPES.has(manifest.config.mediaType)) {
        throw notAnImage(name, `has a config of type "${manifest.config.mediaType}", so it is not a container image`);
    }
    return { kind: 'image', mediaType, digest: raw.digest, json: manifest };
}
/** Reads an image's config and checks it against its manifest. @throws Failure `NOT_AN_IMAGE` */
function parseConfig(bytes, manifest, name) {
    const json = parseObject(bytes, `The config of ${name}`);
    const rootfs = json.rootfs;
    const diffIds = rootfs?.diff_ids;
    if (!Array.isArray(diffIds) || !diffIds.every((id) => typeof id === 'string' && (0,digest/* isDigest */.B)(id))) {
        throw notAnImage(name, 'has a config without "rootfs.diff_ids"');
    }
    if (diffIds.length !== manifest.layers.length) {
        throw notAnImage(name, `is damaged: its config names ${diffIds.length} layers and its manifest ${manifest.layers.length}`);
    }
    for (const key of ['os', 'architecture']) {
        if (typeof json[key] !== 'string')
            throw notAnImage(name, `has a config without "${key}"`);
    }
    const config = json.config ?? {};
    if (typeof config !== 'object' || Array.isArray(config))
        throw notAnImage(name, 'has a "config" that is no object');
    const runtime = config;
    for (const key of ['Env', 'Entrypoint', 'Cmd']) {
        const list = runtime[key];
        if (list != null && !(Array.isArray(list) && list.every((s) => typeof s === 'string'))) {
            throw notAnImage(name, `has a "config.${key}" that is no list of texts`);
        }
    }
    for (const key of ['Labels', 'ExposedPorts']) {
        const map = runtime[key];
        if (map != null && !isObject(map))
            throw notAnImage(name, `has a "config.${key}" that is no object`);
    }
    if (!areTexts(runtime.Labels))
        throw notAnImage(name, 'has a "config.Labels" with values that are no texts');
    if (json.history != null && !Array.isArray(json.history))
        throw notAnImage(name, 'has a "history" that is no list');
    return json;
}
/** `linux/arm64/v8`, as Docker writes platforms. */
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}
/** True for layers that registries refuse to store (image-spec layer.md#non-distributable-layers). */
function isForeignLayer(layer) {
    return /nondistributable|\.foreign\./.test(layer.mediaType);
}
function inferType(contentType, json) {
    const type = contentType.split(';')[0]?.trim() ?? '';
    if (MANIFEST_TYPES.has(type) || INDEX_TYPES.has(type) || SCHEMA1.test(type))
        return type;
    if (Array.isArray(json.manifests))
        return OCI_INDEX;
    if (Array.isArray(json.layers))
        return OCI_MANIFEST;
    return type || 'unknown';
}
function parseObject(bytes, what) {
    let json;
    try {
        json = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `${what} is not JSON.`);
    }
    if (!isObject(json))
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `${what} is not a JSON object.`);
    return json;
}
function checkDescriptor(value, what) {
    const d = value;
    if (typeof d !== 'object' || d === null)
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} is missing.`);
    if (typeof d.mediaType !== 'string')
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has no "mediaType".`);
    if (typeof d.digest !== 'string' || !(0,digest/* isDigest */.B)(d.digest)) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has no sha256 digest; other algorithms are not supported.`);
    }
    if (!Number.isSafeInteger(d.size) || d.size < 0) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has no valid "size".`);
    }
    const { platform, artifactType, annotations } = d;
    const isPlatform = platform === undefined ||
        (isObject(platform) && typeof platform.os === 'string' && typeof platform.architecture === 'string');
    if (!isPlatform)
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has a "platform" without os or architecture.`);
    if (artifactType !== undefined && typeof artifactType !== 'string') {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has an "artifactType" that is no text.`);
    }
    if (!areTexts(annotations)) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has "annotations" that are no texts.`);
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Labels and annotations: nothing, or an object of texts. */
function areTexts(value) {
    return value == null || (isObject(value) && Object.values(value).every((text) => typeof text === 'string'));
}
function notAnImage(name, why) {
    return new failure/* Failure */.H('NOT_AN_IMAGE', `${name} ${why}.`);
}


/***/ }),

/***/ 8853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ parseSettings),
/* harmony export */   Qe: () => (/* binding */ formatIndex),
/* harmony export */   Wh: () => (/* binding */ checkSourceAllowed),
/* harmony export */   mH: () => (/* binding */ indexCatalog),
/* harmony export */   vC: () => (/* binding */ checkPublicSource),
/* harmony export */   zo: () => (/* binding */ defaultTarget)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5741);



/** @throws Failure `BAD_CATALOG` when the text of catalog.json cannot be used */
function parseSettings(text, file) {
    let settings;
    try {
        settings = JSON.parse(text);
    }
    catch (error) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('BAD_CATALOG', `${file} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error)}.`, { cause: error });
    }
    if (typeof settings?.registry === 'string' && settings.registry !== '')
        return settings;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('BAD_CATALOG', `${file} has no "registry": write where wrapped images go, e.g. "ghcr.io/alice".`);
}
/**
 * Where the wrapped image of a spec goes when nobody says otherwise: `<registry>/<name>:<version>`.
 * @throws Failure `BAD_REFERENCE` when `registry` is no prefix of an image name
 */
function defaultTarget(settings, spec) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRegistryReference */ .qq)(`${settings.registry}/${spec.name}:${spec.version}`);
}
/** @throws Failure `REGISTRY_NOT_ALLOWED` when the catalog's settings keep this source out */
function checkSourceAllowed(settings, source) {
    const allowed = settings?.allowed_registries;
    if (!allowed)
        return;
    const name = source.kind === 'registry' ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryName */ .aR)(source) : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(source);
    const isBelow = (prefix) => name === prefix || name.startsWith(`${prefix}/`);
    if (source.kind === 'registry' && allowed.some((prefix) => isBelow(prefix.replace(/\/$/, ''))))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('REGISTRY_NOT_ALLOWED', `This catalog takes images from ${allowed.join(', ')}, not ${name}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`);
}
const INSIDE = /^(localhost|.*\.local(domain)?|.*\.internal|0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/i;
/**
 * A stranger's spec must not send a machine of ours to addresses that only it can reach.
 * @throws Failure `PRIVATE_REGISTRY` unless the catalog's settings name the registry
 */
function checkPublicSource(settings, source) {
    if (source.kind !== 'registry' || settings.allowed_registries || !INSIDE.test(source.registry))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('PRIVATE_REGISTRY', `${source.registry} is an address inside a network, which nobody else can pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`);
}
/**
 * The index of all extended specs: names and versions sorted, descriptions from the newest version.
 * @param history what was listed before and stays listed, and the files that are there now, below the catalog: whatever
 *   is listed and not there gets a tombstone
 */
function indexCatalog(entries, history) {
    const known = new Map();
    for (const [name, { description, versions }] of Object.entries(history?.before.algorithms ?? {})) {
        known.set(name, {
            ...(description !== undefined && { description }),
            versions: new Map(Object.entries(versions)),
        });
    }
    for (const entry of [...entries].sort((a, b) => semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(a.version, b.version))) {
        const { name, version, description, container_name, deprecated } = entry;
        const { versions } = known.get(name) ?? { versions: new Map() };
        versions.set(version, { container_name, ...(deprecated && { deprecated: deprecated.reason }) });
        const said = isNewest(version, versions.keys()) ? description : known.get(name)?.description;
        known.set(name, { ...(said && { description: said }), versions });
    }
    const isThere = (path) => !history || history.there.has(path);
    const algorithms = [...known]
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([name, { description, versions }]) => {
        const listed = [...versions]
            .sort(([a], [b]) => semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(a, b))
            .map(([version, { removed: _, ...rest }]) => [
            version,
            { ...rest, ...(!isThere(`${name}/${version}.json`) && { removed: true }) },
        ]);
        return [
            name,
            {
                ...(description !== undefined && { description }),
                ...(!isThere(`${name}/spec.json`) && { removed: true }),
                versions: Object.fromEntries(listed),
            },
        ];
    });
    return { algorithms: Object.fromEntries(algorithms) };
}
/** The file's text: two spaces, a closing newline. */
function formatIndex(index) {
    return `${JSON.stringify(index, null, 2)}\n`;
}
function isNewest(version, versions) {
    for (const other of versions)
        if (semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(other, version) > 0)
            return false;
    return true;
}


/***/ }),

/***/ 4000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ changeHead),
/* harmony export */   gH: () => (/* binding */ isSound),
/* harmony export */   yd: () => (/* binding */ changePage)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3391);
/* harmony import */ var _spec_findings_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(492);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7479);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1962);




function isSound({ general, reports }) {
    return !(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)([...general, ...reports.flatMap(_page_js__WEBPACK_IMPORTED_MODULE_2__/* .allFindings */ .c4)]);
}
/** The page about a change: what it comes to, then each entry. The first lines say who has to act. */
function changePage(change) {
    return [...changeHead(change), ...change.reports.flatMap((report) => (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPage */ .E$)(report, change.about))];
}
/** The part that is about all entries together. */
function changeHead({ reports, general, about, removed }) {
    const rows = reports.map((report) => {
        const { sign, state, next } = (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .YP)(report, about.stage);
        return `| ${sign} ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(report))} | ${state} | ${next} |`;
    });
    for (const name of removed)
        rows.push(`| 🪦 ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)(name)} | taken out | Its versions stay to be had, and its name stays taken. A **reviewer** decides. |`);
    const table = rows.length > 0
        ? `| Entry | State | Next |\n|---|---|---|\n${rows.slice(0, 300).join('\n')}`
        : 'No algorithm is added, changed or taken out.';
    return [
        ['## Catalog', ...(about.notes ?? []), table].join('\n\n'),
        ...(general.length > 0 ? [`**The change as a whole**\n\n${generalTable(general)}`] : []),
    ];
}
function generalTable(findings) {
    return (0,_spec_findings_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsTable */ .f)(findings.map((finding) => ({ ...finding, message: `${finding.file}: ${finding.message}` })));
}


/***/ }),

/***/ 325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readChanges),
/* harmony export */   p: () => (/* binding */ EXTENDED_FILE)
/* harmony export */ });
/** `<version>.json`: machines write SemVer there, people `spec.json`. */
const EXTENDED_FILE = /^\d+\.\d+\.\d+.*\.json$/;
/** @param catalog the catalog's folder, relative to the repository: `catalog` */
function readChanges(files, catalog) {
    const entries = new Map();
    const extended = [];
    const outside = [];
    let index = false;
    const see = (path, removed) => {
        const below = path.startsWith(`${catalog}/`) ? path.slice(catalog.length + 1) : undefined;
        const slash = below?.indexOf('/') ?? -1;
        if (below === 'index.json') {
            index = true;
            return;
        }
        if (below === undefined || slash < 0 || below.startsWith('schema/')) {
            outside.push(path);
            return;
        }
        const name = below.slice(0, slash);
        const file = below.slice(slash + 1);
        if (EXTENDED_FILE.test(file))
            extended.push({ path, name, removed });
        const isGone = removed && file === 'spec.json';
        // Another file of the entry says nothing about whether its spec is still there.
        entries.set(name, isGone || entries.get(name) === 'removed' ? 'removed' : 'changed');
    };
    for (const { path, status, previous } of files) {
        if (status === 'renamed' && previous !== undefined)
            see(previous, true);
        see(path, status === 'removed');
    }
    return { entries, extended, index, outside };
}


/***/ }),

/***/ 8068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I3: () => (/* binding */ checkName),
/* harmony export */   Qr: () => (/* binding */ reviewedDigest),
/* harmony export */   pp: () => (/* binding */ WHOLE_CHECK),
/* harmony export */   tg: () => (/* binding */ checksOf)
/* harmony export */ });
/* unused harmony exports ANNOTATIONS_A_REQUEST, annotationOf */
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8534);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7479);
/* harmony import */ var _spec_quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6584);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4000);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1962);






/** GitHub takes no more in one request (REST API, "Update a check run"). */
const ANNOTATIONS_A_REQUEST = 50;
/** Bytes of UTF-8, though the documentation says characters. */
const FIELD_BYTES = 65_535;
/** bytes of an annotation's message; GitHub takes 64 KB, and nobody reads on for so long. */
const MESSAGE_LENGTH = 4000;
const ELSEWHERE = "the job's summary";
/** The check of a change as a whole: always there, so that it can be required. */
const WHOLE_CHECK = 'catalog';
/** The name of an entry's check in a pull request's list. */
function checkName(entry) {
    return `${WHOLE_CHECK} / ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .clip */ .$Q)((0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeUnseen */ .YA)(entry), 80)}`;
}
/** A check for each entry, then the one about all. */
function checksOf(change) {
    return [...change.reports.map((report) => entryCheck(report, change.about)), wholeCheck(change)];
}
function entryCheck(report, about) {
    const standing = (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .standingOf */ .YP)(report, about.stage);
    const [head = '', ...blocks] = (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .entryPage */ .E$)(report, about);
    const output = {
        title: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .clip */ .$Q)(`${(0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(report)}: ${standing.state}`, 200),
        summary: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .fitBlocks */ .U8)([head], FIELD_BYTES, ELSEWHERE),
        text: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .fitBlocks */ .U8)(blocks, FIELD_BYTES, ELSEWHERE),
    };
    const digest = report.derived?.wrap.source.digest;
    return check(checkName(report.name), standing.ok, output, (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .allFindings */ .c4)(report), about, digest);
}
function wholeCheck(change) {
    const { reports, general, removed, about } = change;
    const bad = reports.filter((report) => !(0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .standingOf */ .YP)(report, about.stage).ok).length;
    const entries = (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(reports.length + removed.length, 'entry', 'entries');
    const title = bad > 0 ? `${bad} of ${entries} cannot be published as they are` : `${entries} looked at`;
    const output = {
        title: general.some(({ severity }) => severity === 'error')
            ? 'The change cannot be taken as it is'
            : title,
        summary: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .fitBlocks */ .U8)((0,_change_page_js__WEBPACK_IMPORTED_MODULE_2__/* .changeHead */ .Dg)(change), FIELD_BYTES, ELSEWHERE),
    };
    return check(WHOLE_CHECK, (0,_change_page_js__WEBPACK_IMPORTED_MODULE_2__/* .isSound */ .gH)(change), output, general, about);
}
function check(name, ok, output, findings, about, digest) {
    const annotations = findings.map(annotationOf);
    const { text: _, ...again } = output;
    const outputs = [{ ...output, annotations: annotations.slice(0, ANNOTATIONS_A_REQUEST) }];
    for (let at = ANNOTATIONS_A_REQUEST; at < annotations.length; at += ANNOTATIONS_A_REQUEST)
        outputs.push({ ...again, annotations: annotations.slice(at, at + ANNOTATIONS_A_REQUEST) });
    const content = (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(JSON.stringify([ok, outputs]));
    const externalId = `${OURS}${digest ?? ''}:${content.slice('sha256:'.length, 'sha256:'.length + 32)}`;
    const [first, ...more] = outputs.map((part) => ({
        status: 'completed',
        conclusion: ok ? 'success' : 'failure',
        externalId,
        ...(about.detailsUrl && { detailsUrl: about.detailsUrl }),
        output: part,
    }));
    return { name, externalId, states: [first, ...more] };
}
function annotationOf({ file, range, severity, code, message, fix }) {
    const start = range?.start ?? { line: 1, column: 1 };
    const end = range?.end ?? start;
    const remedy = fix ? `\nFix: ${fix.title}` : '';
    return {
        path: file,
        start_line: start.line,
        end_line: Math.max(end.line, start.line),
        ...(range &&
            start.line === end.line && {
            start_column: start.column,
            end_column: Math.max(end.column, start.column),
        }),
        annotation_level: { error: 'failure', warning: 'warning', hint: 'notice' }[severity],
        title: code,
        message: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .clip */ .$Q)(`${message}${remedy}`.split('\n').map(_spec_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeUnseen */ .YA).join('\n'), MESSAGE_LENGTH),
    };
}
/** Marks a check run as ours, with what was reviewed: only a token that may write checks can make one. */
const OURS = 'pipewright:';
/** The digest of the source image that a check run was about; undefined where it is not ours, or got not so far. */
function reviewedDigest(externalId) {
    const [, digest] = /^pipewright:(.*):[0-9a-f]{32}$/.exec(externalId) ?? [];
    return digest !== undefined && (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .B)(digest) ? digest : undefined;
}


/***/ }),

/***/ 5917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yQ: () => (/* binding */ examineEntry),
  Ue: () => (/* binding */ failureFinding),
  Y2: () => (/* binding */ isOurSide)
});

// UNUSED EXPORTS: LARGEST_IMAGE

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
;// CONCATENATED MODULE: ./lib/src/agent/image-environment.js

/** Holds the completed spec as JSON, in the wrapped image's `config.Env`. */
const SPEC_VARIABLE = 'PIPEWRIGHT_SPEC';
/** Holds what wrapping replaced in the image's config, as JSON: {@link OriginalImage}. */
const IMAGE_VARIABLE = 'PIPEWRIGHT_IMAGE';
/**
 * Variables that, inherited from the source image, would change or break the agent's own Node: wrapping moves them out
 * of `config.Env` into {@link IMAGE_VARIABLE}, and the agent gives them back to the algorithm only.
 */
const HOSTILE_VARIABLES = [
    'LD_PRELOAD',
    'LD_AUDIT',
    'LD_DEBUG',
    'GLIBC_TUNABLES',
    'OPENSSL_CONF',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'NODE_PATH',
    'NODE_TLS_REJECT_UNAUTHORIZED',
];
/**
 * Linux takes at most 32 pages for one environment string, `NAME=` and the closing NUL included (execve(2),
 * MAX_ARG_STRLEN); with more, a container does not start: "argument list too long".
 */
const VARIABLE_LIMIT_BYTES = 131_072;
/**
 * The value of {@link IMAGE_VARIABLE}. The same image always gives the same text: keys come in one fixed order.
 * @throws Failure `IMAGE_CONFIG_TOO_LARGE` when it would not fit into one environment variable
 */
function writeOriginalImage(image) {
    const env = {};
    for (const name of HOSTILE_VARIABLES)
        if (image.env[name] !== undefined)
            env[name] = image.env[name];
    const value = JSON.stringify({
        entrypoint: image.entrypoint,
        cmd: image.cmd,
        ...(image.user && { user: image.user }),
        env,
    });
    return fitting(IMAGE_VARIABLE, value, 'IMAGE_CONFIG_TOO_LARGE', "the image's entrypoint, command and variables");
}
/**
 * The value of {@link SPEC_VARIABLE}. Key order is the caller's.
 * @throws Failure `SPEC_TOO_LARGE` when it would not fit into one environment variable
 */
function writeSpecVariable(spec) {
    return fitting(SPEC_VARIABLE, JSON.stringify(spec), 'SPEC_TOO_LARGE', 'the spec');
}
/**
 * Reads {@link IMAGE_VARIABLE}; an image without it has no entrypoint and no command.
 * @throws Failure `AGENT_ENVIRONMENT` when it is not what wrapping writes
 */
function readOriginalImage(value) {
    if (value === undefined)
        return { entrypoint: null, cmd: null, env: {} };
    const image = parse(IMAGE_VARIABLE, value);
    const { entrypoint = null, cmd = null, user, env = {} } = image;
    if (!isWords(entrypoint) || !isWords(cmd) || !isObject(env))
        throw damaged(IMAGE_VARIABLE);
    if (user !== undefined && typeof user !== 'string')
        throw damaged(IMAGE_VARIABLE);
    const hostile = {};
    for (const name of HOSTILE_VARIABLES)
        if (typeof env[name] === 'string')
            hostile[name] = env[name];
    return { entrypoint, cmd, ...(user !== undefined && { user }), env: hostile };
}
/**
 * Reads {@link SPEC_VARIABLE}. The spec was validated before it was written; only what every call needs is looked at.
 * @throws Failure `AGENT_ENVIRONMENT` when it is missing or damaged
 */
function readSpecVariable(value) {
    if (value === undefined)
        throw new Failure('AGENT_ENVIRONMENT', `${SPEC_VARIABLE} is not set, so there is no algorithm to run: start the wrapped image without clearing its environment`);
    const spec = parse(SPEC_VARIABLE, value);
    const texts = ['name', 'run_command', 'input_file_path', 'output_file_path'];
    if (texts.some((field) => typeof spec[field] !== 'string'))
        throw damaged(SPEC_VARIABLE);
    return spec;
}
function fitting(name, value, code, what) {
    const bytes = Buffer.byteLength(value) + name.length + 2;
    if (bytes <= VARIABLE_LIMIT_BYTES)
        return value;
    throw new failure/* Failure */.H(code, `${what} take ${bytes} bytes as one environment variable, and Linux allows ${VARIABLE_LIMIT_BYTES}: shorten the longest texts`);
}
function parse(name, value) {
    try {
        const parsed = JSON.parse(value);
        if (isObject(parsed))
            return parsed;
    }
    catch {
        // Said below, with the remedy: the position inside a machine-written text helps nobody.
    }
    throw damaged(name);
}
function damaged(name) {
    return new failure/* Failure */.H('AGENT_ENVIRONMENT', `${name} does not hold what wrapping wrote: do not override it, or wrap the image again`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isWords(value) {
    return value === null || (Array.isArray(value) && value.every((word) => typeof word === 'string'));
}

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(4843);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(8873);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(8853);
;// CONCATENATED MODULE: ./lib/src/publish/inspect.js


/** bytes; configs grow with history and labels, and the largest seen in the wild are a few hundred KiB. */
const CONFIG_LIMIT = 8 * 1024 * 1024;
/**
 * An image's top manifest and one config: of the image itself, or of an index's first Linux child.
 * @throws Failure as the source does, and `NOT_AN_IMAGE`
 */
async function inspectImage(from, reference, name) {
    const root = await from.readManifest(reference);
    let manifest = parseManifest(root, name);
    if (manifest.kind === 'index') {
        const children = manifest.json.manifests;
        const child = children.find((m) => m.platform?.os === 'linux') ?? children[0];
        if (!child)
            throw new Failure('NOT_AN_IMAGE', `${name} is an empty index.`);
        manifest = parseManifest(await from.readManifest(child.digest), name);
    }
    if (manifest.kind === 'index')
        throw new Failure('NOT_AN_IMAGE', `${name} is an index of indexes.`);
    return {
        root,
        config: parseConfig(await from.readBlob(manifest.json.config, CONFIG_LIMIT), manifest.json, name),
    };
}

;// CONCATENATED MODULE: ./lib/src/publish/agent-release.js
/** The folder in a wrapped image that the agent layer fills; nothing else of the image is touched. */
const AGENT_ROOT = '/.pipewright';
/** `config.Entrypoint` of every wrapped image: the agent's own Node and the agent, both from the agent layer. */
const AGENT_ENTRYPOINT = [`${AGENT_ROOT}/node`, `${AGENT_ROOT}/agent/index.mjs`];

// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(8534);
;// CONCATENATED MODULE: ./lib/src/publish/labels.js

const OCI_PREFIX = 'org.opencontainers.image.';
const BASE_NAME = `${OCI_PREFIX}base.name`;
const BASE_DIGEST = `${OCI_PREFIX}base.digest`;
const OWN_PREFIX = 'dev.pipewright.';
const AGENT_DIGEST = `${OWN_PREFIX}agent.digest`;
const AGENT_VERSION = `${OWN_PREFIX}agent.version`;
const SPEC_DIGEST = `${OWN_PREFIX}spec.digest`;
/** The layer that holds the agent: where it is not the last one, the image is no wrap as we left it. */
const AGENT_LAYER = `${OWN_PREFIX}agent.layer`;
const REVISION = `${OWN_PREFIX}revision`;
/** What was named as source: the index's digest where `base.digest` is one platform's. */
const SOURCE_DIGEST = `${OWN_PREFIX}source.digest`;
/** The source image's own ports, kept only where the spec's ports joined them. */
const SOURCE_PORTS = `${OWN_PREFIX}source.ports`;
/** What the source image said of itself is kept under this prefix, so that it can be given back. */
const SOURCE_LABEL = `${OWN_PREFIX}source.label.`;
/** Points at things that belong to the source manifest alone and would be wrong beside a changed one. */
const DROPPED_ANNOTATIONS = ['com.amazon.soci.index-digest'];
/**
 * The labels of a wrapped image: the source's labels, its `org.opencontainers.image.*` moved aside (they speak of
 * another image: an inherited `source` would link a package to someone else's repository), and ours. Keys are sorted.
 */
function wrappedLabels(original, facts) {
    const { spec, specDigest, agent, source, base, revision, layer, ports } = facts;
    const labels = new Map();
    for (const [key, value] of Object.entries(original ?? {})) {
        // Whoever writes our labels into a source image is not us.
        if (DROPPED_ANNOTATIONS.includes(key) || key.startsWith(OWN_PREFIX))
            continue;
        labels.set(key.startsWith(OCI_PREFIX) ? SOURCE_LABEL + key : key, value);
    }
    const said = {
        title: spec.name,
        version: spec.version,
        description: spec.description,
        licenses: spec.license,
        url: spec.homepage,
        source: spec.source,
        documentation: spec.documentation,
        authors: spec.authors?.map((a) => a.name).join(', '),
    };
    for (const [key, value] of Object.entries(said))
        if (value)
            labels.set(OCI_PREFIX + key, value);
    labels.set(BASE_NAME, source.name);
    labels.set(BASE_DIGEST, base);
    labels.set(SOURCE_DIGEST, source.digest);
    labels.set(AGENT_VERSION, agent.version);
    labels.set(AGENT_DIGEST, agent.digest);
    if (layer)
        labels.set(AGENT_LAYER, layer);
    labels.set(SPEC_DIGEST, specDigest);
    labels.set(REVISION, String(revision));
    if (ports)
        labels.set(SOURCE_PORTS, JSON.stringify(ports));
    return sorted(labels);
}
/** Undoes `wrappedLabels`: what the source image said of itself. Undefined when nothing is left. */
function sourceLabels(wrapped) {
    const labels = new Map();
    for (const [key, value] of Object.entries(wrapped ?? {})) {
        if (key.startsWith(SOURCE_LABEL))
            labels.set(key.slice(SOURCE_LABEL.length), value);
        else if (!key.startsWith(OWN_PREFIX) && !key.startsWith(OCI_PREFIX))
            labels.set(key, value);
    }
    return labels.size > 0 ? sorted(labels) : undefined;
}
/** Reads the labels back. Labels are claims: whoever needs them true derives the image again and compares. */
function readWrapRecord(labels) {
    const [name, base, digest, agent] = [BASE_NAME, BASE_DIGEST, SOURCE_DIGEST, AGENT_DIGEST].map((key) => labels?.[key]);
    if (!name || !base || !digest || !agent || ![base, digest, agent].every(image_digest/* isDigest */.B))
        return undefined;
    return {
        source: { name, digest: digest },
        base: base,
        agent: agent,
        layer: labels?.[AGENT_LAYER],
        ports: labels?.[SOURCE_PORTS],
    };
}
function sorted(labels) {
    return Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./lib/src/publish/unwrap.js




/**
 * Takes the agent off a wrapped image, so that wrapping it again gives what wrapping its source would have given.
 * Undefined when the image is not wrapped. The result is not byte for byte the source (key order, `ArgsEscaped`), but
 * wraps to the same bytes.
 *
 * Anyone can write labels, and images built on a wrapped one inherit them. So a layer is taken off only where all that
 * wrapping writes is still as it was left: the last layer is the one that the labels call the agent's.
 * @throws Failure `BUILT_ON_WRAPPED` for an image that is wrapped in part
 */
function unwrapImage(manifest, config, name) {
    const runtime = config.config ?? {};
    const record = readWrapRecord(runtime.Labels);
    const startsAgent = JSON.stringify(runtime.Entrypoint) === JSON.stringify(AGENT_ENTRYPOINT);
    if (!record && !startsAgent)
        return undefined;
    const original = originalOf(runtime.Env ?? []);
    const ports = record && readPorts(record.ports);
    const isLast = manifest.layers.length > 0 && manifest.layers.at(-1)?.digest === record?.layer;
    if (!record || !startsAgent || !original || !ports || !isLast) {
        throw new failure/* Failure */.H('BUILT_ON_WRAPPED', `${name} was built on a wrapped image, or changed after wrapping, and the agent cannot be taken off it. Build it on the image that was wrapped${record ? ` (${record.source.name})` : ''}.`);
    }
    const { Entrypoint: _, Cmd: __, ExposedPorts, Labels: labels, Env, ...kept } = runtime;
    const env = [
        ...(Env ?? []).filter((v) => !v.startsWith(`${SPEC_VARIABLE}=`) && !v.startsWith(`${IMAGE_VARIABLE}=`)),
        ...Object.entries(original.env).map(([key, value]) => `${key}=${value}`),
    ];
    const exposed = ports === 'all'
        ? ExposedPorts
        : Object.fromEntries(ports.map((port) => [port, ExposedPorts?.[port] ?? {}]));
    const history = config.history?.slice(0, -1);
    return {
        record,
        manifest: {
            ...withAnnotations(manifest, sourceLabels(manifest.annotations)),
            layers: manifest.layers.slice(0, -1),
        },
        config: {
            ...config,
            config: {
                ...kept,
                Env: env,
                ...(original.entrypoint && { Entrypoint: original.entrypoint }),
                ...(original.cmd && { Cmd: original.cmd }),
                ...(exposed && { ExposedPorts: exposed }),
                Labels: sourceLabels(labels) ?? {},
            },
            rootfs: { ...config.rootfs, diff_ids: config.rootfs.diff_ids.slice(0, -1) },
            ...(history && { history }),
        },
    };
}
/** The index of a wrapped image with its own annotations given back. */
function unwrapIndex(index) {
    return withAnnotations(index, sourceLabels(index.annotations));
}
function withAnnotations(value, annotations) {
    const { annotations: _, ...rest } = value;
    return { ...rest, ...(annotations && { annotations }) };
}
/** What wrapping replaced; undefined when the image does not hold it as wrapping writes it. */
function originalOf(env) {
    const variable = env.find((v) => v.startsWith(`${IMAGE_VARIABLE}=`));
    if (variable === undefined)
        return undefined;
    try {
        return readOriginalImage(variable.slice(IMAGE_VARIABLE.length + 1));
    }
    catch {
        return undefined;
    }
}
/** The source's own ports, or `all` when the spec's did not join them; undefined when the label is not ours. */
function readPorts(label) {
    if (label === undefined)
        return 'all';
    try {
        const ports = JSON.parse(label);
        if (Array.isArray(ports) && ports.every((port) => typeof port === 'string'))
            return ports;
    }
    catch {
        // As below.
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/publish/wrap.js







/** Raised when the same source, agent and spec would wrap to other bytes than before. */
const WRAP_REVISION = 1;
/**
 * Docker Engine chains at most 125 layers (`maxLayerDepth` in moby's layer store: overlay2's 127 less the two of a
 * running container), and wrapping adds one.
 */
const MAX_SOURCE_LAYERS = 124;
/** `ArgsEscaped` is a Windows leftover that would speak of the old Entrypoint. */
const REWRITTEN = ['ArgsEscaped', 'Cmd', 'Env', 'Entrypoint', 'ExposedPorts', 'Labels'];
/** The agent layer for an image, or undefined when there is no agent for its platform. */
function agentLayerFor(agent, image) {
    return agent.platforms[`${image.os}/${image.architecture}`];
}
/**
 * Source image + agent layer + new config. Pure and deterministic: the same arguments give the same bytes.
 * The layer's media type follows the manifest's, since engines refuse a mix of Docker and OCI types.
 * @throws Failure `UNSUPPORTED_PLATFORM`, `TOO_MANY_LAYERS`, `SPEC_TOO_LARGE`, `IMAGE_CONFIG_TOO_LARGE`.
 */
function wrapImage(source, facts) {
    const layer = agentLayerFor(facts.agent, source.config);
    if (!layer) {
        throw new failure/* Failure */.H('UNSUPPORTED_PLATFORM', `${facts.source.name} is an image for ${(0,image_manifest/* formatPlatform */.Bq)(source.config)}; there is an agent for ${Object.keys(facts.agent.platforms).join(' and ')}. Build the image for one of these.`);
    }
    if (source.manifest.layers.length > MAX_SOURCE_LAYERS) {
        throw new failure/* Failure */.H('TOO_MANY_LAYERS', `${facts.source.name} has ${source.manifest.layers.length} layers; engines run at most 125, and the agent needs one of them. Squash the image (docker build --squash, or a multi-stage build with one COPY).`);
    }
    const digest = (0,complete/* specDigest */.Wx)(facts.spec);
    const labels = (original, ports) => wrappedLabels(original, {
        ...facts,
        specDigest: digest,
        base: source.digest,
        revision: WRAP_REVISION,
        layer: layer.digest,
        ...(ports && { ports }),
    });
    const isDocker = source.mediaType === image_manifest/* DOCKER_MANIFEST */.Vv;
    const bytes = encode(wrapConfig(source.config, layer, facts, labels));
    const config = {
        mediaType: source.manifest.config.mediaType,
        digest: (0,image_digest/* digestOf */.o)(bytes),
        size: bytes.byteLength,
    };
    const layers = [
        ...source.manifest.layers,
        { mediaType: isDocker ? image_manifest/* DOCKER_LAYER_GZIP */.MZ : image_manifest/* OCI_LAYER_GZIP */.BQ, digest: layer.digest, size: layer.size },
    ];
    // A kept `subject` would make the wrapped image a referrer of something else (image-spec manifest.md).
    const { schemaVersion: _, mediaType: __, subject: ___, annotations, ...rest } = source.manifest;
    const manifest = {
        schemaVersion: 2,
        mediaType: source.mediaType,
        ...rest,
        config,
        layers,
        // Docker's schema 2 has no annotations.
        ...(isDocker ? annotations && { annotations } : { annotations: labels(annotations) }),
    };
    const { os, architecture, variant } = source.config;
    return {
        platform: { os, architecture, ...(variant && { variant }) },
        manifest: toRaw(source.mediaType, manifest),
        config: { descriptor: config, bytes },
        layers,
    };
}
/** The index over wrapped children, in the source's order. `children` pairs each kept descriptor with its image. */
function wrapIndex(source, children, facts) {
    const { schemaVersion: _, mediaType: __, annotations, ...rest } = source.index;
    const { subject: ___, ...kept } = rest;
    const index = {
        schemaVersion: 2,
        mediaType: source.mediaType,
        ...kept,
        manifests: children.map(({ descriptor, image }) => {
            const own = Object.entries(descriptor.annotations ?? {}).filter(([key]) => !key.startsWith(OCI_PREFIX));
            return {
                mediaType: image.manifest.mediaType,
                digest: image.manifest.digest,
                size: image.manifest.bytes.byteLength,
                ...(own.length > 0 && { annotations: Object.fromEntries(own) }),
                platform: { ...descriptor.platform, ...image.platform },
            };
        }),
        ...(source.mediaType === image_manifest/* OCI_INDEX */.$p
            ? {
                annotations: wrappedLabels(annotations, {
                    ...facts,
                    specDigest: (0,complete/* specDigest */.Wx)(facts.spec),
                    base: facts.source.digest,
                    revision: WRAP_REVISION,
                }),
            }
            : annotations && { annotations }),
    };
    return toRaw(source.mediaType, index);
}
function wrapConfig(source, layer, facts, labels) {
    const runtime = source.config ?? {};
    const { env, moved } = splitEnvironment(runtime.Env ?? []);
    const original = {
        entrypoint: runtime.Entrypoint ?? null,
        cmd: runtime.Cmd ?? null,
        ...(runtime.User && { user: runtime.User }),
        env: moved,
    };
    const ports = (facts.spec.port ?? []).map((p) => `${p.port}/${p.protocol ?? 'tcp'}`);
    const had = runtime.ExposedPorts ?? {};
    const exposed = Object.fromEntries([...new Set([...Object.keys(had), ...ports])].sort().map((port) => [port, had[port] ?? {}]));
    const portsJoined = ports.some((port) => !(port in had));
    // All that is rewritten goes to the end, so that wrapping a wrapped image finds its keys in the same order.
    const kept = Object.fromEntries(Object.entries(runtime).filter(([key]) => !REWRITTEN.includes(key)));
    return {
        ...source,
        config: {
            ...kept,
            Env: [
                ...env,
                `${SPEC_VARIABLE}=${writeSpecVariable(facts.spec)}`,
                `${IMAGE_VARIABLE}=${writeOriginalImage(original)}`,
            ],
            Entrypoint: [...AGENT_ENTRYPOINT],
            ...(Object.keys(exposed).length > 0 && { ExposedPorts: exposed }),
            Labels: labels(runtime.Labels, portsJoined ? Object.keys(had).sort() : undefined),
        },
        rootfs: { ...source.rootfs, diff_ids: [...source.rootfs.diff_ids, layer.diff_id] },
        ...extendHistory(source, facts.agent.version),
    };
}
/** Agents must start whatever the image sets for its own programs; those variables go to the algorithm only. */
function splitEnvironment(variables) {
    const env = [];
    const moved = {};
    for (const variable of variables) {
        const at = variable.indexOf('=');
        const name = at < 0 ? variable : variable.slice(0, at);
        const hostile = HOSTILE_VARIABLES.find((h) => h === name);
        if (hostile)
            moved[hostile] = variable.slice(name.length + 1);
        else if (!name.startsWith('PIPEWRIGHT_'))
            env.push(variable);
    }
    return { env, moved };
}
/**
 * Podman refuses an image whose history lists fewer non-empty entries than there are layers. A history that counts
 * right gains our entry; none at all stays none.
 */
function extendHistory(source, version) {
    const history = source.history ?? [];
    if (history.length === 0)
        return {};
    const created = history.at(-1)?.created ?? source.created;
    return {
        history: [
            ...history,
            { ...(created && { created }), created_by: `pipewright wrap: agent ${version}`, comment: 'pipewright' },
        ],
    };
}
function encode(json) {
    return new TextEncoder().encode(JSON.stringify(json));
}
function toRaw(mediaType, json) {
    const bytes = encode(json);
    return { mediaType, digest: (0,image_digest/* digestOf */.o)(bytes), bytes };
}

;// CONCATENATED MODULE: ./lib/src/publish/derive.js





/**
 * Reads the source's manifests and configs and derives the wrapped image. Nothing is written and no layer is read.
 * @param name what labels and the extended spec will call the source
 * @param reference the tag or digest wanted
 * @throws Failure as the source does; `UNSUPPORTED_PLATFORM` when no child can be wrapped; see `wrapImage`
 */
async function derive_deriveWrap(from, options) {
    const raw = await from.readManifest(options.reference);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(raw, options.name);
    return manifest.kind === 'image'
        ? deriveImage(from, manifest, options)
        : deriveIndex(from, manifest, options);
}
async function deriveImage(from, manifest, options) {
    const found = await readImage(from, manifest, options.name);
    const source = sourceOf(options.name, manifest.digest, found.record);
    const image = wrapImage(found, { ...options, source });
    return { source, images: [image], root: image.manifest, dropped: [], replaced: found.record !== undefined };
}
async function deriveIndex(from, manifest, options) {
    const dropped = [];
    const children = await Promise.all(manifest.json.manifests.map(async (descriptor) => {
        const reason = reasonToDrop(descriptor, options.agent);
        if (reason) {
            dropped.push({ digest: descriptor.digest, platform: platformName(descriptor.platform), reason });
            return undefined;
        }
        const child = await readChild(from, descriptor, options.name);
        if (typeof child === 'string') {
            dropped.push({
                digest: descriptor.digest,
                platform: platformName(descriptor.platform),
                reason: child,
            });
            return undefined;
        }
        const found = await readImage(from, child, options.name);
        // The descriptor's platform is optional and sometimes wrong; the config's is what runs.
        if (!agentLayerFor(options.agent, found.config)) {
            const platform = (0,image_manifest/* formatPlatform */.Bq)(found.config);
            dropped.push({ digest: descriptor.digest, platform, reason: 'no agent for this platform' });
            return undefined;
        }
        return { descriptor, found };
    }));
    const kept = children.filter((child) => child !== undefined);
    const record = kept[0]?.found.record;
    if (kept.length === 0) {
        const had = manifest.json.manifests.map((d) => platformName(d.platform)).join(', ') || 'nothing';
        throw new failure/* Failure */.H('UNSUPPORTED_PLATFORM', `${options.name} holds images for ${had}; there is an agent for ${Object.keys(options.agent.platforms).join(' and ')}. Build the image for one of these.`);
    }
    const facts = {
        ...options,
        source: sourceOf(options.name, manifest.digest, record),
    };
    const wrapped = kept.map(({ descriptor, found }) => ({ descriptor, image: wrapImage(found, facts) }));
    const index = record ? unwrapIndex(manifest.json) : manifest.json;
    return {
        source: facts.source,
        images: wrapped.map(({ image }) => image),
        root: wrapIndex({ mediaType: manifest.mediaType, index }, wrapped, facts),
        dropped: dropped.sort((a, b) => (a.digest < b.digest ? -1 : 1)),
        replaced: record !== undefined,
    };
}
/** One platform's manifest and config, with any agent of an earlier wrap taken off. */
async function readImage(from, manifest, name) {
    const bytes = await from.readBlob(manifest.json.config, CONFIG_LIMIT);
    const config = (0,image_manifest/* parseConfig */.o4)(bytes, manifest.json, name);
    const { mediaType, digest, json } = manifest;
    const unwrapped = unwrapImage(json, config, name);
    if (!unwrapped)
        return { mediaType, digest, manifest: json, config, record: undefined };
    return {
        mediaType,
        ...unwrapped,
        digest: isOwnSource(name, unwrapped.record) ? unwrapped.record.base : digest,
    };
}
/**
 * What is written down as the source of a wrap: what was read. The labels of a wrapped image are claims, and not
 * repeated, but for one that was pushed over its own source: there, wrapping again must change nothing.
 */
function sourceOf(name, digest, record) {
    return record && isOwnSource(name, record) ? record.source : { name, digest };
}
function isOwnSource(name, record) {
    return record.source.name === name;
}
/** An index's child, or why it is left out. What names no platform may be anything; what names one must be an image. */
async function readChild(from, descriptor, name) {
    const raw = await from.readManifest(descriptor.digest);
    try {
        const child = (0,image_manifest/* parseManifest */.Ng)(raw, `${name}@${descriptor.digest}`);
        return child.kind === 'image' ? child : 'nested index';
    }
    catch (error) {
        if (descriptor.platform || !(error instanceof failure/* Failure */.H))
            throw error;
        return 'not an image';
    }
}
function reasonToDrop(child, agent) {
    const { platform } = child;
    // BuildKit's attestation storage: docs/attestations/attestation-storage.md. They speak of the unwrapped digests.
    if (child.annotations?.['vnd.docker.reference.type'] || platform?.os === 'unknown')
        return 'attestation';
    if (child.artifactType?.startsWith('application/vnd.amazon.soci.'))
        return 'SOCI index';
    if (child.artifactType)
        return 'not an image';
    if (platform && !agentLayerFor(agent, platform))
        return 'no agent for this platform';
    return undefined;
}
function platformName(platform) {
    return platform ? (0,image_manifest/* formatPlatform */.Bq)(platform) : 'unknown';
}

;// CONCATENATED MODULE: ./lib/src/publish/fargate.js
/**
 * Linux sizes on platform version 1.4.0 (Amazon ECS Developer Guide, "Task CPU and memory"):
 * CPU units, least and most memory in MiB, and the step between.
 */
const SIZES = [
    [256, 512, 512, 512],
    [256, 1024, 2048, 1024],
    [512, 1024, 4096, 1024],
    [1024, 2048, 8192, 1024],
    [2048, 4096, 16384, 1024],
    [4096, 8192, 30720, 1024],
    [8192, 16384, 61440, 4096],
    [16384, 32768, 122880, 8192],
];
/** The smallest Fargate size with at least this much CPU (units) and memory (MiB), or null when none is that large. */
function fargateSize(cpuUnits, memory) {
    for (const [cpu, least, most, step] of SIZES) {
        if (cpu < cpuUnits || most < memory)
            continue;
        return { cpu, memory: Math.max(least, Math.ceil(memory / step) * step) };
    }
    return null;
}

;// CONCATENATED MODULE: ./lib/src/publish/extend.js




/** What deploying sets in every agent's environment (design section 6). */
const DEPLOY_VARIABLES = ['AWS_REGION', 'PIPEWRIGHT_QUEUE_URL', 'PIPEWRIGHT_IDLE_SECONDS'];
/** vCPU units for specs that say nothing of CPU: Fargate's smallest, which memory may raise. */
const DEFAULT_CPU_UNITS = 256;
/**
 * The extended spec of a wrapped image: a function of its arguments alone, without times or host names.
 * @param repository the wrapped image's repository by name, e.g. `ghcr.io/pipewright/catalog/blur`
 */
function extend_extendSpec(spec, wrap, agent, repository) {
    const cpuUnits = typeof spec.CPU === 'number' ? Math.ceil(spec.CPU * 1024) : DEFAULT_CPU_UNITS;
    const memory = Math.ceil(spec.memory.suggested);
    const { container_name: _, instance_type, ...rest } = spec;
    return {
        ...rest,
        container_name: `${repository}@${wrap.root.digest}`,
        source_image: wrap.source,
        platforms: wrap.images.map((image) => ({
            platform: (0,image_manifest/* formatPlatform */.Bq)(image.platform),
            digest: image.manifest.digest,
            size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        })),
        agent: { version: agent.version, digest: agent.digest },
        spec_digest: (0,complete/* specDigest */.Wx)(spec),
        revision: WRAP_REVISION,
        instance_type: instance_type || 'fargate',
        cpu_units: cpuUnits,
        memory_mb: memory,
        fargate: spec.gpu ? null : fargateSize(cpuUnits, memory),
        environment: [
            ...(spec.user_specified_environment_variables ?? []).map((variable) => ({
                name: variable.name,
                required: variable.required === true,
                from: 'user',
                ...(variable.secret && { secret: true }),
            })),
            ...DEPLOY_VARIABLES.map((name) => ({ name, required: true, from: 'deploy' })),
        ],
    };
}
/** The file's text: two spaces, a closing newline. */
function formatExtendedSpec(extended) {
    return `${JSON.stringify(extended, null, 2)}\n`;
}

// EXTERNAL MODULE: ./lib/src/publish/push.js
var push = __webpack_require__(6128);
;// CONCATENATED MODULE: ./lib/src/publish/publish.js





/**
 * From a spec to a wrapped image in its place: read kilobytes, derive, push, extend. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer moves.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
async function wrapAlgorithm(request, images, progress) {
    const { spec, agent } = request;
    if (request.target.kind === 'engine') {
        throw new Failure('BAD_REFERENCE', 'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "pipewright test" runs it there.');
    }
    if (request.target.digest) {
        throw new Failure('BAD_REFERENCE', `${formatReference(request.target)} names a digest; the wrap decides that. Name a tag.`);
    }
    const [source, target, agentFrom] = await Promise.all([
        images.source(request.source),
        images.target(request.target),
        images.source(request.agentFrom),
    ]);
    progress?.step('read', source.name);
    const wrap = await deriveWrap(source, {
        name: sourceName(spec),
        reference: tagOrDigest(request.source),
        spec,
        agent,
    });
    progress?.derived(wrap);
    const tag = request.target.tag ?? spec.version;
    const named = { ...request.target, tag };
    progress?.step('push', formatReference(named));
    const push = await pushWrap(wrap, target, {
        tag,
        from: { source, agent: agentFrom },
        ...(progress && { progress }),
    });
    const repository = request.target.kind === 'registry' ? repositoryName(request.target) : `oci:${request.target.directory}`;
    return {
        wrap,
        push,
        extended: extendSpec(spec, wrap, agent, repository),
        reference: formatReference({ ...named, digest: wrap.root.digest }),
    };
}
/** What is written down of the source: the name that the spec gives it, in full, without a digest beside a tag. */
function sourceName(spec) {
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    if (reference.kind === 'engine' || !reference.tag)
        return (0,image_reference/* formatReference */.FH)(reference);
    const { digest: _, ...tagged } = reference;
    return (0,image_reference/* formatReference */.FH)(tagged);
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(5331);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/esm/mod.js
var mod = __webpack_require__(5336);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(8469);
// EXTERNAL MODULE: ./node_modules/semver/functions/inc.js
var inc = __webpack_require__(2338);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/rules.js







/**
 * The rules between an entry and what is published: names belong to one entry for ever, and versions never change.
 * @param folder the entry's folder
 */
function checkAgainstRecord({ json, spec }, folder, recorded) {
    return [
        ...checkName(json, folder, recorded),
        ...(spec ? checkVersion(json, (0,complete/* completeSpec */.ZQ)(spec), folder, recorded) : []),
    ];
}
function checkName(json, folder, { names, index }) {
    const name = json.value?.name;
    if (typeof name !== 'string')
        return [];
    const isNew = !names.includes(folder);
    const same = names.find((other) => other !== folder && (0,reserved/* foldName */.zN)(other) === (0,reserved/* foldName */.zN)(name));
    const at = { path: ['name'] };
    if (same !== undefined) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'NAME_TAKEN', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, but the catalog has ${(0,quote/* quote */.hD)(same)} already; capital letters, "-" and "_" make no difference. Choose another.`,
                got: (0,quote/* quote */.hD)(name),
                expected: 'a name that no other entry has',
            }),
        ];
    }
    const retired = Object.entries(index.algorithms).find(([other, { removed }]) => removed && (0,reserved/* foldName */.zN)(other) === (0,reserved/* foldName */.zN)(name));
    if (retired && isNew) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'NAME_RETIRED', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, the name of an algorithm that was taken out of this catalog; workflows may still mean that one. Choose another name, or bring back the files of the old entry.`,
                got: (0,quote/* quote */.hD)(name),
                expected: 'a name that no entry ever had',
            }),
        ];
    }
    const near = isNew && names.find((other) => other !== folder && (0,mod/* distance */.I)(other, name) === 1);
    return near
        ? [
            (0,json_text/* findingAt */.dz)(json, 'warning', 'NAME_SIMILAR', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, one letter away from ${(0,quote/* quote */.hD)(near)}: people will take one for the other.`,
                got: (0,quote/* quote */.hD)(name),
            }),
        ]
        : [];
}
function checkVersion(json, spec, folder, { versions, published, index }) {
    const at = { path: ['version'] };
    const known = [...new Set([...versions, ...Object.keys(index.algorithms[folder]?.versions ?? {})])].sort(compare);
    const newest = known.at(-1);
    const next = inc(newest ?? spec.version, 'patch') ?? '';
    const taken = published
        ? published.spec_digest !== (0,complete/* specDigest */.Wx)(spec)
        : known.includes(spec.version) && !versions.includes(spec.version);
    if (taken) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'VERSION_PUBLISHED', at, {
                message: `Version ${spec.version} of ${(0,quote/* quote */.hD)(spec.name)} is published, and published versions never change. Write "version": "${next}" for this one.`,
                got: (0,quote/* quote */.hD)(spec.version),
                expected: (0,quote/* quote */.hD)(next),
            }),
        ];
    }
    if (newest && !published && compare(spec.version, newest) < 0) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'warning', 'VERSION_OLDER', at, {
                message: `Version ${spec.version} is older than ${newest}, which is published: people who take the newest will not get it.`,
                got: (0,quote/* quote */.hD)(spec.version),
            }),
        ];
    }
    return [];
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/examine.js













/** Bytes of layers, compressed: a runner's disk holds an image of this size unpacked, and no larger one. */
const LARGEST_IMAGE = 10_000_000_000;
/**
 * Holds one entry against the rules and the record, and derives its wrap from kilobytes. Nothing is written.
 * @param entry what the file says; its findings come first
 * @param options.committed the extended spec that the change itself brings for this version
 * @param options.pending the version's file is in the record, but it is not published yet
 * @param options.reviewed the digest that the source image had when it was reviewed
 */
async function examineEntry(entry, examining, options = {}) {
    const { name, file, text, examined } = entry;
    const { settings, view } = examining;
    const findings = [...examined.findings];
    const spec = examined.spec && (0,complete/* completeSpec */.ZQ)(examined.spec);
    const versions = (0,record/* publishedVersions */.y0)(view, name);
    const before = await readPublished(view, name, versions.at(-1));
    const isPublished = spec && versions.includes(spec.version) && options.pending === undefined;
    const published = isPublished ? await readPublished(view, name, spec.version) : undefined;
    const recorded = { ...examining, versions, ...(published && { published }) };
    const known = new Set(findings.map(({ code, path }) => `${code} ${path}`));
    findings.push(...checkAgainstRecord(examined, name, recorded).filter(({ code, path }) => !known.has(`${code} ${path}`)));
    const report = { name, file, text, ...(spec && { spec }), ...(before && { before }) };
    if (!spec || (0,finding/* hasErrors */.Cs)(findings))
        return { ...report, findings };
    // Nothing more to find out: the very spec is published, and only its samples or its neighbours change.
    if (published)
        return { ...report, findings, published };
    try {
        (0,catalog/* checkSourceAllowed */.Wh)(settings, (0,image_reference/* parseReference */.F2)(spec.container_name));
        (0,catalog/* checkPublicSource */.vC)(settings, (0,image_reference/* parseReference */.F2)(spec.container_name));
        const { committed } = options;
        const claimed = committed === undefined ? undefined : (0,record/* parseExtendedSpec */.Ot)(committed, `${spec.version}.json`);
        const derived = await derive(spec, examining, claimed?.source_image.digest ?? options.reviewed);
        const wrong = checkDerived(examined, derived, committed, claimed, examining.agent);
        return { ...report, findings: [...findings, ...wrong], derived };
    }
    catch (error) {
        return { ...report, findings: [...findings, failureFinding(error, examined)] };
    }
}
/** @param digest the source image as it was reviewed; without one, as it is now */
async function derive(spec, examining, digest) {
    const { settings, images, agent } = examining;
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    const source = await images.source(reference);
    const wrap = await derive_deriveWrap(source, {
        name: sourceName(spec),
        reference: digest ?? (0,image_reference/* tagOrDigest */.AA)(reference),
        spec,
        agent,
    });
    const target = (0,catalog/* defaultTarget */.zo)(settings, spec);
    if (target.kind !== 'registry')
        throw new failure/* Failure */.H('BAD_CATALOG', 'A catalog publishes to a registry.');
    const extended = extend_extendSpec(spec, wrap, agent, (0,image_reference/* repositoryName */.aR)(target));
    return { wrap, extended, text: formatExtendedSpec(extended), images: wrap.images.map(factsOf), source };
}
function factsOf(image) {
    const config = JSON.parse(new TextDecoder().decode(image.config.bytes));
    const { User, Env, ExposedPorts } = config.config ?? {};
    const original = readOriginalImage(Env?.find((variable) => variable.startsWith(`${IMAGE_VARIABLE}=`))?.slice(IMAGE_VARIABLE.length + 1));
    return {
        platform: (0,image_manifest/* formatPlatform */.Bq)(image.platform),
        size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        user: User ?? '',
        entrypoint: [...(original.entrypoint ?? []), ...(original.cmd ?? [])],
        ports: Object.keys(ExposedPorts ?? {}),
    };
}
function checkDerived({ json }, { extended, images, text }, committed, claimed, agent) {
    const findings = [];
    const largest = Math.max(...images.map((image) => image.size));
    if (largest > LARGEST_IMAGE) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'IMAGE_TOO_LARGE', { path: ['container_name'] }, {
            message: `The image has ${Math.ceil(largest / 1e9)} GB compressed; ${LARGEST_IMAGE / 1e9} GB are allowed. Leave out what running does not need: build tools, caches, data.`,
            got: `${largest} bytes`,
        }));
    }
    // Wrapped with another agent, it cannot be derived again, and nothing is lost by writing it anew.
    if (committed !== text && claimed?.agent?.digest === agent.digest) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'EXTENDED_DIFFERS', { path: ['version'] }, {
            message: `${extended.version}.json is there already and says something else than wrapping gives. Machines write it: delete it, and it is written anew.`,
        }));
    }
    return findings;
}
async function readPublished(view, name, version) {
    if (version === undefined)
        return undefined;
    const path = `${name}/${version}.json`;
    const text = await view.read(path);
    return text === undefined ? undefined : (0,record/* parseExtendedSpec */.Ot)(text, path);
}
/** What kept an entry from being examined to its end. @throws what is a fault of ours */
function failureFinding(error, { json }) {
    if (!(error instanceof failure/* Failure */.H))
        throw error;
    return (0,json_text/* findingAt */.dz)(json, 'error', error.code, { path: ['container_name'] }, { message: (0,failure/* explain */.W)(error) });
}
/** Failures that nobody who wrote an entry can mend: they pass, or a keeper of the catalog mends them. */
const OUR_SIDE = /^(GITHUB_|REGISTRY_(UNREACHABLE|ERROR)$|RATE_LIMITED$|ENGINE_|AGENT_NOT_FOUND$|DISK_FULL$|BAD_CATALOG$|TAG_IMMUTABLE$)/;
function isOurSide(finding) {
    // A source image that is refused is its author's to open; where a version goes is the catalog's own registry.
    if (finding.code === 'ACCESS_DENIED')
        return finding.path === '/version';
    return OUR_SIDE.test(finding.code);
}


/***/ }),

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c4: () => (/* binding */ allFindings),
  E$: () => (/* binding */ entryPage),
  YP: () => (/* binding */ standingOf),
  Gg: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/findings-markdown.js
var findings_markdown = __webpack_require__(492);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(7479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 11 modules
var examine = __webpack_require__(5917);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(4161);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/risks.js



const SHELLS = /(^|\/)(sh|bash|ash|dash|zsh|ksh|busybox)$/;
/** What a reviewer should look at before saying yes, each as a line of Markdown. Nothing of it is wrong by itself. */
function risksOf(report) {
    const { spec, derived, before } = report;
    if (!spec)
        return [];
    const lines = [];
    const roots = (derived?.images ?? []).filter((image) => /^(|0|root)(:|$)/.test(image.user));
    if (roots.length > 0)
        lines.push('The algorithm runs as root inside the container.');
    const words = wordsOf(spec.run_command);
    if (words.some((word) => SHELLS.test(word)))
        lines.push(`The command starts a shell: ${(0,markdown/* inlineCode */.ti)(spec.run_command)}.`);
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    if (reference.kind === 'registry' && !reference.digest) {
        const now = derived ? ` Reviewed here, and published: ${(0,markdown/* inlineCode */.ti)(derived.wrap.source.digest)}.` : '';
        lines.push(`The image is named by ${reference.tag ? `the tag ${(0,markdown/* inlineCode */.ti)(reference.tag)}` : 'no tag'}, which can be moved to another image.${now}`);
    }
    if (spec.port.length > 0) {
        const ports = spec.port.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
        lines.push(`It opens ports: ${(0,markdown/* inlineCode */.ti)(ports)}.`);
    }
    const secrets = spec.user_specified_environment_variables.filter((variable) => variable.secret);
    if (secrets.length > 0)
        lines.push(`It is given secrets: ${(0,markdown/* inlineCode */.ti)(secrets.map(({ name }) => name).join(', '))}.`);
    if (before && people(before.maintainers) !== people(spec.maintainers)) {
        lines.push(`The maintainers change, from ${(0,markdown/* escapeMarkdown */.FV)(people(before.maintainers) || 'nobody')} to ${(0,markdown/* escapeMarkdown */.FV)(people(spec.maintainers) || 'nobody')}. Do those who were maintainers agree?`);
    }
    if (before && registryOf(before.source_image.name) !== registryOf(spec.container_name)) {
        lines.push(`The image comes from another place: ${(0,markdown/* inlineCode */.ti)(before.source_image.name)} before, ${(0,markdown/* inlineCode */.ti)(spec.container_name)} now.`);
    }
    if (derived?.wrap.replaced)
        lines.push('The image was wrapped already; its agent is replaced.');
    for (const { platform, reason } of derived?.wrap.dropped ?? [])
        if (reason === 'no agent for this platform')
            lines.push(`Left out: ${(0,markdown/* inlineCode */.ti)(platform)}, ${reason}.`);
    if (spec.tests.length === 0)
        lines.push('There are no tests: nothing shows that it works.');
    return lines;
}
function wordsOf(command) {
    try {
        return (0,words/* splitWords */.yM)(command).map(words/* wordText */.en);
    }
    catch (error) {
        if (error instanceof words/* UnfinishedQuote */.IP)
            return [];
        throw error;
    }
}
function people(maintainers) {
    return maintainers
        .map(({ github }) => github)
        .sort()
        .join(', ');
}
/** Host and first part of the path: who has the say over an image. */
function registryOf(name) {
    const reference = (0,image_reference/* parseReference */.F2)(name);
    return reference.kind === 'registry'
        ? `${reference.registry}/${reference.repository.split('/')[0]}`
        : reference.kind;
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/page.js






function standingOf(report, stage) {
    const errors = allFindings(report).filter((finding) => finding.severity === 'error');
    const ours = errors.filter(examine/* isOurSide */.Y2);
    if (errors.length > ours.length) {
        const count = (0,findings_text/* plural */.LS)(errors.length - ours.length, 'mistake');
        const next = `The **author** mends ${count}; every one is listed below with its line.`;
        return { sign: '❌', state: 'needs changes', next, ok: false };
    }
    if (ours.length > 0) {
        const next = 'The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.';
        return { sign: '⏳', state: 'could not be checked', next, ok: false };
    }
    if (report.published)
        return {
            sign: '✅',
            state: 'published already',
            next: 'There is nothing to do: this version stays as it is.',
            ok: true,
        };
    if (stage === 'publish')
        return { sign: '🚀', state: 'published', next: 'There is nothing to do.', ok: true };
    const what = stage === 'candidate'
        ? 'and merges; then this very image is published'
        : 'and merges; then it is published';
    return { sign: '👀', state: 'waits for a review', next: `A **reviewer** looks at it ${what}.`, ok: true };
}
/** The findings of an entry, those of its tests included. */
function allFindings({ findings, trials }) {
    return [...findings, ...(trials ?? []).flatMap((trial) => trial.findings)];
}
function titleOf(report) {
    return report.spec ? `${report.spec.name} ${report.spec.version}` : report.name;
}
/**
 * The reviewer's page about one entry, as blocks that are whole by themselves, the most important first.
 * @param about.number of the pull request, for trying it locally
 */
function entryPage(report, about) {
    const { sign, state, next } = standingOf(report, about.stage);
    const blocks = [`### ${sign} ${(0,markdown/* escapeMarkdown */.FV)(titleOf(report))}: ${state}\n\n**Next:** ${next}`];
    const findings = allFindings(report).filter((finding) => finding.severity !== 'hint');
    const hints = allFindings(report).filter((finding) => finding.severity === 'hint');
    if (findings.length > 0)
        blocks.push(...tables('What was found', findings));
    const risks = risksOf(report);
    if (risks.length > 0)
        blocks.push(`**Please look at this before you approve**\n\n${risks.map((risk) => `- [ ] ${risk}`).join('\n')}`);
    blocks.push(...testBlocks(report));
    if (report.derived)
        blocks.push(facts(report));
    const changed = changesSince(report);
    if (changed)
        blocks.push(changed);
    blocks.push(tryIt(report, about.number));
    if (report.derived) {
        blocks.push(folded(`The extended spec <code>${(0,markdown/* escapeMarkdown */.FV)(`${report.derived.extended.version}.json`)}</code>`, (0,markdown/* codeBlock */.DV)(report.derived.text)));
    }
    if (hints.length > 0)
        blocks.push(folded((0,findings_text/* plural */.LS)(hints.length, 'hint'), (0,findings_markdown/* findingsTable */.f)(hints.slice(0, 100))));
    return blocks;
}
/** Many findings come as several blocks, so that a page that is cut shows as many as fit. */
function tables(title, findings) {
    const blocks = [];
    for (let at = 0; at < findings.length; at += 50)
        blocks.push(`**${title}${at > 0 ? ', continued' : ''}**\n\n${(0,findings_markdown/* findingsTable */.f)(findings.slice(at, at + 50))}`);
    return blocks;
}
function testBlocks({ trials, untried }) {
    if (!trials)
        return untried ? [`**Tests:** ${(0,markdown/* escapeMarkdown */.FV)(untried)}`] : [];
    const failed = trials.filter((trial) => (0,finding/* hasErrors */.Cs)(trial.findings));
    const line = (trial) => {
        const { test, seconds, result } = trial;
        const outputs = (result?.outputs ?? []).slice(0, 10).map(({ name }) => (0,markdown/* inlineCode */.ti)(name));
        const came = (0,finding/* hasErrors */.Cs)(trial.findings)
            ? (0,markdown/* escapeMarkdown */.FV)(trial.findings.map(({ message }) => message).join(' '))
            : outputs.join(', ') || 'no output, as expected';
        return `| ${(0,finding/* hasErrors */.Cs)(trial.findings) ? '❌' : '✅'} ${(0,markdown/* escapeMarkdown */.FV)(test)} | ${seconds.toFixed(1)} s | ${came} |`;
    };
    const table = `| Test | Took | What came |\n|---|--:|---|\n${trials.map(line).join('\n')}`;
    const count = failed.length > 0
        ? `${failed.length} of ${(0,findings_text/* plural */.LS)(trials.length, 'test')} failed`
        : `${(0,findings_text/* plural */.LS)(trials.length, 'test')} passed`;
    return [
        `**${count}** in a container without network and rights\n\n${table}`,
        // Those that failed first, and more of them.
        ...[...failed, ...trials.filter((trial) => !failed.includes(trial))]
            .slice(0, 10)
            .flatMap((trial) => trial.result?.log.trim()
            ? [
                folded(`The end of what ${(0,markdown/* escapeMarkdown */.FV)(trial.test)} printed`, (0,markdown/* codeBlock */.DV)(trial.result.log, failed.includes(trial) ? 40 : 10)),
            ]
            : []),
    ];
}
function facts({ derived, spec, pushed }) {
    const { extended, images, wrap } = derived;
    const rows = [
        ...(pushed ? [['image', (0,markdown/* inlineCode */.ti)(pushed)]] : []),
        ['digest', (0,markdown/* inlineCode */.ti)(wrap.root.digest)],
        ['made from', `${(0,markdown/* inlineCode */.ti)(wrap.source.name)}<br>${(0,markdown/* inlineCode */.ti)(wrap.source.digest)}`],
        ['agent', `${(0,markdown/* escapeMarkdown */.FV)(extended.agent.version)} ${(0,markdown/* inlineCode */.ti)(extended.agent.digest)}`],
        ...images.map(({ platform, size, user, entrypoint, ports }) => [
            (0,markdown/* escapeMarkdown */.FV)(platform),
            [
                `${(size / 1e6).toFixed(1)} MB to pull`,
                `user ${(0,markdown/* inlineCode */.ti)(user || 'root')}`,
                entrypoint.length > 0 && `its own entrypoint ${(0,markdown/* inlineCode */.ti)(entrypoint.join(' ').slice(0, 200))}`,
                ports.length > 0 && `ports ${(0,markdown/* inlineCode */.ti)(ports.join(', '))}`,
            ]
                .filter(Boolean)
                .join(', '),
        ]),
        ['command', (0,markdown/* inlineCode */.ti)(spec?.run_command ?? '')],
        [
            'needs',
            `${extended.memory_mb} MB of memory, ${extended.cpu_units / 1024} vCPU, ${extended.fargate ? `Fargate ${extended.fargate.cpu / 1024} vCPU / ${extended.fargate.memory} MB` : (0,markdown/* escapeMarkdown */.FV)(extended.instance_type)}`,
        ],
    ];
    return `**The image**\n\n| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}
/** Fields that follow from others, or that every version has anew. */
const DERIVED = new Set([
    'container_name',
    'spec_digest',
    'platforms',
    'source_image',
    'environment',
    'revision',
    'version',
]);
function changesSince({ before, derived }) {
    if (!derived)
        return undefined;
    if (!before)
        return '**New:** no version of this algorithm is published yet.';
    const now = derived.extended;
    const then = before;
    const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => !DERIVED.has(key));
    const show = (value) => value === undefined
        ? 'nothing'
        : (0,markdown/* inlineCode */.ti)(shorten(typeof value === 'string' ? value : JSON.stringify(value)));
    const rows = keys
        .filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]))
        .map((key) => `| ${(0,markdown/* inlineCode */.ti)(key)} | ${show(then[key])} | ${show(now[key])} |`);
    const source = `| source image | ${(0,markdown/* inlineCode */.ti)(before.source_image.digest)} | ${(0,markdown/* inlineCode */.ti)(derived.wrap.source.digest)} |`;
    if (before.source_image.digest !== derived.wrap.source.digest)
        rows.unshift(source);
    const title = `**Changed since ${(0,markdown/* escapeMarkdown */.FV)(before.version)}**`;
    return rows.length > 0
        ? `${title}\n\n| | before | now |\n|---|---|---|\n${rows.join('\n')}`
        : `${title}: nothing but the version.`;
}
function shorten(text) {
    return text.length > 300 ? `${text.slice(0, 297)}…` : text;
}
function tryIt({ name, file, pushed, spec }, number) {
    const quoted = `'${file.replaceAll("'", `'\\''`)}'`;
    const lines = [
        ...(number === undefined ? [] : [`git fetch origin pull/${number}/head && git checkout FETCH_HEAD`]),
        'npm ci',
        `npx pipewright validate ${quoted}`,
        `npx pipewright test ${quoted}`,
    ];
    const sample = spec?.tests[0]?.input.split('/').at(-1);
    if (pushed)
        lines.push(`docker run --rm -v "$PWD/catalog/${name}/tests:/in:ro" -v "$PWD/results:/out" ${pushed} run '/in/${(sample ?? 'SAMPLE').replaceAll("'", `'\\''`)}' /out`);
    return folded('Try it yourself', (0,markdown/* codeBlock */.DV)(lines.join('\n')));
}
function folded(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 7232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lH: () => (/* binding */ examineAll),
  $2: () => (/* binding */ readEntries),
  Jo: () => (/* binding */ tryAll)
});

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/parse.js + 10 modules
var parse = __webpack_require__(2529);
// EXTERNAL MODULE: ./lib/src/spec/validate.js
var validate = __webpack_require__(468);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 11 modules
var examine = __webpack_require__(5917);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/place.js

/** Gives a finding that only names a value the lines where that value is: annotations need them. */
function placed(finding, json) {
    if (finding.range || finding.file !== json.file)
        return finding;
    const path = finding.path
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    return (0,json_text/* findingAt */.dz)(json, finding.severity, finding.code, { path }, finding);
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/publishing.js





/** Manifests are kilobytes: most of the time is waiting. */
const CONCURRENCY = 8;
/**
 * Reads entries, with what they get wrong between them. Earlier ones keep their names.
 * @param others names of entries that are not among them
 */
function readEntries(files, others = []) {
    const examined = files.map((entry) => (0,parse/* examineSpec */.hd)(entry.text, entry.file, entry));
    const between = Map.groupBy((0,validate/* checkCatalog */.k)(examined, others), (finding) => finding.file);
    return files.map((entry, index) => {
        const one = examined[index];
        const findings = [...one.findings, ...(between.get(entry.file) ?? [])];
        const { version } = (one.json.value ?? {});
        return {
            name: entry.folder ?? entry.file.split('/').at(-2) ?? '',
            file: entry.file,
            text: entry.text,
            version: typeof version === 'string' ? version : '1.0.0',
            examined: { ...one, findings },
        };
    });
}
async function examineAll(entries, publishing, recorded, optionsOf) {
    const { settings, images, agent } = publishing;
    const examining = { ...recorded, settings, images, agent };
    return eachLimited(entries, CONCURRENCY, async (entry) => {
        const report = await (0,examine/* examineEntry */.yQ)(entry, examining, optionsOf(entry));
        return { ...report, findings: report.findings.map((finding) => placed(finding, entry.examined.json)) };
    });
}
/** Runs the tests of every entry that has nothing wrong so far, one after another: they share the machine. */
async function tryAll(reports, publishing) {
    const tried = [];
    for (const report of reports) {
        const { derived, spec, findings } = report;
        if (!derived || !spec || (0,finding/* hasErrors */.Cs)(findings)) {
            tried.push(report);
            continue;
        }
        const { json } = (0,parse/* examineSpec */.hd)(report.text, report.file);
        try {
            const came = await publishing.tryTests(report, derived);
            tried.push(typeof came === 'string'
                ? { ...report, untried: came }
                : {
                    ...report,
                    trials: came.map((trial) => ({
                        ...trial,
                        findings: trial.findings.map((finding) => placed(finding, json)),
                    })),
                });
        }
        catch (error) {
            publishing.signal.throwIfAborted();
            tried.push({ ...report, findings: [...findings, (0,examine/* failureFinding */.Ue)(error, { json, findings: [] })] });
        }
    }
    return tried;
}
async function eachLimited(items, limit, work) {
    const results = new Array(items.length);
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 2625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ removedIn),
/* harmony export */   ek: () => (/* binding */ checkChanges),
/* harmony export */   fb: () => (/* binding */ checkPullRequest)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5741);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8853);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6128);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4000);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(325);
/* harmony import */ var _publishing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7232);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5331);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(344);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6178);
/* harmony import */ var _talk_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8087);











/**
 * A pull request: what it changes is checked, wrapped in a dry run and tried. From the repository itself the image is
 * also pushed under a candidate tag, and the extended spec committed to the branch; a fork's token can do neither.
 * @throws Failure `SPECS_INVALID` after everything was reported
 */
async function checkPullRequest(context, publishing) {
    const talk = (0,_talk_js__WEBPACK_IMPORTED_MODULE_8__/* .openTalk */ .B)(publishing.github, context.repository, context.fork);
    await talk.begin(context.head.sha);
    let change;
    try {
        change = await lookAt(context, publishing, talk);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
            await talk.broken(error.message);
        throw error;
    }
    if (change === 'superseded') {
        publishing.runner.info('The branch moved meanwhile: the newer push is what counts.');
        return talk.supersede('a newer commit');
    }
    await (0,_run_report_js__WEBPACK_IMPORTED_MODULE_7__/* .reportRun */ .G)(publishing.runner, change, talk);
    if (!(0,_change_page_js__WEBPACK_IMPORTED_MODULE_4__/* .isSound */ .gH)(change))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('SPECS_INVALID', 'This change cannot be published as it is: see the job summary.');
}
async function lookAt(context, publishing, talk) {
    const { github, catalog, inputs } = publishing;
    const { repository, number, head } = context;
    // Whoever may not make a check may not push either: a fork's token, and one that a workflow keeps from writing.
    const mayWrite = !context.fork && talk.refused.length === 0;
    const files = await github.changedFiles(repository, number);
    const changes = (0,_changes_js__WEBPACK_IMPORTED_MODULE_9__/* .readChanges */ .S)(files, catalog.path);
    const touched = publishing.entries.filter(({ name }) => changes.entries.get(name) === 'changed');
    const view = await publishing.record.view();
    const index = await (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .readIndex */ .vY)(view);
    let reports = await (0,_publishing_js__WEBPACK_IMPORTED_MODULE_5__/* .examineAll */ .lH)(touched, publishing, { view, index, names: (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .entryNames */ .VM)(view) }, (entry) => ({
        committed: committedBy(changes, entry.name, publishing),
    }));
    reports = await (0,_publishing_js__WEBPACK_IMPORTED_MODULE_5__/* .tryAll */ .Jo)(reports, publishing);
    const general = [
        ...checkChanges(changes, view, context, catalog.path),
        ...publishing.unreadable.filter(({ file }) => changes.entries.has(file.split('/').at(-2) ?? '')),
    ];
    const about = {
        stage: mayWrite ? 'candidate' : 'check',
        number,
        ...(context.runUrl && { detailsUrl: context.runUrl }),
    };
    const change = { reports, general, removed: removedIn(changes), about };
    if (!mayWrite && talk.refused.length > 0)
        return change;
    if (await isSuperseded(context, publishing))
        return 'superseded';
    const shas = [head.sha];
    let told = change;
    if (mayWrite && (0,_change_page_js__WEBPACK_IMPORTED_MODULE_4__/* .isSound */ .gH)(change)) {
        told = { ...change, reports: await pushCandidates(reports, context, publishing) };
        const commit = await talk.attempt('commits', () => commitExtended(told.reports, context, publishing));
        if (commit === 'moved')
            return 'superseded';
        if (commit)
            shas.push(commit);
    }
    await talk.end(told, shas);
    const tip = shas.at(-1);
    if (await isSuperseded(context, publishing, tip))
        return told;
    await talk.suggest(number, tip, (0,_suggest_js__WEBPACK_IMPORTED_MODULE_10__/* .suggestionsFor */ .Z8)(told, files));
    if (inputs.comment)
        await talk.comment(number, (0,_run_report_js__WEBPACK_IMPORTED_MODULE_7__/* .commentOf */ .v)(told));
    return told;
}
/** The text that the change itself brings as an extended spec; machines write those, and the same text is welcome. */
function committedBy(changes, name, { entries, committed }) {
    const version = entries.find((entry) => entry.name === name)?.version;
    const path = changes.extended.find((file) => file.name === name && !file.removed && file.path.endsWith(`/${version}.json`));
    return path && committed(`${name}/${version}.json`);
}
/** Entries whose spec goes. */
function removedIn(changes) {
    return [...changes.entries].flatMap(([name, how]) => (how === 'removed' ? [name] : []));
}
/** Rules about the change as a whole. */
function checkChanges(changes, view, { fork }, catalog) {
    const findings = [];
    const say = (code, severity, file, message) => {
        findings.push({ code, severity, file, path: '', message });
    };
    if (changes.index) {
        say('GENERATED_FILE', 'error', `${catalog}/index.json`, `index.json is written after the merge, by a machine. Take it back as it was: git checkout origin/HEAD -- ${catalog}/index.json`);
    }
    for (const { path, name, removed } of changes.extended) {
        const isPublished = (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .publishedVersions */ .y0)(view, name).some((version) => path.endsWith(`/${name}/${version}.json`));
        const gone = changes.entries.get(name) === 'removed';
        if (isPublished && !(removed && gone)) {
            const why = removed ? 'A published version stays to be found' : 'A published version never changes';
            say('GENERATED_FILE', 'error', path, `${why}. Take the file back as it was, and raise "version" for something new.`);
        }
    }
    if (changes.entries.size > 0 && changes.outside.length > 0) {
        const listed = changes.outside.slice(0, 5).join(', ');
        const more = changes.outside.length > 5 ? ` and ${changes.outside.length - 5} more` : '';
        say('OUTSIDE_CATALOG', fork ? 'error' : 'warning', changes.outside[0], `This change adds or changes an algorithm and other files too: ${listed}${more}. Make two pull requests of it, so that each can be judged for itself.`);
    }
    return findings;
}
/** @returns what was pushed, noted in each report */
async function pushCandidates(reports, { number }, { images, agentFrom, settings, runner }) {
    const done = [];
    const agent = await images.source(agentFrom);
    for (const report of reports) {
        const { derived, spec } = report;
        if (!derived || !spec) {
            done.push(report);
            continue;
        }
        const tag = `pr-${number}`;
        const target = (0,_catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultTarget */ .zo)(settings, spec);
        await (0,_push_js__WEBPACK_IMPORTED_MODULE_3__/* .pushWrap */ .V)(derived.wrap, await images.target(target), {
            tag,
            from: { source: derived.source, agent },
        });
        const [repository] = derived.extended.container_name.split('@');
        const pushed = `${repository}:${tag}@${derived.wrap.root.digest}`;
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRegistryReference */ .qq)(pushed);
        runner.info(`Pushed ${pushed}`);
        done.push({ ...report, pushed });
    }
    return done;
}
/**
 * Puts the extended specs on the pull request's branch, if they are not there.
 * @returns the commit, `moved` when the branch is somewhere else by now, undefined when there is nothing to write
 */
async function commitExtended(reports, { repository, head }, { github, catalog, committed, inputs }) {
    if (inputs.commitBranch)
        return undefined;
    const files = new Map();
    for (const { name, derived } of reports) {
        if (!derived)
            continue;
        const file = `${name}/${derived.extended.version}.json`;
        if (committed(file) !== derived.text)
            files.set(`${catalog.path}/${file}`, derived.text);
    }
    if (files.size === 0)
        return undefined;
    const names = reports.map(({ spec }) => spec && `${spec.name} ${spec.version}`).filter(Boolean);
    const message = {
        headline: `Add the extended ${files.size === 1 ? 'spec' : 'specs'} of ${names.length > 3 ? `${files.size} algorithms` : names.join(', ')}`,
        body: 'Written by wrapping the source image that the spec names; "pipewright verify" checks it.',
    };
    const result = await github.commitOnBranch(repository, head.ref, head.sha, message, files);
    if (result !== 'moved')
        return result.sha;
    // It may have moved because this very commit was made, by a run that did not come to its end.
    const tip = await github.resolveCommit(repository, head.ref);
    for (const [path, text] of files)
        if ((await github.readFile(repository, path, tip)) !== text)
            return 'moved';
    return tip;
}
/** Whether somebody pushed since this run began. @param own the commit that we made ourselves */
async function isSuperseded({ repository, number, head }, { github }, own = head.sha) {
    const { head: now, open } = await github.pullRequest(repository, number);
    return open && now.sha !== head.sha && now.sha !== own;
}


/***/ }),

/***/ 5331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ot: () => (/* binding */ parseExtendedSpec),
/* harmony export */   PK: () => (/* binding */ refreshedIndex),
/* harmony export */   VM: () => (/* binding */ entryNames),
/* harmony export */   vY: () => (/* binding */ readIndex),
/* harmony export */   y0: () => (/* binding */ publishedVersions)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8780);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7304);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8534);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8853);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(325);






/** The folders of a view that are entries: they hold a spec or a published version. */
function entryNames(view) {
    const names = new Set();
    for (const path of view.paths) {
        const [name, file, ...more] = path.split('/');
        if (name && file && more.length === 0 && (file === 'spec.json' || _changes_js__WEBPACK_IMPORTED_MODULE_5__/* .EXTENDED_FILE */ .p.test(file)))
            names.add(name);
    }
    return [...names].sort();
}
/** The versions of an entry that were published, the newest last. */
function publishedVersions(view, name) {
    return [...view.paths]
        .filter((path) => path.startsWith(`${name}/`) && _changes_js__WEBPACK_IMPORTED_MODULE_5__/* .EXTENDED_FILE */ .p.test(path.slice(name.length + 1)))
        .map((path) => path.slice(name.length + 1, -'.json'.length))
        .filter((version) => semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__(version))
        .sort(semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__);
}
/** @throws Failure `BAD_CATALOG` where the file is no extended spec */
function parseExtendedSpec(text, path) {
    const json = parseJson(text, path);
    const { name, version, container_name, source_image } = json ?? {};
    const whole = typeof name === 'string' &&
        semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__(version) &&
        typeof container_name === 'string' &&
        typeof source_image?.name === 'string' &&
        (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .B)(source_image.digest);
    if (whole)
        return json;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version", a "container_name" and a "source_image". Restore it as it was published.`);
}
/** The index as it was written last; an empty one where there is none. @throws Failure `BAD_CATALOG` */
async function readIndex(view) {
    const text = await view.read('index.json');
    if (text === undefined)
        return { algorithms: {} };
    const json = parseJson(text, 'index.json');
    if (typeof json?.algorithms === 'object' && json.algorithms !== null)
        return json;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('BAD_CATALOG', 'index.json is no index: it needs "algorithms". Restore it as it was.');
}
/** The index after publishing: what is listed stays, what is new joins, and what was removed leaves a tombstone. */
async function refreshedIndex(view, published) {
    const files = published.map((extended) => `${extended.name}/${extended.version}.json`);
    const there = new Set([...view.paths, ...files]);
    return (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .formatIndex */ .Qe)((0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .indexCatalog */ .mH)(published, { before: await readIndex(view), there }));
}
function parseJson(text, path) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('BAD_CATALOG', `${path} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error)}.`, { cause: error });
    }
}


/***/ }),

/***/ 344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ reportRun),
/* harmony export */   v: () => (/* binding */ commentOf)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7479);
/* harmony import */ var _spec_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2529);
/* harmony import */ var _annotate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1229);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4000);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1962);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6178);








/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). Bytes. */
const SUMMARY_BYTES = 1_000_000;
/** Characters of a comment; bytes are never fewer, so that counting them is safe. */
const COMMENT_BYTES = 65_000;
/** The page as the pull request's comment. */
function commentOf(change) {
    return (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)((0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changePage */ .yd)(change), COMMENT_BYTES, "the job's summary");
}
/** Tells everything where the one who looks at the run looks: log, annotations, outputs, job summary. */
async function reportRun(runner, change, talk) {
    const { reports, general, about } = change;
    const findings = [...general, ...reports.flatMap(_page_js__WEBPACK_IMPORTED_MODULE_4__/* .allFindings */ .c4)].sort(_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .compareFindings */ .Eg);
    await runner.group(`Check ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(reports.length, 'entry', 'entries')}`, async () => {
        const texts = new Map(reports.map((report) => [report.file, report.text]));
        runner.info((0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .renderFindings */ .vO)(findings, { texts }) || 'Nothing to mend.');
    });
    (0,_annotate_js__WEBPACK_IMPORTED_MODULE_6__/* .annotate */ .f)(findings, runner);
    const blocks = [...refusedNote(talk), ...(0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changePage */ .yd)(change), ...patches(reports)];
    await runner.summary((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)(blocks, SUMMARY_BYTES, 'the log'));
    for (const report of reports) {
        const { sign, state } = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .standingOf */ .YP)(report, about.stage);
        runner.info(`${sign} ${(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOf */ .Gg)(report)}: ${state}`);
    }
    runner.info((0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .summarise */ .fS)(findings, (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(reports.length, 'spec')));
}
function refusedNote({ refused }) {
    if (refused.length === 0)
        return [];
    return [
        `> [!NOTE]\n> This job's token may only read, so it wrote no ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(refused.join(', no '))}. For a change from a fork that is as it should be: everything there is to know is on this page.`,
    ];
}
/** Where nothing can be suggested on the lines themselves, the safe fixes come as a patch. */
function patches(reports) {
    return reports.flatMap(({ file, text, findings }) => {
        if (!findings.some(({ fix }) => fix?.safe))
            return [];
        const patch = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_7__/* .fixPatch */ .MI)(file, text, (changed) => (0,_spec_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .examineSpec */ .hd)(changed, file).findings);
        if (patch === undefined)
            return [];
        return [
            `**Safe fixes for ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(file)}**: \`npx pipewright validate --fix\` makes them, or save this as \`fix.patch\` and run \`git apply fix.patch\`\n\n${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .codeBlock */ .DV)(patch)}`,
        ];
    });
}


/***/ }),

/***/ 6178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MI: () => (/* binding */ fixPatch),
  Z8: () => (/* binding */ suggestionsFor)
});

// UNUSED EXPORTS: suggestions

;// CONCATENATED MODULE: ./lib/src/spec/fix.js
/**
 * Makes the edits of all safe fixes that do not touch each other; a fix is made whole or not at all.
 * One round: a fix may bring new findings to light, so callers read the text again until nothing is applied.
 * @param findings of exactly this text
 */
function applyFixes(text, findings) {
    const applied = [];
    const edits = [];
    for (const finding of findings) {
        if (!finding.fix?.safe || finding.fix.edits.length === 0)
            continue;
        if (finding.fix.edits.some((edit) => edits.some((other) => touch(edit, other))))
            continue;
        edits.push(...finding.fix.edits);
        applied.push(finding);
    }
    let fixed = text;
    // From the end, so that the offsets before stay true.
    for (const edit of edits.sort((a, b) => b.offset - a.offset)) {
        fixed = fixed.slice(0, edit.offset) + edit.text + fixed.slice(edit.offset + edit.length);
    }
    return { text: fixed, applied };
}
/** Neighbours count as touching: whether both make sense shows only after one is made. */
function touch(a, b) {
    return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}
/** Rounds after which text that still changes is left as it is; each round ends at least one mistake. */
const MOST_ROUNDS = 20;
/**
 * Applies safe fixes until there are none.
 * @param examine gives the findings of a text
 */
function fixText(text, examine) {
    const rounds = fixing(text);
    let step = rounds.next();
    while (!step.done)
        step = rounds.next(examine(step.value));
    return step.value;
}
/** As `fixText`, where looking at a text takes time. */
async function fixTextSlowly(text, examine) {
    const rounds = fixing(text);
    let step = rounds.next();
    while (!step.done)
        step = rounds.next(await examine(step.value));
    return step.value;
}
/** Asks for the findings of each text that it comes to. */
function* fixing(text) {
    const applied = [];
    let fixed = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const result = applyFixes(fixed, yield fixed);
        if (result.applied.length === 0 || result.text === fixed)
            break;
        fixed = result.text;
        applied.push(...result.applied);
    }
    return { text: fixed, applied };
}

// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(7479);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/suggest.js


/** More comments than this at once help nobody. */
const MOST = 20;
/** Safe fixes of all entries, on lines that the change shows: GitHub takes comments nowhere else. */
function suggestionsFor({ reports }, files) {
    return reports.flatMap(({ text, file, findings }) => {
        const shown = files.find(({ path }) => path === file)?.shown ?? [];
        return suggestions(text, findings).filter(({ startLine, line }) => shown.some(([first, last]) => first <= startLine && line <= last));
    });
}
/**
 * Safe fixes as comments on lines, which GitHub offers to commit with one click.
 * @param text the file as it is in the pull request
 * @param findings of exactly this text
 */
function suggestions(text, findings) {
    const lines = text.split('\n');
    const comments = [];
    const taken = new Set();
    for (const { fix, file, code, message } of findings) {
        if (!fix?.safe || fix.edits.length === 0 || comments.length === MOST)
            continue;
        const start = lineAt(text, Math.min(...fix.edits.map(({ offset }) => offset)));
        const end = lineAt(text, Math.max(...fix.edits.map(({ offset, length }) => offset + length)));
        const touched = Array.from({ length: end - start + 1 }, (_, i) => start + i);
        // Two suggestions for one line cannot both be taken.
        if (touched.some((line) => taken.has(line)))
            continue;
        let fixed = text;
        for (const { offset, length, text: by } of [...fix.edits].sort((a, b) => b.offset - a.offset))
            fixed = fixed.slice(0, offset) + by + fixed.slice(offset + length);
        const now = fixed.split('\n').slice(start - 1, end + fixed.split('\n').length - lines.length);
        const body = now.join('\n');
        // Carriage returns and the like would not survive being shown.
        if (/[\p{Cc}\p{Cf}]/u.test(body.replace(/[\n\t]/g, '')))
            continue;
        for (const line of touched)
            taken.add(line);
        const fence = '`'.repeat(Math.max(3, ...[...body.matchAll(/`+/g)].map(([run]) => run.length + 1)));
        comments.push({
            path: file,
            startLine: start,
            line: end,
            body: `${(0,markdown/* escapeMarkdown */.FV)(message)} (<code>${code}</code>)\n\n${fence}suggestion\n${body}\n${fence}\n`,
        });
    }
    return comments;
}
function lineAt(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
        line += 1;
    return line;
}
/** Lines around a change, as `diff -u` shows them. */
const CONTEXT = 3;
/**
 * All safe fixes of a file as a patch for `git apply`; undefined when there are none.
 * @param file relative to the repository
 * @param examine gives the findings of a text
 */
function fixPatch(file, text, examine) {
    const { text: fixed } = fixText(text, examine);
    // A patch that hides what it does is none; and git has its own ways with such names.
    if (fixed === text || /["\\\s\p{Cc}\p{Cf}]/u.test(file))
        return undefined;
    const before = linesOf(text);
    const after = linesOf(fixed);
    let start = 0;
    while (start < before.length && before[start] === after[start])
        start += 1;
    let same = 0;
    while (same < Math.min(before.length, after.length) - start &&
        before[before.length - 1 - same] === after[after.length - 1 - same])
        same += 1;
    const from = Math.max(0, start - CONTEXT);
    const tail = Math.min(same, CONTEXT);
    const out = [
        ...before.slice(from, start).map((line) => ` ${line}`),
        ...before.slice(start, before.length - same).map((line) => `-${line}`),
        ...after.slice(start, after.length - same).map((line) => `+${line}`),
        ...before.slice(before.length - same, before.length - same + tail).map((line) => ` ${line}`),
    ];
    const count = (lines) => lines.length - same + tail - from;
    const head = `--- a/${file}\n+++ b/${file}\n@@ -${from + 1},${count(before)} +${from + 1},${count(after)} @@\n`;
    return head + out.join('');
}
/** Lines with their ends; one without says so, as git does. */
function linesOf(text) {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}


/***/ }),

/***/ 8087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ openTalk)
/* harmony export */ });
/* unused harmony export COMMENT_MARK */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7479);
/* harmony import */ var _check_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8068);



/** Begins our one comment on a pull request, so that it is found again. */
const COMMENT_MARK = '<!-- pipewright:catalog -->';
/** The same for reviews that suggest fixes; what they suggested is in the mark, so that nothing is suggested twice. */
const SUGGESTION_MARK = 'pipewright:suggestion';
/**
 * @param fork whether the run is for a fork's change: its token may write everything or nothing, so that one refusal
 *   says all
 */
function openTalk(github, repository, fork = false) {
    const refused = new Set();
    let begun;
    /** Permissions are given per kind of thing: after one refusal there is no use in asking again. */
    const mayNot = new Set();
    async function attempt(what, write) {
        if (mayNot.has(what) || (fork && mayNot.size > 0))
            return undefined;
        try {
            return await write();
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || error.code !== 'GITHUB_READ_ONLY')
                throw error;
            mayNot.add(what);
            refused.add(what);
            return undefined;
        }
    }
    async function endBegun(state) {
        if (!begun)
            return;
        const { id } = begun;
        begun = undefined;
        await attempt('check runs', () => github.updateCheckRun(repository, id, state));
    }
    return {
        get refused() {
            return [...refused];
        },
        attempt,
        async begin(sha) {
            const id = await attempt('check runs', () => github.createCheckRun(repository, sha, _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .WHOLE_CHECK */ .pp, {
                status: 'in_progress',
                output: {
                    title: 'Being checked',
                    summary: 'The specs are being checked and their images looked at.',
                },
            }));
            if (id !== undefined)
                begun = { id, sha };
        },
        async end(change, shas, known = []) {
            const said = new Set(known.filter(({ status }) => status === 'completed').map((run) => `${run.name} ${run.externalId}`));
            for (const { name, externalId, states } of (0,_check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .checksOf */ .tg)(change)) {
                if (said.has(`${name} ${externalId}`))
                    continue;
                const [first, ...more] = states;
                for (const sha of shas) {
                    await attempt('check runs', async () => {
                        let id = name === _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .WHOLE_CHECK */ .pp && begun?.sha === sha ? begun.id : undefined;
                        if (id === undefined)
                            id = await github.createCheckRun(repository, sha, name, first);
                        else
                            await github.updateCheckRun(repository, id, first);
                        for (const state of more)
                            await github.updateCheckRun(repository, id, state);
                    });
                }
            }
            begun = undefined;
        },
        supersede: (newer) => endBegun({
            status: 'completed',
            conclusion: 'cancelled',
            output: {
                title: 'Superseded by a newer push',
                summary: `The branch is at ${newer} by now, and that is what counts.`,
            },
        }),
        broken: (why) => endBegun({
            status: 'completed',
            conclusion: 'failure',
            output: {
                title: 'Could not be checked',
                summary: `The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.\n\n${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(why)}`,
            },
        }),
        async comment(number, text, { make } = { make: true }) {
            const body = `${COMMENT_MARK}\n${text}`;
            await attempt('comments', async () => {
                const mine = (await github.comments(repository, number)).find(({ byBot, body: old }) => byBot && old.startsWith(COMMENT_MARK));
                if (!mine && make)
                    await github.createComment(repository, number, body);
                else if (mine && mine.body !== body)
                    await github.updateComment(repository, mine.id, body);
            });
        },
        async suggest(number, sha, comments) {
            if (comments.length === 0)
                return;
            await attempt('suggestions', async () => {
                const old = await github.reviewComments(repository, number);
                const said = new Set(old.filter(({ byBot }) => byBot).map(({ body }) => markIn(body)));
                const fresh = comments
                    .map((comment) => ({ ...comment, body: `${comment.body}\n<!-- ${markOf(comment)} -->` }))
                    .filter(({ body }) => !said.has(markIn(body)));
                if (fresh.length === 0)
                    return;
                const body = 'These fixes cannot change what was meant. Take them one by one, or all with "Add to batch".';
                await github.createReview(repository, number, sha, body, fresh);
            });
        },
    };
}
/** The same fix of the same text has the same mark, wherever the line is by now. */
function markOf({ path, body }) {
    let hash = 5381;
    for (const character of `${path}\n${body}`)
        hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 2 ** 32;
    return `${SUGGESTION_MARK}:${hash.toString(16)}`;
}
function markIn(body) {
    return new RegExp(`${SUGGESTION_MARK}:[0-9a-f]+`).exec(body.slice(body.lastIndexOf('<!--')))?.[0] ?? body;
}


/***/ }),

/***/ 6128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ pushWrap)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4843);


/** Mounts are round trips without bytes; more at once mean less waiting. Copies share one wire. */
const CONCURRENCY = 8;
/**
 * Writes a derived wrap: blobs, then each platform's manifest, then the tag, so that nobody ever sees half an image.
 * Doing it again is harmless and cheap.
 * @param from where layers can be had: the source image's repository and the agent's own
 * @throws Failure as the target does
 */
async function pushWrap(wrap, target, options) {
    const counts = { present: 0, mounted: 0, copied: 0 };
    let copiedBytes = 0;
    const alreadyThere = (await target.headManifest(wrap.root.digest)) !== undefined;
    if (!alreadyThere) {
        const note = (blob, how) => {
            counts[how] += 1;
            if (how === 'copied')
                copiedBytes += blob.size;
            options.progress?.blob(blob, how);
        };
        const { source, agent } = options.from;
        const agentLayers = new Set(wrap.images.map((image) => image.layers.at(-1)?.digest));
        const layers = distinct(wrap.images.flatMap((image) => image.layers).filter((layer) => !(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .isForeignLayer */ .sJ)(layer)));
        // Large ones first keep the tail short.
        layers.sort((a, b) => b.size - a.size);
        await eachLimited(layers, CONCURRENCY, async (layer) => {
            note(layer, await (agentLayers.has(layer.digest)
                ? copyAgent(target, layer, agent)
                : target.copyBlob(layer, [source])));
        });
        const configs = distinct(wrap.images.map((image) => image.config.descriptor));
        await eachLimited(configs, CONCURRENCY, async (config) => {
            const bytes = wrap.images.find((image) => image.config.descriptor.digest === config.digest)?.config
                .bytes;
            if (bytes)
                note(config, await target.writeBlob(config, bytes));
        });
        // One after another: some registries refuse manifests that share blobs when they come at once (Quay).
        for (const image of wrap.images) {
            if (image.manifest.digest !== wrap.root.digest)
                await target.writeManifest(image.manifest.digest, image.manifest);
        }
    }
    await target.writeManifest(options.tag, wrap.root);
    return { alreadyThere, blobs: counts, copiedBytes };
}
async function copyAgent(target, layer, agent) {
    try {
        return await target.copyBlob(layer, [agent]);
    }
    catch (error) {
        const missing = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && /NOT_FOUND|ACCESS_DENIED|UNREACHABLE/.test(error.code);
        if (!missing)
            throw error;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('AGENT_NOT_FOUND', `The agent layer ${layer.digest} is not to be had from ${agent.name}. Say with --agent where it is; "npm run build:agent" makes it as oci:.cache/agent/layout.`, { cause: error });
    }
}
function distinct(blobs) {
    const seen = new Map();
    for (const blob of blobs)
        if (!seen.has(blob.digest))
            seen.set(blob.digest, blob);
    return [...seen.values()];
}
/** Ends only when nothing is under way any more, also when something failed. @throws the first failure */
async function eachLimited(items, limit, work) {
    const queue = items.values();
    const failures = [];
    const worker = async () => {
        for (const item of queue) {
            if (failures.length > 0)
                return;
            await work(item).catch((error) => failures.push(error));
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
}


/***/ })

};
