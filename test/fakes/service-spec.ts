import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  Property,
  PropertyType,
  Resource as ResourceSpec,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';
import type { Template } from '../../src/deploy/template.ts';

/**
 * What is wrong with a template, by AWS's own description of CloudFormation's resource types; empty if
 * nothing is.
 */
export type Judge = (template: Pick<Template, 'Resources' | 'Outputs'>) => string[];

/** Loads the description, of some two thousand types. */
export async function openServiceSpec(): Promise<Judge> {
  const spec = await loadAwsServiceSpec();
  return (template) => new Judgement(spec, template).problems();
}

class Judgement {
  readonly #spec: SpecDatabase;
  readonly #template: Parameters<Judge>[0];
  readonly #problems: string[] = [];

  constructor(spec: SpecDatabase, template: Parameters<Judge>[0]) {
    this.#spec = spec;
    this.#template = template;
  }

  problems(): string[] {
    for (const [id, resource] of Object.entries(this.#template.Resources)) {
      const type = this.#typeOf(resource.Type);
      if (!type) {
        this.#problems.push(`${id}: there is no type ${resource.Type}`);
        continue;
      }
      this.#properties(id, resource.Properties, type.properties);
      for (const other of [resource.DependsOn ?? []].flat()) this.#exists(id, other);
    }
    this.#functions('Resources', this.#template.Resources);
    this.#functions('Outputs', this.#template.Outputs);
    return this.#problems;
  }

  #typeOf(name: string): ResourceSpec | undefined {
    return this.#spec.lookup('resource', 'cloudFormationType', 'equals', name)[0];
  }

  #exists(where: string, id: string): void {
    if (!Object.hasOwn(this.#template.Resources, id) && !id.startsWith('AWS::'))
      this.#problems.push(`${where}: there is no resource ${id}`);
  }

  /** References must lead to something that exists and has the attribute. */
  #functions(where: string, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const { Ref, 'Fn::GetAtt': got } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
    if (Ref !== undefined) this.#exists(where, Ref);
    if (got !== undefined) {
      this.#exists(where, got[0]);
      const type = this.#template.Resources[got[0]]?.Type;
      const attributes = type === undefined ? undefined : this.#typeOf(type)?.attributes;
      if (attributes && !Object.hasOwn(attributes, got[1]))
        this.#problems.push(`${where}: ${type} has no attribute ${got[1]}`);
    }
    for (const [key, inner] of Object.entries(value)) this.#functions(`${where}.${key}`, inner);
  }

  #properties(where: string, given: object, known: Readonly<Record<string, Property>>): void {
    for (const [name, property] of Object.entries(known))
      if (property.required && (given as Record<string, unknown>)[name] === undefined)
        this.#problems.push(`${where}: ${name} is missing`);
    for (const [name, value] of Object.entries(given)) {
      const property = known[name];
      if (!property) this.#problems.push(`${where}: there is no property ${name}`);
      else if (value !== undefined) this.#value(`${where}.${name}`, value, property.type);
    }
  }

  #value(where: string, value: unknown, type: PropertyType): void {
    const isFunction =
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
    if (isFunction) return;
    const expected = EXPECTED[type.type];
    const found = Array.isArray(value) ? 'array' : typeof value;
    if (expected !== undefined && found !== expected)
      this.#problems.push(`${where}: ${JSON.stringify(value)} is no ${type.type}`);
    else if (type.type === 'array')
      for (const [i, each] of (value as unknown[]).entries())
        this.#value(`${where}[${i}]`, each, type.element);
    else if (type.type === 'map')
      for (const [key, each] of Object.entries(value as object))
        this.#value(`${where}.${key}`, each, type.element);
    else if (type.type === 'ref') {
      const definition = this.#spec.get('typeDefinition', type.reference.$ref);
      this.#properties(where, value as object, definition.properties);
    }
  }
}

/** The names of these types in JavaScript. Types with several shapes are left to cfn-lint. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'array',
  map: 'object',
  ref: 'object',
};
