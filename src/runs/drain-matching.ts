/** A message that was received, and is hidden from agents for a while. */
export interface HeldMessage {
  readonly body: string;
  /** What deleting and handing it back ask for. */
  readonly receipt: string;
}

/** A queue whose messages are looked through. */
export interface DrainableQueue {
  /** At most ten messages; waits a second for the first one. */
  receive(visibilitySeconds: number): Promise<readonly HeldMessage[]>;
  remove(receipts: readonly string[]): Promise<void>;
  /** Lets others have them at once. */
  handBack(receipts: readonly string[]): Promise<void>;
}

/** A message that is not ours is kept from others until all are looked through, else it would come again and again. */
const HIDDEN_SECONDS = 300;
/** By then what was looked at first comes again. */
const LONGEST_MS = 240_000;
/** SQS lets 120,000 messages of a queue be hidden at once, those of agents among them. */
const MOST_HELD = 80_000;
const LANES = 8;
/** So often in a row a queue says that it has nothing, before it is believed: it is asked at many servers. */
const EMPTY = 2;

export interface DrainResult {
  /** Messages that were taken out. */
  readonly taken: number;
  /** Messages of others that were seen, and are back. */
  readonly others: number;
  /** All that were visible were looked at. */
  readonly complete: boolean;
}

/**
 * Looks through a queue and takes out what is wanted; all else is handed back. SQS has no way to look without taking, so
 * each message seen counts one receipt more; an item is given up after twenty.
 * @param deal is given what is wanted of ten messages, before these are removed: a message whose `deal` fails stays
 * @throws what `deal` throws, when all is handed back
 */
export async function drainMatching(
  queue: DrainableQueue,
  isWanted: (body: string) => boolean,
  deal: (bodies: readonly string[]) => Promise<void>,
  now: () => number,
): Promise<DrainResult> {
  const end = now() + LONGEST_MS;
  const others: string[] = [];
  let taken = 0;
  let complete = true;
  let more = true;
  const lane = async (): Promise<void> => {
    for (let empty = 0; empty < EMPTY && more; ) {
      if (now() > end || others.length >= MOST_HELD) {
        complete = false;
        return;
      }
      const held = await queue.receive(HIDDEN_SECONDS);
      empty = held.length === 0 ? empty + 1 : 0;
      const wanted = held.filter(({ body }) => isWanted(body));
      others.push(...held.filter((one) => !wanted.includes(one)).map(({ receipt }) => receipt));
      if (wanted.length === 0) continue;
      try {
        await deal(wanted.map(({ body }) => body));
      } catch (error) {
        more = false;
        others.push(...wanted.map(({ receipt }) => receipt));
        throw error;
      }
      await queue.remove(wanted.map(({ receipt }) => receipt));
      taken += wanted.length;
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const broken = ends.find((one) => one.status === 'rejected');
    if (broken) throw broken.reason;
  } finally {
    await queue.handBack(others);
  }
  return { taken, others: others.length, complete };
}
