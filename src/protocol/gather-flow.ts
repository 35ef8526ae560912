import { pushTo } from '../core/grouped-lists.ts';
import { assembleGroup } from './gather-assembly.ts';
import type { Assembled, FindItem } from './item-assembly.ts';
import { ROOT_AXIS } from './item-axes.ts';
import { waitText } from './item-counts.ts';
import type { SharedPins, SourceFile } from './item-files.ts';
import { batchesOf, groupOf, idOf, sameAxes } from './item-groups.ts';
import { ANY_GROUP, type GatherNodes, type ItemNode, isFinal, keyOf, type StepNodes } from './item-nodes.ts';
import type { RootItem } from './root-items.ts';

/** The groups of gather steps: what may come into each, and what it is made of when all of that has ended. */
export class GatherFlow<F extends SourceFile> {
  readonly #pins: SharedPins;
  readonly #rootOf: (id: string) => RootItem<F> | undefined;
  readonly #create: (at: StepNodes<F>, segments: readonly string[]) => ItemNode<F>;
  readonly #all = new Map<StepNodes<F>, GatherNodes<F>>();

  /** @param create makes the item of a group, where there is none */
  constructor(
    pins: SharedPins,
    rootOf: (id: string) => RootItem<F> | undefined,
    create: (at: StepNodes<F>, segments: readonly string[]) => ItemNode<F>,
  ) {
    this.#pins = pins;
    this.#rootOf = rootOf;
    this.#create = create;
  }

  /** @param near steps before it whose failures it counts */
  add(at: StepNodes<F>, near: ReadonlySet<string>): GatherNodes<F> {
    const nodes: GatherNodes<F> = {
      ...{ at, near },
      before: new Map(),
      open: new Map(),
      roots: new Map(),
      batches: new Map(),
    };
    this.#all.set(at, nodes);
    return nodes;
  }

  /**
   * Notes the workflow's own items, before any other item is noted: their batches are known from the
   * beginning.
   */
  prepare(at: StepNodes<F>, roots: readonly RootItem<F>[]): void {
    const gather = this.#all.get(at)!;
    const { by, size } = at.step.gather!;
    if (!sameAxes(at.axes.base, [ROOT_AXIS])) return;
    const { joins } = at.axes;
    const isRowsAlone = joins.length === 0 && (by !== undefined || size !== undefined);
    const takesFiles = isRowsAlone || joins.some(({ source }) => source.from === 'files');
    const groups = new Map<string, RootItem<F>[]>();
    for (const root of roots) {
      const group = this.#groupOf(at, { segments: [root.id], axes: [ROOT_AXIS], columns: root.columns });
      if (group) pushTo(groups, keyOf(group), root);
    }
    for (const [key, members] of groups) {
      const ids = members.map(({ id }) => id);
      if (size !== undefined) gather.batches.set(key, batchesOf(ids, size));
      for (const root of members) {
        const whole = this.#batched(gather, JSON.parse(key) as string[], root.id)!;
        if (takesFiles) pushTo(gather.roots, keyOf(whole), root);
      }
    }
  }

  /** Makes the groups that exist before any step has an item. */
  start(at: StepNodes<F>): void {
    const { roots } = this.#all.get(at)!;
    for (const key of roots.keys()) this.#create(at, JSON.parse(key) as string[]);
    // One result for all begins even without items: it may be an index of a shared input.
    if (at.step.gather!.by === undefined && at.step.gather!.size === undefined) this.#create(at, []);
  }

  /** Notes an item that exists now. */
  note(gather: GatherNodes<F>, node: ItemNode<F>): void {
    const key = this.#keyOf(gather, node);
    if (key === null) return;
    pushTo(gather.before, key, node);
    if (!isFinal(node.state)) gather.open.set(key, (gather.open.get(key) ?? 0) + 1);
    if (key !== ANY_GROUP) this.#create(gather.at, JSON.parse(key) as string[]);
  }

  /** Counts an item that has ended, or is open again. @returns the groups that may have become ready */
  count(gather: GatherNodes<F>, node: ItemNode<F>, change: 1 | -1): ItemNode<F>[] {
    const key = this.#keyOf(gather, node);
    if (key === null) return [];
    const open = (gather.open.get(key) ?? 0) + change;
    gather.open.set(key, open);
    return open === 0 ? this.groupsOf(gather, node) : [];
  }

  /** The groups that an item is in, or may be in. */
  groupsOf(gather: GatherNodes<F>, node: ItemNode<F>): ItemNode<F>[] {
    const key = this.#keyOf(gather, node);
    if (key === null) return [];
    if (key === ANY_GROUP) {
      this.#makeBatches(gather);
      return [...gather.at.items.values()];
    }
    const group = gather.at.items.get(key);
    return group ? [group] : [];
  }

  /** What a group is made of. */
  assemble(node: ItemNode<F>, find: FindItem<F>): Assembled<F> {
    const { in: at, segments } = node;
    const gather = this.#all.get(at)!;
    const key = keyOf(segments);
    const open = (gather.open.get(key) ?? 0) + (gather.open.get(ANY_GROUP) ?? 0);
    if (open > 0) return { state: 'waiting', why: waitText(open) };
    return assembleGroup(
      node,
      {
        before: this.#members(gather, key),
        anywhere: gather.before.get(ANY_GROUP) ?? [],
        near: gather.near,
        roots: gather.roots.get(key) ?? [],
        rootOf: this.#rootOf,
        pins: this.#pins,
      },
      find,
    );
  }

  /** The items before a group that are in it. */
  #members(gather: GatherNodes<F>, key: string): readonly ItemNode<F>[] {
    return gather.before.get(key) ?? gather.late?.get(key) ?? [];
  }

  /** Makes the batches of items that are known only when everything before them has ended. */
  #makeBatches(gather: GatherNodes<F>): void {
    const { at } = gather;
    const { size } = at.step.gather!;
    if (size === undefined || gather.batches.size > 0 || (gather.open.get(ANY_GROUP) ?? 0) > 0) return;
    const groups = new Map<string, ItemNode<F>[]>();
    for (const node of gather.before.get(ANY_GROUP) ?? []) {
      const { step, axes } = node.in;
      const isSource = at.axes.joins.some(({ source }) => source.from === 'step' && source.step === step.id);
      // Items of other sources are repeated for these.
      if (!isSource || !sameAxes(axes.axes, at.axes.base)) continue;
      const group = this.#groupOf(at, memberOf(node));
      if (group) pushTo(groups, keyOf(group), node);
    }
    const late = new Map<string, ItemNode<F>[]>();
    for (const [key, nodes] of groups) {
      const batches = batchesOf(
        nodes.map(({ segments }) => idOf(segments)),
        size,
      );
      for (const node of nodes)
        pushTo(late, keyOf([...(JSON.parse(key) as string[]), batches.get(idOf(node.segments))!]), node);
    }
    gather.late = late;
    for (const key of late.keys()) this.#create(at, JSON.parse(key) as string[]);
  }

  /** The group of an item with its batch; {@link ANY_GROUP} while it is not known, null for none. */
  #keyOf(gather: GatherNodes<F>, node: ItemNode<F>): string | null {
    const { at } = gather;
    const group = this.#groupOf(at, memberOf(node));
    if (group === null) return null;
    const whole = group && this.#batched(gather, group, node.segments[0] ?? '');
    return whole ? keyOf(whole) : ANY_GROUP;
  }

  #groupOf(at: StepNodes<F>, member: Parameters<typeof groupOf>[2]): ReturnType<typeof groupOf> {
    return groupOf(at.step.gather!, at.axes, member);
  }

  #batched(gather: GatherNodes<F>, group: readonly string[], root: string): readonly string[] | undefined {
    if (gather.at.step.gather!.size === undefined) return group;
    const batch = gather.batches.get(keyOf(group))?.get(root);
    return batch === undefined ? undefined : [...group, batch];
  }
}

function memberOf<F extends SourceFile>({
  segments,
  in: at,
  root,
}: ItemNode<F>): Parameters<typeof groupOf>[2] {
  return { segments, axes: at.axes.axes, columns: root?.columns };
}
