import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './workshop.ts';

/** An ordinary user's ids: root's rights would hide what modes and owners forbid. This process's own where it is not root. */
export const USER =
  process.getuid?.() === 0 ? { uid: 12345, gid: 12345 } : { uid: process.getuid!(), gid: process.getgid!() };

/** Gives a folder to that user. */
export async function giveToUser(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(folder, USER.uid, USER.gid);
}

/**
 * Runs JavaScript as that user; gives what it prints.
 * @param code the body of an async function that has `from`: what a file of `src/` exports, by its name
 */
export function asUser(code: string, ...args: string[]): string {
  const script = `const from = (file) => import(${JSON.stringify(`${join(ROOT, 'src')}/`)} + file);\nconst args = process.argv.slice(1);\n${code}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, ...args],
    { encoding: 'utf8', cwd: '/', ...(process.getuid?.() === 0 && USER) },
  );
  assert.equal(status, 0, stderr);
  return stdout;
}
