import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, at, SPEC, setUp } from './github/ask.ts';
import { type FakeGitHub, primaryLimit, secondaryLimit } from './github.ts';

describe('the loopback GitHub: createCommitOnBranch', () => {
  const query =
    'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid url } } }';
  const input = (head: string | undefined, extra: object = {}) => ({
    branch: { repositoryNameWithOwner: 'lab/catalog', branchName: 'main' },
    message: { headline: 'Publish blur 1.0.0' },
    expectedHeadOid: head,
    fileChanges: {
      additions: [{ path: 'catalog/blur/1.0.0.json', contents: Buffer.from('{}\n').toString('base64') }],
    },
    ...extra,
  });
  const send = (github: FakeGitHub, token: string, variables: object, text = query) =>
    ask(github, 'POST /graphql', { token, body: { query: text, variables } });

  it('commits where the branch is what was expected, once', async (t) => {
    const { github, write, catalog } = await setUp(t);
    const head = catalog.branches.get('main');
    const made = await send(github, write, { input: input(head) });
    assert.equal(made.body.data.createCommitOnBranch.commit.oid, catalog.branches.get('main'));
    assert.equal(catalog.files()['catalog/blur/1.0.0.json'], '{}\n');
    const again = await send(github, write, { input: input(head) });
    assert.equal(again.status, 200);
    assert.equal(again.body.data.createCommitOnBranch, null);
    assert.equal(again.body.errors[0].type, 'STALE_DATA');
    assert.match(
      again.body.errors[0].message,
      /^Expected branch to point to "[0-9a-f]{40}" but it did not\./,
    );
    assert.equal(catalog.log().length, 2);
  });

  const refusals: [string, string, object][] = [
    [
      'a repository that is not there',
      'NOT_FOUND',
      { branch: { repositoryNameWithOwner: 'lab/x', branchName: 'main' } },
    ],
    [
      'a branch that is not there',
      'NOT_FOUND',
      { branch: { repositoryNameWithOwner: 'lab/catalog', branchName: 'x' } },
    ],
    [
      "a fork's branch",
      'FORBIDDEN',
      { branch: { repositoryNameWithOwner: 'alice/catalog', branchName: 'main' } },
    ],
    ['a deletion of nothing', 'UNPROCESSABLE', { fileChanges: { deletions: [{ path: 'none' }] } }],
    ['what is not Base64', 'UNPROCESSABLE', { fileChanges: { additions: [{ path: 'a', contents: '{}' }] } }],
    [
      'a path that leaves the repository',
      'UNPROCESSABLE',
      { fileChanges: { additions: [{ path: '../a', contents: '' }] } },
    ],
  ];
  for (const [what, type, extra] of refusals) {
    it(`refuses ${what}`, async (t) => {
      const { github, write, catalog } = await setUp(t);
      const { body } = await send(github, write, { input: input(catalog.branches.get('main'), extra) });
      assert.equal(body.errors[0].type, type, JSON.stringify(body));
      assert.equal(catalog.log().length, 1);
    });
  }

  it('refuses a read-only token, a protected branch, and a document that the schema does not allow', async (t) => {
    const { github, write, read, catalog } = await setUp(t);
    const variables = { input: input(catalog.branches.get('main')) };
    assert.equal((await send(github, read, variables)).body.errors[0].type, 'FORBIDDEN');
    catalog.rules.set('main', 'Changes must be made through a pull request.');
    assert.match((await send(github, write, variables)).body.errors[0].message, /rule violations/);
    const typo = await send(github, write, variables, query.replace('oid', 'sha'));
    assert.match(typo.body.errors[0].message, /Cannot query field "sha"/);
    const bad = await send(github, write, { input: { ...variables.input, expected: 1 } });
    assert.match(bad.body.errors[0].message, /expected/);
  });

  it('reads several files in one query', async (t) => {
    const { github, read, pull } = await setUp(t);
    const text = `query ($a: String!, $b: String!) { repository(owner: "lab", name: "catalog") {
      a: object(expression: $a) { ... on Blob { text isTruncated } }
      b: object(expression: $b) { ... on Blob { text } }
      ref(qualifiedName: "refs/heads/main") { target { oid } }
      pullRequest(number: 1) { headRefOid } } }`;
    const { body } = await send(github, read, { a: `${pull.sha}:${SPEC}`, b: 'main:none' }, text);
    assert.match(body.data.repository.a.text, /blur/);
    assert.equal(body.data.repository.b, null);
    assert.equal(body.data.repository.pullRequest.headRefOid, pull.sha);
  });
});

describe('the loopback GitHub: faults and events', () => {
  it('fails as told, and counts', async (t) => {
    const { github, catalog, write } = await setUp(t);
    github.fault(({ path }, count) => {
      if (path.includes('README')) return count === 1 ? secondaryLimit(7) : undefined;
      if (path.includes('branches')) return primaryLimit(1_800_000_000);
      if (path === '/repos/lab/catalog') return { status: 502, body: 'Bad gateway' };
      if (path.includes('comments')) return { reset: 'after' };
      return undefined;
    });
    const limited = await ask(github, `GET ${at}/contents/README.md`);
    assert.equal(limited.status, 403);
    assert.equal(limited.headers.get('retry-after'), '7');
    assert.equal((await ask(github, `GET ${at}/contents/README.md`)).status, 200);
    assert.equal((await ask(github, `GET ${at}`)).status, 502);
    const empty = await ask(github, `GET ${at}/branches/main`);
    assert.equal(empty.headers.get('x-ratelimit-remaining'), '0');
    // The answer is lost, but the comment was created.
    await assert.rejects(
      ask(github, `POST ${at}/issues/1/comments`, { token: write, body: { body: 'hello' } }),
    );
    assert.equal(catalog.comments.length, 1);
    assert.equal(github.requests().length, 5);
  });

  it('lets somebody else push in between', async (t) => {
    const { github, catalog } = await setUp(t);
    github.fault(() => ({ meanwhile: () => void catalog.commit('main', { x: 'y' }) }));
    const { body } = await ask(github, `GET ${at}/git/ref/heads/main`);
    assert.equal(body.object.sha, catalog.branches.get('main'));
    assert.equal(catalog.log().length, 2);
  });

  it("merges as the web page does: main's own changes stay", async (t) => {
    const { github, catalog, pull } = await setUp(t);
    catalog.commit('main', { 'README.md': 'new\n' });
    const sha = catalog.merge(pull);
    assert.deepEqual(Object.keys(catalog.files()).sort(), ['README.md', SPEC, 'catalog/index.json'].sort());
    assert.equal(catalog.files()['README.md'], 'new\n');
    assert.equal(catalog.store.commit(sha)?.parents.length, 2);
    const brought = await ask(github, `GET ${at}/commits/${sha}/pulls`);
    assert.deepEqual(
      brought.body.map((p: { number: number }) => p.number),
      [1],
    );
    const { body } = await ask(github, `GET ${at}/pulls/1`);
    assert.deepEqual([body.state, body.merged, body.merge_commit_sha], ['closed', true, sha]);
  });
});
