import {
  accessSync,
  type BigIntStats,
  constants,
  createReadStream,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { access, chmod, copyFile, cp, mkdtemp, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import type { FileEntry, Owner } from '../agent/workspace.ts';
import { Failure } from '../core/failure.ts';
import { copySynced, folderMode, groupOf, modeOfCopy, setMode } from './file-modes.ts';
import { removeTree } from './remove-tree.ts';

export { sha256 } from './file-digest.ts';
export { removeTree as removeAll } from './remove-tree.ts';

/*
 * Implements `Workspace`. Metadata calls are synchronous: the kernel answers within microseconds, but Node's
 * thread pool takes a millisecond or more while results of other items are uploaded, and an item needs thirty
 * such calls. Calls that move bytes are asynchronous.
 */

export async function canWriteInto(folder: string, as?: Owner): Promise<boolean> {
  try {
    if (as) await makeOwned(folder, as);
    else mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const info = statSync(folder);
    return info.isDirectory() && (!as || mayWrite(info, as));
  } catch {
    return false;
  }
}

export async function canRead(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

export async function inspect(path: string): Promise<FileEntry | undefined> {
  return entryAt(path, '');
}

function entryAt(path: string, relative: string): FileEntry | undefined {
  let info: BigIntStats;
  try {
    info = lstatSync(path, { bigint: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : unreadable(path, relative);
  }
  const found = {
    relative,
    path,
    bytes: Number(info.size),
    stamp: `${info.dev}:${info.ino}:${info.mtimeNs}:${info.size}`,
  };
  if (info.isFile()) return { ...found, kind: 'file' };
  if (info.isDirectory()) return { ...found, kind: 'folder' };
  if (info.isFIFO()) return { ...found, kind: 'pipe' };
  if (info.isSocket()) return { ...found, kind: 'socket' };
  if (!info.isSymbolicLink()) return { ...found, kind: 'device' };
  try {
    const target = realpathSync.native(path);
    const at = statSync(target);
    return { ...found, kind: 'link', target: { path: target, isFile: at.isFile(), bytes: at.size } };
  } catch {
    return { ...found, kind: 'link' };
  }
}

export async function walk(folder: string, options: { deep: boolean; limit: number }): Promise<FileEntry[]> {
  const all: FileEntry[] = [];
  const counts = { files: 0, folders: 0 };
  const add = (entry: FileEntry): void => {
    const kind = entry.kind === 'folder' ? 'folders' : 'files';
    const most = kind === 'files' ? options.limit : Math.max(options.limit, FOLDER_LIMIT);
    if (++counts[kind] > most)
      throw new Failure(
        'TOO_MANY_FILES',
        `${folder} contains more than ${most} ${kind}, the most allowed here`,
      );
    all.push(entry);
  };
  const enter = (path: string, prefix: string): void => {
    let names: string[];
    try {
      names = readdirSync(path).sort();
    } catch {
      add(unreadable(path, prefix));
      return;
    }
    for (const name of names) {
      const relative = prefix === '' ? name : `${prefix}/${name}`;
      const file = join(path, name);
      // A name that is not UTF-8 comes back changed and is then not found.
      const entry = entryAt(file, relative) ?? unreadable(file, relative);
      add(entry);
      if (entry.kind === 'folder' && options.deep) enter(file, relative);
    }
  };
  enter(folder, '');
  return all;
}

export async function measure(folder: string): Promise<number> {
  let bytes = 0;
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    let names: string[];
    try {
      names = readdirSync(at);
    } catch {
      continue; // It has just been removed, or belongs to others.
    }
    for (const name of names) {
      const path = join(at, name);
      const info = lstatSync(path, { throwIfNoEntry: false });
      if (info?.isDirectory()) folders.push(path);
      else if (info?.isFile()) bytes += info.size;
    }
    // The command and uploads are running meanwhile: they must not wait for a large tree.
    await turn();
  }
  return bytes;
}

export async function list(folder: string): Promise<FileEntry[]> {
  const names = readdirSync(folder).sort();
  return names.map((name) => {
    const file = join(folder, name);
    // A name that is not UTF-8 comes back changed and is then not found.
    return entryAt(file, name) ?? unreadable(file, name);
  });
}

export async function resolvePath(path: string): Promise<string> {
  return realpathSync.native(path);
}

export async function copyInto(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    await chmod(to, 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(to, { force: true });
    throw error;
  }
}

export async function linkInto(target: string, to: string): Promise<void> {
  symlinkSync(target, to);
}

export async function moveInto(from: string, to: string, owner?: Owner): Promise<void> {
  if (await inspect(to)) throw new Error(`${to} already exists`);
  if (!renamed(from, to)) {
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true });
  }
  if (owner) await changeOwner(to, owner);
}

export async function transfer(
  from: string,
  to: string,
  options: { keepOriginal: boolean; owner: Owner },
): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  const info = statSync(from);
  const group = groupOf(dirname(to));
  const mayGive = process.getuid?.() === 0 || group === undefined || group === info.gid;
  const shared = options.keepOriginal || info.nlink > 1;
  if (shared || !mayGive || !renamed(from, to)) {
    await copySynced(from, to);
    // What remains is removed, or reported, with everything else that the item leaves.
    if (!shared) await removeTree(from).catch(() => {});
  }
  // Before it is given away: only its owner may change its mode.
  const mode = modeOfCopy(info);
  setMode(to, mode);
  await changeOwner(to, options.owner);
  if (statSync(to).uid !== options.owner.uid) setMode(to, mode | ALL_READ);
}

export async function openTarget(folder: string): Promise<Owner | undefined> {
  try {
    let existing = folder;
    while (!(await inspect(existing))) existing = dirname(existing);
    const { uid, gid } = statSync(existing);
    await makeOwned(folder, { uid, gid });
    return (await canWriteInto(folder)) ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

export async function moveToTarget(from: string, to: string, owner: Owner): Promise<void> {
  await makeOwned(dirname(to), owner);
  await rename(from, to);
}

export async function makePrivateFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, '.pipewright-'));
}

export async function makeFolder(path: string, owner?: Owner): Promise<void> {
  if (owner) await makeOwned(path, owner);
  else mkdirSync(path, { recursive: true });
}

export async function allowTraversal(path: string): Promise<void> {
  await chmod(path, 0o711);
}

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export async function readLines(file: string): Promise<AsyncIterable<string>> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

export async function writeText(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function unreadable(path: string, relative: string): FileEntry {
  return { relative, path, kind: 'unreadable', bytes: 0, stamp: '' };
}

function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    // EXDEV: another disk. EPERM and EACCES: another user's folder, where copying may work.
    if (['EXDEV', 'EPERM', 'EACCES', 'EROFS', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false;
    throw error;
  }
}

/** By file mode; access control lists are ignored. */
function mayWrite(info: { mode: number; uid: number; gid: number }, { uid, gid }: Owner): boolean {
  const shift = uid === info.uid ? 6 : gid === info.gid ? 3 : 0;
  return uid === 0 || ((info.mode >> shift) & 0o3) === 0o3;
}

/**
 * Creates a folder and its parents, for `owner`. Where the agent cannot change owners, they get the mode of
 * the folder around them, so that its owner can take the results out and clean up.
 */
async function makeOwned(folder: string, owner: Owner): Promise<void> {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const { mode } = statSync(dirname(first));
  const open = process.getuid?.() !== 0 && (mode & STICKY) === 0;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await changeOwner(made, owner);
    if (open) await chmod(made, folderMode(mode & 0o777, statSync(made)));
  }
}

/** For results that could not be given to the folder's owner, who could not read them otherwise. */
const ALL_READ = 0o444;
/** More folders than this are a mistake: a program that makes folders without end. */
const FOLDER_LIMIT = 1_000_000;
/** All users may write to such a folder, and remove only their own files, as in /tmp (stat(2), S_ISVTX). */
const STICKY = 0o1000;

/** Results belong to the owner of the output folder, not to the container's root. */
async function changeOwner(path: string, owner: Owner): Promise<void> {
  if (process.getuid?.() !== 0) return;
  try {
    lchownSync(path, owner.uid, owner.gid);
  } catch {
    // A volume without owners.
  }
}
