import { compareFindings } from '../core/finding.ts';
import { COMMENT_BYTES, SUMMARY_BYTES } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import { summarizeFindings } from '../report/findings-text.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { codeBlock, escapeMarkdown, fitBlocks, inlineCode } from '../text/markdown.ts';
import { plural } from '../text/units.ts';
import { type ChangeReport, changePage } from './change-page.ts';
import { allFindings, reviewStatus, titleOf } from './entry-page.ts';
import type { EntryReport } from './examine.ts';
import type { PullRequestReporter } from './pull-request-reporter.ts';
import { fixPatch } from './suggest.ts';
import { reportFindings } from './validate-mode.ts';

/** The page as the pull request's comment. */
export function commentOf(change: ChangeReport): string {
  return fitBlocks(changePage(change), COMMENT_BYTES, "the job's summary");
}

/** Reports a run in the log, annotations, counts in outputs, and the job's summary. */
export async function reportRun(
  runner: Runner,
  change: ChangeReport,
  reporter: PullRequestReporter,
): Promise<void> {
  const { reports, general, about } = change;
  const findings = [...general, ...reports.flatMap(allFindings)].sort(compareFindings);
  await reportFindings(runner, `Check ${plural(reports.length, 'entry', 'entries')}`, findings, reports);
  const blocks = [...refusedNote(reporter), ...changePage(change), ...patches(reports)];
  await runner.summary(fitBlocks(blocks, SUMMARY_BYTES, 'the log'));
  for (const report of reports) {
    const { sign, state } = reviewStatus(report, about.stage);
    runner.info(`${sign} ${titleOf(report)}: ${state}`);
  }
  runner.info(summarizeFindings(findings, plural(reports.length, 'spec')));
}

function refusedNote({ refused, fork }: PullRequestReporter): string[] {
  if (refused.length === 0) return [];
  const next = fork
    ? 'For a change from a fork, that is expected: this page has everything.'
    : 'This page has everything. To get them written, **a maintainer** gives the job the permissions.';
  return [
    `> [!NOTE]\n> This job's token can only read, so the job wrote no ${escapeMarkdown(refused.join(', no '))}. ${next}`,
  ];
}

/** The safe fixes as a patch, for cases in which they cannot be suggested on the lines themselves. */
function patches(reports: readonly EntryReport[]): string[] {
  return reports.flatMap(({ file, text, findings }) => {
    if (!findings.some(({ fix }) => fix?.safe)) return [];
    const patch = fixPatch(file, text, (changed) => parseSpec(changed, file).findings);
    if (patch === undefined) return [];
    return [
      `**Safe fixes for ${inlineCode(file)}**: \`npx pipewright validate --fix\` applies them, or save this as \`fix.patch\` and run \`git apply fix.patch\`\n\n${codeBlock(patch)}`,
    ];
  });
}
