import { after, before } from 'node:test';
import { openWorkshop, type Workshop } from './workshop.ts';

/**
 * The workshop of the tests in a `describe`, opened before the first test and closed after the last; empty
 * until then.
 * @param images as for `openWorkshop`
 */
export function useWorkshop(images: readonly string[]): Workshop {
  const workshop = {} as Workshop;
  before(async () => void Object.assign(workshop, await openWorkshop(images)));
  after(() => workshop[Symbol.asyncDispose]?.());
  return workshop;
}
