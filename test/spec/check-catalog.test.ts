import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { validateCatalog } from '../../src/spec/check-catalog.ts';
import { aSpec } from '../fakes/image.ts';

const entry = (folder: string, name: string, more: object = {}) => ({
  file: `catalog/${folder}/spec.json`,
  text: JSON.stringify({ ...aSpec({ name, description: 'd', license: 'MIT' }), ...more }),
});
const brief = (...entries: ReturnType<typeof entry>[]) =>
  validateCatalog(entries).findings.map((f) => `${f.file} ${f.code}`);

describe('validateCatalog', () => {
  it('has nothing to say about entries of different names', () => {
    const { findings, specs } = validateCatalog([entry('a', 'a'), entry('b', 'b')]);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      specs.map((spec) => spec.name),
      ['a', 'b'],
    );
  });
  it('finds names that differ only in "-" and "_"', () => {
    assert.deepEqual(brief(entry('a-b', 'a-b'), entry('a_b', 'a_b')), ['catalog/a_b/spec.json NAME_TAKEN']);
  });
  it('finds names that differ only in capital letters, broken entries included', () => {
    assert.deepEqual(brief(entry('a', 'a'), entry('A', 'A')), [
      'catalog/A/spec.json BAD_FORM',
      'catalog/A/spec.json NAME_TAKEN',
    ]);
  });
  it('finds a replacement that is not there', () => {
    const old = entry('a', 'a', { deprecated: { reason: 'old', replaced_by: 'c' } });
    assert.deepEqual(brief(old, entry('b', 'b')), ['catalog/a/spec.json NO_SUCH_REPLACEMENT']);
    assert.deepEqual(brief(old, entry('c', 'c')), []);
  });
  it('continues after entries that are not JSON', () => {
    assert.deepEqual(brief({ file: 'x', text: '{' }, entry('b', 'c')), [
      'catalog/b/spec.json NAME_IS_NOT_FOLDER',
      'x NOT_JSON',
    ]);
  });
});
