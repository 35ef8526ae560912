import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../core/failure.ts';
import { REPOSITORY } from '../../core/own-release.ts';
import { fileFailure } from '../file-failure.ts';

/** Where Pipewright is: above `dist/`, or above `src/` when the sources run. */
export const OWN_ROOT = join(
  dirname(fileURLToPath(import.meta.url)),
  import.meta.url.endsWith('.ts') ? '../../..' : '..',
);

/** The vendored files of `agent/runtime` by their paths below it, all checked against `SHA256SUMS`. */
export async function readRuntime(root: string): Promise<Map<string, Uint8Array>> {
  const folder = join(root, 'agent/runtime');
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
  const files = new Map<string, Uint8Array>();
  for (const line of sums.trimEnd().split('\n')) {
    const [sha256, path] = line.split('  ') as [string, string];
    const bytes = await readFile(join(folder, path));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Failure(
        'PIN_MISMATCH',
        `agent/runtime/${path} does not have the checksum in SHA256SUMS: restore the file from git, or install Pipewright again`,
      );
    files.set(path, bytes);
  }
  return files;
}

/**
 * The parts of the agent layer that this installation has: the C library, the agent's bundle as `npm run
 * build` made it, and the licence.
 * @throws Failure `AGENT_FILES_MISSING` where only a part was copied, `PIN_MISMATCH`, `FILE_ERROR`
 */
export async function readAgentFiles(root = OWN_ROOT): Promise<{
  readonly runtime: ReadonlyMap<string, Uint8Array>;
  readonly bundle: ReadonlyMap<string, Uint8Array>;
  readonly license: Uint8Array;
}> {
  const folder = join(root, 'dist/agent');
  try {
    const [runtime, license, names] = await Promise.all([
      readRuntime(root),
      readFile(join(root, 'LICENSE')),
      readdir(folder),
    ]);
    const files = names.sort().map(async (name) => [name, await readFile(join(folder, name))] as const);
    return { runtime, license, bundle: new Map(await Promise.all(files)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Failure(
        'AGENT_FILES_MISSING',
        `this copy of Pipewright in ${root} lacks ${relative(root, (error as NodeJS.ErrnoException).path!)}. Pipewright needs the whole repository (as "uses: ${REPOSITORY}@…" downloads it) or the npm package; action.yml and dist/ alone are not enough.`,
        { cause: error },
      );
    throw fileFailure("Pipewright's own files for the agent cannot be read", error);
  }
}
