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
 * The queue of an item: of a step with lanes, that of the lane which the message names, such as of a failed item that is tried again;
 * else of the smallest lane that holds as much memory as the item's inputs ask for.
 * @param line how much memory items of the step take; without it they begin in the smallest lane
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
