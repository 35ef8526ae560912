import type { Finding, Range } from '../core/finding.ts';
import { quote } from '../text/quote.ts';
import { formatCount } from '../text/units.ts';

/*
 * A table as spreadsheets write it: CSV (RFC 4180) or TSV, with a header; each cell keeps its place. Strict:
 * anything ambiguous is a finding, since a shifted cell would make wrong items.
 */

/** The text of a sheet, and its file as the user named it. */
export interface SheetText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads a sheet's text.
 * @param path relative to the workflow file
 * @throws Failure where it cannot be read
 */
export type OpenSheet = (path: string) => Promise<SheetText>;

export interface SheetCell {
  readonly text: string;
  readonly range: Range;
}

export interface SheetTable {
  readonly file: string;
  readonly header: readonly SheetCell[];
  /** Each as long as the header. */
  readonly rows: readonly (readonly SheetCell[])[];
  readonly findings: readonly Finding[];
}

/** More rows than this are probably a mistake. */
const MOST_ROWS = 1_000_000;

/**
 * Reads a table. Its separator is the first of tab, comma and semicolon that the header has. Never throws.
 * @param most rows below the header; the next one is a finding, and what follows it is not read
 */
export function readTable({ file, text }: SheetText, most = MOST_ROWS): SheetTable {
  const findings: Finding[] = [];
  const error = (code: string, range: Range, message: string, more: Partial<Finding> = {}): void =>
    void findings.push({ code, severity: 'error', file, path: '', range, message, ...more });
  const start: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const separator = separatorOf(text);
  const lines = new Cells(text, separator, error).read(most);
  const [header, ...rest] = lines;
  if (!header) {
    error(
      'EMPTY_SHEET',
      start,
      'The sheet is empty. Its first row names the columns, such as item,fastq_1,fastq_2.',
    );
    return { file, header: [], rows: [], findings };
  }
  const rows = rest.filter((row) => {
    if (row.length === header.length) return true;
    error(
      'WRONG_CELLS',
      rangeOf(row),
      `This row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'}, but the header has ${header.length}. Every row needs one for each column; put a text with ${shownSeparator(separator)} into double quotes.`,
      { got: String(row.length), expected: String(header.length) },
    );
    return false;
  });
  const columns = new Map<string, SheetCell>();
  for (const cell of header) {
    if (cell.text === '')
      error('UNNAMED_COLUMN', cell.range, 'This column has no name. Name it, or remove it.');
    else if (columns.has(cell.text))
      error(
        'DUPLICATE_COLUMN',
        cell.range,
        `The sheet has the column ${quote(cell.text)} twice. Rename or remove one.`,
        {
          got: quote(cell.text),
        },
      );
    columns.set(cell.text, cell);
  }
  return { file, header, rows, findings };
}

function separatorOf(text: string): string {
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  const first = text.slice(0, end);
  return first.includes('\t') ? '\t' : first.includes(',') ? ',' : first.includes(';') ? ';' : ',';
}

function shownSeparator(separator: string): string {
  return separator === '\t' ? 'a tab' : `"${separator}"`;
}

function rangeOf(row: readonly SheetCell[]): Range {
  return { start: row[0]!.range.start, end: row.at(-1)!.range.end };
}

type Report = (code: string, range: Range, message: string) => void;

class Cells {
  readonly #text: string;
  readonly #separator: string;
  readonly #error: Report;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string, separator: string, error: Report) {
    this.#text = text;
    this.#separator = separator;
    this.#error = error;
  }

  /** All rows that are not empty: the header, and the given number below it. */
  read(most: number): SheetCell[][] {
    // Excel writes a byte order mark into CSV files.
    if (this.#text.startsWith('\ufeff')) {
      this.#at = 1;
      this.#lineStart = 1;
    }
    const rows: SheetCell[][] = [];
    while (this.#at < this.#text.length) {
      const row = this.#row();
      if (row.every(({ text }) => text === '')) continue;
      if (rows.length > most) {
        const limit = formatCount(most);
        this.#error(
          'TOO_MANY_ROWS',
          rangeOf(row),
          `A sheet can have at most ${limit} rows below its header, and this row exceeds the limit. Split the sheet, and run each part separately.`,
        );
        break;
      }
      rows.push(row);
    }
    return rows;
  }

  #row(): SheetCell[] {
    const row: SheetCell[] = [];
    for (;;) {
      row.push(this.#text[this.#at] === '"' ? this.#quoted() : this.#plain());
      const next = this.#text[this.#at];
      if (next === this.#separator) {
        this.#at += 1;
        continue;
      }
      this.#newLine();
      return row;
    }
  }

  #plain(): SheetCell {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#ends(this.#text[this.#at]!)) this.#at += 1;
    // Blanks around a cell only align columns.
    return { text: this.#text.slice(start, this.#at).trim(), range: this.#rangeFrom(start) };
  }

  #quoted(): SheetCell {
    const start = this.#at;
    const line = this.#line;
    const column = start - this.#lineStart + 1;
    this.#at += 1;
    let text = '';
    for (;;) {
      const quoteAt = this.#text.indexOf('"', this.#at);
      const part = this.#text.slice(this.#at, quoteAt < 0 ? this.#text.length : quoteAt);
      text += part;
      for (const end of part.matchAll(/\r\n|\n|\r/g)) {
        this.#line += 1;
        this.#lineStart = this.#at + end.index + end[0].length;
      }
      this.#at += part.length;
      const range = { start: { line, column }, end: this.#position() };
      if (quoteAt < 0) {
        this.#error(
          'OPEN_QUOTE',
          range,
          'This cell begins with a double quote that is not closed. Close it, or write "" for a quote in a text.',
        );
        return { text, range };
      }
      this.#at += 1;
      if (this.#text[this.#at] === '"') {
        text += '"';
        this.#at += 1;
        continue;
      }
      const after = this.#at;
      while (this.#at < this.#text.length && !this.#ends(this.#text[this.#at]!)) this.#at += 1;
      if (this.#text.slice(after, this.#at).trim() !== '')
        this.#error(
          'TEXT_AFTER_QUOTE',
          this.#rangeFrom(after),
          'There is text after the closing double quote of this cell. Write "" for a quote in a text.',
        );
      return { text, range: { start: { line, column }, end: this.#position() } };
    }
  }

  #ends(character: string): boolean {
    return character === this.#separator || character === '\n' || character === '\r';
  }

  #newLine(): void {
    if (this.#text[this.#at] === '\r' && this.#text[this.#at + 1] === '\n') this.#at += 2;
    else this.#at += 1;
    this.#line += 1;
    this.#lineStart = this.#at;
  }

  #rangeFrom(start: number): Range {
    return { start: { line: this.#line, column: start - this.#lineStart + 1 }, end: this.#position() };
  }

  #position(): { line: number; column: number } {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }
}
