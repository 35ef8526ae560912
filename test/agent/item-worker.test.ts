import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import type { CommandRequest } from '../../src/agent/command-line.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { type ItemMessage, readEndMessage } from '../../src/protocol/message.ts';
import { itemMarkerKey } from '../../src/protocol/object-keys.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Job, WorkerWorld } from '../fakes/worker-world.ts';

type Entry = ItemEntry<StoredFile>;

/** A file of an item, in S3. @param path its key below `in/run-1/`, unless `key` is given */
function stored(world: WorkerWorld, path: string, body = path, key = `in/${world.run}/${path}`): StoredFile {
  const etag = world.s3.put({ bucket: world.bucket, key }, body);
  return { path, bucket: world.bucket, key, etag, size: Buffer.byteLength(body), version: etag };
}

function fileEntry(file: StoredFile, ...companions: StoredFile[]): Entry {
  return { kind: 'file', path: file.path, file, companions };
}

function itemOf(
  world: WorkerWorld,
  id: string,
  files: Readonly<Record<string, readonly Entry[]>>,
  rest: Partial<ItemMessage['content']> & Record<string, unknown> = {},
): ItemMessage {
  const content = {
    ...{ segments: [id], id, version: `version of ${id}`, variables: {} },
    ...{ files: new Map(Object.entries(files)), ...rest },
  };
  return { kind: 'item', run: world.run, step: 'step-1', item: id, attempt: 1, content };
}

/** The words of the command's first program, after its name. */
const wordsOf = ({ pipelines }: CommandRequest): string[] => pipelines[0]![0]!.argv.slice(1);
const textOf = (file: string): string => readFileSync(file, 'utf8');

const ALIGN = {
  run_command: 'align $output_dir $reads $reference',
  inputs: {
    reads: { patterns: ['*.fq'], count: 2 },
    reference: { patterns: ['*.fa'], companions: ['{name}.fai'], shared: true },
  },
  outputs: { alignments: { patterns: ['*.bam'], companions: ['{name}.bai'] } },
} as unknown as Partial<Spec>;

/** Joins the texts of all inputs. */
const align: Job = (output, _first, request) => {
  const [, ...inputs] = wordsOf(request);
  const all = inputs.map((file) => `${basename(file)}=${textOf(file)}`).join(' ');
  writeFileSync(join(output, 'a.bam'), all);
  writeFileSync(join(output, 'a.bam.bai'), `index of ${all.length}`);
  writeFileSync(join(output, 'log.txt'), 'log');
  return undefined;
};

describe('the worker, with items of several files', () => {
  it('gives the command all files, stores outputs by name, and sends how the item ended', async (t) => {
    const world = new WorkerWorld(t);
    const genome = fileEntry(
      stored(world, 'genome.fa', 'ACGT', 'flow/.pipewright/shared/1234/genome.fa'),
      stored(world, 'genome.fa.fai', 'index', 'flow/.pipewright/shared/1234/genome.fa.fai'),
    );
    const pair = [stored(world, 'one/a.fq', '1'), stored(world, 'two/a.fq', '2')].map((file) =>
      fileEntry(file),
    );
    const message = itemOf(world, 'sample 1/ä', { reads: pair, reference: [genome] });
    await world.send(message);
    const agent = await world.work(align, { spec: ALIGN });
    assert.deepEqual(world.outputs(), {
      'sample 1/ä/a.bam': 'a.fq=1 a.fq=2 genome.fa=ACGT',
      'sample 1/ä/a.bam.bai': 'index of 28',
      'sample 1/ä/log.txt': 'log',
    });
    const [marker, ...others] = world.markers();
    assert.deepEqual(others, []);
    const { segments, version } = message.content;
    const place = { run: world.run, step: 'step-1', segments };
    assert.equal(marker!.key, itemMarkerKey('flow/', place, version, 'done'));
    assert.deepEqual(marker!.content, { kind: 'item', segments, version, base: 'sample 1/ä' });
    assert.deepEqual(
      marker!.outputs.map(({ path, outputs, companion_of, sha256 }) => [
        basename(path),
        outputs,
        companion_of && basename(companion_of),
        sha256?.length,
      ]),
      [
        ['a.bam', ['alignments'], undefined, 64],
        ['a.bam.bai', ['alignments'], 'a.bam', 64],
        ['log.txt', ['other'], undefined, 64],
      ],
    );
    const [end, ...more] = world.sqs.drain(world.inboxUrl);
    assert.deepEqual([end!.group, more], [world.run, []]);
    const { run, end: read } = readEndMessage(end!.body);
    assert.deepEqual([run, read.step, read.segments, read.state], [world.run, 'step-1', segments, 'done']);
    const [alignment] = read.outputs!.get('alignments')!;
    assert.ok(alignment?.kind === 'file');
    assert.deepEqual(
      [alignment.path, alignment.companions.map(({ path }) => path)],
      ['a.bam', ['a.bam.bai']],
    );
    assert.deepEqual([world.sqs.peek(world.queueUrl), readdirSync(join(agent.folder, 'in'))], [[], []]);
    assert.ok(agent.log.some(({ item, state }) => item === 'sample 1/ä' && state === 'COMPLETE'));
  });
});
