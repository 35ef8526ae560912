import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareAgents } from '../../src/dispatch/lane-shares.ts';

type Loads = readonly (readonly [backlog: number, agents: number])[];

const share = (maxAgents: number, perAgent: number, loads: Loads): number[] =>
  shareAgents(
    loads.map(([backlog, agents]) => ({ backlog, agents })),
    { maxAgents, perAgent },
  );

const CASES: readonly (readonly [what: string, most: number, per: number, loads: Loads, starts: number[]])[] =
  [
    [
      'nothing where nothing waits',
      10,
      4,
      [
        [0, 0],
        [0, 0],
      ],
      [0, 0],
    ],
    [
      'what each wants, where there is room',
      10,
      4,
      [
        [9, 0],
        [1, 0],
        [5, 0],
      ],
      [3, 1, 2],
    ],
    [
      'one for each lane with work, the rest by backlog',
      4,
      1,
      [
        [90, 0],
        [10, 0],
        [0, 0],
      ],
      [3, 1, 0],
    ],
    [
      'the largest lane first, where one only may run',
      1,
      4,
      [
        [100, 0],
        [1, 0],
        [1, 0],
      ],
      [0, 0, 1],
    ],
    [
      'none while that one runs',
      1,
      4,
      [
        [100, 1],
        [1, 0],
      ],
      [0, 0],
    ],
    [
      'none for a lane with agents that take all it has',
      10,
      4,
      [
        [4, 1],
        [4, 0],
      ],
      [0, 1],
    ],
    [
      'the room that agents of other lanes leave, though they idle',
      3,
      4,
      [
        [0, 2],
        [9, 0],
      ],
      [0, 1],
    ],
    [
      'a lane that has none before one that has',
      5,
      1,
      [
        [90, 4],
        [1, 0],
      ],
      [0, 1],
    ],
    [
      'by what an agent would have to do',
      10,
      1,
      [
        [60, 0],
        [30, 0],
        [10, 0],
      ],
      [6, 3, 1],
    ],
    [
      'none where there are more than there may be',
      2,
      1,
      [
        [9, 2],
        [9, 1],
      ],
      [0, 0],
    ],
  ];

describe('agents to start in the lanes of a step', () => {
  for (const [what, most, per, loads, starts] of CASES)
    it(what, () => {
      assert.deepEqual(share(most, per, loads), starts);
    });

  it('are never more than the step may have, nor fewer than it could', () => {
    for (let seed = 1; seed < 400; seed++) {
      const number = (salt: number, below: number): number => (seed * 7919 * (salt + 3)) % below;
      const loads: Loads = [0, 1, 2, 3].map((lane) => [number(lane, 40), number(lane + 5, 4)]);
      const most = 1 + number(11, 20);
      const starts = share(most, 3, loads);
      const have = loads.reduce((sum, [, agents]) => sum + agents, 0);
      const lacking = loads.reduce(
        (sum, [backlog, agents]) => sum + Math.max(0, Math.ceil(backlog / 3) - agents),
        0,
      );
      const sum = starts.reduce((a, b) => a + b, 0);
      assert.equal(sum, Math.min(lacking, Math.max(0, most - have)), `${seed}`);
    }
  });
});
