import { compareNaturally } from '../core/natural-order.ts';
import { quote } from '../text/quote.ts';
import type { Assembled, FindItem } from './item-assembly.ts';
import { type Join, ROOT_AXIS } from './item-axes.ts';
import { groupVersion, type ItemEntry, type SharedPins, type SourceFile } from './item-files.ts';
import { groupProblem, idOf, sameAxes } from './item-groups.ts';
import { type ItemNode, keyOf } from './item-nodes.ts';
import type { ItemSource, ItemStep } from './item-plan.ts';
import type { RootItem } from './root-items.ts';
import { entriesFor, filesForStep, type StepFiles, variablesFor } from './step-files.ts';

/** What may be in a group, when all of it has ended. */
export interface GroupParts<F extends SourceFile> {
  /** Items of the steps before it that are in the group. */
  readonly before: readonly ItemNode<F>[];
  /** Items that could have led to members of any group. */
  readonly anywhere: readonly ItemNode<F>[];
  /** Steps whose failures count here. */
  readonly near: ReadonlySet<string>;
  /** The workflow's own items that the step gathers itself, in the group. */
  readonly roots: readonly RootItem<F>[];
  readonly rootOf: (id: string) => RootItem<F> | undefined;
  readonly pins: SharedPins;
}

/**
 * What a group is made of: its sources are joined as those of any item, and complete members are gathered. A
 * member that lacks a source is missing as a whole.
 */
export function assembleGroup<F extends SourceFile>(
  node: ItemNode<F>,
  parts: GroupParts<F>,
  find: FindItem<F>,
): Assembled<F> {
  const { in: at, segments } = node;
  const { step } = at;
  const { before, anywhere, near, pins } = parts;
  const own = new Map(parts.roots.map((root) => [root.id, filesForStep(step, root)]));
  const isNear = (each: ItemNode<F>): boolean => near.has(each.in.step.id);
  const failed = [...before.filter(isNear), ...anywhere.filter(isNear)].filter(hasFailed);
  const forAll = failed.find((each) => each.segments.length === 0);
  if (forAll) return { state: 'skipped', why: `it was not started: ${forAll.in.step.id} failed` };
  const broken = [...own].flatMap(([id, { kind }]) => (kind === 'problem' ? [id] : []));
  const given = [...own].flatMap(([id, { kind }]) => (kind === 'files' ? [id] : []));
  const missing = new Set([...failed.map(unitOf), ...broken]);
  const present = before.filter((each) => isNear(each) && isCounted(each)).map(unitOf);
  const why = groupProblem(step, new Set([...present, ...given, ...missing]), missing);
  if (why !== undefined) return { state: 'failed', why: `it was not started: ${why}` };

  const joined = new JoinedMembers(node, parts, own, find);
  const files = new Map<string, readonly ItemEntry<F>[]>();
  for (const input of step.inputs) {
    const entries = input.sources.flatMap((source) => joined.entries(input.name, source));
    if (entries.length > 0) files.set(input.name, entries);
    const takes = input.sources.some(({ from }) => from !== 'shared');
    if (entries.length > 0 || !takes || input.optional) continue;
    const isEmpty = before.every(({ state }) => state === 'absent') && given.length === 0;
    return {
      state: isEmpty ? 'absent' : 'left out',
      why: `there is no file for ${quote(input.name)} to gather`,
    };
  }
  const lost = failed.filter(({ state }) => state === 'failed').map((each) => idOf(each.segments));
  const names = [...new Set([...lost, ...broken])].sort(compareNaturally);
  const shared = Object.entries(pins).map(([name, pin]): [string, string] => [`shared ${name}`, pin]);
  const version = groupVersion([...joined.versions, ...shared], names);
  const id = segments.length === 0 ? step.id : idOf(segments);
  const variables = node.root ? variablesFor(step, node.root.variables) : {};
  const item = { step: step.id, segments, id, version, files, variables, missing: names };
  const origins = new Map([[`${step.id} ${keyOf(segments)}`, version]]);
  return { state: 'ready', item, origins };
}

/** What one of the workflow's own items gives to the step directly, and the item's version. */
type OwnFiles<F extends SourceFile> = StepFiles<F> & { readonly version?: string };

/** The members of a group that have all of their sources. */
class JoinedMembers<F extends SourceFile> {
  readonly #step: ItemStep;
  readonly #joins: readonly Join[];
  readonly #members: readonly (readonly string[])[];
  readonly #filesOf: (id: string) => OwnFiles<F>;
  readonly #find: FindItem<F>;

  constructor(
    { in: at }: ItemNode<F>,
    { before, rootOf }: GroupParts<F>,
    own: ReadonlyMap<string, StepFiles<F>>,
    find: FindItem<F>,
  ) {
    const { base, joins } = at.axes;
    this.#step = at.step;
    this.#joins = joins;
    this.#find = find;
    this.#filesOf = (id) => {
      const root = rootOf(id);
      const files = own.get(id) ?? (root ? filesForStep(at.step, root) : { kind: 'none' as const });
      return { ...files, version: root?.version };
    };
    const members = new Map<string, readonly string[]>();
    const sources = new Set(
      joins.flatMap(({ source, axes }) =>
        source.from === 'step' && sameAxes(axes, base) ? [source.step] : [],
      ),
    );
    for (const { in: from, segments, state } of before)
      if (sources.has(from.step.id) && state !== 'absent') members.set(keyOf(segments), segments);
    if (sameAxes(base, [ROOT_AXIS]))
      for (const [id, { kind }] of own) if (kind !== 'none') members.set(keyOf([id]), [id]);
    if (base.length === 0) members.set(keyOf([]), []);
    this.#members = [...members.values()]
      .filter((segments) => joins.every((join) => !this.#lacks(join, segments)))
      .sort((a, b) => compareNaturally(idOf(a), idOf(b)));
  }

  /** Files of a source, in the order of the members' ids; files that several members share are there once. */
  entries(input: string, source: ItemSource): ItemEntry<F>[] {
    const join = this.#joins.find((each) => each.input === input && each.source === source);
    if (!join) return [];
    return this.#sourcesOf(join).flatMap(([, found]) => {
      if ('kind' in found) return found.kind === 'files' ? [...(found.files.get(input) ?? [])] : [];
      return found.state === 'done' ? [...entriesFor(this.#step, join, found.outputs)] : [];
    });
  }

  /** Everything that the group is made of, by place, with its version. */
  get versions(): [place: string, version: string][] {
    const all = new Map<string, string>();
    for (const join of this.#joins)
      for (const [place, found] of this.#sourcesOf(join)) {
        const version = 'kind' in found ? found.version : found.item?.version;
        if (version !== undefined) all.set(place, version);
      }
    return [...all];
  }

  #sourcesOf({ source, axes }: Join): [string, ItemNode<F> | OwnFiles<F>][] {
    const found = new Map<string, ItemNode<F> | OwnFiles<F>>();
    for (const segments of this.#members) {
      const own = segments.slice(0, axes.length);
      if (source.from === 'files') found.set(`item ${own[0]}`, this.#filesOf(own[0] ?? ''));
      else if (source.from === 'step') {
        const node = this.#find(source.step, own);
        if (node) found.set(`${source.step} ${keyOf(own)}`, node);
      }
    }
    return [...found];
  }

  #lacks({ source, axes }: Join, segments: readonly string[]): boolean {
    if (source.from === 'files') return this.#filesOf(segments[0] ?? '').kind === 'problem';
    const node = this.#find(source.step, segments.slice(0, axes.length));
    return node !== undefined && hasFailed(node);
  }
}

function hasFailed<F extends SourceFile>({ state }: ItemNode<F>): boolean {
  return state === 'failed' || state === 'skipped';
}

/** What people count: the sample that an item comes from; of groups, the group. */
function unitOf<F extends SourceFile>({ segments }: ItemNode<F>): string {
  return segments[0] ?? '';
}

/** One result for all is not a sample. */
function isCounted<F extends SourceFile>({ state, segments }: ItemNode<F>): boolean {
  return state !== 'absent' && segments.length > 0;
}
