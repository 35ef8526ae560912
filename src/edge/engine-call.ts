import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChildProcess, spawn } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { exec } from '@actions/exec';
import { Failure } from '../core/failure.ts';

/** What a finished command left. */
export interface EngineResult {
  /** Null when a signal ended the engine's own command. */
  readonly exitCode: number | null;
  /** The last 64 KiB of each, as text. */
  readonly stdout: string;
  readonly stderr: string;
}

const TAIL_BYTES = 64 * 1024;

/** `@actions/exec` hides the process that it starts; if that one hangs, it would keep this process alive. */
const started = new AsyncLocalStorage<(child: ChildProcess) => void>();
subscribe('child_process', (message) => {
  started.getStore()?.((message as { process: ChildProcess }).process);
});

/**
 * Runs a command of the engine to its end; one that takes too long, or is aborted, is ended.
 * @param seconds time limit
 * @throws Failure `ENGINE_TIMEOUT`; the signal's reason; Error when the command is not installed
 */
export async function callEngine(
  command: string,
  args: readonly string[],
  seconds: number,
  signal?: AbortSignal,
): Promise<EngineResult> {
  signal?.throwIfAborted();
  const stdout = new Tail();
  const stderr = new Tail();
  let child: ChildProcess | undefined;
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child?.kill('SIGKILL');
  }, seconds * 1000);
  // SIGTERM, so that Podman removes what it was pulling.
  const stop = (): void => void child?.kill('SIGTERM');
  signal?.addEventListener('abort', stop);
  const setChild = (found: ChildProcess): void => {
    child = found;
  };
  try {
    const exitCode = await started.run(setChild, () =>
      exec(command, [...args], {
        silent: true,
        ignoreReturnCode: true,
        // Processes that the command left running may hold its output open.
        delay: 1000,
        listeners: { stdout: (chunk) => stdout.push(chunk), stderr: (chunk) => stderr.push(chunk) },
      }),
    );
    signal?.throwIfAborted();
    if (timedOut) {
      throw new Failure('ENGINE_TIMEOUT', `${command} ${args[0]} did not end within ${seconds} seconds.`);
    }
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/**
 * Starts a command whose output may be endless and without line ends (`@actions/exec` gathers lines, whatever
 * their length). It gets no signals from the terminal: the caller must end it.
 */
export function attachEngine(
  command: string,
  args: readonly string[],
  options: { readonly folder: string; readonly onOutput?: (chunk: Uint8Array) => void },
): { readonly finished: Promise<EngineResult>; kill(): void } {
  const { folder, onOutput } = options;
  // On Windows a detached process would open a window of its own.
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached, cwd: folder });
  const stdout = new Tail();
  const stderr = new Tail();
  for (const [stream, tail] of [
    [child.stdout, stdout],
    [child.stderr, stderr],
  ] as const) {
    stream.on('data', (chunk: Uint8Array) => {
      tail.push(chunk);
      onOutput?.(chunk);
    });
  }
  const finished = new Promise<EngineResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text() });
    });
  });
  return { finished, kill: () => void child.kill('SIGKILL') };
}

/** Keeps the end of an endless stream. */
export class Tail {
  #chunks: Uint8Array[] = [];
  #size = 0;

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    // Joined now and then: many small chunks would keep many times their size alive.
    if (this.#size > 4 * TAIL_BYTES || this.#chunks.length > 256) this.#join();
  }

  text(): string {
    this.#join();
    const bytes = Buffer.from(this.#chunks[0] ?? []);
    // The text begins with a whole UTF-8 character.
    let start = 0;
    while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
    return bytes.toString('utf8', start);
  }

  #join(): void {
    const end = Buffer.concat(this.#chunks).subarray(-TAIL_BYTES);
    this.#chunks = [Buffer.from(end)];
    this.#size = end.byteLength;
  }
}
