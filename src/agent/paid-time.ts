import { randomBytes } from 'node:crypto';
import { explain } from '../core/failure.ts';
import { readWorkMessage } from '../protocol/message.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { writeWorkedMessage } from '../protocol/worked-message.ts';
import { handedBack } from './hand-back.ts';
import type { Lease } from './lease.ts';
import type { Worker } from './worker-context.ts';

/** Of an agent that a budget pays: until when it takes items, and what it has worked on. Others take items without limit. */
export class PaidTime {
  readonly #worker: Worker;
  readonly #runs = new Map<string, [items: number, seconds: number]>();
  readonly #over = new AbortController();
  readonly #done = new AbortController();
  /** No more items are paid: the one that is in work ends as usual. */
  readonly over: AbortSignal = this.#over.signal;

  constructor(worker: Worker) {
    this.#worker = worker;
    const { settings, clock, log } = worker;
    const { paid } = settings;
    if (!paid) return;
    const left = Math.max(0, paid.until - clock.now());
    clock.sleep(left, this.#done.signal).then(
      () => {
        log({ event: 'paid time over', meaning: 'the budget does not allow this agent more items' });
        this.#over.abort();
      },
      () => {},
    );
  }

  /**
   * Hands an item of a run that the budget does not pay this agent for to the dispatcher, and ends the agent: another is started that
   * is paid for it, too, as the run began, or continued, after this one was started. It goes by the inbox, where items of a paused run
   * end. SQS would count each agent that only hands it back as one that it may have killed.
   * @returns false where the agent is paid for it
   */
  async turnsAway(lease: Lease): Promise<boolean> {
    const { settings, queues, log } = this.#worker;
    const { paid } = settings;
    const { received } = lease;
    const run = paid && runOf(received.body);
    if (!paid || run === undefined || run === ADHOC || paid.runs.has(run)) return false;
    log({ event: 'not paid for', run, meaning: 'the budget allows this agent only items of other runs' });
    this.add(run, 0, 0);
    this.#over.abort();
    const copy = handedBack({ ...received, receives: received.receives - 1 });
    await queues.send(paid.reportUrl, copy ? [copy] : []);
    await lease.remove();
    return true;
  }

  /** An item of a run has ended. */
  add(run: string, milliseconds: number, count = 1): void {
    const [items, seconds] = this.#runs.get(run) ?? [0, 0];
    this.#runs.set(run, [items + count, seconds + milliseconds / 1000]);
  }

  /** The agent ends: says what it has worked on. What is lost of that makes a run's limit be reached early, never late. */
  async close(): Promise<void> {
    this.#done.abort();
    const { settings, queues, log } = this.#worker;
    const { paid } = settings;
    if (!paid) return;
    const message = {
      start: paid.start,
      agent: randomBytes(6).toString('hex'),
      runs: Object.fromEntries(this.#runs),
    };
    try {
      await queues.send(paid.reportUrl, [{ body: writeWorkedMessage(message) }]);
    } catch (error) {
      log({ event: 'report failed', meaning: explain(error) });
    }
  }
}

/** Undefined of what is no work message: that is refused elsewhere. */
function runOf(body: string): string | undefined {
  try {
    return readWorkMessage(body).run;
  } catch {
    return undefined;
  }
}
