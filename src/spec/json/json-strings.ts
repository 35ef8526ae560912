import type { Edit } from '../../core/finding.ts';
import { codePointName } from '../../text/code-points.ts';
import { quote } from '../../text/quote.ts';
import type { JsonScanner } from './json-scanner.ts';

/** Texts in quotes: JSON's own, and what else people and their editors write. */

/** Quotes that open a text, with those that may close it. */
const OTHER_QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  '`': '`´',
  '\u2018': '\u2019\u2018\u201b',
  '\u2019': '\u2019\u2018\u201b',
  '\u201a': '\u2018\u2019',
  '\u201b': '\u2019\u2018',
  '\u201c': '\u201d\u201c"\u201f\u2033',
  '\u201d': '\u201d\u201c"\u201f\u2033',
  '\u201e': '\u201c\u201d"',
  '\u201f': '\u201d\u201c"',
  '\u2033': '\u2033"',
  '\u00ab': '\u00bb',
  '\u00bb': '\u00ab\u00bb',
  '\uff02': '\uff02',
};
const CURLY_DOUBLE = '\u201c\u201d\u201e\u201f\u2033';
/** What follows a text that has ended. */
const AFTER = /[ \t]*(?:[:=,;}\]]|\r|\n|$|\/\/|\/\*|#)/y;
const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

export function startsString(scanner: JsonScanner): boolean {
  return scanner.next === '"' || (!scanner.ended && Object.hasOwn(OTHER_QUOTES, scanner.next));
}

/** Reads the text that starts here. @param isName it should be a field's name @returns what it means */
export function readString(scanner: JsonScanner, isName: boolean): string {
  return scanner.next === '"' ? readPlain(scanner, isName) : readOther(scanner);
}

/** What is wrong inside one text. */
class Slips {
  readonly lineEnds: Edit[] = [];
  readonly controls: Edit[] = [];
  readonly escapes: Edit[] = [];
  wrongEscape = '';
  safeEscapes = true;
  fixableControls = true;
  control = '';
}

function readPlain(scanner: JsonScanner, isName: boolean): string {
  const { text } = scanner;
  const open = scanner.at;
  const slips = new Slips();
  let value = '';
  let goingOn: boolean | undefined;
  let at = open + 1;
  for (; at < text.length && text[at] !== '"'; ) {
    const c = text[at]!;
    const lineEnd =
      c === '\\'
        ? /^\\(?:\r\n|\r|\n)/.exec(text.slice(at, at + 3))
        : /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2));
    if (lineEnd) {
      // All line ends of a text have the same next quote.
      goingOn ??= !isName && goesOn(text, at);
      if (!goingOn) return unclosed(scanner, isName, at);
      // A backslash before it joins the lines, in shells as in JavaScript.
      const joined = c === '\\' ? '' : '\\n';
      slips.lineEnds.push({ offset: at, length: lineEnd[0].length, text: joined });
      value += joined && '\n';
      at += lineEnd[0].length;
    } else if (c === '\\') {
      const [length, meant] = readEscape(text, at, slips);
      value += meant;
      at += length;
    } else {
      if (c < ' ') noteControl(c, at, slips);
      value += c;
      at += 1;
    }
  }
  if (at >= text.length) return unclosed(scanner, isName, at);
  return closed(scanner, { isName, open, close: at, value, slips });
}

/** Whether a text continues in the next line: the next quote ends a value there, and begins no name. */
function goesOn(text: string, at: number): boolean {
  const rest = /^(?:[^"\\]|\\[\s\S])*"/.exec(text.slice(at));
  if (!rest) return false;
  return /^\s*(?:[,;}\]]|$)/.test(text.slice(at + rest[0].length)) && !/[,{[]\s*"$/.test(rest[0]);
}

function noteControl(character: string, at: number, slips: Slips): void {
  slips.control ||= character;
  if (character !== '\t') slips.fixableControls = false;
  slips.controls.push({ offset: at, length: 1, text: '\\t' });
}

/** @returns the length of an escape, and what it stands for */
function readEscape(text: string, at: number, slips: Slips): [length: number, meant: string] {
  const c = text[at + 1] ?? '';
  if ('"\\/'.includes(c) && c !== '') return [2, c];
  if (Object.hasOwn(ESCAPED, c)) return [2, ESCAPED[c]!];
  const unicode = /^u([\da-f]{4})/i.exec(text.slice(at + 1, at + 6));
  if (unicode) return [6, String.fromCharCode(Number.parseInt(unicode[1]!, 16))];
  slips.wrongEscape ||= text.slice(at, at + 2);
  const byte = /^x([\da-f]{2})/i.exec(text.slice(at + 1, at + 4));
  if (byte) {
    slips.escapes.push({ offset: at + 1, length: 1, text: 'u00' });
    return [4, String.fromCharCode(Number.parseInt(byte[1]!, 16))];
  }
  if (c === "'") {
    slips.escapes.push({ offset: at, length: 1, text: '' });
    return [2, c];
  }
  slips.safeEscapes = false;
  // `\$` protects "$" from a shell, which does not exist here; any other backslash was probably meant.
  const edit = c === '$' ? { length: 1, text: '' } : { length: 1, text: '\\\\' };
  slips.escapes.push({ offset: at, ...edit });
  return [Math.max(1, Math.min(2, text.length - at)), c === '$' ? c : `\\${c}`];
}

interface ClosedText {
  readonly isName: boolean;
  readonly open: number;
  readonly close: number;
  readonly value: string;
  readonly slips: Slips;
}

function closed(scanner: JsonScanner, { isName, open, close, value, slips }: ClosedText): string {
  const { text } = scanner;
  if (!scanner.match(AFTER, close + 1)) {
    const curly = curlyClose(scanner, open, close);
    if (curly !== undefined) return closeByCurly(scanner, open, curly);
    const nameAlone = isName ? /^([\w$-]+)\s*:\s*$/.exec(value)?.[1] : undefined;
    if (nameAlone !== undefined) return unclosedName(scanner, open, nameAlone);
    if (!isName) {
      const last = lastQuote(text, close);
      if (last !== undefined) return quotesInside(scanner, open, last);
    }
  }
  scanner.take(close + 1 - open);
  reportSlips(scanner, { offset: open, length: close + 1 - open }, slips);
  return value;
}

function reportSlips(scanner: JsonScanner, where: { offset: number; length: number }, slips: Slips): void {
  const { lineEnds, controls, escapes, wrongEscape } = slips;
  if (lineEnds.length > 0) {
    const message = 'This text contains a line break, which JSON writes as \\n.';
    scanner.add('NOT_JSON', where, message, 'write \\n', lineEnds);
  }
  if (controls.length > 0) {
    const tab = slips.control === '\t';
    const message = tab
      ? 'This text contains a tab, which JSON writes as \\t.'
      : `This text contains the control character ${codePointName(slips.control)}. Remove it.`;
    scanner.add('NOT_JSON', where, message, 'write \\t', slips.fixableControls ? controls : []);
  }
  if (escapes.length > 0) {
    const remedy = escapeRemedy(wrongEscape);
    const message = `This text has ${quote(wrongEscape).replace('\\\\', '\\')}, which JSON does not know: ${remedy}.`;
    const fixable = wrongEscape[1] === 'u' ? [] : escapes;
    scanner.add('NOT_JSON', where, message, 'correct the backslashes', fixable, slips.safeEscapes);
  }
}

function escapeRemedy(written: string): string {
  if (written === '\\u') return 'four hex digits must follow, as in \\u00e9';
  if (written === '\\x') return 'write four hex digits, as in \\u00e9';
  if (written === "\\'") return "write ' without a backslash";
  if (written === '\\$') return 'write $ without a backslash, as in $input';
  return 'a backslash itself is written \\\\';
}

/** An unclosed text ends with its line, without the brackets and the comma at the line's end. */
function unclosed(scanner: JsonScanner, isName: boolean, lineEnd: number): string {
  const { text, at: open } = scanner;
  const line = text.slice(open, lineEnd);
  const curly = text[open] === '"' ? curlyClose(scanner, open, lineEnd) : undefined;
  if (curly !== undefined) return closeByCurly(scanner, open, curly);
  const name = isName ? /^"([\w$-]+)\s*[:=]/.exec(line)?.[1] : undefined;
  if (name !== undefined) return unclosedName(scanner, open, name);
  const length = line.length > 1 ? Math.max(1, line.replace(/[\s,}\]]+$/, '').length) : 1;
  scanner.take(length);
  scanner.add(
    'NOT_JSON',
    { offset: open, length },
    'This text is never closed: its last double quote is missing in this line.',
    'insert a double quote',
    [{ offset: open + length, length: 0, text: '"' }],
    false,
  );
  return line.slice(1, length);
}

function unclosedName(scanner: JsonScanner, open: number, name: string): string {
  const length = name.length + 1;
  scanner.at = open;
  scanner.take(length);
  scanner.add(
    'NOT_JSON',
    { offset: open, length },
    `The double quote after the name ${JSON.stringify(name)} is missing.`,
    'insert a double quote',
    [{ offset: open + length, length: 0, text: '"' }],
  );
  return name;
}

/** The last quote of a line, where everything up to it is one text. */
function lastQuote(text: string, close: number): number | undefined {
  const line = /^[^\r\n]*/.exec(text.slice(close))![0];
  const end = /"[ \t,;}\]]*(?:\/\/.*)?$/.exec(line);
  if (!end || end.index === 0 || /"\s*[:=]/.test(line.slice(1, end.index + 1))) return undefined;
  // Only words that touch the quotes are part of the text: `"a" "b"` are two.
  return /^"\s*\+?\s*"/.test(line) ? undefined : close + end.index;
}

function quotesInside(scanner: JsonScanner, open: number, last: number): string {
  const { text } = scanner;
  const inner = text.slice(open + 1, last);
  const edits = [...inner.matchAll(/(?<!\\)"/g)].map((m) => ({
    offset: open + 1 + m.index,
    length: 0,
    text: '\\',
  }));
  const where = { offset: open, length: last + 1 - open };
  const message = 'This text contains double quotes, each of which JSON writes as \\".';
  scanner.add('NOT_JSON', where, message, 'write \\"', edits, false);
  scanner.take(where.length);
  return inner.replace(/\\"/g, '"');
}

/** Where a curly quote closes a text that a plain one opened. */
function curlyClose(scanner: JsonScanner, open: number, close: number): number | undefined {
  for (let at = open + 1; at < close; at++)
    if (CURLY_DOUBLE.includes(scanner.text[at]!) && scanner.match(AFTER, at + 1)) return at;
  return undefined;
}

function closeByCurly(scanner: JsonScanner, open: number, close: number): string {
  scanner.take(close + 1 - open);
  noteCurly(scanner, open, [{ offset: close, length: 1, text: '"' }]);
  return scanner.text.slice(open + 1, close);
}

function noteCurly(scanner: JsonScanner, offset: number, edits: readonly Edit[]): void {
  const message = (places: string) =>
    `This text has a word processor's quotes${places}. JSON needs the plain double quote, ".`;
  const slip = { code: 'NOT_JSON', where: { offset, length: 1 }, title: 'use plain double quotes', message };
  scanner.repeat('curly', slip, edits);
}

function readOther(scanner: JsonScanner): string {
  const { text, at: open } = scanner;
  const mark = text[open]!;
  const close = otherClose(scanner, OTHER_QUOTES[mark]!);
  if (close === undefined)
    return unclosed(scanner, false, open + /^[^\r\n]*/.exec(text.slice(open))![0].length);
  const inner = text.slice(open + 1, close);
  const edits: Edit[] = [{ offset: open, length: 1, text: '"' }];
  for (const m of inner.matchAll(/\\['`]|\\.|"|\t/g)) {
    const offset = open + 1 + m.index;
    if (m[0] === '"') edits.push({ offset, length: 0, text: '\\' });
    else if (m[0] === '\t') edits.push({ offset, length: 1, text: '\\t' });
    else if (m[0] === "\\'" || m[0] === '\\`') edits.push({ offset, length: 1, text: '' });
  }
  edits.push({ offset: close, length: 1, text: '"' });
  scanner.take(close + 1 - open);
  if (mark === "'" || mark === '`') {
    const what = mark === "'" ? 'single ones' : 'backticks';
    const message = (places: string) => `JSON writes text in double quotes, not in ${what}${places}.`;
    const where = { offset: open, length: close + 1 - open };
    scanner.repeat(mark, { code: 'NOT_JSON', where, title: 'use double quotes', message }, edits);
  } else noteCurly(scanner, open, edits);
  return inner.replace(/\\(["'`\\])/g, '$1');
}

/** Characters from one quote to a better one. */
const FARTHEST = 200;

/** The quote that closes a text in its line: if possible, one that can end a text, unlike in "it's". */
function otherClose(scanner: JsonScanner, closers: string): number | undefined {
  const { text } = scanner;
  let first: number | undefined;
  for (let at = scanner.at + 1; at < text.length && !/[\r\n]/.test(text[at]!); at++) {
    if (first !== undefined && at - first > FARTHEST) return first;
    if (text[at] === '\\') at += 1;
    else if (closers.includes(text[at]!)) {
      first ??= at;
      if (scanner.match(AFTER, at + 1)) return at;
    }
  }
  return first;
}
