/** What of Markdown the pages' tests and their site need to know: links, and the anchors that GitHub makes of headings. */

/** The text without its blocks of code. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
}

/** The relative links of a page, anchors included; those to other hosts are left out. */
export function linksOf(text: string): string[] {
  const prose = withoutCode(text).replace(/`[^`\n]*`/g, '');
  return [
    ...prose.matchAll(
      /\]\((?!\w+:)([^)\s]+)(?: "[^"]*")?\)|<(?:img|source)[^>]* src(?:set)?="(?!\w+:)([^"]+)"/g,
    ),
  ].map(([, link, image]) => link ?? image ?? '');
}

/** The anchors of a page's headings: lower case, punctuation left out, spaces as "-"; a repeated one is numbered. */
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
