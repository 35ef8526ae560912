import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { assertCode, type CatalogWorld, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';
import { putImage, rawManifest } from '../fakes/image.ts';

describe('a merge into the default branch', () => {
  it('publishes the reviewed image under its version, once: extended spec, index, comment and provenance', async () => {
    const world = await catalogWorld();
    const { repository } = world;
    const pull = world.propose(specFile());
    assert.equal(await world.check(pull), undefined);
    const candidate = world.tag('blur', 'pr-1');
    repository.merge(pull);
    assert.equal(await world.release(), undefined);
    assert.equal(world.tag('blur', '1.2.3'), candidate);
    assert.equal(
      world.index().algorithms.blur.versions['1.2.3'].container_name,
      `ghcr.io/lab/blur@${candidate}`,
    );
    assert.equal(repository.log()[0]?.message.split('\n')[0], 'Publish blur 1.2.3');
    const { outputs } = world.runner;
    assert.deepEqual(
      [outputs['subject-name'], outputs['subject-digest'], outputs['predicate-path']],
      ['ghcr.io/lab/blur', candidate, '/tmp/pipewright-predicate-blur-1.2.3.json'],
    );
    const [attested] = JSON.parse(outputs.published ?? '');
    assert.deepEqual(
      [attested.image, attested.digest, attested.predicate.spec.path, attested.predicate.source.name],
      ['ghcr.io/lab/blur', candidate, 'catalog/blur/spec.json', 'ghcr.io/alice/blur:1.2'],
    );
    assert.equal(attested.predicate.spec.uri, 'git+https://github.example/lab/catalog');
    const [comment, ...others] = repository.comments;
    assert.match(comment?.body ?? '', /🚀 <code>blur 1\.2\.3<\/code>: published/);
    const state = [comment?.body, repository.log().length, world.images.at('ghcr.io/lab/blur').writes.length];
    assert.equal(await world.release(), undefined);
    assert.deepEqual(
      [comment?.body, repository.log().length, world.images.at('ghcr.io/lab/blur').writes.length],
      state,
      'again: nothing changes',
    );
    assert.deepEqual([others, world.runner.outputs.published], [[], '[]']);
  });

  it('writes the version’s tag after everything else, and the commit after the tag', async () => {
    const world = await catalogWorld(specFile());
    // The first one only tries the right to commit.
    world.github.fault = (name, count) =>
      name === 'commitOnBranch' && count > 1
        ? { meanwhile: () => assert.ok(world.tag('blur', '1.2.3')) }
        : undefined;
    assert.equal(await world.release(), undefined);
    const { writes } = world.images.at('ghcr.io/lab/blur');
    assert.equal(writes.indexOf('1.2.3'), writes.length - 1);
  });

  it('never overwrites: another image under the version stays, and nothing is recorded', async () => {
    const world = await catalogWorld(specFile());
    const other = rawManifest(OCI_MANIFEST, { schemaVersion: 2 });
    await world.images.at('ghcr.io/lab/blur').writeManifest('1.2.3', other);
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.deepEqual(world.errors(), ['VERSION_TAKEN']);
    assert.deepEqual(
      [world.tag('blur', '1.2.3'), world.repository.files()[EXTENDED]],
      [other.digest, undefined],
    );
  });

  it('publishes what was reviewed, though the source’s tag moved since', async () => {
    for (const commit of [true, false]) {
      const world = await catalogWorld();
      const reviewed = world.images.at('ghcr.io/alice/blur').tags.get('1.2');
      const pull = world.propose(specFile());
      const inputs = { commitBranch: commit ? '' : 'published' };
      assert.equal(await world.check(pull, { inputs }), undefined);
      assert.equal(world.repository.files('change')[EXTENDED] !== undefined, commit);
      const candidate = world.tag('blur', 'pr-1');
      world.repository.merge(pull);
      await putImage(world.images.at('ghcr.io/alice/blur'), '1.2', { layers: 2 });
      assert.notEqual(world.images.at('ghcr.io/alice/blur').tags.get('1.2'), reviewed);
      assert.equal(await world.release({ inputs }), undefined);
      assert.equal(
        world.tag('blur', '1.2.3'),
        candidate,
        `the extended spec was${commit ? '' : ' not'} committed`,
      );
    }
  });

  it('publishes the others where an extended spec is a link, and nothing where the index is one', async () => {
    const files = {
      ...specFile(),
      ...specFile({ name: 'sharpen' }),
      [EXTENDED]: { link: '../../README.md' },
    };
    const world = await catalogWorld(files);
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.deepEqual(world.errors(), ['NOT_A_FILE']);
    assert.deepEqual(Object.keys(world.index().algorithms), ['sharpen']);
    for (const file of ['catalog/index.json', 'catalog/catalog.json']) {
      const linked = await catalogWorld({ ...specFile(), [file]: { link: '../other.json' } });
      assertCode(await linked.release(), 'NOT_A_FILE');
      assert.equal(linked.tag('blur', '1.2.3'), undefined);
    }
  });

  it('publishes the others where an unknown error meets one, before and while it is pushed', async () => {
    for (const name of ['readManifest', 'headManifest']) {
      const world = await catalogWorld({ ...specFile(), ...specFile({ name: 'sharpen' }) });
      world.registry.fault = (call, count) =>
        // First it is looked whether a version was pushed before.
        call === name && count === (name === 'headManifest' ? 3 : 1)
          ? { before: new TypeError('x is not a function') }
          : undefined;
      assertCode(await world.release(), 'NOT_PUBLISHED');
      assert.deepEqual(world.errors(), ['UNEXPECTED_ERROR'], name);
      assert.equal(Object.keys(world.index().algorithms).length, 1);
      assert.match(world.runner.summaries.join(), /The fault is \*\*on our side/);
    }
  });

  it('gives attesting what it needs, though GitHub fails after publishing', async () => {
    for (const call of ['createCheckRun', 'checkRuns', 'comments', 'createComment']) {
      const world = await catalogWorld();
      const pull = world.propose(specFile());
      assert.equal(await world.check(pull), undefined);
      world.repository.merge(pull);
      world.github.fault = (name) =>
        name === call && world.tag('blur', '1.2.3')
          ? { before: new Failure('GITHUB_UNREACHABLE', 'GitHub answers 502.') }
          : undefined;
      await world.release();
      const [attested] = JSON.parse(world.runner.outputs.published ?? '[]');
      assert.equal(attested?.digest, world.tag('blur', '1.2.3'), call);
    }
  });

  it('reads the index again after a concurrent commit, and loses no commit', async () => {
    const world = await catalogWorld(specFile());
    world.github.fault = (name, count) =>
      name === 'commitOnBranch' && count <= 3
        ? { meanwhile: () => world.repository.commit('main', { [`README${count}.md`]: 'moved' }) }
        : undefined;
    assert.equal(await world.release(), undefined);
    assert.deepEqual(
      [world.repository.files()['README3.md'], Object.keys(world.index().algorithms)],
      ['moved', ['blur']],
    );
    world.github.fault = (name) =>
      name === 'commitOnBranch'
        ? { meanwhile: () => world.repository.commit('main', { 'README.md': `${Math.random()}` }) }
        : undefined;
    world.repository.commit('main', specFile({ version: '1.3.0' }));
    assertCode(await world.release(), 'BRANCH_BUSY');
  });

  it('is refused by another job that recorded the same version meanwhile', async () => {
    const world = await catalogWorld(specFile());
    world.github.fault = (name, count) =>
      name === 'commitOnBranch' && count === 2
        ? { meanwhile: () => world.repository.commit('main', { [EXTENDED]: '{}' }) }
        : undefined;
    assertCode(await world.release(), 'VERSION_TAKEN');
    assert.equal(world.repository.files()[EXTENDED], '{}');
  });

  it('leaves specs that changed again to the newer run', async () => {
    const world = await catalogWorld(specFile());
    const old = world.repository.branches.get('main');
    world.repository.commit('main', specFile({ memory: { suggested: 300 } }));
    assert.equal(await world.release({}, old), undefined);
    assert.match(world.runner.log, /spec\.json has changed again since this job started/);
    assert.equal(world.tag('blur', '1.2.3'), undefined);
  });

  it('never changes a published version, in a pull request or on the branch, and names the next one', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    const pull = world.propose(specFile({ memory: { suggested: 300 } }));
    assertCode(await world.check(pull), 'SPECS_INVALID');
    assert.match(world.runner.summaries.join(), /Version 1\.2\.3 of &#34;blur&#34; is published.*1\.2\.4/s);
    world.repository.merge(pull);
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.deepEqual(world.errors(), ['VERSION_PUBLISHED']);
  });

  it('leaves a tombstone of a removed entry, and gives its name to no other', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    const away = world.propose({ 'catalog/blur/spec.json': null, [EXTENDED]: null }, { branch: 'away' });
    assert.equal(await world.check(away), undefined);
    assert.match(world.runner.summaries.join(), /🪦 <code>blur<\/code> \| removed/);
    world.repository.merge(away);
    assert.equal(await world.release(), undefined);
    const { removed, versions } = world.index().algorithms.blur;
    assert.deepEqual(
      [removed, versions['1.2.3'].removed, !!versions['1.2.3'].container_name],
      [true, true, true],
    );
    assert.match(world.repository.comments.at(-1)?.body ?? '', /🪦 <code>blur<\/code>: removed/);
    assertCode(
      await world.check(world.propose(specFile({ version: '2.0.0' }), { branch: 'again' })),
      'SPECS_INVALID',
    );
    assert.deepEqual(world.errors(), ['NAME_RETIRED']);
  });

  it('warns where GitHub would drop the list of what it published, for a secret in it; and tells its length', async () => {
    const secrets = [
      { name: 'the user name for ghcr.io in "registry-credentials"', text: 'lab' },
      { name: 'the password for ghcr.io in "registry-credentials"', text: 'hunter2' },
    ];
    const world = await catalogWorld(specFile());
    assert.equal(await world.release({ secrets }), undefined);
    const dropped = () => world.runner.findings.filter(({ code }) => code === 'OUTPUT_DROPPED');
    assert.equal(dropped().length, 1);
    const { severity, file, message = '' } = dropped()[0] ?? {};
    assert.deepEqual([severity, file], ['warning', 'catalog/catalog.json']);
    assert.match(message, /"published".*the user name for ghcr\.io.*vars\.NAME/);
    assert.equal(world.runner.outputs['published-count'], '1');
    assert.equal(await world.release({ secrets }), undefined);
    assert.deepEqual([dropped().length, world.runner.outputs['published-count']], [0, '0']);
    const quiet = await catalogWorld(specFile());
    assert.equal(await quiet.release({ secrets: secrets.slice(1) }), undefined);
    assert.deepEqual(
      quiet.runner.findings.filter(({ code }) => code === 'OUTPUT_DROPPED'),
      [],
    );
  });

  it('commits to a branch of its own on request, which it creates', async () => {
    const world = await catalogWorld(specFile());
    world.repository.rules.set('main', 'Changes must be made through a pull request.');
    assertCode(await world.release(), 'BRANCH_PROTECTED');
    for (const commits of [1, 1]) {
      assert.equal(await world.release({ inputs: { commitBranch: 'published' } }), undefined);
      assert.ok(world.repository.files('published')[EXTENDED]);
      const made = world.repository.log('published').filter(({ message }) => message.startsWith('Publish'));
      assert.equal(made.length, commits);
    }
    assert.equal(world.repository.files()[EXTENDED], undefined);
  });

  describe('with a branch of its own for what is published', () => {
    const inputs = { commitBranch: 'published' };
    const index = (world: CatalogWorld) =>
      JSON.parse(world.repository.files('published')['catalog/index.json'] ?? '').algorithms;

    it('takes an entry for removed when its spec is gone from the default branch, and no other', async () => {
      const world = await catalogWorld(specFile());
      assert.equal(await world.release({ inputs }), undefined);
      // Made after the branch, which therefore has no copy of its spec.
      world.repository.commit('main', specFile({ name: 'sharpen' }));
      assert.equal(await world.release({ inputs }), undefined);
      assert.deepEqual([index(world).blur.removed, index(world).sharpen.removed], [undefined, undefined]);
      const away = world.propose({ 'catalog/blur/spec.json': null }, { branch: 'away' });
      assert.equal(await world.check(away, { inputs }), undefined);
      world.repository.merge(away);
      assert.equal(await world.release({ inputs }), undefined);
      assert.deepEqual([index(world).blur.removed, index(world).sharpen.removed], [true, undefined]);
      // Its image and its file are still there.
      assert.equal(index(world).blur.versions['1.2.3'].removed, undefined);
      const again = world.propose(specFile({ version: '2.0.0' }), { branch: 'again' });
      assertCode(await world.check(again, { inputs }), 'SPECS_INVALID');
      assert.deepEqual(world.errors(), ['NAME_RETIRED']);
    });

    it('knows the names on the default branch before anything is published', async () => {
      const world = await catalogWorld(specFile());
      const folded = world.propose(specFile({ name: 'edge-finder' }), { branch: 'folded' });
      world.repository.commit('main', specFile({ name: 'edge_finder' }));
      assertCode(await world.check(folded, { inputs }), 'SPECS_INVALID');
      assert.deepEqual(world.errors(), ['NAME_TAKEN']);
      assert.equal(await world.review({ number: folded.number }, {}, { inputs }), undefined);
      assert.match(world.repository.comments.at(-1)?.body ?? '', /NAME_TAKEN/);
    });

    it('never lets a published version change by a push', async () => {
      const world = await catalogWorld(specFile());
      assert.equal(await world.release({ inputs }), undefined);
      world.repository.commit('main', specFile({ memory: { suggested: 300 } }));
      assertCode(await world.release({ inputs }), 'NOT_PUBLISHED');
      assert.deepEqual(world.errors(), ['VERSION_PUBLISHED']);
    });
  });
});
