import { setTimeout as sleep } from 'node:timers/promises';
import { commandProcesses, ORPHANS_PARENT } from './process-table.ts';

/** Ends what a command has left running. */

/** After this many rounds that found new processes, all processes of the container are killed at once. */
const MOST_GENERATIONS = 4;
/** After this many rounds of 20 ms in which all that are left hang in the kernel, they are given up. */
const MOST_STUCK = 500;
const LONGEST_PAUSE_MS = 20;

export function signalGroup(leader: number, signal: NodeJS.Signals | number): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The group is empty.
  }
}

/**
 * Kills what a command has left running, and waits until it has ended: its process groups, its sessions, and,
 * where the agent is the container's first process or its init's child, all orphans. Processes that entered
 * the container in another way (`docker exec`) are spared, unless processes are created faster than they can
 * be listed: then all are killed at once.
 *
 * There is no time limit: a killed process ends when the kernel next runs it, which on a busy machine takes a
 * while. It creates no more (fork(2) fails while SIGKILL is pending), so that this ends.
 * @param leaders of its process groups and sessions
 * @returns what could not be ended: processes of other users, and those that hang in the kernel
 */
export async function endStragglers(leaders: readonly number[]): Promise<number[]> {
  const killGroups = (): void => {
    for (const leader of leaders) signalGroup(leader, 'SIGKILL');
  };
  killGroups();
  const seen = new Set<number>();
  const refused = new Set<number>();
  let generations = 0;
  let stuck = 0;
  // A listing can miss processes that are created meanwhile, so only a second empty one counts.
  for (let empty = 0, pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const left = commandProcesses(leaders).filter(({ pid }) => !refused.has(pid));
    if (left.length === 0) {
      if (++empty > 1 || seen.size === 0) return [...refused];
      continue;
    }
    empty = 0;
    const isNew = left.some(({ pid }) => !seen.has(pid));
    if (isNew) [generations, pause] = [generations + 1, 1];
    stuck = !isNew && left.every(({ state }) => state === 'D') ? stuck + 1 : 0;
    if (stuck > MOST_STUCK) return [...refused, ...left.map(({ pid }) => pid)];
    // kill(2): -1 is everything but the caller and the first process.
    if (generations > MOST_GENERATIONS && ORPHANS_PARENT !== undefined) kill(-1);
    killGroups();
    for (const { pid } of left) {
      seen.add(pid);
      if (!kill(pid)) refused.add(pid);
    }
    // Orphaned children of the killed processes appear now.
    await sleep(pause);
  }
}

/** False if this process is not allowed to. */
function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: it has already ended.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
  return true;
}
