import { type Finding, hasErrors } from '../core/finding.ts';
import { annotationOf } from '../github/annotate.ts';
import {
  type CheckMarks,
  checkDigest,
  checkOutput,
  checkRunName,
  type DesiredCheck,
} from '../github/check-run.ts';
import type { Conclusion } from '../github/github.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import { plural } from '../text/units.ts';
import { type ChangeReport, changeHead, type ReportContext } from './change-page.ts';
import { allFindings, entryPage, reviewStatus, titleOf } from './entry-page.ts';
import type { EntryReport } from './examine.ts';
import { isTestOutcome, type TestOutcome, testOutcome } from './test-outcome.ts';

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
  // The marks are digests of what people see, so they do not include `seen`.
  const whole = seen === undefined ? check : { ...check, output: { ...check.output, text: seen } };
  return [...change.reports.map((report) => entryCheck(report, change.about)), { check: whole, marks }];
}

function entryCheck(report: EntryReport, about: ReportContext): MarkedCheck {
  const { conclusion, state } = reviewStatus(report, about.stage);
  const [head = '', ...more] = entryPage(report, about);
  return checkOf({
    name: checkName(report.name),
    conclusion,
    page: { title: `${titleOf(report)}: ${state}`, head: [head], more },
    findings: allFindings(report),
    detailsUrl: about.detailsUrl,
    reviewed: report.reviewed,
    tests: testOutcome(report),
  });
}

function wholeCheck(change: ChangeReport): MarkedCheck {
  const { reports, general, about } = change;
  const states = reports.map((report) => reviewStatus(report, about.stage));
  const bad = states.filter(({ conclusion }) => conclusion !== 'success');
  const isRefused = hasErrors(general);
  const title = isRefused ? 'The change cannot be accepted as it is' : verdictOf(change);
  const isFailed = isRefused || bad.some(({ conclusion }) => conclusion === 'failure');
  return checkOf({
    name: WHOLE_CHECK,
    conclusion: isFailed ? 'failure' : bad.length > 0 ? 'action_required' : 'success',
    page: { title, head: changeHead(change) },
    findings: general,
    detailsUrl: about.detailsUrl,
  });
}

/** The state of the only entry, or how many entries are in each state. */
function verdictOf({ reports, removed, about }: ChangeReport): string {
  const states = [
    ...reports.map((report) => [titleOf(report), reviewStatus(report, about.stage).state] as const),
    ...removed.map((name) => [name, 'removed'] as const),
  ];
  if (states.length === 0) return 'No algorithm is added, changed or removed';
  if (states.length === 1) return states[0]!.join(': ');
  const counts = [...Map.groupBy(states, ([, state]) => state)].map(
    ([state, { length }]) => `${state}: ${length}`,
  );
  return `${plural(states.length, 'entry', 'entries')}; ${counts.join('; ')}`;
}

/**
 * @param reviewed the digest of the source image that was examined, where there is one
 * @param tests how its tests ended, where it has some
 */
export function checkOf({
  name,
  conclusion,
  page,
  findings,
  detailsUrl,
  reviewed,
  tests,
}: {
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly page: Parameters<typeof checkOutput>[0];
  readonly findings: readonly Finding[];
  readonly detailsUrl?: string;
  readonly reviewed?: Digest;
  readonly tests?: TestOutcome;
}): MarkedCheck {
  const check: DesiredCheck = {
    name,
    conclusion,
    output: checkOutput(page, "the job's summary"),
    annotations: findings.map(annotationOf),
    detailsUrl,
  };
  const mark = `${PREFIX}${[reviewed ?? '', tests].filter((part) => part !== undefined).join(':')}`;
  // A check run that an interrupted job left incomplete also records what was reviewed.
  const partial = reviewed ? `${mark}:begun` : BEGUN;
  return { check, marks: { partial, whole: `${mark}:${checkDigest(check)}` } };
}

/**
 * Marks a check run as Pipewright's, with what was reviewed: only a token that may write checks can create
 * one.
 */
const PREFIX = 'pipewright:';
/** The external id of a check run that is not completed yet. */
export const BEGUN = `${PREFIX}begun`;

export function isOwnCheckRun(externalId: string): boolean {
  return externalId.startsWith(PREFIX);
}

/**
 * What a check run's external id says: the digest of the source image that it is about, and how the tests
 * ended.
 */
export interface ReviewMark {
  readonly digest: Digest;
  readonly tests?: TestOutcome;
}

/** Reads an external id; undefined if it is not Pipewright's, or does not name an image. */
export function readMark(externalId: string): ReviewMark | undefined {
  const [, digest = '', tests = ''] =
    /^pipewright:(sha256:[0-9a-f]+)(?::([a-z]+))??:(?:[0-9a-f]{32}|begun)$/.exec(externalId) ?? [];
  if (!isDigest(digest)) return undefined;
  return { digest, ...(isTestOutcome(tests) && { tests }) };
}
