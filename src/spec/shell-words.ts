/**
 * `run_command` as words. They are split as a POSIX shell splits them (XCU 2.2 quoting), but no shell ever sees them:
 * nothing is expanded except `$name` and `${name}`, and a value is never split again.
 * Imports nothing: the agent inside every wrapped image uses this file too.
 */

/** A part of a word with one kind of quoting. */
export interface WordPart {
  readonly text: string;
  /** `literal` came from single quotes or after a backslash: `$name` in it stays as it is. */
  readonly quoting: 'bare' | 'double' | 'literal';
  /** Where its text starts in the command, in UTF-16 units. */
  readonly offset: number;
}

export interface Word {
  readonly parts: readonly WordPart[];
  /** Where the word is in the command, quotes included, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A command whose quote or backslash is never finished. */
export class UnfinishedQuote extends Error {
  override readonly name = 'UnfinishedQuote';
  /** Where the quote or backslash is in the command. */
  readonly offset: number;

  constructor(quote: string, offset: number) {
    super(
      quote === '\\'
        ? 'the backslash at the end has nothing to quote'
        : `the ${quote === "'" ? 'single' : 'double'} quote is never closed`,
    );
    this.offset = offset;
  }
}

const BLANK = /[ \t\r\n]/;

/**
 * Splits a command into words: blanks separate; single quotes keep everything; double quotes keep everything but
 * `\` before `$`, `` ` ``, `"`, `\` and a line end; a backslash outside quotes keeps the next character. Operators
 * (`|`, `>`, `;` …), `*` and `#` are ordinary characters.
 * @throws UnfinishedQuote
 */
export function splitWords(command: string): Word[] {
  const words: Word[] = [];
  let parts: WordPart[] = [];
  let start = -1;
  let at = 0;

  const add = (text: string, quoting: WordPart['quoting'], offset: number): void => {
    const last = parts.at(-1);
    // A part that continues the one before is merged with it: an opening `"` and the text after it.
    if (last?.quoting === quoting && last.offset + last.text.length === offset) {
      parts[parts.length - 1] = { ...last, text: last.text + text };
    } else parts.push({ text, quoting, offset });
  };
  const finish = (): void => {
    if (start >= 0) words.push({ parts, start, end: at });
    parts = [];
    start = -1;
  };

  while (at < command.length) {
    const c = command[at]!;
    if (BLANK.test(c)) {
      finish();
      at++;
    } else if (c === '\\' && command[at + 1] === '\n') {
      at += 2; // a continued line: neither a character nor the end of a word
    } else {
      if (start < 0) start = at;
      if (c === "'") at = single(at);
      else if (c === '"') at = double(at);
      else if (c === '\\') {
        const quoted = command[at + 1];
        if (quoted === undefined) throw new UnfinishedQuote(c, at);
        add(quoted, 'literal', at + 1);
        at += 2;
      } else {
        let end = at + 1;
        while (end < command.length && !/[ \t\r\n'"\\]/.test(command[end]!)) end++;
        add(command.slice(at, end), 'bare', at);
        at = end;
      }
    }
  }
  finish();
  return words;

  function single(open: number): number {
    const close = command.indexOf("'", open + 1);
    if (close < 0) throw new UnfinishedQuote("'", open);
    add(command.slice(open + 1, close), 'literal', open + 1);
    return close + 1;
  }

  function double(open: number): number {
    add('', 'double', open + 1);
    for (let i = open + 1; i < command.length; ) {
      const c = command[i]!;
      if (c === '"') return i + 1;
      if (c === '\\' && /[$`"\\]/.test(command[i + 1] ?? '')) {
        add(command[i + 1]!, 'literal', i + 1);
        i += 2;
      } else if (c === '\\' && command[i + 1] === '\n') {
        i += 2;
      } else {
        let end = i + 1;
        while (end < command.length && command[end] !== '"' && command[end] !== '\\') end++;
        add(command.slice(i, end), 'double', i);
        i = end;
      }
    }
    throw new UnfinishedQuote('"', open);
  }
}

const NAME = /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g;

/**
 * Returns the arguments of a command: `$name` and `${name}` are replaced inside words too, except in literal parts. A
 * name that `values` does not have stays as it is written. A value is neither split nor expanded.
 */
export function expandWords(words: readonly Word[], values: Readonly<Record<string, string>>): string[] {
  return words.map((word) =>
    word.parts
      .map((part) =>
        part.quoting === 'literal'
          ? part.text
          : part.text.replace(NAME, (written, braced?: string, plain?: string) => {
              const name = (braced ?? plain)!;
              return Object.hasOwn(values, name) ? values[name]! : written;
            }),
      )
      .join(''),
  );
}

/** A `$name` in a command. */
export interface NameUse {
  readonly name: string;
  /** As written: `$name` or `${name}`. */
  readonly text: string;
  readonly offset: number;
  /** Index of its word. */
  readonly word: number;
  /** It is in single quotes or after a backslash, so it is not replaced. */
  readonly literal: boolean;
}

/** Every `$name` and `${name}` of a command's words, in order, those that are not replaced included. */
export function namesIn(words: readonly Word[]): NameUse[] {
  const uses: NameUse[] = [];
  for (const [word, { parts }] of words.entries()) {
    for (const part of parts) {
      for (const m of part.text.matchAll(NAME)) {
        const literal = part.quoting === 'literal';
        uses.push({ name: (m[1] ?? m[2])!, text: m[0], offset: part.offset + m.index, word, literal });
      }
    }
  }
  return uses;
}

/** A word's text without its quotes and with nothing replaced. */
export function wordText(word: Word): string {
  return word.parts.map((part) => part.text).join('');
}

/** Writes words as one command that splits into them again; `$name` stays replaceable. */
export function joinWords(words: readonly string[]): string {
  return words
    .map((word) => (/^[^\s'"\\|&;<>()`*?#~[\]]+$/.test(word) ? word : `"${word.replace(/[\\"`]/g, '\\$&')}"`))
    .join(' ');
}
