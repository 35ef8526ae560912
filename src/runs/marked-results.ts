import { mapConcurrent } from '../core/concurrency.ts';
import { type MarkedOutput, readMarker } from '../protocol/marker.ts';
import { markerFolder, readMarkerKey } from '../protocol/object-keys.ts';
import type { ListedObject, RunStorage } from '../protocol/object-store.ts';

/** An item that is done, with its results. */
export interface MarkedItem {
  readonly step: string;
  readonly item: string;
  readonly outputs: readonly MarkedOutput[];
  readonly reused_from?: string;
}

const READ = 16;
const BATCH = 256;

/**
 * The items of a step that are done, by their markers: a listing of the folder would also have what failed
 * attempts left there. If an item has several versions, the newest one.
 */
export async function* markedItems(
  storage: Pick<RunStorage, 'list' | 'read'>,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  run: string,
  step: string,
): AsyncGenerator<MarkedItem> {
  let batch: string[] = [];
  for await (const { key } of newestDone(storage.list(bucket, markerFolder(prefix, run, step)))) {
    batch.push(key);
    if (batch.length < BATCH) continue;
    yield* await readAll(batch);
    batch = [];
  }
  yield* await readAll(batch);

  async function readAll(keys: readonly string[]): Promise<MarkedItem[]> {
    const found = await mapConcurrent(READ, keys, async (key) => {
      const stored = await storage.read({ bucket, key });
      return stored && readMarker(stored.text);
    });
    return found.flatMap((marker) => {
      if (!marker) return [];
      const { item, outputs, reused_from } = marker;
      return [{ step, item, outputs, ...(reused_from !== undefined && { reused_from }) }];
    });
  }
}

/** The newest done marker of each item: the keys of one are adjacent in a listing. */
export async function* newestDone(objects: AsyncIterable<ListedObject>): AsyncGenerator<ListedObject> {
  let newest: { readonly item: string; readonly object: ListedObject } | undefined;
  for await (const object of objects) {
    const marker = readMarkerKey(object.key);
    if (marker?.state !== 'done') continue;
    if (newest && newest.item !== marker.item) yield newest.object;
    if (newest?.item !== marker.item || object.modified >= newest.object.modified)
      newest = { item: marker.item, object };
  }
  if (newest) yield newest.object;
}
