import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { programPaths } from '../agent/algorithm-environment.ts';
import type { CommandEnd, CommandRequest } from '../agent/command-line.ts';
import { lookAtProgram } from './program-look.ts';
import { stopSignalNumber } from './stop-signal.ts';

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
    await endStragglers(child.pid!);
    const late = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, LAST_OUTPUT_MS);
    await closed;
    clearTimeout(late);
    const outOfMemory = memoryKills() > killsBefore;
    return { ...ended, outOfMemory, endedFor };
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

function signalGroup(leader: number, signal: NodeJS.Signals | number): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The group is empty.
  }
}

/** Only in a wrapped image are all processes the algorithm's or the agent's. */
const IN_WRAPPED_IMAGE = process.execPath.startsWith('/.pipewright/');
/** The process that adopts orphans: the agent, as the container's first process, or its init. */
const ORPHANS_PARENT = process.pid === 1 || (IN_WRAPPED_IMAGE && process.ppid === 1) ? 1 : undefined;

/**
 * Kills what a command has left running: its process group, its session, and, where the agent is the container's first
 * process or its init's child, all orphans. What entered the container otherwise (`docker exec`) is spared, unless
 * processes are created faster than they can be listed: then all are killed at once.
 */
async function endStragglers(leader: number): Promise<void> {
  signalGroup(leader, 'SIGKILL');
  for (let round = 0; round < 8; round++) {
    const left = processes().filter(
      (p) =>
        p.state !== 'Z' &&
        p.pid !== process.pid &&
        (p.group === leader || p.session === leader || p.parent === ORPHANS_PARENT),
    );
    if (left.length === 0) return;
    // kill(2): -1 is everything but the caller and the first process.
    const targets = round > 4 && ORPHANS_PARENT !== undefined ? [-1] : left.map(({ pid }) => pid);
    for (const pid of targets) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has already ended.
      }
    }
    // Orphaned children of the killed processes appear now.
    await sleep(1);
  }
}

interface ProcessRow {
  readonly pid: number;
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
}

/** All processes that can be seen (proc_pid_stat(5)); none where /proc is missing. */
function processes(): ProcessRow[] {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  return names
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      const text = readKernelFile(`/proc/${name}/stat`);
      // The second field is the program's name in brackets, which may hold anything, blanks and brackets too.
      const [state = 'Z', parent, group, session] = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return {
        pid: Number(name),
        state,
        parent: Number(parent),
        group: Number(group),
        session: Number(session),
      };
    });
}

/** A file of /proc or /sys; empty where it is missing. */
function readKernelFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Processes of this container that the kernel killed when memory ran out (cgroup v2 `memory.events`, or v1). */
function memoryKills(): number {
  for (const file of ['/sys/fs/cgroup/memory.events', '/sys/fs/cgroup/memory/memory.oom_control']) {
    const text = readKernelFile(file);
    const kills = /^oom_kill (\d+)$/m.exec(text)?.[1];
    if (kills !== undefined) return Number(kills);
  }
  return 0;
}

/** This container's peak memory in bytes (cgroup v2 `memory.peak`, Linux 5.19; or v1). */
export async function peakMemory(): Promise<number | undefined> {
  for (const file of ['/sys/fs/cgroup/memory.peak', '/sys/fs/cgroup/memory/memory.max_usage_in_bytes']) {
    const bytes = Number.parseInt(readKernelFile(file), 10);
    if (Number.isSafeInteger(bytes)) return bytes;
  }
  return undefined;
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
