import { readdirSync } from 'node:fs';
import { readKernelFile } from './kernel-file.ts';

/** Only in a wrapped image are all processes the algorithm's or the agent's. */
const IN_WRAPPED_IMAGE = process.execPath.startsWith('/.pipewright/');
/** The process that adopts orphans: the agent as the container's first process, or the container's init. */
export const ORPHANS_PARENT = process.pid === 1 || (IN_WRAPPED_IMAGE && process.ppid === 1) ? 1 : undefined;

export interface ProcessRow {
  readonly pid: number;
  /** `R`, `S`, `D` (waits in the kernel, where no signal reaches it), `Z` (has ended), … */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
}

/**
 * The living processes of a command: those of its process groups and sessions, and, where the agent is the
 * container's first process or its init's child, all orphans.
 * @param leaders of its process groups and sessions
 */
export function commandProcesses(leaders: readonly number[]): ProcessRow[] {
  return processes().filter(
    (p) =>
      !['Z', 'X'].includes(p.state) &&
      p.pid !== process.pid &&
      (leaders.includes(p.group) || leaders.includes(p.session) || p.parent === ORPHANS_PARENT),
  );
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
