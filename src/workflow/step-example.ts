import { posix } from 'node:path';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { CompleteVariable } from '../spec/complete-spec.ts';
import { inputsOf, type NamedInput } from '../spec/named-files.ts';
import type { VariableValue } from '../spec/spec.ts';
import { samplesOf } from '../spec/test-samples.ts';
import { isFalse, listItems } from '../spec/variable-values.ts';

/** What to write into a workflow file for an algorithm. */
export interface StepExample {
  /** An element of `algorithms`. */
  readonly step: { readonly name: string; readonly variables?: Readonly<Record<string, VariableValue>> };
  /** Fields of the file itself that the algorithm needs. */
  readonly top: {
    readonly shared?: Readonly<Record<string, string>>;
    readonly secrets?: Readonly<Record<string, string>>;
  };
}

/** Stands for a value without a default, which the user must write. */
const PLACEHOLDER = 'VALUE';

/**
 * An example of using an algorithm: its version and required variables; at the top of the file, its shared
 * inputs and required secrets. It works once copied, except for file names and for values without a default.
 */
export function stepExample(spec: ExtendedSpec): StepExample {
  const required = spec.user_specified_environment_variables.filter((each) => each.required);
  const secrets = required.filter(({ secret }) => secret);
  const plain = required.filter(({ secret }) => !secret);
  const shared = inputsOf(spec).filter((input) => input.shared);
  return {
    step: {
      name: `${spec.name}@${spec.version}`,
      ...record('variables', plain, (variable) => exampleValue(variable, spec)),
    },
    top: {
      ...record('shared', shared, (input) => sampleNames(input, spec)[0] ?? 'FILE'),
      ...record('secrets', secrets, ({ name }) => secretArn(name)),
    },
  };
}

/** A field with a value for each name; no field where there are no names. */
function record<K extends string, T extends { readonly name: string }, V>(
  field: K,
  all: readonly T[],
  example: (each: T) => V,
): { readonly [key in K]?: Readonly<Record<string, V>> } {
  if (all.length === 0) return {};
  const values = Object.fromEntries(all.map((each) => [each.name, example(each)]));
  return { [field]: values } as { readonly [key in K]?: Readonly<Record<string, V>> };
}

function secretArn(name: string): string {
  return `arn:aws:ssm:us-east-1:123456789012:parameter/${name.toLowerCase().replaceAll('_', '-')}`;
}

/** A variable's value in a test, else its default, else a value that its type allows. */
export function exampleValue(variable: CompleteVariable, spec: ExtendedSpec): VariableValue {
  const tried = spec.tests.find(({ expect }) => expect.exit_code === 0)?.env[variable.name];
  if (tried !== undefined) return valueOfText(variable, tried);
  if (variable.default !== undefined) return variable.default;
  switch (variable.type) {
    case 'choice':
      return variable.choices?.[0] ?? PLACEHOLDER;
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return variable.minimum ?? Math.min(1, variable.maximum ?? 1);
    case 'list':
      return [PLACEHOLDER];
    default:
      return PLACEHOLDER;
  }
}

/** The value for a workflow file, from its text in the environment. */
function valueOfText(variable: CompleteVariable, text: string): VariableValue {
  switch (variable.type) {
    case 'boolean':
      return !isFalse(text);
    case 'integer':
    case 'number':
      return Number(text);
    case 'list':
      return listItems(variable, text);
    case 'choice':
      return variable.choices?.find((each) => String(each) === text) ?? text;
    default:
      return text;
  }
}

/** Names of an input's samples in the first successful test with some, else names for its first pattern. */
export function sampleNames(input: NamedInput, spec: ExtendedSpec): string[] {
  const tests = spec.tests.filter(({ expect }) => expect.exit_code === 0);
  for (const test of tests) {
    const samples = samplesOf(test).get(input.name);
    if (samples && samples.length > 0) return samples.map((path) => posix.basename(path));
  }
  const pattern = posix.basename(input.patterns[0] ?? '*');
  const names = input.most === 2 ? ['FILE_1', 'FILE_2'] : ['FILE'];
  return names.map((name) => pattern.replace(/\*+/g, name));
}

/** The most characters of a line. */
const LINE = 76;

/** JSON for people: a value that fits into one line is not broken. */
export function compactJson(value: unknown, indent = ''): string {
  // Line ends are between values only: within texts, JSON escapes them.
  const spaced = JSON.stringify(value, null, 1)
    .replace(/(?<=\[)\n *|\n *(?=\])/g, '')
    .replace(/\n */g, ' ');
  if (indent.length + spaced.length <= LINE || typeof value !== 'object' || value === null) return spaced;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, each]) =>
    isList ? compactJson(each, deeper) : `${JSON.stringify(key)}: ${compactJson(each, deeper)}`,
  );
  return `${isList ? '[' : '{'}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}
