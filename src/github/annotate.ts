import type { Finding, Severity } from '../core/finding.ts';
import { clip } from '../text/markdown.ts';
import { escapeUnseen } from '../text/quote.ts';
import type { Annotation } from './github.ts';
import type { Runner } from './runner.ts';

/** GitHub shows this many annotations of a level per step and drops the rest (workflow commands, limits). */
const SHOWN_PER_LEVEL = 10;

/** Annotates the first findings of each level at their lines, and counts all of them in outputs. */
export function annotate(findings: readonly Finding[], runner: Runner): void {
  for (const [severity, output] of [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['hint', 'hints'],
  ] as const satisfies readonly (readonly [Severity, string])[]) {
    const ofLevel = findings.filter((finding) => finding.severity === severity);
    for (const finding of ofLevel.slice(0, SHOWN_PER_LEVEL)) runner.annotate(finding);
    runner.output(output, String(ofLevel.length));
  }
}

/** GitHub's limit (REST API, "Update a check run"). */
export const ANNOTATIONS_A_REQUEST = 50;

/** The most UTF-8 bytes of summary and of text; GitHub's documentation says characters. */
export const FIELD_BYTES = 65_535;

/** The most characters of an annotation's message. GitHub accepts 64 KB, which is too long to read. */
const MESSAGE_LENGTH = 4000;

export function annotationOf({ file, range, severity, code, message, fix }: Finding): Annotation {
  const start = range?.start ?? { line: 1, column: 1 };
  const end = range?.end ?? start;
  const remedy = fix ? `\nFix: ${fix.title}` : '';
  return {
    path: file,
    start_line: start.line,
    end_line: Math.max(end.line, start.line),
    ...(range &&
      start.line === end.line && {
        start_column: start.column,
        end_column: Math.max(end.column, start.column),
      }),
    annotation_level: ({ error: 'failure', warning: 'warning', hint: 'notice' } as const)[severity],
    title: code,
    message: clip(`${message}${remedy}`.split('\n').map(escapeUnseen).join('\n'), MESSAGE_LENGTH),
  };
}
