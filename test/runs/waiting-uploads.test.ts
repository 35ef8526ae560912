import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharedPinsKey } from '../../src/protocol/object-keys.ts';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { writeSharedPins } from '../../src/protocol/shared-pins.ts';
import { findWaitingUploads } from '../../src/runs/waiting-uploads.ts';
import { MemoryS3 } from '../fakes/memory-s3.ts';
import { planOf } from '../protocol/item-cases.ts';

const { steps } = planOf({
  steps: {
    align: { inputs: { reads: { patterns: ['*.fq'], count: 2 } }, outputs: { bam: { patterns: ['*.bam'] } } },
  },
});
const place = { bucket: 'b', prefix: 'in/' };

function scene(
  keys: readonly string[],
  text = writeSharedPins(new Map(), { rule: { kind: 'pairs' }, steps }),
) {
  const s3 = new MemoryS3(() => 0);
  s3.createBucket('b');
  s3.put({ bucket: 'b', key: sharedPinsKey('out/') }, text);
  for (const key of keys) s3.put({ bucket: 'b', key }, key);
  return findWaitingUploads(
    { input: place, output: { bucket: 'b', prefix: 'out/' } },
    s3.bucket as unknown as RunStorage,
  );
}

describe('uploads without a run', () => {
  it('are listed where their item lacks files, with what it lacks; those of runs are not', async () => {
    const run = 'run-20261125T092236Z-3fa9c1';
    const keys = ['x/a_1.fq', 'x/a_2.fq', 'x/b_1.fq', 'notes.txt', 'folder/', `${run}/c_1.fq`];
    assert.deepEqual(await scene(keys.map((key) => `in/${key}`)), {
      items: [{ id: 'x/b', why: 'it has 1 of 2 files for "reads": x/b_1.fq' }],
      isCut: false,
    });
  });

  it('are not looked for where a sheet defines the items, or nothing was deployed', async () => {
    assert.equal(await scene(['in/b_1.fq'], writeSharedPins(new Map())), undefined);
  });
});
