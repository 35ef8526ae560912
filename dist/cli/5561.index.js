export const id = 5561;
export const ids = [5561];
export const modules = {

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

/***/ 55561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/agent/agent.json
var agent = __webpack_require__(28529);
// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(61586);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/publish/derive.js + 1 modules
var derive = __webpack_require__(63510);
// EXTERNAL MODULE: ./lib/src/publish/inspect.js
var inspect = __webpack_require__(75034);
// EXTERNAL MODULE: ./lib/src/publish/labels.js
var labels = __webpack_require__(16867);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var image_manifest = __webpack_require__(44843);
;// CONCATENATED MODULE: ./lib/src/publish/verify.js


/**
 * Compares the image that is there with the one that wrapping gives, and says what differs, down to the label.
 * Only manifests and configs are read: layers are named by digest in them.
 * @param expected the wrap, derived again from source, agent and spec
 * @returns no finding when every byte is as it must be; paths are JSON pointers into the manifest or config
 */
async function compareWrap(expected, found, from) {
    if (found.digest === expected.root.digest)
        return [];
    const name = `${from.name}@${found.digest}`;
    const findings = [];
    const manifest = (0,image_manifest/* parseManifest */.Ng)(found, name);
    const wanted = (0,image_manifest/* parseManifest */.Ng)(expected.root, 'the wrapped image');
    if (manifest.kind !== wanted.kind) {
        findings.push(difference(name, '/mediaType', manifest.mediaType, wanted.mediaType, 'The kind of image'));
    }
    const there = new Map();
    if (manifest.kind === 'index') {
        compareJson(name, '/annotations', manifest.json.annotations, annotationsOf(wanted.json), findings);
        for (const child of manifest.json.manifests) {
            let platform = child.platform ? (0,image_manifest/* formatPlatform */.Bq)(child.platform) : 'unknown';
            // Of two for one platform, engines run the first.
            if (there.has(platform))
                platform = `${platform} a second time (${child.digest})`;
            there.set(platform, await from.readManifest(child.digest));
        }
    }
    else {
        const config = (0,image_manifest/* parseConfig */.o4)(await from.readBlob(manifest.json.config, inspect/* CONFIG_LIMIT */.P), manifest.json, name);
        there.set((0,image_manifest/* formatPlatform */.Bq)(config), found);
    }
    for (const image of expected.images) {
        const platform = (0,image_manifest/* formatPlatform */.Bq)(image.platform);
        const raw = there.get(platform);
        there.delete(platform);
        if (!raw) {
            findings.push(difference(name, '/manifests', 'no such platform', platform, `The platform ${platform}`));
            continue;
        }
        if (raw.digest === image.manifest.digest)
            continue;
        await compareImage(`${name} (${platform})`, raw, image, from, findings);
    }
    for (const platform of there.keys()) {
        findings.push(difference(name, '/manifests', platform, 'no such platform', `The platform ${platform}`));
    }
    if (findings.length === 0) {
        findings.push(difference(name, '', found.digest, expected.root.digest, 'The order or spacing of its JSON'));
    }
    return findings;
}
async function compareImage(name, raw, image, from, findings) {
    const manifest = (0,image_manifest/* parseManifest */.Ng)(raw, name);
    if (manifest.kind !== 'image') {
        findings.push(difference(name, '/mediaType', manifest.mediaType, image.manifest.mediaType, 'The kind of image'));
        return;
    }
    const wanted = (0,image_manifest/* parseManifest */.Ng)(image.manifest, name).json;
    const { config: foundConfig, ...foundRest } = manifest.json;
    const { config: wantedConfig, ...wantedRest } = wanted;
    compareJson(name, '', foundRest, wantedRest, findings);
    if (foundConfig.digest === wantedConfig.digest) {
        compareJson(name, '/config', foundConfig, wantedConfig, findings);
        return;
    }
    const config = (0,image_manifest/* parseConfig */.o4)(await from.readBlob(foundConfig, inspect/* CONFIG_LIMIT */.P), manifest.json, name);
    const before = findings.length;
    compareJson(`${name} config`, '', config, (0,image_manifest/* parseConfig */.o4)(image.config.bytes, wanted, name), findings);
    if (findings.length === before) {
        findings.push(difference(name, '/config/digest', foundConfig.digest, wantedConfig.digest, 'The config'));
    }
}
/** One finding per place that differs, at the deepest place that both have. */
function compareJson(file, path, found, wanted, findings) {
    if (isContainer(found) && isContainer(wanted) && Array.isArray(found) === Array.isArray(wanted)) {
        for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
            const deeper = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
            compareJson(file, deeper, found[key], wanted[key], findings);
        }
        return;
    }
    if (JSON.stringify(found) === JSON.stringify(wanted))
        return;
    findings.push(difference(file, path, show(found), show(wanted), path || 'It'));
}
function isContainer(value) {
    return typeof value === 'object' && value !== null;
}
function annotationsOf(json) {
    return json.annotations;
}
function show(value) {
    if (value === undefined)
        return 'nothing';
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
function difference(file, path, got, expected, what) {
    return {
        code: 'WRAP_DIFFERS',
        severity: 'error',
        file,
        path,
        message: `${what} differs: found ${got}, wrapping gives ${expected}.`,
        got,
        expected,
    };
}

// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/spec/parse.js + 7 modules
var parse = __webpack_require__(82788);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(82913);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/spec-file.js
var spec_file = __webpack_require__(70988);
;// CONCATENATED MODULE: ./lib/src/command/verify.js
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



















const USAGE = `pipewright verify IMAGE | EXTENDED-SPEC

Derives a wrapped image again from its source, the agent and the spec, and compares every byte of its manifests and
configs. Only kilobytes are read.

  IMAGE           a wrapped image: ghcr.io/pipewright/catalog/blur:1.2.3
  EXTENDED-SPEC   catalog/<name>/<version>.json; its spec.json beside it must give the image that it names
  --source REF    read the source image here instead
  --json          print one JSON object: image, digest, expected (the digest that wrapping gives) and findings[],
                  empty when they are the same
`;
/** bytes */
const EXTENDED_LIMIT = 1024 * 1024;
/** `pipewright verify`. @throws Failure for whatever the user can mend */
async function verify(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            source: { type: 'string' },
            json: { type: 'boolean' },
        });
        if (values.help) {
            io.out(USAGE);
            return 0;
        }
        const [subject, ...others] = positionals;
        if (!subject || others.length > 0)
            throw new failure.Failure('BAD_USAGE', 'Name one wrapped image or extended spec to verify.');
        const started = performance.now();
        const images = __addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal }), true);
        const claim = subject.endsWith('.json')
            ? await claimOfFile(subject, io, values.json === true)
            : await claimOfImage((0,reference/* parseReference */.F2)(subject), await images.source((0,reference/* parseReference */.F2)(subject)));
        if (!claim)
            return 1;
        const release = agent;
        if (claim.agent !== release.digest) {
            throw new failure.Failure('OTHER_AGENT', `${(0,reference/* formatReference */.FH)(claim.image)} was wrapped with the agent ${claim.agent}; this pipewright has ${release.digest} (${release.version}). Verify it with the release that made it.`);
        }
        const named = (0,reference/* parseReference */.F2)(values.source ?? claim.source.name);
        const wrap = await (0,derive/* deriveWrap */.q)(await images.source(named), {
            name: claim.source.name,
            reference: named.kind === 'engine' ? 'latest' : claim.source.digest,
            spec: claim.spec,
            agent: release,
        });
        const target = await images.source(claim.image);
        const found = await target.readManifest((0,reference/* tagOrDigest */.AA)(claim.image));
        const findings = await compareWrap(wrap, found, target);
        const name = (0,reference/* formatReference */.FH)(claim.image);
        if (values.json) {
            io.out((0,output/* jsonText */.s)({ image: name, digest: found.digest, expected: wrap.root.digest, findings }));
        }
        else if (findings.length === 0) {
            const { spec, source } = claim;
            io.out(`Verified ${spec.name} ${spec.version} in ${(0,units/* formatSeconds */.Xo)(performance.now() - started)}: every byte is what wrapping gives
  image      ${(0,findings_text/* inert */.tJ)(name)}
  digest     ${found.digest}
  source     ${(0,findings_text/* inert */.tJ)(source.name)}@${source.digest}
  agent      ${release.version}
`);
        }
        else {
            for (const { file, code, message } of findings)
                io.out(`${(0,findings_text/* inert */.tJ)(file)} error ${code}: ${(0,findings_text/* inert */.tJ)(message)}\n`);
            io.out(`${(0,findings_text/* plural */.LS)(findings.length, 'difference')}: this is not what wrapping gives.\n`);
        }
        return findings.length > 0 ? 1 : 0;
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
async function claimOfFile(file, io, quiet) {
    const full = (0,external_node_path_.resolve)(io.cwd, file);
    if ((0,files/* kindOf */.I)(full) === 'folder') {
        throw new failure.Failure('NOT_EXTENDED', `${file} is a folder. Name the extended spec in it: <version>.json.`);
    }
    const extended = parseExtended((0,files/* readTextFile */.Gu)(full, EXTENDED_LIMIT, file));
    if (!extended) {
        throw new failure.Failure('NOT_EXTENDED', `${file} is no extended spec: it names no source_image, agent and container_name. Name catalog/<name>/<version>.json, as "pipewright wrap" wrote it.`);
    }
    const read = (0,spec_file/* readSpecFile */.M)((0,external_node_path_.join)((0,external_node_path_.dirname)(file), 'spec.json'), io, quiet);
    if (!read)
        return undefined;
    const { spec } = read;
    if ((0,complete/* specDigest */.Wx)(spec) !== extended.spec_digest) {
        throw new failure.Failure('SPEC_CHANGED', `${(0,external_node_path_.join)((0,external_node_path_.dirname)(file), 'spec.json')} (version ${spec.version}) is not the spec that ${file} was made from.`);
    }
    return {
        spec,
        source: extended.source_image,
        agent: extended.agent.digest,
        image: (0,reference/* parseReference */.F2)(extended.container_name),
    };
}
/** What it takes of an extended spec to derive its image again; undefined when the text has it not. */
function parseExtended(text) {
    try {
        const extended = JSON.parse(text);
        const { source_image: source, agent, container_name } = extended;
        const whole = typeof source.name === 'string' && (0,digest/* isDigest */.B)(source.digest) && (0,digest/* isDigest */.B)(agent.digest);
        return whole && typeof container_name === 'string' ? extended : undefined;
    }
    catch {
        return undefined;
    }
}
/** What the image says of itself; every word of it is checked by deriving the image again. */
async function claimOfImage(image, from) {
    const name = (0,reference/* formatReference */.FH)(image);
    const { config } = await (0,inspect/* inspectImage */.m)(from, (0,reference/* tagOrDigest */.AA)(image), name);
    const record = (0,labels/* readWrapRecord */.Qp)(config.config?.Labels);
    const spec = config.config?.Env?.find((v) => v.startsWith(`${image_environment/* SPEC_VARIABLE */.hr}=`))?.slice(image_environment/* SPEC_VARIABLE */.hr.length + 1);
    if (!record || spec === undefined)
        throw new failure.Failure('NOT_WRAPPED', `${name} is not a wrapped image: it has none of our labels.`);
    // An image may say anything of itself: only a valid spec and a registry's name are worked with.
    if (!(0,parse/* parseSpec */.F9)(spec, name).spec)
        throw new failure.Failure('NOT_WRAPPED', `${name} is not a wrapped image: the spec in it is not valid.`);
    (0,reference/* parseRegistryReference */.qq)(record.source.name);
    return { spec: JSON.parse(spec), source: record.source, agent: record.agent, image };
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
