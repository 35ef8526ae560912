import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { type CatalogWorld, catalogWorld, specFile } from '../fakes/catalog-world.ts';
import { putImage } from '../fakes/image.ts';

const NAMES = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8', 'i9', 'j10'];
const writes = ({ github }: CatalogWorld) =>
  github.names.filter((name) => /^(create|update|commitOn)/.test(name)).length;
const reviewed = ({ runner }: CatalogWorld) => runner.log.match(/Reviewed pull request/g)?.length ?? 0;

/** Pull requests of forks, reviewed once. */
async function reviewedWorld(names: readonly string[] = ['blur'], spec: Parameters<typeof specFile>[0] = {}) {
  const world = await catalogWorld();
  for (const name of names) world.propose(specFile({ ...spec, name }), { from: world.fork(`user-${name}`) });
  assert.equal(await world.review(), undefined);
  assert.equal(reviewed(world), names.length);
  return world;
}

describe('a review on a schedule', () => {
  it('asks once for each pull request that is as it was reviewed, and once for its image', async () => {
    const world = await reviewedWorld(NAMES);
    const first = world.github.names.length;
    for (const _ of ['second', 'third']) {
      assert.equal(await world.review(), undefined);
      assert.deepEqual([reviewed(world), writes(world)], [0, 0]);
      assert.ok(world.github.names.length <= NAMES.length + 5, world.github.names.join());
      assert.equal(world.registry.names.length, NAMES.length, world.registry.names.join());
    }
    assert.ok(first > 60, `${first} the first time`);
  });

  for (const [what, change] of [
    [
      'a push',
      ({ repository }: CatalogWorld) =>
        repository.pulls.get(1)?.head.repository?.commit('change', { 'catalog/blur/README.md': 'new' }),
    ],
    [
      'a push to the default branch',
      ({ repository }: CatalogWorld) => repository.commit('main', { 'x.md': 'x' }),
    ],
    [
      'a moved tag',
      ({ images }: CatalogWorld) => putImage(images.at('ghcr.io/alice/blur'), '1.2', { layers: 2 }),
    ],
    [
      'an image that cannot be read',
      (world: CatalogWorld) => {
        world.registry.fault = () => ({ before: new Failure('REGISTRY_UNREACHABLE', 'It does not answer.') });
      },
    ],
    [
      'another check on the commit',
      ({ repository }: CatalogWorld) => {
        const [run] = repository.checkRuns;
        repository.checkRuns.push({ ...run!, id: 900, name: 'tests', externalId: null });
      },
    ],
    [
      'a check of its own that is not complete',
      ({ repository }: CatalogWorld) => {
        const whole = repository.checkRuns.findLast(({ name }) => name === 'catalog');
        Object.assign(whole!, { status: 'in_progress', conclusion: null });
      },
    ],
    [
      'a draft that becomes ready',
      ({ repository }: CatalogWorld) => {
        Object.assign(repository.pulls.get(1)!, { draft: true });
      },
    ],
  ] as const)
    it(`looks again after ${what}`, async () => {
      const world = await reviewedWorld();
      await change(world);
      assert.equal(await world.review(), undefined);
      assert.equal(reviewed(world), 1);
    });

  it('looks again at what was wrong on the catalog’s side, until it is right', async () => {
    const world = await catalogWorld();
    world.propose(specFile(), { from: world.fork('alice') });
    world.registry.fault = () => ({ before: new Failure('RATE_LIMITED', 'Too many requests.') });
    assert.equal(await world.review(), undefined);
    assert.equal(await world.review(), undefined);
    assert.equal(reviewed(world), 1);
    world.registry.fault = () => undefined;
    assert.equal(await world.review(), undefined);
    assert.ok(world.checks().includes('catalog: success'));
  });

  it('always looks at the one that is meant, and at one whose comment was not written yet', async () => {
    const world = await reviewedWorld();
    assert.equal(await world.review({ number: 1 }), undefined);
    assert.equal(reviewed(world), 1);
    const other = await catalogWorld();
    other.propose(specFile(), { from: other.fork('alice') });
    other.github.fault = (name) =>
      name === 'createComment' ? { before: new Failure('GITHUB_UNREACHABLE', '502') } : undefined;
    assert.ok(await other.review());
    other.github.fault = () => undefined;
    assert.equal(await other.review(), undefined);
    assert.equal(other.repository.comments.length, 1);
  });
});
