export const id = 7355;
export const ids = [7355];
export const modules = {

/***/ 27355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishAction: () => (/* binding */ publishAction)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var edge_files = __webpack_require__(57685);
// EXTERNAL MODULE: ./lib/src/edge/github.js + 4 modules
var edge_github = __webpack_require__(3556);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(62395);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/change-page.js
var change_page = __webpack_require__(44000);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/publishing.js + 1 modules
var pull_request_publishing = __webpack_require__(77232);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/pull-request.js
var pull_request = __webpack_require__(22625);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var pull_request_record = __webpack_require__(55331);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var image_reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/changes.js
var changes = __webpack_require__(70325);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/check-run.js
var check_run = __webpack_require__(98068);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/github-types.js
var github_types = __webpack_require__(1181);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/page.js + 1 modules
var page = __webpack_require__(61962);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/merged-page.js




/**
 * The last word on a pull request that was merged: what was published of it, and how to use it. The same however often
 * publishing had to be started.
 * @param names the entries that it changed
 * @param view the record before this run
 * @returns undefined when it changed none
 */
async function mergedPage(names, { reports, about }, { entries }, view) {
    const blocks = [];
    for (const name of names) {
        const report = reports.find((one) => one.name === name);
        const version = entries.find((entry) => entry.name === name)?.version;
        const path = `${name}/${version}.json`;
        const text = report ? undefined : await view.read(path);
        if (report?.published)
            blocks.push(publishedBlock(report.published));
        else if (report && !report.pushed)
            blocks.push(...(0,page/* entryPage */.E$)(report, about));
        else if (report?.derived)
            blocks.push(publishedBlock(report.derived.extended));
        else if (text !== undefined)
            blocks.push(publishedBlock((0,pull_request_record/* parseExtendedSpec */.Ot)(text, path)));
        else if (version === undefined)
            blocks.push(`### 🪦 ${(0,markdown/* inlineCode */.ti)(name)}: taken out\n\nIts versions stay to be had, and its name stays taken.`);
    }
    return blocks.length > 0 ? (0,markdown/* fitBlocks */.U8)(blocks, github_types/* COMMENT_BYTES */.G, "the job's summary") : undefined;
}
function publishedBlock({ name, version, container_name, source_image }) {
    const [repository] = container_name.split('@');
    const rows = [
        ['image', `${repository}:${version}`],
        ['digest', container_name.slice(container_name.indexOf('@') + 1)],
        ['made from', `${source_image.name} ${source_image.digest}`],
        ['in a workflow file', `${name}@${version}`],
    ].map(([what, text = '']) => `| ${what} | ${(0,markdown/* inlineCode */.ti)(text)} |`);
    return `### 🚀 ${(0,markdown/* inlineCode */.ti)(`${name} ${version}`)}: published\n\n**Next:** There is nothing to do.\n\n| Published | |\n|---|---|\n${rows.join('\n')}`;
}

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/complete.js
var complete = __webpack_require__(38873);
// EXTERNAL MODULE: ./lib/src/spec/json/json-text.js
var json_text = __webpack_require__(2345);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(38853);
// EXTERNAL MODULE: ./lib/src/publish/push.js
var push = __webpack_require__(76128);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/promote.js







/** Extended specs that are there and not published yet, as a pull request brought them along, by entry. */
async function filesOf(entries, view) {
    const files = new Map();
    for (const { name, version } of entries) {
        const path = `${name}/${version}.json`;
        const text = view.paths.has(path) ? await view.read(path) : undefined;
        if (text !== undefined)
            files.set(name, text);
    }
    return files;
}
/** Specs that say something else than they did when their version was published. */
function changedSpecs(entries, { committed }, index) {
    return entries.flatMap((entry) => {
        const { name, version, examined } = entry;
        const path = `${name}/${version}.json`;
        const text = index.algorithms[name]?.versions[version] ? committed(path) : undefined;
        if (!examined.spec || text === undefined)
            return [];
        if ((0,pull_request_record/* parseExtendedSpec */.Ot)(text, path).spec_digest === (0,complete/* specDigest */.Wx)((0,complete/* completeSpec */.ZQ)(examined.spec)))
            return [];
        return [
            (0,json_text/* findingAt */.dz)(examined.json, 'error', 'VERSION_PUBLISHED', { path: ['version'] }, {
                message: `Version ${version} is published, and its spec was changed since. Published versions never change: raise "version", or take the change back.`,
            }),
        ];
    });
}
/** Puts each image under its version, by digest: usually only a tag is written, since the candidate is there. */
async function promote(reports, { images, agentFrom, settings, runner, signal }) {
    const done = [];
    for (const report of reports) {
        const { derived, spec } = report;
        if (!derived || !spec || (0,finding/* hasErrors */.Cs)(report.findings)) {
            done.push(report);
            continue;
        }
        try {
            const target = await images.target((0,catalog/* defaultTarget */.zo)(settings, spec));
            const there = await target.headManifest(spec.version);
            const { digest } = derived.wrap.root;
            if (there !== undefined && there !== digest) {
                throw new failure/* Failure */.H('VERSION_TAKEN', `${target.name}:${spec.version} is another image (${there}) than this spec gives (${digest}). Nothing is overwritten: raise "version".`);
            }
            const agent = await images.source(agentFrom);
            await (0,push/* pushWrap */.V)(derived.wrap, target, { tag: spec.version, from: { source: derived.source, agent } });
            const pushed = `${target.name}:${spec.version}@${digest}`;
            runner.info(`${there ? 'Already there' : 'Published'}: ${pushed}`);
            done.push({ ...report, pushed });
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof failure/* Failure */.H))
                throw error;
            const finding = {
                code: error.code,
                severity: 'error',
                file: report.file,
                path: '/version',
                message: (0,failure/* explain */.W)(error),
            };
            done.push({ ...report, findings: [...report.findings, finding] });
        }
    }
    return done;
}
/** Whether an entry's image is under its version, so that it may be written down. */
function isPublishable(report) {
    return report.derived !== undefined && !(0,finding/* hasErrors */.Cs)(report.findings);
}
/**
 * Writes down what was published: the extended specs, and the index with tombstones for what is gone.
 * @param replaced texts of extended specs that may be written over, by entry: they came with the change itself
 * @throws Failure `VERSION_TAKEN` when somebody else wrote the same version meanwhile
 */
function writeRecord(record, done, replaced) {
    return record.write(async (now) => {
        const files = new Map();
        for (const { name, derived } of done) {
            const path = `${name}/${derived.extended.version}.json`;
            await checkUnclaimed(now, path, derived.text, replaced.get(name));
            files.set(path, derived.text);
        }
        const published = done.map(({ derived }) => derived.extended);
        files.set('index.json', await (0,pull_request_record/* refreshedIndex */.PK)(now, published));
        return files;
    }, messageFor(done));
}
/** @throws Failure when somebody else wrote the same version meanwhile */
async function checkUnclaimed(now, path, text, replaced) {
    if (!now.paths.has(path))
        return;
    const there = await now.read(path);
    if (there === undefined || there === text || there === replaced)
        return;
    throw new failure/* Failure */.H('VERSION_TAKEN', `${path} was written by somebody else while this ran, and says something else. Raise "version".`);
}
function messageFor(done) {
    const names = done.map(({ spec }) => `${spec.name} ${spec.version}`);
    if (names.length === 0)
        return {
            headline: 'Bring the index of the catalog up to date',
            body: 'What was taken out leaves a tombstone.',
        };
    const headline = names.length > 3 ? `Publish ${names.length} algorithms` : `Publish ${names.join(', ')}`;
    return { headline, body: done.map(({ derived }) => `- ${derived.extended.container_name}`).join('\n') };
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/provenance.js
/** What the predicate says, for whoever reads the attestation. */
const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';
function publishedOf({ name, version, container_name }) {
    const [image = '', digest = ''] = container_name.split('@');
    return { name, version, image, digest };
}
/**
 * The predicate of an attestation: from what an image was made. With it anybody can derive the image again.
 * @param commit the commit of the catalog that the spec was read from
 */
function predicateOf({ file, extended }, catalog, commit) {
    return {
        algorithm: { name: extended.name, version: extended.version },
        spec: {
            uri: `git+https://github.com/${catalog}`,
            path: file,
            commit,
            digest: extended.spec_digest,
        },
        source: extended.source_image,
        agent: extended.agent,
        revision: extended.revision,
        platforms: extended.platforms,
    };
}

// EXTERNAL MODULE: ./lib/src/publish/pull-request/run-report.js
var run_report = __webpack_require__(30344);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/talk.js
var pull_request_talk = __webpack_require__(80468);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/release.js













/**
 * The default branch: everything that is in it and not published yet is checked again, derived again, and pushed under
 * its version; then one commit writes down what is new. Whatever was done already is left as it is, so that a run that
 * ended halfway is mended by the next one.
 * @throws Failure `NOT_PUBLISHED` after everything was reported
 */
async function release(context, publishing) {
    const { github, record, catalog } = publishing;
    const { repository } = context;
    const view = await record.view();
    const index = await (0,pull_request_record/* readIndex */.vY)(view);
    const waiting = await pending(context, publishing, index);
    const committed = await filesOf(waiting, view);
    for (const entry of waiting) {
        const text = committed.get(entry.name);
        // Published by another release of ours, it cannot be derived again, and stays as it is.
        if (text &&
            lists(index, entry) &&
            (0,pull_request_record/* parseExtendedSpec */.Ot)(text, entry.file).agent?.digest !== publishing.agent.digest)
            committed.delete(entry.name);
    }
    // What a pull request brought along names its digest itself, and is derived again from it.
    const bare = waiting.filter(({ name }) => !committed.has(name));
    const merged = (await github.pullRequestsOf(repository, context.sha)).filter((pull) => pull.merged);
    const reviewed = await reviewedDigests(repository, merged, publishing, bare);
    const names = Object.keys(index.algorithms);
    let reports = await (0,pull_request_publishing/* examineAll */.lH)(waiting, publishing, { view, index, names }, (entry) => ({
        ...(committed.has(entry.name) && { committed: committed.get(entry.name), pending: true }),
        reviewed: reviewed.get(entry.name),
    }));
    reports = await promote(reports, publishing);
    const done = reports.filter(isPublishable);
    const changed = changedSpecs(publishing.entries, publishing, index);
    const written = await writeRecord(record, done, committed);
    if (written !== 'nothing' && written.sha)
        publishing.runner.info(`Committed ${written.sha} to ${record.name}.`);
    const change = {
        reports,
        general: [...publishing.unreadable, ...changed],
        removed: Object.keys(index.algorithms).filter((name) => !index.algorithms[name]?.removed && !publishing.entries.some((entry) => entry.name === name)),
        about: { stage: 'publish', ...(context.runUrl && { detailsUrl: context.runUrl }) },
    };
    const talk = (0,pull_request_talk/* openTalk */.B)(github, repository);
    await talk.end(change, [context.sha]);
    for (const { number } of publishing.inputs.comment ? merged : []) {
        const { entries } = (0,changes/* readChanges */.S)(await github.changedFiles(repository, number), catalog.path);
        const page = await mergedPage([...entries.keys()].sort(), change, publishing, view);
        if (page)
            await talk.comment(number, page);
    }
    await (0,run_report/* reportRun */.G)(publishing.runner, change, talk);
    const told = reports.flatMap((report) => {
        const extended = report.published ?? (isPublishable(report) ? report.derived?.extended : undefined);
        return extended ? [{ file: report.file, extended }] : [];
    });
    await tellProvenance(told, context, publishing);
    if (!(0,change_page/* isSound */.gH)(change)) {
        throw new failure/* Failure */.H('NOT_PUBLISHED', `Not everything in ${catalog.path} could be published: see the job summary. What could be is, and starting again is safe.`);
    }
}
/**
 * The entries whose version the index does not list, or did not list at the commit that this run is about: those an
 * earlier try of the same run has published, and has perhaps not told of. Where the branch has moved on, the newer run has
 * the word.
 */
async function pending({ repository, defaultBranch, sha }, { entries, github, runner, committed, inputs }, index) {
    const text = committed('index.json');
    // On a branch of its own the index says nothing of the commit.
    const before = inputs.commitBranch ? index : text === undefined ? { algorithms: {} } : (0,pull_request_record/* parseIndex */.A1)(text);
    const waiting = entries.filter((entry) => !lists(index, entry) || !lists(before, entry));
    if (waiting.length === 0)
        return [];
    const tip = await github.resolveCommit(repository, defaultBranch);
    if (tip === sha)
        return waiting;
    const same = [];
    for (const entry of waiting) {
        if ((await github.readFile(repository, entry.file, tip)) === entry.text)
            same.push(entry);
        else
            runner.info(`${entry.file} was changed again since this run began: the newer run publishes it.`);
    }
    return same;
}
function lists({ algorithms }, { name, version }) {
    return algorithms[name]?.versions[version] !== undefined;
}
/** The source images' digests as they were reviewed, from the check runs of the pull requests that this push merges. */
async function reviewedDigests(repository, merged, { github }, entries) {
    const found = new Map();
    // What is named by digest cannot move.
    const movable = entries.filter(({ examined }) => {
        if (!examined.spec)
            return false;
        const reference = (0,image_reference/* parseReference */.F2)(examined.spec.container_name);
        return reference.kind === 'registry' && !reference.digest;
    });
    if (movable.length === 0)
        return found;
    for (const { head } of merged) {
        for (const { name, externalId } of await github.checkRuns(repository, head.sha)) {
            const digest = (0,check_run/* reviewedDigest */.Qr)(externalId);
            const entry = movable.find((one) => (0,check_run/* checkName */.I3)(one.name) === name);
            if (entry && digest)
                found.set(entry.name, digest);
        }
    }
    return found;
}
/** Outputs and files for `actions/attest`. */
async function tellProvenance(done, { repository, sha }, { runner, keep }) {
    const published = [];
    for (const entry of done) {
        const one = publishedOf(entry.extended);
        const predicate = `${JSON.stringify(predicateOf(entry, repository, sha), null, 2)}\n`;
        const path = await keep(`pipewright-predicate-${(0,reserved/* foldName */.zN)(one.name)}-${one.version}.json`, predicate);
        published.push({ ...one, predicate_type: PREDICATE_TYPE, predicate: JSON.parse(predicate) });
        runner.artifact(`oci://${one.image}@${one.digest}`);
        if (published.length > 1)
            continue;
        runner.output('subject-name', one.image);
        runner.output('subject-digest', one.digest);
        runner.output('predicate-path', path);
    }
    runner.output('published', JSON.stringify(published));
}

;// CONCATENATED MODULE: ./lib/src/publish/pull-request/publish-mode.js








/**
 * The action's mode `publish`. What it does follows from what started it: a pull request is checked and, where the
 * token may, made into a candidate; the default branch is published; anything else is checked only.
 * @throws Failure `SPECS_INVALID`, `NOT_PUBLISHED` after everything was reported
 */
async function publishMode(context, publishing) {
    switch (context.kind) {
        case 'pull-request':
            return (0,pull_request/* checkPullRequest */.fb)(context, publishing);
        case 'default-branch':
            return release(context, publishing);
        case 'elsewhere':
            return checkElsewhere(context, publishing);
    }
}
/** Another branch, a merge queue: what is not published yet is checked and tried; nothing is written. */
async function checkElsewhere(context, publishing) {
    const view = await publishing.record.view();
    const index = await (0,pull_request_record/* readIndex */.vY)(view);
    const waiting = publishing.entries.filter((entry) => !index.algorithms[entry.name]?.versions[entry.version]);
    const names = (0,pull_request_record/* entryNames */.VM)(view);
    let reports = await (0,pull_request_publishing/* examineAll */.lH)(waiting, publishing, { view, index, names }, ({ name, version }) => ({
        committed: publishing.committed(`${name}/${version}.json`),
        pending: true,
    }));
    reports = await (0,pull_request_publishing/* tryAll */.Jo)(reports, publishing);
    const talk = (0,pull_request_talk/* openTalk */.B)(publishing.github, context.repository);
    const change = {
        reports,
        general: publishing.unreadable,
        removed: [],
        about: { stage: 'check' },
    };
    await (0,run_report/* reportRun */.G)(publishing.runner, change, talk);
    if (!(0,change_page/* isSound */.gH)(change))
        throw new failure/* Failure */.H('SPECS_INVALID', 'Not everything here can be published as it is: see the job summary.');
}

// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 12 modules
var publish_parts = __webpack_require__(73010);
;// CONCATENATED MODULE: ./lib/src/command/publish-action.js
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









/** The action's mode `publish`: the checkout, GitHub, registries and the engine, put together. */
async function publishAction(inputs, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { cwd, runner, signal } = io;
        const context = (0,pull_request_context/* readContext */.yI)(io.env, await (0,action_io/* readEvent */.j_)(io.env));
        if (!context) {
            throw new failure/* Failure */.H('BAD_EVENT', 'There is no GitHub around (GITHUB_REPOSITORY and GITHUB_EVENT_NAME are not set). On your own machine, "pipewright publish" does the same.');
        }
        const folder = (0,external_node_path_.join)(cwd, inputs.catalog);
        const settings = (0,publish_parts/* settingsOfCheckout */.L7)(inputs.catalog, cwd);
        const { entries: files, findings: unreadable } = (0,publish_parts/* readCatalogSpecs */.sT)(inputs.catalog, cwd);
        const images = __addDisposableResource(env_1, await (0,publish_parts/* openActionImages */.N2)(inputs, io), true);
        const github = (0,action_io/* openGitHubFor */.jb)(edge_github.openGitHub, inputs.token, io);
        const base = context.kind === 'pull-request' ? context.base.ref : undefined;
        await publishMode(context, {
            inputs,
            runner,
            github,
            record: (0,publish_parts/* openRecord */.C6)(github, inputs, context, base),
            images,
            agent: publish_parts/* AGENT */.Sr,
            agentFrom: (0,publish_parts/* agentReference */.dr)(),
            settings,
            catalog: { path: inputs.catalog },
            entries: (0,pull_request_publishing/* readEntries */.$2)(files),
            unreadable,
            committed: (0,publish_parts/* readCommitted */.r3)(folder),
            tryTests: inputs.tests
                ? (0,publish_parts/* testsOnThisMachine */.sL)(images, cwd, signal, (algorithm, { test, findings }) => runner.info(`${findings.length > 0 ? '✗' : '✓'} ${algorithm}: ${test}`))
                : async () => 'They are switched off for this job (tests: false).',
            async keep(name, text) {
                const path = (0,external_node_path_.join)(io.env.RUNNER_TEMP || cwd, name);
                await (0,edge_files/* writeText */.x3)(path, text);
                return path;
            },
            signal,
        });
        runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
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

/***/ 83610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ annotate)
/* harmony export */ });
/** GitHub shows this many annotations of a level per step (workflow commands, limits); the rest would vanish. */
const SHOWN_PER_LEVEL = 10;
/** Shows the first findings of each level at their lines, and counts all of them as outputs. */
function annotate(findings, runner) {
    for (const [severity, output] of [
        ['error', 'errors'],
        ['warning', 'warnings'],
        ['hint', 'hints'],
    ]) {
        const ofLevel = findings.filter((finding) => finding.severity === severity);
        for (const finding of ofLevel.slice(0, SHOWN_PER_LEVEL))
            runner.annotate(finding);
        runner.output(output, String(ofLevel.length));
    }
}


/***/ }),

/***/ 22625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ removedIn),
/* harmony export */   ek: () => (/* binding */ checkChanges),
/* harmony export */   fb: () => (/* binding */ checkPullRequest)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25741);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38853);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76128);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44000);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(70325);
/* harmony import */ var _publishing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77232);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55331);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30344);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(76178);
/* harmony import */ var _talk_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80468);











/**
 * A pull request: what it changes is checked, wrapped in a dry run and tried. From the repository itself the image is
 * also pushed under a candidate tag, and the extended spec committed to the branch; a fork's token can do neither.
 * @throws Failure `SPECS_INVALID` after everything was reported
 */
async function checkPullRequest(context, publishing) {
    const talk = (0,_talk_js__WEBPACK_IMPORTED_MODULE_8__/* .openTalk */ .B)(publishing.github, context.repository, context.fork);
    await talk.begin(context.head.sha);
    let change;
    try {
        change = await lookAt(context, publishing, talk);
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H)
            await talk.broken(error.message);
        throw error;
    }
    if (change === 'superseded') {
        publishing.runner.info('The branch moved meanwhile: the newer push is what counts.');
        return talk.supersede('a newer commit');
    }
    await (0,_run_report_js__WEBPACK_IMPORTED_MODULE_7__/* .reportRun */ .G)(publishing.runner, change, talk);
    if (!(0,_change_page_js__WEBPACK_IMPORTED_MODULE_4__/* .isSound */ .gH)(change))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('SPECS_INVALID', 'This change cannot be published as it is: see the job summary.');
}
async function lookAt(context, publishing, talk) {
    const { github, catalog, inputs } = publishing;
    const { repository, number, head } = context;
    // Whoever may not make a check may not push either: a fork's token, and one that a workflow keeps from writing.
    const mayWrite = !context.fork && talk.refused.length === 0;
    const files = await github.changedFiles(repository, number);
    const changes = (0,_changes_js__WEBPACK_IMPORTED_MODULE_9__/* .readChanges */ .S)(files, catalog.path);
    const touched = publishing.entries.filter(({ name }) => changes.entries.get(name) === 'changed');
    const view = await publishing.record.view();
    const index = await (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .readIndex */ .vY)(view);
    let reports = await (0,_publishing_js__WEBPACK_IMPORTED_MODULE_5__/* .examineAll */ .lH)(touched, publishing, { view, index, names: (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .entryNames */ .VM)(view) }, (entry) => ({
        committed: committedBy(changes, entry.name, publishing),
    }));
    reports = await (0,_publishing_js__WEBPACK_IMPORTED_MODULE_5__/* .tryAll */ .Jo)(reports, publishing);
    const general = [
        ...checkChanges(changes, view, context, catalog.path),
        ...publishing.unreadable.filter(({ file }) => changes.entries.has(file.split('/').at(-2) ?? '')),
    ];
    const about = {
        stage: mayWrite ? 'candidate' : 'check',
        number,
        ...(context.runUrl && { detailsUrl: context.runUrl }),
    };
    const change = { reports, general, removed: removedIn(changes), about };
    if (!mayWrite && talk.refused.length > 0)
        return change;
    const extended = mayWrite && (0,_change_page_js__WEBPACK_IMPORTED_MODULE_4__/* .isSound */ .gH)(change) ? extendedFiles(reports, publishing) : new Map();
    let tip = await whereBranchIs(context, publishing, extended);
    if (tip === 'moved')
        return 'superseded';
    let told = change;
    if (mayWrite && (0,_change_page_js__WEBPACK_IMPORTED_MODULE_4__/* .isSound */ .gH)(change)) {
        told = { ...change, reports: await pushCandidates(reports, context, publishing) };
        if (extended.size > 0 && tip === head.sha)
            tip =
                (await talk.attempt('commits', () => commitExtended(extended, reports, context, publishing))) ?? tip;
        if (tip === 'moved')
            return 'superseded';
    }
    await talk.end(told, [...new Set([head.sha, tip])]);
    const { head: now, open } = await github.pullRequest(repository, number);
    if (open && now.sha !== head.sha && now.sha !== tip)
        return told;
    await talk.suggest(number, tip, (0,_suggest_js__WEBPACK_IMPORTED_MODULE_10__/* .suggestionsFor */ .Z8)(told, files));
    if (inputs.comment)
        await talk.comment(number, (0,_run_report_js__WEBPACK_IMPORTED_MODULE_7__/* .commentOf */ .v)(told));
    return told;
}
/** The text that the change itself brings as an extended spec; machines write those, and the same text is welcome. */
function committedBy(changes, name, { entries, committed }) {
    const version = entries.find((entry) => entry.name === name)?.version;
    const path = changes.extended.find((file) => file.name === name && !file.removed && file.path.endsWith(`/${version}.json`));
    return path && committed(`${name}/${version}.json`);
}
/** Entries whose spec goes. */
function removedIn(changes) {
    return [...changes.entries].flatMap(([name, how]) => (how === 'removed' ? [name] : []));
}
/** Rules about the change as a whole. */
function checkChanges(changes, view, { fork }, catalog) {
    const findings = [];
    const say = (code, severity, file, message) => {
        findings.push({ code, severity, file, path: '', message });
    };
    if (changes.index) {
        say('GENERATED_FILE', 'error', `${catalog}/index.json`, `index.json is written after the merge, by a machine. Take it back as it was: git checkout origin/HEAD -- ${catalog}/index.json`);
    }
    for (const { path, name, removed } of changes.extended) {
        const isPublished = (0,_record_js__WEBPACK_IMPORTED_MODULE_6__/* .publishedVersions */ .y0)(view, name).some((version) => path.endsWith(`/${name}/${version}.json`));
        const gone = changes.entries.get(name) === 'removed';
        if (isPublished && !(removed && gone)) {
            const why = removed ? 'A published version stays to be found' : 'A published version never changes';
            say('GENERATED_FILE', 'error', path, `${why}. Take the file back as it was, and raise "version" for something new.`);
        }
    }
    if (changes.entries.size > 0 && changes.outside.length > 0) {
        const listed = changes.outside.slice(0, 5).join(', ');
        const more = changes.outside.length > 5 ? ` and ${changes.outside.length - 5} more` : '';
        say('OUTSIDE_CATALOG', fork ? 'error' : 'warning', changes.outside[0], `This change adds or changes an algorithm and other files too: ${listed}${more}. Make two pull requests of it, so that each can be judged for itself.`);
    }
    return findings;
}
/** @returns what was pushed, noted in each report */
async function pushCandidates(reports, { number }, { images, agentFrom, settings, runner }) {
    const done = [];
    const agent = await images.source(agentFrom);
    for (const report of reports) {
        const { derived, spec } = report;
        if (!derived || !spec) {
            done.push(report);
            continue;
        }
        const tag = `pr-${number}`;
        const target = (0,_catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultTarget */ .zo)(settings, spec);
        await (0,_push_js__WEBPACK_IMPORTED_MODULE_3__/* .pushWrap */ .V)(derived.wrap, await images.target(target), {
            tag,
            from: { source: derived.source, agent },
        });
        const [repository] = derived.extended.container_name.split('@');
        const pushed = `${repository}:${tag}@${derived.wrap.root.digest}`;
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRegistryReference */ .qq)(pushed);
        runner.info(`Pushed ${pushed}`);
        done.push({ ...report, pushed });
    }
    return done;
}
/** The extended specs that the pull request's branch is to have and has not, by path. */
function extendedFiles(reports, { catalog, committed, inputs }) {
    const files = new Map();
    if (inputs.commitBranch)
        return files;
    for (const { name, derived } of reports) {
        if (!derived)
            continue;
        const file = `${name}/${derived.extended.version}.json`;
        if (committed(file) !== derived.text)
            files.set(`${catalog.path}/${file}`, derived.text);
    }
    return files;
}
/** Puts the extended specs on the pull request's branch. @returns the commit, or `moved` when it is elsewhere by now */
async function commitExtended(files, reports, context, publishing) {
    const { repository, head } = context;
    const names = reports.map(({ spec }) => spec && `${spec.name} ${spec.version}`).filter(Boolean);
    const message = {
        headline: `Add the extended ${files.size === 1 ? 'spec' : 'specs'} of ${names.length > 3 ? `${files.size} algorithms` : names.join(', ')}`,
        body: 'Written by wrapping the source image that the spec names; "pipewright verify" checks it.',
    };
    const result = await publishing.github.commitOnBranch(repository, head.ref, head.sha, message, files);
    return result === 'moved' ? whereBranchIs(context, publishing, files) : result.sha;
}
/**
 * Where the pull request's branch is: at the commit that this run is about, or at our own commit on top of it, made by a
 * try of this run that did not come to its end.
 * @param extended the files of such a commit
 * @returns the commit, or `moved` when somebody pushed meanwhile
 */
async function whereBranchIs({ repository, number, head }, { github }, extended) {
    const { head: now, open } = await github.pullRequest(repository, number);
    if (!open || now.sha === head.sha)
        return head.sha;
    if (extended.size === 0)
        return 'moved';
    const { parents, paths } = await github.commit(repository, now.sha);
    const isOurs = parents.length === 1 && parents[0] === head.sha && paths.length === extended.size;
    if (!isOurs)
        return 'moved';
    for (const [path, text] of extended)
        if ((await github.readFile(repository, path, now.sha)) !== text)
            return 'moved';
    return now.sha;
}


/***/ }),

/***/ 30344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ reportRun),
/* harmony export */   v: () => (/* binding */ commentOf)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18826);
/* harmony import */ var _spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27479);
/* harmony import */ var _spec_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82788);
/* harmony import */ var _annotate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83610);
/* harmony import */ var _change_page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44000);
/* harmony import */ var _github_types_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1181);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61962);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(76178);









/** The page as the pull request's comment. */
function commentOf(change) {
    return (0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)((0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changePage */ .yd)(change), _github_types_js__WEBPACK_IMPORTED_MODULE_6__/* .COMMENT_BYTES */ .G, "the job's summary");
}
/** Tells everything where the one who looks at the run looks: log, annotations, outputs, job summary. */
async function reportRun(runner, change, talk) {
    const { reports, general, about } = change;
    const findings = [...general, ...reports.flatMap(_page_js__WEBPACK_IMPORTED_MODULE_4__/* .allFindings */ .c4)].sort(_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .compareFindings */ .Eg);
    await runner.group(`Check ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(reports.length, 'entry', 'entries')}`, async () => {
        const texts = new Map(reports.map((report) => [report.file, report.text]));
        runner.info((0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .renderFindings */ .vO)(findings, { texts }) || 'Nothing to mend.');
    });
    (0,_annotate_js__WEBPACK_IMPORTED_MODULE_7__/* .annotate */ .f)(findings, runner);
    const blocks = [...refusedNote(talk), ...(0,_change_page_js__WEBPACK_IMPORTED_MODULE_3__/* .changePage */ .yd)(change), ...patches(reports)];
    await runner.summary((0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .fitBlocks */ .U8)(blocks, _github_types_js__WEBPACK_IMPORTED_MODULE_6__/* .SUMMARY_BYTES */ .R, 'the log'));
    for (const report of reports) {
        const { sign, state } = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .standingOf */ .YP)(report, about.stage);
        runner.info(`${sign} ${(0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOf */ .Gg)(report)}: ${state}`);
    }
    runner.info((0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .summarise */ .fS)(findings, (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(reports.length, 'spec')));
}
function refusedNote({ refused }) {
    if (refused.length === 0)
        return [];
    return [
        `> [!NOTE]\n> This job's token may only read, so it wrote no ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeMarkdown */ .FV)(refused.join(', no '))}. For a change from a fork that is as it should be: everything there is to know is on this page.`,
    ];
}
/** Where nothing can be suggested on the lines themselves, the safe fixes come as a patch. */
function patches(reports) {
    return reports.flatMap(({ file, text, findings }) => {
        if (!findings.some(({ fix }) => fix?.safe))
            return [];
        const patch = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_8__/* .fixPatch */ .MI)(file, text, (changed) => (0,_spec_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .examineSpec */ .hd)(changed, file).findings);
        if (patch === undefined)
            return [];
        return [
            `**Safe fixes for ${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(file)}**: \`npx pipewright validate --fix\` makes them, or save this as \`fix.patch\` and run \`git apply fix.patch\`\n\n${(0,_spec_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .codeBlock */ .DV)(patch)}`,
        ];
    });
}


/***/ }),

/***/ 76178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MI: () => (/* binding */ fixPatch),
  Z8: () => (/* binding */ suggestionsFor)
});

// UNUSED EXPORTS: suggestions

;// CONCATENATED MODULE: ./lib/src/spec/fix.js
/**
 * Makes the edits of all safe fixes that do not touch each other; a fix is made whole or not at all.
 * One round: a fix may bring new findings to light, so callers read the text again until nothing is applied.
 * @param findings of exactly this text
 */
function applyFixes(text, findings) {
    const applied = [];
    const edits = [];
    for (const finding of findings) {
        if (!finding.fix?.safe || finding.fix.edits.length === 0)
            continue;
        if (finding.fix.edits.some((edit) => edits.some((other) => touch(edit, other))))
            continue;
        edits.push(...finding.fix.edits);
        applied.push(finding);
    }
    let fixed = text;
    // From the end, so that the offsets before stay true.
    for (const edit of edits.sort((a, b) => b.offset - a.offset)) {
        fixed = fixed.slice(0, edit.offset) + edit.text + fixed.slice(edit.offset + edit.length);
    }
    return { text: fixed, applied };
}
/** Neighbours count as touching: whether both make sense shows only after one is made. */
function touch(a, b) {
    return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}
/** Rounds after which text that still changes is left as it is; each round ends at least one mistake. */
const MOST_ROUNDS = 20;
/**
 * Applies safe fixes until there are none.
 * @param examine gives the findings of a text
 */
function fixText(text, examine) {
    const rounds = fixing(text);
    let step = rounds.next();
    while (!step.done)
        step = rounds.next(examine(step.value));
    return step.value;
}
/** As `fixText`, where looking at a text takes time. */
async function fixTextSlowly(text, examine) {
    const rounds = fixing(text);
    let step = rounds.next();
    while (!step.done)
        step = rounds.next(await examine(step.value));
    return step.value;
}
/** Asks for the findings of each text that it comes to. */
function* fixing(text) {
    const applied = [];
    let fixed = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const result = applyFixes(fixed, yield fixed);
        if (result.applied.length === 0 || result.text === fixed)
            break;
        fixed = result.text;
        applied.push(...result.applied);
    }
    return { text: fixed, applied };
}

// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/suggest.js


/** More comments than this at once help nobody. */
const MOST = 20;
/** Safe fixes of all entries, on lines that the change shows: GitHub takes comments nowhere else. */
function suggestionsFor({ reports }, files) {
    return reports.flatMap(({ text, file, findings }) => {
        const shown = files.find(({ path }) => path === file)?.shown ?? [];
        return suggestions(text, findings).filter(({ startLine, line }) => shown.some(([first, last]) => first <= startLine && line <= last));
    });
}
/**
 * Safe fixes as comments on lines, which GitHub offers to commit with one click.
 * @param text the file as it is in the pull request
 * @param findings of exactly this text
 */
function suggestions(text, findings) {
    const lines = text.split('\n');
    const comments = [];
    const taken = new Set();
    for (const { fix, file, code, message } of findings) {
        if (!fix?.safe || fix.edits.length === 0 || comments.length === MOST)
            continue;
        const start = lineAt(text, Math.min(...fix.edits.map(({ offset }) => offset)));
        const end = lineAt(text, Math.max(...fix.edits.map(({ offset, length }) => offset + length)));
        const touched = Array.from({ length: end - start + 1 }, (_, i) => start + i);
        // Two suggestions for one line cannot both be taken.
        if (touched.some((line) => taken.has(line)))
            continue;
        let fixed = text;
        for (const { offset, length, text: by } of [...fix.edits].sort((a, b) => b.offset - a.offset))
            fixed = fixed.slice(0, offset) + by + fixed.slice(offset + length);
        const now = fixed.split('\n').slice(start - 1, end + fixed.split('\n').length - lines.length);
        const body = now.join('\n');
        // Carriage returns and the like would not survive being shown.
        if (/[\p{Cc}\p{Cf}]/u.test(body.replace(/[\n\t]/g, '')))
            continue;
        for (const line of touched)
            taken.add(line);
        const fence = '`'.repeat(Math.max(3, ...[...body.matchAll(/`+/g)].map(([run]) => run.length + 1)));
        comments.push({
            path: file,
            startLine: start,
            line: end,
            body: `${(0,markdown/* escapeMarkdown */.FV)(message)} (<code>${code}</code>)\n\n${fence}suggestion\n${body}\n${fence}\n`,
        });
    }
    return comments;
}
function lineAt(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
        line += 1;
    return line;
}
/** Lines around a change, as `diff -u` shows them. */
const CONTEXT = 3;
/**
 * All safe fixes of a file as a patch for `git apply`; undefined when there are none.
 * @param file relative to the repository
 * @param examine gives the findings of a text
 */
function fixPatch(file, text, examine) {
    const { text: fixed } = fixText(text, examine);
    // A patch that hides what it does is none; and git has its own ways with such names.
    if (fixed === text || /["\\\s\p{Cc}\p{Cf}]/u.test(file))
        return undefined;
    const before = linesOf(text);
    const after = linesOf(fixed);
    let start = 0;
    while (start < before.length && before[start] === after[start])
        start += 1;
    let same = 0;
    while (same < Math.min(before.length, after.length) - start &&
        before[before.length - 1 - same] === after[after.length - 1 - same])
        same += 1;
    const from = Math.max(0, start - CONTEXT);
    const tail = Math.min(same, CONTEXT);
    const out = [
        ...before.slice(from, start).map((line) => ` ${line}`),
        ...before.slice(start, before.length - same).map((line) => `-${line}`),
        ...after.slice(start, after.length - same).map((line) => `+${line}`),
        ...before.slice(before.length - same, before.length - same + tail).map((line) => ` ${line}`),
    ];
    const count = (lines) => lines.length - same + tail - from;
    const head = `--- a/${file}\n+++ b/${file}\n@@ -${from + 1},${count(before)} +${from + 1},${count(after)} @@\n`;
    return head + out.join('');
}
/** Lines with their ends; one without says so, as git does. */
function linesOf(text) {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}


/***/ })

};
