import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recentFailures } from '../../src/command/recent-failures.ts';
import { stepTotals } from '../../src/progress/step-totals.ts';
import { renderStatus, statusBlocks } from '../../src/report/run-status-text.ts';
import { textWidth } from '../../src/text/columns.ts';
import { type Inline, PLAIN, paint, print } from '../../src/text/printer.ts';
import { aFailure, aRun, aRunStep, aSnapshot, DEPLOYED, NOW, statusOf } from '../fakes/run-snapshots.ts';

const LONG = 'a-step-with-a-name-that-is-longer-than-most-terminals-have-room-for';
const steps = [aRunStep('clean'), aRunStep(LONG, { needs: ['clean'] })];
const samples = [
  aFailure('a', { state: 'COMPLETE', seconds: 30 }),
  aFailure('a', { state: 'COMPLETE', step: LONG, seconds: 30 }),
];
const open = aSnapshot(
  {
    clean: { done: 20, failed: 3, resultsFor: { [LONG]: 20 }, queue: { waiting: 25, taken: 2 } },
    [LONG]: { done: 5, queue: { waiting: 10, taken: 4 } },
  },
  { run: aRun({ steps }), samples },
);

describe('the block of a run that is watched', () => {
  it('has title, time, cost and time left, in the columns of the terminal', () => {
    const status = statusOf(open);
    for (const width of [40, 80, 120]) {
      const text = print(statusBlocks(status, DEPLOYED), { width, color: false, cut: true });
      for (const line of text.split('\n')) assert.ok(textWidth(line) <= width, line);
    }
    const lines = print(statusBlocks(status, DEPLOYED), PLAIN).split('\n');
    assert.match(lines[0]!, /^run-\S+ of tides: running; 25 of about \d+ items done, 3 failed$/);
    assert.match(
      lines[1]!,
      /^ {2}30 min 00 s so far, about \S+ \S+ \d\d \S+ left; .* so far, about \$\d\.\d\d in the end$/,
    );
    assert.match(lines[2]!, / 23 of 50, 3 failed, 2 running, /);
  });

  it('never says that a step has cost more than the run', () => {
    const textOf = (seconds: number) => {
      const samples = [
        aFailure('a', { state: 'COMPLETE', seconds }),
        aFailure('a', { state: 'COMPLETE', step: LONG, seconds: 1 }),
      ];
      const ended = aSnapshot({ clean: { done: 2 }, [LONG]: { done: 1 } }, { run: aRun({ steps }), samples });
      return print(statusBlocks(statusOf(ended), DEPLOYED), PLAIN);
    };
    assert.match(textOf(1), /; less than \$0\.01/);
    assert.doesNotMatch(textOf(1), /cost:/);
    assert.match(
      textOf(3600),
      /\n {2}cost: clean about \$0\.\d\d, a-step\S+ less than \$0\.01 \(list prices/,
    );
  });

  it('takes its totals from what was shown before, so that they do not jump', () => {
    const status = statusOf(open);
    const before = new Map([[LONG, { count: 70, exact: false }]]);
    const totals = stepTotals(status.progress, before);
    const text = print(statusBlocks(status, DEPLOYED, { now: NOW, totals }), PLAIN);
    assert.match(text, / 5 of about 70, /);
  });

  it('names a trouble once', () => {
    const status = statusOf(open);
    const trouble = { code: 'NO_AGENTS', what: 'Agents do not start.', remedy: 'Wait.' } as const;
    const stuck = { ...status, progress: { ...status.progress, troubles: [trouble] } };
    const text = renderStatus(stuck, DEPLOYED, { file: 'f.json' });
    assert.equal(text.split(trouble.what).length - 1, 1);
    assert.match(text, /\n! Agents do not start\.\n {2}Wait\.\n/);
  });
});

describe('failures as they come', () => {
  const heads = ['a', 'b', 'c', 'd', 'e'];

  it('are the latest ones below living lines', () => {
    const said: Inline[] = [];
    const failures = recentFailures({ live: true, say: (text) => said.push(text) });
    for (const head of [...heads, 'e']) failures.add(head);
    assert.equal(print(failures.blocks(), PLAIN), '✗ and 2 failures before:\nc\nd\ne\n');
    assert.deepEqual(said, []);
  });

  it('are a line each in a log, once', () => {
    const said: string[] = [];
    const failures = recentFailures({ live: false, say: (text) => said.push(paint(text, PLAIN)) });
    for (const head of [...heads, 'a']) failures.add(head);
    assert.deepEqual([said, failures.blocks()], [heads, []]);
  });
});
