import type { Digest } from './digest.ts';
import type { Descriptor } from './manifest.ts';

/** A manifest or index as it was served: the digest is that of these exact bytes. */
export interface RawManifest {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

/**
 * One repository that images are read from: a registry repository, an OCI layout directory, an image saved
 * from the local engine. All bytes are verified against the requested digest and size.
 */
export interface ImageSource {
  /** As a person wrote it, without tag or digest: `ghcr.io/alice/blur`, `oci:./out`. For messages only. */
  readonly name: string;
  /**
   * The manifest under a tag or a digest.
   * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `REGISTRY_UNREACHABLE`, …
   */
  readManifest(tagOrDigest: string): Promise<RawManifest>;
  /** A small blob (a config), whole. A blob of more than `limit` bytes is refused before it is read. */
  readBlob(blob: Descriptor, limit: number): Promise<Uint8Array>;
  /** A blob as a stream. The last chunk comes only after digest and size were verified; else it throws. */
  streamBlob(blob: Descriptor): Promise<AsyncIterable<Uint8Array>>;
}

/** How a blob got into the target. */
export type Transfer = 'present' | 'mounted' | 'copied';

/**
 * One repository that images are written to. Callers write blobs first, then child manifests, then the tag.
 */
export interface ImageTarget extends ImageSource {
  /** The digest behind a tag or digest now; undefined when there is none. Never throws for "absent". */
  headManifest(tagOrDigest: string): Promise<Digest | undefined>;
  /** Writes a blob that this process made (a config). */
  writeBlob(blob: Descriptor, bytes: Uint8Array): Promise<Transfer>;
  /**
   * Copies a blob unless it is present: mounted from a source on the same registry, else streamed from the
   * first source that has it, through memory with back-pressure, never on disk. If no source has it, throws
   * the first one's failure.
   */
  copyBlob(blob: Descriptor, sources: readonly ImageSource[]): Promise<Transfer>;
  /**
   * Writes a manifest under its digest or a tag and verifies that the target has the digest of these bytes.
   * A tag that already has this digest is success without a write; an immutable tag with another digest is a
   * Failure `TAG_IMMUTABLE`.
   */
  writeManifest(tagOrDigest: string, manifest: RawManifest): Promise<void>;
}
