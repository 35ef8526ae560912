import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { userOf } from './github/call.ts';
import { repositoryAnswer } from './github/contents.ts';
import { pullAnswer } from './github/pulls.ts';
import type { FakeGitHub, FakeRepository, Permissions, Pull } from './github.ts';

/** The event for which a workflow runs: what the runner puts into event.json and GITHUB_*. */
export interface WorkflowEvent {
  readonly name: string;
  readonly payload: object;
  readonly env: Readonly<Record<string, string>>;
  /** `github.token`, the default of inputs. */
  readonly token: string;
  /** The commit that actions/checkout would check out. */
  readonly sha: string;
}

interface Run {
  /** `permissions:` of the job; by default the most that the workflow of this event should have. */
  readonly permissions?: Permissions;
  readonly workflow?: string;
}

/** The number of runs, so that each gets a different id. */
let runs = 0;

function event(
  github: FakeGitHub,
  repository: FakeRepository,
  name: string,
  about: { readonly ref: string; readonly sha: string; readonly payload: object; readonly actor?: string },
  { permissions = {}, workflow = 'catalog' }: Run,
  env: Readonly<Record<string, string>> = {},
): WorkflowEvent {
  const id = `${9_000_000_000 + ++runs}`;
  const actor = about.actor ?? repository.owner;
  return {
    name,
    sha: about.sha,
    token: github.token(repository, permissions),
    payload: { ...about.payload, repository: repositoryAnswer(repository), sender: userOf(actor) },
    env: {
      GITHUB_ACTION: '__self',
      GITHUB_ACTOR: actor,
      GITHUB_TRIGGERING_ACTOR: actor,
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_NAME: name,
      GITHUB_JOB: 'catalog',
      GITHUB_REF: about.ref,
      GITHUB_REF_NAME: about.ref.replace(/^refs\/(heads|pull)\//, ''),
      GITHUB_REF_TYPE: 'branch',
      GITHUB_REPOSITORY: repository.fullName,
      GITHUB_REPOSITORY_OWNER: repository.owner,
      GITHUB_RUN_ID: id,
      GITHUB_RUN_NUMBER: `${runs}`,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SHA: about.sha,
      GITHUB_WORKFLOW: workflow,
      GITHUB_WORKFLOW_REF: `${repository.fullName}/.github/workflows/${workflow}.yml@${about.ref}`,
      GITHUB_HEAD_REF: '',
      GITHUB_BASE_REF: '',
      ...env,
    },
  };
}

/**
 * A pull request was opened, or got a commit. For a fork the token can only read, whatever permissions the
 * workflow asks for (docs, "Events that trigger workflows", pull requests of forked repositories).
 */
export function pullRequestEvent(
  github: FakeGitHub,
  repository: FakeRepository,
  pull: Pull,
  run: Run & { readonly action?: 'opened' | 'synchronize' | 'reopened' } = {},
): WorkflowEvent {
  const fork = pull.head.repository !== repository;
  const asked = run.permissions ?? { contents: 'read', 'pull-requests': 'read' };
  const permissions = fork
    ? Object.fromEntries(Object.keys(asked).map((name) => [name, 'read' as const]))
    : asked;
  const payload = {
    action: run.action ?? 'opened',
    number: pull.number,
    pull_request: pullAnswer(repository, pull, github.url),
  };
  const sha = repository.testMerge(pull);
  const about = { ref: `refs/pull/${pull.number}/merge`, sha, payload, actor: pull.author };
  return event(
    github,
    repository,
    'pull_request',
    about,
    { ...run, permissions },
    {
      GITHUB_HEAD_REF: pull.head.branch,
      GITHUB_BASE_REF: pull.base,
    },
  );
}

/**
 * A branch has moved to its current commit.
 * @param run `before` is its previous commit, by default the first parent
 */
export function pushEvent(
  github: FakeGitHub,
  repository: FakeRepository,
  branch: string,
  run: Run & { readonly before?: string } = {},
): WorkflowEvent {
  const after = repository.branches.get(branch) ?? '';
  const parent = repository.store.commit(after)?.parents[0];
  // For the first push of a branch, `before` is all zeros.
  const before = run.before ?? parent ?? '0'.repeat(40);
  const message = repository.store.commit(after)?.message ?? '';
  const payload = {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: /^0+$/.test(before),
    deleted: false,
    forced: false,
    head_commit: { id: after, message },
    commits: [{ id: after, message }],
  };
  const about = { ref: `refs/heads/${branch}`, sha: after, payload };
  const permissions = run.permissions ?? { contents: 'write', packages: 'write', checks: 'write' };
  return event(github, repository, 'push', about, { ...run, permissions });
}

/** A merge queue checks a pull request. @param sha the commit that it made, which is not on the branch yet */
export function mergeGroupEvent(
  github: FakeGitHub,
  repository: FakeRepository,
  pull: Pull,
  sha: string,
  run: Run = {},
): WorkflowEvent {
  const base = repository.branches.get(pull.base) ?? '';
  const ref = `refs/heads/gh-readonly-queue/${pull.base}/pr-${pull.number}-${base}`;
  const group = { head_sha: sha, head_ref: ref, base_sha: base, base_ref: `refs/heads/${pull.base}` };
  const permissions = run.permissions ?? { contents: 'read', 'pull-requests': 'read', checks: 'write' };
  const about = { ref, sha, payload: { action: 'checks_requested', merge_group: group } };
  return event(github, repository, 'merge_group', about, { ...run, permissions });
}

const REVIEW: Permissions = { contents: 'read', checks: 'write', 'pull-requests': 'write' };

/**
 * The intake workflow has ended. As on GitHub, the payload names no pull requests if it ran for a fork.
 * @param run `sha` is the commit that it ran for, by default the pull request's head
 */
export function workflowRunEvent(
  github: FakeGitHub,
  repository: FakeRepository,
  pull: Pull,
  run: Run & { readonly sha?: string; readonly conclusion?: string } = {},
): WorkflowEvent {
  const { head } = pull;
  const fork = head.repository !== repository;
  const sha = run.sha ?? pull.sha;
  const payload = {
    action: 'completed',
    workflow: {
      id: 1,
      name: 'catalog intake',
      path: '.github/workflows/catalog-intake.yml',
      state: 'active',
    },
    workflow_run: {
      id: 8_000_000_000 + pull.number,
      name: 'catalog intake',
      event: 'pull_request',
      status: 'completed',
      conclusion: run.conclusion ?? 'success',
      head_branch: head.branch,
      head_sha: sha,
      head_repository: head.repository ? repositoryAnswer(head.repository) : null,
      repository: repositoryAnswer(repository),
      actor: userOf(pull.author),
      pull_requests: fork
        ? []
        : [{ number: pull.number, head: { ref: head.branch, sha }, base: { ref: pull.base } }],
      html_url: `https://github.com/${repository.fullName}/actions/runs/${8_000_000_000 + pull.number}`,
    },
  };
  return onDefaultBranch(github, repository, 'workflow_run', payload, run);
}

export function scheduleEvent(github: FakeGitHub, repository: FakeRepository, run: Run = {}): WorkflowEvent {
  const payload = { schedule: '7,37 * * * *', workflow: '.github/workflows/catalog-review.yml' };
  return onDefaultBranch(github, repository, 'schedule', payload, run);
}

/** An issue was opened or edited, by a stranger. */
export function issueEvent(
  github: FakeGitHub,
  repository: FakeRepository,
  number: number,
  run: Run & { readonly action?: 'opened' | 'edited' } = {},
): WorkflowEvent {
  const issue = {
    number,
    title: 'Algorithm: x',
    state: 'open',
    user: userOf('mallory'),
    labels: [{ name: 'algorithm' }],
    body: repository.issues.get(number) ?? null,
  };
  const permissions = run.permissions ?? { contents: 'read', issues: 'write' };
  const payload = { action: run.action ?? 'opened', issue };
  return onDefaultBranch(github, repository, 'issues', payload, { ...run, permissions });
}

/** A user clicked "Run workflow". All inputs are texts, even numbers. */
export function dispatchEvent(
  github: FakeGitHub,
  repository: FakeRepository,
  inputs: Readonly<Record<string, string>>,
  run: Run = {},
): WorkflowEvent {
  const ref = `refs/heads/${repository.defaultBranch}`;
  const payload = { inputs, ref, workflow: '.github/workflows/catalog-review.yml' };
  return onDefaultBranch(github, repository, 'workflow_dispatch', payload, run);
}

function onDefaultBranch(
  github: FakeGitHub,
  repository: FakeRepository,
  name: string,
  payload: object,
  run: Run,
): WorkflowEvent {
  const sha = repository.branches.get(repository.defaultBranch) ?? '';
  const about = { ref: `refs/heads/${repository.defaultBranch}`, sha, payload };
  return event(github, repository, name, about, { ...run, permissions: run.permissions ?? REVIEW });
}

/** Writes the files of a commit, as actions/checkout does. */
export async function checkOut(repository: FakeRepository, sha: string, folder: string): Promise<void> {
  for (const [path, entry] of repository.store.commit(sha)?.files ?? []) {
    const bytes = repository.store.blob(entry.sha) ?? Buffer.alloc(0);
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    if (entry.mode === '120000') await symlink(bytes.toString(), file);
    else await writeFile(file, bytes, { mode: entry.mode === '100755' ? 0o755 : 0o644 });
  }
}
