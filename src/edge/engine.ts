import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import {
  type EngineInfo,
  type EngineName,
  engineWords,
  INFO_ARGUMENTS,
  lacksImage,
  missingSource,
  readEngineAnswer,
} from '../local/engine-answer.ts';
import { engineElsewhere } from '../local/engine-place.ts';
import { attachEngine, callEngine, type EngineResult } from './engine-call.ts';
import { ranOutOfMemory } from './engine-memory.ts';
import { ownPlace } from './own-place.ts';
import { removeTree } from './remove-tree.ts';
import { openSavedImage, type SavedImage } from './saved-image.ts';

/** A container engine: Docker and Podman take the same arguments for everything that is used here. */
export interface Engine extends EngineInfo {
  /** Options that every `run` on this machine needs. */
  readonly runOptions: readonly string[];
  /**
   * Pulls an image from a registry served on this machine, over plain HTTP.
   * @param options.platform which image of an index to pull
   * @throws Failure `ENGINE_ERROR` with the engine's last words
   */
  pull(
    reference: string,
    options?: { readonly platform?: string; readonly signal?: AbortSignal },
  ): Promise<void>;
  /** The names `repository:tag` of images whose repository fits a pattern: `pipewright-run/*`. */
  list(pattern: string): Promise<string[]>;
  /** Gives an existing image a second name. */
  tag(reference: string, name: string): Promise<void>;
  /**
   * Removes a name, and the image with its last name.
   * @returns false if it is absent or a container uses it
   */
  untag(reference: string): Promise<boolean>;
  /**
   * Runs a container to its end, or ends it at the time limit or when the signal is aborted. Nothing of it
   * stays behind, and the engine keeps no log. The image must be in the engine: it is not pulled.
   * @param args everything after `run`: options, image, command
   * @throws Failure `ENGINE_TIMEOUT` when the engine does not end the container; `IMAGE_GONE`,
   *   `ENGINE_ELSEWHERE` or `ENGINE_ERROR` when it does not start it; the signal's reason
   */
  run(args: readonly string[], options: RunOptions): Promise<FinishedRun>;
  /** Ends and removes every container that has a label `name=value`, and waits until they are gone. */
  removeAll(label: string): Promise<void>;
  /** Copies an image of this engine to disk, for reading; dispose of it after use. */
  save(image: string, signal?: AbortSignal): Promise<SavedImage>;
}

export interface RunOptions {
  /** The container's name, for ending it. */
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
 * With SELinux, Podman labels processes, which then cannot read mounted files. It also asks for limits of a
 * million open files and processes, which root without CAP_SYS_RESOURCE is not allowed to set.
 */
const PODMAN_OPTIONS = [
  '--security-opt=label=disable',
  '--ulimit=nofile=4096:4096',
  '--ulimit=nproc=4096:4096',
];

const QUICK_SECONDS = 30;
const PULL_SECONDS = 1800;
/** Between two attempts to end a container that may not have started yet. */
const KILL_RETRY_MS = 250;

/**
 * Finds a working engine: Docker first, then Podman.
 * @param wanted only this one
 * @throws Failure `ENGINE_MISSING` that tells apart "not installed" and "does not answer";
 *   `ENGINE_NOT_ALLOWED` where only the right to use it is missing
 */
export async function findEngine(wanted?: EngineName): Promise<Engine> {
  const tried: string[] = [];
  let socket: string | undefined;
  for (const command of wanted ? [wanted] : (['docker', 'podman'] as const)) {
    const answer = await callEngine(command, INFO_ARGUMENTS, QUICK_SECONDS).catch((error: unknown) =>
      explain(error),
    );
    if (typeof answer === 'string') {
      tried.push(`${command}: ${answer.includes('locate') ? 'not installed' : answer}`);
      continue;
    }
    const read = readEngineAnswer(command, answer);
    if (!('kind' in read)) return openEngine(read);
    if (read.kind === 'not allowed') socket ??= read.socket;
    tried.push(`${command}: ${read.kind === 'not allowed' ? 'permission denied' : read.reason}`);
  }
  if (socket)
    throw new Failure(
      'ENGINE_NOT_ALLOWED',
      `Your user is not allowed to use the socket ${socket} (${tried.join('; ')}). Run "sudo usermod -aG docker $USER" and log in again, or run "newgrp docker" for this shell; or install Podman, which needs no such permission.`,
    );
  throw new Failure(
    'ENGINE_MISSING',
    `No container engine answers (${tried.join('; ')}). Install Docker or Podman, start it, and check that "docker info" or "podman info" works for your user.`,
  );
}

function openEngine(info: EngineInfo): Engine {
  const { command } = info;
  async function callOrFail(args: readonly string[], seconds: number, signal?: AbortSignal): Promise<string> {
    const finished = await callEngine(command, args, seconds, signal);
    if (finished.exitCode === 0) return finished.stdout;
    throw new Failure(
      'ENGINE_ERROR',
      `${command} ${args[0]} failed: ${engineWords(finished.stderr) || `exit code ${finished.exitCode}`}`,
    );
  }
  return {
    ...info,
    runOptions: command === 'podman' ? PODMAN_OPTIONS : [],
    async pull(reference, { platform, signal } = {}) {
      // Docker trusts 127.0.0.0/8 without TLS on its own; Podman needs the flag.
      const insecure = command === 'podman' ? ['--tls-verify=false'] : [];
      const options = [...insecure, ...(platform ? [`--platform=${platform}`] : [])];
      await callOrFail(['pull', '--quiet', ...options, reference], PULL_SECONDS, signal);
    },
    async list(pattern) {
      const names = await callOrFail(
        ['images', '--filter', `reference=${pattern}`, '--format', '{{.Repository}}:{{.Tag}}'],
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
      return (await callEngine(command, ['rmi', reference], QUICK_SECONDS)).exitCode === 0;
    },
    async run(args, options) {
      const { name, signal } = options;
      signal?.throwIfAborted();
      const began = Date.now();
      // Only Pipewright keeps the log: the engine's own copy is unbounded.
      const running = attachEngine(
        command,
        ['run', '--rm', '--pull=never', '--log-driver=none', '--name', name, ...args],
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
        const finished = { ...(await ended), timedOut, outOfMemory };
        // 125: the engine itself failed (docker-run(1), "Exit Status"), and there was no container.
        if (finished.exitCode === 125) throw startFailure(info, finished.stderr);
        return finished;
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
            `${command} has no image "${image}" (${engineWords(finished.stderr)}). "${command} images" lists its images.`,
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

/** Why the engine could not start a container. */
function startFailure(engine: EngineInfo, stderr: string): Failure {
  const words = engineWords(stderr);
  const { command } = engine;
  if (lacksImage(words)) return new Failure('IMAGE_GONE', `${command} has lost the image: ${words}`);
  const missing = missingSource(words);
  // If it is missing here too, it was removed meanwhile.
  if (missing && existsSync(missing)) return engineElsewhere(engine, `it has no ${missing}`, ownPlace());
  return new Failure('ENGINE_ERROR', `${command} could not start the container: ${words}`);
}
