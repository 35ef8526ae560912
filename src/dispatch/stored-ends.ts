import { mapConcurrent } from '../core/concurrency.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { StepEnd } from '../protocol/item-nodes.ts';
import { readMarker } from '../protocol/marker.ts';
import {
  itemDigest,
  itemMarkerKey,
  markerFolder,
  readMarkerKey,
  segmentsDigest,
} from '../protocol/object-keys.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import { endOf } from '../protocol/result-entries.ts';
import type { RunPlace } from '../protocol/sent-item.ts';
import type { Bucket } from './gather-step.ts';

/** An end, as its marker has it. */
export interface StoredEnd {
  readonly end: StepEnd<StoredFile>;
  /** When the marker was written: milliseconds since the epoch, in whole seconds. */
  readonly modified: number;
}

/** Markers that are read at once. */
const CONCURRENCY = 32;

/**
 * Ends of a run's items as markers have them. Groups, which many items take, are looked up once for all of
 * them.
 */
export class StoredEnds {
  readonly #place: RunPlace;
  readonly #bucket: Pick<Bucket, 'read' | 'list'>;
  /** How many requests there were. */
  requests = 0;
  readonly #groups = new Map<string, Promise<readonly StoredEnd[]>>();

  constructor(place: RunPlace, bucket: Pick<Bucket, 'read' | 'list'>) {
    this.#place = place;
    this.#bucket = bucket;
  }

  /** The end of a done item of this version; undefined where it has failed or has not ended. */
  done(step: string, segments: readonly string[], version: string): Promise<StoredEnd | undefined> {
    const { run, prefix } = this.#place;
    return this.#read(itemMarkerKey(prefix, { run, step, segments }, version, 'done'));
  }

  /**
   * The newest ends of a gather step's groups, whose versions are not known before.
   * @param start the first segments of the wanted groups; all of them, if there are `depth`
   */
  groups(step: string, start: readonly string[], depth: number): Promise<readonly StoredEnd[]> {
    const { run, prefix } = this.#place;
    const [first] = start;
    const name =
      start.length === depth ? `${segmentsDigest(start)}.` : first === undefined ? '' : itemDigest(first);
    const from = markerFolder(prefix, run, step) + name;
    const groups = this.#groups.get(from) ?? this.#newest(from);
    this.#groups.set(from, groups);
    return groups;
  }

  async #newest(from: string): Promise<StoredEnd[]> {
    const newest = new Map<string, ListedObject>();
    this.requests += 1;
    for await (const object of this.#bucket.list(this.#place.bucket, from)) {
      const marker = readMarkerKey(object.key);
      if (marker?.state !== 'done') continue;
      const other = newest.get(marker.item);
      if (!other || other.modified <= object.modified) newest.set(marker.item, object);
    }
    const found = await mapConcurrent(CONCURRENCY, [...newest.values()], ({ key }) => this.#read(key));
    return found.flatMap((each) => each ?? []);
  }

  async #read(key: string): Promise<StoredEnd | undefined> {
    this.requests += 1;
    const stored = await this.#bucket.read({ bucket: this.#place.bucket, key });
    const end = stored && endOf(readMarker(stored.text));
    return end && { end, modified: stored.modified };
  }
}
