import { seededRandom } from './seeded-random.ts';
import type { InputFile } from './step.ts';

/** A table of numbers, with what csv-summary must find in it. */
export interface ChaosItem extends InputFile {
  /** The path of its result. */
  readonly output: string;
  readonly rows: number;
  /** The largest value; no two items have the same. */
  readonly largest: number;
}

/** Names that S3 and file systems allow, and that careless code spoils. */
const ODD = ['a b', 'plus+plus', '100%25', 'grüße-日本', "it's (1)", 'x;y&z=1?', '..dots', 'emoji-😀'];
const MOST_ROWS = 4000;

/** Tables of 1 to 4,000 rows, the same for the same seed. */
export function makeItems(seed: number, count: number): ChaosItem[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const rows = 1 + Math.floor(random() * random() * MOST_ROWS);
    const largest = 1_000_000 + i;
    const values = Array.from({ length: rows }, () => Math.floor(random() * 1_000_000));
    values[Math.floor(random() * rows)] = largest;
    const odd = i % 10 === 0 ? ` ${ODD[(i / 10) % ODD.length]}` : '';
    const path = `${i % 7}/table-${i}${odd}`;
    const text = `row,value\n${values.map((value, row) => `${row},${value}\n`).join('')}`;
    return { item: `${path}.csv`, output: `${path}.json`, body: Buffer.from(text), rows, largest };
  });
}
