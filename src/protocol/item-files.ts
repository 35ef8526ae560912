import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { compareNaturally } from '../core/natural-order.ts';
import { ResultWriters } from './result-writers.ts';

/** A file as planning knows it: AWS and local runs add where it is. */
export interface SourceFile {
  /** Relative to what was given, or to its item's folder of results; with `/`. */
  readonly path: string;
  /** The version of its content: its ETag or SHA-256. */
  readonly version: string;
  /** bytes */
  readonly size?: number;
}

/** What an input counts as one: a file with its companions, or a folder. */
export type ItemEntry<F extends SourceFile> =
  | { readonly kind: 'file'; readonly path: string; readonly file: F; readonly companions: readonly F[] }
  | { readonly kind: 'folder'; readonly path: string; readonly files: readonly F[] };

/** Files by the name of their input or output. */
export type NamedEntries<F extends SourceFile> = ReadonlyMap<string, readonly ItemEntry<F>[]>;

/** All files of an entry, the main one first. */
export function filesOf<F extends SourceFile>(entry: ItemEntry<F>): readonly F[] {
  return entry.kind === 'file' ? [entry.file, ...entry.companions] : entry.files;
}

/** What tells the files of an output apart. */
export interface FileMarks<F extends SourceFile> {
  /** The same only for the same file. */
  readonly idOf: (file: F) => string;
  /** The step that made it, `''` for the workflow's own files, and its path among that step's results. */
  readonly placeOf: (file: F) => { readonly step: string; readonly key: string };
}

/**
 * All files of an output, each once, as one folder: the one that they have in common, else one named after
 * the input. Where files of several items have the same name, or one is named as the folder of another, each
 * gets the path of its place.
 * @param input the name of the input, which takes a folder
 */
export function folderOf<F extends SourceFile>(
  entries: readonly ItemEntry<F>[],
  input: string,
  { idOf, placeOf }: FileMarks<F>,
): Extract<ItemEntry<F>, { kind: 'folder' }> {
  const files = [...new Map(entries.flatMap(filesOf).map((file) => [idOf(file), file])).values()];
  const places = new ResultWriters();
  const meet = files.some((file) => places.claim({ item: idOf(file), key: file.path }) !== undefined);
  const ofOneStep = new Set(files.map((file) => placeOf(file).step)).size <= 1;
  const pathOf = (file: F): string => {
    const { step, key } = placeOf(file);
    return ofOneStep || step === '' ? key : `${step}/${key}`;
  };
  const placed = meet ? files.map((file) => ({ ...file, path: pathOf(file) })) : files;
  const top = placed[0]?.path.split('/')[0] ?? '';
  const isCommon = placed.every(({ path }) => path.startsWith(`${top}/`));
  if (isCommon) return { kind: 'folder', path: top, files: placed };
  const around = placed.map((file) => ({ ...file, path: `${input}/${file.path}` }));
  return { kind: 'folder', path: input, files: around };
}

/** The order of an input's files where no sheet or manifest says one: by name, then by path. */
export function compareEntries(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareNaturally(posix.basename(a.path), posix.basename(b.path)) || compareNaturally(a.path, b.path);
}

/** Contents that are the same for every item: name in `shared` → version. */
export type SharedPins = Readonly<Record<string, string>>;

/**
 * The version of one of the workflow's own items: it changes with each file, with the row's variables and
 * with what is shared. A single file without any of these keeps its own version, as in earlier releases,
 * where each item was one file.
 * @param files with the column that each came from, `''` where there is none
 */
export function rootVersion(
  files: readonly { readonly column: string; readonly file: SourceFile }[],
  variables: Readonly<Record<string, string>>,
  pins: SharedPins,
): string {
  const [only] = files;
  const values = Object.entries(variables).sort(byFirst);
  const shared = Object.entries(pins).sort(byFirst);
  if (files.length === 1 && only?.column === '' && values.length === 0 && shared.length === 0)
    return only.file.version;
  const parts = files.map(({ column, file }) => [column, file.path, file.version]);
  return digest([parts.sort(byTexts), values, shared]);
}

/** The version of a group: of its members, and of who is missing. */
export function groupVersion(
  members: readonly (readonly [id: string, version: string])[],
  missing: readonly string[],
): string {
  return digest([[...members].sort(byTexts), [...missing].sort()]);
}

/** Where an item's content comes from: root items and groups by name, each with its version. */
export type Origins = ReadonlyMap<string, string>;

/** The version of an item with these origins; if there is only one, its version. */
export function originsVersion(origins: Origins): string {
  const all = [...origins];
  return all.length === 1 ? all[0]![1] : digest(all.sort(byTexts));
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byTexts(a: readonly string[], b: readonly string[]): number {
  for (const [i, text] of a.entries()) if (text !== b[i]) return text < b[i]! ? -1 : 1;
  return 0;
}
