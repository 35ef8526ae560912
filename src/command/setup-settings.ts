import type { GitHubRole } from '../deploy/github-roles.ts';
import type { GitHubSettings } from '../github/repository-settings.ts';
import { shellQuote } from '../text/quote.ts';

/** The variables that the workflows read. */
export const VARIABLES = {
  AWS_REGION: 'region',
  AWS_PLAN_ROLE: 'plan',
  AWS_DEPLOY_ROLE: 'deploy',
  AWS_RUN_ROLE: 'run',
  AWS_STATUS_ROLE: 'status',
} as const satisfies Readonly<Record<string, GitHubRole | 'region'>>;

/** What must be done with the environment, and a note about it for the user. */
export interface EnvironmentChange {
  readonly action: 'create' | 'none';
  readonly note?: string;
}

/** The values of the variables. */
export function variablesOf(
  roles: Readonly<Record<GitHubRole, string>>,
  region: string,
): Record<string, string> {
  const values = Object.entries(VARIABLES).map(([name, of]) => [name, of === 'region' ? region : roles[of]]);
  return Object.fromEntries(values) as Record<string, string>;
}

/**
 * Examines the environment of the job that deploys. An existing one is left as it is: writing it would remove
 * its reviewers.
 */
export async function examineEnvironment(
  settings: GitHubSettings,
  repository: string,
  environment: string,
  branch: string,
): Promise<EnvironmentChange> {
  const found = await settings.environment(repository, environment);
  if (!found) return { action: 'create' };
  const page = `https://github.com/${repository}/settings/environments`;
  if (found.branches === 'all')
    return {
      action: 'none',
      note: `Every branch can use the environment ${environment}, and so can deploy. Restrict it to ${branch}: ${page}`,
    };
  if (found.branches === 'protected' || found.branches.includes(branch)) return { action: 'none' };
  return {
    action: 'none',
    note: `The branch ${branch} cannot use the environment ${environment}, unless one of its patterns allows it (${found.branches.join(', ')}). Allow it: ${page}`,
  };
}

/** A variable that lacks its required value. */
export interface VariableChange {
  readonly name: string;
  /** The repository has no variable of this name. */
  readonly isNew: boolean;
}

/** The variables that lack their required values. */
export async function examineVariables(
  settings: GitHubSettings,
  repository: string,
  values: Readonly<Record<string, string>>,
): Promise<VariableChange[]> {
  const changes: VariableChange[] = [];
  for (const [name, value] of Object.entries(values)) {
    const old = await settings.variable(repository, name);
    if (old !== value) changes.push({ name, isNew: old === undefined });
  }
  return changes;
}

/**
 * Deletes the variables that still have the values that the set-up gave them.
 * @returns the names of those deleted
 */
export async function deleteVariables(
  settings: GitHubSettings,
  repository: string,
  values: Readonly<Record<string, string>>,
): Promise<string[]> {
  const deleted: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if ((await settings.variable(repository, name)) !== value) continue;
    await settings.deleteVariable(repository, name);
    deleted.push(name);
  }
  return deleted;
}

/**
 * Commands that set the variables and create the environment, for users to run.
 * @param isThere the environment exists already: creating it again would remove its reviewers
 */
export function settingCommands(
  repository: string,
  values: Readonly<Record<string, string>>,
  environment: string,
  branch: string,
  isThere: boolean,
): string[] {
  const path = `repos/${repository}/environments/${encodeURIComponent(environment)}`;
  const policy = 'deployment_branch_policy';
  return [
    ...Object.entries(values).map(
      ([name, value]) => `gh variable set ${name} --repo ${repository} --body ${shellQuote(value)}`,
    ),
    ...(isThere
      ? []
      : [
          `gh api --method PUT ${path} -F '${policy}[protected_branches]=false' -F '${policy}[custom_branch_policies]=true'`,
          `gh api --method POST ${path}/deployment-branch-policies -f name=${shellQuote(branch)}`,
        ]),
  ];
}

/** Commands that delete the variables, for users to run. */
export function deletingCommands(repository: string): string[] {
  return Object.keys(VARIABLES).map((name) => `gh variable delete ${name} --repo ${repository}`);
}
