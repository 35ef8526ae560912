/**
 * `run_command` as words. They are split as a POSIX shell splits them (XCU 2.2 quoting), but no shell ever
 * sees them: nothing is expanded except `$name` and `${name}`, and a value is never split again.
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

/** A command that cannot be read: where, and why. */
export class CommandSyntaxError extends Error {
  override readonly name = 'CommandSyntaxError';
  /** The finding's code. */
  readonly code: string;
  /** In the command, in UTF-16 units. */
  readonly start: number;
  readonly end: number;

  /** @param message continues a sentence: "cannot be read: …" */
  constructor(code: string, { start, end }: { start: number; end: number }, message: string) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}

function unfinished(quote: string, at: number): CommandSyntaxError {
  const message =
    quote === '\\'
      ? 'the backslash at the end has nothing to quote'
      : `the ${quote === "'" ? 'single' : 'double'} quote is never closed`;
  return new CommandSyntaxError('UNFINISHED_QUOTE', { start: at, end: at + 1 }, message);
}

const BLANK = /[ \t\r\n]/;

/**
 * Splits a command into words: blanks separate; single quotes keep everything; double quotes keep everything
 * but `\` before `$`, `` ` ``, `"`, `\` and a line end; a backslash outside quotes keeps the next character.
 * Operators (`|`, `>`, `;` …), `*` and `#` are ordinary characters: command-tree.ts knows those that
 * Pipewright takes.
 * @throws CommandSyntaxError `UNFINISHED_QUOTE`
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
        if (quoted === undefined) throw unfinished(c, at);
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
    if (close < 0) throw unfinished("'", open);
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
    throw unfinished('"', open);
  }
}

/** `$name` and `${name}`; the name is in group 1 or 2. */
export const NAME = /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g;

/** A `$name` in a command. */
export interface NameUse {
  readonly name: string;
  /** As written: `$name` or `${name}`. */
  readonly text: string;
  readonly offset: number;
  /** It is in single quotes or after a backslash, so it is not replaced. */
  readonly literal: boolean;
}

/** Every `$name` and `${name}` of a word, in order, those that are not replaced included. */
export function namesIn(word: Word): NameUse[] {
  return word.parts.flatMap(({ text, offset, quoting }) =>
    [...text.matchAll(NAME)].map((m) => ({
      name: (m[1] ?? m[2])!,
      text: m[0],
      offset: offset + m.index,
      literal: quoting === 'literal',
    })),
  );
}

/** The one name that a word consists of, in double quotes or none; undefined for any other word. */
export function soleName(word: Word): string | undefined {
  const [part, ...others] = word.parts;
  if (part === undefined || others.length > 0 || part.quoting === 'literal') return undefined;
  const m = /^\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))$/.exec(part.text);
  return m?.[1] ?? m?.[2];
}

/** The text of a word without any quotes or backslashes; undefined for any other word. */
export function bareText(word: Word): string | undefined {
  return word.parts.every(({ quoting }) => quoting === 'bare') ? wordText(word) : undefined;
}

/**
 * A word without its first `length` characters, which are bare; undefined when nothing is left, not even
 * quotes.
 */
export function withoutStart(word: Word, length: number): Word | undefined {
  const [first, ...others] = word.parts;
  const rest = first!.text.slice(length);
  const parts = rest === '' ? others : [{ ...first!, text: rest, offset: first!.offset + length }, ...others];
  return parts.length === 0 ? undefined : { parts, start: word.start + length, end: word.end };
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
