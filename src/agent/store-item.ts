import { posix } from 'node:path';
import { mapConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { KEY_LIMIT_BYTES } from '../protocol/field-readers.ts';
import type { ItemReport } from '../protocol/item-report.ts';
import { MARKER_VERSION, type MarkedOutput, type Marker, writeMarker } from '../protocol/marker.ts';
import {
  extendTrace,
  type FileMessage,
  outgoingWork,
  writeOutputMessage,
  writeWorkMessage,
} from '../protocol/message.ts';
import { type MarkerState, markerKey, outputFolder } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { Lease } from './lease.ts';
import type { Output } from './outputs.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';

/** Outputs of one item that are uploaded at once. */
const CONCURRENCY = 4;

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
 * Stores an item's result in this order: outputs, marker, messages to the next steps, and then deletes its own message.
 * When the agent is killed in between, the message comes back; every part is idempotent.
 * @returns `changed` when the input has been replaced: what was written is outdated
 * @throws Failure as the edges do; the lease is then still held
 */
export async function storeItem(
  item: FetchedItem,
  result: ItemResult,
  worker: Worker,
  signal: AbortSignal,
): Promise<'over' | 'changed'> {
  const { message, lease, input } = item;
  if (result.report.state === 'EXECUTOR_ERROR') {
    await storeFailure(item, result, worker);
    return 'over';
  }
  const outputs = await upload(message, result.outputs, worker, signal);
  // After the last byte is written: an agent with a newer version of the input may have written before.
  const current = await worker.objects.head(input);
  if (current !== undefined && current.etag !== input.etag) return 'changed';
  const marker = markerOf(item, result, outputs, worker);
  await mark(marker, input.etag, 'done', worker);
  await notifyInbox(message, marker, worker);
  await lease.remove();
  worker.log({ event: 'done', ...itemFields(message), outputs: outputs.length });
  return 'over';
}

/** A duplicate of an item that is done: repeats what the first agent may not have finished. Idempotent. */
export async function finishDuplicate(
  message: FileMessage,
  lease: Lease,
  marker: Marker,
  worker: Worker,
): Promise<void> {
  await notifyInbox(message, marker, worker);
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
  message: FileMessage,
  lease: Lease,
  meaning: string,
  worker: Worker,
): Promise<void> {
  const { item, attempt, input } = message;
  const report: ItemReport = { state: 'SYSTEM_ERROR', item, attempt, meaning, seconds: 0 };
  const startedAt = new Date(worker.clock.now()).toISOString();
  await fail({ message, lease, input: { ...input, etag: input.etag ?? '-' } }, { report, startedAt }, worker);
}

/** The algorithm's failure: another attempt, or the end. */
async function storeFailure(item: FetchedItem, result: ItemResult, worker: Worker): Promise<void> {
  const { message, lease } = item;
  if (result.report.retry === false || message.attempt >= worker.settings.maxAttempts)
    return fail(item, result, worker);
  const next = outgoingWork({ ...message, attempt: message.attempt + 1 });
  await worker.queues.send(worker.settings.queueUrl, [next]);
  await lease.remove();
  worker.log({ event: 'next attempt', ...itemFields(message) });
}

async function fail(
  item: Pick<FetchedItem, 'message' | 'lease' | 'input'>,
  result: Pick<ItemResult, 'report' | 'startedAt'>,
  worker: Worker,
): Promise<void> {
  const { message, lease, input } = item;
  const marker = markerOf(item, result, [], worker);
  await mark(marker, input.etag, 'failed', worker);
  const { state, meaning = state } = marker;
  worker.log({ event: 'failed', ...itemFields(message), state, meaning });
  // Moved back from the dead-letter queue, it has all its attempts again.
  await moveToDeadLetters(lease, writeWorkMessage({ ...message, attempt: 1 }), meaning, worker);
}

/** Without a dead-letter queue of the agent's own, the queue's redrive policy moves the message there in the end. */
async function moveToDeadLetters(lease: Lease, body: string, reason: string, worker: Worker): Promise<void> {
  const { deadLetterUrl, visibilitySeconds } = worker.settings;
  if (deadLetterUrl === undefined) return lease.release(visibilitySeconds);
  await worker.queues.send(deadLetterUrl, [{ body, reason }]);
  await lease.remove();
}

function upload(
  { step, run }: FileMessage,
  outputs: readonly Output[],
  { settings: { bucket, prefix }, objects }: Worker,
  signal: AbortSignal,
): Promise<MarkedOutput[]> {
  const folder = outputFolder(prefix, step, run);
  return mapConcurrent(CONCURRENCY, outputs, async ({ key: path, path: file, bytes }) => {
    const place = { bucket, key: folder + path };
    return { path, ...place, ...(await objects.upload(file, bytes, place, signal)) };
  });
}

/** @throws Failure `OUTPUT_REFUSED` for a key that S3 does not take */
export function refuseLongKeys(message: FileMessage, outputs: readonly Output[], { settings }: Worker): void {
  const folder = outputFolder(settings.prefix, message.step, message.run);
  for (const { key } of outputs)
    if (Buffer.byteLength(folder + key) > KEY_LIMIT_BYTES)
      throw new Failure(
        'OUTPUT_REFUSED',
        `the output ${posix.basename(key)} would have a key of more than ${KEY_LIMIT_BYTES} bytes, S3's limit: shorten its name, or the folders of the input`,
      );
}

async function mark(marker: Marker, etag: string, state: MarkerState, worker: Worker): Promise<void> {
  const { bucket, prefix } = worker.settings;
  const key = markerKey(prefix, marker, etag, state);
  // An existing one says the same of the same input.
  await worker.objects.create({ bucket, key }, writeMarker(marker));
}

async function notifyInbox(message: FileMessage, marker: Marker, worker: Worker): Promise<void> {
  const { inboxUrl } = worker.settings;
  if (inboxUrl === undefined) return;
  const { run, step } = message;
  const trace = extendTrace(message, (marker.content.kind === 'file' && marker.content.input.etag) || '-');
  const messages = marker.outputs.map(({ path, ...object }) => ({
    body: writeOutputMessage({ run, step, path, object, trace }),
    group: run,
  }));
  await worker.queues.send(inboxUrl, messages);
}

function markerOf(
  { message, input }: { readonly message: FileMessage; readonly input: ObjectReference },
  { report, startedAt }: Pick<ItemResult, 'report' | 'startedAt'>,
  outputs: readonly MarkedOutput[],
  { agentVersion }: Worker,
): Marker {
  const { run, step, item, attempt, trace } = message;
  const { state, exit_code, meaning, log_tail, left_out, seconds = 0 } = report;
  return {
    version: MARKER_VERSION,
    state: state === 'RUNNING' ? 'SYSTEM_ERROR' : state,
    ...{ run, step, item, attempt },
    content: { kind: 'file', input, trace },
    started_at: startedAt,
    ...{ seconds, exit_code, meaning, log_tail, outputs },
    ...(left_out && { left_out }),
    agent: agentVersion,
  };
}
