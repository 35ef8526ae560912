import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import { RELEASE, REPOSITORY, TAG } from '../../src/core/own-release.ts';
import { catalogOpener } from '../../src/edge/catalog-source.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { type FakeGitHub, startFakeGitHub } from '../fakes/github.ts';

const BLUR = anExtendedSpec({ name: 'blur', version: '1.2.0' });
const FILES = {
  'catalog/catalog.json': '{"registry":"ghcr.io/alice"}',
  'catalog/index.json': JSON.stringify(indexCatalog([BLUR])),
  'catalog/blur/1.2.0.json': JSON.stringify(BLUR),
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const opener = (folder: string, more: Partial<Parameters<typeof catalogOpener>[0]> = {}) =>
  catalogOpener({
    from: join(folder, 'flows/tides'),
    cwd: folder,
    env: { XDG_CACHE_HOME: join(folder, 'cache') },
    signal: new AbortController().signal,
    ...more,
  });

describe('a catalog in a folder', () => {
  for (const [what, at, named, override, name] of [
    ['beside the workflow file', 'flows/tides', undefined, undefined, 'flows/tides/catalog'],
    ['above the workflow file', '.', undefined, undefined, 'catalog'],
    ['that the file names from its own folder', '.', '../../catalog', undefined, '../../catalog'],
    ['that the user names from the working folder', '.', 'nowhere', 'catalog', 'catalog'],
  ] as const) {
    it(`is found ${what}`, async () => {
      await using folder = await temporaryFolder();
      write(join(folder.path, at), FILES);
      const catalog = await opener(folder.path, { override })(named);
      assert.equal(catalog.name, name);
      assert.equal(catalog.commit, undefined);
      assert.deepEqual(Object.keys((await catalog.index()).algorithms), ['blur']);
      assert.deepEqual(await catalog.entry('blur', '1.2.0'), BLUR);
    });
  }
  it('is found beside the working folder, for a workflow file elsewhere', async () => {
    await using folder = await temporaryFolder();
    await using elsewhere = await temporaryFolder();
    write(folder.path, FILES);
    const catalog = await opener(folder.path, { from: elsewhere.path })(undefined);
    assert.equal(catalog.name, 'catalog');
  });
  it('is the nearest of several', async () => {
    await using folder = await temporaryFolder();
    write(folder.path, FILES);
    write(join(folder.path, 'flows'), FILES);
    assert.equal((await opener(folder.path)(undefined)).name, 'flows/catalog');
  });
  for (const [named, says] of [
    ['x', /"x" is not a catalog: there is no index\.json in .*Name a folder with an index\.json/],
    ['../..', /Did you mean "\.\.\/\.\.\/catalog"\?/],
    ['alice/catalog', /name a branch, tag or commit too: "alice\/catalog@main"/],
    ['alice/..@main', /is not a catalog/],
  ] as const) {
    it(`is not found at ${named}`, async () => {
      await using folder = await temporaryFolder();
      write(folder.path, named === '../..' ? FILES : { 'flows/tides/a.json': '{}' });
      await assert.rejects(opener(folder.path)(named), { code: 'NO_CATALOG', message: says });
    });
  }
  for (const [what, files, says] of [
    ['a broken index', { 'catalog/index.json': '[]' }, /catalog\/index\.json:1:1: .*must be an object/],
    ['a broken entry', { 'catalog/blur/1.2.0.json': '{}' }, /catalog\/blur\/1\.2\.0\.json:1:1: The field/],
    [
      'a file that is too large',
      { 'catalog/index.json': ' '.repeat(5 * 1024 * 1024) },
      /4194304 are allowed/,
    ],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      await using folder = await temporaryFolder();
      write(folder.path, { ...FILES, ...files });
      const catalog = await opener(folder.path)(undefined);
      await assert.rejects(Promise.all([catalog.index(), catalog.entry('blur', '1.2.0')]), { message: says });
    });
  }
  it('says what is missing of it', async () => {
    await using folder = await temporaryFolder();
    write(folder.path, FILES);
    const catalog = await opener(folder.path)(undefined);
    await assert.rejects(catalog.entry('blur', '9.9.9'), {
      code: 'BAD_CATALOG',
      message: /has no blur\/9\.9\.9\.json/,
    });
  });
});

describe('a catalog on GitHub', () => {
  async function withGitHub(
    work: (github: FakeGitHub, folder: string, env: Record<string, string>) => Promise<void>,
  ) {
    await using github = await startFakeGitHub();
    await using folder = await temporaryFolder();
    await work(github, folder.path, {
      GITHUB_API_URL: github.url,
      XDG_CACHE_HOME: join(folder.path, 'cache'),
    });
  }

  it('is that of our own release, where a workflow file names none and none is near', async () => {
    await withGitHub(async (github, folder, env) => {
      const repository = github.repository(REPOSITORY, FILES);
      repository.branches.set(TAG, repository.branches.get('main') ?? '');
      const catalog = await opener(folder, { env })(undefined);
      assert.equal(catalog.name, RELEASE);
      assert.deepEqual(Object.keys((await catalog.index()).algorithms), ['blur']);
    });
  });
  it('says where else a catalog is looked for, when that of our own release cannot be read', async () => {
    await withGitHub(async (github, folder, env) => {
      github.repository(REPOSITORY, FILES);
      await assert.rejects(opener(folder, { env })(undefined), {
        code: 'REF_NOT_FOUND',
        message:
          /no catalog\/ with a catalog\.json in \S+ or above it, .* public catalog \S+@v\d\S+ cannot be read: .*--catalog/,
      });
    });
  });
  it('is read at one commit, and from then on from this disk', async () => {
    await withGitHub(async (github, folder, env) => {
      const repository = github.repository('alice/Catalog', FILES);
      const read = async (ref: string) => {
        const catalog = await opener(folder, { env })(`alice/Catalog@${ref}`);
        await catalog.index();
        return { ...catalog, spec: await catalog.entry('blur', '1.2.0') };
      };
      const first = await read('main');
      assert.equal(first.commit, repository.branches.get('main'));
      assert.equal(first.name, 'alice/Catalog@main');
      assert.deepEqual(first.spec, BLUR);
      assert.equal(github.requests().length, 3);
      assert.deepEqual((await read('main')).spec, BLUR);
      assert.equal(github.requests().length, 4, 'only the branch is asked for again');
      assert.deepEqual((await read(first.commit!)).spec, BLUR);
      assert.equal(github.requests().length, 4, 'a commit never changes');
      const below = join(folder, 'cache/pipewright/catalogs/alice/catalog', first.commit!);
      assert.deepEqual(readdirSync(below).sort(), ['blur', 'index.json']);
      // A commit of before stays what it was.
      repository.commit('main', { 'catalog/index.json': '{"algorithms":{}}' });
      const later = await opener(folder, { env })('alice/Catalog@main');
      assert.deepEqual(await later.index(), { algorithms: {} });
      assert.notEqual(later.commit, first.commit);
    });
  });
  it('is asked again for what is damaged on this disk', async () => {
    await withGitHub(async (github, folder, env) => {
      const repository = github.repository('alice/catalog', FILES);
      const sha = repository.branches.get('main')!;
      const kept = join(folder, 'cache/pipewright/catalogs/alice/catalog', sha, 'index.json');
      write(dirname(kept), { 'index.json': FILES['catalog/index.json'].slice(0, 50) });
      const catalog = await opener(folder, { env })(`alice/catalog@${sha}`);
      assert.deepEqual(Object.keys((await catalog.index()).algorithms), ['blur']);
      assert.equal(readFileSync(kept, 'utf8'), FILES['catalog/index.json']);
    });
  });
  it('is read also where nothing can be kept', async () => {
    await withGitHub(async (github, folder, env) => {
      github.repository('alice/catalog', FILES);
      writeFileSync(join(folder, 'cache'), 'a file in the way');
      const catalog = await opener(folder, { env })('alice/catalog@main');
      assert.deepEqual(await catalog.entry('blur', '1.2.0'), BLUR);
    });
  });
  it('that is private is read with a token, and is not there without', async () => {
    await withGitHub(async (github, folder, env) => {
      const repository = github.repository('alice/catalog', FILES, { private: true });
      await assert.rejects(opener(folder, { env })('alice/catalog@main'), { code: 'REF_NOT_FOUND' });
      for (const name of ['GITHUB_TOKEN', 'GH_TOKEN']) {
        const token = github.token(repository, { contents: 'read' });
        const catalog = await opener(folder, { env: { ...env, [name]: token } })('alice/catalog@main');
        assert.deepEqual(await catalog.entry('blur', '1.2.0'), BLUR);
      }
    });
  });
  for (const [what, files, says] of [
    ['without an index', { 'README.md': '' }, /has no index\.json in its catalog\/ folder/],
    [
      'with a hostile index',
      { 'catalog/index.json': '{"algorithms":{"../x":{}}}' },
      /catalog\/index\.json of alice\/catalog@main:1:16: .* key "\.\.\/x"/,
    ],
  ] as const) {
    it(`${what} is refused, and not kept`, async () => {
      await withGitHub(async (github, folder, env) => {
        github.repository('alice/catalog', files);
        const catalog = await opener(folder, { env })('alice/catalog@main');
        await assert.rejects(catalog.index(), { code: 'BAD_CATALOG', message: says });
        assert.deepEqual(readdirSync(folder), []);
      });
    });
  }
});
