import { Failure } from '../core/failure.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { KEY_LIMIT_BYTES } from '../protocol/field-readers.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf, type SourceFile } from '../protocol/item-files.ts';
import { readItemList, writeListHead, writeListItem } from '../protocol/item-list.ts';
import { localPath } from '../protocol/local-names.ts';
import { runItemsKey } from '../protocol/object-keys.ts';
import type { ListedObject, ObjectFacts, RunStorage } from '../protocol/object-store.ts';
import type { RootItem, RootItems, SheetItem } from '../protocol/root-items.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { compareInputs, type InputComparison } from './compare-inputs.ts';
import type { RunCloud } from './run-cloud.ts';
import { continuedDigest, inputFolder, inputsDigest, type RunInput } from './run-inputs.ts';
import { homeOf, runBusy } from './stored-run.ts';

/** The files and rows that are given to a run of a workflow with "items". */
export interface GivenItems {
  /** Files, by the paths that a sheet or the command line gives them. */
  readonly inputs: readonly RunInput[];
  /** Of the sheet, if there is one. */
  readonly rows?: readonly SheetItem[];
}

type Root = RootItem<StoredFile>;

/** The items that a run has; none where its list was not written yet. */
export async function readRunItems(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'list' | 'lines'>,
): Promise<readonly Root[]> {
  const place = itemsPlace(plan, run);
  if ((await itemsEtag(plan, run, storage)) === undefined) return [];
  const items: Root[] = [];
  for await (const item of readItemList(storage.lines(place))) items.push(item);
  return items;
}

/**
 * Writes the list of a run's items.
 * @param before the ETag of the list that this one is made from
 * @returns its ETag
 * @throws Failure `RUN_BUSY`
 */
export async function writeRunItems(
  plan: Plan,
  run: string,
  items: readonly Root[],
  before: string | undefined,
  storage: Pick<RunStorage, 'replace'>,
): Promise<string> {
  const etag = await storage.replace(itemsPlace(plan, run), listText(items), before);
  if (etag === undefined) throw runBusy(run);
  return etag;
}

/** The list of items as it is stored. */
export function listText(items: readonly Root[]): string {
  return writeListHead(items.length) + items.map(writeListItem).join('');
}

function itemsPlace(plan: Plan, run: string): { bucket: string; key: string } {
  const { bucket, prefix } = homeOf(plan);
  return { bucket, key: runItemsKey(prefix, run) };
}

/** The ETag of the list of a run's items; undefined where it was not written yet. */
export async function itemsEtag(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'list'>,
): Promise<string | undefined> {
  const { bucket, key } = itemsPlace(plan, run);
  for await (const object of storage.list(bucket, key)) if (object.key === key) return object.etag;
  return undefined;
}

/**
 * The files that items are made of: the given ones, and those of the run that are not given again. So a run
 * can continue on a machine without its files, and further files can be added to it.
 */
export function filesToPlan({ inputs }: GivenItems, known: readonly Root[]): SourceFile[] {
  const files = new Map<string, SourceFile>(
    inputs.map(({ path, size }) => [path, { path, size, version: '' }]),
  );
  for (const file of knownFiles(inputs, known).values()) files.set(file.path, file);
  return [...files.values()];
}

/** Files of a run's items that are not given, with their companions and folders. */
function knownFiles(inputs: readonly RunInput[], known: readonly Root[]): Map<string, StoredFile> {
  const given = new Set<string>();
  for (const { path } of inputs)
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) given.add(path.slice(0, end));
  const files = new Map<string, StoredFile>();
  for (const { entries } of known)
    for (const { entry } of entries)
      if (!given.has(entry.path)) for (const file of filesOf(entry)) files.set(file.path, file);
  return files;
}

/** The given files that items are made of. */
export function takenFiles({ items }: RootItems<SourceFile>, { inputs }: GivenItems): RunInput[] {
  const used = new Set(
    items.flatMap(({ entries }) => entries.flatMap(({ entry }) => filesOf(entry).map(({ path }) => path))),
  );
  return inputs.filter(({ path }) => used.has(path));
}

/** The key that a file gets. Sheets may name files anywhere, and their keys stay in the run's folder. */
export function keyOfFile({ input }: Plan, run: string, path: string): string {
  return inputFolder(input.prefix, run) + pathInFolder(path);
}

/** A file's path in the run's folder of inputs. */
export function pathInFolder(path: string): string {
  return localPath(path.replace(/^s3:\/\//, 's3:/'));
}

/** @throws Failure `KEY_TOO_LONG`, `INPUT_COLLISION`, before anything is transferred */
export function checkItemKeys(plan: Plan, run: string, inputs: readonly RunInput[]): void {
  const keys = new Map<string, string>();
  for (const { path } of inputs) {
    const key = keyOfFile(plan, run, path);
    const bytes = Buffer.byteLength(key);
    if (bytes > KEY_LIMIT_BYTES)
      throw new Failure(
        'KEY_TOO_LONG',
        `${path.slice(0, 200)}… would have a key of ${bytes} bytes in S3, and ${KEY_LIMIT_BYTES} are allowed. Rename it, or move it to where its path is shorter.`,
      );
    const other = keys.get(key);
    if (other !== undefined)
      throw new Failure(
        'INPUT_COLLISION',
        `${other} and ${path} would have the same key, ${key}. Rename one.`,
      );
    keys.set(key, path);
  }
}

/** Compares given files with those that a run has. */
export function compareItemFiles(
  plan: Plan,
  run: string,
  taken: readonly RunInput[],
  known: readonly Root[],
  cloud: RunCloud,
): Promise<InputComparison> {
  return compareInputs(plan, taken, run, cloud, { inPlace: knownFiles([], known), pathOf: pathInFolder });
}

/** All files of a run where they are now. */
export function storedFiles(
  plan: Plan,
  run: string,
  {
    taken,
    known,
    there,
    brought,
    checksums = new Map(),
  }: {
    readonly taken: readonly RunInput[];
    readonly known: readonly Root[];
    /** By the paths in the run's folder. */
    readonly there: ReadonlyMap<string, ListedObject>;
    /** By the inputs' paths. */
    readonly brought: ReadonlyMap<string, ObjectFacts>;
    /** SHA-256 of files that were read, by the inputs' paths. */
    readonly checksums?: ReadonlyMap<string, string>;
  },
): StoredFile[] {
  const files = knownFiles(taken, known);
  const before = knownFiles([], known);
  for (const { path, from } of taken) {
    if (from.kind === 'in place') {
      const { object } = from;
      files.set(path, { path, ...object, size: object.size ?? 0, version: object.etag });
      continue;
    }
    const { etag, size } = (brought.get(path) ?? there.get(pathInFolder(path)))!;
    const place = { bucket: plan.input.bucket!, key: keyOfFile(plan, run, path) };
    // A run identifies a file as it did at first: by its checksum, or by its ETag.
    const known = before.get(path);
    const sha256 = checksums.get(path) ?? (known?.etag === etag ? known.sha256 : undefined);
    const file = { path, ...place, etag, size, version: sha256 ?? etag };
    files.set(path, { ...file, ...(sha256 !== undefined && { sha256 }) });
  }
  return [...files.values()];
}

/**
 * The digest that lets the same command find its run: with a sheet, of the ids of the items, since a row with
 * other files is still the same item; else of the files' paths.
 * @param before the run that continues
 */
export function itemsDigest(
  planned: PlannedItems,
  { rows }: GivenItems,
  taken: readonly RunInput[],
  before?: { readonly digest: string | undefined; readonly known: readonly Root[] },
): string | undefined {
  if (planned.rule.kind === 'sheet') {
    const ids = (rows ?? []).map(({ id }) => id).sort();
    return digestHex(digestOf(JSON.stringify(['sheet', ...ids])));
  }
  const had = before ? [...knownFiles([], before.known).keys()] : [];
  return before ? continuedDigest(before.digest, had, taken) : inputsDigest(taken);
}
