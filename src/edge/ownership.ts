import { lchownSync, mkdirSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Owner } from '../agent/workspace.ts';

/** By the classic rights: access control lists are not looked at. */
export function mayWrite(info: { mode: number; uid: number; gid: number }, { uid, gid }: Owner): boolean {
  const shift = uid === info.uid ? 6 : gid === info.gid ? 3 : 0;
  return uid === 0 || ((info.mode >> shift) & 0o3) === 0o3;
}

/**
 * Makes a folder and those above it, for `owner`. Where we cannot give them away, they are open to whom the folder
 * around them is open, so that whoever made that can take the results out and clean up.
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

/** A folder for everybody where each may take away only what is theirs, as /tmp is (stat(2), S_ISVTX). */
const STICKY = 0o1000;

/** Results belong to whoever owns the output folder, not to the container's root. */
export async function changeOwner(path: string, owner: Owner): Promise<void> {
  if (process.getuid?.() !== 0) return;
  try {
    lchownSync(path, owner.uid, owner.gid);
  } catch {
    // A volume that knows no owners.
  }
}
