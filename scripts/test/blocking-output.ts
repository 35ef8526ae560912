/**
 * Loaded into the process of each test file. `--test-force-exit` ends that process when its last result has been given
 * to the operating system. While the reader is slow a pipe takes no more, Node keeps the rest, and the exit loses it:
 * of 46 results, 19 arrived. A pipe that blocks takes all.
 */
const { stdout } = process as unknown as {
  stdout: { _handle?: { setBlocking?(isBlocking: boolean): void } };
};
stdout._handle?.setBlocking?.(true);

export {};
