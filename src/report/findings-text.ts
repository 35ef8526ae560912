import type { Finding, Severity } from '../core/finding.ts';
import { textWidth } from '../text/columns.ts';
import {
  line as asItIs,
  type Block,
  blank,
  type Inline,
  paragraph,
  print,
  type Screen,
  type Style,
  styled,
} from '../text/printer.ts';
import { escapeUnseen } from '../text/quote.ts';
import { plural } from '../text/units.ts';

export interface RenderOptions extends Partial<Screen> {
  /** Contents of files by name, for showing the lines that findings are about. */
  readonly texts?: ReadonlyMap<string, string>;
}

const STYLES: Record<Severity, Style> = { error: 'bad', warning: 'warning', hint: 'hint' };
/** Columns that are shown of a long line. */
const WIDEST = 100;
/** Excerpts are at least this wide, however narrow the terminal is. */
const NARROWEST = 40;

/**
 * Findings as a compiler prints them: the place, the message, the line with the characters marked, and the
 * fix. Untrusted text is escaped: it cannot control a terminal or a runner that reads the output.
 */
export function renderFindings(
  findings: readonly Finding[],
  { texts, color = false, width }: RenderOptions = {},
): string {
  const lines = new Map<string, string[]>();
  const blocks: Block[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (file !== undefined && finding.file !== file) blocks.push(blank);
    file = finding.file;
    const text = texts?.get(file);
    if (text !== undefined && !lines.has(file)) lines.set(file, text.split(/\r\n|\n|\r/));
    blocks.push(paragraph(messageOf(finding), 0, 2), ...excerpt(finding, lines.get(file), width));
    if (finding.fix) {
      const how = finding.fix.safe ? [' ', styled('dim', '(--fix does it)')] : [];
      blocks.push(paragraph([`fix: ${finding.fix.title}`, ...how], 2, 2));
    }
  }
  return print(blocks, { color, width });
}

function messageOf({ file, range, severity, code, message }: Finding): Inline {
  const place = range ? `${file}:${range.start.line}:${range.start.column}` : file;
  return [
    styled('bold', place),
    ' ',
    styled(STYLES[severity], severity),
    ' ',
    styled('dim', `${code}:`),
    ` ${message}`,
  ];
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
  columns: number | undefined,
): Block[] {
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
  const marks = styled(STYLES[finding.severity], '^'.repeat(Math.max(1, textWidth(meant))));
  return [
    asItIs([styled('dim', `${range.start.line} |`), ` ${before}${visible(shown)}${after}`]),
    asItIs([styled('dim', `${' '.repeat(margin)} |`), ` ${' '.repeat(indent)}`, marks]),
  ];
}

/** One `·` for each invisible character, so that columns stay aligned. */
function visible(line: string): string {
  return Array.from(line, (c) => (c === '\t' ? ' ' : escapeUnseen(c) === c ? c : '·')).join('');
}
