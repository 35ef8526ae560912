import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import { inputBytes } from '../protocol/input-bytes.ts';
import { laneFor } from '../protocol/lanes.ts';
import { type MemoryLine, memoryFor } from '../protocol/memory-line.ts';
import type { WorkMessage } from '../protocol/message.ts';

/** A message, and the queue that it is for. */
export interface Addressed {
  readonly url: string;
  readonly message: WorkMessage;
}

/**
 * The work queue of an item. In a step with lanes, it is the queue of the lane that the message names, as
 * that of a retried item does; else of the smallest lane with as much memory as the item's inputs need.
 * @param line how much memory items of the step take; without it, they begin in the smallest lane
 */
export function addressWork(
  message: WorkMessage,
  { work, lanes }: Pick<DispatchStep, 'work' | 'lanes'>,
  line: MemoryLine | undefined,
): Addressed {
  if (!lanes) return { url: work.url, message };
  const bytes = inputBytes(message);
  const begins = line && bytes !== undefined ? laneFor(lanes, memoryFor(line, bytes)) : 0;
  // A deployment may have changed how many lanes there are.
  const lane = Math.min(message.lane ?? begins, lanes.length - 1);
  return { url: lanes[lane]!.work.url, message: { ...message, lane } };
}
