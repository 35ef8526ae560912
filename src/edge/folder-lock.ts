import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';
import { fileFailure } from './file-failure.ts';
import { readKernelFile } from './kernel-file.ts';

interface Holder {
  readonly pid: number;
  /** When the process started, as process ids are reused. */
  readonly began: string;
}

/**
 * Locks a folder for this process, with a file that names the process. The lock of a process that has ended
 * does not count.
 * @param file the lock; @param folder for messages
 * @returns the function that releases the lock
 * @throws Failure `RUN_FOLDER_BUSY` while another process holds it; `FILE_ERROR`
 */
export async function lockFolder(file: string, folder: string): Promise<() => Promise<void>> {
  const self: Holder = { pid: process.pid, began: startOf(process.pid) ?? '' };
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      createWhole(file, JSON.stringify(self));
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw fileFailure(`The folder ${folder} cannot be used`, error);
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder))
      throw new Failure(
        'RUN_FOLDER_BUSY',
        `Another run (process ${holder.pid}) is writing to ${folder}. Wait until it ends, or name another folder with --out.`,
      );
    rmSync(file, { recursive: true, force: true });
  }
  throw new Failure(
    'RUN_FOLDER_BUSY',
    `Other runs are starting in ${folder}. Try again when they have finished.`,
  );
}

/**
 * Creates a file that no other process can find empty, which would pass for a stale lock. Disks without hard links
 * have no such way: there, the file is empty for an instant.
 * @throws `EEXIST` where it is there
 */
function createWhole(file: string, text: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    writeFileSync(file, text, { flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Undefined for a lock that was cut short by a crash. */
function readHolder(file: string): Holder | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Holder | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(pid) === began;
}

/**
 * When a process started, in clock ticks since boot, or '' where the system does not say; undefined for one
 * that has ended. An ended process stays listed until its parent asks for its exit code, which may be never
 * in a container without init (proc_pid_stat(5), fields 3 and 22).
 */
function startOf(pid: number): string | undefined {
  const text = readKernelFile(`/proc/${pid}/stat`);
  if (text === '') return '';
  // The second field, the name, is in parentheses and may hold anything; field 3 follows the last ")".
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}
