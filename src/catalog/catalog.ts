import compare from 'semver/functions/compare.js';
import prerelease from 'semver/functions/prerelease.js';
import type { CatalogIndex } from './catalog-settings.ts';
import type { ExtendedSpec } from './extended-spec.ts';

/** Where a workflow's algorithms come from: a folder, or a repository at one commit. */
export interface Catalog {
  /** As the workflow file names it, or the folder that was found. */
  readonly name: string;
  /** 40 hex digits, of a catalog in a repository. */
  readonly commit?: string;
  /** @throws Failure when it cannot be read */
  index(): Promise<CatalogIndex>;
  /** @throws Failure when the index has no such version, or it cannot be read */
  entry(name: string, version: string): Promise<ExtendedSpec>;
}

/**
 * Finds the catalog that a workflow file means.
 * @param named what its `catalog` says
 * @throws Failure when there is none, or it cannot be had
 */
export type OpenCatalog = (named: string | undefined) => Promise<Catalog>;

/** The newest version that is there and no pre-release; the newest of all that are there, where all are. */
export function newestVersion(versions: CatalogIndex['algorithms'][string]['versions']): string | undefined {
  const there = Object.keys(versions).filter((version) => !versions[version]?.removed);
  const sorted = there.sort(compare).reverse();
  return sorted.find((version) => !prerelease(version)) ?? sorted[0];
}

export interface CatalogSource {
  /** As the workflow file names it, or the folder that was found. */
  readonly name: string;
  /** 40 hex digits, of a catalog in a repository. */
  readonly commit?: string;
}
