import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMark } from '../../src/pull-request/entry-check.ts';
import { assertCode, type CatalogWorld, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';
import type { Pull } from '../fakes/github/repository.ts';
import { putImage } from '../fakes/image.ts';
import { memoryGitHub } from '../fakes/memory-github.ts';

const sourceOf = (world: CatalogWorld) => world.images.at('ghcr.io/alice/blur');
/** The image that the source's tag leads to. */
const tagged = (world: CatalogWorld) => sourceOf(world).tags.get('1.2');
/** Somebody pushes another image under the tag. */
async function move(world: CatalogWorld, layers = 2) {
  const before = tagged(world);
  await putImage(sourceOf(world), '1.2', { layers });
  assert.notEqual(tagged(world), before);
}
const fromFork = (world: CatalogWorld, files = specFile(), owner = 'alice') =>
  world.propose(files, { from: world.fork(owner) });
const READ = { permissions: { contents: 'read' } } as const;
/** The newest check of the entry at a commit: its conclusion, and the image that it says was reviewed. */
function newest({ repository }: CatalogWorld, sha: string, name = 'catalog / blur') {
  const run = repository.checkRuns.findLast((one) => one.headSha === sha && one.name === name);
  return [run?.conclusion, readMark(run?.externalId ?? '')?.digest];
}
/** The image that a published version was made from. */
const published = ({ repository }: CatalogWorld, file = EXTENDED) =>
  JSON.parse(repository.files()[file] ?? '{}').source_image?.digest;
const findings = ({ runner }: CatalogWorld) => runner.findings.map(({ code }) => code);

describe('a tag that moves after its image was reviewed', () => {
  it('turns the check of the same commit red, which keeps what was reviewed, and publishing takes that', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    const reviewed = tagged(world);
    assert.equal(await world.check(pull, READ), undefined);
    assert.equal(await world.review(), undefined);
    assert.deepEqual(newest(world, pull.sha), ['success', reviewed]);
    await move(world);
    for (const _ of ['red', 'and stays red']) {
      assert.equal(await world.review(), undefined);
      assert.deepEqual(newest(world, pull.sha), ['failure', reviewed]);
      assert.equal(newest(world, pull.sha, 'catalog')[0], 'failure');
    }
    assert.match(
      world.repository.comments[0]?.body ?? '',
      /The image has changed since the review: .* Push a commit, .* by digest/,
    );
    world.repository.merge(pull);
    assert.equal(await world.release(), undefined);
    assert.equal(published(world), reviewed);
  });

  it('is green again when it leads back, or when a new commit was tested', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    const first = tagged(world);
    assert.equal(await world.review(), undefined);
    await move(world);
    assert.equal(await world.review(), undefined);
    assert.deepEqual(newest(world, pull.sha), ['failure', first]);
    await move(world, 1);
    assert.equal(tagged(world), first);
    assert.equal(await world.review(), undefined);
    assert.deepEqual(newest(world, pull.sha), ['success', first]);
    await move(world);
    pull.head.repository?.commit('change', { 'catalog/blur/README.md': 'new' });
    assert.equal(await world.review(), undefined);
    assert.deepEqual(newest(world, pull.sha), ['success', tagged(world)]);
    world.repository.merge(pull);
    assert.equal(await world.release(), undefined);
    assert.equal(published(world), tagged(world));
  });

  for (const order of ['between the tests and the review', 'between the review and the tests'])
    it(`is found ${order}`, async () => {
      const world = await catalogWorld();
      const pull = fromFork(world);
      const first = tagged(world);
      const steps = [() => world.check(pull, READ), () => world.review()];
      if (order.endsWith('the tests')) steps.reverse();
      for (const [i, step] of steps.entries()) {
        if (i === 1) await move(world);
        const failure = await step();
        if (i === 1 && order.endsWith('the tests')) assertCode(failure, 'SPECS_INVALID');
        else assert.equal(failure, undefined);
      }
      assert.equal(await world.review(), undefined);
      assert.deepEqual(newest(world, pull.sha), ['failure', first]);
      assert.equal(newest(world, pull.sha, 'catalog')[0], 'failure');
    });

  it('is found by the pull request’s own job when it is started again, and nothing is pushed over the candidate', async () => {
    const world = await catalogWorld();
    const inputs = { commitBranch: 'published' };
    const pull = world.propose(specFile());
    const reviewed = tagged(world);
    assert.equal(await world.check(pull, { inputs }), undefined);
    const candidate = world.tag('blur', 'pr-1');
    await move(world);
    assertCode(await world.check(pull, { inputs }), 'SPECS_INVALID');
    assert.deepEqual(world.errors(), ['IMAGE_MOVED']);
    assert.deepEqual(newest(world, pull.sha), ['failure', reviewed]);
    assert.equal(world.tag('blur', 'pr-1'), candidate);
    world.repository.merge(pull);
    assert.equal(await world.release({ inputs }), undefined);
    assert.equal(world.tag('blur', '1.2.3'), candidate);
  });

  it('does not matter to an image that is named by digest', async () => {
    const world = await catalogWorld();
    const pinned = `ghcr.io/alice/blur:1.2@${tagged(world)}`;
    const pull = fromFork(world, specFile({ container_name: pinned }));
    assert.equal(await world.review(), undefined);
    await move(world);
    assert.equal(await world.review(), undefined);
    assert.equal(newest(world, pull.sha)[0], 'success');
  });

  it('cannot be hidden by a check of another App or of a job, whatever it calls itself', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    const other = `pipewright:sha256:${'0'.repeat(64)}:${'0'.repeat(32)}`;
    const run = { headSha: pull.sha, name: 'catalog / blur', status: 'completed', conclusion: 'success' };
    const rest = { detailsUrl: null, title: null, summary: null, text: null, annotations: [] };
    world.repository.checkRuns.push({ id: 1, app: 999, externalId: other, ...run, ...rest });
    assert.equal(await world.review(), undefined);
    assert.deepEqual(newest(world, pull.sha), ['success', tagged(world)]);
    world.repository.merge(pull);
    assert.equal(await world.release(), undefined);
    assert.equal(published(world), tagged(world));
  });
});

describe('what was reviewed is published, whichever run publishes it', () => {
  /** A pull request that was reviewed and merged; its own run never came. */
  async function reviewedAndMerged(world: CatalogWorld): Promise<Pull> {
    const pull = fromFork(world);
    assert.equal(await world.review(), undefined);
    world.repository.merge(pull);
    return pull;
  }

  it('a later merge: all pull requests get their last comment', async () => {
    const world = await catalogWorld();
    await putImage(world.images.at('ghcr.io/bob/blur'), '1');
    const reviewed = tagged(world);
    await reviewedAndMerged(world);
    await move(world);
    const files = specFile({ name: 'sharpen', container_name: 'ghcr.io/bob/blur:1' });
    const later = fromFork(world, files, 'bob');
    assert.equal(await world.review(), undefined);
    world.repository.merge(later);
    assert.equal(await world.release(), undefined);
    assert.equal(published(world), reviewed);
    assert.deepEqual(
      world.repository.comments.map(({ issue, body }) => [issue, /🚀 <code>(.*?)<\/code>/.exec(body)?.[1]]),
      [
        [1, 'blur 1.2.3'],
        [2, 'sharpen 1.2.3'],
      ],
    );
  });

  it('a start by hand on a commit that changed something else', async () => {
    const world = await catalogWorld();
    const reviewed = tagged(world);
    await reviewedAndMerged(world);
    await move(world);
    world.repository.commit('main', { 'README.md': 'later' });
    assert.equal(await world.release(), undefined);
    assert.equal(published(world), reviewed);
    assert.match(world.repository.comments[0]?.body ?? '', /published/);
  });

  it('a later run tells a pull request that removed an entry, too', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    const away = world.propose({ 'catalog/blur/spec.json': null, [EXTENDED]: null }, { branch: 'away' });
    world.repository.merge(away);
    world.repository.commit('main', { 'README.md': 'later' });
    assert.equal(await world.release(), undefined);
    assert.deepEqual(
      world.repository.comments.map(({ issue, body }) => [issue, /🪦 .*removed/.test(body)]),
      [[1, true]],
    );
  });

  it('a run after one that pushed the image and could not commit', async () => {
    const world = await catalogWorld();
    const reviewed = tagged(world);
    await reviewedAndMerged(world);
    world.repository.rules.set('main', 'Changes must be made through a pull request.');
    assertCode(await world.release(), 'BRANCH_PROTECTED');
    const pushed = world.tag('blur', '1.2.3');
    assert.ok(pushed);
    await move(world);
    world.repository.rules.clear();
    assert.equal(await world.release(), undefined);
    assert.deepEqual([world.tag('blur', '1.2.3'), published(world)], [pushed, reviewed]);
  });

  it('is an error where no review is found, with what to do; the rest is published', async () => {
    const world = await catalogWorld();
    const pinned = { name: 'sharpen', container_name: `ghcr.io/alice/blur@${tagged(world)}` };
    world.repository.merge(fromFork(world, { ...specFile(), ...specFile(pinned) }));
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.deepEqual(world.errors(), ['NOT_REVIEWED']);
    const message = world.runner.findings.find(({ code }) => code === 'NOT_REVIEWED')?.message ?? '';
    assert.match(message, /pull request 1 .*Open a pull request that names the image by digest/);
    assert.deepEqual(
      [world.tag('blur', '1.2.3'), Object.keys(world.index().algorithms)],
      [undefined, ['sharpen']],
    );
    const fixed = specFile({ container_name: `ghcr.io/alice/blur:1.2@${tagged(world)}` });
    world.repository.merge(world.propose(fixed, { branch: 'fix' }));
    assert.equal(await world.release(), undefined);
    assert.ok(world.tag('blur', '1.2.3'));
  });

  it('warns of an image that somebody pushed without a pull request, and finishes it though the tag moved', async () => {
    const world = await catalogWorld(specFile());
    const first = tagged(world);
    world.repository.rules.set('main', 'Changes must be made through a pull request.');
    assertCode(await world.release(), 'BRANCH_PROTECTED');
    await move(world);
    world.repository.rules.clear();
    assert.equal(await world.release(), undefined);
    assert.equal(published(world), first);
    assert.deepEqual(findings(world).filter((code) => code === 'PUSHED_UNREVIEWED').length, 1);
    assert.match(
      world.runner.summaries.join(),
      new RegExp(`did not come from a pull request.*${first}`, 's'),
    );
  });

  it('knows the checks of the App whose token it has', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    assert.equal(await world.review(), undefined);
    for (const run of world.repository.checkRuns) Object.assign(run, { app: 999 });
    const github = memoryGitHub(world.repository, {});
    const asApp = { ...github, login: async () => 'some-app[bot]' };
    const { commitChecks } = await import('../../src/pull-request/reviewed-images.ts');
    for (const [client, own] of [
      [github, false],
      [asApp, true],
    ] as const) {
      const runs = await commitChecks(client, 'lab/catalog', pull.sha);
      assert.deepEqual(new Set(runs.map((run) => run.own)), new Set([own]));
    }
  });
});
