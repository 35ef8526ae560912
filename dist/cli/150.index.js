export const id = 150;
export const ids = [150,458];
export const modules = {

/***/ 7150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  test: () => (/* binding */ test)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/agent/agent.json
var agent_agent = __webpack_require__(8529);
// EXTERNAL MODULE: ./lib/src/edge/engine.js + 2 modules
var edge_engine = __webpack_require__(1458);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 21 modules
var edge_images = __webpack_require__(3968);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(4843);
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
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const repository = `pipewright-test/${algorithm}`;
        const name = `${repository}:${wrap.root.digest.slice('sha256:'.length, 'sha256:'.length + 16)}`;
        const there = await engine.list(repository);
        if (there.includes(name))
            return name;
        const blobs = new Map();
        for (const image of wrap.images) {
            const { descriptor, bytes } = image.config;
            blobs.set(descriptor.digest, { blob: descriptor, open: async () => once(bytes) });
            for (const [index, layer] of image.layers.entries()) {
                const store = index === image.layers.length - 1 ? from.agent : from.source;
                if (!(0,manifest/* isForeignLayer */.sJ)(layer))
                    blobs.set(layer.digest, { blob: layer, open: () => store.streamBlob(layer) });
            }
        }
        const server = __addDisposableResource(env_1, await serveImage({
            manifests: [wrap.root, ...wrap.images.map((i) => i.manifest)],
            blobs,
        }), true);
        const pulled = `${server.host}/${repository}@${wrap.root.digest}`;
        await engine.pull(pulled, signal).catch((error) => {
            signal?.throwIfAborted();
            throw server.failure() ?? error;
        });
        await engine.tag(pulled, name);
        await engine.untag(pulled);
        for (const old of there)
            await engine.untag(old);
        return name;
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
;// CONCATENATED MODULE: ./lib/src/publish/smoke.js

/** Where the sandbox mounts its two folders: inside our own directory, so that nothing of the image is hidden. */
const INPUT_MOUNT = '/.pipewright/in';
const OUTPUT_MOUNT = '/.pipewright/out';
const REPORT_FILE = 'report.json';
const RESULTS_FOLDER = 'results';
/** MB for the agent beside the algorithm: Node at rest takes about 50. */
const AGENT_MEMORY_MB = 128;
const DEFAULT_CPUS = 1;
/** Seconds for the engine and the agent around the algorithm's own limit. */
const GRACE_SECONDS = 60;
/**
 * The arguments of `docker run` for one test: no network, no rights, no writable root, bounded memory, CPU and
 * processes; the sample is mounted read-only and nothing else of this machine is in reach.
 * @param options.folders absolute paths on this machine
 * @param options.input the sample's file name in the input folder
 * @param options.runOptions what the engine needs besides
 */
function sandboxArguments(spec, test, options) {
    const memory = `${Math.max(spec.memory.suggested, 32) + AGENT_MEMORY_MB}m`;
    const cpus = typeof spec.CPU === 'number' ? spec.CPU : DEFAULT_CPUS;
    return [
        '--network=none',
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        ...options.runOptions,
        '--pids-limit=512',
        `--ulimit=fsize=${Math.ceil(spec.disk_gb * 1e9)}`,
        `--memory=${memory}`,
        `--memory-swap=${memory}`,
        `--cpus=${cpus}`,
        '--read-only',
        // It would ask for the image's own program, which does not run here.
        '--no-healthcheck',
        // Programs unpack libraries and helpers there (Java, PyInstaller), as they may where there is no sandbox.
        '--tmpfs=/tmp:exec',
        ...fixedFolders(spec).map((folder) => `--mount=type=tmpfs,${csv(`target=${folder}`)},tmpfs-mode=1777`),
        `--mount=type=bind,${csv(`source=${options.folders.input}`)},target=${INPUT_MOUNT},readonly`,
        `--mount=type=bind,${csv(`source=${options.folders.output}`)},target=${OUTPUT_MOUNT}`,
        ...Object.entries(test.env).map(([name, value]) => `--env=${name}=${value}`),
        options.image,
        'run',
        '--report',
        `${OUTPUT_MOUNT}/${REPORT_FILE}`,
        `${INPUT_MOUNT}/${options.input}`,
        `${OUTPUT_MOUNT}/${RESULTS_FOLDER}`,
    ];
}
/** `--mount` is a line of CSV (RFC 4180). */
function csv(field) {
    return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
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
/** Reads a report; undefined for anything that the agent would not write. */
function readItemReport(json) {
    const items = json?.items;
    const item = (Array.isArray(items) ? items[0] : undefined);
    if (typeof item !== 'object' || item === null)
        return undefined;
    const { state, exit_code, meaning, outputs } = item;
    if (typeof state !== 'string')
        return undefined;
    const keys = (Array.isArray(outputs) ? outputs : []).map((output) => output?.key);
    return {
        state,
        exitCode: typeof exit_code === 'number' ? exit_code : null,
        ...(state !== 'COMPLETE' && typeof meaning === 'string' && { reason: meaning }),
        outputs: keys.filter((key) => typeof key === 'string'),
    };
}
/** The exit codes of the agent's `run` by the state of its one item. */
const AGENT_EXIT = { COMPLETE: 0, EXECUTOR_ERROR: 1, SYSTEM_ERROR: 70 };
/**
 * What a run came to. The report lies where the algorithm could write too, so it counts only beside the exit code that
 * the engine saw: the agent writes it when everything that the algorithm started has been ended, and ends itself next.
 * @param exitCode the container's
 */
function settle(exitCode, report, log) {
    if (report && AGENT_EXIT[report.state] === exitCode) {
        return { exitCode: report.exitCode, ...(report.reason !== undefined && { reason: report.reason }) };
    }
    if (exitCode === 137) {
        return {
            exitCode: null,
            reason: 'The container was killed, most likely for want of memory: raise "memory" in the spec.',
        };
    }
    const said = log.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
    return {
        exitCode: null,
        reason: `The agent ended with ${exitCode ?? 'a signal'} and without a report${said ? `: ${said}` : '.'}`,
    };
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/src/edge/results.js
var results_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var results_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
            const path = (0,external_node_path_.join)(folder, name);
            const file = results_addDisposableResource(env_1, path.startsWith(`${folder}/`) ? await openPlain(path) : undefined, true);
            if (file)
                outputs.push({ name, ...(await scan(file, wanted(name))) });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = results_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    return outputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}
/** A report that the agent wrote, or undefined when it wrote none that can be read. */
async function readReport(path) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const file = results_addDisposableResource(env_2, await openPlain(path), true);
            if (!file || (await file.stat()).size > REPORT_LIMIT)
                return undefined;
            return JSON.parse(await (0,external_node_fs_promises_.readFile)(file, 'utf8'));
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = results_disposeResources(env_2);
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
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
    let file;
    try {
        if ((await (0,external_node_fs_promises_.realpath)(path)) !== path)
            return undefined;
        file = await (0,external_node_fs_promises_.open)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
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
    const hash = (0,external_node_crypto_.createHash)('sha256');
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

;// CONCATENATED MODULE: ./lib/src/edge/sandbox.js







/**
 * Runs one of a spec's tests in a sandboxed container and reads what it left. Its folders are made for it and removed.
 * @param sample the test's input on this machine, absolute
 * @param signal ends the container when it is aborted
 * @throws Failure `SAMPLE_MISSING`, `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 */
async function runInSandbox(engine, image, spec, test, sample, signal) {
    const folder = await (0,external_node_fs_promises_.realpath)(await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pipewright-test-')));
    try {
        const folders = { input: (0,external_node_path_.join)(folder, 'in'), output: (0,external_node_path_.join)(folder, 'out') };
        const input = (0,external_node_path_.basename)(sample);
        // The container's user may be any. Others on this machine cannot enter the folder that both are in.
        for (const [path, mode] of [
            [folders.input, 0o755],
            [folders.output, 0o777],
        ]) {
            await (0,external_node_fs_promises_.mkdir)(path);
            await (0,external_node_fs_promises_.chmod)(path, mode);
        }
        await (0,external_node_fs_promises_.copyFile)(sample, (0,external_node_path_.join)(folders.input, input)).catch((error) => {
            throw new failure.Failure('SAMPLE_MISSING', `The sample ${sample} of test "${test.name}" cannot be read (${error.code}).`);
        });
        await (0,external_node_fs_promises_.chmod)((0,external_node_path_.join)(folders.input, input), 0o644);
        const name = `pipewright-test-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
        const args = sandboxArguments(spec, test, { image, folders, input, runOptions: engine.runOptions });
        const seconds = spec.timeout_minutes * 60 + GRACE_SECONDS;
        const finished = await engine.run(args, { name, folder, seconds, ...(signal && { signal }) });
        const log = `${finished.stdout}${finished.stderr}`.slice(-8192);
        const report = readItemReport(await readReport((0,external_node_path_.join)(folders.output, REPORT_FILE)));
        // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
        if (finished.exitCode === 125) {
            throw new failure.Failure('ENGINE_ERROR', `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`);
        }
        const outcome = settle(finished.exitCode, report, log);
        const outputs = await readResults((0,external_node_path_.join)(folders.output, RESULTS_FOLDER), report?.outputs ?? [], (output) => textsToFind(test, output));
        return { ...outcome, timedOut: finished.timedOut, outputs, log };
    }
    finally {
        // Files of another uid can only be removed by root; what stays is the system's temporary folder's to clean.
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
    }
}

// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/publish/derive.js + 1 modules
var derive = __webpack_require__(3510);
// EXTERNAL MODULE: ./lib/src/publish/publish.js + 1 modules
var publish = __webpack_require__(7316);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/src/command/spec-file.js
var spec_file = __webpack_require__(988);
// EXTERNAL MODULE: ./lib/src/command/units.js
var units = __webpack_require__(7491);
;// CONCATENATED MODULE: ./lib/src/command/test.js
var test_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var test_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















const USAGE = `pipewright test SPEC…

Wraps each spec's image for the engine on this machine and runs its tests: without network, rights or a writable root,
with the memory, CPU and time that the spec asks for. Nothing is pushed.

  --engine NAME   docker or podman. Default: the first that answers
  --source REF    read the source image here instead
  --agent REF     take the agent layer from here. Default: ${agent_agent.name}
  --json          print one JSON object: engine, passed, failed, untested (numbers), findings[] of specs that could not
                  be tested, and tests[{spec,test,seconds,exit_code,outputs[{name,sha256}],log,findings[]}]
`;
/** Of a failed test's log, this much is shown; --json has all that was kept. */
const LOG_LINES = 10;
/** `pipewright test`. A spec that cannot be tested does not keep the others from it. @throws Failure for whatever the user can mend */
async function test(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        engine: { type: 'string' },
        source: { type: 'string' },
        agent: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    if (positionals.length === 0)
        throw new failure.Failure('BAD_USAGE', 'Name a spec: pipewright test catalog/<name>/spec.json');
    const wanted = values.engine;
    if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman') {
        throw new failure.Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
    }
    const say = (text) => {
        if (!values.json)
            io.out(text);
    };
    const { specs, errors, shown } = (0,spec_file/* readSpecFiles */.v)(positionals, io);
    if (!values.json)
        io.err(shown);
    const findings = [...errors];
    const tried = [];
    let untested = 0;
    const engine = specs.length > 0 ? await (0,edge_engine.findEngine)(wanted) : undefined;
    if (engine) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (!values.json)
                io.err(`Testing with ${engine.command} ${engine.version}\n`);
            const images = test_addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal }), true);
            for (const file of specs) {
                const name = `${file.spec.name} ${file.spec.version}`;
                if (file.spec.tests.length === 0 || file.spec.gpu) {
                    untested += 1;
                    const why = file.spec.gpu
                        ? 'not run, it needs a GPU.'
                        : 'no tests. Add "tests" with a small sample and what to expect.';
                    say(`- ${name}: ${why}\n`);
                    continue;
                }
                try {
                    const image = await load(file.spec, engine, images, values, io.signal);
                    for (const [index, one] of file.spec.tests.entries()) {
                        tried.push(await tryOne(engine, image, file, one, index, io.signal));
                        say(describe(tried.at(-1)));
                    }
                }
                catch (error) {
                    const finding = asFinding(error, file.shown, '', io.signal);
                    findings.push(finding);
                    say(`✗ ${name}: error ${finding.code}: ${(0,findings_text/* inert */.tJ)(finding.message)}\n`);
                }
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = test_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    const failed = tried.filter((t) => t.findings.length > 0).length;
    const passed = tried.length - failed;
    if (values.json) {
        const tests = tried.map(({ result, ...rest }) => ({
            ...rest,
            exit_code: result?.exitCode ?? null,
            outputs: result?.outputs.map(({ name, sha256 }) => ({ name, sha256 })) ?? [],
            log: result?.log ?? '',
        }));
        io.out((0,output/* jsonText */.s)({ engine: engine?.command ?? null, passed, failed, untested, findings, tests }));
    }
    else {
        const broken = new Set(findings.map((finding) => finding.file)).size;
        const more = [
            broken > 0 && `${(0,findings_text/* plural */.LS)(broken, 'spec')} could not be tested`,
            untested > 0 && `${(0,findings_text/* plural */.LS)(untested, 'spec')} left out`,
        ].filter(Boolean);
        io.out(`${[`${passed} passed`, `${failed} failed`, ...more].join(', ')}\n`);
    }
    return failed > 0 || findings.length > 0 ? 1 : 0;
}
/** Wraps a spec's image for the engine. @returns the name by which to run it */
async function load(spec, engine, images, options, signal) {
    const release = agent_agent;
    const reference = (0,image_reference/* parseReference */.F2)(options.source ?? spec.container_name);
    const source = await images.source(reference);
    const agent = await images.source((0,image_reference/* parseReference */.F2)(options.agent ?? `${release.name}:${release.version}`));
    const name = (0,publish/* sourceName */.V)(spec);
    const wrap = await (0,derive/* deriveWrap */.q)(source, { name, reference: (0,image_reference/* tagOrDigest */.AA)(reference), spec, agent: release });
    return loadWrap(engine, wrap, spec.name, { source, agent }, signal);
}
async function tryOne(engine, image, { spec, file, shown }, one, index, signal) {
    signal.throwIfAborted();
    const started = performance.now();
    const took = () => (performance.now() - started) / 1000;
    try {
        const result = await runInSandbox(engine, image, spec, one, (0,external_node_path_.join)((0,external_node_path_.dirname)(file), one.input), signal);
        const seconds = took();
        const findings = judge(spec, one, result, shown, index);
        return { spec: spec.name, test: one.name, seconds, result, findings };
    }
    catch (error) {
        const findings = [asFinding(error, shown, `/tests/${index}`, signal)];
        return { spec: spec.name, test: one.name, seconds: took(), findings };
    }
}
/** A failure that concerns one spec. @throws what concerns all: that the user stopped us, and faults of ours */
function asFinding(error, file, path, signal) {
    if (!(error instanceof failure.Failure) || signal.aborted)
        throw error;
    return { code: error.code, severity: 'error', file, path, message: (0,failure/* explain */.W)(error) };
}
function describe({ spec, test: name, seconds, result, findings }) {
    const title = `${spec}: ${(0,findings_text/* inert */.tJ)(name)} (${(0,units/* formatSeconds */.X)(seconds * 1000)})`;
    if (findings.length === 0) {
        const outputs = result?.outputs.map((output) => (0,findings_text/* inert */.tJ)(output.name)).join(', ');
        return `✓ ${title}: ${outputs || 'no output, as expected'}\n`;
    }
    const log = (result?.log ?? '')
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== '' && !isAgentLine(line))
        .slice(-LOG_LINES)
        .map((line) => `    | ${(0,findings_text/* inert */.tJ)(line.replaceAll('\t', '  '))}\n`)
        .join('');
    const found = findings.map(({ code, message }) => `    error ${code}: ${(0,findings_text/* inert */.tJ)(message)}\n`).join('');
    return `✗ ${title}\n${found}${log}`;
}
/** What the agent itself logs of an item: the findings say it in words. */
function isAgentLine(line) {
    return /^\{"state":"[A-Z_]+","item":/.test(line);
}


/***/ }),

/***/ 1458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findEngine: () => (/* binding */ findEngine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(7304);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./lib/src/edge/engine-call.js





const TAIL_BYTES = 64 * 1024;
/** `@actions/exec` does not give away the process that it starts, and one that hangs would keep this one alive. */
const started = new external_node_async_hooks_.AsyncLocalStorage();
(0,external_node_diagnostics_channel_.subscribe)('child_process', (message) => {
    started.getStore()?.(message.process);
});
/**
 * Runs a command of the engine to its end; one that takes too long, or is not wanted any more, is ended.
 * @param seconds time limit
 * @throws Failure `ENGINE_TIMEOUT`; the signal's reason; Error when the command is not installed
 */
async function callEngine(command, args, seconds, signal) {
    signal?.throwIfAborted();
    const stdout = new Tail();
    const stderr = new Tail();
    let child;
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        child?.kill('SIGKILL');
    }, seconds * 1000);
    // Podman tidies up what it was pulling.
    const stop = () => void child?.kill('SIGTERM');
    signal?.addEventListener('abort', stop);
    const keep = (found) => {
        child = found;
    };
    try {
        const exitCode = await started.run(keep, () => (0,exec/* exec */.m)(command, [...args], {
            silent: true,
            ignoreReturnCode: true,
            // What the command left running may hold its output open.
            delay: 1000,
            listeners: { stdout: (chunk) => stdout.push(chunk), stderr: (chunk) => stderr.push(chunk) },
        }));
        signal?.throwIfAborted();
        if (timedOut) {
            throw new src_failure.Failure('ENGINE_TIMEOUT', `${command} ${args[0]} did not end within ${seconds} seconds.`);
        }
        return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
    }
}
/**
 * Starts a command whose output may be endless and need have no lines (`@actions/exec` gathers lines, whatever their
 * length). It gets no signals from the terminal: whoever calls this ends it.
 */
function attachEngine(command, args, cwd) {
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd });
    const stdout = new Tail();
    const stderr = new Tail();
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    const finished = new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (exitCode) => {
            resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text() });
        });
    });
    return { finished, kill: () => void child.kill('SIGKILL') };
}
/** Keeps the end of an endless stream. */
class Tail {
    #chunks = [];
    #size = 0;
    push(chunk) {
        this.#chunks.push(chunk);
        this.#size += chunk.byteLength;
        // Joined now and then: many small chunks would keep many times their size alive.
        if (this.#size > 4 * TAIL_BYTES || this.#chunks.length > 256)
            this.#join();
    }
    text() {
        this.#join();
        const bytes = Buffer.from(this.#chunks[0] ?? []);
        // Beginning with a whole character of UTF-8.
        let start = 0;
        while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80)
            start += 1;
        return bytes.toString('utf8', start);
    }
    #join() {
        const end = Buffer.concat(this.#chunks).subarray(-TAIL_BYTES);
        this.#chunks = [Buffer.from(end)];
        this.#size = end.byteLength;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var digest = __webpack_require__(8534);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(4843);
// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(2845);
;// CONCATENATED MODULE: ./lib/src/edge/saved-image.js
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











/** bytes; of the archive's JSON files. */
const JSON_LIMIT = 8 * 1024 * 1024;
/**
 * Reads what `docker save` and `podman save` write (`manifest.json` and what it names: moby image/tarexport; since
 * Docker 25 those names lead into an OCI layout). Engines keep layers unpacked, or as some registry had compressed
 * them; they are served as plain tar, the only form whose digest is the same on every machine.
 * @param archive the tar file; it is removed once unpacked
 * @param directory where its files go; removed on disposal
 * @throws Failure `NOT_AN_IMAGE` for an archive that is damaged or holds something else
 */
async function openSavedImage(archive, directory, name) {
    const broken = (what, cause) => new src_failure.Failure('NOT_AN_IMAGE', `${name} was saved ${what}.`, { cause });
    const files = await unpack(archive, directory).catch((error) => {
        const failure = (0,file_failure/* fileFailure */.f)(`${name} cannot be read`, error);
        throw failure instanceof src_failure.Failure ? failure : broken('as a damaged archive', error);
    });
    await (0,promises_.rm)(archive);
    const at = (path) => {
        let found = files.get(path);
        // Docker before 25 stores a layer that occurs twice as a link to the first.
        for (let hops = 0; found?.linkTo !== undefined && hops < 5; hops += 1)
            found = files.get(found.linkTo);
        if (found?.file === undefined)
            throw broken(`without its file "${path}"`);
        return found.file;
    };
    const readJson = async (path) => {
        const file = at(path);
        if ((await (0,promises_.stat)(file)).size > JSON_LIMIT)
            throw broken(`with a "${path}" of more than ${JSON_LIMIT} bytes`);
        const bytes = await (0,promises_.readFile)(file);
        try {
            return { bytes, json: JSON.parse(bytes.toString('utf8')) };
        }
        catch (error) {
            throw broken(`with a "${path}" that is not JSON`, error);
        }
    };
    const { json: entries } = await readJson('manifest.json');
    const entry = (Array.isArray(entries) ? entries[0] : undefined);
    const { Config: configPath, Layers: paths } = entry ?? {};
    if (typeof configPath !== 'string' || !Array.isArray(paths) || !paths.every((p) => typeof p === 'string')) {
        throw broken('without an image');
    }
    const { bytes: config, json } = await readJson(configPath);
    const diffIds = json?.rootfs?.diff_ids;
    if (!Array.isArray(diffIds) || diffIds.length !== paths.length) {
        throw broken('with a config that names other layers');
    }
    const blobs = new Map();
    const layers = [];
    for (const [i, path] of paths.entries()) {
        const file = at(path);
        const digest = (await makePlain(file));
        if (digest !== diffIds[i])
            throw broken(`with a damaged layer "${path}"`);
        blobs.set(digest, file);
        layers.push({ mediaType: image_manifest/* OCI_LAYER_TAR */.m, digest, size: (await (0,promises_.stat)(file)).size });
    }
    const configBlob = { mediaType: image_manifest/* OCI_CONFIG */.TF, digest: (0,digest/* digestOf */.o)(config), size: config.byteLength };
    const bytes = new TextEncoder().encode(JSON.stringify({ schemaVersion: 2, mediaType: image_manifest/* OCI_MANIFEST */.EG, config: configBlob, layers }));
    const manifest = { mediaType: image_manifest/* OCI_MANIFEST */.EG, digest: (0,digest/* digestOf */.o)(bytes), bytes };
    return {
        name,
        async readManifest() {
            return manifest;
        },
        async readBlob() {
            return config;
        },
        async streamBlob(blob) {
            const file = blobs.get(blob.digest);
            if (!file)
                throw new src_failure.Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
            return (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 });
        },
        async [Symbol.asyncDispose]() {
            await (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
}
/** Names inside the archive never become names on disk. */
async function unpack(archive, directory) {
    const files = new Map();
    const entries = (0,tar_stream.extract)();
    const reading = (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), entries);
    reading.catch(() => undefined);
    for await (const entry of entries) {
        const { name, type, linkname } = entry.header;
        if (type === 'file') {
            const file = (0,external_node_path_.join)(directory, `entry-${files.size}`);
            await (0,external_node_stream_promises_.pipeline)(entry, (0,external_node_fs_.createWriteStream)(file));
            files.set(name, { file });
        }
        else {
            if ((type === 'symlink' || type === 'link') && linkname) {
                const linkTo = type === 'link' ? linkname : external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkname);
                files.set(name, { linkTo });
            }
            entry.resume();
        }
    }
    await reading;
    return files;
}
/** Unpacks a compressed layer in its place; gives the digest of the plain one. */
async function makePlain(file) {
    const unpacking = { '1f8b': external_node_zlib_.createGunzip, '28b5': external_node_zlib_.createZstdDecompress }[await firstBytes(file)];
    if (unpacking) {
        const plain = `${file}-plain`;
        try {
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), unpacking(), (0,external_node_fs_.createWriteStream)(plain));
        }
        catch (error) {
            // zlib's codes begin with a Z.
            if (!/^Z/.test(error.code ?? ''))
                throw (0,file_failure/* fileFailure */.f)('The layers cannot be unpacked', error);
            return 'damaged';
        }
        await (0,promises_.rename)(plain, file);
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 }))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
/** A tar begins with a name, and no name of a layer's first entry begins like compressed data does. */
async function firstBytes(file) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,promises_.open)(file), true);
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(2), position: 0 });
        return buffer.toString('hex', 0, bytesRead);
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

;// CONCATENATED MODULE: ./lib/src/edge/engine.js






/**
 * Podman labels processes where SELinux is on, so that they could not read what is mounted; and it asks for a million
 * open files and processes, which a root without CAP_SYS_RESOURCE may not give.
 */
const PODMAN_OPTIONS = [
    '--security-opt=label=disable',
    '--ulimit=nofile=4096:4096',
    '--ulimit=nproc=4096:4096',
];
const QUICK_SECONDS = 30;
const PULL_SECONDS = 1800;
/** Between two tries to end a container that may not have come up yet. */
const KILL_AGAIN_MS = 250;
/**
 * Finds a working engine: Docker first, then Podman.
 * @param wanted only this one
 * @throws Failure `ENGINE_MISSING` that tells apart "not installed" and "does not answer"
 */
async function findEngine(wanted) {
    const tried = [];
    for (const command of wanted ? [wanted] : ['docker', 'podman']) {
        const format = command === 'docker' ? '{{.ServerVersion}}' : '{{.Version.Version}}';
        const found = await callEngine(command, ['info', '--format', format], QUICK_SECONDS).catch((error) => (0,src_failure/* explain */.W)(error));
        if (typeof found === 'string')
            tried.push(`${command}: ${found.includes('locate') ? 'not installed' : found}`);
        else if (found.exitCode === 0)
            return openEngine(command, found.stdout.trim());
        else
            tried.push(`${command}: ${whyNot(found)}`);
    }
    throw new src_failure.Failure('ENGINE_MISSING', `No container engine answers (${tried.join('; ')}). Install Docker or Podman, start it, and see that "docker info" or "podman info" works for this user.`);
}
function openEngine(command, version) {
    async function must(args, seconds, signal) {
        const finished = await callEngine(command, args, seconds, signal);
        if (finished.exitCode === 0)
            return finished.stdout;
        throw new src_failure.Failure('ENGINE_ERROR', `${command} ${args[0]} failed: ${lastLine(finished.stderr) || `exit code ${finished.exitCode}`}`);
    }
    return {
        command,
        version,
        runOptions: command === 'podman' ? PODMAN_OPTIONS : [],
        async pull(reference, signal) {
            // Docker trusts 127.0.0.0/8 without TLS by itself; Podman has to be told.
            await must(['pull', '--quiet', ...(command === 'podman' ? ['--tls-verify=false'] : []), reference], PULL_SECONDS, signal);
        },
        async list(repository) {
            const names = await must(['images', '--format', '{{.Repository}}:{{.Tag}}', repository], QUICK_SECONDS);
            // Podman puts "localhost/" before names without a host.
            return names
                .split('\n')
                .map((name) => name.trim().replace(/^localhost\//, ''))
                .filter(Boolean);
        },
        async tag(reference, name) {
            await must(['tag', reference, name], QUICK_SECONDS);
        },
        async untag(reference) {
            await callEngine(command, ['rmi', reference], QUICK_SECONDS);
        },
        async run(args, options) {
            const { name, signal, folder } = options;
            signal?.throwIfAborted();
            // The log goes to us only: the engine's own copy of it has no bounds.
            const running = attachEngine(command, ['run', '--rm', '--log-driver=none', '--name', name, ...args], folder);
            let over = false;
            const ended = running.finished.finally(() => {
                over = true;
            });
            let timedOut = false;
            let passed = () => { };
            const limit = new Promise((resolve) => {
                passed = resolve;
            });
            const timer = setTimeout(() => {
                timedOut = true;
                passed();
            }, options.seconds * 1000);
            signal?.addEventListener('abort', passed);
            try {
                await Promise.race([ended, limit]);
                const giveUp = Date.now() + QUICK_SECONDS * 1000;
                while (!over && Date.now() < giveUp) {
                    await callEngine(command, ['kill', name], QUICK_SECONDS).catch(() => undefined);
                    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, KILL_AGAIN_MS))]);
                }
                if (!over) {
                    throw new src_failure.Failure('ENGINE_TIMEOUT', `${command} does not end the container ${name}. Restart the engine.`);
                }
                signal?.throwIfAborted();
                return { ...(await ended), timedOut };
            }
            finally {
                clearTimeout(timer);
                signal?.removeEventListener('abort', passed);
                if (!over) {
                    running.kill();
                    await callEngine(command, ['rm', '--force', '--volumes', name], QUICK_SECONDS).catch(() => undefined);
                }
            }
        },
        async save(image, signal) {
            const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pipewright-save-'));
            try {
                const archive = (0,external_node_path_.join)(directory, 'image.tar');
                const format = command === 'podman' ? ['--format', 'docker-archive'] : [];
                const finished = await callEngine(command, ['save', ...format, '--output', archive, image], PULL_SECONDS, signal);
                if (/no space left/i.test(finished.stderr)) {
                    throw new src_failure.Failure('FILE_ERROR', `${command} cannot save "${image}" to ${directory}: the disk is full.`);
                }
                if (finished.exitCode !== 0) {
                    throw new src_failure.Failure('IMAGE_NOT_FOUND', `${command} has no image "${image}" to give (${lastLine(finished.stderr)}). "${command} images" lists what it has.`);
                }
                return await openSavedImage(archive, directory, `docker-daemon:${image}`);
            }
            catch (error) {
                await (0,promises_.rm)(directory, { recursive: true, force: true });
                throw error;
            }
        },
    };
}
/** Why an engine that is installed does not answer, in a few words. */
function whyNot(found) {
    const said = lastLine(found.stderr) || lastLine(found.stdout) || 'no answer';
    return /permission denied/i.test(said) ? 'this user may not use its socket (permission denied)' : said;
}
function lastLine(text) {
    return text.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
}


/***/ }),

/***/ 4072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ extendSpec),
  j: () => (/* binding */ formatExtendedSpec)
});

// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(4843);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(8873);
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

// EXTERNAL MODULE: ./lib/src/publish/wrap.js
var publish_wrap = __webpack_require__(1316);
;// CONCATENATED MODULE: ./lib/src/publish/extend.js




/** What deploying sets in every agent's environment (design section 6). */
const DEPLOY_VARIABLES = ['AWS_REGION', 'PIPEWRIGHT_QUEUE_URL', 'PIPEWRIGHT_IDLE_SECONDS'];
/** vCPU units for specs that say nothing of CPU: Fargate's smallest, which memory may raise. */
const DEFAULT_CPU_UNITS = 256;
/**
 * The extended spec of a wrapped image: a function of its arguments alone, without times or host names.
 * @param repository the wrapped image's repository by name, e.g. `ghcr.io/pipewright/catalog/blur`
 */
function extendSpec(spec, wrap, agent, repository) {
    const cpuUnits = typeof spec.CPU === 'number' ? Math.ceil(spec.CPU * 1024) : DEFAULT_CPU_UNITS;
    const memory = Math.ceil(spec.memory.suggested);
    const { container_name: _, instance_type, ...rest } = spec;
    return {
        ...rest,
        container_name: `${repository}@${wrap.root.digest}`,
        source_image: wrap.source,
        platforms: wrap.images.map((image) => ({
            platform: (0,manifest/* formatPlatform */.Bq)(image.platform),
            digest: image.manifest.digest,
            size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        })),
        agent: { version: agent.version, digest: agent.digest },
        spec_digest: (0,complete/* specDigest */.Wx)(spec),
        revision: publish_wrap/* WRAP_REVISION */.bo,
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


/***/ }),

/***/ 7316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ sourceName),
  M: () => (/* binding */ wrapAlgorithm)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/publish/derive.js + 1 modules
var derive = __webpack_require__(3510);
// EXTERNAL MODULE: ./lib/src/publish/extend.js + 1 modules
var extend = __webpack_require__(4072);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(4843);
;// CONCATENATED MODULE: ./lib/src/publish/push.js


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
        const layers = distinct(wrap.images.flatMap((image) => image.layers).filter((layer) => !(0,manifest/* isForeignLayer */.sJ)(layer)));
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
        const missing = error instanceof failure.Failure && /NOT_FOUND|ACCESS_DENIED|UNREACHABLE/.test(error.code);
        if (!missing)
            throw error;
        throw new failure.Failure('AGENT_NOT_FOUND', `The agent layer ${layer.digest} is not to be had from ${agent.name}. Say with --agent where it is; "npm run build:agent" makes it as oci:.cache/agent/layout.`, { cause: error });
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

;// CONCATENATED MODULE: ./lib/src/publish/publish.js





/**
 * From a spec to a wrapped image in its place: read kilobytes, derive, push, extend. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer moves.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
async function wrapAlgorithm(request, images, progress) {
    const { spec, agent } = request;
    if (request.target.kind === 'engine') {
        throw new failure.Failure('BAD_REFERENCE', 'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "pipewright test" runs it there.');
    }
    if (request.target.digest) {
        throw new failure.Failure('BAD_REFERENCE', `${(0,image_reference/* formatReference */.FH)(request.target)} names a digest; the wrap decides that. Name a tag.`);
    }
    const [source, target, agentFrom] = await Promise.all([
        images.source(request.source),
        images.target(request.target),
        images.source(request.agentFrom),
    ]);
    progress?.step('read', source.name);
    const wrap = await (0,derive/* deriveWrap */.q)(source, {
        name: sourceName(spec),
        reference: (0,image_reference/* tagOrDigest */.AA)(request.source),
        spec,
        agent,
    });
    progress?.derived(wrap);
    const tag = request.target.tag ?? spec.version;
    const named = { ...request.target, tag };
    progress?.step('push', (0,image_reference/* formatReference */.FH)(named));
    const push = await pushWrap(wrap, target, {
        tag,
        from: { source, agent: agentFrom },
        ...(progress && { progress }),
    });
    const repository = request.target.kind === 'registry' ? (0,image_reference/* repositoryName */.aR)(request.target) : `oci:${request.target.directory}`;
    return {
        wrap,
        push,
        extended: (0,extend/* extendSpec */.C)(spec, wrap, agent, repository),
        reference: (0,image_reference/* formatReference */.FH)({ ...named, digest: wrap.root.digest }),
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


/***/ })

};
