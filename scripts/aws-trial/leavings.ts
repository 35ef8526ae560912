import { explain } from '../../src/core/failure.ts';

/** @param signal ends it */
type Remove = (signal: AbortSignal) => Promise<void>;

/** What a trial has made in an account, and how each thing is removed. */
export class Leavings {
  readonly #things: { readonly what: string; readonly remove: Remove }[] = [];
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** Said before the thing is made, so that one that is half made is removed, too. @param remove does nothing where it is gone */
  add(what: string, remove: Remove): void {
    this.#things.push({ what, remove });
  }

  /** What is still there. */
  get left(): string[] {
    return this.#things.map(({ what }) => what);
  }

  /** Removes everything, the last first; what cannot be removed stays in `left`. @param signal leaves the rest */
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
