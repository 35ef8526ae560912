import { lchownSync, mkdirSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Owner } from '../agent/workspace.ts';

/** By file mode; access control lists are ignored. */
export function mayWrite(info: { mode: number; uid: number; gid: number }, { uid, gid }: Owner): boolean {
  const shift = uid === info.uid ? 6 : gid === info.gid ? 3 : 0;
  return uid === 0 || ((info.mode >> shift) & 0o3) === 0o3;
}

/**
 * Creates a folder and its parents, for `owner`. Where the agent cannot change owners, they get the mode of the folder
 * around them, so that its owner can take the results out and clean up.
 */
export async function makeOwned(folder: string, owner: Owner): Promise<void> {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const { mode } = statSync(dirname(first));
  const open = process.getuid?.() !== 0 && (mode & STICKY) === 0;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await changeOwner(made, owner);
    if (open) await chmod(made, mode & 0o777);
  }
}

/** All users may write to such a folder, and remove only their own files, as in /tmp (stat(2), S_ISVTX). */
const STICKY = 0o1000;

/** Results belong to the output folder's owner, not to the container's root. */
export async function changeOwner(path: string, owner: Owner): Promise<void> {
  if (process.getuid?.() !== 0) return;
  try {
    lchownSync(path, owner.uid, owner.gid);
  } catch {
    // A volume without owners.
  }
}
