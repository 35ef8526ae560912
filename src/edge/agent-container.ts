import inspector from 'node:inspector';
import { AGENT_VERSION } from '../agent/agent-version.ts';
import { originalCommand, originalEnvironment, programPaths } from '../agent/algorithm-environment.ts';
import type { Output } from '../agent/one-shot-progress.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import { machineSize, peakMemory } from './container-memory.ts';
import { becomeProgram, runCommand } from './process.ts';
import { lookAtProgram } from './program-look.ts';
import { stopSignalNumber } from './stop-signal.ts';

/** The agent's calls with their container: its environment, streams and signals. */

const STOPPING = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 };

/**
 * `exec`: becomes the image's own program, or supervises it if it expects another stop signal than SIGTERM.
 * Reasons why it cannot start are found first, as a failed execve(2) ends Node with a native stack trace.
 * @returns the program's exit code, or the one that a shell gives for a program that cannot be started
 */
export async function exec(args: readonly string[], image: OriginalImage): Promise<number> {
  const argv = originalCommand(image, args);
  const [name] = argv as [string];
  const env = originalEnvironment(process.env, image);
  const program = lookAtProgram(name, programPaths(name, env.PATH));
  const refuse = (exitCode: number, reason: string): number => {
    process.stderr.write(`${reason}\n`);
    return exitCode;
  };
  if ('reason' in program) return refuse(program.exitCode, program.reason);
  if (program.isText)
    return refuse(
      126,
      `${name} cannot be executed: it is neither a program (ELF) nor a script with a #! line`,
    );
  const stopSignal = stopSignalNumber(image.stop_signal);
  if (stopSignal === SIGNAL_NUMBERS.SIGTERM) becomeProgram(program.path, argv, env);
  const { superviseProgram } = await import('./supervised-program.ts');
  return superviseProgram(program.path, argv, env, stopSignal);
}

/** `run`: its exit code, or 128 plus the signal's number when it was asked to stop. */
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

/**
 * Aborted, with the signal's name as reason, when the container is asked to stop. Closes the debugger that a
 * SIGUSR1 opened before the agent handled that signal: the algorithm could reach the debugger, and with it
 * the agent's credentials. (Node's option `--disable-sigusr1` would block the signal for the program that
 * `exec` becomes, too.)
 */
export function stopSignal(): AbortSignal {
  if (inspector.url() !== undefined) inspector.close();
  const stop = new AbortController();
  for (const signal of STOPPING) process.on(signal, () => stop.abort(signal));
  return stop.signal;
}

/** 128 plus the signal's number, as in shells; undefined without a signal. */
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
