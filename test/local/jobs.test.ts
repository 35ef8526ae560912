import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boundJobs, defaultJobs } from '../../src/local/jobs.ts';

const step = (name: string, megabytes: number, CPU: number | object = {}) => ({
  name,
  needs: { memory: { suggested: megabytes }, CPU, disk_gb: 1 },
});
const GIB = 1024 ** 3;

describe('items at once', () => {
  for (const [what, wanted, steps, machine, jobs, why] of [
    ['as many as wanted where they fit', 2, [step('a', 896)], { cpus: 8, memory: 8 * GIB }, 2, undefined],
    [
      'as many as the processors hold',
      1024,
      [step('a', 100), step('b', 100, 2)],
      { cpus: 8, memory: 64 * GIB },
      4,
      /^4 items at once instead of 1024: an item of b requests 2 processors, and the engine has 8$/,
    ],
    [
      'as many as the memory holds, with the agent in it',
      16,
      [step('a', 100), step('b', 896)],
      { cpus: 16, memory: 8 * GIB },
      8,
      /^8 items at once instead of 16: an item of b requests 1024 MB, and the engine has 8192 MB$/,
    ],
    [
      'never less than one',
      4,
      [step('a', 99_000)],
      { cpus: 2, memory: GIB },
      1,
      /^1 item at once instead of 4: /,
    ],
    [
      'one that does not fit either',
      1,
      [step('a', 99_000)],
      { cpus: 2, memory: GIB },
      1,
      /^1 item at once: /,
    ],
    [
      'by processors alone where memory is unknown',
      4,
      [step('a', 99_000)],
      { cpus: 2, memory: 0 },
      2,
      /processor/,
    ],
    ['of less than a processor', 4, [step('a', 1, 0.5)], { cpus: 2, memory: 0 }, 4, undefined],
  ] as const)
    it(`are ${what}`, () => {
      const bound = boundJobs(wanted, steps, machine);
      assert.equal(bound.jobs, jobs);
      if (why) assert.match(bound.why ?? '', why);
      else assert.equal(bound.why, undefined);
    });
});

describe('items at once by default', () => {
  for (const [what, processors, steps, jobs] of [
    ['half the processors', 8, [step('a', 100), step('b', 100, 2)], 4],
    ['one on one processor', 1, [step('a', 100)], 1],
    ['several of a part of a processor', 2, [step('a', 100, 0.25)], 4],
    ['by the neediest step', 8, [step('a', 100, 0.25), step('b', 100, 0.5)], 8],
  ] as const)
    it(what, () => assert.equal(defaultJobs(processors, steps), jobs));
});
