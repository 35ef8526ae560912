export const id = 854;
export const ids = [854];
export const modules = {

/***/ 8854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validateAction: () => (/* binding */ validateAction)
});

// EXTERNAL MODULE: ./lib/src/edge/specs.js + 4 modules
var specs = __webpack_require__(9113);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(2395);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/findings-markdown.js
var findings_markdown = __webpack_require__(492);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
// EXTERNAL MODULE: ./lib/src/spec/validate.js
var validate = __webpack_require__(468);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/annotate.js
var annotate = __webpack_require__(1229);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/validate-mode.js






/**
 * The action's mode `validate`: annotations at exact lines, all findings in the log and in the job's summary. Works
 * with a read-only token, and without any. In a pull request only what it touches is told of: nobody is held up by the
 * mistakes of others.
 * @throws Failure `SPECS_INVALID` after everything was reported, when a finding is an error
 */
async function validateMode(inputs, runner, readSpecs, touched) {
    const read = readSpecs(inputs.paths);
    const files = [...new Set([...read.entries, ...read.findings].map(({ file }) => file))];
    const meant = (await touched?.(files)) ?? files;
    const specs = meant.length;
    const findings = [...read.findings, ...(0,validate/* validateCatalog */.C)(read.entries).findings]
        .filter(({ file }) => meant.includes(file))
        .sort(finding/* compareFindings */.Eg);
    const looked = (0,findings_text/* plural */.LS)(specs, 'spec');
    await runner.group(`Check ${looked}`, async () => {
        const texts = new Map(read.entries.map((entry) => [entry.file, entry.text]));
        runner.info((0,findings_text/* renderFindings */.vO)(findings, { texts }) || 'Nothing to mend.');
    });
    (0,annotate/* annotate */.f)(findings, runner);
    await runner.summary((0,findings_markdown/* findingsMarkdown */.O)(findings, specs));
    if ((0,finding/* hasErrors */.Cs)(findings))
        throw new failure/* Failure */.H('SPECS_INVALID', `${(0,findings_text/* summarise */.fS)(findings, looked)}.`);
    runner.info((0,findings_text/* summarise */.fS)(findings, looked));
}

// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(577);
;// CONCATENATED MODULE: ./lib/src/command/validate-action.js





/** The action's mode `validate`. In a pull request GitHub says what it touches; without an answer all is checked. */
async function validateAction(inputs, io) {
    await validateMode(inputs, io.runner, (paths) => (0,specs/* readSpecs */.F)(paths, io.cwd), async (files) => {
        const context = (0,pull_request_context/* readContext */.y)(io.env, await (0,action_io/* readEvent */.C)(io.env));
        if (context?.kind !== 'pull-request' || !inputs.token)
            return undefined;
        try {
            const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(845), __webpack_require__.e(556)]).then(__webpack_require__.bind(__webpack_require__, 3556));
            const github = (0,action_io/* openGitHubFor */.j)(openGitHub, inputs.token, io);
            const changed = await github.changedFiles(context.repository, context.number);
            const folders = new Set(changed.flatMap(({ path, previous }) => [path, previous ?? path]).map(folderOf));
            return files.filter((file) => folders.has(folderOf(file)) || changed.some(({ path }) => path.startsWith(`${folderOf(file)}/`)));
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H))
                throw error;
            io.runner.info(`Everything is checked, since GitHub does not say what this change touches: ${(0,failure/* explain */.W)(error)}`);
            return undefined;
        }
    });
}
function folderOf(file) {
    return file.slice(0, file.lastIndexOf('/'));
}


/***/ })

};
