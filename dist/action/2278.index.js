export const id = 2278;
export const ids = [2278];
export const modules = {

/***/ 73010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sr: () => (/* binding */ AGENT),
  dr: () => (/* binding */ agentReference),
  N2: () => (/* binding */ openActionImages),
  C6: () => (/* binding */ openRecord),
  sT: () => (/* binding */ readCatalogSpecs),
  r3: () => (/* binding */ readCommitted),
  L7: () => (/* binding */ settingsOfCheckout),
  B4: () => (/* binding */ settingsOfRepository),
  sL: () => (/* binding */ testsOnThisMachine)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/agent/agent.json
const agent_namespaceObject = /*#__PURE__*/JSON.parse('{"version":"0.1.0","name":"ghcr.io/pipewright/agent","digest":"sha256:08e75bd2c263ce6f89c9849918737e17dd704f8da0604d7c0a1813eda6ff840f","platforms":{"linux/amd64":{"digest":"sha256:0ed3d374989a9c5cf0e2c1acdf3e555c8608db914b22ce9731ee9490be99418d","size":43544769,"diff_id":"sha256:28c307a812cc447b55d50294bc290864d63083c48b69f6740c5108271a440f4e"},"linux/arm64":{"digest":"sha256:95e3390bdb3969158cec3319714be3ad30e7c9c52d345064e7a08d3524906c31","size":42544247,"diff_id":"sha256:0336e68631f49e158411898efcea177367825fa844cb117c27bfeb971dc42f44"}}}');
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
            if (!(error instanceof failure/* Failure */.H) || error.code !== 'REF_NOT_FOUND' || from === undefined)
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
                if (error instanceof failure/* Failure */.H && error.code === 'REF_NOT_FOUND' && from !== undefined)
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
                    if (!(error instanceof failure/* Failure */.H) || error.code !== 'GITHUB_UNREACHABLE' || broken)
                        throw error;
                    broken = error;
                }
            }
            throw new failure/* Failure */.H('BRANCH_BUSY', `${name} moved every time something was to be committed to it. Start this job again when it is quieter.`);
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(58780);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var publish_catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(55331);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
;// CONCATENATED MODULE: ./lib/src/edge/catalog-folder.js







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
    const folder = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(specFile));
    const file = (0,external_node_path_.join)(folder, 'catalog.json');
    if ((0,files/* kindOf */.I)(file) !== 'file')
        return undefined;
    const settings = (0,publish_catalog/* parseSettings */.P$)((0,files/* readTextFile */.Gu)(file, SETTINGS_LIMIT), file);
    return {
        settings,
        async refreshIndex() {
            const paths = (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
                .filter((entry) => entry.isDirectory())
                .flatMap(({ name }) => (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, name)).map((file) => `${name}/${file}`));
            const entries = paths
                .filter((path) => EXTENDED_FILE.test((0,external_node_path_.basename)(path)))
                .map((path) => readExtendedSpec((0,external_node_path_.join)(folder, path)));
            const index = (0,external_node_path_.join)(folder, 'index.json');
            const text = await (0,files/* readTextIfThere */.pM)(index);
            // What is listed stays listed: whatever is gone leaves a tombstone.
            const history = { before: (0,record/* parseIndex */.A1)(text ?? '{"algorithms":{}}'), there: new Set(paths) };
            await writeIfChanged(index, (0,publish_catalog/* formatIndex */.Qe)((0,publish_catalog/* indexCatalog */.mH)(entries, history)));
        },
    };
}
/** Leaves a file alone that says the same already, so that nothing is rebuilt or committed for it. */
async function writeIfChanged(file, text) {
    if ((await (0,files/* readTextIfThere */.pM)(file)) !== text)
        await (0,files/* writeText */.x3)(file, text);
}
/** What the index takes from an extended spec must be there; a person may have edited it. */
function readExtendedSpec(path) {
    const extended = readJson(path, EXTENDED_LIMIT);
    const { name, version, container_name } = extended ?? {};
    if (typeof name === 'string' && valid(version) && typeof container_name === 'string')
        return extended;
    throw new failure/* Failure */.H('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version" and a "container_name". Restore it as it was published.`);
}
function readJson(file, limit) {
    try {
        return JSON.parse((0,files/* readTextFile */.Gu)(file, limit));
    }
    catch (error) {
        if (error instanceof failure/* Failure */.H)
            throw error;
        throw new failure/* Failure */.H('BAD_CATALOG', `${file} is not JSON: ${(0,failure/* explain */.W)(error)}.`, { cause: error });
    }
}

// EXTERNAL MODULE: ./lib/src/edge/engine.js + 2 modules
var edge_engine = __webpack_require__(61458);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecr.js
var aws_ecr = __webpack_require__(38970);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(32845);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(44843);
;// CONCATENATED MODULE: ./lib/src/edge/layout-index.js







/** The annotation that holds a tag (image-spec annotations.md). */
const REF_NAME = 'org.opencontainers.image.ref.name';
/** bytes */
const INDEX_LIMIT = 8 * 1024 * 1024;
/** Writing the index takes milliseconds: a lock this old was left by a writer that is gone. */
const STALE_MS = 10_000;
const PATIENCE_MS = 30_000;
const AGAIN_MS = 20;
/**
 * The entries of a layout's `index.json` that can be read here (by sha256); none when there is no such file.
 * @throws Failure `NOT_AN_IMAGE`, `FILE_ERROR`
 */
async function readLayoutIndex(directory) {
    const { manifests } = await readIndex(directory);
    return manifests.filter((m) => typeof m?.digest === 'string' && (0,image_digest/* isDigest */.B)(m.digest));
}
/**
 * Gives a tag to an entry, taking it from any other. The file is replaced in one step, and writers wait for each other:
 * none takes back what another one wrote.
 * @throws Failure `LAYOUT_BUSY`, `NOT_AN_IMAGE`; errors of the file system
 */
async function tagInLayoutIndex(directory, entry, tag) {
    await locked((0,external_node_path_.join)(directory, '.index.lock'), async () => {
        const index = await readIndex(directory);
        const others = index.manifests.filter((m) => m?.annotations?.[REF_NAME] !== tag);
        const temporary = (0,external_node_path_.join)(directory, `.index.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
        try {
            await (0,promises_.writeFile)(temporary, JSON.stringify({ ...index, manifests: [...others, entry] }));
            await (0,promises_.rename)(temporary, (0,external_node_path_.join)(directory, 'index.json'));
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true });
            throw error;
        }
    });
}
async function readIndex(directory) {
    const path = (0,external_node_path_.join)(directory, 'index.json');
    if ((await sizeOf(path)) === undefined)
        return emptyIndex();
    const bytes = await readLimited(path, INDEX_LIMIT);
    try {
        const index = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        if (Array.isArray(index?.manifests))
            return index;
    }
    catch {
        // Said below.
    }
    throw new failure/* Failure */.H('NOT_AN_IMAGE', `${path} is damaged: it is not an OCI index. Remove the folder and write it again.`);
}
function emptyIndex() {
    return { schemaVersion: 2, mediaType: manifest/* OCI_INDEX */.$p, manifests: [] };
}
/** Runs `job` while no other writer, in this process or another, does so under the same lock file. */
async function locked(path, job) {
    const giveUp = Date.now() + PATIENCE_MS;
    while (!(await take(path))) {
        if (Date.now() > giveUp) {
            throw new failure/* Failure */.H('LAYOUT_BUSY', `Another program is writing there: ${path} stays. Try again, or remove it.`);
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    try {
        await job();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
async function take(path) {
    try {
        await (await (0,promises_.open)(path, 'wx')).close();
        return true;
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found && Date.now() - found.mtimeMs > STALE_MS)
            await (0,promises_.rm)(path, { force: true });
        return false;
    }
}
/** A file's size in bytes; undefined when there is no such file. */
async function sizeOf(path) {
    try {
        const found = await (0,promises_.stat)(path);
        if (!found.isFile())
            throw new failure/* Failure */.H('NOT_AN_IMAGE', `${path} is not a file.`);
        return found.size;
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(error.code ?? ''))
            return undefined;
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}
/** A small file, whole. @throws Failure `NOT_AN_IMAGE` when it is larger than `limit` bytes; `FILE_ERROR` */
async function readLimited(path, limit) {
    const size = await sizeOf(path);
    if (size !== undefined && size > limit) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `${path} holds ${size} bytes; ${limit} are allowed.`);
    }
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (error) {
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}

// EXTERNAL MODULE: ./lib/src/edge/registry/reading.js
var reading = __webpack_require__(59652);
;// CONCATENATED MODULE: ./lib/src/edge/layout.js










const MANIFEST_LIMIT = 8 * 1024 * 1024;
/**
 * An OCI image layout directory (image-spec image-layout.md) as a source and a target. Files appear under their digest
 * only when they are whole, and `index.json` is replaced in one step, last.
 * @param directory made on the first write
 */
function openLayout(directory) {
    const name = `oci:${directory}`;
    const pathOf = (digest) => (0,external_node_path_.join)(directory, 'blobs', 'sha256', digest.slice('sha256:'.length));
    /** A tag may also be left out where the layout holds one image only, as skopeo allows. */
    async function find(tagOrDigest) {
        const manifests = await readLayoutIndex(directory);
        if ((0,image_digest/* isDigest */.B)(tagOrDigest)) {
            const listed = manifests.find((m) => m.digest === tagOrDigest);
            if (listed)
                return listed;
            return (await sizeOf(pathOf(tagOrDigest))) !== undefined
                ? { digest: tagOrDigest, mediaType: '' }
                : undefined;
        }
        const tagged = manifests.find((m) => m.annotations?.[REF_NAME] === tagOrDigest);
        return tagged ?? (tagOrDigest === 'latest' && manifests.length === 1 ? manifests[0] : undefined);
    }
    /** Writes under the digest by way of a temporary name; a hash that does not fit leaves nothing behind. */
    async function store(blob, chunks) {
        await prepare();
        const temporary = (0,external_node_path_.join)(directory, 'blobs', 'sha256', `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
        try {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            let size = 0;
            const file = await (0,promises_.open)(temporary, 'wx');
            try {
                for await (const chunk of chunks) {
                    hash.update(chunk);
                    size += chunk.byteLength;
                    await file.writeFile(chunk);
                }
            }
            finally {
                await file.close();
            }
            const digest = `sha256:${hash.digest('hex')}`;
            if (digest !== blob.digest || size !== blob.size) {
                throw new failure/* Failure */.H('DIGEST_MISMATCH', `${blob.digest} arrived as ${digest} with ${size} of ${blob.size} bytes.`);
            }
            await (0,promises_.rename)(temporary, pathOf(blob.digest));
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true });
            throw (0,file_failure/* fileFailure */.f)(`${name} cannot be written`, error);
        }
    }
    /** Whether a manifest is there, whole. */
    async function holds(digest) {
        const size = await sizeOf(pathOf(digest));
        if (size === undefined || size > MANIFEST_LIMIT)
            return false;
        return (0,image_digest/* digestOf */.o)(await readLimited(pathOf(digest), MANIFEST_LIMIT)) === digest;
    }
    async function prepare() {
        try {
            (0,files/* makeFolder */.fc)((0,external_node_path_.join)(directory, 'blobs', 'sha256'));
            await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}', { flag: 'wx' }).catch((error) => {
                if (error.code !== 'EEXIST')
                    throw error;
            });
        }
        catch (error) {
            throw (0,file_failure/* fileFailure */.f)(`${name} cannot be written`, error);
        }
    }
    async function* once(bytes) {
        yield bytes;
    }
    return {
        name,
        async readManifest(tagOrDigest) {
            const found = await find(tagOrDigest);
            if (!found) {
                const tags = (await readLayoutIndex(directory)).map((m) => m.annotations?.[REF_NAME]).filter(Boolean);
                throw new failure/* Failure */.H('IMAGE_NOT_FOUND', `${name} holds no image "${tagOrDigest}". ${tags.length > 0 ? `It holds: ${tags.join(', ')}.` : 'It is empty or no OCI layout.'}`);
            }
            const bytes = await readLimited(pathOf(found.digest), MANIFEST_LIMIT);
            if ((0,image_digest/* digestOf */.o)(bytes) !== found.digest) {
                throw new failure/* Failure */.H('DIGEST_MISMATCH', `${pathOf(found.digest)} does not have the digest in its name.`);
            }
            return { mediaType: found.mediaType, digest: found.digest, bytes };
        },
        async readBlob(blob, limit) {
            if (blob.size > limit)
                throw tooLarge(blob, limit);
            const bytes = await readLimited(pathOf(blob.digest), limit);
            if ((0,image_digest/* digestOf */.o)(bytes) !== blob.digest || bytes.byteLength !== blob.size) {
                throw new failure/* Failure */.H('DIGEST_MISMATCH', `${pathOf(blob.digest)} does not have the digest in its name.`);
            }
            return bytes;
        },
        async streamBlob(blob) {
            const path = pathOf(blob.digest);
            const size = await sizeOf(path);
            if (size === undefined) {
                throw new failure/* Failure */.H('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
            }
            return (0,reading/* verified */.zr)(readChunks(path), blob, name);
        },
        async headManifest(tagOrDigest) {
            const found = await find(tagOrDigest);
            // A file that a crash or a full disk cut short counts as absent, so that it is written anew.
            return found && (await holds(found.digest)) ? found.digest : undefined;
        },
        async writeBlob(blob, bytes) {
            if ((await sizeOf(pathOf(blob.digest))) === blob.size)
                return 'present';
            await store(blob, once(bytes));
            return 'copied';
        },
        async copyBlob(blob, sources) {
            if ((await sizeOf(pathOf(blob.digest))) === blob.size)
                return 'present';
            let last;
            for (const source of sources) {
                try {
                    await store(blob, await source.streamBlob(blob));
                    return 'copied';
                }
                catch (error) {
                    last = error;
                }
            }
            throw last;
        },
        async writeManifest(tagOrDigest, manifest) {
            if (!(await holds(manifest.digest))) {
                await store({ digest: manifest.digest, size: manifest.bytes.byteLength }, once(manifest.bytes));
            }
            if ((0,image_digest/* isDigest */.B)(tagOrDigest))
                return;
            const entry = {
                mediaType: manifest.mediaType,
                digest: manifest.digest,
                size: manifest.bytes.byteLength,
                annotations: { [REF_NAME]: tagOrDigest },
            };
            try {
                await tagInLayoutIndex(directory, entry, tagOrDigest);
            }
            catch (error) {
                throw (0,file_failure/* fileFailure */.f)(`${name} cannot be written`, error);
            }
        },
    };
}
async function* readChunks(path) {
    try {
        yield* (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 });
    }
    catch (error) {
        throw (0,file_failure/* fileFailure */.f)(`${path} cannot be read`, error);
    }
}
function tooLarge(blob, limit) {
    return new failure/* Failure */.H('NOT_AN_IMAGE', `${blob.digest} holds ${blob.size} bytes; ${limit} are allowed.`);
}

// EXTERNAL MODULE: ./lib/src/edge/registry/credential-files.js
var credential_files = __webpack_require__(43973);
// EXTERNAL MODULE: ./lib/src/edge/registry/credentials.js
var registry_credentials = __webpack_require__(77166);
// EXTERNAL MODULE: ./lib/src/edge/registry/registries-conf.js
var registries_conf = __webpack_require__(47316);
// EXTERNAL MODULE: ./lib/src/edge/registry.js + 6 modules
var edge_registry = __webpack_require__(69179);
;// CONCATENATED MODULE: ./lib/src/edge/images.js







/**
 * Opens registry repositories, OCI layouts and images of the local engine, as this machine is set up: its
 * registries.conf, its credentials.
 * @throws Failure `BAD_REGISTRIES_CONF`
 */
async function openImages(options) {
    const { env, signal, onEvent } = options;
    const warn = (message) => onEvent?.({ kind: 'warning', message });
    const ecr = (0,aws_ecr/* openEcr */.N)({ signal, warn });
    const registry = (0,edge_registry/* openRegistry */.M)({
        env,
        registriesConf: await (0,registries_conf/* readRegistriesConf */.io)(env),
        credentials: (0,registry_credentials/* openCredentials */.ZE)({
            env,
            ...(options.credentials && { explicit: options.credentials }),
            ecr: ecr.credential,
            askHelper: (0,credential_files/* askCredentialHelper */.Zf)(env),
            readText: credential_files/* readTextIfThere */.pM,
            warn,
        }),
        createRepository: ecr.createRepository,
        signal,
        ...(onEvent && { onEvent }),
    });
    const cleanup = new AsyncDisposableStack();
    cleanup.defer(() => registry.close());
    return {
        registry,
        async source(reference) {
            if (reference.kind === 'registry')
                return registry.repository(reference);
            if (reference.kind === 'layout')
                return openLayout(reference.directory);
            const { findEngine } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 61458));
            const engine = await findEngine();
            return cleanup.use(await engine.save(reference.image, signal));
        },
        async target(reference) {
            if (reference.kind === 'registry')
                return registry.repository(reference);
            if (reference.kind === 'layout')
                return openLayout(reference.directory);
            throw new failure/* Failure */.H('BAD_REFERENCE', 'Images are pushed to a registry or written to "oci:DIR".');
        },
        [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
    };
}

// EXTERNAL MODULE: ./lib/src/edge/specs.js
var specs = __webpack_require__(62366);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./lib/src/run/container.js
var container = __webpack_require__(56267);
;// CONCATENATED MODULE: ./lib/src/publish/smoke.js


/**
 * The arguments of `docker run` for one test: no network, no rights, no writable root, bounded memory, CPU and
 * processes; the sample is mounted read-only and nothing else of this machine is in reach.
 * @param options.folders absolute paths on this machine
 * @param options.input the sample's file name in the input folder
 * @param options.runOptions what the engine needs besides; @param options.cpus what it can give at most
 */
function sandboxArguments(spec, test, options) {
    return [
        '--network=none',
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        ...options.runOptions,
        '--pids-limit=512',
        ...(0,container/* limitArguments */.W)(spec, options.cpus),
        '--read-only',
        // Programs unpack libraries and helpers there (Java, PyInstaller), as they may where there is no sandbox.
        '--tmpfs=/tmp:exec',
        ...fixedFolders(spec).map(container/* memoryMount */.ld),
        (0,container/* bindMount */.Dy)(options.folders.input, container/* INPUT_MOUNT */.zJ, true),
        (0,container/* bindMount */.Dy)(options.folders.output, container/* OUTPUT_MOUNT */.Au, false),
        ...Object.entries(test.env).map(([name, value]) => `--env=${name}=${value}`),
        options.image,
        ...(0,container/* runCall */.Y8)(`${container/* INPUT_MOUNT */.zJ}/${options.input}`),
    ];
}
/** Folders that a command knows by heart (it has no `$input`, or no `$output`) must be writable under a read-only root. */
function fixedFolders(spec) {
    const folders = [];
    if (!/\$\{?input/.test(spec.run_command))
        folders.push(spec.input_file_path);
    if (!/\$\{?output/.test(spec.run_command))
        folders.push(spec.output_file_path);
    return [...new Set(folders)].filter((folder) => folder !== '/' && !/^\/tmp(\/|$)/.test(folder));
}
/** The texts whose presence in an output a test asks about. */
function textsToFind(test, output) {
    return Object.entries(test.expect.contains)
        .filter(([pattern]) => matches(output, pattern))
        .flatMap(([, texts]) => texts);
}
/**
 * Holds a result against what the test expects.
 * @param file the spec's file; @param index the test's place in `tests`
 */
function judge(spec, test, result, file, index) {
    const at = `/tests/${index}`;
    const findings = [];
    const fail = (code, path, message, got, expected) => {
        findings.push({
            code,
            severity: 'error',
            file,
            path: at + path,
            message: `test "${test.name}": ${message}`,
            ...(got !== undefined && { got }),
            ...(expected !== undefined && { expected }),
        });
    };
    if (result.timedOut) {
        fail('TEST_TIMED_OUT', '', `did not end within ${spec.timeout_minutes} minutes; raise "timeout_minutes" or use a smaller sample.`);
        return findings;
    }
    const wanted = test.expect.exit_code;
    if (result.exitCode !== wanted) {
        const meaning = result.exitCode === null ? undefined : spec.exit_codes[String(result.exitCode)];
        const got = result.exitCode === null ? 'none' : `${result.exitCode}${meaning ? ` (${meaning})` : ''}`;
        const why = result.reason ? ` ${result.reason}` : '';
        fail('TEST_EXIT_CODE', '/expect/exit_code', `the exit code is ${got}, expected ${wanted}.${why}`, got, String(wanted));
        return findings;
    }
    if (result.reason && wanted === 0) {
        fail('TEST_FAILED', '', result.reason);
        return findings;
    }
    const names = result.outputs.map((output) => output.name);
    const listed = names.length > 0 ? names.join(', ') : 'nothing';
    const { outputs, sha256, contains } = test.expect;
    const missing = new Set();
    for (const [part, pattern] of [
        ...outputs.map((pattern) => ['outputs', pattern]),
        ...Object.keys(sha256).map((name) => ['sha256', name]),
        ...Object.keys(contains).map((pattern) => ['contains', pattern]),
    ]) {
        if (missing.has(pattern) || names.some((name) => matches(name, pattern)))
            continue;
        missing.add(pattern);
        fail('TEST_OUTPUT_MISSING', `/expect/${part}`, `no output matches "${pattern}"; it wrote ${listed}.`, listed, pattern);
    }
    for (const output of result.outputs) {
        const wantedDigest = sha256[output.name];
        if (wantedDigest !== undefined && output.sha256 !== wantedDigest) {
            fail('TEST_OUTPUT_DIFFERS', '/expect/sha256', `"${output.name}" has other content than expected: sha256 ${output.sha256}, expected ${wantedDigest}.`, output.sha256, wantedDigest);
        }
        for (const text of textsToFind(test, output.name)) {
            if (output.found.has(text))
                continue;
            fail('TEST_OUTPUT_DIFFERS', '/expect/contains', `"${output.name}" does not contain "${text}".`, undefined, text);
        }
    }
    return findings;
}
function matches(name, pattern) {
    return name === pattern || (0,posix_.matchesGlob)(name, pattern);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./lib/src/edge/serve.js



/**
 * Serves one image to this machine's engine as a read-only registry on a free loopback port (distribution-spec, the
 * pull endpoints). The engine then fetches only layers that it lacks, and nothing is written to disk on the way.
 */
async function serveImage(image) {
    let failure;
    const server = (0,external_node_http_.createServer)((request, response) => {
        void answer(image, request.method ?? 'GET', request.url ?? '/', response).catch((error) => {
            // What the reader broke off is no failure of the source.
            if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
                failure ??= error;
            if (response.headersSent)
                response.destroy();
            else
                response.writeHead(404).end();
        });
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
    });
    return {
        host: `127.0.0.1:${server.address().port}`,
        failure: () => failure,
        async [Symbol.asyncDispose]() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}
async function answer(image, method, url, response) {
    const [, kind, wanted] = /^\/v2\/.+\/(manifests|blobs)\/([^/?]+)$/.exec(url) ?? [];
    response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
    if (method !== 'GET' && method !== 'HEAD')
        return void response.writeHead(405).end();
    if (url === '/v2/' || url === '/v2')
        return void response.writeHead(200).end();
    const manifest = kind === 'manifests' ? image.manifests.find((m) => m.digest === wanted) : undefined;
    const served = kind === 'blobs' ? image.blobs.get(wanted) : undefined;
    if (!manifest && !served)
        return void response.writeHead(404).end();
    const bytes = served && method !== 'HEAD' ? await served.open() : undefined;
    response.writeHead(200, {
        'Content-Type': manifest?.mediaType ?? 'application/octet-stream',
        'Content-Length': manifest?.bytes.byteLength ?? served?.blob.size,
        'Docker-Content-Digest': wanted,
    });
    if (method === 'HEAD')
        return void response.end();
    if (manifest)
        return void response.end(manifest.bytes);
    if (bytes)
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(bytes, { objectMode: false }), response);
}

;// CONCATENATED MODULE: ./lib/src/edge/load.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


/**
 * Brings a derived wrap into the engine without a registry in between: the engine pulls it from this process, and
 * takes only the layers that it lacks. One image is kept per algorithm.
 * @param from where layers can be had: the source image's repository and the agent's own
 * @throws what kept a layer from being had; Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 * @returns the name by which to run it
 */
async function loadWrap(engine, wrap, algorithm, from, signal) {
    const repository = `pipewright-test/${algorithm}`;
    const there = await engine.list(repository);
    const name = nameOf(repository, wrap.root.digest);
    if (there.includes(name))
        return name;
    const blobs = new Map();
    for (const image of wrap.images) {
        const { descriptor, bytes } = image.config;
        blobs.set(descriptor.digest, { blob: descriptor, open: async () => once(bytes) });
        for (const [index, layer] of image.layers.entries()) {
            const store = index === image.layers.length - 1 ? from.agent : from.source;
            if (!(0,manifest/* isForeignLayer */.sJ)(layer))
                blobs.set(layer.digest, { blob: layer, open: () => store.streamBlob(layer) });
        }
    }
    const manifests = [wrap.root, ...wrap.images.map((i) => i.manifest)];
    await bring(engine, repository, { manifests, blobs }, signal);
    for (const old of there)
        await engine.untag(old);
    return name;
}
/**
 * Brings a published image into the engine by its digest, read with our names and credentials (registries.conf, `docker
 * login`, ECR), whatever the engine itself knows of them.
 * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, …; `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 * @returns the name by which to run it
 */
async function loadImage(engine, source, digest, algorithm, { signal, say }) {
    const repository = `pipewright-run/${algorithm}`;
    const name = nameOf(repository, digest);
    if ((await engine.list(repository)).includes(name))
        return name;
    say(`Fetching ${source.name}@${digest.slice(0, 19)}`);
    const root = await source.readManifest(digest);
    const parsed = parseManifest(root, source.name);
    const children = parsed.kind === 'image' ? [] : parsed.json.manifests;
    const rest = await Promise.all(children.map((child) => source.readManifest(child.digest)));
    const manifests = [root, ...rest];
    const blobs = new Map();
    for (const manifest of manifests) {
        const image = parseManifest(manifest, source.name);
        if (image.kind !== 'image')
            continue;
        for (const blob of [image.json.config, ...image.json.layers])
            blobs.set(blob.digest, { blob, open: () => source.streamBlob(blob) });
    }
    await bring(engine, repository, { manifests, blobs }, signal);
    return name;
}
function nameOf(repository, digest) {
    return `${repository}:${digest.slice('sha256:'.length, 'sha256:'.length + 16)}`;
}
/** Serves an image, whose root is the first of its manifests, to the engine, and has it pulled and named. */
async function bring(engine, repository, image, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { digest } = image.manifests[0];
        const server = __addDisposableResource(env_1, await serveImage(image), true);
        const pulled = `${server.host}/${repository}@${digest}`;
        await engine.pull(pulled, signal).catch((error) => {
            signal?.throwIfAborted();
            throw server.failure() ?? error;
        });
        await engine.tag(pulled, nameOf(repository, digest));
        await engine.untag(pulled);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* once(bytes) {
    yield bytes;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./lib/src/edge/results.js
var results_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var results_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/** An untrusted program wrote these files; more than this are not looked at. */
const MAX_FILES = 10_000;
/** bytes; as many results as an item may have, with long names, stay below it. */
const REPORT_LIMIT = 16 * 1024 * 1024;
/**
 * Reads files that a container wrote: digest of each, and which texts occur in it. What is no plain file or is behind a
 * link is left out: links could lead to this machine's own files. Memory stays small whatever the files' size.
 * @param names relative to the folder, with `/`
 * @param wanted the texts to look for in an output, by its name
 */
async function readResults(folder, names, wanted) {
    const outputs = [];
    for (const name of new Set(names.slice(0, MAX_FILES))) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = results_addDisposableResource(env_1, await readPlain(folder, name), true);
            if (file)
                outputs.push({ name, ...(await scan(file, wanted(name))) });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = results_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    return outputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}
/**
 * Opens a file below a folder, when it is a plain file and no link is on the way; undefined for all else.
 * @param folder absolute, without links; @param name relative to it, with `/`
 */
async function readPlain(folder, name) {
    const path = (0,external_node_path_.join)(folder, name);
    return path.startsWith(`${folder}/`) ? openPlain(path) : undefined;
}
/** Differs when a file was written anew or is another one; undefined where there is no plain file. */
async function stampOf(path) {
    const info = await lstat(path, { bigint: true }).catch(() => undefined);
    return info?.isFile() ? `${info.ino}:${info.mtimeNs}:${info.size}` : undefined;
}
/** A report that the agent wrote, or undefined when it wrote none that can be read. */
async function readReport(path) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const file = results_addDisposableResource(env_2, await openPlain(path), true);
            if (!file || (await file.stat()).size > REPORT_LIMIT)
                return undefined;
            return JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = results_disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    catch {
        return undefined;
    }
}
/** Opens a file only when it is one and no link is on the way; opening a pipe would wait for ever. */
async function openPlain(path) {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = external_node_fs_.constants;
    let file;
    try {
        if ((await (0,promises_.realpath)(path)) !== path)
            return undefined;
        file = await (0,promises_.open)(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        if ((await file.stat()).isFile())
            return file;
    }
    catch {
        // Nothing there, or not for us.
    }
    await file?.close();
    return undefined;
}
async function scan(file, texts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const needles = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
    const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.byteLength - 1));
    const found = new Set();
    let tail = Buffer.alloc(0);
    for await (const chunk of file.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false })) {
        hash.update(chunk);
        if (needles.length === found.size)
            continue;
        const window = Buffer.concat([tail, chunk]);
        for (const { text, bytes } of needles)
            if (window.includes(bytes))
                found.add(text);
        tail = overlap > 0 ? window.subarray(-overlap) : tail;
    }
    return { sha256: hash.digest('hex'), found };
}

;// CONCATENATED MODULE: ./lib/src/edge/sandbox.js








/**
 * Runs one of a spec's tests in a sandboxed container and reads what it left. Its folders are made for it and removed.
 * @param sample the test's input on this machine, absolute
 * @param signal ends the container when it is aborted
 * @throws Failure `SAMPLE_MISSING`, `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 */
async function runInSandbox(engine, image, spec, test, sample, signal) {
    const folder = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pipewright-test-')));
    try {
        const folders = { input: (0,external_node_path_.join)(folder, 'in'), output: (0,external_node_path_.join)(folder, 'out') };
        const input = (0,external_node_path_.basename)(sample);
        // The container's user may be any. Others on this machine cannot enter the folder that both are in.
        for (const [path, mode] of [
            [folders.input, 0o755],
            [folders.output, 0o777],
        ]) {
            await (0,promises_.mkdir)(path);
            await (0,promises_.chmod)(path, mode);
        }
        await (0,promises_.copyFile)(sample, (0,external_node_path_.join)(folders.input, input)).catch((error) => {
            throw new failure/* Failure */.H('SAMPLE_MISSING', `The sample ${sample} of test "${test.name}" cannot be read (${error.code}).`);
        });
        await (0,promises_.chmod)((0,external_node_path_.join)(folders.input, input), 0o644);
        const name = `pipewright-test-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
        const { runOptions, cpus } = engine;
        const args = sandboxArguments(spec, test, { image, folders, input, runOptions, cpus });
        const seconds = spec.timeout_minutes * 60 + container/* GRACE_SECONDS */.F2;
        const finished = await engine.run(args, { name, folder, seconds, ...(signal && { signal }) });
        // What the agent says of itself is left out: it repeats the end of the log, and would push the log itself out.
        const log = `${finished.stdout}${finished.stderr}`.replace(/^\{"state":.*\n?/gm, '').slice(-8192);
        const report = (0,container/* readItemReport */.eK)(await readReport((0,external_node_path_.join)(folders.output, container/* REPORT_FILE */.Uq)));
        // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
        if (finished.exitCode === 125) {
            throw new failure/* Failure */.H('ENGINE_ERROR', `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`);
        }
        const { exitCode, reason } = (0,container/* settle */.G9)(finished.exitCode, report, log);
        const names = report?.outputs.map(({ key }) => key) ?? [];
        const outputs = await readResults((0,external_node_path_.join)(folders.output, container/* RESULTS_FOLDER */.UY), names, (output) => textsToFind(test, output));
        return {
            exitCode,
            ...(reason !== undefined && { reason }),
            timedOut: finished.timedOut,
            outputs,
            log,
        };
    }
    finally {
        // Files of another uid can only be removed by root; what stays is the system's temporary folder's to clean.
        await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/trial.js





/**
 * Runs a spec's tests on its wrap, which needs to be in no registry: the engine takes it from this process.
 * @param from where layers can be had
 * @param told of each test as it ends
 * @throws Failure as loading the image does; the signal's reason
 */
async function tryTests(engine, wrap, triable, from, signal, told = () => { }) {
    const image = await loadWrap(engine, wrap, triable.spec.name, from, signal);
    const trials = [];
    for (const [index, test] of triable.spec.tests.entries()) {
        const trial = await tryOne(engine, image, triable, test, index, signal);
        trials.push(trial);
        told(trial);
    }
    return trials;
}
async function tryOne(engine, image, { spec, folder, shown }, test, index, signal) {
    signal.throwIfAborted();
    const started = performance.now();
    const took = () => (performance.now() - started) / 1000;
    try {
        const result = await runInSandbox(engine, image, spec, test, (0,external_node_path_.join)(folder, test.input), signal);
        const seconds = took();
        return { test: test.name, seconds, result, findings: judge(spec, test, result, shown, index) };
    }
    catch (error) {
        const findings = [asFinding(error, shown, `/tests/${index}`, signal)];
        return { test: test.name, seconds: took(), findings };
    }
}
/** A failure that concerns one spec. @throws what concerns all: that the user stopped us, and faults of ours */
function asFinding(error, file, path, signal) {
    if (!(error instanceof failure/* Failure */.H) || signal.aborted)
        throw error;
    return { code: error.code, severity: 'error', file, path, message: (0,failure/* explain */.W)(error) };
}

// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
;// CONCATENATED MODULE: ./lib/src/command/publish-parts.js














/** What publishing and reviewing put together in the same way, from GitHub or by hand. */
/** bytes; no JSON of a catalog comes near it */
const LARGEST_JSON = 1024 * 1024;
const AGENT = agent_namespaceObject;
/** Where the agent layer can be had. */
function agentReference() {
    return (0,reference/* parseReference */.F2)(`${AGENT.name}:${AGENT.version}`);
}
/** What a checkout's `catalog.json` says. @throws Failure `NO_CATALOG` */
function settingsOfCheckout(catalog, cwd) {
    const settings = openCatalogFolder((0,external_node_path_.resolve)(cwd, catalog, 'any/spec.json'))?.settings;
    if (!settings)
        throw new failure/* Failure */.H('NO_CATALOG', `${catalog} has no catalog.json that says where images go.`);
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
        throw new failure/* Failure */.H('NO_CATALOG', `${defaultBranch} has no ${file} that says where images go.`);
    return (0,publish_catalog/* parseSettings */.P$)(text, file);
}
/** Images as an action's job reaches them; GitHub's own token opens ghcr.io. */
function openActionImages(inputs, io) {
    const { env, runner, signal } = (0,action_io/* withToken */.ub)(io, inputs.token);
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
    const credentials = (0,registry_credentials/* parseGivenCredentials */.JE)(text);
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
        if (error instanceof failure/* Failure */.H && error.code === 'NO_SPECS')
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
            if (error instanceof failure/* Failure */.H && error.code === 'FILE_NOT_FOUND')
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
        return tryTests(await engine, derived.wrap, triable, from, signal, (trial) => told(spec.name, trial));
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

/***/ 61458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findEngine: () => (/* binding */ findEngine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(57304);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 5 modules
var exec = __webpack_require__(22876);
;// CONCATENATED MODULE: ./lib/src/edge/engine-call.js





const TAIL_BYTES = 64 * 1024;
/** `@actions/exec` does not give away the process that it starts, and one that hangs would keep this one alive. */
const started = new external_node_async_hooks_.AsyncLocalStorage();
(0,external_node_diagnostics_channel_.subscribe)('child_process', (message) => {
    started.getStore()?.(message.process);
});
/**
 * Runs a command of the engine to its end; one that takes too long, or is not wanted any more, is ended.
 * @param seconds time limit
 * @throws Failure `ENGINE_TIMEOUT`; the signal's reason; Error when the command is not installed
 */
async function callEngine(command, args, seconds, signal) {
    signal?.throwIfAborted();
    const stdout = new Tail();
    const stderr = new Tail();
    let child;
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        child?.kill('SIGKILL');
    }, seconds * 1000);
    // Podman tidies up what it was pulling.
    const stop = () => void child?.kill('SIGTERM');
    signal?.addEventListener('abort', stop);
    const keep = (found) => {
        child = found;
    };
    try {
        const exitCode = await started.run(keep, () => (0,exec/* exec */.m)(command, [...args], {
            silent: true,
            ignoreReturnCode: true,
            // What the command left running may hold its output open.
            delay: 1000,
            listeners: { stdout: (chunk) => stdout.push(chunk), stderr: (chunk) => stderr.push(chunk) },
        }));
        signal?.throwIfAborted();
        if (timedOut) {
            throw new src_failure/* Failure */.H('ENGINE_TIMEOUT', `${command} ${args[0]} did not end within ${seconds} seconds.`);
        }
        return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
    }
}
/**
 * Starts a command whose output may be endless and need have no lines (`@actions/exec` gathers lines, whatever their
 * length). It gets no signals from the terminal: whoever calls this ends it.
 */
function attachEngine(command, args, options) {
    const { folder, onOutput } = options;
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: folder });
    const stdout = new Tail();
    const stderr = new Tail();
    for (const [stream, tail] of [
        [child.stdout, stdout],
        [child.stderr, stderr],
    ]) {
        stream.on('data', (chunk) => {
            tail.push(chunk);
            onOutput?.(chunk);
        });
    }
    const finished = new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (exitCode) => {
            resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text() });
        });
    });
    return { finished, kill: () => void child.kill('SIGKILL') };
}
/** Keeps the end of an endless stream. */
class Tail {
    #chunks = [];
    #size = 0;
    push(chunk) {
        this.#chunks.push(chunk);
        this.#size += chunk.byteLength;
        // Joined now and then: many small chunks would keep many times their size alive.
        if (this.#size > 4 * TAIL_BYTES || this.#chunks.length > 256)
            this.#join();
    }
    text() {
        this.#join();
        const bytes = Buffer.from(this.#chunks[0] ?? []);
        // Beginning with a whole character of UTF-8.
        let start = 0;
        while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80)
            start += 1;
        return bytes.toString('utf8', start);
    }
    #join() {
        const end = Buffer.concat(this.#chunks).subarray(-TAIL_BYTES);
        this.#chunks = [Buffer.from(end)];
        this.#size = end.byteLength;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(44843);
// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(32845);
;// CONCATENATED MODULE: ./lib/src/edge/saved-image.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











/** bytes; of the archive's JSON files. */
const JSON_LIMIT = 8 * 1024 * 1024;
/**
 * Reads what `docker save` and `podman save` write (`manifest.json` and what it names: moby image/tarexport; since
 * Docker 25 those names lead into an OCI layout). Engines keep layers unpacked, or as some registry had compressed
 * them; they are served as plain tar, the only form whose digest is the same on every machine.
 * @param archive the tar file; it is removed once unpacked
 * @param directory where its files go; removed on disposal
 * @throws Failure `NOT_AN_IMAGE` for an archive that is damaged or holds something else
 */
async function openSavedImage(archive, directory, name) {
    const broken = (what, cause) => new src_failure/* Failure */.H('NOT_AN_IMAGE', `${name} was saved ${what}.`, { cause });
    const files = await unpack(archive, directory).catch((error) => {
        const failure = (0,file_failure/* fileFailure */.f)(`${name} cannot be read`, error);
        throw failure instanceof src_failure/* Failure */.H ? failure : broken('as a damaged archive', error);
    });
    await (0,promises_.rm)(archive);
    const at = (path) => {
        let found = files.get(path);
        // Docker before 25 stores a layer that occurs twice as a link to the first.
        for (let hops = 0; found?.linkTo !== undefined && hops < 5; hops += 1)
            found = files.get(found.linkTo);
        if (found?.file === undefined)
            throw broken(`without its file "${path}"`);
        return found.file;
    };
    const readJson = async (path) => {
        const file = at(path);
        if ((await (0,promises_.stat)(file)).size > JSON_LIMIT)
            throw broken(`with a "${path}" of more than ${JSON_LIMIT} bytes`);
        const bytes = await (0,promises_.readFile)(file);
        try {
            return { bytes, json: JSON.parse(bytes.toString('utf8')) };
        }
        catch (error) {
            throw broken(`with a "${path}" that is not JSON`, error);
        }
    };
    const { json: entries } = await readJson('manifest.json');
    const entry = (Array.isArray(entries) ? entries[0] : undefined);
    const { Config: configPath, Layers: paths } = entry ?? {};
    if (typeof configPath !== 'string' || !Array.isArray(paths) || !paths.every((p) => typeof p === 'string')) {
        throw broken('without an image');
    }
    const { bytes: config, json } = await readJson(configPath);
    const diffIds = json?.rootfs?.diff_ids;
    if (!Array.isArray(diffIds) || diffIds.length !== paths.length) {
        throw broken('with a config that names other layers');
    }
    const blobs = new Map();
    const layers = [];
    for (const [i, path] of paths.entries()) {
        const file = at(path);
        const digest = (await makePlain(file));
        if (digest !== diffIds[i])
            throw broken(`with a damaged layer "${path}"`);
        blobs.set(digest, file);
        layers.push({ mediaType: image_manifest/* OCI_LAYER_TAR */.m, digest, size: (await (0,promises_.stat)(file)).size });
    }
    const configBlob = { mediaType: image_manifest/* OCI_CONFIG */.TF, digest: (0,digest/* digestOf */.o)(config), size: config.byteLength };
    const bytes = new TextEncoder().encode(JSON.stringify({ schemaVersion: 2, mediaType: image_manifest/* OCI_MANIFEST */.EG, config: configBlob, layers }));
    const manifest = { mediaType: image_manifest/* OCI_MANIFEST */.EG, digest: (0,digest/* digestOf */.o)(bytes), bytes };
    return {
        name,
        async readManifest() {
            return manifest;
        },
        async readBlob() {
            return config;
        },
        async streamBlob(blob) {
            const file = blobs.get(blob.digest);
            if (!file)
                throw new src_failure/* Failure */.H('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
            return (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 });
        },
        async [Symbol.asyncDispose]() {
            await (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
}
/** Names inside the archive never become names on disk. */
async function unpack(archive, directory) {
    const files = new Map();
    const entries = (0,tar_stream.extract)();
    const reading = (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), entries);
    reading.catch(() => undefined);
    for await (const entry of entries) {
        const { name, type, linkname } = entry.header;
        if (type === 'file') {
            const file = (0,external_node_path_.join)(directory, `entry-${files.size}`);
            await (0,external_node_stream_promises_.pipeline)(entry, (0,external_node_fs_.createWriteStream)(file));
            files.set(name, { file });
        }
        else {
            if ((type === 'symlink' || type === 'link') && linkname) {
                const linkTo = type === 'link' ? linkname : external_node_path_.posix.join(external_node_path_.posix.dirname(name), linkname);
                files.set(name, { linkTo });
            }
            entry.resume();
        }
    }
    await reading;
    return files;
}
/** Unpacks a compressed layer in its place; gives the digest of the plain one. */
async function makePlain(file) {
    const unpacking = { '1f8b': external_node_zlib_.createGunzip, '28b5': external_node_zlib_.createZstdDecompress }[await firstBytes(file)];
    if (unpacking) {
        const plain = `${file}-plain`;
        try {
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), unpacking(), (0,external_node_fs_.createWriteStream)(plain));
        }
        catch (error) {
            // zlib's codes begin with a Z.
            if (!/^Z/.test(error.code ?? ''))
                throw (0,file_failure/* fileFailure */.f)('The layers cannot be unpacked', error);
            return 'damaged';
        }
        await (0,promises_.rename)(plain, file);
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 }))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
/** A tar begins with a name, and no name of a layer's first entry begins like compressed data does. */
async function firstBytes(file) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,promises_.open)(file), true);
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(2), position: 0 });
        return buffer.toString('hex', 0, bytesRead);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./lib/src/edge/engine.js






/**
 * Podman labels processes where SELinux is on, so that they could not read what is mounted; and it asks for a million
 * open files and processes, which a root without CAP_SYS_RESOURCE may not give.
 */
const PODMAN_OPTIONS = [
    '--security-opt=label=disable',
    '--ulimit=nofile=4096:4096',
    '--ulimit=nproc=4096:4096',
];
const QUICK_SECONDS = 30;
const PULL_SECONDS = 1800;
/** Between two tries to end a container that may not have come up yet. */
const KILL_AGAIN_MS = 250;
/**
 * Finds a working engine: Docker first, then Podman.
 * @param wanted only this one
 * @throws Failure `ENGINE_MISSING` that tells apart "not installed" and "does not answer"
 */
async function findEngine(wanted) {
    const tried = [];
    for (const command of wanted ? [wanted] : ['docker', 'podman']) {
        const format = command === 'docker' ? '{{.ServerVersion}} {{.NCPU}}' : '{{.Version.Version}} {{.Host.CPUs}}';
        const found = await callEngine(command, ['info', '--format', format], QUICK_SECONDS).catch((error) => (0,src_failure/* explain */.W)(error));
        if (typeof found === 'string')
            tried.push(`${command}: ${found.includes('locate') ? 'not installed' : found}`);
        else if (found.exitCode === 0) {
            const [version = '', cpus] = found.stdout.trim().split(' ');
            return openEngine(command, version, Number(cpus) || 1);
        }
        else
            tried.push(`${command}: ${whyNot(found)}`);
    }
    throw new src_failure/* Failure */.H('ENGINE_MISSING', `No container engine answers (${tried.join('; ')}). Install Docker or Podman, start it, and see that "docker info" or "podman info" works for this user.`);
}
function openEngine(command, version, cpus) {
    async function must(args, seconds, signal) {
        const finished = await callEngine(command, args, seconds, signal);
        if (finished.exitCode === 0)
            return finished.stdout;
        throw new src_failure/* Failure */.H('ENGINE_ERROR', `${command} ${args[0]} failed: ${lastLine(finished.stderr) || `exit code ${finished.exitCode}`}`);
    }
    return {
        command,
        version,
        cpus,
        runOptions: command === 'podman' ? PODMAN_OPTIONS : [],
        async pull(reference, signal) {
            // Docker trusts 127.0.0.0/8 without TLS by itself; Podman has to be told.
            await must(['pull', '--quiet', ...(command === 'podman' ? ['--tls-verify=false'] : []), reference], PULL_SECONDS, signal);
        },
        async list(repository) {
            const names = await must(['images', '--format', '{{.Repository}}:{{.Tag}}', repository], QUICK_SECONDS);
            // Podman puts "localhost/" before names without a host.
            return names
                .split('\n')
                .map((name) => name.trim().replace(/^localhost\//, ''))
                .filter(Boolean);
        },
        async tag(reference, name) {
            await must(['tag', reference, name], QUICK_SECONDS);
        },
        async untag(reference) {
            await callEngine(command, ['rmi', reference], QUICK_SECONDS);
        },
        async run(args, options) {
            const { name, signal } = options;
            signal?.throwIfAborted();
            // The log goes to us only: the engine's own copy of it has no bounds.
            const running = attachEngine(command, ['run', '--rm', '--log-driver=none', '--name', name, ...args], options);
            let over = false;
            const ended = running.finished.finally(() => {
                over = true;
            });
            let timedOut = false;
            let passed = () => { };
            const limit = new Promise((resolve) => {
                passed = resolve;
            });
            const timer = setTimeout(() => {
                timedOut = true;
                passed();
            }, options.seconds * 1000);
            signal?.addEventListener('abort', passed);
            try {
                await Promise.race([ended, limit]);
                const giveUp = Date.now() + QUICK_SECONDS * 1000;
                while (!over && Date.now() < giveUp) {
                    await callEngine(command, ['kill', name], QUICK_SECONDS).catch(() => undefined);
                    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, KILL_AGAIN_MS))]);
                }
                if (!over) {
                    throw new src_failure/* Failure */.H('ENGINE_TIMEOUT', `${command} does not end the container ${name}. Restart the engine.`);
                }
                signal?.throwIfAborted();
                return { ...(await ended), timedOut };
            }
            finally {
                clearTimeout(timer);
                signal?.removeEventListener('abort', passed);
                if (!over) {
                    running.kill();
                    await callEngine(command, ['rm', '--force', '--volumes', name], QUICK_SECONDS).catch(() => undefined);
                }
            }
        },
        async removeAll(label) {
            const found = await must(['ps', '--all', '--quiet', '--filter', `label=${label}`], QUICK_SECONDS);
            const ids = found.split('\n').filter(Boolean);
            if (ids.length > 0)
                await must(['rm', '--force', '--volumes', ...ids], QUICK_SECONDS + ids.length);
        },
        async save(image, signal) {
            const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'pipewright-save-'));
            try {
                const archive = (0,external_node_path_.join)(directory, 'image.tar');
                const format = command === 'podman' ? ['--format', 'docker-archive'] : [];
                const finished = await callEngine(command, ['save', ...format, '--output', archive, image], PULL_SECONDS, signal);
                if (/no space left/i.test(finished.stderr)) {
                    throw new src_failure/* Failure */.H('FILE_ERROR', `${command} cannot save "${image}" to ${directory}: the disk is full.`);
                }
                if (finished.exitCode !== 0) {
                    throw new src_failure/* Failure */.H('IMAGE_NOT_FOUND', `${command} has no image "${image}" to give (${lastLine(finished.stderr)}). "${command} images" lists what it has.`);
                }
                return await openSavedImage(archive, directory, `docker-daemon:${image}`);
            }
            catch (error) {
                await (0,promises_.rm)(directory, { recursive: true, force: true });
                throw error;
            }
        },
    };
}
/** Why an engine that is installed does not answer, in a few words. */
function whyNot(found) {
    const said = lastLine(found.stderr) || lastLine(found.stdout) || 'no answer';
    return /permission denied/i.test(said) ? 'this user may not use its socket (permission denied)' : said;
}
function lastLine(text) {
    return text.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
}


/***/ }),

/***/ 32845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fileFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

const REMEDIES = {
    ENOSPC: 'the disk is full: free some room, or name a folder on another disk',
    EDQUOT: 'the disk quota is used up: free some room, or name a folder on another disk',
    EACCES: 'you may not do that there: name another folder, or change its permissions',
    EPERM: 'you may not do that there: name another folder, or change its permissions',
    EROFS: 'the disk is read-only: name another folder',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of the path is a file, not a folder',
    EEXIST: 'a part of the path is a file, not a folder',
    EISDIR: 'it is a folder, not a file',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'the name is too long',
};
/**
 * What to throw for an error of the file system: a Failure `FILE_ERROR` where there is something to do about it, else
 * the error itself.
 * @param what what could not be done, e.g. `oci:out cannot be written`
 */
function fileFailure(what, error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
        return error;
    const why = REMEDIES[error.code ?? ''];
    return why ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('FILE_ERROR', `${what}: ${why}.`, { cause: error }) : error;
}


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
// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 7 modules
var examine = __webpack_require__(41895);
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
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || error.code !== 'GITHUB_READ_ONLY')
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

/***/ 56267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ AGENT_MEMORY_MB),
/* harmony export */   Au: () => (/* binding */ OUTPUT_MOUNT),
/* harmony export */   Dy: () => (/* binding */ bindMount),
/* harmony export */   F2: () => (/* binding */ GRACE_SECONDS),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   S0: () => (/* binding */ isAgentLine),
/* harmony export */   UY: () => (/* binding */ RESULTS_FOLDER),
/* harmony export */   Uq: () => (/* binding */ REPORT_FILE),
/* harmony export */   W: () => (/* binding */ limitArguments),
/* harmony export */   Y8: () => (/* binding */ runCall),
/* harmony export */   eK: () => (/* binding */ readItemReport),
/* harmony export */   ld: () => (/* binding */ memoryMount),
/* harmony export */   zJ: () => (/* binding */ INPUT_MOUNT)
/* harmony export */ });
/** One item in one container of a wrapped image, without AWS: how it is started, and what its end means. */
/** Where folders are mounted: inside our own directory, so that nothing of the image is hidden. */
const INPUT_MOUNT = '/.pipewright/in';
const OUTPUT_MOUNT = '/.pipewright/out';
const REPORT_FILE = 'report.json';
const RESULTS_FOLDER = 'results';
/** MB for the agent beside the algorithm: Node at rest takes about 50. */
const AGENT_MEMORY_MB = 128;
const LEAST_MEMORY_MB = 32;
const DEFAULT_CPUS = 1;
/** Seconds for the engine and the agent around the algorithm's own limit. */
const GRACE_SECONDS = 60;
/**
 * The options of `docker run` that bound a container's memory, CPUs and largest file.
 * @param engineCpus the engine refuses to promise more
 */
function limitArguments({ memory, CPU, disk_gb }, engineCpus) {
    const megabytes = `${Math.max(memory.suggested, LEAST_MEMORY_MB) + AGENT_MEMORY_MB}m`;
    const cpus = typeof CPU === 'number' ? CPU : DEFAULT_CPUS;
    return [
        `--ulimit=fsize=${Math.ceil(disk_gb * 1e9)}`,
        `--memory=${megabytes}`,
        `--memory-swap=${megabytes}`,
        `--cpus=${Math.min(cpus, engineCpus)}`,
        // It would ask for the image's own program, which does not run here.
        '--no-healthcheck',
    ];
}
/**
 * The option that mounts a file or folder of this machine. Its value is a line of CSV (RFC 4180).
 * @param source absolute; @param target absolute, in the container
 */
function bindMount(source, target, readonly) {
    return `--mount=type=bind,${csv(`source=${source}`)},${csv(`target=${target}`)}${readonly ? ',readonly' : ''}`;
}
/** The option that puts an empty folder in memory, which every user may write. */
function memoryMount(target) {
    return `--mount=type=tmpfs,${csv(`target=${target}`)},tmpfs-mode=1777`;
}
function csv(field) {
    return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
/** The agent's call for one input. @param input its path in the container; @param gather it is a folder, as a whole */
function runCall(input, gather = false) {
    return [
        'run',
        '--report',
        `${OUTPUT_MOUNT}/${REPORT_FILE}`,
        ...(gather ? ['--gather'] : []),
        input,
        `${OUTPUT_MOUNT}/${RESULTS_FOLDER}`,
    ];
}
/** The exit codes of the agent's `run` by the state of its one item. */
const AGENT_EXIT = { COMPLETE: 0, EXECUTOR_ERROR: 1, SYSTEM_ERROR: 70 };
/** The agent's exit code for arguments, inputs or variables that it cannot begin with. */
const BAD_CALL = 2;
/** Reads a report; undefined for anything that the agent would not write. */
function readItemReport(json) {
    const report = json;
    const item = (Array.isArray(report?.items) ? report.items[0] : undefined);
    if (typeof item !== 'object' || item === null)
        return undefined;
    const { state, exit_code, meaning, outputs, log_tail } = item;
    if (typeof state !== 'string' || !Object.hasOwn(AGENT_EXIT, state))
        return undefined;
    const peak = report?.peak_memory_bytes;
    return {
        state: state,
        exitCode: typeof exit_code === 'number' ? exit_code : null,
        ...(state !== 'COMPLETE' && typeof meaning === 'string' && { reason: meaning }),
        outputs: (Array.isArray(outputs) ? outputs : []).filter(isOutput),
        ...(typeof log_tail === 'string' && { logTail: log_tail }),
        ...(Number.isSafeInteger(peak) && { peakMemory: peak }),
    };
}
function isOutput(value) {
    const output = value;
    return (typeof output?.key === 'string' &&
        Number.isSafeInteger(output.bytes) &&
        typeof output.sha256 === 'string' &&
        /^[0-9a-f]{64}$/.test(output.sha256));
}
/**
 * What a container's end means. The report lies where the algorithm could write too, so it counts only beside the exit
 * code that the engine saw: the agent writes it when everything that the algorithm started has been ended, and ends
 * itself next.
 * @param exitCode the container's
 * @param log the end of what it printed
 */
function settle(exitCode, report, log) {
    if (report && AGENT_EXIT[report.state] === exitCode)
        return report;
    const failed = (state, reason) => ({
        state,
        exitCode: null,
        reason,
        outputs: [],
    });
    if (exitCode === 137)
        return failed('EXECUTOR_ERROR', 'The container was killed, most likely for want of memory: raise "memory" in the spec.');
    const said = log.trim().split('\n').at(-1) ?? '';
    const refusal = exitCode === BAD_CALL ? refusalIn(said) : undefined;
    if (refusal)
        return { ...failed('EXECUTOR_ERROR', refusal), isFinal: true };
    const last = said.slice(0, 500);
    return failed('SYSTEM_ERROR', `The agent ended with ${exitCode ?? 'a signal'} and without a report${last ? `: ${last}` : '.'}`);
}
/** What the agent says when it cannot begin. */
function refusalIn(line) {
    try {
        const { meaning } = JSON.parse(line);
        return typeof meaning === 'string' ? meaning : undefined;
    }
    catch {
        return undefined;
    }
}
/** What the agent itself logs of an item's state; reports say it in words. */
function isAgentLine(line) {
    return /^\{"state":"[A-Z_]+","item":/.test(line);
}


/***/ })

};
