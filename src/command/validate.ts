import { writeText } from '../edge/files.ts';
import { readSpecs } from '../edge/specs.ts';
import { compareFindings, type Finding, hasErrors, type Severity } from '../finding.ts';
import { inert, plural, renderFindings, summarise } from '../spec/findings-text.ts';
import { fixText } from '../spec/fix.ts';
import { parseSpec } from '../spec/parse.ts';
import { type CatalogEntry, validateCatalog } from '../spec/validate.ts';
import type { CommandIo } from './io.ts';
import { readOptions } from './options.ts';
import { jsonText, wantsColour } from './output.ts';

const USAGE = `pipewright validate [PATH…]

Checks specs: files, folders that hold a spec.json, or catalogs. Without a PATH, the catalog/ of this folder.
Ends with 1 when there are errors; warnings and hints are advice.

  --fix    make the fixes that cannot change what was meant
  --json   print one JSON object: specs, errors, warnings, hints, fixable (numbers), fixed[] and findings[], each with
           code, severity, file, range, path, message, got, expected, fix
`;

/**
 * The command `validate`. Prints findings with their lines, or one JSON object.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or names nothing to check
 */
export async function validate(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, { fix: { type: 'boolean' }, json: { type: 'boolean' } });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const read = readSpecs(positionals, io.cwd);
  const entries: CatalogEntry[] = [];
  const fixed: Finding[] = [];
  for (const entry of read.entries) {
    io.signal.throwIfAborted();
    const { text, applied } = values.fix
      ? fixText(entry.text, (text) => parseSpec(text, entry.file, entry).findings)
      : { text: entry.text, applied: [] };
    if (text !== entry.text) await writeText(entry.full, text, entry.file);
    fixed.push(...applied);
    entries.push({ ...entry, text });
  }
  const findings = [...read.findings, ...validateCatalog(entries).findings].sort(compareFindings);
  const specs = entries.length + read.findings.length;
  if (values.json) io.out(jsonText(asJson(findings, fixed, specs)));
  else print(io, findings, fixed, entries, specs);
  return hasErrors(findings) ? 1 : 0;
}

function count(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function asJson(findings: readonly Finding[], fixed: readonly Finding[], specs: number) {
  return {
    specs,
    errors: count(findings, 'error'),
    warnings: count(findings, 'warning'),
    hints: count(findings, 'hint'),
    fixable: findings.filter((finding) => finding.fix?.safe).length,
    fixed,
    findings,
  };
}

function print(
  io: CommandIo,
  findings: readonly Finding[],
  fixed: readonly Finding[],
  entries: readonly CatalogEntry[],
  specs: number,
): void {
  const texts = new Map(entries.map((entry) => [entry.file, entry.text]));
  const width = io.tty ? { width: io.columns() } : {};
  const shown = renderFindings(findings, { texts, colour: wantsColour(io), ...width });
  if (shown) io.out(`${shown}\n`);
  if (fixed.length > 0) {
    const files = new Set(fixed.map((finding) => finding.file));
    io.out(`fixed ${plural(fixed.length, 'mistake')} in ${[...files].map(inert).join(', ')}\n`);
  }
  io.out(`${summarise(findings, plural(specs, 'spec'))}\n`);
}
