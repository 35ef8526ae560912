import { Failure } from '../core/failure.ts';

/** What a run is about, read from the event that started it: decides what it may and will do. */
export type Context = PullRequestContext | DefaultBranchContext | ElsewhereContext;

interface Anywhere {
  /** `owner/name` */
  readonly repository: string;
  readonly defaultBranch: string;
  /** The page of this very run. */
  readonly runUrl?: string;
}

/** A pull request. From a fork the token can only read; GitHub sees to that. */
export interface PullRequestContext extends Anywhere {
  readonly kind: 'pull-request';
  readonly number: number;
  readonly fork: boolean;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string };
}

/** The default branch itself: a merge, or somebody who starts it by hand or by schedule. */
export interface DefaultBranchContext extends Anywhere {
  readonly kind: 'default-branch';
  readonly sha: string;
}

/** Any other branch, tag or event: things are checked, nothing is written. */
export interface ElsewhereContext extends Anywhere {
  readonly kind: 'elsewhere';
  readonly event: string;
  readonly sha: string;
}

/** The trusted side: looks at open pull requests from the default branch, and has nothing of them but their names. */
export interface ReviewContext extends Anywhere {
  /** The commit whose checks have just ended, and where it lies; undefined: all open pull requests are meant. */
  readonly head?: { readonly sha: string; readonly repository: string };
}

/** An issue that was opened or edited. */
export interface IssueContext extends Anywhere {
  readonly number: number;
  /** As a stranger wrote it. */
  readonly body: string;
  /** `https://github.com` */
  readonly server: string;
}

type Env = Readonly<Record<string, string | undefined>>;
type Json = Readonly<Record<string, unknown>>;

const SHA = /^[0-9a-f]{40}$/;

/**
 * Reads the context of a run from its environment and its event, as GitHub's runner gives them.
 * @returns undefined where there is no GitHub around
 * @throws Failure `BAD_EVENT` where the event is not what GitHub sends
 */
export function readContext(env: Env, event: unknown): Context | undefined {
  const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: name } = env;
  if (!repository || !name) return undefined;
  const payload = asJson(event);
  const defaultBranch = textIn(asJson(payload.repository), 'default_branch') ?? 'main';
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const anywhere: Anywhere = {
    repository,
    defaultBranch,
    ...(env.GITHUB_RUN_ID && { runUrl: `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}` }),
  };
  if (name === 'pull_request' || name === 'pull_request_target') {
    if (name === 'pull_request_target') {
      throw new Failure(
        'BAD_EVENT',
        'This workflow runs on pull_request_target, which gives a stranger\'s change the rights of the repository. Use "pull_request".',
      );
    }
    return { ...anywhere, ...pullRequestOf(payload, repository) };
  }
  const sha = env.GITHUB_SHA ?? '';
  if (env.GITHUB_REF === `refs/heads/${defaultBranch}`) return { ...anywhere, kind: 'default-branch', sha };
  return { ...anywhere, kind: 'elsewhere', event: name, sha };
}

/** The commit that a run is about, whose page shows its check runs: nobody sees those of a pull request's test merge. */
export function shaOf(context: Context): string {
  return context.kind === 'pull-request' ? context.head.sha : context.sha;
}

/**
 * Reads what a review is about.
 * @returns undefined where there is no GitHub around, or the event concerns no pull request
 * @throws Failure `BAD_EVENT` where the event belongs to a change itself: its workflow is not to be trusted
 */
export function readReviewContext(env: Env, event: unknown): ReviewContext | undefined {
  const { GITHUB_EVENT_NAME: name } = env;
  if (name?.startsWith('pull_request')) {
    throw new Failure(
      'BAD_EVENT',
      `mode "review" is for workflow_run, schedule and workflow_dispatch, which run the default branch's own workflow; this is ${name}.`,
    );
  }
  const context = readContext(env, event);
  if (!context) return undefined;
  const { repository, defaultBranch, runUrl } = context;
  const anywhere = { repository, defaultBranch, ...(runUrl && { runUrl }) };
  if (name !== 'workflow_run') return anywhere;
  const run = asJson(asJson(event).workflow_run);
  const sha = textIn(run, 'head_sha') ?? '';
  if (!SHA.test(sha)) throw new Failure('BAD_EVENT', 'The event workflow_run names no commit.');
  if (textIn(run, 'event') !== 'pull_request') return undefined;
  // The list of pull requests in the event is empty for forks. Of a fork that was deleted nothing is left.
  const from = textIn(asJson(run.head_repository), 'full_name') ?? '';
  return { ...anywhere, head: { sha, repository: from } };
}

/** Reads which issue a run is about. @throws Failure `BAD_EVENT` where it is about none */
export function readIssueContext(env: Env, event: unknown): IssueContext {
  const context = env.GITHUB_EVENT_NAME === 'issues' ? readContext(env, event) : undefined;
  const issue = asJson(asJson(event).issue);
  if (!context || typeof issue.number !== 'number') {
    throw new Failure(
      'BAD_EVENT',
      `mode "draft" is for the event issues (opened, edited); this is ${env.GITHUB_EVENT_NAME || 'no GitHub event'}.`,
    );
  }
  const { repository, defaultBranch } = context;
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  return { repository, defaultBranch, server, number: issue.number, body: textIn(issue, 'body') ?? '' };
}

function pullRequestOf(payload: Json, repository: string) {
  const pull = asJson(payload.pull_request);
  const head = asJson(pull.head);
  const base = asJson(pull.base);
  const number = pull.number;
  const shas = [textIn(head, 'sha'), textIn(base, 'sha')];
  const refs = [textIn(head, 'ref'), textIn(base, 'ref')];
  if (typeof number !== 'number' || !shas.every((sha) => sha && SHA.test(sha)) || !refs.every(Boolean)) {
    throw new Failure(
      'BAD_EVENT',
      'The event of this run (GITHUB_EVENT_PATH) says nothing of a pull request, though its name is pull_request.',
    );
  }
  return {
    kind: 'pull-request' as const,
    number,
    // A fork that was deleted meanwhile is null.
    fork: textIn(asJson(head.repo), 'full_name') !== repository,
    head: { ref: refs[0] as string, sha: shas[0] as string },
    base: { ref: refs[1] as string, sha: shas[1] as string },
  };
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function textIn(json: Json, key: string): string | undefined {
  const value = json[key];
  return typeof value === 'string' ? value : undefined;
}
