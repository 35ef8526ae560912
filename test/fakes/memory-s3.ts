import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Objects } from '../../src/agent/worker-edges.ts';
import { Failure } from '../../src/core/failure.ts';
import type { OutputBucket } from '../../src/dispatch/dispatch.ts';
import type { DatedText, ListedObject, Place } from '../../src/protocol/object-store.ts';

interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly modified: number;
}

/**
 * S3 in memory, as the agent and the dispatcher see it; `aws-contract.ts` checks that it behaves as S3 does.
 */
export class MemoryS3 {
  readonly #buckets = new Map<string, Map<string, StoredObject>>();
  readonly #now: () => number;
  /** Whether callers may list buckets. If not, S3 answers 403 for a missing object. */
  mayList = true;
  /** Prefixes that were listed with `pages`. */
  readonly listed: string[] = [];
  /** Called before each conditional write, in which another writer may come first. */
  beforeWrite: (key: string) => void = () => {};

  constructor(now: () => number) {
    this.#now = now;
  }

  createBucket(bucket: string): void {
    this.#buckets.set(bucket, new Map());
  }

  deleteBucket(bucket: string): void {
    this.#buckets.delete(bucket);
  }

  /** @returns the ETag, which depends only on the bytes */
  put({ bucket, key }: Place, content: string | Buffer): string {
    const bytes = Buffer.from(content);
    const etag = createHash('md5').update(bytes).digest('hex');
    this.#of(bucket).set(key, { bytes, etag, modified: this.#now() });
    return etag;
  }

  delete({ bucket, key }: Place): void {
    this.#of(bucket).delete(key);
  }

  text({ bucket, key }: Place): string | undefined {
    return this.#of(bucket).get(key)?.bytes.toString();
  }

  /** S3 lists keys in the order of their UTF-8 bytes, which is not that of JavaScript's strings. */
  keys(bucket: string, prefix = ''): string[] {
    const keys = [...this.#of(bucket).keys()].filter((key) => key.startsWith(prefix));
    return keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  readonly objects: Objects = {
    head: async (place) => this.#facts(place),
    read: async (place) => this.#read(place),
    download: async (place, file, { etag, accept, signal }) => {
      const facts = this.#facts(place);
      if (!facts && !this.mayList)
        throw new Failure('ACCESS_DENIED', `reading ${place.key} was refused by AWS`);
      if (!facts) return undefined;
      if (etag !== undefined && facts.etag !== etag) return 'changed';
      const { bytes } = this.#of(place.bucket).get(place.key)!;
      if (accept && !(await accept(facts))) return 'declined';
      signal?.throwIfAborted();
      writeFileSync(file, bytes);
      return facts;
    },
    upload: async (file, size, place, signal) => {
      signal.throwIfAborted();
      return { etag: this.put(place, readFileSync(file)), size };
    },
    write: async (place, text) => void this.put(place, text),
    create: async (place, text) => (await this.#replace(place, text, undefined)) !== undefined,
    replace: (place, text, etag) => this.#replace(place, text, etag),
    remove: async (bucket, keys) => {
      for (const key of keys) this.delete({ bucket, key });
    },
  };

  readonly bucket: OutputBucket = {
    read: async (place) => this.#read(place),
    replace: this.objects.replace,
    create: this.objects.create,
    lines: (place) => this.#lines(place),
    list: (bucket, prefix) => this.#list(bucket, prefix),
    pages: (bucket, prefix) => this.#pages(bucket, prefix),
    remove: this.objects.remove,
  };

  #read({ bucket, key }: Place): DatedText | undefined {
    const found = this.#of(bucket).get(key);
    // Whole seconds, as in HTTP's Last-Modified.
    const modified = found && Math.floor(found.modified / 1000) * 1000;
    return found && { text: found.bytes.toString(), etag: found.etag, modified: modified! };
  }

  async *#lines(place: Place): AsyncGenerator<string> {
    for (const line of (this.text(place) ?? '').split('\n')) if (line !== '') yield line;
  }

  async #replace(place: Place, text: string, etag: string | undefined): Promise<string | undefined> {
    this.beforeWrite(place.key);
    return this.#facts(place)?.etag === etag ? this.put(place, text) : undefined;
  }

  async *#pages(bucket: string, prefix: string): AsyncGenerator<ListedObject[]> {
    this.listed.push(prefix);
    const all: ListedObject[] = [];
    for await (const object of this.#list(bucket, prefix)) all.push(object);
    for (let at = 0; at === 0 || at < all.length; at += 1000) yield all.slice(at, at + 1000);
  }

  async *#list(bucket: string, prefix: string): AsyncGenerator<ListedObject> {
    for (const key of this.keys(bucket, prefix)) {
      const found = this.#of(bucket).get(key);
      if (found) yield { key, etag: found.etag, size: found.bytes.length, modified: found.modified };
    }
  }

  #facts({ bucket, key }: Place) {
    const found = this.#of(bucket).get(key);
    return found && { etag: found.etag, size: found.bytes.length };
  }

  #of(bucket: string): Map<string, StoredObject> {
    const objects = this.#buckets.get(bucket);
    if (!objects) throw new Failure('BUCKET_GONE', `there is no bucket ${bucket}`);
    return objects;
  }
}
