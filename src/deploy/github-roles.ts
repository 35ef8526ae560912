import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import type { Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { policiesOf } from './policy.ts';
import { documentsOf } from './policy-document.ts';
import { att, type Output, type Resource, type Resources, type Value } from './template.ts';
import { AUDIENCE, TOKEN_ISSUER, trustPolicy } from './trust-policy.ts';

/** The four roles that GitHub's jobs assume. */
export const GITHUB_ROLES = ['plan', 'deploy', 'run', 'status'] as const;
export type GitHubRole = (typeof GITHUB_ROLES)[number];

/** What the roles of one repository are made from. */
export interface GitHubSetup {
  /** `owner/name` */
  readonly repository: string;
  /** Numeric ids, which tokens of repositories created since July 2026 carry. */
  readonly ids?: { readonly owner: number; readonly repository: number };
  /** The branch that deploys and runs. */
  readonly branch: string;
  /** The branch on which GitHub starts schedules, such as `run-status.yml`; by default `branch`. */
  readonly defaultBranch?: string;
  /** The environment of the job that deploys. */
  readonly environment: string;
  readonly plans: readonly Plan[];
  readonly site: Site;
  /** Customer-managed keys of the workflows' buckets. */
  readonly keys: readonly string[];
  /** The ARN of a policy that limits the roles. */
  readonly boundary?: string;
}

/** CloudFormation's template of a set-up. */
export interface SetupTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Metadata: { readonly PipewrightSetup: { readonly version: 1; readonly repository: string } };
  readonly Resources: Resources;
  readonly Outputs: Readonly<Record<string, Output>>;
}

/** The logical id of the identity provider. */
export const PROVIDER = 'GitHubProvider';
/**
 * The tag of an identity provider that a set-up has created: only a provider with this tag is ever deleted.
 */
export const PROVIDER_TAG = 'pipewright:setup';

/**
 * Managed policies of one role (AWS IAM User Guide, "IAM and AWS STS quotas"), unless AWS has raised the
 * quota.
 */
const MOST_POLICIES = 10;
/** Seconds: as long as a job of GitHub's own runners may wait for a run. */
const LONGEST_SESSION = 21_600;

/**
 * The name of a repository's stack. Stacks of workflows begin with `pipewright-`, so no workflow's name can
 * be one of these. GitHub ignores case in names, and a stack's name has neither `.` nor `_`: a digest
 * distinguishes names that would become equal.
 */
export function setupStack(repository: string): string {
  const folded = repository.toLowerCase();
  const digest = createHash('sha256').update(folded).digest('hex').slice(0, 8);
  return `github-pipewright-${folded.replace(/[^a-z0-9]+/g, '-').slice(0, 60)}-${digest}`;
}

/** The branch whose jobs may assume a role; undefined for those of pull requests and of the environment. */
export function trustedBranch(role: GitHubRole, setup: GitHubSetup): string | undefined {
  if (role === 'run') return setup.branch;
  return role === 'status' ? (setup.defaultBranch ?? setup.branch) : undefined;
}

/** The jobs that a role trusts: the end of the subject of their tokens. */
function trustedJobs(role: GitHubRole, setup: GitHubSetup): string {
  const branch = trustedBranch(role, setup);
  if (branch !== undefined) return `ref:refs/heads/${branch}`;
  return role === 'plan' ? 'pull_request' : `environment:${setup.environment}`;
}

/**
 * The stack of a repository: four roles with the policies that `policy` prints, and GitHub's identity
 * provider.
 * @param ownsProvider whether the template has the provider: the account has none, or this stack created it
 * @throws Failure `TOO_MANY_POLICIES`
 */
export function setupTemplate(setup: GitHubSetup, ownsProvider: boolean): SetupTemplate {
  const { repository } = setup;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Roles for the GitHub jobs of ${repository}, created by Pipewright`,
    Metadata: { PipewrightSetup: { version: 1, repository } },
    Resources: {
      ...(ownsProvider && { [PROVIDER]: provider() }),
      ...Object.assign({}, ...GITHUB_ROLES.map((role) => roleResources(role, setup, ownsProvider))),
    },
    Outputs: Object.fromEntries(
      GITHUB_ROLES.map((role) => [
        roleId(role),
        { Description: `Assumed to ${role}`, Value: att(roleId(role), 'Arn') },
      ]),
    ),
  };
}

/** The logical id of a role, which is also its output: `PlanRole`. */
export function roleId(role: GitHubRole): string {
  return `${role.charAt(0).toUpperCase()}${role.slice(1)}Role`;
}

/**
 * There is no thumbprint: AWS checks GitHub's certificate against its own library of root authorities, and
 * ignores thumbprints (AWS IAM API reference, UpdateOpenIDConnectProviderThumbprint). It stays when the stack
 * is deleted, because other roles may trust it by then.
 */
function provider(): Resource {
  return {
    Type: 'AWS::IAM::OIDCProvider',
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Url: `https://${TOKEN_ISSUER}`,
      ClientIdList: [AUDIENCE],
      Tags: [{ Key: PROVIDER_TAG, Value: 'github' }],
    },
  };
}

function roleResources(role: GitHubRole, setup: GitHubSetup, ownsProvider: boolean): Resources {
  const { repository, ids, plans, site, keys, boundary } = setup;
  const trust = trustPolicy(repository, trustedJobs(role, setup), ids, site);
  const statements = plans.flatMap((plan) =>
    policiesOf(role, plan, site, keys).flatMap(({ document }) => document.Statement),
  );
  const documents = documentsOf(statements);
  if (documents.length > MOST_POLICIES)
    throw new Failure(
      'TOO_MANY_POLICIES',
      `A role that may ${role} ${plans.length} workflows would need ${documents.length} policies, but AWS allows only ${MOST_POLICIES} for a role. Name fewer workflow files.`,
    );
  const id = roleId(role);
  const policies = documents.map((document, i): [string, Resource] => [
    `${id}Policy${i + 1}`,
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Description: `What jobs of ${repository} may do to ${role} (${i + 1} of ${documents.length})`,
        PolicyDocument: document as unknown as Value,
        Roles: [{ Ref: id }],
      },
    },
  ]);
  return {
    [id]: {
      Type: 'AWS::IAM::Role',
      ...(ownsProvider && { DependsOn: PROVIDER }),
      Properties: {
        Description: `Assumed by GitHub jobs of ${repository} to ${role}`,
        AssumeRolePolicyDocument: trust as Value,
        ...(role === 'run' && { MaxSessionDuration: LONGEST_SESSION }),
        ...(boundary !== undefined && { PermissionsBoundary: boundary }),
      },
    },
    ...Object.fromEntries(policies),
  };
}
