import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { interfaceChanges } from '../../src/pull-request/version-step.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { aSpec } from '../fakes/image.ts';

/** What, the fields before and now, and what changed: `level what: before → now`. */
export type Case<T> = readonly [what: string, before: T, now: T, changes: readonly string[]];

function changesBetween(before: Partial<Spec>, now: Partial<Spec>): string[] {
  return interfaceChanges(aSpec(before), aSpec(now)).map(
    ({ level, kind, name, field, before, now }) =>
      `${level} ${[kind, name, field].filter(Boolean).join(' ')}: ${before} → ${now}`,
  );
}

/** A test for each case. @param specOf what a case's fields mean in a spec */
export function table<T>(
  title: string,
  cases: readonly Case<T>[],
  specOf: (fields: T) => Partial<Spec>,
): void {
  describe(title, () => {
    for (const [what, before, now, changes] of cases)
      it(`${what}: ${changes.map((one) => one.split(' ')[0]).join(', ') || 'nothing'}`, () =>
        assert.deepEqual(changesBetween(specOf(before), specOf(now)), changes));
  });
}
