/**
 * Tests properties with many inputs that are made from seeds, and stops at the first input for which one does
 * not hold.
 *
 *     npm run fuzz -- [TARGET…] [--seed N] [--cases N]
 *
 * The same seed makes the same case on every machine. A failing case is printed with the command that repeats
 * only this case.
 */
import { parseArgs } from 'node:util';
import { Failure } from '../src/core/failure.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { FUZZ_TARGETS } from './fuzz/targets.ts';

const DEFAULT_CASES = 1000;
const PROGRESS_CASES = 500;

/** @returns the process's exit code */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string' }, cases: { type: 'string' } },
  });
  const seed = wholeNumber('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31);
  const cases = wholeNumber('cases', values.cases) ?? DEFAULT_CASES;
  for (const name of positionals.length > 0 ? positionals : Object.keys(FUZZ_TARGETS)) {
    const target = FUZZ_TARGETS[name];
    if (!target)
      throw new Failure(
        'BAD_USAGE',
        `There is no target ${name}; there are ${Object.keys(FUZZ_TARGETS).join(', ')}.`,
      );
    console.log(`${name}: ${target.about}\n${cases} cases from seed ${seed}`);
    const start = performance.now();
    const progress = (done: number): void => {
      if (done % PROGRESS_CASES === 0) console.log(`  ${done} of ${cases}, ${secondsSince(start)} s`);
    };
    const failure = await fuzz(target, { seed, cases, progress });
    if (failure) {
      console.log(`${failure.message}\n\nAgain: npm run fuzz -- ${name} --seed ${failure.seed} --cases 1`);
      return 1;
    }
    console.log(`  all hold, ${secondsSince(start)} s`);
  }
  return 0;
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,10}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Failure('BAD_USAGE', `--${option} is "${text}", and a whole number is needed.`);
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(0);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
