import { posix } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { explain, Failure } from '../core/failure.ts';
import { type GatheredObject, readManifest } from '../protocol/gather-manifest.ts';
import { localName, localPath } from '../protocol/local-name.ts';
import { type Marker, markerKey, readMarker } from '../protocol/marker.ts';
import { readWorkMessage, type WorkMessage } from '../protocol/message.ts';
import type { ObjectFacts } from '../protocol/object-store.ts';
import type { Lease } from './lease.ts';
import { finishRepeat, giveUp, refuse } from './store-item.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';

/** Objects of a folder that are read, or looked at, side by side. */
const LANES = 8;

/**
 * Brings a message's input to this machine. A message that needs no work is dealt with and gives undefined: one that is
 * not ours, a repeat of an item that is done, one whose input is gone, one that has come too often.
 * @param folder of this item alone, made here
 * @throws Failure as the edges do
 */
export async function fetchItem(
  lease: Lease,
  folder: string,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  const { settings } = worker;
  let message: WorkMessage;
  try {
    message = readWorkMessage(lease.received.body);
    if (message.step !== settings.step)
      throw new Failure(
        'BAD_MESSAGE',
        `this is an item of step ${message.step}, and step ${settings.step} works here`,
      );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await refuse(lease, explain(error), worker);
    return undefined;
  }
  if (lease.received.receives > settings.maxReceives) {
    const meaning = `it was begun ${settings.maxReceives} times, and every time the agent was ended or could not go on: perhaps it needs more memory or disk than the spec says`;
    await giveUp(message, lease, meaning, worker);
    return undefined;
  }
  return bring(message, lease, folder, 0, worker, signal);
}

/** Brings the input of an item again, after it has changed: this time whatever markers say. */
export function fetchAgain(
  { message, lease, folder, redone }: FetchedItem,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  return bring(message, lease, folder, redone + 1, worker, signal);
}

async function bring(
  message: WorkMessage,
  lease: Lease,
  folder: string,
  redone: number,
  worker: Worker,
  signal: AbortSignal,
): Promise<FetchedItem | undefined> {
  const { input } = message;
  await worker.workspace.makeFolder(folder);
  const name = localName(message.item.slice(message.item.lastIndexOf('/') + 1));
  const file = posix.join(folder, message.gather ? 'manifest' : name);
  // Asked for side by side with the object itself, whose bytes wait for the answer.
  const known =
    redone === 0 && input.etag ? findDone(message, input.etag, worker) : Promise.resolve(undefined);
  known.catch(() => {});
  let done: Marker | undefined;
  const facts = await worker.objects
    .download(input, file, {
      expectedSize: input.size,
      signal,
      accept: async ({ etag }: ObjectFacts) => {
        if (redone === 0) done = etag === input.etag ? await known : await findDone(message, etag, worker);
        return done === undefined;
      },
    })
    .catch(async (error) => {
      // What is gone from elsewhere is this item's trouble alone; what is gone from our bucket ends us.
      if ((error as Failure).code !== 'BUCKET_GONE' || input.bucket === worker.settings.bucket) throw error;
      return undefined;
    });
  if (facts === undefined) done = await known;
  if (done) {
    await finishRepeat(message, lease, done, worker);
    return undefined;
  }
  if (facts === undefined || facts === 'declined') {
    const meaning = `its input s3://${input.bucket}/${input.key} is not there (any more), or the task's role may not read it`;
    await giveUp(message, lease, meaning, worker);
    return undefined;
  }
  const taken = { message, lease, folder, redone, input: { ...input, ...facts } };
  if (!message.gather) return { ...taken, file };
  const gathered = posix.join(folder, name === 'manifest' ? 'item' : name);
  try {
    await gather(file, gathered, worker, signal);
  } catch (error) {
    if (!(error instanceof Failure) || !['BAD_MANIFEST', 'INPUT_UNUSABLE'].includes(error.code)) throw error;
    await giveUp(message, lease, explain(error), worker);
    return undefined;
  }
  return { ...taken, file: gathered };
}

async function gather(manifest: string, folder: string, worker: Worker, signal: AbortSignal): Promise<void> {
  const { workspace, objects } = worker;
  await workspace.makeFolder(folder);
  const bringOne = async (object: GatheredObject): Promise<void> => {
    const file = posix.join(folder, localPath(object.path));
    try {
      await workspace.makeFolder(posix.dirname(file));
      if (await workspace.look(file)) throw new Error('the name is taken');
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
        `one of its inputs, s3://${object.bucket}/${object.key}, is not there (any more)`,
      );
  };
  await forEachConcurrent(LANES, readManifest(await workspace.readLines(manifest)), bringOne);
  await workspace.removeAll(manifest);
}

/**
 * The marker of an item that is done, if its outputs are still the ones it tells of: another version of the input may
 * have overwritten them since.
 */
async function findDone(message: WorkMessage, etag: string, worker: Worker): Promise<Marker | undefined> {
  const { bucket, prefix } = worker.settings;
  const key = markerKey(prefix, message, etag, 'done');
  const stored = await worker.objects.read({ bucket, key });
  if (!stored) return undefined;
  let marker: Marker;
  try {
    marker = readMarker(stored.text);
  } catch (error) {
    worker.log({ event: 'marker unreadable', ...itemFields(message), marker: key, meaning: explain(error) });
    return undefined;
  }
  let changed = false;
  await forEachConcurrent(LANES, marker.outputs, async (output) => {
    if (!changed && (await worker.objects.head(output))?.etag !== output.etag) changed = true;
  });
  if (changed) worker.log({ event: 'outputs changed', ...itemFields(message), marker: key });
  return changed ? undefined : marker;
}
