import { choice, declare, flag, one, oneOf, parsed, several, text, texts, under } from './command.ts';
import { CATALOG, WORKFLOW } from './shared-options.ts';

/** Commands about workflow files and what is deployed of them, as they are declared. */

const TAKE_OVER = {
  'take-over': flag(
    `also where a workflow of this name is deployed with other buckets: it is yours, and its buckets have changed`,
  ),
};

const MIRROR = {
  mirror: flag(
    `agents pull copies of the images from the account's own ECR: needed for images that are private or that an isolated
      network does not reach; without rate limits`,
  ),
};
const MIRROR_OR_NOT = {
  ...MIRROR,
  'no-mirror': flag(
    'agents pull images from where the catalog has them, again. With neither, it stays as it is deployed',
  ),
};

export const PLAN = declare({
  name: 'plan',
  summary: 'show the steps, images and costs of a workflow file',
  about: `Shows the plan of a workflow file: its steps, the inputs and outputs of each, sizes, limits and images, and, where
    the file names its buckets, what it costs on AWS. Runs nothing, changes nothing, and needs no cloud account. Where items
    have several files, are joined or come from a sheet, it shows them, and those that are incomplete.`,
  arguments: {
    ...WORKFLOW,
    inputs: several(
      'INPUT',
      `files, folders, patterns or s3://bucket/prefix/: shows the items that they make, and what a run of them will cost, by what
      items took in the newest run of the workflow in a folder here; a sheet needs none`,
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
      `also ask AWS what would keep it from running there (quotas, subnets, instance types, secrets, images), what
      deploying would create, change and delete, and what items took in the newest run there; needs the permissions of "npx pipewright policy --for plan"`,
    ),
    ...MIRROR_OR_NOT,
  },
  json: `plan (missing when there are errors), items (of a sheet or of INPUT), findings, costs, run (what a run of these costs), and with --changes stack, network, changes and copies (of images)`,
  examples: ['tides.workflow.json', 'tides.workflow.json --changes'],
});

export const SHEET = declare({
  name: 'sheet',
  summary: 'write a sample sheet from a folder of files',
  about: `Writes a sample sheet: a row for each item, with its files. Read pairs (a_R1.fastq.gz and a_R2.fastq.gz, a_1.fq and
    a_2.fq) become one row each, in the columns sample, fastq_1 and fastq_2; other files the columns item and input. Add columns
    for variables, and name the sheet in the workflow file: "items": "samples.csv".`,
  arguments: { folder: one('DIR', 'the folder of the files') },
  options: {
    out: text(
      'FILE',
      'write it here, with paths relative to it; without it, it is printed, with paths relative to here',
    ),
  },
  json: 'text, items, pairs, left_out[] of path and why, and file with --out',
  examples: ['data/', 'data/ --out samples.csv'],
});

export const DEPLOY = declare({
  name: 'deploy',
  summary: 'deploy a workflow to AWS, or update it there',
  about: `Deploys a workflow to AWS, or updates what is deployed. Safe to repeat: after an interruption it continues. AWS
    credentials come from the environment, as with the aws command; "npx pipewright policy" prints the permissions that they
    need. First it checks what would keep the workflow from running there: quotas, subnets, instance types, secrets,
    images. On a terminal it asks before the first deployment, with what that makes and costs; in jobs and pipes it does not.

    With --mirror it first copies the wrapped images of all steps, all platforms and by the same digest, into repositories
    "pipewright/…" of the account's ECR, makes these where they are missing, and lets agents pull from there. Later
    deployments keep that, and copy the images that are new in the file, until --no-mirror. ECR takes $0.10 a month for each GB.`,
  arguments: WORKFLOW,
  options: {
    ...CATALOG,
    anyway: flag('deploy despite errors that these checks find'),
    yes: flag('do not ask before the first deployment'),
    ...MIRROR_OR_NOT,
    ...TAKE_OVER,
  },
  json: `stack, network, changes (missing when all was up to date), outputs and findings; findings alone when they keep
    it from being deployed`,
  examples: ['tides.workflow.json', 'tides.workflow.json --catalog alice/catalog@main --json'],
});

export const DESTROY = declare({
  name: 'destroy',
  summary: 'remove a workflow from AWS; its data stays',
  about: `Removes a workflow from AWS: uploads no longer start it, its agents are stopped, its stack is deleted. Buckets
    with their data stay, and copies of images in ECR, which other workflows may use, too; it prints how to delete them.
    Safe to repeat.`,
  arguments: WORKFLOW,
  options: { ...CATALOG, ...TAKE_OVER },
  json: 'left[], each with bucket, prefix, objects, bytes; or of copies of images with repository, region',
  examples: ['tides.workflow.json', 'tides.workflow.json --json'],
});

const digits = (help: string) =>
  parsed('N', help, 'a number', (written) => (/^\d+$/.test(written) ? Number(written) : undefined));
const KMS_KEY = {
  'kms-key': texts(
    'KEY',
    'a key of your own that encrypts a bucket of the workflow: its ARN; may be repeated',
  ),
};
const NUMBERS = {
  'owner-id': digits(
    `with --repository-id: the repository's numbers, as GitHub's API has them ("gh api repos/O/R"); tokens of
      repositories created since July 2026 carry them`,
  ),
  'repository-id': digits('see --owner-id'),
};

export const POLICY = declare({
  name: 'policy',
  summary: 'print the AWS permissions that deploying needs',
  about: `Prints the least permissions that deploying a workflow needs, without asking AWS, as JSON: several policies with
    their names, as IAM limits the length of one. --out writes each into a file. With --repository, the trust policy instead
    that lets GitHub's jobs assume the role, without keys. The account's id comes from the file's "account_id", or from
    --account.

    CloudFormation calls AWS in the name of the caller, so "deploy" has what it needs, too. Where the file has a
    "deploy_role", that role needs the permissions of "stack" and must trust cloudformation.amazonaws.com, and "deploy" only
    passes it. Both are for the steps of this file: before you take "keep", "notify" or a step on instances out of it, keep
    the policies of the file as it was until that is deployed.`,
  arguments: WORKFLOW,
  options: {
    for: choice('WHAT', 'plan, deploy (default), stack (of the role in "deploy_role"), run or status', [
      'plan',
      'deploy',
      'stack',
      'run',
      'status',
    ]),
    account: text('ID', 'the 12 digits of the AWS account'),
    mirror: flag('for deploying with --mirror, which copies images into the account'),
    ...KMS_KEY,
    out: text('DIR', 'write the policies as files into this folder, and print how AWS takes them'),
    repository: text('O/R', 'print the trust policy instead, for this repository'),
    ...NUMBERS,
    environment: text('NAME', 'only jobs of this environment (default: production); or'),
    branch: text('NAME', 'only jobs on this branch; or'),
    'pull-requests': flag('only jobs of pull requests: for the role that has "--for plan", and no more'),
    ...CATALOG,
  },
  json: 'policies[], each with name, document, and only where not everybody needs it; or the trust policy',
  examples: [
    'tides.workflow.json --account 183351756044 --out policies',
    'tides.workflow.json --account 183351756044 --repository alice/tides --environment production',
  ],
});

export const SETUP = declare({
  name: 'setup',
  summary: 'let GitHub deploy and run workflows on AWS',
  about: `Prepares an AWS account and a repository for the jobs of GitHub, without keys: one CloudFormation stack with GitHub's
    identity provider (the one that is there is used) and four roles, to plan, deploy, run and look, each with the permissions
    that "npx pipewright policy" prints; the workflows in .github/workflows; and the repository's variables and environment.
    These are printed, or set with --apply, by the GitHub CLI (gh).

    It says first what it will do, and asks. Repeat it after you change a workflow file's buckets or steps: it changes what
    has to change. The AWS credentials must be of somebody who may create roles; they are used once, here, and go nowhere.`,
  arguments: {
    where: oneOf('WHERE', 'what to set up: github', ['github']),
    files: several('FILE', 'workflow files. Default: those below the repository that name their buckets'),
  },
  options: {
    repository: text('OWNER/NAME', 'the repository on GitHub; required'),
    apply: flag('set the variables and the environment of the repository, with gh'),
    yes: flag('do not ask'),
    remove: flag('remove it: stack, workflows and, with --apply, variables. What is deployed stays'),
    ...under('What is written:', {
      branch: text('NAME', "the branch that deploys and runs. Default: the repository's, else main"),
      environment: text('NAME', 'the environment of the job that deploys. Default: production'),
      data: text('FOLDER', 'the folder whose changes start a run. Default: data'),
      overwrite: flag('replace workflows that are there and differ'),
      pin: flag('name the commit behind the release in the workflows, as rules of an organization may ask'),
    }),
    ...under('Of the account:', {
      mirror: flag('deploy with copies of the images in the account, as deploy --mirror does'),
      ...KMS_KEY,
      'permissions-boundary': text('ARN', 'a policy that limits the four roles'),
    }),
    ...under('Of the repository, where gh cannot ask GitHub:', NUMBERS),
    ...CATALOG,
  },
  json: `repository, account, region, stack, provider (create, keep, reuse; with --remove deleted, stays, none), roles{plan,
    deploy,run,status}, variables{}, environment, applied, workflows[], files[{path,state}], commands[] that are left to you, notes[]`,
  examples: [
    'github --repository my-lab/tides --apply',
    'github tides.workflow.json --repository my-lab/tides --remove --apply',
  ],
  usage: ['github [FILE…] --repository OWNER/NAME [options]'],
});
