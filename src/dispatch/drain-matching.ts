import { type OutgoingMessage, readWorkMessage, type WorkMessage } from '../protocol/message.ts';

/** A received message, invisible to agents until its visibility timeout. */
export interface ReceivedMessage {
  readonly body: string;
  /** For deleting or returning it. */
  readonly receipt: string;
}

/** A queue to scan. */
export interface DrainableQueue {
  /** At most ten messages; waits a second for the first one. */
  receive(visibilitySeconds: number): Promise<readonly ReceivedMessage[]>;
  remove(receipts: readonly string[]): Promise<void>;
  /** Makes them visible at once. */
  handBack(receipts: readonly string[]): Promise<void>;
}

/**
 * Visibility timeout of the scan: other messages stay hidden until it ends, otherwise they would be received
 * again.
 */
const HIDDEN_SECONDS = 300;
/** The scan stops before the first received messages become visible again. */
const LONGEST_MS = 240_000;
/** SQS allows 120,000 messages in flight per queue, including those of agents. */
const MOST_HELD = 80_000;
const LANES = 8;
/**
 * Consecutive empty receives after which a queue counts as empty: each one samples only some of SQS's
 * servers.
 */
const EMPTY = 2;

export interface DrainResult {
  /** Messages that matched and were removed. */
  readonly taken: number;
  /** Messages that did not match and were returned. */
  readonly others: number;
  /** All visible messages were scanned. */
  readonly complete: boolean;
}

/** A work message; undefined for anything else. */
export function parseWorkMessage(body: string): WorkMessage | undefined {
  try {
    return readWorkMessage(body);
  } catch {
    return undefined;
  }
}

/** Messages that are handed back at once. */
const COPIES = 500;

/**
 * Wraps a work queue so that a scan adds no receives: SQS cannot peek, and each scan would count as a receive
 * of every message. Twenty receives make an item fail, and two lost agents move it to a larger lane. So a
 * message is handed back as a new one, and then removed; where that fails, it is there twice or has one more
 * receive, which is harmless: agents process no item twice.
 * @param send to the same queue
 */
export function uncounted(
  queue: DrainableQueue,
  send: (messages: readonly OutgoingMessage[]) => Promise<unknown>,
): DrainableQueue {
  const copies = new Map<string, OutgoingMessage>();
  const replace = async (receipts: readonly string[]): Promise<void> => {
    try {
      await send(receipts.map((receipt) => copies.get(receipt)!));
      await queue.remove(receipts);
    } catch {
      await queue.handBack(receipts);
    }
  };
  return {
    async receive(seconds) {
      const messages = await queue.receive(seconds);
      for (const { receipt, body } of messages) {
        const message = parseWorkMessage(body);
        if (message) copies.set(receipt, { body, group: message.run });
      }
      return messages;
    },
    remove: (receipts) => queue.remove(receipts),
    async handBack(receipts) {
      const ours = receipts.filter((receipt) => copies.has(receipt));
      for (let at = 0; at < ours.length; at += COPIES) await replace(ours.slice(at, at + COPIES));
      await queue.handBack(receipts.filter((receipt) => !copies.has(receipt)));
    },
  };
}

/**
 * Scans a queue, removes matching messages and returns all others. Each scan adds one receive to every
 * message, unless the queue is {@link uncounted}.
 * @param handle gets up to ten matching messages before they are removed: if it fails, they stay in the queue
 * @throws what `handle` throws, after all messages were returned
 */
export async function drainMatching(
  queue: DrainableQueue,
  matches: (body: string) => boolean,
  handle: (bodies: readonly string[]) => Promise<void>,
  now: () => number,
  longestMs = LONGEST_MS,
): Promise<DrainResult> {
  const end = now() + longestMs;
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
      const messages = await queue.receive(HIDDEN_SECONDS);
      empty = messages.length === 0 ? empty + 1 : 0;
      const matching = messages.filter(({ body }) => matches(body));
      others.push(...messages.filter((each) => !matching.includes(each)).map(({ receipt }) => receipt));
      if (matching.length === 0) continue;
      const receipts = matching.map(({ receipt }) => receipt);
      try {
        await handle(matching.map(({ body }) => body));
      } catch (error) {
        more = false;
        others.push(...receipts);
        throw error;
      }
      await queue.remove(receipts);
      taken += matching.length;
    }
  };
  try {
    const results = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  } finally {
    await queue.handBack(others);
  }
  return { taken, others: others.length, complete };
}
