export const id = 3827;
export const ids = [3827];
export const modules = {

/***/ 62366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readSpecs),
/* harmony export */   r: () => (/* binding */ readDocuments)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46562);
/* harmony import */ var _workflow_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2730);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57685);





/**
 * Reads the specs that paths name: files, folders that hold a `spec.json`, catalogs, or folders above them.
 * @param paths without any, the `catalog/` or the `spec.json` of the working folder
 * @returns the specs, each once, and a finding for each file that could not be read
 * @throws Failure `FILE_NOT_FOUND` or `NO_SPECS` when a path leads to none
 */
function readSpecs(paths, cwd) {
    const entries = [];
    const findings = readEach(filesAt(paths, cwd), (file, text) => entries.push(specEntry(file, text)));
    return { entries, findings };
}
/**
 * As `readSpecs`, with workflow files among them: those named `….workflow.json` wherever they are, and files with a
 * `process` when they are named themselves. No spec has that field.
 */
function readDocuments(paths, cwd) {
    const specs = [];
    const workflows = [];
    const findings = readEach(filesAt(paths, cwd, isWorkflowName), (file, text) => {
        const base = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file.full);
        if (base !== 'spec.json' && (isWorkflowName(base) || (0,_workflow_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .hasProcess */ .i4)(text)))
            workflows.push({ file: file.shown, full: file.full, text });
        else
            specs.push(specEntry(file, text));
    });
    return { specs, workflows, findings };
}
function isWorkflowName(name) {
    return name.endsWith('.workflow.json');
}
function filesAt(paths, cwd, also) {
    const named = paths.length > 0 ? paths : [defaultPath(cwd)];
    return new Map(named.flatMap((path) => specsAt(path, cwd, also)).map((file) => [file.full, file])).values();
}
function readEach(files, take) {
    const findings = [];
    for (const file of files) {
        try {
            take(file, readInside(file));
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H))
                throw error;
            const { code, message } = error;
            findings.push({ code, severity: 'error', file: file.shown, path: '', message });
        }
    }
    return findings;
}
function defaultPath(cwd) {
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, 'catalog')) === 'folder')
        return 'catalog';
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cwd, 'spec.json')) === 'file')
        return 'spec.json';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('NO_SPECS', 'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.');
}
function specsAt(path, cwd, also) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    const kind = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(full);
    if (kind === 'folder') {
        const specs = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findSpecs */ .WT)(full, path, also);
        if (specs.length === 0) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('NO_SPECS', `${path} holds no spec.json${also ? ' and no …workflow.json' : ''}, nor does any folder in it.`);
        }
        return specs.map((spec) => ({ full: spec, shown: named(path, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(full, spec)), root: full }));
    }
    if (kind === 'nothing')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
    // A link in a checkout could show any file of this machine, even when it is named outright.
    const root = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .leadsInside */ .uI)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(full)) ? cwd : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(full);
    return [{ full, shown: named(path, ''), root }];
}
function named(path, below) {
    const joined = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, below);
    return ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? joined : joined.replace(/^\.[\\/]/, '')).replaceAll('\\', '/');
}
function readInside(file) {
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(file.full) !== 'nothing' && !(0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .leadsInside */ .uI)(file.root, file.full)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('LINK_OUTSIDE', `${file.shown} is a link that leads out of the folder. Put the file itself there.`);
    }
    return (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readTextFile */ .Gu)(file.full, _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_FILE_BYTES */ .gZ, file.shown);
}
function specEntry(file, text) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(file.full);
    return {
        file: file.shown,
        full: file.full,
        text,
        ...((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file.full) === 'spec.json' && isCatalog((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)) && { folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder) }),
        hasFile: (path) => (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .hasFileInside */ .tc)(folder, path),
    };
}
function isCatalog(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder) === 'catalog' || (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'catalog.json')) === 'file';
}


/***/ }),

/***/ 62395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gZ: () => (/* binding */ readReviewContext),
/* harmony export */   rm: () => (/* binding */ readIssueContext),
/* harmony export */   yI: () => (/* binding */ readContext),
/* harmony export */   ye: () => (/* binding */ shaOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

const SHA = /^[0-9a-f]{40}$/;
/**
 * Reads the context of a run from its environment and its event, as GitHub's runner gives them.
 * @returns undefined where there is no GitHub around
 * @throws Failure `BAD_EVENT` where the event is not what GitHub sends
 */
function readContext(env, event) {
    const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: name } = env;
    if (!repository || !name)
        return undefined;
    const payload = asJson(event);
    const defaultBranch = textIn(asJson(payload.repository), 'default_branch') ?? 'main';
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const anywhere = {
        repository,
        defaultBranch,
        ...(env.GITHUB_RUN_ID && { runUrl: `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}` }),
    };
    if (name === 'pull_request' || name === 'pull_request_target') {
        if (name === 'pull_request_target') {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_EVENT', 'This workflow runs on pull_request_target, which gives a stranger\'s change the rights of the repository. Use "pull_request".');
        }
        return { ...anywhere, ...pullRequestOf(payload, repository) };
    }
    const sha = env.GITHUB_SHA ?? '';
    if (env.GITHUB_REF === `refs/heads/${defaultBranch}`)
        return { ...anywhere, kind: 'default-branch', sha };
    return { ...anywhere, kind: 'elsewhere', event: name, sha };
}
/** The commit that a run is about, whose page shows its check runs: nobody sees those of a pull request's test merge. */
function shaOf(context) {
    return context.kind === 'pull-request' ? context.head.sha : context.sha;
}
/**
 * Reads what a review is about.
 * @returns undefined where there is no GitHub around, or the event concerns no pull request
 * @throws Failure `BAD_EVENT` where the event belongs to a change itself: its workflow is not to be trusted
 */
function readReviewContext(env, event) {
    const { GITHUB_EVENT_NAME: name } = env;
    if (name?.startsWith('pull_request')) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_EVENT', `mode "review" is for workflow_run, schedule and workflow_dispatch, which run the default branch's own workflow; this is ${name}.`);
    }
    const context = readContext(env, event);
    if (!context)
        return undefined;
    const { repository, defaultBranch, runUrl } = context;
    const anywhere = { repository, defaultBranch, ...(runUrl && { runUrl }) };
    if (name !== 'workflow_run')
        return anywhere;
    const run = asJson(asJson(event).workflow_run);
    const sha = textIn(run, 'head_sha') ?? '';
    if (!SHA.test(sha))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_EVENT', 'The event workflow_run names no commit.');
    if (textIn(run, 'event') !== 'pull_request')
        return undefined;
    // The list of pull requests in the event is empty for forks. Of a fork that was deleted nothing is left.
    const from = textIn(asJson(run.head_repository), 'full_name') ?? '';
    return { ...anywhere, head: { sha, repository: from } };
}
/** Reads which issue a run is about. @throws Failure `BAD_EVENT` where it is about none */
function readIssueContext(env, event) {
    const context = env.GITHUB_EVENT_NAME === 'issues' ? readContext(env, event) : undefined;
    const issue = asJson(asJson(event).issue);
    if (!context || typeof issue.number !== 'number') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_EVENT', `mode "draft" is for the event issues (opened, edited); this is ${env.GITHUB_EVENT_NAME || 'no GitHub event'}.`);
    }
    const { repository, defaultBranch } = context;
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    return { repository, defaultBranch, server, number: issue.number, body: textIn(issue, 'body') ?? '' };
}
function pullRequestOf(payload, repository) {
    const pull = asJson(payload.pull_request);
    const head = asJson(pull.head);
    const base = asJson(pull.base);
    const number = pull.number;
    const shas = [textIn(head, 'sha'), textIn(base, 'sha')];
    const refs = [textIn(head, 'ref'), textIn(base, 'ref')];
    if (typeof number !== 'number' || !shas.every((sha) => sha && SHA.test(sha)) || !refs.every(Boolean)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_EVENT', 'The event of this run (GITHUB_EVENT_PATH) says nothing of a pull request, though its name is pull_request.');
    }
    return {
        kind: 'pull-request',
        number,
        // A fork that was deleted meanwhile is null.
        fork: textIn(asJson(head.repo), 'full_name') !== repository,
        head: { ref: refs[0], sha: shas[0] },
        base: { ref: refs[1], sha: shas[1] },
    };
}
function asJson(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function textIn(json, key) {
    const value = json[key];
    return typeof value === 'string' ? value : undefined;
}


/***/ }),

/***/ 82788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hd: () => (/* binding */ examineSpec)
});

// UNUSED EXPORTS: MAX_SPEC_BYTES, parseSpec

// EXTERNAL MODULE: ./lib/catalog/schema/spec.schema.json
var spec_schema = __webpack_require__(23670);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/spec/field-names.js
var field_names = __webpack_require__(83761);
// EXTERNAL MODULE: ./lib/src/spec/read-document.js + 1 modules
var read_document = __webpack_require__(70777);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(58592);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var spec_words = __webpack_require__(54161);
;// CONCATENATED MODULE: ./lib/src/spec/rules/command.js




const FIELD = ['run_command'];
/** Programs that run a script given as an argument, and the option that gives it. */
const SCRIPT_OPTIONS = [
    [/^(?:ba|da|a|k|z)?sh$/, /^-[a-z]*c$/],
    [/^python[\d.]*$/, /^-c$/],
    [/^(?:perl|ruby|node|Rscript)$/, /^-e$/],
];
/** `run_command`: it splits into words, names what it is given, and needs no shell that is not there. */
function checkCommand(report) {
    const command = report.text(FIELD);
    if (command === undefined)
        return;
    let words;
    try {
        words = (0,spec_words/* splitWords */.yM)(command);
    }
    catch (error) {
        if (!(error instanceof spec_words/* UnfinishedQuote */.IP))
            throw error;
        report.add('error', 'UNFINISHED_QUOTE', at(error.offset, error.offset + 1), {
            message: `"run_command" cannot be split into words: ${error.message}.`,
            got: (0,quote/* quote */.hD)(command),
        });
        return;
    }
    if (words.length === 0 || (0,spec_words/* wordText */.en)(words[0]) === '') {
        report.add('error', 'EMPTY', { path: FIELD }, {
            message: '"run_command" names no program to run.',
            got: (0,quote/* quote */.hD)(command),
            expected: 'a program and its arguments',
        });
        return;
    }
    const uses = (0,spec_words/* namesIn */.wX)(words);
    const script = scriptOf(words);
    const meant = checkNames(report, uses);
    checkInputAndOutput(report, command, uses, meant);
    if (script === undefined)
        checkShellSyntax(report, command, words);
    else
        checkScript(report, uses, script);
    const executable = report.text(['executable_path']);
    if (executable?.startsWith('/') && !command.includes(executable)) {
        report.add('hint', 'EXECUTABLE_NOT_RUN', { path: ['executable_path'] }, {
            message: `"run_command" does not run ${(0,quote/* quote */.hD)(executable)}, the "executable_path".`,
            got: (0,quote/* quote */.hD)(executable),
        });
    }
}
function at(start, end) {
    return { path: FIELD, at: 'string', start, end };
}
function checkInputAndOutput(report, command, uses, meant) {
    const used = new Set([...meant, ...uses.filter((use) => !use.literal).map((use) => use.name)]);
    const quoted = uses.find((use) => use.literal && use.name === 'input');
    if (!['input', 'input_name', 'input_stem'].some((name) => used.has(name))) {
        report.add('warning', 'NO_INPUT', quoted ? at(quoted.offset, quoted.offset + quoted.text.length) : { path: FIELD }, {
            message: quoted
                ? '"run_command" has $input only in single quotes, where it stays as it is. Use double quotes or none.'
                : '"run_command" does not say $input, so the algorithm is not told which file to read.',
            got: (0,quote/* quote */.hD)(command),
            expected: '$input',
        });
    }
    if (!['output', 'output_dir'].some((name) => used.has(name))) {
        report.add('hint', 'NO_OUTPUT', { path: FIELD }, {
            message: '"run_command" says neither $output nor $output_dir: the algorithm must leave its files in "output_file_path" by itself.',
            got: (0,quote/* quote */.hD)(command),
            expected: '$output',
        });
    }
}
/** Reports names that are not declared; gives those that were probably meant, so that they are not missed as well. */
function checkNames(report, uses) {
    const guessed = new Set();
    const declared = report
        .items(['user_specified_environment_variables'])
        .map((path) => report.text([...path, 'name']))
        .filter((name) => name !== undefined);
    const known = [...reserved/* COMMAND_NAMES */.nZ, ...declared];
    for (const use of uses) {
        if (use.literal || known.includes(use.name))
            continue;
        const meant = (0,near/* nearest */.p)(use.name, known);
        if (meant)
            guessed.add(meant);
        const command = report.text(FIELD);
        const right = meant && (use.text.startsWith('${') ? `\${${meant}}` : `$${meant}`);
        const end = use.offset + use.text.length;
        report.add('warning', 'UNKNOWN_VARIABLE', at(use.offset, end), {
            message: right
                ? `"run_command" says ${(0,quote/* quote */.hD)(use.text)}, which is not declared; did you mean "${right}"?`
                : `"run_command" says ${(0,quote/* quote */.hD)(use.text)}, which is not declared: it would stay as it is. Declare it in "user_specified_environment_variables", or put it in single quotes.`,
            got: (0,quote/* quote */.hD)(use.text),
            expected: right,
            fix: right
                ? report.rewrite(FIELD, command.slice(0, use.offset) + right + command.slice(end), false, `write ${right}`)
                : undefined,
        });
    }
    return guessed;
}
// What a shell would act on outside quotes: operators, substitutions, patterns of file names, the home directory.
const OPERATOR = /\|\|?|&&?|;|>>?|<<?|`|\$[({@*#?$!0-9-]|[*]|^~(?=\/|$)|^\(|\)$/;
const BUILTIN = /^(?:cd|export|source|\.|set|ulimit|umask|eval|exec|[A-Za-z_]\w*=.*)$/s;
function checkShellSyntax(report, command, words) {
    const first = words[0];
    let found;
    if (BUILTIN.test((0,spec_words/* wordText */.en)(first)))
        found = { text: (0,spec_words/* wordText */.en)(first), start: first.start };
    for (const word of words) {
        for (const part of found ? [] : word.parts) {
            const m = part.quoting === 'bare'
                ? OPERATOR.exec(part.text.replace(/\$\{[A-Za-z_]\w*\}/g, (s) => ' '.repeat(s.length)))
                : null;
            if (m)
                found = { text: m[0], start: part.offset + m.index };
        }
    }
    for (let i = 1; i < words.length && !found; i++) {
        const line = command
            .slice(words[i - 1].end, words[i].start)
            .replace('\\\n', '  ')
            .indexOf('\n');
        if (line >= 0)
            found = { text: '\n', start: words[i - 1].end + line };
    }
    if (!found)
        return;
    report.add('warning', 'NEEDS_SHELL', at(found.start, found.start + Math.min(found.text.length, 60)), {
        message: `"run_command" has ${(0,quote/* quote */.hD)(found.text)}, but no shell runs it: it is given to the program as it is. If that is meant, quote it; if a shell is meant, write: ${SHELL_FORM}`,
        got: (0,quote/* quote */.hD)(found.text),
        fix: shellFix(report, command),
    });
}
const SHELL_FORM = `sh -c '… "$1" … "$2"' sh $input $output`;
/** The command as a script of `sh`, with the files as arguments, so that no file's name is ever read as a script. */
function shellFix(report, command) {
    if (command.includes("'") || /\$\d/.test(command))
        return undefined;
    const names = [];
    const script = command.replace(/"?\$(?:\{(\w+)\}|([A-Za-z_]\w*))"?/g, (written, braced, plain) => {
        const name = (braced ?? plain);
        if (!reserved/* COMMAND_NAMES */.nZ.includes(name))
            return written;
        if (!names.includes(name))
            names.push(name);
        return `"$${names.indexOf(name) + 1}"`;
    });
    const fixed = `sh -c '${script}' sh${names.map((name) => ` $${name}`).join('')}`;
    return report.rewrite(FIELD, fixed, false);
}
/** The index of the word that is a script for a shell or another interpreter. */
function scriptOf(words) {
    const program = (0,spec_words/* wordText */.en)(words[0]).split('/').at(-1);
    const option = SCRIPT_OPTIONS.find(([name]) => name.test(program))?.[1];
    const i = option ? words.findIndex((word, at) => at > 0 && option.test((0,spec_words/* wordText */.en)(word))) : -1;
    return i < 0 || i + 1 >= words.length ? undefined : i + 1;
}
function checkScript(report, uses, script) {
    const use = uses.find((u) => u.word === script && !u.literal);
    if (!use)
        return;
    report.add('warning', 'VALUE_IN_SCRIPT', at(use.offset, use.offset + use.text.length), {
        message: `"run_command" puts ${(0,quote/* quote */.hD)(use.text)} into a script, so that a file's name could be run as a command. Put the script in single quotes and give the value as an argument: ${SHELL_FORM}`,
        got: (0,quote/* quote */.hD)(use.text),
    });
}

// EXTERNAL MODULE: ./lib/src/spec/template.js
var spec_template = __webpack_require__(82532);
;// CONCATENATED MODULE: ./lib/src/spec/rules/identity.js




// semver.org, "Is there a suggested regular expression", without build metadata: a version is an image's tag too,
// and tags have no "+".
const NUMBER = '(?:0|[1-9]\\d*)';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?$`);
/** Who the algorithm is: name, version, people, addresses, and how its outputs are called. */
function checkIdentity(report, folder) {
    checkName(report, folder);
    checkVersion(report);
    checkPeople(report);
    checkAddresses(report);
    checkDoubles(report, ['tags'], 'tag');
    checkOutputName(report);
    const name = report.text(['name']);
    const replacement = report.text(['deprecated', 'replaced_by']);
    if (name !== undefined && replacement !== undefined && (0,reserved/* foldName */.zN)(name) === (0,reserved/* foldName */.zN)(replacement)) {
        report.add('error', 'REPLACED_BY_ITSELF', { path: ['deprecated', 'replaced_by'] }, {
            message: `"deprecated.replaced_by" names this algorithm itself, ${(0,quote/* quote */.hD)(replacement)}.`,
            got: (0,quote/* quote */.hD)(replacement),
        });
    }
}
/** What a good entry has besides, as hints: publishing works without. */
function hintAtMissing(report) {
    const wishes = [
        ['version', 'without it, this is version 1.0.0'],
        ['description', 'it is what people read when they look for an algorithm'],
        ['license', 'without one, nobody knows whether they may use it'],
        ['maintainers', 'they are asked before somebody else changes the entry'],
        ['tests', 'a test on a small sample shows that the wrapped image works'],
    ];
    for (const [field, why] of wishes) {
        if (report.hasOrMeans(field))
            continue;
        report.add('hint', 'NOT_SAID', { path: [field] }, { message: `"${field}" is not there: ${why}.` });
    }
}
function checkName(report, folder) {
    const name = report.text(['name']);
    if (name === undefined)
        return;
    if ((0,reserved/* isReservedName */.ce)(name)) {
        report.add('error', 'RESERVED_NAME', { path: ['name'] }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)}, which the catalog or an operating system needs for itself. Choose another.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    else if (folder !== undefined && folder !== name) {
        report.add('error', 'NAME_IS_NOT_FOLDER', { path: ['name'] }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)}, but the file is in the folder ${(0,quote/* quote */.hD)(folder)}; they must be the same.`,
            got: (0,quote/* quote */.hD)(name),
            expected: (0,quote/* quote */.hD)(folder),
            fix: report.rewrite(['name'], folder, false),
        });
    }
}
function checkVersion(report) {
    const version = report.text(['version']);
    if (version === undefined || SEMVER.test(version))
        return;
    const plain = version.trim().replace(/^[vV=]\s*/, '');
    const better = [plain, `${plain}.0`, `${plain}.0.0`, plain.replace(/\+.*/s, '')].find((v) => SEMVER.test(v));
    report.add('error', 'NOT_SEMVER', { path: ['version'] }, {
        message: `"version" is ${(0,quote/* quote */.hD)(version)}; it must have three numbers such as 1.2.0${version.includes('+') ? ', and nothing after "+"' : ''}.${better ? ` Did you mean "${better}"?` : ''}`,
        got: (0,quote/* quote */.hD)(version),
        expected: better ?? 'a version such as 1.2.0',
        fix: better ? report.rewrite(['version'], better, !version.includes('+')) : undefined,
    });
}
function checkPeople(report) {
    const logins = report.items(['maintainers']).map((path) => [...path, 'github']);
    const first = new Set();
    for (const path of logins) {
        const login = report.text(path)?.toLowerCase();
        if (login === undefined)
            continue;
        if (first.has(login)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path }, {
                message: `${(0,quote/* quote */.hD)(report.text(path))} is in "maintainers" twice.`,
                got: (0,quote/* quote */.hD)(report.text(path)),
            });
        }
        first.add(login);
    }
    for (const path of report.items(['authors'])) {
        const orcid = report.text([...path, 'orcid']);
        if (orcid === undefined || orcid.endsWith(orcidCheck(orcid)))
            continue;
        report.add('error', 'NOT_AN_ORCID', { path: [...path, 'orcid'] }, {
            message: `${(0,quote/* quote */.hD)(orcid)} is no ORCID iD: its last character does not fit the others. Is a digit mistyped?`,
            got: (0,quote/* quote */.hD)(orcid),
        });
    }
}
/** The last character of an ORCID iD (ISO/IEC 7064, MOD 11-2). */
function orcidCheck(orcid) {
    let total = 0;
    for (const digit of orcid.replace(/-/g, '').slice(0, 15))
        total = ((total + Number(digit)) * 2) % 11;
    const check = (12 - total) % 11;
    return check === 10 ? 'X' : String(check);
}
function checkAddresses(report) {
    for (const field of ['homepage', 'source', 'documentation']) {
        const address = report.text([field]);
        if (address === undefined)
            continue;
        const url = URL.parse(address);
        if (url && !url.username && !url.password)
            continue;
        report.add('error', 'BAD_ADDRESS', { path: [field] }, {
            message: url
                ? `"${field}" has a user name or a password in it, which everybody could read. Take it out.`
                : `"${field}" is ${(0,quote/* quote */.hD)(address)}, which is no address a browser could open.`,
            got: url ? (0,quote/* quote */.hD)(`${url.protocol}//…@${url.host}`) : (0,quote/* quote */.hD)(address),
            expected: 'an address such as https://example.org/blur',
        });
    }
}
function checkDoubles(report, list, what) {
    const first = new Set();
    for (const path of report.items(list)) {
        const text = report.text(path);
        if (text === undefined)
            continue;
        if (first.has(text)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path }, {
                message: `The ${what} ${(0,quote/* quote */.hD)(text)} is there twice.`,
                got: (0,quote/* quote */.hD)(text),
            });
        }
        first.add(text);
    }
}
function checkOutputName(report) {
    const path = ['output_name'];
    const template = report.text(path);
    if (template === undefined)
        return;
    const bare = template.replace(/\{(?:name|stem|ext)\}/g, '');
    const known = (0,spec_template/* placeholdersIn */.Qf)(template).filter((p) => spec_template/* PLACEHOLDERS */.je.includes(p.name));
    for (const { name, offset, length } of (0,spec_template/* placeholdersIn */.Qf)(template)) {
        if (spec_template/* PLACEHOLDERS */.je.includes(name))
            continue;
        const meant = (0,near/* nearest */.p)(name, spec_template/* PLACEHOLDERS */.je);
        report.add('error', 'UNKNOWN_PLACEHOLDER', { path, at: 'string', start: offset, end: offset + length }, {
            message: `"output_name" has ${(0,quote/* quote */.hD)(`{${name}}`)}; there are {name}, {stem} and {ext}.${meant ? ` Did you mean {${meant}}?` : ''}`,
            got: (0,quote/* quote */.hD)(`{${name}}`),
            expected: '{name}, {stem} or {ext}',
            fix: meant
                ? report.rewrite(path, `${template.slice(0, offset)}{${meant}}${template.slice(offset + length)}`, false)
                : undefined,
        });
    }
    if (/[/\\]/.test(template) || /^\.{0,2}$/.test(template.trim())) {
        report.add('error', 'BAD_OUTPUT_NAME', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)}; it must be the name of a file, without "/" or "\\".`,
            got: (0,quote/* quote */.hD)(template),
            expected: 'a name such as {stem}.json',
        });
    }
    else if (/[{}]/.test(bare) && (0,spec_template/* placeholdersIn */.Qf)(template).length === known.length) {
        report.add('error', 'UNKNOWN_PLACEHOLDER', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)}, which has a brace without its partner.`,
            got: (0,quote/* quote */.hD)(template),
            expected: '{name}, {stem} or {ext}',
        });
    }
    else if ((0,spec_template/* placeholdersIn */.Qf)(template).length === 0) {
        report.add('warning', 'OUTPUTS_OVERWRITE', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)} for every input, so that two inputs of one folder overwrite each other's output. Put {stem} into it.`,
            got: (0,quote/* quote */.hD)(template),
            expected: 'a name such as {stem}.json',
        });
    }
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
;// CONCATENATED MODULE: ./lib/src/spec/rules/image.js



const image_FIELD = ['container_name'];
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?::\d+)?$/;
/** `container_name`: an image name that others can pull, best one that always means the same image. */
function checkImage(report) {
    const name = report.text(image_FIELD);
    if (name === undefined)
        return;
    let reference;
    try {
        reference = (0,image_reference/* parseReference */.F2)(name);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H))
            throw error;
        const better = improved(name);
        report.add('error', 'BAD_REFERENCE', { path: image_FIELD }, {
            message: `"container_name": ${reason(error.message, name)}${better ? ` Did you mean ${(0,quote/* quote */.hD)(better)}?` : ''}`,
            got: (0,quote/* quote */.hD)(name),
            expected: 'an image name as `docker pull` takes it',
            fix: better ? report.rewrite(image_FIELD, better, true) : undefined,
        });
        return;
    }
    if (reference.kind !== 'registry' || LOOPBACK.test(reference.registry)) {
        report.add('warning', 'ONLY_ON_THIS_MACHINE', { path: image_FIELD }, {
            message: `"container_name" is ${(0,quote/* quote */.hD)(name)}, an image that only this machine has. Push it to a registry before you publish.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    else if (!reference.digest && (reference.tag ?? 'latest') === 'latest') {
        report.add('hint', 'MOVING_TAG', { path: image_FIELD }, {
            message: `"container_name" is ${(0,quote/* quote */.hD)(name)}, whose tag "latest" moves: name a version, so that it stays the same image.`,
            got: (0,quote/* quote */.hD)(name),
            expected: `${name.replace(/:latest$/, '')}:1.0`,
        });
    }
}
/** The same sentence with the name quoted as all findings quote, and nothing in the reason that cannot be seen. */
function reason(message, name) {
    const marker = ' is not an image name: ';
    const why = (0,quote/* escapeUnseen */.YA)(message.slice(message.indexOf(marker) + marker.length));
    return `${(0,quote/* quote */.hD)(name)}${marker}${why.length > 160 ? `${why.slice(0, 159)}…` : why}`;
}
/** The image name in what people copy: a whole command, an address, capital letters. */
function improved(name) {
    const bare = name
        .trim()
        .replace(/^(?:sudo\s+)?(?:docker|podman)\s+(?:image\s+)?pull\s+/, '')
        .replace(/^https?:\/\/hub\.docker\.com\/(?:r|repository\/docker)\/([^/]+\/[^/]+).*$/, '$1')
        .replace(/^https?:\/\/hub\.docker\.com\/_\/([^/]+).*$/, '$1')
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, '');
    const cut = bare.search(/[:@](?!.*\/)/);
    const lower = cut < 0 ? bare.toLowerCase() : bare.slice(0, cut).toLowerCase() + bare.slice(cut);
    for (const candidate of [bare, lower]) {
        if (candidate === name)
            continue;
        try {
            (0,image_reference/* parseReference */.F2)(candidate);
            return candidate;
        }
        catch {
            // not this one either
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/spdx-expression-parse/index.js
var spdx_expression_parse = __webpack_require__(93326);
;// CONCATENATED MODULE: ./lib/src/spec/rules/license.js


/** What people write for common licenses, flattened, and the identifier that it names without doubt. */
const COMMON = {
    mit: 'MIT',
    mitlicense: 'MIT',
    themitlicense: 'MIT',
    apache: 'Apache-2.0',
    apache2: 'Apache-2.0',
    apache20: 'Apache-2.0',
    apachev2: 'Apache-2.0',
    apachelicense20: 'Apache-2.0',
    apachelicense2: 'Apache-2.0',
    apachelicenseversion20: 'Apache-2.0',
    bsd2: 'BSD-2-Clause',
    bsd2clause: 'BSD-2-Clause',
    bsd3: 'BSD-3-Clause',
    bsd3clause: 'BSD-3-Clause',
    isc: 'ISC',
    gplv2: 'GPL-2.0-only',
    gpl2: 'GPL-2.0-only',
    gplv3: 'GPL-3.0-only',
    gpl3: 'GPL-3.0-only',
    gplv2orlater: 'GPL-2.0-or-later',
    gplv3orlater: 'GPL-3.0-or-later',
    lgplv3: 'LGPL-3.0-only',
    lgpl3: 'LGPL-3.0-only',
    agplv3: 'AGPL-3.0-only',
    agpl3: 'AGPL-3.0-only',
    mpl2: 'MPL-2.0',
    mpl20: 'MPL-2.0',
    cc0: 'CC0-1.0',
    ccby4: 'CC-BY-4.0',
    ccby40: 'CC-BY-4.0',
    publicdomain: 'CC0-1.0',
    proprietary: 'LicenseRef-Proprietary',
    unlicensed: 'LicenseRef-Proprietary',
};
/** These say something else than what they were written for, or add a version that nobody wrote. */
const GUESSES = new Set([
    'apache',
    'publicdomain',
    'unlicensed',
    'proprietary',
    'gpl2',
    'gpl3',
    'lgpl3',
    'agpl3',
]);
/** `license`: an expression of the System Package Data Exchange, so that machines can tell what is allowed. */
function checkLicense(report) {
    const license = report.text(['license']);
    if (license === undefined || isSpdx(license))
        return;
    const flat = license.toLowerCase().replace(/[^a-z0-9]/g, '');
    const better = Object.hasOwn(COMMON, flat)
        ? COMMON[flat]
        : [license.trim(), license.toUpperCase()].find(isSpdx);
    report.add('error', 'NOT_SPDX', { path: ['license'] }, {
        message: `"license" is ${(0,quote/* quote */.hD)(license)}; it must be an SPDX expression such as MIT, Apache-2.0 or GPL-3.0-or-later.${better ? ` Did you mean "${better}"?` : ' A license of your own is LicenseRef-Name.'}`,
        got: (0,quote/* quote */.hD)(license),
        expected: better ?? 'an SPDX expression',
        fix: better ? report.rewrite(['license'], better, !GUESSES.has(flat)) : undefined,
    });
}
function isSpdx(text) {
    try {
        spdx_expression_parse(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/paths.js

/** Where the system or we live: nothing of an algorithm's may be put there. */
const RESERVED_PATH = /^\/(?:proc|sys|dev|\.pipewright)(?:\/|$)/;
/** The three paths inside the image: full, without detours, and not where the system lives. */
function checkPaths(report) {
    for (const field of ['input_file_path', 'output_file_path', 'executable_path']) {
        const path = report.text([field]);
        if (path === undefined)
            continue;
        if (!path.startsWith('/')) {
            report.add('error', 'NOT_A_FULL_PATH', { path: [field] }, {
                message: `"${field}" is ${(0,quote/* quote */.hD)(path)}; it must be a full path inside the image, starting with "/".`,
                got: (0,quote/* quote */.hD)(path),
                expected: 'a full path',
                fix: /^[\w.-]/.test(path) ? report.rewrite([field], `/${path}`, false) : undefined,
            });
            continue;
        }
        const normal = normalised(path);
        const written = path.length > 1 && field !== 'executable_path' ? path.replace(/\/$/, '') : path;
        if (normal !== written) {
            const climbs = path.split('/').includes('..');
            report.add('error', 'PATH_WITH_DETOUR', { path: [field] }, {
                message: `"${field}" is ${(0,quote/* quote */.hD)(path)}; it must have no "..", "." or doubled "/" in it. Did you mean ${(0,quote/* quote */.hD)(normal)}?`,
                got: (0,quote/* quote */.hD)(path),
                expected: normal,
                fix: report.rewrite([field], normal, !climbs),
            });
        }
        else if (RESERVED_PATH.test(normal)) {
            report.add('error', 'RESERVED_PATH', { path: [field] }, {
                message: `"${field}" is ${(0,quote/* quote */.hD)(path)}, which belongs to the system. Choose a folder of the algorithm's own.`,
                got: (0,quote/* quote */.hD)(path),
            });
        }
    }
    const input = report.text(['input_file_path']);
    const output = report.text(['output_file_path']);
    if (!input?.startsWith('/') || !output?.startsWith('/'))
        return;
    const [a, b] = [normalised(input), normalised(output)];
    if (a === b || within(a, b) || within(b, a)) {
        report.add('hint', 'SHARED_FOLDER', { path: ['output_file_path'] }, {
            message: a === b
                ? `Inputs and outputs share the folder ${(0,quote/* quote */.hD)(a)}; folders of their own keep an input from being taken for an output.`
                : `${(0,quote/* quote */.hD)(within(a, b) ? a : b)} lies inside ${(0,quote/* quote */.hD)(within(a, b) ? b : a)}; folders of their own keep inputs and outputs apart.`,
            got: (0,quote/* quote */.hD)(output),
        });
    }
}
function within(inner, outer) {
    return inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}
function normalised(path) {
    const steps = [];
    for (const step of path.split('/')) {
        if (step === '..')
            steps.pop();
        else if (step !== '' && step !== '.')
            steps.push(step);
    }
    return `/${steps.join('/')}`;
}

;// CONCATENATED MODULE: ./lib/src/spec/rules/resources.js

// The largest Fargate task (Amazon ECS Developer Guide, "Task CPU and memory", "Fargate task ephemeral storage").
const FARGATE_MEMORY_MB = 122_880;
const FARGATE_CPU = 16;
const FARGATE_DISK_GB = 200;
/** EC2 families with GPUs that ECS can hand out. */
const GPU_FAMILY = /^[gp]\d/;
/** Memory, CPU, GPU, disk, ports: that they fit together. */
function checkResources(report) {
    const minimal = report.number(['memory', 'minimal']);
    const suggested = report.number(['memory', 'suggested']);
    if (minimal !== undefined && suggested !== undefined && minimal > suggested) {
        report.add('error', 'MEMORY_ORDER', { path: ['memory', 'minimal'] }, {
            message: `"memory.minimal" is ${minimal}, more than the ${suggested} of "memory.suggested"; it must be that or less.`,
            got: String(minimal),
            expected: `${suggested} or less`,
            fix: report.rewrite(['memory', 'minimal'], suggested, false),
        });
    }
    const type = report.text(['instance_type']);
    const gpus = report.number(['gpu', 'count']);
    if (gpus !== undefined && type && !GPU_FAMILY.test(type)) {
        report.add('warning', 'NO_GPU_THERE', { path: ['instance_type'] }, {
            message: `"instance_type" is ${(0,quote/* quote */.hD)(type)}, which has no GPU, but "gpu.count" is ${gpus}. Name a type such as g5.xlarge, or none.`,
            got: (0,quote/* quote */.hD)(type),
        });
    }
    if (!type && gpus === undefined)
        checkFargate(report, suggested);
    checkPorts(report);
}
function checkFargate(report, memory) {
    const limits = [
        [['memory', 'suggested'], memory, FARGATE_MEMORY_MB, 'MB of memory'],
        [['CPU'], report.number(['CPU']), FARGATE_CPU, 'vCPUs'],
        [['disk_gb'], report.number(['disk_gb']), FARGATE_DISK_GB, 'GB of disk'],
    ];
    for (const [path, value, most, unit] of limits) {
        if (value === undefined || value <= most)
            continue;
        report.add('hint', 'LARGER_THAN_FARGATE', { path }, {
            message: `"${path.join('.')}" is ${value}; Fargate has ${most} ${unit} at most, so that an EC2 instance is started. Name one in "instance_type".`,
            got: String(value),
            expected: `${most} or less, or an "instance_type"`,
        });
    }
}
function checkPorts(report) {
    const first = new Map();
    for (const [i, path] of report.items(['port']).entries()) {
        const port = report.number([...path, 'port']);
        if (port === undefined)
            continue;
        const key = `${port}/${report.text([...path, 'protocol']) ?? 'tcp'}`;
        const earlier = first.get(key);
        if (earlier === undefined)
            first.set(key, i);
        else {
            report.add('error', 'DUPLICATE_PORT', { path: [...path, 'port'] }, {
                message: `"port" has ${key} twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
                got: String(port),
            });
        }
    }
}

// EXTERNAL MODULE: ./lib/src/spec/rules/variables.js
var rules_variables = __webpack_require__(72993);
;// CONCATENATED MODULE: ./lib/src/spec/rules/tests.js



/** `tests`: samples that are in the spec's folder, variables that are declared. */
function checkTests(report, hasFile) {
    const variables = new Map(report
        .items(['user_specified_environment_variables'])
        .map((path) => [report.text([...path, 'name']) ?? '', path]));
    const names = new Set();
    for (const path of report.items(['tests'])) {
        const name = report.text([...path, 'name']);
        if (name !== undefined && names.has(name)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path: [...path, 'name'] }, {
                message: `Two tests are called ${(0,quote/* quote */.hD)(name)}; reports cannot tell them apart.`,
                got: (0,quote/* quote */.hD)(name),
            });
        }
        if (name !== undefined)
            names.add(name);
        checkInput(report, [...path, 'input'], hasFile);
        checkEnvironment(report, path, variables);
        checkOutputs(report, [...path, 'expect']);
    }
}
function checkInput(report, path, hasFile) {
    const input = report.text(path);
    if (input === undefined)
        return;
    const got = (0,quote/* quote */.hD)(input);
    const wrong = wrongWith(input);
    if (wrong) {
        report.add('error', 'SAMPLE_OUTSIDE', { path }, {
            message: `The test's "input" is ${got}, ${wrong}; it must be a path inside the spec's own folder such as tests/small.png.`,
            got,
            expected: 'a path inside the folder',
            fix: /^\.\//.test(input) ? report.rewrite(path, input.replace(/^(?:\.\/+)+/, ''), true) : undefined,
        });
    }
    else if (hasFile && !hasFile(input)) {
        report.add('error', 'SAMPLE_NOT_FOUND', { path }, {
            message: `The test's "input" is ${got}, but the spec's folder has no such file.`,
            got,
        });
    }
}
/** Why a path does not simply name a file inside the folder it is read in; undefined when it does. */
function wrongWith(path) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
        return 'an address';
    if (path.startsWith('/') || /^[a-z]:/i.test(path))
        return 'a full path';
    if (path.includes('\\'))
        return 'which has a backslash in it';
    const steps = path.split('/');
    if (steps.includes('..'))
        return 'which leads outside';
    if (steps.some((step) => step === '' || step === '.'))
        return 'which has "." or an empty step in it';
    return undefined;
}
function checkEnvironment(report, test, variables) {
    const given = new Set();
    for (const [name, path] of report.entries([...test, 'env'])) {
        given.add(name);
        const variable = variables.get(name);
        if (!variable) {
            const meant = (0,near/* nearest */.p)(name, variables.keys());
            report.add('error', 'UNDECLARED_VARIABLE', { path, at: 'key' }, {
                message: `The test sets ${(0,quote/* quote */.hD)(name)}, which "user_specified_environment_variables" does not declare${meant ? `; did you mean "${meant}"?` : '.'}`,
                got: (0,quote/* quote */.hD)(name),
                expected: meant,
            });
            continue;
        }
        const type = report.text([...variable, 'type']) ?? 'string';
        const value = report.text(path);
        if (value !== undefined && type !== 'string' && (0,rules_variables/* converted */.H$)(value, type) === undefined) {
            report.add('error', 'WRONG_TEST_VALUE', { path }, {
                message: `The test sets ${(0,quote/* quote */.hD)(name)} to ${(0,quote/* quote */.hD)(value)}, but its type is "${type}".`,
                got: (0,quote/* quote */.hD)(value),
                expected: type,
            });
        }
    }
    for (const [name, path] of variables) {
        if (!name || given.has(name) || report.value([...path, 'required']) !== true)
            continue;
        report.add('error', 'TEST_WITHOUT_VARIABLE', { path: test }, {
            message: `The test does not set ${(0,quote/* quote */.hD)(name)}, which is required. Add it to the test's "env".`,
            expected: name,
        });
    }
}
function checkOutputs(report, expect) {
    const names = [
        ...report.entries([...expect, 'sha256']),
        ...report.entries([...expect, 'contains']),
    ];
    for (const [name, path] of names) {
        if (wrongWith(name) === undefined)
            continue;
        report.add('error', 'BAD_OUTPUT_PATH', { path, at: 'key' }, {
            message: `${(0,quote/* quote */.hD)(name)} names no output: write its path inside the output folder such as result.json.`,
            got: (0,quote/* quote */.hD)(name),
            expected: 'a path such as result.json',
        });
    }
    for (const path of report.items([...expect, 'outputs'])) {
        const pattern = report.text(path);
        if (pattern === undefined || wrongWith(pattern) === undefined)
            continue;
        report.add('error', 'BAD_OUTPUT_PATH', { path }, {
            message: `${(0,quote/* quote */.hD)(pattern)} can match no output: write a pattern of its path inside the output folder such as *.png.`,
            got: (0,quote/* quote */.hD)(pattern),
            expected: 'a pattern such as *.png',
        });
    }
}

// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(15269);
;// CONCATENATED MODULE: ./lib/src/spec/parse.js














const SCHEMA = new schema/* DocumentSchema */.x(spec_schema, field_names/* SPEC_WORDS */._);
/**
 * The spec becomes one environment variable of the image. Linux refuses to start a program with a longer one
 * (execve(2), MAX_ARG_STRLEN: 128 KiB with its name); some is kept for the name and for what wrapping adds.
 */
const MAX_SPEC_BYTES = 120 * 1024;
/**
 * Reads a spec with all its mistakes: in the syntax, in the fields, and between fields. Pure; never throws,
 * whatever the text.
 * @param file the file as the user named it, for the findings
 * @returns the findings in the order of the text, and the spec when none of them is an error
 */
function parseSpec(text, file, options = {}) {
    const { spec, findings } = examineSpec(text, file, options);
    return spec ? { spec, findings } : { findings };
}
/** As `parseSpec`, with the document itself. */
function examineSpec(text, file, options = {}) {
    const { report, document } = (0,read_document/* readDocument */.u)(text, file, SCHEMA, isProse);
    const { json } = report;
    if (!document)
        return { json, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
    checkIdentity(report, options.folder ?? folderOf(file));
    checkLicense(report);
    checkImage(report);
    checkCommand(report);
    checkPaths(report);
    checkResources(report);
    (0,rules_variables/* checkVariables */.kL)(report);
    checkTests(report, options.hasFile);
    if (!json.broken)
        hintAtMissing(report);
    if ((0,finding/* hasErrors */.Cs)(report.findings))
        return { json, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
    const spec = document;
    // Defaults add a few kilobytes at most: far from the limit nothing needs to be counted.
    const bytes = text.length * 3 < MAX_SPEC_BYTES ? 0 : Buffer.byteLength((0,complete/* canonicalJson */.dj)((0,complete/* completeSpec */.ZQ)(spec)));
    if (bytes > MAX_SPEC_BYTES) {
        report.add('error', 'SPEC_TOO_LARGE', { path: [] }, {
            message: `The spec has ${bytes} bytes without its blanks; ${MAX_SPEC_BYTES} fit into the image. Shorten its longest texts.`,
            got: `${bytes} bytes`,
            expected: `${MAX_SPEC_BYTES} bytes at most`,
        });
        return { json, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
    }
    return { json, spec, findings: (0,finding/* limitFindings */.uL)(report.findings, file) };
}
/** Texts for people, and texts to look for in outputs, may have several lines. */
function isProse(path) {
    return (path.at(-1) === 'description' ||
        path[0] === 'run_command' ||
        path[0] === 'exit_codes' ||
        (path[0] === 'deprecated' && path[1] === 'reason') ||
        (path[0] === 'tests' && path[3] === 'contains'));
}
function folderOf(file) {
    return /(?:^|\/)catalog\/([^/]+)\/spec\.json$/.exec(file.replace(/\\/g, '/'))?.[1];
}


/***/ }),

/***/ 90468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ validateCatalog),
/* harmony export */   k: () => (/* binding */ checkCatalog)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93391);
/* harmony import */ var _json_json_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2345);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82788);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26584);
/* harmony import */ var _reserved_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13026);
/* harmony import */ var _schema_findings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5148);






/**
 * Every finding about every entry of a catalog, in order, those about entries that do not go together included; and
 * the specs without errors of their own. Pure; never throws.
 */
function validateCatalog(entries) {
    const examined = entries.map((entry) => (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .examineSpec */ .hd)(entry.text, entry.file, entry));
    return {
        findings: [...examined.flatMap((spec) => spec.findings), ...checkCatalog(examined)].sort(_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .compareFindings */ .Eg),
        specs: examined.flatMap(({ spec }) => spec ?? []),
    };
}
/**
 * What entries get wrong between them: names that are equal once folded, replacements that are not there.
 * @param others names of entries that are not among them
 */
function checkCatalog(examined, others = []) {
    const findings = [];
    const first = new Map();
    for (const spec of examined) {
        const name = textAt(spec, ['name']);
        if (name === undefined)
            continue;
        const earlier = first.get((0,_reserved_js__WEBPACK_IMPORTED_MODULE_4__/* .foldName */ .zN)(name));
        if (!earlier) {
            first.set((0,_reserved_js__WEBPACK_IMPORTED_MODULE_4__/* .foldName */ .zN)(name), spec);
            continue;
        }
        findings.push((0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingAt */ .dz)(spec.json, 'error', 'NAME_TAKEN', { path: ['name'] }, {
            message: `"name" is ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(name)}, but ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(earlier.json.file)} has ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(textAt(earlier, ['name']))} already; capital letters, "-" and "_" make no difference. Choose another.`,
            got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(name),
            expected: 'a name that no other entry has',
        }));
    }
    for (const spec of examined) {
        const path = ['deprecated', 'replaced_by'];
        const replacement = textAt(spec, path);
        if (replacement === undefined || first.has((0,_reserved_js__WEBPACK_IMPORTED_MODULE_4__/* .foldName */ .zN)(replacement)))
            continue;
        if (others.some((name) => (0,_reserved_js__WEBPACK_IMPORTED_MODULE_4__/* .foldName */ .zN)(name) === (0,_reserved_js__WEBPACK_IMPORTED_MODULE_4__/* .foldName */ .zN)(replacement)))
            continue;
        findings.push((0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingAt */ .dz)(spec.json, 'warning', 'NO_SUCH_REPLACEMENT', { path }, {
            message: `"deprecated.replaced_by" is ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(replacement)}, but none of these entries has that name.`,
            got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(replacement),
        }));
    }
    return findings;
}
function textAt(spec, path) {
    const value = (0,_schema_findings_js__WEBPACK_IMPORTED_MODULE_3__/* .valueAt */ .f)(spec.json.value, path);
    return typeof value === 'string' ? value : undefined;
}


/***/ }),

/***/ 23670:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/spec.schema.json","title":"Pipewright spec","description":"What a person writes about a containerized algorithm: catalog/<name>/spec.json.","type":"object","additionalProperties":false,"required":["name","container_name","run_command","input_file_path","output_file_path","memory"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The name people use for this algorithm. Unique in the catalog, and the name of its folder.","markdownDescription":"The name people use for this algorithm. Unique in the catalog (`-` and `_` count as equal) and the name of its folder.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["gaussian-blur"]},"version":{"description":"Version of this entry (SemVer). A published version never changes.","type":"string","minLength":1,"maxLength":64,"default":"1.0.0","examples":["1.0.0","2.1.0-beta.1"]},"description":{"description":"What the algorithm does, in a sentence or two.","type":"string","minLength":1,"maxLength":1000,"pattern":"\\\\S","patternErrorMessage":"a sentence","examples":["Blurs an image."]},"license":{"description":"License of the algorithm, as an SPDX expression.","type":"string","minLength":1,"maxLength":200,"examples":["MIT","Apache-2.0","GPL-3.0-or-later"]},"maintainers":{"description":"Who answers for this entry.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/maintainer"},"defaultSnippets":[{"label":"maintainer","body":[{"github":"$1"}]}]},"authors":{"description":"Who made the algorithm.","type":"array","maxItems":200,"items":{"$ref":"#/definitions/author"}},"homepage":{"description":"The algorithm\'s home page.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur"]},"source":{"description":"Where its source code is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur.git"]},"documentation":{"description":"Where its manual is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur/manual"]},"doi":{"description":"DOI of the paper to cite.","type":"string","minLength":1,"maxLength":300,"pattern":"^10\\\\.\\\\d{4,9}/\\\\S+$","patternErrorMessage":"a DOI such as 10.1000/182, without an address before it","examples":["10.1000/182"]},"tags":{"description":"Words to find it by.","type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","patternErrorMessage":"lower-case letters, digits and single hyphens"},"examples":[["imaging","filter"]]},"container_name":{"description":"The image that holds the algorithm, as `docker pull` takes it.","markdownDescription":"The image that holds the algorithm, as `docker pull` takes it. Best with a tag or a digest, so that it names one image.","type":"string","minLength":1,"maxLength":500,"examples":["ghcr.io/alice/blur:1.2","wangyx2005/change123"]},"system":{"description":"The system the image is built on. Information only: every Linux image works.","type":"string","maxLength":200,"examples":["ubuntu","debian:13","alpine"]},"executable_path":{"description":"Full path of the algorithm\'s program inside the image.","type":"string","minLength":1,"maxLength":1000,"examples":["/change123"]},"run_command":{"description":"The command that runs the algorithm: $input is the input file, $output the output file or folder.","markdownDescription":"The command that runs the algorithm. It is split into words as a shell would, but **no shell runs it**. Replaced, inside words too: `$input` (the input file), `$output` (the output file or folder), `$output_dir`, `$input_name`, `$input_stem`, and every declared variable (`$NAME`, `${NAME}`).","type":"string","minLength":1,"maxLength":10000,"examples":["sh /change123.sh $input $output","/blur --sigma=$SIGMA --in=$input --out=$output"]},"input_file_path":{"description":"The folder in the image where the input file is put.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/in","examples":["/data/in"]},"output_file_path":{"description":"The folder in the image where the algorithm leaves its output.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/out","examples":["/data/out"]},"output_name":{"description":"How an output is named after its input: {name} is the input\'s name, {stem} the name without its ending, {ext} the ending without its dot.","markdownDescription":"How an output is named after its input: `{name}` is the input\'s file name (`a.b.png`), `{stem}` the name without its ending (`a.b`), `{ext}` the ending without its dot (`png`).","type":"string","minLength":1,"maxLength":200,"default":"{name}","examples":["{stem}.json","{stem}-blurred.{ext}"]},"inputs":{"description":"Which files it takes.","type":"object","additionalProperties":false,"required":["patterns"],"properties":{"patterns":{"description":"Patterns of file names, such as *.png. Other files are refused before they cost anything.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^/]+$","patternErrorMessage":"a pattern of a file\'s name such as *.png, without \\"/\\""},"examples":[["*.png","*.jpg"]]}}},"instance_type":{"description":"The EC2 instance type the algorithm prefers. Empty: chosen from memory and CPU.","type":"string","maxLength":60,"pattern":"^(?:[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)?$","patternErrorMessage":"an EC2 instance type such as t3.small, or nothing","default":"","examples":["","t3.small","g5.xlarge"]},"memory":{"description":"Memory in MB.","markdownDescription":"Memory in MB. `suggested` is what it gets; `minimal`, which may be left out, is what it cannot do without.","type":"object","additionalProperties":false,"required":["suggested"],"properties":{"minimal":{"description":"What it cannot do without, in MB. May be left out.","type":"integer","minimum":4,"maximum":25165824,"examples":[50]},"suggested":{"description":"What it should get, in MB.","type":"integer","minimum":4,"maximum":25165824,"examples":[128]}},"examples":[{"minimal":50,"suggested":128}]},"CPU":{"description":"How many vCPUs it should get, such as 0.5 or 2. {} means not said.","type":["number","object"],"minimum":0.125,"maximum":1024,"maxProperties":0,"examples":[1,0.5,{}]},"gpu":{"description":"GPUs it needs.","type":"object","additionalProperties":false,"required":["count"],"properties":{"count":{"description":"How many.","type":"integer","minimum":1,"maximum":16,"examples":[1]}}},"disk_gb":{"description":"Disk space it needs, in GB.","type":"integer","minimum":1,"maximum":16384,"default":20},"timeout_minutes":{"description":"How long one input may take, in minutes, before it counts as failed.","type":"integer","minimum":1,"maximum":690,"default":60},"user_specified_environment_variables":{"description":"Variables that the user of the algorithm may set.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/variable"},"defaultSnippets":[{"label":"variable","body":[{"name":"$1","required":false}]}]},"port":{"description":"Ports that the algorithm listens on.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/port"}},"exit_codes":{"description":"What an exit code of the algorithm means, for people.","type":"object","maxProperties":256,"propertyNames":{"pattern":"^(?:0|[1-9]\\\\d?|1\\\\d\\\\d|2[0-4]\\\\d|25[0-5])$","patternErrorMessage":"an exit code from 0 to 255"},"additionalProperties":{"type":"string","minLength":1,"maxLength":500},"examples":[{"3":"input is not an image"}]},"tests":{"description":"Tries on small samples. They run when the entry is published.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/test"},"defaultSnippets":[{"label":"test","body":[{"name":"$1","input":"tests/$2","expect":{"outputs":["*"]}}]}]},"deprecated":{"description":"Set when nobody should start using it any more.","type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"description":"Why.","type":"string","minLength":1,"maxLength":500},"replaced_by":{"description":"The algorithm to use instead.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them"}}}},"definitions":{"maintainer":{"description":"Somebody who answers for this algorithm.","type":"object","additionalProperties":false,"required":["github"],"properties":{"github":{"description":"Login on GitHub, without @.","type":"string","minLength":1,"maxLength":39,"pattern":"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$","patternErrorMessage":"a GitHub login: letters, digits and single hyphens, without \\"@\\"","examples":["alice"]},"github_id":{"description":"The account\'s number on GitHub. It stays when the login changes, so nobody can take over the name.","type":"integer","minimum":1,"maximum":9007199254740991,"examples":[583231]},"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200},"email":{"description":"Where to write to.","type":"string","minLength":3,"maxLength":254,"pattern":"^[^\\\\s@<>]+@[^\\\\s@<>]+$","patternErrorMessage":"an e-mail address such as alice@example.org"}}},"author":{"description":"Somebody who made the algorithm.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200,"examples":["Ada Lovelace"]},"orcid":{"description":"ORCID iD, four groups of four.","type":"string","pattern":"^\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{3}[\\\\dX]$","patternErrorMessage":"an ORCID iD such as 0000-0002-1825-0097","examples":["0000-0002-1825-0097"]}}},"variable":{"description":"One variable that the user of the algorithm may set.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name of the environment variable. In run_command, $NAME stands for its value.","markdownDescription":"Name of the environment variable. In `run_command`, `$NAME` and `${NAME}` stand for its value. Reserved: `PATH`, `LD_*`, `AWS_*`, `ECS_*`, `GITHUB_*`, `PIPEWRIGHT_*`, `NODE_OPTIONS`.","type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"letters, digits and \\"_\\", not starting with a digit","examples":["SIGMA","SEED"]},"required":{"description":"The user must set it.","type":"boolean","default":false},"type":{"description":"What values it takes. Values are checked before anything is deployed.","type":"string","enum":["string","number","integer","boolean"],"default":"string"},"default":{"description":"Its value when the user sets none; of the type above.","type":["string","number","boolean"],"maxLength":4096},"description":{"description":"What it does, for the user.","type":"string","minLength":1,"maxLength":1000},"secret":{"description":"Its value is kept out of plans and logs and comes from SSM or Secrets Manager.","type":"boolean","default":false}}},"port":{"description":"One port that the algorithm listens on.","type":"object","additionalProperties":false,"required":["port"],"properties":{"port":{"description":"Port number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"tcp or udp.","type":"string","enum":["tcp","udp"],"default":"tcp"}}},"test":{"description":"One try of the algorithm on a small sample, with what must come out.","type":"object","additionalProperties":false,"required":["name","input"],"properties":{"name":{"description":"What the test shows, in a few words.","type":"string","minLength":1,"maxLength":100,"pattern":"\\\\S","patternErrorMessage":"a few words","examples":["blurs a small picture"]},"input":{"description":"The sample, relative to the folder of this file.","type":"string","minLength":1,"maxLength":500,"examples":["tests/small.png"]},"env":{"description":"Values for the declared variables.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a declared variable"},"additionalProperties":{"type":"string","maxLength":4096},"examples":[{"SIGMA":"2"}]},"expect":{"description":"What must come out.","type":"object","additionalProperties":false,"properties":{"exit_code":{"description":"Exit code of the command.","type":"integer","minimum":0,"maximum":255,"default":0},"outputs":{"description":"Patterns of file names; each must match at least one output.","type":"array","maxItems":100,"items":{"type":"string","minLength":1,"maxLength":500},"examples":[["*.png"]]},"sha256":{"description":"Output\'s name to the SHA-256 of its content.","type":"object","maxProperties":100,"additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$","patternErrorMessage":"64 lower-case hex digits"}},"contains":{"description":"Output\'s name to a text, or several, that must occur in it.","type":"object","maxProperties":100,"additionalProperties":{"type":["string","array"],"minLength":1,"maxLength":10000,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":10000}}}}}}}},"examples":[{"container_name":"wangyx2005/change123","system":"ubuntu","input_file_path":"/","output_file_path":"/","executable_path":"/change123","run_command":"sh /change123.sh $input $output","name":"change123-s3","instance_type":"","memory":{"minimal":50,"suggested":128},"CPU":{},"user_specified_environment_variables":[{"name":"TEST_ENV","required":true}],"port":[{"port":9090,"protocol":"tcp"}]}]}');

/***/ })

};
