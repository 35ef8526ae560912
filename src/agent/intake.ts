import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { fetchAgain, fetchItem } from './fetch-item.ts';
import { Lease } from './lease.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';
import type { ReceivedMessage } from './worker-edges.ts';

/** SQS's longest wait for a message, in seconds. */
const LONG_POLL = 20;
/** So many receives may fail in a row, the SDK's own retries aside, before the worker ends. */
const RECEIVE_FAILURES = 6;
/** Of missing credentials: the SDK has asked for them several times by then. */
const CREDENTIAL_FAILURES = 3;
const LONGEST_BACK_OFF_MS = 30_000;
/** A message that SQS gives to a call that is cut off stays hidden until its time-out, so the last call gets a moment. */
const LAST_RECEIVE_MS = 1000;
/** Items are fetched ahead only as far as that keeps the command busy, and never more than so many. */
const DEEPEST = 8;
/** Ahead of commands that take so much longer than fetching, an item would only wait that another agent could have. */
const NOT_WORTH_IT = 0.02;

/** What the intake tells the worker. */
export interface IntakeEvents {
  /** An item could not be fetched, or given to nobody; its lease is the listener's to end. */
  readonly onFault: (lease: Lease, error: unknown) => Promise<void>;
  /** Nothing can be received any more. */
  readonly onFatal: (error: Failure) => void;
}

/** Takes items from the queue, and brings the inputs of the next ones here while the command works. */
export class Intake {
  readonly #worker: Worker;
  readonly #events: IntakeEvents;
  readonly #ending: AbortSignal;
  readonly #ready: FetchedItem[] = [];
  #fetching = 0;
  /** Messages that are neither deleted nor handed back. */
  #open = 0;
  /** The worker waits for an item. */
  #wanted = false;
  #over = false;
  #number = 0;
  #idleSince: number;
  #changes: (() => void)[] = [];
  readonly #receiveMs = new Average();
  readonly #fetchMs = new Average();
  /** Told by the worker. */
  readonly commandMs = new Average();

  constructor(worker: Worker, events: IntakeEvents, ending: AbortSignal) {
    this.#worker = worker;
    this.#events = events;
    this.#ending = ending;
    this.#idleSince = worker.clock.now();
    ending.addEventListener('abort', () => this.#changed(), { once: true });
    void this.#poll().finally(() => {
      this.#over = true;
      this.#changed();
    });
  }

  /** The next item; undefined when there will be none: the queue was empty long enough, or the worker is ending. */
  async next(): Promise<FetchedItem | undefined> {
    this.#wanted = true;
    this.#changed();
    while (this.#ready.length === 0 && !(this.#over && this.#fetching === 0)) await this.#change();
    this.#wanted = false;
    if (!this.#ending.aborted) return this.#ready.shift();
    return undefined;
  }

  /** Hands back what was fetched and not begun. */
  async handBack(): Promise<void> {
    while (!this.#over || this.#fetching > 0) await this.#change();
    for (const { lease, folder } of this.#ready.splice(0)) {
      await lease.handBack();
      await this.close(folder);
    }
  }

  /** A message has come to its end, whichever; its folder is not needed any more. */
  async close(folder: string): Promise<void> {
    await this.#worker.workspace.removeAll(folder).catch(() => {});
    this.#open--;
    this.#idleSince = this.#worker.clock.now();
    this.#changed();
  }

  async #poll(): Promise<void> {
    const { queues, settings, clock } = this.#worker;
    const cut = new AbortController();
    const cutLater = (): void => void clock.sleep(LAST_RECEIVE_MS).then(() => cut.abort());
    this.#ending.addEventListener('abort', cutLater, { once: true });
    let failures = 0;
    while (!this.#ending.aborted) {
      const depth = this.#depth();
      const free = depth - this.#fetching - this.#ready.length;
      // One call may bring several, so it waits until there is room for some, as long as the command has enough to do.
      if (free <= 0 || (free * 3 < depth && this.#ready.length > 0)) {
        await this.#change();
        continue;
      }
      const idle = settings.idleSeconds - (clock.now() - this.#idleSince) / 1000;
      // While items are at work the clock of idleness stands still.
      const left = this.#open > 0 ? settings.idleSeconds : Math.ceil(idle);
      const waitSeconds = Math.min(LONG_POLL, Math.max(1, left));
      try {
        const begin = clock.now();
        const received = await queues.receive(settings.queueUrl, {
          max: Math.min(10, free),
          waitSeconds,
          visibilitySeconds: settings.visibilitySeconds,
          signal: cut.signal,
        });
        failures = 0;
        // A longer one has waited for a message to come.
        if (received.length > 0 && clock.now() - begin < 1000) this.#receiveMs.add(clock.now() - begin);
        for (const message of received) void this.#fetch(message);
        const idleMs = clock.now() - this.#idleSince;
        if (this.#open === 0 && idleMs >= settings.idleSeconds * 1000) return;
      } catch (error) {
        if (this.#ending.aborted) return;
        if (!(error instanceof Failure)) throw error;
        this.#worker.log({ event: 'receive failed', code: error.code, meaning: explain(error) });
        const most = error.code === 'CREDENTIALS_LOST' ? CREDENTIAL_FAILURES : RECEIVE_FAILURES;
        if (error.code === 'QUEUE_GONE' || ++failures >= most) return this.#events.onFatal(error);
        const pause = Math.min(LONGEST_BACK_OFF_MS, 1000 * 2 ** (failures - 1));
        await clock.sleep(pause, this.#ending).catch(() => {});
      }
    }
  }

  /** An item whose input has changed meanwhile is brought here once more, and comes next. */
  async again(taken: FetchedItem): Promise<void> {
    const { lease, folder } = taken;
    this.#worker.log({ event: 'input changed', ...itemFields(taken.message) });
    await this.#bring(lease, folder, async () => {
      await this.#worker.workspace.removeAll(folder);
      return fetchAgain(taken, this.#worker, this.#ending);
    });
  }

  async #fetch(received: ReceivedMessage): Promise<void> {
    const worker = this.#worker;
    this.#open++;
    const folder = posix.join(worker.scratch, String(this.#number++));
    const lease = new Lease(received, {
      queues: worker.queues,
      url: worker.settings.queueUrl,
      visibilitySeconds: worker.settings.visibilitySeconds,
      clock: worker.clock,
      onLost: (why) => worker.log({ event: 'lease lost', meaning: explain(why) }),
    });
    await this.#bring(lease, folder, async () => {
      for (;;) {
        await this.#roomFor(received);
        const begin = worker.clock.now();
        try {
          const taken = await fetchItem(lease, folder, worker, this.#ending);
          this.#fetchMs.add(worker.clock.now() - begin);
          return taken;
        } catch (error) {
          // What fills the disk may be the command that is at work, and what it leaves is taken away.
          if ((error as Failure).code !== 'DISK_FULL' || !this.#othersAreThere()) throw error;
          await worker.workspace.removeAll(folder);
          await this.#change();
        }
      }
    });
  }

  /** An item that is fetched waits, or is with the command, or its results are being stored. */
  #othersAreThere(): boolean {
    return this.#open > this.#fetching;
  }

  async #bring(lease: Lease, folder: string, fetch: () => Promise<FetchedItem | undefined>): Promise<void> {
    this.#fetching++;
    try {
      const taken = await fetch();
      if (taken) this.#ready.push(taken);
      else await this.close(folder);
    } catch (error) {
      if (this.#ending.aborted) await lease.handBack();
      else await this.#events.onFault(lease, error);
      await this.close(folder);
    } finally {
      this.#fetching--;
      this.#changed();
    }
  }

  /** Waits while the disk has no room for an input that others are about to leave. */
  async #roomFor({ body }: ReceivedMessage): Promise<void> {
    const size = Number(/"size":(\d{1,15})/.exec(body)?.[1] ?? 0);
    while (this.#othersAreThere() && !this.#ending.aborted) {
      const free = await this.#worker.workspace.freeBytes(this.#worker.scratch);
      // The command that is at work needs room for its results, too: they are taken to be as large as its input.
      if (free > 2 * size) return;
      await this.#change();
    }
  }

  #depth(): number {
    const command = this.commandMs.value ?? 0;
    // A clock that is set back, or a coarse one, may measure nothing.
    const share = command > 0 ? ((this.#receiveMs.value ?? 0) + (this.#fetchMs.value ?? 0)) / command : 0.5;
    // Twice what is needed on average: calls do not all take the same time.
    const ahead = share < NOT_WORTH_IT ? 0 : Math.min(DEEPEST, Math.ceil(2 * share + 0.5));
    return this.#wanted ? Math.max(1, ahead) : ahead;
  }

  #changed(): void {
    for (const tell of this.#changes.splice(0)) tell();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#changes.push(resolve));
  }
}

/** A moving average: the last dozen values count most. */
export class Average {
  #value: number | undefined;

  get value(): number | undefined {
    return this.#value;
  }

  add(value: number): void {
    this.#value = this.#value === undefined ? value : this.#value + (value - this.#value) / 6;
  }
}
