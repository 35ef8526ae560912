export const id = 8898;
export const ids = [8898];
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H(code, `${what} take ${bytes} bytes as one environment variable, and Linux allows ${VARIABLE_LIMIT_BYTES}: shorten the longest texts`);
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
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('AGENT_ENVIRONMENT', `${name} does not hold what wrapping wrote: do not override it, or wrap the image again`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isWords(value) {
    return value === null || (Array.isArray(value) && value.every((word) => typeof word === 'string'));
}


/***/ }),

/***/ 44843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MZ: () => (/* binding */ DOCKER_LAYER_GZIP),
  Y2: () => (/* binding */ DOCKER_LIST),
  Vv: () => (/* binding */ DOCKER_MANIFEST),
  TF: () => (/* binding */ OCI_CONFIG),
  $p: () => (/* binding */ OCI_INDEX),
  BQ: () => (/* binding */ OCI_LAYER_GZIP),
  m: () => (/* binding */ OCI_LAYER_TAR),
  EG: () => (/* binding */ OCI_MANIFEST),
  Bq: () => (/* binding */ formatPlatform),
  sJ: () => (/* binding */ isForeignLayer),
  o4: () => (/* binding */ parseConfig),
  Ng: () => (/* binding */ parseManifest)
});

// UNUSED EXPORTS: DOCKER_CONFIG

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var digest = __webpack_require__(28534);
;// CONCATENATED MODULE: ./lib/src/image/json.js
/**
 * Parses JSON so that writing it again changes no value: numbers that JavaScript cannot hold become opaque objects,
 * which `JSON.stringify` writes as they were.
 * @throws SyntaxError; RangeError for what is nested too deep to be written again
 */
function parseJson(text) {
    const { parse, rawJSON } = JSON;
    return parse(text, (_key, value, { source }) => typeof value === 'number' && !Number.isSafeInteger(value) && source && source !== String(value)
        ? rawJSON(source)
        : value);
}

;// CONCATENATED MODULE: ./lib/src/image/manifest.js



/** Media types of image-spec v1.1 media-types.md and of Docker's distribution "v2, schema 2". */
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const OCI_LAYER_GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';
const OCI_LAYER_TAR = 'application/vnd.oci.image.layer.v1.tar';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
const DOCKER_LAYER_GZIP = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
const MANIFEST_TYPES = new Set([OCI_MANIFEST, DOCKER_MANIFEST]);
const INDEX_TYPES = new Set([OCI_INDEX, DOCKER_LIST]);
const CONFIG_TYPES = new Set([OCI_CONFIG, DOCKER_CONFIG]);
const SCHEMA1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/;
/**
 * Reads a manifest or index. Its type is its own `mediaType`, else the Content-Type it came with, else its shape:
 * an OCI manifest may leave `mediaType` out.
 * @throws Failure `NOT_AN_IMAGE` for charts, models and other artifacts, schema 1, and anything that could be read as
 * both a manifest and an index (CVE-2021-41190).
 */
function parseManifest(raw, name) {
    const json = parseObject(raw.bytes, `The manifest of ${name}`);
    const declared = typeof json.mediaType === 'string' && json.mediaType ? json.mediaType : undefined;
    const mediaType = declared ?? inferType(raw.mediaType, json);
    if (SCHEMA1.test(mediaType) || json.schemaVersion === 1) {
        throw notAnImage(name, 'is in the old "schema 1" format. Push it again with a current Docker or Podman');
    }
    const isIndex = INDEX_TYPES.has(mediaType);
    if (!isIndex && !MANIFEST_TYPES.has(mediaType)) {
        throw notAnImage(name, `has the type "${mediaType}", which is not a container image`);
    }
    if (!areTexts(json.annotations))
        throw notAnImage(name, 'has "annotations" that are no texts');
    if (json.schemaVersion !== 2)
        throw notAnImage(name, 'has no "schemaVersion": 2');
    if (Array.isArray(json.manifests) && (Array.isArray(json.layers) || json.config !== undefined)) {
        throw notAnImage(name, 'is both a manifest and an index; which one is meant cannot be told');
    }
    if (isIndex) {
        if (!Array.isArray(json.manifests))
            throw notAnImage(name, 'is an index without "manifests"');
        json.manifests.forEach((d, i) => {
            checkDescriptor(d, `manifests[${i}] of ${name}`);
        });
        return { kind: 'index', mediaType, digest: raw.digest, json: json };
    }
    if (!Array.isArray(json.layers))
        throw notAnImage(name, 'has no "layers"');
    checkDescriptor(json.config, `config of ${name}`);
    json.layers.forEach((d, i) => {
        checkDescriptor(d, `layers[${i}] of ${name}`);
    });
    const manifest = json;
    if (!CONFIG_TYPES.has(manifest.config.mediaType)) {
        throw notAnImage(name, `has a config of type "${manifest.config.mediaType}", so it is not a container image`);
    }
    return { kind: 'image', mediaType, digest: raw.digest, json: manifest };
}
/** Reads an image's config and checks it against its manifest. @throws Failure `NOT_AN_IMAGE` */
function parseConfig(bytes, manifest, name) {
    const json = parseObject(bytes, `The config of ${name}`);
    const rootfs = json.rootfs;
    const diffIds = rootfs?.diff_ids;
    if (!Array.isArray(diffIds) || !diffIds.every((id) => typeof id === 'string' && (0,digest/* isDigest */.B)(id))) {
        throw notAnImage(name, 'has a config without "rootfs.diff_ids"');
    }
    if (diffIds.length !== manifest.layers.length) {
        throw notAnImage(name, `is damaged: its config names ${diffIds.length} layers and its manifest ${manifest.layers.length}`);
    }
    for (const key of ['os', 'architecture']) {
        if (typeof json[key] !== 'string')
            throw notAnImage(name, `has a config without "${key}"`);
    }
    const config = json.config ?? {};
    if (typeof config !== 'object' || Array.isArray(config))
        throw notAnImage(name, 'has a "config" that is no object');
    const runtime = config;
    for (const key of ['Env', 'Entrypoint', 'Cmd']) {
        const list = runtime[key];
        if (list != null && !(Array.isArray(list) && list.every((s) => typeof s === 'string'))) {
            throw notAnImage(name, `has a "config.${key}" that is no list of texts`);
        }
    }
    for (const key of ['Labels', 'ExposedPorts']) {
        const map = runtime[key];
        if (map != null && !isObject(map))
            throw notAnImage(name, `has a "config.${key}" that is no object`);
    }
    if (!areTexts(runtime.Labels))
        throw notAnImage(name, 'has a "config.Labels" with values that are no texts');
    if (json.history != null && !Array.isArray(json.history))
        throw notAnImage(name, 'has a "history" that is no list');
    return json;
}
/** `linux/arm64/v8`, as Docker writes platforms. */
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}
/** True for layers that registries refuse to store (image-spec layer.md#non-distributable-layers). */
function isForeignLayer(layer) {
    return /nondistributable|\.foreign\./.test(layer.mediaType);
}
function inferType(contentType, json) {
    const type = contentType.split(';')[0]?.trim() ?? '';
    if (MANIFEST_TYPES.has(type) || INDEX_TYPES.has(type) || SCHEMA1.test(type))
        return type;
    if (Array.isArray(json.manifests))
        return OCI_INDEX;
    if (Array.isArray(json.layers))
        return OCI_MANIFEST;
    return type || 'unknown';
}
function parseObject(bytes, what) {
    let json;
    try {
        json = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `${what} is not JSON.`);
    }
    if (!isObject(json))
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `${what} is not a JSON object.`);
    return json;
}
function checkDescriptor(value, what) {
    const d = value;
    if (typeof d !== 'object' || d === null)
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} is missing.`);
    if (typeof d.mediaType !== 'string')
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has no "mediaType".`);
    if (typeof d.digest !== 'string' || !(0,digest/* isDigest */.B)(d.digest)) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has no sha256 digest; other algorithms are not supported.`);
    }
    if (!Number.isSafeInteger(d.size) || d.size < 0) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has no valid "size".`);
    }
    const { platform, artifactType, annotations } = d;
    const isPlatform = platform === undefined ||
        (isObject(platform) && typeof platform.os === 'string' && typeof platform.architecture === 'string');
    if (!isPlatform)
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has a "platform" without os or architecture.`);
    if (artifactType !== undefined && typeof artifactType !== 'string') {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has an "artifactType" that is no text.`);
    }
    if (!areTexts(annotations)) {
        throw new failure/* Failure */.H('NOT_AN_IMAGE', `The ${what} has "annotations" that are no texts.`);
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Labels and annotations: nothing, or an object of texts. */
function areTexts(value) {
    return value == null || (isObject(value) && Object.values(value).every((text) => typeof text === 'string'));
}
function notAnImage(name, why) {
    return new failure/* Failure */.H('NOT_AN_IMAGE', `${name} ${why}.`);
}


/***/ }),

/***/ 38853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ parseSettings),
/* harmony export */   Qe: () => (/* binding */ formatIndex),
/* harmony export */   Wh: () => (/* binding */ checkSourceAllowed),
/* harmony export */   mH: () => (/* binding */ indexCatalog),
/* harmony export */   vC: () => (/* binding */ checkPublicSource),
/* harmony export */   zo: () => (/* binding */ defaultTarget)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78469);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25741);



/** @throws Failure `BAD_CATALOG` when the text of catalog.json cannot be used */
function parseSettings(text, file) {
    let settings;
    try {
        settings = JSON.parse(text);
    }
    catch (error) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('BAD_CATALOG', `${file} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error)}.`, { cause: error });
    }
    if (typeof settings?.registry === 'string' && settings.registry !== '')
        return settings;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('BAD_CATALOG', `${file} has no "registry": write where wrapped images go, e.g. "ghcr.io/alice".`);
}
/**
 * Where the wrapped image of a spec goes when nobody says otherwise: `<registry>/<name>:<version>`.
 * @throws Failure `BAD_REFERENCE` when `registry` is no prefix of an image name
 */
function defaultTarget(settings, spec) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRegistryReference */ .qq)(`${settings.registry}/${spec.name}:${spec.version}`);
}
/** @throws Failure `REGISTRY_NOT_ALLOWED` when the catalog's settings keep this source out */
function checkSourceAllowed(settings, source) {
    const allowed = settings?.allowed_registries;
    if (!allowed)
        return;
    const name = source.kind === 'registry' ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryName */ .aR)(source) : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(source);
    const isBelow = (prefix) => name === prefix || name.startsWith(`${prefix}/`);
    if (source.kind === 'registry' && allowed.some((prefix) => isBelow(prefix.replace(/\/$/, ''))))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('REGISTRY_NOT_ALLOWED', `This catalog takes images from ${allowed.join(', ')}, not ${name}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`);
}
const INSIDE = /^(localhost|.*\.local(domain)?|.*\.internal|0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/i;
/**
 * A stranger's spec must not send a machine of ours to addresses that only it can reach.
 * @throws Failure `PRIVATE_REGISTRY` unless the catalog's settings name the registry; `ONLY_ON_THIS_MACHINE` for folders
 *   and images of an engine: nobody else could derive the wrap again
 */
function checkPublicSource(settings, source) {
    if (source.kind !== 'registry') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('ONLY_ON_THIS_MACHINE', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(source)} is an image that only one machine has. Push it to a registry, and name it there.`);
    }
    if (settings.allowed_registries || !INSIDE.test(source.registry))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .H('PRIVATE_REGISTRY', `${source.registry} is an address inside a network, which nobody else can pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`);
}
/**
 * The index of all extended specs: names and versions sorted, descriptions from the newest version.
 * @param history what was listed before and stays listed, and the files that are there now, below the catalog: whatever
 *   is listed and not there gets a tombstone
 */
function indexCatalog(entries, history) {
    const known = new Map();
    for (const [name, { description, versions }] of Object.entries(history?.before.algorithms ?? {})) {
        known.set(name, {
            ...(description !== undefined && { description }),
            versions: new Map(Object.entries(versions)),
        });
    }
    for (const entry of [...entries].sort((a, b) => semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(a.version, b.version))) {
        const { name, version, description, container_name, deprecated } = entry;
        const { versions } = known.get(name) ?? { versions: new Map() };
        versions.set(version, { container_name, ...(deprecated && { deprecated: deprecated.reason }) });
        const said = isNewest(version, versions.keys()) ? description : known.get(name)?.description;
        known.set(name, { ...(said && { description: said }), versions });
    }
    const isThere = (path) => !history || history.there.has(path);
    const algorithms = [...known]
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([name, { description, versions }]) => {
        const listed = [...versions]
            .sort(([a], [b]) => semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(a, b))
            .map(([version, { removed: _, ...rest }]) => [
            version,
            { ...rest, ...(!isThere(`${name}/${version}.json`) && { removed: true }) },
        ]);
        return [
            name,
            {
                ...(description !== undefined && { description }),
                ...(!isThere(`${name}/spec.json`) && { removed: true }),
                versions: Object.fromEntries(listed),
            },
        ];
    });
    return { algorithms: Object.fromEntries(algorithms) };
}
/** The file's text: two spaces, a closing newline. */
function formatIndex(index) {
    return `${JSON.stringify(index, null, 2)}\n`;
}
function isNewest(version, versions) {
    for (const other of versions)
        if (semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(other, version) > 0)
            return false;
    return true;
}


/***/ }),

/***/ 68088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ fargateSize)
/* harmony export */ });
/**
 * Linux sizes on platform version 1.4.0 (Amazon ECS Developer Guide, "Task CPU and memory"):
 * CPU units, least and most memory in MiB, and the step between.
 */
const SIZES = [
    [256, 512, 512, 512],
    [256, 1024, 2048, 1024],
    [512, 1024, 4096, 1024],
    [1024, 2048, 8192, 1024],
    [2048, 4096, 16384, 1024],
    [4096, 8192, 30720, 1024],
    [8192, 16384, 61440, 4096],
    [16384, 32768, 122880, 8192],
];
/** The smallest Fargate size with at least this much CPU (units) and memory (MiB), or null when none is that large. */
function fargateSize(cpuUnits, memory) {
    for (const [cpu, least, most, step] of SIZES) {
        if (cpu < cpuUnits || most < memory)
            continue;
        return { cpu, memory: Math.max(least, Math.ceil(memory / step) * step) };
    }
    return null;
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
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('NOT_AN_IMAGE', `${name} is an empty index.`);
        manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await from.readManifest(child.digest), name);
    }
    if (manifest.kind === 'index')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('NOT_AN_IMAGE', `${name} is an index of indexes.`);
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

/***/ 44000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ changeHead),
/* harmony export */   gH: () => (/* binding */ isSound),
/* harmony export */   yd: () => (/* binding */ changePage)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50492);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27479);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61962);




function isSound({ general, reports }) {
    return !(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)([...general, ...reports.flatMap(_page_js__WEBPACK_IMPORTED_MODULE_2__/* .allFindings */ .c4)]);
}
/** The page about a change: what it comes to, then each entry. The first lines say who has to act. */
function changePage(change) {
    const { reports, removed, general, about } = change;
    // Of a single entry its own page says the same.
    const isOne = reports.length === 1 && removed.length === 0 && general.length === 0;
    const head = isOne ? [['## Catalog', ...(about.notes ?? [])].join('\n\n')] : changeHead(change);
    return [...head, ...change.reports.flatMap((report) => (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPage */ .E$)(report, change.about))];
}
/** The part that is about all entries together. */
function changeHead({ reports, general, about, removed }) {
    const rows = reports.map((report) => {
        const { sign, state, next } = (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .YP)(report, about.stage);
        return `| ${sign} ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(report))} | ${state} | ${next} |`;
    });
    for (const name of removed)
        rows.push(`| 🪦 ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)(name)} | taken out | Its versions stay to be had, and its name stays taken. A **reviewer** decides. |`);
    const table = rows.length > 0
        ? `| Entry | State | Next |\n|---|---|---|\n${rows.slice(0, 300).join('\n')}`
        : 'No algorithm is added, changed or taken out.';
    return [
        ['## Catalog', ...(about.notes ?? []), table].join('\n\n'),
        ...(general.length > 0 ? [`**The change as a whole**\n\n${generalTable(general)}`] : []),
    ];
}
function generalTable(findings) {
    return (0,_spec_findings_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsTable */ .f)(findings.map((finding) => ({ ...finding, message: `${finding.file}: ${finding.message}` })));
}


/***/ }),

/***/ 70325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readChanges),
/* harmony export */   p: () => (/* binding */ EXTENDED_FILE)
/* harmony export */ });
/** `<version>.json`: machines write SemVer there, people `spec.json`. */
const EXTENDED_FILE = /^\d+\.\d+\.\d+.*\.json$/;
/** @param catalog the catalog's folder, relative to the repository: `catalog` */
function readChanges(files, catalog) {
    const entries = new Map();
    const extended = [];
    const outside = [];
    let index = false;
    const see = (path, removed) => {
        const below = path.startsWith(`${catalog}/`) ? path.slice(catalog.length + 1) : undefined;
        const slash = below?.indexOf('/') ?? -1;
        if (below === 'index.json') {
            index = true;
            return;
        }
        if (below === undefined || slash < 0 || below.startsWith('schema/')) {
            outside.push(path);
            return;
        }
        const name = below.slice(0, slash);
        const file = below.slice(slash + 1);
        if (EXTENDED_FILE.test(file))
            extended.push({ path, name, removed });
        const isGone = removed && file === 'spec.json';
        // Another file of the entry says nothing about whether its spec is still there.
        entries.set(name, isGone || entries.get(name) === 'removed' ? 'removed' : 'changed');
    };
    for (const { path, status, previous } of files) {
        if (status === 'renamed' && previous !== undefined)
            see(previous, true);
        see(path, status === 'removed');
    }
    return { entries, extended, index, outside };
}


/***/ }),

/***/ 98068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ BEGUN),
/* harmony export */   EG: () => (/* binding */ checkOf),
/* harmony export */   I3: () => (/* binding */ checkName),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Qr: () => (/* binding */ reviewedDigest),
/* harmony export */   TK: () => (/* binding */ ANNOTATIONS_A_REQUEST),
/* harmony export */   ac: () => (/* binding */ writeCheck),
/* harmony export */   lW: () => (/* binding */ annotationOf),
/* harmony export */   pp: () => (/* binding */ WHOLE_CHECK),
/* harmony export */   tg: () => (/* binding */ checksOf),
/* harmony export */   xZ: () => (/* binding */ FIELD_BYTES)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28534);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27479);
/* harmony import */ var _spec_quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26584);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44000);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61962);







/** GitHub takes no more in one request (REST API, "Update a check run"). */
const ANNOTATIONS_A_REQUEST = 50;
/** Bytes of UTF-8, though the documentation says characters. */
const FIELD_BYTES = 65_535;
/** bytes of an annotation's message; GitHub takes 64 KB, and nobody reads on for so long. */
const MESSAGE_LENGTH = 4000;
const ELSEWHERE = "the job's summary";
/** The check of a change as a whole: always there, so that it can be required. */
const WHOLE_CHECK = 'catalog';
/** The name of an entry's check in a pull request's list. */
function checkName(entry) {
    return `${WHOLE_CHECK} / ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)((0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeUnseen */ .YA)(entry), 80)}`;
}
/** A check for each entry, then the one about all. */
function checksOf(change) {
    return [...change.reports.map((report) => entryCheck(report, change.about)), wholeCheck(change)];
}
function entryCheck(report, about) {
    const standing = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .standingOf */ .YP)(report, about.stage);
    const [head = '', ...blocks] = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .entryPage */ .E$)(report, about);
    const output = {
        title: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)(`${(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOf */ .Gg)(report)}: ${standing.state}`, 200),
        summary: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)([head], FIELD_BYTES, ELSEWHERE),
        text: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)(blocks, FIELD_BYTES, ELSEWHERE),
    };
    const digest = report.derived?.wrap.source.digest;
    return checkOf(checkName(report.name), standing.ok, output, (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .allFindings */ .c4)(report), about, digest);
}
function wholeCheck(change) {
    const { reports, general, removed, about } = change;
    const bad = reports.filter((report) => !(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .standingOf */ .YP)(report, about.stage).ok).length;
    const entries = (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(reports.length + removed.length, 'entry', 'entries');
    const title = bad > 0 ? `${bad} of ${entries} cannot be published as they are` : `${entries} looked at`;
    const output = {
        title: general.some(({ severity }) => severity === 'error')
            ? 'The change cannot be taken as it is'
            : title,
        summary: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)((0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changeHead */ .Dg)(change), FIELD_BYTES, ELSEWHERE),
    };
    return checkOf(WHOLE_CHECK, (0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .isSound */ .gH)(change), output, general, about);
}
/** @param digest of the image that was looked at, where there is one */
function checkOf(name, ok, output, findings, about, digest) {
    const annotations = findings.map(annotationOf);
    const outputs = [{ ...output, annotations: annotations.slice(0, ANNOTATIONS_A_REQUEST) }];
    for (let at = ANNOTATIONS_A_REQUEST; at < annotations.length; at += ANNOTATIONS_A_REQUEST)
        // What an update leaves out of an output may be lost.
        outputs.push({ ...output, annotations: annotations.slice(at, at + ANNOTATIONS_A_REQUEST) });
    const content = (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(JSON.stringify([ok, outputs]));
    const externalId = `${OURS}${digest ?? ''}:${content.slice('sha256:'.length, 'sha256:'.length + 32)}`;
    const [first, ...more] = outputs.map((part, index) => {
        const ends = index === outputs.length - 1;
        return {
            // Ended by the last part only: whoever finds it ended may rely on its being whole.
            ...(ends
                ? { status: 'completed', conclusion: ok ? 'success' : 'failure', externalId }
                : { status: 'in_progress', externalId: BEGUN }),
            ...(about.detailsUrl && { detailsUrl: about.detailsUrl }),
            output: part,
        };
    });
    return { name, externalId, states: [first, ...more] };
}
/**
 * Makes a check run with all its annotations.
 * @returns false where the token may only read
 */
async function writeCheck(github, repository, sha, { name, states: [first, ...more] }) {
    try {
        const id = await github.createCheckRun(repository, sha, name, first);
        for (const state of more)
            await github.updateCheckRun(repository, id, state);
        return true;
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && error.code === 'GITHUB_READ_ONLY')
            return false;
        throw error;
    }
}
function annotationOf({ file, range, severity, code, message, fix }) {
    const start = range?.start ?? { line: 1, column: 1 };
    const end = range?.end ?? start;
    const remedy = fix ? `\nFix: ${fix.title}` : '';
    return {
        path: file,
        start_line: start.line,
        end_line: Math.max(end.line, start.line),
        ...(range &&
            start.line === end.line && {
            start_column: start.column,
            end_column: Math.max(end.column, start.column),
        }),
        annotation_level: { error: 'failure', warning: 'warning', hint: 'notice' }[severity],
        title: code,
        message: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)(`${message}${remedy}`.split('\n').map(_spec_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeUnseen */ .YA).join('\n'), MESSAGE_LENGTH),
    };
}
/** Marks a check run as ours, with what was reviewed: only a token that may write checks can make one. */
const OURS = 'pipewright:';
/** Of a check run that is not ended yet. */
const BEGUN = `${OURS}begun`;
function isOurs(externalId) {
    return externalId.startsWith(OURS);
}
/** The digest of the source image that a check run was about; undefined where it is not ours, or got not so far. */
function reviewedDigest(externalId) {
    const [, digest] = /^pipewright:(.*):[0-9a-f]{32}$/.exec(externalId) ?? [];
    return digest !== undefined && (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(digest) ? digest : undefined;
}


/***/ }),

/***/ 41895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yQ: () => (/* binding */ examineEntry),
  Ue: () => (/* binding */ failureFinding),
  Y2: () => (/* binding */ isOurSide)
});

// UNUSED EXPORTS: LARGEST_IMAGE

// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(61586);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(44843);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./lib/src/publish/inspect.js
var inspect = __webpack_require__(75034);
;// CONCATENATED MODULE: ./lib/src/publish/agent-release.js
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
    const startsAgent = JSON.stringify(runtime.Entrypoint) === JSON.stringify(AGENT_ENTRYPOINT);
    if (!record && !startsAgent)
        return undefined;
    const original = originalOf(runtime.Env ?? []);
    const ports = record && readPorts(record.ports);
    const isLast = manifest.layers.length > 0 && manifest.layers.at(-1)?.digest === record?.layer;
    if (!record || !startsAgent || !original || !ports || !isLast) {
        throw new failure/* Failure */.H('BUILT_ON_WRAPPED', `${name} was built on a wrapped image, or changed after wrapping, and the agent cannot be taken off it. Build it on the image that was wrapped${record ? ` (${record.source.name})` : ''}.`);
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

// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
;// CONCATENATED MODULE: ./lib/src/publish/wrap.js







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
        throw new failure/* Failure */.H('UNSUPPORTED_PLATFORM', `${facts.source.name} is an image for ${(0,image_manifest/* formatPlatform */.Bq)(source.config)}; there is an agent for ${Object.keys(facts.agent.platforms).join(' and ')}. Build the image for one of these.`);
    }
    if (source.manifest.layers.length > MAX_SOURCE_LAYERS) {
        throw new failure/* Failure */.H('TOO_MANY_LAYERS', `${facts.source.name} has ${source.manifest.layers.length} layers; engines run at most 125, and the agent needs one of them. Squash the image (docker build --squash, or a multi-stage build with one COPY).`);
    }
    const digest = (0,complete/* specDigest */.Wx)(facts.spec);
    const labels = (original, ports) => (0,publish_labels/* wrappedLabels */.hu)(original, {
        ...facts,
        specDigest: digest,
        base: source.digest,
        revision: WRAP_REVISION,
        layer: layer.digest,
        ...(ports && { ports }),
    });
    const isDocker = source.mediaType === image_manifest/* DOCKER_MANIFEST */.Vv;
    const bytes = encode(wrapConfig(source.config, layer, facts, labels));
    const config = {
        mediaType: source.manifest.config.mediaType,
        digest: (0,image_digest/* digestOf */.o)(bytes),
        size: bytes.byteLength,
    };
    const layers = [
        ...source.manifest.layers,
        { mediaType: isDocker ? image_manifest/* DOCKER_LAYER_GZIP */.MZ : image_manifest/* OCI_LAYER_GZIP */.BQ, digest: layer.digest, size: layer.size },
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
            const own = Object.entries(descriptor.annotations ?? {}).filter(([key]) => !key.startsWith(publish_labels/* OCI_PREFIX */.Vx));
            return {
                mediaType: image.manifest.mediaType,
                digest: image.manifest.digest,
                size: image.manifest.bytes.byteLength,
                ...(own.length > 0 && { annotations: Object.fromEntries(own) }),
                platform: { ...descriptor.platform, ...image.platform },
            };
        }),
        ...(source.mediaType === image_manifest/* OCI_INDEX */.$p
            ? {
                annotations: (0,publish_labels/* wrappedLabels */.hu)(annotations, {
                    ...facts,
                    specDigest: (0,complete/* specDigest */.Wx)(facts.spec),
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
                `${image_environment/* SPEC_VARIABLE */.hr}=${(0,image_environment/* writeSpecVariable */.jq)(facts.spec)}`,
                `${image_environment/* IMAGE_VARIABLE */.Vp}=${(0,image_environment/* writeOriginalImage */.ie)(original)}`,
            ],
            Entrypoint: [...AGENT_ENTRYPOINT],
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
        const hostile = image_environment/* HOSTILE_VARIABLES */.J5.find((h) => h === name);
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
    return { mediaType, digest: (0,image_digest/* digestOf */.o)(bytes), bytes };
}

;// CONCATENATED MODULE: ./lib/src/publish/derive.js





/**
 * Reads the source's manifests and configs and derives the wrapped image. Nothing is written and no layer is read.
 * @param name what labels and the extended spec will call the source
 * @param reference the tag or digest wanted
 * @throws Failure as the source does; `UNSUPPORTED_PLATFORM` when no child can be wrapped; see `wrapImage`
 */
async function derive_deriveWrap(from, options) {
    const raw = await from.readManifest(options.reference);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(raw, options.name);
    return manifest.kind === 'image'
        ? deriveImage(from, manifest, options)
        : deriveIndex(from, manifest, options);
}
async function deriveImage(from, manifest, options) {
    const found = await readImage(from, manifest, options.name);
    const source = sourceOf(options.name, manifest.digest, found.record);
    const image = wrapImage(found, { ...options, source });
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
        if (!agentLayerFor(options.agent, found.config)) {
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
        throw new failure/* Failure */.H('UNSUPPORTED_PLATFORM', `${options.name} holds images for ${had}; there is an agent for ${Object.keys(options.agent.platforms).join(' and ')}. Build the image for one of these.`);
    }
    const facts = {
        ...options,
        source: sourceOf(options.name, manifest.digest, record),
    };
    const wrapped = kept.map(({ descriptor, found }) => ({ descriptor, image: wrapImage(found, facts) }));
    const index = record ? unwrapIndex(manifest.json) : manifest.json;
    return {
        source: facts.source,
        images: wrapped.map(({ image }) => image),
        root: wrapIndex({ mediaType: manifest.mediaType, index }, wrapped, facts),
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
        if (descriptor.platform || !(error instanceof failure/* Failure */.H))
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
    if (platform && !agentLayerFor(agent, platform))
        return 'no agent for this platform';
    return undefined;
}
function platformName(platform) {
    return platform ? (0,image_manifest/* formatPlatform */.Bq)(platform) : 'unknown';
}

// EXTERNAL MODULE: ./lib/src/publish/fargate.js
var fargate = __webpack_require__(68088);
;// CONCATENATED MODULE: ./lib/src/publish/extend.js




/** What deploying sets in every agent's environment (design section 6). */
const DEPLOY_VARIABLES = ['AWS_REGION', 'PIPEWRIGHT_QUEUE_URL', 'PIPEWRIGHT_IDLE_SECONDS'];
/** vCPU units for specs that say nothing of CPU: Fargate's smallest, which memory may raise. */
const DEFAULT_CPU_UNITS = 256;
/**
 * The extended spec of a wrapped image: a function of its arguments alone, without times or host names.
 * @param repository the wrapped image's repository by name, e.g. `ghcr.io/pipewright/catalog/blur`
 */
function extend_extendSpec(spec, wrap, agent, repository) {
    const cpuUnits = typeof spec.CPU === 'number' ? Math.ceil(spec.CPU * 1024) : DEFAULT_CPU_UNITS;
    const memory = Math.ceil(spec.memory.suggested);
    const { container_name: _, instance_type, ...rest } = spec;
    return {
        ...rest,
        container_name: `${repository}@${wrap.root.digest}`,
        source_image: wrap.source,
        platforms: wrap.images.map((image) => ({
            platform: (0,image_manifest/* formatPlatform */.Bq)(image.platform),
            digest: image.manifest.digest,
            size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        })),
        agent: { version: agent.version, digest: agent.digest },
        spec_digest: (0,complete/* specDigest */.Wx)(spec),
        revision: WRAP_REVISION,
        instance_type: instance_type || 'fargate',
        cpu_units: cpuUnits,
        memory_mb: memory,
        fargate: spec.gpu ? null : (0,fargate/* fargateSize */.E)(cpuUnits, memory),
        environment: [
            ...(spec.user_specified_environment_variables ?? []).map((variable) => ({
                name: variable.name,
                required: variable.required === true,
                from: 'user',
                ...(variable.secret && { secret: true }),
            })),
            ...DEPLOY_VARIABLES.map((name) => ({ name, required: true, from: 'deploy' })),
        ],
    };
}
/** The file's text: two spaces, a closing newline. */
function formatExtendedSpec(extended) {
    return `${JSON.stringify(extended, null, 2)}\n`;
}

// EXTERNAL MODULE: ./lib/src/publish/push.js
var push = __webpack_require__(76128);
;// CONCATENATED MODULE: ./lib/src/publish/publish.js





/**
 * From a spec to a wrapped image in its place: read kilobytes, derive, push, extend. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer moves.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
async function wrapAlgorithm(request, images, progress) {
    const { spec, agent } = request;
    if (request.target.kind === 'engine') {
        throw new Failure('BAD_REFERENCE', 'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "pipewright test" runs it there.');
    }
    if (request.target.digest) {
        throw new Failure('BAD_REFERENCE', `${formatReference(request.target)} names a digest; the wrap decides that. Name a tag.`);
    }
    const [source, target, agentFrom] = await Promise.all([
        images.source(request.source),
        images.target(request.target),
        images.source(request.agentFrom),
    ]);
    progress?.step('read', source.name);
    const wrap = await deriveWrap(source, {
        name: sourceName(spec),
        reference: tagOrDigest(request.source),
        spec,
        agent,
    });
    progress?.derived(wrap);
    const tag = request.target.tag ?? spec.version;
    const named = { ...request.target, tag };
    progress?.step('push', formatReference(named));
    const push = await pushWrap(wrap, target, {
        tag,
        from: { source, agent: agentFrom },
        ...(progress && { progress }),
    });
    const repository = request.target.kind === 'registry' ? repositoryName(request.target) : `oci:${request.target.directory}`;
    return {
        wrap,
        push,
        extended: extendSpec(spec, wrap, agent, repository),
        reference: formatReference({ ...named, digest: wrap.root.digest }),
    };
}
/** What is written down of the source: the name that the spec gives it, in full, without a digest beside a tag. */
function sourceName(spec) {
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    if (reference.kind === 'engine' || !reference.tag)
        return (0,image_reference/* formatReference */.FH)(reference);
    const { digest: _, ...tagged } = reference;
    return (0,image_reference/* formatReference */.FH)(tagged);
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(55331);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/esm/mod.js
var mod = __webpack_require__(65336);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(78469);
// EXTERNAL MODULE: ./node_modules/semver/functions/inc.js
var inc = __webpack_require__(62338);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/rules.js







/**
 * The rules between an entry and what is published: names belong to one entry for ever, and versions never change.
 * @param folder the entry's folder
 */
function checkAgainstRecord({ json, spec }, folder, recorded) {
    return [
        ...checkName(json, folder, recorded),
        ...(spec ? checkVersion(json, (0,complete/* completeSpec */.ZQ)(spec), folder, recorded) : []),
    ];
}
function checkName(json, folder, { names, index }) {
    const name = json.value?.name;
    if (typeof name !== 'string')
        return [];
    const isNew = !names.includes(folder);
    const same = names.find((other) => other !== folder && (0,reserved/* foldName */.zN)(other) === (0,reserved/* foldName */.zN)(name));
    const at = { path: ['name'] };
    if (same !== undefined) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'NAME_TAKEN', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, but the catalog has ${(0,quote/* quote */.hD)(same)} already; capital letters, "-" and "_" make no difference. Choose another.`,
                got: (0,quote/* quote */.hD)(name),
                expected: 'a name that no other entry has',
            }),
        ];
    }
    const retired = Object.entries(index.algorithms).find(([other, { removed }]) => removed && (0,reserved/* foldName */.zN)(other) === (0,reserved/* foldName */.zN)(name));
    if (retired && isNew) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'NAME_RETIRED', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, the name of an algorithm that was taken out of this catalog; workflows may still mean that one. Choose another name, or bring back the files of the old entry.`,
                got: (0,quote/* quote */.hD)(name),
                expected: 'a name that no entry ever had',
            }),
        ];
    }
    const near = isNew && names.find((other) => other !== folder && (0,mod/* distance */.I)(other, name) === 1);
    return near
        ? [
            (0,json_text/* findingAt */.dz)(json, 'warning', 'NAME_SIMILAR', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, one letter away from ${(0,quote/* quote */.hD)(near)}: people will take one for the other.`,
                got: (0,quote/* quote */.hD)(name),
            }),
        ]
        : [];
}
function checkVersion(json, spec, folder, { versions, published, index }) {
    const at = { path: ['version'] };
    const known = [...new Set([...versions, ...Object.keys(index.algorithms[folder]?.versions ?? {})])].sort(compare);
    const newest = known.at(-1);
    const next = inc(newest ?? spec.version, 'patch') ?? '';
    const taken = published
        ? published.spec_digest !== (0,complete/* specDigest */.Wx)(spec)
        : known.includes(spec.version) && !versions.includes(spec.version);
    if (taken) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'VERSION_PUBLISHED', at, {
                message: `Version ${spec.version} of ${(0,quote/* quote */.hD)(spec.name)} is published, and published versions never change. Write "version": "${next}" for this one.`,
                got: (0,quote/* quote */.hD)(spec.version),
                expected: (0,quote/* quote */.hD)(next),
            }),
        ];
    }
    if (newest && !published && compare(spec.version, newest) < 0) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'warning', 'VERSION_OLDER', at, {
                message: `Version ${spec.version} is older than ${newest}, which is published: people who take the newest will not get it.`,
                got: (0,quote/* quote */.hD)(spec.version),
            }),
        ];
    }
    return [];
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/examine.js













/** Bytes of layers, compressed: a runner's disk holds an image of this size unpacked, and no larger one. */
const LARGEST_IMAGE = 10_000_000_000;
/**
 * Holds one entry against the rules and the record, and derives its wrap from kilobytes. Nothing is written.
 * @param entry what the file says; its findings come first
 * @param options.committed the extended spec that the change itself brings for this version
 * @param options.pending the version's file is in the record, but it is not published yet
 * @param options.reviewed the digest that the source image had when it was reviewed
 */
async function examineEntry(entry, examining, options = {}) {
    const { name, file, text, examined } = entry;
    const { settings, view } = examining;
    const findings = [...examined.findings];
    const spec = examined.spec && (0,complete/* completeSpec */.ZQ)(examined.spec);
    const versions = (0,record/* publishedVersions */.y0)(view, name);
    const earlier = versions.filter((version) => !options.pending || version !== spec?.version);
    const before = await readPublished(view, name, earlier.at(-1));
    const isPublished = spec && versions.includes(spec.version) && options.pending === undefined;
    const published = isPublished ? await readPublished(view, name, spec.version) : undefined;
    const recorded = { ...examining, versions, ...(published && { published }) };
    const known = new Set(findings.map(({ code, path }) => `${code} ${path}`));
    findings.push(...checkAgainstRecord(examined, name, recorded).filter(({ code, path }) => !known.has(`${code} ${path}`)));
    const report = { name, file, text, ...(spec && { spec }), ...(before && { before }) };
    if (!spec || (0,finding/* hasErrors */.Cs)(findings))
        return { ...report, findings };
    // Nothing more to find out: the very spec is published, and only its samples or its neighbours change.
    if (published)
        return { ...report, findings, published };
    try {
        (0,catalog/* checkSourceAllowed */.Wh)(settings, (0,image_reference/* parseReference */.F2)(spec.container_name));
        (0,catalog/* checkPublicSource */.vC)(settings, (0,image_reference/* parseReference */.F2)(spec.container_name));
        const { committed } = options;
        const claimed = committed === undefined ? undefined : (0,record/* parseExtendedSpec */.Ot)(committed, `${spec.version}.json`);
        const derived = await derive(spec, examining, claimed?.source_image.digest ?? options.reviewed);
        const wrong = checkDerived(examined, derived, committed, claimed, examining.agent);
        return { ...report, findings: [...findings, ...wrong], derived };
    }
    catch (error) {
        return { ...report, findings: [...findings, failureFinding(error, examined)] };
    }
}
/** @param digest the source image as it was reviewed; without one, as it is now */
async function derive(spec, examining, digest) {
    const { settings, images, agent } = examining;
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    const source = await images.source(reference);
    const wrap = await derive_deriveWrap(source, {
        name: sourceName(spec),
        reference: digest ?? (0,image_reference/* tagOrDigest */.AA)(reference),
        spec,
        agent,
    });
    const target = (0,catalog/* defaultTarget */.zo)(settings, spec);
    if (target.kind !== 'registry')
        throw new failure/* Failure */.H('BAD_CATALOG', 'A catalog publishes to a registry.');
    const extended = extend_extendSpec(spec, wrap, agent, (0,image_reference/* repositoryName */.aR)(target));
    return { wrap, extended, text: formatExtendedSpec(extended), images: wrap.images.map(factsOf), source };
}
function factsOf(image) {
    const config = JSON.parse(new TextDecoder().decode(image.config.bytes));
    const { User, Env, ExposedPorts } = config.config ?? {};
    const original = (0,image_environment/* readOriginalImage */.LG)(Env?.find((variable) => variable.startsWith(`${image_environment/* IMAGE_VARIABLE */.Vp}=`))?.slice(image_environment/* IMAGE_VARIABLE */.Vp.length + 1));
    return {
        platform: (0,image_manifest/* formatPlatform */.Bq)(image.platform),
        size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        user: User ?? '',
        entrypoint: [...(original.entrypoint ?? []), ...(original.cmd ?? [])],
        ports: Object.keys(ExposedPorts ?? {}),
    };
}
function checkDerived({ json }, { extended, images, text }, committed, claimed, agent) {
    const findings = [];
    const largest = Math.max(...images.map((image) => image.size));
    if (largest > LARGEST_IMAGE) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'IMAGE_TOO_LARGE', { path: ['container_name'] }, {
            message: `The image has ${Math.ceil(largest / 1e9)} GB compressed; ${LARGEST_IMAGE / 1e9} GB are allowed. Leave out what running does not need: build tools, caches, data.`,
            got: `${largest} bytes`,
        }));
    }
    // Wrapped with another agent, it cannot be derived again, and nothing is lost by writing it anew.
    if (committed !== text && claimed?.agent?.digest === agent.digest) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'EXTENDED_DIFFERS', { path: ['version'] }, {
            message: `${extended.version}.json is there already and says something else than wrapping gives. Machines write it: delete it, and it is written anew.`,
        }));
    }
    return findings;
}
async function readPublished(view, name, version) {
    if (version === undefined)
        return undefined;
    const path = `${name}/${version}.json`;
    const text = await view.read(path);
    return text === undefined ? undefined : (0,record/* parseExtendedSpec */.Ot)(text, path);
}
/** What kept an entry from being examined to its end. @throws what is a fault of ours */
function failureFinding(error, { json }) {
    if (!(error instanceof failure/* Failure */.H))
        throw error;
    return (0,json_text/* findingAt */.dz)(json, 'error', error.code, { path: ['container_name'] }, { message: (0,failure/* explain */.W)(error) });
}
/** Failures that nobody who wrote an entry can mend: they pass, or a keeper of the catalog mends them. */
const OUR_SIDE = /^(GITHUB_|REGISTRY_(UNREACHABLE|ERROR)$|RATE_LIMITED$|ENGINE_|AGENT_NOT_FOUND$|DISK_FULL$|BAD_CATALOG$|TAG_IMMUTABLE$)/;
function isOurSide(finding) {
    // A source image that is refused is its author's to open; where a version goes is the catalog's own registry.
    if (finding.code === 'ACCESS_DENIED')
        return finding.path === '/version';
    return OUR_SIDE.test(finding.code);
}


/***/ }),

/***/ 1181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ COMMENT_BYTES),
/* harmony export */   R: () => (/* binding */ SUMMARY_BYTES)
/* harmony export */ });
/** What publishing knows of GitHub, in its own words; `edge/github.ts` speaks to it. */
/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). Bytes. */
const SUMMARY_BYTES = 1_000_000;
/** Characters of a comment; bytes are never fewer, so that counting them is safe. */
const COMMENT_BYTES = 65_000;


/***/ }),

/***/ 61962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c4: () => (/* binding */ allFindings),
  E$: () => (/* binding */ entryPage),
  YP: () => (/* binding */ standingOf),
  Gg: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-markdown.js
var findings_markdown = __webpack_require__(50492);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 7 modules
var examine = __webpack_require__(41895);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(54161);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/risks.js



const SHELLS = /(^|\/)(sh|bash|ash|dash|zsh|ksh|busybox)$/;
/** What a reviewer should look at before saying yes, each as a line of Markdown. Nothing of it is wrong by itself. */
function risksOf(report) {
    const { spec, derived, before } = report;
    if (!spec)
        return [];
    const lines = [];
    const roots = (derived?.images ?? []).filter((image) => /^(|0|root)(:|$)/.test(image.user));
    if (roots.length > 0)
        lines.push('The algorithm runs as root inside the container.');
    const words = wordsOf(spec.run_command);
    if (words.some((word) => SHELLS.test(word)))
        lines.push(`The command starts a shell: ${(0,markdown/* inlineCode */.ti)(spec.run_command)}.`);
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    if (reference.kind === 'registry' && !reference.digest) {
        const now = derived ? ` Reviewed here, and published: ${(0,markdown/* inlineCode */.ti)(derived.wrap.source.digest)}.` : '';
        lines.push(`The image is named by ${reference.tag ? `the tag ${(0,markdown/* inlineCode */.ti)(reference.tag)}` : 'no tag'}, which can be moved to another image.${now}`);
    }
    if (spec.port.length > 0) {
        const ports = spec.port.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
        lines.push(`It opens ports: ${(0,markdown/* inlineCode */.ti)(ports)}.`);
    }
    const secrets = spec.user_specified_environment_variables.filter((variable) => variable.secret);
    if (secrets.length > 0)
        lines.push(`It is given secrets: ${(0,markdown/* inlineCode */.ti)(secrets.map(({ name }) => name).join(', '))}.`);
    if (before && people(before.maintainers) !== people(spec.maintainers)) {
        lines.push(`The maintainers change, from ${(0,markdown/* escapeMarkdown */.FV)(people(before.maintainers) || 'nobody')} to ${(0,markdown/* escapeMarkdown */.FV)(people(spec.maintainers) || 'nobody')}. Do those who were maintainers agree?`);
    }
    if (before && registryOf(before.source_image.name) !== registryOf(spec.container_name)) {
        lines.push(`The image comes from another place: ${(0,markdown/* inlineCode */.ti)(before.source_image.name)} before, ${(0,markdown/* inlineCode */.ti)(spec.container_name)} now.`);
    }
    if (derived?.wrap.replaced)
        lines.push('The image was wrapped already; its agent is replaced.');
    for (const { platform, reason } of derived?.wrap.dropped ?? [])
        if (reason === 'no agent for this platform')
            lines.push(`Left out: ${(0,markdown/* inlineCode */.ti)(platform)}, ${reason}.`);
    if (spec.tests.length === 0)
        lines.push('There are no tests: nothing shows that it works.');
    return lines;
}
function wordsOf(command) {
    try {
        return (0,words/* splitWords */.yM)(command).map(words/* wordText */.en);
    }
    catch (error) {
        if (error instanceof words/* UnfinishedQuote */.IP)
            return [];
        throw error;
    }
}
function people(maintainers) {
    return maintainers
        .map(({ github }) => github)
        .sort()
        .join(', ');
}
/** Host and first part of the path: who has the say over an image. */
function registryOf(name) {
    const reference = (0,image_reference/* parseReference */.F2)(name);
    return reference.kind === 'registry'
        ? `${reference.registry}/${reference.repository.split('/')[0]}`
        : reference.kind;
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/page.js






function standingOf(report, stage) {
    const errors = allFindings(report).filter((finding) => finding.severity === 'error');
    const ours = errors.filter(examine/* isOurSide */.Y2);
    if (errors.length > ours.length) {
        const count = (0,findings_text/* plural */.LS)(errors.length - ours.length, 'mistake');
        const next = `The **author** mends ${count}; every one is listed below with its line.`;
        return { sign: '❌', state: 'needs changes', next, ok: false };
    }
    if (ours.length > 0) {
        const next = 'The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.';
        return { sign: '⏳', state: 'could not be checked', next, ok: false };
    }
    if (report.published)
        return {
            sign: '✅',
            state: 'published already',
            next: 'There is nothing to do: this version stays as it is.',
            ok: true,
        };
    if (stage === 'publish')
        return { sign: '🚀', state: 'published', next: 'There is nothing to do.', ok: true };
    const what = stage === 'candidate'
        ? 'and merges; then this very image is published'
        : 'and merges; then it is published';
    return { sign: '👀', state: 'waits for a review', next: `A **reviewer** looks at it ${what}.`, ok: true };
}
/** The findings of an entry, those of its tests included. */
function allFindings({ findings, trials }) {
    return [...findings, ...(trials ?? []).flatMap((trial) => trial.findings)];
}
function titleOf(report) {
    return report.spec ? `${report.spec.name} ${report.spec.version}` : report.name;
}
/**
 * The reviewer's page about one entry, as blocks that are whole by themselves, the most important first.
 * @param about.number of the pull request, for trying it locally
 */
function entryPage(report, about) {
    const { sign, state, next } = standingOf(report, about.stage);
    const blocks = [`### ${sign} ${(0,markdown/* escapeMarkdown */.FV)(titleOf(report))}: ${state}\n\n**Next:** ${next}`];
    const findings = allFindings(report).filter((finding) => finding.severity !== 'hint');
    const hints = allFindings(report).filter((finding) => finding.severity === 'hint');
    if (findings.length > 0)
        blocks.push(...tables('What was found', findings));
    const risks = risksOf(report);
    if (risks.length > 0)
        blocks.push(`**Please look at this before you approve**\n\n${risks.map((risk) => `- [ ] ${risk}`).join('\n')}`);
    blocks.push(...testBlocks(report));
    if (report.derived)
        blocks.push(facts(report));
    const changed = changesSince(report);
    if (changed)
        blocks.push(changed);
    blocks.push(tryIt(report, about.number));
    if (report.derived) {
        blocks.push(folded(`The extended spec <code>${(0,markdown/* escapeMarkdown */.FV)(`${report.derived.extended.version}.json`)}</code>`, (0,markdown/* codeBlock */.DV)(report.derived.text)));
    }
    if (hints.length > 0)
        blocks.push(folded((0,findings_text/* plural */.LS)(hints.length, 'hint'), (0,findings_markdown/* findingsTable */.f)(hints.slice(0, 100))));
    return blocks;
}
/** Many findings come as several blocks, so that a page that is cut shows as many as fit. */
function tables(title, findings) {
    const blocks = [];
    for (let at = 0; at < findings.length; at += 50)
        blocks.push(`**${title}${at > 0 ? ', continued' : ''}**\n\n${(0,findings_markdown/* findingsTable */.f)(findings.slice(at, at + 50))}`);
    return blocks;
}
function testBlocks({ trials, untried }) {
    if (!trials)
        return untried ? [`**Tests:** ${(0,markdown/* escapeMarkdown */.FV)(untried)}`] : [];
    const failed = trials.filter((trial) => (0,finding/* hasErrors */.Cs)(trial.findings));
    const line = (trial) => {
        const { test, seconds, result } = trial;
        const outputs = (result?.outputs ?? []).slice(0, 10).map(({ name }) => (0,markdown/* inlineCode */.ti)(name));
        const came = (0,finding/* hasErrors */.Cs)(trial.findings)
            ? // The row says already which test it is.
                (0,markdown/* escapeMarkdown */.FV)(trial.findings.map((one) => one.message.replace(`test "${test}": `, '')).join(' '))
            : outputs.join(', ') || 'no output, as expected';
        return `| ${(0,finding/* hasErrors */.Cs)(trial.findings) ? '❌' : '✅'} ${(0,markdown/* escapeMarkdown */.FV)(test)} | ${seconds.toFixed(1)} s | ${came} |`;
    };
    const table = `| Test | Took | What came |\n|---|--:|---|\n${trials.map(line).join('\n')}`;
    const count = failed.length > 0
        ? `${failed.length} of ${(0,findings_text/* plural */.LS)(trials.length, 'test')} failed`
        : `${(0,findings_text/* plural */.LS)(trials.length, 'test')} passed`;
    return [
        `**${count}** in a container without network and rights\n\n${table}`,
        // Those that failed first, and more of them.
        ...[...failed, ...trials.filter((trial) => !failed.includes(trial))]
            .slice(0, 10)
            .flatMap((trial) => trial.result?.log.trim()
            ? [
                folded(`The end of what ${(0,markdown/* escapeMarkdown */.FV)(trial.test)} printed`, (0,markdown/* codeBlock */.DV)(trial.result.log, failed.includes(trial) ? 40 : 10)),
            ]
            : []),
    ];
}
function facts({ derived, spec, pushed }) {
    const { extended, images, wrap } = derived;
    const rows = [
        ...(pushed ? [['image', (0,markdown/* inlineCode */.ti)(pushed)]] : []),
        ['digest', (0,markdown/* inlineCode */.ti)(wrap.root.digest)],
        ['made from', `${(0,markdown/* inlineCode */.ti)(wrap.source.name)}<br>${(0,markdown/* inlineCode */.ti)(wrap.source.digest)}`],
        ['agent', `${(0,markdown/* escapeMarkdown */.FV)(extended.agent.version)} ${(0,markdown/* inlineCode */.ti)(extended.agent.digest)}`],
        ...images.map(({ platform, size, user, entrypoint, ports }) => [
            (0,markdown/* escapeMarkdown */.FV)(platform),
            [
                `${(size / 1e6).toFixed(1)} MB to pull`,
                `user ${(0,markdown/* inlineCode */.ti)(user || 'root')}`,
                entrypoint.length > 0 && `its own entrypoint ${(0,markdown/* inlineCode */.ti)(entrypoint.join(' ').slice(0, 200))}`,
                ports.length > 0 && `ports ${(0,markdown/* inlineCode */.ti)(ports.join(', '))}`,
            ]
                .filter(Boolean)
                .join(', '),
        ]),
        ['command', (0,markdown/* inlineCode */.ti)(spec?.run_command ?? '')],
        [
            'needs',
            `${extended.memory_mb} MB of memory, ${extended.cpu_units / 1024} vCPU, ${extended.fargate ? `Fargate ${extended.fargate.cpu / 1024} vCPU / ${extended.fargate.memory} MB` : (0,markdown/* escapeMarkdown */.FV)(extended.instance_type)}`,
        ],
    ];
    return `| The image | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}
/** characters: longer ones make a table that nobody can read; the extended spec has all. */
const SHOWN_OF_A_VALUE = 100;
/** Fields that follow from others, or that every version has anew. */
const DERIVED = new Set([
    'container_name',
    'spec_digest',
    'platforms',
    'source_image',
    'environment',
    'revision',
    'version',
    'memory_mb',
    'cpu_units',
    'fargate',
]);
function changesSince({ before, derived }) {
    if (!derived)
        return undefined;
    if (!before)
        return '**New:** no version of this algorithm is published yet.';
    const now = derived.extended;
    const then = before;
    const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => !DERIVED.has(key));
    const show = (value) => value === undefined
        ? 'nothing'
        : (0,markdown/* inlineCode */.ti)((0,markdown/* clip */.$Q)(typeof value === 'string' ? value : JSON.stringify(value), SHOWN_OF_A_VALUE));
    const rows = keys
        .filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]))
        .map((key) => `| ${(0,markdown/* inlineCode */.ti)(key)} | ${show(then[key])} | ${show(now[key])} |`);
    const source = `| source image | ${(0,markdown/* inlineCode */.ti)(before.source_image.digest)} | ${(0,markdown/* inlineCode */.ti)(derived.wrap.source.digest)} |`;
    if (before.source_image.digest !== derived.wrap.source.digest)
        rows.unshift(source);
    const title = `Changed since ${(0,markdown/* escapeMarkdown */.FV)(before.version)}`;
    return rows.length > 0
        ? `| ${title} | before | now |\n|---|---|---|\n${rows.join('\n')}`
        : `**${title}**: nothing but the version.`;
}
function tryIt({ name, file, pushed, spec }, number) {
    const quoted = `'${file.replaceAll("'", `'\\''`)}'`;
    const lines = [
        ...(number === undefined ? [] : [`git fetch origin pull/${number}/head && git checkout FETCH_HEAD`]),
        'npm ci',
        `npx pipewright validate ${quoted}`,
        `npx pipewright test ${quoted}`,
    ];
    const sample = spec?.tests[0]?.input.split('/').at(-1);
    if (pushed)
        lines.push(`docker run --rm -v "$PWD/catalog/${name}/tests:/in:ro" -v "$PWD/results:/out" \\\n  ${pushed} run '/in/${(sample ?? 'SAMPLE').replaceAll("'", `'\\''`)}' /out`);
    return folded('Try it yourself', (0,markdown/* codeBlock */.DV)(lines.join('\n')));
}
function folded(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 55331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Ot: () => (/* binding */ parseExtendedSpec),
/* harmony export */   PK: () => (/* binding */ refreshedIndex),
/* harmony export */   VM: () => (/* binding */ entryNames),
/* harmony export */   vY: () => (/* binding */ readIndex),
/* harmony export */   y0: () => (/* binding */ publishedVersions)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78469);
/* harmony import */ var semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58780);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57304);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28534);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38853);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70325);






/** The folders of a view that are entries: they hold a spec or a published version. */
function entryNames(view) {
    const names = new Set();
    for (const path of view.paths) {
        const [name, file, ...more] = path.split('/');
        if (name && file && more.length === 0 && (file === 'spec.json' || _changes_js__WEBPACK_IMPORTED_MODULE_5__/* .EXTENDED_FILE */ .p.test(file)))
            names.add(name);
    }
    return [...names].sort();
}
/** The versions of an entry that were published, the newest last. */
function publishedVersions(view, name) {
    return [...view.paths]
        .filter((path) => path.startsWith(`${name}/`) && _changes_js__WEBPACK_IMPORTED_MODULE_5__/* .EXTENDED_FILE */ .p.test(path.slice(name.length + 1)))
        .map((path) => path.slice(name.length + 1, -'.json'.length))
        .filter((version) => semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__(version))
        .sort(semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__);
}
/** @throws Failure `BAD_CATALOG` where the file is no extended spec */
function parseExtendedSpec(text, path) {
    const json = parseJson(text, path);
    const { name, version, container_name, source_image } = json ?? {};
    const whole = typeof name === 'string' &&
        semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_1__(version) &&
        typeof container_name === 'string' &&
        typeof source_image?.name === 'string' &&
        (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .B)(source_image.digest);
    if (whole)
        return json;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version", a "container_name" and a "source_image". Restore it as it was published.`);
}
/** The index as it was written last; an empty one where there is none. @throws Failure `BAD_CATALOG` */
async function readIndex(view) {
    const text = await view.read('index.json');
    return text === undefined ? { algorithms: {} } : parseIndex(text);
}
/** @throws Failure `BAD_CATALOG` where the text is no index */
function parseIndex(text) {
    const json = parseJson(text, 'index.json');
    if (typeof json?.algorithms === 'object' && json.algorithms !== null)
        return json;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('BAD_CATALOG', 'index.json is no index: it needs "algorithms". Restore it as it was.');
}
/** The index after publishing: what is listed stays, what is new joins, and what was removed leaves a tombstone. */
async function refreshedIndex(view, published) {
    const files = published.map((extended) => `${extended.name}/${extended.version}.json`);
    const there = new Set([...view.paths, ...files]);
    return (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .formatIndex */ .Qe)((0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .indexCatalog */ .mH)(published, { before: await readIndex(view), there }));
}
function parseJson(text, path) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('BAD_CATALOG', `${path} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error)}.`, { cause: error });
    }
}


/***/ }),

/***/ 76128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ pushWrap)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44843);


/** Mounts are round trips without bytes; more at once mean less waiting. Copies share one wire. */
const CONCURRENCY = 8;
/**
 * Writes a derived wrap: blobs, then each platform's manifest, then the tag, so that nobody ever sees half an image.
 * Doing it again is harmless and cheap.
 * @param from where layers can be had: the source image's repository and the agent's own
 * @throws Failure as the target does
 */
async function pushWrap(wrap, target, options) {
    const counts = { present: 0, mounted: 0, copied: 0 };
    let copiedBytes = 0;
    const alreadyThere = (await target.headManifest(wrap.root.digest)) !== undefined;
    if (!alreadyThere) {
        const note = (blob, how) => {
            counts[how] += 1;
            if (how === 'copied')
                copiedBytes += blob.size;
            options.progress?.blob(blob, how);
        };
        const { source, agent } = options.from;
        const agentLayers = new Set(wrap.images.map((image) => image.layers.at(-1)?.digest));
        const layers = distinct(wrap.images.flatMap((image) => image.layers).filter((layer) => !(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .isForeignLayer */ .sJ)(layer)));
        // Large ones first keep the tail short.
        layers.sort((a, b) => b.size - a.size);
        await eachLimited(layers, CONCURRENCY, async (layer) => {
            note(layer, await (agentLayers.has(layer.digest)
                ? copyAgent(target, layer, agent)
                : target.copyBlob(layer, [source])));
        });
        const configs = distinct(wrap.images.map((image) => image.config.descriptor));
        await eachLimited(configs, CONCURRENCY, async (config) => {
            const bytes = wrap.images.find((image) => image.config.descriptor.digest === config.digest)?.config
                .bytes;
            if (bytes)
                note(config, await target.writeBlob(config, bytes));
        });
        // One after another: some registries refuse manifests that share blobs when they come at once (Quay).
        for (const image of wrap.images) {
            if (image.manifest.digest !== wrap.root.digest)
                await target.writeManifest(image.manifest.digest, image.manifest);
        }
    }
    await target.writeManifest(options.tag, wrap.root);
    return { alreadyThere, blobs: counts, copiedBytes };
}
async function copyAgent(target, layer, agent) {
    try {
        return await target.copyBlob(layer, [agent]);
    }
    catch (error) {
        const missing = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H && /NOT_FOUND|ACCESS_DENIED|UNREACHABLE/.test(error.code);
        if (!missing)
            throw error;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('AGENT_NOT_FOUND', `The agent layer ${layer.digest} is not to be had from ${agent.name}. Say with --agent where it is; "npm run build:agent" makes it as oci:.cache/agent/layout.`, { cause: error });
    }
}
function distinct(blobs) {
    const seen = new Map();
    for (const blob of blobs)
        if (!seen.has(blob.digest))
            seen.set(blob.digest, blob);
    return [...seen.values()];
}
/** Ends only when nothing is under way any more, also when something failed. @throws the first failure */
async function eachLimited(items, limit, work) {
    const queue = items.values();
    const failures = [];
    const worker = async () => {
        for (const item of queue) {
            if (failures.length > 0)
                return;
            await work(item).catch((error) => failures.push(error));
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
}


/***/ })

};
