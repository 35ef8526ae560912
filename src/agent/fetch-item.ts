import { explain, Failure } from '../core/failure.ts';
import { isKeyBelow } from '../core/path-below.ts';
import type { Marker } from '../protocol/marker.ts';
import { readWorkMessage, type WorkMessage } from '../protocol/message.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { findDone } from './done-marker.ts';
import { fetchEntries } from './fetch-entries.ts';
import type { Fetching } from './fetch-object.ts';
import { fetchOneFile } from './fetch-one-file.ts';
import type { Lease } from './lease.ts';
import { MOST_DEATHS, moveUp, passOn } from './move-up.ts';
import type { SharedCache } from './shared-cache.ts';
import { failInTheEnd, failUnprocessed, finishDuplicate, rejectMessage } from './store-item.ts';
import type { FetchedItem, Worker } from './worker-context.ts';

/** Errors that concern this item only: it fails. */
const ITEMS_OWN = ['BAD_MANIFEST', 'INPUT_UNUSABLE'];
/** Errors that may pass: a new permission takes up to a minute to take effect. */
const MAY_PASS = ['INPUT_REFUSED', 'RESULT_CHANGED'];
/** Errors that a row of the sample sheet may cause; without a row, they concern all items of the step. */
const ROWS_OWN = ['VARIABLE_MISSING', 'VARIABLE_TYPE'];

/** An item whose files are not here yet. */
type ItemToFetch = Pick<FetchedItem, 'lease' | 'folder' | 'refetches'> & { readonly message: WorkMessage };

/**
 * Downloads a message's input.
 * @returns undefined for a message that needs no work here, which it has finished: one of another step, a
 * duplicate of a done item, one whose input is gone or refused, one that was received too many times, one
 * that it sent to a larger lane
 * @param folder of this item alone, created here
 * @throws Failure as the edges do
 */
export async function fetchItem(
  lease: Lease,
  folder: string,
  worker: Worker,
  cache: SharedCache,
  fetching: Fetching,
): Promise<FetchedItem | undefined> {
  const { step, maxReceives } = worker.settings;
  let message: WorkMessage;
  try {
    message = readWorkMessage(lease.received.body);
    if (message.step !== step)
      throw new Failure(
        'BAD_MESSAGE',
        `this is an item of step ${message.step}, but the agent works for step ${step}`,
      );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await rejectMessage(lease, explain(error), worker);
    return undefined;
  }
  const { receives, deaths = 0 } = lease.received;
  const mayMove = deaths >= MOST_DEATHS && worker.settings.nextQueueUrl !== undefined;
  if (mayMove || receives > maxReceives) {
    // The last agent may have been killed between the marker and the messages that follow from it.
    const done = await doneBefore(message, worker);
    if (done) {
      await finishDuplicate(message, lease, done, worker);
      return undefined;
    }
    if (mayMove && (await moveUp(message, lease, { deaths }, worker))) return undefined;
    const meaning = `it was started ${maxReceives} times, but each time the agent was killed or could not continue: the item may need more memory or disk than the spec says`;
    await failUnprocessed(message, lease, meaning, worker);
    return undefined;
  }
  if (!isKeyBelow(resultKey(worker.spec, message.item))) {
    const meaning = `its result would have the key ${resultKey(worker.spec, message.item)}, which is outside the step's folder: rename the input, without ".."`;
    await failUnprocessed(message, lease, meaning, worker);
    return undefined;
  }
  if (await passOn(message, lease, worker)) return undefined;
  return fetchInput({ message, lease, folder, refetches: 0 }, worker, cache, fetching);
}

async function doneBefore(message: WorkMessage, worker: Worker): Promise<Marker | undefined> {
  if (message.kind === 'item') return await findDone({ kind: 'item', message }, worker);
  const { etag } = message.input;
  if (etag === undefined) return undefined;
  return await findDone({ kind: 'file', message, input: { ...message.input, etag } }, worker);
}

/** Downloads the input of an item again after it has changed, whatever markers say. */
export function refetchItem(
  { message, lease, folder, refetches }: FetchedItem,
  worker: Worker,
  cache: SharedCache,
  fetching: Fetching,
): Promise<FetchedItem | undefined> {
  return fetchInput({ message, lease, folder, refetches: refetches + 1 }, worker, cache, fetching);
}

async function fetchInput(
  { message, ...rest }: ItemToFetch,
  worker: Worker,
  cache: SharedCache,
  fetching: Fetching,
): Promise<FetchedItem | undefined> {
  const { lease } = rest;
  try {
    return message.kind === 'file'
      ? await fetchOneFile({ message, ...rest }, worker, fetching)
      : await fetchEntries({ message, ...rest }, worker, cache, fetching);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code } = error;
    if (MAY_PASS.includes(code)) await failInTheEnd(message, lease, error, worker);
    else if (ITEMS_OWN.includes(code) || (message.kind === 'item' && ROWS_OWN.includes(code)))
      await failUnprocessed(message, lease, explain(error), worker);
    else throw error;
    return undefined;
  }
}
