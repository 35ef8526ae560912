import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from '@actions/exec';
import { explain, Failure } from '../failure.ts';
import { openSavedImage, type SavedImage } from './saved-image.ts';

/** What a finished command left. */
export interface Finished {
  readonly exitCode: number;
  /** The last 64 KiB of each, as text. */
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** A container engine on this machine: Docker and Podman take the same arguments for all that is used here. */
export interface Engine {
  readonly command: 'docker' | 'podman';
  /** The engine's own version, `20.10.24`. */
  readonly version: string;
  /** Options that every `run` on this machine needs. */
  readonly runOptions: readonly string[];
  /**
   * Pulls an image from a registry served on this machine, over plain HTTP.
   * @throws Failure `ENGINE_ERROR` with the engine's last words
   */
  pull(reference: string): Promise<void>;
  /** The names `repository:tag` that images have under one repository. */
  list(repository: string): Promise<string[]>;
  /** Gives an image that is there a second name. */
  tag(reference: string, name: string): Promise<void>;
  /** Forgets a name, and the image when it was the last one. An absent one is fine. */
  untag(reference: string): Promise<void>;
  /**
   * Runs a container to its end, and ends it when the limit passes.
   * @param args everything after `run`: options, image, command
   * @param options.seconds time limit for the container
   */
  run(args: readonly string[], options: RunOptions): Promise<Finished>;
  /** Copies an image of this engine to disk, for reading; dispose of it after use. */
  save(image: string): Promise<SavedImage>;
}

export interface RunOptions {
  /** The container's name, by which it is ended. */
  readonly name: string;
  readonly seconds: number;
  readonly onOutput?: (chunk: Uint8Array) => void;
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

const TAIL_BYTES = 64 * 1024;
const QUICK_SECONDS = 30;
const PULL_SECONDS = 1800;

/**
 * Finds a working engine: Docker first, then Podman.
 * @param wanted only this one
 * @throws Failure `ENGINE_MISSING` that tells apart "not installed" and "does not answer"
 */
export async function findEngine(wanted?: 'docker' | 'podman'): Promise<Engine> {
  const tried: string[] = [];
  for (const command of wanted ? [wanted] : (['docker', 'podman'] as const)) {
    const format = command === 'docker' ? '{{.ServerVersion}}' : '{{.Version.Version}}';
    const found = await call(command, ['info', '--format', format], QUICK_SECONDS).catch((error) =>
      explain(error),
    );
    if (typeof found === 'string')
      tried.push(`${command}: ${found.includes('locate') ? 'not installed' : found}`);
    else if (found.exitCode === 0) return openEngine(command, found.stdout.trim());
    else tried.push(`${command}: ${lastLine(found.stderr) || lastLine(found.stdout) || 'no answer'}`);
  }
  throw new Failure(
    'ENGINE_MISSING',
    `No container engine answers (${tried.join('; ')}). Install Docker or Podman, start it, and see that "docker info" or "podman info" works for this user.`,
  );
}

function openEngine(command: 'docker' | 'podman', version: string): Engine {
  async function must(args: readonly string[], seconds: number): Promise<string> {
    const finished = await call(command, args, seconds);
    if (finished.exitCode === 0) return finished.stdout;
    throw new Failure(
      'ENGINE_ERROR',
      `${command} ${args[0]} failed: ${lastLine(finished.stderr) || `exit code ${finished.exitCode}`}`,
    );
  }
  return {
    command,
    version,
    runOptions: command === 'podman' ? PODMAN_OPTIONS : [],
    async pull(reference) {
      // Docker trusts 127.0.0.0/8 without TLS by itself; Podman has to be told.
      await must(
        ['pull', '--quiet', ...(command === 'podman' ? ['--tls-verify=false'] : []), reference],
        PULL_SECONDS,
      );
    },
    async list(repository) {
      const names = await must(['images', '--format', '{{.Repository}}:{{.Tag}}', repository], QUICK_SECONDS);
      // Podman puts "localhost/" before names without a host.
      return names
        .split('\n')
        .map((name) => name.trim().replace(/^localhost\//, ''))
        .filter(Boolean);
    },
    async tag(reference, name) {
      await must(['tag', reference, name], QUICK_SECONDS);
    },
    async untag(reference) {
      await call(command, ['rmi', reference], QUICK_SECONDS);
    },
    async run(args, options) {
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        void call(command, ['kill', options.name], QUICK_SECONDS).catch(() => undefined);
      }, options.seconds * 1000);
      try {
        // The engine's own time comes on top of the container's: pulling up, tearing down.
        const finished = await call(
          command,
          ['run', '--name', options.name, ...args],
          options.seconds + 2 * QUICK_SECONDS,
          options.onOutput,
        );
        return { ...finished, timedOut };
      } finally {
        clearTimeout(timer);
        await call(command, ['rm', '--force', '--volumes', options.name], QUICK_SECONDS).catch(
          () => undefined,
        );
      }
    },
    async save(image) {
      const directory = await mkdtemp(join(tmpdir(), 'pipewright-save-'));
      try {
        const archive = join(directory, 'image.tar');
        const format = command === 'podman' ? ['--format', 'docker-archive'] : [];
        const finished = await call(command, ['save', ...format, '--output', archive, image], PULL_SECONDS);
        if (finished.exitCode !== 0) {
          throw new Failure(
            'IMAGE_NOT_FOUND',
            `${command} has no image "${image}" to give (${lastLine(finished.stderr)}). "${command} images" lists what it has.`,
          );
        }
        return await openSavedImage(archive, directory, `docker-daemon:${image}`);
      } catch (error) {
        await rm(directory, { recursive: true, force: true });
        throw error;
      }
    },
  };
}

async function call(
  command: string,
  args: readonly string[],
  seconds: number,
  onOutput?: (chunk: Uint8Array) => void,
): Promise<Finished> {
  const stdout = new Tail();
  const stderr = new Tail();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Failure('ENGINE_TIMEOUT', `${command} ${args[0]} did not end within ${seconds} seconds.`));
    }, seconds * 1000);
  });
  try {
    const running = exec(command, [...args], {
      silent: true,
      ignoreReturnCode: true,
      listeners: {
        stdout: (chunk) => {
          stdout.push(chunk);
          onOutput?.(chunk);
        },
        stderr: (chunk) => {
          stderr.push(chunk);
          onOutput?.(chunk);
        },
      },
    });
    const exitCode = await Promise.race([running, late]);
    return { exitCode, stdout: stdout.text(), stderr: stderr.text(), timedOut: false };
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps the end of an endless stream. */
class Tail {
  #chunks: Uint8Array[] = [];
  #size = 0;

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    while (this.#size - (this.#chunks[0]?.byteLength ?? 0) > TAIL_BYTES) {
      this.#size -= this.#chunks.shift()?.byteLength ?? 0;
    }
  }

  text(): string {
    return Buffer.concat(this.#chunks).subarray(-TAIL_BYTES).toString('utf8');
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
}
