export const id = 997;
export const ids = [997];
export const modules = {

/***/ 8042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ loadImage),
  T: () => (/* binding */ loadWrap)
});

// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(4843);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./lib/src/edge/serve.js



/**
 * Serves one image to this machine's engine as a read-only registry on a free loopback port (distribution-spec, the
 * pull endpoints). The engine then fetches only layers that it lacks, and nothing is written to disk on the way.
 */
async function serveImage(image) {
    let failure;
    const server = (0,external_node_http_.createServer)((request, response) => {
        void answer(image, request.method ?? 'GET', request.url ?? '/', response).catch((error) => {
            // What the reader broke off is no failure of the source.
            if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
                failure ??= error;
            if (response.headersSent)
                response.destroy();
            else
                response.writeHead(404).end();
        });
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
    });
    return {
        host: `127.0.0.1:${server.address().port}`,
        failure: () => failure,
        async [Symbol.asyncDispose]() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}
async function answer(image, method, url, response) {
    const [, kind, wanted] = /^\/v2\/.+\/(manifests|blobs)\/([^/?]+)$/.exec(url) ?? [];
    response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
    if (method !== 'GET' && method !== 'HEAD')
        return void response.writeHead(405).end();
    if (url === '/v2/' || url === '/v2')
        return void response.writeHead(200).end();
    const manifest = kind === 'manifests' ? image.manifests.find((m) => m.digest === wanted) : undefined;
    const served = kind === 'blobs' ? image.blobs.get(wanted) : undefined;
    if (!manifest && !served)
        return void response.writeHead(404).end();
    const bytes = served && method !== 'HEAD' ? await served.open() : undefined;
    response.writeHead(200, {
        'Content-Type': manifest?.mediaType ?? 'application/octet-stream',
        'Content-Length': manifest?.bytes.byteLength ?? served?.blob.size,
        'Docker-Content-Digest': wanted,
    });
    if (method === 'HEAD')
        return void response.end();
    if (manifest)
        return void response.end(manifest.bytes);
    if (bytes)
        await (0,promises_.pipeline)(external_node_stream_.Readable.from(bytes, { objectMode: false }), response);
}

;// CONCATENATED MODULE: ./lib/src/edge/load.js
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
 * Brings a derived wrap into the engine without a registry in between: the engine pulls it from this process, and
 * takes only the layers that it lacks. One image is kept per algorithm.
 * @param from where layers can be had: the source image's repository and the agent's own
 * @throws what kept a layer from being had; Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 * @returns the name by which to run it
 */
async function loadWrap(engine, wrap, algorithm, from, signal) {
    const repository = `pipewright-test/${algorithm}`;
    const there = await engine.list(repository);
    const name = nameOf(repository, wrap.root.digest);
    if (there.includes(name))
        return name;
    const blobs = new Map();
    for (const image of wrap.images) {
        const { descriptor, bytes } = image.config;
        blobs.set(descriptor.digest, { blob: descriptor, open: async () => once(bytes) });
        for (const [index, layer] of image.layers.entries()) {
            const store = index === image.layers.length - 1 ? from.agent : from.source;
            if (!(0,image_manifest/* isForeignLayer */.sJ)(layer))
                blobs.set(layer.digest, { blob: layer, open: () => store.streamBlob(layer) });
        }
    }
    const manifests = [wrap.root, ...wrap.images.map((i) => i.manifest)];
    await bring(engine, repository, { manifests, blobs }, signal);
    for (const old of there)
        await engine.untag(old);
    return name;
}
/**
 * Brings a published image into the engine by its digest, read with our names and credentials (registries.conf, `docker
 * login`, ECR), whatever the engine itself knows of them.
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, …; `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 * @returns the name by which to run it
 */
async function loadImage(engine, source, digest, algorithm, { signal, say }) {
    const repository = `pipewright-run/${algorithm}`;
    const name = nameOf(repository, digest);
    if ((await engine.list(repository)).includes(name))
        return name;
    say(`Fetching ${source.name}@${digest.slice(0, 19)}`);
    const root = await source.readManifest(digest);
    const parsed = (0,image_manifest/* parseManifest */.Ng)(root, source.name);
    const children = parsed.kind === 'image' ? [] : parsed.json.manifests;
    const rest = await Promise.all(children.map((child) => source.readManifest(child.digest)));
    const manifests = [root, ...rest];
    const blobs = new Map();
    for (const manifest of manifests) {
        const image = (0,image_manifest/* parseManifest */.Ng)(manifest, source.name);
        if (image.kind !== 'image')
            continue;
        for (const blob of [image.json.config, ...image.json.layers])
            blobs.set(blob.digest, { blob, open: () => source.streamBlob(blob) });
    }
    await bring(engine, repository, { manifests, blobs }, signal);
    return name;
}
function nameOf(repository, digest) {
    return `${repository}:${digest.slice('sha256:'.length, 'sha256:'.length + 16)}`;
}
/** Serves an image, whose root is the first of its manifests, to the engine, and has it pulled and named. */
async function bring(engine, repository, image, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { digest } = image.manifests[0];
        const server = __addDisposableResource(env_1, await serveImage(image), true);
        const pulled = `${server.host}/${repository}@${digest}`;
        await engine.pull(pulled, signal).catch((error) => {
            signal?.throwIfAborted();
            throw server.failure() ?? error;
        });
        await engine.tag(pulled, nameOf(repository, digest));
        await engine.untag(pulled);
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
async function* once(bytes) {
    yield bytes;
}


/***/ }),

/***/ 2048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ stampOf),
/* harmony export */   rM: () => (/* binding */ readPlain),
/* harmony export */   tL: () => (/* binding */ readReport),
/* harmony export */   x8: () => (/* binding */ readResults)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
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




/** An untrusted program wrote these files; more than this are not looked at. */
const MAX_FILES = 10_000;
/** bytes; as many results as an item may have, with long names, stay below it. */
const REPORT_LIMIT = 16 * 1024 * 1024;
/**
 * Reads files that a container wrote: digest of each, and which texts occur in it. What is no plain file or is behind a
 * link is left out: links could lead to this machine's own files. Memory stays small whatever the files' size.
 * @param names relative to the folder, with `/`
 * @param wanted the texts to look for in an output, by its name
 */
async function readResults(folder, names, wanted) {
    const outputs = [];
    for (const name of new Set(names.slice(0, MAX_FILES))) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await readPlain(folder, name), true);
            if (file)
                outputs.push({ name, ...(await scan(file, wanted(name))) });
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
    return outputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}
/**
 * Opens a file below a folder, when it is a plain file and no link is on the way; undefined for all else.
 * @param folder absolute, without links; @param name relative to it, with `/`
 */
async function readPlain(folder, name) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name);
    return path.startsWith(`${folder}/`) ? openPlain(path) : undefined;
}
/** Differs when a file was written anew or is another one; undefined where there is no plain file. */
async function stampOf(path) {
    const info = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path, { bigint: true }).catch(() => undefined);
    return info?.isFile() ? `${info.ino}:${info.mtimeNs}:${info.size}` : undefined;
}
/** A report that the agent wrote, or undefined when it wrote none that can be read. */
async function readReport(path) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_2, await openPlain(path), true);
            if (!file || (await file.stat()).size > REPORT_LIMIT)
                return undefined;
            return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file, 'utf8'));
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    catch {
        return undefined;
    }
}
/** Opens a file only when it is one and no link is on the way; opening a pipe would wait for ever. */
async function openPlain(path) {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants;
    let file;
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(path)) !== path)
            return undefined;
        file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        if ((await file.stat()).isFile())
            return file;
    }
    catch {
        // Nothing there, or not for us.
    }
    await file?.close();
    return undefined;
}
async function scan(file, texts) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const needles = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
    const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.byteLength - 1));
    const found = new Set();
    let tail = Buffer.alloc(0);
    for await (const chunk of file.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false })) {
        hash.update(chunk);
        if (needles.length === found.size)
            continue;
        const window = Buffer.concat([tail, chunk]);
        for (const { text, bytes } of needles)
            if (window.includes(bytes))
                found.add(text);
        tail = overlap > 0 ? window.subarray(-overlap) : tail;
    }
    return { sha256: hash.digest('hex'), found };
}


/***/ }),

/***/ 6267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ AGENT_MEMORY_MB),
/* harmony export */   Au: () => (/* binding */ OUTPUT_MOUNT),
/* harmony export */   Dy: () => (/* binding */ bindMount),
/* harmony export */   F2: () => (/* binding */ GRACE_SECONDS),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   S0: () => (/* binding */ isAgentLine),
/* harmony export */   UY: () => (/* binding */ RESULTS_FOLDER),
/* harmony export */   Uq: () => (/* binding */ REPORT_FILE),
/* harmony export */   W: () => (/* binding */ limitArguments),
/* harmony export */   Y8: () => (/* binding */ runCall),
/* harmony export */   eK: () => (/* binding */ readItemReport),
/* harmony export */   ld: () => (/* binding */ memoryMount),
/* harmony export */   zJ: () => (/* binding */ INPUT_MOUNT)
/* harmony export */ });
/** One item in one container of a wrapped image, without AWS: how it is started, and what its end means. */
/** Where folders are mounted: inside our own directory, so that nothing of the image is hidden. */
const INPUT_MOUNT = '/.pipewright/in';
const OUTPUT_MOUNT = '/.pipewright/out';
const REPORT_FILE = 'report.json';
const RESULTS_FOLDER = 'results';
/** MB for the agent beside the algorithm: Node at rest takes about 50. */
const AGENT_MEMORY_MB = 128;
const LEAST_MEMORY_MB = 32;
const DEFAULT_CPUS = 1;
/** Seconds for the engine and the agent around the algorithm's own limit. */
const GRACE_SECONDS = 60;
/**
 * The options of `docker run` that bound a container's memory, CPUs and largest file.
 * @param engineCpus the engine refuses to promise more
 */
function limitArguments({ memory, CPU, disk_gb }, engineCpus) {
    const megabytes = `${Math.max(memory.suggested, LEAST_MEMORY_MB) + AGENT_MEMORY_MB}m`;
    const cpus = typeof CPU === 'number' ? CPU : DEFAULT_CPUS;
    return [
        `--ulimit=fsize=${Math.ceil(disk_gb * 1e9)}`,
        `--memory=${megabytes}`,
        `--memory-swap=${megabytes}`,
        `--cpus=${Math.min(cpus, engineCpus)}`,
        // It would ask for the image's own program, which does not run here.
        '--no-healthcheck',
    ];
}
/**
 * The option that mounts a file or folder of this machine. Its value is a line of CSV (RFC 4180).
 * @param source absolute; @param target absolute, in the container
 */
function bindMount(source, target, readonly) {
    return `--mount=type=bind,${csv(`source=${source}`)},${csv(`target=${target}`)}${readonly ? ',readonly' : ''}`;
}
/** The option that puts an empty folder in memory, which every user may write. */
function memoryMount(target) {
    return `--mount=type=tmpfs,${csv(`target=${target}`)},tmpfs-mode=1777`;
}
function csv(field) {
    return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
/** The agent's call for one input. @param input its path in the container; @param gather it is a folder, as a whole */
function runCall(input, gather = false) {
    return [
        'run',
        '--report',
        `${OUTPUT_MOUNT}/${REPORT_FILE}`,
        ...(gather ? ['--gather'] : []),
        input,
        `${OUTPUT_MOUNT}/${RESULTS_FOLDER}`,
    ];
}
/** The exit codes of the agent's `run` by the state of its one item. */
const AGENT_EXIT = { COMPLETE: 0, EXECUTOR_ERROR: 1, SYSTEM_ERROR: 70 };
/** The agent's exit code for arguments, inputs or variables that it cannot begin with. */
const BAD_CALL = 2;
/** Reads a report; undefined for anything that the agent would not write. */
function readItemReport(json) {
    const report = json;
    const item = (Array.isArray(report?.items) ? report.items[0] : undefined);
    if (typeof item !== 'object' || item === null)
        return undefined;
    const { state, exit_code, meaning, outputs, log_tail } = item;
    if (typeof state !== 'string' || !Object.hasOwn(AGENT_EXIT, state))
        return undefined;
    const peak = report?.peak_memory_bytes;
    return {
        state: state,
        exitCode: typeof exit_code === 'number' ? exit_code : null,
        ...(state !== 'COMPLETE' && typeof meaning === 'string' && { reason: meaning }),
        outputs: (Array.isArray(outputs) ? outputs : []).filter(isOutput),
        ...(typeof log_tail === 'string' && { logTail: log_tail }),
        ...(Number.isSafeInteger(peak) && { peakMemory: peak }),
    };
}
function isOutput(value) {
    const output = value;
    return (typeof output?.key === 'string' &&
        Number.isSafeInteger(output.bytes) &&
        typeof output.sha256 === 'string' &&
        /^[0-9a-f]{64}$/.test(output.sha256));
}
/**
 * What a container's end means. The report lies where the algorithm could write too, so it counts only beside the exit
 * code that the engine saw: the agent writes it when everything that the algorithm started has been ended, and ends
 * itself next.
 * @param exitCode the container's
 * @param log the end of what it printed
 */
function settle(exitCode, report, log) {
    if (report && AGENT_EXIT[report.state] === exitCode)
        return report;
    const failed = (state, reason) => ({
        state,
        exitCode: null,
        reason,
        outputs: [],
    });
    if (exitCode === 137)
        return failed('EXECUTOR_ERROR', 'The container was killed, most likely for want of memory: raise "memory" in the spec.');
    const said = log.trim().split('\n').at(-1) ?? '';
    const refusal = exitCode === BAD_CALL ? refusalIn(said) : undefined;
    if (refusal)
        return { ...failed('EXECUTOR_ERROR', refusal), isFinal: true };
    const last = said.slice(0, 500);
    return failed('SYSTEM_ERROR', `The agent ended with ${exitCode ?? 'a signal'} and without a report${last ? `: ${last}` : '.'}`);
}
/** What the agent says when it cannot begin. */
function refusalIn(line) {
    try {
        const { meaning } = JSON.parse(line);
        return typeof meaning === 'string' ? meaning : undefined;
    }
    catch {
        return undefined;
    }
}
/** What the agent itself logs of an item's state; reports say it in words. */
function isAgentLine(line) {
    return /^\{"state":"[A-Z_]+","item":/.test(line);
}


/***/ })

};
