import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { OutputPreview } from '../report/output-preview.ts';

/** What the pages of a catalog are made from. All texts in it are untrusted. */
export interface Site {
  /** The catalog's name for people. */
  readonly title: string;
  /** Where the site will be published, with a slash at its end. */
  readonly url?: string;
  /** The repository on GitHub that holds the catalog. */
  readonly repository?: SiteRepository;
  /** By name. */
  readonly algorithms: readonly SiteAlgorithm[];
}

export interface SiteRepository {
  /** `owner/name` */
  readonly name: string;
  /** The branch, tag or commit that workflow files name. */
  readonly ref: string;
}

export interface SiteAlgorithm {
  readonly name: string;
  readonly description?: string;
  /** The newest first. */
  readonly versions: readonly SiteVersion[];
  /** The version that its page describes; missing where the algorithm or all versions are removed. */
  readonly newest?: ExtendedSpec;
  /** Samples of that version's tests, by their paths relative to the algorithm's folder. */
  readonly samples: ReadonlyMap<string, SampleFile>;
  /** Files in the algorithm's folder that are what a test expects, by their SHA-256 in hexadecimal. */
  readonly results: ReadonlyMap<string, SampleFile>;
}

export interface SiteVersion {
  readonly version: string;
  /** The image, by digest. */
  readonly container_name: string;
  /** The reason, in the author's words. */
  readonly deprecated?: string;
  readonly removed: boolean;
  /** When it was added to the catalog's Git history: ISO 8601 in UTC. */
  readonly published?: string;
  /** Missing for what was removed. */
  readonly spec?: ExtendedSpec;
}

/** A sample or a result, as far as a page shows it. */
export interface SampleFile extends OutputPreview {
  /** The whole file, where browsers show it as a picture. */
  readonly picture?: Uint8Array;
}

/** A site's files, by their paths. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

/** Whether people can still choose it: it has at least one available version. */
export function isOffered({ newest }: SiteAlgorithm): boolean {
  return newest !== undefined;
}

/** The folder of an algorithm's page in the site. The index's schema ensures that names need no escaping. */
export function algorithmFolder(name: string): string {
  return `algorithms/${name}`;
}

/** The page itself. Links name the file, so that they work from a disk, too. */
export function algorithmPath(name: string): string {
  return `${algorithmFolder(name)}/index.html`;
}

/** An address on the site: absolute where the site's own is known, else relative to the site's first page. */
export function siteAddress({ url = '' }: Pick<Site, 'url'>, path: string): string {
  return `${url}${path}`;
}
