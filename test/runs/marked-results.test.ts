import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileNames } from '../../src/core/file-names.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { listResults } from '../../src/report/result-list.ts';
import { fetchResults } from '../../src/runs/run-results.ts';
import { aMadeEntry, aStoredFile, MarkedRun, PLACE } from '../fakes/marked-run.ts';
import { planOf } from '../protocol/item-cases.ts';

const PLAN = planOf({
  steps: {
    align: {
      inputs: { reads: { patterns: ['*.fq'], count: [1, 2] } },
      outputs: { bam: { patterns: ['*.bam'] } },
    },
  },
});

/** A run with two samples that are done, as their markers say, and what a failed attempt has left. */
function scene() {
  const { items } = findRootItems(PLAN, { kind: 'pairs' }, ['a_1.fq', 'b/c_1.fq'].map(aStoredFile));
  const run = new MarkedRun(PLAN, items);
  for (const item of [...run.ready]) {
    const { step, segments, version } = item;
    const bam = aMadeEntry('x.bam', version);
    run.end(item, { step, segments, version, state: 'done', outputs: new Map([['bam', [bam]]]) });
  }
  run.cloud.put(`some-output/out/align/${PLACE.run}/a/left-over.bam`, 'x');
  const files: string[] = [];
  const fetch = () =>
    fetchResults(
      { workflow: 'tides', output: PLACE, steps: run.run.steps, plan: PLAN },
      PLACE.run,
      run.cloud.storage,
      {
        names: fileNames('linux'),
        look: async () => undefined,
        put: async (path, write) => {
          await write(path);
          files.push(path);
        },
        list: async () => [...files, 'align/mine.txt'],
      },
    );
  return { run, files, fetch };
}

describe('results of items of several files', () => {
  it('are what markers list, in a folder for each item, with a list of them', async () => {
    const { files, fetch } = scene();
    const { items = [], left_over } = await fetch();
    assert.deepEqual(files.sort(), ['align/a/x.bam', 'align/b/c/x.bam']);
    assert.deepEqual(left_over, ['align/mine.txt']);
    const rows = listResults(items).map(({ item, step, output, key }) => `${item} ${step} ${output} ${key}`);
    assert.deepEqual(rows.sort(), ['a align bam align/a/x.bam', 'b/c align bam align/b/c/x.bam']);
  });

  it('are never an object outside the step’s folder, whatever a marker says', async () => {
    const { run, files, fetch } = scene();
    for (const [place, { text }] of run.cloud.objects)
      if (place.endsWith('.done')) run.cloud.put(place, text.replaceAll('out/align/', 'out/secret/'));
    await fetch();
    assert.deepEqual(files, []);
  });
});
