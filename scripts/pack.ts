/**
 * `node scripts/pack.ts [--out DIR]`: makes the npm package `pipewright` from the built `dist/`, what the
 * agent layer is made from, and the schemas of catalogs. It has no dependencies, since `dist/` has
 * everything.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explain, Failure } from '../src/core/failure.ts';
import { REPOSITORY } from '../src/core/own-release.ts';
import { npmCommand } from '../src/edge/npm-command.ts';
import { formatBytes } from '../src/text/units.ts';
import { runCommand } from './services/command.ts';

const ROOT = join(import.meta.dirname, '..');
const CONTENTS = [
  'dist',
  'agent/agent.json',
  'agent/pins.json',
  'agent/runtime',
  'catalog/schema',
  'LICENSE',
  'README.md',
];
/** The most bytes that npm may download, and may write. */
const LIMITS = { packed: 8_000_000, unpacked: 25_000_000 };

export interface Packed {
  /** The archive. */
  readonly file: string;
  /** bytes */
  readonly packed: number;
  readonly unpacked: number;
  /** Paths in the package. */
  readonly files: readonly string[];
}

/**
 * Packs the files of the checkout: build `dist/` first.
 * @param out where the archive goes
 * @throws Failure `PACKAGE_TOO_LARGE`, `PACKAGE_NOT_MADE`
 */
export async function packPackage(out: string): Promise<Packed> {
  const staged = await mkdtemp(join(tmpdir(), 'pipewright-package-'));
  try {
    for (const path of CONTENTS) {
      await mkdir(join(staged, dirname(path)), { recursive: true });
      await cp(join(ROOT, path), join(staged, path), { recursive: true });
    }
    const own = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    await writeFile(join(staged, 'package.json'), `${JSON.stringify(manifestOf(own), null, 2)}\n`);
    await mkdir(out, { recursive: true });
    const args = [
      'pack',
      '--json',
      '--ignore-scripts',
      '--loglevel=error',
      '--pack-destination',
      resolve(out),
    ];
    const npm = npmCommand(args);
    const { code, stdout, stderr } = await runCommand(npm.file, npm.args, { cwd: staged, timeout: 120_000 });
    if (code !== 0) throw new Failure('PACKAGE_NOT_MADE', `npm could not pack the package: ${stderr.trim()}`);
    const [made] = Object.values(JSON.parse(stdout)) as [NpmPacked];
    const { filename, size: packed, unpackedSize: unpacked } = made;
    if (packed > LIMITS.packed || unpacked > LIMITS.unpacked)
      throw new Failure(
        'PACKAGE_TOO_LARGE',
        `The package has ${formatBytes(packed)} packed and ${formatBytes(unpacked)} unpacked; ${formatBytes(LIMITS.packed)} and ${formatBytes(LIMITS.unpacked)} are allowed.`,
      );
    return {
      file: join(resolve(out), filename),
      packed,
      unpacked,
      files: made.files.map(({ path }) => path),
    };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** What `npm pack --json` reports. */
interface NpmPacked {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/**
 * The package's own package.json: ours is for work in a checkout. `own-node.ts` handles Nodes that are older
 * than 24.
 */
function manifestOf({ name, version, description, license, type, bin }: Record<string, unknown>): object {
  const repository = { type: 'git', url: `git+https://github.com/${REPOSITORY}.git` };
  return { name, version, description, license, type, repository, engines: { node: '>=18' }, bin };
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string', default: '.cache/package' } } });
    const { file, packed, unpacked, files } = await packPackage(values.out);
    console.log(
      `${relative('.', file)}: ${files.length} files, ${formatBytes(packed)} packed, ${formatBytes(unpacked)} unpacked`,
    );
  } catch (error) {
    console.error(error instanceof Failure ? `${error.code}: ${explain(error)}` : error);
    process.exitCode = 1;
  }
}
