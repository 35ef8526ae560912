import { forEachConcurrent } from '../core/concurrency.ts';
import { ROOT_AXIS } from '../protocol/item-axes.ts';
import { waitText } from '../protocol/item-counts.ts';
import { isFinal } from '../protocol/item-nodes.ts';
import type { ItemPlan, ItemStep } from '../protocol/item-plan.ts';
import { gatherSentKey, segmentsDigest } from '../protocol/object-keys.ts';
import type { ListedObject, ObjectStore } from '../protocol/object-store.ts';
import type { RunManifest } from '../protocol/run-manifest.ts';
import type { SampleCounts } from '../protocol/run-record.ts';
import {
  emptyCounts,
  finishCounts,
  type MarkerCounts,
  noteMarker,
  noteTime,
  type Reads,
} from './count-markers.ts';
import { type FlowStep, FOR_ALL, flowFamilies } from './flow-families.ts';
import { type AbsentSamples, absentSamples, type CountCache, MadeItems, NO_SAMPLES } from './item-facts.ts';
import { type MarkedUnit, readUnits, type UnitPlace } from './marker-units.ts';
import { type StepItems, type UnitFacts, type UnitItem, unitItems } from './unit-items.ts';

/** The items of one step of a workflow with "items". */
export interface ItemCounts extends MarkerCounts {
  /** Items that have everything they need, but no marker. */
  ready: number;
  skipped: number;
  /** Reason for waiting → number of items. */
  readonly waits: Map<string, number>;
  /** More items may come than are counted here. */
  isOpen: boolean;
  /** Failed items that a gather step continues without. */
  tolerated: number;
}

export interface CountedItems {
  readonly steps: ReadonlyMap<string, ItemCounts>;
  readonly samples: SampleCounts;
}

export type CountStorage = Pick<ObjectStore, 'read' | 'list' | 'pages' | 'lines'>;

const LANES = 16;

/**
 * Counts a run's items by the keys of their markers. Markers are read only where the number of items in later
 * steps depends on their content.
 * @param plan the run's plan of items
 */
export async function countItems(
  plan: ItemPlan,
  run: RunManifest,
  place: UnitPlace,
  storage: CountStorage,
  reads: Reads,
  cache: CountCache,
): Promise<CountedItems> {
  const counting = new Counting(plan, run, place, storage, reads, cache);
  return counting.count();
}

class Counting {
  readonly #families: ReadonlyMap<string, readonly FlowStep[]>;
  readonly #run: RunManifest;
  readonly #place: UnitPlace;
  readonly #storage: CountStorage;
  readonly #reads: Reads;
  readonly #made: MadeItems;
  readonly #absent: () => Promise<AbsentSamples>;
  readonly #plan: ItemPlan;
  #steps = new Map<string, ItemCounts>();
  #samples = { open: 0, failed: 0 };
  /** The item of each step that has one result for all. */
  #forAll: ReadonlyMap<string, UnitItem> = new Map();
  /** Gather steps whose groups were all sent. */
  #gathered: ReadonlySet<string> = new Set();

  constructor(
    plan: ItemPlan,
    run: RunManifest,
    place: UnitPlace,
    storage: CountStorage,
    reads: Reads,
    cache: CountCache,
  ) {
    this.#plan = plan;
    this.#families = flowFamilies(plan);
    this.#run = run;
    this.#place = place;
    this.#storage = storage;
    this.#reads = reads;
    this.#made = new MadeItems([...this.#families.values()].flat(), storage, place, cache);
    this.#absent = () => absentSamples(plan, run, place, storage, cache);
  }

  async count(): Promise<CountedItems> {
    const sent = await this.#sentNotes();
    // Whether a step has gathered depends on the steps before it, which may gather themselves: repeat until
    // stable.
    for (let round = 0; ; round++) {
      this.#steps = new Map(this.#plan.steps.map(({ id }) => [id, noItems(this.#reads)]));
      this.#samples = { open: 0, failed: 0 };
      // FOR_ALL sorts first: other families need its items.
      for (const name of [...this.#families.keys()].sort()) await this.#countFamily(name);
      const before = this.#gathered;
      this.#gathered = this.#gatheredSteps(sent);
      const isNew = [...this.#gathered].some((id) => !before.has(id) && !isSettled(this.#steps.get(id)!));
      if (!isNew || round === this.#plan.steps.length) break;
    }
    for (const [name, steps] of this.#families) for (const at of steps) this.#finish(at, name);
    this.#tolerate();
    const all = this.#run.items?.count ?? 0;
    const { open, failed } = this.#samples;
    return { steps: this.#steps, samples: { all, failed, through: Math.max(0, all - open) } };
  }

  async #countFamily(name: string): Promise<void> {
    const steps = this.#families.get(name)!;
    const ids = steps.map(({ step }) => step.id);
    const noted = steps.filter(({ step }) => isNoted(step, name)).map(({ step }) => step.id);
    const absent = name === ROOT_AXIS ? await this.#absent() : NO_SAMPLES;
    /** Digests of units that are known without a marker. */
    const named = new Set([...absent.keys(), ...(name === FOR_ALL ? [ONE] : await this.#scattered(steps))]);
    let seen = 0;
    await readUnits(this.#storage, this.#place, ids, noted, async (units) => {
      seen += units.length;
      for (const { digest } of units) named.delete(digest);
      await this.#take(name, units, absent);
    });
    const rest = [...named].map((digest): MarkedUnit => ({ digest, steps: new Map() }));
    await this.#take(name, rest, absent);
    if (name !== ROOT_AXIS) return;
    const all = this.#run.items?.count ?? Math.max(0, ...Object.values(this.#run.expected));
    const others = all - seen - rest.length;
    if (others > 0) await this.#take(name, [{ digest: '', steps: new Map() }], absent, others);
  }

  /** @param times how many units each of these stands for */
  async #take(family: string, units: readonly MarkedUnit[], absent: AbsentSamples, times = 1): Promise<void> {
    const steps = this.#families.get(family)!;
    let left = units;
    while (left.length > 0) {
      const wanted = new Map<string, ListedObject>();
      const again: MarkedUnit[] = [];
      for (const unit of left) {
        const wants: ListedObject[] = [];
        const found = unitItems(steps, unit, this.#factsOf(unit, absent, wants));
        if (wants.length === 0) this.#add(family, unit, found, times);
        else again.push(unit);
        for (const end of wants) wanted.set(end.key, end);
      }
      await forEachConcurrent(LANES, wanted.values(), (object) => this.#made.read(object));
      left = again;
    }
  }

  #factsOf({ digest }: MarkedUnit, absent: AbsentSamples, wants: ListedObject[]): UnitFacts {
    return {
      forAll: (step) => this.#forAll.get(step),
      isGathered: (step) => this.#gathered.has(step),
      isAbsent: (step) => absent.get(digest)?.has(step) === true,
      made: (at, join, end) => {
        const made = this.#made.find(at, join, end);
        if (!made && this.#made.canRead(end)) wants.push(end);
        return made;
      },
    };
  }

  #add(family: string, unit: MarkedUnit, found: ReadonlyMap<string, StepItems>, times: number): void {
    let isOpen = false;
    let hasFailed = false;
    for (const [step, { items, isClosed }] of found) {
      const counts = this.#steps.get(step)!;
      counts.isOpen ||= !isClosed;
      isOpen ||= !isClosed;
      for (const { state, why, end } of items.values()) {
        isOpen ||= !isFinal(state);
        hasFailed ||= state === 'failed' || state === 'skipped';
        if (end) noteMarker(counts, state === 'done' ? 'done' : 'failed', end);
        else if (state === 'ready') counts.ready += times;
        else if (state === 'skipped') counts.skipped += times;
        else if (state === 'waiting') counts.waits.set(why, (counts.waits.get(why) ?? 0) + times);
      }
      for (const { object } of [...(unit.steps.get(step)?.ends.values() ?? [])].flat())
        noteTime(counts, object);
    }
    if (family === FOR_ALL)
      this.#forAll = new Map([...found].map(([step, { items }]) => [step, items.get('')!]));
    if (family !== ROOT_AXIS) return;
    if (isOpen || hasFailed) this.#samples.open += times;
    if (hasFailed) this.#samples.failed += times;
  }

  /** Digests of the units that a scatter makes from one result for all. */
  async #scattered(steps: readonly FlowStep[]): Promise<string[]> {
    const units: string[] = [];
    for (const at of steps)
      for (const join of at.axes.joins) {
        if (!join.scatter || join.axes.length !== 1 || join.source.from !== 'step') continue;
        const source = this.#forAll.get(join.source.step);
        if (source?.end && !this.#made.find(at, join, source.end)) await this.#made.read(source.end);
        this.#steps.get(at.step.id)!.isOpen ||= source !== undefined && !isFinal(source.state);
        if (source?.state === 'done') units.push(...(this.#made.find(at, join, source.end!) ?? []));
      }
    return units;
  }

  /** Gather step → when it was noted that all its groups were sent; milliseconds since 1970. */
  async #sentNotes(): Promise<Map<string, number>> {
    const { bucket, prefix, run } = this.#place;
    const notes = new Map<string, number>();
    for (const { id, gather } of this.#plan.steps) {
      if (!gather) continue;
      const key = gatherSentKey(prefix, run, id);
      for await (const object of this.#storage.list(bucket, key))
        if (object.key === key) notes.set(id, object.modified);
    }
    return notes;
  }

  /** Gather steps whose groups were all sent after everything before them had ended. */
  #gatheredSteps(sent: ReadonlyMap<string, number>): Set<string> {
    const gathered = new Set<string>();
    const isOver = (id: string, noted: number): boolean => {
      const counts = this.#steps.get(id)!;
      const { gather } = this.#plan.steps.find((step) => step.id === id)!;
      return (
        (!gather || gathered.has(id)) &&
        openItems(counts) === 0 &&
        !counts.isOpen &&
        (counts.last ?? 0) <= noted
      );
    };
    const all = [...this.#families.values()].flat();
    for (const { id, gather } of this.#plan.steps) {
      const { before } = all.find(({ step }) => step.id === id)!;
      const noted = sent.get(id);
      if (gather && noted !== undefined && [...before].every((each) => isOver(each, noted))) gathered.add(id);
    }
    return gathered;
  }

  /** Says what groups wait for, and which steps may have more items than are known. */
  #finish({ step, axes, before }: FlowStep, family: string): void {
    const counts = this.#steps.get(step.id)!;
    finishCounts(counts);
    const ofUnits = family === ROOT_AXIS || family === FOR_ALL;
    const first = this.#families.get(family)![0]!;
    if (!ofUnits && first.step.gather) counts.isOpen ||= !this.#gathered.has(first.step.id);
    if (!step.gather || step.gather.by?.kind === 'item') return;
    const waits = sum(counts.waits.values());
    if (waits === 0 && (axes.axes.length === 0 || !counts.isOpen)) return;
    const open = [...before].reduce((all, id) => all + openItems(this.#steps.get(id)!), 0);
    counts.waits.clear();
    counts.waits.set(waitText(open), Math.max(1, waits));
  }

  /** Where every group was sent and none failed, the failures before them were allowed. */
  #tolerate(): void {
    for (const { step, near } of [...this.#families.values()].flat()) {
      const { failed, skipped } = this.#steps.get(step.id)!;
      if (!step.gather?.allowFailed || !this.#gathered.has(step.id) || failed + skipped > 0) continue;
      for (const id of near) this.#steps.get(id)!.tolerated = this.#steps.get(id)!.failed;
    }
  }
}

/** The digest of the unit of the family FOR_ALL. */
const ONE = segmentsDigest([]);

/**
 * Whether notes say which items of a step were sent. In families of groups, this includes steps with an
 * optional input: a group without a result leaves no other key there.
 */
function isNoted({ gather, inputs }: ItemStep, family: string): boolean {
  const ofUnits = family === ROOT_AXIS || family === FOR_ALL;
  return gather !== undefined || (!ofUnits && inputs.some(({ optional }) => optional));
}

function noItems(reads: Reads): ItemCounts {
  return { ...emptyCounts(reads), ready: 0, skipped: 0, waits: new Map(), isOpen: false, tolerated: 0 };
}

function isSettled({ waits, isOpen }: ItemCounts): boolean {
  return waits.size === 0 && !isOpen;
}

/** Items that have not ended. */
export function openItems({ ready, waits }: Pick<ItemCounts, 'ready' | 'waits'>): number {
  return ready + sum(waits.values());
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((all, each) => all + each, 0);
}
