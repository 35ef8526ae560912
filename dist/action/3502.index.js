export const id = 3502;
export const ids = [3502];
export const modules = {

/***/ 79488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S6: () => (/* binding */ readWorkflow),
  AO: () => (/* binding */ readWorkflowFile)
});

// UNUSED EXPORTS: loadWorkflowFile, shownFindings

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(58780);
;// CONCATENATED MODULE: ./lib/catalog/schema/extended.schema.json
const extended_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/extended.schema.json","title":"Pipewright extended spec","description":"What the machine writes after wrapping: catalog/<name>/<version>.json. Never edited, never changed.","type":"object","additionalProperties":false,"required":["name","version","container_name","run_command","input_file_path","output_file_path","output_name","inputs","instance_type","memory","CPU","disk_gb","timeout_minutes","user_specified_environment_variables","port","exit_codes","tests","source_image","platforms","agent","spec_digest","revision","cpu_units","memory_mb","fargate","environment"],"properties":{"name":{"$ref":"spec.schema.json#/properties/name"},"version":{"$ref":"spec.schema.json#/properties/version"},"description":{"$ref":"spec.schema.json#/properties/description"},"license":{"$ref":"spec.schema.json#/properties/license"},"maintainers":{"$ref":"spec.schema.json#/properties/maintainers"},"authors":{"$ref":"spec.schema.json#/properties/authors"},"homepage":{"$ref":"spec.schema.json#/properties/homepage"},"source":{"$ref":"spec.schema.json#/properties/source"},"documentation":{"$ref":"spec.schema.json#/properties/documentation"},"doi":{"$ref":"spec.schema.json#/properties/doi"},"tags":{"$ref":"spec.schema.json#/properties/tags"},"container_name":{"description":"The wrapped image, with its digest.","type":"string","maxLength":700,"pattern":"@sha256:[0-9a-f]{64}$","patternErrorMessage":"an image name with its digest","examples":["ghcr.io/pipewright/catalog/gaussian-blur@sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"system":{"$ref":"spec.schema.json#/properties/system"},"executable_path":{"$ref":"spec.schema.json#/properties/executable_path"},"run_command":{"$ref":"spec.schema.json#/properties/run_command"},"input_file_path":{"$ref":"spec.schema.json#/properties/input_file_path"},"output_file_path":{"$ref":"spec.schema.json#/properties/output_file_path"},"output_name":{"$ref":"spec.schema.json#/properties/output_name"},"inputs":{"$ref":"spec.schema.json#/properties/inputs"},"instance_type":{"description":"The spec\'s instance type, or fargate where it names none.","type":"string","minLength":1,"maxLength":60,"pattern":"^(?:fargate|[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)$"},"memory":{"$ref":"spec.schema.json#/properties/memory"},"CPU":{"$ref":"spec.schema.json#/properties/CPU"},"gpu":{"$ref":"spec.schema.json#/properties/gpu"},"disk_gb":{"$ref":"spec.schema.json#/properties/disk_gb"},"timeout_minutes":{"$ref":"spec.schema.json#/properties/timeout_minutes"},"user_specified_environment_variables":{"$ref":"spec.schema.json#/properties/user_specified_environment_variables"},"port":{"$ref":"spec.schema.json#/properties/port"},"exit_codes":{"$ref":"spec.schema.json#/properties/exit_codes"},"tests":{"$ref":"spec.schema.json#/properties/tests"},"deprecated":{"$ref":"spec.schema.json#/properties/deprecated"},"source_image":{"description":"The image that was wrapped.","type":"object","additionalProperties":false,"required":["name","digest"],"properties":{"name":{"description":"Its full name, as the spec says it.","type":"string","minLength":1,"maxLength":700},"digest":{"description":"Its digest when it was wrapped.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"}}},"platforms":{"description":"The platforms of the wrapped image.","type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["platform","digest","size"],"properties":{"platform":{"description":"os/architecture, with a variant where there is one.","type":"string","pattern":"^[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9_.-]+)?$","examples":["linux/amd64"]},"digest":{"description":"Digest of its manifest.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"},"size":{"description":"What a pull moves, in bytes, compressed.","type":"integer","minimum":0}}}},"agent":{"description":"The agent in the image.","type":"object","additionalProperties":false,"required":["version","digest"],"properties":{"version":{"description":"Its version.","type":"string","minLength":1},"digest":{"description":"Digest of the agent\'s image index.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"}}},"spec_digest":{"description":"Digest of what the spec means: of its complete form as canonical JSON.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"},"revision":{"description":"How many times this version has been wrapped, starting at 1.","type":"integer","minimum":1},"cpu_units":{"description":"CPU of a task, in units of 1/1024 vCPU.","type":"integer","minimum":128},"memory_mb":{"description":"Memory of a task, in MiB.","type":"integer","minimum":4},"fargate":{"description":"The smallest Fargate size that holds it; null when none does.","type":["object","null"],"additionalProperties":false,"required":["cpu","memory"],"properties":{"cpu":{"description":"CPU units.","type":"integer","minimum":256},"memory":{"description":"MiB.","type":"integer","minimum":512}}},"environment":{"description":"Every variable that a task gets: the user\'s, and those that deploying provides.","type":"array","maxItems":200,"items":{"type":"object","required":["name","required","from"],"additionalProperties":false,"properties":{"name":{"description":"Its name.","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"required":{"description":"Somebody must set it.","type":"boolean"},"from":{"description":"Who sets it: the workflow file, or deploying.","type":"string","enum":["user","deploy"]},"secret":{"description":"Its value is kept out of plans and logs.","type":"boolean"}}}}}}');
// EXTERNAL MODULE: ./lib/catalog/schema/spec.schema.json
var spec_schema = __webpack_require__(23670);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(15269);
;// CONCATENATED MODULE: ./lib/src/publish/read-extended.js







const EXTENDED = new schema/* DocumentSchema */.x(extended_schema_namespaceObject, {}, [spec_schema]);
/** As the spec's schema has it: names become folders and parts of addresses. */
const NAME = new RegExp(spec_schema.properties.name.pattern, 'u');
/**
 * Reads an extended spec of a catalog that somebody else may have written.
 * @param shown how to call the file in messages
 * @throws Failure `BAD_CATALOG` when it is none, or that of another algorithm or version
 */
function readExtendedSpec(text, shown, name, version) {
    const refuse = (why) => new failure/* Failure */.H('BAD_CATALOG', `${shown} is no extended spec: ${why}. Restore it as it was published.`);
    const document = readJson(text, shown);
    const [mistake] = EXTENDED.errors(document);
    if (mistake) {
        const where = mistake.instancePath === '' ? 'it' : (0,quote/* escapeUnseen */.YA)(mistake.instancePath).slice(0, 100);
        throw refuse(`${where} ${mistake.message ?? 'is wrong'}`);
    }
    const extended = document;
    if (extended.name !== name || extended.version !== version)
        throw refuse(`it is ${extended.name}@${(0,quote/* escapeUnseen */.YA)(extended.version)}, and should be ${name}@${version}`);
    try {
        (0,reference/* parseRegistryReference */.qq)(extended.container_name);
    }
    catch (error) {
        throw refuse((0,failure/* explain */.W)(error).replace(/\.$/, ''));
    }
    return extended;
}
/**
 * Reads a catalog's `index.json` that somebody else may have written: only names and versions that can be folders and
 * files are taken.
 * @throws Failure `BAD_CATALOG`
 */
function readIndex(text, shown) {
    const refuse = (why) => new failure/* Failure */.H('BAD_CATALOG', `${shown} is no index of a catalog: ${why}. Make it anew with "pipewright wrap".`);
    const { algorithms } = (readJson(text, shown) ?? {});
    if (!isObject(algorithms))
        throw refuse('it has no "algorithms"');
    for (const [name, entry] of Object.entries(algorithms)) {
        const called = `"${(0,quote/* escapeUnseen */.YA)(name).slice(0, 80)}"`;
        if (!NAME.test(name) || name.length > 63)
            throw refuse(`${called} is no algorithm's name`);
        if (!isObject(entry) || !isObject(entry.versions))
            throw refuse(`${called} has no "versions"`);
        for (const [version, listed] of Object.entries(entry.versions)) {
            if (valid(version) !== version || !isObject(listed))
                throw refuse(`${called} has a version that is none`);
            if (listed.deprecated !== undefined && typeof listed.deprecated !== 'string')
                throw refuse(`${called} has a "deprecated" that is no text`);
        }
    }
    return { algorithms };
}
function isObject(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
function readJson(text, shown) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new failure/* Failure */.H('BAD_CATALOG', `${shown} is not JSON. Restore it as it was published.`, {
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
;// CONCATENATED MODULE: ./lib/src/edge/catalog-source.js






/** bytes of one JSON file */
const LARGEST_FILE = 4 * 1024 * 1024;
/** `owner/repo@ref`, as GitHub allows names. */
const REPOSITORY = /^([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100})@([^\s@]{1,255})$/;
/**
 * Finds catalogs: a folder, a repository on GitHub at a branch, a tag or a commit, or the `catalog/` beside or above the
 * workflow file.
 * @returns a function that throws Failure `NO_CATALOG`, `BAD_CATALOG`, and those of GitHub
 */
function catalogOpener(options) {
    return async (named) => {
        const { override, workflowFile, cwd } = options;
        const wanted = override ?? named;
        if (wanted === undefined)
            return folderCatalog(nearestCatalog(workflowFile, cwd), cwd);
        const [, owner, name, ref] = REPOSITORY.exec(wanted) ?? [];
        if (owner && name && ref && !/^\.+$/.test(name))
            return repositoryCatalog(`${owner}/${name}`, ref, options);
        const folder = (0,external_node_path_.resolve)(override === undefined ? (0,external_node_path_.dirname)(workflowFile) : cwd, wanted);
        if ((0,files/* kindOf */.I)((0,external_node_path_.join)(folder, 'index.json')) === 'file')
            return folderCatalog(folder, cwd, wanted);
        const below = (0,files/* kindOf */.I)((0,external_node_path_.join)(folder, 'catalog', 'index.json')) === 'file';
        throw new failure/* Failure */.H('NO_CATALOG', `${(0,quote/* quote */.hD)(wanted)} is no catalog: there is no index.json in ${folder}. ${below
            ? `Did you mean ${(0,quote/* quote */.hD)((0,external_node_path_.join)(wanted, 'catalog'))}?`
            : /^[\w-]+\/[\w.-]+$/.test(wanted)
                ? `For one on GitHub, name a branch, tag or commit too: ${(0,quote/* quote */.hD)(`${wanted}@main`)}.`
                : 'Name a folder with an index.json, or owner/repo@ref.'}`);
    };
}
function nearestCatalog(workflowFile, cwd) {
    const starts = [];
    for (let at = (0,external_node_path_.dirname)(workflowFile);; at = (0,external_node_path_.dirname)(at)) {
        starts.push(at);
        if ((0,external_node_path_.dirname)(at) === at)
            break;
    }
    for (const start of [...starts, cwd]) {
        if ((0,files/* kindOf */.I)((0,external_node_path_.join)(start, 'catalog', 'catalog.json')) === 'file')
            return (0,external_node_path_.join)(start, 'catalog');
    }
    throw new failure/* Failure */.H('NO_CATALOG', 'There is no catalog/ with a catalog.json beside or above the workflow file, nor in this folder. Say where it is in "catalog", or with --catalog: a folder, or owner/repo@ref.');
}
function folderCatalog(folder, cwd, named) {
    const below = (0,external_node_path_.relative)(cwd, folder);
    const name = named ?? (below === '' ? '.' : below.startsWith('..') ? folder : below);
    return catalogOf({ name }, async (path, check) => {
        const file = (0,external_node_path_.join)(folder, path);
        const text = await (0,files/* readTextIfThere */.pM)(file, LARGEST_FILE);
        return text === undefined ? undefined : check(text, (0,external_node_path_.join)(name, path));
    });
}
async function repositoryCatalog(repository, ref, options) {
    const { env, signal } = options;
    // Loaded when it is wanted: folders need nothing of GitHub's.
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556), __webpack_require__.e(7972)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    const github = openGitHub({ env, token: env.GITHUB_TOKEN || env.GH_TOKEN, signal });
    const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await github.resolveCommit(repository, ref);
    const cache = (0,external_node_path_.join)(cacheFolder(env), ...repository.toLowerCase().split('/'), commit);
    const name = `${repository}@${ref}`;
    return catalogOf({ name, commit }, async (path, check) => {
        const shown = `catalog/${path} of ${name}`;
        const kept = (0,external_node_path_.join)(cache, path);
        const before = await (0,files/* readTextIfThere */.pM)(kept, LARGEST_FILE).catch(() => undefined);
        if (before !== undefined) {
            try {
                return check(before, shown);
            }
            catch {
                // Damaged on this disk: what GitHub has is the truth.
            }
        }
        const text = await github.readFile(repository, `catalog/${path}`, commit);
        if (text === undefined)
            return undefined;
        const value = check(text, shown);
        // A cache that cannot be written costs time, nothing else.
        await (0,files/* writeText */.x3)(kept, text).catch(() => { });
        return value;
    });
}
/** The XDG base directories' place for what can be had again. */
function cacheFolder(env) {
    const base = env.XDG_CACHE_HOME;
    const home = base && (0,external_node_path_.isAbsolute)(base) ? base : (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.cache');
    return (0,external_node_path_.join)(home, 'pipewright', 'catalogs');
}
function catalogOf(source, read) {
    let index;
    const entries = new Map();
    return {
        ...source,
        index() {
            index ??= read('index.json', readIndex).then((found) => found ?? missing('index.json'));
            return index;
        },
        entry(name, version) {
            const path = `${name}/${version}.json`;
            const check = (text, shown) => readExtendedSpec(text, shown, name, version);
            const found = entries.get(path) ?? read(path, check).then((spec) => spec ?? missing(path));
            entries.set(path, found);
            return found;
        },
    };
    function missing(path) {
        throw new failure/* Failure */.H('BAD_CATALOG', `The catalog ${source.name} has no ${path}${path === 'index.json' ? ' in its catalog/ folder' : ', though its index names it'}. Is it a Pipewright catalog, and complete?`);
    }
}

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(46562);
// EXTERNAL MODULE: ./lib/src/workflow/load.js + 6 modules
var load = __webpack_require__(21431);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
;// CONCATENATED MODULE: ./lib/src/command/workflow-file.js








/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
async function readWorkflow(path, { cwd, env, signal }, catalog) {
    const workflowFile = (0,external_node_path_.resolve)(cwd, path);
    const text = (0,files/* readTextFile */.Gu)(workflowFile, read_json/* MAX_FILE_BYTES */.gZ, path);
    const open = catalogOpener({ workflowFile, override: catalog, cwd, env, signal });
    const file = path.replaceAll('\\', '/');
    return { ...(await (0,load/* loadWorkflow */.G)(text, file, open)), file, text };
}
/** As `readWorkflow`, with what is shown of the findings. */
async function loadWorkflowFile(path, io, catalog) {
    const read = await readWorkflow(path, io, catalog);
    return { ...read, shown: shownFindings(read.findings, read, io) };
}
/** Findings for standard error; the hints of the file itself are `validate`'s to tell. */
function shownFindings(findings, { file, text }, io, which = 'without hints') {
    return (0,findings_text/* renderFindings */.vO)(findings.filter(({ severity }) => which === 'all' || severity !== 'hint'), {
        texts: new Map([[file, text]]),
        colour: (0,output/* wantsColour */.Ml)(io, 'err'),
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
    else if ((0,finding/* hasErrors */.Cs)(findings))
        io.out((0,output/* jsonText */.s$)({ findings }));
    return plan;
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

/***/ 23670:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/spec.schema.json","title":"Pipewright spec","description":"What a person writes about a containerized algorithm: catalog/<name>/spec.json.","type":"object","additionalProperties":false,"required":["name","container_name","run_command","input_file_path","output_file_path","memory"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The name people use for this algorithm. Unique in the catalog, and the name of its folder.","markdownDescription":"The name people use for this algorithm. Unique in the catalog (`-` and `_` count as equal) and the name of its folder.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["gaussian-blur"]},"version":{"description":"Version of this entry (SemVer). A published version never changes.","type":"string","minLength":1,"maxLength":64,"default":"1.0.0","examples":["1.0.0","2.1.0-beta.1"]},"description":{"description":"What the algorithm does, in a sentence or two.","type":"string","minLength":1,"maxLength":1000,"pattern":"\\\\S","patternErrorMessage":"a sentence","examples":["Blurs an image."]},"license":{"description":"License of the algorithm, as an SPDX expression.","type":"string","minLength":1,"maxLength":200,"examples":["MIT","Apache-2.0","GPL-3.0-or-later"]},"maintainers":{"description":"Who answers for this entry.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/maintainer"},"defaultSnippets":[{"label":"maintainer","body":[{"github":"$1"}]}]},"authors":{"description":"Who made the algorithm.","type":"array","maxItems":200,"items":{"$ref":"#/definitions/author"}},"homepage":{"description":"The algorithm\'s home page.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur"]},"source":{"description":"Where its source code is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur.git"]},"documentation":{"description":"Where its manual is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur/manual"]},"doi":{"description":"DOI of the paper to cite.","type":"string","minLength":1,"maxLength":300,"pattern":"^10\\\\.\\\\d{4,9}/\\\\S+$","patternErrorMessage":"a DOI such as 10.1000/182, without an address before it","examples":["10.1000/182"]},"tags":{"description":"Words to find it by.","type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","patternErrorMessage":"lower-case letters, digits and single hyphens"},"examples":[["imaging","filter"]]},"container_name":{"description":"The image that holds the algorithm, as `docker pull` takes it.","markdownDescription":"The image that holds the algorithm, as `docker pull` takes it. Best with a tag or a digest, so that it names one image.","type":"string","minLength":1,"maxLength":500,"examples":["ghcr.io/alice/blur:1.2","wangyx2005/change123"]},"system":{"description":"The system the image is built on. Information only: every Linux image works.","type":"string","maxLength":200,"examples":["ubuntu","debian:13","alpine"]},"executable_path":{"description":"Full path of the algorithm\'s program inside the image.","type":"string","minLength":1,"maxLength":1000,"examples":["/change123"]},"run_command":{"description":"The command that runs the algorithm: $input is the input file, $output the output file or folder.","markdownDescription":"The command that runs the algorithm. It is split into words as a shell would, but **no shell runs it**. Replaced, inside words too: `$input` (the input file), `$output` (the output file or folder), `$output_dir`, `$input_name`, `$input_stem`, and every declared variable (`$NAME`, `${NAME}`).","type":"string","minLength":1,"maxLength":10000,"examples":["sh /change123.sh $input $output","/blur --sigma=$SIGMA --in=$input --out=$output"]},"input_file_path":{"description":"The folder in the image where the input file is put.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/in","examples":["/data/in"]},"output_file_path":{"description":"The folder in the image where the algorithm leaves its output.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/out","examples":["/data/out"]},"output_name":{"description":"How an output is named after its input: {name} is the input\'s name, {stem} the name without its ending, {ext} the ending without its dot.","markdownDescription":"How an output is named after its input: `{name}` is the input\'s file name (`a.b.png`), `{stem}` the name without its ending (`a.b`), `{ext}` the ending without its dot (`png`).","type":"string","minLength":1,"maxLength":200,"default":"{name}","examples":["{stem}.json","{stem}-blurred.{ext}"]},"inputs":{"description":"Which files it takes.","type":"object","additionalProperties":false,"required":["patterns"],"properties":{"patterns":{"description":"Patterns of file names, such as *.png. Other files are refused before they cost anything.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^/]+$","patternErrorMessage":"a pattern of a file\'s name such as *.png, without \\"/\\""},"examples":[["*.png","*.jpg"]]}}},"instance_type":{"description":"The EC2 instance type the algorithm prefers. Empty: chosen from memory and CPU.","type":"string","maxLength":60,"pattern":"^(?:[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)?$","patternErrorMessage":"an EC2 instance type such as t3.small, or nothing","default":"","examples":["","t3.small","g5.xlarge"]},"memory":{"description":"Memory in MB.","markdownDescription":"Memory in MB. `suggested` is what it gets; `minimal`, which may be left out, is what it cannot do without.","type":"object","additionalProperties":false,"required":["suggested"],"properties":{"minimal":{"description":"What it cannot do without, in MB. May be left out.","type":"integer","minimum":4,"maximum":25165824,"examples":[50]},"suggested":{"description":"What it should get, in MB.","type":"integer","minimum":4,"maximum":25165824,"examples":[128]}},"examples":[{"minimal":50,"suggested":128}]},"CPU":{"description":"How many vCPUs it should get, such as 0.5 or 2. {} means not said.","type":["number","object"],"minimum":0.125,"maximum":1024,"maxProperties":0,"examples":[1,0.5,{}]},"gpu":{"description":"GPUs it needs.","type":"object","additionalProperties":false,"required":["count"],"properties":{"count":{"description":"How many.","type":"integer","minimum":1,"maximum":16,"examples":[1]}}},"disk_gb":{"description":"Disk space it needs, in GB.","type":"integer","minimum":1,"maximum":16384,"default":20},"timeout_minutes":{"description":"How long one input may take, in minutes, before it counts as failed.","type":"integer","minimum":1,"maximum":690,"default":60},"user_specified_environment_variables":{"description":"Variables that the user of the algorithm may set.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/variable"},"defaultSnippets":[{"label":"variable","body":[{"name":"$1","required":false}]}]},"port":{"description":"Ports that the algorithm listens on.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/port"}},"exit_codes":{"description":"What an exit code of the algorithm means, for people.","type":"object","maxProperties":256,"propertyNames":{"pattern":"^(?:0|[1-9]\\\\d?|1\\\\d\\\\d|2[0-4]\\\\d|25[0-5])$","patternErrorMessage":"an exit code from 0 to 255"},"additionalProperties":{"type":"string","minLength":1,"maxLength":500},"examples":[{"3":"input is not an image"}]},"tests":{"description":"Tries on small samples. They run when the entry is published.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/test"},"defaultSnippets":[{"label":"test","body":[{"name":"$1","input":"tests/$2","expect":{"outputs":["*"]}}]}]},"deprecated":{"description":"Set when nobody should start using it any more.","type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"description":"Why.","type":"string","minLength":1,"maxLength":500},"replaced_by":{"description":"The algorithm to use instead.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them"}}}},"definitions":{"maintainer":{"description":"Somebody who answers for this algorithm.","type":"object","additionalProperties":false,"required":["github"],"properties":{"github":{"description":"Login on GitHub, without @.","type":"string","minLength":1,"maxLength":39,"pattern":"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$","patternErrorMessage":"a GitHub login: letters, digits and single hyphens, without \\"@\\"","examples":["alice"]},"github_id":{"description":"The account\'s number on GitHub. It stays when the login changes, so nobody can take over the name.","type":"integer","minimum":1,"maximum":9007199254740991,"examples":[583231]},"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200},"email":{"description":"Where to write to.","type":"string","minLength":3,"maxLength":254,"pattern":"^[^\\\\s@<>]+@[^\\\\s@<>]+$","patternErrorMessage":"an e-mail address such as alice@example.org"}}},"author":{"description":"Somebody who made the algorithm.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200,"examples":["Ada Lovelace"]},"orcid":{"description":"ORCID iD, four groups of four.","type":"string","pattern":"^\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{3}[\\\\dX]$","patternErrorMessage":"an ORCID iD such as 0000-0002-1825-0097","examples":["0000-0002-1825-0097"]}}},"variable":{"description":"One variable that the user of the algorithm may set.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name of the environment variable. In run_command, $NAME stands for its value.","markdownDescription":"Name of the environment variable. In `run_command`, `$NAME` and `${NAME}` stand for its value. Reserved: `PATH`, `LD_*`, `AWS_*`, `ECS_*`, `GITHUB_*`, `PIPEWRIGHT_*`, `NODE_OPTIONS`.","type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"letters, digits and \\"_\\", not starting with a digit","examples":["SIGMA","SEED"]},"required":{"description":"The user must set it.","type":"boolean","default":false},"type":{"description":"What values it takes. Values are checked before anything is deployed.","type":"string","enum":["string","number","integer","boolean"],"default":"string"},"default":{"description":"Its value when the user sets none; of the type above.","type":["string","number","boolean"],"maxLength":4096},"description":{"description":"What it does, for the user.","type":"string","minLength":1,"maxLength":1000},"secret":{"description":"Its value is kept out of plans and logs and comes from SSM or Secrets Manager.","type":"boolean","default":false}}},"port":{"description":"One port that the algorithm listens on.","type":"object","additionalProperties":false,"required":["port"],"properties":{"port":{"description":"Port number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"tcp or udp.","type":"string","enum":["tcp","udp"],"default":"tcp"}}},"test":{"description":"One try of the algorithm on a small sample, with what must come out.","type":"object","additionalProperties":false,"required":["name","input"],"properties":{"name":{"description":"What the test shows, in a few words.","type":"string","minLength":1,"maxLength":100,"pattern":"\\\\S","patternErrorMessage":"a few words","examples":["blurs a small picture"]},"input":{"description":"The sample, relative to the folder of this file.","type":"string","minLength":1,"maxLength":500,"examples":["tests/small.png"]},"env":{"description":"Values for the declared variables.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a declared variable"},"additionalProperties":{"type":"string","maxLength":4096},"examples":[{"SIGMA":"2"}]},"expect":{"description":"What must come out.","type":"object","additionalProperties":false,"properties":{"exit_code":{"description":"Exit code of the command.","type":"integer","minimum":0,"maximum":255,"default":0},"outputs":{"description":"Patterns of file names; each must match at least one output.","type":"array","maxItems":100,"items":{"type":"string","minLength":1,"maxLength":500},"examples":[["*.png"]]},"sha256":{"description":"Output\'s name to the SHA-256 of its content.","type":"object","maxProperties":100,"additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$","patternErrorMessage":"64 lower-case hex digits"}},"contains":{"description":"Output\'s name to a text, or several, that must occur in it.","type":"object","maxProperties":100,"additionalProperties":{"type":["string","array"],"minLength":1,"maxLength":10000,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":10000}}}}}}}},"examples":[{"container_name":"wangyx2005/change123","system":"ubuntu","input_file_path":"/","output_file_path":"/","executable_path":"/change123","run_command":"sh /change123.sh $input $output","name":"change123-s3","instance_type":"","memory":{"minimal":50,"suggested":128},"CPU":{},"user_specified_environment_variables":[{"name":"TEST_ENV","required":true}],"port":[{"port":9090,"protocol":"tcp"}]}]}');

/***/ })

};
