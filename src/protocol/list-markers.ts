import { forEachConcurrent } from '../core/concurrency.ts';
import type { ListedObject, ObjectStore } from './object-store.ts';

/** Concurrent listings: a page takes some megabytes while it is parsed. */
const LANES = 4;
const HEXADECIMAL = [...'0123456789abcdef'];

/**
 * Lists a step's markers, more than one page of them in sixteen parts. Keys of one item are adjacent, so even
 * a million take little memory. A page may be short though more follow: only a missing continuation token
 * ends a listing (S3 API, ListObjectsV2).
 * @param take gets them in groups: all markers of an item are in the same group
 */
export async function listMarkers(
  storage: Pick<ObjectStore, 'pages'>,
  bucket: string,
  folder: string,
  take: (objects: readonly ListedObject[]) => void,
): Promise<void> {
  let only: readonly ListedObject[] | undefined;
  for await (const page of storage.pages(bucket, folder)) {
    if (only === undefined) {
      only = page;
      continue;
    }
    return forEachConcurrent(LANES, HEXADECIMAL.values(), (digit) =>
      listPart(storage, bucket, folder + digit, take),
    );
  }
  if (only) take(only);
}

async function listPart(
  storage: Pick<ObjectStore, 'pages'>,
  bucket: string,
  prefix: string,
  take: (objects: readonly ListedObject[]) => void,
): Promise<void> {
  let rest: ListedObject[] = [];
  for await (const page of storage.pages(bucket, prefix)) {
    const all = [...rest, ...page];
    // The last item of a page may continue on the next one.
    const last = all.at(-1) && itemOf(all.at(-1)!.key);
    const cut = all.findLastIndex(({ key }) => itemOf(key) !== last) + 1;
    take(all.slice(0, cut));
    rest = all.slice(cut);
  }
  take(rest);
}

function itemOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).split('.', 1)[0]!;
}
