/** Standard output, reserved for the command. */
export interface OwnOutput {
  write(text: string): void;
  /** Whether anything was written. */
  wasUsed(): boolean;
}

/**
 * Reserves standard output for what the command prints: what libraries write there (`console.log`,
 * `process.stdout.write`) goes to standard error from now on, so that `--json` gives one document and nothing
 * else.
 */
export function claimStandardOutput(): OwnOutput {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  // Its reader may be gone.
  stderr.on('error', () => {});
  let used = false;
  return {
    write(text) {
      used = true;
      write(text);
    },
    wasUsed: () => used,
  };
}
