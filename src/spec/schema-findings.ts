import type { ErrorObject } from 'ajv';
import type { Finding, Fix } from '../core/finding.ts';
import { codePointName } from '../text/code-points.ts';
import { quote, quoteList } from '../text/quote.ts';
import type { DocumentSchema, Schema } from './document-schema.ts';
import type { JsonNode } from './json/json-node.ts';
import {
  fieldName,
  findingAt,
  type JsonText,
  keyAt,
  nodeAt,
  type Path,
  propertiesOf,
  remove,
  renameKey,
  rewriteFix,
  sourceOf,
  stepsOf,
  valueAt,
} from './json/json-text.ts';
import { unknownEnding } from './names.ts';
import { type MeantField, meantField } from './spec-field-names.ts';
import { fittingSource, rewordText, typesOf } from './value-fixes.ts';

/** One value, one finding: of several keywords that a value breaks, the first of these is reported. */
const ORDER = [
  ...['type', 'enum', 'minLength', 'minItems', 'minProperties'],
  ...['maxLength', 'maxItems', 'maxProperties', 'pattern'],
];
/**
 * Errors that become findings: that takes longer than to find them, and a file with more has other problems.
 */
const MOST_ERRORS = 500;

/** What the schema finds in a document, in words for the person who wrote it. */
export function schemaFindings(json: JsonText, schema: DocumentSchema): Finding[] {
  const errors = schema.errors(json.value).slice(0, MOST_ERRORS);
  const findings: Finding[] = [];
  const missing = new Map<string, ErrorObject>();
  const values = new Map<string, ErrorObject>();
  for (const error of errors) {
    // `propertyNames` reports the key; errors of the key's own schema would repeat it.
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
      const parent = schemaOf(error);
      const free = freeFields(json, path, parent).filter(
        (name) => !renamed.has(`${error.instancePath}/${name}`),
      );
      const meant = meantField(String(path.at(-1)), free, schema.words);
      if (meant) {
        renamed.add(`${error.instancePath}/${meant.name}`);
        // The field exists under a wrong name: reporting it as missing would repeat the mistake.
        missing.delete(`${error.instancePath}/${meant.name}`);
      }
      findings.push(unknownField(json, path, parent, meant));
    } else if (error.keyword === 'propertyNames' && !error.schemaPath.includes('/propertyNames/')) {
      const path = [...pathOf(json, error.instancePath), String(error.params.propertyName)];
      findings.push(badKey(json, path, schemaOf(error).propertyNames));
    }
  }
  for (const error of values.values())
    findings.push(misspelledField(json, error, schema) ?? badValue(json, error, schema));
  // Where the syntax is broken, what seems to be missing may only be unreadable.
  if (!json.broken) for (const error of missing.values()) findings.push(missingField(json, error, schema));
  return findings;
}

function rank(error: ErrorObject): number {
  const i = ORDER.indexOf(error.keyword);
  return i < 0 ? ORDER.length : i;
}

/** The path behind ajv's pointer; whether `3` is a key or an index depends on the document. */
function pathOf(json: JsonText, instancePath: string): Path {
  const path: (string | number)[] = [];
  let node: JsonNode | undefined = json.root;
  for (const step of stepsOf(instancePath)) {
    path.push(node?.type === 'array' ? Number(step) : step);
    node = json.root && nodeAt(json, path)?.value;
  }
  return path;
}

/** The schema that has the keyword which a value breaks. */
function schemaOf(error: ErrorObject): Schema {
  return error.parentSchema as Schema;
}

/** The fields that the object of an unknown field allows and does not have yet. */
function freeFields(json: JsonText, path: Path, parent: Schema): string[] {
  const object = nodeAt(json, path.slice(0, -1))?.value;
  const present = object && propertiesOf(object);
  return Object.keys(parent.properties ?? {}).filter((name) => !present?.has(name));
}

function unknownField(json: JsonText, path: Path, parent: Schema, meant: MeantField | undefined): Finding {
  const inside = path.length > 1 ? ` in "${fieldName(path.slice(0, -1))}"` : '';
  const name = quote(path.at(-1));
  const fields = Object.keys(parent.properties ?? {});
  const ending = unknownEnding(meant?.name, fields, 'it allows');
  return findingAt(json, 'error', 'UNKNOWN_FIELD', keyAt(path), {
    message: `There is no field ${name}${inside}${ending === '.' ? '. Remove it.' : ending}`,
    got: name,
    expected: meant ? meant.name : fields.length <= 8 ? fields.join(', ') : undefined,
    fix: renameKey(json, path, meant?.name, meant?.safe === true),
  });
}

/** A mistyped field name where authors may choose names as well: the value has the type of the field. */
function misspelledField(json: JsonText, error: ErrorObject, schema: DocumentSchema): Finding | undefined {
  if (error.keyword !== 'type') return undefined;
  const path = pathOf(json, error.instancePath);
  const parent = schema.at(path.slice(0, -1));
  const key = String(path.at(-1));
  if (!parent?.properties || typeof parent.additionalProperties !== 'object') return undefined;
  if (Object.hasOwn(parent.properties, key)) return undefined;
  const meant = meantField(key, freeFields(json, path, parent), schema.words);
  return meant && unknownField(json, path, parent, meant);
}

function missingField(json: JsonText, error: ErrorObject, schema: DocumentSchema): Finding {
  const name = String(error.params.missingProperty);
  const path = [...pathOf(json, error.instancePath), name];
  const what = schema.follow(schemaOf(error).properties?.[name])?.description;
  return findingAt(json, 'error', 'MISSING_FIELD', path, {
    message: `The field "${fieldName(path)}" is missing; add it.${what ? ` ${what}` : ''}`,
    expected: what,
  });
}

/** A key where authors choose the keys, as in `exit_codes` or a test's `env`. */
function badKey(json: JsonText, path: Path, schema: Schema | undefined): Finding {
  const key = String(path.at(-1));
  const number = /^\d{1,9}$/.test(key) ? String(Number(key)) : undefined;
  const plain = number && new RegExp(schema?.pattern ?? '', 'u').test(number) ? number : undefined;
  const expected = schema?.patternErrorMessage ?? `text like ${schema?.pattern}`;
  return findingAt(json, 'error', 'BAD_KEY', keyAt(path), {
    message: `"${fieldName(path.slice(0, -1))}" has the key ${quote(key)}; each key must be ${expected}.`,
    got: quote(key),
    expected,
    fix: renameKey(json, path, plain, true),
  });
}

function badValue(json: JsonText, error: ErrorObject, document: DocumentSchema): Finding {
  const path = pathOf(json, error.instancePath);
  const schema = schemaOf(error);
  const found = nodeAt(json, path);
  const value = valueAt(json.value, path);
  const node = found?.value;
  const source = node && sourceOf(json, node);
  // Numbers are shown as they are written: 1.0 is more than 1.
  const got = typeof value === 'number' && source ? source.slice(0, 60) : quote(value);
  const field = path.length === 0 ? 'The document' : `"${fieldName(path)}"`;
  const finding = (code: string, message: string, expected: string, fix?: Fix): Finding =>
    findingAt(json, 'error', code, path, { message: `${field} ${message}`, got, expected, fix });
  const tooMany = (count: number, most: number | undefined): Finding =>
    finding('TOO_MANY', `has ${count} entries; ${most} are allowed.`, `${most} entries at most`);

  switch (error.keyword) {
    case 'type': {
      const expected = typeName(schema);
      // Templates leave a field open with null or with an empty text.
      if ((value === null || value === '') && found?.property) {
        const edits = [remove(found.property)];
        const fix = { title: 'remove it', edits, safe: true };
        return finding(
          'WRONG_TYPE',
          `is ${value === null ? 'null' : 'empty'}; it must be ${expected}. To leave it unspecified, remove it.`,
          expected,
          fix,
        );
      }
      const text = node && fittingSource(value, source!, schema, path, document);
      const fix = text === undefined ? undefined : rewriteFix(node!, text, true);
      return finding('WRONG_TYPE', `is ${got}; it must be ${expected}.`, expected, fix);
    }
    case 'enum':
    case 'pattern': {
      const [code, expected] =
        error.keyword === 'enum'
          ? ['NOT_ONE_OF', quoteList(schema.enum ?? [], 'or')]
          : ['BAD_FORM', schema.patternErrorMessage ?? `text like ${schema.pattern}`];
      const better = node && rewordText(String(value), schema);
      const suggestion = better ? ` Did you mean ${quote(better.text)}?` : '';
      return finding(
        code!,
        `is ${got}; it must be ${expected}.${error.keyword === 'pattern' ? foreignLetter(String(value)) : ''}${suggestion}`,
        expected!,
        better && rewriteFix(node, JSON.stringify(better.text), better.safe),
      );
    }
    case 'minimum':
    case 'maximum': {
      const expected = `from ${schema.minimum} to ${schema.maximum}`;
      return finding('OUT_OF_RANGE', `is ${got}; it must be ${expected}.`, expected);
    }
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return finding('EMPTY', `is empty; write ${typeName(schema)} or remove it.`, 'something');
    case 'maxLength': {
      const length = Array.from(String(value)).length;
      return finding(
        'TOO_LONG',
        `has ${length} characters; ${schema.maxLength} are allowed.`,
        `${schema.maxLength} characters at most`,
      );
    }
    case 'uniqueItems':
      return finding('DUPLICATE_ENTRY', 'has an entry twice. Remove one.', 'each entry once');
    case 'maxItems':
      return tooMany((value as unknown[]).length, schema.maxItems);
    case 'maxProperties':
      return schema.maxProperties === 0
        ? finding('WRONG_TYPE', 'must be a number such as 2, or {} for unspecified.', 'a number')
        : tooMany(Object.keys(value as object).length, schema.maxProperties);
    default:
      return finding('BAD_VALUE', `is ${got}, which is not allowed here.`, error.message ?? '');
  }
}

/** Names a character that looks like a plain letter but is not one: the eye cannot tell them apart. */
function foreignLetter(text: string): string {
  const letter = /[^\p{ASCII}]/u.exec(text)?.[0];
  if (letter === undefined) return '';
  return ` ${quote(letter)} (${codePointName(letter)}) is not a plain letter.`;
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
  if (schema.maxProperties === 0) return 'a number, or {} for unspecified';
  return typesOf(schema)
    .map((type) => TYPE_NAMES[type] ?? type)
    .join(' or ');
}
