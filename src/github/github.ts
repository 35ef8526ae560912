import type { ChangedFile } from '../catalog/changes.ts';

/** GitHub's objects and requests as Pipewright uses them; `edge/github-client.ts` implements them. */

export interface PullRequest {
  readonly number: number;
  readonly open: boolean;
  readonly draft: boolean;
  readonly merged: boolean;
  /** Missing until GitHub has computed it. */
  readonly mergeable?: boolean;
  /** `repository` is missing when the fork was deleted. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repository?: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly author: Author;
}

/** Who opened a pull request. */
export interface Author {
  readonly login: string;
  /** See `isNewAuthor`. */
  readonly isNew?: boolean;
}

/**
 * Whether a user is new to a repository: has contributed nothing before; undefined where GitHub does not say.
 * @param association `author_association` (REST reference, CommentAuthorAssociation)
 */
export function isNewAuthor(association: unknown): boolean | undefined {
  if (typeof association !== 'string') return undefined;
  return /^(FIRST_TIMER|FIRST_TIME_CONTRIBUTOR|NONE|MANNEQUIN)$/.test(association);
}

export interface TreeFile {
  readonly path: string;
  /** Git's: `100644`, `100755`, `120000` a symbolic link, `160000` a submodule, `040000` a folder. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  /** Git's object id of the content. */
  readonly id: string;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly externalId: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** Number of annotations. */
  readonly annotations: number;
  /** The App that made it: `github-actions` for workflow jobs and everything that their tokens create. */
  readonly app: string;
  /** The part of its page below the summary. */
  readonly text?: string;
  /** The page that it links to; for a job, the job's page. */
  readonly detailsUrl?: string;
}

/** An annotation of a check run, as it is read. Untrusted. */
export interface CheckNote {
  readonly title: string;
  readonly message: string;
}

/** A run of a workflow for a pull request's commit. */
export interface WorkflowRun {
  /** Its name, which a fork can change. */
  readonly workflow: string;
  readonly status: string | null;
  /** `action_required`: it waits for approval. */
  readonly conclusion: string | null;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  /** Written by an app. */
  readonly byBot: boolean;
  /** Its author is the owner, a member or a collaborator: a job may comment with the token of one. */
  readonly byWriter: boolean;
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required' | 'cancelled' | 'timed_out';

/** One annotation of a check run. Columns only where start and end share a line. */
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** What a check run shows; at most 50 annotations, and 65,535 bytes of summary and text each. */
export interface CheckOutput {
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
}

export interface CheckState {
  readonly status: 'in_progress' | 'completed';
  readonly conclusion?: Conclusion;
  readonly externalId?: string;
  readonly detailsUrl?: string;
  readonly output: CheckOutput;
}

/** A rule that keeps a token from committing to a branch. */
export interface BlockingRule {
  /** GitHub's word for it: `pull_request`, `required_status_checks`, … */
  readonly type: string;
  /** The ruleset's name; missing where a branch protection rule says no. */
  readonly ruleset?: string;
  /** The ruleset's page. */
  readonly page?: string;
}

/** A comment with a suggestion on lines of the pull request's newest commit. */
export interface LineComment {
  readonly path: string;
  readonly startLine: number;
  readonly line: number;
  readonly body: string;
}

/** The most bytes of a step's summary; GitHub's limit is 1 MiB ("Step isolation and limits"). */
export const SUMMARY_BYTES = 1_000_000;
/** The most bytes of a comment. GitHub's limit counts characters, which are never more. */
export const COMMENT_BYTES = 65_000;

/** Read requests. Repositories are named `owner/name`. */
export interface GitHubReading {
  /**
   * The commit that a branch, a tag or a commit id names, as 40 hexadecimal digits.
   * @throws Failure `REF_NOT_FOUND`, `GITHUB_UNREACHABLE`, `GITHUB_RATE_LIMIT`, …
   */
  resolveCommit(repository: string, ref: string): Promise<string>;
  /**
   * A text file of a commit; undefined where it does not exist or is not a file.
   * @throws Failure `FILE_TOO_LARGE` over 1 MiB, `NOT_UTF8`, `GITHUB_UNREACHABLE`, `GITHUB_RATE_LIMIT`, …
   */
  readFile(repository: string, path: string, sha: string): Promise<string | undefined>;
  /** A commit's parents, and the files that it changes, 300 at most. */
  commit(repository: string, sha: string): Promise<{ readonly parents: string[]; readonly paths: string[] }>;
  /** Every file of a commit. @throws Failure `TREE_TOO_LARGE` where GitHub does not list all */
  tree(repository: string, sha: string): Promise<TreeFile[]>;
  pullRequest(repository: string, number: number): Promise<PullRequest>;
  /** Without `mergeable`. */
  openPullRequests(repository: string): Promise<PullRequest[]>;
  /** The pull requests that introduced a commit. */
  pullRequestsOf(repository: string, sha: string): Promise<PullRequest[]>;
  /** @throws Failure `TOO_MANY_FILES` where GitHub does not list all */
  changedFiles(repository: string, number: number): Promise<ChangedFile[]>;
  /** All check runs of a commit, not only the latest of each name; the oldest first. */
  checkRuns(repository: string, sha: string): Promise<CheckRun[]>;
  /** All check runs of a name at a commit, not only the latest. */
  checkRunsNamed(repository: string, sha: string, name: string): Promise<CheckRun[]>;
  /** The annotations of a check run. */
  checkNotes(repository: string, id: number): Promise<CheckNote[]>;
  /** The newest commit that changed a file, up to the given commit; undefined where none did. */
  lastChange(repository: string, path: string, sha: string): Promise<string | undefined>;
  /** The user who writes with this token: `github-actions[bot]`. */
  login(): Promise<string>;
  /** Comments of a pull request, the oldest first. */
  comments(repository: string, number: number): Promise<Comment[]>;
  /** Comments on lines of a pull request. */
  reviewComments(repository: string, number: number): Promise<Comment[]>;
  /**
   * The rules that keep this token from committing to a branch directly, as far as GitHub shows them; rules
   * that the token may bypass are left out. The branch need not exist.
   */
  blockingRules(repository: string, branch: string): Promise<BlockingRule[]>;
  /** Workflow runs of the event pull_request for a commit, the newest of each workflow. */
  pullRequestRuns(repository: string, sha: string): Promise<WorkflowRun[]>;
}

/** Write requests. Every function throws Failure `GITHUB_READ_ONLY` where the token may not write. */
export interface GitHubWriting {
  /** @returns its id */
  createCheckRun(repository: string, sha: string, name: string, state: CheckState): Promise<number>;
  /** Annotations are added to the existing ones. */
  updateCheckRun(repository: string, id: number, state: CheckState): Promise<void>;
  createComment(repository: string, number: number, body: string): Promise<number>;
  updateComment(repository: string, id: number, body: string): Promise<void>;
  /** One review with comments on lines, without approval or rejection. */
  createReview(
    repository: string,
    number: number,
    sha: string,
    body: string,
    comments: readonly LineComment[],
  ): Promise<void>;
  /**
   * Adds one signed commit to a branch, if the branch is at the expected commit.
   * @param files contents by path; undefined deletes the file
   * @returns the commit, or `moved` when the branch is at another commit
   */
  commitOnBranch(
    repository: string,
    branch: string,
    expected: string,
    message: { readonly headline: string; readonly body: string },
    files: ReadonlyMap<string, string | undefined>,
  ): Promise<{ readonly sha: string } | 'moved'>;
  /** Creates a branch unless it exists. */
  createBranch(repository: string, branch: string, sha: string): Promise<void>;
}

/** GitHub's REST and GraphQL APIs. */
export interface GitHub extends GitHubReading, GitHubWriting {
  /** Requests sent so far, retries included. */
  readonly calls: number;
}
