import { type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { Edit, Finding, Fix } from '../../core/finding.ts';
import { quote } from '../../text/quote.ts';
import { findingAt, type JsonText, positionAt, replace } from './json-text.ts';
import type { JsonScan, Span } from './scan-json.ts';

/** Beyond this many broken lines, more findings say nothing new. */
const MOST_ERRORS = 10;

/**
 * The mistakes in a text's JSON syntax. One mistake often makes the parser stumble several times, so each line is
 * reported once. Comments, trailing commas and a byte order mark do not break the document and are reported apart.
 */
export function syntaxFindings(json: JsonText, scan: JsonScan, errors: readonly ParseError[]): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, where: Span, message: string, fix?: Fix): void => {
    const source = json.text.slice(where.offset, where.offset + where.length);
    const got = source === '' ? undefined : quote(source);
    findings.push(findingAt(json, 'error', code, { path: [], at: 'file', ...where }, { message, got, fix }));
  };
  const removal = (title: string, edit: Edit): Fix => ({ title, edits: [edit], safe: true });
  if (json.text.startsWith('\ufeff')) {
    const mark = { offset: 0, length: 1 };
    const message = 'The file starts with a byte order mark, which JSON does not allow.';
    add('BYTE_ORDER_MARK', mark, message, removal('remove it', replace(mark, '')));
  }
  const lines = new Set<number>();
  for (const error of errors) {
    const mistake = explainError(json.text, scan, error);
    const { line } = positionAt(json, mistake.where.offset);
    if (lines.has(line) || lines.size === MOST_ERRORS) continue;
    lines.add(line);
    add('NOT_JSON', mistake.where, mistake.message, mistake.fix);
  }
  for (const comma of scan.trailingCommas) {
    if (errors.some((error) => error.offset === comma.offset)) continue;
    const fix = removal('remove the comma', replace(comma, ''));
    add('TRAILING_COMMA', comma, 'JSON does not allow a comma after the last entry.', fix);
  }
  for (const comment of scan.comments) {
    const fix = removal('remove the comment', removeComment(json.text, comment));
    add('COMMENT', comment, 'JSON does not allow comments.', fix);
  }
  return findings;
}

/** A comment with lines of its own is removed with them. */
function removeComment(text: string, { offset, length }: Span): Edit {
  const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, offset));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(offset + length));
  if (!before || !after) return { offset, length, text: '' };
  const blanks = before[0].replace('\n', '').length;
  return { offset: offset - blanks, length: blanks + length + after[0].length, text: '' };
}

interface Mistake {
  readonly where: Span;
  readonly message: string;
  readonly fix?: Fix;
}

/** Literals of other languages, and JSON's own. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  nil: 'null',
  NULL: 'null',
  undefined: 'null',
};

function explainError(text: string, scan: JsonScan, { error, offset, length }: ParseError): Mistake {
  const where = { offset: Math.min(offset, text.length), length: Math.min(length, text.length - offset) };
  const symbol = text.slice(offset, offset + length);
  const tokenEnd = scan.ends.findLast((end) => end <= offset) ?? 0;
  switch (printParseErrorCode(error)) {
    case 'InvalidSymbol':
      return explainSymbol(text, where, symbol);
    case 'CommaExpected':
      return {
        where: { offset: tokenEnd, length: 0 },
        message: `A comma is missing before ${quote(symbol.replace(/^"|"$/g, ''))}.`,
        fix: { title: 'insert a comma', edits: [{ offset: tokenEnd, length: 0, text: ',' }], safe: true },
      };
    case 'ColonExpected':
      return { where, message: 'A field is written "name": value; the colon is missing here.' };
    case 'PropertyNameExpected':
      return { where, message: `Write a field name in double quotes here${instead(symbol)}.` };
    case 'ValueExpected':
      return { where, message: `Write a value here${instead(symbol)}.` };
    case 'CloseBraceExpected':
      return {
        where: { offset: tokenEnd, length: 0 },
        message: 'A "{" is never closed: "}" is missing here.',
      };
    case 'CloseBracketExpected':
      return {
        where: { offset: tokenEnd, length: 0 },
        message: 'A "[" is never closed: "]" is missing here.',
      };
    case 'EndOfFileExpected':
      return {
        where,
        message: 'The document ends before this; a file holds one JSON object and nothing else.',
      };
    case 'UnexpectedEndOfString':
      return { where, message: 'This text is never closed: its last double quote is missing in this line.' };
    case 'UnexpectedEndOfComment':
      return { where, message: 'This comment is never closed, and JSON does not allow comments.' };
    case 'UnexpectedEndOfNumber':
    case 'InvalidNumberFormat':
      return { where, message: `${quote(symbol)} is not a number as JSON writes it.` };
    case 'InvalidUnicode':
      return { where, message: 'After \\u in a text, four hex digits must follow.' };
    case 'InvalidEscapeCharacter':
      return {
        where,
        message:
          'This text has a backslash before a character that needs none; a backslash itself is written \\\\.',
      };
    case 'InvalidCharacter':
      return explainRawCharacter(where, symbol);
    default:
      return { where, message: 'This is not JSON.' };
  }
}

function instead(symbol: string): string {
  return symbol === '' ? '' : `, not ${quote(symbol)}`;
}

function explainSymbol(text: string, where: Span, symbol: string): Mistake {
  const single = /'((?:[^'\\\r\n]|\\.)*)'/y;
  single.lastIndex = where.offset;
  const quoted = single.exec(text);
  if (quoted) {
    const inner = quoted[1]!.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
    const span = { offset: where.offset, length: quoted[0].length };
    return {
      where: span,
      message: 'JSON writes text in double quotes, not in single ones.',
      fix: { title: 'use double quotes', edits: [replace(span, `"${inner}"`)], safe: true },
    };
  }
  const word = Object.hasOwn(OTHER_WORDS, symbol) ? OTHER_WORDS[symbol]! : undefined;
  if (word) {
    return {
      where,
      message: `JSON writes ${word}, not ${symbol}.`,
      fix: { title: `write ${word}`, edits: [replace(where, word)], safe: true },
    };
  }
  const key = /^([A-Za-z_$][\w$-]*)(:?)$/.exec(symbol);
  if (
    key &&
    (key[2] || /^\s*:/.test(text.slice(where.offset + symbol.length, where.offset + symbol.length + 50)))
  ) {
    return {
      where,
      message: `The name of a field must be in double quotes: "${key[1]}".`,
      fix: { title: 'put it in double quotes', edits: [replace(where, `"${key[1]}"${key[2]}`)], safe: true },
    };
  }
  return {
    where,
    message: `${quote(symbol)} is not a JSON value. Text must be in double quotes.`,
  };
}

function explainRawCharacter(where: Span, symbol: string): Mistake {
  const message =
    'This text holds a raw tab or another control character; write it as an escape such as \\t.';
  if (/[^\t\u0020-\uffff]/.test(symbol)) return { where, message };
  const fix = { title: 'write \\t', edits: [replace(where, symbol.replace(/\t/g, '\\t'))], safe: true };
  return { where, message, fix };
}
