import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import { fieldName, keyAt, type Path } from '../json/json-text.ts';
import { countRange, type NamedInput, OTHER_OUTPUT } from '../named-files.ts';
import { unknownEnding } from '../names.ts';
import { declaredInputs, declaredOutputs, hasNamedInputs, hasNamedOutputs } from './declared-files.ts';
import type { Report } from './rule-report.ts';
import { checkSample } from './sample-paths.ts';

/** A test's samples: their inputs exist, and get as many as they take, with companions. */
export function checkSamples(
  report: Report,
  test: Path,
  hasFile: ((path: string) => boolean) | undefined,
): void {
  const inputs = declaredInputs(report);
  const [one, many] = [
    [...test, 'input'],
    [...test, 'inputs'],
  ];
  const isNamed = hasNamedInputs(report);
  if (report.has(one) && report.has(many)) {
    report.error('TWO_SAMPLES', keyAt(many), {
      message: 'The test has "input" and "inputs". Keep "inputs", with a sample for each input.',
      got: '"input" and "inputs"',
    });
  } else if (report.has(one)) {
    if (isNamed) reportUnnamed(report, one, inputs);
    else checkSample(report, one, hasFile, inputs[0]);
  } else if (report.has(many)) checkNamed(report, many, inputs, hasFile);
  else if (inputs.some(({ optional }) => !optional)) {
    const field = isNamed ? 'inputs' : 'input';
    report.error('MISSING_FIELD', [...test, field], {
      message: `The field "${fieldName([...test, field])}" is missing; add it. It names the sample${isNamed ? 's by the names of inputs' : ''}, relative to the folder of this file.`,
      expected: isNamed ? `"inputs": { "${inputs[0]?.name}": "tests/…" }` : '"input": "tests/…"',
    });
  }
}

function reportUnnamed(report: Report, path: Path, inputs: readonly NamedInput[]): void {
  const [name = 'NAME'] = inputs.map((input) => input.name);
  report.error('SAMPLE_WITHOUT_NAME', keyAt(path), {
    message: `The inputs of this algorithm have names, so a test must say which sample is for which input: "inputs": { ${quote(name)}: ${quote(report.value(path))} }.`,
    got: quote(report.value(path)),
    expected: '"inputs"',
  });
}

function checkNamed(
  report: Report,
  path: Path,
  inputs: readonly NamedInput[],
  hasFile: ((path: string) => boolean) | undefined,
): void {
  const names = inputs.map(({ name }) => name);
  const given = new Map<string, number>();
  for (const [name, at] of report.entries(path)) {
    const input = inputs.find((each) => each.name === name);
    const samples = typeof report.value(at) === 'string' ? [at] : report.items(at);
    given.set(name, samples.length);
    if (!input) {
      const meant = nearest(name, names);
      report.error('UNKNOWN_INPUT', keyAt(at), {
        message: `The test has a sample for ${quote(name)}, which is not an input of the algorithm${unknownEnding(meant, names)}`,
        got: quote(name),
        expected: meant ?? names.join(', '),
        fix: report.renameKey(at, meant, false),
      });
      continue;
    }
    for (const sample of samples) checkSample(report, sample, hasFile, input);
    checkCount(report, at, input, samples.length);
  }
  for (const { name, optional } of inputs) {
    if (optional || given.has(name)) continue;
    report.error('TEST_WITHOUT_INPUT', keyAt(path), {
      message: `The test has no sample for the input ${quote(name)}. Add it, or make the input optional.`,
      expected: name,
    });
  }
}

function checkCount(report: Report, path: Path, input: NamedInput, count: number): void {
  const { name, least, most } = input;
  if (report.value(path) === undefined || (count >= least && count <= (most ?? Number.POSITIVE_INFINITY)))
    return;
  const range = countRange(input);
  report.error('WRONG_COUNT', path, {
    message: `The test has ${count} samples for the input ${quote(name)}, which takes ${range}.`,
    got: String(count),
    expected: range,
  });
}

/** Expected files by the names of outputs: these outputs exist. */
export function checkOutputNames(report: Report, entries: readonly [string, Path][]): void {
  const names = [...declaredOutputs(report).map(({ name }) => name), OTHER_OUTPUT];
  for (const [name, path] of entries) {
    if (hasNamedOutputs(report) && names.includes(name)) continue;
    const meant = nearest(name, names);
    report.error('UNKNOWN_OUTPUT', keyAt(path), {
      message: hasNamedOutputs(report)
        ? `The test expects files of ${quote(name)}, which is not an output of the algorithm${unknownEnding(meant, names)}`
        : `The test expects files of ${quote(name)}, but the outputs of this algorithm have no names. Write a list of patterns: "outputs": ["*.png"].`,
      got: quote(name),
      expected: hasNamedOutputs(report) ? (meant ?? names.join(', ')) : 'a list of patterns',
    });
  }
}
