/**
 * The time that the agent adds to a container's run, beside the same command in the unwrapped image:
 *
 *     node bench/agent.ts
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkshop, ROOT } from '../test/fakes/workshop.ts';
import { measure, printTable, type Row } from './wrap/measure.ts';

const RUNS = 20;
const SAMPLE = join(ROOT, 'catalog/csv-summary/tests/stations.csv');
const SPEC = 'catalog/csv-summary/spec.json';

await using workshop = await openWorkshop(['csv-summary']);
const name = 'ghcr.io/pipewright/bench/csv-summary:1';
await workshop.pipewright('wrap', SPEC, '--to', name, '--no-write');
const source = workshop.registry.locate('ghcr.io/pipewright/images/csv-summary:1.0.0');
const wrapped = workshop.registry.locate(name);
for (const image of [source, wrapped]) await measure('docker', ['pull', '--quiet', image]);
const out = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
try {
  mkdirSync(join(out, 'results'));
  chmodSync(join(out, 'results'), 0o777);
  const options = [
    'run',
    '--rm',
    '--network=none',
    '-v',
    `${SAMPLE}:/in/a.csv:ro`,
    '-v',
    `${join(out, 'results')}:/out`,
  ];
  const ways = {
    plain: [...options, source, '/in/a.csv', '/out/a.json'],
    exec: [...options, wrapped, 'exec', '--', '/in/a.csv', '/out/a.json'],
    run: [...options, wrapped, 'run', '/in/a.csv', '/out'],
  };
  const seconds: Record<keyof typeof ways, number[]> = { plain: [], exec: [], run: [] };
  // Alternating, so that all three see the same load of the machine.
  for (let i = 0; i < RUNS; i += 1) {
    for (const way of ['plain', 'exec', 'run'] as const)
      seconds[way].push((await measure('docker', ways[way])).seconds);
  }
  const median = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const plain = median(seconds.plain);
  const rows = (['exec', 'run'] as const).map((way): Row => {
    const added = (median(seconds[way]) - plain) * 1000;
    return {
      figure: `the agent adds to docker run (${way})`,
      measured: `${added.toFixed(0)} ms over ${(plain * 1000).toFixed(0)} ms, median of ${RUNS}`,
      goal: 'under 150 ms',
      met: added < 150,
    };
  });
  printTable(rows);
  process.exitCode = rows.every((row) => row.met) ? 0 : 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
