import { applyEdits, type Edit, type Finding, type Fix } from '../../core/finding.ts';
import { meantBy } from '../../text/code-points.ts';
import { quote } from '../../text/quote.ts';
import { plural } from '../../text/units.ts';
import { type FieldKind, hiddenCharacters } from './hidden-characters.ts';
import { unwrapJson } from './json-envelope.ts';
import type { JsonNode, Mistake } from './json-node.ts';
import { type ParsedJson, parseLeniently, TooDeep } from './json-parser.ts';
import { fieldName, findingAt, type JsonText, type Path, remove, sourceOf } from './json-text.ts';

/** What people write is a kilobyte or two; what is larger is something else. In bytes of UTF-8. */
export const MAX_FILE_BYTES = 256 * 1024;
/** Nothing that people write is deeper than five levels. */
export const MAX_DEPTH = 32;
/** Beyond this many mistakes in the syntax, more say nothing new. */
const MOST_MISTAKES = 10;

// Setting or reading these by name reaches into JavaScript's objects, and JSON readers differ on them.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON with its mistakes: as much of the document as can be understood, and one finding per mistake in
 * the syntax, per duplicate or forbidden key and per text with hidden characters. Never throws. Applying all
 * safe fixes gives JSON, or there are none.
 * @param kindOf what a field holds, which decides the characters that it may have
 */
export function readJson(
  text: string,
  file: string,
  kindOf: (path: Path) => FieldKind = () => 'executed',
): { json: JsonText; findings: Finding[] } {
  const refuse = (code: string, message: string) => ({
    json: { file, text, broken: true, unfixable: true },
    findings: [{ code, severity: 'error', file, path: '', message } as const],
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FILE_BYTES) {
    return refuse(
      'FILE_TOO_LARGE',
      `The file has ${bytes} bytes; ${MAX_FILE_BYTES} are allowed. Keep data in separate files.`,
    );
  }
  if (/^\ufeff?\s*$/.test(text))
    return refuse('EMPTY_FILE', 'The file is empty. It must contain one JSON object.');
  const envelope = unwrapJson(text);
  if (envelope?.whole) {
    const json = { file, text, broken: true, unfixable: !envelope.fix?.safe };
    return { json, findings: [mistakeFinding(json, envelope)] };
  }

  let parsed: ParsedJson;
  try {
    parsed = parseLeniently(envelope?.inner ?? text, MAX_DEPTH);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return refuse('TOO_DEEP', `Objects and lists are nested more than ${MAX_DEPTH} levels deep.`);
  }
  const mistakes = checkedMistakes(text, [...(envelope ? [envelope] : []), ...parsed.mistakes]);
  const unfixable = !mistakes.every(({ fix }) => fix?.safe);
  const { root, broken } = parsed;
  const json = { file, text, broken: broken || !root, unfixable, ...(root && { root }) };
  const findings = fewer(mistakes).map((mistake) => mistakeFinding(json, mistake));
  if (!root) return { json, findings };
  const value = new ContentReader(json, kindOf, findings).read(root, []);
  if (root.type !== 'object' && mistakes.length === 0) {
    findings.push(
      findingAt(json, 'error', 'NOT_AN_OBJECT', [], {
        message: 'The file must contain one JSON object: { … }.',
        got: quote(value),
        expected: 'an object',
      }),
    );
  }
  return { json: { ...json, value }, findings: unfixable ? findings.map(withoutSafety) : findings };
}

/**
 * A finding without a safe fix: until a person has corrected the file's syntax, a fix's effect is uncertain.
 */
export function withoutSafety(finding: Finding): Finding {
  return finding.fix ? { ...finding, fix: { ...finding.fix, safe: false } } : finding;
}

/** The first mistakes; the last of them stands for those that follow, with their fixes. */
function fewer(mistakes: readonly Mistake[]): readonly Mistake[] {
  const [last, ...rest] = mistakes.slice(MOST_MISTAKES - 1);
  if (last === undefined || rest.length === 0) return mistakes;
  const all = [last, ...rest];
  const fix = {
    title: 'fix this and what follows',
    edits: all.flatMap((mistake) => mistake.fix?.edits ?? []),
    safe: all.every((mistake) => mistake.fix?.safe),
  };
  const message = `${last.message} ${plural(rest.length, 'more mistake')} of this kind or another ${rest.length === 1 ? 'follows' : 'follow'}.`;
  return [...mistakes.slice(0, MOST_MISTAKES - 1), { ...last, message, fix }];
}

function mistakeFinding(json: JsonText, { code, where, message, fix }: Mistake): Finding {
  const source = json.text.slice(where.offset, where.offset + where.length);
  const got = source === '' ? undefined : quote(source);
  return findingAt(json, 'error', code, { path: [], at: 'file', ...where }, { message, got, fix });
}

/** The mistakes, with fixes that are safe only where all of them together give JSON. */
function checkedMistakes(text: string, mistakes: readonly Mistake[]): readonly Mistake[] {
  const edits: Edit[] = mistakes.flatMap(({ fix }) => (fix?.safe ? fix.edits : []));
  if (mistakes.every(({ fix }) => fix?.safe) && isJson(applyEdits(text, edits))) return mistakes;
  if (mistakes.length === 0)
    return [{ code: 'NOT_JSON', where: { offset: 0, length: 1 }, message: 'This is not JSON.' }];
  return mistakes.map(({ fix, ...mistake }) => ({ ...mistake, fix: fix && { ...fix, safe: false } }));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Turns the tree into plain values and reports what JSON's grammar allows but an author cannot mean. */
class ContentReader {
  private readonly json: JsonText;
  private readonly kindOf: (path: Path) => FieldKind;
  private readonly findings: Finding[];

  constructor(json: JsonText, kindOf: (path: Path) => FieldKind, findings: Finding[]) {
    this.json = json;
    this.kindOf = kindOf;
    this.findings = findings;
  }

  read(node: JsonNode, path: Path): unknown {
    if (node.type === 'object') return this.readObject(node, path);
    if (node.type === 'array') return (node.children ?? []).map((item, i) => this.read(item, [...path, i]));
    if (typeof node.value === 'string') this.checkCharacters(node, path, 'value');
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
      this.add('NUMBER_TOO_LARGE', node, path, {
        message: `"${fieldName(path)}" is larger than any number that JSON readers can represent.`,
        got: sourceOf(this.json, node),
      });
    }
    return node.value;
  }

  private readObject(node: JsonNode, path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const first = new Map<string, JsonNode>();
    for (const property of node.children ?? []) {
      const [key, item] = property.children ?? [];
      if (!key) continue;
      // A character that was typed by mistake must not make it another field.
      const name = String(key.value).replace(/[^\p{ASCII}]/gu, (c) => meantBy(c) ?? c);
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

  private addDuplicate(property: JsonNode, earlier: JsonNode, path: Path): void {
    const line = this.json.text.slice(0, earlier.offset).split(/\r\n|\n|\r/).length;
    const source = ({ children }: JsonNode) => children?.[1] && sourceOf(this.json, children[1]);
    const key = property.children![0]!;
    this.add('DUPLICATE_KEY', key, path, {
      message: `The field "${fieldName(path)}" occurs a second time here; the first is in line ${line}. Programs differ in which one they read, so keep only one.`,
      got: quote(key.value),
      fix:
        source(property) === source(earlier)
          ? { title: 'remove the second, which is the same', edits: [remove(property)], safe: true }
          : undefined,
    });
  }

  private checkCharacters(node: JsonNode, path: Path, part: 'key' | 'value'): void {
    const found = hiddenCharacters(this.json, node, part === 'key' ? 'executed' : this.kindOf(path));
    if (!found) return;
    this.add('HIDDEN_CHARACTER', node, path, {
      message: `"${fieldName(path)}" has ${found.names} in its ${part === 'key' ? 'name' : 'text'}, which ${found.why}. ${found.remedy}.`,
      got: quote(node.value),
      fix: found.fix,
    });
  }

  private add(code: string, { offset, length }: JsonNode, path: Path, text: FindingTextOf): void {
    // By the node: the path may lead to a duplicate of it.
    this.findings.push(findingAt(this.json, 'error', code, { path, at: 'file', offset, length }, text));
  }
}

interface FindingTextOf {
  readonly message: string;
  readonly got: string;
  readonly fix?: Fix | undefined;
}
