import { inParallel } from '../core/concurrency.ts';
import { readMarkerKey } from '../protocol/marker.ts';
import type { ListedObject } from '../protocol/run-storage.ts';
import type { RunWorld } from './take-snapshot.ts';

/** How many markers of a step are read. */
export interface Reads {
  readonly failed: number;
  /** For how long items take. */
  readonly done: number;
}

/** Parts that are listed at once: a page takes some megabytes while it is read. */
const LANES = 4;
const PAGE = 1000;
const HEXADECIMAL = [...'0123456789abcdef'];

/** What a listing of a step's markers says. */
export interface MarkerCounts {
  readonly reads: Reads;
  done: number;
  failed: number;
  first?: number;
  last?: number;
  /** By time. */
  firstFailed: ListedObject[];
  /** The same ones from look to look, as long as none is added before them. */
  someDone: ListedObject[];
}

/** Keys of one item lie beside each other, so that a million of them need no memory. Many are listed in sixteen parts. */
export async function countMarkers(
  world: Pick<RunWorld, 'pages'>,
  bucket: string,
  folder: string,
  reads: Reads,
): Promise<MarkerCounts> {
  const counted: MarkerCounts = { reads, done: 0, failed: 0, firstFailed: [], someDone: [] };
  for await (const page of world.pages(bucket, folder)) {
    if (page.length < PAGE) countRun(page, counted);
    else
      await inParallel(LANES, HEXADECIMAL.values(), (digit) =>
        countPart(world, bucket, folder + digit, counted),
      );
    break;
  }
  counted.firstFailed = earliest(counted.firstFailed, reads.failed);
  counted.someDone = lowest(counted.someDone, reads.done);
  return counted;
}

async function countPart(
  world: Pick<RunWorld, 'pages'>,
  bucket: string,
  prefix: string,
  counted: MarkerCounts,
): Promise<void> {
  let rest: ListedObject[] = [];
  for await (const page of world.pages(bucket, prefix)) {
    const all = [...rest, ...page];
    // The last item of a page may go on in the next one.
    const last = all.at(-1) && itemOf(all.at(-1)!.key);
    const cut = all.findLastIndex(({ key }) => itemOf(key) !== last) + 1;
    countRun(all.slice(0, cut), counted);
    rest = all.slice(cut);
  }
  countRun(rest, counted);
}

/** @param objects all of each item that is among them */
function countRun(objects: readonly ListedObject[], counted: MarkerCounts): void {
  let item: string | undefined;
  let done: ListedObject | undefined;
  let failed: ListedObject | undefined;
  const close = (): void => {
    // Done is final, whatever else is said of an item.
    if (done) {
      counted.done += 1;
      counted.someDone.push(done);
      if (counted.someDone.length > 10 * counted.reads.done)
        counted.someDone = lowest(counted.someDone, counted.reads.done);
    } else if (failed) {
      counted.failed += 1;
      counted.firstFailed.push(failed);
      if (counted.firstFailed.length > 10 * counted.reads.failed)
        counted.firstFailed = earliest(counted.firstFailed, counted.reads.failed);
    }
    done = undefined;
    failed = undefined;
  };
  for (const object of objects) {
    const marker = readMarkerKey(object.key);
    if (!marker) continue;
    if (marker.item !== item) close();
    item = marker.item;
    if (marker.state === 'done') done = object;
    else failed = object;
    counted.first = Math.min(counted.first ?? object.modified, object.modified);
    counted.last = Math.max(counted.last ?? object.modified, object.modified);
  }
  close();
}

function itemOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).split('.', 1)[0]!;
}

/** By key: which part of a listing came first says nothing. */
function lowest(objects: readonly ListedObject[], most: number): ListedObject[] {
  return [...objects].sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, most);
}

function earliest(objects: readonly ListedObject[], most: number): ListedObject[] {
  return [...objects].sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1)).slice(0, most);
}
