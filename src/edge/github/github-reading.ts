import { Failure } from '../../core/failure.ts';
import type {
  CheckRun,
  Comment,
  GitHubReading,
  PullRequest,
  TreeFile,
  WorkflowRun,
} from '../../github/github.ts';
import type { GitHubApi } from '../github-client.ts';
import { gitHubFailure, statusOf } from './github-failure.ts';

/** bytes; GitHub gives the content of files up to 1 MB this way, and no JSON of a catalog is larger. */
const LARGEST_FILE = 1024 * 1024;
/** A pull request's list of files ends at 3,000 (REST API, "List pull requests files"). */
const MOST_FILES = 3000;
/** Looking further back than this for a comment of ours costs more than a second comment does harm. */
const MOST_COMMENTS = 1000;

/** @throws from every function, Failure `GITHUB_…` besides what it says */
export function gitHubReading(api: GitHubApi): GitHubReading {
  const { rest } = api;
  async function doing<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw gitHubFailure(error, what);
    }
  }
  return {
    async resolveCommit(repository, ref) {
      try {
        const { data } = await rest.repos.getCommit({
          ...ownerAndRepo(repository),
          ref,
          mediaType: { format: 'sha' },
        });
        // Octokit takes what it does not know for bytes.
        const said = data as unknown as string | ArrayBuffer;
        const sha = (typeof said === 'string' ? said : new TextDecoder().decode(said)).trim();
        if (/^[0-9a-f]{40}$/.test(sha)) return sha;
      } catch (error) {
        // 409: an empty repository; 422: no commit of that name.
        if (![404, 409, 422].includes(statusOf(error) ?? 0))
          throw gitHubFailure(error, `finding "${ref}" in ${repository}`);
      }
      throw new Failure(
        'REF_NOT_FOUND',
        `${repository} has no branch, tag or commit "${ref}", or this token may not see it. Check both names.`,
      );
    },
    async readFile(repository, path, sha) {
      if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
      let file: unknown;
      try {
        ({ data: file } = await rest.repos.getContent({ ...ownerAndRepo(repository), path, ref: sha }));
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw gitHubFailure(error, `reading ${path} of ${repository}`);
      }
      return textOf(file, path);
    },
    commit: (repository, sha) =>
      doing(`reading the commit ${sha}`, async () => {
        const { data } = await rest.repos.getCommit({ ...ownerAndRepo(repository), ref: sha });
        return {
          parents: data.parents.map((parent) => parent.sha),
          paths: (data.files ?? []).map(({ filename }) => filename),
        };
      }),
    tree: (repository, sha) =>
      doing(`listing the files of ${repository}`, async () => {
        const { data } = await rest.git.getTree({
          ...ownerAndRepo(repository),
          tree_sha: sha,
          recursive: '1',
        });
        if (data.truncated) {
          throw new Failure(
            'TREE_TOO_LARGE',
            `${repository} holds more files than GitHub lists at once (100,000). Keep the catalog in a repository of its own.`,
          );
        }
        return data.tree.map(({ path, mode, type, sha: id }) => ({ path, mode, type, id }) as TreeFile);
      }),
    pullRequest: (repository, number) =>
      doing(`reading pull request ${number} of ${repository}`, async () =>
        asPullRequest((await rest.pulls.get({ ...ownerAndRepo(repository), pull_number: number })).data),
      ),
    openPullRequests: (repository) =>
      doing(`listing the open pull requests of ${repository}`, async () =>
        (
          await api.paginate(rest.pulls.list, { ...ownerAndRepo(repository), state: 'open', per_page: 100 })
        ).map(asPullRequest),
      ),
    pullRequestsOf: (repository, sha) =>
      doing(`finding the pull request that brought ${sha}`, async () =>
        (
          await rest.repos.listPullRequestsAssociatedWithCommit({
            ...ownerAndRepo(repository),
            commit_sha: sha,
          })
        ).data.map(asPullRequest),
      ),
    changedFiles: (repository, number) =>
      doing(`listing the files of pull request ${number}`, async () => {
        const files = await api.paginate(rest.pulls.listFiles, {
          ...ownerAndRepo(repository),
          pull_number: number,
          per_page: 100,
        });
        if (files.length >= MOST_FILES) {
          throw new Failure(
            'TOO_MANY_FILES',
            `Pull request ${number} changes ${MOST_FILES} files or more, and GitHub lists no more of them. Split it.`,
          );
        }
        return files.map((file) => ({
          path: file.filename,
          status: file.status,
          ...(file.previous_filename && { previous: file.previous_filename }),
          shown: shownLines(file.patch ?? ''),
        }));
      }),
    checkRuns: (repository, sha) =>
      doing(`listing the check runs of ${sha}`, async () => {
        const runs = await api.paginate(rest.checks.listForRef, {
          ...ownerAndRepo(repository),
          ref: sha,
          filter: 'latest',
          per_page: 100,
        });
        return runs.map(asCheckRun);
      }),
    checkRunsNamed: (repository, sha, name) =>
      doing(`listing the check runs "${name}" of ${sha}`, async () => {
        const runs = await api.paginate(rest.checks.listForRef, {
          ...ownerAndRepo(repository),
          ref: sha,
          check_name: name,
          filter: 'all',
          per_page: 100,
        });
        return runs.map(asCheckRun);
      }),
    comments: (repository, number) =>
      doing(`reading the comments of pull request ${number}`, async () => {
        let seen = 0;
        const comments = await api.paginate(
          rest.issues.listComments,
          { ...ownerAndRepo(repository), issue_number: number, per_page: 100 },
          ({ data }, done) => {
            seen += data.length;
            if (seen >= MOST_COMMENTS) done();
            return data;
          },
        );
        return comments.map(asComment);
      }),
    reviewComments: (repository, number) =>
      doing(`reading the review comments of pull request ${number}`, async () =>
        (
          await api.paginate(rest.pulls.listReviewComments, {
            ...ownerAndRepo(repository),
            pull_number: number,
            per_page: 100,
          })
        ).map(asComment),
      ),
    pullRequestRuns: (repository, sha) =>
      doing(`listing the workflow runs of ${sha}`, async () => {
        const { data } = await rest.actions.listWorkflowRunsForRepo({
          ...ownerAndRepo(repository),
          head_sha: sha,
          event: 'pull_request',
          per_page: 100,
        });
        const newest = new Map<string, WorkflowRun>();
        // They come with the newest first.
        for (const { name, status, conclusion } of data.workflow_runs) {
          const workflow = name ?? 'a workflow';
          if (!newest.has(workflow)) newest.set(workflow, { workflow, status, conclusion });
        }
        return [...newest.values()];
      }),
  };
}

function asCheckRun(run: {
  id: number;
  name: string;
  external_id: string | null;
  status: string;
  conclusion: string | null;
  output: { annotations_count: number };
  app: { slug?: string } | null;
}): CheckRun {
  return {
    id: run.id,
    name: run.name,
    externalId: run.external_id ?? '',
    status: run.status,
    conclusion: run.conclusion,
    annotations: run.output.annotations_count,
    app: run.app?.slug ?? '',
  };
}

function asComment(comment: { id: number; body?: string | null; user?: { type?: string } | null }): Comment {
  return { id: comment.id, body: comment.body ?? '', byBot: comment.user?.type === 'Bot' };
}

/** From the heads of a diff's parts: `@@ -1,2 +3,4 @@`. */
function shownLines(patch: string): [number, number][] {
  return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, first, count]) => [
    Number(first),
    Number(first) + Number(count ?? 1) - 1,
  ]);
}

interface PullRequestAnswer {
  readonly number: number;
  readonly state: string;
  readonly draft?: boolean;
  readonly merged_at?: string | null;
  readonly mergeable?: boolean | null;
  readonly head: { ref: string; sha: string; repo?: { full_name: string } | null };
  readonly base: { ref: string; sha: string };
  readonly user?: { login: string; id: number } | null;
}

function asPullRequest(answer: PullRequestAnswer): PullRequest {
  const { head, base, user } = answer;
  return {
    number: answer.number,
    open: answer.state === 'open',
    draft: answer.draft === true,
    merged: Boolean(answer.merged_at),
    ...(typeof answer.mergeable === 'boolean' && { mergeable: answer.mergeable }),
    // A fork that was deleted meanwhile has none.
    head: { ref: head.ref, sha: head.sha, ...(head.repo && { repository: head.repo.full_name }) },
    base: { ref: base.ref, sha: base.sha },
    author: user?.login ?? 'ghost',
    authorId: user?.id ?? 0,
  };
}

/** @throws Failure `FILE_TOO_LARGE`, `NOT_UTF8` */
function textOf(file: unknown, path: string): string | undefined {
  const { type, size, content, encoding } = (file ?? {}) as Record<string, unknown>;
  if (type !== 'file' || typeof content !== 'string') return undefined;
  if (Number(size) > LARGEST_FILE || encoding !== 'base64') {
    throw new Failure('FILE_TOO_LARGE', `${path} has ${size} bytes; ${LARGEST_FILE} are allowed.`);
  }
  try {
    const bytes = Buffer.from(content, 'base64');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('NOT_UTF8', `${path} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
  }
}

/** @throws Failure `BAD_REPOSITORY` */
export function ownerAndRepo(repository: string): { owner: string; repo: string } {
  const [owner, repo, ...more] = repository.split('/');
  if (owner && repo && more.length === 0 && /^[\w.-]+\/[\w.-]+$/.test(repository) && !/^\.{1,2}$/.test(repo))
    return { owner, repo };
  throw new Failure('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
}
