import { splitEnding } from '../spec/output-name.ts';

/** A file that is one of two reads of a sample, by its name. */
export interface Mate {
  /** What both names have before the number. */
  readonly sample: string;
  readonly number: 1 | 2;
}

/**
 * Illumina's `_001`: the number of a part; today files have only one part (bcl2fastq's manual, "FASTQ
 * files").
 */
const FIRST_PART = /_001$/;
const MATE = /^(.+?)[._-](?:R|r|read)?([12])(_\d{3})?$/;

/**
 * Reads the usual names of read pairs: `a_R1.fastq.gz`, `a_1.fq`, `a.R1.fastq`, `a-read1.fq`,
 * `a_S1_L001_R1_001.fastq.gz`.
 * @param name of the file, without a folder
 * @returns undefined for a name without a mate's number
 */
export function readMate(name: string): Mate | undefined {
  const stem = splitEnding(name).stem.replace(FIRST_PART, '');
  const [, sample, number, part = ''] = MATE.exec(stem) ?? [];
  return sample === undefined ? undefined : { sample: sample + part, number: number === '1' ? 1 : 2 };
}

/** Endings of reads: other files with such numbers, like `day-1.csv` and `day-2.csv`, are seldom pairs. */
const READS = /^f(ast)?q(\.|$)/i;

/**
 * Whether files look like read pairs: each FASTQ file with number 1 has its number 2, and there is a pair.
 */
export function looksLikePairs(paths: readonly string[]): boolean {
  const mates = paths.map((path) => {
    const slash = path.lastIndexOf('/') + 1;
    const name = path.slice(slash);
    const mate = READS.test(splitEnding(name).ext) ? readMate(name) : undefined;
    return mate && { key: path.slice(0, slash) + mate.sample, number: mate.number };
  });
  const numbers = (number: number): Set<string> =>
    new Set(mates.flatMap((mate) => (mate?.number === number ? [mate.key] : [])));
  const [first, second] = [numbers(1), numbers(2)];
  return first.size > 0 && first.size === second.size && [...first].every((key) => second.has(key));
}
