import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axesOf } from '../../src/protocol/item-axes.ts';
import type { ItemEntry, SourceFile } from '../../src/protocol/item-files.ts';
import { ItemFlow } from '../../src/protocol/item-flow.ts';
import type { ItemChange, StepEnd, StepItem } from '../../src/protocol/item-nodes.ts';
import { findRootItems, type SheetItem } from '../../src/protocol/root-items.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { randomPlan } from './random-plan.ts';

/** A file that says which samples it comes from. */
interface TracedFile extends SourceFile {
  readonly samples: readonly string[];
}

const SAMPLES = ['x1', 'x2', 'y1', 'y2', 'y3'];
const ROWS: readonly SheetItem[] = SAMPLES.map((id) => ({
  ...{ id, variables: {}, columns: { batch: id[0]! } },
  files: id === 'y3' ? [] : [{ column: 'a', path: `${id}.in` }],
}));
const FILES: readonly TracedFile[] = SAMPLES.map((id) => ({
  ...{ path: `${id}.in`, version: id, samples: [id] },
}));

/** A number that is the same for the same item. */
const chanceOf = ({ step, id }: StepItem<TracedFile>): number =>
  seededRandom([...`${step}/${id}`].reduce((sum, each) => sum * 31 + each.charCodeAt(0), 7))();

function endOf(item: StepItem<TracedFile>): StepEnd<TracedFile> {
  const { step, segments, version, files } = item;
  const chance = chanceOf(item);
  if (chance < 0.1) return { step, segments, version, state: 'failed' };
  const samples = [...new Set([...files.values()].flat().flatMap(samplesOf))];
  const entry = (path: string): ItemEntry<TracedFile> => ({
    ...{ kind: 'file', path, file: { path, version: `${version} ${path}`, samples }, companions: [] },
  });
  const many = ['p1', 'p2', 'q1'].slice(0, 1 + (Math.floor(chance * 30) % 3)).map(entry);
  return {
    ...{ step, segments, version, state: 'done' },
    outputs: new Map([
      ['one', [entry('one')]],
      ['many', many],
      ['maybe', chance < 0.6 ? [entry('maybe')] : []],
    ]),
  };
}

function samplesOf(entry: ItemEntry<TracedFile>): readonly string[] {
  return entry.kind === 'file' ? entry.file.samples : [];
}

describe('random plans', () => {
  it('end, start no item twice, mix no samples, and give the same in any order', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed);
      const plan = randomPlan(random);
      const { steps } = axesOf(plan);
      const { items } = findRootItems(plan, { kind: 'sheet', items: ROWS }, FILES);
      // What takes a result of many samples, near or far.
      const mixed = new Set<string>();
      for (const { id, inputs } of plan.steps)
        for (const source of inputs.flatMap(({ sources }) => sources))
          if (
            source.from === 'step' &&
            (mixed.has(source.step) || steps.get(source.step)!.axes[0] !== 'item')
          )
            mixed.add(id);
      const outcomes = [0, 1].map(() => {
        const flow = new ItemFlow(plan, items);
        const outcome: string[] = [];
        const open: StepItem<TracedFile>[] = [];
        const take = (changes: readonly ItemChange<TracedFile>[]): void => {
          for (const change of changes) {
            if (change.kind === 'ready') open.push(change.item);
            const { step, segments } = change.kind === 'ready' ? change.item : change;
            const files =
              change.kind === 'ready'
                ? [...change.item.files].map(([name, all]) => [name, all.map(({ path }) => path)])
                : [];
            outcome.push(JSON.stringify([step, segments, change.kind, files]));
          }
        };
        take(flow.start());
        while (open.length > 0) {
          const [item] = open.splice(Math.floor(random() * open.length), 1);
          const { axes } = steps.get(item!.step)!;
          const from = new Set([...item!.files.values()].flat().flatMap(samplesOf));
          if (axes[0] === 'item' && !mixed.has(item!.step))
            assert.ok(
              [...from].every((each) => each === item!.segments[0]),
              `seed ${seed}: ${item!.id} has ${[...from]}`,
            );
          take(flow.end(endOf(item!)));
        }
        const waiting = plan.steps.flatMap(({ id }) =>
          [...flow.itemsOf(id)]
            .filter(({ state }) => state === 'waiting' || state === 'ready')
            .map((each) => [id, each.id, each.why]),
        );
        assert.deepEqual(waiting, [], `seed ${seed} does not end`);
        assert.equal(new Set(outcome).size, outcome.length, `seed ${seed} has something twice`);
        return outcome.sort();
      });
      assert.deepEqual(outcomes[0], outcomes[1], `seed ${seed}`);
    }
  });
});
