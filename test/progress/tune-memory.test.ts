import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logNormalItems, peersOf, runInLanes, tuned } from '../../bench/lanes/lane-simulation.ts';
import { laneCosts, type MeasuredItem, tuneMemory } from '../../src/progress/tune-memory.ts';
import { lanesOf } from '../../src/protocol/lanes.ts';

const MB = 2 ** 20;
const SIZES = { cpu: 1024, sizes: 'any' } as const;

/** Items that take 20 MB and three for each MB. @param sizes in MB */
function items(sizes: readonly number[], had_mb = 1000): MeasuredItem[] {
  return sizes.map((mb) => ({ bytes: mb * MB, peak_mb: 20 + 3 * mb, seconds: 10, had_mb, moves: 0 }));
}

const sizes = Array.from({ length: 40 }, (_, i) => i + 1);

describe('tuneMemory', () => {
  it('fits a line, suggests what lanes begin with, and says what that saves', () => {
    const tuning = tuneMemory(items(sizes), { suggested: 1000 }, SIZES)!;
    assert.deepEqual(tuning.line, { base: 21, per_input_mb: 3.15 });
    assert.deepEqual(tuning.peak, { median: 80, p95: 134, most: 140 });
    assert.deepEqual([tuning.items, tuning.suggested, tuning.moves, tuning.failed], [40, 64, 0, 0]);
    assert.ok(tuning.proposed < 0.2 * tuning.today, `${tuning.proposed} of ${tuning.today}`);
  });

  it('leaves a size that is good enough, or the least that the spec allows', () => {
    assert.equal(tuneMemory(items(sizes), { suggested: 70 }, SIZES)!.suggested, undefined);
    const least = tuneMemory(items(sizes), { suggested: 1000, minimal: 500 }, SIZES)!;
    assert.equal(least.suggested, 500);
  });

  it('suggests more where items would outgrow the largest lane', () => {
    const tuning = tuneMemory(items(sizes.map((mb) => 100 * mb)), { suggested: 64 }, SIZES)!;
    assert.equal(tuning.failed, 0);
    assert.ok(tuning.suggested! * 8 >= 12_020);
  });

  it('says nothing of too few items, and counts what moves have cost', () => {
    const [item] = items([1], 400) as [MeasuredItem];
    const tuning = tuneMemory([{ ...item, moves: 2 }], { suggested: 100 }, SIZES)!;
    assert.deepEqual([tuning.line, tuning.suggested], [undefined, undefined]);
    assert.equal(Math.round(tuning.today * 1024 * 3600), 10 * (400 + 200 + 100));
    assert.equal(tuneMemory([], { suggested: 100 }, SIZES), undefined);
  });
});

describe('laneCosts', () => {
  const lanes = lanesOf({ ...SIZES, memory: 100 });
  for (const [what, mb, line, expected] of [
    ['fits at once', 20, undefined, [1000, 0, 0]],
    ['moves up twice', 120, undefined, [7000, 2, 0]],
    ['begins where the line says', 120, { base: 20, per_input_mb: 3 }, [4000, 0, 0]],
    ['outgrows all', 900, undefined, [15_000, 3, 1]],
  ] as const)
    it(`of an item that ${what}`, () => {
      const { mbSeconds, moves, failed } = laneCosts(items([mb]), lanes, line);
      assert.deepEqual([mbSeconds, moves, failed], expected);
    });
});

describe('a thousand items of log-normal size, of a tool that takes three times its input', () => {
  const thousand = logNormalItems(1000, 100, 0.8);
  for (const [what, memory] of [
    ['of which nothing is known', { suggested: 1024 }],
    ['with what tune measured', tuned(thousand, { suggested: 1024 })],
  ] as const)
    it(`${what}, end without a failure, near an oracle and far below one size for all`, () => {
      const { mbSeconds, failed, lanes } = runInLanes(thousand, memory, 8);
      const { oracle, fixed } = peersOf(thousand, lanes);
      assert.equal(failed, 0);
      assert.ok(mbSeconds <= 1.3 * oracle, `${mbSeconds / oracle}`);
      assert.ok(mbSeconds <= 0.5 * fixed, `${mbSeconds / fixed}`);
    });
});
