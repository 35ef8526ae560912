import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './command.ts';

/** The controllers of version 2 of cgroups beside those of version 1 (systemd's "hybrid" set-up). */
const CONTROLLERS = '/sys/fs/cgroup/unified/cgroup.controllers';

/**
 * Has Podman use runc, here and in the processes that this one starts, where crun refuses every container: it takes no
 * machine whose controllers are split between both versions of cgroups ("cgroups in hybrid mode not supported").
 */
export function choosePodmanRuntime(): void {
  if (process.env.CONTAINERS_CONF !== undefined || !findProgram('runc')) return;
  if (!existsSync(CONTROLLERS) || readFileSync(CONTROLLERS, 'utf8').trim() === '') return;
  process.env.CONTAINERS_CONF = join(import.meta.dirname, 'containers-runc.conf');
}
