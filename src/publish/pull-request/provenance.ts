import type { EntryReport } from './examine.ts';

/** What the predicate says, for whoever reads the attestation. */
export const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';

/** One image that was published, for `actions/attest`. */
export interface Published {
  readonly name: string;
  readonly version: string;
  /** Repository without tag: the attestation's subject. */
  readonly image: string;
  readonly digest: string;
}

export function publishedOf(report: EntryReport): Published {
  const { extended, wrap } = report.derived!;
  const image = extended.container_name.slice(0, extended.container_name.indexOf('@'));
  return { name: extended.name, version: extended.version, image, digest: wrap.root.digest };
}

/**
 * The predicate of an attestation: from what an image was made. With it anybody can derive the image again.
 * @param commit the commit of the catalog that the spec was read from
 */
export function predicateOf(report: EntryReport, catalog: string, commit: string): object {
  const { extended, wrap } = report.derived!;
  return {
    algorithm: { name: extended.name, version: extended.version },
    spec: {
      uri: `git+https://github.com/${catalog}`,
      path: report.file,
      commit,
      digest: extended.spec_digest,
    },
    source: { name: wrap.source.name, digest: wrap.source.digest },
    agent: extended.agent,
    revision: extended.revision,
    platforms: extended.platforms,
  };
}
