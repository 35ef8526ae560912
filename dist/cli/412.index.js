export const id = 412;
export const ids = [412,3822];
export const modules = {

/***/ 58708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf)
/* harmony export */ });
/** Why an item has no result: `exit code 3, not a picture`; `''` where nothing is known. */
function reasonOf({ exit_code, meaning }) {
    const code = typeof exit_code === 'number' && exit_code !== 0 ? `exit code ${exit_code}` : undefined;
    return [code, meaning].filter(Boolean).join(', ');
}


/***/ }),

/***/ 60412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logText: () => (/* binding */ logText),
  logs: () => (/* binding */ logs)
});

// EXTERNAL MODULE: ./lib/src/agent/item-report.js
var item_report = __webpack_require__(58708);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/run/agent-lines.js
var agent_lines = __webpack_require__(92395);
// EXTERNAL MODULE: ./lib/src/run/layout.js
var layout = __webpack_require__(6720);
// EXTERNAL MODULE: ./lib/src/run/marker.js
var marker = __webpack_require__(38088);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/item-log.js




/** Clocks of agents, S3 and CloudWatch need not agree. Milliseconds. */
const SLACK_MS = 60_000;
/** What a command prints and what its agent says come on two ways, and may pass each other. Milliseconds. */
const LATE_MS = 500;
/**
 * What an item printed: from CloudWatch, all attempts, the newest last; else what its marker keeps of a failure.
 * @param step only this one; else every step that has an item of that path
 * @throws Failure `RUN_NOT_FOUND`
 */
async function itemLogs(plan, run, item, step, group, cloud) {
    const { storage, logs, now } = cloud;
    const { manifest } = await (0,stored_run/* readRun */.cI)(plan, run, storage);
    const markers = await markersOf(plan, run, item, step, storage);
    const from = Date.parse(manifest.created_at) - SLACK_MS;
    const events = await logs.filter(group, { pattern: (0,agent_lines/* itemPattern */.ac)(run, item), from });
    const found = [];
    for (const { begin, line, end } of attemptsIn(events, run, item, step)) {
        const lines = [];
        const until = end ? end.at + LATE_MS : now() + SLACK_MS;
        for await (const { message } of printed(logs, group, begin, until, line))
            lines.push(message);
        const { state, exit_code, meaning } = end?.line ?? line;
        found.push({
            step: line.step,
            attempt: line.attempt,
            state,
            ...(exit_code !== undefined && { exit_code }),
            ...(meaning !== undefined && { meaning }),
            started_at: new Date(begin.at).toISOString(),
            source: 'log',
            stream: begin.stream,
            lines,
        });
    }
    const shown = new Set(found.map((log) => log.step));
    // Logs are kept for some weeks, markers as long as the results.
    const rest = markers.filter((marker) => !shown.has(marker.step)).map(fromMarker);
    return [...found, ...rest];
}
async function markersOf(plan, run, item, step, storage) {
    const { bucket, prefix } = (0,stored_run/* homeOf */.lt)(plan);
    const markers = [];
    for (const { id } of plan.steps) {
        if (step !== undefined && id !== step)
            continue;
        for await (const { key } of storage.list(bucket, (0,layout/* markerFolder */.D)(prefix, run, id) + (0,marker/* itemDigest */.Ug)(item))) {
            const found = await storage.read({ bucket, key });
            if (found)
                markers.push((0,marker/* readMarker */.t7)(found.text));
        }
    }
    return markers;
}
function fromMarker(marker) {
    const { step, attempt, state, exit_code, meaning, started_at, log_tail } = marker;
    return {
        ...{ step, attempt, state, started_at, source: 'marker' },
        ...(exit_code !== undefined && { exit_code }),
        ...(meaning !== undefined && { meaning }),
        lines: log_tail === undefined ? [] : log_tail.split('\n'),
    };
}
/** An item's attempts in the lines about it, in the order of their begin. */
function attemptsIn(events, run, item, step) {
    const attempts = [];
    for (const event of events) {
        const line = (0,agent_lines/* readItemLine */.Uj)(event.message);
        if (!line || line.run !== run || line.item !== item || (step !== undefined && line.step !== step))
            continue;
        if (line.state === 'RUNNING')
            attempts.push({ begin: event, line });
        else {
            const open = attempts.findLast(({ begin, end }) => begin.stream === event.stream && !end);
            if (open)
                open.end = { at: event.at, line };
        }
    }
    return attempts;
}
/**
 * What a stream holds between an attempt's two lines, and a moment after them until the next item begins, without what the
 * agent says of itself and of other items.
 */
async function* printed(logs, group, begin, until, attempt) {
    let isWithin = false;
    for await (const event of logs.read(group, begin.stream, begin.at, until)) {
        const line = (0,agent_lines/* readItemLine */.Uj)(event.message);
        const isOurs = line?.run === attempt.run && line.item === attempt.item && line.attempt === attempt.attempt;
        if (isOurs && line.state === 'RUNNING')
            isWithin = true;
        else if (isWithin && line?.state === 'RUNNING')
            return;
        else if (isWithin && !(0,agent_lines/* isAgentsOwn */.tW)(event.message))
            yield event;
    }
}

// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/run-commands.js
var run_commands = __webpack_require__(6744);
;// CONCATENATED MODULE: ./lib/src/command/logs.js







const USAGE = `pipewright logs RUN ITEM FILE [--step ID]

Shows what the algorithm printed for one item of a run, every attempt, the newest last: from CloudWatch Logs, where it
stays for 30 days; of older items that failed, the end that their marker keeps. Short items follow each other closely: a
line at the very begin or end may be its neighbour's. ITEM is the path as "pipewright status" shows it.

  --step ID       only this step. Default: every step that has an item of that path
  --catalog REF   a folder, or owner/repo@ref, instead of the catalog that FILE names
  --json          print one JSON object: run, item, logs[], each with step, attempt, state, source, lines[]
`;
/** `pipewright logs`. @throws Failure for whatever the user can mend */
async function logs(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        step: { type: 'string' },
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const [run, item, file] = (0,run_commands/* namesIn */.wX)(positionals, USAGE, 'the run', 'the item', 'the workflow file');
    const { step, json = false } = values;
    const named = await (0,run_commands/* namedRun */.d3)(run, file, io, { json, catalog: values.catalog });
    if (!named)
        return 1;
    const { plan, names, cloud } = named;
    const found = await itemLogs(plan, run, item, step, names.agentLogs, cloud);
    if (found.length === 0)
        throw new failure.Failure('NO_LOG', `There is no log of ${item}${step === undefined ? '' : ` in step ${step}`} in the run ${run}: either no agent has begun it yet, or the path is another one.`);
    if (json)
        io.out((0,output/* jsonText */.s)({ run, item, logs: found }));
    else
        io.out(found.map(logText).join('\n'));
    return 0;
}
function logText(log) {
    const { step, attempt, state, started_at, source, lines } = log;
    const parts = [
        `attempt ${attempt}`,
        state,
        (0,item_report/* reasonOf */.A)(log),
        started_at,
        source === 'marker' && 'only the end is kept',
    ].filter(Boolean);
    return [`── ${step}: ${parts.join(', ')}`, ...lines].map((line) => `${(0,findings_text/* inert */.tJ)(line)}\n`).join('');
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
