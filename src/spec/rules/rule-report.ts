import { type Finding, type Fix, hasErrors, limitFindings, type Severity } from '../../core/finding.ts';
import { isRecord } from '../../core/record.ts';
import type { DocumentSchema } from '../document-schema.ts';
import { foreignDocument } from '../json/foreign-format.ts';
import type { FieldKind } from '../json/hidden-characters.ts';
import type { JsonNode } from '../json/json-node.ts';
import {
  type FindingText,
  findingAt,
  type JsonText,
  nodeAt,
  type Path,
  pointer,
  renameKey,
  rewriteFix,
  valueAt,
  type Where,
} from '../json/json-text.ts';
import { readJson, withoutSafety } from '../json/read-json.ts';
import { schemaFindings } from '../schema-findings.ts';

/**
 * Reads a document that a person wrote, with the mistakes in its syntax and in its fields. Pure; never
 * throws.
 * @param file the file as the user named it, for the findings
 * @param kindOf what a field holds, which decides the characters that it may have
 */
export function readDocument(
  text: string,
  file: string,
  schema: DocumentSchema,
  kindOf?: (path: Path) => FieldKind,
): Report {
  const { json, findings } = readJson(text, file, kindOf);
  if (!isRecord(json.value)) return new Report(json, findings);
  const foreign = foreignDocument(json.value);
  if (foreign !== undefined) {
    const finding = findingAt(json, 'error', 'OTHER_DOCUMENT', [], { message: foreign });
    return new Report(json, [...findings, finding]);
  }
  // A syntax slip or a hidden character in a value breaks the schema as well: that is one mistake.
  const hidden = new Set(findings.filter((f) => f.code === 'HIDDEN_CHARACTER').map((f) => f.path));
  const slips = new Set(findings.filter((f) => f.path === '').map(placeOf));
  const shape = schemaFindings(json, schema).filter(
    (f) =>
      f.code === 'UNKNOWN_FIELD' ||
      f.code === 'MISSING_FIELD' ||
      !(hidden.has(f.path) || slips.has(placeOf(f))),
  );
  return new Report(json, [...findings, ...shape], json.value);
}

function placeOf({ range }: Finding): string {
  return `${range?.start.line}:${range?.start.column}`;
}

/** A document whose shape has been checked, for the rules to read from and to report to. */
export class Report {
  readonly findings: Finding[];
  readonly json: JsonText;
  /** Missing when the file does not hold a JSON object: there is nothing for rules to check. */
  readonly document: Readonly<Record<string, unknown>> | undefined;
  /** Values that already have an error: rules have nothing to add to them. */
  private readonly wrong: ReadonlySet<string>;

  constructor(json: JsonText, findings: readonly Finding[], document?: Record<string, unknown>) {
    this.json = json;
    this.document = document;
    this.findings = [...findings];
    this.wrong = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.path));
  }

  add(severity: Severity, code: string, where: Where, text: FindingText): void {
    this.findings.push(findingAt(this.json, severity, code, where, text));
  }

  error(code: string, where: Where, text: FindingText): void {
    this.add('error', code, where, text);
  }

  warn(code: string, where: Where, text: FindingText): void {
    this.add('warning', code, where, text);
  }

  hint(code: string, where: Where, text: FindingText): void {
    this.add('hint', code, where, text);
  }

  /** A hint for each field that is missing, though the document is valid without it. */
  hintMissing(fields: Readonly<Record<string, string>>): void {
    // In broken syntax, a field that seems to be missing may only be unreadable.
    if (this.json.broken) return;
    for (const [field, why] of Object.entries(fields)) {
      if (!this.hasOrMeans(field))
        this.hint('MISSING_FIELD', [field], { message: `"${field}" is missing: ${why}.` });
    }
  }

  /** The findings in the order of the text, and the document when none of them is an error. */
  result<T>(): { document?: T; findings: Finding[] } {
    const findings = limitFindings(
      this.json.unfixable ? this.findings.map(withoutSafety) : this.findings,
      this.json.file,
    );
    return this.document && !hasErrors(findings) ? { document: this.document as T, findings } : { findings };
  }

  /** The value at a path; undefined where it is missing or already has an error. */
  value(path: Path): unknown {
    return this.wrong.has(pointer(path)) ? undefined : valueAt(this.json.value, path);
  }

  text(path: Path): string | undefined {
    const value = this.value(path);
    return typeof value === 'string' ? value : undefined;
  }

  number(path: Path): number | undefined {
    const value = this.value(path);
    return typeof value === 'number' ? value : undefined;
  }

  /** The paths of a list's items. */
  items(path: Path): Path[] {
    const value = this.value(path);
    return Array.isArray(value) ? value.map((_, i) => [...path, i]) : [];
  }

  /** The keys of an object and the paths of their values. */
  entries(path: Path): [key: string, path: Path][] {
    const value = this.value(path);
    return isRecord(value) ? Object.keys(value).map((key) => [key, [...path, key]]) : [];
  }

  /**
   * The values that an earlier path has too.
   * @param first,second indices into `paths`
   */
  repeated(
    paths: readonly Path[],
    keyOf = (path: Path): string | undefined => this.text(path),
  ): { path: Path; key: string; first: number; second: number }[] {
    const earlier = new Map<string, number>();
    return paths.flatMap((path, second) => {
      const key = keyOf(path);
      if (key === undefined) return [];
      const first = earlier.get(key);
      if (first !== undefined) return [{ path, key, first, second }];
      earlier.set(key, second);
      return [];
    });
  }

  /** The document has this field, whatever it holds. */
  has(path: Path): boolean {
    return valueAt(this.json.value, path) !== undefined;
  }

  /** The document has this top-level field, or one that was meant to be it. */
  private hasOrMeans(field: string): boolean {
    const renamed = ({ code, path, expected }: Finding) =>
      code === 'UNKNOWN_FIELD' && expected === field && path.lastIndexOf('/') === 0;
    return this.has([field]) || this.findings.some(renamed);
  }

  node(path: Path): JsonNode | undefined {
    return nodeAt(this.json, path)?.value;
  }

  /** A fix that writes another value; none for undefined. */
  rewrite(path: Path, value: unknown, safe: boolean, title?: string): Fix | undefined {
    const node = this.node(path);
    return node && value !== undefined ? rewriteFix(node, JSON.stringify(value), safe, title) : undefined;
  }

  /** A fix that gives a field another name; none for undefined. */
  renameKey(path: Path, name: string | undefined, safe: boolean): Fix | undefined {
    return renameKey(this.json, path, name, safe);
  }
}
