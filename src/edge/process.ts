import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import type { CommandEnd, CommandRequest } from '../agent/command-line.ts';
import { firstFailure, type ProgramEnd } from '../agent/pipeline-end.ts';
import { memoryKills } from './container-memory.ts';
import { watchMemory } from './memory-watch.ts';
import { type RunningPipeline, startPipeline } from './pipeline.ts';
import { RefusedRedirection } from './redirections.ts';
import { stopSignalNumber } from './stop-signal.ts';
import { endStragglers, signalGroup } from './stragglers.ts';

const { SIGTERM } = constants.signals;
/** How long to wait for the end of a command's output while another process holds the pipe. */
const LAST_OUTPUT_MS = 1000;

/**
 * Runs a command without a shell, in sessions and process groups of its own, without standard input: its
 * pipelines one after the other, as long as they succeed. Processes that it leaves running are killed at the
 * end, so that nothing writes to its files afterwards. Never rejects for what the command does.
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  const killsBefore = memoryKills();
  const leaders: number[] = [];
  const pipelines: RunningPipeline[] = [];
  let endedFor: CommandEnd['endedFor'];
  let isOver = false;
  const timers: NodeJS.Timeout[] = [];
  const signalAll = (signal: NodeJS.Signals | number): void => {
    for (const leader of leaders) signalGroup(leader, signal);
  };
  const end = (why: NonNullable<CommandEnd['endedFor']>): void => {
    if (endedFor !== undefined || isOver) return;
    endedFor = why;
    const signal = stopSignalNumber(request.stopSignal);
    signalAll(signal);
    // The image's signal is meant for its entrypoint; another program may ignore it.
    if (signal !== SIGTERM) timers.push(setTimeout(() => signalAll(SIGTERM), request.graceMs / 2));
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
  const memory = watchMemory(leaders);
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
    // Processes that it has left running count, too.
    const peakMemory = memory.end();
    const survivors = await endStragglers(leaders);
    await lastOutput(pipelines.flatMap(({ outputs }) => outputs.map(({ stream }) => stream)));
    const outOfMemory = memoryKills() > killsBefore;
    return { ...last, outOfMemory, peakMemory, endedFor, ...(survivors.length > 0 && { survivors }) };
  } finally {
    memory.end();
    for (const timer of timers) clearTimeout(timer);
    request.stop?.removeEventListener('abort', stop);
  }
}

type PipelineEnd = Omit<CommandEnd, 'outOfMemory' | 'peakMemory' | 'endedFor' | 'survivors'>;

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

/** Waits for the rest of a command's output, for a limited time. */
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

/**
 * Becomes another program (execve(2)): same process id, so it gets every signal, and its exit code is the
 * container's.
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
