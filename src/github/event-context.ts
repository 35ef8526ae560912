import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { type Author, isNewAuthor } from './github.ts';
import { serverOf } from './server.ts';

/** The event that started a job. It decides what the job may do, and does. */
export type EventContext = PullRequestContext | DefaultBranchContext | OtherEventContext;

interface CommonContext {
  /** `owner/name` */
  readonly repository: string;
  readonly defaultBranch: string;
  /** `https://github.com` */
  readonly server: string;
  /** The page of this job. */
  readonly runUrl?: string;
}

/** A pull request. For a fork, GitHub gives the job a token that can only read. */
export interface PullRequestContext extends CommonContext {
  readonly kind: 'pull-request';
  readonly number: number;
  readonly fork: boolean;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string };
  /** Who opened it. */
  readonly author: Author;
}

/** The default branch: a merge, a manual start or a schedule. */
export interface DefaultBranchContext extends CommonContext {
  readonly kind: 'default-branch';
  readonly sha: string;
}

/** Any other branch, tag or event: specs are checked, nothing is written but the checks of a merge queue. */
export interface OtherEventContext extends CommonContext {
  readonly kind: 'elsewhere';
  readonly event: string;
  readonly sha: string;
  /** The pull request that a merge queue tests, on top of those before it. */
  readonly queued?: number;
}

/** A job on the default branch that reviews open pull requests, and uses none of their code. */
export interface ReviewContext extends CommonContext {
  /** The commit whose checks have just ended, and its repository; undefined: all open pull requests. */
  readonly head?: { readonly sha: string; readonly repository: string };
}

/** An issue that was opened or edited. */
export interface IssueContext extends CommonContext {
  readonly number: number;
  /** Untrusted. */
  readonly body: string;
}

type Env = Readonly<Record<string, string | undefined>>;
type Json = Readonly<Record<string, unknown>>;

const SHA = /^[0-9a-f]{40}$/;

/**
 * Reads a job's context from its environment and event, as GitHub's runner sets them.
 * @returns undefined outside of GitHub Actions
 * @throws Failure `BAD_EVENT` where the event is not what GitHub sends
 */
export function readEventContext(env: Env, event: unknown): EventContext | undefined {
  const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: name } = env;
  if (!repository || !name) return undefined;
  const payload = asJson(event);
  const defaultBranch = textIn(asJson(payload.repository), 'default_branch') ?? 'main';
  const server = serverOf(env);
  const runId = env.GITHUB_RUN_ID;
  const runUrl = runId ? `${server}/${repository}/actions/runs/${runId}` : undefined;
  const common: CommonContext = { repository, defaultBranch, server, runUrl };
  if (name === 'pull_request_target')
    throw badEvent(
      'This workflow runs on pull_request_target, which gives untrusted changes the permissions of the repository. Use "pull_request".',
    );
  if (name === 'pull_request') return { ...common, ...pullRequestOf(payload, repository) };
  const sha = env.GITHUB_SHA ?? '';
  if (env.GITHUB_REF === `refs/heads/${defaultBranch}`) return { ...common, kind: 'default-branch', sha };
  return { ...common, kind: 'elsewhere', event: name, sha, ...queuedIn(name, payload) };
}

/** A merge queue's branch is named after its last pull request: `gh-readonly-queue/main/pr-7-<commit>`. */
function queuedIn(event: string, payload: Json): Pick<OtherEventContext, 'queued'> {
  if (event !== 'merge_group') return {};
  const [, number] =
    /\/pr-(\d+)-[0-9a-f]{40}$/.exec(textIn(asJson(payload.merge_group), 'head_ref') ?? '') ?? [];
  return number === undefined ? {} : { queued: Number(number) };
}

/** The commit for check runs. A pull request does not show those of its test merge, which is GITHUB_SHA. */
export function checkShaOf(context: EventContext): string {
  return context.kind === 'pull-request' ? context.head.sha : context.sha;
}

/**
 * Reads the context of a review.
 * @returns undefined outside of GitHub Actions, or where the event concerns no pull request
 * @throws Failure `BAD_EVENT` for the event of a pull request itself, whose workflow is untrusted
 */
export function readReviewContext(env: Env, event: unknown): ReviewContext | undefined {
  const { GITHUB_EVENT_NAME: name } = env;
  if (name?.startsWith('pull_request'))
    throw badEvent(
      `mode "review" is for the events workflow_run, schedule and workflow_dispatch, which run the workflow of the default branch; this event is ${name}.`,
    );
  const context = readEventContext(env, event);
  if (!context) return undefined;
  const { repository, defaultBranch, server, runUrl } = context;
  const common = { repository, defaultBranch, server, runUrl };
  if (name !== 'workflow_run') return common;
  const run = asJson(asJson(event).workflow_run);
  const sha = textIn(run, 'head_sha') ?? '';
  if (!SHA.test(sha)) throw badEvent('The event workflow_run does not name a commit.');
  if (textIn(run, 'event') !== 'pull_request') return undefined;
  // The event's list of pull requests is empty for forks. A deleted fork has no repository.
  const from = textIn(asJson(run.head_repository), 'full_name') ?? '';
  return { ...common, head: { sha, repository: from } };
}

/** Reads the context of an issue. @throws Failure `BAD_EVENT` for other events */
export function readIssueContext(env: Env, event: unknown): IssueContext {
  const context = env.GITHUB_EVENT_NAME === 'issues' ? readEventContext(env, event) : undefined;
  const issue = asJson(asJson(event).issue);
  if (!context || typeof issue.number !== 'number')
    throw badEvent(
      `mode "draft" is for the event issues (opened, edited); this event is ${env.GITHUB_EVENT_NAME || 'not from GitHub'}.`,
    );
  const { repository, defaultBranch, server } = context;
  return { repository, defaultBranch, server, number: issue.number, body: textIn(issue, 'body') ?? '' };
}

function pullRequestOf(payload: Json, repository: string) {
  const pull = asJson(payload.pull_request);
  const head = asJson(pull.head);
  const base = asJson(pull.base);
  const number = pull.number;
  const commits = [head, base].map((end) => ({
    ref: textIn(end, 'ref') ?? '',
    sha: textIn(end, 'sha') ?? '',
  }));
  if (typeof number !== 'number' || commits.some(({ ref, sha }) => !SHA.test(sha) || ref === ''))
    throw badEvent('The event pull_request (GITHUB_EVENT_PATH) does not contain a pull request.');
  return {
    kind: 'pull-request' as const,
    number,
    // `repo` is null for a deleted fork.
    fork: textIn(asJson(head.repo), 'full_name') !== repository,
    head: commits[0]!,
    base: commits[1]!,
    author: {
      login: textIn(asJson(pull.user), 'login') ?? 'ghost',
      isNew: isNewAuthor(pull.author_association),
    },
  };
}

function asJson(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function textIn(json: Json, key: string): string | undefined {
  const value = json[key];
  return typeof value === 'string' ? value : undefined;
}

function badEvent(message: string): Failure {
  return new Failure('BAD_EVENT', message);
}
