import { Writable } from 'node:stream';

/**
 * Ends the process once its output is written, even if something keeps it alive: the work is over, but a
 * server may keep a connection, or a library a timer.
 * @param code where it is 0 or missing, `process.exitCode` decides
 */
export async function endProcess(code?: number): Promise<never> {
  // Not their own `write`: that of standard output may lead to standard error (`claimStandardOutput`).
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => {
      Writable.prototype.write.call(stream, '', 'utf8', () => resolve());
    });
  // Streams report an error after their callbacks.
  await new Promise((resolve) => setImmediate(resolve));
  process.exit(code || process.exitCode);
}
