import { Failure } from '../../src/core/failure.ts';
import { type CheckState, type GitHub, isNewAuthor, type PullRequest } from '../../src/github/github.ts';
import { type Permissions, Refusal } from './github/call.ts';
import { checks } from './github/checks.ts';
import { comments } from './github/comments.ts';
import { changedFiles, historyOf } from './github/contents.ts';
import type { Change } from './github/git.ts';
import { associationOf, pullFiles, pullsOf } from './github/pulls.ts';
import { ACTIONS_APP, type FakeRepository, type Pull } from './github/repository.ts';

/** Something that goes wrong with one call. */
export interface CallFault {
  /** Thrown before the call is carried out, or after it, so that only the answer is lost. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Called before the call is carried out, for example to push another commit meanwhile. */
  readonly meanwhile?: () => unknown;
}

export type DecideFault = (name: string, count: number) => CallFault | undefined;

/** The calls of a port in order, and what goes wrong with them. */
export class CallLog {
  readonly names: string[] = [];
  /** Decides what goes wrong with each call; `count` counts the calls of this name, from 1. */
  fault: DecideFault = () => undefined;

  /** The same port, with every call recorded in this log. */
  watch<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          this.names.push(String(name));
          const count = this.names.filter((one) => one === name).length;
          const { before, after, meanwhile } = this.fault(String(name), count) ?? {};
          if (before) throw before;
          meanwhile?.();
          const result: unknown = await Reflect.apply(member, target, args);
          if (after) throw after;
          return result;
        };
      },
    });
  }
}

/** The error for a token without the permission to write. Every token may read. */
const READ_ONLY = (what: string) => new Failure('GITHUB_READ_ONLY', `GitHub refused ${what} (403).`);

/**
 * The port to GitHub for a repository in memory: the loopback GitHub without HTTP. Checks, comments and
 * reviews are written by the same handlers, so that GitHub's limits apply here too.
 */
export function memoryGitHub(
  repository: FakeRepository,
  permissions: Permissions,
  login = 'github-actions[bot]',
): GitHub {
  const { store } = repository;
  const token = { permissions, repository: repository.fullName, app: ACTIONS_APP, login };
  const writers = new Set(['maintainer']);

  async function send(
    operation: string,
    parameters: Record<string, string>,
    body: unknown,
  ): Promise<unknown> {
    const handler = { ...checks, ...comments }[operation]!;
    if (!handler.needs.some(([name]) => permissions[name] === 'write')) throw READ_ONLY(operation);
    const where = { accept: '', origin: 'https://github.example', path: '', query: new URLSearchParams() };
    try {
      return handler.run({ repository, token, parameters, body, ...where }).body;
    } catch (error) {
      if (error instanceof Refusal) throw new Failure('GITHUB_REFUSED', error.message);
      throw error;
    }
  }
  const commitOf = (sha: string) => {
    const commit = repository.resolve(sha);
    if (!commit) throw new Failure('REF_NOT_FOUND', `There is no ${sha}.`);
    return commit;
  };
  const pullOf = (number: number) => {
    const pull = repository.pulls.get(number);
    if (!pull) throw new Failure('GITHUB_NOT_FOUND', `There is no pull request ${number}.`);
    return pull;
  };
  const asBot = ({ id, body, author }: { id: number; body: string; author: string }) => ({
    ...{ id, body, byBot: author.endsWith('[bot]'), byWriter: writers.has(author) },
  });
  const checkBody = ({ externalId, detailsUrl, ...state }: CheckState) => ({
    ...state,
    external_id: externalId,
    details_url: detailsUrl,
  });

  return {
    calls: 0,
    resolveCommit: async (_, ref) => commitOf(ref).sha,
    async readFile(_, path, sha) {
      const entry = commitOf(sha).files.get(path);
      if (!entry || entry.mode === '120000') return undefined;
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(store.blob(entry.sha));
      } catch {
        throw new Failure('NOT_UTF8', `${path} is not UTF-8 text.`);
      }
    },
    async commit(_, sha) {
      const { parents, files } = commitOf(sha);
      const before = store.commit(parents[0] ?? '')?.files ?? new Map();
      return {
        parents: [...parents],
        paths: changedFiles(store, before, files).map((file) => file.filename),
      };
    },
    tree: async (_, sha) =>
      [...commitOf(sha).files].map(([path, { mode, sha: id }]) => ({
        path,
        mode,
        type: 'blob' as const,
        id,
      })),
    pullRequest: async (_, number) => asPullRequest(pullOf(number), repository, true),
    openPullRequests: async () =>
      [...repository.pulls.values()]
        .filter(({ state }) => state === 'open')
        .map((pull) => asPullRequest(pull, repository, false)),
    pullRequestsOf: async (_, sha) =>
      pullsOf(repository, sha).map((pull) => asPullRequest(pull, repository, false)),
    changedFiles: async (_, number) =>
      pullFiles(repository, pullOf(number)).map(({ filename, status, previous_filename, patch }) => ({
        path: filename,
        status,
        previous: previous_filename,
        shown: [...(patch ?? '').matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, first, count]) => [
          Number(first),
          Number(first) + Number(count ?? 1) - 1,
        ]),
      })),
    checkRuns: async (_, sha) => asCheckRuns(repository, sha),
    checkRunsNamed: async (_, sha, name) => asCheckRuns(repository, sha).filter((run) => run.name === name),
    checkNotes: async (_, id) =>
      (repository.allCheckRuns().find((run) => run.id === id)?.annotations ?? []).map(
        ({ title = '', message }) => ({ title, message }),
      ),
    lastChange: async (_, path, sha) => historyOf(store, sha, path)[0]?.sha,
    login: async () => token.login,
    comments: async (_, number) => repository.comments.filter(({ issue }) => issue === number).map(asBot),
    reviewComments: async (_, number) =>
      repository.reviews
        .filter(({ pull }) => pull === number)
        .flatMap((review) => review.comments)
        .map(asBot),
    blockingRules: async (_, branch) => [
      ...repository.rulesets.flatMap(({ name, rules, bypass, ...set }) =>
        set.branch === branch && rules.includes('pull_request') && !bypass.includes(token.login)
          ? [{ type: 'pull_request', ruleset: name }]
          : [],
      ),
      ...(repository.pushers.get(branch)?.includes(token.login) === false ? [{ type: 'update' }] : []),
    ],
    pullRequestRuns: async (_, sha) =>
      repository.workflowRuns
        .filter((run) => run.sha === sha)
        .map(({ name, status, conclusion }) => ({ workflow: name, status, conclusion })),
    async createCheckRun(_, head_sha, name, state) {
      const made = await send('POST /check-runs', {}, { head_sha, name, ...checkBody(state) });
      return (made as { id: number }).id;
    },
    async updateCheckRun(_, id, state) {
      await send('PATCH /check-runs/{check_run_id}', { check_run_id: `${id}` }, checkBody(state));
    },
    async createComment(_, number, body) {
      const made = await send(
        'POST /issues/{issue_number}/comments',
        { issue_number: `${number}` },
        { body },
      );
      return (made as { id: number }).id;
    },
    async updateComment(_, id, body) {
      await send('PATCH /issues/comments/{comment_id}', { comment_id: `${id}` }, { body });
    },
    async createReview(_, number, sha, body, about) {
      const lines = about.map(({ path, startLine, line, body: text }) => ({
        ...{ path, line, side: 'RIGHT', body: text },
        ...(startLine < line && { start_line: startLine }),
      }));
      const review = { commit_id: sha, event: 'COMMENT', body, comments: lines };
      await send('POST /pulls/{pull_number}/reviews', { pull_number: `${number}` }, review);
    },
    async commitOnBranch(_, branch, expected, { headline, body }, files) {
      if (permissions.contents !== 'write') throw READ_ONLY(`committing to ${branch}`);
      if (repository.branches.get(branch) !== expected) return 'moved';
      const rule = repository.refusalOf(branch, token.login);
      if (rule) throw new Failure('BRANCH_PROTECTED', `GitHub refused committing to ${branch} (${rule}).`);
      const changes: Record<string, Change> = {};
      for (const [path, text] of files) changes[path] = text ?? null;
      return { sha: repository.commit(branch, changes, `${headline}\n\n${body}`, token.login) };
    },
    async createBranch(_, branch, sha) {
      if (permissions.contents !== 'write') throw READ_ONLY(`creating ${branch}`);
      if (!repository.branches.has(branch)) repository.move(branch, sha);
    },
  };
}

/** @param alone whether it is not in a list: GitHub computes `mergeable` only for a single pull request */
function asPullRequest(pull: Pull, repository: FakeRepository, alone: boolean): PullRequest {
  const { number, state, draft, mergeCommit, conflict, head, base, sha, author } = pull;
  return {
    ...{ number, open: state === 'open', draft, merged: mergeCommit !== undefined },
    author: { login: author, isNew: isNewAuthor(associationOf(repository, pull)) },
    mergeable: alone && state === 'open' ? !conflict : undefined,
    head: { ref: head.branch, sha, repository: head.repository?.fullName },
    base: { ref: base, sha: repository.branches.get(base) ?? '' },
  };
}

function asCheckRuns(repository: FakeRepository, sha: string) {
  return repository
    .allCheckRuns()
    .filter(({ headSha }) => headSha === sha)
    .map(({ id, name, externalId, status, conclusion, annotations, app, detailsUrl, text }) => ({
      ...{ id, name, externalId: externalId ?? '', status, conclusion, ...(text && { text }) },
      ...{ annotations: annotations.length, app: app === ACTIONS_APP ? 'github-actions' : 'some-app' },
      ...(detailsUrl && { detailsUrl }),
    }));
}
