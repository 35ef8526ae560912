import { explain } from '../../src/core/failure.ts';
import { seededRandom } from '../../test/fakes/seeded-random.ts';

/** What is fuzzed: a property that must hold for every input that a seed makes. */
export interface FuzzTarget {
  /** What a case is and what must hold, in one line. */
  readonly about: string;
  /** Opens the resources that all cases share. */
  open(): Promise<FuzzCases>;
}

export interface FuzzCases extends AsyncDisposable {
  /**
   * Makes one case and tries it.
   * @throws any error if the property does not hold; its message shows the case
   */
  run(random: Random): Promise<void>;
}

/** The random numbers of one case, from 0 to below 1. */
export type Random = () => number;

export interface FuzzRequest {
  /**
   * Seed of the first case; each further case has the next number, so that every case can be repeated alone.
   */
  readonly seed: number;
  readonly cases: number;
  /** Called after each case with the number of cases so far. */
  readonly progress?: (done: number) => void;
}

/** A case that does not hold. */
export interface FuzzFailure {
  readonly seed: number;
  readonly message: string;
}

/** Tries cases until one fails. @returns the failure; undefined if all hold */
export async function fuzz(
  target: FuzzTarget,
  { seed, cases, progress }: FuzzRequest,
): Promise<FuzzFailure | undefined> {
  await using open = await target.open();
  for (let i = 0; i < cases; i++) {
    try {
      await open.run(seededRandom(seed + i));
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? explain(error)) : String(error);
      return { seed: seed + i, message };
    }
    progress?.(i + 1);
  }
  return undefined;
}

/** One of the choices. */
export function choose<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)]!;
}

/** A whole number from 0 to below `end`. */
export function below(random: Random, end: number): number {
  return Math.floor(random() * end);
}
