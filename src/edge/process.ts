import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { programPaths } from '../agent/algorithm-environment.ts';
import type { CommandEnd, CommandRequest } from '../agent/command-line.ts';
import { memoryKills } from './container-memory.ts';
import { lookAtProgram } from './program-look.ts';
import { stopSignalNumber } from './stop-signal.ts';
import { endStragglers, signalGroup } from './stragglers.ts';

const { SIGTERM } = constants.signals;
/** How long to wait for the end of a command's output while another process holds the pipe. */
const LAST_OUTPUT_MS = 1000;

/**
 * Runs a command without a shell, in a session and process group of its own, without standard input. Processes that it
 * leaves running are killed, so that nothing writes to its files any more. Never rejects for what the command does.
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  const [name = ''] = request.argv;
  const program = lookAtProgram(name, programPaths(name, request.env.PATH), request.user);
  if ('reason' in program) return { ...neverStarted({ code: 'UNSTARTABLE' }), startReason: program.reason };
  const killsBefore = memoryKills();
  let child: ReturnType<typeof spawn>;
  try {
    child = spawn(program.path, request.argv.slice(1), {
      argv0: name,
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
    const signal = stopSignalNumber(request.stopSignal);
    signalGroup(child.pid, signal);
    // The image's signal is meant for its entrypoint; another program may ignore it.
    if (signal !== SIGTERM)
      timers.push(setTimeout(() => signalGroup(child.pid!, SIGTERM), request.graceMs / 2));
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
