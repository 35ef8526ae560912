export const id = 8411;
export const ids = [8411];
export const modules = {

/***/ 85584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ gitHubHere)
/* harmony export */ });
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);

/** GitHub with the token of the environment; undefined where there is none. */
async function gitHubHere({ env, signal, err }) {
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    if (!token)
        return undefined;
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556), __webpack_require__.e(7392)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    return openGitHub({
        env,
        token,
        signal,
        onRetry: (what, why, delay) => err(`${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inert */ .tJ)(`${what}: ${why}; trying again in ${Math.ceil(delay / 1000)} s`)}\n`),
    });
}


/***/ }),

/***/ 94421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ saveReport)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/agent/version.js
var version = __webpack_require__(87924);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
;// CONCATENATED MODULE: ./lib/src/run/aws-record.js

/** `run.json` and `report.html` of a run on AWS, of the markers that were read. @param pipewright the release */
function recordAwsRun({ progress, seen }, watched, pipewright) {
    const { run, created_at, workflow, catalog, steps } = seen.run;
    const begun = Date.parse(created_at);
    const last = Math.max(begun, ...progress.steps.map((step) => step.until ?? 0));
    const markers = [...seen.failures.map(({ marker }) => marker), ...seen.samples];
    const order = new Map(steps.map(({ id }, i) => [id, i]));
    const items = markers
        .map(itemRecord)
        .sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0) || (a.item < b.item ? -1 : 1));
    const all = progress.steps.reduce((sum, step) => sum + step.complete + step.failed, 0);
    return {
        pipewright,
        workflow,
        catalog: catalog ?? { name: 'not said' },
        state: stateOf(progress.state),
        started: created_at,
        seconds: (((0,run_progress/* isOver */.PU)(progress.state) ? last : seen.at) - begun) / 1000,
        engine: `AWS ${watched.region}, account ${watched.account}`,
        steps: steps.map((step, i) => {
            const { complete, reused, failed, canceled, known } = progress.steps[i];
            const { id, algorithm, image, needs, gather, variables, memory_mb, cpu_units } = step;
            return {
                ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
                ...{ complete, reused, failed, canceled },
                waiting: Math.max(0, known - complete - failed - canceled),
                left_out: 0,
            };
        }),
        items,
        left_out: [],
        aws: {
            run,
            results: `s3://${watched.output.bucket}/${watched.output.prefix}`,
            unread: all - items.length,
        },
    };
}
/** A run that goes on is told of as one that was stopped: what is not done is there as such. */
function stateOf(state) {
    return (0,run_progress/* isOver */.PU)(state) ? state : 'CANCELED';
}
function itemRecord(marker) {
    const { step, item, state, attempt, started_at, seconds, exit_code, meaning, log_tail, outputs } = marker;
    return {
        step,
        item,
        state,
        attempts: attempt,
        reused: false,
        started: started_at,
        seconds,
        ...(exit_code !== undefined && { exit_code }),
        ...(meaning !== undefined && { meaning }),
        outputs: outputs.map(({ path, size }) => ({ key: path, bytes: size })),
        ...(log_tail !== undefined && { log_tail }),
    };
}

// EXTERNAL MODULE: ./lib/src/run/observe.js + 1 modules
var observe = __webpack_require__(17904);
// EXTERNAL MODULE: ./lib/src/run/report-html.js + 8 modules
var report_html = __webpack_require__(25555);
// EXTERNAL MODULE: ./lib/src/run/watch.js + 2 modules
var run_watch = __webpack_require__(84083);
;// CONCATENATED MODULE: ./lib/src/command/run-report.js







/**
 * Writes report.html and run.json of a run on AWS, as of now.
 * @param folder is made where it is missing
 */
async function saveReport({ run, watched, world }, folder, signal) {
    signal.throwIfAborted();
    const seen = await (0,observe/* observe */.lB)(run, watched, world, Date.now(), (0,observe/* nothingKnown */.Hx)(), observe/* REPORT_READS */.HV);
    // It was over before, or it is told of as it stands.
    const watch = (0,run_watch/* look */.O)({ agreed: 1 }, seen, watched);
    const record = recordAwsRun(watch, watched, version/* AGENT_VERSION */.l);
    await (0,files/* writeText */.x3)((0,external_node_path_.join)(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
    await (0,files/* writeText */.x3)((0,external_node_path_.join)(folder, 'report.html'), (0,report_html/* reportHtml */.E)(record));
}


/***/ }),

/***/ 99966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ renderWatch),
/* harmony export */   av: () => (/* binding */ watchJson),
/* harmony export */   ln: () => (/* binding */ troubleLines),
/* harmony export */   w7: () => (/* binding */ failureLines)
/* harmony export */ });
/* harmony import */ var _agent_item_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58708);
/* harmony import */ var _run_check_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88420);
/* harmony import */ var _run_check_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14777);
/* harmony import */ var _run_results_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56166);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18826);
/* harmony import */ var _run_progress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42257);






/** Failures that are shown one by one. */
const SHOWN_FAILURES = 10;
const LOG_LINES = 5;
const LONGEST_LINE = 300;
/** Of states that the title does not tell. */
const STATES = {
    QUEUED: 'waiting',
    INITIALIZING: 'starting',
    RUNNING: 'running',
};
/** How a run on AWS stands, for a terminal: its steps, what keeps it, what failed, and where the results are. */
function renderWatch(watch, watched) {
    const { progress, seen } = watch;
    const state = STATES[progress.state];
    const failed = progress.steps.reduce((sum, step) => sum + step.failed, 0);
    const shown = seen.failures.slice(0, SHOWN_FAILURES);
    return [
        `${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(seen.run.run)} of ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(watched.workflow)}: ${state === undefined ? '' : `${state}; `}${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)((0,_run_check_page_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOf */ .G)(watch))}`,
        ...(0,_run_progress_js__WEBPACK_IMPORTED_MODULE_4__/* .progressLines */ .L)(progress, seen.at).map((line) => `  ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(line)}`),
        ...troubleLines(watch),
        ...shown.flatMap(failureLines),
        ...(failed > shown.length ? [`  … and ${failed - shown.length} more failures`] : []),
        ...resultLines(watch, watched),
        '',
    ].join('\n');
}
/** What keeps a run, each with what to do. */
function troubleLines({ progress }) {
    return progress.troubles.flatMap(({ what, remedy, said }) => [
        `! ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(what)}`,
        `  ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(remedy)}`,
        ...(said === undefined ? [] : [`  AWS says: ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(said)}`]),
    ]);
}
function failureLines({ marker }) {
    const { step, item, attempt } = marker;
    const why = (0,_agent_item_report_js__WEBPACK_IMPORTED_MODULE_5__/* .reasonOf */ .A)(marker) || 'failed';
    const log = (0,_run_check_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .logTail */ .R)(marker)
        .split('\n')
        .filter((line) => line !== '')
        .slice(-LOG_LINES)
        .map((line) => `    | ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(line.replaceAll('\t', '  ')).slice(0, LONGEST_LINE)}`);
    return [
        `✗ ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(`${step}: ${item}`)}: ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(why)}${attempt > 1 ? ` (${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(attempt, 'attempt')})` : ''}`,
        ...log,
    ];
}
function resultLines({ progress, seen }, { output }) {
    const some = new Set(progress.steps.filter(({ complete }) => complete > 0).map(({ id }) => id));
    return (0,_run_results_js__WEBPACK_IMPORTED_MODULE_2__/* .resultFolders */ .l)(progress.steps, output.prefix, seen.run.run)
        .filter(({ step }) => some.has(step))
        .map(({ key }) => `results: ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(`s3://${output.bucket}/${key}`)}`);
}
/** As `--json` has it. */
function watchJson({ progress, seen, timedOut }, watched) {
    const { run, repository, commit, file, created_at } = seen.run;
    return {
        run,
        workflow: watched.workflow,
        state: progress.state,
        ...(timedOut && { timed_out: true }),
        created_at,
        ...(repository !== undefined && { repository }),
        ...(commit !== undefined && { commit }),
        ...(file !== undefined && { file }),
        steps: progress.steps.map(({ id, known, running, complete, failed, canceled, agents }) => ({
            id,
            known,
            running,
            complete,
            failed,
            canceled,
            ...(agents && { agents }),
        })),
        troubles: progress.troubles,
        failures: seen.failures.map(({ marker, stream }) => ({
            step: marker.step,
            item: marker.item,
            state: marker.state,
            attempts: marker.attempt,
            ...(marker.exit_code !== undefined && { exit_code: marker.exit_code }),
            ...(marker.meaning !== undefined && { meaning: marker.meaning }),
            ...(marker.log_tail !== undefined && { log_tail: marker.log_tail }),
            ...(stream !== undefined && { log_stream: stream }),
        })),
    };
}


/***/ }),

/***/ 59457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookAll: () => (/* binding */ lookAll),
  status: () => (/* binding */ status_status),
  watchAll: () => (/* binding */ watchAll)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/agent/in-parallel.js
var in_parallel = __webpack_require__(38785);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/command/github-here.js
var github_here = __webpack_require__(85584);
// EXTERNAL MODULE: ./lib/src/command/living-lines.js
var living_lines = __webpack_require__(70413);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/run-progress.js
var command_run_progress = __webpack_require__(42257);
// EXTERNAL MODULE: ./lib/src/command/run-report.js + 1 modules
var run_report = __webpack_require__(94421);
// EXTERNAL MODULE: ./lib/src/command/run-status-text.js
var run_status_text = __webpack_require__(99966);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var target = __webpack_require__(37679);
// EXTERNAL MODULE: ./lib/src/deploy/watched.js
var deploy_watched = __webpack_require__(1666);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(27972);
// EXTERNAL MODULE: ./lib/src/edge/specs.js
var specs = __webpack_require__(62366);
// EXTERNAL MODULE: ./lib/src/publish/fargate.js
var fargate = __webpack_require__(68088);
// EXTERNAL MODULE: ./lib/src/deploy/estimate.js
var estimate = __webpack_require__(47684);
// EXTERNAL MODULE: ./lib/src/deploy/prices.json
var prices = __webpack_require__(74181);
;// CONCATENATED MODULE: ./lib/src/deploy/run-cost.js




/** From how long the items took that were read; undefined while there are none. */
function runCost({ progress, seen }) {
    let soFar = 0;
    let atEnd = 0;
    const without = [];
    const markers = [...seen.samples, ...seen.failures.map(({ marker }) => marker)];
    for (const step of progress.steps) {
        const planned = seen.run.steps.find(({ id }) => id === step.id);
        const times = markers.filter((marker) => marker.step === step.id).map(({ seconds }) => seconds);
        const size = (0,fargate/* fargateSize */.E)(planned.cpu_units, planned.memory_mb);
        if (times.length === 0 || size === null || planned.fargate === undefined) {
            if ((0,run_progress/* expected */.p6)(progress, step) > step.canceled)
                without.push(step.id);
            continue;
        }
        const mean = times.reduce((sum, seconds) => sum + seconds, 0) / times.length;
        // An open network is the usual one.
        const agent = { size, spot: planned.fargate === 'spot', publicIp: true };
        const worked = (0,run_progress/* ended */.v6)(step) - step.canceled;
        soFar += (0,estimate/* itemsCost */.Gl)(agent, worked, mean);
        atEnd += (0,estimate/* itemsCost */.Gl)(agent, Math.max(worked, (0,run_progress/* expected */.p6)(progress, step) - step.canceled), mean);
    }
    if (without.length === progress.steps.length)
        return undefined;
    return { soFar, atEnd, without, region: prices/* region */.Ny, date: prices/* date */.p6 };
}

// EXTERNAL MODULE: ./lib/src/run/run-folder.js
var run_folder = __webpack_require__(53810);
// EXTERNAL MODULE: ./lib/src/agent/item-report.js
var item_report = __webpack_require__(58708);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/check-run.js
var check_run = __webpack_require__(98068);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/workflow/parse.js + 4 modules
var parse = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/src/run/report/words.js
var words = __webpack_require__(8154);
// EXTERNAL MODULE: ./lib/src/run/check/failures.js
var failures = __webpack_require__(88420);
;// CONCATENATED MODULE: ./lib/src/run/check/annotations.js







/** Lines of a log; and characters of one. */
const LOG_LINES = 10;
const LONGEST_LINE = 300;
const NAMES = 5;
/** What failed, and what kept the run, at the lines of the workflow file that name the steps. */
function runFindings({ progress, seen }, { file, text }) {
    const { report, steps: drafts } = (0,parse/* examineWorkflow */.D7)(text, file);
    const at = (step, code, message) => {
        const draft = drafts.find(({ id }) => id === step);
        const path = draft ? [...draft.path, 'name'] : ['process'];
        return (0,json_text/* findingAt */.dz)(report.json, 'error', code, { path, at: draft ? 'value' : 'key' }, { message });
    };
    const failed = progress.steps.filter((step) => step.failed > 0);
    return [
        ...failed.map(({ id, failed: items, known }) => {
            const markers = seen.failures.map(({ marker }) => marker).filter(({ step }) => step === id);
            return at(id, 'ITEMS_FAILED', `${items} of ${(0,words/* counted */.hS)(known, 'item')} of ${id} failed.\n${story(markers)}`);
        }),
        ...progress.troubles.map(({ step, code, what, remedy, said }) => at(step, code, `${what}. ${remedy}${said === undefined ? '' : `\nAWS says: ${said}`}`)),
    ];
}
function runAnnotations(watch, workflow) {
    return runFindings(watch, workflow).map(check_run/* annotationOf */.lW);
}
/** The first failure in full, and names of the others. */
function story(markers) {
    const [first, ...others] = markers;
    if (!first)
        return '';
    const why = (0,item_report/* reasonOf */.A)(first);
    const log = (0,failures/* logTail */.R)(first)
        .split('\n')
        .slice(-LOG_LINES)
        .map((line) => (0,markdown/* clip */.$Q)(line, LONGEST_LINE));
    const names = others.slice(0, NAMES).map((marker) => (0,markdown/* clip */.$Q)(marker.item, LONGEST_LINE));
    return [
        `${(0,markdown/* clip */.$Q)(first.item, LONGEST_LINE)}: ${why || 'it gave no result'}`,
        ...log,
        ...(names.length > 0 ? [`Also: ${names.join(', ')}${others.length > NAMES ? ', …' : ''}`] : []),
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/src/run/check/keep.js


/** Longer than GitHub is waited for. */
const CLAIM_MS = 6 * 60_000;
/**
 * Brings a run's check run to what it shall be: makes it, changes it only when its content changed, completes it once.
 * Several jobs may do this at once: one writes, and the others leave it to that one. What GitHub may have done though its
 * answer was lost is found out before anything is repeated.
 * @throws Failure `GITHUB_…`; the next call goes on from there
 */
async function keepCheck(wish, place, parts) {
    const { notes, clock, token } = parts;
    const found = await notes.read(place);
    const before = readNote(found?.text);
    const again = goesOn(before, wish, place.sha);
    if (!again && (before.completed || before.digest === wish.digest))
        return 'same';
    if (before.claim && before.claim.by !== token && before.claim.until > clock.now())
        return 'busy';
    const { claim: _, ...rest } = again ? { version: 1, round: before.round + 1 } : before;
    const claimed = { ...rest, claim: { by: token, until: clock.now() + CLAIM_MS } };
    if (!(await notes.replace(place, writeNote(claimed), found?.etag)))
        return 'busy';
    let after = rest;
    try {
        after = await write(wish, rest, place, parts);
    }
    finally {
        // Whoever comes next finds what is true by now, also after a failure. Nobody else has written: the claim was ours.
        const now = await notes.read(place);
        if (readNote(now?.text).claim?.by === token)
            await notes.replace(place, writeNote(after), now?.etag);
    }
    return 'written';
}
/**
 * Completed, and seen later to go on, to have come to another end, or to be of another commit. A look from before says
 * nothing new.
 */
function goesOn({ completed, sha }, { at, conclusion, outcome }, commit) {
    if (completed === undefined || at <= completed.at)
        return false;
    const moved = sha !== undefined && sha !== commit;
    return moved || conclusion === undefined || outcome !== completed.outcome;
}
async function write(wish, note, { run, repository, sha }, { github }) {
    const mark = `pipewright:run:${run}:${note.round}:`;
    const externalId = mark + wish.digest;
    const last = wish.states.length - 1;
    // Ended by the last part only: whoever finds it ended may rely on its being whole.
    const states = wish.states.map((state, i) => {
        if (i === last)
            return { ...state, externalId };
        const { conclusion: _, ...rest } = state;
        return { ...rest, status: 'in_progress', externalId: mark };
    });
    const there = async () => (await github.checkRunsNamed(repository, sha, wish.name)).find((each) => each.externalId.startsWith(mark));
    const done = (id) => ({
        version: 1,
        round: note.round,
        id,
        sha,
        digest: wish.digest,
        ...(wish.conclusion !== undefined && { completed: { at: wish.at, outcome: wish.outcome } }),
    });
    // Before one is made, and before what cannot be taken back: a job before this one may have died in between.
    const found = note.id === undefined || wish.conclusion !== undefined ? await there() : undefined;
    if (found && (found.status === 'completed' || found.externalId === externalId))
        return done(found.id);
    let id = found?.id ?? note.id;
    // Annotations add up: parts that are there are not sent again.
    const begun = found?.externalId === mark ? partsIn(found) : 0;
    for (const [part, state] of [...states.entries()].slice(Math.min(begun, last))) {
        try {
            if (id === undefined)
                id = await github.createCheckRun(repository, sha, wish.name, state);
            else
                await github.updateCheckRun(repository, id, state);
        }
        catch (error) {
            // The answer was lost, or came too late: it may be done all the same.
            if (!(error instanceof failure.Failure) || error.code !== 'GITHUB_UNREACHABLE')
                throw error;
            const now = await there();
            if (now === undefined || now.externalId !== state.externalId)
                throw error;
            if (part < last && partsIn(now) <= part)
                throw error;
            id = now.id;
        }
    }
    return done(id);
}
/** How many full parts of annotations a check run has. */
function partsIn({ annotations }) {
    return Math.floor(annotations / check_run/* ANNOTATIONS_A_REQUEST */.TK);
}
function readNote(text) {
    try {
        const value = JSON.parse(text ?? 'null');
        if (value?.version === 1 && value.round > 0)
            return value;
    }
    catch {
        // What is none of ours is written anew; the check run is found by its mark.
    }
    return { version: 1, round: 1 };
}
function writeNote(note) {
    return JSON.stringify(note);
}

// EXTERNAL MODULE: ./lib/src/run/check/page.js + 2 modules
var page = __webpack_require__(14777);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
;// CONCATENATED MODULE: ./lib/src/run/check/state.js





/** `pipewright / tides` */
function runCheckName(workflow) {
    return `pipewright / ${(0,markdown/* clip */.$Q)((0,quote/* escapeUnseen */.YA)(workflow), 80)}`;
}
/** @param annotations shown when the run is over, and then only: they can be added, and never taken back */
function checkWish(watch, { title, head, more }, annotations, elsewhere) {
    const conclusion = conclusionOf(watch);
    const output = {
        title: (0,quote/* escapeUnseen */.YA)(title),
        summary: (0,markdown/* fitBlocks */.U8)(head, check_run/* FIELD_BYTES */.xZ, elsewhere),
        text: (0,markdown/* fitBlocks */.U8)(more, check_run/* FIELD_BYTES */.xZ, elsewhere),
    };
    const shown = conclusion === undefined ? [] : annotations;
    const status = conclusion === undefined ? 'in_progress' : 'completed';
    const base = { status, ...(conclusion && { conclusion }) };
    const first = {
        ...base,
        output: { ...output, ...(shown.length > 0 && { annotations: shown.slice(0, check_run/* ANNOTATIONS_A_REQUEST */.TK) }) },
    };
    const further = [];
    for (let at = check_run/* ANNOTATIONS_A_REQUEST */.TK; at < shown.length; at += check_run/* ANNOTATIONS_A_REQUEST */.TK)
        further.push({
            ...base,
            output: { ...output, annotations: shown.slice(at, at + check_run/* ANNOTATIONS_A_REQUEST */.TK) },
        });
    const digest = (0,image_digest/* digestOf */.o)(JSON.stringify([first, further])).slice('sha256:'.length, 'sha256:'.length + 32);
    return {
        name: runCheckName(watch.seen.run.workflow),
        digest,
        ...(conclusion && { conclusion }),
        at: watch.seen.at,
        outcome: outcomeOf(watch),
        states: [first, ...further],
    };
}
function outcomeOf({ progress }) {
    const numbers = progress.steps.map(({ complete, failed, canceled }) => [complete, failed, canceled]);
    return JSON.stringify([progress.state, ...numbers]);
}
/** Undefined as long as the run goes on. */
function conclusionOf({ progress, timedOut }) {
    if (timedOut)
        return 'timed_out';
    if (!(0,run_progress/* isOver */.PU)(progress.state))
        return undefined;
    return ({ COMPLETE: 'success', CANCELED: 'cancelled' }[progress.state] ??
        'failure');
}

;// CONCATENATED MODULE: ./lib/src/run/check/tell.js








/** GitHub gives a job 1,000 requests an hour, and several runs may be followed: milliseconds between two changes. */
const BETWEEN_MS = 30_000;
/**
 * Keeps what others see of a run: its check run where it was started from a repository, and the note that it is over. No
 * trouble with GitHub ends the following; what was not told now is told by the next `status`.
 * @returns what is to be called with every look
 */
function teller(telling) {
    let told = Number.NEGATIVE_INFINITY;
    let mayNot = false;
    return async (watch) => {
        const { github, say, clock } = telling;
        const { repository, commit } = watch.seen.run;
        const over = (0,run_progress/* isOver */.PU)(watch.progress.state);
        // It seems over, and the next look decides: what is complete already is not opened once more for it.
        if (watch.agreed > 0 && !over)
            return;
        const wantsCheck = repository !== undefined && commit !== undefined;
        let shown = !wantsCheck;
        if (wantsCheck && github && !mayNot && (over || clock.now() - told >= BETWEEN_MS)) {
            try {
                const kept = await keep(watch, repository, commit, { ...telling, github });
                if (kept === 'written')
                    told = clock.now();
                shown = kept !== 'busy';
            }
            catch (error) {
                if (!(error instanceof failure.Failure) || error.code === 'INTERRUPTED')
                    throw error;
                mayNot = error.code === 'GITHUB_READ_ONLY' || error.code === 'GITHUB_TOKEN_REFUSED';
                told = clock.now();
                say(`The check run of ${watch.seen.run.run} could not be brought up to date: ${(0,failure/* explain */.W)(error)}`);
            }
        }
        // A run whose check run is not completed stays with those that `status` looks at.
        if (over && shown)
            await noteEnd(watch, telling);
    };
}
async function keep(watch, repository, sha, { watched, github, notes, clock, token }) {
    const { run, file } = watch.seen.run;
    const text = (0,run_progress/* isOver */.PU)(watch.progress.state) && file !== undefined
        ? await github.readFile(repository, file, sha)
        : undefined;
    const annotations = text === undefined ? [] : runAnnotations(watch, { file: file, text });
    const wish = checkWish(watch, (0,page/* runPage */.f)(watch, watched, runCost(watch)), annotations, 'the run’s report');
    const { bucket, prefix } = watched.output;
    const key = (0,run_folder/* runCheckKey */.d4)(prefix, run);
    return keepCheck(wish, { run, repository, sha, bucket, key }, { github, notes, clock, token });
}
/** ended.json: newer than run.json, it says that nobody need look at the run any more. */
async function noteEnd({ progress, seen }, { watched, notes, say }) {
    const { bucket, prefix } = watched.output;
    const key = (0,run_folder/* runEndedKey */.BI)(prefix, seen.run.run);
    const note = {
        version: 1,
        state: progress.state,
        ended_at: new Date(seen.at).toISOString(),
        steps: progress.steps.map(({ id, complete, failed, canceled }) => ({ id, complete, failed, canceled })),
    };
    try {
        const before = await notes.read({ bucket, key });
        await notes.replace({ bucket, key }, JSON.stringify(note), before?.etag);
    }
    catch (error) {
        if (!(error instanceof failure.Failure) || error.code === 'INTERRUPTED')
            throw error;
        say(`That ${seen.run.run} is over could not be written down: ${(0,failure/* explain */.W)(error)}`);
    }
}

// EXTERNAL MODULE: ./lib/src/run/observe.js + 1 modules
var observe = __webpack_require__(17904);
// EXTERNAL MODULE: ./lib/src/run/watch.js + 2 modules
var run_watch = __webpack_require__(84083);
;// CONCATENATED MODULE: ./lib/src/run/follow.js




const PAUSE_MS = 10_000;
/** A look at a large run may take long: it is not to be looked at without end. */
const PAUSE_FACTOR = 3;
/** What AWS does not answer so often in a row is told. */
const FAILED_LOOKS = 5;
/** Nothing will change these. */
const FINAL = ['CREDENTIALS_LOST', 'ACCESS_DENIED', 'BUCKET_GONE', 'RUN_NOT_FOUND', 'BAD_RUN_MANIFEST'];
/**
 * Follows a run until it is over, and gives the last look at it.
 * @throws Failure when AWS does not answer again and again, or refuses
 */
async function followRun(following) {
    const { run, watched, world, clock, signal, show } = following;
    const pause = following.pause ?? PAUSE_MS;
    const known = (0,observe/* nothingKnown */.Hx)();
    let watch;
    let failed = 0;
    for (let looks = 1;; looks++) {
        signal.throwIfAborted();
        const begin = clock.now();
        try {
            const seen = await (0,observe/* observe */.lB)(run, watched, world, begin, known);
            watch = (0,run_watch/* look */.O)(watch, seen, watched);
            failed = 0;
        }
        catch (error) {
            signal.throwIfAborted();
            failed += 1;
            if (!(error instanceof failure.Failure) || FINAL.includes(error.code) || failed === FAILED_LOOKS)
                throw error;
            following.onTrouble?.(error);
        }
        if (watch && failed === 0) {
            await show(watch);
            if ((0,run_progress/* isOver */.PU)(watch.progress.state))
                return watch;
            if (looks >= (following.looks ?? Number.POSITIVE_INFINITY) && watch.agreed === 0)
                return watch;
        }
        const long = following.looks === undefined ? PAUSE_FACTOR * (clock.now() - begin) : 0;
        await clock.sleep(Math.max(pause, long), signal);
    }
}

// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
// EXTERNAL MODULE: ./lib/src/workflow/load.js + 6 modules
var load = __webpack_require__(21431);
// EXTERNAL MODULE: ./lib/src/workflow/rules/places.js
var places = __webpack_require__(90896);
;// CONCATENATED MODULE: ./lib/src/workflow/places.js



/** @returns undefined where the text is no workflow file that could be understood so far */
function workflowPlaces(text, file) {
    const { report, document } = (0,parse/* examineWorkflow */.D7)(text, file);
    if (!document)
        return undefined;
    const { input, output } = (0,places/* prefixes */.$F)(report);
    const place = (field, prefix) => {
        const bucket = report.text([field]);
        return { ...(bucket !== undefined && { bucket }), prefix };
    };
    const region = report.text(['region']);
    const account = report.text(['account_id']);
    return {
        workflow: report.text(['name']) ?? (0,load/* nameOf */.V)(file),
        input: place('input_s3_name', input),
        output: place('output_s3_name', output),
        ...(region !== undefined && { region }),
        ...(account !== undefined && { account_id: account }),
    };
}

// EXTERNAL MODULE: ./lib/src/command/account.js + 3 modules
var command_account = __webpack_require__(89783);
;// CONCATENATED MODULE: ./lib/src/command/watched-runs.js











/**
 * The workflows of some files, where they are on AWS.
 * @param files without any, every workflow file below the working folder that names its buckets
 * @throws Failure `NO_WORKFLOWS`, `NOT_SAID`, `WRONG_ACCOUNT`, and what reading files throws
 */
async function watchedIn(files, { cwd, env, signal }) {
    const all = placesIn(files, cwd);
    const named = files.length > 0;
    const deployed = all.filter(({ input, output }) => named || (input.bucket && output.bucket));
    if (deployed.length === 0)
        throw new failure.Failure('NO_WORKFLOWS', 'There is no workflow file here that names its buckets. Name one: pipewright status my.workflow.json');
    const { openRunWorld } = await Promise.all(/* import() */[__webpack_require__.e(8829), __webpack_require__.e(4362), __webpack_require__.e(5539), __webpack_require__.e(6473), __webpack_require__.e(1172), __webpack_require__.e(9128), __webpack_require__.e(3506)]).then(__webpack_require__.bind(__webpack_require__, 23506));
    const { callerAccount } = await Promise.all(/* import() */[__webpack_require__.e(8829), __webpack_require__.e(4362), __webpack_require__.e(136), __webpack_require__.e(6241)]).then(__webpack_require__.bind(__webpack_require__, 92008));
    const endpoint = env.AWS_ENDPOINT_URL;
    return Promise.all(deployed.map(async (places) => {
        const region = (0,command_account/* regionOf */.AP)(places, env);
        const account = await callerAccount(region, signal);
        (0,target/* checkAccount */.g4)(places, account);
        const watched = (0,deploy_watched/* watchedOf */.g)(places, { account, region, ...(endpoint && { endpoint }) });
        return { watched, world: openRunWorld(region, env, signal) };
    }));
}
function placesIn(files, cwd) {
    let found;
    try {
        found = (0,specs/* readDocuments */.r)(files.length > 0 ? files : ['.'], cwd);
    }
    catch (error) {
        if (files.length === 0 && error instanceof failure.Failure && error.code === 'NO_SPECS')
            return [];
        throw error;
    }
    const [unreadable] = found.findings;
    if (files.length > 0 && unreadable)
        throw new failure.Failure(unreadable.code, `${unreadable.file}: ${unreadable.message}`);
    return found.workflows.flatMap(({ text, file }) => workflowPlaces(text, file) ?? []);
}
/**
 * Runs of some workflows: one that is named, else all that are not over.
 * @param options.newest where none is open, the newest one of each workflow
 * @throws Failure `RUN_NOT_FOUND`
 */
async function runsOf(workflows, options) {
    const lists = await Promise.all(workflows.map(async (here) => (await (0,stored_run/* findRuns */.sj)(here.watched, here.world)).map((found) => ({ ...here, ...found }))));
    const all = lists.flat();
    if (options.run !== undefined) {
        const named = all.filter(({ run }) => run === options.run);
        if (named.length > 0)
            return named;
        const newest = all.slice(-5).map(({ run }) => run);
        throw new failure.Failure('RUN_NOT_FOUND', `No workflow here has a run ${options.run}. ${newest.length > 0 ? `There are ${newest.join(', ')}.` : 'There are none yet.'}`);
    }
    return lists.flatMap((runs) => {
        const open = runs.filter((each) => each.open);
        return open.length > 0 || !options.newest ? open : runs.slice(-1);
    });
}
/**
 * Follows a run, and keeps what GitHub and others see of it.
 * @param options.looks end after so many, over or not
 */
function followHere({ run, watched, world }, { env, signal, github, say }, show, options = {}) {
    const parts = { notes: world, clock: clock/* systemClock */.m, token: (0,external_node_crypto_.randomBytes)(8).toString('hex') };
    const tell = teller({ watched, ...(github && { github }), ...parts, say });
    return followRun({
        run,
        watched,
        world,
        clock: clock/* systemClock */.m,
        signal,
        show: async (watch) => {
            show(watch);
            await tell(watch);
        },
        onTrouble: ({ message }) => say(message),
        ...pauseOf(env),
        ...options,
    });
}
/** For tests and demonstrations, as the emulator is fast: seconds between two looks. */
function pauseOf({ PIPEWRIGHT_POLL_SECONDS }) {
    const seconds = Number(PIPEWRIGHT_POLL_SECONDS);
    return seconds > 0 ? { pause: seconds * 1000 } : {};
}

;// CONCATENATED MODULE: ./lib/src/command/status.js













const USAGE = `pipewright status [FILE…]

Shows how runs on AWS stand: all that are not over, else the newest one; of the workflow files that are named, or of
every one below this folder. It says why a run does not move, and what to do. With GITHUB_TOKEN set it also brings the
check runs up to date of runs that were started from a repository. AWS credentials come from the environment;
"pipewright policy --for status" prints the rights that it needs.

  --run ID       this run only, over or not
  --watch        follow until all are over; ends with 1 when an item failed
  --report DIR   also write DIR/pipewright-RUN/report.html and run.json of each
  --json         print one JSON object: runs[], each with state, steps[], troubles[] and failures[]
`;
/** Runs that are looked at side by side; followed ones all are. */
const LANES = 4;
/** `pipewright status`. @throws Failure for whatever the user can mend */
async function status_status(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        run: { type: 'string' },
        report: { type: 'string' },
        watch: { type: 'boolean' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const json = values.json === true;
    const say = (text) => void io.err(`${(0,findings_text/* inert */.tJ)(text)}\n`);
    const github = await (0,github_here/* gitHubHere */.w)(io);
    const around = { ...io, say, ...(github && { github }) };
    const runs = await runsOf(await watchedIn(positionals, around), { run: values.run, newest: true });
    const watches = values.watch ? await watchAll(runs, around, io, json) : await lookAll(runs, around, LANES);
    if (values.report !== undefined)
        for (const run of runs) {
            const folder = (0,external_node_path_.join)((0,external_node_path_.resolve)(io.cwd, values.report), `pipewright-${run.run}`);
            await (0,run_report/* saveReport */.a)(run, folder, io.signal);
            if (!json)
                say(`Report: ${(0,external_node_path_.relative)(io.cwd, folder)}/report.html`);
        }
    if (json)
        io.out((0,output/* jsonText */.s)({ runs: watches.map(({ watch, watched }) => (0,run_status_text/* watchJson */.av)(watch, watched)) }));
    else if (watches.length === 0)
        io.out('There are no runs yet.\n');
    else
        io.out(watches.map(({ watch, watched }) => (0,run_status_text/* renderWatch */.Cw)(watch, watched)).join('\n'));
    const failed = watches.some(({ watch }) => (0,run_progress/* isOver */.PU)(watch.progress.state) && watch.progress.state !== 'COMPLETE');
    return values.watch && failed ? 1 : 0;
}
/** Looks at each run once, or twice where it seems over. One that cannot be looked at does not keep the others. */
async function lookAll(runs, around, lanes) {
    const looked = new Array(runs.length);
    const failures = [];
    await (0,in_parallel/* inParallel */.H)(lanes, runs.entries(), async ([i, run]) => {
        try {
            const watch = await followHere(run, around, () => { }, { looks: 1, pause: 1000 });
            looked[i] = { watch, watched: run.watched };
        }
        catch (error) {
            if (!(error instanceof failure.Failure) || error.code === 'INTERRUPTED')
                throw error;
            failures.push(error);
            around.say(`${run.run} could not be looked at: ${error.message}`);
        }
    });
    const found = looked.filter((each) => each !== undefined);
    if (found.length === 0 && failures[0])
        throw failures[0];
    return found;
}
/** Follows all until they are over. */
async function watchAll(runs, around, io, quiet) {
    const now = new Map();
    const lines = (0,living_lines/* showLines */.P)(() => [...now].flatMap(([run, { progress }]) => [
        ...(runs.length > 1 ? [run] : []),
        ...(0,command_run_progress/* progressLines */.L)(progress, Date.now()),
        ...(0,run_status_text/* troubleLines */.ln)({ progress }),
    ]), io, quiet);
    const said = new Set();
    try {
        return await Promise.all(runs.map(async (run) => {
            const watch = await followHere(run, { ...around, say: lines.say }, (each) => {
                now.set(run.run, each);
                for (const failure of each.seen.failures) {
                    const [head = '', ...log] = (0,run_status_text/* failureLines */.w7)(failure);
                    if (said.has(`${run.run} ${head}`))
                        continue;
                    said.add(`${run.run} ${head}`);
                    for (const line of [head, ...log])
                        lines.say(line);
                }
            });
            return { watch, watched: run.watched };
        }));
    }
    finally {
        lines.end();
    }
}


/***/ }),

/***/ 27972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const timer = setTimeout(done, milliseconds);
        function done() {
            signal?.removeEventListener('abort', stop);
            resolve();
        }
        function stop() {
            clearTimeout(timer);
            reject(signal?.reason);
        }
        signal?.addEventListener('abort', stop, { once: true });
    }),
};


/***/ }),

/***/ 44843:
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
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var digest = __webpack_require__(28534);
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
        throw new failure.Failure('NOT_AN_IMAGE', `${what} is not JSON.`);
    }
    if (!isObject(json))
        throw new failure.Failure('NOT_AN_IMAGE', `${what} is not a JSON object.`);
    return json;
}
function checkDescriptor(value, what) {
    const d = value;
    if (typeof d !== 'object' || d === null)
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} is missing.`);
    if (typeof d.mediaType !== 'string')
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} has no "mediaType".`);
    if (typeof d.digest !== 'string' || !(0,digest/* isDigest */.B)(d.digest)) {
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} has no sha256 digest; other algorithms are not supported.`);
    }
    if (!Number.isSafeInteger(d.size) || d.size < 0) {
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} has no valid "size".`);
    }
    const { platform, artifactType, annotations } = d;
    const isPlatform = platform === undefined ||
        (isObject(platform) && typeof platform.os === 'string' && typeof platform.architecture === 'string');
    if (!isPlatform)
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} has a "platform" without os or architecture.`);
    if (artifactType !== undefined && typeof artifactType !== 'string') {
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} has an "artifactType" that is no text.`);
    }
    if (!areTexts(annotations)) {
        throw new failure.Failure('NOT_AN_IMAGE', `The ${what} has "annotations" that are no texts.`);
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
    return new failure.Failure('NOT_AN_IMAGE', `${name} ${why}.`);
}


/***/ }),

/***/ 88420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ logTail),
/* harmony export */   p: () => (/* binding */ failureBlocks)
/* harmony export */ });
/* harmony import */ var _agent_item_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58708);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27479);
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8209);
/* harmony import */ var _container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56267);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8154);
/** What failed, in the algorithm's own words, for GitHub's pages: items that failed alike are told of together. */





/** Of a group, with the end of their logs; and only named. */
const TOLD = 3;
const NAMED = 20;
const LOG_LINES = 20;
/** Characters. */
const LONGEST_NAME = 200;
const LONGEST_MEANING = 500;
/** A block for each way of failing, the most frequent first. */
function failureBlocks(failures, steps, watched) {
    const groups = Map.groupBy(failures, ({ marker }) => JSON.stringify([marker.step, marker.state, marker.exit_code ?? null, marker.meaning ?? '']));
    const blocks = [...groups.values()]
        .sort((a, b) => b.length - a.length)
        .map((items) => group(items, watched));
    const read = new Map();
    for (const { marker } of failures)
        read.set(marker.step, (read.get(marker.step) ?? 0) + 1);
    const more = steps.flatMap(({ id, failed }) => {
        const rest = failed - (read.get(id) ?? 0);
        return rest > 0 ? [`${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rest)} more of ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(id)}`] : [];
    });
    return more.length > 0
        ? [...blocks, `_Not read here: ${more.join(', ')}. Their markers say the same of each of them._`]
        : blocks;
}
function group(items, watched) {
    const [{ marker: first }] = items;
    const named = items.slice(TOLD, TOLD + NAMED);
    const rest = items.length - TOLD - named.length;
    return [
        `#### ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(items.length, 'item')} of ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(first.step)} failed: ${why(first)}`,
        ...items.slice(0, TOLD).map((item, i) => told(item, i === 0, watched)),
        ...(named.length > 0
            ? [
                `Alike: ${named.map(({ marker }) => (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(marker.item, LONGEST_NAME))).join(', ')}${rest > 0 ? ` and ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rest)} more` : ''}`,
            ]
            : []),
    ].join('\n\n');
}
/** `exit code 3, not a picture` */
function why(marker) {
    const meaning = (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(marker.meaning ?? '', LONGEST_MEANING));
    const said = (0,_agent_item_report_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A)({ ...marker, meaning });
    if (said !== '')
        return said;
    return marker.state === 'SYSTEM_ERROR' ? 'it could not be worked on' : 'it gave no result';
}
function told({ marker, stream }, open, watched) {
    const { item, attempt, seconds, input, started_at } = marker;
    const log = logTail(marker);
    const facts = [
        attempt > 1 ? `${attempt} attempts` : '',
        seconds > 0 ? (0,_report_words_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(seconds) : '',
        stream !== undefined
            ? `[log](${(0,_console_js__WEBPACK_IMPORTED_MODULE_0__/* .logUrl */ .gO)(watched, watched.names.agentLogs, { stream, from: Date.parse(started_at) - 1000 })})`
            : '',
        `[input](${(0,_console_js__WEBPACK_IMPORTED_MODULE_0__/* .s3ObjectUrl */ .Lr)(watched, input.bucket, input.key)})`,
    ].filter((fact) => fact !== '');
    return [
        `<details${open ? ' open' : ''}><summary>${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .clip */ .$Q)(item, LONGEST_NAME))}</summary>`,
        '',
        log === '' ? '_It printed nothing._' : (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeBlock */ .DV)(log, LOG_LINES),
        '',
        facts.join(' · '),
        '',
        '</details>',
    ].join('\n');
}
/** What the algorithm printed last, without what the agent says between. */
function logTail({ log_tail = '' }) {
    return log_tail
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== '' && !(0,_container_js__WEBPACK_IMPORTED_MODULE_1__/* .isAgentLine */ .S0)(line))
        .join('\n');
}


/***/ }),

/***/ 14777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ runPage),
  G: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/run/console.js
var console = __webpack_require__(8209);
// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
// EXTERNAL MODULE: ./lib/src/run/report/words.js
var words = __webpack_require__(8154);
// EXTERNAL MODULE: ./lib/src/run/results.js + 1 modules
var run_results = __webpack_require__(56166);
;// CONCATENATED MODULE: ./lib/src/run/check/chain.js
/** The plan as a picture that GitHub draws: Mermaid's flowchart, with the state of each step. */


/** Both of GitHub's papers are behind them: each has its own fill, and a text that is read on it. */
const CLASSES = {
    waiting: 'fill:#eaeef2,stroke:#8c959f,color:#24292f',
    running: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
    done: 'fill:#dafbe1,stroke:#1a7f37,color:#0f3d1c',
    failed: 'fill:#ffebe9,stroke:#cf222e,color:#6e1119',
};
function chainDiagram(progress) {
    const { steps } = progress;
    const place = new Map(steps.map(({ id }, i) => [id, i]));
    const boxes = steps.map((step, i) => `  n${i}["${label(step.id)}<br/>${outcome(progress, step)}"]:::${classOf(progress, step)}`);
    const edges = steps.flatMap((step, i) => step.needs.map((need) => `  n${place.get(need)} ${step.gather ? '-- all -->' : '-->'} n${i}`));
    const used = new Set(steps.map((step) => classOf(progress, step)));
    const classes = [...used].map((name) => `  classDef ${name} ${CLASSES[name]}`);
    return ['```mermaid', 'flowchart LR', ...boxes, ...edges, ...classes, '```'].join('\n');
}
function classOf(progress, step) {
    if (step.failed > 0)
        return 'failed';
    if (step.known > 0 && step.complete >= (0,run_progress/* expected */.p6)(progress, step))
        return 'done';
    return step.running > 0 || step.complete > 0 ? 'running' : 'waiting';
}
function outcome(progress, step) {
    const total = (0,run_progress/* expected */.p6)(progress, step);
    if (total === 0)
        return 'nothing to do';
    const parts = [
        step.complete >= total ? `all ${(0,words/* count */.U9)(total)} done` : `${(0,words/* count */.U9)(step.complete)} of ${(0,words/* count */.U9)(total)} done`,
        step.failed > 0 && `${(0,words/* count */.U9)(step.failed)} failed`,
        step.canceled > 0 && `${(0,words/* count */.U9)(step.canceled)} not done`,
        step.running > 0 && `${(0,words/* count */.U9)(step.running)} running`,
        step.running === 0 && (0,run_progress/* ended */.v6)(step) === 0 && (0,run_progress/* waiting */.eg)(step) > 0 && 'waiting',
    ].filter((part) => part !== false);
    return parts.join(', ');
}
/** Mermaid reads entities as `#35;`: everything that is no letter, digit or space becomes one, but for these. */
function label(text) {
    return text.replace(/[^\p{L}\p{N} ._-]/gu, (character) => `#${character.codePointAt(0)};`);
}

// EXTERNAL MODULE: ./lib/src/run/check/failures.js
var failures = __webpack_require__(88420);
;// CONCATENATED MODULE: ./lib/src/run/check/steps.js
/** How far the steps are, for GitHub's pages. */



/** Characters of a bar. */
const BAR = 10;
/**
 * A table with a row per step. Times are reckoned to the last item that ended, not to now: what did not change reads the
 * same, and is not told again.
 */
function stepTable(progress, run) {
    const canceled = progress.steps.some((step) => step.canceled > 0);
    const isOpen = progress.steps.some((step) => (0,run_progress/* ended */.v6)(step) < (0,run_progress/* expected */.p6)(progress, step));
    const head = [
        'Step',
        'Waiting',
        'Running',
        'Done',
        'Failed',
        ...(canceled ? ['Not done'] : []),
        'Progress',
        ...(isOpen ? ['Rate', 'Time left'] : ['Rate']),
    ];
    const rule = head.map((title) => (title === 'Step' || title === 'Progress' ? '---' : '--:'));
    const rows = progress.steps.map((step) => {
        const algorithm = run.steps.find(({ id }) => id === step.id)?.algorithm ?? '';
        const at = step.until ?? 0;
        const left = (0,run_progress/* timeLeft */.f$)(progress, step, at);
        return [
            `**${(0,markdown/* escapeMarkdown */.FV)(step.id)}**<br><sub>${(0,markdown/* inlineCode */.ti)(algorithm)}${step.gather ? ' gathers' : ''}</sub>`,
            number((0,run_progress/* waiting */.eg)(step)),
            number(step.running),
            number(step.complete),
            step.failed > 0 ? `**${(0,words/* count */.U9)(step.failed)}**` : '–',
            ...(canceled ? [number(step.canceled)] : []),
            drawBar(step, (0,run_progress/* expected */.p6)(progress, step)),
            rateWords(step) ?? '–',
            ...(isOpen ? [left === undefined ? '–' : unbroken((0,words/* duration */.p0)(left))] : []),
        ];
    });
    return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
/** In a narrow cell, a unit stays with its number. */
function unbroken(text) {
    return text.replaceAll(' ', '\u00a0');
}
function number(value) {
    return value === 0 ? '–' : (0,words/* count */.U9)(value);
}
/** Between the first and the last item that ended; of one or two that says nothing. */
function rateWords(step) {
    const worked = (0,run_progress/* ended */.v6)(step) - step.canceled - step.reused;
    const { since, until } = step;
    if (worked < 3 || since === undefined || until === undefined || until <= since)
        return undefined;
    const perMinute = ((worked - 1) * 60_000) / (until - since);
    if (perMinute >= 60)
        return `${(perMinute / 60).toFixed(perMinute >= 600 ? 0 : 1)}/s`;
    return perMinute >= 1
        ? `${perMinute.toFixed(perMinute >= 10 ? 0 : 1)}/min`
        : `${(perMinute * 60).toFixed(1)}/h`;
}
/** `▰▰▰▰▰▱▱▱▱▱ 50 %`: what ended with a result; what failed is told beside it. */
function drawBar(step, total) {
    const share = total === 0 ? 0 : Math.min(1, step.complete / total);
    const full = Math.floor(share * BAR);
    return unbroken(`${'▰'.repeat(full)}${'▱'.repeat(BAR - full)} ${Math.floor(share * 100)} %`);
}

;// CONCATENATED MODULE: ./lib/src/run/check/page.js
/** A run on AWS as GitHub shows it: the check run and the job's summary are of the same parts. */








function runPage(watch, watched, cost) {
    const { progress, seen } = watch;
    const { run } = seen;
    return {
        title: (0,markdown/* clip */.$Q)(titleOf(watch), 200),
        head: [
            headline(watch),
            ...progress.troubles.map(troubleBlock),
            stepTable(progress, run),
            links(watch, watched),
            ...(cost ? [costLine(cost, progress)] : []),
        ],
        more: [
            ...(run.steps.length > 1 ? [chainDiagram(progress)] : []),
            ...(0,failures/* failureBlocks */.p)(seen.failures, progress.steps, watched),
            whatRan(watch),
        ],
    };
}
/** `47 of 50 done, 3 failed`. With several steps it counts their items together. */
function titleOf({ progress, timedOut }) {
    const { steps, state, troubles } = progress;
    const sum = (number) => steps.reduce((total, step) => total + number(step), 0);
    const all = sum((step) => (0,run_progress/* expected */.p6)(progress, step));
    const [complete, failed, canceled] = [
        sum((step) => step.complete),
        sum((step) => step.failed),
        sum((step) => step.canceled),
    ];
    const rest = [
        failed > 0 && `${(0,words/* count */.U9)(failed)} failed`,
        canceled > 0 && `${(0,words/* count */.U9)(canceled)} not done`,
    ].filter((part) => part !== false);
    const counts = [`${(0,words/* count */.U9)(complete)} of ${(0,words/* counted */.hS)(all, 'item')} done`, ...rest].join(', ');
    if (timedOut)
        return `Its time is over: ${counts}`;
    switch (state) {
        case 'COMPLETE':
            if (all === 0)
                return 'There was nothing to do';
            return all === 1 ? 'The one item is done' : `All ${(0,words/* counted */.hS)(all, 'item')} done`;
        case 'CANCELED':
            return `Cancelled: ${counts}`;
        case 'EXECUTOR_ERROR':
        case 'SYSTEM_ERROR':
            return counts;
    }
    // What keeps it is worth more than a number that does not change.
    if (troubles.length > 0)
        return `${counts}; ${troubles[0].what}`;
    if (state === 'QUEUED')
        return `Waiting: ${counts}`;
    if (state === 'INITIALIZING')
        return `Agents are starting: ${counts}`;
    const left = Math.max(...steps.map((step) => (0,run_progress/* timeLeft */.f$)(progress, step, step.until ?? 0) ?? 0));
    return left > 0 ? `${counts}, about ${(0,words/* duration */.p0)(left)} left` : counts;
}
function headline({ progress, seen }) {
    const { run } = seen;
    const last = Math.max(0, ...progress.steps.map((step) => step.until ?? 0));
    return [
        `Run ${(0,markdown/* inlineCode */.ti)(run.run)} of **${(0,markdown/* escapeMarkdown */.FV)(run.workflow)}**`,
        `begun ${(0,words/* dateTime */.KQ)(run.created_at)}`,
        ...(last > 0
            ? [`${(0,run_progress/* isOver */.PU)(progress.state) ? 'ended' : 'last item'} ${(0,words/* dateTime */.KQ)(new Date(last).toISOString())}`]
            : []),
        ...(run.cancelled_at !== undefined ? [`cancelled ${(0,words/* dateTime */.KQ)(run.cancelled_at)}`] : []),
    ].join(' · ');
}
/** An alert, as GitHub draws it. */
function troubleBlock({ what, remedy, said }) {
    const lines = [
        '> [!WARNING]',
        `> **${capitalised((0,markdown/* escapeMarkdown */.FV)(what))}.** ${(0,markdown/* escapeMarkdown */.FV)(remedy)}`,
        ...(said === undefined ? [] : ['>', `> AWS says: ${(0,markdown/* inlineCode */.ti)((0,markdown/* clip */.$Q)(said, 500))}`]),
    ];
    return lines.join('\n');
}
function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function links({ seen }, watched) {
    const { output, names } = watched;
    const { run, steps } = seen.run;
    const results = (0,run_results/* resultFolders */.l)(steps, output.prefix, run).map(({ step, key }) => `[results of ${(0,markdown/* escapeMarkdown */.FV)(step)}](${(0,console/* s3FolderUrl */.W)(watched, output.bucket, key)})`);
    return [
        ...results,
        `[logs of the agents](${(0,console/* logUrl */.gO)(watched, names.agentLogs)})`,
        `[log of the dispatcher](${(0,console/* logUrl */.gO)(watched, names.dispatcherLogs)})`,
    ].join(' · ');
}
function costLine({ soFar, atEnd, without, region, date }, progress) {
    const rest = without.length > 0 ? `, without ${without.map(markdown/* escapeMarkdown */.FV).join(', ')}` : '';
    const sums = (0,run_progress/* isOver */.PU)(progress.state)
        ? `Cost about ${dollars(soFar)}`
        : `Cost so far about ${dollars(soFar)}, in the end about ${dollars(atEnd)}`;
    return `<sub>${sums}${rest} (list prices of ${region}, ${date}).</sub>`;
}
/** Money in Markdown; GitHub would take two bare dollar signs of a line for a formula. */
function dollars(usd) {
    return `<span>&#36;</span>${usd < 0.995 ? Math.max(0.01, usd).toFixed(2) : usd.toFixed(usd < 100 ? 2 : 0)}`;
}
function whatRan({ seen, progress }) {
    const { steps, catalog } = seen.run;
    const rows = steps.map(({ id, algorithm, image, cpu_units, memory_mb }) => {
        const items = progress.steps.find((step) => step.id === id);
        return `| ${(0,markdown/* escapeMarkdown */.FV)(id)} | ${(0,markdown/* inlineCode */.ti)(algorithm)} | ${(0,markdown/* inlineCode */.ti)((0,markdown/* clip */.$Q)(image, 300))} | ${cpu_units / 1024} | ${(0,words/* count */.U9)(memory_mb)} | ${items === undefined ? '–' : (0,words/* count */.U9)((0,run_progress/* ended */.v6)(items))} |`;
    });
    const from = catalog
        ? ` The catalog was ${(0,markdown/* escapeMarkdown */.FV)((0,markdown/* clip */.$Q)(catalog.name, 200))}${catalog.commit === undefined ? '' : ` at ${(0,markdown/* inlineCode */.ti)(catalog.commit.slice(0, 12))}`}.`
        : '';
    return [
        '<details><summary>What ran</summary>',
        '',
        '| Step | Algorithm | Image | vCPU | Memory, MiB | Items ended |',
        '|---|---|---|--:|--:|--:|',
        ...rows,
        '',
        `${from.trim()}`,
        '',
        '</details>',
    ].join('\n');
}


/***/ }),

/***/ 8209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lr: () => (/* binding */ s3ObjectUrl),
/* harmony export */   W: () => (/* binding */ s3FolderUrl),
/* harmony export */   gO: () => (/* binding */ logUrl)
/* harmony export */ });
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27479);

/** Addresses in AWS's console: what people click on to see the thing itself. */
const HOSTS = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
};
/** A folder in S3. @param prefix ends in `/` */
function s3FolderUrl({ region, names }, bucket, prefix) {
    return `https://${hostOf(names.partition)}/s3/buckets/${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(bucket)}?region=${region}&prefix=${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(prefix)}&showversions=false`;
}
/** One object in S3. */
function s3ObjectUrl({ region, names }, bucket, key) {
    return `https://${hostOf(names.partition)}/s3/object/${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(bucket)}?region=${region}&prefix=${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(key)}`;
}
/** A log group of CloudWatch; or a stream of it, from a time on (milliseconds since 1970). */
function logUrl({ region, names }, group, at) {
    const base = `https://${region}.${hostOf(names.partition)}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}`;
    return at === undefined
        ? base
        : `${base}/log-events/${twice(at.stream)}$3Fstart$3D${Math.max(0, Math.floor(at.from))}`;
}
function hostOf(partition) {
    return HOSTS[partition] ?? HOSTS.aws;
}
/** What stands behind `#` the console reads with percent signs encoded again, and `$` in place of `%`. */
function twice(text) {
    return encodeURIComponent((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeUrlPart */ .hK)(text)).replaceAll('%', '$');
}


/***/ }),

/***/ 56166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ fetchResults),
  l: () => (/* binding */ resultFolders)
});

// EXTERNAL MODULE: ./lib/src/agent/in-parallel.js
var in_parallel = __webpack_require__(38785);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/src/agent/local-name.js

/** Linux's limit of a file name (NAME_MAX), in bytes. */
const NAME_LIMIT_BYTES = 255;
/**
 * A segment of a key as a file name: the same, but for what no file can be called. Keys may hold empty segments, `.` and
 * `..`, and segments of 1,024 bytes.
 */
function localName(segment) {
    if (segment === '')
        return '%2F';
    if (segment === '.' || segment === '..')
        return segment.replaceAll('.', '%2E');
    const name = segment.replaceAll('\0', '%00').replaceAll('/', '%2F');
    if (Buffer.byteLength(name) <= NAME_LIMIT_BYTES)
        return name;
    const dot = name.lastIndexOf('.');
    const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
    return `${(0,external_node_crypto_.createHash)('sha256').update(name).digest('hex')}${ending}`;
}
/** A key's path as a path of file names, which never leads out of the folder that it is put into. */
function localPath(path) {
    return path.split('/').map(localName).join('/');
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/layout.js
var layout = __webpack_require__(6720);
// EXTERNAL MODULE: ./lib/src/run/run-inputs.js
var run_inputs = __webpack_require__(67963);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/results.js






const LANES = 8;
/** More of them are not told one by one. */
const TOLD = 20;
/** What keeps one file from its place, and not all. */
const OF_ONE_FILE = ['NO_PLACE', 'GONE'];
/** Where a run's results are: the folders of the steps whose results no other step takes, ending in `/`. */
function resultFolders(steps, prefix, run) {
    const taken = new Set(steps.flatMap(({ needs }) => needs));
    return steps
        .filter(({ id }) => !taken.has(id))
        .map(({ id }) => ({ step: id, key: (0,layout/* outputFolder */.q)(prefix, id, run) }));
}
/**
 * Brings a run's results to this machine: those of the steps whose results no other step takes, at `<step>/<path>`. What
 * no file can be called (`..`, an empty name) is written in percent signs.
 * @throws Failure as storage and folder do
 */
async function fetchResults(plan, run, storage, folder) {
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    let files = 0;
    let bytes = 0;
    let same = 0;
    const refused = [];
    const places = new Map();
    const fetchOne = async ({ key, size, etag }, path) => {
        const place = { bucket, key };
        const there = await folder.look(path);
        const isSame = there?.size === size &&
            (await (0,run_inputs/* isSameContent */.OI)(await there.content(), { etag }, () => storage.checksum(place)));
        if (isSame)
            same += 1;
        else
            await folder.put(path, async (file) => {
                if (!(await storage.download(place, file, size)))
                    throw new failure.Failure('GONE', 'it is not there any more');
            });
        files += 1;
        bytes += size;
    };
    for (const { step, key: own } of resultFolders(plan.steps, prefix, run)) {
        await (0,in_parallel/* inParallel */.H)(LANES, storage.list(bucket, own), async (object) => {
            // A folder that was made in the console.
            if (object.key.endsWith('/'))
                return;
            const path = `${localName(step)}/${localPath(object.key.slice(own.length))}`;
            try {
                if (places.has(path))
                    throw new failure.Failure('NO_PLACE', `${places.get(path)} is called the same here`);
                places.set(path, object.key);
                await fetchOne(object, path);
            }
            catch (error) {
                if (!(error instanceof failure.Failure) || !OF_ONE_FILE.includes(error.code))
                    throw error;
                if (refused.length < TOLD)
                    refused.push(`s3://${bucket}/${object.key}: ${(0,failure/* explain */.W)(error)}`);
            }
        });
    }
    return { files, bytes, same, refused };
}


/***/ }),

/***/ 67963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ inputFolder),
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   KA: () => (/* binding */ inputsDigest),
/* harmony export */   L: () => (/* binding */ checkKeys),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   Ob: () => (/* binding */ splitTaken),
/* harmony export */   Us: () => (/* binding */ isFreshCopy),
/* harmony export */   kP: () => (/* binding */ messagesFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23455);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44477);




/**
 * Of which inputs a run is, in any order: their paths, and where they come from within S3. What they hold is compared
 * apart. Lower-case hex.
 */
function inputsDigest(inputs) {
    const lines = inputs.map(({ path, from }) => {
        if (from.kind === 'file')
            return [path];
        const { bucket, key } = from.kind === 'copy' ? from : from.object;
        return [path, bucket, key];
    });
    const text = lines.map((line) => JSON.stringify(line)).sort();
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text.join()).digest('hex');
}
/** Whether some first step takes it. */
function isTaken({ steps }, path) {
    return steps.some(({ needs, spec }) => needs.length === 0 && (0,_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .takes */ .n)(spec.inputs.patterns, path));
}
/** Inputs that some first step takes, and the paths of those that none does. */
function splitTaken(plan, inputs) {
    const taken = [];
    const leftOut = [];
    for (const input of inputs)
        if (isTaken(plan, input.path))
            taken.push(input);
        else
            leftOut.push(input.path);
    return { taken, leftOut };
}
/** Where a run's inputs lie, ending in `/`. @param prefix `''` or ending in `/` */
function inputFolder(prefix, run) {
    return `${prefix}${run}/`;
}
/** @throws Failure `KEY_TOO_LONG`, before anything is uploaded */
function checkKeys(folder, inputs) {
    const long = inputs.find(({ path }) => Buffer.byteLength(folder + path) > _message_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_LIMIT_BYTES */ .sF);
    if (long)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('KEY_TOO_LONG', `${long.path.slice(0, 200)}… would have a key of ${Buffer.byteLength(folder + long.path)} bytes in S3, and ${_message_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_LIMIT_BYTES */ .sF} are allowed. Rename it, or name the folder that holds it so that its path gets shorter.`);
}
/**
 * Whether what is there is the file's content: by the ETag, or, where the bucket encrypts with keys of KMS and ETags say
 * nothing of content, by the checksum that S3 keeps.
 * @param checksum asked only when the ETags differ
 */
async function isSameContent(content, there, checksum) {
    return content.etag === there.etag || content.crc32 === (await checksum());
}
/**
 * Whether a copy of an object in S3 needs no renewal: same size, and made after the original last changed. ETags of
 * copies depend on how they were made (the rule of "aws s3 sync").
 */
function isFreshCopy(original, copy) {
    return copy.size === original.size && copy.modified >= original.modified;
}
/** The messages that have an input worked on: one for each first step that takes it. */
function messagesFor({ steps }, run, path, input) {
    return steps
        .filter(({ needs, spec }) => needs.length === 0 && (0,_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .takes */ .n)(spec.inputs.patterns, path))
        .map(({ id }) => ({ run, step: id, item: path, input, gather: false, attempt: 1, trace: [] }));
}


/***/ })

};
