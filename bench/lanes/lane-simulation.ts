import { StepLanes } from '../../src/local/item-lanes.ts';
import { type LaneCosts, tuneMemory } from '../../src/progress/tune-memory.ts';
import { LaneBound } from '../../src/protocol/lane-bound.ts';
import { lanesOf, usableMemory } from '../../src/protocol/lanes.ts';
import type { SpecMemory } from '../../src/spec/spec.ts';
import { aStep } from '../../test/fakes/plan.ts';

/** An item for a tool whose memory depends on its input. */
export interface SimulatedItem {
  readonly bytes: number;
  readonly peak_mb: number;
  readonly seconds: number;
}

/**
 * Items of log-normal size, the same in every run, for a tool whose memory is three times its input. Their
 * time grows with their size.
 * @param medianMb of the sizes @param sigma of their logarithm
 */
export function logNormalItems(count: number, medianMb: number, sigma: number, seed = 7): SimulatedItem[] {
  const random = numbers(seed);
  return Array.from({ length: count }, () => {
    // The Box-Muller transform.
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const mb = medianMb * Math.exp(sigma * normal);
    return { bytes: Math.round(mb * 2 ** 20), peak_mb: Math.ceil(3 * mb), seconds: 5 + mb / 10 };
  });
}

/** The Park-Miller generator of random numbers between 0 and 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Runs a step's items in lanes, in order as jobs become free, with the code of local runs. */
export function runInLanes(
  items: readonly SimulatedItem[],
  memory: SpecMemory,
  jobs: number,
): LaneCosts & { readonly lanes: readonly number[] } {
  const { suggested, minimal = suggested } = memory;
  const step = aStep('a', { memory_mb: suggested, spec: { memory: { ...memory, minimal } } });
  const sizes = new StepLanes(step, 0);
  const running: { readonly until: number; readonly item: SimulatedItem; readonly lane: number }[] = [];
  let [now, mbSeconds, moves, failed] = [0, 0, 0, 0];
  const start = (item: SimulatedItem, lane: number): void => {
    mbSeconds += usableMemory(sizes.lanes[lane]!) * item.seconds;
    running.push({ until: now + item.seconds, item, lane });
  };
  const endFirst = (): void => {
    running.sort((a, b) => a.until - b.until);
    const { until, item, lane } = running.shift()!;
    const { bytes, peak_mb } = item;
    now = until;
    if (peak_mb <= usableMemory(sizes.lanes[lane]!)) sizes.note({ input_bytes: bytes, peak_mb });
    else if (lane === sizes.lanes.length - 1) failed += 1;
    else {
      sizes.noteOutgrown(bytes, lane);
      moves += 1;
      start(item, lane + 1);
    }
  };
  for (const item of items) {
    while (running.length === jobs) endFirst();
    start(item, sizes.begin(item.bytes));
  }
  while (running.length > 0) endFirst();
  return { mbSeconds, moves, failed, lanes: sizes.lanes.map(usableMemory) };
}

/**
 * Runs a step's items as on AWS, with the code of agents: all are sent to the smallest lane before the first
 * has finished. Each lane has `agents` agents, which take turns.
 */
export function runOnAgents(
  items: readonly SimulatedItem[],
  { suggested }: SpecMemory,
  agents: number,
): ReturnType<typeof runInLanes> {
  const lanes = lanesOf({ cpu: 1024, memory: suggested, sizes: 'any' }).map(usableMemory);
  let [mbSeconds, moves] = [0, 0];
  let here = items;
  for (const [i, memory] of lanes.entries()) {
    const bounds = Array.from({ length: agents }, () => new LaneBound());
    const isLast = i === lanes.length - 1;
    const next: SimulatedItem[] = [];
    for (const [n, item] of here.entries()) {
      const bound = bounds[n % agents]!;
      if (!isLast && bound.passesOn(item.bytes)) {
        next.push(item);
        continue;
      }
      mbSeconds += memory * item.seconds;
      const ranOut = item.peak_mb > memory;
      bound.note(item.bytes, ranOut);
      if (!ranOut) continue;
      if (!isLast) moves += 1;
      next.push(item);
    }
    here = next;
  }
  return { mbSeconds, moves, failed: here.length, lanes };
}

/** What lanes are compared with, in MB-seconds. */
export interface Peers {
  /** Each item in the smallest lane that holds it, or in the largest lane. */
  readonly oracle: number;
  /** Each item with exactly its memory. */
  readonly exact: number;
  /** Each item with the smallest memory that holds all of them. */
  readonly fixed: number;
}

export function peersOf(items: readonly SimulatedItem[], lanes: readonly number[]): Peers {
  const sum = (memory: (item: SimulatedItem) => number): number =>
    items.reduce((total, item) => total + memory(item) * item.seconds, 0);
  const most = Math.max(...items.map(({ peak_mb }) => peak_mb));
  return {
    oracle: sum(({ peak_mb }) => lanes.find((lane) => lane >= peak_mb) ?? lanes.at(-1)!),
    exact: sum(({ peak_mb }) => peak_mb),
    fixed: sum(() => most),
  };
}

/** The memory that `pipewright tune` proposes after a run. */
export function tuned(items: readonly SimulatedItem[], memory: SpecMemory): SpecMemory {
  const measured = items.map((item) => ({ ...item, had_mb: memory.suggested, moves: 0 }));
  const { line, suggested = memory.suggested } = tuneMemory(measured, memory, { cpu: 1024, sizes: 'any' })!;
  return { suggested, ...line };
}
