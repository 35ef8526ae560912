import { REPOSITORY, VERSION } from '../core/own-release.ts';
import { type Html, html, htmlPage, NOTHING, slashBroken } from '../text/html.ts';
import type { Site } from './site-model.ts';

/** Only the site's own files are loaded, and nothing is sent anywhere (Content Security Policy 3). */
const ALLOWS = "style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'";

export const STYLE_FILE = 'style.css';
export const SCRIPT_FILE = 'site.js';
export const ATOM_FILE = 'feed.xml';
export const JSON_FEED_FILE = 'feed.json';
/** Where the read part of GA4GH's Tool Registry Service begins. */
export const TRS_ROOT = 'ga4gh/trs/v2';

export interface PageContent {
  /** Title of the browser's window, without the site's title. */
  readonly title?: string;
  readonly description: string;
  /** The page's folder in the site: empty, or with a slash at its end. Hosts answer with its `index.html`. */
  readonly folder: string;
  /** JSON with the same content, beside the page. */
  readonly json?: string;
  readonly header: Html;
  readonly main: Html;
  /** The site has an Atom feed. */
  readonly hasAtom: boolean;
}

/** A whole page around its content. */
export function framePage(site: Site, page: PageContent): string {
  const up = rootOf(page.folder);
  const title = page.title === undefined ? site.title : `${page.title} · ${site.title}`;
  const canonical = site.url === undefined ? undefined : `${site.url}${page.folder}`;
  const head = html`<meta name="generator" content="pipewright ${VERSION}">
<meta name="description" content="${page.description}">
${canonical === undefined ? NOTHING : html`<link rel="canonical" href="${canonical}">`}
<link rel="stylesheet" href="${up}${STYLE_FILE}">
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
${page.hasAtom && html`<link rel="alternate" type="application/atom+xml" title="New versions" href="${up}${ATOM_FILE}">`}
<link rel="alternate" type="application/feed+json" title="New versions" href="${up}${JSON_FEED_FILE}">
${page.json !== undefined && html`<link rel="alternate" type="application/json" href="${page.json}">`}
<script src="${up}${SCRIPT_FILE}" defer></script>`;
  const footer = html`<p>New versions: ${page.hasAtom && html`<a href="${up}${ATOM_FILE}">Atom</a>, `}<a href="${up}${JSON_FEED_FILE}">JSON Feed</a>.
For programs: ${page.json !== undefined && html`<a href="${page.json}">this page as JSON</a>, `}<a href="${up}${TRS_ROOT}/tools/index.json">GA4GH Tool Registry Service</a>.</p>
<p>Made by <a href="https://github.com/${REPOSITORY}">Pipewright</a> ${VERSION} from the catalog’s files. No cookies, no
tracking: this page loads nothing from elsewhere.</p>`;
  return htmlPage({ title, allows: ALLOWS, head, header: page.header, main: page.main, footer });
}

/** The folder of a page's path: empty, or with a slash at its end. */
export function folderOf(path: string): string {
  return path.replace(/[^/]*$/, '');
}

/** The path from a page's folder to the site's root: `../../`, or `./`. */
export function rootOf(folder: string): string {
  return '../'.repeat(folder.split('/').length - 1) || './';
}

/** A link to an untrusted address; plain text where it is not a web address. */
export function outsideLink(address: string): Html {
  const text = slashBroken(address.replace(/^https?:\/\/(www\.)?|\/$/g, ''));
  return /^https?:\/\//.test(address) && URL.canParse(address)
    ? html`<a href="${address}" rel="nofollow noopener">${text}</a>`
    : html`${text}`;
}

/** A section whose heading can be a link's target; empty where there is no content. */
export function section(id: string, title: string, content: Html): Html {
  return content === NOTHING
    ? NOTHING
    : html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>
`;
}

/**
 * A table that scrolls on its own on a narrow screen. The first cell of a row is its header.
 * @param texts a sentence about each row, below it over the whole width; all tables with texts have the same
 *   column widths
 */
export function siteTable(
  label: string,
  head: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
  texts?: readonly (string | undefined)[],
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${label}">
<table${texts && html` class="even"`}><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map(([first = '', ...rest], i) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>\n${texts?.[i] !== undefined && html`<tr class="what"><td colspan="${head.length}">${texts[i]}</td></tr>\n`}`)}</tbody></table>
</div>`;
}
