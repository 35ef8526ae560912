export const id = 481;
export const ids = [481];
export const modules = {

/***/ 50481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
;// CONCATENATED MODULE: ./lib/src/edge/folder-record.js



/** bytes; no JSON of a catalog comes near it */
const LARGEST_JSON = 1024 * 1024;
/**
 * A catalog's record in a folder of this machine.
 * @param options.name as the user named the folder
 * @param options.before what counts as published; the folder's own files when left out
 * @param options.commit commits files that were written, by their paths below the folder
 */
function openFolderRecord(folder, options) {
    return {
        name: options.name,
        view: async () => options.before ?? folderView(folder),
        async write(plan, message) {
            const view = folderView(folder);
            const written = [];
            for (const [file, text] of await plan(view)) {
                if ((await view.read(file)) === text)
                    continue;
                await (0,files/* writeText */.x3)((0,external_node_path_.join)(folder, file), text);
                written.push(file);
            }
            if (written.length === 0)
                return 'nothing';
            const sha = await options.commit?.(written, message);
            return { files: written, ...(sha && { sha }) };
        },
    };
}
/** The plain files of a catalog's folder and of the folders in it, as they are now. */
function folderView(folder) {
    const paths = new Set();
    for (const entry of (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })) {
        if (entry.isFile())
            paths.add(entry.name);
        if (!entry.isDirectory())
            continue;
        for (const file of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, entry.name), { withFileTypes: true }))
            if (file.isFile())
                paths.add(`${entry.name}/${file.name}`);
    }
    return {
        paths,
        read: async (path) => (paths.has(path) ? (0,files/* readTextFile */.Gu)((0,external_node_path_.join)(folder, path), LARGEST_JSON) : undefined),
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
;// CONCATENATED MODULE: ./lib/src/edge/git.js



/** milliseconds; nothing that is asked of git here goes over a network */
const CALL_LIMIT = 120_000;
/** bytes that git may say */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/**
 * Opens the checkout around a folder.
 * @throws Failure `NO_GIT` where there is none, or no git
 */
async function openGit(folder, signal) {
    await git(folder, ['rev-parse', '--show-prefix'], signal);
    const ask = (...args) => git(folder, args, signal);
    return {
        async base(ref) {
            try {
                const commit = await ask('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`);
                return (await ask('merge-base', commit.trim(), 'HEAD')).trim();
            }
            catch (error) {
                signal.throwIfAborted();
                throw new failure.Failure('REF_NOT_FOUND', `This checkout has no commit "${(0,quote/* escapeUnseen */.YA)(ref)}" that its own history goes back to. Is it spelt right, and fetched?`, { cause: error });
            }
        },
        async changedSince(sha) {
            const fields = lines(await ask('diff', '--name-status', '--no-renames', '--relative', '-z', sha, '--', '.'));
            const changed = [];
            for (let at = 0; at + 1 < fields.length; at += 2) {
                const status = { A: 'added', D: 'removed' }[fields[at] ?? ''] ?? 'modified';
                changed.push({ path: fields[at + 1] ?? '', status, shown: [] });
            }
            const others = lines(await ask('ls-files', '--others', '--exclude-standard', '-z', '--', '.'));
            return [...changed, ...others.map((path) => ({ path, status: 'added', shown: [] }))];
        },
        async view(sha) {
            const files = lines(await ask('ls-tree', '-r', '-z', sha, '--', '.'));
            const paths = files
                // Links and submodules are not files of ours.
                .filter((file) => file.startsWith('100'))
                .map((file) => file.slice(file.indexOf('\t') + 1));
            const there = new Set(paths);
            return {
                paths: there,
                read: async (path) => (there.has(path) ? ask('cat-file', 'blob', `${sha}:./${path}`) : undefined),
            };
        },
        async commit(files, { headline, body }) {
            await ask('add', '--', ...files);
            await ask('commit', '--quiet', '-m', headline, '-m', body, '--', ...files);
            return (await ask('rev-parse', 'HEAD')).trim();
        },
    };
}
/** What `-z` ends with NUL. */
function lines(text) {
    return text.split('\0').slice(0, -1);
}
function git(cwd, args, signal) {
    const options = {
        cwd,
        signal,
        timeout: CALL_LIMIT,
        maxBuffer: LARGEST_ANSWER,
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' },
    };
    return new Promise((resolve, reject) => {
        (0,external_node_child_process_.execFile)('git', args, options, (error, stdout, stderr) => {
            if (!error)
                return resolve(stdout);
            if (signal.aborted)
                return reject(signal.reason);
            const said = (0,quote/* escapeUnseen */.YA)((stderr.trim() || error.message).replace(/\s+/g, ' ')).slice(0, 300);
            const missing = error.code === 'ENOENT';
            reject(missing
                ? new failure.Failure('NO_GIT', 'git is not installed here.', { cause: error })
                : new failure.Failure('NO_GIT', `git ${args[0]} did not work: ${said}.`, { cause: error }));
        });
    });
}

// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/change-page.js
var change_page = __webpack_require__(44000);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/changes.js
var changes = __webpack_require__(70325);
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
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var pull_request_record = __webpack_require__(55331);
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
                throw new failure.Failure('VERSION_TAKEN', `${target.name}:${spec.version} is another image (${there}) than this spec gives (${digest}). Nothing is overwritten: raise "version".`);
            }
            const agent = await images.source(agentFrom);
            await (0,push/* pushWrap */.V)(derived.wrap, target, { tag: spec.version, from: { source: derived.source, agent } });
            const pushed = `${target.name}:${spec.version}@${digest}`;
            runner.info(`${there ? 'Already there' : 'Published'}: ${pushed}`);
            done.push({ ...report, pushed });
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof failure.Failure))
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
    throw new failure.Failure('VERSION_TAKEN', `${path} was written by somebody else while this ran, and says something else. Raise "version".`);
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

// EXTERNAL MODULE: ./lib/src/publish/pull-request/publishing.js + 1 modules
var pull_request_publishing = __webpack_require__(77232);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/pull-request.js
var pull_request = __webpack_require__(22625);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/publish-checkout.js





/**
 * Publishes from a checkout what the action publishes after a merge, by the same rules. Everything is checked and tried
 * before the first byte is pushed: where one entry has a mistake, nothing is.
 */
async function publishCheckout(publishing) {
    const { record, changes, committed } = publishing;
    const view = await record.view();
    const index = await (0,pull_request_record/* readIndex */.vY)(view);
    const meant = publishing.entries.filter(({ name }) => !changes || changes.entries.get(name) === 'changed');
    const waiting = meant.filter(({ name, version }) => !index.algorithms[name]?.versions[version]);
    const files = await filesOf(waiting, {
        paths: new Set(waiting.map(pathOf)),
        read: async (path) => committed(path),
    });
    const published = new Map();
    for (const path of meant.map(pathOf))
        published.set(path, await view.read(path));
    // Without a base, an entry's own spec is there, and says nothing of whose the name is.
    const names = changes ? (0,pull_request_record/* entryNames */.VM)(view) : Object.keys(index.algorithms);
    let reports = await (0,pull_request_publishing/* examineAll */.lH)(waiting, publishing, { view, index, names }, ({ name }) => files.has(name) ? { committed: files.get(name), pending: true } : {});
    reports = await (0,pull_request_publishing/* tryAll */.Jo)(reports, publishing);
    const isThere = (name) => publishing.entries.some((entry) => entry.name === name);
    const change = {
        reports,
        general: [
            ...publishing.unreadable.filter(({ file }) => !changes || changes.entries.has(file.split('/').at(-2) ?? '')),
            ...changedSpecs(meant, { committed: (path) => published.get(path) }, index),
            // The index is written here, and other files are nobody's business.
            ...(changes
                ? (0,pull_request/* checkChanges */.ek)({ ...changes, index: false, outside: [] }, view, { fork: false }, publishing.catalog.path)
                : []),
        ],
        removed: Object.keys(index.algorithms).filter((name) => !index.algorithms[name]?.removed && !isThere(name)),
        about: { stage: 'check' },
    };
    if (publishing.dryRun || !(0,change_page/* isSound */.gH)(change))
        return { change };
    reports = await promote(reports, publishing);
    const written = await writeRecord(record, reports.filter(isPublishable), files);
    return { change: { ...change, reports, about: { stage: 'publish' } }, written };
}
function pathOf({ name, version }) {
    return `${name}/${version}.json`;
}

// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 1 modules
var publish_parts = __webpack_require__(91606);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/page.js + 1 modules
var page = __webpack_require__(61962);
;// CONCATENATED MODULE: ./lib/src/command/publish-text.js





/** What `pipewright publish --json` prints. */
function publishJson({ change, written }, dryRun, shown) {
    const { files, sha } = written === undefined || written === 'nothing' ? { files: [] } : written;
    return {
        dry_run: dryRun,
        entries: change.reports.map((report) => ({
            name: report.name,
            version: report.spec?.version ?? null,
            state: stateOf(report, dryRun),
            image: imageOf(report) ?? null,
            digest: report.derived?.wrap.root.digest ?? null,
            file: report.derived ? shown(`${report.name}/${report.derived.extended.version}.json`) : null,
            findings: (0,page/* allFindings */.c4)(report),
            tests: (report.trials ?? []).map(({ test, seconds, findings }) => ({
                name: test,
                passed: findings.length === 0,
                seconds,
            })),
            untested: report.untried ?? null,
        })),
        findings: change.general,
        removed: change.removed,
        written: files.map(shown),
        commit: sha ?? null,
    };
}
/** What `pipewright publish` prints for people. Hints are `validate`'s to tell. */
function publishText({ change, written }, dryRun, shown, io) {
    const { reports, general, removed } = change;
    const findings = [...general, ...reports.flatMap(page/* allFindings */.c4)]
        .filter(({ severity }) => severity !== 'hint')
        .sort(finding/* compareFindings */.Eg);
    const texts = new Map(reports.map(({ file, text }) => [file, text]));
    const width = io.tty ? { width: io.columns() } : {};
    const lines = reports.flatMap((report) => entryLines(report, dryRun));
    for (const name of removed)
        lines.push(`${(0,findings_text/* inert */.tJ)(name)} was taken out: its versions stay to be had, and its name stays taken`);
    if (written && written !== 'nothing') {
        for (const file of written.files)
            lines.push(`Wrote ${(0,findings_text/* inert */.tJ)(shown(file))}`);
        lines.push(written.sha ? `Committed ${written.sha}` : 'Commit these files, so that everybody has them.');
    }
    if (!(0,change_page/* isSound */.gH)(change) && written === undefined)
        lines.push('Nothing was pushed.');
    else if (reports.length + removed.length === 0)
        lines.push('Everything is published already.');
    const found = (0,findings_text/* renderFindings */.vO)(findings, { texts, colour: (0,output/* wantsColour */.M)(io), ...width });
    return `${found}${found === '' ? '' : '\n'}${lines.join('\n')}\n`;
}
function stateOf(report, dryRun) {
    if (report.pushed)
        return 'published';
    const standing = (0,page/* standingOf */.YP)(report, 'check');
    if (!standing.ok)
        return standing.state;
    return dryRun ? 'would be published' : 'not published';
}
function imageOf({ pushed, derived }) {
    return pushed ?? derived?.extended.container_name;
}
function entryLines(report, dryRun) {
    const lines = [`${(0,findings_text/* inert */.tJ)((0,page/* titleOf */.Gg)(report))}: ${stateOf(report, dryRun)}`];
    const tell = (what, text) => {
        if (text !== undefined)
            lines.push(`  ${what.padEnd(8)} ${(0,findings_text/* inert */.tJ)(text)}`);
    };
    const { derived, trials, untried } = report;
    tell('image', imageOf(report));
    tell('source', derived && `${derived.wrap.source.name}@${derived.wrap.source.digest}`);
    const failed = (trials ?? []).filter(({ findings }) => findings.length > 0).length;
    if (trials)
        tell('tests', failed > 0 ? `${failed} of ${trials.length} failed` : `${trials.length} passed`);
    else
        tell('tests', untried);
    return lines;
}

// EXTERNAL MODULE: ./lib/src/command/test.js
var test = __webpack_require__(49262);
;// CONCATENATED MODULE: ./lib/src/command/publish.js
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















const USAGE = `pipewright publish [CATALOG]

Publishes from this checkout what the action publishes after a merge. Every algorithm of CATALOG (default: catalog)
that index.json does not list yet is checked, wrapped and tested; if nothing is wrong, each image is pushed under its
version, and <version>.json and index.json are written for you to commit. No tag is ever moved, and starting again is
safe.

  --base REF    only what changed since this branch, tag or commit, which also says what is published
  --to PREFIX   where wrapped images go: ghcr.io/alice, or a user of Docker Hub. Default: "registry" of catalog.json
  --dry-run     push and write nothing: say what would be
  --no-tests    do not run the specs' tests
  --commit      commit the files that were written, and nothing else
  --json        print one JSON object: dry_run, entries[{name,version,state,image,digest,file,findings[],tests[{name,
                passed,seconds}],untested}], findings[] of the change as a whole, removed[], written[], commit
`;
/** `pipewright publish`. @throws Failure for whatever the user can mend */
async function publish(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            base: { type: 'string' },
            to: { type: 'string' },
            'dry-run': { type: 'boolean' },
            'no-tests': { type: 'boolean' },
            commit: { type: 'boolean' },
            json: { type: 'boolean' },
        });
        if (values.help) {
            io.out(USAGE);
            return 0;
        }
        const [given = 'catalog', ...others] = positionals;
        const catalog = given.replace(/(?<=.)\/+$/, '');
        if (others.length > 0)
            throw new failure.Failure('BAD_USAGE', 'Name one catalog: pipewright publish catalog');
        const { cwd, signal } = io;
        const folder = (0,external_node_path_.resolve)(cwd, catalog);
        const found = (0,publish_parts/* settingsOfCheckout */.L7)(catalog, cwd);
        const settings = values.to === undefined ? found : { ...found, registry: values.to.replace(/\/+$/, '') };
        const say = (line) => {
            if (!values.json)
                io.err(`${(0,findings_text/* inert */.tJ)(line)}\n`);
        };
        const git = values.base !== undefined || values.commit ? await openGit(folder, signal) : undefined;
        const base = git && values.base !== undefined ? await git.base(values.base) : undefined;
        const { entries, findings: unreadable } = (0,publish_parts/* readCatalogSpecs */.sT)(catalog, cwd);
        const images = __addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({
            env: io.env,
            signal,
            onEvent: (event) => {
                if (event.kind === 'warning')
                    say(`warning: ${event.message}`);
                if (event.kind === 'retry')
                    say(`${event.what}: ${event.why}; trying again`);
            },
        }), true);
        const named = (files) => files.map((file) => ({ ...file, path: `${catalog}/${file.path}` }));
        const dryRun = values['dry-run'] === true;
        const report = await publishCheckout({
            record: openFolderRecord(folder, {
                name: catalog,
                ...(git && base && { before: await git.view(base) }),
                ...(git && values.commit && { commit: git.commit }),
            }),
            images,
            agent: publish_parts/* AGENT */.Sr,
            agentFrom: (0,publish_parts/* agentReference */.dr)(),
            settings,
            catalog: { path: catalog },
            entries: (0,pull_request_publishing/* readEntries */.$2)(entries),
            unreadable,
            committed: (0,publish_parts/* readCommitted */.r3)(folder),
            tryTests: values['no-tests']
                ? async () => 'They are switched off (--no-tests).'
                : (0,publish_parts/* testsOnThisMachine */.sL)(images, cwd, signal, (spec, trial) => {
                    if (!values.json)
                        io.err((0,test.testText)({ spec, ...trial }));
                }),
            runner: { info: say },
            signal,
            ...(git && base && { changes: (0,changes/* readChanges */.S)(named(await git.changedSince(base)), catalog) }),
            dryRun,
        });
        const shown = (file) => (0,external_node_path_.join)(catalog, file);
        io.out(values.json ? (0,output/* jsonText */.s)(publishJson(report, dryRun, shown)) : publishText(report, dryRun, shown, io));
        return (0,change_page/* isSound */.gH)(report.change) ? 0 : 1;
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
