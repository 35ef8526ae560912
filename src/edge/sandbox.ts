import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import { GRACE_SECONDS, REPORT_FILE, RESULTS_FOLDER, readItemReport } from '../local/item-container.ts';
import {
  judgeTrial,
  type SmokeResult,
  sandboxArguments,
  type Trial,
  textsToFind,
} from '../pull-request/smoke.ts';
import type { CompleteSpec, CompleteTest } from '../spec/complete-spec.ts';
import type { Wrap } from '../wrap/derive.ts';
import type { LayerSources } from '../wrap/layer-sources.ts';
import type { Engine } from './engine.ts';
import { outcomeOfRun } from './engine-memory.ts';
import { type EngineImage, imageArguments, probeMounts, probePlatform } from './engine-probe.ts';
import { loadWrap } from './image-loading.ts';
import { removeTree } from './remove-tree.ts';
import { readReport, readResults } from './result-files.ts';
import { reloading } from './run-images.ts';
import { copySamples } from './sample-files.ts';

/** A spec whose tests can be run. */
export interface TestableEntry {
  readonly spec: CompleteSpec;
  /** Absolute: samples are named relative to it. */
  readonly folder: string;
  /** The spec's file as the user named it. */
  readonly shown: string;
}

export interface TrialOptions {
  readonly engine: Engine;
  readonly wrap: Wrap;
  /** Where layers come from. */
  readonly from: LayerSources;
  readonly signal: AbortSignal;
  /** Called as each test ends. */
  readonly onTrial?: (trial: Trial) => void;
}

/**
 * Runs a spec's tests on its wrapped image. No registry needs to have it: the engine loads it from this
 * process.
 * @throws Failure as loading the image does; the signal's reason
 */
export async function tryTests(entry: TestableEntry, options: TrialOptions): Promise<Trial[]> {
  const { engine, wrap, from, signal, onTrial } = options;
  const load = (): Promise<EngineImage> => loadWrap(engine, wrap, entry.spec.name, from, signal);
  const image = await load();
  const folder = await realpath(tmpdir());
  await probePlatform(engine, image, { algorithm: entry.spec.name, folder, signal });
  await probeOnce(engine, image, folder, signal);
  const whileThere = reloading(load);
  const trials: Trial[] = [];
  for (const [index, test] of entry.spec.tests.entries()) {
    signal.throwIfAborted();
    const started = performance.now();
    const outcome = await tryOne({ ...entry, index, test, image }, options, whileThere);
    const trial = { test: test.name, seconds: (performance.now() - started) / 1000, ...outcome };
    trials.push(trial);
    onTrial?.(trial);
  }
  return trials;
}

/** Engines of this process that see this machine's files. */
const probed = new WeakSet<Engine>();

async function probeOnce(
  engine: Engine,
  image: EngineImage,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  if (probed.has(engine)) return;
  await probeMounts(engine, image, { folder, inputs: [], signal });
  probed.add(engine);
}

async function tryOne(
  run: TestableEntry & SandboxRun & { readonly index: number },
  { engine, signal }: TrialOptions,
  whileThere: ReturnType<typeof reloading>,
): Promise<Pick<Trial, 'result' | 'findings'>> {
  const { spec, test, shown, index } = run;
  try {
    const leftBehind: Finding[] = [];
    const warn = ({ code, message }: Failure): void =>
      void leftBehind.push({ code, severity: 'warning', file: shown, path: `/tests/${index}`, message });
    const result = await whileThere(() => runInSandbox(engine, run, signal, warn));
    return { result, findings: [...judgeTrial(spec, test, result, shown, index), ...leftBehind] };
  } catch (error) {
    return { findings: [asFinding(error, shown, `/tests/${index}`, signal)] };
  }
}

/** Whether this machine causes a failure, and no spec: all its tests would fail the same way. */
export function isOfMachine(error: unknown): boolean {
  return error instanceof Failure && ['ENGINE_ELSEWHERE', 'AGENT_UNAVAILABLE'].includes(error.code);
}

/**
 * The finding for a failure that concerns one spec.
 * @throws errors that concern all specs: an abort, this machine's, and Pipewright's own faults
 */
export function asFinding(error: unknown, file: string, path: string, signal: AbortSignal): Finding {
  if (!(error instanceof Failure) || signal.aborted || isOfMachine(error)) throw error;
  return { code: error.code, severity: 'error', file, path, message: explain(error) };
}

/** One test of a spec, and what it runs on. */
export interface SandboxRun {
  readonly image: EngineImage;
  readonly spec: CompleteSpec;
  readonly test: CompleteTest;
  /** The spec's folder, absolute: samples are named relative to it. */
  readonly folder: string;
}

/**
 * Runs a test in a sandboxed container and reads its results. Its folders are temporary.
 * @param signal ends the container when it is aborted
 * @param warn gets the Failure `LEFT_BEHIND` of what could not be removed
 * @throws Failure `SAMPLE_MISSING`, `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 */
export async function runInSandbox(
  engine: Engine,
  { image, spec, test, folder: source }: SandboxRun,
  signal?: AbortSignal,
  warn: (failure: Failure) => void = () => {},
): Promise<SmokeResult> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pipewright-test-')));
  try {
    const folders = { input: join(folder, 'in'), output: join(folder, 'out') };
    // Any user may run in the container. Other users of this machine cannot enter the folder around both.
    for (const [path, mode] of [
      [folders.input, 0o755],
      [folders.output, 0o777],
    ] as const) {
      await mkdir(path);
      await chmod(path, mode);
    }
    const inputs = await copySamples(source, spec, test, folders.input);
    const name = `pipewright-test-${randomBytes(6).toString('hex')}`;
    const { runOptions, cpus } = engine;
    const call = { image: imageArguments(image), folders, inputs, runOptions, cpus };
    const args = sandboxArguments(spec, test, call);
    const seconds = spec.timeout_minutes * 60 + GRACE_SECONDS;
    const finished = await engine.run(args, { name, folder, seconds, signal });
    // Without the agent's own lines, which repeat the end of the log and would push the log out.
    const log = `${finished.stdout}${finished.stderr}`.replace(/^\{"state":.*\n?/gm, '').slice(-8192);
    const report = readItemReport(await readReport(join(folders.output, REPORT_FILE)));
    const { exitCode, reason } = await outcomeOfRun(finished, report, log);
    const names = report?.outputs.map(({ key }) => key) ?? [];
    const read = await readResults(join(folders.output, RESULTS_FOLDER), names, (output) =>
      textsToFind(test, output),
    );
    const named = new Map(report?.outputs.map(({ key, outputs }) => [key, outputs]));
    const outputs = read.map((output) => {
      const of = named.get(output.name);
      return { ...output, ...(of && { outputs: of }) };
    });
    return { exitCode, reason, timedOut: finished.timedOut, outputs, log };
  } finally {
    // Only root can remove files of another uid.
    await removeTree(folder).catch(warn);
  }
}
