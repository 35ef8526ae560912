import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareNaturally } from '../../src/core/natural-order.ts';
import { looksLikePairs, readMate } from '../../src/protocol/file-pairs.ts';
import { filesOf } from '../../src/protocol/item-files.ts';
import { findRootItems, type ItemRule, idProblem } from '../../src/protocol/root-items.ts';
import { planOf } from './item-cases.ts';

const PLAN = planOf({ steps: { align: { inputs: { reads: { patterns: ['*.fq'], count: [1, 2] } } } } });
const find = (rule: ItemRule, files: Readonly<Record<string, string>>, pins = {}) =>
  findRootItems(
    PLAN,
    rule,
    Object.entries(files).map(([path, version]) => ({ path, version })),
    pins,
  );
const versionOf = (rule: ItemRule, files: Readonly<Record<string, string>>, pins = {}) =>
  find(rule, files, pins).items[0]!.version;

describe('readMate', () => {
  for (const [name, sample, number] of [
    ['a_R1.fastq.gz', 'a', 1],
    ['a_2.fq', 'a', 2],
    ['a.R2.fastq.bz2', 'a', 2],
    ['a-read1.fq.gz', 'a', 1],
    ['a_S1_L001_R2_001.fastq.gz', 'a_S1_L001', 2],
    ['a_R1_002.fastq', 'a_002', 1],
    ['a_1_2.fq', 'a_1', 2],
  ] as const)
    it(`reads ${name}`, () => assert.deepEqual(readMate(name), { sample, number }));
  for (const name of ['a.fq', 'R1.fq', 'a_3.fq', 'a_12.fq', '_1.fq'])
    it(`finds no number in ${name}`, () => assert.equal(readMate(name), undefined));
  it('sees whether all files are pairs', () => {
    assert.ok(looksLikePairs(['d/a_1.fq', 'd/a_2.fq', 'x.txt']));
    assert.ok(!looksLikePairs(['d/a_1.fq', 'e/a_2.fq']));
    assert.ok(!looksLikePairs(['a.fq']));
    assert.ok(looksLikePairs(['a_R1.fastq.gz', 'a_R2.fastq.gz']));
    assert.ok(!looksLikePairs(['day-1.csv', 'day-2.csv']));
  });
});

describe('compareNaturally', () => {
  it('counts as people do', () => {
    const sorted = ['a1', 'a01', 'a2', 'a10', 'a10b', 'b', '10', '9', 'a', ''];
    assert.deepEqual([...sorted].sort(compareNaturally), [
      '',
      '9',
      '10',
      'a',
      'a01',
      'a1',
      'a2',
      'a10',
      'a10b',
      'b',
    ]);
  });
});

describe('findRootItems', () => {
  it('loses no companion of a file that is the companion of another one by its name', () => {
    const plan = planOf({
      steps: { s: { inputs: { all: { patterns: ['*'], companions: ['{name}.md5?', '{stem}.g?'] } } } },
    });
    const files = ['a.g', 'a.g.md5', 'a.z'].map((path) => ({ path, version: '' }));
    const { items, leftOut } = findRootItems(plan, { kind: 'file' }, files);
    assert.deepEqual(
      items.map(({ entries }) => entries.flatMap(({ entry }) => filesOf(entry).map(({ path }) => path))),
      [['a.g', 'a.g.md5'], ['a.z']],
    );
    assert.deepEqual(leftOut, []);
  });

  it("has the file's own version where an item is one file and nothing else", () =>
    assert.equal(versionOf({ kind: 'file' }, { 'a.fq': 'etag' }), 'etag'));

  it('changes the version with every file, name, variable and shared file, and with nothing else', () => {
    const pair = { 'a_1.fq': '1', 'a_2.fq': '2' };
    const pairs: ItemRule = { kind: 'pairs' };
    const sheet = (variables: Record<string, string>): ItemRule => ({
      ...{
        kind: 'sheet',
        items: [{ id: 'a', files: [{ column: 'reads', path: 'a.fq' }], variables, columns: {} }],
      },
    });
    const versions = [
      versionOf(pairs, pair),
      versionOf(pairs, { ...pair, 'a_2.fq': '3' }),
      versionOf(pairs, { 'a_1.fq': '1', 'a_R2.fq': '2' }),
      versionOf(pairs, pair, { genome: 'g' }),
      versionOf(sheet({}), { 'a.fq': 'etag' }),
      versionOf(sheet({ PLOIDY: '1' }), { 'a.fq': 'etag' }),
      versionOf(sheet({ PLOIDY: '2' }), { 'a.fq': 'etag' }),
    ];
    assert.equal(new Set(versions).size, versions.length);
    assert.equal(versionOf(pairs, { 'a_2.fq': '2', 'b.fq': 'x', 'a_1.fq': '1' }), versions[0]);
  });

  it('leaves out files that no step takes or no item has, each with the reason', () => {
    const files = { 'a.fq': '1', 'b.txt': '2' };
    assert.deepEqual(find({ kind: 'by', pattern: '(?<item>x)\\.fq' }, files), {
      items: [],
      leftOut: [
        { path: 'b.txt', why: 'no step takes it' },
        { path: 'a.fq', why: '"items" does not match it' },
      ],
    });
    assert.equal(
      find({ kind: 'folder' }, files).leftOut[1]?.why,
      'it is not in a folder, but each folder is an item',
    );
  });

  it('refuses what it cannot tell apart: two first mates, a name beside its pair', () => {
    const problems = (files: Readonly<Record<string, string>>) =>
      find({ kind: 'pairs' }, files).items[0]!.problem;
    assert.equal(
      problems({ 'a_1.fq': '', 'a_R1.fq': '' }),
      'a_1.fq and a_R1.fq both have the number 1, so it is unclear which one belongs to the pair',
    );
    assert.match(
      problems({ 'a.fq': '', 'a_1.fq': '' }) ?? '',
      /^a\.fq has the name of the pair without a number/,
    );
  });

  it('takes the first of two files that would be companions of each other', () => {
    const plan = planOf({
      steps: { s: { inputs: { f: { patterns: ['*'], companions: ['{stem}.hdr', '{stem}.img'] } } } },
    });
    const files = ['x.img', 'x.hdr'].map((path) => ({ path, version: '' }));
    assert.deepEqual(
      findRootItems(plan, { kind: 'file' }, files).items.map(({ id }) => id),
      ['x.hdr'],
    );
  });

  it('leaves a companion out whose file is missing, though a pattern would take its name', () => {
    const plan = planOf({ steps: { s: { inputs: { f: { patterns: ['*'], companions: ['{name}.bai'] } } } } });
    const files = ['a.bam', 'a.bam.bai', 'b.bam.bai'].map((path) => ({ path, version: '' }));
    const { items, leftOut } = findRootItems(plan, { kind: 'file' }, files);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['a.bam'],
    );
    const why = 'its name is that of a companion, but the file that it belongs to is missing';
    assert.deepEqual(leftOut, [{ path: 'b.bam.bai', why }]);
  });

  it('names the files of a row that do not exist', () => {
    const row = { id: 'a', files: [{ column: 'reads', path: 'gone.fq' }], variables: {}, columns: {} };
    assert.equal(find({ kind: 'sheet', items: [row] }, {}).items[0]?.problem, 'gone.fq does not exist');
  });

  it('limits ids', () => {
    assert.equal(idProblem('a b/größe'), undefined);
    assert.equal(idProblem('a/'), 'its id is empty');
    assert.equal(idProblem('ä'.repeat(101))?.endsWith('has more than 200 bytes'), true);
    assert.equal(idProblem('a\u0007'), 'its id "a\\u0007" contains a character that cannot be shown');
  });
});
