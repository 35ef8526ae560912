export const id = 404;
export const ids = [404];
export const modules = {

/***/ 6404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(7685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 21 modules
var edge_images = __webpack_require__(3968);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(5741);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(8780);
// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(1586);
// EXTERNAL MODULE: ./lib/src/publish/labels.js
var publish_labels = __webpack_require__(6867);
;// CONCATENATED MODULE: ./lib/src/publish/draft.js





/** Set by base images and shells for themselves; nobody tunes an algorithm with them. */
const NOISE = /^(PATH|HOME|USER|PWD|HOSTNAME|TERM|SHLVL|LANG|LANGUAGE|LC_.*|TZ|DEBIAN_FRONTEND|GPG_KEY|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|.*_(VERSION|SHA256|HOME|URL|ROOT|DIR|PATH))$/;
/** MB; a start that most tools live with. */
const FIRST_MEMORY_MB = 512;
/**
 * A first spec for an image, from what its config and labels say. It is a draft: folders, memory and the command's
 * arguments are for a person to check.
 * @param digest what the reference points at now; used where the name alone would not hold still
 * @throws Failure `ALREADY_WRAPPED` for an image that wrapping made
 */
function draftSpec(reference, digest, config, name) {
    const runtime = config.config ?? {};
    const labels = runtime.Labels ?? {};
    const record = (0,publish_labels/* readWrapRecord */.Qp)(labels);
    if (record) {
        throw new failure.Failure('ALREADY_WRAPPED', `${(0,image_reference/* formatReference */.FH)(reference)} is a wrapped image. Name its source instead: ${labels[publish_labels/* BASE_NAME */.IG]}`);
    }
    const label = (key) => labels[publish_labels/* OCI_PREFIX */.Vx + key]?.trim() || undefined;
    const words = [...(runtime.Entrypoint ?? []), ...(runtime.Cmd ?? [])];
    const command = isShell(words)
        ? ['/path/to/your/program']
        : words.length > 0
            ? words
            : ['/path/to/your/program'];
    const version = valid(label('version') ?? '') ?? valid(reference.kind === 'registry' ? (reference.tag ?? '') : '');
    const optional = Object.fromEntries(Object.entries({
        description: label('description') ?? label('title'),
        license: label('licenses'),
        homepage: label('url'),
        source: label('source'),
        documentation: label('documentation'),
        executable_path: command[0]?.startsWith('/') ? command[0] : undefined,
    }).filter(([, value]) => value !== undefined));
    const authors = label('authors');
    return {
        $schema: '../schema/spec.schema.json',
        name: name ?? foldName(reference),
        version: version ?? '1.0.0',
        container_name: pinned(reference, digest),
        ...optional,
        ...(authors && { authors: authors.split(/\s*,\s*/).map((author) => ({ name: author })) }),
        run_command: `${command.map(quote).join(' ')} $input $output`,
        input_file_path: '/tmp/in',
        output_file_path: '/tmp/out',
        memory: { suggested: FIRST_MEMORY_MB },
        CPU: 1,
        user_specified_environment_variables: (runtime.Env ?? []).flatMap(toVariable),
        port: Object.keys(runtime.ExposedPorts ?? {}).map((port) => {
            const [number, protocol] = port.split('/');
            return { port: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
        }),
        tests: [],
    };
}
/** A name that the catalog accepts, from the last part of the repository. */
function foldName(reference) {
    const path = reference.kind === 'registry'
        ? reference.repository
        : reference.kind === 'layout'
            ? reference.directory
            : reference.image.replace(/:[^/]*$/, '');
    const last = path.split('/').filter(Boolean).at(-1) ?? 'algorithm';
    return (last
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'algorithm');
}
/** A tag such as `1.2` is kept for the reader; `latest` or none would be another image tomorrow. */
function pinned(reference, digest) {
    if (reference.kind !== 'registry' || (reference.tag && reference.tag !== 'latest'))
        return (0,image_reference/* formatReference */.FH)(reference);
    const { tag: _, ...rest } = reference;
    return (0,image_reference/* formatReference */.FH)({ ...rest, digest });
}
function isShell(words) {
    return words.length === 1 && /(^|\/)(sh|bash|ash|dash|zsh)$/.test(words[0] ?? '');
}
function toVariable(variable) {
    const at = variable.indexOf('=');
    const name = variable.slice(0, at);
    if (at <= 0 || NOISE.test(name) || image_environment/* HOSTILE_VARIABLES */.J5.some((hostile) => hostile === name))
        return [];
    return [{ name, required: false, default: variable.slice(at + 1) }];
}
function quote(word) {
    return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./lib/src/publish/inspect.js
var inspect = __webpack_require__(5034);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
;// CONCATENATED MODULE: ./lib/src/command/init.js
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










const USAGE = `pipewright init IMAGE

Writes a first spec for a container image, from what its config and labels say.

  --name NAME   the algorithm's name. Default: the last part of the image's name
  --out FILE    where to write it. Default: catalog/<name>/spec.json; "-" prints it
  --json        print one JSON object: file (missing with --out -) and spec
`;
/** `pipewright init`. @throws Failure for whatever the user can mend */
async function init(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            name: { type: 'string' },
            out: { type: 'string' },
            json: { type: 'boolean' },
        });
        if (values.help) {
            io.out(USAGE);
            return 0;
        }
        const [image, ...others] = positionals;
        if (!image || others.length > 0)
            throw new failure.Failure('BAD_USAGE', 'Name one image: pipewright init ghcr.io/alice/blur:1.2');
        const reference = (0,image_reference/* parseReference */.F2)(image);
        const images = __addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({ env: io.env, signal: io.signal }), true);
        const { root, config } = await (0,inspect/* inspectImage */.m)(await images.source(reference), (0,image_reference/* tagOrDigest */.AA)(reference), (0,image_reference/* formatReference */.FH)(reference));
        const spec = draftSpec(reference, root.digest, config, values.name);
        const text = (0,output/* jsonText */.s)(spec);
        if (values.out === '-') {
            io.out(values.json ? (0,output/* jsonText */.s)({ spec }) : text);
            return 0;
        }
        const file = (0,external_node_path_.resolve)(io.cwd, values.out ?? (0,external_node_path_.join)('catalog', spec.name, 'spec.json'));
        const shown = (0,external_node_path_.relative)(io.cwd, file);
        if ((0,files/* kindOf */.I)(file) !== 'nothing') {
            throw new failure.Failure('FILE_EXISTS', `${shown} is there already. Name another file with --out, or another algorithm with --name.`);
        }
        await (0,files/* writeText */.x3)(file, text, shown);
        if (values.json) {
            io.out((0,output/* jsonText */.s)({ file: shown, spec }));
            return 0;
        }
        io.out(`Wrote ${(0,findings_text/* inert */.tJ)(shown)}. Now:
  1. Check run_command, the folders and memory; add a description, a license and a test with a small sample.
  2. pipewright validate ${(0,findings_text/* inert */.tJ)(shown)}
  3. pipewright test ${(0,findings_text/* inert */.tJ)(shown)}
`);
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


/***/ })

};
