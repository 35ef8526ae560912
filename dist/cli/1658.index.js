export const id = 1658;
export const ids = [1658,3822];
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

/***/ 31658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   retry: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _run_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4038);
/* harmony import */ var _run_stored_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89925);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18826);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43822);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45331);
/* harmony import */ var _run_commands_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6744);







const USAGE = `pipewright retry RUN FILE [--step ID] [--item PATH…]

Has items of a run that failed tried again, with all their attempts: when the algorithm, its variables or its size were
mended and deployed, or the cause was elsewhere. Takes those with a failed marker and those in the dead-letter queues;
what is done is not worked on again. Where an input was wrong, upload it anew instead: "pipewright run FILE INPUT… --run
RUN" works again on what has changed.

  --step ID       only items of this step
  --item PATH     only this item, or those that match a pattern such as 'a/*.csv'; may be repeated
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: run, steps[], each with id, again[], settled, incomplete
`;
/** Items that are named; more are counted. */
const NAMED = 10;
/** `pipewright retry`. @throws Failure for whatever the user can mend */
async function retry(argv, io) {
    const { values, positionals } = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .readOptions */ .T)(argv, {
        step: { type: 'string' },
        item: { type: 'string', multiple: true },
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const [run, file] = (0,_run_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .namesIn */ .wX)(positionals, USAGE, 'the run', 'the workflow file');
    (0,_run_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .checkCounted */ .F9)(run);
    const { step, item: items = [], json = false } = values;
    const named = await (0,_run_commands_js__WEBPACK_IMPORTED_MODULE_6__/* .namedRun */ .d3)(run, file, io, { json, catalog: values.catalog, exact: true });
    if (!named)
        return 1;
    const { plan, dispatch, cloud } = named;
    if (step !== undefined && !plan.steps.some(({ id }) => id === step))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_USAGE', `The workflow ${plan.workflow} has no step ${step}: it has ${plan.steps.map(({ id }) => id).join(', ')}.`);
    const { manifest } = await (0,_run_stored_run_js__WEBPACK_IMPORTED_MODULE_2__/* .readRun */ .cI)(plan, run, cloud.storage);
    const steps = await (0,_run_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryRun */ .G)(plan, run, { ...(step !== undefined && { step }), items }, dispatch, cloud);
    const count = steps.reduce((sum, { again }) => sum + again.length, 0);
    if (count === 0 && (step !== undefined || items.length > 0))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('NOTHING_TO_RETRY', `No item of the run ${run} that fits these options has failed.`);
    if (json)
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonText */ .s)({ run, steps }));
    else
        io.out(retriedText(run, file, steps, (0,_run_stored_run_js__WEBPACK_IMPORTED_MODULE_2__/* .changedSteps */ .kG)(plan, manifest)));
    return steps.some(({ incomplete }) => incomplete) ? 1 : 0;
}
function retriedText(run, file, steps, changed) {
    const lines = steps.flatMap(({ id, again, settled, incomplete }) => {
        if (again.length + settled === 0 && !incomplete)
            return [];
        const shown = again.slice(0, NAMED).map((item) => (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(item));
        const rest = again.length > NAMED ? ` and ${again.length - NAMED} more` : '';
        const parts = [
            again.length > 0 && `${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(again.length, 'item')} again: ${shown.join(', ')}${rest}`,
            settled > 0 && `${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(settled, 'dead letter')} of items that are done by now taken out`,
            incomplete && 'the dead-letter queue holds more than could be looked through: repeat this',
        ].filter(Boolean);
        return [`  ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(id)}: ${parts.join('; ')}`];
    });
    if (lines.length === 0)
        return `No item of the run ${run} has failed.\n`;
    const text = [
        `Run ${run}`,
        ...lines,
        ...(changed.length > 0
            ? [
                `These are tried with what is deployed now; ${changed.map((id) => (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(id)).join(', ')} had another image, other variables or other needs when the run was begun, and what was done then stays as it is.`,
            ]
            : []),
        `How it stands: pipewright status ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inert */ .tJ)(file)} --run ${run}`,
    ];
    return `${text.join('\n')}\n`;
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

/***/ 60733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ stateKey),
/* harmony export */   h: () => (/* binding */ firstStates)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6720);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38088);
/* harmony import */ var _stored_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89925);



/** How each input ended in the first steps, by {@link stateKey}; without those that have not. One listing a step. */
async function firstStates(plan, run, storage) {
    const { bucket, prefix } = (0,_stored_run_js__WEBPACK_IMPORTED_MODULE_1__/* .homeOf */ .lt)(plan);
    const states = new Map();
    for (const { id, needs } of plan.steps) {
        if (needs.length > 0)
            continue;
        for await (const { key } of storage.list(bucket, (0,_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .markerFolder */ .D)(prefix, run, id))) {
            const marker = (0,_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .readMarkerKey */ .qF)(key);
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


/***/ }),

/***/ 4038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ retryRun)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _agent_in_parallel_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(38785);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _first_states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60733);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6720);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38088);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23455);
/* harmony import */ var _run_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53810);
/* harmony import */ var _sift_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(97772);
/* harmony import */ var _stored_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89925);










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
    const { manifest } = await (0,_stored_run_js__WEBPACK_IMPORTED_MODULE_5__/* .readRun */ .cI)(plan, run, cloud.storage);
    if (manifest.cancelled_at !== undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('RUN_CANCELLED', `The run ${run} was cancelled. "pipewright run FILE --run ${run}" continues it; then what failed can be retried.`);
    const steps = dispatch.steps.filter(({ id }) => choice.step === undefined || id === choice.step);
    const { bucket, prefix } = (0,_stored_run_js__WEBPACK_IMPORTED_MODULE_5__/* .homeOf */ .lt)(plan);
    let reopened;
    // Before the first item goes back: whatever ends this, the run is seen to go on.
    const reopen = () => {
        reopened ??= (0,_stored_run_js__WEBPACK_IMPORTED_MODULE_5__/* .changeRun */ .Um)(plan, run, cloud.storage, (before) => (0,_stored_run_js__WEBPACK_IMPORTED_MODULE_5__/* .withNewLimit */ .cN)(before, cloud.now(), choice.minutes)).then(() => cloud.storage.remove(bucket, [(0,_run_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .runEndedKey */ .BI)(prefix, run)]));
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
        const { bucket, prefix } = (0,_stored_run_js__WEBPACK_IMPORTED_MODULE_5__/* .homeOf */ .lt)(plan);
        this.#run = run;
        this.#step = step;
        this.#choice = choice;
        this.#inbox = dispatch.inbox.url;
        this.#cloud = cloud;
        this.#reopen = reopen;
        this.#bucket = bucket;
        this.#folder = (0,_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .markerFolder */ .D)(prefix, run, step.id);
    }
    async retry() {
        const { queues, now } = this.#cloud;
        const { id, deadLetter } = this.#step;
        const { complete } = await (0,_sift_js__WEBPACK_IMPORTED_MODULE_8__/* .sift */ .p)(queues.sifted(deadLetter.url), (body) => this.#isWanted(messageOf(body)), (bodies) => this.#retryLetters(bodies.map((body) => messageOf(body))), now);
        await this.#retryMarkers();
        return { id, again: [...this.#again.values()].sort(), settled: this.#settled, incomplete: !complete };
    }
    #isWanted(message) {
        return (message?.run === this.#run && message.step === this.#step.id && chosen(this.#choice.items, message.item));
    }
    #isRenewed(item) {
        return this.#choice.renewed?.has((0,_first_states_js__WEBPACK_IMPORTED_MODULE_2__/* .stateKey */ .b)(this.#step.id, (0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .itemDigest */ .Ug)(item))) === true;
    }
    async #retryLetters(messages) {
        const failed = [];
        const open = [];
        await (0,_agent_in_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .inParallel */ .H)(READ, messages, async (message) => {
            const keys = [];
            for await (const { key } of this.#cloud.storage.list(this.#bucket, this.#folder + (0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .itemDigest */ .Ug)(message.item)))
                keys.push(key);
            const states = keys.map((key) => (0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .readMarkerKey */ .qF)(key)?.state);
            if (states.includes('done') || this.#isRenewed(message.item))
                this.#settled += 1;
            // The same item may have come there twice.
            else if (!this.#again.has((0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .itemDigest */ .Ug)(message.item))) {
                this.#again.set((0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .itemDigest */ .Ug)(message.item), message.item);
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
            await (0,_agent_in_parallel_js__WEBPACK_IMPORTED_MODULE_9__/* .inParallel */ .H)(READ, batch, async (key) => {
                const found = await storage.read({ bucket: this.#bucket, key });
                if (!found)
                    return;
                const marker = (0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .readMarker */ .t7)(found.text);
                if (!this.#isWanted(marker) || this.#isRenewed(marker.item))
                    return;
                keys.push(key);
                if (!this.#again.has((0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .itemDigest */ .Ug)(marker.item)))
                    messages.set(marker.item, this.#messageOf(marker));
            });
            batch = [];
            for (const item of messages.keys())
                this.#again.set((0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .itemDigest */ .Ug)(item), item);
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
            await this.#cloud.queues.send(this.#inbox, messages.map(_message_js__WEBPACK_IMPORTED_MODULE_4__/* .writeWorkMessage */ .Co), DELAY);
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
        const marker = (0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .readMarkerKey */ .qF)(key);
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
    return items.length === 0 || items.some((wanted) => wanted === item || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(item, wanted));
}
function messageOf(body) {
    try {
        return (0,_message_js__WEBPACK_IMPORTED_MODULE_4__/* .readWorkMessage */ .VX)(body);
    }
    catch {
        return undefined;
    }
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
