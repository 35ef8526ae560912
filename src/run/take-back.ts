import { inParallel } from '../agent/in-parallel.ts';
import { pathIn } from '../dispatch/route.ts';
import type { Plan } from '../workflow/plan.ts';
import { markerFolder, outputFolder } from './layout.ts';
import { markerKey, readMarker, readMarkerKey } from './marker.ts';
import { takes } from './patterns.ts';
import { gatherFolder } from './run-folder.ts';
import type { RunStorage } from './run-storage.ts';

const LANES = 16;

/**
 * Takes back what a run says of inputs that are about to change: their markers, their results, and what came of those in
 * the steps behind; and whatever steps that gather made of it, or of less than there will be. Without that a result of
 * the old content would pass for one of the new.
 * @param changed paths of inputs that were there with other content
 * @param grows there are more inputs than there were, or other ones: what was gathered lacks them
 * @returns how many items were taken back
 */
export async function takeBack(
  plan: Plan,
  run: string,
  { changed, grows }: { readonly changed: readonly string[]; readonly grows: boolean },
  storage: RunStorage,
): Promise<number> {
  const bucket = plan.output.bucket!;
  const prefix = plan.output.prefix;
  const items = new Map<string, Set<string>>();
  const add = (step: string, path: string): void => {
    const digests = items.get(step) ?? new Set();
    items.set(step, digests.add(itemDigest(path)));
  };
  for (const step of plan.steps)
    if (step.needs.length === 0)
      for (const path of changed) if (takes(step.spec.inputs.patterns, path)) add(step.id, path);
  if (grows) for (const step of plan.steps) if (step.gather) add(step.id, step.id);
  const keys: string[] = [];
  for await (const { key } of storage.list(bucket, gatherFolder(prefix, run))) keys.push(key);
  await storage.remove(bucket, keys);
  let taken = 0;
  // In the plan's order, in which every step is behind those that it needs.
  for (const step of plan.steps) {
    const digests = items.get(step.id);
    if (!digests) continue;
    const markers: string[] = [];
    const done: string[] = [];
    for await (const { key } of storage.list(bucket, markerFolder(prefix, run, step.id))) {
      const marker = readMarkerKey(key);
      if (!marker || !digests.has(marker.item)) continue;
      markers.push(key);
      if (marker.state === 'done') done.push(key);
    }
    const behind = plan.steps.filter(({ needs }) => needs.includes(step.id));
    await inParallel(LANES, done, async (key) => {
      const found = await storage.read({ bucket, key });
      if (!found) return;
      const { outputs } = readMarker(found.text);
      for (const next of behind)
        for (const { path } of outputs) if (!next.gather) add(next.id, pathIn(next, step.id, path));
      // Markers are written where algorithms are worked on: nothing else is deleted, whatever one says.
      const own = outputFolder(prefix, step.id, run);
      const results = outputs.filter((output) => output.bucket === bucket && output.key.startsWith(own));
      await storage.remove(
        bucket,
        results.map((output) => output.key),
      );
    });
    await storage.remove(bucket, markers);
    taken += new Set(markers.map((key) => readMarkerKey(key)!.item)).size;
  }
  return taken;
}

/** How an item's path is named in the keys of its markers. */
export function itemDigest(item: string): string {
  return readMarkerKey(markerKey('', { run: 'r', step: 's', item }, '-', 'done'))!.item;
}
