/**
 * Runs tests: `npm test [-- FILE…] [--test-name-pattern=TEXT]`; without a file all of them, and checks types
 * and lint. `--pure` runs the tests that need no services, on any system.
 *
 * Sets up the services and tools that the files need; files that need none run meanwhile. In CI, what is
 * missing is a failure. Elsewhere the files that need it are skipped, and the report says why.
 */
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { parseArgs } from 'node:util';
import { explain, Failure } from '../src/core/failure.ts';
import { FOREGROUND_FLAGS } from '../src/edge/background-compilation.ts';
import { readKernelFile } from '../src/edge/kernel-file.ts';
import { runCommand } from './services/command.ts';
import { Services } from './services.ts';
import { Durations } from './test/durations.ts';
import { type Needs, needsOf } from './test/needs.ts';
import { endsFile, Output, type TestEvent } from './test/output.ts';
import { pureTests } from './test/pure.ts';
import { type Job, runJobs } from './test/schedule.ts';
import { setUp } from './test/set-up.ts';

const ROOT = join(import.meta.dirname, '..');
const BLOCKING_OUTPUT = import.meta.resolve('./test/blocking-output.ts');
/** More files at once would gain nothing: the longest one decides. */
const CORES = Math.min(4, availableParallelism());
/** Test files with containers mostly wait for them; each of the others keeps a core busy. */
const LIMITS = { container: 2 * CORES, core: CORES + 1 };
const AT_ONCE = 2 * CORES + 1;
/** The slowest file takes a minute or two. */
const FILE_LIMIT_MINUTES = 15;

interface Options {
  readonly files: readonly string[];
  readonly isWhole: boolean;
  readonly names: readonly string[];
}

async function main({ files, isWhole, names }: Options): Promise<number> {
  await using services = new Services();
  const stop = new AbortController();
  // Stop the services when the run is interrupted.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      stop.abort();
      void services[Symbol.asyncDispose]().finally(() => process.exit(code));
    });

  // Hundreds of short processes load the same modules.
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache/node-compile');
  const output = new Output(process.stdout);
  const durations = new Durations(ROOT);
  const needs = new Map(files.map((file) => [file, needsOf(ROOT, file)]));
  const ready = setUp(services, new Set([...needs.values()].flatMap(({ all }) => [...all])));

  async function runFile(file: string, { all, asks }: Needs): Promise<void> {
    const failure = await firstFailure([...all].map(ready));
    if (failure && (process.env.CI === 'true' || !isMissing(failure)))
      return output.addResult(file, 0, 'failed', explain(failure));
    // Tests that check what is available skip themselves.
    if (failure && !asks) return output.addResult(file, 0, 'skipped', explain(failure));
    const begin = performance.now();
    const events: TestEvent[] = [];
    let hasEnded = false;
    const limit = AbortSignal.timeout(FILE_LIMIT_MINUTES * 60_000);
    limit.addEventListener('abort', () => killTestProcess(file));
    for await (const event of run({
      files: [file],
      cwd: ROOT,
      signal: stop.signal,
      // After its last test a process of Node 24 may hang: in the clean-up of its handles, and in background
      // compilation.
      execArgv: ['--test-force-exit', '--import', BLOCKING_OUTPUT, ...FOREGROUND_FLAGS],
      testNamePatterns: [...names],
    })) {
      hasEnded ||= endsFile(event);
      if (files.length === 1) output.add(event);
      else events.push(event);
    }
    const took = performance.now() - begin;
    durations.add(file, took);
    if (files.length > 1) output.addFile(file, took, events);
    if (limit.aborted)
      output.addResult(file, took, 'failed', `It did not end within ${FILE_LIMIT_MINUTES} minutes.`);
    else if (!hasEnded)
      output.addResult(file, took, 'failed', 'Its process ended before all of its tests had been reported.');
  }

  const longestFirst = [...needs].sort((a, b) => durations.of(...b) - durations.of(...a));
  const jobs: Job[] = longestFirst.map(([file, each]) => ({
    ready: Promise.allSettled([...each.all].map(ready)),
    lane: laneOf(each),
    run: () => runFile(file, each),
  }));
  if (isWhole) jobs.push({ ready: Promise.resolve(), lane: 'core', run: () => check(output) });
  await runJobs(jobs, LIMITS, AT_ONCE);
  durations.save();
  return (await output.end()) ? 0 : 1;
}

function laneOf({ all }: Needs): keyof typeof LIMITS {
  // The AWS emulator alone needs the engine only for its network address.
  return all.has('docker') && (all.has('registry') || !all.has('aws')) ? 'container' : 'core';
}

async function check(output: Output): Promise<void> {
  const begin = performance.now();
  const { code, stdout, stderr } = await runCommand('npm', ['run', '--silent', 'check'], {
    cwd: ROOT,
    timeout: 300_000,
  });
  const kind = code === 0 ? 'passed' : 'failed';
  output.addResult('types and lint: npm run check', performance.now() - begin, kind, `${stdout}${stderr}`);
}

/** Kills the process of a test file. With SIGKILL, as a test may catch SIGTERM. */
function killTestProcess(file: string): void {
  const children = readKernelFile(`/proc/self/task/${process.pid}/children`);
  for (const pid of children.match(/\d+/g) ?? [])
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (args.includes(file)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // The process has ended meanwhile.
    }
}

async function firstFailure(jobs: readonly Promise<void>[]): Promise<Error | undefined> {
  for (const end of await Promise.allSettled(jobs)) if (end.status === 'rejected') return end.reason;
  return undefined;
}

function isMissing(error: Error): boolean {
  return error instanceof Failure && /^(?:COMMAND|ENGINE|TOOL)_MISSING$/.test(error.code);
}

/** @param args files, folders and globs, `--pure`, and node:test's option for names */
function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'test-name-pattern': { type: 'string', multiple: true, default: [] },
      pure: { type: 'boolean', default: false },
    },
  });
  const find = (pattern: string): string[] =>
    globSync([pattern, `${pattern}/**/*.test.ts`], { cwd: ROOT }).filter((file) => file.endsWith('.test.ts'));
  const files = positionals.flatMap((given) => {
    const found = find(relative(ROOT, resolve(given)));
    if (found.length > 0) return found;
    throw new Failure(
      'FILE_NOT_FOUND',
      `"${given}" is no test file (*.test.ts), and no folder or pattern of some.`,
    );
  });
  if (values.pure) files.push(...pureTests(ROOT));
  const isWhole = positionals.length === 0 && !values.pure;
  return { files: isWhole ? find('test') : [...new Set(files)], isWhole, names: values['test-name-pattern'] };
}

try {
  process.exitCode = await main(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(
    `${error instanceof Failure ? explain(error) : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}
