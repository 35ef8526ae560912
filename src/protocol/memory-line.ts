/** How much memory an item takes by the size of its inputs: a line that most items stay below. */
export interface MemoryLine {
  /** MB of an item without any input. */
  readonly base: number;
  /** MB for each MB of its inputs. */
  readonly per_input_mb: number;
}

/** What one finished item took. */
export interface MemorySample {
  /** Of its inputs, without shared ones. */
  readonly bytes: number;
  readonly peak_mb: number;
}

/** With fewer finished items, no line is fitted. */
export const LEAST_SAMPLES = 20;
/** The share of items that stay below a line, before the margin is added. */
const QUANTILE = 0.95;
/** An item that outgrows its size is run twice, so a little more costs less than it saves. */
const MARGIN = 1.05;
/** If sizes differ by a smaller factor, they say nothing about what another size would take. */
const LEAST_SPREAD = 1.1;
/**
 * Of each search for the slope: a step leaves at most two thirds of the interval, so the end is as exact as a
 * number can be.
 */
const STEPS = 100;
/** Two losses that differ by less than this share of all peaks are equal: the rest is rounding. */
const SAME = 1e-12;

/**
 * Fits the line that most items stay below: linear quantile regression (Koenker and Bassett, 1978), with
 * neither number negative, plus a margin. The same samples give the same line, in any order.
 * @param samples those without a size or a peak do not count
 * @returns undefined where there are fewer than {@link LEAST_SAMPLES}; `base` is whole, `per_input_mb` has
 *   three digits, both rounded up
 */
export function fitMemoryLine(samples: readonly MemorySample[]): MemoryLine | undefined {
  const points = samples
    .filter(({ bytes, peak_mb }) => bytes >= 0 && bytes < Infinity && peak_mb > 0 && peak_mb < Infinity)
    .map(({ bytes, peak_mb }) => ({ size: bytes / 2 ** 20, peak: peak_mb }))
    .sort((a, b) => a.size - b.size || a.peak - b.peak);
  if (points.length < LEAST_SAMPLES) return undefined;
  const slope = bestSlope(points);
  return {
    base: Math.ceil(Math.max(0, bestBase(points, slope) * MARGIN - 0.01)),
    per_input_mb: roundUp(slope * MARGIN, 3),
  };
}

/** The line in a spec; undefined if it has none. */
export function lineOf({ base, per_input_mb }: Partial<MemoryLine>): MemoryLine | undefined {
  return base === undefined || per_input_mb === undefined ? undefined : { base, per_input_mb };
}

/** MB that an item takes by its line, rounded up. @param bytes of its inputs, without shared ones */
export function memoryFor({ base, per_input_mb }: MemoryLine, bytes: number): number {
  return Math.ceil(base + (per_input_mb * bytes) / 2 ** 20);
}

interface Point {
  readonly size: number;
  readonly peak: number;
}

/** The smallest slope whose best line has the least loss, which is a convex function of the slope. */
function bestSlope(points: readonly Point[]): number {
  const largest = points.at(-1)!.size;
  if (largest <= points[0]!.size * LEAST_SPREAD) return 0;
  const loss = (slope: number): number => lossOf(points, slope, bestBase(points, slope));
  let low = 0;
  // A steeper line would be above all items, as its base cannot be below 0.
  let high = Math.max(...points.filter(({ size }) => size > 0).map(({ size, peak }) => peak / size));
  for (let i = 0; i < STEPS; i++) {
    const third = (high - low) / 3;
    if (loss(low + third) <= loss(high - third)) high -= third;
    else low += third;
  }
  // Where several slopes are equally good, as for only two sizes, the flattest one claims the least.
  const least = loss(high) + SAME * points.reduce((sum, { peak }) => sum + peak, 0);
  [low, high] = [0, high];
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    if (loss(middle) <= least) high = middle;
    else low = middle;
  }
  return high;
}

/** The best base for a slope: the quantile of the peaks that the slope leaves. */
function bestBase(points: readonly Point[], slope: number): number {
  const rest = Float64Array.from(points, ({ size, peak }) => peak - slope * size).sort();
  return Math.max(0, rest[Math.ceil(QUANTILE * rest.length) - 1]!);
}

/** What a line costs: each MB that an item lacks counts 19 times as much as one that it has too many. */
function lossOf(points: readonly Point[], slope: number, base: number): number {
  let loss = 0;
  for (const { size, peak } of points) {
    const missing = peak - slope * size - base;
    loss += missing > 0 ? QUANTILE * missing : (QUANTILE - 1) * missing;
  }
  return loss;
}

/**
 * Rounds up to a number of digits; a value that is above such a number only by a rounding error becomes that
 * number.
 */
function roundUp(value: number, digits: number): number {
  if (value < 1e-6) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - digits);
  return Number((Math.ceil(value / unit - 1e-6) * unit).toPrecision(digits));
}
