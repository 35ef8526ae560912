import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertCode, type CatalogWorld, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';
import { putImage } from '../fakes/image.ts';

const SPEC = 'catalog/blur/spec.json';
/** The extended specs of a branch, by path. */
const extendedOf = ({ repository }: CatalogWorld, branch = 'change') =>
  Object.keys(repository.files(branch)).filter((path) => /\/\d+\.\d+\.\d+\.json$/.test(path));
const headline = ({ repository }: CatalogWorld) => repository.log('change')[0]?.message.split('\n')[0];

describe('a pull request from a branch of the repository, pushed to again', () => {
  it('has its unpublished extended spec written again, and what was pushed last is published', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    assert.equal(await world.check(pull), undefined);
    const first = world.tag('blur', 'pr-1');
    world.repository.commit('change', specFile({ memory: { suggested: 512 } }));
    assert.equal(await world.check(pull), undefined);
    const candidate = world.tag('blur', 'pr-1');
    assert.notEqual(candidate, first);
    const extended = JSON.parse(world.repository.files('change')[EXTENDED] ?? '');
    assert.deepEqual([extended.container_name, extended.memory_mb], [`ghcr.io/lab/blur@${candidate}`, 512]);
    assert.equal(headline(world), 'Write the extended spec of blur 1.2.3');
    world.repository.merge(pull);
    assert.equal(await world.release(), undefined);
    assert.equal(world.tag('blur', '1.2.3'), candidate);
  });

  it('takes the image that the tag leads to at the push, and stays with it at the same commit', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    assert.equal(await world.check(pull), undefined);
    await putImage(world.images.at('ghcr.io/alice/blur'), '1.2', { layers: 2 });
    const now = world.images.at('ghcr.io/alice/blur').tags.get('1.2');
    world.repository.commit('change', { 'catalog/blur/README.md': 'again' });
    assert.equal(await world.check(pull), undefined);
    const sourceOf = () => JSON.parse(world.repository.files('change')[EXTENDED] ?? '').source_image.digest;
    assert.equal(sourceOf(), now);
    await putImage(world.images.at('ghcr.io/alice/blur'), '1.2', { layers: 3 });
    assert.equal(await world.check(pull), undefined);
    assert.equal(sourceOf(), now);
  });

  it('is completed after a job that ended in the middle, though the tag moved since', async () => {
    for (const [port, name] of [
      ['github', 'commitOnBranch'],
      ['github', 'comments'],
      ['registry', 'writeManifest'],
    ] as const) {
      const world = await catalogWorld();
      const reviewed = world.images.at('ghcr.io/alice/blur').tags.get('1.2');
      const pull = world.propose(specFile());
      const run = world.event(pull);
      world[port].fault = (call) => {
        if (call !== name) return undefined;
        const error = new Error('killed');
        world.stop(error);
        return { after: error };
      };
      assert.ok(await world.publish(...run()), name);
      world[port].fault = () => undefined;
      const isCommitted = EXTENDED in world.repository.files('change');
      await putImage(world.images.at('ghcr.io/alice/blur'), '1.2', { layers: 2 });
      const now = world.images.at('ghcr.io/alice/blur').tags.get('1.2');
      assert.equal(await world.publish(...run()), undefined, name);
      const tip = world.repository.branches.get('change');
      const check = world.repository.checkRuns.findLast(
        (one) => one.headSha === tip && one.name === 'catalog',
      );
      assert.equal(check?.conclusion, 'success', name);
      const { source_image, container_name } = JSON.parse(world.repository.files('change')[EXTENDED] ?? '');
      assert.equal(source_image.digest, isCommitted ? reviewed : now, name);
      assert.equal(container_name, `ghcr.io/lab/blur@${world.tag('blur', 'pr-1')}`, name);
    }
  });

  it('loses the extended spec of a version that was raised, which does not count as published', async () => {
    const world = await catalogWorld();
    const pull = world.propose(specFile());
    assert.equal(await world.check(pull), undefined);
    world.repository.commit('change', specFile({ version: '1.3.0' }));
    assert.equal(await world.check(pull), undefined);
    assert.deepEqual(extendedOf(world), ['catalog/blur/1.3.0.json']);
    world.repository.merge(pull);
    assert.equal(await world.release(), undefined);
    assert.deepEqual(Object.keys(world.index().algorithms.blur.versions), ['1.3.0']);
    const back = world.propose(specFile({ version: '1.3.1' }), { branch: 'next' });
    assert.equal(await world.check(back), undefined);
  });

  it('loses the extended spec of an entry that it gave up', async () => {
    const world = await catalogWorld();
    const pull = world.propose({ ...specFile(), ...specFile({ name: 'sharpen' }) });
    assert.equal(await world.check(pull), undefined);
    assert.equal(extendedOf(world).length, 2);
    world.repository.commit('change', { [SPEC]: null });
    assert.equal(await world.check(pull), undefined);
    assert.deepEqual(extendedOf(world), ['catalog/sharpen/1.2.3.json']);
    assert.equal(headline(world), 'Remove 1 extended spec of versions that are no longer proposed');
  });

  it('keeps what is published', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    const before = world.repository.files()[EXTENDED];
    const pull = world.propose(specFile({ version: '1.3.0' }));
    assert.equal(await world.check(pull), undefined);
    assert.deepEqual(extendedOf(world), [EXTENDED, 'catalog/blur/1.3.0.json']);
    assert.equal(world.repository.files('change')[EXTENDED], before);
    world.repository.commit('change', { [EXTENDED]: '{}' });
    assertCode(await world.check(pull), 'SPECS_INVALID');
    assert.deepEqual(world.errors(), ['GENERATED_FILE']);
  });

  it('is refused a version that no spec has where the branch is a fork’s', async () => {
    const world = await catalogWorld();
    const files = { ...specFile(), 'catalog/blur/9.0.0.json': '{}' };
    const pull = world.propose(files, { from: world.fork('mallory') });
    assertCode(await world.check(pull, { permissions: { contents: 'read' } }), 'SPECS_INVALID');
    assert.deepEqual(world.errors(), ['STRAY_VERSION']);
    assert.equal(await world.review(), undefined);
    assert.ok(world.checks().includes('catalog: failure'));
  });
});
