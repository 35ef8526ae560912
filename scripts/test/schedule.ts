export interface Job {
  /** Settles when it may begin. One whose preparation failed begins, too, and finds that out itself. */
  readonly ready: Promise<unknown>;
  /** Not more of one lane run at once than its limit says. */
  readonly lane: string;
  run(): Promise<void>;
}

/**
 * Runs jobs, earlier ones first as far as they are ready and their lane is free. Rejects as soon as one does.
 * @param limits by lane
 * @param most of all lanes together
 */
export async function runJobs(
  jobs: readonly Job[],
  limits: Readonly<Record<string, number>>,
  most: number,
): Promise<void> {
  const ready = new Set<Job>();
  const running = new Map<Job, Promise<void>>();
  let changed = Promise.withResolvers<void>();
  const wake = (): void => changed.resolve();
  for (const job of jobs)
    void Promise.allSettled([job.ready]).then(() => {
      ready.add(job);
      wake();
    });
  const waiting = new Set(jobs);
  const isFree = ({ lane }: Job): boolean =>
    running.size < most &&
    [...running.keys()].filter((other) => other.lane === lane).length < (limits[lane] ?? 1);
  while (waiting.size > 0 || running.size > 0) {
    for (const job of waiting) {
      if (!ready.has(job) || !isFree(job)) continue;
      waiting.delete(job);
      running.set(
        job,
        job.run().finally(() => {
          running.delete(job);
          wake();
        }),
      );
    }
    await Promise.race([changed.promise, ...running.values()]);
    changed = Promise.withResolvers();
  }
}
