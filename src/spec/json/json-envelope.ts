import { foreignFormat } from './foreign-format.ts';
import type { Mistake } from './json-node.ts';

/** What is around a JSON text, or there instead of it. */
export interface Envelope extends Mistake {
  /** The text with blanks instead of the envelope; missing when there is nothing inside. */
  readonly inner?: string;
  /** The mistake is about the whole file: its content is not examined. */
  readonly whole: boolean;
}

/** Recognizes files of other kinds, UTF-16, and JSON in a block of Markdown. */
export function unwrapJson(text: string): Envelope | undefined {
  return wideText(text) ?? fencedBlock(text) ?? foreignText(text);
}

/** UTF-16 without a byte order mark, read as UTF-8: every other character is a NUL. */
function wideText(text: string): Envelope | undefined {
  const pairs = /^(?:[^\0]\0){2}/.test(text)
    ? /^(?:[^\0]\0)+$/
    : /^(?:\0[^\0]){2}/.test(text)
      ? /^(?:\0[^\0])+$/
      : undefined;
  if (!pairs) return undefined;
  const edits = pairs.test(text) ? [{ offset: 0, length: text.length, text: text.replaceAll('\0', '') }] : [];
  const message = 'The file is UTF-16, not UTF-8. Save it as UTF-8.';
  const where = { offset: 0, length: 1 };
  // The content is examined when the file has been converted.
  return {
    code: 'NOT_UTF8',
    where,
    message,
    whole: true,
    fix: { title: 'write UTF-8', edits, safe: edits.length > 0 },
  };
}

/** JSON between the fences of a block of Markdown. */
function fencedBlock(text: string): Envelope | undefined {
  const fence =
    /^([\s\S]*?)^([ \t]*(?:`{3,}|~{3,})[^\n]*\n)([\s\S]*?)(?:^([ \t]*(?:`{3,}|~{3,})[ \t]*$)([\s\S]*))?$(?![\s\S])/m.exec(
      text,
    );
  if (!fence || /[{}]/.test(fence[1]!)) return undefined;
  const [, before = '', opening = '', inside = '', closing = '', after = ''] = fence;
  if (!/^\s*[{[]/.test(inside)) return undefined;
  const start = before.length + opening.length;
  const end = start + inside.length;
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  return {
    code: 'NOT_JSON',
    where: { offset: before.length, length: opening.trimEnd().length },
    message: 'The JSON is in a Markdown block. Keep only the lines between the two fences.',
    whole: false,
    inner: blank(text.slice(0, start)) + inside + blank(closing + after),
    fix: {
      title: 'remove the fences',
      edits: [
        { offset: 0, length: start, text: '' },
        { offset: end, length: text.length - end, text: '' },
      ],
      // Sentences around it may be worth keeping.
      safe: /^\ufeff?\s*$/.test(before) && after.trim() === '',
    },
  };
}

function foreignText(text: string): Envelope | undefined {
  const message = foreignFormat(text.replace(/^\ufeff/, ''));
  if (message === undefined) return undefined;
  const length = /^[^\r\n]*/.exec(text)![0].length;
  return { code: 'NOT_JSON', where: { offset: 0, length }, message, whole: true };
}
