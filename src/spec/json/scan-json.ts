import { createScanner } from 'jsonc-parser';

/** A stretch of text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** What a pass over the tokens of a JSON text finds, before it is parsed. */
export interface JsonScan {
  /** The deepest nesting of objects and lists. */
  readonly depth: number;
  readonly comments: readonly Span[];
  /** Commas directly before a closing bracket. */
  readonly trailingCommas: readonly Span[];
  /** Where each token that is neither white space nor comment ends, ascending. */
  readonly ends: readonly number[];
}

// The scanner's kinds (jsonc-parser's SyntaxKind is a const enum, which exists only in its types).
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const BLANK = 15;
const END = 17;

/** Scans a text in one pass, without recursion: no nesting can exhaust the stack. */
export function scanJson(text: string): JsonScan {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  const trailingCommas: Span[] = [];
  const ends: number[] = [];
  let level = 0;
  let depth = 0;
  let comma: Span | undefined;
  for (;;) {
    const kind: number = scanner.scan();
    if (kind === END) return { depth, comments, trailingCommas, ends };
    const token = { offset: scanner.getTokenOffset(), length: scanner.getTokenLength() };
    if (kind === LINE_BREAK || kind === BLANK || (token.offset === 0 && text[0] === '\ufeff')) continue;
    if (kind === LINE_COMMENT || kind === BLOCK_COMMENT) {
      comments.push(token);
      continue;
    }
    if (kind === OPEN_BRACE || kind === OPEN_BRACKET) depth = Math.max(depth, ++level);
    if (kind === CLOSE_BRACE || kind === CLOSE_BRACKET) {
      if (comma) trailingCommas.push(comma);
      level--;
    }
    comma = kind === COMMA ? token : undefined;
    ends.push(token.offset + token.length);
  }
}
