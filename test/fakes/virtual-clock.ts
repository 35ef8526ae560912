import type { Clock } from '../../src/core/clock.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that jumps to the end of the next sleep as soon as everything else waits. */
export class VirtualClock implements Clock {
  #now: number;
  #sleeping: Sleeper[] = [];
  /** Pending calls of edges that do real work, such as with files. */
  #busy = 0;

  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper: Sleeper = { until: this.#now + milliseconds, wake: resolve };
      this.#sleeping.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleeping = this.#sleeping.filter((other) => other !== sleeper);
        reject(signal.reason);
      });
    });
  }

  /** The same edge; time stands still while one of its calls is under way. */
  waitFor<T extends object>(edge: T): T {
    return new Proxy(edge, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          this.#busy += 1;
          return Promise.resolve(Reflect.apply(member, target, args)).finally(() => {
            this.#busy -= 1;
          });
        };
      },
    });
  }

  /** Moves from sleeper to sleeper until there is none, or `until` is true. */
  async run(until: () => boolean = () => false): Promise<void> {
    for (;;) {
      do await new Promise((resolve) => setImmediate(resolve));
      while (this.#busy > 0);
      if (until() || this.#sleeping.length === 0) return;
      this.#sleeping.sort((a, b) => b.until - a.until);
      const next = this.#sleeping.pop()!;
      this.#now = Math.max(this.#now, next.until);
      next.wake();
    }
  }

  /**
   * Lets time pass until a job settles.
   * @returns its result
   * @throws Error if it waits for something that never comes
   */
  async drive<T>(job: Promise<T>): Promise<T> {
    let settled = false;
    const end = job.finally(() => {
      settled = true;
    });
    end.catch(() => {});
    await this.run(() => settled);
    if (!settled) throw new Error('the job waits, and no time is left to pass');
    return end;
  }
}
