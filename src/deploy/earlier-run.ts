/** What items of a workflow took in an earlier run: the next one is estimated from it. */
export interface EarlierRun {
  /** For people: its id, or its folder on this machine. */
  readonly name: string;
  /** By step; steps without a processed item are missing. */
  readonly steps: Readonly<Record<string, EarlierStep>>;
}

export interface EarlierStep {
  /** How many of its items have ended. */
  readonly count: number;
  /** A sample of these items, at least one. */
  readonly items: readonly EarlierItem[];
}

export interface EarlierItem {
  readonly seconds: number;
  /** Of its inputs; missing where they are not known. */
  readonly bytes?: number;
  /** The number of the lane that it ended in; 0 where it is missing. */
  readonly lane?: number;
}

/** With fewer items, a line through them says less than their mean. */
const LEAST_ITEMS = 5;

export function meanSeconds(items: readonly EarlierItem[]): number {
  return items.reduce((sum, { seconds }) => sum + seconds, 0) / items.length;
}

/** The mean of sizes; undefined if one is not known, or there are none. */
export function meanBytes(sizes: readonly (number | undefined)[]): number | undefined {
  if (sizes.length === 0) return undefined;
  let sum = 0;
  for (const size of sizes) {
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum / sizes.length;
}

/**
 * How long an item with inputs of some bytes takes: a least-squares line through what earlier items took,
 * which never falls and is never below 0; their mean if they are few, all of one size, or one size is not
 * known.
 */
export function secondsBySize(items: readonly EarlierItem[]): (bytes: number | undefined) => number {
  const mean = meanSeconds(items);
  const middle = meanBytes(items.map(({ bytes }) => bytes));
  if (middle === undefined || items.length < LEAST_ITEMS) return () => mean;
  let [spread, common, squares, products] = [0, 0, 0, 0];
  for (const { seconds, bytes = 0 } of items) {
    spread += (bytes - middle) ** 2;
    common += (bytes - middle) * (seconds - mean);
    squares += bytes ** 2;
    products += bytes * seconds;
  }
  if (spread === 0) return () => mean;
  const slope = Math.max(0, common / spread);
  // Otherwise a small item would take less than 0 seconds: the line begins at 0 then.
  const isBelow = mean - slope * middle < 0;
  const [base, each] = isBelow ? [0, products / squares] : [mean - slope * middle, slope];
  return (bytes = middle) => base + each * bytes;
}
