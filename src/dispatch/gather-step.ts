import type { Clock } from '../core/clock.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { writeManifestHead, writeManifestLine } from '../protocol/gather-manifest.ts';
import { listMarkers } from '../protocol/list-markers.ts';
import { reduceMarkers } from '../protocol/marker.ts';
import type { WorkMessage } from '../protocol/message.ts';
import {
  gatherBlockedKey,
  gatherManifestKey,
  gatherSentKey,
  markerFolder,
  outputFolder,
  pathWithinStep,
  readMarkerKey,
  runManifestKey,
  runsBeginning,
  runsFolder,
} from '../protocol/object-keys.ts';
import type { DatedText, ListedObject, ObjectStore, Place } from '../protocol/object-store.ts';
import { isHalted, readRunManifest } from '../protocol/run-manifest.ts';

/** The output bucket as gathering needs it. */
export type Bucket = Pick<ObjectStore, 'list' | 'pages' | 'lines' | 'create' | 'replace'> & {
  /** As {@link ObjectStore.read}, with the object's time. */
  read(place: Place): Promise<DatedText | undefined>;
};

export interface GatherContext {
  readonly plan: DispatchPlan;
  readonly bucket: Bucket;
  readonly clock: Pick<Clock, 'now'>;
  /** Sends the item to the step's work queue. */
  readonly send: (step: DispatchStep, message: WorkMessage) => Promise<void>;
}

/** The outcome of a gather step in a run: a part of the log line. */
export interface GatherReport {
  readonly run: string;
  readonly step: string;
  readonly sent: boolean;
  readonly objects?: number;
  /** Only in a workflow with "items": how many items were sent, and how many can never begin. */
  readonly groups?: number;
  readonly refused?: number;
  /** Requests for markers. */
  readonly requests?: number;
  readonly why?: string;
}

/** Limit of the objects in a manifest, which is held in memory while it is written. */
export const GATHER_LIMIT = 200_000;
/** A call that wrote a manifest, and has not recorded within this time that its item was sent, has died. */
export const SENDING_MS = 2 * 60_000;
/** Older runs are only checked when one of their results arrives. */
const OPEN_MS = 14 * 24 * 3600_000;

/**
 * Starts a gather step of a workflow without "items", once per run: when all items of all steps before it
 * have ended, and none has failed, unless the run says that it gathers what is done. Of concurrent calls, the
 * one that creates the manifest sends the item; another call sends it only if that one died in between.
 */
export async function startGatherStep(
  step: DispatchStep,
  run: string,
  { plan, bucket, clock, send }: GatherContext,
): Promise<GatherReport> {
  const { prefix } = plan.output;
  const at = (key: string) => ({ bucket: plan.output.bucket, key });
  const no = (why: string): GatherReport => ({ run, step: step.id, sent: false, why });
  if (await bucket.read(at(gatherSentKey(prefix, run, step.id)))) return no('sent before');
  const text = (await bucket.read(at(runManifestKey(prefix, run))))?.text;
  if (text === undefined) return no('the run has no run.json, so the number of its items is unknown');
  const manifest = readRunManifest(text);
  if (isHalted(manifest)) return no('the run is canceled or paused');
  const takesPart = manifest.gathered?.includes(step.id) === true;
  const blocked = await bucket.read(at(gatherBlockedKey(prefix, run, step.id)));
  if (blocked && !takesPart && (await isStillFailed(at(blocked.text), step, plan, bucket)))
    return no(`an upstream item still has no result: ${blocked.text}`);
  const snapshot = new RunSnapshot(plan, run, manifest.expected, bucket);
  const before = await Promise.all(step.needs.map(async (id) => ({ id, ...(await snapshot.ends(id)) })));
  const failed = before.reduce((sum, { failed }) => sum + failed, 0);
  const example = before.find(({ example }) => example !== undefined)?.example;
  // While this item stays failed, long listings are not repeated. A call that writes it first has written the
  // same.
  if (example !== undefined)
    await bucket.replace(at(gatherBlockedKey(prefix, run, step.id)), example, blocked?.etag);
  const open = before.find(({ ended, expected }) => ended < expected);
  if (open) return no(`${open.ended} of ${open.expected} items of ${open.id} have ended`);
  const expired = before.find(({ id, oldest = clock.now() }) => {
    const { keep } = plan.steps.find((each) => each.id === id)!;
    return typeof keep === 'number' && clock.now() - oldest > keep * DAY_MS;
  });
  // The remaining part would pass for all results.
  if (expired) return no(`results of ${expired.id} may have expired: continue the run`);
  if (failed > 0 && !takesPart)
    return no(`${failed} upstream items have no result, so the step would gather only a part`);
  const { objects, lines } = await listResults(step, snapshot, plan.output.bucket);
  if (objects === 0) return no('there is nothing to gather');
  if (objects > GATHER_LIMIT)
    return no(`there are ${objects} results, but one item can gather only ${GATHER_LIMIT}`);
  const input = at(gatherManifestKey(prefix, run, step.id));
  if (!(await bucket.create(input, writeManifestHead(objects) + lines))) {
    for await (const { key, modified } of bucket.list(input.bucket, input.key))
      if (key === input.key && clock.now() - modified < SENDING_MS)
        return no('another call of the dispatcher is sending it');
  }
  await send(step, {
    kind: 'file',
    run,
    step: step.id,
    item: step.id,
    input,
    gather: true,
    attempt: 1,
    trace: [],
  });
  await bucket.create(at(gatherSentKey(prefix, run, step.id)), '{}');
  return { run, step: step.id, sent: true, objects };
}

/**
 * The results that a step gathers, as a manifest's lines: a text takes a fraction of the memory that the
 * objects would.
 */
async function listResults(
  step: DispatchStep,
  snapshot: RunSnapshot,
  bucket: string,
): Promise<{ objects: number; lines: string }> {
  let objects = 0;
  const texts = await Promise.all(
    step.needs.map(async (id) => {
      const pages: string[] = [];
      for await (const page of snapshot.results(id, step)) {
        objects += page.length;
        if (objects > GATHER_LIMIT) continue;
        pages.push(
          page
            .map(({ path, object: { key, etag, size } }) =>
              writeManifestLine({ path, bucket, key, etag, size }),
            )
            .join(''),
        );
      }
      return pages.join('');
    }),
  );
  return { objects, lines: texts.join('') };
}

/** Whether an item before a step, which an earlier call found failed, still is. The place is its marker's. */
async function isStillFailed(
  { bucket: name, key }: Place,
  step: DispatchStep,
  plan: DispatchPlan,
  bucket: Bucket,
): Promise<boolean> {
  const marker = readMarkerKey(key);
  // The workflow may have changed since.
  if (marker === undefined || !isBefore(marker.step, step, plan)) return false;
  const item = `${key.slice(0, key.lastIndexOf('/') + 1)}${marker.item}.`;
  const ends = reduceMarkers(await collect(bucket.list(name, item)));
  return ends.get(marker.item)?.state === 'failed';
}

function isBefore(id: string, { needs }: DispatchStep, plan: DispatchPlan): boolean {
  return plan.steps.some((step) => needs.includes(step.id) && (step.id === id || isBefore(id, step, plan)));
}

/** Runs in which some gather step has not started, the newest first: a call may not have the time for all. */
export async function openRuns(
  plan: DispatchPlan,
  bucket: Pick<Bucket, 'list'>,
  now: number,
): Promise<string[]> {
  const notes = new Set(plan.steps.filter(({ gather }) => gather).map(({ id }) => `gather/${id}.sent`));
  const open: string[] = [];
  const folder = runsFolder(plan.output.prefix);
  let sent = { run: '', count: 0 };
  for await (const { key, modified } of bucket.list(plan.output.bucket, runsBeginning(plan.output.prefix))) {
    const [run = '', ...rest] = key.slice(folder.length).split('/');
    if (run !== sent.run) sent = { run, count: 0 };
    // A listing is in the order of keys: gather/ comes before run.json.
    const path = rest.join('/');
    if (notes.has(path)) sent.count += 1;
    const isOpen = now - modified < OPEN_MS && sent.count !== notes.size;
    if (path === 'run.json' && isOpen) open.push(run);
  }
  return open.reverse();
}

const DAY_MS = 24 * 3600_000;

/** How far a step of a run is. */
interface StepEnds {
  readonly ended: number;
  /** Items of the step, and of all steps before it. */
  readonly failed: number;
  /** The key of a failed item's marker. */
  readonly example?: string;
  /** When its first result was stored: milliseconds since the epoch. */
  readonly oldest?: number;
  readonly expected: number;
}

/** What S3 lists of one run, each folder once. */
class RunSnapshot {
  readonly #plan: DispatchPlan;
  readonly #run: string;
  readonly #expected: Readonly<Record<string, number>>;
  readonly #bucket: Bucket;
  readonly #ends = new Map<string, Promise<StepEnds>>();

  constructor(plan: DispatchPlan, run: string, expected: Readonly<Record<string, number>>, bucket: Bucket) {
    this.#plan = plan;
    this.#run = run;
    this.#expected = expected;
    this.#bucket = bucket;
  }

  ends(id: string): Promise<StepEnds> {
    const ends = this.#ends.get(id) ?? this.#look(id);
    this.#ends.set(id, ends);
    return ends;
  }

  async #look(id: string): Promise<StepEnds> {
    const step = this.#step(id);
    const before = await Promise.all(step.needs.map((need) => this.ends(need)));
    // While a step before this one is open, more items may come.
    const isOpen = before.some(({ ended, expected }) => ended < expected);
    const [expected, own] = await Promise.all([
      isOpen ? Number.POSITIVE_INFINITY : this.#items(step),
      this.#listMarkers(id),
    ]);
    return {
      ended: own.ended,
      failed: before.reduce((sum, { failed }) => sum + failed, own.failed),
      example: own.example ?? before.find(({ example }) => example !== undefined)?.example,
      ...(own.oldest !== undefined && { oldest: own.oldest }),
      expected,
    };
  }

  async #listMarkers(id: string): Promise<Omit<StepEnds, 'expected'>> {
    const { bucket, prefix } = this.#plan.output;
    let [ended, failed] = [0, 0];
    let example: string | undefined;
    let oldest: number | undefined;
    await listMarkers(this.#bucket, bucket, markerFolder(prefix, this.#run, id), (objects) => {
      for (const { state, object } of reduceMarkers(objects).values()) {
        ended += 1;
        oldest = Math.min(oldest ?? object.modified, object.modified);
        if (state === 'done') continue;
        failed += 1;
        example ??= object.key;
      }
    });
    return { ended, failed, example, ...(oldest !== undefined && { oldest }) };
  }

  /** Results of `from` that `step` takes, by the page. */
  async *results(from: string, step: DispatchStep): AsyncGenerator<{ path: string; object: ListedObject }[]> {
    const { bucket, prefix } = this.#plan.output;
    const folder = outputFolder(prefix, from, this.#run);
    for await (const page of this.#bucket.pages(bucket, folder))
      yield page.flatMap((object) => {
        const path = pathWithinStep(step, from, object.key.slice(folder.length));
        return path.endsWith('/') || !matchesPatterns(step.patterns, path) ? [] : [{ path, object }];
      });
  }

  async #items(step: DispatchStep): Promise<number> {
    if (step.needs.length === 0)
      return new Map(Object.entries(this.#expected)).get(step.id) ?? Number.POSITIVE_INFINITY;
    if (step.gather) return 1;
    let count = 0;
    const counting = step.needs.map(async (need) => {
      for await (const page of this.results(need, step)) count += page.length;
    });
    await Promise.all(counting);
    return count;
  }

  #step(id: string): DispatchStep {
    const step = this.#plan.steps.find((one) => one.id === id);
    if (!step) throw new Error(`the plan has no step ${id}`);
    return step;
  }
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
