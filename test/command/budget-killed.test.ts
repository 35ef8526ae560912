import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chaosBudget } from '../../scripts/chaos/budget.ts';

describe('a run with a budget whose agents are killed, on AWS', { timeout: 600_000 }, () => {
  it('costs at most its limit and one item of each agent, though events are lost or come twice, and is whole after raising it', async (t) => {
    const problems = await chaosBudget({
      ...{ seed: 17, items: 40, agents: 2, limit: 240, raise: 160 },
      ...{ nap: { mean: 1, longest: 4 }, kills: { within: 8, share: 0.5 } },
      ...{ events: { lost: 0.4, doubled: 0.4, late: 2 }, limitSeconds: 300 },
      say: (line) => t.diagnostic(line),
    });
    assert.deepEqual(problems, []);
  });
});
