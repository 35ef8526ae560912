import { compareFindings } from '../core/finding.ts';
import { isChangePublishable } from '../pull-request/change-page.ts';
import { allFindings, reviewStatus, titleOf } from '../pull-request/entry-page.ts';
import type { EntryReport } from '../pull-request/examine.ts';
import type { CheckoutReport } from '../pull-request/publish-checkout.ts';
import { type Block, facts, line, paragraph, print, styled } from '../text/printer.ts';
import { shortCommit, shortDigest, shortReference } from '../text/quote.ts';
import { shellWord } from '../text/terminal.ts';
import { type CommandIo, screenOf } from './command-io.ts';
import { findingsText } from './shown-findings.ts';

/** What `pipewright publish` did. */
export interface PublishResult {
  readonly report: CheckoutReport;
  readonly dryRun: boolean;
  /** How a path below the catalog is shown. */
  readonly shown: (file: string) => string;
}

/** Columns of the labels. */
const LABEL = 8;

/** What `pipewright publish --json` prints. */
export function publishJson({ report: { change, written }, dryRun, shown }: PublishResult): object {
  const { files, sha } = written === undefined || written === 'nothing' ? { files: [] } : written;
  return {
    dry_run: dryRun,
    entries: change.reports.map((report) => ({
      name: report.name,
      version: report.spec?.version ?? null,
      state: stateOf(report, dryRun),
      image: imageOf(report) ?? null,
      digest: report.derived?.wrap.root.digest ?? null,
      file: report.derived ? shown(`${report.name}/${report.derived.extended.version}.json`) : null,
      findings: allFindings(report),
      tests: (report.trials ?? []).map(({ test, seconds, findings }) => ({
        name: test,
        passed: findings.length === 0,
        seconds,
      })),
      untested: report.untried ?? null,
    })),
    findings: change.general,
    removed: change.removed,
    written: files.map(shown),
    commit: sha ?? null,
  };
}

/** What `pipewright publish` prints for people. Only `validate` shows hints. */
export function publishText(
  { report: { change, written }, dryRun, shown }: PublishResult,
  io: CommandIo,
): string {
  const { reports, general, removed } = change;
  const findings = [...general, ...reports.flatMap(allFindings)]
    .filter(({ severity }) => severity !== 'hint')
    .sort(compareFindings);
  const blocks = reports.flatMap((report) => entryBlocks(report, dryRun));
  for (const name of removed)
    blocks.push(
      paragraph(`${name} was removed: its versions stay available, and its name stays taken`, 0, 2),
    );
  if (written && written !== 'nothing') {
    for (const file of written.files) blocks.push(line(`Wrote ${shellWord(shown(file))}`));
    const end = written.sha ? `Committed ${shortCommit(written.sha)}` : 'Commit these files to share them.';
    blocks.push(paragraph(end));
  }
  if (!isChangePublishable(change) && written === undefined) blocks.push(paragraph('Nothing was pushed.'));
  else if (reports.length + removed.length === 0) blocks.push(paragraph('Everything is already published.'));
  const found = findingsText(findings, reports, io);
  return `${found}${found === '' ? '' : '\n'}${print(blocks, screenOf(io))}`;
}

function stateOf(report: EntryReport, dryRun: boolean): string {
  if (report.pushed) return 'published';
  // On the user's own machine, tests may be left out.
  const status = reviewStatus(report, 'publish');
  if (status.conclusion !== 'success') return status.state;
  return dryRun ? 'would be published' : 'not published';
}

function imageOf({ pushed, derived }: EntryReport): string | undefined {
  return pushed ?? derived?.extended.container_name;
}

function entryBlocks(report: EntryReport, dryRun: boolean): Block[] {
  const { derived, trials, untried } = report;
  const image = imageOf(report);
  const source = derived && `${derived.wrap.source.name}@${shortDigest(derived.wrap.source.digest)}`;
  const failed = (trials ?? []).filter(({ findings }) => findings.length > 0).length;
  const tests = trials && (failed > 0 ? `${failed} of ${trials.length} failed` : `${trials.length} passed`);
  return [
    paragraph([styled('bold', titleOf(report)), `: ${stateOf(report, dryRun)}`], 0, 2),
    facts(
      [
        ['image', image && shortReference(image)],
        ['source', source],
        ['tests', tests ?? untried],
      ],
      LABEL,
      2,
    ),
  ];
}
