/**
 * The Markdown that tests and the site of the pages need: links, and the anchors that GitHub makes from
 * headings.
 */

/** The text without its blocks of code. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
}

/**
 * A relative link of Markdown (groups 1 and 2: what is before its address, the address) or HTML (groups 3 and
 * 4).
 */
const LINK =
  /(\]\()(?!\w+:)([^)\s]+)(?=(?: "[^"]*")?\))|(<(?:img|source)[^>]* src(?:set)?=")(?!\w+:)([^"]+)(?=")/g;

/** The relative links of a page, anchors included; those to other hosts are left out. */
export function linksOf(text: string): string[] {
  const prose = withoutCode(text).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(LINK)].map(([, , link, , image]) => link ?? image ?? '');
}

/**
 * The text with each relative link replaced by what `change` makes of it; blocks of code stay as they are.
 */
export function mapLinks(text: string, change: (link: string) => string): string {
  return text
    .split(/(^`{3,}[\s\S]*?^`{3,}$)/m)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(LINK, (_, before = '', link = '', tag = '', image = '') =>
            link === '' ? `${tag}${change(image)}` : `${before}${change(link)}`,
          ),
    )
    .join('');
}

/**
 * The anchors of a page's headings: lower case, punctuation left out, spaces as "-"; a repeated one is
 * numbered.
 */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const [, heading = ''] of withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-');
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  return anchors;
}
