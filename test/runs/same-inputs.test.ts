import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markerKey } from '../../src/protocol/object-keys.ts';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import type { RunInput } from '../../src/runs/run-inputs.ts';
import { findSameRun } from '../../src/runs/same-inputs.ts';
import { startRun } from '../../src/runs/start-run.ts';
import { readRun } from '../../src/runs/stored-run.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { etagOf, MemoryRunCloud } from '../fakes/run-storage.ts';

const OLD = 'run-20261124T092236Z-3fa9c1';
const RUN = 'run-20261125T092236Z-3fa9c1';
const quiet = { compare: () => {}, copy: () => {}, begin: () => {}, brought: () => {} };
const step = (id: string, changes: Parameters<typeof deployableStep>[1] = {}) =>
  deployableStep(id, { ...changes, spec: { inputs: { patterns: ['*.txt'] } } as never });
const plan = deployablePlan({}, step('one'), step('two', { needs: ['one'] }));
const file = (path: string, content = `content of ${path}`): RunInput => ({
  path,
  size: content.length,
  from: { kind: 'file', file: content },
});
const INPUTS = [file('a.txt'), file('deep/b.txt'), file('no.png')];

async function begin(world: MemoryRunCloud, run: string, inputs: readonly RunInput[]): Promise<void> {
  const facts = { run, created_at: '2026-11-25T09:22:36.000Z' };
  await startRun({ plan, inputs, metadata: facts, inbox: 'inbox' }, world, quiet);
}
async function worldWith(...runs: string[]): Promise<MemoryRunCloud> {
  const world = new MemoryRunCloud();
  for (const run of runs) await begin(world, run, INPUTS);
  return world;
}
const found = async (world: MemoryRunCloud, inputs = INPUTS, flow: Plan = plan) =>
  (await findSameRun(flow, inputs, world, () => {}))?.manifest.run;
const mark = (world: MemoryRunCloud, item: string, state: 'done' | 'failed') => {
  const key = markerKey('out/', { run: RUN, step: 'one', item }, etagOf(`content of ${item}`), state);
  world.put(`some-output/${key}`);
};

describe('the run of the same inputs', () => {
  it('is the newest one, whatever other files are given that no step takes', async () => {
    const world = await worldWith(OLD, RUN);
    assert.equal(await found(world), RUN);
    assert.equal(await found(world, [...INPUTS].reverse()), RUN);
    assert.equal(await found(world, INPUTS.slice(0, 2)), RUN);
    assert.equal(await found(new MemoryRunCloud()), undefined);
  });

  it('is not one with more, fewer or other inputs', async () => {
    const world = await worldWith(RUN);
    assert.equal(await found(world, [...INPUTS, file('c.txt')]), undefined);
    assert.equal(await found(world, INPUTS.slice(1)), undefined);
    assert.equal(await found(world, [file('a.txt'), file('b.txt')]), undefined);
  });

  it('is not one with other variables, secrets, images or another graph', async () => {
    const world = await worldWith(RUN);
    for (const steps of [
      [step('one', { variables: { SIZE: '8' } }), step('two', { needs: ['one'] })],
      [step('one', { secrets: { TOKEN: 'arn:b' } }), step('two', { needs: ['one'] })],
      [step('one', { image: 'ghcr.io/lab/one@sha256:1' }), step('two', { needs: ['one'] })],
      [step('two'), step('one', { needs: ['two'] })],
      [step('one'), step('two', { needs: ['one'], gather: true })],
      [step('one')],
    ])
      assert.equal(await found(world, INPUTS, deployablePlan({}, ...steps)), undefined);
  });

  it('is one whose upload was interrupted', async () => {
    const world = await worldWith(RUN);
    world.objects.delete(`some-input/in/${RUN}/a.txt`);
    assert.equal(await found(world), RUN);
    mark(world, 'a.txt', 'done');
    assert.equal(await found(world), undefined, 'it was there, and its content is no longer known');
  });

  it('is one whose inputs were fixed after they had failed', async () => {
    const world = await worldWith(RUN);
    const fixed = [file('a.txt', 'fixed'), ...INPUTS.slice(1)];
    assert.equal(await found(world, fixed), undefined, 'the old one may be worked on');
    mark(world, 'a.txt', 'failed');
    mark(world, 'deep/b.txt', 'done');
    assert.equal(await found(world, fixed), RUN);
    mark(world, 'a.txt', 'done');
    assert.equal(await found(world, fixed), undefined);
    assert.equal(await found(world), RUN, 'their old content is the same still');
  });

  it('is not one of a folder in S3 with the same paths', async () => {
    const world = new MemoryRunCloud();
    const copies = (bucket: string): RunInput[] => {
      world.put(`${bucket}/2026/a.txt`, 'same size', 0);
      return [{ path: 'a.txt', size: 9, from: { kind: 'copy', bucket, key: '2026/a.txt', modified: 0 } }];
    };
    await begin(world, RUN, copies('south'));
    assert.equal(await found(world, copies('south')), RUN);
    assert.equal(await found(world, copies('north')), undefined);
  });

  it('is found after any number of continuations, and whatever else is in its folder', async () => {
    const world = await worldWith(RUN);
    world.put(`some-input/in/${RUN}/README.md`, 'by hand');
    for (let round = 0; round < 2; round++) {
      const same = await findSameRun(plan, INPUTS, world, () => {});
      assert.equal(same?.manifest.run, RUN, `round ${round}`);
      await startRun(
        { plan, inputs: INPUTS, metadata: { run: RUN, created_at: '' }, before: same, inbox: 'inbox' },
        world,
        quiet,
      );
    }
    const goOn = async (...inputs: RunInput[]) => {
      const before = await readRun(plan, RUN, world.storage);
      await startRun(
        { plan, inputs, metadata: { run: RUN, created_at: '' }, before, inbox: 'inbox' },
        world,
        quiet,
      );
    };
    const fixed = file('a.txt', 'fixed');
    await goOn(fixed);
    assert.equal(await found(world, [fixed, ...INPUTS.slice(1)]), RUN, 'only one of them was named');
    await goOn(file('new.txt'));
    assert.equal(await found(world, [fixed, ...INPUTS.slice(1)]), undefined, 'it has more inputs by now');
    assert.equal(await found(world, [fixed, ...INPUTS.slice(1), file('new.txt')]), RUN);
    const copy = { kind: 'copy', bucket: 'b', key: 'x', modified: 0 } as const;
    world.put('b/x', 'x');
    await goOn({ path: 'x.txt', size: 1, from: copy });
    assert.equal(await found(world, [fixed, ...INPUTS.slice(1), file('new.txt'), file('x.txt')]), undefined);
  });

  it('skips manifests of another release', async () => {
    const world = await worldWith(OLD, RUN);
    world.put(`some-output/out/.pipewright/runs/${RUN}/run.json`, '{"version":2}');
    assert.equal(await found(world), OLD);
  });

  it('moves to the commit that continues it once it has ended, and not before', async () => {
    const world = await worldWith(RUN);
    const place = `some-output/out/.pipewright/runs/${RUN}/`;
    const manifest = () => readRunManifest(world.objects.get(`${place}run.json`)!.text);
    const at = { repository: 'lab/tides', commit: 'a'.repeat(40), file: 'flow.json' };
    const before = writeRunManifest({ ...manifest(), ...at });
    world.put(`${place}run.json`, before);
    const facts = { run: RUN, created_at: '', ...at, commit: 'b'.repeat(40), file: 'moved.json' };
    const goOn = async () => {
      const same = await findSameRun(plan, INPUTS, world, () => {});
      await startRun({ plan, inputs: INPUTS, metadata: facts, before: same, inbox: 'inbox' }, world, quiet);
      return [manifest().commit, manifest().file];
    };
    assert.deepEqual(await goOn(), [at.commit, 'flow.json']);
    world.time += 1000;
    world.put(`${place}ended.json`, '{}');
    assert.deepEqual(await goOn(), [facts.commit, 'moved.json']);
    assert.ok(!world.objects.has(`${place}ended.json`), 'it is no longer over');
  });
});
