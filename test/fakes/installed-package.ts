import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import pins from '../../agent/pins.json' with { type: 'json' };
import { type Packed, packPackage } from '../../scripts/pack.ts';
import { type NpmRegistry, startNpmRegistry } from './npm-registry.ts';
import { ROOT, run } from './workshop.ts';

export const NODE = { name: pins.node.platforms['linux/amd64'].package, version: pins.node.version };

/** The npm package where nothing else is: a home without files, and a registry of packages on loopback. */
export interface InstalledPackage extends AsyncDisposable {
  readonly packed: Packed;
  readonly npm: NpmRegistry;
  /** An empty folder, which is HOME too. */
  readonly home: string;
  /** The package's folder, as `npm install --global` makes it. */
  readonly root: string;
  /** Of a shell in which `npm install --global pipewright` was run, and that reaches loopback alone. */
  readonly env: NodeJS.ProcessEnv;
}

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

/** Packs the package and installs it globally, from a registry of its own. @param folder everything goes there */
export async function installPackage(folder: string): Promise<InstalledPackage> {
  const packed = await packPackage(join(folder, 'packed'));
  const { version, bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const npm = await startNpmRegistry([
    { name: 'pipewright', version, bin, archive: await readFile(packed.file) },
    { ...NODE, bin: { node: 'bin/node' }, archive: await nodeArchive() },
  ]);
  const [home, prefix, bin24] = ['home', 'global', 'node'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [home, bin24]) await mkdir(path);
  await symlink(process.execPath, join(bin24, 'node'));
  const env = {
    PATH: [join(prefix, 'bin'), bin24, process.env.PATH].join(delimiter),
    HOME: home,
    // Nothing beyond this machine answers.
    HTTPS_PROXY: 'http://127.0.0.1:1',
    HTTP_PROXY: 'http://127.0.0.1:1',
    NO_PROXY: '127.0.0.1,localhost',
    AWS_EC2_METADATA_DISABLED: 'true',
    npm_config_prefix: prefix,
    ...npm.env(join(folder, 'npm')),
  };
  const { code, stderr } = await run('npm', ['install', '--global', 'pipewright'], env, home);
  assert.equal(code, 0, stderr);
  return {
    packed,
    npm,
    home,
    root: join(prefix, 'lib/node_modules/pipewright'),
    env,
    [Symbol.asyncDispose]: () => npm[Symbol.asyncDispose](),
  };
}
