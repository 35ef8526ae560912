export const id = 547;
export const ids = [547,3822];
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

/***/ 547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(58780);
// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(61586);
// EXTERNAL MODULE: ./lib/src/spec/value-fixes.js
var value_fixes = __webpack_require__(72503);
// EXTERNAL MODULE: ./lib/src/publish/labels.js
var publish_labels = __webpack_require__(16867);
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
    return (0,value_fixes/* hyphened */.au)(last) || 'algorithm';
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
var inspect = __webpack_require__(75034);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
;// CONCATENATED MODULE: ./lib/src/publish/new-file-link.js


/** GitHub answers longer addresses with 414 (measured by others at 8 KB); a spec has one or two. */
const LONGEST = 8000;
/**
 * The page of GitHub that proposes a new file, filled in: it makes the fork, the branch and the pull request itself.
 * @param repository `owner/name`
 * @param at GitHub's address, and the branch that the file is for
 * @throws Failure `BAD_REPOSITORY`, `LINK_TOO_LONG`
 */
function newFileLink(repository, path, text, at = { server: 'https://github.com', branch: 'main' }) {
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        throw new failure.Failure('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
    const branch = at.branch.split('/').map(markdown/* encodeUrlPart */.hK).join('/');
    const link = `${at.server}/${repository}/new/${branch}?filename=${(0,markdown/* encodeUrlPart */.hK)(path)}&value=${(0,markdown/* encodeUrlPart */.hK)(text)}`;
    if (link.length <= LONGEST)
        return link;
    throw new failure.Failure('LINK_TOO_LONG', `The spec makes a link of ${link.length} characters, and GitHub takes some ${LONGEST}. Leave --open out, and add the file that is written with git.`);
}

// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
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
  --open        write nothing: print a link to GitHub's page for a new file, filled in; it makes fork and pull request
  --catalog OWNER/REPO
                the catalog that --open proposes it to. Default: pipewright/pipewright
  --json        print one JSON object: file (missing with --out -), link (with --open) and spec
`;
/** `pipewright init`. @throws Failure for whatever the user can mend */
async function init(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            name: { type: 'string' },
            out: { type: 'string' },
            open: { type: 'boolean' },
            catalog: { type: 'string' },
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
        if (values.open) {
            const link = newFileLink(values.catalog ?? 'pipewright/pipewright', `catalog/${spec.name}/spec.json`, text);
            io.out(values.json
                ? (0,output/* jsonText */.s)({ link, spec })
                : `Open this, check run_command, the folders and memory, and propose the file:\n${link}\n`);
            return 0;
        }
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


/***/ }),

/***/ 43822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _spec_near_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58592);



/**
 * Reads a command's arguments. `--help` is every command's.
 * @param usage the command's help text; printed by the caller when `help` comes back
 * @throws Failure `BAD_USAGE` with a suggestion for a misspelt option
 */
function readOptions(argv, options) {
    const all = { ...options, help: { type: 'boolean', short: 'h' } };
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: argv, options: all, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw badOption(error.message, Object.keys(all));
    }
}
/** What `parseArgs` says, in our words (Node's own: lib/internal/util/parse_args/parse_args.js). */
function badOption(said, names) {
    const unknown = /Unknown option '(?:-\w, )?(-[^' ]+)/.exec(said)?.[1];
    const known = /option '(?:-\w, )?--([^' ]+)/i.exec(said)?.[1];
    if (unknown) {
        const meant = (0,_spec_near_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(unknown.replace(/^-+/, ''), names);
        const remedy = meant
            ? `Did you mean --${meant}?`
            : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
    }
    const what = !known
        ? said.split('. ')[0]
        : said.includes('does not take')
            ? `--${known} stands alone: write it without a value`
            : `--${known} needs a value: write --${known} VALUE`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `${what}.`);
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
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure)
        return error;
    const why = REMEDIES[error.code ?? ''];
    return why ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('FILE_ERROR', `${what}: ${why}.`, { cause: error }) : error;
}


/***/ }),

/***/ 3290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ openImages)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/edge/aws/ecr.js
var aws_ecr = __webpack_require__(38970);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/image/digest.js
var image_digest = __webpack_require__(28534);
// EXTERNAL MODULE: ./lib/src/edge/file-failure.js
var file_failure = __webpack_require__(32845);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
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
    throw new failure.Failure('NOT_AN_IMAGE', `${path} is damaged: it is not an OCI index. Remove the folder and write it again.`);
}
function emptyIndex() {
    return { schemaVersion: 2, mediaType: manifest/* OCI_INDEX */.$p, manifests: [] };
}
/** Runs `job` while no other writer, in this process or another, does so under the same lock file. */
async function locked(path, job) {
    const giveUp = Date.now() + PATIENCE_MS;
    while (!(await take(path))) {
        if (Date.now() > giveUp) {
            throw new failure.Failure('LAYOUT_BUSY', `Another program is writing there: ${path} stays. Try again, or remove it.`);
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
            throw new failure.Failure('NOT_AN_IMAGE', `${path} is not a file.`);
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
        throw new failure.Failure('NOT_AN_IMAGE', `${path} holds ${size} bytes; ${limit} are allowed.`);
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
                throw new failure.Failure('DIGEST_MISMATCH', `${blob.digest} arrived as ${digest} with ${size} of ${blob.size} bytes.`);
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
                throw new failure.Failure('IMAGE_NOT_FOUND', `${name} holds no image "${tagOrDigest}". ${tags.length > 0 ? `It holds: ${tags.join(', ')}.` : 'It is empty or no OCI layout.'}`);
            }
            const bytes = await readLimited(pathOf(found.digest), MANIFEST_LIMIT);
            if ((0,image_digest/* digestOf */.o)(bytes) !== found.digest) {
                throw new failure.Failure('DIGEST_MISMATCH', `${pathOf(found.digest)} does not have the digest in its name.`);
            }
            return { mediaType: found.mediaType, digest: found.digest, bytes };
        },
        async readBlob(blob, limit) {
            if (blob.size > limit)
                throw tooLarge(blob, limit);
            const bytes = await readLimited(pathOf(blob.digest), limit);
            if ((0,image_digest/* digestOf */.o)(bytes) !== blob.digest || bytes.byteLength !== blob.size) {
                throw new failure.Failure('DIGEST_MISMATCH', `${pathOf(blob.digest)} does not have the digest in its name.`);
            }
            return bytes;
        },
        async streamBlob(blob) {
            const path = pathOf(blob.digest);
            const size = await sizeOf(path);
            if (size === undefined) {
                throw new failure.Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
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
    return new failure.Failure('NOT_AN_IMAGE', `${blob.digest} holds ${blob.size} bytes; ${limit} are allowed.`);
}

// EXTERNAL MODULE: ./lib/src/edge/registry/credential-files.js
var credential_files = __webpack_require__(43973);
// EXTERNAL MODULE: ./lib/src/edge/registry/credentials.js
var credentials = __webpack_require__(77166);
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
        credentials: (0,credentials/* openCredentials */.ZE)({
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
            const { findEngine } = await Promise.all(/* import() */[__webpack_require__.e(103), __webpack_require__.e(879)]).then(__webpack_require__.bind(__webpack_require__, 90879));
            const engine = await findEngine();
            return cleanup.use(await engine.save(reference.image, signal));
        },
        async target(reference) {
            if (reference.kind === 'registry')
                return registry.repository(reference);
            if (reference.kind === 'layout')
                return openLayout(reference.directory);
            throw new failure.Failure('BAD_REFERENCE', 'Images are pushed to a registry or written to "oci:DIR".');
        },
        [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
    };
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


/***/ })

};
