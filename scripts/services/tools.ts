import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { findProgram, mustRun, runCommand } from './command.ts';
import { withLock } from './lock.ts';
import type { Setting } from './setting.ts';

/** Programs that the scripts and tests use, and Debian's and Ubuntu's packages that hold them. */
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

/** What to install, as a sentence, for a machine where we may not. */
function remedy(missing: readonly Tool[]): string {
  const names = [...new Set(missing.flatMap((tool) => TOOLS[tool]))].join(' ');
  return aptWorks()
    ? `Run "sudo apt-get install -y --no-install-recommends ${names}", or run this again as root.`
    : `This machine has no apt; install what Debian calls: ${names}.`;
}

/** Whether apt-get may install here: Debian or a descendant of it. */
function aptWorks(): boolean {
  if (!findProgram('apt-get')) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Debian packs Python without the module that fills a virtual environment; only trying shows it. */
function isThere(tool: Tool): boolean {
  if (!findProgram(tool)) return false;
  return (
    tool !== 'python3' || spawnSync('python3', ['-c', 'import ensurepip'], { timeout: 10_000 }).status === 0
  );
}

/** Whether we may install packages ourselves. */
export function mayInstall(setting: Setting): boolean {
  return setting.root && aptWorks();
}

/**
 * Makes sure that the programs are there: those that are missing are installed by apt in one go.
 * @throws Failure `TOOL_MISSING` naming the command that installs them, when we are not root or there is no apt.
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

/** Whether this process has asked for the newest lists of packages. */
let isListed = false;

async function install(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  // A system upgrade may hold dpkg's own lock for a while: wait for it, but only for five minutes.
  const common = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  // A list that could not be renewed (a third party's repository) must not keep Debian's packages from us.
  if (!isListed) await runCommand('apt-get', [...common, 'update'], { env, timeout: 300_000 });
  isListed = true;
  await mustRun(
    `Installing ${packages.join(', ')}`,
    'apt-get',
    [...common, 'install', '-y', '--no-install-recommends', ...packages],
    { env, timeout: 900_000 },
  );
}
