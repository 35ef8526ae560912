import { Failure } from '../../core/failure.ts';
import {
  type CheckRun,
  type Comment,
  type GitHubReading,
  isNewAuthor,
  type PullRequest,
  type TreeFile,
  type WorkflowRun,
} from '../../github/github.ts';
import type { GitHubApi } from '../github-client.ts';
import { explained, gitHubFailure, statusOf } from './github-failure.ts';

/** Bytes. GitHub returns contents up to 1 MB this way, and no JSON of a catalog is larger. */
const LARGEST_FILE = 1024 * 1024;
/** A pull request's list of files ends at 3,000 (REST API, "List pull requests files"). */
const MOST_FILES = 3000;
/** Most comments that are searched for Pipewright's own: a second one does less harm than a longer search. */
const MOST_COMMENTS = 1000;

/** @throws from every function, Failure `GITHUB_…` besides those that it names */
export function gitHubReading(api: GitHubApi): Omit<GitHubReading, 'blockingRules'> {
  const { rest } = api;
  const checkRunsOf = async (repository: string, ref: string, name?: string) => {
    const place = { ...ownerAndRepo(repository), ref, filter: 'all', check_name: name } as const;
    const runs = await api.paginate(rest.checks.listForRef, { ...place, per_page: 100 });
    return runs.map(asCheckRun).sort((a, b) => a.id - b.id);
  };
  return {
    async resolveCommit(repository, ref) {
      try {
        const mediaType = { format: 'sha' };
        const { data } = await rest.repos.getCommit({ ...ownerAndRepo(repository), ref, mediaType });
        // Octokit returns unknown media types as bytes.
        const text = data as unknown as string | ArrayBuffer;
        const sha = (typeof text === 'string' ? text : new TextDecoder().decode(text)).trim();
        if (/^[0-9a-f]{40}$/.test(sha)) return sha;
      } catch (error) {
        // 409: an empty repository; 422: no commit of that name.
        if (![404, 409, 422].includes(statusOf(error) ?? 0))
          throw gitHubFailure(error, `finding "${ref}" in ${repository}`);
      }
      throw new Failure(
        'REF_NOT_FOUND',
        `${repository} has no branch, tag or commit "${ref}", or this token cannot see it. Check both names.`,
      );
    },
    async readFile(repository, path, sha) {
      if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
      const file = await explained(`reading ${path} of ${repository}`, async () => {
        try {
          return (await rest.repos.getContent({ ...ownerAndRepo(repository), path, ref: sha })).data;
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
        }
      });
      return textOf(file, path);
    },
    commit: (repository, sha) =>
      explained(`reading the commit ${sha}`, async () => {
        const { data } = await rest.repos.getCommit({ ...ownerAndRepo(repository), ref: sha });
        return {
          parents: data.parents.map((parent) => parent.sha),
          paths: (data.files ?? []).map(({ filename }) => filename),
        };
      }),
    tree: (repository, sha) =>
      explained(`listing the files of ${repository}`, async () => {
        const place = { ...ownerAndRepo(repository), tree_sha: sha };
        const { data } = await rest.git.getTree({ ...place, recursive: '1' });
        if (!data.truncated)
          return data.tree.map(({ path, mode, type, sha: id }) => ({ path, mode, type, id }) as TreeFile);
        throw new Failure(
          'TREE_TOO_LARGE',
          `${repository} contains more files than GitHub lists at once (100,000). Keep the catalog in a separate repository.`,
        );
      }),
    pullRequest: (repository, number) =>
      explained(`reading pull request ${number} of ${repository}`, async () =>
        asPullRequest((await rest.pulls.get({ ...ownerAndRepo(repository), pull_number: number })).data),
      ),
    openPullRequests: (repository) =>
      explained(`listing the open pull requests of ${repository}`, async () => {
        const options = { ...ownerAndRepo(repository), state: 'open', per_page: 100 } as const;
        return (await api.paginate(rest.pulls.list, options)).map(asPullRequest);
      }),
    pullRequestsOf: (repository, sha) =>
      explained(`finding the pull request of ${sha}`, async () => {
        const place = { ...ownerAndRepo(repository), commit_sha: sha };
        return (await rest.repos.listPullRequestsAssociatedWithCommit(place)).data.map(asPullRequest);
      }),
    changedFiles: (repository, number) =>
      explained(`listing the files of pull request ${number}`, async () => {
        const place = { ...ownerAndRepo(repository), pull_number: number };
        const files = await api.paginate(rest.pulls.listFiles, { ...place, per_page: 100 });
        if (files.length >= MOST_FILES)
          throw new Failure(
            'TOO_MANY_FILES',
            `Pull request ${number} changes ${MOST_FILES} files or more, and GitHub does not list the rest. Split it.`,
          );
        return files.map((file) => ({
          path: file.filename,
          status: file.status,
          ...(file.previous_filename && { previous: file.previous_filename }),
          shown: shownLines(file.patch ?? ''),
        }));
      }),
    checkRuns: (repository, sha) =>
      explained(`listing the check runs of ${sha}`, () => checkRunsOf(repository, sha)),
    checkRunsNamed: (repository, sha, name) =>
      explained(`listing the check runs "${name}" of ${sha}`, () => checkRunsOf(repository, sha, name)),
    checkNotes: (repository, id) =>
      explained('reading the annotations of a check', async () => {
        const place = { ...ownerAndRepo(repository), check_run_id: id, per_page: 100 };
        const notes = await api.paginate(rest.checks.listAnnotations, place);
        return notes.map(({ title, message }) => ({ title: title ?? '', message: message ?? '' }));
      }),
    lastChange: (repository, path, sha) =>
      explained(`finding the last change of ${path}`, async () => {
        const place = { ...ownerAndRepo(repository), path, sha, per_page: 1 };
        return (await rest.repos.listCommits(place)).data[0]?.sha;
      }),
    login: () =>
      explained('asking whose token this is', async () => {
        const { viewer } = await api.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
        return viewer.login;
      }),
    comments: (repository, number) =>
      explained(`reading the comments of pull request ${number}`, async () => {
        const place = { ...ownerAndRepo(repository), issue_number: number };
        let count = 0;
        const list = await api.paginate(
          rest.issues.listComments,
          { ...place, per_page: 100 },
          ({ data }, done) => {
            count += data.length;
            if (count >= MOST_COMMENTS) done();
            return data;
          },
        );
        return list.map(asComment);
      }),
    reviewComments: (repository, number) =>
      explained(`reading the review comments of pull request ${number}`, async () => {
        const place = { ...ownerAndRepo(repository), pull_number: number };
        return (await api.paginate(rest.pulls.listReviewComments, { ...place, per_page: 100 })).map(
          asComment,
        );
      }),
    pullRequestRuns: (repository, sha) =>
      explained(`listing the workflow runs of ${sha}`, async () => {
        const options = { head_sha: sha, event: 'pull_request', per_page: 100 };
        const { data } = await rest.actions.listWorkflowRunsForRepo({
          ...ownerAndRepo(repository),
          ...options,
        });
        // GitHub lists the newest first.
        const newest = new Map<string, WorkflowRun>();
        for (const { name, status, conclusion } of data.workflow_runs) {
          const workflow = name ?? 'a workflow';
          if (!newest.has(workflow)) newest.set(workflow, { workflow, status, conclusion });
        }
        return [...newest.values()];
      }),
  };
}

interface CheckRunAnswer {
  readonly id: number;
  readonly name: string;
  readonly external_id: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly output: { readonly annotations_count: number; readonly text?: string | null };
  readonly app: { readonly slug?: string } | null;
  readonly details_url: string | null;
}

function asCheckRun(run: CheckRunAnswer): CheckRun {
  return {
    id: run.id,
    name: run.name,
    externalId: run.external_id ?? '',
    status: run.status,
    conclusion: run.conclusion,
    annotations: run.output.annotations_count,
    app: run.app?.slug ?? '',
    ...(run.details_url && { detailsUrl: run.details_url }),
    ...(run.output.text && { text: run.output.text }),
  };
}

interface CommentAnswer {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly type?: string } | null;
  readonly author_association?: string;
}

function asComment({ id, body, user, author_association }: CommentAnswer): Comment {
  const byWriter = /^(OWNER|MEMBER|COLLABORATOR)$/.test(author_association ?? '');
  return { id, body: body ?? '', byBot: user?.type === 'Bot', byWriter };
}

/** The lines, first and last, that each hunk of a diff shows, from its header `@@ -1,2 +3,4 @@`. */
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
  readonly user?: { login: string } | null;
  readonly author_association?: string;
}

function asPullRequest(answer: PullRequestAnswer): PullRequest {
  const { head, base, user } = answer;
  return {
    number: answer.number,
    open: answer.state === 'open',
    draft: answer.draft === true,
    merged: Boolean(answer.merged_at),
    mergeable: answer.mergeable ?? undefined,
    // A deleted fork has no repository.
    head: { ref: head.ref, sha: head.sha, repository: head.repo?.full_name },
    base: { ref: base.ref, sha: base.sha },
    author: { login: user?.login ?? 'ghost', isNew: isNewAuthor(answer.author_association) },
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
