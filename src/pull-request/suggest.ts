import type { ChangedFile } from '../catalog/changes.ts';
import type { Finding } from '../core/finding.ts';
import type { LineComment } from '../github/github.ts';
import { applyFixes, fixText } from '../spec/apply-fixes.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { ChangeReport } from './change-page.ts';

/** Suggestions for one file: more at once do not help. */
const MOST_SUGGESTIONS = 20;

/** Safe fixes of all entries, on lines that the change shows: GitHub accepts comments only there. */
export function suggestionsFor({ reports }: ChangeReport, files: readonly ChangedFile[]): LineComment[] {
  return reports.flatMap(({ text, file, findings }) => {
    const shown = files.find(({ path }) => path === file)?.shown ?? [];
    return suggestions(text, findings).filter(({ startLine, line }) =>
      shown.some(([first, last]) => first <= startLine && line <= last),
    );
  });
}

/**
 * Safe fixes as comments on lines, which GitHub offers to commit with one click.
 * @param text the file as it is in the pull request
 * @param findings of exactly this text
 */
export function suggestions(text: string, findings: readonly Finding[]): LineComment[] {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const lineCount = lineAt(text.length);
  const comments: LineComment[] = [];
  const changed = new Set<number>();
  for (const finding of findings) {
    const { fix, file, code, message } = finding;
    if (!fix?.safe || fix.edits.length === 0 || comments.length === MOST_SUGGESTIONS) continue;
    const startLine = lineAt(Math.min(...fix.edits.map(({ offset }) => offset)));
    const line = lineAt(Math.max(...fix.edits.map(({ offset, length }) => offset + length)));
    const touched = Array.from({ length: line - startLine + 1 }, (_, i) => startLine + i);
    // Two suggestions for one line conflict.
    if (touched.some((one) => changed.has(one))) continue;
    const fixed = applyFixes(text, [finding]).text.split('\n');
    const body = fixed.slice(startLine - 1, line + fixed.length - lineCount).join('\n');
    // GitHub would not keep carriage returns and the like.
    if (/[\p{Cc}\p{Cf}]/u.test(body.replace(/[\n\t]/g, ''))) continue;
    for (const one of touched) changed.add(one);
    const fence = '`'.repeat(Math.max(3, ...[...body.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    comments.push({
      path: file,
      startLine,
      line,
      body: `${escapeMarkdown(message)} (<code>${code}</code>)\n\n${fence}suggestion\n${body}\n${fence}\n`,
    });
  }
  return comments;
}

/** Lines around a change, as `diff -u` shows them. */
const CONTEXT = 3;

/**
 * All safe fixes of a file as a patch for `git apply`; undefined when there are none.
 * @param file relative to the repository
 * @param examine gives the findings of a text
 */
export function fixPatch(
  file: string,
  text: string,
  examine: (text: string) => readonly Finding[],
): string | undefined {
  const { text: fixed } = fixText(text, examine);
  // Git quotes such names in its own way, and a patch must not hide what it does.
  if (fixed === text || /["\\\s\p{Cc}\p{Cf}]/u.test(file)) return undefined;
  const before = linesOf(text);
  const after = linesOf(fixed);
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let same = 0;
  while (
    same < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  )
    same += 1;
  const from = Math.max(0, start - CONTEXT);
  const tail = Math.min(same, CONTEXT);
  const out = [
    ...before.slice(from, start).map((line) => ` ${line}`),
    ...before.slice(start, before.length - same).map((line) => `-${line}`),
    ...after.slice(start, after.length - same).map((line) => `+${line}`),
    ...before.slice(before.length - same, before.length - same + tail).map((line) => ` ${line}`),
  ];
  const count = (lines: readonly string[]): number => lines.length - same + tail - from;
  const head = `--- a/${file}\n+++ b/${file}\n@@ -${from + 1},${count(before)} +${from + 1},${count(after)} @@\n`;
  return head + out.join('');
}

/** Lines with their line ends; a last line without one is marked as git marks it. */
function linesOf(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}
