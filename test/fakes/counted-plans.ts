import assert from 'node:assert/strict';
import { countItems, openItems } from '../../src/progress/count-items.ts';
import { emptyCountCache } from '../../src/progress/item-facts.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { StepEnd, StepItem } from '../../src/protocol/item-nodes.ts';
import { findRootItems, type SheetItem } from '../../src/protocol/root-items.ts';
import { randomPlan } from '../protocol/random-plan.ts';
import { aMadeEntry, aStoredFile, MarkedRun, PLACE } from './marked-run.ts';

const SAMPLES = ['x1', 'x2', 'y1', 'y2', 'y3'];
const ROWS: readonly SheetItem[] = SAMPLES.map((id) => ({
  ...{ id, variables: {}, columns: { batch: id[0]! } },
  files: id === 'y3' ? [] : [{ column: 'a', path: `${id}.in` }],
}));
const READS = { failed: 20, done: 10 };

/** Counts as `status` does, which reads no marker twice. */
function counter({ plan, run, cloud }: MarkedRun) {
  const cache = emptyCountCache();
  const looked = new Set<string>();
  const read: typeof cloud.storage.read = (place) => {
    assert.ok(!looked.has(place.key), `${place.key} is read once`);
    looked.add(place.key);
    return cloud.storage.read(place);
  };
  return () => countItems(plan, run, PLACE, { ...cloud.storage, read }, READS, cache);
}

/** Counts of a run by the planner of items, as far as they can be counted from keys alone. */
function planned({ plan, flow }: MarkedRun, axesOf: (step: string) => readonly string[]) {
  return plan.steps.map(({ id, gather }) => {
    const states = [...flow.itemsOf(id)].map(({ state }) => state);
    const of = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    const isKnown = !gather && (axesOf(id).length === 0 || axesOf(id)[0] === 'item');
    return {
      ...{ id, done: of('done'), failed: of('failed'), ready: of('ready') },
      ...(isKnown && { waiting: of('waiting'), skipped: of('skipped') }),
    };
  });
}

/**
 * Ends a run's items in a random order, and after each compares the counts with those of the planner of
 * items.
 */
export async function checkCounts(
  run: MarkedRun,
  random: () => number,
  endOf: (item: StepItem<StoredFile>) => StepEnd<StoredFile>,
) {
  const count = counter(run);
  for (;;) {
    const { steps, samples } = await count();
    const expected = planned(run, (step) => run.axesOf(step));
    const counted = expected.map((each) => {
      const { done, failed, ready, skipped, ...rest } = steps.get(each.id)!;
      const isKnown = each.waiting !== undefined;
      return {
        ...{ id: each.id, done, failed, ready },
        ...(isKnown && { waiting: openItems({ ready: 0, waits: rest.waits }), skipped }),
      };
    });
    assert.deepEqual(counted, expected);
    const isOpen = [...steps.values()].some((each) => openItems(each) > 0 || each.isOpen);
    assert.equal(isOpen, run.ready.length > 0);
    // A sample without anything to gather counts as through once that is recorded, later than the planner
    // knows it.
    const isLate = isOpen && samples.through < run.flow.samples.through;
    assert.deepEqual({ ...samples, ...(isLate && { through: run.flow.samples.through }) }, run.flow.samples);
    if (!isOpen) return;
    const item = run.ready[Math.floor(random() * run.ready.length)]!;
    run.end(item, endOf(item));
  }
}

/** Calls `checkCounts` with a random plan whose items end at random. */
export async function checkRandomPlan(random: () => number): Promise<void> {
  const plan = randomPlan(random);
  const { items } = findRootItems(
    plan,
    { kind: 'sheet', items: ROWS },
    SAMPLES.map((id) => aStoredFile(`${id}.in`)),
  );
  await checkCounts(new MarkedRun(plan, items), random, (item) => randomEnd(item, random()));
}

function randomEnd({ step, segments, version }: StepItem<StoredFile>, chance: number): StepEnd<StoredFile> {
  if (chance < 0.1) return { step, segments, version, state: 'failed' };
  const many = ['p1', 'p2', 'q1'].slice(0, 1 + (Math.floor(chance * 30) % 3));
  return {
    ...{ step, segments, version, state: 'done' },
    outputs: new Map([
      ['one', [aMadeEntry('one', version)]],
      ['many', many.map((path) => aMadeEntry(path, version))],
      ['maybe', chance < 0.6 ? [aMadeEntry('maybe', version)] : []],
    ]),
  };
}
