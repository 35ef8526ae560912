/**
 * The dispatcher's own cost: its CPU time, its calls of AWS with the real clients, and its cold start:
 *
 *     node bench/dispatch.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleDispatcher } from '../scripts/build/dispatcher-bundle.ts';
import { dispatch } from '../src/dispatch/dispatch.ts';
import { FittedLines } from '../src/dispatch/fitted-lines.ts';
import { ItemLists } from '../src/dispatch/item-lists.ts';
import { DispatchWorld, messagesOf, planOf, s3Record } from '../test/fakes/dispatch-world.ts';
import { gatherRows } from './dispatch/gather.ts';
import { joinRows } from './dispatch/join.ts';
import { printTable, type Row } from './wrap/measure.ts';

const RECORDS = 1000;
const RUNS = 15;
const AGENTS = 35;
const plan = planOf({ id: 'one', maxAgents: AGENTS, perAgent: 10 }, { id: 'two', needs: ['one'] });
const batch = messagesOf(
  ...Array.from({ length: RECORDS }, (_, i) => ({ Records: [s3Record(`in/folder/file+${i}.txt`)] })),
);

const own = await ownTime();
const rows: Row[] = [
  own.row,
  ...(await joinRows(own.milliseconds)),
  ...(await calls()),
  ...(await gatherRows()),
  await coldStart(),
];
printTable(rows);
process.exitCode = rows.every((row) => row.met) ? 0 : 1;

/** CPU time of our own code, without the SDK. The median leaves out the slow first call. */
async function ownTime(): Promise<{ row: Row; milliseconds: number }> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const world = new DispatchWorld(plan);
    const begin = process.cpuUsage();
    await dispatch(batch, world);
    const { user, system } = process.cpuUsage(begin);
    times.push((user + system) / 1000);
  }
  const first = times[0]!;
  const middle = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  const row = {
    figure: `${RECORDS} records, our own CPU`,
    measured: `${middle.toFixed(1)} ms (first call ${first.toFixed(1)} ms)`,
    goal: '< 100 ms',
    met: middle < 100,
  };
  return { row, milliseconds: middle };
}

/** How often the real clients call AWS, counted by a local server. */
async function calls(): Promise<Row[]> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const target = String(request.headers['x-amz-target'] ?? `S3.${request.method}`);
      counts.set(target, (counts.get(target) ?? 0) + 1);
      const { count = 0 } = (body.startsWith('{') ? JSON.parse(body) : {}) as { count?: number };
      const tasks = Array.from({ length: count }, (_, i) => ({ taskArn: `t${counts.size}-${i}` }));
      if (target === 'S3.GET') {
        response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
        return;
      }
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', etag: '"e"' });
      response.end(
        target.startsWith('S3') ? '' : JSON.stringify({ tasks, failures: [], taskArns: [], Failed: [] }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
  const { openSession } = await import('../src/edge/aws/aws-session.ts');
  const { openNotices } = await import('../src/edge/aws/sns.ts');
  const { openWorkQueues } = await import('../src/edge/aws/sqs.ts');
  const { openTasks } = await import('../src/edge/aws/ecs-dispatch.ts');
  const { openBucket } = await import('../src/edge/aws/s3-dispatch.ts');
  const { systemClock } = await import('../src/edge/system-clock.ts');
  const aws = openSession({ caller: 'task' });
  const [tasks, objects] = [openTasks(aws), openBucket(aws)];
  const atServer = plan.steps.map((step) => ({
    ...step,
    work: { ...step.work, url: `${process.env.AWS_ENDPOINT_URL}/1/${step.id}` },
  }));
  await dispatch(batch, {
    plan: { ...plan, steps: atServer },
    queues: openWorkQueues(aws),
    tasks: async () => tasks,
    objects: async () => objects,
    notices: async () => openNotices(aws),
    drains: async () => {
      throw new Error('there is no budget');
    },
    lists: new ItemLists(),
    memoryLines: new FittedLines(),
    clock: systemClock,
    token: () => 'token',
    log: () => {},
  });
  server.close();
  const of = (pattern: RegExp): number =>
    [...counts].filter(([name]) => pattern.test(name)).reduce((sum, [, times]) => sum + times, 0);
  const row = (figure: string, measured: number, most: number): Row => ({
    figure,
    measured: String(measured),
    goal: `≤ ${most}`,
    met: measured > 0 && measured <= most,
  });
  return [
    row(`${RECORDS} records, calls of SQS`, of(/SQS/), Math.ceil(RECORDS / 10)),
    row(`${AGENTS} agents, calls of RunTask`, of(/RunTask/), Math.ceil(AGENTS / 10)),
  ];
}

/** The time in which a new process loads the bundle. */
async function coldStart(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
  try {
    await bundleDispatcher(join(import.meta.dirname, '..'), folder);
    return loading(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function loading(folder: string): Row {
  const script = `const a = performance.now(), c = process.cpuUsage(); require(${JSON.stringify(join(folder, 'index.js'))}); const d = process.cpuUsage(c); console.log(performance.now() - a, (d.user + d.system) / 1000)`;
  const samples = Array.from({ length: RUNS }, () => {
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    return stdout.trim().split(' ').map(Number) as [number, number];
  }).sort(([a], [b]) => a - b);
  const [wall, cpu] = samples[Math.floor(RUNS / 2)]!;
  const [fastest] = samples[0]!;
  return {
    figure: 'cold start of the bundle',
    measured: `${wall.toFixed(0)} ms (fastest ${fastest.toFixed(0)} ms, CPU ${cpu.toFixed(0)} ms)`,
    goal: '< 200 ms',
    met: wall < 200,
  };
}
