/**
 * The requests to S3 and SQS of a second run of the same items on the emulator, in a workflow of two steps
 * that reuses results. The first run is computed by agents in containers.
 *
 *     node bench/reuse.ts [ITEMS]
 */
import { Services } from '../scripts/services.ts';
import { openDeployedWorkflow } from '../test/fakes/deployed-workflow.ts';
import { requestsAbout } from '../test/fakes/requests.ts';
import { until } from '../test/fakes/until.ts';
import { lookAt } from '../test/fakes/workflow-view.ts';
import { openWorkshop } from '../test/fakes/workshop.ts';
import { printTable, type Row } from './wrap/measure.ts';

const [items = 1000] = process.argv.slice(2).map(Number);
/** Requests for objects of the run itself, whose number does not grow with its items. */
const OF_THE_RUN = 10;

await using services = new Services();
await using workshop = await openWorkshop([]);
const aws = await services.ministack();
const copy = (input: string, output: string) => ({
  script: '',
  spec: {
    run_command: `/bin/busybox cp $${input} $output_dir/$item.${output}`,
    inputs: { [input]: { patterns: ['*'] } },
    outputs: { [output]: { patterns: ['*'] } },
  } as object,
});
const algorithms = { first: copy('raw', 'text'), second: copy('text', 'end') };
await using flow = await openDeployedWorkflow(aws, workshop, algorithms, ['first', 'second']);
for (let i = 0; i < items; i++) await flow.write(`data/${i}.raw`, `text ${i}\n`);
await flow.deploy({}, { reuse: true, max_agents: 2 });
const place = (end: string) => ({ bucket: `${flow.name}-${end}`, prefix: 'flow/' });
const view = lookAt(aws, { workflow: flow.name, input: place('in'), output: place('out') });

/**
 * Begins a run, and waits for its markers.
 * @returns its id, the command's output, and seconds of the command and of all
 */
async function run(): Promise<{ id: string; said: string; command: number; all: number }> {
  const begin = performance.now();
  const seconds = (): number => (performance.now() - begin) / 1000;
  const { code, out, err } = await flow.pipewright('run', flow.file, 'data', '--run', 'new');
  if (code !== 0) throw new Error(err + out);
  const command = seconds();
  const id = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
  await until(
    'the end',
    async () => {
      const done = await Promise.all(['first', 'second'].map((step) => view.ended(step, id)));
      return done.every(({ length }) => length === items);
    },
    { limit: 3_600_000 },
  );
  return { id, said: out, command, all: seconds() };
}

const first = await run();
// Agents of the first run poll for more items until they have idled for a minute.
await until('the end of the agents', async () => (await view.tasks()).length === 0, { limit: 600_000 });
const before = await requestsAbout(aws, flow.name);
const second = await run();
const { counts } = await requestsAbout(aws, flow.name);
const asked = new Map(
  Object.entries(counts)
    .filter(([name]) => / (?:s3|sqs):/.test(name) && !name.startsWith('user '))
    .map(([name, times]) => [name, times - (before.counts[name] ?? 0)] as const)
    .filter(([, times]) => times > 0),
);
const isListing = (name: string): boolean => name.startsWith('run s3:ListObjects');
const listings = [...asked].filter(([name]) => isListing(name)).reduce((sum, [, times]) => sum + times, 0);
const isOwn = (name: string): boolean => !isListing(name) && !name.startsWith('dispatcher ');
const others = [...asked].filter(([name]) => isOwn(name)).reduce((sum, [, times]) => sum + times, 0);
const results = 2 * items;
const computed = [...asked.keys()].filter((name) => name.startsWith('agent ')).length;
process.stdout.write(
  `${items} items, 2 steps: the first run took ${first.all.toFixed(0)} s (the command ${first.command.toFixed(0)} s), the second ${second.all.toFixed(0)} s\n${second.said}${[...asked].map(([name, times]) => `${name}: ${times}\n`).join('')}`,
);
const rows: Row[] = [
  {
    figure: 'requests per item and step, besides listings',
    measured: (others / results).toFixed(2),
    goal: `at most 3, and ${OF_THE_RUN} for the run`,
    met: others <= 3 * results + OF_THE_RUN,
  },
  {
    figure: 'listings of the second run',
    measured: String(listings),
    goal: 'one for each thousand items and step, and some for the run',
    met: listings <= OF_THE_RUN + (6 * results) / 1000,
  },
  { figure: 'kinds of requests of agents', measured: String(computed), goal: 'none', met: computed === 0 },
];
printTable(rows);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
