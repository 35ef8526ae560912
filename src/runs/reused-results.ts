import { mapConcurrent } from '../core/concurrency.ts';
import {
  type CachedResult,
  contentDigest,
  type ResultCopy,
  readCachedResult,
  resultCopies,
  type TakingItem,
  takenMarker,
} from '../protocol/cached-result.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { NamedEntries } from '../protocol/item-files.ts';
import { keyOf, type StepItem } from '../protocol/item-nodes.ts';
import { type MarkedOutput, type Marker, writeMarker } from '../protocol/marker.ts';
import { cachedFolder, itemMarkerKey, resultKey } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { itemContent } from '../protocol/sent-item.ts';
import type { Plan, PlannedItems, PlannedStep } from '../workflow/plan.ts';
import { resultSettings } from '../workflow/result-settings.ts';
import { homeOf } from './stored-run.ts';

/** Results of one item that are copied at once. */
const COPIES = 4;

/** A done item of this run whose results were copied from an earlier run. */
export interface TakenItem {
  /** Of its marker. */
  readonly key: string;
  readonly marker: Marker;
}

export interface ReuseRequest {
  readonly plan: Plan;
  readonly planned: PlannedItems;
  readonly run: string;
  /** The shared inputs: the same for all items of the run. */
  readonly shared: NamedEntries<StoredFile>;
}

/**
 * Takes over results that earlier runs have computed from the same inputs, image and settings. One listing
 * for each step shows which exist. Each item that is taken over costs a request for the agent's note about
 * its results, one for each copy, and one for the marker, which comes last: so an interruption leaves nothing
 * that passes for a result. Concurrent runs have separate folders and cannot conflict.
 */
export class ReusedResults {
  readonly #request: ReuseRequest;
  readonly #storage: Pick<RunStorage, 'pages' | 'read' | 'replace' | 'copyVersion'>;
  readonly #steps: ReadonlyMap<string, PlannedStep>;
  readonly #known = new Map<string, Promise<ReadonlySet<string>>>();
  readonly #asked = new Map<string, Promise<TakenItem | undefined>>();
  readonly #taken = new Map<string, TakenItem>();
  #refused = 0;

  constructor(
    request: ReuseRequest,
    storage: Pick<RunStorage, 'pages' | 'read' | 'replace' | 'copyVersion'>,
  ) {
    this.#request = request;
    this.#storage = storage;
    this.#steps = new Map(request.plan.steps.map((step) => [step.id, step]));
  }

  /** Takes over the results of an item; undefined if there are none. Each item is looked up once. */
  take(item: StepItem<StoredFile>): Promise<TakenItem | undefined> {
    const name = `${item.step} ${item.version} ${keyOf(item.segments)}`;
    const asked = this.#asked.get(name) ?? this.#take(item);
    this.#asked.set(name, asked);
    return asked;
  }

  /** An item that was taken over, by the key of its marker. */
  find(key: string): Marker | undefined {
    return this.#taken.get(key)?.marker;
  }

  /** How many items of each step were taken over. @param gone keys of markers that no longer count */
  counts(gone: ReadonlySet<string>): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const [key, { marker }] of this.#taken)
      if (!gone.has(key)) counts[marker.step] = (counts[marker.step] ?? 0) + 1;
    return counts;
  }

  /** Results that the caller is not allowed to read. */
  get refused(): number {
    return this.#refused;
  }

  async #take(item: StepItem<StoredFile>): Promise<TakenItem | undefined> {
    const { plan, planned, run, shared } = this.#request;
    const { bucket, prefix } = homeOf(plan);
    const step = this.#steps.get(item.step)!;
    const content = itemContent({ run, bucket, prefix }, planned, item, shared);
    const folder = cachedFolder(resultSettings(step));
    const name = contentDigest(content, { bucket, prefix });
    if (!(await this.#namesIn(folder)).has(name)) return undefined;
    const noted = await this.#storage.read({ bucket, key: folder + name });
    const cached = noted && readCachedResult(noted.text);
    if (!cached) return undefined;
    const base = resultKey(step.spec, item.id);
    const taking: TakingItem = { run, step: step.id, bucket, prefix, content, base };
    const copies = resultCopies(cached, taking);
    const mayBeGone = step.keep !== undefined && plan.steps.some(({ needs }) => needs.includes(step.id));
    const outputs = copies && (await this.#copy(copies, mayBeGone));
    return outputs && this.#mark(cached, taking, outputs);
  }

  #namesIn(folder: string): Promise<ReadonlySet<string>> {
    const known = this.#known.get(folder) ?? this.#list(folder);
    this.#known.set(folder, known);
    return known;
  }

  async #list(folder: string): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for await (const page of this.#storage.pages(homeOf(this.#request.plan).bucket, folder))
      for (const { key } of page) names.add(key.slice(folder.length));
    return names;
  }

  /**
   * Copies all results of an item.
   * @param mayBeGone the step's results expire, and other steps read them: a missing one is made again if
   * something needs it. Results of a last step must exist, as they are for users.
   * @returns undefined if a result is missing or unreadable
   */
  async #copy(copies: readonly ResultCopy[], mayBeGone: boolean): Promise<MarkedOutput[] | undefined> {
    let isLost = false;
    const outputs = await mapConcurrent(COPIES, copies, async ({ from, to }) => {
      if (isLost) return from;
      const copied = await this.#storage.copyVersion(from, to);
      if (copied === 'refused') this.#refused += 1;
      if (copied === 'refused' || (copied === 'gone' && !mayBeGone)) isLost = true;
      return { ...from, ...to, ...(typeof copied === 'object' && { etag: copied.etag }) };
    });
    return isLost ? undefined : outputs;
  }

  /** Writes the marker, last, and only if there is none: an agent may have ended the item meanwhile. */
  async #mark(
    cached: CachedResult,
    taking: TakingItem,
    outputs: readonly MarkedOutput[],
  ): Promise<TakenItem | undefined> {
    const { run, step, bucket, prefix, content } = taking;
    const { segments, version } = content;
    const key = itemMarkerKey(prefix, { run, step, segments }, version, 'done');
    const marker = takenMarker(cached, taking, outputs);
    const etag = await this.#storage.replace({ bucket, key }, writeMarker(marker), undefined);
    if (etag === undefined) return undefined;
    const taken = { key, marker };
    this.#taken.set(key, taken);
    return taken;
  }
}
