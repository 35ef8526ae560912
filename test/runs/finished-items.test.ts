import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ExtendedSpec } from '../../src/catalog/extended-spec.ts';
import { markedMeasures } from '../../src/progress/measured-items.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { itemMarkerKey } from '../../src/protocol/object-keys.ts';
import { finishedItems } from '../../src/runs/finished-items.ts';
import { PLACE } from '../fakes/marked-run.ts';
import { aStep } from '../fakes/plan.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';

it('takes what finished items took and had from their markers, lanes and moves included', async () => {
  const cloud = new MemoryRunCloud();
  const { bucket, prefix, run } = PLACE;
  const put = (item: string, state: 'done' | 'failed', rest: Partial<Marker>): void => {
    const key = itemMarkerKey(prefix, { run, step: 'a', segments: [item] }, 'v', state);
    const marker = {
      ...{
        version: 2,
        state: state === 'done' ? 'COMPLETE' : 'EXECUTOR_ERROR',
        run,
        step: 'a',
        item,
        attempt: 1,
      },
      content: { kind: 'item', segments: [item], version: 'v', base: item },
      ...{ started_at: '', seconds: 7, outputs: [], agent: '1', ...rest },
    } as Marker;
    cloud.put(`${bucket}/${key}`, writeMarker(marker));
  };
  put('plain', 'done', { input_bytes: 10, peak_mb: 30 });
  put('moved', 'done', { input_bytes: 90, peak_mb: 3000, lane: 2, moves: 1 });
  put('too short', 'done', { input_bytes: 5 });
  put('failed', 'failed', { input_bytes: 10, peak_mb: 30 });
  const { count, markers } = await finishedItems(cloud.storage, PLACE, run, 'a');
  assert.equal(count, 3);
  const few = await finishedItems(cloud.storage, PLACE, run, 'a', 1);
  assert.deepEqual([few.count, few.markers.length], [3, 1]);
  const memory = { minimal: 1000, suggested: 1000, maximal: 4000 };
  const step = aStep('a', { memory_mb: 1000, spec: { memory } as Partial<ExtendedSpec> });
  assert.deepEqual(
    markedMeasures(markers, step).sort((a, b) => a.bytes - b.bytes),
    [
      // The lanes of 1, 2 and 4 GB are Fargate's of 2, 3 and 5, and the agent has 128 MB of each.
      { bytes: 10, peak_mb: 30, seconds: 7, had_mb: 1920, moves: 0 },
      { bytes: 90, peak_mb: 3000, seconds: 7, had_mb: 4992, moves: 1 },
    ],
  );
});
