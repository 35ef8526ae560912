export const id = 308;
export const ids = [308];
export const modules = {

/***/ 43822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony export readOptions */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57304);
/* harmony import */ var _spec_near_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58592);



/**
 * Reads a command's arguments. `--help` is every command's.
 * @param usage the command's help text; printed by the caller when `help` comes back
 * @throws Failure `BAD_USAGE` with a suggestion for a misspelt option
 */
function readOptions(argv, options) {
    const all = { ...options, help: { type: 'boolean', short: 'h' } };
    try {
        return parseArgs({ args: argv, options: all, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw badOption(error.message, Object.keys(all));
    }
}
/** What `parseArgs` says, in our words (Node's own: lib/internal/util/parse_args/parse_args.js). */
function badOption(said, names) {
    const unknown = /Unknown option '(?:-\w, )?(-[^' ]+)/.exec(said)?.[1];
    const known = /option '(?:-\w, )?--([^' ]+)/i.exec(said)?.[1];
    if (unknown) {
        const meant = nearest(unknown.replace(/^-+/, ''), names);
        const remedy = meant
            ? `Did you mean --${meant}?`
            : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
        return new Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
    }
    const what = !known
        ? said.split('. ')[0]
        : said.includes('does not take')
            ? `--${known} stands alone: write it without a value`
            : `--${known} needs a value: write --${known} VALUE`;
    return new Failure('BAD_USAGE', `${what}.`);
}


/***/ }),

/***/ 70308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  statusAction: () => (/* binding */ statusAction)
});

// EXTERNAL MODULE: ./lib/src/run/check/page.js + 2 modules
var page = __webpack_require__(14777);
// EXTERNAL MODULE: ./lib/src/command/runs-action.js
var runs_action = __webpack_require__(31831);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/agent/in-parallel.js
var in_parallel = __webpack_require__(38785);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
;// CONCATENATED MODULE: ./lib/src/command/github-here.js

/** GitHub with the token of the environment; undefined where there is none. */
async function github_here_gitHubHere({ env, signal, err }) {
    const token = env.GITHUB_TOKEN || env.GH_TOKEN;
    if (!token)
        return undefined;
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    return openGitHub({
        env,
        token,
        signal,
        onRetry: (what, why, delay) => err(`${inert(`${what}: ${why}; trying again in ${Math.ceil(delay / 1000)} s`)}\n`),
    });
}

// EXTERNAL MODULE: ./lib/src/command/living-lines.js
var living_lines = __webpack_require__(70413);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
// EXTERNAL MODULE: ./lib/src/command/run-progress.js
var run_progress = __webpack_require__(42257);
// EXTERNAL MODULE: ./lib/src/command/run-report.js + 11 modules
var run_report = __webpack_require__(70769);
// EXTERNAL MODULE: ./lib/src/command/run-status-text.js
var run_status_text = __webpack_require__(99966);
// EXTERNAL MODULE: ./lib/src/command/watched-runs.js + 6 modules
var watched_runs = __webpack_require__(92956);
;// CONCATENATED MODULE: ./lib/src/command/status.js













const USAGE = (/* unused pure expression or super */ null && (`pipewright status [FILE…]

Shows how runs on AWS stand: all that are not over, else the newest one; of the workflow files that are named, or of
every one below this folder. It says why a run does not move, and what to do. With GITHUB_TOKEN set it also brings the
check runs up to date of runs that were started from a repository. AWS credentials come from the environment;
"pipewright policy --for status" prints the rights that it needs.

  --run ID       this run only, over or not
  --watch        follow until all are over; ends with 1 when an item failed
  --report DIR   also write DIR/pipewright-RUN/report.html and run.json of each
  --json         print one JSON object: runs[], each with state, steps[], troubles[] and failures[]
`));
/** Runs that are looked at side by side; followed ones all are. */
const LANES = 4;
/** `pipewright status`. @throws Failure for whatever the user can mend */
async function status_status(argv, io) {
    const { values, positionals } = readOptions(argv, {
        run: { type: 'string' },
        report: { type: 'string' },
        watch: { type: 'boolean' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const json = values.json === true;
    const say = (text) => void io.err(`${inert(text)}\n`);
    const github = await gitHubHere(io);
    const around = { ...io, say, ...(github && { github }) };
    const runs = await runsOf(await watchedIn(positionals, around), { run: values.run, newest: true });
    const watches = values.watch ? await watchAll(runs, around, io, json) : await lookAll(runs, around, LANES);
    if (values.report !== undefined)
        for (const run of runs) {
            const folder = join(resolve(io.cwd, values.report), `pipewright-${run.run}`);
            await saveReport(run, folder, io.signal);
            if (!json)
                say(`Report: ${relative(io.cwd, folder)}/report.html`);
        }
    if (json)
        io.out(jsonText({ runs: watches.map(({ watch, watched }) => watchJson(watch, watched)) }));
    else if (watches.length === 0)
        io.out('There are no runs yet.\n');
    else
        io.out(watches.map(({ watch, watched }) => renderWatch(watch, watched)).join('\n'));
    const failed = watches.some(({ watch }) => isOver(watch.progress.state) && watch.progress.state !== 'COMPLETE');
    return values.watch && failed ? 1 : 0;
}
/** Looks at each run once, or twice where it seems over. One that cannot be looked at does not keep the others. */
async function lookAll(runs, around, lanes) {
    const looked = new Array(runs.length);
    const failures = [];
    await (0,in_parallel/* inParallel */.H)(lanes, runs.entries(), async ([i, run]) => {
        try {
            const watch = await (0,watched_runs/* followHere */.oY)(run, around, () => { }, { looks: 1, pause: 1000 });
            looked[i] = { watch, watched: run.watched };
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H) || error.code === 'INTERRUPTED')
                throw error;
            failures.push(error);
            around.say(`${run.run} could not be looked at: ${error.message}`);
        }
    });
    const found = looked.filter((each) => each !== undefined);
    if (found.length === 0 && failures[0])
        throw failures[0];
    return found;
}
/** Follows all until they are over. */
async function watchAll(runs, around, io, quiet) {
    const now = new Map();
    const lines = showLines(() => [...now].flatMap(([run, { progress }]) => [
        ...(runs.length > 1 ? [run] : []),
        ...progressLines(progress, Date.now()),
        ...troubleLines({ progress }),
    ]), io, quiet);
    const said = new Set();
    try {
        return await Promise.all(runs.map(async (run) => {
            const watch = await followHere(run, { ...around, say: lines.say }, (each) => {
                now.set(run.run, each);
                for (const failure of each.seen.failures) {
                    const [head = '', ...log] = failureLines(failure);
                    if (said.has(`${run.run} ${head}`))
                        continue;
                    said.add(`${run.run} ${head}`);
                    for (const line of [head, ...log])
                        lines.say(line);
                }
            });
            return { watch, watched: run.watched };
        }));
    }
    finally {
        lines.end();
    }
}

;// CONCATENATED MODULE: ./lib/src/command/status-action.js




/** Runs that are looked at side by side. */
const status_action_LANES = 4;
/** The action's mode `status`: every run that is not over, or that one; their check runs are what it is for. */
async function statusAction({ workflows, run, token }, io) {
    const { runner } = io;
    const around = await (0,runs_action/* surroundings */.i)(io, token);
    const runs = await (0,watched_runs/* runsOf */.ky)(await (0,watched_runs/* watchedIn */.eF)(workflows, around), { run });
    if (runs.length === 0)
        runner.info('There are no runs that are not over.');
    const looked = await lookAll(runs, around, status_action_LANES);
    for (const { watch } of looked)
        runner.info(`${watch.seen.run.run}: ${(0,page/* titleOf */.G)(watch)}`);
    await (0,runs_action/* showRuns */.A)(looked, runner);
}


/***/ })

};
