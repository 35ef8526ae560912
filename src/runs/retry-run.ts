import { matchesGlob } from 'node:path';
import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { readWorkMessage, type WorkMessage, writeWorkMessage } from '../protocol/message.ts';
import { itemDigest, markerFolder, readMarkerKey, runEndedKey } from '../protocol/object-keys.ts';
import type { Plan } from '../workflow/plan.ts';
import { drainMatching } from './drain-matching.ts';
import { stateKey } from './first-states.ts';
import type { RunCloud } from './run-cloud.ts';
import { homeOf, readRun, updateRun, withNewLimit } from './stored-run.ts';

/** Which of the items that failed are tried again. */
export interface RetryChoice {
  readonly step?: string;
  /** Paths or patterns; none: all. */
  readonly items: readonly string[];
  /** Items that were taken back and are on their way anew, by `stateKey`. */
  readonly renewed?: ReadonlySet<string>;
  /** From now on the run has so much time. */
  readonly minutes?: number | undefined;
}

export interface RetriedStep {
  readonly id: string;
  /** Items that go to the step again. */
  readonly again: readonly string[];
  /** Messages in the dead-letter queue of items that are done by now, or on their way: they are gone. */
  readonly settled: number;
  /** The dead-letter queue holds more than could be looked through. */
  readonly incomplete: boolean;
}

const READ = 32;
const BATCH = 100;
/** Seconds: so that the failed markers are gone before the item can fail anew. */
const DELAY = 3;

/**
 * Gives items of a run that failed back to their steps: those with a failed marker, and those in the dead-letter queue.
 * Of each the message goes first, then the marker, then the dead letter; so that after an interruption, repeating it
 * finds what was not dealt with. What is done is left alone.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_CANCELLED`, `NOT_SENT`
 */
export async function retryRun(
  plan: Plan,
  run: string,
  choice: RetryChoice,
  dispatch: DispatchPlan,
  cloud: RunCloud,
): Promise<RetriedStep[]> {
  const { manifest } = await readRun(plan, run, cloud.storage);
  if (manifest.cancelled_at !== undefined)
    throw new Failure(
      'RUN_CANCELLED',
      `The run ${run} was cancelled. "pipewright run FILE --run ${run}" continues it; then what failed can be retried.`,
    );
  const steps = dispatch.steps.filter(({ id }) => choice.step === undefined || id === choice.step);
  const { bucket, prefix } = homeOf(plan);
  let reopened: Promise<void> | undefined;
  // Before the first item goes back: whatever ends this, the run is seen to go on.
  const reopen = (): Promise<void> => {
    reopened ??= updateRun(plan, run, cloud.storage, (before) =>
      withNewLimit(before, cloud.now(), choice.minutes),
    ).then(() => cloud.storage.remove(bucket, [runEndedKey(prefix, run)]));
    return reopened;
  };
  const retried: RetriedStep[] = [];
  for (const step of steps)
    retried.push(await new StepRetry(plan, run, step, choice, dispatch, cloud, reopen).retry());
  return retried;
}

class StepRetry {
  readonly #run: string;
  readonly #step: DispatchStep;
  readonly #choice: RetryChoice;
  readonly #inbox: string;
  readonly #cloud: RunCloud;
  readonly #bucket: string;
  readonly #folder: string;
  readonly #reopen: () => Promise<void>;
  readonly #again = new Map<string, string>();
  #settled = 0;

  constructor(
    plan: Plan,
    run: string,
    step: DispatchStep,
    choice: RetryChoice,
    dispatch: DispatchPlan,
    cloud: RunCloud,
    reopen: () => Promise<void>,
  ) {
    const { bucket, prefix } = homeOf(plan);
    this.#run = run;
    this.#step = step;
    this.#choice = choice;
    this.#inbox = dispatch.inbox.url;
    this.#cloud = cloud;
    this.#reopen = reopen;
    this.#bucket = bucket;
    this.#folder = markerFolder(prefix, run, step.id);
  }

  async retry(): Promise<RetriedStep> {
    const { queues, now } = this.#cloud;
    const { id, deadLetter } = this.#step;
    const { complete } = await drainMatching(
      queues.drainable(deadLetter.url),
      (body) => this.#isWanted(messageOf(body)),
      (bodies) => this.#retryLetters(bodies.map((body) => messageOf(body)!)),
      now,
    );
    await this.#retryMarkers();
    return { id, again: [...this.#again.values()].sort(), settled: this.#settled, incomplete: !complete };
  }

  #isWanted(message: Pick<WorkMessage, 'run' | 'step' | 'item'> | undefined): boolean {
    return (
      message?.run === this.#run && message.step === this.#step.id && chosen(this.#choice.items, message.item)
    );
  }

  #isRenewed(item: string): boolean {
    return this.#choice.renewed?.has(stateKey(this.#step.id, itemDigest(item))) === true;
  }

  async #retryLetters(messages: readonly WorkMessage[]): Promise<void> {
    const failed: string[] = [];
    const open: WorkMessage[] = [];
    await forEachConcurrent(READ, messages, async (message) => {
      const keys: string[] = [];
      for await (const { key } of this.#cloud.storage.list(
        this.#bucket,
        this.#folder + itemDigest(message.item),
      ))
        keys.push(key);
      const states = keys.map((key) => readMarkerKey(key)?.state);
      if (states.includes('done') || this.#isRenewed(message.item)) this.#settled += 1;
      // The same item may have come there twice.
      else if (!this.#again.has(itemDigest(message.item))) {
        this.#again.set(itemDigest(message.item), message.item);
        open.push(message);
        failed.push(...keys);
      }
    });
    await this.#send(open, failed);
  }

  async #retryMarkers(): Promise<void> {
    const { storage } = this.#cloud;
    let batch: string[] = [];
    const close = async (): Promise<void> => {
      const messages = new Map<string, WorkMessage>();
      const keys: string[] = [];
      await forEachConcurrent(READ, batch, async (key) => {
        const found = await storage.read({ bucket: this.#bucket, key });
        if (!found) return;
        const marker = readMarker(found.text);
        if (!this.#isWanted(marker) || this.#isRenewed(marker.item)) return;
        keys.push(key);
        if (!this.#again.has(itemDigest(marker.item))) messages.set(marker.item, this.#messageOf(marker));
      });
      batch = [];
      for (const item of messages.keys()) this.#again.set(itemDigest(item), item);
      await this.#send([...messages.values()], keys);
    };
    for await (const key of failedKeys(storage.list(this.#bucket, this.#folder))) {
      batch.push(key);
      if (batch.length === BATCH) await close();
    }
    await close();
  }

  #messageOf({ run, step, item, input, trace }: Marker): WorkMessage {
    return { run, step, item, input, gather: this.#step.gather, attempt: 1, trace };
  }

  async #send(messages: readonly WorkMessage[], markers: readonly string[]): Promise<void> {
    if (messages.length > 0) {
      await this.#reopen();
      await this.#cloud.queues.send(this.#inbox, messages.map(writeWorkMessage), DELAY);
    }
    await this.#cloud.storage.remove(this.#bucket, markers);
  }
}

/** Failed markers of items that are not done, whatever version of them. Keys of one item lie beside each other. */
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

function chosen(items: readonly string[], item: string): boolean {
  return items.length === 0 || items.some((wanted) => wanted === item || matchesGlob(item, wanted));
}

function messageOf(body: string): WorkMessage | undefined {
  try {
    return readWorkMessage(body);
  } catch {
    return undefined;
  }
}
