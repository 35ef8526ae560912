import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import type { Path } from '../json/json-text.ts';
import type { Report } from './rule-report.ts';
import { convertValue } from './spec-variables.ts';

/** `tests`: samples that are in the spec's folder, variables that are declared. */
export function checkTests(report: Report, hasFile: ((path: string) => boolean) | undefined): void {
  const variables = new Map(
    report
      .items(['user_specified_environment_variables'])
      .map((path) => [report.text([...path, 'name']) ?? '', path] as const),
  );
  const names = new Set<string>();
  for (const path of report.items(['tests'])) {
    const name = report.text([...path, 'name']);
    if (name !== undefined && names.has(name)) {
      report.add(
        'warning',
        'DUPLICATE_ENTRY',
        { path: [...path, 'name'] },
        {
          message: `Two tests are called ${quote(name)}; reports cannot tell them apart.`,
          got: quote(name),
        },
      );
    }
    if (name !== undefined) names.add(name);
    checkInput(report, [...path, 'input'], hasFile);
    checkEnvironment(report, path, variables);
    checkOutputs(report, [...path, 'expect']);
  }
}

function checkInput(report: Report, path: Path, hasFile: ((path: string) => boolean) | undefined): void {
  const input = report.text(path);
  if (input === undefined) return;
  const got = quote(input);
  const wrong = wrongWith(input);
  if (wrong) {
    report.add(
      'error',
      'SAMPLE_OUTSIDE',
      { path },
      {
        message: `The test's "input" is ${got}, ${wrong}; it must be a path inside the spec's own folder such as tests/small.png.`,
        got,
        expected: 'a path inside the folder',
        fix: /^\.\//.test(input) ? report.rewrite(path, input.replace(/^(?:\.\/+)+/, ''), true) : undefined,
      },
    );
  } else if (hasFile && !hasFile(input)) {
    report.add(
      'error',
      'SAMPLE_NOT_FOUND',
      { path },
      {
        message: `The test's "input" is ${got}, but the spec's folder has no such file.`,
        got,
      },
    );
  }
}

/** Why a path does not simply name a file inside the folder it is read in; undefined when it does. */
function wrongWith(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return 'an address';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'a full path';
  if (path.includes('\\')) return 'which has a backslash in it';
  const steps = path.split('/');
  if (steps.includes('..')) return 'which leads outside';
  if (steps.some((step) => step === '' || step === '.')) return 'which has "." or an empty step in it';
  return undefined;
}

function checkEnvironment(report: Report, test: Path, variables: ReadonlyMap<string, Path>): void {
  const given = new Set<string>();
  for (const [name, path] of report.entries([...test, 'env'])) {
    given.add(name);
    const variable = variables.get(name);
    if (!variable) {
      const meant = nearest(name, variables.keys());
      report.add(
        'error',
        'UNDECLARED_VARIABLE',
        { path, at: 'key' },
        {
          message: `The test sets ${quote(name)}, which "user_specified_environment_variables" does not declare${meant ? `; did you mean "${meant}"?` : '.'}`,
          got: quote(name),
          expected: meant,
        },
      );
      continue;
    }
    const type = report.text([...variable, 'type']) ?? 'string';
    const value = report.text(path);
    if (value !== undefined && type !== 'string' && convertValue(value, type) === undefined) {
      report.add(
        'error',
        'WRONG_TEST_VALUE',
        { path },
        {
          message: `The test sets ${quote(name)} to ${quote(value)}, but its type is "${type}".`,
          got: quote(value),
          expected: type,
        },
      );
    }
  }
  for (const [name, path] of variables) {
    if (!name || given.has(name) || report.value([...path, 'required']) !== true) continue;
    report.add(
      'error',
      'TEST_WITHOUT_VARIABLE',
      { path: test },
      {
        message: `The test does not set ${quote(name)}, which is required. Add it to the test's "env".`,
        expected: name,
      },
    );
  }
}

function checkOutputs(report: Report, expect: Path): void {
  const names: [string, Path][] = [
    ...report.entries([...expect, 'sha256']),
    ...report.entries([...expect, 'contains']),
  ];
  for (const [name, path] of names) {
    if (wrongWith(name) === undefined) continue;
    report.add(
      'error',
      'BAD_OUTPUT_PATH',
      { path, at: 'key' },
      {
        message: `${quote(name)} names no output: write its path inside the output folder such as result.json.`,
        got: quote(name),
        expected: 'a path such as result.json',
      },
    );
  }
  for (const path of report.items([...expect, 'outputs'])) {
    const pattern = report.text(path);
    if (pattern === undefined || wrongWith(pattern) === undefined) continue;
    report.add(
      'error',
      'BAD_OUTPUT_PATH',
      { path },
      {
        message: `${quote(pattern)} can match no output: write a pattern of its path inside the output folder such as *.png.`,
        got: quote(pattern),
        expected: 'a pattern such as *.png',
      },
    );
  }
}
