import { type Finding, hasErrors } from '../core/finding.ts';
import type { Author } from '../github/github.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import { inlineCode, markdownTable } from '../text/markdown.ts';
import { allFindings, entryPage, reviewStatus, type Stage, titleOf } from './entry-page.ts';
import type { EntryReport } from './examine.ts';

/** Everything that a run found out about a change of the catalog. */
export interface ChangeReport {
  readonly reports: readonly EntryReport[];
  /** Findings about the change as a whole. */
  readonly general: readonly Finding[];
  /** Entries that the change removes. */
  readonly removed: readonly string[];
  readonly about: ReportContext;
}

export interface ReportContext {
  readonly stage: Stage;
  /** Of the pull request. */
  readonly number?: number;
  /** Of the pull request. */
  readonly author?: Author;
  /** Markdown: what else people have to do. */
  readonly notes?: readonly string[];
  /** What the review looked at; see `seen.ts`. */
  readonly seen?: string;
  /** The page of the run. */
  readonly detailsUrl?: string;
}

export function isChangePublishable({ general, reports }: ChangeReport): boolean {
  return !hasErrors([...general, ...reports.flatMap(allFindings)]);
}

/** Whether nothing is left to do but review and merge: no mistakes, and tests that exist passed. */
export function isChangeReady(change: ChangeReport): boolean {
  const { reports, about } = change;
  return (
    isChangePublishable(change) &&
    reports.every((report) => reviewStatus(report, about.stage).conclusion === 'success')
  );
}

/** The page about a change: a summary, then each entry. The first lines say who has to act. */
export function changePage(change: ChangeReport): string[] {
  const { reports, removed, general, about } = change;
  // The page of a single entry says the same.
  const isOne = reports.length === 1 && removed.length === 0 && general.length === 0;
  const head = isOne ? [['## Catalog', ...(about.notes ?? [])].join('\n\n')] : changeHead(change);
  return [...head, ...reports.flatMap((report) => entryPage(report, about))];
}

/** What a removed entry leaves behind. */
export const REMOVED = 'Its versions can still be pulled, and its name stays reserved.';

/** The part about all entries together. */
export function changeHead({ reports, general, about, removed }: ChangeReport): string[] {
  const rows = reports.map((report) => {
    const { sign, state, next } = reviewStatus(report, about.stage);
    return [`${sign} ${inlineCode(titleOf(report))}`, state, next];
  });
  for (const name of removed)
    rows.push([`🪦 ${inlineCode(name)}`, 'removed', `${REMOVED} A **reviewer** decides.`]);
  const table =
    rows.length > 0
      ? markdownTable(['Entry', 'State', 'Next'], 'lll', rows.slice(0, 300))
      : 'No algorithm is added, changed or removed.';
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
