import { posix } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { explain } from '../core/failure.ts';
import { pathBelow } from '../core/path-below.ts';
import { type GatheredObject, readManifest } from '../protocol/gather-manifest.ts';
import { localName, localPath } from '../protocol/local-names.ts';
import type { Marker } from '../protocol/marker.ts';
import type { ObjectFacts } from '../protocol/object-store.ts';
import { findDone } from './done-marker.ts';
import { CONCURRENCY, downloadObject, type Fetching, unusable } from './fetch-object.ts';
import { soleFile } from './local-files.ts';
import { finishDuplicate } from './store-item.ts';
import { type FetchedFile, valuesIn, type Worker } from './worker-context.ts';

/** An item whose files are not here yet. */
export type FileToFetch = Pick<FetchedFile, 'message' | 'lease' | 'folder' | 'refetches'>;

/**
 * Downloads the input of an item that is one file, or all objects of a manifest.
 * @returns undefined for a duplicate of a done item, which it has finished
 * @throws Failure `INPUT_UNUSABLE`, `BAD_MANIFEST`, `INPUT_REFUSED`, `VARIABLE_MISSING`, `VARIABLE_TYPE`; as
 * the edges do
 */
export async function fetchOneFile(
  item: FileToFetch,
  worker: Worker,
  { signal, makeRoom }: Fetching,
): Promise<FetchedFile | undefined> {
  const { message, lease, folder, refetches } = item;
  const { input } = message;
  const { environment } = worker;
  valuesIn(environment, worker);
  // The command needs space for its results, too: an estimate is the size of the input.
  await makeRoom(2 * (input.size ?? 0));
  const name = localName(message.item.slice(message.item.lastIndexOf('/') + 1));
  const around = posix.join(folder, 'in');
  await worker.workspace.makeFolder(around);
  const file = message.gather ? posix.join(folder, 'manifest') : posix.join(around, name);
  const doneFor = (etag: string): Promise<Marker | undefined> =>
    findDone({ kind: 'file', message, input: { ...input, etag } }, worker);
  const mayBeDone = refetches === 0;
  // Runs while the object is requested; its bytes are read only after this answer.
  const expected = mayBeDone && input.etag ? doneFor(input.etag) : undefined;
  expected?.catch(() => {});
  let done: Marker | undefined;
  const accept = async ({ etag }: ObjectFacts): Promise<boolean> => {
    if (mayBeDone) done = await (etag === input.etag ? expected : doneFor(etag));
    return done === undefined;
  };
  const facts = await downloadObject(input, file, worker, { expectedSize: input.size, signal, accept });
  if (facts === undefined) done = await expected;
  if (done) {
    await finishDuplicate(message, lease, done, worker);
    return undefined;
  }
  if (typeof facts !== 'object')
    throw unusable(`its input s3://${input.bucket}/${input.key} no longer exists: upload it again`);
  const path = posix.join(around, name);
  const inputBytes = message.gather ? await downloadAll(file, path, worker, signal) : facts.size;
  return {
    ...{ ...item, kind: 'file', input: { ...input, ...facts }, environment, inputBytes },
    files: soleFile(path, true),
  };
}

/** Downloads all objects of a manifest into a folder. @returns their bytes */
async function downloadAll(
  manifest: string,
  folder: string,
  worker: Worker,
  signal: AbortSignal,
): Promise<number> {
  const { workspace } = worker;
  let bytes = 0;
  await workspace.makeFolder(folder);
  const downloadOne = async (object: GatheredObject): Promise<void> => {
    const file = pathBelow(folder, localPath(object.path));
    try {
      await workspace.makeFolder(posix.dirname(file));
      if (await workspace.inspect(file)) throw new Error('the name is taken');
    } catch (error) {
      throw unusable(`${object.path} cannot be stored beside the other inputs: ${explain(error)}`);
    }
    const facts = await downloadObject(object, file, worker, { expectedSize: object.size, signal });
    if (typeof facts === 'object') bytes += facts.size;
    if (facts === undefined)
      throw unusable(
        `one of its inputs, s3://${object.bucket}/${object.key}, no longer exists: send the items that wrote it again, then this one`,
      );
  };
  await forEachConcurrent(CONCURRENCY, readManifest(await workspace.readLines(manifest)), downloadOne);
  await workspace.removeAll(manifest);
  return bytes;
}
