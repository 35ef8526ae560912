import { matchesGlob } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { type WorkMessage, writeWorkMessage } from '../protocol/message.ts';
import { itemDigest, markerFolder, readMarkerKey, runEndedKey } from '../protocol/object-keys.ts';
import type { Plan } from '../workflow/plan.ts';
import { drainMatching, parseWorkMessage } from './drain-matching.ts';
import { stateKey } from './first-states.ts';
import type { RunCloud } from './run-cloud.ts';
import { homeOf, readRun, updateRun, withNewLimit } from './stored-run.ts';

/** Which failed items to retry. */
export interface RetryChoice {
  readonly step?: string;
  /** Paths or patterns; none: all. */
  readonly items: readonly string[];
  /** Invalidated items that were sent already, by `stateKey`. */
  readonly renewed?: ReadonlySet<string>;
  /** The new time limit. */
  readonly minutes?: number | undefined;
}

/** A run with failed items. */
export interface RetryRequest {
  readonly plan: Plan;
  readonly run: string;
  readonly dispatch: DispatchPlan;
}

export interface RetriedStep {
  readonly id: string;
  /** Items that were sent to the step again. */
  readonly again: readonly string[];
  /** Removed dead letters of items that are done by now, or already sent again. */
  readonly settled: number;
  /** The dead-letter queue was too long to scan completely. */
  readonly incomplete: boolean;
}

const READ = 32;
const BATCH = 100;
/** Seconds, so that the failed markers are removed before the item can fail again. */
const DELAY = 3;

/**
 * Retries failed items of a run: those with a failed marker, and those in the dead-letter queue. For each, sends the
 * message, then removes the marker, then the dead letter, so that after an interruption a repetition finds the rest.
 * Done items are left alone.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_CANCELLED`, `NOT_SENT`
 */
export async function retryRun(
  request: RetryRequest,
  choice: RetryChoice,
  cloud: RunCloud,
): Promise<RetriedStep[]> {
  const { plan, run, dispatch } = request;
  const { storage, now } = cloud;
  const { manifest } = await readRun(plan, run, storage);
  if (manifest.cancelled_at !== undefined)
    throw new Failure(
      'RUN_CANCELLED',
      `The run ${run} was cancelled. Continue it with "pipewright run FILE --run ${run}", then retry failed items.`,
    );
  const { bucket, prefix } = homeOf(plan);
  let reopened: Promise<void> | undefined;
  // Before the first item is sent, so that the run shows as open whatever interrupts this.
  const reopen = async (): Promise<void> => {
    await updateRun(plan, run, storage, (before) => withNewLimit(before, now(), choice.minutes));
    await storage.remove(bucket, [runEndedKey(prefix, run)]);
  };
  const send = async (messages: readonly WorkMessage[]): Promise<void> => {
    reopened ??= reopen();
    await reopened;
    await cloud.queues.send(dispatch.inbox.url, messages.map(writeWorkMessage), DELAY);
  };
  const retried: RetriedStep[] = [];
  for (const step of dispatch.steps)
    if (choice.step === undefined || step.id === choice.step)
      retried.push(await new StepRetry(request, step, choice, cloud, send).retry());
  return retried;
}

class StepRetry {
  readonly #run: string;
  readonly #step: DispatchStep;
  readonly #choice: RetryChoice;
  readonly #cloud: RunCloud;
  readonly #bucket: string;
  readonly #folder: string;
  readonly #send: (messages: readonly WorkMessage[]) => Promise<void>;
  /** Paths of retried items, by digest. */
  readonly #again = new Map<string, string>();
  #settled = 0;

  constructor(
    { plan, run }: RetryRequest,
    step: DispatchStep,
    choice: RetryChoice,
    cloud: RunCloud,
    send: (messages: readonly WorkMessage[]) => Promise<void>,
  ) {
    const { bucket, prefix } = homeOf(plan);
    this.#run = run;
    this.#step = step;
    this.#choice = choice;
    this.#cloud = cloud;
    this.#send = send;
    this.#bucket = bucket;
    this.#folder = markerFolder(prefix, run, step.id);
  }

  async retry(): Promise<RetriedStep> {
    const { queues, now } = this.#cloud;
    const { id, deadLetter } = this.#step;
    const { complete } = await drainMatching(
      queues.drainable(deadLetter.url),
      (body) => this.#matches(parseWorkMessage(body)),
      (bodies) => this.#retryLetters(bodies.map((body) => parseWorkMessage(body)!)),
      now,
    );
    await this.#retryMarkers();
    return { id, again: [...this.#again.values()].sort(), settled: this.#settled, incomplete: !complete };
  }

  #matches(message: Pick<WorkMessage, 'run' | 'step' | 'item'> | undefined): boolean {
    if (message?.run !== this.#run || message.step !== this.#step.id) return false;
    const { items } = this.#choice;
    return (
      items.length === 0 || items.some((each) => each === message.item || matchesGlob(message.item, each))
    );
  }

  #isRenewed(item: string): boolean {
    return this.#choice.renewed?.has(stateKey(this.#step.id, itemDigest(item))) === true;
  }

  async #retryLetters(messages: readonly WorkMessage[]): Promise<void> {
    const failed: string[] = [];
    const open: WorkMessage[] = [];
    await forEachConcurrent(READ, messages, async (message) => {
      const digest = itemDigest(message.item);
      const keys: string[] = [];
      for await (const { key } of this.#cloud.storage.list(this.#bucket, this.#folder + digest))
        keys.push(key);
      const isDone = keys.some((key) => readMarkerKey(key)?.state === 'done');
      if (isDone || this.#isRenewed(message.item)) this.#settled += 1;
      // An item can have several dead letters.
      else if (!this.#again.has(digest)) {
        this.#again.set(digest, message.item);
        open.push(message);
        failed.push(...keys);
      }
    });
    await this.#resend(open, failed);
  }

  async #retryMarkers(): Promise<void> {
    let batch: string[] = [];
    for await (const key of failedKeys(this.#cloud.storage.list(this.#bucket, this.#folder))) {
      batch.push(key);
      if (batch.length < BATCH) continue;
      await this.#retryBatch(batch);
      batch = [];
    }
    await this.#retryBatch(batch);
  }

  async #retryBatch(batch: readonly string[]): Promise<void> {
    const messages = new Map<string, WorkMessage>();
    const keys: string[] = [];
    await forEachConcurrent(READ, batch, async (key) => {
      const found = await this.#cloud.storage.read({ bucket: this.#bucket, key });
      if (!found) return;
      const marker = readMarker(found.text);
      if (!this.#matches(marker) || this.#isRenewed(marker.item)) return;
      keys.push(key);
      if (!this.#again.has(itemDigest(marker.item))) messages.set(marker.item, this.#messageOf(marker));
    });
    for (const item of messages.keys()) this.#again.set(itemDigest(item), item);
    await this.#resend([...messages.values()], keys);
  }

  #messageOf({ run, step, item, input, trace }: Marker): WorkMessage {
    return { run, step, item, input, gather: this.#step.gather, attempt: 1, trace };
  }

  async #resend(messages: readonly WorkMessage[], markers: readonly string[]): Promise<void> {
    if (messages.length > 0) await this.#send(messages);
    await this.#cloud.storage.remove(this.#bucket, markers);
  }
}

/** Failed markers of items that are not done, of all versions. The keys of one item are adjacent in a listing. */
async function* failedKeys(objects: AsyncIterable<{ readonly key: string }>): AsyncGenerator<string> {
  let item: string | undefined;
  let isDone = false;
  let failed: string[] = [];
  for await (const { key } of objects) {
    const marker = readMarkerKey(key);
    if (!marker) continue;
    if (marker.item !== item) {
      if (!isDone) yield* failed;
      item = marker.item;
      isDone = false;
      failed = [];
    }
    if (marker.state === 'done') isDone = true;
    else failed.push(key);
  }
  if (!isDone) yield* failed;
}
