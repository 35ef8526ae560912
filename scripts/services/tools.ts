import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { findProgram, mustRun, runCommand } from './command.ts';
import { withLock } from './lock.ts';
import type { Setting } from './setting.ts';

/** Programs that the scripts and tests use, with the packages of Debian and Ubuntu that have them. */
export const TOOLS = {
  'aarch64-linux-gnu-gcc': ['gcc-aarch64-linux-gnu', 'libc6-dev-arm64-cross'],
  busybox: ['busybox-static'],
  chromium: ['chromium'],
  dockerd: ['docker.io'],
  'docker-registry': ['docker-registry'],
  'dpkg-deb': ['dpkg'],
  fish: ['fish'],
  gcc: ['gcc', 'libc6-dev'],
  mmdebstrap: ['mmdebstrap', 'debian-archive-keyring'],
  'musl-gcc': ['musl-tools', 'musl-dev', 'gcc'],
  podman: ['podman', 'runc'],
  python3: ['python3', 'python3-venv'],
  s3cmd: ['s3cmd'],
  skopeo: ['skopeo'],
  umoci: ['umoci'],
  zsh: ['zsh'],
} as const satisfies Record<string, readonly string[]>;

export type Tool = keyof typeof TOOLS;

/** A sentence that says what to install, for a machine on which we must not. */
function remedy(missing: readonly Tool[]): string {
  const names = [...new Set(missing.flatMap((tool) => TOOLS[tool]))].join(' ');
  return aptWorks()
    ? `Run "sudo apt-get install -y --no-install-recommends ${names}", or run this again as root.`
    : `This machine has no apt; install what Debian calls: ${names}.`;
}

/** Whether this is Debian or a derivative, with apt-get. */
function aptWorks(): boolean {
  if (!findProgram('apt-get')) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Debian packages Python without the module that fills virtual environments, so importing it is tried. */
function isThere(tool: Tool): boolean {
  if (!findProgram(tool)) return false;
  return (
    tool !== 'python3' || spawnSync('python3', ['-c', 'import ensurepip'], { timeout: 10_000 }).status === 0
  );
}

/** Whether we can install packages ourselves. */
export function mayInstall(setting: Setting): boolean {
  return setting.root && aptWorks();
}

/**
 * Makes sure that the programs are there: apt installs the missing ones in one go.
 * @throws Failure `TOOL_MISSING` with the command that installs them, if we are not root or there is no apt;
 * and
 *   `COMMAND_FAILED` if apt fails
 */
export async function ensureTools(setting: Setting, tools: readonly Tool[]): Promise<void> {
  const missingNow = () => tools.filter((tool) => !isThere(tool));
  const wanted = missingNow();
  if (wanted.length === 0) return;
  if (!mayInstall(setting)) {
    throw new Failure(
      'TOOL_MISSING',
      `${wanted.join(', ')} ${wanted.length > 1 ? 'are' : 'is'} not installed. ${remedy(wanted)}`,
    );
  }
  await withLock(join(setting.folder, 'apt.lock'), async () => {
    // Another process may have installed them while we waited.
    const missing = missingNow();
    if (missing.length === 0) return;
    const packages = [...new Set(missing.flatMap((tool) => TOOLS[tool]))];
    await setting.timed(`Installing ${packages.join(', ')}`, () => install(packages));
    const still = missingNow();
    if (still.length > 0) {
      throw new Failure(
        'TOOL_MISSING',
        `apt installed ${packages.join(', ')}, but ${still.join(', ')} is still not there.`,
      );
    }
  });
}

/** Whether this process has updated the lists of packages. */
let isListed = false;

async function install(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  // A system upgrade may hold dpkg's own lock for a while: wait for it, but only for five minutes.
  const common = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  // Its exit code is ignored: if a third party's list cannot be updated, Debian's packages are still there.
  if (!isListed) await runCommand('apt-get', [...common, 'update'], { env, timeout: 300_000 });
  isListed = true;
  await mustRun(
    `Installing ${packages.join(', ')}`,
    'apt-get',
    [...common, 'install', '-y', '--no-install-recommends', ...packages],
    { env, timeout: 900_000 },
  );
}
