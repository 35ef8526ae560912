import { randomBytes } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import type { GitHubSetup } from '../deploy/github-roles.ts';
import { planFor } from '../deploy/mirror.ts';
import { applySetup, examineSetup, readRoles } from '../deploy/set-up-github.ts';
import type { Plan } from '../workflow/plan.ts';
import { type CommandIo, confirm, screenOf, warn } from './command-io.ts';
import {
  checkRepository,
  openAccount,
  openRepository,
  type SetupInput,
  type SetupResult,
  workflowTexts,
} from './setup-context.ts';
import { changeFiles, compareFiles, repositoryRoot, setupFiles } from './setup-files.ts';
import {
  examineEnvironment,
  examineVariables,
  settingCommands,
  VARIABLES,
  variablesOf,
} from './setup-settings.ts';
import { type Intention, intentionText } from './setup-text.ts';
import { readPlan } from './workflow-file.ts';

/**
 * `setup github`: looks at everything, says what it will do, asks, and does it: the environment first, as
 * from then on only the branch can deploy; then roles, variables and files. Safe to repeat.
 * @throws Failure for whatever the user can fix
 */
export async function setUp(input: SetupInput, io: CommandIo): Promise<SetupResult> {
  const given = checkRepository(input.repository);
  const { environment = 'production', 'permissions-boundary': boundary } = input;
  if (boundary !== undefined && !/^arn:[\w-]+:iam::\w+:policy\/.+/.test(boundary))
    throw new Failure('BAD_USAGE', `--permissions-boundary must be the ARN of a policy, not "${boundary}".`);
  const root = repositoryRoot(io.cwd);
  const files = setupFiles(input.files, root, io.cwd);
  if (files.length === 0)
    throw new Failure(
      'NO_WORKFLOWS',
      `No workflow file in ${root} names its buckets ("input_s3_name", "output_s3_name"). "npx pipewright new workflow FOLDER" writes one.`,
    );
  const plans: Plan[] = [];
  for (const { file, input: from, output: to } of files) {
    if (from.bucket === undefined || to.bucket === undefined)
      throw new Failure(
        'MISSING_FIELD',
        `${file} does not name its buckets, and the roles get permissions for these only. Add "input_s3_name" and "output_s3_name".`,
      );
    plans.push(await readPlan(file, io, input.catalog));
  }
  const { settings, facts } = await openRepository(given, input, io);
  const { repository = given, ids } = facts;
  const branch = input.branch ?? facts.branch ?? 'main';
  const texts = await workflowTexts(files, branch, input, settings);
  const { aws, site } = await openAccount(files, io);
  const setup: GitHubSetup = {
    ...{ repository, branch, environment, site, keys: input['kms-key'] },
    plans: plans.map((plan) => planFor(plan, input.mirror, undefined, site)),
    ...(ids && { ids }),
    ...(facts.branch !== undefined && { defaultBranch: facts.branch }),
    ...(boundary !== undefined && { boundary }),
  };
  const changes = await examineSetup(setup, aws);
  const written = await compareFiles(root, texts, input.overwrite);
  const applied = input.apply ? settings : undefined;
  const found = settings && (await examineEnvironment(settings, repository, environment, branch));
  const place = applied && found;
  // The roles of a new stack have no names yet.
  const known = applied && variablesOf(await readRoles(repository, aws), site.region);
  const pending = known && (await examineVariables(applied, repository, known));
  const names = changes.change === 'create' ? Object.keys(VARIABLES) : pending?.map(({ name }) => name);
  const intention = { setup, changes, files: written, environment: place, names: names ?? [] };
  await confirm(io, intentionText(intention, screenOf(io, 'err')), input.yes || !isWork(intention));
  if (place?.action === 'create') await applied?.createEnvironment(repository, environment, branch);
  const changeSet = `pipewright-${randomBytes(8).toString('hex')}`;
  const roles = await applySetup(changes, setup, aws, changeSet, (line) => warn(io, line));
  const variables = variablesOf(roles, site.region);
  for (const { name, isNew } of (applied && (await examineVariables(applied, repository, variables))) ?? [])
    await applied?.setVariable(repository, name, variables[name] ?? '', isNew);
  await changeFiles(root, written);
  return {
    ...{ repository, account: site.account, region: site.region, stack: changes.stack },
    ...{ provider: changes.provider, roles, variables, environment, applied: applied !== undefined },
    workflows: files.map(({ file }) => file),
    files: written.map(({ path, state }) => ({ path, state })),
    commands: applied
      ? []
      : settingCommands(repository, variables, environment, branch, found?.action === 'none'),
    notes: found?.note === undefined ? [] : [found.note],
  };
}

function isWork({ changes, files, environment, names }: Intention): boolean {
  const isWritten = files.some(({ state }) => state === 'write' || state === 'replace');
  const isSet = environment !== undefined && (environment.action === 'create' || names.length > 0);
  return changes.change !== 'none' || isWritten || isSet;
}
