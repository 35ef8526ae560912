import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { openGitHub } from '../../src/edge/github-client.ts';
import type { GitHub } from '../../src/github/github.ts';

const SHA = 'a'.repeat(40);
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers each request with the next of the answers, the last one again and again, and keeps what was waited. */
async function against(
  answers: readonly Answer[],
  work: (github: GitHub, waits: number[], seen: string[]) => Promise<void>,
  limits: { readonly answer?: number; readonly body?: number } = {},
): Promise<void> {
  const seen: string[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(seen.length, answers.length - 1)];
    seen.push(`${request.method} ${request.url}`);
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  let now = 1_800_000_000_000;
  const github = openGitHub({
    env: { GITHUB_API_URL: `http://127.0.0.1:${port}` },
    signal: new AbortController().signal,
    limits,
    random: () => 0,
    clock: {
      now: () => now,
      async sleep(milliseconds) {
        now += milliseconds;
        waits.push(milliseconds);
      },
    },
  });
  try {
    await work(github, waits, seen);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const sha: Answer = says(200, SHA, { 'content-type': 'application/vnd.github.sha; charset=utf-8' });
const file = (text: string | Buffer): Answer =>
  says(200, {
    type: 'file',
    size: Buffer.byteLength(text),
    encoding: 'base64',
    content: Buffer.from(text).toString('base64'),
  });

describe('GitHub', () => {
  it('returns the commit of a ref, and a file of it', async () => {
    await against([sha, file('{"ä":1}')], async (github, _, seen) => {
      assert.equal(await github.resolveCommit('alice/catalog', 'feature/x'), SHA);
      assert.equal(await github.readFile('alice/catalog', 'catalog/a?b/spec.json', SHA), '{"ä":1}');
      assert.deepEqual(seen, [
        'GET /repos/alice/catalog/commits/feature%2Fx',
        `GET /repos/alice/catalog/contents/catalog%2Fa%3Fb%2Fspec.json?ref=${SHA}`,
      ]);
      assert.equal(github.calls, 2);
    });
  });

  it('says who wrote a comment, and what a check run shows below its summary', async () => {
    const comment = (id: number, type: string, author_association: string) => ({
      ...{ id, body: 'x', author_association, user: { login: 'somebody', type } },
    });
    const comments = [
      comment(1, 'Bot', 'NONE'),
      comment(2, 'User', 'COLLABORATOR'),
      comment(3, 'User', 'CONTRIBUTOR'),
      { id: 4, body: null, user: null },
    ];
    const output = { annotations_count: 2, text: 'more' };
    const run = {
      id: 5,
      name: 'catalog',
      external_id: 'e',
      status: 'completed',
      conclusion: 'success',
      output,
    };
    const answers = [says(200, comments), says(200, { total_count: 1, check_runs: [{ ...run, app: null }] })];
    await against(answers, async (github) => {
      assert.deepEqual(
        (await github.comments('a/b', 1)).map(({ byBot, byWriter }) => [byBot, byWriter]),
        [
          [true, false],
          [false, true],
          [false, false],
          [false, false],
        ],
      );
      const [found] = await github.checkRuns('a/b', SHA);
      assert.deepEqual([found?.text, found?.annotations], ['more', 2]);
    });
  });

  it('tells a missing file, a folder and a path outside from a file', async () => {
    await against([says(404, { message: 'Not Found' }), says(200, [])], async (github, _, seen) => {
      assert.equal(await github.readFile('a/b', 'nothing', SHA), undefined);
      assert.equal(await github.readFile('a/b', 'folder', SHA), undefined);
      assert.equal(await github.readFile('a/b', '../../other/repo', SHA), undefined);
      assert.equal(seen.length, 2);
    });
  });

  it('waits as long as a secondary rate limit asks, or a minute', async () => {
    const limit = { message: 'You have exceeded a secondary rate limit.' };
    await against(
      [says(403, limit, { 'retry-after': '7' }), says(403, limit), says(502, 'no'), sha],
      async (github, waits) => {
        assert.equal(await github.resolveCommit('a/b', 'main'), SHA);
        assert.deepEqual(waits, [7000, 60_000, 2000]);
      },
    );
  });

  it('gives up after five tries and says whose fault it is', async () => {
    await against([says(502, 'no')], async (github, waits) => {
      await assert.rejects(github.resolveCommit('a/b', 'main'), {
        code: 'GITHUB_UNREACHABLE',
        message: /GitHub refused finding "main" in a\/b \(502.*GitHub's side/s,
      });
      assert.equal(waits.length, 4);
    });
  });

  it('limits the time and the size of an answer', async () => {
    const silent: Answer = () => {};
    await against(
      [silent],
      async (github) => {
        await assert.rejects(github.resolveCommit('a/b', 'main'), { code: 'GITHUB_UNREACHABLE' });
      },
      { answer: 100 },
    );
    await against(
      [file(Buffer.alloc(1024 * 1024))],
      async (github) => {
        await assert.rejects(github.readFile('a/b', 'x', SHA), { code: 'GITHUB_ANSWER_TOO_LARGE' });
      },
      { body: 512 * 1024 },
    );
  });

  for (const [status, code] of [
    [401, 'GITHUB_TOKEN_REFUSED'],
    [403, 'GITHUB_READ_ONLY'],
    [404, 'REF_NOT_FOUND'],
    [409, 'REF_NOT_FOUND'],
    [422, 'REF_NOT_FOUND'],
  ] as const)
    it(`does not retry ${status}`, async () => {
      await against([says(status, { message: 'no\u001b[31m' })], async (github, waits) => {
        await assert.rejects(github.resolveCommit('a/b', 'main'), (error: Error & { code: string }) => {
          assert.equal(error.code, code);
          assert.ok(!error.message.includes('\u001b'));
          return true;
        });
        assert.deepEqual(waits, []);
      });
    });

  it('refuses binary files, large files and bad names', async () => {
    await against(
      [
        file(Buffer.from([0xff, 0xfe])),
        says(200, { type: 'file', size: 2e6, content: '', encoding: 'none' }),
      ],
      async (github) => {
        await assert.rejects(github.readFile('a/b', 'x', SHA), { code: 'NOT_UTF8' });
        await assert.rejects(github.readFile('a/b', 'x', SHA), { code: 'FILE_TOO_LARGE' });
        for (const name of ['a', 'a/b/c', 'a/..', 'a/b?x', '/b'])
          await assert.rejects(github.readFile(name, 'x', SHA), { code: 'BAD_REPOSITORY' });
      },
    );
  });
});
