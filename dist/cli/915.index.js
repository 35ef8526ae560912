export const id = 915;
export const ids = [915];
export const modules = {

/***/ 7915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  test: () => (/* binding */ test)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/agent/agent.json
var agent_agent = __webpack_require__(8529);
// EXTERNAL MODULE: ./lib/src/edge/engine.js + 1 modules
var edge_engine = __webpack_require__(879);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 19 modules
var edge_images = __webpack_require__(3382);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
// EXTERNAL MODULE: ./lib/src/run/container.js
var container = __webpack_require__(6267);
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

// EXTERNAL MODULE: ./lib/src/edge/load.js + 1 modules
var load = __webpack_require__(8042);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/src/edge/results.js
var results = __webpack_require__(2048);
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
            throw new failure.Failure('SAMPLE_MISSING', `The sample ${sample} of test "${test.name}" cannot be read (${error.code}).`);
        });
        await (0,promises_.chmod)((0,external_node_path_.join)(folders.input, input), 0o644);
        const name = `pipewright-test-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
        const { runOptions, cpus } = engine;
        const args = sandboxArguments(spec, test, { image, folders, input, runOptions, cpus });
        const seconds = spec.timeout_minutes * 60 + container/* GRACE_SECONDS */.F2;
        const finished = await engine.run(args, { name, folder, seconds, ...(signal && { signal }) });
        // What the agent says of itself is left out: it repeats the end of the log, and would push the log itself out.
        const log = `${finished.stdout}${finished.stderr}`.replace(/^\{"state":.*\n?/gm, '').slice(-8192);
        const report = (0,container/* readItemReport */.eK)(await (0,results/* readReport */.tL)((0,external_node_path_.join)(folders.output, container/* REPORT_FILE */.Uq)));
        // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
        if (finished.exitCode === 125) {
            throw new failure.Failure('ENGINE_ERROR', `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`);
        }
        const { exitCode, reason } = (0,container/* settle */.G9)(finished.exitCode, report, log);
        const names = report?.outputs.map(({ key }) => key) ?? [];
        const outputs = await (0,results/* readResults */.x8)((0,external_node_path_.join)(folders.output, container/* RESULTS_FOLDER */.UY), names, (output) => textsToFind(test, output));
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
    const image = await (0,load/* loadWrap */.T)(engine, wrap, triable.spec.name, from, signal);
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
    if (!(error instanceof failure.Failure) || signal.aborted)
        throw error;
    return { code: error.code, severity: 'error', file, path, message: (0,failure/* explain */.W)(error) };
}

// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/publish/derive.js + 1 modules
var derive = __webpack_require__(3510);
// EXTERNAL MODULE: ./lib/src/publish/publish.js + 1 modules
var publish = __webpack_require__(7316);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(2913);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/src/command/spec-file.js
var spec_file = __webpack_require__(988);
;// CONCATENATED MODULE: ./lib/src/command/test.js
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
  --agent REF     take the agent layer from here. Default: ${agent_agent.name}
  --json          print one JSON object: engine, passed, failed, untested (numbers), findings[] of specs that could not
                  be tested, and tests[{spec,test,seconds,exit_code,outputs[{name,sha256}],log,findings[]}]
`;
/** Of a failed test's log, this much is shown; --json has all that was kept. */
const LOG_LINES = 10;
/** `pipewright test`. A spec that cannot be tested does not keep the others from it. @throws Failure for whatever the user can mend */
async function test(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
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
        throw new failure.Failure('BAD_USAGE', 'Name a spec: pipewright test catalog/<name>/spec.json');
    const wanted = values.engine;
    if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman') {
        throw new failure.Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
    }
    const say = (text) => {
        if (!values.json)
            io.out(text);
    };
    const { specs, errors, shown } = (0,spec_file/* readSpecFiles */.v)(positionals, io);
    if (!values.json)
        io.err(shown);
    const findings = [...errors];
    const tried = [];
    let untested = 0;
    const engine = specs.length > 0 ? await (0,edge_engine.findEngine)(wanted) : undefined;
    if (engine) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (!values.json)
                io.err(`Testing with ${engine.command} ${engine.version}\n`);
            const images = __addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal }), true);
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
                    const { wrap, from } = await test_derive(spec, images, values);
                    const triable = { spec, shown, folder: (0,external_node_path_.dirname)(file.file) };
                    await tryTests(engine, wrap, triable, from, io.signal, (trial) => {
                        tried.push({ spec: spec.name, ...trial });
                        say(describe(tried.at(-1)));
                    });
                }
                catch (error) {
                    const finding = asFinding(error, file.shown, '', io.signal);
                    findings.push(finding);
                    say(`✗ ${name}: error ${finding.code}: ${(0,findings_text/* inert */.tJ)(finding.message)}\n`);
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
        io.out((0,output/* jsonText */.s)({ engine: engine?.command ?? null, passed, failed, untested, findings, tests }));
    }
    else {
        const broken = new Set(findings.map((finding) => finding.file)).size;
        const more = [
            broken > 0 && `${(0,findings_text/* plural */.LS)(broken, 'spec')} could not be tested`,
            untested > 0 && `${(0,findings_text/* plural */.LS)(untested, 'spec')} left out`,
        ].filter(Boolean);
        io.out(`${[`${passed} passed`, `${failed} failed`, ...more].join(', ')}\n`);
    }
    return failed > 0 || findings.length > 0 ? 1 : 0;
}
/** Derives a spec's wrap. @returns it, and where its layers can be had */
async function test_derive(spec, images, options) {
    const release = agent_agent;
    const reference = (0,image_reference/* parseReference */.F2)(options.source ?? spec.container_name);
    const source = await images.source(reference);
    const agent = await images.source((0,image_reference/* parseReference */.F2)(options.agent ?? `${release.name}:${release.version}`));
    const name = (0,publish/* sourceName */.V)(spec);
    const wrap = await (0,derive/* deriveWrap */.q)(source, { name, reference: (0,image_reference/* tagOrDigest */.AA)(reference), spec, agent: release });
    return { wrap, from: { source, agent } };
}
function describe({ spec, test: name, seconds, result, findings }) {
    const title = `${spec}: ${(0,findings_text/* inert */.tJ)(name)} (${(0,units/* formatSeconds */.Xo)(seconds * 1000)})`;
    if (findings.length === 0) {
        const outputs = result?.outputs.map((output) => (0,findings_text/* inert */.tJ)(output.name)).join(', ');
        return `✓ ${title}: ${outputs || 'no output, as expected'}\n`;
    }
    const log = (result?.log ?? '')
        .split(/\r\n|\n|\r/)
        .filter((line) => line.trim() !== '' && !(0,container/* isAgentLine */.S0)(line))
        .slice(-LOG_LINES)
        .map((line) => `    | ${(0,findings_text/* inert */.tJ)(line.replaceAll('\t', '  '))}\n`)
        .join('');
    const found = findings.map(({ code, message }) => `    error ${code}: ${(0,findings_text/* inert */.tJ)(message)}\n`).join('');
    return `✗ ${title}\n${found}${log}`;
}


/***/ }),

/***/ 3388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ extendSpec),
/* harmony export */   j: () => (/* binding */ formatExtendedSpec)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4843);
/* harmony import */ var _spec_complete_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8873);
/* harmony import */ var _fargate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8088);
/* harmony import */ var _wrap_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1316);




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

/***/ 8088:
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

/***/ 7316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ sourceName),
  M: () => (/* binding */ wrapAlgorithm)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./lib/src/publish/derive.js + 1 modules
var derive = __webpack_require__(3510);
// EXTERNAL MODULE: ./lib/src/publish/extend.js
var extend = __webpack_require__(3388);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(4843);
;// CONCATENATED MODULE: ./lib/src/publish/push.js


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
        const layers = distinct(wrap.images.flatMap((image) => image.layers).filter((layer) => !(0,manifest/* isForeignLayer */.sJ)(layer)));
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
        const missing = error instanceof failure.Failure && /NOT_FOUND|ACCESS_DENIED|UNREACHABLE/.test(error.code);
        if (!missing)
            throw error;
        throw new failure.Failure('AGENT_NOT_FOUND', `The agent layer ${layer.digest} is not to be had from ${agent.name}. Say with --agent where it is; "npm run build:agent" makes it as oci:.cache/agent/layout.`, { cause: error });
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

;// CONCATENATED MODULE: ./lib/src/publish/publish.js





/**
 * From a spec to a wrapped image in its place: read kilobytes, derive, push, extend. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer moves.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
async function wrapAlgorithm(request, images, progress) {
    const { spec, agent } = request;
    if (request.target.kind === 'engine') {
        throw new failure.Failure('BAD_REFERENCE', 'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "pipewright test" runs it there.');
    }
    if (request.target.digest) {
        throw new failure.Failure('BAD_REFERENCE', `${(0,image_reference/* formatReference */.FH)(request.target)} names a digest; the wrap decides that. Name a tag.`);
    }
    const [source, target, agentFrom] = await Promise.all([
        images.source(request.source),
        images.target(request.target),
        images.source(request.agentFrom),
    ]);
    progress?.step('read', source.name);
    const wrap = await (0,derive/* deriveWrap */.q)(source, {
        name: sourceName(spec),
        reference: (0,image_reference/* tagOrDigest */.AA)(request.source),
        spec,
        agent,
    });
    progress?.derived(wrap);
    const tag = request.target.tag ?? spec.version;
    const named = { ...request.target, tag };
    progress?.step('push', (0,image_reference/* formatReference */.FH)(named));
    const push = await pushWrap(wrap, target, {
        tag,
        from: { source, agent: agentFrom },
        ...(progress && { progress }),
    });
    const repository = request.target.kind === 'registry' ? (0,image_reference/* repositoryName */.aR)(request.target) : `oci:${request.target.directory}`;
    return {
        wrap,
        push,
        extended: (0,extend/* extendSpec */.C)(spec, wrap, agent, repository),
        reference: (0,image_reference/* formatReference */.FH)({ ...named, digest: wrap.root.digest }),
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


/***/ })

};
