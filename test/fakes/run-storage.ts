import { createHash } from 'node:crypto';
import type { DrainableQueue, ReceivedMessage } from '../../src/dispatch/drain-matching.ts';
import type { ListedObject, RunStorage } from '../../src/protocol/object-store.ts';
import type { RunCloud } from '../../src/runs/run-cloud.ts';

/** The edges of commands for runs, in memory: objects by `bucket/key`, queues by URL. */
export class MemoryRunCloud implements RunCloud {
  readonly objects = new Map<string, { text: string; modified: number }>();
  readonly queued = new Map<string, string[]>();
  /** All changes through the edges, in order. */
  readonly did: string[] = [];
  time = Date.UTC(2026, 10, 25);

  readonly now = (): number => this.time;
  /** Prefixes of `bucket/key` that must not be copied from. */
  readonly refuses: string[] = [];
  readonly sha256: RunCloud['sha256'] = async (file) => createHash('sha256').update(file).digest('hex');
  readonly contentOf: RunCloud['contentOf'] = async (file) => ({ etag: etagOf(file), crc32: '' });

  put(place: string, text = '', modified = this.time): void {
    this.objects.set(place, { text, modified });
  }

  /** Keys of a bucket below a prefix. */
  keys(bucket: string, prefix = ''): string[] {
    const all = [...this.objects.keys()].filter((place) => place.startsWith(`${bucket}/${prefix}`));
    return all.map((place) => place.slice(bucket.length + 1)).sort();
  }

  readonly #at = ({ bucket, key }: { bucket: string; key: string }) => this.objects.get(`${bucket}/${key}`);

  /** A file's name stands for its contents. */
  readonly storage: RunStorage = {
    list: (bucket, prefix) => this.#list(bucket, prefix),
    pages: (bucket, prefix) => this.#pages(bucket, prefix),
    read: async (place) => {
      const found = this.#at(place);
      return found && { text: found.text, etag: etagOf(found.text) };
    },
    lines: (place) => this.#lines(place),
    write: async ({ bucket, key }, text) => this.put(`${bucket}/${key}`, text),
    replace: async ({ bucket, key }, text, etag) => {
      const found = this.#at({ bucket, key });
      if ((found && etagOf(found.text)) !== etag) return undefined;
      this.put(`${bucket}/${key}`, text);
      this.did.push(`replace ${key}`);
      return etagOf(text);
    },
    checksum: async () => undefined,
    upload: async (file, size, { bucket, key }) => {
      this.put(`${bucket}/${key}`, file);
      this.did.push(`upload ${key}`);
      return { etag: etagOf(file), size };
    },
    copy: async (from, { bucket, key }) => {
      const { text } = this.#at(from)!;
      this.put(`${bucket}/${key}`, text);
      this.did.push(`copy ${key}`);
      return { etag: etagOf(text), size: text.length };
    },
    copyVersion: async (from, to) => {
      if (this.refuses.some((prefix) => `${from.bucket}/${from.key}`.startsWith(prefix))) return 'refused';
      const found = this.#at(from);
      return found && etagOf(found.text) === from.etag ? await this.storage.copy(from, to) : 'gone';
    },
    remove: async (bucket, keys) => {
      for (const key of keys) if (this.objects.delete(`${bucket}/${key}`)) this.did.push(`remove ${key}`);
    },
    download: async (place) => {
      const found = this.#at(place);
      return found && { etag: etagOf(found.text), size: found.text.length };
    },
  };

  readonly queues: RunCloud['queues'] = {
    send: async (url, messages) => {
      this.did.push(`send ${messages.length}`);
      const bodies = messages.map(({ body }) => body);
      this.queued.set(url, [...(this.queued.get(url) ?? []), ...bodies]);
    },
    drainable: (url) => this.#drainable(url),
    count: async (url) => ({ waiting: this.queued.get(url)?.length ?? 0, taken: 0 }),
  };

  async *#list(bucket: string, prefix: string): AsyncGenerator<ListedObject> {
    for (const key of this.keys(bucket, prefix)) {
      const { text, modified } = this.#at({ bucket, key })!;
      yield { key, etag: etagOf(text), size: text.length, modified };
    }
  }

  async *#pages(bucket: string, prefix: string): AsyncGenerator<ListedObject[]> {
    const page: ListedObject[] = [];
    for await (const object of this.#list(bucket, prefix)) page.push(object);
    yield page;
  }

  async *#lines(place: { bucket: string; key: string }): AsyncGenerator<string> {
    yield* (this.#at(place)?.text ?? '').trim().split('\n');
  }

  #drainable(url: string): DrainableQueue {
    const held = new Map<string, string>();
    let receipts = 0;
    return {
      receive: async () => {
        const messages = (this.queued.get(url) ?? []).splice(0, 10);
        return messages.map((body): ReceivedMessage => {
          const receipt = `${url}-${receipts++}`;
          held.set(receipt, body);
          return { body, receipt };
        });
      },
      remove: async (all) => {
        for (const receipt of all) held.delete(receipt);
        this.did.push(`take ${all.length} of ${url}`);
      },
      handBack: async (all) => {
        this.queued.set(url, [...(this.queued.get(url) ?? []), ...all.map((receipt) => held.get(receipt)!)]);
      },
    };
  }
}

export function etagOf(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
