import compare from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';
import { explain, Failure } from '../core/failure.ts';
import { isDigest } from '../oci/digest.ts';
import { type CatalogIndex, formatIndex, indexCatalog } from './catalog-settings.ts';
import { EXTENDED_SPEC_FILE } from './changes.ts';
import type { ExtendedSpec } from './extended-spec.ts';

/** Where a catalog's published versions are written down, as it is at one moment. Paths are below the catalog. */
export interface RecordView {
  readonly paths: ReadonlySet<string>;
  read(path: string): Promise<string | undefined>;
}

/** A branch on GitHub, or a folder. */
export interface CatalogRecord {
  /** For people: `main of alice/catalog`. */
  readonly name: string;
  view(): Promise<RecordView>;
  /**
   * Writes all or nothing.
   * @param plan says what to write, given what is there; asked again when others were faster
   * @returns the commit, where one was made, and the files; `nothing` when all is there already
   */
  write(
    plan: (view: RecordView) => Promise<ReadonlyMap<string, string>>,
    message: CommitMessage,
  ): Promise<{ readonly sha?: string; readonly files: readonly string[] } | 'nothing'>;
}

export interface CommitMessage {
  readonly headline: string;
  readonly body: string;
}

/** The folders of a view that are entries: they hold a spec or a published version. */
export function entryNames(view: RecordView): string[] {
  const names = new Set<string>();
  for (const path of view.paths) {
    const [name, file, ...more] = path.split('/');
    if (name && file && more.length === 0 && (file === 'spec.json' || EXTENDED_SPEC_FILE.test(file)))
      names.add(name);
  }
  return [...names].sort();
}

/** The versions of an entry that were published, the newest last. */
export function publishedVersions(view: RecordView, name: string): string[] {
  return [...view.paths]
    .filter((path) => path.startsWith(`${name}/`) && EXTENDED_SPEC_FILE.test(path.slice(name.length + 1)))
    .map((path) => path.slice(name.length + 1, -'.json'.length))
    .filter((version) => valid(version))
    .sort(compare);
}

/** @throws Failure `BAD_CATALOG` where the file is no extended spec */
export function parseExtendedSpec(text: string, path: string): ExtendedSpec {
  const json = parseJson(text, path) as Partial<ExtendedSpec> | null;
  const { name, version, container_name, source_image } = json ?? {};
  const whole =
    typeof name === 'string' &&
    valid(version) &&
    typeof container_name === 'string' &&
    typeof source_image?.name === 'string' &&
    isDigest(source_image.digest);
  if (whole) return json as ExtendedSpec;
  throw new Failure(
    'BAD_CATALOG',
    `${path} is no extended spec: it needs a "name", a "version", a "container_name" and a "source_image". Restore it as it was published.`,
  );
}

/** The index as it was written last; an empty one where there is none. @throws Failure `BAD_CATALOG` */
export async function readIndex(view: RecordView): Promise<CatalogIndex> {
  const text = await view.read('index.json');
  return text === undefined ? { algorithms: {} } : parseIndex(text);
}

/** @throws Failure `BAD_CATALOG` where the text is no index */
export function parseIndex(text: string): CatalogIndex {
  const json = parseJson(text, 'index.json') as Partial<CatalogIndex> | null;
  if (typeof json?.algorithms === 'object' && json.algorithms !== null) return json as CatalogIndex;
  throw new Failure('BAD_CATALOG', 'index.json is no index: it needs "algorithms". Restore it as it was.');
}

/** The index after publishing: what is listed stays, what is new joins, and what was removed leaves a tombstone. */
export async function updatedIndex(view: RecordView, published: readonly ExtendedSpec[]): Promise<string> {
  const files = published.map((extended) => `${extended.name}/${extended.version}.json`);
  const there = new Set([...view.paths, ...files]);
  return formatIndex(indexCatalog(published, { before: await readIndex(view), there }));
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_CATALOG', `${path} is not JSON: ${explain(error)}.`, { cause: error });
  }
}
