import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openReleaseApi } from '../../scripts/release/github-api.ts';
import { moveMajorTag, publishRelease } from '../../scripts/release/github-release.ts';
import type { ReleaseFile } from '../../scripts/release/release-file.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { startFakeGitHub } from '../fakes/github.ts';

const FILES = new Map([
  ['pipewright-1.2.0.tgz', Buffer.from('archive')],
  ['SHA256SUMS', Buffer.from('sums')],
]);

/** A repository whose tag v1.2.0 was pushed, and a job that may write to it. */
async function setUp(t: TestContext) {
  const github = await startFakeGitHub();
  t.after(() => github[Symbol.asyncDispose]());
  const repository = github.repository('pipewright/pipewright');
  const commit = repository.branches.get('main') ?? '';
  repository.tags.set('v1.2.0', commit);
  const release: ReleaseFile = {
    ...{ version: '1.2.0', tag: 'v1.2.0', moving: 'v1', commit },
    agent: { name: 'ghcr.io/pipewright/agent', version: '0.3.0', digest: digestOf('agent') },
    archive: { file: 'pipewright-1.2.0.tgz', integrity: 'sha512-x' },
    files: [...FILES].map(([name, bytes]) => ({ name, digest: digestOf(bytes) })),
  };
  const said: string[] = [];
  const warned: string[] = [];
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_TOKEN: github.token(repository, { contents: 'write' }),
  };
  const api = openReleaseApi(env);
  const parts = {
    ...{ api, dryRun: false },
    say: (line: string) => void said.push(line),
    warn: (line: string) => void warned.push(line),
  };
  const read = async (name: string) => FILES.get(name) ?? Buffer.alloc(0);
  const publish = (more: object = {}, changed: Partial<ReleaseFile> = {}) =>
    publishRelease({ ...release, ...changed }, 'The notes', read, { ...parts, ...more });
  const move = (more: object = {}, changed: Partial<ReleaseFile> = {}) =>
    moveMajorTag({ ...release, ...changed }, { ...parts, ...more });
  const writes = () => github.asked.filter(({ method }) => method !== 'GET');
  return { github, repository, commit, env, api, publish, move, writes, said, warned };
}

describe('a release on GitHub', () => {
  it('is published with its files and notes, and only then the tag of the major version moves', async (t) => {
    const { repository, commit, publish, move, warned } = await setUp(t);
    await publish();
    const [release, ...more] = repository.releases;
    assert.deepEqual(more, []);
    assert.deepEqual([release?.tag, release?.draft, release?.body], ['v1.2.0', false, 'The notes']);
    assert.deepEqual(
      release?.assets.map(({ name, bytes }) => [name, `${bytes}`]),
      [
        ['pipewright-1.2.0.tgz', 'archive'],
        ['SHA256SUMS', 'sums'],
      ],
    );
    assert.equal(repository.tags.get('v1'), undefined);
    await move();
    assert.equal(repository.tags.get('v1'), commit);
    assert.deepEqual(warned, []);
  });

  it('changes nothing when it is there', async (t) => {
    const { publish, move, writes, said } = await setUp(t);
    await publish();
    await move();
    const before = writes().length;
    await publish();
    await move();
    assert.equal(writes().length, before);
    assert.match(said.at(-2) ?? '', /is published already/);
    assert.match(said.at(-1) ?? '', /v1 is at v1\.2\.0 already/);
  });

  it('is finished after it broke off at any request', async (t) => {
    const { github, repository, publish, move, writes } = await setUp(t);
    await publish();
    await move();
    const requests = writes().length;
    for (let broken = 1; broken <= requests; broken++)
      for (const reset of ['before', 'after'] as const) {
        repository.releases.length = 0;
        repository.tags.delete('v1');
        let count = 0;
        github.fault(({ method }) => (method !== 'GET' && ++count === broken ? { reset } : undefined));
        await assert.rejects(
          publish().then(() => move()),
          { code: 'GITHUB_REFUSED' },
        );
        github.fault(() => undefined);
        await publish();
        await move();
        const published = repository.releases.filter(({ draft }) => !draft);
        assert.equal(published.length, 1, `broken at ${broken}, ${reset}`);
        assert.equal(published[0]?.assets.length, 2);
        assert.ok(repository.tags.has('v1'));
      }
  });

  it('replaces half a file of a draft, and another one of its name', async (t) => {
    const { repository, publish } = await setUp(t);
    const half = { id: 7, name: 'SHA256SUMS', state: 'open' as const, digest: '', bytes: Buffer.alloc(0) };
    const other = {
      ...{ id: 8, name: 'pipewright-1.2.0.tgz', state: 'uploaded' as const },
      ...{ digest: digestOf('x'), bytes: Buffer.from('x') },
    };
    repository.releases.push({
      ...{ id: 5, tag: 'v1.2.0', body: '', draft: true, immutable: false },
      assets: [half, other],
    });
    await publish();
    assert.deepEqual(
      repository.releases[0]?.assets.map(({ bytes }) => `${bytes}`),
      ['archive', 'sums'],
    );
  });

  it('refuses to differ from what is published', async (t) => {
    const { publish } = await setUp(t);
    await publish();
    const files = [{ name: 'SHA256SUMS', digest: digestOf('other') }];
    await assert.rejects(publish({}, { files }), {
      code: 'RELEASE_DIFFERS',
      message: /SHA256SUMS in it is missing/,
    });
  });

  it('refuses a tag that moved since the build', async (t) => {
    const { repository, publish, writes } = await setUp(t);
    repository.tags.set('v1.2.0', repository.commit('main', { x: 'x' }));
    await assert.rejects(publish(), { code: 'TAG_MOVED' });
    assert.deepEqual(writes(), []);
  });

  it('warns where releases can be changed', async (t) => {
    const { repository, publish, warned } = await setUp(t);
    repository.immutableReleases = false;
    await publish();
    assert.match(warned.join(), /Release immutability/);
  });

  it('only says what it would do in a dry run', async (t) => {
    const { publish, move, writes, said } = await setUp(t);
    await publish({ dryRun: true });
    await move({ dryRun: true });
    assert.deepEqual(writes(), []);
    assert.match(
      said.join('\n'),
      /^Would publish the release v1\.2\.0 .*\nWould move v1 from nowhere to [0-9a-f]{40}$/,
    );
  });
});

describe('the tag of the major version', () => {
  it('moves on, and stays for a fix of an older version', async (t) => {
    const { repository, commit, publish, move, said } = await setUp(t);
    repository.tags.set('v1', commit);
    const next = repository.commit('main', { x: 'x' });
    repository.tags.set('v1.10.0', next);
    await publish({}, { tag: 'v1.10.0', version: '1.10.0', commit: next });
    await move({}, { tag: 'v1.10.0', version: '1.10.0', commit: next });
    assert.equal(repository.tags.get('v1'), next);
    await publish();
    await move();
    assert.equal(repository.tags.get('v1'), next);
    assert.match(said.at(-1) ?? '', /v1 stays: there is v1\.10\.0, which is newer than v1\.2\.0/);
  });
});

describe('attestations', () => {
  it('are found by what they say about which bytes', async (t) => {
    const { repository, api } = await setUp(t);
    repository.attestations.push({ digest: digestOf('a'), type: 'sbom' });
    assert.equal(await api.isAttested(digestOf('a'), 'sbom'), true);
    assert.equal(await api.isAttested(digestOf('a'), 'provenance'), false);
    assert.equal(await api.isAttested(digestOf('b'), 'sbom'), false);
  });
});
