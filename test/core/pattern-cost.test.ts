import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { patternProblem } from '../../src/core/pattern-cost.ts';

describe('patternProblem', () => {
  for (const pattern of [
    '(?<item>.+)_R?[12]\\.f(ast)?q\\.gz',
    '.*/(?<item>[^/]+)_[12]\\.fq',
    '(?<item>[^/]+/[^/]+)/[^/]+\\.(nii|nii\\.gz)',
    '(?<item>sub-\\d{2,4})_(T1w|bold)\\.nii',
    '(?<item>.+)\\.(?:part)?\\d+\\.csv',
    '([a-z]+\\d)-x',
    '(?:ab){3}(?<item>.*)',
    '(?<item>\\p{L}+)_\\u{1f600}.*',
    '(?<item>sub-\\d+)_ses-\\d+_task-[a-z]+_run-\\d+_(?:bold|sbref)\\.nii(?:\\.gz)?',
    '(?<item>[a-z]*[0-9]*[A-Z]*[.]?[a-z]*)\\.csv',
  ])
    it(`takes ${pattern}`, () => assert.equal(patternProblem(pattern), undefined));

  for (const [pattern, why] of [
    ['(', /Unterminated group/],
    ['(?<item>(a+)+)b', /repeats a repetition/],
    ['(?<item>(?:a|a)*)b', /repeats a repetition/],
    ['(?:[^/]+/?)*(?<item>x)', /repeats a repetition/],
    ['(?<item>.*.*.*)x', /several repetitions match the same characters/],
    ['(?<item>.*a.*b.*c)', /several repetitions match the same characters/],
    [`(?<item>${'a?'.repeat(30)}${'a'.repeat(30)})`, /several repetitions match the same characters/],
    // What has ended in several ways leads to all that follows in each of them.
    [`(?<item>${'a*a*b'.repeat(8)})x`, /several repetitions match the same characters/],
    [`(?<item>${'(?:a*a*)b'.repeat(8)})x`, /several repetitions match the same characters/],
    [`(?<item>${[...'abcdefgh'].map((a) => `(?:${a}*${a}*)`).join('')})x`, /several repetitions/],
    [`(?<item>${'(?:a|a)b'.repeat(24)})x`, /several repetitions match the same characters/],
    [`(?<item>${'(?:|)'.repeat(30)}x)`, /several repetitions/],
    ['(?<item>.)\\1', /reference to a group/],
    ['(?=x)(?<item>x)', /lookaround/],
  ] as const)
    it(`refuses ${pattern.slice(0, 40)}`, () => assert.match(patternProblem(pattern) ?? '', why));

  it('is right about the slowest that it takes: it ends at once with the longest key', () => {
    const slow = /^(?:(?<item>.*)_?.*x)$/u;
    assert.equal(patternProblem('(?<item>.*)_?.*x'), undefined);
    assert.equal(slow.test('_'.repeat(1024)), false);
  });
});
