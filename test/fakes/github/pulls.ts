import { type Call, type Handler, invalid, notFound, paged, type Reply, userOf } from './call.ts';
import { pullOf } from './comments.ts';
import { changedFiles, repositoryAnswer } from './contents.ts';
import type { FakeRepository, Pull } from './repository.ts';

function sideOf(repository: FakeRepository | undefined, label: string, ref: string, sha: string): object {
  const owner = label.split(':')[0] ?? '';
  // For a deleted fork it is `null`; the commits stay.
  const repo = repository ? repositoryAnswer(repository) : null;
  return { label, ref, sha, user: userOf(owner), repo };
}

/** The association of a pull request's author with the repository. */
export function associationOf({ owner, pulls }: FakeRepository, { author, number }: Pull): string {
  if (author === owner) return 'OWNER';
  const merged = [...pulls.values()].filter((pull) => pull.mergeCommit && pull.number !== number);
  return merged.some((pull) => pull.author === author) ? 'CONTRIBUTOR' : 'FIRST_TIME_CONTRIBUTOR';
}

/** A pull request as lists and webhooks have it. */
export function pullAnswer(repository: FakeRepository, pull: Pull, origin: string): object {
  const { head, base } = pull;
  const baseSha = repository.branches.get(base) ?? '';
  const url = `${origin}/repos/${repository.fullName}/pulls/${pull.number}`;
  return {
    url,
    html_url: `${origin}/${repository.fullName}/pull/${pull.number}`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userOf(pull.author),
    author_association: associationOf(repository, pull),
    body: null,
    labels: [...pull.labels].map((name) => ({ name })),
    draft: pull.draft,
    merged_at: pull.mergeCommit ? '2026-01-07T00:00:00Z' : null,
    merge_commit_sha: pull.mergeCommit ?? null,
    head: sideOf(head.repository, head.label, head.branch, pull.sha),
    base: sideOf(repository, `${repository.owner}:${base}`, base, baseSha),
  };
}

export function pullFiles(repository: FakeRepository, pull: Pull) {
  const { store } = repository;
  // For a merged pull request, the files are those that the merge brought.
  const into = pull.mergeCommit
    ? store.commit(pull.mergeCommit)?.parents[0]
    : repository.branches.get(pull.base);
  const base = store.mergeBase(into ?? '', pull.sha);
  const after = store.commit(pull.sha)?.files ?? new Map();
  // "Responses include a maximum of 3000 files."
  return changedFiles(store, base?.files ?? new Map(), after).slice(0, 3000);
}

function get(call: Call): Reply {
  const { repository, origin } = call;
  const pull = pullOf(call);
  const files = pullFiles(repository, pull);
  const sum = (of: 'additions' | 'deletions') => files.reduce((total, file) => total + file[of], 0);
  return {
    status: 200,
    body: {
      ...pullAnswer(repository, pull, origin),
      merged: pull.mergeCommit !== undefined,
      mergeable: pull.state === 'open' ? !pull.conflict : null,
      mergeable_state: pull.conflict ? 'dirty' : 'clean',
      maintainer_can_modify: pull.maintainerCanModify,
      changed_files: files.length,
      additions: sum('additions'),
      deletions: sum('deletions'),
    },
  };
}

function list(call: Call): Reply {
  const { query, repository, origin } = call;
  const state = query.get('state') ?? 'open';
  const [head, base] = [query.get('head'), query.get('base')];
  const found = [...repository.pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      // GitHub ignores a head without an owner.
      (!head?.includes(':') || pull.head.label === head) &&
      (base === null || pull.base === base),
  );
  // "desc when sort is created or is not specified"
  if (query.get('direction') !== 'asc') found.reverse();
  return paged(call, found, (page) => page.map((pull) => pullAnswer(repository, pull, origin)));
}

function addLabels(call: Call): Reply {
  const pull = pullOf(call);
  for (const label of call.body.labels ?? []) pull.labels.add(String(label.name ?? label));
  return { status: 200, body: [...pull.labels].map((name) => ({ name })) };
}

function removeLabel(call: Call): Reply {
  const pull = pullOf(call);
  if (!pull.labels.delete(call.parameters.name ?? '')) throw notFound('Label does not exist');
  return { status: 200, body: [...pull.labels].map((name) => ({ name })) };
}

/**
 * Merged pull requests that brought a commit, and unmerged ones from the repository's own branches that
 * contain it.
 */
export function pullsOf(repository: FakeRepository, sha: string): Pull[] {
  const { store } = repository;
  const names = (from: string | undefined) => new Set(from ? store.ancestors(from).map((c) => c.sha) : []);
  return [...repository.pulls.values()].filter(({ mergeCommit, head, base, sha: tip }) => {
    const before = mergeCommit ? store.commit(mergeCommit)?.parents[0] : repository.branches.get(base);
    // GitHub does not find an open pull request from a fork this way.
    if (!mergeCommit && head.repository !== repository) return false;
    return names(mergeCommit ?? tip).has(sha) && !names(before).has(sha);
  });
}

function ofCommit(call: Call): Reply {
  const { repository, origin } = call;
  const sha = repository.resolve(call.parameters.commit_sha ?? '')?.sha;
  if (!sha) throw invalid(`No commit found for SHA: ${call.parameters.commit_sha}`);
  return paged(call, pullsOf(repository, sha), (page) =>
    page.map((pull) => pullAnswer(repository, pull, origin)),
  );
}

function listRuns(call: Call): Reply {
  const { query, repository } = call;
  const runs = repository.workflowRuns.map(({ sha, ...run }, i) => ({
    id: 7_000_000_000 + i,
    head_sha: sha,
    event: 'pull_request',
    ...run,
  }));
  const status = query.get('status');
  const found = runs
    .filter((run) => [null, run.head_sha].includes(query.get('head_sha')))
    .filter((run) => [null, run.event].includes(query.get('event')))
    // "with the check run status or conclusion that you specify"
    .filter((run) => [null, run.status, run.conclusion].includes(status))
    .reverse();
  return paged(call, found, (page) => ({ total_count: found.length, workflow_runs: page }));
}

const needs = [['pull-requests', 'read']] as const;
const label = [
  ['pull-requests', 'write'],
  ['issues', 'write'],
] as const;

export const pulls: Readonly<Record<string, Handler>> = {
  'GET /actions/runs': { needs: [['actions', 'read']], run: listRuns },
  'GET /commits/{commit_sha}/pulls': { needs: [...needs, ['contents', 'read']], run: ofCommit },
  'GET /pulls': { needs, run: list },
  'GET /pulls/{pull_number}': { needs, run: get },
  'GET /pulls/{pull_number}/files': {
    needs,
    run: (call) => paged(call, pullFiles(call.repository, pullOf(call))),
  },
  'GET /issues/{issue_number}/labels': {
    needs: [...needs, ['issues', 'read']],
    run: (call) =>
      paged(
        call,
        [...pullOf(call).labels].map((name) => ({ name })),
      ),
  },
  'POST /issues/{issue_number}/labels': { needs: label, run: addLabels },
  'DELETE /issues/{issue_number}/labels/{name}': { needs: label, run: removeLabel },
};
