import { AGENT_VERSION } from '../agent/agent-version.ts';
import { originalCommand, originalEnvironment, programPaths } from '../agent/algorithm-environment.ts';
import type { Output } from '../agent/one-shot-progress.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import { becomeProgram, findProgram, machineSize, peakMemory, runCommand } from './process.ts';

/** The agent's calls with their container: its environment, streams and signals. */

const STOPPING = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 };

/** `exec`: becomes the image's own program. Returns a shell's exit code when there is none. */
export async function exec(args: readonly string[], image: OriginalImage): Promise<number> {
  const argv = originalCommand(image, args);
  const env = originalEnvironment(process.env, image);
  const program = await findProgram(programPaths(argv[0]!, env.PATH));
  if ('path' in program) becomeProgram(program.path, argv, env);
  const why = program.exitCode === 127 ? 'is not in the image' : 'exists, but cannot be executed';
  process.stderr.write(`${argv[0]} ${why}\n`);
  return program.exitCode;
}

/** `run`: its exit code, or 128 and the signal's number when it was asked to stop. */
export async function run(args: readonly string[], spec: Spec, original: OriginalImage): Promise<number> {
  const [{ runOneShot }, { openProgress }, workspace] = await Promise.all([
    import('../agent/one-shot.ts'),
    import('../agent/one-shot-progress.ts'),
    import('./agent-workspace.ts'),
  ]);
  const stop = stopSignal();
  const human = process.stderr.isTTY === true;
  const code = await runOneShot(args, { spec, original, environment: process.env }, AGENT_VERSION, {
    workspace,
    runCommand,
    machine: machineSize(),
    now: () => performance.now(),
    peakMemory,
    stop,
    progress: openProgress(output(process.stdout), output(process.stderr), human),
  });
  return exitCodeOf(stop) ?? code;
}

/** Aborted, with the signal's name as reason, when the container is asked to stop. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of STOPPING) process.on(signal, () => stop.abort(signal));
  return stop.signal;
}

/** 128 and the signal's number, as in shells; undefined without a signal. */
export function exitCodeOf(stop: AbortSignal): number | undefined {
  return stop.aborted ? 128 + (SIGNAL_NUMBERS[stop.reason as string] ?? 0) : undefined;
}

/** A stream with backpressure. */
export function output(stream: NodeJS.WriteStream): Output {
  let gone = false;
  // The reader may end (`| head`); the algorithm continues.
  stream.on('error', () => {
    gone = true;
  });
  return {
    write(chunk) {
      if (gone || stream.write(chunk)) return undefined;
      return new Promise((resolve) => {
        const done = (): void => {
          stream.off('drain', done).off('error', done).off('close', done);
          resolve();
        };
        stream.on('drain', done).on('error', done).on('close', done);
      });
    },
  };
}
