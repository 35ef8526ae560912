import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { fetchItem, refetchItem } from './fetch-item.ts';
import type { Fetching } from './fetch-object.ts';
import { handedBack, withReturns } from './hand-back.ts';
import { Lease } from './lease.ts';
import { SharedCache } from './shared-cache.ts';
import { type FetchedItem, itemFields, logLeftBehind, type Worker } from './worker-context.ts';
import type { ReceivedMessage } from './worker-edges.ts';

/** SQS's longest wait for a message, in seconds. */
const LONG_POLL = 20;
/** Failed receives in a row, after the SDK's own retries, that end the worker. */
const RECEIVE_FAILURES = 6;
/** The same for missing credentials: by then, the SDK has asked for them several times. */
const CREDENTIAL_FAILURES = 3;
const LONGEST_BACKOFF_MS = 30_000;
/**
 * A message that SQS gives to an aborted call stays invisible until its timeout, so the last call gets this
 * time to end.
 */
const LAST_RECEIVE_MS = 1000;
/** Limit of items that are fetched ahead. */
const DEEPEST = 8;
/**
 * When fetching takes less than this share of a command's time, fetching ahead would only keep items from
 * other agents.
 */
const LEAST_SHARE = 0.02;

export interface IntakeEvents {
  /** An item could not be fetched; the listener releases its lease. */
  readonly onFault: (lease: Lease, error: unknown) => Promise<void>;
  /** True for an item that is not for this agent; it has then been sent elsewhere. */
  readonly turnsAway: (lease: Lease) => Promise<boolean>;
  /** Nothing more can be received. */
  readonly onFatal: (error: Failure) => void;
}

/** Receives items from the queue, and downloads the inputs of the next ones while the command runs. */
export class Intake {
  readonly #worker: Worker;
  readonly #events: IntakeEvents;
  readonly #ending: AbortSignal;
  readonly #cache: SharedCache;
  readonly #ready: FetchedItem[] = [];
  #fetching = 0;
  /** Messages that are neither deleted nor released. */
  #open = 0;
  /** The worker waits for an item. */
  #isWanted = false;
  #hasEnded = false;
  #folders = 0;
  #idleSince: number;
  #listeners: (() => void)[] = [];
  readonly #receiveMs = new Average();
  readonly #fetchMs = new Average();
  /** Filled by the worker. */
  readonly commandMs = new Average();

  constructor(worker: Worker, events: IntakeEvents, ending: AbortSignal) {
    this.#worker = worker;
    this.#events = events;
    this.#ending = ending;
    this.#cache = new SharedCache(worker);
    this.#idleSince = worker.clock.now();
    ending.addEventListener('abort', () => this.#changed(), { once: true });
    void this.#poll().finally(() => {
      this.#hasEnded = true;
      this.#changed();
    });
  }

  /**
   * The next item; undefined when there will be none: the queue was empty long enough, or the worker is
   * ending.
   */
  async next(): Promise<FetchedItem | undefined> {
    this.#isWanted = true;
    this.#changed();
    while (this.#ready.length === 0 && !(this.#hasEnded && this.#fetching === 0)) await this.#change();
    this.#isWanted = false;
    return this.#ending.aborted ? undefined : this.#ready.shift();
  }

  /** Releases items that were fetched and not started. */
  async releaseAll(): Promise<void> {
    while (!this.#hasEnded || this.#fetching > 0) await this.#change();
    for (const { lease, folder } of this.#ready.splice(0)) {
      await lease.release();
      await this.close(folder);
    }
  }

  /** Whether the inputs that the item shares with others are still as they were downloaded. */
  isIntact({ folder }: FetchedItem): Promise<boolean> {
    return this.#cache.isIntact(folder);
  }

  /** Called when a message is finished in any way; removes its folder. */
  async close(folder: string): Promise<void> {
    this.#cache.release(folder);
    await this.#worker.workspace.removeAll(folder).catch(logLeftBehind(this.#worker));
    this.#open--;
    this.#idleSince = this.#worker.clock.now();
    this.#changed();
  }

  /** Fetches an item again whose input has changed meanwhile; it then comes after those that are ready. */
  async refetch(item: FetchedItem): Promise<void> {
    const { lease, folder } = item;
    this.#worker.log({ event: 'input changed', ...itemFields(item.message) });
    await this.#track(lease, folder, async () => {
      this.#cache.release(folder);
      await this.#worker.workspace.removeAll(folder);
      return refetchItem(
        item,
        this.#worker,
        this.#cache,
        this.#edges(() => {}),
      );
    });
  }

  async #poll(): Promise<void> {
    const { queues, settings, clock, log } = this.#worker;
    const cut = new AbortController();
    const cutLater = (): void => void clock.sleep(LAST_RECEIVE_MS).then(() => cut.abort());
    this.#ending.addEventListener('abort', cutLater, { once: true });
    let failures = 0;
    while (!this.#ending.aborted) {
      const max = this.#roomForMessages();
      if (max === 0) {
        await this.#change();
        continue;
      }
      try {
        const begin = clock.now();
        const received = await queues.receive(settings.queueUrl, {
          max,
          waitSeconds: this.#waitSeconds(),
          visibilitySeconds: settings.visibilitySeconds,
          signal: cut.signal,
        });
        failures = 0;
        const tookMs = clock.now() - begin;
        // A longer call has waited for a message to arrive.
        if (received.length > 0 && tookMs < 1000) this.#receiveMs.add(tookMs);
        for (const message of received) void this.#fetch(message);
        if (this.#open === 0 && clock.now() - this.#idleSince >= settings.idleSeconds * 1000) return;
      } catch (error) {
        if (this.#ending.aborted) return;
        if (!(error instanceof Failure)) throw error;
        log({ event: 'receive failed', code: error.code, meaning: explain(error) });
        const most = error.code === 'CREDENTIALS_LOST' ? CREDENTIAL_FAILURES : RECEIVE_FAILURES;
        if (error.code === 'QUEUE_GONE' || ++failures >= most) return this.#events.onFatal(error);
        const backoff = Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** (failures - 1));
        await clock.sleep(backoff, this.#ending).catch(() => {});
      }
    }
  }

  /** How many messages to receive now. */
  #roomForMessages(): number {
    const depth = this.#depth();
    const free = depth - this.#fetching - this.#ready.length;
    // One call may return several messages, so wait for more room while the command has enough to do.
    return free <= 0 || (free * 3 < depth && this.#ready.length > 0) ? 0 : Math.min(10, free);
  }

  /** Limit of items that are fetched or being fetched: twice what is needed on average, as calls vary. */
  #depth(): number {
    // A clock that is set back, or a coarse one, may measure nothing.
    const command = this.commandMs.value ?? 0;
    const share = command > 0 ? ((this.#receiveMs.value ?? 0) + (this.#fetchMs.value ?? 0)) / command : 0.5;
    const ahead = share < LEAST_SHARE ? 0 : Math.min(DEEPEST, Math.ceil(2 * share + 0.5));
    return this.#isWanted ? Math.max(1, ahead) : ahead;
  }

  /** Idle time does not pass while items are being processed. */
  #waitSeconds(): number {
    const { settings, clock } = this.#worker;
    const idleSeconds = this.#open > 0 ? 0 : (clock.now() - this.#idleSince) / 1000;
    return Math.min(LONG_POLL, Math.max(1, Math.ceil(settings.idleSeconds - idleSeconds)));
  }

  async #fetch(message: ReceivedMessage): Promise<void> {
    const worker = this.#worker;
    const { queues, settings, clock, workspace, log } = worker;
    const hasLanes = settings.lane !== undefined;
    const received = hasLanes || settings.paid ? withReturns(message) : message;
    this.#open++;
    const folder = posix.join(worker.scratch, String(this.#folders++));
    const lease = new Lease(received, {
      queues,
      url: settings.queueUrl,
      visibilitySeconds: settings.visibilitySeconds,
      clock,
      ...(hasLanes && { copyOf: handedBack }),
      onLost: (why) => log({ event: 'lease lost', meaning: explain(why) }),
    });
    await this.#track(lease, folder, async () => {
      if (await this.#events.turnsAway(lease)) return undefined;
      for (;;) {
        let begin = clock.now();
        const fetching = this.#edges((waited) => {
          begin += waited;
        });
        try {
          const item = await fetchItem(lease, folder, worker, this.#cache, fetching);
          this.#fetchMs.add(clock.now() - begin);
          return item;
        } catch (error) {
          if ((error as Failure).code !== 'DISK_FULL') throw error;
          this.#cache.release(folder);
          await workspace.removeAll(folder);
          if (await this.#cache.evict()) continue;
          // The running command may fill the disk, and its files will be removed.
          if (!this.#hasOthers()) throw error;
          await this.#change();
        }
      }
    });
  }

  async #track(lease: Lease, folder: string, fetch: () => Promise<FetchedItem | undefined>): Promise<void> {
    this.#fetching++;
    try {
      const item = await fetch();
      if (item) this.#ready.push(item);
      else await this.close(folder);
    } catch (error) {
      if (this.#ending.aborted) await lease.release();
      else await this.#events.onFault(lease, error);
      await this.close(folder);
    } finally {
      this.#fetching--;
      this.#changed();
    }
  }

  /** @param onWaited gets the milliseconds for which there was no room */
  #edges(onWaited: (milliseconds: number) => void): Fetching {
    const { workspace, scratch, clock } = this.#worker;
    const makeRoom = async (bytes: number): Promise<void> => {
      const begin = clock.now();
      while (!this.#ending.aborted && (await workspace.freeBytes(scratch)) <= bytes)
        if (!(await this.#cache.evict())) {
          if (!this.#hasOthers()) break;
          await this.#change();
        }
      onWaited(clock.now() - begin);
    };
    return { signal: this.#ending, makeRoom };
  }

  /** Whether an item waits, runs, or is being stored. */
  #hasOthers(): boolean {
    return this.#open > this.#fetching;
  }

  #changed(): void {
    for (const listener of this.#listeners.splice(0)) listener();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#listeners.push(resolve));
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
