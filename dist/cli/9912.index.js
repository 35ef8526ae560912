export const id = 9912;
export const ids = [9912];
export const modules = {

/***/ 78469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 15714:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(16353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 33359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validate: () => (/* binding */ validate_validate)
});

// EXTERNAL MODULE: ./lib/src/edge/catalog-source.js + 2 modules
var catalog_source = __webpack_require__(62076);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/specs.js
var edge_specs = __webpack_require__(62366);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
;// CONCATENATED MODULE: ./lib/src/spec/fix.js
/**
 * Makes the edits of all safe fixes that do not touch each other; a fix is made whole or not at all.
 * One round: a fix may bring new findings to light, so callers read the text again until nothing is applied.
 * @param findings of exactly this text
 */
function applyFixes(text, findings) {
    const applied = [];
    const edits = [];
    for (const finding of findings) {
        if (!finding.fix?.safe || finding.fix.edits.length === 0)
            continue;
        if (finding.fix.edits.some((edit) => edits.some((other) => touch(edit, other))))
            continue;
        edits.push(...finding.fix.edits);
        applied.push(finding);
    }
    let fixed = text;
    // From the end, so that the offsets before stay true.
    for (const edit of edits.sort((a, b) => b.offset - a.offset)) {
        fixed = fixed.slice(0, edit.offset) + edit.text + fixed.slice(edit.offset + edit.length);
    }
    return { text: fixed, applied };
}
/** Neighbours count as touching: whether both make sense shows only after one is made. */
function touch(a, b) {
    return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}
/** Rounds after which text that still changes is left as it is; each round ends at least one mistake. */
const MOST_ROUNDS = 20;
/**
 * Applies safe fixes until there are none.
 * @param examine gives the findings of a text
 */
function fixText(text, examine) {
    const rounds = fixing(text);
    let step = rounds.next();
    while (!step.done)
        step = rounds.next(examine(step.value));
    return step.value;
}
/** As `fixText`, where looking at a text takes time. */
async function fixTextSlowly(text, examine) {
    const rounds = fixing(text);
    let step = rounds.next();
    while (!step.done)
        step = rounds.next(await examine(step.value));
    return step.value;
}
/** Asks for the findings of each text that it comes to. */
function* fixing(text) {
    const applied = [];
    let fixed = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const result = applyFixes(fixed, yield fixed);
        if (result.applied.length === 0 || result.text === fixed)
            break;
        fixed = result.text;
        applied.push(...result.applied);
    }
    return { text: fixed, applied };
}

// EXTERNAL MODULE: ./lib/src/spec/parse.js + 7 modules
var parse = __webpack_require__(82788);
// EXTERNAL MODULE: ./lib/src/spec/validate.js
var validate = __webpack_require__(90468);
// EXTERNAL MODULE: ./lib/src/workflow/load.js + 6 modules
var load = __webpack_require__(21431);
;// CONCATENATED MODULE: ./lib/src/workflow/validate.js

/** Every finding about every workflow file. @param openFor gives what finds the catalog that a file means */
async function validateWorkflows(files, openFor) {
    const findings = [];
    // One after the other: they mostly share a catalog, and what GitHub allows is soon used up.
    for (const file of files)
        findings.push(...(await (0,load/* loadWorkflow */.G)(file.text, file.file, openFor(file))).findings);
    return findings;
}

// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
;// CONCATENATED MODULE: ./lib/src/command/validate.js












const USAGE = `pipewright validate [PATH…]

Checks specs and workflow files: files, or folders that hold a spec.json or files named ….workflow.json. Without a
PATH, the catalog/ of this folder.
Ends with 1 when there are errors; warnings and hints are advice.

  --fix             make the fixes that cannot change what was meant
  --catalog WHERE   for workflow files: a folder, or owner/repo@ref on GitHub, instead of the catalog that each names
  --json            print one JSON object: specs, workflows, errors, warnings, hints, fixable (numbers), fixed[] and
                    findings[], each with code, severity, file, range, path, message, got, expected, fix
`;
/**
 * The command `validate`. Prints findings with their lines, or one JSON object.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or names nothing to check
 */
async function validate_validate(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        fix: { type: 'boolean' },
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const read = (0,edge_specs/* readDocuments */.r)(positionals, io.cwd);
    const openFor = ({ full }) => (0,catalog_source/* catalogOpener */.P)({ workflowFile: full, override: values.catalog, ...io });
    const fixed = [];
    const fix = async (entry, examine) => {
        io.signal.throwIfAborted();
        if (!values.fix)
            return entry;
        const { text, applied } = await fixTextSlowly(entry.text, examine);
        if (text !== entry.text)
            await (0,files/* writeText */.x3)(entry.full, text, entry.file);
        fixed.push(...applied);
        return { ...entry, text };
    };
    const specs = [];
    for (const entry of read.specs)
        specs.push(await fix(entry, async (text) => (0,parse/* parseSpec */.F9)(text, entry.file, entry).findings));
    const workflows = [];
    for (const entry of read.workflows) {
        const open = openFor(entry);
        workflows.push(await fix(entry, async (text) => (await (0,load/* loadWorkflow */.G)(text, entry.file, open)).findings));
    }
    const findings = [
        ...read.findings,
        ...(0,validate/* validateCatalog */.C)(specs).findings,
        ...(await validateWorkflows(workflows, openFor)),
    ].sort(finding/* compareFindings */.Eg);
    const counted = { specs: specs.length + read.findings.length, workflows: workflows.length };
    if (values.json)
        io.out((0,output/* jsonText */.s)(asJson(findings, fixed, counted)));
    else
        print(io, findings, fixed, [...specs, ...workflows], counted);
    return (0,finding/* hasErrors */.Cs)(findings) ? 1 : 0;
}
/** `1 spec and 2 workflow files` */
function looked({ specs, workflows }) {
    const parts = [
        ...(specs > 0 || workflows === 0 ? [(0,findings_text/* plural */.LS)(specs, 'spec')] : []),
        ...(workflows > 0 ? [(0,findings_text/* plural */.LS)(workflows, 'workflow file')] : []),
    ];
    return parts.join(' and ');
}
function count(findings, severity) {
    return findings.filter((finding) => finding.severity === severity).length;
}
function asJson(findings, fixed, counted) {
    return {
        ...counted,
        errors: count(findings, 'error'),
        warnings: count(findings, 'warning'),
        hints: count(findings, 'hint'),
        fixable: findings.filter((finding) => finding.fix?.safe).length,
        fixed,
        findings,
    };
}
function print(io, findings, fixed, entries, counted) {
    const texts = new Map(entries.map((entry) => [entry.file, entry.text]));
    const width = io.tty ? { width: io.columns() } : {};
    const shown = (0,findings_text/* renderFindings */.vO)(findings, { texts, colour: (0,output/* wantsColour */.M)(io), ...width });
    if (shown)
        io.out(`${shown}\n`);
    if (fixed.length > 0) {
        const files = new Set(fixed.map((finding) => finding.file));
        io.out(`fixed ${(0,findings_text/* plural */.LS)(fixed.length, 'mistake')} in ${[...files].map(findings_text/* inert */.tJ).join(', ')}\n`);
    }
    io.out(`${(0,findings_text/* summarise */.fS)(findings, looked(counted))}\n`);
}


/***/ }),

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
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure))
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('NO_SPECS', 'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.');
}
function specsAt(path, cwd, also) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    const kind = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(full);
    if (kind === 'folder') {
        const specs = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findSpecs */ .WT)(full, path, also);
        if (specs.length === 0) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('NO_SPECS', `${path} holds no spec.json${also ? ' and no …workflow.json' : ''}, nor does any folder in it.`);
        }
        return specs.map((spec) => ({ full: spec, shown: named(path, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(full, spec)), root: full }));
    }
    if (kind === 'nothing')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
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
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('LINK_OUTSIDE', `${file.shown} is a link that leads out of the folder. Put the file itself there.`);
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
