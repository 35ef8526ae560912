import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NamedFile, NamedInputs } from '../../src/local/flow.ts';
import { mountItem } from '../../src/local/item-mounts.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { aStep } from '../fakes/plan.ts';

const aFile = (path: string, file = `/data/${path}`): NamedFile => ({ path, file, version: '' });
const entry = (path: string, ...companions: string[]): ItemEntry<NamedFile> => ({
  ...{ kind: 'file', path, file: aFile(path) },
  companions: companions.map((each) => aFile(each)),
});

function mounted(
  spec: Partial<Spec>,
  files: Readonly<Record<string, readonly ItemEntry<NamedFile>[]>>,
  { gather = false, needs = [] as string[], missing = undefined as string[] | undefined } = {},
) {
  const step = aStep('s', { spec: spec as never, gather, needs });
  const input: NamedInputs = {
    kind: 'named',
    files: new Map(Object.entries(files)),
    variables: {},
    ...(missing && { missing }),
  };
  const { mounts, words } = mountItem({ step, path: 'x/y', input }, input);
  return { words, mounts: mounts.map(({ kind, source, target }) => `${kind} ${source} > ${target}`) };
}

describe('the mounts of an item with several files', () => {
  it('names files by input in their order, each with its companions in a folder of its own', () => {
    const { words, mounts } = mounted(
      { inputs: { reads: { patterns: ['*.fq'], count: [1, 2] }, ref: { patterns: ['*.fa'], shared: true } } },
      { reads: [entry('b/r.fq'), entry('a/r.fq')], ref: [entry('g.fa', 'g.fa.fai')] },
    );
    assert.deepEqual(words, [
      '--item=x/y',
      '--input=reads=/.pipewright/in/reads/1/r.fq',
      '--input=reads=/.pipewright/in/reads/2/r.fq',
      '--input=ref=/.pipewright/in/ref/1/g.fa',
    ]);
    assert.deepEqual(mounts, [
      'file /data/b/r.fq > reads/1/r.fq',
      'file /data/a/r.fq > reads/2/r.fq',
      'file /data/g.fa > ref/1/g.fa',
      'file /data/g.fa.fai > ref/1/g.fa.fai',
    ]);
  });

  it('gives the one file of an algorithm that names no input as it always did', () => {
    const { words, mounts } = mounted({}, { input: [entry('d/-x')] });
    assert.deepEqual(words, ['--item=x/y', '--', '/.pipewright/in/input/1/-x']);
    assert.deepEqual(mounts, ['file /data/d/-x > input/1/-x']);
  });

  it('mounts a folder as it is, and puts one together that leads through links', () => {
    const inputs = { bids: { patterns: ['sub-*'], folder: true } };
    const folder = (files: readonly NamedFile[]): ItemEntry<NamedFile> => ({
      kind: 'folder',
      path: 'd/sub-1',
      files,
    });
    const plain = [aFile('d/sub-1/a/x'), aFile('d/sub-1/y')];
    const { words, mounts } = mounted({ inputs }, { bids: [folder(plain)] });
    assert.deepEqual(words.slice(1), ['--input=bids=/.pipewright/in/bids/1/sub-1']);
    assert.deepEqual(mounts, ['folder /data/d/sub-1 > bids/1/sub-1']);
    const linked = [aFile('d/sub-1/a/x', '/elsewhere/x'), aFile('d/sub-1/y')];
    assert.deepEqual(mounted({ inputs }, { bids: [folder(linked)] }).mounts, [
      'file /elsewhere/x > bids/1/sub-1/a/x',
      'file /data/d/sub-1/y > bids/1/sub-1/y',
    ]);
  });

  it('makes a folder of the files that a step made, with the name that they have in common', () => {
    const inputs = { index: { folder: true } };
    const of = (...paths: string[]) => mounted({ inputs }, { index: paths.map((path) => entry(path)) });
    assert.deepEqual(of('star/a', 'star/b/c').words.at(-1), '--input=index=/.pipewright/in/index/1/star');
    assert.deepEqual(of('star/a', 'star/b/c').mounts.at(-1), 'file /data/star/b/c > index/1/star/b/c');
    assert.deepEqual(of('a', 'b/c').words.at(-1), '--input=index=/.pipewright/in/index/1/index');
  });

  it('keeps files of equal names apart that several items made, and takes a file once', () => {
    const inputs = { sets: { folder: true } };
    const made = (key: string, path: string, step = 'make') => ({
      ...{ ...aFile(path, `/out/${step}/${key}`), result: { step, key } },
    });
    const of = (needs: string[], ...files: NamedFile[]) =>
      mounted(
        { inputs },
        { sets: files.map((file) => ({ kind: 'file', path: file.path, file, companions: [] })) },
        { needs },
      ).mounts;
    assert.deepEqual(of(['make'], made('a/x/set', 'x/set'), made('b/x/set', 'x/set')), [
      'file /out/make/a/x/set > sets/1/sets/a/x/set',
      'file /out/make/b/x/set > sets/1/sets/b/x/set',
    ]);
    assert.deepEqual(of(['make'], made('a/x', 'x'), made('b/x/set', 'x/set')), [
      'file /out/make/a/x > sets/1/sets/a/x',
      'file /out/make/b/x/set > sets/1/sets/b/x/set',
    ]);
    assert.deepEqual(of(['make', 'mix'], made('a/set', 'set'), made('a/set', 'set', 'mix')), [
      'file /out/make/a/set > sets/1/sets/make/a/set',
      'file /out/mix/a/set > sets/1/sets/mix/a/set',
    ]);
    assert.deepEqual(of(['make'], made('a/set', 'set'), made('a/set', 'set')), [
      'file /out/make/a/set > sets/1/sets/set',
    ]);
  });

  it('gathers for an algorithm of one input into a folder, by keys', () => {
    const of = (step: string, key: string): ItemEntry<NamedFile> => {
      const file = { ...aFile('all.vcf'), result: { step, key } };
      return { kind: 'file', path: file.path, file, companions: [] };
    };
    const files = { input: [of('call', 'a/all.vcf'), of('call', 'b/all.vcf')] };
    const { words, mounts } = mounted({}, files, { gather: true, needs: ['call'] });
    assert.deepEqual(words, ['--item=x/y', '--gather', '/.pipewright/in/input/1/y']);
    assert.deepEqual(
      mounts.map((each) => each.split(' > ')[1]),
      ['input/1/y/a/all.vcf', 'input/1/y/b/all.vcf'],
    );
    const two = mounted({}, files, { gather: true, needs: ['call', 'other'] });
    assert.match(two.mounts[0]!, / > input\/1\/y\/call\/a\/all\.vcf$/);
  });

  it('says where the list of missing items is', () => {
    const { words } = mounted({ inputs: {} as never }, {}, { missing: ['a'] });
    assert.deepEqual(words, ['--item=x/y', '--missing=/.pipewright/in/.missing']);
  });
});
