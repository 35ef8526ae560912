import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { openSession } from '../../src/edge/aws/aws-session.ts';
import { openObjects } from '../../src/edge/aws/s3-agent.ts';
import { openRunStorage } from '../../src/edge/aws/s3-storage.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { readMarker } from '../../src/protocol/marker.ts';
import type { ObjectAccess } from '../../src/protocol/object-store.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { openRecordingProxy, type RecordingProxy } from '../fakes/recording-proxy.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = {
  upper: { script: 'if grep -q bad "$1"; then exit 3; fi; tr a-z A-Z <"$1" >"$2"' },
};

/** A message of SQS does not hold the names of that many. */
const FILES = 230;
/** Items with a folder and many files, and a step that takes the parts that are made, one for each of these. */
const MANY = {
  split: {
    script: '',
    spec: {
      run_command: `/bin/busybox sh -c 'site="$1"; shift; cat "$site"/one.csv "$site"/deep/two.csv >seen.txt; echo "$# notes" >>seen.txt; parts=$#; i=0; while [ $i -lt $parts ]; do echo p >"a-part-with-a-name-that-is-as-long-as-those-of-instruments-$i.part"; i=$((i+1)); done' sh $site $notes`,
      inputs: { site: { folder: true as const }, notes: { patterns: ['*.txt'], count: [1, null] as const } },
      outputs: {
        parts: { patterns: ['*.part'], count: [1, null] as const },
        seen: { patterns: ['seen.txt'] },
      },
    },
  },
  join: {
    script: '',
    spec: {
      run_command: `/bin/busybox sh -c 'cat "$1" >all.txt; shift; echo "$(cat "$@" | wc -l) parts" >>all.txt' sh $seen $parts`,
      inputs: {
        seen: { patterns: ['seen.txt'] },
        parts: { patterns: ['*.part'], count: [1, null] as const },
      },
      outputs: { all: { patterns: ['all.txt'] } },
    },
  },
};

describe('runs of inputs in another bucket', { timeout: 900_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let proxy: RecordingProxy;
  let flow: DeployedWorkflow;
  let s3: S3Client;
  let theirs = '';
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    proxy = await openRecordingProxy(aws.endpoint);
    flow = await openDeployedWorkflow({ ...aws, endpoint: proxy.endpoint }, workshop, ALGORITHMS, ['upper']);
    theirs = `${flow.name}-theirs`;
    s3 = new S3Client({ ...aws, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: theirs }));
    const sources = {
      [`s3://${theirs}/tiles/`]: {},
      [`s3://${theirs}/paid/`]: { requester_pays: true },
      [`s3://${theirs}/open/`]: { unsigned: true },
    };
    await flow.deploy({}, { sources });
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await proxy?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: theirs, Key, Body }));
  const copies = async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: `${flow.name}-in` }));
    return Contents.map(({ Key }) => Key);
  };
  const result = async (path: string) => readFile(join(flow.folder, 'results', path), 'utf8');

  it('read them in place, continue, and retry, and copy only what is outside of all sources', async () => {
    await put('tiles/a.txt', 'one');
    await put('tiles/deep/b.txt', 'bad');
    await put('beside/c.txt', 'three');
    const place = `s3://${theirs}/tiles/`;
    const first = await flow.pipewright('run', flow.file, place, '--out', 'results', '--json');
    assert.equal(first.code, 1, first.out + first.err);
    const { run, uploaded, sent } = JSON.parse(first.out);
    assert.deepEqual([uploaded, sent], [0, 2]);
    assert.doesNotMatch(first.err, /Copying/);
    assert.equal(await result('upper/a.txt'), 'ONE');
    const logs = await flow.pipewright('logs', run, 'deep/b.txt', flow.file);
    assert.match(logs.out, /upper: attempt 1, EXECUTOR_ERROR, exit code 3/, logs.err);

    const retried = await flow.pipewright('retry', run, flow.file);
    assert.match(retried.out, /upper: 1 item retried: deep\/b\.txt$/m, retried.err);
    assert.equal((await flow.pipewright('status', flow.file, '--run', run, '--watch')).code, 1);

    await put('tiles/deep/b.txt', 'good');
    const again = await flow.pipewright('run', flow.file, place, '--out', 'results', '--json');
    assert.equal(again.code, 0, again.out + again.err);
    const second = JSON.parse(again.out);
    assert.deepEqual([second.run, second.uploaded, second.sent, second.same], [run, 0, 1, 1]);
    assert.equal(await result('upper/deep/b.txt'), 'GOOD');
    assert.deepEqual(await copies(), []);

    const beside = await flow.pipewright('run', flow.file, `s3://${theirs}/beside/`, '--wait');
    assert.equal(beside.code, 0, beside.err);
    assert.match(beside.err, /Copying 1 object \(5 B\) from s3:\/\/\S+-theirs to .* a month for storage/);
    assert.equal((await copies()).length, 1);
  });

  it('bring to agents how each is read', async () => {
    await put('paid/p.txt', 'paid');
    await put('open/o.txt', 'open');
    const places = ['paid', 'open'].map((folder) => `s3://${theirs}/${folder}/`);
    const { code, out, err } = await flow.pipewright('run', flow.file, ...places, '--wait', '--json');
    assert.equal(code, 0, out + err);
    const { run, uploaded, sent } = JSON.parse(out);
    assert.deepEqual([uploaded, sent], [0, 2]);
    const { storage } = openAws(aws.region, process.env, AbortSignal.timeout(60_000));
    const read: string[] = [];
    for await (const { key } of storage.list(`${flow.name}-out`, `flow/.pipewright/markers/${run}/`)) {
      const marker = readMarker((await storage.read({ bucket: `${flow.name}-out`, key }))!.text);
      assert.ok(marker.content.kind === 'file');
      const { input } = marker.content;
      read.push(`${input.key} ${input.access}`);
    }
    assert.deepEqual(read.sort(), ['open/o.txt unsigned', 'paid/p.txt requester-pays']);
  });

  it('say who pays, or who reads, where the source asks for it', async () => {
    await put('tiles/large.bin', 'x'.repeat(100));
    process.env.AWS_ACCESS_KEY_ID = 'reader';
    const session = openSession({
      ...{ region: aws.region, caller: 'person' as const },
      bucketOwner: async () => aws.account,
    });
    const object = { bucket: theirs, key: 'tiles/large.bin' };
    const seen = async (access?: ObjectAccess) => {
      const from = proxy.requests.length;
      for await (const _ of openRunStorage(session).list(theirs, 'tiles/large', access));
      const place = { ...object, ...(access && { access }) };
      const objects = openObjects(session);
      assert.ok(await objects.head(place));
      // In ranges, side by side.
      const options = { expectedSize: 17 << 20 };
      assert.ok(await objects.download(place, join(flow.folder, 'large.bin'), options));
      const ours = proxy.requests.slice(from).filter(({ path }) => path.includes('tiles'));
      return ours.map(({ method, headers }) => [
        method,
        headers['x-amz-request-payer'],
        /^AWS4/.test(String(headers.authorization)),
        headers['x-amz-expected-bucket-owner'],
      ]);
    };
    const each = (...how: unknown[]) => ['GET', 'HEAD', 'GET'].map((method) => [method, ...how, undefined]);
    assert.deepEqual(await seen(), each(undefined, true));
    assert.deepEqual(await seen('requester-pays'), each('requester', true));
    assert.deepEqual(await seen('unsigned'), each(undefined, false));
  });

  it('are rows of a sheet, with folders and more files than a message holds, and go through to the end', async () => {
    const own = await openDeployedWorkflow({ ...aws, endpoint: proxy.endpoint }, workshop, MANY, [
      'split',
      'join',
    ]);
    await using _ = own;
    const note = (i: number): string =>
      `notes/a-note-with-a-name-that-is-as-long-as-those-of-instruments-${i}.txt`;
    const notes = Array.from({ length: FILES }, (_, i) => note(i));
    for (const path of notes) await own.write(path, 'n\n');
    await own.write('sites/b/one.csv', 'b1\n');
    await own.write('sites/b/deep/two.csv', 'b2\n');
    await put('tiles/a/one.csv', 'a1\n');
    await put('tiles/a/deep/two.csv', 'a2\n');
    await put('tiles/note.txt', 'n\n');
    await put('outside/c/one.csv', 'c1\n');
    await put('outside/c/deep/two.csv', 'c2\n');
    const rows = [
      ['sample', 'site', 'notes'],
      ['a', `s3://${theirs}/tiles/a/`, `s3://${theirs}/tiles/note.txt;${notes[0]}`],
      ['b', 'sites/b', notes.join(';')],
      ['c', `s3://${theirs}/outside/c/`, notes[1]],
    ];
    await own.write('samples.csv', rows.map((row) => `${row.join(',')}\n`).join(''));
    await own.deploy({}, { items: 'samples.csv', sources: { [`s3://${theirs}/tiles/`]: {} } });
    const { code, out, err } = await own.pipewright('run', own.file, '--out', 'results');
    assert.equal(code, 0, out + err);
    const all = (id: string): Promise<string> =>
      readFile(join(own.folder, 'results/join', id, 'all.txt'), 'utf8');
    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(all)), [
      'a1\na2\n2 notes\n2 parts\n',
      `b1\nb2\n${FILES} notes\n${FILES} parts\n`,
      'c1\nc2\n1 notes\n1 parts\n',
    ]);
    // What run, and then the dispatcher, could not put into a message.
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: `${own.name}-out`, Prefix: 'flow/.pipewright/runs/' }),
    );
    const manifests = Contents.map(({ Key = '' }) => /\/work\/(\w+)\//.exec(Key)?.[1]);
    assert.deepEqual(manifests.filter(Boolean), ['join', 'split']);
    const { Contents: uploaded = [] } = await s3.send(new ListObjectsV2Command({ Bucket: `${own.name}-in` }));
    const sites = uploaded.map(({ Key = '' }) => Key).filter((key) => key.endsWith('.csv'));
    // Those of the source stay where they are.
    assert.equal(sites.length, 4);
  });
});
