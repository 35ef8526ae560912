import { forEachConcurrent } from '../core/concurrency.ts';
import { reduceMarkers } from '../protocol/marker.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { RunWorld } from './take-snapshot.ts';

/** How many markers of a step are read at most. */
export interface Reads {
  readonly failed: number;
  /** To estimate how long items take. */
  readonly done: number;
}

/** Concurrent listings: a page takes some megabytes while it is parsed. */
const LANES = 4;
const PAGE = 1000;
const HEXADECIMAL = [...'0123456789abcdef'];

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

/** Counts a step's markers. Keys of one item are adjacent, so a million need no memory; many are listed in sixteen parts. */
export async function countMarkers(
  world: Pick<RunWorld, 'storage'>,
  bucket: string,
  folder: string,
  reads: Reads,
): Promise<MarkerCounts> {
  const counts: MarkerCounts = { reads, done: 0, failed: 0, firstFailed: [], someDone: [] };
  for await (const page of world.storage.pages(bucket, folder)) {
    if (page.length < PAGE) countRun(page, counts);
    else
      await forEachConcurrent(LANES, HEXADECIMAL.values(), (digit) =>
        countPart(world, bucket, folder + digit, counts),
      );
    break;
  }
  counts.firstFailed = earliest(counts.firstFailed, reads.failed);
  counts.someDone = lowest(counts.someDone, reads.done);
  return counts;
}

async function countPart(
  world: Pick<RunWorld, 'storage'>,
  bucket: string,
  prefix: string,
  counts: MarkerCounts,
): Promise<void> {
  let rest: ListedObject[] = [];
  for await (const page of world.storage.pages(bucket, prefix)) {
    const all = [...rest, ...page];
    // The last item of a page may continue on the next one.
    const last = all.at(-1) && itemOf(all.at(-1)!.key);
    const cut = all.findLastIndex(({ key }) => itemOf(key) !== last) + 1;
    countRun(all.slice(0, cut), counts);
    rest = all.slice(cut);
  }
  countRun(rest, counts);
}

/** @param objects for each item, either all or none of its markers */
function countRun(objects: readonly ListedObject[], counts: MarkerCounts): void {
  const { reads } = counts;
  for (const { state, object } of reduceMarkers(objects).values()) {
    counts[state] += 1;
    (state === 'done' ? counts.someDone : counts.firstFailed).push(object);
  }
  if (counts.someDone.length > 10 * reads.done) counts.someDone = lowest(counts.someDone, reads.done);
  if (counts.firstFailed.length > 10 * reads.failed)
    counts.firstFailed = earliest(counts.firstFailed, reads.failed);
  for (const { key, modified } of objects) {
    if (!/\.(?:done|failed)$/.test(key)) continue;
    counts.first = Math.min(counts.first ?? modified, modified);
    counts.last = Math.max(counts.last ?? modified, modified);
  }
}

function itemOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).split('.', 1)[0]!;
}

/** By key: concurrent listings complete in any order. */
function lowest(objects: readonly ListedObject[], most: number): ListedObject[] {
  return [...objects].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most);
}

function earliest(objects: readonly ListedObject[], most: number): ListedObject[] {
  return [...objects].sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1)).slice(0, most);
}
