import { foldName } from '../spec/names.ts';
import { type CatalogIndex, newestVersion } from './catalog-index.ts';

/** An algorithm of a catalog, as lists show it. */
export interface ListedAlgorithm {
  readonly name: string;
  /** The newest one that is available. */
  readonly version: string;
  readonly description?: string;
  readonly tags: readonly string[];
  /** Why new work should use another one, in the authors' words. */
  readonly deprecated?: string;
}

/** All algorithms of a catalog that new work can use, by name; removed ones are left out. */
export function listCatalog({ algorithms }: CatalogIndex): ListedAlgorithm[] {
  return Object.entries(algorithms).flatMap(([name, { description, tags = [], removed, versions }]) => {
    const version = newestVersion(versions);
    if (removed || version === undefined) return [];
    const { deprecated } = versions[version]!;
    return [{ name, version, description, tags, ...(deprecated !== undefined && { deprecated }) }];
  });
}

/**
 * The algorithms whose name, tags or description have every word, whatever its case; `-`, `_` and blanks
 * count as equal. Those that have a word in their name come first, then those that have one as a tag.
 */
export function searchCatalog(
  listed: readonly ListedAlgorithm[],
  words: readonly string[],
): ListedAlgorithm[] {
  const wanted = words.map(plain).filter((word) => word !== '');
  const ranked = listed.flatMap((algorithm) => {
    const name = plain(algorithm.name);
    const tags = algorithm.tags.map(plain);
    const description = plain(algorithm.description ?? '');
    const ranks = wanted.map((word) =>
      name.includes(word)
        ? 0
        : tags.some((tag) => tag.includes(word))
          ? 1
          : description.includes(word)
            ? 2
            : Number.POSITIVE_INFINITY,
    );
    return ranks.every(Number.isFinite) ? [{ algorithm, rank: Math.min(...ranks, 2) }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ algorithm }) => algorithm);
}

function plain(text: string): string {
  return foldName(text).replace(/\s+/g, '-');
}
