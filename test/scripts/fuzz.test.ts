import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzz } from '../../scripts/fuzz/fuzz.ts';
import { FUZZ_TARGETS } from '../../scripts/fuzz/targets.ts';

const CASES = 200;

describe('fuzzing', () => {
  for (const [name, target] of Object.entries(FUZZ_TARGETS))
    it(`finds nothing in ${name}: ${target.about}`, async () => {
      const failure = await fuzz(target, { seed: 1, cases: CASES });
      assert.equal(failure && `seed ${failure.seed}: ${failure.message}`, undefined);
    });

  it('makes the same case of the same seed, and names the one that fails', async () => {
    const seen: number[] = [];
    const open = async () => ({
      async run(random: () => number) {
        seen.push(random());
        if (seen.length === 3) throw new Error('the property');
      },
      async [Symbol.asyncDispose]() {},
    });
    const target = { about: 'a test', open };
    const failure = await fuzz(target, { seed: 7, cases: 10 });
    assert.equal(failure?.seed, 9);
    assert.match(failure?.message ?? '', /the property/);
    await fuzz(target, { seed: 9, cases: 1 });
    assert.equal(seen[3], seen[2]);
  });
});
