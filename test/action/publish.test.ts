import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogIndex } from '../../src/catalog/catalog-index.ts';
import { mergeGroupEvent, pullRequestEvent, pushEvent } from '../fakes/events.ts';
import { secondaryLimit } from '../fakes/github.ts';
import { entry, type FakeCatalog, startFakeCatalog, untested } from '../fakes/hosted-catalog.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';

const WRITE = { contents: 'write', checks: 'write', 'pull-requests': 'write' } as const;

describe('publishing by pull request', { timeout: 900_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

  const start = (files?: Readonly<Record<string, string>>) => startFakeCatalog(workshop, files);

  /** A pull request from a fork, or from the repository itself. */
  function propose(catalog: FakeCatalog, files: Readonly<Record<string, string | null>>, from?: 'fork') {
    const source = from ? catalog.github.fork(catalog.repository, 'alice') : catalog.repository;
    source.commit('change', files as Record<string, string>);
    return catalog.repository.openPull('change', from ? { from: source } : {});
  }
  const check = (catalog: FakeCatalog, pull: ReturnType<typeof propose>, inputs = {}) =>
    catalog.run(pullRequestEvent(catalog.github, catalog.repository, pull, { permissions: WRITE }), inputs);
  const publish = (catalog: FakeCatalog, inputs = {}) =>
    catalog.run(
      pushEvent(catalog.github, catalog.repository, 'main', { permissions: { ...WRITE, packages: 'write' } }),
      inputs,
    );
  const indexOf = ({ repository }: FakeCatalog) =>
    JSON.parse(repository.files()['catalog/index.json'] ?? '') as CatalogIndex;

  it('1. a fork’s valid entry: everything is reported with a read-only token, and nothing fails for missing rights', async () => {
    await using catalog = await start();
    const pull = propose(catalog, entry('blur'), 'fork');
    const step = await check(catalog, pull);
    assert.equal(step.code, 0, step.log);
    assert.match(step.summary, /token can only read, so the job wrote no check runs/);
    assert.match(step.summary, /### 👀 blur 1\.0\.0: waits for a review/);
    assert.match(step.summary, /2 tests passed/);
    assert.match(step.summary, /&quot;|"container_name": "ghcr\.io\/pipewright\/publish-test/);
    assert.doesNotMatch(step.log, /::error|Resource not accessible/);
    assert.deepEqual(catalog.repository.checkRuns, []);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:pr-1`), undefined, 'nothing is pushed');
    assert.ok(catalog.github.asked.length <= 6, catalog.github.requests().join('\n'));
  });

  it('from the repository itself to published: candidate, extended spec, the same digest under its version, the index', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    const { sha } = pull;
    const checked = await check(catalog, pull);
    assert.equal(checked.code, 0, checked.log);
    const candidate = await catalog.digestOf(`${catalog.registry}/blur:pr-1`);
    const extended = JSON.parse(catalog.repository.files('change')['catalog/blur/1.0.0.json'] ?? '');
    assert.equal(extended.container_name, `${catalog.registry}/blur@${candidate}`);
    const tip = catalog.repository.branches.get('change');
    assert.deepEqual(
      catalog.repository.checkRuns.map((run) => [run.headSha, run.name, run.conclusion]).sort(),
      [sha, tip].flatMap((sha) => ['catalog', 'catalog / blur'].map((name) => [sha, name, 'success'])).sort(),
      'on both commits: the one that was checked, and the one with the extended spec',
    );
    assert.equal(catalog.repository.comments.length, 1);

    catalog.repository.merge(pull);
    const published = await publish(catalog);
    assert.equal(published.code, 0, published.log);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`), candidate);
    assert.equal(
      indexOf(catalog).algorithms.blur?.versions['1.0.0']?.container_name,
      extended.container_name,
    );
    assert.equal(published.outputs['subject-digest'], candidate);
    assert.deepEqual(published.artifacts, [`oci://${catalog.registry}/blur@${candidate}`]);
    assert.equal(catalog.repository.log()[0]?.message.split('\n')[0], 'Publish blur 1.0.0');

    const [comment, ...others] = catalog.repository.comments;
    assert.deepEqual(others, []);
    assert.match(comment?.body ?? '', /🚀 <code>blur 1\.0\.0<\/code>: published/);
    assert.match(comment?.body ?? '', new RegExp(`${candidate}`));

    const said = comment?.body;
    const again = await publish(catalog);
    assert.equal(again.code, 0, again.log);
    assert.equal(comment?.body, said);
    assert.equal(again.outputs.published, '[]');
    assert.equal(
      catalog.repository.log()[0]?.message.split('\n')[0],
      'Publish blur 1.0.0',
      'no second commit',
    );
  });

  it('a merge queue gets the required check on its own commit', async () => {
    await using catalog = await start();
    const { github, repository } = catalog;
    const pull = propose(catalog, entry('blur'), 'fork');
    const group = repository.testMerge(pull);
    const step = await catalog.run(mergeGroupEvent(github, repository, pull, group));
    assert.equal(step.code, 0, step.log);
    assert.deepEqual(
      repository.checkRuns.map(({ headSha, name, conclusion }) => [headSha, name, conclusion]),
      [
        [group, 'catalog', 'success'],
        [group, 'catalog / blur', 'success'],
      ],
    );
    assert.match(step.summary, /2 tests passed/);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:pr-1`), undefined);
  });

  it('a spec that cannot be read is an error of the change that brings it', async () => {
    await using catalog = await start();
    const pull = propose(catalog, { 'catalog/blur/spec.json': Buffer.from([0x7b, 0xff, 0x7d]) as never });
    const step = await check(catalog, pull);
    assert.equal(step.code, 1, step.log);
    assert.match(step.summary, /NOT_UTF8/);
  });

  // test/pull-request/again.test.ts interrupts every single call, in memory; this is the whole path.
  it('6. 11. retries after GitHub’s faults: 502, Retry-After, a branch that moved, a commit whose answer is lost', async () => {
    await using catalog = await start();
    catalog.repository.commit('main', untested('blur'));
    catalog.github.fault((request, count) => {
      if (request.path.includes('/contents/') && count === 1) return { status: 502, body: 'bad gateway' };
      if (request.path.includes('/check-runs') && count === 1) return secondaryLimit(1);
      // The first two ask for the right to commit.
      if (request.path === '/graphql' && count === 3)
        return { meanwhile: () => void catalog.repository.commit('main', { 'README.md': 'moved' }) };
      if (request.path === '/graphql' && count === 4) return { reset: 'after' };
      return undefined;
    });
    const step = await publish(catalog);
    assert.equal(step.code, 0, step.log);
    assert.match(step.log, /GitHub answered 502; retrying in/);
    assert.equal(catalog.repository.files()['README.md'], 'moved', 'no commit is lost');
    assert.ok(indexOf(catalog).algorithms.blur);
    assert.equal(catalog.repository.log().filter(({ message }) => message.startsWith('Publish')).length, 1);
  });

  it('pushes nothing where main takes no commits, and commits with the token of an App that may bypass the rule', async () => {
    await using catalog = await start();
    const { github, repository } = catalog;
    repository.commit('main', untested('blur'));
    const app = { app: 4711, login: 'catalog-publisher[bot]' };
    repository.rulesets.push({
      ...{ id: 7, name: 'Protect main', branch: 'main', rules: ['pull_request'], bypass: [app.login] },
    });
    const refused = await publish(catalog);
    assert.equal(refused.code, 1, refused.log);
    assert.match(
      refused.log,
      /::error::This token cannot commit to main of lab\/catalog: the ruleset "Protect main" requires a pull request.*commit-token/,
    );
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`), undefined);
    const token = github.token(repository, { contents: 'write' }, app);
    const published = await publish(catalog, { 'commit-token': token });
    assert.equal(published.code, 0, published.log);
    assert.ok(published.log.includes(`::add-mask::${token}`));
    assert.ok(indexOf(catalog).algorithms.blur);
    assert.equal(repository.log()[0]?.author, app.login);
    assert.deepEqual(
      [...new Set(repository.checkRuns.map((run) => run.app))],
      [15368],
      'the job’s own token writes the checks',
    );
  });

  it('11. a fault that persists is reported as GitHub’s, and a refusal with the remedy', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    catalog.github.fault((request) =>
      request.path === '/graphql' ? { status: 500, body: { message: 'oops' } } : undefined,
    );
    const step = await check(catalog, pull);
    assert.equal(step.code, 1);
    assert.match(step.log, /::error::GitHub refused committing to change.*on GitHub's side: start again/);
    catalog.github.fault(() => undefined);
    catalog.repository.rules.set('change', 'Changes must be made through a pull request.');
    const refused = await check(catalog, pull);
    assert.match(refused.log, /commit extended specs to another branch with "commit-branch"/);
  });
});
