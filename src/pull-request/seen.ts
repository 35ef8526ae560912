import type { RecordSnapshot } from '../catalog/catalog-record.ts';
import type { PullRequest } from '../github/github.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import { WHOLE_CHECK } from './entry-check.ts';
import { allFindings } from './entry-page.ts';
import { type ExamineContext, isByTag, isCatalogFault } from './examine.ts';
import type { CommitCheck } from './reviewed-images.ts';
import { testOutcome } from './test-outcome.ts';

/**
 * What a review looked at, so that the next one skips an unchanged pull request. The check of the change
 * stores it.
 */
export interface Seen {
  /** Of everything but the images. */
  readonly key: string;
  /** Names of source images that can be moved, with the digests that they had. */
  readonly images: readonly (readonly [name: string, digest: string])[];
}

/** A check's text holds 65,535 bytes. */
const LONGEST_MARK = 60_000;

/**
 * A key of what decides the outcome of a review: the commit and its other checks, the catalog, the agent.
 * @returns undefined if the catalog's commit is unknown
 */
export function seenKey(
  { head, base, draft }: PullRequest,
  checks: readonly CommitCheck[],
  { view }: RecordSnapshot,
  {
    settings,
    agent,
    inputs,
  }: Pick<ExamineContext, 'settings' | 'agent'> & { readonly inputs: { readonly comment: boolean } },
): string | undefined {
  if (view.commit === undefined) return undefined;
  const others = checks
    .filter(({ own }) => !own)
    .map(({ id, status, conclusion }) => `${id} ${status} ${conclusion}`)
    .sort();
  const { version, digest } = agent;
  const parts = [head.sha, base.ref, draft, others, view.commit, settings, version, digest, inputs.comment];
  return digestHex(digestOf(canonicalJson(parts)), 32);
}

/**
 * The mark of a review for the check of the change.
 * @returns undefined if the next review must look again: GitHub has not said whether the change can be
 * merged, or something may change without a push, such as tests that have not run
 */
export function seenMark(
  key: string | undefined,
  { mergeable }: PullRequest,
  change: ChangeReport,
): string | undefined {
  const { reports, general } = change;
  const findings = [...general, ...reports.flatMap(allFindings)];
  if (key === undefined || mergeable === undefined || findings.some(isCatalogFault)) return undefined;
  // A tag may lead back to what was reviewed, and tests may be waiting for a maintainer's approval.
  if (findings.some(({ code }) => code === 'IMAGE_MOVED')) return undefined;
  if (reports.some((report) => testOutcome(report) === 'untried')) return undefined;
  // An image that could not be read has no digest to compare with.
  if (!isChangePublishable(change) && reports.some(({ spec, derived }) => spec && !derived)) return undefined;
  const images = reports.flatMap(({ spec, derived }): Seen['images'] => {
    if (!spec || !derived || !isByTag(spec)) return [];
    return [[spec.container_name, derived.wrap.source.digest]];
  });
  const json = JSON.stringify({ key, images } satisfies Seen);
  const mark = `<!-- pipewright:seen ${Buffer.from(json).toString('base64url')} -->`;
  return mark.length > LONGEST_MARK ? undefined : mark;
}

/**
 * What the last review looked at; undefined where its check is not complete, or not the newest of its name.
 */
export function readSeen(checks: readonly CommitCheck[]): Seen | undefined {
  const whole = checks.findLast(({ name }) => name === WHOLE_CHECK);
  if (!whole?.own || whole.status !== 'completed') return undefined;
  const [, text] = /^<!-- pipewright:seen ([\w-]+) -->$/.exec(whole.text?.trim() ?? '') ?? [];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Seen;
  } catch {
    return undefined;
  }
}

/** Whether no image has changed. @throws Failure where one cannot be read */
export async function areSame(seen: Seen['images'], { images }: Pick<ExamineContext, 'images'>) {
  for (const [name, digest] of seen) {
    const reference = parseReference(name);
    const { digest: now } = await (await images.source(reference)).readManifest(tagOrDigest(reference));
    if (now !== digest) return false;
  }
  return true;
}
