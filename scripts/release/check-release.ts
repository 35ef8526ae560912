import { Failure } from '../../src/core/failure.ts';
import { REPOSITORY, TAG, VERSION } from '../../src/core/own-release.ts';

export interface ReleaseRequest {
  /** GITHUB_REF: `refs/tags/v1.2.0` */
  readonly ref: string;
  /** GITHUB_REPOSITORY */
  readonly repository: string;
  /** Whether the commit is on the default branch. */
  readonly isOnMain: boolean;
  /** The releases of Pipewright that each page, schema and example names, without `v`; by file. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  readonly dryRun: boolean;
}

/**
 * Refuses a release whose tag, version, pages, repository and branch do not agree. A dry run may start from
 * any branch of any repository.
 * @throws Failure `TAG_DISAGREES`, `OTHER_REPOSITORY`, `NOT_ON_MAIN`
 */
export function checkRelease({ ref, repository, isOnMain, named, dryRun }: ReleaseRequest): void {
  const tag = /^refs\/tags\/(.*)$/.exec(ref)?.[1];
  if (tag === undefined ? !dryRun : tag !== TAG)
    throw new Failure(
      'TAG_DISAGREES',
      `${tag === undefined ? `"${ref}" is no tag` : `The tag is ${tag}`}, and package.json has version ${VERSION}, so the tag of its release is ${TAG}. Set the version with "node scripts/set-version.ts X.Y.Z", commit, and tag that commit; delete a wrong tag.`,
    );
  const stale = [...named].filter(([, versions]) => versions.some((version) => version !== VERSION));
  if (stale.length > 0)
    throw new Failure(
      'TAG_DISAGREES',
      `These files name another release than ${TAG}: ${stale.map(([file]) => file).join(', ')}. Run "node scripts/set-version.ts ${VERSION}" and commit.`,
    );
  if (dryRun) return;
  if (repository !== REPOSITORY)
    throw new Failure(
      'OTHER_REPOSITORY',
      `This is ${repository}, and everything here names ${REPOSITORY}. For releases of your own, change src/core/own-release.ts and what its test finds.`,
    );
  if (!isOnMain)
    throw new Failure(
      'NOT_ON_MAIN',
      `The commit of ${tag} is not on main. Merge it there, and tag the merged commit.`,
    );
}

/** `1.2.3` → `v1`, `0.4.0` → `v0`: the tag that follows the releases of a major version. */
export function movingTag(version: string): string {
  return `v${version.split('.')[0]}`;
}
