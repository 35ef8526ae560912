import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { explain, Failure } from '../../src/core/failure.ts';

/** `agent/pins.json`: the outside programs that go into the agent layer. */
export interface Pins {
  readonly node: {
    readonly version: string;
    readonly license_sha256: string;
    readonly platforms: Readonly<Record<string, NodePin>>;
  };
}

export interface NodePin {
  /** The package that holds Node's program for this platform: `bin/node` and `LICENSE`. */
  readonly package: string;
  /** File name of the platform's loader in `agent/runtime/<platform>/lib`. */
  readonly loader: string;
  /** of `bin/node`, lower-case hex */
  readonly sha256: string;
}

export interface NodeProgram {
  readonly program: Uint8Array;
  readonly license: Uint8Array;
}

const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const FILES = ['bin/node', 'LICENSE'];

/**
 * Node's program and licence for a platform, checked against the pins: from `node_modules` when `npm ci` put it there
 * (it does so for the machine's own platform), else from the cache, else fetched with `npm pack` into the cache.
 * @throws Failure `NODE_DOWNLOAD` when npm cannot get it, `PIN_MISMATCH` when it is not what was pinned
 */
export async function nodeProgram(
  root: string,
  cache: string,
  pins: Pins,
  platform: string,
  say: (line: string) => void,
): Promise<NodeProgram> {
  const pin = pins.node.platforms[platform]!;
  const cached = join(cache, 'npm', `${pin.package}-${pins.node.version}`);
  for (const folder of [join(root, 'node_modules', pin.package), cached]) {
    const found = await readChecked(folder, pins, pin);
    if (typeof found !== 'string') return found;
  }
  say(`fetching ${pin.package}@${pins.node.version}`);
  await download(`${pin.package}@${pins.node.version}`, cached);
  const fetched = await readChecked(cached, pins, pin);
  if (typeof fetched !== 'string') return fetched;
  throw new Failure(
    'PIN_MISMATCH',
    `${pin.package}@${pins.node.version} is not what agent/pins.json pins: ${fetched}. ` +
      'If the version was changed on purpose, put the new checksum there; if not, do not use this package',
  );
}

/** The files, or what is wrong with them. */
async function readChecked(folder: string, pins: Pins, pin: NodePin): Promise<NodeProgram | string> {
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

async function download(name: string, target: string): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(join(temporary, 'bin'), { recursive: true });
  try {
    const { stdout } = await promisify(execFile)(
      'npm',
      ['pack', name, '--pack-destination', temporary, '--json', '--ignore-scripts', '--loglevel=error'],
      { timeout: DOWNLOAD_LIMIT_MS, maxBuffer: 16 << 20 },
    );
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const archive = join(temporary, filename);
    const reader = extract();
    reader.on('entry', (header, stream, next) => {
      const file = FILES.find((f) => header.name === `package/${f}`);
      if (!file) return void stream.on('end', next).resume();
      pipeline(stream, createWriteStream(join(temporary, file))).then(() => next(), next);
    });
    await pipeline(createReadStream(archive), createGunzip(), reader);
    await rm(archive);
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } catch (error) {
    throw new Failure(
      'NODE_DOWNLOAD',
      `npm could not fetch ${name}: ${explain(error)}. The agent's Node comes from there: check the network and npm's registry setting, then try again`,
      { cause: error },
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
