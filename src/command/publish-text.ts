import { compareFindings } from '../core/finding.ts';
import { isChangePublishable } from '../pull-request/change-page.ts';
import { allFindings, reviewStatus, titleOf } from '../pull-request/entry-page.ts';
import type { EntryReport } from '../pull-request/examine.ts';
import type { CheckoutReport } from '../pull-request/publish-checkout.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { findingsText } from './shown-findings.ts';

/** What `pipewright publish` did. */
export interface PublishResult {
  readonly report: CheckoutReport;
  readonly dryRun: boolean;
  /** How a path below the catalog is shown. */
  readonly shown: (file: string) => string;
}

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
  const lines = reports.flatMap((report) => entryLines(report, dryRun));
  for (const name of removed)
    lines.push(`${escapeControl(name)} was removed: its versions stay available, and its name stays taken`);
  if (written && written !== 'nothing') {
    for (const file of written.files) lines.push(`Wrote ${escapeControl(shown(file))}`);
    lines.push(written.sha ? `Committed ${written.sha}` : 'Commit these files to share them.');
  }
  if (!isChangePublishable(change) && written === undefined) lines.push('Nothing was pushed.');
  else if (reports.length + removed.length === 0) lines.push('Everything is published already.');
  const found = findingsText(findings, reports, io);
  return `${found}${found === '' ? '' : '\n'}${lines.join('\n')}\n`;
}

function stateOf(report: EntryReport, dryRun: boolean): string {
  if (report.pushed) return 'published';
  // On one's own machine tests may be left out.
  const status = reviewStatus(report, 'publish');
  if (status.conclusion !== 'success') return status.state;
  return dryRun ? 'would be published' : 'not published';
}

function imageOf({ pushed, derived }: EntryReport): string | undefined {
  return pushed ?? derived?.extended.container_name;
}

function entryLines(report: EntryReport, dryRun: boolean): string[] {
  const lines = [`${escapeControl(titleOf(report))}: ${stateOf(report, dryRun)}`];
  const tell = (what: string, text: string | undefined): void => {
    if (text !== undefined) lines.push(`  ${what.padEnd(8)} ${escapeControl(text)}`);
  };
  const { derived, trials, untried } = report;
  tell('image', imageOf(report));
  tell('source', derived && `${derived.wrap.source.name}@${derived.wrap.source.digest}`);
  const failed = (trials ?? []).filter(({ findings }) => findings.length > 0).length;
  if (trials) tell('tests', failed > 0 ? `${failed} of ${trials.length} failed` : `${trials.length} passed`);
  else tell('tests', untried);
  return lines;
}
