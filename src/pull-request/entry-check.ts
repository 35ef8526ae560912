import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import { ANNOTATIONS_A_REQUEST, annotationOf, FIELD_BYTES } from '../github/annotate.ts';
import type { CheckOutput, CheckState, GitHubWriting } from '../github/github.ts';
import { type Digest, digestHex, digestOf, isDigest } from '../oci/digest.ts';
import { clip, fitBlocks } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { escapeUnseen } from '../text/quote.ts';
import { type ChangeReport, changeHead, isChangePublishable, type ReportContext } from './change-page.ts';
import { allFindings, entryPage, reviewStatus, titleOf } from './entry-page.ts';
import type { EntryReport } from './examine.ts';

const ELSEWHERE = "the job's summary";

/** The check of a change as a whole: always there, so that it can be required. */
export const WHOLE_CHECK = 'catalog';

/** The name of an entry's check in a pull request's list. */
export function checkName(entry: string): string {
  return `${WHOLE_CHECK} / ${clip(escapeUnseen(entry), 80)}`;
}

/** A check run as it is to end: the first state has the page, every one up to 50 annotations, which add up,
 * and the last one ends it. */
export interface Check {
  readonly name: string;
  /** The same for the same content. */
  readonly externalId: string;
  readonly states: readonly [CheckState, ...CheckState[]];
}

/** A check for each entry, then the one about all. */
export function checksOf(change: ChangeReport): Check[] {
  return [...change.reports.map((report) => entryCheck(report, change.about)), wholeCheck(change)];
}

function entryCheck(report: EntryReport, about: ReportContext): Check {
  const standing = reviewStatus(report, about.stage);
  const [head = '', ...blocks] = entryPage(report, about);
  const output = {
    title: clip(`${titleOf(report)}: ${standing.state}`, 200),
    summary: fitBlocks([head], FIELD_BYTES, ELSEWHERE),
    text: fitBlocks(blocks, FIELD_BYTES, ELSEWHERE),
  };
  const digest = report.derived?.wrap.source.digest;
  return checkOf(checkName(report.name), standing.ok, output, allFindings(report), about, digest);
}

function wholeCheck(change: ChangeReport): Check {
  const { reports, general, removed, about } = change;
  const bad = reports.filter((report) => !reviewStatus(report, about.stage).ok).length;
  const entries = plural(reports.length + removed.length, 'entry', 'entries');
  const title = bad > 0 ? `${bad} of ${entries} cannot be published as they are` : `${entries} looked at`;
  const output = {
    title: general.some(({ severity }) => severity === 'error')
      ? 'The change cannot be taken as it is'
      : title,
    summary: fitBlocks(changeHead(change), FIELD_BYTES, ELSEWHERE),
  };
  return checkOf(WHOLE_CHECK, isChangePublishable(change), output, general, about);
}

/** @param digest of the image that was looked at, where there is one */
export function checkOf(
  name: string,
  ok: boolean,
  output: CheckOutput,
  findings: readonly Finding[],
  about: Pick<ReportContext, 'detailsUrl'>,
  digest?: Digest,
): Check {
  const annotations = findings.map(annotationOf);
  const outputs: CheckOutput[] = [{ ...output, annotations: annotations.slice(0, ANNOTATIONS_A_REQUEST) }];
  for (let at = ANNOTATIONS_A_REQUEST; at < annotations.length; at += ANNOTATIONS_A_REQUEST)
    // What an update leaves out of an output may be lost.
    outputs.push({ ...output, annotations: annotations.slice(at, at + ANNOTATIONS_A_REQUEST) });
  const content = digestOf(JSON.stringify([ok, outputs]));
  const externalId = `${OURS}${digest ?? ''}:${digestHex(content, 32)}`;
  const [first, ...more] = outputs.map((part, index): CheckState => {
    const ends = index === outputs.length - 1;
    return {
      // Ended by the last part only: whoever finds it ended may rely on its being whole.
      ...(ends
        ? { status: 'completed', conclusion: ok ? 'success' : 'failure', externalId }
        : { status: 'in_progress', externalId: BEGUN }),
      ...(about.detailsUrl && { detailsUrl: about.detailsUrl }),
      output: part,
    };
  });
  return { name, externalId, states: [first!, ...more] };
}

/**
 * Makes a check run with all its annotations.
 * @returns false where the token may only read
 */
export async function writeCheck(
  github: GitHubWriting,
  repository: string,
  sha: string,
  { name, states: [first, ...more] }: Check,
): Promise<boolean> {
  try {
    const id = await github.createCheckRun(repository, sha, name, first);
    for (const state of more) await github.updateCheckRun(repository, id, state);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'GITHUB_READ_ONLY') return false;
    throw error;
  }
}

/** Marks a check run as ours, with what was reviewed: only a token that may write checks can make one. */
const OURS = 'pipewright:';
/** Of a check run that is not ended yet. */
export const BEGUN = `${OURS}begun`;

export function isOwnCheckRun(externalId: string): boolean {
  return externalId.startsWith(OURS);
}

/** The digest of the source image that a check run was about; undefined where it is not ours, or got not so far. */
export function reviewedDigest(externalId: string): Digest | undefined {
  const [, digest] = /^pipewright:(.*):[0-9a-f]{32}$/.exec(externalId) ?? [];
  return digest !== undefined && isDigest(digest) ? digest : undefined;
}
