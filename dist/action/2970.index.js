export const id = 2970;
export const ids = [2970];
export const modules = {

/***/ 89783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XP: () => (/* binding */ accountOf),
  g4: () => (/* binding */ checkAccount),
  fw: () => (/* binding */ deployTo),
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
    const { openCloud } = await Promise.all(/* import() */[__webpack_require__.e(6719), __webpack_require__.e(2565), __webpack_require__.e(9155), __webpack_require__.e(136), __webpack_require__.e(4536), __webpack_require__.e(2317), __webpack_require__.e(9061)]).then(__webpack_require__.bind(__webpack_require__, 22317));
    return openCloud(regionOf(plan, env), env, signal);
}
/** What would keep a plan from running in the account. @throws Failure where AWS answers nothing at all */
async function checkAccount(plan, read, from) {
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

/***/ 79488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S6: () => (/* binding */ readWorkflow),
  AO: () => (/* binding */ readWorkflowFile)
});

// UNUSED EXPORTS: loadWorkflowFile, shownFindings

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./node_modules/semver/functions/valid.js
var valid = __webpack_require__(58780);
;// CONCATENATED MODULE: ./lib/catalog/schema/extended.schema.json
const extended_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/extended.schema.json","title":"Pipewright extended spec","description":"What the machine writes after wrapping: catalog/<name>/<version>.json. Never edited, never changed.","type":"object","additionalProperties":false,"required":["name","version","container_name","run_command","input_file_path","output_file_path","output_name","inputs","instance_type","memory","CPU","disk_gb","timeout_minutes","user_specified_environment_variables","port","exit_codes","tests","source_image","platforms","agent","spec_digest","revision","cpu_units","memory_mb","fargate","environment"],"properties":{"name":{"$ref":"spec.schema.json#/properties/name"},"version":{"$ref":"spec.schema.json#/properties/version"},"description":{"$ref":"spec.schema.json#/properties/description"},"license":{"$ref":"spec.schema.json#/properties/license"},"maintainers":{"$ref":"spec.schema.json#/properties/maintainers"},"authors":{"$ref":"spec.schema.json#/properties/authors"},"homepage":{"$ref":"spec.schema.json#/properties/homepage"},"source":{"$ref":"spec.schema.json#/properties/source"},"documentation":{"$ref":"spec.schema.json#/properties/documentation"},"doi":{"$ref":"spec.schema.json#/properties/doi"},"tags":{"$ref":"spec.schema.json#/properties/tags"},"container_name":{"description":"The wrapped image, with its digest.","type":"string","maxLength":700,"pattern":"@sha256:[0-9a-f]{64}$","patternErrorMessage":"an image name with its digest","examples":["ghcr.io/pipewright/catalog/gaussian-blur@sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"system":{"$ref":"spec.schema.json#/properties/system"},"executable_path":{"$ref":"spec.schema.json#/properties/executable_path"},"run_command":{"$ref":"spec.schema.json#/properties/run_command"},"input_file_path":{"$ref":"spec.schema.json#/properties/input_file_path"},"output_file_path":{"$ref":"spec.schema.json#/properties/output_file_path"},"output_name":{"$ref":"spec.schema.json#/properties/output_name"},"inputs":{"$ref":"spec.schema.json#/properties/inputs"},"instance_type":{"description":"The spec\'s instance type, or fargate where it names none.","type":"string","minLength":1,"maxLength":60,"pattern":"^(?:fargate|[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)$"},"memory":{"$ref":"spec.schema.json#/properties/memory"},"CPU":{"$ref":"spec.schema.json#/properties/CPU"},"gpu":{"$ref":"spec.schema.json#/properties/gpu"},"disk_gb":{"$ref":"spec.schema.json#/properties/disk_gb"},"timeout_minutes":{"$ref":"spec.schema.json#/properties/timeout_minutes"},"user_specified_environment_variables":{"$ref":"spec.schema.json#/properties/user_specified_environment_variables"},"port":{"$ref":"spec.schema.json#/properties/port"},"exit_codes":{"$ref":"spec.schema.json#/properties/exit_codes"},"tests":{"$ref":"spec.schema.json#/properties/tests"},"deprecated":{"$ref":"spec.schema.json#/properties/deprecated"},"source_image":{"description":"The image that was wrapped.","type":"object","additionalProperties":false,"required":["name","digest"],"properties":{"name":{"description":"Its full name, as the spec says it.","type":"string","minLength":1,"maxLength":700},"digest":{"description":"Its digest when it was wrapped.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"}}},"platforms":{"description":"The platforms of the wrapped image.","type":"array","minItems":1,"maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["platform","digest","size"],"properties":{"platform":{"description":"os/architecture, with a variant where there is one.","type":"string","pattern":"^[a-z0-9]+/[a-z0-9_]+(?:/[a-z0-9_.-]+)?$","examples":["linux/amd64"]},"digest":{"description":"Digest of its manifest.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"},"size":{"description":"What a pull moves, in bytes, compressed.","type":"integer","minimum":0}}}},"agent":{"description":"The agent in the image.","type":"object","additionalProperties":false,"required":["version","digest"],"properties":{"version":{"description":"Its version.","type":"string","minLength":1},"digest":{"description":"Digest of the agent\'s image index.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"}}},"spec_digest":{"description":"Digest of what the spec means: of its complete form as canonical JSON.","type":"string","pattern":"^sha256:[0-9a-f]{64}$","patternErrorMessage":"sha256: and 64 hex digits"},"revision":{"description":"How many times this version has been wrapped, starting at 1.","type":"integer","minimum":1},"cpu_units":{"description":"CPU of a task, in units of 1/1024 vCPU.","type":"integer","minimum":128},"memory_mb":{"description":"Memory of a task, in MiB.","type":"integer","minimum":4},"fargate":{"description":"The smallest Fargate size that holds it; null when none does.","type":["object","null"],"additionalProperties":false,"required":["cpu","memory"],"properties":{"cpu":{"description":"CPU units.","type":"integer","minimum":256},"memory":{"description":"MiB.","type":"integer","minimum":512}}},"environment":{"description":"Every variable that a task gets: the user\'s, and those that deploying provides.","type":"array","maxItems":200,"items":{"type":"object","required":["name","required","from"],"additionalProperties":false,"properties":{"name":{"description":"Its name.","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"required":{"description":"Somebody must set it.","type":"boolean"},"from":{"description":"Who sets it: the workflow file, or deploying.","type":"string","enum":["user","deploy"]},"secret":{"description":"Its value is kept out of plans and logs.","type":"boolean"}}}}}}');
// EXTERNAL MODULE: ./lib/catalog/schema/spec.schema.json
var spec_schema = __webpack_require__(23670);
// EXTERNAL MODULE: ./lib/src/image/reference.js
var reference = __webpack_require__(25741);
// EXTERNAL MODULE: ./lib/src/spec/quote.js
var quote = __webpack_require__(26584);
// EXTERNAL MODULE: ./lib/src/spec/schema.js
var schema = __webpack_require__(15269);
;// CONCATENATED MODULE: ./lib/src/publish/read-extended.js







const EXTENDED = new schema/* DocumentSchema */.x(extended_schema_namespaceObject, {}, [spec_schema]);
/** As the spec's schema has it: names become folders and parts of addresses. */
const NAME = new RegExp(spec_schema.properties.name.pattern, 'u');
/**
 * Reads an extended spec of a catalog that somebody else may have written.
 * @param shown how to call the file in messages
 * @throws Failure `BAD_CATALOG` when it is none, or that of another algorithm or version
 */
function readExtendedSpec(text, shown, name, version) {
    const refuse = (why) => new failure/* Failure */.H('BAD_CATALOG', `${shown} is no extended spec: ${why}. Restore it as it was published.`);
    const document = readJson(text, shown);
    const [mistake] = EXTENDED.errors(document);
    if (mistake) {
        const where = mistake.instancePath === '' ? 'it' : (0,quote/* escapeUnseen */.YA)(mistake.instancePath).slice(0, 100);
        throw refuse(`${where} ${mistake.message ?? 'is wrong'}`);
    }
    const extended = document;
    if (extended.name !== name || extended.version !== version)
        throw refuse(`it is ${extended.name}@${(0,quote/* escapeUnseen */.YA)(extended.version)}, and should be ${name}@${version}`);
    try {
        (0,reference/* parseRegistryReference */.qq)(extended.container_name);
    }
    catch (error) {
        throw refuse((0,failure/* explain */.W)(error).replace(/\.$/, ''));
    }
    return extended;
}
/**
 * Reads a catalog's `index.json` that somebody else may have written: only names and versions that can be folders and
 * files are taken.
 * @throws Failure `BAD_CATALOG`
 */
function readIndex(text, shown) {
    const refuse = (why) => new failure/* Failure */.H('BAD_CATALOG', `${shown} is no index of a catalog: ${why}. Make it anew with "pipewright wrap".`);
    const { algorithms } = (readJson(text, shown) ?? {});
    if (!isObject(algorithms))
        throw refuse('it has no "algorithms"');
    for (const [name, entry] of Object.entries(algorithms)) {
        const called = `"${(0,quote/* escapeUnseen */.YA)(name).slice(0, 80)}"`;
        if (!NAME.test(name) || name.length > 63)
            throw refuse(`${called} is no algorithm's name`);
        if (!isObject(entry) || !isObject(entry.versions))
            throw refuse(`${called} has no "versions"`);
        for (const [version, listed] of Object.entries(entry.versions)) {
            if (valid(version) !== version || !isObject(listed))
                throw refuse(`${called} has a version that is none`);
            if (listed.deprecated !== undefined && typeof listed.deprecated !== 'string')
                throw refuse(`${called} has a "deprecated" that is no text`);
        }
    }
    return { algorithms };
}
function isObject(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
function readJson(text, shown) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new failure/* Failure */.H('BAD_CATALOG', `${shown} is not JSON. Restore it as it was published.`, {
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./lib/src/edge/files.js
var files = __webpack_require__(57685);
;// CONCATENATED MODULE: ./lib/src/edge/catalog-source.js






/** bytes of one JSON file */
const LARGEST_FILE = 4 * 1024 * 1024;
/** `owner/repo@ref`, as GitHub allows names. */
const REPOSITORY = /^([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100})@([^\s@]{1,255})$/;
/**
 * Finds catalogs: a folder, a repository on GitHub at a branch, a tag or a commit, or the `catalog/` beside or above the
 * workflow file.
 * @returns a function that throws Failure `NO_CATALOG`, `BAD_CATALOG`, and those of GitHub
 */
function catalogOpener(options) {
    return async (named) => {
        const { override, workflowFile, cwd } = options;
        const wanted = override ?? named;
        if (wanted === undefined)
            return folderCatalog(nearestCatalog(workflowFile, cwd), cwd);
        const [, owner, name, ref] = REPOSITORY.exec(wanted) ?? [];
        if (owner && name && ref && !/^\.+$/.test(name))
            return repositoryCatalog(`${owner}/${name}`, ref, options);
        const folder = (0,external_node_path_.resolve)(override === undefined ? (0,external_node_path_.dirname)(workflowFile) : cwd, wanted);
        if ((0,files/* kindOf */.I)((0,external_node_path_.join)(folder, 'index.json')) === 'file')
            return folderCatalog(folder, cwd, wanted);
        const below = (0,files/* kindOf */.I)((0,external_node_path_.join)(folder, 'catalog', 'index.json')) === 'file';
        throw new failure/* Failure */.H('NO_CATALOG', `${(0,quote/* quote */.hD)(wanted)} is no catalog: there is no index.json in ${folder}. ${below
            ? `Did you mean ${(0,quote/* quote */.hD)((0,external_node_path_.join)(wanted, 'catalog'))}?`
            : /^[\w-]+\/[\w.-]+$/.test(wanted)
                ? `For one on GitHub, name a branch, tag or commit too: ${(0,quote/* quote */.hD)(`${wanted}@main`)}.`
                : 'Name a folder with an index.json, or owner/repo@ref.'}`);
    };
}
function nearestCatalog(workflowFile, cwd) {
    const starts = [];
    for (let at = (0,external_node_path_.dirname)(workflowFile);; at = (0,external_node_path_.dirname)(at)) {
        starts.push(at);
        if ((0,external_node_path_.dirname)(at) === at)
            break;
    }
    for (const start of [...starts, cwd]) {
        if ((0,files/* kindOf */.I)((0,external_node_path_.join)(start, 'catalog', 'catalog.json')) === 'file')
            return (0,external_node_path_.join)(start, 'catalog');
    }
    throw new failure/* Failure */.H('NO_CATALOG', 'There is no catalog/ with a catalog.json beside or above the workflow file, nor in this folder. Say where it is in "catalog", or with --catalog: a folder, or owner/repo@ref.');
}
function folderCatalog(folder, cwd, named) {
    const below = (0,external_node_path_.relative)(cwd, folder);
    const name = named ?? (below === '' ? '.' : below.startsWith('..') ? folder : below);
    return catalogOf({ name }, async (path, check) => {
        const file = (0,external_node_path_.join)(folder, path);
        const text = await (0,files/* readTextIfThere */.pM)(file, LARGEST_FILE);
        return text === undefined ? undefined : check(text, (0,external_node_path_.join)(name, path));
    });
}
async function repositoryCatalog(repository, ref, options) {
    const { env, signal } = options;
    // Loaded when it is wanted: folders need nothing of GitHub's.
    const { openGitHub } = await Promise.all(/* import() */[__webpack_require__.e(1845), __webpack_require__.e(3556), __webpack_require__.e(7972)]).then(__webpack_require__.bind(__webpack_require__, 3556));
    const github = openGitHub({ env, token: env.GITHUB_TOKEN || env.GH_TOKEN, signal });
    const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await github.resolveCommit(repository, ref);
    const cache = (0,external_node_path_.join)(cacheFolder(env), ...repository.toLowerCase().split('/'), commit);
    const name = `${repository}@${ref}`;
    return catalogOf({ name, commit }, async (path, check) => {
        const shown = `catalog/${path} of ${name}`;
        const kept = (0,external_node_path_.join)(cache, path);
        const before = await (0,files/* readTextIfThere */.pM)(kept, LARGEST_FILE).catch(() => undefined);
        if (before !== undefined) {
            try {
                return check(before, shown);
            }
            catch {
                // Damaged on this disk: what GitHub has is the truth.
            }
        }
        const text = await github.readFile(repository, `catalog/${path}`, commit);
        if (text === undefined)
            return undefined;
        const value = check(text, shown);
        // A cache that cannot be written costs time, nothing else.
        await (0,files/* writeText */.x3)(kept, text).catch(() => { });
        return value;
    });
}
/** The XDG base directories' place for what can be had again. */
function cacheFolder(env) {
    const base = env.XDG_CACHE_HOME;
    const home = base && (0,external_node_path_.isAbsolute)(base) ? base : (0,external_node_path_.join)(env.HOME || (0,external_node_os_.homedir)(), '.cache');
    return (0,external_node_path_.join)(home, 'pipewright', 'catalogs');
}
function catalogOf(source, read) {
    let index;
    const entries = new Map();
    return {
        ...source,
        index() {
            index ??= read('index.json', readIndex).then((found) => found ?? missing('index.json'));
            return index;
        },
        entry(name, version) {
            const path = `${name}/${version}.json`;
            const check = (text, shown) => readExtendedSpec(text, shown, name, version);
            const found = entries.get(path) ?? read(path, check).then((spec) => spec ?? missing(path));
            entries.set(path, found);
            return found;
        },
    };
    function missing(path) {
        throw new failure/* Failure */.H('BAD_CATALOG', `The catalog ${source.name} has no ${path}${path === 'index.json' ? ' in its catalog/ folder' : ', though its index names it'}. Is it a Pipewright catalog, and complete?`);
    }
}

// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(93391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(18826);
// EXTERNAL MODULE: ./lib/src/spec/json/read-json.js + 2 modules
var read_json = __webpack_require__(46562);
// EXTERNAL MODULE: ./lib/src/workflow/load.js + 6 modules
var load = __webpack_require__(21431);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
;// CONCATENATED MODULE: ./lib/src/command/workflow-file.js








/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
async function readWorkflow(path, { cwd, env, signal }, catalog) {
    const workflowFile = (0,external_node_path_.resolve)(cwd, path);
    const text = (0,files/* readTextFile */.Gu)(workflowFile, read_json/* MAX_FILE_BYTES */.gZ, path);
    const open = catalogOpener({ workflowFile, override: catalog, cwd, env, signal });
    const file = path.replaceAll('\\', '/');
    return { ...(await (0,load/* loadWorkflow */.G)(text, file, open)), file, text };
}
/** As `readWorkflow`, with what is shown of the findings. */
async function loadWorkflowFile(path, io, catalog) {
    const read = await readWorkflow(path, io, catalog);
    return { ...read, shown: shownFindings(read.findings, read, io) };
}
/** Findings for standard error; the hints of the file itself are `validate`'s to tell. */
function shownFindings(findings, { file, text }, io, which = 'without hints') {
    return (0,findings_text/* renderFindings */.vO)(findings.filter(({ severity }) => which === 'all' || severity !== 'hint'), {
        texts: new Map([[file, text]]),
        colour: (0,output/* wantsColour */.Ml)(io, 'err'),
        ...(io.errTty && { width: io.columns() }),
    });
}
/**
 * As `loadWorkflowFile`, for commands that need a plan: it says what keeps them from having one.
 * @throws Failure when the file cannot be read
 */
async function readWorkflowFile(file, io, options) {
    const { plan, findings, shown } = await loadWorkflowFile(file, io, options.catalog);
    if (!options.json)
        io.err(shown);
    else if ((0,finding/* hasErrors */.Cs)(findings))
        io.out((0,output/* jsonText */.s$)({ findings }));
    return plan;
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
    say(`${one ? 'Step' : 'Steps'} ${closed.join(', ')}: ${one ? 'it works' : 'they work'} off what ${one ? 'it has' : 'they have'} before the change; what is new for ${one ? 'it' : 'them'} waits in the inbox`);
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
    let told = '';
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
async function tellEvents(name, cloud, say, since) {
    const events = (await cloud.stacks.events(name)).filter(({ id }) => !since.has(id));
    for (const { id, resource, type, status, reason } of events.reverse()) {
        since.add(id);
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

/***/ 23670:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/pipewright/pipewright/main/catalog/schema/spec.schema.json","title":"Pipewright spec","description":"What a person writes about a containerized algorithm: catalog/<name>/spec.json.","type":"object","additionalProperties":false,"required":["name","container_name","run_command","input_file_path","output_file_path","memory"],"properties":{"$schema":{"description":"Where this schema is; editors use it to help while typing.","type":"string","maxLength":2000},"name":{"description":"The name people use for this algorithm. Unique in the catalog, and the name of its folder.","markdownDescription":"The name people use for this algorithm. Unique in the catalog (`-` and `_` count as equal) and the name of its folder.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them","examples":["gaussian-blur"]},"version":{"description":"Version of this entry (SemVer). A published version never changes.","type":"string","minLength":1,"maxLength":64,"default":"1.0.0","examples":["1.0.0","2.1.0-beta.1"]},"description":{"description":"What the algorithm does, in a sentence or two.","type":"string","minLength":1,"maxLength":1000,"pattern":"\\\\S","patternErrorMessage":"a sentence","examples":["Blurs an image."]},"license":{"description":"License of the algorithm, as an SPDX expression.","type":"string","minLength":1,"maxLength":200,"examples":["MIT","Apache-2.0","GPL-3.0-or-later"]},"maintainers":{"description":"Who answers for this entry.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/maintainer"},"defaultSnippets":[{"label":"maintainer","body":[{"github":"$1"}]}]},"authors":{"description":"Who made the algorithm.","type":"array","maxItems":200,"items":{"$ref":"#/definitions/author"}},"homepage":{"description":"The algorithm\'s home page.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur"]},"source":{"description":"Where its source code is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur.git"]},"documentation":{"description":"Where its manual is.","type":"string","minLength":1,"maxLength":2000,"pattern":"^https?://[^\\\\s]+$","patternErrorMessage":"an address that starts with https://","examples":["https://example.org/blur/manual"]},"doi":{"description":"DOI of the paper to cite.","type":"string","minLength":1,"maxLength":300,"pattern":"^10\\\\.\\\\d{4,9}/\\\\S+$","patternErrorMessage":"a DOI such as 10.1000/182, without an address before it","examples":["10.1000/182"]},"tags":{"description":"Words to find it by.","type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":40,"pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","patternErrorMessage":"lower-case letters, digits and single hyphens"},"examples":[["imaging","filter"]]},"container_name":{"description":"The image that holds the algorithm, as `docker pull` takes it.","markdownDescription":"The image that holds the algorithm, as `docker pull` takes it. Best with a tag or a digest, so that it names one image.","type":"string","minLength":1,"maxLength":500,"examples":["ghcr.io/alice/blur:1.2","wangyx2005/change123"]},"system":{"description":"The system the image is built on. Information only: every Linux image works.","type":"string","maxLength":200,"examples":["ubuntu","debian:13","alpine"]},"executable_path":{"description":"Full path of the algorithm\'s program inside the image.","type":"string","minLength":1,"maxLength":1000,"examples":["/change123"]},"run_command":{"description":"The command that runs the algorithm: $input is the input file, $output the output file or folder.","markdownDescription":"The command that runs the algorithm. It is split into words as a shell would, but **no shell runs it**. Replaced, inside words too: `$input` (the input file), `$output` (the output file or folder), `$output_dir`, `$input_name`, `$input_stem`, and every declared variable (`$NAME`, `${NAME}`).","type":"string","minLength":1,"maxLength":10000,"examples":["sh /change123.sh $input $output","/blur --sigma=$SIGMA --in=$input --out=$output"]},"input_file_path":{"description":"The folder in the image where the input file is put.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/in","examples":["/data/in"]},"output_file_path":{"description":"The folder in the image where the algorithm leaves its output.","type":"string","minLength":1,"maxLength":1000,"pattern":"^/","patternErrorMessage":"a full path inside the image, such as /data/out","examples":["/data/out"]},"output_name":{"description":"How an output is named after its input: {name} is the input\'s name, {stem} the name without its ending, {ext} the ending without its dot.","markdownDescription":"How an output is named after its input: `{name}` is the input\'s file name (`a.b.png`), `{stem}` the name without its ending (`a.b`), `{ext}` the ending without its dot (`png`).","type":"string","minLength":1,"maxLength":200,"default":"{name}","examples":["{stem}.json","{stem}-blurred.{ext}"]},"inputs":{"description":"Which files it takes.","type":"object","additionalProperties":false,"required":["patterns"],"properties":{"patterns":{"description":"Patterns of file names, such as *.png. Other files are refused before they cost anything.","type":"array","minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":200,"pattern":"^[^/]+$","patternErrorMessage":"a pattern of a file\'s name such as *.png, without \\"/\\""},"examples":[["*.png","*.jpg"]]}}},"instance_type":{"description":"The EC2 instance type the algorithm prefers. Empty: chosen from memory and CPU.","type":"string","maxLength":60,"pattern":"^(?:[a-z][a-z0-9-]*\\\\.[a-z0-9-]+)?$","patternErrorMessage":"an EC2 instance type such as t3.small, or nothing","default":"","examples":["","t3.small","g5.xlarge"]},"memory":{"description":"Memory in MB.","markdownDescription":"Memory in MB. `suggested` is what it gets; `minimal`, which may be left out, is what it cannot do without.","type":"object","additionalProperties":false,"required":["suggested"],"properties":{"minimal":{"description":"What it cannot do without, in MB. May be left out.","type":"integer","minimum":4,"maximum":25165824,"examples":[50]},"suggested":{"description":"What it should get, in MB.","type":"integer","minimum":4,"maximum":25165824,"examples":[128]}},"examples":[{"minimal":50,"suggested":128}]},"CPU":{"description":"How many vCPUs it should get, such as 0.5 or 2. {} means not said.","type":["number","object"],"minimum":0.125,"maximum":1024,"maxProperties":0,"examples":[1,0.5,{}]},"gpu":{"description":"GPUs it needs.","type":"object","additionalProperties":false,"required":["count"],"properties":{"count":{"description":"How many.","type":"integer","minimum":1,"maximum":16,"examples":[1]}}},"disk_gb":{"description":"Disk space it needs, in GB.","type":"integer","minimum":1,"maximum":16384,"default":20},"timeout_minutes":{"description":"How long one input may take, in minutes, before it counts as failed.","type":"integer","minimum":1,"maximum":690,"default":60},"user_specified_environment_variables":{"description":"Variables that the user of the algorithm may set.","type":"array","maxItems":100,"items":{"$ref":"#/definitions/variable"},"defaultSnippets":[{"label":"variable","body":[{"name":"$1","required":false}]}]},"port":{"description":"Ports that the algorithm listens on.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/port"}},"exit_codes":{"description":"What an exit code of the algorithm means, for people.","type":"object","maxProperties":256,"propertyNames":{"pattern":"^(?:0|[1-9]\\\\d?|1\\\\d\\\\d|2[0-4]\\\\d|25[0-5])$","patternErrorMessage":"an exit code from 0 to 255"},"additionalProperties":{"type":"string","minLength":1,"maxLength":500},"examples":[{"3":"input is not an image"}]},"tests":{"description":"Tries on small samples. They run when the entry is published.","type":"array","maxItems":50,"items":{"$ref":"#/definitions/test"},"defaultSnippets":[{"label":"test","body":[{"name":"$1","input":"tests/$2","expect":{"outputs":["*"]}}]}]},"deprecated":{"description":"Set when nobody should start using it any more.","type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"description":"Why.","type":"string","minLength":1,"maxLength":500},"replaced_by":{"description":"The algorithm to use instead.","type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(?:(?:__?|-+)[a-z0-9]+)*$","patternErrorMessage":"lower-case letters and digits, with \\"-\\" or \\"_\\" between them"}}}},"definitions":{"maintainer":{"description":"Somebody who answers for this algorithm.","type":"object","additionalProperties":false,"required":["github"],"properties":{"github":{"description":"Login on GitHub, without @.","type":"string","minLength":1,"maxLength":39,"pattern":"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$","patternErrorMessage":"a GitHub login: letters, digits and single hyphens, without \\"@\\"","examples":["alice"]},"github_id":{"description":"The account\'s number on GitHub. It stays when the login changes, so nobody can take over the name.","type":"integer","minimum":1,"maximum":9007199254740991,"examples":[583231]},"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200},"email":{"description":"Where to write to.","type":"string","minLength":3,"maxLength":254,"pattern":"^[^\\\\s@<>]+@[^\\\\s@<>]+$","patternErrorMessage":"an e-mail address such as alice@example.org"}}},"author":{"description":"Somebody who made the algorithm.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name as people write it.","type":"string","minLength":1,"maxLength":200,"examples":["Ada Lovelace"]},"orcid":{"description":"ORCID iD, four groups of four.","type":"string","pattern":"^\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{3}[\\\\dX]$","patternErrorMessage":"an ORCID iD such as 0000-0002-1825-0097","examples":["0000-0002-1825-0097"]}}},"variable":{"description":"One variable that the user of the algorithm may set.","type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"description":"Name of the environment variable. In run_command, $NAME stands for its value.","markdownDescription":"Name of the environment variable. In `run_command`, `$NAME` and `${NAME}` stand for its value. Reserved: `PATH`, `LD_*`, `AWS_*`, `ECS_*`, `GITHUB_*`, `PIPEWRIGHT_*`, `NODE_OPTIONS`.","type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"letters, digits and \\"_\\", not starting with a digit","examples":["SIGMA","SEED"]},"required":{"description":"The user must set it.","type":"boolean","default":false},"type":{"description":"What values it takes. Values are checked before anything is deployed.","type":"string","enum":["string","number","integer","boolean"],"default":"string"},"default":{"description":"Its value when the user sets none; of the type above.","type":["string","number","boolean"],"maxLength":4096},"description":{"description":"What it does, for the user.","type":"string","minLength":1,"maxLength":1000},"secret":{"description":"Its value is kept out of plans and logs and comes from SSM or Secrets Manager.","type":"boolean","default":false}}},"port":{"description":"One port that the algorithm listens on.","type":"object","additionalProperties":false,"required":["port"],"properties":{"port":{"description":"Port number.","type":"integer","minimum":1,"maximum":65535,"examples":[9090]},"protocol":{"description":"tcp or udp.","type":"string","enum":["tcp","udp"],"default":"tcp"}}},"test":{"description":"One try of the algorithm on a small sample, with what must come out.","type":"object","additionalProperties":false,"required":["name","input"],"properties":{"name":{"description":"What the test shows, in a few words.","type":"string","minLength":1,"maxLength":100,"pattern":"\\\\S","patternErrorMessage":"a few words","examples":["blurs a small picture"]},"input":{"description":"The sample, relative to the folder of this file.","type":"string","minLength":1,"maxLength":500,"examples":["tests/small.png"]},"env":{"description":"Values for the declared variables.","type":"object","maxProperties":100,"propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]*$","patternErrorMessage":"the name of a declared variable"},"additionalProperties":{"type":"string","maxLength":4096},"examples":[{"SIGMA":"2"}]},"expect":{"description":"What must come out.","type":"object","additionalProperties":false,"properties":{"exit_code":{"description":"Exit code of the command.","type":"integer","minimum":0,"maximum":255,"default":0},"outputs":{"description":"Patterns of file names; each must match at least one output.","type":"array","maxItems":100,"items":{"type":"string","minLength":1,"maxLength":500},"examples":[["*.png"]]},"sha256":{"description":"Output\'s name to the SHA-256 of its content.","type":"object","maxProperties":100,"additionalProperties":{"type":"string","pattern":"^[0-9a-f]{64}$","patternErrorMessage":"64 lower-case hex digits"}},"contains":{"description":"Output\'s name to a text, or several, that must occur in it.","type":"object","maxProperties":100,"additionalProperties":{"type":["string","array"],"minLength":1,"maxLength":10000,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":10000}}}}}}}},"examples":[{"container_name":"wangyx2005/change123","system":"ubuntu","input_file_path":"/","output_file_path":"/","executable_path":"/change123","run_command":"sh /change123.sh $input $output","name":"change123-s3","instance_type":"","memory":{"minimal":50,"suggested":128},"CPU":{},"user_specified_environment_variables":[{"name":"TEST_ENV","required":true}],"port":[{"port":9090,"protocol":"tcp"}]}]}');

/***/ })

};
