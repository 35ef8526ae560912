import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import { keyAt, type Path } from '../json/json-text.ts';
import { unknownEnding } from '../names.ts';
import { expectedValue, fitsVariable } from '../variable-values.ts';
import type { Report } from './rule-report.ts';
import { declaredVariable } from './spec-variables.ts';

/** `tests`: their samples are in the spec's folder, their variables are declared. */
export function checkTests(report: Report, hasFile: ((path: string) => boolean) | undefined): void {
  const variables = new Map(
    report
      .items(['user_specified_environment_variables'])
      .map((path) => [report.text([...path, 'name']) ?? '', path] as const),
  );
  const tests = report.items(['tests']);
  for (const { path, key } of report.repeated(tests.map((test) => [...test, 'name']))) {
    report.warn('DUPLICATE_ENTRY', path, {
      message: `Two tests have the name ${quote(key)}; reports cannot tell them apart. Rename one.`,
      got: quote(key),
    });
  }
  for (const test of tests) {
    checkInput(report, [...test, 'input'], hasFile);
    checkEnvironment(report, test, variables);
    checkOutputs(report, [...test, 'expect']);
  }
}

function checkInput(report: Report, path: Path, hasFile: ((path: string) => boolean) | undefined): void {
  const input = report.text(path);
  if (input === undefined) return;
  const got = quote(input);
  const problem = pathProblem(input);
  if (problem) {
    report.error('SAMPLE_OUTSIDE', path, {
      message: `The test's "input" is ${got}, ${problem}; it must be a path inside the spec's own folder such as tests/small.png.`,
      got,
      expected: 'a path inside the folder',
      fix: report.rewrite(path, /^\.\//.test(input) ? input.replace(/^(?:\.\/+)+/, '') : undefined, true),
    });
  } else if (hasFile && !hasFile(input)) {
    report.error('SAMPLE_NOT_FOUND', path, {
      message: `The test's "input" is ${got}, but the spec's folder has no such file. Add it, or correct the path.`,
      got,
    });
  }
}

/** Why a path does not simply name a file inside the folder it is read in; undefined when it does. */
function pathProblem(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return 'an address';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'a full path';
  if (path.includes('\\')) return 'which has a backslash in it';
  const steps = path.split('/');
  if (steps.includes('..')) return 'which leads outside';
  if (steps.some((step) => step === '' || step === '.')) return 'which has "." or an empty step in it';
  return undefined;
}

function checkEnvironment(report: Report, test: Path, variables: ReadonlyMap<string, Path>): void {
  const given = new Map(report.entries([...test, 'env']));
  for (const [name, path] of given) {
    const variable = variables.get(name);
    if (!variable) {
      const meant = nearest(name, variables.keys());
      report.error('UNDECLARED_VARIABLE', keyAt(path), {
        message: `The test sets ${quote(name)}, which "user_specified_environment_variables" does not declare${unknownEnding(meant, [...variables.keys()], 'it declares')}`,
        got: quote(name),
        expected: meant,
      });
      continue;
    }
    const declared = declaredVariable(report, variable);
    const value = report.text(path);
    if (value === undefined || fitsVariable(declared, value)) continue;
    const expected = expectedValue(declared);
    report.error('WRONG_TEST_VALUE', path, {
      message: `The test sets ${quote(name)} to ${quote(value)}, but it must be ${expected}.`,
      got: quote(value),
      expected,
    });
  }
  for (const [name, path] of variables) {
    if (!name || given.has(name) || report.value([...path, 'required']) !== true) continue;
    report.error('TEST_WITHOUT_VARIABLE', test, {
      message: `The test does not set ${quote(name)}, which is required. Add it to the test's "env".`,
      expected: name,
    });
  }
}

function checkOutputs(report: Report, expect: Path): void {
  for (const field of ['sha256', 'contains']) {
    for (const [name, path] of report.entries([...expect, field])) {
      if (pathProblem(name) === undefined) continue;
      report.error('BAD_OUTPUT_PATH', keyAt(path), {
        message: `${quote(name)} does not name an output: write its path inside the output folder such as result.json.`,
        got: quote(name),
        expected: 'a path such as result.json',
      });
    }
  }
  for (const path of report.items([...expect, 'outputs'])) {
    const pattern = report.text(path);
    if (pattern === undefined || pathProblem(pattern) === undefined) continue;
    report.error('BAD_OUTPUT_PATH', path, {
      message: `${quote(pattern)} cannot match an output: write a pattern of its path inside the output folder such as *.png.`,
      got: quote(pattern),
      expected: 'a pattern such as *.png',
    });
  }
}
