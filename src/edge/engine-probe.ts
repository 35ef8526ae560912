import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { engineWords, isForeignProgram } from '../local/engine-answer.ts';
import { engineElsewhere } from '../local/engine-place.ts';
import { bindMount, INPUT_MOUNT, OUTPUT_MOUNT } from '../local/item-container.ts';
import { AGENT_ENTRYPOINT } from '../wrap/agent-release.ts';
import type { Engine, FinishedRun } from './engine.ts';
import { ownPlace } from './own-place.ts';

/** An image that is loaded into an engine. */
export interface EngineImage {
  /** The engine that runs it. */
  readonly name: string;
  /** The image's platform, if the engine can run it only in emulation. */
  readonly platform?: string;
}

/** The words of `run` that name the image. */
export function imageArguments({ name, platform }: EngineImage): string[] {
  return [...(platform ? [`--platform=${platform}`] : []), name];
}

const PROBE_SECONDS = 120;
/** Most inputs that are checked: what an engine does not share is a whole tree, so a few folders show it. */
const MOST_INPUTS = 16;

/**
 * Prints what the container sees: a text, and the sizes of files. Runs in the agent's Node, which every
 * wrapped image has.
 */
const LOOK = `const fs = require('fs');
const tried = (look) => { try { return look(); } catch { return null; } };
const [, token, ...files] = process.argv;
console.log(JSON.stringify([tried(() => fs.readFileSync(token, 'utf8')), ...files.map((file) => tried(() => fs.statSync(file).size))]));`;

/**
 * Mounts a folder and inputs as items will have them, and checks whether the container sees the same files:
 * an engine on another machine, in a virtual one, or outside of this process's container does not.
 * @param folder where results go; a folder of its own is made in it, and removed
 * @param inputs files, absolute; one of each folder is checked
 * @throws Failure `ENGINE_ELSEWHERE`, naming what the engine does not see; what running throws
 */
export async function probeMounts(
  engine: Engine,
  image: EngineImage,
  { folder, inputs, signal }: { folder: string; inputs: readonly string[]; signal?: AbortSignal },
): Promise<void> {
  const own = join(folder, `probe-${randomBytes(6).toString('hex')}`);
  const text = randomBytes(16).toString('hex');
  try {
    await mkdir(own);
    await writeFile(join(own, 'token'), text);
    // Any user may run in the container.
    await chmod(own, 0o755);
    await chmod(join(own, 'token'), 0o644);
    const files = onePerFolder(inputs).slice(0, MOST_INPUTS);
    const targets = files.map((_, i) => `${INPUT_MOUNT}/${i}`);
    const mounts = files.map((file, i) => bindMount(file, targets[i]!, true));
    const finished = await look(engine, image, own, {
      options: [bindMount(own, OUTPUT_MOUNT, true), ...mounts],
      args: ['-e', LOOK, `${OUTPUT_MOUNT}/token`, ...targets],
      signal,
    });
    if (finished.exitCode !== 0) throw unstarted(engine, finished);
    const [seen, ...sizes] = readSeen(finished);
    if (seen !== text) throw engineElsewhere(engine, `it sees other files in ${folder}`, ownPlace());
    for (const [i, file] of files.entries()) {
      const size = (await stat(file).catch(() => undefined))?.size;
      if (size !== undefined && sizes[i] !== size)
        throw engineElsewhere(engine, `it sees another file at ${file}`, ownPlace());
    }
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/**
 * Makes sure that an engine runs an image for another platform, which takes emulation.
 * @param folder the working folder of the engine's command
 * @param algorithm for the message
 * @throws Failure `WRONG_PLATFORM` with how to set up emulation; what running throws
 */
export async function probePlatform(
  engine: Engine,
  image: EngineImage,
  { algorithm, folder, signal }: { algorithm: string; folder: string; signal?: AbortSignal },
): Promise<void> {
  const { platform } = image;
  if (platform === undefined) return;
  const finished = await look(engine, image, folder, { options: [], args: ['--version'], signal });
  if (finished.exitCode === 0) return;
  if (!isForeignProgram(`${finished.stdout}${finished.stderr}`)) throw unstarted(engine, finished);
  const architecture = platform.split('/')[1];
  throw new Failure(
    'WRONG_PLATFORM',
    `The image of ${algorithm} is for ${platform}, but this engine runs only ${engine.platform}. To emulate the other platform, which is slow, run "docker run --privileged --rm tonistiigi/binfmt --install ${architecture}" (or install qemu-user-static) and start again. Or build the image for ${engine.platform}, too.`,
  );
}

function unstarted({ command }: Engine, { exitCode, stdout, stderr }: FinishedRun): Failure {
  const words = engineWords(`${stdout}${stderr}`) || `exit code ${exitCode}`;
  return new Failure('ENGINE_ERROR', `${command} cannot start a container: ${words}`);
}

function look(
  engine: Engine,
  image: EngineImage,
  folder: string,
  run: { options: readonly string[]; args: readonly string[]; signal?: AbortSignal },
): Promise<FinishedRun> {
  const entrypoint = `--entrypoint=${AGENT_ENTRYPOINT[0]}`;
  const options = [...engine.runOptions, '--network=none', '--no-healthcheck', entrypoint, ...run.options];
  return engine.run([...options, ...imageArguments(image), ...run.args], {
    name: `pipewright-probe-${randomBytes(8).toString('hex')}`,
    folder,
    seconds: PROBE_SECONDS,
    signal: run.signal,
  });
}

function onePerFolder(files: readonly string[]): string[] {
  return [...new Map(files.map((file) => [dirname(file), file])).values()];
}

function readSeen({ stdout }: FinishedRun): unknown[] {
  try {
    const seen: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    return Array.isArray(seen) ? seen : [];
  } catch {
    return [];
  }
}
