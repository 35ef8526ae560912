export const id = 9330;
export const ids = [9330];
export const modules = {

/***/ 19330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(62395);
// EXTERNAL MODULE: ./lib/src/run/check/page.js + 2 modules
var page = __webpack_require__(14777);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var progress = __webpack_require__(46997);
// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/deploy/code.js
var deploy_code = __webpack_require__(21275);
// EXTERNAL MODULE: ./lib/src/deploy/compile.js + 2 modules
var deploy_compile = __webpack_require__(83491);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var target = __webpack_require__(37679);
;// CONCATENATED MODULE: ./lib/src/deploy/deployed.js





const READY = /^(?:CREATE|UPDATE|UPDATE_ROLLBACK|ROLLBACK)_COMPLETE$/;
/**
 * Where a workflow is, if it is deployed: nothing is asked but whose account it is.
 * @throws Failure `WRONG_ACCOUNT`, `NOT_SAID`
 */
async function whereDeployed(plan, cloud) {
    const site = await siteOf(plan, cloud);
    const { names, dispatch } = compile(plan, targetOf(site), () => ({ bucket: '', key: '' }));
    return { names, dispatch, site };
}
async function siteOf(plan, { account, region, endpoint }) {
    const id = await account();
    (0,target/* checkAccount */.g4)(plan, id);
    return { account: id, region, ...(endpoint !== undefined && { endpoint }) };
}
function targetOf(site) {
    return { ...site, network: { kind: 'own' } };
}
/**
 * Sees that a workflow is deployed just as its file has it now: else inputs would be worked on by other images, with
 * other variables, or by nobody. The network is not asked for: no result depends on it.
 * @param code the dispatcher's bundle
 * @throws Failure `NOT_DEPLOYED`, `DEPLOYED_OTHERWISE`, `STACK_BUSY`, `WRONG_ACCOUNT`
 */
async function checkDeployed(plan, cloud, code) {
    const site = await siteOf(plan, cloud);
    const { names, dispatch, template } = (0,deploy_compile/* compile */.w)(plan, targetOf(site), (dispatch) => ({
        bucket: plan.output.bucket,
        key: (0,deploy_code/* deployFolder */.CT)(plan.output.prefix) + (0,deploy_code/* codeArchive */.q9)(code, dispatch).name,
    }));
    const state = await cloud.stacks.describe(names.base);
    const text = state && (await cloud.stacks.template(names.base));
    if (!text || !/^(?:CREATE|UPDATE)/.test(state.status))
        throw new failure/* Failure */.H('NOT_DEPLOYED', `The workflow ${plan.workflow} is not deployed to ${site.region} of account ${site.account}. Do that first: pipewright deploy FILE`);
    if (!READY.test(state.status))
        throw new failure/* Failure */.H('STACK_BUSY', `The stack ${names.base} is being changed (${state.status}), or that went wrong. Wait for its end, or deploy again: pipewright deploy FILE`);
    const differs = differences(JSON.parse(text), template, plan, names);
    if (differs.length > 0)
        throw new failure/* Failure */.H('DEPLOYED_OTHERWISE', `What is deployed of the workflow ${plan.workflow} is not what its file says now: ${differs.join(', ')}. Bring it up to date first: pipewright deploy FILE`);
    return { names, dispatch, site };
}
/** In what a deployed template is another one, as far as results depend on it. */
function differences(deployed, wanted, plan, names) {
    const differ = (pick) => (0,complete/* canonicalJson */.dj)(pick(deployed) ?? null) !== (0,complete/* canonicalJson */.dj)(pick(wanted) ?? null);
    const places = ({ Metadata }) => {
        const { input, output, steps } = Metadata?.Pipewright ?? {};
        return { input, output, steps: steps?.map(({ id, needs, gather }) => ({ id, needs, gather })) };
    };
    if (differ(places))
        return ['its buckets, prefixes or steps'];
    const steps = plan.steps.filter(({ id }) => differ(({ Resources }) => Resources[names.logical('Task', id)]?.Properties));
    if (steps.length > 0)
        return steps.map(({ id }) => `image, variables or size of ${id}`);
    const code = ({ Resources }) => Resources.Dispatcher?.Properties.Code;
    return differ(code) ? ['the dispatcher, or what steps take and how many agents they have'] : [];
}

// EXTERNAL MODULE: ./lib/src/deploy/watched.js
var deploy_watched = __webpack_require__(1666);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
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
            throw new failure/* Failure */.H('INPUT_COLLISION', `${before.file} and ${real} are both called "${path}". Name the folder that holds both, or rename one.`);
        found.set(path, { path, file: real, size: (await (0,promises_.stat)(real)).size });
        if (found.size > MOST_INPUTS)
            throw new failure/* Failure */.H('INPUT_UNUSABLE', `There are more than ${MOST_INPUTS} inputs. Name fewer.`);
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
        throw new failure/* Failure */.H('NO_INPUTS', `${names.join(', ')} holds no file.`);
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
        throw new failure/* Failure */.H('FILE_NOT_FOUND', `No file matches the pattern ${name}.`);
    return paths.sort();
}
function unusable(name, kind) {
    if (kind === 'nothing')
        return new failure/* Failure */.H('FILE_NOT_FOUND', `The input ${name} does not exist. Is the path right?`);
    if (kind === 'unreadable')
        return new failure/* Failure */.H('INPUT_UNUSABLE', `${name} cannot be read, or its name is not UTF-8.`);
    return new failure/* Failure */.H('INPUT_UNUSABLE', `The input ${name} is a ${kind}, not a file or folder.`);
}

// EXTERNAL MODULE: ./lib/src/run/observe.js + 1 modules
var observe = __webpack_require__(17904);
// EXTERNAL MODULE: ./lib/src/agent/in-parallel.js
var in_parallel = __webpack_require__(38785);
// EXTERNAL MODULE: ./lib/src/run/layout.js
var layout = __webpack_require__(6720);
// EXTERNAL MODULE: ./lib/src/run/marker.js
var run_marker = __webpack_require__(38088);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/first-states.js



/** How each input ended in the first steps, by {@link stateKey}; without those that have not. One listing a step. */
async function firstStates(plan, run, storage) {
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    const states = new Map();
    for (const { id, needs } of plan.steps) {
        if (needs.length > 0)
            continue;
        for await (const { key } of storage.list(bucket, (0,layout/* markerFolder */.D)(prefix, run, id))) {
            const marker = (0,run_marker/* readMarkerKey */.qF)(key);
            if (!marker)
                continue;
            const at = stateKey(id, marker.item);
            // Done is final, whatever else is said of an item.
            if (states.get(at) !== 'done')
                states.set(at, marker.state);
        }
    }
    return states;
}
/** @param item as its markers' keys name it: `itemDigest` */
function stateKey(step, item) {
    return `${step}/${item}`;
}

// EXTERNAL MODULE: ./lib/src/run/message.js
var message = __webpack_require__(23455);
// EXTERNAL MODULE: ./lib/src/run/run-folder.js
var run_folder = __webpack_require__(53810);
// EXTERNAL MODULE: ./lib/src/run/sift.js
var sift = __webpack_require__(97772);
;// CONCATENATED MODULE: ./lib/src/run/retry.js










const READ = 32;
const BATCH = 100;
/** Seconds: so that the failed markers are gone before the item can fail anew. */
const DELAY = 3;
/**
 * Gives items of a run that failed back to their steps: those with a failed marker, and those in the dead-letter queue.
 * Of each the message goes first, then the marker, then the dead letter; so that after an interruption, repeating it
 * finds what was not dealt with. What is done is left alone.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_CANCELLED`, `NOT_SENT`
 */
async function retryRun(plan, run, choice, dispatch, cloud) {
    const { manifest } = await (0,stored_run/* readRun */.cI)(plan, run, cloud.storage);
    if (manifest.cancelled_at !== undefined)
        throw new failure/* Failure */.H('RUN_CANCELLED', `The run ${run} was cancelled. "pipewright run FILE --run ${run}" continues it; then what failed can be retried.`);
    const steps = dispatch.steps.filter(({ id }) => choice.step === undefined || id === choice.step);
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    let reopened;
    // Before the first item goes back: whatever ends this, the run is seen to go on.
    const reopen = () => {
        reopened ??= (0,stored_run/* changeRun */.Um)(plan, run, cloud.storage, (before) => (0,stored_run/* withNewLimit */.cN)(before, cloud.now(), choice.minutes)).then(() => cloud.storage.remove(bucket, [(0,run_folder/* runEndedKey */.BI)(prefix, run)]));
        return reopened;
    };
    const retried = [];
    for (const step of steps)
        retried.push(await new StepRetry(plan, run, step, choice, dispatch, cloud, reopen).retry());
    return retried;
}
class StepRetry {
    #run;
    #step;
    #choice;
    #inbox;
    #cloud;
    #bucket;
    #folder;
    #reopen;
    #again = new Map();
    #settled = 0;
    constructor(plan, run, step, choice, dispatch, cloud, reopen) {
        const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
        this.#run = run;
        this.#step = step;
        this.#choice = choice;
        this.#inbox = dispatch.inbox.url;
        this.#cloud = cloud;
        this.#reopen = reopen;
        this.#bucket = bucket;
        this.#folder = (0,layout/* markerFolder */.D)(prefix, run, step.id);
    }
    async retry() {
        const { queues, now } = this.#cloud;
        const { id, deadLetter } = this.#step;
        const { complete } = await (0,sift/* sift */.p)(queues.sifted(deadLetter.url), (body) => this.#isWanted(messageOf(body)), (bodies) => this.#retryLetters(bodies.map((body) => messageOf(body))), now);
        await this.#retryMarkers();
        return { id, again: [...this.#again.values()].sort(), settled: this.#settled, incomplete: !complete };
    }
    #isWanted(message) {
        return (message?.run === this.#run && message.step === this.#step.id && chosen(this.#choice.items, message.item));
    }
    #isRenewed(item) {
        return this.#choice.renewed?.has(stateKey(this.#step.id, (0,run_marker/* itemDigest */.Ug)(item))) === true;
    }
    async #retryLetters(messages) {
        const failed = [];
        const open = [];
        await (0,in_parallel/* inParallel */.H)(READ, messages, async (message) => {
            const keys = [];
            for await (const { key } of this.#cloud.storage.list(this.#bucket, this.#folder + (0,run_marker/* itemDigest */.Ug)(message.item)))
                keys.push(key);
            const states = keys.map((key) => (0,run_marker/* readMarkerKey */.qF)(key)?.state);
            if (states.includes('done') || this.#isRenewed(message.item))
                this.#settled += 1;
            // The same item may have come there twice.
            else if (!this.#again.has((0,run_marker/* itemDigest */.Ug)(message.item))) {
                this.#again.set((0,run_marker/* itemDigest */.Ug)(message.item), message.item);
                open.push(message);
                failed.push(...keys);
            }
        });
        await this.#send(open, failed);
    }
    async #retryMarkers() {
        const { storage } = this.#cloud;
        let batch = [];
        const close = async () => {
            const messages = new Map();
            const keys = [];
            await (0,in_parallel/* inParallel */.H)(READ, batch, async (key) => {
                const found = await storage.read({ bucket: this.#bucket, key });
                if (!found)
                    return;
                const marker = (0,run_marker/* readMarker */.t7)(found.text);
                if (!this.#isWanted(marker) || this.#isRenewed(marker.item))
                    return;
                keys.push(key);
                if (!this.#again.has((0,run_marker/* itemDigest */.Ug)(marker.item)))
                    messages.set(marker.item, this.#messageOf(marker));
            });
            batch = [];
            for (const item of messages.keys())
                this.#again.set((0,run_marker/* itemDigest */.Ug)(item), item);
            await this.#send([...messages.values()], keys);
        };
        for await (const key of failedKeys(storage.list(this.#bucket, this.#folder))) {
            batch.push(key);
            if (batch.length === BATCH)
                await close();
        }
        await close();
    }
    #messageOf({ run, step, item, input, trace }) {
        return { run, step, item, input, gather: this.#step.gather, attempt: 1, trace };
    }
    async #send(messages, markers) {
        if (messages.length > 0) {
            await this.#reopen();
            await this.#cloud.queues.send(this.#inbox, messages.map(message/* writeWorkMessage */.Co), DELAY);
        }
        await this.#cloud.storage.remove(this.#bucket, markers);
    }
}
/** Failed markers of items that are not done, whatever version of them. Keys of one item lie beside each other. */
async function* failedKeys(objects) {
    let item;
    let isDone = false;
    let failed = [];
    for await (const { key } of objects) {
        const marker = (0,run_marker/* readMarkerKey */.qF)(key);
        if (!marker)
            continue;
        if (marker.item !== item) {
            if (!isDone)
                yield* failed;
            item = marker.item;
            isDone = false;
            failed = [];
        }
        if (marker.state === 'done')
            isDone = true;
        else
            failed.push(key);
    }
    if (!isDone)
        yield* failed;
}
function chosen(items, item) {
    return items.length === 0 || items.some((wanted) => wanted === item || (0,external_node_path_.matchesGlob)(item, wanted));
}
function messageOf(body) {
    try {
        return (0,message/* readWorkMessage */.VX)(body);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/src/run/run-id.js
var run_id = __webpack_require__(50483);
// EXTERNAL MODULE: ./lib/src/dispatch/route.js
var route = __webpack_require__(91784);
;// CONCATENATED MODULE: ./lib/src/run/s3-inputs.js



const s3_inputs_MOST_INPUTS = 1_000_000;
function isS3Url(name) {
    return /^s3:/i.test(name);
}
/**
 * The objects that `s3://bucket/prefix` means, as inputs: an object is itself; below a folder all keep their paths
 * relative to it. What lies below the workflow's own input prefix is taken as it lies there, all else is copied. Results,
 * markers, and what was uploaded for other runs is left out, unless a run's folder is named itself.
 * @throws Failure `BAD_USAGE`, `NO_INPUTS`, `INPUT_UNUSABLE`
 */
async function s3Inputs(url, dispatch, storage) {
    const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(url) ?? [];
    if (bucket === undefined)
        throw new failure/* Failure */.H('BAD_USAGE', `"${url}" is no place in S3: write s3://bucket/prefix/`);
    const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
    const inputs = [];
    for await (const object of storage.list(bucket, prefix)) {
        const { key } = object;
        const isFile = key === prefix && !key.endsWith('/');
        if (!isFile && (!key.startsWith(folder) || key.endsWith('/')))
            continue;
        const path = isFile ? key.slice(key.lastIndexOf('/') + 1) : key.slice(folder.length);
        if ((0,route/* isOurs */.MU)(bucket, key, dispatch) || isOfOtherRun(bucket, key, folder, dispatch))
            continue;
        inputs.push(inputOf(bucket, object, path, dispatch));
        if (inputs.length > s3_inputs_MOST_INPUTS)
            throw new failure/* Failure */.H('INPUT_UNUSABLE', `${url} holds more than ${s3_inputs_MOST_INPUTS} objects. Name fewer.`);
    }
    if (inputs.length === 0)
        throw new failure/* Failure */.H('NO_INPUTS', `${url} holds no object that could be an input.`);
    return inputs;
}
function inputOf(bucket, { key, size, etag, modified }, path, { input }) {
    const isThere = bucket === input.bucket && key.startsWith(input.prefix);
    return {
        path,
        size,
        from: isThere
            ? { kind: 'in place', object: { bucket, key, etag, size } }
            : { kind: 'copy', bucket, key, modified },
    };
}
function isOfOtherRun(bucket, key, folder, { input }) {
    if (bucket !== input.bucket || !key.startsWith(input.prefix))
        return false;
    const [run = '', ...rest] = key.slice(input.prefix.length).split('/');
    return rest.length > 0 && (0,run_id/* isRunId */.Pk)(run) && !folder.startsWith(`${input.prefix}${run}/`);
}
/** Inputs of several names as one list. @throws Failure `INPUT_COLLISION` */
function mergeInputs(lists) {
    const merged = new Map();
    for (const input of lists.flat()) {
        const other = merged.get(input.path);
        if (other && sourceOf(other) !== sourceOf(input))
            throw new failure/* Failure */.H('INPUT_COLLISION', `${sourceOf(other)} and ${sourceOf(input)} are both called "${input.path}". Name the folder that holds both, or rename one.`);
        merged.set(input.path, input);
    }
    return [...merged.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
function sourceOf({ from }) {
    if (from.kind === 'file')
        return from.file;
    const { bucket, key } = from.kind === 'copy' ? from : from.object;
    return `s3://${bucket}/${key}`;
}

;// CONCATENATED MODULE: ./lib/src/run/gather.js


function writeManifestHead(objects) {
    return `${JSON.stringify({ version: 1, objects })}\n`;
}
function writeManifestLine({ path, bucket, key, etag, size }) {
    return `${JSON.stringify({ path, bucket, key, etag, size })}\n`;
}
/**
 * Reads a manifest line by line.
 * @throws Failure `BAD_MANIFEST` with the line's number, and when it ends too early
 */
async function* readManifest(lines) {
    let expected;
    let number = 0;
    for await (const line of lines) {
        number++;
        const bad = (what) => new failure/* Failure */.H('BAD_MANIFEST', `line ${number} of the manifest is wrong: ${what}`);
        let value;
        try {
            value = JSON.parse(line);
        }
        catch {
            throw bad('it is no JSON');
        }
        if (expected === undefined) {
            if (value?.version !== 1)
                throw bad('its version is not 1');
            if (!Number.isSafeInteger(value.objects))
                throw bad('it does not say how many objects follow');
            expected = value.objects;
            continue;
        }
        const object = (0,message/* readObject */.Ag)(value, (problem) => {
            throw bad(problem);
        });
        if (typeof value.path !== 'string' || value.path === '')
            throw bad('it has no path');
        yield { ...object, path: value.path };
    }
    if (expected !== number - 1)
        throw new failure/* Failure */.H('BAD_MANIFEST', `the manifest announces ${expected ?? 'no number of'} objects and lists ${Math.max(0, number - 1)}`);
}

// EXTERNAL MODULE: ./lib/src/run/run-inputs.js
var run_inputs = __webpack_require__(67963);
;// CONCATENATED MODULE: ./lib/src/run/compare-inputs.js





/** Files read at once to compare them: that is the disk's and the processor's work. */
const COMPARED = 4;
/** Inputs of a run that begins. */
function nothingThere(inputs) {
    return { there: new Map(), inPlace: new Map(), missing: inputs, changed: [], same: [] };
}
/** @param inputs those that some step takes */
async function compareInputs(plan, inputs, run, cloud) {
    const { storage, contentOf } = cloud;
    const [inPlace, there] = [await recordedInputs(plan, run, cloud), await uploadedInputs(plan, run, cloud)];
    const folder = (0,run_inputs/* inputFolder */.BZ)(plan.input.prefix, run);
    const missing = [];
    const changed = [];
    const same = [];
    await (0,in_parallel/* inParallel */.H)(COMPARED, inputs, async (input) => {
        const { path, size, from } = input;
        const known = from.kind === 'in place' ? inPlace.get(path) : there.get(path);
        if (!known)
            return void missing.push(input);
        const isSame = from.kind === 'in place'
            ? known.etag === from.object.etag
            : from.kind === 'copy'
                ? (0,run_inputs/* isFreshCopy */.Us)({ size, modified: from.modified }, known)
                : known.size === size &&
                    (await (0,run_inputs/* isSameContent */.OI)(await contentOf(from.file, size), known, () => storage.checksum({ bucket: plan.input.bucket, key: folder + path })));
        if (isSame)
            same.push(input);
        else
            changed.push(input);
    });
    return { there, inPlace, missing, changed, same };
}
/** What lies in a run's own input folder, by path. */
async function uploadedInputs({ input }, run, { storage }) {
    const folder = (0,run_inputs/* inputFolder */.BZ)(input.prefix, run);
    const there = new Map();
    for await (const object of storage.list(input.bucket, folder))
        if (!object.key.endsWith('/'))
            there.set(object.key.slice(folder.length), object);
    return there;
}
/** Inputs of a run that lie elsewhere, by path. */
async function recordedInputs(plan, run, { storage }) {
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    const place = { bucket, key: (0,run_folder/* runInputsKey */.go)(prefix, run) };
    const inputs = new Map();
    for await (const { key } of storage.list(bucket, place.key))
        if (key === place.key)
            for await (const { path, ...object } of readManifest(storage.lines(place)))
                inputs.set(path, object);
    return inputs;
}

;// CONCATENATED MODULE: ./lib/src/run/same-inputs.js






/** Of the newest runs, so many are compared with. */
const LOOKED_AT = 50;
/**
 * The newest run of these very inputs with the same images and variables: it can go on in place of a new one, which would
 * do again what that one has finished. A run stays as it is where an input has the same name and another content, unless
 * the old one has failed: so inputs are mended, and no result makes room.
 * @param compare told of how many files are compared
 */
async function findSameRun(plan, inputs, cloud, compare) {
    const { storage } = cloud;
    const { taken } = (0,run_inputs/* splitTaken */.Ob)(plan, inputs);
    const digest = (0,run_inputs/* inputsDigest */.KA)(taken);
    const newest = (await (0,stored_run/* findRuns */.sj)(plan, storage)).slice(-LOOKED_AT).reverse();
    const stored = await Promise.all(newest.map(({ run }) => readIfOurs(plan, run, storage)));
    const found = stored.find((each) => each?.manifest.inputs === digest && (0,stored_run/* changedSteps */.kG)(plan, each.manifest).length === 0);
    if (!found)
        return undefined;
    compare(taken.length);
    const compared = await compareInputs(plan, taken, found.manifest.run, cloud);
    return (await fits(plan, found.manifest.run, compared, storage)) ? { ...found, compared } : undefined;
}
/** Undefined for what another release wrote, and for what is gone since it was listed. */
async function readIfOurs(plan, run, storage) {
    try {
        return await (0,stored_run/* readRun */.cI)(plan, run, storage);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H && ['BAD_RUN_MANIFEST', 'RUN_NOT_FOUND'].includes(error.code))
            return undefined;
        throw error;
    }
}
/**
 * Whether a run may take over what differs: what it has not, it must have no result of; and what has other content must have
 * failed, or another run is at work on the old one.
 */
async function fits(plan, run, { missing, changed }, storage) {
    if (missing.length + changed.length === 0)
        return true;
    const states = await firstStates(plan, run, storage);
    const statesOf = ({ path }) => (0,run_inputs/* messagesFor */.kP)(plan, run, path, { bucket: '', key: '' }).map(({ step }) => states.get(stateKey(step, (0,run_marker/* itemDigest */.Ug)(path))));
    return (missing.every((input) => !statesOf(input).includes('done')) &&
        changed.every((input) => statesOf(input).every((state) => state === 'failed')));
}

// EXTERNAL MODULE: ./lib/src/run/begin.js + 1 modules
var begin = __webpack_require__(31837);
// EXTERNAL MODULE: ./lib/src/run/run-manifest.js
var run_manifest = __webpack_require__(20495);
// EXTERNAL MODULE: ./lib/src/run/patterns.js
var patterns = __webpack_require__(44477);
;// CONCATENATED MODULE: ./lib/src/run/take-back.js







const LANES = 16;
/**
 * Takes back what a run says of inputs that are about to change: their markers, their results, and what came of those in
 * the steps behind; and whatever steps that gather made of it, or of less than there will be. Without that a result of
 * the old content would pass for one of the new.
 */
async function takeBack(plan, run, { changed, fresh, lost }, storage) {
    const bucket = plan.output.bucket;
    const prefix = plan.output.prefix;
    const items = new Map();
    const add = (step, path) => {
        const digests = items.get(step) ?? new Set();
        items.set(step, digests.add((0,run_marker/* itemDigest */.Ug)(path)));
    };
    for (const step of plan.steps)
        if (step.needs.length === 0)
            for (const path of changed)
                if ((0,patterns/* takes */.n)(step.spec.inputs.patterns, path))
                    add(step.id, path);
    const gatherers = gatherersBehind(plan, fresh);
    for (const id of gatherers)
        add(id, id);
    const stale = [];
    let count = 0;
    // In the plan's order, in which every step is behind those that it needs.
    for (const step of plan.steps) {
        const digests = items.get(step.id);
        if (!digests && !(lost && step.gather))
            continue;
        const all = [];
        for await (const { key } of storage.list(bucket, (0,layout/* markerFolder */.D)(prefix, run, step.id))) {
            const marker = (0,run_marker/* readMarkerKey */.qF)(key);
            if (marker)
                all.push({ key, ...marker });
        }
        if (gatherers.has(step.id) || (lost && step.gather && !all.some(({ state }) => state === 'done')))
            await storage.remove(bucket, [
                (0,run_folder/* gatherManifestKey */.Of)(prefix, run, step.id),
                (0,run_folder/* gatherSentKey */.jY)(prefix, run, step.id),
            ]);
        const markers = all.filter(({ item }) => digests?.has(item));
        const done = markers.filter(({ state }) => state === 'done');
        const behind = plan.steps.filter(({ needs }) => needs.includes(step.id));
        await (0,in_parallel/* inParallel */.H)(LANES, done, async ({ key }) => {
            const found = await storage.read({ bucket, key });
            if (!found)
                return;
            const { outputs } = (0,run_marker/* readMarker */.t7)(found.text);
            for (const next of behind)
                for (const { path } of outputs)
                    if (!next.gather)
                        add(next.id, (0,route/* pathIn */.lW)(next, step.id, path));
            // Markers are written where algorithms are worked on: nothing else is deleted, whatever one says.
            const own = (0,layout/* outputFolder */.q)(prefix, step.id, run);
            const results = outputs.filter((output) => output.bucket === bucket && output.key.startsWith(own));
            await storage.remove(bucket, results.map((output) => output.key));
        });
        const failed = markers.filter(({ state }) => state === 'failed').map(({ key }) => key);
        if (step.needs.length === 0)
            stale.push(...failed);
        const gone = step.needs.length === 0 ? done.map(({ key }) => key) : markers.map(({ key }) => key);
        await storage.remove(bucket, gone);
        count += new Set(markers.map(({ item }) => item)).size;
    }
    const names = [...items].flatMap(([step, digests]) => [...digests].map((item) => stateKey(step, item)));
    return { count, items: new Set(names), stale };
}
/** Steps that gather, however far behind the first steps that take one of the inputs. */
function gatherersBehind({ steps }, paths) {
    const reached = new Set();
    const isReached = ({ needs, spec }) => needs.length === 0
        ? paths.some((path) => (0,patterns/* takes */.n)(spec.inputs.patterns, path))
        : needs.some((need) => reached.has(need));
    for (const step of steps)
        if (isReached(step))
            reached.add(step.id);
    return new Set(steps.filter(({ id, gather }) => gather && reached.has(id)).map(({ id }) => id));
}

;// CONCATENATED MODULE: ./lib/src/run/start.js














/** Files on their way at once: S3 gives each connection only so much, and small files are all waiting. */
const UPLOADS = 16;
/** Messages handed over at once. */
const SENT = 1000;
/**
 * Begins a run, or continues one: writes its manifest, then brings there what is missing or has changed. Uploads start
 * the work by themselves; what lies there already is sent to the inbox.
 * @param before the run that is continued
 * @throws Failure `NO_INPUTS`, `KEY_TOO_LONG`, `RUN_CHANGED`, `RUN_BUSY`, `NOT_SENT`
 */
async function startRun(plan, inputs, facts, before, inbox, cloud, progress) {
    const { storage, queues } = cloud;
    const { run } = facts;
    const { taken, leftOut } = (0,run_inputs/* splitTaken */.Ob)(plan, inputs);
    if (taken.length === 0 && !before)
        throw nothingTaken(plan, inputs);
    const folder = (0,run_inputs/* inputFolder */.BZ)(plan.input.prefix, run);
    (0,run_inputs/* checkKeys */.L)(folder, taken.filter(({ from }) => from.kind !== 'in place'));
    if (before)
        checkSettings(plan, before.manifest);
    if (before && !before.compared)
        progress.compare(taken.length);
    const { there, inPlace, missing, changed, same } = before
        ? (before.compared ?? (await compareInputs(plan, taken, run, cloud)))
        : nothingThere(taken);
    const fresh = [...missing, ...changed];
    const resumed = before?.manifest.cancelled_at !== undefined;
    const resend = resumed ? 'all' : before?.resend;
    const known = new Set([...there.keys(), ...inPlace.keys()]);
    let manifest;
    let takenBack = { count: 0, items: new Set(), stale: [] };
    if (run !== run_id/* ADHOC */.sQ) {
        manifest = before
            ? await continued(plan, known, taken, before.manifest, facts, cloud)
            : (0,begin/* beginRun */.Te)(plan, taken.map(pathOf), { ...facts, inputs: (0,run_inputs/* inputsDigest */.KA)(taken) });
        await writeManifest(plan, manifest, before, cloud);
        if (before && (fresh.length > 0 || resend === 'all')) {
            const lost = resend === 'all';
            const change = { changed: changed.map(pathOf), fresh: fresh.map(pathOf), lost };
            takenBack = await takeBack(plan, run, change, storage);
        }
    }
    const uploads = fresh.filter(({ from }) => from.kind !== 'in place');
    progress.begin(uploads.length, uploads.reduce((sum, { size }) => sum + size, 0));
    await (0,in_parallel/* inParallel */.H)(UPLOADS, uploads, async ({ path, size, from }) => {
        const place = { bucket: plan.input.bucket, key: folder + path };
        if (from.kind === 'file')
            await storage.upload(from.file, size, place);
        else if (from.kind === 'copy')
            await storage.copy({ bucket: from.bucket, key: from.key, size }, place);
        progress.brought(size);
    });
    const messages = fresh.flatMap(({ path, from }) => from.kind === 'in place' ? (0,run_inputs/* messagesFor */.kP)(plan, run, path, from.object) : []);
    if (resend) {
        const anew = new Set(fresh.map(pathOf));
        const objects = new Map(inPlace);
        for (const [path, { key, etag, size }] of there)
            objects.set(path, { bucket: plan.input.bucket, key, etag, size });
        const states = await firstStates(plan, run, storage);
        for (const [path, object] of objects)
            if (!anew.has(path))
                for (const message of (0,run_inputs/* messagesFor */.kP)(plan, run, path, object)) {
                    const state = states.get(stateKey(message.step, (0,run_marker/* itemDigest */.Ug)(path)));
                    // Agents skip what is done, and tell the steps behind of it anew: so what was lost there comes back.
                    if (state === undefined || (state === 'done' && resend === 'all'))
                        messages.push(message);
                }
    }
    const lying = fresh.flatMap(({ path, from }) => from.kind === 'in place' ? [[path, from.object]] : []);
    // Before they are sent: what is interrupted in between knows what it has, and sends the rest.
    if (run !== run_id/* ADHOC */.sQ && lying.length > 0)
        await recordInputs(plan, run, new Map([...inPlace, ...lying]), cloud);
    const bodies = messages.map(message/* writeWorkMessage */.Co);
    for (let at = 0; at < bodies.length; at += SENT)
        await queues.send(inbox, bodies.slice(at, at + SENT));
    if (takenBack.stale.length > 0)
        await storage.remove(plan.output.bucket, takenBack.stale);
    return {
        run,
        ...(manifest && { manifest }),
        uploaded: uploads.length,
        sent: new Set(messages.map(({ item }) => item)).size,
        same: same.length,
        taken_back: takenBack.count,
        renewed: takenBack.items,
        resumed,
        left_out: leftOut,
    };
}
function nothingTaken({ workflow, steps }, inputs) {
    const patterns = new Set(steps.filter(({ needs }) => needs.length === 0).flatMap(({ spec }) => spec.inputs.patterns));
    return new failure/* Failure */.H('NO_INPUTS', inputs.length === 0
        ? `There is no input for the workflow ${workflow}.`
        : `No step of the workflow ${workflow} takes any of the ${inputs.length} inputs (the first is ${inputs[0].path}): its first steps take ${[...patterns].join(', ')}.`);
}
/** Results of two images or of two sets of variables would be mixed in one run. @throws Failure `RUN_CHANGED` */
function checkSettings(plan, manifest) {
    const changed = (0,stored_run/* changedSteps */.kG)(plan, manifest);
    if (changed.length > 0)
        throw new failure/* Failure */.H('RUN_CHANGED', `The run ${manifest.run} was begun with other images, variables or needs of ${changed.join(', ')}, and one run has results of one kind. Start a new run, without --run; or, if only items that failed are to be tried with the new settings, "pipewright retry".`);
}
/** By which the run is found from now on; undefined where no command can name all of its inputs that came bit by bit. */
function continuedDigest(plan, known, taken, before) {
    if (taken.length === 0)
        return before;
    const had = [...known].filter((path) => (0,run_inputs/* isTaken */.Ck)(plan, path));
    const given = new Set(taken.map(pathOf));
    if (had.every((path) => given.has(path)))
        return (0,run_inputs/* inputsDigest */.KA)(taken);
    const areFiles = before === (0,run_inputs/* inputsDigest */.KA)(had.map(asFile)) && taken.every(({ from }) => from.kind === 'file');
    return areFiles ? (0,run_inputs/* inputsDigest */.KA)([...new Set([...had, ...given])].map(asFile)) : undefined;
}
function pathOf({ path }) {
    return path;
}
function asFile(path) {
    return { path, size: 0, from: { kind: 'file', file: '' } };
}
/** A run that was over is shown from now on where it goes on; one that others look at stays where they do. */
async function continued(plan, known, taken, manifest, { repository, commit, file, time_limit_minutes }, { storage, now }) {
    const { cancelled_at: _, inputs: before, ...rest } = manifest;
    const inputs = continuedDigest(plan, known, taken, before);
    const [state] = await (0,stored_run/* findRuns */.sj)(plan, storage, manifest.run);
    const moves = (!state?.open || rest.repository === undefined) && repository !== undefined && commit !== undefined;
    const goesOn = {
        ...rest,
        ...(moves && { repository, commit, ...(file !== undefined && { file }) }),
        ...(inputs !== undefined && { inputs }),
        expected: (0,begin/* expectedOf */.EX)(plan, new Set([...known, ...taken.map(pathOf)])),
    };
    return (0,stored_run/* withNewLimit */.cN)(goesOn, now(), time_limit_minutes);
}
/** @throws Failure `RUN_BUSY` */
async function writeManifest(plan, manifest, before, { storage }) {
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    const place = { bucket, key: (0,run_folder/* runManifestKey */.Yg)(prefix, manifest.run) };
    if (!(await storage.replace(place, (0,run_manifest/* writeRunManifest */.In)(manifest), before?.etag)))
        throw new failure/* Failure */.H('RUN_BUSY', `Somebody else changes the run ${manifest.run} at the same time. Repeat this in a moment.`);
    // It is not over any more.
    if (before)
        await storage.remove(bucket, [(0,run_folder/* runEndedKey */.BI)(prefix, manifest.run)]);
}
async function recordInputs(plan, run, inputs, { storage }) {
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    const lines = [...inputs].map(([path, object]) => writeManifestLine({ path, ...object }));
    const text = writeManifestHead(lines.length) + lines.join('');
    await storage.write({ bucket, key: (0,run_folder/* runInputsKey */.go)(prefix, run) }, text);
}

// EXTERNAL MODULE: ./lib/src/run/watch.js + 2 modules
var watch = __webpack_require__(84083);
// EXTERNAL MODULE: ./lib/src/command/account.js + 3 modules
var account = __webpack_require__(89783);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(82913);
// EXTERNAL MODULE: ./lib/src/command/living-lines.js
var living_lines = __webpack_require__(70413);
;// CONCATENATED MODULE: ./lib/src/command/upload-progress.js


/** Shows how files are on their way, in a living line; nothing when `quiet`. @param doing e.g. `Uploading` */
function showTransfer(doing, io, quiet, now = Date.now) {
    let [files, bytes, allFiles, allBytes, begun] = [0, 0, 0, 0, 0];
    const line = () => {
        const seconds = (now() - begun) / 1000;
        const speed = bytes / seconds;
        const parts = [
            `${doing} ${files.toLocaleString('en')} of ${allFiles.toLocaleString('en')} files`,
            `${(0,units/* formatBytes */.z3)(bytes)} of ${(0,units/* formatBytes */.z3)(allBytes)}`,
            ...(seconds >= 1 && bytes > 0 && files < allFiles
                ? [`${(0,units/* formatBytes */.z3)(Math.round(speed))}/s`, `${(0,units/* formatDuration */.a3)((allBytes - bytes) / speed)} left`]
                : []),
        ];
        return parts.join(', ');
    };
    const lines = (0,living_lines/* showLines */.P)(() => (allFiles === 0 ? [] : [line()]), io, quiet);
    return {
        compare(count) {
            if (count > 0)
                lines.say(`Comparing ${count.toLocaleString('en')} inputs with what is there`);
        },
        begin(count, size) {
            [files, bytes, allFiles, allBytes, begun] = [0, 0, count, size, now()];
        },
        brought(size) {
            files += 1;
            bytes += size;
        },
        end: lines.end,
    };
}

// EXTERNAL MODULE: ./lib/src/command/workflow-file.js + 3 modules
var workflow_file = __webpack_require__(79488);
;// CONCATENATED MODULE: ./lib/src/command/begin-run.js

















/**
 * Begins or continues a run, for the command as for the action.
 * @returns undefined where the workflow file has errors, which are told
 */
async function beginOnAws(order, io) {
    const { file, names, catalog, json, run: wanted, backfill } = order;
    checkOrder(order);
    const origin = originOf(order, io);
    const plan = await (0,workflow_file/* readWorkflowFile */.AO)(file, io, { json, ...(catalog !== undefined && { catalog }) });
    if (!plan)
        return undefined;
    const cloud = await openCloudFor(plan, io);
    const { readDispatcherCode } = await __webpack_require__.e(/* import() */ 1355).then(__webpack_require__.bind(__webpack_require__, 61355));
    const { dispatch, site } = await checkDeployed(plan, cloud.deploying, await readDispatcherCode());
    const { openRunWorld } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(9155), __webpack_require__.e(1172), __webpack_require__.e(9128), __webpack_require__.e(3506)]).then(__webpack_require__.bind(__webpack_require__, 23506));
    const watched = (0,deploy_watched/* watchedOf */.g)(plan, site);
    const world = openRunWorld(site.region, io.env, io.signal);
    const named = wanted !== undefined && (0,run_id/* isRunId */.Pk)(wanted) ? await (0,stored_run/* readRun */.cI)(plan, wanted, cloud.storage) : undefined;
    const all = backfill ? [...names, `s3://${plan.input.bucket}/${plan.input.prefix}`] : names;
    const inputs = await findRunInputs(all, dispatch, cloud.storage, order, io);
    const shown = showTransfer('Uploading', io, json);
    try {
        const same = wanted === undefined ? await findSameRun(plan, inputs, cloud, shown.compare) : undefined;
        const found = named ?? same;
        const resend = found && (await lostIn({ run: found.manifest.run, watched, world }, cloud.now()));
        const before = found && { ...found, ...(resend && { resend }) };
        const fresh = wanted === run_id/* ADHOC */.sQ ? run_id/* ADHOC */.sQ : (0,run_id/* runId */.Vz)(cloud.now(), (0,external_node_crypto_.randomBytes)(3).toString('hex'));
        const run = before?.manifest.run ?? fresh;
        const facts = { run, created_at: new Date(cloud.now()).toISOString(), ...origin };
        if (!json && !named && run !== run_id/* ADHOC */.sQ)
            io.err(same ? sameText(run) : `Run ${run}\n`);
        const started = await startRun(plan, inputs, facts, before, dispatch.inbox.url, cloud, shown);
        // Whoever starts it again wants what failed tried again, too.
        const choice = { items: [], renewed: started.renewed, minutes: origin.time_limit_minutes };
        const retried = same ? await retryRun(plan, run, choice, dispatch, cloud) : [];
        return { plan, here: { run, watched, world }, started, retried, cloud };
    }
    catch (error) {
        if (wanted !== run_id/* ADHOC */.sQ && io.signal.aborted)
            io.err(`The same command${wanted === run_id/* NEW */.dy ? `, without --run ${run_id/* NEW */.dy},` : ''} goes on where this one stopped.\n`);
        throw error;
    }
    finally {
        shown.end();
    }
}
/** What of a run is on nobody's way. */
async function lostIn({ run, watched, world }, now) {
    return (0,watch/* lostOf */.i)((0,watch/* look */.O)(undefined, await (0,observe/* observe */.lB)(run, watched, world, now, (0,observe/* nothingKnown */.Hx)()), watched));
}
function sameText(run) {
    return `Run ${run} has the same inputs, and goes on: what is finished stays as it is (--run ${run_id/* NEW */.dy} begins another run)\n`;
}
/** @throws Failure `BAD_USAGE` */
function checkOrder({ names, run, backfill, wait }) {
    if (run !== undefined && run !== run_id/* ADHOC */.sQ && run !== run_id/* NEW */.dy && !(0,run_id/* isRunId */.Pk)(run))
        throw new failure/* Failure */.H('BAD_USAGE', `"${run}" is no run's id: those look like run-20261125T092236Z-3fa9c1.`);
    if (run === run_id/* ADHOC */.sQ && (!backfill || names.length > 0 || wait))
        throw new failure/* Failure */.H('BAD_USAGE', `--run ${run_id/* ADHOC */.sQ} goes with --backfill alone: nobody knows when uploads that belong to no run are all there.`);
    if (names.length === 0 && !backfill && (run === undefined || run === run_id/* NEW */.dy))
        throw new failure/* Failure */.H('BAD_USAGE', 'Say on what to run: pipewright run FILE INPUT…');
}
async function openCloudFor(plan, io) {
    const { openRunCloud } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(2565), __webpack_require__.e(9155), __webpack_require__.e(136), __webpack_require__.e(4536), __webpack_require__.e(1172), __webpack_require__.e(9128), __webpack_require__.e(1848), __webpack_require__.e(6654)]).then(__webpack_require__.bind(__webpack_require__, 46654));
    return openRunCloud((0,account/* regionOf */.AP)(plan, io.env), io.env, io.signal);
}
/** Inputs by their names on the command line; none for none. */
async function findRunInputs(names, dispatch, storage, { out }, io) {
    const local = names.filter((name) => !isS3Url(name));
    const lists = [];
    if (local.length > 0) {
        // Results of the last time are no inputs of the next.
        const without = (0,external_node_path_.resolve)(io.cwd, out ?? '.pipewright-results');
        const found = await findInputs(local, io.cwd, without);
        lists.push(found.map(({ path, file, size }) => ({ path, size, from: { kind: 'file', file } })));
    }
    for (const name of names.filter(isS3Url))
        lists.push(await s3Inputs(name, dispatch, storage));
    return mergeInputs(lists);
}
/** Where the run comes from: GitHub's runner says it in the environment. @throws Failure `BAD_USAGE` */
function originOf({ file, timeLimit, ...order }, io) {
    const { GITHUB_REPOSITORY: repository, GITHUB_WORKSPACE: workspace } = io.env;
    const commit = order.commit ?? io.env.GITHUB_SHA;
    const hours = Number(timeLimit);
    if (timeLimit !== undefined && !(hours > 0 && hours <= 14 * 24))
        throw new failure/* Failure */.H('BAD_USAGE', `--time-limit is a number of hours up to 336, not "${timeLimit}".`);
    const path = (0,external_node_path_.relative)(workspace ?? io.cwd, (0,external_node_path_.resolve)(io.cwd, file)).replaceAll('\\', '/');
    return {
        ...(repository && /^[0-9a-f]{40}$/.test(commit ?? '') && { repository, commit: commit }),
        file: path.startsWith('../') ? file : path,
        ...(timeLimit !== undefined && { time_limit_minutes: Math.ceil(hours * 60) }),
    };
}

// EXTERNAL MODULE: ./lib/src/command/run-report.js + 11 modules
var run_report = __webpack_require__(70769);
// EXTERNAL MODULE: ./lib/src/command/runs-action.js
var runs_action = __webpack_require__(31831);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
;// CONCATENATED MODULE: ./lib/src/command/started-text.js


/** How many items are tried again. */
function again({ retried }) {
    return retried.reduce((sum, step) => sum + step.again.length, 0);
}
/** What became of the inputs, and how the run goes on. */
function startedText(begun, file) {
    const { started, plan } = begun;
    const { run, uploaded, sent, same, taken_back, resumed, left_out } = started;
    const parts = [
        uploaded > 0 && `${uploaded} uploaded`,
        sent > 0 && `${sent} sent as they lie there`,
        same > 0 && `${same} there already`,
        taken_back > 0 && `${(0,findings_text/* plural */.LS)(taken_back, 'item')} taken back to be worked on again`,
        again(begun) > 0 && `${(0,findings_text/* plural */.LS)(again(begun), 'item')} that failed tried again`,
    ].filter(Boolean);
    const incomplete = begun.retried.filter((step) => step.incomplete);
    const lines = [
        `${run === run_id/* ADHOC */.sQ ? 'Inputs' : `Run ${run}`} of ${(0,findings_text/* inert */.tJ)(plan.workflow)}: ${parts.join(', ') || 'nothing to do'}${resumed ? '; it was cancelled, and goes on' : ''}`,
        ...(left_out.length > 0
            ? [
                `No step takes ${(0,findings_text/* inert */.tJ)(left_out.slice(0, 5).join(', '))}${left_out.length > 5 ? ` and ${left_out.length - 5} more` : ''}`,
            ]
            : []),
        ...(incomplete.length > 0
            ? [
                `The dead-letter queue of ${incomplete.map(({ id }) => (0,findings_text/* inert */.tJ)(id)).join(', ')} holds more than could be looked through: repeat this.`,
            ]
            : []),
    ];
    return `${lines.join('\n')}\n${run === run_id/* ADHOC */.sQ ? '' : waysOn((0,findings_text/* inert */.tJ)(file), run)}`;
}
/** @param file as it can be printed */
function waysOn(file, run) {
    return `How it stands: pipewright status ${file} --run ${run}\nTo stop it:    pipewright cancel ${run} ${file}\n`;
}

// EXTERNAL MODULE: ./lib/src/command/watched-runs.js + 6 modules
var watched_runs = __webpack_require__(92956);
;// CONCATENATED MODULE: ./lib/src/command/run-action.js











/** The action's mode `run`: sends files through a deployed workflow, and shows the run as a check run. */
async function runAction(inputs, given) {
    const io = (0,action_io/* withToken */.ub)(given, inputs.token);
    const { runner, env, cwd, signal } = io;
    const { workflow, catalog, inputs: names, run: before, wait, token } = inputs;
    const say = (text) => {
        for (const line of text.trimEnd().split('\n'))
            runner.info(line);
    };
    const command = {
        out: say,
        err: say,
        cwd,
        env,
        tty: false,
        errTty: false,
        columns: () => 120,
        signal,
    };
    const context = (0,pull_request_context/* readContext */.yI)(env, await (0,action_io/* readEvent */.j_)(env));
    const order = { file: workflow, names, catalog, json: false, wait, run: before, backfill: false };
    const begun = await beginOnAws({ ...order, commit: context && (0,pull_request_context/* shaOf */.ye)(context) }, command);
    if (!begun)
        throw new failure/* Failure */.H('BAD_WORKFLOW', `${workflow} cannot be run; what is wrong with it is above.`);
    say(startedText(begun, workflow));
    const { here } = begun;
    runner.output('run-id', here.run);
    let said = '';
    const watch = await (0,watched_runs/* followHere */.oY)(here, await (0,runs_action/* surroundings */.i)(io, token), (each) => {
        const title = (0,page/* titleOf */.G)(each);
        if (title !== said)
            runner.info(title);
        said = title;
    }, wait ? {} : { looks: 1 });
    if (wait) {
        const report = (0,external_node_path_.join)(env.RUNNER_TEMP || cwd, `pipewright-${here.run}`);
        await (0,run_report/* saveReport */.a)(here, report, signal);
        runner.output('report', report);
    }
    await (0,runs_action/* showRuns */.A)([{ watch, watched: here.watched }], runner);
    if (wait && (0,progress/* isOver */.PU)(watch.progress.state) && watch.progress.state !== 'COMPLETE')
        throw new failure/* Failure */.H('ITEMS_FAILED', `The run ${here.run} is over: ${(0,page/* titleOf */.G)(watch)}.`);
}


/***/ }),

/***/ 97772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ HIDDEN_SECONDS),
/* harmony export */   p: () => (/* binding */ sift)
/* harmony export */ });
/** A message that is not ours is kept from others until all are looked through, else it would come again and again. */
const HIDDEN_SECONDS = 300;
/** By then what was looked at first comes again. */
const LONGEST_MS = 240_000;
/** SQS lets 120,000 messages of a queue be hidden at once, those of agents among them. */
const MOST_HELD = 80_000;
const LANES = 8;
/** So often in a row a queue says that it has nothing, before it is believed: it is asked at many servers. */
const EMPTY = 2;
/**
 * Looks through a queue and takes out what is wanted; all else is handed back. SQS has no way to look without taking, so
 * each message seen counts one receipt more; an item is given up after twenty.
 * @param deal is given what is wanted of ten messages, before these are removed: a message whose `deal` fails stays
 * @throws what `deal` throws, when all is handed back
 */
async function sift(queue, isWanted, deal, now) {
    const end = now() + LONGEST_MS;
    const others = [];
    let taken = 0;
    let complete = true;
    let more = true;
    const lane = async () => {
        for (let empty = 0; empty < EMPTY && more;) {
            if (now() > end || others.length >= MOST_HELD) {
                complete = false;
                return;
            }
            const held = await queue.receive();
            empty = held.length === 0 ? empty + 1 : 0;
            const wanted = held.filter(({ body }) => isWanted(body));
            others.push(...held.filter((one) => !wanted.includes(one)).map(({ receipt }) => receipt));
            if (wanted.length === 0)
                continue;
            try {
                await deal(wanted.map(({ body }) => body));
            }
            catch (error) {
                more = false;
                others.push(...wanted.map(({ receipt }) => receipt));
                throw error;
            }
            await queue.remove(wanted.map(({ receipt }) => receipt));
            taken += wanted.length;
        }
    };
    try {
        const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
        const broken = ends.find((one) => one.status === 'rejected');
        if (broken)
            throw broken.reason;
    }
    finally {
        await queue.handBack(others);
    }
    return { taken, others: others.length, complete };
}


/***/ })

};
