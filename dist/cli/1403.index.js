export const id = 1403;
export const ids = [1403,3822];
export const modules = {

/***/ 95283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cancel: () => (/* binding */ cancel),
  cancelledText: () => (/* binding */ cancelledText)
});

// EXTERNAL MODULE: ./lib/src/deploy/watched.js
var deploy_watched = __webpack_require__(1666);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/agent-lines.js
var agent_lines = __webpack_require__(92395);
// EXTERNAL MODULE: ./lib/src/run/message.js
var message = __webpack_require__(23455);
// EXTERNAL MODULE: ./lib/src/run/sift.js
var sift = __webpack_require__(97772);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/cancel.js




/** No command works on one item for longer. */
const LONGEST_ITEM_MS = 12 * 3600_000;
const POLL_MS = 2000;
/** Longer than ECS lets a task end itself. */
const MOST_POLLS = 75;
/**
 * Cancels a run. The manifest says so first: from then on the dispatcher drops whatever of it comes to the inbox. Then
 * its waiting items are taken out of the work queues, and agents whose command is at one of its items are stopped: they
 * hand that back, and it is taken out too. Agents at items of other runs, or at none, stay; an agent that is stopped and
 * had fetched ahead an item of another run hands that back, and nothing of it is lost. Repeating it is safe.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
async function cancelRun(plan, run, dispatch, agentLogs, cloud) {
    const now = new Date(cloud.now()).toISOString();
    const manifest = await (0,stored_run/* changeRun */.Um)(plan, run, cloud.storage, (before) => before.cancelled_at === undefined ? { ...before, cancelled_at: now } : undefined);
    const steps = await Promise.all(dispatch.steps.map((step) => cancelStep(step, run, dispatch, agentLogs, cloud)));
    return { run, cancelled_at: manifest.cancelled_at, steps };
}
async function cancelStep(step, run, { cluster }, group, cloud) {
    const { id, taskDefinition } = step;
    const first = await drop(step, run, cloud);
    const agents = (await cloud.agents(cluster, taskDefinition)).filter(({ status }) => status !== 'STOPPED');
    const streams = new Map(agents.map((agent) => [(0,agent_lines/* agentStream */.eL)(id, agent.id), agent.id]));
    const working = agents.length === 0 ? new Map() : await runsOf([...streams.keys()], group, cloud);
    const ours = [...working].flatMap(([stream, of]) => (of === run ? (streams.get(stream) ?? []) : []));
    for (const agent of ours)
        await cloud.stop(cluster, agent, `The run ${run} was cancelled.`);
    if (ours.length === 0)
        return { id, dropped: first.taken, stopped: 0, still: 0, incomplete: !first.complete };
    let still = ours.length;
    for (let poll = 0; still > 0 && poll < MOST_POLLS; poll++) {
        if (poll > 0)
            await cloud.sleep(POLL_MS);
        const there = await cloud.agents(cluster, taskDefinition);
        still = there.filter((agent) => ours.includes(agent.id) && agent.status !== 'STOPPED').length;
    }
    // What they handed back.
    const second = await drop(step, run, cloud);
    return {
        id,
        dropped: first.taken + second.taken,
        stopped: ours.length,
        still,
        incomplete: !second.complete,
    };
}
async function runsOf(streams, group, cloud) {
    const working = new Map();
    // CloudWatch takes a hundred streams at once (API reference, FilterLogEvents).
    for (let at = 0; at < streams.length; at += 100) {
        const events = await cloud.logs.filter(group, {
            pattern: agent_lines/* STATE_PATTERN */.P4,
            from: cloud.now() - LONGEST_ITEM_MS,
            streams: streams.slice(at, at + 100),
        });
        for (const [stream, run] of (0,agent_lines/* runsAtWork */.vg)(events))
            working.set(stream, run);
    }
    return working;
}
function drop({ work }, run, { queues, now }) {
    return (0,sift/* sift */.p)(queues.sifted(work.url), (body) => runOf(body) === run, async () => { }, now);
}
/** The run of a message in a work queue; undefined for what is none of ours. */
function runOf(body) {
    try {
        return (0,message/* readWorkMessage */.VX)(body).run;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/src/run/observe.js + 1 modules
var observe = __webpack_require__(17904);
// EXTERNAL MODULE: ./lib/src/run/watch.js + 2 modules
var watch = __webpack_require__(84083);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/run-commands.js
var run_commands = __webpack_require__(6744);
;// CONCATENATED MODULE: ./lib/src/command/cancel.js









const USAGE = `pipewright cancel RUN FILE

Cancels a run of the workflow of FILE. Nothing new of it is begun: items that wait are dropped, and agents that work on
one of its items are stopped. Other runs go on: an agent at another run's item is left alone. What was done stays, with
its results. "pipewright run FILE --run RUN" continues a cancelled run. Safe to repeat.

  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: run, cancelled_at, steps[], each with dropped, stopped, still, incomplete
`;
/** `pipewright cancel`. @throws Failure for whatever the user can mend */
async function cancel(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const [run, file] = (0,run_commands/* namesIn */.wX)(positionals, USAGE, 'the run', 'the workflow file');
    (0,run_commands/* checkCounted */.F9)(run);
    const json = values.json === true;
    const named = await (0,run_commands/* namedRun */.d3)(run, file, io, { json, catalog: values.catalog });
    if (!named)
        return 1;
    await checkOpen(named, io);
    if (!json)
        io.err(`Cancelling ${run}; agents that work on it get up to two minutes to stop\n`);
    const cancelled = await cancelRun(named.plan, run, named.dispatch, named.names.agentLogs, named.cloud);
    io.out(json ? (0,output/* jsonText */.s)(cancelled) : cancelledText(cancelled, file));
    return cancelled.steps.some(({ incomplete, still }) => incomplete || still > 0) ? 1 : 0;
}
/** A run whose items have all ended keeps its end. @throws Failure `RUN_OVER`, `RUN_NOT_FOUND` */
async function checkOpen({ run, plan, site }, io) {
    const { openRunWorld } = await Promise.all(/* import() */[__webpack_require__.e(8829), __webpack_require__.e(4362), __webpack_require__.e(5539), __webpack_require__.e(6473), __webpack_require__.e(1172), __webpack_require__.e(9128), __webpack_require__.e(3506)]).then(__webpack_require__.bind(__webpack_require__, 23506));
    const watched = (0,deploy_watched/* watchedOf */.g)(plan, site);
    const world = openRunWorld(site.region, io.env, io.signal);
    const seen = await (0,observe/* observe */.lB)(run, watched, world, Date.now(), (0,observe/* nothingKnown */.Hx)());
    if (seen.run.cancelled_at === undefined && (0,watch/* look */.O)(undefined, seen, watched).agreed > 0)
        throw new failure.Failure('RUN_OVER', `The run ${run} is over already: there is nothing to cancel.`);
}
function cancelledText({ run, steps }, file) {
    const lines = [
        `Run ${run} is cancelled.`,
        ...steps.map((step) => `  ${(0,findings_text/* inert */.tJ)(step.id)}: ${stepText(step)}`),
        'What was done stays with its results. An item that is at work elsewhere, or was just on its way, may still come to its',
        'end; nothing follows from it. Other runs go on.',
        `To continue it: pipewright run ${(0,findings_text/* inert */.tJ)(file)} --run ${run}`,
    ];
    return `${lines.join('\n')}\n`;
}
function stepText({ dropped, stopped, still, incomplete }) {
    const parts = [
        dropped > 0 && `${(0,findings_text/* plural */.LS)(dropped, 'waiting item')} dropped`,
        stopped > 0 && `${(0,findings_text/* plural */.LS)(stopped, 'agent')} stopped`,
        still > 0 && `${(0,findings_text/* plural */.LS)(still, 'agent')} of these still ending`,
        incomplete && 'the queue holds more than could be looked through: repeat this',
    ].filter(Boolean);
    return parts.join(', ') || 'nothing waited, no agent was at work on it';
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

/***/ 6744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F9: () => (/* binding */ checkCounted),
/* harmony export */   d3: () => (/* binding */ namedRun),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var _deploy_deployed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84148);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _run_run_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50483);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89783);
/* harmony import */ var _workflow_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24114);





/**
 * What `pipewright COMMAND RUN … FILE` is about.
 * @param options.exact the workflow must be deployed as its file has it now
 * @returns undefined where the workflow file has errors, which are told
 * @throws Failure for whatever the user can mend
 */
async function namedRun(run, file, io, options) {
    const { json, catalog } = options;
    const plan = await (0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readWorkflowFile */ .AO)(file, io, { json, ...(catalog !== undefined && { catalog }) });
    if (!plan)
        return undefined;
    const { openRunCloud } = await Promise.all(/* import() */[__webpack_require__.e(8829), __webpack_require__.e(4362), __webpack_require__.e(5539), __webpack_require__.e(2565), __webpack_require__.e(6473), __webpack_require__.e(136), __webpack_require__.e(4536), __webpack_require__.e(1172), __webpack_require__.e(9128), __webpack_require__.e(1848), __webpack_require__.e(9716)]).then(__webpack_require__.bind(__webpack_require__, 7335));
    const cloud = openRunCloud((0,_account_js__WEBPACK_IMPORTED_MODULE_2__/* .regionOf */ .AP)(plan, io.env), io.env, io.signal);
    if (!options.exact)
        return { ...(await (0,_deploy_deployed_js__WEBPACK_IMPORTED_MODULE_0__/* .whereDeployed */ .c)(plan, cloud.deploying)), run, plan, cloud };
    const { readDispatcherCode } = await __webpack_require__.e(/* import() */ 1355).then(__webpack_require__.bind(__webpack_require__, 61355));
    return { ...(await (0,_deploy_deployed_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDeployed */ .t)(plan, cloud.deploying, await readDispatcherCode())), run, plan, cloud };
}
/** For commands that need to know all items of a run. @throws Failure `BAD_USAGE` */
function checkCounted(run) {
    if (run === _run_run_id_js__WEBPACK_IMPORTED_MODULE_4__/* .ADHOC */ .sQ)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `"${_run_run_id_js__WEBPACK_IMPORTED_MODULE_4__/* .ADHOC */ .sQ}" is no run that was begun: it is all files that were uploaded by hand, and nobody knows how many there will be. Upload one again to have it worked on again; "pipewright destroy" stops all of them.`);
}
/** Positional arguments of a command about a run. @throws Failure `BAD_USAGE` that shows how it is called */
function namesIn(positionals, usage, ...names) {
    if (positionals.length === names.length)
        return positionals;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `Name ${names.join(', ')}: ${usage.split('\n', 1)[0]}`);
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

/***/ 84148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ whereDeployed),
/* harmony export */   t: () => (/* binding */ checkDeployed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _spec_complete_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38873);
/* harmony import */ var _code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21275);
/* harmony import */ var _compile_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72481);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37679);





const READY = /^(?:CREATE|UPDATE|UPDATE_ROLLBACK|ROLLBACK)_COMPLETE$/;
/**
 * Where a workflow is, if it is deployed: nothing is asked but whose account it is.
 * @throws Failure `WRONG_ACCOUNT`, `NOT_SAID`
 */
async function whereDeployed(plan, cloud) {
    const site = await siteOf(plan, cloud);
    const { names, dispatch } = (0,_compile_js__WEBPACK_IMPORTED_MODULE_3__/* .compile */ .w)(plan, targetOf(site), () => ({ bucket: '', key: '' }));
    return { names, dispatch, site };
}
async function siteOf(plan, { account, region, endpoint }) {
    const id = await account();
    (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .checkAccount */ .g4)(plan, id);
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
    const { names, dispatch, template } = (0,_compile_js__WEBPACK_IMPORTED_MODULE_3__/* .compile */ .w)(plan, targetOf(site), (dispatch) => ({
        bucket: plan.output.bucket,
        key: (0,_code_js__WEBPACK_IMPORTED_MODULE_2__/* .deployFolder */ .CT)(plan.output.prefix) + (0,_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeArchive */ .q9)(code, dispatch).name,
    }));
    const state = await cloud.stacks.describe(names.base);
    const text = state && (await cloud.stacks.template(names.base));
    if (!text || !/^(?:CREATE|UPDATE)/.test(state.status))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('NOT_DEPLOYED', `The workflow ${plan.workflow} is not deployed to ${site.region} of account ${site.account}. Do that first: pipewright deploy FILE`);
    if (!READY.test(state.status))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('STACK_BUSY', `The stack ${names.base} is being changed (${state.status}), or that went wrong. Wait for its end, or deploy again: pipewright deploy FILE`);
    const differs = differences(JSON.parse(text), template, plan, names);
    if (differs.length > 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('DEPLOYED_OTHERWISE', `What is deployed of the workflow ${plan.workflow} is not what its file says now: ${differs.join(', ')}. Bring it up to date first: pipewright deploy FILE`);
    return { names, dispatch, site };
}
/** In what a deployed template is another one, as far as results depend on it. */
function differences(deployed, wanted, plan, names) {
    const differ = (pick) => (0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(pick(deployed) ?? null) !== (0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(pick(wanted) ?? null);
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


/***/ }),

/***/ 46997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   TS: () => (/* binding */ rate),
/* harmony export */   XO: () => (/* binding */ noStepProgress),
/* harmony export */   eg: () => (/* binding */ waiting),
/* harmony export */   f$: () => (/* binding */ timeLeft),
/* harmony export */   nd: () => (/* binding */ noProgress),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   p6: () => (/* binding */ expected),
/* harmony export */   v6: () => (/* binding */ ended)
/* harmony export */ });
function noProgress({ steps }) {
    return { state: 'QUEUED', steps: steps.map(noStepProgress), troubles: [] };
}
function noStepProgress({ id, needs, gather }) {
    return { id, needs, gather, known: 0, running: 0, complete: 0, reused: 0, failed: 0, canceled: 0 };
}
/** The progress after an event of a run on this machine. */
function advance(progress, event) {
    const id = event.kind === 'ended' ? event.record.step : event.step;
    const steps = progress.steps.map((step) => (step.id === id ? advanceStep(step, event) : step));
    return { ...progress, state: event.kind === 'known' ? progress.state : 'RUNNING', steps };
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
                until: event.at,
            };
        }
    }
}
function ended(step) {
    return step.complete + step.failed + step.canceled;
}
/** Items that are known, and not begun or waiting for another attempt. */
function waiting(step) {
    return Math.max(0, step.known - ended(step) - step.running);
}
/** Items per second that were worked on in this run; undefined before there are any. */
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
function expected({ steps }, step) {
    const before = step.needs.map((id) => steps.find((other) => other.id === id));
    if (step.gather)
        return 1;
    const open = before.reduce((sum, other) => sum + expected({ steps }, other) - ended(other), 0);
    const complete = before.reduce((sum, other) => sum + other.complete, 0);
    return step.known + Math.round(Math.max(0, open) * (complete > 0 ? step.known / complete : 1));
}
/** Seconds that a step will take yet at its rate so far; undefined before that is known, or when it is over. */
function timeLeft(progress, step, now) {
    const speed = rate(step, now);
    const left = expected(progress, step) - ended(step);
    return speed === undefined || left <= 0 ? undefined : left / speed;
}
/** Whether a run has come to its end. */
function isOver(state) {
    return state !== 'QUEUED' && state !== 'INITIALIZING' && state !== 'RUNNING';
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


/***/ })

};
