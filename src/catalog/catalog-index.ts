import compare from 'semver/functions/compare.js';
import prerelease from 'semver/functions/prerelease.js';
import indexSchema from '../../catalog/schema/index.schema.json' with { type: 'json' };
import { DocumentSchema } from '../spec/document-schema.ts';
import { parseGeneratedJson } from './catalog-json.ts';
import { extendedSpecPath, SPEC_FILE } from './catalog-layout.ts';
import type { ExtendedSpec } from './extended-spec.ts';

/** `catalog/index.json`, for programs. Names are untrusted: look up own properties only. */
export interface CatalogIndex {
  readonly algorithms: Readonly<Record<string, IndexedAlgorithm>>;
}

export interface IndexedAlgorithm {
  readonly description?: string;
  /** Words to search for; missing where there are none. */
  readonly tags?: readonly string[];
  /** A tombstone: the entry was removed. Its versions can still be pulled, and its name stays taken. */
  readonly removed?: true;
  readonly versions: Readonly<Record<string, IndexedVersion>>;
}

export interface IndexedVersion {
  readonly container_name: string;
  /** The reason, in the author's words. */
  readonly deprecated?: string;
  readonly removed?: true;
}

export const EMPTY_INDEX: CatalogIndex = { algorithms: {} };
const SCHEMA = new DocumentSchema(indexSchema);

/**
 * Reads an index. It is untrusted: only names and versions that can be folders and files are accepted.
 * @param shown how messages name the file
 * @throws Failure `BAD_CATALOG`
 */
export function parseIndex(text: string, shown: string): CatalogIndex {
  const remedy = 'Restore index.json from the Git history; "npx pipewright wrap" and publishing update it.';
  return parseGeneratedJson(text, shown, SCHEMA, remedy) as CatalogIndex;
}

/** The versions of an algorithm that an index lists; none where it does not list the algorithm. */
export function listedVersions({ algorithms }: CatalogIndex, name: string): IndexedAlgorithm['versions'] {
  return Object.hasOwn(algorithms, name) ? algorithms[name]!.versions : {};
}

export function isListed(
  index: CatalogIndex,
  { name, version }: { readonly name: string; readonly version: string },
): boolean {
  return Object.hasOwn(listedVersions(index, name), version);
}

/** The newest release that is not removed, else the newest pre-release; undefined where all are removed. */
export function newestVersion(versions: IndexedAlgorithm['versions']): string | undefined {
  const available = Object.keys(versions).filter((version) => !versions[version]?.removed);
  const sorted = available.sort(compare).reverse();
  return sorted.find((version) => !prerelease(version)) ?? sorted[0];
}

/** The texts that an index takes from an algorithm's newest version. */
type NewestWords = Pick<IndexedAlgorithm, 'description' | 'tags'>;

function wordsOf({ description, tags = [] }: NewestWords): NewestWords {
  return { ...(description !== undefined && { description }), ...(tags.length > 0 && { tags }) };
}

/**
 * The index of extended specs: names and versions sorted, descriptions and tags from the newest version.
 * @param history the previous index, whose content stays listed, and the files that exist now, relative to
 *   the catalog: a listed algorithm without its spec, and a listed version without its file, get a tombstone
 */
export function indexCatalog(
  published: readonly ExtendedSpec[],
  history?: { readonly before: CatalogIndex; readonly paths: ReadonlySet<string> },
): CatalogIndex {
  const algorithms = new Map<
    string,
    { words: NewestWords; readonly versions: Map<string, IndexedVersion> }
  >();
  for (const [name, { versions, ...words }] of Object.entries(history?.before.algorithms ?? {}))
    algorithms.set(name, { words: wordsOf(words), versions: new Map(Object.entries(versions)) });
  for (const extended of [...published].sort((a, b) => compare(a.version, b.version))) {
    const { name, version, container_name, deprecated } = extended;
    const { words, versions } = algorithms.get(name) ?? {
      words: {},
      versions: new Map<string, IndexedVersion>(),
    };
    versions.set(version, { container_name, ...(deprecated && { deprecated: deprecated.reason }) });
    const isNewest = [...versions.keys()].every((other) => compare(other, version) <= 0);
    algorithms.set(name, { words: isNewest ? wordsOf(extended) : words, versions });
  }
  const tombstone = (path: string) =>
    history && !history.paths.has(path) ? { removed: true as const } : undefined;
  const listed = [...algorithms].sort(byName).map(([name, { words, versions }]) => [
    name,
    {
      ...words,
      ...tombstone(`${name}/${SPEC_FILE}`),
      versions: Object.fromEntries(
        [...versions]
          .sort(([a], [b]) => compare(a, b))
          .map(([version, { removed: _, ...rest }]) => [
            version,
            { ...rest, ...tombstone(extendedSpecPath({ name, version })) },
          ]),
      ),
    },
  ]);
  return { algorithms: Object.fromEntries(listed) as CatalogIndex['algorithms'] };
}

/** The file's text: two spaces, a closing newline. */
export function formatIndex(index: CatalogIndex): string {
  return `${JSON.stringify(index, null, 2)}\n`;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
