import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { readCheckout } from '../../src/command/catalog-parts.ts';
import { withMissingCheckout } from '../../src/command/missing-checkout.ts';
import { Failure } from '../../src/core/failure.ts';
import { readSpecs } from '../../src/edge/specs.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const failureOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

it('names the missing checkout, whichever file the job misses first', async () => {
  await using folder = await temporaryFolder();
  for (const read of [
    () => readCheckout('catalog', folder.path),
    () => readSpecs(['catalog'], folder.path),
    () => readSpecs([], folder.path),
  ]) {
    const error = failureOf(read);
    assert.ok(error instanceof Failure);
    const told = withMissingCheckout(error, folder.path) as Failure;
    assert.equal(told.code, 'NO_CHECKOUT', error.code);
    assert.match(
      told.message,
      /not seem to be checked out here: put a step with actions\/checkout before this one/,
    );
  }
  await mkdir(join(folder.path, '.git'));
  const missing = failureOf(() => readCheckout('catalog', folder.path));
  assert.equal(withMissingCheckout(missing, folder.path), missing);
  const other = new TypeError('x');
  assert.equal(withMissingCheckout(other, folder.path), other);
});
