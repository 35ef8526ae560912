import { Failure } from '../../core/failure.ts';
import type { Digest } from '../../oci/digest.ts';
import type { ImageSource, ImageTarget, RawManifest, Transfer } from '../../oci/image-store.ts';
import { type Descriptor, isForeignLayer } from '../../oci/manifest.ts';
import { type RegistryReference, repositoryName } from '../../oci/reference.ts';
import { readBlob, streamBlob } from './blob-reading.ts';
import { cancelUpload, hasBlob, mountBlob, uploadBlob } from './blob-writing.ts';
import { checkDigest, type Endpoint, pullScope } from './endpoint.ts';
import { writeManifest } from './manifest-writing.ts';
import * as manifests from './manifests.ts';
import type { RegistryMaintenance } from './repository-creation.ts';
import type { UploadSession } from './upload-forms.ts';

/** Events for progress output and the report. */
export type RegistryEvent =
  /** `repository` is the target's name as the user wrote it; `size` in bytes. */
  | {
      readonly kind: 'blob';
      readonly repository: string;
      readonly blob: Descriptor;
      readonly transfer: Transfer;
    }
  /** While a blob is streamed: its bytes given to the target so far. Restarts at 0 after a failure. */
  | {
      readonly kind: 'progress';
      readonly repository: string;
      readonly blob: Descriptor;
      readonly sent: number;
    }
  | { readonly kind: 'warning'; readonly message: string }
  /** A slow step that was not expected. */
  | { readonly kind: 'note'; readonly message: string }
  /** `delay` in milliseconds. */
  | { readonly kind: 'retry'; readonly what: string; readonly why: string; readonly delay: number };

/** State that all repositories of one opened registry client share. */
export interface RegistryContext {
  readonly limits: manifests.ManifestLimits;
  readonly onEvent: (event: RegistryEvent) => void;
  /** Per host, the scopes of what was read: one token for all mounts instead of one per source. */
  readonly readable: Map<string, Set<string>>;
  endpoints(ref: RegistryReference, use: 'read' | 'write'): Endpoint[];
  readonly maintenance: RegistryMaintenance;
}

/** One repository: remembers where its name resolved to, what is there, and which mounts were refused. */
export class Repository implements ImageTarget {
  readonly name: string;
  readonly #context: RegistryContext;
  readonly #ref: RegistryReference;
  /** The endpoint that gave the last manifest: its blobs are there too. */
  #source: Endpoint | undefined;
  readonly #transfers = new Map<Digest, Promise<Transfer>>();
  readonly #mountsRefused = new Set<string>();
  /** How to upload each written part again, by digest. */
  readonly #senders = new Map<Digest, () => Promise<void>>();

  constructor(context: RegistryContext, ref: RegistryReference) {
    this.#context = context;
    this.#ref = { kind: 'registry', registry: ref.registry, repository: ref.repository };
    this.name = repositoryName(ref);
  }

  async readManifest(tagOrDigest: string): Promise<RawManifest> {
    if (tagOrDigest.includes(':')) checkDigest(tagOrDigest, this.name);
    const ref = { ...this.#ref, ...(tagOrDigest.includes(':') && { digest: tagOrDigest as Digest }) };
    return this.#fromFirst(this.#context.endpoints(ref, 'read'), (endpoint) =>
      manifests.readManifest(endpoint, tagOrDigest, this.#context.limits),
    );
  }

  async readBlob(blob: Descriptor, limit: number): Promise<Uint8Array> {
    return this.#fromFirst(this.#blobSources(blob), (endpoint) => readBlob(endpoint, blob, limit));
  }

  async streamBlob(blob: Descriptor): Promise<AsyncIterable<Uint8Array>> {
    return this.#fromFirst(this.#blobSources(blob), (endpoint) => streamBlob(endpoint, blob));
  }

  async headManifest(tagOrDigest: string): Promise<Digest | undefined> {
    return manifests.headManifest(this.#target(), tagOrDigest);
  }

  async writeManifest(tagOrDigest: string, manifest: RawManifest): Promise<void> {
    const resend = (parts: readonly Digest[]): Promise<boolean> => this.#resend(parts);
    const write = (name: string): Promise<void> =>
      writeManifest(this.#target(), name, manifest, { limit: this.#context.limits.write, resend });
    this.#senders.set(manifest.digest, () => write(manifest.digest));
    return write(tagOrDigest);
  }

  async writeBlob(blob: Descriptor, bytes: Uint8Array): Promise<Transfer> {
    const send = (target: Endpoint): Promise<Transfer> =>
      uploadBlob(target, blob, bytes, this.#context.maintenance);
    return this.#transferOnce(blob, send, async (target) => {
      // Asking first saves nothing for a config: an upload is two requests, and configs are usually new.
      if (bytes.length > 64 * 1024 && (await hasBlob(target, blob))) return 'present';
      return send(target);
    });
  }

  async copyBlob(blob: Descriptor, sources: readonly ImageSource[]): Promise<Transfer> {
    if (isForeignLayer(blob)) return 'present';
    const send = (target: Endpoint): Promise<Transfer> =>
      uploadBlob(target, blob, () => this.#bytes(blob, sources), this.#context.maintenance);
    return this.#transferOnce(blob, send, (target) => this.#transfer(target, blob, sources));
  }

  /** Uploads parts again that were written through this repository, even those that counted as present. */
  async #resend(parts: readonly Digest[]): Promise<boolean> {
    const senders = parts.flatMap((digest) => this.#senders.get(digest) ?? []);
    for (const send of senders) await send();
    return senders.length > 0;
  }

  /**
   * Present, mounted, or streamed. A source on the same registry is mounted without asking whether the blob
   * is there: the mount answers 201 in that case too, so that one request is enough.
   */
  async #transfer(target: Endpoint, blob: Descriptor, sources: readonly ImageSource[]): Promise<Transfer> {
    const { maintenance } = this.#context;
    let opened: UploadSession | undefined;
    for (const source of sources) {
      const from = source instanceof Repository ? source.#mountable(blob, target) : undefined;
      if (!from || this.#mountsRefused.has(from.repository)) continue;
      if (from.repository === target.repository) return 'present';
      const readable = this.#context.readable.get(target.session.host) ?? [];
      const mount = await mountBlob(target, blob, from, [...readable].slice(0, 8), maintenance);
      if (mount.kind === 'mounted') return 'mounted';
      if (mount.kind === 'refused') this.#mountsRefused.add(from.repository);
      else if (opened) await cancelUpload(target, mount.opened);
      else opened = mount.opened;
    }
    if (await hasBlob(target, blob)) {
      if (opened) await cancelUpload(target, opened);
      return 'present';
    }
    return uploadBlob(target, blob, () => this.#bytes(blob, sources), maintenance, opened);
  }

  /** The blob from the first source that has it, with progress. */
  async *#bytes(blob: Descriptor, sources: readonly ImageSource[]): AsyncGenerator<Uint8Array> {
    const { onEvent } = this.#context;
    const repository = this.name;
    let sent = 0;
    for await (const chunk of await openFirst(blob, sources, repository)) {
      yield chunk;
      sent += chunk.length;
      onEvent({ kind: 'progress', repository, blob, sent });
    }
  }

  /** Transfers a blob once, even when it is requested several times or concurrently. */
  async #transferOnce(
    blob: Descriptor,
    send: (target: Endpoint) => Promise<Transfer>,
    transfer: (target: Endpoint) => Promise<Transfer>,
  ): Promise<Transfer> {
    checkDigest(blob.digest, this.name);
    this.#senders.set(blob.digest, async () => {
      const done = await send(this.#target());
      this.#context.onEvent({ kind: 'blob', repository: this.name, blob, transfer: done });
    });
    const pending = this.#transfers.get(blob.digest);
    if (pending) return pending.then(() => 'present');
    const started = transfer(this.#target());
    this.#transfers.set(blob.digest, started);
    try {
      const done = await started;
      this.#context.onEvent({ kind: 'blob', repository: this.name, blob, transfer: done });
      return done;
    } catch (error) {
      this.#transfers.delete(blob.digest);
      throw error;
    }
  }

  #target(): Endpoint {
    return this.#context.endpoints(this.#ref, 'write')[0]!;
  }

  #blobSources(blob: Descriptor): Endpoint[] {
    checkDigest(blob.digest, this.name);
    const all = this.#context.endpoints({ ...this.#ref, digest: blob.digest }, 'read');
    const preferred = this.#source;
    return preferred ? [preferred, ...all.filter((e) => e.label !== preferred.label)] : all;
  }

  /** Where a blob could be mounted from: only on the same host as the target. */
  #mountable(blob: Descriptor, target: Endpoint): Endpoint | undefined {
    return this.#blobSources(blob).find((e) => e.session.host === target.session.host);
  }

  /** Tries mirrors in order, then the location itself; throws the failure of the last one. */
  async #fromFirst<T>(endpoints: readonly Endpoint[], read: (endpoint: Endpoint) => Promise<T>): Promise<T> {
    for (const [index, endpoint] of endpoints.entries()) {
      try {
        const found = await read(endpoint);
        this.#source = endpoint;
        const { readable } = this.#context;
        const scopes = readable.get(endpoint.session.host) ?? new Set<string>();
        readable.set(endpoint.session.host, scopes.add(pullScope(endpoint)));
        return found;
      } catch (error) {
        if (index === endpoints.length - 1 || !(error instanceof Failure)) throw error;
        this.#context.onEvent({ kind: 'warning', message: `${error.message} Trying the next place.` });
      }
    }
    throw new Error('a name leads nowhere');
  }
}

async function openFirst(
  blob: Descriptor,
  sources: readonly ImageSource[],
  target: string,
): Promise<AsyncIterable<Uint8Array>> {
  const failures: unknown[] = [];
  for (const source of sources) {
    try {
      return await source.streamBlob(blob);
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0] ?? new Failure('IMAGE_NOT_FOUND', `No source has the blob ${blob.digest} for ${target}.`);
}
