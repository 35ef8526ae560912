import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import { keyAt, type Path } from '../../spec/json/json-text.ts';
import { foldName, isReservedVariable, unknownEnding } from '../../spec/names.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { checkType } from '../../spec/rules/spec-variables.ts';
import { WRAPPER_VARIABLES } from '../../spec/rules/wrapper-variables.ts';
import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';

/**
 * Checks the variables that a step sets against those that its algorithm declares.
 * @param fromSheet names of the variables that a sheet sets
 */
export function checkStepVariables(
  report: Report,
  step: Path,
  spec: ExtendedSpec,
  fromSheet: readonly string[] = [],
): void {
  const field = [...step, 'variables'];
  const declared = new Map(spec.user_specified_environment_variables.map((v) => [v.name, v]));
  const secrets = new Set(report.entries(['secrets']).map(([name]) => name));
  const given = new Map(report.entries(field));
  const meant = new Set<string | undefined>();
  for (const [name, path] of given) {
    const variable = declared.get(name);
    if (!variable) {
      const free = [...declared.keys()].filter((each) => !given.has(each));
      meant.add(unknownVariable(report, path, spec, free));
      continue;
    }
    checkType(report, path, 'WRONG_VALUE', variable, quote(name));
    if (secrets.has(name)) {
      report.error('GIVEN_TWICE', keyAt(path), {
        message: `${quote(name)} is both in "secrets" and here. Keep one of them.`,
        got: quote(name),
      });
    } else if (variable.secret) {
      report.warn('PLAIN_SECRET', path, {
        message: `${quote(name)} is secret, but everyone who reads this file can see its value. Store it in AWS, and write its ARN in "secrets".`,
      });
    }
  }
  if (report.has(field) && report.value(field) === undefined) return;
  for (const { name, required, secret, description } of declared.values()) {
    const isGiven = given.has(name) || secrets.has(name) || fromSheet.includes(name);
    if (!required || isGiven || meant.has(name)) continue;
    report.error('MISSING_VARIABLE', field, {
      message: `${spec.name} needs the variable ${quote(name)}: add it to "variables"${secret ? ', or better its ARN to "secrets"' : ''}.${description ? ` Its description: ${quote(description)}` : ''}`,
      expected: name,
    });
  }
}

/** Every name in `secrets` must be a variable of some step: any other is a mistake, or out of date. */
export function checkSecrets(report: Report, specs: readonly ExtendedSpec[]): void {
  const declared = specs.flatMap((spec) => spec.user_specified_environment_variables.map((v) => v.name));
  for (const [name, path] of report.entries(['secrets'])) {
    if (declared.includes(name)) continue;
    const meant = nearest(name, new Set(declared));
    const message = `"secrets" has ${quote(name)}, which no algorithm of this workflow declares${unknownEnding(meant, [])}`;
    addUnknown(report, path, meant, message);
  }
}

/** @param free declared variables that the step does not set @returns the one that was probably meant */
function unknownVariable(
  report: Report,
  path: Path,
  spec: ExtendedSpec,
  free: readonly string[],
): string | undefined {
  const name = String(path.at(-1));
  if (WRAPPER_VARIABLES.has(name)) {
    report.error('WRAPPER_VARIABLES', keyAt(path), {
      message: `The variable ${quote(name)} was a setting of container_wrapper.py's agent. Pipewright does not need it: remove it. Credentials come from roles; never write them into a file.`,
      got: quote(name),
    });
    return undefined;
  }
  if (isReservedVariable(name)) {
    report.error('RESERVED_VARIABLE', keyAt(path), {
      message: `The variable ${quote(name)} belongs to the system, and workflows cannot set it. Remove it.`,
      got: quote(name),
    });
    return undefined;
  }
  const meant = nearest(name, free);
  const names = spec.user_specified_environment_variables.map((v) => v.name);
  const ending = names.length > 0 ? unknownEnding(meant, names) : '; it has none. Remove it.';
  addUnknown(report, path, meant, `${spec.name} has no variable ${quote(name)}${ending}`);
  return meant;
}

function addUnknown(report: Report, path: Path, meant: string | undefined, message: string): void {
  const name = String(path.at(-1));
  report.error('UNKNOWN_VARIABLE', keyAt(path), {
    message,
    got: quote(name),
    expected: meant,
    fix: report.renameKey(path, meant, foldName(meant ?? '') === foldName(name)),
  });
}
