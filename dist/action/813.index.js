export const id = 813;
export const ids = [813];
export const modules = {

/***/ 3813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSpecs: () => (/* binding */ readSpecs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(6562);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/src/edge/files.js



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
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        const stat = (0,external_node_fs_.fstatSync)(file);
        const { size } = stat;
        if (!stat.isFile()) {
            throw new failure/* Failure */.H('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`);
        }
        if (size > maxBytes)
            throw tooLarge(shown, size, maxBytes);
        // One byte more than allowed shows a file that grows while it is read.
        const buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
        let length = 0;
        for (let read = 1; read > 0 && length < buffer.length; length += read) {
            read = (0,external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
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
            (0,external_node_fs_.closeSync)(file);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
        throw new failure/* Failure */.H('NOT_UTF8', `${shown} is not UTF-8 text${wide ? ' but UTF-16' : ''}. Save it as UTF-8 and try again.`, { cause: error });
    }
}
/** What `readTextIfThere` reads at most, in bytes: no JSON of ours comes near it. */
const LARGEST_TEXT = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
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
        if (error instanceof Failure && error.code === 'FILE_NOT_FOUND')
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
        makeFolder(dirname(path));
        const target = statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : path;
        const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666;
        temporary = join(dirname(target), `.${process.pid}-${process.hrtime.bigint()}.tmp`);
        const file = openSync(temporary, 'wx', mode & 0o777);
        try {
            const bytes = Buffer.from(text);
            for (let at = 0; at < bytes.length;)
                at += writeSync(file, bytes, at);
            fsyncSync(file);
        }
        finally {
            closeSync(file);
        }
        renameSync(temporary, target);
    }
    catch (error) {
        if (temporary)
            rmSync(temporary, { force: true });
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
    if (dirname(path) !== path)
        makeFolder(dirname(path));
    try {
        mkdirSync(path);
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
        const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
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
            throw new failure/* Failure */.H('TOO_MANY_FOLDERS', `${shown} holds more than ${MOST_FOLDERS} folders. Name the catalog itself.`);
        }
        let entries;
        try {
            entries = list(at);
        }
        catch (error) {
            throw readFailure(error, at === folder ? shown : at);
        }
        if (entries.some((entry) => entry.name === 'spec.json' && !entry.isDirectory())) {
            specs.push((0,external_node_path_.join)(at, 'spec.json'));
            return;
        }
        if (depth === DEEPEST)
            return;
        const below = entries.filter((e) => e.isDirectory() && !e.name.startsWith('.') && e.name !== 'node_modules');
        for (const { name } of below.sort((a, b) => (a.name < b.name ? -1 : 1)))
            look((0,external_node_path_.join)(at, name), depth + 1);
    };
    look(folder, 0);
    return specs;
}
function list(folder) {
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
}
/** Whether a path leads, all symbolic links followed, to something inside a folder. */
function leadsInside(folder, path) {
    try {
        const root = (0,external_node_fs_.realpathSync)(folder);
        const target = (0,external_node_fs_.realpathSync)(path);
        return target === root || target.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep);
    }
    catch {
        return false;
    }
}
/** Whether a folder holds a plain file at a relative path; links that lead out of the folder do not count. */
function hasFileInside(folder, path) {
    const full = (0,external_node_path_.join)(folder, path);
    try {
        const stat = (0,external_node_fs_.lstatSync)(full, { throwIfNoEntry: false });
        if (!stat)
            return false;
        return (0,external_node_fs_.statSync)(full).isFile() && leadsInside(folder, full);
    }
    catch {
        return false;
    }
}
function tooLarge(shown, size, maxBytes) {
    return new failure/* Failure */.H('FILE_TOO_LARGE', `${shown} has ${size} bytes; ${maxBytes} are allowed.`);
}
function readFailure(error, shown) {
    if (error instanceof failure/* Failure */.H)
        return error;
    const cause = { cause: error };
    switch (error.code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return new failure/* Failure */.H('FILE_NOT_FOUND', `${shown} does not exist. Is the path right?`, cause);
        case 'EACCES':
        case 'EPERM':
            return new failure/* Failure */.H('NO_PERMISSION', `${shown} may not be read by this user.`, cause);
        case 'EISDIR':
        case 'ENXIO':
            return new failure/* Failure */.H('NOT_A_FILE', `${shown} is not a file. Name a JSON file or a folder of them.`, cause);
        case 'ELOOP':
            return new failure/* Failure */.H('FILE_NOT_FOUND', `${shown} is a link that leads in a circle.`, cause);
        default:
            return new failure/* Failure */.H('CANNOT_READ', `${shown} could not be read: ${error.message}.`, cause);
    }
}
function writeFailure(error, shown) {
    const cause = { cause: error };
    switch (error.code) {
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return new Failure('NO_PERMISSION', `${shown} may not be written by this user.`, cause);
        case 'ENOSPC':
        case 'EDQUOT':
            return new Failure('DISK_FULL', `${shown} could not be written: the disk is full.`, cause);
        default:
            return new Failure('CANNOT_WRITE', `${shown} could not be written: ${error.message}.`, cause);
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/specs.js




/**
 * Reads the specs that paths name: files, folders that hold a `spec.json`, catalogs, or folders above them.
 * @param paths without any, the `catalog/` or the `spec.json` of the working folder
 * @returns the specs, each once, and a finding for each file that could not be read
 * @throws Failure `FILE_NOT_FOUND` or `NO_SPECS` when a path leads to none
 */
function readSpecs(paths, cwd) {
    const named = paths.length > 0 ? paths : [defaultPath(cwd)];
    const files = new Map(named.flatMap((path) => specsAt(path, cwd)).map((file) => [file.full, file]));
    const entries = [];
    const findings = [];
    for (const file of files.values()) {
        try {
            entries.push(readEntry(file));
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H))
                throw error;
            const { code, message } = error;
            findings.push({ code, severity: 'error', file: file.shown, path: '', message });
        }
    }
    return { entries, findings };
}
function defaultPath(cwd) {
    if (kindOf((0,external_node_path_.join)(cwd, 'catalog')) === 'folder')
        return 'catalog';
    if (kindOf((0,external_node_path_.join)(cwd, 'spec.json')) === 'file')
        return 'spec.json';
    throw new failure/* Failure */.H('NO_SPECS', 'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.');
}
function specsAt(path, cwd) {
    const full = (0,external_node_path_.resolve)(cwd, path);
    const kind = kindOf(full);
    if (kind === 'folder') {
        const specs = findSpecs(full, path);
        if (specs.length === 0) {
            throw new failure/* Failure */.H('NO_SPECS', `${path} holds no spec.json, nor does any folder in it.`);
        }
        return specs.map((spec) => ({ full: spec, shown: named(path, (0,external_node_path_.relative)(full, spec)), root: full }));
    }
    if (kind === 'nothing')
        throw new failure/* Failure */.H('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
    // A link in a checkout could show any file of this machine, even when it is named outright.
    const root = leadsInside(cwd, (0,external_node_path_.dirname)(full)) ? cwd : (0,external_node_path_.dirname)(full);
    return [{ full, shown: named(path, ''), root }];
}
function named(path, below) {
    const joined = (0,external_node_path_.join)(path, below);
    return ((0,external_node_path_.isAbsolute)(path) ? joined : joined.replace(/^\.[\\/]/, '')).replaceAll('\\', '/');
}
function readEntry(spec) {
    if (kindOf(spec.full) !== 'nothing' && !leadsInside(spec.root, spec.full)) {
        throw new failure/* Failure */.H('LINK_OUTSIDE', `${spec.shown} is a link that leads out of the folder. Put the spec itself there.`);
    }
    const folder = (0,external_node_path_.dirname)(spec.full);
    return {
        file: spec.shown,
        full: spec.full,
        text: readTextFile(spec.full, read_json/* MAX_FILE_BYTES */.gZ, spec.shown),
        ...((0,external_node_path_.basename)(spec.full) === 'spec.json' && isCatalog((0,external_node_path_.dirname)(folder)) && { folder: (0,external_node_path_.basename)(folder) }),
        hasFile: (path) => hasFileInside(folder, path),
    };
}
function isCatalog(folder) {
    return (0,external_node_path_.basename)(folder) === 'catalog' || kindOf((0,external_node_path_.join)(folder, 'catalog.json')) === 'file';
}


/***/ })

};
