import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { completenessOf, filesForStep, variablesFor } from '../../src/protocol/step-files.ts';
import { type CaseStep, planOf } from './item-cases.ts';

const STEP: CaseStep = {
  inputs: {
    reads: { patterns: ['*.fq'], count: [1, 2] },
    bam: { patterns: ['*.bam'], companions: ['{name}.bai', '{stem}.md5?'], optional: true },
  },
  variables: ['N', 'toString'],
};
const plan = planOf({ steps: { s: STEP } });
const step = plan.steps[0]!;
const rootOf = (...paths: string[]) =>
  findRootItems(
    plan,
    { kind: 'folder' },
    paths.map((path) => ({ path, version: 'v' })),
  ).items[0]!;

describe('completenessOf', () => {
  for (const [paths, expected] of [
    [['i/a.bam', 'i/a.bam.bai'], { state: 'lacking', why: 'it has no file for "reads"' }],
    [['i/1.fq'], { state: 'enough' }],
    [['i/1.fq', 'i/2.fq'], { state: 'enough' }],
    [['i/1.fq', 'i/2.fq', 'i/a.bam'], { state: 'lacking', why: 'i/a.bam lacks its companion a.bam.bai' }],
    [['i/1.fq', 'i/2.fq', 'i/a.bam', 'i/a.bam.bai'], { state: 'enough' }],
    [['i/1.fq', 'i/2.fq', 'i/a.bam', 'i/a.bam.bai', 'i/a.md5'], { state: 'full' }],
    [
      ['i/1.fq', 'i/2.fq', 'i/3.fq'],
      { state: 'lacking', why: 'it has 3 files for "reads", which takes 1 to 2: i/1.fq, i/2.fq, i/3.fq' },
    ],
  ] as const)
    it(`knows ${paths.join(', ')}`, () => assert.deepEqual(completenessOf(step, rootOf(...paths)), expected));
});

describe('filesForStep', () => {
  it('gives a file with the exact name of a pattern to that input', () => {
    const exact = planOf({
      steps: { s: { inputs: { all: { patterns: ['*.txt'] }, list: { patterns: ['list.txt'] } } } },
    });
    const files = ['i/a.txt', 'i/list.txt'].map((path) => ({ path, version: '' }));
    const [root] = findRootItems(exact, { kind: 'folder' }, files).items;
    const found = filesForStep(exact.steps[0]!, root!);
    assert.ok(found.kind === 'files');
    assert.deepEqual(
      [...found.files].map(([name, all]) => [name, all.map(({ path }) => path)]),
      [
        ['all', ['i/a.txt']],
        ['list', ['i/list.txt']],
      ],
    );
  });
});

describe('a column of a sheet', () => {
  it('goes to the input of its name, and to no other that its patterns fit', () => {
    const two = planOf({
      steps: {
        s: { inputs: { left: { patterns: ['*.fq'] }, right: { patterns: ['*.fq'], optional: true } } },
      },
    });
    const row = { id: 'a', files: [{ column: 'left', path: 'x.fq' }], variables: {}, columns: {} };
    const [root] = findRootItems(two, { kind: 'sheet', items: [row] }, [{ path: 'x.fq', version: '' }]).items;
    const found = filesForStep(two.steps[0]!, root!);
    assert.ok(found.kind === 'files');
    assert.deepEqual(
      [...found.files].map(([name, all]) => [name, all.length]),
      [
        ['left', 1],
        ['right', 0],
      ],
    );
  });
});

describe('variablesFor', () => {
  it('prefers the value for the step, and knows nothing of what objects inherit', () => {
    assert.deepEqual(variablesFor(step, { N: '1', 's.N': '2', OTHER: '3' }), { N: '2' });
    assert.deepEqual(variablesFor(step, {}), {});
  });
});
