import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { type FileMessage, writeWorkMessage } from '../../src/protocol/message.ts';
import { itemDigest, markerKey } from '../../src/protocol/object-keys.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { stateKey } from '../../src/runs/first-states.ts';
import type { RetryChoice } from '../../src/runs/retry-choice.ts';
import { retryRun } from '../../src/runs/retry-run.ts';
import { readRun } from '../../src/runs/stored-run.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { planOf } from '../fakes/dispatch-world.ts';
import { readFileMessage } from '../fakes/file-message.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const OTHER = 'run-20261125T092237Z-3fa9c2';
const plan = deployablePlan({}, deployableStep('one'), deployableStep('two', { needs: ['one'] }));
const dispatch = planOf({ id: 'one' }, { id: 'two', needs: ['one'] });
const message = (item: string, run = RUN, step = 'one'): FileMessage => ({
  ...{ kind: 'file', run, step, item, gather: false, attempt: 1 },
  input: { bucket: 'some-input', key: `in/${run}/${item}`, etag: 'e1' },
  trace: [{ step: 'zero', item, etag: 'e0' }],
});
function mark(
  world: MemoryRunCloud,
  item: string,
  state: 'done' | 'failed',
  etag = 'e1',
  step = 'one',
  more: Partial<Marker> = {},
): void {
  const { input, trace } = message(item);
  const marker: Marker = {
    version: 2,
    state: state === 'done' ? 'COMPLETE' : 'EXECUTOR_ERROR',
    content: { kind: 'file', input, trace },
    ...{ run: RUN, step, item, attempt: 3, seconds: 1, agent: '1', outputs: [] },
    started_at: '2026',
    ...more,
  };
  world.put(`some-output/${markerKey('out/', { run: RUN, step, item }, etag, state)}`, writeMarker(marker));
}
function scene(canceled = false): MemoryRunCloud {
  const world = new MemoryRunCloud();
  const folder = `some-output/out/.pipewright/runs/${RUN}/`;
  world.put(
    `${folder}run.json`,
    writeRunManifest(aRunManifest({ run: RUN, ...(canceled && { canceled_at: '2026' }) })),
  );
  world.put(`${folder}ended.json`);
  return world;
}
const bury = (world: MemoryRunCloud, ...messages: FileMessage[]) =>
  world.queued.set('one-dead', [...(world.queued.get('one-dead') ?? []), ...messages.map(writeWorkMessage)]);
const sent = (world: MemoryRunCloud) => (world.queued.get('inbox') ?? []).map(readFileMessage);
const markers = (world: MemoryRunCloud) =>
  world.keys('some-output', 'out/.pipewright/markers/').map((key) => key.split('.').at(-1));
const retry = (world: MemoryRunCloud, choice: Partial<RetryChoice> = {}) =>
  retryRun({ plan, run: RUN, dispatch }, { items: [], ...choice }, world);

describe('retrying', () => {
  it('continues in the lane that an item failed in, as if no agent had handed it back', async () => {
    const world = scene();
    mark(world, 'a', 'failed', 'e1', 'one', { lane: 2, moves: 1 });
    bury(world, { ...message('b'), lane: 1, moves: 1, returns: 3 });
    await retry(world);
    assert.deepEqual(
      sent(world)
        .map(({ item, lane, moves, returns }) => [item, lane, moves, returns])
        .sort(),
      [
        ['a', 2, 1, undefined],
        ['b', 1, 1, undefined],
      ],
    );
  });

  it('sends what failed once, from its dead letter or its marker, and nothing that is done', async () => {
    const world = scene();
    mark(world, 'a', 'failed');
    bury(world, message('a'));
    mark(world, 'b', 'failed');
    mark(world, 'c', 'done');
    // Done is final, whatever the result of an older version of its input is, or lies in the dead-letter queue.
    mark(world, 'd', 'failed', 'e0');
    mark(world, 'd', 'done', 'e1');
    bury(world, message('d'), message('lost'), message('a'));
    const [one, two] = await retry(world);
    assert.deepEqual(one, { id: 'one', again: ['a', 'b', 'lost'], settled: 1, incomplete: false });
    assert.deepEqual(two!.again, []);
    assert.deepEqual(
      sent(world).sort((x, y) => (x.item < y.item ? -1 : 1)),
      ['a', 'b', 'lost'].map((item) => message(item)),
    );
    assert.deepEqual(markers(world).sort(), ['done', 'done', 'failed']);
    assert.deepEqual(world.queued.get('one-dead'), []);
    assert.ok(world.did.includes(`remove out/.pipewright/runs/${RUN}/ended.json`));
  });

  it('leaves dead letters of other runs, and other messages, where they are', async () => {
    const world = scene();
    world.queued.set('one-dead', [
      writeWorkMessage(message('a', OTHER)),
      'no JSON',
      writeWorkMessage(message('a')),
    ]);
    assert.deepEqual((await retry(world))[0]!.again, ['a']);
    assert.deepEqual(
      world.queued.get('one-dead')!.sort(),
      [writeWorkMessage(message('a', OTHER)), 'no JSON'].sort(),
    );
  });

  it('retries only the given step and items, by path or pattern', async () => {
    const world = scene();
    for (const item of ['x/a.csv', 'x/b.csv', 'y/a.csv', 'exact[1]']) mark(world, item, 'failed');
    mark(world, 'x/a.csv', 'failed', 'e1', 'two');
    const steps = await retry(world, { step: 'one', items: ['x/*.csv', 'exact[1]'] });
    assert.deepEqual(
      steps.map(({ id, again }) => [id, again]),
      [['one', ['exact[1]', 'x/a.csv', 'x/b.csv']]],
    );
    assert.equal(markers(world).length, 2);
  });

  it('drops the dead letter of an item sent already, in that step alone, and sets the given time limit', async () => {
    const world = scene();
    for (const step of ['one', 'two']) mark(world, 'a', 'failed', 'e0', step);
    bury(world, message('a'));
    const renewed = new Set([stateKey('one', itemDigest('a'))]);
    const steps = await retry(world, { renewed, minutes: 120 });
    assert.deepEqual(
      steps.map(({ again, settled }) => [again, settled]),
      [
        [[], 1],
        [['a'], 0],
      ],
    );
    assert.deepEqual(world.queued.get('one-dead'), []);
    const { manifest } = await readRun(plan, RUN, world.storage);
    const begun = Date.parse(manifest.created_at);
    assert.equal(manifest.time_limit_minutes, Math.ceil(Math.max(0, world.now() - begun) / 60_000) + 120);
  });

  it('deletes markers and dead letters only after their item is sent', async () => {
    const world = scene();
    mark(world, 'a', 'failed');
    bury(world, message('b'));
    const broken = { ...world, queues: { ...world.queues, send: () => Promise.reject(new Error('no')) } };
    await assert.rejects(retryRun({ plan, run: RUN, dispatch }, { items: [] }, broken), /no/);
    assert.deepEqual(
      [markers(world), world.queued.get('one-dead')],
      [['failed'], [writeWorkMessage(message('b'))]],
    );
  });

  it('is refused for a canceled run', async () => {
    await assert.rejects(retry(scene(true)), { code: 'RUN_CANCELED', message: /--run/ });
  });

  it('finds each of thousands of dead letters, and of markers', async () => {
    const world = scene();
    const names = Array.from({ length: 1500 }, (_, i) => `item-${i}`);
    for (const name of names.slice(0, 500)) mark(world, name, 'failed');
    bury(world, ...names.slice(300).map((name) => message(name)));
    const [one] = await retry(world);
    assert.deepEqual([one!.again.length, sent(world).length, markers(world).length], [1500, 1500, 0]);
  });
});
