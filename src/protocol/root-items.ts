import { posix } from 'node:path';
import { pushTo } from '../core/grouped-lists.ts';
import { compareNaturally } from '../core/natural-order.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { companionNames, isCompanionName } from '../spec/companion-names.ts';
import { splitEnding } from '../spec/output-name.ts';
import { quote } from '../text/quote.ts';
import { readMate } from './file-pairs.ts';
import {
  compareEntries,
  filesOf,
  type ItemEntry,
  rootVersion,
  type SharedPins,
  type SourceFile,
} from './item-files.ts';
import type { ItemPlan, WiredInput } from './item-plan.ts';
import { ResultWriters } from './result-writers.ts';

/** How a workflow's files become items. */
export type ItemRule =
  /** Each file, with its companions. */
  | { readonly kind: 'file' }
  /** Files whose whole paths give the same `item`, a named group of the regular expression. */
  | { readonly kind: 'by'; readonly pattern: string }
  | { readonly kind: 'pairs' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'sheet'; readonly items: readonly SheetItem[] };

/** What the rows of a sheet say about one item. */
export interface SheetItem {
  readonly id: string;
  /** In the sheet's order, each with the place that names it: `samples.csv:2:3`. */
  readonly files: readonly { readonly column: string; readonly path: string; readonly place?: string }[];
  /** By `NAME` or `step.NAME`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Every other column, for groups. */
  readonly columns: Readonly<Record<string, string>>;
}

/** One of the workflow's own items. */
export interface RootItem<F extends SourceFile> {
  readonly id: string;
  readonly entries: readonly RootEntry<F>[];
  readonly variables: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  readonly version: string;
  /** Why no step can take it. */
  readonly problem?: string;
}

export interface RootEntry<F extends SourceFile> {
  /** The sheet's column; `''` without a sheet. */
  readonly column: string;
  readonly entry: ItemEntry<F>;
}

export interface RootItems<F extends SourceFile> {
  /** In the order of a sheet, else of ids. */
  readonly items: readonly RootItem<F>[];
  /** Files that belong to no item, each with the reason. */
  readonly leftOut: readonly { readonly path: string; readonly why: string }[];
}

/**
 * The items that a workflow's files make.
 * @param files in any order; with a sheet, its files and those beside them that may be companions
 */
export function findRootItems<F extends SourceFile>(
  plan: ItemPlan,
  rule: ItemRule,
  files: readonly F[],
  pins: SharedPins = {},
): RootItems<F> {
  const inputs = fileInputs(plan);
  const sorted = [...files].sort(compareEntries);
  const companions = new Companions(inputs, sorted);
  if (rule.kind === 'sheet') return { items: sheetItems(rule.items, sorted, companions, pins), leftOut: [] };
  const { entries, leftOut } = entriesOf(inputs, sorted, companions);
  const groups = new Map<string, ItemEntry<F>[]>();
  for (const entry of entries) {
    const found = idOf(rule, entry);
    if ('why' in found) leftOut.push({ path: entry.path, why: found.why });
    else pushTo(groups, found.id, entry);
  }
  const writers = new ResultWriters();
  const items = [...groups]
    .sort(([a], [b]) => compareNaturally(a, b))
    .map(([id, entries]): RootItem<F> => {
      const own = entries.map((entry) => ({ column: '', entry }));
      const problem =
        (rule.kind === 'file' ? undefined : idProblem(id)) ??
        (rule.kind === 'pairs' ? matesProblem(entries) : undefined) ??
        nestedProblem(writers, id);
      return rootItem(id, own, {}, {}, pins, problem);
    });
  return { items, leftOut };
}

/** The inputs that the workflow's own files go to. */
export function fileInputs({ steps }: ItemPlan): readonly WiredInput[] {
  return steps.flatMap(({ inputs }) =>
    inputs.filter(({ sources }) => sources.some(({ from }) => from === 'files')),
  );
}

/** The folder of a file, ending in `/`; `''` for a file at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Which files are companions, and of which main files. */
class Companions<F extends SourceFile> {
  readonly #byMain = new Map<string, F[]>();
  readonly #all = new Set<string>();

  constructor(inputs: readonly WiredInput[], files: readonly F[]) {
    const withSome = inputs.filter(({ companions }) => companions.length > 0);
    if (withSome.length === 0) return;
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const { path } of files) {
      // Of two files that could each be the other's companion, the first is the main file.
      if (this.#all.has(path)) continue;
      const found = new Set<F>();
      for (const input of withSome) {
        if (!matchesPatterns(input.patterns, path)) continue;
        for (const companion of input.companions)
          for (const name of companionNames(companion, posix.basename(path))) {
            const file = byPath.get(folderOf(path) + name);
            // No companion has companions itself: they would belong to no item.
            if (file && !this.#byMain.has(file.path)) found.add(file);
          }
      }
      for (const file of found) this.#all.add(file.path);
      if (found.size > 0) this.#byMain.set(path, [...found]);
    }
  }

  has(path: string): boolean {
    return this.#all.has(path);
  }

  of(path: string): readonly F[] {
    return this.#byMain.get(path) ?? [];
  }
}

/** The files that inputs take, with their companions, and whole folders where inputs take folders. */
function entriesOf<F extends SourceFile>(
  inputs: readonly WiredInput[],
  files: readonly F[],
  companions: Companions<F>,
): { entries: ItemEntry<F>[]; leftOut: { path: string; why: string }[] } {
  const folders = inputs.filter(({ folder }) => folder);
  const plain = inputs.filter(({ folder }) => !folder);
  const inFolder = new Map<string, F[]>();
  const entries: ItemEntry<F>[] = [];
  const leftOut: { path: string; why: string }[] = [];
  for (const file of files) {
    const { path } = file;
    const folder = folders.length > 0 ? folderAround(folders, path) : undefined;
    if (folder !== undefined) pushTo(inFolder, folder, file);
    else if (companions.has(path)) continue;
    else if (companions.of(path).length === 0 && isLoneCompanion(plain, path))
      leftOut.push({
        path,
        why: 'its name is that of a companion, but the file that it belongs to is missing',
      });
    else if (plain.some(({ patterns }) => matchesPatterns(patterns, path)))
      entries.push({ kind: 'file', path, file, companions: companions.of(path) });
    else leftOut.push({ path, why: 'no step takes it' });
  }
  for (const [path, all] of inFolder) entries.push({ kind: 'folder', path, files: all });
  return { entries, leftOut };
}

/** Whether a file has the name of another file's companion: no input takes it on its own. */
function isLoneCompanion(inputs: readonly WiredInput[], path: string): boolean {
  return inputs.some(({ companions, patterns }) =>
    isCompanionName(companions, posix.basename(path), (main) => matchesPatterns(patterns, main)),
  );
}

/** The outermost folder above a file that an input takes as a whole. */
function folderAround(inputs: readonly WiredInput[], path: string): string | undefined {
  const segments = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= segments.length; depth++) {
    const folder = segments.slice(0, depth).join('/');
    if (inputs.some(({ patterns }) => matchesPatterns(patterns, folder))) return folder;
  }
  return undefined;
}

/** The id of the item that an entry belongs to, or why it belongs to none. */
function idOf<F extends SourceFile>(
  rule: Exclude<ItemRule, { kind: 'sheet' }>,
  { kind, path }: ItemEntry<F>,
): { readonly id: string } | { readonly why: string } {
  const folder = folderOf(path);
  switch (rule.kind) {
    case 'file':
      return { id: path };
    case 'by': {
      const item = new RegExp(`^(?:${rule.pattern})$`, 'u').exec(path)?.groups?.item;
      if (item === undefined || item === '') return { why: '"items" does not match it' };
      // The rule sees the whole path, so the id that it finds may already begin with the folder.
      return { id: item.startsWith(folder) ? item : folder + item };
    }
    case 'pairs': {
      const name = posix.basename(path);
      return { id: folder + (readMate(name)?.sample ?? splitEnding(name).stem) };
    }
    case 'folder':
      if (kind === 'folder') return { id: path };
      return folder === ''
        ? { why: 'it is not in a folder, but each folder is an item' }
        : { id: folder.slice(0, -1) };
  }
}

/** Longest segment of an id, in bytes: segments become parts of keys and names of folders. */
const ID_LIMIT_BYTES = 200;

/** Why a text cannot be an id; undefined if it can. */
export function idProblem(id: string): string | undefined {
  for (const segment of id.split('/')) {
    const shown = quote(segment);
    if (segment === '') return 'its id is empty';
    if (Buffer.byteLength(segment) > ID_LIMIT_BYTES)
      return `its id ${shown} has more than ${ID_LIMIT_BYTES} bytes`;
    if (segment.startsWith('.')) return `its id ${shown} begins with "."`;
    if (/\p{Cc}/u.test(segment) || !segment.isWellFormed())
      return `its id ${shown} contains a character that cannot be shown`;
  }
  return undefined;
}

function matesProblem<F extends SourceFile>(entries: readonly ItemEntry<F>[]): string | undefined {
  const seen = new Map<number, string>();
  for (const { path } of entries) {
    const number = readMate(posix.basename(path))?.number ?? 0;
    const other = seen.get(number);
    if (other !== undefined && number > 0)
      return `${other} and ${path} both have the number ${number}, so it is unclear which one belongs to the pair`;
    if (number === 0 && entries.length > 1)
      return `${path} has the name of the pair without a number: rename it, or use a sheet`;
    seen.set(number, path);
  }
  return undefined;
}

/** Results of an item are below its id, so no id can be the folder of another. */
function nestedProblem(writers: ResultWriters, id: string): string | undefined {
  const other = writers.claim({ item: id, key: id });
  return (
    other &&
    `its results conflict with those of ${quote(other.item)}: one id is the folder of the other. Rename one`
  );
}

function sheetItems<F extends SourceFile>(
  rows: readonly SheetItem[],
  files: readonly F[],
  companions: Companions<F>,
  pins: SharedPins,
): RootItem<F>[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return rows.map(({ id, files: named, variables, columns }) => {
    const absent: string[] = [];
    const entries = named.flatMap(({ column, path, place }): RootEntry<F>[] => {
      const file = byPath.get(path);
      if (file) return [{ column, entry: { kind: 'file', path, file, companions: companions.of(path) } }];
      const folder = path.endsWith('/') ? path : `${path}/`;
      const inside = files.filter((each) => each.path.startsWith(folder));
      if (inside.length > 0)
        return [{ column, entry: { kind: 'folder', path: folder.slice(0, -1), files: inside } }];
      absent.push(place === undefined ? path : `${path} (${place})`);
      return [];
    });
    const problem =
      absent.length > 0 ? `${absent.join(', ')} ${absent.length > 1 ? 'do' : 'does'} not exist` : undefined;
    return rootItem(id, entries, variables, columns, pins, problem);
  });
}

function rootItem<F extends SourceFile>(
  id: string,
  entries: readonly RootEntry<F>[],
  variables: Readonly<Record<string, string>>,
  columns: Readonly<Record<string, string>>,
  pins: SharedPins,
  problem: string | undefined,
): RootItem<F> {
  const files = entries.flatMap(({ column, entry }) => filesOf(entry).map((file) => ({ column, file })));
  const version = rootVersion(files, variables, pins);
  return { id, entries, variables, columns, version, ...(problem !== undefined && { problem }) };
}
