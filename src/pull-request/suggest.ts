import type { ChangedFile } from '../catalog/changes.ts';
import type { Finding } from '../core/finding.ts';
import type { LineComment } from '../github/github.ts';
import { fixText } from '../spec/apply-fixes.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { ChangeReport } from './change-page.ts';

/** More comments than this at once help nobody. */
const MOST = 20;

/** Safe fixes of all entries, on lines that the change shows: GitHub takes comments nowhere else. */
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
  const lines = text.split('\n');
  const comments: LineComment[] = [];
  const taken = new Set<number>();
  for (const { fix, file, code, message } of findings) {
    if (!fix?.safe || fix.edits.length === 0 || comments.length === MOST) continue;
    const start = lineAt(text, Math.min(...fix.edits.map(({ offset }) => offset)));
    const end = lineAt(text, Math.max(...fix.edits.map(({ offset, length }) => offset + length)));
    const touched = Array.from({ length: end - start + 1 }, (_, i) => start + i);
    // Two suggestions for one line cannot both be taken.
    if (touched.some((line) => taken.has(line))) continue;
    let fixed = text;
    for (const { offset, length, text: by } of [...fix.edits].sort((a, b) => b.offset - a.offset))
      fixed = fixed.slice(0, offset) + by + fixed.slice(offset + length);
    const now = fixed.split('\n').slice(start - 1, end + fixed.split('\n').length - lines.length);
    const body = now.join('\n');
    // Carriage returns and the like would not survive being shown.
    if (/[\p{Cc}\p{Cf}]/u.test(body.replace(/[\n\t]/g, ''))) continue;
    for (const line of touched) taken.add(line);
    const fence = '`'.repeat(Math.max(3, ...[...body.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    comments.push({
      path: file,
      startLine: start,
      line: end,
      body: `${escapeMarkdown(message)} (<code>${code}</code>)\n\n${fence}suggestion\n${body}\n${fence}\n`,
    });
  }
  return comments;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
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
  // A patch that hides what it does is none; and git has its own ways with such names.
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

/** Lines with their ends; one without says so, as git does. */
function linesOf(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}
