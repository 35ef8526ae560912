import { posix } from 'node:path';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf, type ItemEntry } from '../protocol/item-files.ts';
import { bytesOf, type LocalEntry, localEntry } from './local-entry.ts';
import type { LocalFile } from './local-files.ts';
import { logLeftBehind, type Worker } from './worker-context.ts';

/** An input that is the same for many items, on this machine. */
interface Kept {
  readonly folder: string;
  readonly ready: Promise<LocalFile>;
  /** The folders of the items that have it. */
  readonly users: Set<string>;
  /** What is there, as it was when it had been downloaded; undefined until then. */
  stamps?: string;
}

/**
 * Inputs that are the same for many items: each version is downloaded once per agent, and linked into the
 * items' places. Inputs that no item has are removed when disk space is needed, the least recently used
 * first.
 */
export class SharedCache {
  readonly #worker: Worker;
  /** By content, the one used least recently first. */
  readonly #kept = new Map<string, Kept>();
  /** Items with an input that has changed since its download. */
  readonly #damaged = new Set<string>();
  #folders = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  /**
   * Gives an entry to an item, which holds it until {@link release}.
   * @param user the item's folder
   * @param download called unless it is here, or another item has begun to download it
   * @throws what `download` throws
   */
  hold(
    user: string,
    entry: ItemEntry<StoredFile>,
    download: (entry: LocalEntry) => Promise<void>,
  ): Promise<LocalFile> {
    const content = contentOf(entry);
    const kept = this.#kept.get(content) ?? this.#fetch(content, entry, download);
    kept.users.add(user);
    return kept.ready;
  }

  #fetch(
    content: string,
    entry: ItemEntry<StoredFile>,
    download: (entry: LocalEntry) => Promise<void>,
  ): Kept {
    const folder = posix.join(this.#worker.scratch, 'shared', String(this.#folders++));
    const fetch = async (): Promise<LocalFile> => {
      try {
        const all = localEntry(entry, folder);
        await this.#worker.workspace.makeFolder(folder);
        await download(all);
        kept.stamps = await this.#stampsIn(folder);
        this.#worker.log({ event: 'shared input', path: entry.path, bytes: bytesOf(entry) });
        return { ...all.local, isTemporary: false, isShared: true };
      } catch (error) {
        await this.#remove(content, kept);
        throw error;
      }
    };
    const kept: Kept = { folder, users: new Set(), ready: Promise.resolve().then(fetch) };
    // The item that waits for it may have failed for another reason.
    kept.ready.catch(() => {});
    this.#kept.set(content, kept);
    return kept;
  }

  /**
   * Whether everything that an item holds is as it was downloaded: a command that runs as root can change it.
   */
  async isIntact(user: string): Promise<boolean> {
    for (const [content, kept] of [...this.#kept]) {
      const { users, folder, stamps } = kept;
      if (!users.has(user) || (await this.#stampsIn(folder)) === stamps) continue;
      this.#worker.log({ event: 'shared input changed', folder });
      for (const each of users) this.#damaged.add(each);
      await this.#remove(content, kept);
    }
    return !this.#damaged.has(user);
  }

  /** Called when an item no longer needs its inputs. */
  release(user: string): void {
    this.#damaged.delete(user);
    for (const [content, kept] of [...this.#kept]) {
      if (!kept.users.delete(user)) continue;
      this.#kept.delete(content);
      this.#kept.set(content, kept);
    }
  }

  /** Removes the least recently used input that no item has. @returns false where there is none */
  async evict(): Promise<boolean> {
    const unused = [...this.#kept].find(([, { users, stamps }]) => users.size === 0 && stamps !== undefined);
    if (unused) await this.#remove(...unused);
    return unused !== undefined;
  }

  async #remove(content: string, kept: Kept): Promise<void> {
    if (this.#kept.get(content) === kept) this.#kept.delete(content);
    await this.#worker.workspace.removeAll(kept.folder).catch(logLeftBehind(this.#worker));
  }

  async #stampsIn(folder: string): Promise<string> {
    const { user } = this.#worker;
    // Only a command with the agent's own rights can change anything.
    if (user && user.uid !== 0) return '';
    const entries = await this.#worker.workspace.walk(folder, { deep: true, limit: Infinity });
    return entries.map(({ relative, stamp }) => `${relative} ${stamp}`).join('\n');
  }
}

function contentOf(entry: ItemEntry<StoredFile>): string {
  const files = filesOf(entry).map(({ path, bucket, key, etag }) => [path, bucket, key, etag]);
  return JSON.stringify([entry.kind, entry.path, files]);
}
