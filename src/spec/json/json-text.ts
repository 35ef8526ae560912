import type { Edit, Finding, Fix, Position, Severity } from '../../core/finding.ts';
import { escapeUnseen } from '../../text/quote.ts';
import type { JsonNode } from './json-node.ts';

/** Keys and indices from the document down to a value. */
export type Path = readonly (string | number)[];

/** A JSON file as text, with what was read from it. */
export interface JsonText {
  /** As the user named it, with `/`. */
  readonly file: string;
  readonly text: string;
  /** Missing when there is no document at all. */
  readonly root?: JsonNode;
  /** The document as plain values, without the keys that are reported as forbidden. */
  readonly value?: unknown;
  /** The syntax is broken: parts of the document may be missing from the tree. */
  readonly broken: boolean;
  /** A mistake in the syntax needs a person: no fix may touch the file before. */
  readonly unfixable?: boolean;
}

const lineStarts = new WeakMap<JsonText, number[]>();

/** The position of an offset (UTF-16 units); line ends are LF, CRLF and CR. */
export function positionAt(json: JsonText, offset: number): Position {
  let starts = lineStarts.get(json);
  if (!starts) {
    starts = [0];
    for (const m of json.text.matchAll(/\r\n|\n|\r/g)) starts.push(m.index + m[0].length);
    lineStarts.set(json, starts);
  }
  let low = 0;
  for (let high = starts.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** The plain value at a path; undefined where there is none. Inherited properties do not count. */
export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

const properties = new WeakMap<JsonNode, ReadonlyMap<string, JsonNode>>();

/** The properties of an object's node by name. Of duplicate keys the last one counts, as in JSON.parse. */
export function propertiesOf(object: JsonNode): ReadonlyMap<string, JsonNode> {
  const known = properties.get(object);
  if (known) return known;
  const made = new Map(
    (object.children ?? []).flatMap((property) =>
      property.children?.[0] ? [[String(property.children[0].value), property] as const] : [],
    ),
  );
  properties.set(object, made);
  return made;
}

/** The node at a path, with its property for keys; undefined where the text has none. */
export function nodeAt(json: JsonText, path: Path): { value: JsonNode; property?: JsonNode } | undefined {
  let value = json.root;
  let property: JsonNode | undefined;
  for (const step of path) {
    if (!value) return undefined;
    property = undefined;
    if (value.type === 'object') {
      property = propertiesOf(value).get(String(step));
      value = property?.children?.[1];
    } else {
      value = value.type === 'array' ? value.children?.[Number(step)] : undefined;
    }
  }
  return value && { value, property };
}

/** What the text has at a node, as it is written. */
export function sourceOf(json: JsonText, node: JsonNode): string {
  return json.text.slice(node.offset, node.offset + node.length);
}

/** A path as a JSON pointer (RFC 6901). */
export function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The steps of a JSON pointer; indices are texts too. */
export function stepsOf(jsonPointer: string): string[] {
  return jsonPointer
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** A path as people write it: `memory.suggested`, `port[0].protocol`; safe to show. */
export function fieldName(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`;
      const key = escapeUnseen(step.length > 60 ? `${step.slice(0, 59)}…` : step);
      return i === 0 ? key : `.${key}`;
    })
    .join('');
}

/** The file offset of the `index`-th UTF-16 unit of a string's value; an escape takes several characters. */
function offsetInString(json: JsonText, node: JsonNode, index: number): number {
  let at = node.offset + 1;
  for (let i = 0; i < index && at < node.offset + node.length - 1; i++) {
    if (json.text[at] !== '\\') at += 1;
    else at += json.text[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

export function replace(node: { offset: number; length: number }, text: string): Edit {
  return { offset: node.offset, length: node.length, text };
}

/** A fix that replaces a node by JSON text. */
export function rewriteFix(node: JsonNode, source: string, safe: boolean, title?: string): Fix {
  const shown = source.length > 80 ? `${source.slice(0, 79)}…` : source;
  return { title: title ?? `write ${shown}`, edits: [replace(node, source)], safe };
}

/** A fix that gives a field another name. */
export function renameKey(
  json: JsonText,
  path: Path,
  name: string | undefined,
  safe: boolean,
): Fix | undefined {
  const key = nodeAt(json, path)?.property?.children?.[0];
  if (!key || name === undefined) return undefined;
  return { title: `rename to "${name}"`, edits: [replace(key, JSON.stringify(name))], safe };
}

/** Removes a property or an item from its object or list, with the comma beside it. */
export function remove(node: JsonNode): Edit {
  const siblings = node.parent?.children ?? [node];
  const i = siblings.indexOf(node);
  const next = siblings[i + 1];
  if (next) return { offset: node.offset, length: next.offset - node.offset, text: '' };
  const before = siblings[i - 1];
  const start = before ? before.offset + before.length : node.offset;
  return { offset: start, length: node.offset + node.length - start, text: '' };
}

/**
 * Where a finding points: a value (a bare path), its key, some characters of a string, or characters of the
 * file.
 */
export type Where =
  | Path
  | { readonly path: Path; readonly at?: 'value' | 'key' }
  | { readonly path: Path; readonly at: 'string'; readonly start: number; readonly end: number }
  | { readonly path: Path; readonly at: 'file'; readonly offset: number; readonly length: number };

/** Points at the key of a field. */
export function keyAt(path: Path): Where {
  return { path, at: 'key' };
}

export interface FindingText {
  readonly message: string;
  readonly got?: string | undefined;
  readonly expected?: string | undefined;
  readonly fix?: Fix | undefined;
}

/** Makes a finding about a place in a JSON file. A missing value is shown by the nearest one around it. */
export function findingAt(
  json: JsonText,
  severity: Severity,
  code: string,
  where: Where,
  { message, got, expected, fix }: FindingText,
): Finding {
  const place = 'path' in where ? where : { path: where };
  const [offset, length] = span(json, place);
  return {
    code,
    severity,
    file: json.file,
    range: { start: positionAt(json, offset), end: positionAt(json, offset + length) },
    path: pointer(place.path),
    message,
    ...(got !== undefined && { got }),
    ...(expected !== undefined && { expected }),
    ...(fix && { fix }),
  };
}

function span(json: JsonText, where: Exclude<Where, Path>): [offset: number, length: number] {
  if (where.at === 'file') return [where.offset, where.length];
  const found = nodeAt(json, where.path);
  if (!found) {
    for (let up = where.path.slice(0, -1); ; up = up.slice(0, -1)) {
      const around = nodeAt(json, up)?.value;
      if (around) return [around.offset, 1];
      if (up.length === 0) return [0, Math.min(1, json.text.length)];
    }
  }
  const { value, property } = found;
  const key = property?.children?.[0];
  if (where.at === 'key' && key) return [key.offset, key.length];
  if (where.at === 'string' && value.type === 'string') {
    const start = offsetInString(json, value, where.start);
    return [start, offsetInString(json, value, where.end) - start];
  }
  // A whole object or list would fill the screen: its opening bracket stands for it.
  if (value.type === 'object' || value.type === 'array') return [value.offset, 1];
  return [value.offset, value.length];
}
