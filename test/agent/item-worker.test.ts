import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import type { CommandRequest } from '../../src/agent/command-line.ts';
import type { Objects, Queues } from '../../src/agent/worker-edges.ts';
import { Failure } from '../../src/core/failure.ts';
import { contentDigest, readCachedResult } from '../../src/protocol/cached-result.ts';
import { contentJson, type ItemContent, type StoredFile } from '../../src/protocol/item-content.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { type ItemMessage, readEndMessage } from '../../src/protocol/message.ts';
import { itemContentKey, itemMarkerKey } from '../../src/protocol/object-keys.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Job, WorkerWorld } from '../fakes/worker-world.ts';

type Entry = ItemEntry<StoredFile>;
type Inputs = Readonly<Record<string, readonly Entry[]>>;

/** Items of several files for the agents of a world. */
class ItemWorld extends WorkerWorld {
  /** A file of an item, in S3. @param path its key below `in/run-1/`, unless `key` is given */
  put(path: string, body = path, key = `in/${this.run}/${path}`): StoredFile {
    const etag = this.s3.put({ bucket: this.bucket, key }, body);
    return { path, bucket: this.bucket, key, etag, size: Buffer.byteLength(body), version: etag };
  }

  file(path: string, body?: string): Entry {
    return { kind: 'file', path, file: this.put(path, body), companions: [] };
  }

  folder(path: string, ...files: string[]): Entry {
    return { kind: 'folder', path, files: files.map((file) => this.put(`${path}/${file}`, file)) };
  }

  item(id: string, files: Inputs, rest: Partial<ItemContent> = {}): ItemMessage & { content: ItemContent } {
    const content = {
      ...{ segments: [id], id, version: `version of ${id}`, variables: {} },
      ...{ files: new Map(Object.entries(files)), ...rest },
    };
    return { kind: 'item', run: this.run, step: 'step-1', item: id, attempt: 1, content };
  }

  /** How items ended, as the inbox knows it: `id state`. Empties it. */
  ends(): string[] {
    const ends = this.sqs.drain(this.inboxUrl).map(({ body }) => readEndMessage(body).end);
    return ends.map(({ segments, state }) => `${segments.join('/')} ${state}`).sort();
  }

  /** Why items failed, by id. */
  failures(): Record<string, string | undefined> {
    const failed = this.markers().filter(({ keyState }) => keyState === 'failed');
    return Object.fromEntries(failed.map(({ item, state, meaning }) => [item, `${state}: ${meaning}`]));
  }
}

/** The words of the command's first program, after its name. */
const wordsOf = ({ pipelines }: CommandRequest): string[] => pipelines[0]![0]!.argv.slice(1);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const textOf = (file: string): string => readFileSync(file, 'utf8');
const never: Job = () => assert.fail('the algorithm is not needed');

const SHARED = 'flow/.pipewright/shared/1234';
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

/** Makes a list of its inputs, one by one or in folders, with their texts. */
const LIST = {
  run_command: 'list $output_dir/list $in $missing',
  inputs: { in: { patterns: ['*'], count: [0, null] } },
  outputs: { list: { patterns: ['list'] } },
} as unknown as Partial<Spec>;
const list: Job = (output, _first, request) => {
  const [, ...inputs] = wordsOf(request);
  const lines = inputs.flatMap((path) => {
    if (!statSync(path).isDirectory()) return `${basename(path)}: ${textOf(path)}`;
    const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const all = files.map(({ parentPath, name }) => join(parentPath, name));
    return all.map((file) => `${basename(path)}/${relative(path, file)}: ${textOf(file)}`).sort();
  });
  writeFileSync(output, lines.join('\n'));
  return undefined;
};

const genomeOf = (world: ItemWorld): Entry => ({
  ...{ kind: 'file', path: 'genome.fa' },
  file: world.put('genome.fa', 'ACGT', `${SHARED}/genome.fa`),
  companions: [world.put('genome.fa.fai', 'index', `${SHARED}/genome.fa.fai`)],
});

function pairOf(world: ItemWorld, id: string, reference: Entry): ItemMessage & { content: ItemContent } {
  const reads = ['one', 'two'].map((lane) => world.file(`${lane}/${id}.fq`, lane));
  return world.item(id, { reads, reference: [reference] });
}

describe('the worker, with items of several files', () => {
  it('gives the command all files, stores outputs by name, and sends how the item ended', async (t) => {
    const world = new ItemWorld(t);
    const id = 'a b/ä';
    const message = world.item(id, {
      reads: [world.file('one/a.fq', '1'), world.file('two/a.fq', '2')],
      reference: [genomeOf(world)],
    });
    await world.send(message);
    const agent = await world.work(align, { spec: ALIGN });
    assert.deepEqual(world.outputs(), {
      [`${id}/a.bam`]: 'a.fq=1 a.fq=2 genome.fa=ACGT',
      [`${id}/a.bam.bai`]: 'index of 28',
      [`${id}/log.txt`]: 'log',
    });
    const [marker, ...others] = world.markers();
    assert.deepEqual(others, []);
    const { segments, version } = message.content;
    const place = { run: world.run, step: 'step-1', segments };
    assert.equal(marker!.key, itemMarkerKey('flow/', place, version, 'done'));
    assert.deepEqual(marker!.content, { kind: 'item', segments, version, base: id });
    assert.deepEqual(
      marker!.outputs.map((each) => [basename(each.path), each.outputs, each.companion_of, each.sha256]),
      [
        ['a.bam', ['alignments'], undefined, sha256('a.fq=1 a.fq=2 genome.fa=ACGT')],
        ['a.bam.bai', ['alignments'], `${id}/a.bam`, sha256('index of 28')],
        ['log.txt', ['other'], undefined, sha256('log')],
      ],
    );
    const [end, ...more] = world.sqs.drain(world.inboxUrl);
    assert.deepEqual([end!.group, more], [world.run, []]);
    const { run, end: read } = readEndMessage(end!.body);
    assert.deepEqual(
      [run, read.step, read.segments, read.version, read.state],
      [world.run, 'step-1', segments, version, 'done'],
    );
    const [alignment] = read.outputs!.get('alignments')!;
    assert.ok(alignment?.kind === 'file');
    assert.deepEqual(
      [alignment.path, alignment.companions.map((each) => each.path)],
      ['a.bam', ['a.bam.bai']],
    );
    assert.deepEqual([world.sqs.peek(world.queueUrl), readdirSync(join(agent.folder, 'in'))], [[], []]);
    assert.ok(agent.log.some(({ item, state }) => item === id && state === 'COMPLETE'));
  });

  it('notes for later runs what it has computed, by its content, and only where it is asked to', async (t) => {
    const world = new ItemWorld(t);
    const notes = () => world.s3.keys(world.bucket, '.pipewright/cache/');
    const message = pairOf(world, 'a', genomeOf(world));
    await world.send(message);
    await world.work(align, { spec: ALIGN });
    assert.deepEqual(notes(), []);
    const settings = { CACHE: '.pipewright/cache/0123/' };
    await world.send(message, pairOf(world, 'b', genomeOf(world)));
    await world.work(align, { spec: ALIGN, settings });
    const marker = world.markers().find(({ item }) => item === 'b')!;
    const other = pairOf(world, 'b', genomeOf(world)).content;
    const home = { bucket: world.bucket, prefix: 'flow/' };
    const [key, ...others] = notes();
    assert.deepEqual(
      [key, others],
      [`.pipewright/cache/0123/${contentDigest(other, home)}`, []],
      'not of what was done',
    );
    const noted = readCachedResult(world.s3.text({ bucket: world.bucket, key: key! })!);
    assert.deepEqual(noted?.place, { bucket: world.bucket, key: marker.key });
    assert.deepEqual(noted?.marker.outputs, marker.outputs);
    // The same files under other keys and in another version are the same; an item of another name is not.
    assert.equal(
      contentDigest({ ...other, version: 'v2', segments: ['x'] }, home),
      contentDigest(other, home),
    );
    assert.notEqual(contentDigest({ ...other, id: 'c' }, home), contentDigest(other, home));
    assert.notEqual(contentDigest({ ...other, variables: { A: '1' } }, home), contentDigest(other, home));
    assert.notEqual(contentDigest({ ...other, missing: [] }, home), contentDigest(other, home));
  });

  it('asks S3 for each of its files twice, and for what they share once for all items', async (t) => {
    const world = new ItemWorld(t);
    const reference = genomeOf(world);
    const ids = ['a', 'b', 'c'];
    await world.send(...ids.map((id) => pairOf(world, id, reference)));
    const counts: Record<string, number> = {};
    const counted = Object.fromEntries(
      Object.entries(world.s3.objects).map(([name, call]) => [
        name,
        (...args: never[]) => {
          counts[name] = (counts[name] ?? 0) + 1;
          return (call as (...all: never[]) => unknown)(...args);
        },
      ]),
    ) as unknown as Objects;
    await world.work(align, { spec: ALIGN, objects: counted });
    assert.deepEqual(counts, {
      // The genome and its index; of each item, its two files.
      download: 2 + ids.length * 2,
      // Whether these are the same at its end.
      head: ids.length * 2,
      // Whether it was done before, at its beginning and at its end.
      read: ids.length * 2,
      upload: ids.length * 3,
      create: ids.length,
    });
  });

  it('names the result of an algorithm that names no outputs after the item', async (t) => {
    const world = new ItemWorld(t);
    await world.send(world.item('s 1', { input: [world.file('raw/x.csv', 'rows')] }));
    await world.work((input, output) => void writeFileSync(output, textOf(input)), {
      spec: { output_name: '{stem}.json', inputs: { patterns: ['*.csv'] } } as Partial<Spec>,
    });
    assert.deepEqual(world.outputs(), { 's 1.json': 'rows' });
    const [marker] = world.markers();
    assert.deepEqual(marker!.content.kind === 'item' && marker!.content.base, 's 1.json');
    assert.deepEqual(world.ends(), ['s 1 done']);
  });

  it('gives folders as they are, and one of the files that a step made', async (t) => {
    const world = new ItemWorld(t);
    const inputs = {
      bids: { patterns: ['sub-*'], folder: true },
      index: { folder: true },
      gathered: { folder: true },
    };
    await world.send(
      world.item('s', {
        bids: [world.folder('data/sub-1', 'anat/x.nii', '../y', 'z')],
        index: [world.file('star/SA'), world.file('star/b/c')],
        gathered: [world.file('a.vcf'), world.file('d/a.vcf')],
      }),
    );
    const spec = { ...LIST, inputs, run_command: 'list $output_dir/list $bids $index $gathered' };
    await world.work(list, { spec: spec as Partial<Spec> });
    assert.deepEqual(world.outputs()['s/list']?.split('\n'), [
      ...['sub-1/%2E%2E/y: ../y', 'sub-1/anat/x.nii: anat/x.nii', 'sub-1/z: z'],
      ...['star/SA: star/SA', 'star/b/c: star/b/c', 'gathered/a.vcf: a.vcf', 'gathered/d/a.vcf: d/a.vcf'],
    ]);
  });

  it('gives what a step gathers as a folder to an algorithm that knows one file', async (t) => {
    const world = new ItemWorld(t);
    await world.send(world.item('merge', { input: [world.folder('merge', 'a/all.vcf', 'b/all.vcf')] }));
    await world.work(list, { spec: { run_command: 'list $output $input' } });
    assert.deepEqual(world.outputs(), {
      merge: 'merge/a/all.vcf: a/all.vcf\nmerge/b/all.vcf: b/all.vcf',
    });
  });

  it('names those that an item is without in a file that all may read', async (t) => {
    const world = new ItemWorld(t);
    const some = { in: [world.file('a')] };
    await world.send(
      world.item('two', some, { missing: ['s 1', 's2/x'] }),
      world.item('none', some, { missing: [] }),
      world.item('strict', some),
    );
    const modes = new Set<number>();
    await world.work(
      (output, first, request) => {
        const file = wordsOf(request)[2];
        if (file !== undefined) modes.add(statSync(file).mode & 0o777);
        return list(output, first, request);
      },
      { spec: LIST },
    );
    assert.deepEqual(world.outputs(), {
      'none/list': 'a: a\nmissing: ',
      'strict/list': 'a: a',
      'two/list': 'a: a\nmissing: s 1\ns2/x\n',
    });
    assert.deepEqual([...modes], [0o644]);
  });

  it('gives the values of its row to an item, before those of the step', async (t) => {
    const world = new ItemWorld(t);
    const files = { in: [world.file('a')] };
    const variables = { PLOIDY: '1', NEEDED: 'x' };
    await world.send(
      world.item('row', files, { variables }),
      world.item('step', files, { variables: { NEEDED: 'y' } }),
      world.item('neither', files),
      world.item('wrong', files, { variables: { ...variables, PLOIDY: 'two' } }),
    );
    const seen: string[] = [];
    await world.work(
      (output, first, request) => {
        seen.push(`${first} ${request.env.PLOIDY} ${request.env.NEEDED}`);
        return list(output, first, { ...request, pipelines: [[{ argv: ['', output] }]] } as never);
      },
      {
        spec: {
          ...LIST,
          run_command: 'list $output_dir/list $PLOIDY',
          user_specified_environment_variables: [
            { name: 'PLOIDY', type: 'integer', required: false, description: '' },
            { name: 'NEEDED', type: 'string', required: true, description: '' },
          ],
        } as Partial<Spec>,
        environment: { PLOIDY: '2' },
      },
    );
    assert.deepEqual(seen.sort(), ['1 1 x', '2 2 y']);
    assert.match(world.failures().neither!, /^SYSTEM_ERROR: test needs NEEDED/);
    assert.match(world.failures().wrong!, /^SYSTEM_ERROR: PLOIDY must be/);
  });

  it('reads what an item is made of from an object, and says what is wrong with that', async (t) => {
    const world = new ItemWorld(t);
    const listed = (id: string, text: (content: ItemContent) => string | undefined): ItemMessage => {
      const message = world.item(id, { in: [world.file('a')] }, { missing: [] });
      const { segments, version } = message.content;
      const key = itemContentKey('flow/', { ...message, segments }, version);
      const place = { bucket: world.bucket, key };
      const body = text(message.content);
      if (body !== undefined) world.s3.put(place, body);
      return { ...message, content: { segments, id, version, manifest: place } };
    };
    const json = (content: ItemContent): string => JSON.stringify(contentJson(content));
    await world.send(
      listed('good', json),
      listed('gone', () => undefined),
      listed('torn', (content) => json(content).slice(1)),
      listed('other', (content) => json({ ...content, version: 'another' })),
    );
    await world.work(list, { spec: LIST });
    assert.deepEqual(world.outputs(), { 'good/list': 'a: a\nmissing: ' });
    const { gone, torn, other } = world.failures();
    assert.match(gone!, /the list of its files, s3:\S+json, no longer exists.*: start the run again$/);
    assert.match(torn!, /cannot be read by this release: it is not JSON$/);
    assert.match(other!, /it belongs to other in the version another$/);
    assert.deepEqual(world.ends(), ['gone failed', 'good done', 'other failed', 'torn failed']);
  });
});

describe('the worker, with inputs that many items share', () => {
  /** Counts downloads by key. */
  const counting = (world: ItemWorld): [Record<string, number>, Partial<Objects>] => {
    const counts: Record<string, number> = {};
    const download: Objects['download'] = (place, ...rest) => {
      counts[place.key] = (counts[place.key] ?? 0) + 1;
      return world.s3.objects.download(place, ...rest);
    };
    return [counts, { download }];
  };

  it('downloads them once, and lets no item change them', async (t) => {
    const world = new ItemWorld(t);
    const genome = genomeOf(world);
    await world.send(...['a', 'b', 'c'].map((id) => pairOf(world, id, genome)));
    const [counts, objects] = counting(world);
    const agent = await world.work(
      (output, first, request) => {
        const reference = wordsOf(request).at(-1)!;
        assert.ok(lstatSync(reference).isSymbolicLink());
        assert.equal(textOf(`${reference}.fai`), 'index');
        align(output, first, request);
        // As a command can that runs as root.
        if (first.endsWith('/b.fq') || /\/b\.fq$/.test(wordsOf(request)[1]!))
          writeFileSync(reference, 'TTTT');
        return undefined;
      },
      { spec: ALIGN, objects },
    );
    for (const id of ['a', 'b', 'c']) assert.match(world.outputs()[`${id}/a.bam`]!, /genome.fa=ACGT$/);
    assert.equal(agent.runs(), 3);
    const fetched = [counts[`${SHARED}/genome.fa`], counts[`${SHARED}/genome.fa.fai`]];
    // Again for c, as b changed it.
    assert.deepEqual(fetched, [2, 2]);
    assert.equal(agent.log.filter(({ event }) => event === 'shared input changed').length, 1);
  });

  it('links those that lie with the workflow, whatever the spec says of the input', async (t) => {
    const world = new ItemWorld(t);
    const [counts, objects] = counting(world);
    const genome = genomeOf(world);
    await world.send(...['a', 'b', 'c'].map((id) => world.item(id, { in: [genome, world.file('x')] })));
    const kinds = new Set<string>();
    await world.work(
      (output, first, request) => {
        const [, reference, own] = wordsOf(request);
        kinds.add(`${lstatSync(reference!).isSymbolicLink()} ${lstatSync(own!).isSymbolicLink()}`);
        return list(output, first, request);
      },
      { spec: LIST, objects },
    );
    assert.deepEqual([...kinds], ['true false']);
    assert.deepEqual([counts[`${SHARED}/genome.fa`], counts[`in/${world.run}/x`]], [1, 3]);
  });

  it('fails items whose shared input has changed since their run began, and processes those of a later run', async (t) => {
    const world = new ItemWorld(t);
    const pinned = (text: string): Entry => ({
      ...{ kind: 'file', path: 'genome.fa', companions: [] },
      file: world.put('genome.fa', text, 'refs/genome.fa'),
    });
    await world.send(pairOf(world, 'a', pinned('old')), pairOf(world, 'b', pinned('new')));
    await world.work(align, { spec: ALIGN });
    assert.deepEqual(world.ends(), ['a failed', 'b done']);
    assert.match(
      world.failures().a!,
      /^SYSTEM_ERROR: its shared input s3:\/\/bucket\/refs\/genome.fa has changed since the run began: deploy/,
    );
    assert.match(world.outputs()['b/a.bam']!, /genome.fa=new$/);
  });

  it('removes the one used least recently where the disk needs it', async (t) => {
    const world = new ItemWorld(t);
    const [counts, objects] = counting(world);
    const shared = ['x', 'y', 'z'].map((name): Entry => {
      const file = { ...world.put(name, name, `${SHARED}/${name}`), size: 40 };
      return { kind: 'file', path: name, file, companions: [] };
    });
    // Room for two of three.
    let scratch = '';
    const freeBytes = async (): Promise<number> => {
      const all = readdirSync(scratch, { recursive: true, withFileTypes: true });
      return 100 - 40 * all.filter((each) => each.isFile()).length;
    };
    const order = ['x', 'y', 'x', 'z', 'x', 'y'];
    for (const [i, name] of order.entries())
      await world.send(world.item(`${i}`, { in: [shared['xyz'.indexOf(name)]!] }));
    // One at a time: what is fetched ahead is held.
    const agent = world.start(
      async (...args) => {
        await world.clock.sleep(60_000);
        return list(...args) ?? {};
      },
      { spec: LIST, objects, workspace: { freeBytes } },
    );
    scratch = join(agent.folder, 'scratch');
    assert.equal(await world.clock.drive(agent.ended), 0);
    assert.equal(Object.keys(world.outputs()).length, order.length);
    assert.deepEqual(
      ['x', 'y', 'z'].map((name) => counts[`${SHARED}/${name}`]),
      [1, 2, 1],
    );
  });
});

describe('the worker, when an item of several files', () => {
  const one = (world: ItemWorld, id = 'a') => world.item(id, { in: [world.file('x')] });

  it('fails, tries max_attempts times, then says so to the inbox, once', async (t) => {
    const world = new ItemWorld(t);
    await world.send(pairOf(world, 'a', genomeOf(world)));
    const agent = await world.work(
      (output) => void writeFileSync(join(output, 'a.bam'), 'without its index'),
      { spec: ALIGN, settings: { MAX_ATTEMPTS: '2' } },
    );
    assert.equal(agent.runs(), 2);
    const [marker, ...others] = world.markers();
    assert.deepEqual(
      [marker!.keyState, marker!.state, marker!.attempt, others],
      ['failed', 'EXECUTOR_ERROR', 2, []],
    );
    assert.match(marker!.meaning!, /a\.bam\.bai/);
    assert.deepEqual([world.ends(), world.outputs()], [['a failed'], {}]);
    const [dead] = world.sqs.drain(world.deadLetterUrl);
    assert.match(dead!.reason!, /a\.bam\.bai/);
    // Moved back from the dead-letter queue, it succeeds.
    await world.sendText(dead!.body);
    await world.work(align, { spec: ALIGN });
    assert.deepEqual([world.ends(), Object.keys(world.outputs()).length], [['a done'], 3]);
  });

  it('is delivered twice, processes it once, and repeats its end', async (t) => {
    const world = new ItemWorld(t);
    const message = one(world);
    await world.send(message);
    await world.work(list, { spec: LIST });
    assert.deepEqual(world.ends(), ['a done']);
    await world.send(message, { ...message, attempt: 2 });
    const agent = await world.work(never, { spec: LIST });
    assert.equal(agent.log.filter(({ event }) => event === 'repeat').length, 2);
    assert.deepEqual(world.ends(), ['a done', 'a done']);
    // Another version of the item overwrote its results meanwhile.
    world.s3.put({ bucket: world.bucket, key: `flow/step-1/${world.run}/a/list` }, 'other');
    await world.send(message);
    assert.equal((await world.work(list, { spec: LIST })).runs(), 1);
  });

  it('was interrupted between its marker and its end for the last time, says its end and has not failed', async (t) => {
    const world = new ItemWorld(t);
    const message = one(world);
    await world.send(message);
    await world.work(list, { spec: LIST });
    assert.deepEqual(world.ends(), ['a done']);
    await world.send(message);
    const receive: Queues['receive'] = async (...args) =>
      (await world.sqs.queues.receive(...args)).map((each) => ({ ...each, receives: 99 }));
    await world.work(never, { spec: LIST, queues: { receive } });
    assert.deepEqual([world.ends(), world.failures()], [['a done'], {}]);
    assert.deepEqual(world.sqs.peek(world.deadLetterUrl), []);
  });

  it('was interrupted between its outputs and its marker, processes it again', async (t) => {
    const world = new ItemWorld(t);
    await world.send(one(world));
    let lost = 1;
    const create: Objects['create'] = (...args) => {
      if (lost-- > 0) throw new Failure('AWS_UNREACHABLE', 'the connection broke');
      return world.s3.objects.create(...args);
    };
    const agent = await world.work(list, {
      ...{ spec: LIST, objects: { create } },
      settings: { IDLE_SECONDS: '20' },
    });
    assert.equal(agent.runs(), 2);
    assert.deepEqual([world.ends(), world.markers().length], [['a done'], 1]);
    assert.deepEqual(world.sqs.peek(world.queueUrl), []);
  });

  for (const [what, change, words] of [
    ['was replaced', 'replace', /its input s3:\S+\/x has changed since the run began: run again$/],
    ['is gone', 'delete', /its input s3:\S+\/x no longer exists: start the run again$/],
  ] as const)
    it(`has a file that ${what}, fails, and processes the others`, async (t) => {
      const world = new ItemWorld(t);
      await world.send(one(world), world.item('b', { in: [world.file('y')] }));
      const { key } = world.put('x');
      if (change === 'replace') world.put('x', 'new');
      else world.s3.delete({ bucket: world.bucket, key });
      const agent = await world.work(list, { spec: LIST });
      assert.deepEqual([world.outputs(), world.ends()], [{ 'b/list': 'y: y' }, ['a failed', 'b done']]);
      assert.equal(agent.runs(), 1);
      assert.match(world.failures().a!, words);
    });

  it('has a file that is replaced while its command runs, does not overwrite newer results', async (t) => {
    const world = new ItemWorld(t);
    await world.send(one(world));
    const newer = { bucket: world.bucket, key: `flow/step-1/${world.run}/a/list` };
    await world.work(
      (...args) => {
        world.put('x', 'new');
        world.s3.put(newer, 'newer');
        return list(...args);
      },
      { spec: LIST },
    );
    assert.deepEqual([world.outputs(), world.ends()], [{ 'a/list': 'newer' }, ['a failed']]);
    assert.match(world.failures().a!, /has changed since the run began/);
  });

  it('is stored by another agent while its command runs, keeps the results of that one', async (t) => {
    const world = new ItemWorld(t);
    const message = one(world);
    const writing =
      (text: string): Job =>
      (output) =>
        void writeFileSync(output, text);
    await world.send(message);
    await world.work(writing('first'), { spec: LIST });
    assert.deepEqual(world.ends(), ['a done']);
    const place = { bucket: world.bucket, key: world.markers()[0]!.key };
    const marker = world.s3.text(place)!;
    world.s3.delete(place);
    await world.send(message);
    const second: Job = (...args) => {
      world.s3.put(place, marker);
      return writing('second')(...args);
    };
    const agent = await world.work(second, { spec: LIST });
    assert.deepEqual([agent.runs(), world.outputs()], [1, { 'a/list': 'first' }]);
    assert.deepEqual([world.s3.text(place), world.ends()], [marker, ['a done']]);
  });

  it('is stored by two agents, has the results of one of them, and says which', async (t) => {
    const world = new ItemWorld(t);
    const message = one(world);
    await world.send(message);
    const two = { a: 'first', b: 'second' };
    const job: Job = (output) => {
      for (const [name, text] of Object.entries(two)) writeFileSync(join(output, '..', name), text);
      return undefined;
    };
    const spec = { ...LIST, outputs: { all: { patterns: ['*'], count: [1, null] } } } as Partial<Spec>;
    // The other agent is between its last output and its marker, when this one has written the first of its own.
    let rival = 0;
    const create: Objects['create'] = async (place, text) => {
      if (rival++ === 0) {
        const marker = JSON.parse(text);
        for (const output of marker.outputs) output.etag = 'e'.repeat(32);
        world.s3.put(place, JSON.stringify(marker));
        world.s3.put({ ...place, key: marker.outputs[1].key }, 'of the other agent');
      }
      return world.s3.objects.create(place, text);
    };
    const agent = await world.work(job, { spec, objects: { create } });
    assert.equal(agent.runs(), 1);
    assert.deepEqual(world.outputs(), { 'a/a': 'first', 'a/b': 'second' });
    const [marker] = world.markers();
    for (const output of marker!.outputs)
      assert.equal(output.etag, (await world.s3.objects.head(output))!.etag);
    const [end] = world.sqs.drain(world.inboxUrl).map(({ body }) => readEndMessage(body).end);
    const sent = end!.outputs!.get('all')!.map((entry) => entry.kind === 'file' && entry.file.etag);
    assert.deepEqual(
      sent,
      marker!.outputs.map(({ etag }) => etag),
    );
  });

  it('reads a result that was stored again, waits for the message that says so', async (t) => {
    const world = new ItemWorld(t);
    const place = { bucket: world.bucket, key: `flow/before/${world.run}/s/x` };
    const result = (text: string): Entry => {
      const file = world.put('x', text, place.key);
      return { kind: 'file', path: 'x', file, companions: [] };
    };
    const [first, second] = [result('one'), result('two')];
    await world.send(world.item('s', { in: [first] }), world.item('s', { in: [second] }));
    const agent = await world.work(list, { spec: LIST, settings: { IDLE_SECONDS: '60' } });
    assert.deepEqual([world.outputs(), agent.runs()], [{ 's/list': 'x: two' }, 1]);
    assert.deepEqual([world.ends(), world.failures()], [['s done', 's done'], {}]);
    assert.ok(agent.log.some(({ event, code }) => event === 'handed back' && code === 'RESULT_CHANGED'));
    // None comes where something else has changed it.
    await world.send(world.item('other', { in: [first] }));
    await world.work(never, { spec: LIST, settings: { IDLE_SECONDS: '60' } });
    assert.match(world.failures().other!, /has changed since the run began: run again$/);
  });

  it('has a file that S3 refuses, hands it back until that counts', async (t) => {
    const world = new ItemWorld(t);
    world.s3.mayList = false;
    await world.send(one(world));
    world.s3.delete({ bucket: world.bucket, key: `in/${world.run}/x` });
    const agent = await world.work(never, { spec: LIST, settings: { IDLE_SECONDS: '60' } });
    assert.equal(agent.log.filter(({ event }) => event === 'handed back').length, 5);
    assert.match(world.failures().a!, /^SYSTEM_ERROR: S3 refused to read its input/);
    assert.deepEqual(world.ends(), ['a failed']);
  });

  it('has files that conflict with each other, or an id outside its folder, fails', async (t) => {
    const world = new ItemWorld(t);
    const twice: Entry = { kind: 'folder', path: 'd', files: [world.put('d/x'), world.put('d/x/y')] };
    await world.send(world.item('twice', { in: [twice] }), world.item('../out', {}), world.item('none', {}));
    await world.work(list, { spec: LIST });
    assert.match(world.failures().twice!, /its inputs d\/x and d\/x\/y cannot be stored beside each other$/);
    assert.match(world.failures()['../out']!, /is outside the step's folder/);
    assert.deepEqual(world.ends(), ['../out failed', 'none done', 'twice failed']);
  });
});
