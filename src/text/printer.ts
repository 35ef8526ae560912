/**
 * The printer of everything that commands say to people: blocks, such as paragraphs and tables, become lines
 * for a terminal of some width, or for a log, where nothing is folded. It escapes all text that it is given,
 * so that none can control the terminal, or the runner that reads the output.
 */

import { padColumns, shortenMiddle, textWidth } from './columns.ts';
import { escapeControl } from './terminal.ts';

/** What shows the text. */
export interface Screen {
  /** Its columns; undefined for logs and pipes, where nothing is folded. */
  readonly width?: number;
  /** ANSI colours. */
  readonly color: boolean;
  /**
   * Words that are wider than the screen are shortened: for lines that are redrawn, whose number must be
   * known.
   */
  readonly cut?: boolean;
}

/** A log or a file. */
export const PLAIN: Screen = { color: false };

const CODES = { bold: 1, dim: 2, bad: 31, good: 32, warning: 33, hint: 36 } as const;
export type Style = keyof typeof CODES;

interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** Text of one paragraph or cell. */
export type Inline = string | Styled | readonly (string | Styled)[];

/** Gives its lines. */
export type Block = (screen: Screen) => readonly string[];

/** Longer lines of prose are hard to read. */
const LONGEST = 120;
/** On narrower terminals nothing is folded. */
const NARROWEST = 40;
/** Least width of a column that is folded; with `cut`, half of it. */
const LEAST_COLUMN = 16;
const GAP = '  ';

export function styled(style: Style, text: string): Styled {
  return { style, text };
}

/** @param blocks false and undefined say nothing */
export function print(blocks: readonly (Block | false | undefined)[], screen: Screen): string {
  return blocks
    .flatMap((block) => (block ? [...block(screen)] : []))
    .map((line) => `${line}\n`)
    .join('');
}

export const blank: Block = () => [''];

/** Groups of blocks with an empty line between them; those that print nothing are left out. */
export function sections(...groups: readonly (readonly (Block | false | undefined)[])[]): Block {
  return (screen) => {
    const texts = groups.map((group) => print(group, screen)).filter((text) => text !== '');
    return texts.flatMap((text, i) => [...(i > 0 ? [''] : []), ...text.slice(0, -1).split('\n')]);
  };
}

/** A line that is never folded: for text that people copy, or that is aligned already. */
export function line(text: Inline): Block {
  return (screen) => [paint(text, screen)];
}

export function heading(text: string): Block {
  return paragraph(styled('bold', text));
}

/** Folded between words. @param indent of all lines @param hang of all lines but the first, in addition */
export function paragraph(text: Inline, indent = 0, hang = 0): Block {
  return (screen) => {
    const [first = '', ...rest] = foldText(text, screen, indent, hang);
    return [' '.repeat(indent) + first, ...rest.map((each) => ' '.repeat(indent + hang) + each)];
  };
}

/** Steps to take in their order. @param steps those that are commands are bold, and never folded */
export function numbered(steps: readonly string[], indent = 2): Block {
  return (screen) =>
    steps.flatMap((step, i) => {
      const label = `${i + 1}. `;
      return /^(?:aws|cd|gh|npx) /.test(step)
        ? line([' '.repeat(indent) + label, styled('bold', step)])(screen)
        : paragraph(label + step, indent, label.length)(screen);
    });
}

/** A label and what it says; undefined and empty text leaves the row out. */
export type Fact = readonly [label: string, value: Inline | undefined];

/** Labels with values behind them, each folded under itself. @param width of the labels, at least */
export function facts(rows: readonly Fact[], width = 0, indent = 0): Block {
  const said = rows.filter((row): row is readonly [string, Inline] => (row[1] ?? '') !== '');
  const labels = Math.max(width, ...said.map(([label]) => textWidth(label)));
  return (screen) =>
    said.flatMap(([label, value]) => {
      const left = indent + labels + 1;
      const [first = '', ...rest] = foldText(value, screen, left, 0);
      const head = paint(styled('dim', padColumns(label, labels)), screen);
      return [`${' '.repeat(indent)}${head} ${first}`, ...rest.map((each) => ' '.repeat(left) + each)];
    });
}

/** A command to copy, with what it is for; never folded. */
export function command(what: string, call: string): Block {
  return (screen) => {
    const said = `${escapeControl(what)}:`;
    const copied = paint(styled('bold', call), screen);
    const fits = screen.width === undefined || textWidth(said) + 1 + textWidth(call) <= screen.width;
    return fits ? [`${said} ${copied}`] : [said, `  ${copied}`];
  };
}

export interface TableOptions {
  readonly head?: readonly string[];
  /** Numbers of the columns that are aligned to the right. */
  readonly right?: readonly number[];
  /** Number of the column that is folded where the table is too wide. */
  readonly fold?: number;
  readonly indent?: number;
}

/**
 * Rows in aligned columns. Where they do not fit and have a head, each row becomes a record: its first cell,
 * then the others with their names.
 */
export function table(rows: readonly (readonly Inline[])[], options: TableOptions = {}): Block {
  const { head, right = [], fold, indent = 0 } = options;
  const all: readonly (readonly Inline[])[] = head
    ? [head.map((name) => styled('dim', name)), ...rows]
    : rows;
  if (all.length === 0) return () => [];
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => inlineWidth(row[i]!))));
  return (screen) => {
    const { width = Number.POSITIVE_INFINITY } = screen;
    const used = indent + widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length);
    const room = fold === undefined ? 0 : widths[fold]! - (used - width);
    if (used > width && (fold === undefined || room < LEAST_COLUMN) && head)
      return records(head, rows, indent, screen);
    const isFolded = used > width && fold !== undefined && (room >= LEAST_COLUMN || screen.cut);
    const columns = isFolded ? widths.with(fold, Math.max(room, LEAST_COLUMN / 2)) : widths;
    return all.flatMap((row) =>
      rowLines(row, columns, right, screen).map((text) => ' '.repeat(indent) + text),
    );
  };
}

function rowLines(
  row: readonly Inline[],
  widths: readonly number[],
  right: readonly number[],
  screen: Screen,
): string[] {
  const cells = row.map((cell, i) => foldInline(cell, widths[i]!, widths[i]!, screen.cut));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, y) =>
    cells
      .map((lines, i) => {
        const text = lines[y] ?? [];
        const blanks = ' '.repeat(Math.max(0, widths[i]! - inlineWidth(text)));
        const last = i === cells.length - 1;
        return right.includes(i) ? blanks + paint(text, screen) : paint(text, screen) + (last ? '' : blanks);
      })
      .join(GAP)
      .trimEnd(),
  );
}

function records(
  head: readonly string[],
  rows: readonly (readonly Inline[])[],
  indent: number,
  screen: Screen,
): string[] {
  return rows.flatMap(([first = '', ...cells]) => {
    const parts = cells.flatMap((cell, i): (string | Styled)[] => {
      const name = styled('dim', `${unbroken(head[i + 1]!)}\u00a0`);
      const spans = spansOf(cell).map((span) =>
        typeof span === 'string' ? unbroken(span) : { ...span, text: unbroken(span.text) },
      );
      return [...(i > 0 ? [', '] : []), name, ...spans];
    });
    return [...paragraph(first, indent)(screen), ...paragraph(parts, indent + 2)(screen)];
  });
}

/** The longest text, in UTF-16 units, that stays in one line. */
const LONGEST_UNBROKEN = 32;

/** A short text that is not folded: its blanks are no-break spaces until it is printed. */
export function unbroken(text: string): string {
  return text.length > LONGEST_UNBROKEN ? text : text.replaceAll(' ', '\u00a0');
}

/** A text as it is printed, in one line. */
export function paint(text: Inline, { color }: Pick<Screen, 'color'>): string {
  const spans = spansOf(text);
  return spans
    .map((span, i) => {
      const shown = escaped(typeof span === 'string' ? span : span.text, i === 0);
      return typeof span === 'string' || !color || shown === ''
        ? shown
        : `\u001b[${CODES[span.style]}m${shown}\u001b[0m`;
    })
    .join('');
}

/** `::` is a runner's command only where a line begins. */
function escaped(text: string, begins: boolean): string {
  const shown = begins ? escapeControl(text) : escapeControl(`.${text}`).slice(1);
  return shown.replaceAll('\u00a0', ' ');
}

function spansOf(text: Inline): readonly (string | Styled)[] {
  return typeof text === 'string' || 'style' in text ? [text] : text;
}

function inlineWidth(text: Inline): number {
  return textWidth(paint(text, PLAIN));
}

function foldText(text: Inline, screen: Screen, indent: number, hang: number): string[] {
  const { width, cut } = screen;
  if (width === undefined || (width < NARROWEST && !cut)) return [paint(text, screen)];
  const columns = Math.min(width, LONGEST);
  const lines = foldInline(text, columns - indent, columns - indent - hang, cut);
  return lines.map((each) => paint(each, screen));
}

/**
 * Lines of whole words, none wider than the columns, except for a single word that is. `cut` shortens such a
 * word.
 */
function foldInline(text: Inline, first: number, rest = first, cut = false): (string | Styled)[][] {
  if (inlineWidth(text) <= first) return [[...spansOf(text)]];
  const lines: (string | Styled)[][] = [[]];
  let used = 0;
  for (const word of wordsOf(text)) {
    const room = (): number => (lines.length === 1 ? first : rest);
    const wide = inlineWidth(word);
    if (used > 0 && used + 1 + wide > room()) {
      lines.push([]);
      used = 0;
    }
    const shown = cut && wide > room() ? shortened(word, room()) : word;
    lines.at(-1)!.push(...(used > 0 ? [' '] : []), ...shown);
    used += (used > 0 ? 1 : 0) + inlineWidth(shown);
  }
  return lines;
}

function shortened(word: readonly (string | Styled)[], columns: number): (string | Styled)[] {
  return [shortenMiddle(paint(word, PLAIN), Math.max(1, columns))];
}

/** Blanks, or a word; a short command in quotation marks is one, so that it can be copied. */
const WORD = /[^\S\u00a0]+|[\S\u00a0]*"npx [^"]{1,50}"[\S\u00a0]*|[\S\u00a0]+/g;

/** Words, each of one or more spans, without the blanks between them. */
function wordsOf(text: Inline): (string | Styled)[][] {
  const words: (string | Styled)[][] = [];
  let open = false;
  for (const span of spansOf(text)) {
    const whole = typeof span === 'string' ? span : span.text;
    for (const [part] of whole.matchAll(WORD)) {
      if (/^[^\S\u00a0]/.test(part)) {
        open = false;
        continue;
      }
      const piece = typeof span === 'string' ? part : { ...span, text: part };
      if (open) words.at(-1)!.push(piece);
      else words.push([piece]);
      open = true;
    }
  }
  return words;
}
