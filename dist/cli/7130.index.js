export const id = 7130;
export const ids = [7130];
export const modules = {

/***/ 78469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 15714:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(16353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 40581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runHere: () => (/* binding */ runHere)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/agent/version.js
var version = __webpack_require__(87924);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(27972);
// EXTERNAL MODULE: ./lib/src/edge/engine.js + 1 modules
var edge_engine = __webpack_require__(90879);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/edge/load.js + 1 modules
var load = __webpack_require__(58042);
// EXTERNAL MODULE: ./lib/src/edge/local-inputs.js + 2 modules
var local_inputs = __webpack_require__(6019);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/container.js
var container = __webpack_require__(56267);
// EXTERNAL MODULE: ./lib/src/edge/engine-call.js
var engine_call = __webpack_require__(28015);
;// CONCATENATED MODULE: ./lib/src/edge/bounded-log.js

/** bytes that are kept of a log's beginning; of its end, `Tail` keeps 64 KiB. */
const HEAD_BYTES = 4 * 1024 * 1024;
/** The beginning and the end of an endless log, in a file; what is left out between is told there. */
class BoundedLog {
    #file;
    #room = HEAD_BYTES;
    #left = 0;
    #tail;
    #failed = false;
    constructor(file) {
        this.#file = file;
        // A log that cannot be written keeps no item from its result.
        file.on('error', () => {
            this.#failed = true;
        });
    }
    write(chunk) {
        const head = chunk.subarray(0, this.#room);
        const rest = chunk.subarray(this.#room);
        if (head.byteLength > 0 && !this.#failed)
            this.#file.write(head);
        this.#room -= head.byteLength;
        if (rest.byteLength === 0)
            return;
        this.#tail ??= new engine_call/* Tail */.PW();
        this.#tail.push(rest);
        this.#left += rest.byteLength;
    }
    /** Ends the file; resolves when it is on its way to the disk, or could not be written. */
    async end() {
        const text = this.#tail?.text() ?? '';
        const gone = this.#left - Buffer.byteLength(text);
        const last = gone > 0 ? `\n[… ${gone} bytes are left out here …]\n${text}` : text;
        if (this.#failed)
            return;
        await new Promise((resolve) => {
            this.#file.once('error', () => resolve());
            this.#file.end(last, () => resolve());
        });
    }
}

// EXTERNAL MODULE: ./lib/src/edge/results.js
var edge_results = __webpack_require__(82048);
;// CONCATENATED MODULE: ./lib/src/edge/local-run.js








/**
 * Runs the algorithm on one item in a container of its wrapped image: the input read-only, a folder for results, the
 * spec's memory, CPUs and time, the workflow's variables; secret ones from this process's environment. Results of an attempt that succeeded are moved to their places.
 * @throws Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`, `RESULT_REFUSED`, `FILE_ERROR`; the signal's reason
 */
async function attemptInContainer(item, bench) {
    const { engine, folder, signal } = bench;
    const work = await folder.workFolder();
    try {
        const out = (0,external_node_path_.join)(work, 'out');
        // The container's user may be any. Nobody else can enter the folders above.
        for (const path of [out, (0,external_node_path_.join)(out, container/* RESULTS_FOLDER */.UY)]) {
            await (0,promises_.mkdir)(path);
            await (0,promises_.chmod)(path, 0o777);
        }
        const input = await inputMount(item, work);
        const logFile = await folder.logFile(item);
        const log = new BoundedLog((0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder.path, logFile)));
        const args = [
            `--label=${folder.label}`,
            ...engine.runOptions,
            ...(0,container/* limitArguments */.W)(item.step.spec, engine.cpus),
            ...(item.step.gpu_count > 0 ? gpuOptions(engine, item.step.gpu_count) : []),
            ...(bench.plan.network === 'isolated' ? ['--network=none'] : []),
            (0,container/* bindMount */.Dy)(input.source, input.target, true),
            (0,container/* bindMount */.Dy)(out, container/* OUTPUT_MOUNT */.Au, false),
            ...Object.entries(item.step.variables).map(([name, value]) => `--env=${name}=${value}`),
            // The engine's command takes secrets from its own environment: every user of this machine can read arguments.
            ...Object.keys(item.step.secrets).map((name) => `--env=${name}`),
            bench.images.get(item.step.id),
            ...(0,container/* runCall */.Y8)(input.target, item.input.kind === 'folder'),
        ];
        const finished = await engine
            .run(args, {
            name: `pipewright-run-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`,
            folder: work,
            seconds: item.step.timeout_minutes * 60 + container/* GRACE_SECONDS */.F2,
            signal,
            onOutput: (chunk) => log.write(chunk),
        })
            .finally(() => log.end());
        const last = `${finished.stdout}${finished.stderr}`.slice(-8192);
        // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
        if (finished.exitCode === 125)
            throw new failure.Failure('ENGINE_ERROR', `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`);
        if (finished.timedOut)
            return {
                state: 'EXECUTOR_ERROR',
                exitCode: null,
                reason: `it did not end within ${item.step.timeout_minutes} minutes ("timeout_minutes" of its spec), nor when it was asked to`,
                outputs: [],
                log: logFile,
            };
        const report = (0,container/* readItemReport */.eK)(await (0,edge_results/* readReport */.tL)((0,external_node_path_.join)(out, container/* REPORT_FILE */.Uq)));
        const outcome = (0,container/* settle */.G9)(finished.exitCode, report, last);
        if (outcome.state !== 'COMPLETE')
            return { ...outcome, log: logFile };
        // The agent saw one file and knows nothing of the folders that it is in.
        const below = external_node_path_.posix.dirname(item.path);
        const results = (0,external_node_path_.join)(out, container/* RESULTS_FOLDER */.UY);
        const outputs = await folder.place(item.step.id, results, outcome.outputs, below);
        return { ...outcome, outputs, log: logFile };
    }
    finally {
        // Files of another uid can only be removed by root; the next run tries again.
        await (0,promises_.rm)(work, { recursive: true, force: true }).catch(() => undefined);
    }
}
/** Where the input is on this machine, and where the container sees it. */
async function inputMount(item, work) {
    const target = external_node_path_.posix.join(container/* INPUT_MOUNT */.zJ, external_node_path_.posix.basename(item.path));
    if (item.input.kind === 'file')
        return { source: item.input.file.file, target };
    const source = (0,external_node_path_.join)(work, 'in');
    await (0,promises_.mkdir)(source);
    for (const { path, file } of item.input.files) {
        const to = (0,external_node_path_.join)(source, path);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
        // A link costs no room; on another disk there is none.
        await (0,promises_.link)(file, to).catch(() => (0,promises_.copyFile)(file, to));
    }
    return { source, target };
}
function gpuOptions(engine, count) {
    // Podman knows GPUs by the Container Device Interface (podman-run(1), --device).
    return engine.command === 'docker' ? [`--gpus=${count}`] : ['--device=nvidia.com/gpu=all'];
}
/** sha256 of a file, lower-case hex. @throws Failure `FILE_ERROR` */
async function fileDigest(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 }))
        hash.update(chunk);
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(32845);
;// CONCATENATED MODULE: ./lib/src/edge/run-folder.js
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







/** What is ours in a run's folder. */
const OWN = '.pipewright';
/** bytes */
const MARKER_LIMIT = 16 * 1024 * 1024;
/** Longest name that file systems take is 255 bytes; some is kept for what we put behind. */
const LONGEST_NAME = 240;
/**
 * Opens or makes a run's folder, and clears away what a run that was killed has left half-done.
 * @throws Failure `RUN_FOLDER_BUSY` while another process runs into it; `FILE_ERROR`
 */
async function openRunFolder(folder) {
    const own = (0,external_node_path_.join)(folder, OWN);
    try {
        (0,files/* makeFolder */.fc)(own);
        // Containers write below it, as any user: others on this machine stay out.
        await (0,promises_.chmod)(own, 0o700);
    }
    catch (error) {
        throw (0,file_failure/* fileFailure */.f)(`The folder ${folder} cannot be used`, error);
    }
    const release = await lock((0,external_node_path_.join)(own, 'lock'), folder);
    const work = (0,external_node_path_.join)(own, 'work');
    await (0,promises_.rm)(work, { recursive: true, force: true });
    await (0,promises_.mkdir)(work);
    const markerFile = (item) => (0,external_node_path_.join)(own, 'items', item.step.id, `${hashOf(item.path)}.json`);
    const locate = (step, key) => (0,external_node_path_.join)(folder, step, key);
    const made = new Set();
    /** As mkdir -p, but asks the disk once. */
    const ensure = async (path) => {
        if (made.has(path))
            return;
        await (0,promises_.mkdir)(path, { recursive: true });
        made.add(path);
    };
    let works = 0;
    async function readMarker(item) {
        const text = await (0,promises_.readFile)(markerFile(item), 'utf8').catch(() => undefined);
        if (text === undefined || text.length > MARKER_LIMIT)
            return undefined;
        try {
            const marker = JSON.parse(text);
            return Array.isArray(marker.outputs) && Array.isArray(marker.stamps) ? marker : undefined;
        }
        catch {
            return undefined; // Cut short by a crash: the item is done again.
        }
    }
    return {
        path: folder,
        label: `pipewright.run=${hashOf(folder)}`,
        locate,
        async find(item) {
            const marker = await readMarker(item);
            if (!marker)
                return undefined;
            const { stamps, ...finished } = marker;
            for (const [i, { key }] of finished.outputs.entries())
                if ((await (0,edge_results/* stampOf */.Zs)(locate(item.step.id, key))) !== stamps[i])
                    return undefined;
            return finished;
        },
        async forget(item) {
            const marker = await readMarker(item);
            if (!marker)
                return;
            await (0,promises_.rm)(markerFile(item), { force: true });
            for (const { key } of marker.outputs)
                if (isKey(key))
                    await (0,promises_.rm)(locate(item.step.id, key), { force: true });
        },
        async keep(item, finished) {
            const stamps = await Promise.all(finished.outputs.map(async ({ key }) => (await (0,edge_results/* stampOf */.Zs)(locate(item.step.id, key))) ?? ''));
            const file = markerFile(item);
            await ensure((0,external_node_path_.dirname)(file));
            const marker = { ...finished, stamps };
            await (0,promises_.writeFile)(`${file}.tmp`, JSON.stringify(marker));
            await (0,promises_.rename)(`${file}.tmp`, file);
        },
        async workFolder() {
            works += 1;
            const path = (0,external_node_path_.join)(work, String(works));
            await (0,promises_.mkdir)(path);
            return path;
        },
        async logFile(item) {
            const file = external_node_path_.posix.join(OWN, 'logs', item.step.id, `${shortened(item.path)}.log`);
            await ensure((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, file)));
            return file;
        },
        async place(step, from, results, below) {
            for (const { key, bytes } of results) {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const file = __addDisposableResource(env_1, isKey(key) ? await (0,edge_results/* readPlain */.rM)(from, key) : undefined, true);
                    if (!file || (await file.stat()).size !== bytes)
                        throw new failure.Failure('RESULT_REFUSED', `the result ${key} is not the plain file that the agent told of`);
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
            const placed = results.map((result) => ({ ...result, key: external_node_path_.posix.join(below, result.key) }));
            for (const [i, { key }] of results.entries()) {
                const to = locate(step, placed[i].key);
                await ensure((0,external_node_path_.dirname)(to));
                await (0,promises_.rename)((0,external_node_path_.join)(from, key), to).catch((error) => {
                    throw (0,file_failure/* fileFailure */.f)(`the result ${to} cannot be put in its place`, error);
                });
            }
            return placed;
        },
        async [Symbol.asyncDispose]() {
            await (0,promises_.rm)(work, { recursive: true, force: true }).catch(() => undefined);
            await release();
        },
    };
}
/** A key that stays in the folder it is put in. */
function isKey(key) {
    return (key !== '' && external_node_path_.posix.normalize(key) === key && !/^(?:\/|\.\.?(?:\/|$))/.test(key) && !key.endsWith('/'));
}
function hashOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 32);
}
/** A path all of whose names are short enough to have something put behind. */
function shortened(path) {
    return path
        .split('/')
        .map((name) => (Buffer.byteLength(name) > LONGEST_NAME ? `${hashOf(name)}` : name))
        .join('/');
}
/** @returns what releases it */
async function lock(file, folder) {
    const me = { pid: process.pid, began: await beganAt(process.pid) };
    for (let tries = 0; tries < 5; tries++) {
        try {
            await (0,promises_.writeFile)(file, JSON.stringify(me), { flag: 'wx' });
            return () => (0,promises_.rm)(file, { force: true });
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw (0,file_failure/* fileFailure */.f)(`The folder ${folder} cannot be used`, error);
        }
        const holder = await (0,promises_.readFile)(file, 'utf8').then((text) => JSON.parse(text), () => undefined);
        if (holder && (await isAlive(holder)))
            throw new failure.Failure('RUN_FOLDER_BUSY', `Another run (process ${holder.pid}) writes to ${folder}. Wait for it, or name another folder with --out.`);
        await (0,promises_.rm)(file, { force: true });
    }
    throw new failure.Failure('RUN_FOLDER_BUSY', `Other runs begin in ${folder} just now. Start again when they are over.`);
}
async function isAlive({ pid, began }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (error.code !== 'EPERM')
            return false;
    }
    return (await beganAt(pid)) === began;
}
async function beganAt(pid) {
    const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
;// CONCATENATED MODULE: ./lib/src/run/fingerprint.js


/**
 * What an item's results depend on, as one digest: the wrapped image, the input's path and content, and the variables.
 * Two items with the same one have the same results, so the second need not be worked on.
 * @param digests sha256 of the input's files, lower-case hex, by path
 * @param secrets values of the step's secret variables
 * @returns lower-case hex
 */
function fingerprintOf(item, digests, secrets) {
    const { image, variables } = item.step;
    const inputs = [...digests].sort(([a], [b]) => (a < b ? -1 : 1));
    return (0,external_node_crypto_.createHash)('sha256')
        .update((0,complete/* canonicalJson */.dj)({ image, item: item.path, kind: item.input.kind, inputs, variables, secrets }))
        .digest('hex');
}

// EXTERNAL MODULE: ./lib/src/spec/template.js
var template = __webpack_require__(82532);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(54161);
;// CONCATENATED MODULE: ./lib/src/agent/command.js


/** Between asking a command to end and ending it. `docker stop` gives ten seconds in all. */
const GRACE_MS = 8000;
const LOG_TAIL_BYTES = 8192;
/** The command of one item: `run_command` split as a shell would, names replaced, never given to a shell. */
function command_commandLine(spec, places, variables) {
    const name = posix.basename(places.input);
    const dot = name.lastIndexOf('.');
    return expandWords(splitWords(spec.run_command), {
        ...variables,
        input: places.input,
        output: places.output,
        output_dir: places.outputFolder,
        input_name: name,
        input_stem: dot > 0 ? name.slice(0, dot) : name,
    });
}
/** Keeps the end of what was printed. */
class command_LogTail {
    #chunks = [];
    #bytes = 0;
    add(chunk) {
        // A copy: a small piece must not keep a large read buffer alive.
        this.#chunks.push(Buffer.from(chunk.subarray(-LOG_TAIL_BYTES)));
        this.#bytes += this.#chunks.at(-1).length;
        while (this.#bytes - this.#chunks[0].length >= LOG_TAIL_BYTES)
            this.#bytes -= this.#chunks.shift().length;
    }
    /** At most {@link LOG_TAIL_BYTES}, beginning with a whole character; `secrets` are blotted out. */
    text(secrets = []) {
        const bytes = Buffer.concat(this.#chunks);
        let start = Math.max(0, bytes.length - LOG_TAIL_BYTES);
        if (start > 0)
            while (start < bytes.length && (bytes[start] & 0xc0) === 0x80)
                start++;
        let text = bytes.toString('utf8', start);
        for (const secret of secrets)
            if (secret.length >= 4)
                text = text.replaceAll(secret, '***');
        return text;
    }
}

;// CONCATENATED MODULE: ./lib/src/agent/exit-meaning.js
/** What shells and kernels mean by a code (bash(1), "EXIT STATUS"), when the author says nothing of it. */
const COMMON = {
    126: 'a program could not be executed',
    127: 'a program was not found',
    134: 'it aborted',
    137: 'it was killed, often for want of memory',
    139: 'it crashed: invalid memory access',
    143: 'it was asked to end',
};
/** Why a command did not succeed, in words; undefined when it did. */
function exit_meaning_exitMeaning(end, spec, program) {
    if (end.startError !== undefined)
        return startMeaning(end.startError, program);
    if (end.endedFor === 'time limit')
        return `it took longer than timeout_minutes (${spec.timeout_minutes}) and was ended`;
    if (end.endedFor === 'output limit')
        return `it wrote more than disk_gb (${spec.disk_gb} GB) and was ended`;
    if (end.endedFor === 'stop')
        return 'it was ended because the container was asked to stop';
    if (end.exitCode === 0)
        return undefined;
    const memory = end.outOfMemory
        ? 'it ran out of memory: give the container more, or raise memory in the spec'
        : undefined;
    if (end.exitCode === null)
        return memory ?? `it was ended by ${end.signal}`;
    return spec.exit_codes?.[String(end.exitCode)] ?? memory ?? COMMON[end.exitCode];
}
function startMeaning(code, program) {
    if (code === 'ENOENT')
        return `the program ${program} is not in the image, or its loader is not`;
    if (code === 'EACCES')
        return `the program ${program} may not be executed by the container's user`;
    if (code === 'ENOEXEC')
        return `${program} is not a program for this machine, or a script without a #! line`;
    return `the program ${program} could not be started (${code})`;
}

;// CONCATENATED MODULE: ./lib/src/agent/place.js


/** More entries than this in an output folder are not told apart from new ones; folders of images hold far less. */
const LISTING_LIMIT = 50_000;
/**
 * Puts an input where the spec says the algorithm looks for it, and decides where its output goes. Where the image's
 * folders cannot be used (a read-only root, another user, a name that is taken there) the input stays where it is
 * mounted, and the output gets a folder in `scratch`.
 * @param input `ours`: it may be moved; @param scratch a folder of this item alone, writable
 * @param user whom the command runs as, when it is another than we
 */
async function place_placeItem(spec, input, scratch, workspace, user) {
    const placed = await placeInput(spec.input_file_path, input, workspace, user);
    const name = outputName(spec.output_name ?? '{name}', posix.basename(input.file));
    const folder = spec.output_file_path;
    const output = posix.join(folder, name);
    // What is there already is not the algorithm's; it may be the very input.
    const usable = !(await workspace.look(output)) && (await workspace.canWriteInto(folder, user));
    if (usable)
        return { ...placed, output, outputFolder: folder, before: await listing(folder, workspace) };
    const own = posix.join(scratch, 'output');
    await workspace.makeFolder(own, user);
    return { ...placed, output: posix.join(own, name), outputFolder: own };
}
async function placeInput(folder, { file, ours = false }, workspace, user) {
    const wanted = posix.join(folder, posix.basename(file));
    const mounted = { input: file, ours };
    if (wanted === file || (await workspace.look(wanted)))
        return mounted;
    if (!(await workspace.canWriteInto(folder)))
        return mounted;
    try {
        await (ours ? workspace.moveInto(file, wanted, user) : workspace.copyInto(file, wanted));
        return { input: wanted, ours: true };
    }
    catch {
        return mounted; // No room for a second copy, most likely: the first one will do.
    }
}
/** Takes away what an item has left in the image's folders, for the next one. The root's own entries stay. */
async function place_clearPlaces(places, workspace) {
    if (places.ours)
        await workspace.removeAll(places.input);
    await workspace.removeAll(places.output);
    if (!isSearchable(places.outputFolder))
        return;
    for (const { path } of await place_newEntries(places, workspace))
        await workspace.removeAll(path);
}
async function listing(folder, workspace) {
    const found = await workspace.walk(folder, { deep: isSearchable(folder), limit: LISTING_LIMIT });
    return new Map(found.map((f) => [f.relative, f.stamp]));
}
/** What is new in the output folder since `places` were made, or was written anew. */
async function place_newEntries(places, workspace) {
    const deep = isSearchable(places.outputFolder);
    const before = places.before ?? new Map();
    const now = await workspace.walk(places.outputFolder, { deep, limit: LISTING_LIMIT });
    const fresh = now.filter((f) => {
        const stamp = before.get(f.relative);
        return f.path !== places.input && (stamp === undefined || (f.kind === 'file' && f.stamp !== stamp));
    });
    if (deep)
        return fresh;
    const inside = await Promise.all(fresh
        .filter((f) => f.kind === 'folder')
        .map(async (f) => (await workspace.walk(f.path, { deep: true, limit: LISTING_LIMIT })).map((inner) => ({
        ...inner,
        relative: `${f.relative}/${inner.relative}`,
    }))));
    return [...fresh, ...inside.flat()];
}
/** The root holds the whole system (and /proc): only its own entries are compared. */
function isSearchable(folder) {
    return folder !== '/';
}

;// CONCATENATED MODULE: ./lib/src/agent/outputs.js


/** More results of one input than this are taken for a mistake. */
const OUTPUT_COUNT_LIMIT = 10_000;
/** bytes per GB of `disk_gb` */
const outputs_GB = 1e9;
/**
 * Finds what the algorithm wrote: the file `$output`, or the files in a folder there, or new files in its output
 * folder. A file keeps the key, files of a folder get `<key>/<file>`.
 * @param limitBytes of all outputs together
 * @throws Failure `NO_OUTPUT`, saying where it was looked; `OUTPUT_REFUSED` for what is no plain file, or leads out of
 * the folder; `OUTPUT_TOO_LARGE`
 */
async function outputs_findOutputs(places, key, limitBytes, workspace) {
    const root = await workspace.resolvePath(places.outputFolder).catch(() => places.outputFolder);
    const itself = await workspace.look(places.output);
    let outputs;
    if (itself && itself.kind !== 'folder')
        outputs = [accept(itself, key, root)];
    else {
        const entries = itself
            ? await workspace.walk(places.output, { deep: true, limit: OUTPUT_COUNT_LIMIT * 2 })
            : await newEntries(places, workspace);
        outputs = entries
            .filter((found) => found.kind !== 'folder')
            .map((found) => accept(found, `${key}/${found.relative}`, root));
    }
    if (outputs.length === 0)
        throw nothingWritten(places, itself);
    if (outputs.length > OUTPUT_COUNT_LIMIT)
        throw new Failure('OUTPUT_TOO_LARGE', `it wrote more than ${OUTPUT_COUNT_LIMIT} files; pack them into one, or write fewer`);
    const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
    if (bytes > limitBytes)
        throw new Failure('OUTPUT_TOO_LARGE', `it wrote ${(bytes / outputs_GB).toFixed(1)} GB, more than disk_gb in its spec (${limitBytes / outputs_GB} GB)`);
    return outputs;
}
function accept(found, key, root) {
    const { path, kind, target } = found;
    const refused = (why) => new Failure('OUTPUT_REFUSED', `the output ${path} ${why}, and only files are taken`);
    if (kind === 'file')
        return { key, path, bytes: found.bytes, keepOriginal: false };
    if (kind === 'unreadable')
        throw refused('cannot be read, or its name is not UTF-8');
    if (kind !== 'link')
        throw refused(`is a ${kind}`);
    if (!target)
        throw refused('is a link to nothing');
    if (!isInside(target.path, root))
        throw refused(`is a link to ${target.path}, outside its folder`);
    if (!target.isFile)
        throw refused(`is a link to ${target.path}, which is no file`);
    return { key, path: target.path, bytes: target.bytes, keepOriginal: true };
}
function isInside(path, folder) {
    // The root is no folder of outputs: a link from there may lead anywhere.
    return folder !== '/' && path.startsWith(`${folder}/`);
}
function nothingWritten(places, itself) {
    const looked = itself
        ? `the folder ${places.output} is empty`
        : `there is no file ${places.output}, and nothing new in ${places.outputFolder}`;
    return new Failure('NO_OUTPUT', `it ended without writing a result: ${looked}. run_command must write to $output, or into $output_dir`);
}

;// CONCATENATED MODULE: ./lib/src/agent/item.js






/** Errors of starting a program that are the image's or the command's fault, not the machine's. */
const AUTHORS_ERRORS = (/* unused pure expression or super */ null && (['ENOENT', 'EACCES', 'ENOEXEC', 'ENOTDIR', 'ELOOP', 'E2BIG']));
/**
 * Works on one item: puts the input in place, runs the command, finds the outputs and hands them to `take`. Whatever
 * happens, the item ends in a report; it never throws.
 * @param scratch a folder of this item alone, writable; the caller takes it away
 */
async function workOn({ item, file, ours: fileIsOurs = false, attempt }, scratch, take, context) {
    const { spec, workspace } = context;
    const start = context.now();
    const tail = new LogTail();
    let places;
    let end;
    const report = (state, rest) => ({
        state,
        item,
        attempt,
        ...(end && { exit_code: end.exitCode }),
        seconds: Math.round(context.now() - start) / 1000,
        ...rest,
        ...(state !== 'COMPLETE' && { log_tail: tail.text(secretsOf(context)) }),
    });
    try {
        places = await placeItem(spec, { file, ours: fileIsOurs }, scratch, workspace, context.user);
        const argv = commandLine(spec, places, context.variables);
        end = await context.runCommand(request(argv, places, tail, context));
        const meaning = exitMeaning(end, spec, argv[0]);
        if (meaning !== undefined || end.exitCode !== 0) {
            const ours = end.endedFor === 'stop' || (end.startError !== undefined && !AUTHORS_ERRORS.includes(end.startError));
            return report(ours ? 'SYSTEM_ERROR' : 'EXECUTOR_ERROR', meaning === undefined ? {} : { meaning });
        }
        const outputs = await findOutputs(places, keyOf(spec, item), (spec.disk_gb ?? Infinity) * GB, workspace);
        return report('COMPLETE', { outputs: await take(outputs, scratch) });
    }
    catch (error) {
        const authors = error instanceof Failure && AUTHORS_FAILURES.includes(error.code);
        return report(authors ? 'EXECUTOR_ERROR' : 'SYSTEM_ERROR', { meaning: explain(error) });
    }
    finally {
        if (places && context.clear)
            await clearPlaces(places, workspace).catch(() => { });
        else if (places?.ours)
            await workspace.removeAll(places.input).catch(() => { });
    }
}
/**
 * Where an item's result goes: the item's path with its last segment named by `output_name`. The rest stays as it is, for
 * in S3 `a//b` and `a/b` are two.
 */
function keyOf(spec, item) {
    const name = item.lastIndexOf('/') + 1;
    return item.slice(0, name) + (0,template/* outputName */.Vf)(spec.output_name ?? '{name}', item.slice(name));
}
const AUTHORS_FAILURES = (/* unused pure expression or super */ null && (['NO_OUTPUT', 'OUTPUT_REFUSED', 'OUTPUT_TOO_LARGE']));
function request(argv, places, tail, context) {
    const { spec, workspace } = context;
    const limit = (spec.disk_gb ?? Infinity) * GB;
    const isOverLimit = async () => {
        const found = await workspace.walk(places.outputFolder, { deep: true, limit: 100_000 });
        return found.reduce((sum, { bytes, kind }) => sum + (kind === 'file' ? bytes : 0), 0) > limit;
    };
    return {
        argv,
        env: context.environment,
        graceMs: context.graceMs,
        ...(context.user && { user: context.user }),
        stop: context.stop,
        ...(spec.timeout_minutes !== undefined && { timeLimitMs: spec.timeout_minutes * 60_000 }),
        ...(limit !== Infinity && places.outputFolder !== '/' && { isOverLimit }),
        onOutput: (stream, chunk) => {
            tail.add(chunk);
            return context.print(stream, chunk);
        },
    };
}
function secretsOf({ spec, variables }) {
    const secret = (spec.user_specified_environment_variables ?? []).filter((v) => v.secret);
    return secret.map(({ name }) => variables[name] ?? '').filter((value) => value !== '');
}

// EXTERNAL MODULE: ./lib/src/run/patterns.js
var patterns = __webpack_require__(44477);
;// CONCATENATED MODULE: ./lib/src/run/flow.js


/**
 * How items go through a plan, by the rules of a run on AWS: a result is an item of every step that needs its step; a
 * step that needs several gets each path below the id of the step it came from; a step that gathers has one item, named
 * after itself, when all before it have ended.
 */
class Flow {
    #steps;
    /** Where a step's result is on this machine. */
    #locate;
    constructor(plan, locate) {
        this.#locate = locate;
        this.#steps = new Map(plan.steps.map((step) => [
            step.id,
            {
                step,
                open: 0,
                failed: 0,
                ended: 0,
                closed: false,
                leftOut: 0,
                writers: new Map(),
                gathered: [],
            },
        ]));
    }
    /** Puts the workflow's inputs in. @returns what is released, and the inputs that no step takes */
    begin(inputs) {
        const released = new Release();
        const taken = new Set();
        for (const flow of this.#steps.values()) {
            if (flow.step.needs.length > 0)
                continue;
            for (const input of inputs)
                if (this.#offer(flow, input, released))
                    taken.add(input.path);
            flow.leftOut = 0; // Told of once for the whole workflow.
        }
        this.#close(released);
        return { ...released, leftOut: inputs.map(({ path }) => path).filter((path) => !taken.has(path)) };
    }
    /** An item has ended with these results, or without any. */
    end(item, results) {
        const flow = this.#flow(item.step.id);
        const released = new Release();
        flow.open -= 1;
        flow.ended += 1;
        if (!results)
            flow.failed += 1;
        for (const next of this.#steps.values()) {
            if (!next.step.needs.includes(flow.step.id))
                continue;
            for (const { key, sha256 } of results ?? []) {
                const path = next.step.needs.length > 1 ? `${flow.step.id}/${key}` : key;
                const file = this.#locate(flow.step.id, key);
                this.#offer(next, { path, file, ...(sha256 !== undefined && { sha256 }) }, released);
            }
        }
        this.#close(released);
        return released;
    }
    /** Results of the steps before that a step does not take. */
    leftOut(step) {
        return this.#flow(step).leftOut;
    }
    #flow(id) {
        return this.#steps.get(id);
    }
    #offer(flow, file, released) {
        const { step } = flow;
        if (!(0,patterns/* takes */.n)(step.spec.inputs.patterns, file.path)) {
            flow.leftOut += 1;
            return false;
        }
        if (step.gather)
            flow.gathered.push(file);
        else
            this.#release(flow, { step, path: file.path, input: { kind: 'file', file } }, released);
        return true;
    }
    #release(flow, item, released) {
        flow.open += 1;
        const key = keyOf(item.step.spec, item.path);
        const other = flow.writers.get(key);
        flow.writers.set(key, other ?? item.path);
        if (other === undefined)
            released.items.push(item);
        else
            released.refused.push({
                item,
                state: 'EXECUTOR_ERROR',
                why: `its result ${key} would replace that of ${other}: rename one of the two, or have "output_name" keep more of the name`,
            });
    }
    #close(released) {
        for (const flow of this.#steps.values()) {
            const { step } = flow;
            const before = step.needs.map((id) => this.#flow(id));
            if (flow.closed || before.some(({ closed }) => !closed))
                continue;
            if (step.gather && flow.ended + flow.open === 0)
                this.#gather(flow, released);
            if (flow.open === 0)
                flow.closed = true;
        }
    }
    /** All steps that a step needs, and that these need: an item that is lost early is missing later, too. */
    #before(step, found = new Set()) {
        for (const id of step.needs) {
            found.add(this.#flow(id));
            this.#before(this.#flow(id).step, found);
        }
        return [...found];
    }
    #gather(flow, released) {
        const files = flow.gathered.sort((a, b) => (a.path < b.path ? -1 : 1));
        const item = { step: flow.step, path: flow.step.id, input: { kind: 'folder', files } };
        const all = this.#before(flow.step);
        const failed = all.reduce((sum, { failed }) => sum + failed, 0);
        if (failed > 0) {
            flow.open += 1;
            const ended = all.reduce((sum, { ended }) => sum + ended, 0);
            const why = `it was not begun: ${failed} of ${ended} items before it have no result, and it would gather a part only`;
            released.refused.push({ item, state: 'CANCELED', why });
        }
        else if (files.length > 0)
            this.#release(flow, item, released);
    }
}
class Release {
    items = [];
    refused = [];
}

;// CONCATENATED MODULE: ./lib/src/run/local.js



/** Failures of the machine are tried again so often, with these pauses between, in milliseconds. */
const MACHINE_PAUSES = [1000, 5000];
/**
 * Sends files through a plan on this machine. Every item ends in a record, whatever happens; one that fails does not
 * keep the others. Stopping lets nothing half-done stay: what was running is `CANCELED`.
 * @param options.jobs items at once
 * @param options.secrets values of secret variables, by name
 */
async function runLocally(plan, inputs, options, edges, tell) {
    const flow = new Flow(plan, edges.locate);
    const order = new Map(plan.steps.map((step, i) => [step.id, i]));
    const queues = new Map(plan.steps.map((step) => [step.id, []]));
    /** Items of later steps first: results come early, and what lies between stays small. */
    const backwards = [...queues.values()].reverse();
    const records = [];
    const idle = new Set();
    let active = 0;
    const admit = (released) => {
        for (const item of released.items) {
            tell({ kind: 'known', step: item.step.id, at: edges.now() });
            queues.get(item.step.id).push(item);
        }
        for (const { item, state, why } of released.refused) {
            tell({ kind: 'known', step: item.step.id, at: edges.now() });
            end(item, emptyRecord(item, state, why));
        }
    };
    const end = (item, record) => {
        records.push(record);
        tell({ kind: 'ended', record, at: edges.now() });
        admit(flow.end(item, record.state === 'COMPLETE' ? record.outputs : undefined));
    };
    const next = () => backwards.find((queue) => queue.length > 0)?.shift();
    const wakeAll = () => {
        for (const wake of idle)
            wake();
        idle.clear();
    };
    const worker = async () => {
        while (!edges.stop.aborted) {
            const item = next();
            if (item) {
                active += 1;
                const record = await work(item, options.secrets, edges, tell);
                active -= 1;
                end(item, record);
                wakeAll();
            }
            else if (active === 0)
                break;
            else
                await new Promise((resolve) => idle.add(resolve));
        }
        wakeAll();
    };
    const begun = flow.begin(inputs);
    admit(begun);
    await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, worker));
    return {
        items: records.sort((a, b) => order.get(a.step) - order.get(b.step) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)),
        leftOut: begun.leftOut,
        leftOutOf: (step) => flow.leftOut(step),
        waiting: (step) => queues.get(step)?.length ?? 0,
    };
}
/** Works on one item until it has a result, or has used up its attempts. */
async function work(item, secrets, edges, tell) {
    const step = item.step.id;
    let started = edges.now();
    let attempts = 0;
    const record = (state, rest) => ({
        ...emptyRecord(item, state),
        attempts,
        started: new Date(started).toISOString(),
        seconds: (edges.now() - started) / 1000,
        ...rest,
    });
    let troubles = 0;
    try {
        const own = Object.fromEntries(Object.keys(item.step.secrets).map((name) => [name, secrets[name] ?? '']));
        const fingerprint = fingerprintOf(item, await digestsOf(item, edges), own);
        const before = await edges.find(item);
        if (before?.fingerprint === fingerprint)
            return reused(item, before);
        await edges.forget(item);
        for (;;) {
            started = edges.now();
            attempts += 1;
            tell({ kind: 'started', step, item: item.path, attempt: attempts, at: started });
            const outcome = await attemptOnce(item, attempts, edges);
            if (edges.stop.aborted && outcome.state !== 'COMPLETE')
                return record('CANCELED', { meaning: 'it was stopped before it ended' });
            if (outcome.state === 'COMPLETE') {
                const done = record('COMPLETE', { ...told(outcome), outputs: outcome.outputs });
                const { started, seconds, outputs, peak_memory_bytes, log } = done;
                await edges.keep(item, {
                    fingerprint,
                    started: started,
                    seconds,
                    attempts,
                    outputs,
                    ...(peak_memory_bytes !== undefined && { peak_memory_bytes }),
                    ...(log !== undefined && { log }),
                });
                return done;
            }
            const ours = outcome.state === 'SYSTEM_ERROR';
            const pause = ours ? MACHINE_PAUSES[troubles++] : 0;
            // The machine's failures are not the algorithm's attempts.
            const spent = attempts - troubles;
            if (pause === undefined || (!ours && (spent >= item.step.max_attempts || outcome.isFinal)))
                return record(outcome.state, told(outcome));
            tell({ kind: 'again', step, item: item.path, why: outcome.reason ?? '', at: edges.now() });
            if (pause > 0)
                await edges.sleep(pause);
            if (edges.stop.aborted)
                return record('CANCELED', { meaning: 'it was stopped before it ended' });
        }
    }
    catch (error) {
        return record(edges.stop.aborted ? 'CANCELED' : 'SYSTEM_ERROR', { meaning: (0,failure/* explain */.W)(error) });
    }
}
async function attemptOnce(item, attempt, edges) {
    try {
        return await edges.attempt(item, attempt);
    }
    catch (error) {
        return { state: 'SYSTEM_ERROR', exitCode: null, reason: (0,failure/* explain */.W)(error), outputs: [] };
    }
}
async function digestsOf(item, edges) {
    const files = item.input.kind === 'file' ? [item.input.file] : item.input.files;
    const digests = new Map();
    for (const { path, file, sha256 } of files)
        digests.set(path, sha256 ?? (await edges.digest(file)));
    return digests;
}
function reused(item, before) {
    const { fingerprint: _, ...rest } = before;
    return { ...emptyRecord(item, 'COMPLETE'), ...rest, reused: true };
}
function told(outcome) {
    const { exitCode, reason, peakMemory, log, logTail } = outcome;
    return {
        exit_code: exitCode,
        ...(reason !== undefined && { meaning: reason }),
        ...(peakMemory !== undefined && { peak_memory_bytes: peakMemory }),
        ...(log !== undefined && { log }),
        ...(logTail !== undefined && { log_tail: logTail }),
    };
}
function emptyRecord(item, state, meaning) {
    return {
        step: item.step.id,
        item: item.path,
        state,
        attempts: 0,
        reused: false,
        seconds: 0,
        outputs: [],
        ...(meaning !== undefined && { meaning }),
    };
}

// EXTERNAL MODULE: ./lib/src/run/local-record.js
var local_record = __webpack_require__(45477);
// EXTERNAL MODULE: ./lib/src/run/report-html.js + 8 modules
var report_html = __webpack_require__(25555);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/run-progress.js
var run_progress = __webpack_require__(42257);
// EXTERNAL MODULE: ./lib/src/agent/item-report.js
var item_report = __webpack_require__(58708);
// EXTERNAL MODULE: ./lib/src/run/summary.js
var summary = __webpack_require__(22940);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(82913);
;// CONCATENATED MODULE: ./lib/src/command/run-text.js





const mebibytes = (bytes) => String(Math.ceil(bytes / 2 ** 20));
/** Failures that are shown one by one; the report has all. */
const SHOWN_FAILURES = 10;
const LOG_LINES = 5;
const SHOWN_NAMES = 5;
/** How a run ended, for a terminal: a table of its steps, the failures with their last words, and where everything is. */
function renderRun(run, folder) {
    const parts = [table(run), ...shownFailures(run), leftOut(run), verdict(run, folder)];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
}
function table(run) {
    const rows = run.steps.map((step) => {
        const { seconds, memory } = (0,summary/* summariseItems */.Tb)(run.items.filter((item) => item.step === step.id));
        return [
            step.id,
            step.algorithm,
            String(step.complete),
            String(step.failed),
            String(step.canceled + step.waiting),
            seconds ? (0,units/* formatDuration */.a3)(seconds.median) : '-',
            // The engine counts the agent, too, and gives it memory of its own.
            memory ? `${mebibytes(memory.most)} of ${step.memory_mb + container/* AGENT_MEMORY_MB */.AA} MiB` : '-',
        ];
    });
    const head = ['step', 'algorithm', 'done', 'failed', 'not done', 'median', 'peak memory'];
    const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
    return [head, ...rows]
        .map((row) => row
        .map((cell, i) => (i >= 2 && i <= 5 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('  ')
        .trimEnd())
        .join('\n');
}
function shownFailures(run) {
    const failed = (0,summary/* failures */.e9)(run);
    const shown = failed.slice(0, SHOWN_FAILURES).map(describe);
    const more = failed.length - shown.length;
    return more > 0 ? [...shown, `… and ${more} more; run.json and report.html have them all.`] : shown;
}
function describe(item) {
    const why = (0,item_report/* reasonOf */.A)(item) || 'failed';
    const tries = item.attempts > 1 ? ` (${(0,findings_text/* plural */.LS)(item.attempts, 'attempt')})` : '';
    const log = (item.log_tail ?? '')
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== '' && !(0,container/* isAgentLine */.S0)(line))
        .slice(-LOG_LINES)
        .map((line) => `    | ${(0,findings_text/* inert */.tJ)(line.replaceAll('\t', '  ')).slice(0, 300)}`);
    return [
        `✗ ${(0,findings_text/* inert */.tJ)(`${item.step}: ${item.item}`)}: ${(0,findings_text/* inert */.tJ)(why)}${tries}`,
        ...log,
        ...(item.log ? [`    log: ${(0,findings_text/* inert */.tJ)(item.log)}`] : []),
    ].join('\n');
}
function leftOut(run) {
    const lines = [];
    const { left_out } = run;
    if (left_out.length > 0) {
        const names = left_out.slice(0, SHOWN_NAMES).map(findings_text/* inert */.tJ).join(', ');
        const more = left_out.length > SHOWN_NAMES ? ', …' : '';
        lines.push(`No step takes ${(0,findings_text/* plural */.LS)(left_out.length, 'input')}: ${names}${more}`);
    }
    for (const step of run.steps)
        if (step.left_out > 0)
            lines.push(`${step.id} does not take ${(0,findings_text/* plural */.LS)(step.left_out, 'result')} of the steps before it.`);
    return lines.join('\n');
}
function verdict(run, folder) {
    const sum = (count) => run.steps.reduce((total, step) => total + count(step), 0);
    const [complete, reused] = [sum((s) => s.complete), sum((s) => s.reused)];
    const [failed, undone] = [sum((s) => s.failed), sum((s) => s.canceled + s.waiting)];
    const counts = [
        `${(0,findings_text/* plural */.LS)(complete, 'item')} done${reused > 0 ? ` (${reused} by an earlier run)` : ''}`,
        failed > 0 && `${failed} failed`,
        undone > 0 && `${undone} not done`,
    ];
    const lines = [`${counts.filter(Boolean).join(', ')} in ${(0,units/* formatDuration */.a3)(run.seconds)}`];
    if (run.state === 'CANCELED')
        lines.push('Stopped before the end; start again to go on.');
    lines.push(`results  ${(0,findings_text/* inert */.tJ)(folder)}/<step>/`, `report   ${(0,findings_text/* inert */.tJ)(folder)}/report.html`);
    return lines.join('\n');
}

// EXTERNAL MODULE: ./lib/src/command/workflow-file.js
var workflow_file = __webpack_require__(24114);
;// CONCATENATED MODULE: ./lib/src/command/run-local.js
var run_local_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_local_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





















/** `pipewright run --local`. @throws Failure for whatever the user can mend */
async function runHere(order, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { file, names, out, engine: wanted, json: quiet } = order;
        if (names.length === 0 || !out)
            throw new failure.Failure('BAD_USAGE', 'Say what to run, on what, and where to: pipewright run FILE --local INPUT… --out DIR');
        if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman')
            throw new failure.Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
        const jobs = readJobs(order.jobs);
        const plan = await (0,workflow_file/* readWorkflowFile */.AO)(file, io, {
            json: quiet,
            ...(order.catalog && { catalog: order.catalog }),
        });
        if (!plan)
            return 1;
        const secrets = run_local_secretsOf(plan, io.env);
        const folderPath = (0,external_node_path_.resolve)(io.cwd, out);
        const inputs = await (0,local_inputs/* findInputs */.Z)(names, io.cwd, folderPath);
        const engine = await (0,edge_engine.findEngine)(wanted);
        const folder = run_local_addDisposableResource(env_1, await openRunFolder(folderPath), true);
        // Of a run that was killed: its containers went on, and nobody waits for them any more.
        await engine.removeAll(folder.label);
        const shown = (0,run_progress/* showRun */.X)(plan, io, quiet);
        const started = Date.now();
        const engineName = `${engine.command} ${engine.version}`;
        shown.say(`Running ${plan.workflow} on ${engineName}: ${inputs.length} inputs, ${jobs} at once`);
        const images = await bringImages(plan, engine, io, (text) => shown.say(text));
        const bench = { plan, engine, folder, images, signal: io.signal };
        const result = await runLocally(plan, inputs, { jobs, secrets }, {
            digest: fileDigest,
            find: folder.find,
            forget: folder.forget,
            keep: folder.keep,
            locate: folder.locate,
            attempt: (item) => attemptInContainer(item, bench),
            now: Date.now,
            sleep: (milliseconds) => clock/* systemClock */.m.sleep(milliseconds, io.signal).catch(() => undefined),
            stop: io.signal,
        }, shown.tell).finally(shown.end);
        const record = (0,local_record/* recordLocalRun */.i)(plan, result, {
            pipewright: version/* AGENT_VERSION */.l,
            engine: engineName,
            jobs,
            started,
            ended: Date.now(),
            stopped: io.signal.aborted,
        });
        await (0,files/* writeText */.x3)((0,external_node_path_.join)(folderPath, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
        await (0,files/* writeText */.x3)((0,external_node_path_.join)(folderPath, 'report.html'), (0,report_html/* reportHtml */.E)(record));
        if (quiet)
            io.out((0,output/* jsonText */.s)(record));
        else
            io.out(`\n${renderRun(record, (0,external_node_path_.relative)(io.cwd, folderPath) || '.')}`);
        io.signal.throwIfAborted();
        return record.state === 'COMPLETE' ? 0 : 1;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_local_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** @throws Failure `BAD_USAGE` */
function readJobs(written) {
    if (written === undefined)
        return Math.max(1, (0,external_node_os_.availableParallelism)() >> 1);
    const jobs = Number(written);
    if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 1024)
        return jobs;
    throw new failure.Failure('BAD_USAGE', `--jobs is a whole number from 1 to 1024, not "${written}".`);
}
/**
 * Values of secret variables, which on AWS come from there.
 * @throws Failure `SECRET_MISSING` that names all of them
 */
function run_local_secretsOf(plan, env) {
    const names = [...new Set(plan.steps.flatMap((step) => Object.keys(step.secrets)))].sort();
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length === 0)
        return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
    throw new failure.Failure('SECRET_MISSING', `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} secret and on AWS taken from there; here, put ${missing.length > 1 ? 'them' : 'it'} into the environment: ${missing.map((name) => `${name}=…`).join(' ')} pipewright run …`);
}
/** Brings every step's image into the engine. @returns the names that they have there, by step */
async function bringImages(plan, engine, io, say) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const images = run_local_addDisposableResource(env_2, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal }), true);
        const byDigest = new Map();
        const names = new Map();
        for (const { id, image, spec } of plan.steps) {
            const reference = (0,image_reference/* parseReference */.F2)(image);
            if (!byDigest.has(image)) {
                const digest = (0,image_reference/* tagOrDigest */.AA)(reference);
                if (!(0,image_digest/* isDigest */.B)(digest))
                    throw new failure.Failure('BAD_CATALOG', `The catalog names ${image} without a digest. Restore the file as it was published.`);
                const source = await images.source(reference);
                byDigest.set(image, await (0,load/* loadImage */.y)(engine, source, digest, spec.name, { signal: io.signal, say }));
            }
            names.set(id, byDigest.get(image));
        }
        return names;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = run_local_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}


/***/ }),

/***/ 24114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ readWorkflowFile),
/* harmony export */   md: () => (/* binding */ loadWorkflowFile),
/* harmony export */   qA: () => (/* binding */ shownFindings)
/* harmony export */ });
/* unused harmony export readWorkflow */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _edge_catalog_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62076);
/* harmony import */ var _edge_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57685);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18826);
/* harmony import */ var _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46562);
/* harmony import */ var _workflow_load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21431);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45331);








/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
async function readWorkflow(path, { cwd, env, signal }, catalog) {
    const workflowFile = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    const text = (0,_edge_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)(workflowFile, _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_FILE_BYTES */ .gZ, path);
    const open = (0,_edge_catalog_source_js__WEBPACK_IMPORTED_MODULE_1__/* .catalogOpener */ .P)({ workflowFile, override: catalog, cwd, env, signal });
    const file = path.replaceAll('\\', '/');
    return { ...(await (0,_workflow_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadWorkflow */ .G)(text, file, open)), file, text };
}
/** As `readWorkflow`, with what is shown of the findings. */
async function loadWorkflowFile(path, io, catalog) {
    const read = await readWorkflow(path, io, catalog);
    return { ...read, shown: shownFindings(read.findings, read, io) };
}
/** Findings for standard error; the hints of the file itself are `validate`'s to tell. */
function shownFindings(findings, { file, text }, io, which = 'without hints') {
    return (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__/* .renderFindings */ .vO)(findings.filter(({ severity }) => which === 'all' || severity !== 'hint'), {
        texts: new Map([[file, text]]),
        colour: (0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .wantsColour */ .M)(io, 'err'),
        ...(io.errTty && { width: io.columns() }),
    });
}
/**
 * As `loadWorkflowFile`, for commands that need a plan: it says what keeps them from having one.
 * @throws Failure when the file cannot be read
 */
async function readWorkflowFile(file, io, options) {
    const { plan, findings, shown } = await loadWorkflowFile(file, io, options.catalog);
    if (!options.json)
        io.err(shown);
    else if ((0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(findings))
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .jsonText */ .s)({ findings }));
    return plan;
}


/***/ }),

/***/ 32845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fileFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

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
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure)
        return error;
    const why = REMEDIES[error.code ?? ''];
    return why ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('FILE_ERROR', `${what}: ${why}.`, { cause: error }) : error;
}


/***/ }),

/***/ 3290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ openImages)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecr.js
var aws_ecr = __webpack_require__(38970);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(32845);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(44843);
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
    throw new failure.Failure('NOT_AN_IMAGE', `${path} is damaged: it is not an OCI index. Remove the folder and write it again.`);
}
function emptyIndex() {
    return { schemaVersion: 2, mediaType: manifest/* OCI_INDEX */.$p, manifests: [] };
}
/** Runs `job` while no other writer, in this process or another, does so under the same lock file. */
async function locked(path, job) {
    const giveUp = Date.now() + PATIENCE_MS;
    while (!(await take(path))) {
        if (Date.now() > giveUp) {
            throw new failure.Failure('LAYOUT_BUSY', `Another program is writing there: ${path} stays. Try again, or remove it.`);
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
            throw new failure.Failure('NOT_AN_IMAGE', `${path} is not a file.`);
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
        throw new failure.Failure('NOT_AN_IMAGE', `${path} holds ${size} bytes; ${limit} are allowed.`);
    }
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (error) {
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}

// EXTERNAL MODULE: ./lib/src/edge/registry/reading.js
var reading = __webpack_require__(59652);
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
                throw new failure.Failure('DIGEST_MISMATCH', `${blob.digest} arrived as ${digest} with ${size} of ${blob.size} bytes.`);
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
                throw new failure.Failure('IMAGE_NOT_FOUND', `${name} holds no image "${tagOrDigest}". ${tags.length > 0 ? `It holds: ${tags.join(', ')}.` : 'It is empty or no OCI layout.'}`);
            }
            const bytes = await readLimited(pathOf(found.digest), MANIFEST_LIMIT);
            if ((0,image_digest/* digestOf */.o)(bytes) !== found.digest) {
                throw new failure.Failure('DIGEST_MISMATCH', `${pathOf(found.digest)} does not have the digest in its name.`);
            }
            return { mediaType: found.mediaType, digest: found.digest, bytes };
        },
        async readBlob(blob, limit) {
            if (blob.size > limit)
                throw tooLarge(blob, limit);
            const bytes = await readLimited(pathOf(blob.digest), limit);
            if ((0,image_digest/* digestOf */.o)(bytes) !== blob.digest || bytes.byteLength !== blob.size) {
                throw new failure.Failure('DIGEST_MISMATCH', `${pathOf(blob.digest)} does not have the digest in its name.`);
            }
            return bytes;
        },
        async streamBlob(blob) {
            const path = pathOf(blob.digest);
            const size = await sizeOf(path);
            if (size === undefined) {
                throw new failure.Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
            }
            return (0,reading/* verified */.zr)(readChunks(path), blob, name);
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
    return new failure.Failure('NOT_AN_IMAGE', `${blob.digest} holds ${blob.size} bytes; ${limit} are allowed.`);
}

// EXTERNAL MODULE: ./lib/src/edge/registry/credential-files.js
var credential_files = __webpack_require__(43973);
// EXTERNAL MODULE: ./lib/src/edge/registry/credentials.js
var credentials = __webpack_require__(77166);
// EXTERNAL MODULE: ./lib/src/edge/registry/registries-conf.js
var registries_conf = __webpack_require__(47316);
// EXTERNAL MODULE: ./lib/src/edge/registry.js + 6 modules
var edge_registry = __webpack_require__(69179);
;// CONCATENATED MODULE: ./lib/src/edge/images.js







/**
 * Opens registry repositories, OCI layouts and images of the local engine, as this machine is set up: its
 * registries.conf, its credentials.
 * @throws Failure `BAD_REGISTRIES_CONF`
 */
async function openImages(options) {
    const { env, signal, onEvent } = options;
    const warn = (message) => onEvent?.({ kind: 'warning', message });
    const ecr = (0,aws_ecr/* openEcr */.N)({ signal, warn });
    const registry = (0,edge_registry/* openRegistry */.M)({
        env,
        registriesConf: await (0,registries_conf/* readRegistriesConf */.io)(env),
        credentials: (0,credentials/* openCredentials */.ZE)({
            env,
            ...(options.credentials && { explicit: options.credentials }),
            ecr: ecr.credential,
            askHelper: (0,credential_files/* askCredentialHelper */.Zf)(env),
            readText: credential_files/* readTextIfThere */.pM,
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
            const { findEngine } = await Promise.all(/* import() */[__webpack_require__.e(103), __webpack_require__.e(879)]).then(__webpack_require__.bind(__webpack_require__, 90879));
            const engine = await findEngine();
            return cleanup.use(await engine.save(reference.image, signal));
        },
        async target(reference) {
            if (reference.kind === 'registry')
                return registry.repository(reference);
            if (reference.kind === 'layout')
                return openLayout(reference.directory);
            throw new failure.Failure('BAD_REFERENCE', 'Images are pushed to a registry or written to "oci:DIR".');
        },
        [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
    };
}


/***/ }),

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

/***/ 6019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ findInputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./lib/src/edge/ownership.js



/** By the classic rights: access control lists are not looked at. */
function ownership_mayWrite(info, { uid, gid }) {
    const shift = uid === info.uid ? 6 : gid === info.gid ? 3 : 0;
    return uid === 0 || ((info.mode >> shift) & 0o3) === 0o3;
}
/**
 * Makes a folder and those above it, for `owner`. Where we cannot give them away, they are open to whom the folder
 * around them is open, so that whoever made that can take the results out and clean up.
 */
async function ownership_makeOwned(folder, owner) {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined)
        return;
    const { mode } = statSync(dirname(first));
    const open = process.getuid?.() !== 0 && (mode & STICKY) === 0;
    for (let made = folder; made.length >= first.length; made = dirname(made)) {
        await ownership_give(made, owner);
        if (open)
            await chmod(made, mode & 0o777);
    }
}
/** A folder for everybody where each may take away only what is theirs, as /tmp is (stat(2), S_ISVTX). */
const STICKY = 0o1000;
/** Results belong to whoever owns the output folder, not to the container's root. */
async function ownership_give(path, owner) {
    if (process.getuid?.() !== 0)
        return;
    try {
        lchownSync(path, owner.uid, owner.gid);
    }
    catch {
        // A volume that knows no owners.
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/workspace.js






/**
 * True when files can be made in a folder; it is made first when it is missing. False in all other cases: a read-only
 * root, another user, a file in the way.
 * @param as asks for that user instead of ourselves; a folder that is made is then given to it
 */
async function canWriteInto(folder, as) {
    try {
        if (as)
            await makeOwned(folder, as);
        else
            mkdirSync(folder, { recursive: true });
        accessSync(folder, constants.W_OK | constants.X_OK);
        const info = statSync(folder);
        return info.isDirectory() && (!as || mayWrite(info, as));
    }
    catch {
        return false;
    }
}
async function canRead(path) {
    return access(path, constants.R_OK).then(() => true, () => false);
}
/** What is at a path; undefined for nothing. Links are not followed, only told of. */
async function look(path, relative = '') {
    let info;
    try {
        info = (0,external_node_fs_.lstatSync)(path, { bigint: true });
    }
    catch (error) {
        const { code } = error;
        return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : unreadable(path, relative);
    }
    const found = {
        relative,
        path,
        bytes: Number(info.size),
        stamp: `${info.dev}:${info.ino}:${info.mtimeNs}:${info.size}`,
    };
    if (info.isFile())
        return { ...found, kind: 'file' };
    if (info.isDirectory())
        return { ...found, kind: 'folder' };
    if (info.isFIFO())
        return { ...found, kind: 'pipe' };
    if (info.isSocket())
        return { ...found, kind: 'socket' };
    if (!info.isSymbolicLink())
        return { ...found, kind: 'device' };
    try {
        const target = external_node_fs_.realpathSync.native(path);
        const at = (0,external_node_fs_.statSync)(target);
        return { ...found, kind: 'link', target: { path: target, isFile: at.isFile(), bytes: at.size } };
    }
    catch {
        return { ...found, kind: 'link' };
    }
}
/**
 * Everything in a folder, sorted by path, folders before what is in them. Links are not entered.
 * @param options.deep false gives only the folder's own entries; @param options.limit stops after so many entries
 */
async function walk(folder, options) {
    const all = [];
    const enter = async (path, prefix) => {
        let names;
        try {
            names = (0,external_node_fs_.readdirSync)(path).sort();
        }
        catch {
            all.push(unreadable(path, prefix));
            return;
        }
        for (const name of names) {
            if (all.length >= options.limit)
                return;
            const relative = prefix === '' ? name : `${prefix}/${name}`;
            // A name that is no UTF-8 comes back changed and is then not found.
            const found = (await look((0,external_node_path_.join)(path, name), relative)) ?? unreadable((0,external_node_path_.join)(path, name), relative);
            all.push(found);
            if (found.kind === 'folder' && options.deep)
                await enter(found.path, relative);
        }
    };
    await enter(folder, '');
    return all;
}
/** The path without links. */
async function resolvePath(path) {
    return realpathSync.native(path);
}
/**
 * Copies a file under a name that must not exist yet; shares its blocks where the file system can. Nothing is left
 * behind when it fails.
 */
async function copyInto(from, to) {
    try {
        await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
        await chmod(to, 0o644);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            await rm(to, { force: true });
        throw error;
    }
}
/**
 * Moves a file or folder of ours under a name that must not exist yet, within one disk or to another.
 * @param owner whom it is given to, without what is in it
 */
async function moveInto(from, to, owner) {
    if (await look(to))
        throw new Error(`${to} is there already`);
    if (!renamed(from, to)) {
        await cp(from, to, { recursive: true });
        await rm(from, { recursive: true });
    }
    if (owner)
        await give(to, owner);
}
/**
 * Brings a file to a place on the output's disk: renamed where possible, else copied and flushed to the disk. Takes
 * away set-user-id bits, and gives the file to `owner` where we may.
 */
async function bring(from, to, options) {
    mkdirSync(dirname(to), { recursive: true });
    const info = statSync(from);
    const shared = options.keepOriginal || info.nlink > 1;
    if (shared || !renamed(from, to)) {
        await copyFile(from, to, constants.COPYFILE_FICLONE);
        const file = await open(to, 'r');
        try {
            await file.sync();
        }
        finally {
            await file.close();
        }
        if (!shared)
            await rm(from, { force: true }).catch(() => { });
    }
    if (info.mode & 0o7000)
        await chmod(to, info.mode & 0o777);
    await give(to, options.owner);
}
/**
 * Makes the folder for results where it is missing, and gives whom the results shall belong to: the owner of what was
 * there already. Undefined when the folder cannot be written.
 */
async function openTarget(folder) {
    try {
        let there = folder;
        while (!(await look(there)))
            there = dirname(there);
        const { uid, gid } = statSync(there);
        await makeOwned(folder, { uid, gid });
        return (await canWriteInto(folder)) ? { uid, gid } : undefined;
    }
    catch {
        return undefined;
    }
}
/** Puts a file in its last place in one step; folders on the way are made and belong to `owner`. */
async function publish(from, to, owner) {
    await makeOwned(dirname(to), owner);
    await rename(from, to);
}
/** A new folder that only we and the algorithm use. */
async function makePrivateFolder(parent) {
    return mkdtemp(join(parent, '.pipewright-'));
}
async function makeFolder(path, owner) {
    if (owner)
        await makeOwned(path, owner);
    else
        mkdirSync(path, { recursive: true });
}
/** Lets everybody through a folder to what they know the name of. */
async function letThrough(path) {
    await chmod(path, 0o711);
}
/** Bytes that can still be written to a folder's disk. */
async function freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
}
async function readLines(file) {
    return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}
async function removeAll(path) {
    try {
        // Most often it is a file, or nothing.
        return unlinkSync(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return;
    }
    await rm(path, { recursive: true, force: true, maxRetries: 2 });
}
/** lower-case hex */
async function sha256(path) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
        hash.update(chunk);
    return hash.digest('hex');
}
/** Writes a text file in one step. */
async function writeText(path, text) {
    const temporary = `${path}.${process.pid}.tmp`;
    try {
        const file = await open(temporary, 'w');
        try {
            await file.writeFile(text);
        }
        finally {
            await file.close();
        }
        await rename(temporary, path);
    }
    catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}
function unreadable(path, relative) {
    return { relative, path, kind: 'unreadable', bytes: 0, stamp: '' };
}
function renamed(from, to) {
    try {
        renameSync(from, to);
        return true;
    }
    catch (error) {
        // EXDEV: another disk. EPERM and EACCES: a folder that others own, where copying may still do.
        if (['EXDEV', 'EPERM', 'EACCES', 'EROFS', 'EBUSY'].includes(error.code ?? ''))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/local-inputs.js




/** More inputs than this are taken for a mistake (a run on the whole disk). */
const MOST_INPUTS = 1_000_000;
/**
 * The files that names on a command line mean: a file is itself; a folder's files keep their paths relative to it; of a
 * pattern (`data/*.csv`), each match counts as if it were named.
 * @param names as written; @param cwd absolute
 * @param without a folder that is left out: that of the results
 * @throws Failure `FILE_NOT_FOUND`, `INPUT_UNUSABLE`, `INPUT_COLLISION`
 */
async function findInputs(names, cwd, without) {
    const found = new Map();
    const add = async (path, file) => {
        const real = await (0,promises_.realpath)(file);
        const before = found.get(path);
        if (before && before.file !== real)
            throw new failure.Failure('INPUT_COLLISION', `${before.file} and ${real} are both called "${path}". Name the folder that holds both, or rename one.`);
        found.set(path, { path, file: real, size: (await (0,promises_.stat)(real)).size });
        if (found.size > MOST_INPUTS)
            throw new failure.Failure('INPUT_UNUSABLE', `There are more than ${MOST_INPUTS} inputs. Name fewer.`);
    };
    for (const name of names) {
        for (const path of await expand(name, cwd)) {
            const there = await look(path);
            const isFolder = there?.kind === 'folder' || (there?.target && !there.target.isFile);
            if (!isFolder) {
                if (there?.kind !== 'file' && !there?.target?.isFile)
                    throw unusable(name, there?.kind ?? 'nothing');
                await add((0,external_node_path_.basename)(path), path);
                continue;
            }
            const root = await (0,promises_.realpath)(path);
            for (const { kind, path: file, target } of await walk(root, { deep: true, limit: MOST_INPUTS + 1 })) {
                if (file === without || file.startsWith(without + external_node_path_.sep))
                    continue;
                if (kind === 'unreadable')
                    throw unusable((0,external_node_path_.relative)(cwd, file), kind);
                if (kind === 'file' || target?.isFile)
                    await add((0,external_node_path_.relative)(root, file).replaceAll('\\', '/'), file);
            }
        }
    }
    if (found.size === 0)
        throw new failure.Failure('NO_INPUTS', `${names.join(', ')} holds no file.`);
    return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** The paths that a name means. A file may have the signs of a pattern in its name: then it is that file. */
async function expand(name, cwd) {
    const path = (0,external_node_path_.resolve)(cwd, name);
    if ((await look(path)) || !/[*?[{]/.test(name))
        return [path];
    const paths = [];
    for await (const match of (0,promises_.glob)(name, { cwd }))
        paths.push((0,external_node_path_.resolve)(cwd, match));
    if (paths.length === 0)
        throw new failure.Failure('FILE_NOT_FOUND', `No file matches the pattern ${name}.`);
    return paths.sort();
}
function unusable(name, kind) {
    if (kind === 'nothing')
        return new failure.Failure('FILE_NOT_FOUND', `The input ${name} does not exist. Is the path right?`);
    if (kind === 'unreadable')
        return new failure.Failure('INPUT_UNUSABLE', `${name} cannot be read, or its name is not UTF-8.`);
    return new failure.Failure('INPUT_UNUSABLE', `The input ${name} is a ${kind}, not a file or folder.`);
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

/***/ 56267:
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


/***/ }),

/***/ 45477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ recordLocalRun),
/* harmony export */   x: () => (/* binding */ shownVariables)
/* harmony export */ });
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22940);

/** `run.json` of a local run. */
function recordLocalRun(plan, run, facts) {
    return {
        pipewright: facts.pipewright,
        workflow: plan.workflow,
        catalog: plan.catalog,
        state: (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .runState */ .HQ)(run.items, facts.stopped),
        started: new Date(facts.started).toISOString(),
        seconds: (facts.ended - facts.started) / 1000,
        jobs: facts.jobs,
        engine: facts.engine,
        steps: plan.steps.map((step) => {
            const { complete, reused, failed, canceled } = (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .summariseItems */ .Tb)(run.items.filter((item) => item.step === step.id));
            const { id, algorithm, image, needs, gather, memory_mb, cpu_units } = step;
            const variables = shownVariables(step);
            return {
                ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
                ...{ complete, reused, failed, canceled },
                waiting: run.waiting(id),
                left_out: run.leftOutOf(id),
            };
        }),
        items: run.items,
        left_out: run.leftOut,
    };
}
/** A secret may stand in a workflow file in spite of all warnings; it need not stand in reports too. */
function shownVariables({ spec, variables }) {
    const secret = new Set(spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name));
    return Object.fromEntries(Object.entries(variables).filter(([name]) => !secret.has(name)));
}


/***/ }),

/***/ 44477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ takes)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Whether a step takes a file, by the patterns of its spec's `inputs`: of its path, or of its name. */
function takes(patterns, path) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path);
    return patterns.some((p) => 
    // The usual one is worth a way of its own: a glob is compiled anew each time.
    p === '*' ? !name.startsWith('.') : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(path, p) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, p));
}


/***/ }),

/***/ 22940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HQ: () => (/* binding */ runState),
/* harmony export */   Tb: () => (/* binding */ summariseItems),
/* harmony export */   e9: () => (/* binding */ failures)
/* harmony export */ });
/* unused harmony export spread */
/** What items of one step come to. */
function summariseItems(items) {
    const count = (...states) => items.filter(({ state }) => states.includes(state)).length;
    const worked = items.filter(({ attempts, reused }) => attempts > 0 && !reused);
    const seconds = spread(worked.map((item) => item.seconds));
    const memory = spread(items.flatMap((item) => item.peak_memory_bytes ?? []));
    return {
        complete: count('COMPLETE'),
        reused: items.filter(({ reused }) => reused).length,
        failed: count('EXECUTOR_ERROR', 'SYSTEM_ERROR'),
        canceled: count('CANCELED'),
        ...(seconds && { seconds }),
        ...(memory && { memory }),
    };
}
/** The spread of some numbers; undefined for none. */
function spread(numbers) {
    if (numbers.length === 0)
        return undefined;
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return { least: sorted[0], median, most: sorted.at(-1), sum: sorted.reduce((a, b) => a + b, 0) };
}
/**
 * The state of a whole run: what is ours first, then what is the algorithms', then what was stopped or never begun.
 * @param stopped the user ended it
 */
function runState(items, stopped) {
    if (stopped)
        return 'CANCELED';
    for (const state of ['SYSTEM_ERROR', 'EXECUTOR_ERROR', 'CANCELED'])
        if (items.some((item) => item.state === state))
            return state;
    return 'COMPLETE';
}
/** Items of all steps that have no result, in the order of the plan. */
function failures(run) {
    return run.items.filter(({ state }) => state === 'EXECUTOR_ERROR' || state === 'SYSTEM_ERROR');
}


/***/ }),

/***/ 38873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ specDigest),
/* harmony export */   ZQ: () => (/* binding */ completeSpec),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* unused harmony exports DEFAULT_VERSION, DEFAULT_TIMEOUT_MINUTES, DEFAULT_DISK_GB, DEFAULT_OUTPUT_NAME */
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28534);

const DEFAULT_VERSION = '1.0.0';
const DEFAULT_TIMEOUT_MINUTES = 60;
/** What every Fargate task has without asking. */
const DEFAULT_DISK_GB = 20;
const DEFAULT_OUTPUT_NAME = '{name}';
/**
 * Fills in every default and puts the fields in one order, so that specs that mean the same are the same JSON.
 * Of `memory`, a missing `minimal` is the suggested amount. `$schema` is for editors only and is left out.
 */
function completeSpec(spec) {
    return dropUndefined({
        name: spec.name,
        version: spec.version ?? DEFAULT_VERSION,
        description: spec.description,
        license: spec.license,
        maintainers: (spec.maintainers ?? []).map((m) => dropUndefined({ github: m.github, github_id: m.github_id, name: m.name, email: m.email })),
        authors: (spec.authors ?? []).map((a) => dropUndefined({ name: a.name, orcid: a.orcid })),
        homepage: spec.homepage,
        source: spec.source,
        documentation: spec.documentation,
        doi: spec.doi,
        tags: [...(spec.tags ?? [])],
        container_name: spec.container_name,
        system: spec.system,
        executable_path: spec.executable_path,
        run_command: spec.run_command,
        input_file_path: withoutTrailingSlash(spec.input_file_path),
        output_file_path: withoutTrailingSlash(spec.output_file_path),
        output_name: spec.output_name ?? DEFAULT_OUTPUT_NAME,
        inputs: { patterns: [...(spec.inputs?.patterns ?? ['*'])] },
        instance_type: spec.instance_type ?? '',
        memory: { minimal: spec.memory.minimal ?? spec.memory.suggested, suggested: spec.memory.suggested },
        CPU: spec.CPU ?? {},
        gpu: spec.gpu && { count: spec.gpu.count },
        disk_gb: spec.disk_gb ?? DEFAULT_DISK_GB,
        timeout_minutes: spec.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES,
        user_specified_environment_variables: (spec.user_specified_environment_variables ?? []).map((v) => dropUndefined({
            name: v.name,
            required: v.required ?? false,
            type: v.type ?? 'string',
            default: v.default,
            description: v.description,
            secret: v.secret ?? false,
        })),
        port: (spec.port ?? []).map((p) => ({ port: p.port, protocol: p.protocol ?? 'tcp' })),
        exit_codes: sorted(spec.exit_codes ?? {}),
        tests: (spec.tests ?? []).map(completeTest),
        deprecated: spec.deprecated &&
            dropUndefined({ reason: spec.deprecated.reason, replaced_by: spec.deprecated.replaced_by }),
    });
}
function completeTest(test) {
    const contains = Object.entries(test.expect?.contains ?? {}).map(([file, texts]) => [
        file,
        typeof texts === 'string' ? [texts] : [...texts],
    ]);
    return {
        name: test.name,
        input: test.input,
        env: sorted(test.env ?? {}),
        expect: {
            exit_code: test.expect?.exit_code ?? 0,
            outputs: [...(test.expect?.outputs ?? [])],
            sha256: sorted(test.expect?.sha256 ?? {}),
            contains: sorted(Object.fromEntries(contains)),
        },
    };
}
/** The digest of what a spec means: of its canonical JSON, so that order and spacing of the file do not count. */
function specDigest(spec) {
    return (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(canonicalJson(spec));
}
/**
 * JSON without blanks, keys sorted by UTF-16 units at every level, except that keys which are whole numbers come
 * first in their order, where JavaScript puts them.
 */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, v) => v !== null && typeof v === 'object' && !Array.isArray(v) ? sorted(v) : v);
}
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
function dropUndefined(record) {
    return Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined));
}
function withoutTrailingSlash(path) {
    return path.length > 1 ? path.replace(/\/+$/, '') : path;
}


/***/ }),

/***/ 27479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   U8: () => (/* binding */ fitBlocks),
/* harmony export */   hK: () => (/* binding */ encodeUrlPart),
/* harmony export */   ti: () => (/* binding */ inlineCode)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);

/** Markdown for GitHub's pages: comments, check runs, job summaries. Texts of strangers come out as text. */
/**
 * Entities for what Markdown, its tables and GitHub's formulas read; a zero-width space where GitHub would make a
 * mention, an issue, a link or a picture of a word (`@team`, `#1`, `https://…`, `www.…`, `:tada:`).
 */
function escapeMarkdown(text) {
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(text.replace(/\s+/g, ' '))
        .replace(/[&<>"|`*_[\]\\~!]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/@|#(?=\w)(?!\d+;)|:(?=\/\/)|\bwww(?=\.)|:(?=[\w+-]+:)/gi, '$&\u200b')
        .replaceAll('$', '<span>&#36;</span>');
}
/**
 * A text of strangers as code inside a line. GitHub makes no mentions or issues of code, so that nothing unseen has to be
 * put between: people copy image names from here.
 */
function inlineCode(text) {
    const escaped = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(text.replace(/\s+/g, ' ')).replace(/[&<>"|`*_[\]\\~!@#$]|:(?=\/\/)/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${escaped.replace(/\bwww(?=\.)/gi, '$&\u200b')}</code>`;
}
/** Of long lines and long texts, this much is shown. */
const LONGEST_LINE = 400;
/**
 * A text of strangers as a block of code: line ends stay, the rest is text and nothing else. Not fenced, since a text
 * could hold any fence.
 * @param most lines; of more, the last ones are shown, since that is where programs say what went wrong
 */
function codeBlock(text, most = 1000) {
    const lines = text.replace(/\n+$/, '').split(/\r\n|\n|\r/);
    const shown = lines.slice(-most).map((line) => escapeCode(clip(line, LONGEST_LINE)));
    const before = lines.length > most ? [`… ${lines.length - most} lines before`] : [];
    return `<pre>${[...before, ...shown].join('\n')}</pre>`;
}
/** The first `length` characters, and a mark where something is missing. */
function clip(text, length) {
    if (text.length <= length)
        return text;
    const head = text.slice(0, length);
    // Not in the middle of a character.
    return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}… (${text.length - length} more characters)`;
}
/**
 * Inside `<pre>` nothing is Markdown until `</pre>` (CommonMark, HTML blocks of the first kind); readers that know only
 * the other kinds end them at an empty line.
 */
function escapeCode(line) {
    const escaped = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(line.replaceAll('\t', '    ')).replace(/[&<>@]/g, (character) => `&#${character.charCodeAt(0)};`);
    return escaped === '' ? '&#32;' : escaped;
}
/**
 * Blocks one after another, as many as fit. Each block is whole in itself, so that nothing stays open; what does not
 * fit is counted at the end.
 * @param bytes of UTF-8, the note about what is missing included
 */
function fitBlocks(blocks, bytes, elsewhere) {
    const note = (left) => `\n\n_${left} more ${left === 1 ? 'part is' : 'parts are'} in ${elsewhere}._\n`;
    const room = bytes - Buffer.byteLength(note(blocks.length));
    const shown = [];
    let used = 0;
    for (const block of blocks) {
        const size = Buffer.byteLength(block) + 2;
        if (used + size > room)
            continue;
        used += size;
        shown.push(block);
    }
    const left = blocks.length - shown.length;
    return `${shown.join('\n\n')}${left > 0 ? note(left) : '\n'}`;
}
/**
 * A part of an address that stays one within Markdown and HTML: nothing is left that ends it (RFC 3986, reserved
 * characters).
 */
function encodeUrlPart(text) {
    // encodeURIComponent throws at half a surrogate pair.
    return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ })

};
