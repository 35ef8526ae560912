import { type Change, type Commit, GitStore, type Tree } from './git.ts';

/** The id of the app GitHub Actions, to which the tokens of jobs belong. */
export const ACTIONS_APP = 15368;

export interface Pull {
  readonly number: number;
  /** `repository` is undefined once the fork is deleted. */
  head: { readonly repository: FakeRepository | undefined; readonly label: string; readonly branch: string };
  readonly base: string;
  readonly author: string;
  readonly title: string;
  /** The commit of the branch; it stays when the branch or the fork is deleted. */
  sha: string;
  state: 'open' | 'closed';
  mergeCommit?: string;
  conflict: boolean;
  draft: boolean;
  readonly labels: Set<string>;
  /** The web page's setting, which a fork's owner can switch off. */
  maintainerCanModify: boolean;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckRun {
  readonly id: number;
  readonly headSha: string;
  /** The id of the app that made it; only this app may change it. */
  readonly app: number;
  name: string;
  status: string;
  conclusion: string | null;
  externalId: string | null;
  detailsUrl: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  body: string;
  readonly created: string;
  updated: string;
}

export interface ReviewComment {
  readonly id: number;
  readonly review: number;
  readonly path: string;
  readonly commit: string;
  readonly line: number;
  readonly startLine?: number;
  readonly side: string;
  readonly body: string;
  readonly author: string;
}

export interface Review {
  readonly id: number;
  readonly pull: number;
  readonly author: string;
  readonly commit: string;
  readonly state: string;
  readonly body: string;
  readonly comments: ReviewComment[];
}

export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly branch: string;
  readonly rules: readonly string[];
  /** Logins to which its rules do not apply. */
  readonly bypass: readonly string[];
}

/** A release, or the draft of one. */
export interface PublishedRelease {
  readonly id: number;
  readonly tag: string;
  readonly body: string;
  readonly assets: {
    readonly id: number;
    readonly name: string;
    readonly state: 'uploaded' | 'open';
    readonly digest: string;
    readonly bytes: Uint8Array;
  }[];
  draft: boolean;
  immutable: boolean;
}

/** One repository of the loopback GitHub, which tests set up and inspect. */
export class FakeRepository {
  readonly owner: string;
  readonly name: string;
  readonly store: GitStore;
  readonly parent: FakeRepository | undefined;
  readonly defaultBranch = 'main';
  private: boolean;
  /** Branch → commit. */
  readonly branches = new Map<string, string>();
  /** Tag → commit; there are only lightweight tags. */
  readonly tags = new Map<string, string>();
  /** The oldest first. */
  readonly releases: PublishedRelease[] = [];
  /** The setting "Release immutability". */
  immutableReleases = true;
  /** The digests of attested bytes, and the type of attestation: `provenance` or `sbom`. */
  readonly attestations: { readonly digest: string; readonly type: string }[] = [];
  readonly pulls = new Map<number, Pull>();
  /** Number → text of issues that are not pull requests; both share one sequence of numbers. */
  readonly issues = new Map<number, string>();
  /** Check runs that were created with a token. */
  readonly checkRuns: CheckRun[] = [];
  /** Check runs of workflows' jobs, which GitHub Actions makes itself; lists contain both kinds. */
  readonly jobs: CheckRun[] = [];
  readonly comments: Comment[] = [];
  readonly reviews: Review[] = [];
  /** Branch → the message with which GitHub refuses direct commits. */
  readonly rules = new Map<string, string>();
  readonly rulesets: Ruleset[] = [];
  /** Branch → the only users who may push there, by branch protection. */
  readonly pushers = new Map<string, readonly string[]>();
  /** Login → permission; all others may read. */
  readonly permissions = new Map<string, 'admin' | 'write' | 'read' | 'none'>();
  /** Runs for commits of pull requests; that of a first-time contributor waits with `action_required`. */
  readonly workflowRuns: {
    readonly sha: string;
    readonly name: string;
    readonly status: string;
    readonly conclusion: string | null;
  }[] = [];
  readonly dispatches: { readonly workflow: string; readonly ref: string; readonly inputs: object }[] = [];
  #serial = 0;

  constructor(owner: string, name: string, options: { private?: boolean; parent?: FakeRepository } = {}) {
    this.owner = owner;
    this.name = name;
    this.private = options.private ?? false;
    this.parent = options.parent;
    this.store = options.parent?.store ?? new GitStore();
    this.permissions.set(owner, 'admin');
    for (const [branch, sha] of options.parent?.branches ?? []) this.branches.set(branch, sha);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /**
   * A unique number in this repository, for ids of runs and comments; pull requests have their own numbers.
   */
  nextId(): number {
    return 1000 + ++this.#serial;
  }

  /**
   * Commits to a branch, as a user's `git push` does; a new branch starts at the default branch.
   * @returns the commit's hash
   */
  commit(
    branch: string,
    changes: Readonly<Record<string, Change>>,
    message = 'Change files',
    author = this.owner,
  ): string {
    const tip = this.branches.get(branch) ?? this.branches.get(this.defaultBranch);
    const before: Tree = (tip && this.store.commit(tip)?.files) || new Map();
    const files = this.store.change(before, changes);
    const { sha } = this.store.writeCommit(tip ? [tip] : [], files, { message, author });
    this.move(branch, sha);
    return sha;
  }

  /**
   * The message with which GitHub refuses a direct commit to a branch; undefined if it accepts the commit.
   */
  refusalOf(branch: string, login: string): string | undefined {
    const binds = (set: Ruleset) => set.branch === branch && !set.bypass.includes(login);
    return (
      this.rules.get(branch) ??
      (this.pushers.get(branch)?.includes(login) === false ? 'Protected branch update failed.' : undefined) ??
      (this.rulesets.some((set) => binds(set) && set.rules.includes('pull_request'))
        ? 'Changes must be made through a pull request.'
        : undefined)
    );
  }

  /** Points a branch at a commit, and updates open pull requests from it. */
  move(branch: string, sha: string): void {
    this.branches.set(branch, sha);
    for (const repository of [this, this.parent])
      for (const pull of repository?.pulls.values() ?? [])
        if (pull.state === 'open' && pull.head.repository === this && pull.head.branch === branch)
          pull.sha = sha;
  }

  /** Opens an issue. @returns its number */
  openIssue(body: string): number {
    const number = this.#nextNumber();
    this.issues.set(number, body);
    return number;
  }

  #nextNumber(): number {
    return Math.max(0, ...this.pulls.keys(), ...this.issues.keys()) + 1;
  }

  /** Opens a pull request into this repository, from one of its branches or of a fork's. */
  openPull(
    branch: string,
    options: {
      readonly from?: FakeRepository;
      readonly base?: string;
      readonly title?: string;
      readonly author?: string;
      readonly conflict?: boolean;
      readonly draft?: boolean;
    } = {},
  ): Pull {
    const from = options.from ?? this;
    const sha = from.branches.get(branch);
    if (!sha) throw new Error(`${from.fullName} has no branch ${branch}`);
    const pull: Pull = {
      number: this.#nextNumber(),
      head: { repository: from, label: `${from.owner}:${branch}`, branch },
      base: options.base ?? this.defaultBranch,
      author: options.author ?? from.owner,
      title: options.title ?? `Add ${branch}`,
      sha,
      state: 'open',
      conflict: options.conflict ?? false,
      draft: options.draft ?? false,
      labels: new Set(),
      maintainerCanModify: from !== this,
    };
    this.pulls.set(pull.number, pull);
    return pull;
  }

  /**
   * Merges a pull request as the web page's button does.
   * @returns the merge commit's hash
   */
  merge(pull: Pull): string {
    const sha = this.testMerge(pull);
    pull.state = 'closed';
    pull.mergeCommit = sha;
    this.move(pull.base, sha);
    return sha;
  }

  /** Starts a workflow's job at a commit. @returns its check run, which the test completes */
  startJob(headSha: string, name: string): CheckRun {
    const id = this.nextId();
    const job: CheckRun = {
      ...{ id, headSha, app: ACTIONS_APP, name, status: 'in_progress', conclusion: null },
      // For a job it is a UUID.
      externalId: `5e0c92d1-0000-5000-8000-${`${id}`.padStart(12, '0')}`,
      detailsUrl: `https://github.com/${this.fullName}/actions/runs/1/job/${id}`,
      ...{ title: null, summary: null, text: null, annotations: [] },
    };
    this.jobs.push(job);
    return job;
  }

  /** Ends a job. @param notices that it printed */
  endJob(job: CheckRun, notices: readonly { title: string; message: string }[], success = true): void {
    Object.assign(job, { status: 'completed', conclusion: success ? 'success' : 'failure' });
    const place = { path: '.github', start_line: 1, end_line: 1, annotation_level: 'notice' } as const;
    job.annotations.push(...notices.map((notice) => ({ ...place, ...notice })));
  }

  /** All check runs, in the order in which they were made. */
  allCheckRuns(): CheckRun[] {
    return [...this.jobs, ...this.checkRuns].sort((a, b) => a.id - b.id);
  }

  /** The hash of the commit that `refs/pull/<number>/merge` points at: the result of merging now. */
  testMerge(pull: Pull): string {
    const base = this.branches.get(pull.base) as string;
    const from = this.store.mergeBase(base, pull.sha)?.files ?? new Map();
    const theirs = this.store.commit(pull.sha)?.files ?? new Map();
    const files = new Map(this.store.commit(base)?.files);
    for (const path of new Set([...from.keys(), ...theirs.keys()])) {
      const entry = theirs.get(path);
      if (entry?.sha === from.get(path)?.sha) continue;
      if (entry) files.set(path, entry);
      else files.delete(path);
    }
    const message = `Merge pull request #${pull.number} from ${pull.head.label.replace(':', '/')}\n\n${pull.title}`;
    return this.store.writeCommit([base, pull.sha], files, { message, author: this.owner }).sha;
  }

  /** The commit of a branch, a hash or `refs/…`; a full hash may be of a fork's commit. */
  resolve(ref: string): Commit | undefined {
    const [, kind, rest = ''] = /^(?:refs\/)?(heads|pull|tags)\/(.+)$/.exec(ref) ?? [];
    if (kind === 'tags') return this.store.commit(this.tags.get(rest) ?? '');
    if (kind === 'pull') {
      const [, number, which] = /^(\d+)\/(head|merge)$/.exec(rest) ?? [];
      const pull = this.pulls.get(Number(number));
      if (!pull || (which === 'merge' && pull.conflict)) return undefined;
      return this.store.commit(which === 'merge' ? this.testMerge(pull) : pull.sha);
    }
    const sha = this.branches.get(kind === 'heads' ? rest : ref);
    return (sha && this.store.commit(sha)) || this.store.find(ref);
  }

  /** The texts of the files of a branch or commit below a folder, by path. */
  files(ref = this.defaultBranch, folder = ''): Record<string, string> {
    const commit = this.resolve(ref);
    if (!commit) throw new Error(`${this.fullName} has no ${ref}`);
    return Object.fromEntries(
      [...commit.files]
        .filter(([path]) => folder === '' || path.startsWith(`${folder}/`))
        .map(([path, { sha }]) => [path, this.store.blob(sha)?.toString() ?? '']),
    );
  }

  /** The commits of a branch, the newest first. */
  log(branch = this.defaultBranch): Commit[] {
    const tip = this.branches.get(branch);
    return tip ? this.store.ancestors(tip) : [];
  }
}
