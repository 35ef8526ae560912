import type { Join } from '../protocol/item-axes.ts';
import { waitText } from '../protocol/item-counts.ts';
import { isFinal, type StepItemState } from '../protocol/item-nodes.ts';
import { sourceName } from '../protocol/item-plan.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { FlowStep } from './flow-families.ts';
import type { MarkedUnit, StepMarks } from './marker-units.ts';

/*
 * The items of one unit, such as a sample, from the keys of its markers alone, by the rules of the planner
 * (protocol/item-flow.ts), for counting. Without files and versions, one unit at a time is enough in memory.
 */

export interface UnitItem {
  readonly state: StepItemState;
  /** What it waits for. */
  readonly why: string;
  /** The marker that says how it ended. */
  readonly end?: ListedObject;
}

/** The items of a step in one unit, by the digest of the rest of their ids: `''` for the unit itself. */
export interface StepItems {
  readonly items: ReadonlyMap<string, UnitItem>;
  /** No others will come. */
  readonly isClosed: boolean;
}

/** What is known besides a unit's own keys. */
export interface UnitFacts {
  /** The item of a step with one result for all; undefined for other steps. */
  forAll(step: string): UnitItem | undefined;
  /**
   * What a done item gives: in a scatter, the digests of the items that it makes; else one `''` if it gives a
   * file, or nothing. Undefined until its marker was read.
   */
  made(at: FlowStep, join: Join, end: ListedObject): readonly string[] | undefined;
  /** Whether the unit is a sample that is not an item of this step. */
  isAbsent(step: string): boolean;
  /** Whether all groups of a gather step were sent, or refused. */
  isGathered(step: string): boolean;
}

/** @param steps of one family, in the plan's order */
export function unitItems(
  steps: readonly FlowStep[],
  unit: MarkedUnit,
  facts: UnitFacts,
): ReadonlyMap<string, StepItems> {
  return new UnitItems(unit, facts).of(steps);
}

const UNKNOWN: UnitItem = { state: 'waiting', why: '' };
const hasFailed = ({ state }: UnitItem): boolean => state === 'failed' || state === 'skipped';
const NO_MARKS: StepMarks = { ends: new Map(), sent: new Map() };

class UnitItems {
  readonly #unit: MarkedUnit;
  readonly #facts: UnitFacts;
  readonly #steps = new Map<string, StepItems & { readonly at: FlowStep }>();
  /** An item that a scatter made → the item that it was made from. */
  readonly #parents = new Map<string, string>();

  constructor(unit: MarkedUnit, facts: UnitFacts) {
    this.#unit = unit;
    this.#facts = facts;
  }

  of(steps: readonly FlowStep[]): ReadonlyMap<string, StepItems> {
    for (const at of steps) {
      const found = at.step.gather ? this.#groups(at) : this.#joined(at);
      this.#steps.set(at.step.id, { at, ...found });
    }
    return this.#steps;
  }

  #joined(at: FlowStep): StepItems {
    const names = new Set<string>(this.#marks(at).sent.keys());
    let isClosed = true;
    const { axes, joins } = at.axes;
    const whole = joins.filter((join) => join.axes.length === axes.length);
    if (whole.length === 0) names.add('');
    for (const join of whole) {
      const source = join.source.from === 'step' ? this.#steps.get(join.source.step) : undefined;
      if (!source) {
        names.add('');
        continue;
      }
      isClosed &&= source.isClosed;
      for (const [name, item] of source.items) {
        if (!join.scatter) names.add(name);
        else if (item.state === 'done') {
          const made = this.#facts.made(at, join, item.end!);
          isClosed &&= made !== undefined;
          for (const each of made ?? []) {
            names.add(each);
            this.#parents.set(each, name);
          }
        } else isClosed &&= isFinal(item.state);
      }
    }
    return { items: new Map([...names].map((name) => [name, this.#item(at, name)])), isClosed };
  }

  #item(at: FlowStep, name: string): UnitItem {
    const own = this.#ended(at, name);
    if (own) return own;
    if (this.#marks(at).sent.has(name)) return { state: 'ready', why: '' };
    const { step, axes } = at;
    if (this.#facts.isAbsent(step.id)) return { state: 'absent', why: '' };
    const failed: string[] = [];
    const open: string[] = [];
    const given = new Set<string>();
    const lacking: { input: string; state: StepItemState }[] = [];
    for (const join of axes.joins) {
      const source = this.#source(at, join, name);
      const shown = sourceName(join.source);
      if (source === 'given') given.add(join.input);
      else if (hasFailed(source)) failed.push(shown);
      else if (!isFinal(source.state)) open.push(shown);
      else if (source.state !== 'done') lacking.push({ input: join.input, state: source.state });
      else if (join.scatter || !at.unsure.has(join)) given.add(join.input);
      else {
        const made = this.#facts.made(at, join, source.end!);
        if (!made) open.push(shown);
        else if (made.length > 0) given.add(join.input);
        else lacking.push({ input: join.input, state: 'left out' });
      }
    }
    if (failed.length > 0) return { state: 'skipped', why: '' };
    if (open.length > 0) return { state: 'waiting', why: `it waits for ${open.join(', ')}` };
    for (const { name: input, optional } of step.inputs) {
      const missing = lacking.filter((each) => each.input === input);
      if (optional || missing.length === 0 || given.has(input)) continue;
      return { state: missing.every(({ state }) => state === 'absent') ? 'absent' : 'left out', why: '' };
    }
    return { state: 'ready', why: '' };
  }

  /** The item of a source that an item needs; `given` where the source is the workflow's own files. */
  #source(at: FlowStep, join: Join, name: string): UnitItem | 'given' {
    if (join.source.from === 'files') return 'given';
    const length = join.scatter ? join.axes.length - 1 : join.axes.length;
    const source = this.#steps.get(join.source.step);
    if (!source) return this.#facts.forAll(join.source.step) ?? UNKNOWN;
    const found = source.items.get(this.#start(name, at.axes.axes.length, length));
    return found ?? { state: source.isClosed ? 'absent' : 'waiting', why: '' };
  }

  /** The digest of an item's id, shortened from `depth` to `length` segments. */
  #start(name: string, depth: number, length: number): string {
    let start = name;
    for (let left = depth; left > length; left--) start = this.#parents.get(start) ?? '';
    return start;
  }

  #groups(at: FlowStep): StepItems {
    const { step, axes, near } = at;
    const { by, size } = step.gather!;
    const marks = this.#marks(at);
    const names = new Set([...marks.ends.keys(), ...marks.sent.keys()]);
    const before = [...this.#steps.values()].filter((each) => at.before.has(each.at.step.id));
    if (axes.axes.length === 0) names.add('');
    if (by?.kind === 'item' && size === undefined)
      for (const each of before) {
        const depth = each.at.axes.axes.length;
        if (depth < axes.axes.length) continue;
        for (const name of each.items.keys()) names.add(this.#start(name, depth, axes.axes.length));
      }
    const isGathered = this.#facts.isGathered(step.id);
    const isSkipped = [...near].some((id) => {
      const source = this.#steps.get(id);
      const forAll = source?.at.axes.axes.length === 0 ? source.items.get('') : this.#facts.forAll(id);
      return forAll !== undefined && hasFailed(forAll);
    });
    const open = before.reduce(
      (sum, { items }) => sum + [...items.values()].filter(({ state }) => !isFinal(state)).length,
      0,
    );
    const item = (name: string): UnitItem => {
      const own = this.#ended(at, name);
      if (own) return own;
      if (isSkipped) return { state: 'skipped', why: '' };
      if (marks.sent.has(name)) return { state: 'ready', why: '' };
      if (isGathered) return { state: 'left out', why: '' };
      const empty = by?.kind === 'item' && size === undefined ? this.#emptyGroup(at, name) : undefined;
      return empty ? { state: empty, why: '' } : { state: 'waiting', why: waitText(open) };
    };
    return {
      items: new Map([...names].map((name) => [name, item(name)])),
      // Groups of other units do not concern this one.
      isClosed:
        isGathered || isSkipped || axes.axes.length <= 1 || (size === undefined && by?.kind === 'item'),
    };
  }

  /** How a group by item ends without having started: nothing before it failed, but an input has no file. */
  #emptyGroup(at: FlowStep, name: string): 'left out' | 'absent' | undefined {
    const { step, axes, before, unsure } = at;
    const itemsOf = (id: string): readonly UnitItem[] => {
      const from = this.#steps.get(id);
      if (!from) return [this.#facts.forAll(id) ?? UNKNOWN];
      const depth = from.at.axes.axes.length;
      // The planner waits for these in all units.
      if (depth < axes.axes.length) return [UNKNOWN];
      return [...from.items].flatMap(([each, item]) =>
        this.#start(each, depth, axes.axes.length) === name ? [item] : [],
      );
    };
    const members = [...before].flatMap(itemsOf);
    const isOver = [...before].every((id) => this.#steps.get(id)?.isClosed !== false);
    if (!isOver || members.some((each) => !isFinal(each.state) || hasFailed(each))) return undefined;
    const gives = (join: Join): boolean => {
      if (join.source.from === 'files') return !this.#facts.isAbsent(step.id);
      return itemsOf(join.source.step).some(({ state, end }) => {
        if (state !== 'done' || !unsure.has(join)) return state === 'done';
        // It may give a file until its marker shows otherwise.
        return this.#facts.made(at, join, end!)?.length !== 0;
      });
    };
    const lacks = step.inputs.some(({ name: input, optional, sources }) => {
      const joins = axes.joins.filter((join) => join.input === input);
      return !optional && sources.some(({ from }) => from !== 'shared') && !joins.some(gives);
    });
    if (!lacks) return undefined;
    return members.every(({ state }) => state === 'absent') ? 'absent' : 'left out';
  }

  /** How an item ended; done is final. A group that was sent again, with other members, is open again. */
  #ended(at: FlowStep, name: string): UnitItem | undefined {
    const { ends, sent } = this.#marks(at);
    const group = sent.get(name);
    const own = (ends.get(name) ?? []).filter(
      ({ version, object }) => !group || version === group.version || object.modified > group.modified,
    );
    const end = own.find(({ state }) => state === 'done') ?? own[0];
    return end && { state: end.state, why: '', end: end.object };
  }

  #marks({ step }: FlowStep): StepMarks {
    return this.#unit.steps.get(step.id) ?? NO_MARKS;
  }
}
