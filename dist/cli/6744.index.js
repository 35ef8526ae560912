export const id = 6744;
export const ids = [6744];
export const modules = {

/***/ 62338:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


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

/***/ 44000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ changeHead),
/* harmony export */   gH: () => (/* binding */ isSound),
/* harmony export */   yd: () => (/* binding */ changePage)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50492);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27479);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61962);




function isSound({ general, reports }) {
    return !(0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)([...general, ...reports.flatMap(_page_js__WEBPACK_IMPORTED_MODULE_2__/* .allFindings */ .c4)]);
}
/** The page about a change: what it comes to, then each entry. The first lines say who has to act. */
function changePage(change) {
    const { reports, removed, general, about } = change;
    // Of a single entry its own page says the same.
    const isOne = reports.length === 1 && removed.length === 0 && general.length === 0;
    const head = isOne ? [['## Catalog', ...(about.notes ?? [])].join('\n\n')] : changeHead(change);
    return [...head, ...change.reports.flatMap((report) => (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPage */ .E$)(report, change.about))];
}
/** The part that is about all entries together. */
function changeHead({ reports, general, about, removed }) {
    const rows = reports.map((report) => {
        const { sign, state, next } = (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .YP)(report, about.stage);
        return `| ${sign} ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)((0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(report))} | ${state} | ${next} |`;
    });
    for (const name of removed)
        rows.push(`| 🪦 ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)(name)} | taken out | Its versions stay to be had, and its name stays taken. A **reviewer** decides. |`);
    const table = rows.length > 0
        ? `| Entry | State | Next |\n|---|---|---|\n${rows.slice(0, 300).join('\n')}`
        : 'No algorithm is added, changed or taken out.';
    return [
        ['## Catalog', ...(about.notes ?? []), table].join('\n\n'),
        ...(general.length > 0 ? [`**The change as a whole**\n\n${generalTable(general)}`] : []),
    ];
}
function generalTable(findings) {
    return (0,_spec_findings_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsTable */ .f)(findings.map((finding) => ({ ...finding, message: `${finding.file}: ${finding.message}` })));
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

/***/ 98068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ BEGUN),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   TK: () => (/* binding */ ANNOTATIONS_A_REQUEST),
/* harmony export */   lW: () => (/* binding */ annotationOf),
/* harmony export */   pp: () => (/* binding */ WHOLE_CHECK),
/* harmony export */   tg: () => (/* binding */ checksOf),
/* harmony export */   xZ: () => (/* binding */ FIELD_BYTES)
/* harmony export */ });
/* unused harmony exports checkName, checkOf, writeCheck, reviewedDigest */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28534);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27479);
/* harmony import */ var _spec_quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26584);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44000);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61962);







/** GitHub takes no more in one request (REST API, "Update a check run"). */
const ANNOTATIONS_A_REQUEST = 50;
/** Bytes of UTF-8, though the documentation says characters. */
const FIELD_BYTES = 65_535;
/** bytes of an annotation's message; GitHub takes 64 KB, and nobody reads on for so long. */
const MESSAGE_LENGTH = 4000;
const ELSEWHERE = "the job's summary";
/** The check of a change as a whole: always there, so that it can be required. */
const WHOLE_CHECK = 'catalog';
/** The name of an entry's check in a pull request's list. */
function checkName(entry) {
    return `${WHOLE_CHECK} / ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)((0,_spec_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeUnseen */ .YA)(entry), 80)}`;
}
/** A check for each entry, then the one about all. */
function checksOf(change) {
    return [...change.reports.map((report) => entryCheck(report, change.about)), wholeCheck(change)];
}
function entryCheck(report, about) {
    const standing = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .standingOf */ .YP)(report, about.stage);
    const [head = '', ...blocks] = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .entryPage */ .E$)(report, about);
    const output = {
        title: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)(`${(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOf */ .Gg)(report)}: ${standing.state}`, 200),
        summary: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)([head], FIELD_BYTES, ELSEWHERE),
        text: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)(blocks, FIELD_BYTES, ELSEWHERE),
    };
    const digest = report.derived?.wrap.source.digest;
    return checkOf(checkName(report.name), standing.ok, output, (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .allFindings */ .c4)(report), about, digest);
}
function wholeCheck(change) {
    const { reports, general, removed, about } = change;
    const bad = reports.filter((report) => !(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .standingOf */ .YP)(report, about.stage).ok).length;
    const entries = (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(reports.length + removed.length, 'entry', 'entries');
    const title = bad > 0 ? `${bad} of ${entries} cannot be published as they are` : `${entries} looked at`;
    const output = {
        title: general.some(({ severity }) => severity === 'error')
            ? 'The change cannot be taken as it is'
            : title,
        summary: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)((0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changeHead */ .Dg)(change), FIELD_BYTES, ELSEWHERE),
    };
    return checkOf(WHOLE_CHECK, (0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .isSound */ .gH)(change), output, general, about);
}
/** @param digest of the image that was looked at, where there is one */
function checkOf(name, ok, output, findings, about, digest) {
    const annotations = findings.map(annotationOf);
    const outputs = [{ ...output, annotations: annotations.slice(0, ANNOTATIONS_A_REQUEST) }];
    for (let at = ANNOTATIONS_A_REQUEST; at < annotations.length; at += ANNOTATIONS_A_REQUEST)
        // What an update leaves out of an output may be lost.
        outputs.push({ ...output, annotations: annotations.slice(at, at + ANNOTATIONS_A_REQUEST) });
    const content = (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(JSON.stringify([ok, outputs]));
    const externalId = `${OURS}${digest ?? ''}:${content.slice('sha256:'.length, 'sha256:'.length + 32)}`;
    const [first, ...more] = outputs.map((part, index) => {
        const ends = index === outputs.length - 1;
        return {
            // Ended by the last part only: whoever finds it ended may rely on its being whole.
            ...(ends
                ? { status: 'completed', conclusion: ok ? 'success' : 'failure', externalId }
                : { status: 'in_progress', externalId: BEGUN }),
            ...(about.detailsUrl && { detailsUrl: about.detailsUrl }),
            output: part,
        };
    });
    return { name, externalId, states: [first, ...more] };
}
/**
 * Makes a check run with all its annotations.
 * @returns false where the token may only read
 */
async function writeCheck(github, repository, sha, { name, states: [first, ...more] }) {
    try {
        const id = await github.createCheckRun(repository, sha, name, first);
        for (const state of more)
            await github.updateCheckRun(repository, id, state);
        return true;
    }
    catch (error) {
        if (error instanceof Failure && error.code === 'GITHUB_READ_ONLY')
            return false;
        throw error;
    }
}
function annotationOf({ file, range, severity, code, message, fix }) {
    const start = range?.start ?? { line: 1, column: 1 };
    const end = range?.end ?? start;
    const remedy = fix ? `\nFix: ${fix.title}` : '';
    return {
        path: file,
        start_line: start.line,
        end_line: Math.max(end.line, start.line),
        ...(range &&
            start.line === end.line && {
            start_column: start.column,
            end_column: Math.max(end.column, start.column),
        }),
        annotation_level: { error: 'failure', warning: 'warning', hint: 'notice' }[severity],
        title: code,
        message: (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)(`${message}${remedy}`.split('\n').map(_spec_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeUnseen */ .YA).join('\n'), MESSAGE_LENGTH),
    };
}
/** Marks a check run as ours, with what was reviewed: only a token that may write checks can make one. */
const OURS = 'pipewright:';
/** Of a check run that is not ended yet. */
const BEGUN = `${OURS}begun`;
function isOurs(externalId) {
    return externalId.startsWith(OURS);
}
/** The digest of the source image that a check run was about; undefined where it is not ours, or got not so far. */
function reviewedDigest(externalId) {
    const [, digest] = /^pipewright:(.*):[0-9a-f]{32}$/.exec(externalId) ?? [];
    return digest !== undefined && isDigest(digest) ? digest : undefined;
}


/***/ }),

/***/ 67100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yQ: () => (/* binding */ examineEntry),
  Ue: () => (/* binding */ failureFinding),
  Y2: () => (/* binding */ isOurSide)
});

// UNUSED EXPORTS: LARGEST_IMAGE

// EXTERNAL MODULE: ./lib/src/agent/image-environment.js
var image_environment = __webpack_require__(61586);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/image/manifest.js + 1 modules
var manifest = __webpack_require__(44843);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./lib/src/publish/derive.js + 1 modules
var derive = __webpack_require__(63510);
// EXTERNAL MODULE: ./lib/src/publish/extend.js
var extend = __webpack_require__(63388);
// EXTERNAL MODULE: ./lib/src/publish/publish.js
var publish = __webpack_require__(62897);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(55331);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/esm/mod.js
var mod = __webpack_require__(65336);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(78469);
// EXTERNAL MODULE: ./node_modules/semver/functions/inc.js
var inc = __webpack_require__(62338);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/rules.js







/**
 * The rules between an entry and what is published: names belong to one entry for ever, and versions never change.
 * @param folder the entry's folder
 */
function checkAgainstRecord({ json, spec }, folder, recorded) {
    return [
        ...checkName(json, folder, recorded),
        ...(spec ? checkVersion(json, (0,complete/* completeSpec */.ZQ)(spec), folder, recorded) : []),
    ];
}
function checkName(json, folder, { names, index }) {
    const name = json.value?.name;
    if (typeof name !== 'string')
        return [];
    const isNew = !names.includes(folder);
    const same = names.find((other) => other !== folder && (0,reserved/* foldName */.zN)(other) === (0,reserved/* foldName */.zN)(name));
    const at = { path: ['name'] };
    if (same !== undefined) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'NAME_TAKEN', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, but the catalog has ${(0,quote/* quote */.hD)(same)} already; capital letters, "-" and "_" make no difference. Choose another.`,
                got: (0,quote/* quote */.hD)(name),
                expected: 'a name that no other entry has',
            }),
        ];
    }
    const retired = Object.entries(index.algorithms).find(([other, { removed }]) => removed && (0,reserved/* foldName */.zN)(other) === (0,reserved/* foldName */.zN)(name));
    if (retired && isNew) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'NAME_RETIRED', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, the name of an algorithm that was taken out of this catalog; workflows may still mean that one. Choose another name, or bring back the files of the old entry.`,
                got: (0,quote/* quote */.hD)(name),
                expected: 'a name that no entry ever had',
            }),
        ];
    }
    const near = isNew && names.find((other) => other !== folder && (0,mod/* distance */.I)(other, name) === 1);
    return near
        ? [
            (0,json_text/* findingAt */.dz)(json, 'warning', 'NAME_SIMILAR', at, {
                message: `"name" is ${(0,quote/* quote */.hD)(name)}, one letter away from ${(0,quote/* quote */.hD)(near)}: people will take one for the other.`,
                got: (0,quote/* quote */.hD)(name),
            }),
        ]
        : [];
}
function checkVersion(json, spec, folder, { versions, published, index }) {
    const at = { path: ['version'] };
    const known = [...new Set([...versions, ...Object.keys(index.algorithms[folder]?.versions ?? {})])].sort(compare);
    const newest = known.at(-1);
    const next = inc(newest ?? spec.version, 'patch') ?? '';
    const taken = published
        ? published.spec_digest !== (0,complete/* specDigest */.Wx)(spec)
        : known.includes(spec.version) && !versions.includes(spec.version);
    if (taken) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'error', 'VERSION_PUBLISHED', at, {
                message: `Version ${spec.version} of ${(0,quote/* quote */.hD)(spec.name)} is published, and published versions never change. Write "version": "${next}" for this one.`,
                got: (0,quote/* quote */.hD)(spec.version),
                expected: (0,quote/* quote */.hD)(next),
            }),
        ];
    }
    if (newest && !published && compare(spec.version, newest) < 0) {
        return [
            (0,json_text/* findingAt */.dz)(json, 'warning', 'VERSION_OLDER', at, {
                message: `Version ${spec.version} is older than ${newest}, which is published: people who take the newest will not get it.`,
                got: (0,quote/* quote */.hD)(spec.version),
            }),
        ];
    }
    return [];
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/examine.js













/** Bytes of layers, compressed: a runner's disk holds an image of this size unpacked, and no larger one. */
const LARGEST_IMAGE = 10_000_000_000;
/**
 * Holds one entry against the rules and the record, and derives its wrap from kilobytes. Nothing is written.
 * @param entry what the file says; its findings come first
 * @param options.committed the extended spec that the change itself brings for this version
 * @param options.pending the version's file is in the record, but it is not published yet
 * @param options.reviewed the digest that the source image had when it was reviewed
 */
async function examineEntry(entry, examining, options = {}) {
    const { name, file, text, examined } = entry;
    const { settings, view } = examining;
    const findings = [...examined.findings];
    const spec = examined.spec && (0,complete/* completeSpec */.ZQ)(examined.spec);
    const versions = (0,record/* publishedVersions */.y0)(view, name);
    const earlier = versions.filter((version) => !options.pending || version !== spec?.version);
    const before = await readPublished(view, name, earlier.at(-1));
    const isPublished = spec && versions.includes(spec.version) && options.pending === undefined;
    const published = isPublished ? await readPublished(view, name, spec.version) : undefined;
    const recorded = { ...examining, versions, ...(published && { published }) };
    const known = new Set(findings.map(({ code, path }) => `${code} ${path}`));
    findings.push(...checkAgainstRecord(examined, name, recorded).filter(({ code, path }) => !known.has(`${code} ${path}`)));
    const report = { name, file, text, ...(spec && { spec }), ...(before && { before }) };
    if (!spec || (0,finding/* hasErrors */.Cs)(findings))
        return { ...report, findings };
    // Nothing more to find out: the very spec is published, and only its samples or its neighbours change.
    if (published)
        return { ...report, findings, published };
    try {
        (0,catalog/* checkSourceAllowed */.Wh)(settings, (0,image_reference/* parseReference */.F2)(spec.container_name));
        (0,catalog/* checkPublicSource */.vC)(settings, (0,image_reference/* parseReference */.F2)(spec.container_name));
        const { committed } = options;
        const claimed = committed === undefined ? undefined : (0,record/* parseExtendedSpec */.Ot)(committed, `${spec.version}.json`);
        const derived = await examine_derive(spec, examining, claimed?.source_image.digest ?? options.reviewed);
        const wrong = checkDerived(examined, derived, committed, claimed, examining.agent);
        return { ...report, findings: [...findings, ...wrong], derived };
    }
    catch (error) {
        return { ...report, findings: [...findings, failureFinding(error, examined)] };
    }
}
/** @param digest the source image as it was reviewed; without one, as it is now */
async function examine_derive(spec, examining, digest) {
    const { settings, images, agent } = examining;
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    const source = await images.source(reference);
    const wrap = await (0,derive/* deriveWrap */.q)(source, {
        name: (0,publish/* sourceName */.V)(spec),
        reference: digest ?? (0,image_reference/* tagOrDigest */.AA)(reference),
        spec,
        agent,
    });
    const target = (0,catalog/* defaultTarget */.zo)(settings, spec);
    if (target.kind !== 'registry')
        throw new failure.Failure('BAD_CATALOG', 'A catalog publishes to a registry.');
    const extended = (0,extend/* extendSpec */.C)(spec, wrap, agent, (0,image_reference/* repositoryName */.aR)(target));
    return { wrap, extended, text: (0,extend/* formatExtendedSpec */.j)(extended), images: wrap.images.map(factsOf), source };
}
function factsOf(image) {
    const config = JSON.parse(new TextDecoder().decode(image.config.bytes));
    const { User, Env, ExposedPorts } = config.config ?? {};
    const original = (0,image_environment/* readOriginalImage */.LG)(Env?.find((variable) => variable.startsWith(`${image_environment/* IMAGE_VARIABLE */.Vp}=`))?.slice(image_environment/* IMAGE_VARIABLE */.Vp.length + 1));
    return {
        platform: (0,manifest/* formatPlatform */.Bq)(image.platform),
        size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
        user: User ?? '',
        entrypoint: [...(original.entrypoint ?? []), ...(original.cmd ?? [])],
        ports: Object.keys(ExposedPorts ?? {}),
    };
}
function checkDerived({ json }, { extended, images, text }, committed, claimed, agent) {
    const findings = [];
    const largest = Math.max(...images.map((image) => image.size));
    if (largest > LARGEST_IMAGE) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'IMAGE_TOO_LARGE', { path: ['container_name'] }, {
            message: `The image has ${Math.ceil(largest / 1e9)} GB compressed; ${LARGEST_IMAGE / 1e9} GB are allowed. Leave out what running does not need: build tools, caches, data.`,
            got: `${largest} bytes`,
        }));
    }
    // Wrapped with another agent, it cannot be derived again, and nothing is lost by writing it anew.
    if (committed !== text && claimed?.agent?.digest === agent.digest) {
        findings.push((0,json_text/* findingAt */.dz)(json, 'error', 'EXTENDED_DIFFERS', { path: ['version'] }, {
            message: `${extended.version}.json is there already and says something else than wrapping gives. Machines write it: delete it, and it is written anew.`,
        }));
    }
    return findings;
}
async function readPublished(view, name, version) {
    if (version === undefined)
        return undefined;
    const path = `${name}/${version}.json`;
    const text = await view.read(path);
    return text === undefined ? undefined : (0,record/* parseExtendedSpec */.Ot)(text, path);
}
/** What kept an entry from being examined to its end. @throws what is a fault of ours */
function failureFinding(error, { json }) {
    if (!(error instanceof failure.Failure))
        throw error;
    return (0,json_text/* findingAt */.dz)(json, 'error', error.code, { path: ['container_name'] }, { message: (0,failure/* explain */.W)(error) });
}
/** Failures that nobody who wrote an entry can mend: they pass, or a keeper of the catalog mends them. */
const OUR_SIDE = /^(GITHUB_|REGISTRY_(UNREACHABLE|ERROR)$|RATE_LIMITED$|ENGINE_|AGENT_NOT_FOUND$|DISK_FULL$|BAD_CATALOG$|TAG_IMMUTABLE$)/;
function isOurSide(finding) {
    // A source image that is refused is its author's to open; where a version goes is the catalog's own registry.
    if (finding.code === 'ACCESS_DENIED')
        return finding.path === '/version';
    return OUR_SIDE.test(finding.code);
}


/***/ }),

/***/ 61962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c4: () => (/* binding */ allFindings),
  E$: () => (/* binding */ entryPage),
  YP: () => (/* binding */ standingOf),
  Gg: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-markdown.js
var findings_markdown = __webpack_require__(50492);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/examine.js + 1 modules
var examine = __webpack_require__(67100);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/words.js
var words = __webpack_require__(54161);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/risks.js



const SHELLS = /(^|\/)(sh|bash|ash|dash|zsh|ksh|busybox)$/;
/** What a reviewer should look at before saying yes, each as a line of Markdown. Nothing of it is wrong by itself. */
function risksOf(report) {
    const { spec, derived, before } = report;
    if (!spec)
        return [];
    const lines = [];
    const roots = (derived?.images ?? []).filter((image) => /^(|0|root)(:|$)/.test(image.user));
    if (roots.length > 0)
        lines.push('The algorithm runs as root inside the container.');
    const words = wordsOf(spec.run_command);
    if (words.some((word) => SHELLS.test(word)))
        lines.push(`The command starts a shell: ${(0,markdown/* inlineCode */.ti)(spec.run_command)}.`);
    const reference = (0,image_reference/* parseReference */.F2)(spec.container_name);
    if (reference.kind === 'registry' && !reference.digest) {
        const now = derived ? ` Reviewed here, and published: ${(0,markdown/* inlineCode */.ti)(derived.wrap.source.digest)}.` : '';
        lines.push(`The image is named by ${reference.tag ? `the tag ${(0,markdown/* inlineCode */.ti)(reference.tag)}` : 'no tag'}, which can be moved to another image.${now}`);
    }
    if (spec.port.length > 0) {
        const ports = spec.port.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
        lines.push(`It opens ports: ${(0,markdown/* inlineCode */.ti)(ports)}.`);
    }
    const secrets = spec.user_specified_environment_variables.filter((variable) => variable.secret);
    if (secrets.length > 0)
        lines.push(`It is given secrets: ${(0,markdown/* inlineCode */.ti)(secrets.map(({ name }) => name).join(', '))}.`);
    if (before && people(before.maintainers) !== people(spec.maintainers)) {
        lines.push(`The maintainers change, from ${(0,markdown/* escapeMarkdown */.FV)(people(before.maintainers) || 'nobody')} to ${(0,markdown/* escapeMarkdown */.FV)(people(spec.maintainers) || 'nobody')}. Do those who were maintainers agree?`);
    }
    if (before && registryOf(before.source_image.name) !== registryOf(spec.container_name)) {
        lines.push(`The image comes from another place: ${(0,markdown/* inlineCode */.ti)(before.source_image.name)} before, ${(0,markdown/* inlineCode */.ti)(spec.container_name)} now.`);
    }
    if (derived?.wrap.replaced)
        lines.push('The image was wrapped already; its agent is replaced.');
    for (const { platform, reason } of derived?.wrap.dropped ?? [])
        if (reason === 'no agent for this platform')
            lines.push(`Left out: ${(0,markdown/* inlineCode */.ti)(platform)}, ${reason}.`);
    if (spec.tests.length === 0)
        lines.push('There are no tests: nothing shows that it works.');
    return lines;
}
function wordsOf(command) {
    try {
        return (0,words/* splitWords */.yM)(command).map(words/* wordText */.en);
    }
    catch (error) {
        if (error instanceof words/* UnfinishedQuote */.IP)
            return [];
        throw error;
    }
}
function people(maintainers) {
    return maintainers
        .map(({ github }) => github)
        .sort()
        .join(', ');
}
/** Host and first part of the path: who has the say over an image. */
function registryOf(name) {
    const reference = (0,image_reference/* parseReference */.F2)(name);
    return reference.kind === 'registry'
        ? `${reference.registry}/${reference.repository.split('/')[0]}`
        : reference.kind;
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/page.js






function standingOf(report, stage) {
    const errors = allFindings(report).filter((finding) => finding.severity === 'error');
    const ours = errors.filter(examine/* isOurSide */.Y2);
    if (errors.length > ours.length) {
        const count = (0,findings_text/* plural */.LS)(errors.length - ours.length, 'mistake');
        const next = `The **author** mends ${count}; every one is listed below with its line.`;
        return { sign: '❌', state: 'needs changes', next, ok: false };
    }
    if (ours.length > 0) {
        const next = 'The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.';
        return { sign: '⏳', state: 'could not be checked', next, ok: false };
    }
    if (report.published)
        return {
            sign: '✅',
            state: 'published already',
            next: 'There is nothing to do: this version stays as it is.',
            ok: true,
        };
    if (stage === 'publish')
        return { sign: '🚀', state: 'published', next: 'There is nothing to do.', ok: true };
    const what = stage === 'candidate'
        ? 'and merges; then this very image is published'
        : 'and merges; then it is published';
    return { sign: '👀', state: 'waits for a review', next: `A **reviewer** looks at it ${what}.`, ok: true };
}
/** The findings of an entry, those of its tests included. */
function allFindings({ findings, trials }) {
    return [...findings, ...(trials ?? []).flatMap((trial) => trial.findings)];
}
function titleOf(report) {
    return report.spec ? `${report.spec.name} ${report.spec.version}` : report.name;
}
/**
 * The reviewer's page about one entry, as blocks that are whole by themselves, the most important first.
 * @param about.number of the pull request, for trying it locally
 */
function entryPage(report, about) {
    const { sign, state, next } = standingOf(report, about.stage);
    const blocks = [`### ${sign} ${(0,markdown/* escapeMarkdown */.FV)(titleOf(report))}: ${state}\n\n**Next:** ${next}`];
    const findings = allFindings(report).filter((finding) => finding.severity !== 'hint');
    const hints = allFindings(report).filter((finding) => finding.severity === 'hint');
    if (findings.length > 0)
        blocks.push(...tables('What was found', findings));
    const risks = risksOf(report);
    if (risks.length > 0)
        blocks.push(`**Please look at this before you approve**\n\n${risks.map((risk) => `- [ ] ${risk}`).join('\n')}`);
    blocks.push(...testBlocks(report));
    if (report.derived)
        blocks.push(facts(report));
    const changed = changesSince(report);
    if (changed)
        blocks.push(changed);
    blocks.push(tryIt(report, about.number));
    if (report.derived) {
        blocks.push(folded(`The extended spec <code>${(0,markdown/* escapeMarkdown */.FV)(`${report.derived.extended.version}.json`)}</code>`, (0,markdown/* codeBlock */.DV)(report.derived.text)));
    }
    if (hints.length > 0)
        blocks.push(folded((0,findings_text/* plural */.LS)(hints.length, 'hint'), (0,findings_markdown/* findingsTable */.f)(hints.slice(0, 100))));
    return blocks;
}
/** Many findings come as several blocks, so that a page that is cut shows as many as fit. */
function tables(title, findings) {
    const blocks = [];
    for (let at = 0; at < findings.length; at += 50)
        blocks.push(`**${title}${at > 0 ? ', continued' : ''}**\n\n${(0,findings_markdown/* findingsTable */.f)(findings.slice(at, at + 50))}`);
    return blocks;
}
function testBlocks({ trials, untried }) {
    if (!trials)
        return untried ? [`**Tests:** ${(0,markdown/* escapeMarkdown */.FV)(untried)}`] : [];
    const failed = trials.filter((trial) => (0,finding/* hasErrors */.Cs)(trial.findings));
    const line = (trial) => {
        const { test, seconds, result } = trial;
        const outputs = (result?.outputs ?? []).slice(0, 10).map(({ name }) => (0,markdown/* inlineCode */.ti)(name));
        const came = (0,finding/* hasErrors */.Cs)(trial.findings)
            ? // The row says already which test it is.
                (0,markdown/* escapeMarkdown */.FV)(trial.findings.map((one) => one.message.replace(`test "${test}": `, '')).join(' '))
            : outputs.join(', ') || 'no output, as expected';
        return `| ${(0,finding/* hasErrors */.Cs)(trial.findings) ? '❌' : '✅'} ${(0,markdown/* escapeMarkdown */.FV)(test)} | ${seconds.toFixed(1)} s | ${came} |`;
    };
    const table = `| Test | Took | What came |\n|---|--:|---|\n${trials.map(line).join('\n')}`;
    const count = failed.length > 0
        ? `${failed.length} of ${(0,findings_text/* plural */.LS)(trials.length, 'test')} failed`
        : `${(0,findings_text/* plural */.LS)(trials.length, 'test')} passed`;
    return [
        `**${count}** in a container without network and rights\n\n${table}`,
        // Those that failed first, and more of them.
        ...[...failed, ...trials.filter((trial) => !failed.includes(trial))]
            .slice(0, 10)
            .flatMap((trial) => trial.result?.log.trim()
            ? [
                folded(`The end of what ${(0,markdown/* escapeMarkdown */.FV)(trial.test)} printed`, (0,markdown/* codeBlock */.DV)(trial.result.log, failed.includes(trial) ? 40 : 10)),
            ]
            : []),
    ];
}
function facts({ derived, spec, pushed }) {
    const { extended, images, wrap } = derived;
    const rows = [
        ...(pushed ? [['image', (0,markdown/* inlineCode */.ti)(pushed)]] : []),
        ['digest', (0,markdown/* inlineCode */.ti)(wrap.root.digest)],
        ['made from', `${(0,markdown/* inlineCode */.ti)(wrap.source.name)}<br>${(0,markdown/* inlineCode */.ti)(wrap.source.digest)}`],
        ['agent', `${(0,markdown/* escapeMarkdown */.FV)(extended.agent.version)} ${(0,markdown/* inlineCode */.ti)(extended.agent.digest)}`],
        ...images.map(({ platform, size, user, entrypoint, ports }) => [
            (0,markdown/* escapeMarkdown */.FV)(platform),
            [
                `${(size / 1e6).toFixed(1)} MB to pull`,
                `user ${(0,markdown/* inlineCode */.ti)(user || 'root')}`,
                entrypoint.length > 0 && `its own entrypoint ${(0,markdown/* inlineCode */.ti)(entrypoint.join(' ').slice(0, 200))}`,
                ports.length > 0 && `ports ${(0,markdown/* inlineCode */.ti)(ports.join(', '))}`,
            ]
                .filter(Boolean)
                .join(', '),
        ]),
        ['command', (0,markdown/* inlineCode */.ti)(spec?.run_command ?? '')],
        [
            'needs',
            `${extended.memory_mb} MB of memory, ${extended.cpu_units / 1024} vCPU, ${extended.fargate ? `Fargate ${extended.fargate.cpu / 1024} vCPU / ${extended.fargate.memory} MB` : (0,markdown/* escapeMarkdown */.FV)(extended.instance_type)}`,
        ],
    ];
    return `| The image | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}
/** characters: longer ones make a table that nobody can read; the extended spec has all. */
const SHOWN_OF_A_VALUE = 100;
/** Fields that follow from others, or that every version has anew. */
const DERIVED = new Set([
    'container_name',
    'spec_digest',
    'platforms',
    'source_image',
    'environment',
    'revision',
    'version',
    'memory_mb',
    'cpu_units',
    'fargate',
]);
function changesSince({ before, derived }) {
    if (!derived)
        return undefined;
    if (!before)
        return '**New:** no version of this algorithm is published yet.';
    const now = derived.extended;
    const then = before;
    const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => !DERIVED.has(key));
    const show = (value) => value === undefined
        ? 'nothing'
        : (0,markdown/* inlineCode */.ti)((0,markdown/* clip */.$Q)(typeof value === 'string' ? value : JSON.stringify(value), SHOWN_OF_A_VALUE));
    const rows = keys
        .filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]))
        .map((key) => `| ${(0,markdown/* inlineCode */.ti)(key)} | ${show(then[key])} | ${show(now[key])} |`);
    const source = `| source image | ${(0,markdown/* inlineCode */.ti)(before.source_image.digest)} | ${(0,markdown/* inlineCode */.ti)(derived.wrap.source.digest)} |`;
    if (before.source_image.digest !== derived.wrap.source.digest)
        rows.unshift(source);
    const title = `Changed since ${(0,markdown/* escapeMarkdown */.FV)(before.version)}`;
    return rows.length > 0
        ? `| ${title} | before | now |\n|---|---|---|\n${rows.join('\n')}`
        : `**${title}**: nothing but the version.`;
}
function tryIt({ name, file, pushed, spec }, number) {
    const quoted = `'${file.replaceAll("'", `'\\''`)}'`;
    const lines = [
        ...(number === undefined ? [] : [`git fetch origin pull/${number}/head && git checkout FETCH_HEAD`]),
        'npm ci',
        `npx pipewright validate ${quoted}`,
        `npx pipewright test ${quoted}`,
    ];
    const sample = spec?.tests[0]?.input.split('/').at(-1);
    if (pushed)
        lines.push(`docker run --rm -v "$PWD/catalog/${name}/tests:/in:ro" -v "$PWD/results:/out" \\\n  ${pushed} run '/in/${(sample ?? 'SAMPLE').replaceAll("'", `'\\''`)}' /out`);
    return folded('Try it yourself', (0,markdown/* codeBlock */.DV)(lines.join('\n')));
}
function folded(title, body) {
    return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
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

/***/ 50492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ findingsTable)
/* harmony export */ });
/* unused harmony export findingsMarkdown */
/* harmony import */ var _findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27479);


const SIGNS = { error: '❌', warning: '⚠️', hint: '💡' };
/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). */
const MOST_BYTES = 1_000_000;
/**
 * Findings as a page for a job summary: a table per file, the hints folded away. Texts of strangers are escaped, so
 * that they cannot mention people, load images, link or add markup.
 * @param specs how many specs were looked at
 */
function findingsMarkdown(findings, specs) {
    const head = `## Catalog check\n\n${summarise(findings, plural(specs, 'spec'))}\n`;
    if (findings.length === 0)
        return `${head}\n✅ Every spec is as it should be.\n`;
    const page = [head];
    let bytes = Buffer.byteLength(head);
    let shown = 0;
    for (const [file, ofFile] of Map.groupBy(findings, (finding) => finding.file)) {
        const title = `\n### <code>${escapeMarkdown(file)}</code>\n`;
        const hints = ofFile.filter((finding) => finding.severity === 'hint');
        const others = ofFile.filter((finding) => finding.severity !== 'hint');
        page.push(title);
        bytes += Buffer.byteLength(title);
        for (const part of [others, hints]) {
            const rows = [];
            for (const finding of part) {
                bytes += Buffer.byteLength(row(finding));
                if (bytes > MOST_BYTES)
                    break;
                rows.push(row(finding));
            }
            shown += rows.length;
            const table = `\n| Line | What | Code |\n|--:|---|---|\n${rows.join('')}`;
            if (rows.length === 0)
                continue;
            // Work first, advice on demand.
            const folded = part === hints && others.length > 0;
            page.push(folded
                ? `\n<details><summary>${plural(hints.length, 'hint')}</summary>\n${table}\n</details>\n`
                : table);
        }
        if (bytes > MOST_BYTES)
            break;
    }
    if (shown < findings.length)
        page.push(`\n${findings.length - shown} more are in the log.\n`);
    return page.join('');
}
/** Findings as a table, whole, for pages that have more to say. */
function findingsTable(findings) {
    return `| Line | What | Code |\n|--:|---|---|\n${findings.map(row).join('')}`.trimEnd();
}
function row({ severity, range, message, fix, code }) {
    const line = range ? `${range.start.line}:${range.start.column}` : '';
    const remedy = fix ? `<br>Fix: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(fix.title)}` : '';
    return `| ${line} | ${SIGNS[severity]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(message)}${remedy} | <code>${code}</code> |\n`;
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
