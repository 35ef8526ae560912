import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { temporaryFolder } from './folder.ts';
import { diffLines } from './github/diff.ts';
import { type FakeGitHub, primaryLimit, secondaryLimit, startFakeGitHub } from './github.ts';

const SPEC = 'catalog/blur/spec.json';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what GitHub sends; each test looks at its own part
  readonly body: any;
}

async function ask(
  github: FakeGitHub,
  request: string,
  options: { readonly token?: string; readonly body?: unknown; readonly accept?: string } = {},
): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: {
      accept: options.accept ?? 'application/vnd.github+json',
      ...(options.token && { authorization: `Bearer ${options.token}` }),
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** A catalog with a fork that adds an entry. */
async function setUp() {
  const github = await startFakeGitHub();
  const catalog = github.repository('lab/catalog', {
    'README.md': 'one\ntwo\n',
    'catalog/index.json': '{}\n',
  });
  const fork = github.fork(catalog, 'alice');
  fork.commit('blur', { [SPEC]: '{\n  "name": "blur"\n}\n' });
  const pull = catalog.openPull('blur', { from: fork });
  const write = github.token(catalog, { contents: 'write', checks: 'write', 'pull-requests': 'write' });
  const read = github.token(catalog, { contents: 'read' });
  return {
    github,
    catalog,
    fork,
    pull,
    write,
    read,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

const at = '/repos/lab/catalog';

describe('the loopback GitHub: what is stored', () => {
  it('names commits, trees and blobs as git does', async () => {
    await using github = await startFakeGitHub();
    const repository = github.repository('lab/catalog', {
      'a.txt': 'a\n',
      'a/b.txt': 'b\n',
      'a-b': 'c\n',
      [SPEC]: '{}\n',
    });
    await using folder = await temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' }).trim();
    const commit = repository.log()[0];
    assert.ok(commit);
    git('init', '-q');
    for (const [path, text] of Object.entries(repository.files())) {
      const sha = execFileSync('git', ['hash-object', '-w', '--stdin'], {
        cwd: folder.path,
        input: text,
        encoding: 'utf8',
      });
      git('update-index', '--add', '--cacheinfo', `100644,${sha.trim()},${path}`);
    }
    assert.equal(git('write-tree'), commit.tree);
    const who = `${commit.author} <${commit.author}@users.noreply.github.com>`;
    const made = execFileSync('git', ['commit-tree', commit.tree], {
      cwd: folder.path,
      input: `${commit.message}\n`,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: commit.author,
        GIT_AUTHOR_EMAIL: who.replace(/.*<|>/g, ''),
        GIT_AUTHOR_DATE: commit.date,
        GIT_COMMITTER_NAME: commit.author,
        GIT_COMMITTER_EMAIL: who.replace(/.*<|>/g, ''),
        GIT_COMMITTER_DATE: commit.date,
      },
    });
    assert.equal(made.trim(), commit.sha);
  });

  it('writes patches that git applies', async () => {
    await using folder = await temporaryFolder();
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`);
    const before = `${lines.join('\n')}\n`;
    const after = `${lines.flatMap((l, i) => (i === 3 ? [] : i === 20 ? ['new', l] : i === 22 ? ['other'] : [l])).join('\n')}\nend\n`;
    const { patch, additions, deletions } = diffLines(before, after);
    assert.deepEqual([additions, deletions], [3, 2]);
    const full = `--- a/f\n+++ b/f\n${patch}\n`;
    const { writeFile, readFile } = await import('node:fs/promises');
    await writeFile(`${folder.path}/f`, before);
    execFileSync('git', ['apply', '-'], { cwd: folder.path, input: full });
    assert.equal(await readFile(`${folder.path}/f`, 'utf8'), after);
  });
});

describe('the loopback GitHub: reading', () => {
  it("gives a fork's file at its commit through the parent, also when the fork is gone", async () => {
    await using world = await setUp();
    const { github, pull, fork } = world;
    github.remove(fork);
    const { status, body } = await ask(github, `GET ${at}/contents/${SPEC}?ref=${pull.sha}`);
    assert.equal(status, 200);
    assert.match(Buffer.from(body.content, 'base64').toString(), /"name": "blur"/);
    const raw = await ask(github, `GET ${at}/contents/${SPEC}?ref=${pull.sha}`, {
      accept: 'application/vnd.github.raw+json',
    });
    assert.equal(raw.body, '{\n  "name": "blur"\n}\n');
    const gone = await ask(github, `GET ${at}/pulls/1`);
    assert.equal(gone.body.head.repo, null);
    assert.equal((await ask(github, 'GET /repos/alice/catalog')).status, 404);
  });

  it('lists folders, says what is missing, and shows links as links', async () => {
    await using world = await setUp();
    const { github, catalog } = world;
    catalog.commit('main', { 'catalog/x/spec.json': { link: '../../README.md' } });
    const folder = await ask(github, `GET ${at}/contents/catalog`);
    assert.deepEqual(
      folder.body.map((e: { name: string; type: string }) => [e.name, e.type]),
      [
        ['index.json', 'file'],
        ['x', 'dir'],
      ],
    );
    assert.equal((await ask(github, `GET ${at}/contents/catalog/x/spec.json`)).body.type, 'symlink');
    assert.equal((await ask(github, `GET ${at}/contents/none`)).status, 404);
    const ref = await ask(github, `GET ${at}/contents/README.md?ref=none`);
    assert.equal(ref.body.message, 'No commit found for the ref none');
  });

  it('pages the files of a pull request and links the pages', async () => {
    await using world = await setUp();
    const { github, fork } = world;
    fork.commit(
      'blur',
      Object.fromEntries(Array.from({ length: 104 }, (_, i) => [`catalog/a${i}/spec.json`, `{${i}}`])),
    );
    const first = await ask(github, `GET ${at}/pulls/1/files?per_page=100`);
    assert.equal(first.body.length, 100);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await ask(github, `GET ${next.slice(github.url.length)}`);
    assert.equal(second.body.length, 5);
    assert.equal(second.body[0].status, 'added');
    assert.match(second.body[0].patch, /^@@ -0,0 \+1 @@\n\+/);
    assert.doesNotMatch(second.headers.get('link') ?? '', /rel="next"/);
  });

  it('finds pull requests by head, and tells conflicts', async () => {
    await using world = await setUp();
    const { github, catalog } = world;
    catalog.commit('other', { x: 'y' });
    catalog.openPull('other', { conflict: true });
    const found = await ask(github, `GET ${at}/pulls?state=open&head=alice:blur`);
    assert.deepEqual(
      found.body.map((p: { number: number }) => p.number),
      [1],
    );
    const conflicting = await ask(github, `GET ${at}/pulls/2`);
    assert.equal(conflicting.body.mergeable, false);
    assert.equal(conflicting.body.mergeable_state, 'dirty');
  });

  it("tells which runs of a first-time contributor's commit wait", async () => {
    await using world = await setUp();
    const { github, catalog, pull } = world;
    catalog.waiting.set(pull.sha, 2);
    const path = `GET ${at}/actions/runs?status=action_required&per_page=1&head_sha=`;
    assert.equal((await ask(github, `${path}${pull.sha}`)).body.total_count, 2);
    assert.equal((await ask(github, `${path}${catalog.branches.get('main')}`)).body.total_count, 0);
  });

  it('compares commits, with what was removed and renamed', async () => {
    await using world = await setUp();
    const { github, catalog } = world;
    const before = catalog.branches.get('main');
    catalog.commit('main', { 'README.md': 'one\n2\n', 'catalog/index.json': null, 'index.json': '{}\n' });
    const { body } = await ask(github, `GET ${at}/compare/${before}...main`);
    assert.equal(body.status, 'ahead');
    assert.deepEqual(
      body.files.map((f: Record<string, unknown>) => [f.filename, f.status, f.previous_filename]),
      [
        ['README.md', 'modified', undefined],
        ['index.json', 'renamed', 'catalog/index.json'],
      ],
    );
    const fromFork = await ask(github, `GET ${at}/compare/main...alice:blur`);
    assert.equal(fromFork.body.status, 'diverged');
  });

  it('hides private repositories from everybody else', async () => {
    await using github = await startFakeGitHub();
    const secret = github.repository('lab/secret', { a: 'b' }, { private: true });
    const open = github.repository('lab/open');
    const own = github.token(secret, { contents: 'read' });
    const other = github.token(open, { contents: 'write' });
    assert.equal((await ask(github, 'GET /repos/lab/secret/contents/a')).status, 404);
    assert.equal((await ask(github, 'GET /repos/lab/secret/contents/a', { token: other })).status, 404);
    assert.equal((await ask(github, 'GET /repos/lab/secret/contents/a', { token: own })).status, 200);
    const pulls = await ask(github, 'GET /repos/lab/secret/pulls', { token: own });
    assert.equal(pulls.body.message, 'Resource not accessible by integration');
    assert.equal((await ask(github, 'GET /repos/lab/open', { token: 'ghs_wrong' })).status, 401);
  });

  it('says loudly what it does not know', async () => {
    await using github = await startFakeGitHub();
    github.repository('lab/catalog');
    assert.equal((await ask(github, `GET ${at}/stargazers`)).status, 501);
    const unknown = await ask(github, `GET ${at}/pulls?stat=open`);
    assert.equal(unknown.status, 422);
    assert.match(unknown.body.message, /"stat" is not a parameter/);
  });
});

describe('the loopback GitHub: writing', () => {
  const good = (sha: string) => ({
    name: 'catalog / blur',
    head_sha: sha,
    status: 'completed',
    conclusion: 'success',
    output: { title: 'Fine', summary: 'ok' },
  });

  it('makes, changes and finds check runs', async () => {
    await using world = await setUp();
    const { github, pull, write, catalog } = world;
    const note = { path: SPEC, start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' };
    const body = {
      ...good(pull.sha),
      output: { title: 't', summary: 's', annotations: Array(50).fill(note) },
    };
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
    [
      '51 annotations',
      (sha) => ({
        ...good(sha),
        output: {
          title: 't',
          summary: 's',
          annotations: Array(51).fill({
            path: 'a',
            start_line: 1,
            end_line: 1,
            annotation_level: 'notice',
            message: 'm',
          }),
        },
      }),
    ],
    [
      '65,536 bytes in fewer characters',
      (sha) => ({ ...good(sha), output: { title: 't', summary: 'é'.repeat(32_768) } }),
    ],
    [
      'columns over several lines',
      (sha) => ({
        ...good(sha),
        output: {
          title: 't',
          summary: 's',
          annotations: [
            {
              path: 'a',
              start_line: 1,
              end_line: 2,
              start_column: 1,
              annotation_level: 'notice',
              message: 'm',
            },
          ],
        },
      }),
    ],
  ];
  for (const [what, body] of rules) {
    it(`refuses a check run with ${what}`, async () => {
      await using world = await setUp();
      const { github, pull, write, catalog } = world;
      const { status } = await ask(github, `POST ${at}/check-runs`, { token: write, body: body(pull.sha) });
      assert.equal(status, 422);
      assert.equal(catalog.checkRuns.length, 0);
    });
  }

  it('refuses an update whose output has no title', async () => {
    await using world = await setUp();
    const { github, pull, write } = world;
    const made = await ask(github, `POST ${at}/check-runs`, { token: write, body: good(pull.sha) });
    const body = { output: { summary: 's' }, conclusion: 'failure' };
    assert.equal(
      (await ask(github, `PATCH ${at}/check-runs/${made.body.id}`, { token: write, body })).status,
      422,
    );
  });

  it('keeps a read-only token from writing anything', async () => {
    await using world = await setUp();
    const { github, pull, read } = world;
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

  it('keeps comments, and refuses those that are too long', async () => {
    await using world = await setUp();
    const { github, write, catalog } = world;
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

  it('takes suggestions on lines of the change alone', async () => {
    await using world = await setUp();
    const { github, write, catalog } = world;
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

  it('creates branches, and labels', async () => {
    await using world = await setUp();
    const { github, write, catalog } = world;
    const body = { ref: 'refs/heads/published', sha: catalog.branches.get('main') };
    assert.equal((await ask(github, `POST ${at}/git/refs`, { token: write, body })).status, 201);
    const again = await ask(github, `POST ${at}/git/refs`, { token: write, body });
    assert.equal(again.body.message, 'Reference already exists');
    assert.equal((await ask(github, `GET ${at}/git/ref/heads/published`)).body.object.sha, body.sha);
    await ask(github, `POST ${at}/issues/1/labels`, { token: write, body: { labels: ['needs author'] } });
    assert.deepEqual([...(catalog.pulls.get(1)?.labels ?? [])], ['needs author']);
  });
});

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

  it('commits where the branch is what was expected, once', async () => {
    await using world = await setUp();
    const { github, write, catalog } = world;
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
    it(`refuses ${what}`, async () => {
      await using world = await setUp();
      const { github, write, catalog } = world;
      const { body } = await send(github, write, { input: input(catalog.branches.get('main'), extra) });
      assert.equal(body.errors[0].type, type, JSON.stringify(body));
      assert.equal(catalog.log().length, 1);
    });
  }

  it('refuses a read-only token, a protected branch, and a document that the schema does not allow', async () => {
    await using world = await setUp();
    const { github, write, read, catalog } = world;
    const variables = { input: input(catalog.branches.get('main')) };
    assert.equal((await send(github, read, variables)).body.errors[0].type, 'FORBIDDEN');
    catalog.rules.set('main', 'Changes must be made through a pull request.');
    assert.match((await send(github, write, variables)).body.errors[0].message, /rule violations/);
    const typo = await send(github, write, variables, query.replace('oid', 'sha'));
    assert.match(typo.body.errors[0].message, /Cannot query field "sha"/);
    const bad = await send(github, write, { input: { ...variables.input, expected: 1 } });
    assert.match(bad.body.errors[0].message, /expected/);
  });

  it('reads several files in one query', async () => {
    await using world = await setUp();
    const { github, read, pull } = world;
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
  it('fails as told, and counts', async () => {
    await using world = await setUp();
    const { github, catalog, write } = world;
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
    // The answer is lost, the comment is there.
    await assert.rejects(
      ask(github, `POST ${at}/issues/1/comments`, { token: write, body: { body: 'hello' } }),
    );
    assert.equal(catalog.comments.length, 1);
    assert.equal(github.requests().length, 5);
  });

  it('lets somebody else push in between', async () => {
    await using world = await setUp();
    const { github, catalog } = world;
    github.fault(() => ({ meanwhile: () => void catalog.commit('main', { x: 'y' }) }));
    const { body } = await ask(github, `GET ${at}/git/ref/heads/main`);
    assert.equal(body.object.sha, catalog.branches.get('main'));
    assert.equal(catalog.log().length, 2);
  });

  it("merges as the web page does: main's own changes stay", async () => {
    await using world = await setUp();
    const { github, catalog, pull } = world;
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
