/** Of items that are thought to be too large, the first that is tried nevertheless; then each time twice as many are passed on before. */
const FIRST_TRIED = 8;

/**
 * Which inputs are too large for a lane, where no line says so yet: those at least as large as one that ran out of memory there, unless
 * one that is larger had enough. Memory need not depend on the size, so ever fewer of them are tried nevertheless.
 */
export class LaneBound {
  /** Bytes of the smallest that ran out of memory, and of the largest that had enough. */
  #least = Infinity;
  #most = -1;
  #passed = 0;
  #patience = FIRST_TRIED;
  /** Bytes of the one that is tried now. */
  #tried: number | undefined;

  /** An item ended here. */
  note(bytes: number, ranOutOfMemory: boolean): void {
    if (bytes === this.#tried) this.#tried = undefined;
    if (ranOutOfMemory) {
      this.#least = Math.min(this.#least, bytes);
      return;
    }
    this.#most = Math.max(this.#most, bytes);
    // The size did not decide.
    if (bytes >= this.#least) this.#patience = FIRST_TRIED;
  }

  /** Whether an item begins in a larger lane. The one that is tried is let through each time that it is asked for. @param bytes of its inputs */
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
