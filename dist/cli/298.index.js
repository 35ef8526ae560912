export const id = 298;
export const ids = [298];
export const modules = {

/***/ 3822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7304);
/* harmony import */ var _spec_near_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6785);



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

/***/ 3352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validate: () => (/* binding */ validate)
});

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
    const applied = [];
    let fixed = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const result = applyFixes(fixed, examine(fixed));
        if (result.applied.length === 0 || result.text === fixed)
            break;
        fixed = result.text;
        applied.push(...result.applied);
    }
    return { text: fixed, applied };
}

// EXTERNAL MODULE: ./lib/src/spec/parse.js + 10 modules
var parse = __webpack_require__(287);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
// EXTERNAL MODULE: ./lib/src/spec/schema-findings.js + 4 modules
var schema_findings = __webpack_require__(5625);
;// CONCATENATED MODULE: ./lib/src/spec/validate.js






/**
 * Every finding about every entry of a catalog, in order, those about entries that do not go together included; and
 * the specs without errors of their own. Pure; never throws.
 */
function validateCatalog(entries) {
    const examined = entries.map((entry) => (0,parse/* examineSpec */.hd)(entry.text, entry.file, entry));
    return {
        findings: [...examined.flatMap((spec) => spec.findings), ...checkCatalog(examined)].sort(finding/* compareFindings */.E),
        specs: examined.flatMap(({ spec }) => spec ?? []),
    };
}
/** What entries get wrong between them: names that are equal once folded, replacements that are not there. */
function checkCatalog(examined) {
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

// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
;// CONCATENATED MODULE: ./lib/src/command/validate.js









const USAGE = `pipewright validate [PATH…]

Checks specs: files, folders that hold a spec.json, or catalogs. Without a PATH, the catalog/ of this folder.
Ends with 1 when there are errors; warnings and hints are advice.

  --fix    make the fixes that cannot change what was meant
  --json   print one JSON object: specs, errors, warnings, hints, fixable (numbers), fixed[] and findings[], each with
           code, severity, file, range, path, message, got, expected, fix
`;
/**
 * The command `validate`. Prints findings with their lines, or one JSON object.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or names nothing to check
 */
async function validate(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, { fix: { type: 'boolean' }, json: { type: 'boolean' } });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const read = (0,edge_specs/* readSpecs */.F)(positionals, io.cwd);
    const entries = [];
    const fixed = [];
    for (const entry of read.entries) {
        io.signal.throwIfAborted();
        const { text, applied } = values.fix
            ? fixText(entry.text, (text) => (0,parse/* parseSpec */.F9)(text, entry.file, entry).findings)
            : { text: entry.text, applied: [] };
        if (text !== entry.text)
            await (0,files/* writeText */.x3)(entry.full, text, entry.file);
        fixed.push(...applied);
        entries.push({ ...entry, text });
    }
    const findings = [...read.findings, ...validateCatalog(entries).findings].sort(finding/* compareFindings */.E);
    const specs = entries.length + read.findings.length;
    if (values.json)
        io.out((0,output/* jsonText */.s)(asJson(findings, fixed, specs)));
    else
        print(io, findings, fixed, entries, specs);
    return (0,finding/* hasErrors */.C)(findings) ? 1 : 0;
}
function count(findings, severity) {
    return findings.filter((finding) => finding.severity === severity).length;
}
function asJson(findings, fixed, specs) {
    return {
        specs,
        errors: count(findings, 'error'),
        warnings: count(findings, 'warning'),
        hints: count(findings, 'hint'),
        fixable: findings.filter((finding) => finding.fix?.safe).length,
        fixed,
        findings,
    };
}
function print(io, findings, fixed, entries, specs) {
    const texts = new Map(entries.map((entry) => [entry.file, entry.text]));
    const width = io.tty ? { width: io.columns() } : {};
    const shown = (0,findings_text/* renderFindings */.vO)(findings, { texts, colour: (0,output/* wantsColour */.M)(io), ...width });
    if (shown)
        io.out(`${shown}\n`);
    if (fixed.length > 0) {
        const files = new Set(fixed.map((finding) => finding.file));
        io.out(`fixed ${(0,findings_text/* plural */.LS)(fixed.length, 'mistake')} in ${[...files].map(findings_text/* inert */.tJ).join(', ')}\n`);
    }
    io.out(`${(0,findings_text/* summarise */.fS)(findings, specs)}\n`);
}


/***/ }),

/***/ 7685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   WT: () => (/* binding */ findSpecs),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   pM: () => (/* binding */ readTextIfThere),
/* harmony export */   tc: () => (/* binding */ hasFileInside),
/* harmony export */   uI: () => (/* binding */ leadsInside),
/* harmony export */   x3: () => (/* binding */ writeText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7304);



/**
 * Reads a small text file whole. Devices and pipes are refused before they could block; symbolic links are followed.
 * @param maxBytes more is refused, unread
 * @param shown how to call the file in messages, as the user named it
 * @throws Failure `FILE_NOT_FOUND`, `NOT_A_FILE`, `NO_PERMISSION`, `FILE_TOO_LARGE`, `NOT_UTF8`, `CANNOT_READ`
 */
function readTextFile(path, maxBytes, shown = path) {
    let bytes;
    let file;
    try {
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        const { size } = stat;
        if (!stat.isFile()) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`);
        }
        if (size > maxBytes)
            throw tooLarge(shown, size, maxBytes);
        // One byte more than allowed shows a file that grows while it is read.
        const buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
        let length = 0;
        for (let read = 1; read > 0 && length < buffer.length; length += read) {
            read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, buffer, length, buffer.length - length, null);
        }
        if (length > maxBytes)
            throw tooLarge(shown, length, maxBytes);
        bytes = buffer.subarray(0, length);
    }
    catch (error) {
        throw readFailure(error, shown);
    }
    finally {
        if (file !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('NOT_UTF8', `${shown} is not UTF-8 text${wide ? ' but UTF-16' : ''}. Save it as UTF-8 and try again.`, { cause: error });
    }
}
/** What `readTextIfThere` reads at most, in bytes: no JSON of ours comes near it. */
const LARGEST_TEXT = 16 * 1024 * 1024;
/**
 * As `readTextFile`, for files that may be missing.
 * @returns undefined where there is no such file
 * @throws Failure `NOT_A_FILE`, `NO_PERMISSION`, `FILE_TOO_LARGE`, `NOT_UTF8`, `CANNOT_READ`
 */
async function readTextIfThere(path, maxBytes = LARGEST_TEXT) {
    try {
        return readTextFile(path, maxBytes);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure && error.code === 'FILE_NOT_FOUND')
            return undefined;
        throw error;
    }
}
/**
 * Replaces a file's content so that readers find the old or the new one, never half of it, whatever happens in
 * between. Folders above it are made. The file's rights stay; a symbolic link stays one, and what it leads to is replaced.
 * @throws Failure `NO_PERMISSION`, `DISK_FULL`, `CANNOT_WRITE`; the old content is then still there
 */
async function writeText(path, text, shown = path) {
    let temporary;
    try {
        makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
        const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false }) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path) : path;
        const mode = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(target, { throwIfNoEntry: false })?.mode ?? 0o666;
        temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), `.${process.pid}-${process.hrtime.bigint()}.tmp`);
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(temporary, 'wx', mode & 0o777);
        try {
            const bytes = Buffer.from(text);
            for (let at = 0; at < bytes.length;)
                at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, at);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(file);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, target);
    }
    catch (error) {
        if (temporary)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
        throw writeFailure(error, shown);
    }
}
/**
 * Makes a folder and those above it; one that is there is fine. Node's own recursive mkdir never ends where a folder
 * exists but refuses new ones as if it did not, as /proc does.
 * @throws the file system's error
 */
function makeFolder(path) {
    if (kindOf(path) === 'folder')
        return;
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) !== path)
        makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path);
    }
    catch (error) {
        // Another process may have made it meanwhile.
        if (kindOf(path) !== 'folder')
            throw error;
    }
}
/** What is at a path, symbolic links followed. A path that cannot be looked at counts as nothing. */
function kindOf(path) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
        return !stat ? 'nothing' : stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
    }
    catch {
        return 'nothing';
    }
}
/** How far down specs are looked for; a catalog has them one level down, a repository two. */
const DEEPEST = 4;
/** A tree with more folders than this is no catalog. */
const MOST_FOLDERS = 50_000;
/**
 * Finds every `spec.json` at or below a folder, by path, in order. Hidden folders, `node_modules` and symbolic links
 * to folders are left out; below a spec nothing is looked for, its folder holds samples.
 * @throws Failure `FILE_NOT_FOUND`, `NO_PERMISSION`, `TOO_MANY_FOLDERS`
 */
function findSpecs(folder, shown = folder) {
    const specs = [];
    let folders = 0;
    const look = (at, depth) => {
        if (++folders > MOST_FOLDERS) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('TOO_MANY_FOLDERS', `${shown} holds more than ${MOST_FOLDERS} folders. Name the catalog itself.`);
        }
        let entries;
        try {
            entries = list(at);
        }
        catch (error) {
            throw readFailure(error, at === folder ? shown : at);
        }
        if (entries.some((entry) => entry.name === 'spec.json' && !entry.isDirectory())) {
            specs.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, 'spec.json'));
            return;
        }
        if (depth === DEEPEST)
            return;
        const below = entries.filter((e) => e.isDirectory() && !e.name.startsWith('.') && e.name !== 'node_modules');
        for (const { name } of below.sort((a, b) => (a.name < b.name ? -1 : 1)))
            look((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, name), depth + 1);
    };
    look(folder, 0);
    return specs;
}
function list(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true });
}
/** Whether a path leads, all symbolic links followed, to something inside a folder. */
function leadsInside(folder, path) {
    try {
        const root = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(folder);
        const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
        return target === root || target.startsWith(root.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? root : root + node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
    }
    catch {
        return false;
    }
}
/** Whether a folder holds a plain file at a relative path; links that lead out of the folder do not count. */
function hasFileInside(folder, path) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path);
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(full, { throwIfNoEntry: false });
        if (!stat)
            return false;
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(full).isFile() && leadsInside(folder, full);
    }
    catch {
        return false;
    }
}
function tooLarge(shown, size, maxBytes) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('FILE_TOO_LARGE', `${shown} has ${size} bytes; ${maxBytes} are allowed.`);
}
function readFailure(error, shown) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure)
        return error;
    const cause = { cause: error };
    switch (error.code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('FILE_NOT_FOUND', `${shown} does not exist. Is the path right?`, cause);
        case 'EACCES':
        case 'EPERM':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('NO_PERMISSION', `${shown} may not be read by this user.`, cause);
        case 'EISDIR':
        case 'ENXIO':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`, cause);
        case 'ELOOP':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('FILE_NOT_FOUND', `${shown} is a link that leads in a circle.`, cause);
        default:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('CANNOT_READ', `${shown} could not be read: ${error.message}.`, cause);
    }
}
function writeFailure(error, shown) {
    const cause = { cause: error };
    switch (error.code) {
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('NO_PERMISSION', `${shown} may not be written by this user.`, cause);
        case 'ENOSPC':
        case 'EDQUOT':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('DISK_FULL', `${shown} could not be written: the disk is full.`, cause);
        default:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('CANNOT_WRITE', `${shown} could not be written: ${error.message}.`, cause);
    }
}


/***/ }),

/***/ 8534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isDigest),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of bytes or of a string's UTF-8 bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 5741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ tagOrDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   qq: () => (/* binding */ parseRegistryReference)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8534);


// The grammar of github.com/distribution/reference, which Docker, Podman and the registries share.
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** image-spec annotations.md, `org.opencontainers.image.ref.name`; what a `/` or `:` begins is read otherwise here. */
const LAYOUT_TAG = /^[A-Za-z0-9]+(?:(?:[-._@+]|--)[A-Za-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/**
 * Reads an image name as people write it. Docker's defaults apply: no host means `docker.io`, a single-part
 * repository there gets `library/`. No tag is added: absent means absent.
 * @throws Failure `BAD_REFERENCE` saying which part is wrong.
 */
function parseReference(text) {
    if (text.startsWith('oci:'))
        return parseLayout(text);
    if (text.startsWith('docker-daemon:')) {
        const image = text.slice('docker-daemon:'.length);
        if (!image)
            throw bad(text, 'the name of an image in the local engine must follow "docker-daemon:"');
        return { kind: 'engine', image };
    }
    return parseRegistryReference(text.replace(/^docker:\/\//, ''));
}
/** As `parseReference`, for places where only a registry makes sense. */
function parseRegistryReference(text) {
    let rest = text;
    let digest;
    const at = rest.indexOf('@');
    if (at >= 0) {
        const found = rest.slice(at + 1);
        if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(found))
            throw bad(text, `after "@" a digest like sha256:<64 hex digits> must follow, not "${found}"`);
        digest = found;
        rest = rest.slice(0, at);
    }
    let tag;
    const colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
        tag = rest.slice(colon + 1);
        if (!TAG.test(tag)) {
            throw bad(text, `the tag "${tag}" may hold letters, digits, "_", "." and "-", 128 at most`);
        }
        rest = rest.slice(0, colon);
    }
    const slash = rest.indexOf('/');
    const first = slash < 0 ? '' : rest.slice(0, slash);
    const hasHost = /[.:]/.test(first) || first === 'localhost' || (first !== '' && first !== first.toLowerCase());
    let registry = hasHost ? first : 'docker.io';
    if (!DOMAIN.test(registry))
        throw bad(text, `"${registry}" is not a host name`);
    if (registry === 'index.docker.io' || registry === 'registry-1.docker.io')
        registry = 'docker.io';
    let repository = hasHost ? rest.slice(slash + 1) : rest;
    if (!repository)
        throw bad(text, 'the name of a repository is missing');
    for (const part of repository.split('/')) {
        if (PATH_PART.test(part))
            continue;
        const lower = part.toLowerCase();
        throw bad(text, part !== lower && PATH_PART.test(lower)
            ? `repository names are lower case: write "${lower}" for "${part}"`
            : `"${part}" may hold lower-case letters and digits, with single ".", "_" or "-" between them`);
    }
    if (repository.length > 255)
        throw bad(text, 'the repository name is longer than 255 characters');
    if (registry === 'docker.io' && !repository.includes('/'))
        repository = `library/${repository}`;
    return { kind: 'registry', registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
}
function parseLayout(text) {
    let rest = text.slice('oci:'.length);
    let digest;
    const at = rest.lastIndexOf('@');
    if (at >= 0 && (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(rest.slice(at + 1))) {
        digest = rest.slice(at + 1);
        rest = rest.slice(0, at);
    }
    const colon = rest.lastIndexOf(':');
    const tag = colon > rest.lastIndexOf('/') ? rest.slice(colon + 1) : undefined;
    const directory = tag === undefined ? rest : rest.slice(0, colon);
    if (!directory)
        throw bad(text, 'a directory must follow "oci:"');
    if (tag && !LAYOUT_TAG.test(tag)) {
        throw bad(text, `the tag "${tag}" may hold letters and digits, with single ".", "_", "-", "+" or "@" between them`);
    }
    return { kind: 'layout', directory, ...(tag && { tag }), ...(digest && { digest }) };
}
/** The repository's full name, without tag and digest: `docker.io/library/ubuntu`. */
function repositoryName(ref) {
    return `${ref.registry}/${ref.repository}`;
}
/** The reference in full: what extended specs, labels and reports hold. */
function formatReference(ref) {
    if (ref.kind === 'engine')
        return `docker-daemon:${ref.image}`;
    const name = ref.kind === 'layout' ? `oci:${ref.directory}` : repositoryName(ref);
    return `${name}${ref.tag ? `:${ref.tag}` : ''}${ref.digest ? `@${ref.digest}` : ''}`;
}
/** What to ask a repository for: the digest if there is one, else the tag, else `latest`. */
function tagOrDigest(ref) {
    if (ref.kind === 'engine')
        return 'latest';
    return ref.digest ?? ref.tag ?? 'latest';
}
function bad(text, why) {
    const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_REFERENCE', `"${shown}" is not an image name: ${why}.`);
}


/***/ })

};
