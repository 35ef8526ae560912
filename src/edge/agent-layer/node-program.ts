import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { explain, Failure } from '../../core/failure.ts';
import type { AgentPins, NodePin, NodeProgram } from '../../wrap/layer-contents.ts';
import { npmCommand } from '../npm-command.ts';
import { tarEntries } from '../tar-entries.ts';

export interface NodeProgramOptions {
  /** The folder whose `node_modules` may have it already. */
  readonly root: string;
  /** Where fetched packages go. */
  readonly cache: string;
  /** npm's environment, which says where packages come from. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  readonly say: (line: string) => void;
}

/** Milliseconds for all of npm's tries together. */
const DOWNLOAD_LIMIT = 5 * 60_000;
const FILES = ['bin/node', 'LICENSE'];

/**
 * Node's program and licence for a platform, checked against the pins: from `node_modules` when `npm ci` put
 * it there (it does so for the machine's own platform), else from the cache, else fetched with `npm pack`
 * into the cache.
 * @throws Failure `NODE_DOWNLOAD` when npm cannot get it, `PIN_MISMATCH` when it is not what was pinned
 */
export async function nodeProgram(
  platform: string,
  pins: AgentPins,
  options: NodeProgramOptions,
): Promise<NodeProgram> {
  const pin = pins.node.platforms[platform]!;
  const name = `${pin.package}@${pins.node.version}`;
  const cached = join(options.cache, `${pin.package}-${pins.node.version}`);
  for (const folder of [join(options.root, 'node_modules', pin.package), cached]) {
    const found = await readChecked(folder, pins, pin);
    if (typeof found !== 'string') return found;
  }
  options.say(`Fetching ${name} with npm`);
  await download(name, pin, cached, options);
  const fetched = await readChecked(cached, pins, pin);
  if (typeof fetched !== 'string') return fetched;
  throw mismatch(name, fetched);
}

/** The files, or what is wrong with them. */
async function readChecked(folder: string, pins: AgentPins, pin: NodePin): Promise<NodeProgram | string> {
  let files: Buffer[];
  try {
    files = await Promise.all(FILES.map((file) => readFile(join(folder, file))));
  } catch (error) {
    return explain(error);
  }
  for (const [i, expected] of [pin.sha256, pins.node.license_sha256].entries()) {
    const sha256 = createHash('sha256').update(files[i]!).digest('hex');
    if (sha256 !== expected) return `${FILES[i]} has sha256 ${sha256}, expected ${expected}`;
  }
  return { program: files[0]!, license: files[1]! };
}

async function download(
  name: string,
  { integrity }: NodePin,
  target: string,
  { env, signal }: NodeProgramOptions,
): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    await rm(temporary, { recursive: true, force: true });
    await mkdir(join(temporary, 'bin'), { recursive: true });
    // npm takes the nearest folder with a package.json for the project; others may have written its .npmrc.
    await writeFile(join(temporary, 'package.json'), '{}');
    const archive = join(temporary, await npmPack(name, temporary, { env, signal }));
    const found = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (found !== integrity)
      throw mismatch(name, `the checksum of its archive is ${found}, expected ${integrity}`);
    for await (const entry of tarEntries(archive, true)) {
      const file = FILES.find((each) => entry.header.name === `package/${each}`);
      if (file) await pipeline(entry, createWriteStream(join(temporary, file)));
      else entry.resume();
    }
    await rm(archive);
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Failure) throw error;
    throw new Failure(
      'NODE_DOWNLOAD',
      `npm could not download ${name}, the agent's Node: ${npmWords(error)}. Check the network and npm's registry setting ("npm config get registry"), then try again.`,
      { cause: error },
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Downloads a package with npm, so that its configured registry, credentials and proxies are used.
 * @returns the archive's name
 */
async function npmPack(
  name: string,
  folder: string,
  { env, signal }: Pick<NodeProgramOptions, 'env' | 'signal'>,
): Promise<string> {
  const retries = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'];
  const npm = npmCommand(['pack', name, '--json', '--ignore-scripts', '--loglevel=error', ...retries]);
  const options = { cwd: folder, env, signal, timeout: DOWNLOAD_LIMIT, maxBuffer: 16 << 20 };
  const { stdout } = await promisify(execFile)(npm.file, npm.args, options);
  return (Object.values(JSON.parse(stdout)) as { filename: string }[])[0]!.filename;
}

/** npm's first error lines, instead of the command line that failed. */
function npmWords(error: unknown): string {
  const { code, stderr, killed } = error as { code?: unknown; stderr?: string; killed?: boolean };
  if (code === 'ENOENT') return 'there is no npm in PATH';
  if (killed) return `it did not end within ${DOWNLOAD_LIMIT / 60_000} minutes`;
  const lines = (stderr ?? '').split('\n').filter((line) => /^npm (?:error|ERR!)/.test(line));
  const words = lines.map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim());
  const told = words.filter((line) => line && !line.startsWith('A complete log')).slice(0, 4);
  return told.length > 0 ? told.join('; ').replace(/[.;]+$/, '') : explain(error);
}

function mismatch(name: string, what: string): Failure {
  return new Failure(
    'PIN_MISMATCH',
    `${name} does not match agent/pins.json: ${what}. If the version was changed on purpose, write the new checksum there; if not, do not use this package`,
  );
}
