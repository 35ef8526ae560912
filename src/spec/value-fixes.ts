import { isRecord } from '../core/record.ts';
import { nearest } from '../text/near.ts';
import type { DocumentSchema, Schema } from './document-schema.ts';
import type { Path } from './json/json-text.ts';
import { joinWords } from './shell-words.ts';

/** The types that a schema allows. */
export function typesOf({ type }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : (type ?? []);
}

/**
 * The JSON text that means the same as a value of the wrong type, in the right type: `"128"` → `128`,
 * `"alice"` → `{"github":"alice"}`. Undefined when it would be a guess.
 * @param source the value as the file has it: `1.10` must not become `1.1`
 */
export function fittingSource(
  value: unknown,
  source: string,
  schema: Schema,
  path: Path,
  document: DocumentSchema,
): string | undefined {
  const wants = (type: string) => typesOf(schema).includes(type);
  if (typeof value === 'string') {
    const number = /^\s*(-?(?:0|[1-9]\d*)(?:\.\d+)?)\s*(M|MB|MiB)?\s*$/i.exec(value);
    if (number && (!number[2] || path[0] === 'memory')) {
      if (wants('number') || (wants('integer') && Number.isInteger(Number(number[1])))) return number[1];
    }
    if (wants('boolean') && /^(?:true|false)$/i.test(value)) return value.toLowerCase();
  }
  if (wants('string')) {
    if (typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(source);
    if (path[0] === 'run_command' && isWords(value)) return JSON.stringify(joinWords(value));
  }
  if (wants('array') && !Array.isArray(value) && value !== null) {
    const items = document.follow(schema.items);
    if (!items) return undefined;
    if (isOf(value, items)) return `[${source}]`;
    const item = fittingSource(value, source, items, [...path, 0], document);
    return item === undefined ? undefined : `[${item}]`;
  }
  if (wants('object') && schema.required?.length === 1) {
    const field = schema.required[0]!;
    const inner = schema.properties?.[field];
    const text =
      inner &&
      (isOf(value, inner) ? source : fittingSource(value, source, inner, [...path, field], document));
    if (text && !isOf(value, schema)) return `{ ${JSON.stringify(field)}: ${text} }`;
  }
  return undefined;
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string');
}

function isOf(value: unknown, schema: Schema): boolean {
  return typesOf(schema).some((type) => {
    switch (type) {
      case 'string':
        return typeof value === 'string';
      case 'integer':
        return Number.isInteger(value);
      case 'array':
        return Array.isArray(value);
      case 'object':
        return isRecord(value);
      default:
        return false;
    }
  });
}

/** Prefixes that people write before the part that a field wants. */
const NEEDLESS_STARTS =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|https?:\/\/orcid\.org\/|https?:\/\/github\.com\/|s3:\/\/|@)/i;

/**
 * Another way to write a text so that its schema accepts it. Trimming, letter case, and dropping a prefix that only
 * repeats what the field is (`@alice`, `https://doi.org/…`) are safe; a similar word or other separators are a guess.
 */
export function rewordText(text: string, schema: Schema): { text: string; safe: boolean } | undefined {
  const fits = (candidate: string) =>
    candidate !== text &&
    candidate.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
    (schema.enum ? schema.enum.includes(candidate) : new RegExp(schema.pattern ?? '', 'u').test(candidate));
  const trimmed = text.trim();
  const shorter = trimmed.replace(NEEDLESS_STARTS, '').replace(/\/$/, '');
  for (const candidate of [trimmed, trimmed.toLowerCase(), shorter, shorter.toUpperCase()]) {
    if (candidate !== '' && fits(candidate)) return { text: candidate, safe: true };
  }
  const guess = schema.enum ? nearest(trimmed, schema.enum) : hyphened(trimmed);
  return guess && /^[\x20-\x7e]*[a-zA-Z][\x20-\x7e]*$/.test(text) && fits(guess)
    ? { text: guess, safe: false }
    : undefined;
}

/** A text as a name: `Blur (fast)` → `blur-fast`; may be empty. */
export function hyphened(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
