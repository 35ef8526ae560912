import type { ListedAlgorithm } from '../catalog/search-catalog.ts';
import { alignColumns, cutWords, textWidth } from '../text/columns.ts';
import { escapeControl } from '../text/terminal.ts';
import { plural } from '../text/units.ts';

/** Narrower descriptions say nothing. */
const LEAST_DESCRIPTION = 20;

/** Algorithms as a table for terminals: a line each, not wider than `columns`. */
export function listTable(listed: readonly ListedAlgorithm[], columns: number): string {
  const rows = listed.map(({ name, version }) => [escapeControl(name), escapeControl(version)]);
  const names = alignColumns([['algorithm', 'version'], ...rows]);
  const room = Math.max(LEAST_DESCRIPTION, columns - Math.max(...names.map(textWidth)) - 2);
  const whats = ['what it does', ...listed.map((each) => cutWords(whatItDoes(each), room))];
  return alignColumns(names.map((name, i) => [name, whats[i]!]))
    .map((line) => `${line}\n`)
    .join('');
}

function whatItDoes({ description = '', deprecated }: ListedAlgorithm): string {
  return escapeControl(deprecated === undefined ? description : `Deprecated: ${deprecated}`);
}

/** How many algorithms a catalog has, or of how many some were found. */
export function listTitle(found: number, all: number, words: readonly string[]): string {
  if (words.length === 0) return plural(all, 'algorithm');
  return `${found} of ${plural(all, 'algorithm')}`;
}
