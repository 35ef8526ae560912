export const id = 883;
export const ids = [883];
export const modules = {

/***/ 883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askAws: () => (/* binding */ askAws),
  plan: () => (/* binding */ plan),
  previewText: () => (/* binding */ previewText)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/src/deploy/changes.js
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
    const lines = changes.map(({ action, id, type, replacement, details }) => {
        const word = action === 'Modify' && replacement === 'True' ? '± replace' : WORDS[action];
        const what = [...new Set(details.map(({ property }) => property).filter(Boolean))];
        const values = details
            .filter(({ before, after }) => before !== undefined && after !== undefined)
            .slice(0, 1)
            .map(({ before, after }) => ` (${clip(before)} → ${clip(after)})`);
        return `${word} ${id} (${type})${what.length > 0 ? `: ${what.slice(0, 5).join(', ')}` : ''}${values.join('')}`;
    });
    const rights = changes.filter(({ type }) => type.startsWith('AWS::IAM::')).map(({ id }) => id);
    return rights.length > 0
        ? [...lines, `Rights change: ${rights.join(', ')}. Look at these before you agree.`]
        : lines;
}
function clip(text) {
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

// EXTERNAL MODULE: ./lib/src/deploy/compile.js + 1 modules
var compile = __webpack_require__(2481);
// EXTERNAL MODULE: ./lib/src/deploy/compute.js
var deploy_compute = __webpack_require__(9333);
;// CONCATENATED MODULE: ./lib/src/deploy/prices.json
const prices_namespaceObject = /*#__PURE__*/JSON.parse('{"p6":"2026-11-22","Ny":"us-east-1","Tp":0.04048,"AK":0.004445,"mP":0.3,"vk":0.005,"ng":0.01,"NN":0.1,"lW":0.4,"MQ":5,"Ff":0.4,"K7":0.5,"JI":0.2,"xp":0.0000133334}');
// EXTERNAL MODULE: ./lib/src/deploy/template/network.js
var network = __webpack_require__(8573);
;// CONCATENATED MODULE: ./lib/src/deploy/estimate.js



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
    const endpoints = (0,network/* countInterfaceEndpoints */.N)(template.Resources) * ENDPOINT_ZONES;
    const rest = alarms * prices_namespaceObject.NN +
        endpoints * prices_namespaceObject.ng * HOURS_A_MONTH +
        POLLS_AT_REST * prices_namespaceObject.lW +
        RECONCILES_A_MONTH * (prices_namespaceObject.JI / 1e6 + 0.5 * 0.1 * prices_namespaceObject.xp);
    let items = 0;
    const without = [];
    for (const step of plan.steps) {
        const count = step.gather ? 1 : 1000;
        const calls = (SQS_CALLS * prices_namespaceObject.lW + 2 * prices_namespaceObject.MQ + 2 * prices_namespaceObject.Ff) / 1e6;
        items += count * (calls + LOG_GB * prices_namespaceObject.K7);
        const compute = (0,deploy_compute/* computeOf */.LQ)(step);
        if (compute.kind === 'instances') {
            without.push(step.id);
            continue;
        }
        const { cpu, memory } = compute.size;
        const hour = ((cpu / 1024) * prices_namespaceObject.Tp + (memory / 1024) * prices_namespaceObject.AK) *
            (compute.spotFirst ? prices_namespaceObject.mP : 1) +
            (plan.network === 'open' ? prices_namespaceObject.vk : 0);
        const starts = step.gather ? 1 : STARTS_PER_THOUSAND;
        const seconds = count * (SECONDS_PER_ITEM + TRANSFER_SECONDS) + starts * START_AND_IDLE_SECONDS;
        items += (seconds / 3600) * hour;
    }
    return {
        date: prices_namespaceObject.p6,
        region: prices_namespaceObject.Ny,
        month_at_rest: cents(rest),
        thousand_items: cents(items),
        seconds_per_item: SECONDS_PER_ITEM,
        without,
    };
}
/** For people; how exact it is is part of it. */
function estimateText(e) {
    const without = e.without.length > 0 ? `, without the instances of ${e.without.join(', ')}` : '';
    return `costs     about $${e.month_at_rest.toFixed(2)} a month at rest, $${e.thousand_items.toFixed(2)} per 1,000 inputs of ${e.seconds_per_item} s a step${without} (list prices of ${e.region}, ${e.date})\n`;
}
function cents(usd) {
    return Math.ceil(usd * 100) / 100;
}

// EXTERNAL MODULE: ./lib/src/deploy/code.js
var deploy_code = __webpack_require__(1275);
// EXTERNAL MODULE: ./lib/src/deploy/deploy.js
var deploy = __webpack_require__(8209);
// EXTERNAL MODULE: ./lib/src/deploy/notifications.js
var notifications = __webpack_require__(7140);
// EXTERNAL MODULE: ./lib/src/deploy/target.js
var deploy_target = __webpack_require__(7679);
;// CONCATENATED MODULE: ./lib/src/deploy/preview.js







/**
 * Asks AWS what deploying would change, and changes nothing. For a stack that is not there, nothing is asked of
 * CloudFormation: everything is new.
 * @throws Failure for what would keep the plan from being deployed
 */
async function preview(plan, cloud, code, changeSet) {
    const { target, network } = await (0,deploy_target/* findTarget */.F)(plan, cloud);
    const folder = (0,deploy_code/* deployFolder */.C)(plan.output.prefix);
    const { names, dispatch, template } = (0,compile/* compile */.w)(plan, target, (told) => ({
        bucket: plan.output.bucket,
        key: `${folder}${(0,deploy_code/* codeArchive */.q)(code, told).name}`,
    }));
    const ours = (0,notifications/* ourNotification */.ul)(names.base, dispatch.inbox.arn, dispatch.input.prefix);
    await (0,deploy/* checkClashes */.Ap)(cloud, dispatch.input.bucket, ours);
    const about = { stack: names.base, network, costs: estimate(plan, template) };
    const state = await cloud.stacks.describe(names.base);
    const there = state && /^(?:CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK)_COMPLETE$/.test(state.status);
    if (!there)
        return { ...about, first: true, changes: allNew(template) };
    const key = `${folder}${changeSet}.json`;
    const source = await (0,deploy/* templateSource */.Gh)(template, cloud, dispatch.output.bucket, key);
    const tags = { 'pipewright:workflow': plan.workflow };
    const changes = await cloud.stacks.prepare(names.base, changeSet, source, 'UPDATE', tags);
    if (changes)
        await cloud.stacks.forget(names.base, changeSet);
    return { ...about, first: false, changes: changes ?? [] };
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/finding.js
var finding = __webpack_require__(3391);
// EXTERNAL MODULE: ./lib/src/spec/findings-text.js
var findings_text = __webpack_require__(8826);
;// CONCATENATED MODULE: ./lib/src/workflow/plan-text.js

/** A plan as a table for terminals, with what holds for all steps above and below it. */
function planTable(plan) {
    const rows = plan.steps.map((step) => [
        step.id,
        step.algorithm,
        step.needs.length > 0 ? `${step.gather ? 'all of ' : ''}${step.needs.join(', ')}` : 'inputs',
        `${step.cpu_units / 1024}`,
        `${step.memory_mb} MB`,
        step.gpu_count > 0 ? `${step.compute}, ${(0,findings_text/* plural */.LS)(step.gpu_count, 'GPU')}` : step.compute,
        `${step.timeout_minutes}`,
        `${step.max_attempts}`,
        `${step.max_agents}`,
    ]);
    const commit = plan.catalog.commit === undefined ? '' : ` at ${plan.catalog.commit.slice(0, 12)}`;
    const facts = [
        ['workflow', plan.workflow],
        ['catalog', `${plan.catalog.name}${commit}`],
        ['inputs', place(plan.input, '<run>/')],
        ['results', place(plan.output, '<step>/<run>/')],
        ['region', plan.region],
        ['account', plan.account_id],
        ['network', plan.network],
        ['subnets', plan.subnets.join(', ') || undefined],
        ['ports', portsOf(plan)],
    ].filter((fact) => fact[1] !== undefined);
    const head = ['step', 'algorithm', 'takes', 'vCPU', 'memory', 'compute', 'minutes', 'attempts', 'agents'];
    const details = plan.steps.flatMap(detailsOf);
    return inLines([
        ...facts.map(([name, value]) => `${name.padEnd(9)} ${value}`),
        '',
        ...columns([head, ...rows]),
        ...(details.length > 0 ? ['', ...details] : []),
    ]);
}
/** A plan as a Mermaid flowchart (mermaid.js.org, "Flowcharts"), for READMEs and pull requests on GitHub. */
function planMermaid(plan) {
    const number = new Map(plan.steps.map((step, i) => [step.id, `s${i}`]));
    const taken = new Set(plan.steps.flatMap((step) => step.needs));
    const lines = ['flowchart LR', `  inputs[(${label(['inputs', shortPlace(plan.input)])})]`];
    for (const step of plan.steps) {
        const [open, close] = step.gather ? ['[[', ']]'] : ['[', ']'];
        lines.push(`  ${number.get(step.id)}${open}${label([step.id, step.algorithm])}${close}`);
    }
    lines.push(`  results[(${label(['results', shortPlace(plan.output)])})]`);
    for (const step of plan.steps) {
        const to = number.get(step.id);
        const arrow = step.gather ? '-- all --> ' : '--> ';
        for (const need of step.needs)
            lines.push(`  ${number.get(need)} ${arrow}${to}`);
        if (step.needs.length === 0)
            lines.push(`  inputs ${arrow}${to}`);
        // Every step's results are kept; an arrow for each would hide how the steps follow one another.
        if (!taken.has(step.id))
            lines.push(`  ${to} --> results`);
    }
    return `${lines.join('\n')}\n`;
}
function detailsOf({ id, variables, secrets, image, spec }) {
    const hidden = new Set(spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name));
    const values = [
        ...Object.entries(variables).map(([name, value]) => `${name}=${hidden.has(name) ? '***' : value}`),
        ...Object.entries(secrets).map(([name, arn]) => `${name} from ${arn}`),
    ];
    return [`${id}: ${image}`, ...values.map((value) => `  ${value}`)];
}
function portsOf(plan) {
    const ports = plan.steps.flatMap((step) => step.ports.map((p) => `${step.id} ${p.port}/${p.protocol}`));
    if (ports.length === 0)
        return undefined;
    const who = plan.port_sources.join(', ') || 'nobody: "port_sources" names no addresses';
    return `${ports.join(', ')}, open to ${who}`;
}
function place({ bucket, prefix }, below) {
    return bucket === undefined ? `no bucket named, ${prefix}${below}` : `s3://${bucket}/${prefix}${below}`;
}
function shortPlace({ bucket, prefix }) {
    return bucket === undefined ? prefix : `${bucket}/${prefix}`;
}
/** Mermaid's own escapes: a number sign, the character's code and a semicolon. */
function label(lines) {
    const escaped = lines
        .filter((line) => line !== '')
        .map((line) => (0,findings_text/* inert */.tJ)(line).replace(/[^\w ./@-]/gu, (c) => `#${c.codePointAt(0)};`));
    return `"${escaped.join('<br/>')}"`;
}
function columns(rows) {
    const shown = rows.map((row) => row.map(findings_text/* inert */.tJ));
    const widths = shown[0].map((_, i) => Math.max(...shown.map((row) => row[i].length)));
    return shown.map((row) => row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd());
}
function inLines(lines) {
    return lines.map((line) => `${(0,findings_text/* inert */.tJ)(line)}\n`).join('');
}

// EXTERNAL MODULE: ./lib/src/command/deploy.js
var command_deploy = __webpack_require__(6233);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/src/command/workflow-file.js
var workflow_file = __webpack_require__(4114);
;// CONCATENATED MODULE: ./lib/src/command/plan.js













const USAGE = `pipewright plan FILE

Shows what a workflow file comes to: its steps, what each takes and gives, sizes, limits and images, and, where the file
names its buckets, what it costs on AWS. Nothing is run, nothing is changed, and no cloud account is needed.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --format FORMAT   table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)
  --changes         also ask AWS what deploying would create, change and delete; needs the rights of "pipewright policy"
  --json            print one JSON object: plan (missing when there are errors), findings, costs, and with --changes
                    stack, network and changes
`;
const FORMATS = ['table', 'mermaid', 'json'];
/**
 * The command `plan`.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or the file cannot be read
 */
async function plan(argv, io) {
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        catalog: { type: 'string' },
        changes: { type: 'boolean' },
        format: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const format = values.json ? 'json' : (values.format ?? 'table');
    if (!FORMATS.includes(format))
        throw new failure.Failure('BAD_USAGE', `There is no format "${format}". It has ${FORMATS.join(', ')}.`);
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0)
        throw new failure.Failure('BAD_USAGE', 'Name one workflow file: pipewright plan my.workflow.json');
    const { plan, findings, shown } = await (0,workflow_file/* loadWorkflowFile */.m)(path, io, values.catalog);
    const costs = plan && costsOf(plan);
    const asked = plan && values.changes ? await askAws(plan, io) : undefined;
    if (format === 'json')
        io.out((0,output/* jsonText */.s)({ ...(plan && { plan }), findings, ...(costs && { costs }), ...asked }));
    else {
        io.err(shown);
        if (plan)
            io.out(format === 'mermaid' ? planMermaid(plan) : planTable(plan));
        if (costs && format === 'table')
            io.out(estimateText(costs));
        if (asked)
            io.out(previewText(asked));
    }
    return (0,finding/* hasErrors */.Cs)(findings) ? 1 : 0;
}
/** The costs of a workflow that says where it goes; where that is does not matter for them. */
function costsOf(plan) {
    if (plan.input.bucket === undefined || plan.output.bucket === undefined)
        return undefined;
    const target = {
        account: plan.account_id ?? '000000000000',
        region: plan.region ?? 'us-east-1',
        network: { kind: 'own' },
    };
    return estimate(plan, (0,compile/* compile */.w)(plan, target, () => ({ bucket: 'none', key: 'none' })).template);
}
/** @throws Failure for what would keep the plan from being deployed */
async function askAws(plan, io) {
    const { openCloud } = await Promise.all(/* import() */[__webpack_require__.e(719), __webpack_require__.e(154), __webpack_require__.e(192)]).then(__webpack_require__.bind(__webpack_require__, 6192));
    const { readDispatcherCode } = await __webpack_require__.e(/* import() */ 355).then(__webpack_require__.bind(__webpack_require__, 1355));
    const cloud = openCloud((0,command_deploy.regionOf)(plan, io.env), io.env, io.signal);
    const changeSet = `pipewright-plan-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    return preview(plan, cloud, await readDispatcherCode(), changeSet);
}
function previewText({ stack, network, first, changes }) {
    const head = first
        ? `Deploying makes the stack ${stack}; agents run in ${network}:`
        : changes.length > 0
            ? `Deploying changes the stack ${stack}; agents run in ${network}:`
            : `The stack ${stack} is up to date.`;
    return ['', head, ...changeLines(changes).map((line) => `  ${line}`)]
        .map((line) => `${(0,findings_text/* inert */.tJ)(line)}\n`)
        .join('');
}


/***/ })

};
