import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { meantField, SPEC_WORDS } from '../../src/spec/spec-field-names.ts';
import { nearest } from '../../src/text/near.ts';

describe('nearest', () => {
  const words = ['input', 'output', 'output_dir', 'CPU', 'gpu', 'SIGMA'];
  for (const [written, meant] of [
    ['inptu', 'input'],
    ['inpt', 'input'],
    ['INPUT', 'input'],
    ['outputdir', 'output_dir'],
    ['Output-Dir', 'output_dir'],
    ['SIGNA', 'SIGMA'],
    ['cpu', 'CPU'],
    ['xpu', undefined], // as near to CPU as to gpu
    ['colour', undefined],
    ['', undefined],
    ['i', undefined],
    ['x'.repeat(100_000), undefined],
  ] as const) {
    it(`takes ${JSON.stringify(written.slice(0, 20))} for ${meant}`, () =>
      assert.equal(nearest(written, words), meant));
  }
});

describe('meantField', () => {
  it('knows other tools’ names of a field, and whether the value fits', () => {
    assert.deepEqual(meantField('image', ['container_name'], SPEC_WORDS), {
      name: 'container_name',
      safe: true,
    });
    assert.deepEqual(meantField('Timeout', ['timeout_minutes'], SPEC_WORDS), {
      name: 'timeout_minutes',
      safe: false,
    });
  });
  it('does not suggest a field that its place does not have', () => {
    assert.equal(meantField('image', ['port'], SPEC_WORDS), undefined);
    assert.equal(meantField('constructor', ['port'], SPEC_WORDS), undefined);
  });
});
