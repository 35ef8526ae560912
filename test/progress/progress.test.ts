import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  expectedCount,
  itemRate,
  type StepProgress,
  timeLeft,
  waitingCount,
} from '../../src/progress/progress.ts';

const step = (id: string, changes: Partial<StepProgress> = {}): StepProgress => ({
  id,
  needs: [],
  gather: false,
  known: 0,
  running: 0,
  complete: 0,
  reused: 0,
  failed: 0,
  canceled: 0,
  ...changes,
});

describe('the progress of a step', () => {
  it('counts waiting items', () => {
    assert.equal(waitingCount(step('a', { known: 10, running: 2, complete: 3, failed: 1 })), 4);
  });

  it('computes the rate without reused items', () => {
    assert.equal(itemRate(step('a', { complete: 10, reused: 6, since: 1000 }), 3000), 2);
    assert.equal(itemRate(step('a', { complete: 6, reused: 6, since: 1000 }), 3000), undefined);
    assert.equal(itemRate(step('a'), 3000), undefined);
  });

  it('estimates items in proportion to the step before', () => {
    const a = step('a', { known: 10, complete: 4, failed: 1 });
    const b = step('b', { needs: ['a'], known: 8 });
    assert.equal(expectedCount({ steps: [a, b] }, b), 18);
    assert.equal(
      expectedCount(
        { steps: [step('a', { known: 3 }), step('b', { needs: ['a'] })] },
        step('b', { needs: ['a'] }),
      ),
      3,
    );
    assert.equal(
      expectedCount(
        { steps: [a, step('all', { needs: ['a'], gather: true })] },
        step('all', { needs: ['a'], gather: true }),
      ),
      1,
    );
  });

  it('estimates the time left where it can', () => {
    const a = step('a', { known: 10, complete: 4, since: 0 });
    assert.equal(timeLeft({ steps: [a] }, a, 2000), 3);
    assert.equal(
      timeLeft(
        { steps: [step('a', { known: 4, complete: 4, since: 0 })] },
        step('a', { known: 4, complete: 4, since: 0 }),
        2000,
      ),
      undefined,
    );
  });
});
