import { matchesGlob } from 'node:path/posix';
import type { Finding } from '../core/finding.ts';
import {
  bindMount,
  INPUT_MOUNT,
  limitArguments,
  memoryMount,
  OUTPUT_MOUNT,
  runCall,
} from '../local/item-container.ts';
import type { OutputPreview } from '../report/output-preview.ts';
import type { CompleteSpec, CompleteTest } from '../spec/complete-spec.ts';
import { exitCodeOf } from '../spec/exit-codes.ts';
import { inputsOf } from '../spec/named-files.ts';
import { expectedOutputs } from '../spec/test-samples.ts';

/**
 * The arguments of `docker run` for one test: no network, no capabilities, no writable root, bounded memory,
 * CPU and processes; the sample is mounted read-only, and no other file of this machine.
 */
export function sandboxArguments(
  spec: CompleteSpec,
  test: CompleteTest,
  options: {
    /** The last words before the call: `--platform=…`, and the image's name. */
    image: readonly string[];
    /** Absolute paths on this machine. */
    folders: { input: string; output: string };
    /** The samples as words of the agent's call. */
    inputs: readonly string[];
    /** Further options that the engine needs. */
    runOptions: readonly string[];
    /** The engine's CPUs. */
    cpus: number;
  },
): string[] {
  return [
    '--network=none',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    ...options.runOptions,
    '--pids-limit=512',
    ...limitArguments(spec, options.cpus),
    '--read-only',
    // Programs unpack libraries and helpers there (Java, PyInstaller), as they can outside of a sandbox.
    '--tmpfs=/tmp:exec',
    ...[...fixedFolders(spec), ...(spec.checkpoint === undefined ? [] : [spec.checkpoint])].map(memoryMount),
    bindMount(options.folders.input, INPUT_MOUNT, true),
    bindMount(options.folders.output, OUTPUT_MOUNT, false),
    ...Object.entries(test.env).map(([name, value]) => `--env=${name}=${value}`),
    ...options.image,
    ...runCall(options.inputs),
  ];
}

/**
 * Folders that a command hard-codes (it has no `$input`, or no `$output`) must be writable under a read-only
 * root.
 */
function fixedFolders(spec: CompleteSpec): string[] {
  const folders: string[] = [];
  const names = inputsOf(spec).map(({ name }) => name);
  if (names.some((name) => !new RegExp(`\\$\\{?${name}`).test(spec.run_command)))
    folders.push(spec.input_file_path);
  if (!/\$\{?output/.test(spec.run_command)) folders.push(spec.output_file_path);
  return [...new Set(folders)].filter((folder) => folder !== '/' && !/^\/tmp(\/|$)/.test(folder));
}

/** The result of one test's container. */
export interface SmokeResult {
  /** The algorithm's own exit code; null when a signal ended it or it never started. */
  readonly exitCode: number | null;
  /** Why the item is not complete, as the agent reports it. */
  readonly reason?: string;
  readonly timedOut: boolean;
  /** Results by relative name with `/`. */
  readonly outputs: readonly SmokeOutput[];
  /** The end of what the container printed. */
  readonly log: string;
}

export interface SmokeOutput {
  readonly name: string;
  /** The outputs that it belongs to, if the spec names outputs. */
  readonly outputs?: readonly string[];
  /** lower-case hexadecimal */
  readonly sha256: string;
  /** The texts of `textsToFind` that occur in the file. */
  readonly found: ReadonlySet<string>;
  /** Only for the first outputs by name. */
  readonly preview?: OutputPreview;
}

/** One test of a spec with its result. */
export interface Trial {
  readonly test: string;
  readonly seconds: number;
  /** Missing when the test could not be run. */
  readonly result?: SmokeResult;
  readonly findings: readonly Finding[];
}

/** The texts that a test expects in an output. */
export function textsToFind(test: CompleteTest, output: string): readonly string[] {
  return Object.entries(test.expect.contains).flatMap(([pattern, texts]) =>
    matches(output, pattern) ? texts : [],
  );
}

/**
 * Compares a result with what the test expects.
 * @param file the spec's file; @param index the test's index in `tests`
 */
export function judgeTrial(
  spec: CompleteSpec,
  test: CompleteTest,
  result: SmokeResult,
  file: string,
  index: number,
): Finding[] {
  const finding = (
    code: string,
    path: string,
    message: string,
    got?: string,
    expected?: string,
  ): Finding => ({
    code,
    severity: 'error',
    file,
    path: `/tests/${index}${path}`,
    message: `test "${test.name}": ${message}`,
    ...(got !== undefined && { got }),
    ...(expected !== undefined && { expected }),
  });
  const { exitCode, timedOut, reason } = result;
  if (timedOut) {
    const message = `did not end within ${spec.timeout_minutes} minutes; raise "timeout_minutes" or use a smaller sample.`;
    return [finding('TEST_TIMED_OUT', '', message)];
  }
  const wanted = test.expect.exit_code;
  if (exitCode !== wanted) {
    const meaning = exitCodeOf(spec, exitCode)?.meaning;
    const got = exitCode === null ? 'none' : `${exitCode}${meaning ? ` (${meaning})` : ''}`;
    const message = `the exit code is ${got}, expected ${wanted}.${reason ? ` ${reason}` : ''}`;
    return [finding('TEST_EXIT_CODE', '/expect/exit_code', message, got, String(wanted))];
  }
  if (reason && wanted === 0) return [finding('TEST_FAILED', '', reason)];
  return [...missingOutputs(test, result, finding), ...differentOutputs(test, result, finding)];
}

type MakeFinding = (code: string, path: string, message: string, got?: string, expected?: string) => Finding;

function missingOutputs(test: CompleteTest, result: SmokeResult, finding: MakeFinding): Finding[] {
  const all = result.outputs.map(({ name }) => name);
  const { sha256, contains } = test.expect;
  const seen = new Set<string>();
  const expected = [
    ...expectedOutputs(test).map((each) => ({ part: 'outputs', ...each })),
    { part: 'sha256', output: undefined, patterns: Object.keys(sha256) },
    { part: 'contains', output: undefined, patterns: Object.keys(contains) },
  ];
  return expected.flatMap(({ part, output, patterns }) => {
    const own =
      output === undefined
        ? all
        : result.outputs.filter(({ outputs }) => outputs?.includes(output)).map(({ name }) => name);
    const written = own.length > 0 ? own.join(', ') : 'nothing';
    const of = output === undefined ? '' : ` of the output "${output}"`;
    const path = `/expect/${part}${output === undefined ? '' : `/${output}`}`;
    if (output !== undefined && patterns.length === 0)
      return own.length === 0
        ? []
        : [finding('TEST_OUTPUT_LEFT', path, `it wrote ${written}${of}, expected none.`, written, 'nothing')];
    return patterns
      .filter((pattern) => {
        const isNew = output !== undefined || !seen.has(pattern);
        if (output === undefined) seen.add(pattern);
        return isNew && !own.some((name) => matches(name, pattern));
      })
      .map((pattern) =>
        finding(
          'TEST_OUTPUT_MISSING',
          path,
          `no ${output === undefined ? 'output' : 'file'}${of} matches "${pattern}"; it wrote ${written}${of}.`,
          written,
          pattern,
        ),
      );
  });
}

function differentOutputs(test: CompleteTest, result: SmokeResult, finding: MakeFinding): Finding[] {
  const digests = new Map(Object.entries(test.expect.sha256));
  return result.outputs.flatMap(({ name, sha256, found }) => {
    const wanted = digests.get(name);
    const message = `the content of "${name}" is not as expected: its sha256 is ${sha256}, expected ${wanted}.`;
    return [
      ...(wanted !== undefined && sha256 !== wanted
        ? [finding('TEST_OUTPUT_DIFFERS', '/expect/sha256', message, sha256, wanted)]
        : []),
      ...textsToFind(test, name)
        .filter((text) => !found.has(text))
        .map((text) =>
          finding(
            'TEST_OUTPUT_DIFFERS',
            '/expect/contains',
            `"${name}" does not contain "${text}".`,
            undefined,
            text,
          ),
        ),
    ];
  });
}

function matches(name: string, pattern: string): boolean {
  return name === pattern || matchesGlob(name, pattern);
}
