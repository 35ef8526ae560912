import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { contentJson } from '../protocol/item-content.ts';
import { checkpointFolder } from '../protocol/object-keys.ts';
import type { Place } from '../protocol/object-store.ts';
import type { Work, Worker } from './worker-context.ts';

/** Tries of a conditional write that another agent's write precedes, while the item is held. */
const MOST_WRITES = 3;

/** What `saved.json` says. */
interface Saved {
  /** The SHA-256 of the archive, which is its name. */
  readonly archive: string;
  readonly bytes: number;
}

/**
 * An item's checkpoint in S3: an archive, and beside it `saved.json`, which names the archive. An archive is
 * complete before it is named, and a conditional write names it: an agent that has lost its item, and does
 * not know it yet, cannot replace what the item's next agent has saved.
 */
export class CheckpointStore {
  readonly #worker: Worker;
  /** Ends in `/`. */
  readonly #folder: string;
  #saved: Saved | undefined;
  /** Of `saved.json`. */
  #etag: string | undefined;

  private constructor(worker: Worker, folder: string) {
    this.#worker = worker;
    this.#folder = folder;
  }

  /** Undefined where the step's checkpoints are not saved. */
  static of(work: Work, worker: Worker): CheckpointStore | undefined {
    const { prefix, checkpoint: settings } = worker.settings;
    if (worker.spec.checkpoint === undefined || settings === undefined) return undefined;
    const { run, step, item } = work.message;
    const [segments, content] =
      work.kind === 'file' ? [[item], work.input.etag] : contentOf(work.message.content);
    return new CheckpointStore(worker, checkpointFolder(prefix, { run, step, segments }, content, settings));
  }

  /**
   * Downloads what was saved last into a file.
   * @returns its bytes; undefined where nothing was saved
   * @throws Failure `CHECKPOINT_UNUSABLE` where the archive is gone or damaged; as `Objects.download` does
   */
  async fetch(file: string, signal: AbortSignal): Promise<number | undefined> {
    const { objects, workspace } = this.#worker;
    await this.#look();
    while (this.#saved) {
      const { archive, bytes } = this.#saved;
      const options = { expectedSize: bytes, signal };
      const found = typeof (await objects.download(this.#archive(archive), file, options)) === 'object';
      if (found && (await workspace.sha256(file)) === archive) return bytes;
      // An agent that has lost the item may have replaced it meanwhile.
      await this.#look();
      if (this.#saved?.archive === archive)
        throw new Failure(
          'CHECKPOINT_UNUSABLE',
          `the archive ${archive} of the checkpoint is ${found ? 'not whole' : 'gone'}`,
        );
    }
    return undefined;
  }

  /**
   * Stores an archive, which replaces the last one.
   * @param isHeld whether the item is still this agent's; asked as late as possible
   * @returns false when it is not
   * @throws Failure `CHECKPOINT_UNUSABLE` where another agent keeps saving; as the edges do
   */
  async save(file: string, bytes: number, isHeld: () => boolean, signal: AbortSignal): Promise<boolean> {
    const { objects, workspace, clock, settings } = this.#worker;
    const archive = await workspace.sha256(file);
    await objects.upload(file, bytes, this.#archive(archive), signal);
    // The time makes every text unique: equal texts have equal ETags, which could not tell versions apart.
    const text = JSON.stringify({ archive, bytes, at: clock.now() });
    for (let write = 1; isHeld(); write++) {
      const before = this.#saved;
      const etag = await objects.replace(this.#pointer(), text, this.#etag);
      if (etag === undefined) {
        await this.#look();
        // The answer to a write may be lost, and the SDK then sends it again.
        if (this.#saved?.archive === archive) return true;
        if (write < MOST_WRITES) continue;
        throw new Failure('CHECKPOINT_UNUSABLE', 'another agent keeps saving a checkpoint of this item');
      }
      [this.#saved, this.#etag] = [{ archive, bytes }, etag];
      if (before && before.archive !== archive)
        await objects.remove(settings.bucket, [this.#archive(before.archive).key]);
      return true;
    }
    return false;
  }

  /** Removes what was saved. */
  async remove(): Promise<void> {
    await this.#look();
    if (!this.#saved) return;
    const keys = [this.#pointer(), this.#archive(this.#saved.archive)].map(({ key }) => key);
    await this.#worker.objects.remove(this.#worker.settings.bucket, keys);
  }

  async #look(): Promise<void> {
    const stored = await this.#worker.objects.read(this.#pointer());
    this.#etag = stored?.etag;
    this.#saved = stored && readSaved(stored.text);
  }

  #pointer(): Place {
    return { bucket: this.#worker.settings.bucket, key: `${this.#folder}saved.json` };
  }

  #archive(archive: string): Place {
    return { bucket: this.#worker.settings.bucket, key: `${this.#folder}${archive}.tar` };
  }
}

/** Removes what was saved of an item that has ended. Never throws: what is left expires. */
export async function removeCheckpoint(work: Work, worker: Worker): Promise<void> {
  await CheckpointStore.of(work, worker)
    ?.remove()
    .catch((error: unknown) => {
      const { code, message: meaning } = error as Failure;
      worker.log({ event: 'left behind', code, meaning });
    });
}

/**
 * The segments of an item, and a text that identifies its content: files with their versions, and variables.
 */
function contentOf(
  content: Extract<Work, { kind: 'item' }>['message']['content'],
): [segments: readonly string[], content: string] {
  const text = 'manifest' in content ? content.manifest.key : JSON.stringify(contentJson(content));
  return [content.segments, text];
}

/** Undefined for a text that no agent wrote. */
function readSaved(text: string): Saved | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || typeof value.archive !== 'string' || typeof value.bytes !== 'number')
      return undefined;
    return /^[0-9a-f]{64}$/.test(value.archive) ? { archive: value.archive, bytes: value.bytes } : undefined;
  } catch {
    return undefined;
  }
}
