import { AGENT_MEMORY_MB } from '../protocol/agent-size.ts';
import { LaneBound } from '../protocol/lane-bound.ts';
import { type Lane, laneFor, lanesOf, usableMemory } from '../protocol/lanes.ts';
import {
  fitMemoryLine,
  LEAST_SAMPLES,
  lineOf,
  type MemorySample,
  memoryFor,
} from '../protocol/memory-line.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { LEAST_MEMORY_MB } from './item-container.ts';

/** Share of a machine's memory that no container gets: the system and other programs need it. */
const SYSTEM_SHARE = 0.1;
/** A line is fitted again when there are this many times as many finished items. */
const REFIT = 1.25;

/**
 * The sizes of a run's items on this machine: an item begins in the lane for the size of its inputs, and
 * moves one lane up when it ran out of memory. The memory for a size is from the spec, or from a line fitted
 * to the run's finished items.
 */
export class ItemLanes {
  readonly #steps: ReadonlyMap<string, StepLanes>;

  /** @param memory of the machine for all containers, in bytes; 0 where unknown */
  constructor(plan: Plan, memory: number) {
    this.#steps = new Map(plan.steps.map((step) => [step.id, new StepLanes(step, memory)]));
  }

  of(step: string): StepLanes {
    return this.#steps.get(step)!;
  }
}

/** The lanes of a step, the smallest first. */
export class StepLanes {
  readonly lanes: readonly Lane[];
  /** For people: why there is no larger lane, as a clause. */
  readonly limit: string;
  readonly #samples: MemorySample[] = [];
  /** For each lane; used until there is a line. */
  readonly #bounds: readonly LaneBound[];
  #line;
  readonly #isMeasured: boolean;
  #fitAt = LEAST_SAMPLES;

  constructor({ spec, memory_mb, cpu_units: cpu }: PlannedStep, machine: number) {
    const memory = Math.max(memory_mb, LEAST_MEMORY_MB);
    const { maximal } = spec.memory;
    const own =
      machine > 0 ? Math.floor((machine / 2 ** 20) * (1 - SYSTEM_SHARE)) - AGENT_MEMORY_MB : Infinity;
    const most = Math.min(maximal ?? Infinity, own);
    this.lanes = lanesOf({ cpu, memory, maximal: most, sizes: 'any' });
    this.#bounds = this.lanes.map(() => new LaneBound());
    const top = usableMemory(this.lanes.at(-1)!);
    this.limit =
      top === maximal
        ? 'that is the most that memory.maximal or max_memory allows'
        : top >= own
          ? `this machine has no more: its engine has ${Math.floor(machine / 2 ** 20)} MB`
          : 'that is eight times what is suggested';
    this.#line = lineOf(spec.memory);
    this.#isMeasured = this.#line !== undefined;
  }

  /** The number of the lane in which an item begins. @param bytes of its inputs; undefined where unknown */
  begin(bytes: number | undefined): number {
    if (!this.#isMeasured && this.#samples.length >= this.#fitAt) {
      this.#line = fitMemoryLine(this.#samples);
      // A fit's time grows with the samples, so fitting after each item would be slow.
      this.#fitAt = Math.ceil(this.#samples.length * REFIT);
    }
    if (bytes === undefined) return 0;
    if (this.#line) return laneFor(this.lanes, memoryFor(this.#line, bytes));
    const begins = this.#bounds.findIndex((bound) => !bound.passesOn(bytes));
    return begins < 0 ? this.lanes.length - 1 : begins;
  }

  /** Remembers what a finished item took. */
  note({ input_bytes: bytes, peak_mb }: { readonly input_bytes?: number; readonly peak_mb?: number }): void {
    if (bytes === undefined || peak_mb === undefined) return;
    this.#samples.push({ bytes, peak_mb });
    for (const [i, bound] of this.#bounds.entries())
      if (usableMemory(this.lanes[i]!) > peak_mb) bound.note(bytes, false);
  }

  /** Remembers that an item ran out of memory. @param lane its number */
  noteOutgrown(bytes: number | undefined, lane: number): void {
    if (bytes !== undefined) this.#bounds[lane]?.note(bytes, true);
  }
}
