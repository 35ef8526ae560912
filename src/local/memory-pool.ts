/** A machine's memory for containers: one that does not fit waits, and all later ones wait behind it. */
export class MemoryPool {
  #free: number;
  readonly #all: number;
  readonly #waiting: { readonly amount: number; readonly go: () => void }[] = [];

  /** @param all in any unit; Infinity for no limit */
  constructor(all: number) {
    this.#all = all;
    this.#free = all;
  }

  /** Runs a job once the wanted amount is free. A job that wants more than there is gets all of it. */
  async with<T>(wanted: number, job: () => Promise<T>): Promise<T> {
    const amount = Math.min(wanted, this.#all);
    await new Promise<void>((go) => {
      this.#waiting.push({ amount, go });
      this.#next();
    });
    try {
      return await job();
    } finally {
      this.#free += amount;
      this.#next();
    }
  }

  #next(): void {
    for (let [first] = this.#waiting; first && first.amount <= this.#free; [first] = this.#waiting) {
      this.#waiting.shift();
      this.#free -= first.amount;
      first.go();
    }
  }
}
