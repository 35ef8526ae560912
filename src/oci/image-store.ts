import type { Digest } from './digest.ts';
import type { Descriptor } from './manifest.ts';

/** A manifest or index as it was served: the digest is over these exact bytes. */
export interface RawManifest {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly bytes: Uint8Array;
}

/**
 * One repository that images are read from: a registry repository, an OCI layout directory, an image saved from the
 * local engine. Every byte that comes out was checked against its digest (when one was asked for) and its size.
 */
export interface ImageSource {
  /** As a person wrote it, without tag or digest: `ghcr.io/alice/blur`, `oci:./out`. For messages only. */
  readonly name: string;
  /**
   * The manifest under a tag or a digest.
   * @throws Failure `IMAGE_NOT_FOUND`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `REGISTRY_UNREACHABLE`, …
   */
  readManifest(tagOrDigest: string): Promise<RawManifest>;
  /** A small blob (a config), whole. `limit` in bytes; more is refused before it is read. */
  readBlob(blob: Descriptor, limit: number): Promise<Uint8Array>;
  /** A blob as a stream. The last chunk is given only after digest and size were found right; else it throws. */
  streamBlob(blob: Descriptor): Promise<AsyncIterable<Uint8Array>>;
}

/** How a blob came to be in the target. */
export type Transfer = 'present' | 'mounted' | 'copied';

/** One repository that images are written to. Callers write blobs first, then child manifests, then the tag. */
export interface ImageTarget extends ImageSource {
  /** The digest that a tag or digest has there now; undefined when there is none. Never throws for "absent". */
  headManifest(tagOrDigest: string): Promise<Digest | undefined>;
  /** Puts bytes that we made (a config) there. */
  writeBlob(blob: Descriptor, bytes: Uint8Array): Promise<Transfer>;
  /**
   * Brings a blob there from the first source that can give it: already present, else mounted (sources on the same
   * registry), else streamed through memory with back-pressure, never on disk.
   */
  copyBlob(blob: Descriptor, sources: readonly ImageSource[]): Promise<Transfer>;
  /**
   * Writes a manifest under its digest or a tag and reads back that it has the digest of our bytes.
   * A tag that already has this digest is success without a write; an immutable tag with another digest is a
   * Failure `TAG_IMMUTABLE`.
   */
  writeManifest(tagOrDigest: string, manifest: RawManifest): Promise<void>;
}
