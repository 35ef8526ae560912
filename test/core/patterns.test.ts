import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { describe, it } from 'node:test';
import { matchesPatterns } from '../../src/core/patterns.ts';

describe('matchesPatterns', () => {
  it('takes a star and an ending as Node does, though it does not ask Node', () => {
    for (const pattern of [
      '*',
      '*.fq',
      '*fq',
      '*_R1.fq.gz',
      '*.',
      '**',
      '*.f?',
      '*.{fq,fa}',
      'a*.fq',
      '*.f[qa]',
      '*a+b',
    ])
      for (const path of ['a.fq', 'fq', 'd/a.fq', 'a.fq.gz', 'a_R1.fq.gz', 'a.', 'a.FQ', 'a.fa', 'xa+b', 'a'])
        assert.equal(
          matchesPatterns([pattern], path),
          matchesGlob(path, pattern) || matchesGlob(path.split('/').at(-1)!, pattern),
          `${pattern} ${path}`,
        );
  });

  it('leaves hidden files to patterns that say so', () => {
    assert.ok(!matchesPatterns(['*.fq'], '.a.fq'));
    assert.ok(!matchesPatterns(['*.fq'], '.git/a.fq'));
    assert.ok(matchesPatterns(['.*.fq'], '.a.fq'));
    assert.ok(matchesPatterns(['*.fq'], '../a.fq'));
  });
});
