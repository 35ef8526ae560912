export const id = 485;
export const ids = [485];
export const modules = {

/***/ 61694:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ AbortMultipartUploadCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23611);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35120);


class AbortMultipartUploadCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "AbortMultipartUpload", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .AbortMultipartUpload$ */ .QU_) {
}


/***/ }),

/***/ 5309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ CompleteMultipartUploadCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23611);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35120);


class CompleteMultipartUploadCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw1 */ .Fw, "CompleteMultipartUpload", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .CompleteMultipartUpload$ */ .p4g) {
}


/***/ }),

/***/ 49210:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ CreateMultipartUploadCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23611);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35120);


class CreateMultipartUploadCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw1 */ .Fw, "CreateMultipartUpload", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .CreateMultipartUpload$ */ .uP1) {
}


/***/ }),

/***/ 86963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ UploadPartCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23611);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35120);


class UploadPartCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw13 */ .OV, "UploadPart", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .UploadPart$ */ .nCU) {
}


/***/ }),

/***/ 14642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
function unquoted(etag) {
    return (etag ?? '').replaceAll('"', '');
}


/***/ }),

/***/ 54748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ uploadFile),
/* harmony export */   u: () => (/* binding */ partBytesOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35539);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49210);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86963);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5309);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61694);
/* harmony import */ var _s3_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14642);
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



/** Larger files go in parts; each part is in memory while it is sent, so that it can be sent again. */
const PART_BYTES = 8 << 20;
const LANES = 3;
/** S3's limits (user guide, "Amazon S3 multipart upload limits"). */
const MOST_PARTS = 10_000;
const CALL_LIMIT = 300_000;
/** So much of all files together is in memory at once. */
const BUDGET_BYTES = 32 << 20;
/** Not worth keeping memory for. */
const SMALL_BYTES = 1 << 20;
/** How large the parts are, in bytes, that a file of this size goes in; undefined where it goes whole. ETags depend on it. */
function partBytesOf(size) {
    return size <= PART_BYTES ? undefined : Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
}
let inMemory = 0;
const waiting = [];
/** Memory of parts that were sent, for the next ones: V8 would let many of them lie before it takes them away. */
const spare = [];
/** Does something with part of a file in memory, when there is room for it. */
async function withPart(file, start, length, send) {
    while (inMemory > 0 && inMemory + length > BUDGET_BYTES)
        await new Promise((resolve) => waiting.push(resolve));
    inMemory += length;
    const memory = length > SMALL_BYTES && length <= PART_BYTES ? spare.pop() : undefined;
    const part = memory ?? Buffer.allocUnsafeSlow(length > SMALL_BYTES ? Math.max(PART_BYTES, length) : length);
    try {
        const sent = await send(await readPart(file, start, part.subarray(0, length)));
        // Of one that failed, a connection may still hold on to the bytes.
        if (part.length === PART_BYTES)
            spare.push(part);
        return sent;
    }
    finally {
        inMemory -= length;
        for (const next of waiting.splice(0))
            next();
    }
}
/**
 * Writes a file into an object; readers see the old object or the whole new one.
 * @throws the SDK's and the file system's errors
 */
async function uploadFile(client, file, size, { bucket, key }, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const to = { Bucket: bucket, Key: key };
        const options = () => ({
            abortSignal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT)]),
        });
        const input = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file, 'r'), true);
        const partBytes = partBytesOf(size);
        if (partBytes === undefined) {
            const answer = await withPart(input, 0, size, (Body) => client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__/* .PutObjectCommand */ .w({ ...to, Body }), options()));
            return { etag: (0,_s3_object_js__WEBPACK_IMPORTED_MODULE_2__/* .unquoted */ .q)(answer.ETag), size };
        }
        const { UploadId } = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__/* .CreateMultipartUploadCommand */ .n(to), options());
        try {
            const count = Math.ceil(size / partBytes);
            const parts = new Array(count);
            let next = 0;
            const failed = new AbortController();
            const lane = async () => {
                while (next < count && !failed.signal.aborted) {
                    const i = next++;
                    const start = i * partBytes;
                    const { ETag } = await withPart(input, start, Math.min(partBytes, size - start), (Body) => client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__/* .UploadPartCommand */ .i({ ...to, UploadId, PartNumber: i + 1, Body }), options()));
                    parts[i] = { PartNumber: i + 1, ETag };
                }
            };
            const lanes = Array.from({ length: LANES }, () => lane().catch((error) => {
                failed.abort();
                throw error;
            }));
            // All must have ended before the file is closed and the upload given up.
            const broken = (await Promise.allSettled(lanes)).find((result) => result.status === 'rejected');
            if (broken)
                throw broken.reason;
            const done = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__/* .CompleteMultipartUploadCommand */ .G({ ...to, UploadId, MultipartUpload: { Parts: parts } }), options());
            return { etag: (0,_s3_object_js__WEBPACK_IMPORTED_MODULE_2__/* .unquoted */ .q)(done.ETag), size };
        }
        catch (error) {
            // What this leaves behind, the bucket's rule for unfinished uploads takes away.
            await client
                .send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__/* .AbortMultipartUploadCommand */ .t({ ...to, UploadId }), {
                abortSignal: AbortSignal.timeout(10_000),
            })
                .catch(() => { });
            throw error;
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
/** Fills `part` with the file's bytes from `start` on. */
async function readPart(file, start, part) {
    for (let at = 0; at < part.length;) {
        const { bytesRead } = await file.read(part, at, part.length - at, start + at);
        if (bytesRead === 0)
            throw new Error(`the file ended ${part.length - at} bytes early`);
        at += bytesRead;
    }
    return part;
}


/***/ }),

/***/ 65067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _aws_s3_upload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54748);
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
 * Reads a file, and says what S3 would of it.
 * @param size of the file, in bytes, as it was when it was looked at
 */
async function contentOf(file, size) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const partBytes = (0,_aws_s3_upload_js__WEBPACK_IMPORTED_MODULE_3__/* .partBytesOf */ .u)(size) ?? Infinity;
        const parts = [];
        let part = { md5: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5'), crc: 0, bytes: 0 };
        const close = () => {
            parts.push({ md5: part.md5.digest(), crc: part.crc });
            part = { md5: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5'), crc: 0, bytes: 0 };
        };
        const input = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'r'), true);
        for await (const chunk of input.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
            for (let at = 0; at < chunk.length;) {
                const piece = chunk.subarray(at, at + partBytes - part.bytes);
                part.md5.update(piece);
                part.crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(piece, part.crc);
                part.bytes += piece.length;
                at += piece.length;
                if (part.bytes === partBytes)
                    close();
            }
        }
        if (part.bytes > 0 || parts.length === 0)
            close();
        const [first] = parts;
        if (partBytes === Infinity)
            return { etag: first.md5.toString('hex'), crc32: base64(first.crc) };
        const md5 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
        for (const { md5: digest } of parts)
            md5.update(digest);
        const checksums = Buffer.concat(parts.map(({ crc }) => bytesOf(crc)));
        return {
            etag: `${md5.digest('hex')}-${parts.length}`,
            crc32: `${base64((0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(checksums))}-${parts.length}`,
        };
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
function bytesOf(crc) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc);
    return bytes;
}
function base64(crc) {
    return bytesOf(crc).toString('base64');
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

/***/ 50485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openResultsFolder: () => (/* binding */ openResultsFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57304);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65067);
/* harmony import */ var _file_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32845);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57685);






/** A folder of this machine, made where it is missing. Links in it that lead elsewhere are not followed. */
function openResultsFolder(path) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    let number = 0;
    return {
        async look(name) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name);
            const info = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch(() => undefined);
            if (!info?.isFile() || !(0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .leadsInside */ .uI)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file)))
                return undefined;
            return { size: info.size, content: () => (0,_content_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOf */ .$)(file, info.size) };
        },
        async put(name, write) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name);
            const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), `.pipewright-${process.pid}-${number++}.part`);
            try {
                if (!isBelow(root, file))
                    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NO_PLACE', 'it would leave the folder');
                makeParents(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
                if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch(() => undefined))?.isDirectory())
                    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NO_PLACE', `${file} is a folder`);
                await write(temporary);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, file);
            }
            catch (error) {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { force: true }).catch(() => { });
                if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H)
                    throw error;
                const { code = '' } = error;
                if (['ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL'].includes(code))
                    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NO_PLACE', `${file} cannot be written (${code})`, { cause: error });
                throw (0,_file_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .fileFailure */ .f)(`${file} cannot be written`, error);
            }
        },
    };
}
/** Makes folders one by one, so that none is made behind a link that leads out. @throws Failure `NO_PLACE` */
function makeParents(root, folder) {
    (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .makeFolder */ .fc)(root);
    if (folder === root)
        return;
    makeParents(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
    (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .makeFolder */ .fc)(folder);
    if (!(0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .leadsInside */ .uI)(root, folder))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .H('NO_PLACE', `${folder} is a link that leads out of ${root}`);
}
function isBelow(root, file) {
    return file.startsWith(root.endsWith('/') ? root : `${root}/`);
}


/***/ })

};
