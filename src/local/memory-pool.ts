/** The memory of a machine that containers share: one that does not fit waits, and those behind it wait with it. */
export class MemoryPool {
  #free: number;
  readonly #all: number;
  readonly #waiting: { readonly amount: number; readonly go: () => void }[] = [];

  /** @param all in any unit; Infinity for no limit */
  constructor(all: number) {
    this.#all = all;
    this.#free = all;
  }

  /** Runs a job once there is so much; a job that asks for more than all has all. */
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
