import { readKernelFile } from './kernel-file.ts';
import { commandProcesses } from './process-table.ts';

/** Milliseconds between two looks at a command's memory. */
const LEAST_PAUSE_MS = 5;
const MOST_PAUSE_MS = 250;
/** As a share of the time since the command began: memory that grows evenly is known to a tenth. */
const PAUSE_SHARE = 0.1;
/** As a multiple of the time that a look took: a command of thousands of processes is looked at rarely. */
const PAUSE_FACTOR = 20;

/** Watches the memory of a command. */
export interface MemoryWatch {
  /** Looks once more, and stops. @returns the peak in bytes; undefined where none was seen */
  end(): number | undefined;
}

/**
 * Watches how much memory a command's processes take together: the sum of their resident memory, or the peak
 * that the kernel recorded for one of them if that is more, which no pause between two looks can miss. Memory
 * that processes share counts for each. The page cache does not count, unlike in a cgroup's own peak, which
 * comes close to the limit with every large file.
 * @param leaders of its process groups and sessions; the caller may add more
 */
export function watchMemory(leaders: readonly number[]): MemoryWatch {
  const began = performance.now();
  let peak = 0;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    if (leaders.length > 0) peak = Math.max(peak, memoryOf(leaders));
  };
  const again = (): void => {
    const before = performance.now();
    look();
    const now = performance.now();
    const pause = Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, (now - began) * PAUSE_SHARE));
    timer = setTimeout(again, Math.max(pause, (now - before) * PAUSE_FACTOR));
  };
  timer = setTimeout(again, LEAST_PAUSE_MS);
  return {
    end() {
      clearTimeout(timer);
      look();
      return peak === 0 ? undefined : peak;
    },
  };
}

/** Bytes. Processes may end meanwhile. */
function memoryOf(leaders: readonly number[]): number {
  let [sum, most] = [0, 0];
  for (const { pid } of commandProcesses(leaders)) {
    const status = readKernelFile(`/proc/${pid}/status`);
    sum += kibibytes(status, 'VmRSS');
    most = Math.max(most, kibibytes(status, 'VmHWM'));
  }
  return Math.max(sum, most) * 1024;
}

function kibibytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0);
}
