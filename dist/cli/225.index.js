export const id = 225;
export const ids = [225];
export const modules = {

/***/ 38785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
/**
 * Does something with each of some values, `lanes` of them at a time. When one fails, no new one is begun, and its error
 * is thrown when those that had begun are over.
 */
async function inParallel(lanes, values, work) {
    const failures = [];
    const running = new Set();
    for await (const value of values) {
        if (failures.length > 0)
            break;
        const job = work(value)
            .catch((error) => void failures.push(error))
            .finally(() => running.delete(job));
        running.add(job);
        if (running.size >= lanes)
            await Promise.race(running);
    }
    await Promise.all(running);
    if (failures.length > 0)
        throw failures[0];
}


/***/ }),

/***/ 1666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ watchedOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28068);


/**
 * Where everything of a deployed workflow is, from what its file says and whose account it is.
 * @throws Failure `NOT_SAID` where the file names no bucket
 */
function watchedOf({ workflow, input, output }, site) {
    if (input.bucket === undefined || output.bucket === undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('NOT_SAID', `The workflow ${workflow} has no runs on AWS: it names no "input_s3_name" or no "output_s3_name".`);
    return {
        workflow,
        region: site.region,
        account: site.account,
        input: { bucket: input.bucket, prefix: input.prefix },
        output: { bucket: output.bucket, prefix: output.prefix },
        names: (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .e)(workflow, site),
    };
}


/***/ }),

/***/ 91784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   lW: () => (/* binding */ pathIn)
/* harmony export */ });
/* unused harmony exports route, isHeld */
/* harmony import */ var _run_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44477);


/** Which steps' work queues a notice leads to. A step that gathers is begun by `gather.ts`. */
function route(notice, plan) {
    switch (notice.kind) {
        case 'upload':
            return routeUpload(notice, plan);
        case 'output':
            return routeOutput(notice.output, plan);
        case 'item':
            return plan.steps.some(({ id }) => id === notice.message.step)
                ? { work: [notice.message] }
                : nothing('of a step that the workflow does not have');
    }
}
function routeUpload(upload, plan) {
    const { bucket, key, etag, size } = upload;
    const prefix = plan.input.prefix;
    if (bucket !== plan.input.bucket || !key.startsWith(prefix))
        return nothing('outside the prefix');
    // A folder that was made in the console: an object of no bytes.
    if (key.endsWith('/'))
        return nothing('a folder');
    if (isOurs(bucket, key, plan))
        return nothing('a result or marker');
    const path = key.slice(prefix.length);
    const [first = '', rest] = cut(path);
    const named = rest !== undefined && isRunId(first);
    const item = named ? rest : path;
    const input = { bucket, key, ...(etag && { etag }), ...(size !== undefined && { size }) };
    const steps = plan.steps.filter((step) => step.needs.length === 0 && takes(step.patterns, item));
    if (steps.length === 0)
        return nothing('no step takes it');
    return {
        work: steps.map(({ id }) => ({
            run: named ? first : ADHOC,
            step: id,
            item,
            input,
            gather: false,
            attempt: 1,
            trace: [],
        })),
    };
}
function routeOutput(output, plan) {
    if (!plan.steps.some(({ id }) => id === output.step))
        return nothing('of a step that the workflow does not have');
    const steps = plan.steps.filter((step) => step.needs.includes(output.step));
    const work = steps.flatMap((step) => {
        const item = pathIn(step, output.step, output.path);
        if (step.gather || !takes(step.patterns, item))
            return [];
        const { run, object, trace } = output;
        return [{ run, step: step.id, item, input: object, gather: false, attempt: 1, trace }];
    });
    // The last step's results are where they shall be, and a gatherer's wait: neither is worth a word.
    return work.length > 0 || !steps.some((step) => !step.gather) ? { work } : nothing('no step takes it');
}
/** The path of a result within a step that needs it: of several, each has a folder. */
function pathIn(step, from, path) {
    return step.needs.length > 1 ? `${from}/${path}` : path;
}
/** Whether a notice must stay in the inbox, as it leads from outside to a step that takes nothing new. */
function isHeld(notice, { work }, { closed = [] }) {
    // What a closed step made belongs to what the workflow was.
    const inside = notice.kind === 'output' && closed.includes(notice.output.step);
    return !inside && work.some(({ step }) => closed.includes(step));
}
/** What we wrote ourselves must not start the workflow again. */
function isOurs(bucket, key, { output, steps }) {
    if (bucket !== output.bucket || !key.startsWith(output.prefix))
        return false;
    const [first, rest] = cut(key.slice(output.prefix.length));
    return rest !== undefined && (first === '.pipewright' || steps.some(({ id }) => id === first));
}
function cut(path) {
    const slash = path.indexOf('/');
    return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)];
}
function nothing(ignored) {
    return { work: [], ignored };
}


/***/ }),

/***/ 17904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HV: () => (/* binding */ REPORT_READS),
  Hx: () => (/* binding */ nothingKnown),
  lB: () => (/* binding */ observe)
});

// EXTERNAL MODULE: ./lib/src/agent/in-parallel.js
var in_parallel = __webpack_require__(38785);
// EXTERNAL MODULE: ./lib/src/dispatch/route.js
var route = __webpack_require__(91784);
// EXTERNAL MODULE: ./lib/src/run/agent-lines.js
var agent_lines = __webpack_require__(92395);
// EXTERNAL MODULE: ./lib/src/run/marker.js
var run_marker = __webpack_require__(38088);
;// CONCATENATED MODULE: ./lib/src/run/count-markers.js


/** Parts that are listed at once: a page takes some megabytes while it is read. */
const LANES = 4;
const PAGE = 1000;
const HEXADECIMAL = [...'0123456789abcdef'];
/** Keys of one item lie beside each other, so that a million of them need no memory. Many are listed in sixteen parts. */
async function countMarkers(world, bucket, folder, reads) {
    const counted = { reads, done: 0, failed: 0, firstFailed: [], someDone: [] };
    for await (const page of world.pages(bucket, folder)) {
        if (page.length < PAGE)
            countRun(page, counted);
        else
            await (0,in_parallel/* inParallel */.H)(LANES, HEXADECIMAL.values(), (digit) => countPart(world, bucket, folder + digit, counted));
        break;
    }
    counted.firstFailed = earliest(counted.firstFailed, reads.failed);
    counted.someDone = lowest(counted.someDone, reads.done);
    return counted;
}
async function countPart(world, bucket, prefix, counted) {
    let rest = [];
    for await (const page of world.pages(bucket, prefix)) {
        const all = [...rest, ...page];
        // The last item of a page may go on in the next one.
        const last = all.at(-1) && itemOf(all.at(-1).key);
        const cut = all.findLastIndex(({ key }) => itemOf(key) !== last) + 1;
        countRun(all.slice(0, cut), counted);
        rest = all.slice(cut);
    }
    countRun(rest, counted);
}
/** @param objects all of each item that is among them */
function countRun(objects, counted) {
    let item;
    let done;
    let failed;
    const close = () => {
        // Done is final, whatever else is said of an item.
        if (done) {
            counted.done += 1;
            counted.someDone.push(done);
            if (counted.someDone.length > 10 * counted.reads.done)
                counted.someDone = lowest(counted.someDone, counted.reads.done);
        }
        else if (failed) {
            counted.failed += 1;
            counted.firstFailed.push(failed);
            if (counted.firstFailed.length > 10 * counted.reads.failed)
                counted.firstFailed = earliest(counted.firstFailed, counted.reads.failed);
        }
        done = undefined;
        failed = undefined;
    };
    for (const object of objects) {
        const marker = (0,run_marker/* readMarkerKey */.qF)(object.key);
        if (!marker)
            continue;
        if (marker.item !== item)
            close();
        item = marker.item;
        if (marker.state === 'done')
            done = object;
        else
            failed = object;
        counted.first = Math.min(counted.first ?? object.modified, object.modified);
        counted.last = Math.max(counted.last ?? object.modified, object.modified);
    }
    close();
}
function itemOf(key) {
    return key.slice(key.lastIndexOf('/') + 1).split('.', 1)[0];
}
/** By key: which part of a listing came first says nothing. */
function lowest(objects, most) {
    return [...objects].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most);
}
function earliest(objects, most) {
    return [...objects].sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1)).slice(0, most);
}

// EXTERNAL MODULE: ./lib/src/run/layout.js
var layout = __webpack_require__(6720);
// EXTERNAL MODULE: ./lib/src/run/patterns.js
var patterns = __webpack_require__(44477);
// EXTERNAL MODULE: ./lib/src/run/stored-run.js
var stored_run = __webpack_require__(89925);
;// CONCATENATED MODULE: ./lib/src/run/observe.js








function nothingKnown() {
    return { markers: new Map(), streams: new Map() };
}
const READS = { failed: 20, done: 10 };
/** For a report: everything of a run of some hundred items. */
const REPORT_READS = { failed: 300, done: 500 };
/** Of the failures of a step, those whose logs are looked for. */
const STREAMS = 10;
/** Clocks of agents and of CloudWatch are not quite the same; milliseconds. */
const CLOCK_MS = 10_000;
const observe_LANES = 16;
/** Answers of CloudWatch that a look waits for. */
const LOOK_PAGES = 5;
/** The dispatcher is called at least every five minutes. */
const DISPATCHER_LOG_MS = 6 * 60_000;
const AGENT_LOG_MS = 15 * 60_000;
/**
 * Looks at a run once: lists its markers and results, a thousand a call, and asks for queues, agents and the
 * dispatcher's log. Of markers only the first failed ones and a few others are read.
 * @param known is added to
 * @throws Failure `RUN_NOT_FOUND`, `BAD_RUN_MANIFEST`, `BAD_MARKER`, and what the world throws
 */
async function observe(id, watched, world, now, known, reads = READS) {
    const { names } = watched;
    const { manifest: run } = await (0,stored_run/* readRun */.cI)(watched, id, world);
    const [inbox, inboxDead, dispatcher, ...steps] = await Promise.all([
        world.queue(names.queue(names.inbox).url),
        world.queue(names.queue(names.inboxDead).url),
        linesOf(world, names.dispatcherLogs, now - DISPATCHER_LOG_MS),
        ...run.steps.map((step) => observeStep(step, run, watched, world, now, known, reads)),
    ]);
    return {
        at: now,
        run,
        steps: Object.fromEntries(steps.map(({ id, seen }) => [id, seen])),
        ...(inbox && { inbox }),
        inboxDead: inboxDead?.waiting ?? 0,
        dispatcher,
        failures: steps.flatMap(({ failures }) => failures),
        samples: steps.flatMap(({ samples }) => samples),
    };
}
async function observeStep(step, { run, steps }, { names, output }, world, now, known, reads) {
    const { bucket, prefix } = output;
    const after = steps.filter(({ needs }) => needs.includes(step.id));
    const [markers, given, queue, dead, agents] = await Promise.all([
        countMarkers(world, bucket, (0,layout/* markerFolder */.D)(prefix, run, step.id), reads),
        countGiven(world, bucket, (0,layout/* outputFolder */.q)(prefix, step.id, run), step.id, after),
        world.queue(names.queue(names.work(step.id)).url),
        world.queue(names.queue(names.dead(step.id)).url),
        world.agents(names.base, names.family(step.id)),
    ]);
    const failed = await readAll(world, bucket, markers.firstFailed, known);
    const samples = await readAll(world, bucket, markers.someDone, known);
    return {
        id: step.id,
        seen: {
            done: markers.done,
            failed: markers.failed,
            ...(markers.first !== undefined && { first: markers.first, last: markers.last }),
            given,
            ...(queue && { queue }),
            deadLetters: dead?.waiting ?? 0,
            agents: await withLastWords(agents, step.id, names.agentLogs, world, now),
        },
        failures: await withStreams(failed, names.agentLogs, world, known),
        samples,
    };
}
/** How many results each step after takes, by the rule that the dispatcher sends them by. */
async function countGiven(world, bucket, folder, from, after) {
    const given = Object.fromEntries(after.map(({ id }) => [id, 0]));
    if (after.length === 0)
        return given;
    for await (const page of world.pages(bucket, folder))
        for (const { key } of page) {
            if (key.endsWith('/'))
                continue;
            for (const step of after)
                if ((0,patterns/* takes */.n)(step.patterns, (0,route/* pathIn */.lW)(step, from, key.slice(folder.length))))
                    given[step.id] += 1;
        }
    return given;
}
async function readAll(world, bucket, objects, { markers: known }) {
    const markers = new Array(objects.length);
    await (0,in_parallel/* inParallel */.H)(observe_LANES, objects.entries(), async ([i, { key, etag }]) => {
        const name = `${key} ${etag}`;
        let marker = known.get(name);
        if (!marker) {
            const text = (await world.read({ bucket, key }))?.text;
            marker = text === undefined ? undefined : (0,run_marker/* readMarker */.t7)(text);
            if (marker)
                known.set(name, marker);
        }
        markers[i] = marker;
    });
    return markers.filter((marker) => marker !== undefined);
}
/** Where the first of some failed items were worked on: the agent names run and item in its log. */
async function withStreams(markers, group, world, { streams }) {
    await (0,in_parallel/* inParallel */.H)(observe_LANES, markers.slice(0, STREAMS).values(), async (marker) => {
        if (streams.has(marker) || marker.exit_code === undefined)
            return;
        const begin = Date.parse(marker.started_at);
        const end = begin + marker.seconds * 1000;
        const events = await world.logs.filter(group, {
            pattern: (0,agent_lines/* itemPattern */.ac)(marker.run, marker.item),
            from: begin - CLOCK_MS,
            to: end + CLOCK_MS,
            pages: LOOK_PAGES,
        });
        // One path may be an item of several steps, and be tried several times.
        const own = events.find(({ message }) => {
            const line = (0,agent_lines/* readItemLine */.Uj)(message);
            return line?.step === marker.step && line.item === marker.item && line.attempt === marker.attempt;
        });
        streams.set(marker, own?.stream);
    });
    return markers.map((marker) => {
        const stream = streams.get(marker);
        return { marker, ...(stream !== undefined && { stream }) };
    });
}
/** Lines of a log since a time, in milliseconds since the epoch, oldest first; what is far in a long log the next look finds. */
async function linesOf({ logs }, group, from, stream) {
    const events = await logs.filter(group, { from, ...(stream && { streams: [stream] }), pages: LOOK_PAGES });
    return events.map(({ message }) => message);
}
/** The newest agent that ended badly is asked for its last words; nobody needs those of all. */
async function withLastWords(agents, step, group, world, now) {
    if (agents.some(({ status }) => status === 'RUNNING'))
        return agents;
    const bad = agents
        .filter(({ exitCode }) => exitCode !== undefined && exitCode !== 0 && exitCode < 126)
        .sort((a, b) => (b.stopped ?? 0) - (a.stopped ?? 0))[0];
    if (!bad)
        return agents;
    const lines = await linesOf(world, group, now - AGENT_LOG_MS, (0,agent_lines/* agentStream */.eL)(step, bad.id));
    const words = lastWordsIn(lines);
    return words === undefined
        ? agents
        : agents.map((agent) => (agent === bad ? { ...agent, lastWords: words } : agent));
}
/** `VARIABLE_MISSING: …`, of the line with which an agent ends (src/edge/worker.ts). */
function lastWordsIn(lines) {
    const line = lines.findLast((text) => text.startsWith('{') && text.includes('"event":"end"'));
    if (line === undefined)
        return undefined;
    try {
        const { cause, meaning } = JSON.parse(line);
        return [cause, meaning].filter((part) => typeof part === 'string').join(': ') || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 84083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ look),
  i: () => (/* binding */ lostOf)
});

// EXTERNAL MODULE: ./lib/src/run/progress.js
var run_progress = __webpack_require__(46997);
;// CONCATENATED MODULE: ./lib/src/run/trouble/ecs.js
/** Why ECS stopped a task, in words (Amazon ECS Developer Guide, "Stopped task error messages"). */
/** Says as much whether ECS stops an agent for it, or refuses to start one. */
const NO_QUOTA = {
    code: 'QUOTA',
    what: (step) => `the account may run no more vCPUs at once, so agents of ${step} are not started`,
    remedy: 'Ask for more under Service Quotas, "Fargate On-Demand vCPU resource count" (and "Fargate Spot"), or lower "max_agents".',
};
const NO_ROOM = {
    code: 'NO_CAPACITY',
    what: (step) => `AWS has no room for agents of ${step} at the moment`,
    remedy: 'It is tried again by itself, and on demand where Spot has none. Other subnets or zones may have room.',
};
/** The first that fits counts. */
const RULES = [
    {
        pattern: /exec format error|does not contain descriptor matching platform|no match for platform/i,
        code: 'WRONG_PLATFORM',
        what: (step) => `the image of ${step} is not for the processors that it was started on`,
        remedy: 'Wrap it for linux/amd64, and deploy the workflow again.',
    },
    {
        pattern: /toomanyrequests|rate limit|429 Too Many/i,
        code: 'PULL_LIMIT',
        what: (step) => `the registry lets nobody pull the image of ${step} for now: too many asked`,
        remedy: 'Publish the image to a registry of your own, such as ECR ("registry" in catalog.json).',
    },
    {
        pattern: /CannotPull.*(?:denied|unauthorized|no basic auth|authentication required|403 Forbidden|401)/is,
        code: 'IMAGE_REFUSED',
        what: (step) => `AWS may not pull the image of ${step}, or it is not there`,
        remedy: 'Make the package public, or publish to ECR in the same account, where no password is needed.',
    },
    {
        pattern: /(?:CannotPull|unable to pull image).*(?:manifest unknown|not found|name unknown|does not exist|repository .* not exist)|invalid reference format|No such image/is,
        code: 'IMAGE_NOT_FOUND',
        what: (step) => `the image of ${step} is not where the catalog says`,
        remedy: 'Publish it again, or name another version in the workflow file; then deploy.',
    },
    {
        pattern: /ResourceNotFoundException.*Secrets Manager|Secrets Manager can't find|invalid ssm parameters|ParameterNotFound|did not contain json key/is,
        code: 'SECRET_MISSING',
        what: (step) => `a secret of ${step} is not there`,
        remedy: 'Make it under the ARN that "secrets" in the workflow file names, or name another one.',
    },
    {
        pattern: /unable to (?:pull|retrieve) secrets.*(?:AccessDenied|not authorized)/is,
        code: 'SECRET_REFUSED',
        what: (step) => `a secret of ${step} may not be read`,
        remedy: 'Its key or its own policy forbids it: let the workflow’s execution role use them.',
    },
    {
        pattern: /ResourceInitializationError|i\/o timeout|dial tcp|context deadline exceeded|request canceled|no such host|connection refused/i,
        code: 'NO_ROUTE',
        what: (step) => `agents of ${step} cannot reach what they need to start: registry, secrets or logs`,
        remedy: 'Name "subnets" that lead to the internet, or write "network": "isolated" with images in ECR; then deploy.',
    },
    {
        pattern: /CannotPull/i,
        code: 'IMAGE_NOT_PULLED',
        what: (step) => `the image of ${step} cannot be pulled`,
        remedy: 'What ECS says tells more; it is tried again by itself.',
    },
    { pattern: /number of vCPUs|vCPU limit|quota/i, ...NO_QUOTA },
    { pattern: /Capacity is unavailable|InsufficientInstanceCapacity|RESOURCE:|no.*capacity/i, ...NO_ROOM },
    {
        pattern: /SpotInterruption/,
        code: 'SPOT_TAKEN',
        what: (step) => `AWS took the Spot capacity of ${step} back`,
        remedy: 'Others are started by themselves. "compute": "fargate" is never taken back, and costs about three times as much.',
    },
    {
        pattern: /OutOfMemory/i,
        code: 'OUT_OF_MEMORY',
        what: (step) => `an agent of ${step} ran out of memory as a whole`,
        remedy: 'Raise "memory" in the spec of its algorithm, publish, and deploy.',
    },
    {
        pattern: /CannotStartContainer|CannotCreateContainer|executable file not found|no such file or directory|OCI runtime/i,
        code: 'WRONG_IMAGE',
        what: (step) => `the image of ${step} cannot be started: it is not one that was wrapped`,
        remedy: 'Publish the algorithm again, which wraps it; then deploy the workflow.',
    },
];
/** What the agent's own exit codes mean (src/agent/work.ts). */
const EXITS = {
    66: {
        code: 'QUEUE_GONE',
        what: (step) => `the work queue of ${step} is gone`,
        remedy: 'Deploy the workflow again.',
    },
    69: {
        code: 'NO_ROUTE',
        what: (step) => `agents of ${step} cannot reach AWS`,
        remedy: 'Name "subnets" that lead to the internet, or write "network": "isolated"; then deploy.',
    },
    72: {
        code: 'BUCKET_GONE',
        what: (step) => `a bucket of ${step} is gone`,
        remedy: 'Deploy the workflow again, which makes it.',
    },
    73: {
        code: 'DISK_FULL',
        what: (step) => `the disk of an agent of ${step} is full`,
        remedy: 'Raise "disk_gb" in the spec of its algorithm, publish, and deploy.',
    },
    77: {
        code: 'AGENT_RIGHTS',
        what: (step) => `agents of ${step} lack a right`,
        remedy: 'Deploy the workflow again, which gives their role what it needs.',
    },
    78: {
        code: 'WRONG_SETTINGS',
        what: (step) => `agents of ${step} were started with wrong settings`,
        remedy: 'Deploy the workflow again with the release that wrapped the image.',
    },
};
/** Codes that the agent gives as its last words, and that say more than its exit code. */
const VARIABLE = /^VARIABLE_(?:MISSING|TYPE)\b/;
/** What an agent's end says; undefined for a good end, and for one that we asked for. */
function ecsTrouble(agent, step) {
    const { stopCode = '', reason = '', exitCode, lastWords } = agent;
    if (stopCode === 'UserInitiated' || stopCode === 'ServiceSchedulerInitiated')
        return undefined;
    // Asked to stop, it hands its item back: 128 and the signal's number.
    if (exitCode === 0 || (exitCode === 143 && stopCode !== 'SpotInterruption'))
        return undefined;
    const said = lastWords ?? [reason, exitCode !== undefined && `exit code ${exitCode}`].filter(Boolean).join(', ');
    const trouble = ({ code, what, remedy }) => ({
        code,
        step,
        what: what(step),
        remedy,
        ...(said !== '' && { said: said.replace(/\s+/g, ' ').slice(0, 500) }),
    });
    if (lastWords !== undefined && VARIABLE.test(lastWords))
        return trouble({
            code: 'VARIABLE_MISSING',
            what: () => `a variable of ${step} is missing or not what its algorithm takes`,
            remedy: 'Set it under "variables" in the workflow file, and deploy.',
        });
    const rule = RULES.find(({ pattern }) => pattern.test(`${stopCode} ${reason}`));
    if (rule)
        return trouble(rule);
    const exit = exitCode === undefined ? undefined : EXITS[exitCode];
    if (exit)
        return trouble(exit);
    // A shell's words for a program that is not there, or is none: the agent itself never ran.
    if (exitCode === 126 || exitCode === 127)
        return trouble(RULES.find(({ code }) => code === 'WRONG_IMAGE'));
    return trouble({
        code: 'AGENT_FAILS',
        what: () => `agents of ${step} end at once`,
        remedy: 'The log of the agent has the whole story; others are started by themselves.',
    });
}

;// CONCATENATED MODULE: ./lib/src/run/trouble.js

/** ECS's states of a task that is on its way. */
const STARTING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];
/** For how long a stopped agent says something about now; milliseconds. */
const LATELY_MS = 10 * 60_000;
/** An agent that has run for so long has found its variables, queue and buckets; milliseconds. */
const SETTLED_MS = 30_000;
/** What nobody has moved for so long does not move; milliseconds. */
const STILL_MS = 2 * 60_000;
function agentsOf({ agents }) {
    return {
        running: agents.filter(({ status }) => status === 'RUNNING').length,
        starting: agents.filter(({ status }) => STARTING.includes(status)).length,
    };
}
/**
 * Everything that keeps a run from moving, by what was seen once: each reason shows in the first look that can see it.
 * @param steps how far its steps are, by the same look
 * @param begun when the run was begun, in milliseconds since 1970
 */
function troublesOf(seen, steps, watched, begun) {
    const open = steps.filter(({ known, complete, failed, canceled }) => known > complete + failed + canceled);
    if (open.length === 0)
        return [];
    const gone = open.filter(({ id }) => seen.steps[id]?.queue === undefined);
    if (gone.length > 0)
        return [
            {
                code: 'NOT_DEPLOYED',
                what: `the workflow ${watched.workflow} is not deployed (any more): there is no work queue of ${gone.map(({ id }) => id).join(', ')}`,
                remedy: 'Deploy it again; what was uploaded is still there, and the same "run" again sends it anew.',
            },
        ];
    const ofSteps = open.flatMap((step) => ofStep(step, seen));
    const ofDispatcher = dispatcherTroubles(seen, open);
    const all = [...ofDispatcher, ...ofSteps];
    return all.length > 0 ? all : stillness(seen, open, begun);
}
/** What the agents of a step say. One that works is no trouble, whatever befell others. */
function ofStep(step, seen) {
    const state = seen.steps[step.id];
    const { running, starting } = agentsOf(state);
    const last = newestStopped(state.agents, seen.at);
    const trouble = last && ecsTrouble(last, step.id);
    if (trouble && !isWorking(state, last, seen.at))
        return [trouble];
    if (running > 0)
        return busy(step, state, running);
    return starting > 0 ? slowStart(step, state, seen) : [];
}
/** Whether others do better than the agent that ended last: one that has just started may end as that one did. */
function isWorking({ agents, last = 0 }, { stopped = 0 }, now) {
    return (last > stopped ||
        agents.some(({ status, started = 0 }) => status === 'RUNNING' && now - started > SETTLED_MS));
}
/** The agent that ended last, lately. */
function newestStopped(agents, now) {
    const [newest] = agents
        .filter(({ status, stopped = now }) => status === 'STOPPED' && now - stopped < LATELY_MS)
        .sort((a, b) => (b.stopped ?? now) - (a.stopped ?? now));
    return newest;
}
function busy(step, { queue, last }, running) {
    const open = step.known - step.complete - step.failed - step.canceled;
    const others = (queue?.waiting ?? 0) + (queue?.taken ?? 0) - open;
    // The numbers are approximate: a few more than there should be say nothing.
    if (last !== undefined || others <= Math.max(10, 0.2 * open))
        return [];
    return [
        {
            code: 'BUSY',
            step: step.id,
            what: `all ${running} agents of ${step.id} are at work, and about ${others} items of other runs are in its queue too`,
            remedy: 'It goes on by itself. A higher "max_agents" in the workflow file lets more work at once.',
        },
    ];
}
/** Managed instances take minutes; that an agent is on its way for long without one is worth a word. */
function slowStart(step, state, seen) {
    const waits = state.agents.filter(({ status }) => status === 'PROVISIONING').length;
    const refused = seen.dispatcher.some((line) => /ECS refused/.test(line));
    if (waits === 0 || !refused)
        return [];
    return [
        {
            code: 'NO_CAPACITY',
            step: step.id,
            what: `${waits} agents of ${step.id} wait for a place to run`,
            remedy: 'AWS gives them one when it has it. Another instance type, or "compute": "fargate", may be there sooner.',
        },
    ];
}
/** What the dispatcher said of itself in its newest call, and of steps where the run has something open. */
function dispatcherTroubles({ dispatcher, inboxDead }, open) {
    const found = [];
    const newest = dispatcher.findLast(isCall);
    const crash = dispatcher.findLast((line) => CRASH.test(line));
    if (crash !== undefined && (newest === undefined || dispatcher.indexOf(newest) < dispatcher.indexOf(crash)))
        found.push({
            code: 'DISPATCHER_FAILS',
            what: 'the dispatcher, which starts the agents, fails',
            remedy: 'Deploy the workflow again. If it still fails, its log has the whole story.',
            said: clipped(crash),
        });
    const { errors = [], failures = [], steps = [] } = newest === undefined ? {} : callOf(newest);
    for (const error of errors)
        found.push({
            ...(REFUSED.test(error)
                ? {
                    code: 'DISPATCHER_RIGHTS',
                    what: 'the dispatcher lacks a right',
                    remedy: "Deploy the workflow again, which gives its role what it needs; if a rule of the account forbids it, the account's keeper can tell.",
                }
                : {
                    code: 'DISPATCHER_FAILS',
                    what: 'the dispatcher could not do all of its work',
                    remedy: 'It tries again every five minutes by itself.',
                }),
            said: clipped(error),
        });
    for (const { step, why } of steps) {
        if (!open.some(({ id }) => id === step))
            continue;
        const trouble = why === undefined ? undefined : startTrouble(step, why);
        if (trouble)
            found.push(trouble);
    }
    if (failures.length > 0 || inboxDead > 0)
        found.push({
            code: 'UNREADABLE',
            what: inboxDead > 0
                ? `${inboxDead} messages were put aside because the dispatcher could not read or pass them on`
                : 'the dispatcher cannot read or pass on some messages',
            remedy: 'Deploy the workflow with this release, and wrap its images with the same; then upload again.',
            ...(failures[0] !== undefined && { said: clipped(failures[0]) }),
        });
    return found;
}
const REFUSED = /refused by AWS|AccessDenied|not authorized/i;
/** What Lambda writes of a call that failed ("Task timed out", "Runtime.ImportModuleError", an error of the handler). */
const CRASH = /Task timed out after|\bERROR\b.*(?:Invoke|Uncaught)|Error Type: |"errorType"|Runtime\.[A-Z]\w+/;
function isCall(line) {
    return line.startsWith('{') && line.includes('"event":"dispatch"');
}
function callOf(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        return {};
    }
}
/** @param why what the dispatcher says of a step for which it started too few agents */
function startTrouble(step, why) {
    if (/limit on the number of vCPUs|vCPU limit/i.test(why))
        return { ...NO_QUOTA, step, what: NO_QUOTA.what(step), said: clipped(why) };
    if (/^ECS refused/.test(why))
        return { ...NO_ROOM, step, what: NO_ROOM.what(step), said: clipped(why) };
    if (/^ECS asked for a pause/.test(why))
        return {
            code: 'THROTTLED',
            step,
            what: `ECS lets agents of ${step} start only slowly`,
            remedy: 'It goes on by itself in half a minute.',
        };
    if (REFUSED.test(why))
        return {
            code: 'DISPATCHER_RIGHTS',
            step,
            what: `the dispatcher may not start agents of ${step}`,
            remedy: "Deploy the workflow again, which gives its role what it needs; if a rule of the account forbids it, the account's keeper can tell.",
            said: clipped(why),
        };
    if (/Unable to find|TaskDefinition.*(?:not found|inactive)/i.test(why))
        return {
            code: 'NOT_DEPLOYED',
            step,
            what: `the task definition of ${step} is gone`,
            remedy: 'Deploy the workflow again.',
            said: clipped(why),
        };
    return /^(?:no item waits|enough agents|as many agents|other calls|\d+ were started)/.test(why)
        ? undefined
        : {
            code: 'DISPATCHER_FAILS',
            step,
            what: `agents of ${step} could not be started`,
            remedy: 'It is tried again every five minutes by itself.',
            said: clipped(why),
        };
}
/** Nobody says anything, and nothing moves. */
function stillness(seen, open, begun) {
    const states = open.map(({ id }) => seen.steps[id]);
    const agents = Object.values(seen.steps).reduce((sum, state) => {
        const { running, starting } = agentsOf(state);
        return sum + running + starting;
    }, 0);
    const last = Math.max(begun, ...Object.values(seen.steps).map((state) => state.last ?? 0));
    const inQueues = states.reduce((sum, { queue }) => sum + (queue?.waiting ?? 0) + (queue?.taken ?? 0), 0);
    const inInbox = (seen.inbox?.waiting ?? 0) + (seen.inbox?.taken ?? 0);
    if (agents > 0 || seen.at - last < STILL_MS)
        return [];
    if (inInbox > 0)
        return [
            {
                code: 'DISPATCHER_SILENT',
                what: `${inInbox} messages wait in the inbox, and the dispatcher does not take them`,
                remedy: 'Deploy the workflow again; if it is paused by a "destroy" that was not finished, finish that first.',
            },
        ];
    if (inQueues > 0)
        return [
            {
                code: 'NO_AGENTS',
                what: `${inQueues} items wait in the queues, and no agent is started`,
                remedy: 'The dispatcher looks again every five minutes. If it stays so, deploy the workflow again.',
            },
        ];
    const missing = open.reduce((sum, step) => sum + step.known - step.complete - step.failed - step.canceled, 0);
    const dead = states.reduce((sum, { deadLetters, failed }) => sum + Math.max(0, deadLetters - failed), 0);
    return [
        dead > 0
            ? {
                code: 'LOST_ITEMS',
                what: `${missing} items never came to an end and are in no queue; the dead-letter queues hold ${dead} that nobody reported`,
                remedy: '"pipewright retry" sends them once more.',
            }
            : {
                code: 'NOT_UPLOADED',
                what: `${missing} items are expected and are in no queue`,
                remedy: 'Start "run" again with the same inputs: it uploads what is missing, and sends what was lost. If the bucket does not tell the workflow of uploads, deploy it again first.',
            },
    ];
}
function clipped(text) {
    const line = text.trim().replace(/\s+/g, ' ');
    return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}

;// CONCATENATED MODULE: ./lib/src/run/watch.js


/** Looks in a row that must agree before a run is over. */
const AGREEING = 2;
/** What one more look makes of a run. Pure; looks may be far apart, and made by different jobs. */
function look(before, seen, watched) {
    const { run } = seen;
    const begun = Date.parse(run.created_at);
    const steps = stepsOf(seen);
    const settled = steps.every((step) => (0,run_progress/* ended */.v6)(step) >= step.known);
    const agreed = settled ? (before?.agreed ?? 0) + 1 : 0;
    const timedOut = !settled && seen.at - begun > run.time_limit_minutes * 60_000;
    const troubles = settled || run.cancelled_at !== undefined ? [] : troublesOf(seen, steps, watched, begun);
    const state = timedOut ? 'SYSTEM_ERROR' : agreed >= AGREEING ? endState(steps, seen) : openState(steps);
    return { progress: { state, steps, troubles }, seen, agreed, timedOut };
}
/**
 * What of a run would have to be sent once more, as no queue on the way to what is open has anything: inputs that no agent has ended, or, where items of later
 * steps are lost, all of them. SQS counts approximately; what is sent for nothing is skipped.
 */
function lostOf({ progress, seen }) {
    const { steps } = progress;
    const isOpen = (id) => steps.some((step) => step.id === id && (0,run_progress/* ended */.v6)(step) < step.known);
    // What is to be gathered is expected as soon as anything before it is open.
    const open = steps.filter(({ id, needs, gather }) => isOpen(id) && !(gather && needs.some((need) => isOpen(need))));
    const on = new Set(open.map(({ id }) => id));
    for (const { id, needs } of steps.toReversed())
        if (on.has(id))
            for (const need of needs)
                on.add(need);
    const has = (queue) => (queue?.waiting ?? 0) + (queue?.taken ?? 0) > 0;
    if (open.length === 0 || has(seen.inbox) || [...on].some((id) => has(seen.steps[id]?.queue)))
        return undefined;
    return open.some(({ needs }) => needs.length > 0) ? 'all' : 'unended';
}
function stepsOf(seen) {
    const { run } = seen;
    const steps = [];
    /** Steps with items that have no result, and all steps after them. */
    const incomplete = new Set();
    for (const planned of run.steps) {
        const state = seen.steps[planned.id];
        const before = steps.filter(({ id }) => planned.needs.includes(id));
        const failedBefore = planned.needs.some((id) => incomplete.has(id));
        if (!state) {
            steps.push((0,run_progress/* noStepProgress */.XO)(planned));
            continue;
        }
        const given = planned.needs.reduce((sum, id) => sum + (seen.steps[id]?.given[planned.id] ?? 0), 0);
        const isOpen = before.some((step) => (0,run_progress/* ended */.v6)(step) < step.known);
        const items = state.done + state.failed;
        const known = planned.gather
            ? gathered(given, isOpen, failedBefore, items)
            : Math.max(planned.needs.length === 0 ? (run.expected[planned.id] ?? items) : given, items);
        const left = known - items;
        // What would gather a part only is never begun (src/dispatch/gather.ts).
        const never = planned.gather && !isOpen && failedBefore ? left : 0;
        const canceled = run.cancelled_at !== undefined ? left : never;
        if (failedBefore || state.failed + canceled > 0)
            incomplete.add(planned.id);
        steps.push({
            ...(0,run_progress/* noStepProgress */.XO)(planned),
            known,
            running: canceled > 0 ? 0 : Math.min(state.queue?.taken ?? 0, left),
            complete: state.done,
            failed: state.failed,
            canceled,
            ...(state.first !== undefined && { since: state.first }),
            ...(state.last !== undefined && { until: state.last }),
            agents: agentsOf(state),
        });
    }
    return steps;
}
/** How many items a step that gathers has: one, as soon as it is known that there is something to gather. */
function gathered(given, isOpen, failedBefore, items) {
    return given > 0 || isOpen || failedBefore ? 1 : items;
}
function openState(steps) {
    if (steps.some((step) => step.running > 0 || (0,run_progress/* ended */.v6)(step) > 0))
        return 'RUNNING';
    const agents = steps.map((step) => step.agents ?? { running: 0, starting: 0 });
    return agents.some(({ running, starting }) => running + starting > 0) ? 'INITIALIZING' : 'QUEUED';
}
/** What is ours comes before what is the algorithms'. Of the failures only the first are read. */
function endState(steps, { run, failures }) {
    if (run.cancelled_at !== undefined)
        return 'CANCELED';
    if (steps.every((step) => step.failed + step.canceled === 0))
        return 'COMPLETE';
    if (failures.some(({ marker }) => marker.state === 'SYSTEM_ERROR'))
        return 'SYSTEM_ERROR';
    return steps.some(({ failed }) => failed > 0) ? 'EXECUTOR_ERROR' : 'CANCELED';
}


/***/ })

};
