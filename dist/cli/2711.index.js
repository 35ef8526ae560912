export const id = 2711;
export const ids = [2711];
export const modules = {

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

/***/ 28529:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"version":"0.1.0","name":"ghcr.io/pipewright/agent","digest":"sha256:08e75bd2c263ce6f89c9849918737e17dd704f8da0604d7c0a1813eda6ff840f","platforms":{"linux/amd64":{"digest":"sha256:0ed3d374989a9c5cf0e2c1acdf3e555c8608db914b22ce9731ee9490be99418d","size":43544769,"diff_id":"sha256:28c307a812cc447b55d50294bc290864d63083c48b69f6740c5108271a440f4e"},"linux/arm64":{"digest":"sha256:95e3390bdb3969158cec3319714be3ad30e7c9c52d345064e7a08d3524906c31","size":42544247,"diff_id":"sha256:0336e68631f49e158411898efcea177367825fa844cb117c27bfeb971dc42f44"}}}');

/***/ }),

/***/ 23670:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/spec.schema.json","title":"Pipewright spec","description":"What a person writes about a containerized algorithm: catalog/<name>/spec.json.","type":"object","additionalProperties":false,"required":["name","container_name","run_command","input_file_path","output_file_path","memory"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The name people use for this algorithm. Unique in the catalog, and the name of its folder.","markdownDescription":"The name people use for this algorithm. Unique in the catalog (`-` and `_` count as equal) and the name of its folder.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["gaussian-blur"]},"version":{"description":"Version of this entry (SemVer). A published version never changes.","type":"string","minLength":1,"maxLength":64,"default":"1.0.0","examples":["1.0.0","2.1.0-beta.1"]},"description":{"description":"What the algorithm does, in a sentence or two.","type":"string","minLength":1,"maxLength":1000,"pattern":"\\\\S","patternErrorMessage":"a sentence","examples":["Blurs an image."]},"license":{"description":"License of the algorithm, as an SPDX expression.","type":"string","minLength":1,"maxLength":200,"examples":["MIT","Apache-2.0","GPL-3.0-or-later"]},"maintainers":{"description":"Who answers for this entry.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/maintainer"},"defaultSnippets":[{"label":"maintainer","body":[{"github":"$1"}]}]},"authors":{"description":"Who made the algorithm.","type":"array","maxItems":200,"items":{"$ref":"#/definitions/author"}},"homepage":{"description":"The algorithm\'s home page.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur"]},"source":{"description":"Where its source code is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur.git"]},"documentation":{"description":"Where its manual is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur/manual"]},"doi":{"description":"DOI of the paper to cite.","type":"string","minLength":1,"maxLength":300,"pattern":"^10\\\\.\\\\d{4,9}/\\\\S+$","patternErrorMessage":"a DOI such as 10.1000/182, without an address before it","examples":["10.1000/182"]},"tags":{"description":"Words to find it by.","type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","patternErrorMessage":"lower-case letters, digits and single hyphens"},"examples":[["imaging","filter"]]},"container_name":{"description":"The image that holds the algorithm, as `docker pull` takes it.","markdownDescription":"The image that holds the algorithm, as `docker pull` takes it. Best with a tag or a digest, so that it names one image.","type":"string","minLength":1,"maxLength":500,"examples":["ghcr.io/alice/blur:1.2","wangyx2005/change123"]},"system":{"description":"The system the image is built on. Information only: every Linux image works.","type":"string","maxLength":200,"examples":["ubuntu","debian:13","alpine"]},"executable_path":{"description":"Full path of the algorithm\'s program inside the image.","type":"string","minLength":1,"maxLength":1000,"examples":["/change123"]},"run_command":{"description":"The command that runs the algorithm: $input is the input file, $output the output file or folder.","markdownDescription":"The command that runs the algorithm. It is split into words as a shell would, but **no shell runs it**. Replaced, inside words too: `$input` (the input file), `$output` (the output file or folder), `$output_dir`, `$input_name`, `$input_stem`, and every declared variable (`$NAME`, `${NAME}`).","type":"string","minLength":1,"maxLength":10000,"examples":["sh /change123.sh $input $output","/blur --sigma=$SIGMA --in=$input --out=$output"]},"input_file_path":{"description":"The folder in the image where the input file is put.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/in","examples":["/data/in"]},"output_file_path":{"description":"The folder in the image where the algorithm leaves its output.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/out","examples":["/data/out"]},"output_name":{"description":"How an output is named after its input: {name} is the input\'s name, {stem} the name without its ending, {ext} the ending without its dot.","markdownDescription":"How an output is named after its input: `{name}` is the input\'s file name (`a.b.png`), `{stem}` the name without its ending (`a.b`), `{ext}` the ending without its dot (`png`).","type":"string","minLength":1,"maxLength":200,"default":"{name}","examples":["{stem}.json","{stem}-blurred.{ext}"]},"inputs":{"description":"Which files it takes.","type":"object","additionalProperties":false,"required":["patterns"],"properties":{"patterns":{"description":"Patterns of file names, such as *.png. Other files are refused before they cost anything.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^/]+$","patternErrorMessage":"a pattern of a file\'s name such as *.png, without \\"/\\""},"examples":[["*.png","*.jpg"]]}}},"instance_type":{"description":"The EC2 instance type the algorithm prefers. Empty: chosen from memory and CPU.","type":"string","maxLength":60,"pattern":"^(?:[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)?$","patternErrorMessage":"an EC2 instance type such as t3.small, or nothing","default":"","examples":["","t3.small","g5.xlarge"]},"memory":{"description":"Memory in MB.","markdownDescription":"Memory in MB. `suggested` is what it gets; `minimal`, which may be left out, is what it cannot do without.","type":"object","additionalProperties":false,"required":["suggested"],"properties":{"minimal":{"description":"What it cannot do without, in MB. May be left out.","type":"integer","minimum":4,"maximum":25165824,"examples":[50]},"suggested":{"description":"What it should get, in MB.","type":"integer","minimum":4,"maximum":25165824,"examples":[128]}},"examples":[{"minimal":50,"suggested":128}]},"CPU":{"description":"How many vCPUs it should get, such as 0.5 or 2. {} means not said.","type":["number","object"],"minimum":0.125,"maximum":1024,"maxProperties":0,"examples":[1,0.5,{}]},"gpu":{"description":"GPUs it needs.","type":"object","additionalProperties":false,"required":["count"],"properties":{"count":{"description":"How many.","type":"integer","minimum":1,"maximum":16,"examples":[1]}}},"disk_gb":{"description":"Disk space it needs, in GB.","type":"integer","minimum":1,"maximum":16384,"default":20},"timeout_minutes":{"description":"How long one input may take, in minutes, before it counts as failed.","type":"integer","minimum":1,"maximum":690,"default":60},"user_specified_environment_variables":{"description":"Variables that the user of the algorithm may set.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/variable"},"defaultSnippets":[{"label":"variable","body":[{"name":"$1","required":false}]}]},"port":{"description":"Ports that the algorithm listens on.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/port"}},"exit_codes":{"description":"What an exit code of the algorithm means, for people.","type":"object","maxProperties":256,"propertyNames":{"pattern":"^(?:0|[1-9]\\\\d?|1\\\\d\\\\d|2[0-4]\\\\d|25[0-5])$","patternErrorMessage":"an exit code from 0 to 255"},"additionalProperties":{"type":"string","minLength":1,"maxLength":500},"examples":[{"3":"input is not an image"}]},"tests":{"description":"Tries on small samples. They run when the entry is published.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/test"},"defaultSnippets":[{"label":"test","body":[{"name":"$1","input":"tests/$2","expect":{"outputs":["*"]}}]}]},"deprecated":{"description":"Set when nobody should start using it any more.","type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"description":"Why.","type":"string","minLength":1,"maxLength":500},"replaced_by":{"description":"The algorithm to use instead.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them"}}}},"definitions":{"maintainer":{"description":"Somebody who answers for this algorithm.","type":"object","additionalProperties":false,"required":["github"],"properties":{"github":{"description":"Login on GitHub, without @.","type":"string","minLength":1,"maxLength":39,"pattern":"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$","patternErrorMessage":"a GitHub login: letters, digits and single hyphens, without \\"@\\"","examples":["alice"]},"github_id":{"description":"The account\'s number on GitHub. It stays when the login changes, so nobody can take over the name.","type":"integer","minimum":1,"maximum":9007199254740991,"examples":[583231]},"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200},"email":{"description":"Where to write to.","type":"string","minLength":3,"maxLength":254,"pattern":"^[^\\\\s@<>]+@[^\\\\s@<>]+$","patternErrorMessage":"an e-mail address such as alice@example.org"}}},"author":{"description":"Somebody who made the algorithm.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200,"examples":["Ada Lovelace"]},"orcid":{"description":"ORCID iD, four groups of four.","type":"string","pattern":"^\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{3}[\\\\dX]$","patternErrorMessage":"an ORCID iD such as 0000-0002-1825-0097","examples":["0000-0002-1825-0097"]}}},"variable":{"description":"One variable that the user of the algorithm may set.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name of the environment variable. In run_command, $NAME stands for its value.","markdownDescription":"Name of the environment variable. In `run_command`, `$NAME` and `${NAME}` stand for its value. Reserved: `PATH`, `LD_*`, `AWS_*`, `ECS_*`, `GITHUB_*`, `PIPEWRIGHT_*`, `NODE_OPTIONS`.","type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"letters, digits and \\"_\\", not starting with a digit","examples":["SIGMA","SEED"]},"required":{"description":"The user must set it.","type":"boolean","default":false},"type":{"description":"What values it takes. Values are checked before anything is deployed.","type":"string","enum":["string","number","integer","boolean"],"default":"string"},"default":{"description":"Its value when the user sets none; of the type above.","type":["string","number","boolean"],"maxLength":4096},"description":{"description":"What it does, for the user.","type":"string","minLength":1,"maxLength":1000},"secret":{"description":"Its value is kept out of plans and logs and comes from SSM or Secrets Manager.","type":"boolean","default":false}}},"port":{"description":"One port that the algorithm listens on.","type":"object","additionalProperties":false,"required":["port"],"properties":{"port":{"description":"Port number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"tcp or udp.","type":"string","enum":["tcp","udp"],"default":"tcp"}}},"test":{"description":"One try of the algorithm on a small sample, with what must come out.","type":"object","additionalProperties":false,"required":["name","input"],"properties":{"name":{"description":"What the test shows, in a few words.","type":"string","minLength":1,"maxLength":100,"pattern":"\\\\S","patternErrorMessage":"a few words","examples":["blurs a small picture"]},"input":{"description":"The sample, relative to the folder of this file.","type":"string","minLength":1,"maxLength":500,"examples":["tests/small.png"]},"env":{"description":"Values for the declared variables.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a declared variable"},"additionalProperties":{"type":"string","maxLength":4096},"examples":[{"SIGMA":"2"}]},"expect":{"description":"What must come out.","type":"object","additionalProperties":false,"properties":{"exit_code":{"description":"Exit code of the command.","type":"integer","minimum":0,"maximum":255,"default":0},"outputs":{"description":"Patterns of file names; each must match at least one output.","type":"array","maxItems":100,"items":{"type":"string","minLength":1,"maxLength":500},"examples":[["*.png"]]},"sha256":{"description":"Output\'s name to the SHA-256 of its content.","type":"object","maxProperties":100,"additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$","patternErrorMessage":"64 lower-case hex digits"}},"contains":{"description":"Output\'s name to a text, or several, that must occur in it.","type":"object","maxProperties":100,"additionalProperties":{"type":["string","array"],"minLength":1,"maxLength":10000,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":10000}}}}}}}},"examples":[{"container_name":"wangyx2005/change123","system":"ubuntu","input_file_path":"/","output_file_path":"/","executable_path":"/change123","run_command":"sh /change123.sh $input $output","name":"change123-s3","instance_type":"","memory":{"minimal":50,"suggested":128},"CPU":{},"user_specified_environment_variables":[{"name":"TEST_ENV","required":true}],"port":[{"port":9090,"protocol":"tcp"}]}]}');

/***/ })

};
