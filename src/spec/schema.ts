import { Ajv, type ErrorObject } from 'ajv';
import schema from '../../catalog/schema/spec.schema.json' with { type: 'json' };

/** The part of JSON Schema that our schemas use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** What VS Code shows, and we, when `pattern` does not match: what is allowed, as a noun. */
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
}

/** Words of our schemas that are for editors. */
const FOR_EDITORS = ['markdownDescription', 'patternErrorMessage', 'defaultSnippets'];

let validate: ReturnType<Ajv['compile']> | undefined;

/** Every mistake that the spec's schema finds in a document. */
export function schemaErrors(document: unknown): readonly ErrorObject[] {
  if (!validate) {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, validateSchema: false });
    ajv.addVocabulary(FOR_EDITORS);
    validate = ajv.compile(schema);
  }
  return validate(document) ? [] : (validate.errors ?? []);
}

/** The schema at a JSON pointer such as `#/properties/memory`, references followed. */
export function schemaAt(at: string): Schema | undefined {
  let here: unknown = schema;
  for (const step of at.split('/').slice(1)) {
    here = (here as Record<string, unknown> | undefined)?.[unescapePointer(decodeURIComponent(step))];
  }
  const found = here as Schema | undefined;
  return found?.$ref ? schemaAt(found.$ref) : found;
}

/** The schema of a list's items or of a field, references followed. */
export function follow(found: Schema | undefined): Schema | undefined {
  return found?.$ref ? schemaAt(found.$ref) : found;
}

export function unescapePointer(step: string): string {
  return step.replace(/~1/g, '/').replace(/~0/g, '~');
}
