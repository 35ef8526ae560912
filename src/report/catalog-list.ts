import type { ListedAlgorithm } from '../catalog/search-catalog.ts';
import { cutWords, textWidth } from '../text/columns.ts';
import { type Block, styled, table } from '../text/printer.ts';
import { plural } from '../text/units.ts';

/** Columns; a description that is cut to fewer is useless. */
const LEAST_DESCRIPTION = 20;

/** Algorithms as a table, with a line each, cut to the terminal's width. */
export function listTable(listed: readonly ListedAlgorithm[]): Block {
  return (screen) => {
    const [names, versions] = [listed.map(({ name }) => name), listed.map(({ version }) => version)];
    const before = widest(['algorithm', ...names]) + widest(['version', ...versions]) + 4;
    const room = Math.max(LEAST_DESCRIPTION, (screen.width ?? Number.POSITIVE_INFINITY) - before);
    const rows = listed.map((each) => [
      styled('bold', each.name),
      each.version,
      screen.width === undefined ? whatItDoes(each) : cutWords(whatItDoes(each), room),
    ]);
    return table(rows, { head: ['algorithm', 'version', 'what it does'] })(screen);
  };
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(textWidth));
}

function whatItDoes({ description = '', deprecated }: ListedAlgorithm): string {
  return deprecated === undefined ? description : `Deprecated: ${deprecated}`;
}

/** `12 algorithms`, or `3 of 12 algorithms` for a search. @param words of the search; empty without one */
export function listTitle(found: number, all: number, words: readonly string[]): string {
  if (words.length === 0) return plural(all, 'algorithm');
  return `${found} of ${plural(all, 'algorithm')}`;
}
