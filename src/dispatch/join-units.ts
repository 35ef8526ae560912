import { ROOT_AXIS } from '../protocol/item-axes.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { type EndMessage, type OutgoingMessage, writeEndMessage } from '../protocol/message.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { EndedItem, JoinUnit } from './join-unit.ts';
import type { JoinWiring } from './join-wiring.ts';
import type { RunItems } from './run-book.ts';
import type { StoredEnds } from './stored-ends.ts';

/** An end, with the messages that report it. */
export interface Ended extends EndedItem {
  readonly from: readonly string[];
  readonly part?: EndMessage['part'];
  /** All of these messages are repetitions. */
  readonly repeat?: true;
}

type Unit = JoinUnit & { readonly ended: ReadonlySet<Ended> };

interface OpenUnit {
  readonly first?: string;
  readonly isRoot: boolean;
  root?: RootItem<StoredFile>;
  readonly ended: Set<Ended>;
  readonly targets: Set<string>;
}

/**
 * Root items that one call joins with a result that goes to all of them; messages give the rest to other
 * calls.
 */
export const PART_SIZE = 500;

/**
 * Sorts ends into units that are joined together: the ends of one of the workflow's own items, or of one
 * group.
 */
export class JoinUnits {
  readonly #items: RunItems;
  readonly #wiring: JoinWiring;
  readonly #stored: StoredEnds;
  readonly #units = new Map<string, OpenUnit>();
  /** Messages to the inbox: ends that other calls join, each for a part of the run's items. */
  readonly parts: { readonly outgoing: OutgoingMessage; readonly from: readonly string[] }[] = [];

  constructor(items: RunItems, wiring: JoinWiring, stored: StoredEnds) {
    this.#items = items;
    this.#wiring = wiring;
    this.#stored = stored;
  }

  async add(ended: Ended): Promise<void> {
    let isSpread = false;
    for (const { step, axes } of this.#wiring.targets(ended.end.step)) {
      const [axis] = axes.base;
      const [first] = ended.end.segments;
      // A target that is not divided was added by the call that made the parts.
      if (ended.part !== undefined && axis !== ROOT_AXIS) continue;
      if (axis === undefined || first !== undefined) this.#put(axis, first, ended, step.id);
      else if (axis !== ROOT_AXIS)
        for (const group of await this.#groupsBefore(step.id, axis)) this.#put(axis, group, ended, step.id);
      else if (ended.part === undefined && this.#items.count > PART_SIZE) isSpread = true;
      else {
        const [from, to] = ended.part ?? [0, PART_SIZE];
        for (const root of await this.#items.slice(from, to))
          this.#put(axis, root.id, ended, step.id).root = root;
      }
    }
    if (isSpread) this.#spread(ended);
  }

  /** All units, without those of items that the run no longer has. */
  async all(): Promise<Unit[]> {
    const open = [...this.#units.values()].filter(({ isRoot, root }) => isRoot && !root);
    const roots = await this.#items.find(new Set(open.map(({ first = '' }) => first)));
    const byId = new Map(roots.map((root) => [root.id, root]));
    for (const unit of open) unit.root = byId.get(unit.first ?? '');
    return [...this.#units.values()].filter(({ isRoot, root }) => !isRoot || root);
  }

  #put(axis: string | undefined, first: string | undefined, ended: Ended, target: string): OpenUnit {
    const key = `${axis ?? ''} ${first ?? ''}`;
    const unit = this.#units.get(key) ?? {
      ...{ first, isRoot: axis === ROOT_AXIS },
      ...{ ended: new Set<Ended>(), targets: new Set<string>() },
    };
    this.#units.set(key, unit);
    unit.ended.add(ended);
    unit.targets.add(target);
    return unit;
  }

  #spread({ end, from, repeat }: Ended): void {
    const { run, count } = this.#items;
    for (let at = 0; at < count; at += PART_SIZE) {
      const part = [at, Math.min(count, at + PART_SIZE)] as const;
      this.parts.push({ outgoing: { body: writeEndMessage({ run, end, part, repeat }), group: run }, from });
    }
  }

  /**
   * The first segments of the groups before a step. Where no step before it groups by the axis, it is one
   * undefined: the parts of one result for all items are joined together.
   */
  async #groupsBefore(step: string, axis: string): Promise<Iterable<string | undefined>> {
    const { steps } = this.#wiring.plan;
    const gathers = steps.filter(
      ({ id, gather }) =>
        gather && this.#wiring.isBefore(id, step) && this.#wiring.at(id)!.axes.axes[0] === axis,
    );
    if (gathers.length === 0) return [undefined];
    const firsts = new Set<string>();
    for (const { id } of gathers)
      for (const { end } of await this.#stored.groups(id, [], this.#wiring.at(id)!.axes.axes.length))
        firsts.add(end.segments[0]!);
    return firsts;
  }
}
