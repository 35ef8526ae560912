import { Failure } from '../core/failure.ts';
import type { Spec, Variable } from '../spec/spec.ts';
import { IMAGE_VARIABLE, type OriginalImage, SPEC_VARIABLE } from '../wrap/image-environment.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The agent's own variables, and those that lead to the credentials of its task: the algorithm must not get them. */
const WITHHELD = /^(?:PIPEWRIGHT|AWS|ECS)_/;

/**
 * The algorithm's environment: the image's moved-aside variables, defaults of the declared variables, and over both the
 * container's environment without {@link WITHHELD} names.
 */
export function algorithmEnvironment(
  environment: Environment,
  image: OriginalImage,
  spec: Spec,
): Record<string, string> {
  const result: Record<string, string> = { ...image.env };
  for (const { name, default: value } of spec.user_specified_environment_variables ?? [])
    if (value !== undefined) result[name] = String(value);
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && !WITHHELD.test(name)) result[name] = value;
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
 * The values of the declared variables, for `$NAME` in the command; empty without a value, as in a shell.
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
      `${spec.name} needs ${about.join(', ')}: give ${missing.length > 1 ? 'them' : 'it'} to the container, for example with 'docker run ${flags}'`,
    );
  }
  const values: Record<string, string> = {};
  for (const variable of declared) {
    const value = valueIn(variable, environment) ?? '';
    const type = variable.type ?? 'string';
    if (value !== '' && !FITS[type](value))
      throw new Failure(
        'VARIABLE_TYPE',
        `${variable.name} must be ${type === 'integer' ? 'an' : 'a'} ${type}, but is ${variable.secret ? 'not' : JSON.stringify(value)}: change it where the container is started (-e ${variable.name}=…)`,
      );
    values[variable.name] = value;
  }
  return values;
}

const FITS: Record<NonNullable<Variable['type']>, (value: string) => boolean> = {
  string: () => true,
  number: (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  integer: (value) => /^[+-]?\d+$/.test(value),
  boolean: (value) => /^(?:true|false|0|1|yes|no|on|off)$/i.test(value),
};

function valueIn(variable: Variable, environment: Environment): string | undefined {
  const { name, default: fallback } = variable;
  const given = Object.hasOwn(environment, name) ? environment[name] : undefined;
  return given ?? (fallback === undefined ? undefined : String(fallback));
}

/**
 * What `exec [--] ARGS` starts: the image's entrypoint with ARGS, or without any, with the image's command, as engines
 * do (image-spec config.md, `Entrypoint` and `Cmd`).
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
 * Where execvp(3) searches for a program, in order: the name itself when it holds a slash, else each folder of PATH (an
 * empty one is the working directory).
 */
export function programPaths(name: string, path: string | undefined): string[] {
  if (name.includes('/')) return [name];
  const folders = (path ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':');
  return folders.map((folder) => `${folder || '.'}/${name}`);
}
