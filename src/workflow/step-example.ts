import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { CompleteVariable } from '../spec/complete-spec.ts';
import { inputsOf } from '../spec/named-files.ts';
import type { VariableValue } from '../spec/spec.ts';

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

/** The schema's own example. */
const SECRET = 'arn:aws:ssm:us-east-1:183351756044:parameter/';

/**
 * An example of using an algorithm: its version, the variables that have a default with it, and those that are required
 * with a value of their type to replace; at the top of the file, its shared inputs and required secrets.
 */
export function stepExample(spec: ExtendedSpec): StepExample {
  const all = spec.user_specified_environment_variables;
  const open = all.filter(
    ({ secret, required, default: value }) => !secret && (required || value !== undefined),
  );
  const secrets = all.filter(({ secret, required }) => secret && required);
  const shared = inputsOf(spec).filter((input) => input.shared);
  return {
    step: {
      name: `${spec.name}@${spec.version}`,
      ...record('variables', open, exampleValue),
    },
    top: {
      ...record('shared', shared, () => 'PATH'),
      ...record('secrets', secrets, ({ name }) => `${SECRET}${name}`),
    },
  };
}

/** A field with a value for each name; none for no names. */
function record<K extends string, T extends { readonly name: string }, V>(
  field: K,
  all: readonly T[],
  example: (each: T) => V,
): { readonly [key in K]?: Readonly<Record<string, V>> } {
  if (all.length === 0) return {};
  const values = Object.fromEntries(all.map((each) => [each.name, example(each)]));
  return { [field]: values } as { readonly [key in K]?: Readonly<Record<string, V>> };
}

function exampleValue({
  type,
  default: value,
  choices = [],
  minimum,
  maximum,
}: CompleteVariable): VariableValue {
  if (value !== undefined) return value;
  switch (type) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return minimum ?? Math.min(1, maximum ?? 1);
    case 'choice':
      return choices[0] ?? '';
    case 'list':
      return ['VALUE'];
    case 'string':
      return 'VALUE';
  }
}
