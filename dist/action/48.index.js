export const id = 48;
export const ids = [48];
export const modules = {

/***/ 4048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewAction: () => (/* binding */ reviewAction)
});

// EXTERNAL MODULE: ./lib/src/edge/github.js + 4 modules
var edge_github = __webpack_require__(3556);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/publish/catalog.js
var catalog = __webpack_require__(8853);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/context.js
var pull_request_context = __webpack_require__(2395);
// EXTERNAL MODULE: ./lib/src/spec/markdown.js
var markdown = __webpack_require__(7479);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/change-page.js
var change_page = __webpack_require__(4000);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/changes.js
var pull_request_changes = __webpack_require__(325);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/publishing.js + 1 modules
var publishing = __webpack_require__(7232);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/pull-request.js
var pull_request = __webpack_require__(2625);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/record.js
var record = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/run-report.js
var run_report = __webpack_require__(344);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/suggest.js + 1 modules
var suggest = __webpack_require__(6178);
// EXTERNAL MODULE: ./lib/src/publish/pull-request/talk.js
var pull_request_talk = __webpack_require__(8087);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/review.js










/** bytes of a step's summary */
const SUMMARY_BYTES = 1_000_000;
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
    await runner.summary((0,markdown/* fitBlocks */.U8)([...failed.map((text) => `⏳ ${(0,markdown/* escapeMarkdown */.FV)(text)}`), ...pages], SUMMARY_BYTES, 'the pull requests'));
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
    await talk.end(change, [sha], await github.checkRuns(repository, sha));
    await talk.suggest(number, sha, (0,suggest/* suggestionsFor */.Z8)(change, files));
    // Of a change that has nothing to do with the catalog, nothing is said, unless it had before.
    const make = change.reports.length + change.removed.length + change.general.length > 0;
    if (inputs.comment)
        await talk.comment(number, (0,run_report/* commentOf */.v)(change), { make });
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
var action_io = __webpack_require__(577);
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 22 modules
var publish_parts = __webpack_require__(7430);
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
        const context = (0,pull_request_context/* readReviewContext */.g)(io.env, await (0,action_io/* readEvent */.C)(io.env));
        if (!context) {
            runner.info('There is nothing to review: what started this run is no pull request of a GitHub repository.');
            return;
        }
        const github = (0,action_io/* openGitHubFor */.j)(edge_github.openGitHub, inputs.token, io);
        const file = `${inputs.catalog}/catalog.json`;
        // Whatever a pull request says about it, it is the default branch that decides where images may come from.
        const text = await github.readFile(context.repository, file, context.defaultBranch);
        if (text === undefined)
            throw new failure/* Failure */.H('NO_CATALOG', `${context.defaultBranch} has no ${file} that says where images go.`);
        const images = __addDisposableResource(env_1, await (0,publish_parts/* openActionImages */.N2)(inputs, io), true);
        await review(context, {
            inputs,
            runner,
            github,
            record: (0,publish_parts/* openRecord */.C6)(github, inputs, context),
            images,
            agent: publish_parts/* AGENT */.Sr,
            settings: (0,catalog/* parseSettings */.P$)(text, file),
            catalog: { path: inputs.catalog },
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


/***/ })

};
