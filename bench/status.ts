/**
 * The time and peak memory of `pipewright status` for a run with 100,000 markers, against a stand-in for AWS
 * that answers each listing of 1,000 keys after 100 ms, as a nearby S3 does:
 *
 *     node bench/status.ts
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeMarker } from '../src/protocol/marker.ts';
import { markerKey } from '../src/protocol/object-keys.ts';
import { writeRunManifest } from '../src/protocol/run-manifest.ts';
import { aFailure, aRun, DEPLOYED } from '../test/fakes/run-snapshots.ts';
import { measure, printTable, type Row } from './wrap/measure.ts';

const ITEMS = 50_000;
const FAILED = 500;
const LATENCY = 100;
const PAGE = 1000;
const run = aRun({
  expected: { clean: ITEMS + 1000 },
  created_at: new Date(Date.now() - 3600_000).toISOString(),
});

/** All keys of the output bucket, sorted. */
const keys = [
  ...['clean', 'plot'].flatMap((step) =>
    Array.from({ length: ITEMS }, (_, i) =>
      markerKey(
        'out/',
        { run: run.run, step, item: `folder/file-${i}.csv` },
        `e${i}`,
        i < FAILED && step === 'clean' ? 'failed' : 'done',
      ),
    ),
  ),
  ...Array.from({ length: ITEMS - FAILED }, (_, i) => `out/clean/${run.run}/folder/file-${i + FAILED}.csv`),
  `out/.pipewright/runs/${run.run}/run.json`,
].sort();

const calls = new Map<string, number>();
const server = createServer((request, response) => {
  request.resume().on('end', async () => {
    const url = new URL(request.url ?? '/', 'http://x');
    const target =
      String(request.headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '';
    const json = (value: object): void => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(value));
    };
    const name =
      target ||
      (request.method === 'POST'
        ? 'GetCallerIdentity'
        : url.searchParams.has('list-type')
          ? 'ListObjectsV2'
          : 'GetObject');
    calls.set(name, (calls.get(name) ?? 0) + 1);
    if (name === 'GetQueueAttributes') json({ Attributes: { ApproximateNumberOfMessages: '1000' } });
    else if (name === 'ListTasks') json({ taskArns: [] });
    else if (name === 'FilterLogEvents') json({ events: [] });
    else if (name === 'GetCallerIdentity')
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${DEPLOYED.account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
        );
    else if (name === 'ListObjectsV2') {
      await sleep(LATENCY);
      response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(url.searchParams));
    } else {
      const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
      const text = key.endsWith('run.json')
        ? writeRunManifest(run)
        : writeMarker({
            ...aFailure('folder/file.csv'),
            state: key.endsWith('.done') ? 'COMPLETE' : 'EXECUTOR_ERROR',
          });
      response.writeHead(200, { etag: '"e"' }).end(text);
    }
  });
});

function listing(query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  let at = lowest(after > prefix ? after : prefix);
  if (keys[at] === after) at += 1;
  const page: string[] = [];
  while (page.length < PAGE && keys[at]?.startsWith(prefix)) page.push(keys[at++]!);
  const more = keys[at]?.startsWith(prefix);
  const contents = page.map(
    (key) =>
      `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>2026-11-26T10:00:00.000Z</LastModified><ETag>&quot;${createHash('md5').update(key).digest('hex')}&quot;</ETag><Size>900</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`;
}

/** The index of the first key that is not before `text`. */
function lowest(text: string): number {
  let low = 0;
  for (let high = keys.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const folder = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
try {
  const file = join(folder, 'tides.workflow.json');
  const { input, output, region } = DEPLOYED;
  const workflow = {
    name: 'tides',
    region,
    input_s3_name: input.bucket,
    output_s3_name: output.bucket,
    prefix: { input: 'in', output: 'out' },
  };
  writeFileSync(
    file,
    JSON.stringify({ ...workflow, process: { type: 'single_run', algorithms: [{ name: 'clean' }] } }),
  );
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    GITHUB_TOKEN: '',
    GH_TOKEN: '',
  };
  const cli = join(import.meta.dirname, '../src/cli.ts');
  const { seconds, peakMemory, stdout } = await measure(
    process.execPath,
    [cli, 'status', file, '--run', run.run],
    env,
    true,
  );
  if (!stdout.includes(`${FAILED} failed`)) throw new Error(stdout);
  const megabytes = peakMemory / 1e6;
  const rows: Row[] = [
    {
      figure: `status of ${2 * ITEMS} markers`,
      measured: `${seconds.toFixed(1)} s`,
      goal: '< 20 s',
      met: seconds < 20,
    },
    {
      figure: 'its peak memory',
      measured: `${megabytes.toFixed(0)} MB`,
      goal: '< 300 MB',
      met: megabytes < 300,
    },
    {
      figure: 'calls of S3',
      measured: `${calls.get('ListObjectsV2')} listings, ${calls.get('GetObject')} objects`,
      goal: '≤ 300',
      met: (calls.get('ListObjectsV2') ?? 0) + (calls.get('GetObject') ?? 0) <= 300,
    },
  ];
  printTable(rows);
  process.exitCode = rows.every((row) => row.met) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
}
