import { quote } from '../../text/quote.ts';
import type { OpenNode } from './json-node.ts';
import { JsonScanner } from './json-scanner.ts';
import { startsString } from './json-strings.ts';

const OTHER_COLON = /:=|=>|->|==?|::|;/y;
const START_OF_VALUE = /["'\u201c\u2018{[\w+.-]/y;

/** What stands between the values of a JSON text, and what people write in its place. */
export class JsonPunctuation {
  protected readonly scanner: JsonScanner;
  /** The brackets that are open. */
  protected readonly open: string[] = [];
  /** Parts of the document may be missing from the tree. */
  protected broken = false;

  constructor(text: string) {
    this.scanner = new JsonScanner(text);
  }

  /** @returns whether a value can follow */
  protected colon(): boolean {
    const { scanner } = this;
    const other = scanner.match(OTHER_COLON)?.[0];
    if (other !== undefined) {
      const where = { offset: scanner.at, length: other.length };
      const message = `Between a field's name and its value JSON writes ":", not "${other}".`;
      scanner.replace(where, message, ':', 'write ":"');
      scanner.take(other.length);
      return true;
    }
    if (scanner.next === ':') {
      scanner.take(1);
      return true;
    }
    // At the end of the file, the finding about the missing bracket is enough.
    if (scanner.ended) return false;
    const message = 'A field is written "name": value; the colon is missing here.';
    if (scanner.match(START_OF_VALUE)) {
      const where = { offset: scanner.tokenEnd, length: 0 };
      scanner.replace(where, message, ':', 'insert a colon');
      return true;
    }
    this.broken = true;
    scanner.add('NOT_JSON', { offset: scanner.at, length: 1 }, message);
    scanner.lost = true;
    return false;
  }

  /** Takes the bracket that ends an object or a list. */
  protected closes(bracket: string): boolean {
    const { scanner } = this;
    scanner.skip();
    if (scanner.next === bracket) {
      scanner.take(1);
      return true;
    }
    const opening = bracket === '}' ? '{' : '[';
    const missing = `A "${opening}" is never closed: "${bracket}" is missing here.`;
    if (scanner.ended) {
      this.broken = true;
      const closing = this.open
        .map((each) => (each === '{' ? '}' : ']'))
        .reverse()
        .join('');
      const where = { offset: scanner.tokenEnd, length: 0 };
      scanner.replace(where, missing, closing, `insert ${closing}`, false);
      scanner.end();
      return true;
    }
    if (!/[}\]]/.test(scanner.next)) return false;
    const where = { offset: scanner.at, length: 1 };
    if (this.open.slice(0, -1).includes(scanner.next === '}' ? '{' : '[')) {
      this.broken = true;
      scanner.replace({ offset: scanner.tokenEnd, length: 0 }, missing, bracket, `insert ${bracket}`, false);
    } else {
      const message = `The "${opening}" is closed by "${scanner.next}"; write "${bracket}".`;
      scanner.replace(where, message, bracket, `write ${bracket}`, false);
      scanner.take(1);
    }
    return true;
  }

  /** Takes a comma where an entry should be. */
  protected needlessComma(): boolean {
    const { scanner } = this;
    if (scanner.next !== ',' && scanner.next !== ';') return false;
    const where = { offset: scanner.at, length: 1 };
    scanner.replace(where, 'There is an extra comma here.', '', 'remove it');
    scanner.take(1);
    return true;
  }

  /** Takes what separates two entries. @param isNext whether another entry begins here */
  protected separator(node: OpenNode, isNext: () => boolean): void {
    const { scanner } = this;
    scanner.skip();
    if (scanner.ended || /[}\]]/.test(scanner.next)) return;
    const where = { offset: scanner.at, length: 1 };
    if (scanner.next === ',' || scanner.next === ';') {
      const isComma = scanner.next === ',';
      if (isComma && this.numberWithComma(node)) return;
      scanner.take(1);
      const end = scanner.tokenEnd;
      scanner.skip();
      if (scanner.match(this.open.at(-1) === '{' ? /\}/y : /\]/y)) {
        const message = 'JSON does not allow a comma after the last entry.';
        scanner.add('TRAILING_COMMA', where, message, 'remove the comma', [{ ...where, text: '' }]);
      } else if (!isComma)
        scanner.replace(where, 'Between two entries JSON writes ",", not ";".', ',', 'write ","');
      scanner.tokenEnd = end;
      return;
    }
    // A missing value was reported already.
    if (scanner.text[scanner.tokenEnd - 1] === ':') return;
    const insertion = { offset: scanner.tokenEnd, length: 0 };
    if (isNext()) {
      const [next = ''] = scanner.match(/[^\s,:{}[\]]{1,40}|./y) ?? [];
      const shown = quote(next.replace(/^["']|["']$/g, ''));
      scanner.replace(insertion, `A comma is missing before ${shown}.`, ',', 'insert a comma');
      return;
    }
    if (scanner.next === '+' || startsString(scanner)) {
      this.unknown('There are two texts one after the other, which JSON does not join. Write one text.');
    } else if (/["\u201d\u2019']/.test(scanner.text[scanner.tokenEnd - 1] ?? '')) {
      this.unknown(
        `After a text, "," or a closing bracket must follow, not ${quote(scanner.next)}. A double quote may be missing, or be extra. Inside a text, write it as \\".`,
      );
    } else this.unknown(`Write "," or a closing bracket here, not ${quote(scanner.next)}.`);
  }

  /** `1,000` and `0,5`: an object's entry cannot begin with a digit. */
  private numberWithComma(node: OpenNode): boolean {
    const { scanner } = this;
    const last = node.children?.at(-1)?.children?.[1];
    const digits = scanner.match(/(?:,\d+)+(?=\s*(?:[,}\]]|\r|\n|$))/y)?.[0];
    if (node.type !== 'object' || last?.type !== 'number' || digits === undefined) return false;
    if (last.offset + last.length !== scanner.at) return false;
    scanner.take(digits.length);
    last.length += digits.length;
    const thousands = /^(?:,\d{3})+$/.test(digits) && last.value !== 0;
    const isList = !thousands && digits.lastIndexOf(',') > 0;
    const number = `${last.value}${thousands ? digits.replaceAll(',', '') : digits.replace(',', '.')}`;
    const right = isList ? `[${last.value}${digits}]` : number;
    const message = isList
      ? `There are several numbers where one value belongs. Write a list as ${right}.`
      : `A number has no comma in JSON: write ${right}.`;
    scanner.replace({ offset: last.offset, length: last.length }, message, right, `write ${right}`, false);
    if (!isList) last.value = Number(right);
    scanner.skip();
    if (scanner.next === ',') scanner.take(1);
    return true;
  }

  /**
   * Reports text that cannot be understood. What follows is still read for its fields, but gets no findings.
   */
  protected unknown(message: string): void {
    const { scanner } = this;
    const length = scanner.match(/[^\s,{}[\]]{1,60}|./y)?.[0].length ?? 0;
    scanner.add('NOT_JSON', { offset: scanner.at, length }, message);
    scanner.lost = true;
    this.skipUnknown();
  }

  protected skipUnknown(): void {
    this.broken = true;
    const { scanner } = this;
    scanner.take(Math.max(1, scanner.match(/[^,}\]\r\n]*/y)?.[0].length ?? 1));
  }
}
