/** HTML templates that escape untrusted text. */

import { createHash } from 'node:crypto';
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

/**
 * A style sheet for a page, and the source that the page's policy must name to allow it.
 * @param css trusted
 */
export function styleSheet(css: string): Inline {
  return { markup: new Html(`<style>${css}</style>`), source: sourceOf(css) };
}

/** A script for a page, and the source that the page's policy must name to allow it. @param script trusted */
export function inlineScript(script: string): Inline {
  return { markup: new Html(`<script>${script}</script>`), source: sourceOf(script) };
}

export interface Inline {
  readonly markup: Html;
  /** The hash source (Content Security Policy 3). */
  readonly source: string;
}

function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** A page's parts. */
export interface HtmlPage {
  readonly title: string;
  /** What it may load, as directives of Content Security Policy 3; all else is forbidden. */
  readonly allows: string;
  /** What else is in its head. */
  readonly head: Html;
  readonly header: Html;
  readonly main: Html;
  readonly footer: Html;
  /** After everything else. */
  readonly end?: Html;
}

/**
 * A whole page, the same frame for all: it sends nothing anywhere, follows light and dark, and can be read on
 * any screen.
 */
export function htmlPage({ title, allows, head, header, main, footer, end }: HtmlPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${allows}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${header}
</header>
<main id="content" tabindex="-1">
${main}
</main>
<footer>
${footer}
</footer>
${end}</body>
</html>
`.text;
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
 * A program's output for `<pre>`: terminal colors are removed, every redraw of a progress bar becomes a line,
 * and other invisible characters are shown as their codes.
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

/** A text that can break after its slashes: an address, a DOI, the name of a repository. */
export function slashBroken(text: string): Html {
  return html`${text.split('/').map((part, i) => html`${i > 0 && html`/<wbr>`}${part}`)}`;
}

/** A link to another page. @param address trusted, https */
export function webLink(address: string, text: string): Html {
  return html`<a href="${address}" rel="noopener">${text}</a>`;
}

/**
 * A relative URL (RFC 3986); `./` in front keeps a name from being read as a scheme. Undefined for a path
 * with an empty name, `.` or `..`.
 */
export function relativeUrl(path: string): string | undefined {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return undefined;
  return `./${names.map(encodeUrlPart).join('/')}`;
}
