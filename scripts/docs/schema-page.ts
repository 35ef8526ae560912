/** Reference pages from JSON Schemas: a table of fields for each object. */

/**
 * The keywords of JSON Schema draft-07 that our schemas use, and the two of editors: `markdownDescription`,
 * `patternErrorMessage`.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly patternErrorMessage?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** An object in a file, and its path: `tests[]`. */
interface Part {
  readonly path: string;
  readonly schema: Schema;
}

/**
 * A page with the fields of a file, and of every object in it.
 * @param head the page's title and what it is for
 */
export function schemaPage(schema: Schema, head: string): string {
  const sections: string[] = [];
  const seen = new Set<Schema>();
  for (const waiting: Part[] = [{ path: '', schema }]; waiting.length > 0; ) {
    const part = waiting.shift()!;
    if (seen.has(part.schema)) continue;
    seen.add(part.schema);
    sections.push(section(part, schema));
    waiting.push(...partsBelow(part, schema));
  }
  return `${head}\n\n${sections.join('\n\n')}\n`;
}

function section({ path, schema }: Part, whole: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const required = schema.required?.includes(name) ? ' (required)' : '';
    const found = resolve(field, whole);
    const cells = [`\`${name}\`${required}`, allowedIn(found, whole), saysOf(found)];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const described = schema.markdownDescription ?? schema.description;
  const says = path === '' || described === undefined ? '' : `${described}\n\n`;
  const heading = path === '' ? '## The file' : `## \`${path}\``;
  return `${heading}\n\n${says}| field | value | what it is |\n|---|---|---|\n${rows.join('\n')}`;
}

/** Objects one level below that have fields: values of fields, of arrays and of maps. */
function partsBelow({ path, schema }: Part, whole: Schema): Part[] {
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    formsOf({ path: path === '' ? name : `${path}.${name}`, schema: resolve(field, whole) }, whole),
  );
  return below.filter((part) => part.schema.properties !== undefined);
}

/** The schema and all its alternatives, elements and map values, each with its path. */
function formsOf({ path, schema }: Part, whole: Schema): Part[] {
  const forms: Part[] = [{ path, schema }];
  for (const other of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
    forms.push(...formsOf({ path, schema: resolve(other, whole) }, whole));
  if (schema.items)
    forms.push(...formsOf({ path: `${path}[]`, schema: resolve(schema.items, whole) }, whole));
  if (typeof schema.additionalProperties === 'object')
    forms.push(
      ...formsOf({ path: `${path}.<name>`, schema: resolve(schema.additionalProperties, whole) }, whole),
    );
  return forms;
}

function resolve(schema: Schema, whole: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  if (name === undefined) return schema;
  const { $ref, ...own } = schema;
  const definition = whole.definitions?.[name] ?? {};
  return Object.keys(own).length === 0 ? definition : { ...definition, ...own };
}

/** The allowed values: the type with its limits or the words to choose from, and the default. */
function allowedIn(schema: Schema, whole: Schema): string {
  const kinds = [schema.type ?? []].flat().map((type) => kindOf(type, schema, whole));
  const parts = [schema.enum ? schema.enum.map(code).join(' or ') : [...new Set(kinds)].join(' or ')];
  const { minimum, maximum } = schema;
  if (minimum !== undefined && maximum !== undefined)
    parts.push(`${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}`);
  else if (minimum !== undefined) parts.push(`at least ${minimum}`);
  else if (schema.patternErrorMessage) parts.push(schema.patternErrorMessage);
  if (schema.default !== undefined && schema.default !== '') parts.push(`default ${code(schema.default)}`);
  return parts.filter((part) => part !== '').join('; ');
}

function kindOf(type: string, schema: Schema, whole: Schema): string {
  if (type === 'string') return 'text';
  if (type === 'object' && schema.maxProperties === 0) return '`{}`';
  if (type === 'array') {
    const each = schema.items && resolve(schema.items, whole);
    return each?.type === undefined ? 'list' : `list of ${[each.type].flat().map(plural).join(' or ')}`;
  }
  return type === 'boolean' ? '`true` or `false`' : type;
}

function plural(type: string): string {
  return type === 'string' ? 'texts' : `${type}s`;
}

function saysOf(schema: Schema): string {
  const says = schema.markdownDescription ?? schema.description ?? '';
  const example = schema.examples?.find((each) => each !== '' && JSON.stringify(each) !== '{}');
  return example === undefined || schema.enum ? says : `${says} Example: ${code(example)}`;
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}
