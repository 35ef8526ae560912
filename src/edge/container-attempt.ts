import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, link, mkdir, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { FlowItem } from '../local/flow.ts';
import {
  bindMount,
  GRACE_SECONDS,
  INPUT_MOUNT,
  limitArguments,
  OUTPUT_MOUNT,
  outcomeOf,
  REPORT_FILE,
  RESULTS_FOLDER,
  readItemReport,
  runCall,
} from '../local/item-container.ts';
import type { Attempt } from '../local/local-run.ts';
import type { Plan } from '../workflow/plan.ts';
import { BoundedLog } from './bounded-log.ts';
import type { Engine } from './engine.ts';
import type { RunFolder } from './local-run-folder.ts';
import { readReport } from './result-files.ts';

/** What every attempt of a run is made with. */
export interface AttemptContext {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly folder: RunFolder;
  /** Step → the name that its image has in the engine. */
  readonly images: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

/**
 * Runs the algorithm on one item in a container of its wrapped image: the input read-only, a folder for results, the
 * spec's memory, CPUs and time, the workflow's variables; secret ones from this process's environment. Results of an attempt that succeeded are moved to their places.
 * @throws Failure `ENGINE_ERROR`, `ENGINE_TIMEOUT`, `RESULT_REFUSED`, `FILE_ERROR`; the signal's reason
 */
export async function attemptInContainer(item: FlowItem, bench: AttemptContext): Promise<Attempt> {
  const { engine, folder, signal } = bench;
  const work = await folder.workFolder();
  try {
    const out = join(work, 'out');
    // The container's user may be any. Nobody else can enter the folders above.
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
      ...limitArguments(item.step.spec, engine.cpus),
      ...(item.step.gpu_count > 0 ? gpuOptions(engine, item.step.gpu_count) : []),
      ...(bench.plan.network === 'isolated' ? ['--network=none'] : []),
      bindMount(input.source, input.target, true),
      bindMount(out, OUTPUT_MOUNT, false),
      ...Object.entries(item.step.variables).map(([name, value]) => `--env=${name}=${value}`),
      // The engine's command takes secrets from its own environment: every user of this machine can read arguments.
      ...Object.keys(item.step.secrets).map((name) => `--env=${name}`),
      bench.images.get(item.step.id)!,
      ...runCall(input.target, item.input.kind === 'folder'),
    ];
    const finished = await engine
      .run(args, {
        name: `pipewright-run-${randomBytes(8).toString('hex')}`,
        folder: work,
        seconds: item.step.timeout_minutes * 60 + GRACE_SECONDS,
        signal,
        onOutput: (chunk) => log.write(chunk),
      })
      .finally(() => log.end());
    const last = `${finished.stdout}${finished.stderr}`.slice(-8192);
    // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
    if (finished.exitCode === 125)
      throw new Failure(
        'ENGINE_ERROR',
        `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`,
      );
    if (finished.timedOut)
      return {
        state: 'EXECUTOR_ERROR',
        exitCode: null,
        reason: `it did not end within ${item.step.timeout_minutes} minutes ("timeout_minutes" of its spec), nor when it was asked to`,
        outputs: [],
        log: logFile,
      };
    const report = readItemReport(await readReport(join(out, REPORT_FILE)));
    const outcome = outcomeOf(finished.exitCode, report, last);
    if (outcome.state !== 'COMPLETE') return { ...outcome, log: logFile };
    // The agent saw one file and knows nothing of the folders that it is in.
    const below = posix.dirname(item.path);
    const results = join(out, RESULTS_FOLDER);
    const outputs = await folder.place(item.step.id, results, outcome.outputs, below);
    return { ...outcome, outputs, log: logFile };
  } finally {
    // Files of another uid can only be removed by root; the next run tries again.
    await rm(work, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Where the input is on this machine, and where the container sees it. */
async function inputMount(item: FlowItem, work: string): Promise<{ source: string; target: string }> {
  const target = posix.join(INPUT_MOUNT, posix.basename(item.path));
  if (item.input.kind === 'file') return { source: item.input.file.file, target };
  const source = join(work, 'in');
  await mkdir(source);
  for (const { path, file } of item.input.files) {
    const to = join(source, path);
    await mkdir(dirname(to), { recursive: true });
    // A link costs no room; on another disk there is none.
    await link(file, to).catch(() => copyFile(file, to));
  }
  return { source, target };
}

function gpuOptions(engine: Engine, count: number): string[] {
  // Podman knows GPUs by the Container Device Interface (podman-run(1), --device).
  return engine.command === 'docker' ? [`--gpus=${count}`] : ['--device=nvidia.com/gpu=all'];
}

/** sha256 of a file, lower-case hex. @throws Failure `FILE_ERROR` */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
