import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collisionText, ResultWriters } from '../../src/protocol/result-writers.ts';

describe('results of one step', () => {
  for (const [first, second, says] of [
    ['a', 'a', /its result a would replace that of item 1/],
    ['a', 'a/b', /its result a\/b conflicts with a, .*item 1: a would be both a file and the folder of b;/],
    ['a/b/c', 'a', /its result a conflicts with a\/b\/c, .*item 1: a would be both .* the folder of b\/c;/],
    ['x/a', 'x/a/b', /x\/a would be both/],
    ['a//b', 'a', /a would be both a file and the folder of \/b/],
  ] as const)
    it(`cannot be both ${first} and ${second}`, () => {
      const writers = new ResultWriters();
      assert.equal(writers.claim({ item: 'item 1', key: first }), undefined);
      const writer = { item: 'item 2', key: second };
      const other = writers.claim(writer);
      assert.equal(other?.item, 'item 1');
      assert.match(collisionText(writer, other!), says);
      // The first stays, and the second holds nothing.
      assert.equal(writers.claim({ item: 'item 3', key: 'other' }), undefined);
    });

  it('can lie side by side in folders, with names that begin alike', () => {
    const writers = new ResultWriters();
    for (const key of ['a', 'ab', 'b/a', 'b/ab', 'b/c/d', 'a.d/x', 'a-'])
      assert.equal(writers.claim({ item: key, key }), undefined, key);
  });
});
