export const id = 876;
export const ids = [876];
export const modules = {

/***/ 577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readEvent),
/* harmony export */   j: () => (/* binding */ openGitHubFor)
/* harmony export */ });
/* harmony import */ var _edge_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7685);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7304);


/** bytes; GitHub's events have 25 MB at most, and those of pull requests some 100 KB */
const EVENT_LIMIT = 25 * 1024 * 1024;
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
    const text = file ? await (0,_edge_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readTextIfThere */ .pM)(file, EVENT_LIMIT) : undefined;
    if (text === undefined)
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('BAD_EVENT', `GITHUB_EVENT_PATH (${file}) is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error)}.`);
    }
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
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`);
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
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NOT_UTF8', `${shown} is not UTF-8 text${wide ? ' but UTF-16' : ''}. Save it as UTF-8 and try again.`, { cause: error });
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
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H && error.code === 'FILE_NOT_FOUND')
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
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('TOO_MANY_FOLDERS', `${shown} holds more than ${MOST_FOLDERS} folders. Name the catalog itself.`);
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
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('FILE_TOO_LARGE', `${shown} has ${size} bytes; ${maxBytes} are allowed.`);
}
function readFailure(error, shown) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H)
        return error;
    const cause = { cause: error };
    switch (error.code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('FILE_NOT_FOUND', `${shown} does not exist. Is the path right?`, cause);
        case 'EACCES':
        case 'EPERM':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NO_PERMISSION', `${shown} may not be read by this user.`, cause);
        case 'EISDIR':
        case 'ENXIO':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`, cause);
        case 'ELOOP':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('FILE_NOT_FOUND', `${shown} is a link that leads in a circle.`, cause);
        default:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('CANNOT_READ', `${shown} could not be read: ${error.message}.`, cause);
    }
}
function writeFailure(error, shown) {
    const cause = { cause: error };
    switch (error.code) {
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NO_PERMISSION', `${shown} may not be written by this user.`, cause);
        case 'ENOSPC':
        case 'EDQUOT':
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('DISK_FULL', `${shown} could not be written: the disk is full.`, cause);
        default:
            return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('CANNOT_WRITE', `${shown} could not be written: ${error.message}.`, cause);
    }
}


/***/ }),

/***/ 3391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ hasErrors),
/* harmony export */   Eg: () => (/* binding */ compareFindings),
/* harmony export */   uL: () => (/* binding */ limitFindings)
/* harmony export */ });
const RANK = { error: 0, warning: 1, hint: 2 };
/** Orders findings for a reader: by file, then place, then severity. */
function compareFindings(a, b) {
    return ((a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
        (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
        RANK[a.severity] - RANK[b.severity]);
}
function hasErrors(findings) {
    return findings.some((f) => f.severity === 'error');
}
const MOST_FINDINGS = 100;
/**
 * Findings about one file in a reader's order, the first hundred: one file cannot flood a report. Errors are kept before
 * anything else, since a cut must never make a broken file look sound.
 */
function limitFindings(findings, file) {
    const sorted = [...findings].sort(compareFindings);
    if (sorted.length <= MOST_FINDINGS)
        return sorted;
    const errors = sorted.filter((f) => f.severity === 'error');
    const kept = [...errors, ...sorted.filter((f) => f.severity !== 'error')].slice(0, MOST_FINDINGS);
    return [
        ...kept.sort(compareFindings),
        {
            code: 'MORE_FINDINGS',
            severity: errors.length > 0 ? 'error' : 'hint',
            file,
            path: '',
            message: `There are ${sorted.length - MOST_FINDINGS} more findings in this file; mend these first.`,
        },
    ];
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
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_REFERENCE', `"${shown}" is not an image name: ${why}.`);
}


/***/ }),

/***/ 1229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ annotate)
/* harmony export */ });
/** GitHub shows this many annotations of a level per step (workflow commands, limits); the rest would vanish. */
const SHOWN_PER_LEVEL = 10;
/** Shows the first findings of each level at their lines, and counts all of them as outputs. */
function annotate(findings, runner) {
    for (const [severity, output] of [
        ['error', 'errors'],
        ['warning', 'warnings'],
        ['hint', 'hints'],
    ]) {
        const ofLevel = findings.filter((finding) => finding.severity === severity);
        for (const finding of ofLevel.slice(0, SHOWN_PER_LEVEL))
            runner.annotate(finding);
        runner.output(output, String(ofLevel.length));
    }
}


/***/ }),

/***/ 2395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readReviewContext),
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);

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

/***/ 8873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ specDigest),
/* harmony export */   ZQ: () => (/* binding */ completeSpec),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/* unused harmony exports DEFAULT_VERSION, DEFAULT_TIMEOUT_MINUTES, DEFAULT_DISK_GB, DEFAULT_OUTPUT_NAME */
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8534);

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

/***/ 3761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ SPEC_WORDS),
/* harmony export */   a: () => (/* binding */ meantField)
/* harmony export */ });
/* harmony import */ var _near_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8592);

const SAME_MEANING = {
    executable: 'executable_path', // the seed's own template has both
    image: 'container_name',
    container: 'container_name',
    container_image: 'container_name',
    docker_image: 'container_name',
    command: 'run_command',
    cmd: 'run_command',
    input_path: 'input_file_path',
    output_path: 'output_file_path',
    cpu: 'CPU',
    cpus: 'CPU',
    vcpu: 'CPU',
    ports: 'port',
    env: 'user_specified_environment_variables',
    environment: 'user_specified_environment_variables',
    environment_variables: 'user_specified_environment_variables',
    variables: 'user_specified_environment_variables',
    user_specified_environment_variable: 'user_specified_environment_variables',
    licence: 'license',
    author: 'authors',
    maintainer: 'maintainers',
    keywords: 'tags',
    test: 'tests',
    min: 'minimal',
    minimum: 'minimal',
    recommended: 'suggested',
    timeout_min: 'timeout_minutes',
};
const NEAR_MEANING = {
    timeout: 'timeout_minutes',
    disk: 'disk_gb',
    gpus: 'gpu',
    ram: 'memory',
    mem: 'memory',
    maximum: 'suggested',
    max: 'suggested',
    url: 'homepage',
    repository: 'source',
    docs: 'documentation',
    entrypoint: 'run_command',
    inputs: 'input_file_path',
    outputs: 'output_file_path',
    value: 'default',
};
const SPEC_WORDS = { same: SAME_MEANING, near: NEAR_MEANING };
/**
 * The field that an unknown name was meant to be, among those that its place allows and does not have yet.
 * `safe` when renaming cannot change what was meant: another name for the same, another case, or a typing mistake.
 */
function meantField(written, allowed, { same = {}, near = {} }) {
    for (const [table, safe] of [
        [same, true],
        [near, false],
    ]) {
        const name = Object.hasOwn(table, written.toLowerCase()) ? table[written.toLowerCase()] : undefined;
        if (name && allowed.includes(name))
            return { name, safe };
    }
    const name = (0,_near_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(written, allowed);
    return name === undefined ? undefined : { name, safe: true };
}


/***/ }),

/***/ 492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ findingsMarkdown),
/* harmony export */   f: () => (/* binding */ findingsTable)
/* harmony export */ });
/* harmony import */ var _findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8826);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7479);


const SIGNS = { error: '❌', warning: '⚠️', hint: '💡' };
/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). */
const MOST_BYTES = 1_000_000;
/**
 * Findings as a page for a job summary: a table per file, the hints folded away. Texts of strangers are escaped, so
 * that they cannot mention people, load images, link or add markup.
 * @param specs how many specs were looked at
 */
function findingsMarkdown(findings, specs) {
    const head = `## Catalog check\n\n${(0,_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .summarise */ .fS)(findings, (0,_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(specs, 'spec'))}\n`;
    if (findings.length === 0)
        return `${head}\n✅ Every spec is as it should be.\n`;
    const page = [head];
    let bytes = Buffer.byteLength(head);
    let shown = 0;
    for (const [file, ofFile] of Map.groupBy(findings, (finding) => finding.file)) {
        const title = `\n### <code>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(file)}</code>\n`;
        const hints = ofFile.filter((finding) => finding.severity === 'hint');
        const others = ofFile.filter((finding) => finding.severity !== 'hint');
        page.push(title);
        bytes += Buffer.byteLength(title);
        for (const part of [others, hints]) {
            const rows = [];
            for (const finding of part) {
                bytes += Buffer.byteLength(row(finding));
                if (bytes > MOST_BYTES)
                    break;
                rows.push(row(finding));
            }
            shown += rows.length;
            const table = `\n| Line | What | Code |\n|--:|---|---|\n${rows.join('')}`;
            if (rows.length === 0)
                continue;
            // Work first, advice on demand.
            const folded = part === hints && others.length > 0;
            page.push(folded
                ? `\n<details><summary>${(0,_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(hints.length, 'hint')}</summary>\n${table}\n</details>\n`
                : table);
        }
        if (bytes > MOST_BYTES)
            break;
    }
    if (shown < findings.length)
        page.push(`\n${findings.length - shown} more are in the log.\n`);
    return page.join('');
}
/** Findings as a table, whole, for pages that have more to say. */
function findingsTable(findings) {
    return `| Line | What | Code |\n|--:|---|---|\n${findings.map(row).join('')}`.trimEnd();
}
function row({ severity, range, message, fix, code }) {
    const line = range ? `${range.start.line}:${range.start.column}` : '';
    const remedy = fix ? `<br>Fix: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(fix.title)}` : '';
    return `| ${line} | ${SIGNS[severity]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(message)}${remedy} | <code>${code}</code> |\n`;
}


/***/ }),

/***/ 8826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   fS: () => (/* binding */ summarise),
/* harmony export */   vO: () => (/* binding */ renderFindings)
/* harmony export */ });
/* unused harmony export inert */
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

const COLOURS = { error: 31, warning: 33, hint: 36 };
const BOLD = 1;
const DIM = 2;
/** Columns of source that are shown of a long line. */
const WIDEST = 100;
/** On narrower terminals nothing is folded any more. */
const NARROWEST = 40;
/**
 * Findings as a compiler prints them: the place, what is wrong, the line with the characters meant, and the fix.
 * Texts of strangers are escaped: they cannot steer a terminal or a runner that reads the output.
 */
function renderFindings(findings, options = {}) {
    const paint = options.colour
        ? (code, text) => `\u001b[${code}m${text}\u001b[0m`
        : (_code, text) => text;
    const lines = new Map();
    const blocks = [];
    let file;
    for (const finding of findings) {
        if (file !== undefined && finding.file !== file)
            blocks.push('');
        file = finding.file;
        const { start } = finding.range ?? {};
        const place = start ? `${inert(file)}:${start.line}:${start.column}` : inert(file);
        const head = `${place} ${finding.severity} ${finding.code}:`;
        const [first, ...more] = fold(inert(finding.message), width(head) + 1, options.width);
        blocks.push(`${paint(BOLD, place)} ${paint(COLOURS[finding.severity], finding.severity)} ${paint(DIM, `${finding.code}:`)} ${first}`, ...more);
        const text = options.texts?.get(file);
        if (text !== undefined && !lines.has(file))
            lines.set(file, text.split(/\r\n|\n|\r/));
        blocks.push(...excerpt(finding, lines.get(file), paint, options.width));
        if (finding.fix) {
            const how = finding.fix.safe ? ` ${paint(DIM, '(--fix does it)')}` : '';
            blocks.push(`  fix: ${inert(finding.fix.title)}${how}`);
        }
    }
    return blocks.map((block) => `${block}\n`).join('');
}
/**
 * `2 errors, 1 hint in 1 spec; 1 can be fixed with --fix`
 * @param looked what was looked at: `1 spec`
 */
function summarise(findings, looked) {
    const count = (severity) => findings.filter((f) => f.severity === severity).length;
    const parts = ['error', 'warning', 'hint']
        .map((severity) => plural(count(severity), severity))
        .filter((part) => !part.startsWith('0 '));
    const fixable = findings.filter((f) => f.fix?.safe).length;
    const found = parts.length > 0 ? parts.join(', ') : 'nothing to mend';
    return `${found} in ${looked}${fixable > 0 ? `; ${fixable} can be fixed with --fix` : ''}`;
}
function plural(count, noun, many = `${noun}s`) {
    return `${count} ${count === 1 ? noun : many}`;
}
function excerpt(finding, lines, paint, columns) {
    const { range } = finding;
    const line = range && lines?.[range.start.line - 1];
    if (!range || line === undefined)
        return [];
    const from = range.start.column - 1;
    const to = range.end.line === range.start.line ? range.end.column - 1 : line.length;
    // An opening bracket stands for a field that is not there: the line would show nothing.
    if (to - from === 1 && /[{[]/.test(line[from] ?? ''))
        return [];
    const margin = String(range.start.line).length;
    const widest = Math.min(WIDEST, Math.max(columns ?? WIDEST, NARROWEST) - margin - 5);
    const start = from > widest - 20 ? from - 20 : 0;
    const shown = line.slice(start, start + widest);
    const meant = line.slice(from, Math.min(to, start + widest));
    const before = start > 0 ? '…' : '';
    const after = start + widest < line.length ? '…' : '';
    const indent = width(before) + width(line.slice(start, from));
    return [
        `${paint(DIM, `${range.start.line} |`)} ${before}${visible(shown)}${after}`,
        `${paint(DIM, `${' '.repeat(margin)} |`)} ${' '.repeat(indent)}${paint(COLOURS[finding.severity], '^'.repeat(Math.max(1, width(meant))))}`,
    ];
}
/** As long on the screen as before, but harmless: one sign for each character that cannot be shown. */
function visible(line) {
    return Array.from(line, (c) => (c === '\t' ? ' ' : (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(c) === c ? c : '·'))
        .join('')
        .replaceAll('##[', '##(');
}
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Columns that a text takes on a terminal. */
function width(text) {
    let columns = 0;
    for (const c of text)
        columns += /\p{Mn}/u.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
    return columns;
}
/** Breaks a text between words, the first line after `taken` columns, the others indented by two. */
function fold(text, taken, columns) {
    if (columns === undefined || columns < NARROWEST)
        return [text];
    const lines = [];
    let line = '';
    let room = columns - taken;
    for (const word of text.split(' ')) {
        const next = line === '' ? word : `${line} ${word}`;
        if (width(next) <= room || (line === '' && lines.length > 0)) {
            line = next;
            continue;
        }
        lines.push(line);
        line = `  ${word}`;
        room = columns;
    }
    return [...lines, line];
}
/**
 * Text of strangers for a line of output: unseen characters escaped, line ends too, and nothing in it that a GitHub
 * runner takes for a command: `##[` anywhere, `::` at the start of a line.
 */
function inert(text) {
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(text)
        .replaceAll('##[', '##(')
        .replace(/^\s*::/, ': :');
}


/***/ }),

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HC: () => (/* binding */ replace),
/* harmony export */   TF: () => (/* binding */ remove),
/* harmony export */   Wn: () => (/* binding */ pointer),
/* harmony export */   dz: () => (/* binding */ findingAt),
/* harmony export */   oB: () => (/* binding */ nodeAt),
/* harmony export */   t$: () => (/* binding */ positionAt),
/* harmony export */   w5: () => (/* binding */ fieldName)
/* harmony export */ });
/* unused harmony exports rangeOf, offsetInString */
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

const lineStarts = new WeakMap();
/** The position of an offset (UTF-16 units); line ends are LF, CRLF and CR. */
function positionAt(json, offset) {
    let starts = lineStarts.get(json);
    if (!starts) {
        starts = [0];
        for (const m of json.text.matchAll(/\r\n|\n|\r/g))
            starts.push(m.index + m[0].length);
        lineStarts.set(json, starts);
    }
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
}
function rangeOf(json, offset, length) {
    return { start: positionAt(json, offset), end: positionAt(json, offset + length) };
}
/** The property (for keys) or item that a path leads to, and its value; undefined where the text has none. */
function nodeAt(json, path) {
    let value = json.root;
    let property;
    for (const step of path) {
        if (!value)
            return undefined;
        property = undefined;
        if (value.type === 'object') {
            // The last of doubled keys counts, as it does for JSON.parse.
            property = value.children?.findLast((p) => p.children?.[0]?.value === String(step));
            value = property?.children?.[1];
        }
        else {
            value = value.type === 'array' ? value.children?.[Number(step)] : undefined;
        }
    }
    return value && (property ? { value, property } : { value });
}
/** RFC 6901. */
function pointer(path) {
    return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
/** A path as people say it: `memory.suggested`, `port[0].protocol`; safe to show. */
function fieldName(path) {
    return path
        .map((step, i) => {
        if (typeof step === 'number')
            return `[${step}]`;
        const key = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(step.length > 60 ? `${step.slice(0, 59)}…` : step);
        return i === 0 ? key : `.${key}`;
    })
        .join('');
}
/** Where in the file the `index`-th UTF-16 unit of a string's value stands; escapes are several characters there. */
function offsetInString(json, node, index) {
    let at = node.offset + 1;
    for (let i = 0; i < index && at < node.offset + node.length - 1; i++) {
        if (json.text[at] !== '\\')
            at += 1;
        else
            at += json.text[at + 1] === 'u' ? 6 : 2;
    }
    return at;
}
function replace(node, text) {
    return { offset: node.offset, length: node.length, text };
}
/** Takes a property or an item out of its object or list, with the comma that held it there. */
function remove(node) {
    const siblings = node.parent?.children ?? [node];
    const i = siblings.indexOf(node);
    const next = siblings[i + 1];
    if (next)
        return { offset: node.offset, length: next.offset - node.offset, text: '' };
    const before = siblings[i - 1];
    const start = before ? before.offset + before.length : node.offset;
    return { offset: start, length: node.offset + node.length - start, text: '' };
}
/** Makes a finding about a place in a JSON file. A value that is not there is shown by the nearest one around it. */
function findingAt(json, severity, code, where, text) {
    const [offset, length] = span(json, where);
    return {
        code,
        severity,
        file: json.file,
        range: rangeOf(json, offset, length),
        path: pointer(where.path),
        message: text.message,
        ...(text.got !== undefined && { got: text.got }),
        ...(text.expected !== undefined && { expected: text.expected }),
        ...(text.fix && { fix: text.fix }),
    };
}
function span(json, where) {
    if (where.at === 'file')
        return [where.offset, where.length];
    const found = nodeAt(json, where.path);
    if (!found) {
        for (let up = where.path.slice(0, -1);; up = up.slice(0, -1)) {
            const around = nodeAt(json, up)?.value;
            if (around)
                return [around.offset, 1];
            if (up.length === 0)
                return [0, Math.min(1, json.text.length)];
        }
    }
    const { value, property } = found;
    const key = property?.children?.[0];
    if (where.at === 'key' && key)
        return [key.offset, key.length];
    if (where.at === 'string' && value.type === 'string') {
        const start = offsetInString(json, value, where.start);
        return [start, offsetInString(json, value, where.end) - start];
    }
    // A whole object or list would fill the screen: its opening bracket stands for it.
    if (value.type === 'object' || value.type === 'array')
        return [value.offset, 1];
    return [value.offset, value.length];
}


/***/ }),

/***/ 6562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gZ: () => (/* binding */ MAX_FILE_BYTES),
  Vh: () => (/* binding */ readJson)
});

// UNUSED EXPORTS: MAX_DEPTH

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/esm/main.js + 5 modules
var main = __webpack_require__(9370);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
;// CONCATENATED MODULE: ./lib/src/spec/json/scan-json.js

// The scanner's kinds (jsonc-parser's SyntaxKind is a const enum, which exists only in its types).
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const BLANK = 15;
const END = 17;
/** Scans a text in one pass, without recursion, so that no nesting can exhaust the stack. */
function scanJson(text) {
    const scanner = (0,main/* createScanner */.z1)(text, false);
    const comments = [];
    const trailingCommas = [];
    const ends = [];
    let level = 0;
    let depth = 0;
    let comma;
    for (;;) {
        const kind = scanner.scan();
        if (kind === END)
            return { depth, comments, trailingCommas, ends };
        const token = { offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
        if (kind === LINE_BREAK || kind === BLANK || (token.offset === 0 && text[0] === '\ufeff'))
            continue;
        if (kind === LINE_COMMENT || kind === BLOCK_COMMENT) {
            comments.push(token);
            continue;
        }
        if (kind === OPEN_BRACE || kind === OPEN_BRACKET)
            depth = Math.max(depth, ++level);
        if (kind === CLOSE_BRACE || kind === CLOSE_BRACKET) {
            if (comma)
                trailingCommas.push(comma);
            level--;
        }
        comma = kind === COMMA ? token : undefined;
        ends.push(token.offset + token.length);
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/json/syntax-findings.js



/** After so many broken lines, more of them say nothing new. */
const MOST_ERRORS = 10;
/**
 * The mistakes in a text's JSON syntax. One mistake often makes the parser stumble several times, so each line is
 * reported once. Comments, trailing commas and a byte order mark do not break the document and are reported apart.
 */
function syntaxFindings(json, scan, errors) {
    const findings = [];
    const add = (code, where, message, fix) => {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', code, { path: [], at: 'file', ...where }, {
            message,
            got: where.length > 0 ? (0,quote/* quote */.hD)(json.text.slice(where.offset, where.offset + where.length)) : undefined,
            fix,
        }));
    };
    if (json.text.startsWith('\ufeff')) {
        const mark = { offset: 0, length: 1 };
        add('BYTE_ORDER_MARK', mark, 'The file starts with a byte order mark, which JSON does not allow.', {
            title: 'remove it',
            edits: [(0,json_text/* replace */.HC)(mark, '')],
            safe: true,
        });
    }
    const lines = new Set();
    for (const error of errors) {
        const mistake = explainError(json.text, scan, error);
        const { line } = (0,json_text/* positionAt */.t$)(json, mistake.where.offset);
        if (lines.has(line) || lines.size === MOST_ERRORS)
            continue;
        lines.add(line);
        add('NOT_JSON', mistake.where, mistake.message, mistake.fix);
    }
    for (const comma of scan.trailingCommas) {
        if (errors.some((error) => error.offset === comma.offset))
            continue;
        add('TRAILING_COMMA', comma, 'JSON allows no comma after the last entry.', {
            title: 'remove the comma',
            edits: [(0,json_text/* replace */.HC)(comma, '')],
            safe: true,
        });
    }
    for (const comment of scan.comments) {
        add('COMMENT', comment, 'JSON allows no comments.', {
            title: 'remove the comment',
            edits: [removeComment(json.text, comment)],
            safe: true,
        });
    }
    return findings;
}
/** A comment that has its lines to itself goes with them. */
function removeComment(text, { offset, length }) {
    const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, offset));
    const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(offset + length));
    if (!before || !after)
        return { offset, length, text: '' };
    const blanks = before[0].replace('\n', '').length;
    return { offset: offset - blanks, length: blanks + length + after[0].length, text: '' };
}
/** Words of other languages for JSON's own. */
const OTHER_WORDS = {
    True: 'true',
    TRUE: 'true',
    False: 'false',
    FALSE: 'false',
    None: 'null',
    nil: 'null',
    NULL: 'null',
    undefined: 'null',
};
function explainError(text, scan, { error, offset, length }) {
    const where = { offset: Math.min(offset, text.length), length: Math.min(length, text.length - offset) };
    const symbol = text.slice(offset, offset + length);
    const behind = scan.ends.findLast((end) => end <= offset) ?? 0;
    switch ((0,main/* printParseErrorCode */._n)(error)) {
        case 'InvalidSymbol':
            return explainSymbol(text, where, symbol);
        case 'CommaExpected':
            return {
                where: { offset: behind, length: 0 },
                message: `A comma is missing before ${(0,quote/* quote */.hD)(symbol.replace(/^"|"$/g, ''))}.`,
                fix: { title: 'insert a comma', edits: [{ offset: behind, length: 0, text: ',' }], safe: true },
            };
        case 'ColonExpected':
            return { where, message: 'A field is written "name": value; here the colon is missing.' };
        case 'PropertyNameExpected':
            return { where, message: `The name of a field must stand here, in double quotes${instead(symbol)}.` };
        case 'ValueExpected':
            return { where, message: `A value is missing here${instead(symbol)}.` };
        case 'CloseBraceExpected':
            return { where: { offset: behind, length: 0 }, message: 'A "{" is never closed: "}" is missing here.' };
        case 'CloseBracketExpected':
            return { where: { offset: behind, length: 0 }, message: 'A "[" is never closed: "]" is missing here.' };
        case 'EndOfFileExpected':
            return {
                where,
                message: 'The document is over before this; a file holds one JSON object and nothing else.',
            };
        case 'UnexpectedEndOfString':
            return { where, message: 'This text is never closed: its last double quote is missing in this line.' };
        case 'UnexpectedEndOfComment':
            return { where, message: 'This comment is never closed, and JSON allows no comments.' };
        case 'UnexpectedEndOfNumber':
        case 'InvalidNumberFormat':
            return { where, message: `${(0,quote/* quote */.hD)(symbol)} is not a number as JSON writes it.` };
        case 'InvalidUnicode':
            return { where, message: 'After \\u in a text, four hex digits must follow.' };
        case 'InvalidEscapeCharacter':
            return {
                where,
                message: 'This text has a backslash before a character that needs none; a backslash itself is written \\\\.',
            };
        case 'InvalidCharacter':
            return explainRawCharacter(where, symbol);
        default:
            return { where, message: 'This is not JSON.' };
    }
}
function instead(symbol) {
    return symbol === '' ? '' : `, not ${(0,quote/* quote */.hD)(symbol)}`;
}
function explainSymbol(text, where, symbol) {
    const single = /'((?:[^'\\\r\n]|\\.)*)'/y;
    single.lastIndex = where.offset;
    const quoted = single.exec(text);
    if (quoted) {
        const inner = quoted[1].replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
        const span = { offset: where.offset, length: quoted[0].length };
        return {
            where: span,
            message: 'JSON writes text in double quotes, not in single ones.',
            fix: { title: 'use double quotes', edits: [(0,json_text/* replace */.HC)(span, `"${inner}"`)], safe: true },
        };
    }
    const word = Object.hasOwn(OTHER_WORDS, symbol) ? OTHER_WORDS[symbol] : undefined;
    if (word) {
        return {
            where,
            message: `JSON writes ${word}, not ${symbol}.`,
            fix: { title: `write ${word}`, edits: [(0,json_text/* replace */.HC)(where, word)], safe: true },
        };
    }
    const key = /^([A-Za-z_$][\w$-]*)(:?)$/.exec(symbol);
    if (key &&
        (key[2] || /^\s*:/.test(text.slice(where.offset + symbol.length, where.offset + symbol.length + 50)))) {
        return {
            where,
            message: `The name of a field must be in double quotes: "${key[1]}".`,
            fix: { title: 'put it in double quotes', edits: [(0,json_text/* replace */.HC)(where, `"${key[1]}"${key[2]}`)], safe: true },
        };
    }
    return {
        where,
        message: `${(0,quote/* quote */.hD)(symbol)} is no JSON value. Text must be in double quotes.`,
    };
}
function explainRawCharacter(where, symbol) {
    const message = 'This text holds a tab or another control character as it is; JSON writes it as an escape such as \\t.';
    if (/[^\t\u0020-\uffff]/.test(symbol))
        return { where, message };
    const fix = { title: 'write \\t', edits: [(0,json_text/* replace */.HC)(where, symbol.replace(/\t/g, '\\t'))], safe: true };
    return { where, message, fix };
}

;// CONCATENATED MODULE: ./lib/src/spec/json/read-json.js





/** What people write is a kilobyte or two; what is larger is something else. In bytes of UTF-8. */
const MAX_FILE_BYTES = 256 * 1024;
/** Nothing that people write is deeper than five levels. */
const MAX_DEPTH = 32;
// Setting or reading these by name reaches into JavaScript's objects, and `JSON.parse`'s readers differ on them.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * Reads JSON with its mistakes: as much of the document as can be understood, and one finding per mistake in the
 * syntax, per doubled or forbidden key and per character that cannot be seen. Never throws.
 * @param prose fields whose text may have several lines; everywhere else a control character is a mistake
 */
function readJson(text, file, prose = () => false) {
    const empty = { file, text, broken: true };
    const whole = (code, message) => ({
        json: empty,
        findings: [{ code, severity: 'error', file, path: '', message }],
    });
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_FILE_BYTES) {
        return whole('FILE_TOO_LARGE', `The file has ${bytes} bytes; ${MAX_FILE_BYTES} are allowed. Keep data in files of its own.`);
    }
    if (/^\ufeff?\s*$/.test(text))
        return whole('EMPTY_FILE', 'The file is empty; it must hold one JSON object.');
    const scan = scanJson(text);
    if (scan.depth > MAX_DEPTH) {
        return whole('TOO_DEEP', `Objects and lists are ${scan.depth} levels deep in each other; ${MAX_DEPTH} are allowed.`);
    }
    const errors = [];
    // The mark at the start stays a character of the text, so that offsets hold; the parser gets a blank for it.
    const parsed = (0,main/* parseTree */.cZ)(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
    const json = { file, text, broken: errors.length > 0, ...(parsed && { root: parsed }) };
    const findings = syntaxFindings(json, scan, errors);
    if (!parsed)
        return { json, findings };
    const content = new Content(json, prose, findings);
    const value = content.read(parsed, []);
    if (parsed.type !== 'object' && errors.length === 0) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'NOT_AN_OBJECT', { path: [] }, {
            message: 'The file must hold one JSON object: { … }.',
            got: (0,quote/* quote */.hD)(value),
            expected: 'an object',
        }));
    }
    return { json: { ...json, value }, findings };
}
/** Turns the tree into plain values and reports what JSON's grammar allows but nobody means. */
class Content {
    json;
    prose;
    findings;
    constructor(json, prose, findings) {
        this.json = json;
        this.prose = prose;
        this.findings = findings;
    }
    read(node, path) {
        if (node.type === 'object')
            return this.object(node, path);
        if (node.type === 'array')
            return (node.children ?? []).map((item, i) => this.read(item, [...path, i]));
        if (typeof node.value === 'string')
            this.checkCharacters(node, path, 'value');
        if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
            const written = this.json.text.slice(node.offset, node.offset + node.length);
            this.add('NUMBER_TOO_LARGE', node, path, `"${(0,json_text/* fieldName */.w5)(path)}" is larger than any number that JSON readers can hold.`, written);
        }
        return node.value;
    }
    object(node, path) {
        const value = {};
        const first = new Map();
        for (const property of node.children ?? []) {
            const [key, item] = property.children ?? [];
            if (!key)
                continue;
            const name = String(key.value);
            const here = [...path, name];
            if (FORBIDDEN_KEYS.has(name)) {
                this.add('FORBIDDEN_KEY', key, here, `The key ${(0,quote/* quote */.hD)(name)} is not allowed anywhere. Take it out.`, (0,quote/* quote */.hD)(name));
                continue;
            }
            this.checkCharacters(key, here, 'key');
            const earlier = first.get(name);
            if (earlier)
                this.addDouble(property, earlier, here);
            else
                first.set(name, property);
            if (item)
                value[name] = this.read(item, here);
        }
        return value;
    }
    addDouble(property, earlier, path) {
        const { json } = this;
        const line = json.text.slice(0, earlier.offset).split(/\r\n|\n|\r/).length;
        const source = (n) => n && json.text.slice(n.offset, n.offset + n.length);
        const same = source(property.children?.[1]) === source(earlier.children?.[1]);
        const key = property.children[0];
        this.add('DUPLICATE_KEY', key, path, `The field "${(0,json_text/* fieldName */.w5)(path)}" stands here a second time; the first is in line ${line}. Programs differ in which one they read: keep one.`, (0,quote/* quote */.hD)(key.value), same
            ? { title: 'remove the second, which says the same', edits: [(0,json_text/* remove */.TF)(property)], safe: true }
            : undefined);
    }
    checkCharacters(node, path, part) {
        const found = read_json_hidden(String(node.value), part === 'value' && this.prose(path));
        // Raw control characters are not JSON and are reported as such.
        const raw = this.json.text.slice(node.offset, node.offset + node.length);
        if (!found || (found < ' ' && raw.includes(found)))
            return;
        const code = `U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        this.add('HIDDEN_CHARACTER', node, path, `"${(0,json_text/* fieldName */.w5)(path)}" has the character ${code} in its ${part === 'key' ? 'name' : 'text'}, which cannot be seen or steers what is shown. Take it out.`, (0,quote/* quote */.hD)(node.value));
    }
    add(code, node, path, message, got, fix) {
        const { offset, length } = node;
        const finding = (0,json_text/* findingAt */.dz)(this.json, 'error', code, { path, at: 'file', offset, length }, {
            message,
            got,
            fix,
        });
        this.findings.push({ ...finding, path: (0,json_text/* pointer */.Wn)(path) });
    }
}
// Joiners (U+200C, U+200D) are left alone: scripts and emoji need them. Lone surrogates have no UTF-8.
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** The first hidden character. In prose, tabs and line ends are no surprise. */
function read_json_hidden(text, prose) {
    for (const [character] of text.matchAll(HIDDEN))
        if (!prose || !/[\t\r\n]/.test(character))
            return character;
    return undefined;
}


/***/ }),

/***/ 7479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   U8: () => (/* binding */ fitBlocks),
/* harmony export */   ti: () => (/* binding */ inlineCode)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

/** Markdown for GitHub's pages: comments, check runs, job summaries. Texts of strangers come out as text. */
/**
 * Entities for what Markdown, its tables and GitHub's formulas read; a zero-width space where GitHub would make a
 * mention, an issue, a link or a picture of a word (`@team`, `#1`, `https://…`, `www.…`, `:tada:`).
 */
function escapeMarkdown(text) {
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(text.replace(/\s+/g, ' '))
        .replace(/[&<>"|`*_[\]\\~!]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/@|#(?=\w)(?!\d+;)|:(?=\/\/)|\bwww(?=\.)|:(?=[\w+-]+:)/gi, '$&\u200b')
        .replaceAll('$', '<span>&#36;</span>');
}
/**
 * A text of strangers as code inside a line. GitHub makes no mentions or issues of code, so that nothing unseen has to be
 * put between: people copy image names from here.
 */
function inlineCode(text) {
    const escaped = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(text.replace(/\s+/g, ' ')).replace(/[&<>"|`*_[\]\\~!@#$]|:(?=\/\/)/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${escaped.replace(/\bwww(?=\.)/gi, '$&\u200b')}</code>`;
}
/** Of long lines and long texts, this much is shown. */
const LONGEST_LINE = 400;
/**
 * A text of strangers as a block of code: line ends stay, the rest is text and nothing else. Not fenced, since a text
 * could hold any fence.
 * @param most lines; of more, the last ones are shown, since that is where programs say what went wrong
 */
function codeBlock(text, most = 1000) {
    const lines = text.replace(/\n+$/, '').split(/\r\n|\n|\r/);
    const shown = lines.slice(-most).map((line) => escapeCode(clip(line, LONGEST_LINE)));
    const before = lines.length > most ? [`… ${lines.length - most} lines before`] : [];
    return `<pre>${[...before, ...shown].join('\n')}</pre>`;
}
/** The first `length` characters, and a mark where something is missing. */
function clip(text, length) {
    if (text.length <= length)
        return text;
    const head = text.slice(0, length);
    // Not in the middle of a character.
    return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}… (${text.length - length} more characters)`;
}
/**
 * Inside `<pre>` nothing is Markdown until `</pre>` (CommonMark, HTML blocks of the first kind); readers that know only
 * the other kinds end them at an empty line.
 */
function escapeCode(line) {
    const escaped = (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeUnseen */ .YA)(line.replaceAll('\t', '    ')).replace(/[&<>@]/g, (character) => `&#${character.charCodeAt(0)};`);
    return escaped === '' ? '&#32;' : escaped;
}
/**
 * Blocks one after another, as many as fit. Each block is whole in itself, so that nothing stays open; what does not
 * fit is counted at the end.
 * @param bytes of UTF-8, the note about what is missing included
 */
function fitBlocks(blocks, bytes, elsewhere) {
    const note = (left) => `\n\n_${left} more ${left === 1 ? 'part is' : 'parts are'} in ${elsewhere}._\n`;
    const room = bytes - Buffer.byteLength(note(blocks.length));
    const shown = [];
    let used = 0;
    for (const block of blocks) {
        const size = Buffer.byteLength(block) + 2;
        if (used + size > room)
            continue;
        used += size;
        shown.push(block);
    }
    const left = blocks.length - shown.length;
    return `${shown.join('\n\n')}${left > 0 ? note(left) : '\n'}`;
}


/***/ }),

/***/ 8592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5336);

/** Longer words are no typing mistakes, and comparing them costs. */
const LONGEST = 64;
/**
 * The word that was probably meant: equal but for case, `-`, `_` and blanks, or at most a third of its letters off
 * (two changes at most). Undefined when none is near or two are equally near.
 */
function nearest(written, words) {
    if (written.length > LONGEST)
        return undefined;
    const plain = flatten(written);
    let best;
    let least = Number.POSITIVE_INFINITY;
    let tied = false;
    for (const word of words) {
        if (word === written)
            continue;
        const steps = flatten(word) === plain ? 0 : changes(written.toLowerCase(), word.toLowerCase());
        if (steps > Math.min(2, Math.floor(Math.max(word.length, written.length) / 3)))
            continue;
        tied = steps === least;
        if (steps < least)
            [best, least] = [word, steps];
    }
    return tied ? undefined : best;
}
/** Levenshtein's distance, but two letters that changed places are one mistake of the fingers. */
function changes(a, b) {
    const steps = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .I)(a, b);
    return steps === 2 && a.length === b.length && Array.from(a).sort().join() === Array.from(b).sort().join()
        ? 1
        : steps;
}
function flatten(word) {
    return word.toLowerCase().replace(/[-_ ]/g, '');
}


/***/ }),

/***/ 2529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hd: () => (/* binding */ examineSpec)
});

// UNUSED EXPORTS: MAX_SPEC_BYTES, parseSpec

;// CONCATENATED MODULE: ./lib/catalog/schema/spec.schema.json
const spec_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/spec.schema.json","title":"Pipewright spec","description":"What a person writes about a containerized algorithm: catalog/<name>/spec.json.","type":"object","additionalProperties":false,"required":["name","container_name","run_command","input_file_path","output_file_path","memory"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The name people use for this algorithm. Unique in the catalog, and the name of its folder.","markdownDescription":"The name people use for this algorithm. Unique in the catalog (`-` and `_` count as equal) and the name of its folder.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["gaussian-blur"]},"version":{"description":"Version of this entry (SemVer). A published version never changes.","type":"string","minLength":1,"maxLength":64,"default":"1.0.0","examples":["1.0.0","2.1.0-beta.1"]},"description":{"description":"What the algorithm does, in a sentence or two.","type":"string","minLength":1,"maxLength":1000,"pattern":"\\\\S","patternErrorMessage":"a sentence","examples":["Blurs an image."]},"license":{"description":"License of the algorithm, as an SPDX expression.","type":"string","minLength":1,"maxLength":200,"examples":["MIT","Apache-2.0","GPL-3.0-or-later"]},"maintainers":{"description":"Who answers for this entry.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/maintainer"},"defaultSnippets":[{"label":"maintainer","body":[{"github":"$1"}]}]},"authors":{"description":"Who made the algorithm.","type":"array","maxItems":200,"items":{"$ref":"#/definitions/author"}},"homepage":{"description":"The algorithm\'s home page.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur"]},"source":{"description":"Where its source code is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur.git"]},"documentation":{"description":"Where its manual is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur/manual"]},"doi":{"description":"DOI of the paper to cite.","type":"string","minLength":1,"maxLength":300,"pattern":"^10\\\\.\\\\d{4,9}/\\\\S+$","patternErrorMessage":"a DOI such as 10.1000/182, without an address before it","examples":["10.1000/182"]},"tags":{"description":"Words to find it by.","type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","patternErrorMessage":"lower-case letters, digits and single hyphens"},"examples":[["imaging","filter"]]},"container_name":{"description":"The image that holds the algorithm, as `docker pull` takes it.","markdownDescription":"The image that holds the algorithm, as `docker pull` takes it. Best with a tag or a digest, so that it names one image.","type":"string","minLength":1,"maxLength":500,"examples":["ghcr.io/alice/blur:1.2","wangyx2005/change123"]},"system":{"description":"The system the image is built on. Information only: every Linux image works.","type":"string","maxLength":200,"examples":["ubuntu","debian:13","alpine"]},"executable_path":{"description":"Full path of the algorithm\'s program inside the image.","type":"string","minLength":1,"maxLength":1000,"examples":["/change123"]},"run_command":{"description":"The command that runs the algorithm: $input is the input file, $output the output file or folder.","markdownDescription":"The command that runs the algorithm. It is split into words as a shell would, but **no shell runs it**. Replaced, inside words too: `$input` (the input file), `$output` (the output file or folder), `$output_dir`, `$input_name`, `$input_stem`, and every declared variable (`$NAME`, `${NAME}`).","type":"string","minLength":1,"maxLength":10000,"examples":["sh /change123.sh $input $output","/blur --sigma=$SIGMA --in=$input --out=$output"]},"input_file_path":{"description":"The folder in the image where the input file is put.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/in","examples":["/data/in"]},"output_file_path":{"description":"The folder in the image where the algorithm leaves its output.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/out","examples":["/data/out"]},"output_name":{"description":"How an output is named after its input: {name} is the input\'s name, {stem} the name without its ending, {ext} the ending without its dot.","markdownDescription":"How an output is named after its input: `{name}` is the input\'s file name (`a.b.png`), `{stem}` the name without its ending (`a.b`), `{ext}` the ending without its dot (`png`).","type":"string","minLength":1,"maxLength":200,"default":"{name}","examples":["{stem}.json","{stem}-blurred.{ext}"]},"inputs":{"description":"Which files it takes.","type":"object","additionalProperties":false,"required":["patterns"],"properties":{"patterns":{"description":"Patterns of file names, such as *.png. Other files are refused before they cost anything.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^/]+$","patternErrorMessage":"a pattern of a file\'s name such as *.png, without \\"/\\""},"examples":[["*.png","*.jpg"]]}}},"instance_type":{"description":"The EC2 instance type the algorithm prefers. Empty: chosen from memory and CPU.","type":"string","maxLength":60,"pattern":"^(?:[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)?$","patternErrorMessage":"an EC2 instance type such as t3.small, or nothing","default":"","examples":["","t3.small","g5.xlarge"]},"memory":{"description":"Memory in MB.","markdownDescription":"Memory in MB. `suggested` is what it gets; `minimal`, which may be left out, is what it cannot do without.","type":"object","additionalProperties":false,"required":["suggested"],"properties":{"minimal":{"description":"What it cannot do without, in MB. May be left out.","type":"integer","minimum":4,"maximum":25165824,"examples":[50]},"suggested":{"description":"What it should get, in MB.","type":"integer","minimum":4,"maximum":25165824,"examples":[128]}},"examples":[{"minimal":50,"suggested":128}]},"CPU":{"description":"How many vCPUs it should get, such as 0.5 or 2. {} means not said.","type":["number","object"],"minimum":0.125,"maximum":1024,"maxProperties":0,"examples":[1,0.5,{}]},"gpu":{"description":"GPUs it needs.","type":"object","additionalProperties":false,"required":["count"],"properties":{"count":{"description":"How many.","type":"integer","minimum":1,"maximum":16,"examples":[1]}}},"disk_gb":{"description":"Disk space it needs, in GB.","type":"integer","minimum":1,"maximum":16384,"default":20},"timeout_minutes":{"description":"How long one input may take, in minutes, before it counts as failed.","type":"integer","minimum":1,"maximum":690,"default":60},"user_specified_environment_variables":{"description":"Variables that the user of the algorithm may set.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/variable"},"defaultSnippets":[{"label":"variable","body":[{"name":"$1","required":false}]}]},"port":{"description":"Ports that the algorithm listens on.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/port"}},"exit_codes":{"description":"What an exit code of the algorithm means, for people.","type":"object","maxProperties":256,"propertyNames":{"pattern":"^(?:0|[1-9]\\\\d?|1\\\\d\\\\d|2[0-4]\\\\d|25[0-5])$","patternErrorMessage":"an exit code from 0 to 255"},"additionalProperties":{"type":"string","minLength":1,"maxLength":500},"examples":[{"3":"input is not an image"}]},"tests":{"description":"Tries on small samples. They run when the entry is published.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/test"},"defaultSnippets":[{"label":"test","body":[{"name":"$1","input":"tests/$2","expect":{"outputs":["*"]}}]}]},"deprecated":{"description":"Set when nobody should start using it any more.","type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"description":"Why.","type":"string","minLength":1,"maxLength":500},"replaced_by":{"description":"The algorithm to use instead.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them"}}}},"definitions":{"maintainer":{"description":"Somebody who answers for this algorithm.","type":"object","additionalProperties":false,"required":["github"],"properties":{"github":{"description":"Login on GitHub, without @.","type":"string","minLength":1,"maxLength":39,"pattern":"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$","patternErrorMessage":"a GitHub login: letters, digits and single hyphens, without \\"@\\"","examples":["alice"]},"github_id":{"description":"The account\'s number on GitHub. It stays when the login changes, so nobody can take over the name.","type":"integer","minimum":1,"maximum":9007199254740991,"examples":[583231]},"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200},"email":{"description":"Where to write to.","type":"string","minLength":3,"maxLength":254,"pattern":"^[^\\\\s@<>]+@[^\\\\s@<>]+$","patternErrorMessage":"an e-mail address such as alice@example.org"}}},"author":{"description":"Somebody who made the algorithm.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200,"examples":["Ada Lovelace"]},"orcid":{"description":"ORCID iD, four groups of four.","type":"string","pattern":"^\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{3}[\\\\dX]$","patternErrorMessage":"an ORCID iD such as 0000-0002-1825-0097","examples":["0000-0002-1825-0097"]}}},"variable":{"description":"One variable that the user of the algorithm may set.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name of the environment variable. In run_command, $NAME stands for its value.","markdownDescription":"Name of the environment variable. In `run_command`, `$NAME` and `${NAME}` stand for its value. Reserved: `PATH`, `LD_*`, `AWS_*`, `ECS_*`, `GITHUB_*`, `PIPEWRIGHT_*`, `NODE_OPTIONS`.","type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"letters, digits and \\"_\\", not starting with a digit","examples":["SIGMA","SEED"]},"required":{"description":"The user must set it.","type":"boolean","default":false},"type":{"description":"What values it takes. Values are checked before anything is deployed.","type":"string","enum":["string","number","integer","boolean"],"default":"string"},"default":{"description":"Its value when the user sets none; of the type above.","type":["string","number","boolean"],"maxLength":4096},"description":{"description":"What it does, for the user.","type":"string","minLength":1,"maxLength":1000},"secret":{"description":"Its value is kept out of plans and logs and comes from SSM or Secrets Manager.","type":"boolean","default":false}}},"port":{"description":"One port that the algorithm listens on.","type":"object","additionalProperties":false,"required":["port"],"properties":{"port":{"description":"Port number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"tcp or udp.","type":"string","enum":["tcp","udp"],"default":"tcp"}}},"test":{"description":"One try of the algorithm on a small sample, with what must come out.","type":"object","additionalProperties":false,"required":["name","input"],"properties":{"name":{"description":"What the test shows, in a few words.","type":"string","minLength":1,"maxLength":100,"pattern":"\\\\S","patternErrorMessage":"a few words","examples":["blurs a small picture"]},"input":{"description":"The sample, relative to the folder of this file.","type":"string","minLength":1,"maxLength":500,"examples":["tests/small.png"]},"env":{"description":"Values for the declared variables.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a declared variable"},"additionalProperties":{"type":"string","maxLength":4096},"examples":[{"SIGMA":"2"}]},"expect":{"description":"What must come out.","type":"object","additionalProperties":false,"properties":{"exit_code":{"description":"Exit code of the command.","type":"integer","minimum":0,"maximum":255,"default":0},"outputs":{"description":"Patterns of file names; each must match at least one output.","type":"array","maxItems":100,"items":{"type":"string","minLength":1,"maxLength":500},"examples":[["*.png"]]},"sha256":{"description":"Output\'s name to the SHA-256 of its content.","type":"object","maxProperties":100,"additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$","patternErrorMessage":"64 lower-case hex digits"}},"contains":{"description":"Output\'s name to a text, or several, that must occur in it.","type":"object","maxProperties":100,"additionalProperties":{"type":["string","array"],"minLength":1,"maxLength":10000,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":10000}}}}}}}},"examples":[{"container_name":"wangyx2005/change123","system":"ubuntu","input_file_path":"/","output_file_path":"/","executable_path":"/change123","run_command":"sh /change123.sh $input $output","name":"change123-s3","instance_type":"","memory":{"minimal":50,"suggested":128},"CPU":{},"user_specified_environment_variables":[{"name":"TEST_ENV","required":true}],"port":[{"port":9090,"protocol":"tcp"}]}]}');
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(8873);
// EXTERNAL MODULE: ./lib/src/spec/field-names.js
var field_names = __webpack_require__(3761);
// EXTERNAL MODULE: ./lib/src/spec/read-document.js + 1 modules
var read_document = __webpack_require__(777);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(8592);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(3026);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var spec_words = __webpack_require__(4161);
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

;// CONCATENATED MODULE: ./lib/src/spec/template.js
/** `output_name`: how an output's file name is made from its input's. */
const PLACEHOLDER = /\{([^{}]*)\}/g;
const PLACEHOLDERS = ['name', 'stem', 'ext'];
/**
 * Names an output after its input. `{name}` is the input's file name, `{stem}` that without its last ending, `{ext}`
 * the ending without its dot. An input without an ending takes the dot before `{ext}` along: `{stem}.{ext}` of
 * `README` is `README`.
 */
function outputName(template, inputName) {
    const dot = inputName.lastIndexOf('.');
    const stem = dot > 0 ? inputName.slice(0, dot) : inputName;
    const ext = dot > 0 ? inputName.slice(dot + 1) : '';
    const parts = { name: inputName, stem, ext };
    // In one pass: what stands for a placeholder may look like one.
    return (ext === '' ? template.replaceAll('.{ext}', '') : template).replace(/\{(name|stem|ext)\}/g, (_, part) => parts[part]);
}
/** The placeholders of a template: what is in the braces, and where the brace opens. */
function placeholdersIn(template) {
    return [...template.matchAll(PLACEHOLDER)].map((m) => ({
        name: m[1],
        offset: m.index,
        length: m[0].length,
    }));
}

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
    const known = placeholdersIn(template).filter((p) => PLACEHOLDERS.includes(p.name));
    for (const { name, offset, length } of placeholdersIn(template)) {
        if (PLACEHOLDERS.includes(name))
            continue;
        const meant = (0,near/* nearest */.p)(name, PLACEHOLDERS);
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
    else if (/[{}]/.test(bare) && placeholdersIn(template).length === known.length) {
        report.add('error', 'UNKNOWN_PLACEHOLDER', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)}, which has a brace without its partner.`,
            got: (0,quote/* quote */.hD)(template),
            expected: '{name}, {stem} or {ext}',
        });
    }
    else if (placeholdersIn(template).length === 0) {
        report.add('warning', 'OUTPUTS_OVERWRITE', { path }, {
            message: `"output_name" is ${(0,quote/* quote */.hD)(template)} for every input, so that two inputs of one folder overwrite each other's output. Put {stem} into it.`,
            got: (0,quote/* quote */.hD)(template),
            expected: 'a name such as {stem}.json',
        });
    }
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
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
var spdx_expression_parse = __webpack_require__(3326);
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

;// CONCATENATED MODULE: ./lib/src/spec/rules/variables.js


/** The types a variable may have, in words. */
const TYPES = {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
};
/** What users may set: names that are free, values that fit. */
function checkVariables(report) {
    const first = new Map();
    for (const [i, path] of report.items(['user_specified_environment_variables']).entries()) {
        const name = report.text([...path, 'name']);
        if (name !== undefined) {
            variables_checkName(report, [...path, 'name'], name);
            const earlier = first.get(name);
            if (earlier === undefined)
                first.set(name, i);
            else {
                report.add('error', 'DUPLICATE_VARIABLE', { path: [...path, 'name'] }, {
                    message: `The variable ${(0,quote/* quote */.hD)(name)} is declared twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
                    got: (0,quote/* quote */.hD)(name),
                });
            }
        }
        checkDefault(report, path, name ?? '');
    }
}
function variables_checkName(report, path, name) {
    const ours = reserved/* COMMAND_NAMES */.nZ.includes(name);
    if (!ours && !(0,reserved/* isReservedVariable */.x4)(name))
        return;
    report.add('error', 'RESERVED_VARIABLE', { path }, {
        message: ours
            ? `The variable ${(0,quote/* quote */.hD)(name)} has the name of one that "run_command" always has. Choose another name.`
            : `The variable ${(0,quote/* quote */.hD)(name)} belongs to the system; users may not set it. Choose another name.`,
        got: (0,quote/* quote */.hD)(name),
        expected: 'no PATH, LD_*, AWS_*, ECS_*, GITHUB_*, PIPEWRIGHT_* or NODE_OPTIONS',
    });
}
function checkDefault(report, path, name) {
    const field = [...path, 'default'];
    const value = report.value(field);
    if (value === undefined)
        return;
    const type = report.text([...path, 'type']) ?? 'string';
    if (!fits(value, type)) {
        const better = converted(value, type);
        report.add('error', 'WRONG_DEFAULT', { path: field }, {
            message: `The default of ${(0,quote/* quote */.hD)(name)} is ${(0,quote/* quote */.hD)(value)}, but its type is "${type}": it must be ${TYPES[type]}.`,
            got: (0,quote/* quote */.hD)(value),
            expected: TYPES[type],
            fix: better === undefined ? undefined : report.rewrite(field, better, true),
        });
    }
    if (report.value([...path, 'required']) === true) {
        report.add('warning', 'DEFAULT_NEVER_USED', { path: field }, {
            message: `${(0,quote/* quote */.hD)(name)} is required, so that its default is never used. Drop one of the two.`,
            got: (0,quote/* quote */.hD)(value),
        });
    }
    if (report.value([...path, 'secret']) === true) {
        report.add('warning', 'SECRET_IN_SPEC', { path: field }, {
            message: `${(0,quote/* quote */.hD)(name)} is secret, but its default stands here for everybody to read. Take the default out.`,
        });
    }
}
/** Whether a value, as JSON has it or as the text of an environment variable, is of a variable's type. */
function fits(value, type) {
    if (type === 'string')
        return typeof value === 'string';
    if (type === 'boolean')
        return typeof value === 'boolean';
    return typeof value === 'number' && (type === 'number' || Number.isInteger(value));
}
/** The same value in the right type, where there is no doubt. */
function converted(value, type) {
    if (type === 'string')
        return String(value);
    if (typeof value !== 'string')
        return undefined;
    if (type === 'boolean')
        return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return Number.isFinite(number) && fits(number, type) ? number : undefined;
}

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
        if (value !== undefined && type !== 'string' && converted(value, type) === undefined) {
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
var schema = __webpack_require__(5269);
;// CONCATENATED MODULE: ./lib/src/spec/parse.js














const SCHEMA = new schema/* DocumentSchema */.x(spec_schema_namespaceObject, field_names/* SPEC_WORDS */._);
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
    checkVariables(report);
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

/***/ 6584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ quoteList),
/* harmony export */   YA: () => (/* binding */ escapeUnseen),
/* harmony export */   hD: () => (/* binding */ quote)
/* harmony export */ });
/** Showing text that strangers wrote: nothing in it may move a cursor, hide, or end a line. */
/** Longest quotation in a finding, in characters (UTF-16 units may be twice as many). */
const LONGEST = 60;
// What cannot be seen or steers a terminal: control characters (C0, DEL, C1), lone surrogates, soft hyphen, directions,
// zero widths, line and paragraph separators, invisible operators, byte order mark, interlinear marks, tags.
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** A value as JSON in one line, unseen characters escaped, shortened to 60 characters with `…`. */
function quote(value) {
    const json = JSON.stringify(value, (_key, v) => (typeof v === 'bigint' ? String(v) : v)) ?? 'nothing';
    return shorten(escapeUnseen(json));
}
/** Replaces characters that cannot be seen or that steer a terminal by `\u` escapes; line ends too. */
function escapeUnseen(text) {
    return text.replace(UNSEEN, (character) => {
        const code = character.codePointAt(0);
        return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
    });
}
function shorten(json) {
    if (json.length <= LONGEST)
        return json;
    const characters = Array.from(json.slice(0, LONGEST * 2));
    if (characters.length <= LONGEST && json.length <= LONGEST * 2)
        return json;
    const end = /["}\]]$/.exec(json)?.[0] ?? '';
    return `${characters.slice(0, LONGEST - 1 - end.length).join('')}…${end}`;
}
/** A list of words as a sentence has it: `"a", "b" or "c"`. */
function quoteList(words, joint) {
    const quoted = words.map((word) => quote(word));
    return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${joint} ${quoted.at(-1)}`;
}


/***/ }),

/***/ 777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ readDocument)
});

// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(6562);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/schema-findings.js + 1 modules
var schema_findings = __webpack_require__(3238);
;// CONCATENATED MODULE: ./lib/src/spec/rules/report.js


/** What the rules get: a document whose shape was checked, and a place for what they find. */
class Report {
    findings;
    json;
    /** Values that already have an error: rules have nothing to add to them. */
    wrong;
    constructor(json, findings) {
        this.json = json;
        this.findings = [...findings];
        this.wrong = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.path));
    }
    add(severity, code, where, text) {
        this.findings.push((0,json_text/* findingAt */.dz)(this.json, severity, code, where, text));
    }
    /** The value at a path; undefined where it is missing or already has an error. */
    value(path) {
        return this.wrong.has((0,json_text/* pointer */.Wn)(path)) ? undefined : (0,schema_findings/* valueAt */.f)(this.json.value, path);
    }
    text(path) {
        const value = this.value(path);
        return typeof value === 'string' ? value : undefined;
    }
    number(path) {
        const value = this.value(path);
        return typeof value === 'number' ? value : undefined;
    }
    /** The paths of a list's items. */
    items(path) {
        const value = this.value(path);
        return Array.isArray(value) ? value.map((_, i) => [...path, i]) : [];
    }
    /** The keys of an object and the paths of their values. */
    entries(path) {
        const value = this.value(path);
        return value !== null && typeof value === 'object' && !Array.isArray(value)
            ? Object.keys(value).map((key) => [key, [...path, key]])
            : [];
    }
    /** The document has this field, whatever is in it. */
    has(path) {
        return (0,schema_findings/* valueAt */.f)(this.json.value, path) !== undefined;
    }
    /** The document has this field of its own, or one that was meant to be it. */
    hasOrMeans(field) {
        const renamed = ({ code, path, expected }) => code === 'UNKNOWN_FIELD' && expected === field && path.lastIndexOf('/') === 0;
        return this.has([field]) || this.findings.some(renamed);
    }
    node(path) {
        return (0,json_text/* nodeAt */.oB)(this.json, path);
    }
    /** A fix that writes another value. */
    rewrite(path, value, safe, title) {
        const node = this.node(path)?.value;
        const text = JSON.stringify(value);
        return (node && {
            title: title ?? `write ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`,
            edits: [(0,json_text/* replace */.HC)(node, text)],
            safe,
        });
    }
    /** A fix that gives a field another name. */
    renameKey(path, name, safe) {
        const key = this.node(path)?.property?.children?.[0];
        return key && { title: `rename to "${name}"`, edits: [(0,json_text/* replace */.HC)(key, JSON.stringify(name))], safe };
    }
}

;// CONCATENATED MODULE: ./lib/src/spec/read-document.js



/**
 * Reads a document that a person wrote, with its mistakes in the syntax and in its fields. Pure; never throws.
 * @param file the file as the user named it, for the findings
 * @param prose fields whose text may have several lines
 * @returns a report for the rules; undefined `document` where there is nothing that rules could look at
 */
function readDocument(text, file, schema, prose) {
    const { json, findings } = (0,read_json/* readJson */.Vh)(text, file, prose);
    if (!isObject(json.value))
        return { report: new Report(json, findings) };
    // A hidden character breaks a value's form as well: that is one mistake.
    const hidden = new Set(findings.filter((f) => f.code === 'HIDDEN_CHARACTER').map((f) => f.path));
    const shape = (0,schema_findings/* schemaFindings */.I)(json, schema).filter((f) => f.code === 'UNKNOWN_FIELD' || !hidden.has(f.path));
    return { report: new Report(json, [...findings, ...shape]), document: json.value };
}
function isObject(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}


/***/ }),

/***/ 3026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ce: () => (/* binding */ isReservedName),
/* harmony export */   nZ: () => (/* binding */ COMMAND_NAMES),
/* harmony export */   x4: () => (/* binding */ isReservedVariable),
/* harmony export */   zN: () => (/* binding */ foldName)
/* harmony export */ });
/** Names that are equal for people are equal for the catalog: lower case, `-` and `_` the same. */
function foldName(name) {
    return name.toLowerCase().replace(/[-_]+/g, '-');
}
// Folders and files of the catalog itself, and names that Windows cannot check out.
const RESERVED_NAMES = /^(?:schema|index|catalog|pipewright|con|prn|aux|nul|com\d|lpt\d)$/;
function isReservedName(name) {
    return RESERVED_NAMES.test(foldName(name));
}
// The last four steer the agent's own runtime (nodejs.org/api/cli.html, ld.so(8)) before it can set anything aside.
const RESERVED_VARIABLES = /^(?:PATH|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|NODE_OPTIONS|NODE_PATH|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|GLIBC_TUNABLES)$/;
/** Variables that belong to the system, to AWS or to us: a workflow must not be able to set them. */
function isReservedVariable(name) {
    return RESERVED_VARIABLES.test(name);
}
/** What `run_command` may say besides declared variables. */
const COMMAND_NAMES = ['input', 'output', 'output_dir', 'input_name', 'input_stem'];


/***/ }),

/***/ 3238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ schemaFindings),
  f: () => (/* binding */ valueAt)
});

// EXTERNAL MODULE: ./lib/src/spec/field-names.js
var field_names = __webpack_require__(3761);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(6584);
// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(5269);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(8592);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(4161);
;// CONCATENATED MODULE: ./lib/src/spec/value-fixes.js


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
            return JSON.stringify((0,words/* joinWords */.yZ)(value));
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
    const hyphened = trimmed
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
    const guess = schema.enum ? (0,near/* nearest */.p)(trimmed, schema.enum) : hyphened;
    return guess && /^[\x20-\x7e]*[a-zA-Z][\x20-\x7e]*$/.test(text) && fits(guess)
        ? { text: guess, safe: false }
        : undefined;
}

;// CONCATENATED MODULE: ./lib/src/spec/schema-findings.js





/** One value, one finding: of several keywords that a value breaks, the first of these speaks. */
const ORDER = ['type', 'enum', 'minLength', 'minItems', 'maxLength', 'maxItems', 'maxProperties', 'pattern'];
/** Mapping costs more than finding; a file with more mistakes than this has other problems. */
const MOST_ERRORS = 500;
/** What the schema has to say about a document, in words for the person who wrote it. */
function schemaFindings(json, schema) {
    const errors = schema.errors(json.value).slice(0, MOST_ERRORS);
    const findings = [];
    const missing = new Map();
    const values = new Map();
    for (const error of errors) {
        // `propertyNames` reports for the key; what it reports about the key's own schema says the same again.
        if (error.schemaPath.includes('/propertyNames/'))
            continue;
        if (error.keyword === 'required') {
            missing.set(`${error.instancePath}/${error.params.missingProperty}`, error);
        }
        else if (error.keyword !== 'additionalProperties' && error.keyword !== 'propertyNames') {
            const other = values.get(error.instancePath);
            if (!other || rank(error) < rank(other))
                values.set(error.instancePath, error);
        }
    }
    const renamed = new Set();
    for (const error of errors) {
        if (error.keyword === 'additionalProperties') {
            const path = [...pathOf(json, error.instancePath), String(error.params.additionalProperty)];
            const parent = holder(error);
            const free = freeFields(json, path, parent).filter((name) => !renamed.has(`${error.instancePath}/${name}`));
            const meant = (0,field_names/* meantField */.a)(String(path.at(-1)), free, schema.words);
            if (meant) {
                renamed.add(`${error.instancePath}/${meant.name}`);
                // The field is there, under a wrong name: that it is missing too would be the same mistake told twice.
                missing.delete(`${error.instancePath}/${meant.name}`);
            }
            findings.push(unknownField(json, path, parent, meant));
        }
        else if (error.keyword === 'propertyNames' && !error.schemaPath.includes('/propertyNames/')) {
            const path = [...pathOf(json, error.instancePath), String(error.params.propertyName)];
            findings.push(badKey(json, path, holder(error).propertyNames));
        }
    }
    for (const error of values.values())
        findings.push(badValue(json, error, schema));
    // Where the syntax is broken, what seems to be missing may only be unreadable.
    if (!json.broken)
        for (const error of missing.values())
            findings.push(missingField(json, error, schema));
    return findings;
}
function rank(error) {
    const i = ORDER.indexOf(error.keyword);
    return i < 0 ? ORDER.length : i;
}
/** The steps of ajv's pointer; whether `3` is a key or an index depends on the document. */
function pathOf(json, instancePath) {
    const path = [];
    let node = json.root;
    for (const step of instancePath.split('/').slice(1).map(schema/* unescapePointer */._)) {
        path.push(node?.type === 'array' ? Number(step) : step);
        node = json.root && (0,json_text/* nodeAt */.oB)(json, path)?.value;
    }
    return path;
}
/** The schema that has the keyword which a value breaks. */
function holder(error) {
    return error.parentSchema;
}
/** The fields that the place of an unknown one allows and does not have yet. */
function freeFields(json, path, parent) {
    const object = (0,json_text/* nodeAt */.oB)(json, path.slice(0, -1))?.value;
    const present = new Set(object?.children?.map((property) => property.children?.[0]?.value));
    return Object.keys(parent.properties ?? {}).filter((name) => !present.has(name));
}
function unknownField(json, path, parent, meant) {
    const inside = path.length > 1 ? ` in "${(0,json_text/* fieldName */.w5)(path.slice(0, -1))}"` : '';
    const name = String(path.at(-1));
    const fields = Object.keys(parent.properties ?? {});
    const key = (0,json_text/* nodeAt */.oB)(json, path)?.property?.children?.[0];
    const advice = meant
        ? `; did you mean "${meant.name}"?`
        : fields.length <= 8 && fields.length > 0
            ? `; there ${fields.length === 1 ? 'is' : 'are'} ${(0,quote/* quoteList */.JN)(fields, 'and')}.`
            : '. Take it out.';
    return (0,json_text/* findingAt */.dz)(json, 'error', 'UNKNOWN_FIELD', { path, at: 'key' }, {
        message: `There is no field ${(0,quote/* quote */.hD)(name)}${inside}${advice}`,
        got: (0,quote/* quote */.hD)(name),
        expected: meant ? meant.name : fields.length <= 8 ? fields.join(', ') : undefined,
        fix: meant && key
            ? {
                title: `rename to "${meant.name}"`,
                edits: [(0,json_text/* replace */.HC)(key, JSON.stringify(meant.name))],
                safe: meant.safe,
            }
            : undefined,
    });
}
function missingField(json, error, schema) {
    const name = String(error.params.missingProperty);
    const path = pathOf(json, error.instancePath);
    const what = schema.follow(holder(error).properties?.[name])?.description;
    return (0,json_text/* findingAt */.dz)(json, 'error', 'MISSING_FIELD', { path: [...path, name] }, {
        message: `The field "${(0,json_text/* fieldName */.w5)([...path, name])}" is missing${what ? `. It says: ${what}` : '.'}`,
        expected: what,
    });
}
/** A key where authors choose the keys, as in `exit_codes` or a test's `env`. */
function badKey(json, path, schema) {
    const key = String(path.at(-1));
    const node = (0,json_text/* nodeAt */.oB)(json, path)?.property?.children?.[0];
    const number = /^\d{1,9}$/.test(key) ? String(Number(key)) : undefined;
    const plain = number && new RegExp(schema?.pattern ?? '', 'u').test(number) ? number : undefined;
    const expected = schema?.patternErrorMessage ?? `text like ${schema?.pattern}`;
    return (0,json_text/* findingAt */.dz)(json, 'error', 'BAD_KEY', { path, at: 'key' }, {
        message: `"${(0,json_text/* fieldName */.w5)(path.slice(0, -1))}" has the key ${(0,quote/* quote */.hD)(key)}; each key there is ${expected}.`,
        got: (0,quote/* quote */.hD)(key),
        expected,
        fix: plain && node
            ? { title: `write "${plain}"`, edits: [(0,json_text/* replace */.HC)(node, JSON.stringify(plain))], safe: true }
            : undefined,
    });
}
function badValue(json, error, document) {
    const path = pathOf(json, error.instancePath);
    const schema = holder(error);
    const found = (0,json_text/* nodeAt */.oB)(json, path);
    const value = valueAt(json.value, path);
    const node = found?.value;
    const source = node && json.text.slice(node.offset, node.offset + node.length);
    // Numbers are shown as they are written: 1.0 is more than 1.
    const got = typeof value === 'number' && source ? source.slice(0, 60) : (0,quote/* quote */.hD)(value);
    const field = path.length === 0 ? 'The document' : `"${(0,json_text/* fieldName */.w5)(path)}"`;
    const finding = (code, message, expected, fix) => (0,json_text/* findingAt */.dz)(json, 'error', code, { path }, { message, got, expected, fix });
    switch (error.keyword) {
        case 'type': {
            const expected = typeName(schema);
            if (value === null && found?.property) {
                return finding('WRONG_TYPE', `${field} is null; it must be ${expected}. To say nothing, leave it out.`, expected, {
                    title: 'leave it out',
                    edits: [(0,json_text/* remove */.TF)(found.property)],
                    safe: true,
                });
            }
            const text = node && fitting(value, source, schema, path, document);
            const fix = text && { title: `write ${quoteSource(text)}`, edits: [(0,json_text/* replace */.HC)(node, text)], safe: true };
            return finding('WRONG_TYPE', `${field} is ${got}; it must be ${expected}.`, expected, fix || undefined);
        }
        case 'enum':
        case 'pattern': {
            const expected = error.keyword === 'enum'
                ? (0,quote/* quoteList */.JN)(schema.enum ?? [], 'or')
                : (schema.patternErrorMessage ?? `text like ${schema.pattern}`);
            const better = node && reworded(String(value), schema);
            return finding(error.keyword === 'enum' ? 'NOT_ONE_OF' : 'BAD_FORM', `${field} is ${got}; it must be ${expected}.${error.keyword === 'pattern' ? foreignLetter(String(value)) : ''}${better ? ` Did you mean ${(0,quote/* quote */.hD)(better.text)}?` : ''}`, expected, better && {
                title: `write ${(0,quote/* quote */.hD)(better.text)}`,
                edits: [(0,json_text/* replace */.HC)(node, JSON.stringify(better.text))],
                safe: better.safe,
            });
        }
        case 'minimum':
        case 'maximum': {
            const expected = `from ${schema.minimum} to ${schema.maximum}`;
            return finding('OUT_OF_RANGE', `${field} is ${got}; it must be ${expected}.`, expected);
        }
        case 'minLength':
        case 'minItems':
            return finding('EMPTY', `${field} is empty; write ${typeName(schema)} or leave it out.`, 'something');
        case 'maxLength':
            return finding('TOO_LONG', `${field} has ${Array.from(String(value)).length} characters; ${schema.maxLength} are allowed.`, `${schema.maxLength} characters at most`);
        case 'maxItems':
            return finding('TOO_MANY', `${field} has ${value.length} entries; ${schema.maxItems} are allowed.`, `${schema.maxItems} entries at most`);
        case 'maxProperties': {
            if (schema.maxProperties === 0) {
                return finding('WRONG_TYPE', `${field} must be a number such as 2, or {} for "not said".`, 'a number');
            }
            const count = Object.keys(value).length;
            return finding('TOO_MANY', `${field} has ${count} entries; ${schema.maxProperties} are allowed.`, `${schema.maxProperties} entries at most`);
        }
        default:
            return finding('BAD_VALUE', `${field} is ${got}, which is not allowed here.`, error.message ?? '');
    }
}
/** Names the character that looks like a plain letter and is none: the eye cannot tell them apart. */
function foreignLetter(text) {
    const letter = /[^\p{ASCII}]/u.exec(text)?.[0];
    if (letter === undefined)
        return '';
    const code = letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    return ` ${(0,quote/* quote */.hD)(letter)} (U+${code}) is no plain letter.`;
}
function valueAt(document, path) {
    let value = document;
    for (const step of path) {
        if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step))
            return undefined;
        value = value[step];
    }
    return value;
}
function quoteSource(text) {
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
const TYPE_NAMES = {
    string: 'text in double quotes',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list: [ … ]',
    object: 'an object: { … }',
};
function typeName(schema) {
    if (schema.maxProperties === 0)
        return 'a number, or {} for "not said"';
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    return types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
}


/***/ }),

/***/ 5269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ unescapePointer),
/* harmony export */   x: () => (/* binding */ DocumentSchema)
/* harmony export */ });
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2463);

/** Words of our schemas that are for editors. */
const FOR_EDITORS = ['markdownDescription', 'patternErrorMessage', 'defaultSnippets'];
/** The schema of one kind of document, and other names that people give its fields. */
class DocumentSchema {
    words;
    schema;
    others;
    validate;
    /** @param others schemas that this one refers to by their `$id` */
    constructor(schema, words = {}, others = []) {
        this.schema = schema;
        this.words = words;
        this.others = others;
    }
    /** Every mistake that the schema finds in a document. It is compiled when it is first wanted. */
    errors(document) {
        if (!this.validate) {
            const ajv = new ajv__WEBPACK_IMPORTED_MODULE_0__.Ajv({
                allErrors: true,
                allowUnionTypes: true,
                validateSchema: false,
                verbose: true, // errors then carry the schema that they come from, references followed
            });
            ajv.addVocabulary(FOR_EDITORS);
            for (const other of this.others)
                ajv.addSchema(other);
            this.validate = ajv.compile(this.schema);
        }
        return this.validate(document) ? [] : (this.validate.errors ?? []);
    }
    /** A field's or an item's schema, a reference such as `#/definitions/port` followed. */
    follow(found) {
        if (!found?.$ref)
            return found;
        let here = this.schema;
        for (const step of found.$ref.split('/').slice(1))
            here = here?.[unescapePointer(step)];
        return this.follow(here);
    }
}
function unescapePointer(step) {
    return step.replace(/~1/g, '/').replace(/~0/g, '~');
}


/***/ }),

/***/ 468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ validateCatalog),
/* harmony export */   k: () => (/* binding */ checkCatalog)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3391);
/* harmony import */ var _json_json_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2345);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2529);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6584);
/* harmony import */ var _reserved_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3026);
/* harmony import */ var _schema_findings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3238);






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

/***/ 4161:
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
