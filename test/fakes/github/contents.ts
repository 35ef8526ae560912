import { type Call, type Handler, invalid, notFound, paged, type Reply, userOf } from './call.ts';
import { diffLines, type LineDiff } from './diff.ts';
import { below, type Commit, foldersOf, type GitStore, type Tree } from './git.ts';
import type { FakeRepository } from './repository.ts';

/** The most files of a comparison and of a commit (REST API, "Compare two commits", "Get a commit"). */
const COMPARED = 300;

export function repositoryAnswer(repository: FakeRepository): object {
  const { parent } = repository;
  return {
    id: 1 + repository.fullName.length,
    name: repository.name,
    full_name: repository.fullName,
    owner: userOf(repository.owner),
    private: repository.private,
    fork: parent !== undefined,
    default_branch: repository.defaultBranch,
  };
}

/** The commit that `?ref=` or a parameter in the path names. @throws Refusal 404 */
function resolve(call: Call, ref: string): Commit {
  const commit = call.repository.resolve(ref);
  if (!commit) throw notFound(`No commit found for the ref ${ref}`);
  return commit;
}

function getContents(call: Call): Reply {
  const { repository, query } = call;
  const path = (call.parameters.path ?? '').replace(/\/+$/, '');
  const commit = resolve(call, query.get('ref') || repository.defaultBranch);
  const entry = commit.files.get(path);
  const base = { name: path.split('/').pop() ?? '', path };
  if (!entry) {
    const inside = below(commit.files, path);
    if (inside.size === 0) throw notFound();
    const entries = foldersOf(inside).map(({ name, sha, folder, mode }) => ({
      name,
      path: path ? `${path}/${name}` : name,
      sha,
      type: folder ? 'dir' : mode === '120000' ? 'symlink' : 'file',
      size: folder ? 0 : (repository.store.blob(sha)?.length ?? 0),
    }));
    // "There is an upper limit of 1,000 files for a directory"; GitHub silently leaves out the rest.
    return { status: 200, body: entries.slice(0, 1000) };
  }
  const bytes = repository.store.blob(entry.sha) ?? Buffer.alloc(0);
  if (bytes.length > 100 * 1024 * 1024)
    throw invalid('This API returns blobs up to 100 MB in size. The requested blob is too large.');
  if (/\braw\b/.test(call.accept)) return { status: 200, raw: bytes };
  if (entry.mode === '120000')
    return {
      status: 200,
      body: { ...base, sha: entry.sha, size: bytes.length, type: 'symlink', target: bytes.toString() },
    };
  // Above 1 MB the content is left out; "raw" still has it.
  const whole = bytes.length <= 1024 * 1024;
  const content = whole ? bytes.toString('base64').replace(/.{60}/g, '$&\n') : '';
  return {
    status: 200,
    body: {
      ...base,
      sha: entry.sha,
      size: bytes.length,
      type: 'file',
      encoding: whole ? 'base64' : 'none',
      content,
    },
  };
}

function commitAnswer(commit: Commit): object {
  const who = { name: commit.author, email: `${commit.author}@users.noreply.github.com`, date: commit.date };
  return {
    sha: commit.sha,
    commit: {
      message: commit.message,
      author: who,
      committer: who,
      tree: { sha: commit.tree },
      comment_count: 0,
    },
    author: userOf(commit.author),
    committer: userOf(commit.author),
    parents: commit.parents.map((sha) => ({ sha })),
  };
}

function getCommit(call: Call): Reply {
  const ref = call.parameters.ref ?? '';
  const { store } = call.repository;
  const commit = call.repository.resolve(ref);
  if (!commit) throw invalid(`No commit found for SHA: ${ref}`);
  if (/\bsha\b/.test(call.accept)) return { status: 200, raw: Buffer.from(commit.sha) };
  const before = commit.parents[0] ? store.commit(commit.parents[0])?.files : undefined;
  const files = changedFiles(store, before ?? new Map(), commit.files).slice(0, COMPARED);
  return { status: 200, body: { ...commitAnswer(commit), files } };
}

/**
 * The commits up to `sha` that changed a path, as `git log` simplifies history: it follows a parent with the
 * same file.
 */
export function historyOf(store: GitStore, sha: string, path: string): Commit[] {
  const found: Commit[] = [];
  let commit = store.commit(sha);
  while (commit) {
    const fileOf = (one: Commit | undefined) => one?.files.get(path)?.sha;
    const parents = commit.parents.map((parent) => store.commit(parent));
    const same = parents.find((parent) => fileOf(parent) === fileOf(commit));
    if (!same && (fileOf(commit) !== undefined || parents.length > 0)) found.push(commit);
    commit = same ?? parents[0];
  }
  return found;
}

function listCommits(call: Call): Reply {
  const { repository, query } = call;
  const commit = resolve(call, query.get('sha') || repository.defaultBranch);
  const path = query.get('path');
  const found = path ? historyOf(repository.store, commit.sha, path) : repository.store.ancestors(commit.sha);
  return paged(call, found, (page) => page.map(commitAnswer));
}

/** `BASE...HEAD`, where each may be `owner:branch`. */
function compare(call: Call): Reply {
  const [baseName = '', headName = ''] = (call.parameters.basehead ?? '').split('...');
  const { repository } = call;
  const named = (name: string): Commit => {
    const [, owner, branch = ''] = /^([^:]+):(.+)$/.exec(name) ?? [];
    const pull = [...repository.pulls.values()].find(({ head }) => head.label === `${owner}:${branch}`);
    const sha = owner === repository.owner ? undefined : pull?.sha;
    return sha ? (repository.store.commit(sha) as Commit) : resolve(call, owner ? branch : name);
  };
  const [base, head] = [named(baseName), named(headName)];
  const common = repository.store.mergeBase(base.sha, head.sha);
  if (!common) throw notFound(`No common ancestor between ${baseName} and ${headName}.`);
  const names = (sha: string) => repository.store.ancestors(sha).map((c) => c.sha);
  const [ofBase, ofHead] = [new Set(names(base.sha)), new Set(names(head.sha))];
  const ahead = [...ofHead].filter((sha) => !ofBase.has(sha));
  const behind = [...ofBase].filter((sha) => !ofHead.has(sha)).length;
  const status =
    ahead.length && behind ? 'diverged' : ahead.length ? 'ahead' : behind ? 'behind' : 'identical';
  const commits = ahead.reverse().map((sha) => commitAnswer(repository.store.commit(sha) as Commit));
  return {
    status: 200,
    body: {
      status,
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      base_commit: commitAnswer(base),
      merge_base_commit: commitAnswer(common),
      ...(paged(call, commits, (page) => ({ commits: page })).body as object),
      // Every page has the same files.
      files: changedFiles(repository.store, common.files, head.files).slice(0, COMPARED),
    },
  };
}

export interface ChangedFile {
  readonly sha: string;
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
  readonly changes: number;
  readonly previous_filename?: string;
  /** Left out for binary and for very large files. */
  readonly patch?: string;
}

/**
 * What changed between two trees, by path. A file with the same bytes under another name counts as renamed.
 */
export function changedFiles(store: GitStore, before: Tree, after: Tree): ChangedFile[] {
  const gone = new Map(
    [...before].filter(([path]) => !after.has(path)).map(([path, { sha }]) => [sha, path]),
  );
  const moved = new Set<string>();
  const found: ChangedFile[] = [];
  for (const [filename, { sha, mode }] of after) {
    const old = before.get(filename);
    if (old?.sha === sha && old.mode === mode) continue;
    const previous = old ? undefined : gone.get(sha);
    if (previous) moved.add(previous);
    const status = old ? 'modified' : previous ? 'renamed' : 'added';
    const diff = fileDiff(store, previous ? sha : old?.sha, sha);
    found.push({
      sha,
      filename,
      status,
      ...counts(diff),
      ...(previous && { previous_filename: previous }),
    });
  }
  for (const [filename, { sha }] of before)
    if (!after.has(filename) && !moved.has(filename))
      found.push({ sha, filename, status: 'removed', ...counts(fileDiff(store, sha, undefined)) });
  return found.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

function counts(diff: LineDiff | undefined) {
  const { additions = 0, deletions = 0, patch } = diff ?? {};
  return { additions, deletions, changes: additions + deletions, ...(patch && { patch }) };
}

/** The diff of two blobs; undefined where GitHub shows none: for binary files, and more than about 1 MB. */
export function fileDiff(store: GitStore, before?: string, after?: string): LineDiff | undefined {
  const [a, b] = [before, after].map((sha) => (sha && store.blob(sha)) || Buffer.alloc(0)) as [
    Buffer,
    Buffer,
  ];
  if (a.includes(0) || b.includes(0) || a.length + b.length > 1024 * 1024) return undefined;
  return diffLines(a.toString(), b.toString());
}

function getTree(call: Call): Reply {
  const { store } = call.repository;
  const wanted = call.parameters.tree_sha ?? '';
  const commit =
    call.repository.resolve(wanted) ??
    [...call.repository.branches.values()]
      .flatMap((tip) => store.ancestors(tip))
      .find(({ tree }) => tree === wanted);
  if (!commit) throw notFound();
  const recursive = call.query.get('recursive') !== null;
  const entries = recursive
    ? [...commit.files].map(([path, { mode, sha }]) => ({ path, mode, sha, type: 'blob' }))
    : foldersOf(commit.files).map(({ name, mode, sha, folder }) => ({
        path: name,
        mode,
        sha,
        type: folder ? 'tree' : 'blob',
      }));
  return { status: 200, body: { sha: commit.tree, tree: entries, truncated: false } };
}

function getBlob(call: Call): Reply {
  const sha = call.parameters.file_sha ?? '';
  const bytes = call.repository.store.blob(sha);
  if (!bytes) throw notFound();
  if (/\braw\b/.test(call.accept)) return { status: 200, raw: bytes };
  return {
    status: 200,
    body: { sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') },
  };
}

const needs = [['contents', 'read']] as const;

export const contents: Readonly<Record<string, Handler>> = {
  'GET ': { needs: [], run: ({ repository }) => ({ status: 200, body: repositoryAnswer(repository) }) },
  'GET /contents/{path}': { needs, run: getContents },
  'GET /commits': { needs, run: listCommits },
  'GET /commits/{ref}': { needs, run: getCommit },
  'GET /compare/{basehead}': { needs, run: compare },
  'GET /git/trees/{tree_sha}': { needs, run: getTree },
  'GET /git/blobs/{file_sha}': { needs, run: getBlob },
};
