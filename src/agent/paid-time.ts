import { randomBytes } from 'node:crypto';
import { explain } from '../core/failure.ts';
import { readWorkMessage } from '../protocol/message.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { writeWorkedMessage } from '../protocol/worked-message.ts';
import { handedBack } from './hand-back.ts';
import type { Lease } from './lease.ts';
import type { Worker } from './worker-context.ts';

/**
 * For an agent that a budget pays: until when it takes items, and what it has worked on. Other agents take
 * items without limit.
 */
export class PaidTime {
  readonly #worker: Worker;
  readonly #runs = new Map<string, [items: number, seconds: number]>();
  readonly #over = new AbortController();
  readonly #done = new AbortController();
  /** Aborted when no more items are paid: the running item ends as usual. */
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
   * Turns away an item of a run that the budget does not pay this agent for, as the run began or continued
   * after the agent was started. The agent ends, and the dispatcher starts one that is paid for this run,
   * too. The item goes through the inbox, where items of a paused run are dropped. If it were handed back to
   * its queue, SQS would count this receive like that of an agent that the item killed.
   * @returns false where the agent is paid for the item
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

  /**
   * Reports what the agent has worked on, when it ends. A lost report makes a run reach its limit early,
   * never late.
   */
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

/** Undefined for a body that is not a work message: `fetchItem` rejects it. */
function runOf(body: string): string | undefined {
  try {
    return readWorkMessage(body).run;
  } catch {
    return undefined;
  }
}
