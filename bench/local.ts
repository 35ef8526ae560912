/**
 * The time that `pipewright run --local` adds to the containers that it starts:
 *
 *     node bench/local.ts [--items 500]
 *
 * The peer is `docker run` of the same wrapped image by hand, one item after another and through `xargs -P
 * 4`.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunRecord } from '../src/protocol/run-record.ts';
import { publishAlgorithms } from '../test/fakes/algorithms.ts';
import { openWorkshop, ROOT } from '../test/fakes/workshop.ts';
import { measure, printTable, type Row } from './wrap/measure.ts';

const { values } = parseArgs({ options: { items: { type: 'string', default: '500' } } });
const ITEMS = Number(values.items);
const JOBS = 4;
/** Rounds of both ways, alternating, so that both see the same load of the machine. */
const TURNS = 6;
const ITEMS_A_TURN = 8;

await using workshop = await openWorkshop([]);
const root = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
try {
  const catalog = join(root, 'catalog');
  // More CPUs than there are: a limit would slow the containers and hide the added time.
  await publishAlgorithms(workshop, catalog, { noop: { script: 'cp "$1" "$2"', spec: { CPU: 64 } } });
  const extended = JSON.parse(readFileSync(join(catalog, 'noop/1.0.0.json'), 'utf8'));
  const image = workshop.registry.locate(extended.container_name);
  await measure('docker', ['pull', '--quiet', image]);
  const flow = join(root, 'flow.json');
  writeFileSync(flow, JSON.stringify({ process: { type: 'single_run', algorithms: [{ name: 'noop' }] } }));

  const inputs = (name: string, count: number): string => {
    mkdirSync(join(root, name));
    for (let i = 0; i < count; i++) writeFileSync(join(root, name, `${i}.txt`), `${i}`);
    return join(root, name);
  };
  const pipewright = async (name: string, from: string, jobs: number) => {
    const { seconds, stdout } = await measure(
      process.execPath,
      [join(ROOT, 'dist/cli/index.js'), 'run', flow, '--local', from, '--out', join(root, name)].concat([
        '--catalog',
        catalog,
        '--jobs',
        String(jobs),
        '--json',
      ]),
      { CONTAINERS_REGISTRIES_CONF: workshop.registry.registriesConf },
    );
    const { items } = JSON.parse(stdout) as RunRecord;
    return { seconds, items };
  };
  const open = (name: string): string => {
    mkdirSync(join(root, name));
    chmodSync(join(root, name), 0o777);
    return join(root, name);
  };
  const byHand = (from: string, file: string, to: string): string[] =>
    ['run', '--rm', '--volume', `${from}/${file}:/.pipewright/in/${file}:ro`].concat([
      '--volume',
      `${to}:/.pipewright/out`,
      image,
      'run',
      `/.pipewright/in/${file}`,
      '/.pipewright/out',
    ]);

  const few = inputs('few', ITEMS_A_TURN);
  const hand: number[] = [];
  const ours: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const to = open(`hand-${turn}`);
    for (let i = 0; i < ITEMS_A_TURN; i++)
      hand.push((await measure('docker', byHand(few, `${i}.txt`, to))).seconds);
    const { items } = await pipewright(`ours-${turn}`, few, 1);
    const begun = items.map(({ started }) => Date.parse(started ?? '')).sort((a, b) => a - b);
    // From one start to the next: the whole time of an item.
    for (let i = 1; i < begun.length; i++) ours.push(((begun[i] ?? 0) - (begun[i - 1] ?? 0)) / 1000);
  }
  const middle = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
  const added = (middle(ours) - middle(hand)) * 1000;

  const many = inputs('many', ITEMS);
  const to = open('hand-many');
  const script = `seq 0 ${ITEMS - 1} | xargs -P ${JOBS} -I{} docker ${byHand(many, '{}.txt', to).join(' ')}`;
  const xargs = await measure('sh', ['-c', script]);
  const run = await pipewright('ours-many', many, JOBS);
  const complete = run.items.filter(({ state }) => state === 'COMPLETE').length;
  if (complete !== ITEMS) throw new Error(`${complete} of ${ITEMS} items are complete`);
  const ratio = xargs.seconds / run.seconds;

  const rows: Row[] = [
    {
      figure: 'an item beside docker run by hand',
      measured: `${added.toFixed(0)} ms over ${(middle(hand) * 1000).toFixed(0)} ms, medians of ${ours.length} and ${hand.length}`,
      goal: 'under 60 ms more',
      met: added < 60,
    },
    {
      figure: `${ITEMS} items, --jobs ${JOBS}, beside xargs -P ${JOBS} docker run`,
      measured: `${ratio.toFixed(2)} of its pace (${run.seconds.toFixed(1)} s, xargs ${xargs.seconds.toFixed(1)} s)`,
      goal: 'at least 0.85',
      met: ratio >= 0.85,
    },
  ];
  printTable(rows);
  process.exitCode = rows.every((row) => row.met) ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
