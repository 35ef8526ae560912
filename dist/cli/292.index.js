export const id = 292;
export const ids = [292];
export const modules = {

/***/ 911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  destroy: () => (/* binding */ destroy_destroy)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/units.js
var units = __webpack_require__(2913);
// EXTERNAL MODULE: ./lib/src/deploy/code.js
var code = __webpack_require__(1275);
// EXTERNAL MODULE: ./lib/src/deploy/deploy.js
var deploy = __webpack_require__(8209);
// EXTERNAL MODULE: ./lib/src/deploy/names.js
var deploy_names = __webpack_require__(8068);
// EXTERNAL MODULE: ./lib/src/deploy/stack.js
var stack = __webpack_require__(292);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var target = __webpack_require__(7679);
;// CONCATENATED MODULE: ./lib/src/deploy/destroy.js







const POLL_MS = 1000;
/** Longer than ECS lets a task end itself. */
const MOST_POLLS = 240;
/**
 * Takes a workflow back: no new uploads, no new agents, then the agents, then the stack. Data stays. Safe to repeat,
 * whatever is left of it.
 * @throws Failure `DESTROY_FAILED`, naming what could not be deleted
 */
async function destroy(plan, cloud, say) {
    const account = await cloud.account();
    (0,target/* checkAccount */.g)(plan, account);
    const { region, endpoint } = cloud;
    const names = (0,deploy_names/* namesOf */.e)(plan.workflow, { account, region, ...(endpoint !== undefined && { endpoint }) });
    const { base } = names;
    // As it was deployed: the file may have been changed since.
    const deployed = (0,deploy/* deployedOf */.qj)(await cloud.stacks.template(base)) ?? {
        input: { bucket: plan.input.bucket ?? '', prefix: plan.input.prefix },
        output: { bucket: plan.output.bucket ?? '', prefix: plan.output.prefix },
    };
    for (const bucket of new Set([deployed.input.bucket, plan.input.bucket ?? ''].filter(Boolean)))
        if (await (0,deploy/* forgetNotification */.nY)(cloud, bucket, base))
            say(`Uploads to ${bucket} do not go to the workflow any more`);
    await cloud.agents.pause(names.dispatcher);
    await stopAgents(base, cloud, say);
    await deleteStack(base, cloud, say);
    if (deployed.output.bucket)
        await cloud.buckets.removeAll(deployed.output.bucket, (0,code/* deployFolder */.C)(deployed.output.prefix));
    const left = [];
    for (const place of [deployed.input, deployed.output]) {
        const size = place.bucket ? await cloud.buckets.measure(place.bucket, place.prefix) : undefined;
        if (size)
            left.push({ ...place, ...size });
    }
    return left;
}
async function stopAgents(cluster, cloud, say) {
    const stopped = new Set();
    for (let poll = 0;; poll++) {
        const tasks = await cloud.agents.list(cluster);
        for (const task of tasks.filter((each) => !stopped.has(each))) {
            stopped.add(task);
            await cloud.agents.stop(cluster, task, 'The workflow is being destroyed.');
        }
        if (tasks.length === 0)
            break;
        if (poll === 0)
            say(`Ending ${tasks.length} agents`);
        if (poll === MOST_POLLS)
            throw new failure.Failure('DESTROY_FAILED', `${tasks.length} agents of ${cluster} do not end: ${tasks.slice(0, 3).join(', ')}. Stop them in the ECS console, then repeat this.`);
        await cloud.sleep(POLL_MS);
    }
}
async function deleteStack(base, cloud, say) {
    const state = await (0,stack/* follow */.e6)(base, cloud, () => { }, new Set());
    if (!state) {
        say(`There is no stack ${base} (any more)`);
        return;
    }
    say(`Deleting the stack ${base}`);
    const told = await (0,stack/* eventsSoFar */.zS)(base, cloud);
    await cloud.stacks.delete(base);
    const after = await (0,stack/* follow */.e6)(base, cloud, say, told);
    if (!after)
        return;
    const failed = (await cloud.stacks.events(base)).filter(({ status }) => status === 'DELETE_FAILED');
    throw new failure.Failure('DESTROY_FAILED', `The stack ${base} could not be deleted (${after.status}): ${failed.map(({ resource, reason }) => `${resource}: ${reason ?? 'no reason given'}`).join('; ') || (after.reason ?? 'no reason given')}. Mend that and repeat this.`);
}
/** What stays, and how to be rid of it, for people. */
function leftText(left) {
    return left
        .map(({ bucket, prefix, objects, bytes, more }) => `Stays: s3://${bucket}/${prefix} (${more ? 'more than ' : ''}${objects} objects, ${(0,units/* formatBytes */.z3)(bytes)}). To delete it: aws s3 rm --recursive s3://${bucket}/${prefix}\n`)
        .join('');
}

// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
// EXTERNAL MODULE: ./lib/src/command/deploy.js
var command_deploy = __webpack_require__(6233);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
;// CONCATENATED MODULE: ./lib/src/command/destroy.js





const USAGE = `pipewright destroy FILE

Takes a workflow back from AWS: uploads do not start it any more, its agents end, its stack is deleted. Buckets with
their data stay, and how to delete them is said. Safe to repeat.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --json            print one JSON object: left[], each with bucket, prefix, objects, bytes
`;
/** `pipewright destroy`. @throws Failure for whatever the user can mend */
async function destroy_destroy(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const json = values.json === true;
    const plan = await (0,command_deploy.readDeployed)(positionals, io, { json, catalog: values.catalog, command: 'destroy' });
    if (!plan)
        return 1;
    const { openCloud } = await Promise.all(/* import() */[__webpack_require__.e(719), __webpack_require__.e(154), __webpack_require__.e(192)]).then(__webpack_require__.bind(__webpack_require__, 6192));
    const cloud = openCloud((0,command_deploy.regionOf)(plan, io.env), io.env, io.signal);
    const left = await destroy(plan, cloud, (line) => io.err(`${(0,findings_text/* inert */.tJ)(line)}\n`));
    io.out(json ? (0,output/* jsonText */.s)({ left }) : `Nothing of ${plan.workflow} is left but its data.\n${leftText(left)}`);
    return 0;
}


/***/ }),

/***/ 2913:
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
