export const id = 3556;
export const ids = [3556];
export const modules = {

/***/ 3556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitHub: () => (/* binding */ openGitHub)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(61845);
// EXTERNAL MODULE: ./lib/src/edge/clock.js
var clock = __webpack_require__(27972);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
;// CONCATENATED MODULE: ./lib/src/edge/github/failure.js


/** The HTTP status of a refusal; undefined for anything else that was thrown. */
function statusOf(error) {
    const status = error?.status;
    return error instanceof Error && typeof status === 'number' ? status : undefined;
}
/**
 * What GitHub refused, in our words: what was being done, what GitHub said, what to do.
 * @param doing `reading pull request 7`
 */
function gitHubFailure(error, doing) {
    // Octokit makes a 500 of whatever stops a request, our own failures included.
    if (error instanceof Error && error.cause instanceof failure/* Failure */.H)
        return error.cause;
    if (statusOf(error) === undefined)
        return error;
    const { status, message, response } = error;
    const said = (0,quote/* escapeUnseen */.YA)(message).slice(0, 300);
    const fail = (code, remedy) => new failure/* Failure */.H(code, `GitHub refused ${doing} (${status}: ${said}). ${remedy}`);
    const headers = response?.headers ?? {};
    if (/rate limit/i.test(said) || headers['x-ratelimit-remaining'] === '0' || status === 429)
        return fail('GITHUB_RATE_LIMIT', 'It asks for patience: start again later; nothing is lost by it.');
    if (status === 401)
        return fail('GITHUB_TOKEN_REFUSED', 'The token is wrong or has expired: give another.');
    if (status === 403)
        return fail('GITHUB_READ_ONLY', 'The token may not do this: see "permissions" in the workflow.');
    if (status === 404)
        return fail('GITHUB_NOT_FOUND', 'Is the name right, and may this token see the repository?');
    if (status >= 500)
        return fail('GITHUB_UNREACHABLE', 'The fault is on their side: start again in some minutes.');
    return fail('GITHUB_REFUSED', 'Please report this: it is most likely a fault of pipewright.');
}

;// CONCATENATED MODULE: ./lib/src/edge/github/reading.js


/** bytes; GitHub gives the content of files up to 1 MB this way, and no JSON of a catalog is larger. */
const LARGEST_FILE = 1024 * 1024;
/** A pull request's list of files ends at 3,000 (REST API, "List pull requests files"). */
const MOST_FILES = 3000;
/** Looking further back than this for a comment of ours costs more than a second comment does harm. */
const MOST_COMMENTS = 1000;
/** @throws from every function, Failure `GITHUB_…` besides what it says */
function gitHubReading(api) {
    const { rest } = api;
    async function doing(what, work) {
        try {
            return await work();
        }
        catch (error) {
            throw gitHubFailure(error, what);
        }
    }
    return {
        async resolveCommit(repository, ref) {
            try {
                const { data } = await rest.repos.getCommit({
                    ...named(repository),
                    ref,
                    mediaType: { format: 'sha' },
                });
                // Octokit takes what it does not know for bytes.
                const said = data;
                const sha = (typeof said === 'string' ? said : new TextDecoder().decode(said)).trim();
                if (/^[0-9a-f]{40}$/.test(sha))
                    return sha;
            }
            catch (error) {
                // 409: an empty repository; 422: no commit of that name.
                if (![404, 409, 422].includes(statusOf(error) ?? 0))
                    throw gitHubFailure(error, `finding "${ref}" in ${repository}`);
            }
            throw new failure/* Failure */.H('REF_NOT_FOUND', `${repository} has no branch, tag or commit "${ref}", or this token may not see it. Check both names.`);
        },
        async readFile(repository, path, sha) {
            if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
                return undefined;
            let file;
            try {
                ({ data: file } = await rest.repos.getContent({ ...named(repository), path, ref: sha }));
            }
            catch (error) {
                if (statusOf(error) === 404)
                    return undefined;
                throw gitHubFailure(error, `reading ${path} of ${repository}`);
            }
            return textOf(file, path);
        },
        commit: (repository, sha) => doing(`reading the commit ${sha}`, async () => {
            const { data } = await rest.repos.getCommit({ ...named(repository), ref: sha });
            return {
                parents: data.parents.map((parent) => parent.sha),
                paths: (data.files ?? []).map(({ filename }) => filename),
            };
        }),
        tree: (repository, sha) => doing(`listing the files of ${repository}`, async () => {
            const { data } = await rest.git.getTree({ ...named(repository), tree_sha: sha, recursive: '1' });
            if (data.truncated) {
                throw new failure/* Failure */.H('TREE_TOO_LARGE', `${repository} holds more files than GitHub lists at once (100,000). Keep the catalog in a repository of its own.`);
            }
            return data.tree.map(({ path, mode, type, sha: id }) => ({ path, mode, type, id }));
        }),
        pullRequest: (repository, number) => doing(`reading pull request ${number} of ${repository}`, async () => asPullRequest((await rest.pulls.get({ ...named(repository), pull_number: number })).data)),
        openPullRequests: (repository) => doing(`listing the open pull requests of ${repository}`, async () => (await api.paginate(rest.pulls.list, { ...named(repository), state: 'open', per_page: 100 })).map(asPullRequest)),
        pullRequestsOf: (repository, sha) => doing(`finding the pull request that brought ${sha}`, async () => (await rest.repos.listPullRequestsAssociatedWithCommit({ ...named(repository), commit_sha: sha })).data.map(asPullRequest)),
        changedFiles: (repository, number) => doing(`listing the files of pull request ${number}`, async () => {
            const files = await api.paginate(rest.pulls.listFiles, {
                ...named(repository),
                pull_number: number,
                per_page: 100,
            });
            if (files.length >= MOST_FILES) {
                throw new failure/* Failure */.H('TOO_MANY_FILES', `Pull request ${number} changes ${MOST_FILES} files or more, and GitHub lists no more of them. Split it.`);
            }
            return files.map((file) => ({
                path: file.filename,
                status: file.status,
                ...(file.previous_filename && { previous: file.previous_filename }),
                shown: shownLines(file.patch ?? ''),
            }));
        }),
        checkRuns: (repository, sha) => doing(`listing the check runs of ${sha}`, async () => {
            const runs = await api.paginate(rest.checks.listForRef, {
                ...named(repository),
                ref: sha,
                filter: 'latest',
                per_page: 100,
            });
            return runs.map(asCheckRun);
        }),
        checkRunsNamed: (repository, sha, name) => doing(`listing the check runs "${name}" of ${sha}`, async () => {
            const runs = await api.paginate(rest.checks.listForRef, {
                ...named(repository),
                ref: sha,
                check_name: name,
                filter: 'all',
                per_page: 100,
            });
            return runs.map(asCheckRun);
        }),
        comments: (repository, number) => doing(`reading the comments of pull request ${number}`, async () => {
            let seen = 0;
            const comments = await api.paginate(rest.issues.listComments, { ...named(repository), issue_number: number, per_page: 100 }, ({ data }, done) => {
                seen += data.length;
                if (seen >= MOST_COMMENTS)
                    done();
                return data;
            });
            return comments.map(asComment);
        }),
        reviewComments: (repository, number) => doing(`reading the review comments of pull request ${number}`, async () => (await api.paginate(rest.pulls.listReviewComments, {
            ...named(repository),
            pull_number: number,
            per_page: 100,
        })).map(asComment)),
        pullRequestRuns: (repository, sha) => doing(`listing the workflow runs of ${sha}`, async () => {
            const { data } = await rest.actions.listWorkflowRunsForRepo({
                ...named(repository),
                head_sha: sha,
                event: 'pull_request',
                per_page: 100,
            });
            const newest = new Map();
            // They come with the newest first.
            for (const { name, status, conclusion } of data.workflow_runs) {
                const workflow = name ?? 'a workflow';
                if (!newest.has(workflow))
                    newest.set(workflow, { workflow, status, conclusion });
            }
            return [...newest.values()];
        }),
    };
}
function asCheckRun(run) {
    return {
        id: run.id,
        name: run.name,
        externalId: run.external_id ?? '',
        status: run.status,
        conclusion: run.conclusion,
        annotations: run.output.annotations_count,
        app: run.app?.slug ?? '',
    };
}
function asComment(comment) {
    return { id: comment.id, body: comment.body ?? '', byBot: comment.user?.type === 'Bot' };
}
/** From the heads of a diff's parts: `@@ -1,2 +3,4 @@`. */
function shownLines(patch) {
    return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, first, count]) => [
        Number(first),
        Number(first) + Number(count ?? 1) - 1,
    ]);
}
function asPullRequest(answer) {
    const { head, base, user } = answer;
    return {
        number: answer.number,
        open: answer.state === 'open',
        draft: answer.draft === true,
        merged: Boolean(answer.merged_at),
        ...(typeof answer.mergeable === 'boolean' && { mergeable: answer.mergeable }),
        // A fork that was deleted meanwhile has none.
        head: { ref: head.ref, sha: head.sha, ...(head.repo && { repository: head.repo.full_name }) },
        base: { ref: base.ref, sha: base.sha },
        author: user?.login ?? 'ghost',
        authorId: user?.id ?? 0,
    };
}
/** @throws Failure `FILE_TOO_LARGE`, `NOT_UTF8` */
function textOf(file, path) {
    const { type, size, content, encoding } = (file ?? {});
    if (type !== 'file' || typeof content !== 'string')
        return undefined;
    if (Number(size) > LARGEST_FILE || encoding !== 'base64') {
        throw new failure/* Failure */.H('FILE_TOO_LARGE', `${path} has ${size} bytes; ${LARGEST_FILE} are allowed.`);
    }
    try {
        const bytes = Buffer.from(content, 'base64');
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        throw new failure/* Failure */.H('NOT_UTF8', `${path} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
    }
}
/** @throws Failure `BAD_REPOSITORY` */
function named(repository) {
    const [owner, repo, ...more] = repository.split('/');
    if (owner && repo && more.length === 0 && /^[\w.-]+\/[\w.-]+$/.test(repository) && !/^\.{1,2}$/.test(repo))
        return { owner, repo };
    throw new failure/* Failure */.H('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
}

// EXTERNAL MODULE: ./lib/src/edge/retry.js
var edge_retry = __webpack_require__(37392);
;// CONCATENATED MODULE: ./lib/src/edge/github/transport.js


/** What GitHub asks to wait for when it names a secondary limit and no time (REST API, "Rate limits"). Milliseconds. */
const SECONDARY_WAIT = 60_000;
/** Repeating these changes nothing. A POST may have been carried out before its answer was lost: its caller looks. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
/**
 * A `fetch` with a time limit, a size limit and bounded retries: rate limits are waited out as GitHub asks, and 5xx and
 * broken connections are tried again where that is harmless.
 */
function patientFetch(parts) {
    const { clock, limits, retry, signal } = parts;
    async function once(url, options) {
        parts.counted();
        const limit = AbortSignal.any([signal, AbortSignal.timeout(limits.answer)]);
        try {
            const answer = await parts.fetch(url, { ...options, signal: limit });
            const { status, headers } = answer;
            const body = await boundedBody(answer, limits.body, url);
            const whole = new Response(status === 204 || status === 304 ? null : body, { status, headers });
            // Octokit's paging looks at where the answer came from.
            return Object.defineProperty(whole, 'url', { value: url });
        }
        catch (error) {
            signal.throwIfAborted();
            throw error;
        }
    }
    return async (input, options = {}) => {
        const url = String(input);
        const method = options.method ?? 'GET';
        const what = `${method} ${new URL(url).pathname}`;
        let failed = 0;
        let waited = 0;
        for (;;) {
            let answer;
            let broken;
            try {
                answer = await once(url, options);
            }
            catch (error) {
                broken = error;
                if (error instanceof failure/* Failure */.H || signal.aborted)
                    throw error;
            }
            const refused = answer && (await limitedFor(answer, clock.now()));
            const transient = answer ? (0,edge_retry/* isTransientStatus */.Dm)(answer.status) : isBrokenCall(broken, failed);
            const again = refused !== undefined || (transient && REPEATABLE.has(method));
            if (answer && !again)
                return answer;
            failed += 1;
            const delay = again ? (0,edge_retry/* nextDelay */.rM)(retry, failed, waited, refused, parts.random()) : undefined;
            if (delay === undefined) {
                if (answer)
                    return answer;
                throw new failure/* Failure */.H('GITHUB_UNREACHABLE', `GitHub did not answer ${what}: ${(0,failure/* explain */.W)(broken)}.`, {
                    cause: broken,
                });
            }
            waited += delay;
            parts.onRetry(what, answer ? `GitHub answered ${answer.status}` : (0,failure/* explain */.W)(broken), delay);
            await clock.sleep(delay, signal);
        }
    };
}
function isBrokenCall(error, failed) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    // The code of a DOMException is a number.
    const { code, name } = (cause ?? {});
    return (0,edge_retry/* isBroken */.Qr)(cause, failed) || String(code).startsWith('UND_ERR_') || name === 'TimeoutError';
}
/** Milliseconds to wait when an answer is a rate limit, undefined when it is none (REST API, "Rate limits"). */
async function limitedFor(answer, now) {
    if (answer.status !== 403 && answer.status !== 429)
        return undefined;
    const asked = (0,edge_retry/* retryAfter */.P9)(answer.headers.get('retry-after') ?? undefined, now);
    if (asked !== undefined)
        return asked;
    if (answer.headers.get('x-ratelimit-remaining') === '0') {
        const reset = Number(answer.headers.get('x-ratelimit-reset')) * 1000;
        return Number.isFinite(reset) && reset > 0 ? Math.max(0, reset - now) : SECONDARY_WAIT;
    }
    if (answer.status === 429 || /secondary rate limit/i.test(await answer.clone().text()))
        return SECONDARY_WAIT;
    return undefined;
}
async function boundedBody(answer, limit, url) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
        size += chunk.byteLength;
        if (size > limit) {
            throw new failure/* Failure */.H('GITHUB_ANSWER_TOO_LARGE', `GitHub's answer to ${new URL(url).pathname} is larger than ${limit} bytes; nothing that this asks for is.`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./lib/src/edge/github/writing.js



const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
function gitHubWriting(api) {
    const { rest } = api;
    async function doing(what, work) {
        try {
            return await work();
        }
        catch (error) {
            throw gitHubFailure(error, what);
        }
    }
    return {
        createCheckRun: (repository, sha, name, state) => doing(`making the check "${name}"`, async () => {
            const { data } = await rest.checks.create({
                ...named(repository),
                head_sha: sha,
                name,
                ...checkBody(state),
            });
            return data.id;
        }),
        updateCheckRun: (repository, id, state) => doing('bringing a check up to date', async () => {
            await rest.checks.update({ ...named(repository), check_run_id: id, ...checkBody(state) });
        }),
        createComment: (repository, number, body) => doing(`commenting on pull request ${number}`, async () => {
            const { data } = await rest.issues.createComment({
                ...named(repository),
                issue_number: number,
                body,
            });
            return data.id;
        }),
        updateComment: (repository, id, body) => doing('bringing a comment up to date', async () => {
            await rest.issues.updateComment({ ...named(repository), comment_id: id, body });
        }),
        createReview: (repository, number, sha, body, comments) => doing(`suggesting fixes on pull request ${number}`, async () => {
            await rest.pulls.createReview({
                ...named(repository),
                pull_number: number,
                commit_id: sha,
                event: 'COMMENT',
                body,
                comments: comments.map(({ path, startLine, line, body: text }) => ({
                    path,
                    line,
                    side: 'RIGHT',
                    ...(startLine < line && { start_line: startLine, start_side: 'RIGHT' }),
                    body: text,
                })),
            });
        }),
        async commitOnBranch(repository, branch, expected, message, files) {
            const additions = [];
            const deletions = [];
            for (const [path, text] of files) {
                if (text === undefined)
                    deletions.push({ path });
                else
                    additions.push({ path, contents: Buffer.from(text).toString('base64') });
            }
            const what = `committing to ${branch} of ${repository}`;
            try {
                const answer = await api.graphql(COMMIT, {
                    input: {
                        branch: { repositoryNameWithOwner: repository, branchName: branch },
                        expectedHeadOid: expected,
                        message,
                        fileChanges: { additions, deletions },
                    },
                });
                return { sha: answer.createCommitOnBranch.commit.oid };
            }
            catch (error) {
                return movedOrThrow(error, what);
            }
        },
        createBranch: (repository, branch, sha) => doing(`making the branch ${branch}`, async () => {
            try {
                await rest.git.createRef({ ...named(repository), ref: `refs/heads/${branch}`, sha });
            }
            catch (error) {
                const said = error instanceof Error ? error.message : '';
                if (statusOf(error) !== 422 || !/already exists/i.test(said))
                    throw error;
            }
        }),
    };
}
/** GraphQL answers 200 and names its errors in the body. */
function movedOrThrow(error, what) {
    const errors = error?.errors;
    if (!errors) {
        if (statusOf(error) === 409)
            return 'moved';
        throw gitHubFailure(error, what);
    }
    const said = errors
        .map(({ message }) => message ?? '')
        .join('; ')
        .slice(0, 300);
    if (errors.some(({ type, message }) => type === 'STALE_DATA' || /expected branch to point/i.test(message ?? '')))
        return 'moved';
    if (errors.some(({ type, message }) => type === 'FORBIDDEN' || /not accessible/i.test(message ?? ''))) {
        throw new failure/* Failure */.H('GITHUB_READ_ONLY', `GitHub refused ${what} (${said}). The token may not do this: see "permissions" in the workflow.`);
    }
    if (/protected|rule violations|required status/i.test(said)) {
        throw new failure/* Failure */.H('BRANCH_PROTECTED', `GitHub refused ${what} (${said}). Let the token's app pass the branch's rules, or have extended specs committed to a branch of their own with "commit-branch".`);
    }
    throw new failure/* Failure */.H('GITHUB_REFUSED', `GitHub refused ${what}: ${said}.`);
}
function checkBody({ status, conclusion, externalId, detailsUrl, output }) {
    const { annotations, ...rest } = output;
    return {
        status,
        ...(conclusion && { conclusion }),
        ...(externalId && { external_id: externalId }),
        ...(detailsUrl && { details_url: detailsUrl }),
        output: { ...rest, ...(annotations && { annotations: [...annotations] }) },
    };
}

;// CONCATENATED MODULE: ./lib/src/edge/github.js





const RETRY = { tries: 5, firstDelay: 1000, longestDelay: 20_000, budget: 300_000 };
const LIMITS = { answer: 30_000, body: 32 * 1024 * 1024 };
/** Opens GitHub's API. Nothing is sent yet. */
function openGitHub(options) {
    let calls = 0;
    const api = new utils/* GitHub */.gq({
        baseUrl: (options.env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
        ...(options.token && { auth: options.token }),
        userAgent: 'pipewright',
        log: { debug() { }, info() { }, warn() { }, error() { } },
        request: {
            fetch: patientFetch({
                fetch: (utils/* defaults */.NT.request?.fetch ?? fetch),
                clock: options.clock ?? clock/* systemClock */.m,
                retry: options.retry ?? RETRY,
                limits: { ...LIMITS, ...options.limits },
                random: options.random ?? Math.random,
                signal: options.signal,
                onRetry: options.onRetry ?? (() => { }),
                counted: () => {
                    calls += 1;
                },
            }),
        },
    });
    return {
        ...gitHubReading(api),
        ...gitHubWriting(api),
        get calls() {
            return calls;
        },
    };
}


/***/ }),

/***/ 37392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   rM: () => (/* binding */ nextDelay),
/* harmony export */   yE: () => (/* binding */ RETRY_POLICY)
/* harmony export */ });
const RETRY_POLICY = { tries: 5, firstDelay: 500, longestDelay: 15_000, budget: 180_000 };
// 499 and 522 are what proxies in front of registries say for "the client/server went away".
const RETRIED_STATUS = new Set([408, 429, 499, 500, 502, 503, 504, 522]);
/** Whether a status means "again later". Other 4xx never do. */
function isTransientStatus(status) {
    return RETRIED_STATUS.has(status);
}
const BROKEN = new Set([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ECONNABORTED',
    'ESTALLED',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ERR_STREAM_DESTROYED',
    'HPE_INVALID_EOF_STATE',
]);
/**
 * Whether an error means that the connection broke and another may hold. A name that does not exist or a closed port do
 * not heal; a name server that is out of reach gets a second chance only, or being offline would look like hanging.
 */
function isBroken(error, failed = 0) {
    if (!(error instanceof Error))
        return false;
    const code = error.code ?? '';
    return BROKEN.has(code) || (code === 'EAI_AGAIN' && failed === 0);
}
/** Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date (RFC 9110 10.2.3). */
function retryAfter(header, now) {
    if (header === undefined)
        return undefined;
    const text = header.trim();
    if (/^\d+(\.\d+)?$/.test(text))
        return Math.ceil(Number(text) * 1000);
    // Date.parse takes a lot for a date; HTTP's begin with the day of the week.
    const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/**
 * Milliseconds to wait before the next try, or undefined to give up. `failed` counts the tries so far, `waited` the
 * milliseconds spent waiting so far, `asked` is the registry's wish, `random` is in [0, 1): half of the delay is jitter.
 */
function nextDelay(policy, failed, waited, asked, random) {
    if (failed >= policy.tries)
        return undefined;
    const own = Math.min(policy.firstDelay * 2 ** (failed - 1), policy.longestDelay);
    const delay = asked === undefined ? own * (0.5 + random / 2) : asked + (random * policy.firstDelay) / 2;
    return waited + delay > policy.budget ? undefined : Math.round(delay);
}


/***/ })

};
