import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openGitHub } from '../../src/edge/github-client.ts';
import { startFakeGitHub } from '../fakes/github.ts';
import { memoryGitHub } from '../fakes/memory-github.ts';

const SPEC = 'catalog/blur/spec.json';

it('finds a file’s last change, jobs’ notices, all check runs and the token’s owner, over HTTP as in memory', async () => {
  await using server = await startFakeGitHub();
  const repository = server.repository('lab/catalog', { 'README.md': 'first' });
  const fork = server.fork(repository, 'alice');
  fork.commit('change', { [SPEC]: '{}' });
  const brought = fork.commit('change', { [SPEC]: '{ }' });
  const pull = repository.openPull('change', { from: fork });
  repository.merge(pull);
  fork.commit('next', { [SPEC]: '{  }' });
  const later = repository.openPull('next', { from: fork });
  const stranger = server.fork(repository, 'eve');
  stranger.commit('change', { [SPEC]: '[]' });
  repository.openPull('change', { from: stranger });
  const tip = repository.commit('main', { 'README.md': 'later' });
  const notices = Array.from({ length: 130 }, (_, i) => ({ title: 'Tested', message: `one\n${i}` }));
  repository.endJob(repository.startJob(brought, 'intake'), notices);
  const permissions = { checks: 'write', contents: 'read', 'pull-requests': 'read' } as const;
  const overHttp = openGitHub({
    env: { GITHUB_API_URL: server.url, GITHUB_GRAPHQL_URL: `${server.url}/graphql` },
    token: server.token(repository, permissions),
    signal: new AbortController().signal,
  });
  for (const conclusion of ['failure', 'success'] as const)
    await overHttp.createCheckRun('lab/catalog', brought, 'catalog', {
      ...{ status: 'completed', conclusion, externalId: conclusion },
      output: { title: 'Title', summary: 'Summary' },
    });
  for (const github of [overHttp, memoryGitHub(repository, permissions)]) {
    assert.equal(await github.lastChange('lab/catalog', SPEC, tip), brought);
    assert.equal(await github.lastChange('lab/catalog', 'README.md', tip), tip);
    assert.equal(await github.lastChange('lab/catalog', 'none.json', tip), undefined);
    assert.deepEqual(
      (await github.pullRequestsOf('lab/catalog', brought)).map(({ number, merged }) => [number, merged]),
      [[1, true]],
    );
    assert.deepEqual((await github.pullRequest('lab/catalog', later.number)).author, {
      login: 'alice',
      isNew: false,
    });
    assert.deepEqual(
      (await github.openPullRequests('lab/catalog'))
        .map(({ author }) => author)
        .sort((a, b) => a.login.localeCompare(b.login)),
      [
        { login: 'alice', isNew: false },
        { login: 'eve', isNew: true },
      ],
    );
    const runs = await github.checkRuns('lab/catalog', brought);
    assert.deepEqual(
      runs.map(({ name, externalId, app }) => [name, app, externalId.length > 10 ? 'a job' : externalId]),
      [
        ['intake', 'github-actions', 'a job'],
        ['catalog', 'github-actions', 'failure'],
        ['catalog', 'github-actions', 'success'],
      ],
    );
    assert.match(runs[0]?.detailsUrl ?? '', /\/actions\/runs\/1\/job\/\d+$/);
    assert.deepEqual(await github.checkNotes('lab/catalog', runs[0]!.id), notices);
    assert.equal(await github.login(), 'github-actions[bot]');
  }
});

it('finds the rules that keep a token from committing, as GitHub answers it and in memory', async () => {
  await using server = await startFakeGitHub();
  const repository = server.repository('lab/catalog', { 'README.md': 'first' });
  const permissions = { contents: 'write' } as const;
  const overHttp = openGitHub({
    env: { GITHUB_API_URL: server.url, GITHUB_GRAPHQL_URL: `${server.url}/graphql` },
    token: server.token(repository, permissions),
    signal: new AbortController().signal,
  });
  const answers = async (branch = 'main') => {
    const rules = await overHttp.blockingRules('lab/catalog', branch);
    const inMemory = await memoryGitHub(repository, permissions).blockingRules('lab/catalog', branch);
    assert.deepEqual(
      rules.map(({ page: _, ...rule }) => rule),
      inMemory,
    );
    return rules;
  };
  assert.deepEqual(await answers(), []);
  assert.deepEqual(await answers('not-there'), []);
  const set = { id: 7, branch: 'main', rules: ['deletion', 'non_fast_forward'], bypass: [] };
  repository.rulesets.push({ ...set, name: 'History' });
  assert.deepEqual(await answers(), [], 'rules that a commit keeps');
  repository.rulesets.push({
    ...{ id: 8, name: 'Mine', branch: 'main', rules: ['pull_request'], bypass: ['github-actions[bot]'] },
  });
  assert.deepEqual(await answers(), [], 'rules that this token may bypass');
  repository.rulesets.push({ ...set, id: 9, name: 'Reviews', rules: ['pull_request', 'creation'] });
  const page = 'https://github.com/lab/catalog/rules/9';
  assert.deepEqual(await answers(), [{ type: 'pull_request', ruleset: 'Reviews', page }]);
  repository.rulesets.length = 0;
  repository.pushers.set('main', ['maintainer']);
  assert.deepEqual(await answers(), [{ type: 'update' }]);
  server.fault(({ path }) =>
    path.includes('/rules/') || path === '/graphql'
      ? { status: 404, body: { message: 'Not Found' } }
      : undefined,
  );
  assert.deepEqual(await overHttp.blockingRules('lab/catalog', 'main'), [], 'a server that does not know');
});
