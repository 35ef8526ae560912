import { type Lane, type LaneRequest, laneFor, lanesOf, usableMemory } from '../protocol/lanes.ts';
import { fitMemoryLine, LEAST_SAMPLES, type MemoryLine, memoryFor } from '../protocol/memory-line.ts';
import type { SpecMemory } from '../spec/spec.ts';

/** The memory that a finished item took and had. */
export interface MeasuredItem {
  /** Bytes of its inputs. */
  readonly bytes: number;
  readonly peak_mb: number;
  readonly seconds: number;
  /** MB that its command had in the last start. */
  readonly had_mb: number;
  /** How often it ran out of memory before that. */
  readonly moves: number;
}

/** What the memory of an algorithm should be, by the peaks of its items. */
export interface MemoryTuning {
  readonly items: number;
  readonly peak: { readonly median: number; readonly p95: number; readonly most: number };
  /** Missing where there are too few items. */
  readonly line?: MemoryLine;
  /** What the spec should suggest; missing where it should stay as it is. */
  readonly suggested?: number;
  /** GB-hours that the items had, runs that ended out of memory included. */
  readonly today: number;
  /** GB-hours that they would have had. */
  readonly proposed: number;
  /** How often they would still have run out of memory and moved. */
  readonly moves: number;
  /** How many would have failed: more memory than the largest lane has. */
  readonly failed: number;
}

/** `suggested` changes only if that saves at least this share, or lets fewer items fail. */
const WORTH = 0.1;
/** What a suggested size is a multiple of, in MB. */
const ROUND_MB = 64;

/**
 * Tunes the memory of an algorithm.
 * @param memory of its spec, or of the step where the spec is unknown
 * @param sizes which sizes the lanes may have
 * @returns undefined where there are no items
 */
export function tuneMemory(
  items: readonly MeasuredItem[],
  memory: SpecMemory,
  sizes: Pick<LaneRequest, 'cpu' | 'sizes'>,
): MemoryTuning | undefined {
  if (items.length === 0) return undefined;
  const peaks = items.map(({ peak_mb }) => peak_mb).sort((a, b) => a - b);
  const quantile = (q: number): number => peaks[Math.max(0, Math.ceil(q * peaks.length) - 1)]!;
  const line = fitMemoryLine(items);
  const today = inGbHours(items.reduce((sum, item) => sum + spent(item), 0));
  const known = {
    items: items.length,
    peak: { median: quantile(0.5), p95: quantile(0.95), most: peaks.at(-1)! },
    today,
  };
  if (!line) return { ...known, proposed: today, moves: 0, failed: 0 };
  const costs = (suggested: number): LaneCosts =>
    laneCosts(items, lanesOf({ ...sizes, memory: suggested, maximal: memory.maximal }), line);
  const asIs = costs(memory.suggested);
  const { minimal = 0, maximal = Infinity } = memory;
  const candidates = new Set(sizesOf(items, line).map((size) => Math.min(maximal, Math.max(minimal, size))));
  let best = { suggested: memory.suggested, costs: asIs };
  for (const suggested of candidates) {
    const tried = { suggested, costs: costs(suggested) };
    if (isBetter(tried.costs, best.costs)) best = tried;
  }
  const isWorth = best.costs.failed < asIs.failed || best.costs.mbSeconds < (1 - WORTH) * asIs.mbSeconds;
  const chosen = isWorth ? best : { suggested: memory.suggested, costs: asIs };
  return {
    ...known,
    line,
    ...(chosen.suggested !== memory.suggested && { suggested: chosen.suggested }),
    proposed: inGbHours(chosen.costs.mbSeconds),
    moves: chosen.costs.moves,
    failed: chosen.costs.failed,
  };
}

export interface LaneCosts {
  readonly mbSeconds: number;
  readonly moves: number;
  readonly failed: number;
}

/**
 * What items cost in lanes: each begins where the line says, and moves up where that is too little. A start
 * that runs out of memory is assumed to take as long as one that succeeds.
 */
export function laneCosts(
  items: readonly Pick<MeasuredItem, 'bytes' | 'peak_mb' | 'seconds'>[],
  lanes: readonly Lane[],
  line: MemoryLine | undefined,
): LaneCosts {
  let [mbSeconds, moves, failed] = [0, 0, 0];
  for (const { bytes, peak_mb, seconds } of items) {
    const begin = line ? laneFor(lanes, memoryFor(line, bytes)) : 0;
    const last = lanes.findIndex((lane, i) => i >= begin && usableMemory(lane) >= peak_mb);
    const tried = lanes.slice(begin, last < 0 ? undefined : last + 1);
    for (const lane of tried) mbSeconds += usableMemory(lane) * seconds;
    moves += tried.length - 1;
    if (last < 0) failed += 1;
  }
  return { mbSeconds, moves, failed };
}

function isBetter(a: LaneCosts, b: LaneCosts): boolean {
  return a.failed === b.failed ? a.mbSeconds < b.mbSeconds : a.failed < b.failed;
}

/** Sizes with which some item fits exactly into some lane; others are no better than the next smaller one. */
function sizesOf(items: readonly MeasuredItem[], line: MemoryLine): number[] {
  const sizes = new Set<number>();
  for (const { bytes, peak_mb } of items)
    for (const factor of [1, 2, 4, 8])
      for (const need of [memoryFor(line, bytes), peak_mb])
        sizes.add(Math.max(1, Math.ceil(need / factor / ROUND_MB)) * ROUND_MB);
  return [...sizes].sort((a, b) => a - b);
}

/** MB-seconds of an item in its run: each move had doubled its memory. */
function spent({ seconds, had_mb, moves }: MeasuredItem): number {
  return seconds * had_mb * (2 - 0.5 ** moves);
}

function inGbHours(mbSeconds: number): number {
  return mbSeconds / 1024 / 3600;
}

/** Whether there are enough items for a line. */
export function isEnough(items: number): boolean {
  return items >= LEAST_SAMPLES;
}
