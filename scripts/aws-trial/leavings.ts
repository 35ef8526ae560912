import { explain } from '../../src/core/failure.ts';

/** @param signal stops the removal */
type Remove = (signal: AbortSignal) => Promise<void>;

/** What a trial has made in an account, and how each thing is removed. */
export class Leavings {
  readonly #things: { readonly what: string; readonly remove: Remove }[] = [];
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /**
   * Call this before the thing is made, so that it is removed even if half made.
   * @param remove must do nothing if it is gone
   */
  add(what: string, remove: Remove): void {
    this.#things.push({ what, remove });
  }

  /** Descriptions of the things that are still there. */
  get left(): string[] {
    return this.#things.map(({ what }) => what);
  }

  /**
   * Removes everything, the last first; what cannot be removed stays in `left`.
   * @param signal stops it and leaves the rest
   */
  async removeAll(signal: AbortSignal): Promise<void> {
    for (const thing of this.#things.toReversed()) {
      if (signal.aborted) return;
      this.#say(`Removing ${thing.what}`);
      try {
        await Promise.race([thing.remove(signal), aborted(signal)]);
        this.#things.splice(this.#things.indexOf(thing), 1);
      } catch (error) {
        this.#say(`  failed: ${explain(error)}`);
      }
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
