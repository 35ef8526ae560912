export const id = 1679;
export const ids = [1679,6233,3822];
export const modules = {

/***/ 96233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy),
/* harmony export */   readDeployed: () => (/* binding */ readDeployed)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57304);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18826);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89783);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43822);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45331);
/* harmony import */ var _workflow_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24114);







const USAGE = `pipewright deploy FILE

Brings a workflow to AWS, or brings what is there up to date. Safe to repeat: after an interruption it goes on. AWS
credentials come from the environment, as with the aws command; "pipewright policy" prints the rights that they need.
First it looks at what would keep the workflow from running there: quotas, subnets, instance types, secrets, images.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --anyway          deploy whatever that look has found
  --json            print one JSON object: stack, network, changes (missing when all was up to date), outputs and
                    findings; findings alone when they keep it from being deployed
`;
/** `pipewright deploy`. @throws Failure for whatever the user can mend */
async function deploy(argv, io) {
    const { values, positionals } = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .readOptions */ .T)(argv, {
        anyway: { type: 'boolean' },
        catalog: { type: 'string' },
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const json = values.json === true;
    const loaded = await (0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_6__/* .loadWorkflowFile */ .md)(oneFile(positionals, 'deploy'), io, values.catalog);
    const { plan } = loaded;
    if (!json)
        io.err(loaded.shown);
    const seen = plan ? await (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .preflightOf */ .lM)(plan, loaded, io) : [];
    if (!json)
        io.err((0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_6__/* .shownFindings */ .qA)(seen, loaded, io, 'all'));
    const findings = [...loaded.findings, ...seen];
    if (!plan || ((0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrors */ .Cs)(seen) && !values.anyway)) {
        if (json)
            io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonText */ .s)({ findings }));
        else if (plan)
            io.err('Nothing was deployed. Mend the errors above, or see "pipewright help deploy" for --anyway.\n');
        return 1;
    }
    const result = await (0,_account_js__WEBPACK_IMPORTED_MODULE_3__/* .deployTo */ .fw)(plan, io, (line) => io.err(`${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(line)}\n`));
    if (json)
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonText */ .s)({ ...result, findings }));
    else
        io.out(`Upload to   ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(result.outputs.UploadTo ?? '')}RUN/\nResults in  ${(0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inert */ .tJ)(result.outputs.ResultsIn ?? '')}STEP/RUN/\n`);
    return 0;
}
/** The plan of the one workflow file that is named; undefined when it has errors, which are told. */
async function readDeployed(positionals, io, options) {
    const path = oneFile(positionals, options.command);
    const { json, catalog } = options;
    return (0,_workflow_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readWorkflowFile */ .AO)(path, io, { json, ...(catalog !== undefined && { catalog }) });
}
/** @throws Failure `BAD_USAGE` */
function oneFile([path, ...others], command) {
    if (path === undefined || others.length > 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__.Failure('BAD_USAGE', `Name one workflow file: pipewright ${command} my.workflow.json`);
    return path;
}


/***/ }),

/***/ 43822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
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
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: argv, options: all, allowPositionals: true, strict: true });
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
        const meant = (0,_spec_near_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(unknown.replace(/^-+/, ''), names);
        const remedy = meant
            ? `Did you mean --${meant}?`
            : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
    }
    const what = !known
        ? said.split('. ')[0]
        : said.includes('does not take')
            ? `--${known} stands alone: write it without a value`
            : `--${known} needs a value: write --${known} VALUE`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__.Failure('BAD_USAGE', `${what}.`);
}


/***/ }),

/***/ 61679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policy: () => (/* binding */ policy)
});

// EXTERNAL MODULE: ./lib/src/deploy/code.js
var code = __webpack_require__(21275);
// EXTERNAL MODULE: ./lib/src/deploy/template/instances.js
var instances = __webpack_require__(53203);
// EXTERNAL MODULE: ./lib/src/deploy/template/roles.js
var template_roles = __webpack_require__(81918);
;// CONCATENATED MODULE: ./lib/src/deploy/deploy-rights.js


/** What changing and deleting a workflow's stack takes, besides looking at it: what CloudFormation does, it does in the caller's name. */
function deployRights(plan, names, site, buckets) {
    const { base, arn } = names;
    const roles = [names.roleArn(`${base}-*`), names.roleArn(`ecsInstanceRole-${base}-*`)];
    const profile = `arn:${names.partition}:iam::${site.account}:instance-profile/ecsInstanceRole-${base}-*`;
    const managed = (0,instances/* instanceWishes */.J)(plan).size > 0;
    return [
        (0,template_roles/* allow */.cw)([
            'cloudformation:ExecuteChangeSet',
            'cloudformation:DeleteStack',
            'cloudformation:ContinueUpdateRollback',
        ], [arn('cloudformation', `stack/${base}/*`)]),
        (0,template_roles/* allow */.cw)([
            's3:CreateBucket',
            's3:PutBucketPublicAccessBlock',
            's3:PutEncryptionConfiguration',
            's3:PutBucketNotification',
        ], buckets.map((bucket) => (0,template_roles/* bucketArn */.SB)(names, bucket))),
        (0,template_roles/* allow */.cw)([
            'sqs:CreateQueue',
            'sqs:DeleteQueue',
            'sqs:GetQueueAttributes',
            'sqs:SetQueueAttributes',
            'sqs:TagQueue',
            'sqs:UntagQueue',
            'sqs:ListQueueTags',
        ], [arn('sqs', `${base}-*`)]),
        (0,template_roles/* allow */.cw)([
            'lambda:CreateFunction',
            'lambda:DeleteFunction',
            'lambda:GetFunction',
            'lambda:UpdateFunctionCode',
            'lambda:UpdateFunctionConfiguration',
            'lambda:PutFunctionConcurrency',
            'lambda:AddPermission',
            'lambda:RemovePermission',
            'lambda:GetPolicy',
            'lambda:TagResource',
        ], [arn('lambda', `function:${base}-Dispatch`)]),
        // These are known by ids that nobody can say before, so by the function that they call.
        (0,template_roles/* allow */.cw)([
            'lambda:CreateEventSourceMapping',
            'lambda:UpdateEventSourceMapping',
            'lambda:DeleteEventSourceMapping',
        ], ['*'], { ArnLike: { 'lambda:FunctionArn': arn('lambda', `function:${base}-Dispatch`) } }),
        (0,template_roles/* allow */.cw)(['lambda:GetEventSourceMapping', 'lambda:ListTags'], ['*']),
        (0,template_roles/* allow */.cw)([
            'ecs:CreateCluster',
            'ecs:DeleteCluster',
            'ecs:UpdateCluster',
            'ecs:DescribeClusters',
            'ecs:PutClusterCapacityProviders',
            'ecs:TagResource',
            'ecs:StopTask',
            'ecs:CreateCapacityProvider',
            'ecs:UpdateCapacityProvider',
            'ecs:DeleteCapacityProvider',
        ], [
            arn('ecs', `cluster/${base}`),
            arn('ecs', `task/${base}/*`),
            arn('ecs', `task-definition/${base}-*:*`),
            arn('ecs', `capacity-provider/${base}-*`),
        ]),
        // ECS has no narrower right for these.
        (0,template_roles/* allow */.cw)([
            'ecs:RegisterTaskDefinition',
            'ecs:DeregisterTaskDefinition',
            'ecs:DescribeTaskDefinition',
            'ecs:DescribeCapacityProviders',
        ], ['*']),
        (0,template_roles/* allow */.cw)(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': arn('ecs', `cluster/${base}`) } }),
        (0,template_roles/* allow */.cw)([
            'logs:CreateLogGroup',
            'logs:DeleteLogGroup',
            'logs:PutRetentionPolicy',
            'logs:TagResource',
            'logs:ListTagsForResource',
        ], [names.agentLogs, names.dispatcherLogs].map((group) => arn('logs', `log-group:${group}*`))),
        (0,template_roles/* allow */.cw)(['logs:DescribeLogGroups'], ['*']),
        (0,template_roles/* allow */.cw)([
            'events:PutRule',
            'events:DeleteRule',
            'events:DescribeRule',
            'events:PutTargets',
            'events:RemoveTargets',
            'events:TagResource',
        ], [arn('events', `rule/${base}-*`)]),
        (0,template_roles/* allow */.cw)([
            'cloudwatch:PutMetricAlarm',
            'cloudwatch:DeleteAlarms',
            'cloudwatch:DescribeAlarms',
            'cloudwatch:TagResource',
        ], [arn('cloudwatch', `alarm:${base}-*`)]),
        (0,template_roles/* allow */.cw)([
            'iam:CreateRole',
            'iam:DeleteRole',
            'iam:GetRole',
            'iam:UpdateRole',
            'iam:UpdateAssumeRolePolicy',
            'iam:PutRolePolicy',
            'iam:DeleteRolePolicy',
            'iam:GetRolePolicy',
            'iam:TagRole',
            'iam:UntagRole',
            ...(managed ? ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'] : []),
        ], roles),
        ...(managed
            ? [
                (0,template_roles/* allow */.cw)([
                    'iam:CreateInstanceProfile',
                    'iam:DeleteInstanceProfile',
                    'iam:GetInstanceProfile',
                    'iam:AddRoleToInstanceProfile',
                    'iam:RemoveRoleFromInstanceProfile',
                ], [profile]),
            ]
            : []),
        (0,template_roles/* allow */.cw)(['iam:PassRole'], roles, {
            StringEquals: {
                'iam:PassedToService': [
                    'lambda.amazonaws.com',
                    'ecs-tasks.amazonaws.com',
                    ...(managed ? ['ecs.amazonaws.com', 'ec2.amazonaws.com'] : []),
                ],
            },
        }),
        // Networks have ids that nobody can say before; what is made bears the stack's tag.
        (0,template_roles/* allow */.cw)([
            'ec2:CreateSecurityGroup',
            'ec2:DeleteSecurityGroup',
            'ec2:AuthorizeSecurityGroupIngress',
            'ec2:AuthorizeSecurityGroupEgress',
            'ec2:RevokeSecurityGroupIngress',
            'ec2:RevokeSecurityGroupEgress',
            'ec2:CreateTags',
            'ec2:DescribeSecurityGroups',
            'ec2:DescribeSecurityGroupRules',
            'ec2:DescribeAvailabilityZones',
            'ec2:CreateVpc',
            'ec2:DeleteVpc',
            'ec2:ModifyVpcAttribute',
            'ec2:DescribeVpcAttribute',
            'ec2:CreateSubnet',
            'ec2:DeleteSubnet',
            'ec2:ModifySubnetAttribute',
            'ec2:CreateRouteTable',
            'ec2:DeleteRouteTable',
            'ec2:AssociateRouteTable',
            'ec2:DisassociateRouteTable',
            'ec2:CreateRoute',
            'ec2:DeleteRoute',
            'ec2:CreateInternetGateway',
            'ec2:DeleteInternetGateway',
            'ec2:AttachInternetGateway',
            'ec2:DetachInternetGateway',
            'ec2:DescribeInternetGateways',
            'ec2:CreateVpcEndpoint',
            'ec2:DeleteVpcEndpoints',
            'ec2:ModifyVpcEndpoint',
            'ec2:DescribeVpcEndpoints',
        ], ['*'], { StringEquals: { 'aws:RequestedRegion': site.region } }),
    ];
}

// EXTERNAL MODULE: ./lib/src/deploy/names.js
var deploy_names = __webpack_require__(28068);
// EXTERNAL MODULE: ./lib/src/deploy/template/tasks.js
var tasks = __webpack_require__(29857);
;// CONCATENATED MODULE: ./lib/src/deploy/policy.js






/** What a policy is for. `status` sees how runs stand, `run` also starts, cancels and retries them, `plan` sees what would change. */
const PURPOSES = ['plan', 'deploy', 'run', 'status'];
/** The least that somebody needs to do this with one workflow. What AWS does not narrow stands for `*` by itself. */
function policyOf(purpose, plan, site) {
    const names = (0,deploy_names/* namesOf */.e)(plan.workflow, site);
    const buckets = [plan.input, plan.output].flatMap(({ bucket }) => (bucket === undefined ? [] : [bucket]));
    const by = {
        status: () => policy_status(plan, names),
        run: () => [...policy_status(plan, names), ...running(plan, names)],
        // Not the dispatcher's code, which lies there too: whoever only plans must not change what is deployed next.
        plan: () => [...planning(plan, names, buckets, `${code/* PLAN_SET */.v7}*`), ...lookingUp(plan, names)],
        deploy: () => [
            ...planning(plan, names, buckets, '*'),
            ...lookingUp(plan, names),
            ...deployRights(plan, names, site, buckets),
        ],
    };
    return { Version: '2012-10-17', Statement: merged(by[purpose]()) };
}
/** Statements about the same things as one: IAM counts characters (IAM User Guide, "IAM and AWS STS quotas"). */
function merged(statements) {
    const groups = Map.groupBy(statements, ({ Resource, Condition }) => JSON.stringify([Resource, Condition]));
    return [...groups.values()].map((group) => ({
        ...group[0],
        Action: [...new Set(group.flatMap(({ Action }) => Action))],
    }));
}
function policy_status({ output }, names) {
    const cluster = names.arn('ecs', `cluster/${names.base}`);
    return [
        (0,template_roles/* allow */.cw)(['sqs:GetQueueAttributes'], [names.arn('sqs', `${names.base}-*`)]),
        (0,template_roles/* allow */.cw)(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': cluster } }),
        (0,template_roles/* allow */.cw)(['ecs:DescribeTasks'], [names.arn('ecs', `task/${names.base}/*`)]),
        (0,template_roles/* allow */.cw)(['logs:GetLogEvents', 'logs:FilterLogEvents'], [
            names.arn('logs', `log-group:${names.agentLogs}:*`),
            names.arn('logs', `log-group:${names.dispatcherLogs}:*`),
        ]),
        ...(output.bucket === undefined
            ? []
            : [
                (0,template_roles/* allow */.cw)(['s3:GetObject'], [(0,template_roles/* objects */.JD)(names, output.bucket, `${output.prefix}*`)]),
                // What GitHub was told of a run, and that it is over.
                (0,template_roles/* allow */.cw)(['s3:PutObject'], [(0,template_roles/* objects */.JD)(names, output.bucket, `${output.prefix}.pipewright/runs/*`)]),
                (0,template_roles/* allow */.cw)(['s3:ListBucket'], [(0,template_roles/* bucketArn */.SB)(names, output.bucket)], {
                    StringLike: { 's3:prefix': [`${output.prefix}*`] },
                }),
            ]),
    ];
}
/** Starting, continuing, cancelling and retrying runs, and fetching their results. */
function running({ input, output }, names) {
    const { base, arn } = names;
    const queues = [arn('sqs', `${base}-Work-*`), arn('sqs', `${base}-Dead-*`)];
    return [
        (0,template_roles/* allow */.cw)(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'], [arn('cloudformation', `stack/${base}/*`)]),
        (0,template_roles/* allow */.cw)(['sqs:SendMessage'], [arn('sqs', names.inbox)]),
        // Other runs' items are in the same queues: SQS cannot look without taking.
        (0,template_roles/* allow */.cw)(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'], queues),
        (0,template_roles/* allow */.cw)(['ecs:StopTask'], [arn('ecs', `task/${base}/*`)]),
        ...(input.bucket === undefined || output.bucket === undefined
            ? []
            : [
                (0,template_roles/* allow */.cw)(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], [(0,template_roles/* objects */.JD)(names, input.bucket, `${input.prefix}*`)]),
                (0,template_roles/* allow */.cw)(['s3:ListBucket'], [(0,template_roles/* bucketArn */.SB)(names, input.bucket)], {
                    StringLike: { 's3:prefix': [`${input.prefix}*`] },
                }),
                // Markers, results and lists of what is worked on again: they are all in folders of runs.
                (0,template_roles/* allow */.cw)(['s3:DeleteObject'], [(0,template_roles/* objects */.JD)(names, output.bucket, `${output.prefix}*/run-*`)]),
            ]),
    ];
}
/** @param files in the workflow's own folder that may be changed */
function planning({ output }, names, buckets, files) {
    const stack = names.arn('cloudformation', `stack/${names.base}/*`);
    return [
        (0,template_roles/* allow */.cw)([
            'cloudformation:DescribeStacks',
            'cloudformation:DescribeStackEvents',
            'cloudformation:GetTemplate',
            'cloudformation:CreateChangeSet',
            'cloudformation:DescribeChangeSet',
            'cloudformation:DeleteChangeSet',
        ], [stack]),
        (0,template_roles/* allow */.cw)(['ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeRouteTables'], ['*']),
        (0,template_roles/* allow */.cw)(['s3:GetBucketNotification', 's3:ListBucket'], buckets.map((bucket) => (0,template_roles/* bucketArn */.SB)(names, bucket))),
        ...(output.bucket === undefined
            ? []
            : [
                (0,template_roles/* allow */.cw)(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [(0,template_roles/* objects */.JD)(names, output.bucket, `${(0,code/* deployFolder */.CT)(output.prefix)}${files}`)]),
            ]),
    ];
}
/** What `preflight` asks, as far as the plan gives it something to ask. */
function lookingUp(plan, names) {
    const secrets = [...new Set(plan.steps.flatMap((step) => Object.values(step.secrets)))];
    const managed = secrets.filter((arn) => arn.split(':')[2] === 'secretsmanager').map(tasks/* secretOf */.OM);
    const repositories = [...new Set(plan.steps.flatMap((step) => (0,tasks/* repositoryArn */.qM)(step.image, names)))];
    const everywhere = [
        'servicequotas:GetServiceQuota',
        ...((0,instances/* instanceWishes */.J)(plan).size > 0
            ? ['ec2:DescribeInstanceTypeOfferings', 'ec2:DescribeInstanceTypes']
            : []),
        ...(plan.key_pair === undefined ? [] : ['ec2:DescribeKeyPairs']),
        ...(managed.length < secrets.length ? ['ssm:DescribeParameters'] : []),
        ...(repositories.length > 0 ? ['ecr:GetAuthorizationToken'] : []),
    ];
    return [
        (0,template_roles/* allow */.cw)(everywhere, ['*']),
        ...(managed.length > 0 ? [(0,template_roles/* allow */.cw)(['secretsmanager:DescribeSecret'], managed)] : []),
        ...(repositories.length > 0
            ? [(0,template_roles/* allow */.cw)(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], repositories)]
            : []),
    ];
}
/**
 * Whom GitHub's token may stand for: one repository, in one environment or on one branch.
 * @param ids the numbers of owner and repository, which tokens of repositories made since July 2026 carry
 */
function trustPolicy(repository, where, ids, site) {
    const [owner = '', name = ''] = repository.split('/');
    const { partition } = (0,deploy_names/* namesOf */.e)('x', site);
    const subjects = [
        `repo:${repository}:${where}`,
        ...(ids ? [`repo:${owner}@${ids.owner}/${name}@${ids.repository}:${where}`] : []),
    ];
    const host = 'token.actions.githubusercontent.com';
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { Federated: `arn:${partition}:iam::${site.account}:oidc-provider/${host}` },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: subjects } },
            },
        ],
    };
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(57304);
// EXTERNAL MODULE: ./lib/src/command/account.js + 3 modules
var command_account = __webpack_require__(89783);
// EXTERNAL MODULE: ./lib/src/command/deploy.js
var deploy = __webpack_require__(96233);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(43822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(45331);
;// CONCATENATED MODULE: ./lib/src/command/policy.js






const USAGE = `pipewright policy FILE

Prints the least IAM policy that deploying a workflow needs, as JSON; nothing is asked of AWS. With --repository also the
trust policy that lets GitHub's jobs take on the role, without keys. The account's id comes from the file's
"account_id", or from --account.

  --for WHAT          plan, deploy (default), run or status
  --account ID        the 12 digits of the AWS account
  --repository O/R    print the trust policy instead, for this repository
  --owner-id N        with --repository-id N: the repository's numbers, as GitHub's API says them ("gh api repos/O/R");
  --repository-id N   tokens of repositories made since July 2026 carry them
  --environment NAME  only jobs of this environment (default: production); or
  --branch NAME       only jobs on this branch; or
  --pull-requests     only jobs of pull requests: for the role that may "--for plan", and no more
  --catalog WHERE     a folder, or owner/repo@ref on GitHub, instead of what the file names
  --json              the same: what it prints is JSON anyhow
`;
/** `pipewright policy`. @throws Failure for whatever the user can mend */
async function policy(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,options/* readOptions */.T)(argv, {
        for: text,
        account: text,
        repository: text,
        'owner-id': text,
        'repository-id': text,
        environment: text,
        branch: text,
        'pull-requests': { type: 'boolean' },
        catalog: text,
        json: { type: 'boolean' },
    });
    if (values.help) {
        io.out(USAGE);
        return 0;
    }
    const purpose = (values.for ?? 'deploy');
    if (!PURPOSES.includes(purpose))
        throw new failure.Failure('BAD_USAGE', `There is no policy for "${purpose}". There are ${PURPOSES.join(', ')}.`);
    const plan = await (0,deploy.readDeployed)(positionals, io, {
        json: true,
        catalog: values.catalog,
        command: 'policy',
    });
    if (!plan)
        return 1;
    const account = values.account ?? plan.account_id;
    if (account === undefined || !/^\d{12}$/.test(account))
        throw new failure.Failure('BAD_USAGE', 'Whose account? Write its 12 digits: --account 183351756044, or "account_id" in the workflow file.');
    const site = { account, region: (0,command_account/* regionOf */.AP)(plan, io.env) };
    const { repository, branch } = values;
    if (repository === undefined) {
        io.out((0,output/* jsonText */.s)(policyOf(purpose, plan, site)));
        return 0;
    }
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        throw new failure.Failure('BAD_USAGE', `"${repository}" is no repository: write owner/name.`);
    const where = values['pull-requests']
        ? 'pull_request'
        : branch === undefined
            ? `environment:${values.environment ?? 'production'}`
            : `ref:refs/heads/${branch}`;
    io.out((0,output/* jsonText */.s)(trustPolicy(repository, where, readIds(values['owner-id'], values['repository-id']), site)));
    return 0;
}
/** @throws Failure `BAD_USAGE` */
function readIds(owner, repository) {
    if (owner === undefined && repository === undefined)
        return undefined;
    if (/^\d+$/.test(owner ?? '') && /^\d+$/.test(repository ?? ''))
        return { owner: Number(owner), repository: Number(repository) };
    throw new failure.Failure('BAD_USAGE', '--owner-id and --repository-id are two numbers that go together.');
}


/***/ }),

/***/ 24114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ readWorkflowFile),
/* harmony export */   md: () => (/* binding */ loadWorkflowFile),
/* harmony export */   qA: () => (/* binding */ shownFindings)
/* harmony export */ });
/* unused harmony export readWorkflow */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _edge_catalog_source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62076);
/* harmony import */ var _edge_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57685);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93391);
/* harmony import */ var _spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18826);
/* harmony import */ var _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46562);
/* harmony import */ var _workflow_load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21431);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45331);








/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
async function readWorkflow(path, { cwd, env, signal }, catalog) {
    const workflowFile = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    const text = (0,_edge_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)(workflowFile, _spec_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_FILE_BYTES */ .gZ, path);
    const open = (0,_edge_catalog_source_js__WEBPACK_IMPORTED_MODULE_1__/* .catalogOpener */ .P)({ workflowFile, override: catalog, cwd, env, signal });
    const file = path.replaceAll('\\', '/');
    return { ...(await (0,_workflow_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadWorkflow */ .G)(text, file, open)), file, text };
}
/** As `readWorkflow`, with what is shown of the findings. */
async function loadWorkflowFile(path, io, catalog) {
    const read = await readWorkflow(path, io, catalog);
    return { ...read, shown: shownFindings(read.findings, read, io) };
}
/** Findings for standard error; the hints of the file itself are `validate`'s to tell. */
function shownFindings(findings, { file, text }, io, which = 'without hints') {
    return (0,_spec_findings_text_js__WEBPACK_IMPORTED_MODULE_4__/* .renderFindings */ .vO)(findings.filter(({ severity }) => which === 'all' || severity !== 'hint'), {
        texts: new Map([[file, text]]),
        colour: (0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .wantsColour */ .M)(io, 'err'),
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
    else if ((0,_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(findings))
        io.out((0,_output_js__WEBPACK_IMPORTED_MODULE_7__/* .jsonText */ .s)({ findings }));
    return plan;
}


/***/ })

};
