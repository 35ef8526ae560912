import { forEachConcurrent } from '../core/concurrency.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { itemDigest, markerFolder, pathWithinStep, readMarkerKey } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { itemPatterns } from '../spec/named-files.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { KeptResults } from './kept-results.ts';
import { homeOf } from './stored-run.ts';

const READ = 32;

/**
 * Removes the markers of done items whose results are gone, if an item that has not ended takes one of them,
 * so that they are made again. Items that are no longer needed stay done. Makes no requests if the plan keeps
 * all results.
 * @returns how many items are made again
 */
export async function renewExpired(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'list' | 'pages' | 'read' | 'remove'>,
): Promise<number> {
  if (plan.steps.every(({ keep }) => keep === undefined)) return 0;
  const { bucket, prefix } = homeOf(plan);
  const kept = new KeptResults(plan, run, storage);
  /** Digests of the items of each step that have ended, and stay so. */
  const ended = new Map<string, Set<string>>();
  const renewed: string[] = [];
  const isNeeded = ({ step, outputs }: Marker, gone: ReadonlySet<string>): boolean =>
    plan.steps
      .filter(({ needs }) => needs.includes(step))
      .some((reader) =>
        outputs.some(({ key, path }) => gone.has(key) && isOpen(reader, pathWithinStep(reader, step, path))),
      );
  const isOpen = (reader: PlannedStep, path: string): boolean =>
    matchesPatterns(itemPatterns(reader.spec), path) &&
    !ended.get(reader.id)!.has(itemDigest(reader.gather ? reader.id : path));
  // Steps that take results come before the steps that make them.
  for (const { id, keep } of plan.steps.toReversed()) {
    const ends = new Set<string>();
    ended.set(id, ends);
    const done: { readonly key: string; readonly item: string }[] = [];
    for await (const { key } of storage.list(bucket, markerFolder(prefix, run, id))) {
      const marker = readMarkerKey(key);
      if (!marker) continue;
      ends.add(marker.item);
      if (marker.state === 'done' && keep !== undefined) done.push({ key, item: marker.item });
    }
    await forEachConcurrent(READ, done, async ({ key, item }) => {
      const stored = await storage.read({ bucket, key });
      if (!stored) return;
      const marker = readMarker(stored.text);
      const gone = new Set<string>();
      for (const output of marker.outputs) if (!(await kept.isThere(output.key))) gone.add(output.key);
      if (gone.size === 0 || !isNeeded(marker, gone)) return;
      ends.delete(item);
      renewed.push(key);
    });
  }
  await storage.remove(bucket, renewed);
  return renewed.length;
}
