import { dirname } from 'node:path';
import { examineSettings } from '../catalog/catalog-settings.ts';
import { compareFindings, type Finding, hasErrors, type Severity } from '../core/finding.ts';
import { writeText } from '../edge/files.ts';
import { readDocuments, type SettingsEntry, type WorkflowEntry } from '../edge/specs.ts';
import { summarizeFindings } from '../report/findings-text.ts';
import { fixTextAsync } from '../spec/apply-fixes.ts';
import { type CatalogEntry, validateCatalog } from '../spec/check-catalog.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { print } from '../text/printer.ts';
import { escapeControl } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { VALIDATE } from './catalog-commands.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { moreAbout } from './output.ts';
import { findingsText, type ShownFile } from './shown-findings.ts';

export const validate = implement(VALIDATE, {
  async run({ paths, fix, catalog }, io) {
    const read = readDocuments(paths, io.cwd);
    const fixed: Finding[] = [];
    const applyFixes = async <T extends ShownFile & { readonly full: string }>(
      entry: T,
      examine: (text: string) => Promise<readonly Finding[]>,
    ): Promise<T> => {
      io.signal.throwIfAborted();
      if (!fix) return entry;
      const { text, applied } = await fixTextAsync(entry.text, examine);
      if (text !== entry.text) await writeText(entry.full, text, entry.file);
      fixed.push(...applied);
      return { ...entry, text };
    };
    const findings = [...read.findings];
    const settings: SettingsEntry[] = [];
    for (const entry of read.settings) {
      const examine = async (text: string) => examineSettings(text, entry.file).findings;
      const after = await applyFixes(entry, examine);
      settings.push(after);
      findings.push(...(await examine(after.text)));
    }
    const specs: CatalogEntry[] = [];
    for (const entry of read.specs)
      specs.push(await applyFixes(entry, async (text) => parseSpec(text, entry.file, entry).findings));
    findings.push(...validateCatalog(specs).findings);
    const workflows: WorkflowEntry[] = [];
    // Most calls are about specs alone, and start faster without these.
    if (read.workflows.length > 0) {
      const { catalogOpener } = await import('../edge/catalog-source.ts');
      const { sheetOpener } = await import('../edge/sheet-file.ts');
      const { loadWorkflow, validateWorkflows } = await import('../workflow/load-workflow.ts');
      const openFor = ({ full }: WorkflowEntry) =>
        catalogOpener({ from: dirname(full), override: catalog, ...io });
      const sheetFor = ({ full, file }: WorkflowEntry) => sheetOpener(full, file);
      for (const entry of read.workflows) {
        const open = openFor(entry);
        const examine = async (text: string) =>
          (await loadWorkflow(text, entry.file, open, sheetFor(entry))).findings;
        workflows.push(await applyFixes(entry, examine));
      }
      findings.push(...(await validateWorkflows(workflows, openFor, sheetFor)));
    }
    const counts = { specs: specs.length + read.findings.length, workflows: workflows.length };
    return {
      findings: findings.sort(compareFindings),
      fixed,
      counts,
      files: [...settings, ...specs, ...workflows],
    };
  },
  text({ findings, fixed, counts: { specs, workflows }, files }, _input, io) {
    const shown = findingsText(findings, files, io);
    const fixedFiles = [...new Set(fixed.map(({ file }) => escapeControl(file)))].join(', ');
    const checked = [
      (specs > 0 || workflows === 0) && plural(specs, 'spec'),
      workflows > 0 && plural(workflows, 'workflow file'),
    ].filter(Boolean);
    return [
      shown && `${shown}\n`,
      fixed.length > 0 && `fixed ${plural(fixed.length, 'mistake')} in ${fixedFiles}\n`,
      `${summarizeFindings(findings, checked.join(' and '))}\n`,
      io.tty && findings[0] && print([moreAbout('a code', findings[0].code)], screenOf(io)),
    ]
      .filter(Boolean)
      .join('');
  },
  json({ findings, fixed, counts }) {
    const count = (severity: Severity): number =>
      findings.filter((finding) => finding.severity === severity).length;
    return {
      ...counts,
      errors: count('error'),
      warnings: count('warning'),
      hints: count('hint'),
      fixable: findings.filter((finding) => finding.fix?.safe).length,
      fixed,
      findings,
    };
  },
  failed: ({ findings }) => hasErrors(findings),
});
