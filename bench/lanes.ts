/**
 * What memory lanes save and cost, for items of log-normal size and a tool whose memory is three times its
 * input:
 *
 *     node bench/lanes.ts [--items 40] [--simulated] [--untuned]
 *
 * The peers: an oracle that begins each item in the smallest lane that holds it, and one fixed size for all
 * that never fails. A thousand items are simulated, with the code of local runs and of agents; some really
 * run in containers with Docker's limits (--simulated leaves these out; --untuned only leaves out their
 * second run, after tuning).
 */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunRecord } from '../src/protocol/run-record.ts';
import type { SpecMemory } from '../src/spec/spec.ts';
import { publishAlgorithms } from '../test/fakes/algorithms.ts';
import { openWorkshop, ROOT, run as runProgram } from '../test/fakes/workshop.ts';
import {
  logNormalItems,
  peersOf,
  runInLanes,
  runOnAgents,
  type SimulatedItem,
  tuned,
} from './lanes/lane-simulation.ts';
import { printTable, type Row } from './wrap/measure.ts';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '40' },
    simulated: { type: 'boolean', default: false },
    untuned: { type: 'boolean', default: false },
  },
});
const JOBS = 8;
const AGENTS = 10;
/** The most memory-seconds, as a multiple of the oracle's and of those of one size that never fails. */
const GOALS = { oracle: 1.3, fixed: 0.5 };

function rowsOf(
  what: string,
  items: readonly SimulatedItem[],
  { mbSeconds, moves, failed, lanes }: ReturnType<typeof runInLanes>,
): Row[] {
  const { oracle, exact, fixed } = peersOf(items, lanes);
  const ratio = (of: number): string => (mbSeconds / of).toFixed(2);
  return [
    {
      figure: `${what}: failed for lack of memory`,
      measured: `${failed}, ${moves} moves, lanes ${lanes.join(', ')} MB`,
      goal: '0',
      met: failed === 0,
    },
    {
      figure: `${what}: memory-seconds, of an oracle's`,
      measured: `${ratio(oracle)} × (${ratio(exact)} × of one that takes any size)`,
      goal: `≤ ${GOALS.oracle} ×`,
      met: mbSeconds <= GOALS.oracle * oracle,
    },
    {
      figure: `${what}: of one size that never fails`,
      measured: `${ratio(fixed)} ×`,
      goal: `≤ ${GOALS.fixed} ×`,
      met: mbSeconds <= GOALS.fixed * fixed,
    },
  ];
}

const thousand = logNormalItems(1000, 100, 0.8);
const guessed: SpecMemory = { suggested: 1024 };
const measured = tuned(thousand, guessed);
const rows = [
  ...rowsOf('1,000 simulated, nothing known', thousand, runInLanes(thousand, guessed, JOBS)),
  ...rowsOf('1,000 simulated, on AWS, nothing known', thousand, runOnAgents(thousand, guessed, AGENTS)),
  ...rowsOf('1,000 simulated, tuned', thousand, runInLanes(thousand, measured, JOBS)),
];
if (!values.simulated) {
  const count = Number(values.items);
  const isFew = count < 100;
  // Few items need a wider spread, as they have no long tail: with lanes a factor of two apart, even an
  // oracle would save little.
  const wanted = logNormalItems(count, 30, isFew ? 1 : 0.8);
  const { first, second } = await runForReal(wanted, { suggested: isFew ? 128 : 160 });
  const [failures, ...ratios] = rowsOf(`${count} in containers, nothing known`, first.items, first.costs);
  // Few items: half of them begin before the memory line is known.
  rows.push(failures!, ...(isFew ? ratios.map((row) => ({ ...row, goal: '-', met: true })) : ratios));
  if (second) rows.push(...rowsOf(`${count} in containers, tuned`, second.items, second.costs));
}
printTable(rows);
if (rows.some(({ met }) => !met)) process.exitCode = 1;

/**
 * Runs items in containers twice: with guessed memory, and with the memory that tuning proposes after the
 * first run.
 */
async function runForReal(wanted: readonly SimulatedItem[], memory: SpecMemory) {
  await using workshop = await openWorkshop([]);
  const root = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
  mkdirSync(join(root, 'in'));
  // Sparse files, so that hundreds of them take no space.
  for (const [i, { bytes }] of wanted.entries()) {
    const file = join(root, 'in', `${i}.bin`.padStart(8, '0'));
    writeFileSync(file, '');
    truncateSync(file, bytes);
  }
  const run = async (name: string, given: SpecMemory): Promise<Ran> => {
    const catalog = join(root, `catalog-${name}`);
    // tail keeps its whole input in memory, up to 2 GB.
    const script = 'cat "$1" "$1" "$1" | tail -c 2000000000 | wc -c >"$2"';
    await publishAlgorithms(workshop, catalog, { thrice: { script, spec: { memory: given } } });
    const flow = join(root, `${name}.json`);
    writeFileSync(
      flow,
      JSON.stringify({ process: { type: 'single_run', algorithms: [{ name: 'thrice' }] } }),
    );
    const args = ['run', flow, '--local', join(root, 'in'), '--out', join(root, name), '--catalog', catalog];
    const program = [join(ROOT, 'src/cli.ts'), ...args, '--jobs', '4', '--json'];
    const said = await runProgram(process.execPath, program, workshop.env, ROOT, 0);
    return costsOf(JSON.parse(said.stdout) as RunRecord, given);
  };
  try {
    const first = await run('first', memory);
    if (values.untuned) return { first };
    return { first, second: await run('second', tuned(first.items, memory)) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface Ran {
  readonly items: readonly SimulatedItem[];
  readonly costs: ReturnType<typeof runInLanes>;
}

function costsOf({ items }: RunRecord, { suggested }: SpecMemory): Ran {
  const failed = items.filter(({ state }) => state !== 'COMPLETE');
  for (const { item, meaning } of failed) process.stderr.write(`${item}: ${meaning}\n`);
  return {
    items: items.map(({ input_bytes: bytes = 0, peak_mb = 0, seconds }) => ({ bytes, peak_mb, seconds })),
    costs: {
      // Each attempt before had half the memory of the next one, and is taken to last as long.
      mbSeconds: items.reduce(
        (sum, { lane_mb = suggested, seconds, moves = 0 }) => sum + seconds * lane_mb * (2 - 0.5 ** moves),
        0,
      ),
      moves: items.reduce((sum, { moves = 0 }) => sum + moves, 0),
      failed: failed.length,
      lanes: [1, 2, 4, 8].map((factor) => factor * suggested),
    },
  };
}
