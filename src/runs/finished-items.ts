import { mapConcurrent } from '../core/concurrency.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { markerFolder } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { newestDone } from './marked-results.ts';

/** Markers that are read of a step: digests are in no order that means something, so the first are as good as any. */
const MOST_READ = 2000;
const READ = 16;

/** The markers of finished items of a step, the first {@link MOST_READ} of them. */
export async function finishedItems(
  storage: Pick<RunStorage, 'list' | 'read'>,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  run: string,
  step: string,
): Promise<Marker[]> {
  const keys: string[] = [];
  for await (const { key } of newestDone(storage.list(bucket, markerFolder(prefix, run, step)))) {
    keys.push(key);
    if (keys.length === MOST_READ) break;
  }
  const found = await mapConcurrent(READ, keys, async (key) => {
    const stored = await storage.read({ bucket, key });
    return stored && readMarker(stored.text);
  });
  return found.flatMap((marker) => marker ?? []);
}
