export const id = 1701;
export const ids = [1701];
export const modules = {

/***/ 38785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/**
 * Does something with each of some values, `lanes` of them at a time. When one fails, no new one is begun, and its error
 * is thrown when those that had begun are over.
 */
async function inParallel(lanes, values, work) {
    const failures = [];
    const running = new Set();
    for await (const value of values) {
        if (failures.length > 0)
            break;
        const job = work(value)
            .catch((error) => void failures.push(error))
            .finally(() => running.delete(job));
        running.add(job);
        if (running.size >= lanes)
            await Promise.race(running);
    }
    await Promise.all(running);
    if (failures.length > 0)
        throw failures[0];
}


/***/ }),

/***/ 43822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _spec_near_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58592);



/**
 * Reads a command's arguments. `--help` is every command's.
 * @param usage the command's help text; printed by the caller when `help` comes back
 * @throws Failure `BAD_USAGE` with a suggestion for a misspelt option
 */
function readOptions(argv, options) {
    const all = { ...options, help: { type: 'boolean', short: 'h' } };
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: argv, options: all, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw badOption(error.message, Object.keys(all));
    }
}
/** What `parseArgs` says, in our words (Node's own: lib/internal/util/parse_args/parse_args.js). */
function badOption(said, names) {
    const unknown = /Unknown option '(?:-\w, )?(-[^' ]+)/.exec(said)?.[1];
    const known = /option '(?:-\w, )?--([^' ]+)/i.exec(said)?.[1];
    if (unknown) {
        const meant = (0,_spec_near_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(unknown.replace(/^-+/, ''), names);
        const remedy = meant
            ? `Did you mean --${meant}?`
            : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
    }
    const what = !known
        ? said.split('. ')[0]
        : said.includes('does not take')
            ? `--${known} stands alone: write it without a value`
            : `--${known} needs a value: write --${known} VALUE`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `${what}.`);
}


/***/ }),

/***/ 91784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   lW: () => (/* binding */ pathIn)
/* harmony export */ });
/* unused harmony exports route, isHeld */
/* harmony import */ var _run_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44477);


/** Which steps' work queues a notice leads to. A step that gathers is begun by `gather.ts`. */
function route(notice, plan) {
    switch (notice.kind) {
        case 'upload':
            return routeUpload(notice, plan);
        case 'output':
            return routeOutput(notice.output, plan);
        case 'item':
            return plan.steps.some(({ id }) => id === notice.message.step)
                ? { work: [notice.message] }
                : nothing('of a step that the workflow does not have');
    }
}
function routeUpload(upload, plan) {
    const { bucket, key, etag, size } = upload;
    const prefix = plan.input.prefix;
    if (bucket !== plan.input.bucket || !key.startsWith(prefix))
        return nothing('outside the prefix');
    // A folder that was made in the console: an object of no bytes.
    if (key.endsWith('/'))
        return nothing('a folder');
    if (isOurs(bucket, key, plan))
        return nothing('a result or marker');
    const path = key.slice(prefix.length);
    const [first = '', rest] = cut(path);
    const named = rest !== undefined && isRunId(first);
    const item = named ? rest : path;
    const input = { bucket, key, ...(etag && { etag }), ...(size !== undefined && { size }) };
    const steps = plan.steps.filter((step) => step.needs.length === 0 && takes(step.patterns, item));
    if (steps.length === 0)
        return nothing('no step takes it');
    return {
        work: steps.map(({ id }) => ({
            run: named ? first : ADHOC,
            step: id,
            item,
            input,
            gather: false,
            attempt: 1,
            trace: [],
        })),
    };
}
function routeOutput(output, plan) {
    if (!plan.steps.some(({ id }) => id === output.step))
        return nothing('of a step that the workflow does not have');
    const steps = plan.steps.filter((step) => step.needs.includes(output.step));
    const work = steps.flatMap((step) => {
        const item = pathIn(step, output.step, output.path);
        if (step.gather || !takes(step.patterns, item))
            return [];
        const { run, object, trace } = output;
        return [{ run, step: step.id, item, input: object, gather: false, attempt: 1, trace }];
    });
    // The last step's results are where they shall be, and a gatherer's wait: neither is worth a word.
    return work.length > 0 || !steps.some((step) => !step.gather) ? { work } : nothing('no step takes it');
}
/** The path of a result within a step that needs it: of several, each has a folder. */
function pathIn(step, from, path) {
    return step.needs.length > 1 ? `${from}/${path}` : path;
}
/** Whether a notice must stay in the inbox, as it leads from outside to a step that takes nothing new. */
function isHeld(notice, { work }, { closed = [] }) {
    // What a closed step made belongs to what the workflow was.
    const inside = notice.kind === 'output' && closed.includes(notice.output.step);
    return !inside && work.some(({ step }) => closed.includes(step));
}
/** What we wrote ourselves must not start the workflow again. */
function isOurs(bucket, key, { output, steps }) {
    if (bucket !== output.bucket || !key.startsWith(output.prefix))
        return false;
    const [first, rest] = cut(key.slice(output.prefix.length));
    return rest !== undefined && (first === '.pipewright' || steps.some(({ id }) => id === first));
}
function cut(path) {
    const slash = path.indexOf('/');
    return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)];
}
function nothing(ignored) {
    return { work: [], ignored };
}


/***/ }),

/***/ 6720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markerFolder),
/* harmony export */   q: () => (/* binding */ outputFolder)
/* harmony export */ });
/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's, without `/` at its ends; may be empty. */
/** The folder of a step's outputs in a run, ending in `/`. */
function outputFolder(prefix, step, run) {
    return `${under(prefix)}${step}/${run}/`;
}
/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
function markerFolder(prefix, run, step) {
    return `${under(prefix)}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}
function under(prefix) {
    return prefix === '' ? '' : `${prefix}/`;
}


/***/ }),

/***/ 38088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qF: () => (/* binding */ readMarkerKey),
/* harmony export */   s8: () => (/* binding */ markerKey),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony export writeMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6720);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23455);




/** The key of an item's marker; the same item and input always give the same key. */
function markerKey(prefix, { run, step, item }, etag, state) {
    return `${(0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .markerFolder */ .D)(prefix, run, step)}${digest(item).slice(0, 32)}.${digest(etag).slice(0, 16)}.${state}`;
}
const KEY = /(?:^|\/)\.pipewright\/markers\/([^/]+)\/([^/]+)\/([0-9a-f]{32})\.([0-9a-f]{16})\.(done|failed)$/;
/** What a key in a listing says; undefined for what is no marker. */
function readMarkerKey(key) {
    const [, run, step, item, version, state] = KEY.exec(key) ?? [];
    return run === undefined
        ? undefined
        : { run, step: step, item: item, version: version, state: state };
}
function writeMarker(marker) {
    return JSON.stringify(marker);
}
const STATES = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR'];
/**
 * Reads a marker object.
 * @throws Failure `BAD_MARKER` when it is not what agents write
 */
function readMarker(text) {
    const bad = (what) => new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_MARKER', `this is no marker that this release can read: ${what}`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw bad('it is no JSON');
    }
    if (value?.version !== 1)
        throw bad('its version is not 1');
    if (!STATES.includes(value.state))
        throw bad('its state is unknown');
    for (const field of ['run', 'step', 'item', 'started_at', 'agent'])
        if (typeof value[field] !== 'string')
            throw bad(`${field} is missing`);
    if (!Array.isArray(value.outputs) || !Array.isArray(value.trace))
        throw bad('it has no outputs or no trace');
    const complain = (problem) => {
        throw bad(problem);
    };
    (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .readObject */ .Ag)(value.input, complain);
    for (const output of value.outputs) {
        (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .readObject */ .Ag)(output, complain);
        if (typeof output.path !== 'string' || output.etag === undefined || output.size === undefined)
            throw bad('an output lacks its path, ETag or size');
    }
    return value;
}
function digest(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}


/***/ }),

/***/ 23455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   Co: () => (/* binding */ writeWorkMessage),
/* harmony export */   VX: () => (/* binding */ readWorkMessage),
/* harmony export */   sF: () => (/* binding */ KEY_LIMIT_BYTES)
/* harmony export */ });
/* unused harmony exports MESSAGE_VERSION, TRACE_LIMIT, writeOutputMessage, readOutputMessage, extendTrace */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/**
 * The wire contract between the run, the dispatcher and the agents: what lies in SQS, as JSON. A reader refuses
 * versions that it does not know and leaves out fields that it does not know, so fields can be added and none may
 * change its meaning.
 */
const MESSAGE_VERSION = 1;
/** Ten messages of that many hops with the longest keys stay under the 1 MiB of a batch of SQS. */
const TRACE_LIMIT = 16;
/** S3's limit of a key, in bytes of UTF-8. */
const KEY_LIMIT_BYTES = 1024;
function writeWorkMessage(message) {
    return JSON.stringify({ version: MESSAGE_VERSION, kind: 'work', ...message });
}
function writeOutputMessage(message) {
    return JSON.stringify({ version: MESSAGE_VERSION, kind: 'output', ...message });
}
/**
 * Reads a message of a work queue.
 * @throws Failure `BAD_MESSAGE`, naming every field that is wrong, what is there and what was expected
 */
function readWorkMessage(text) {
    return read(text, 'work', (fields) => ({
        run: fields.name('run'),
        step: fields.name('step'),
        item: fields.path('item'),
        input: fields.object('input'),
        gather: fields.flag('gather'),
        attempt: fields.count('attempt'),
        trace: fields.hops('trace'),
    }));
}
/** Reads an agent's message in the inbox. @throws Failure `BAD_MESSAGE`, as {@link readWorkMessage} */
function readOutputMessage(text) {
    return read(text, 'output', (fields) => ({
        run: fields.name('run'),
        step: fields.name('step'),
        path: fields.path('path'),
        object: fields.object('object'),
        trace: fields.hops('trace'),
    }));
}
/** An {@link ObjectReference} with something else around it, such as a line of a manifest. */
function readObject(value, complain) {
    return new Fields({ value }, complain).object('value');
}
/** The trace of what a message leads to. */
function extendTrace(message, etag) {
    return [...message.trace, { step: message.step, item: message.item, etag }].slice(-TRACE_LIMIT);
}
function read(text, kind, take) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw bad(`it is no JSON but ${show(text)}`);
    }
    if (!isRecord(value))
        throw bad(`it is ${show(value)}, not an object`);
    // The version first: of another one, nothing else may be judged.
    if (value.version !== MESSAGE_VERSION)
        throw bad(`version is ${show(value.version)} and ${MESSAGE_VERSION} is known here: wrap the images and deploy the workflow with the same release`);
    if (value.kind !== kind)
        throw bad(`kind is ${show(value.kind)}, not ${show(kind)}`);
    const problems = [];
    const message = take(new Fields(value, (problem) => problems.push(problem)));
    if (problems.length > 0)
        throw bad(problems.join('; '));
    return message;
}
/** The names of runs and steps are parts of keys, of URLs and of file names. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{2,62}$/;
const ETAG = /^[\x21\x23-\x7e]{1,256}$/;
class Fields {
    #value;
    #complain;
    constructor(value, complain) {
        this.#value = value;
        this.#complain = complain;
    }
    name(field) {
        return this.#text(field, (text) => NAME.test(text), 'a name of letters, digits, ".", "_" and "-"');
    }
    path(field) {
        const fits = (text) => isKey(text) && !text.endsWith('/');
        return this.#text(field, fits, `a path of 1 to ${KEY_LIMIT_BYTES} bytes that does not end in "/"`);
    }
    object(field) {
        const value = this.#value[field];
        if (!isRecord(value)) {
            this.#wrong(field, value, 'an object with bucket and key');
            return { bucket: '', key: '' };
        }
        const inner = new Fields(value, (problem) => this.#complain(`${field}.${problem}`));
        const size = value.size === undefined ? undefined : inner.count('size', 0);
        return {
            bucket: inner.#text('bucket', (text) => BUCKET.test(text), 'the name of a bucket'),
            key: inner.#text('key', isKey, `a key of 1 to ${KEY_LIMIT_BYTES} bytes`),
            ...(value.etag !== undefined && { etag: inner.#etag() }),
            ...(size !== undefined && { size }),
        };
    }
    count(field, least = 1) {
        const value = this.#value[field];
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least)
            return value;
        this.#wrong(field, value, `a whole number, at least ${least}`);
        return least;
    }
    flag(field) {
        const value = this.#value[field] ?? false;
        if (typeof value !== 'boolean')
            this.#wrong(field, value, 'true or false');
        return value === true;
    }
    hops(field) {
        const value = this.#value[field] ?? [];
        if (!Array.isArray(value) || value.length > TRACE_LIMIT) {
            this.#wrong(field, value, `a list of at most ${TRACE_LIMIT} steps`);
            return [];
        }
        return value.map((hop, i) => {
            const inner = new Fields(isRecord(hop) ? hop : {}, (problem) => this.#complain(`${field}[${i}].${problem}`));
            return { step: inner.name('step'), item: inner.path('item'), etag: inner.#etag() };
        });
    }
    #etag() {
        return this.#text('etag', (text) => ETAG.test(text), 'an ETag without its quotes');
    }
    #text(field, fits, expected) {
        const value = this.#value[field];
        if (typeof value === 'string' && fits(value))
            return value;
        this.#wrong(field, value, expected);
        return '';
    }
    #wrong(field, got, expected) {
        this.#complain(got === undefined ? `${field} is missing: ${expected}` : `${field} is ${show(got)}, not ${expected}`);
    }
}
function isKey(text) {
    return text !== '' && text.isWellFormed() && Buffer.byteLength(text) <= KEY_LIMIT_BYTES;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function show(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
function bad(what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_MESSAGE', `this is no message of ours for an agent or the dispatcher: ${what}`);
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

/***/ 53810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ runEndedKey),
/* harmony export */   Em: () => (/* binding */ gatherFolder),
/* harmony export */   Xc: () => (/* binding */ runsFolder),
/* harmony export */   Yg: () => (/* binding */ runManifestKey),
/* harmony export */   d4: () => (/* binding */ runCheckKey),
/* harmony export */   go: () => (/* binding */ runInputsKey)
/* harmony export */ });
/* unused harmony exports gatherManifestKey, gatherSentKey, ledgerKey */
/** What lies beside a run's results and markers (src/run/layout.ts). `prefix` is as there: without `/` at its ends, may be empty. */
/** Where `run.json` and the gather steps' manifests of all runs are, ending in `/`. */
function runsFolder(prefix) {
    return `${ours(prefix)}runs/`;
}
/** Everything that is said of one run as a whole, ending in `/`. */
function runFolder(prefix, run) {
    return `${runsFolder(prefix)}${run}/`;
}
/** What `run` says of a run: src/run/run-manifest.ts. */
function runManifestKey(prefix, run) {
    return `${runsFolder(prefix)}${run}/run.json`;
}
/** Where the run's check run is, and what it says: src/run/check/keep.ts. */
function runCheckKey(prefix, run) {
    return `${runFolder(prefix, run)}check.json`;
}
/** Says that a run is over, and how it ended. */
function runEndedKey(prefix, run) {
    return `${runFolder(prefix, run)}ended.json`;
}
/** Inputs of a run that lie elsewhere than below its own folder: lines as of src/run/gather.ts. */
function runInputsKey(prefix, run) {
    return `${runFolder(prefix, run)}inputs.jsonl`;
}
/** Everything about the run's steps that gather, ending in `/`. */
function gatherFolder(prefix, run) {
    return `${runFolder(prefix, run)}gather/`;
}
/** The input of a step that gathers: src/run/gather.ts. It is made once per run, by whoever sees first that all is there. */
function gatherManifestKey(prefix, run, step) {
    return `${runsFolder(prefix)}${run}/gather/${step}.jsonl`;
}
/** Says that the step's work queue has the item. */
function gatherSentKey(prefix, run, step) {
    return `${runsFolder(prefix)}${run}/gather/${step}.sent`;
}
/** What the dispatcher remembers of a step's agents: src/dispatch/ledger.ts. */
function ledgerKey(prefix, step) {
    return `${ours(prefix)}agents/${step}.json`;
}
function ours(prefix) {
    return `${prefix === '' ? '' : `${prefix}/`}.pipewright/`;
}


/***/ }),

/***/ 50483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ isRunId),
/* harmony export */   Vz: () => (/* binding */ runId),
/* harmony export */   sQ: () => (/* binding */ ADHOC)
/* harmony export */ });
/**
 * The id of a run that `run` begins: `run-20261125T092236Z-3fa9c1`. Its form is the mark by which the dispatcher tells
 * `<prefix>/<run>/<path>` from a folder that somebody uploaded by hand; such uploads belong to {@link ADHOC}.
 */
const RUN_ID = /^run-\d{8}T\d{6}Z-[0-9a-f]{6}$/;
/** The run of everything that was uploaded without `run`. */
const ADHOC = 'adhoc';
/**
 * @param now milliseconds since the epoch
 * @param random 6 lower-case hex digits, for two runs that begin in the same second
 */
function runId(now, random) {
    return `run-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}-${random}`;
}
function isRunId(text) {
    return RUN_ID.test(text);
}


/***/ }),

/***/ 20495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ writeRunManifest),
/* harmony export */   WZ: () => (/* binding */ TIME_LIMIT_MINUTES),
/* harmony export */   tT: () => (/* binding */ readRunManifest)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/** Thirteen days: messages of SQS live for fourteen, and so do GitHub's check runs. */
const TIME_LIMIT_MINUTES = 13 * 24 * 60;
function writeRunManifest(manifest) {
    return JSON.stringify(manifest);
}
/** @throws Failure `BAD_RUN_MANIFEST` when it is not what `run` writes */
function readRunManifest(text) {
    const bad = (what) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_RUN_MANIFEST', `this is no run.json that this release can read: ${what}`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw bad('it is no JSON');
    }
    if (value?.version !== 1)
        throw bad('its version is not 1');
    for (const field of ['run', 'workflow', 'created_at'])
        if (typeof value[field] !== 'string')
            throw bad(`${field} is missing`);
    const { expected, steps } = value;
    if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
        throw bad('expected is missing');
    for (const [step, items] of Object.entries(expected))
        if (!Number.isSafeInteger(items) || items < 0)
            throw bad(`expected.${step} is ${JSON.stringify(items)}, not a number of items`);
    if (!Array.isArray(steps))
        throw bad('steps is missing');
    for (const step of steps)
        if (typeof step?.id !== 'string' || !Array.isArray(step.needs))
            throw bad('a step lacks its id or needs');
    if (!(value.time_limit_minutes > 0))
        throw bad('time_limit_minutes is no number of minutes');
    return value;
}


/***/ })

};
