import { describe, it } from 'node:test';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { StepEnd, StepItem } from '../../src/protocol/item-nodes.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { checkCounts, checkRandomPlan } from '../fakes/counted-plans.ts';
import { aMadeEntry, aStoredFile, MarkedRun } from '../fakes/marked-run.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { BRANCH_CASES } from '../protocol/branch-cases.ts';
import { ITEM_CASES, type ItemCase, planOf } from '../protocol/item-cases.ts';

/**
 * Found by fuzzing: in 59, several units need one marker; each of the others has a group without a result, which
 * something goes without, or waits for.
 */
const SEEDS = [59, 98, 265, 318, 325, 379, 393, 579, 842, 1011, 1245, 1489];

function endOfCase({ steps }: ItemCase, item: StepItem<StoredFile>): StepEnd<StoredFile> {
  const { step, segments, version, id } = item;
  const { makes = {}, makesNo = {}, fails = [] } = steps[step]!;
  if (fails.includes(id)) return { step, segments, version, state: 'failed' };
  const made = Object.entries(makes).map(([output, names]) => {
    const all = makesNo[output]?.includes(id) ? [] : names;
    const paths = all.map((each) => each.replace('*', segments.at(-1) ?? ''));
    return [output, paths.map((path) => aMadeEntry(path, version))] as const;
  });
  return { step, segments, version, state: 'done', outputs: new Map(made) };
}

describe('items counted by the keys of their markers', () => {
  for (const given of [...ITEM_CASES, ...BRANCH_CASES])
    it(`are those that the planner knows: ${given.name}`, async () => {
      const plan = planOf(given);
      const files = (given.files ?? []).map(aStoredFile);
      const { items } = findRootItems(plan, given.items ?? { kind: 'file' }, files);
      await checkCounts(new MarkedRun(plan, items), seededRandom(3), (item) => endOfCase(given, item));
    });

  for (const seed of SEEDS)
    it(`are those that the planner knows, in the random plan of seed ${seed}`, async () => {
      await checkRandomPlan(seededRandom(seed));
    });
});
