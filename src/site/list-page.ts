import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { inputsOf } from '../spec/named-files.ts';
import { type Html, html, NOTHING, slashBroken } from '../text/html.ts';
import { plural } from '../text/units.ts';
import { authorNames } from './cite.ts';
import { inputTypes } from './input-types.ts';
import { folderOf, framePage, rootOf } from './page-frame.ts';
import { algorithmPath, isOffered, type Site, type SiteAlgorithm } from './site-model.ts';

/** Algorithms on one page; the script also finds those on other pages. */
export const PAGE_LENGTH = 100;
/** The cards of the further pages, for the script. */
export const MORE_FILE = 'more.json';

/** The pages that list all algorithms, by their paths, and the cards that the first does not have. */
export function listPages(
  site: Site,
  hasAtom: boolean,
): { readonly pages: ReadonlyMap<string, string>; readonly more: readonly string[] } {
  const offered = site.algorithms.filter(isOffered);
  const count = Math.max(1, Math.ceil(offered.length / PAGE_LENGTH));
  const pages = new Map<string, string>();
  for (let at = 0; at < count; at++) {
    const shown = offered.slice(at * PAGE_LENGTH, (at + 1) * PAGE_LENGTH);
    pages.set(listPath(at), listPage(site, { shown, at, count, hasAtom }));
  }
  const more = offered.slice(PAGE_LENGTH).map((algorithm) => card(algorithm, rootOf('')).text);
  return { pages, more };
}

function listPath(at: number): string {
  return at === 0 ? 'index.html' : `pages/${at + 1}/index.html`;
}

interface Shown {
  readonly shown: readonly SiteAlgorithm[];
  readonly at: number;
  readonly count: number;
  readonly hasAtom: boolean;
}

function listPage(site: Site, { shown, at, count, hasAtom }: Shown): string {
  const folder = folderOf(listPath(at));
  const offered = site.algorithms.filter(isOffered);
  const up = rootOf(folder);
  const how = plural(offered.length, 'algorithm');
  return framePage(site, {
    ...(at > 0 && { title: `Page ${at + 1}` }),
    description: `${how} in container images, each with a sample, its result, and how to run it.`,
    folder,
    json: `${up}index.json`,
    hasAtom,
    header: html`<p class="kicker">Algorithm catalog</p>
<h1>${slashBroken(site.title)}</h1>
<p class="lead">${how} in container images. Each page says what the algorithm takes and gives. Each image has a digest, and runs on your
machine or in your own AWS account.</p>`,
    main: html`${at === 0 && findForm(offered, count > 1)}
<div class="found"><p id="found" class="note" role="status">${how}${count > 1 && html`, page ${at + 1} of ${count}`}</p>${at === 0 && html`<button type="reset" form="find" hidden>Show all</button>`}</div>
<ol id="algorithms" class="cards">
${shown.map((algorithm) => html`${card(algorithm, up)}\n`)}</ol>
${pager(up, at, count)}
${at === count - 1 && removedList(site, up)}`,
  });
}

/** Hidden until a script can answer: without one, the list is all there is. */
function findForm(offered: readonly SiteAlgorithm[], hasMore: boolean): Html {
  const tags = counted(offered, ({ tags }) => tags);
  const types = counted(offered, inputTypes);
  return html`<form id="find" role="search" hidden${hasMore && html` data-more="${MORE_FILE}"`}>
<div class="words"><label for="words">Search</label><input id="words" name="q" type="search" autocomplete="off" spellcheck="false"></div>
${choice('tag', 'Tag', 'all tags', tags)}
${choice('input', 'Takes', 'any input', types)}
</form>`;
}

function choice(
  name: string,
  label: string,
  all: string,
  values: readonly (readonly [string, number])[],
): Html {
  if (values.length === 0) return NOTHING;
  return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${all}</option>${values.map(([value, count]) => html`<option value="${value}">${value} (${count})</option>`)}</select></div>`;
}

function counted(
  algorithms: readonly SiteAlgorithm[],
  valuesOf: (spec: ExtendedSpec) => readonly string[],
): [string, number][] {
  const counts = new Map<string, number>();
  for (const { newest } of algorithms)
    for (const value of new Set(newest ? valuesOf(newest) : []))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What the list says of an algorithm. The attributes are what the script searches besides the text. */
function card(algorithm: SiteAlgorithm, up: string): Html {
  const { name, newest } = algorithm;
  if (!newest) return NOTHING;
  const types = inputTypes(newest);
  const words = [...authorNames(newest), ...inputsOf(newest).flatMap(({ patterns }) => patterns)];
  return html`<li class="card" data-name="${name}" data-tags="${newest.tags.join('|')}" data-inputs="${types.join('|')}" data-words="${words.join(' ')}">
<h2><a href="${up}${algorithmPath(name)}">${name}</a></h2>
<div>${newest.deprecated && html`<p><span class="badge">deprecated</span> ${newest.deprecated.reason}</p>`}
${newest.description !== undefined && html`<p>${newest.description}</p>`}
<p class="note">Takes ${types.map((type, i) => html`${i > 0 && ', '}${type}`)}${newest.tags.length > 0 && html` <span class="dot">·</span> ${newest.tags.map((tag, i) => html`${i > 0 && ', '}${tag}`)}`}</p></div>
<p class="note facts-of">${newest.version}${newest.license !== undefined && html` <span class="dot">·</span> ${newest.license}`}</p>
</li>`;
}

function pager(up: string, at: number, count: number): Html {
  if (count === 1) return NOTHING;
  const pages = Array.from({ length: count }, (_, i) => i);
  return html`<nav id="pages" aria-label="Pages"><ul>${pages.map((page) =>
    page === at
      ? html`<li><b aria-current="page">${page + 1}</b></li>`
      : html`<li><a href="${up}${listPath(page)}" aria-label="Page ${page + 1}">${page + 1}</a></li>`,
  )}</ul></nav>`;
}

function removedList(site: Site, up: string): Html {
  const removed = site.algorithms.filter((algorithm) => !isOffered(algorithm));
  if (removed.length === 0) return NOTHING;
  return html`<p class="note">Removed: ${removed.map(({ name }, i) => html`${i > 0 && ', '}<a href="${up}${algorithmPath(name)}">${name}</a>`)}</p>`;
}
