import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Finding } from '../../core/finding.ts';
import { quote } from '../../text/quote.ts';
import { fieldName, findingAt, type JsonText, type Path, pointer, remove } from './json-text.ts';
import { scanJson } from './scan-json.ts';
import { syntaxFindings } from './syntax-findings.ts';

/** What people write is a kilobyte or two; what is larger is something else. In bytes of UTF-8. */
export const MAX_FILE_BYTES = 256 * 1024;
/** Nothing that people write is deeper than five levels. */
export const MAX_DEPTH = 32;

// Setting or reading these by name reaches into JavaScript's objects, and `JSON.parse`'s readers differ on them.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON with its mistakes: as much of the document as can be understood, and one finding per mistake in the
 * syntax, per doubled or forbidden key and per character that cannot be seen. Never throws.
 * @param prose fields whose text may have several lines; everywhere else a control character is a mistake
 */
export function readJson(
  text: string,
  file: string,
  prose: (path: Path) => boolean = () => false,
): { json: JsonText; findings: Finding[] } {
  const empty: JsonText = { file, text, broken: true };
  const whole = (code: string, message: string) => ({
    json: empty,
    findings: [{ code, severity: 'error', file, path: '', message } as const],
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FILE_BYTES) {
    return whole(
      'FILE_TOO_LARGE',
      `The file has ${bytes} bytes; ${MAX_FILE_BYTES} are allowed. Keep data in files of its own.`,
    );
  }
  if (/^\ufeff?\s*$/.test(text))
    return whole('EMPTY_FILE', 'The file is empty; it must hold one JSON object.');

  const scan = scanJson(text);
  if (scan.depth > MAX_DEPTH) {
    return whole(
      'TOO_DEEP',
      `Objects and lists are ${scan.depth} levels deep in each other; ${MAX_DEPTH} are allowed.`,
    );
  }
  const errors: ParseError[] = [];
  // The mark at the start stays a character of the text, so that offsets hold; the parser gets a blank for it.
  const parsed = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  const json = { file, text, broken: errors.length > 0, ...(parsed && { root: parsed }) };
  const findings = syntaxFindings(json, scan, errors);
  if (!parsed) return { json, findings };
  const content = new Content(json, prose, findings);
  const value = content.read(parsed, []);
  if (parsed.type !== 'object' && errors.length === 0) {
    findings.push(
      findingAt(
        json,
        'error',
        'NOT_AN_OBJECT',
        { path: [] },
        {
          message: 'The file must hold one JSON object: { … }.',
          got: quote(value),
          expected: 'an object',
        },
      ),
    );
  }
  return { json: { ...json, value }, findings };
}

/** Turns the tree into plain values and reports what JSON's grammar allows but nobody means. */
class Content {
  private readonly json: JsonText;
  private readonly prose: (path: Path) => boolean;
  private readonly findings: Finding[];

  constructor(json: JsonText, prose: (path: Path) => boolean, findings: Finding[]) {
    this.json = json;
    this.prose = prose;
    this.findings = findings;
  }

  read(node: Node, path: Path): unknown {
    if (node.type === 'object') return this.object(node, path);
    if (node.type === 'array') return (node.children ?? []).map((item, i) => this.read(item, [...path, i]));
    if (typeof node.value === 'string') this.checkCharacters(node, path, 'value');
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
      const written = this.json.text.slice(node.offset, node.offset + node.length);
      this.add(
        'NUMBER_TOO_LARGE',
        node,
        path,
        `"${fieldName(path)}" is larger than any number that JSON readers can hold.`,
        written,
      );
    }
    return node.value;
  }

  private object(node: Node, path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const first = new Map<string, Node>();
    for (const property of node.children ?? []) {
      const [key, item] = property.children ?? [];
      if (!key) continue;
      const name = String(key.value);
      const here = [...path, name];
      if (FORBIDDEN_KEYS.has(name)) {
        this.add(
          'FORBIDDEN_KEY',
          key,
          here,
          `The key ${quote(name)} is not allowed anywhere. Take it out.`,
          quote(name),
        );
        continue;
      }
      this.checkCharacters(key, here, 'key');
      const earlier = first.get(name);
      if (earlier) this.addDouble(property, earlier, here);
      else first.set(name, property);
      if (item) value[name] = this.read(item, here);
    }
    return value;
  }

  private addDouble(property: Node, earlier: Node, path: Path): void {
    const { json } = this;
    const line = json.text.slice(0, earlier.offset).split(/\r\n|\n|\r/).length;
    const source = (n: Node | undefined) => n && json.text.slice(n.offset, n.offset + n.length);
    const same = source(property.children?.[1]) === source(earlier.children?.[1]);
    const key = property.children![0]!;
    this.add(
      'DUPLICATE_KEY',
      key,
      path,
      `The field "${fieldName(path)}" stands here a second time; the first is in line ${line}. Programs differ in which one they read: keep one.`,
      quote(key.value),
      same
        ? { title: 'remove the second, which says the same', edits: [remove(property)], safe: true }
        : undefined,
    );
  }

  private checkCharacters(node: Node, path: Path, part: 'key' | 'value'): void {
    const found = hidden(String(node.value), part === 'value' && this.prose(path));
    // Raw control characters are not JSON and are reported as such.
    const raw = this.json.text.slice(node.offset, node.offset + node.length);
    if (!found || (found < ' ' && raw.includes(found))) return;
    const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    this.add(
      'HIDDEN_CHARACTER',
      node,
      path,
      `"${fieldName(path)}" has the character ${code} in its ${part === 'key' ? 'name' : 'text'}, which cannot be seen or steers what is shown. Take it out.`,
      quote(node.value),
    );
  }

  private add(
    code: string,
    node: Node,
    path: Path,
    message: string,
    got: string,
    fix?: Finding['fix'],
  ): void {
    const { offset, length } = node;
    const finding = findingAt(
      this.json,
      'error',
      code,
      { path, at: 'file', offset, length },
      {
        message,
        got,
        fix,
      },
    );
    this.findings.push({ ...finding, path: pointer(path) });
  }
}

// Joiners (U+200C, U+200D) are left alone: scripts and emoji need them. Lone surrogates have no UTF-8.
const HIDDEN =
  /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The first hidden character. In prose, tabs and line ends are no surprise. */
function hidden(text: string, prose: boolean): string | undefined {
  for (const [character] of text.matchAll(HIDDEN))
    if (!prose || !/[\t\r\n]/.test(character)) return character;
  return undefined;
}
