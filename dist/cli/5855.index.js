export const id = 5855;
export const ids = [5855,3822];
export const modules = {

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

/***/ 5855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  costsOf: () => (/* binding */ costsOf),
  plan: () => (/* binding */ plan),
  previewText: () => (/* binding */ previewText)
});

// EXTERNAL MODULE: ./lib/src/deploy/changes.js
var deploy_changes = __webpack_require__(37458);
// EXTERNAL MODULE: ./lib/src/deploy/compile.js + 1 modules
var compile = __webpack_require__(72481);
// EXTERNAL MODULE: ./lib/src/deploy/estimate.js
var estimate = __webpack_require__(47684);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
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

// EXTERNAL MODULE: ./lib/src/command/account.js + 3 modules
var account = __webpack_require__(89783);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/workflow-file.js
var workflow_file = __webpack_require__(24114);
;// CONCATENATED MODULE: ./lib/src/command/plan.js











const USAGE = `pipewright plan FILE

Shows what a workflow file comes to: its steps, what each takes and gives, sizes, limits and images, and, where the file
names its buckets, what it costs on AWS. Nothing is run, nothing is changed, and no cloud account is needed.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --format FORMAT   table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)
  --changes         also ask AWS what would keep it from running there (quotas, subnets, instance types, secrets,
                    images), and what deploying would create, change and delete; needs the rights of
                    "pipewright policy --for plan"
  --json            print one JSON object: plan (missing when there are errors), findings, costs, and with --changes
                    stack, network and changes
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
        changes: { type: 'boolean' },
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
    const loaded = await (0,workflow_file/* loadWorkflowFile */.md)(path, io, values.catalog);
    const { plan, shown } = loaded;
    const costs = plan && costsOf(plan);
    const seen = plan && values.changes ? await (0,account/* preflightOf */.lM)(plan, loaded, io) : [];
    const findings = [...loaded.findings, ...seen];
    // With these there is nothing to compare.
    const asked = plan && values.changes && !(0,finding/* hasErrors */.Cs)(seen) ? await (0,account/* previewOf */.oW)(plan, io) : undefined;
    if (format === 'json')
        io.out((0,output/* jsonText */.s)({ ...(plan && { plan }), findings, ...(costs && { costs }), ...asked }));
    else {
        io.err(shown);
        io.err((0,workflow_file/* shownFindings */.qA)(seen, loaded, io, 'all'));
        if (plan)
            io.out(format === 'mermaid' ? planMermaid(plan) : planTable(plan));
        if (costs && format === 'table')
            io.out((0,estimate/* estimateText */.YL)(costs));
        if (asked)
            io.out(previewText(asked));
    }
    return (0,finding/* hasErrors */.Cs)(findings) ? 1 : 0;
}
/** The costs of a workflow that says where it goes; where that is does not matter for them. */
function costsOf(plan) {
    if (plan.input.bucket === undefined || plan.output.bucket === undefined)
        return undefined;
    const target = {
        account: plan.account_id ?? '000000000000',
        region: plan.region ?? 'us-east-1',
        network: { kind: 'own' },
    };
    return (0,estimate/* estimate */.jA)(plan, (0,compile/* compile */.w)(plan, target, () => ({ bucket: 'none', key: 'none' })).template);
}
function previewText({ stack, network, first, changes }) {
    const head = first
        ? `Deploying makes the stack ${stack}; agents run in ${network}:`
        : changes.length > 0
            ? `Deploying changes the stack ${stack}; agents run in ${network}:`
            : `The stack ${stack} is up to date.`;
    return ['', head, ...(0,deploy_changes/* changeLines */.Ow)(changes).map((line) => `  ${line}`)]
        .map((line) => `${(0,findings_text/* inert */.tJ)(line)}\n`)
        .join('');
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


/***/ })

};
