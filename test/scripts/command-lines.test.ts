import assert from 'node:assert/strict';
import { it } from 'node:test';
import { commandLines } from '../../scripts/fuzz/command-lines.ts';
import { fuzz } from '../../scripts/fuzz/fuzz.ts';

it('command lines mean what they mean in bash', async () => {
  assert.equal((await fuzz(commandLines, { seed: 1, cases: 200 }))?.message, undefined);
});
