import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import { keyAt, type Path } from '../json/json-text.ts';
import { unknownEnding } from '../names.ts';
import { expectedValue, fitsVariable } from '../variable-values.ts';
import type { Report } from './rule-report.ts';
import { pathProblem } from './sample-paths.ts';
import { checkOutputNames, checkSamples } from './spec-test-files.ts';
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
      message: `Two tests have the name ${quote(key)}, so reports cannot distinguish them. Rename one.`,
      got: quote(key),
    });
  }
  for (const test of tests) {
    checkSamples(report, test, hasFile);
    checkEnvironment(report, test, variables);
    checkOutputs(report, [...test, 'expect']);
  }
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
  const byName = report.entries([...expect, 'outputs']);
  const isList = Array.isArray(report.value([...expect, 'outputs']));
  if (!isList) checkOutputNames(report, byName);
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
  const patterns = isList
    ? report.items([...expect, 'outputs'])
    : byName.flatMap(([, path]) => report.items(path));
  for (const path of patterns) {
    const pattern = report.text(path);
    if (pattern === undefined || pathProblem(pattern) === undefined) continue;
    report.error('BAD_OUTPUT_PATH', path, {
      message: `${quote(pattern)} cannot match an output: write a pattern of its path inside the output folder such as *.png.`,
      got: quote(pattern),
      expected: 'a pattern such as *.png',
    });
  }
}
