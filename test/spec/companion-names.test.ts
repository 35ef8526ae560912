import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  companionNames,
  isCompanion,
  isCompanionName,
  mainNameOf,
  parseCompanion,
} from '../../src/spec/companion-names.ts';

const names = (written: string, name: string) => companionNames(parseCompanion(written), name);

describe('companionNames', () => {
  it('makes names from the file’s whole name or its stem, by preference', () => {
    assert.deepEqual(names('{name}.fai', 'ref.fa'), ['ref.fa.fai']);
    assert.deepEqual(names('{stem}.dict', 'ref.fa'), ['ref.dict']);
    assert.deepEqual(names('{name}.bai|{stem}.bai?', 'a.bam'), ['a.bam.bai', 'a.bai']);
  });
  it('takes a compressed ending for one', () => {
    assert.deepEqual(names('{stem}.tbi', 'a.vcf.gz'), ['a.tbi']);
    assert.deepEqual(names('{stem}.x', 'genome.1.bt2'), ['genome.1.x']);
  });
  it('never names the file itself', () => {
    assert.deepEqual(names('{stem}.bam|{name}.bai', 'a.bam'), ['a.bam.bai']);
  });
  it('does not take a name for a placeholder', () => {
    assert.deepEqual(names('{name}.bai', '{stem}$&.bam'), ['{stem}$&.bam.bai']);
  });
});

describe('parseCompanion', () => {
  it('reads alternatives and whether it is optional', () => {
    assert.deepEqual(parseCompanion('{name}.bai | {stem}.bai?'), {
      written: '{name}.bai | {stem}.bai?',
      templates: ['{name}.bai', '{stem}.bai'],
      optional: true,
    });
    assert.equal(parseCompanion('{name}.bai').optional, false);
  });
  it('is for texts with one placeholder in each alternative', () => {
    for (const good of ['{name}.bai', 'idx-{stem}.x?', '{name}.bai|{stem}.bai']) assert.ok(isCompanion(good));
    for (const bad of [
      'x.bai',
      '{name}',
      '{name}?',
      '{ext}.bai',
      '{name}{stem}',
      'i/{name}',
      '{name}.a|',
      '?',
    ])
      assert.ok(!isCompanion(bad), bad);
  });
});

describe('mainNameOf', () => {
  const companions = [parseCompanion('{name}.bai|{stem}.bai'), parseCompanion('{stem}.dict?')];
  it('finds the file that a companion belongs to', () => {
    assert.equal(mainNameOf(companions, 'b.bam.bai', ['a.bam', 'b.bam']), 'b.bam');
    assert.equal(mainNameOf(companions, 'b.bai', ['a.bam', 'b.bam']), 'b.bam');
    assert.equal(mainNameOf(companions, 'c.dict', ['a.bam', 'c.fa']), 'c.fa');
    assert.equal(mainNameOf(companions, 'c.bai', ['a.bam', 'c.bai']), undefined);
  });
});

describe('isCompanionName', () => {
  const isBam = (name: string) => name.endsWith('.bam');
  it('says so where the main file is missing, too', () => {
    const companions = [parseCompanion('{name}.bai|{stem}.bai')];
    assert.ok(isCompanionName(companions, 'x.bam.bai', isBam));
    assert.ok(isCompanionName(companions, 'x.bai', isBam));
    assert.ok(!isCompanionName(companions, '.bai', isBam));
    assert.ok(!isCompanionName(companions, 'x.bam', isBam));
  });
  it('asks whether a name that the template tells can be a main file’s', () => {
    assert.ok(!isCompanionName([parseCompanion('{name}.bai')], 'x.cram.bai', isBam));
  });
});
