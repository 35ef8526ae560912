import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './workshop.ts';

/**
 * An ordinary user's ids, as root may do what modes and owners forbid. This process's own ids if it is not
 * root.
 */
export const USER =
  process.getuid?.() === 0 ? { uid: 12345, gid: 12345 } : { uid: process.getuid!(), gid: process.getgid!() };

/** Gives a folder to that user. */
export async function giveToUser(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(folder, USER.uid, USER.gid);
}

/**
 * Runs JavaScript as that user. Modules are loaded before, as the checkout may be in a folder that only its
 * owner may enter, such as one of mktemp(1).
 * @param code the body of an async function; `from('<file below src/>')` gives the exports of a file
 * @returns its standard output
 */
export function asUser(code: string, ...args: string[]): string {
  const names = [...code.matchAll(/\bfrom\('([^']+)'\)/g)].map(([, name]) => name);
  const script = `
    const modules = new Map();
    for (const name of ${JSON.stringify(names)})
      modules.set(name, await import(${JSON.stringify(`${join(ROOT, 'src')}/`)} + name));
    const from = (name) => modules.get(name);
    if (process.getuid() === 0) {
      process.setgroups([]);
      process.setgid(${USER.gid});
      process.setuid(${USER.uid});
    }
    const args = process.argv.slice(1);
    ${code}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, ...args],
    { encoding: 'utf8', cwd: '/' },
  );
  assert.equal(status, 0, stderr);
  return stdout;
}
