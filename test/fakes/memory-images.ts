import assert from 'node:assert/strict';
import { Failure } from '../../src/core/failure.ts';
import type { Digest } from '../../src/oci/digest.ts';
import type { ImageTarget, RawManifest } from '../../src/oci/image-store.ts';
import type { Descriptor } from '../../src/oci/manifest.ts';
import { formatReference, type Reference, repositoryName } from '../../src/oci/reference.ts';
import type { Images } from '../../src/wrap/wrap.ts';

/** A repository of a registry, in memory. As in a registry, what a manifest refers to must already exist. */
export class MemoryRepository implements ImageTarget {
  readonly name: string;
  readonly tags = new Map<string, Digest>();
  /** Tags and digests of everything that was written, in order. */
  readonly writes: string[] = [];
  readonly #manifests = new Map<Digest, RawManifest>();
  readonly #blobs = new Map<Digest, Uint8Array>();

  constructor(name: string) {
    this.name = name;
  }

  has(digest: Digest): boolean {
    return this.#blobs.has(digest) || this.#manifests.has(digest);
  }

  async readManifest(tagOrDigest: string): Promise<RawManifest> {
    const manifest = this.#manifests.get(this.tags.get(tagOrDigest) ?? (tagOrDigest as Digest));
    if (!manifest) throw new Failure('IMAGE_NOT_FOUND', `${this.name} has no ${tagOrDigest}.`);
    return manifest;
  }

  async readBlob({ digest }: Descriptor): Promise<Uint8Array> {
    const bytes = this.#blobs.get(digest);
    if (!bytes) throw new Failure('IMAGE_NOT_FOUND', `${this.name} has no blob ${digest}.`);
    return bytes;
  }

  async streamBlob(blob: Descriptor): Promise<AsyncIterable<Uint8Array>> {
    const bytes = await this.readBlob(blob);
    return (async function* () {
      yield bytes;
    })();
  }

  async headManifest(tagOrDigest: string): Promise<Digest | undefined> {
    return (
      this.tags.get(tagOrDigest) ??
      (this.#manifests.has(tagOrDigest as Digest) ? (tagOrDigest as Digest) : undefined)
    );
  }

  async writeBlob({ digest }: Descriptor, bytes: Uint8Array) {
    if (this.#blobs.has(digest)) return 'present';
    this.#blobs.set(digest, bytes);
    this.writes.push(digest);
    return 'copied';
  }

  async copyBlob(
    blob: Descriptor,
    sources: readonly { readBlob(blob: Descriptor, limit: number): Promise<Uint8Array> }[],
  ) {
    if (this.#blobs.has(blob.digest)) return 'present';
    for (const source of sources) {
      const bytes = await source.readBlob(blob, blob.size).catch(() => undefined);
      if (bytes) return await this.writeBlob(blob, bytes);
    }
    throw new Failure('IMAGE_NOT_FOUND', `No source has the blob ${blob.digest}.`);
  }

  async writeManifest(tagOrDigest: string, manifest: RawManifest): Promise<void> {
    const { config, layers = [], manifests = [] } = JSON.parse(Buffer.from(manifest.bytes).toString());
    for (const { digest } of [...(config ? [config] : []), ...layers, ...manifests])
      assert.ok(this.has(digest), `${this.name}:${tagOrDigest} is written before ${digest}`);
    this.#manifests.set(manifest.digest, manifest);
    if (!tagOrDigest.startsWith('sha256:')) this.tags.set(tagOrDigest, manifest.digest);
    this.writes.push(tagOrDigest);
  }
}

/** Registries in memory. */
export class MemoryImages implements Images {
  readonly repositories = new Map<string, MemoryRepository>();

  /** @param name `ghcr.io/lab/blur` */
  at(name: string): MemoryRepository {
    const repository = this.repositories.get(name) ?? new MemoryRepository(name);
    this.repositories.set(name, repository);
    return repository;
  }

  async source(reference: Reference): Promise<ImageTarget> {
    assert.equal(reference.kind, 'registry', formatReference(reference));
    return this.at(repositoryName(reference as Reference & { kind: 'registry' }));
  }

  target(reference: Reference): Promise<ImageTarget> {
    return this.source(reference);
  }
}
