import { randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { chmod, copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { Failure } from '../core/failure.ts';
import { pathBelow } from '../core/path-below.ts';
import type { FlowItem, NamedInputs } from '../local/flow.ts';
import {
  bindMount,
  GRACE_SECONDS,
  INPUT_MOUNT,
  limitArguments,
  OUTPUT_MOUNT,
  REPORT_FILE,
  RESULTS_FOLDER,
  readItemReport,
  runCall,
} from '../local/item-container.ts';
import { MISSING_FILE, type Mount, mountItem } from '../local/item-mounts.ts';
import type { Attempt, AttemptSetting } from '../local/local-edges.ts';
import { usableMemory } from '../protocol/lanes.ts';
import { namesOutputs } from '../spec/named-files.ts';
import type { Plan } from '../workflow/plan.ts';
import { BoundedLog } from './bounded-log.ts';
import type { Engine } from './engine.ts';
import { outcomeOfRun } from './engine-memory.ts';
import { imageArguments } from './engine-probe.ts';
import type { RunFolder } from './local-run-folder.ts';
import { removeTree } from './remove-tree.ts';
import { readReport } from './result-files.ts';
import type { RunImages } from './run-images.ts';

/** What is the same for all attempts of a run. */
export interface AttemptContext {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly folder: RunFolder;
  readonly images: RunImages;
  readonly signal: AbortSignal;
  /** Gets the Failure `LEFT_BEHIND` of what could not be removed. */
  readonly warn: (failure: Failure) => void;
}

/**
 * Runs the algorithm on one item in a container of its wrapped image, with the lane's memory, the step's
 * other limits and the workflow's variables; secret ones come from this process's environment. Results of a
 * successful attempt are moved to their places.
 * @throws Failure as running a container does; `RESULT_REFUSED`, `FILE_ERROR`; the signal's reason
 */
export async function attemptInContainer(
  item: FlowItem,
  { lane, fingerprint }: AttemptSetting,
  context: AttemptContext,
): Promise<Attempt> {
  const { plan, engine, folder, images, signal, warn } = context;
  const { step } = item;
  const { checkpoint } = step.spec;
  const work = await folder.workFolder();
  try {
    const out = join(work, 'out');
    // The container may run as any user. The folders above are closed to other users of this machine.
    for (const path of [out, join(out, RESULTS_FOLDER)]) {
      await mkdir(path);
      await chmod(path, 0o777);
    }
    const input = await inputsFor(item, work);
    const logFile = await folder.logFile(item);
    const log = new BoundedLog(createWriteStream(join(folder.path, logFile)));
    const args = [
      `--label=${folder.label}`,
      ...engine.runOptions,
      ...limitArguments(
        { ...step.spec, memory: { suggested: usableMemory(lane) } },
        engine.cpus,
        step.limits,
      ),
      ...(step.gpu_count > 0 ? gpuOptions(engine, step.gpu_count) : []),
      ...(plan.network === 'isolated' ? ['--network=none'] : []),
      ...input.mounts,
      bindMount(out, OUTPUT_MOUNT, false),
      ...(checkpoint === undefined
        ? []
        : [bindMount(await folder.checkpointFolder(fingerprint), checkpoint, false)]),
      ...Object.entries({ ...step.variables, ...input.variables }).map(
        ([name, value]) => `--env=${name}=${value}`,
      ),
      // The engine's command reads secrets from its environment: all users of this machine can see arguments.
      ...Object.keys(step.secrets).map((name) => `--env=${name}`),
      ...imageArguments(images.of(step)),
      ...runCall(input.words),
    ];
    const run = () =>
      engine.run(args, {
        name: `pipewright-run-${randomBytes(8).toString('hex')}`,
        folder: work,
        seconds: step.timeout_minutes * 60 + GRACE_SECONDS,
        signal,
        onOutput: (chunk) => log.write(chunk),
      });
    const finished = await images.whileThere(step, run).finally(() => log.end());
    const last = `${finished.stdout}${finished.stderr}`.slice(-8192);
    if (finished.timedOut)
      return {
        state: 'EXECUTOR_ERROR',
        exitCode: null,
        reason: `it did not end within ${step.timeout_minutes} minutes ("timeout_minutes"), nor after the stop signal`,
        outputs: [],
        log: logFile,
      };
    const report = readItemReport(await readReport(join(out, REPORT_FILE)));
    const outcome = await outcomeOfRun(finished, report, last);
    if (outcome.state !== 'COMPLETE') return { ...outcome, log: logFile };
    const results = join(out, RESULTS_FOLDER);
    const outputs = await folder.place(step.id, results, outcome.outputs, input.below);
    const leftOut = outcome.leftOut?.map((each) => ({ ...each, path: posix.join(input.below, each.path) }));
    return { ...outcome, outputs, ...(leftOut && { leftOut }), log: logFile };
  } finally {
    // Only root can remove files of another uid; the next run tries again.
    await removeTree(work).catch(warn);
  }
}

/** How a container gets an item. */
interface ContainerInputs {
  /** Options of the engine. */
  readonly mounts: readonly string[];
  /** Words of the agent's call. */
  readonly words: readonly string[];
  /** Variables besides those of the step. */
  readonly variables: Readonly<Record<string, string>>;
  /** The folder in the step's results that the keys in the agent's report are relative to. */
  readonly below: string;
}

async function inputsFor(item: FlowItem, work: string): Promise<ContainerInputs> {
  const { path, input } = item;
  if (input.kind === 'named') return namedInputs(item, input, work);
  const target = posix.join(INPUT_MOUNT, posix.basename(path));
  // The agent sees one file, without the folders that it is in.
  const rest = { variables: {}, below: posix.dirname(path) };
  if (input.kind === 'file')
    return { ...rest, mounts: [bindMount(input.file.file, target, true)], words: [target] };
  const source = join(work, 'in');
  await mkdir(source);
  for (const { path, file } of input.files) await linkOrCopy(file, pathBelow(source, path));
  return { ...rest, mounts: [bindMount(source, target, true)], words: ['--gather', target] };
}

/** More files than this are put into one folder: engines are slow with hundreds of mounts. */
const MOST_MOUNTS = 64;

async function namedInputs(item: FlowItem, input: NamedInputs, work: string): Promise<ContainerInputs> {
  const { mounts, words } = mountItem(item, input);
  const { variables, missing } = input;
  const own = join(work, 'in');
  const files = mounts.filter(({ kind }) => kind === 'file');
  const isMany = files.length > MOST_MOUNTS;
  if (isMany) {
    await mkdir(own);
    for (const { source, target } of files) await linkOrCopy(source, pathBelow(own, target));
    // A mount needs a folder to be mounted on.
    for (const { kind, target } of mounts)
      if (kind === 'folder') await mkdir(pathBelow(own, target), { recursive: true });
  }
  const single = isMany ? mounts.filter(({ kind }) => kind === 'folder') : mounts;
  const options = single.map(({ source, target }: Mount) =>
    bindMount(source, posix.join(INPUT_MOUNT, target), true),
  );
  if (missing) {
    const file = isMany ? join(own, MISSING_FILE) : join(work, MISSING_FILE);
    await writeFile(file, missing.map((id) => `${id}\n`).join(''));
    // The container may run as any user, whatever this process's umask is.
    await chmod(file, 0o644);
    if (!isMany) options.push(bindMount(file, posix.join(INPUT_MOUNT, MISSING_FILE), true));
  }
  return {
    mounts: isMany ? [bindMount(own, INPUT_MOUNT, true), ...options] : options,
    ...{ words, variables, below: namesOutputs(item.step.spec) ? item.path : '' },
  };
}

async function linkOrCopy(file: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  // A hard link takes no space, but needs the same disk. The file is the user's own: nothing writes to it.
  await link(file, to).catch(() => copyFile(file, to, constants.COPYFILE_EXCL));
}

function gpuOptions(engine: Engine, count: number): string[] {
  // Podman uses the Container Device Interface (podman-run(1), --device).
  return engine.command === 'docker' ? [`--gpus=${count}`] : ['--device=nvidia.com/gpu=all'];
}
