import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Files made in a folder with this bit get its group (stat(2), S_ISGID). */
const SET_GROUP = 0o2000;
const OWNER_READS = 0o400;

/**
 * The mode that `cp` gives a copy: the file's own less the umask, without set-user-id and the like. Its owner
 * may read it.
 */
export function modeOfCopy({ mode }: Pick<Stats, 'mode'>): number {
  return (mode & 0o777 & ~process.umask()) | OWNER_READS;
}

/** The group that files in a folder must have; undefined where the folder does not set one. */
export function groupOf(folder: string): number | undefined {
  const { mode, gid } = statSync(folder);
  return mode & SET_GROUP ? gid : undefined;
}

/** The mode of a folder with these rights that still hands its group on to new files. */
export function folderMode(rights: number, { mode }: Pick<Stats, 'mode'>): number {
  return rights | (mode & SET_GROUP);
}

/** Copies a file to a free name, with the mode of a copy, and syncs it. Leaves nothing when it fails. */
export async function copySynced(from: string, to: string): Promise<void> {
  const info = statSync(from);
  // Its owner, this process, can read it only with this bit.
  if ((info.mode & OWNER_READS) === 0) setMode(from, info.mode | OWNER_READS);
  try {
    // Node's copyFile keeps the file's group where it may, instead of using the one that the folder hands on.
    if (groupOf(dirname(to)) === undefined) await copyFile(from, to, constants.COPYFILE_FICLONE);
    else await pipeline(createReadStream(from), createWriteStream(to));
    {
      // Windows syncs only what is open for writing.
      await using file = await open(to, process.platform === 'win32' ? 'r+' : 'r');
      await file.sync();
    }
    setMode(to, modeOfCopy(info));
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

/**
 * Makes a file this process's own: another user's is replaced by a copy, as only root can change a file's
 * owner.
 * @throws the file system's errors
 */
export async function takeOver(file: string): Promise<void> {
  const uid = process.geteuid?.();
  // Windows has no such owners.
  if (uid === undefined || uid === 0 || statSync(file).uid === uid) return;
  const copy = temporaryName(dirname(file));
  await copySynced(file, copy);
  renameSync(copy, file);
}

/**
 * Moves a file of this process's user to its place as if `cp` made it there: it belongs to this process's
 * user, to the group that the folder hands on, and has the mode of a copy. An existing file is replaced in
 * one step.
 * @throws the file system's errors
 */
export function moveAsCopy(from: string, to: string): void {
  const folder = dirname(to);
  if (takesOwner(from, folder)) {
    renameSync(from, to);
    return;
  }
  // This user is not in the folder's group: only a file that is created there gets it.
  const copy = temporaryName(folder);
  try {
    copyWithin(from, copy);
    renameSync(copy, to);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
  rmSync(from, { force: true });
}

function temporaryName(folder: string): string {
  return join(folder, `.pipewright-${process.pid}-${process.hrtime.bigint()}.part`);
}

function copyWithin(from: string, to: string): void {
  const input = openSync(from, 'r');
  const output = openSync(to, 'wx');
  try {
    const buffer = Buffer.allocUnsafe(1 << 20);
    for (let read = readSync(input, buffer); read > 0; read = readSync(input, buffer))
      for (let at = 0; at < read; ) at += writeSync(output, buffer, at, read - at);
    fsyncSync(output);
  } finally {
    closeSync(input);
    closeSync(output);
  }
  setMode(to, modeOfCopy(statSync(from)));
}

/** Gives a file the owner, group and mode of a copy in a folder. False if this process is not allowed to. */
function takesOwner(file: string, folder: string): boolean {
  const info = statSync(file);
  const [uid, own] = [process.geteuid?.() ?? info.uid, process.getegid?.() ?? info.gid];
  const gid = groupOf(folder) ?? (info.uid === uid ? info.gid : own);
  try {
    if (info.uid !== uid || info.gid !== gid) chownSync(file, uid, gid);
    const mode = modeOfCopy(info);
    if ((info.mode & 0o7777) !== mode) chmodSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/** Sets a file's mode where this process may, and where its disk has modes. */
export function setMode(file: string, mode: number): void {
  try {
    if ((statSync(file).mode & 0o7777) !== mode) chmodSync(file, mode);
  } catch {
    // The content is what counts.
  }
}
