import { posix } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { explain, Failure } from '../core/failure.ts';
import { isKeyBelow, pathBelow } from '../core/path-below.ts';
import { type GatheredObject, readManifest } from '../protocol/gather-manifest.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { readWorkMessage, type WorkMessage } from '../protocol/message.ts';
import { localName, localPath, markerKey, resultKey } from '../protocol/object-keys.ts';
import type { ObjectFacts } from '../protocol/object-store.ts';
import type { Lease } from './lease.ts';
import { failUnprocessed, finishDuplicate, rejectMessage } from './store-item.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';

/** Objects of one item that are read or checked at once. */
const CONCURRENCY = 8;

/**
 * Downloads a message's input. Finishes a message that needs no work, and then gives undefined: a foreign one, a
 * duplicate of an item that is done, one whose input is gone, one that was received too many times.
 * @param folder of this item alone, created here
 * @throws Failure as the edges do
 */
export async function fetchItem(
  lease: Lease,
  folder: string,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  const { step, maxReceives } = worker.settings;
  let message: WorkMessage;
  try {
    message = readWorkMessage(lease.received.body);
    if (message.step !== step)
      throw new Failure(
        'BAD_MESSAGE',
        `this is an item of step ${message.step}, but the agent is of step ${step}`,
      );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await rejectMessage(lease, explain(error), worker);
    return undefined;
  }
  if (lease.received.receives > maxReceives) {
    const meaning = `it was started ${maxReceives} times, and every time the agent was killed or could not continue: perhaps it needs more memory or disk than the spec says`;
    await failUnprocessed(message, lease, meaning, worker);
    return undefined;
  }
  if (!isKeyBelow(resultKey(worker.spec, message.item))) {
    const meaning = `its result would have the key ${resultKey(worker.spec, message.item)}, which leads out of the step's folder: rename it, without ".."`;
    await failUnprocessed(message, lease, meaning, worker);
    return undefined;
  }
  return download({ message, lease, folder, refetches: 0 }, worker, signal);
}

/** Downloads the input of an item again after it has changed, whatever markers say. */
export function refetchItem(
  { message, lease, folder, refetches }: FetchedItem,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  return download({ message, lease, folder, refetches: refetches + 1 }, worker, signal);
}

async function download(
  item: Pick<FetchedItem, 'message' | 'lease' | 'folder' | 'refetches'>,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  const { message, lease, folder, refetches } = item;
  const { input } = message;
  await worker.workspace.makeFolder(folder);
  const name = localName(message.item.slice(message.item.lastIndexOf('/') + 1));
  const file = posix.join(folder, message.gather ? 'manifest' : name);
  const mayBeDone = refetches === 0;
  // Concurrent with the request for the object, whose bytes wait for the answer.
  const expected = mayBeDone && input.etag ? findDone(message, input.etag, worker) : undefined;
  expected?.catch(() => {});
  let done: Marker | undefined;
  const accept = async ({ etag }: ObjectFacts): Promise<boolean> => {
    if (mayBeDone) done = await (etag === input.etag ? expected : findDone(message, etag, worker));
    return done === undefined;
  };
  const facts = await worker.objects
    .download(input, file, { expectedSize: input.size, signal, accept })
    .catch(async (error) => {
      // Another bucket that is gone concerns this item only; the output bucket concerns all.
      if ((error as Failure).code !== 'BUCKET_GONE' || input.bucket === worker.settings.bucket) throw error;
      return undefined;
    });
  if (facts === undefined) done = await expected;
  if (done) {
    await finishDuplicate(message, lease, done, worker);
    return undefined;
  }
  if (facts === undefined || facts === 'declined') {
    const meaning = `its input s3://${input.bucket}/${input.key} does not exist (any more), or the task's role may not read it`;
    await failUnprocessed(message, lease, meaning, worker);
    return undefined;
  }
  const fetched = { ...item, input: { ...input, ...facts } };
  if (!message.gather) return { ...fetched, file };
  const gathered = posix.join(folder, name === 'manifest' ? 'item' : name);
  try {
    await downloadAll(file, gathered, worker, signal);
  } catch (error) {
    if (!(error instanceof Failure) || !['BAD_MANIFEST', 'INPUT_UNUSABLE'].includes(error.code)) throw error;
    await failUnprocessed(message, lease, explain(error), worker);
    return undefined;
  }
  return { ...fetched, file: gathered };
}

/** Downloads all objects of a manifest into a folder. */
async function downloadAll(
  manifest: string,
  folder: string,
  { workspace, objects }: Worker,
  signal: AbortSignal,
): Promise<void> {
  await workspace.makeFolder(folder);
  const downloadOne = async (object: GatheredObject): Promise<void> => {
    const file = pathBelow(folder, localPath(object.path));
    try {
      await workspace.makeFolder(posix.dirname(file));
      if (await workspace.inspect(file)) throw new Error('the name is taken');
    } catch (error) {
      throw new Failure(
        'INPUT_UNUSABLE',
        `${object.path} has no place beside the other inputs: ${explain(error)}`,
      );
    }
    const facts = await objects.download(object, file, { expectedSize: object.size, signal });
    if (facts === undefined)
      throw new Failure(
        'INPUT_UNUSABLE',
        `one of its inputs, s3://${object.bucket}/${object.key}, does not exist (any more)`,
      );
  };
  await forEachConcurrent(CONCURRENCY, readManifest(await workspace.readLines(manifest)), downloadOne);
  await workspace.removeAll(manifest);
}

/** The marker of a done item, if its outputs are still those it lists: another version of the input may overwrite them. */
async function findDone(message: WorkMessage, etag: string, worker: Worker): Promise<Marker | undefined> {
  const { bucket, prefix } = worker.settings;
  const key = markerKey(prefix, message, etag, 'done');
  const stored = await worker.objects.read({ bucket, key });
  if (!stored) return undefined;
  const log = (event: string, meaning?: string): void =>
    worker.log({ event, ...itemFields(message), marker: key, meaning });
  let marker: Marker;
  try {
    marker = readMarker(stored.text);
  } catch (error) {
    log('marker unreadable', explain(error));
    return undefined;
  }
  let changed = false;
  await forEachConcurrent(CONCURRENCY, marker.outputs, async (output) => {
    if (!changed && (await worker.objects.head(output))?.etag !== output.etag) changed = true;
  });
  if (changed) log('outputs changed');
  return changed ? undefined : marker;
}
