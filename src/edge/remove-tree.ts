import { type BigIntStats, type Dirent, lstatSync, readdirSync, unlinkSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { explain, Failure } from '../core/failure.ts';

/**
 * Removes a file or folder with everything in it, whatever modes the folders in it have: a program may take
 * even its owner's rights away (Go's module cache, `chmod -R a-w`). A missing path is not an error.
 * @throws Failure `LEFT_BEHIND`, naming what remains, and how to remove it
 */
export async function removeTree(path: string): Promise<void> {
  try {
    // Usually it is a file, or nothing.
    return unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
  }
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 2 });
  try {
    await remove().catch(async (error: NodeJS.ErrnoException) => {
      if (!['EACCES', 'EPERM', 'ENOTEMPTY'].includes(error.code ?? '')) throw error;
      await openFolders(Buffer.from(path));
      await remove();
    });
  } catch (error) {
    const remains = (error as NodeJS.ErrnoException).path ?? path;
    throw new Failure(
      'LEFT_BEHIND',
      `${path} could not be removed: ${explain(error)}. Remove it yourself (for files of other users: sudo rm -r "${remains}").`,
      { cause: error },
    );
  }
}

/**
 * Gives a folder's owner all rights in it and in the folders below, as far as this process may. Names may be
 * any bytes.
 */
async function openFolders(folder: Buffer): Promise<void> {
  const info: BigIntStats | undefined = lstatSync(folder, { bigint: true, throwIfNoEntry: false });
  if (!info?.isDirectory()) return;
  if ((info.mode & 0o700n) !== 0o700n)
    await chmod(folder, Number(info.mode & 0o7777n) | 0o700).catch(() => {});
  let entries: Dirent<Buffer>[];
  try {
    entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch {
    return; // Removing the folder will report why.
  }
  for (const entry of entries)
    if (entry.isDirectory()) await openFolders(Buffer.concat([folder, Buffer.from('/'), entry.name]));
}
