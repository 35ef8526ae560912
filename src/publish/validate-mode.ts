import type { Runner } from '../edge/runner.ts';
import { Failure } from '../failure.ts';
import { compareFindings, type Finding, hasErrors, type Severity } from '../finding.ts';
import type { ValidateInputs } from '../inputs.ts';
import { findingsMarkdown } from '../spec/findings-markdown.ts';
import { plural, renderFindings, summarise } from '../spec/findings-text.ts';
import { type CatalogEntry, validateCatalog } from '../spec/validate.ts';

/** GitHub shows this many annotations of a level per step (workflow commands, limits); the rest would vanish. */
const SHOWN_PER_LEVEL = 10;

/** What the mode reads with; `edge/specs.ts` has it. */
export type ReadSpecs = (paths: readonly string[]) => {
  entries: readonly CatalogEntry[];
  findings: Finding[];
};

/**
 * The action's mode `validate`: annotations at exact lines, all findings in the log and in the job's summary. Works
 * with a read-only token, and without any.
 * @throws Failure `SPECS_INVALID` after everything was reported, when a finding is an error
 */
export async function validateMode(
  inputs: ValidateInputs,
  runner: Runner,
  readSpecs: ReadSpecs,
): Promise<void> {
  const read = readSpecs(inputs.paths);
  const specs = read.entries.length + read.findings.length;
  const findings = [...read.findings, ...validateCatalog(read.entries).findings].sort(compareFindings);
  const looked = plural(specs, 'spec');
  await runner.group(`Check ${looked}`, async () => {
    const texts = new Map(read.entries.map((entry) => [entry.file, entry.text]));
    runner.info(renderFindings(findings, { texts }) || 'Nothing to mend.');
  });
  for (const [severity, output] of [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['hint', 'hints'],
  ] as const satisfies readonly (readonly [Severity, string])[]) {
    const ofLevel = findings.filter((finding) => finding.severity === severity);
    for (const finding of ofLevel.slice(0, SHOWN_PER_LEVEL)) runner.annotate(finding);
    runner.output(output, String(ofLevel.length));
  }
  await runner.summary(findingsMarkdown(findings, specs));
  if (hasErrors(findings)) throw new Failure('SPECS_INVALID', `${summarise(findings, looked)}.`);
  runner.info(summarise(findings, looked));
}
