import { GITHUB_ROLES, type GitHubRole, type GitHubSetup, trustedBranch } from '../deploy/github-roles.ts';
import type { SetupChanges } from '../deploy/set-up-github.ts';
import { line, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { type CommandIo, screenOf } from './command-io.ts';
import type { SetupInput, SetupResult } from './setup-context.ts';
import type { FileChange } from './setup-files.ts';
import type { EnvironmentChange } from './setup-settings.ts';

/** Everything that will be done. */
export interface Intention {
  readonly setup: GitHubSetup;
  readonly changes: SetupChanges;
  readonly files: readonly FileChange[];
  /** Undefined where the repository's settings are left to the user. */
  readonly environment: EnvironmentChange | undefined;
  /** Names of the variables to set. */
  readonly names: readonly string[];
}

const MAY: Readonly<Record<GitHubRole, string>> = {
  plan: 'see what deploying would change',
  deploy: 'deploy and destroy',
  run: 'start runs',
  status: 'follow runs',
};
const STACK = { create: 'Create', update: 'Update', none: 'Keep' } as const;
const PROVIDERS = {
  create: "GitHub's identity provider, new in this account",
  keep: "GitHub's identity provider, which this stack created",
  reuse: "(GitHub's identity provider is already in the account, and is used as it is)",
} as const;

/** What will be done, before it is. */
export function intentionText(
  { setup, changes, files, environment, names }: Intention,
  screen: Screen,
): string {
  const { repository, plans, site, branch } = setup;
  const workflows = plans.map(({ workflow }) => workflow).join(', ');
  const created =
    environment?.action === 'create'
      ? [`Create the environment ${setup.environment}, which only the branch ${branch} may use`]
      : [];
  return section(
    `For the jobs of ${repository}, and ${workflows} in AWS account ${site.account}, ${site.region}`,
    [
      `${STACK[changes.change]} the stack ${changes.stack}${changes.change === 'none' ? ', which is up to date' : ''}:`,
      `  ${PROVIDERS[changes.provider]}`,
      ...GITHUB_ROLES.map((role) => `  a role for jobs ${jobsOf(role, setup)}: may ${MAY[role]}`),
      ...created,
      ...(environment && names.length > 0 ? [`Set the variables ${names.join(', ')}`] : []),
      ...fileLines(files),
    ],
    screen,
  );
}

function jobsOf(role: GitHubRole, setup: GitHubSetup): string {
  const branch = trustedBranch(role, setup);
  if (branch !== undefined) return `on the branch ${branch}`;
  return role === 'plan' ? 'of pull requests' : `in the environment ${setup.environment}`;
}

/** What will be removed, before it is. */
export function removalText(
  of: {
    readonly repository: string;
    readonly stack: string;
    readonly account: string;
    readonly region: string;
    readonly files: readonly FileChange[];
    readonly apply: boolean;
  },
  screen: Screen,
): string {
  return section(
    `Of ${of.repository}, in AWS account ${of.account}, ${of.region}`,
    [
      `Delete the stack ${of.stack} with its four roles`,
      "Delete GitHub's identity provider, if setting up created it and no other role trusts it",
      ...(of.apply ? ['Delete the variables that name these roles'] : []),
      ...fileLines(of.files),
    ],
    screen,
  );
}

const FILES: Readonly<Record<FileChange['state'], (path: string) => string>> = {
  write: (path) => `Write ${path}`,
  replace: (path) => `Replace ${path}`,
  delete: (path) => `Delete ${path}`,
  same: (path) => `Keep ${path}, which needs no change`,
  differs: (path) => `Leave ${path}, which has other content`,
};

function fileLines(files: readonly FileChange[]): string[] {
  return files.map(({ path, state }) => FILES[state](path));
}

function section(title: string, lines: readonly string[], screen: Screen): string {
  return printLines([`${title}:`, ...lines.map((text) => `  ${text}`)], screen);
}

/** What was done, and what is left to the user. */
export function setupText(result: SetupResult, { remove }: SetupInput, io: CommandIo): string {
  const { repository, region, roles, workflows, files, commands, notes } = result;
  const lines: string[] = [];
  if (remove) lines.push(`Nothing of the set-up of ${repository} is left in ${region}.`);
  else for (const [role, arn] of Object.entries(roles)) lines.push(`${role.padEnd(8)}${arn}`);
  lines.push(...notes);
  const steps = [
    ...(commands.length > 0
      ? [
          `${remove ? 'Delete the variables' : 'Change the settings of the repository'}, or repeat the command with --apply:`,
          ...commands.map((command) => `  ${command}`),
        ]
      : []),
    ...(files.some(({ state }) => state === 'differs') && !remove
      ? ['Compare the workflows that differ; --overwrite replaces them.']
      : []),
    // A first push would start a run before the deploying job beside it has finished.
    ...(remove
      ? []
      : [
          'Deploy, so that the first push can run:',
          ...workflows.map((file) => `  npx pipewright deploy ${shellWord(file)}`),
        ]),
    ...(files.some(({ state }) => /write|replace|delete/.test(state))
      ? ['Commit .github/workflows, and push']
      : []),
  ];
  const next = steps.length > 0 ? ['Next:', ...steps.map((step) => `  ${step}`)] : [];
  return printLines([...lines, ...next], screenOf(io));
}

/** Commands stay in one line, so that they can be copied. */
function printLines(lines: readonly string[], screen: Screen): string {
  return print(
    lines.map((text) => {
      const [, indent = '', rest = ''] = /^( *)(.*)$/s.exec(text) ?? [];
      return /^(?:gh|aws|npx) /.test(rest)
        ? line([indent, styled('bold', rest)])
        : paragraph(rest, indent.length, 2);
    }),
    screen,
  );
}
