import { AGENT_MEMORY_MB, readAgentSize } from '../protocol/agent-size.ts';
import type { ItemReport } from '../protocol/item-report.ts';
import { outgoingWork, type WorkMessage } from '../protocol/message.ts';
import { writeMovedMessage } from '../protocol/moved-message.ts';
import type { Lease } from './lease.ts';
import { itemFields, type Worker } from './worker-context.ts';

/** Agents that may end with an item before it goes to a larger lane: what ended the first one may have been another item's fault. */
export const MOST_DEATHS = 2;

/**
 * Sends an item to the next larger lane, which is no attempt.
 * @param why for the log
 * @returns false where this is the largest, or the step has none
 */
export async function moveUp(
  { returns: _, ...message }: WorkMessage,
  lease: Lease,
  why: Readonly<Record<string, unknown>>,
  worker: Worker,
): Promise<boolean> {
  const { lane, nextQueueUrl } = worker.settings;
  if (lane === undefined || nextQueueUrl === undefined) return false;
  const moved = { ...message, lane: lane + 1, moves: (message.moves ?? 0) + 1 };
  await worker.queues.send(nextQueueUrl, [outgoingWork(moved)]);
  const { movesUrl } = worker.settings;
  if (movesUrl !== undefined)
    await worker.queues.send(movesUrl, [{ body: writeMovedMessage(moved), group: message.run }]);
  await lease.remove();
  worker.log({ event: 'moved', ...itemFields(message), lane: moved.lane, ...why });
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
