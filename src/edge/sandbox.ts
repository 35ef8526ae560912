import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import {
  GRACE_SECONDS,
  outcomeOf,
  REPORT_FILE,
  RESULTS_FOLDER,
  readItemReport,
} from '../local/item-container.ts';
import { type SmokeResult, sandboxArguments, textsToFind } from '../pull-request/smoke.ts';
import type { CompleteSpec, CompleteTest } from '../spec/complete-spec.ts';
import type { Engine } from './engine.ts';
import { readReport, readResults } from './result-files.ts';

/**
 * Runs one of a spec's tests in a sandboxed container and reads what it left. Its folders are made for it and removed.
 * @param sample the test's input on this machine, absolute
 * @param signal ends the container when it is aborted
 * @throws Failure `SAMPLE_MISSING`, `ENGINE_ERROR`, `ENGINE_TIMEOUT`; the signal's reason
 */
export async function runInSandbox(
  engine: Engine,
  image: string,
  spec: CompleteSpec,
  test: CompleteTest,
  sample: string,
  signal?: AbortSignal,
): Promise<SmokeResult> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pipewright-test-')));
  try {
    const folders = { input: join(folder, 'in'), output: join(folder, 'out') };
    const input = basename(sample);
    // The container's user may be any. Others on this machine cannot enter the folder that both are in.
    for (const [path, mode] of [
      [folders.input, 0o755],
      [folders.output, 0o777],
    ] as const) {
      await mkdir(path);
      await chmod(path, mode);
    }
    await copyFile(sample, join(folders.input, input)).catch((error: NodeJS.ErrnoException) => {
      throw new Failure(
        'SAMPLE_MISSING',
        `The sample ${sample} of test "${test.name}" cannot be read (${error.code}).`,
      );
    });
    await chmod(join(folders.input, input), 0o644);
    const name = `pipewright-test-${randomBytes(6).toString('hex')}`;
    const { runOptions, cpus } = engine;
    const args = sandboxArguments(spec, test, { image, folders, input, runOptions, cpus });
    const seconds = spec.timeout_minutes * 60 + GRACE_SECONDS;
    const finished = await engine.run(args, { name, folder, seconds, ...(signal && { signal }) });
    // What the agent says of itself is left out: it repeats the end of the log, and would push the log itself out.
    const log = `${finished.stdout}${finished.stderr}`.replace(/^\{"state":.*\n?/gm, '').slice(-8192);
    const report = readItemReport(await readReport(join(folders.output, REPORT_FILE)));
    // 125: the engine itself failed (docker-run(1), "Exit Status"); then there was no container to judge.
    if (finished.exitCode === 125) {
      throw new Failure(
        'ENGINE_ERROR',
        `${engine.command} could not start the container: ${finished.stderr.trim().slice(-500)}`,
      );
    }
    const { exitCode, reason } = outcomeOf(finished.exitCode, report, log);
    const names = report?.outputs.map(({ key }) => key) ?? [];
    const outputs = await readResults(join(folders.output, RESULTS_FOLDER), names, (output) =>
      textsToFind(test, output),
    );
    return {
      exitCode,
      ...(reason !== undefined && { reason }),
      timedOut: finished.timedOut,
      outputs,
      log,
    };
  } finally {
    // Files of another uid can only be removed by root; what stays is the system's temporary folder's to clean.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
