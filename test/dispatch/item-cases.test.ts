import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { readMarker } from '../../src/protocol/marker.ts';
import { markerFolder } from '../../src/protocol/object-keys.ts';
import { NOT_STARTED } from '../../src/protocol/refused-item.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { anInput, ItemRun, RUN, runLocally, type Scene, sceneOf } from '../fakes/item-run.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { type CaseStep, ITEM_CASES, type ItemCase } from '../protocol/item-cases.ts';
import { randomPlan } from '../protocol/random-plan.ts';

const SEEDS = 6;
const PLANS = 40;
const any = { patterns: ['*'] } as const;
const many = { ...any, count: [1, null] } as const;
const one = (name: string): CaseStep => ({
  ...{ inputs: { in: any }, outputs: { out: any }, makes: { out: [`*.${name}`] } },
});
const schedule = { 'detail-type': 'Scheduled Event' };

/** Runs a case with messages that come twice, late, in any order, or again after a while, and with agents that die. */
async function runThrough(scene: Scene, seed: number): Promise<ItemRun> {
  const run = new ItemRun(scene);
  const random = seededRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const call = async (event: unknown): Promise<void> => {
    const { batchItemFailures } = await dispatch(event, run.world);
    assert.deepEqual([batchItemFailures, run.world.lines.at(-1)!.errors], [[], undefined]);
  };
  for (let idle = 0; idle < 2; ) {
    const open = run.waiting();
    if (run.inbox.length === 0 && open.length === 0) {
      await call(schedule);
      idle += 1;
      continue;
    }
    idle = 0;
    run.world.backlogs.clear();
    for (const { step } of open) run.world.backlogs.set(step, (run.world.backlogs.get(step) ?? 0) + 1);
    if (run.inbox.length > 0 && random() < 0.5) {
      const batch = Array.from({ length: 1 + pick(4) }, () => pick(run.inbox.length));
      const messages = batch.map((at) => run.inbox[at]!);
      await call({
        Records: messages.map(({ body, sent }, i) => ({
          ...{ messageId: `m${i}`, body, attributes: { SentTimestamp: String(sent) } },
        })),
      });
      // Some were processed, and are delivered again nevertheless.
      for (const message of new Set(messages))
        if (random() < 0.8) run.inbox.splice(run.inbox.indexOf(message), 1);
      // What the dispatcher sends to itself.
      for (const { body } of run.world.sqs.drain('inbox')) run.send(body);
    } else if (open.length > 0) run.work(open[pick(open.length)]!.body, random() < 0.2);
    else if (random() < 0.2) await call(schedule);
    run.world.now += pick(3) * 4000;
  }
  return run;
}

/** Items that were found to be none, of steps that `run` does not judge. */
function refusedIn({ world }: ItemRun): Set<string> {
  const refused = new Set<string>();
  for (const key of world.s3.keys('results', markerFolder('out/', RUN))) {
    const { step, content, meaning } = readMarker(world.text(key)!);
    if (content.kind === 'item' && content.version === NOT_STARTED)
      refused.add(`${step} ${JSON.stringify(content.segments)} ${meaning}`);
  }
  return refused;
}

/** Joins that the table has none of: of branches that do not wait for each other. */
const BRANCHES: readonly ItemCase[] = [
  {
    name: 'results of two steps that both take the files',
    files: ['a.fq', 'b.fq', 'c.fq'],
    steps: {
      left: { ...one('left'), from: { in: 'files' } },
      right: { ...one('right'), from: { in: 'files' }, fails: ['b.fq'] },
      third: { ...one('third'), from: { in: 'right.out' } },
      both: { inputs: { x: any, y: any }, from: { x: 'left.out', y: 'third.out' } },
    },
    expect: {},
  },
  {
    name: 'parts of an item with what is made of the whole of it',
    files: ['a.fq', 'b.fq'],
    steps: {
      split: {
        inputs: { in: any },
        outputs: { out: { ...any, count: [1, null] } },
        makes: { out: ['1', '2', '3'] },
      },
      part: { ...one('part'), from: { in: 'split.out' } },
      whole: { ...one('whole'), from: { in: 'files' } },
      both: { inputs: { x: any, y: any }, from: { x: 'part.out', y: 'whole.out' } },
    },
    expect: {},
  },
  {
    name: 'one result for all with items that wait for nothing, near and far',
    files: ['a.fq', 'b.fq', 'c.fq'],
    steps: {
      index: {
        inputs: { g: { ...any, shared: true } },
        outputs: { out: any },
        from: { g: 'shared.g' },
        gather: {},
        makes: { out: ['i'] },
      },
      trim: { ...one('trim'), from: { in: 'files' } },
      map: {
        inputs: { r: any, i: any },
        outputs: { out: any },
        from: { r: 'trim.out', i: 'index.out' },
        makes: { out: ['*.map'] },
      },
      depth: { ...one('depth'), from: { in: 'map.out' } },
      count: { ...one('count'), from: { in: 'map.out' } },
      last: { inputs: { d: any, c: any, t: any }, from: { d: 'depth.out', c: 'count.out', t: 'trim.out' } },
    },
    expect: {},
  },
  {
    name: 'a result that was not made of a file that was not made, and what may go without it',
    files: ['a', 'b', 'c'],
    steps: {
      try: {
        inputs: { in: any },
        outputs: { out: any, maybe: { ...any, optional: true } },
        makes: { out: ['*.out'], maybe: [] },
      },
      needs: { ...one('needs'), from: { in: 'try.maybe' } },
      other: { ...one('other'), from: { in: 'files' } },
      more: { ...one('more'), from: { in: 'other.out' } },
      last: { inputs: { x: any, y: { ...any, optional: true } }, from: { x: 'more.out', y: 'needs.out' } },
    },
    expect: {},
  },
  {
    name: 'what goes without a group that is none, and what takes its result',
    files: ['a1', 'a2', 'b1'],
    steps: {
      try: {
        inputs: { in: any },
        outputs: { out: any, maybe: { ...any, optional: true } },
        makes: { out: ['*.out'], maybe: [] },
      },
      sum: {
        inputs: { in: many },
        outputs: { out: any },
        from: { in: 'try.maybe' },
        gather: { by: { kind: 'pattern', pattern: '(.).' } },
      },
      note: { ...one('note'), inputs: { s: { ...any, optional: true } }, from: { s: 'sum.out' } },
      noted: { ...one('noted'), from: { in: 'note.out' } },
      all: { inputs: { in: many }, outputs: { out: any }, from: { in: 'try.maybe' }, gather: {} },
      each: {
        ...one('each'),
        inputs: { in: any, all: { ...any, optional: true } },
        from: { in: 'try.out', all: 'all.out' },
      },
      last: { ...one('last'), from: { in: 'each.out' } },
    },
    expect: {},
  },
  {
    name: 'what may go without a group that is none, and waits for something else',
    files: ['a', 'b', 'c'],
    steps: {
      none: {
        inputs: { x: many, y: { ...many, patterns: ['*.never'] } },
        outputs: { out: any },
        from: { x: 'files', y: 'files' },
        gather: {},
      },
      own: { ...one('own'), from: { in: 'files' } },
      each: {
        ...one('each'),
        inputs: { in: any, none: { ...any, optional: true } },
        from: { in: 'own.out', none: 'none.out' },
      },
    },
    expect: {},
  },
  {
    name: 'groups with one result for all',
    files: ['a1', 'a2', 'b1'],
    steps: {
      index: {
        inputs: { g: { ...any, shared: true } },
        outputs: { out: any },
        from: { g: 'shared.g' },
        gather: {},
        makes: { out: ['i'] },
      },
      sum: {
        inputs: { in: many },
        outputs: { out: any },
        gather: { by: { kind: 'pattern', pattern: '(.).' } },
        makes: { out: ['*.sum'] },
      },
      more: { ...one('more'), from: { in: 'sum.out' } },
      both: { inputs: { s: any, i: any }, from: { s: 'more.out', i: 'index.out' } },
    },
    expect: {},
  },
];

describe('the dispatcher works on the same items with the same files as a run on one machine', () => {
  for (const given of [...ITEM_CASES, ...BRANCHES])
    it(given.name, async () => {
      for (let seed = 1; seed <= SEEDS; seed++) await compare(sceneOf(given), seed);
    });

  it('whatever the plan is', async () => {
    for (let seed = 1; seed <= PLANS; seed++) await compare(randomScene(seed), seed);
  });
});

async function compare(scene: Scene, seed: number): Promise<void> {
  const expected = runLocally(scene);
  const names = (worked: ReadonlyMap<string, string>) =>
    [...worked].map(([key, files]) => `${key} ${files}`).sort();
  const run = await runThrough(scene, seed);
  assert.deepEqual(names(run.worked), names(expected.worked), `seed ${seed}`);
  assert.deepEqual([...refusedIn(run)].sort(), [...expected.refused].sort(), `seed ${seed}`);
}

function randomScene(seed: number): Scene {
  const plan = randomPlan(seededRandom(seed));
  const ids = ['x1', 'x2', 'y1', 'y2', 'y3'];
  const rows = ids.map((id) => ({
    ...{ id, variables: {}, columns: { batch: id[0]! } },
    files: id === 'y3' ? [] : [{ column: 'a', path: `${id}.in` }],
  }));
  const roots = findRootItems(
    plan,
    { kind: 'sheet', items: rows },
    ids.map((id) => anInput(`${id}.in`)),
  ).items;
  return {
    ...{ plan, roots },
    made({ step, id }) {
      const chance = seededRandom(
        [...`${step}/${id}`].reduce((sum, each) => sum * 31 + each.charCodeAt(0), 7),
      )();
      if (chance < 0.1) return 'failed';
      const many = ['p1', 'p2', 'q1'].slice(0, 1 + (Math.floor(chance * 30) % 3));
      return [
        { name: 'one', output: 'one' },
        ...many.map((name) => ({ name, output: 'many' })),
        ...(chance < 0.6 ? [{ name: 'maybe', output: 'maybe' }] : []),
      ];
    },
  };
}
