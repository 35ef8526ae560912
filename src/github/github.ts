/** What publishing knows of GitHub, in its own words; `edge/github.ts` speaks to it. */

export interface PullRequest {
  readonly number: number;
  readonly open: boolean;
  readonly draft: boolean;
  readonly merged: boolean;
  /** Missing until GitHub knows. */
  readonly mergeable?: boolean;
  /** `repository` is missing when the fork was deleted. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repository?: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly author: string;
  readonly authorId: number;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';
  /** Where a renamed file was. */
  readonly previous?: string;
  /** The lines of the new file that the change shows, first and last: comments go nowhere else. */
  readonly shown: readonly (readonly [first: number, last: number])[];
}

export interface TreeFile {
  readonly path: string;
  /** As git writes it: `100644`, `100755`, `120000` a symbolic link, `160000` a submodule, `040000` a folder. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  /** Git's own name for the content. */
  readonly id: string;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly externalId: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** How many it has. */
  readonly annotations: number;
  readonly app: string;
}

/** A run of a workflow for a pull request's commit. */
export interface WorkflowRun {
  /** Its name, which a fork can change. */
  readonly workflow: string;
  readonly status: string | null;
  /** `action_required` waits until somebody approves it. */
  readonly conclusion: string | null;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  /** Written by an app, as ours are: people's comments are never changed. */
  readonly byBot: boolean;
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

/** A comment with a suggestion on lines of the pull request's newest commit. */
export interface LineComment {
  readonly path: string;
  readonly startLine: number;
  readonly line: number;
  readonly body: string;
}

/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). Bytes. */
export const SUMMARY_BYTES = 1_000_000;
/** Characters of a comment; bytes are never fewer, so that counting them is safe. */
export const COMMENT_BYTES = 65_000;
