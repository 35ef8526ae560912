import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Finding, Fix } from '../../core/finding.ts';
import { quote } from '../../text/quote.ts';
import { fieldName, findingAt, type JsonText, type Path, remove, sourceOf } from './json-text.ts';
import { scanJson } from './scan-json.ts';
import { syntaxFindings } from './syntax-findings.ts';

/** What people write is a kilobyte or two; what is larger is something else. In bytes of UTF-8. */
export const MAX_FILE_BYTES = 256 * 1024;
/** Nothing that people write is deeper than five levels. */
export const MAX_DEPTH = 32;

// Setting or reading these by name reaches into JavaScript's objects, and JSON readers differ on them.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON with its mistakes: as much of the document as can be understood, and one finding per mistake in the
 * syntax, per duplicate or forbidden key and per hidden character. Never throws.
 * @param isProse which fields may hold several lines; everywhere else a control character is a mistake
 */
export function readJson(
  text: string,
  file: string,
  isProse: (path: Path) => boolean = () => false,
): { json: JsonText; findings: Finding[] } {
  const refuse = (code: string, message: string) => ({
    json: { file, text, broken: true },
    findings: [{ code, severity: 'error', file, path: '', message } as const],
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FILE_BYTES) {
    return refuse(
      'FILE_TOO_LARGE',
      `The file has ${bytes} bytes; ${MAX_FILE_BYTES} are allowed. Keep data in files of its own.`,
    );
  }
  if (/^\ufeff?\s*$/.test(text))
    return refuse('EMPTY_FILE', 'The file is empty; it must hold one JSON object.');

  const scan = scanJson(text);
  if (scan.depth > MAX_DEPTH) {
    return refuse(
      'TOO_DEEP',
      `Objects and lists are nested ${scan.depth} levels deep; ${MAX_DEPTH} are allowed.`,
    );
  }
  const errors: ParseError[] = [];
  // The byte order mark stays a character of the text, so that offsets hold; the parser gets a blank for it.
  const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
  const json = { file, text, broken: errors.length > 0, root };
  const findings = syntaxFindings(json, scan, errors);
  if (!root) return { json, findings };
  const value = new ContentReader(json, isProse, findings).read(root, []);
  if (root.type !== 'object' && errors.length === 0) {
    findings.push(
      findingAt(json, 'error', 'NOT_AN_OBJECT', [], {
        message: 'The file must hold one JSON object: { … }.',
        got: quote(value),
        expected: 'an object',
      }),
    );
  }
  return { json: { ...json, value }, findings };
}

/** Turns the tree into plain values and reports what JSON's grammar allows but an author cannot mean. */
class ContentReader {
  private readonly json: JsonText;
  private readonly isProse: (path: Path) => boolean;
  private readonly findings: Finding[];

  constructor(json: JsonText, isProse: (path: Path) => boolean, findings: Finding[]) {
    this.json = json;
    this.isProse = isProse;
    this.findings = findings;
  }

  read(node: Node, path: Path): unknown {
    if (node.type === 'object') return this.readObject(node, path);
    if (node.type === 'array') return (node.children ?? []).map((item, i) => this.read(item, [...path, i]));
    if (typeof node.value === 'string') this.checkCharacters(node, path, 'value');
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
      this.add('NUMBER_TOO_LARGE', node, path, {
        message: `"${fieldName(path)}" is larger than any number that JSON readers can hold.`,
        got: sourceOf(this.json, node),
      });
    }
    return node.value;
  }

  private readObject(node: Node, path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const first = new Map<string, Node>();
    for (const property of node.children ?? []) {
      const [key, item] = property.children ?? [];
      if (!key) continue;
      const name = String(key.value);
      const here = [...path, name];
      if (FORBIDDEN_KEYS.has(name)) {
        this.add('FORBIDDEN_KEY', key, here, {
          message: `The key ${quote(name)} is not allowed anywhere. Remove it.`,
          got: quote(name),
        });
        continue;
      }
      this.checkCharacters(key, here, 'key');
      const earlier = first.get(name);
      if (earlier) this.addDuplicate(property, earlier, here);
      else first.set(name, property);
      if (item) value[name] = this.read(item, here);
    }
    return value;
  }

  private addDuplicate(property: Node, earlier: Node, path: Path): void {
    const line = this.json.text.slice(0, earlier.offset).split(/\r\n|\n|\r/).length;
    const source = ({ children }: Node) => children?.[1] && sourceOf(this.json, children[1]);
    const key = property.children![0]!;
    this.add('DUPLICATE_KEY', key, path, {
      message: `The field "${fieldName(path)}" occurs a second time here; the first is in line ${line}. Programs differ in which one they read: keep one.`,
      got: quote(key.value),
      fix:
        source(property) === source(earlier)
          ? { title: 'remove the second, which is the same', edits: [remove(property)], safe: true }
          : undefined,
    });
  }

  private checkCharacters(node: Node, path: Path, part: 'key' | 'value'): void {
    const found = hiddenCharacter(String(node.value), part === 'value' && this.isProse(path));
    // Raw control characters are not JSON and are reported as such.
    if (!found || (found < ' ' && sourceOf(this.json, node).includes(found))) return;
    const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    this.add('HIDDEN_CHARACTER', node, path, {
      message: `"${fieldName(path)}" has the character ${code} in its ${part === 'key' ? 'name' : 'text'}, which is invisible or changes how text is displayed. Remove it.`,
      got: quote(node.value),
    });
  }

  private add(code: string, node: Node, path: Path, text: { message: string; got: string; fix?: Fix }): void {
    const { offset, length } = node;
    // By the node: the path may lead to a duplicate of it.
    this.findings.push(findingAt(this.json, 'error', code, { path, at: 'file', offset, length }, text));
  }
}

// Joiners (U+200C, U+200D) are allowed: scripts and emoji need them. Lone surrogates have no UTF-8.
const HIDDEN =
  /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The first hidden character. In prose, tabs and line ends are allowed. */
function hiddenCharacter(text: string, prose: boolean): string | undefined {
  for (const [character] of text.matchAll(HIDDEN))
    if (!prose || !/[\t\r\n]/.test(character)) return character;
  return undefined;
}
