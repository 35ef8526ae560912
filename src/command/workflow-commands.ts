import { choice, declare, flag, one, oneOf, parsed, several, text, texts, under } from './command.ts';
import { CATALOG, WORKFLOW } from './shared-options.ts';

/** Commands about workflow files and what is deployed of them, as they are declared. */

const TAKE_OVER = {
  'take-over': flag(
    `continue even if a workflow of this name is deployed with other buckets: you confirm that it is yours, and that
    its buckets have changed`,
  ),
};

const MIRROR = {
  mirror: flag(
    `agents pull copies of the images in the account's own ECR, which deploying makes: for images that are private, that
    an isolated network cannot reach, or whose registry limits the rate`,
  ),
};
const MIRROR_OR_NOT = {
  ...MIRROR,
  'no-mirror': flag(
    "agents pull images from the catalog's registry again. With neither option, the deployed setting stays",
  ),
};

export const PLAN = declare({
  name: 'plan',
  summary: 'show the steps, images and costs of a workflow file',
  about: `Shows the plan of a workflow file: its steps, with their inputs, outputs, sizes, limits and images, and, if
    the file names its buckets, the costs on AWS. Runs nothing, changes nothing, and needs no cloud account. If items
    have several files, are joined or come from a sheet, it also shows the items, and which of them are incomplete.`,
  arguments: {
    ...WORKFLOW,
    inputs: several(
      'INPUT',
      `files, folders, patterns or s3://bucket/prefix/, to show the items that result from them and the cost of a run, estimated from the newest
      run of the workflow in a folder here; not needed with a sheet`,
    ),
  },
  options: {
    ...CATALOG,
    format: choice(
      'FORMAT',
      'table (default), mermaid (a picture for READMEs and pull requests) or json (as --json)',
      ['table', 'mermaid', 'json'],
    ),
    changes: flag(
      `also ask AWS whether the workflow can run there (quotas, subnets, instance types, secrets, images), what
      deploying would create, change and delete, and how long items took in the newest run there; needs the permissions
      of "npx pipewright policy --for plan"`,
    ),
    ...MIRROR_OR_NOT,
  },
  json: `plan (missing if there are errors), items (of the sheet or of INPUT), findings, costs, run (the costs of a run
    of these items), and with --changes stack, network, changes and copies (of images)`,
  examples: ['tides.workflow.json', 'tides.workflow.json --changes'],
});

export const SHEET = declare({
  name: 'sheet',
  summary: 'write a sample sheet from a folder of files',
  about: `Writes a sample sheet, with a row for each item and its files. Read pairs (a_R1.fastq.gz and a_R2.fastq.gz,
    a_1.fq and a_2.fq) become one row each, in the columns sample, fastq_1 and fastq_2; other files the columns item
    and input. Add columns for variables, and name the sheet in the workflow file: "items": "samples.csv".`,
  arguments: { folder: one('DIR', 'the folder of the files') },
  options: {
    out: text(
      'FILE',
      'write the sheet to this file, with paths relative to it. Default: print it, with paths relative to this folder',
    ),
  },
  json: 'text, items, pairs, left_out[] (path, why) and, with --out, file',
  examples: ['data/', 'data/ --out samples.csv'],
});

export const DEPLOY = declare({
  name: 'deploy',
  summary: 'deploy a workflow to AWS, or update it there',
  about: `Deploys a workflow to AWS, or updates the deployed one. Safe to repeat: after an interruption it continues. AWS credentials come from the environment, as with the aws command; "npx pipewright policy" prints the permissions that they need. First, it checks whether the workflow can run there: quotas, subnets, instance types, secrets, images. On a terminal, it shows what the first deployment creates and costs, and asks before it continues; in jobs and pipes, it does not ask.

    With --mirror, it first copies the wrapped images of all steps, with all platforms and the same digests, into repositories "pipewright/…" of the account's ECR, creates missing repositories, and lets agents pull from there. Later deployments keep this setting, and copy the images that are new in the file, until you use --no-mirror. ECR costs $0.10 a month for each GB.`,
  arguments: WORKFLOW,
  options: {
    ...CATALOG,
    anyway: flag('deploy despite errors that these checks find'),
    yes: flag('do not ask before the first deployment'),
    ...MIRROR_OR_NOT,
    ...TAKE_OVER,
  },
  json: `stack, network, changes (missing if everything was up to date), outputs and findings; only findings if they prevented the deployment`,
  examples: ['tides.workflow.json', 'tides.workflow.json --catalog alice/catalog@main --json'],
});

export const DESTROY = declare({
  name: 'destroy',
  summary: 'remove a workflow from AWS, but not its data',
  about: `Removes a workflow from AWS: uploads no longer start it, its agents are stopped, and its stack is deleted.
    The buckets and their data stay, and so do copies of images in ECR, because other workflows may use them. The
    command prints how to delete both. Safe to repeat.`,
  arguments: WORKFLOW,
  options: { ...CATALOG, ...TAKE_OVER },
  json: 'left[], each with bucket, prefix, objects, bytes, or, for copies of images, with repository, region',
  examples: ['tides.workflow.json', 'tides.workflow.json --json'],
});

const digits = (help: string) =>
  parsed('N', help, 'a number', (written) => (/^\d+$/.test(written) ? Number(written) : undefined));
const KMS_KEY = {
  'kms-key': texts(
    'KEY',
    'the ARN of a customer-managed key that encrypts a bucket of the workflow; repeatable',
  ),
};
const NUMBERS = {
  'owner-id': digits(
    `with --repository-id: the numbers of the owner and the repository, as GitHub's API shows them ("gh api
    repos/O/R"); tokens of repositories created since July 2026 contain them`,
  ),
  'repository-id': digits('see --owner-id'),
};

export const POLICY = declare({
  name: 'policy',
  summary: 'print the AWS permissions that deploying needs',
  about: `Prints the least permissions that deploying a workflow needs, as JSON, without asking AWS. IAM limits the
    length of a policy, so these are several policies with their names; --out writes each to a file. With --repository,
    it prints instead the trust policy that lets GitHub's jobs assume the role, without keys. The account's id comes
    from "account_id" in the file, or from --account. CloudFormation calls AWS with the caller's permissions, so
    "deploy" includes those that CloudFormation needs. If the file has a "deploy_role", that role needs the permissions
    of "stack" and must trust cloudformation.amazonaws.com, and "deploy" only passes the role. The policies are for the
    steps of this file: if you remove "keep", "notify" or a step on instances, use the policies of the old file until
    the change is deployed.`,
  arguments: WORKFLOW,
  options: {
    for: choice('WHAT', 'plan, deploy (default), stack (for the role in "deploy_role"), run or status', [
      'plan',
      'deploy',
      'stack',
      'run',
      'status',
    ]),
    account: text('ID', 'the 12 digits of the AWS account'),
    mirror: flag('for deploying with --mirror, which copies images into the account'),
    ...KMS_KEY,
    out: text(
      'DIR',
      'write the policies as files into this folder, and print the commands that create them in AWS',
    ),
    repository: text('O/R', 'print the trust policy instead, for this repository'),
    ...NUMBERS,
    environment: text('NAME', 'only jobs of this environment (default: production); or'),
    branch: text('NAME', 'only jobs on this branch; or'),
    'pull-requests': flag(
      'only jobs of pull requests: for a role that has only the permissions of "--for plan"',
    ),
    ...CATALOG,
  },
  json: 'policies[], each with name, document and, if not every deployment needs it, only; or the trust policy',
  examples: [
    'tides.workflow.json --account 183351756044 --out policies',
    'tides.workflow.json --account 183351756044 --repository alice/tides --environment production',
  ],
});

export const SETUP = declare({
  name: 'setup',
  summary: 'let GitHub deploy and run workflows on AWS',
  about: `Prepares an AWS account and a repository for GitHub jobs, without keys. It creates one CloudFormation stack
    with GitHub's identity provider (an existing one is used) and four roles: to plan, deploy, run and follow, each
    with the permissions that "npx pipewright policy" prints. It writes the workflows in .github/workflows, and prints
    the commands that set the repository's variables and environment, or, with --apply, sets them with the GitHub CLI
    (gh). It first says what it will do, and asks. Repeat it after you change the buckets or steps of a workflow file:
    it updates the set-up. The AWS credentials must be allowed to create roles; they are used only here, are not
    stored, and are not sent anywhere but to AWS.`,
  arguments: {
    where: oneOf('WHERE', 'what to set up: github', ['github']),
    files: several('FILE', 'workflow files. Default: those below the repository that name their buckets'),
  },
  options: {
    repository: text('OWNER/NAME', 'the repository on GitHub; required'),
    apply: flag('set the variables and the environment of the repository, with gh'),
    yes: flag('do not ask'),
    remove: flag('remove the set-up: stack, workflows and, with --apply, variables. Deployed workflows stay'),
    ...under('Workflows:', {
      branch: text(
        'NAME',
        "the branch that deploys and runs. Default: the repository's default branch, else main",
      ),
      environment: text('NAME', 'the environment of the job that deploys. Default: production'),
      data: text('FOLDER', 'the folder whose changes start a run. Default: data'),
      overwrite: flag('replace existing workflows that differ'),
      pin: flag(
        'pin the action to the commit of the release in the workflows, as an organization may require',
      ),
    }),
    ...under('Account:', {
      mirror: flag('deploy with copies of the images in the account, as "deploy --mirror" does'),
      ...KMS_KEY,
      'permissions-boundary': text('ARN', 'a policy that limits the four roles'),
    }),
    ...under('Of the repository, if gh cannot ask GitHub:', NUMBERS),
    ...CATALOG,
  },
  json: `repository, account, region, stack, provider (create, keep, reuse; with --remove deleted, stays, none),
    roles{plan, deploy,run,status}, variables{}, environment, applied, workflows[], files[{path,state}], commands[] for
    you to run, notes[]`,
  examples: [
    'github --repository my-lab/tides --apply',
    'github tides.workflow.json --repository my-lab/tides --remove --apply',
  ],
  usage: ['github [FILE…] --repository OWNER/NAME [options]'],
});
