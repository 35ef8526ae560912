export const id = 976;
export const ids = [976];
export const modules = {

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 8799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/agent/version.js
var version = __webpack_require__(7924);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(7972);
// EXTERNAL MODULE: ./lib/src/edge/engine.js + 1 modules
var edge_engine = __webpack_require__(879);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(7685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 19 modules
var edge_images = __webpack_require__(3382);
// EXTERNAL MODULE: ./lib/src/edge/load.js + 1 modules
var load = __webpack_require__(8042);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
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
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined)
        return;
    const { mode } = await stat(dirname(first));
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
    await lchown(path, owner.uid, owner.gid).catch(() => { });
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
            await mkdir(folder, { recursive: true });
        await access(folder, constants.W_OK | constants.X_OK);
        const info = await stat(folder);
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
        info = await lstatBig(path);
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
        const target = await (0,promises_.realpath)(path);
        const at = await (0,promises_.stat)(target);
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
            names = (await (0,promises_.readdir)(path)).sort();
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
    return realpath(path);
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
    if (!(await renamed(from, to))) {
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
    await mkdir(dirname(to), { recursive: true });
    const info = await stat(from);
    const shared = options.keepOriginal || info.nlink > 1;
    if (shared || !(await renamed(from, to))) {
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
        const { uid, gid } = await stat(there);
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
        await mkdir(path, { recursive: true });
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
function lstatBig(path) {
    return (0,promises_.lstat)(path, { bigint: true });
}
function unreadable(path, relative) {
    return { relative, path, kind: 'unreadable', bytes: 0, stamp: '' };
}
async function renamed(from, to) {
    try {
        await rename(from, to);
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
        found.set(path, { path, file: real });
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

// EXTERNAL MODULE: ./lib/src/run/container.js
var container = __webpack_require__(6267);
// EXTERNAL MODULE: ./lib/src/edge/engine-call.js
var engine_call = __webpack_require__(8015);
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
var edge_results = __webpack_require__(2048);
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
var file_failure = __webpack_require__(2845);
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
var image_digest = __webpack_require__(8534);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(8873);
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
var template = __webpack_require__(2532);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(4161);
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

;// CONCATENATED MODULE: ./lib/src/run/patterns.js

/** Whether a step takes a file, by the patterns of its spec's `inputs`: of its path, or of its name. */
function takes(patterns, path) {
    const name = external_node_path_.posix.basename(path);
    return patterns.some((p) => 
    // The usual one is worth a way of its own: a glob is compiled anew each time.
    p === '*' ? !name.startsWith('.') : (0,external_node_path_.matchesGlob)(path, p) || (0,external_node_path_.matchesGlob)(name, p));
}

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
                this.#offer(next, { path, file: this.#locate(flow.step.id, key), sha256 }, released);
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
        if (!takes(step.spec.inputs.patterns, file.path)) {
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
                this.#gather(flow, before, released);
            if (flow.open === 0)
                flow.closed = true;
        }
    }
    #gather(flow, before, released) {
        const files = flow.gathered.sort((a, b) => (a.path < b.path ? -1 : 1));
        const item = { step: flow.step, path: flow.step.id, input: { kind: 'folder', files } };
        const failed = before.reduce((sum, { failed }) => sum + failed, 0);
        const all = before.reduce((sum, { ended }) => sum + ended, 0);
        if (failed > 0) {
            flow.open += 1;
            const why = `it was not begun: ${failed} of ${all} items before it have no result, and it would gather a part only`;
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

;// CONCATENATED MODULE: ./lib/src/run/summary.js
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

;// CONCATENATED MODULE: ./lib/src/run/local-record.js

/** `run.json` of a local run. */
function recordLocalRun(plan, run, facts) {
    return {
        pipewright: facts.pipewright,
        workflow: plan.workflow,
        catalog: plan.catalog,
        state: runState(run.items, facts.stopped),
        started: new Date(facts.started).toISOString(),
        seconds: (facts.ended - facts.started) / 1000,
        jobs: facts.jobs,
        engine: facts.engine,
        steps: plan.steps.map((step) => {
            const { complete, reused, failed, canceled } = summariseItems(run.items.filter((item) => item.step === step.id));
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

// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
;// CONCATENATED MODULE: ./lib/src/run/report/html.js
/** Markup in which nothing that strangers wrote can be taken for markup. */

/** Safe markup; only `html` and `styleSheet` make it. */
class Html {
    text;
    constructor(text) {
        this.text = text;
    }
    toString() {
        return this.text;
    }
}
/** Nothing at all. */
const NOTHING = new Html('');
/** A template of markup: what is put in is escaped, for text and for quoted attributes, unless it is markup itself. */
function html(markup, ...parts) {
    let text = markup[0];
    for (const [i, part] of parts.entries())
        text += render(part) + markup[i + 1];
    return new Html(text);
}
/** A style sheet of ours. */
function styleSheet(css) {
    return new Html(`<style>${css}</style>`);
}
function render(part) {
    if (part instanceof Html)
        return part.text;
    if (part === undefined || part === false)
        return '';
    if (typeof part === 'number')
        return String(part);
    return typeof part === 'string' ? escapeHtml((0,quote/* escapeUnseen */.YA)(part)) : part.map(render).join('');
}
function escapeHtml(text) {
    return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/**
 * What a program printed, as lines: colours of terminals are taken off, a progress bar's steps get a line each, and
 * everything else that cannot be seen is shown as its code.
 */
function logLines(log) {
    const plain = log
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of (ECMA-48, SGR)
        .replace(/\u001b\[[0-9;:]*m/g, '')
        .replace(/\r\n?/g, '\n')
        .replace(/\s+$/, '');
    // One text node: lines and tabs are kept by <pre>.
    return new Html(plain
        .split('\n')
        .map((line) => line.split('\t').map(render).join('\t'))
        .join('\n'));
}
/**
 * A link to a file beside the page; only its text where the path does not lead to one below the page's folder.
 * @param path relative, with `/`, not encoded
 */
function fileLink(path, text) {
    const url = relativeUrl(path);
    return url === undefined ? html `${text}` : html `<a href="${url}">${text}</a>`;
}
/** A relative URL (RFC 3986); `./` in front, so that no name is taken for a scheme. */
function relativeUrl(path) {
    const names = path.split('/');
    if (names.some((name) => name === '' || name === '.' || name === '..'))
        return undefined;
    return `./${names.map(encode).join('/')}`;
}
function encode(name) {
    // encodeURIComponent throws at half a surrogate pair; a file's name cannot hold one.
    return encodeURIComponent(name.toWellFormed()).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./lib/src/run/report/layers.js
/** Laying out a plan in layers (Sugiyama, Tagawa & Toda 1981): each step behind those that it needs. */
const SWEEPS = 8;
/**
 * @param steps each behind those that it needs; a need of anything else is not drawn
 * @param size of a box, across the layers; @param gap between boxes
 */
function layOut(steps, size, gap) {
    const layers = [];
    const boxes = new Map();
    const edges = [];
    const add = (layer, nodeSize) => {
        layers[layer] ??= [];
        const node = {
            layer,
            size: nodeSize,
            before: [],
            after: [],
            order: layers[layer].length,
            across: 0,
        };
        layers[layer].push(node);
        return node;
    };
    for (const { id, needs } of steps) {
        if (boxes.has(id))
            continue;
        const known = [...new Set(needs)].filter((need) => boxes.has(need));
        const box = add(Math.max(-1, ...known.map((need) => boxes.get(need).layer)) + 1, size);
        boxes.set(id, box);
        for (const from of known) {
            let last = boxes.get(from);
            const passes = [];
            while (last.layer + 1 < box.layer) {
                last = joined(last, add(last.layer + 1, gap / 2));
                passes.push(last);
            }
            joined(last, box);
            edges.push({ from, to: id, passes });
        }
    }
    orderAll(layers);
    const breadth = placeAll(layers, gap);
    return {
        boxes: [...boxes].map(([id, { layer, across }]) => ({ id, layer, across })),
        edges: edges.map(({ from, to, passes }) => ({ from, to, through: passes.map(({ across }) => across) })),
        layers: layers.length,
        breadth,
    };
}
function joined(before, after) {
    before.after.push(after);
    after.before.push(before);
    return after;
}
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
/** Fewer crossings: each node goes to the mean place of its neighbours, layer by layer, there and back. */
function orderAll(layers) {
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
        const down = sweep % 2 === 0;
        for (const layer of down ? layers : [...layers].reverse()) {
            const wish = new Map(layer.map((node) => {
                const others = down ? node.before : node.after;
                return [node, others.length > 0 ? mean(others.map(({ order }) => order)) : node.order];
            }));
            layer.sort((a, b) => wish.get(a) - wish.get(b) || a.order - b.order);
            for (const [i, node] of layer.entries())
                node.order = i;
        }
    }
}
/** Straight edges: each node is drawn to the mean of its neighbours as far as those beside it let it. @returns the breadth */
function placeAll(layers, gap) {
    const apart = (a, b) => (a.size + b.size) / 2 + gap;
    for (const layer of layers)
        for (const [i, node] of layer.entries())
            node.across = i === 0 ? 0 : layer[i - 1].across + apart(layer[i - 1], node);
    for (let sweep = 0; sweep < SWEEPS * 2; sweep++) {
        for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
            const wishes = layer.map((node) => {
                const others = [...node.before, ...node.after];
                return others.length > 0 ? mean(others.map(({ across }) => across)) : node.across;
            });
            // Pushed apart from either side, and the middle of both: neither end of the layer is preferred.
            const right = [...wishes];
            for (let i = 1; i < layer.length; i++)
                right[i] = Math.max(wishes[i], right[i - 1] + apart(layer[i - 1], layer[i]));
            const left = [...wishes];
            for (let i = layer.length - 2; i >= 0; i--)
                left[i] = Math.min(wishes[i], left[i + 1] - apart(layer[i], layer[i + 1]));
            for (const [i, node] of layer.entries())
                node.across = (left[i] + right[i]) / 2;
        }
    }
    const nodes = layers.flat();
    const first = Math.min(...nodes.map((node) => node.across - node.size / 2));
    for (const node of nodes)
        node.across -= first;
    return Math.max(0, ...nodes.map((node) => node.across + node.size / 2));
}

;// CONCATENATED MODULE: ./lib/src/run/report/words.js
/** Numbers, times and names as the report's reader sees them. */
/** `10,240` */
function count(value) {
    return value.toLocaleString('en-US');
}
/** `1 item`, `10,240 items` */
function counted(value, noun) {
    return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
/** Seconds for people: `0.42 s`, `4.2 s`, `42 s`, `3 min 05 s`, `2 h 05 min`, `3 d 04 h`. */
function duration(seconds) {
    if (!Number.isFinite(seconds) || seconds < 0)
        return '–';
    if (seconds < 0.995)
        return `${seconds.toFixed(2)} s`;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return inTwo(whole, 60, 'min', 's');
    const minutes = Math.round(seconds / 60);
    if (minutes < 24 * 60)
        return inTwo(minutes, 60, 'h', 'min');
    return inTwo(Math.round(seconds / 3600), 24, 'd', 'h');
}
function inTwo(value, base, big, small) {
    return `${Math.floor(value / base)} ${big} ${String(value % base).padStart(2, '0')} ${small}`;
}
/** Bytes of memory, in MiB as limits are given: `61 MiB`. */
function mebibytes(bytes) {
    const value = bytes / 2 ** 20;
    return `${value < 9.95 ? value.toFixed(1) : count(Math.round(value))} MiB`;
}
/** `25 November 2026, 03:50 UTC`; what is no date stays as it is. */
function dateTime(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime()))
        return iso;
    const day = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const time = date.toLocaleTimeString('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
    return `${day}, ${time} UTC`;
}
function tally(steps) {
    const sum = (key) => steps.reduce((total, step) => total + step[key], 0);
    const [complete, failed, canceled, waiting] = [
        sum('complete'),
        sum('failed'),
        sum('canceled'),
        sum('waiting'),
    ];
    return {
        all: complete + failed + canceled + waiting,
        complete,
        reused: sum('reused'),
        failed,
        canceled,
        waiting,
    };
}
/** The run's state in one sentence. */
function stateSentence(record) {
    const { all, complete, failed, canceled, waiting } = tally(record.steps);
    if (all === 0)
        return 'Nothing ran: there was no item for any step.';
    const rest = [
        failed > 0 && `${count(failed)} failed`,
        canceled > 0 && `${count(canceled)} canceled`,
        waiting > 0 && `${count(waiting)} not begun`,
    ].filter((part) => part !== false);
    const stopped = record.state === 'CANCELED' ? 'Stopped: ' : '';
    if (rest.length === 0)
        return `${stopped}${all === 1 ? 'The one item is done' : `All ${count(all)} items done`}`;
    return `${stopped}${count(complete)} of ${counted(all, 'item')} done, ${rest.join(', ')}`;
}
function lookOf(item) {
    if (item.reused)
        return 'reused';
    switch (item.state) {
        case 'COMPLETE':
            return 'done';
        case 'EXECUTOR_ERROR':
            return 'failed';
        case 'SYSTEM_ERROR':
            return 'fault';
        case 'CANCELED':
            return 'canceled';
    }
}
const LOOK_WORDS = {
    done: 'done',
    reused: 'done by an earlier run',
    failed: 'failed',
    fault: 'failed for a fault of the machine',
    canceled: 'canceled',
    waiting: 'not begun',
};
/** Keeps both ends of a name that is too long for its place; wide characters count twice. */
function words_shortened(text, columns) {
    const characters = Array.from(text.slice(0, 4 * columns));
    if (text.length <= 4 * columns && fitting(characters, columns) === characters.length)
        return text;
    const half = (columns - 1) / 2;
    const ends = Array.from(text.slice(-4 * columns)).reverse();
    const head = characters.slice(0, fitting(characters, Math.ceil(half)));
    const tail = ends.slice(0, fitting(ends, Math.floor(half))).reverse();
    return `${head.join('')}…${tail.join('')}`;
}
/** How many of the first characters fit. */
function fitting(characters, columns) {
    let used = 0;
    for (const [i, character] of characters.entries()) {
        used += WIDE.test(character) ? 2 : 1;
        if (used > columns)
            return i;
    }
    return characters.length;
}
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uff60]/u;

;// CONCATENATED MODULE: ./lib/src/run/report/chain.js
/** The plan as a picture: a box for each step with what came of its items, an arrow for each need. */



const HEIGHT = 80;
const chain_WIDE = 216;
/** Two of these fit beside each other on a small phone. */
const NARROW = 152;
/** What a page has room for. */
const ROOM = 1080;
const MARGIN = 2;
/** The picture, for wide and for narrow screens. */
function chainPicture(steps) {
    const down = { right: false, width: chain_WIDE, gaps: [34, 22] };
    const { layers, breadth } = layoutIn(down, steps);
    const rightwards = [
        { right: true, width: chain_WIDE, gaps: [56, 22] },
        { right: true, width: NARROW, gaps: [28, 22] },
    ];
    const wide = rightwards.find(({ width, gaps }) => layers * width + (layers - 1) * gaps[0] + 2 * MARGIN <= ROOM) ??
        down;
    const isColumn = breadth <= chain_WIDE;
    const narrow = isColumn ? down : { right: false, width: NARROW, gaps: [34, 12] };
    if (wide === narrow)
        return scrolled('', draw(steps, wide));
    return html `${scrolled('only-wide', draw(steps, wide))}
${scrolled('only-narrow', draw(steps, narrow))}`;
}
function scrolled(className, picture) {
    return html `<div class="scroll chain ${className}" tabindex="0" role="region" aria-label="Picture of the plan">${picture}</div>`;
}
function layoutIn({ right, width, gaps }, steps) {
    return layOut(steps, right ? HEIGHT : width, gaps[1]);
}
function draw(steps, frame) {
    const layout = layoutIn(frame, steps);
    const byId = new Map(steps.map((step) => [step.id, step]));
    const length = frame.right ? frame.width : HEIGHT;
    const along = layout.layers * length + (layout.layers - 1) * frame.gaps[0] + 2 * MARGIN;
    const across = layout.breadth + 2 * MARGIN;
    const [width, height] = (frame.right ? [along, across] : [across, along]).map(Math.ceil);
    const inWords = steps
        .map(({ id, needs }) => (needs.length > 0 ? `${id} after ${needs.join(' and ')}` : id))
        .join('; ');
    return html `<svg role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-label="The steps: ${inWords}">
${layout.edges.map((edge) => arrow(edge, layout, frame, byId.get(edge.to).gather))}
${layout.boxes.map((box) => stepBox(byId.get(box.id), corner(box, frame), frame.width))}</svg>`;
}
/** Left upper corner of a box. */
function corner({ layer, across }, { right, width, gaps }) {
    const along = MARGIN + layer * ((right ? width : HEIGHT) + gaps[0]);
    const beside = MARGIN + across - (right ? HEIGHT : width) / 2;
    return right ? [along, round(beside)] : [round(beside), along];
}
const round = (value) => Math.round(value * 10) / 10;
function arrow(edge, layout, frame, gathers) {
    const length = frame.right ? frame.width : HEIGHT;
    const from = layout.boxes.find(({ id }) => id === edge.from);
    const to = layout.boxes.find(({ id }) => id === edge.to);
    const start = (layer) => MARGIN + layer * (length + frame.gaps[0]);
    const point = (along, across) => {
        const [x, y] = frame.right ? [along, across + MARGIN] : [across + MARGIN, along];
        return `${round(x)} ${round(y)}`;
    };
    const tip = start(to.layer) - (gathers ? 5 : 1);
    let along = start(from.layer) + length;
    let { across } = from;
    let path = `M${point(along, across)}`;
    const curveTo = (nextAlong, nextAcross) => {
        const middle = (along + nextAlong) / 2;
        path += `C${point(middle, across)} ${point(middle, nextAcross)} ${point(nextAlong, nextAcross)}`;
        along = nextAlong;
        across = nextAcross;
    };
    for (const [i, through] of edge.through.entries()) {
        curveTo(start(from.layer + 1 + i), through);
        along += length;
        path += `L${point(along, through)}`;
    }
    curveTo(tip - 7, to.across);
    const head = `M${point(tip, across)}L${point(tip - 9, across - 4.5)}L${point(tip - 9, across + 4.5)}Z`;
    const bar = `M${point(tip + 2, across - 16)}L${point(tip + 2, across + 16)}`;
    return html `<path class="edge" d="${path}"/><path class="head" d="${head}"/>${gathers && html `<path class="gather" d="${bar}"/>`}`;
}
function stepBox(step, [x, y], width) {
    const t = tally([step]);
    const inner = width - 24;
    const troubled = t.failed > 0 ? ' bad' : t.canceled + t.waiting > 0 || t.all === 0 ? ' idle' : '';
    const words = outcome(step);
    // 14 px bold and 12 px letters are about 8 and 6.6 px wide; the frame of an inner svg cuts what is wider.
    const gather = step.gather ? 58 : 0;
    return html `<svg class="step${troubled}" x="${x}" y="${y}" width="${width}" height="${HEIGHT}"><title>${step.id} (${step.algorithm})${step.gather && ', gathers all results before it'}: ${words}</title>
<rect x="1" y="1" width="${width - 2}" height="${HEIGHT - 2}" rx="7"/>
<svg x="12" y="0" width="${inner}" height="${HEIGHT}"><svg width="${inner - gather}" height="30"><text class="id" y="23">${words_shortened(step.id, Math.floor((inner - gather) / 8))}</text></svg>${step.gather && html `<text class="note" x="${inner}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${words_shortened(step.algorithm, Math.floor(inner / 6.6))}</text>
${bar(t, inner, 50)}<text class="count" y="70">${words}</text></svg></svg>`;
}
/** `47 of 50 · 3 failed` */
function outcome(step) {
    const { all, complete, failed, canceled, waiting } = tally([step]);
    if (all === 0)
        return 'no items';
    if (complete === all)
        return all === 1 ? '1 done' : `all ${count(all)} done`;
    const worst = failed > 0
        ? `${count(failed)} failed`
        : canceled > 0
            ? `${count(canceled)} canceled`
            : `${count(waiting)} left`;
    return `${count(complete)} of ${count(all)} · ${worst}`;
}
/** What came of items as one bar, 6 pixels high. @param width pixels */
function bar(t, width, y) {
    const parts = [
        ['done', t.complete - t.reused],
        ['reused', t.reused],
        ['failed', t.failed],
        ['canceled', t.canceled],
        ['waiting', t.waiting],
    ];
    let x = 0;
    const drawn = parts.map(([look, n]) => {
        if (n <= 0)
            return undefined;
        // One failure among thousands is still to be seen.
        const w = Math.max((n / t.all) * width, 3);
        const part = html `<rect class="${look}" x="${round(Math.min(x, width - 3))}" y="${y}" width="${round(Math.min(w, width))}" height="6"><title>${count(n)} ${LOOK_WORDS[look]}</title></rect>`;
        x += w;
        return part;
    });
    return html `<rect class="track" y="${y}" width="${width}" height="6"/>${drawn}`;
}

;// CONCATENATED MODULE: ./lib/src/run/report/failures.js
/** What failed, and why: items that failed alike are told of together. */


/** Of a group, told of one by one; and only named. */
const MOST_TOLD = 5;
const MOST_NAMED = 100;
const MOST_GROUPS = 50;
/** Characters: of the end of one log, and of all on the page. */
const LOG_END = 4000;
const ALL_LOGS = 200_000;
const LONGEST_MEANING = 1000;
/** The section's content; nothing when every item is done. */
function failures_failures(record) {
    const groups = Map.groupBy(record.items.filter(({ state }) => state !== 'COMPLETE'), (item) => JSON.stringify([item.step, item.state, item.exit_code ?? null, item.meaning ?? '']));
    if (groups.size === 0)
        return NOTHING;
    // What was canceled is a consequence, of a failure or of stopping: it comes last.
    const sorted = [...groups.values()].sort(([a], [b]) => Number(a.state === 'CANCELED') - Number(b.state === 'CANCELED'));
    const logs = { left: ALL_LOGS };
    const more = sorted.length - MOST_GROUPS;
    return html `${sorted.slice(0, MOST_GROUPS).map((items) => group(items, logs))}
${more > 0 && html `<p class="note">${counted(more, 'more reason')} ${more === 1 ? 'is' : 'are'} in ${fileLink('run.json', 'run.json')}.</p>`}`;
}
function group(items, logs) {
    const [first] = items;
    const named = items.slice(MOST_TOLD, MOST_TOLD + MOST_NAMED);
    const more = items.length - MOST_TOLD - named.length;
    const canceled = first.state === 'CANCELED';
    return html `<article class="trouble${canceled && ' canceled'}">
<h3><span class="step-name">${first.step}</span> ${counted(items.length, 'item')} ${canceled ? 'canceled' : 'failed'}</h3>
<p class="why">${why(first)}</p>
<ul>${items.slice(0, MOST_TOLD).map((item) => failures_told(item, logs))}</ul>
${named.length > 0 && html `<details><summary>${counted(items.length - MOST_TOLD, 'more item')}</summary><ul class="names">${named.map((item) => html `<li>${item.log === undefined ? item.item : fileLink(item.log, item.item)}`)}</ul>${more > 0 && html `<p class="note">${count(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>`}
</article>`;
}
/** `Exit code 3: not a picture` */
function why({ state, exit_code, meaning, attempts }) {
    const said = (meaning ?? '').slice(0, LONGEST_MEANING);
    const words = said === '' ? undefined : `${said[0].toUpperCase()}${said.slice(1)}`;
    if (state === 'SYSTEM_ERROR')
        return html `<strong>A fault of the machine, not of the algorithm.</strong> ${words ?? 'Nothing else is known of it.'}`;
    if (state === 'EXECUTOR_ERROR' && typeof exit_code === 'number')
        return html `<strong>Exit code ${exit_code}.</strong> ${words ?? 'Its spec does not say what that means ("exit_codes").'}`;
    return html `${words ?? (attempts > 0 ? 'It ended without an exit code.' : 'It was not begun.')}`;
}
function failures_told(item, logs) {
    const facts = html `${counted(item.attempts, 'attempt')}${item.attempts > 1 ? ', the last took ' : ', took '}${duration(item.seconds)}`;
    const end = item.log_tail?.trimEnd().slice(-LOG_END) ?? '';
    const shown = end !== '' && end.length <= logs.left;
    if (shown)
        logs.left -= end.length;
    return html `<li><div class="line"><b class="name">${item.item}</b>${item.attempts > 0 && html `<span class="note">${facts}</span>`}${item.log !== undefined && html `<span>${fileLink(item.log, 'whole log')}</span>`}</div>${shown && html `<details><summary>The last it printed</summary><pre tabindex="0">${logLines(end)}</pre></details>`}</li>`;
}

// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(2913);
;// CONCATENATED MODULE: ./lib/src/run/report/items.js
/** Every item with its results, and what was run on them. */



/** Bytes of all rows: a page of 10,000 items opens at once on any machine; `run.json` has the rest. */
const items_ROOM = 1_100_000;
/** Up to so many, a step's items are shown unfolded. */
const MOST_OPEN = 25;
const MOST_RESULTS = 6;
const MOST_LEFT_OUT = 500;
const LONGEST_VALUE = 2000;
/** The section's content: a table for each step. */
function itemTables(record) {
    const byStep = Map.groupBy(record.items, ({ step }) => step);
    const steps = record.steps.filter(({ id }) => byStep.has(id));
    let room = items_ROOM;
    return html `${steps.map((step, i) => {
        const items = byStep.get(step.id);
        const { rows, used } = rowsWithin(items, record, room / (steps.length - i));
        room -= used;
        const more = items.length - rows.length;
        return html `<details${items.length <= MOST_OPEN && OPEN}><summary><h3 class="step-name">${step.id}</h3> ${counted(items.length, 'item')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${step.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Began after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${rows}</tbody></table></div>${more > 0 && html `<p class="note">${count(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>
`;
    })}`;
}
const OPEN = html ` open`;
function rowsWithin(items, run, room) {
    const rows = [];
    let used = 0;
    for (const item of items) {
        const row = itemRow(item, run);
        const bytes = Buffer.byteLength(row.text);
        if (used + bytes > room)
            break;
        used += bytes;
        rows.push(row);
    }
    return { rows, used };
}
/** End tags that HTML does without are left out: there may be thousands of rows. */
function itemRow(item, run) {
    const look = lookOf(item);
    const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000;
    const ran = item.attempts > 0;
    const after = item.reused || !ran || !(began >= 0) ? '–' : duration(began);
    const memory = item.peak_memory_bytes;
    return html `<tr><th scope="row">${item.item}<td class="${look}">${look === 'reused' ? 'reused' : LOOK_WORDS[look]}<td>${results(item)}<td>${after}<td>${ran ? duration(item.seconds) : '–'}<td>${item.attempts}<td>${memory === undefined ? '–' : mebibytes(memory)}<td>${item.log === undefined ? '–' : fileLink(item.log, 'log')}
`;
}
function results({ step, outputs }) {
    if (outputs.length === 0)
        return html `–`;
    const more = outputs.slice(MOST_RESULTS);
    return html `${outputs
        .slice(0, MOST_RESULTS)
        .map(({ key, bytes }, i) => html `${i > 0 && html `<br>`}${fileLink(`${step}/${key}`, key)} <small>${(0,units/* formatBytes */.z3)(bytes)}</small>`)}${more.length > 0 && html `<br><small>and ${counted(more.length, 'more file')}, ${(0,units/* formatBytes */.z3)(sizeOf(more))}</small>`}`;
}
const sizeOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);
/** What ran: images by digest, what they were given, and the workflow's variables. */
function setups(steps) {
    return html `${steps.map((step) => {
        const variables = Object.entries(step.variables);
        return html `<section class="setup"><h3 class="step-name">${step.id}</h3><dl>
<dt>Algorithm</dt><dd>${step.algorithm}</dd>
<dt>Image</dt><dd><code>${step.image}</code></dd>
<dt>Given</dt><dd>${count(step.memory_mb)} MiB of memory, ${step.cpu_units / 1024} vCPU</dd>
<dt>Variables</dt><dd>${variables.length === 0 ? 'none' : html `<ul class="plain">${variables.map(([name, value]) => html `<li><code><b>${name}</b>=${cut(value)}</code></li>`)}</ul>`}</dd></dl></section>
`;
    })}`;
}
function cut(value) {
    return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;
}
/** Inputs that no step takes; nothing when there are none. */
function leftOut(paths) {
    if (paths.length === 0)
        return NOTHING;
    const more = paths.length - MOST_LEFT_OUT;
    const list = html `<ul class="names">${paths.slice(0, MOST_LEFT_OUT).map((path) => html `<li>${path}</li>`)}</ul>${more > 0 && html `<p class="note">${count(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}`;
    return html `<p>No step's patterns take ${paths.length === 1 ? 'this file' : `these ${counted(paths.length, 'file')}`} ("inputs" of the spec).</p>
${paths.length <= MOST_OPEN ? list : html `<details><summary>${counted(paths.length, 'file')}</summary>${list}</details>`}`;
}

;// CONCATENATED MODULE: ./lib/src/run/report/steps.js
/** The steps in numbers: what came of their items, how long these took, and the memory they held. */



/** Numbers of items; a column of nothing is left out, but that nothing failed is worth telling. */
const COLUMNS = [
    ['all', 'all'],
    ['complete', 'done'],
    ['failed', 'failed'],
    ['reused', 'reused'],
    ['canceled', 'canceled'],
    ['waiting', 'not begun'],
];
/** The section's content. */
function stepTable(record) {
    const byStep = Map.groupBy(record.items, ({ step }) => step);
    const whole = tally(record.steps);
    const columns = COLUMNS.filter(([key], i) => i < 3 || whole[key] > 0);
    const numbers = (t) => columns.map(([key], i) => cell(t[key] === 0 ? '–' : count(t[key]), i === 0 ? 'first' : key === 'failed' && t.failed > 0 ? 'bad' : ''));
    return html `<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${columns.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col">Step</th>${columns.map(([, words], i) => html `<th scope="col"${i === 0 && FIRST}>${words}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">added up</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">asked for</th></tr>
</thead><tbody>${record.steps.map((step) => row(step, byStep.get(step.id) ?? [], numbers))}</tbody>${record.steps.length > 1 &&
        html `<tfoot><tr><th scope="row">All steps</th>${numbers(whole)}<td class="first"></td><td></td><td></td>${cell(duration(spent(record.items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`}</table></div>
<p class="note">${whole.reused > 0 && 'Reused items are among those done: an earlier run had finished them, from the same input, image and variables. '}Shortest, median and longest are of items that are done${whole.reused > 0 && ', reused ones included'}; added up is what this run spent on their last attempts. Peak memory is that of the whole container: the algorithm, the agent beside it, for which there are ${container/* AGENT_MEMORY_MB */.AA} MiB more, and files that the kernel kept in memory for them.</p>`;
}
const FIRST = html ` class="first"`;
function row(step, items, numbers) {
    const times = sorted(items.filter(({ state }) => state === 'COMPLETE').map(({ seconds }) => seconds));
    const peaks = sorted(items.flatMap(({ peak_memory_bytes }) => peak_memory_bytes ?? []));
    const sum = spent(items);
    return html `<tr><th scope="row"><span class="step-name">${step.id}</span><small>${step.algorithm}${step.needs.length > 0 && html `<br>${step.gather ? 'gathers' : 'after'} ${step.needs.join(', ')}`}${step.left_out > 0 && html `<br>${counted(step.left_out, 'result')} before it not taken`}</small></th>
${numbers(tally([step]))}
${[times[0], median(times), times.at(-1)].map((time, i) => cell(time === undefined ? '–' : duration(time), i === 0 ? 'first' : ''))}${cell(sum > 0 ? duration(sum) : '–')}
${[median(peaks), peaks.at(-1)].map((peak, i) => cell(peak === undefined ? '–' : mebibytes(peak), i === 0 ? 'first' : ''))}<td>${mebibytes(step.memory_mb * 2 ** 20)}${peaks.length > 0 && advice(peaks.at(-1), step)}</td></tr>
`;
}
/** Seconds of this run. */
function spent(items) {
    return items.reduce((sum, { seconds, reused }) => sum + (reused ? 0 : seconds), 0);
}
function cell(words, className = '') {
    return className === '' ? html `<td>${words}</td>` : html `<td class="${className}">${words}</td>`;
}
/** A bar of how much was used, and what the author may want to change. */
function advice(peak, { memory_mb }) {
    const share = Math.min(1, peak / 2 ** 20 / (memory_mb + container/* AGENT_MEMORY_MB */.AA));
    const [words, className] = share > 0.9
        ? ['near its limit', 'bad']
        : share < 0.4 && memory_mb >= 2 * container/* AGENT_MEMORY_MB */.AA
            ? ['could ask for less', 'note']
            : ['', ''];
    return html `<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(share * 100)} % of what the container may hold"><rect class="track" width="100%" height="5"/><rect class="${share > 0.9 ? 'failed' : 'done'}" width="${Math.round(share * 100)}%" height="5"/></svg>${words !== '' && html `<small class="${className}">${words}</small>`}`;
}
function sorted(values) {
    return [...values].sort((a, b) => a - b);
}
function median(values) {
    const middle = values.length >> 1;
    return values.length % 2 === 1
        ? values[middle]
        : values.length > 0
            ? (values[middle - 1] + values[middle]) / 2
            : undefined;
}

;// CONCATENATED MODULE: ./lib/src/run/report/styles.js
/** How the report looks: quiet, for reading; light and dark, from a phone to a wide screen, and on paper. */
const STYLES = `
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f8; --ink: #1c2327; --quiet: #59636a; --line: #dde1e4; --link: #175a8c;
  --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  --wash: #fcf3f2;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "DejaVu Serif", serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --raised: #1c2226; --ink: #e2e6e9; --quiet: #a2acb3; --line: #333b41; --link: #8cc4f0;
    --done: #5ba3c7; --failed: #ff8f85; --fault: #cf9fe4; --canceled: #8b959c; --waiting: #56616a; --track: #2a3136;
    --wash: #2a1d1d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 74rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans);
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.7rem, 1.3rem + 2vw, 2.5rem); letter-spacing: -.01em; }
h2 { margin: 0 0 1rem; font-size: 1.4rem; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.4; }
p { margin: 0 0 .75rem; max-width: 44rem; }
small { font-size: .8125rem; font-weight: 400; color: var(--quiet); }
.note { font-size: .8125rem; color: var(--quiet); }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code, pre { font-family: var(--mono); font-size: .8125rem; }
/* Names of any script, and with any number of spaces, stay what they are and move nothing beside them. */
a, b, code, h1, h3, li, dd, td, th, .step-name, .name { unicode-bidi: isolate; }
h1, .name, .names li, .items th, .items a, code { white-space: pre-wrap; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
ul { margin: 0; padding: 0; list-style: none; }

.kicker { margin: 0 0 .35rem; font-size: .8125rem; letter-spacing: .04em; color: var(--quiet); }
.state { margin: .6rem 0 1rem; max-width: none; font-size: 1.25rem; line-height: 1.4; }
.state::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-right: .5em; border-radius: 50%; background: var(--done); }
.state.bad::before { border-radius: 1px; background: var(--failed); }
.state.canceled::before { background: none; border: 2px solid var(--canceled); }
.whole { display: block; border-radius: 4px; }
.facts { display: flex; flex-wrap: wrap; gap: .9rem 2.75rem; margin: 1.4rem 0 1.6rem; }
.facts > div { min-width: 0; max-width: 24rem; }
dt { font-size: .8125rem; color: var(--quiet); }
dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .9375rem; }
main > section { padding-top: 2.75rem; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--quiet); }

.trouble { padding: .9rem 1.1rem 1rem; border-left: 3px solid var(--failed); background: var(--wash); }
.trouble.canceled { border-left-color: var(--canceled); background: var(--raised); }
.trouble + .trouble { margin-top: 1rem; }
.trouble h3 { font-weight: 400; }
.step-name { font-weight: 600; }
.trouble .why { margin: .15rem 0 .6rem; }
.trouble > ul > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.trouble > ul > li:last-child { padding-bottom: 0; }
.line { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: baseline; }
.name { font-weight: 500; }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem; width: fit-content; max-width: 100%; }
summary:hover { color: var(--ink); }
pre { margin: .4rem 0 0; padding: .75rem .9rem; max-height: 24rem; overflow: auto; white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); line-height: 1.5; tab-size: 4; }
.names { columns: 18rem; column-gap: 2rem; margin-top: .5rem; font-size: .875rem; }
.names li { break-inside: avoid; padding: .1rem 0; }

.scroll { overflow-x: auto; }
.only-narrow { display: none; }
.chain svg { display: block; margin: 0 auto 0 0; }
.chain text { fill: var(--ink); font-family: var(--sans); font-size: 12px; }
.chain .id { font-size: 14px; font-weight: 600; }
.chain .note { fill: var(--quiet); }
.step > rect { fill: var(--raised); stroke: var(--line); stroke-width: 1.25; }
.step.bad > rect { stroke: var(--failed); }
.step.idle > rect { stroke-dasharray: 4 3; stroke: var(--canceled); }
.edge { fill: none; stroke: var(--quiet); stroke-width: 1.25; }
.head { fill: var(--quiet); }
.gather { stroke: var(--quiet); stroke-width: 4; }

rect.track { fill: var(--track); }
rect.done { fill: var(--done); }
rect.reused { fill: var(--paper); stroke: var(--done); stroke-width: 1.25; }
rect.failed { fill: var(--failed); }
rect.fault { fill: var(--fault); }
rect.canceled { fill: var(--track); stroke: var(--canceled); stroke-width: 1; stroke-dasharray: 3 2; }
rect.waiting { fill: var(--waiting); }

table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; width: 100%; overflow-wrap: normal; }
th, td { padding: .45rem .6rem; text-align: right; vertical-align: top; white-space: nowrap; }
thead th { font-weight: 400; color: var(--quiet); vertical-align: bottom; font-size: .8125rem; line-height: 1.3; white-space: normal; }
th:first-child, .items :is(td, th):is(:nth-child(2), :nth-child(3)) { text-align: left; }
th:first-child { padding-left: 0; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
tfoot tr { border-top: 1px solid var(--quiet); }
tfoot th { font-weight: 600; }
.steps thead tr:first-child > * { padding-bottom: .2rem; text-align: left; color: var(--ink); }
.steps th[colspan] { background: linear-gradient(var(--line), var(--line)) 1.6rem 100% / calc(100% - 1.6rem) 1px no-repeat; }
th:last-child, td:last-child { padding-right: 0; }
.steps .first, .steps th[colspan] { padding-left: 1.6rem; }
.scroll + .note { margin-top: .75rem; }
.steps tbody th small { display: block; }
.steps tbody th { min-width: 9rem; max-width: 18rem; white-space: normal; overflow-wrap: anywhere; }
.steps td small { display: block; }
td.bad, .bad > td, small.bad, td.failed, td.fault { color: var(--failed); }
td.bad { font-weight: 600; }
td.fault { color: var(--fault); }
td.reused, td.canceled { color: var(--quiet); }
.meter { display: block; margin: .35rem 0 .2rem auto; max-width: 6rem; }
.items th[scope=row], .items td:nth-child(3) { max-width: 22rem; min-width: 8rem; overflow-wrap: anywhere; }
.items td:nth-child(3) { white-space: normal; }
#items details { border-top: 1px solid var(--line); padding: .6rem 0; }
#items summary h3 { display: inline; color: var(--ink); }

.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin-bottom: 1rem; font-size: .8125rem; color: var(--quiet); }
.legend svg { margin-right: .45rem; }
.timeline svg { display: block; overflow: visible; }
.lanes, .axis { display: grid; grid-template-columns: clamp(6rem, 22%, 15rem) minmax(0, 1fr); column-gap: 1rem; }
.lanes > svg, .axis > svg { grid-column: 2; }
.lanes h3 { grid-column: 1 / -1; margin-top: 1rem; }
.lanes.block { margin-top: 1.25rem; }
.lanes.block h3 { margin: 0; }
.lanes .note, .lanes-of { margin: 0; }
.lanes-of { margin-top: .75rem; }
.lanes ol { margin: 0; padding: 0; list-style: none; min-width: 0; }
.lanes li { height: 20px; line-height: 20px; font-size: 12px; overflow: hidden; white-space: pre; text-overflow: ellipsis; }
.lanes g > rect.done { stroke: var(--done); }
.lanes g > rect.failed { stroke: var(--failed); }
.lanes g > rect.fault { stroke: var(--fault); }
.lanes text, .axis text { font: 11px var(--sans); fill: var(--quiet); }
.lanes .within { fill: var(--paper); font-size: 10px; }
.grid { stroke: var(--line); stroke-width: 1; }
.area { fill: var(--done); }

.setup { padding: .8rem 0; border-top: 1px solid var(--line); }
.setup dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .2rem 1rem; margin: .3rem 0 0; font-size: .9375rem; }

@media (max-width: 46rem) {
  body { padding-top: 1.5rem; }
  .only-wide { display: none; }
  .only-narrow { display: block; }
  .axis .odd { display: none; }
  .steps tbody th { min-width: 7.5rem; }
  .setup dl { grid-template-columns: minmax(0, 1fr); }
  .setup dd { margin-bottom: .4rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --wash: #fff;
    --done: #34779b; --failed: #b3261e; --fault: #84469c; --canceled: #7a838a; --waiting: #b9c1c7; --track: #e9ecee;
  }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; }
  pre { max-height: none; }
  .trouble li, tr, .setup, .chain svg { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  rect, path, .state::before, .steps th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #failures details::details-content { content-visibility: visible; block-size: auto; }
}
`;

;// CONCATENATED MODULE: ./lib/src/run/report/timeline.js
/** When each item ran: a lane per item, or, of thousands, lanes of the failed and the slowest and a strip for all. */


/** Above so many items a lane for each is no picture any more. */
const MOST_LANES = 300;
/** Up to so many, lanes have names beside them. */
const timeline_MOST_NAMED = 80;
/** Of a step that has a strip. */
const MOST_FAILED = 20;
const MOST_SLOW = 10;
/** Pixels. */
const LANE = 20;
const THIN_LANE = 7;
const STRIP = 56;
const BINS = 160;
/** The section's content; nothing where no item was ever begun. */
function timeline(record) {
    const spans = record.items.filter(({ attempts }) => attempts > 0).map((item) => spanOf(item, record));
    if (spans.length === 0 || !(record.seconds > 0))
        return NOTHING;
    const byStep = Map.groupBy(spans, ({ item }) => item.step);
    const ticks = ticksOf(record.seconds);
    const looks = [...new Set(spans.map(({ look }) => look))];
    return html `<ul class="legend">${['done', 'reused', 'failed', 'fault', 'canceled']
        .filter((look) => looks.includes(look))
        .map((look) => html `<li><svg width="18" height="10" aria-hidden="true">${mark(look, '1', '16', 1, 8)}</svg>${LOOK_WORDS[look]}</li>`)}</ul>
<div class="timeline">${axis(ticks)}
${record.steps.map((step) => {
        const ofStep = byStep.get(step.id);
        return ofStep && stepLanes(step, ofStep, ticks, spans.length);
    })}${axis(ticks)}</div>`;
}
function spanOf(item, run) {
    const look = lookOf(item);
    // It took none of this run's time.
    if (item.reused)
        return { item, look, from: 0, to: 0 };
    const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000 / run.seconds;
    const from = Number.isFinite(began) ? clamp(began) : 0;
    return { item, look, from, to: clamp(from + Math.max(0, item.seconds) / run.seconds) };
}
const clamp = (value) => Math.min(1, Math.max(0, value));
const percent = (fraction) => `${+(fraction * 100).toFixed(2)}%`;
/** Four to eight round times. */
function ticksOf(seconds) {
    const step = STEPS.find((s) => seconds / s <= 8) ?? 86_400 * Math.ceil(seconds / 86_400 / 8);
    const ticks = [];
    for (let i = 0; i * step <= seconds; i++)
        ticks.push({ at: (i * step) / seconds, words: tickWords(i * step, step) });
    return ticks;
}
const STEPS = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400,
    28_800, 43_200, 86_400,
];
function tickWords(seconds, step) {
    if (seconds === 0)
        return '0';
    if (step < 1)
        return `${seconds.toFixed(step < 0.1 ? 2 : 1)} s`;
    return duration(seconds)
        .replace(/^(\d)\.0 s$/, '$1 s')
        .replace(/ 00 (s|min|h)$/, '');
}
function axis(ticks) {
    return html `<div class="axis" aria-hidden="true"><svg width="100%" height="18">${ticks.map(({ at, words }, i) => html `<text class="${i % 2 === 1 && 'odd'}" x="${percent(at)}" y="13" text-anchor="${i === 0 ? 'start' : at > 0.96 ? 'end' : 'middle'}">${words}</text>`)}</svg></div>`;
}
const gridLines = (ticks) => ticks.map(({ at }) => html `<line class="grid" x1="${percent(at)}" x2="${percent(at)}" y2="100%"/>`);
function stepLanes(step, spans, ticks, all) {
    const title = html `<h3 class="step-name">${step.id}</h3>`;
    const reused = spans.filter(({ look }) => look === 'reused').length;
    const number = html `<p class="note">${counted(spans.length, 'item')}${reused > 0 && `, ${count(reused)} ${LOOK_WORDS.reused}`}</p>`;
    if (all <= timeline_MOST_NAMED)
        return html `<div class="lanes">${title}</div>${namedLanes(spans, ticks, step.id)}`;
    if (all <= MOST_LANES)
        return html `<div class="lanes block"><div>${title}${number}</div>${lanes(spans, ticks, THIN_LANE, step.id)}</div>`;
    const failed = spans.filter(({ look }) => look === 'failed' || look === 'fault');
    const slow = spans
        .filter(({ look }) => look === 'done')
        .sort((a, b) => b.item.seconds - a.item.seconds)
        .slice(0, MOST_SLOW);
    const shown = failed.slice(0, MOST_FAILED);
    const which = failed.length > shown.length
        ? `The first ${shown.length} of ${count(failed.length)} that failed`
        : 'Those that failed';
    return html `<div class="lanes block"><div>${title}${number}</div>${strip(spans, ticks, step.id)}</div>
${failed.length > 0 && html `<p class="note lanes-of">${which}</p>${namedLanes(shown, ticks, step.id)}`}
${slow.length > 0 && html `<p class="note lanes-of">The slowest that were done</p>${namedLanes(slow, ticks, step.id)}`}`;
}
function namedLanes(spans, ticks, step) {
    const folder = commonFolder(spans.map(({ item }) => item.item));
    return html `<div class="lanes"><ol aria-hidden="true">${inOrder(spans).map(({ item }) => html `<li title="${item.item}">${item.item.slice(folder)}</li>`)}</ol>${lanes(spans, ticks, LANE, step)}</div>`;
}
/** Length of the folder that all paths begin with, its `/` included: names tell lanes apart by their ends. */
function commonFolder(paths) {
    const [first = '', ...others] = paths;
    let length = first.lastIndexOf('/') + 1;
    while (length > 0 && !others.every((path) => path.startsWith(first.slice(0, length))))
        length = first.lastIndexOf('/', length - 2) + 1;
    return length;
}
const inOrder = (spans) => [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
/** @param height of a lane, pixels; tall ones have their length in words */
function lanes(spans, ticks, height, step) {
    const tall = height === LANE;
    const pad = tall ? 4 : 1;
    const drawn = inOrder(spans).map(({ item, look, from, to }, i) => {
        const took = duration(item.seconds);
        const words = `${item.item}: ${LOOK_WORDS[look]}, ${took}${item.attempts > 1 ? `, attempt ${item.attempts}` : ''}`;
        const y = i * height;
        const bar = mark(look, percent(from), look === 'reused' ? '10' : percent(to - from), y + pad, height - 2 * pad);
        return html `<g><title>${words}</title>${bar}${tall && lengthWords(took, from, to, look, y + 14)}</g>`;
    });
    return html `<svg role="img" width="100%" height="${spans.length * height}" aria-label="When the items of ${step} ran; the table of items has the same in numbers">${gridLines(ticks)}${drawn}</svg>`;
}
/** Behind the bar, where there is room on a phone too; else before it; else in it. */
function lengthWords(took, from, to, look, y) {
    if (to <= 0.65)
        return html `<text x="${percent(to)}" y="${y}" dx="${look === 'reused' ? 16 : 6}">${took}</text>`;
    if (from >= 0.35)
        return html `<text x="${percent(from)}" y="${y}" dx="-6" text-anchor="end">${took}</text>`;
    return html `<text class="within" x="${percent(to)}" y="${y - 1}" dx="-6" text-anchor="end">${took}</text>`;
}
/** A bar of a lane. What came of the item is told by more than colour: hollow, dashed, or crossed at its end. */
function mark(look, x, width, y, height) {
    return html `<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5"/>`;
}
/** How many items ran at once through the run, and when items failed. */
function strip(spans, ticks, step) {
    const running = new Array(BINS).fill(0);
    const failing = new Set();
    const own = spans.filter(({ look }) => look !== 'reused');
    for (const { from, to, look } of own) {
        const [first, last] = [binOf(from), binOf(to)];
        for (let bin = first; bin <= last; bin++)
            running[bin] += Math.max(0, Math.min(to, (bin + 1) / BINS) - Math.max(from, bin / BINS)) * BINS;
        if (look === 'failed' || look === 'fault')
            failing.add(last);
    }
    const most = Math.max(...running, 1);
    const top = (value) => Math.round((1 - value / most) * (STRIP - 8) * 10) / 10 + 2;
    const highest = String(most < 9.95 ? Number(most.toFixed(1)) : Math.round(most));
    const area = running.map((value, bin) => `L${bin} ${top(value)}L${bin + 1} ${top(value)}`).join('');
    return html `<svg role="img" width="100%" height="${STRIP + 18}" aria-label="How many items of ${step} ran at once, up to ${highest}">${gridLines(ticks)}<svg y="18" viewBox="0 0 ${BINS} ${STRIP}" width="100%" height="${STRIP}" preserveAspectRatio="none"><path class="area" d="M0 ${STRIP - 6}${area}L${BINS} ${STRIP - 6}Z"/></svg><text x="4" y="10">up to ${highest} at once</text>${[...failing].map((bin) => html `<rect class="failed" x="${percent(bin / BINS)}" y="${STRIP + 13}" width="${percent(1 / BINS)}" height="5"/>`)}</svg>`;
}
const binOf = (fraction) => Math.min(BINS - 1, Math.floor(fraction * BINS));

;// CONCATENATED MODULE: ./lib/src/run/report-html.js
/**
 * `report.html`: what a run came to, for people. One page that needs nothing else and asks nobody: no scripts, no
 * pictures from elsewhere, and a policy that forbids both (Content Security Policy 3).
 */









const POLICY = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLES).digest('base64')}'; base-uri 'none'; form-action 'none'`;
/**
 * The page, as text in UTF-8. Its links to logs and results are relative to the run's folder, where it belongs.
 * It shows everything of a run of some hundred items; of thousands it shows what matters, and names `run.json` for the rest.
 */
function reportHtml(record) {
    const { steps, items } = record;
    const some = steps.length > 0;
    const isBad = record.state !== 'COMPLETE';
    const t = tally(steps);
    const sections = [
        { id: 'failures', title: t.failed > 0 ? 'What failed' : 'What was canceled', content: failures_failures(record) },
        { id: 'plan', title: 'Plan', content: some ? chainPicture(steps) : NOTHING },
        { id: 'steps', title: 'Steps', content: some ? stepTable(record) : NOTHING },
        { id: 'timeline', title: 'Timeline', content: timeline(record) },
        { id: 'items', title: 'Items and results', content: items.length > 0 ? itemTables(record) : NOTHING },
        { id: 'setup', title: 'What ran', content: some ? setups(steps) : NOTHING },
        { id: 'left-out', title: 'Inputs that no step took', content: leftOut(record.left_out) },
    ].filter(({ content }) => content !== NOTHING);
    return html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${record.workflow}: ${stateSentence(record)}</title>
${styleSheet(STYLES)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${record.workflow}</h1>
<p class="state ${record.state === 'CANCELED' ? 'canceled' : isBad ? 'bad' : 'good'}">${stateSentence(record)}</p>
${t.all > 0 && html `<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${bar(t, 1000, 0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${record.started}">${dateTime(record.started)}</time></dd></div>
<div><dt>Took</dt><dd>${duration(record.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${record.engine}</dd></div>
<div><dt>At once</dt><dd>${count(record.jobs)} ${record.jobs === 1 ? 'item' : 'items'} at most</dd></div>
<div><dt>Catalog</dt><dd>${record.catalog.name}${record.catalog.commit !== undefined && html ` <small>at ${record.catalog.commit.slice(0, 12)}</small>`}</dd></div>
</dl>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html `<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${sections.map(({ id, title, content, }) => html `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}
</section>
`)}</main>
<footer><p>Written by Pipewright ${record.pipewright}. The same for machines is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text;
}

// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
;// CONCATENATED MODULE: ./lib/src/run/progress.js
function noProgress(plan) {
    return plan.steps.map(({ id, needs, gather }) => ({
        id,
        needs,
        gather,
        known: 0,
        running: 0,
        complete: 0,
        reused: 0,
        failed: 0,
        canceled: 0,
    }));
}
/** The progress after an event. */
function advance(progress, event) {
    const id = event.kind === 'ended' ? event.record.step : event.step;
    return progress.map((step) => (step.id === id ? advanceStep(step, event) : step));
}
function advanceStep(step, event) {
    switch (event.kind) {
        case 'known':
            return { ...step, known: step.known + 1 };
        case 'started':
            return event.attempt > 1 ? step : { ...step, running: step.running + 1, since: step.since ?? event.at };
        case 'again':
            return step;
        case 'ended': {
            const { state, reused, attempts } = event.record;
            const wasRunning = !reused && attempts > 0;
            return {
                ...step,
                running: step.running - (wasRunning ? 1 : 0),
                complete: step.complete + (state === 'COMPLETE' ? 1 : 0),
                reused: step.reused + (reused ? 1 : 0),
                failed: step.failed + (state === 'EXECUTOR_ERROR' || state === 'SYSTEM_ERROR' ? 1 : 0),
                canceled: step.canceled + (state === 'CANCELED' ? 1 : 0),
            };
        }
    }
}
function ended(step) {
    return step.complete + step.failed + step.canceled;
}
/** Items that are known, and not begun or waiting for another attempt. */
function waiting(step) {
    return step.known - ended(step) - step.running;
}
/** Items per second that were worked on here; undefined before there are any. */
function rate(step, now) {
    const worked = ended(step) - step.reused;
    return step.since === undefined || worked === 0 || now <= step.since
        ? undefined
        : (worked * 1000) / (now - step.since);
}
/**
 * How many items a step will have had in the end, as far as can be told: those that are known, and as many more per item
 * before it as there were so far.
 */
function expected(progress, step) {
    const before = step.needs.map((id) => progress.find((other) => other.id === id));
    if (step.gather)
        return 1;
    const open = before.reduce((sum, other) => sum + expected(progress, other) - ended(other), 0);
    const complete = before.reduce((sum, other) => sum + other.complete, 0);
    return step.known + Math.round(open * (complete > 0 ? step.known / complete : 1));
}
/** Seconds that a step will take yet at its rate so far; undefined before that is known, or when it is over. */
function timeLeft(progress, step, now) {
    const speed = rate(step, now);
    const left = expected(progress, step) - ended(step);
    return speed === undefined || left <= 0 ? undefined : left / speed;
}

// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
;// CONCATENATED MODULE: ./lib/src/command/run-progress.js



/** How often the living lines are drawn anew, and a plain log says how far it is. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;
/**
 * Shows a run as it goes on: on a terminal one living line per step, elsewhere a line when an item fails and now and
 * then one per step; nothing when `quiet`.
 */
function showRun(plan, io, quiet, now = Date.now) {
    const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
    const name = Math.max(...plan.steps.map(({ id }) => id.length));
    let progress = noProgress(plan);
    let drawn = 0;
    let said = '';
    const lines = () => progress.map((step) => `${step.id.padEnd(name)}  ${describe(progress, step, now())}`);
    const erase = () => (drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : '');
    const draw = () => {
        const text = lines().map((line) => `${line.slice(0, io.columns() - 1)}\n`);
        io.err(erase() + text.join(''));
        drawn = text.length;
    };
    const report = () => {
        const text = lines().join('\n');
        if (text !== said)
            io.err(`${text}\n`);
        said = text;
    };
    const timer = quiet ? undefined : setInterval(live ? draw : report, live ? LIVE_EVERY : PLAIN_EVERY);
    timer?.unref();
    const say = (text) => {
        if (quiet)
            return;
        io.err(`${erase()}${(0,findings_text/* inert */.tJ)(text)}\n`);
        drawn = 0;
        if (live)
            draw();
    };
    return {
        say,
        tell(event) {
            progress = advance(progress, event);
            if (event.kind === 'ended' && /_ERROR$/.test(event.record.state)) {
                const { step, item, exit_code, meaning } = event.record;
                const code = typeof exit_code === 'number' && exit_code !== 0 ? `exit code ${exit_code}` : undefined;
                say(`✗ ${step}: ${item}: ${[code, meaning].filter(Boolean).join(', ') || 'failed'}`);
            }
        },
        end() {
            clearInterval(timer);
            if (quiet)
                return;
            if (live)
                draw();
            else
                report();
            drawn = 0;
        },
    };
}
function describe(progress, step, now) {
    const total = expected(progress, step);
    const parts = [
        `${ended(step)} of ${total}`,
        step.failed > 0 && `${step.failed} failed`,
        step.canceled > 0 && `${step.canceled} not done`,
        step.reused > 0 && `${step.reused} done before`,
        step.running > 0 && `${step.running} running`,
        waiting(step) > 0 && `${waiting(step)} waiting`,
    ];
    const speed = rate(step, now);
    const left = timeLeft(progress, step, now);
    if (speed !== undefined && left !== undefined)
        parts.push(`${speed >= 1 ? `${speed.toFixed(1)}/s` : `${(speed * 60).toFixed(1)}/min`}`, `${(0,units/* formatDuration */.a3)(left)} left`);
    const bar = total > 0 ? drawBar(step, total) : '·'.repeat(BAR);
    return `${bar}  ${parts.filter(Boolean).join(', ')}`;
}
const BAR = 20;
function drawBar(step, total) {
    const share = (count) => Math.floor((count / total) * BAR);
    const done = share(step.complete);
    const failed = Math.min(BAR - done, step.failed + step.canceled > 0 ? Math.max(1, share(step.failed + step.canceled)) : 0);
    return `${'█'.repeat(done)}${'x'.repeat(failed)}${'·'.repeat(BAR - done - failed)}`;
}

;// CONCATENATED MODULE: ./lib/src/command/run-text.js




const run_text_mebibytes = (bytes) => String(Math.ceil(bytes / 2 ** 20));
/** Failures that are shown one by one; the report has all. */
const SHOWN_FAILURES = 10;
const LOG_LINES = 5;
const SHOWN_NAMES = 5;
/** How a run ended, for a terminal: a table of its steps, the failures with their last words, and where everything is. */
function renderRun(run, folder) {
    const parts = [table(run), ...shownFailures(run), run_text_leftOut(run), verdict(run, folder)];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
}
function table(run) {
    const rows = run.steps.map((step) => {
        const { seconds, memory } = summariseItems(run.items.filter((item) => item.step === step.id));
        return [
            step.id,
            step.algorithm,
            String(step.complete),
            String(step.failed),
            String(step.canceled + step.waiting),
            seconds ? (0,units/* formatDuration */.a3)(seconds.median) : '-',
            // The engine counts the agent, too, and gives it memory of its own.
            memory ? `${run_text_mebibytes(memory.most)} of ${step.memory_mb + container/* AGENT_MEMORY_MB */.AA} MiB` : '-',
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
    const failed = failures(run);
    const shown = failed.slice(0, SHOWN_FAILURES).map(run_text_describe);
    const more = failed.length - shown.length;
    return more > 0 ? [...shown, `… and ${more} more; run.json and report.html have them all.`] : shown;
}
function run_text_describe(item) {
    const code = typeof item.exit_code === 'number' && item.exit_code !== 0 ? `exit code ${item.exit_code}` : '';
    const why = [code, item.meaning].filter(Boolean).join(', ') || 'failed';
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
function run_text_leftOut(run) {
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
var workflow_file = __webpack_require__(4114);
;// CONCATENATED MODULE: ./lib/src/command/run.js
var run_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






















const USAGE = `pipewright run FILE --local INPUT… --out DIR

Sends files through the workflow of FILE on this machine, with Docker or Podman: the same images, variables and limits
as on AWS. Started again with the same DIR it works only on what is not finished: items whose input, image or variables
have changed, and those that failed. Ends with 1 when an item failed.

  INPUT…          files, folders (their files keep their paths), or patterns such as 'data/*.csv'
  --local         run on this machine (running on AWS comes with a later release)
  --out DIR       results at DIR/<step>/…, DIR/run.json, DIR/report.html
  --jobs N        items at once. Default: half the processors, at least 1
  --engine NAME   docker or podman. Default: the first that answers
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: what run.json says, or findings[] of FILE
`;
/** `pipewright run`. @throws Failure for whatever the user can mend */
async function run(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            local: { type: 'boolean' },
            out: { type: 'string' },
            jobs: { type: 'string' },
            engine: { type: 'string' },
            catalog: { type: 'string' },
            json: { type: 'boolean' },
        });
        if (values.help) {
            io.out(USAGE);
            return 0;
        }
        const [file, ...names] = positionals;
        const { out, engine: wanted } = values;
        if (!file || names.length === 0 || !out)
            throw new failure.Failure('BAD_USAGE', 'Say what to run, on what, and where to: pipewright run FILE --local INPUT… --out DIR');
        if (!values.local)
            throw new failure.Failure('BAD_USAGE', 'Running on AWS comes with a later release. Add --local to run on this machine.');
        if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman')
            throw new failure.Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
        const jobs = readJobs(values.jobs);
        const quiet = values.json === true;
        const plan = await (0,workflow_file/* readWorkflowFile */.A)(file, io, {
            json: quiet,
            ...(values.catalog && { catalog: values.catalog }),
        });
        if (!plan)
            return 1;
        const secrets = run_secretsOf(plan, io.env);
        const folderPath = (0,external_node_path_.resolve)(io.cwd, out);
        const inputs = await findInputs(names, io.cwd, folderPath);
        const engine = await (0,edge_engine.findEngine)(wanted);
        const folder = run_addDisposableResource(env_1, await openRunFolder(folderPath), true);
        // Of a run that was killed: its containers went on, and nobody waits for them any more.
        await engine.removeAll(folder.label);
        const shown = showRun(plan, io, quiet);
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
        const record = recordLocalRun(plan, result, {
            pipewright: version/* AGENT_VERSION */.l,
            engine: engineName,
            jobs,
            started,
            ended: Date.now(),
            stopped: io.signal.aborted,
        });
        await (0,files/* writeText */.x3)((0,external_node_path_.join)(folderPath, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
        await (0,files/* writeText */.x3)((0,external_node_path_.join)(folderPath, 'report.html'), reportHtml(record));
        if (values.json)
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
        const result_1 = run_disposeResources(env_1);
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
function run_secretsOf(plan, env) {
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
        const images = run_addDisposableResource(env_2, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal }), true);
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
        const result_2 = run_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}


/***/ }),

/***/ 4114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readWorkflowFile),
/* harmony export */   m: () => (/* binding */ loadWorkflowFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _edge_catalog_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2076);
/* harmony import */ var _edge_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7685);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8826);
/* harmony import */ var _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6562);
/* harmony import */ var _workflow_load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1431);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5331);








/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
async function loadWorkflowFile(file, io, catalog) {
    const workflowFile = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(io.cwd, file);
    const text = (0,_edge_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)(workflowFile, _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_FILE_BYTES */ .gZ, file);
    const { cwd, env, signal } = io;
    const open = (0,_edge_catalog_source_js__WEBPACK_IMPORTED_MODULE_1__/* .catalogOpener */ .P)({ workflowFile, override: catalog, cwd, env, signal });
    const name = file.replaceAll('\\', '/');
    const { plan, findings } = await (0,_workflow_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadWorkflow */ .G)(text, name, open);
    const shown = (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__/* .renderFindings */ .vO)(findings.filter(({ severity }) => severity !== 'hint'), {
        texts: new Map([[name, text]]),
        colour: (0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .wantsColour */ .M)(io, 'err'),
        ...(io.errTty && { width: io.columns() }),
    });
    return { ...(plan && { plan }), findings, shown };
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

/***/ 8873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ specDigest),
/* harmony export */   ZQ: () => (/* binding */ completeSpec),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* unused harmony exports DEFAULT_VERSION, DEFAULT_TIMEOUT_MINUTES, DEFAULT_DISK_GB, DEFAULT_OUTPUT_NAME */
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8534);

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

/***/ 2913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];
/** Bytes for people, in powers of 1,000 as registries count: `43.4 MB`. */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${UNITS[unit]}`;
}
/** Milliseconds for people: `0.42 s`. */
function formatSeconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}
/** Seconds for people: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
function formatDuration(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}


/***/ })

};
