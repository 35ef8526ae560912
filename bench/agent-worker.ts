/**
 * Measures the agent as a worker, each figure beside a peer in the same run:
 *
 *     node bench/agent-worker.ts [start] [overhead] [latency] [large[=GB]]
 */
import { openEcs } from '../test/fakes/ecs.ts';
import { wrapShell } from '../test/fakes/fleet.ts';
import { openWorkshop } from '../test/fakes/workshop.ts';
import { largeRows } from './agent-worker/large.ts';
import { latencyRow } from './agent-worker/latency.ts';
import { overheadRow } from './agent-worker/overhead.ts';
import type { Rig } from './agent-worker/rig.ts';
import { startRow } from './agent-worker/start.ts';
import { printTable, type Row } from './wrap/measure.ts';

await using workshop = await openWorkshop([]);
const aws = await workshop.services.ministack();
await using ecs = await openEcs(aws);
const rig: Rig = {
  aws,
  ecs,
  services: workshop.services,
  image: (name, script) => wrapShell(workshop, `bench-${name}`, script),
};
const parts: Record<string, (rig: Rig, gigabytes: number) => Promise<Row | Row[]>> = {
  start: startRow,
  overhead: overheadRow,
  latency: latencyRow,
  large: largeRows,
};
const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const argument of wanted.length === 0 ? Object.keys(parts) : wanted) {
  const [name = '', gigabytes = '2'] = argument.split('=');
  const part = parts[name];
  if (!part || (argument.includes('=') && name !== 'large'))
    throw new Error(`there is no figure ${name}: ${Object.keys(parts).join(', ')}`);
  const found = [await part(rig, Number(gigabytes))].flat();
  // Printed at once, as the next benchmark may throw.
  printTable(found);
  rows.push(...found);
}
process.exitCode = rows.every((row) => row.met) ? 0 : 1;
