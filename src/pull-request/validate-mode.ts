import { Failure } from '../core/failure.ts';
import { compareFindings, type Finding, hasErrors } from '../core/finding.ts';
import type { ValidateInputs } from '../github/action-inputs.ts';
import { annotate } from '../github/annotate.ts';
import type { Runner } from '../github/runner.ts';
import { findingsMarkdown } from '../report/findings-markdown.ts';
import { renderFindings, summarizeFindings } from '../report/findings-text.ts';
import { type CatalogEntry, validateCatalog } from '../spec/check-catalog.ts';
import { plural } from '../text/plural.ts';

/** What the mode reads with; `edge/specs.ts` has it. */
export type ReadSpecs = (paths: readonly string[]) => {
  entries: readonly CatalogEntry[];
  findings: Finding[];
};

/** Of the specs' files, those that the change at hand touches; undefined where there is no telling. */
export type Touched = (files: readonly string[]) => Promise<readonly string[] | undefined>;

/**
 * The action's mode `validate`: annotations at exact lines, all findings in the log and in the job's summary. Works
 * with a read-only token, and without any. In a pull request only what it touches is told of: nobody is held up by the
 * mistakes of others.
 * @throws Failure `SPECS_INVALID` after everything was reported, when a finding is an error
 */
export async function validateMode(
  inputs: ValidateInputs,
  runner: Runner,
  readSpecs: ReadSpecs,
  touched?: Touched,
): Promise<void> {
  const read = readSpecs(inputs.paths);
  const files = [...new Set([...read.entries, ...read.findings].map(({ file }) => file))];
  const meant = (await touched?.(files)) ?? files;
  const specs = meant.length;
  const findings = [...read.findings, ...validateCatalog(read.entries).findings]
    .filter(({ file }) => meant.includes(file))
    .sort(compareFindings);
  const looked = plural(specs, 'spec');
  await runner.group(`Check ${looked}`, async () => {
    const texts = new Map(read.entries.map((entry) => [entry.file, entry.text]));
    runner.info(renderFindings(findings, { texts }) || 'Nothing to mend.');
  });
  annotate(findings, runner);
  await runner.summary(findingsMarkdown(findings, specs));
  if (hasErrors(findings)) throw new Failure('SPECS_INVALID', `${summarizeFindings(findings, looked)}.`);
  runner.info(summarizeFindings(findings, looked));
}
