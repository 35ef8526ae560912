export const id = 240;
export const ids = [240];
export const modules = {

/***/ 10577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   jb: () => (/* binding */ openGitHubFor),
/* harmony export */   ub: () => (/* binding */ withToken)
/* harmony export */ });
/* harmony import */ var _edge_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57685);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);


/** bytes; GitHub's events have 25 MB at most, and those of pull requests some 100 KB */
const EVENT_LIMIT = 25 * 1024 * 1024;
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

/***/ 93391:
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
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('BAD_REFERENCE', `"${shown}" is not an image name: ${why}.`);
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

/***/ 83761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ SPEC_WORDS),
/* harmony export */   a: () => (/* binding */ meantField)
/* harmony export */ });
/* harmony import */ var _near_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58592);

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

/***/ 50492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ findingsMarkdown),
/* harmony export */   f: () => (/* binding */ findingsTable)
/* harmony export */ });
/* harmony import */ var _findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27479);


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

/***/ 18826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   fS: () => (/* binding */ summarise),
/* harmony export */   tJ: () => (/* binding */ inert),
/* harmony export */   vO: () => (/* binding */ renderFindings)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);

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
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);

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

/***/ 46562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gZ: () => (/* binding */ MAX_FILE_BYTES),
  Vh: () => (/* binding */ readJson)
});

// UNUSED EXPORTS: MAX_DEPTH

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/esm/main.js + 5 modules
var main = __webpack_require__(49370);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
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

/***/ 27479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   U8: () => (/* binding */ fitBlocks),
/* harmony export */   hK: () => (/* binding */ encodeUrlPart),
/* harmony export */   ti: () => (/* binding */ inlineCode)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);

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
/**
 * A part of an address that stays one within Markdown and HTML: nothing is left that ends it (RFC 3986, reserved
 * characters).
 */
function encodeUrlPart(text) {
    // encodeURIComponent throws at half a surrogate pair.
    return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 58592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65336);

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

/***/ 26584:
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

/***/ 70777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ readDocument)
});

// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(46562);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/spec/schema-findings.js
var schema_findings = __webpack_require__(5148);
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

/***/ 13026:
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

/***/ 72993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H$: () => (/* binding */ converted),
/* harmony export */   QE: () => (/* binding */ TYPES),
/* harmony export */   kL: () => (/* binding */ checkVariables),
/* harmony export */   lA: () => (/* binding */ fits)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);
/* harmony import */ var _reserved_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13026);


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
            checkName(report, [...path, 'name'], name);
            const earlier = first.get(name);
            if (earlier === undefined)
                first.set(name, i);
            else {
                report.add('error', 'DUPLICATE_VARIABLE', { path: [...path, 'name'] }, {
                    message: `The variable ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} is declared twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
                    got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name),
                });
            }
        }
        checkDefault(report, path, name ?? '');
    }
}
function checkName(report, path, name) {
    const ours = _reserved_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMAND_NAMES */ .nZ.includes(name);
    if (!ours && !(0,_reserved_js__WEBPACK_IMPORTED_MODULE_1__/* .isReservedVariable */ .x4)(name))
        return;
    report.add('error', 'RESERVED_VARIABLE', { path }, {
        message: ours
            ? `The variable ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} has the name of one that "run_command" always has. Choose another name.`
            : `The variable ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} belongs to the system; users may not set it. Choose another name.`,
        got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name),
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
            message: `The default of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} is ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value)}, but its type is "${type}": it must be ${TYPES[type]}.`,
            got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value),
            expected: TYPES[type],
            fix: better === undefined ? undefined : report.rewrite(field, better, true),
        });
    }
    if (report.value([...path, 'required']) === true) {
        report.add('warning', 'DEFAULT_NEVER_USED', { path: field }, {
            message: `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} is required, so that its default is never used. Drop one of the two.`,
            got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(value),
        });
    }
    if (report.value([...path, 'secret']) === true) {
        report.add('warning', 'SECRET_IN_SPEC', { path: field }, {
            message: `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} is secret, but its default stands here for everybody to read. Take the default out.`,
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


/***/ }),

/***/ 5148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ schemaFindings),
/* harmony export */   f: () => (/* binding */ valueAt)
/* harmony export */ });
/* harmony import */ var _field_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83761);
/* harmony import */ var _json_json_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2345);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26584);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15269);
/* harmony import */ var _value_fixes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72503);





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
            const meant = (0,_field_names_js__WEBPACK_IMPORTED_MODULE_0__/* .meantField */ .a)(String(path.at(-1)), free, schema.words);
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
    for (const step of instancePath.split('/').slice(1).map(_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .unescapePointer */ ._)) {
        path.push(node?.type === 'array' ? Number(step) : step);
        node = json.root && (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeAt */ .oB)(json, path)?.value;
    }
    return path;
}
/** The schema that has the keyword which a value breaks. */
function holder(error) {
    return error.parentSchema;
}
/** The fields that the place of an unknown one allows and does not have yet. */
function freeFields(json, path, parent) {
    const object = (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeAt */ .oB)(json, path.slice(0, -1))?.value;
    const present = new Set(object?.children?.map((property) => property.children?.[0]?.value));
    return Object.keys(parent.properties ?? {}).filter((name) => !present.has(name));
}
function unknownField(json, path, parent, meant) {
    const inside = path.length > 1 ? ` in "${(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldName */ .w5)(path.slice(0, -1))}"` : '';
    const name = String(path.at(-1));
    const fields = Object.keys(parent.properties ?? {});
    const key = (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeAt */ .oB)(json, path)?.property?.children?.[0];
    const advice = meant
        ? `; did you mean "${meant.name}"?`
        : fields.length <= 8 && fields.length > 0
            ? `; there ${fields.length === 1 ? 'is' : 'are'} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteList */ .JN)(fields, 'and')}.`
            : '. Take it out.';
    return (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingAt */ .dz)(json, 'error', 'UNKNOWN_FIELD', { path, at: 'key' }, {
        message: `There is no field ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)}${inside}${advice}`,
        got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name),
        expected: meant ? meant.name : fields.length <= 8 ? fields.join(', ') : undefined,
        fix: meant && key
            ? {
                title: `rename to "${meant.name}"`,
                edits: [(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .replace */ .HC)(key, JSON.stringify(meant.name))],
                safe: meant.safe,
            }
            : undefined,
    });
}
function missingField(json, error, schema) {
    const name = String(error.params.missingProperty);
    const path = pathOf(json, error.instancePath);
    const what = schema.follow(holder(error).properties?.[name])?.description;
    return (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingAt */ .dz)(json, 'error', 'MISSING_FIELD', { path: [...path, name] }, {
        message: `The field "${(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldName */ .w5)([...path, name])}" is missing${what ? `. It says: ${what}` : '.'}`,
        expected: what,
    });
}
/** A key where authors choose the keys, as in `exit_codes` or a test's `env`. */
function badKey(json, path, schema) {
    const key = String(path.at(-1));
    const node = (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeAt */ .oB)(json, path)?.property?.children?.[0];
    const number = /^\d{1,9}$/.test(key) ? String(Number(key)) : undefined;
    const plain = number && new RegExp(schema?.pattern ?? '', 'u').test(number) ? number : undefined;
    const expected = schema?.patternErrorMessage ?? `text like ${schema?.pattern}`;
    return (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingAt */ .dz)(json, 'error', 'BAD_KEY', { path, at: 'key' }, {
        message: `"${(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldName */ .w5)(path.slice(0, -1))}" has the key ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(key)}; each key there is ${expected}.`,
        got: (0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(key),
        expected,
        fix: plain && node
            ? { title: `write "${plain}"`, edits: [(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .replace */ .HC)(node, JSON.stringify(plain))], safe: true }
            : undefined,
    });
}
function badValue(json, error, document) {
    const path = pathOf(json, error.instancePath);
    const schema = holder(error);
    const found = (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeAt */ .oB)(json, path);
    const value = valueAt(json.value, path);
    const node = found?.value;
    const source = node && json.text.slice(node.offset, node.offset + node.length);
    // Numbers are shown as they are written: 1.0 is more than 1.
    const got = typeof value === 'number' && source ? source.slice(0, 60) : (0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(value);
    const field = path.length === 0 ? 'The document' : `"${(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldName */ .w5)(path)}"`;
    const finding = (code, message, expected, fix) => (0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingAt */ .dz)(json, 'error', code, { path }, { message, got, expected, fix });
    switch (error.keyword) {
        case 'type': {
            const expected = typeName(schema);
            if (value === null && found?.property) {
                return finding('WRONG_TYPE', `${field} is null; it must be ${expected}. To say nothing, leave it out.`, expected, {
                    title: 'leave it out',
                    edits: [(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .remove */ .TF)(found.property)],
                    safe: true,
                });
            }
            const text = node && (0,_value_fixes_js__WEBPACK_IMPORTED_MODULE_2__/* .fitting */ ._Q)(value, source, schema, path, document);
            const fix = text && { title: `write ${quoteSource(text)}`, edits: [(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .replace */ .HC)(node, text)], safe: true };
            return finding('WRONG_TYPE', `${field} is ${got}; it must be ${expected}.`, expected, fix || undefined);
        }
        case 'enum':
        case 'pattern': {
            const expected = error.keyword === 'enum'
                ? (0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteList */ .JN)(schema.enum ?? [], 'or')
                : (schema.patternErrorMessage ?? `text like ${schema.pattern}`);
            const better = node && (0,_value_fixes_js__WEBPACK_IMPORTED_MODULE_2__/* .reworded */ .Fg)(String(value), schema);
            return finding(error.keyword === 'enum' ? 'NOT_ONE_OF' : 'BAD_FORM', `${field} is ${got}; it must be ${expected}.${error.keyword === 'pattern' ? foreignLetter(String(value)) : ''}${better ? ` Did you mean ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(better.text)}?` : ''}`, expected, better && {
                title: `write ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(better.text)}`,
                edits: [(0,_json_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .replace */ .HC)(node, JSON.stringify(better.text))],
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
    return ` ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(letter)} (U+${code}) is no plain letter.`;
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

/***/ 15269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ unescapePointer),
/* harmony export */   x: () => (/* binding */ DocumentSchema)
/* harmony export */ });
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42463);

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

/***/ 82532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qf: () => (/* binding */ placeholdersIn),
/* harmony export */   Vf: () => (/* binding */ outputName),
/* harmony export */   je: () => (/* binding */ PLACEHOLDERS)
/* harmony export */ });
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


/***/ }),

/***/ 2730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D7: () => (/* binding */ examineWorkflow),
  i4: () => (/* binding */ hasProcess)
});

// UNUSED EXPORTS: parseWorkflow

;// CONCATENATED MODULE: ./lib/catalog/schema/workflow.schema.json
const workflow_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/workflow.schema.json","title":"Pipewright workflow file","description":"What a person writes about a chain of algorithms, and where its data lies.","type":"object","additionalProperties":false,"required":["process"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The workflow\'s name; the file\'s own, when it is left out.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["tide-gauges"]},"catalog":{"description":"Where the algorithms are: a folder, relative to this file, or owner/repo@ref on GitHub. Left out, it is the catalog/ beside or above this file.","type":"string","minLength":1,"maxLength":500,"examples":["../catalog","pipewright/pipewright@v1"]},"input_s3_name":{"description":"The S3 bucket that inputs are uploaded to.","type":"string","minLength":3,"maxLength":63,"pattern":"^(?!xn--|sthree-|.*\\\\.\\\\.|\\\\d+\\\\.\\\\d+\\\\.\\\\d+\\\\.\\\\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9]$","patternErrorMessage":"the name of an S3 bucket: lower-case letters, digits, \\"-\\" and \\".\\", without s3:// and without folders","examples":["container-clouds-input"]},"output_s3_name":{"description":"The S3 bucket that results are written to.","type":"string","minLength":3,"maxLength":63,"pattern":"^(?!xn--|sthree-|.*\\\\.\\\\.|\\\\d+\\\\.\\\\d+\\\\.\\\\d+\\\\.\\\\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9]$","patternErrorMessage":"the name of an S3 bucket: lower-case letters, digits, \\"-\\" and \\".\\", without s3:// and without folders","examples":["container-clouds-output"]},"prefix":{"description":"The folder in both buckets below which this workflow\'s data lies, or one for each.","type":["string","object"],"maxLength":500,"pattern":"^(?!.*(?:^|/)\\\\.{0,2}/)(?!.*(?:^|/)\\\\.\\\\.?$).*$","patternErrorMessage":"folders such as project/2026/, without \\"/\\" at the start and without \\".\\" or \\"..\\" among them","additionalProperties":false,"properties":{"input":{"description":"The folder in the input bucket.","type":"string","maxLength":500,"pattern":"^(?!.*(?:^|/)\\\\.{0,2}/)(?!.*(?:^|/)\\\\.\\\\.?$).*$","patternErrorMessage":"folders such as project/2026/, without \\"/\\" at the start and without \\".\\" or \\"..\\" among them","examples":["gauges/raw/"]},"output":{"description":"The folder in the output bucket.","type":"string","maxLength":500,"pattern":"^(?!.*(?:^|/)\\\\.{0,2}/)(?!.*(?:^|/)\\\\.\\\\.?$).*$","patternErrorMessage":"folders such as project/2026/, without \\"/\\" at the start and without \\".\\" or \\"..\\" among them","examples":["gauges/results/"]}},"examples":["gauges/",{"input":"raw/","output":"results/"}]},"region":{"description":"The AWS region that everything is in.","type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z]{2,5}(?:-[a-z]+)+-\\\\d$","patternErrorMessage":"an AWS region such as us-east-1","examples":["us-east-1","eu-central-1"]},"account_id":{"description":"The AWS account to deploy to: with credentials of another one, nothing is done.","type":"string","minLength":1,"maxLength":100,"pattern":"^\\\\d{12}$","patternErrorMessage":"the 12 digits of an AWS account in double quotes; to work with any account, leave it out","examples":["183351756044"]},"key_pair":{"description":"Name of an EC2 key pair; used only where an instance needs one.","type":"string","minLength":1,"maxLength":255,"examples":["wyx-cci"]},"compute":{"$ref":"#/definitions/compute"},"max_agents":{"$ref":"#/definitions/max_agents"},"max_attempts":{"$ref":"#/definitions/max_attempts"},"network":{"description":"Whether algorithms can reach the internet: open, or isolated, where they reach nothing but S3 and what agents need.","type":"string","enum":["open","isolated"],"default":"open","examples":["isolated"]},"subnets":{"description":"Subnets to run in. Left out, they are those of the default VPC, or of a new one.","type":"array","maxItems":16,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$","patternErrorMessage":"a subnet\'s id such as subnet-0a1b2c3d4e5f67890"},"examples":[["subnet-0a1b2c3d4e5f67890"]]},"secrets":{"description":"Variables whose values are kept in AWS: the ARN of an SSM parameter or of a Secrets Manager secret for each.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a variable"},"additionalProperties":{"type":"string","minLength":1,"maxLength":2048,"pattern":"^arn:aws[a-z0-9-]*:(?:ssm:[a-z0-9-]+:\\\\d{12}:parameter/\\\\S+|secretsmanager:[a-z0-9-]+:\\\\d{12}:secret:\\\\S+)$","patternErrorMessage":"the ARN of an SSM parameter or of a Secrets Manager secret, such as arn:aws:ssm:us-east-1:183351756044:parameter/token"},"examples":[{"TOKEN":"arn:aws:ssm:us-east-1:183351756044:parameter/token"}]},"port_sources":{"description":"Addresses, in CIDR form, that may reach the ports which algorithms open. None may, when it is left out.","type":"array","maxItems":50,"items":{"type":"string","minLength":1,"maxLength":50,"pattern":"^(?:(?:(?:25[0-5]|2[0-4]\\\\d|1?\\\\d?\\\\d)\\\\.){3}(?:25[0-5]|2[0-4]\\\\d|1?\\\\d?\\\\d)/(?:3[0-2]|[12]?\\\\d)|[0-9a-f:]*:[0-9a-f:]*/(?:12[0-8]|1[01]\\\\d|[1-9]?\\\\d))$","patternErrorMessage":"addresses in CIDR form such as 192.0.2.0/24"},"examples":[["192.0.2.0/24"]]},"process":{"description":"The algorithms, and how they follow one another.","type":"object","additionalProperties":false,"required":["type","algorithms"],"properties":{"type":{"description":"How they follow one another: single_run has one algorithm, in sequence_run each takes the results of the one before, in graph each names in needs whose results it takes.","type":"string","enum":["single_run","sequence_run","graph"],"examples":["sequence_run"]},"algorithms":{"description":"The steps.","type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/definitions/algorithm"},"defaultSnippets":[{"label":"algorithm","body":[{"name":"$1"}]}]}}}},"definitions":{"compute":{"description":"What runs it: auto takes Fargate Spot where it fits, and EC2 for a GPU or a named instance type.","type":"string","enum":["auto","fargate","fargate-spot","ec2","ec2-spot"],"default":"auto","examples":["fargate-spot"]},"max_agents":{"description":"How many agents may work on a step at once.","type":"integer","minimum":1,"maximum":5000,"default":10,"examples":[20]},"max_attempts":{"description":"How often an item is tried before it counts as failed.","type":"integer","minimum":1,"maximum":20,"default":3,"examples":[1]},"algorithm":{"description":"One step: an algorithm, and what it is given.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"The algorithm, as the catalog calls it; best with its version.","type":"string","minLength":1,"maxLength":128,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*(?:@[0-9A-Za-z.-]+)?$","patternErrorMessage":"an algorithm\'s name, with or without a version, such as csv-summary@1.0.0","examples":["csv-summary@1.0.0","outliers"]},"id":{"description":"The step\'s name in this workflow; the algorithm\'s, when it is left out.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["summary"]},"port":{"description":"Ports of the algorithm that are opened; all that it has, when left out.","type":"array","maxItems":50,"items":{"type":["integer","object"],"minimum":1,"maximum":65535,"additionalProperties":false,"required":["port"],"properties":{"port":{"description":"The port\'s number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"The protocol spoken there.","type":"string","enum":["tcp","udp"],"default":"tcp","examples":["tcp"]}}},"examples":[[],[9090],[{"port":9090,"protocol":"tcp"}]]},"variables":{"description":"Values of the variables that the algorithm declares.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a variable that the algorithm declares"},"additionalProperties":{"type":["string","number","boolean"],"maxLength":4096},"examples":[{"THRESHOLD":3,"COLUMN":"water_level_cm"}]},"needs":{"description":"In a graph, the ids of the steps whose results this one takes; without any it takes the workflow\'s inputs.","type":"array","maxItems":50,"items":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"the id of another step"},"examples":[["outliers"]]},"gather":{"description":"Takes all results of the steps before it at once, as one folder, when they are all there.","type":"boolean","default":false,"examples":[true]},"compute":{"$ref":"#/definitions/compute"},"max_agents":{"$ref":"#/definitions/max_agents"},"max_attempts":{"$ref":"#/definitions/max_attempts"}}}}}');
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(46562);
// EXTERNAL MODULE: ./lib/src/spec/read-document.js + 1 modules
var read_document = __webpack_require__(70777);
// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(15269);
;// CONCATENATED MODULE: ./lib/src/workflow/field-names.js
/** Names that people write for a workflow file's fields. */
const WORKFLOW_WORDS = {
    same: {
        input_bucket: 'input_s3_name',
        input_s3: 'input_s3_name',
        input_bucket_name: 'input_s3_name',
        output_bucket: 'output_s3_name',
        output_s3: 'output_s3_name',
        output_bucket_name: 'output_s3_name',
        aws_region: 'region',
        account: 'account_id',
        aws_account: 'account_id',
        aws_account_id: 'account_id',
        keypair: 'key_pair',
        key_name: 'key_pair',
        workflow: 'process',
        steps: 'algorithms',
        algorithm: 'name',
        ports: 'port',
        env: 'variables',
        environment: 'variables',
        environment_variables: 'variables',
        user_specified_environment_variables: 'variables',
        depends_on: 'needs',
        subnet: 'subnets',
        secret: 'secrets',
        attempts: 'max_attempts',
        agents: 'max_agents',
    },
    near: {
        bucket: 'input_s3_name',
        input: 'input_s3_name',
        output: 'output_s3_name',
        folder: 'prefix',
        parameters: 'variables',
        after: 'needs',
        from: 'needs',
        retries: 'max_attempts',
        parallelism: 'max_agents',
        concurrency: 'max_agents',
        jobs: 'max_agents',
        merge: 'gather',
        cidrs: 'port_sources',
        image: 'name',
        instance_type: 'compute',
    },
};

// EXTERNAL MODULE: ./lib/src/workflow/rules/places.js
var places = __webpack_require__(90896);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(58592);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/order.js

/** That a graph has no cycle; each is named once, and so are the steps that wait for one. */
function checkOrder(report, steps) {
    const waiting = new Map(steps.map((step) => [step.id, step]));
    // Step after step whose needs are all met; what is left waits for a cycle, or is in one.
    for (let before = -1; waiting.size !== before;) {
        before = waiting.size;
        for (const step of waiting.values()) {
            if (!step.needs.some((need) => waiting.has(need)))
                waiting.delete(step.id);
        }
    }
    const told = new Set();
    const circles = [];
    for (const start of waiting.values()) {
        const circle = circleFrom(start, waiting);
        if (circle.some((id) => told.has(id)))
            continue;
        for (const id of circle)
            told.add(id);
        circles.push(circle);
    }
    for (const circle of circles) {
        const first = steps.find((step) => circle.includes(step.id));
        const at = circle.indexOf(first.id);
        const turned = [...circle.slice(at), ...circle.slice(0, at), first.id];
        report.add('error', 'CYCLE', { path: [...first.path, 'needs'] }, {
            message: `Steps wait for each other in a circle, so that none can begin: ${turned.map((id) => (0,quote/* quote */.hD)(id)).join(' needs ')}.`,
            got: turned.join(', '),
        });
    }
    for (const { id, path } of waiting.values()) {
        if (told.has(id))
            continue;
        report.add('warning', 'UNREACHABLE_STEP', { path: [...path, 'needs'] }, { message: `The step ${(0,quote/* quote */.hD)(id)} can never begin: it waits for steps that wait for each other.` });
    }
}
/** Follows what a step waits for until a step comes again: from there on it is a circle. */
function circleFrom(start, waiting) {
    const way = [];
    for (let id = start.id;;) {
        const again = way.indexOf(id);
        if (again >= 0)
            return way.slice(again);
        way.push(id);
        id = waiting.get(id).needs.find((need) => waiting.has(need));
    }
}

;// CONCATENATED MODULE: ./lib/src/workflow/rules/steps.js



const STEPS = ['process', 'algorithms'];
/**
 * Folders that runs themselves have in the bucket of the results (design sections 8 and 9): a step's results would lie
 * among them.
 */
const RESERVED_IDS = ['runs', 'markers'];
/**
 * How the steps follow one another: their ids, what each takes, and that there is a beginning.
 * @returns the steps in the file's order
 */
function checkSteps(report) {
    const type = report.text(['process', 'type']);
    const paths = report.items(STEPS);
    if (type === 'single_run' && paths.length > 1) {
        report.add('error', 'SEVERAL_ALGORITHMS', { path: ['process', 'type'] }, {
            message: `"process.type" is "single_run", but there are ${paths.length} algorithms. To give each one's results to the next, write "sequence_run".`,
            got: '"single_run"',
            expected: '"sequence_run" or "graph"',
            fix: report.rewrite(['process', 'type'], 'sequence_run', false),
        });
    }
    const ids = stepIds(report, paths);
    const steps = paths.map((path, i) => {
        const written = neededBy(report, path, ids, i, type);
        const before = type === 'sequence_run' && i > 0 ? [ids[i - 1]] : written;
        return { path, id: ids[i], needs: before, gather: report.value([...path, 'gather']) === true };
    });
    for (const step of steps) {
        const field = [...step.path, 'gather'];
        // Needs that name no step are told of already.
        const written = report.has([...step.path, 'needs']) && report.items([...step.path, 'needs']).length !== 0;
        if (!step.gather || step.needs.length > 0 || written || type === undefined)
            continue;
        report.add('error', 'NOTHING_TO_GATHER', { path: field }, {
            message: `The step ${(0,quote/* quote */.hD)(step.id)} gathers the results of the steps before it, but there is none. Take "gather" out, or say in "needs" whose results it takes.`,
        });
    }
    if (type === 'graph')
        checkOrder(report, steps);
    return steps;
}
/** Ids as they are written; elsewhere the algorithm's name, with a number behind it where that is taken. */
function stepIds(report, paths) {
    const written = paths.map((path) => report.text([...path, 'id']));
    const taken = new Map();
    for (const [i, id] of written.entries()) {
        if (id === undefined)
            continue;
        const path = [...paths[i], 'id'];
        const earlier = taken.get(id);
        if (earlier === undefined)
            taken.set(id, i);
        else {
            report.add('error', 'DUPLICATE_ID', { path }, {
                message: `The steps ${earlier + 1} and ${i + 1} both have the id ${(0,quote/* quote */.hD)(id)}: their results would overwrite each other. Choose another.`,
                got: (0,quote/* quote */.hD)(id),
            });
        }
        if (RESERVED_IDS.includes(id)) {
            report.add('error', 'RESERVED_ID', { path }, {
                message: `"id" is ${(0,quote/* quote */.hD)(id)}, which is a folder that runs keep their own files in. Choose another.`,
                got: (0,quote/* quote */.hD)(id),
            });
        }
    }
    return written.map((id, i) => {
        if (id !== undefined)
            return id;
        const name = report.text([...paths[i], 'name'])?.split('@')[0] ?? `step-${i + 1}`;
        const base = RESERVED_IDS.includes(name) ? `${name}-1` : name;
        let free = base;
        for (let n = 2; taken.has(free); n++)
            free = `${base}-${n}`;
        taken.set(free, i);
        return free;
    });
}
function neededBy(report, path, ids, self, type) {
    const field = [...path, 'needs'];
    if (!report.has(field) || type === undefined)
        return [];
    if (type !== 'graph') {
        report.add('error', 'NEEDS_OUTSIDE_GRAPH', { path: field, at: 'key' }, {
            message: `"needs" is for graphs, and "process.type" is ${(0,quote/* quote */.hD)(type)}${type === 'sequence_run' ? ', where each step takes the results of the one before' : ''}. Write "graph" there, or take "needs" out.`,
            expected: '"graph" as "process.type"',
        });
        return [];
    }
    const needs = [];
    for (const item of report.items(field)) {
        const need = report.text(item);
        if (need === undefined)
            continue;
        if (need === ids[self]) {
            report.add('error', 'NEEDS_ITSELF', { path: item }, { message: `The step ${(0,quote/* quote */.hD)(need)} needs its own results.`, got: (0,quote/* quote */.hD)(need) });
        }
        else if (!ids.includes(need)) {
            const others = ids.filter((_, i) => i !== self);
            const meant = (0,near/* nearest */.p)(need, others);
            report.add('error', 'UNKNOWN_STEP', { path: item }, {
                message: `There is no step ${(0,quote/* quote */.hD)(need)}${meant ? `; did you mean "${meant}"?` : others.length > 0 && others.length <= 8 ? `; there ${others.length === 1 ? 'is' : 'are'} ${(0,quote/* quoteList */.JN)(others, 'and')}.` : '.'}`,
                got: (0,quote/* quote */.hD)(need),
                expected: meant,
                fix: meant ? report.rewrite(item, meant, false) : undefined,
            });
        }
        else if (needs.includes(need)) {
            report.add('warning', 'DUPLICATE_ENTRY', { path: item }, { message: `${(0,quote/* quote */.hD)(need)} is in "needs" twice.`, got: (0,quote/* quote */.hD)(need) });
        }
        else
            needs.push(need);
    }
    return needs;
}

;// CONCATENATED MODULE: ./lib/src/workflow/parse.js








const SCHEMA = new schema/* DocumentSchema */.x(workflow_schema_namespaceObject, WORKFLOW_WORDS);
/**
 * Reads a workflow file with all the mistakes that show without its catalog. Pure; never throws, whatever the text.
 * @param file the file as the user named it, for the findings
 */
function examineWorkflow(text, file) {
    const { report, document } = (0,read_document/* readDocument */.u)(text, file, SCHEMA, isProse);
    if (!document)
        return { report, steps: [] };
    const steps = checkSteps(report);
    (0,places/* checkPlaces */.p1)(report);
    if (!report.json.broken)
        (0,places/* hintAtMissing */.fC)(report);
    return { report, steps, document };
}
/**
 * As `examineWorkflow`.
 * @returns the findings in the order of the text, and the workflow when none of them is an error
 */
function parseWorkflow(text, file) {
    const { report, document } = examineWorkflow(text, file);
    const findings = limitFindings(report.findings, file);
    return document && !hasErrors(findings)
        ? { workflow: document, findings }
        : { findings };
}
/** Whether a text, sound or not, is a workflow file: no other document of ours has a `process`. */
function hasProcess(text) {
    const { value } = (0,read_json/* readJson */.Vh)(text, '').json;
    return value !== null && typeof value === 'object' && Object.hasOwn(value, 'process');
}
/** A variable's value may have several lines. */
function isProse(path) {
    return path[0] === 'process' && path[3] === 'variables' && path.length === 5;
}


/***/ }),

/***/ 90896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $F: () => (/* binding */ prefixes),
/* harmony export */   fC: () => (/* binding */ hintAtMissing),
/* harmony export */   p1: () => (/* binding */ checkPlaces)
/* harmony export */ });
/* harmony import */ var _spec_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26584);

/** Where data lies and who may come in: what a workflow needs before it can be deployed. */
function checkPlaces(report) {
    checkOverlap(report);
    for (const path of report.items(['port_sources'])) {
        const source = report.text(path);
        if (source === undefined || !/\/0$/.test(source))
            continue;
        report.add('warning', 'OPEN_TO_ALL', { path }, {
            message: `"port_sources" has ${(0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(source)}, so that everybody on the internet reaches the algorithm's ports. Name the addresses that need them.`,
            got: (0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(source),
        });
    }
}
/** What deploying needs besides, as hints: running on this machine works without. */
function hintAtMissing(report) {
    const wishes = [
        ['input_s3_name', 'the bucket that inputs come from'],
        ['output_s3_name', 'the bucket that results go to'],
        ['region', 'the AWS region of everything'],
    ];
    for (const [field, what] of wishes) {
        if (report.hasOrMeans(field))
            continue;
        report.add('hint', 'NOT_SAID', { path: [field] }, { message: `"${field}" is not there: ${what} is needed to deploy, though not to run on this machine.` });
    }
}
/** A prefix as everything uses it: `''`, or ending in `/`. */
function prefixes(report) {
    const both = report.text(['prefix']) ?? '';
    return {
        input: asFolder(report.text(['prefix', 'input']) ?? both),
        output: asFolder(report.text(['prefix', 'output']) ?? both),
    };
}
function asFolder(prefix) {
    return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}
function checkOverlap(report) {
    const bucket = report.text(['input_s3_name']);
    if (bucket === undefined || bucket !== report.text(['output_s3_name']))
        return;
    const { input, output } = prefixes(report);
    if (!input.startsWith(output) && !output.startsWith(input))
        return;
    const name = (prefix) => (prefix === '' ? 'the whole bucket' : (0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(prefix));
    report.add('error', 'PLACES_OVERLAP', { path: report.has(['prefix']) ? ['prefix'] : ['output_s3_name'] }, {
        message: `Inputs and results share the bucket ${(0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(bucket)}: inputs are looked for in ${name(input)} and results go to ${name(output)}, so that results would start the workflow again. Name two buckets, or two folders that are not inside each other: "prefix": { "input": "in/", "output": "out/" }.`,
        got: (0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(bucket),
        expected: 'two places that do not overlap',
    });
}


/***/ })

};
