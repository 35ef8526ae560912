import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './command.ts';

/** Controllers of cgroups version 2 beside version 1 (systemd's "hybrid" set-up). */
const CONTROLLERS = '/sys/fs/cgroup/unified/cgroup.controllers';

/**
 * Makes Podman use runc, in this process and those that it starts, on machines where crun refuses every
 * container: those whose controllers are split between both versions of cgroups ("cgroups in hybrid mode not
 * supported").
 */
export function choosePodmanRuntime(): void {
  if (process.env.CONTAINERS_CONF !== undefined || !findProgram('runc')) return;
  if (!existsSync(CONTROLLERS) || readFileSync(CONTROLLERS, 'utf8').trim() === '') return;
  process.env.CONTAINERS_CONF = join(import.meta.dirname, 'containers-runc.conf');
}
