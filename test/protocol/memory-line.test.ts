import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitMemoryLine, type MemorySample, memoryFor } from '../../src/protocol/memory-line.ts';

const MB = 2 ** 20;

/** Numbers between 0 and 1 that are the same in every run (Park and Miller's generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function many(
  count: number,
  make: (i: number, random: () => number) => [mb: number, peak: number],
): MemorySample[] {
  const random = numbers(7);
  return Array.from({ length: count }, (_, i) => {
    const [mb, peak_mb] = make(i, random);
    return { bytes: mb * MB, peak_mb };
  });
}

describe('fitMemoryLine', () => {
  const cases: [what: string, samples: MemorySample[], base: number, slope: number][] = [
    ['an exact line, with the margin', many(20, (i) => [i * 10, 200 + 30 * i]), 210, 3.15],
    ['no dependence', many(30, (i) => [i, 300]), 315, 0],
    ['one size', many(25, (i) => [100, 280 + i]), 319, 0],
    ['sizes that are nearly one', many(25, (i) => [100 + i * 0.1, 280 + i]), 319, 0],
    ['no input at all', many(20, () => [0, 64]), 68, 0],
    ['a line through nothing', many(40, (i) => [i + 1, 3 * (i + 1)]), 0, 3.15],
    ['larger inputs that take less: no slope below 0', many(40, (i) => [i + 1, 500 - i]), 523, 0],
    ['a base that would be below 0', many(40, (i) => [i + 10, 5 * i + 1]), 0, 4.18],
    ['one outlier of forty', many(40, (i) => [i * 10, i === 5 ? 90_000 : 200 + 30 * i]), 210, 3.15],
    ['slopes of small size', many(20, (i) => [i * 1e5, 1000 + i]), 1050, 0.0000105],
  ];
  for (const [what, samples, base, per_input_mb] of cases)
    it(what, () => assert.deepEqual(fitMemoryLine(samples), { base, per_input_mb }));

  it('says nothing of less than twenty items, or of those without a peak', () => {
    const samples = many(20, (i) => [i, 100]);
    assert.equal(fitMemoryLine(samples.slice(1)), undefined);
    assert.equal(fitMemoryLine([...samples.slice(1), { bytes: 1, peak_mb: 0 }]), undefined);
    assert.equal(fitMemoryLine([...samples.slice(1), { bytes: Number.NaN, peak_mb: 1 }]), undefined);
    assert.ok(fitMemoryLine(samples));
  });

  it('holds at least 95 % of noisy items, and is not far above the others', () => {
    const samples = many(400, (_i, random) => {
      const mb = Math.exp(3 + 2 * random());
      return [mb, 100 + 3 * mb * (1 + 0.2 * random())];
    });
    const line = fitMemoryLine(samples)!;
    const held = samples.filter(({ bytes, peak_mb }) => memoryFor(line, bytes) >= peak_mb).length;
    assert.ok(held >= 380, `${held} of 400`);
    const asked = samples.reduce((sum, { bytes }) => sum + memoryFor(line, bytes), 0);
    const taken = samples.reduce((sum, { peak_mb }) => sum + peak_mb, 0);
    assert.ok(asked / taken < 1.25, `${asked / taken}`);
  });

  it('does not depend on the order', () => {
    const samples = many(50, (_i, random) => [random() * 100, 50 + random() * 200]);
    assert.deepEqual(fitMemoryLine(samples.toReversed()), fitMemoryLine(samples));
  });
});

describe('memoryFor', () => {
  for (const [bytes, expected] of [
    [0, 200],
    [1, 201],
    [100 * MB, 510],
  ] as const)
    it(`${bytes} bytes`, () => assert.equal(memoryFor({ base: 200, per_input_mb: 3.1 }, bytes), expected));
});
