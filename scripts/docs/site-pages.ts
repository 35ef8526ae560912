import { posix } from 'node:path';
import { REPOSITORY, TAG } from '../../src/core/own-release.ts';
import { mapLinks } from './markdown.ts';

/** The pages of the documentation's site: which there are, in which order, and where their links lead. */

/** A part of the navigation. */
export interface NavigationSection {
  readonly title: string;
  readonly pages: readonly { readonly title: string; readonly path: string }[];
}

/** The page that lists all pages: its sections are the site's. */
export const MAP = 'docs/README.md';
/** The site's first page. */
export const HOME = 'README.md';

/**
 * The sections of the map docs/README.md and the pages that its tables list, with paths below the
 * repository's root.
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

/** The script, below the site's root, that draws the diagrams of pages that have any. */
export const MERMAID_FILE = 'mermaid.js';

/**
 * A page's text for the site: links to files that the site does not have lead to GitHub, to the release of
 * the site. The page loads nothing from other hosts: badges are left out, and the script for diagrams is
 * included, since the theme loads Mermaid from its host only if a page has not loaded it.
 * @param path of the page below the repository's root
 * @param inSite whether the site has the file with this path
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

/** Zensical allows "|" in code in a table, and would show the backslash that GitHub needs there. */
function withPipes(text: string): string {
  return text.replace(/^\|.*$/gm, (row) => row.replace(/`[^`]+`/g, (code) => code.replaceAll('\\|', '|')));
}

/**
 * Zensical needs four spaces of indent for the contents of a list's item; GitHub needs only the width of its
 * mark.
 */
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
