import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import pins from '../../agent/pins.json' with { type: 'json' };
import { type Packed, packPackage } from '../../scripts/pack.ts';
import { npmCommand } from '../../src/edge/npm-command.ts';
import { type NpmRegistry, startNpmRegistry } from './npm-registry.ts';
import { ROOT, run, type Said } from './workshop.ts';

export const NODE = { name: pins.node.platforms['linux/amd64'].package, version: pins.node.version };

/** The npm package, installed in an otherwise empty home, from a registry of packages on loopback. */
export interface InstalledPackage extends AsyncDisposable {
  readonly packed: Packed;
  readonly npm: NpmRegistry;
  /** An empty folder, which is HOME too. */
  readonly home: string;
  /** The package's folder, as `npm install --global` makes it. */
  readonly root: string;
  /** The environment of a shell after `npm install --global pipewright`, which only reaches loopback. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs `pipewright ARGS…` in `home`. */
  pipewright(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Said>;
}

const onWindows = process.platform === 'win32';

/** Runs `npm ARGS…`. */
export function npm(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Said> {
  const { file, args: words } = npmCommand(args);
  return run(file, words, env, cwd);
}

/** The archive of Node's package, fetched with npm once and then cached. */
async function nodeArchive(): Promise<Buffer> {
  const folder = join(ROOT, '.cache/agent/packages');
  const file = join(folder, `${NODE.name}-${NODE.version}.tgz`);
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true });
    const { code, stderr } = await npm(['pack', `${NODE.name}@${NODE.version}`], process.env, folder);
    assert.equal(code, 0, stderr);
  }
  return readFile(file);
}

/**
 * Packs the package and installs it globally, from its own registry.
 * @param folder for everything that this makes
 */
export async function installPackage(folder: string): Promise<InstalledPackage> {
  const packed = await packPackage(join(folder, 'packed'));
  const { version, bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const registry = await startNpmRegistry([
    { name: 'pipewright', version, bin, archive: await readFile(packed.file) },
    { ...NODE, bin: { node: 'bin/node' }, archive: await nodeArchive() },
  ]);
  const [home, prefix, bin24] = ['home', 'global', 'node'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [home, bin24]) await mkdir(path);
  if (!onWindows) await symlink(process.execPath, join(bin24, 'node'));
  const env = {
    PATH: [join(prefix, 'bin'), bin24, process.env.PATH].join(delimiter),
    HOME: home,
    ...(onWindows && windowsNeeds()),
    // Other hosts cannot be reached.
    HTTPS_PROXY: 'http://127.0.0.1:1',
    HTTP_PROXY: 'http://127.0.0.1:1',
    NO_PROXY: '127.0.0.1,localhost',
    AWS_EC2_METADATA_DISABLED: 'true',
    npm_config_prefix: prefix,
    ...registry.env(join(folder, 'npm')),
  };
  const { code, stderr } = await npm(['install', '--global', 'pipewright'], env, home);
  assert.equal(code, 0, stderr);
  const root = join(prefix, onWindows ? 'node_modules' : 'lib/node_modules', 'pipewright');
  return {
    packed,
    npm: registry,
    home,
    root,
    env,
    pipewright: (args, more = {}) =>
      // On Windows, `pipewright` is a batch file that does only this.
      onWindows
        ? run(process.execPath, [join(root, 'dist/cli/index.js'), ...args], { ...env, ...more }, home)
        : run('pipewright', args, { ...env, ...more }, home),
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  };
}

/** The variables without which programs do not start on Windows. */
function windowsNeeds(): NodeJS.ProcessEnv {
  const names = ['SystemRoot', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'APPDATA', 'LOCALAPPDATA'];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
