import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { countItems, openItems } from '../../src/progress/count-items.ts';
import { emptyCountCache } from '../../src/progress/item-facts.ts';
import { readMarker } from '../../src/protocol/marker.ts';
import { markerFolder, runManifestKey } from '../../src/protocol/object-keys.ts';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { NOT_STARTED } from '../../src/protocol/refused-item.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { readRunManifest } from '../../src/protocol/run-manifest.ts';
import { anInput, ItemRun, RUN, runLocally, type Scene, sceneOf } from '../fakes/item-run.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { BRANCH_CASES } from '../protocol/branch-cases.ts';
import { ITEM_CASES } from '../protocol/item-cases.ts';
import { randomPlan } from '../protocol/random-plan.ts';

const SEEDS = 6;
const PLANS = 40;
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

describe('the dispatcher works on the same items with the same files as a run on one machine', () => {
  for (const given of [...ITEM_CASES, ...BRANCH_CASES])
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
  assert.deepEqual(await counted(run), expected.ended, `seed ${seed}`);
}

/** What people see of a run that is over, by what it has left in the bucket: `done failed`, and what seems to be open. */
async function counted({ scene: { plan }, world }: ItemRun): Promise<Map<string, string>> {
  const run = readRunManifest(world.text(runManifestKey('out/', RUN))!);
  const storage = world.s3.bucket as unknown as RunStorage;
  const place = { run: RUN, bucket: 'results', prefix: 'out/' };
  const { steps } = await countItems(plan, run, place, storage, { failed: 1, done: 1 }, emptyCountCache());
  return new Map(
    [...steps].map(([step, counts]) => {
      const isOpen = openItems(counts) > 0 || counts.isOpen;
      return [step, `${counts.done} ${counts.failed}${isOpen ? ' open' : ''}`];
    }),
  );
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
