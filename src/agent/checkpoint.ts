import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { emptyFolder, type FolderArchives } from './checkpoint-folder.ts';
import { CheckpointStore } from './checkpoint-store.ts';
import { type FetchedItem, itemFields, logLeftBehind, type Worker } from './worker-context.ts';

/**
 * The first pause while a command keeps changing the folder, in milliseconds, and the factor for each next
 * one: pauses of one length could keep step with the command's writes.
 */
const PAUSE_MS = 50;
const PAUSE_GROWTH = 1.2;
/** Tries of one save, about a minute in all; then the next save tries again. */
const MOST_TRIES = 30;
/** Errors after which the item starts from its beginning, without the checkpoint. */
const UNUSABLE = ['CHECKPOINT_UNUSABLE', 'DISK_FULL', 'ENOSPC', 'EDQUOT'];

/** An item's folder `checkpoint`, from before its command starts until after it has ended. */
export class Checkpoint {
  readonly #item: FetchedItem;
  readonly #worker: Worker;
  readonly #folder: string;
  readonly #store: CheckpointStore;
  readonly #archives: FolderArchives;
  readonly #ended = new AbortController();
  /** The folder's state when it was stored last. */
  #state = '';
  #saving: Promise<void> = Promise.resolve();

  private constructor(
    item: FetchedItem,
    worker: Worker,
    parts: { folder: string; store: CheckpointStore; archives: FolderArchives },
  ) {
    this.#item = item;
    this.#worker = worker;
    this.#folder = parts.folder;
    this.#store = parts.store;
    this.#archives = parts.archives;
  }

  /**
   * Fills the folder with what the item's last agent saved, or empties it, and then saves it every few
   * minutes.
   * @param signal aborts the restoring
   * @returns undefined where the spec has no such folder, or the step's agents do not save it
   * @throws Failure `CHECKPOINT_UNUSABLE` for a folder that cannot be written; as the edges do
   */
  static async open(item: FetchedItem, worker: Worker, signal: AbortSignal): Promise<Checkpoint | undefined> {
    const { spec, archives, workspace, user } = worker;
    const { checkpoint: folder } = spec;
    if (folder === undefined) return undefined;
    await emptyFolder(folder, workspace, user);
    const store = CheckpointStore.of(item, worker);
    if (!store || !archives) return undefined;
    const checkpoint = new Checkpoint(item, worker, { folder, store, archives });
    await checkpoint.#restore(signal);
    void checkpoint.#saveRegularly();
    return checkpoint;
  }

  /**
   * Called when the command has ended: empties the folder.
   * @param signal if given, the folder is saved a last time before, until this is aborted
   */
  async close(signal?: AbortSignal): Promise<void> {
    this.#ended.abort();
    await this.#saving;
    if (signal && !signal.aborted) await this.#save(signal);
    const { workspace, user } = this.#worker;
    await emptyFolder(this.#folder, workspace, user).catch(logLeftBehind(this.#worker));
  }

  async #restore(signal: AbortSignal): Promise<void> {
    const { workspace, user } = this.#worker;
    const archive = this.#archive();
    try {
      await workspace.makeFolder(posix.dirname(archive));
      const bytes = await this.#store.fetch(archive, signal);
      if (bytes !== undefined) {
        await this.#archives.unpack(archive, this.#folder, user);
        this.#log('checkpoint restored', { bytes });
      }
    } catch (error) {
      if (!UNUSABLE.includes(codeOf(error))) throw error;
      this.#log('checkpoint not restored', { code: codeOf(error), meaning: explain(error) });
      await emptyFolder(this.#folder, workspace, user);
    }
    await workspace.removeAll(archive);
    this.#state = await this.#archives.stateOf(this.#folder);
  }

  async #saveRegularly(): Promise<void> {
    const { clock, settings } = this.#worker;
    const { signal } = this.#ended;
    for (;;) {
      await clock.sleep(settings.checkpointSeconds * 1000, signal).catch(() => {});
      if (signal.aborted) return;
      this.#saving = this.#save(signal);
      await this.#saving;
    }
  }

  /** Never throws: the item continues, and what was saved last stays. */
  async #save(signal: AbortSignal): Promise<void> {
    const { lease } = this.#item;
    const archive = this.#archive();
    try {
      const packed = lease.isHeld && (await this.#pack(archive, signal));
      if (!packed) return;
      const { bytes, state } = packed;
      if (await this.#store.save(archive, bytes, () => lease.isHeld, signal)) {
        this.#state = state;
        this.#log('checkpoint saved', { bytes });
      } else this.#log('checkpoint not saved', { meaning: 'another agent has the item now' });
    } catch (error) {
      // Not a failure: the command's end aborted this save, and close() makes the last one where it is
      // needed.
      if (!this.#ended.signal.aborted || signal !== this.#ended.signal)
        this.#log('checkpoint not saved', { code: codeOf(error), meaning: explain(error) });
    } finally {
      await this.#worker.workspace.removeAll(archive).catch(() => {});
    }
  }

  /**
   * Packs the folder as soon as the command leaves it alone for a moment; undefined where nothing has changed
   * since the last save.
   */
  async #pack(archive: string, signal: AbortSignal): Promise<{ bytes: number; state: string } | undefined> {
    const { user, clock } = this.#worker;
    for (let tries = 1, pause = PAUSE_MS; tries <= MOST_TRIES; tries++, pause *= PAUSE_GROWTH) {
      const packed = await this.#archives.pack(this.#folder, archive, this.#state, user);
      if (packed === 'unchanged') return undefined;
      if (packed !== 'changing') return packed;
      await clock.sleep(pause, signal);
    }
    throw new Failure(
      'CHECKPOINT_UNUSABLE',
      `the command changes its folder "checkpoint" all the time: it should write there at most every few seconds`,
    );
  }

  #archive(): string {
    return posix.join(this.#item.folder, 'checkpoint.tar');
  }

  #log(event: string, fields: Record<string, unknown>): void {
    this.#worker.log({ event, ...itemFields(this.#item.message), ...fields });
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code ?? 'INTERNAL');
}
