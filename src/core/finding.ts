export type Severity = 'error' | 'warning' | 'hint';

/** A place in a text file. Lines and columns start at 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  /** Just past the last character. */
  readonly end: Position;
}

/** Replaces `length` UTF-16 units of the file at `offset` by `text`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export interface Fix {
  /** What it does, in the imperative: `rename to "run_command"`. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** `--fix` applies only safe ones: those that cannot change what the author meant. */
  readonly safe: boolean;
}

/** Something to report about a file; there is no other type for that. */
export interface Finding {
  /** Stable, upper snake case; also the anchor in the documentation, e.g. `UNKNOWN_FIELD`. */
  readonly code: string;
  readonly severity: Severity;
  /** As the user named it, with `/`. */
  readonly file: string;
  /** Missing only where the whole file is meant. */
  readonly range?: Range;
  /** JSON pointer (RFC 6901) of the value meant; `''` is the whole document. */
  readonly path: string;
  /** One sentence: the field, what was found, what is allowed. */
  readonly message: string;
  /** What was found, quoted and shortened to 60 characters. */
  readonly got?: string;
  readonly expected?: string;
  readonly fix?: Fix;
}

/** Applies edits, which must not overlap, to a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    edited += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + edit.length;
  }
  return edited + text.slice(at);
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** Orders findings for a reader: by file, then place, then severity. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
    (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
    RANK[a.severity] - RANK[b.severity]
  );
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error');
}

const MOST_FINDINGS = 100;

/**
 * The first hundred findings about a file, in a reader's order, so that one file cannot flood a report.
 * Errors are kept first, so that the cut never makes a broken file look valid.
 */
export function limitFindings(findings: readonly Finding[], file: string): Finding[] {
  const sorted = [...findings].sort(compareFindings);
  if (sorted.length <= MOST_FINDINGS) return sorted;
  const errors = sorted.filter((f) => f.severity === 'error');
  const kept = [...errors, ...sorted.filter((f) => f.severity !== 'error')].slice(0, MOST_FINDINGS);
  return [
    ...kept.sort(compareFindings),
    {
      code: 'MORE_FINDINGS',
      severity: errors.length > 0 ? 'error' : 'hint',
      file,
      path: '',
      message: `There are ${sorted.length - MOST_FINDINGS} more findings in this file; fix these first.`,
    },
  ];
}
