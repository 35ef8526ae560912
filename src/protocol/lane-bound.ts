/**
 * Of the items that seem too large, the number of the first that is tried; the interval doubles after each
 * trial.
 */
const FIRST_TRIED = 8;

/**
 * Which inputs are too large for a lane, while no line is known: those at least as large as an input that ran
 * out of memory there, and larger than any that had enough. Memory need not depend on the size, so some of
 * them are tried nevertheless, more and more rarely.
 */
export class LaneBound {
  /** Bytes of the smallest input that ran out of memory, and of the largest that had enough. */
  #least = Infinity;
  #most = -1;
  #passed = 0;
  #patience = FIRST_TRIED;
  /** Bytes of the input that is being tried. */
  #tried: number | undefined;

  /** An item ended here. */
  note(bytes: number, ranOutOfMemory: boolean): void {
    if (bytes === this.#tried) this.#tried = undefined;
    if (ranOutOfMemory) {
      this.#least = Math.min(this.#least, bytes);
      return;
    }
    this.#most = Math.max(this.#most, bytes);
    // The size did not decide, so items are tried as often as at first.
    if (bytes >= this.#least) this.#patience = FIRST_TRIED;
  }

  /**
   * Whether an item goes to a larger lane before it starts. The answer for the item that is being tried stays
   * false until it ends.
   * @param bytes of its inputs
   */
  passesOn(bytes: number): boolean {
    if (bytes < this.#least || bytes <= this.#most || bytes === this.#tried) return false;
    this.#passed += 1;
    if (this.#passed < this.#patience) return true;
    this.#passed = 0;
    this.#patience *= 2;
    this.#tried = bytes;
    return false;
  }
}
