import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { readMarker } from '../../src/protocol/marker.ts';
import { markerFolder } from '../../src/protocol/object-keys.ts';
import { NOT_STARTED } from '../../src/protocol/refused-item.ts';
import { ItemRun, RUN, runLocally } from '../fakes/item-run.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { ITEM_CASES, type ItemCase } from '../protocol/item-cases.ts';

const SEEDS = 6;
const schedule = { 'detail-type': 'Scheduled Event' };

/** Runs a case with messages that come twice, late, in any order, or again after a while, and with agents that die. */
async function runThrough(given: ItemCase, seed: number): Promise<ItemRun> {
  const run = new ItemRun(given);
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
  for (const given of ITEM_CASES)
    it(given.name, async () => {
      const expected = runLocally(given);
      const names = (worked: ReadonlyMap<string, string>) =>
        [...worked].map(([key, files]) => `${key} ${files}`).sort();
      for (let seed = 1; seed <= SEEDS; seed++) {
        const run = await runThrough(given, seed);
        assert.deepEqual(names(run.worked), names(expected.worked), `seed ${seed}`);
        assert.deepEqual([...refusedIn(run)].sort(), [...expected.refused].sort(), `seed ${seed}`);
      }
    });
});
