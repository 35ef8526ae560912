import { spawn } from 'node:child_process';
import { constants, readdirSync, readFileSync } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRequest } from '../agent/command-line.ts';
import type { CommandEnd } from '../agent/exit-meaning.ts';

/** How long the end of a command's output is waited for when someone still holds the other end of the pipe. */
const LAST_OUTPUT_MS = 1000;

/**
 * Runs a command without a shell, in a session and process group of its own, with nothing to read, and gives how it
 * ended. When it has ended, whatever it left running is ended too, so that nothing writes to its files any more.
 * Never rejects for what the command does.
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  const killsBefore = memoryKills();
  let child: ReturnType<typeof spawn>;
  try {
    child = spawn(request.argv[0]!, request.argv.slice(1), {
      env: request.env,
      detached: true,
      ...(request.user && { uid: request.user.uid, gid: request.user.gid }),
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
    await endStragglers(child.pid!);
    const late = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, LAST_OUTPUT_MS);
    await closed;
    clearTimeout(late);
    const outOfMemory = memoryKills() > killsBefore;
    return { ...ended, outOfMemory, ...(endedFor !== undefined && { endedFor }) };
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

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody is left in the group.
  }
}

/** Only in a wrapped image are all processes the algorithm's or ours. */
const IN_WRAPPED_IMAGE = process.execPath.startsWith('/.pipewright/');
/** Whose children become whose parents have ended: ours as the container's first process, or those of its init. */
const ORPHANS_PARENT = process.pid === 1 || (IN_WRAPPED_IMAGE && process.ppid === 1) ? 1 : undefined;

/**
 * Ends what a command has left running: its process group, its session, and, where we are the container's first process
 * or its init's child, everything whose parent has ended. What entered the container otherwise (`docker exec`) is not
 * touched, unless processes are made faster than they can be found: then only all at once can be ended.
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
    // kill(2): -1 is everything but ourselves and the first process.
    const targets = round > 4 && ORPHANS_PARENT !== undefined ? [-1] : left.map(({ pid }) => pid);
    for (const pid of targets) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended meanwhile.
      }
    }
    // What was made before its parent was ended shows up now.
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
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      const text = readNow(`/proc/${name}/stat`);
      // The second field is the program's name in brackets, and may hold anything, blanks and brackets too.
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

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What the kernel itself answers, at once; empty where it has no such file. */
function readNow(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** How many processes of this container the kernel has ended for want of memory (cgroup v2 `memory.events`, or v1). */
function memoryKills(): number {
  for (const file of ['/sys/fs/cgroup/memory.events', '/sys/fs/cgroup/memory/memory.oom_control']) {
    const text = readNow(file);
    const kills = /^oom_kill (\d+)$/m.exec(text)?.[1];
    if (kills !== undefined) return Number(kills);
  }
  return 0;
}

/** The most memory that this container has held at once, in bytes (cgroup v2 `memory.peak`, Linux 5.19; or v1). */
export async function peakMemory(): Promise<number | undefined> {
  for (const file of ['/sys/fs/cgroup/memory.peak', '/sys/fs/cgroup/memory/memory.max_usage_in_bytes']) {
    const bytes = Number.parseInt(readNow(file), 10);
    if (Number.isSafeInteger(bytes)) return bytes;
  }
  return undefined;
}

/**
 * The first of some paths that can be executed; else why not: 127 for none found, 126 for one that is no program
 * (the codes of shells and engines).
 */
export async function findProgram(
  paths: readonly string[],
): Promise<{ path: string } | { exitCode: 126 | 127 }> {
  let exitCode: 126 | 127 = 127;
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found) continue;
    const executable =
      found.isFile() &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ));
    if (executable && (await hasProgramHeader(path))) return { path };
    exitCode = 126;
  }
  return { exitCode };
}

/** True for ELF files and `#!` scripts; also when it may be executed and not read. */
async function hasProgramHeader(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return true;
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(4), position: 0 });
    return buffer.readUInt32BE(0) === 0x7f454c46 || buffer.toString('latin1', 0, 2) === '#!';
  } finally {
    await file.close();
  }
}

/**
 * Becomes another program (execve(2)): same process id, so it gets every signal and its exit code is the container's.
 * Does not return.
 */
export function becomeProgram(
  path: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): never {
  // Node ignores these two, and a program inherits what is ignored; one that is handled goes back to its default.
  for (const signal of ['SIGPIPE', 'SIGXFSZ'] as const) process.on(signal, () => {});
  return process.execve!(path, [...argv], { ...env });
}
