import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outputName } from '../../src/spec/output-name.ts';

describe('outputName', () => {
  for (const [template, input, output] of [
    ['{name}', 'a.b.png', 'a.b.png'],
    ['{stem}.json', 'a.b.png', 'a.b.json'],
    ['{stem}-blurred.{ext}', 'a.png', 'a-blurred.png'],
    ['{stem}.{ext}', 'README', 'README'],
    ['{stem}{ext}', 'README', 'README'],
    ['{stem}.{ext}', '.hidden', '.hidden'],
    ['{name}.txt', '{stem}.{ext}', '{stem}.{ext}.txt'],
    ['{stem}', '$&.x', '$&'],
    ['{stem}.{ext}', 'a.{name}', 'a.{name}'],
  ] as const) {
    it(`names the output of ${input} by ${template}`, () =>
      assert.equal(outputName(template, input), output));
  }
});
