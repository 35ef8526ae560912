import { join } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { ImageSource } from '../oci/image-store.ts';
import { judgeTrial, type Trial } from '../pull-request/smoke.ts';
import type { CompleteSpec, CompleteTest } from '../spec/complete-spec.ts';
import type { Wrap } from '../wrap/derive.ts';
import type { Engine } from './engine.ts';
import { loadWrap } from './image-loading.ts';
import { runInSandbox } from './sandbox.ts';

/** A spec whose tests are to be run. */
export interface TestableEntry {
  readonly spec: CompleteSpec;
  /** Absolute: samples are named relative to it. */
  readonly folder: string;
  /** The spec's file as the user named it. */
  readonly shown: string;
}

/**
 * Runs a spec's tests on its wrap, which needs to be in no registry: the engine takes it from this process.
 * @param from where layers can be had
 * @param told of each test as it ends
 * @throws Failure as loading the image does; the signal's reason
 */
export async function tryTests(
  engine: Engine,
  wrap: Wrap,
  triable: TestableEntry,
  from: { source: ImageSource; agent: ImageSource },
  signal: AbortSignal,
  told: (trial: Trial) => void = () => {},
): Promise<Trial[]> {
  const image = await loadWrap(engine, wrap, triable.spec.name, from, signal);
  const trials: Trial[] = [];
  for (const [index, test] of triable.spec.tests.entries()) {
    const trial = await tryOne(engine, image, triable, test, index, signal);
    trials.push(trial);
    told(trial);
  }
  return trials;
}

async function tryOne(
  engine: Engine,
  image: string,
  { spec, folder, shown }: TestableEntry,
  test: CompleteTest,
  index: number,
  signal: AbortSignal,
): Promise<Trial> {
  signal.throwIfAborted();
  const started = performance.now();
  const took = () => (performance.now() - started) / 1000;
  try {
    const result = await runInSandbox(engine, image, spec, test, join(folder, test.input), signal);
    const seconds = took();
    return { test: test.name, seconds, result, findings: judgeTrial(spec, test, result, shown, index) };
  } catch (error) {
    const findings = [asFinding(error, shown, `/tests/${index}`, signal)];
    return { test: test.name, seconds: took(), findings };
  }
}

/** A failure that concerns one spec. @throws what concerns all: that the user stopped us, and faults of ours */
export function asFinding(error: unknown, file: string, path: string, signal: AbortSignal): Finding {
  if (!(error instanceof Failure) || signal.aborted) throw error;
  return { code: error.code, severity: 'error', file, path, message: explain(error) };
}
