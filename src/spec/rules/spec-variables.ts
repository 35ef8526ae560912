import { quote } from '../../text/quote.ts';
import { type Path, sourceOf } from '../json/json-text.ts';
import { COMMAND_NAMES, isReservedVariable } from '../names.ts';
import type { Report } from './rule-report.ts';
import { checkWrapperVariables } from './wrapper-variables.ts';

/** The types a variable may have, in words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** The variables that users may set: free names, defaults of the right type. */
export function checkVariables(report: Report): void {
  const variables = report.items(['user_specified_environment_variables']);
  const names = variables.map((path) => [...path, 'name']);
  for (const { path, key, first, second } of report.repeated(names)) {
    report.error('DUPLICATE_VARIABLE', path, {
      message: `The variable ${quote(key)} is declared twice, as entry ${first + 1} and as entry ${second + 1}. Keep one.`,
      got: quote(key),
    });
  }
  const foreign = checkWrapperVariables(report, variables);
  for (const variable of variables.filter((path) => !foreign.has(path))) {
    checkName(report, [...variable, 'name']);
    checkDefault(report, variable);
  }
}

function checkName(report: Report, path: Path): void {
  const name = report.text(path);
  if (name === undefined) return;
  const isOwn = (COMMAND_NAMES as readonly string[]).includes(name);
  if (!isOwn && !isReservedVariable(name)) return;
  report.error('RESERVED_VARIABLE', path, {
    message: isOwn
      ? `The variable ${quote(name)} has the name of one that "run_command" always has. Choose another name.`
      : `The variable ${quote(name)} belongs to the system; users may not set it. Choose another name.`,
    got: quote(name),
    expected: 'no PATH, LD_*, AWS_*, ECS_*, GITHUB_*, PIPEWRIGHT_* or NODE_OPTIONS',
  });
}

function checkDefault(report: Report, variable: Path): void {
  const path = [...variable, 'default'];
  const value = report.value(path);
  if (value === undefined) return;
  const name = quote(report.text([...variable, 'name']) ?? '');
  const type = report.text([...variable, 'type']) ?? 'string';
  const secret = report.value([...variable, 'secret']) === true;
  checkType(report, path, 'WRONG_DEFAULT', { subject: `The default of ${name}`, type, secret });
  if (report.value([...variable, 'required']) === true) {
    report.warn('DEFAULT_NEVER_USED', path, {
      message: `${name} is required, so its default is never used. Remove "required" or "default".`,
      got: secret ? undefined : quote(value),
    });
  }
  if (secret) {
    report.warn('SECRET_IN_SPEC', path, {
      message: `${name} is secret, but everybody can read its default here. Remove the default.`,
    });
  }
}

/**
 * Reports a value that is not of its variable's type. A secret's value is not shown.
 * @param subject starts the message: `The default of "SIGMA"`
 */
export function checkType(
  report: Report,
  path: Path,
  code: string,
  { subject, type, secret }: { subject: string; type: string; secret: boolean },
): void {
  const value = report.value(path);
  if (value === undefined || fitsType(value, type)) return;
  const node = report.node(path);
  // A number becomes the text that was written: 1.10 must not become 1.1.
  const better = type === 'string' ? node && sourceOf(report.json, node) : convertValue(value, type);
  report.error(code, path, {
    message: `${subject} ${secret ? 'has a value of another type' : `is ${quote(value)}`}, but its type is "${type}": it must be ${TYPES[type]}.`,
    got: secret ? undefined : quote(value),
    expected: TYPES[type],
    fix: report.rewrite(path, better, true),
  });
}

/** Whether a JSON value is of a variable's type. */
function fitsType(value: unknown, type: string): boolean {
  if (type === 'string') return typeof value === 'string';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'number' && (type === 'number' || Number.isInteger(value));
}

/** The value that a text means in a type other than text; undefined where it is in doubt. */
export function convertValue(value: unknown, type: string): unknown {
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean') return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
  const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) && fitsType(number, type) ? number : undefined;
}
