import { mapConcurrent } from '../core/concurrency.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { markerFolder } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { newestDone } from './marked-results.ts';

/** Markers that are read of a step. Their keys are digests, so the first ones are a random sample. */
const MOST_READ = 2000;
/** Counting stops at this many items. */
const MOST_LISTED = 100_000;
const READ = 16;

/**
 * How many items of a step are finished, and the markers of the first of them.
 * @param most how many markers are read
 */
export async function finishedItems(
  storage: Pick<RunStorage, 'list' | 'read'>,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  run: string,
  step: string,
  most = MOST_READ,
): Promise<{ readonly count: number; readonly markers: readonly Marker[] }> {
  const keys: string[] = [];
  let count = 0;
  for await (const { key } of newestDone(storage.list(bucket, markerFolder(prefix, run, step)))) {
    count += 1;
    if (count <= most) keys.push(key);
    if (count === MOST_LISTED) break;
  }
  const found = await mapConcurrent(READ, keys, async (key) => {
    const stored = await storage.read({ bucket, key });
    return stored && readMarker(stored.text);
  });
  return { count, markers: found.flatMap((marker) => marker ?? []) };
}
