import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import { pipewright } from '../../src/command/commands.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const ENTRIES = [
  anExtendedSpec({
    name: 'align',
    inputs: {
      reads: { patterns: ['*.fq'], count: [1, 2] },
      genome: { patterns: ['*.fa'], shared: true },
    },
    outputs: { bam: { patterns: ['*.bam'] } },
  }),
  anExtendedSpec({ name: 'whole', inputs: { all: { folder: true } } }),
  anExtendedSpec({ name: 'depth', inputs: { bam: { patterns: ['*.bam'], companions: ['{name}.bai'] } } }),
];

/** A folder with a catalog, a workflow file and empty files; runs commands in it. */
async function workplace(workflow: object, files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const catalog = ENTRIES.map(
    (entry) => [`catalog/${entry.name}/1.0.0.json`, JSON.stringify(entry)] as const,
  );
  const index = ['catalog/index.json', JSON.stringify(indexCatalog(ENTRIES))] as const;
  const all = [...catalog, index, ['w.json', JSON.stringify(workflow)] as const, ...Object.entries(files)];
  for (const [name, text] of all) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  const call = async (...args: string[]) => {
    const io = commandIo(folder.path);
    const code = await pipewright(args, io);
    return { code, ...io.said };
  };
  return { ...folder, call, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}
const one = (name: string, more: object = {}) => ({
  ...{ catalog: 'catalog', shared: { genome: 'g.fa' }, ...more },
  process: { type: 'single_run', algorithms: [{ name: `${name}@1.0.0` }] },
});
const READS = { 'd/a_1.fq': '', 'd/a_2.fq': '', 'd/b_1.fq': '' };

describe('plan of a workflow with items', () => {
  it('shows the items of files, and which are incomplete', async () => {
    await using place = await workplace(one('align', { items: 'pairs' }), READS);
    const { code, out, err } = await place.call('plan', 'w.json', 'd');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /\n2 items:\n {2}a {2}a_1\.fq, a_2\.fq\n {2}b {2}b_1\.fq\n$/);
    const json = JSON.parse((await place.call('plan', 'w.json', 'd', '--json')).out);
    assert.deepEqual(json.items.items[0], { id: 'a', variables: {}, files: ['a_1.fq', 'a_2.fq'] });
    assert.equal(json.plan.items.rule.kind, 'pairs');
  });

  it('shows the rows of a sheet with their companions, and names files that do not exist', async () => {
    await using place = await workplace(one('depth', { items: 'lists/samples.csv', shared: undefined }), {
      'lists/samples.csv': 'item,bam\nx,../d/x.bam\ny,../d/y.bam\nz,../d/z.bam\n',
      'd/x.bam': '',
      'd/x.bam.bai': '',
      'd/y.bam': '',
    });
    const { out } = await place.call('plan', 'w.json');
    assert.match(out, /\n {2}x {2}\.\.\/d\/x\.bam, \.\.\/d\/x\.bam\.bai\n/);
    assert.match(
      out,
      /\n {2}y: \.\.\/d\/y\.bam lacks its companion y\.bam\.bai\n {2}z: \.\.\/d\/z\.bam \(\S+samples\.csv:4:3\) does not exist\n/,
    );
  });

  it('names what else a folder holds, also one that a sheet names', async () => {
    const more = { ...READS, 'd/.part/x.fq': '', 'd/notes.txt': '' };
    await using place = await workplace(one('align', { items: 'pairs' }), more);
    const leftOut = /\nLeft out:\n {2}d\/\.part: hidden\n {2}notes\.txt: no step takes it\n$/;
    assert.match((await place.call('plan', 'w.json', 'd')).out, leftOut);
    await using other = await workplace(one('whole', { items: 's.csv', shared: undefined }), {
      ...more,
      's.csv': 'item,all\na,d\n',
    });
    assert.match((await other.call('plan', 'w.json')).out, /\nLeft out:\n {2}d\/\.part: hidden\n$/);
  });

  it('reports a mistake in a sheet at its row and column', async () => {
    await using place = await workplace(one('align', { items: 's.csv' }), {
      's.csv': 'item,reads\na/b,x.fq\n',
    });
    const { code, err } = await place.call('plan', 'w.json');
    assert.equal(code, 1);
    assert.match(err, /^s\.csv:2:1 error BAD_ID: /m);
    assert.match((await place.call('validate', 'w.json')).out, /^s\.csv:2:1 error BAD_ID: /m);
  });

  it('says the line to add where files look like pairs, or a sheet lies beside the file', async () => {
    await using place = await workplace(one('align'), { 'd/a_1.fq': '', 'd/a_2.fq': '' });
    assert.match(
      (await place.call('plan', 'w.json', 'd')).err,
      /^The files look like read pairs\. .*add: "items": "pairs"$/m,
    );
    await place.call('sheet', 'd', '--out', 'samples.csv');
    assert.match(
      (await place.call('plan', 'w.json', 'd')).err,
      /^samples\.csv is in the folder of .*add: "items": "samples\.csv"$/m,
    );
  });
});

describe('run on AWS of a workflow with items', () => {
  it('checks what is named before AWS is asked', async () => {
    const places = { input_s3_name: 'some-in', output_s3_name: 'some-out', region: 'eu-central-1' };
    const sheet = { 's.csv': 'item,reads\na,d/a_1.fq\n' };
    for (const [items, args, says] of [
      ['pairs', [], /^error BAD_USAGE: INPUT is missing/m],
      ['pairs', ['d', '--sheet', 's.csv'], /^error BAD_USAGE: .* w\.json does not name one/m],
      [
        'pairs',
        ['--run', 'adhoc', '--backfill'],
        /^error BAD_USAGE: --run adhoc is for workflows in which each file is an item/m,
      ],
      ['s.csv', ['d'], /^error BAD_USAGE: The sheet s\.csv names the files/m],
      ['s.csv', ['--backfill'], /^error BAD_USAGE: The sheet names the files/m],
      ['s.csv', [], /^error CREDENTIALS_LOST: /m],
    ] as const) {
      await using place = await workplace({ ...places, ...one('align', { items }) }, { ...READS, ...sheet });
      const { code, err } = await place.call('run', 'w.json', ...args);
      assert.equal(code, 1);
      assert.match(err, says);
    }
  });
});

describe('run --local of a workflow with items', () => {
  it('checks what is named before anything runs: shared files, INPUT beside a sheet, a sheet for a file without one', async () => {
    const files = { ...READS, 's.csv': 'item,reads\na,d/a_1.fq\n', 'far.csv': 'item,reads\na,s3://b/a.fq\n' };
    const cases: readonly [items: unknown, args: string[], says: RegExp][] = [
      ['pairs', ['d'], /^error SHARED_NOT_FOUND: The shared input "genome" is not there: /m],
      ['pairs', [], /^error BAD_USAGE: Name what to run on/m],
      [
        'pairs',
        ['d', '--sheet', 's.csv'],
        /^error BAD_USAGE: .* w\.json does not name one\. Add this to it: "items": "s\.csv"/m,
      ],
      [
        's.csv',
        ['d'],
        /^error BAD_USAGE: The sheet s\.csv names the files, so no INPUT is needed\. Leave out d\./m,
      ],
      ['s.csv', ['--sheet', 'far.csv'], /^error INPUT_ON_S3: The sheet names s3:\/\/b\/a\.fq/m],
    ];
    for (const [items, args, says] of cases) {
      await using place = await workplace(one('align', { items }), files);
      const { code, err } = await place.call('run', 'w.json', '--local', ...args, '--out', 'o');
      assert.equal(code, 1);
      assert.match(err, says);
    }
  });
});

describe('sheet', () => {
  it('writes a sheet with paths relative to it, never over another file', async () => {
    await using place = await workplace(one('align'), READS);
    const { code, out, err } = await place.call('sheet', 'd', '--out', 'lists/s.csv');
    assert.deepEqual([code, out, err], [0, '', '2 items, 1 read pair in lists/s.csv\n']);
    assert.equal(
      await readFile(join(place.path, 'lists/s.csv'), 'utf8'),
      'sample,fastq_1,fastq_2\na,../d/a_1.fq,../d/a_2.fq\nb,../d/b_1.fq,\n',
    );
    assert.match((await place.call('sheet', 'd', '--out', 'lists/s.csv')).err, /^error FILE_EXISTS: /);
    assert.equal(
      (await place.call('sheet', 'd')).out,
      'sample,fastq_1,fastq_2\na,d/a_1.fq,d/a_2.fq\nb,d/b_1.fq,\n',
    );
    await writeFile(join(place.path, 'd/.part'), '');
    assert.match((await place.call('sheet', 'd')).err, /\n {2}left out: \.part \(hidden\)\n$/);
    const { left_out } = JSON.parse((await place.call('sheet', 'd', '--json')).out);
    assert.deepEqual(left_out, [{ path: '.part', why: 'hidden' }]);
    assert.match((await place.call('sheet', 'no')).err, /^error FILE_NOT_FOUND: no is not a folder/);
  });
});
