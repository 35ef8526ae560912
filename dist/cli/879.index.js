export const id = 879;
export const ids = [879];
export const modules = {

/***/ 28015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PW: () => (/* binding */ Tail),
/* harmony export */   rU: () => (/* binding */ callEngine),
/* harmony export */   wM: () => (/* binding */ attachEngine)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31421);
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53053);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81260);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57304);





const TAIL_BYTES = 64 * 1024;
/** `@actions/exec` does not give away the process that it starts, and one that hangs would keep this one alive. */
const started = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
(0,node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_2__.subscribe)('child_process', (message) => {
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
        const exitCode = await started.run(keep, () => (0,_actions_exec__WEBPACK_IMPORTED_MODULE_3__/* .exec */ .m)(command, [...args], {
            silent: true,
            ignoreReturnCode: true,
            // What the command left running may hold its output open.
            delay: 1000,
            listeners: { stdout: (chunk) => stdout.push(chunk), stderr: (chunk) => stderr.push(chunk) },
        }));
        signal?.throwIfAborted();
        if (timedOut) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__.Failure('ENGINE_TIMEOUT', `${command} ${args[0]} did not end within ${seconds} seconds.`);
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
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_1__.spawn)(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: folder });
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


/***/ }),

/***/ 90879:
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
// EXTERNAL MODULE: ./lib/src/edge/engine-call.js
var engine_call = __webpack_require__(28015);
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
    const broken = (what, cause) => new src_failure.Failure('NOT_AN_IMAGE', `${name} was saved ${what}.`, { cause });
    const files = await unpack(archive, directory).catch((error) => {
        const failure = (0,file_failure/* fileFailure */.f)(`${name} cannot be read`, error);
        throw failure instanceof src_failure.Failure ? failure : broken('as a damaged archive', error);
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
                throw new src_failure.Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
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
        const found = await (0,engine_call/* callEngine */.rU)(command, ['info', '--format', format], QUICK_SECONDS).catch((error) => (0,src_failure/* explain */.W)(error));
        if (typeof found === 'string')
            tried.push(`${command}: ${found.includes('locate') ? 'not installed' : found}`);
        else if (found.exitCode === 0) {
            const [version = '', cpus] = found.stdout.trim().split(' ');
            return openEngine(command, version, Number(cpus) || 1);
        }
        else
            tried.push(`${command}: ${whyNot(found)}`);
    }
    throw new src_failure.Failure('ENGINE_MISSING', `No container engine answers (${tried.join('; ')}). Install Docker or Podman, start it, and see that "docker info" or "podman info" works for this user.`);
}
function openEngine(command, version, cpus) {
    async function must(args, seconds, signal) {
        const finished = await (0,engine_call/* callEngine */.rU)(command, args, seconds, signal);
        if (finished.exitCode === 0)
            return finished.stdout;
        throw new src_failure.Failure('ENGINE_ERROR', `${command} ${args[0]} failed: ${lastLine(finished.stderr) || `exit code ${finished.exitCode}`}`);
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
            await (0,engine_call/* callEngine */.rU)(command, ['rmi', reference], QUICK_SECONDS);
        },
        async run(args, options) {
            const { name, signal } = options;
            signal?.throwIfAborted();
            // The log goes to us only: the engine's own copy of it has no bounds.
            const running = (0,engine_call/* attachEngine */.wM)(command, ['run', '--rm', '--log-driver=none', '--name', name, ...args], options);
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
                    await (0,engine_call/* callEngine */.rU)(command, ['kill', name], QUICK_SECONDS).catch(() => undefined);
                    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, KILL_AGAIN_MS))]);
                }
                if (!over) {
                    throw new src_failure.Failure('ENGINE_TIMEOUT', `${command} does not end the container ${name}. Restart the engine.`);
                }
                signal?.throwIfAborted();
                return { ...(await ended), timedOut };
            }
            finally {
                clearTimeout(timer);
                signal?.removeEventListener('abort', passed);
                if (!over) {
                    running.kill();
                    await (0,engine_call/* callEngine */.rU)(command, ['rm', '--force', '--volumes', name], QUICK_SECONDS).catch(() => undefined);
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
                const finished = await (0,engine_call/* callEngine */.rU)(command, ['save', ...format, '--output', archive, image], PULL_SECONDS, signal);
                if (/no space left/i.test(finished.stderr)) {
                    throw new src_failure.Failure('FILE_ERROR', `${command} cannot save "${image}" to ${directory}: the disk is full.`);
                }
                if (finished.exitCode !== 0) {
                    throw new src_failure.Failure('IMAGE_NOT_FOUND', `${command} has no image "${image}" to give (${lastLine(finished.stderr)}). "${command} images" lists what it has.`);
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


/***/ })

};
