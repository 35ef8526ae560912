import { quote } from '../../text/quote.ts';
import type { Path } from '../json/json-text.ts';
import { COMMAND_NAMES, isReservedVariable } from '../reserved-names.ts';
import type { Report } from './rule-report.ts';

/** The types a variable may have, in words. */
export const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** What users may set: names that are free, values that fit. */
export function checkVariables(report: Report): void {
  const first = new Map<string, number>();
  for (const [i, path] of report.items(['user_specified_environment_variables']).entries()) {
    const name = report.text([...path, 'name']);
    if (name !== undefined) {
      checkName(report, [...path, 'name'], name);
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, i);
      else {
        report.add(
          'error',
          'DUPLICATE_VARIABLE',
          { path: [...path, 'name'] },
          {
            message: `The variable ${quote(name)} is declared twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
            got: quote(name),
          },
        );
      }
    }
    checkDefault(report, path, name ?? '');
  }
}

function checkName(report: Report, path: Path, name: string): void {
  const ours = (COMMAND_NAMES as readonly string[]).includes(name);
  if (!ours && !isReservedVariable(name)) return;
  report.add(
    'error',
    'RESERVED_VARIABLE',
    { path },
    {
      message: ours
        ? `The variable ${quote(name)} has the name of one that "run_command" always has. Choose another name.`
        : `The variable ${quote(name)} belongs to the system; users may not set it. Choose another name.`,
      got: quote(name),
      expected: 'no PATH, LD_*, AWS_*, ECS_*, GITHUB_*, PIPEWRIGHT_* or NODE_OPTIONS',
    },
  );
}

function checkDefault(report: Report, path: Path, name: string): void {
  const field = [...path, 'default'];
  const value = report.value(field);
  if (value === undefined) return;
  const type = report.text([...path, 'type']) ?? 'string';
  if (!fitsType(value, type)) {
    const better = convertValue(value, type);
    report.add(
      'error',
      'WRONG_DEFAULT',
      { path: field },
      {
        message: `The default of ${quote(name)} is ${quote(value)}, but its type is "${type}": it must be ${TYPES[type]}.`,
        got: quote(value),
        expected: TYPES[type],
        fix: better === undefined ? undefined : report.rewrite(field, better, true),
      },
    );
  }
  if (report.value([...path, 'required']) === true) {
    report.add(
      'warning',
      'DEFAULT_NEVER_USED',
      { path: field },
      {
        message: `${quote(name)} is required, so that its default is never used. Drop one of the two.`,
        got: quote(value),
      },
    );
  }
  if (report.value([...path, 'secret']) === true) {
    report.add(
      'warning',
      'SECRET_IN_SPEC',
      { path: field },
      {
        message: `${quote(name)} is secret, but its default stands here for everybody to read. Take the default out.`,
      },
    );
  }
}

/** Whether a value, as JSON has it or as the text of an environment variable, is of a variable's type. */
export function fitsType(value: unknown, type: string): boolean {
  if (type === 'string') return typeof value === 'string';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'number' && (type === 'number' || Number.isInteger(value));
}

/** The same value in the right type, where there is no doubt. */
export function convertValue(value: unknown, type: string): unknown {
  if (type === 'string') return String(value);
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean') return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
  const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) && fitsType(number, type) ? number : undefined;
}
