import type { Node } from 'jsonc-parser';
import type { Finding, Fix, Severity } from '../../core/finding.ts';
import { isRecord } from '../../core/record.ts';
import {
  type FindingText,
  findingAt,
  type JsonText,
  nodeAt,
  type Path,
  pointer,
  replace,
  type Where,
} from '../json/json-text.ts';
import { valueAt } from '../schema-findings.ts';

/** What the rules get: a document whose shape was checked, and a place for what they find. */
export class Report {
  readonly findings: Finding[];
  readonly json: JsonText;
  /** Values that already have an error: rules have nothing to add to them. */
  private readonly wrong: ReadonlySet<string>;

  constructor(json: JsonText, findings: readonly Finding[]) {
    this.json = json;
    this.findings = [...findings];
    this.wrong = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.path));
  }

  add(severity: Severity, code: string, where: Where, text: FindingText): void {
    this.findings.push(findingAt(this.json, severity, code, where, text));
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

  /** The document has this field, whatever is in it. */
  has(path: Path): boolean {
    return valueAt(this.json.value, path) !== undefined;
  }

  /** The document has this field of its own, or one that was meant to be it. */
  hasOrMeans(field: string): boolean {
    const renamed = ({ code, path, expected }: Finding) =>
      code === 'UNKNOWN_FIELD' && expected === field && path.lastIndexOf('/') === 0;
    return this.has([field]) || this.findings.some(renamed);
  }

  node(path: Path): { value: Node; property?: Node } | undefined {
    return nodeAt(this.json, path);
  }

  /** A fix that writes another value. */
  rewrite(path: Path, value: unknown, safe: boolean, title?: string): Fix | undefined {
    const node = this.node(path)?.value;
    const text = JSON.stringify(value);
    return (
      node && {
        title: title ?? `write ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`,
        edits: [replace(node, text)],
        safe,
      }
    );
  }

  /** A fix that gives a field another name. */
  renameKey(path: Path, name: string, safe: boolean): Fix | undefined {
    const key = this.node(path)?.property?.children?.[0];
    return key && { title: `rename to "${name}"`, edits: [replace(key, JSON.stringify(name))], safe };
  }
}
