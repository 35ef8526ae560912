import { pushTo } from '../core/grouped-lists.ts';
import { wireSteps } from './flow-steps.ts';
import { GatherFlow } from './gather-flow.ts';
import { type Assembled, assemble, believed } from './item-assembly.ts';
import { ROOT_AXIS } from './item-axes.ts';
import { ItemCounts, waitText } from './item-counts.ts';
import type { SharedPins, SourceFile } from './item-files.ts';
import { sameAxes } from './item-groups.ts';
import {
  type ItemChange,
  type ItemNode,
  isFinal,
  type KnownItem,
  keyOf,
  type StepEnd,
  type StepItemState,
  type StepNodes,
  shownId,
} from './item-nodes.ts';
import type { ItemPlan } from './item-plan.ts';
import type { RootItem } from './root-items.ts';
import type { SampleCounts } from './run-record.ts';
import { entriesFor } from './step-files.ts';

export interface FlowOptions {
  readonly pins?: SharedPins;
  /**
   * Only some of the run's items are known, such as one sample with its joins: nothing is gathered, and
   * results of gather steps are taken as they come.
   */
  readonly partial?: boolean;
  /**
   * An item that has ended could begin: its sources need not be known if its version proves that. By default
   * as `partial`.
   */
  readonly believing?: boolean;
}

/**
 * How items flow through a plan: from the items that have ended follow those that are ready, with their
 * files. The order of ends, repetitions, and ends of other versions change nothing. A run on this machine
 * keeps one flow; on AWS it is made again from the markers that matter for each new end.
 */
export class ItemFlow<F extends SourceFile> {
  readonly #steps: ReadonlyMap<string, StepNodes<F>>;
  readonly #roots: ReadonlyMap<string, RootItem<F>>;
  readonly #partial: boolean;
  readonly #believing: boolean;
  readonly #gather: GatherFlow<F>;
  /** Items to evaluate again, by step. */
  readonly #dirty: Set<ItemNode<F>>[] = [];
  readonly #counts = new ItemCounts();
  /** All steps before a step. */
  readonly #before: ReadonlyMap<string, ReadonlySet<string>>;
  /** Items with a source that may never exist, such as a group without members. */
  readonly #unsure = new Set<ItemNode<F>>();
  /** Ends of items that are not known yet. */
  readonly #early = new Map<string, StepEnd<F>[]>();
  #changes: ItemChange<F>[] = [];

  /** @param plan one without problems ({@link axesOf}) */
  constructor(
    plan: ItemPlan,
    roots: Iterable<RootItem<F>>,
    { pins = {}, partial = false, believing = partial }: FlowOptions = {},
  ) {
    this.#roots = new Map([...roots].map((root) => [root.id, root]));
    this.#partial = partial;
    this.#believing = believing;
    const { steps, before, near } = wireSteps<F>(plan);
    this.#steps = steps;
    this.#before = before;
    for (const _ of plan.steps) this.#dirty.push(new Set());
    this.#gather = new GatherFlow(
      pins,
      (id) => this.#roots.get(id),
      (at, segments) => this.#create(at, segments),
    );
    for (const [id, at] of steps) {
      if (!at.step.gather || partial) continue;
      const nodes = this.#gather.add(at, near.get(id)!);
      for (const each of before.get(id)!) steps.get(each)!.gathers.push(nodes);
    }
  }

  /** What is ready before anything has ended, and what never will be. */
  start(): ItemChange<F>[] {
    const steps = [...this.#steps.values()];
    const gathers = this.#partial ? [] : steps.filter(({ step }) => step.gather);
    // First, because items are counted by group.
    for (const at of gathers) this.#gather.prepare(at, [...this.#roots.values()]);
    for (const at of gathers) this.#gather.start(at);
    for (const at of steps.filter(({ step }) => !step.gather))
      if (sameAxes(at.axes.base, [ROOT_AXIS])) for (const id of this.#roots.keys()) this.#create(at, [id]);
    return this.#settle();
  }

  /** Notes how an item ended; repetitions and order do not matter. @returns what follows from it */
  end(end: StepEnd<F>): ItemChange<F>[] {
    const at = this.#steps.get(end.step);
    if (!at) return [];
    const key = keyOf(end.segments);
    const node = at.items.get(key);
    if (node) this.#note(node, end);
    else if (this.#partial && (at.step.gather || this.#believes(at, end)))
      this.#note(this.#create(at, end.segments), end);
    else pushTo(this.#early, `${end.step} ${key}`, end);
    return this.#settle();
  }

  /**
   * Notes, in a partial flow, that a group does not exist, as there was nothing to gather.
   * @returns what follows from it
   */
  without(step: string, group: readonly string[]): ItemChange<F>[] {
    const at = this.#steps.get(step);
    if (at) this.#create(at, group);
    return this.#settle();
  }

  /** Every known item of a step with its state, and with what it is made of once that is known. */
  *itemsOf(step: string): Generator<KnownItem<F>> {
    for (const { segments, state, why, item, in: at } of this.#steps.get(step)?.items.values() ?? [])
      yield { id: shownId(at, segments), segments, state, why, item };
  }

  /** The workflow's own items by their outcome. */
  get samples(): SampleCounts {
    return this.#counts.samples(this.#roots.size);
  }

  /** What items of a step wait for, with how many do. Groups wait for everything that is open before them. */
  waitingIn(step: string): ReadonlyMap<string, number> {
    const waits = this.#counts.waitingIn(step);
    const gather = this.#steps.get(step)?.step.gather;
    if (!gather || gather.by?.kind === 'item' || waits.size === 0) return waits;
    const open = [...this.#before.get(step)!].reduce((sum, each) => sum + this.#counts.openIn(each), 0);
    return new Map([[waitText(open), [...waits.values()].reduce((sum, count) => sum + count, 0)]]);
  }

  /** Whether every known item has ended, so that nothing more will come. */
  get isOver(): boolean {
    return [...this.#steps.values()].every(({ items }) =>
      [...items.values()].every(({ state }) => isFinal(state)),
    );
  }

  /** Whether a step can have no more items than it has. */
  readonly #isClosed = (step: string): boolean =>
    !this.#partial && [step, ...this.#before.get(step)!].every((each) => this.#counts.openIn(each) === 0);

  #create(at: StepNodes<F>, segments: readonly string[]): ItemNode<F> {
    const key = keyOf(segments);
    const known = at.items.get(key);
    if (known) return known;
    const root = at.axes.axes[0] === ROOT_AXIS ? this.#roots.get(segments[0] ?? '') : undefined;
    const node: ItemNode<F> = {
      ...{ in: at, segments, root, state: 'waiting', why: '', origins: new Map() },
      ...{ ends: this.#early.get(`${at.step.id} ${key}`) ?? [], reported: new Set() },
    };
    at.items.set(key, node);
    this.#counts.change(at.step.id, root?.id, undefined, node);
    for (const [length, index] of at.byStart) {
      const start = keyOf(segments.slice(0, length));
      const nodes = index.get(start);
      if (nodes) nodes.push(node);
      else index.set(start, [node]);
    }
    for (const gather of at.gathers) this.#gather.note(gather, node);
    this.#mark(node);
    // Steps that take the same items get them at once, so that pending items are known.
    for (const { to, join } of at.readers)
      if (!to.step.gather && !join.scatter && sameAxes(join.axes, to.axes.base)) this.#create(to, segments);
    for (const reader of this.#affected(node)) this.#mark(reader);
    return node;
  }

  #note(node: ItemNode<F>, end: StepEnd<F>): void {
    if (
      node.ends.some(
        ({ version, state }) => version === end.version && (state === end.state || state === 'done'),
      )
    )
      return;
    node.ends.push(end);
    this.#mark(node);
  }

  #mark(node: ItemNode<F>): void {
    this.#dirty[node.in.index]!.add(node);
  }

  #settle(): ItemChange<F>[] {
    do {
      // In the order of the steps, so that an item's sources are settled before it is evaluated.
      for (const dirty of this.#dirty)
        for (const node of dirty) {
          dirty.delete(node);
          this.#evaluate(node);
        }
      for (const node of this.#unsure)
        if (node.in.axes.joins.every(({ source }) => source.from === 'files' || this.#isClosed(source.step)))
          this.#mark(node);
    } while (this.#dirty.some(({ size }) => size > 0));
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  #evaluate(node: ItemNode<F>): void {
    const { state, why, item, outputs } = node;
    const { found, end } = this.#find(node);
    node.item = found.state === 'ready' ? found.item : undefined;
    node.origins = found.state === 'ready' ? found.origins : new Map();
    node.state = end?.state ?? found.state;
    node.outputs = end?.outputs;
    node.why = found.state === 'ready' ? (end?.state === 'failed' ? 'it failed' : '') : found.why;
    this.#counts.change(node.in.step.id, node.root?.id, { state, why }, node);
    const same = node.state === state && node.item?.version === item?.version && node.outputs === outputs;
    if (same) return;
    this.#report(node, state);
    if (node.outputs !== outputs) this.#scatter(node);
    if (isFinal(state) !== isFinal(node.state))
      for (const gather of node.in.gathers)
        for (const group of this.#gather.count(gather, node, isFinal(node.state) ? -1 : 1)) this.#mark(group);
    else if (isFinal(state))
      for (const gather of node.in.gathers)
        for (const group of this.#gather.groupsOf(gather, node)) this.#mark(group);
    for (const reader of this.#affected(node)) this.#mark(reader);
  }

  /** What an item is made of, and how that version of it ended. */
  #find(node: ItemNode<F>): { found: Assembled<F>; end?: StepEnd<F> } {
    const { in: at, ends } = node;
    if (at.step.gather && this.#partial) {
      // The newest group: its marker comes last.
      const end = ends.findLast(({ state }) => state === 'done') ?? ends.at(-1);
      if (!end) return { found: { state: 'left out', why: 'there is nothing to gather' } };
      return { found: believed(node, `${at.step.id} ${keyOf(node.segments)}`, end), end };
    }
    const own = this.#believing ? bestOf(ends.filter((end) => this.#believes(at, end))) : undefined;
    if (own) return { found: believed(node, `item ${node.segments[0]}`, own), end: own };
    const found = at.step.gather
      ? this.#gather.assemble(node, this.#sources)
      : assemble(node, shownId(at, node.segments), this.#sources, this.#isClosed);
    if (found.state === 'waiting' && found.unsure) this.#unsure.add(node);
    else this.#unsure.delete(node);
    if (found.state !== 'ready') return { found };
    const version = found.item.version;
    return { found, end: bestOf(ends.filter((end) => end.version === version)) };
  }

  /** Whether an end alone proves that its item could begin. */
  #believes({ isPlain }: StepNodes<F>, { segments, version }: StepEnd<F>): boolean {
    return isPlain && this.#roots.get(segments[0] ?? '')?.version === version;
  }

  readonly #sources = (step: string, segments: readonly string[]): ItemNode<F> | undefined =>
    this.#steps.get(step)?.items.get(keyOf(segments));

  #report(node: ItemNode<F>, before: StepItemState): void {
    const { state, item, segments, why, in: at } = node;
    if (state === 'ready' && item) {
      if (node.reported.has(item.version)) return;
      node.reported.add(item.version);
      this.#changes.push({ kind: 'ready', item });
    } else if (
      state !== before &&
      (state === 'failed' || state === 'skipped' || state === 'left out') &&
      !item
    )
      this.#changes.push({ kind: state, step: at.step.id, segments, id: shownId(at, segments), why });
  }

  /** Makes an item of each file, for steps that take one file. */
  #scatter(node: ItemNode<F>): void {
    for (const { to, join } of node.in.readers) {
      if (!join.scatter || to.step.gather || !sameAxes(join.axes, to.axes.base)) continue;
      for (const { path } of entriesFor(to.step, join, node.outputs))
        this.#create(to, [...node.segments, path]);
    }
  }

  /** Items of the steps after it that an item may be a source of. Groups are counted instead. */
  *#affected({ in: at, segments }: ItemNode<F>): Generator<ItemNode<F>> {
    for (const { to, join } of at.readers) {
      if (to.step.gather) continue;
      const start = join.scatter ? join.axes.length - 1 : join.axes.length;
      const key = keyOf(segments);
      const same = start === to.axes.base.length ? to.items.get(key) : undefined;
      if (same) yield same;
      yield* to.byStart.get(start)?.get(key) ?? [];
    }
  }
}

/** Done is final, and failed is not. */
function bestOf<F extends SourceFile>(ends: readonly StepEnd<F>[]): StepEnd<F> | undefined {
  return ends.find(({ state }) => state === 'done') ?? ends[0];
}
