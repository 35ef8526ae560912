import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { CommandEnd, CommandRequest } from '../agent/command-line.ts';
import { memoryKills } from './container-memory.ts';
import { endStragglers, signalGroup } from './stragglers.ts';

/** How long to wait for the end of a command's output while another process holds the pipe. */
const LAST_OUTPUT_MS = 1000;

/**
 * Runs a command without a shell, in a session and process group of its own, without standard input. Processes that it
 * leaves running are killed, so that nothing writes to its files any more. Never rejects for what the command does.
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  const killsBefore = memoryKills();
  let child: ReturnType<typeof spawn>;
  try {
    child = spawn(request.argv[0]!, request.argv.slice(1), {
      env: request.env,
      detached: true,
      uid: request.user?.uid,
      gid: request.user?.gid,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    return neverStarted(error);
  }
  const { promise: exited, resolve: onExit, reject: onError } = Promise.withResolvers<Ended>();
  const { promise: closed, resolve: onClose } = Promise.withResolvers<void>();
  child.once('exit', (exitCode, signal) => onExit({ exitCode, signal }));
  child.once('error', onError);
  child.once('close', () => onClose());
  forward(child.stdout!, (chunk) => request.onOutput('stdout', chunk));
  forward(child.stderr!, (chunk) => request.onOutput('stderr', chunk));

  let endedFor: CommandEnd['endedFor'];
  const timers: NodeJS.Timeout[] = [];
  const end = (why: NonNullable<CommandEnd['endedFor']>): void => {
    if (endedFor !== undefined || child.pid === undefined) return;
    endedFor = why;
    signalGroup(child.pid, 'SIGTERM');
    timers.push(setTimeout(() => signalGroup(child.pid!, 'SIGKILL'), request.graceMs));
  };
  const stop = (): void => end('stop');
  if (request.timeLimitMs !== undefined)
    timers.push(setTimeout(() => end('time limit'), request.timeLimitMs));
  const { isOverLimit } = request;
  if (isOverLimit) {
    const check = async (): Promise<void> => {
      if (await isOverLimit().catch(() => false)) end('output limit');
      else if (endedFor === undefined && child.exitCode === null) again();
    };
    const again = (): void => void timers.push(setTimeout(check, request.checkEveryMs ?? 5000));
    again();
  }
  request.stop?.addEventListener('abort', stop);
  if (request.stop?.aborted) stop();

  try {
    const ended = await exited;
    const survivors = await endStragglers([child.pid!]);
    const late = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, LAST_OUTPUT_MS);
    await closed;
    clearTimeout(late);
    const outOfMemory = memoryKills() > killsBefore;
    return { ...ended, outOfMemory, endedFor, ...(survivors.length > 0 && { survivors }) };
  } catch (error) {
    return neverStarted(error);
  } finally {
    for (const timer of timers) clearTimeout(timer);
    request.stop?.removeEventListener('abort', stop);
  }
}

type Ended = Pick<CommandEnd, 'exitCode' | 'signal'>;

function neverStarted(error: unknown): CommandEnd {
  const startError = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
  return { exitCode: null, signal: null, outOfMemory: false, startError };
}

function forward(stream: Readable, take: (chunk: Buffer) => Promise<void> | undefined): void {
  stream.on('data', (chunk: Buffer) => {
    const busy = take(chunk);
    if (!busy) return;
    stream.pause();
    void busy.finally(() => stream.resume());
  });
}

/**
 * The first path that can be executed; else the exit code of shells and engines: 127 for none found, 126 for one that is
 * not a program.
 */
export async function findProgram(
  paths: readonly string[],
): Promise<{ path: string } | { exitCode: 126 | 127 }> {
  let exitCode: 126 | 127 = 127;
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (!info) continue;
    const executable =
      info.isFile() &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ));
    if (executable && (await hasProgramHeader(path))) return { path };
    exitCode = 126;
  }
  return { exitCode };
}

/** True for ELF files and `#!` scripts; also for a file that may be executed but not read. */
async function hasProgramHeader(path: string): Promise<boolean> {
  await using file = await open(path).catch(() => undefined);
  if (!file) return true;
  const { buffer } = await file.read({ buffer: Buffer.alloc(4), position: 0 });
  return buffer.readUInt32BE(0) === 0x7f454c46 || buffer.toString('latin1', 0, 2) === '#!';
}

/**
 * Becomes another program (execve(2)): same process id, so it gets every signal, and its exit code is the container's.
 */
export function becomeProgram(
  path: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): never {
  // Node ignores these two, and ignored signals are inherited; handled ones are reset to their default.
  for (const signal of ['SIGPIPE', 'SIGXFSZ'] as const) process.on(signal, () => {});
  return process.execve!(path, [...argv], { ...env });
}
