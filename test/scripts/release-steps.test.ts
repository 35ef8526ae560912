import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { copyImage } from '../../scripts/copy-image.ts';
import { checkRelease, movingTag, type ReleaseRequest } from '../../scripts/release/check-release.ts';
import { requirePublicCatalog } from '../../scripts/release/public-catalog.ts';
import { pullAnonymously, pushOnce } from '../../scripts/release/release-agent.ts';
import { releaseNpm } from '../../scripts/release/release-npm.ts';
import { runCommand } from '../../scripts/services/command.ts';
import { REPOSITORY, TAG, VERSION } from '../../src/core/own-release.ts';
import { openImages } from '../../src/edge/images.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { putImage, putIndex } from '../fakes/image.ts';
import { startNpmRegistry } from '../fakes/npm-registry.ts';
import { startFakeRegistry } from '../fakes/registry.ts';

describe('what may be released', () => {
  const good: ReleaseRequest = {
    ...{ ref: `refs/tags/${TAG}`, repository: REPOSITORY, isOnMain: true, dryRun: false },
    named: new Map([['README.md', [VERSION, VERSION]]]),
  };
  it('is the tagged commit of main that agrees with itself', () => checkRelease(good));
  it('is, in a dry run, any branch anywhere', () =>
    checkRelease({ ...good, ref: 'refs/heads/x', repository: 'alice/fork', isOnMain: false, dryRun: true }));
  for (const [what, change, code] of [
    ['another tag', { ref: 'refs/tags/v9.9.9' }, 'TAG_DISAGREES'],
    ['another tag in a dry run', { ref: 'refs/tags/v9.9.9', dryRun: true }, 'TAG_DISAGREES'],
    ['no tag', { ref: 'refs/heads/main' }, 'TAG_DISAGREES'],
    ['a page that names another release', { named: new Map([['README.md', ['9.9.9']]]) }, 'TAG_DISAGREES'],
    ['a fork', { repository: 'alice/fork' }, 'OTHER_REPOSITORY'],
    ['a commit beside main', { isOnMain: false }, 'NOT_ON_MAIN'],
  ] as const)
    it(`is not ${what}`, () => assert.throws(() => checkRelease({ ...good, ...change }), { code }));
  it('moves the tag of its major version', () => {
    assert.deepEqual(['0.4.1', '1.0.0', '12.3.4'].map(movingTag), ['v0', 'v1', 'v12']);
  });
});

/** A registry that stands for ghcr.io, and an image of two platforms in a layout. */
async function ghcr(t: TestContext, anonymousPull: boolean) {
  const folder = await temporaryFolder();
  t.after(() => folder[Symbol.asyncDispose]());
  const user = ['release', 'secret'] as const;
  const registry = await startFakeRegistry({ auth: { scheme: 'bearer', user, anonymousPull } });
  t.after(() => registry[Symbol.asyncDispose]());
  const conf = `[[registry]]\nprefix = "ghcr.io"\nlocation = "${registry.host}"\ninsecure = true\n`;
  await writeFile(join(folder.path, 'registries.conf'), conf);
  const auth = Buffer.from(user.join(':')).toString('base64');
  await mkdir(join(folder.path, '.docker'));
  await writeFile(
    join(folder.path, '.docker/config.json'),
    JSON.stringify({ auths: { 'ghcr.io': { auth }, [registry.host]: { auth } } }),
  );
  const env = {
    HOME: folder.path,
    // A login that is named by the environment is none of a stranger's either.
    DOCKER_CONFIG: join(folder.path, '.docker'),
    CONTAINERS_REGISTRIES_CONF: join(folder.path, 'registries.conf'),
  };
  const layout = openLayout(join(folder.path, 'layout'));
  const image = async (tag: string, layers: number) =>
    putIndex(layout, tag, [{ raw: await putImage(layout, `${tag}-amd64`, { layers }) }]);
  const { digest } = await image('0.3.0', 1);
  const agent = { name: 'ghcr.io/pipewright/agent', version: '0.3.0', digest };
  const push = async () => {
    await using images = await openImages({ env, signal: new AbortController().signal });
    const target = await images.target(parseReference(agent.name));
    await copyImage(layout, target, { reference: '0.3.0', tag: '0.3.0' });
  };
  return { registry, env, agent, push, image };
}

describe('the image of the agent', () => {
  it('is pushed once, and pulled by a stranger', async (t) => {
    const { registry, env, agent, push } = await ghcr(t, true);
    assert.equal(await pushOnce(agent, env, push), 'pushed');
    const writes = () => registry.seen.filter(({ method }) => !['GET', 'HEAD'].includes(method)).length;
    const before = writes();
    assert.equal(await pushOnce(agent, env, push), 'present');
    assert.equal(writes(), before);
    await pullAnonymously(agent, env);
  });
  it('is not public when it is new: the message says where to change that', async (t) => {
    const { env, agent, push } = await ghcr(t, false);
    await pushOnce(agent, env, push);
    await assert.rejects(pullAnonymously(agent, env), {
      code: 'AGENT_NOT_PUBLIC',
      message:
        /github\.com\/orgs\/pipewright\/packages\/container\/agent\/settings.*run the failed jobs again/,
    });
  });
  it('never takes the tag of another one', async (t) => {
    const { env, agent, push, image } = await ghcr(t, true);
    await pushOnce(agent, env, push);
    const other = { ...agent, digest: (await image('other', 2)).digest };
    await assert.rejects(
      pushOnce(other, env, () => assert.fail('pushed')),
      { code: 'AGENT_VERSION_TAKEN', message: /raise AGENT_VERSION/ },
    );
    await assert.rejects(pullAnonymously(other, env), { code: 'AGENT_DIFFERS' });
  });
});

describe('the images of the catalog', () => {
  const listed = (name: string, more: object = {}) => ({
    versions: { '1.0.0': { container_name: name, ...more } },
  });

  it('can all be pulled by a stranger, or are named', async (t) => {
    const { env, agent, push } = await ghcr(t, true);
    await push();
    const there = `${agent.name}@${agent.digest}`;
    const gone = `ghcr.io/pipewright/catalog/gone@${agent.digest}`;
    const algorithms = { there: listed(there), left: { ...listed(gone), removed: true as const } };
    assert.equal(await requirePublicCatalog({ algorithms }, env), 1);
    await assert.rejects(requirePublicCatalog({ algorithms: { ...algorithms, gone: listed(gone) } }, env), {
      code: 'CATALOG_NOT_PUBLIC',
      message: new RegExp(`login: ${gone}\\. .*docs/releasing\\.md`),
    });
  });
  it('are not public because a maintainer can pull them', async (t) => {
    const { env, agent, push } = await ghcr(t, false);
    await push();
    const algorithms = { x: listed(`${agent.name}@${agent.digest}`) };
    await assert.rejects(requirePublicCatalog({ algorithms }, env), { code: 'CATALOG_NOT_PUBLIC' });
  });
});

describe('the package on npm', () => {
  async function setUp(t: TestContext, published: boolean, content = 'one') {
    const folder = await temporaryFolder();
    t.after(() => folder[Symbol.asyncDispose]());
    const pack = async (text: string) => {
      const at = join(folder.path, text);
      await mkdir(at);
      await writeFile(
        join(at, 'package.json'),
        JSON.stringify({ name: 'pipewright', version: '1.2.0', text }),
      );
      assert.equal((await runCommand('npm', ['pack', '--ignore-scripts'], { cwd: at })).code, 0);
      return join(at, 'pipewright-1.2.0.tgz');
    };
    const file = await pack('one');
    const archive = await readFile(content === 'one' ? file : await pack(content));
    const npm = await startNpmRegistry(published ? [{ name: 'pipewright', version: '1.2.0', archive }] : []);
    t.after(() => npm[Symbol.asyncDispose]());
    const integrity = `sha512-${createHash('sha512')
      .update(await readFile(file))
      .digest('base64')}`;
    const said: string[] = [];
    const publish = (dryRun: boolean) =>
      releaseNpm(
        { name: 'pipewright', version: '1.2.0', file, integrity },
        { dryRun, env: npm.env(join(folder.path, 'npm')), say: (line) => void said.push(line) },
      );
    return { npm, publish, said };
  }

  it('is left when that version is there', async (t) => {
    const { publish, said } = await setUp(t, true);
    await publish(false);
    assert.deepEqual(said, ['pipewright@1.2.0 is published already']);
  });
  it('is refused when that version is something else', async (t) => {
    const { publish } = await setUp(t, true, 'two');
    await assert.rejects(publish(false), { code: 'NPM_VERSION_TAKEN' });
  });
  it('is tried in a dry run', async (t) => {
    const { publish, said } = await setUp(t, false);
    await publish(true);
    assert.match(said.join(), /npm would publish pipewright@1\.2\.0:[\s\S]*pipewright@1\.2\.0/);
  });
  it('needs a workflow that npm trusts: the message says where that is set', async (t) => {
    const { publish } = await setUp(t, false);
    await assert.rejects(publish(false), {
      code: 'NPM_REFUSED',
      message: /"Trusted publishing" in docs\/releasing\.md/,
    });
  });
});
