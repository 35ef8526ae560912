export const id = 9068;
export const ids = [9068];
export const modules = {

/***/ 78469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 10577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports withToken, openGitHubFor, readEvent */
/* harmony import */ var _edge_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57685);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);


/** bytes; GitHub's events have 25 MB at most, and those of pull requests some 100 KB */
const EVENT_LIMIT = (/* unused pure expression or super */ null && (25 * 1024 * 1024));
/** The same with the job's token in its environment, for catalogs and images; what the job has set itself is left. */
function withToken(io, token) {
    return io.env.GITHUB_TOKEN || !token ? io : { ...io, env: { ...io.env, GITHUB_TOKEN: token } };
}
/** @param open `openGitHub`, which callers load when they need it */
function openGitHubFor(open, token, { env, signal, runner }) {
    return open({
        env,
        token,
        signal,
        onRetry: (what, why, delay) => runner.info(`${what}: ${why}; trying again in ${Math.ceil(delay / 1000)} s`),
    });
}
/** The event that started the run, undefined where there is none. @throws Failure `BAD_EVENT` */
async function readEvent(env) {
    const file = env.GITHUB_EVENT_PATH;
    const text = file ? await readTextIfThere(file, EVENT_LIMIT) : undefined;
    if (text === undefined)
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new Failure('BAD_EVENT', `GITHUB_EVENT_PATH (${file}) is not JSON: ${explain(error)}.`);
    }
}


/***/ }),

/***/ 91606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sr: () => (/* binding */ AGENT),
  dr: () => (/* binding */ agentReference),
  C6: () => (/* binding */ openRecord),
  sT: () => (/* binding */ readCatalogSpecs),
  r3: () => (/* binding */ readCommitted),
  L7: () => (/* binding */ settingsOfCheckout),
  B4: () => (/* binding */ settingsOfRepository),
  sL: () => (/* binding */ testsOnThisMachine)
});

// UNUSED EXPORTS: openActionImages

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/agent/agent.json
var agent = __webpack_require__(28529);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
;// CONCATENATED MODULE: ./lib/src/edge/branch-record.js

/** How often a branch that moves while we write is read again. */
const TRIES = 8;
/**
 * A catalog's record on a branch.
 * @param options.path the catalog's folder in the repository
 * @param options.from where the branch starts when it has to be made; undefined: it must be there
 */
function openBranchRecord(github, options) {
    const { repository, branch, path, from } = options;
    const name = `${branch} of ${repository}`;
    /** A commit never changes. */
    const views = new Map();
    async function viewOf(ref) {
        const known = views.get(ref) ?? (await readView(ref));
        views.set(ref, known);
        return known;
    }
    async function readView(ref) {
        const files = await github.tree(repository, ref);
        const below = files
            // Links and submodules are not files of ours.
            .filter((file) => file.type === 'blob' && file.mode !== '120000' && file.path.startsWith(`${path}/`))
            .map((file) => file.path.slice(path.length + 1));
        const known = new Map();
        return {
            paths: new Set(below),
            read(file) {
                const text = known.get(file) ?? github.readFile(repository, `${path}/${file}`, ref);
                known.set(file, text);
                return text;
            },
        };
    }
    async function tip() {
        try {
            return await github.resolveCommit(repository, branch);
        }
        catch (error) {
            if (!(error instanceof failure.Failure) || error.code !== 'REF_NOT_FOUND' || from === undefined)
                throw error;
            await github.createBranch(repository, branch, await github.resolveCommit(repository, from));
            return github.resolveCommit(repository, branch);
        }
    }
    return {
        name,
        async view() {
            try {
                return await viewOf(await github.resolveCommit(repository, branch));
            }
            catch (error) {
                // Before the first publishing there is no such branch, and nothing in it.
                if (error instanceof failure.Failure && error.code === 'REF_NOT_FOUND' && from !== undefined)
                    return { paths: new Set(), read: async () => undefined };
                throw error;
            }
        },
        async write(plan, message) {
            let broken;
            for (let tried = 0; tried < TRIES; tried++) {
                const head = await tip();
                const view = await viewOf(head);
                const files = new Map();
                for (const [file, text] of await plan(view))
                    if (!view.paths.has(file) || (await view.read(file)) !== text)
                        files.set(`${path}/${file}`, text);
                if (files.size === 0)
                    return 'nothing';
                try {
                    const result = await github.commitOnBranch(repository, branch, head, message, files);
                    if (result !== 'moved')
                        return { ...result, files: [...files.keys()] };
                }
                catch (error) {
                    // The answer may be lost and the commit made: reading the branch again shows it.
                    if (!(error instanceof failure.Failure) || error.code !== 'GITHUB_UNREACHABLE' || broken)
                        throw error;
                    broken = error;
                }
            }
            throw new failure.Failure('BRANCH_BUSY', `${name} moved every time something was to be committed to it. Start this job again when it is quieter.`);
        },
    };
}

// EXTERNAL MODULE: ./lib/src/edge/catalog-folder.js
var catalog_folder = __webpack_require__(94906);
// EXTERNAL MODULE: ./lib/src/edge/engine.js + 1 modules
var edge_engine = __webpack_require__(90879);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/edge/registry/credentials.js
var credentials = __webpack_require__(77166);
// EXTERNAL MODULE: ./lib/src/edge/specs.js
var specs = __webpack_require__(62366);
// EXTERNAL MODULE: ./lib/src/edge/trial.js + 2 modules
var trial = __webpack_require__(79248);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var publish_catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
;// CONCATENATED MODULE: ./lib/src/command/publish-parts.js














/** What publishing and reviewing put together in the same way, from GitHub or by hand. */
/** bytes; no JSON of a catalog comes near it */
const LARGEST_JSON = 1024 * 1024;
const AGENT = agent;
/** Where the agent layer can be had. */
function agentReference() {
    return (0,reference/* parseReference */.F2)(`${AGENT.name}:${AGENT.version}`);
}
/** What a checkout's `catalog.json` says. @throws Failure `NO_CATALOG` */
function settingsOfCheckout(catalog, cwd) {
    const settings = (0,catalog_folder/* openCatalogFolder */.e)((0,external_node_path_.resolve)(cwd, catalog, 'any/spec.json'))?.settings;
    if (!settings)
        throw new failure.Failure('NO_CATALOG', `${catalog} has no catalog.json that says where images go.`);
    return settings;
}
/**
 * What `catalog.json` says on the default branch: whatever a pull request says about it, that one decides where images
 * may come from and go.
 * @throws Failure `NO_CATALOG`
 */
async function settingsOfRepository(catalog, { repository, defaultBranch }, github) {
    const file = `${catalog}/catalog.json`;
    const text = await github.readFile(repository, file, defaultBranch);
    if (text === undefined)
        throw new failure.Failure('NO_CATALOG', `${defaultBranch} has no ${file} that says where images go.`);
    return (0,publish_catalog/* parseSettings */.P$)(text, file);
}
/** Images as an action's job reaches them; GitHub's own token opens ghcr.io. */
function openActionImages(inputs, io) {
    const { env, runner, signal } = withToken(io, inputs.token);
    return openImages({
        env,
        signal,
        credentials: given(inputs.registryCredentials, runner),
        onEvent: (event) => {
            if (event.kind === 'warning')
                runner.info(`warning: ${event.message}`);
            if (event.kind === 'retry')
                runner.info(`${event.what}: ${event.why}; trying again`);
        },
    });
}
function given(text, runner) {
    const credentials = parseGivenCredentials(text);
    for (const { password } of Object.values(credentials))
        runner.secret(password);
    return credentials;
}
/** All specs of the catalog; when the last one was taken out, there are none. */
function readCatalogSpecs(catalog, cwd) {
    try {
        return (0,specs/* readSpecs */.F)([catalog], cwd);
    }
    catch (error) {
        if (error instanceof failure.Failure && error.code === 'NO_SPECS')
            return { entries: [], findings: [] };
        throw error;
    }
}
/** @param folder the catalog's @returns the text of a file below it; undefined where there is none */
function readCommitted(folder) {
    return (path) => {
        try {
            return (0,files/* readTextFile */.Gu)((0,external_node_path_.resolve)(folder, path), LARGEST_JSON);
        }
        catch (error) {
            if (error instanceof failure.Failure && error.code === 'FILE_NOT_FOUND')
                return undefined;
            throw error;
        }
    };
}
/**
 * Runs the tests of specs on this machine's engine, which is looked for when the first has some.
 * @param told of each test as it ends
 */
function testsOnThisMachine(images, cwd, signal, told) {
    let engine;
    return async ({ spec, file }, derived) => {
        if (!spec || spec.tests.length === 0)
            return 'There are none. Add "tests" with a small sample.';
        if (spec.gpu)
            return 'They were not run: they need a GPU, which this machine is not known to have.';
        try {
            engine ??= (0,edge_engine.findEngine)();
            await engine;
        }
        catch (error) {
            return `They were not run: ${(0,failure/* explain */.W)(error)}`;
        }
        const triable = { spec, shown: file, folder: (0,external_node_path_.dirname)((0,external_node_path_.resolve)(cwd, file)) };
        const from = { source: derived.source, agent: await images.source(agentReference()) };
        return (0,trial/* tryTests */.p)(await engine, derived.wrap, triable, from, signal, (trial) => told(spec.name, trial));
    };
}
/** The catalog's record: on the branch that a change goes to, or on one of its own. */
function openRecord(github, { catalog, commitBranch }, { repository, defaultBranch }, base = defaultBranch) {
    return openBranchRecord(github, {
        repository,
        branch: commitBranch || base,
        path: catalog,
        ...(commitBranch && { from: defaultBranch }),
    });
}


/***/ }),

/***/ 94906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ writeIfChanged),
/* harmony export */   e: () => (/* binding */ openCatalogFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58780);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57304);
/* harmony import */ var _publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38853);
/* harmony import */ var _publish_pull_request_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55331);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57685);







/** bytes */
const SETTINGS_LIMIT = 64 * 1024;
const EXTENDED_LIMIT = 1024 * 1024;
/** `<version>.json`: machines write SemVer there, people `spec.json`. */
const EXTENDED_FILE = /^\d+\.\d+\.\d+.*\.json$/;
/**
 * The catalog that a spec file lies in (`<catalog>/<name>/spec.json`), or undefined when there is none around it.
 * @throws Failure `BAD_CATALOG` when its catalog.json cannot be used
 */
function openCatalogFolder(specFile) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(specFile));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'catalog.json');
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .kindOf */ .I)(file) !== 'file')
        return undefined;
    const settings = (0,_publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSettings */ .P$)((0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextFile */ .Gu)(file, SETTINGS_LIMIT), file);
    return {
        settings,
        async refreshIndex() {
            const paths = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true })
                .filter((entry) => entry.isDirectory())
                .flatMap(({ name }) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).map((file) => `${name}/${file}`));
            const entries = paths
                .filter((path) => EXTENDED_FILE.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)))
                .map((path) => readExtendedSpec((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)));
            const index = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'index.json');
            const text = await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextIfThere */ .pM)(index);
            // What is listed stays listed: whatever is gone leaves a tombstone.
            const history = { before: (0,_publish_pull_request_record_js__WEBPACK_IMPORTED_MODULE_5__/* .parseIndex */ .A1)(text ?? '{"algorithms":{}}'), there: new Set(paths) };
            await writeIfChanged(index, (0,_publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .formatIndex */ .Qe)((0,_publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .indexCatalog */ .mH)(entries, history)));
        },
    };
}
/** Leaves a file alone that says the same already, so that nothing is rebuilt or committed for it. */
async function writeIfChanged(file, text) {
    if ((await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextIfThere */ .pM)(file)) !== text)
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writeText */ .x3)(file, text);
}
/** What the index takes from an extended spec must be there; a person may have edited it. */
function readExtendedSpec(path) {
    const extended = readJson(path, EXTENDED_LIMIT);
    const { name, version, container_name } = extended ?? {};
    if (typeof name === 'string' && semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_2__(version) && typeof container_name === 'string')
        return extended;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version" and a "container_name". Restore it as it was published.`);
}
function readJson(file, limit) {
    try {
        return JSON.parse((0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextFile */ .Gu)(file, limit));
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure)
            throw error;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure('BAD_CATALOG', `${file} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .W)(error)}.`, { cause: error });
    }
}


/***/ }),

/***/ 1181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ COMMENT_BYTES),
/* harmony export */   R: () => (/* binding */ SUMMARY_BYTES)
/* harmony export */ });
/** What publishing knows of GitHub, in its own words; `edge/github.ts` speaks to it. */
/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). Bytes. */
const SUMMARY_BYTES = 1_000_000;
/** Characters of a comment; bytes are never fewer, so that counting them is safe. */
const COMMENT_BYTES = 65_000;


/***/ }),

/***/ 77232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lH: () => (/* binding */ examineAll),
  $2: () => (/* binding */ readEntries),
  Jo: () => (/* binding */ tryAll)
});

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/parse.js + 7 modules
var parse = __webpack_require__(82788);
// EXTERNAL MODULE: ./lib/src/spec/validate.js
var validate = __webpack_require__(90468);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 1 modules
var examine = __webpack_require__(67100);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/place.js

/** Gives a finding that only names a value the lines where that value is: annotations need them. */
function placed(finding, json) {
    if (finding.range || finding.file !== json.file)
        return finding;
    const path = finding.path
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    return (0,json_text/* findingAt */.dz)(json, finding.severity, finding.code, { path }, finding);
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/publishing.js





/** Manifests are kilobytes: most of the time is waiting. */
const CONCURRENCY = 8;
/**
 * Reads entries, with what they get wrong between them. Earlier ones keep their names.
 * @param others names of entries that are not among them
 */
function readEntries(files, others = []) {
    const examined = files.map((entry) => (0,parse/* examineSpec */.hd)(entry.text, entry.file, entry));
    const between = Map.groupBy((0,validate/* checkCatalog */.k)(examined, others), (finding) => finding.file);
    return files.map((entry, index) => {
        const one = examined[index];
        const findings = [...one.findings, ...(between.get(entry.file) ?? [])];
        const { version } = (one.json.value ?? {});
        return {
            name: entry.folder ?? entry.file.split('/').at(-2) ?? '',
            file: entry.file,
            text: entry.text,
            version: typeof version === 'string' ? version : '1.0.0',
            examined: { ...one, findings },
        };
    });
}
async function examineAll(entries, publishing, recorded, optionsOf) {
    const { settings, images, agent } = publishing;
    const examining = { ...recorded, settings, images, agent };
    return eachLimited(entries, CONCURRENCY, async (entry) => {
        const report = await (0,examine/* examineEntry */.yQ)(entry, examining, optionsOf(entry));
        return { ...report, findings: report.findings.map((finding) => placed(finding, entry.examined.json)) };
    });
}
/** Runs the tests of every entry that has nothing wrong so far, one after another: they share the machine. */
async function tryAll(reports, publishing) {
    const tried = [];
    for (const report of reports) {
        const { derived, spec, findings } = report;
        if (!derived || !spec || (0,finding/* hasErrors */.Cs)(findings)) {
            tried.push(report);
            continue;
        }
        const { json } = (0,parse/* examineSpec */.hd)(report.text, report.file);
        try {
            const came = await publishing.tryTests(report, derived);
            tried.push(typeof came === 'string'
                ? { ...report, untried: came }
                : {
                    ...report,
                    trials: came.map((trial) => ({
                        ...trial,
                        findings: trial.findings.map((finding) => placed(finding, json)),
                    })),
                });
        }
        catch (error) {
            publishing.signal.throwIfAborted();
            tried.push({ ...report, findings: [...findings, (0,examine/* failureFinding */.Ue)(error, { json, findings: [] })] });
        }
    }
    return tried;
}
async function eachLimited(items, limit, work) {
    const results = new Array(items.length);
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results[index] = await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 22625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ removedIn),
/* harmony export */   ek: () => (/* binding */ checkChanges)
/* harmony export */ });
/* unused harmony export checkPullRequest */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25741);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38853);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76128);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44000);
/* harmony import */ var _publishing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77232);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55331);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30344);
/* harmony import */ var _talk_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80468);











/**
 * A pull request: what it changes is checked, wrapped in a dry run and tried. From the repository itself the image is
 * also pushed under a candidate tag, and the extended spec committed to the branch; a fork's token can do neither.
 * @throws Failure `SPECS_INVALID` after everything was reported
 */
async function checkPullRequest(context, publishing) {
    const talk = openTalk(publishing.github, context.repository, context.fork);
    await talk.begin(context.head.sha);
    let change;
    try {
        change = await lookAt(context, publishing, talk);
    }
    catch (error) {
        if (error instanceof Failure)
            await talk.broken(error.message);
        throw error;
    }
    if (change === 'superseded') {
        publishing.runner.info('The branch moved meanwhile: the newer push is what counts.');
        return talk.supersede('a newer commit');
    }
    await reportRun(publishing.runner, change, talk);
    if (!isSound(change))
        throw new Failure('SPECS_INVALID', 'This change cannot be published as it is: see the job summary.');
}
async function lookAt(context, publishing, talk) {
    const { github, catalog, inputs } = publishing;
    const { repository, number, head } = context;
    // Whoever may not make a check may not push either: a fork's token, and one that a workflow keeps from writing.
    const mayWrite = !context.fork && talk.refused.length === 0;
    const files = await github.changedFiles(repository, number);
    const changes = readChanges(files, catalog.path);
    const touched = publishing.entries.filter(({ name }) => changes.entries.get(name) === 'changed');
    const view = await publishing.record.view();
    const index = await readIndex(view);
    let reports = await examineAll(touched, publishing, { view, index, names: entryNames(view) }, (entry) => ({
        committed: committedBy(changes, entry.name, publishing),
    }));
    reports = await tryAll(reports, publishing);
    const general = [
        ...checkChanges(changes, view, context, catalog.path),
        ...publishing.unreadable.filter(({ file }) => changes.entries.has(file.split('/').at(-2) ?? '')),
    ];
    const about = {
        stage: mayWrite ? 'candidate' : 'check',
        number,
        ...(context.runUrl && { detailsUrl: context.runUrl }),
    };
    const change = { reports, general, removed: removedIn(changes), about };
    if (!mayWrite && talk.refused.length > 0)
        return change;
    const extended = mayWrite && isSound(change) ? extendedFiles(reports, publishing) : new Map();
    let tip = await whereBranchIs(context, publishing, extended);
    if (tip === 'moved')
        return 'superseded';
    let told = change;
    if (mayWrite && isSound(change)) {
        told = { ...change, reports: await pushCandidates(reports, context, publishing) };
        if (extended.size > 0 && tip === head.sha)
            tip =
                (await talk.attempt('commits', () => commitExtended(extended, reports, context, publishing))) ?? tip;
        if (tip === 'moved')
            return 'superseded';
    }
    await talk.end(told, [...new Set([head.sha, tip])]);
    const { head: now, open } = await github.pullRequest(repository, number);
    if (open && now.sha !== head.sha && now.sha !== tip)
        return told;
    await talk.suggest(number, tip, suggestionsFor(told, files));
    if (inputs.comment)
        await talk.comment(number, commentOf(told));
    return told;
}
/** The text that the change itself brings as an extended spec; machines write those, and the same text is welcome. */
function committedBy(changes, name, { entries, committed }) {
    const version = entries.find((entry) => entry.name === name)?.version;
    const path = changes.extended.find((file) => file.name === name && !file.removed && file.path.endsWith(`/${version}.json`));
    return path && committed(`${name}/${version}.json`);
}
/** Entries whose spec goes. */
function removedIn(changes) {
    return [...changes.entries].flatMap(([name, how]) => (how === 'removed' ? [name] : []));
}
/** Rules about the change as a whole. */
function checkChanges(changes, view, { fork }, catalog) {
    const findings = [];
    const say = (code, severity, file, message) => {
        findings.push({ code, severity, file, path: '', message });
    };
    if (changes.index) {
        say('GENERATED_FILE', 'error', `${catalog}/index.json`, `index.json is written after the merge, by a machine. Take it back as it was: git checkout origin/HEAD -- ${catalog}/index.json`);
    }
    for (const { path, name, removed } of changes.extended) {
        const isPublished = (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .publishedVersions */ .y0)(view, name).some((version) => path.endsWith(`/${name}/${version}.json`));
        const gone = changes.entries.get(name) === 'removed';
        if (isPublished && !(removed && gone)) {
            const why = removed ? 'A published version stays to be found' : 'A published version never changes';
            say('GENERATED_FILE', 'error', path, `${why}. Take the file back as it was, and raise "version" for something new.`);
        }
    }
    if (changes.entries.size > 0 && changes.outside.length > 0) {
        const listed = changes.outside.slice(0, 5).join(', ');
        const more = changes.outside.length > 5 ? ` and ${changes.outside.length - 5} more` : '';
        say('OUTSIDE_CATALOG', fork ? 'error' : 'warning', changes.outside[0], `This change adds or changes an algorithm and other files too: ${listed}${more}. Make two pull requests of it, so that each can be judged for itself.`);
    }
    return findings;
}
/** @returns what was pushed, noted in each report */
async function pushCandidates(reports, { number }, { images, agentFrom, settings, runner }) {
    const done = [];
    const agent = await images.source(agentFrom);
    for (const report of reports) {
        const { derived, spec } = report;
        if (!derived || !spec) {
            done.push(report);
            continue;
        }
        const tag = `pr-${number}`;
        const target = defaultTarget(settings, spec);
        await pushWrap(derived.wrap, await images.target(target), {
            tag,
            from: { source: derived.source, agent },
        });
        const [repository] = derived.extended.container_name.split('@');
        const pushed = `${repository}:${tag}@${derived.wrap.root.digest}`;
        parseRegistryReference(pushed);
        runner.info(`Pushed ${pushed}`);
        done.push({ ...report, pushed });
    }
    return done;
}
/** The extended specs that the pull request's branch is to have and has not, by path. */
function extendedFiles(reports, { catalog, committed, inputs }) {
    const files = new Map();
    if (inputs.commitBranch)
        return files;
    for (const { name, derived } of reports) {
        if (!derived)
            continue;
        const file = `${name}/${derived.extended.version}.json`;
        if (committed(file) !== derived.text)
            files.set(`${catalog.path}/${file}`, derived.text);
    }
    return files;
}
/** Puts the extended specs on the pull request's branch. @returns the commit, or `moved` when it is elsewhere by now */
async function commitExtended(files, reports, context, publishing) {
    const { repository, head } = context;
    const names = reports.map(({ spec }) => spec && `${spec.name} ${spec.version}`).filter(Boolean);
    const message = {
        headline: `Add the extended ${files.size === 1 ? 'spec' : 'specs'} of ${names.length > 3 ? `${files.size} algorithms` : names.join(', ')}`,
        body: 'Written by wrapping the source image that the spec names; "pipewright verify" checks it.',
    };
    const result = await publishing.github.commitOnBranch(repository, head.ref, head.sha, message, files);
    return result === 'moved' ? whereBranchIs(context, publishing, files) : result.sha;
}
/**
 * Where the pull request's branch is: at the commit that this run is about, or at our own commit on top of it, made by a
 * try of this run that did not come to its end.
 * @param extended the files of such a commit
 * @returns the commit, or `moved` when somebody pushed meanwhile
 */
async function whereBranchIs({ repository, number, head }, { github }, extended) {
    const { head: now, open } = await github.pullRequest(repository, number);
    if (!open || now.sha === head.sha)
        return head.sha;
    if (extended.size === 0)
        return 'moved';
    const { parents, paths } = await github.commit(repository, now.sha);
    const isOurs = parents.length === 1 && parents[0] === head.sha && paths.length === extended.size;
    if (!isOurs)
        return 'moved';
    for (const [path, text] of extended)
        if ((await github.readFile(repository, path, now.sha)) !== text)
            return 'moved';
    return now.sha;
}


/***/ }),

/***/ 30344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ commentOf)
/* harmony export */ });
/* unused harmony export reportRun */
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27479);
/* harmony import */ var _spec_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82788);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44000);
/* harmony import */ var _github_types_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1181);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61962);









/** The page as the pull request's comment. */
function commentOf(change) {
    return (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)((0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changePage */ .yd)(change), _github_types_js__WEBPACK_IMPORTED_MODULE_6__/* .COMMENT_BYTES */ .G, "the job's summary");
}
/** Tells everything where the one who looks at the run looks: log, annotations, outputs, job summary. */
async function reportRun(runner, change, talk) {
    const { reports, general, about } = change;
    const findings = [...general, ...reports.flatMap(allFindings)].sort(compareFindings);
    await runner.group(`Check ${plural(reports.length, 'entry', 'entries')}`, async () => {
        const texts = new Map(reports.map((report) => [report.file, report.text]));
        runner.info(renderFindings(findings, { texts }) || 'Nothing to mend.');
    });
    annotate(findings, runner);
    const blocks = [...refusedNote(talk), ...changePage(change), ...patches(reports)];
    await runner.summary(fitBlocks(blocks, SUMMARY_BYTES, 'the log'));
    for (const report of reports) {
        const { sign, state } = standingOf(report, about.stage);
        runner.info(`${sign} ${titleOf(report)}: ${state}`);
    }
    runner.info(summarise(findings, plural(reports.length, 'spec')));
}
function refusedNote({ refused }) {
    if (refused.length === 0)
        return [];
    return [
        `> [!NOTE]\n> This job's token may only read, so it wrote no ${escapeMarkdown(refused.join(', no '))}. For a change from a fork that is as it should be: everything there is to know is on this page.`,
    ];
}
/** Where nothing can be suggested on the lines themselves, the safe fixes come as a patch. */
function patches(reports) {
    return reports.flatMap(({ file, text, findings }) => {
        if (!findings.some(({ fix }) => fix?.safe))
            return [];
        const patch = fixPatch(file, text, (changed) => examineSpec(changed, file).findings);
        if (patch === undefined)
            return [];
        return [
            `**Safe fixes for ${inlineCode(file)}**: \`npx pipewright validate --fix\` makes them, or save this as \`fix.patch\` and run \`git apply fix.patch\`\n\n${codeBlock(patch)}`,
        ];
    });
}


/***/ }),

/***/ 80468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ openTalk)
/* harmony export */ });
/* unused harmony export COMMENT_MARK */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27479);
/* harmony import */ var _check_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98068);



/** Begins our one comment on a pull request, so that it is found again. */
const COMMENT_MARK = '<!-- pipewright:catalog -->';
/** The same for reviews that suggest fixes; what they suggested is in the mark, so that nothing is suggested twice. */
const SUGGESTION_MARK = 'pipewright:suggestion';
/**
 * @param fork whether the run is for a fork's change: its token may write everything or nothing, so that one refusal
 *   says all
 */
function openTalk(github, repository, fork = false) {
    const refused = new Set();
    /** The check about all that is not ended yet. */
    let begun;
    const known = new Map();
    /** Permissions are given per kind of thing: after one refusal there is no use in asking again. */
    const mayNot = new Set();
    async function attempt(what, write) {
        if (mayNot.has(what) || (fork && mayNot.size > 0))
            return undefined;
        try {
            return await write();
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure) || error.code !== 'GITHUB_READ_ONLY')
                throw error;
            mayNot.add(what);
            refused.add(what);
            return undefined;
        }
    }
    async function endBegun(state) {
        if (begun === undefined)
            return;
        const id = begun;
        begun = undefined;
        await attempt('check runs', () => github.updateCheckRun(repository, id, state));
    }
    /** The check runs that a commit has, as far as we know of them. */
    async function runsOf(sha) {
        const runs = known.get(sha) ?? (await attempt('check runs', () => github.checkRuns(repository, sha))) ?? [];
        known.set(sha, runs);
        return runs;
    }
    return {
        get refused() {
            return [...refused];
        },
        attempt,
        async begin(sha) {
            // A fork's token is most likely to be refused, and then there is nothing to look for.
            if (fork)
                known.set(sha, []);
            const runs = await runsOf(sha);
            const old = runs.find((run) => mayUpdate(run, _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .WHOLE_CHECK */ .pp));
            const state = {
                status: 'in_progress',
                externalId: _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .BEGUN */ .AM,
                output: {
                    title: 'Being checked',
                    summary: 'The specs are being checked and their images looked at.',
                },
            };
            begun = await attempt('check runs', async () => {
                if (!old)
                    return github.createCheckRun(repository, sha, _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .WHOLE_CHECK */ .pp, state);
                await github.updateCheckRun(repository, old.id, state);
                return old.id;
            });
            if (begun === undefined)
                return;
            const now = { id: begun, name: _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .WHOLE_CHECK */ .pp, externalId: _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .BEGUN */ .AM, annotations: 0 };
            const others = runs.filter(({ name }) => name !== _check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .WHOLE_CHECK */ .pp);
            known.set(sha, [...others, { ...now, status: 'in_progress', conclusion: null, app: '' }]);
        },
        async end(change, shas) {
            for (const sha of shas) {
                const runs = await runsOf(sha);
                for (const { name, externalId, states } of (0,_check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .checksOf */ .tg)(change)) {
                    if (runs.some((run) => run.name === name && says(run, externalId)))
                        continue;
                    const old = runs.find((run) => mayUpdate(run, name));
                    const [first, ...more] = states;
                    await attempt('check runs', async () => {
                        const id = old?.id ?? (await github.createCheckRun(repository, sha, name, first));
                        if (old)
                            await github.updateCheckRun(repository, id, first);
                        for (const state of more)
                            await github.updateCheckRun(repository, id, state);
                        if (id === begun)
                            begun = undefined;
                    });
                }
            }
        },
        supersede: (newer) => endBegun({
            status: 'completed',
            conclusion: 'cancelled',
            output: {
                title: 'Superseded by a newer push',
                summary: `The branch is at ${newer} by now, and that is what counts.`,
            },
        }),
        broken: (why) => endBegun({
            status: 'completed',
            conclusion: 'failure',
            output: {
                title: 'Could not be checked',
                summary: `The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.\n\n${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(why)}`,
            },
        }),
        async comment(number, text, { make } = { make: true }) {
            const body = `${COMMENT_MARK}\n${text}`;
            await attempt('comments', async () => {
                const mine = (await github.comments(repository, number)).find(({ byBot, body: old }) => byBot && old.startsWith(COMMENT_MARK));
                if (!mine && make)
                    await github.createComment(repository, number, body);
                else if (mine && mine.body !== body)
                    await github.updateComment(repository, mine.id, body);
            });
        },
        async suggest(number, sha, comments) {
            if (comments.length === 0)
                return;
            await attempt('suggestions', async () => {
                const old = await github.reviewComments(repository, number);
                const said = new Set(old.filter(({ byBot }) => byBot).map(({ body }) => markIn(body)));
                const fresh = comments
                    .map((comment) => ({ ...comment, body: `${comment.body}\n<!-- ${markOf(comment)} -->` }))
                    .filter(({ body }) => !said.has(markIn(body)));
                if (fresh.length === 0)
                    return;
                const body = 'These fixes cannot change what was meant. Take them one by one, or all with "Add to batch".';
                await github.createReview(repository, number, sha, body, fresh);
            });
        },
    };
}
function says({ status, externalId }, wanted) {
    return status === 'completed' && externalId === wanted;
}
/**
 * Annotations only ever join those that are there. So an ended check that has some stays as it is, and a new one of the
 * same name takes its place: GitHub shows and counts the newest (REST API, "List check runs", `filter`).
 */
function mayUpdate(run, name) {
    return run.name === name && (0,_check_run_js__WEBPACK_IMPORTED_MODULE_1__/* .isOurs */ .MU)(run.externalId) && (run.status !== 'completed' || run.annotations === 0);
}
/** The same fix of the same text has the same mark, wherever the line is by now. */
function markOf({ path, body }) {
    let hash = 5381;
    for (const character of `${path}\n${body}`)
        hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 2 ** 32;
    return `${SUGGESTION_MARK}:${hash.toString(16)}`;
}
function markIn(body) {
    return new RegExp(`${SUGGESTION_MARK}:[0-9a-f]+`).exec(body.slice(body.lastIndexOf('<!--')))?.[0] ?? body;
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


/***/ })

};
