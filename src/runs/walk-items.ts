import { forEachConcurrent } from '../core/concurrency.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { SharedPins } from '../protocol/item-files.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import type { StepEnd, StepItem } from '../protocol/item-nodes.ts';
import { listMarkers } from '../protocol/list-markers.ts';
import { type Marker, readMarker } from '../protocol/marker.ts';
import { markerFolder, readMarkerKey, segmentsDigest, versionDigest } from '../protocol/object-keys.ts';
import type { ListedObject, RunStorage } from '../protocol/object-store.ts';
import { NOT_STARTED, type RefusedItem } from '../protocol/refused-item.ts';
import { endOf } from '../protocol/result-entries.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { stateKey } from './first-states.ts';
import { KeptResults } from './kept-results.ts';
import { type IsWaitedFor, unresolvedIn, waitsIn } from './open-items.ts';
import type { ReusedResults } from './reused-results.ts';
import { homeOf } from './stored-run.ts';

/** How far a run's items are, by its markers. */
export interface WalkedItems {
  /** Items that can be processed now, and have not ended. */
  readonly open: readonly StepItem<StoredFile>[];
  /** Items that no agent can process, and whether a marker already records that. */
  readonly refused: readonly (RefusedItem & { readonly isNoted: boolean })[];
  /**
   * Markers that belong to no item, to another version of one, or to a version whose results another one has
   * overwritten.
   */
  readonly stale: readonly StaleMarker[];
  /** Keys of markers of done items whose results are gone, and are needed by an item that has not ended. */
  readonly gone: readonly string[];
  /**
   * Items of `open` that were done, but whose results are gone, or overwritten by another version with the
   * same keys.
   */
  readonly again: ReadonlySet<StepItem<StoredFile>>;
  /** Ids of the workflow's own items whose files some step has yet to take. */
  readonly unresolved: ReadonlySet<string>;
}

export interface WalkOptions {
  /** Keys of markers that are about to be removed. */
  readonly ignored?: ReadonlySet<string>;
  /** Finds results of earlier runs for items that have not ended in this one. */
  readonly reuse?: Pick<ReusedResults, 'take' | 'find'>;
  /** Tells for which items earlier results are looked up; by default for none. */
  readonly mayTake?: (item: StepItem<StoredFile>) => MayTake;
}

/**
 * Whether results of an item may be taken over; `once ended` where some version of it has ended in this run.
 */
export type MayTake = 'always' | 'once ended' | 'never';

export interface StaleMarker {
  readonly key: string;
  readonly step: string;
  /** The digest of the item's segments. */
  readonly item: string;
  readonly state: 'done' | 'failed';
  /** Key of the marker of the version that counts; undefined if that has not ended. */
  readonly replacedBy?: string;
}

const READ = 32;

/**
 * Walks through a run's items, from the workflow's own ones to those that are made from done ones. Keys of
 * markers tell how items ended; a marker is read only if another step takes the results of its done item.
 * @param roots the workflow's own items, as they should be now
 */
export async function walkItems(
  plan: Plan,
  planned: PlannedItems,
  run: string,
  roots: readonly RootItem<StoredFile>[],
  pins: SharedPins,
  storage: Pick<RunStorage, 'pages' | 'read'>,
  options: WalkOptions = {},
): Promise<WalkedItems> {
  const markers = await readMarkerKeys(plan, run, storage, options.ignored ?? new Set());
  const kept = new KeptResults(plan, run, storage);
  const walk = (gone: ReadonlySet<string>) =>
    walkOnce(plan, planned, roots, pins, { ...options, storage, markers, kept, gone });
  const first = await walk(new Set());
  const stale = markers.stale();
  const gone = new Set<string>();
  // The items that made the lost results may themselves need results that are gone.
  for (let last = first; ; last = await walk(gone)) {
    const { isWaitedFor, ...walked } = last;
    const needed = [...(await kept.lostBy(last.open)), ...(await kept.lostFor(isWaitedFor))];
    const lost = needed.filter((key) => !gone.has(key));
    if (lost.length === 0) return { ...walked, refused: first.refused, stale, gone: [...gone] };
    for (const key of lost) gone.add(key);
  }
}

interface Walk extends WalkOptions {
  readonly storage: Pick<RunStorage, 'read'>;
  readonly markers: MarkerKeys;
  readonly kept: KeptResults;
  /** Keys of markers that do not count, as the results are gone. */
  readonly gone: ReadonlySet<string>;
}

async function walkOnce(
  plan: Plan,
  planned: PlannedItems,
  roots: readonly RootItem<StoredFile>[],
  pins: SharedPins,
  { storage, markers, kept, gone, reuse, mayTake }: Walk,
): Promise<Pick<WalkedItems, 'open' | 'refused' | 'again' | 'unresolved'> & { isWaitedFor: IsWaitedFor }> {
  const { bucket } = homeOf(plan);
  const again = new Set<StepItem<StoredFile>>();
  const taken = new Set(
    planned.steps.flatMap(({ inputs }) =>
      inputs.flatMap(({ sources }) => sources.flatMap((each) => (each.from === 'step' ? [each.step] : []))),
    ),
  );
  const flow = new ItemFlow(planned, roots, { pins });
  const open: StepItem<StoredFile>[] = [];
  const refused: WalkedItems['refused'][number][] = [];
  for (let changes = flow.start(); changes.length > 0; ) {
    const ends: StepEnd<StoredFile>[] = [];
    await forEachConcurrent(READ, changes, async (change) => {
      if (change.kind === 'failed') {
        const { step, segments, id, why } = change;
        const isNoted = markers.find({ step, segments, version: NOT_STARTED }) !== undefined;
        refused.push({ step, segments, id, why, isNoted });
      }
      if (change.kind !== 'ready') return;
      const { step, segments, version } = change.item;
      const known = markers.find(change.item);
      const may = mayTake?.(change.item) ?? 'never';
      const takes = may === 'always' || (may === 'once ended' && markers.hasEnded(change.item));
      const reused = known === undefined && takes ? await reuse?.take(change.item) : undefined;
      if (reused) markers.addTaken(reused.key);
      const key = known ?? reused?.key;
      if (key === undefined) open.push(change.item);
      else if (gone.has(key) || markers.isOverwritten(change.item)) {
        open.push(change.item);
        again.add(change.item);
      } else if (key.endsWith('.failed')) ends.push({ step, segments, version, state: 'failed' });
      else if (!taken.has(step)) ends.push({ step, segments, version, state: 'done' });
      else {
        const marker = reused?.marker ?? reuse?.find(key) ?? (await readMarkerAt(bucket, key, storage));
        const end = marker && endOf(marker);
        if (end) ends.push(end);
        else open.push(change.item);
        if (marker) kept.note(marker, key);
      }
    });
    changes = ends.flatMap((end) => flow.end(end));
  }
  const unresolved = unresolvedIn(plan, planned, flow, roots);
  return { open, refused, again, unresolved, isWaitedFor: waitsIn(planned, flow) };
}

async function readMarkerAt(
  bucket: string,
  key: string,
  storage: Pick<RunStorage, 'read'>,
): Promise<Marker | undefined> {
  const found = await storage.read({ bucket, key });
  return found && readMarker(found.text);
}

/** A run's markers by their keys, and which of them belong to an item. */
class MarkerKeys {
  /** `stateKey` → `version.state` → marker. */
  readonly #items = new Map<string, Map<string, FoundMarker>>();
  readonly #found = new Set<string>();

  add({ key, modified }: Pick<ListedObject, 'key' | 'modified'>): void {
    const marker = readMarkerKey(key);
    if (!marker) return;
    const { step, item, version, state } = marker;
    const place = stateKey(step, item);
    const found = this.#items.get(place) ?? new Map<string, FoundMarker>();
    this.#items.set(place, found.set(`${version}.${state}`, { key, version, modified }));
  }

  /** Whether an item has ended in any version. */
  hasEnded({ step, segments }: Pick<ItemVersion, 'step' | 'segments'>): boolean {
    return this.#items.has(stateKey(step, segmentsDigest(segments)));
  }

  /**
   * Adds a marker that was just written. Its results have replaced those of other versions at the same keys:
   * the other markers are stale, but the objects must stay.
   */
  addTaken(key: string): void {
    this.add({ key, modified: Number.POSITIVE_INFINITY });
    this.#found.add(key);
  }

  /** Whether some item has ended in several versions. */
  get hasVersions(): boolean {
    return [...this.#items.values()].some(
      (found) => new Set([...found.values()].filter(wasWorkedOn).map(({ version }) => version)).size > 1,
    );
  }

  /** The key of the marker of an item in this version: of the done one, else of the failed one. */
  find(item: ItemVersion): string | undefined {
    const [done, failed] = ['done', 'failed'].map((state) => this.#of(item, state));
    // A marker whose results were overwritten stays stale.
    if (!this.isOverwritten(item))
      for (const marker of [done, failed]) if (marker) this.#found.add(marker.key);
    return (done ?? failed)?.key;
  }

  /**
   * Whether another version of an item that is done ended later, or in the same second: its results lie at
   * the same keys.
   */
  isOverwritten(item: ItemVersion): boolean {
    const done = this.#of(item, 'done');
    const all = this.#items.get(stateKey(item.step, segmentsDigest(item.segments)))?.values() ?? [];
    return [...all].some(
      (other) =>
        done && other.version !== done.version && wasWorkedOn(other) && other.modified >= done.modified,
    );
  }

  #of({ step, segments, version }: ItemVersion, state: string): FoundMarker | undefined {
    return this.#items
      .get(stateKey(step, segmentsDigest(segments)))
      ?.get(`${versionDigest(version)}.${state}`);
  }

  stale(): StaleMarker[] {
    return [...this.#items.values()].flatMap((markers) => {
      const all = [...markers.values()].map(({ key }) => key);
      // Sorted, `done` comes before `failed` of the same version.
      const replacedBy = all.filter((key) => this.#found.has(key)).sort()[0];
      return all
        .filter((key) => !this.#found.has(key))
        .map((key) => {
          const { step, item, state } = readMarkerKey(key)!;
          return { key, step, item, state, ...(replacedBy !== undefined && { replacedBy }) };
        });
    });
  }
}

type ItemVersion = Pick<StepItem<StoredFile>, 'step' | 'segments' | 'version'>;

interface FoundMarker extends Pick<ListedObject, 'key' | 'modified'> {
  /** A digest. */
  readonly version: string;
}

const NO_VERSION = versionDigest(NOT_STARTED);

/** Whether an agent has ended the item, and may have written results. */
function wasWorkedOn({ version }: FoundMarker): boolean {
  return version !== NO_VERSION;
}

/**
 * Whether some item of a run has ended in several versions, for example because it was being processed when
 * its row changed: its results are those of the last version.
 */
export async function hasVersions(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'pages'>,
): Promise<boolean> {
  return (await readMarkerKeys(plan, run, storage, new Set())).hasVersions;
}

async function readMarkerKeys(
  plan: Plan,
  run: string,
  storage: Pick<RunStorage, 'pages'>,
  ignored: ReadonlySet<string>,
): Promise<MarkerKeys> {
  const { bucket, prefix } = homeOf(plan);
  const markers = new MarkerKeys();
  // The last step first: no marker of an item that ends meanwhile is seen without those of the items that it
  // is made from, as it would look stale.
  for (const { id } of plan.steps.toReversed())
    await listMarkers(storage, bucket, markerFolder(prefix, run, id), (objects) => {
      for (const object of objects) if (!ignored.has(object.key)) markers.add(object);
    });
  return markers;
}
