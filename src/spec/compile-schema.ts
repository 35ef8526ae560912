import { Ajv, type CodeOptions, type ValidateFunction } from 'ajv';
import type { Schema } from './document-schema.ts';

/** Words of our schemas that are for editors. */
const FOR_EDITORS = ['markdownDescription', 'patternErrorMessage', 'defaultSnippets'];

/** The compiler of all our schemas, here and when `dist/` is built. */
export function openCompiler(code: CodeOptions = {}): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    validateSchema: false,
    verbose: true, // errors then carry the schema that they come from, references followed
    code,
  });
  ajv.addVocabulary(FOR_EDITORS);
  return ajv;
}

/**
 * Compiles a schema, which takes longer than Node needs to start: for `dist/`, scripts/build.ts replaces this
 * module by one that has all schemas of `catalog/schema/` compiled.
 * @param others schemas that this one refers to by their `$id`
 */
export function compileSchema(schema: Schema, others: readonly Schema[]): ValidateFunction {
  const ajv = openCompiler();
  for (const other of others) ajv.addSchema(other);
  return ajv.compile(schema);
}
