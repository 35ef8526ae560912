import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  workflowRunEvent,
} from '../fakes/events.ts';
import { secondaryLimit } from '../fakes/github.ts';
import { entry, type FakeCatalog, startFakeCatalog, untested } from '../fakes/hosted-catalog.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

/** What catalog-review.yml gives its job. */
const REVIEW = { contents: 'read', checks: 'write', 'pull-requests': 'write', actions: 'read' } as const;

describe('reviewing open pull requests', { timeout: 600_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop(['csv-summary']);
  });
  after(() => workshop[Symbol.asyncDispose]());

  const start = () => startFakeCatalog(workshop);

  function propose(
    { github, repository }: FakeCatalog,
    files: Readonly<Record<string, string | Buffer | null>>,
    options: { readonly owner?: string; readonly conflict?: boolean } = {},
  ) {
    const from = github.fork(repository, options.owner ?? 'alice');
    from.commit('change', files as Record<string, string>);
    return repository.openPull('change', { from, conflict: options.conflict ?? false });
  }
  const inputs = { mode: 'review' };
  const scheduled = (catalog: FakeCatalog) =>
    catalog.run(scheduleEvent(catalog.github, catalog.repository, { permissions: REVIEW }), inputs);
  const afterIntake = (catalog: FakeCatalog, pull: ReturnType<typeof propose>, sha = pull.sha) =>
    catalog.run(
      workflowRunEvent(catalog.github, catalog.repository, pull, { permissions: REVIEW, sha }),
      inputs,
    );
  const checksOf = ({ repository }: FakeCatalog) =>
    repository.checkRuns.map(({ headSha, name, conclusion }) => `${headSha} ${name}: ${conclusion}`);

  it('tells a fork’s author and reviewers everything, and runs nothing: checks, one comment, nothing pushed', async () => {
    await using catalog = await start();
    const { repository } = catalog;
    const pull = propose(catalog, entry('blur'));
    repository.workflowRuns.push({
      sha: pull.sha,
      name: 'catalog intake',
      status: 'completed',
      conclusion: 'success',
    });
    const step = await afterIntake(catalog, pull);
    assert.equal(step.code, 0, step.log);
    assert.deepEqual(checksOf(catalog), [
      `${pull.sha} catalog / blur: success`,
      `${pull.sha} catalog: success`,
    ]);
    const [comment, ...more] = repository.comments;
    assert.deepEqual(more, []);
    assert.match(comment?.body ?? '', /waits for a review\n\n\*\*Next:\*\* A \*\*reviewer\*\* looks at it/);
    assert.match(comment?.body ?? '', /own workflows, which say: catalog intake: success/);
    assert.match(comment?.body ?? '', /The extended spec/);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:pr-1`), undefined);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`), undefined);
  });

  it('does nothing a second time', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    assert.equal((await afterIntake(catalog, pull)).code, 0);
    const before = catalog.github.asked.filter(({ method }) => method !== 'GET').length;
    assert.equal((await scheduled(catalog)).code, 0);
    assert.equal(catalog.github.asked.filter(({ method }) => method !== 'GET').length, before);
    assert.equal(catalog.repository.comments.length, 1);
  });

  it('suggests safe fixes on the lines that have mistakes, once', async () => {
    await using catalog = await start();
    const files = untested('blur');
    files['catalog/blur/spec.json'] = (files['catalog/blur/spec.json'] ?? '').replace(
      '"run_command"',
      '"run_comand"',
    );
    const pull = propose(catalog, files);
    const step = await afterIntake(catalog, pull);
    assert.equal(step.code, 0, 'the review itself has done its work');
    const check = catalog.repository.checkRuns.find(({ name }) => name === 'catalog / blur');
    assert.equal(check?.conclusion, 'failure');
    assert.deepEqual(
      check?.annotations.filter((a) => a.annotation_level === 'failure').map((a) => a.title),
      ['UNKNOWN_FIELD'],
    );
    const suggested = catalog.repository.reviews.flatMap(({ comments }) => comments);
    assert.equal(suggested.length, 1);
    assert.match(suggested[0]?.body ?? '', /```suggestion\n {2}"run_command": /);
    assert.equal((await scheduled(catalog)).code, 0);
    assert.equal(catalog.repository.reviews.length, 1);
    // Taken with one click, as GitHub does it.
    const at = (suggested[0]?.line ?? 1) - 1;
    const lines = (files['catalog/blur/spec.json'] ?? '').split('\n');
    lines[at] = /```suggestion\n(.*)\n```/.exec(suggested[0]?.body ?? '')?.[1] ?? '';
    pull.head.repository?.commit('change', { 'catalog/blur/spec.json': lines.join('\n') });
    assert.equal((await afterIntake(catalog, pull)).code, 0);
    assert.match(catalog.repository.comments[0]?.body ?? '', /waits for a review/);
    assert.equal(catalog.repository.comments.length, 1);
  });

  it('3. a first-time contributor whose run waits for approval: the comment says exactly this', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    catalog.repository.workflowRuns.push({
      sha: pull.sha,
      name: 'catalog intake',
      status: 'completed',
      conclusion: 'action_required',
    });
    assert.equal((await scheduled(catalog)).code, 0);
    assert.match(
      catalog.repository.comments[0]?.body ?? '',
      /The checks wait for approval.*\*\*A maintainer\*\* .*presses "Approve and run"/,
    );
  });

  it('3. a pull request with conflicts: the comment says exactly this', async () => {
    await using catalog = await start();
    propose(catalog, untested('blur'), { conflict: true });
    assert.equal((await scheduled(catalog)).code, 0);
    assert.match(
      catalog.repository.comments[0]?.body ?? '',
      /has conflicts\*\* with <code>main<\/code>.*\*\*The author\*\* merges/,
    );
  });

  it('4. a push since intake began: the old run is superseded and writes nothing', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    const old = pull.sha;
    pull.head.repository?.commit('change', { 'catalog/blur/README.md': 'new' });
    const step = await afterIntake(catalog, pull, old);
    assert.equal(step.code, 0, step.log);
    assert.match(step.log, /No open pull request is at/);
    assert.deepEqual([catalog.repository.checkRuns, catalog.repository.comments], [[], []]);
  });

  it('4. a push during the review: nothing is said of what is gone', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    catalog.github.fault((request) =>
      request.path.includes('/actions/runs') && request.status === 0
        ? {
            meanwhile: () => void pull.head.repository?.commit('change', { 'catalog/blur/README.md': 'new' }),
          }
        : undefined,
    );
    const step = await afterIntake(catalog, pull);
    assert.equal(step.code, 0, step.log);
    assert.deepEqual([catalog.repository.checkRuns, catalog.repository.comments], [[], []]);
  });

  it('5. Two PRs add the same name at once: the second turns red when the first is merged', async () => {
    await using catalog = await start();
    const first = propose(catalog, untested('edge-finder'), { owner: 'alice' });
    const second = propose(
      catalog,
      untested('edge_finder', (spec) => {
        spec.name = 'edge--finder';
      }),
      { owner: 'bob' },
    );
    assert.equal((await scheduled(catalog)).code, 0);
    catalog.repository.merge(first);
    assert.equal((await catalog.run(pushEvent(catalog.github, catalog.repository, 'main'))).code, 0);
    assert.equal((await scheduled(catalog)).code, 0);
    const last = catalog.repository.checkRuns.findLast(
      ({ name, headSha }) => name === 'catalog' && headSha === second.sha,
    );
    assert.equal(last?.conclusion, 'failure');
    const comment = catalog.repository.comments.find(({ issue }) => issue === second.number);
    assert.match(comment?.body ?? '', /NAME&#95;TAKEN|NAME_TAKEN/);
  });

  it('11. a fork that was deleted: its commit is there still, and is reviewed', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    const fork = pull.head.repository;
    assert.ok(fork);
    catalog.github.remove(fork);
    const step = await scheduled(catalog);
    assert.equal(step.code, 0, step.log);
    assert.equal(catalog.repository.comments.length, 1);
  });

  it('11. what goes wrong with one pull request keeps the others from nothing', async () => {
    await using catalog = await start();
    propose(catalog, untested('blur'), { owner: 'alice' });
    propose(catalog, untested('sharpen'), { owner: 'bob' });
    catalog.github.fault((request, count) => {
      if (request.path.includes('/pulls/2/files')) return { status: 404, body: { message: 'Not Found' } };
      if (request.path.includes('/check-runs') && count === 1) return secondaryLimit(1);
      return undefined;
    });
    const step = await scheduled(catalog);
    assert.equal(step.code, 1);
    assert.match(step.log, /pull request 2: GitHub refused listing the files/);
    assert.deepEqual(
      catalog.repository.comments.map(({ issue }) => issue),
      [1],
    );
  });

  it('takes a spec that is a link, no text, or too large for a mistake of that pull request', async () => {
    await using catalog = await start();
    propose(catalog, { 'catalog/blur/spec.json': Buffer.from([0x7b, 0xff, 0x7d]) });
    const step = await scheduled(catalog);
    assert.equal(step.code, 0, step.log);
    const [run] = catalog.repository.checkRuns;
    assert.deepEqual([run?.name, run?.conclusion], ['catalog', 'failure']);
    assert.match(catalog.repository.comments[0]?.body ?? '', /NOT_UTF8/);
  });

  it('a change that has nothing to do with the catalog gets its check, and no comment', async () => {
    await using catalog = await start();
    const pull = propose(catalog, { 'README.md': 'better' });
    assert.equal((await scheduled(catalog)).code, 0);
    assert.deepEqual(checksOf(catalog), [`${pull.sha} catalog: success`]);
    assert.deepEqual(catalog.repository.comments, []);
  });

  it('looks at one pull request where it is told to, and not at merged ones', async () => {
    await using catalog = await start();
    propose(catalog, untested('blur'), { owner: 'alice' });
    const second = propose(catalog, untested('sharpen'), { owner: 'bob' });
    const event = dispatchEvent(catalog.github, catalog.repository, {}, { permissions: REVIEW });
    assert.equal((await catalog.run(event, { ...inputs, 'pull-request': '2' })).code, 0);
    assert.deepEqual(checksOf(catalog), [
      `${second.sha} catalog / sharpen: success`,
      `${second.sha} catalog: success`,
    ]);
    catalog.repository.merge(second);
    const before = catalog.repository.checkRuns.length;
    assert.equal((await catalog.run(event, { ...inputs, 'pull-request': '2' })).code, 0);
    assert.equal(catalog.repository.checkRuns.length, before);
  });

  it('is a command, too: with a token that is no app’s, all but the checks', async () => {
    await using catalog = await start();
    const { github, repository } = catalog;
    propose(catalog, untested('blur'));
    const GITHUB_TOKEN = github.token(repository, { contents: 'read', 'pull-requests': 'write' });
    const env = { ...workshop.env, GITHUB_API_URL: github.url, GITHUB_TOKEN };
    const io = commandIo('/', { env });
    assert.equal(await runCommand('review', ['--repository', 'lab/catalog', '--pull-request', '1'], io), 0);
    assert.match(io.said.out, /### 👀 blur 1\.0\.0: waits for a review/);
    assert.match(io.said.err, /it wrote no check runs/);
    assert.deepEqual([repository.comments.length, repository.checkRuns.length], [1, 0]);
    await assert.rejects(runCommand('review', ['--repository', 'lab/catalog'], commandIo('/')), {
      code: 'NO_TOKEN',
    });
  });

  it('refuses to start from a pull request’s own workflow', async () => {
    await using catalog = await start();
    const pull = propose(catalog, untested('blur'));
    const step = await catalog.run(
      pullRequestEvent(catalog.github, catalog.repository, pull, { permissions: REVIEW }),
      inputs,
    );
    assert.equal(step.code, 1);
    assert.match(step.log, /mode "review" is for workflow_run, schedule and workflow_dispatch/);
  });
});
