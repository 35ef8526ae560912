import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { assertCode, type CatalogWorld, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';

const SPEC = 'catalog/blur/spec.json';
const propose = (
  world: CatalogWorld,
  files: Parameters<CatalogWorld['propose']>[0] = specFile(),
  owner = 'alice',
) => world.propose(files, { from: world.fork(owner) });
const body = (world: CatalogWorld) => world.repository.comments.map((comment) => comment.body).join('\n');

describe('reviewing open pull requests', () => {
  it('writes checks and one comment for forks, once, and pushes nothing', async () => {
    const world = await catalogWorld();
    const pull = propose(world);
    const run = { sha: pull.sha, name: 'catalog intake', status: 'completed', conclusion: 'success' };
    world.repository.workflowRuns.push(run);
    assert.equal(await world.review({}, { head: { sha: pull.sha, repository: 'alice/catalog' } }), undefined);
    assert.deepEqual(world.checks(), ['catalog / blur: success', 'catalog: success']);
    assert.match(body(world), /waits for a review\n\n\*\*Next:\*\* A \*\*reviewer\*\* looks at it/);
    assert.match(body(world), /in the workflows of the pull request, which report: catalog intake: success/);
    assert.equal(world.images.repositories.has('ghcr.io/lab/blur'), false);
    assert.equal(await world.review(), undefined);
    assert.equal(world.github.names.filter((name) => /^(create|update|commitOn)/.test(name)).length, 0);
  });

  it('suggests safe fixes on the lines that the change shows, once, and updates the comment when one is taken', async () => {
    const world = await catalogWorld();
    const wrong = (specFile()[SPEC] ?? '').replace('"run_command"', '"run_comand"');
    const pull = propose(world, { [SPEC]: wrong });
    for (const _ of ['first', 'again']) {
      assert.equal(await world.review(), undefined);
      assert.equal(world.repository.reviews.length, 1);
    }
    assert.deepEqual(world.checks(), ['catalog / blur: failure', 'catalog: failure']);
    const [suggestion, ...more] = world.repository.reviews[0]?.comments ?? [];
    assert.deepEqual(more, []);
    const lines = wrong.split('\n');
    lines[(suggestion?.line ?? 1) - 1] = /```suggestion\n(.*)\n```/.exec(suggestion?.body ?? '')?.[1] ?? '';
    pull.head.repository?.commit('change', { [SPEC]: lines.join('\n') });
    assert.equal(await world.review(), undefined);
    assert.match(body(world), /waits for a review/);
    assert.equal(world.repository.comments.length, 1);
  });

  for (const [what, options, run, says] of [
    [
      'waits for approval',
      {},
      'action_required',
      /The checks wait for approval.*\*\*A maintainer\*\* .*presses "Approve and run".*They run once a maintainer has/s,
    ],
    [
      'has conflicts',
      { conflict: true },
      undefined,
      /has conflicts\*\* with <code>main<\/code>.*\*\*The author\*\* merges.*once the conflicts are resolved/s,
    ],
    [
      'is a draft',
      { draft: true },
      undefined,
      /until \*\*the author\*\* presses "Ready for review".*have not run yet/s,
    ],
  ] as const)
    it(`says who has to act on a pull request that ${what}`, async () => {
      const world = await catalogWorld();
      const pull = world.propose(specFile(), { from: world.fork('alice'), ...options });
      if (run)
        world.repository.workflowRuns.push({
          sha: pull.sha,
          name: 'intake',
          status: 'completed',
          conclusion: run,
        });
      assert.equal(await world.review(), undefined);
      assert.match(body(world), says);
    });

  for (const moment of ['before', 'during'])
    it(`writes nothing about a commit that a push ${moment} the review replaced`, async () => {
      const world = await catalogWorld();
      const pull = propose(world);
      const head = { sha: pull.sha, repository: 'alice/catalog' };
      const push = {
        meanwhile: () => pull.head.repository?.commit('change', { 'catalog/blur/README.md': 'new' }),
      };
      if (moment === 'before') push.meanwhile();
      else world.github.fault = (name) => (name === 'pullRequestRuns' ? push : undefined);
      assert.equal(await world.review({}, { head }), undefined);
      assert.match(world.runner.log, /No open pull request is at|has changed in the meantime/);
      assert.deepEqual([world.repository.checkRuns, world.repository.comments], [[], []]);
    });

  it('turns the second of two pull requests for one name red when the first is published', async () => {
    const world = await catalogWorld();
    const first = propose(world, specFile({ name: 'edge-finder' }));
    const second = propose(world, specFile({ name: 'edge--finder' }), 'bob');
    assert.equal(await world.review(), undefined);
    world.repository.merge(first);
    assert.equal(await world.release(), undefined);
    assert.equal(await world.review(), undefined);
    const last = world.repository.checkRuns.findLast(({ headSha }) => headSha === second.sha);
    assert.equal(last?.conclusion, 'failure');
    assert.match(
      world.repository.comments.find(({ issue }) => issue === second.number)?.body ?? '',
      /NAME_TAKEN/,
    );
  });

  for (const [what, change, says] of [
    [
      'a misspelled field',
      '{"registry":"ghcr.io/lab","allowed_registrys":["ghcr.io"]}',
      /1:27 .* did you mean &#34;allowed&#95;registries/,
    ],
    ['text for a list', '{"registry":"ghcr.io/lab","allowed_registries":"ghcr.io"}', /it must be a list/],
    ['no settings', null, /needs this file/],
    ['a link', { link: '../elsewhere.json' }, /catalog\/catalog\.json is a link/],
  ] as const)
    it(`turns a pull request red that gives the catalog ${what}`, async () => {
      const world = await catalogWorld();
      propose(world, { 'catalog/catalog.json': change });
      assert.equal(await world.review(), undefined);
      assert.deepEqual(world.checks(), ['catalog: failure']);
      assert.match(body(world), says);
    });

  for (const [what, fault] of [
    ['a host that a proxy refuses', new Failure('REGISTRY_UNREACHABLE', 'The proxy refuses it (403).')],
    ['an unknown error', new TypeError('x is not a function')],
  ] as const)
    for (const port of ['registry', 'github'] as const)
      it(`keeps ${what} in one pull request from the others (${port})`, async () => {
        const world = await catalogWorld();
        const [first, second] = [
          propose(world, specFile({ name: 'edges' })),
          propose(world, specFile(), 'bob'),
        ];
        world[port].fault = (name, count) =>
          count === 1 && name === (port === 'registry' ? 'readManifest' : 'changedFiles')
            ? { before: fault }
            : undefined;
        const error = await world.review();
        if (port === 'github') assertCode(error, 'REVIEW_INCOMPLETE');
        else assert.match(body(world), /could not be checked\n\n.*fault is \*\*on our side/);
        const of = (sha: string) =>
          world.repository.checkRuns.filter((run) => run.headSha === sha).map(({ conclusion }) => conclusion);
        assert.deepEqual(of(first.sha), port === 'registry' ? ['failure', 'failure'] : []);
        assert.deepEqual(of(second.sha), ['success', 'success']);
      });

  it('blames the author for a damaged extended spec that the change brings, and for a host that is none', async () => {
    const world = await catalogWorld();
    propose(world, { ...specFile(), [EXTENDED]: '{' });
    assert.equal(await world.review(), undefined);
    assert.match(body(world), /The \*\*author\*\* fixes 1 mistake.*1\.2\.3\.json is not JSON.*delete it/s);
    const other = await catalogWorld();
    propose(other);
    other.registry.fault = () => ({
      before: new Failure('REGISTRY_NOT_FOUND', 'The name does not resolve.'),
    });
    assert.equal(await other.review(), undefined);
    assert.match(body(other), /The \*\*author\*\* fixes 1 mistake/);
    other.registry.fault = () => ({ before: new Failure('ADDRESS_REFUSED', 'It was given up.') });
    assert.equal(await other.review({ number: 1 }), undefined);
    assert.match(
      body(other),
      /It was given up\. Push the image to a public registry, or have this one added/,
    );
  });

  it('updates its one comment, and suggests once, with a token that is a person’s', async () => {
    const world = await catalogWorld();
    const wrong = (specFile()[SPEC] ?? '').replace('"run_command"', '"run_comand"');
    const pull = propose(world, { [SPEC]: wrong });
    world.repository.comments.push({
      ...{ id: 900, issue: pull.number, author: 'mallory' },
      body: '<!-- pipewright:catalog -->\nAll is well.',
    } as never);
    for (const _ of ['first', 'again'])
      assert.equal(await world.review({}, {}, { login: 'maintainer' }), undefined);
    const comments = world.repository.comments.filter(({ issue }) => issue === pull.number);
    assert.deepEqual(
      comments.map(({ author }) => author),
      ['mallory', 'maintainer'],
    );
    assert.equal(comments[0]?.body, '<!-- pipewright:catalog -->\nAll is well.');
    assert.equal(world.repository.reviews.length, 1);
  });

  it('turns a pull request red that changes more files than GitHub lists, and reviews the others', async () => {
    const world = await catalogWorld();
    const [large, other] = [propose(world, specFile({ name: 'edges' })), propose(world, specFile(), 'bob')];
    world.github.fault = (name, count) =>
      name === 'changedFiles' && count === 1
        ? { before: new Failure('TOO_MANY_FILES', 'Pull request 1 changes 3000 files or more. Split it.') }
        : undefined;
    assert.equal(await world.review(), undefined);
    const of = (sha: string) =>
      world.repository.checkRuns
        .filter((run) => run.headSha === sha)
        .map(({ name, conclusion }) => [name, conclusion]);
    assert.deepEqual(of(large.sha), [['catalog', 'failure']]);
    assert.match(body(world), /changes 3000 files or more\. Split it/);
    assert.equal(of(other.sha).length, 2);
  });

  it('refuses a link in the place of an extended spec', async () => {
    const world = await catalogWorld();
    propose(world, { ...specFile(), [EXTENDED]: { link: '../../other.json' } });
    assert.equal(await world.review(), undefined);
    assert.ok(world.checks().includes('catalog: failure'));
    assert.match(body(world), /1\.2\.3\.json is a link\. Replace it with the file itself/);
  });

  it('reviews a pull request whose fork was deleted', async () => {
    const world = await catalogWorld();
    const pull = propose(world);
    pull.head = { ...pull.head, repository: undefined };
    assert.equal(await world.review({}, { head: { sha: pull.sha, repository: '' } }), undefined);
    assert.deepEqual(world.checks(), ['catalog / blur: success', 'catalog: success']);
  });

  it('reports a failure with one pull request after reviewing the others', async () => {
    const world = await catalogWorld();
    propose(world);
    propose(world, specFile({ name: 'sharpen' }), 'bob');
    world.github.fault = (name, count) =>
      name === 'changedFiles' && count === 1
        ? { before: new Failure('GITHUB_NOT_FOUND', 'Not <found>.') }
        : undefined;
    assertCode(await world.review(), 'REVIEW_INCOMPLETE');
    assert.match(world.runner.summaries.join(), /⏳ pull request 1: Not &#60;found&#62;/);
    assert.deepEqual(
      world.repository.comments.map(({ issue }) => issue),
      [2],
    );
  });

  for (const [code, file] of [
    ['NOT_UTF8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['NOT_A_FILE', { link: '../../README.md' }],
  ] as const)
    it(`reports a spec that is ${code} as the author's mistake`, async () => {
      const world = await catalogWorld();
      propose(world, { [SPEC]: file });
      assert.equal(await world.review(), undefined);
      assert.deepEqual(world.checks(), ['catalog: failure']);
      assert.match(body(world), new RegExp(code));
    });

  it('gives a change outside the catalog a check without a comment, and refuses generated files', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    propose(world, { 'README.md': 'better' });
    assert.equal(await world.review({ number: 1 }), undefined);
    assert.deepEqual([world.checks().at(-1), world.repository.comments], ['catalog: success', []]);
    propose(
      world,
      { [EXTENDED]: '{}', 'catalog/index.json': '{}', '.github/workflows/x.yml': 'on: push' },
      'bob',
    );
    assert.equal(await world.review({ number: 2, comment: false }), undefined);
    assert.match(world.runner.summaries.join(), /GENERATED_FILE.*GENERATED_FILE.*OUTSIDE_CATALOG/s);
    assert.match(world.runner.summaries.join(), /\.github\/workflows\/x\.yml/);
    assert.deepEqual(world.repository.comments, []);
  });

  it('leaves merged pull requests and those for other branches alone', async () => {
    const world = await catalogWorld();
    world.repository.commit('other', { 'README.md': 'other' });
    world.propose(specFile(), { base: 'other' });
    world.repository.merge(propose(world));
    for (const number of [1, 2]) assert.equal(await world.review({ number }), undefined);
    assert.deepEqual([world.repository.checkRuns, world.repository.comments], [[], []]);
  });

  it('names what the token may not write, and writes the rest', async () => {
    const world = await catalogWorld();
    propose(world);
    assert.equal(await world.review({}, {}, { permissions: { 'pull-requests': 'write' } }), undefined);
    assert.match(world.runner.log, /the job wrote no check runs/);
    assert.deepEqual([world.repository.comments.length, world.repository.checkRuns.length], [1, 0]);
  });
});
