/**
 * Does something with each of some values, `lanes` of them at a time. When one fails, no new one is begun, and its error
 * is thrown when those that had begun are over.
 */
export async function inParallel<T>(
  lanes: number,
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
    if (running.size >= lanes) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
