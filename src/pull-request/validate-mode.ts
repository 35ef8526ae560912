import { Failure } from '../core/failure.ts';
import { compareFindings, type Finding, hasErrors } from '../core/finding.ts';
import type { ValidateInputs } from '../github/action-inputs.ts';
import { annotate } from '../github/annotate.ts';
import type { Runner } from '../github/runner.ts';
import { findingsMarkdown } from '../report/findings-markdown.ts';
import { renderFindings, summarizeFindings } from '../report/findings-text.ts';
import { type CatalogEntry, validateCatalog } from '../spec/check-catalog.ts';
import { plural } from '../text/units.ts';

/** Reads specs; `edge/specs.ts` implements it. */
export type ReadSpecs = (paths: readonly string[]) => {
  entries: readonly CatalogEntry[];
  findings: Finding[];
};

/** Of the specs' files, those that this change touches; undefined where that is unknown. */
export type TouchedFiles = (files: readonly string[]) => Promise<readonly string[] | undefined>;

/**
 * The action's mode `validate`: annotations at exact lines, all findings in the log and in the job's summary.
 * Works with a read-only token, and without any. A pull request is only checked where it changes something:
 * mistakes of others do not block it.
 * @throws Failure `SPECS_INVALID` after everything was reported, when a finding is an error
 */
export async function validateMode(
  inputs: ValidateInputs,
  runner: Runner,
  readSpecs: ReadSpecs,
  touchedFiles?: TouchedFiles,
): Promise<void> {
  const read = readSpecs(inputs.paths);
  const files = [...new Set([...read.entries, ...read.findings].map(({ file }) => file))];
  const meant = (await touchedFiles?.(files)) ?? files;
  const findings = [...read.findings, ...validateCatalog(read.entries).findings]
    .filter(({ file }) => meant.includes(file))
    .sort(compareFindings);
  const specs = plural(meant.length, 'spec');
  await reportFindings(runner, `Check ${specs}`, findings, read.entries);
  await runner.summary(findingsMarkdown(findings, meant.length));
  if (hasErrors(findings)) throw new Failure('SPECS_INVALID', `${summarizeFindings(findings, specs)}.`);
  runner.info(summarizeFindings(findings, specs));
}

/** Shows findings in the log, with the lines that they are about, and as annotations. */
export async function reportFindings(
  runner: Runner,
  title: string,
  findings: readonly Finding[],
  files: readonly { readonly file: string; readonly text: string }[],
): Promise<void> {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  await runner.group(title, async () =>
    runner.info(renderFindings(findings, { texts }) || 'Nothing to fix.'),
  );
  annotate(findings, runner);
}
