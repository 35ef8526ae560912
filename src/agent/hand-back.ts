import { isRecord } from '../core/record.ts';
import type { OutgoingMessage } from '../protocol/message.ts';
import type { ReceivedMessage } from './worker-edges.ts';

/*
 * SQS counts how often a message was received, but not how each receive ended. Where a step has lanes, an
 * item whose agent died goes to a larger lane, and an item that an agent handed back does not. So an agent
 * hands an item back as a new message that carries the count so far: SQS's count of the new message, except
 * the last receive, is then the number of agents that died.
 */

/** A received message, with all receives of the messages before it, and how many agents ended with it. */
export function withReturns(received: ReceivedMessage): ReceivedMessage {
  const returns = Number(parsed(received.body)?.returns ?? 0) || 0;
  return { ...received, receives: received.receives + returns, deaths: received.receives - 1 };
}

/** The new message that replaces one that is handed back; undefined where the body is not JSON of ours. */
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
