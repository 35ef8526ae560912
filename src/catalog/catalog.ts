import type { CatalogIndex } from './catalog-index.ts';
import type { ExtendedSpec } from './extended-spec.ts';

export interface CatalogSource {
  /** As written in the workflow file, or the folder that was found. */
  readonly name: string;
  /** 40 hexadecimal digits; missing for a folder. */
  readonly commit?: string;
}

/** Where a workflow's algorithms come from: a folder, or a repository at one commit. */
export interface Catalog extends CatalogSource {
  /** Absolute; missing for a repository. */
  readonly folder?: string;
  /** @throws Failure when it cannot be read */
  index(): Promise<CatalogIndex>;
  /** @throws Failure when the index has no such version, or it cannot be read */
  entry(name: string, version: string): Promise<ExtendedSpec>;
}

/**
 * Opens the catalog of a workflow file.
 * @param named the value of its field `catalog`
 * @throws Failure when no catalog is found, or it cannot be read
 */
export type OpenCatalog = (named: string | undefined) => Promise<Catalog>;
