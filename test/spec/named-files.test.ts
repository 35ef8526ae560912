import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  inputsOf,
  inputsTaking,
  isPlain,
  itemPatterns,
  namesInputs,
  outputsOf,
} from '../../src/spec/named-files.ts';
import type { Spec } from '../../src/spec/spec.ts';

const named: Spec['inputs'] = {
  reads: { patterns: ['*.fq.gz'], count: [1, 2] },
  regions: { patterns: ['*.bed'], optional: true },
  reference: { patterns: ['*.fa'], companions: ['{name}.fai', '{stem}.dict?'], shared: true },
  chosen: { patterns: ['chosen.bed'] },
  index: { folder: true, shared: true },
};

describe('inputsOf', () => {
  it('gives the one input of a spec that says nothing of inputs', () => {
    assert.deepEqual(inputsOf({}), [
      {
        ...{ name: 'input', patterns: ['*'], least: 1, most: 1, companions: [], optional: false },
        ...{ shared: false, folder: false, separator: undefined, description: undefined },
      },
    ]);
    assert.ok(!namesInputs({}) && isPlain({}));
  });
  it('takes an input’s own keys for the one input "input"', () => {
    const inputs = { patterns: ['*.fq'], count: [2, null] } as const;
    const [input] = inputsOf({ inputs });
    assert.deepEqual([input?.name, input?.least, input?.most], ['input', 2, null]);
    assert.ok(!namesInputs({ inputs }) && !isPlain({ inputs }));
    assert.ok(isPlain({ inputs: { patterns: ['*.fq'], description: 'reads' } }));
  });
  it('gives named inputs with their limits and companions', () => {
    const [reads, regions, reference] = inputsOf({ inputs: named });
    assert.deepEqual([reads?.name, reads?.least, reads?.most], ['reads', 1, 2]);
    assert.deepEqual([regions?.optional, regions?.least], [true, 1]);
    assert.deepEqual(
      reference?.companions.map(({ optional }) => optional),
      [false, true],
    );
    assert.ok(namesInputs({ inputs: named }));
    assert.deepEqual(inputsOf({ inputs: {} }), []);
  });
});

describe('outputsOf', () => {
  it('gives the one output of any files where none is named', () => {
    const [output] = outputsOf({});
    assert.deepEqual([output?.name, output?.patterns, output?.most], ['output', ['**'], null]);
  });
  it('gives named outputs, of one file each by default', () => {
    const [bam, log] = outputsOf({
      outputs: {
        bam: { patterns: ['*.bam'], companions: ['{name}.bai'] },
        log: { patterns: ['*.log'], optional: true, count: [1, null] },
      },
    });
    assert.deepEqual([bam?.least, bam?.most, bam?.companions.length, bam?.optional], [1, 1, 1, false]);
    assert.deepEqual([log?.least, log?.most, log?.optional], [1, null, true]);
  });
});

describe('inputsTaking', () => {
  const inputs = inputsOf({ inputs: named });
  const taking = (path: string, isFolder?: boolean) =>
    inputsTaking(inputs, path, isFolder).map(({ name }) => name);
  it('goes by names, exact ones first', () => {
    assert.deepEqual(taking('a/x.fq.gz'), ['reads']);
    assert.deepEqual(taking('x.bed'), ['regions']);
    assert.deepEqual(taking('x/chosen.bed'), ['chosen']);
    assert.deepEqual(taking('x.txt'), []);
    assert.deepEqual(taking('star', true), ['index']);
  });
  it('gives companions to no input', () => {
    const any = inputsOf({ inputs: { a: { companions: ['{name}.bai'], patterns: ['*.bam'] }, b: {} } });
    assert.deepEqual(inputsTaking(any, 'x.bam.bai'), []);
    assert.deepEqual(
      inputsTaking(any, 'x.bai').map(({ name }) => name),
      ['b'],
    );
    assert.deepEqual(
      inputsTaking(any, 'x.bam').map(({ name }) => name),
      ['a', 'b'],
    );
  });
});

describe('itemPatterns', () => {
  it('leaves out what is shared', () => {
    assert.deepEqual(itemPatterns({ inputs: named }), ['*.fq.gz', '*.bed', 'chosen.bed']);
    assert.deepEqual(itemPatterns({}), ['*']);
  });
});
