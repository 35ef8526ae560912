import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { ending, findProgram, runCommand } from './command.ts';
import { choosePodmanRuntime } from './podman-runtime.ts';
import type { Setting } from './setting.ts';
import { joinDaemon, waitFor } from './shared.ts';
import { ensureTools, mayInstall } from './tools.ts';

export type EngineName = 'docker' | 'podman';

export interface Engine {
  readonly command: EngineName;
  /** As the engine reports it: `20.10.24+dfsg1`. */
  readonly version: string;
  /** Set only if we started the daemon: ends our use of it, and stops the daemon after its last user. */
  stop?(): Promise<void>;
  /** Set with `stop`: ends our use of it and lets the daemon run. */
  keep?(): Promise<void>;
}

/** The name of our daemon's state in `.cache/services`. */
export const ENGINE_SERVICE = 'dockerd';

const REMEDY =
  'Install Docker (the package docker.io on Debian and Ubuntu) or Podman (the package podman), and start it.';

/**
 * Finds the container engine: a Docker daemon that answers or, if we are root, can be started; else a Podman
 * that works. If there is neither and we are root on Debian or Ubuntu, installs Debian's docker.io and starts
 * its daemon. A daemon that already runs is left as it is.
 * @param only wants this engine, even if the other one works
 * @throws Failure `ENGINE_MISSING` with what to install
 */
export async function ensureEngine(setting: Setting, only?: EngineName): Promise<Engine> {
  const mayStart = only === undefined && setting.root && findProgram('dockerd') !== undefined;
  const docker = only === 'podman' ? undefined : await find('docker');
  if (!docker && mayStart) {
    // In a container without the privileges for dockerd, Podman may still work.
    const podman = await find('podman');
    return await startDocker(setting).catch((error: unknown) => {
      if (!podman) throw error;
      setting.say(`Engine: using podman ${podman.version}`);
      return podman;
    });
  }
  const found = docker ?? (only === 'docker' ? undefined : await find('podman'));
  if (found) {
    // Another process of ours that started the daemon must not stop it while we use it.
    const shared = found.command === 'docker' ? await joinOurs(setting) : undefined;
    setting.say(`Engine: using ${found.command} ${found.version}`);
    return { ...found, ...(shared && { stop: shared.leave, keep: shared.keep }) };
  }
  if (only === 'podman') {
    await ensureTools(setting, ['podman']);
    const podman = await find('podman');
    if (podman) return podman;
    throw new Failure('ENGINE_MISSING', `Podman is installed but "podman info" fails. ${REMEDY}`);
  }
  if (!findProgram('dockerd') && !mayInstall(setting)) {
    throw new Failure('ENGINE_MISSING', `Neither Docker nor Podman works here. ${REMEDY}`);
  }
  await ensureTools(setting, ['dockerd']);
  // Where systemd runs, installing has started the daemon.
  const begun = await find('docker');
  if (begun) return begun;
  if (!setting.root) {
    throw new Failure(
      'ENGINE_MISSING',
      'Docker is installed, but its daemon does not answer you. Start it ("sudo systemctl start docker"), and let ' +
        'your user use it ("sudo usermod -aG docker $USER", then log in again), or run this as root.',
    );
  }
  return await startDocker(setting);
}

async function startDocker(setting: Setting): Promise<Engine> {
  const daemon = await setting.timed('Engine: started dockerd', () => joinDaemon(plan(setting)));
  const docker = await find('docker');
  if (!docker) throw new Failure('ENGINE_MISSING', `dockerd was started but does not answer. ${REMEDY}`);
  return { ...docker, stop: daemon.leave, keep: daemon.keep };
}

/**
 * The address at which containers on Docker's default bridge, and programs of this machine, reach this
 * machine; the loopback address if there is no such bridge. Other machines do not reach it.
 */
export async function bridgeAddress(): Promise<string> {
  const format = '{{range .IPAM.Config}}{{println .Gateway .Subnet}}{{end}}';
  const found = await runCommand('docker', ['network', 'inspect', 'bridge', '--format', format], {
    timeout: 20_000,
  }).catch(() => undefined);
  const words = found?.code === 0 ? found.stdout.split(/\s+/) : [];
  // Docker 20.10 does not report the gateway of a network that its running daemon made: it is the subnet's
  // first address.
  const first = words.map((word) => /^((?:\d+\.){3})0\/\d+$/.exec(word)?.[1]).find(Boolean);
  return words.find((word) => isIPv4(word)) ?? (first === undefined ? '127.0.0.1' : `${first}1`);
}

/** The engine if it works: Docker needs its daemon, Podman a storage that it can open. */
async function find(command: EngineName): Promise<Engine | undefined> {
  if (!findProgram(command)) return undefined;
  const format = command === 'docker' ? '{{.Server.Version}}' : '{{.Version.Version}}';
  const args = [command === 'docker' ? 'version' : 'info', '--format', format];
  if (command === 'podman') choosePodmanRuntime();
  // If the client hangs, the engine does not work.
  const result = await runCommand(command, args, { timeout: 20_000 }).catch(() => undefined);
  const version = result?.stdout.trim();
  return result?.code === 0 && version ? { command, version } : undefined;
}

/**
 * Joins the daemon that one of our processes started; undefined if there is none, or another daemon answers.
 */
async function joinOurs(setting: Setting) {
  try {
    readFileSync(join(setting.folder, `${ENGINE_SERVICE}.json`));
  } catch {
    return undefined;
  }
  const daemon = await joinDaemon(plan(setting, false)).catch((error: unknown) => {
    if (error === NOT_OURS) return undefined;
    throw error;
  });
  return daemon;
}

const NOT_OURS = new Error('the daemon that answers was not started by us');

function plan(setting: Setting, mayStart = true) {
  return {
    folder: setting.folder,
    name: ENGINE_SERVICE,
    start: () => {
      if (!mayStart) throw NOT_OURS;
      return startDockerd(join(setting.folder, 'dockerd.log'));
    },
    answers: async () => (await find('docker')) !== undefined,
    // Milliseconds: dockerd stops its containers first.
    grace: 30_000,
  };
}

async function startDockerd(logFile: string): Promise<{ pid: number; data: Record<string, never> }> {
  const log = openSync(logFile, 'w');
  const child = spawn(findProgram('dockerd') ?? 'dockerd', [], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const answers = await waitFor(
    async () => (await find('docker')) !== undefined,
    60_000,
    () => ended,
  );
  if (answers) return { pid: child.pid as number, data: {} };
  if (!ended) child.kill('SIGTERM');
  throw new Failure(
    'ENGINE_MISSING',
    `dockerd does not start here (a container without --privileged cannot hold it). ${REMEDY} Its log is ` +
      `${logFile}.${ending(readFileSync(logFile, 'utf8'))}`,
  );
}
