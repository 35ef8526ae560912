import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { attachEngine, callEngine, type EngineResult } from './engine-call.ts';
import { ranOutOfMemory } from './engine-memory.ts';
import { removeTree } from './remove-tree.ts';
import { openSavedImage, type SavedImage } from './saved-image.ts';

/** A container engine on this machine: Docker and Podman take the same arguments for all that is used here. */
export interface Engine {
  readonly command: 'docker' | 'podman';
  /** The engine's own version, `20.10.24`. */
  readonly version: string;
  /** Processors that containers can have together. */
  readonly cpus: number;
  /** Options that every `run` on this machine needs. */
  readonly runOptions: readonly string[];
  /**
   * Pulls an image from a registry served on this machine, over plain HTTP.
   * @throws Failure `ENGINE_ERROR` with the engine's last words
   */
  pull(reference: string, signal?: AbortSignal): Promise<void>;
  /** The names `repository:tag` that images have under one repository. */
  list(repository: string): Promise<string[]>;
  /** Gives an image that is there a second name. */
  tag(reference: string, name: string): Promise<void>;
  /** Forgets a name, and the image when it was the last one. An absent one is fine. */
  untag(reference: string): Promise<void>;
  /**
   * Runs a container to its end, and ends it when the limit passes or when it is not wanted any more. Nothing of it
   * stays behind, and what it prints is kept nowhere else.
   * @param args everything after `run`: options, image, command
   * @throws Failure `ENGINE_TIMEOUT` when the engine does not end it; the signal's reason when that is aborted
   */
  run(args: readonly string[], options: RunOptions): Promise<FinishedRun>;
  /** Ends and removes every container that has a label `name=value`, and waits until they are gone. */
  removeAll(label: string): Promise<void>;
  /** Copies an image of this engine to disk, for reading; dispose of it after use. */
  save(image: string, signal?: AbortSignal): Promise<SavedImage>;
}

export interface RunOptions {
  /** The container's name, by which it is ended. */
  readonly name: string;
  /** The working folder of the engine's command: Podman leaves a file "oom" there when memory ran out. */
  readonly folder: string;
  /** Time limit for the container. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
  /** Gets all that the container prints, as it comes. */
  readonly onOutput?: (chunk: Uint8Array) => void;
}

export interface FinishedRun extends EngineResult {
  readonly timedOut: boolean;
  /** The kernel killed a process of the container as memory ran out, as far as the engine noticed. */
  readonly outOfMemory: () => Promise<boolean>;
}

/**
 * Podman labels processes where SELinux is on, so that they could not read what is mounted; and it asks for a million
 * open files and processes, which a root without CAP_SYS_RESOURCE may not give.
 */
const PODMAN_OPTIONS = [
  '--security-opt=label=disable',
  '--ulimit=nofile=4096:4096',
  '--ulimit=nproc=4096:4096',
];

const QUICK_SECONDS = 30;
const PULL_SECONDS = 1800;
/** Between two attempts to end a container that may not have come up yet. */
const KILL_RETRY_MS = 250;

/**
 * Finds a working engine: Docker first, then Podman.
 * @param wanted only this one
 * @throws Failure `ENGINE_MISSING` that tells apart "not installed" and "does not answer"
 */
export async function findEngine(wanted?: 'docker' | 'podman'): Promise<Engine> {
  const tried: string[] = [];
  for (const command of wanted ? [wanted] : (['docker', 'podman'] as const)) {
    const format =
      command === 'docker' ? '{{.ServerVersion}} {{.NCPU}}' : '{{.Version.Version}} {{.Host.CPUs}}';
    const found = await callEngine(command, ['info', '--format', format], QUICK_SECONDS).catch(
      (error: unknown) => explain(error),
    );
    if (typeof found === 'string')
      tried.push(`${command}: ${found.includes('locate') ? 'not installed' : found}`);
    else if (found.exitCode === 0) {
      const [version = '', cpus] = found.stdout.trim().split(' ');
      return openEngine(command, version, Number(cpus) || 1);
    } else tried.push(`${command}: ${unavailableReason(found)}`);
  }
  throw new Failure(
    'ENGINE_MISSING',
    `No container engine answers (${tried.join('; ')}). Install Docker or Podman, start it, and see that "docker info" or "podman info" works for this user.`,
  );
}

function openEngine(command: 'docker' | 'podman', version: string, cpus: number): Engine {
  async function callOrFail(args: readonly string[], seconds: number, signal?: AbortSignal): Promise<string> {
    const finished = await callEngine(command, args, seconds, signal);
    if (finished.exitCode === 0) return finished.stdout;
    throw new Failure(
      'ENGINE_ERROR',
      `${command} ${args[0]} failed: ${lastLine(finished.stderr) || `exit code ${finished.exitCode}`}`,
    );
  }
  return {
    command,
    version,
    cpus,
    runOptions: command === 'podman' ? PODMAN_OPTIONS : [],
    async pull(reference, signal) {
      // Docker trusts 127.0.0.0/8 without TLS by itself; Podman needs the flag.
      await callOrFail(
        ['pull', '--quiet', ...(command === 'podman' ? ['--tls-verify=false'] : []), reference],
        PULL_SECONDS,
        signal,
      );
    },
    async list(repository) {
      const names = await callOrFail(
        ['images', '--format', '{{.Repository}}:{{.Tag}}', repository],
        QUICK_SECONDS,
      );
      // Podman puts "localhost/" before names without a host.
      return names
        .split('\n')
        .map((name) => name.trim().replace(/^localhost\//, ''))
        .filter(Boolean);
    },
    async tag(reference, name) {
      await callOrFail(['tag', reference, name], QUICK_SECONDS);
    },
    async untag(reference) {
      await callEngine(command, ['rmi', reference], QUICK_SECONDS);
    },
    async run(args, options) {
      const { name, signal } = options;
      signal?.throwIfAborted();
      const began = Date.now();
      // Only Pipewright keeps the log: the engine's own copy is unbounded.
      const running = attachEngine(
        command,
        ['run', '--rm', '--log-driver=none', '--name', name, ...args],
        options,
      );
      let over = false;
      const ended = running.finished.finally(() => {
        over = true;
      });
      let timedOut = false;
      let passed = (): void => {};
      const limit = new Promise<void>((resolve) => {
        passed = resolve;
      });
      const timer = setTimeout(() => {
        timedOut = true;
        passed();
      }, options.seconds * 1000);
      signal?.addEventListener('abort', passed);
      try {
        await Promise.race([ended, limit]);
        const deadline = Date.now() + QUICK_SECONDS * 1000;
        while (!over && Date.now() < deadline) {
          await callEngine(command, ['kill', name], QUICK_SECONDS).catch(() => undefined);
          await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, KILL_RETRY_MS))]);
        }
        if (!over) {
          throw new Failure(
            'ENGINE_TIMEOUT',
            `${command} does not end the container ${name}. Restart the engine.`,
          );
        }
        signal?.throwIfAborted();
        const outOfMemory = () => ranOutOfMemory(command, options, began);
        return { ...(await ended), timedOut, outOfMemory };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', passed);
        if (!over) {
          running.kill();
          await callEngine(command, ['rm', '--force', '--volumes', name], QUICK_SECONDS).catch(
            () => undefined,
          );
        }
      }
    },
    async removeAll(label) {
      const found = await callOrFail(['ps', '--all', '--quiet', '--filter', `label=${label}`], QUICK_SECONDS);
      const ids = found.split('\n').filter(Boolean);
      if (ids.length > 0)
        await callOrFail(['rm', '--force', '--volumes', ...ids], QUICK_SECONDS + ids.length);
    },
    async save(image, signal) {
      const directory = await mkdtemp(join(tmpdir(), 'pipewright-save-'));
      try {
        const archive = join(directory, 'image.tar');
        const format = command === 'podman' ? ['--format', 'docker-archive'] : [];
        const finished = await callEngine(
          command,
          ['save', ...format, '--output', archive, image],
          PULL_SECONDS,
          signal,
        );
        if (/no space left/i.test(finished.stderr)) {
          throw new Failure(
            'FILE_ERROR',
            `${command} cannot save "${image}" to ${directory}: the disk is full.`,
          );
        }
        if (finished.exitCode !== 0) {
          throw new Failure(
            'IMAGE_NOT_FOUND',
            `${command} has no image "${image}" to give (${lastLine(finished.stderr)}). "${command} images" lists what it has.`,
          );
        }
        return await openSavedImage(archive, directory, `docker-daemon:${image}`);
      } catch (error) {
        await removeTree(directory);
        throw error;
      }
    },
  };
}

/** Why an engine that is installed does not answer, in a few words. */
function unavailableReason(found: EngineResult): string {
  const said = lastLine(found.stderr) || lastLine(found.stdout) || 'no answer';
  return /permission denied/i.test(said) ? 'this user may not use its socket (permission denied)' : said;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
}
