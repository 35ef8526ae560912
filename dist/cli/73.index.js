export const id = 73;
export const ids = [73];
export const modules = {

/***/ 16237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ expectedOf),
/* harmony export */   Te: () => (/* binding */ beginRun),
/* harmony export */   f5: () => (/* binding */ settingsOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _deploy_compute_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89333);
/* harmony import */ var _spec_complete_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38873);
/* harmony import */ var _local_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45477);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44477);
/* harmony import */ var _run_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20495);






/** `run.json` of a run that begins. @param inputs paths of all inputs */
function beginRun(plan, inputs, facts) {
    return {
        version: 1,
        workflow: plan.workflow,
        expected: expectedOf(plan, inputs),
        steps: plan.steps.map(runStep),
        time_limit_minutes: _run_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMIT_MINUTES */ .WZ,
        catalog: plan.catalog,
        ...facts,
    };
}
/** How many of the inputs each step without needs takes. */
function expectedOf({ steps }, inputs) {
    const first = steps.filter(({ needs }) => needs.length === 0);
    const expected = Object.fromEntries(first.map(({ id }) => [id, 0]));
    for (const path of inputs)
        for (const { id, spec } of first)
            if ((0,_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .takes */ .n)(spec.inputs.patterns, path))
                expected[id] += 1;
    return expected;
}
function runStep(step) {
    const { id, algorithm, image, needs, gather, cpu_units, memory_mb, spec } = step;
    const variables = (0,_local_record_js__WEBPACK_IMPORTED_MODULE_5__/* .shownVariables */ .x)(step);
    const { patterns } = spec.inputs;
    const compute = (0,_deploy_compute_js__WEBPACK_IMPORTED_MODULE_1__/* .computeOf */ .LQ)(step);
    return {
        id,
        algorithm,
        image,
        needs,
        gather,
        patterns,
        variables,
        cpu_units,
        memory_mb,
        ...(compute.kind === 'fargate' && { fargate: compute.spotFirst ? 'spot' : 'on-demand' }),
        settings: settingsOf(step),
    };
}
/** What else than its input an item's results depend on, as one digest. Of secrets it is where they are kept. */
function settingsOf({ image, variables, secrets }) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update((0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)({ image, variables, secrets })).digest('hex');
}


/***/ }),

/***/ 6720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markerFolder),
/* harmony export */   q: () => (/* binding */ outputFolder)
/* harmony export */ });
/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's: `''`, or ending in `/`. */
/** The folder of a step's outputs in a run, ending in `/`. */
function outputFolder(prefix, step, run) {
    return `${prefix}${step}/${run}/`;
}
/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
function markerFolder(prefix, run, step) {
    return `${prefix}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
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

/***/ 38088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ug: () => (/* binding */ itemDigest),
/* harmony export */   qF: () => (/* binding */ readMarkerKey),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony exports markerKey, writeMarker */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23455);




/** The key of an item's marker; the same item and input always give the same key. */
function markerKey(prefix, { run, step, item }, etag, state) {
    return `${markerFolder(prefix, run, step)}${itemDigest(item)}.${digest(etag).slice(0, 16)}.${state}`;
}
/** How an item's path is named in the keys of its markers. */
function itemDigest(item) {
    return digest(item).slice(0, 32);
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
/* harmony export */   Of: () => (/* binding */ gatherManifestKey),
/* harmony export */   Xc: () => (/* binding */ runsFolder),
/* harmony export */   Yg: () => (/* binding */ runManifestKey),
/* harmony export */   d4: () => (/* binding */ runCheckKey),
/* harmony export */   go: () => (/* binding */ runInputsKey),
/* harmony export */   jY: () => (/* binding */ gatherSentKey)
/* harmony export */ });
/* unused harmony exports gatherFolder, ledgerKey */
/** What lies beside a run's results and markers (src/run/layout.ts). `prefix` is as there: `''`, or ending in `/`. */
/** Where `run.json` and the gather steps' manifests of all runs are, ending in `/`. */
function runsFolder(prefix) {
    return `${prefix}.pipewright/runs/`;
}
/** Everything that is said of one run as a whole, ending in `/`. */
function runFolder(prefix, run) {
    return `${runsFolder(prefix)}${run}/`;
}
/** What `run` says of a run: src/run/run-manifest.ts. */
function runManifestKey(prefix, run) {
    return `${runFolder(prefix, run)}run.json`;
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
    return `${gatherFolder(prefix, run)}${step}.jsonl`;
}
/** Says that the step's work queue has the item. */
function gatherSentKey(prefix, run, step) {
    return `${gatherFolder(prefix, run)}${step}.sent`;
}
/** What the dispatcher remembers of a step's agents: src/dispatch/ledger.ts. */
function ledgerKey(prefix, step) {
    return `${prefix}.pipewright/agents/${step}.json`;
}


/***/ }),

/***/ 50483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ isRunId),
/* harmony export */   Vz: () => (/* binding */ runId),
/* harmony export */   dy: () => (/* binding */ NEW),
/* harmony export */   sQ: () => (/* binding */ ADHOC)
/* harmony export */ });
/**
 * The id of a run that `run` begins: `run-20261125T092236Z-3fa9c1`. Its form is the mark by which the dispatcher tells
 * `<prefix>/<run>/<path>` from a folder that somebody uploaded by hand; such uploads belong to {@link ADHOC}.
 */
const RUN_ID = /^run-\d{8}T\d{6}Z-[0-9a-f]{6}$/;
/** The run of everything that was uploaded without `run`. */
const ADHOC = 'adhoc';
/** In place of an id: a run of its own, though one of the same inputs could go on. */
const NEW = 'new';
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


/***/ }),

/***/ 89925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Um: () => (/* binding */ changeRun),
/* harmony export */   cI: () => (/* binding */ readRun),
/* harmony export */   cN: () => (/* binding */ withNewLimit),
/* harmony export */   kG: () => (/* binding */ changedSteps),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   sj: () => (/* binding */ findRuns)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _begin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16237);
/* harmony import */ var _run_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53810);
/* harmony import */ var _run_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50483);
/* harmony import */ var _run_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20495);





/** Others may change a run's manifest at the same time so often before we give up. */
const ROUNDS = 5;
/** Runs that are named when one is not found. */
const NAMED = 5;
/** Its output bucket, and its prefix there. */
function homeOf({ output }) {
    return { bucket: output.bucket ?? '', prefix: output.prefix };
}
/** A run's manifest as it is stored. @throws Failure `RUN_NOT_FOUND`, naming the newest ones; `BAD_RUN_MANIFEST` */
async function readRun(home, run, storage) {
    const { bucket, prefix } = homeOf(home);
    const found = (0,_run_id_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunId */ .Pk)(run) ? await storage.read({ bucket, key: (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runManifestKey */ .Yg)(prefix, run) }) : undefined;
    if (found)
        return { manifest: (0,_run_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .readRunManifest */ .tT)(found.text), etag: found.etag };
    const newest = (await findRuns(home, storage)).slice(-NAMED).reverse();
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('RUN_NOT_FOUND', `The workflow ${home.workflow} has no run ${run} in s3://${bucket}/${(0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runsFolder */ .Xc)(prefix)}. ${newest.length > 0 ? `Its newest ones are ${newest.map((each) => each.run).join(', ')}.` : 'It has none yet.'}`);
}
/**
 * All runs of a workflow that have a manifest, oldest first, from one listing.
 * @param only this one
 */
async function findRuns(home, storage, only) {
    const { bucket, prefix } = homeOf(home);
    const folder = (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runsFolder */ .Xc)(prefix);
    const changed = new Map();
    const ended = new Map();
    for await (const { key, modified } of storage.list(bucket, only === undefined ? folder : `${folder}${only}/`)) {
        const [run = '', file] = key.slice(folder.length).split('/');
        if (file === 'run.json' && (0,_run_id_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunId */ .Pk)(run))
            changed.set(run, modified);
        if (file === 'ended.json')
            ended.set(run, modified);
    }
    return [...changed].map(([run, at]) => ({ run, open: (ended.get(run) ?? 0) < at }));
}
/**
 * Changes a run's manifest, whoever else does so at the same time.
 * @param change gives the new one; undefined leaves it
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
async function changeRun(plan, run, storage, change) {
    const { bucket, prefix } = homeOf(plan);
    for (let round = 0; round < ROUNDS; round++) {
        const { manifest, etag } = await readRun(plan, run, storage);
        const changed = change(manifest);
        if (!changed)
            return manifest;
        const place = { bucket, key: (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .runManifestKey */ .Yg)(prefix, run) };
        if (await storage.replace(place, (0,_run_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .writeRunManifest */ .In)(changed), etag))
            return changed;
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('RUN_BUSY', `Others change the run ${run} at the same time. Repeat this in a moment.`);
}
/** Steps whose image, variables or place in the chain are others than when the run was begun. */
function changedSteps(plan, { steps }) {
    const mark = ({ needs, gather }, settings) => JSON.stringify([settings, gather, [...needs].sort()]);
    const before = new Map(steps.map((step) => [step.id, mark(step, step.settings)]));
    const now = new Map(plan.steps.map((step) => [step.id, mark(step, (0,_begin_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsOf */ .f5)(step))]));
    return [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id));
}
/**
 * A manifest of a run that goes on after a while: it gets its time anew.
 * @param now milliseconds since the epoch
 */
function withNewLimit(manifest, now, minutes = _run_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMIT_MINUTES */ .WZ) {
    const elapsed = Math.ceil(Math.max(0, now - Date.parse(manifest.created_at)) / 60_000);
    return { ...manifest, time_limit_minutes: elapsed + minutes };
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


/***/ })

};
