import { Failure } from '../core/failure.ts';
import type { Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud, TemplateSource } from './cloud.ts';
import { deployFolder } from './code-archive.ts';
import { templateSource } from './deploy.ts';
import { templateText } from './deployed-template.ts';
import { deleteStack } from './destroy.ts';
import {
  GITHUB_ROLES,
  type GitHubRole,
  type GitHubSetup,
  PROVIDER,
  PROVIDER_TAG,
  roleId,
  type SetupTemplate,
  setupStack,
  setupTemplate,
} from './github-roles.ts';
import { applyChangeSet, isCreated, type ProgressLog, type StackCloud } from './stack.ts';
import { INLINE_BYTES } from './template.ts';
import { AUDIENCE, providerArn } from './trust-policy.ts';

/** IAM's identity providers, as a set-up needs them. */
export interface IdentityProviders {
  /** Undefined where there is none of this ARN. */
  find(arn: string): Promise<IdentityProvider | undefined>;
  /** Names of the roles that trust it. */
  trusting(arn: string): Promise<readonly string[]>;
  /** Does nothing where there is none. */
  delete(arn: string): Promise<void>;
}

export interface IdentityProvider {
  readonly audiences: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What setting up would change in an account. */
export interface SetupChanges {
  readonly stack: string;
  readonly template: SetupTemplate;
  /** The change of the stack. */
  readonly change: 'create' | 'update' | 'none';
  /** The change of the identity provider: `keep` is for this stack's own, `reuse` for another's. */
  readonly provider: 'create' | 'keep' | 'reuse';
}

export type SetupCloud = StackCloud & Pick<Cloud, 'buckets'> & { readonly providers: IdentityProviders };

/**
 * Finds out what a set-up would change; changes nothing.
 * @throws Failure `STACK_TAKEN`; `PROVIDER_AUDIENCE`, `PROVIDER_GONE` where the account's identity provider
 *   cannot be used
 */
export async function examineSetup(setup: GitHubSetup, cloud: SetupCloud): Promise<SetupChanges> {
  const stack = setupStack(setup.repository);
  const deployed = await readSetup(stack, setup.repository, cloud);
  const arn = providerArn(setup.site);
  const found = await cloud.providers.find(arn);
  const isOwn = deployed !== undefined && Object.hasOwn(deployed.Resources, PROVIDER);
  if (isOwn && !found)
    throw new Failure(
      'PROVIDER_GONE',
      `The identity provider ${arn} was deleted, but the stack ${stack} still refers to it. Repeat the command with --remove, and then without it.`,
    );
  if (found && !found.audiences.includes(AUDIENCE))
    throw new Failure(
      'PROVIDER_AUDIENCE',
      `The identity provider ${arn} exists without the audience ${AUDIENCE}, so AWS would accept no job. Add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${AUDIENCE}`,
    );
  const template = setupTemplate(setup, isOwn || !found);
  const isSame = deployed !== undefined && JSON.stringify(deployed) === JSON.stringify(template);
  return {
    stack,
    template,
    change: isSame ? 'none' : deployed ? 'update' : 'create',
    provider: isOwn ? 'keep' : found ? 'reuse' : 'create',
  };
}

/**
 * Creates or updates the stack. Safe to repeat.
 * @param changeSet a name not yet used for this stack
 * @returns the roles' ARNs
 * @throws Failure `DEPLOY_FAILED`, `STACK_BUSY`, `STACK_STUCK`, `TEMPLATE_TOO_LARGE`
 */
export async function applySetup(
  { stack, template, change }: SetupChanges,
  { repository, plans }: GitHubSetup,
  cloud: SetupCloud,
  changeSet: string,
  say: ProgressLog,
): Promise<Record<GitHubRole, string>> {
  if (change !== 'none') {
    const source = await toSource(template, plans, changeSet, cloud);
    const tags = { 'pipewright:repository': repository };
    await applyChangeSet({ name: stack, source, changeSet, tags }, cloud, say);
  }
  return readRoles(repository, cloud);
}

/**
 * A template of several workflows may be too long for the call itself: then CloudFormation reads it from the
 * output bucket of the first.
 */
async function toSource(
  template: SetupTemplate,
  [plan]: readonly Plan[],
  changeSet: string,
  { buckets }: SetupCloud,
): Promise<TemplateSource> {
  const { bucket = '', prefix = '' } = plan?.output ?? {};
  if (JSON.stringify(template).length > INLINE_BYTES) await buckets.ensure(bucket);
  return templateSource(template, { buckets }, bucket, `${deployFolder(prefix)}${changeSet}.json`);
}

/** The ARNs of a repository's roles; `''` for a role that does not exist. */
export async function readRoles(repository: string, cloud: SetupCloud): Promise<Record<GitHubRole, string>> {
  const { outputs = {} } = (await cloud.stacks.describe(setupStack(repository))) ?? {};
  const roles = GITHUB_ROLES.map((role) => [role, outputs[roleId(role)] ?? '']);
  return Object.fromEntries(roles) as Record<GitHubRole, string>;
}

/** What is left of a set-up after its removal. */
export interface RemovedSetup {
  readonly stack: string;
  /** The identity provider: it `stays` if roles trust it, or if Pipewright has not created it. */
  readonly provider: 'deleted' | 'stays' | 'none';
  /** Roles that trust it. */
  readonly trusting: readonly string[];
}

/**
 * Deletes a repository's stack, and the identity provider if a set-up has created it and no role trusts it.
 * Safe to repeat.
 * @throws Failure `STACK_TAKEN`, `DESTROY_FAILED`
 */
export async function removeSetup(
  repository: string,
  site: Site,
  cloud: SetupCloud,
  say: ProgressLog,
): Promise<RemovedSetup> {
  const stack = setupStack(repository);
  await readSetup(stack, repository, cloud);
  await deleteStack(stack, cloud, say);
  const arn = providerArn(site);
  const found = await cloud.providers.find(arn);
  if (!found) return { stack, provider: 'none', trusting: [] };
  const trusting = await cloud.providers.trusting(arn);
  if (found.tags[PROVIDER_TAG] === undefined || trusting.length > 0)
    return { stack, provider: 'stays', trusting };
  await cloud.providers.delete(arn);
  return { stack, provider: 'deleted', trusting: [] };
}

/** The template of a repository's stack; undefined if there is no stack. @throws Failure `STACK_TAKEN` */
async function readSetup(
  stack: string,
  repository: string,
  cloud: SetupCloud,
): Promise<SetupTemplate | undefined> {
  const state = await cloud.stacks.describe(stack);
  if (!state || !isCreated(state.status)) return undefined;
  const text = await templateText(stack, cloud);
  if (text === undefined) return undefined;
  const template = parsed(text);
  if (template?.Metadata?.PipewrightSetup?.repository.toLowerCase() === repository.toLowerCase())
    return template as SetupTemplate;
  throw new Failure(
    'STACK_TAKEN',
    `The stack ${stack} exists, but it was not created by setting up ${repository}. Delete it in the CloudFormation console, or set up in another region.`,
  );
}

function parsed(text: string): Partial<SetupTemplate> | undefined {
  try {
    return JSON.parse(text) as Partial<SetupTemplate>;
  } catch {
    return undefined;
  }
}
