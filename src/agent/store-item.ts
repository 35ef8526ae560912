import { posix } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { ItemReport } from '../protocol/item-report.ts';
import { type MarkedOutput, type Marker, markerKey, writeMarker } from '../protocol/marker.ts';
import {
  extendTrace,
  KEY_LIMIT_BYTES,
  type ObjectReference,
  type WorkMessage,
  writeOutputMessage,
  writeWorkMessage,
} from '../protocol/message.ts';
import { outputFolder } from '../protocol/result-folders.ts';
import type { Lease } from './lease.ts';
import type { Output } from './outputs.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';

/** Outputs of one item that are written side by side. */
const LANES = 4;

/** How an item came out of its command. */
export interface ItemResult {
  readonly report: ItemReport;
  /** ISO 8601 */
  readonly startedAt: string;
  /** Moved out of the next item's way; of an item that succeeded. */
  readonly outputs: readonly Output[];
  /** It could not be worked on because of that. */
  readonly diskFull: boolean;
}

/**
 * Brings an item to its end: outputs, marker, messages to the next step, and only then the deletion of its own message.
 * Killed anywhere between, the message comes back, and doing it again changes nothing.
 * @returns `changed` when the input is another one by now: what was written is out of date and must be made anew
 * @throws Failure as the edges do; the message is then still ours
 */
export async function storeItem(
  taken: FetchedItem,
  worked: ItemResult,
  worker: Worker,
  signal: AbortSignal,
): Promise<'over' | 'changed'> {
  const { message, lease, input } = taken;
  if (worked.report.state === 'EXECUTOR_ERROR') {
    await storeFailure(taken, worked, worker);
    return 'over';
  }
  const outputs = await upload(message, worked.outputs, worker, signal);
  // Only after the last byte is written: whoever worked on a newer input may have written before us.
  const now = await worker.objects.head(input);
  if (now !== undefined && now.etag !== input.etag) return 'changed';
  const marker = markerOf(taken, worked, outputs, worker);
  await mark(marker, input.etag, 'done', worker);
  await tellNext(message, marker, worker);
  await lease.remove();
  worker.log({ event: 'done', ...itemFields(message), outputs: outputs.length });
  return 'over';
}

/** An item that is done already: what its first time may not have come to is done again, and changes nothing. */
export async function finishRepeat(
  message: WorkMessage,
  lease: Lease,
  marker: Marker,
  worker: Worker,
): Promise<void> {
  await tellNext(message, marker, worker);
  await lease.remove();
  worker.log({ event: 'repeat', ...itemFields(message) });
}

/** A message that no agent can do anything with. */
export async function refuse(lease: Lease, reason: string, worker: Worker): Promise<void> {
  worker.log({ event: 'refused', meaning: reason });
  await bury(lease, lease.received.body, reason, worker);
}

/** An item that cannot be worked on, through no fault of the algorithm. */
export async function giveUp(
  message: WorkMessage,
  lease: Lease,
  meaning: string,
  worker: Worker,
): Promise<void> {
  const report: ItemReport = {
    state: 'SYSTEM_ERROR',
    item: message.item,
    attempt: message.attempt,
    meaning,
    seconds: 0,
  };
  const startedAt = new Date(worker.clock.now()).toISOString();
  const taken = { message, input: { ...message.input, etag: message.input.etag ?? '-' } };
  await fail(taken, lease, markerOf(taken, { report, startedAt }, [], worker), worker);
}

/** The algorithm's failure: another attempt, or the end. */
async function storeFailure(taken: FetchedItem, worked: ItemResult, worker: Worker): Promise<void> {
  const { message, lease } = taken;
  if (message.attempt < worker.settings.maxAttempts) {
    const body = writeWorkMessage({ ...message, attempt: message.attempt + 1 });
    await worker.queues.send(worker.settings.queueUrl, [{ body }]);
    await lease.remove();
    worker.log({ event: 'next attempt', ...itemFields(message) });
    return;
  }
  await fail(taken, lease, markerOf(taken, worked, [], worker), worker);
}

async function fail(
  { message, input }: Pick<FetchedItem, 'message' | 'input'>,
  lease: Lease,
  marker: Marker,
  worker: Worker,
): Promise<void> {
  await mark(marker, input.etag, 'failed', worker);
  const { state, meaning = state } = marker;
  worker.log({ event: 'failed', ...itemFields(message), state, meaning });
  // Moved back from the dead-letter queue, it shall have all its attempts.
  await bury(lease, writeWorkMessage({ ...message, attempt: 1 }), meaning, worker);
}

/** To the dead-letter queue; without one, the queue's own redrive takes the message there sooner or later. */
async function bury(lease: Lease, body: string, reason: string, worker: Worker): Promise<void> {
  const { deadLetterUrl } = worker.settings;
  if (deadLetterUrl === undefined) return lease.handBack(worker.settings.visibilitySeconds);
  await worker.queues.send(deadLetterUrl, [{ body, reason }]);
  await lease.remove();
}

async function upload(
  message: WorkMessage,
  outputs: readonly Output[],
  worker: Worker,
  signal: AbortSignal,
): Promise<MarkedOutput[]> {
  const { bucket, prefix } = worker.settings;
  const folder = outputFolder(prefix, message.step, message.run);
  const marked: MarkedOutput[] = new Array(outputs.length);
  await forEachConcurrent(LANES, outputs.entries(), async ([i, { key: path, path: file, bytes }]) => {
    const place = { bucket, key: folder + path };
    marked[i] = { path, ...place, ...(await worker.objects.upload(file, bytes, place, signal)) };
  });
  return marked;
}

/** @throws Failure `OUTPUT_REFUSED` for a key that S3 does not take */
export function refuseLongKeys(message: WorkMessage, outputs: readonly Output[], { settings }: Worker): void {
  const folder = outputFolder(settings.prefix, message.step, message.run);
  for (const { key } of outputs)
    if (Buffer.byteLength(folder + key) > KEY_LIMIT_BYTES)
      throw new Failure(
        'OUTPUT_REFUSED',
        `the output ${posix.basename(key)} would have a key of more than ${KEY_LIMIT_BYTES} bytes, the longest that S3 takes: shorten its name, or the folders of the input`,
      );
}

async function mark(marker: Marker, etag: string, state: 'done' | 'failed', worker: Worker): Promise<void> {
  const { bucket, prefix } = worker.settings;
  const key = markerKey(prefix, marker, etag, state);
  // One that is there already says the same of the same input.
  await worker.objects.create({ bucket, key }, writeMarker(marker));
}

async function tellNext(message: WorkMessage, marker: Marker, worker: Worker): Promise<void> {
  const { inboxUrl } = worker.settings;
  if (inboxUrl === undefined) return;
  const { run, step } = message;
  const trace = extendTrace(message, marker.input.etag ?? '-');
  const bodies = marker.outputs.map(({ path, ...object }) =>
    writeOutputMessage({ run, step, path, object, trace }),
  );
  await worker.queues.send(
    inboxUrl,
    bodies.map((body) => ({ body })),
  );
}

function markerOf(
  { message, input }: { readonly message: WorkMessage; readonly input: ObjectReference },
  { report, startedAt }: Pick<ItemResult, 'report' | 'startedAt'>,
  outputs: readonly MarkedOutput[],
  { agentVersion }: Worker,
): Marker {
  const { run, step, item, attempt, trace } = message;
  const { state, exit_code, meaning, log_tail } = report;
  return {
    version: 1,
    state: state === 'RUNNING' ? 'SYSTEM_ERROR' : state,
    run,
    step,
    item,
    input,
    attempt,
    trace,
    started_at: startedAt,
    seconds: report.seconds ?? 0,
    ...(exit_code !== undefined && { exit_code }),
    ...(meaning !== undefined && { meaning }),
    ...(log_tail !== undefined && { log_tail }),
    outputs,
    agent: agentVersion,
  };
}
