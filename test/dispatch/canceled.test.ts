import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { type FileMessage, writeOutputMessage, writeWorkMessage } from '../../src/protocol/message.ts';
import { markerKey } from '../../src/protocol/object-keys.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { DispatchWorld, messagesOf, planOf, s3Record } from '../fakes/dispatch-world.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';

const STOPPED = 'run-20261125T092236Z-3fa9c1';
const OTHER = 'run-20261125T092237Z-3fa9c2';
const plan = planOf(
  { id: 'one' },
  { id: 'two', needs: ['one'] },
  { id: 'all', needs: ['two'], gather: true },
);
const manifestKey = (run: string) => `out/.pipewright/runs/${run}/run.json`;
const item = (run: string, step = 'two'): FileMessage => {
  const input = { bucket: 'results', key: `out/one/${run}/a`, etag: 'e' };
  return { kind: 'file', run, step, item: 'a', input, gather: false, attempt: 1, trace: [] };
};

function scene(): DispatchWorld {
  const world = new DispatchWorld(plan);
  world.put(
    manifestKey(STOPPED),
    writeRunManifest(aRunManifest({ run: STOPPED, expected: { one: 1 }, canceled_at: '2026-11-25' })),
  );
  world.put(manifestKey(OTHER), writeRunManifest(aRunManifest({ run: OTHER, expected: { one: 1 } })));
  return world;
}
const sentRuns = (world: DispatchWorld) =>
  plan.steps.flatMap(({ id }) => world.sent(id)).map(({ run }) => run);

describe('a canceled run', () => {
  it('gets no more items, by uploads, results or otherwise, and others get theirs', async () => {
    const world = scene();
    const bodies = [STOPPED, OTHER].flatMap((run) => [
      { Records: [s3Record(`in/${run}/a`)] },
      writeOutputMessage({ run, step: 'one', path: 'b', object: item(run).input, trace: [] }),
      writeWorkMessage(item(run)),
    ]);
    const answer = await dispatch(messagesOf(...bodies, { Records: [s3Record('in/by-hand')] }), world);
    assert.deepEqual(answer.batchItemFailures, []);
    assert.deepEqual(sentRuns(world).sort(), ['adhoc', OTHER, OTHER, OTHER]);
    assert.deepEqual(world.lines.at(-1)!.ignored, { 'its run is canceled': 3 });
  });

  it('is not gathered', async () => {
    const world = scene();
    for (const run of [STOPPED, OTHER])
      for (const step of ['one', 'two']) {
        world.put(markerKey('out/', { run, step, item: 'a' }, 'e', 'done'));
        world.put(`out/${step}/${run}/a`, 'x');
      }
    await dispatch({ 'detail-type': 'Scheduled Event' }, world);
    assert.deepEqual(sentRuns(world), [OTHER]);
  });

  it('continues when its run.json cannot be read: no item is lost', async () => {
    const world = scene();
    world.put(manifestKey(STOPPED), 'no JSON');
    await dispatch(messagesOf(writeWorkMessage(item(STOPPED))), world);
    assert.deepEqual(sentRuns(world), [STOPPED]);
    assert.match(String((world.lines.at(-1)!.errors as string[])[0]), /whether run-\S+ is canceled: .*JSON/);
  });
});

describe('an item that a command sends to the inbox', () => {
  it('goes to its step, where there is one', async () => {
    const world = new DispatchWorld(plan);
    await dispatch(messagesOf(writeWorkMessage(item(OTHER)), writeWorkMessage(item(OTHER, 'gone'))), world);
    assert.deepEqual([world.sent('two'), world.sent('all')], [[item(OTHER)], []]);
    assert.deepEqual(world.lines.at(-1)!.ignored, { 'its step is not in the workflow': 1 });
    assert.equal(world.started.length, 1);
  });
});
