import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DISPATCHER_SECONDS } from '../../src/deploy/template/queue-resources.ts';
import { GATHER_LIMIT, startGatherStep } from '../../src/dispatch/gather-step.ts';
import { openSession } from '../../src/edge/aws/aws-session.ts';
import { s3Client } from '../../src/edge/aws/s3.ts';
import { openBucket } from '../../src/edge/aws/s3-dispatch.ts';
import { markerFolder } from '../../src/protocol/object-keys.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { planOf } from '../../test/fakes/dispatch-world.ts';
import { aRunManifest } from '../../test/fakes/run-manifest.ts';
import type { Row } from '../wrap/measure.ts';

/** The share of a vCPU that a Lambda of 512 MB gets (AWS Lambda Developer Guide: 1,769 MB get one). */
const SHARE = 512 / 1769;
/** Seconds that S3 takes to list a page, about. */
const PAGE_SECONDS = 0.15;
const RUN = 'run-20261125T092236Z-3fa9c1';
/** How many pages the SDK's own parser reads; all of them would take minutes. */
const PEER_PAGES = 20;

/**
 * Gathering the most results that are allowed, with the real client: our CPU time, and how long the Lambda
 * would take.
 */
export async function gatherRows(): Promise<Row[]> {
  const manifest = writeRunManifest(
    aRunManifest({ run: RUN, workflow: 'flow', expected: { one: GATHER_LIMIT } }),
  );
  const file = join(import.meta.dirname, 'listing-server.ts');
  const server = spawn(process.execPath, [file, String(GATHER_LIMIT), manifest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${String(port).trim()}`;
    return await measure();
  } finally {
    server.kill();
  }
}

async function measure(): Promise<Row[]> {
  const plan = planOf({ id: 'one' }, { id: 'all', needs: ['one'], gather: true });
  const aws = openSession({ caller: 'task' });
  const bucket = openBucket(aws);
  let pages = 0;
  const counting = {
    ...bucket,
    pages: (name: string, prefix: string) => countEach(bucket.pages(name, prefix), () => void pages++),
  };
  const folder = markerFolder('out/', RUN, 'one');
  const peer = await cpu(async () => {
    let token: string | undefined;
    for (let page = 0; page < PEER_PAGES; page++) {
      const command = new ListObjectsV2Command({
        ...{ Bucket: 'results', Prefix: folder, ContinuationToken: token, EncodingType: 'url' },
      });
      token = (await s3Client(aws).send(command)).NextContinuationToken;
    }
  });
  let sent: number | undefined;
  const ours = await cpu(async () => {
    const context = { plan, bucket: counting, clock: { now: Date.now }, send: async () => {} };
    sent = (await startGatherStep(plan.steps[1]!, RUN, context)).objects;
  });
  if (sent !== GATHER_LIMIT) throw new Error(`${sent} of ${GATHER_LIMIT} results were gathered`);
  // Pages of results come one after another; those of markers come in parallel meanwhile.
  const results = Math.ceil(GATHER_LIMIT / 1000);
  const seconds = ours / SHARE + results * PAGE_SECONDS;
  const ratio = ((peer / PEER_PAGES) * pages) / ours;
  const name = `gathering ${GATHER_LIMIT.toLocaleString('en')} results`;
  return [
    {
      figure: `${name}: CPU of the SDK's own listing / ours`,
      measured: `${ratio.toFixed(1)} (ours ${ours.toFixed(1)} s)`,
      goal: '≥ 1.5',
      met: ratio >= 1.5,
    },
    {
      figure: `${name}: a call's seconds on Lambda, about`,
      measured: seconds.toFixed(0),
      goal: `≤ half of its ${DISPATCHER_SECONDS}`,
      met: seconds <= DISPATCHER_SECONDS / 2,
    },
  ];
}

async function cpu(work: () => Promise<void>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

async function* countEach<T>(values: AsyncIterable<T>, count: () => void): AsyncGenerator<T> {
  for await (const value of values) {
    count();
    yield value;
  }
}
