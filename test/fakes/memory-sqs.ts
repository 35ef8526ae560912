import type { Queues } from '../../src/agent/worker-edges.ts';
import type { Clock } from '../../src/core/clock.ts';
import { Failure } from '../../src/core/failure.ts';
import type { Dispatcher } from '../../src/dispatch/dispatch.ts';
import type { DrainableQueue } from '../../src/dispatch/drain-matching.ts';
import type { OutgoingMessage } from '../../src/protocol/message.ts';

interface StoredMessage extends OutgoingMessage {
  /** Until when it is hidden, in milliseconds since the epoch. */
  visibleAt: number;
  receives: number;
  /** The receipt of the last receive; undefined before the first. */
  receipt?: string;
  receivedAt: number;
}

interface Redrive {
  readonly maxReceiveCount: number;
  readonly deadLetterUrl: string;
}

interface StoredQueue {
  readonly redrive?: Redrive;
  messages: StoredMessage[];
  /** Whether the next receive leaves its messages visible, so that they are delivered twice. */
  repeats: boolean;
}

/** SQS's longest visibility timeout, counted from the receive. */
const LONGEST_VISIBILITY_MS = 12 * 3600_000;

/**
 * SQS in memory, as the agent and the dispatcher see it; `aws-contract.ts` checks that it behaves as SQS
 * does.
 */
export class MemorySqs {
  readonly #queues = new Map<string, StoredQueue>();
  readonly #clock: Clock;
  #receipts = 0;
  /** Aborted when messages arrive, or their visibility changes. */
  #arrival = new AbortController();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns its URL */
  createQueue(name: string, redrive?: Redrive): string {
    this.#queues.set(name, { redrive, messages: [], repeats: false });
    return name;
  }

  deleteQueue(url: string): void {
    this.#queues.delete(url);
  }

  deliverTwice(url: string): void {
    this.#of(url).repeats = true;
  }

  /** All messages of a queue, without receiving them. */
  peek(url: string): readonly Readonly<StoredMessage>[] {
    return this.#of(url).messages;
  }

  /** Takes all messages out of a queue. */
  drain(url: string): OutgoingMessage[] {
    return this.#of(url).messages.splice(0);
  }

  readonly queues: Queues = {
    receive: async (url, { max, waitSeconds, visibilitySeconds, signal }) => {
      const deadline = this.#clock.now() + waitSeconds * 1000;
      for (;;) {
        if (signal.aborted) return [];
        const messages = this.#receive(this.#of(url), max, visibilitySeconds * 1000);
        const now = this.#clock.now();
        if (messages.length > 0 || now >= deadline) return messages;
        const next = Math.min(deadline, ...this.#of(url).messages.map(({ visibleAt }) => visibleAt));
        const wake = AbortSignal.any([signal, this.#arrival.signal]);
        await this.#clock.sleep(next - now, wake).catch(() => {});
      }
    },
    extend: async (url, receipt, seconds) => {
      const message = this.#of(url).messages.find((one) => one.receipt === receipt);
      const now = this.#clock.now();
      const visibleAt = now + seconds * 1000;
      if (!message || message.visibleAt <= now) return false;
      if (visibleAt - message.receivedAt > LONGEST_VISIBILITY_MS) return false;
      message.visibleAt = visibleAt;
      this.#wake();
      return true;
    },
    remove: async (url, receipt) => {
      const queue = this.#of(url);
      queue.messages = queue.messages.filter((one) => one.receipt !== receipt);
    },
    send: async (url, messages, delaySeconds = 0) => this.#send(url, messages, delaySeconds),
  };

  /** The queue as commands scan it. Unlike in SQS, a receive never misses messages that are there. */
  drainable(url: string): DrainableQueue {
    return {
      receive: async (seconds) => this.#receive(this.#of(url), 10, seconds * 1000),
      remove: async (receipts) => {
        for (const receipt of receipts) await this.queues.remove(url, receipt);
      },
      handBack: async (receipts) => {
        for (const receipt of receipts) await this.queues.extend(url, receipt, 0);
      },
    };
  }

  readonly workQueues: Dispatcher['queues'] = {
    send: async (url, messages, delaySeconds = 0) => {
      this.#send(url, messages, delaySeconds);
      return new Map();
    },
    backlog: async (url) => this.#of(url).messages.length,
  };

  #send(url: string, messages: readonly OutgoingMessage[], delaySeconds: number): void {
    const now = this.#clock.now();
    const fresh = { visibleAt: now + delaySeconds * 1000, receives: 0, receivedAt: now };
    this.#of(url).messages.push(...messages.map((message) => ({ ...message, ...fresh })));
    this.#wake();
  }

  #receive(queue: StoredQueue, max: number, visibilityMs: number) {
    const now = this.#clock.now();
    const visible = queue.messages.filter(({ visibleAt }) => visibleAt <= now);
    const { redrive } = queue;
    const dead = visible.filter(({ receives }) => redrive && receives >= redrive.maxReceiveCount);
    if (dead.length > 0) {
      queue.messages = queue.messages.filter((message) => !dead.includes(message));
      this.#send(redrive!.deadLetterUrl, dead, 0);
    }
    const taken = visible.filter((message) => !dead.includes(message)).slice(0, max);
    for (const message of taken) {
      message.receives += 1;
      message.receipt = `receipt-${this.#receipts++}`;
      message.receivedAt = now;
      if (!queue.repeats) message.visibleAt = now + visibilityMs;
    }
    queue.repeats &&= taken.length === 0;
    return taken.map(({ body, receives, receipt }) => ({ body, receives, receipt: receipt! }));
  }

  #wake(): void {
    this.#arrival.abort();
    this.#arrival = new AbortController();
  }

  #of(url: string): StoredQueue {
    const queue = this.#queues.get(url);
    if (!queue) throw new Failure('QUEUE_GONE', `there is no queue ${url}`);
    return queue;
  }
}
