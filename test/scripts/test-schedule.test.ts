import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Job, runJobs } from '../../scripts/test/schedule.ts';

/** Jobs that end one by one, and the names of those that run. */
function bench() {
  const running = new Map<string, () => void>();
  const begun: string[] = [];
  return {
    begun,
    job: (name: string, lane = 'core', ready: Promise<unknown> = Promise.resolve()): Job => ({
      lane,
      ready,
      run: () => {
        begun.push(name);
        return new Promise((resolve) => running.set(name, resolve));
      },
    }),
    end: async (name: string) => {
      running.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('the schedule of test files', () => {
  it('keeps the limit of each lane and that of all', async () => {
    const { job, begun, end } = bench();
    const jobs = [job('a'), job('b'), job('c'), job('d', 'container'), job('e', 'container')];
    const done = runJobs(jobs, { core: 2, container: 2 }, 3);
    await end('');
    assert.deepEqual(begun, ['a', 'b', 'd']);
    await end('d');
    assert.deepEqual(begun, ['a', 'b', 'd', 'e']);
    await end('a');
    assert.deepEqual(begun, ['a', 'b', 'd', 'e', 'c']);
    for (const name of ['b', 'c', 'e']) await end(name);
    await done;
  });

  it('begins what is ready while the first ones wait, also for what fails', async () => {
    const { job, begun, end } = bench();
    const service = Promise.withResolvers<void>();
    const done = runJobs([job('slow', 'core', service.promise), job('pure')], { core: 1 }, 1);
    await end('');
    assert.deepEqual(begun, ['pure']);
    service.reject(new Error('no such service'));
    await end('pure');
    assert.deepEqual(begun, ['pure', 'slow']);
    await end('slow');
    await done;
  });
});
