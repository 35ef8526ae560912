import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { dispatchEvent, pullRequestEvent, scheduleEvent, workflowRunEvent } from '../fakes/events.ts';
import { secondaryLimit } from '../fakes/github.ts';
import { entry, type FakeCatalog, startFakeCatalog, untested } from '../fakes/hosted-catalog.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';

/** What catalog-review.yml gives its job. */
const REVIEW = { contents: 'read', checks: 'write', 'pull-requests': 'write', actions: 'read' } as const;

describe('reviewing open pull requests', { timeout: 600_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

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

  it('reports everything on a fork’s pull request, and runs nothing: checks, one comment, nothing pushed', async () => {
    await using catalog = await start();
    const { repository } = catalog;
    const pull = propose(catalog, entry('blur'));
    const intake = await catalog.run(pullRequestEvent(catalog.github, repository, pull));
    assert.equal(intake.code, 0, intake.log);
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
    assert.match(
      comment?.body ?? '',
      /in the workflows of the pull request, which report: catalog intake: success/,
    );
    assert.match(comment?.body ?? '', /The extended spec/);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:pr-1`), undefined);
    assert.equal(await catalog.digestOf(`${catalog.registry}/blur:1.0.0`), undefined);
  });

  it('11. suggests fixes on one pull request though another one fails', async () => {
    await using catalog = await start();
    const files = untested('blur');
    files['catalog/blur/spec.json'] = (files['catalog/blur/spec.json'] ?? '').replace(
      '"run_command"',
      '"run_comand"',
    );
    propose(catalog, files, { owner: 'alice' });
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
    const [suggestion, ...more] = catalog.repository.reviews.flatMap(({ comments }) => comments);
    assert.match(suggestion?.body ?? '', /```suggestion\n {2}"run_command": /);
    assert.deepEqual(more, []);
  });

  it('reviews one pull request on request', async () => {
    await using catalog = await start();
    propose(catalog, untested('blur'), { owner: 'alice' });
    const second = propose(catalog, untested('sharpen'), { owner: 'bob' });
    const event = dispatchEvent(catalog.github, catalog.repository, {}, { permissions: REVIEW });
    assert.equal((await catalog.run(event, { ...inputs, 'pull-request': '2' })).code, 0);
    assert.deepEqual(checksOf(catalog), [
      `${second.sha} catalog / sharpen: success`,
      `${second.sha} catalog: success`,
    ]);
  });

  it('is also a command: with a personal token, everything but the checks', async () => {
    await using catalog = await start();
    const { github, repository } = catalog;
    propose(catalog, untested('blur'));
    const GITHUB_TOKEN = github.token(repository, { contents: 'read', 'pull-requests': 'write' });
    const env = { ...workshop.env, GITHUB_API_URL: github.url, GITHUB_TOKEN };
    const io = commandIo('/', { env });
    assert.equal(await runCommand('review', ['--repository', 'lab/catalog', '--pull-request', '1'], io), 0);
    assert.match(io.said.out, /### 👀 blur 1\.0\.0: waits for a review/);
    assert.match(io.said.err, /the job wrote no check runs/);
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
    assert.match(step.log, /mode "review" is for the events workflow_run, schedule and workflow_dispatch/);
  });
});
