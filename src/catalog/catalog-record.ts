import compare from 'semver/functions/compare.js';
import { type CatalogIndex, EMPTY_INDEX, formatIndex, indexCatalog, parseIndex } from './catalog-index.ts';
import {
  entryFile,
  extendedSpecPath,
  INDEX_FILE,
  linkFailure,
  SETTINGS_FILE,
  SPEC_FILE,
} from './catalog-layout.ts';
import type { ExtendedSpec } from './extended-spec.ts';
import { parseExtendedSpec } from './read-extended-spec.ts';

/** A snapshot of the files that record a catalog's published versions. Paths are relative to the catalog. */
export interface RecordView {
  readonly paths: ReadonlySet<string>;
  /** The commit that the view shows; missing for a folder. */
  readonly commit?: string;
  /** Paths of the catalog's own files that are symbolic links. */
  readonly links?: ReadonlySet<string>;
  /** The file's text; undefined where there is none, or a link. */
  read(path: string): Promise<string | undefined>;
}

/** The record of a catalog's published versions: a branch on GitHub, or a folder. */
export interface CatalogRecord {
  /** For people: `main of alice/catalog`. */
  readonly name: string;
  view(): Promise<RecordView>;
  /** Checks the permission to write, without writing. @throws Failure that says what is missing */
  requireWritable(): Promise<void>;
  /**
   * Writes all or nothing.
   * @param plan returns the files to write, given those that exist; called again after a concurrent write
   * @returns the commit, where one was made, and the files; `nothing` when all exist already
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

/** What publishing knows about a record at one moment. */
export interface RecordSnapshot {
  readonly view: RecordView;
  readonly index: CatalogIndex;
  /** Names of the existing entries. */
  readonly names: readonly string[];
}

/** @throws Failure `BAD_CATALOG`, `NOT_A_FILE`, and those of the record */
export async function snapshotRecord(record: CatalogRecord): Promise<RecordSnapshot> {
  const view = await record.view();
  refuseLink(view, SETTINGS_FILE);
  const index = await readIndex(view);
  return { view, index, names: entryNames(view, index) };
}

/** The entries of a view: folders with a spec, or with a published version unless the entry was removed. */
function entryNames(view: RecordView, { algorithms }: CatalogIndex): string[] {
  const entries = [...view.paths].flatMap((path) => entryFile(path) ?? []);
  const isRemoved = (name: string) => Object.hasOwn(algorithms, name) && algorithms[name]?.removed === true;
  const names = entries.flatMap(({ name, file, version }) =>
    file === SPEC_FILE || (version !== undefined && !isRemoved(name)) ? [name] : [],
  );
  return [...new Set(names)].sort();
}

/** The published versions of an entry, the newest last. */
export function publishedVersions(view: RecordView, name: string): string[] {
  return [...view.paths]
    .flatMap((path) => (path.startsWith(`${name}/`) ? (entryFile(path)?.version ?? []) : []))
    .sort(compare);
}

/** @returns undefined where the version is not published @throws Failure `BAD_CATALOG` */
export async function readPublished(
  view: Pick<RecordView, 'read'>,
  name: string,
  version: string,
): Promise<ExtendedSpec | undefined> {
  const path = extendedSpecPath({ name, version });
  const text = await view.read(path);
  return text === undefined ? undefined : parseExtendedSpec(text, path, { name, version });
}

/** @throws Failure `NOT_A_FILE` where a file that is about to be read or written is a link */
export function refuseLink({ links }: Pick<RecordView, 'links'>, path: string): void {
  if (links?.has(path)) throw linkFailure(path);
}

/**
 * The index as it was written last; an empty one where there is none.
 * @throws Failure `BAD_CATALOG`, `NOT_A_FILE`
 */
export async function readIndex(view: RecordView): Promise<CatalogIndex> {
  refuseLink(view, INDEX_FILE);
  const text = await view.read(INDEX_FILE);
  return text === undefined ? EMPTY_INDEX : parseIndex(text, INDEX_FILE);
}

/** The index after publishing: listed versions stay, new ones join, and removed ones leave a tombstone. */
export async function updatedIndex(view: RecordView, published: readonly ExtendedSpec[]): Promise<string> {
  const paths = new Set([...view.paths, ...published.map(extendedSpecPath)]);
  return formatIndex(indexCatalog(published, { before: await readIndex(view), paths }));
}
