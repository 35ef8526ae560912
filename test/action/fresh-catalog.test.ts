import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  workflowRunEvent,
} from '../fakes/events.ts';
import { type FreshCatalog, startFreshCatalog } from '../fakes/fresh-catalog.ts';
import type { Pull } from '../fakes/github.ts';
import type { Step } from '../fakes/runner.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';

const FOR_FORKS = [
  'catalog-intake.yml',
  'catalog-review.yml',
  'catalog-publish.yml',
  'catalog-merge-queue.yml',
];

/** A step that did not fail. */
async function done(running: Promise<Step>): Promise<Step> {
  const step = await running;
  assert.equal(step.code, 0, step.log);
  return step;
}

describe('a fresh catalog, made from the guide alone, with the action from action.yml and dist/', {
  timeout: 900_000,
}, () => {
  const workshop = useWorkshop([]);
  const forForks = () => startFreshCatalog(workshop, FOR_FORKS);

  const push =
    ({ github, repository }: FreshCatalog, sha = repository.branches.get('main')!) =>
    (run: object) => ({ ...pushEvent(github, repository, 'main', run), sha });
  const publish = (catalog: FreshCatalog, given = {}) =>
    catalog.job('catalog-publish.yml', push(catalog), given);
  function propose(catalog: FreshCatalog, name: string): Pull {
    const fork = catalog.github.fork(catalog.repository, `${name}-lab`);
    fork.commit(name, catalog.entry(name));
    return catalog.repository.openPull(name, { from: fork });
  }
  const intake = (catalog: FreshCatalog, pull: Pull, given = {}) =>
    catalog.job(
      'catalog-intake.yml',
      (run) => pullRequestEvent(catalog.github, catalog.repository, pull, run),
      given,
    );
  const review = (catalog: FreshCatalog, pull: Pull, given = {}) =>
    catalog.job(
      'catalog-review.yml',
      (run) => workflowRunEvent(catalog.github, catalog.repository, pull, run),
      given,
    );
  const scheduled = (catalog: FreshCatalog) =>
    catalog.job('catalog-review.yml', (run) => scheduleEvent(catalog.github, catalog.repository, run));

  /** The newest conclusion of the required check at a commit. */
  const required = ({ repository }: FreshCatalog, sha: string) =>
    repository.checkRuns.findLast((check) => check.headSha === sha && check.name === 'catalog')?.conclusion;
  const extended = ({ repository }: FreshCatalog, name: string, ref = 'main', version = '1.0.0') =>
    JSON.parse(repository.files(ref)[`catalog/${name}/${version}.json`] ?? '{}');
  const index = ({ repository }: FreshCatalog, ref = 'main') =>
    JSON.parse(repository.files(ref)['catalog/index.json'] ?? '{}').algorithms ?? {};
  async function assertPublished(catalog: FreshCatalog, name: string, source: string, ref = 'main') {
    const { container_name: image, source_image } = extended(catalog, name, ref);
    assert.equal(source_image?.digest, source, name);
    assert.equal(
      image,
      `${catalog.registry}/${name}@${await catalog.digestOf(`${catalog.registry}/${name}:1.0.0`)}`,
    );
    assert.equal(index(catalog, ref)[name]?.versions['1.0.0']?.container_name, image);
  }

  it('publishes the example of the guide, a pull request with a second push, and a new version of it', async () => {
    await using catalog = await startFreshCatalog(workshop);
    const { github, repository, registry } = catalog;
    const source = await catalog.moveTag();
    const job = (eventFor: Parameters<FreshCatalog['job']>[1]) => catalog.job('catalog.yml', eventFor);
    await done(job(push(catalog)));
    await assertPublished(catalog, 'line-count', source);

    repository.commit('words', catalog.entry('words'));
    const pull = repository.openPull('words');
    const check = () => job((run) => pullRequestEvent(github, repository, pull, run));
    await done(check());
    const first = await catalog.digestOf(`${registry}/words:pr-1`);
    assert.equal(extended(catalog, 'words', 'words').container_name, `${registry}/words@${first}`);
    assert.equal(required(catalog, pull.sha), 'success');

    repository.commit('words', catalog.entry('words', { description: 'Counts lines, again.' }));
    await done(check());
    const second = await catalog.digestOf(`${registry}/words:pr-1`);
    assert.notEqual(second, first);
    assert.equal(extended(catalog, 'words', 'words').container_name, `${registry}/words@${second}`);

    repository.commit('words', catalog.entry('words', { version: '1.1.0' }));
    await done(check());
    assert.equal(
      repository.files('words')['catalog/words/1.0.0.json'],
      undefined,
      'what was never published goes',
    );
    assert.equal(required(catalog, pull.sha), 'success');

    repository.merge(pull);
    const published = await done(job(push(catalog)));
    assert.equal(JSON.parse(published.outputs.published ?? '[]').length, 1);
    const { container_name: image } = extended(catalog, 'words', 'main', '1.1.0');
    assert.equal(image, `${registry}/words@${await catalog.digestOf(`${registry}/words:1.1.0`)}`);
    assert.deepEqual(Object.keys(index(catalog).words.versions), ['1.1.0']);
    assert.equal(repository.comments.length, 1);
    assert.match(repository.comments[0]!.body, /🚀/);
    assert.equal((await done(job(push(catalog)))).outputs.published, '[]');
  });

  it('takes a fork’s pull request through review and merge queue', async () => {
    await using catalog = await forForks();
    const { github, repository } = catalog;
    const source = await catalog.moveTag();
    await done(publish(catalog));
    const pull = propose(catalog, 'words');
    const tried = await done(intake(catalog, pull));
    assert.match(tried.summary, /1 test passed/);
    assert.deepEqual(
      repository.checkRuns.filter(({ headSha }) => headSha === pull.sha),
      [],
    );
    await done(review(catalog, pull));
    assert.equal(required(catalog, pull.sha), 'success');

    const group = repository.testMerge(pull);
    await done(
      catalog.job('catalog-merge-queue.yml', (run) => mergeGroupEvent(github, repository, pull, group, run)),
    );
    assert.equal(required(catalog, group), 'success');
    await catalog.moveTag();
    repository.merge(pull);
    await done(publish(catalog));
    await assertPublished(catalog, 'words', source);
    assert.match(repository.comments.at(-1)!.body, /🚀 <code>words 1\.0\.0<\/code>: published/);
  });

  it('publishes all of three merges, of which two come while the first is published, with what was reviewed', async () => {
    await using catalog = await forForks();
    const { github, repository } = catalog;
    const sources: string[] = [];
    const names = ['one', 'two', 'three'];
    const pulls: Pull[] = [];
    for (const name of names) {
      sources.push(await catalog.moveTag());
      const pull = propose(catalog, name);
      await done(intake(catalog, pull));
      await done(review(catalog, pull));
      assert.equal(required(catalog, pull.sha), 'success');
      pulls.push(pull);
    }
    await catalog.moveTag();
    repository.merge(pulls[0]!);
    let merged = 1;
    github.fault((request) => {
      // The branch moves before the extended specs are committed.
      if (request.path !== '/graphql' || merged > 1) return undefined;
      const meanwhile = (): void => {
        for (; merged < pulls.length; merged++) repository.merge(pulls[merged]!);
      };
      return { meanwhile };
    });
    await done(publish(catalog));
    assert.equal(merged, 3);
    // The second merge's run waited, and the third's took its place in the concurrency group.
    await done(publish(catalog));
    for (const [i, name] of names.entries()) await assertPublished(catalog, name, sources[i]!);
    for (const { number } of pulls)
      assert.match(repository.comments.find(({ issue }) => issue === number)!.body, /🚀/);
  });

  for (const moment of [
    'before the review',
    'after the review',
    'after the merge',
    'while it is published',
  ] as const)
    it(`holds to what was reviewed where the tag moves ${moment}`, async () => {
      await using catalog = await forForks();
      const { github, repository } = catalog;
      const source = await catalog.moveTag();
      const pull = propose(catalog, 'words');
      await done(intake(catalog, pull));
      if (moment === 'before the review') {
        await catalog.moveTag();
        await done(review(catalog, pull));
        assert.equal(required(catalog, pull.sha), 'failure');
        assert.match(repository.comments[0]!.body, /The image has changed since the review/);
        return;
      }
      await done(review(catalog, pull));
      if (moment === 'after the review') {
        await catalog.moveTag();
        await done(scheduled(catalog));
        assert.equal(required(catalog, pull.sha), 'failure');
      }
      repository.merge(pull);
      if (moment === 'after the merge') await catalog.moveTag();
      let moving: Promise<unknown> | undefined;
      if (moment === 'while it is published')
        github.fault(() => {
          moving ??= catalog.moveTag();
          return undefined;
        });
      await done(publish(catalog));
      await moving;
      await assertPublished(catalog, 'words', source);
    });

  it('publishes to a branch of its own where main is protected, and says so where it may not commit', async () => {
    await using catalog = await forForks();
    const { repository, registry } = catalog;
    const source = await catalog.moveTag();
    repository.rulesets.push({
      id: 7,
      name: 'Protect main',
      branch: 'main',
      rules: ['pull_request'],
      bypass: [],
    });
    const refused = await publish(catalog);
    assert.equal(refused.code, 1);
    assert.match(refused.log, /"Protect main" requires a pull request/);
    assert.equal(await catalog.digestOf(`${registry}/line-count:1.0.0`), undefined, 'nothing was pushed');

    const own = { inputs: { 'commit-branch': 'published' } };
    const main = repository.branches.get('main');
    await done(publish(catalog, own));
    await assertPublished(catalog, 'line-count', source, 'published');
    const pull = propose(catalog, 'words');
    await done(intake(catalog, pull, own));
    await done(review(catalog, pull, own));
    assert.equal(required(catalog, pull.sha), 'success');
    assert.equal(repository.branches.get('main'), main);
    repository.merge(pull);
    await done(publish(catalog, own));
    for (const name of ['line-count', 'words']) await assertPublished(catalog, name, source, 'published');
    assert.doesNotMatch(JSON.stringify(index(catalog, 'published')), /"removed"/);
    assert.equal((await done(publish(catalog, own))).outputs.published, '[]');
  });

  it('blames no entry where the agent cannot be read, and such a copy cannot make it', async () => {
    await using catalog = await forForks();
    const step = await publish(catalog, { inputs: { agent: 'ghcr.io/pipewright/nowhere:1' } });
    assert.equal(step.code, 1);
    assert.match(
      step.log,
      /agent layer .* your image and spec are not the cause.*lacks agent.runtime.* Pipewright needs the whole repository/,
    );
  });

  it('continues after a job that was canceled, whose checks do not stay in progress', async () => {
    await using catalog = await startFreshCatalog(workshop);
    const { github, repository } = catalog;
    const source = await catalog.moveTag();
    repository.commit('words', catalog.entry('words'));
    const pull = repository.openPull('words');
    const check = (cancel?: AbortSignal) =>
      catalog.job(
        'catalog.yml',
        (run) => pullRequestEvent(github, repository, pull, run),
        cancel ? { cancel } : {},
      );
    const canceled = async (part: string, run: (cancel: AbortSignal) => Promise<Step>) => {
      const stop = new AbortController();
      github.fault((request) => {
        if (!request.path.includes(part) || stop.signal.aborted) return undefined;
        return { meanwhile: () => stop.abort() };
      });
      const step = await run(stop.signal);
      assert.notEqual(step.code, 0, step.log);
      assert.ok(stop.signal.aborted, step.log);
      github.fault(() => undefined);
      assert.deepEqual(
        repository.checkRuns.filter(({ status }) => status !== 'completed'),
        [],
      );
    };
    await canceled('/files', check);
    await done(check());
    assert.equal(required(catalog, pull.sha), 'success');
    repository.merge(pull);
    await canceled('/graphql', (cancel) => catalog.job('catalog.yml', push(catalog), { cancel }));
    await done(catalog.job('catalog.yml', push(catalog)));
    await assertPublished(catalog, 'words', source);
  });
});
