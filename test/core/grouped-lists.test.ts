import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pushTo } from '../../src/core/grouped-lists.ts';

describe('pushTo', () => {
  it('adds to the list that is there, and begins one where none is', () => {
    const lists = new Map([['a', [1]]]);
    const first = lists.get('a');
    pushTo(lists, 'a', 2);
    pushTo(lists, 'b', 3);
    assert.deepEqual(
      [...lists],
      [
        ['a', [1, 2]],
        ['b', [3]],
      ],
    );
    assert.equal(lists.get('a'), first);
  });
});
