import { compareNaturally } from '../core/natural-order.ts';
import { quote } from '../text/quote.ts';
import type { Assembled, FindItem } from './item-assembly.ts';
import { ROOT_AXIS } from './item-axes.ts';
import { groupVersion, type ItemEntry, type SharedPins, type SourceFile } from './item-files.ts';
import { batchesOf, groupOf, groupProblem, idOf, sameAxes } from './item-groups.ts';
import { ANY_GROUP, type GatherNodes, type ItemNode, isFinal, keyOf, type StepNodes } from './item-nodes.ts';
import type { RootItem } from './root-items.ts';
import { filesForStep, variablesFor } from './step-files.ts';

/** The groups of gather steps: what may come into each, and what it is made of when all of that has ended. */
export class GatherFlow<F extends SourceFile> {
  readonly #pins: SharedPins;
  readonly #create: (at: StepNodes<F>, segments: readonly string[]) => ItemNode<F>;
  readonly #all = new Map<StepNodes<F>, GatherNodes<F>>();

  /** @param create makes the item of a group, where there is none */
  constructor(pins: SharedPins, create: (at: StepNodes<F>, segments: readonly string[]) => ItemNode<F>) {
    this.#pins = pins;
    this.#create = create;
  }

  add(at: StepNodes<F>): GatherNodes<F> {
    const nodes: GatherNodes<F> = {
      at,
      before: new Map(),
      open: new Map(),
      roots: new Map(),
      batches: new Map(),
    };
    this.#all.set(at, nodes);
    return nodes;
  }

  /** The groups that the workflow's own items make by themselves. */
  start(at: StepNodes<F>, roots: readonly RootItem<F>[]): void {
    const gather = this.#all.get(at)!;
    const { step, axes } = at;
    const { size } = step.gather!;
    const takesFiles = axes.joins.some(({ source }) => source.from === 'files');
    const groups = new Map<string, RootItem<F>[]>();
    if (takesFiles || size !== undefined) {
      for (const root of roots) {
        const group = this.#groupOf(at, { segments: [root.id], axes: [ROOT_AXIS], columns: root.columns });
        if (group) push(groups, keyOf(group), root);
      }
    }
    const isByRoots = sameAxes(axes.base, [ROOT_AXIS]);
    for (const [key, members] of groups) {
      if (size !== undefined && isByRoots)
        gather.batches.set(
          key,
          batchesOf(
            members.map(({ id }) => id),
            size,
          ),
        );
      for (const root of members) {
        const whole = this.#batched(gather, JSON.parse(key) as string[], root.id);
        if (whole === undefined) continue;
        if (takesFiles) push(gather.roots, keyOf(whole), root);
        this.#create(at, whole);
      }
    }
    // One result for all begins without any item, too: an index of what is shared.
    if (step.gather!.by === undefined && size === undefined) this.#create(at, []);
  }

  /** Notes an item that exists now. */
  note(gather: GatherNodes<F>, node: ItemNode<F>): void {
    const key = this.#keyOf(gather, node);
    if (key === null) return;
    push(gather.before, key, node);
    if (!isFinal(node.state)) gather.open.set(key, (gather.open.get(key) ?? 0) + 1);
    if (key !== ANY_GROUP) this.#create(gather.at, JSON.parse(key) as string[]);
  }

  /** Counts an item that has ended, or is open again. @returns the groups that this may concern */
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
    if (open > 0)
      return { state: 'waiting', why: `it waits for ${open} ${open === 1 ? 'item' : 'items'} before it` };
    const { step, axes } = at;
    const before = this.#members(gather, key);
    const anywhere = gather.before.get(ANY_GROUP) ?? [];
    const own = (gather.roots.get(key) ?? []).map((root) => ({ root, files: filesForStep(step, root) }));

    const failed = [...before, ...anywhere].filter(({ state }) => state === 'failed' || state === 'skipped');
    const broken = own.filter(({ files }) => files.kind === 'problem').map(({ root }) => root.id);
    const missing = new Set([...failed.map(rootOf), ...broken]);
    const present = before.filter(({ state }) => state !== 'absent').map(rootOf);
    const given = own.filter(({ files }) => files.kind === 'files').map(({ root }) => root.id);
    const roots = new Set([...present, ...given, ...missing]);
    const why = groupProblem(step, roots, missing);
    if (why !== undefined) return { state: 'failed', why: `it was not started: ${why}` };

    const versions = own.flatMap(({ root, files }): [string, string][] =>
      files.kind === 'files' ? [[`item ${root.id}`, root.version]] : [],
    );
    const files = new Map<string, readonly ItemEntry<F>[]>();
    for (const input of step.inputs) {
      const entries = input.sources.flatMap((source): ItemEntry<F>[] => {
        if (source.from === 'shared') return [];
        if (source.from === 'files') {
          const sorted = [...own].sort((a, b) => compareNaturally(a.root.id, b.root.id));
          return sorted.flatMap((each) =>
            each.files.kind === 'files' ? [...(each.files.files.get(input.name) ?? [])] : [],
          );
        }
        const join = axes.joins.find((each) => each.input === input.name && each.source === source)!;
        const all = find(source.step, []);
        const nodes =
          join.axes.length === 0
            ? all
              ? [all]
              : []
            : before.filter((each) => each.in.step.id === source.step);
        const done = nodes
          .filter(({ state }) => state === 'done')
          .sort((a, b) => compareNaturally(idOf(a.segments), idOf(b.segments)));
        for (const { item, segments: each } of done)
          versions.push([`${source.step} ${keyOf(each)}`, item!.version]);
        return done.flatMap(({ outputs }) => [...(outputs?.get(source.output) ?? [])]);
      });
      if (entries.length > 0) files.set(input.name, entries);
      const takes = input.sources.some(({ from }) => from !== 'shared');
      if (entries.length === 0 && takes && !input.optional)
        return {
          state:
            before.every(({ state }) => state === 'absent') && given.length === 0 ? 'absent' : 'left out',
          why: `there is no file for ${quote(input.name)} to gather`,
        };
    }
    const lost = failed.filter(({ state }) => state === 'failed').map((each) => idOf(each.segments));
    const names = [...new Set([...lost, ...broken])].sort(compareNaturally);
    for (const pin of Object.entries(this.#pins)) versions.push([`shared ${pin[0]}`, pin[1]]);
    const unique = [...new Map(versions)];
    const version = groupVersion(unique, names);
    const id = segments.length === 0 ? step.id : idOf(segments);
    const variables = node.root ? variablesFor(step, node.root.variables) : {};
    const item = { step: step.id, segments, id, version, files, variables, missing: names };
    return { state: 'ready', item, origins: new Map([[`${step.id} ${key}`, version]]) };
  }

  /** The items before a group that are in it. */
  #members(gather: GatherNodes<F>, key: string): readonly ItemNode<F>[] {
    return gather.before.get(key) ?? gather.late?.get(key) ?? [];
  }

  /** Batches of items that are known only when all that makes them has ended. */
  #makeBatches(gather: GatherNodes<F>): void {
    const { at } = gather;
    const { size } = at.step.gather!;
    if (size === undefined || gather.batches.size > 0 || (gather.open.get(ANY_GROUP) ?? 0) > 0) return;
    const groups = new Map<string, ItemNode<F>[]>();
    for (const node of gather.before.get(ANY_GROUP) ?? []) {
      if (!at.axes.joins.some(({ source }) => source.from === 'step' && source.step === node.in.step.id))
        continue;
      const group = node.in.axes.axes.length > 0 && this.#groupOf(at, memberOf(node));
      if (group) push(groups, keyOf(group), node);
    }
    const late = new Map<string, ItemNode<F>[]>();
    for (const [key, nodes] of groups) {
      const batches = batchesOf(
        nodes.map(({ segments }) => idOf(segments)),
        size,
      );
      for (const node of nodes)
        push(late, keyOf([...(JSON.parse(key) as string[]), batches.get(idOf(node.segments))!]), node);
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

/** What people count: the sample that an item comes from. */
function rootOf<F extends SourceFile>({ segments, in: at }: ItemNode<F>): string {
  return segments[0] ?? at.step.id;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
