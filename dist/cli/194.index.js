export const id = 194;
export const ids = [194];
export const modules = {

/***/ 2076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ catalogOpener)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(8780);
;// CONCATENATED MODULE: ./lib/catalog/schema/extended.schema.json
const extended_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/extended.schema.json","title":"Pipewright extended spec","description":"What the machine writes after wrapping: catalog/<name>/<version>.json. Never edited, never changed.","type":"object","additionalProperties":false,"required":["name","version","container_name","run_command","input_file_path","output_file_path","output_name","inputs","instance_type","memory","CPU","disk_gb","timeout_minutes","user_specified_environment_variables","port","exit_codes","tests","source_image","platforms","agent","spec_digest","revision","cpu_units","memory_mb","fargate","environment"],"properties":{"name":{"$ref":"spec.schema.json#/properties/name"},"version":{"$ref":"spec.schema.json#/properties/version"},"description":{"$ref":"spec.schema.json#/properties/description"},"license":{"$ref":"spec.schema.json#/properties/license"},"maintainers":{"$ref":"spec.schema.json#/properties/maintainers"},"authors":{"$ref":"spec.schema.json#/properties/authors"},"homepage":{"$ref":"spec.schema.json#/properties/homepage"},"source":{"$ref":"spec.schema.json#/properties/source"},"documentation":{"$ref":"spec.schema.json#/properties/documentation"},"doi":{"$ref":"spec.schema.json#/properties/doi"},"tags":{"$ref":"spec.schema.json#/properties/tags"},"container_name":{"description":"The wrapped image, with its digest.","type":"string","maxLength":700,"pattern":"@sha256:[0-9a-f]{64}$","patternErrorMessage":"an image name with its digest","examples":["ghcr.io/pipewright/catalog/gaussian-blur@sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"system":{"$ref":"spec.schema.json#/properties/system"},"executable_path":{"$ref":"spec.schema.json#/properties/executable_path"},"run_command":{"$ref":"spec.schema.json#/properties/run_command"},"input_file_path":{"$ref":"spec.schema.json#/properties/input_file_path"},"output_file_path":{"$ref":"spec.schema.json#/properties/output_file_path"},"output_name":{"$ref":"spec.schema.json#/properties/output_name"},"inputs":{"$ref":"spec.schema.json#/properties/inputs"},"instance_type":{"description":"The spec\'s instance type, or fargate where it names none.","type":"string","minLength":1,"maxLength":60,"pattern":"^(?:fargate|[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)$"},"memory":{"$ref":"spec.schema.json#/properties/memory"},"CPU":{"$ref":"spec.schema.json#/properties/CPU"},"gpu":{"$ref":"spec.schema.json#/properties/gpu"},"disk_gb":{"$ref":"spec.schema.json#/properties/disk_gb"},"timeout_minutes":{"$ref":"spec.schema.json#/properties/timeout_minutes"},"user_specified_environment_variables":{"$ref":"spec.schema.json#/properties/user_specified_environment_variables"},"port":{"$ref":"spec.schema.json#/properties/port"},"exit_codes":{"$ref":"spec.schema.json#/properties/exit_codes"},"tests":{"$ref":"spec.schema.json#/properties/tests"},"deprecated":{"$ref":"spec.schema.json#/properties/deprecated"},"source_image":{"description":"The image that was wrapped.","type":"object","additionalProperties":false,"required":["name","digest"],"properties":{"name":{"description":"Its full name, as the spec says it.","type":"string","minLength":1,"maxLength":700},"digest":{"description":"Its digest when it was wrapped.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"}}},"platforms":{"description":"The platforms of the wrapped image.","type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["platform","digest","size"],"properties":{"platform":{"description":"os/architecture, with a variant where there is one.","type":"string","pattern":"^[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9_.-]+)?$","examples":["linux/amd64"]},"digest":{"description":"Digest of its manifest.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"},"size":{"description":"What a pull moves, in bytes, compressed.","type":"integer","minimum":0}}}},"agent":{"description":"The agent in the image.","type":"object","additionalProperties":false,"required":["version","digest"],"properties":{"version":{"description":"Its version.","type":"string","minLength":1},"digest":{"description":"Digest of the agent\'s image index.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"}}},"spec_digest":{"description":"Digest of what the spec means: of its complete form as canonical JSON.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"},"revision":{"description":"How many times this version has been wrapped, starting at 1.","type":"integer","minimum":1},"cpu_units":{"description":"CPU of a task, in units of 1/1024 vCPU.","type":"integer","minimum":128},"memory_mb":{"description":"Memory of a task, in MiB.","type":"integer","minimum":4},"fargate":{"description":"The smallest Fargate size that holds it; null when none does.","type":["object","null"],"additionalProperties":false,"required":["cpu","memory"],"properties":{"cpu":{"description":"CPU units.","type":"integer","minimum":256},"memory":{"description":"MiB.","type":"integer","minimum":512}}},"environment":{"description":"Every variable that a task gets: the user\'s, and those that deploying provides.","type":"array","maxItems":200,"items":{"type":"object","required":["name","required","from"],"additionalProperties":false,"properties":{"name":{"description":"Its name.","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"required":{"description":"Somebody must set it.","type":"boolean"},"from":{"description":"Who sets it: the workflow file, or deploying.","type":"string","enum":["user","deploy"]},"secret":{"description":"Its value is kept out of plans and logs.","type":"boolean"}}}}}}');
// EXTERNAL MODULE: ./lib/catalog/schema/spec.schema.json
var spec_schema = __webpack_require__(3670);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(5269);
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
    const refuse = (why) => new failure.Failure('BAD_CATALOG', `${shown} is no extended spec: ${why}. Restore it as it was published.`);
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
    const refuse = (why) => new failure.Failure('BAD_CATALOG', `${shown} is no index of a catalog: ${why}. Make it anew with "pipewright wrap".`);
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
        throw new failure.Failure('BAD_CATALOG', `${shown} is not JSON. Restore it as it was published.`, {
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(7685);
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
        throw new failure.Failure('NO_CATALOG', `${(0,quote/* quote */.hD)(wanted)} is no catalog: there is no index.json in ${folder}. ${below
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
    throw new failure.Failure('NO_CATALOG', 'There is no catalog/ with a catalog.json beside or above the workflow file, nor in this folder. Say where it is in "catalog", or with --catalog: a folder, or owner/repo@ref.');
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
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(845), __webpack_require__.e(556)]).then(__webpack_require__.bind(__webpack_require__, 3556));
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
        throw new failure.Failure('BAD_CATALOG', `The catalog ${source.name} has no ${path}${path === 'index.json' ? ' in its catalog/ folder' : ', though its index names it'}. Is it a Pipewright catalog, and complete?`);
    }
}


/***/ }),

/***/ 1431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ loadWorkflow)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/workflow/parse.js + 4 modules
var parse = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/src/workflow/plan.js
const DEFAULT_MAX_AGENTS = 10;
const DEFAULT_MAX_ATTEMPTS = 3;
/**
 * What a valid workflow comes to.
 * @param name the workflow's, where the file gives none
 * @param prefixes each `''` or ending in `/`
 * @param steps in any order, without cycles
 */
function compilePlan(workflow, name, catalog, prefixes, steps) {
    const { input_s3_name, output_s3_name, region, account_id, key_pair } = workflow;
    return {
        workflow: workflow.name ?? name,
        catalog: { name: catalog.name, ...(catalog.commit !== undefined && { commit: catalog.commit }) },
        input: { ...(input_s3_name !== undefined && { bucket: input_s3_name }), prefix: prefixes.input },
        output: { ...(output_s3_name !== undefined && { bucket: output_s3_name }), prefix: prefixes.output },
        ...(region !== undefined && { region }),
        ...(account_id !== undefined && { account_id }),
        ...(key_pair !== undefined && { key_pair }),
        network: workflow.network ?? 'open',
        subnets: workflow.subnets ?? [],
        port_sources: workflow.port_sources ?? [],
        steps: inOrder(steps).map((step) => planStep(workflow, prefixes, step)),
    };
}
function planStep(workflow, prefixes, { id, needs, gather, algorithm, spec, ports }) {
    const declared = spec.user_specified_environment_variables;
    const secrets = declared.flatMap(({ name }) => {
        const arn = workflow.secrets?.[name];
        return arn === undefined ? [] : [[name, arn]];
    });
    const values = declared.flatMap(({ name, default: standard }) => {
        const value = algorithm.variables?.[name] ?? standard;
        return value === undefined || workflow.secrets?.[name] !== undefined
            ? []
            : [[name, String(value)]];
    });
    return {
        id,
        algorithm: `${spec.name}@${spec.version}`,
        image: spec.container_name,
        needs,
        gather,
        variables: Object.fromEntries(values),
        secrets: Object.fromEntries(secrets),
        ports,
        compute: algorithm.compute ?? workflow.compute ?? 'auto',
        cpu_units: spec.cpu_units,
        memory_mb: spec.memory_mb,
        disk_gb: spec.disk_gb,
        gpu_count: spec.gpu?.count ?? 0,
        timeout_minutes: spec.timeout_minutes,
        max_attempts: algorithm.max_attempts ?? workflow.max_attempts ?? DEFAULT_MAX_ATTEMPTS,
        max_agents: algorithm.max_agents ?? workflow.max_agents ?? DEFAULT_MAX_AGENTS,
        reads: needs.length > 0 ? needs.map((need) => `${prefixes.output}${need}/`) : [prefixes.input],
        writes: `${prefixes.output}${id}/`,
        spec,
    };
}
/** Each behind those that it needs; as the file has them otherwise. */
function inOrder(steps) {
    const left = new Set(steps);
    const sorted = [];
    while (left.size > 0) {
        const done = new Set(sorted.map((step) => step.id));
        const next = steps.find((step) => left.has(step) && step.needs.every((need) => done.has(need)));
        if (!next)
            throw new Error('the steps wait for each other');
        left.delete(next);
        sorted.push(next);
    }
    return sorted;
}

// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(8469);
// EXTERNAL MODULE: ./lib/src/spec/near.js + 1 modules
var near = __webpack_require__(6785);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
// EXTERNAL MODULE: ./node_modules/semver/functions/prerelease.js
var prerelease = __webpack_require__(5714);
;// CONCATENATED MODULE: ./lib/src/workflow/catalog.js


/** The newest version that is there and no pre-release; the newest of all that are there, where all are. */
function newestVersion(versions) {
    const there = Object.keys(versions).filter((version) => !versions[version]?.removed);
    const sorted = there.sort(compare).reverse();
    return sorted.find((version) => !prerelease(version)) ?? sorted[0];
}

;// CONCATENATED MODULE: ./lib/src/workflow/rules/algorithms.js





/** Looks a step's algorithm up; undefined, with a finding, where the catalog has none like it. */
function chooseVersion(report, step, index, catalog) {
    const path = [...step, 'name'];
    const written = report.text(path);
    if (written === undefined)
        return undefined;
    const [name = '', version] = written.split('@');
    if (!Object.hasOwn(index.algorithms, name)) {
        unknownAlgorithm(report, path, name, version, Object.keys(index.algorithms), catalog);
        return undefined;
    }
    const { versions, removed } = index.algorithms[name];
    const newest = newestVersion(versions);
    const chosen = version ?? newest;
    if (newest === undefined || chosen === undefined || versions[chosen]?.removed) {
        removedVersion(report, path, name, version, newest);
        return undefined;
    }
    if (!Object.hasOwn(versions, chosen)) {
        unknownVersion(report, path, name, chosen, Object.keys(versions));
        return undefined;
    }
    if (removed) {
        report.add('warning', 'REMOVED_ALGORITHM', { path }, {
            message: `${(0,quote/* quote */.hD)(name)} was taken out of the catalog: its versions still run, but there will be no new ones. Look for another.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    if (version === undefined) {
        report.add('hint', 'VERSION_NOT_PINNED', { path }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)} without a version: the newest is taken, ${newest} today. Write ${(0,quote/* quote */.hD)(`${name}@${newest}`)} to get the same results tomorrow.`,
            got: (0,quote/* quote */.hD)(name),
            expected: `${name}@${newest}`,
            fix: report.rewrite(path, `${name}@${newest}`, false),
        });
    }
    // A published spec never changes: that an algorithm is deprecated is said by a later version of it.
    const deprecatedIn = [chosen, newest].find((each) => versions[each]?.deprecated !== undefined);
    return { name, version: chosen, ...(deprecatedIn !== undefined && { deprecatedIn }) };
}
/** Tells of an algorithm that its authors have given up, and what to take instead. */
function tellDeprecated(report, step, spec) {
    const { reason, replaced_by } = spec.deprecated ?? {};
    if (reason === undefined)
        return;
    report.add('warning', 'DEPRECATED_ALGORITHM', { path: [...step, 'name'] }, {
        message: `${(0,quote/* quote */.hD)(spec.name)} is deprecated since ${spec.version}: ${(0,quote/* quote */.hD)(reason)}.${replaced_by ? ` Take "${replaced_by}" instead.` : ''}`,
        got: (0,quote/* quote */.hD)(spec.name),
        expected: replaced_by,
    });
}
/** That the step can run on what its `compute`, or the workflow's, asks for. */
function checkCompute(report, step, spec) {
    const own = report.text([...step, 'compute']);
    const compute = own ?? report.text(['compute']);
    if (!compute?.startsWith('fargate') || spec.fargate !== null)
        return;
    const why = spec.gpu
        ? 'needs a GPU'
        : `needs ${spec.cpu_units / 1024} vCPUs and ${spec.memory_mb} MB of memory`;
    report.add('error', 'TOO_LARGE_FOR_FARGATE', { path: own === undefined ? ['compute'] : [...step, 'compute'] }, {
        message: `"compute" is ${(0,quote/* quote */.hD)(compute)}, but ${spec.name} ${why}, which Fargate has not. Write "auto" or "ec2" for this step.`,
        got: (0,quote/* quote */.hD)(compute),
        expected: '"auto" or "ec2"',
    });
}
function unknownAlgorithm(report, path, name, version, names, catalog) {
    const meant = names.find((each) => (0,reserved/* foldName */.zN)(each) === (0,reserved/* foldName */.zN)(name)) ?? (0,near/* nearest */.p)(name, names);
    const right = meant && (version === undefined ? meant : `${meant}@${version}`);
    report.add('error', 'UNKNOWN_ALGORITHM', { path }, {
        message: `The catalog ${(0,quote/* quote */.hD)(catalog)} has no algorithm ${(0,quote/* quote */.hD)(name)}${meant ? `; did you mean "${meant}"?` : names.length > 0 && names.length <= 12 ? `; it has ${(0,quote/* quoteList */.JN)(names, 'and')}.` : '.'}`,
        got: (0,quote/* quote */.hD)(name),
        expected: meant,
        fix: right ? report.rewrite(path, right, (0,reserved/* foldName */.zN)(meant) === (0,reserved/* foldName */.zN)(name)) : undefined,
    });
}
function removedVersion(report, path, name, version, newest) {
    const what = version === undefined ? (0,quote/* quote */.hD)(name) : `Version ${(0,quote/* quote */.hD)(version)} of ${(0,quote/* quote */.hD)(name)}`;
    report.add('error', 'REMOVED_VERSION', { path }, {
        message: `${what} was taken out of the catalog. ${newest === undefined ? 'There is no other: take another algorithm.' : `There is ${newest}.`}`,
        got: (0,quote/* quote */.hD)(version ?? name),
        expected: newest,
        fix: newest === undefined ? undefined : report.rewrite(path, `${name}@${newest}`, false),
    });
}
function unknownVersion(report, path, name, version, versions) {
    const plain = version.replace(/^[vV]/, '');
    const same = [plain, `${plain}.0`, `${plain}.0.0`].find((each) => versions.includes(each));
    const newestFirst = [...versions].sort(compare).reverse();
    const shown = newestFirst.slice(0, 5).join(', ');
    report.add('error', 'UNKNOWN_VERSION', { path }, {
        message: `${(0,quote/* quote */.hD)(name)} has no version ${(0,quote/* quote */.hD)(version)}${same ? `; did you mean ${same}?` : `; it has ${shown}${versions.length > 5 ? ' and older ones' : ''}.`}`,
        got: (0,quote/* quote */.hD)(version),
        expected: same ?? shown,
        fix: same ? report.rewrite(path, `${name}@${same}`, same === plain) : undefined,
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/spec/template.js
var template = __webpack_require__(2532);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/chain.js



/**
 * That a step takes something of what the step before it gives, by their names. What a step gives is known from its
 * `output_name`, and from the outputs that its spec's tests expect: those the author has seen.
 */
function checkChain(report, steps) {
    for (const { id, path, needs, spec } of steps) {
        for (const [i, need] of needs.entries()) {
            const before = steps.find((step) => step.id === need);
            if (!spec || !before?.spec)
                continue;
            const { names, tested } = outputsOf(before.spec);
            const { patterns } = spec.inputs;
            if (names.length === 0 || names.some((name) => takes(patterns, name)))
                continue;
            const field = [...path, 'needs', i];
            report.add(tested ? 'error' : 'warning', 'NOTHING_FITS', { path: report.has(field) ? field : [...path, 'name'] }, {
                message: `The step ${(0,quote/* quote */.hD)(id)} takes ${(0,quote/* quoteList */.JN)(patterns, 'or')}, but ${(0,quote/* quote */.hD)(need)} gives files such as ${(0,quote/* quoteList */.JN)(names.slice(0, 3), 'and')}: ${tested ? 'it would get nothing' : 'unless it writes folders that hold others, it would get nothing'}.`,
                got: (0,quote/* quote */.hD)(names[0]),
                expected: patterns.join(', '),
            });
        }
    }
}
/** Whether a file of this relative path is one that the patterns mean: agents look at it in the same way. */
function takes(patterns, path) {
    return patterns.some((pattern) => (0,external_node_path_.matchesGlob)(path, pattern) || (0,external_node_path_.matchesGlob)(external_node_path_.posix.basename(path), pattern));
}
/** Names that an algorithm's results may have; none where they could be any. */
function outputsOf(spec) {
    const expected = spec.tests.flatMap(({ expect }) => [
        ...expect.outputs,
        ...Object.keys(expect.sha256),
        ...Object.keys(expect.contains),
    ]);
    const seen = expected.map(sampleName);
    const inputs = spec.inputs.patterns.map(sampleName);
    // The result of any file may be any file, if its name keeps the input's ending; and so may what a test calls `out/*`.
    const open = seen.includes(undefined) || (/\{(?:name|ext)\}/.test(spec.output_name) && inputs.includes(undefined));
    if (open)
        return { names: [], tested: false };
    const derived = inputs.map((name) => (0,template/* outputName */.Vf)(spec.output_name, name ?? 'sample'));
    const names = [...seen, ...derived].filter((name) => name !== undefined);
    return { names: [...new Set(names)], tested: seen.length > 0 };
}
/** A name that a pattern matches: `*.csv` → `sample.csv`; undefined for one that says nothing of the ending. */
function sampleName(pattern) {
    const name = pattern
        .replace(/\{([^{},]*)(?:,[^{}]*)?\}/g, '$1')
        .replace(/\[[!^]?(.)[^\]]*\]/g, '$1')
        .replace(/\*+/g, 'sample')
        .replace(/\?/g, 'x');
    return /(?:\*|\?|\])$/.test(pattern) ? undefined : name;
}

// EXTERNAL MODULE: ./lib/src/workflow/rules/places.js
var places = __webpack_require__(896);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/ports.js
/**
 * The ports that a step opens: those it names of the algorithm's, all of them where it names none.
 * Tells of those that the algorithm has not.
 */
function checkPorts(report, step, spec) {
    const field = [...step, 'port'];
    if (!report.has(field))
        return spec.port;
    const open = [];
    for (const path of report.items(field)) {
        const number = report.number(path) ?? report.number([...path, 'port']);
        const protocol = report.text([...path, 'protocol']);
        if (number === undefined)
            continue;
        const known = spec.port.filter((each) => each.port === number && (protocol === undefined || each.protocol === protocol));
        open.push(...known.filter((each) => !open.includes(each)));
        if (known.length > 0)
            continue;
        const has = spec.port.map((each) => `${each.port}/${each.protocol}`).join(', ');
        report.add('error', 'UNKNOWN_PORT', { path }, {
            message: `${spec.name} has no port ${number}${protocol ? `/${protocol}` : ''}; it has ${has || 'none'}.`,
            got: String(number),
            expected: has || 'no port',
        });
    }
    return open;
}

// EXTERNAL MODULE: ./lib/src/spec/rules/variables.js
var variables = __webpack_require__(2993);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/variables.js




/** What a step is given, against what its algorithm declares. */
function checkStepVariables(report, step, spec) {
    const declared = new Map(spec.user_specified_environment_variables.map((v) => [v.name, v]));
    const secrets = new Set(report.entries(['secrets']).map(([name]) => name));
    const given = new Map(report.entries([...step, 'variables']));
    const meant = new Set();
    for (const [name, path] of given) {
        const variable = declared.get(name);
        if (!variable) {
            const guess = unknownVariable(report, path, name, spec, given);
            if (guess !== undefined)
                meant.add(guess);
            continue;
        }
        checkValue(report, path, variable);
        if (secrets.has(name)) {
            report.add('error', 'GIVEN_TWICE', { path, at: 'key' }, {
                message: `${(0,quote/* quote */.hD)(name)} is in "secrets" and here: which one is meant? Keep one.`,
                got: (0,quote/* quote */.hD)(name),
            });
        }
        else if (variable.secret) {
            report.add('warning', 'PLAIN_SECRET', { path }, {
                message: `${(0,quote/* quote */.hD)(name)} is secret, but its value stands here for everybody who reads this file. Keep it in AWS and name its ARN in "secrets".`,
            });
        }
    }
    const field = [...step, 'variables'];
    const unreadable = report.has(field) && report.value(field) === undefined;
    for (const { name, required } of unreadable ? [] : declared.values()) {
        if (!required || given.has(name) || secrets.has(name) || meant.has(name))
            continue;
        report.add('error', 'MISSING_VARIABLE', { path: field }, {
            message: `${spec.name} needs the variable ${(0,quote/* quote */.hD)(name)}: add it to "variables"${declared.get(name).secret ? ', or better its ARN to "secrets"' : ''}.${said(declared.get(name))}`,
            expected: name,
        });
    }
}
/** `secrets` must be secrets of somebody: a name that no step declares is a mistake, or left over. */
function checkSecrets(report, specs) {
    const declared = specs.flatMap((spec) => spec.user_specified_environment_variables.map((v) => v.name));
    for (const [name, path] of report.entries(['secrets'])) {
        if (declared.includes(name))
            continue;
        const right = (0,near/* nearest */.p)(name, new Set(declared));
        report.add('error', 'UNKNOWN_VARIABLE', { path, at: 'key' }, {
            message: `"secrets" has ${(0,quote/* quote */.hD)(name)}, which no algorithm of this workflow declares${right ? `; did you mean "${right}"?` : '.'}`,
            got: (0,quote/* quote */.hD)(name),
            expected: right,
            fix: right ? report.renameKey(path, right, (0,reserved/* foldName */.zN)(right) === (0,reserved/* foldName */.zN)(name)) : undefined,
        });
    }
}
function said({ description }) {
    return description ? ` It says: ${(0,quote/* quote */.hD)(description)}` : '';
}
function unknownVariable(report, path, name, spec, given) {
    const names = spec.user_specified_environment_variables.map((v) => v.name);
    if ((0,reserved/* isReservedVariable */.x4)(name)) {
        report.add('error', 'RESERVED_VARIABLE', { path, at: 'key' }, {
            message: `The variable ${(0,quote/* quote */.hD)(name)} belongs to the system; workflows may not set it. Take it out.`,
            got: (0,quote/* quote */.hD)(name),
        });
        return undefined;
    }
    const right = (0,near/* nearest */.p)(name, names.filter((each) => !given.has(each)));
    const there = names.length === 0
        ? '; it declares none.'
        : names.length <= 8
            ? `; it declares ${(0,quote/* quoteList */.JN)(names, 'and')}.`
            : '.';
    report.add('error', 'UNKNOWN_VARIABLE', { path, at: 'key' }, {
        message: `${spec.name} declares no variable ${(0,quote/* quote */.hD)(name)}${right ? `; did you mean "${right}"?` : there}`,
        got: (0,quote/* quote */.hD)(name),
        expected: right,
        fix: right ? report.renameKey(path, right, (0,reserved/* foldName */.zN)(right) === (0,reserved/* foldName */.zN)(name)) : undefined,
    });
    return right;
}
function checkValue(report, path, { name, type, secret }) {
    const value = report.value(path);
    if (value === undefined || (0,variables/* fits */.lA)(value, type))
        return;
    // A number is given as it is written: 1.10 must not become 1.1.
    const node = report.node(path)?.value;
    const source = node ? report.json.text.slice(node.offset, node.offset + node.length) : '';
    const better = type === 'string' ? source : (0,variables/* converted */.H$)(value, type);
    report.add('error', 'WRONG_VALUE', { path }, {
        message: `${(0,quote/* quote */.hD)(name)} ${secret ? 'has a value of another kind' : `is ${(0,quote/* quote */.hD)(value)}`}, but its type is "${type}": it must be ${variables/* TYPES */.QE[type]}.`,
        got: secret ? undefined : (0,quote/* quote */.hD)(value),
        expected: variables/* TYPES */.QE[type],
        fix: better === undefined ? undefined : report.rewrite(path, better, true),
    });
}

;// CONCATENATED MODULE: ./lib/src/workflow/load.js









/**
 * Reads a workflow file, looks its algorithms up, and plans it: from text to plan. What is wrong with the file, or
 * keeps its catalog from being read, is a finding; nothing is thrown for it.
 * @param file the file as the user named it, for the findings
 * @returns every finding, and the plan when none of them is an error
 */
async function loadWorkflow(text, file, openCatalog) {
    const { report, steps, document } = (0,parse/* examineWorkflow */.D7)(text, file);
    const finish = () => (0,finding/* limitFindings */.uL)(report.findings, file);
    if (!document || steps.length === 0)
        return { findings: finish() };
    const opened = await load_open(report, openCatalog);
    if (!opened)
        return { findings: finish() };
    const { catalog, index } = opened;
    const resolved = [];
    for (const step of steps) {
        const spec = await readSpec(report, step.path, catalog, index);
        if (spec) {
            checkCompute(report, step.path, spec);
            checkStepVariables(report, step.path, spec);
        }
        resolved.push({ ...step, spec, ports: spec ? checkPorts(report, step.path, spec) : [] });
    }
    const known = resolved.filter((step) => step.spec !== undefined);
    // Of an algorithm that was not found nobody knows what it declares.
    if (known.length === resolved.length)
        checkSecrets(report, known.map((step) => step.spec));
    checkChain(report, resolved);
    const findings = finish();
    if ((0,finding/* hasErrors */.Cs)(findings))
        return { findings };
    const workflow = document;
    const ready = resolved.map((step, i) => ({
        ...step,
        spec: step.spec,
        algorithm: workflow.process.algorithms[i],
    }));
    return { plan: compilePlan(workflow, nameOf(file), catalog, (0,places/* prefixes */.$F)(report), ready), findings };
}
async function load_open(report, openCatalog) {
    const path = ['catalog'];
    const named = report.text(path);
    // Something is there, but no text that could be opened.
    if (named === undefined && report.has(path))
        return undefined;
    return telling(report, named === undefined ? [] : path, async () => {
        const catalog = await openCatalog(named);
        return { catalog, index: await catalog.index() };
    });
}
async function readSpec(report, step, catalog, index) {
    const choice = chooseVersion(report, step, index, catalog.name);
    if (!choice)
        return undefined;
    const { name, version, deprecatedIn } = choice;
    return telling(report, [...step, 'name'], async () => {
        const spec = await catalog.entry(name, version);
        if (deprecatedIn !== undefined)
            tellDeprecated(report, step, deprecatedIn === version ? spec : await catalog.entry(name, deprecatedIn));
        return spec;
    });
}
/** What keeps a catalog from being read is told at the place in the file that names it. */
async function telling(report, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof failure.Failure) || error.code === 'INTERRUPTED')
            throw error;
        report.add('error', error.code, { path }, { message: error.message });
        return undefined;
    }
}
/** A workflow's name where it has none of its own: `tides` of `flows/tides.workflow.json`. */
function nameOf(file) {
    const base = file.replaceAll('\\', '/').split('/').at(-1);
    const name = base
        .replace(/\.json$/i, '')
        .replace(/\.workflow$/i, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 63)
        .replace(/-+$/, '');
    return name || 'workflow';
}


/***/ })

};
