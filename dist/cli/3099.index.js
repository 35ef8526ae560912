export const id = 3099;
export const ids = [3099];
export const modules = {

/***/ 61586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ HOSTILE_VARIABLES),
/* harmony export */   LG: () => (/* binding */ readOriginalImage),
/* harmony export */   Vp: () => (/* binding */ IMAGE_VARIABLE),
/* harmony export */   hr: () => (/* binding */ SPEC_VARIABLE),
/* harmony export */   ie: () => (/* binding */ writeOriginalImage),
/* harmony export */   jq: () => (/* binding */ writeSpecVariable)
/* harmony export */ });
/* unused harmony exports VARIABLE_LIMIT_BYTES, readSpecVariable */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

/** Holds the completed spec as JSON, in the wrapped image's `config.Env`. */
const SPEC_VARIABLE = 'PIPEWRIGHT_SPEC';
/** Holds what wrapping replaced in the image's config, as JSON: {@link OriginalImage}. */
const IMAGE_VARIABLE = 'PIPEWRIGHT_IMAGE';
/**
 * Variables that, inherited from the source image, would change or break the agent's own Node: wrapping moves them out
 * of `config.Env` into {@link IMAGE_VARIABLE}, and the agent gives them back to the algorithm only.
 */
const HOSTILE_VARIABLES = [
    'LD_PRELOAD',
    'LD_AUDIT',
    'LD_DEBUG',
    'GLIBC_TUNABLES',
    'OPENSSL_CONF',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'NODE_PATH',
    'NODE_TLS_REJECT_UNAUTHORIZED',
];
/**
 * Linux takes at most 32 pages for one environment string, `NAME=` and the closing NUL included (execve(2),
 * MAX_ARG_STRLEN); with more, a container does not start: "argument list too long".
 */
const VARIABLE_LIMIT_BYTES = 131_072;
/**
 * The value of {@link IMAGE_VARIABLE}. The same image always gives the same text: keys come in one fixed order.
 * @throws Failure `IMAGE_CONFIG_TOO_LARGE` when it would not fit into one environment variable
 */
function writeOriginalImage(image) {
    const env = {};
    for (const name of HOSTILE_VARIABLES)
        if (image.env[name] !== undefined)
            env[name] = image.env[name];
    const value = JSON.stringify({
        entrypoint: image.entrypoint,
        cmd: image.cmd,
        ...(image.user && { user: image.user }),
        env,
    });
    return fitting(IMAGE_VARIABLE, value, 'IMAGE_CONFIG_TOO_LARGE', "the image's entrypoint, command and variables");
}
/**
 * The value of {@link SPEC_VARIABLE}. Key order is the caller's.
 * @throws Failure `SPEC_TOO_LARGE` when it would not fit into one environment variable
 */
function writeSpecVariable(spec) {
    return fitting(SPEC_VARIABLE, JSON.stringify(spec), 'SPEC_TOO_LARGE', 'the spec');
}
/**
 * Reads {@link IMAGE_VARIABLE}; an image without it has no entrypoint and no command.
 * @throws Failure `AGENT_ENVIRONMENT` when it is not what wrapping writes
 */
function readOriginalImage(value) {
    if (value === undefined)
        return { entrypoint: null, cmd: null, env: {} };
    const image = parse(IMAGE_VARIABLE, value);
    const { entrypoint = null, cmd = null, user, env = {} } = image;
    if (!isWords(entrypoint) || !isWords(cmd) || !isObject(env))
        throw damaged(IMAGE_VARIABLE);
    if (user !== undefined && typeof user !== 'string')
        throw damaged(IMAGE_VARIABLE);
    const hostile = {};
    for (const name of HOSTILE_VARIABLES)
        if (typeof env[name] === 'string')
            hostile[name] = env[name];
    return { entrypoint, cmd, ...(user !== undefined && { user }), env: hostile };
}
/**
 * Reads {@link SPEC_VARIABLE}. The spec was validated before it was written; only what every call needs is looked at.
 * @throws Failure `AGENT_ENVIRONMENT` when it is missing or damaged
 */
function readSpecVariable(value) {
    if (value === undefined)
        throw new Failure('AGENT_ENVIRONMENT', `${SPEC_VARIABLE} is not set, so there is no algorithm to run: start the wrapped image without clearing its environment`);
    const spec = parse(SPEC_VARIABLE, value);
    const texts = ['name', 'run_command', 'input_file_path', 'output_file_path'];
    if (texts.some((field) => typeof spec[field] !== 'string'))
        throw damaged(SPEC_VARIABLE);
    return spec;
}
function fitting(name, value, code, what) {
    const bytes = Buffer.byteLength(value) + name.length + 2;
    if (bytes <= VARIABLE_LIMIT_BYTES)
        return value;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure(code, `${what} take ${bytes} bytes as one environment variable, and Linux allows ${VARIABLE_LIMIT_BYTES}: shorten the longest texts`);
}
function parse(name, value) {
    try {
        const parsed = JSON.parse(value);
        if (isObject(parsed))
            return parsed;
    }
    catch {
        // Said below, with the remedy: the position inside a machine-written text helps nobody.
    }
    throw damaged(name);
}
function damaged(name) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('AGENT_ENVIRONMENT', `${name} does not hold what wrapping wrote: do not override it, or wrap the image again`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isWords(value) {
    return value === null || (Array.isArray(value) && value.every((word) => typeof word === 'string'));
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

/***/ 64207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ AGENT_ENTRYPOINT)
/* harmony export */ });
/* unused harmony export AGENT_ROOT */
/** The folder in a wrapped image that the agent layer fills; nothing else of the image is touched. */
const AGENT_ROOT = '/.pipewright';
/**
 * `config.Entrypoint` of every wrapped image: the agent's own Node and the agent, both from the agent layer. With a young
 * generation of 1 MB, what streams through is taken away as it goes; by default it would be up to 100 MB that lie about.
 */
const AGENT_ENTRYPOINT = [
    `${AGENT_ROOT}/node`,
    '--max-semi-space-size=1',
    `${AGENT_ROOT}/agent/index.mjs`,
];


/***/ }),

/***/ 63510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ deriveWrap)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(44843);
// EXTERNAL MODULE: ./lib/src/publish/inspect.js
var inspect = __webpack_require__(75034);
// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(61586);
// EXTERNAL MODULE: ./lib/src/publish/agent-release.js
var agent_release = __webpack_require__(64207);
// EXTERNAL MODULE: ./lib/src/publish/labels.js
var publish_labels = __webpack_require__(16867);
;// CONCATENATED MODULE: ./lib/src/publish/unwrap.js




/**
 * Takes the agent off a wrapped image, so that wrapping it again gives what wrapping its source would have given.
 * Undefined when the image is not wrapped. The result is not byte for byte the source (key order, `ArgsEscaped`), but
 * wraps to the same bytes.
 *
 * Anyone can write labels, and images built on a wrapped one inherit them. So a layer is taken off only where all that
 * wrapping writes is still as it was left: the last layer is the one that the labels call the agent's.
 * @throws Failure `BUILT_ON_WRAPPED` for an image that is wrapped in part
 */
function unwrapImage(manifest, config, name) {
    const runtime = config.config ?? {};
    const record = (0,publish_labels/* readWrapRecord */.Qp)(runtime.Labels);
    const startsAgent = JSON.stringify(runtime.Entrypoint) === JSON.stringify(agent_release/* AGENT_ENTRYPOINT */.d);
    if (!record && !startsAgent)
        return undefined;
    const original = originalOf(runtime.Env ?? []);
    const ports = record && readPorts(record.ports);
    const isLast = manifest.layers.length > 0 && manifest.layers.at(-1)?.digest === record?.layer;
    if (!record || !startsAgent || !original || !ports || !isLast) {
        throw new failure.Failure('BUILT_ON_WRAPPED', `${name} was built on a wrapped image, or changed after wrapping, and the agent cannot be taken off it. Build it on the image that was wrapped${record ? ` (${record.source.name})` : ''}.`);
    }
    const { Entrypoint: _, Cmd: __, ExposedPorts, Labels: labels, Env, ...kept } = runtime;
    const env = [
        ...(Env ?? []).filter((v) => !v.startsWith(`${image_environment/* SPEC_VARIABLE */.hr}=`) && !v.startsWith(`${image_environment/* IMAGE_VARIABLE */.Vp}=`)),
        ...Object.entries(original.env).map(([key, value]) => `${key}=${value}`),
    ];
    const exposed = ports === 'all'
        ? ExposedPorts
        : Object.fromEntries(ports.map((port) => [port, ExposedPorts?.[port] ?? {}]));
    const history = config.history?.slice(0, -1);
    return {
        record,
        manifest: {
            ...withAnnotations(manifest, (0,publish_labels/* sourceLabels */.XQ)(manifest.annotations)),
            layers: manifest.layers.slice(0, -1),
        },
        config: {
            ...config,
            config: {
                ...kept,
                Env: env,
                ...(original.entrypoint && { Entrypoint: original.entrypoint }),
                ...(original.cmd && { Cmd: original.cmd }),
                ...(exposed && { ExposedPorts: exposed }),
                Labels: (0,publish_labels/* sourceLabels */.XQ)(labels) ?? {},
            },
            rootfs: { ...config.rootfs, diff_ids: config.rootfs.diff_ids.slice(0, -1) },
            ...(history && { history }),
        },
    };
}
/** The index of a wrapped image with its own annotations given back. */
function unwrapIndex(index) {
    return withAnnotations(index, (0,publish_labels/* sourceLabels */.XQ)(index.annotations));
}
function withAnnotations(value, annotations) {
    const { annotations: _, ...rest } = value;
    return { ...rest, ...(annotations && { annotations }) };
}
/** What wrapping replaced; undefined when the image does not hold it as wrapping writes it. */
function originalOf(env) {
    const variable = env.find((v) => v.startsWith(`${image_environment/* IMAGE_VARIABLE */.Vp}=`));
    if (variable === undefined)
        return undefined;
    try {
        return (0,image_environment/* readOriginalImage */.LG)(variable.slice(image_environment/* IMAGE_VARIABLE */.Vp.length + 1));
    }
    catch {
        return undefined;
    }
}
/** The source's own ports, or `all` when the spec's did not join them; undefined when the label is not ours. */
function readPorts(label) {
    if (label === undefined)
        return 'all';
    try {
        const ports = JSON.parse(label);
        if (Array.isArray(ports) && ports.every((port) => typeof port === 'string'))
            return ports;
    }
    catch {
        // As below.
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/src/publish/wrap.js
var wrap = __webpack_require__(11316);
;// CONCATENATED MODULE: ./lib/src/publish/derive.js





/**
 * Reads the source's manifests and configs and derives the wrapped image. Nothing is written and no layer is read.
 * @param name what labels and the extended spec will call the source
 * @param reference the tag or digest wanted
 * @throws Failure as the source does; `UNSUPPORTED_PLATFORM` when no child can be wrapped; see `wrapImage`
 */
async function deriveWrap(from, options) {
    const raw = await from.readManifest(options.reference);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(raw, options.name);
    return manifest.kind === 'image'
        ? deriveImage(from, manifest, options)
        : deriveIndex(from, manifest, options);
}
async function deriveImage(from, manifest, options) {
    const found = await readImage(from, manifest, options.name);
    const source = sourceOf(options.name, manifest.digest, found.record);
    const image = (0,wrap/* wrapImage */.Q_)(found, { ...options, source });
    return { source, images: [image], root: image.manifest, dropped: [], replaced: found.record !== undefined };
}
async function deriveIndex(from, manifest, options) {
    const dropped = [];
    const children = await Promise.all(manifest.json.manifests.map(async (descriptor) => {
        const reason = reasonToDrop(descriptor, options.agent);
        if (reason) {
            dropped.push({ digest: descriptor.digest, platform: platformName(descriptor.platform), reason });
            return undefined;
        }
        const child = await readChild(from, descriptor, options.name);
        if (typeof child === 'string') {
            dropped.push({
                digest: descriptor.digest,
                platform: platformName(descriptor.platform),
                reason: child,
            });
            return undefined;
        }
        const found = await readImage(from, child, options.name);
        // The descriptor's platform is optional and sometimes wrong; the config's is what runs.
        if (!(0,wrap/* agentLayerFor */.os)(options.agent, found.config)) {
            const platform = (0,image_manifest/* formatPlatform */.Bq)(found.config);
            dropped.push({ digest: descriptor.digest, platform, reason: 'no agent for this platform' });
            return undefined;
        }
        return { descriptor, found };
    }));
    const kept = children.filter((child) => child !== undefined);
    const record = kept[0]?.found.record;
    if (kept.length === 0) {
        const had = manifest.json.manifests.map((d) => platformName(d.platform)).join(', ') || 'nothing';
        throw new failure.Failure('UNSUPPORTED_PLATFORM', `${options.name} holds images for ${had}; there is an agent for ${Object.keys(options.agent.platforms).join(' and ')}. Build the image for one of these.`);
    }
    const facts = {
        ...options,
        source: sourceOf(options.name, manifest.digest, record),
    };
    const wrapped = kept.map(({ descriptor, found }) => ({ descriptor, image: (0,wrap/* wrapImage */.Q_)(found, facts) }));
    const index = record ? unwrapIndex(manifest.json) : manifest.json;
    return {
        source: facts.source,
        images: wrapped.map(({ image }) => image),
        root: (0,wrap/* wrapIndex */.nU)({ mediaType: manifest.mediaType, index }, wrapped, facts),
        dropped: dropped.sort((a, b) => (a.digest < b.digest ? -1 : 1)),
        replaced: record !== undefined,
    };
}
/** One platform's manifest and config, with any agent of an earlier wrap taken off. */
async function readImage(from, manifest, name) {
    const bytes = await from.readBlob(manifest.json.config, inspect/* CONFIG_LIMIT */.P);
    const config = (0,image_manifest/* parseConfig */.o4)(bytes, manifest.json, name);
    const { mediaType, digest, json } = manifest;
    const unwrapped = unwrapImage(json, config, name);
    if (!unwrapped)
        return { mediaType, digest, manifest: json, config, record: undefined };
    return {
        mediaType,
        ...unwrapped,
        digest: isOwnSource(name, unwrapped.record) ? unwrapped.record.base : digest,
    };
}
/**
 * What is written down as the source of a wrap: what was read. The labels of a wrapped image are claims, and not
 * repeated, but for one that was pushed over its own source: there, wrapping again must change nothing.
 */
function sourceOf(name, digest, record) {
    return record && isOwnSource(name, record) ? record.source : { name, digest };
}
function isOwnSource(name, record) {
    return record.source.name === name;
}
/** An index's child, or why it is left out. What names no platform may be anything; what names one must be an image. */
async function readChild(from, descriptor, name) {
    const raw = await from.readManifest(descriptor.digest);
    try {
        const child = (0,image_manifest/* parseManifest */.Ng)(raw, `${name}@${descriptor.digest}`);
        return child.kind === 'image' ? child : 'nested index';
    }
    catch (error) {
        if (descriptor.platform || !(error instanceof failure.Failure))
            throw error;
        return 'not an image';
    }
}
function reasonToDrop(child, agent) {
    const { platform } = child;
    // BuildKit's attestation storage: docs/attestations/attestation-storage.md. They speak of the unwrapped digests.
    if (child.annotations?.['vnd.docker.reference.type'] || platform?.os === 'unknown')
        return 'attestation';
    if (child.artifactType?.startsWith('application/vnd.amazon.soci.'))
        return 'SOCI index';
    if (child.artifactType)
        return 'not an image';
    if (platform && !(0,wrap/* agentLayerFor */.os)(agent, platform))
        return 'no agent for this platform';
    return undefined;
}
function platformName(platform) {
    return platform ? (0,image_manifest/* formatPlatform */.Bq)(platform) : 'unknown';
}


/***/ }),

/***/ 75034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ CONFIG_LIMIT),
/* harmony export */   m: () => (/* binding */ inspectImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44843);


/** bytes; configs grow with history and labels, and the largest seen in the wild are a few hundred KiB. */
const CONFIG_LIMIT = 8 * 1024 * 1024;
/**
 * An image's top manifest and one config: of the image itself, or of an index's first Linux child.
 * @throws Failure as the source does, and `NOT_AN_IMAGE`
 */
async function inspectImage(from, reference, name) {
    const root = await from.readManifest(reference);
    let manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(root, name);
    if (manifest.kind === 'index') {
        const children = manifest.json.manifests;
        const child = children.find((m) => m.platform?.os === 'linux') ?? children[0];
        if (!child)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('NOT_AN_IMAGE', `${name} is an empty index.`);
        manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await from.readManifest(child.digest), name);
    }
    if (manifest.kind === 'index')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('NOT_AN_IMAGE', `${name} is an index of indexes.`);
    return {
        root,
        config: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseConfig */ .o4)(await from.readBlob(manifest.json.config, CONFIG_LIMIT), manifest.json, name),
    };
}


/***/ }),

/***/ 16867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IG: () => (/* binding */ BASE_NAME),
/* harmony export */   Qp: () => (/* binding */ readWrapRecord),
/* harmony export */   Vx: () => (/* binding */ OCI_PREFIX),
/* harmony export */   XQ: () => (/* binding */ sourceLabels),
/* harmony export */   hu: () => (/* binding */ wrappedLabels)
/* harmony export */ });
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28534);

const OCI_PREFIX = 'org.opencontainers.image.';
const BASE_NAME = `${OCI_PREFIX}base.name`;
const BASE_DIGEST = `${OCI_PREFIX}base.digest`;
const OWN_PREFIX = 'dev.pipewright.';
const AGENT_DIGEST = `${OWN_PREFIX}agent.digest`;
const AGENT_VERSION = `${OWN_PREFIX}agent.version`;
const SPEC_DIGEST = `${OWN_PREFIX}spec.digest`;
/** The layer that holds the agent: where it is not the last one, the image is no wrap as we left it. */
const AGENT_LAYER = `${OWN_PREFIX}agent.layer`;
const REVISION = `${OWN_PREFIX}revision`;
/** What was named as source: the index's digest where `base.digest` is one platform's. */
const SOURCE_DIGEST = `${OWN_PREFIX}source.digest`;
/** The source image's own ports, kept only where the spec's ports joined them. */
const SOURCE_PORTS = `${OWN_PREFIX}source.ports`;
/** What the source image said of itself is kept under this prefix, so that it can be given back. */
const SOURCE_LABEL = `${OWN_PREFIX}source.label.`;
/** Points at things that belong to the source manifest alone and would be wrong beside a changed one. */
const DROPPED_ANNOTATIONS = ['com.amazon.soci.index-digest'];
/**
 * The labels of a wrapped image: the source's labels, its `org.opencontainers.image.*` moved aside (they speak of
 * another image: an inherited `source` would link a package to someone else's repository), and ours. Keys are sorted.
 */
function wrappedLabels(original, facts) {
    const { spec, specDigest, agent, source, base, revision, layer, ports } = facts;
    const labels = new Map();
    for (const [key, value] of Object.entries(original ?? {})) {
        // Whoever writes our labels into a source image is not us.
        if (DROPPED_ANNOTATIONS.includes(key) || key.startsWith(OWN_PREFIX))
            continue;
        labels.set(key.startsWith(OCI_PREFIX) ? SOURCE_LABEL + key : key, value);
    }
    const said = {
        title: spec.name,
        version: spec.version,
        description: spec.description,
        licenses: spec.license,
        url: spec.homepage,
        source: spec.source,
        documentation: spec.documentation,
        authors: spec.authors?.map((a) => a.name).join(', '),
    };
    for (const [key, value] of Object.entries(said))
        if (value)
            labels.set(OCI_PREFIX + key, value);
    labels.set(BASE_NAME, source.name);
    labels.set(BASE_DIGEST, base);
    labels.set(SOURCE_DIGEST, source.digest);
    labels.set(AGENT_VERSION, agent.version);
    labels.set(AGENT_DIGEST, agent.digest);
    if (layer)
        labels.set(AGENT_LAYER, layer);
    labels.set(SPEC_DIGEST, specDigest);
    labels.set(REVISION, String(revision));
    if (ports)
        labels.set(SOURCE_PORTS, JSON.stringify(ports));
    return sorted(labels);
}
/** Undoes `wrappedLabels`: what the source image said of itself. Undefined when nothing is left. */
function sourceLabels(wrapped) {
    const labels = new Map();
    for (const [key, value] of Object.entries(wrapped ?? {})) {
        if (key.startsWith(SOURCE_LABEL))
            labels.set(key.slice(SOURCE_LABEL.length), value);
        else if (!key.startsWith(OWN_PREFIX) && !key.startsWith(OCI_PREFIX))
            labels.set(key, value);
    }
    return labels.size > 0 ? sorted(labels) : undefined;
}
/** Reads the labels back. Labels are claims: whoever needs them true derives the image again and compares. */
function readWrapRecord(labels) {
    const [name, base, digest, agent] = [BASE_NAME, BASE_DIGEST, SOURCE_DIGEST, AGENT_DIGEST].map((key) => labels?.[key]);
    if (!name || !base || !digest || !agent || ![base, digest, agent].every(_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .B))
        return undefined;
    return {
        source: { name, digest: digest },
        base: base,
        agent: agent,
        layer: labels?.[AGENT_LAYER],
        ports: labels?.[SOURCE_PORTS],
    };
}
function sorted(labels) {
    return Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 11316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q_: () => (/* binding */ wrapImage),
/* harmony export */   bo: () => (/* binding */ WRAP_REVISION),
/* harmony export */   nU: () => (/* binding */ wrapIndex),
/* harmony export */   os: () => (/* binding */ agentLayerFor)
/* harmony export */ });
/* unused harmony export MAX_SOURCE_LAYERS */
/* harmony import */ var _agent_image_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61586);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28534);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44843);
/* harmony import */ var _spec_complete_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38873);
/* harmony import */ var _agent_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64207);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16867);







/** Raised when the same source, agent and spec would wrap to other bytes than before. */
const WRAP_REVISION = 1;
/**
 * Docker Engine chains at most 125 layers (`maxLayerDepth` in moby's layer store: overlay2's 127 less the two of a
 * running container), and wrapping adds one.
 */
const MAX_SOURCE_LAYERS = 124;
/** `ArgsEscaped` is a Windows leftover that would speak of the old Entrypoint. */
const REWRITTEN = ['ArgsEscaped', 'Cmd', 'Env', 'Entrypoint', 'ExposedPorts', 'Labels'];
/** The agent layer for an image, or undefined when there is no agent for its platform. */
function agentLayerFor(agent, image) {
    return agent.platforms[`${image.os}/${image.architecture}`];
}
/**
 * Source image + agent layer + new config. Pure and deterministic: the same arguments give the same bytes.
 * The layer's media type follows the manifest's, since engines refuse a mix of Docker and OCI types.
 * @throws Failure `UNSUPPORTED_PLATFORM`, `TOO_MANY_LAYERS`, `SPEC_TOO_LARGE`, `IMAGE_CONFIG_TOO_LARGE`.
 */
function wrapImage(source, facts) {
    const layer = agentLayerFor(facts.agent, source.config);
    if (!layer) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('UNSUPPORTED_PLATFORM', `${facts.source.name} is an image for ${(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPlatform */ .Bq)(source.config)}; there is an agent for ${Object.keys(facts.agent.platforms).join(' and ')}. Build the image for one of these.`);
    }
    if (source.manifest.layers.length > MAX_SOURCE_LAYERS) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('TOO_MANY_LAYERS', `${facts.source.name} has ${source.manifest.layers.length} layers; engines run at most 125, and the agent needs one of them. Squash the image (docker build --squash, or a multi-stage build with one COPY).`);
    }
    const digest = (0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_4__/* .specDigest */ .Wx)(facts.spec);
    const labels = (original, ports) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_6__/* .wrappedLabels */ .hu)(original, {
        ...facts,
        specDigest: digest,
        base: source.digest,
        revision: WRAP_REVISION,
        layer: layer.digest,
        ...(ports && { ports }),
    });
    const isDocker = source.mediaType === _image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .DOCKER_MANIFEST */ .Vv;
    const bytes = encode(wrapConfig(source.config, layer, facts, labels));
    const config = {
        mediaType: source.manifest.config.mediaType,
        digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .o)(bytes),
        size: bytes.byteLength,
    };
    const layers = [
        ...source.manifest.layers,
        { mediaType: isDocker ? _image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .DOCKER_LAYER_GZIP */ .MZ : _image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .OCI_LAYER_GZIP */ .BQ, digest: layer.digest, size: layer.size },
    ];
    // A kept `subject` would make the wrapped image a referrer of something else (image-spec manifest.md).
    const { schemaVersion: _, mediaType: __, subject: ___, annotations, ...rest } = source.manifest;
    const manifest = {
        schemaVersion: 2,
        mediaType: source.mediaType,
        ...rest,
        config,
        layers,
        // Docker's schema 2 has no annotations.
        ...(isDocker ? annotations && { annotations } : { annotations: labels(annotations) }),
    };
    const { os, architecture, variant } = source.config;
    return {
        platform: { os, architecture, ...(variant && { variant }) },
        manifest: toRaw(source.mediaType, manifest),
        config: { descriptor: config, bytes },
        layers,
    };
}
/** The index over wrapped children, in the source's order. `children` pairs each kept descriptor with its image. */
function wrapIndex(source, children, facts) {
    const { schemaVersion: _, mediaType: __, annotations, ...rest } = source.index;
    const { subject: ___, ...kept } = rest;
    const index = {
        schemaVersion: 2,
        mediaType: source.mediaType,
        ...kept,
        manifests: children.map(({ descriptor, image }) => {
            const own = Object.entries(descriptor.annotations ?? {}).filter(([key]) => !key.startsWith(_labels_js__WEBPACK_IMPORTED_MODULE_6__/* .OCI_PREFIX */ .Vx));
            return {
                mediaType: image.manifest.mediaType,
                digest: image.manifest.digest,
                size: image.manifest.bytes.byteLength,
                ...(own.length > 0 && { annotations: Object.fromEntries(own) }),
                platform: { ...descriptor.platform, ...image.platform },
            };
        }),
        ...(source.mediaType === _image_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .OCI_INDEX */ .$p
            ? {
                annotations: (0,_labels_js__WEBPACK_IMPORTED_MODULE_6__/* .wrappedLabels */ .hu)(annotations, {
                    ...facts,
                    specDigest: (0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_4__/* .specDigest */ .Wx)(facts.spec),
                    base: facts.source.digest,
                    revision: WRAP_REVISION,
                }),
            }
            : annotations && { annotations }),
    };
    return toRaw(source.mediaType, index);
}
function wrapConfig(source, layer, facts, labels) {
    const runtime = source.config ?? {};
    const { env, moved } = splitEnvironment(runtime.Env ?? []);
    const original = {
        entrypoint: runtime.Entrypoint ?? null,
        cmd: runtime.Cmd ?? null,
        ...(runtime.User && { user: runtime.User }),
        env: moved,
    };
    const ports = (facts.spec.port ?? []).map((p) => `${p.port}/${p.protocol ?? 'tcp'}`);
    const had = runtime.ExposedPorts ?? {};
    const exposed = Object.fromEntries([...new Set([...Object.keys(had), ...ports])].sort().map((port) => [port, had[port] ?? {}]));
    const portsJoined = ports.some((port) => !(port in had));
    // All that is rewritten goes to the end, so that wrapping a wrapped image finds its keys in the same order.
    const kept = Object.fromEntries(Object.entries(runtime).filter(([key]) => !REWRITTEN.includes(key)));
    return {
        ...source,
        config: {
            ...kept,
            Env: [
                ...env,
                `${_agent_image_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .SPEC_VARIABLE */ .hr}=${(0,_agent_image_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .writeSpecVariable */ .jq)(facts.spec)}`,
                `${_agent_image_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAGE_VARIABLE */ .Vp}=${(0,_agent_image_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .writeOriginalImage */ .ie)(original)}`,
            ],
            Entrypoint: [..._agent_release_js__WEBPACK_IMPORTED_MODULE_5__/* .AGENT_ENTRYPOINT */ .d],
            ...(Object.keys(exposed).length > 0 && { ExposedPorts: exposed }),
            Labels: labels(runtime.Labels, portsJoined ? Object.keys(had).sort() : undefined),
        },
        rootfs: { ...source.rootfs, diff_ids: [...source.rootfs.diff_ids, layer.diff_id] },
        ...extendHistory(source, facts.agent.version),
    };
}
/** Agents must start whatever the image sets for its own programs; those variables go to the algorithm only. */
function splitEnvironment(variables) {
    const env = [];
    const moved = {};
    for (const variable of variables) {
        const at = variable.indexOf('=');
        const name = at < 0 ? variable : variable.slice(0, at);
        const hostile = _agent_image_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .HOSTILE_VARIABLES */ .J5.find((h) => h === name);
        if (hostile)
            moved[hostile] = variable.slice(name.length + 1);
        else if (!name.startsWith('PIPEWRIGHT_'))
            env.push(variable);
    }
    return { env, moved };
}
/**
 * Podman refuses an image whose history lists fewer non-empty entries than there are layers. A history that counts
 * right gains our entry; none at all stays none.
 */
function extendHistory(source, version) {
    const history = source.history ?? [];
    if (history.length === 0)
        return {};
    const created = history.at(-1)?.created ?? source.created;
    return {
        history: [
            ...history,
            { ...(created && { created }), created_by: `pipewright wrap: agent ${version}`, comment: 'pipewright' },
        ],
    };
}
function encode(json) {
    return new TextEncoder().encode(JSON.stringify(json));
}
function toRaw(mediaType, json) {
    const bytes = encode(json);
    return { mediaType, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .o)(bytes), bytes };
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


/***/ })

};
