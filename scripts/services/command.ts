import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';

export interface CommandResult {
  /** The exit code; `null`, not 128 + the signal's number, if a signal ended the command. */
  readonly code: number | null;
  /** Of both streams, the last `KEPT` characters. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Milliseconds after which the command is killed. Default: 60,000. */
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Written to its standard input. Default: nothing. */
  readonly input?: string;
}

/** Characters of each stream that are kept: a chatty installer must not fill the memory. */
const KEPT = 256 * 1024;

/**
 * Runs a command to its end, without a shell. Any exit code resolves.
 * @throws Failure `COMMAND_MISSING` if there is no such program, `COMMAND_TIMEOUT` if it took too long
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { timeout = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGTERM');
      // If it ignores that, it is killed. Its children may hold the pipes open, so we stop reading them.
      setTimeout(() => {
        child.kill('SIGKILL');
        child.stdout.destroy();
        child.stderr.destroy();
      }, 5_000).unref();
    }, timeout);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(-KEPT);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT);
    });
    // EPIPE, if the command ends without reading its input, is no error.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    child.once('error', (cause: NodeJS.ErrnoException) =>
      finish(() =>
        reject(
          cause.code === 'ENOENT'
            ? new Failure('COMMAND_MISSING', `The program "${command}" is not installed.`, { cause })
            : cause,
        ),
      ),
    );
    child.once('close', (code) =>
      finish(() => {
        if (!late) return resolve({ code, stdout, stderr });
        reject(
          new Failure(
            'COMMAND_TIMEOUT',
            `"${command} ${args.slice(0, 2).join(' ')}" took longer than ${timeout / 1000} s and was stopped.${ending(stderr)}`,
          ),
        );
      }),
    );
  });
}

/**
 * As `runCommand`, for commands that must succeed.
 * @param purpose begins the message of a failure
 * @returns the standard output
 * @throws Failure `COMMAND_FAILED` with the purpose, the exit code and the last lines of output; and as
 * `runCommand` does
 */
export async function mustRun(
  purpose: string,
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const result = await runCommand(command, args, options);
  if (result.code === 0) return result.stdout;
  const said = result.stderr.trim() ? result.stderr : result.stdout;
  throw new Failure(
    'COMMAND_FAILED',
    `${purpose} failed: "${command} ${args.slice(0, 3).join(' ')}" gave exit code ${result.code}.${ending(said)}`,
  );
}

/** The last lines of a log, as the end of a message; empty for an empty log. */
export function ending(log: string): string {
  const lines = log.trim().split('\n').slice(-6).join('\n  ');
  return lines ? ` It said:\n  ${lines}` : '';
}

/** The full path of a program in PATH, or undefined. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
  // Debian keeps daemons in sbin folders, which are not in every user's PATH.
  for (const folder of [...path.split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin']) {
    if (!folder) continue;
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // not here
    }
  }
  return undefined;
}
