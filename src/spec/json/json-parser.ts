import { quote } from '../../text/quote.ts';
import type { JsonNode, Mistake, OpenNode } from './json-node.ts';
import { JsonPunctuation } from './json-punctuation.ts';
import { readString, startsString } from './json-strings.ts';
import { readWord } from './json-words.ts';

export interface ParsedJson {
  readonly root?: JsonNode;
  readonly mistakes: readonly Mistake[];
  /** Parts of the document may be missing from the tree. */
  readonly broken: boolean;
}

/** Objects and lists are nested deeper than is allowed. */
export class TooDeep extends Error {}

/**
 * Reads JSON as far as it can be understood: what a person meant where that is clear, and one mistake for
 * each place where the text says it in another way. Positions are those of the text.
 * @throws TooDeep
 */
export function parseLeniently(text: string, maxDepth: number): ParsedJson {
  return new LenientParser(text, maxDepth).document();
}

/** A name without quotes, followed by what separates it from its value. */
const BARE_MEMBER = /[A-Za-z_$@][\w$.@/-]*\s*(?:[:=]|=>)/y;
const BARE_NAME = /[\w$@.][\w$.@/-]*/y;

/** A name with its colon where a value should be. */
const NEXT_NAME = /(?:"(?:[^"\\\r\n]|\\.)*"|[A-Za-z_$][\w$-]*)\s*:(?!\/)/y;

class LenientParser extends JsonPunctuation {
  private readonly maxDepth: number;

  constructor(text: string, maxDepth: number) {
    super(text);
    this.maxDepth = maxDepth;
  }

  document(): ParsedJson {
    const { scanner } = this;
    scanner.skip();
    const root = scanner.ended ? undefined : this.value();
    scanner.skip();
    const rest = scanner.match(/[,;]/y);
    if (root && rest) {
      const where = { offset: scanner.at, length: 1 };
      scanner.take(1);
      scanner.skip();
      if (scanner.ended)
        scanner.replace(where, `Nothing can follow the document, not even "${rest[0]}".`, '', 'remove it');
    }
    if (!scanner.ended && root) {
      this.unknown(
        root.type === 'string' && scanner.next === ':'
          ? 'The "{" before the first field is missing: a file contains one JSON object, { … }.'
          : 'The document ends before this: a file contains one JSON object and nothing else.',
      );
    }
    return { ...(root && { root }), mistakes: scanner.mistakes, broken: this.broken };
  }

  /** @returns undefined, with a mistake, where there is no value */
  private value(): OpenNode | undefined {
    const { scanner } = this;
    const offset = scanner.at;
    if (scanner.next === '{') return this.object();
    if (scanner.next === '[') return this.list();
    const onNextLine = /[\r\n]/.test(scanner.text.slice(scanner.tokenEnd, offset));
    if (onNextLine && this.open.at(-1) === '{' && scanner.match(NEXT_NAME)) return this.missingValue();
    if (startsString(scanner)) {
      const value = readString(scanner, false);
      return { type: 'string', offset, length: scanner.at - offset, value };
    }
    const word = scanner.match(/[^\s,;{}[\]"]+/y)?.[0];
    if (word === undefined) return this.missingValue();
    if (/^[^\w+.$@/~-]/.test(word)) {
      this.unknown(`Write a value here, not ${quote(word)}.`);
      return undefined;
    }
    return this.word(word);
  }

  private word(word: string): OpenNode | undefined {
    const { scanner } = this;
    const offset = scanner.at;
    const { value, mistake } = readWord(word);
    const isText = typeof value === 'string' && !mistake;
    const whole = isText ? this.restOfText(word) : word;
    const where = { offset, length: whole.length };
    scanner.take(whole.length);
    if (mistake) {
      const { message, source } = mistake;
      if (source === undefined) {
        scanner.add('NOT_JSON', where, message);
        this.broken = true;
        return undefined;
      }
      scanner.replace(where, message, source, `write ${source}`);
    } else if (isText) {
      const message = `${quote(whole)} is text, and text must be in double quotes.`;
      scanner.replace(where, message, JSON.stringify(whole), 'put it in double quotes', !whole.includes(','));
    }
    const type = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
    return { type, ...where, value: isText ? whole : value };
  }

  /** A text without quotes goes to the end of its line, without the comma that ends the value. */
  private restOfText(word: string): string {
    const { scanner } = this;
    const line = scanner.match(/[^\r\n{}[\]"]{0,400}/y)![0].replace(/\s+(?:\/\/|#).*$/, '');
    const whole = line.replace(/[\s,;]+$/, '');
    // After a comma, another field may begin.
    return /[,;]/.test(whole) && this.open.at(-1) !== undefined
      ? word
      : whole.length > word.length
        ? whole
        : word;
  }

  private missingValue(): undefined {
    const { scanner } = this;
    this.broken = true;
    const [symbol = ''] = scanner.match(/[^\s,{}[\]"]{1,40}|[,}\]]/y) ?? [];
    const onNextLine = /[\r\n]/.test(scanner.text.slice(scanner.tokenEnd, scanner.at));
    if (onNextLine) {
      scanner.add('NOT_JSON', { offset: scanner.tokenEnd, length: 0 }, 'A value is missing here.');
      return undefined;
    }
    const instead = symbol === '' ? '' : `, not ${quote(symbol)}`;
    scanner.add('NOT_JSON', { offset: scanner.at, length: symbol.length }, `Write a value here${instead}.`);
    return undefined;
  }

  private begin(type: 'object' | 'array'): OpenNode {
    const { scanner } = this;
    this.open.push(scanner.next);
    if (this.open.length > this.maxDepth) throw new TooDeep();
    const node: OpenNode = { type, offset: scanner.at, length: 0, children: [] };
    scanner.take(1);
    return node;
  }

  private finish(node: OpenNode): OpenNode {
    this.open.pop();
    node.length = Math.max(1, this.scanner.tokenEnd - node.offset);
    return node;
  }

  private list(): OpenNode {
    const node = this.begin('array');
    const { scanner } = this;
    while (!this.closes(']')) {
      if (this.needlessComma()) continue;
      const before = scanner.at;
      const item = this.value();
      if (item) this.adopt(node, item);
      else if (scanner.at === before) this.skipUnknown();
      this.separator(node, () => startsString(scanner) || scanner.match(/[{[\w-]/y) !== null);
    }
    return this.finish(node);
  }

  private object(): OpenNode {
    const node = this.begin('object');
    while (!this.closes('}')) {
      if (this.needlessComma()) continue;
      this.member(node);
      this.separator(node, () => this.startsMember());
    }
    return this.finish(node);
  }

  private adopt(parent: OpenNode, child: OpenNode): void {
    child.parent = parent;
    parent.children!.push(child);
  }

  private startsMember(): boolean {
    const { scanner } = this;
    return (
      scanner.match(
        /"(?:[^"\\\r\n]|\\.)*"\s*[:=]|['\u2018\u201c\u201d][^\r\n]{0,200}?['\u2019\u201d\u201c]\s*[:=]/y,
      ) !== null || scanner.match(BARE_MEMBER) !== null
    );
  }

  private member(node: OpenNode): void {
    const { scanner } = this;
    const offset = scanner.at;
    const name = this.name();
    if (!name) return;
    const property: OpenNode = { type: 'property', offset, length: 0, children: [] };
    this.adopt(property, name);
    this.adopt(node, property);
    scanner.skip();
    if (this.colon()) {
      scanner.skip();
      const value = scanner.ended ? undefined : this.value();
      if (value) this.adopt(property, value);
      else this.broken = true;
    }
    property.length = scanner.tokenEnd - offset;
  }

  private name(): OpenNode | undefined {
    const { scanner } = this;
    const offset = scanner.at;
    if (startsString(scanner)) {
      const value = readString(scanner, true);
      return { type: 'string', offset, length: scanner.at - offset, value };
    }
    const bare = scanner.match(BARE_NAME)?.[0];
    if (bare === undefined) {
      this.unknown(`Write a field name in double quotes here, not ${quote(scanner.next)}.`);
      return undefined;
    }
    const where = { offset, length: bare.length };
    scanner.take(bare.length);
    const message = `The name of a field must be in double quotes: ${quote(bare)}.`;
    scanner.replace(where, message, JSON.stringify(bare), 'put it in double quotes');
    return { type: 'string', ...where, value: bare };
  }
}
