import { forEachConcurrent } from '../core/concurrency.ts';
import { explain } from '../core/failure.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { CONCURRENCY } from './fetch-object.ts';
import { itemFields, markerPlace, type Work, type Worker } from './worker-context.ts';

/**
 * The marker of a done item, if its outputs are still those it lists: another version of the input may
 * overwrite them. Where results expire, its outputs may also be gone: resuming a run removes the markers of
 * the items whose results are still needed.
 */
export async function findDone(work: Work, worker: Worker): Promise<Marker | undefined> {
  const place = markerPlace(work, 'done', worker);
  const stored = await worker.objects.read(place);
  if (!stored) return undefined;
  const log = (event: string, meaning?: string): void =>
    worker.log({ event, ...itemFields(work.message), marker: place.key, meaning });
  let marker: Marker;
  try {
    marker = readMarker(stored.text);
  } catch (error) {
    log('marker unreadable', explain(error));
    return undefined;
  }
  let changed = false;
  await forEachConcurrent(CONCURRENCY, marker.outputs, async (output) => {
    if (changed) return;
    const facts = await worker.objects.head(output);
    const isGone = facts === undefined && worker.settings.resultsExpire;
    if (facts?.etag !== output.etag && !isGone) changed = true;
  });
  if (changed) log('outputs changed');
  return changed ? undefined : marker;
}
