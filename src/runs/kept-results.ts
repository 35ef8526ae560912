import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf } from '../protocol/item-files.ts';
import type { StepItem } from '../protocol/item-nodes.ts';
import type { Marker } from '../protocol/marker.ts';
import { outputFolder } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';
import { homeOf } from './stored-run.ts';

type MarkedResults = Pick<Marker, 'step' | 'content' | 'outputs' | 'reused_from'>;

/**
 * A run's results that expire (`keep`), and the items that they belong to. Makes no requests if a plan keeps
 * all results.
 */
export class KeptResults {
  readonly #plan: Plan;
  readonly #run: string;
  readonly #storage: Pick<RunStorage, 'pages'>;
  /** Steps whose results expire. */
  readonly #expiring: ReadonlySet<string>;
  /** Key of a result → key of its item's marker. */
  readonly #markers = new Map<string, string>();
  /**
   * Items with results of earlier runs, by the keys of their markers. The results may have been gone by then.
   */
  readonly #taken = new Map<string, MarkedResults>();
  readonly #there = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(plan: Plan, run: string, storage: Pick<RunStorage, 'pages'>) {
    this.#plan = plan;
    this.#run = run;
    this.#storage = storage;
    this.#expiring = new Set(plan.steps.filter(({ keep }) => keep !== undefined).map(({ id }) => id));
  }

  /** Notes what a done item has made. @param key of its marker */
  note(marker: MarkedResults, key: string): void {
    if (!this.#expiring.has(marker.step)) return;
    for (const output of marker.outputs) this.#markers.set(output.key, key);
    if (marker.reused_from !== undefined) this.#taken.set(key, marker);
  }

  /** Keys of the markers of done items whose results these items need, but which are gone. */
  async lostBy(items: readonly StepItem<StoredFile>[]): Promise<string[]> {
    if (this.#expiring.size === 0) return [];
    const lost = new Set<string>();
    for (const { files } of items)
      for (const { key } of [...files.values()].flat().flatMap(filesOf)) {
        const marker = this.#markers.get(key);
        if (marker !== undefined && !(await this.isThere(key))) lost.add(marker);
      }
    return [...lost];
  }

  /**
   * Keys of the markers of items that were taken over without their results, which were gone, and that an
   * item that has not ended needs.
   */
  async lostFor(isWaitedFor: (step: string, segments: readonly string[]) => boolean): Promise<string[]> {
    const lost = new Set<string>();
    for (const [marker, { step, content, outputs }] of this.#taken) {
      if (content.kind !== 'item' || !isWaitedFor(step, content.segments)) continue;
      for (const { key } of outputs) if (!lost.has(marker) && !(await this.isThere(key))) lost.add(marker);
    }
    return [...lost];
  }

  /** Whether a result with this key exists. Each step's results are listed once. */
  async isThere(key: string): Promise<boolean> {
    const { prefix } = homeOf(this.#plan);
    const [step = ''] = key.slice(prefix.length).split('/');
    const there = this.#there.get(step) ?? this.#list(step);
    this.#there.set(step, there);
    return (await there).has(key);
  }

  async #list(step: string): Promise<ReadonlySet<string>> {
    const { bucket, prefix } = homeOf(this.#plan);
    const keys = new Set<string>();
    for await (const page of this.#storage.pages(bucket, outputFolder(prefix, step, this.#run)))
      for (const { key } of page) keys.add(key);
    return keys;
  }
}
