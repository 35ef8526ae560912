/** Time that passes only from event to event. */
export class VirtualClock {
  #now = 0;
  #order = 0;
  readonly #heap: { at: number; order: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  after(milliseconds: number, run: () => void): void {
    const heap = this.#heap;
    heap.push({ at: this.#now + milliseconds, order: this.#order++, run });
    for (let i = heap.length - 1; i > 0; ) {
      const up = (i - 1) >> 1;
      if (!this.#before(i, up)) break;
      this.#swap(i, up);
      i = up;
    }
  }

  /** Runs until no event is left. @param quiet whether no promise has to continue before the next event */
  async run(quiet: () => boolean): Promise<void> {
    for (let next = this.#pop(); next; next = this.#pop()) {
      this.#now = next.at;
      next.run();
      // Code that awaits the event continues before the next one; events of items are not awaited.
      if (!quiet()) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #pop(): { at: number; run: () => void } | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    heap[0] = last;
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.#before(child, least)) least = child;
      if (least === i) return top;
      this.#swap(i, least);
      i = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a]!, this.#heap[b]!];
    return x.at < y.at || (x.at === y.at && x.order < y.order);
  }

  #swap(a: number, b: number): void {
    const { [a]: x, [b]: y } = this.#heap;
    this.#heap[a] = y!;
    this.#heap[b] = x!;
  }
}

/** AWS's throttling: a token bucket. */
export class Bucket {
  readonly #clock: VirtualClock;
  readonly #burst: number;
  readonly #perSecond: number;
  #left: number;
  #at = 0;
  /** How often more tokens were taken than there were. */
  exceeded = 0;

  constructor(clock: VirtualClock, burst: number, perSecond: number) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
  }

  take(tokens: number): void {
    const now = this.#clock.now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond) - tokens;
    this.#at = now;
    // Rounding of milliseconds is no excess.
    if (this.#left < -0.1) this.exceeded += 1;
  }
}
