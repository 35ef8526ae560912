import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { readEventContext } from '../../src/github/event-context.ts';
import { assertCode, type CatalogWorld, catalogWorld, specFile } from '../fakes/catalog-world.ts';
import { putImage } from '../fakes/image.ts';

const fromFork = (world: CatalogWorld, files = specFile()) =>
  world.propose(files, { from: world.fork('alice') });
/** The checks at commits that are no pull request's head: name and conclusion. */
const checksOf = ({ repository }: CatalogWorld, sha: string) =>
  repository.checkRuns
    .filter(({ headSha }) => headSha === sha)
    .map(({ name, conclusion }) => `${name}: ${conclusion}`);

describe('a merge queue', () => {
  it('gets the required check on its own commit, once, and nothing is pushed', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    const group = world.repository.testMerge(pull);
    for (const _ of ['first', 'again']) {
      assert.equal(await world.queue(pull, group), undefined);
      assert.deepEqual(checksOf(world, group), ['catalog: success', 'catalog / blur: success']);
    }
    assert.equal(world.images.repositories.has('ghcr.io/lab/blur'), false);
    assert.deepEqual(world.repository.comments, []);
  });

  for (const [what, files, conclusion] of [
    ['a mistake', specFile({ run_command: '' }), 'failure'],
    [
      'tests that did not run',
      specFile({ tests: [{ name: 'small', input: 'tests/a.png', expect: {} }] } as never),
      'action_required',
    ],
  ] as const)
    it(`is notified of ${what}`, async () => {
      const world = await catalogWorld();
      const pull = fromFork(world, files);
      const group = world.repository.testMerge(pull);
      assertCode(
        await world.queue(pull, group),
        conclusion === 'failure' ? 'SPECS_INVALID' : 'TESTS_NOT_RUN',
      );
      assert.ok(checksOf(world, group).includes(`catalog: ${conclusion}`));
    });

  it('reports a tag that moved since the review', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    assert.equal(await world.review(), undefined);
    await putImage(world.images.at('ghcr.io/alice/blur'), '1.2', { layers: 2 });
    assertCode(await world.queue(pull), 'SPECS_INVALID');
    assert.deepEqual(world.errors(), ['IMAGE_MOVED']);
  });

  it('is not left waiting when something fails', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    const group = world.repository.testMerge(pull);
    world.github.fault = (name) =>
      name === 'pullRequest' ? { before: new Failure('GITHUB_UNREACHABLE', 'It is away.') } : undefined;
    assertCode(await world.queue(pull, group), 'GITHUB_UNREACHABLE');
    assert.deepEqual(checksOf(world, group), ['catalog: failure']);
  });

  it('names its pull request in its branch', () => {
    const env = {
      GITHUB_REPOSITORY: 'lab/catalog',
      GITHUB_EVENT_NAME: 'merge_group',
      GITHUB_SHA: 'a'.repeat(40),
    };
    const read = (head_ref: string) => {
      const context = readEventContext(env, { merge_group: { head_ref } });
      return context?.kind === 'elsewhere' ? context.queued : context;
    };
    assert.equal(read(`refs/heads/gh-readonly-queue/main/pr-7-${'b'.repeat(40)}`), 7);
    assert.equal(read('refs/heads/other'), undefined);
  });
});
