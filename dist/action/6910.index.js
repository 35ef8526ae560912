export const id = 6910;
export const ids = [6910];
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

/***/ 47684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gl: () => (/* binding */ itemsCost),
/* harmony export */   jA: () => (/* binding */ estimate)
/* harmony export */ });
/* unused harmony exports estimateText, cents */
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
/* unused harmony exports CONTAINER, repositoryArn */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _compute_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89333);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32120);
/* harmony import */ var _queues_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81447);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81918);





/** The container's name in every task. */
const CONTAINER = 'agent';
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
        PIPEWRIGHT_PREFIX: plan.output.prefix.replace(/\/+$/, ''),
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
                    Name: CONTAINER,
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
    const reads = step.reads.map((prefix) => (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .objects */ .JD)(names, step.needs.length > 0 ? output.bucket : input.bucket, `${prefix}*`));
    const own = [
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .objects */ .JD)(names, output.bucket, `${step.writes}*`),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .objects */ .JD)(names, output.bucket, `${output.prefix}.pipewright/markers/*/${step.id}/*`),
    ];
    // The list of what a gathering step's one item is made of.
    const lists = step.gather ? [(0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .objects */ .JD)(names, output.bucket, `${output.prefix}.pipewright/*`)] : [];
    const work = (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)(names.logical('Work', step.id), 'Arn');
    const statements = [
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:SendMessage'], [work]),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['sqs:SendMessage'], [(0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)(names.logical('Dead', step.id), 'Arn'), (0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)('Inbox', 'Arn')]),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['s3:GetObject'], [...new Set([...reads, ...own, ...lists])]),
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['s3:PutObject', 's3:AbortMultipartUpload'], own),
    ];
    return (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .role */ .JC)(names.taskRole(step.id), 'ecs-tasks.amazonaws.com', statements, {
        description: `What agents of step ${step.id} of ${plan.workflow} may do`,
        condition: (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .ofTasks */ .Gn)(names, site),
    });
}
/** What ECS may do to start a task: pull images, write logs, read the secrets that the workflow names. */
function executionRole(plan, names, site) {
    const secrets = [...new Set(plan.steps.flatMap((step) => Object.values(step.secrets)))];
    const parameters = secrets.filter((arn) => arn.split(':')[2] === 'ssm');
    const others = secrets.filter((arn) => arn.split(':')[2] === 'secretsmanager').map(secretOf);
    const repositories = plan.steps.flatMap((step) => repositoryArn(step.image, names));
    const statements = [
        (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['logs:CreateLogStream', 'logs:PutLogEvents'], [(0,_template_js__WEBPACK_IMPORTED_MODULE_3__/* .att */ .yU)('AgentLogs', 'Arn')]),
        ...(repositories.length > 0
            ? [
                // ECR knows no narrower right for this one.
                (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['ecr:GetAuthorizationToken'], ['*']),
                (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'], [...new Set(repositories)]),
            ]
            : []),
        ...(parameters.length > 0 ? [(0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['ssm:GetParameters'], parameters)] : []),
        ...(others.length > 0 ? [(0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .allow */ .cw)(['secretsmanager:GetSecretValue'], others)] : []),
    ];
    return (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .role */ .JC)(names.executionRole, 'ecs-tasks.amazonaws.com', statements, {
        description: `What starting agents of ${plan.workflow} takes`,
        condition: (0,_roles_js__WEBPACK_IMPORTED_MODULE_4__/* .ofTasks */ .Gn)(names, site),
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
