import { compareFindings, type Finding, hasErrors, type Severity } from '../core/finding.ts';
import { catalogOpener } from '../edge/catalog-source.ts';
import { writeText } from '../edge/files.ts';
import { readDocuments, type WorkflowEntry } from '../edge/specs.ts';
import { renderFindings, summarizeFindings } from '../report/findings-text.ts';
import { fixTextSlowly } from '../spec/apply-fixes.ts';
import { type CatalogEntry, validateCatalog } from '../spec/check-catalog.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import { loadWorkflow } from '../workflow/load-workflow.ts';
import { validateWorkflows } from '../workflow/validate-workflows.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText, wantsColour } from './output.ts';

const USAGE = `pipewright validate [PATH…]

Checks specs and workflow files: files, or folders that hold a spec.json or files named ….workflow.json. Without a
PATH, the catalog/ of this folder.
Ends with 1 when there are errors; warnings and hints are advice.

  --fix             make the fixes that cannot change what was meant
  --catalog WHERE   for workflow files: a folder, or owner/repo@ref on GitHub, instead of the catalog that each names
  --json            print one JSON object: specs, workflows, errors, warnings, hints, fixable (numbers), fixed[] and
                    findings[], each with code, severity, file, range, path, message, got, expected, fix
`;

/**
 * The command `validate`. Prints findings with their lines, or one JSON object.
 * @returns the exit code: 1 when a finding is an error, else 0
 * @throws Failure when an argument is wrong or names nothing to check
 */
export async function validate(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    fix: { type: 'boolean' },
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const read = readDocuments(positionals, io.cwd);
  const openFor = ({ full }: WorkflowEntry) =>
    catalogOpener({ workflowFile: full, override: values.catalog, ...io });
  const fixed: Finding[] = [];
  const fix = async <T extends { text: string; full: string; file: string }>(
    entry: T,
    examine: (text: string) => Promise<readonly Finding[]>,
  ): Promise<T> => {
    io.signal.throwIfAborted();
    if (!values.fix) return entry;
    const { text, applied } = await fixTextSlowly(entry.text, examine);
    if (text !== entry.text) await writeText(entry.full, text, entry.file);
    fixed.push(...applied);
    return { ...entry, text };
  };
  const specs: CatalogEntry[] = [];
  for (const entry of read.specs)
    specs.push(await fix(entry, async (text) => parseSpec(text, entry.file, entry).findings));
  const workflows: WorkflowEntry[] = [];
  for (const entry of read.workflows) {
    const open = openFor(entry);
    workflows.push(await fix(entry, async (text) => (await loadWorkflow(text, entry.file, open)).findings));
  }
  const findings = [
    ...read.findings,
    ...validateCatalog(specs).findings,
    ...(await validateWorkflows(workflows, openFor)),
  ].sort(compareFindings);
  const counted = { specs: specs.length + read.findings.length, workflows: workflows.length };
  if (values.json) io.out(jsonText(asJson(findings, fixed, counted)));
  else print(io, findings, fixed, [...specs, ...workflows], counted);
  return hasErrors(findings) ? 1 : 0;
}

interface Counted {
  readonly specs: number;
  readonly workflows: number;
}

/** `1 spec and 2 workflow files` */
function looked({ specs, workflows }: Counted): string {
  const parts = [
    ...(specs > 0 || workflows === 0 ? [plural(specs, 'spec')] : []),
    ...(workflows > 0 ? [plural(workflows, 'workflow file')] : []),
  ];
  return parts.join(' and ');
}

function count(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function asJson(findings: readonly Finding[], fixed: readonly Finding[], counted: Counted) {
  return {
    ...counted,
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
  entries: readonly { readonly file: string; readonly text: string }[],
  counted: Counted,
): void {
  const texts = new Map(entries.map((entry) => [entry.file, entry.text]));
  const width = io.tty ? { width: io.columns() } : {};
  const shown = renderFindings(findings, { texts, color: wantsColour(io), ...width });
  if (shown) io.out(`${shown}\n`);
  if (fixed.length > 0) {
    const files = new Set(fixed.map((finding) => finding.file));
    io.out(`fixed ${plural(fixed.length, 'mistake')} in ${[...files].map(escapeControl).join(', ')}\n`);
  }
  io.out(`${summarizeFindings(findings, looked(counted))}\n`);
}
