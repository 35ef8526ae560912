import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LaneBound } from '../../src/protocol/lane-bound.ts';

describe('inputs that are too large for a lane', () => {
  it('are those as large as one that ran out of memory, and no smaller ones', () => {
    const bound = new LaneBound();
    assert.equal(bound.passesOn(1000), false);
    bound.note(1000, true);
    bound.note(600, true);
    bound.note(300, false);
    assert.deepEqual(
      [300, 599, 600, 5000].map((bytes) => bound.passesOn(bytes)),
      [false, false, true, true],
    );
  });

  it('are not those of which a larger one had enough', () => {
    const bound = new LaneBound();
    bound.note(100, true);
    bound.note(500, false);
    assert.deepEqual(
      [100, 500, 501].map((bytes) => bound.passesOn(bytes)),
      [false, false, true],
    );
  });

  it('are tried ever more rarely, as memory need not depend on the size', () => {
    const bound = new LaneBound();
    bound.note(100, true);
    const tried: number[] = [];
    for (let i = 1; i <= 60; i++) {
      if (bound.passesOn(200 + i)) continue;
      tried.push(i);
      // Asked again before it starts, it is still the one that is tried.
      assert.equal(bound.passesOn(200 + i), false);
      bound.note(200 + i, true);
    }
    assert.deepEqual(tried, [8, 24, 56]);
    bound.note(10_000, false);
    assert.equal(bound.passesOn(9999), false);
  });
});
