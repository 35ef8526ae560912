import { constants } from 'node:fs';
import { type FileHandle, open, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ProgramRedirection } from '../agent/expand-command.ts';
import type { Owner } from '../agent/workspace.ts';
import { explain } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';

/** Where redirections may lead (absolute folders and files), and as which user they are opened. */
export interface RedirectionLimits {
  readonly writable: readonly string[];
  readonly readable: readonly string[];
  /** The command's user, if not the agent's own. */
  readonly user?: Owner;
}

/** A redirection that is not allowed or fails; the message is a sentence without its end. */
export class RefusedRedirection extends Error {}

const NULL_DEVICE = '/dev/null';
const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;
/** A named pipe would block without O_NONBLOCK, which means nothing for files. */
const SAFE = O_NOFOLLOW | O_NONBLOCK;

/**
 * Opens the file of a redirection, as the command's user could: the agent may be root, and the command is
 * not. Links are resolved before the check of whether it may be opened; a file that is written must not be a
 * link itself.
 * @throws RefusedRedirection
 */
export async function openRedirection(
  { operator, path }: ProgramRedirection,
  limits: RedirectionLimits,
): Promise<FileHandle> {
  if (path === NULL_DEVICE) return open(path, operator === '<' ? O_RDONLY : O_WRONLY);
  const refused = (why: string): Error =>
    new RefusedRedirection(`the redirection ${operator} ${path || '""'} ${why}`);
  const reads = operator === '<';
  const folders = await resolved([...limits.writable, ...(reads ? limits.readable : [])]);
  const place = await finalPath(path, reads).catch((error) => {
    throw refused(`was not opened: ${explain(error)}`);
  });
  const isAllowed = (real: string): boolean =>
    folders.some((folder) => real === folder || isBelow(folder, real));
  if (!isAllowed(place))
    throw refused(
      reads
        ? 'was refused: it must read an input, or a file below $output_dir or $scratch'
        : 'was refused: it must write below $output_dir or $scratch',
    );
  let file: FileHandle | undefined;
  try {
    file = reads ? await open(place, O_RDONLY | SAFE) : await openForWriting(place, operator, limits.user);
    const info = await file.stat();
    if (!info.isFile()) throw new Error('it is not a file');
    // A folder on the way may have become a link since.
    const real = await readlink(`/proc/self/fd/${file.fd}`).catch(() => place);
    if (!isAllowed(real)) throw new Error('it is a link to another place');
    return file;
  } catch (error) {
    await file?.close();
    throw refused(`was not opened: ${explain(error)}`);
  }
}

async function openForWriting(path: string, operator: string, user?: Owner): Promise<FileHandle> {
  const flags = O_WRONLY | SAFE | (operator.endsWith('>>') ? O_APPEND : 0);
  const created = await open(path, flags | O_CREAT | O_EXCL, 0o666).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  });
  if (created) {
    if (user) await created.chown(user.uid, user.gid);
    return created;
  }
  const file = await open(path, flags);
  try {
    const { uid } = await file.stat();
    // A hard link may make a file of the image appear in the folder.
    if (user && uid !== user.uid) throw new Error('the file there belongs to another user');
    if (!operator.endsWith('>>')) await file.truncate();
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** A path without links; unless `isWhole`, its last name is kept as it is and need not exist. */
async function finalPath(path: string, isWhole: boolean): Promise<string> {
  if (path === '' || path.endsWith('/')) throw new Error('it does not name a file');
  return isWhole ? realpath(path) : join(await realpath(dirname(path)), basename(path));
}

async function resolved(folders: readonly string[]): Promise<string[]> {
  return Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
}
