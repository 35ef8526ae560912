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
    if (wants('boolean') && /^(?:true|yes|y|on)$/i.test(value)) return 'true';
    if (wants('boolean') && /^(?:false|no|n|off)$/i.test(value)) return 'false';
    const port = wants('object') && schema.properties?.port ? portObject(value) : undefined;
    if (port !== undefined) return port;
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
  // A text or a list where files are described means their patterns.
  const field =
    schema.required?.length === 1 ? schema.required[0] : schema.properties?.patterns && 'patterns';
  if (wants('object') && field !== undefined) {
    const inner = document.follow(schema.properties?.[field]);
    const text =
      inner &&
      (isOf(value, inner) && !isListOfOthers(value, document.follow(inner.items))
        ? source
        : fittingSource(value, source, inner, [...path, field], document));
    if (text && !isOf(value, schema)) return `{ ${JSON.stringify(field)}: ${text} }`;
  }
  return undefined;
}

/** A list whose items would be wrong in the field as well. */
function isListOfOthers(value: unknown, items: Schema | undefined): boolean {
  return Array.isArray(value) && items !== undefined && !value.every((item) => isOf(item, items));
}

/** A port as Docker writes it: `9090/tcp`, `9090:9090`. */
function portObject(text: string): string | undefined {
  const [, host, port = host, protocol] =
    /^\s*(\d{1,5})(?::(\d{1,5}))?(?:\/(tcp|udp))?\s*$/i.exec(text) ?? [];
  if (port === undefined || host !== port) return undefined;
  return `{ "port": ${Number(port)}${protocol ? `, "protocol": "${protocol.toLowerCase()}"` : ''} }`;
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
 * Another way to write a text so that its schema accepts it. Trimming, letter case, and dropping a prefix
 * that only repeats what the field is (`@alice`, `https://doi.org/…`) are safe; a similar word or other
 * separators are a guess.
 */
export function rewordText(text: string, schema: Schema): { text: string; safe: boolean } | undefined {
  const fits = (candidate: string) =>
    candidate !== text &&
    candidate.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
    (schema.enum ? schema.enum.includes(candidate) : new RegExp(schema.pattern ?? '', 'u').test(candidate));
  const trimmed = text.trim();
  const shorter = trimmed.replace(NEEDLESS_STARTS, '').replace(/\/$/, '');
  for (const candidate of [
    trimmed,
    trimmed.toLowerCase(),
    shorter,
    shorter.toUpperCase(),
    separated(trimmed),
  ]) {
    if (candidate !== '' && fits(candidate)) return { text: candidate, safe: true };
  }
  const guess = schema.enum ? meantChoice(trimmed, schema.enum) : guesses(trimmed, schema).find(fits);
  return guess && /^[\x20-\x7e]+$/.test(text) && fits(guess) ? { text: guess, safe: false } : undefined;
}

/**
 * A text with the separators that its field has: `outliers:1.0.0` as `outliers@1.0.0`, `1234-5678-9012` as
 * digits.
 */
function separated(text: string): string {
  return text
    .replace(/^([a-z0-9_-]+)\s*(?::|={1,2}|\/| )\s*v?(\d+\.\d+\.\d+[0-9A-Za-z.-]*)$/, '$1@$2')
    .replace(/^(\d{4})[- ](\d{4})[- ](\d{4})$/, '$1$2$3');
}

/**
 * What a text may have been meant to be; last, with hyphens instead of all characters that a name cannot
 * have.
 */
function guesses(text: string, { pattern = '' }: Schema): string[] {
  const zone = /^([a-z]+-(?:[a-z]+-)?[a-z]+)-?(\d)[a-z]?$/.exec(text.toLowerCase().replaceAll('_', '-'));
  // A zone of a region, or a region as other clouds write it; an account's id that lost its zeros as a
  // number.
  const others = [
    ...(zone ? [`${zone[1]}-${zone[2]}`] : []),
    ...(/^\d{9,11}$/.test(text) ? [text.padStart(12, '0')] : []),
  ];
  if (!pattern.startsWith('^[a-z0-9]+(')) return others;
  const last = text
    .split('/')
    .at(-1)!
    .replace(/:(?:latest|newest)$/, '');
  const version = /^(.*)[:@]v?(\d[\w.-]*)$/.exec(last);
  return [...(version ? [`${hyphened(version[1]!)}@${version[2]}`] : []), hyphened(last), hyphened(text)];
}

/** Words of other languages and tools for a choice. */
const OTHER_CHOICES: Readonly<Record<string, readonly string[]>> = {
  string: ['str', 'text', 'char', 'file', 'path'],
  number: ['float', 'double', 'decimal', 'real', 'numeric'],
  integer: ['int', 'long', 'int32', 'int64', 'uint'],
  list: ['array', 'vector', 'multiple', 'strings'],
  choice: ['enum', 'select', 'category', 'option'],
  boolean: ['bool', 'flag', 'logical', 'switch'],
  single_run: ['one', 'job', 'task'],
  sequence_run: ['chain', 'pipeline', 'linear', 'serial', 'steps'],
  graph: ['dag', 'tree', 'network'],
  open: ['public', 'internet'],
  isolated: ['private', 'closed', 'offline', 'none'],
};

/**
 * The choice that a word was meant to be: a word for the same, a part of one choice alone, or a similar one.
 */
function meantChoice(text: string, choices: readonly string[]): string | undefined {
  const word = text.toLowerCase().replace(/[\s_-]+/g, '_');
  const other = choices.find((choice) => OTHER_CHOICES[choice]?.includes(word));
  if (other !== undefined) return other;
  const near = nearest(text, choices);
  if (near !== undefined || word.length < 3) return near;
  const related = choices.filter((choice) => {
    const flat = choice.replaceAll('-', '_');
    const parts = flat.split('_');
    return flat.startsWith(word) || parts.includes(word) || word.split('_').includes(parts[0]!);
  });
  return related.length === 1 ? related[0] : nearestPart(word, choices);
}

/** `sequental` is near the first part of `sequence_run`. */
function nearestPart(word: string, choices: readonly string[]): string | undefined {
  const part = nearest(word, choices.map(firstPart));
  const found = choices.filter((choice) => firstPart(choice) === part);
  return found.length === 1 ? found[0] : undefined;
}

function firstPart(choice: string): string {
  return choice.split(/[_-]/)[0]!;
}

/** A text as a name: `Blur (fast)` → `blur-fast`; may be empty. */
export function hyphened(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
