export const id = 855;
export const ids = [855];
export const modules = {

/***/ 5855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
;// CONCATENATED MODULE: ./lib/src/workflow/plan-text.js

/** A plan as a table for terminals, with what holds for all steps above and below it. */
function planTable(plan) {
    const rows = plan.steps.map((step) => [
        step.id,
        step.algorithm,
        step.needs.length > 0 ? `${step.gather ? 'all of ' : ''}${step.needs.join(', ')}` : 'inputs',
        `${step.cpu_units / 1024}`,
        `${step.memory_mb} MB`,
        step.gpu_count > 0 ? `${step.compute}, ${(0,findings_text/* plural */.LS)(step.gpu_count, 'GPU')}` : step.compute,
        `${step.timeout_minutes}`,
        `${step.max_attempts}`,
        `${step.max_agents}`,
    ]);
    const commit = plan.catalog.commit === undefined ? '' : ` at ${plan.catalog.commit.slice(0, 12)}`;
    const facts = [
        ['workflow', plan.workflow],
        ['catalog', `${plan.catalog.name}${commit}`],
        ['inputs', place(plan.input, '<run>/')],
        ['results', place(plan.output, '<step>/<run>/')],
        ['region', plan.region],
        ['account', plan.account_id],
        ['network', plan.network],
        ['subnets', plan.subnets.join(', ') || undefined],
        ['ports', portsOf(plan)],
    ].filter((fact) => fact[1] !== undefined);
    const head = ['step', 'algorithm', 'takes', 'vCPU', 'memory', 'compute', 'minutes', 'attempts', 'agents'];
    const details = plan.steps.flatMap(detailsOf);
    return inLines([
        ...facts.map(([name, value]) => `${name.padEnd(9)} ${value}`),
        '',
        ...columns([head, ...rows]),
        ...(details.length > 0 ? ['', ...details] : []),
    ]);
}
/** A plan as a Mermaid flowchart (mermaid.js.org, "Flowcharts"), for READMEs and pull requests on GitHub. */
function planMermaid(plan) {
    const number = new Map(plan.steps.map((step, i) => [step.id, `s${i}`]));
    const taken = new Set(plan.steps.flatMap((step) => step.needs));
    const lines = ['flowchart LR', `  inputs[(${label(['inputs', shortPlace(plan.input)])})]`];
    for (const step of plan.steps) {
        const [open, close] = step.gather ? ['[[', ']]'] : ['[', ']'];
        lines.push(`  ${number.get(step.id)}${open}${label([step.id, step.algorithm])}${close}`);
    }
    lines.push(`  results[(${label(['results', shortPlace(plan.output)])})]`);
    for (const step of plan.steps) {
        const to = number.get(step.id);
        const arrow = step.gather ? '-- all --> ' : '--> ';
        for (const need of step.needs)
            lines.push(`  ${number.get(need)} ${arrow}${to}`);
        if (step.needs.length === 0)
            lines.push(`  inputs ${arrow}${to}`);
        // Every step's results are kept; an arrow for each would hide how the steps follow one another.
        if (!taken.has(step.id))
            lines.push(`  ${to} --> results`);
    }
    return `${lines.join('\n')}\n`;
}
function detailsOf({ id, variables, secrets, image, spec }) {
    const hidden = new Set(spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name));
    const values = [
        ...Object.entries(variables).map(([name, value]) => `${name}=${hidden.has(name) ? '***' : value}`),
        ...Object.entries(secrets).map(([name, arn]) => `${name} from ${arn}`),
    ];
    return [`${id}: ${image}`, ...values.map((value) => `  ${value}`)];
}
function portsOf(plan) {
    const ports = plan.steps.flatMap((step) => step.ports.map((p) => `${step.id} ${p.port}/${p.protocol}`));
    if (ports.length === 0)
        return undefined;
    const who = plan.port_sources.join(', ') || 'nobody: "port_sources" names no addresses';
    return `${ports.join(', ')}, open to ${who}`;
}
function place({ bucket, prefix }, below) {
    return bucket === undefined ? `no bucket named, ${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}
function shortPlace({ bucket, prefix }) {
    return bucket === undefined ? prefix : `${bucket}/${prefix}`;
}
/** Mermaid's own escapes: a number sign, the character's code and a semicolon. */
function label(lines) {
    const escaped = lines
        .filter((line) => line !== '')
        .map((line) => (0,findings_text/* inert */.tJ)(line).replace(/[^\w ./@-]/gu, (c) => `#${c.codePointAt(0)};`));
    return `"${escaped.join('<br/>')}"`;
}
function columns(rows) {
    const shown = rows.map((row) => row.map(findings_text/* inert */.tJ));
    const widths = shown[0].map((_, i) => Math.max(...shown.map((row) => row[i].length)));
    return shown.map((row) => row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd());
}
function inLines(lines) {
    return lines.map((line) => `${(0,findings_text/* inert */.tJ)(line)}\n`).join('');
}

// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/src/command/workflow-file.js
var workflow_file = __webpack_require__(4114);
;// CONCATENATED MODULE: ./lib/src/command/plan.js






const USAGE = `pipewright plan FILE

Shows what a workflow file comes to: its steps, what each takes and gives, sizes, limits and images. Nothing is run,
nothing is changed, and no cloud account is needed.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --format FORMAT   table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)
  --json            print one JSON object: plan (missing when there are errors) and findings
`;
const FORMATS = ['table', 'mermaid', 'json'];
/**
 * The command `plan`.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or the file cannot be read
 */
async function plan(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        catalog: { type: 'string' },
        format: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const format = values.json ? 'json' : (values.format ?? 'table');
    if (!FORMATS.includes(format))
        throw new failure.Failure('BAD_USAGE', `There is no format "${format}". It has ${FORMATS.join(', ')}.`);
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0)
        throw new failure.Failure('BAD_USAGE', 'Name one workflow file: pipewright plan my.workflow.json');
    const { plan, findings, shown } = await (0,workflow_file/* loadWorkflowFile */.m)(path, io, values.catalog);
    if (format === 'json')
        io.out((0,output/* jsonText */.s)({ ...(plan && { plan }), findings }));
    else {
        io.err(shown);
        if (plan)
            io.out(format === 'mermaid' ? planMermaid(plan) : planTable(plan));
    }
    return (0,finding/* hasErrors */.Cs)(findings) ? 1 : 0;
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


/***/ })

};
