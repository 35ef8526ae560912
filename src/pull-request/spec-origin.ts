import { SPEC_FILE } from '../catalog/catalog-layout.ts';
import { mapConcurrent } from '../core/concurrency.ts';
import type { Finding } from '../core/finding.ts';
import type { DefaultBranchContext } from '../github/event-context.ts';
import type { GitHub, PullRequest } from '../github/github.ts';
import type { Digest } from '../oci/digest.ts';
import { findingAt } from '../spec/json/json-text.ts';
import type { Entry } from './examine.ts';
import { commitChecks, reviewedImage } from './reviewed-images.ts';

/** How an entry's spec came to the default branch. */
export interface SpecOrigin {
  /** The merged pull request that last changed it; missing where somebody pushed it. */
  readonly pull?: PullRequest;
  /** The digest of the source image that was reviewed there. */
  readonly reviewed?: Digest;
}

/** Requests at once. */
const CONCURRENCY = 8;

/**
 * Finds, for each entry, the pull request that last changed its spec, and what was reviewed there. It need
 * not be the one that this run is for: pushes come in bursts, and GitHub cancels runs that wait.
 * @param names entries' folders, also of removed ones
 * @param catalog the catalog's folder, relative to the repository
 */
export async function specOrigins(
  names: readonly string[],
  { repository, defaultBranch, sha }: DefaultBranchContext,
  catalog: string,
  github: GitHub,
): Promise<Map<string, SpecOrigin>> {
  const pullOf = once(async (commit: string) =>
    (await github.pullRequestsOf(repository, commit)).find(
      ({ merged, base }) => merged && base.ref === defaultBranch,
    ),
  );
  const checksOf = once((head: string) => commitChecks(github, repository, head));
  const origins = await mapConcurrent(CONCURRENCY, names, async (name): Promise<[string, SpecOrigin]> => {
    const commit = await github.lastChange(repository, `${catalog}/${name}/${SPEC_FILE}`, sha);
    const pull = commit === undefined ? undefined : await pullOf(commit);
    if (!pull) return [name, {}];
    return [name, { pull, reviewed: reviewedImage(await checksOf(pull.head.sha), name)?.digest }];
  });
  return new Map(origins);
}

/** Asks for each key once. */
function once<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (key) => {
    const known = found.get(key) ?? find(key);
    found.set(key, known);
    return known;
  };
}

/**
 * Findings about an entry whose image is named by a tag, which may have moved since it was reviewed.
 * @param taken the digest that is published, as far as it is known
 */
export function originFindings(
  { examined: { json, spec } }: Entry,
  { pull, reviewed }: SpecOrigin,
  taken: Digest | undefined,
): Finding[] {
  const name = spec?.container_name ?? '';
  if (pull && !reviewed) {
    const message = `There is no record of the image that was reviewed as ${name}: pull request ${pull.number} was merged before its check "catalog" existed. The image is not published. Open a pull request that names the image by digest${taken ? `, which is now ${taken}` : ''}.`;
    return [findingAt(json, 'error', 'NOT_REVIEWED', { path: ['container_name'] }, { message })];
  }
  if (pull || !taken) return [];
  const message = `This spec did not come from a pull request, so its image was not reviewed. The job publishes the image that ${name} points to now: ${taken}. To be sure of an image, name it by digest.`;
  return [findingAt(json, 'warning', 'PUSHED_UNREVIEWED', { path: ['container_name'] }, { message })];
}
