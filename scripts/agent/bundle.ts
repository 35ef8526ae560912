import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { explain, Failure } from '../../src/failure.ts';

const BUILD_LIMIT_MS = 2 * 60_000;
const ENTRY = 'src/agent.ts';

/**
 * The agent as files for `/.pipewright/agent/`: `index.mjs` and what it loads later. tsc takes the types and comments
 * away, ncc puts the modules together. Kept in `cache` under a digest of every source file and of the lock file.
 * @throws Failure `AGENT_DOES_NOT_COMPILE` with the compiler's words
 */
export async function bundleAgent(root: string, cache: string): Promise<Map<string, Uint8Array>> {
  const folder = join(cache, 'bundle', await sourcesDigest(root));
  const found = await readFolder(folder).catch(() => undefined);
  if (found) return found;

  const work = `${folder}.${process.pid}.tmp`;
  await rm(work, { recursive: true, force: true });
  await mkdir(join(work, 'out'), { recursive: true });
  try {
    const options = {
      extends: relative(work, join(root, 'tsconfig.build.json')),
      compilerOptions: { rootDir: root, outDir: 'lib', removeComments: true },
      include: [],
      files: [join(root, ENTRY)],
    };
    await writeFile(join(work, 'tsconfig.json'), JSON.stringify(options));
    await writeFile(join(work, 'package.json'), '{"type":"module"}\n');
    await run(root, work, 'tsc', ['--project', 'tsconfig.json']);
    await run(root, work, 'ncc', [
      'build',
      'lib/src/agent.js',
      '--out',
      'out',
      '--no-cache',
      '--quiet',
      '--license',
      'licenses.txt',
    ]);
    await rename(join(work, 'out/index.js'), join(work, 'out/index.mjs'));
    await rm(folder, { recursive: true, force: true });
    await rename(join(work, 'out'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return readFolder(folder);
}

async function run(root: string, folder: string, program: string, args: readonly string[]): Promise<void> {
  try {
    // By its own Node: the programs' first lines ask for whatever `node` the machine has.
    const file = join(root, 'node_modules/.bin', program);
    await promisify(execFile)(process.execPath, [file, ...args], {
      // ncc names modules by their path from the working directory, which must be the same everywhere.
      cwd: folder,
      timeout: BUILD_LIMIT_MS,
      maxBuffer: 16 << 20,
    });
  } catch (error) {
    const said = (error as { stdout?: string }).stdout?.trim() || explain(error);
    throw new Failure('AGENT_DOES_NOT_COMPILE', `${program} could not build ${ENTRY}: ${said}`, {
      cause: error,
    });
  }
}

/** Everything that the bundle's bytes depend on: the agent's sources, the compilers and the packages. */
export async function sourcesDigest(root: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await reachable(root);
  for (const file of [
    ...files,
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'scripts/agent/bundle.ts',
  ])
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** The entry and all files that it imports by relative path, in a fixed order. */
async function reachable(root: string): Promise<string[]> {
  const found = new Set([ENTRY]);
  for (const file of found) {
    const source = await readFile(join(root, file), 'utf8');
    for (const [, path] of source.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g))
      found.add(join(dirname(file), path!));
  }
  return [...found].sort();
}

async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}
