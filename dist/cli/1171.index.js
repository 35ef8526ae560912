export const id = 1171;
export const ids = [1171];
export const modules = {

/***/ 58042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ loadImage),
  T: () => (/* binding */ loadWrap)
});

// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(44843);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
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

/***/ 82048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zs: () => (/* binding */ stampOf),
/* harmony export */   rM: () => (/* binding */ readPlain),
/* harmony export */   tL: () => (/* binding */ readReport),
/* harmony export */   x8: () => (/* binding */ readResults)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
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

/***/ 79248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ asFinding),
  p: () => (/* binding */ tryTests)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./lib/src/run/container.js
var container = __webpack_require__(56267);
;// CONCATENATED MODULE: ./lib/src/publish/smoke.js


/**
 * The arguments of `docker run` for one test: no network, no rights, no writable root, bounded memory, CPU and
 * processes; the sample is mounted read-only and nothing else of this machine is in reach.
 * @param options.folders absolute paths on this machine
 * @param options.input the sample's file name in the input folder
 * @param options.runOptions what the engine needs besides; @param options.cpus what it can give at most
 */
function sandboxArguments(spec, test, options) {
    return [
        '--network=none',
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        ...options.runOptions,
        '--pids-limit=512',
        ...(0,container/* limitArguments */.W)(spec, options.cpus),
        '--read-only',
        // Programs unpack libraries and helpers there (Java, PyInstaller), as they may where there is no sandbox.
        '--tmpfs=/tmp:exec',
        ...fixedFolders(spec).map(container/* memoryMount */.ld),
        (0,container/* bindMount */.Dy)(options.folders.input, container/* INPUT_MOUNT */.zJ, true),
        (0,container/* bindMount */.Dy)(options.folders.output, container/* OUTPUT_MOUNT */.Au, false),
        ...Object.entries(test.env).map(([name, value]) => `--env=${name}=${value}`),
        options.image,
        ...(0,container/* runCall */.Y8)(`${container/* INPUT_MOUNT */.zJ}/${options.input}`),
    ];
}
/** Folders that a command knows by heart (it has no `$input`, or no `$output`) must be writable under a read-only root. */
function fixedFolders(spec) {
    const folders = [];
    if (!/\$\{?input/.test(spec.run_command))
        folders.push(spec.input_file_path);
    if (!/\$\{?output/.test(spec.run_command))
        folders.push(spec.output_file_path);
    return [...new Set(folders)].filter((folder) => folder !== '/' && !/^\/tmp(\/|$)/.test(folder));
}
/** The texts whose presence in an output a test asks about. */
function textsToFind(test, output) {
    return Object.entries(test.expect.contains)
        .filter(([pattern]) => matches(output, pattern))
        .flatMap(([, texts]) => texts);
}
/**
 * Holds a result against what the test expects.
 * @param file the spec's file; @param index the test's place in `tests`
 */
function judge(spec, test, result, file, index) {
    const at = `/tests/${index}`;
    const findings = [];
    const fail = (code, path, message, got, expected) => {
        findings.push({
            code,
            severity: 'error',
            file,
            path: at + path,
            message: `test "${test.name}": ${message}`,
            ...(got !== undefined && { got }),
            ...(expected !== undefined && { expected }),
        });
    };
    if (result.timedOut) {
        fail('TEST_TIMED_OUT', '', `did not end within ${spec.timeout_minutes} minutes; raise "timeout_minutes" or use a smaller sample.`);
        return findings;
    }
    const wanted = test.expect.exit_code;
    if (result.exitCode !== wanted) {
        const meaning = result.exitCode === null ? undefined : spec.exit_codes[String(result.exitCode)];
        const got = result.exitCode === null ? 'none' : `${result.exitCode}${meaning ? ` (${meaning})` : ''}`;
        const why = result.reason ? ` ${result.reason}` : '';
        fail('TEST_EXIT_CODE', '/expect/exit_code', `the exit code is ${got}, expected ${wanted}.${why}`, got, String(wanted));
        return findings;
    }
    if (result.reason && wanted === 0) {
        fail('TEST_FAILED', '', result.reason);
        return findings;
    }
    const names = result.outputs.map((output) => output.name);
    const listed = names.length > 0 ? names.join(', ') : 'nothing';
    const { outputs, sha256, contains } = test.expect;
    const missing = new Set();
    for (const [part, pattern] of [
        ...outputs.map((pattern) => ['outputs', pattern]),
        ...Object.keys(sha256).map((name) => ['sha256', name]),
        ...Object.keys(contains).map((pattern) => ['contains', pattern]),
    ]) {
        if (missing.has(pattern) || names.some((name) => matches(name, pattern)))
            continue;
        missing.add(pattern);
        fail('TEST_OUTPUT_MISSING', `/expect/${part}`, `no output matches "${pattern}"; it wrote ${listed}.`, listed, pattern);
    }
    for (const output of result.outputs) {
        const wantedDigest = sha256[output.name];
        if (wantedDigest !== undefined && output.sha256 !== wantedDigest) {
            fail('TEST_OUTPUT_DIFFERS', '/expect/sha256', `"${output.name}" has other content than expected: sha256 ${output.sha256}, expected ${wantedDigest}.`, output.sha256, wantedDigest);
        }
        for (const text of textsToFind(test, output.name)) {
            if (output.found.has(text))
                continue;
            fail('TEST_OUTPUT_DIFFERS', '/expect/contains', `"${output.name}" does not contain "${text}".`, undefined, text);
        }
    }
    return findings;
}
function matches(name, pattern) {
    return name === pattern || (0,posix_.matchesGlob)(name, pattern);
}

// EXTERNAL MODULE: ./lib/src/edge/load.js + 1 modules
var load = __webpack_require__(58042);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/src/edge/results.js
var results = __webpack_require__(82048);
;// CONCATENATED MODULE: ./lib/src/edge/sandbox.js








/**
 * Runs one of a spec's tests in a sandboxed container and reads what it left. Its folders are made for it and removed.
 * @param sample the test's input on this machine, absolute
 * @param signal ends the container when it is aborted
 * @throws Failure `SAMPLE_MISSING`, `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 */
async function runInSandbox(engine, image, spec, test, sample, signal) {
    const folder = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pipewright-test-')));
    try {
        const folders = { input: (0,external_node_path_.join)(folder, 'in'), output: (0,external_node_path_.join)(folder, 'out') };
        const input = (0,external_node_path_.basename)(sample);
        // The container's user may be any. Others on this machine cannot enter the folder that both are in.
        for (const [path, mode] of [
            [folders.input, 0o755],
            [folders.output, 0o777],
        ]) {
            await (0,promises_.mkdir)(path);
            await (0,promises_.chmod)(path, mode);
        }
        await (0,promises_.copyFile)(sample, (0,external_node_path_.join)(folders.input, input)).catch((error) => {
            throw new failure.Failure('SAMPLE_MISSING', `The sample ${sample} of test "${test.name}" cannot be read (${error.code}).`);
        });
        await (0,promises_.chmod)((0,external_node_path_.join)(folders.input, input), 0o644);
        const name = `pipewright-test-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
        const { runOptions, cpus } = engine;
        const args = sandboxArguments(spec, test, { image, folders, input, runOptions, cpus });
        const seconds = spec.timeout_minutes * 60 + container/* GRACE_SECONDS */.F2;
        const finished = await engine.run(args, { name, folder, seconds, ...(signal && { signal }) });
        // What the agent says of itself is left out: it repeats the end of the log, and would push the log itself out.
        const log = `${finished.stdout}${finished.stderr}`.replace(/^\{"state":.*\n?/gm, '').slice(-8192);
        const report = (0,container/* readItemReport */.eK)(await (0,results/* readReport */.tL)((0,external_node_path_.join)(folders.output, container/* REPORT_FILE */.Uq)));
        // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
        if (finished.exitCode === 125) {
            throw new failure.Failure('ENGINE_ERROR', `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`);
        }
        const { exitCode, reason } = (0,container/* settle */.G9)(finished.exitCode, report, log);
        const names = report?.outputs.map(({ key }) => key) ?? [];
        const outputs = await (0,results/* readResults */.x8)((0,external_node_path_.join)(folders.output, container/* RESULTS_FOLDER */.UY), names, (output) => textsToFind(test, output));
        return {
            exitCode,
            ...(reason !== undefined && { reason }),
            timedOut: finished.timedOut,
            outputs,
            log,
        };
    }
    finally {
        // Files of another uid can only be removed by root; what stays is the system's temporary folder's to clean.
        await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/trial.js





/**
 * Runs a spec's tests on its wrap, which needs to be in no registry: the engine takes it from this process.
 * @param from where layers can be had
 * @param told of each test as it ends
 * @throws Failure as loading the image does; the signal's reason
 */
async function tryTests(engine, wrap, triable, from, signal, told = () => { }) {
    const image = await (0,load/* loadWrap */.T)(engine, wrap, triable.spec.name, from, signal);
    const trials = [];
    for (const [index, test] of triable.spec.tests.entries()) {
        const trial = await tryOne(engine, image, triable, test, index, signal);
        trials.push(trial);
        told(trial);
    }
    return trials;
}
async function tryOne(engine, image, { spec, folder, shown }, test, index, signal) {
    signal.throwIfAborted();
    const started = performance.now();
    const took = () => (performance.now() - started) / 1000;
    try {
        const result = await runInSandbox(engine, image, spec, test, (0,external_node_path_.join)(folder, test.input), signal);
        const seconds = took();
        return { test: test.name, seconds, result, findings: judge(spec, test, result, shown, index) };
    }
    catch (error) {
        const findings = [asFinding(error, shown, `/tests/${index}`, signal)];
        return { test: test.name, seconds: took(), findings };
    }
}
/** A failure that concerns one spec. @throws what concerns all: that the user stopped us, and faults of ours */
function asFinding(error, file, path, signal) {
    if (!(error instanceof failure.Failure) || signal.aborted)
        throw error;
    return { code: error.code, severity: 'error', file, path, message: (0,failure/* explain */.W)(error) };
}


/***/ }),

/***/ 68088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ fargateSize)
/* harmony export */ });
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


/***/ })

};
