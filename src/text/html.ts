/** HTML templates that escape untrusted text. */

import { encodeUrlPart } from './markdown.ts';
import { escapeUnseen } from './quote.ts';

/** Safe markup; only the functions below create it. */
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

/** An empty part. */
export const NOTHING = new Html('');

/** A template: values are escaped for text and quoted attributes, unless they are markup already. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = markup[0]!;
  for (const [i, part] of parts.entries()) text += render(part) + markup[i + 1]!;
  return new Html(text);
}

/** A style sheet. @param css trusted */
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
 * A program's output for `<pre>`: terminal colors are removed, every redraw of a progress bar becomes a line, and other
 * invisible characters are shown as their codes.
 */
export function logLines(log: string): Html {
  const plain = log
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors begin with it (ECMA-48, SGR)
    .replace(/\u001b\[[0-9;:]*m/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\s+$/, '');
  return new Html(
    plain
      .split('\n')
      .map((line) => line.split('\t').map(render).join('\t'))
      .join('\n'),
  );
}

/**
 * A link to a file beside the page; plain text where the path leads outside the page's folder.
 * @param path relative, with `/`, not encoded
 */
export function fileLink(path: string, text: string): Html {
  const url = relativeUrl(path);
  return url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;
}

/** A relative URL (RFC 3986); `./` in front keeps a name from being read as a scheme. */
export function relativeUrl(path: string): string | undefined {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return undefined;
  return `./${names.map(encodeUrlPart).join('/')}`;
}
