import type { Clock } from '../core/clock.ts';
import type { OutgoingMessage } from '../protocol/message.ts';
import type { Queues, ReceivedMessage } from './worker-edges.ts';

/**
 * SQS limits the visibility timeout to 12 h from the receive; a message held longer would go to another
 * agent.
 */
const LONGEST_LEASE_MS = 11.75 * 3600_000;

/** SQS's longest delay of a message. */
const LONGEST_DELAY_SECONDS = 900;
const LONGEST_BACKOFF_SECONDS = 60;

/** A received message, kept invisible to other agents by heartbeats until it is deleted or released. */
export class Lease {
  readonly received: ReceivedMessage;
  readonly #queues: Queues;
  readonly #url: string;
  readonly #seconds: number;
  readonly #clock: Clock;
  readonly #copyOf: ((received: ReceivedMessage) => OutgoingMessage | undefined) | undefined;
  readonly #ended = new AbortController();
  /** When its visibility timeout began for the last time; milliseconds since the epoch. */
  #extendedAt: number;
  #isLost = false;

  /** Starts a heartbeat every third of the visibility timeout, so that two may fail. */
  constructor(
    received: ReceivedMessage,
    options: {
      readonly queues: Queues;
      readonly url: string;
      readonly visibilitySeconds: number;
      readonly clock: Clock;
      /** What is sent instead of a message that is handed back, where SQS's count of its receives matters. */
      readonly copyOf?: (received: ReceivedMessage) => OutgoingMessage | undefined;
      /** Called when the message cannot be kept. */
      readonly onLost: (why: unknown) => void;
    },
  ) {
    this.received = received;
    this.#queues = options.queues;
    this.#url = options.url;
    this.#seconds = options.visibilitySeconds;
    this.#clock = options.clock;
    this.#copyOf = options.copyOf;
    this.#extendedAt = options.clock.now();
    void this.#heartbeat(options.onLost);
  }

  /**
   * False once another agent may have received the message: SQS says so, or has not answered a heartbeat for
   * as long as the visibility timeout. Work may continue, as writes are idempotent.
   */
  get isHeld(): boolean {
    return !this.#isLost && !this.#isOverdue();
  }

  /** Deletes the message. */
  async remove(): Promise<void> {
    this.#ended.abort();
    await this.#queues.remove(this.#url, this.received.receipt);
  }

  /**
   * Stops the heartbeats, and calls nothing: another agent may have the message by then, with another
   * receipt.
   */
  giveUp(): void {
    this.#ended.abort();
  }

  /**
   * Makes the message visible to other agents in `seconds`. Never throws: its visibility timeout does the
   * same later.
   */
  async release(seconds = 0): Promise<void> {
    this.#ended.abort();
    const { receipt } = this.received;
    const copy = this.isHeld ? this.#copyOf?.(this.received) : undefined;
    try {
      if (!copy) await this.#queues.extend(this.#url, receipt, seconds);
      else {
        await this.#queues.send(this.#url, [copy], Math.min(LONGEST_DELAY_SECONDS, seconds));
        await this.#queues.remove(this.#url, receipt);
      }
    } catch {
      // Its visibility timeout ends on its own.
    }
  }

  /** Releases the message, for longer after each receive: the cause may pass. */
  async backOff(): Promise<void> {
    await this.release(Math.min(LONGEST_BACKOFF_SECONDS, 2 ** Math.min(10, this.received.receives)));
  }

  async #heartbeat(onLost: (why: unknown) => void): Promise<void> {
    const { signal } = this.#ended;
    const start = this.#extendedAt;
    while (await slept(this.#clock, (this.#seconds * 1000) / 3, signal)) {
      try {
        const now = this.#clock.now();
        if (now - start > LONGEST_LEASE_MS)
          throw new Error('it was held for almost 12 h, the longest that SQS allows');
        if (!(await this.#queues.extend(this.#url, this.received.receipt, this.#seconds)))
          throw new Error('SQS no longer knows the receipt');
        this.#extendedAt = now;
      } catch (error) {
        if (signal.aborted) return;
        const isTransient = (error as { code?: string }).code === 'AWS_UNREACHABLE';
        if (isTransient && !this.#isOverdue()) continue;
        this.#isLost = true;
        onLost(error);
        return;
      }
    }
  }

  #isOverdue(): boolean {
    return this.#clock.now() - this.#extendedAt >= this.#seconds * 1000;
  }
}

/** False when the sleep was aborted. */
function slept(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return clock.sleep(milliseconds, signal).then(
    () => true,
    () => false,
  );
}
