import { Failure } from '../core/failure.ts';
import type { Spec, Variable } from '../spec/spec.ts';
import { environmentText, expectedValue, fitsVariable, valueText } from '../spec/variable-values.ts';
import { IMAGE_VARIABLE, type OriginalImage, SPEC_VARIABLE } from '../wrap/image-environment.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The agent's own variables, and those that lead to the credentials of its task: the algorithm must not get
 * them.
 */
const WITHHELD = /^(?:PIPEWRIGHT|AWS|ECS)_/;

/**
 * The algorithm's environment: the image's moved-aside variables, over them the container's environment
 * without {@link WITHHELD} names, and defaults of the declared variables. A declared boolean that is false is
 * not set.
 */
export function algorithmEnvironment(
  environment: Environment,
  image: OriginalImage,
  spec: Spec,
): Record<string, string> {
  const result: Record<string, string> = { ...image.env };
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && !WITHHELD.test(name)) result[name] = value;
  for (const variable of spec.user_specified_environment_variables ?? []) {
    const given = valueIn(variable, result);
    const text = given === undefined ? undefined : environmentText(variable, given);
    if (text === undefined) delete result[variable.name];
    else result[variable.name] = text;
  }
  return result;
}

/** The environment that the image's own entrypoint would have without wrapping. */
export function originalEnvironment(environment: Environment, image: OriginalImage): Record<string, string> {
  const result: Record<string, string> = { ...image.env };
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && name !== SPEC_VARIABLE && name !== IMAGE_VARIABLE) result[name] = value;
  return result;
}

/**
 * The texts of the declared variables that have a value, for `$NAME` in the command.
 * @throws Failure `VARIABLE_MISSING`, naming all of them, or `VARIABLE_TYPE`
 */
export function variableValues(spec: Spec, environment: Environment): Record<string, string> {
  const declared = spec.user_specified_environment_variables ?? [];
  const missing = declared.filter((v) => v.required && valueIn(v, environment) === undefined);
  if (missing.length > 0) {
    const flags = missing.map(({ name }) => `-e ${name}=…`).join(' ');
    const about = missing.map(({ name, description }) => (description ? `${name} (${description})` : name));
    throw new Failure(
      'VARIABLE_MISSING',
      `${spec.name} needs ${about.join(', ')}: set ${missing.length > 1 ? 'them' : 'it'} for the container, for example with 'docker run ${flags}'`,
    );
  }
  const values: Record<string, string> = {};
  for (const variable of declared) {
    const value = valueIn(variable, environment);
    if (value === undefined) continue;
    if (value !== '' && !fitsVariable(variable, value))
      throw new Failure(
        'VARIABLE_TYPE',
        `${variable.name} must be ${expectedValue(variable)}, but is ${variable.secret ? 'not' : JSON.stringify(value)}: change it where the container is started (-e ${variable.name}=…)`,
      );
    values[variable.name] = value;
  }
  return values;
}

function valueIn(variable: Variable, environment: Environment): string | undefined {
  const { name, default: fallback } = variable;
  const given = Object.hasOwn(environment, name) ? environment[name] : undefined;
  return given ?? (fallback === undefined ? undefined : valueText(variable, fallback));
}

/**
 * What `exec [--] ARGS` starts: the image's entrypoint with ARGS, or if there are none, with the image's own
 * command, as engines do (image-spec config.md, `Entrypoint` and `Cmd`).
 * @throws Failure `NOTHING_TO_EXECUTE` when the image has neither and no ARGS are given
 */
export function originalCommand(image: OriginalImage, args: readonly string[]): string[] {
  const words = args[0] === '--' ? args.slice(1) : args;
  const command = [...(image.entrypoint ?? []), ...(words.length > 0 ? words : (image.cmd ?? []))];
  if (command.length > 0) return command;
  throw new Failure(
    'NOTHING_TO_EXECUTE',
    'the image has no entrypoint and no command: name the program, exec -- PROGRAM ARGS',
  );
}

/**
 * Where execvp(3) searches for a program, in order: the name itself when it holds a slash, else each folder
 * of PATH (an empty one is the working directory).
 */
export function programPaths(name: string, path: string | undefined): string[] {
  if (name.includes('/')) return [name];
  const folders = (path ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':');
  return folders.map((folder) => `${folder || '.'}/${name}`);
}
