import { type Finding, hasErrors } from '../core/finding.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import { inlineCode } from '../text/markdown.ts';
import { allFindings, entryPage, reviewStatus, type Stage, titleOf } from './entry-page.ts';
import type { EntryReport } from './examine.ts';

/** Everything that a run found out about a change of the catalog. */
export interface ChangeReport {
  readonly reports: readonly EntryReport[];
  /** Findings about the change as a whole. */
  readonly general: readonly Finding[];
  /** Entries that are taken out. */
  readonly removed: readonly string[];
  readonly about: ReportContext;
}

export interface ReportContext {
  readonly stage: Stage;
  /** Of the pull request. */
  readonly number?: number;
  /** Markdown of ours: what somebody has to do besides. */
  readonly notes?: readonly string[];
  /** The page of the run. */
  readonly detailsUrl?: string;
}

export function isChangePublishable({ general, reports }: ChangeReport): boolean {
  return !hasErrors([...general, ...reports.flatMap(allFindings)]);
}

/** The page about a change: what it comes to, then each entry. The first lines say who has to act. */
export function changePage(change: ChangeReport): string[] {
  const { reports, removed, general, about } = change;
  // Of a single entry its own page says the same.
  const isOne = reports.length === 1 && removed.length === 0 && general.length === 0;
  const head = isOne ? [['## Catalog', ...(about.notes ?? [])].join('\n\n')] : changeHead(change);
  return [...head, ...change.reports.flatMap((report) => entryPage(report, change.about))];
}

/** The part that is about all entries together. */
export function changeHead({ reports, general, about, removed }: ChangeReport): string[] {
  const rows = reports.map((report) => {
    const { sign, state, next } = reviewStatus(report, about.stage);
    return `| ${sign} ${inlineCode(titleOf(report))} | ${state} | ${next} |`;
  });
  for (const name of removed)
    rows.push(
      `| 🪦 ${inlineCode(name)} | taken out | Its versions stay to be had, and its name stays taken. A **reviewer** decides. |`,
    );
  const table =
    rows.length > 0
      ? `| Entry | State | Next |\n|---|---|---|\n${rows.slice(0, 300).join('\n')}`
      : 'No algorithm is added, changed or taken out.';
  return [
    ['## Catalog', ...(about.notes ?? []), table].join('\n\n'),
    ...(general.length > 0 ? [`**The change as a whole**\n\n${generalTable(general)}`] : []),
  ];
}

function generalTable(findings: readonly Finding[]): string {
  return findingsTable(
    findings.map((finding) => ({ ...finding, message: `${finding.file}: ${finding.message}` })),
  );
}
