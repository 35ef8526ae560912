import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initialProgress, type Progress, type StepProgress } from '../../src/progress/progress.ts';
import { stepTotals } from '../../src/progress/step-totals.ts';

const STEPS = [
  { id: 'split', needs: [], gather: false },
  { id: 'count', needs: ['split'], gather: false },
  { id: 'merge', needs: ['count'], gather: true },
];

function progressOf(
  steps: Readonly<Record<string, Partial<StepProgress>>>,
  state: Progress['state'] = 'RUNNING',
): Progress {
  const begun = initialProgress({ steps: STEPS });
  return { ...begun, state, steps: begun.steps.map((step) => ({ ...step, ...steps[step.id] })) };
}

describe('totals of steps', () => {
  it('are exact where nothing before a step is open, and estimates elsewhere', () => {
    const totals = stepTotals(progressOf({ split: { known: 4, complete: 1 }, count: { known: 3 } }));
    assert.deepEqual(totals.get('split'), { count: 4, exact: true });
    assert.deepEqual(totals.get('count'), { count: 12, exact: false });
    assert.deepEqual(totals.get('merge'), { count: 1, exact: true });
  });

  it('never go down while they are estimates, and are right in the end', () => {
    const first = stepTotals(progressOf({ split: { known: 4, complete: 1 }, count: { known: 3 } }));
    const later = progressOf({ split: { known: 4, complete: 2, failed: 1 }, count: { known: 4 } });
    assert.equal(stepTotals(later).get('count')?.count, 6);
    const shown = stepTotals(later, first);
    assert.equal(shown.get('count')?.count, 12);
    const ended = progressOf({ split: { known: 4, complete: 3, failed: 1 }, count: { known: 5 } });
    assert.deepEqual(stepTotals(ended, shown).get('count'), { count: 5, exact: true });
  });

  it('are exact when a run is over', () => {
    const over = progressOf(
      { split: { known: 4, canceled: 2, complete: 2 }, count: { known: 2 } },
      'CANCELED',
    );
    assert.deepEqual(stepTotals(over).get('count'), { count: 2, exact: true });
  });
});
