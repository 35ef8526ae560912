import type { ErrorObject } from 'ajv';
import type { Node } from 'jsonc-parser';
import type { Finding } from '../core/finding.ts';
import { quote, quoteList } from '../text/quote.ts';
import { type DocumentSchema, type Schema, unescapePointer } from './document-schema.ts';
import { fieldName, findingAt, type JsonText, nodeAt, type Path, remove, replace } from './json/json-text.ts';
import { meantField } from './spec-field-names.ts';
import { fitting, reworded } from './value-fixes.ts';

/** One value, one finding: of several keywords that a value breaks, the first of these speaks. */
const ORDER = ['type', 'enum', 'minLength', 'minItems', 'maxLength', 'maxItems', 'maxProperties', 'pattern'];
/** Mapping costs more than finding; a file with more mistakes than this has other problems. */
const MOST_ERRORS = 500;

/** What the schema has to say about a document, in words for the person who wrote it. */
export function schemaFindings(json: JsonText, schema: DocumentSchema): Finding[] {
  const errors = schema.errors(json.value).slice(0, MOST_ERRORS);
  const findings: Finding[] = [];
  const missing = new Map<string, ErrorObject>();
  const values = new Map<string, ErrorObject>();
  for (const error of errors) {
    // `propertyNames` reports for the key; what it reports about the key's own schema says the same again.
    if (error.schemaPath.includes('/propertyNames/')) continue;
    if (error.keyword === 'required') {
      missing.set(`${error.instancePath}/${error.params.missingProperty}`, error);
    } else if (error.keyword !== 'additionalProperties' && error.keyword !== 'propertyNames') {
      const other = values.get(error.instancePath);
      if (!other || rank(error) < rank(other)) values.set(error.instancePath, error);
    }
  }
  const renamed = new Set<string>();
  for (const error of errors) {
    if (error.keyword === 'additionalProperties') {
      const path = [...pathOf(json, error.instancePath), String(error.params.additionalProperty)];
      const parent = holder(error);
      const free = freeFields(json, path, parent).filter(
        (name) => !renamed.has(`${error.instancePath}/${name}`),
      );
      const meant = meantField(String(path.at(-1)), free, schema.words);
      if (meant) {
        renamed.add(`${error.instancePath}/${meant.name}`);
        // The field is there, under a wrong name: that it is missing too would be the same mistake told twice.
        missing.delete(`${error.instancePath}/${meant.name}`);
      }
      findings.push(unknownField(json, path, parent, meant));
    } else if (error.keyword === 'propertyNames' && !error.schemaPath.includes('/propertyNames/')) {
      const path = [...pathOf(json, error.instancePath), String(error.params.propertyName)];
      findings.push(badKey(json, path, holder(error).propertyNames));
    }
  }
  for (const error of values.values()) findings.push(badValue(json, error, schema));
  // Where the syntax is broken, what seems to be missing may only be unreadable.
  if (!json.broken) for (const error of missing.values()) findings.push(missingField(json, error, schema));
  return findings;
}

function rank(error: ErrorObject): number {
  const i = ORDER.indexOf(error.keyword);
  return i < 0 ? ORDER.length : i;
}

/** The steps of ajv's pointer; whether `3` is a key or an index depends on the document. */
function pathOf(json: JsonText, instancePath: string): Path {
  const path: (string | number)[] = [];
  let node: Node | undefined = json.root;
  for (const step of instancePath.split('/').slice(1).map(unescapePointer)) {
    path.push(node?.type === 'array' ? Number(step) : step);
    node = json.root && nodeAt(json, path)?.value;
  }
  return path;
}

/** The schema that has the keyword which a value breaks. */
function holder(error: ErrorObject): Schema {
  return error.parentSchema as Schema;
}

type Meant = { readonly name: string; readonly safe: boolean };

/** The fields that the place of an unknown one allows and does not have yet. */
function freeFields(json: JsonText, path: Path, parent: Schema): string[] {
  const object = nodeAt(json, path.slice(0, -1))?.value;
  const present = new Set(object?.children?.map((property) => property.children?.[0]?.value));
  return Object.keys(parent.properties ?? {}).filter((name) => !present.has(name));
}

function unknownField(json: JsonText, path: Path, parent: Schema, meant: Meant | undefined): Finding {
  const inside = path.length > 1 ? ` in "${fieldName(path.slice(0, -1))}"` : '';
  const name = String(path.at(-1));
  const fields = Object.keys(parent.properties ?? {});
  const key = nodeAt(json, path)?.property?.children?.[0];
  const advice = meant
    ? `; did you mean "${meant.name}"?`
    : fields.length <= 8 && fields.length > 0
      ? `; there ${fields.length === 1 ? 'is' : 'are'} ${quoteList(fields, 'and')}.`
      : '. Take it out.';
  return findingAt(
    json,
    'error',
    'UNKNOWN_FIELD',
    { path, at: 'key' },
    {
      message: `There is no field ${quote(name)}${inside}${advice}`,
      got: quote(name),
      expected: meant ? meant.name : fields.length <= 8 ? fields.join(', ') : undefined,
      fix:
        meant && key
          ? {
              title: `rename to "${meant.name}"`,
              edits: [replace(key, JSON.stringify(meant.name))],
              safe: meant.safe,
            }
          : undefined,
    },
  );
}

function missingField(json: JsonText, error: ErrorObject, schema: DocumentSchema): Finding {
  const name = String(error.params.missingProperty);
  const path = pathOf(json, error.instancePath);
  const what = schema.follow(holder(error).properties?.[name])?.description;
  return findingAt(
    json,
    'error',
    'MISSING_FIELD',
    { path: [...path, name] },
    {
      message: `The field "${fieldName([...path, name])}" is missing${what ? `. It says: ${what}` : '.'}`,
      expected: what,
    },
  );
}

/** A key where authors choose the keys, as in `exit_codes` or a test's `env`. */
function badKey(json: JsonText, path: Path, schema: Schema | undefined): Finding {
  const key = String(path.at(-1));
  const node = nodeAt(json, path)?.property?.children?.[0];
  const number = /^\d{1,9}$/.test(key) ? String(Number(key)) : undefined;
  const plain = number && new RegExp(schema?.pattern ?? '', 'u').test(number) ? number : undefined;
  const expected = schema?.patternErrorMessage ?? `text like ${schema?.pattern}`;
  return findingAt(
    json,
    'error',
    'BAD_KEY',
    { path, at: 'key' },
    {
      message: `"${fieldName(path.slice(0, -1))}" has the key ${quote(key)}; each key there is ${expected}.`,
      got: quote(key),
      expected,
      fix:
        plain && node
          ? { title: `write "${plain}"`, edits: [replace(node, JSON.stringify(plain))], safe: true }
          : undefined,
    },
  );
}

function badValue(json: JsonText, error: ErrorObject, document: DocumentSchema): Finding {
  const path = pathOf(json, error.instancePath);
  const schema = holder(error);
  const found = nodeAt(json, path);
  const value = valueAt(json.value, path);
  const node = found?.value;
  const source = node && json.text.slice(node.offset, node.offset + node.length);
  // Numbers are shown as they are written: 1.0 is more than 1.
  const got = typeof value === 'number' && source ? source.slice(0, 60) : quote(value);
  const field = path.length === 0 ? 'The document' : `"${fieldName(path)}"`;
  const finding = (code: string, message: string, expected: string, fix?: Finding['fix']): Finding =>
    findingAt(json, 'error', code, { path }, { message, got, expected, fix });

  switch (error.keyword) {
    case 'type': {
      const expected = typeName(schema);
      if (value === null && found?.property) {
        return finding(
          'WRONG_TYPE',
          `${field} is null; it must be ${expected}. To say nothing, leave it out.`,
          expected,
          {
            title: 'leave it out',
            edits: [remove(found.property)],
            safe: true,
          },
        );
      }
      const text = node && fitting(value, source!, schema, path, document);
      const fix = text && { title: `write ${quoteSource(text)}`, edits: [replace(node, text)], safe: true };
      return finding('WRONG_TYPE', `${field} is ${got}; it must be ${expected}.`, expected, fix || undefined);
    }
    case 'enum':
    case 'pattern': {
      const expected =
        error.keyword === 'enum'
          ? quoteList(schema.enum ?? [], 'or')
          : (schema.patternErrorMessage ?? `text like ${schema.pattern}`);
      const better = node && reworded(String(value), schema);
      return finding(
        error.keyword === 'enum' ? 'NOT_ONE_OF' : 'BAD_FORM',
        `${field} is ${got}; it must be ${expected}.${error.keyword === 'pattern' ? foreignLetter(String(value)) : ''}${better ? ` Did you mean ${quote(better.text)}?` : ''}`,
        expected,
        better && {
          title: `write ${quote(better.text)}`,
          edits: [replace(node, JSON.stringify(better.text))],
          safe: better.safe,
        },
      );
    }
    case 'minimum':
    case 'maximum': {
      const expected = `from ${schema.minimum} to ${schema.maximum}`;
      return finding('OUT_OF_RANGE', `${field} is ${got}; it must be ${expected}.`, expected);
    }
    case 'minLength':
    case 'minItems':
      return finding('EMPTY', `${field} is empty; write ${typeName(schema)} or leave it out.`, 'something');
    case 'maxLength':
      return finding(
        'TOO_LONG',
        `${field} has ${Array.from(String(value)).length} characters; ${schema.maxLength} are allowed.`,
        `${schema.maxLength} characters at most`,
      );
    case 'maxItems':
      return finding(
        'TOO_MANY',
        `${field} has ${(value as unknown[]).length} entries; ${schema.maxItems} are allowed.`,
        `${schema.maxItems} entries at most`,
      );
    case 'maxProperties': {
      if (schema.maxProperties === 0) {
        return finding(
          'WRONG_TYPE',
          `${field} must be a number such as 2, or {} for "not said".`,
          'a number',
        );
      }
      const count = Object.keys(value as object).length;
      return finding(
        'TOO_MANY',
        `${field} has ${count} entries; ${schema.maxProperties} are allowed.`,
        `${schema.maxProperties} entries at most`,
      );
    }
    default:
      return finding('BAD_VALUE', `${field} is ${got}, which is not allowed here.`, error.message ?? '');
  }
}

/** Names the character that looks like a plain letter and is none: the eye cannot tell them apart. */
function foreignLetter(text: string): string {
  const letter = /[^\p{ASCII}]/u.exec(text)?.[0];
  if (letter === undefined) return '';
  const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return ` ${quote(letter)} (U+${code}) is no plain letter.`;
}

export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function quoteSource(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text in double quotes',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
};

function typeName(schema: Schema): string {
  if (schema.maxProperties === 0) return 'a number, or {} for "not said"';
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
}
