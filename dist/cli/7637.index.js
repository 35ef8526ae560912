export const id = 7637;
export const ids = [7637];
export const modules = {

/***/ 78469:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 70988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readSpecFile),
/* harmony export */   v: () => (/* binding */ readSpecFiles)
/* harmony export */ });
/* harmony import */ var _edge_specs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62366);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93391);
/* harmony import */ var _spec_complete_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38873);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18826);
/* harmony import */ var _spec_parse_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(82788);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45331);







/**
 * Reads the specs that a command works on: files, or folders that hold them. Those with errors are left out.
 * @throws Failure when a path leads to no spec
 */
function readSpecFiles(paths, io) {
    const { entries, findings } = (0,_edge_specs_js__WEBPACK_IMPORTED_MODULE_0__/* .readSpecs */ .F)(paths, io.cwd);
    const errors = [...findings];
    const specs = [];
    for (const entry of entries) {
        const { spec, findings } = (0,_spec_parse_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSpec */ .F9)(entry.text, entry.file, entry);
        errors.push(...findings.filter((finding) => finding.severity === 'error'));
        if (spec && !(0,_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .hasErrors */ .Cs)(findings))
            specs.push({ spec: (0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_3__/* .completeSpec */ .ZQ)(spec), file: entry.full, shown: entry.file });
    }
    const texts = new Map(entries.map((entry) => [entry.file, entry.text]));
    const width = io.errTty ? { width: io.columns() } : {};
    return {
        specs,
        errors,
        shown: (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__/* .renderFindings */ .vO)(errors, { texts, colour: (0,_output_js__WEBPACK_IMPORTED_MODULE_6__/* .wantsColour */ .M)(io, 'err'), ...width }),
    };
}
/**
 * As `readSpecFiles`, for commands that work on one. With errors it says them all and gives undefined: nothing can be
 * done with such a spec.
 * @throws Failure `BAD_USAGE` when the path holds several
 */
function readSpecFile(path, io, json) {
    const { specs, errors, shown } = readSpecFiles([path], io);
    const files = [...specs.map((spec) => spec.shown), ...new Set(errors.map((error) => error.file))].sort();
    if (files.length > 1) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `${path} holds ${files.length} specs. Name one: ${files[0]}`);
    }
    if (errors.length === 0)
        return specs[0];
    if (json)
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_6__/* .jsonText */ .s)({ findings: errors }));
    else
        io.err(shown);
    return undefined;
}


/***/ }),

/***/ 47637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wrap: () => (/* binding */ wrap)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/agent/agent.json
var agent = __webpack_require__(28529);
// EXTERNAL MODULE: ./lib/src/edge/catalog-folder.js
var catalog_folder = __webpack_require__(94906);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var publish_catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./lib/src/publish/extend.js
var extend = __webpack_require__(63388);
// EXTERNAL MODULE: ./lib/src/publish/publish.js
var publish = __webpack_require__(62897);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(82913);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/spec-file.js
var spec_file = __webpack_require__(70988);
;// CONCATENATED MODULE: ./lib/src/command/wrap-progress.js


/** How often the living line is drawn anew, and a plain log says that something still moves. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;
/**
 * Shows a wrap as it happens: one living line on a terminal, plain lines elsewhere, nothing with `--json`.
 * @param moved bytes that went over the wire so far, the busier way
 */
function showProgress(io, quiet, moved) {
    const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
    let doing = '';
    let blobs = 0;
    let parts = 0;
    let timer;
    /** A line that stays. */
    function say(text) {
        if (!quiet)
            io.err(`${live ? '\r\u001b[K' : ''}${(0,findings_text/* inert */.tJ)(text)}\n`);
    }
    /** The living line. A terminal would fold a longer one, and then leave its beginnings behind. */
    function draw() {
        if (live)
            io.err(`\r\u001b[K${shorten(doing, io.columns() - 1 - far().length)}${far()}`);
    }
    /** How far it is. */
    function far() {
        if (parts === 0)
            return '';
        const bytes = moved();
        return `: ${blobs} of ${parts} parts in place${bytes > 1_000_000 ? `, ${(0,units/* formatBytes */.z3)(bytes)} copied` : ''}`;
    }
    return {
        step(name, subject) {
            doing = (0,findings_text/* inert */.tJ)(name === 'read' ? `Reading ${subject}` : `Pushing ${subject}`);
            if (live)
                draw();
            else
                say(doing);
            if (name === 'push' && !quiet)
                timer ??= setInterval(live ? draw : () => say(doing + far()), live ? LIVE_EVERY : PLAIN_EVERY).unref();
        },
        derived(wrap) {
            parts = new Set(wrap.images.flatMap((i) => [...i.layers.map((l) => l.digest), i.config.descriptor.digest])).size;
            for (const { platform, digest, reason } of wrap.dropped)
                say(`Left out ${platform} (${digest.slice(0, 19)}): ${reason}`);
            if (wrap.replaced)
                say('The image was wrapped already; its agent is replaced.');
        },
        blob(_blob, _how) {
            blobs += 1;
            draw();
        },
        event(event) {
            if (event.kind === 'warning')
                say(`warning: ${event.message}`);
            if (event.kind === 'retry')
                say(`${event.what}: ${event.why}; trying again in ${(0,units/* formatSeconds */.Xo)(event.delay)}`);
        },
        end() {
            clearInterval(timer);
            if (live)
                io.err('\r\u001b[K');
        },
    };
}
/** A name's end tells more than its beginning. */
function shorten(text, columns) {
    const characters = Array.from(text);
    if (characters.length <= columns)
        return text;
    return columns > 10 ? `${characters.slice(0, 8).join('')}…${characters.slice(9 - columns).join('')}` : '';
}

;// CONCATENATED MODULE: ./lib/src/command/wrap.js
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
















const USAGE = `pipewright wrap SPEC [--to REF]

Puts the agent into the image that SPEC names and pushes the result. Nothing is built or pulled; between repositories
of one registry no layer moves.

  --to REF       where the wrapped image goes: a registry reference, or oci:DIR.
                 Default: <registry of catalog.json>/<name>:<version>
  --source REF   read the source image here instead (oci:DIR:TAG, docker-daemon:NAME:TAG, another registry);
                 what is written down stays the spec's container_name
  --agent REF    take the agent layer from here. Default: ${agent.name}
  --out FILE     write the extended spec here. Default: <version>.json beside SPEC
  --no-write     write no file
  --json         print one JSON object: reference, digest, source{name,digest}, platforms[{platform,digest,size}],
                 dropped[{platform,digest,reason}], replaced, already_there, blobs{present,mounted,copied},
                 copied_bytes, file, requests, bytes_sent, bytes_received, seconds
`;
/** `pipewright wrap`. @throws Failure for whatever the user can mend */
async function wrap(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            to: { type: 'string' },
            source: { type: 'string' },
            agent: { type: 'string' },
            out: { type: 'string' },
            'no-write': { type: 'boolean' },
            json: { type: 'boolean' },
        });
        if (values.help) {
            io.out(USAGE);
            return 0;
        }
        const [path, ...others] = positionals;
        if (!path || others.length > 0)
            throw new failure.Failure('BAD_USAGE', 'Name one spec: pipewright wrap catalog/<name>/spec.json');
        const started = performance.now();
        const read = (0,spec_file/* readSpecFile */.M)(path, io, values.json === true);
        if (!read)
            return 1;
        const { spec } = read;
        const catalog = (0,catalog_folder/* openCatalogFolder */.e)(read.file);
        const source = (0,reference/* parseReference */.F2)(values.source ?? spec.container_name);
        (0,publish_catalog/* checkSourceAllowed */.Wh)(catalog?.settings, (0,reference/* parseReference */.F2)(spec.container_name));
        const target = values.to ? (0,reference/* parseReference */.F2)(values.to) : catalog && (0,publish_catalog/* defaultTarget */.zo)(catalog.settings, spec);
        if (!target) {
            throw new failure.Failure('NO_TARGET', `There is no catalog.json above ${path} that says where wrapped images go. Say it with --to REF.`);
        }
        const release = agent;
        const agentFrom = (0,reference/* parseReference */.F2)(values.agent ?? `${release.name}:${release.version}`);
        const file = extendedFile(values, read.file, spec.version, target, io.cwd);
        const shown = file && (0,external_node_path_.relative)(io.cwd, file);
        const published = file && values.out === undefined ? await (0,files/* readTextIfThere */.pM)(file) : undefined;
        const progress = showProgress(io, values.json === true, () => {
            const { sent, received } = images.registry.traffic;
            return Math.max(sent, received);
        });
        const images = __addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal, onEvent: progress.event }), true);
        const result = await (0,publish/* wrapAlgorithm */.M)({ spec, source, target, agent: release, agentFrom }, images, {
            ...progress,
            derived(wrap) {
                // Before the first byte is pushed: the tag of a published version must not move.
                if (shown && target.kind === 'registry')
                    checkUnpublished(published, (0,extend/* extendSpec */.C)(spec, wrap, release, (0,reference/* repositoryName */.aR)(target)), shown);
                progress.derived(wrap);
            },
        }).finally(progress.end);
        if (file) {
            try {
                await (0,catalog_folder/* writeIfChanged */.V)(file, (0,extend/* formatExtendedSpec */.j)(result.extended));
                if (values.out === undefined)
                    await catalog?.refreshIndex();
            }
            catch (error) {
                if (!(error instanceof failure.Failure))
                    throw error;
                throw new failure.Failure(error.code, `${error.message} The image is pushed: ${result.reference}.`, {
                    cause: error.cause,
                });
            }
        }
        const milliseconds = performance.now() - started;
        if (values.json) {
            const { requests, sent, received } = images.registry.traffic;
            io.out((0,output/* jsonText */.s)({
                ...summary(result),
                ...(shown && { file: shown }),
                requests,
                bytes_sent: sent,
                bytes_received: received,
                seconds: milliseconds / 1000,
            }));
        }
        else {
            io.out(report(result, shown, milliseconds));
        }
        return 0;
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
/** Where the extended spec goes; nowhere when the wrap went into a folder, where nobody else could pull it. */
function extendedFile(values, specFile, version, target, cwd) {
    if (values['no-write'])
        return undefined;
    if (values.out)
        return (0,external_node_path_.resolve)(cwd, values.out);
    return target.kind === 'registry' ? (0,external_node_path_.join)((0,external_node_path_.dirname)(specFile), `${version}.json`) : undefined;
}
/** @param before the extended spec that is there @throws Failure `VERSION_PUBLISHED` when this is another one */
function checkUnpublished(before, extended, shown) {
    if (before === undefined || before === (0,extend/* formatExtendedSpec */.j)(extended))
        return;
    throw new failure.Failure('VERSION_PUBLISHED', `${shown} is there already and says something else; published versions never change. Raise "version" in the spec, or write elsewhere with --out FILE. Nothing was pushed.`);
}
function summary({ wrap, push, reference, extended }) {
    return {
        reference,
        digest: wrap.root.digest,
        source: wrap.source,
        platforms: extended.platforms,
        dropped: wrap.dropped,
        replaced: wrap.replaced,
        already_there: push.alreadyThere,
        blobs: push.blobs,
        copied_bytes: push.copiedBytes,
    };
}
function report(result, file, milliseconds) {
    const { extended, push, reference } = result;
    const { present, mounted, copied } = push.blobs;
    const moved = push.alreadyThere
        ? 'it was there already'
        : [
            mounted > 0 && `${mounted} mounted inside the registry`,
            present > 0 && `${present} there already`,
            copied > 0 && `${copied} copied (${(0,units/* formatBytes */.z3)(push.copiedBytes)})`,
        ]
            .filter(Boolean)
            .join(', ');
    const lines = [
        `Wrapped ${extended.name} ${extended.version} in ${(0,units/* formatSeconds */.Xo)(milliseconds)}`,
        `  image      ${(0,findings_text/* inert */.tJ)(reference)}`,
        `  source     ${(0,findings_text/* inert */.tJ)(extended.source_image.name)}@${extended.source_image.digest.slice(0, 19)}`,
        ...extended.platforms.map((p) => `  platform   ${p.platform}, ${(0,units/* formatBytes */.z3)(p.size)}`),
        `  parts      ${moved}`,
    ];
    if (file)
        lines.push(`  written    ${(0,findings_text/* inert */.tJ)(file)}`);
    return `${lines.join('\n')}\n`;
}


/***/ }),

/***/ 94906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ writeIfChanged),
/* harmony export */   e: () => (/* binding */ openCatalogFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58780);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57304);
/* harmony import */ var _publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38853);
/* harmony import */ var _publish_pull_request_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55331);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57685);







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
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(specFile));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'catalog.json');
    if ((0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .kindOf */ .I)(file) !== 'file')
        return undefined;
    const settings = (0,_publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSettings */ .P$)((0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextFile */ .Gu)(file, SETTINGS_LIMIT), file);
    return {
        settings,
        async refreshIndex() {
            const paths = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true })
                .filter((entry) => entry.isDirectory())
                .flatMap(({ name }) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).map((file) => `${name}/${file}`));
            const entries = paths
                .filter((path) => EXTENDED_FILE.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)))
                .map((path) => readExtendedSpec((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)));
            const index = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'index.json');
            const text = await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextIfThere */ .pM)(index);
            // What is listed stays listed: whatever is gone leaves a tombstone.
            const history = { before: (0,_publish_pull_request_record_js__WEBPACK_IMPORTED_MODULE_5__/* .parseIndex */ .A1)(text ?? '{"algorithms":{}}'), there: new Set(paths) };
            await writeIfChanged(index, (0,_publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .formatIndex */ .Qe)((0,_publish_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .indexCatalog */ .mH)(entries, history)));
        },
    };
}
/** Leaves a file alone that says the same already, so that nothing is rebuilt or committed for it. */
async function writeIfChanged(file, text) {
    if ((await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextIfThere */ .pM)(file)) !== text)
        await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writeText */ .x3)(file, text);
}
/** What the index takes from an extended spec must be there; a person may have edited it. */
function readExtendedSpec(path) {
    const extended = readJson(path, EXTENDED_LIMIT);
    const { name, version, container_name } = extended ?? {};
    if (typeof name === 'string' && semver_functions_valid_js__WEBPACK_IMPORTED_MODULE_2__(version) && typeof container_name === 'string')
        return extended;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version" and a "container_name". Restore it as it was published.`);
}
function readJson(file, limit) {
    try {
        return JSON.parse((0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextFile */ .Gu)(file, limit));
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure)
            throw error;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_3__.Failure('BAD_CATALOG', `${file} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .W)(error)}.`, { cause: error });
    }
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
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_CATALOG', `${file} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error)}.`, { cause: error });
    }
    if (typeof settings?.registry === 'string' && settings.registry !== '')
        return settings;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_CATALOG', `${file} has no "registry": write where wrapped images go, e.g. "ghcr.io/alice".`);
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('REGISTRY_NOT_ALLOWED', `This catalog takes images from ${allowed.join(', ')}, not ${name}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`);
}
const INSIDE = /^(localhost|.*\.local(domain)?|.*\.internal|0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/i;
/**
 * A stranger's spec must not send a machine of ours to addresses that only it can reach.
 * @throws Failure `PRIVATE_REGISTRY` unless the catalog's settings name the registry; `ONLY_ON_THIS_MACHINE` for folders
 *   and images of an engine: nobody else could derive the wrap again
 */
function checkPublicSource(settings, source) {
    if (source.kind !== 'registry') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('ONLY_ON_THIS_MACHINE', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(source)} is an image that only one machine has. Push it to a registry, and name it there.`);
    }
    if (settings.allowed_registries || !INSIDE.test(source.registry))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('PRIVATE_REGISTRY', `${source.registry} is an address inside a network, which nobody else can pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`);
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

/***/ 63388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ extendSpec),
/* harmony export */   j: () => (/* binding */ formatExtendedSpec)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44843);
/* harmony import */ var _spec_complete_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38873);
/* harmony import */ var _fargate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68088);
/* harmony import */ var _wrap_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11316);




/** What deploying sets in every agent's environment (design section 6). */
const DEPLOY_VARIABLES = ['AWS_REGION', 'PIPEWRIGHT_QUEUE_URL', 'PIPEWRIGHT_IDLE_SECONDS'];
/** vCPU units for specs that say nothing of CPU: Fargate's smallest, which memory may raise. */
const DEFAULT_CPU_UNITS = 256;
/**
 * The extended spec of a wrapped image: a function of its arguments alone, without times or host names.
 * @param repository the wrapped image's repository by name, e.g. `ghcr.io/pipewright/catalog/blur`
 */
function extendSpec(spec, wrap, agent, repository) {
    const cpuUnits = typeof spec.CPU === 'number' ? Math.ceil(spec.CPU * 1024) : DEFAULT_CPU_UNITS;
    const memory = Math.ceil(spec.memory.suggested);
    const { container_name: _, instance_type, ...rest } = spec;
    return {
        ...rest,
        container_name: `${repository}@${wrap.root.digest}`,
        source_image: wrap.source,
        platforms: wrap.images.map((image) => ({
            platform: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(image.platform),
            digest: image.manifest.digest,
            size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        })),
        agent: { version: agent.version, digest: agent.digest },
        spec_digest: (0,_spec_complete_js__WEBPACK_IMPORTED_MODULE_1__/* .specDigest */ .Wx)(spec),
        revision: _wrap_js__WEBPACK_IMPORTED_MODULE_2__/* .WRAP_REVISION */ .bo,
        instance_type: instance_type || 'fargate',
        cpu_units: cpuUnits,
        memory_mb: memory,
        fargate: spec.gpu ? null : (0,_fargate_js__WEBPACK_IMPORTED_MODULE_3__/* .fargateSize */ .E)(cpuUnits, memory),
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

/***/ 62897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ wrapAlgorithm),
/* harmony export */   V: () => (/* binding */ sourceName)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25741);
/* harmony import */ var _derive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63510);
/* harmony import */ var _extend_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63388);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76128);





/**
 * From a spec to a wrapped image in its place: read kilobytes, derive, push, extend. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer moves.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
async function wrapAlgorithm(request, images, progress) {
    const { spec, agent } = request;
    if (request.target.kind === 'engine') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_REFERENCE', 'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "pipewright test" runs it there.');
    }
    if (request.target.digest) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_REFERENCE', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(request.target)} names a digest; the wrap decides that. Name a tag.`);
    }
    const [source, target, agentFrom] = await Promise.all([
        images.source(request.source),
        images.target(request.target),
        images.source(request.agentFrom),
    ]);
    progress?.step('read', source.name);
    const wrap = await (0,_derive_js__WEBPACK_IMPORTED_MODULE_2__/* .deriveWrap */ .q)(source, {
        name: sourceName(spec),
        reference: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .tagOrDigest */ .AA)(request.source),
        spec,
        agent,
    });
    progress?.derived(wrap);
    const tag = request.target.tag ?? spec.version;
    const named = { ...request.target, tag };
    progress?.step('push', (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(named));
    const push = await (0,_push_js__WEBPACK_IMPORTED_MODULE_4__/* .pushWrap */ .V)(wrap, target, {
        tag,
        from: { source, agent: agentFrom },
        ...(progress && { progress }),
    });
    const repository = request.target.kind === 'registry' ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(request.target) : `oci:${request.target.directory}`;
    return {
        wrap,
        push,
        extended: (0,_extend_js__WEBPACK_IMPORTED_MODULE_3__/* .extendSpec */ .C)(spec, wrap, agent, repository),
        reference: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...named, digest: wrap.root.digest }),
    };
}
/** What is written down of the source: the name that the spec gives it, in full, without a digest beside a tag. */
function sourceName(spec) {
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(spec.container_name);
    if (reference.kind === 'engine' || !reference.tag)
        return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(reference);
    const { digest: _, ...tagged } = reference;
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(tagged);
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('BAD_CATALOG', `${path} is no extended spec: it needs a "name", a "version", a "container_name" and a "source_image". Restore it as it was published.`);
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
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('BAD_CATALOG', 'index.json is no index: it needs "algorithms". Restore it as it was.');
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
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__.Failure('BAD_CATALOG', `${path} is not JSON: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .W)(error)}.`, { cause: error });
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
        const missing = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure && /NOT_FOUND|ACCESS_DENIED|UNREACHABLE/.test(error.code);
        if (!missing)
            throw error;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('AGENT_NOT_FOUND', `The agent layer ${layer.digest} is not to be had from ${agent.name}. Say with --agent where it is; "npm run build:agent" makes it as oci:.cache/agent/layout.`, { cause: error });
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


/***/ }),

/***/ 82913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];
/** Bytes for people, in powers of 1,000 as registries count: `43.4 MB`. */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${UNITS[unit]}`;
}
/** Milliseconds for people: `0.42 s`. */
function formatSeconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}
/** Seconds for people: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
function formatDuration(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}


/***/ })

};
