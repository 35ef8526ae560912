/**
 * Loaded into the process of each test file. `--test-force-exit` ends that process once its last result is
 * written. If the reader is slow, the pipe is full, Node buffers the rest, and the exit loses it: of 46
 * results, 19 arrived. Writing to a blocking pipe waits until the pipe has everything.
 */
const { stdout } = process as unknown as {
  stdout: { _handle?: { setBlocking?(isBlocking: boolean): void } };
};
stdout._handle?.setBlocking?.(true);
