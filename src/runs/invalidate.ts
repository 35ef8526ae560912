import { forEachConcurrent } from '../core/concurrency.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { type MarkedOutput, readMarker } from '../protocol/marker.ts';
import {
  gatherManifestKey,
  gatherSentKey,
  itemDigest,
  type MarkerState,
  markerFolder,
  outputFolder,
  pathWithinStep,
  readMarkerKey,
} from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { itemPatterns } from '../spec/named-files.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { stateKey } from './first-states.ts';

const LANES = 16;

/** How a run's inputs are about to change. */
export interface InputChange {
  /** Paths of inputs with new content. */
  readonly changed: readonly string[];
  /** Paths of new and changed inputs: gathered results do not include them. */
  readonly pending: readonly string[];
  /** Items of later steps were lost: gathering that has not finished starts again. */
  readonly lost: boolean;
}

export interface InvalidatedItems {
  /** How many items. */
  readonly count: number;
  /** Which ones, by `stateKey`. */
  readonly items: ReadonlySet<string>;
  /**
   * Failed markers of inputs' old content, to remove once the new content is there: until then they allow a
   * retry.
   */
  readonly stale: readonly string[];
}

/**
 * Invalidates a run's markers and results of inputs that are about to change, those of steps downstream, and
 * results that were gathered from them or without new inputs. Otherwise a result of the old content would
 * pass for one of the new.
 */
export async function invalidate(
  plan: Plan,
  run: string,
  { changed, pending, lost }: InputChange,
  storage: RunStorage,
): Promise<InvalidatedItems> {
  const bucket = plan.output.bucket!;
  const prefix = plan.output.prefix;
  const items = new Map<string, Set<string>>();
  const add = (step: string, path: string) =>
    items.set(step, (items.get(step) ?? new Set()).add(itemDigest(path)));
  for (const step of plan.steps)
    if (step.needs.length === 0)
      for (const path of changed) if (matchesPatterns(itemPatterns(step.spec), path)) add(step.id, path);
  const gatherers = gatherersOf(plan, pending);
  for (const id of gatherers) add(id, id);
  const stale: string[] = [];
  let count = 0;
  // In the plan's order, where every step follows those that it needs.
  for (const step of plan.steps) {
    const digests = items.get(step.id);
    if (!digests && !(lost && step.gather)) continue;
    const all: { key: string; item: string; state: MarkerState }[] = [];
    for await (const { key } of storage.list(bucket, markerFolder(prefix, run, step.id))) {
      const marker = readMarkerKey(key);
      if (marker) all.push({ key, ...marker });
    }
    if (gatherers.has(step.id) || (lost && step.gather && !all.some(({ state }) => state === 'done')))
      await storage.remove(bucket, [
        gatherManifestKey(prefix, run, step.id),
        gatherSentKey(prefix, run, step.id),
      ]);
    const markers = all.filter(({ item }) => digests?.has(item));
    const done = markers.filter(({ state }) => state === 'done');
    const downstream = plan.steps.filter(({ needs }) => needs.includes(step.id));
    await forEachConcurrent(LANES, done, async ({ key }) => {
      const found = await storage.read({ bucket, key });
      if (!found) return;
      const { outputs } = readMarker(found.text);
      for (const next of downstream)
        for (const { path } of outputs) if (!next.gather) add(next.id, pathWithinStep(next, step.id, path));
      await storage.remove(bucket, resultsIn(plan, run, step.id, outputs));
    });
    const failed = markers.filter(({ state }) => state === 'failed').map(({ key }) => key);
    if (step.needs.length === 0) stale.push(...failed);
    const removed = step.needs.length === 0 ? done : markers;
    await storage.remove(
      bucket,
      removed.map(({ key }) => key),
    );
    count += new Set(markers.map(({ item }) => item)).size;
  }
  const names = [...items].flatMap(([step, digests]) => [...digests].map((item) => stateKey(step, item)));
  return { count, items: new Set(names), stale };
}

/**
 * Keys of the results that a marker lists. Markers are not trusted, as they are written where algorithms run:
 * only objects in the step's own folder are deleted.
 */
export function resultsIn(
  { output: { bucket, prefix } }: Plan,
  run: string,
  step: string,
  outputs: readonly MarkedOutput[],
): string[] {
  const own = outputFolder(prefix, step, run);
  return outputs
    .filter((output) => output.bucket === bucket && output.key.startsWith(own))
    .map(({ key }) => key);
}

/** Gathering steps, at any distance downstream of the first steps that take one of the inputs. */
function gatherersOf({ steps }: Plan, paths: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const isReached = ({ needs, spec }: PlannedStep): boolean =>
    needs.length === 0
      ? paths.some((path) => matchesPatterns(itemPatterns(spec), path))
      : needs.some((need) => reached.has(need));
  for (const step of steps) if (isReached(step)) reached.add(step.id);
  return new Set(steps.filter(({ id, gather }) => gather && reached.has(id)).map(({ id }) => id));
}
