import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { assertCode, catalogWorld, specFile, WRITE } from '../fakes/catalog-world.ts';
import { memoryGitHub } from '../fakes/memory-github.ts';

const CANCELED = new Failure('INTERRUPTED', 'The job was canceled.');

describe('a job that ends before its time', () => {
  for (const [moment, name, end] of [
    ['while its check is begun', 'createCheckRun', 'after'],
    ['while it reads the change', 'changedFiles', 'before'],
    ['while it commits', 'commitOnBranch', 'before'],
  ] as const)
    it(`ends its check when it is canceled ${moment}`, async () => {
      const world = await catalogWorld();
      const pull = world.propose(specFile());
      world.github.fault = (call, count) => {
        if (call !== name || count > 1) return undefined;
        world.stop(CANCELED);
        return { [end]: CANCELED };
      };
      const lastGitHub = async () => memoryGitHub(world.repository, WRITE);
      assertCode(await world.check(pull, { lastGitHub }), 'INTERRUPTED');
      assert.deepEqual(world.checks(), ['catalog: cancelled']);
      // The next job continues from there.
      world.github.fault = () => undefined;
      assert.equal(await world.check(pull), undefined);
      assert.equal(world.repository.checkRuns.filter(({ status }) => status !== 'completed').length, 0);
    });

  it('says nothing about entries whose registry it could no longer ask', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    world.registry.fault = () => {
      world.stop(CANCELED);
      return { before: CANCELED };
    };
    assertCode(
      await world.check(pull, { lastGitHub: async () => memoryGitHub(world.repository, WRITE) }),
      'INTERRUPTED',
    );
    assert.deepEqual(world.checks(), ['catalog: cancelled']);
  });

  it('ends its check after an error of its own', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    world.github.fault = (name) =>
      name === 'changedFiles' ? { before: new TypeError('x is not a function') } : undefined;
    assert.ok((await world.check(pull)) instanceof TypeError);
    assert.deepEqual(world.checks(), ['catalog: failure']);
  });
});
