import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, copyFile, link, mkdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { Failure } from '../core/failure.ts';
import { pathBelow } from '../core/path-below.ts';
import type { FlowItem } from '../local/flow.ts';
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
import type { Attempt } from '../local/local-run.ts';
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
 * Runs the algorithm on one item in a container of its wrapped image, with the spec's limits and the workflow's
 * variables; secret ones come from this process's environment. Results of a successful attempt are moved to their places.
 * @throws Failure as running a container does; `RESULT_REFUSED`, `FILE_ERROR`; the signal's reason
 */
export async function attemptInContainer(item: FlowItem, context: AttemptContext): Promise<Attempt> {
  const { plan, engine, folder, images, signal, warn } = context;
  const { step } = item;
  const work = await folder.workFolder();
  try {
    const out = join(work, 'out');
    // The container may run as any user. The folders above are closed to other users of this machine.
    for (const path of [out, join(out, RESULTS_FOLDER)]) {
      await mkdir(path);
      await chmod(path, 0o777);
    }
    const input = await inputMount(item, work);
    const logFile = await folder.logFile(item);
    const log = new BoundedLog(createWriteStream(join(folder.path, logFile)));
    const args = [
      `--label=${folder.label}`,
      ...engine.runOptions,
      ...limitArguments(step.spec, engine.cpus),
      ...(step.gpu_count > 0 ? gpuOptions(engine, step.gpu_count) : []),
      ...(plan.network === 'isolated' ? ['--network=none'] : []),
      bindMount(input.source, input.target, true),
      bindMount(out, OUTPUT_MOUNT, false),
      ...Object.entries(step.variables).map(([name, value]) => `--env=${name}=${value}`),
      // The engine's command reads secrets from its environment, as all users of this machine can see arguments.
      ...Object.keys(step.secrets).map((name) => `--env=${name}`),
      ...imageArguments(images.of(step)),
      ...runCall(item.input.kind === 'folder' ? ['--gather', input.target] : [input.target]),
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
        reason: `it did not end within ${step.timeout_minutes} minutes ("timeout_minutes" of its spec), nor after the stop signal`,
        outputs: [],
        log: logFile,
      };
    const report = readItemReport(await readReport(join(out, REPORT_FILE)));
    const outcome = await outcomeOfRun(finished, report, last);
    if (outcome.state !== 'COMPLETE') return { ...outcome, log: logFile };
    // The agent saw one file, without the folders that it is in.
    const below = posix.dirname(item.path);
    const results = join(out, RESULTS_FOLDER);
    const outputs = await folder.place(step.id, results, outcome.outputs, below);
    const leftOut = outcome.leftOut?.map((each) => ({ ...each, path: posix.join(below, each.path) }));
    return { ...outcome, outputs, ...(leftOut && { leftOut }), log: logFile };
  } finally {
    // Only root can remove files of another uid; the next run tries again.
    await removeTree(work).catch(warn);
  }
}

/** Where the input is on this machine, and where the container sees it. */
async function inputMount(item: FlowItem, work: string): Promise<{ source: string; target: string }> {
  const target = posix.join(INPUT_MOUNT, posix.basename(item.path));
  if (item.input.kind === 'file') return { source: item.input.file.file, target };
  const source = join(work, 'in');
  await mkdir(source);
  for (const { path, file } of item.input.files) {
    const to = pathBelow(source, path);
    await mkdir(dirname(to), { recursive: true });
    // A link takes no space, but works on the same disk only.
    await link(file, to).catch(() => copyFile(file, to));
  }
  return { source, target };
}

function gpuOptions(engine: Engine, count: number): string[] {
  // Podman uses the Container Device Interface (podman-run(1), --device).
  return engine.command === 'docker' ? [`--gpus=${count}`] : ['--device=nvidia.com/gpu=all'];
}
