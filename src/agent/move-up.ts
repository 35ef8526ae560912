import { AGENT_MEMORY_MB, readAgentSize } from '../protocol/agent-size.ts';
import { inputBytes } from '../protocol/input-bytes.ts';
import type { ItemReport } from '../protocol/item-report.ts';
import { outgoingWork, type WorkMessage } from '../protocol/message.ts';
import { writeMovedMessage } from '../protocol/moved-message.ts';
import type { Lease } from './lease.ts';
import { itemFields, type Worker } from './worker-context.ts';

/**
 * Agents that must have died with an item before it goes to a larger lane: another item may have killed the
 * first one.
 */
export const MOST_DEATHS = 2;

/**
 * Sends an item that this lane was too small for to the next larger one. This does not count as an attempt.
 * @param why for the log
 * @returns false where this is the largest lane, or the step has no lanes
 */
export async function moveUp(
  message: WorkMessage,
  lease: Lease,
  why: Readonly<Record<string, unknown>>,
  worker: Worker,
): Promise<boolean> {
  return await sendUp(
    { ...message, moves: (message.moves ?? 0) + 1 },
    lease,
    { event: 'moved', ...why },
    worker,
  );
}

/**
 * Sends an item to the next larger lane without starting it, if an item with no more input bytes ran out of
 * memory in this one. @returns false where the item must be started here
 */
export async function passOn(message: WorkMessage, lease: Lease, worker: Worker): Promise<boolean> {
  const { bound, settings } = worker;
  const bytes = inputBytes(message);
  if (!bound || bytes === undefined || settings.nextQueueUrl === undefined) return false;
  return (
    bound.passesOn(bytes) &&
    (await sendUp(message, lease, { event: 'passed on', input_bytes: bytes }, worker))
  );
}

async function sendUp(
  { returns: _, ...message }: WorkMessage,
  lease: Lease,
  entry: Readonly<Record<string, unknown>>,
  worker: Worker,
): Promise<boolean> {
  const { lane, nextQueueUrl } = worker.settings;
  if (lane === undefined || nextQueueUrl === undefined) return false;
  const moved = { ...message, lane: lane + 1 };
  await worker.queues.send(nextQueueUrl, [outgoingWork(moved)]);
  const { movesUrl } = worker.settings;
  if (movesUrl !== undefined)
    await worker.queues.send(movesUrl, [{ body: writeMovedMessage(moved), group: message.run }]);
  await lease.remove();
  worker.log({ ...entry, ...itemFields(message), lane: moved.lane });
  return true;
}

/** Why an item that ran out of memory in the largest lane has no result. */
export function outOfLanes(
  { meaning, peak_mb }: Pick<ItemReport, 'meaning' | 'peak_mb'>,
  { environment, machine }: Pick<Worker, 'environment' | 'machine'>,
): string {
  const most = Math.floor(readAgentSize(environment, machine).memoryMb) - AGENT_MEMORY_MB;
  const took = peak_mb === undefined ? '' : `, after using ${peak_mb} MB`;
  return `it ran out of memory with ${most} MB, the most that an item of this step can get${took}: raise max_memory in the workflow file, or memory.maximal in the spec (${meaning})`;
}
