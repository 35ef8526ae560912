import own from '../../package.json' with { type: 'json' };

/**
 * The release that this code is, or will be. Everything that we write or print for other people names it, so
 * that what works today works in a year. `scripts/set-version.ts` changes it, and
 * `test/core/own-release.test.ts` checks that pages, schemas and examples agree.
 */

/** Where Pipewright is developed and released, on github.com. */
export const REPOSITORY = 'pipewright/pipewright';

/** SemVer, without `v`. The agent has a version of its own. */
export const VERSION: string = own.version;

/** The git tag of the release. GitHub's immutable releases keep it from moving. */
export const TAG = `v${VERSION}`;

/** The release as `uses:` in a workflow of GitHub, and as the catalog of a workflow file, name it. */
export const RELEASE = `${REPOSITORY}@${TAG}`;

/** The address of a schema of this release, for `$schema`: works anywhere, and its content never changes. */
export function schemaAddress(name: 'catalog' | 'spec' | 'workflow'): string {
  return `https://raw.githubusercontent.com/${REPOSITORY}/${TAG}/catalog/schema/${name}.schema.json`;
}

/** The address of a file or folder of this release, to read in a browser. @param path below the root */
export function pageAddress(path: string): string {
  return `https://github.com/${REPOSITORY}/tree/${TAG}/${path}`;
}
