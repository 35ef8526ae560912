import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { fchownSync, readdirSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { programPaths } from '../agent/algorithm-environment.ts';
import type { ProgramCall } from '../agent/expand-command.ts';
import type { ProgramEnd } from '../agent/pipeline-end.ts';
import { openPipes, type Pipe } from './pipes.ts';
import { lookAtProgram, type UnstartableProgram } from './program-look.ts';
import { openRedirection, type RedirectionLimits } from './redirections.ts';

export interface PipelineOptions extends RedirectionLimits {
  readonly env: Readonly<Record<string, string>>;
  /** The programs' working directory; this process's own without it. */
  readonly folder?: string;
}

/** A running pipeline. */
export interface RunningPipeline {
  /** Process ids of its programs: each leads a session and a process group of its own. */
  readonly leaders: readonly number[];
  /** What its programs print that is not redirected. */
  readonly outputs: readonly { readonly name: 'stdout' | 'stderr'; readonly stream: Readable }[];
  /** How its programs ended, from the first writer to the last reader. */
  readonly ended: Promise<readonly ProgramEnd[]>;
}

/** Where a program's stream leads: to a descriptor of this process, or to the agent under this name. */
type Destination = number | 'stdout' | 'stderr';

/**
 * Starts programs with pipes between them, without a shell. The first has no standard input.
 * @param mayStart asked last, when files and pipes are open
 * @returns undefined when `mayStart` says no; then nothing was started
 * @throws RefusedRedirection, or what keeps pipes from being opened; then nothing was started
 */
export async function startPipeline(
  calls: readonly ProgramCall[],
  options: PipelineOptions,
  mayStart: () => boolean,
): Promise<RunningPipeline | undefined> {
  const files = new Map<object, FileHandle>();
  const pipes: Pipe[] = [];
  try {
    for (const redirection of calls.flatMap(({ redirections }) => redirections))
      if (redirection.operator !== '2>&1')
        files.set(redirection, await openRedirection(redirection, options));
    pipes.push(...(await openPipes(calls.length - 1)));
    // A program that opens /dev/stdin does so with its own user's rights.
    if (options.user) for (const { write } of pipes) fchownSync(write, options.user.uid, options.user.gid);
    return mayStart() ? startPrograms(calls, pipes, files, options) : undefined;
  } finally {
    // The programs have copies. While this process's own are open, a reader sees no end, a writer no SIGPIPE.
    for (const pipe of pipes) pipe.close();
    // Not awaited: what a program prints before the caller listens is lost when the program ends.
    for (const file of files.values()) void file.close().catch(() => {});
  }
}

function startPrograms(
  calls: readonly ProgramCall[],
  pipes: readonly Pipe[],
  files: ReadonlyMap<object, FileHandle>,
  options: PipelineOptions,
): RunningPipeline {
  const outputs: { name: 'stdout' | 'stderr'; stream: Readable }[] = [];
  const leaders: number[] = [];
  const order = endOrder();
  const ends = calls.map((call, i) => {
    const { input, out, error } = streamsOf(call, pipes[i - 1]?.read, pipes[i]?.write ?? 'stdout', files);
    const stdio = [out, error].map((to) => (typeof to === 'string' ? 'pipe' : to));
    const child = startProgram(call, [input ?? 'ignore', ...stdio] as StdioOptions, options);
    if (child instanceof Error || 'reason' in child) return endOf(child, () => order.next(i));
    if (child.pid !== undefined) leaders.push(child.pid);
    order.started[i] = child.pid;
    if (typeof out === 'string') outputs.push({ name: out, stream: child.stdout! });
    if (typeof error === 'string') outputs.push({ name: error, stream: child.stderr! });
    return endOf(child, () => order.next(i));
  });
  return { leaders, outputs, ended: Promise.all(ends) };
}

/** A program's streams after its redirections, which apply in their order (POSIX, XCU 2.7). */
function streamsOf(
  { redirections }: ProgramCall,
  reads: number | undefined,
  writes: Destination,
  files: ReadonlyMap<object, FileHandle>,
): { input: number | undefined; out: Destination; error: Destination } {
  let [input, out] = [reads, writes];
  let error: Destination = 'stderr';
  for (const redirection of redirections) {
    const file = files.get(redirection)?.fd;
    if (redirection.operator === '<') input = file;
    else if (redirection.operator === '2>&1') error = out;
    else if (redirection.operator.startsWith('2')) error = file!;
    else out = file!;
  }
  return { input, out, error };
}

/** The only place where programs of items are started. */
function startProgram(
  { argv, variables }: ProgramCall,
  stdio: StdioOptions,
  { env, folder, user }: PipelineOptions,
): ChildProcess | UnstartableProgram | Error {
  const [name = ''] = argv;
  const own = { ...env, ...variables };
  const program = lookAtProgram(name, programPaths(name, own.PATH), user);
  if ('reason' in program) return program;
  try {
    // A path such as ./run is relative to the image's own working directory.
    return spawn(folder === undefined ? program.path : resolve(program.path), argv.slice(1), {
      argv0: name,
      cwd: folder,
      env: own,
      detached: true,
      uid: user?.uid,
      gid: user?.gid,
      stdio,
    });
  } catch (error) {
    return error as Error;
  }
}

function endOf(child: ChildProcess | UnstartableProgram | Error, order: () => number): Promise<ProgramEnd> {
  const notStarted = (error: Error): ProgramEnd => {
    const startError = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return { exitCode: null, signal: null, startError, order: order() };
  };
  if (child instanceof Error) return Promise.resolve(notStarted(child));
  if ('reason' in child) {
    const startError = 'UNSTARTABLE';
    return Promise.resolve({
      ...{ exitCode: null, signal: null, startError, startReason: child.reason, order: order() },
    });
  }
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal, order: order() }));
    child.once('error', (error) => {
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
      resolve(notStarted(error));
    });
  });
}

/**
 * The order in which programs of a pipe end. Ends that arrive in one turn of the event loop have no known
 * order, and a reader's end may arrive before that of the writer that let it end.
 */
function endOrder(): { readonly started: (number | undefined)[]; next(index: number): number } {
  const started: (number | undefined)[] = [];
  const orders: number[] = [];
  let turn = 0;
  let isCounting = false;
  return {
    started,
    next(index) {
      if (!isCounting) {
        isCounting = true;
        setImmediate(() => {
          turn += 1;
          isCounting = false;
        });
      }
      for (const [writer, pid] of started.slice(0, index).entries())
        if (pid !== undefined && orders[writer] === undefined && isEnding(pid)) orders[writer] = turn;
      orders[index] ??= turn;
      return orders[index];
    },
  };
}

/** Whether a process has closed its files, which the kernel does before it reports the end. */
function isEnding(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
