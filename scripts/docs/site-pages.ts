import { posix } from 'node:path';
import { REPOSITORY, TAG } from '../../src/core/own-release.ts';
import { mapLinks } from './markdown.ts';

/** The pages of the documentation's site: what is in it, in which order, and what its links lead to. */

/** A part of the navigation. */
export interface NavigationSection {
  readonly title: string;
  readonly pages: readonly { readonly title: string; readonly path: string }[];
}

/** The map's own path: its sections are the site's. */
export const MAP = 'docs/README.md';
/** The page that the site opens with. */
export const HOME = 'README.md';

/**
 * The sections of the map docs/README.md and the pages that its tables list, with paths below the repository's root.
 * @param map the text of that page
 */
export function navigationOf(map: string): NavigationSection[] {
  return map
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      title: section.slice(0, section.indexOf('\n')).trim(),
      pages: [...section.matchAll(/^\| \[([^\]]+)\]\(([^)#]+\.md)\) \|/gm)].map(([, title, path]) => ({
        title: title!,
        path: posix.join(posix.dirname(MAP), path!),
      })),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** The navigation as entries of a TOML array. */
export function navigationToml(sections: readonly NavigationSection[]): string {
  const entry = (title: string, path: string): string =>
    `{ ${JSON.stringify(title)} = ${JSON.stringify(path)} }`;
  return [
    `  ${entry('Pipewright', HOME)},`,
    ...sections.map(
      ({ title, pages }) =>
        `  { ${JSON.stringify(title)} = [\n${pages.map((page) => `    ${entry(page.title, page.path)},`).join('\n')}\n  ] },`,
    ),
  ].join('\n');
}

/** Draws diagrams, on pages that have one; below the site's root. */
export const MERMAID_FILE = 'mermaid.js';

/**
 * A page's text with the links that leave the site leading to GitHub, to the release that the site belongs to. It loads nothing
 * from other hosts: badges are left out, and the theme takes Mermaid from its own host only where a page has not brought it.
 * @param path of the page below the repository's root
 * @param inSite whether the site has the file of that path
 */
export function pageForSite(text: string, path: string, inSite: (path: string) => boolean): string {
  const up = posix.relative(posix.dirname(path), MERMAID_FILE);
  const script = /^```mermaid$/m.test(text) ? `\n<script src="${up}"></script>\n` : '';
  return mapLinks(withIndent(withPipes(withoutBadges(text))) + script, (link) => {
    const [file = '', anchor] = link.split('#');
    const target = posix.join(posix.dirname(path), file);
    if (file === '' || inSite(target)) return link;
    const address = `https://github.com/${REPOSITORY}/tree/${TAG}/${target}`;
    return anchor === undefined ? address : `${address}#${anchor}`;
  });
}

function withoutBadges(text: string): string {
  return text.replace(/^\[!\[.*\n/gm, '');
}

/** Zensical's tables know that code may have "|" in it, and would show the backslash that GitHub needs there. */
function withPipes(text: string): string {
  return text.replace(/^\|.*$/gm, (row) => row.replace(/`[^`]+`/g, (code) => code.replaceAll('\\|', '|')));
}

/** Zensical takes for part of a list's item what is indented by four spaces; for GitHub, as many as its mark has do. */
function withIndent(text: string): string {
  let width = 0;
  let fence = false;
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) fence = !fence;
      if (fence || line === '') return line;
      const mark = /^(?:[-*]|\d+\.) +/.exec(line)?.[0].length;
      const inside = width > 0 && line.startsWith(' '.repeat(width));
      if (mark !== undefined || !inside) width = mark ?? 0;
      return inside ? ' '.repeat(Math.max(0, 4 - width)) + line : line;
    })
    .join('\n');
}
