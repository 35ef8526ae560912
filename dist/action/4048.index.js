export const id = 4048;
export const ids = [4048];
export const modules = {

/***/ 4048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewAction: () => (/* binding */ reviewAction),
  reviewCatalog: () => (/* binding */ reviewCatalog)
});

// EXTERNAL MODULE: ./lib/src/edge/github.js + 4 modules
var edge_github = __webpack_require__(3556);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(62395);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(27479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/change-page.js
var change_page = __webpack_require__(44000);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/changes.js
var pull_request_changes = __webpack_require__(70325);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/github-types.js
var github_types = __webpack_require__(1181);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/publishing.js + 1 modules
var publishing = __webpack_require__(77232);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/pull-request.js
var pull_request = __webpack_require__(22625);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(55331);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/run-report.js
var run_report = __webpack_require__(30344);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/suggest.js + 1 modules
var suggest = __webpack_require__(76178);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/talk.js
var pull_request_talk = __webpack_require__(80468);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/review.js











/** Git's modes of files that are files. */
const FILE = /^100(644|755)$/;
/**
 * The action's mode `review`: keeps the checks and the comment of open pull requests true. It trusts nothing of them:
 * specs are read through the API at the head commit, as data, and no image runs. It comes with rights, so that it says
 * to authors from forks what their own runs may not write.
 * @throws Failure `REVIEW_INCOMPLETE` after every pull request was tried
 */
async function review(context, reviewing) {
    const { record, runner, signal } = reviewing;
    const view = await record.view();
    const pages = [];
    const failed = [];
    for (const number of await meant(context, reviewing)) {
        signal.throwIfAborted();
        try {
            const change = await reviewOne(number, context, reviewing, view);
            if (change)
                pages.push(`# Pull request ${number}`, ...(0,change_page/* changePage */.yd)(change));
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof failure/* Failure */.H))
                throw error;
            failed.push(`pull request ${number}: ${(0,failure/* explain */.W)(error)}`);
        }
    }
    await runner.summary((0,markdown/* fitBlocks */.U8)([...failed.map((text) => `⏳ ${(0,markdown/* escapeMarkdown */.FV)(text)}`), ...pages], github_types/* SUMMARY_BYTES */.R, 'the pull requests'));
    if (failed.length > 0)
        throw new failure/* Failure */.H('REVIEW_INCOMPLETE', failed.join('\n'));
}
/** Numbers of the pull requests to look at. */
async function meant({ repository, head }, { github, inputs, runner }) {
    if (inputs.number !== undefined)
        return [inputs.number];
    const open = await github.openPullRequests(repository);
    if (!head)
        return open.map(({ number }) => number);
    const found = open.filter((pull) => isAt(pull, head));
    if (found.length === 0)
        runner.info(`No open pull request is at ${head.sha}: it was pushed to again, or closed.`);
    return found.map(({ number }) => number);
}
function isAt({ head }, at) {
    return head.sha === at.sha && (head.repository ?? '') === at.repository;
}
async function reviewOne(number, { repository, defaultBranch }, reviewing, view) {
    const { github, catalog, inputs, runner } = reviewing;
    const pull = await github.pullRequest(repository, number);
    if (!pull.open || pull.base.ref !== defaultBranch)
        return undefined;
    const { sha } = pull.head;
    const files = await github.changedFiles(repository, number);
    const changes = (0,pull_request_changes/* readChanges */.S)(files, catalog.path);
    const names = (0,record/* entryNames */.VM)(view);
    const read = await readChanged(changes, sha, repository, reviewing);
    const entries = (0,publishing/* readEntries */.$2)(read.entries, names);
    const committed = new Map();
    for (const { name, version } of entries) {
        const path = `${catalog.path}/${name}/${version}.json`;
        if (changes.extended.some((file) => file.path === path && !file.removed))
            committed.set(name, await github.readFile(repository, path, sha));
    }
    const index = await (0,record/* readIndex */.vY)(view);
    const examined = await (0,publishing/* examineAll */.lH)(entries, reviewing, { view, index, names }, ({ name }) => ({
        committed: committed.get(name),
    }));
    const talk = (0,pull_request_talk/* openTalk */.B)(github, repository);
    const runs = (await talk.attempt('actions', () => github.pullRequestRuns(repository, sha))) ?? [];
    const untried = whereTestsRun(runs, pull);
    const change = {
        reports: examined.map((report) => (report.derived ? { ...report, untried } : report)),
        general: [
            ...(0,pull_request/* checkChanges */.ek)(changes, view, { fork: pull.head.repository !== repository }, catalog.path),
            ...read.findings,
        ],
        removed: (0,pull_request/* removedIn */.Md)(changes),
        about: { stage: 'check', number, notes: notesOn(pull, runs, defaultBranch) },
    };
    const { head, open } = await github.pullRequest(repository, number);
    if (!open || head.sha !== sha) {
        runner.info(`Pull request ${number} has moved meanwhile: the next review is about what it is now.`);
        return undefined;
    }
    await talk.end(change, [sha]);
    await talk.suggest(number, sha, (0,suggest/* suggestionsFor */.Z8)(change, files));
    // Of a change that has nothing to do with the catalog, nothing is said, unless it had before.
    const make = change.reports.length + change.removed.length + change.general.length > 0;
    if (inputs.comment)
        await talk.comment(number, (0,run_report/* commentOf */.v)(change), { make });
    if (talk.refused.length > 0)
        runner.info(`The token may not write all of it: it wrote no ${talk.refused.join(', no ')}.`);
    runner.info(`Reviewed pull request ${number} at ${sha}.`);
    return change;
}
/** The specs that a change touches, as they are at its head. What cannot be read is a finding, not the end. */
async function readChanged(changes, sha, repository, { github, catalog }) {
    const entries = [];
    const findings = [];
    const names = [...changes.entries].flatMap(([name, how]) => (how === 'changed' ? [name] : []));
    if (names.length === 0)
        return { entries, findings };
    const tree = new Map((await github.tree(repository, sha)).map((file) => [file.path, file]));
    const isFile = (file) => file?.type === 'blob' && FILE.test(file.mode);
    for (const name of names.sort()) {
        const file = `${catalog.path}/${name}/spec.json`;
        const say = (code, message) => findings.push({ code, severity: 'error', file, path: '', message });
        const there = tree.get(file);
        // Files of a folder without a spec are no entry's.
        if (!there)
            continue;
        if (!isFile(there)) {
            say('NOT_A_FILE', 'spec.json is a link. Put the file itself there.');
            continue;
        }
        try {
            const text = (await github.readFile(repository, file, sha)) ?? '';
            const hasFile = (path) => isFile(tree.get(`${catalog.path}/${name}/${path}`));
            entries.push({ file, text, folder: name, hasFile });
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H) || !['FILE_TOO_LARGE', 'NOT_UTF8'].includes(error.code))
                throw error;
            say(error.code, error.message);
        }
    }
    return { entries, findings };
}
function waits({ status, conclusion }) {
    return conclusion === 'action_required' || status === 'action_required' || status === 'waiting';
}
/** What keeps GitHub from starting the checks, and who can do something about it. */
function notesOn({ mergeable, draft }, runs, defaultBranch) {
    const notes = [];
    if (mergeable === false) {
        notes.push(`> [!WARNING]\n> **This pull request has conflicts** with ${(0,markdown/* inlineCode */.ti)(defaultBranch)}, and GitHub starts no checks for it. **The author** merges ${(0,markdown/* inlineCode */.ti)(defaultBranch)} into the branch and solves them.`);
    }
    if (runs.some(waits)) {
        notes.push('> [!IMPORTANT]\n> **The checks wait for approval**, as those of people who are new here do. **A maintainer** looks at the changed files and presses "Approve and run"; there is nothing for the author to do.');
    }
    if (draft)
        notes.push('This is a draft: nobody looks at it until **the author** presses "Ready for review".');
    return notes;
}
/** Images are not run where there are rights. What the pull request's own runs say is told, and not believed. */
function whereTestsRun(runs, { mergeable }) {
    if (runs.some(waits))
        return 'They run once a maintainer has approved the checks.';
    if (runs.length === 0)
        return mergeable === false ? 'They run once the conflicts are solved.' : 'They have not run yet.';
    const said = runs.slice(0, 5).map(({ workflow, status, conclusion }) => {
        const state = conclusion ?? status ?? 'unknown';
        return `${workflow.slice(0, 80)}: ${state.replaceAll('_', ' ')}`;
    });
    return `They run in the pull request's own workflows, which say: ${said.join('; ')}.`;
}

// EXTERNAL MODULE: ./lib/src/command/action-io.js
var action_io = __webpack_require__(10577);
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 12 modules
var publish_parts = __webpack_require__(73010);
;// CONCATENATED MODULE: ./lib/src/command/review-action.js
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





/** The action's mode `review`: GitHub and registries, put together. There is no checkout. */
async function reviewAction(inputs, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { runner, signal } = io;
        const context = (0,pull_request_context/* readReviewContext */.gZ)(io.env, await (0,action_io/* readEvent */.j_)(io.env));
        if (!context) {
            runner.info('There is nothing to review: what started this run is no pull request of a GitHub repository.');
            return;
        }
        const github = (0,action_io/* openGitHubFor */.jb)(edge_github.openGitHub, inputs.token, io);
        const images = __addDisposableResource(env_1, await (0,publish_parts/* openActionImages */.N2)(inputs, io), true);
        await reviewCatalog(context, inputs, { github, images, runner, signal });
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
/** Reviews the open pull requests of a catalog. @throws Failure `NO_CATALOG`, and as `review` does */
async function reviewCatalog(context, inputs, parts) {
    await review(context, {
        ...parts,
        inputs,
        record: (0,publish_parts/* openRecord */.C6)(parts.github, inputs, context),
        agent: publish_parts/* AGENT */.Sr,
        settings: await (0,publish_parts/* settingsOfRepository */.B4)(inputs.catalog, context, parts.github),
        catalog: { path: inputs.catalog },
    });
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
