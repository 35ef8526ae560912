import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One run of a whole process. */
export interface Sample {
  readonly seconds: number;
  /** Bytes; 0 unless it was measured. */
  readonly peakMemory: number;
  readonly stdout: string;
}

const PEAK = join(import.meta.dirname, 'peak.ts');

/**
 * Runs a command as a whole process and measures it from start to exit.
 * @param memory whether to measure its peak memory too: only for Node programs, and it makes their start take
 * longer
 * @throws Error with its output if it fails
 */
export async function measure(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  memory = false,
): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
  try {
    const peak = join(folder, 'peak');
    const begin = performance.now();
    const child = spawn(command, [...(memory ? ['--import', PEAK] : []), ...args], {
      env: { ...process.env, ...env, PEAK_FILE: peak },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr]: Buffer[][] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout?.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr?.push(chunk));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const seconds = (performance.now() - begin) / 1000;
    const text = Buffer.concat(stdout ?? []).toString();
    if (code !== 0)
      throw new Error(
        `${command} ${args.join(' ')} ended with ${code}:\n${text}${Buffer.concat(stderr ?? [])}`,
      );
    return { seconds, peakMemory: memory ? Number(readFileSync(peak, 'utf8')) : 0, stdout: text };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median, by time, of an odd number of samples. */
export function middle(samples: readonly Sample[]): Sample {
  return samples.toSorted((a, b) => a.seconds - b.seconds)[samples.length >> 1] as Sample;
}

/** The median, by time, of an odd number of runs. */
export async function median(runs: number, run: (index: number) => Promise<Sample>): Promise<Sample> {
  const samples: Sample[] = [];
  for (let index = 0; index < runs; index += 1) samples.push(await run(index));
  return middle(samples);
}

/** A figure beside its goal. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly goal: string;
  readonly met: boolean;
}

export function printTable(rows: readonly Row[]): void {
  const columns = (['figure', 'measured', 'goal'] as const).map((key) =>
    Math.max(key.length, ...rows.map((row) => row[key].length)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => cell.padEnd(columns[i] ?? 0)).join('  ');
  process.stdout.write(`\n${line(['figure', 'measured', 'goal'])}\n`);
  for (const row of rows)
    process.stdout.write(`${line([row.figure, row.measured, row.goal])}  ${row.met ? 'ok' : 'MISSED'}\n`);
}
