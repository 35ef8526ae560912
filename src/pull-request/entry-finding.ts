import type { Finding } from '../core/finding.ts';
import { findingAt, type JsonText, stepsOf } from '../spec/json/json-text.ts';

/** Adds the lines of the value that a finding names: annotations need them. */
export function placed(finding: Finding, json: JsonText): Finding {
  if (finding.range || finding.file !== json.file) return finding;
  const path = stepsOf(finding.path).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return findingAt(json, finding.severity, finding.code, { path }, finding);
}
