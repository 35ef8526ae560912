import type { Finding } from '../core/finding.ts';
import { findingAt, type JsonText, type Path } from '../spec/json/json-text.ts';

/** Adds the lines of the value that a finding names: annotations need them. */
export function placed(finding: Finding, json: JsonText): Finding {
  if (finding.range || finding.file !== json.file) return finding;
  const path: Path = finding.path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return findingAt(json, finding.severity, finding.code, { path }, finding);
}
