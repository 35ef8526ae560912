import { posix } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { explain, Failure } from '../core/failure.ts';
import { isKeyBelow, pathBelow } from '../core/path-below.ts';
import { type GatheredObject, readManifest } from '../protocol/gather-manifest.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { type FileMessage, readWorkMessage } from '../protocol/message.ts';
import { localName, localPath, markerKey, resultKey } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { ObjectFacts } from '../protocol/object-store.ts';
import type { Lease } from './lease.ts';
import { failUnprocessed, finishDuplicate, rejectMessage } from './store-item.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';
import type { Download } from './worker-edges.ts';

/** Objects of one item that are read or checked at once. */
const CONCURRENCY = 8;
/** Receives of an item after which S3's refusal of its input counts: a new right takes up to a minute to be known. */
const REFUSALS = 6;

/**
 * Downloads a message's input. Finishes a message that needs no work, and then gives undefined: a foreign one, a
 * duplicate of an item that is done, one whose input is gone or refused, one that was received too many times.
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
  let message: FileMessage;
  try {
    const read = readWorkMessage(lease.received.body);
    if (read.kind !== 'file')
      throw new Failure('BAD_MESSAGE', 'this agent takes items of one file, and it has several');
    message = read;
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

type ItemToFetch = Pick<FetchedItem, 'message' | 'lease' | 'folder' | 'refetches'>;

async function download(
  item: ItemToFetch,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  try {
    return await downloadInputs(item, worker, signal);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'INPUT_REFUSED') throw error;
    const { message, lease } = item;
    if (lease.received.receives >= Math.min(REFUSALS, worker.settings.maxReceives))
      await failUnprocessed(message, lease, explain(error), worker);
    else {
      worker.log({
        event: 'handed back',
        ...itemFields(message),
        ...{ code: error.code, meaning: explain(error) },
      });
      await lease.backOff();
    }
    return undefined;
  }
}

async function downloadInputs(
  item: ItemToFetch,
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
  const facts = await downloadObject(input, file, worker, { expectedSize: input.size, signal, accept });
  if (facts === undefined) done = await expected;
  if (done) {
    await finishDuplicate(message, lease, done, worker);
    return undefined;
  }
  if (facts === undefined || facts === 'declined') {
    const meaning = `its input s3://${input.bucket}/${input.key} does not exist any more: upload it again`;
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

/**
 * Downloads an object of one item. What is wrong with it concerns this item only, unless its bucket is the workflow's own.
 * @throws Failure `INPUT_REFUSED` where S3 answers 403
 */
async function downloadObject(
  object: ObjectReference,
  file: string,
  { objects, settings }: Worker,
  options: Download,
): Promise<ObjectFacts | 'declined' | undefined> {
  try {
    return await objects.download(object, file, options);
  } catch (error) {
    const { code } = error as Failure;
    if (code === 'BUCKET_GONE' && object.bucket !== settings.bucket) return undefined;
    if (code !== 'ACCESS_DENIED') throw error;
    // S3 says the same of an object that is gone to callers that may not list the bucket (API reference, GetObject).
    throw new Failure(
      'INPUT_REFUSED',
      `S3 refused its input s3://${object.bucket}/${object.key}: it does not exist any more, or the task's role may not read it, or not use its key of KMS (${explain(error)})`,
      { cause: error },
    );
  }
}

/** Downloads all objects of a manifest into a folder. */
async function downloadAll(
  manifest: string,
  folder: string,
  worker: Worker,
  signal: AbortSignal,
): Promise<void> {
  const { workspace } = worker;
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
    const facts = await downloadObject(object, file, worker, { expectedSize: object.size, signal });
    if (facts === undefined)
      throw new Failure(
        'INPUT_UNUSABLE',
        `one of its inputs, s3://${object.bucket}/${object.key}, does not exist any more: send the items that made it again, then this one`,
      );
  };
  await forEachConcurrent(CONCURRENCY, readManifest(await workspace.readLines(manifest)), downloadOne);
  await workspace.removeAll(manifest);
}

/** The marker of a done item, if its outputs are still those it lists: another version of the input may overwrite them. */
async function findDone(message: FileMessage, etag: string, worker: Worker): Promise<Marker | undefined> {
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
