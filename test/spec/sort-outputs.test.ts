import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outputsOf } from '../../src/spec/named-files.ts';
import { sortOutputs } from '../../src/spec/sort-outputs.ts';
import type { SpecOutput } from '../../src/spec/spec.ts';

const sort = (outputs: Record<string, SpecOutput>, paths: readonly string[]) => {
  const { files, problems } = sortOutputs(outputsOf({ outputs }), paths);
  return { of: files.map(({ outputs: of, companionOf }) => [of.join('+'), companionOf]), problems };
};

describe('sortOutputs', () => {
  it('does not count companions, though patterns match their names', () => {
    const outputs = { all: { patterns: ['*'], companions: ['{name}.bai'] } };
    assert.deepEqual(sort(outputs, ['a.bam', 'a.bam.bai']), {
      of: [
        ['all', undefined],
        ['all', 'a.bam'],
      ],
      problems: [],
    });
  });
  it('finds companions in the folder of their file alone', () => {
    const outputs = {
      bam: { patterns: ['**/*.bam'], companions: ['{stem}.bai?'], count: [1, null] as const },
    };
    assert.deepEqual(sort(outputs, ['x/a.bam', 'x/a.bai', 'y/a.bai']).of, [
      ['bam', undefined],
      ['bam', 'x/a.bam'],
      ['other', undefined],
    ]);
  });
  it('takes the first of two that name each other for the main file', () => {
    const outputs = { pair: { patterns: ['*.hdr', '*.img'], companions: ['{stem}.hdr|{stem}.img?'] } };
    assert.deepEqual(sort(outputs, ['a.hdr', 'a.img']).of, [
      ['pair', undefined],
      ['pair', 'a.hdr'],
    ]);
  });
  it('gives no companions to a companion: none travels with a file that is not there on its own', () => {
    const outputs = { all: { patterns: ['*'], companions: ['{stem}?'], count: [1, null] as const } };
    assert.deepEqual(sort(outputs, ['a', 'a.b', 'a.b.c']).of, [
      ['all', 'a.b'],
      ['all', undefined],
      ['all', undefined],
    ]);
  });
  it('matches paths below the folder, and hidden names only where a pattern says so', () => {
    const outputs = { top: { patterns: ['*.log', '.done'], count: [1, null] as const } };
    assert.deepEqual(
      sort(outputs, ['a.log', 'x/a.log', '.done', '.a.log']).of.map(([of]) => of),
      ['top', 'other', 'top', 'other'],
    );
  });
  it('says every problem at once', () => {
    const outputs = {
      bam: { patterns: ['*.bam'], companions: ['{name}.bai'], count: 2 },
      txt: { patterns: ['*.txt'] },
      log: { patterns: ['*.log'], optional: true, count: [2, 3] as const },
    };
    assert.deepEqual(sort(outputs, ['a.bam', 'b.bam', 'b.bam.bai', 'x.log']).problems, [
      'a.bam of the output "bam" lacks its companion a.bam.bai',
      'it wrote no file for the output "txt" (*.txt); $output_dir contains a.bam, b.bam, x.log',
      'the output "log" (*.log) has 2 to 3 files, and it wrote 1: x.log',
    ]);
  });
});
