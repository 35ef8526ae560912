import type { Finding } from '../core/finding.ts';
import { annotationOf } from '../github/annotate.ts';
import {
  type CheckMarks,
  checkDigest,
  checkOutput,
  checkRunName,
  type DesiredCheck,
} from '../github/check-run.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import { plural } from '../text/units.ts';
import { type ChangeReport, changeHead, isChangePublishable, type ReportContext } from './change-page.ts';
import { allFindings, entryPage, reviewStatus, titleOf } from './entry-page.ts';
import type { EntryReport } from './examine.ts';

/** The check of a change as a whole. It always exists, so that branch rules can require it. */
export const WHOLE_CHECK = 'catalog';

/** The name of an entry's check in a pull request's list. */
export function checkName(entry: string): string {
  return checkRunName(WHOLE_CHECK, entry);
}

/** A check run with the external ids that identify it as Pipewright's, and its content. */
export interface MarkedCheck {
  readonly check: DesiredCheck;
  readonly marks: CheckMarks;
}

/** A check for each entry, then the one about the whole change. */
export function checksOf(change: ChangeReport): MarkedCheck[] {
  const { check, marks } = wholeCheck(change);
  const { seen } = change.about;
  // The marks are of what people see.
  const whole = seen === undefined ? check : { ...check, output: { ...check.output, text: seen } };
  return [...change.reports.map((report) => entryCheck(report, change.about)), { check: whole, marks }];
}

function entryCheck(report: EntryReport, about: ReportContext): MarkedCheck {
  const { ok, state } = reviewStatus(report, about.stage);
  const [head = '', ...more] = entryPage(report, about);
  return checkOf({
    name: checkName(report.name),
    ok,
    page: { title: `${titleOf(report)}: ${state}`, head: [head], more },
    findings: allFindings(report),
    detailsUrl: about.detailsUrl,
    reviewed: report.derived?.wrap.source.digest,
  });
}

function wholeCheck(change: ChangeReport): MarkedCheck {
  const { reports, general, removed, about } = change;
  const bad = reports.filter((report) => !reviewStatus(report, about.stage).ok).length;
  const entries = plural(reports.length + removed.length, 'entry', 'entries');
  const title = bad > 0 ? `${bad} of ${entries} cannot be published as they are` : `${entries} checked`;
  const isRefused = general.some(({ severity }) => severity === 'error');
  return checkOf({
    name: WHOLE_CHECK,
    ok: isChangePublishable(change),
    page: { title: isRefused ? 'The change cannot be accepted as it is' : title, head: changeHead(change) },
    findings: general,
    detailsUrl: about.detailsUrl,
  });
}

/** @param reviewed the digest of the source image that was examined, where there is one */
export function checkOf({
  name,
  ok,
  page,
  findings,
  detailsUrl,
  reviewed,
}: {
  readonly name: string;
  readonly ok: boolean;
  readonly page: Parameters<typeof checkOutput>[0];
  readonly findings: readonly Finding[];
  readonly detailsUrl?: string;
  readonly reviewed?: Digest;
}): MarkedCheck {
  const check: DesiredCheck = {
    name,
    conclusion: ok ? 'success' : 'failure',
    output: checkOutput(page, "the job's summary"),
    annotations: findings.map(annotationOf),
    detailsUrl,
  };
  return { check, marks: { partial: BEGUN, whole: `${PREFIX}${reviewed ?? ''}:${checkDigest(check)}` } };
}

/** Marks a check run as Pipewright's, with what was reviewed: only a token that may write checks can create one. */
const PREFIX = 'pipewright:';
/** The external id of a check run that is not completed yet. */
export const BEGUN = `${PREFIX}begun`;

export function isOwnCheckRun(externalId: string): boolean {
  return externalId.startsWith(PREFIX);
}

/** The digest of the source image that a check run is about; undefined where it is not Pipewright's, or names none. */
export function reviewedDigest(externalId: string): Digest | undefined {
  const [, digest] = /^pipewright:(.*):[0-9a-f]{32}$/.exec(externalId) ?? [];
  return digest !== undefined && isDigest(digest) ? digest : undefined;
}
