import type { Edit, Fix } from '../../core/finding.ts';
import { codePointName, meantBy } from '../../text/code-points.ts';
import { plural } from '../../text/units.ts';
import type { Mistake, Span } from './json-node.ts';

/** Slips that a program made all over a file: they are one mistake with one fix. */
interface Repeated {
  readonly code: string;
  readonly where: Span;
  readonly title: string;
  readonly edits: Edit[];
  readonly message: (places: string) => string;
  count: number;
}

/** Walks over a text that should be JSON: blanks and comments, and what is wrong with them. */
export class JsonScanner {
  readonly text: string;
  at = 0;
  /** Where the last token ends that is neither blank nor comment. */
  tokenEnd = 0;
  /** Nothing after a certain mistake can be understood: it is the last one that is reported. */
  lost = false;
  private readonly found: Mistake[] = [];
  private readonly repeated = new Map<string, Repeated>();

  constructor(text: string) {
    this.text = text;
    if (text.startsWith('\ufeff')) {
      const where = { offset: 0, length: 1 };
      const message = 'The file starts with a byte order mark, which JSON does not allow.';
      this.add('BYTE_ORDER_MARK', where, message, 'remove it', [{ ...where, text: '' }]);
      this.at = 1;
    }
  }

  /** The mistakes in the order of the text. */
  get mistakes(): Mistake[] {
    const grouped = [...this.repeated.values()].map(({ code, where, title, edits, message, count }) => ({
      code,
      where,
      message: message(count === 1 ? '' : `, in ${plural(count, 'place')}`),
      fix: { title, edits, safe: true },
    }));
    return [...this.found, ...grouped].sort((a, b) => a.where.offset - b.where.offset);
  }

  get next(): string {
    return this.text[this.at] ?? '';
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The match of a sticky pattern here. */
  match(pattern: RegExp, at = this.at): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  /** Takes a token of this length. */
  take(length: number): void {
    this.at += length;
    this.tokenEnd = this.at;
  }

  /** Takes nothing more. */
  end(): void {
    this.lost = true;
    this.at = this.text.length;
  }

  add(code: string, where: Span, message: string, title = '', edits: Edit[] = [], safe = true): void {
    if (this.lost) return;
    const fix: Fix | undefined = edits.length > 0 ? { title, edits, safe } : undefined;
    this.found.push({ code, where, message, fix });
  }

  /** A mistake that replaces its own place. */
  replace(where: Span, message: string, text: string, title: string, safe = true): void {
    this.add('NOT_JSON', where, message, title, [{ ...where, text }], safe);
  }

  /**
   * A mistake that a program makes everywhere.
   * @param kind slips of the same kind are reported as one mistake
   */
  repeat(kind: string, slip: Omit<Repeated, 'edits' | 'count'>, edits: readonly Edit[]): void {
    const earlier = this.repeated.get(kind);
    if (!earlier) this.repeated.set(kind, { ...slip, edits: [...edits], count: 1 });
    else {
      earlier.edits.push(...edits);
      earlier.count += 1;
    }
  }

  /** Skips blanks and comments. */
  skip(): void {
    for (; !this.ended; ) {
      const blanks = this.match(/[ \t\r\n]+/y)?.[0].length ?? 0;
      if (blanks > 0) this.at += blanks;
      else if (this.match(/\/\/|\/\*|#|<!--/y)) this.skipComment();
      else if (meantBy(this.next) !== undefined) this.skipUnseen();
      else return;
    }
  }

  private skipComment(): void {
    const offset = this.at;
    const block = this.match(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/y);
    const line = this.match(/(?:\/\/|#)[^\r\n]*/y);
    const length = (block ?? line)?.[0].length;
    if (length === undefined) {
      this.add(
        'NOT_JSON',
        { offset, length: 2 },
        'This comment is never closed, and JSON does not allow comments.',
      );
      this.end();
      return;
    }
    this.at += length;
    const edit = commentRemoval(this.text, { offset, length });
    this.add('COMMENT', { offset, length }, 'JSON does not allow comments.', 'remove the comment', [edit]);
  }

  /** Blanks other than JSON's own, and characters without any width. */
  private skipUnseen(): void {
    const character = this.next;
    const offset = this.at;
    while (this.next === character) this.at += 1;
    const where = { offset, length: this.at - offset };
    const name = codePointName(character);
    const meant = meantBy(character)!;
    const message = (places: string) =>
      `There is ${name} between the values${places}, where JSON allows only ordinary blanks.`;
    const title = meant === '' ? 'remove it' : 'write a blank';
    this.repeat(name, { code: 'HIDDEN_CHARACTER', where: { offset, length: 1 }, title, message }, [
      { ...where, text: meant.repeat(where.length) },
    ]);
  }
}

/** A comment with lines of its own is removed with them. */
function commentRemoval(text: string, { offset, length }: Span): Edit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(offset + length));
  if (!/^[ \t]*$/.test(before) || !after) return { offset, length, text: '' };
  return { offset: start, length: before.length + length + after[0].length, text: '' };
}
