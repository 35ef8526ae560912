export const id = 6233;
export const ids = [6233];
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
    const seen = plan ? await (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAccount */ .g4)(plan, loaded, io) : [];
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


/***/ })

};
