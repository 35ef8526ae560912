import { posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf, type ItemEntry, type NamedEntries, type SourceFile } from '../protocol/item-files.ts';
import { sharedFolder, sharedPinsKey } from '../protocol/object-keys.ts';
import type { ListedObject, ObjectStore } from '../protocol/object-store.ts';
import { contentVersion, writeSharedPins } from '../protocol/shared-pins.ts';
import { companionNames } from '../spec/companion-names.ts';
import { quote } from '../text/quote.ts';
import { formatBytes } from '../text/units.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { placeOfUrl, sourceIn } from '../workflow/sources.ts';
import type { ProgressLog } from './stack.ts';

/** A file on this machine. */
export interface HashedFile extends SourceFile {
  /** Absolute. */
  readonly file: string;
  readonly sha256: string;
  /** bytes */
  readonly size: number;
}

export type SharedStore = Pick<ObjectStore, 'list' | 'upload' | 'write'>;

/**
 * Uploads shared inputs to keys made from their content, so that a run that has begun keeps what it began
 * with; inputs that are in S3 already stay there. Writes for `run` where all of them are, and for `status`
 * how uploads become items. Idempotent.
 * @param local the inputs on this machine, by their names in `shared`
 * @throws Failure `SHARED_NOT_FOUND` if an input is not found in S3
 */
export async function shareInputs(
  plan: Plan,
  local: ReadonlyMap<string, ItemEntry<HashedFile>>,
  storage: SharedStore,
  say: ProgressLog,
): Promise<void> {
  const { items, output } = plan;
  if (!items) return;
  const shared = new Map<string, readonly ItemEntry<StoredFile>[]>();
  for (const [name, written] of Object.entries(items.shared)) {
    const entry = local.get(name);
    shared.set(name, [
      entry
        ? await uploadShared(plan, name, entry, storage, say)
        : await findInS3(plan, items, name, written, storage),
    ]);
  }
  await storage.write(
    { bucket: output.bucket!, key: sharedPinsKey(output.prefix) },
    writeSharedPins(
      shared satisfies NamedEntries<StoredFile>,
      items.rule.kind === 'sheet' ? undefined : { rule: items.rule, steps: items.steps },
    ),
  );
}

async function uploadShared(
  { output }: Plan,
  name: string,
  entry: ItemEntry<HashedFile>,
  storage: SharedStore,
  say: ProgressLog,
): Promise<ItemEntry<StoredFile>> {
  const bucket = output.bucket!;
  const folder = `${sharedFolder(output.prefix)}${name}/${contentVersion(entry)}/`;
  const there = new Map<string, ListedObject>();
  for await (const object of storage.list(bucket, folder)) there.set(object.key, object);
  const missing = filesOf(entry).filter(({ path }) => !there.has(folder + path));
  if (missing.length > 0) {
    const bytes = missing.reduce((sum, { size }) => sum + size, 0);
    say(`Uploading the shared input ${name} (${formatBytes(bytes)})`);
  }
  const placed = new Map<string, StoredFile>();
  for (const { path, file, sha256, size } of filesOf(entry)) {
    const place = { bucket, key: folder + path };
    const { etag } = there.get(place.key) ?? (await storage.upload(file, size, place));
    placed.set(path, { path, ...place, etag, size, sha256, version: sha256 });
  }
  const at = ({ path }: SourceFile): StoredFile => placed.get(path)!;
  return entry.kind === 'folder'
    ? { ...entry, files: entry.files.map(at) }
    : { ...entry, file: at(entry.file), companions: entry.companions.map(at) };
}

/** A file with its companions, or a folder, in S3. @param url `s3://bucket/key`; a folder's ends in `/` */
async function findInS3(
  plan: Plan,
  { steps }: PlannedItems,
  name: string,
  url: string,
  storage: SharedStore,
): Promise<ItemEntry<StoredFile>> {
  const { bucket, prefix: key } = placeOfUrl(url);
  const access = sourceIn(plan.sources ?? [], bucket, key)?.access;
  const notFound = (what: string): Failure =>
    new Failure(
      'SHARED_NOT_FOUND',
      `The shared input ${quote(name)} is incomplete: ${what} was not found. Correct its address in "shared", or upload it there.`,
    );
  const stored = (object: ListedObject, path: string): StoredFile => ({
    ...{ path, bucket, key: object.key, etag: object.etag, size: object.size, version: object.etag },
    ...(access && { access }),
  });
  if (key.endsWith('/')) {
    const own = posix.basename(key);
    const files: StoredFile[] = [];
    for await (const object of storage.list(bucket, key, access))
      if (!object.key.endsWith('/')) files.push(stored(object, `${own}/${object.key.slice(key.length)}`));
    if (files.length === 0) throw notFound(url);
    return { kind: 'folder', path: own, files };
  }
  const find = async (wanted: string): Promise<ListedObject | undefined> => {
    for await (const object of storage.list(bucket, wanted, access))
      return object.key === wanted ? object : undefined;
    return undefined;
  };
  const main = await find(key);
  if (!main) throw notFound(url);
  const own = posix.basename(key);
  const folder = key.slice(0, key.length - own.length);
  const companions = new Map<string, StoredFile>();
  for (const { sources, companions: wanted } of steps.flatMap(({ inputs }) => inputs))
    for (const companion of sources.some((each) => each.from === 'shared' && each.name === name)
      ? wanted
      : []) {
      const names = companionNames(companion, own);
      const found = await Promise.all(names.map((each) => find(folder + each)));
      for (const [i, object] of found.entries())
        if (object) companions.set(names[i]!, stored(object, names[i]!));
      if (!companion.optional && !found.some((object) => object))
        throw notFound(
          `its companion ${names.map((each) => `s3://${bucket}/${folder}${each}`).join(' or ')}`,
        );
    }
  return { kind: 'file', path: own, file: stored(main, own), companions: [...companions.values()] };
}
