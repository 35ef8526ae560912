import { randomBytes } from 'node:crypto';
import { explain } from '../core/failure.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { writeWorkedMessage } from '../protocol/worked-message.ts';
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
        log({ event: 'paid time over', meaning: 'the budget pays no more items of this agent' });
        this.#over.abort();
      },
      () => {},
    );
  }

  /**
   * Whether the budget pays this agent for items of that run. If not, the agent ends, and another is started that is paid for them,
   * too: the run began, or went on, after this one was started.
   */
  covers(run: string): boolean {
    const { settings, log } = this.#worker;
    if (!settings.paid || run === ADHOC || settings.paid.runs.has(run)) return true;
    log({ event: 'not paid for', run, meaning: 'the budget pays this agent for items of other runs' });
    this.add(run, 0, 0);
    this.#over.abort();
    return false;
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
