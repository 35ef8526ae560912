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
import type { CompleteSpec, CompleteTest } from '../spec/complete-spec.ts';

/**
 * The arguments of `docker run` for one test: no network, no rights, no writable root, bounded memory, CPU and
 * processes; the sample is mounted read-only and nothing else of this machine is in reach.
 * @param options.folders absolute paths on this machine
 * @param options.input the sample's file name in the input folder
 * @param options.runOptions what the engine needs besides; @param options.cpus what it can give at most
 */
export function sandboxArguments(
  spec: CompleteSpec,
  test: CompleteTest,
  options: {
    image: string;
    folders: { input: string; output: string };
    input: string;
    runOptions: readonly string[];
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
    // Programs unpack libraries and helpers there (Java, PyInstaller), as they may where there is no sandbox.
    '--tmpfs=/tmp:exec',
    ...fixedFolders(spec).map(memoryMount),
    bindMount(options.folders.input, INPUT_MOUNT, true),
    bindMount(options.folders.output, OUTPUT_MOUNT, false),
    ...Object.entries(test.env).map(([name, value]) => `--env=${name}=${value}`),
    options.image,
    ...runCall(`${INPUT_MOUNT}/${options.input}`),
  ];
}

/** Folders that a command knows by heart (it has no `$input`, or no `$output`) must be writable under a read-only root. */
function fixedFolders(spec: CompleteSpec): string[] {
  const folders: string[] = [];
  if (!/\$\{?input/.test(spec.run_command)) folders.push(spec.input_file_path);
  if (!/\$\{?output/.test(spec.run_command)) folders.push(spec.output_file_path);
  return [...new Set(folders)].filter((folder) => folder !== '/' && !/^\/tmp(\/|$)/.test(folder));
}

/** What came of one test's run. */
export interface SmokeResult {
  /** The algorithm's own exit code; null when it was ended by a signal or never started. */
  readonly exitCode: number | null;
  /** What the agent says of the item, in words, when it is not complete. */
  readonly reason?: string;
  readonly timedOut: boolean;
  /** Results by relative name with `/`. */
  readonly outputs: readonly SmokeOutput[];
  /** The end of what the container printed. */
  readonly log: string;
}

/** One test of a spec with what came of it. */
export interface Trial {
  readonly test: string;
  readonly seconds: number;
  /** Missing when the test could not be run. */
  readonly result?: SmokeResult;
  readonly findings: readonly Finding[];
}

export interface SmokeOutput {
  readonly name: string;
  /** lower-case hex */
  readonly sha256: string;
  /** Of the texts asked for by `textsToFind`, those that occur in the file. */
  readonly found: ReadonlySet<string>;
}

/** The texts whose presence in an output a test asks about. */
export function textsToFind(test: CompleteTest, output: string): readonly string[] {
  return Object.entries(test.expect.contains)
    .filter(([pattern]) => matches(output, pattern))
    .flatMap(([, texts]) => texts);
}

/**
 * Holds a result against what the test expects.
 * @param file the spec's file; @param index the test's place in `tests`
 */
export function judgeTrial(
  spec: CompleteSpec,
  test: CompleteTest,
  result: SmokeResult,
  file: string,
  index: number,
): Finding[] {
  const at = `/tests/${index}`;
  const findings: Finding[] = [];
  const fail = (code: string, path: string, message: string, got?: string, expected?: string): void => {
    findings.push({
      code,
      severity: 'error',
      file,
      path: at + path,
      message: `test "${test.name}": ${message}`,
      ...(got !== undefined && { got }),
      ...(expected !== undefined && { expected }),
    });
  };
  if (result.timedOut) {
    fail(
      'TEST_TIMED_OUT',
      '',
      `did not end within ${spec.timeout_minutes} minutes; raise "timeout_minutes" or use a smaller sample.`,
    );
    return findings;
  }
  const wanted = test.expect.exit_code;
  if (result.exitCode !== wanted) {
    const meaning = result.exitCode === null ? undefined : spec.exit_codes[String(result.exitCode)];
    const got = result.exitCode === null ? 'none' : `${result.exitCode}${meaning ? ` (${meaning})` : ''}`;
    const why = result.reason ? ` ${result.reason}` : '';
    fail(
      'TEST_EXIT_CODE',
      '/expect/exit_code',
      `the exit code is ${got}, expected ${wanted}.${why}`,
      got,
      String(wanted),
    );
    return findings;
  }
  if (result.reason && wanted === 0) {
    fail('TEST_FAILED', '', result.reason);
    return findings;
  }
  const names = result.outputs.map((output) => output.name);
  const listed = names.length > 0 ? names.join(', ') : 'nothing';
  const { outputs, sha256, contains } = test.expect;
  const missing = new Set<string>();
  for (const [part, pattern] of [
    ...outputs.map((pattern) => ['outputs', pattern] as const),
    ...Object.keys(sha256).map((name) => ['sha256', name] as const),
    ...Object.keys(contains).map((pattern) => ['contains', pattern] as const),
  ]) {
    if (missing.has(pattern) || names.some((name) => matches(name, pattern))) continue;
    missing.add(pattern);
    fail(
      'TEST_OUTPUT_MISSING',
      `/expect/${part}`,
      `no output matches "${pattern}"; it wrote ${listed}.`,
      listed,
      pattern,
    );
  }
  for (const output of result.outputs) {
    const wantedDigest = sha256[output.name];
    if (wantedDigest !== undefined && output.sha256 !== wantedDigest) {
      fail(
        'TEST_OUTPUT_DIFFERS',
        '/expect/sha256',
        `"${output.name}" has other content than expected: sha256 ${output.sha256}, expected ${wantedDigest}.`,
        output.sha256,
        wantedDigest,
      );
    }
    for (const text of textsToFind(test, output.name)) {
      if (output.found.has(text)) continue;
      fail(
        'TEST_OUTPUT_DIFFERS',
        '/expect/contains',
        `"${output.name}" does not contain "${text}".`,
        undefined,
        text,
      );
    }
  }
  return findings;
}

function matches(name: string, pattern: string): boolean {
  return name === pattern || matchesGlob(name, pattern);
}
