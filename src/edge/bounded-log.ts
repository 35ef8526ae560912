import type { Writable } from 'node:stream';
import { Tail } from './engine-call.ts';

/** Bytes that are kept of a log's beginning; `Tail` keeps 64 KiB of its end. */
const HEAD_BYTES = 4 * 1024 * 1024;

/** Keeps the beginning and the end of an endless log in a file; a line between counts what is left out. */
export class BoundedLog {
  readonly #file: Writable;
  #room = HEAD_BYTES;
  #left = 0;
  #tail: Tail | undefined;
  #failed = false;

  constructor(file: Writable) {
    this.#file = file;
    // A log that cannot be written must not fail the item.
    file.on('error', () => {
      this.#failed = true;
    });
  }

  write(chunk: Uint8Array): void {
    const head = chunk.subarray(0, this.#room);
    const rest = chunk.subarray(this.#room);
    if (head.byteLength > 0 && !this.#failed) this.#file.write(head);
    this.#room -= head.byteLength;
    if (rest.byteLength === 0) return;
    this.#tail ??= new Tail();
    this.#tail.push(rest);
    this.#left += rest.byteLength;
  }

  /** Ends the file; resolves when it is on its way to the disk, or could not be written. */
  async end(): Promise<void> {
    const text = this.#tail?.text() ?? '';
    const gone = this.#left - Buffer.byteLength(text);
    const last = gone > 0 ? `\n[… ${gone} bytes are left out here …]\n${text}` : text;
    if (this.#failed) return;
    await new Promise<void>((resolve) => {
      this.#file.once('error', () => resolve());
      this.#file.end(last, () => resolve());
    });
  }
}
