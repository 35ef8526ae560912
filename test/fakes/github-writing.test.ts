import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, at, SPEC, setUp } from './github/ask.ts';

describe('the loopback GitHub: writing', () => {
  const good = (sha: string) => ({
    name: 'catalog / blur',
    head_sha: sha,
    status: 'completed',
    conclusion: 'success',
    output: { title: 'Fine', summary: 'ok' },
  });
  const note = { path: SPEC, start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' };
  const annotated = (sha: string, ...annotations: object[]) => ({
    ...good(sha),
    output: { title: 't', summary: 's', annotations },
  });

  it('makes, changes and finds check runs', async (t) => {
    const { github, pull, write, catalog } = await setUp(t);
    const body = annotated(pull.sha, ...Array(50).fill(note));
    const made = await ask(github, `POST ${at}/check-runs`, { token: write, body });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const patch = { output: { title: 't', summary: 's', annotations: [note] } };
    const more = { conclusion: 'failure', ...patch };
    const changed = await ask(github, `PATCH ${at}/check-runs/${made.body.id}`, { token: write, body: more });
    assert.equal(changed.body.output.annotations_count, 51);
    const found = await ask(
      github,
      `GET ${at}/commits/${pull.sha}/check-runs?check_name=${encodeURIComponent('catalog / blur')}`,
    );
    assert.deepEqual(
      found.body.check_runs.map((r: { id: number }) => r.id),
      [made.body.id],
    );
    assert.equal(catalog.checkRuns[0]?.conclusion, 'failure');
    const other = github.token(catalog, { checks: 'write' }, { app: 7, login: 'x[bot]' });
    const foreign = await ask(github, `PATCH ${at}/check-runs/${made.body.id}`, { token: other, body: more });
    assert.equal(foreign.status, 403);
  });

  const rules: [string, (sha: string) => object][] = [
    ['an unknown conclusion', (sha) => ({ ...good(sha), conclusion: 'exploded' })],
    ['completed without a conclusion', (sha) => ({ ...good(sha), conclusion: undefined })],
    ['a conclusion that only GitHub sets', (sha) => ({ ...good(sha), conclusion: 'stale' })],
    ['a commit that is not there', () => good('0'.repeat(40))],
    ['no name', (sha) => ({ ...good(sha), name: undefined })],
    ['an output without a summary', (sha) => ({ ...good(sha), output: { title: 't' } })],
    ['51 annotations', (sha) => annotated(sha, ...Array(51).fill(note))],
    [
      '65,536 bytes in fewer characters',
      (sha) => ({ ...good(sha), output: { title: 't', summary: 'é'.repeat(32_768) } }),
    ],
    ['columns over several lines', (sha) => annotated(sha, { ...note, end_line: 2, start_column: 1 })],
  ];
  for (const [what, body] of rules) {
    it(`refuses a check run with ${what}`, async (t) => {
      const { github, pull, write, catalog } = await setUp(t);
      const { status } = await ask(github, `POST ${at}/check-runs`, { token: write, body: body(pull.sha) });
      assert.equal(status, 422);
      assert.equal(catalog.checkRuns.length, 0);
    });
  }

  it('refuses an update whose output has no title', async (t) => {
    const { github, pull, write } = await setUp(t);
    const made = await ask(github, `POST ${at}/check-runs`, { token: write, body: good(pull.sha) });
    const body = { output: { summary: 's' }, conclusion: 'failure' };
    assert.equal(
      (await ask(github, `PATCH ${at}/check-runs/${made.body.id}`, { token: write, body })).status,
      422,
    );
  });

  it('keeps a read-only token from writing anything', async (t) => {
    const { github, pull, read } = await setUp(t);
    for (const [request, body] of [
      [`POST ${at}/check-runs`, good(pull.sha)],
      [`POST ${at}/issues/1/comments`, { body: 'hello' }],
      [`POST ${at}/pulls/1/reviews`, { body: 'hello', event: 'COMMENT' }],
      [`POST ${at}/git/refs`, { ref: 'refs/heads/x', sha: pull.sha }],
      [`POST ${at}/actions/workflows/publish.yml/dispatches`, { ref: 'main' }],
    ] as const) {
      const refused = await ask(github, request, { token: read, body });
      assert.equal(refused.status, 403, request);
      assert.equal(refused.body.message, 'Resource not accessible by integration');
      assert.equal((await ask(github, request, { body })).status, 401, request);
    }
  });

  it('keeps comments, and refuses those that are too long', async (t) => {
    const { github, write, catalog } = await setUp(t);
    const made = await ask(github, `POST ${at}/issues/1/comments`, { token: write, body: { body: 'hello' } });
    assert.equal(made.body.user.login, 'github-actions[bot]');
    await ask(github, `PATCH ${at}/issues/comments/${made.body.id}`, {
      token: write,
      body: { body: 'again' },
    });
    assert.deepEqual(
      catalog.comments.map((c) => c.body),
      ['again'],
    );
    const long = await ask(github, `POST ${at}/issues/1/comments`, {
      token: write,
      body: { body: 'x'.repeat(65_537) },
    });
    assert.equal(long.status, 422);
    assert.match(long.body.errors[0].message, /maximum is 65536/);
  });

  it('takes suggestions on lines of the change alone', async (t) => {
    const { github, write, catalog } = await setUp(t);
    const review = (path: string, line: number) => ({
      event: 'COMMENT',
      comments: [{ path, line, side: 'RIGHT', body: '```suggestion\n{}\n```' }],
    });
    const good = await ask(github, `POST ${at}/pulls/1/reviews`, { token: write, body: review(SPEC, 2) });
    assert.equal(good.status, 200, JSON.stringify(good.body));
    for (const [path, line] of [
      [SPEC, 9],
      ['README.md', 1],
    ] as const) {
      const bad = await ask(github, `POST ${at}/pulls/1/reviews`, { token: write, body: review(path, line) });
      assert.equal(bad.status, 422);
    }
    assert.equal(catalog.reviews.length, 1);
    const list = await ask(github, `GET ${at}/pulls/1/comments`);
    assert.equal(list.body[0].line, 2);
  });

  it('creates branches, and labels', async (t) => {
    const { github, write, catalog } = await setUp(t);
    const body = { ref: 'refs/heads/published', sha: catalog.branches.get('main') };
    assert.equal((await ask(github, `POST ${at}/git/refs`, { token: write, body })).status, 201);
    const again = await ask(github, `POST ${at}/git/refs`, { token: write, body });
    assert.equal(again.body.message, 'Reference already exists');
    assert.equal((await ask(github, `GET ${at}/git/ref/heads/published`)).body.object.sha, body.sha);
    await ask(github, `POST ${at}/issues/1/labels`, { token: write, body: { labels: ['needs author'] } });
    assert.deepEqual([...(catalog.pulls.get(1)?.labels ?? [])], ['needs author']);
  });
});
