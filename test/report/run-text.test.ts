import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advance, initialProgress } from '../../src/progress/progress.ts';
import { runState } from '../../src/progress/run-summary.ts';
import { progressLines } from '../../src/report/progress-lines.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { renderLocalRun } from '../../src/report/run-text.ts';
import { waitTexts } from '../../src/report/words.ts';
import { PLAIN, print } from '../../src/text/printer.ts';
import { item, run, step } from './records.ts';

const failed = item('align', 's2', { state: 'EXECUTOR_ERROR', exit_code: 3, outputs: [] });
const tolerated = { ...failed, tolerated: true as const };
const samples = { all: 2, through: 1, failed: 1 };

describe('a run of samples', () => {
  it('shows them first, then the steps, and what joined items wait for', () => {
    const begun = initialProgress({ steps: [step('align', []), step('call', ['align'])] });
    const known = advance(begun, { kind: 'known', step: 'align', at: 0 });
    assert.doesNotMatch(print(progressLines(known, 0), PLAIN), /sample/);
    const waiting = [{ step: 'call', count: 2, why: 'it waits for depth.table' }];
    const counts = { all: 3, through: 1, failed: 0 };
    const after = advance(known, { kind: 'samples', samples: counts, waiting, at: 0 });
    const shown = print(progressLines(after, 0), PLAIN).split('\n');
    assert.equal(shown[0], '1 of 3 samples through all steps');
    assert.match(shown[1]!, /^align .* 0 of 1, 1 waiting$/);
    assert.match(shown[2]!, /^call .* 0 of 2, 2 wait for depth\.table$/);
  });

  it('names the most frequent reasons to wait, and counts the others', () => {
    const numbers = [1, 2, 3, 4, 5, 6];
    const waits = numbers.map((count) => ({ count, why: `it waits for ${count + 1} items before it` }));
    assert.deepEqual(waitTexts([...waits, { count: 7, why: 'it is about to be gathered' }]), [
      '7 are about to be gathered',
      '6 wait for 7 items before them',
      '5 wait for 6 items before them',
      '10 wait for others',
    ]);
  });

  it('is complete where what gathers continued without those that failed, and counts them', () => {
    const steps = [step('align', []), step('merge', ['align'], { gather: true })];
    const items = [item('align', 's1'), tolerated, item('merge', 'merge')];
    assert.equal(runState(items, false), 'COMPLETE');
    assert.equal(runState([item('align', 's1'), failed], false), 'EXECUTOR_ERROR');
    const record = run(steps, items, { state: 'COMPLETE', samples, tolerated: 1 });
    const text = renderLocalRun(record, 'out');
    assert.match(
      text,
      /\n\n1 of 2 samples through all steps, 1 failed\n! 1 failure is tolerated \("allow_failed"\)\n2 items done, 1 failed in /,
    );
    assert.match(text, /\nlist {5}out\/results\.csv\n/);
    assert.match(
      reportHtml(record),
      /<title>plate-survey: 1 of 2 samples through all steps, 1 failed; 1 failure is tolerated \(&#34;allow_failed&#34;\); 2 of 3 items done, 1 failed<.*class="state good">1 of 2 samples/s,
    );
    assert.doesNotMatch(renderLocalRun(run(steps, items), 'out'), /sample|tolerated|results\.csv/);
  });
});

describe('a run of which items ran out of memory', () => {
  it('says how many started again with more, what the commands took, and what measures it', () => {
    const items = [
      item('align', 's1', { peak_mb: 700, moves: 1, lane_mb: 1024 }),
      item('align', 's2', { peak_mb: 300 }),
    ];
    const text = renderLocalRun(run([step('align', [])], items), 'my out');
    assert.match(
      text,
      /\n1 item of align ran out of memory \(512 MB\) and started again with more, up to 1,024 MB\.\n/,
    );
    assert.match(text, /npx pipewright tune 'my out'\n/);
    assert.match(text, /700 of 1,024 MiB/);
    const mixed = run([step('align', []), step('sort', ['align'])], [...items, item('sort', 's1')]);
    assert.match(
      renderLocalRun(mixed, 'out'),
      /90 of 1,152 MiB\n.*90 of 640 MiB\n/,
      'not two kinds of numbers',
    );
    assert.match(reportHtml(run([step('align', [])], items)), /1 item started again with more memory/);
    assert.doesNotMatch(renderLocalRun(run([step('align', [])], items.slice(1)), 'out'), /started again/);
  });
});
