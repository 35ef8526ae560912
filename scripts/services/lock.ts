import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../src/core/failure.ts';

/** How long a lock is waited for: installing an engine over a slow connection holds it longest. */
const PATIENCE_SECONDS = 900;

/**
 * Runs `job` while no other process (and no other call in this one) holds the lock on `file`.
 *
 * The lock is the kernel's, held by flock(1) of util-linux in a child that lives until its standard input
 * closes. So it cannot go stale: the kernel releases it when its process dies.
 * @throws Failure `LOCK_BUSY` after fifteen minutes, `COMMAND_MISSING` without flock
 */
export async function withLock<T>(file: string, job: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const holder = spawn('flock', ['-w', String(PATIENCE_SECONDS), file, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => holder.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    holder.stdout.once('data', () => resolve());
    holder.once('error', (cause) =>
      reject(
        new Failure('COMMAND_MISSING', 'The program "flock" is missing: install the package util-linux.', {
          cause,
        }),
      ),
    );
    holder.once('close', () =>
      reject(
        new Failure(
          'LOCK_BUSY',
          `Another process has been setting up services for ${PATIENCE_SECONDS / 60} minutes (it holds ${file}). See what it waits for, or end it.`,
        ),
      ),
    );
  });
  try {
    return await job();
  } finally {
    holder.stdin.end();
    await gone;
  }
}
