import { writeCachedResult } from '../protocol/cached-result.ts';
import type { Marker } from '../protocol/marker.ts';
import { type FetchedItem, markerPlace, type Worker } from './worker-context.ts';

/**
 * Offers an item's result to later runs, once its marker exists. An earlier offer is replaced: its results
 * are probably gone, else this item would not have been computed.
 */
export async function offerResult(
  item: FetchedItem,
  marker: Marker,
  { objects, settings }: Pick<Worker, 'objects' | 'settings'>,
): Promise<void> {
  if (item.kind !== 'item' || item.cacheKey === undefined) return;
  const place = markerPlace(item, 'done', { settings });
  await objects.write({ bucket: settings.bucket, key: item.cacheKey }, writeCachedResult({ place, marker }));
}
