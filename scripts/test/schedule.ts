export interface Job {
  /** Settles when the job may begin. If it rejects, the job begins too, and reports the failure itself. */
  readonly ready: Promise<unknown>;
  /** The lane whose limit applies. */
  readonly lane: string;
  run(): Promise<void>;
}

/**
 * Runs jobs, earlier ones first if they are ready and their lane has room. Rejects as soon as a job does.
 * @param limits how many jobs may run at once, by lane; 1 by default
 * @param most how many jobs may run at once in all lanes together
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
