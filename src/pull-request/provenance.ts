import type { ExtendedSpec } from '../catalog/extended-spec.ts';

/** Documents the predicate for readers of the attestation. */
export const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';

/** A published image, for `actions/attest`. */
export interface Published {
  readonly name: string;
  readonly version: string;
  /** Repository without tag: the attestation's subject. */
  readonly image: string;
  readonly digest: string;
}

/** A spec's file, and the extended spec that was published for it. */
export interface PublishedEntry {
  readonly file: string;
  readonly extended: ExtendedSpec;
}

export function publishedOf({ name, version, container_name }: ExtendedSpec): Published {
  const [image = '', digest = ''] = container_name.split('@');
  return { name, version, image, digest };
}

/**
 * The predicate of an attestation: what an image was made from. Anybody can derive the image from it again.
 * @param commit the commit of the catalog that the spec was read from
 */
export function predicateOf({ file, extended }: PublishedEntry, catalog: string, commit: string): object {
  return {
    algorithm: { name: extended.name, version: extended.version },
    spec: {
      uri: `git+https://github.com/${catalog}`,
      path: file,
      commit,
      digest: extended.spec_digest,
    },
    source: extended.source_image,
    agent: extended.agent,
    revision: extended.revision,
    platforms: extended.platforms,
  };
}
