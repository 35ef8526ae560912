import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';

const FORWARDED = [
  'SIGTERM',
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGWINCH',
  'SIGCONT',
] as const;
/** What a terminal sends to all its foreground processes on its own. */
const TERMINALS: readonly string[] = ['SIGINT', 'SIGQUIT', 'SIGWINCH', 'SIGHUP', 'SIGCONT'];

/**
 * Runs a program to its end with this process's own streams, and passes signals on. SIGTERM, with which
 * engines stop a container whose config names no signal, becomes the signal that the program expects.
 * @param stopSignal its number
 * @returns the program's exit code, or 128 and the number of the signal that ended it
 */
export function superviseProgram(
  path: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  stopSignal: number,
): Promise<number> {
  const send = (signal: number): void => {
    try {
      // Unlike child.kill, process.kill knows real-time signals.
      process.kill(child.pid!, signal);
    } catch {
      // It has ended.
    }
  };
  const hasTerminal = isatty(0);
  for (const signal of FORWARDED) {
    if (hasTerminal && TERMINALS.includes(signal)) process.on(signal, () => {});
    else process.on(signal, () => send(signal === 'SIGTERM' ? stopSignal : constants.signals[signal]));
  }
  // After the listeners are in place: a signal that comes meanwhile waits, and does not end this process
  // before its program.
  const child = spawn(path, argv.slice(1), { argv0: argv[0], env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}
