import { forEachConcurrent } from '../core/concurrency.ts';
import {
  gatherFolder,
  type MarkerState,
  markerFolder,
  readGroupSentKey,
  readMarkerKey,
} from '../protocol/object-keys.ts';
import type { ListedObject, ObjectStore } from '../protocol/object-store.ts';

/** How an item of a step ended, by one of its markers. */
export interface EndMark {
  readonly state: MarkerState;
  /** A digest. */
  readonly version: string;
  readonly object: ListedObject;
}

/** The keys of one step about one unit, by the digest of the rest of an id: `''` for the unit itself. */
export interface StepMarks {
  readonly ends: Map<string, EndMark[]>;
  /** Items that a note says were sent, such as groups, with their newest version. */
  readonly sent: Map<string, { readonly version: string; readonly modified: number }>;
}

/** A sample or a group: all items whose ids have the same first segment. */
export interface MarkedUnit {
  /** The digest of this segment. */
  readonly digest: string;
  readonly steps: ReadonlyMap<string, StepMarks>;
}

export interface UnitPlace {
  readonly bucket: string;
  readonly prefix: string;
  readonly run: string;
}

const HEXADECIMAL = [...'0123456789abcdef'];
/** Parts that are read at once. Each holds a page of some megabytes for every step. */
const PARTS = 4;
/** Units per call of `take`. */
const BATCH = 500;
const DIGEST = 32;

/**
 * Reads the markers of several steps together, unit by unit: keys begin with a unit's digest, so that one
 * listing of each step is enough, and only two pages of it are in memory.
 * @param noted the steps for which notes on sent items are read, too
 * @param take gets every unit that has a marker or a note, once
 */
export async function readUnits(
  storage: Pick<ObjectStore, 'pages'>,
  { bucket, prefix, run }: UnitPlace,
  steps: readonly string[],
  noted: readonly string[],
  take: (units: readonly MarkedUnit[]) => Promise<void>,
): Promise<void> {
  const folders = [
    ...steps.map((step) => markerFolder(prefix, run, step)),
    ...noted.map((step) => `${gatherFolder(prefix, run)}${step}.`),
  ];
  const listings = folders.map((folder) => new Listing(storage.pages(bucket, folder)));
  await Promise.all(listings.map((listing) => listing.begin()));
  if (listings.every(({ isWhole }) => isWhole)) return merge(listings, take);
  await forEachConcurrent(PARTS, HEXADECIMAL.values(), async (digit) => {
    const parts = folders.map((folder) => new Listing(storage.pages(bucket, folder + digit)));
    await Promise.all(parts.map((part) => part.begin()));
    await merge(parts, take);
  });
}

/** A listing in the order of keys. It holds the current page and the next one. */
class Listing {
  readonly #pages: AsyncIterator<readonly ListedObject[]>;
  #page: readonly ListedObject[] = [];
  #at = 0;
  #next: readonly ListedObject[] | undefined;
  /** The current object that is a marker or a note; undefined at the end. */
  key: UnitKey | undefined;

  constructor(pages: AsyncIterable<readonly ListedObject[]>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  async begin(): Promise<void> {
    this.#page = (await this.#read()) ?? [];
    this.#next = await this.#read();
    if (!this.step()) await this.load();
  }

  /** No page follows the current one. */
  get isWhole(): boolean {
    return this.#next === undefined;
  }

  /**
   * Moves to the next key. False where {@link load} must follow: it is not async itself, as a promise for
   * each of a million objects would be slow.
   */
  step(): boolean {
    this.key = undefined;
    while (!this.key && this.#at < this.#page.length) this.key = unitKey(this.#page[this.#at++]!);
    return this.key !== undefined || this.#next === undefined;
  }

  async load(): Promise<void> {
    do {
      this.#page = this.#next ?? [];
      this.#at = 0;
      this.#next = await this.#read();
    } while (!this.step());
  }

  async #read(): Promise<readonly ListedObject[] | undefined> {
    const { value, done } = await this.#pages.next();
    return done ? undefined : value;
  }
}

interface UnitKey {
  readonly kind: 'end' | 'sent';
  readonly step: string;
  readonly unit: string;
  readonly rest: string;
  readonly version: string;
  readonly state: MarkerState;
  readonly object: ListedObject;
}

function unitKey(object: ListedObject): UnitKey | undefined {
  const marker = readMarkerKey(object.key);
  const found = marker ?? readGroupSentKey(object.key);
  if (!found) return undefined;
  const { step, item, version } = found;
  const parts = { unit: item.slice(0, DIGEST), rest: item.slice(DIGEST + 1) };
  return { kind: marker ? 'end' : 'sent', step, version, ...parts, state: marker?.state ?? 'done', object };
}

async function merge(
  listings: readonly Listing[],
  take: (units: readonly MarkedUnit[]) => Promise<void>,
): Promise<void> {
  let batch: MarkedUnit[] = [];
  for (;;) {
    let digest: string | undefined;
    for (const { key } of listings) if (key && (digest === undefined || key.unit < digest)) digest = key.unit;
    if (digest !== undefined) {
      const steps = new Map<string, StepMarks>();
      for (const listing of listings)
        while (listing.key?.unit === digest) {
          const { step } = listing.key;
          const marks = steps.get(step) ?? { ends: new Map(), sent: new Map() };
          steps.set(step, marks);
          note(marks, listing.key);
          if (!listing.step()) await listing.load();
        }
      batch.push({ digest, steps });
    }
    if (batch.length < BATCH && digest !== undefined) continue;
    if (batch.length > 0) await take(batch);
    if (digest === undefined) return;
    batch = [];
  }
}

function note({ ends, sent }: StepMarks, { kind, rest, version, state, object }: UnitKey): void {
  if (kind === 'end') ends.set(rest, [...(ends.get(rest) ?? []), { state, version, object }]);
  else if (object.modified >= (sent.get(rest)?.modified ?? 0))
    sent.set(rest, { version, modified: object.modified });
}
