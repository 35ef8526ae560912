import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import type { CompleteVariable } from '../../spec/complete-spec.ts';
import type { Path } from '../../spec/json/json-text.ts';
import { foldName, isReservedVariable } from '../../spec/reserved-names.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { convertValue, fitsType, TYPES } from '../../spec/rules/spec-variables.ts';
import { nearest } from '../../text/near.ts';
import { quote, quoteList } from '../../text/quote.ts';

/** What a step is given, against what its algorithm declares. */
export function checkStepVariables(report: Report, step: Path, spec: ExtendedSpec): void {
  const declared = new Map(spec.user_specified_environment_variables.map((v) => [v.name, v]));
  const secrets = new Set(report.entries(['secrets']).map(([name]) => name));
  const given = new Map(report.entries([...step, 'variables']));
  const meant = new Set<string>();
  for (const [name, path] of given) {
    const variable = declared.get(name);
    if (!variable) {
      const guess = unknownVariable(report, path, name, spec, given);
      if (guess !== undefined) meant.add(guess);
      continue;
    }
    checkValue(report, path, variable);
    if (secrets.has(name)) {
      report.add(
        'error',
        'GIVEN_TWICE',
        { path, at: 'key' },
        {
          message: `${quote(name)} is in "secrets" and here: which one is meant? Keep one.`,
          got: quote(name),
        },
      );
    } else if (variable.secret) {
      report.add(
        'warning',
        'PLAIN_SECRET',
        { path },
        {
          message: `${quote(name)} is secret, but its value stands here for everybody who reads this file. Keep it in AWS and name its ARN in "secrets".`,
        },
      );
    }
  }
  const field = [...step, 'variables'];
  const unreadable = report.has(field) && report.value(field) === undefined;
  for (const { name, required } of unreadable ? [] : declared.values()) {
    if (!required || given.has(name) || secrets.has(name) || meant.has(name)) continue;
    report.add(
      'error',
      'MISSING_VARIABLE',
      { path: field },
      {
        message: `${spec.name} needs the variable ${quote(name)}: add it to "variables"${declared.get(name)!.secret ? ', or better its ARN to "secrets"' : ''}.${said(declared.get(name)!)}`,
        expected: name,
      },
    );
  }
}

/** `secrets` must be secrets of somebody: a name that no step declares is a mistake, or left over. */
export function checkSecrets(report: Report, specs: readonly ExtendedSpec[]): void {
  const declared = specs.flatMap((spec) => spec.user_specified_environment_variables.map((v) => v.name));
  for (const [name, path] of report.entries(['secrets'])) {
    if (declared.includes(name)) continue;
    const right = nearest(name, new Set(declared));
    report.add(
      'error',
      'UNKNOWN_VARIABLE',
      { path, at: 'key' },
      {
        message: `"secrets" has ${quote(name)}, which no algorithm of this workflow declares${right ? `; did you mean "${right}"?` : '.'}`,
        got: quote(name),
        expected: right,
        fix: right ? report.renameKey(path, right, foldName(right) === foldName(name)) : undefined,
      },
    );
  }
}

function said({ description }: CompleteVariable): string {
  return description ? ` It says: ${quote(description)}` : '';
}

function unknownVariable(
  report: Report,
  path: Path,
  name: string,
  spec: ExtendedSpec,
  given: ReadonlyMap<string, unknown>,
): string | undefined {
  const names = spec.user_specified_environment_variables.map((v) => v.name);
  if (isReservedVariable(name)) {
    report.add(
      'error',
      'RESERVED_VARIABLE',
      { path, at: 'key' },
      {
        message: `The variable ${quote(name)} belongs to the system; workflows may not set it. Take it out.`,
        got: quote(name),
      },
    );
    return undefined;
  }
  const right = nearest(
    name,
    names.filter((each) => !given.has(each)),
  );
  const there =
    names.length === 0
      ? '; it declares none.'
      : names.length <= 8
        ? `; it declares ${quoteList(names, 'and')}.`
        : '.';
  report.add(
    'error',
    'UNKNOWN_VARIABLE',
    { path, at: 'key' },
    {
      message: `${spec.name} declares no variable ${quote(name)}${right ? `; did you mean "${right}"?` : there}`,
      got: quote(name),
      expected: right,
      fix: right ? report.renameKey(path, right, foldName(right) === foldName(name)) : undefined,
    },
  );
  return right;
}

function checkValue(report: Report, path: Path, { name, type, secret }: CompleteVariable): void {
  const value = report.value(path);
  if (value === undefined || fitsType(value, type)) return;
  // A number is given as it is written: 1.10 must not become 1.1.
  const node = report.node(path)?.value;
  const source = node ? report.json.text.slice(node.offset, node.offset + node.length) : '';
  const better = type === 'string' ? source : convertValue(value, type);
  report.add(
    'error',
    'WRONG_VALUE',
    { path },
    {
      message: `${quote(name)} ${secret ? 'has a value of another kind' : `is ${quote(value)}`}, but its type is "${type}": it must be ${TYPES[type]}.`,
      got: secret ? undefined : quote(value),
      expected: TYPES[type],
      fix: better === undefined ? undefined : report.rewrite(path, better, true),
    },
  );
}
