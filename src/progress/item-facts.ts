import type { Join } from '../protocol/item-axes.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { readItemList } from '../protocol/item-list.ts';
import { type ItemPlan, sourceName } from '../protocol/item-plan.ts';
import { readMarker } from '../protocol/marker.ts';
import { runItemsKey, segmentsDigest } from '../protocol/object-keys.ts';
import type { ListedObject, ObjectStore } from '../protocol/object-store.ts';
import { endOf } from '../protocol/result-entries.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import { entriesFor, filesForStep } from '../protocol/step-files.ts';
import type { FlowStep } from './flow-families.ts';
import type { UnitPlace } from './marker-units.ts';

/** Facts about a run's items that are not in keys and must be read. */

/** What earlier counts read and cannot change. */
export interface CountCache {
  /** By marker and source: what {@link MadeItems.find} returns. */
  readonly made: Map<string, readonly string[]>;
  /** By the ETag of the list of items: what {@link absentSamples} returns. */
  readonly absent: Map<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

export function emptyCountCache(): CountCache {
  return { made: new Map(), absent: new Map() };
}

/** What done items have made for the steps after them, from their markers. */
export class MadeItems {
  readonly #steps: readonly FlowStep[];
  readonly #storage: Pick<ObjectStore, 'read'>;
  readonly #bucket: string;
  readonly #made: Map<string, readonly string[]>;
  /** Markers that no longer exist. */
  readonly #gone = new Set<string>();

  constructor(
    steps: readonly FlowStep[],
    storage: Pick<ObjectStore, 'read'>,
    { bucket }: UnitPlace,
    { made }: CountCache,
  ) {
    this.#steps = steps;
    this.#storage = storage;
    this.#bucket = bucket;
    this.#made = made;
  }

  /** As `UnitFacts.made`. */
  find(at: FlowStep, join: Join, end: ListedObject): readonly string[] | undefined {
    return this.#made.get(madeKey(end, at, join));
  }

  /** Whether reading a marker can help. */
  canRead({ key }: ListedObject): boolean {
    return !this.#gone.has(key);
  }

  /** Reads what an item has made, for all steps that take it. */
  async read(object: ListedObject): Promise<void> {
    const found = await this.#storage.read({ bucket: this.#bucket, key: object.key });
    const end = found && endOf(readMarker(found.text));
    if (!end) return void this.#gone.add(object.key);
    for (const at of this.#steps)
      for (const join of at.unsure) {
        if (join.source.from !== 'step' || join.source.step !== end.step) continue;
        const entries = entriesFor(at.step, join, end.outputs);
        const made = join.scatter
          ? entries.map(({ path }) => lastDigest([...end.segments, path]))
          : entries.slice(0, 1).map(() => '');
        this.#made.set(madeKey(object, at, join), made);
      }
  }
}

function madeKey({ key, etag }: ListedObject, { step }: FlowStep, { input, source }: Join): string {
  return `${key} ${etag} ${step.id} ${input} ${sourceName(source)}`;
}

/** The digest that names an item within its unit in keys; for a unit itself, the digest of its id. */
function lastDigest(segments: readonly string[]): string {
  const digest = segmentsDigest(segments);
  return segments.length === 1 ? digest : digest.slice(digest.indexOf('-') + 1);
}

/** Digest of a sample → the steps that have no item for it. */
export type AbsentSamples = ReadonlyMap<string, ReadonlySet<string>>;
export const NO_SAMPLES: AbsentSamples = new Map();

const CHUNK = 1000;

/**
 * The samples that are not items of all first steps, by the rules of the planner; with them, those without a
 * file for a step that gathers files by item. The list of items is read only where a first step has fewer
 * items than the run.
 */
export async function absentSamples(
  plan: ItemPlan,
  { items, expected }: RunManifest,
  { bucket, prefix, run }: UnitPlace,
  storage: Pick<ObjectStore, 'lines'>,
  cache: CountCache,
): Promise<AbsentSamples> {
  const first = plan.steps.filter(({ id, gather }) => !gather && Object.hasOwn(expected, id));
  if (!items || first.every(({ id }) => expected[id]! >= items.count)) return NO_SAMPLES;
  const known = cache.absent.get(items.etag);
  if (known) return known;
  const gathers = plan.steps.filter(
    ({ gather, inputs }) =>
      gather?.by?.kind === 'item' &&
      inputs.some(({ sources }) => sources.some(({ from }) => from === 'files')),
  );
  const absent = new Map<string, Set<string>>();
  const note = (segments: readonly string[], step: string): void => {
    const digest = segmentsDigest(segments);
    absent.set(digest, (absent.get(digest) ?? new Set()).add(step));
  };
  let chunk: RootItem<StoredFile>[] = [];
  const look = (): void => {
    const flow = new ItemFlow({ steps: first }, chunk);
    flow.start();
    for (const { id } of first)
      for (const { segments, state } of flow.itemsOf(id)) {
        if (state === 'absent') note(segments, id);
      }
    for (const step of gathers)
      for (const root of chunk) if (filesForStep(step, root).kind === 'none') note([root.id], step.id);
    chunk = [];
  };
  for await (const item of readItemList(storage.lines({ bucket, key: runItemsKey(prefix, run) })))
    if (chunk.push(item) === CHUNK) look();
  look();
  cache.absent.set(items.etag, absent);
  return absent;
}
