/** Markup in which nothing that strangers wrote can be taken for markup. */

import { encodeUrlPart } from './markdown.ts';
import { escapeUnseen } from './quote.ts';

/** Safe markup; only `html` and `styleSheet` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** Nothing at all. */
export const NOTHING = new Html('');

/** A template of markup: what is put in is escaped, for text and for quoted attributes, unless it is markup itself. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = markup[0]!;
  for (const [i, part] of parts.entries()) text += render(part) + markup[i + 1]!;
  return new Html(text);
}

/** A style sheet of ours. */
export function styleSheet(css: string): Html {
  return new Html(`<style>${css}</style>`);
}

function render(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  return typeof part === 'string' ? escapeHtml(escapeUnseen(part)) : part.map(render).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * What a program printed, as lines: colours of terminals are taken off, a progress bar's steps get a line each, and
 * everything else that cannot be seen is shown as its code.
 */
export function logLines(log: string): Html {
  const plain = log
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of (ECMA-48, SGR)
    .replace(/\u001b\[[0-9;:]*m/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\s+$/, '');
  // One text node: lines and tabs are kept by <pre>.
  return new Html(
    plain
      .split('\n')
      .map((line) => line.split('\t').map(render).join('\t'))
      .join('\n'),
  );
}

/**
 * A link to a file beside the page; only its text where the path does not lead to one below the page's folder.
 * @param path relative, with `/`, not encoded
 */
export function fileLink(path: string, text: string): Html {
  const url = relativeUrl(path);
  return url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;
}

/** A relative URL (RFC 3986); `./` in front, so that no name is taken for a scheme. */
export function relativeUrl(path: string): string | undefined {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return undefined;
  return `./${names.map(encodeUrlPart).join('/')}`;
}
