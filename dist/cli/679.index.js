export const id = 679;
export const ids = [679];
export const modules = {

/***/ 1679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policy: () => (/* binding */ policy)
});

// EXTERNAL MODULE: ./lib/src/deploy/template/instances.js
var instances = __webpack_require__(3203);
// EXTERNAL MODULE: ./lib/src/deploy/template/roles.js
var template_roles = __webpack_require__(1918);
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
var deploy_names = __webpack_require__(8068);
;// CONCATENATED MODULE: ./lib/src/deploy/policy.js



/** What a policy is for. `status` sees how runs stand, `run` also uploads, `plan` sees what would change. */
const PURPOSES = ['plan', 'deploy', 'run', 'status'];
/** The least that somebody needs to do this with one workflow. What AWS does not narrow stands for `*` by itself. */
function policyOf(purpose, plan, site) {
    const names = (0,deploy_names/* namesOf */.e)(plan.workflow, site);
    const buckets = [plan.input, plan.output].flatMap(({ bucket }) => (bucket === undefined ? [] : [bucket]));
    const by = {
        status: () => policy_status(plan, names),
        run: () => [...policy_status(plan, names), ...upload(plan, names)],
        plan: () => planning(plan, names, buckets),
        deploy: () => [...planning(plan, names, buckets), ...deployRights(plan, names, site, buckets)],
    };
    return { Version: '2012-10-17', Statement: by[purpose]() };
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
                (0,template_roles/* allow */.cw)(['s3:ListBucket'], [(0,template_roles/* bucketArn */.SB)(names, output.bucket)], {
                    StringLike: { 's3:prefix': [`${output.prefix}*`] },
                }),
            ]),
    ];
}
function upload({ input, output }, names) {
    if (input.bucket === undefined || output.bucket === undefined)
        return [];
    return [
        (0,template_roles/* allow */.cw)(['s3:PutObject', 's3:AbortMultipartUpload'], [
            (0,template_roles/* objects */.JD)(names, input.bucket, `${input.prefix}*`),
            (0,template_roles/* objects */.JD)(names, output.bucket, `${output.prefix}.pipewright/runs/*`),
        ]),
    ];
}
function planning({ output }, names, buckets) {
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
                (0,template_roles/* allow */.cw)(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [(0,template_roles/* objects */.JD)(names, output.bucket, `${output.prefix}.pipewright/deploy/*`)]),
            ]),
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
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/command/deploy.js
var deploy = __webpack_require__(6233);
// EXTERNAL MODULE: ./lib/src/command/options.js
var options = __webpack_require__(3822);
// EXTERNAL MODULE: ./lib/src/command/output.js
var output = __webpack_require__(5331);
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
  --branch NAME       only jobs on this branch
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
    const site = { account, region: (0,deploy.regionOf)(plan, io.env) };
    const { repository, branch } = values;
    if (repository === undefined) {
        io.out((0,output/* jsonText */.s)(policyOf(purpose, plan, site)));
        return 0;
    }
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        throw new failure.Failure('BAD_USAGE', `"${repository}" is no repository: write owner/name.`);
    const where = branch === undefined ? `environment:${values.environment ?? 'production'}` : `ref:refs/heads/${branch}`;
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


/***/ })

};
