export const id = 6233;
export const ids = [6233,3822];
export const modules = {

/***/ 96233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy),
/* harmony export */   readDeployed: () => (/* binding */ readDeployed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18826);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89783);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43822);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45331);
/* harmony import */ var _workflow_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24114);







const USAGE = `pipewright deploy FILE

Brings a workflow to AWS, or brings what is there up to date. Safe to repeat: after an interruption it goes on. AWS
credentials come from the environment, as with the aws command; "pipewright policy" prints the rights that they need.
First it looks at what would keep the workflow from running there: quotas, subnets, instance types, secrets, images.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --anyway          deploy whatever that look has found
  --json            print one JSON object: stack, network, changes (missing when all was up to date), outputs and
                    findings; findings alone when they keep it from being deployed
`;
/** `pipewright deploy`. @throws Failure for whatever the user can mend */
async function deploy(argv, io) {
    const { values, positionals } = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .readOptions */ .T)(argv, {
        anyway: { type: 'boolean' },
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const json = values.json === true;
    const loaded = await (0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_6__/* .loadWorkflowFile */ .md)(oneFile(positionals, 'deploy'), io, values.catalog);
    const { plan } = loaded;
    if (!json)
        io.err(loaded.shown);
    const seen = plan ? await (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .preflightOf */ .lM)(plan, loaded, io) : [];
    if (!json)
        io.err((0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_6__/* .shownFindings */ .qA)(seen, loaded, io, 'all'));
    const findings = [...loaded.findings, ...seen];
    if (!plan || ((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrors */ .Cs)(seen) && !values.anyway)) {
        if (json)
            io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonText */ .s)({ findings }));
        else if (plan)
            io.err('Nothing was deployed. Mend the errors above, or see "pipewright help deploy" for --anyway.\n');
        return 1;
    }
    const result = await (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .deployTo */ .fw)(plan, io, (line) => io.err(`${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(line)}\n`));
    if (json)
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonText */ .s)({ ...result, findings }));
    else
        io.out(`Upload to   ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(result.outputs.UploadTo ?? '')}RUN/\nResults in  ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(result.outputs.ResultsIn ?? '')}STEP/RUN/\n`);
    return 0;
}
/** The plan of the one workflow file that is named; undefined when it has errors, which are told. */
async function readDeployed(positionals, io, options) {
    const path = oneFile(positionals, options.command);
    const { json, catalog } = options;
    return (0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readWorkflowFile */ .AO)(path, io, { json, ...(catalog !== undefined && { catalog }) });
}
/** @throws Failure `BAD_USAGE` */
function oneFile([path, ...others], command) {
    if (path === undefined || others.length > 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_USAGE', `Name one workflow file: pipewright ${command} my.workflow.json`);
    return path;
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
