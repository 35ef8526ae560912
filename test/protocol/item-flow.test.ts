import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axesOf } from '../../src/protocol/item-axes.ts';
import type { ItemEntry, NamedEntries, SourceFile } from '../../src/protocol/item-files.ts';
import { ItemFlow } from '../../src/protocol/item-flow.ts';
import type { ItemChange, StepEnd, StepItem } from '../../src/protocol/item-nodes.ts';
import type { ItemPlan } from '../../src/protocol/item-plan.ts';
import { findRootItems, type RootItem } from '../../src/protocol/root-items.ts';
import { isCompanionName } from '../../src/spec/companion-names.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { ITEM_CASES, type ItemCase, planOf } from './item-cases.ts';

const aFile = (path: string): SourceFile => ({ path, version: `v:${path}` });

function rootsOf(given: ItemCase, plan = planOf(given)): readonly RootItem<SourceFile>[] {
  return findRootItems(plan, given.items ?? { kind: 'file' }, (given.files ?? []).map(aFile)).items;
}

/** What an algorithm makes of an item. */
function endOf(
  { steps }: ItemCase,
  { step, segments, id, version }: StepItem<SourceFile>,
): StepEnd<SourceFile> {
  const { makes = {}, fails = [], outputs = {} } = steps[step]!;
  if (fails.includes(id)) return { step, segments, version, state: 'failed' };
  const name = segments.at(-1) ?? '';
  const made: [string, ItemEntry<SourceFile>[]][] = Object.entries(makes).map(([output, names]) => {
    const paths = names.map((each) => each.replace('*', name));
    const { companions = [] } = outputs[output] ?? {};
    const templates = companions.map((written) => ({ written, templates: [written], optional: false }));
    const isMain = (path: string): boolean => !isCompanionName(templates, path, () => true);
    const entries = paths.filter(isMain).map((path) => ({
      ...{ kind: 'file' as const, path, file: { path, version: `${version}/${path}` } },
      companions: paths
        .filter((each) => !isMain(each))
        .map((each) => ({ path: each, version: `${version}/${each}` })),
    }));
    return [output, entries];
  });
  return { step, segments, version, state: 'done', outputs: new Map(made) };
}

function shown(
  { files, variables, missing = [] }: StepItem<SourceFile>,
  plan: ItemPlan,
  step: string,
): string {
  const entry = (each: ItemEntry<SourceFile>): string =>
    each.kind === 'folder'
      ? `${each.path}/`
      : [each.path, ...each.companions.map(({ path }) => path)].join('+');
  const inputs = plan.steps
    .find(({ id }) => id === step)!
    .inputs.flatMap(({ name }) => {
      const entries = (files as NamedEntries<SourceFile>).get(name);
      return entries ? [`${name}=${entries.map(entry).join(',')}`] : [];
    });
  const values = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return [...inputs, ...values, ...(missing.length > 0 ? [`missing ${missing.join(',')}`] : [])].join(' ');
}

type Outcome = Record<string, Record<string, string>>;

/** What a flow gave, and each item that was ready, once. */
class Result {
  readonly outcome: Outcome = {};
  readonly ready = new Map<string, StepItem<SourceFile>>();
  readonly plan: ItemPlan;

  constructor(plan: ItemPlan) {
    this.plan = plan;
  }

  /** @returns the items that are ready for the first time */
  take(changes: readonly ItemChange<SourceFile>[]): StepItem<SourceFile>[] {
    return changes.flatMap((change) => {
      if (change.kind !== 'ready') {
        this.#put(change.step, change.id, `${change.kind}: ${change.why}`);
        return [];
      }
      const { item } = change;
      const key = JSON.stringify([item.step, item.segments, item.version]);
      const text = shown(item, this.plan, item.step);
      if (this.ready.has(key)) {
        assert.equal(
          shown(this.ready.get(key)!, this.plan, item.step),
          text,
          'the same item with other files',
        );
        return [];
      }
      this.ready.set(key, item);
      this.#put(item.step, item.id, text);
      return [item];
    });
  }

  #put(step: string, id: string, text: string): void {
    const items = this.outcome[step] ?? {};
    this.outcome[step] = items;
    items[id] = text;
  }
}

function runThrough(given: ItemCase): {
  result: Result;
  flow: ItemFlow<SourceFile>;
  ends: StepEnd<SourceFile>[];
} {
  const plan = planOf(given);
  const flow = new ItemFlow(plan, rootsOf(given, plan));
  const result = new Result(plan);
  const queue = result.take(flow.start());
  const ends: StepEnd<SourceFile>[] = [];
  for (let item = queue.shift(); item; item = queue.shift()) {
    const end = endOf(given, item);
    ends.push(end);
    queue.push(...result.take(flow.end(end)));
  }
  return { result, flow, ends };
}

describe('ItemFlow', () => {
  for (const given of ITEM_CASES)
    it(given.name, () => {
      const plan = planOf(given);
      assert.deepEqual(
        axesOf(plan).problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      const { result, flow } = runThrough(given);
      for (const [step, expected] of Object.entries(given.expect))
        assert.deepEqual(result.outcome[step] ?? {}, expected, step);
      assert.ok(flow.isOver);
    });

  for (const given of ITEM_CASES)
    it(`gives the same in any order, with repetitions and restarts: ${given.name}`, () => {
      const expected = runThrough(given);
      for (let seed = 1; seed <= 20; seed++) {
        const random = seededRandom(seed);
        const pick = (below: number): number => Math.floor(random() * below);
        const plan = planOf(given);
        const roots = rootsOf(given, plan);
        const result = new Result(plan);
        let flow = new ItemFlow(plan, roots);
        let open = result.take(flow.start());
        const markers: StepEnd<SourceFile>[] = [];
        while (open.length > 0) {
          const [item] = open.splice(pick(open.length), 1);
          const end = endOf(given, item!);
          markers.push(end);
          const chance = random();
          if (chance < 0.3) {
            // Everything that was in memory is lost: the next one begins with the markers, in any order.
            flow = new ItemFlow(plan, roots);
            const found = [...flow.start()];
            for (const marker of [...markers].sort(() => random() - 0.5)) found.push(...flow.end(marker));
            open = [...open, ...result.take(found)];
          } else {
            open.push(...result.take(flow.end(end)));
            if (chance < 0.6) open.push(...result.take(flow.end(markers[pick(markers.length)]!)));
          }
        }
        assert.deepEqual(result.outcome, expected.result.outcome, `seed ${seed}`);
        assert.deepEqual(
          [...result.ready.keys()].sort(),
          [...expected.result.ready.keys()].sort(),
          `seed ${seed}`,
        );
        assert.ok(flow.isOver);
      }
    });

  it('finds the joins of one sample from its markers alone, as the dispatcher does', () => {
    for (const given of ITEM_CASES) {
      const { result, ends } = runThrough(given);
      const plan = planOf(given);
      const gathers = new Set(plan.steps.filter(({ gather }) => gather).map(({ id }) => id));
      const found = new Map<string, string>();
      for (const root of rootsOf(given, plan)) {
        const flow = new ItemFlow(plan, [root], { partial: true });
        const own = ends.filter(({ step, segments }) => gathers.has(step) || segments[0] === root.id);
        const changes = [...flow.start(), ...own.flatMap((end) => flow.end(end))];
        for (const change of changes)
          if (change.kind === 'ready')
            found.set(
              JSON.stringify([change.item.step, change.item.segments, change.item.version]),
              shown(change.item, plan, change.item.step),
            );
      }
      for (const [key, item] of result.ready)
        if (
          !gathers.has(item.step) &&
          item.segments.length > 0 &&
          axesOf(plan).steps.get(item.step)!.axes[0] === 'item'
        )
          assert.equal(found.get(key), shown(item, plan, item.step), `${given.name}: ${key}`);
    }
  });

  it('does not take an end of another version: two versions of a mate never meet', () => {
    const given = ITEM_CASES.find(({ name }) => name.startsWith('a join'))!;
    const plan = planOf(given);
    const [root] = rootsOf(given, plan);
    const flow = new ItemFlow(plan, [root!]);
    const [first] = new Result(plan).take(flow.start());
    const end = endOf(given, first!);
    assert.deepEqual(flow.end({ ...end, version: 'of the mate before' }), []);
    assert.equal(flow.isOver, false);
    const [depth] = new Result(plan).take(flow.end(end));
    assert.deepEqual([depth!.step, depth!.version], ['depth', root!.version]);
    // The other branch has a result of the old version only: the join waits.
    assert.deepEqual(flow.end({ ...endOf(given, depth!), version: 'of the mate before' }), []);
    assert.deepEqual(
      [...flow.itemsOf('call')].map(({ state, why }) => [state, why]),
      [['waiting', 'it waits for depth.table']],
    );
  });

  it('begins what was skipped when its source has a result after all, and a group again only if it changes', () => {
    const plan = planOf({
      steps: {
        a: { inputs: { f: { patterns: ['*'] } }, outputs: { o: { patterns: ['*'] } } },
        b: { inputs: { f: { patterns: ['*'] } }, outputs: { o: { patterns: ['*'] } }, from: { f: 'a.o' } },
        sum: {
          inputs: { all: { patterns: ['*'], count: [1, null] } },
          from: { all: 'b.o' },
          gather: { allowFailed: { items: 1 } },
        },
      },
    });
    const roots = findRootItems(plan, { kind: 'file' }, ['x', 'y'].map(aFile)).items;
    const flow = new ItemFlow(plan, roots);
    flow.start();
    const file = { kind: 'file' as const, path: 'o', file: aFile('o'), companions: [] };
    const say = (step: string, id: string, state: 'done' | 'failed') => {
      const outputs = new Map([['o', [file]]]);
      return flow
        .end({ step, segments: [id], version: `v:${id}`, state, ...(state === 'done' && { outputs }) })
        .map((change) => `${change.kind} ${change.kind === 'ready' ? change.item.step : change.step}`);
    };
    assert.deepEqual(say('a', 'x', 'done'), ['ready b']);
    assert.deepEqual(say('b', 'x', 'done'), []);
    assert.deepEqual(say('a', 'y', 'failed'), ['skipped b', 'ready sum']);
    assert.deepEqual(say('a', 'y', 'done'), ['ready b']);
    assert.deepEqual(say('b', 'y', 'failed'), []);
    assert.deepEqual(say('b', 'y', 'done'), ['ready sum']);
  });
});
