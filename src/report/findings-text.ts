import type { Finding, Severity } from '../core/finding.ts';
import { textWidth } from '../text/columns.ts';
import { escapeUnseen } from '../text/quote.ts';
import { escapeControl } from '../text/terminal.ts';
import { plural } from '../text/units.ts';

export interface RenderOptions {
  /** Contents of files by name, for showing the lines that findings are about. */
  readonly texts?: ReadonlyMap<string, string>;
  /** ANSI colors. */
  readonly color?: boolean;
  /** Columns of the terminal: messages are wrapped between words. Without it, every message is one line. */
  readonly width?: number;
}

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, hint: 36 };
const BOLD = 1;
const DIM = 2;
/** Columns that are shown of a long line. */
const WIDEST = 100;
/** On narrower terminals nothing is wrapped. */
const NARROWEST = 40;

/**
 * Findings as a compiler prints them: the place, the message, the line with the characters marked, and the fix. Untrusted
 * text is escaped: it cannot control a terminal or a runner that reads the output.
 */
export function renderFindings(findings: readonly Finding[], options: RenderOptions = {}): string {
  const paint = options.color
    ? (code: number, text: string) => `\u001b[${code}m${text}\u001b[0m`
    : (_code: number, text: string) => text;
  const lines = new Map<string, string[]>();
  const blocks: string[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (file !== undefined && finding.file !== file) blocks.push('');
    file = finding.file;
    const { start } = finding.range ?? {};
    const place = start ? `${escapeControl(file)}:${start.line}:${start.column}` : escapeControl(file);
    const head = `${place} ${finding.severity} ${finding.code}:`;
    const [first, ...more] = fold(escapeControl(finding.message), textWidth(head) + 1, options.width);
    blocks.push(
      `${paint(BOLD, place)} ${paint(COLOURS[finding.severity], finding.severity)} ${paint(DIM, `${finding.code}:`)} ${first}`,
      ...more,
    );
    const text = options.texts?.get(file);
    if (text !== undefined && !lines.has(file)) lines.set(file, text.split(/\r\n|\n|\r/));
    blocks.push(...excerpt(finding, lines.get(file), paint, options.width));
    if (finding.fix) {
      const how = finding.fix.safe ? ` ${paint(DIM, '(--fix does it)')}` : '';
      blocks.push(`  fix: ${escapeControl(finding.fix.title)}${how}`);
    }
  }
  return blocks.map((block) => `${block}\n`).join('');
}

/**
 * `2 errors, 1 hint in 1 spec; 1 can be fixed with --fix`
 * @param checked what was checked: `1 spec`
 */
export function summarizeFindings(findings: readonly Finding[], checked: string): string {
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const parts = (['error', 'warning', 'hint'] as const)
    .map((severity) => plural(count(severity), severity))
    .filter((part) => !part.startsWith('0 '));
  const fixable = findings.filter((f) => f.fix?.safe).length;
  const found = parts.length > 0 ? parts.join(', ') : 'no findings';
  return `${found} in ${checked}${fixable > 0 ? `; ${fixable} can be fixed with --fix` : ''}`;
}

function excerpt(
  finding: Finding,
  lines: readonly string[] | undefined,
  paint: (code: number, text: string) => string,
  columns: number | undefined,
): string[] {
  const { range } = finding;
  const line = range && lines?.[range.start.line - 1];
  if (!range || line === undefined) return [];
  const from = range.start.column - 1;
  const to = range.end.line === range.start.line ? range.end.column - 1 : line.length;
  // An opening bracket at a line's end marks a missing field: the line would explain nothing.
  if (to - from === 1 && /^[{[]\s*$/.test(line.slice(from))) return [];

  const margin = String(range.start.line).length;
  const widest = Math.min(WIDEST, Math.max(columns ?? WIDEST, NARROWEST) - margin - 5);
  const start = from > widest - 20 ? from - 20 : 0;
  const shown = line.slice(start, start + widest);
  const meant = line.slice(from, Math.min(to, start + widest));
  const before = start > 0 ? '…' : '';
  const after = start + widest < line.length ? '…' : '';
  const indent = textWidth(before) + textWidth(line.slice(start, from));
  return [
    `${paint(DIM, `${range.start.line} |`)} ${before}${visible(shown)}${after}`,
    `${paint(DIM, `${' '.repeat(margin)} |`)} ${' '.repeat(indent)}${paint(COLOURS[finding.severity], '^'.repeat(Math.max(1, textWidth(meant))))}`,
  ];
}

/** One `·` for each invisible character, so that columns stay aligned. */
function visible(line: string): string {
  return Array.from(line, (c) => (c === '\t' ? ' ' : escapeUnseen(c) === c ? c : '·'))
    .join('')
    .replaceAll('##[', '##(');
}

/** Wraps a text between words; the first line starts after `taken` columns, the others are indented by two. */
function fold(text: string, taken: number, columns: number | undefined): string[] {
  if (columns === undefined || columns < NARROWEST) return [text];
  const lines: string[] = [];
  let line = '';
  let room = columns - taken;
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (textWidth(next) <= room || (line === '' && lines.length > 0)) {
      line = next;
      continue;
    }
    lines.push(line);
    line = `  ${word}`;
    room = columns;
  }
  return [...lines, line];
}
