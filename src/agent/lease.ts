import type { Clock } from '../core/clock.ts';
import type { Queues, ReceivedMessage } from './worker-edges.ts';

/** SQS lets nobody have a message for longer than 12 h; what is held longer would go to another agent meanwhile. */
const GIVE_UP_MS = 11.75 * 3600_000;

/** A message that is ours for now: kept hidden from other agents, beat by beat, until it is deleted or handed back. */
export class Lease {
  readonly received: ReceivedMessage;
  readonly #queues: Queues;
  readonly #url: string;
  readonly #seconds: number;
  readonly #ended = new AbortController();
  #held = true;

  /** Begins to beat: every third of the visibility time-out, so that two beats may fail. */
  constructor(
    received: ReceivedMessage,
    options: {
      readonly queues: Queues;
      readonly url: string;
      readonly visibilitySeconds: number;
      readonly clock: Clock;
      /** Told when the message cannot be kept. */
      readonly onLost: (why: unknown) => void;
    },
  ) {
    this.received = received;
    this.#queues = options.queues;
    this.#url = options.url;
    this.#seconds = options.visibilitySeconds;
    void this.#beat(options.clock, options.onLost);
  }

  /** False once another agent may have the message. Work on it may go on: what is written twice is the same. */
  get held(): boolean {
    return this.#held;
  }

  /** The item is over: nobody shall get the message any more. */
  async remove(): Promise<void> {
    this.#ended.abort();
    await this.#queues.remove(this.#url, this.received.receipt);
  }

  /** Lets another agent have it, after `seconds`. Never throws: it comes back by itself, only later. */
  async handBack(seconds = 0): Promise<void> {
    this.#ended.abort();
    await this.#queues.extend(this.#url, this.received.receipt, seconds).catch(() => {});
  }

  async #beat(clock: Clock, onLost: (why: unknown) => void): Promise<void> {
    const { signal } = this.#ended;
    const start = clock.now();
    let lastBeat = start;
    while (await slept(clock, (this.#seconds * 1000) / 3, signal)) {
      try {
        const now = clock.now();
        if (now - start > GIVE_UP_MS)
          throw new Error('it was held for almost 12 h, the longest that SQS allows');
        if (!(await this.#queues.extend(this.#url, this.received.receipt, this.#seconds)))
          throw new Error('SQS does not know the receipt any more');
        lastBeat = now;
      } catch (error) {
        if (signal.aborted) return;
        const passing = (error as { code?: string }).code === 'AWS_UNREACHABLE';
        if (passing && clock.now() - lastBeat < this.#seconds * 1000) continue;
        this.#held = false;
        onLost(error);
        return;
      }
    }
  }
}

/** False when it was ended early. */
function slept(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return clock.sleep(milliseconds, signal).then(
    () => true,
    () => false,
  );
}
