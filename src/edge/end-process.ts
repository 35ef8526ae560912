/**
 * Ends the process with `process.exitCode` once its output is written, whatever still holds it open: the work is over,
 * but a server may keep a connection, or a library a timer.
 */
export async function endProcess(): Promise<never> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => void stream.write('', () => resolve()));
  // Streams report an error after their callbacks.
  await new Promise((resolve) => setImmediate(resolve));
  process.exit();
}
