export const id = 9262;
export const ids = [9262];
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

/***/ 49262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   test: () => (/* binding */ test),
/* harmony export */   testText: () => (/* binding */ testText)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _agent_agent_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28529);
/* harmony import */ var _edge_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90879);
/* harmony import */ var _edge_images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3290);
/* harmony import */ var _edge_trial_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79248);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(25741);
/* harmony import */ var _publish_derive_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63510);
/* harmony import */ var _publish_publish_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62897);
/* harmony import */ var _run_container_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(56267);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(18826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(27479);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(82913);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(43822);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(45331);
/* harmony import */ var _spec_file_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(70988);
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
















const USAGE = `pipewright test SPEC…

Wraps each spec's image for the engine on this machine and runs its tests: without network, rights or a writable root,
with the memory, CPU and time that the spec asks for. Nothing is pushed.

  --engine NAME   docker or podman. Default: the first that answers
  --source REF    read the source image here instead
  --agent REF     take the agent layer from here. Default: ${_agent_agent_json__WEBPACK_IMPORTED_MODULE_1__.name}
  --json          print one JSON object: engine, passed, failed, untested (numbers), findings[] of specs that could not
                  be tested, and tests[{spec,test,seconds,exit_code,outputs[{name,sha256}],log,findings[]}]
`;
/** Of a failed test's log, this much is shown; --json has all that was kept. */
const LOG_LINES = 10;
/** characters of a line */
const LINE_LENGTH = 400;
/** `pipewright test`. A spec that cannot be tested does not keep the others from it. @throws Failure for whatever the user can mend */
async function test(argv, io) {
    const { values, positionals } = (0,_options_js__WEBPACK_IMPORTED_MODULE_11__/* .readOptions */ .T)(argv, {
        engine: { type: 'string' },
        source: { type: 'string' },
        agent: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    if (positionals.length === 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__.Failure('BAD_USAGE', 'Name a spec: pipewright test catalog/<name>/spec.json');
    const wanted = values.engine;
    if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_5__.Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
    }
    const say = (text) => {
        if (!values.json)
            io.out(text);
    };
    const { specs, errors, shown } = (0,_spec_file_js__WEBPACK_IMPORTED_MODULE_13__/* .readSpecFiles */ .v)(positionals, io);
    if (!values.json)
        io.err(shown);
    const findings = [...errors];
    const tried = [];
    let untested = 0;
    const engine = specs.length > 0 ? await (0,_edge_engine_js__WEBPACK_IMPORTED_MODULE_2__.findEngine)(wanted) : undefined;
    if (engine) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (!values.json)
                io.err(`Testing with ${engine.command} ${engine.version}\n`);
            const images = __addDisposableResource(env_1, await (0,_edge_images_js__WEBPACK_IMPORTED_MODULE_3__/* .openImages */ .x)({ env: io.env, signal: io.signal }), true);
            for (const file of specs) {
                const name = `${file.spec.name} ${file.spec.version}`;
                if (file.spec.tests.length === 0 || file.spec.gpu) {
                    untested += 1;
                    const why = file.spec.gpu
                        ? 'not run, it needs a GPU.'
                        : 'no tests. Add "tests" with a small sample and what to expect.';
                    say(`- ${name}: ${why}\n`);
                    continue;
                }
                try {
                    const { spec, shown } = file;
                    const { wrap, from } = await derive(spec, images, values);
                    const triable = { spec, shown, folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(file.file) };
                    await (0,_edge_trial_js__WEBPACK_IMPORTED_MODULE_4__/* .tryTests */ .p)(engine, wrap, triable, from, io.signal, (trial) => {
                        tried.push({ spec: spec.name, ...trial });
                        say(testText(tried.at(-1)));
                    });
                }
                catch (error) {
                    const finding = (0,_edge_trial_js__WEBPACK_IMPORTED_MODULE_4__/* .asFinding */ .s)(error, file.shown, '', io.signal);
                    findings.push(finding);
                    say(`✗ ${name}: error ${finding.code}: ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .inert */ .tJ)(finding.message)}\n`);
                }
            }
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
    const failed = tried.filter((t) => t.findings.length > 0).length;
    const passed = tried.length - failed;
    if (values.json) {
        const tests = tried.map(({ result, ...rest }) => ({
            ...rest,
            exit_code: result?.exitCode ?? null,
            outputs: result?.outputs.map(({ name, sha256 }) => ({ name, sha256 })) ?? [],
            log: result?.log ?? '',
        }));
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_12__/* .jsonText */ .s)({ engine: engine?.command ?? null, passed, failed, untested, findings, tests }));
    }
    else {
        const broken = new Set(findings.map((finding) => finding.file)).size;
        const more = [
            broken > 0 && `${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .plural */ .LS)(broken, 'spec')} could not be tested`,
            untested > 0 && `${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .plural */ .LS)(untested, 'spec')} left out`,
        ].filter(Boolean);
        io.out(`${[`${passed} passed`, `${failed} failed`, ...more].join(', ')}\n`);
    }
    return failed > 0 || findings.length > 0 ? 1 : 0;
}
/** Derives a spec's wrap. @returns it, and where its layers can be had */
async function derive(spec, images, options) {
    const release = _agent_agent_json__WEBPACK_IMPORTED_MODULE_1__;
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseReference */ .F2)(options.source ?? spec.container_name);
    const source = await images.source(reference);
    const agent = await images.source((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseReference */ .F2)(options.agent ?? `${release.name}:${release.version}`));
    const name = (0,_publish_publish_js__WEBPACK_IMPORTED_MODULE_8__/* .sourceName */ .V)(spec);
    const wrap = await (0,_publish_derive_js__WEBPACK_IMPORTED_MODULE_7__/* .deriveWrap */ .q)(source, { name, reference: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .tagOrDigest */ .AA)(reference), spec, agent: release });
    return { wrap, from: { source, agent } };
}
/** What is said of one test: its end, and of a failed one the last lines of its log. Texts of strangers steer nothing. */
function testText({ spec, test: name, seconds, result, findings }) {
    const title = `${spec}: ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .inert */ .tJ)(name)} (${(0,_units_js__WEBPACK_IMPORTED_MODULE_14__/* .formatSeconds */ .Xo)(seconds * 1000)})`;
    if (findings.length === 0) {
        const outputs = result?.outputs.map((output) => (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .inert */ .tJ)(output.name)).join(', ');
        return `✓ ${title}: ${outputs || 'no output, as expected'}\n`;
    }
    const log = (result?.log ?? '')
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== '' && !(0,_run_container_js__WEBPACK_IMPORTED_MODULE_9__/* .isAgentLine */ .S0)(line))
        .slice(-LOG_LINES)
        .map((line) => `    | ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .clip */ .$Q)((0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .inert */ .tJ)(line.replaceAll('\t', '  ')), LINE_LENGTH)}\n`)
        .join('');
    const found = findings.map(({ code, message }) => `    error ${code}: ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_10__/* .inert */ .tJ)(message)}\n`).join('');
    return `✗ ${title}\n${found}${log}`;
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
