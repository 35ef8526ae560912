import { availableParallelism, totalmem } from 'node:os';
import type { AgentSize } from '../protocol/agent-size.ts';
import { readKernelFile } from './kernel-file.ts';

/** What the kernel reports about the memory of this process's container: cgroup v2, or v1's controller. */

/**
 * Processes of this container that the kernel killed when memory ran out (cgroup v2 `memory.events`, v1
 * `memory.oom_control`), also where the limit belongs to a cgroup above it, as for tasks on Fargate: the
 * kernel counts in the victim's own cgroup. 0 where the number is unknown.
 */
export function memoryKills(read: (file: string) => string = readKernelFile): number {
  for (const file of [
    ...placesOf(read, 'memory.events'),
    ...placesOf(read, 'memory.oom_control', 'memory'),
  ]) {
    const kills = /^oom_kill (\d+)$/m.exec(read(file))?.[1];
    if (kills !== undefined) return Number(kills);
  }
  return 0;
}

/** This container's peak memory in bytes (cgroup v2 `memory.peak`, Linux 5.19; or v1). */
export async function peakMemory(): Promise<number | undefined> {
  for (const file of [
    ...placesOf(readKernelFile, 'memory.peak'),
    ...placesOf(readKernelFile, 'memory.max_usage_in_bytes', 'memory'),
  ]) {
    const bytes = Number.parseInt(readKernelFile(file), 10);
    if (Number.isSafeInteger(bytes)) return bytes;
  }
  return undefined;
}

/**
 * Where a file of this process's cgroup is: below its path where the container sees the host's cgroups
 * (`--cgroupns=host`), else at the mount itself (cgroup_namespaces(7)).
 * @param controller of cgroup v1; none for v2
 */
function placesOf(read: (file: string) => string, file: string, controller = ''): string[] {
  const mount = `/sys/fs/cgroup${controller && `/${controller}`}`;
  const line = read('/proc/self/cgroup')
    .split('\n')
    .find((each) => each.split(':')[1]?.split(',').includes(controller));
  const path = line?.split(':').slice(2).join(':') ?? '/';
  return path === '/' ? [`${mount}/${file}`] : [`${mount}${path}/${file}`, `${mount}/${file}`];
}

/** What this container may use, as far as its limits can be seen; else what the machine has. */
export function machineSize(): AgentSize {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 && limit < totalmem() ? limit : totalmem();
  return { memoryMb: Math.floor(bytes / 2 ** 20), cpus: availableParallelism() };
}
