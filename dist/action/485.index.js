export const id = 485;
export const ids = [485];
export const modules = {

/***/ 65067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
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



/** As src/edge/aws/s3-upload.ts cuts files: an ETag and a checksum of parts depend on where they are cut. */
const PART_BYTES = 8 << 20;
const MOST_PARTS = 10_000;
/**
 * Reads a file, and says what S3 would of it.
 * @param size of the file, in bytes, as it was when it was looked at
 */
async function contentOf(file, size) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const partBytes = size <= PART_BYTES ? Infinity : Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
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
