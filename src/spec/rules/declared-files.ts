import { isRecord } from '../../core/record.ts';
import type { Path } from '../json/json-text.ts';
import { INPUT_KEYS, inputsOf, type NamedInput, type NamedOutput, outputsOf } from '../named-files.ts';
import type { FileCount, SpecInput } from '../spec.ts';
import type { Report } from './rule-report.ts';

export const INPUTS = ['inputs'] as const;
export const OUTPUTS = ['outputs'] as const;

/** Whether the document names its inputs: `inputs` has no key of an input at its top. */
export function hasNamedInputs(report: Report): boolean {
  const value = report.value(INPUTS);
  if (!isRecord(value) || INPUT_KEYS.some((key) => Object.hasOwn(value, key))) return false;
  // A mistyped key of the short form is not the name of an input.
  return !report.findings.some(
    ({ code, path }) => code === 'UNKNOWN_FIELD' && /^\/inputs\/[^/]+$/.test(path),
  );
}

export function hasNamedOutputs(report: Report): boolean {
  return report.has(OUTPUTS);
}

/** The inputs as far as they are valid; the one input `input` where none is named. */
export function declaredInputs(report: Report): readonly NamedInput[] {
  if (!hasNamedInputs(report)) return inputsOf({ inputs: fieldsAt(report, INPUTS) });
  const named = report.entries(INPUTS).map(([name, path]) => [name, fieldsAt(report, path)]);
  return inputsOf({ inputs: Object.fromEntries(named) });
}

/** The outputs as far as they are valid; none where none is named. */
export function declaredOutputs(report: Report): readonly NamedOutput[] {
  const named = report.entries(OUTPUTS).map(([name, path]) => {
    const { patterns = [], ...rest } = fieldsAt(report, path);
    return [name, { ...rest, patterns }];
  });
  return outputsOf({ outputs: Object.fromEntries(named) });
}

function fieldsAt(report: Report, path: Path): SpecInput {
  const flag = (field: string): boolean => report.value([...path, field]) === true;
  const texts = (field: string): string[] | undefined =>
    report.has([...path, field])
      ? report
          .items([...path, field])
          .map((item) => report.text(item))
          .filter((text) => text !== undefined)
      : undefined;
  return {
    patterns: texts('patterns'),
    count: countAt(report, [...path, 'count']),
    companions: texts('companions'),
    optional: flag('optional'),
    shared: flag('shared'),
    folder: flag('folder'),
    separator: report.text([...path, 'separator']),
  };
}

function countAt(report: Report, path: Path): FileCount | undefined {
  const value = report.value(path);
  if (typeof value === 'number') return value;
  const [least, most] = Array.isArray(value) ? (value as unknown[]) : [];
  const isMost = most === null || typeof most === 'number';
  return typeof least === 'number' && isMost ? [least, most] : undefined;
}
