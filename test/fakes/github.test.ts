import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { temporaryFolder } from './folder.ts';
import { ask, at, SPEC, setUp } from './github/ask.ts';
import { diffLines } from './github/diff.ts';
import { startFakeGitHub } from './github.ts';

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
    await writeFile(`${folder.path}/f`, before);
    execFileSync('git', ['apply', '-'], { cwd: folder.path, input: full });
    assert.equal(await readFile(`${folder.path}/f`, 'utf8'), after);
  });
});

describe('the loopback GitHub: reading', () => {
  it("gives a fork's file at its commit through the parent, also when the fork is gone", async (t) => {
    const { github, pull, fork } = await setUp(t);
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

  it('lists folders, says what is missing, and shows links as links', async (t) => {
    const { github, catalog } = await setUp(t);
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

  it('pages the files of a pull request and links the pages', async (t) => {
    const { github, fork } = await setUp(t);
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

  it('finds pull requests by head, and tells conflicts', async (t) => {
    const { github, catalog } = await setUp(t);
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

  it("tells which runs of a first-time contributor's commit wait", async (t) => {
    const { github, catalog, pull } = await setUp(t);
    for (const name of ['intake', 'lint'])
      catalog.workflowRuns.push({ sha: pull.sha, name, status: 'completed', conclusion: 'action_required' });
    const path = `GET ${at}/actions/runs?status=action_required&per_page=1&head_sha=`;
    assert.equal((await ask(github, `${path}${pull.sha}`)).body.total_count, 2);
    assert.equal((await ask(github, `${path}${catalog.branches.get('main')}`)).body.total_count, 0);
  });

  it('compares commits, with what was removed and renamed', async (t) => {
    const { github, catalog } = await setUp(t);
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
