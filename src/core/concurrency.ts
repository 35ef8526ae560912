/**
 * Works on values, at most `limit` of them at a time. After a failure no further value is started, and the
 * first error is thrown once everything that was started has ended.
 */
export async function forEachConcurrent<T>(
  limit: number,
  values: Iterable<T> | AsyncIterable<T>,
  work: (value: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const running = new Set<Promise<void>>();
  for await (const value of values) {
    if (failures.length > 0) break;
    const job: Promise<void> = work(value)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(job));
    running.add(job);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}

/** As {@link forEachConcurrent}, with the results in the order of the values. */
export async function mapConcurrent<T, R>(
  limit: number,
  values: Iterable<T>,
  work: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  await forEachConcurrent(limit, [...values].entries(), async ([i, value]) => {
    results[i] = await work(value);
  });
  return results;
}

/** Runs at most `limit` jobs of all callers at a time; the others wait, first come, first served. */
export class Lanes {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#free = limit;
  }

  /** Waits for a free place, runs the job, and gives its result. */
  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
