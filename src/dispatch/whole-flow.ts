import { forEachConcurrent } from '../core/concurrency.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { type ItemChange, isFinal, keyOf, type StepEnd, type StepItem } from '../protocol/item-nodes.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import type { RefusedItem } from '../protocol/refused-item.ts';
import type { RootItem } from '../protocol/root-items.ts';
import { pinsOf } from '../protocol/shared-pins.ts';
import { JoinWiring } from './join-wiring.ts';
import type { MarkerIndex } from './marker-index.ts';
import type { RunItems } from './run-book.ts';
import type { StoredEnds } from './stored-ends.ts';

export interface StepItems {
  readonly ready: readonly StepItem<StoredFile>[];
  /** Failed items that an agent has tried. */
  readonly failed: readonly StepItem<StoredFile>[];
  readonly refused: readonly RefusedItem[];
  readonly waiting: number;
  readonly none: number;
}

/** Markers that are read at once. */
const CONCURRENCY = 64;

type ItemVersion = Pick<StepItem<StoredFile>, 'step' | 'segments' | 'version'>;

/**
 * All items of a run, as far as some of its steps need them, and how they ended. Most markers need not be
 * read: their keys say that an item is done, and its outputs matter only if an item that takes them has not
 * ended.
 */
export class WholeFlow {
  readonly #wiring: JoinWiring;
  readonly #roots: readonly RootItem<StoredFile>[];
  readonly #indexes: ReadonlyMap<string, MarkerIndex>;
  readonly #stored: StoredEnds;
  readonly #flow: ItemFlow<StoredFile>;
  readonly #changes: ItemChange<StoredFile>[];
  /** Items whose ends the flow was given. */
  readonly #given = new Set<string>();

  /**
   * @param plan has these steps and all steps before them
   * @param indexes the markers of all its steps
   */
  static async read(
    plan: ItemPlan,
    items: RunItems,
    indexes: ReadonlyMap<string, MarkerIndex>,
    stored: StoredEnds,
  ): Promise<WholeFlow> {
    const flow = new WholeFlow(plan, items, await items.slice(0, items.count), indexes, stored);
    await flow.#believe();
    await flow.#follow();
    return flow;
  }

  private constructor(
    plan: ItemPlan,
    items: RunItems,
    roots: readonly RootItem<StoredFile>[],
    indexes: ReadonlyMap<string, MarkerIndex>,
    stored: StoredEnds,
  ) {
    this.#wiring = new JoinWiring(plan);
    this.#roots = roots;
    this.#indexes = indexes;
    this.#stored = stored;
    this.#flow = new ItemFlow(plan, roots, { pins: pinsOf(items.shared), believing: true });
    this.#changes = this.#flow.start();
  }

  /**
   * A step's items that can begin, have failed, or can never begin; how many wait; and how many cannot exist,
   * as a file that they need was not made.
   */
  itemsOf(step: string): StepItems {
    const ready: StepItem<StoredFile>[] = [];
    const failed: StepItem<StoredFile>[] = [];
    const refused: RefusedItem[] = [];
    let [waiting, none] = [0, 0];
    for (const { id, segments, state, why, item } of this.#flow.itemsOf(step)) {
      if (state === 'ready' && item) ready.push(item);
      else if (state === 'failed' && item) failed.push(item);
      else if (state === 'failed') refused.push({ step, segments, id, why });
      else if (state === 'waiting') waiting += 1;
      else if (state === 'left out' || state === 'absent') none += 1;
    }
    return { ready, failed, refused, waiting, none };
  }

  /** Items before a step that have not ended. */
  openBefore(step: string): number {
    let open = 0;
    for (const { id } of this.#wiring.plan.steps) {
      if (!this.#wiring.isBefore(id, step)) continue;
      for (const { state } of this.#flow.itemsOf(id)) if (!isFinal(state)) open += 1;
    }
    return open;
  }

  /**
   * Takes ends whose versions follow from the workflow's own items alone, those of later steps first: an item
   * whose end is known needs no outputs of its sources, which were not read.
   */
  async #believe(): Promise<void> {
    for (const { id: step } of [...this.#wiring.plan.steps].reverse()) {
      const { isPlain, axes } = this.#wiring.at(step)!;
      if (!isPlain || axes.axes.length !== 1) continue;
      const wanted: ItemVersion[] = [];
      for (const { id, version } of this.#roots) {
        const segments = [id];
        const state = this.#indexes.get(step)!.stateOf(segments, version);
        if (state === undefined) continue;
        if (state === 'done' && this.#needsOutputs(step, segments, version))
          wanted.push({ step, segments, version });
        else this.#give({ step, segments, version, state });
      }
      await forEachConcurrent(CONCURRENCY, wanted, (each) => this.#feed(each));
    }
  }

  /** Whether an item that has not ended takes the outputs of this one. */
  #needsOutputs(step: string, segments: readonly string[], version: string): boolean {
    return this.#wiring.at(step)!.readers.some(({ to, join }) => {
      if (to.step.gather || join.scatter || !to.isPlain || to.axes.axes.length > 1) return true;
      return this.#indexes.get(to.step.id)!.stateOf(segments, version) === undefined;
    });
  }

  /** Takes ends whose versions are known only when the ends before them are. */
  async #follow(): Promise<void> {
    while (this.#changes.length > 0) {
      const wanted: ItemVersion[] = [];
      for (const change of this.#changes.splice(0)) {
        if (change.kind !== 'ready' || this.#given.has(placeOf(change.item))) continue;
        const { step, segments, version } = change.item;
        const state = this.#indexes.get(step)!.stateOf(segments, version);
        if (state === 'done') wanted.push(change.item);
        else if (state) this.#give({ step, segments, version, state });
      }
      await forEachConcurrent(CONCURRENCY, wanted, (each) => this.#feed(each));
    }
  }

  async #feed({ step, segments, version }: ItemVersion): Promise<void> {
    const found = await this.#stored.done(step, segments, version);
    if (found) this.#give(found.end);
  }

  #give(end: StepEnd<StoredFile>): void {
    this.#given.add(placeOf(end));
    this.#changes.push(...this.#flow.end(end));
  }
}

function placeOf({ step, segments, version }: ItemVersion): string {
  return `${step} ${version} ${keyOf(segments)}`;
}
