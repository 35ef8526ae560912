import type { StoredFile } from '../protocol/item-content.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { type KnownItem, keyOf, type StepEnd, type StepItem } from '../protocol/item-nodes.ts';
import type { RefusedItem } from '../protocol/refused-item.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { JoinWiring } from './join-wiring.ts';
import type { StoredEnd, StoredEnds } from './stored-ends.ts';

/** An item that has ended, according to a message. */
export interface EndedItem {
  readonly end: StepEnd<StoredFile>;
  /** When the message was sent: milliseconds since the epoch. The item's marker existed by then. */
  readonly sent?: number;
}

/**
 * Items that are joined together: one of the workflow's own items with everything made from it, or a group.
 */
export interface JoinUnit {
  readonly root?: RootItem<StoredFile>;
  /** The segment that all its items begin with. */
  readonly first?: string;
  /** Done items. */
  readonly ended: ReadonlySet<EndedItem>;
  /** Steps whose items the ended ones may complete. */
  readonly targets: ReadonlySet<string>;
}

export interface JoinedUnit {
  readonly ready: readonly StepItem<StoredFile>[];
  /** Items that can never begin: too few files, or too many. */
  readonly refused: readonly RefusedItem[];
  /** Complete items that are sent when the message of a later end comes. */
  readonly left: number;
}

/** Clocks of S3 and SQS may differ by this much; milliseconds. */
const CLOCK_SKEW_MS = 5_000;

/**
 * Finds the items that ends have completed. Their other sources are looked up by the keys of markers, which
 * follow from the workflow's own item. If another source's marker is newer than the messages, the item is
 * left to that source's message, which comes later and finds everything. If neither is clearly newer, both
 * send the item, and it is processed once.
 */
export async function joinUnit(unit: JoinUnit, wiring: JoinWiring, stored: StoredEnds): Promise<JoinedUnit> {
  const known = new UnitEnds(unit, wiring, stored);
  const targets = new Set(unit.targets);
  await known.lookUp(targets);
  const ready: StepItem<StoredFile>[] = [];
  const refused: RefusedItem[] = [];
  let left = 0;
  // The set grows by the steps that take results of items that cannot exist.
  for (const step of targets)
    for (const { id, segments, state, why, item } of known.itemsOf(step)) {
      if (state === 'left out' || state === 'absent') {
        const more = wiring.targets(step).map((target) => target.step.id);
        await known.lookUp(more);
        for (const target of more) targets.add(target);
      } else if (state === 'failed' && !item) refused.push({ step, segments, id, why });
      else if (state === 'ready' && item) {
        if (known.isLeft(item)) left += 1;
        else ready.push(item);
      }
    }
  return { ready, refused, left };
}

/** What is known about the ends of a unit's items. */
class UnitEnds {
  readonly #unit: JoinUnit;
  readonly #wiring: JoinWiring;
  readonly #stored: StoredEnds;
  readonly #flow: ItemFlow<StoredFile>;
  /** Items whose markers were looked for, or need not be. */
  readonly #asked = new Set<string>();
  readonly #found: StoredEnd[] = [];

  constructor(unit: JoinUnit, wiring: JoinWiring, stored: StoredEnds) {
    this.#unit = unit;
    this.#wiring = wiring;
    this.#stored = stored;
    this.#flow = new ItemFlow(wiring.plan, unit.root ? [unit.root] : [], { partial: true });
    this.#flow.start();
    for (const { end } of unit.ended) {
      this.#asked.add(placeOf(end.step, end.segments));
      this.#flow.end(end);
    }
  }

  /** Items to which the ends may be related. */
  itemsOf(step: string): KnownItem<StoredFile>[] {
    return [...this.#flow.itemsOf(step)].filter(({ segments }) => this.#isRelated(segments));
  }

  /** Whether another source's message, which comes later, sends an item. */
  isLeft({ step, segments }: StepItem<StoredFile>): boolean {
    const times = [...this.#unit.ended].flatMap(({ end, sent = Number.POSITIVE_INFINITY }) =>
      this.#wiring.isBefore(end.step, step) && areOneWay(end.segments, segments) ? [sent] : [],
    );
    const sources = this.#wiring.sources(step);
    const youngest = this.#found.flatMap(({ end, modified }) =>
      sources.includes(end.step) && areOneWay(end.segments, segments) ? [modified] : [],
    );
    return Math.max(...youngest) > Math.max(...times) + CLOCK_SKEW_MS;
  }

  /** Looks up the ends that the targets' items are made from. */
  async lookUp(targets: Iterable<string>): Promise<void> {
    const { root, ended } = this.#unit;
    const depth = Math.max(1, Math.min(...[...ended].map(({ end }) => end.segments.length)));
    const absent = this.#wiring.plan.steps.filter(({ id }) =>
      this.itemsOf(id).some(({ state }) => state === 'absent'),
    );
    const lookups = this.#wiring.lookups(targets, depth, (step) =>
      absent.some(({ id }) => this.#wiring.isBefore(id, step)),
    );
    for (const [step, lookup] of lookups) {
      if (lookup === 'by listing') await this.#listGroups(step);
      else if (lookup === 'by its root' && root)
        for (const segments of this.#startsOf(step)) await this.#find(step, segments, root.version);
    }
    const open = [...lookups].flatMap(([step, lookup]) => (lookup === 'by its sources' ? [step] : []));
    // Each end that is found may show which to look for next.
    for (let more = open.length > 0; more; ) {
      more = false;
      for (const step of open)
        for (const { segments, state, item } of this.itemsOf(step))
          if (state === 'ready' && item && (await this.#find(step, segments, item.version))) more = true;
    }
  }

  async #listGroups(step: string): Promise<void> {
    const depth = this.#wiring.at(step)!.axes.axes.length;
    const { first, ended } = this.#unit;
    const starts = new Map<string, readonly string[]>();
    for (const { end } of ended) {
      const own = end.segments.length === 0 && first !== undefined ? [first] : end.segments;
      const start = own.slice(0, depth);
      starts.set(keyOf(start), start);
    }
    for (const start of starts.values()) {
      if (depth > 0 && this.#asked.has(placeOf(step, start))) continue;
      const groups = await this.#stored.groups(step, start, depth);
      for (const each of groups) if (this.#isRelated(each.end.segments)) this.#take(each);
      // What has ended began after its groups had ended. So a group without a result cannot exist; no marker
      // says so.
      if (groups.length === 0 && start.length === depth && this.#hasBegunAfter(step, start))
        this.#flow.without(step, start);
    }
  }

  /** Whether an item that has ended takes a group, or would if the group existed. */
  #hasBegunAfter(gather: string, group: readonly string[]): boolean {
    return [...this.#unit.ended].some(
      ({ end: { step, segments } }) =>
        this.#wiring.isNearBefore(gather, step) &&
        segments.length >= group.length &&
        areOneWay(segments, group),
    );
  }

  /** The segments of those items of a step that the segments of ended items begin with. */
  #startsOf(step: string): Iterable<readonly string[]> {
    const depth = this.#wiring.at(step)!.axes.axes.length;
    const starts = new Map<string, readonly string[]>();
    for (const segments of [[this.#unit.root!.id], ...[...this.#unit.ended].map(({ end }) => end.segments)]) {
      const start = segments.slice(0, depth);
      if (start.length === depth) starts.set(keyOf(start), start);
    }
    return starts.values();
  }

  async #find(step: string, segments: readonly string[], version: string): Promise<boolean> {
    const place = placeOf(step, segments);
    if (this.#asked.has(place)) return false;
    this.#asked.add(place);
    const found = await this.#stored.done(step, segments, version);
    if (found) this.#take(found);
    return found !== undefined;
  }

  #take(found: StoredEnd): void {
    this.#found.push(found);
    this.#flow.end(found.end);
  }

  #isRelated(segments: readonly string[]): boolean {
    for (const { end } of this.#unit.ended) if (areOneWay(end.segments, segments)) return true;
    return false;
  }
}

function placeOf(step: string, segments: readonly string[]): string {
  return `${step} ${keyOf(segments)}`;
}

/** Whether one of the two is the beginning of the other. */
function areOneWay(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
  return true;
}
