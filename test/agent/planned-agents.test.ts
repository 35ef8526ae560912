import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { ItemFlow } from '../../src/protocol/item-flow.ts';
import type { ItemChange } from '../../src/protocol/item-nodes.ts';
import { readEndMessage } from '../../src/protocol/message.ts';
import { outputFolder } from '../../src/protocol/object-keys.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { sentItem } from '../../src/protocol/sent-item.ts';
import { pinsOf } from '../../src/protocol/shared-pins.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Job, WorkerWorld } from '../fakes/worker-world.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

const PREFIX = 'flow/';
const bam = { patterns: ['*.bam'], companions: ['{name}.bai'] };
/** What each algorithm makes of the texts that it reads, by the names of its outputs' files. */
const STEPS: Readonly<Record<string, CaseStep & { readonly command: string }>> = {
  align: {
    inputs: { reads: { patterns: ['*.fq'], count: [1, 2] }, genome: { patterns: ['*.fa'], shared: true } },
    outputs: { alignments: bam },
    from: { genome: 'shared.genome' },
    command: 'x.bam,x.bam.bai $reads $genome',
  },
  split: {
    inputs: { alignments: bam },
    outputs: { parts: { patterns: ['*.part'], count: [1, null] } },
    from: { alignments: 'align.alignments' },
    command: '1.part,2.part $alignments',
  },
  work: {
    inputs: { part: { patterns: ['*.part'] }, genome: { patterns: ['*.fa'], shared: true } },
    outputs: { found: { patterns: ['*.txt'] } },
    from: { part: 'split.parts', genome: 'shared.genome' },
    command: 'x.txt $part $genome_name',
  },
  whole: {
    inputs: { found: { patterns: ['*.txt'], count: [1, null] }, alignments: bam },
    outputs: { all: { patterns: ['*.vcf'] } },
    from: { found: 'work.found', alignments: 'align.alignments' },
    gather: { by: { kind: 'item' } },
    command: 'x.vcf $found $alignments_name',
  },
  merge: {
    inputs: { patterns: ['*.vcf'] },
    outputs: { all: { patterns: ['all'] } },
    from: { input: 'whole.all' },
    gather: { allowFailed: { items: 1 } },
    command: 'all $missing $input_name',
  },
};

/** Writes the texts of its inputs, in brackets, into each of the files that its first word names. */
const job: Job = (output, first, request) => {
  const words = request.pipelines[0]![0]!.argv.slice(3);
  const texts = words.map((word) => (word.startsWith('/') ? readFileSync(word, 'utf8') : word));
  if (texts.some((text) => text.includes('broken'))) return { exitCode: 1 };
  for (const name of first.split(',')) writeFileSync(join(output, name), `${name}(${texts.join(' ')})`);
  return undefined;
};

/** Sends what is ready, and has the agents of each step work, until nothing more comes. */
async function workThrough(t: TestContext, files: Readonly<Record<string, string>>): Promise<WorkerWorld> {
  const world = new WorkerWorld(t);
  const { bucket, run } = world;
  const put = (path: string, text: string, key: string): StoredFile => {
    const etag = world.s3.put({ bucket, key }, text);
    return { path, bucket, key, etag, size: text.length, version: etag };
  };
  const genome = put('g.fa', 'ACGT', `${PREFIX}.pipewright/shared/12/g.fa`);
  const entry: ItemEntry<StoredFile> = { kind: 'file', path: 'g.fa', file: genome, companions: [] };
  const shared = new Map([['genome', [entry]]]);
  const plan = planOf({ steps: STEPS });
  const pins = pinsOf(shared);
  const inputs = Object.entries(files).map(([path, text]) => put(path, text, `in/${run}/${path}`));
  const flow = new ItemFlow(plan, findRootItems(plan, { kind: 'pairs' }, inputs, pins).items, { pins });
  const send = async (changes: readonly ItemChange<StoredFile>[]): Promise<void> => {
    for (const change of changes) {
      if (change.kind !== 'ready') continue;
      const { message } = sentItem({ run, bucket, prefix: PREFIX }, plan, change.item, shared);
      await world.sendTo(queues.get(message.step)!, message);
    }
  };
  const queues = new Map(Object.keys(STEPS).map((id) => [id, world.sqs.createQueue(id)]));
  await send(flow.start());
  for (const [id, url] of queues) {
    const { inputs, outputs, command } = STEPS[id]!;
    const spec = { inputs, outputs, run_command: `job $output_dir ${command}` } as Partial<Spec>;
    const settings = { STEP: id, QUEUE_URL: url, MAX_ATTEMPTS: '1' };
    await world.work(job, { spec, settings });
    for (const { body } of world.sqs.drain(world.inboxUrl)) await send(flow.end(readEndMessage(body).end));
  }
  return world;
}

it('agents, the planner and messages lead files through scatter, joins and gather', async (t) => {
  const world = await workThrough(t, {
    ...{ 'd/a_1.fq': 'A1', 'd/a_2.fq': 'A2', 'd/b_1.fq': 'B1', 'd/b_2.fq': 'B2', 'c_1.fq': 'broken' },
  });
  const resultsOf = (step: string): Record<string, string> => {
    const folder = outputFolder(PREFIX, step, world.run);
    const keys = world.s3.keys(world.bucket, folder);
    const text = (key: string): string => world.s3.text({ bucket: world.bucket, key })!;
    return Object.fromEntries(keys.map((key) => [key.slice(folder.length), text(key)]));
  };
  assert.deepEqual(Object.keys(resultsOf('align')), [
    'd/a/x.bam',
    'd/a/x.bam.bai',
    'd/b/x.bam',
    'd/b/x.bam.bai',
  ]);
  assert.equal(resultsOf('align')['d/a/x.bam'], 'x.bam(A1 A2 ACGT)');
  assert.deepEqual(resultsOf('work')['d/b/2.part/x.txt'], 'x.txt(2.part(x.bam(B1 B2 ACGT)) g.fa)');
  const part = (n: number): string => `x.txt(${n}.part(x.bam(A1 A2 ACGT)) g.fa)`;
  assert.deepEqual(resultsOf('whole')['d/a/x.vcf'], `x.vcf(${part(1)} ${part(2)} x.bam)`);
  assert.deepEqual(resultsOf('merge'), { 'merge/all': 'all(c\n merge)' });
});
