import { isRecord } from '../core/record.ts';
import type { OutgoingMessage } from '../protocol/message.ts';
import type { ReceivedMessage } from './worker-edges.ts';

/*
 * SQS counts how often a message was received, and does not say how these ended. Where a step has lanes, an item that has ended its
 * agent goes to a larger one, and one that an agent handed back does not. So an agent hands an item back as a new message that
 * has the count so far: what SQS counts of that one are agents that ended.
 */

/** A received message, with all receives of the messages before it, and how many agents ended with it. */
export function withReturns(received: ReceivedMessage): ReceivedMessage {
  const returns = Number(parsed(received.body)?.returns ?? 0) || 0;
  return { ...received, receives: received.receives + returns, deaths: received.receives - 1 };
}

/** What takes the place of a message that is handed back; undefined where it is no message of ours. */
export function handedBack({ body, receives }: ReceivedMessage): OutgoingMessage | undefined {
  const message = parsed(body);
  if (!message) return undefined;
  const { run } = message;
  return {
    body: JSON.stringify({ ...message, returns: receives }),
    ...(typeof run === 'string' && { group: run }),
  };
}

function parsed(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
