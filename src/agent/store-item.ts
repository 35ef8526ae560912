import { posix } from 'node:path';
import { forEachConcurrent, mapConcurrent } from '../core/concurrency.ts';
import { explain, Failure } from '../core/failure.ts';
import { KEY_LIMIT_BYTES } from '../protocol/field-readers.ts';
import type { ItemReport } from '../protocol/item-report.ts';
import { type MarkedOutput, type Marker, writeMarker } from '../protocol/marker.ts';
import { outgoingWork, type WorkMessage, writeWorkMessage } from '../protocol/message.ts';
import { type MarkerState, outputFolder } from '../protocol/object-keys.ts';
import type { Place } from '../protocol/object-store.ts';
import { removeCheckpoint } from './checkpoint-store.ts';
import { findDone } from './done-marker.ts';
import { changedInput } from './fetch-object.ts';
import { markerOf } from './item-marker.ts';
import type { Lease } from './lease.ts';
import { moveUp, outOfLanes } from './move-up.ts';
import { notifyInbox } from './notify-inbox.ts';
import { offerResult } from './offer-result.ts';
import type { Output } from './outputs.ts';
import { type FetchedItem, itemFields, markerPlace, type Work, type Worker } from './worker-context.ts';

/** Outputs of one item that are uploaded at once. */
const CONCURRENCY = 4;
/** Receives of an item after which an error that may pass fails it: about a minute after the first one. */
const MOST_RECEIVES = 6;
/** Inputs of one item that are checked at once. */
const HEADS = 8;

/** What the command made of an item. */
export interface ItemResult {
  readonly report: ItemReport;
  /** ISO 8601 */
  readonly startedAt: string;
  /** Of an item that succeeded; moved out of the next item's way. */
  readonly outputs: readonly Output[];
  /** The item failed because of a full disk. */
  readonly diskFull: boolean;
}

/**
 * Stores an item's result in this order: outputs, marker, messages to the inbox; then deletes its own
 * message. If the agent is killed in between, the message comes back; every part is idempotent.
 * @returns `changed` when the input has been replaced, so the uploaded outputs are outdated
 * @throws Failure as the edges do; the lease is then still held
 */
export async function storeItem(
  item: FetchedItem,
  result: ItemResult,
  worker: Worker,
  signal: AbortSignal,
): Promise<'over' | 'changed'> {
  const { message, lease } = item;
  if (result.report.state === 'EXECUTOR_ERROR') {
    await storeFailure(item, result, worker);
    return 'over';
  }
  // Checked before anything is written: a newer version of an input may have been processed meanwhile, and
  // those results must stay.
  const changed = item.kind === 'item' && (await findChanged(item.own, worker));
  if (changed) {
    const failure = changedInput(changed, false, worker);
    if (failure.code === 'RESULT_CHANGED') await failInTheEnd(message, lease, failure, worker);
    else await failUnprocessed(message, lease, explain(failure), worker);
    return 'over';
  }
  // Another agent may have stored the same version, and its results may be in use.
  const stored = item.kind === 'item' ? await findDone(item, worker) : undefined;
  if (stored) {
    await finishDuplicate(message, lease, stored, worker);
    return 'over';
  }
  const outputs = await upload(item, result.outputs, worker, signal);
  // Checked after the last byte is written: an agent with a newer version of the input may have written
  // before.
  if (item.kind === 'file' && (await findChanged([item.input], worker))) return 'changed';
  let marker = markerOf(item, result, outputs, worker);
  const isFirst = await mark(item, marker, 'done', worker);
  if (!isFirst && item.kind === 'item') {
    // Another agent has stored the same item. The stored results may be a mix of both, unless all are the
    // other agent's.
    const done = await findDone(item, worker);
    if (done) {
      await finishDuplicate(message, lease, done, worker);
      return 'over';
    }
    marker = markerOf(item, result, await upload(item, result.outputs, worker, signal), worker);
    await worker.objects.write(markerPlace(item, 'done', worker), writeMarker(marker));
  }
  await offerResult(item, marker, worker);
  await notifyInbox(message, marker, worker);
  await removeCheckpoint(item, worker);
  await lease.remove();
  worker.log({ event: 'done', ...itemFields(message), outputs: outputs.length });
  return 'over';
}

/** A duplicate of an item that is done: repeats what the first agent may not have finished. Idempotent. */
export async function finishDuplicate(
  message: WorkMessage,
  lease: Lease,
  marker: Marker,
  worker: Worker,
): Promise<void> {
  await notifyInbox(message, marker, worker, true);
  await lease.remove();
  worker.log({ event: 'repeat', ...itemFields(message) });
}

/** Sends a message that no agent can process to the dead-letter queue. */
export async function rejectMessage(lease: Lease, reason: string, worker: Worker): Promise<void> {
  worker.log({ event: 'refused', meaning: reason });
  await moveToDeadLetters(lease, lease.received.body, reason, worker);
}

/** Marks an item failed that cannot be processed, through no fault of the algorithm. */
export async function failUnprocessed(
  message: WorkMessage,
  lease: Lease,
  meaning: string,
  worker: Worker,
): Promise<void> {
  const { item, attempt } = message;
  const report: ItemReport = { state: 'SYSTEM_ERROR', item, attempt, meaning, seconds: 0 };
  const startedAt = new Date(worker.clock.now()).toISOString();
  const work: Work =
    message.kind === 'file'
      ? { kind: 'file', message, input: { ...message.input, etag: message.input.etag ?? '-' } }
      : { kind: 'item', message };
  await fail(work, lease, { report, startedAt }, worker);
}

/**
 * Hands an item back after an error that may pass, and marks it failed after {@link MOST_RECEIVES} receives.
 */
export async function failInTheEnd(
  message: WorkMessage,
  lease: Lease,
  failure: Failure,
  worker: Worker,
): Promise<void> {
  const meaning = explain(failure);
  if (lease.received.receives >= Math.min(MOST_RECEIVES, worker.settings.maxReceives))
    return failUnprocessed(message, lease, meaning, worker);
  worker.log({ event: 'handed back', ...itemFields(message), code: failure.code, meaning });
  await lease.backOff();
}

/** The algorithm's failure: another attempt, or the end. */
async function storeFailure(item: FetchedItem, result: ItemResult, worker: Worker): Promise<void> {
  const { message, lease } = item;
  const { lane } = worker.settings;
  if (result.report.out_of_memory && lane !== undefined) {
    if (await moveUp(message, lease, { peak_mb: result.report.peak_mb }, worker)) return;
    const meaning = outOfLanes(result.report, worker);
    return fail(item, lease, { ...result, report: { ...result.report, meaning } }, worker);
  }
  if (result.report.retry === false || message.attempt >= worker.settings.maxAttempts)
    return fail(item, lease, result, worker);
  const next = outgoingWork({ ...message, attempt: message.attempt + 1 });
  await worker.queues.send(worker.settings.queueUrl, [next]);
  await lease.remove();
  worker.log({ event: 'next attempt', ...itemFields(message) });
}

async function fail(
  work: Work | FetchedItem,
  lease: Lease,
  result: Pick<ItemResult, 'report' | 'startedAt'>,
  worker: Worker,
): Promise<void> {
  const { message } = work;
  const marker = markerOf(work, result, [], worker);
  await mark(work, marker, 'failed', worker);
  await notifyInbox(message, marker, worker);
  await removeCheckpoint(work, worker);
  const { state, meaning = state } = marker;
  worker.log({ event: 'failed', ...itemFields(message), state, meaning });
  // A message that is moved back from the dead-letter queue has all its attempts again.
  await moveToDeadLetters(lease, writeWorkMessage({ ...message, attempt: 1 }), meaning, worker);
}

/**
 * Without a dead-letter queue of the agent's own, the queue's redrive policy moves the message there in the
 * end.
 */
async function moveToDeadLetters(lease: Lease, body: string, reason: string, worker: Worker): Promise<void> {
  const { deadLetterUrl, visibilitySeconds } = worker.settings;
  if (deadLetterUrl === undefined) return lease.release(visibilitySeconds);
  await worker.queues.send(deadLetterUrl, [{ body, reason }]);
  await lease.remove();
}

/** The first of these objects that is no longer the version that was read. */
async function findChanged<T extends Place & { readonly etag: string }>(
  objects: readonly T[],
  worker: Worker,
): Promise<T | undefined> {
  let changed: T | undefined;
  await forEachConcurrent(HEADS, objects, async (object) => {
    const current = changed ? undefined : await worker.objects.head(object);
    if (current !== undefined && current.etag !== object.etag) changed = object;
  });
  return changed;
}

function upload(
  { kind, message: { step, run } }: Work,
  outputs: readonly Output[],
  { settings: { bucket, prefix }, objects, workspace }: Worker,
  signal: AbortSignal,
): Promise<MarkedOutput[]> {
  const folder = outputFolder(prefix, step, run);
  return mapConcurrent(CONCURRENCY, outputs, async ({ key: path, path: file, bytes, names, companionOf }) => {
    const place = { bucket, key: folder + path };
    const [facts, sha256] = await Promise.all([
      objects.upload(file, bytes, place, signal),
      kind === 'item' ? workspace.sha256(file) : undefined,
    ]);
    return {
      ...{ path, ...place, ...facts },
      ...(sha256 !== undefined && { sha256 }),
      ...(names && { outputs: names }),
      ...(companionOf !== undefined && { companion_of: companionOf }),
    };
  });
}

/** @throws Failure `OUTPUT_REFUSED` for a key that S3 does not take */
export function refuseLongKeys(message: WorkMessage, outputs: readonly Output[], { settings }: Worker): void {
  const folder = outputFolder(settings.prefix, message.step, message.run);
  for (const { key } of outputs)
    if (Buffer.byteLength(folder + key) > KEY_LIMIT_BYTES)
      throw new Failure(
        'OUTPUT_REFUSED',
        `the key of the output ${posix.basename(key)} would have more than ${KEY_LIMIT_BYTES} bytes, the limit of S3: shorten its name, or the folder names of the input`,
      );
}

/** @returns false where the marker exists already: for an item that is one file, it has the same content */
function mark(work: Work, marker: Marker, state: MarkerState, worker: Worker): Promise<boolean> {
  return worker.objects.create(markerPlace(work, state, worker), writeMarker(marker));
}
