export const id = 2963;
export const ids = [2963];
export const modules = {

/***/ 89783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XP: () => (/* binding */ accountOf),
  fw: () => (/* binding */ deployTo),
  lM: () => (/* binding */ preflightOf),
  oW: () => (/* binding */ previewOf),
  AP: () => (/* binding */ regionOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/src/deploy/code.js
var deploy_code = __webpack_require__(21275);
// EXTERNAL MODULE: ./lib/src/deploy/deploy.js + 1 modules
var deploy = __webpack_require__(21661);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/workflow/parse.js + 4 modules
var parse = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/src/deploy/compute.js
var deploy_compute = __webpack_require__(89333);
// EXTERNAL MODULE: ./lib/src/deploy/names.js
var deploy_names = __webpack_require__(28068);
// EXTERNAL MODULE: ./lib/src/deploy/notifications.js
var notifications = __webpack_require__(7140);
;// CONCATENATED MODULE: ./lib/src/deploy/quotas.js

const FARGATE = { service: 'fargate', code: 'L-3032A538', name: 'Fargate On-Demand vCPUs' };
const FARGATE_SPOT = { service: 'fargate', code: 'L-36FBB829', name: 'Fargate Spot vCPUs' };
/** Families of instance types with a quota of their own: on demand, then Spot. */
const FAMILIES = [
    [/^(?:g|gr|vt)\d/, 'L-DB2E81BA', 'L-3819A6DF', 'G and VT instances'],
    [/^p\d/, 'L-417A185B', 'L-7212CCBC', 'P instances'],
    [/^x\d/, 'L-7295265B', 'L-E3A00192', 'X instances'],
    [/^f\d/, 'L-74FC7D96', 'L-88CF9481', 'F instances'],
    [/^inf/, 'L-1945791B', 'L-B5D1601B', 'Inf instances'],
    [/^trn/, 'L-2C3B7624', 'L-5480EFD2', 'Trn instances'],
    [/^dl\d/, 'L-6E869C2A', 'L-85EED4F7', 'DL instances'],
    [/^[acdhimrtz]\d|^(?:im|is|mac)\d/, 'L-1216C47A', 'L-34B43A08', 'Standard instances'],
];
/** What a plan asks of the account's quotas. Instances whose family has no quota that we know are left out. */
function demandsOf(plan) {
    const groups = new Map();
    for (const step of plan.steps) {
        const compute = (0,deploy_compute/* computeOf */.LQ)(step);
        const quotas = compute.kind === 'fargate'
            ? compute.spotFirst
                ? [FARGATE_SPOT, FARGATE]
                : [FARGATE]
            : instanceQuotas(compute.wish);
        if (quotas.length === 0)
            continue;
        const cpus = compute.kind === 'fargate' ? compute.size.cpu / 1024 : compute.wish.cpus;
        const key = quotas.map(({ code }) => code).join();
        groups.set(key, [...(groups.get(key) ?? []), { step, cpus, quotas }]);
    }
    return [...groups.values()].map((group) => ({
        steps: group.map(({ step }) => step),
        quotas: group[0].quotas,
        most: group.reduce((sum, { step, cpus }) => sum + cpus * (step.gather ? 1 : step.max_agents), 0),
        largest: group.reduce((most, each) => (each.cpus > most.cpus ? each : most)),
    }));
}
function instanceQuotas({ type, spot, gpus }) {
    // Without a type, ECS takes what fits: with a GPU of the first two families, else of the last.
    const fitting = type === undefined
        ? gpus > 0
            ? FAMILIES.slice(0, 2)
            : FAMILIES.slice(-1)
        : FAMILIES.filter(([pattern]) => pattern.test(type)).slice(0, 1);
    return fitting.map(([, onDemand, ofSpot, name]) => ({
        service: 'ec2',
        code: spot ? ofSpot : onDemand,
        name: spot ? `Spot ${name} (vCPUs)` : `On-Demand ${name} (vCPUs)`,
    }));
}
/** Where more is asked for. */
function quotaPage(region, { service, code }) {
    return `https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${code}`;
}

// EXTERNAL MODULE: ./lib/src/deploy/target.js
var deploy_target = __webpack_require__(37679);
;// CONCATENATED MODULE: ./lib/src/deploy/preflight.js









/** What keeps something from being looked at, and says nothing against it. */
const UNSEEN = /^(?:ACCESS_DENIED|AWS_UNREACHABLE|THROTTLED|REGISTRY_|RATE_LIMITED|ADDRESS_REFUSED|BAD_CREDENTIALS_FILE|BAD_REGISTRIES_CONF)/;
/** What there is no going on after. */
const FATAL = /^(?:CREDENTIALS_LOST|INTERRUPTED)$/;
/**
 * Looks beforehand, all at once, at what would make deploying fail half way, or agents never start. What may not be
 * looked at is a hint. Changes nothing.
 * @param text of the workflow file, for the places of what is found
 * @throws Failure where AWS answers nothing at all, as without credentials
 */
async function preflight(plan, cloud, lookups, { file, text }) {
    const { report, steps } = (0,parse/* examineWorkflow */.D7)(text, file);
    const known = report.findings.length;
    const pathOf = (step) => steps.find(({ id }) => id === step.id)?.path ?? ['process'];
    /** At the field where the file has it, else at what it is of. */
    const at = (path) => (report.has(path) || path.length === 0 ? path : at(path.slice(0, -1)));
    const looking = async (path, look) => {
        const tell = (severity, code, message) => report.add(severity, code, { path: at(path) }, { message });
        try {
            await look(tell);
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.H) || FATAL.test(error.code))
                throw error;
            if (UNSEEN.test(error.code))
                tell('hint', 'NOT_CHECKED', `This was not checked: ${error.message}`);
            else
                tell('error', error.code, error.message);
        }
    };
    const finish = () => (0,finding/* limitFindings */.uL)(report.findings.slice(known), file).sort(finding/* compareFindings */.Eg);
    const account = await cloud.account();
    await looking(['account_id'], () => (0,deploy_target/* checkAccount */.g4)(plan, account));
    // Nothing of another account says anything.
    if (report.findings.length > known)
        return finish();
    let zones = [];
    await looking([plan.subnets.length > 0 ? 'subnets' : 'network'], async () => {
        ({ zones } = await (0,deploy_target/* chooseNetwork */.mX)(plan, cloud));
    });
    await Promise.all([
        looking(['network'], () => (0,deploy_target/* checkImages */.B6)(plan)),
        looking(['key_pair'], (tell) => checkKeyPair(plan, cloud, lookups, tell)),
        ...buckets(plan).map(([field, bucket]) => looking([field], async () => {
            if ((await cloud.buckets.look(bucket)) && field === 'input_s3_name')
                await checkUploads(plan, cloud, account);
        })),
        ...demandsOf(plan).map((demand) => looking([...pathOf(demand.largest.step), 'max_agents'], (tell) => checkQuota(demand, cloud.region, lookups, tell))),
        ...plan.steps.map((step) => looking([...pathOf(step), 'compute'], (tell) => checkInstance(step, zones, cloud.region, lookups, tell))),
        ...secretsOf(plan).map(([name, arn]) => looking(['secrets', name], (tell) => checkSecret(name, arn, account, lookups, tell))),
        ...plan.steps.map((step) => looking([...pathOf(step), 'name'], (tell) => checkPull(step, account, lookups, tell))),
    ]);
    return finish();
}
function buckets({ input, output }) {
    return [
        ...(input.bucket === undefined ? [] : [['input_s3_name', input.bucket]]),
        ...(output.bucket === undefined ? [] : [['output_s3_name', output.bucket]]),
    ];
}
function secretsOf(plan) {
    return [...new Map(plan.steps.flatMap(({ secrets }) => Object.entries(secrets)))];
}
async function checkUploads({ workflow, input }, cloud, account) {
    const names = (0,deploy_names/* namesOf */.e)(workflow, { account, region: cloud.region });
    const ours = (0,notifications/* ourNotification */.ul)(names.base, names.queue(names.inbox).arn, input.prefix);
    await (0,deploy/* checkClashes */.Ap)(cloud, input.bucket, ours);
}
async function checkKeyPair({ key_pair }, { region }, lookups, tell) {
    if (key_pair === undefined || (await lookups.hasKeyPair(key_pair)))
        return;
    tell('warning', 'NO_KEY_PAIR', `There is no key pair "${key_pair}" in ${region}. Nothing that is deployed needs one: nobody logs in to agents. Leave "key_pair" out.`);
}
async function checkQuota({ steps, quotas, most, largest }, region, lookups, tell) {
    const values = await Promise.all(quotas.map(({ service, code }) => lookups.quota(service, code)));
    const known = values.filter((value) => value !== undefined);
    const said = quotas.map(({ name }, i) => `${values[i] ?? 'unknown'} ${name}`).join(' and ');
    const where = quotas.map((quota) => quotaPage(region, quota)).join(' or ');
    if (known.length < quotas.length)
        tell('hint', 'NOT_CHECKED', `The account does not say how many vCPUs it may have (${quotas.map(({ name }) => name).join(', ')}). Look at ${where}`);
    else if (largest.cpus > Math.max(...known))
        tell('error', 'QUOTA_TOO_SMALL', `An agent of step ${largest.step.id} takes ${largest.cpus} vCPUs, and the account may have ${said} in ${region}: none could start. Ask for more at ${where}`);
    else if (most > known.reduce((sum, value) => sum + value, 0))
        tell('warning', 'QUOTA_BELOW_MAX_AGENTS', `With "max_agents" of ${steps.map(({ id, max_agents }) => `${id} (${max_agents})`).join(', ')} at work, ${most} vCPUs are needed, and the account may have ${said} in ${region}: it works, with fewer at once. For more, ask at ${where}`);
}
async function checkInstance(step, zones, region, lookups, tell) {
    const compute = (0,deploy_compute/* computeOf */.LQ)(step);
    if (compute.kind !== 'instances' || compute.wish.type === undefined)
        return;
    const { type, ...wish } = compute.wish;
    const found = await lookups.instanceType(type);
    if (!found) {
        tell('error', 'NO_INSTANCE_TYPE', `Step ${step.id} runs on ${type}, which ${region} does not offer. Deploy to another "region", or let the algorithm's spec name another "instance_type".`);
        return;
    }
    const there = zones.filter((zone) => found.zones.includes(zone));
    if (zones.length > 0 && there.length === 0)
        tell('error', 'NO_INSTANCE_TYPE', `Step ${step.id} runs on ${type}, which is offered in ${found.zones.join(', ')}, and the subnets are in ${[...new Set(zones)].join(', ')}. Name in "subnets" one of a zone that has it.`);
    const short = shortOf(wish, found);
    if (short)
        tell('error', 'INSTANCE_TOO_SMALL', `Step ${step.id} needs ${short}. Ask for less, or let the algorithm's spec name a larger "instance_type" than ${type}.`);
}
function shortOf(wish, has) {
    if (wish.cpus > has.cpus)
        return `${wish.cpus} vCPUs, and the instance has ${has.cpus}`;
    if (wish.memory > has.memory)
        return `${wish.memory} MiB of memory, and the instance has ${has.memory}`;
    if (wish.gpus > has.gpus)
        return `${wish.gpus} GPUs, and the instance has ${has.gpus}`;
    return undefined;
}
async function checkSecret(name, arn, account, lookups, tell) {
    const owner = arn.split(':')[4];
    if (owner !== account)
        tell('hint', 'NOT_CHECKED', `The secret of ${name} is account ${owner}'s, which was not asked. It has to let this account's agents read it.`);
    else if (!(await lookups.hasSecret(arn)))
        tell('error', 'NO_SECRET', `There is no ${arn}, which ${name} is to be read from: no agent could start. Make it in AWS, or mend the ARN.`);
}
async function checkPull({ id, image }, account, lookups, tell) {
    const found = await lookups.pull(image);
    const ecr = /^(\d{12})\.dkr[.-]ecr/.exec(image)?.[1];
    if (found === 'private')
        tell('error', 'IMAGE_PRIVATE', `The image of step ${id}, ${image}, opens only to credentials that are here and that ECS has not. Make it public, or publish it to a registry in ECR.`);
    else if (found === 'missing')
        tell('error', 'IMAGE_MISSING', `The image of step ${id}, ${image}, ${ecr === undefined
            ? 'cannot be pulled: it is not there, or it is private. Publish it, and make it public'
            : `is not there, or account ${account} may not read it. Publish it, or let its repository's policy in account ${ecr} give account ${account} ecr:BatchGetImage and ecr:GetDownloadUrlForLayer`}.`);
}

// EXTERNAL MODULE: ./lib/src/deploy/changes.js
var deploy_changes = __webpack_require__(37458);
// EXTERNAL MODULE: ./lib/src/deploy/compile.js + 2 modules
var compile = __webpack_require__(83491);
// EXTERNAL MODULE: ./lib/src/deploy/estimate.js
var estimate = __webpack_require__(47684);
;// CONCATENATED MODULE: ./lib/src/deploy/preview.js







/**
 * Asks AWS what deploying would change, and changes nothing. For a stack that is not there, nothing is asked of
 * CloudFormation: everything is new.
 * @throws Failure for what would keep the plan from being deployed
 */
async function preview(plan, cloud, code, changeSet) {
    const { target, network } = await (0,deploy_target/* findTarget */.FB)(plan, cloud);
    const folder = (0,deploy_code/* deployFolder */.CT)(plan.output.prefix);
    const { names, dispatch, template } = (0,compile/* compile */.w)(plan, target, (told) => ({
        bucket: plan.output.bucket,
        key: `${folder}${(0,deploy_code/* codeArchive */.q9)(code, told).name}`,
    }));
    const ours = (0,notifications/* ourNotification */.ul)(names.base, dispatch.inbox.arn, dispatch.input.prefix);
    await (0,deploy/* checkClashes */.Ap)(cloud, dispatch.input.bucket, ours);
    const about = { stack: names.base, network, costs: (0,estimate/* estimate */.jA)(plan, template) };
    const state = await cloud.stacks.describe(names.base);
    const there = state && /^(?:CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK)_COMPLETE$/.test(state.status);
    if (!there)
        return { ...about, first: true, changes: (0,deploy_changes/* allNew */.kI)(template) };
    const key = `${folder}${changeSet}.json`;
    const source = await (0,deploy/* templateSource */.Gh)(template, cloud, dispatch.output.bucket, key);
    const tags = { 'pipewright:workflow': plan.workflow };
    const changes = await cloud.stacks.prepare(names.base, changeSet, source, 'UPDATE', tags);
    if (changes)
        await cloud.stacks.forget(names.base, changeSet);
    if ('url' in source)
        await cloud.buckets.removeAll(dispatch.output.bucket, key);
    return { ...about, first: false, changes: changes ?? [] };
}

;// CONCATENATED MODULE: ./lib/src/command/account.js






async function accountOf(plan, { env, signal }) {
    const { openCloud } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(2565), __webpack_require__.e(9155), __webpack_require__.e(136), __webpack_require__.e(4536), __webpack_require__.e(1848), __webpack_require__.e(4928)]).then(__webpack_require__.bind(__webpack_require__, 1848));
    return openCloud(regionOf(plan, env), env, signal);
}
/** What would keep a plan from running in the account. @throws Failure where AWS answers nothing at all */
async function preflightOf(plan, read, from) {
    const { openLookups } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(3292), __webpack_require__.e(2565), __webpack_require__.e(5116), __webpack_require__.e(5301), __webpack_require__.e(4784)]).then(__webpack_require__.bind(__webpack_require__, 90449));
    const lookups = openLookups(regionOf(plan, from.env), from.env, from.signal);
    return preflight(plan, await accountOf(plan, from), lookups, read);
}
/** @throws Failure for what would keep the plan from being deployed */
async function previewOf(plan, from) {
    const { readDispatcherCode } = await __webpack_require__.e(/* import() */ 1355).then(__webpack_require__.bind(__webpack_require__, 61355));
    const changeSet = `${deploy_code/* PLAN_SET */.v7}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    return preview(plan, await accountOf(plan, from), await readDispatcherCode(), changeSet);
}
/** @throws Failure for whatever the user can mend */
async function deployTo(plan, from, say) {
    const { readDispatcherCode } = await __webpack_require__.e(/* import() */ 1355).then(__webpack_require__.bind(__webpack_require__, 61355));
    const changeSet = `pipewright-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    return (0,deploy/* deploy */.gg)(plan, await accountOf(plan, from), await readDispatcherCode(), changeSet, say);
}
/** The file's region, else that of the environment. @throws Failure `NOT_SAID` */
function regionOf(plan, env) {
    const region = plan.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
    if (region)
        return region;
    throw new failure/* Failure */.H('NOT_SAID', `The workflow ${plan.workflow} names no "region", and AWS_REGION is not set.`);
}


/***/ }),

/***/ 45331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ml: () => (/* binding */ wantsColour),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* unused harmony exports failureText, failureJson */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18826);


// Control and format characters, halves of pairs, line and paragraph separators: JSON.stringify leaves most of them.
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/**
 * A value as JSON for people and machines: indented, and in ASCII wherever a character could steer the terminal or the
 * runner that shows it. Reading it gives the same value.
 */
function jsonText(value) {
    const lines = JSON.stringify(value, null, 2).split('\n');
    return `${lines.map((line) => line.replace(STEERING, escapeUnits).replaceAll('##[', '#\\u0023[')).join('\n')}\n`;
}
/** Each UTF-16 unit as JSON escapes it. */
function escapeUnits(character) {
    return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
/** Colours are for terminals that know them, and for people who did not say NO_COLOR (no-color.org). */
function wantsColour(io, stream = 'out') {
    return (stream === 'out' ? io.tty : io.errTty) && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
}
/**
 * `error IMAGE_NOT_FOUND: …`: one line with the word to look for in the README. A fault of ours says that it is one.
 * @param debug with the place in the code, for whoever mends it
 */
function failureText(error, debug = false) {
    const message = inert(explain(error));
    const stack = debug && error instanceof Error ? `${(error.stack ?? '').split('\n').map(inert).join('\n')}\n` : '';
    return error instanceof Failure
        ? `error ${error.code}: ${message}\n${stack}`
        : `error FAULT: this is a fault of pipewright's own, not of yours: ${message}. PIPEWRIGHT_DEBUG=1 shows where.\n${stack}`;
}
/** The one JSON document of a command that failed. */
function failureJson(error) {
    const code = error instanceof Failure ? error.code : 'FAULT';
    return jsonText({ error: { code, message: explain(error) } });
}


/***/ }),

/***/ 37458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dY: () => (/* binding */ changeWord),
/* harmony export */   kI: () => (/* binding */ allNew),
/* harmony export */   nN: () => (/* binding */ rightsIn)
/* harmony export */ });
/* unused harmony export changeLines */
const WORDS = {
    Add: '+ create',
    Modify: '~ change',
    Remove: '- delete',
    Import: '+ take over',
    Dynamic: '~ change',
};
/** What a stack that is not there yet gets. */
function allNew(template) {
    return Object.entries(template.Resources).map(([id, { Type }]) => ({
        action: 'Add',
        id,
        type: Type,
        details: [],
    }));
}
/** One line for each change, rights called out at the end, as they are what somebody must agree to. */
function changeLines(changes) {
    const lines = changes.map((change) => {
        const { id, type, details } = change;
        const word = changeWord(change);
        const what = [...new Set(details.map(({ property }) => property).filter(Boolean))];
        const values = details
            .filter(({ before, after }) => before !== undefined && after !== undefined)
            .slice(0, 1)
            .map(({ before, after }) => ` (${clip(before)} → ${clip(after)})`);
        return `${word} ${id} (${type})${what.length > 0 ? `: ${what.slice(0, 5).join(', ')}` : ''}${values.join('')}`;
    });
    const rights = rightsIn(changes);
    return rights.length > 0
        ? [...lines, `Rights change: ${rights.join(', ')}. Look at these before you agree.`]
        : lines;
}
/** `+ create`, `± replace`, … */
function changeWord({ action, replacement }) {
    return action === 'Modify' && replacement === 'True' ? '± replace' : WORDS[action];
}
/** Resources that give rights. */
function rightsIn(changes) {
    return changes.filter(({ type }) => type.startsWith('AWS::IAM::')).map(({ id }) => id);
}
function clip(text) {
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}


/***/ }),

/***/ 21275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ deployFolder),
/* harmony export */   W3: () => (/* binding */ dispatchOf),
/* harmony export */   q9: () => (/* binding */ codeArchive),
/* harmony export */   v7: () => (/* binding */ PLAN_SET)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51306);


/** ZIP knows no earlier day. */
const LONG_AGO = new Date(1980, 0, 1, 12);
/** @param code the bundle's `index.js` */
function codeArchive(code, dispatch) {
    const files = { 'index.js': code, 'dispatch.json': new TextEncoder().encode(JSON.stringify(dispatch)) };
    // Stored, not deflated: it is small, and Lambda unpacks it sooner.
    const bytes = (0,fflate__WEBPACK_IMPORTED_MODULE_1__/* .zipSync */ .L)(files, { level: 0, mtime: LONG_AGO, os: 3, attrs: 0o100644 << 16 });
    return { bytes, name: `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex').slice(0, 32)}.zip` };
}
/** The plan in an archive that was deployed. */
function dispatchOf(archive) {
    const { 'dispatch.json': plan } = (0,fflate__WEBPACK_IMPORTED_MODULE_1__/* .unzipSync */ .AO)(archive, { filter: ({ name }) => name === 'dispatch.json' });
    return JSON.parse(new TextDecoder().decode(plan));
}
/** Where a workflow's own files lie in its output bucket. @param prefix `''` or ending in `/` */
function deployFolder(prefix) {
    return `${prefix}.pipewright/deploy/`;
}
/** How change sets that are only looked at are called, and templates that were made for them. */
const PLAN_SET = 'pipewright-plan-';


/***/ }),

/***/ 83491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ compile)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/deploy/compute.js
var deploy_compute = __webpack_require__(89333);
// EXTERNAL MODULE: ./lib/src/deploy/names.js
var deploy_names = __webpack_require__(28068);
// EXTERNAL MODULE: ./lib/src/deploy/template.js
var deploy_template = __webpack_require__(32120);
// EXTERNAL MODULE: ./lib/src/deploy/template/queues.js
var queues = __webpack_require__(81447);
// EXTERNAL MODULE: ./lib/src/deploy/template/roles.js
var roles = __webpack_require__(81918);
;// CONCATENATED MODULE: ./lib/src/deploy/template/dispatcher.js



const LOG_DAYS = 30;
/** Events of S3 are about a kilobyte each, and Lambda takes 6 MB. */
const BATCH = 1000;
/** Seconds: AWS's least for batches of more than ten. */
const WINDOW = 1;
/** MB; it also decides how much of a CPU there is. */
const MEMORY = 512;
/** The cluster, the dispatcher, what calls it, and where it and the agents write logs. */
function dispatcherResources(plan, names, code, network) {
    const cluster = names.arn('ecs', `cluster/${names.base}`);
    return {
        AgentLogs: logGroup(names.agentLogs),
        DispatcherLogs: logGroup(names.dispatcherLogs),
        Cluster: {
            Type: 'AWS::ECS::Cluster',
            Properties: {
                ClusterName: names.base,
                CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
                // Container Insights cost more than the agents of a small workflow.
                ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
            },
        },
        DispatcherRole: dispatcherRole(plan, names, cluster),
        Dispatcher: {
            Type: 'AWS::Lambda::Function',
            Properties: {
                FunctionName: names.dispatcher,
                Description: `Gives uploads of ${plan.workflow} to agents, and starts these`,
                Runtime: 'nodejs24.x',
                Architectures: ['arm64'],
                Handler: 'index.handler',
                Code: { S3Bucket: code.bucket, S3Key: code.key },
                Role: (0,deploy_template/* att */.yU)('DispatcherRole', 'Arn'),
                Timeout: queues/* DISPATCHER_SECONDS */.Aw,
                MemorySize: MEMORY,
                LoggingConfig: { LogGroup: (0,deploy_template/* ref */.KR)('DispatcherLogs') },
                Environment: {
                    Variables: {
                        PIPEWRIGHT_SUBNETS: { 'Fn::Join': [',', network.subnets] },
                        PIPEWRIGHT_SECURITY_GROUPS: { 'Fn::Join': [',', network.securityGroups] },
                        PIPEWRIGHT_PUBLIC_IP: `${network.publicIp}`,
                    },
                },
            },
            DependsOn: ['Cluster'],
        },
        InboxToDispatcher: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: {
                EventSourceArn: (0,deploy_template/* att */.yU)('Inbox', 'Arn'),
                FunctionName: (0,deploy_template/* ref */.KR)('Dispatcher'),
                BatchSize: BATCH,
                MaximumBatchingWindowInSeconds: WINDOW,
                FunctionResponseTypes: ['ReportBatchItemFailures'],
                // Lambda's least. More would only ask ECS and SQS the same at once.
                ScalingConfig: { MaximumConcurrency: 2 },
            },
        },
        WhenTaskStopped: rule(`When an agent of ${plan.workflow} has ended`, {
            EventPattern: {
                source: ['aws.ecs'],
                'detail-type': ['ECS Task State Change'],
                detail: { clusterArn: [cluster], lastStatus: ['STOPPED'] },
            },
        }),
        WhenTaskStoppedMayCall: mayCall('WhenTaskStopped'),
        Reconcile: rule(`What no event has told the dispatcher of ${plan.workflow}`, {
            ScheduleExpression: 'rate(5 minutes)',
        }),
        ReconcileMayCall: mayCall('Reconcile'),
    };
}
function rule(description, when) {
    return {
        Type: 'AWS::Events::Rule',
        Properties: {
            Description: description,
            ...when,
            Targets: [{ Id: 'dispatcher', Arn: (0,deploy_template/* att */.yU)('Dispatcher', 'Arn') }],
        },
    };
}
function mayCall(rule) {
    return {
        Type: 'AWS::Lambda::Permission',
        Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: (0,deploy_template/* ref */.KR)('Dispatcher'),
            Principal: 'events.amazonaws.com',
            SourceArn: (0,deploy_template/* att */.yU)(rule, 'Arn'),
        },
    };
}
function logGroup(name) {
    return { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name, RetentionInDays: LOG_DAYS } };
}
function dispatcherRole(plan, names, cluster) {
    const { output } = plan;
    const ofCluster = { ArnEquals: { 'ecs:cluster': cluster } };
    // By name: a role's policies may have 10,240 characters, which thirty steps one by one would not fit into.
    const internal = (0,roles/* objects */.JD)(names, output.bucket, `${output.prefix}.pipewright/*`);
    const statements = [
        (0,roles/* allow */.cw)(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'], [(0,deploy_template/* att */.yU)('Inbox', 'Arn')]),
        (0,roles/* allow */.cw)(['sqs:SendMessage', 'sqs:GetQueueAttributes'], [names.arn('sqs', `${names.base}-Work-*`), names.arn('sqs', `${names.base}-Dead-*`)]),
        // Since 2024 the revision that is started is what counts, and the newest of a family is started.
        (0,roles/* allow */.cw)(['ecs:RunTask'], [names.arn('ecs', `task-definition/${names.base}-Task-*:*`)], ofCluster),
        (0,roles/* allow */.cw)(['ecs:DescribeTasks'], [names.arn('ecs', `task/${names.base}/*`)]),
        (0,roles/* allow */.cw)(['ecs:ListTasks'], ['*'], ofCluster),
        (0,roles/* allow */.cw)(['ecs:TagResource'], [names.arn('ecs', `task/${names.base}/*`)], {
            StringEquals: { 'ecs:CreateAction': 'RunTask' },
        }),
        (0,roles/* allow */.cw)(['iam:PassRole'], [names.roleArn(names.executionRole), names.roleArn(`${names.base}-Task-*`)], {
            StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
        }),
        (0,roles/* allow */.cw)(['logs:CreateLogStream', 'logs:PutLogEvents'], [(0,deploy_template/* att */.yU)('DispatcherLogs', 'Arn')]),
        // The ledger of each step's agents is there, and what gathering writes. Without ListBucket, S3 says of an object that
        // is not there yet that it may not be read (API reference, GetObject).
        (0,roles/* allow */.cw)(['s3:GetObject', 's3:PutObject'], [internal]),
        (0,roles/* allow */.cw)(['s3:ListBucket'], [(0,roles/* bucketArn */.SB)(names, output.bucket)], {
            StringLike: { 's3:prefix': [`${output.prefix}*`] },
        }),
    ];
    return (0,roles/* role */.JC)(names.dispatcherRole, 'lambda.amazonaws.com', statements, {
        description: `What the dispatcher of ${plan.workflow} may do`,
    });
}

;// CONCATENATED MODULE: ./lib/src/deploy/template/instances.js



/** Seconds that an instance without agents is kept: the next one may take its images as they are. */
const SCALE_IN_SECONDS = 300;
/** GB: what ECS gives an instance that asks for less. */
const LEAST_DISK = 80;
/** The different instances that a plan's steps ask for, by the name of their kind. */
function instanceWishes(plan) {
    const wishes = new Map();
    for (const step of plan.steps) {
        const compute = (0,deploy_compute/* computeOf */.LQ)(step);
        if (compute.kind !== 'instances')
            continue;
        const kind = (0,deploy_compute/* instanceKind */.Oo)(compute.wish);
        const before = wishes.get(kind);
        // Of one type, whichever step asks: enough for the largest.
        wishes.set(kind, {
            ...compute.wish,
            cpus: Math.max(compute.wish.cpus, before?.cpus ?? 0),
            memory: Math.max(compute.wish.memory, before?.memory ?? 0),
            gpus: Math.max(compute.wish.gpus, before?.gpus ?? 0),
        });
    }
    return wishes;
}
/**
 * Capacity providers of ECS Managed Instances: ECS starts instances when agents wait, and ends them when they idle. The
 * roles are those that AWS asks for, with its own policies.
 */
function instanceResources(plan, names, site, network) {
    const wishes = instanceWishes(plan);
    if (wishes.size === 0)
        return {};
    const managed = (policy) => `arn:${names.partition}:iam::aws:policy/${policy}`;
    const resources = {
        InstanceRole: (0,roles/* role */.JC)(names.instanceRole, 'ec2.amazonaws.com', [], {
            description: `What the instances of ${plan.workflow} may do: join the cluster`,
            managed: [managed('AmazonECSInstanceRolePolicyForManagedInstances')],
        }),
        InstanceProfile: {
            Type: 'AWS::IAM::InstanceProfile',
            Properties: { InstanceProfileName: names.instanceRole, Roles: [(0,deploy_template/* ref */.KR)('InstanceRole')] },
        },
        InfrastructureRole: (0,roles/* role */.JC)(names.infrastructureRole, 'ecs.amazonaws.com', [], {
            description: `What ECS may do for ${plan.workflow}: start and end its instances`,
            condition: { StringEquals: { 'aws:SourceAccount': site.account } },
            managed: [managed('AmazonECSInfrastructureRolePolicyForManagedInstances')],
        }),
    };
    for (const [kind, wish] of wishes)
        resources[names.logical('Instances', kind)] = capacityProvider(kind, wish, names, network);
    return resources;
}
function capacityProvider(kind, wish, names, network) {
    const { type, spot, cpus, memory, disk, gpus } = wish;
    return {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: {
            Name: names.capacityProvider(kind),
            ClusterName: (0,deploy_template/* ref */.KR)('Cluster'),
            ManagedInstancesProvider: {
                InfrastructureRoleArn: (0,deploy_template/* att */.yU)('InfrastructureRole', 'Arn'),
                PropagateTags: 'CAPACITY_PROVIDER',
                InfrastructureOptimization: { ScaleInAfter: SCALE_IN_SECONDS },
                InstanceLaunchTemplate: {
                    Ec2InstanceProfileArn: (0,deploy_template/* att */.yU)('InstanceProfile', 'Arn'),
                    CapacityOptionType: spot ? 'SPOT' : 'ON_DEMAND',
                    Monitoring: 'BASIC',
                    NetworkConfiguration: { Subnets: network.subnets, SecurityGroups: network.securityGroups },
                    StorageConfiguration: { StorageSizeGiB: Math.max(LEAST_DISK, Math.ceil(disk)) },
                    InstanceRequirements: {
                        VCpuCount: { Min: cpus },
                        MemoryMiB: { Min: memory },
                        ...(type !== undefined && {
                            AllowedInstanceTypes: [type],
                            // Left out by themselves, though the type is named (Amazon EC2 API reference, InstanceRequirements).
                            BurstablePerformance: 'included',
                            BareMetal: 'included',
                        }),
                        ...(gpus > 0 && {
                            AcceleratorTypes: ['gpu'],
                            AcceleratorManufacturers: ['nvidia'],
                            AcceleratorCount: { Min: gpus },
                        }),
                    },
                },
            },
        },
    };
}

// EXTERNAL MODULE: ./lib/src/deploy/template/network.js
var template_network = __webpack_require__(10954);
// EXTERNAL MODULE: ./lib/src/deploy/template/tasks.js
var tasks = __webpack_require__(29857);
;// CONCATENATED MODULE: ./lib/src/deploy/compile.js









/**
 * From a plan to everything that deploying it takes. Pure: the same plan and target give the same bytes.
 * @param codeOf where the dispatcher's code is with this plan beside it
 * @throws Failure `NOT_SAID` where the workflow does not say where it is deployed, `TOO_LARGE_FOR_FARGATE`, `NO_PLATFORM`
 */
function compile(plan, target, codeOf) {
    checkPlaces(plan);
    const names = (0,deploy_names/* namesOf */.e)(plan.workflow, target);
    const dispatch = dispatchPlan(plan, target, names);
    const managed = instanceWishes(plan).size > 0;
    const { resources: network, values } = (0,template_network/* networkResources */.S)(plan, names, target.region, target.network, managed);
    const template = {
        AWSTemplateFormatVersion: '2010-09-09',
        Description: `Pipewright workflow ${plan.workflow}: deployed and removed by pipewright, not by hand`,
        Metadata: { Pipewright: deployedOf(plan) },
        Resources: {
            ...(0,queues/* queueResources */.Ll)(plan, names, target),
            ...network,
            ...dispatcherResources(plan, names, codeOf(dispatch), values),
            ...(0,tasks/* taskResources */.x_)(plan, names, target),
            ...instanceResources(plan, names, target, values),
        },
        Outputs: {
            UploadTo: {
                Description: 'Where inputs are uploaded to: below it, a folder per run',
                Value: `s3://${dispatch.input.bucket}/${dispatch.input.prefix}`,
            },
            ResultsIn: {
                Description: 'Where results come: a folder per step, in it one per run',
                Value: `s3://${dispatch.output.bucket}/${dispatch.output.prefix}`,
            },
            AgentLogs: { Description: 'The log group of the agents', Value: (0,deploy_template/* ref */.KR)('AgentLogs') },
            DispatcherLogs: { Description: 'The log group of the dispatcher', Value: (0,deploy_template/* ref */.KR)('DispatcherLogs') },
        },
    };
    return { names, dispatch, template };
}
/** Where buckets and a region are not named, there is nothing to deploy to. */
function checkPlaces(plan) {
    const missing = [
        ...(plan.input.bucket === undefined ? ['"input_s3_name", the bucket that inputs come from'] : []),
        ...(plan.output.bucket === undefined ? ['"output_s3_name", the bucket that results go to'] : []),
    ];
    if (missing.length > 0)
        throw new failure/* Failure */.H('NOT_SAID', `The workflow ${plan.workflow} cannot be deployed: it does not say ${missing.join(', and ')}. Add it to the workflow file.`);
}
/**
 * Starting an agent takes the better part of a minute and is paid by the minute, so a few short items share one; a
 * larger backlog comes to the most agents anyhow.
 */
const ITEMS_PER_AGENT = 4;
function dispatchPlan(plan, { region }, names) {
    return {
        version: 1,
        workflow: plan.workflow,
        region,
        cluster: names.base,
        inbox: names.queue(names.inbox),
        input: { bucket: plan.input.bucket, prefix: plan.input.prefix },
        output: { bucket: plan.output.bucket, prefix: plan.output.prefix },
        // Known only when they are there: the function's environment has them.
        network: { subnets: [], securityGroups: [], publicIp: false },
        steps: plan.steps.map((step) => dispatchStep(step, names)),
    };
}
function dispatchStep(step, names) {
    const compute = (0,deploy_compute/* computeOf */.LQ)(step);
    return {
        id: step.id,
        needs: step.needs,
        gather: step.gather,
        patterns: step.spec.inputs.patterns,
        work: names.queue(names.work(step.id)),
        deadLetter: names.queue(names.dead(step.id)),
        // Without a revision it is the newest one, so that an update never leaves the dispatcher with one that is gone.
        taskDefinition: names.family(step.id),
        compute: compute.kind === 'fargate'
            ? { kind: 'fargate', spotFirst: compute.spotFirst }
            : {
                kind: 'managed-instances',
                capacityProvider: names.capacityProvider((0,deploy_compute/* instanceKind */.Oo)(compute.wish)),
            },
        maxAgents: step.max_agents,
        perAgent: step.gather ? 1 : ITEMS_PER_AGENT,
    };
}
function deployedOf(plan) {
    return {
        version: 1,
        workflow: plan.workflow,
        catalog: plan.catalog.commit === undefined
            ? plan.catalog.name
            : `${plan.catalog.name}@${plan.catalog.commit.slice(0, 12)}`,
        input: { bucket: plan.input.bucket, prefix: plan.input.prefix },
        output: { bucket: plan.output.bucket, prefix: plan.output.prefix },
        steps: plan.steps.map(({ id, algorithm, needs, gather }) => ({ id, algorithm, needs, gather })),
    };
}


/***/ }),

/***/ 89333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ computeOf),
/* harmony export */   Oo: () => (/* binding */ instanceKind)
/* harmony export */ });
/* unused harmony export fargateHolds */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _publish_fargate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68088);


/** GB (Amazon ECS Developer Guide, "Fargate task ephemeral storage") */
const FARGATE_DISK_GB = 200;
/**
 * `auto` is Fargate, Spot first, unless the step needs what Fargate has not, or its algorithm names an instance type
 * that is larger than Fargate's largest size or has accelerators.
 * @throws Failure `TOO_LARGE_FOR_FARGATE`
 */
function computeOf(step) {
    const size = step.gpu_count > 0 ? null : (0,_publish_fargate_js__WEBPACK_IMPORTED_MODULE_1__/* .fargateSize */ .E)(step.cpu_units, step.memory_mb);
    const type = step.spec.instance_type === 'fargate' ? undefined : step.spec.instance_type;
    const fits = size !== null && step.disk_gb <= FARGATE_DISK_GB;
    const instances = step.compute.startsWith('ec2') ||
        (step.compute === 'auto' && (!fits || (type !== undefined && !fargateHolds(type))));
    if (instances)
        return {
            kind: 'instances',
            wish: {
                ...(type !== undefined && { type }),
                spot: step.compute === 'ec2-spot',
                cpus: Math.ceil(step.cpu_units / 1024),
                memory: step.memory_mb,
                disk: step.disk_gb,
                gpus: step.gpu_count,
            },
        };
    if (size === null || !fits)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('TOO_LARGE_FOR_FARGATE', `Step ${step.id} needs ${step.cpu_units / 1024} vCPUs, ${step.memory_mb} MB of memory${step.gpu_count > 0 ? ', a GPU' : ''} and ${step.disk_gb} GB of disk, more than Fargate has. Write "compute": "ec2" for it.`);
    return { kind: 'fargate', spotFirst: step.compute !== 'fargate', size };
}
/** Families with GPUs or other accelerators (Amazon EC2, "Instance types"). */
const ACCELERATED = /^(?:g\d|gr\d|p\d|inf|trn|dl\d|vt\d|f\d)/;
/** vCPUs per size; `large` and smaller have two at most. */
const LARGEST_CPUS = 16;
/** Families with 16 GiB of memory per vCPU and more. */
const MUCH_MEMORY = /^(?:x\d|u-|z1d)/;
/** Whether Fargate's largest size (16 vCPUs, 120 GiB) has what an instance type has. */
function fargateHolds(type) {
    const [family = '', size = ''] = type.split('.');
    if (ACCELERATED.test(family) || MUCH_MEMORY.test(family) || size.startsWith('metal'))
        return false;
    const factor = /^(\d*)xlarge$/.exec(size)?.[1];
    const cpus = factor === undefined ? 2 : Number(factor || 1) * 4;
    // r has 8 GiB per vCPU: 16 of them come to 128.
    return family.startsWith('r') ? cpus < LARGEST_CPUS : cpus <= LARGEST_CPUS;
}
/** The name of the instances that several steps may share: `g5-xlarge`, `4cpu-8192mb-spot`. */
function instanceKind({ type, spot, cpus, memory, disk, gpus }) {
    const base = type?.replaceAll('.', '-') ?? `${cpus}cpu-${memory}mb${gpus > 0 ? `-${gpus}gpu` : ''}`;
    return `${base}${disk > 20 ? `-${disk}gb` : ''}${spot ? '-spot' : ''}`;
}


/***/ }),

/***/ 21661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ap: () => (/* binding */ checkClashes),
  gg: () => (/* binding */ deploy),
  qj: () => (/* binding */ deployedOf),
  Gh: () => (/* binding */ templateSource)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/deploy/code.js
var deploy_code = __webpack_require__(21275);
// EXTERNAL MODULE: ./lib/src/deploy/compile.js + 2 modules
var compile = __webpack_require__(83491);
// EXTERNAL MODULE: ./lib/src/deploy/stack.js
var stack = __webpack_require__(292);
;// CONCATENATED MODULE: ./lib/src/deploy/drain.js



const LOOK_MS = 5000;
/** SQS's counts may be a minute old (Amazon SQS Developer Guide, "approximate"), and results are on their way for seconds. */
const QUIET_LOOKS = 12;
/** Half an hour */
const MOST_LOOKS = 360;
/**
 * Steps that a change takes out, or that get their items from elsewhere from then on. Their queues, or their rights to
 * read what is in them, go with the change.
 */
function closing(before, { dispatch }) {
    const moved = (a, b) => a.bucket !== b.bucket || a.prefix !== b.prefix;
    return before.steps
        .filter((step) => {
        const now = dispatch.steps.find(({ id }) => id === step.id);
        const source = step.needs.length === 0 ? 'input' : 'output';
        return (!now ||
            now.gather !== step.gather ||
            [...now.needs].sort().join() !== [...step.needs].sort().join() ||
            moved(before[source], dispatch[source]) ||
            moved(before.output, dispatch.output));
    })
        .map(({ id }) => id);
}
/**
 * Lets these steps of the workflow as it is work off what they have, so that the change loses no item: the dispatcher holds
 * what is new for them in the inbox, where the changed workflow finds it.
 * @param text the template as it is deployed
 * @throws Failure `STEP_BUSY` when they have not done so in half an hour: they go on, and so may the next deploy
 */
async function drain(closed, text, { names }, { plan, cloud, code, changeSet, say, toSource }) {
    const template = JSON.parse(text);
    const place = template.Resources.Dispatcher?.Properties.Code;
    const archive = await cloud.buckets.get(place.S3Bucket, place.S3Key);
    const one = closed.length === 1;
    say(`${one ? 'Step' : 'Steps'} ${closed.join(', ')}: ${one ? 'it works' : 'they work'} off what ${one ? 'it has' : 'they have'} before the change${archive ? `; what is new for ${one ? 'it' : 'them'} waits in the inbox` : ''}`);
    if (archive) {
        const holding = (0,deploy_code/* codeArchive */.q9)(code, { ...(0,deploy_code/* dispatchOf */.W3)(archive), closed });
        const { output } = template.Metadata.Pipewright;
        const folder = (0,deploy_code/* deployFolder */.CT)(output.prefix);
        const key = `${folder}${holding.name}`;
        await cloud.buckets.put(output.bucket, key, holding.bytes);
        const dispatcher = template.Resources.Dispatcher;
        const held = {
            ...template,
            Resources: {
                ...template.Resources,
                Dispatcher: {
                    ...dispatcher,
                    Properties: { ...dispatcher.Properties, Code: { S3Bucket: output.bucket, S3Key: key } },
                },
            },
        };
        const set = `${changeSet}-hold`;
        const source = await toSource(held, `${folder}${set}.json`);
        await (0,stack/* apply */.Bb)(names.base, source, set, { 'pipewright:workflow': plan.workflow }, cloud, say);
    }
    let told;
    for (let look = 0, quiet = 0;; look++) {
        const left = [];
        for (const id of closed) {
            const items = await cloud.backlog(names.queue(names.work(id)).url);
            if (items > 0)
                left.push(`${id} has ${items} ${items === 1 ? 'item' : 'items'}`);
        }
        quiet = left.length === 0 ? quiet + 1 : 0;
        if (quiet > QUIET_LOOKS)
            return;
        const now = left.join(', ');
        if (now !== told)
            say(now === '' ? '  all is done; making sure for a minute that nothing comes after' : `  ${now}`);
        told = now;
        if (look >= MOST_LOOKS && quiet === 0)
            throw new failure/* Failure */.H('STEP_BUSY', `The workflow was not changed, as steps that the change takes out or gives other inputs are not done after half an hour: ${now}. Nothing is lost: they go on, and what is new for them waits in the inbox for up to 14 days. Deploy again to go on waiting, or deploy the file as it was to keep them; if nobody needs these items, empty ${closed.map((id) => names.work(id)).join(', ')}.`);
        await cloud.sleep(LOOK_MS);
    }
}

// EXTERNAL MODULE: ./lib/src/deploy/notifications.js
var notifications = __webpack_require__(7140);
// EXTERNAL MODULE: ./lib/src/deploy/subscribe.js
var subscribe = __webpack_require__(19864);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var deploy_target = __webpack_require__(37679);
// EXTERNAL MODULE: ./lib/src/deploy/template.js
var deploy_template = __webpack_require__(32120);
;// CONCATENATED MODULE: ./lib/src/deploy/deploy.js










/**
 * From a plan to a running workflow. Every step of it can be repeated, so that after whatever interruption, deploying
 * again comes to the same end: buckets, code, stack, agents of what changed, the upload notification last, so that no
 * upload comes to an inbox that nobody empties.
 * @param code the dispatcher's bundle
 * @param changeSet a name that was never used for this stack
 * @throws Failure for whatever the user can mend
 */
async function deploy(plan, cloud, code, changeSet, say) {
    const { target, network } = await (0,deploy_target/* findTarget */.FB)(plan, cloud);
    say(`Deploying ${plan.workflow} to account ${target.account}, ${target.region}; agents run in ${network}`);
    const folder = (0,deploy_code/* deployFolder */.CT)(plan.output.prefix);
    const compiled = (0,compile/* compile */.w)(plan, target, (dispatch) => ({
        bucket: plan.output.bucket,
        key: `${folder}${(0,deploy_code/* codeArchive */.q9)(code, dispatch).name}`,
    }));
    const { names, dispatch, template } = compiled;
    for (const bucket of new Set([dispatch.input.bucket, dispatch.output.bucket]))
        say(`Bucket ${bucket}: ${(await cloud.buckets.ensure(bucket)) ? 'made, encrypted and private' : 'is there'}`);
    const ours = (0,notifications/* ourNotification */.ul)(names.base, dispatch.inbox.arn, dispatch.input.prefix);
    await checkClashes(cloud, dispatch.input.bucket, ours);
    await (0,stack/* settle */.G9)(names.base, cloud, say);
    const text = await cloud.stacks.template(names.base);
    const before = deployedOf(text);
    const toSource = (made, key) => templateSource(made, cloud, dispatch.output.bucket, key);
    const closed = before ? closing(before, compiled) : [];
    if (text !== undefined && closed.length > 0)
        await drain(closed, text, compiled, { plan, cloud, code, changeSet, say, toSource });
    const archive = (0,deploy_code/* codeArchive */.q9)(code, dispatch);
    if (!(await cloud.buckets.has(dispatch.output.bucket, `${folder}${archive.name}`))) {
        say(`Uploading the dispatcher (${archive.bytes.length} bytes)`);
        await cloud.buckets.put(dispatch.output.bucket, `${folder}${archive.name}`, archive.bytes);
    }
    const source = await toSource(template, `${folder}${changeSet}.json`);
    const tags = { 'pipewright:workflow': plan.workflow };
    const changes = await (0,stack/* apply */.Bb)(names.base, source, changeSet, tags, cloud, say);
    say(changes ? `The stack ${names.base} is done` : `The stack ${names.base} is up to date`);
    if (changes)
        await replaceAgents(compiled, plan, changes, cloud, say);
    if (before && before.input.bucket !== dispatch.input.bucket)
        await (0,subscribe/* unsubscribe */.a)(cloud, before.input.bucket, names.base);
    const subscribed = await (0,subscribe/* subscribe */.B)(cloud, dispatch.input.bucket, ours);
    say(`Uploads to s3://${dispatch.input.bucket}/${dispatch.input.prefix} ${subscribed ? 'now go' : 'go'} to the workflow`);
    const outputs = (await cloud.stacks.describe(names.base))?.outputs ?? {};
    return { ...(changes && { changes }), stack: names.base, network, outputs };
}
/** @throws Failure `NOTIFICATIONS_CLASH` */
async function checkClashes(cloud, bucket, ours) {
    const others = (0,notifications/* clashes */.g0)((await cloud.buckets.notifications(bucket)) ?? {}, ours);
    if (others.length > 0)
        throw new failure/* Failure */.H('NOTIFICATIONS_CLASH', `The bucket ${bucket} tells others of the same uploads already (${others.join(', ')}), and S3 takes only one for each. Give the workflow a "prefix" that nobody else listens to, or take those notifications out.`);
}
/** As text while it is small enough, else through the output bucket. @throws Failure `TEMPLATE_TOO_LARGE` */
async function templateSource(template, cloud, bucket, key) {
    const text = (0,deploy_template/* templateText */.uO)(template);
    const bytes = Buffer.from(text);
    if (bytes.length <= deploy_template/* INLINE_BYTES */.MZ)
        return { text };
    if (bytes.length > deploy_template/* TEMPLATE_BYTES */.rc)
        throw new failure/* Failure */.H('TEMPLATE_TOO_LARGE', `This workflow's template has ${bytes.length} bytes, and CloudFormation takes ${deploy_template/* TEMPLATE_BYTES */.rc}. Make two workflows of it, the second reading what the first writes.`);
    await cloud.buckets.put(bucket, key, bytes);
    return { url: cloud.buckets.url(bucket, key) };
}
/**
 * Agents that work by an older definition are ended, so that what was changed holds for every item from now on: each
 * finishes its item or hands it back, and the dispatcher starts new ones.
 */
async function replaceAgents({ names }, plan, changes, cloud, say) {
    const changed = new Set(changes.filter(({ action }) => action === 'Modify').map(({ id }) => id));
    for (const { id } of plan.steps) {
        if (!changed.has(names.logical('Task', id)))
            continue;
        const tasks = await cloud.agents.list(names.base, names.family(id));
        for (const task of tasks)
            await cloud.agents.stop(names.base, task, 'The step was changed.');
        if (tasks.length > 0)
            say(`Step ${id}: with the old settings, ${(0,findings_text/* plural */.LS)(tasks.length, 'agent')} to hand back what is begun`);
    }
}
/** What a stack's template says of the workflow in it; undefined for one that is not ours, or none. */
function deployedOf(text) {
    if (text === undefined)
        return undefined;
    try {
        const deployed = JSON.parse(text).Metadata?.Pipewright;
        return deployed?.version === 1 ? deployed : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 47684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gl: () => (/* binding */ itemsCost),
/* harmony export */   jA: () => (/* binding */ estimate)
/* harmony export */ });
/* unused harmony export estimateText */
/* harmony import */ var _compute_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89333);
/* harmony import */ var _prices_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74181);
/* harmony import */ var _template_network_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10954);



const HOURS_A_MONTH = 730;
/** Nobody knows how long an algorithm takes; this is said beside every sum. */
const SECONDS_PER_ITEM = 30;
/** For download and upload, which mostly overlap with computing. */
const TRANSFER_SECONDS = 2;
/** Ten agents that start and idle with a thousand items. */
const STARTS_PER_THOUSAND = 10;
const START_AND_IDLE_SECONDS = 80;
/** Received, deleted, told of, kept by heartbeats, passed on: calls of SQS per item. */
const SQS_CALLS = 4;
const LOG_GB = 5e-6;
/** Long polls of an event source mapping with a queue that is empty, a month. */
const POLLS_AT_REST = 0.65;
/** Availability zones that an interface endpoint is in. */
const ENDPOINT_ZONES = 2;
const RECONCILES_A_MONTH = 8760;
function estimate(plan, template) {
    const resources = Object.values(template.Resources);
    const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
    const endpoints = (0,_template_network_js__WEBPACK_IMPORTED_MODULE_2__/* .countInterfaceEndpoints */ .N)(template.Resources) * ENDPOINT_ZONES;
    const rest = alarms * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .alarm_month */ .NN +
        endpoints * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .interface_endpoint_hour */ .ng * HOURS_A_MONTH +
        POLLS_AT_REST * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .sqs_million */ .lW +
        RECONCILES_A_MONTH * (_prices_json__WEBPACK_IMPORTED_MODULE_1__/* .lambda_million */ .JI / 1e6 + 0.5 * 0.1 * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .lambda_gb_second */ .xp);
    let items = 0;
    const without = [];
    for (const step of plan.steps) {
        const count = step.gather ? 1 : 1000;
        const compute = (0,_compute_js__WEBPACK_IMPORTED_MODULE_0__/* .computeOf */ .LQ)(step);
        const agent = compute.kind === 'instances'
            ? undefined
            : { size: compute.size, spot: compute.spotFirst, publicIp: plan.network === 'open' };
        if (!agent)
            without.push(step.id);
        items += itemsCost(agent, count, SECONDS_PER_ITEM);
    }
    return {
        date: _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .date */ .p6,
        region: _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny,
        month_at_rest: cents(rest),
        thousand_items: cents(items),
        seconds_per_item: SECONDS_PER_ITEM,
        without,
    };
}
/**
 * USD for some items of one step, by list prices: their calls and logs, and the agents that work on them.
 * @param agent undefined where ECS finds the instances: what these cost is not in the sum
 * @param seconds that the algorithm takes for one item
 */
function itemsCost(agent, items, seconds) {
    const calls = (SQS_CALLS * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .sqs_million */ .lW + 2 * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .s3_put_million */ .MQ + 2 * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .s3_get_million */ .Ff) / 1e6;
    const each = items * (calls + LOG_GB * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .logs_gb */ .K7);
    if (!agent || items === 0)
        return each;
    const { cpu, memory } = agent.size;
    const hour = ((cpu / 1024) * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .fargate_vcpu_hour */ .Tp + (memory / 1024) * _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .fargate_gb_hour */ .AK) *
        (agent.spot ? _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .fargate_spot_share */ .mP : 1) +
        (agent.publicIp ? _prices_json__WEBPACK_IMPORTED_MODULE_1__/* .public_ip_hour */ .vk : 0);
    const starts = Math.max(1, Math.round((items / 1000) * STARTS_PER_THOUSAND));
    const worked = items * (seconds + TRANSFER_SECONDS) + starts * START_AND_IDLE_SECONDS;
    return each + (worked / 3600) * hour;
}
/** For people; how exact it is is part of it. */
function estimateText(e) {
    const without = e.without.length > 0 ? `, without the instances of ${e.without.join(', ')}` : '';
    return `costs     about $${e.month_at_rest.toFixed(2)} a month at rest, $${e.thousand_items.toFixed(2)} per 1,000 inputs of ${e.seconds_per_item} s a step${without} (list prices of ${e.region}, ${e.date})\n`;
}
function cents(usd) {
    return Math.ceil(usd * 100) / 100;
}


/***/ }),

/***/ 28068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ namesOf)
/* harmony export */ });
/* unused harmony export partitionOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function namesOf(workflow, { account, region, endpoint }) {
    const partition = partitionOf(region);
    const base = shorten(`pipewright-${workflow.replace(/[_-]+/g, '-')}`, 40);
    const arn = (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
    // Roles are the account's, not the region's.
    const role = (kind) => shorten(`${base}-${kind}-${region}`, 64);
    return {
        base,
        partition,
        inbox: `${base}-Inbox`,
        inboxDead: `${base}-InboxDead`,
        dispatcher: `${base}-Dispatch`,
        dispatcherRole: role('Dispatch'),
        executionRole: role('Execution'),
        // AWS's own policy lets ECS hand on only roles of this name (AmazonECSInfrastructureRolePolicyForManagedInstances).
        instanceRole: shorten(`ecsInstanceRole-${base}-${region}`, 64),
        infrastructureRole: role('Infrastructure'),
        agentLogs: `/pipewright/${base.slice('pipewright-'.length)}/agents`,
        dispatcherLogs: `/pipewright/${base.slice('pipewright-'.length)}/dispatcher`,
        work: (step) => shorten(`${base}-Work-${step}`, 80),
        dead: (step) => shorten(`${base}-Dead-${step}`, 80),
        family: (step) => shorten(`${base}-Task-${step}`, 255),
        taskRole: (step) => role(`Task-${step}`),
        alarm: (kind) => shorten(`${base}-Alarm-${kind}`, 255),
        capacityProvider: (kind) => shorten(`${base}-Instances-${kind}`, 255),
        logical: (kind, step) => `${kind}${alphanumeric(step)}`,
        arn,
        roleArn: (name) => `arn:${partition}:iam::${account}:role/${name}`,
        queue: (name) => ({
            url: `${endpoint?.replace(/\/+$/, '') ?? `https://sqs.${region}.${domainOf(partition)}`}/${account}/${name}`,
            arn: arn('sqs', name),
        }),
    };
}
/** `aws`, `aws-cn`, `aws-us-gov`: what ARNs of a region begin with. */
function partitionOf(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
function domainOf(partition) {
    return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
/** The same text always becomes the same name, and two texts two. */
function shorten(text, most) {
    return text.length <= most ? text : `${text.slice(0, most - 9)}-${digest(text, 8)}`;
}
/** `all-outliers` → `AllOutliers`. What would look like another id then gets a digest. */
function alphanumeric(id) {
    const joined = id
        .split(/[-_]+/)
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join('');
    return /_|--|-\d/.test(id) ? `${joined}X${digest(id, 6)}` : joined;
}
function digest(text, length) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, length);
}


/***/ }),

/***/ 7140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cw: () => (/* binding */ withOurs),
/* harmony export */   g0: () => (/* binding */ clashes),
/* harmony export */   m_: () => (/* binding */ withoutOurs),
/* harmony export */   ul: () => (/* binding */ ourNotification)
/* harmony export */ });
/** Our entry: uploads below the workflow's input prefix go to its inbox. @param base the workflow's, which is its id */
function ourNotification(base, queueArn, prefix) {
    return {
        Id: base,
        QueueArn: queueArn,
        Events: ['s3:ObjectCreated:*'],
        ...(prefix !== '' && { Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: prefix }] } } }),
    };
}
/** The configuration with our entry in it, others' as they are; undefined when it has it already. */
function withOurs(config, ours) {
    const queues = config.QueueConfigurations ?? [];
    const before = queues.find(({ Id }) => Id === ours.Id);
    if (before && shape(before) === shape(ours))
        return undefined;
    return { ...config, QueueConfigurations: [...queues.filter((each) => each !== before), ours] };
}
/** The configuration without our entry, others' as they are; undefined when it has none. */
function withoutOurs(config, base) {
    const queues = config.QueueConfigurations ?? [];
    const others = queues.filter(({ Id }) => Id !== base);
    return others.length === queues.length ? undefined : { ...config, QueueConfigurations: others };
}
/** Ids of others' entries that S3 does not take beside ours: both would get the same upload. */
function clashes(config, ours) {
    const prefix = rule(ours, 'prefix');
    return [
        ...(config.QueueConfigurations ?? []),
        ...(config.TopicConfigurations ?? []),
        ...(config.LambdaFunctionConfigurations ?? []),
    ]
        .filter((other) => other.Id !== ours.Id &&
        other.Events?.some((event) => event.startsWith('s3:ObjectCreated:')) &&
        (rule(other, 'prefix').startsWith(prefix) || prefix.startsWith(rule(other, 'prefix'))))
        .map(({ Id = 'without an id' }) => Id);
}
function rule(notification, name) {
    const rules = notification.Filter?.Key?.FilterRules ?? [];
    return rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? '';
}
function shape(each) {
    return JSON.stringify([each.QueueArn, each.Events, rule(each, 'prefix'), rule(each, 'suffix')]);
}


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ apply),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   zS: () => (/* binding */ eventsSoFar)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);

const POLL_MS = 2000;
/** Two hours: what CloudFormation waits for does not take longer. */
const MOST_POLLS = 3600;
const BUSY = /_IN_PROGRESS$/;
const GONE = /^DELETE_COMPLETE$/;
/** A stack that never came to be: it can only be deleted (AWS CloudFormation User Guide, "Stack status codes"). */
const STILLBORN = /^(?:ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/;
const FAILED = /_FAILED$/;
/** CloudFormation's second word for the same beginning. */
const BEGUN = 'Resource creation Initiated';
/**
 * Waits until nobody works on a stack, telling what happens to it.
 * @param since ids of events that are told already
 */
async function follow(name, cloud, say, since) {
    for (let poll = 0; poll < MOST_POLLS; poll++) {
        const state = await cloud.stacks.describe(name);
        if (state && !GONE.test(state.status))
            await tellEvents(name, cloud, say, since);
        if (!state || GONE.test(state.status))
            return undefined;
        if (!BUSY.test(state.status) || state.status === 'REVIEW_IN_PROGRESS')
            return state;
        await cloud.sleep(POLL_MS);
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('STACK_BUSY', `The stack ${name} has been changing for hours. Look at it in the CloudFormation console.`);
}
/** What takes a while is told when it begins and when it has ended, the rest only when it has ended. */
async function tellEvents(name, cloud, say, since) {
    const events = (await cloud.stacks.events(name)).filter(({ id }) => !since.has(id));
    const work = ({ resource, status }) => `${resource} ${status.replace(/_(?:IN_PROGRESS|COMPLETE|FAILED)$/, '')}`;
    const ended = new Set(events.filter(({ status }) => !BUSY.test(status)).map(work));
    for (const event of events.reverse()) {
        const { id, resource, type, status, reason } = event;
        since.add(id);
        if (BUSY.test(status) && (ended.has(work(event)) || reason === BEGUN))
            continue;
        say(`  ${status.toLowerCase().replaceAll('_', ' ')}: ${resource} (${type})${reason ? `: ${reason}` : ''}`);
    }
}
/** Ids of all events that there are, so that only later ones are told. */
async function eventsSoFar(name, cloud) {
    return new Set((await cloud.stacks.events(name)).map(({ id }) => id));
}
/**
 * Makes a stack ready for a change: waits for whoever changes it now, and clears what an earlier try left.
 * @returns undefined where there is no stack
 */
async function settle(name, cloud, say) {
    let state = await cloud.stacks.describe(name);
    if (state && BUSY.test(state.status) && state.status !== 'REVIEW_IN_PROGRESS') {
        say(`The stack ${name} is being changed (${state.status}): waiting for the end of that`);
        state = await follow(name, cloud, say, await eventsSoFar(name, cloud));
    }
    if (state?.status === 'UPDATE_ROLLBACK_FAILED') {
        say(`An earlier change of ${name} could not be taken back: trying that again`);
        await cloud.stacks.continueRollback(name);
        state = await follow(name, cloud, say, await eventsSoFar(name, cloud));
    }
    if (state && STILLBORN.test(state.status)) {
        say(`An earlier try left ${name} unusable (${state.status}): deleting it first`);
        await cloud.stacks.delete(name);
        state = await follow(name, cloud, say, await eventsSoFar(name, cloud));
        if (state)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('STACK_STUCK', `The stack ${name} cannot be deleted (${state.status}${state.reason ? `: ${state.reason}` : ''}). Delete it in the CloudFormation console, then repeat this.`);
    }
    return state && GONE.test(state.status) ? undefined : state;
}
/** Somebody else may come in between so often. */
const MOST_TRIES = 5;
/**
 * Brings a stack to a template. Whoever changes it meanwhile is waited for, and then it is compared anew.
 * @param changeSet its name; a new one every time
 * @returns the changes; undefined when it was up to date
 * @throws Failure `DEPLOY_FAILED`, with what AWS says first; `STACK_BUSY`
 */
async function apply(name, source, changeSet, tags, cloud, say) {
    for (let attempt = 1;; attempt++) {
        try {
            const set = attempt === 1 ? changeSet : `${changeSet}-${attempt}`;
            return await applyOnce(name, source, set, tags, cloud, say);
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H) || error.code !== 'STACK_BUSY' || attempt === MOST_TRIES)
                throw error;
            say(`Somebody else has begun to change ${name}: waiting, then comparing anew`);
            await cloud.sleep(POLL_MS);
        }
    }
}
async function applyOnce(name, source, changeSet, tags, cloud, say) {
    const before = await settle(name, cloud, say);
    const kind = !before || before.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE';
    const told = before ? await eventsSoFar(name, cloud) : new Set();
    say(`Asking CloudFormation what changes in ${name}`);
    const changes = await cloud.stacks.prepare(name, changeSet, source, kind, tags);
    if (!changes)
        return undefined;
    say(`${kind === 'CREATE' ? 'Creating' : 'Updating'} ${name}: ${changes.length} resources`);
    await cloud.stacks.execute(name, changeSet);
    const after = await follow(name, cloud, say, told);
    if (after && /^(?:CREATE|UPDATE)_COMPLETE$/.test(after.status))
        return changes;
    const first = [...(await cloud.stacks.events(name))]
        .reverse()
        .find(({ status, reason }) => FAILED.test(status) && reason && !/cancelled/i.test(reason));
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('DEPLOY_FAILED', `The stack ${name} could not be ${kind === 'CREATE' ? 'created' : 'updated'} (${after?.status ?? 'it is gone'})${first ? `: ${first.resource}: ${first.reason}` : ''}. AWS took back what it had done; mend the cause and deploy again.`);
}


/***/ }),

/***/ 19864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ subscribe),
/* harmony export */   a: () => (/* binding */ unsubscribe)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _notifications_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7140);


/** Longer than anybody takes from reading a configuration to writing it. */
const SETTLE_MS = 3000;
const MOST_TRIES = 5;
/** Lets a bucket tell our inbox of uploads. @returns whether that is new @throws Failure `NOTIFICATIONS_BUSY` */
async function subscribe(cloud, bucket, ours) {
    return change(cloud, bucket, (config = {}) => (0,_notifications_js__WEBPACK_IMPORTED_MODULE_1__/* .withOurs */ .cw)(config, ours));
}
/** Takes our entry out of a bucket; false where there is none. @throws Failure `NOTIFICATIONS_BUSY` */
async function unsubscribe(cloud, bucket, base) {
    return change(cloud, bucket, (config) => config && (0,_notifications_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutOurs */ .m_)(config, base));
}
/**
 * Reads, changes and writes a bucket's notifications. S3 replaces them as a whole and has no condition for it: of two who
 * write at once, one is lost. So it is looked at again, and done again, until it stays.
 * @param next is given undefined where there is no bucket, and gives it where nothing is to be changed
 */
async function change(cloud, bucket, next) {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
        const changed = next(await cloud.buckets.notifications(bucket));
        if (changed === undefined)
            return attempt > 0;
        await cloud.buckets.setNotifications(bucket, changed);
        await cloud.sleep(SETTLE_MS);
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('NOTIFICATIONS_BUSY', `Others change the notifications of the bucket ${bucket} again and again, and ours get lost. Repeat this when they are done.`);
}


/***/ }),

/***/ 37679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ checkImages),
/* harmony export */   FB: () => (/* binding */ findTarget),
/* harmony export */   g4: () => (/* binding */ checkAccount),
/* harmony export */   mX: () => (/* binding */ chooseNetwork)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _template_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29857);


/**
 * Asks AWS where the plan goes: whose account it is, and which subnets there are.
 * @throws Failure `WRONG_ACCOUNT`, `SUBNETS`, `IMAGE_UNREACHABLE`
 */
async function findTarget(plan, cloud) {
    const account = await cloud.account();
    checkAccount(plan, account);
    checkImages(plan);
    const { choice, why } = await chooseNetwork(plan, cloud);
    const { region, endpoint } = cloud;
    return {
        target: { account, region, ...(endpoint !== undefined && { endpoint }), network: choice },
        network: why,
    };
}
/** @throws Failure `WRONG_ACCOUNT` */
function checkAccount(plan, account) {
    if (plan.account_id !== undefined && plan.account_id !== account)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('WRONG_ACCOUNT', `The workflow ${plan.workflow} is for the AWS account ${plan.account_id}, and these credentials are of ${account}: nothing was done. Use credentials of the right account, or change "account_id".`);
}
/** Without the internet, images come from ECR alone. @throws Failure `IMAGE_UNREACHABLE` */
function checkImages(plan) {
    const far = plan.network === 'isolated' ? plan.steps.filter(({ image }) => !(0,_template_tasks_js__WEBPACK_IMPORTED_MODULE_1__/* .inEcr */ .Gw)(image)) : [];
    if (far.length > 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('IMAGE_UNREACHABLE', `"network" is "isolated", and from there only images in ECR can be pulled. Not there: ${far.map(({ id, image }) => `${id} (${image})`).join(', ')}. Publish them to a registry in ECR, or write "network": "open".`);
}
/** @throws Failure `SUBNETS` */
async function chooseNetwork(plan, cloud) {
    const isolated = plan.network === 'isolated';
    if (plan.subnets.length > 0) {
        const found = await cloud.network.subnets({ ids: plan.subnets });
        const missing = plan.subnets.filter((id) => !found.some((subnet) => subnet.id === id));
        const vpcs = new Set(found.map(({ vpc }) => vpc));
        const wrong = missing.length > 0
            ? `there is no ${missing.join(', ')} in ${cloud.region}`
            : vpcs.size > 1
                ? 'they are in several VPCs'
                : isolated
                    ? sayLeading(found, (subnet) => subnet.internet || subnet.nat, 'lead to the internet, but "network" is "isolated"')
                    : sayLeading(found, (subnet) => !subnet.internet && !subnet.nat, 'lead nowhere, but "network" is "open"');
        if (wrong)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('SUBNETS', `"subnets" of the workflow ${plan.workflow} cannot be used: ${wrong}.`);
        const publicIp = found.some(({ internet }) => internet);
        return {
            choice: { kind: 'existing', vpc: found[0].vpc, subnets: plan.subnets, publicIp },
            why: `the subnets that the workflow names, in ${found[0].vpc}`,
            zones: found.map(({ zone }) => zone),
        };
    }
    if (isolated)
        return { choice: { kind: 'own' }, why: 'a VPC of its own without a way to the internet', zones: [] };
    const vpc = await cloud.network.defaultVpc();
    const open = vpc === undefined ? [] : await cloud.network.subnets({ vpc });
    const usable = open
        .filter(({ internet }) => internet)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, 16);
    if (vpc !== undefined && usable.length > 0)
        return {
            choice: { kind: 'existing', vpc, subnets: usable.map(({ id }) => id), publicIp: true },
            why: `the public subnets of the default VPC ${vpc}`,
            zones: usable.map(({ zone }) => zone),
        };
    return {
        choice: { kind: 'own' },
        why: `a VPC of its own, as ${cloud.region} has ${vpc === undefined ? 'no default VPC' : 'no public subnets in the default VPC'}`,
        zones: [],
    };
}
function sayLeading(subnets, does, what) {
    const ids = subnets.filter(does).map(({ id }) => id);
    return ids.length > 0 ? `${ids.join(', ')} ${what}` : undefined;
}


/***/ }),

/***/ 32120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KR: () => (/* binding */ ref),
/* harmony export */   MZ: () => (/* binding */ INLINE_BYTES),
/* harmony export */   rc: () => (/* binding */ TEMPLATE_BYTES),
/* harmony export */   uO: () => (/* binding */ templateText),
/* harmony export */   yU: () => (/* binding */ att)
/* harmony export */ });
/* unused harmony export MOST_RESOURCES */
const ref = (logical) => ({ Ref: logical });
const att = (logical, attribute) => ({ 'Fn::GetAtt': [logical, attribute] });
/** The template as it is sent: CloudFormation counts bytes. */
function templateText(template) {
    return JSON.stringify(template);
}
/** What CloudFormation takes (AWS CloudFormation User Guide, "CloudFormation quotas"). */
const INLINE_BYTES = 51_200;
const TEMPLATE_BYTES = 1_000_000;
const MOST_RESOURCES = 500;


/***/ }),

/***/ 10954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ countInterfaceEndpoints),
/* harmony export */   S: () => (/* binding */ networkResources)
/* harmony export */ });
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32120);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81918);


const CIDR = '10.0.0.0/16';
/** Two availability zones, 4,091 agents each. */
const SUBNET_CIDRS = ['10.0.0.0/20', '10.0.16.0/20'];
/** A security group that lets nobody in but where the workflow says so; and the network, where there is none to use. */
function networkResources(plan, names, region, choice, managedInstances) {
    const vpc = choice.kind === 'own' ? (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc') : choice.vpc;
    const resources = {
        SecurityGroup: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: {
                GroupDescription: `Agents of the Pipewright workflow ${plan.workflow}`,
                VpcId: vpc,
                SecurityGroupIngress: ingress(plan),
                SecurityGroupEgress: [
                    { IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'Anywhere that the subnet leads to' },
                ],
            },
        },
    };
    const securityGroups = [(0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('SecurityGroup')];
    if (choice.kind === 'existing')
        return { resources, values: { subnets: choice.subnets, securityGroups, publicIp: choice.publicIp } };
    const isolated = plan.network === 'isolated';
    Object.assign(resources, ownNetwork(names, isolated), s3Endpoint(plan, names, region, isolated), isolated ? interfaceEndpoints(plan, region, managedInstances) : internet());
    const subnets = SUBNET_CIDRS.map((_, i) => (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)(`Subnet${i + 1}`));
    return { resources, values: { subnets, securityGroups, publicIp: !isolated } };
}
function ingress({ steps, port_sources }) {
    const ports = new Map(steps.flatMap((step) => step.ports.map((each) => [`${each.port}/${each.protocol}`, each])));
    return [...ports.values()].flatMap(({ port, protocol }) => port_sources.map((source) => ({
        IpProtocol: protocol,
        FromPort: port,
        ToPort: port,
        [source.includes(':') ? 'CidrIpv6' : 'CidrIp']: source,
    })));
}
function ownNetwork(names, isolated) {
    const resources = {
        Vpc: {
            Type: 'AWS::EC2::VPC',
            Properties: {
                CidrBlock: CIDR,
                EnableDnsSupport: true,
                EnableDnsHostnames: true,
                Tags: [{ Key: 'Name', Value: names.base }],
            },
        },
        RouteTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc') } },
    };
    for (const [i, cidr] of SUBNET_CIDRS.entries()) {
        resources[`Subnet${i + 1}`] = {
            Type: 'AWS::EC2::Subnet',
            Properties: {
                VpcId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc'),
                CidrBlock: cidr,
                AvailabilityZone: { 'Fn::Select': [i, { 'Fn::GetAZs': '' }] },
                MapPublicIpOnLaunch: !isolated,
                Tags: [{ Key: 'Name', Value: names.base }],
            },
        };
        resources[`Subnet${i + 1}Routes`] = {
            Type: 'AWS::EC2::SubnetRouteTableAssociation',
            Properties: { SubnetId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)(`Subnet${i + 1}`), RouteTableId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('RouteTable') },
        };
    }
    return resources;
}
/** Never a NAT gateway: at rest it costs more than everything else together. */
function internet() {
    return {
        InternetGateway: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
        InternetGatewayAttachment: {
            Type: 'AWS::EC2::VPCGatewayAttachment',
            Properties: { VpcId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc'), InternetGatewayId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('InternetGateway') },
        },
        InternetRoute: {
            Type: 'AWS::EC2::Route',
            Properties: {
                RouteTableId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('RouteTable'),
                DestinationCidrBlock: '0.0.0.0/0',
                GatewayId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('InternetGateway'),
            },
            DependsOn: ['InternetGatewayAttachment'],
        },
    };
}
/** Free, and S3's traffic stays inside. Of isolated agents, none reaches a bucket that is not the workflow's. */
function s3Endpoint({ input, output }, names, region, isolated) {
    const buckets = [...new Set([input.bucket, output.bucket])];
    // Where ECR keeps layers (Amazon ECR User Guide, "Interface VPC endpoints").
    const layers = `prod-${region}-starport-layer-bucket`;
    const policy = {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: '*',
                Action: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListBucket'],
                Resource: buckets.flatMap((bucket) => [(0,_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .bucketArn */ .SB)(names, bucket), (0,_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .objects */ .JD)(names, bucket, '*')]),
            },
            { Effect: 'Allow', Principal: '*', Action: ['s3:GetObject'], Resource: [(0,_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .objects */ .JD)(names, layers, '*')] },
        ],
    };
    return {
        S3Endpoint: {
            Type: 'AWS::EC2::VPCEndpoint',
            Properties: {
                VpcEndpointType: 'Gateway',
                VpcId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc'),
                ServiceName: `com.amazonaws.${region}.s3`,
                RouteTableIds: [(0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('RouteTable')],
                ...(isolated && { PolicyDocument: policy }),
            },
        },
    };
}
/** What agents and ECS call. Fargate needs none of ECS's own (Amazon ECS Developer Guide, "Interface VPC endpoints"). */
function interfaceEndpoints(plan, region, managedInstances) {
    const secrets = plan.steps.flatMap((step) => Object.values(step.secrets)).map((arn) => arn.split(':')[2]);
    const services = [
        'sqs',
        'logs',
        'ecr.api',
        'ecr.dkr',
        ...(secrets.includes('ssm') ? ['ssm'] : []),
        ...(secrets.includes('secretsmanager') ? ['secretsmanager'] : []),
        ...(managedInstances ? ['ecs', 'ecs-agent', 'ecs-telemetry'] : []),
    ];
    const resources = {
        EndpointSecurityGroup: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: {
                GroupDescription: `What agents of the Pipewright workflow ${plan.workflow} call`,
                VpcId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc'),
                SecurityGroupIngress: [
                    {
                        IpProtocol: 'tcp',
                        FromPort: 443,
                        ToPort: 443,
                        SourceSecurityGroupId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)('SecurityGroup', 'GroupId'),
                    },
                ],
            },
        },
    };
    for (const service of services)
        resources[`${service.replace(/(?:^|[.-])(\w)/g, (_, c) => c.toUpperCase())}Endpoint`] = {
            Type: 'AWS::EC2::VPCEndpoint',
            Properties: {
                VpcEndpointType: 'Interface',
                VpcId: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Vpc'),
                ServiceName: `com.amazonaws.${region}.${service}`,
                SubnetIds: SUBNET_CIDRS.map((_, i) => (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)(`Subnet${i + 1}`)),
                SecurityGroupIds: [(0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)('EndpointSecurityGroup', 'GroupId')],
                PrivateDnsEnabled: true,
            },
        };
    return resources;
}
/** How many interface endpoints a template has; each costs money at rest, in every subnet. */
function countInterfaceEndpoints(resources) {
    return Object.values(resources).filter(({ Type, Properties }) => Type === 'AWS::EC2::VPCEndpoint' && Properties.VpcEndpointType === 'Interface').length;
}


/***/ }),

/***/ 81447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ DISPATCHER_SECONDS),
/* harmony export */   Cm: () => (/* binding */ MAX_RECEIVES),
/* harmony export */   Dg: () => (/* binding */ VISIBILITY_SECONDS),
/* harmony export */   Ll: () => (/* binding */ queueResources)
/* harmony export */ });
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32120);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81918);


/** Seconds that an item stays with an agent without a sign of life. */
const VISIBILITY_SECONDS = 120;
/** So often an item may be taken before its agent gives it up, and a little later the queue does so itself. */
const MAX_RECEIVES = 20;
const QUEUE_RECEIVES = MAX_RECEIVES + 5;
/** SQS's longest: what nobody looks at over Christmas is still there. */
const RETENTION_SECONDS = 14 * 24 * 3600;
/** A message that breaks the dispatcher is set aside after so many tries. */
const INBOX_RECEIVES = 10;
/** As long as the dispatcher may take for one batch. */
const DISPATCHER_SECONDS = 60;
/** AWS Lambda Developer Guide, "Using Lambda with Amazon SQS": six times the function's, and the window. */
const INBOX_VISIBILITY_SECONDS = 6 * DISPATCHER_SECONDS + 10;
/** An inbox that is not emptied for so long means that the dispatcher does not work. */
const OLD_INBOX_SECONDS = 900;
/** The inbox that S3 and agents write to, and a work queue and its dead-letter queue for every step. */
function queueResources(plan, names, site) {
    const resources = {
        InboxDead: queue(names.inboxDead, {}),
        Inbox: queue(names.inbox, {
            VisibilityTimeout: INBOX_VISIBILITY_SECONDS,
            RedrivePolicy: {
                deadLetterTargetArn: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)('InboxDead', 'Arn'),
                maxReceiveCount: INBOX_RECEIVES,
            },
        }),
        InboxPolicy: {
            Type: 'AWS::SQS::QueuePolicy',
            Properties: {
                Queues: [(0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .ref */ .KR)('Inbox')],
                PolicyDocument: {
                    Version: '2012-10-17',
                    Statement: [
                        {
                            Sid: 'UploadsOfThisAccount',
                            Effect: 'Allow',
                            Principal: { Service: 's3.amazonaws.com' },
                            Action: 'sqs:SendMessage',
                            Resource: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)('Inbox', 'Arn'),
                            Condition: {
                                ArnEquals: { 'aws:SourceArn': (0,_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .bucketArn */ .SB)(names, plan.input.bucket) },
                                StringEquals: { 'aws:SourceAccount': site.account },
                            },
                        },
                    ],
                },
            },
        },
        InboxAlarm: alarm(names.alarm('Inbox'), {
            AlarmDescription: `The dispatcher of ${plan.workflow} has not taken an upload for ${OLD_INBOX_SECONDS / 60} minutes.`,
            MetricName: 'ApproximateAgeOfOldestMessage',
            Threshold: OLD_INBOX_SECONDS,
            Dimensions: [{ Name: 'QueueName', Value: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)('Inbox', 'QueueName') }],
        }),
        InboxDeadAlarm: notEmpty(names.alarm('InboxDead'), 'InboxDead', `Messages that the dispatcher of ${plan.workflow} cannot read were set aside.`),
    };
    for (const { id } of plan.steps) {
        const dead = names.logical('Dead', id);
        resources[dead] = queue(names.dead(id), {});
        resources[names.logical('Work', id)] = queue(names.work(id), {
            VisibilityTimeout: VISIBILITY_SECONDS,
            RedrivePolicy: { deadLetterTargetArn: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)(dead, 'Arn'), maxReceiveCount: QUEUE_RECEIVES },
        });
        resources[names.logical('Alarm', id)] = notEmpty(names.alarm(id), dead, `Items of step ${id} of ${plan.workflow} have failed for good.`);
    }
    return resources;
}
function queue(name, more) {
    return {
        Type: 'AWS::SQS::Queue',
        Properties: {
            QueueName: name,
            MessageRetentionPeriod: RETENTION_SECONDS,
            SqsManagedSseEnabled: true,
            ...more,
        },
    };
}
function notEmpty(name, queueOf, description) {
    return alarm(name, {
        AlarmDescription: description,
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 0,
        Dimensions: [{ Name: 'QueueName', Value: (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .att */ .yU)(queueOf, 'QueueName') }],
    });
}
function alarm(name, more) {
    return {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
            AlarmName: name,
            Namespace: 'AWS/SQS',
            Statistic: 'Maximum',
            Period: 300,
            EvaluationPeriods: 1,
            ComparisonOperator: 'GreaterThanThreshold',
            TreatMissingData: 'notBreaching',
            ...more,
        },
    };
}


/***/ }),

/***/ 81918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ ofTasks),
/* harmony export */   JC: () => (/* binding */ role),
/* harmony export */   JD: () => (/* binding */ objects),
/* harmony export */   SB: () => (/* binding */ bucketArn),
/* harmony export */   cw: () => (/* binding */ allow)
/* harmony export */ });
const allow = (Action, Resource, Condition) => ({ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) });
/**
 * A role that one service may take on.
 * @param condition what holds besides for who takes it on: against other accounts' use of the service
 */
function role(name, service, statements, options) {
    return {
        Type: 'AWS::IAM::Role',
        Properties: {
            RoleName: name,
            Description: options.description,
            AssumeRolePolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                    {
                        Effect: 'Allow',
                        Principal: { Service: service },
                        Action: 'sts:AssumeRole',
                        ...(options.condition && { Condition: options.condition }),
                    },
                ],
            },
            ...(options.managed && { ManagedPolicyArns: options.managed }),
            ...(statements.length > 0 && {
                Policies: [
                    {
                        PolicyName: 'pipewright',
                        PolicyDocument: { Version: '2012-10-17', Statement: statements },
                    },
                ],
            }),
        },
    };
}
/**
 * ECS takes roles on only for tasks of this account. Which cluster is not checked (Amazon ECS Developer Guide, "Task IAM
 * role": a cluster's ARN is not supported there).
 */
function ofTasks(names, { account }) {
    return {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': names.arn('ecs', '*') },
    };
}
function objects(names, bucket, key) {
    return `arn:${names.partition}:s3:::${bucket}/${key}`;
}
function bucketArn(names, bucket) {
    return `arn:${names.partition}:s3:::${bucket}`;
}


/***/ }),

/***/ 29857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ inEcr),
/* harmony export */   OM: () => (/* binding */ secretOf),
/* harmony export */   x_: () => (/* binding */ taskResources)
/* harmony export */ });
/* unused harmony export repositoryArn */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _run_agent_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92395);
/* harmony import */ var _compute_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89333);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32120);
/* harmony import */ var _queues_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81447);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81918);






/** Fargate's longest (Amazon ECS API reference, ContainerDefinition, stopTimeout), in seconds. */
const STOP_SECONDS = 120;
/** What is left to the agent of it, so that it hands its item back before it is killed. */
const GRACE_SECONDS = 105;
/** Agents without items end after so long. A minute of Fargate is paid anyhow. */
const IDLE_SECONDS = 60;
/** GB that every Fargate task has without asking. */
const FARGATE_FREE_DISK = 20;
/** SQS and S3 answer in one region, and an image is pulled by one. Bytes of log that wait before they are left out. */
const LOG_BUFFER = '8m';
/** A task definition and a role for every step, and the role that starts them all. */
function taskResources(plan, names, site) {
    const resources = { ExecutionRole: executionRole(plan, names, site) };
    for (const step of plan.steps) {
        resources[names.logical('Role', step.id)] = taskRole(plan, step, names, site);
        resources[names.logical('Task', step.id)] = taskDefinition(plan, step, names, site);
    }
    return resources;
}
function taskDefinition(plan, step, names, site) {
    const compute = (0,_compute_js__WEBPACK_IMPORTED_MODULE_1__/* .computeOf */ .LQ)(step);
    const fargate = compute.kind === 'fargate';
    const environment = {
        ...step.variables,
        AWS_REGION: site.region,
        PIPEWRIGHT_QUEUE_URL: (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .ref */ .KR)(names.logical('Work', step.id)),
        PIPEWRIGHT_DEAD_LETTER_URL: (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .ref */ .KR)(names.logical('Dead', step.id)),
        PIPEWRIGHT_INBOX_URL: (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .ref */ .KR)('Inbox'),
        PIPEWRIGHT_STEP: step.id,
        PIPEWRIGHT_BUCKET: plan.output.bucket,
        PIPEWRIGHT_PREFIX: plan.output.prefix,
        PIPEWRIGHT_MAX_ATTEMPTS: `${step.max_attempts}`,
        PIPEWRIGHT_MAX_RECEIVES: `${_queues_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_RECEIVES */ .Cm}`,
        PIPEWRIGHT_IDLE_SECONDS: `${IDLE_SECONDS}`,
        PIPEWRIGHT_VISIBILITY_SECONDS: `${_queues_js__WEBPACK_IMPORTED_MODULE_2__/* .VISIBILITY_SECONDS */ .Dg}`,
        PIPEWRIGHT_GRACE_SECONDS: `${GRACE_SECONDS}`,
    };
    return {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
            Family: names.family(step.id),
            RequiresCompatibilities: [fargate ? 'FARGATE' : 'MANAGED_INSTANCES'],
            NetworkMode: 'awsvpc',
            ...sizeOf(step, compute),
            RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: architectureOf(step) },
            ...(fargate &&
                step.disk_gb > FARGATE_FREE_DISK && { EphemeralStorage: { SizeInGiB: Math.ceil(step.disk_gb) } }),
            ExecutionRoleArn: (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)('ExecutionRole', 'Arn'),
            TaskRoleArn: (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)(names.logical('Role', step.id), 'Arn'),
            ContainerDefinitions: [
                {
                    Name: _run_agent_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .CONTAINER */ .MR,
                    Image: step.image,
                    Essential: true,
                    // The agent runs the command as the image's own user, who then cannot read its credentials.
                    User: '0',
                    Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
                    ...(Object.keys(step.secrets).length > 0 && {
                        Secrets: Object.entries(step.secrets).map(([Name, ValueFrom]) => ({ Name, ValueFrom })),
                    }),
                    ...(step.ports.length > 0 && {
                        PortMappings: step.ports.map(({ port, protocol }) => ({
                            ContainerPort: port,
                            Protocol: protocol,
                        })),
                    }),
                    ...(step.gpu_count > 0 && {
                        ResourceRequirements: [{ Type: 'GPU', Value: `${step.gpu_count}` }],
                    }),
                    StopTimeout: STOP_SECONDS,
                    // It collects what algorithms leave behind, and hands SIGTERM on.
                    LinuxParameters: { InitProcessEnabled: true },
                    LogConfiguration: {
                        LogDriver: 'awslogs',
                        Options: {
                            'awslogs-group': (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .ref */ .KR)('AgentLogs'),
                            'awslogs-region': site.region,
                            'awslogs-stream-prefix': step.id,
                            // An agent never waits for CloudWatch.
                            mode: 'non-blocking',
                            'max-buffer-size': LOG_BUFFER,
                        },
                    },
                },
            ],
        },
    };
}
function sizeOf(step, compute) {
    return compute.kind === 'fargate'
        ? { Cpu: `${compute.size.cpu}`, Memory: `${compute.size.memory}` }
        : { Cpu: `${step.cpu_units}`, Memory: `${step.memory_mb}` };
}
/** @throws Failure `NO_PLATFORM` */
function architectureOf({ id, spec }) {
    const platforms = spec.platforms.map(({ platform }) => platform);
    if (platforms.some((each) => each.startsWith('linux/amd64')))
        return 'X86_64';
    if (platforms.some((each) => each.startsWith('linux/arm64')))
        return 'ARM64';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .H('NO_PLATFORM', `The image of step ${id} is for ${platforms.join(', ') || 'no platform'}; AWS runs linux/amd64 and linux/arm64.`);
}
/** What an agent may do: with its own queue, the folders that it reads and writes, and its own markers. */
function taskRole(plan, step, names, site) {
    const { input, output } = plan;
    const reads = step.reads.map((prefix) => (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .objects */ .JD)(names, step.needs.length > 0 ? output.bucket : input.bucket, `${prefix}*`));
    const own = [
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .objects */ .JD)(names, output.bucket, `${step.writes}*`),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .objects */ .JD)(names, output.bucket, `${output.prefix}.pipewright/markers/*/${step.id}/*`),
    ];
    // The list of what a gathering step's one item is made of.
    const lists = step.gather ? [(0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .objects */ .JD)(names, output.bucket, `${output.prefix}.pipewright/*`)] : [];
    const work = (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)(names.logical('Work', step.id), 'Arn');
    const statements = [
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:SendMessage'], [work]),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['sqs:SendMessage'], [(0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)(names.logical('Dead', step.id), 'Arn'), (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)('Inbox', 'Arn')]),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['s3:GetObject'], [...new Set([...reads, ...own, ...lists])]),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['s3:PutObject', 's3:AbortMultipartUpload'], own),
    ];
    return (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .role */ .JC)(names.taskRole(step.id), 'ecs-tasks.amazonaws.com', statements, {
        description: `What agents of step ${step.id} of ${plan.workflow} may do`,
        condition: (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .ofTasks */ .Gn)(names, site),
    });
}
/** What ECS may do to start a task: pull images, write logs, read the secrets that the workflow names. */
function executionRole(plan, names, site) {
    const secrets = [...new Set(plan.steps.flatMap((step) => Object.values(step.secrets)))];
    const parameters = secrets.filter((arn) => arn.split(':')[2] === 'ssm');
    const others = secrets.filter((arn) => arn.split(':')[2] === 'secretsmanager').map(secretOf);
    const repositories = plan.steps.flatMap((step) => repositoryArn(step.image, names));
    const statements = [
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['logs:CreateLogStream', 'logs:PutLogEvents'], [(0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)('AgentLogs', 'Arn')]),
        ...(repositories.length > 0
            ? [
                // ECR knows no narrower right for this one.
                (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['ecr:GetAuthorizationToken'], ['*']),
                (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'], [...new Set(repositories)]),
            ]
            : []),
        ...(parameters.length > 0 ? [(0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['ssm:GetParameters'], parameters)] : []),
        ...(others.length > 0 ? [(0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .allow */ .cw)(['secretsmanager:GetSecretValue'], others)] : []),
    ];
    return (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .role */ .JC)(names.executionRole, 'ecs-tasks.amazonaws.com', statements, {
        description: `What starting agents of ${plan.workflow} takes`,
        condition: (0,_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .ofTasks */ .Gn)(names, site),
    });
}
/** Without the JSON key, version stage and version that ECS takes behind a secret's name. */
function secretOf(arn) {
    return arn.split(':').slice(0, 7).join(':');
}
const ECR_IMAGE = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^@:]+)/;
/** Whether an image lies in ECR, which every network of a workflow reaches. */
function inEcr(image) {
    return ECR_IMAGE.test(image);
}
/** The repository in ECR that an image lies in; none for one that lies elsewhere. */
function repositoryArn(image, { partition }) {
    const [, account, region, repository] = ECR_IMAGE.exec(image) ?? [];
    return account === undefined ? [] : [`arn:${partition}:ecr:${region}:${account}:repository/${repository}`];
}


/***/ }),

/***/ 92395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MR: () => (/* binding */ CONTAINER),
/* harmony export */   Uj: () => (/* binding */ readItemLine),
/* harmony export */   ac: () => (/* binding */ itemPattern),
/* harmony export */   eL: () => (/* binding */ agentStream)
/* harmony export */ });
/* unused harmony exports STATE_PATTERN, isAgentsOwn, runsAtWork */
/** Matches every line that says a state, in CloudWatch's filter syntax. */
const STATE_PATTERN = '{ $.state = "*" }';
/**
 * Matches lines about one item. What CloudWatch's syntax might read otherwise is left open: whoever asks looks at the
 * lines again.
 */
function itemPattern(run, item) {
    const plain = (text) => text.replace(/[^A-Za-z0-9 ./_-]+/g, '*');
    return `{ ($.run = "${plain(run)}") && ($.item = "${plain(item)}") }`;
}
/** Reads a line that tells an item's state; undefined for all others, the algorithm's own among them. */
function readItemLine(line) {
    if (!line.startsWith('{"'))
        return undefined;
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return undefined;
    }
    // What is said of an item later, such as that its failure is stored, is no change of what the agent is at.
    if ('event' in value)
        return undefined;
    const { run, step, item, attempt, state } = value;
    const isText = [run, step, item, state].every((text) => typeof text === 'string');
    return isText && typeof attempt === 'number' ? value : undefined;
}
/** A line that an agent says of itself or of an item, in a log that it shares with its algorithm. */
function isAgentsOwn(line) {
    return /^\{"(?:state|event|run)":"/.test(line);
}
/** The name of the agent's container in its task. */
const CONTAINER = 'agent';
/** The stream of an agent's log. @param agent the last part of its task's ARN */
function agentStream(step, agent) {
    return `${step}/${CONTAINER}/${agent}`;
}
/** Which run's item the command of each agent is at, by its stream; agents whose command is at none are left out. */
function runsAtWork(events) {
    const working = new Map();
    for (const { stream, message } of events) {
        const line = readItemLine(message);
        if (!line)
            continue;
        if (line.state === 'RUNNING')
            working.set(stream, line.run);
        else
            working.delete(stream);
    }
    return working;
}


/***/ }),

/***/ 82913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export formatSeconds */
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


/***/ }),

/***/ 21431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ loadWorkflow),
  V: () => (/* binding */ nameOf)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/value-fixes.js
var value_fixes = __webpack_require__(72503);
// EXTERNAL MODULE: ./lib/src/workflow/parse.js + 4 modules
var parse = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/src/workflow/plan.js
const DEFAULT_MAX_AGENTS = 10;
const DEFAULT_MAX_ATTEMPTS = 3;
/**
 * What a valid workflow comes to.
 * @param name the workflow's, where the file gives none
 * @param prefixes each `''` or ending in `/`
 * @param steps in any order, without cycles
 */
function compilePlan(workflow, name, catalog, prefixes, steps) {
    const { input_s3_name, output_s3_name, region, account_id, key_pair } = workflow;
    return {
        workflow: workflow.name ?? name,
        catalog: { name: catalog.name, ...(catalog.commit !== undefined && { commit: catalog.commit }) },
        input: { ...(input_s3_name !== undefined && { bucket: input_s3_name }), prefix: prefixes.input },
        output: { ...(output_s3_name !== undefined && { bucket: output_s3_name }), prefix: prefixes.output },
        ...(region !== undefined && { region }),
        ...(account_id !== undefined && { account_id }),
        ...(key_pair !== undefined && { key_pair }),
        network: workflow.network ?? 'open',
        subnets: workflow.subnets ?? [],
        port_sources: workflow.port_sources ?? [],
        steps: inOrder(steps).map((step) => planStep(workflow, prefixes, step)),
    };
}
function planStep(workflow, prefixes, { id, needs, gather, algorithm, spec, ports }) {
    const declared = spec.user_specified_environment_variables;
    const secrets = declared.flatMap(({ name }) => {
        const arn = workflow.secrets?.[name];
        return arn === undefined ? [] : [[name, arn]];
    });
    const values = declared.flatMap(({ name, default: standard }) => {
        const value = algorithm.variables?.[name] ?? standard;
        return value === undefined || workflow.secrets?.[name] !== undefined
            ? []
            : [[name, String(value)]];
    });
    return {
        id,
        algorithm: `${spec.name}@${spec.version}`,
        image: spec.container_name,
        needs,
        gather,
        variables: Object.fromEntries(values),
        secrets: Object.fromEntries(secrets),
        ports,
        compute: algorithm.compute ?? workflow.compute ?? 'auto',
        cpu_units: spec.cpu_units,
        memory_mb: spec.memory_mb,
        disk_gb: spec.disk_gb,
        gpu_count: spec.gpu?.count ?? 0,
        timeout_minutes: spec.timeout_minutes,
        max_attempts: algorithm.max_attempts ?? workflow.max_attempts ?? DEFAULT_MAX_ATTEMPTS,
        max_agents: algorithm.max_agents ?? workflow.max_agents ?? DEFAULT_MAX_AGENTS,
        reads: needs.length > 0 ? needs.map((need) => `${prefixes.output}${need}/`) : [prefixes.input],
        writes: `${prefixes.output}${id}/`,
        spec,
    };
}
/** Each behind those that it needs; as the file has them otherwise. */
function inOrder(steps) {
    const left = new Set(steps);
    const sorted = [];
    while (left.size > 0) {
        const done = new Set(sorted.map((step) => step.id));
        const next = steps.find((step) => left.has(step) && step.needs.every((need) => done.has(need)));
        if (!next)
            throw new Error('the steps wait for each other');
        left.delete(next);
        sorted.push(next);
    }
    return sorted;
}

// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(78469);
// EXTERNAL MODULE: ./lib/src/spec/near.js
var near = __webpack_require__(58592);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/reserved.js
var reserved = __webpack_require__(13026);
// EXTERNAL MODULE: ./node_modules/semver/functions/prerelease.js
var prerelease = __webpack_require__(15714);
;// CONCATENATED MODULE: ./lib/src/workflow/catalog.js


/** The newest version that is there and no pre-release; the newest of all that are there, where all are. */
function newestVersion(versions) {
    const there = Object.keys(versions).filter((version) => !versions[version]?.removed);
    const sorted = there.sort(compare).reverse();
    return sorted.find((version) => !prerelease(version)) ?? sorted[0];
}

;// CONCATENATED MODULE: ./lib/src/workflow/rules/algorithms.js





/** Looks a step's algorithm up; undefined, with a finding, where the catalog has none like it. */
function chooseVersion(report, step, index, catalog) {
    const path = [...step, 'name'];
    const written = report.text(path);
    if (written === undefined)
        return undefined;
    const [name = '', version] = written.split('@');
    if (!Object.hasOwn(index.algorithms, name)) {
        unknownAlgorithm(report, path, name, version, Object.keys(index.algorithms), catalog);
        return undefined;
    }
    const { versions, removed } = index.algorithms[name];
    const newest = newestVersion(versions);
    const chosen = version ?? newest;
    if (newest === undefined || chosen === undefined || versions[chosen]?.removed) {
        removedVersion(report, path, name, version, newest);
        return undefined;
    }
    if (!Object.hasOwn(versions, chosen)) {
        unknownVersion(report, path, name, chosen, Object.keys(versions));
        return undefined;
    }
    if (removed) {
        report.add('warning', 'REMOVED_ALGORITHM', { path }, {
            message: `${(0,quote/* quote */.hD)(name)} was taken out of the catalog: its versions still run, but there will be no new ones. Look for another.`,
            got: (0,quote/* quote */.hD)(name),
        });
    }
    if (version === undefined) {
        report.add('hint', 'VERSION_NOT_PINNED', { path }, {
            message: `"name" is ${(0,quote/* quote */.hD)(name)} without a version: the newest is taken, ${newest} today. Write ${(0,quote/* quote */.hD)(`${name}@${newest}`)} to get the same results tomorrow.`,
            got: (0,quote/* quote */.hD)(name),
            expected: `${name}@${newest}`,
            fix: report.rewrite(path, `${name}@${newest}`, false),
        });
    }
    // A published spec never changes: that an algorithm is deprecated is said by a later version of it.
    const deprecatedIn = [chosen, newest].find((each) => versions[each]?.deprecated !== undefined);
    return { name, version: chosen, ...(deprecatedIn !== undefined && { deprecatedIn }) };
}
/** Tells of an algorithm that its authors have given up, and what to take instead. */
function tellDeprecated(report, step, spec) {
    const { reason, replaced_by } = spec.deprecated ?? {};
    if (reason === undefined)
        return;
    report.add('warning', 'DEPRECATED_ALGORITHM', { path: [...step, 'name'] }, {
        message: `${(0,quote/* quote */.hD)(spec.name)} is deprecated since ${spec.version}: ${(0,quote/* quote */.hD)(reason)}.${replaced_by ? ` Take "${replaced_by}" instead.` : ''}`,
        got: (0,quote/* quote */.hD)(spec.name),
        expected: replaced_by,
    });
}
/** That the step can run on what its `compute`, or the workflow's, asks for. */
function checkCompute(report, step, spec) {
    const own = report.text([...step, 'compute']);
    const compute = own ?? report.text(['compute']);
    if (!compute?.startsWith('fargate') || spec.fargate !== null)
        return;
    const why = spec.gpu
        ? 'needs a GPU'
        : `needs ${spec.cpu_units / 1024} vCPUs and ${spec.memory_mb} MB of memory`;
    report.add('error', 'TOO_LARGE_FOR_FARGATE', { path: own === undefined ? ['compute'] : [...step, 'compute'] }, {
        message: `"compute" is ${(0,quote/* quote */.hD)(compute)}, but ${spec.name} ${why}, which Fargate has not. Write "auto" or "ec2" for this step.`,
        got: (0,quote/* quote */.hD)(compute),
        expected: '"auto" or "ec2"',
    });
}
function unknownAlgorithm(report, path, name, version, names, catalog) {
    const meant = names.find((each) => (0,reserved/* foldName */.zN)(each) === (0,reserved/* foldName */.zN)(name)) ?? (0,near/* nearest */.p)(name, names);
    const right = meant && (version === undefined ? meant : `${meant}@${version}`);
    report.add('error', 'UNKNOWN_ALGORITHM', { path }, {
        message: `The catalog ${(0,quote/* quote */.hD)(catalog)} has no algorithm ${(0,quote/* quote */.hD)(name)}${meant ? `; did you mean "${meant}"?` : names.length > 0 && names.length <= 12 ? `; it has ${(0,quote/* quoteList */.JN)(names, 'and')}.` : '.'}`,
        got: (0,quote/* quote */.hD)(name),
        expected: meant,
        fix: right ? report.rewrite(path, right, (0,reserved/* foldName */.zN)(meant) === (0,reserved/* foldName */.zN)(name)) : undefined,
    });
}
function removedVersion(report, path, name, version, newest) {
    const what = version === undefined ? (0,quote/* quote */.hD)(name) : `Version ${(0,quote/* quote */.hD)(version)} of ${(0,quote/* quote */.hD)(name)}`;
    report.add('error', 'REMOVED_VERSION', { path }, {
        message: `${what} was taken out of the catalog. ${newest === undefined ? 'There is no other: take another algorithm.' : `There is ${newest}.`}`,
        got: (0,quote/* quote */.hD)(version ?? name),
        expected: newest,
        fix: newest === undefined ? undefined : report.rewrite(path, `${name}@${newest}`, false),
    });
}
function unknownVersion(report, path, name, version, versions) {
    const plain = version.replace(/^[vV]/, '');
    const same = [plain, `${plain}.0`, `${plain}.0.0`].find((each) => versions.includes(each));
    const newestFirst = [...versions].sort(compare).reverse();
    const shown = newestFirst.slice(0, 5).join(', ');
    report.add('error', 'UNKNOWN_VERSION', { path }, {
        message: `${(0,quote/* quote */.hD)(name)} has no version ${(0,quote/* quote */.hD)(version)}${same ? `; did you mean ${same}?` : `; it has ${shown}${versions.length > 5 ? ' and older ones' : ''}.`}`,
        got: (0,quote/* quote */.hD)(version),
        expected: same ?? shown,
        fix: same ? report.rewrite(path, `${name}@${same}`, same === plain) : undefined,
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/src/spec/template.js
var template = __webpack_require__(82532);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/chain.js



/**
 * That a step takes something of what the step before it gives, by their names. What a step gives is known from its
 * `output_name`, and from the outputs that its spec's tests expect: those the author has seen.
 */
function checkChain(report, steps) {
    for (const { id, path, needs, spec } of steps) {
        for (const [i, need] of needs.entries()) {
            const before = steps.find((step) => step.id === need);
            if (!spec || !before?.spec)
                continue;
            const { names, tested } = outputsOf(before.spec);
            const { patterns } = spec.inputs;
            if (names.length === 0 || names.some((name) => takes(patterns, name)))
                continue;
            const field = [...path, 'needs', i];
            report.add(tested ? 'error' : 'warning', 'NOTHING_FITS', { path: report.has(field) ? field : [...path, 'name'] }, {
                message: `The step ${(0,quote/* quote */.hD)(id)} takes ${(0,quote/* quoteList */.JN)(patterns, 'or')}, but ${(0,quote/* quote */.hD)(need)} gives files such as ${(0,quote/* quoteList */.JN)(names.slice(0, 3), 'and')}: ${tested ? 'it would get nothing' : 'unless it writes folders that hold others, it would get nothing'}.`,
                got: (0,quote/* quote */.hD)(names[0]),
                expected: patterns.join(', '),
            });
        }
    }
}
/** Whether a file of this relative path is one that the patterns mean: agents look at it in the same way. */
function takes(patterns, path) {
    return patterns.some((pattern) => (0,external_node_path_.matchesGlob)(path, pattern) || (0,external_node_path_.matchesGlob)(external_node_path_.posix.basename(path), pattern));
}
/** Names that an algorithm's results may have; none where they could be any. */
function outputsOf(spec) {
    const expected = spec.tests.flatMap(({ expect }) => [
        ...expect.outputs,
        ...Object.keys(expect.sha256),
        ...Object.keys(expect.contains),
    ]);
    const seen = expected.map(sampleName);
    const inputs = spec.inputs.patterns.map(sampleName);
    // The result of any file may be any file, if its name keeps the input's ending; and so may what a test calls `out/*`.
    const open = seen.includes(undefined) || (/\{(?:name|ext)\}/.test(spec.output_name) && inputs.includes(undefined));
    if (open)
        return { names: [], tested: false };
    const derived = inputs.map((name) => (0,template/* outputName */.Vf)(spec.output_name, name ?? 'sample'));
    const names = [...seen, ...derived].filter((name) => name !== undefined);
    return { names: [...new Set(names)], tested: seen.length > 0 };
}
/** A name that a pattern matches: `*.csv` → `sample.csv`; undefined for one that says nothing of the ending. */
function sampleName(pattern) {
    const name = pattern
        .replace(/\{([^{},]*)(?:,[^{}]*)?\}/g, '$1')
        .replace(/\[[!^]?(.)[^\]]*\]/g, '$1')
        .replace(/\*+/g, 'sample')
        .replace(/\?/g, 'x');
    return /(?:\*|\?|\])$/.test(pattern) ? undefined : name;
}

// EXTERNAL MODULE: ./lib/src/workflow/rules/places.js
var places = __webpack_require__(90896);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/ports.js
/**
 * The ports that a step opens: those it names of the algorithm's, all of them where it names none.
 * Tells of those that the algorithm has not.
 */
function checkPorts(report, step, spec) {
    const field = [...step, 'port'];
    if (!report.has(field))
        return spec.port;
    const open = [];
    for (const path of report.items(field)) {
        const number = report.number(path) ?? report.number([...path, 'port']);
        const protocol = report.text([...path, 'protocol']);
        if (number === undefined)
            continue;
        const known = spec.port.filter((each) => each.port === number && (protocol === undefined || each.protocol === protocol));
        open.push(...known.filter((each) => !open.includes(each)));
        if (known.length > 0)
            continue;
        const has = spec.port.map((each) => `${each.port}/${each.protocol}`).join(', ');
        report.add('error', 'UNKNOWN_PORT', { path }, {
            message: `${spec.name} has no port ${number}${protocol ? `/${protocol}` : ''}; it has ${has || 'none'}.`,
            got: String(number),
            expected: has || 'no port',
        });
    }
    return open;
}

// EXTERNAL MODULE: ./lib/src/spec/rules/variables.js
var variables = __webpack_require__(72993);
;// CONCATENATED MODULE: ./lib/src/workflow/rules/variables.js




/** What a step is given, against what its algorithm declares. */
function checkStepVariables(report, step, spec) {
    const declared = new Map(spec.user_specified_environment_variables.map((v) => [v.name, v]));
    const secrets = new Set(report.entries(['secrets']).map(([name]) => name));
    const given = new Map(report.entries([...step, 'variables']));
    const meant = new Set();
    for (const [name, path] of given) {
        const variable = declared.get(name);
        if (!variable) {
            const guess = unknownVariable(report, path, name, spec, given);
            if (guess !== undefined)
                meant.add(guess);
            continue;
        }
        checkValue(report, path, variable);
        if (secrets.has(name)) {
            report.add('error', 'GIVEN_TWICE', { path, at: 'key' }, {
                message: `${(0,quote/* quote */.hD)(name)} is in "secrets" and here: which one is meant? Keep one.`,
                got: (0,quote/* quote */.hD)(name),
            });
        }
        else if (variable.secret) {
            report.add('warning', 'PLAIN_SECRET', { path }, {
                message: `${(0,quote/* quote */.hD)(name)} is secret, but its value stands here for everybody who reads this file. Keep it in AWS and name its ARN in "secrets".`,
            });
        }
    }
    const field = [...step, 'variables'];
    const unreadable = report.has(field) && report.value(field) === undefined;
    for (const { name, required } of unreadable ? [] : declared.values()) {
        if (!required || given.has(name) || secrets.has(name) || meant.has(name))
            continue;
        report.add('error', 'MISSING_VARIABLE', { path: field }, {
            message: `${spec.name} needs the variable ${(0,quote/* quote */.hD)(name)}: add it to "variables"${declared.get(name).secret ? ', or better its ARN to "secrets"' : ''}.${said(declared.get(name))}`,
            expected: name,
        });
    }
}
/** `secrets` must be secrets of somebody: a name that no step declares is a mistake, or left over. */
function checkSecrets(report, specs) {
    const declared = specs.flatMap((spec) => spec.user_specified_environment_variables.map((v) => v.name));
    for (const [name, path] of report.entries(['secrets'])) {
        if (declared.includes(name))
            continue;
        const right = (0,near/* nearest */.p)(name, new Set(declared));
        report.add('error', 'UNKNOWN_VARIABLE', { path, at: 'key' }, {
            message: `"secrets" has ${(0,quote/* quote */.hD)(name)}, which no algorithm of this workflow declares${right ? `; did you mean "${right}"?` : '.'}`,
            got: (0,quote/* quote */.hD)(name),
            expected: right,
            fix: right ? report.renameKey(path, right, (0,reserved/* foldName */.zN)(right) === (0,reserved/* foldName */.zN)(name)) : undefined,
        });
    }
}
function said({ description }) {
    return description ? ` It says: ${(0,quote/* quote */.hD)(description)}` : '';
}
function unknownVariable(report, path, name, spec, given) {
    const names = spec.user_specified_environment_variables.map((v) => v.name);
    if ((0,reserved/* isReservedVariable */.x4)(name)) {
        report.add('error', 'RESERVED_VARIABLE', { path, at: 'key' }, {
            message: `The variable ${(0,quote/* quote */.hD)(name)} belongs to the system; workflows may not set it. Take it out.`,
            got: (0,quote/* quote */.hD)(name),
        });
        return undefined;
    }
    const right = (0,near/* nearest */.p)(name, names.filter((each) => !given.has(each)));
    const there = names.length === 0
        ? '; it declares none.'
        : names.length <= 8
            ? `; it declares ${(0,quote/* quoteList */.JN)(names, 'and')}.`
            : '.';
    report.add('error', 'UNKNOWN_VARIABLE', { path, at: 'key' }, {
        message: `${spec.name} declares no variable ${(0,quote/* quote */.hD)(name)}${right ? `; did you mean "${right}"?` : there}`,
        got: (0,quote/* quote */.hD)(name),
        expected: right,
        fix: right ? report.renameKey(path, right, (0,reserved/* foldName */.zN)(right) === (0,reserved/* foldName */.zN)(name)) : undefined,
    });
    return right;
}
function checkValue(report, path, { name, type, secret }) {
    const value = report.value(path);
    if (value === undefined || (0,variables/* fits */.lA)(value, type))
        return;
    // A number is given as it is written: 1.10 must not become 1.1.
    const node = report.node(path)?.value;
    const source = node ? report.json.text.slice(node.offset, node.offset + node.length) : '';
    const better = type === 'string' ? source : (0,variables/* converted */.H$)(value, type);
    report.add('error', 'WRONG_VALUE', { path }, {
        message: `${(0,quote/* quote */.hD)(name)} ${secret ? 'has a value of another kind' : `is ${(0,quote/* quote */.hD)(value)}`}, but its type is "${type}": it must be ${variables/* TYPES */.QE[type]}.`,
        got: secret ? undefined : (0,quote/* quote */.hD)(value),
        expected: variables/* TYPES */.QE[type],
        fix: better === undefined ? undefined : report.rewrite(path, better, true),
    });
}

;// CONCATENATED MODULE: ./lib/src/workflow/load.js










/**
 * Reads a workflow file, looks its algorithms up, and plans it: from text to plan. What is wrong with the file, or
 * keeps its catalog from being read, is a finding; nothing is thrown for it.
 * @param file the file as the user named it, for the findings
 * @returns every finding, and the plan when none of them is an error
 */
async function loadWorkflow(text, file, openCatalog) {
    const { report, steps, document } = (0,parse/* examineWorkflow */.D7)(text, file);
    const finish = () => (0,finding/* limitFindings */.uL)(report.findings, file);
    if (!document || steps.length === 0)
        return { findings: finish() };
    const opened = await load_open(report, openCatalog);
    if (!opened)
        return { findings: finish() };
    const { catalog, index } = opened;
    const resolved = [];
    for (const step of steps) {
        const spec = await readSpec(report, step.path, catalog, index);
        if (spec) {
            checkCompute(report, step.path, spec);
            checkStepVariables(report, step.path, spec);
        }
        resolved.push({ ...step, spec, ports: spec ? checkPorts(report, step.path, spec) : [] });
    }
    const known = resolved.filter((step) => step.spec !== undefined);
    // Of an algorithm that was not found nobody knows what it declares.
    if (known.length === resolved.length)
        checkSecrets(report, known.map((step) => step.spec));
    checkChain(report, resolved);
    const findings = finish();
    if ((0,finding/* hasErrors */.Cs)(findings))
        return { findings };
    const workflow = document;
    const ready = resolved.map((step, i) => ({
        ...step,
        spec: step.spec,
        algorithm: workflow.process.algorithms[i],
    }));
    return { plan: compilePlan(workflow, nameOf(file), catalog, (0,places/* prefixes */.$F)(report), ready), findings };
}
async function load_open(report, openCatalog) {
    const path = ['catalog'];
    const named = report.text(path);
    // Something is there, but no text that could be opened.
    if (named === undefined && report.has(path))
        return undefined;
    return telling(report, named === undefined ? [] : path, async () => {
        const catalog = await openCatalog(named);
        return { catalog, index: await catalog.index() };
    });
}
async function readSpec(report, step, catalog, index) {
    const choice = chooseVersion(report, step, index, catalog.name);
    if (!choice)
        return undefined;
    const { name, version, deprecatedIn } = choice;
    return telling(report, [...step, 'name'], async () => {
        const spec = await catalog.entry(name, version);
        if (deprecatedIn !== undefined)
            tellDeprecated(report, step, deprecatedIn === version ? spec : await catalog.entry(name, deprecatedIn));
        return spec;
    });
}
/** What keeps a catalog from being read is told at the place in the file that names it. */
async function telling(report, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.H) || error.code === 'INTERRUPTED')
            throw error;
        report.add('error', error.code, { path }, { message: error.message });
        return undefined;
    }
}
/** A workflow's name where it has none of its own: `tides` of `flows/tides.workflow.json`. */
function nameOf(file) {
    const base = file.replaceAll('\\', '/').split('/').at(-1);
    const name = (0,value_fixes/* hyphened */.au)(base.replace(/\.json$/i, '').replace(/\.workflow$/i, ''));
    return name.slice(0, 63).replace(/-$/, '') || 'workflow';
}


/***/ }),

/***/ 74181:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"p6":"2026-11-22","Ny":"us-east-1","Tp":0.04048,"AK":0.004445,"mP":0.3,"vk":0.005,"ng":0.01,"NN":0.1,"lW":0.4,"MQ":5,"Ff":0.4,"K7":0.5,"JI":0.2,"xp":0.0000133334}');

/***/ })

};
