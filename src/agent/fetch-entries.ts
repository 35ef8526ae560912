import { posix } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { contentDigest } from '../protocol/cached-result.ts';
import { bytesOfFiles } from '../protocol/input-bytes.ts';
import { type ItemContent, readContent, type StoredFile } from '../protocol/item-content.ts';
import { filesOf, folderOf, type ItemEntry } from '../protocol/item-files.ts';
import type { ItemMessage } from '../protocol/message.ts';
import { sharedFolder } from '../protocol/object-keys.ts';
import { inputsOf } from '../spec/named-files.ts';
import { findDone } from './done-marker.ts';
import { CONCURRENCY, changedInput, downloadObject, type Fetching, unusable } from './fetch-object.ts';
import { bytesOf, type LocalEntry, localEntry } from './local-entry.ts';
import type { LocalFile } from './local-files.ts';
import type { SharedCache } from './shared-cache.ts';
import { finishDuplicate } from './store-item.ts';
import { type FetchedFiles, valuesIn, type Worker } from './worker-context.ts';

/** An item whose files are not here yet. */
export type FilesToFetch = Pick<FetchedFiles, 'message' | 'lease' | 'folder' | 'refetches'>;

/**
 * Downloads all files of an item in the versions that its message names. Files that are the same for many
 * items are downloaded once per agent.
 * @returns undefined for a duplicate of a done item, which it has finished
 * @throws Failure `INPUT_UNUSABLE` or `RESULT_CHANGED` for a file that has changed, `INPUT_UNUSABLE` for one
 * that is gone, `VARIABLE_MISSING`, `VARIABLE_TYPE`, `INPUT_REFUSED`; as the edges do
 */
export async function fetchEntries(
  item: FilesToFetch,
  worker: Worker,
  cache: SharedCache,
  { signal, makeRoom }: Fetching,
): Promise<FetchedFiles | undefined> {
  const { message, lease, folder, refetches } = item;
  const { workspace } = worker;
  const done = refetches === 0 ? await findDone({ kind: 'item', message }, worker) : undefined;
  if (done) {
    await finishDuplicate(message, lease, done, worker);
    return undefined;
  }
  const content = await contentOf(message, worker);
  const environment = { ...worker.environment, ...content.variables };
  valuesIn(environment, worker);

  const download = (downloads: LocalEntry['downloads'], isShared: boolean): Promise<void> =>
    forEachConcurrent(CONCURRENCY, downloads, async ({ object, to }) => {
      const { bucket, key, etag, size: expectedSize } = object;
      await workspace.makeFolder(posix.dirname(to));
      const facts = await downloadObject(object, to, worker, { etag, expectedSize, signal });
      if (facts === 'changed') throw changedInput(object, isShared, worker);
      if (facts === undefined)
        throw unusable(`its input s3://${bucket}/${key} no longer exists: start the run again`);
    });
  const inputs = inputsIn(content, worker);
  // Held before room is made for anything, so that nothing is removed that the item needs.
  const held = inputs.map(({ entry, isShared }) => {
    if (!isShared) return undefined;
    return cache.hold(folder, entry, async ({ downloads }) => {
      await makeRoom(bytesOf(entry));
      await download(downloads, true);
    });
  });
  const own = inputs.map(({ entry, isShared }, i) =>
    isShared ? undefined : localEntry(entry, posix.join(folder, 'in', String(i))),
  );
  const downloads = own.flatMap((each) => each?.downloads ?? []);
  // The command needs space for its results, too: an estimate is the size of the item's own files.
  await makeRoom(downloads.reduce((sum, { object }) => sum + 2 * object.size, 0));
  await workspace.makeFolder(folder);
  await download(downloads, false);

  const files = new Map<string, LocalFile[]>(inputs.map(({ input }) => [input, []]));
  for (const [i, { input }] of inputs.entries())
    files.get(input)!.push((await held[i]) ?? { ...own[i]!.local, isTemporary: true });
  const missing = posix.join(folder, 'missing');
  if (content.missing) await workspace.writeText(missing, content.missing.map((id) => `${id}\n`).join(''));
  return {
    ...{ ...item, kind: 'item', files, environment },
    own: downloads.map(({ object }) => object),
    inputBytes: bytesOfFiles(content.files),
    ...cacheKeyOf(content, worker),
    ...(content.missing && { missing }),
  };
}

function cacheKeyOf(content: ItemContent, { settings }: Worker): Pick<FetchedFiles, 'cacheKey'> {
  const { cacheFolder } = settings;
  return cacheFolder === undefined ? {} : { cacheKey: cacheFolder + contentDigest(content, settings) };
}

/** What an item is made of. @throws Failure `INPUT_UNUSABLE` */
async function contentOf({ content }: ItemMessage, { objects }: Worker): Promise<ItemContent> {
  if (!('manifest' in content)) return content;
  const { bucket, key } = content.manifest;
  const list = `the list of its files, s3://${bucket}/${key},`;
  const stored = await objects.read(content.manifest);
  if (!stored)
    throw unusable(
      `${list} no longer exists, or the task's role is not allowed to read it: start the run again`,
    );
  const wrong = (what: string): Error => unusable(`${list} cannot be read by this release: ${what}`);
  let value: unknown;
  try {
    value = JSON.parse(stored.text);
  } catch {
    throw wrong('it is not JSON');
  }
  const read = readContent(value, (problem) => {
    throw wrong(problem);
  });
  if (read.version === content.version && read.id === content.id) return read;
  throw wrong(`it belongs to ${read.id} in the version ${read.version}`);
}

interface InputEntry {
  readonly input: string;
  readonly entry: ItemEntry<StoredFile>;
  /** Other items have it, too. */
  readonly isShared: boolean;
}

function inputsIn({ files }: ItemContent, { spec, settings: { bucket, prefix } }: Worker): InputEntry[] {
  const isCopy = (file: StoredFile): boolean =>
    file.bucket === bucket && file.key.startsWith(sharedFolder(prefix));
  const marks = {
    idOf: (file: StoredFile) => `${file.bucket}/${file.key}`,
    // Results lie at <prefix><step>/<run>/<path>.
    placeOf: ({ key }: StoredFile) => {
      const [step = '', , ...rest] = key.slice(prefix.length).split('/');
      return { step, key: rest.join('/') };
    },
  };
  return inputsOf(spec).flatMap(({ name: input, folder, shared }) => {
    const entries = files.get(input) ?? [];
    const isOutput = folder && entries.length > 0 && entries.every(({ kind }) => kind === 'file');
    return (isOutput ? [folderOf(entries, input, marks)] : entries).map((entry) => ({
      ...{ input, entry },
      isShared: shared || filesOf(entry).every(isCopy),
    }));
  });
}
