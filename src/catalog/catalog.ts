import type { CatalogIndex } from './catalog-index.ts';
import type { ExtendedSpec } from './extended-spec.ts';

export interface CatalogSource {
  /** As the workflow file names it, or the folder that was found. */
  readonly name: string;
  /** 40 hexadecimal digits, of a catalog in a repository. */
  readonly commit?: string;
}

/** Where a workflow's algorithms come from: a folder, or a repository at one commit. */
export interface Catalog extends CatalogSource {
  /** Absolute; of a catalog on this machine. */
  readonly folder?: string;
  /** @throws Failure when it cannot be read */
  index(): Promise<CatalogIndex>;
  /** @throws Failure when the index has no such version, or it cannot be read */
  entry(name: string, version: string): Promise<ExtendedSpec>;
}

/**
 * Opens the catalog of a workflow file.
 * @param named what its `catalog` says
 * @throws Failure when there is none, or it cannot be read
 */
export type OpenCatalog = (named: string | undefined) => Promise<Catalog>;
