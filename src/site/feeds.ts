import { createHash } from 'node:crypto';
import { html } from '../text/html.ts';
import { encodeUrlPart } from '../text/markdown.ts';
import { ATOM_FILE, JSON_FEED_FILE } from './page-frame.ts';
import { algorithmFolder, type Site, type SiteVersion, siteAddress } from './site-model.ts';

/** The most versions that a feed lists. */
const LONGEST_FEED = 50;
/** Characters that XML 1.0 (production 2) does not allow, even escaped, besides those that `html` escapes. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

interface FeedEntry extends SiteVersion {
  readonly name: string;
  readonly description?: string;
}

type DatedEntry = FeedEntry & { readonly published: string };

/** The newest versions that are not removed, newest first; those without a date last, by name. */
function entriesOf({ algorithms }: Site): FeedEntry[] {
  return algorithms
    .flatMap(({ name, versions }) =>
      versions
        .filter(({ removed }) => !removed)
        .map((version) => ({ name, description: version.spec?.description, ...version })),
    )
    .sort((a, b) => compareTexts(b.published ?? '', a.published ?? '') || compareTexts(a.name, b.name))
    .slice(0, LONGEST_FEED);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The JSON Feed (version 1.1). Its dates may be missing, and are never made up. */
export function jsonFeed(site: Site): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: site.title,
    description: 'New versions of algorithms in this catalog.',
    ...(site.url !== undefined && {
      home_page_url: site.url,
      feed_url: siteAddress(site, JSON_FEED_FILE),
    }),
    items: entriesOf(site).map((entry) => ({
      id: idOf(entry),
      url: pageOf(site, entry),
      title: titleOf(entry),
      content_text: entry.description ?? titleOf(entry),
      ...(entry.published !== undefined && { date_published: entry.published }),
      ...(entry.spec && entry.spec.tags.length > 0 && { tags: entry.spec.tags }),
    })),
  };
}

/**
 * The Atom feed (RFC 4287), which needs a date for each entry.
 * @returns undefined where no version has one
 */
export function atomFeed(site: Site): string | undefined {
  const dated = entriesOf(site).filter((entry): entry is DatedEntry => entry.published !== undefined);
  const [newest] = dated;
  if (!newest) return undefined;
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${site.title}</title>
<subtitle>New versions of algorithms in this catalog</subtitle>
<id>${site.url ?? uuidOf(site.title)}</id>
<updated>${newest.published}</updated>
<author><name>${site.title}</name></author>
${site.url !== undefined && html`<link rel="self" type="application/atom+xml" href="${siteAddress(site, ATOM_FILE)}"/>\n`}<link rel="alternate" type="text/html" href="${site.url ?? './'}"/>
${dated.map(
  (entry) => html`<entry>
<title>${titleOf(entry)}</title>
<id>${idOf(entry)}</id>
<link rel="alternate" type="text/html" href="${pageOf(site, entry)}"/>
<updated>${entry.published}</updated>
<summary>${entry.description ?? titleOf(entry)}</summary>
${entry.spec?.tags.map((tag) => html`<category term="${tag}"/>\n`)}</entry>
`,
)}</feed>
`.text.replace(NOT_IN_XML, '\ufffd');
}

function titleOf({ name, version }: FeedEntry): string {
  return `${name} ${version}`;
}

function pageOf(site: Site, { name }: FeedEntry): string {
  return siteAddress(site, `${algorithmFolder(name)}/`);
}

/** Independent of the site's address: a package URL (purl, type oci) of the image by digest. */
function idOf({ container_name }: FeedEntry): string {
  const [repository = '', digest = ''] = container_name.split('@');
  const name = repository.split('/').at(-1) ?? '';
  return `pkg:oci/${encodeUrlPart(name)}@${encodeUrlPart(digest)}?repository_url=${encodeUrlPart(repository)}`;
}

/** A UUID (RFC 9562, version 8) of a text, for a feed whose address is not known. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
