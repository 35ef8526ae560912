import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemRecord, LeftOver } from '../protocol/run-record.ts';
import { type ItemMarkers, markerPlace } from './item-markers.ts';
import type { OldResults } from './old-results.ts';
import { filesIn } from './results-folder.ts';

/** A folder of results with what is known about it. */
export interface SweptFolder {
  /** Absolute, without links. */
  readonly path: string;
  readonly markers: ItemMarkers;
  readonly old: OldResults;
}

/**
 * Finds the results in the folder that a finished run neither wrote nor reused. Those whose input is gone
 * (removed, renamed, or itself moved away here), or whose step is gone, are moved away and lose their
 * markers; all others stay.
 * @param items the run's; @param steps its steps, each after those that it needs
 * @returns what was found, by path
 */
export async function sweepResults(
  { path: root, markers, old }: SweptFolder,
  items: readonly ItemRecord[],
  steps: readonly string[],
): Promise<LeftOver[]> {
  const done = items.filter(({ state }) => state === 'COMPLETE');
  const doneIds = new Set(done.map(({ step, item }) => `${step}/${markerPlace(step, item).id}`));
  const known = new Set(done.flatMap(({ step, outputs }) => outputs.map(({ key }) => `${step}/${key}`)));
  const found: LeftOver[] = [...old.moved].map(([path, moved_to]) => ({
    ...{ path, moved_to },
    why: 'a new result has the same path',
  }));
  const order = (step: string): number => steps.indexOf(step);
  const places = (await markers.list()).sort((a, b) => order(a.step) - order(b.step));
  for (const place of places) {
    if (doneIds.has(`${place.step}/${place.id}`)) continue;
    const marker = await markers.read(place);
    const paths = (marker?.outputs ?? []).map(({ key }) => `${place.step}/${key}`);
    const own = paths.filter((path) => !known.has(path) && isFile(join(root, path)));
    const why = !steps.includes(place.step)
      ? 'the workflow has no such step'
      : !marker?.inputs.every((file) => existsSync(file))
        ? 'its input no longer exists'
        : undefined;
    // An item without all its results has to be processed again anyway.
    if (why !== undefined || own.length < paths.length) await markers.remove(place);
    for (const path of own) {
      known.add(path);
      const moved_to = why === undefined ? undefined : old.takeAway(path);
      found.push({ path, why: why ?? 'its input is not in this run', ...(moved_to && { moved_to }) });
    }
  }
  for (const step of steps)
    for (const path of await filesIn(root, step))
      if (!known.has(path)) found.push({ path, why: 'it is unknown which run wrote it' });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Links are not followed. */
function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
