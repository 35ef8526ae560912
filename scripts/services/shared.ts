import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/edge/system-clock.ts';
import { withLock } from './lock.ts';

/**
 * The state file of a daemon that several of our processes may use at once: the last one to leave stops it.
 */
interface SharedState<T> {
  readonly daemon: ProcessIdentity;
  readonly users: readonly ProcessIdentity[];
  /** Whether it continues without users, until `stopDaemon`. */
  readonly kept?: boolean;
  readonly data: T;
}

/** The kernel reuses process IDs, but not together with a start time (proc_pid_stat(5), field 22). */
interface ProcessIdentity {
  readonly pid: number;
  readonly start: string;
}

export interface SharedDaemon<T> {
  readonly data: T;
  /** Whether this call started it. */
  readonly started: boolean;
  /** Ends our use of it; stops the daemon after its last user. A second call does nothing. */
  leave(): Promise<void>;
  /** Ends our use of it, and lets it run until `stopDaemon`. */
  keep(): Promise<void>;
}

export interface SharedPlan<T> {
  /** Where the state is kept, and under which name. */
  readonly folder: string;
  readonly name: string;
  /** Starts the daemon and returns when it answers. */
  start(): Promise<{ pid: number; data: T }>;
  /** Whether the running daemon answers. */
  answers(data: T): Promise<boolean>;
  /** How long a daemon may take to end after SIGTERM before it is killed, in milliseconds. */
  readonly grace?: number;
}

/** Uses the daemon that another of our processes has started, or starts it. */
export async function joinDaemon<T>(plan: SharedPlan<T>): Promise<SharedDaemon<T>> {
  mkdirSync(plan.folder, { recursive: true });
  const lock = join(plan.folder, `${plan.name}.lock`);
  const file = join(plan.folder, `${plan.name}.json`);
  const me = identify(process.pid);
  if (!me) throw new Error('this process has no entry in /proc');
  const joined = await withLock(lock, async () => {
    const found = read<T>(file);
    if (found && lives(found.daemon)) {
      // Under load an answer may take long, and a restart would take the daemon from its users.
      const isUsed = found.users.some((user) => user.pid !== me.pid && lives(user));
      const answers = () => plan.answers(found.data);
      if (await waitFor(answers, isUsed ? 60_000 : 0, () => !lives(found.daemon))) {
        write(file, { ...found, users: [...found.users.filter(lives), me] });
        return { daemon: found.daemon, data: found.data, started: false };
      }
      await stop(found.daemon, plan.grace);
    }
    const { pid, data } = await plan.start();
    const daemon = identify(pid);
    if (!daemon) throw new Error(`${plan.name} ended right after its start`);
    write(file, { daemon, users: [me], data });
    return { daemon, data, started: true };
  });
  let left = false;
  const end = async (kept: boolean) => {
    if (left) return;
    left = true;
    await withLock(lock, async () => {
      const state = read<T>(file);
      // The folder was removed meanwhile, so no other process can have joined since.
      if (!state) return kept || !joined.started ? undefined : await stop(joined.daemon, plan.grace);
      // Only one entry of ours: this process may have joined more than once.
      const mine = state.users.findIndex((user) => user.pid === me.pid && user.start === me.start);
      const users = state.users.filter((user, i) => i !== mine && lives(user));
      if (kept || state.kept || users.length > 0) {
        return write(file, { ...state, users, kept: kept || state.kept === true });
      }
      await stop(state.daemon, plan.grace);
      rmSync(file, { force: true });
    });
  };
  const { data, started } = joined;
  return { data, started, leave: () => end(false), keep: () => end(true) };
}

/**
 * Stops a daemon that one of our processes has started, even while others use it.
 * @returns false if there is none
 */
export async function stopDaemon(folder: string, name: string): Promise<boolean> {
  const file = join(folder, `${name}.json`);
  return await withLock(join(folder, `${name}.lock`), async () => {
    const state = read<unknown>(file);
    if (!state) return false;
    await stop(state.daemon);
    rmSync(file, { force: true });
    return true;
  });
}

/**
 * Waits until `check` holds.
 * @returns false after `limit` milliseconds, or as soon as `ended` says that waiting is useless
 */
export async function waitFor(
  check: () => Promise<boolean>,
  limit: number,
  ended: () => boolean = () => false,
): Promise<boolean> {
  const until = systemClock.now() + limit;
  for (let pause = 20; ; pause = Math.min(500, pause * 1.5)) {
    if (await check()) return true;
    if (ended() || systemClock.now() >= until) return false;
    await systemClock.sleep(pause);
  }
}

async function stop(daemon: ProcessIdentity, grace = 10_000): Promise<void> {
  if (!lives(daemon)) return;
  process.kill(daemon.pid, 'SIGTERM');
  if (await waitFor(async () => !lives(daemon), grace)) return;
  if (lives(daemon)) process.kill(daemon.pid, 'SIGKILL');
  await waitFor(async () => !lives(daemon), 2_000);
}

function lives(process: ProcessIdentity): boolean {
  return identify(process.pid)?.start === process.start;
}

function identify(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the name, is in parentheses and may hold anything; field 3 follows the last ")".
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return { pid, start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function read<T>(file: string): SharedState<T> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SharedState<T>;
  } catch {
    return undefined;
  }
}

function write(file: string, state: SharedState<unknown>): void {
  writeFileSync(`${file}.tmp`, JSON.stringify(state));
  renameSync(`${file}.tmp`, file);
}
