import { isRecord } from '../core/record.ts';
import type { DocumentSchema } from './document-schema.ts';
import type { Path } from './json/json-text.ts';
import { readJson } from './json/read-json.ts';
import { Report } from './rules/rule-report.ts';
import { schemaFindings } from './schema-findings.ts';

/**
 * Reads a document that a person wrote, with its mistakes in the syntax and in its fields. Pure; never throws.
 * @param file the file as the user named it, for the findings
 * @param prose fields whose text may have several lines
 * @returns a report for the rules; undefined `document` where there is nothing that rules could look at
 */
export function readDocument(
  text: string,
  file: string,
  schema: DocumentSchema,
  prose?: (path: Path) => boolean,
): { report: Report; document?: Readonly<Record<string, unknown>> } {
  const { json, findings } = readJson(text, file, prose);
  if (!isRecord(json.value)) return { report: new Report(json, findings) };
  // A hidden character breaks a value's form as well: that is one mistake.
  const hidden = new Set(findings.filter((f) => f.code === 'HIDDEN_CHARACTER').map((f) => f.path));
  const shape = schemaFindings(json, schema).filter((f) => f.code === 'UNKNOWN_FIELD' || !hidden.has(f.path));
  return { report: new Report(json, [...findings, ...shape]), document: json.value };
}
