import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogIndex } from '../../src/catalog/catalog-index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { specFile, startWorld, type World, WRITE } from '../fakes/catalog-world.ts';
import { pullRequestEvent, pushEvent } from '../fakes/events.ts';

/** What a catalog's keepers and authors rely on, each at the edge where it would show if it broke. */
describe('publishing keeps its promises', { timeout: 120_000 }, () => {
  const EXTENDED = 'catalog/blur/1.2.3.json';

  function propose(
    { github, repository }: World,
    files: Readonly<Record<string, string | null>>,
    branch = 'change',
  ) {
    repository.commit(branch, files as Record<string, string>, `Commit to ${branch}`);
    return pullRequestEvent(github, repository, repository.openPull(branch), { permissions: WRITE });
  }
  const publish = (world: World) =>
    world.run(pushEvent(world.github, world.repository, 'main', { permissions: WRITE }));
  const codeOf = (error: unknown) => (error as { code?: string } | undefined)?.code;

  it('never overwrites: another image under the version stays, and nothing is written down', async () => {
    await using world = await startWorld();
    world.repository.commit('main', specFile());
    const other = Buffer.from('{"schemaVersion":2}');
    world.registry.tag('lab/blur', '1.2.3', other, OCI_MANIFEST);
    assert.equal(codeOf(await publish(world)), 'NOT_PUBLISHED');
    assert.match(world.summary(), /VERSION_TAKEN/);
    assert.deepEqual(world.registry.manifest('lab/blur', '1.2.3'), other);
    assert.equal(world.repository.files()[EXTENDED], undefined);
  });

  it('writes the version’s tag after everything else, and the commit after the tag', async () => {
    await using world = await startWorld();
    world.repository.commit('main', specFile());
    const before = world.registry.seen.length;
    let pushed: string[] = [];
    world.github.fault(({ path }) => {
      if (path !== '/graphql') return undefined;
      pushed = world.registry.seen
        .slice(before)
        .filter(({ method }) => method === 'PUT')
        .map(({ path }) => path);
      return undefined;
    });
    assert.equal(await publish(world), undefined);
    assert.equal(pushed.at(-1), '/v2/lab/blur/manifests/1.2.3');
    assert.equal(pushed.indexOf('/v2/lab/blur/manifests/1.2.3'), pushed.length - 1, 'and once');
  });

  it('gives a fork’s change nothing to write, even where its token could', async () => {
    await using world = await startWorld();
    const { github, repository, registry } = world;
    const fork = github.fork(repository, 'alice');
    fork.commit('change', specFile());
    const pull = repository.openPull('change', { from: fork });
    // Private repositories may send write tokens to forks' pull requests.
    const event = { ...pullRequestEvent(github, repository, pull), token: github.token(repository, WRITE) };
    assert.equal(await world.run(event), undefined);
    assert.deepEqual(
      [...registry.tags].filter((tag) => tag.startsWith('lab/')),
      [],
    );
    assert.equal(
      registry.seen.filter(({ method, path }) => method !== 'GET' && path.includes('/lab/')).length,
      0,
    );
    assert.equal(github.asked.filter(({ path }) => path === '/graphql').length, 0);
  });

  it('takes no extended spec on trust: one that says something else than wrapping gives is an error', async () => {
    await using world = await startWorld();
    assert.equal(await world.run(propose(world, specFile(), 'honest')), undefined);
    const honest = world.repository.files('honest')[EXTENDED] ?? '';
    const forged = honest.replaceAll(/blur@sha256:[0-9a-f]{64}/g, `blur@${digestOf('evil')}`);
    assert.notEqual(forged, honest);
    const pushed = world.registry.tags.size;
    const error = await world.run(propose(world, { ...specFile(), [EXTENDED]: forged }, 'forged'));
    assert.equal(codeOf(error), 'SPECS_INVALID');
    assert.match(world.summary(), /EXTENDED_DIFFERS/);
    assert.equal(world.registry.tags.size, pushed);
    world.repository.commit('main', { ...specFile(), [EXTENDED]: forged });
    assert.equal(codeOf(await publish(world)), 'NOT_PUBLISHED');
    assert.equal(world.registry.manifest('lab/blur', '1.2.3'), undefined);
  });

  for (const moment of ['while images are pushed', 'at the very moment of the commit'])
    it(`commits on nobody’s head but the one that it looked at: somebody pushes ${moment}`, async () => {
      await using world = await startWorld();
      const { repository, github, registry } = world;
      const event = propose(world, specFile());
      let pushed = false;
      const push = (): void => {
        if (!pushed) repository.commit('change', { 'catalog/blur/README.md': 'new' }, 'Mine');
        pushed = true;
      };
      if (moment === 'while images are pushed')
        registry.fault(({ method }) => void (method === 'PUT' && push()));
      else github.fault(({ path }) => (path === '/graphql' ? { meanwhile: push } : undefined));
      assert.equal(await world.run(event), undefined);
      assert.ok(pushed);
      assert.deepEqual(
        repository.log('change').map(({ message }) => message),
        ['Mine', 'Commit to change', 'First commit'],
      );
      assert.deepEqual(repository.comments, []);
    });

  const unknown = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`ünknown_${'€'.repeat(70)}_${i}`, i]));

  it('sends fifty annotations at once and all of them in the end, and ends the check with the last', async () => {
    await using world = await startWorld();
    assert.equal(codeOf(await world.run(propose(world, specFile(unknown(120))))), 'SPECS_INVALID');
    const run = world.repository.checkRuns.find(({ name }) => name === 'catalog / blur');
    const failures = run?.annotations.filter((one) => one.annotation_level === 'failure') ?? [];
    assert.equal(failures.length, 101, 'a hundred, and one that says how many more');
    const parts = world.github.asked
      .filter(({ path, method }) => path.includes('/check-runs') && method !== 'GET')
      .map(({ body }) => body as { status: string; output: { annotations?: unknown[] } })
      .filter(({ output }) => (output.annotations?.length ?? 0) > 0);
    assert.ok(parts.every(({ output }) => (output.annotations?.length ?? 0) <= 50));
    assert.deepEqual(
      parts.map(({ status }) => status),
      ['in_progress', 'in_progress', 'completed'],
    );
  });

  it('counts bytes, not characters, where GitHub does', async () => {
    await using world = await startWorld();
    const codes = Array.from({ length: 220 }, (_, i) => [`${i + 1}`, '€'.repeat(100)]);
    assert.equal(
      await world.run(propose(world, specFile({ exit_codes: Object.fromEntries(codes) }))),
      undefined,
    );
    const extended = Buffer.byteLength(world.repository.files('change')[EXTENDED] ?? '');
    assert.ok(extended > 65_535, `${extended} bytes do not fit`);
    for (const run of world.repository.checkRuns.filter(({ name }) => name === 'catalog / blur')) {
      assert.ok(Buffer.byteLength(run.text ?? '') <= 65_535);
      assert.match(run.text ?? '', /1 more part is in the job's summary/);
    }
    assert.match(world.summary(), /€€€/);
  });

  it('leaves a tombstone of what is taken out, and gives its name to nobody', async () => {
    await using world = await startWorld();
    world.repository.commit('main', specFile());
    assert.equal(await publish(world), undefined);
    world.repository.commit('main', { 'catalog/blur/spec.json': null, [EXTENDED]: null });
    assert.equal(await publish(world), undefined);
    const index = JSON.parse(world.repository.files()['catalog/index.json'] ?? '') as CatalogIndex;
    assert.deepEqual(
      [index.algorithms.blur?.removed, index.algorithms.blur?.versions['1.2.3']?.removed],
      [true, true],
    );
    assert.equal(codeOf(await world.run(propose(world, specFile({ version: '2.0.0' })))), 'SPECS_INVALID');
    assert.match(world.summary(), /NAME_RETIRED/);
  });

  it('knows a name again however it is written', async () => {
    await using world = await startWorld();
    world.repository.commit('main', specFile({ name: 'edge-finder' }));
    assert.equal(await publish(world), undefined);
    assert.equal(
      codeOf(await world.run(propose(world, specFile({ name: 'edge--finder' })))),
      'SPECS_INVALID',
    );
    assert.match(world.summary(), /NAME_TAKEN/);
    assert.equal(world.registry.manifest('lab/edge--finder', 'pr-1'), undefined);
  });

  it('knows a name again that was published since the run began, and is not in its checkout', async () => {
    await using world = await startWorld();
    const event = propose(world, specFile({ name: 'edge--finder' }));
    world.repository.commit('main', specFile({ name: 'edge-finder' }));
    assert.equal(await publish(world), undefined);
    assert.equal(codeOf(await world.run(event)), 'SPECS_INVALID');
    assert.match(world.summary(), /NAME_TAKEN/);
  });
});
