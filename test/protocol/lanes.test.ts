import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asksForLanes, type LaneRequest, laneFor, lanesOf } from '../../src/protocol/lanes.ts';

const size = (cpu: number, memory: number) => ({ cpu, memory });

const CASES: readonly (readonly [what: string, request: LaneRequest, lanes: readonly object[]])[] = [
  [
    'doubles, and vCPUs rise where Fargate demands it',
    { cpu: 256, memory: 900, sizes: 'fargate' },
    [size(256, 2048), size(512, 4096), size(1024, 8192)],
  ],
  [
    'all four, each with the 128 MiB of the agent',
    { cpu: 1024, memory: 2048, sizes: 'fargate' },
    [size(1024, 3072), size(1024, 5120), size(2048, 9216), size(4096, 17408)],
  ],
  [
    'sizes that come to the same on Fargate are one',
    { cpu: 256, memory: 100, sizes: 'fargate' },
    [size(256, 512), size(256, 1024)],
  ],
  [
    'the last is of the maximal memory',
    { cpu: 1024, memory: 2048, maximal: 6000, sizes: 'fargate' },
    [size(1024, 3072), size(1024, 5120), size(1024, 6144)],
  ],
  [
    'a size that Fargate has not is none',
    { cpu: 16384, memory: 60_000, sizes: 'fargate' },
    [size(16384, 65536), size(16384, 122880)],
  ],
  ['a step too large for Fargate has none there', { cpu: 1024, memory: 200_000, sizes: 'fargate' }, []],
  [
    'one where maximal is no more than the memory',
    { cpu: 1024, memory: 2048, maximal: 2048, sizes: 'fargate' },
    [size(1024, 3072)],
  ],
  [
    'and where it is less, the memory counts',
    { cpu: 1024, memory: 2048, maximal: 1000, sizes: 'fargate' },
    [size(1024, 3072)],
  ],
  [
    'any size, on instances and on this machine',
    { cpu: 2048, memory: 1000, maximal: 5000, sizes: 'any' },
    [size(2048, 1128), size(2048, 2128), size(2048, 4128), size(2048, 5128)],
  ],
];

describe('lanes of a step', () => {
  for (const [what, request, lanes] of CASES)
    it(what, () => {
      assert.deepEqual(lanesOf(request), lanes);
    });

  it('never has two of one size, nor one smaller than the lane below', () => {
    for (let memory = 1; memory < 130_000; memory = Math.ceil(memory * 1.37))
      for (const cpu of [256, 1024, 4096, 16384]) {
        const lanes = lanesOf({ cpu, memory, sizes: 'fargate' });
        lanes.reduce(
          (below, lane) => {
            assert.ok(lane.memory > below.memory && lane.cpu >= below.cpu, `${cpu} ${memory}`);
            return lane;
          },
          size(0, 0),
        );
      }
  });
});

describe('the lane in which an item begins', () => {
  const lanes = lanesOf({ cpu: 1024, memory: 1000, sizes: 'any' });

  for (const [needed, lane] of [
    [0, 0],
    [1000, 0],
    [1001, 1],
    [4000, 2],
    [8000, 3],
    [9000, 3],
  ] as const)
    it(`is ${lane} for ${needed} MiB`, () => {
      assert.equal(laneFor(lanes, needed), lane);
    });
});

describe('whether a step asks for lanes', () => {
  for (const [memory, asks] of [
    [{ suggested: 1000 }, false],
    [{ suggested: 1000, maximal: 1000 }, false],
    [{ suggested: 1000, maximal: 1001 }, true],
    [{ suggested: 1000, base: 100, per_input_mb: 3 }, true],
    [{ suggested: 1000, base: 100, per_input_mb: 3, maximal: 1000 }, false],
  ] as const)
    it(`${asks} for ${JSON.stringify(memory)}`, () => {
      assert.equal(asksForLanes(memory), asks);
    });
});
