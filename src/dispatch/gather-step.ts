import type { Clock } from '../core/clock.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { writeManifestHead, writeManifestLine } from '../protocol/gather-manifest.ts';
import { readMarkerKey } from '../protocol/marker.ts';
import type { WorkMessage } from '../protocol/message.ts';
import { pathWithinStep } from '../protocol/object-paths.ts';
import type { ListedObject, ObjectStore } from '../protocol/object-store.ts';
import { markerFolder, outputFolder } from '../protocol/result-folders.ts';
import { gatherManifestKey, gatherSentKey, runManifestKey, runsFolder } from '../protocol/run-keys.ts';
import { readRunManifest } from '../protocol/run-manifest.ts';

/** The output bucket as gathering needs it. */
export type Bucket = Pick<ObjectStore, 'list' | 'read' | 'create'>;

export interface GatherContext {
  readonly plan: DispatchPlan;
  readonly bucket: Bucket;
  readonly clock: Pick<Clock, 'now'>;
  /** Puts the item into the step's work queue. */
  readonly send: (step: DispatchStep, message: WorkMessage) => Promise<void>;
}

/** What came of a step that gathers, in a run: a part of the log line. */
export interface GatherReport {
  readonly run: string;
  readonly step: string;
  readonly sent: boolean;
  readonly objects?: number;
  readonly why?: string;
}

/** The manifest is held in memory while it is made. */
export const GATHER_LIMIT = 200_000;
/** Whoever made a manifest and did not say soon after that its item is sent has died between the two. */
const SENDING_MS = 2 * 60_000;
/** Runs that are older, in milliseconds, are not looked at any more unless one of their results comes. */
const OPEN_MS = 14 * 24 * 3600_000;

/**
 * Begins a step that gathers, once per run: when all items of all steps before it have ended, and ended well. The
 * manifest is made by one call only, whoever sees it first, and its item is sent by that call; by another one only where
 * that call died before it said so.
 */
export async function startGatherStep(
  step: DispatchStep,
  run: string,
  gathering: GatherContext,
): Promise<GatherReport> {
  const { plan, bucket, clock, send } = gathering;
  const prefix = plan.output.prefix;
  const at = (key: string) => ({ bucket: plan.output.bucket, key });
  const no = (why: string): GatherReport => ({ run, step: step.id, sent: false, why });
  if (await bucket.read(at(gatherSentKey(prefix, run, step.id)))) return no('sent before');
  const text = (await bucket.read(at(runManifestKey(prefix, run))))?.text;
  if (text === undefined) return no('the run has no run.json, so nobody knows when all items are there');
  const manifest = readRunManifest(text);
  if (manifest.cancelled_at !== undefined) return no('the run is cancelled');
  const state = new Run(plan, run, manifest.expected, bucket);
  const before = await Promise.all(step.needs.map(async (id) => [id, await state.ended(id)] as const));
  const open = before.find(([, { ended, expected }]) => ended < expected);
  if (open) return no(`${open[1].ended} of ${open[1].expected} items of ${open[0]} have ended`);
  const failed = before.reduce((sum, [, { failed }]) => sum + failed, 0);
  if (failed > 0) return no(`${failed} items before it have no result, and it would gather a part only`);
  const objects = (await Promise.all(step.needs.map((id) => state.results(id, step)))).flat();
  if (objects.length === 0) return no('there is nothing to gather');
  if (objects.length > GATHER_LIMIT)
    return no(`${objects.length} results are more than ${GATHER_LIMIT}, which one item can gather`);
  const list = at(gatherManifestKey(prefix, run, step.id));
  const lines = objects.map(({ path, object }) =>
    writeManifestLine({
      path,
      bucket: plan.output.bucket,
      key: object.key,
      etag: object.etag,
      size: object.size,
    }),
  );
  if (!(await bucket.create(list, writeManifestHead(objects.length) + lines.join('')))) {
    for await (const { key, modified } of bucket.list(list.bucket, list.key))
      if (key === list.key && clock.now() - modified < SENDING_MS)
        return no('another call of the dispatcher sends it');
  }
  await send(step, {
    run,
    step: step.id,
    item: step.id,
    input: list,
    gather: true,
    attempt: 1,
    trace: [],
  });
  await bucket.create(at(gatherSentKey(prefix, run, step.id)), '{}');
  return { run, step: step.id, sent: true, objects: objects.length };
}

/** Runs in which some step that gathers is not begun yet. */
export async function openRuns(
  plan: DispatchPlan,
  bucket: Pick<Bucket, 'list'>,
  now: number,
): Promise<string[]> {
  const gatherers = plan.steps.filter(({ gather }) => gather).length;
  const sent = new Map<string, number>();
  const folder = runsFolder(plan.output.prefix);
  for await (const { key, modified } of bucket.list(plan.output.bucket, folder)) {
    const [run = '', ...rest] = key.slice(folder.length).split('/');
    if (rest.join('/') === 'run.json' && now - modified < OPEN_MS) sent.set(run, sent.get(run) ?? 0);
    // A listing is in the order of keys: gather/ comes before run.json.
    else if (key.endsWith('.sent')) sent.set(run, (sent.get(run) ?? 0) + 1);
    if (rest.join('/') === 'run.json' && (now - modified >= OPEN_MS || sent.get(run) === gatherers))
      sent.delete(run);
  }
  return [...sent.keys()];
}

/** How far a step of a run is. */
interface Ended {
  readonly ended: number;
  readonly failed: number;
  readonly expected: number;
}

/** What S3 says of one run, each thing asked for once. */
class Run {
  readonly #plan: DispatchPlan;
  readonly #run: string;
  readonly #expected: Readonly<Record<string, number>>;
  readonly #bucket: Bucket;
  readonly #listed = new Map<string, Promise<ListedObject[]>>();

  constructor(plan: DispatchPlan, run: string, expected: Readonly<Record<string, number>>, bucket: Bucket) {
    this.#plan = plan;
    this.#run = run;
    this.#expected = expected;
    this.#bucket = bucket;
  }

  async ended(id: string): Promise<Ended> {
    const step = this.#step(id);
    const before = await Promise.all(step.needs.map((need) => this.ended(need)));
    // As long as something before is open, more items may come.
    const open = before.some(({ ended, expected }) => ended < expected);
    const expected = open ? Number.POSITIVE_INFINITY : await this.#items(step);
    const states = new Map<string, boolean>();
    for (const { key } of await this.#list(markerFolder(this.#plan.output.prefix, this.#run, id))) {
      const marker = readMarkerKey(key);
      // Done is final, whatever else is said of an item.
      if (marker) states.set(marker.item, states.get(marker.item) === true || marker.state === 'done');
    }
    const failed = [...states.values()].filter((done) => !done).length;
    return {
      ended: states.size,
      failed: failed + before.reduce((sum, state) => sum + state.failed, 0),
      expected,
    };
  }

  /** Results of `from` that `step` takes. */
  async results(from: string, step: DispatchStep): Promise<{ path: string; object: ListedObject }[]> {
    const folder = outputFolder(this.#plan.output.prefix, from, this.#run);
    return (await this.#list(folder)).flatMap((object) => {
      const path = pathWithinStep(step, from, object.key.slice(folder.length));
      return path.endsWith('/') || !matchesPatterns(step.patterns, path) ? [] : [{ path, object }];
    });
  }

  async #items(step: DispatchStep): Promise<number> {
    if (step.needs.length === 0) return this.#expected[step.id] ?? Number.POSITIVE_INFINITY;
    if (step.gather) return 1;
    const results = await Promise.all(step.needs.map((need) => this.results(need, step)));
    return results.flat().length;
  }

  #list(folder: string): Promise<ListedObject[]> {
    const listed = this.#listed.get(folder) ?? collect(this.#bucket.list(this.#plan.output.bucket, folder));
    this.#listed.set(folder, listed);
    return listed;
  }

  #step(id: string): DispatchStep {
    const step = this.#plan.steps.find((one) => one.id === id);
    if (!step) throw new Error(`the plan has no step ${id}`);
    return step;
  }
}

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}
