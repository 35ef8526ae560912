import { setupStack } from '../deploy/github-roles.ts';
import { readRoles, removeSetup } from '../deploy/set-up-github.ts';
import { openGh } from '../edge/gh.ts';
import { type CommandIo, confirm, screenOf, warn } from './command-io.ts';
import {
  checkRepository,
  openAccount,
  type SetupInput,
  type SetupResult,
  workflowTexts,
} from './setup-context.ts';
import { changeFiles, compareRemoval, repositoryRoot, setupFiles } from './setup-files.ts';
import { deleteVariables, deletingCommands, variablesOf } from './setup-settings.ts';
import { removalText } from './setup-text.ts';

/**
 * `setup github --remove`: removes what the set-up has made. Files changed by hand, the environment and
 * deployed workflows stay. Safe to repeat.
 * @throws Failure for whatever the user can fix
 */
export async function takeBack(input: SetupInput, io: CommandIo): Promise<SetupResult> {
  const repository = checkRepository(input.repository);
  const { environment = 'production' } = input;
  const root = repositoryRoot(io.cwd);
  const files = setupFiles(input.files, root, io.cwd);
  const settings = input.apply || input.pin ? await openGh(io.env, io.signal) : undefined;
  const branch = input.branch ?? (await settings?.facts(repository))?.branch ?? 'main';
  const texts = await workflowTexts(files, branch, input, settings);
  const { aws, site } = await openAccount(files, io);
  const deleted = await compareRemoval(root, texts);
  const stack = setupStack(repository);
  const roles = await readRoles(repository, aws);
  await confirm(
    io,
    removalText({ repository, stack, ...site, files: deleted, apply: input.apply }, screenOf(io, 'err')),
    input.yes,
  );
  const variables = variablesOf(roles, site.region);
  // The region alone is no sign of a set-up of ours.
  if (input.apply && settings && roles.plan !== '') await deleteVariables(settings, repository, variables);
  const removed = await removeSetup(repository, site, aws, (line) => warn(io, line));
  await changeFiles(root, deleted);
  const trusted = removed.trusting.length > 0 ? `, and is trusted by ${removed.trusting.join(', ')}` : '';
  return {
    ...{ repository, account: site.account, region: site.region, stack, provider: removed.provider },
    ...{ roles: {}, variables: {}, environment, applied: input.apply },
    workflows: files.map(({ file }) => file),
    files: deleted.map(({ path, state }) => ({ path, state })),
    commands: input.apply ? [] : deletingCommands(repository),
    notes: [
      ...(removed.provider === 'stays' ? [`GitHub's identity provider stays${trusted}.`] : []),
      `The environment ${environment} stays, if there is one: https://github.com/${repository}/settings/environments`,
      ...files.map(
        ({ file }) => `The deployed workflows stay. To remove one: npx pipewright destroy ${file}`,
      ),
    ],
  };
}
