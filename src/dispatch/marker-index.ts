import { listMarkers } from '../protocol/list-markers.ts';
import {
  type MarkerState,
  markerFolder,
  readMarkerKey,
  segmentsDigest,
  versionDigest,
} from '../protocol/object-keys.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { RunPlace } from '../protocol/sent-item.ts';
import type { Bucket } from './gather-step.ts';

/** What the keys of a step's markers say: which items have ended, and how. */
export class MarkerIndex {
  readonly #states = new Map<string, MarkerState>();
  readonly #roots = new Set<string>();
  readonly #failed = new Set<string>();
  #print = 0;

  static async list(bucket: Pick<Bucket, 'pages'>, place: RunPlace, step: string): Promise<MarkerIndex> {
    const index = new MarkerIndex();
    await listMarkers(bucket, place.bucket, markerFolder(place.prefix, place.run, step), (objects) => {
      for (const object of objects) index.#add(object);
    });
    return index;
  }

  #add({ key, etag }: ListedObject): void {
    const marker = readMarkerKey(key);
    if (!marker) return;
    const { item, version, state } = marker;
    const root = item.slice(0, 32);
    const name = `${item}.${version}`;
    // Parts are listed in any order, so the order must not count.
    this.#print =
      (this.#print +
        Number.parseInt(item.slice(-8), 16) * (state === 'done' ? 3 : 1) +
        Number.parseInt(version.slice(0, 8), 16) +
        (Number.parseInt(etag.slice(0, 8), 16) || 0)) %
      2 ** 48;
    this.#roots.add(root);
    if (state === 'done' || !this.#states.has(name)) this.#states.set(name, state);
    if (state === 'failed') this.#failed.add(root);
  }

  /** How an item of this version has ended: done beats failed. */
  stateOf(segments: readonly string[], version: string): MarkerState | undefined {
    return this.#states.get(`${segmentsDigest(segments)}.${versionDigest(version)}`);
  }

  /** Digests of the first segments of items that have ended. */
  get roots(): ReadonlySet<string> {
    return this.#roots;
  }

  /** The same, of items that have failed at least once. */
  get failed(): ReadonlySet<string> {
    return this.#failed;
  }

  /** Changes with the keys, and with markers that were written again. */
  get print(): string {
    return `${this.#states.size}-${this.#print.toString(36)}`;
  }
}
