import { nearest } from '../../text/near.ts';
import { quote, quoteList } from '../../text/quote.ts';
import { COMMAND_NAMES, isReservedCommandName } from '../command-names.ts';
import { inputNameOf } from '../input-names.ts';
import { type Path, sourceOf } from '../json/json-text.ts';
import type { NamedInput } from '../named-files.ts';
import { isReservedVariable } from '../names.ts';
import type { Variable, VariableValue } from '../spec.ts';
import { expectedValue, fitsVariable, valueText } from '../variable-values.ts';
import { isCommandName } from './checked-command.ts';
import { declaredInputs } from './declared-files.ts';
import type { Report } from './rule-report.ts';
import { checkWrapperVariables } from './wrapper-variables.ts';

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
  const inputs = declaredInputs(report);
  for (const variable of variables.filter((path) => !foreign.has(path))) {
    checkName(report, [...variable, 'name'], inputs);
    checkLimits(report, variable);
    checkDefault(report, variable);
  }
  const boolean = variables.find((variable) => report.text([...variable, 'type']) === 'boolean');
  if (boolean) {
    report.hint('BOOLEAN_UNSET', [...boolean, 'type'], {
      message:
        'A boolean that is false is not set in the algorithm\'s environment, so that "${NAME:+…}" and tests for a set variable mean false. Images wrapped by an earlier release set it to "false" until they are wrapped again.',
    });
  }
}

/** The types that a limit is for. */
const LIMITS: Readonly<Record<string, readonly string[]>> = {
  choices: ['choice'],
  separator: ['list'],
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
  pattern: ['string', 'list'],
};

/** Limits fit the type, and each other. */
function checkLimits(report: Report, variable: Path): void {
  const type = report.text([...variable, 'type']) ?? 'string';
  const name = quote(report.text([...variable, 'name']) ?? '');
  for (const [field, types] of Object.entries(LIMITS)) {
    const path = [...variable, field];
    if (!report.has(path) || types.includes(type)) continue;
    report.error('LIMIT_OF_OTHER_TYPE', path, {
      message: `${name} has ${quote(field)}, but its type is ${quote(type)}; ${quote(field)} is for ${quoteList(types, 'and')}. Remove it, or change the type.`,
      got: quote(type),
      expected: types.join(', '),
    });
  }
  if (type === 'choice' && !report.has([...variable, 'choices'])) {
    report.error('MISSING_CHOICES', [...variable, 'type'], {
      message: `${name} is a choice, but has no "choices". List its values there.`,
      expected: '"choices": ["…", "…"]',
    });
  }
  const choices = report.items([...variable, 'choices']);
  for (const { path, key } of report.repeated(choices, (each) => String(report.value(each)))) {
    report.warn('DUPLICATE_ENTRY', path, {
      message: `${name} has the choice ${quote(key)} twice. Remove one.`,
      got: quote(key),
    });
  }
  const [minimum, maximum] = ['minimum', 'maximum'].map((field) => report.number([...variable, field]));
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    report.error('EMPTY_RANGE', [...variable, 'maximum'], {
      message: `The "maximum" of ${name} is ${maximum}, less than its "minimum", ${minimum}: no value fits.`,
      got: String(maximum),
      expected: `${minimum} or more`,
    });
  }
  checkPattern(report, [...variable, 'pattern'], name);
}

/** A repeated part that repeats a part: its time may grow exponentially with the text. */
const NESTED_REPETITION = /\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/;

function checkPattern(report: Report, path: Path, name: string): void {
  const pattern = report.text(path);
  if (pattern === undefined) return;
  const why = patternProblem(pattern);
  if (why === undefined) return;
  report.error('BAD_PATTERN', path, {
    message: `The "pattern" of ${name} is ${quote(pattern)}, which cannot be used as a regular expression: ${why}.`,
    got: quote(pattern),
    expected: 'a regular expression of ECMAScript, for the whole text',
  });
}

/** A variable's type and limits, as far as they are valid. */
export function declaredVariable(report: Report, variable: Path): Variable {
  const choices = report.items([...variable, 'choices']).map((path) => report.value(path));
  const pattern = report.text([...variable, 'pattern']);
  return {
    name: report.text([...variable, 'name']) ?? '',
    type: (report.text([...variable, 'type']) ?? 'string') as NonNullable<Variable['type']>,
    ...(choices.length > 0 && { choices: choices as (string | number)[] }),
    separator: report.text([...variable, 'separator']),
    minimum: report.number([...variable, 'minimum']),
    maximum: report.number([...variable, 'maximum']),
    ...(pattern !== undefined && patternProblem(pattern) === undefined && { pattern }),
    secret: report.value([...variable, 'secret']) === true,
  };
}

/** Why a text cannot be used as a pattern; undefined where it can. */
function patternProblem(pattern: string): string | undefined {
  try {
    // Compiled alone: "a)|(?:b" would be valid inside of a group.
    new RegExp(pattern, 'u');
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, '');
  }
  return NESTED_REPETITION.test(pattern)
    ? 'it repeats a group that contains a repetition, which may take practically forever'
    : undefined;
}

function checkName(report: Report, path: Path, inputs: readonly NamedInput[]): void {
  const name = report.text(path);
  if (name === undefined) return;
  const isOwn = isReservedCommandName(name);
  const part = inputNameOf(inputs, name);
  // A variable with an input's own name gets a finding at the input.
  if (!isOwn && isCommandName(inputs, name) && part?.part !== 'files') {
    const meaning = Object.hasOwn(COMMAND_NAMES, name)
      ? COMMAND_NAMES[name as keyof typeof COMMAND_NAMES].meaning
      : `of the input ${quote(part?.input.name)}`;
    report.hint('SHADOWED_NAME', path, {
      message: `In "run_command", $${name} has a meaning, ${meaning}; the variable of the same name replaces it.`,
      got: quote(name),
    });
  }
  if (!isOwn && !isReservedVariable(name)) return;
  report.error('RESERVED_VARIABLE', path, {
    message: isOwn
      ? `"run_command" always has a variable ${quote(name)}. Choose another name.`
      : `The variable ${quote(name)} belongs to the system, and users cannot set it. Choose another name.`,
    got: quote(name),
    expected: 'no PATH, LD_*, AWS_*, ECS_*, GITHUB_*, PIPEWRIGHT_* or NODE_OPTIONS',
  });
}

function checkDefault(report: Report, variable: Path): void {
  const path = [...variable, 'default'];
  const value = report.value(path);
  if (value === undefined) return;
  const declared = declaredVariable(report, variable);
  const { secret } = declared;
  const name = quote(declared.name);
  checkType(report, path, 'WRONG_DEFAULT', declared, `The default of ${name}`);
  if (report.value([...variable, 'required']) === true) {
    report.warn('DEFAULT_NEVER_USED', path, {
      message: `${name} is required, so its default is never used. Remove "required" or "default".`,
      got: secret ? undefined : quote(value),
    });
  }
  if (secret) {
    report.warn('SECRET_IN_SPEC', path, {
      message: `${name} is secret, but everyone can read its default here. Remove the default.`,
    });
  }
}

/**
 * Reports a value that is not of its variable's type, or outside of its limits. A secret's value is not
 * shown.
 * @param subject starts the message: `The default of "SIGMA"`
 */
export function checkType(
  report: Report,
  path: Path,
  code: string,
  variable: Variable,
  subject: string,
): void {
  const { type = 'string', secret = false } = variable;
  const value = report.value(path);
  if (value === undefined) return;
  const isOfType = fitsType(value, type);
  if (isOfType && fitsVariable(variable, valueText(variable, value as VariableValue))) return;
  const node = report.node(path);
  // A number becomes the text that was written: 1.10 must not become 1.1.
  const isText = type === 'string' || (type === 'choice' && typeof value === 'boolean');
  const better = isOfType
    ? nearestChoice(variable, value)
    : isText
      ? node && sourceOf(report.json, node)
      : convertValue(value, type);
  const expected = expectedValue(variable);
  report.error(code, path, {
    message: `${subject} ${secret ? (isOfType ? 'is outside of its limits' : 'has a value of another type') : `is ${quote(value)}`}, but ${isOfType ? 'it' : `its type is "${type}": it`} must be ${expected}.`,
    got: secret ? undefined : quote(value),
    expected,
    fix: report.rewrite(path, better, !isOfType),
  });
}

function nearestChoice({ type, choices = [] }: Variable, value: unknown): string | number | undefined {
  const meant = type === 'choice' ? nearest(String(value), choices.map(String)) : undefined;
  return choices.find((choice) => String(choice) === meant);
}

/** Whether a JSON value is of a variable's type; its limits are checked elsewhere. */
function fitsType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' || typeof value === 'number';
    case 'list':
      return typeof value === 'string' || Array.isArray(value);
    default:
      return typeof value === 'number' && (type === 'number' || Number.isInteger(value));
  }
}

/** The value that a text means in a type other than text; undefined where it is uncertain. */
function convertValue(value: unknown, type: string): unknown {
  if (type === 'list') return typeof value === 'number' ? [value] : undefined;
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean') return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
  const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) && fitsType(number, type) ? number : undefined;
}
