export const id = 675;
export const ids = [675];
export const modules = {

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 8354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validate: () => (/* binding */ validate)
});

// EXTERNAL MODULE: ./lib/src/edge/catalog-source.js + 2 modules
var catalog_source = __webpack_require__(2076);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(7685);
// EXTERNAL MODULE: ./lib/src/edge/specs.js
var edge_specs = __webpack_require__(2366);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
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
var parse = __webpack_require__(2788);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
// EXTERNAL MODULE: ./lib/src/spec/schema-findings.js + 1 modules
var schema_findings = __webpack_require__(857);
;// CONCATENATED MODULE: ./lib/src/spec/validate.js






/**
 * Every finding about every entry of a catalog, in order, those about entries that do not go together included; and
 * the specs without errors of their own. Pure; never throws.
 */
function validateCatalog(entries) {
    const examined = entries.map((entry) => (0,parse/* examineSpec */.hd)(entry.text, entry.file, entry));
    return {
        findings: [...examined.flatMap((spec) => spec.findings), ...checkCatalog(examined)].sort(finding/* compareFindings */.Eg),
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
        const earlier = first.get((0,reserved/* foldName */.zN)(name));
        if (!earlier) {
            first.set((0,reserved/* foldName */.zN)(name), spec);
            continue;
        }
        findings.push((0,json_text/* findingAt */.dz)(spec.json, 'error', 'NAME_TAKEN', { path: ['name'] }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)}, but ${(0,quote/* quote */.hD)(earlier.json.file)} has ${(0,quote/* quote */.hD)(textAt(earlier, ['name']))} already; capital letters, "-" and "_" make no difference. Choose another.`,
            got: (0,quote/* quote */.hD)(name),
            expected: 'a name that no other entry has',
        }));
    }
    for (const spec of examined) {
        const path = ['deprecated', 'replaced_by'];
        const replacement = textAt(spec, path);
        if (replacement === undefined || first.has((0,reserved/* foldName */.zN)(replacement)))
            continue;
        if (others.some((name) => (0,reserved/* foldName */.zN)(name) === (0,reserved/* foldName */.zN)(replacement)))
            continue;
        findings.push((0,json_text/* findingAt */.dz)(spec.json, 'warning', 'NO_SUCH_REPLACEMENT', { path }, {
            message: `"deprecated.replaced_by" is ${(0,quote/* quote */.hD)(replacement)}, but none of these entries has that name.`,
            got: (0,quote/* quote */.hD)(replacement),
        }));
    }
    return findings;
}
function textAt(spec, path) {
    const value = (0,schema_findings/* valueAt */.f)(spec.json.value, path);
    return typeof value === 'string' ? value : undefined;
}

// EXTERNAL MODULE: ./lib/src/workflow/load.js + 6 modules
var load = __webpack_require__(1431);
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
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
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
async function validate(argv, io) {
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
        ...validateCatalog(specs).findings,
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


/***/ })

};
