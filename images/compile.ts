import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../scripts/services/command.ts';

// Nothing of the machine may get into the program: no build id, no source path, no symbols. No fused multiply-add
// either, which would give arm64 other last digits than amd64.
const FLAGS = ['-std=gnu11', '-O2', '-s', '-Wall', '-Werror', '-ffp-contract=off', '-Wl,--build-id=none'];

/**
 * Compiles one C file and gives the program's bytes.
 * @param compiler `gcc`, `musl-gcc`, `aarch64-linux-gnu-gcc`
 */
export async function compile(
  compiler: string,
  source: string,
  flags: readonly string[],
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-compile-'));
  try {
    const program = join(folder, 'program');
    await mustRun(`Compiling ${source}`, compiler, [...FLAGS, ...flags, '-o', program, source, '-lm'], {
      env: { LC_ALL: 'C.UTF-8' },
      timeout: 120_000,
    });
    return readFileSync(program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
