import { listMarkers } from '../protocol/list-markers.ts';
import { reduceMarkers } from '../protocol/marker.ts';
import type { MarkerState } from '../protocol/object-keys.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { RunWorld } from './take-snapshot.ts';

/** The most markers of a step that are read. */
export interface Reads {
  readonly failed: number;
  /** To estimate how long items take. */
  readonly done: number;
}

/** Counts from a listing of a step's markers. */
export interface MarkerCounts {
  readonly reads: Reads;
  done: number;
  failed: number;
  first?: number;
  last?: number;
  /** The earliest ones. */
  firstFailed: ListedObject[];
  /** Those with the lowest keys, so that every snapshot reads the same ones. */
  someDone: ListedObject[];
}

export function emptyCounts(reads: Reads): MarkerCounts {
  return { reads, done: 0, failed: 0, firstFailed: [], someDone: [] };
}

/** Counts a step's markers. */
export async function countMarkers(
  { storage }: Pick<RunWorld, 'storage'>,
  bucket: string,
  folder: string,
  reads: Reads,
): Promise<MarkerCounts> {
  const counts = emptyCounts(reads);
  await listMarkers(storage, bucket, folder, (objects) => {
    // Each call gets all markers of an item, or none.
    for (const { state, object } of reduceMarkers(objects).values()) noteMarker(counts, state, object);
    for (const object of objects) if (/\.(?:done|failed)$/.test(object.key)) noteTime(counts, object);
  });
  finishCounts(counts);
  return counts;
}

/** Notes the marker that says how an item ended. */
export function noteMarker(counts: MarkerCounts, state: MarkerState, object: ListedObject): void {
  const { reads } = counts;
  counts[state] += 1;
  (state === 'done' ? counts.someDone : counts.firstFailed).push(object);
  if (counts.someDone.length > 10 * reads.done) counts.someDone = lowest(counts.someDone, reads.done);
  if (counts.firstFailed.length > 10 * reads.failed)
    counts.firstFailed = earliest(counts.firstFailed, reads.failed);
}

/** Notes when a marker was written. */
export function noteTime(counts: MarkerCounts, { modified }: ListedObject): void {
  counts.first = Math.min(counts.first ?? modified, modified);
  counts.last = Math.max(counts.last ?? modified, modified);
}

/** Keeps only the markers that will be read. */
export function finishCounts(counts: MarkerCounts): void {
  counts.firstFailed = earliest(counts.firstFailed, counts.reads.failed);
  counts.someDone = lowest(counts.someDone, counts.reads.done);
}

/** By key: concurrent listings complete in any order. */
function lowest(objects: readonly ListedObject[], most: number): ListedObject[] {
  return [...objects].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most);
}

function earliest(objects: readonly ListedObject[], most: number): ListedObject[] {
  return [...objects].sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1)).slice(0, most);
}
