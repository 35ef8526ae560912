export const id = 8783;
export const ids = [8783];
export const modules = {

/***/ 57685:
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
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57304);



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
 * @param also names of other files that are wanted
 * @throws Failure `FILE_NOT_FOUND`, `NO_PERMISSION`, `TOO_MANY_FOLDERS`
 */
function findSpecs(folder, shown = folder, also) {
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
        for (const entry of entries) {
            if (also?.(entry.name) && !entry.isDirectory())
                specs.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, entry.name));
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

/***/ 28534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isDigest),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of bytes or of a string's UTF-8 bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 25741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ tagOrDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   qq: () => (/* binding */ parseRegistryReference)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28534);


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


/***/ }),

/***/ 72503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ reworded),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   au: () => (/* binding */ hyphened)
/* harmony export */ });
/* harmony import */ var _near_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58592);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54161);


/**
 * The JSON text that says the same as a value of the wrong type says, but in the right type: `"128"` → `128`,
 * `"alice"` → `{"github":"alice"}`. Undefined when there is no way that could not be a guess.
 * @param source the value as the file has it: `1.10` must not become `1.1`
 */
function fitting(value, source, schema, path, document) {
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    const wants = (type) => types.includes(type);
    if (typeof value === 'string') {
        const number = /^\s*(-?(?:0|[1-9]\d*)(?:\.\d+)?)\s*(M|MB|MiB)?\s*$/i.exec(value);
        if (number && (!number[2] || path[0] === 'memory')) {
            if (wants('number') || (wants('integer') && Number.isInteger(Number(number[1]))))
                return number[1];
        }
        if (wants('boolean') && /^(?:true|false)$/i.test(value))
            return value.toLowerCase();
    }
    if (wants('string')) {
        if (typeof value === 'number' || typeof value === 'boolean')
            return JSON.stringify(source);
        if (path[0] === 'run_command' && isTexts(value))
            return JSON.stringify((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWords */ .yZ)(value));
    }
    if (wants('array') && !Array.isArray(value) && value !== null) {
        const items = document.follow(schema.items);
        if (!items)
            return undefined;
        if (isOf(value, items))
            return `[${source}]`;
        const item = fitting(value, source, items, [...path, 0], document);
        return item === undefined ? undefined : `[${item}]`;
    }
    if (wants('object') && schema.required?.length === 1) {
        const field = schema.required[0];
        const inner = schema.properties?.[field];
        const text = inner && (isOf(value, inner) ? source : fitting(value, source, inner, [...path, field], document));
        if (text && !isOf(value, schema))
            return `{ ${JSON.stringify(field)}: ${text} }`;
    }
    return undefined;
}
function isTexts(value) {
    return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}
function isOf(value, schema) {
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    return types.some((type) => {
        switch (type) {
            case 'string':
                return typeof value === 'string';
            case 'integer':
                return Number.isInteger(value);
            case 'array':
                return Array.isArray(value);
            case 'object':
                return value !== null && typeof value === 'object' && !Array.isArray(value);
            default:
                return false;
        }
    });
}
/** What people write before the part that a field wants. */
const NEEDLESS_STARTS = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|https?:\/\/orcid\.org\/|https?:\/\/github\.com\/|s3:\/\/|@)/i;
/**
 * Another way to write a text so that its schema takes it. Safe are blanks around it, letter case, and a start that
 * only repeats what the field is (`@alice`, `https://doi.org/…`); a near word or other separators are a guess.
 */
function reworded(text, schema) {
    const fits = (candidate) => candidate !== text &&
        candidate.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
        (schema.enum ? schema.enum.includes(candidate) : new RegExp(schema.pattern ?? '', 'u').test(candidate));
    const trimmed = text.trim();
    const shorter = trimmed.replace(NEEDLESS_STARTS, '').replace(/\/$/, '');
    for (const candidate of [trimmed, trimmed.toLowerCase(), shorter, shorter.toUpperCase()]) {
        if (candidate !== '' && fits(candidate))
            return { text: candidate, safe: true };
    }
    const guess = schema.enum ? (0,_near_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(trimmed, schema.enum) : hyphened(trimmed);
    return guess && /^[\x20-\x7e]*[a-zA-Z][\x20-\x7e]*$/.test(text) && fits(guess)
        ? { text: guess, safe: false }
        : undefined;
}
/** What is left of a text in a name: `Blur (fast)` → `blur-fast`; may be empty. */
function hyphened(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}


/***/ }),

/***/ 54161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ UnfinishedQuote),
/* harmony export */   en: () => (/* binding */ wordText),
/* harmony export */   wX: () => (/* binding */ namesIn),
/* harmony export */   yM: () => (/* binding */ splitWords),
/* harmony export */   yZ: () => (/* binding */ joinWords)
/* harmony export */ });
/* unused harmony export expandWords */
/**
 * `run_command` as words. They are split as a POSIX shell splits them (XCU 2.2 quoting), but no shell ever sees them:
 * nothing is expanded except our own `$name` and `${name}`, and a value is never split again.
 * Imports nothing: the agent inside every wrapped image uses this file too.
 */
/** A command whose quote or backslash is never finished. */
class UnfinishedQuote extends Error {
    name = 'UnfinishedQuote';
    /** Where the quote or backslash stands in the command. */
    offset;
    constructor(quote, offset) {
        super(quote === '\\'
            ? 'the backslash at the end has nothing to quote'
            : `the ${quote === "'" ? 'single' : 'double'} quote is never closed`);
        this.offset = offset;
    }
}
const BLANK = /[ \t\r\n]/;
/**
 * Splits a command into words: blanks separate; single quotes keep everything; double quotes keep everything but
 * `\` before `$`, `` ` ``, `"`, `\` and a line end; a backslash outside quotes keeps the next character. Operators
 * (`|`, `>`, `;` …), `*` and `#` are ordinary characters.
 * @throws UnfinishedQuote
 */
function splitWords(command) {
    const words = [];
    let parts = [];
    let start = -1;
    let at = 0;
    const add = (text, quoting, offset) => {
        const last = parts.at(-1);
        // A stretch that only continues the one before is no part of its own: an opening `"` and the text after it.
        if (last?.quoting === quoting && last.offset + last.text.length === offset) {
            parts[parts.length - 1] = { ...last, text: last.text + text };
        }
        else
            parts.push({ text, quoting, offset });
    };
    const finish = () => {
        if (start >= 0)
            words.push({ parts, start, end: at });
        parts = [];
        start = -1;
    };
    while (at < command.length) {
        const c = command[at];
        if (BLANK.test(c)) {
            finish();
            at++;
        }
        else if (c === '\\' && command[at + 1] === '\n') {
            at += 2; // a continued line: neither a character nor the end of a word
        }
        else {
            if (start < 0)
                start = at;
            if (c === "'")
                at = single(at);
            else if (c === '"')
                at = double(at);
            else if (c === '\\') {
                const quoted = command[at + 1];
                if (quoted === undefined)
                    throw new UnfinishedQuote(c, at);
                add(quoted, 'literal', at + 1);
                at += 2;
            }
            else {
                let end = at + 1;
                while (end < command.length && !/[ \t\r\n'"\\]/.test(command[end]))
                    end++;
                add(command.slice(at, end), 'bare', at);
                at = end;
            }
        }
    }
    finish();
    return words;
    function single(open) {
        const close = command.indexOf("'", open + 1);
        if (close < 0)
            throw new UnfinishedQuote("'", open);
        add(command.slice(open + 1, close), 'literal', open + 1);
        return close + 1;
    }
    function double(open) {
        add('', 'double', open + 1);
        for (let i = open + 1; i < command.length;) {
            const c = command[i];
            if (c === '"')
                return i + 1;
            if (c === '\\' && /[$`"\\]/.test(command[i + 1] ?? '')) {
                add(command[i + 1], 'literal', i + 1);
                i += 2;
            }
            else if (c === '\\' && command[i + 1] === '\n') {
                i += 2;
            }
            else {
                let end = i + 1;
                while (end < command.length && command[end] !== '"' && command[end] !== '\\')
                    end++;
                add(command.slice(i, end), 'double', i);
                i = end;
            }
        }
        throw new UnfinishedQuote('"', open);
    }
}
const NAME = /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g;
/**
 * Gives the arguments that a command's words mean: `$name` and `${name}` are replaced inside words too, except in
 * literal parts. A name that `values` does not hold stays as it is written. A value is neither split nor expanded.
 */
function expandWords(words, values) {
    return words.map((word) => word.parts
        .map((part) => part.quoting === 'literal'
        ? part.text
        : part.text.replace(NAME, (written, braced, plain) => {
            const name = (braced ?? plain);
            return Object.hasOwn(values, name) ? values[name] : written;
        }))
        .join(''));
}
/** Every `$name` and `${name}` of a command's words, in order, those that are not replaced included. */
function namesIn(words) {
    const uses = [];
    for (const [word, { parts }] of words.entries()) {
        for (const part of parts) {
            for (const m of part.text.matchAll(NAME)) {
                const literal = part.quoting === 'literal';
                uses.push({ name: (m[1] ?? m[2]), text: m[0], offset: part.offset + m.index, word, literal });
            }
        }
    }
    return uses;
}
/** A word's text with its quotes taken away and nothing replaced. */
function wordText(word) {
    return word.parts.map((part) => part.text).join('');
}
/** Writes words as one command that splits into them again; `$name` stays replaceable. */
function joinWords(words) {
    return words
        .map((word) => (/^[^\s'"\\|&;<>()`*?#~[\]]+$/.test(word) ? word : `"${word.replace(/[\\"`]/g, '\\$&')}"`))
        .join(' ');
}


/***/ })

};
