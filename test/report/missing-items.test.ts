import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runAnnotations } from '../../src/github/run-annotations.ts';
import { desiredRunCheck } from '../../src/github/run-check.ts';
import { recordAwsRun } from '../../src/progress/aws-record.ts';
import { runCost } from '../../src/progress/run-cost.ts';
import type { OpenItems } from '../../src/progress/run-snapshot.ts';
import { missingItems } from '../../src/protocol/missing-items.ts';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import { runPage } from '../../src/report/check-page.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { listResults, resultsCsv } from '../../src/report/result-list.ts';
import { renderStatus, statusJson } from '../../src/report/run-status-text.ts';
import { renderLocalRun } from '../../src/report/run-text.ts';
import { missingText } from '../../src/report/words.ts';
import { aFailure, aRun, aRunStep, aSnapshot, DEPLOYED, statusOf } from '../fakes/run-snapshots.ts';
import { item, run, step } from './records.ts';

const WHY = 'a file is not gzip';
const SAMPLES = { all: 12, through: 11, failed: 1 };

/** Twelve samples; one fails in the first step, and what gathers continues without it. */
function localRun(): RunRecord {
  const names = Array.from({ length: 12 }, (_, i) => `s${String(i + 1).padStart(2, '0')}`);
  const steps = [
    step('trim', []),
    step('call', ['trim']),
    step('merge', ['call'], { gather: true }),
    step('chart', ['merge']),
  ];
  const items = [
    ...names.map((name) =>
      name === 's07'
        ? item('trim', name, {
            ...{ state: 'EXECUTOR_ERROR', exit_code: 255, meaning: WHY, outputs: [] },
            tolerated: true as const,
          })
        : item('trim', name),
    ),
    ...names.filter((name) => name !== 's07').map((name) => item('call', name)),
    item('merge', 'merge'),
    item('chart', 'chart'),
  ];
  const record = run(steps, items, { state: 'COMPLETE', workflow: 'cohort', samples: SAMPLES, tolerated: 1 });
  const missing = missingItems(
    record.steps,
    items.filter((each) => each.tolerated),
  );
  return { ...record, missing };
}

/** The same on AWS. */
function awsRun() {
  const open: OpenItems = { ready: 0, waits: [], more: false, tolerated: 0 };
  const manifest = aRun({
    workflow: 'cohort',
    steps: [
      aRunStep('trim'),
      aRunStep('call', { needs: ['trim'] }),
      aRunStep('merge', { needs: ['call'], gather: true }),
      aRunStep('chart', { needs: ['merge'] }),
    ],
  });
  const snapshot = aSnapshot(
    {
      trim: { done: 11, failed: 1, open: { ...open, tolerated: 1 } },
      call: { done: 11, open },
      merge: { done: 1, open },
      chart: { done: 1, open },
    },
    {
      run: manifest,
      counted: SAMPLES,
      failures: [
        { marker: aFailure('s07', { step: 'trim', exit_code: 255, meaning: WHY }), stream: 'trim/agent/1' },
      ],
      samples: [aFailure('s01', { step: 'trim', state: 'COMPLETE', exit_code: 0, peak_mb: 312 })],
    },
  );
  return statusOf(snapshot, snapshot);
}

describe('who is not in the results', () => {
  const SAID = 'merge and chart are without s07';

  it('is known for everything after what gathered without it, and of nothing before', () => {
    assert.deepEqual(localRun().missing, [
      { item: 's07', failed_in: 'trim', not_in: ['merge', 'chart'], why: `exit code 255, ${WHY}` },
    ]);
    const { missing, ...whole } = localRun();
    const noResult = whole.steps.map((each) => ({ ...each, complete: 0 }));
    assert.deepEqual(
      missingItems(
        noResult,
        whole.items.filter((each) => each.tolerated),
      ),
      [],
    );
  });

  it('stands on every page of a local run', () => {
    const record = localRun();
    assert.match(renderLocalRun(record, 'out'), new RegExp(`\\n1?1 of 12 samples.*\\n! ${SAID}\\n`));
    const page = reportHtml(record);
    assert.match(page, new RegExp(`<title>cohort: 11 of 12 samples[^<]*; ${SAID};`));
    assert.match(page, new RegExp(`<div class="missing" role="note"><p><strong>${SAID}\\.</strong>`));
    assert.match(page, /<b class="name">s07<\/b> failed in trim: exit code 255, a file is not gzip/);
    assert.equal(page.match(/class="bad">without s07</g)?.length, 4, 'at two steps, and at two results');
    assert.match(page, /<td class="failed">failed<small>tolerated<\/small>/);
    const list = listResults(record.items, record.missing);
    const [head, ...rows] = resultsCsv(list).trimEnd().split('\n');
    assert.equal(head, 'item,step,output,key,bytes,sha256,missing');
    assert.deepEqual(
      rows.filter((row) => row.endsWith(',s07')).map((row) => row.split(',')[1]),
      ['merge', 'chart'],
    );
    assert.deepEqual(list.at(-1)?.missing, ['s07']);
    const complete = listResults(record.items);
    assert.equal(resultsCsv(complete).split('\n')[0], 'item,step,output,key,bytes,sha256');
  });

  it('stands on every page of a run on AWS', () => {
    const status = awsRun();
    const page = runPage(status, DEPLOYED, runCost(status));
    assert.equal(
      page.title,
      `11 of 12 samples through all steps, 1 failed; ${SAID}; 24 of 25 items done, 1 failed`,
    );
    const head = page.head.join('\n');
    assert.match(head, new RegExp(`> \\[!WARNING\\]\\n> \\*\\*${SAID}\\.\\*\\*`));
    assert.match(head, /> - <code>s07<\/code> failed in trim: exit code 255, a file is not gzip\n/);
    assert.equal(desiredRunCheck(status, page, []).check.conclusion, 'neutral');
    assert.match(renderStatus(status, DEPLOYED, { file: 'x.json' }).split('\n')[0]!, new RegExp(SAID));
    const record = recordAwsRun(status, DEPLOYED, '0.1.0');
    const missing = [
      { item: 's07', failed_in: 'trim', not_in: ['merge', 'chart'], why: `exit code 255, ${WHY}` },
    ];
    assert.deepEqual(record.missing, missing);
    assert.deepEqual((statusJson(status, DEPLOYED) as RunRecord).missing, missing);
    assert.match(reportHtml(record), new RegExp(`<strong>${SAID}\\.`));
    const [note] = runAnnotations(status, { file: 'x.json', text: '{"process":{}}' });
    assert.match(note!.message, /^1 of 12 items of trim failed, and the run continued without them\.\ns07: /);
  });

  it('is named as far as a line has room, and the others counted', () => {
    const missing = Array.from({ length: 9 }, (_, i) => ({
      ...{ item: `s${i + 1}`, failed_in: 'trim', not_in: ['merge'] },
    }));
    assert.equal(missingText({ tolerated: 30, missing }, 3), 'merge is without s1, s2, s3 and 27 more');
    assert.equal(
      missingText({ tolerated: 9, missing }, 8),
      'merge is without s1, s2, s3, s4, s5, s6, s7, s8 and 1 more',
    );
    assert.equal(missingText({ tolerated: 2 }), '2 failures are tolerated ("allow_failed")');
    assert.equal(missingText({}), undefined);
  });
});

describe('the page of a run that is over', () => {
  it('counts samples first, and says how long it took, what it cost, and what to do next', () => {
    const status = awsRun();
    const head = runPage(status, DEPLOYED, runCost(status)).head.join('\n');
    assert.match(
      head,
      /ended 26 November 2026, 10:29 UTC · \*\*took 29 min 00 s\*\* · \*\*cost about <span>&#36;<\/span>0\.01\*\*/,
    );
    assert.match(
      head,
      /\n\| Step \| Progress \| Failed \| Done \| Rate \|\n[^\n]*\n\| \*\*Samples\*\*<br><sub>through all steps<\/sub> \| ▰{7}▱\u00a091\u00a0% \| \*\*1\*\* \| 11 \| {2}\|\n\| \*\*trim\*\*/,
    );
    assert.match(
      head,
      /- To fetch results: <code>npx pipewright results run-\S+ tides\.workflow\.json --out results<\/code>\n/,
    );
    assert.match(
      head,
      /- To retry what failed, after a fix: <code>npx pipewright retry run-\S+ tides\.workflow\.json<\/code>/,
    );
  });

  it('has memory, cost and links to AWS in the report, too', () => {
    const record = recordAwsRun(awsRun(), DEPLOYED, '0.1.0');
    assert.equal(record.items.find((each) => each.item === 's01')?.peak_memory_bytes, 312 * 2 ** 20);
    const page = reportHtml(record);
    assert.match(
      page,
      /<dt>Cost, about<\/dt><dd>\$0\.01<small>list prices of us-east-1, [\d-]+; without call, merge, chart/,
    );
    assert.match(page, />312 MiB</);
    assert.match(page, /Peak memory is that of the algorithm\./);
    assert.match(
      page,
      /<a href="https:\/\/eu-central-1\.console\.aws\.amazon\.com\/cloudwatch\/[^"]*trim\$252Fagent\$252F1[^"]*" rel="noopener">whole log</,
    );
    assert.doesNotMatch(reportHtml(localRun()), /<dt>Cost/);
  });

  it('tells a run that continues from one that is over', () => {
    const status = awsRun();
    const running = statusOf({
      ...status.snapshot,
      steps: {
        ...status.snapshot.steps,
        chart: {
          ...status.snapshot.steps.chart!,
          done: 0,
          open: { ready: 1, waits: [], more: false, tolerated: 0 },
        },
      },
    });
    const record = recordAwsRun(running, DEPLOYED, '0.1.0');
    assert.equal(record.state, 'RUNNING');
    assert.match(
      reportHtml(record),
      /class="state canceled">Not over yet: 11 of 12 samples .*1 failed, 1 open</,
    );
  });
});
