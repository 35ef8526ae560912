export const id = 103;
export const ids = [103];
export const modules = {

/***/ 103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishAction: () => (/* binding */ publishAction)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(8780);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(8853);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var edge_files = __webpack_require__(7685);
;// CONCATENATED MODULE: ./lib/src/edge/catalog-folder.js






/** bytes */
const SETTINGS_LIMIT = 64 * 1024;
const EXTENDED_LIMIT = 1024 * 1024;
/** `<version>.json`: machines write SemVer there, people `spec.json`. */
const EXTENDED_FILE = /^\d+\.\d+\.\d+.*\.json$/;
/**
 * The catalog that a spec file lies in (`<catalog>/<name>/spec.json`), or undefined when there is none around it.
 * @throws Failure `BAD_CATALOG` when its catalog.json cannot be used
 */
function openCatalogFolder(specFile) {
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(specFile));
    const file = (0,external_node_path_.join)(folder, 'catalog.json');
    if ((0,edge_files/* kindOf */.I)(file) !== 'file')
        return undefined;
    const settings = (0,catalog/* parseSettings */.P$)((0,edge_files/* readTextFile */.Gu)(file, SETTINGS_LIMIT), file);
    return {
        settings,
        async refreshIndex() {
            const entries = (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
                .filter((entry) => entry.isDirectory())
                .flatMap((entry) => (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, entry.name)).map((name) => (0,external_node_path_.join)(folder, entry.name, name)))
                .filter((path) => EXTENDED_FILE.test((0,external_node_path_.basename)(path)))
                .map(readExtendedSpec);
            await writeIfChanged((0,external_node_path_.join)(folder, 'index.json'), (0,catalog/* formatIndex */.Qe)((0,catalog/* indexCatalog */.mH)(entries)));
        },
    };
}
/** Leaves a file alone that says the same already, so that nothing is rebuilt or committed for it. */
async function writeIfChanged(file, text) {
    if ((await (0,edge_files/* readTextIfThere */.pM)(file)) !== text)
        await (0,edge_files/* writeText */.x3)(file, text);
}
/** What the index takes from an extended spec must be there; a person may have edited it. */
function readExtendedSpec(path) {
    const extended = readJson(path, EXTENDED_LIMIT);
    const { name, version, container_name } = extended ?? {};
    if (typeof name === 'string' && valid(version) && typeof container_name === 'string')
        return extended;
    throw new failure/* Failure */.H('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version" and a "container_name". Restore it as it was published.`);
}
function readJson(file, limit) {
    try {
        return JSON.parse((0,edge_files/* readTextFile */.Gu)(file, limit));
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H)
            throw error;
        throw new failure/* Failure */.H('BAD_CATALOG', `${file} is not JSON: ${(0,failure/* explain */.W)(error)}.`, { cause: error });
    }
}

// EXTERNAL MODULE: ./lib/src/edge/engine.js + 2 modules
var edge_engine = __webpack_require__(1458);
// EXTERNAL MODULE: ./lib/src/edge/github.js + 4 modules
var edge_github = __webpack_require__(3556);
// EXTERNAL MODULE: ./lib/src/edge/specs.js + 4 modules
var specs = __webpack_require__(9113);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
;// CONCATENATED MODULE: ./lib/src/run/container.js
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
        ...limitArguments(spec, options.cpus),
        '--read-only',
        // Programs unpack libraries and helpers there (Java, PyInstaller), as they may where there is no sandbox.
        '--tmpfs=/tmp:exec',
        ...fixedFolders(spec).map(memoryMount),
        bindMount(options.folders.input, INPUT_MOUNT, true),
        bindMount(options.folders.output, OUTPUT_MOUNT, false),
        ...Object.entries(test.env).map(([name, value]) => `--env=${name}=${value}`),
        options.image,
        ...runCall(`${INPUT_MOUNT}/${options.input}`),
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
            if (!(0,manifest/* isForeignLayer */.sJ)(layer))
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
    const parsed = parseManifest(root, source.name);
    const children = parsed.kind === 'image' ? [] : parsed.json.manifests;
    const rest = await Promise.all(children.map((child) => source.readManifest(child.digest)));
    const manifests = [root, ...rest];
    const blobs = new Map();
    for (const manifest of manifests) {
        const image = parseManifest(manifest, source.name);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
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
            const file = results_addDisposableResource(env_1, await readPlain(folder, name), true);
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
/**
 * Opens a file below a folder, when it is a plain file and no link is on the way; undefined for all else.
 * @param folder absolute, without links; @param name relative to it, with `/`
 */
async function readPlain(folder, name) {
    const path = (0,external_node_path_.join)(folder, name);
    return path.startsWith(`${folder}/`) ? openPlain(path) : undefined;
}
/** Differs when a file was written anew or is another one; undefined where there is no plain file. */
async function stampOf(path) {
    const info = await lstat(path, { bigint: true }).catch(() => undefined);
    return info?.isFile() ? `${info.ino}:${info.mtimeNs}:${info.size}` : undefined;
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
            throw new failure/* Failure */.H('SAMPLE_MISSING', `The sample ${sample} of test "${test.name}" cannot be read (${error.code}).`);
        });
        await (0,external_node_fs_promises_.chmod)((0,external_node_path_.join)(folders.input, input), 0o644);
        const name = `pipewright-test-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
        const { runOptions, cpus } = engine;
        const args = sandboxArguments(spec, test, { image, folders, input, runOptions, cpus });
        const seconds = spec.timeout_minutes * 60 + GRACE_SECONDS;
        const finished = await engine.run(args, { name, folder, seconds, ...(signal && { signal }) });
        // What the agent says of itself is left out: it repeats the end of the log, and would push the log itself out.
        const log = `${finished.stdout}${finished.stderr}`.replace(/^\{"state":.*\n?/gm, '').slice(-8192);
        const report = readItemReport(await readReport((0,external_node_path_.join)(folders.output, REPORT_FILE)));
        // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
        if (finished.exitCode === 125) {
            throw new failure/* Failure */.H('ENGINE_ERROR', `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`);
        }
        const { exitCode, reason } = settle(finished.exitCode, report, log);
        const names = report?.outputs.map(({ key }) => key) ?? [];
        const outputs = await readResults((0,external_node_path_.join)(folders.output, RESULTS_FOLDER), names, (output) => textsToFind(test, output));
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
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
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
    const image = await loadWrap(engine, wrap, triable.spec.name, from, signal);
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
    if (!(error instanceof failure/* Failure */.H) || signal.aborted)
        throw error;
    return { code: error.code, severity: 'error', file, path, message: (0,failure/* explain */.W)(error) };
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(2395);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/change-page.js
var change_page = __webpack_require__(4000);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/publishing.js + 1 modules
var pull_request_publishing = __webpack_require__(7232);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/pull-request.js
var pull_request = __webpack_require__(2625);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var pull_request_record = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(8873);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
// EXTERNAL MODULE: ./lib/src/publish/push.js
var push = __webpack_require__(6128);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/changes.js
var changes = __webpack_require__(325);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/check-run.js
var check_run = __webpack_require__(8068);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(7479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/page.js + 1 modules
var page = __webpack_require__(1962);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/merged-page.js



/** Characters of a comment; bytes are never fewer. */
const COMMENT_BYTES = 65_000;
/**
 * The last word on a pull request that was merged: what was published of it, and how to use it. The same however often
 * publishing had to be started.
 * @param names the entries that it changed
 * @param view the record before this run
 * @returns undefined when it changed none
 */
async function mergedPage(names, { reports, about }, { entries }, view) {
    const blocks = [];
    for (const name of names) {
        const report = reports.find((one) => one.name === name);
        const version = entries.find((entry) => entry.name === name)?.version;
        const path = `${name}/${version}.json`;
        const text = report ? undefined : await view.read(path);
        if (report && !report.pushed)
            blocks.push(...(0,page/* entryPage */.E$)(report, about));
        else if (report?.derived)
            blocks.push(publishedBlock(report.derived.extended));
        else if (text !== undefined)
            blocks.push(publishedBlock((0,pull_request_record/* parseExtendedSpec */.Ot)(text, path)));
        else if (version === undefined)
            blocks.push(`### 🪦 ${(0,markdown/* inlineCode */.ti)(name)}: taken out\n\nIts versions stay to be had, and its name stays taken.`);
    }
    return blocks.length > 0 ? (0,markdown/* fitBlocks */.U8)(blocks, COMMENT_BYTES, "the job's summary") : undefined;
}
function publishedBlock({ name, version, container_name, source_image }) {
    const [repository] = container_name.split('@');
    const rows = [
        ['image', `${repository}:${version}`],
        ['digest', container_name.slice(container_name.indexOf('@') + 1)],
        ['made from', `${source_image.name} ${source_image.digest}`],
        ['in a workflow file', `${name}@${version}`],
    ].map(([what, text = '']) => `| ${what} | ${(0,markdown/* inlineCode */.ti)(text)} |`);
    return `### 🚀 ${(0,markdown/* inlineCode */.ti)(`${name} ${version}`)}: published\n\n**Next:** There is nothing to do.\n\n| | |\n|---|---|\n${rows.join('\n')}`;
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/provenance.js
/** What the predicate says, for whoever reads the attestation. */
const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';
function publishedOf(report) {
    const { extended, wrap } = report.derived;
    const image = extended.container_name.slice(0, extended.container_name.indexOf('@'));
    return { name: extended.name, version: extended.version, image, digest: wrap.root.digest };
}
/**
 * The predicate of an attestation: from what an image was made. With it anybody can derive the image again.
 * @param commit the commit of the catalog that the spec was read from
 */
function predicateOf(report, catalog, commit) {
    const { extended, wrap } = report.derived;
    return {
        algorithm: { name: extended.name, version: extended.version },
        spec: {
            uri: `git+https://github.com/${catalog}`,
            path: report.file,
            commit,
            digest: extended.spec_digest,
        },
        source: { name: wrap.source.name, digest: wrap.source.digest },
        agent: extended.agent,
        revision: extended.revision,
        platforms: extended.platforms,
    };
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/run-report.js
var run_report = __webpack_require__(344);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/talk.js
var pull_request_talk = __webpack_require__(8087);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/release.js

















/**
 * The default branch: everything that is in it and not published yet is checked again, derived again, and pushed under
 * its version; then one commit writes down what is new. Whatever was done already is left as it is, so that a run that
 * ended halfway is mended by the next one.
 * @throws Failure `NOT_PUBLISHED` after everything was reported
 */
async function release(context, publishing) {
    const { github, record, catalog } = publishing;
    const { repository } = context;
    const view = await record.view();
    const index = await (0,pull_request_record/* readIndex */.vY)(view);
    const waiting = await pending(context, publishing, index);
    const committed = await filesOf(waiting, view);
    // What a pull request brought along names its digest itself, and is derived again from it.
    const bare = waiting.filter(({ name }) => !committed.has(name));
    const merged = (await github.pullRequestsOf(repository, context.sha)).filter((pull) => pull.merged);
    const reviewed = await reviewedDigests(repository, merged, publishing, bare);
    const names = Object.keys(index.algorithms);
    let reports = await (0,pull_request_publishing/* examineAll */.lH)(waiting, publishing, { view, index, names }, (entry) => ({
        ...(committed.has(entry.name) && { committed: committed.get(entry.name), pending: true }),
        reviewed: reviewed.get(entry.name),
    }));
    reports = await promote(reports, publishing);
    const done = reports.filter(isPublishable);
    const changed = changedSpecs(publishing.entries, publishing, index);
    const written = await record.write(async (now) => {
        const files = new Map();
        for (const { name, derived } of done) {
            const path = `${name}/${derived.extended.version}.json`;
            await checkUnclaimed(now, path, derived.text, committed.get(name));
            files.set(path, derived.text);
        }
        files.set('index.json', await (0,pull_request_record/* refreshedIndex */.PK)(now, done.map(({ derived }) => derived.extended)));
        return files;
    }, messageFor(done));
    if (written !== 'nothing' && written.sha)
        publishing.runner.info(`Committed ${written.sha} to ${record.name}.`);
    const change = {
        reports,
        general: [...publishing.unreadable, ...changed],
        removed: Object.keys(index.algorithms).filter((name) => !index.algorithms[name]?.removed && !publishing.entries.some((entry) => entry.name === name)),
        about: { stage: 'publish', ...(context.runUrl && { detailsUrl: context.runUrl }) },
    };
    const talk = (0,pull_request_talk/* openTalk */.B)(github, repository);
    await talk.end(change, [context.sha]);
    for (const { number } of publishing.inputs.comment ? merged : []) {
        const { entries } = (0,changes/* readChanges */.S)(await github.changedFiles(repository, number), catalog.path);
        const page = await mergedPage([...entries.keys()].sort(), change, publishing, view);
        if (page)
            await talk.comment(number, page);
    }
    await (0,run_report/* reportRun */.G)(publishing.runner, change, talk);
    await tellProvenance(done, context, publishing);
    if (!(0,change_page/* isSound */.gH)(change)) {
        throw new failure/* Failure */.H('NOT_PUBLISHED', `Not everything in ${catalog.path} could be published: see the job summary. What could be is, and starting again is safe.`);
    }
}
function isPublishable(report) {
    return report.derived !== undefined && !(0,finding/* hasErrors */.Cs)(report.findings);
}
/** The entries whose version the index does not list. Where the branch has moved on, the newer run has the word. */
async function pending({ repository, defaultBranch, sha }, { entries, github, runner }, index) {
    const waiting = entries.filter((entry) => !index.algorithms[entry.name]?.versions[entry.version]);
    if (waiting.length === 0)
        return [];
    const tip = await github.resolveCommit(repository, defaultBranch);
    if (tip === sha)
        return waiting;
    const same = [];
    for (const entry of waiting) {
        if ((await github.readFile(repository, entry.file, tip)) === entry.text)
            same.push(entry);
        else
            runner.info(`${entry.file} was changed again since this run began: the newer run publishes it.`);
    }
    return same;
}
/** Extended specs that a pull request brought along and that are not published yet, by entry. */
async function filesOf(entries, view) {
    const files = new Map();
    for (const { name, version } of entries) {
        const path = `${name}/${version}.json`;
        const text = view.paths.has(path) ? await view.read(path) : undefined;
        if (text !== undefined)
            files.set(name, text);
    }
    return files;
}
/** A spec that says something else than it did when its version was published. */
function changedSpecs(entries, { committed }, index) {
    return entries.flatMap((entry) => {
        const { name, version, examined } = entry;
        const path = `${name}/${version}.json`;
        const text = index.algorithms[name]?.versions[version] ? committed(path) : undefined;
        if (!examined.spec || text === undefined)
            return [];
        if ((0,pull_request_record/* parseExtendedSpec */.Ot)(text, path).spec_digest === (0,complete/* specDigest */.Wx)((0,complete/* completeSpec */.ZQ)(examined.spec)))
            return [];
        return [
            (0,json_text/* findingAt */.dz)(examined.json, 'error', 'VERSION_PUBLISHED', { path: ['version'] }, {
                message: `Version ${version} is published, and its spec was changed since. Published versions never change: raise "version", or take the change back.`,
            }),
        ];
    });
}
/** The source images' digests as they were reviewed, from the check runs of the pull requests that this push merges. */
async function reviewedDigests(repository, merged, { github }, entries) {
    const found = new Map();
    // What is named by digest cannot move.
    const movable = entries.filter(({ examined }) => {
        if (!examined.spec)
            return false;
        const reference = (0,image_reference/* parseReference */.F2)(examined.spec.container_name);
        return reference.kind === 'registry' && !reference.digest;
    });
    if (movable.length === 0)
        return found;
    for (const { head } of merged) {
        for (const { name, externalId } of await github.checkRuns(repository, head.sha)) {
            const digest = (0,check_run/* reviewedDigest */.Qr)(externalId);
            const entry = movable.find((one) => (0,check_run/* checkName */.I3)(one.name) === name);
            if (entry && digest)
                found.set(entry.name, digest);
        }
    }
    return found;
}
/** Puts each image under its version, by digest: usually only a tag is written, since the candidate is there. */
async function promote(reports, publishing) {
    const { images, agentFrom, settings, runner } = publishing;
    const done = [];
    for (const report of reports) {
        const { derived, spec } = report;
        if (!derived || !spec || (0,finding/* hasErrors */.Cs)(report.findings)) {
            done.push(report);
            continue;
        }
        try {
            const target = await images.target((0,catalog/* defaultTarget */.zo)(settings, spec));
            const there = await target.headManifest(spec.version);
            const { digest } = derived.wrap.root;
            if (there !== undefined && there !== digest) {
                throw new failure/* Failure */.H('VERSION_TAKEN', `${target.name}:${spec.version} is another image (${there}) than this spec gives (${digest}). Nothing is overwritten: raise "version".`);
            }
            const agent = await images.source(agentFrom);
            await (0,push/* pushWrap */.V)(derived.wrap, target, { tag: spec.version, from: { source: derived.source, agent } });
            const pushed = `${target.name}:${spec.version}@${digest}`;
            runner.info(`${there ? 'Already there' : 'Published'}: ${pushed}`);
            done.push({ ...report, pushed });
        }
        catch (error) {
            publishing.signal.throwIfAborted();
            if (!(error instanceof failure/* Failure */.H))
                throw error;
            const finding = {
                code: error.code,
                severity: 'error',
                file: report.file,
                path: '/version',
                message: (0,failure/* explain */.W)(error),
            };
            done.push({ ...report, findings: [...report.findings, finding] });
        }
    }
    return done;
}
/** @throws Failure when somebody else wrote the same version meanwhile */
async function checkUnclaimed(now, path, text, replaced) {
    if (!now.paths.has(path))
        return;
    const there = await now.read(path);
    if (there === undefined || there === text || there === replaced)
        return;
    throw new failure/* Failure */.H('VERSION_TAKEN', `${path} was written by somebody else while this ran, and says something else. Raise "version".`);
}
function messageFor(done) {
    const names = done.map(({ spec }) => `${spec.name} ${spec.version}`);
    if (names.length === 0)
        return {
            headline: 'Bring the index of the catalog up to date',
            body: 'What was taken out leaves a tombstone.',
        };
    const headline = names.length > 3 ? `Publish ${names.length} algorithms` : `Publish ${names.join(', ')}`;
    return { headline, body: done.map(({ derived }) => `- ${derived.extended.container_name}`).join('\n') };
}
/** Outputs and files for `actions/attest`. */
async function tellProvenance(done, { repository, sha }, { runner, keep }) {
    const published = [];
    for (const report of done) {
        const one = publishedOf(report);
        const predicate = `${JSON.stringify(predicateOf(report, repository, sha), null, 2)}\n`;
        const path = await keep(`pipewright-predicate-${(0,reserved/* foldName */.zN)(one.name)}-${one.version}.json`, predicate);
        published.push({ ...one, predicate_type: PREDICATE_TYPE, predicate: JSON.parse(predicate) });
        runner.artifact(`oci://${one.image}@${one.digest}`);
        if (published.length > 1)
            continue;
        runner.output('subject-name', one.image);
        runner.output('subject-digest', one.digest);
        runner.output('predicate-path', path);
    }
    runner.output('published', JSON.stringify(published));
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/publish-mode.js








/**
 * The action's mode `publish`. What it does follows from what started it: a pull request is checked and, where the
 * token may, made into a candidate; the default branch is published; anything else is checked only.
 * @throws Failure `SPECS_INVALID`, `NOT_PUBLISHED` after everything was reported
 */
async function publishMode(context, publishing) {
    switch (context.kind) {
        case 'pull-request':
            return (0,pull_request/* checkPullRequest */.fb)(context, publishing);
        case 'default-branch':
            return release(context, publishing);
        case 'elsewhere':
            return checkElsewhere(context, publishing);
    }
}
/** Another branch, a merge queue: what is not published yet is checked and tried; nothing is written. */
async function checkElsewhere(context, publishing) {
    const view = await publishing.record.view();
    const index = await (0,pull_request_record/* readIndex */.vY)(view);
    const waiting = publishing.entries.filter((entry) => !index.algorithms[entry.name]?.versions[entry.version]);
    const names = (0,pull_request_record/* entryNames */.VM)(view);
    let reports = await (0,pull_request_publishing/* examineAll */.lH)(waiting, publishing, { view, index, names }, ({ name, version }) => ({
        committed: publishing.committed(`${name}/${version}.json`),
        pending: true,
    }));
    reports = await (0,pull_request_publishing/* tryAll */.Jo)(reports, publishing);
    const talk = (0,pull_request_talk/* openTalk */.B)(publishing.github, context.repository);
    const change = {
        reports,
        general: publishing.unreadable,
        removed: [],
        about: { stage: 'check' },
    };
    await (0,run_report/* reportRun */.G)(publishing.runner, change, talk);
    if (!(0,change_page/* isSound */.gH)(change))
        throw new failure/* Failure */.H('SPECS_INVALID', 'Not everything here can be published as it is: see the job summary.');
}

// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(577);
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 22 modules
var publish_parts = __webpack_require__(7430);
;// CONCATENATED MODULE: ./lib/src/command/publish-action.js
var publish_action_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var publish_action_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/** bytes; no JSON of a catalog comes near it */
const LARGEST_JSON = 1024 * 1024;
/** The action's mode `publish`: the checkout, GitHub, registries and the engine, put together. */
async function publishAction(inputs, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { cwd, runner, signal } = io;
        const context = (0,pull_request_context/* readContext */.y)(io.env, await (0,action_io/* readEvent */.C)(io.env));
        if (!context) {
            throw new failure/* Failure */.H('BAD_EVENT', 'There is no GitHub around (GITHUB_REPOSITORY and GITHUB_EVENT_NAME are not set). On your own machine, "pipewright wrap" and "pipewright test" do its parts.');
        }
        const folder = (0,external_node_path_.join)(cwd, inputs.catalog);
        const settings = openCatalogFolder((0,external_node_path_.join)(folder, 'any', 'spec.json'))?.settings;
        if (!settings)
            throw new failure/* Failure */.H('NO_CATALOG', `${inputs.catalog} has no catalog.json that says where images go.`);
        const { entries: files, findings: unreadable } = readAll(inputs.catalog, cwd);
        const images = publish_action_addDisposableResource(env_1, await (0,publish_parts/* openActionImages */.N2)(inputs, io), true);
        const github = (0,action_io/* openGitHubFor */.j)(edge_github.openGitHub, inputs.token, io);
        const base = context.kind === 'pull-request' ? context.base.ref : undefined;
        const agentFrom = (0,publish_parts/* agentReference */.dr)();
        let engine;
        await publishMode(context, {
            inputs,
            runner,
            github,
            record: (0,publish_parts/* openRecord */.C6)(github, inputs, context, base),
            images,
            agent: publish_parts/* AGENT */.Sr,
            agentFrom,
            settings,
            catalog: { path: inputs.catalog },
            entries: (0,pull_request_publishing/* readEntries */.$2)(files),
            unreadable,
            committed(path) {
                try {
                    return (0,edge_files/* readTextFile */.Gu)((0,external_node_path_.join)(folder, path), LARGEST_JSON);
                }
                catch (error) {
                    if (error instanceof failure/* Failure */.H && error.code === 'FILE_NOT_FOUND')
                        return undefined;
                    throw error;
                }
            },
            async tryTests(report, derived) {
                const { spec, file } = report;
                if (!inputs.tests)
                    return 'They are switched off for this job (tests: false).';
                if (!spec || spec.tests.length === 0)
                    return 'There are none. Add "tests" with a small sample.';
                if (spec.gpu)
                    return 'They were not run: they need a GPU, which this runner has not.';
                try {
                    engine ??= (0,edge_engine.findEngine)();
                    await engine;
                }
                catch (error) {
                    return `They were not run: ${(0,failure/* explain */.W)(error)}`;
                }
                const triable = { spec, shown: file, folder: (0,external_node_path_.dirname)((0,external_node_path_.join)(cwd, file)) };
                const from = { source: derived.source, agent: await images.source(agentFrom) };
                return tryTests(await engine, derived.wrap, triable, from, signal, ({ test, findings: found }) => runner.info(`${found.length > 0 ? '✗' : '✓'} ${spec.name}: ${test}`));
            },
            async keep(name, text) {
                const path = (0,external_node_path_.join)(io.env.RUNNER_TEMP || cwd, name);
                await (0,edge_files/* writeText */.x3)(path, text);
                return path;
            },
            signal,
        });
        runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = publish_action_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** All specs of the catalog; when the last one was taken out, there are none. */
function readAll(catalog, cwd) {
    try {
        return (0,specs/* readSpecs */.F)([catalog], cwd);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && error.code === 'NO_SPECS')
            return { entries: [], findings: [] };
        throw error;
    }
}


/***/ })

};
