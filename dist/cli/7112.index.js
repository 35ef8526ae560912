export const id = 7112;
export const ids = [7112];
export const modules = {

/***/ 85584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ gitHubHere)
/* harmony export */ });
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18826);

/** GitHub with the token of the environment; undefined where there is none. */
async function gitHubHere({ env, signal, err }) {
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    if (!token)
        return undefined;
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556), __webpack_require__.e(7392)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    return openGitHub({
        env,
        token,
        signal,
        onRetry: (what, why, delay) => err(`${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inert */ .tJ)(`${what}: ${why}; trying again in ${Math.ceil(delay / 1000)} s`)}\n`),
    });
}


/***/ }),

/***/ 57112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review_review)
});

// EXTERNAL MODULE: ./lib/src/edge/images.js + 2 modules
var edge_images = __webpack_require__(3290);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/command/github-here.js
var github_here = __webpack_require__(85584);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/edge/github.js + 4 modules
var github = __webpack_require__(3556);
;// CONCATENATED MODULE: ./lib/src/publish/pull-request/context.js

const SHA = /^[0-9a-f]{40}$/;
/**
 * Reads the context of a run from its environment and its event, as GitHub's runner gives them.
 * @returns undefined where there is no GitHub around
 * @throws Failure `BAD_EVENT` where the event is not what GitHub sends
 */
function readContext(env, event) {
    const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: name } = env;
    if (!repository || !name)
        return undefined;
    const payload = asJson(event);
    const defaultBranch = textIn(asJson(payload.repository), 'default_branch') ?? 'main';
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const anywhere = {
        repository,
        defaultBranch,
        ...(env.GITHUB_RUN_ID && { runUrl: `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}` }),
    };
    if (name === 'pull_request' || name === 'pull_request_target') {
        if (name === 'pull_request_target') {
            throw new Failure('BAD_EVENT', 'This workflow runs on pull_request_target, which gives a stranger\'s change the rights of the repository. Use "pull_request".');
        }
        return { ...anywhere, ...pullRequestOf(payload, repository) };
    }
    const sha = env.GITHUB_SHA ?? '';
    if (env.GITHUB_REF === `refs/heads/${defaultBranch}`)
        return { ...anywhere, kind: 'default-branch', sha };
    return { ...anywhere, kind: 'elsewhere', event: name, sha };
}
/** The commit that a run is about, whose page shows its check runs: nobody sees those of a pull request's test merge. */
function shaOf(context) {
    return context.kind === 'pull-request' ? context.head.sha : context.sha;
}
/**
 * Reads what a review is about.
 * @returns undefined where there is no GitHub around, or the event concerns no pull request
 * @throws Failure `BAD_EVENT` where the event belongs to a change itself: its workflow is not to be trusted
 */
function context_readReviewContext(env, event) {
    const { GITHUB_EVENT_NAME: name } = env;
    if (name?.startsWith('pull_request')) {
        throw new Failure('BAD_EVENT', `mode "review" is for workflow_run, schedule and workflow_dispatch, which run the default branch's own workflow; this is ${name}.`);
    }
    const context = readContext(env, event);
    if (!context)
        return undefined;
    const { repository, defaultBranch, runUrl } = context;
    const anywhere = { repository, defaultBranch, ...(runUrl && { runUrl }) };
    if (name !== 'workflow_run')
        return anywhere;
    const run = asJson(asJson(event).workflow_run);
    const sha = textIn(run, 'head_sha') ?? '';
    if (!SHA.test(sha))
        throw new Failure('BAD_EVENT', 'The event workflow_run names no commit.');
    if (textIn(run, 'event') !== 'pull_request')
        return undefined;
    // The list of pull requests in the event is empty for forks. Of a fork that was deleted nothing is left.
    const from = textIn(asJson(run.head_repository), 'full_name') ?? '';
    return { ...anywhere, head: { sha, repository: from } };
}
/** Reads which issue a run is about. @throws Failure `BAD_EVENT` where it is about none */
function readIssueContext(env, event) {
    const context = env.GITHUB_EVENT_NAME === 'issues' ? readContext(env, event) : undefined;
    const issue = asJson(asJson(event).issue);
    if (!context || typeof issue.number !== 'number') {
        throw new Failure('BAD_EVENT', `mode "draft" is for the event issues (opened, edited); this is ${env.GITHUB_EVENT_NAME || 'no GitHub event'}.`);
    }
    const { repository, defaultBranch } = context;
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    return { repository, defaultBranch, server, number: issue.number, body: textIn(issue, 'body') ?? '' };
}
function pullRequestOf(payload, repository) {
    const pull = asJson(payload.pull_request);
    const head = asJson(pull.head);
    const base = asJson(pull.base);
    const number = pull.number;
    const shas = [textIn(head, 'sha'), textIn(base, 'sha')];
    const refs = [textIn(head, 'ref'), textIn(base, 'ref')];
    if (typeof number !== 'number' || !shas.every((sha) => sha && SHA.test(sha)) || !refs.every(Boolean)) {
        throw new Failure('BAD_EVENT', 'The event of this run (GITHUB_EVENT_PATH) says nothing of a pull request, though its name is pull_request.');
    }
    return {
        kind: 'pull-request',
        number,
        // A fork that was deleted meanwhile is null.
        fork: textIn(asJson(head.repo), 'full_name') !== repository,
        head: { ref: refs[0], sha: shas[0] },
        base: { ref: refs[1], sha: shas[1] },
    };
}
function asJson(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function textIn(json, key) {
    const value = json[key];
    return typeof value === 'string' ? value : undefined;
}

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
            if (!(error instanceof failure.Failure))
                throw error;
            failed.push(`pull request ${number}: ${(0,failure/* explain */.W)(error)}`);
        }
    }
    await runner.summary((0,markdown/* fitBlocks */.U8)([...failed.map((text) => `⏳ ${(0,markdown/* escapeMarkdown */.FV)(text)}`), ...pages], github_types/* SUMMARY_BYTES */.R, 'the pull requests'));
    if (failed.length > 0)
        throw new failure.Failure('REVIEW_INCOMPLETE', failed.join('\n'));
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
    await talk.suggest(number, sha, suggestionsFor(change, files));
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
            if (!(error instanceof failure.Failure) || !['FILE_TOO_LARGE', 'NOT_UTF8'].includes(error.code))
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
// EXTERNAL MODULE: ./lib/src/command/publish-parts.js + 1 modules
var publish_parts = __webpack_require__(91606);
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
        const context = readReviewContext(io.env, await readEvent(io.env));
        if (!context) {
            runner.info('There is nothing to review: what started this run is no pull request of a GitHub repository.');
            return;
        }
        const github = openGitHubFor(openGitHub, inputs.token, io);
        const images = __addDisposableResource(env_1, await openActionImages(inputs, io), true);
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

;// CONCATENATED MODULE: ./lib/src/command/review.js
var review_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var review_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







const USAGE = `pipewright review --repository OWNER/NAME

Reviews the open pull requests of a catalog on GitHub, as the action's mode "review" does: reads their specs at the
head commit, checks them, and keeps checks, suggestions and the one comment true. Nothing is checked out, and no image
runs.

  --repository OWNER/NAME   the catalog's repository
  --pull-request N          only this one
  --branch NAME             the default branch. Default: main
  --path FOLDER             the catalog's folder in the repository. Default: catalog
  --no-comment              leave comments alone
  --json                    print one JSON object: page (Markdown)

GITHUB_TOKEN (or GH_TOKEN) is needed. GitHub lets only the tokens of apps write checks; with any other the rest is done.
`;
/** `pipewright review`. @throws Failure for whatever the user can mend */
async function review_review(argv, io) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { values, positionals } = (0,options/* readOptions */.T)(argv, {
            repository: { type: 'string' },
            'pull-request': { type: 'string' },
            branch: { type: 'string' },
            path: { type: 'string' },
            'no-comment': { type: 'boolean' },
            json: { type: 'boolean' },
        });
        if (values.help) {
            io.out(USAGE);
            return 0;
        }
        const { repository, 'pull-request': number, branch = 'main', path = 'catalog' } = values;
        if (!repository || positionals.length > 0)
            throw new failure.Failure('BAD_USAGE', 'Name the repository: pipewright review --repository OWNER/NAME');
        if (number !== undefined && !/^[1-9]\d{0,9}$/.test(number))
            throw new failure.Failure('BAD_USAGE', '--pull-request is the number of a pull request.');
        const github = await (0,github_here/* gitHubHere */.w)(io);
        if (!github)
            throw new failure.Failure('NO_TOKEN', 'Reviewing needs GITHUB_TOKEN (or GH_TOKEN), to read pull requests at least.');
        const { signal } = io;
        const images = review_addDisposableResource(env_1, await (0,edge_images/* openImages */.x)({ env: io.env, signal }), true);
        let page = '';
        const context = { repository, defaultBranch: branch };
        const inputs = {
            catalog: path,
            commitBranch: '',
            comment: !values['no-comment'],
            ...(number !== undefined && { number: Number(number) }),
        };
        const runner = {
            info: (text) => void (values.json || io.err(`${(0,findings_text/* inert */.tJ)(text)}\n`)),
            summary: async (markdown) => {
                page += markdown;
            },
        };
        await reviewCatalog(context, inputs, { github, images, runner, signal }).finally(() => {
            if (!values.json && page.trim() !== '')
                io.out(`${page.split('\n').map(findings_text/* inert */.tJ).join('\n')}\n`);
        });
        if (values.json)
            io.out((0,output/* jsonText */.s)({ page }));
        return 0;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = review_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ })

};
