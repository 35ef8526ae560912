import { constants, readdirSync, readFileSync } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandEnd, CommandRequest } from '../agent/command-line.ts';
import { firstFailure, type ProgramEnd } from '../agent/pipeline-end.ts';
import type { AgentSize } from '../protocol/agent-size.ts';
import { type RunningPipeline, startPipeline } from './pipeline.ts';
import { RefusedRedirection } from './redirections.ts';

/** How long to wait for the end of a command's output while another process holds the pipe. */
const LAST_OUTPUT_MS = 1000;

/**
 * Runs a command without a shell, in sessions and process groups of its own, without standard input: its pipelines one
 * after the other, as long as they succeed. Processes that it leaves running are killed at the end, so that nothing writes
 * to its files any more. Never rejects for what the command does.
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  const killsBefore = memoryKills();
  const leaders: number[] = [];
  const pipelines: RunningPipeline[] = [];
  let endedFor: CommandEnd['endedFor'];
  let isOver = false;
  const timers: NodeJS.Timeout[] = [];
  const signalAll = (signal: NodeJS.Signals): void => {
    for (const leader of leaders) signalGroup(leader, signal);
  };
  const end = (why: NonNullable<CommandEnd['endedFor']>): void => {
    if (endedFor !== undefined || isOver) return;
    endedFor = why;
    signalAll('SIGTERM');
    timers.push(setTimeout(() => signalAll('SIGKILL'), request.graceMs));
  };
  const stop = (): void => end('stop');
  if (request.timeLimitMs !== undefined)
    timers.push(setTimeout(() => end('time limit'), request.timeLimitMs));
  const { isOverLimit } = request;
  if (isOverLimit) {
    const check = async (): Promise<void> => {
      if (await isOverLimit().catch(() => false)) end('output limit');
      else if (endedFor === undefined && !isOver) again();
    };
    const again = (): void => void timers.push(setTimeout(check, request.checkEveryMs ?? 5000));
    again();
  }
  request.stop?.addEventListener('abort', stop);
  if (request.stop?.aborted) stop();
  try {
    let last: PipelineEnd = { exitCode: null, signal: null };
    for (const [index, calls] of request.pipelines.entries()) {
      const mayStart = (): boolean => endedFor === undefined;
      const pipeline = await startPipeline(calls, request, mayStart).catch((error: Error) => error);
      if (pipeline === undefined) break;
      if (pipeline instanceof Error) {
        last = notStarted(pipeline, calls[0]!.argv[0]!);
        break;
      }
      leaders.push(...pipeline.leaders);
      pipelines.push(pipeline);
      for (const { name, stream } of pipeline.outputs)
        forward(stream, (chunk) => request.onOutput(name, chunk));
      last = endOfPipeline(await pipeline.ended, request.pipelines, index);
      if (last.program !== undefined || endedFor !== undefined) break;
    }
    isOver = true;
    await endStragglers(leaders);
    await lastOutput(pipelines.flatMap(({ outputs }) => outputs.map(({ stream }) => stream)));
    return { ...last, outOfMemory: memoryKills() > killsBefore, endedFor };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    request.stop?.removeEventListener('abort', stop);
  }
}

type PipelineEnd = Omit<CommandEnd, 'outOfMemory' | 'endedFor'>;

function notStarted(error: Error, name: string): PipelineEnd {
  if (error instanceof RefusedRedirection) return { exitCode: null, signal: null, refused: error.message };
  const startError = (error as NodeJS.ErrnoException).code ?? error.message;
  return { exitCode: null, signal: null, startError, program: { name } };
}

/** The end of a pipeline: of its program that failed first, else of its last one. */
function endOfPipeline(
  ends: readonly ProgramEnd[],
  pipelines: CommandRequest['pipelines'],
  pipeline: number,
): PipelineEnd {
  const failure = firstFailure(ends);
  if (!failure) return { exitCode: 0, signal: null };
  const { order: _, ...end } = ends[failure.index]!;
  const calls = pipelines[pipeline]!;
  const place =
    calls.length > 1
      ? `part ${failure.index + 1} of the pipe`
      : pipelines.length > 1
        ? `command ${pipeline + 1} of ${pipelines.length}`
        : undefined;
  const { readerHadEnded } = failure;
  const name = calls[failure.index]!.argv[0]!;
  return { ...end, program: { name, ...(place && { place }), ...(readerHadEnded && { readerHadEnded }) } };
}

/** Waits for the end of what a command prints. */
async function lastOutput(outputs: readonly Readable[]): Promise<void> {
  const open = outputs.filter((stream) => !stream.closed);
  const late = setTimeout(() => {
    for (const stream of open) stream.destroy();
  }, LAST_OUTPUT_MS);
  await Promise.all(open.map((stream) => new Promise((resolve) => stream.once('close', resolve))));
  clearTimeout(late);
}

function forward(stream: Readable, take: (chunk: Buffer) => Promise<void> | undefined): void {
  stream.on('data', (chunk: Buffer) => {
    const busy = take(chunk);
    if (!busy) return;
    stream.pause();
    void busy.finally(() => stream.resume());
  });
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
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
 * Kills what a command has left running: its process groups, its sessions, and, where the agent is the container's first
 * process or its init's child, all orphans. What entered the container otherwise (`docker exec`) is spared, unless
 * processes are created faster than they can be listed: then all are killed at once.
 */
async function endStragglers(leaders: readonly number[]): Promise<void> {
  for (const leader of leaders) signalGroup(leader, 'SIGKILL');
  for (let round = 0; round < 8; round++) {
    const left = processes().filter(
      (p) =>
        p.state !== 'Z' &&
        p.pid !== process.pid &&
        (leaders.includes(p.group) || leaders.includes(p.session) || p.parent === ORPHANS_PARENT),
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

/** What this container may use, as far as its limits can be seen; else what the machine has. */
export function machineSize(): AgentSize {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 && limit < totalmem() ? limit : totalmem();
  return { memoryMb: Math.floor(bytes / 2 ** 20), cpus: availableParallelism() };
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
