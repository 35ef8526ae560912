import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterStop } from '../../src/dispatch/backoff.ts';
import type { Backoff } from '../../src/protocol/agent-backoff.ts';
import { deployedKey } from '../../src/protocol/object-keys.ts';
import { type AgentLife, AgentsWorld } from '../fakes/agents-world.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const MISSING: AgentLife = {
  stopped: 45 * SECOND,
  stopCode: 'TaskFailedToStart',
  reason: 'CannotPullContainerError: manifest unknown',
};
const WORKS: AgentLife = {
  started: 40 * SECOND,
  stopped: 10 * MINUTE,
  stopCode: 'EssentialContainerExited',
  exitCode: 0,
};
const exits = (exitCode: number, seconds: number): AgentLife => ({
  ...WORKS,
  exitCode,
  stopped: (40 + seconds) * SECOND,
});

/** A thousand items wait for ten agents, and the first ones are started. */
async function scene(life: () => AgentLife): Promise<AgentsWorld> {
  const agents = new AgentsWorld({ maxAgents: 10 }, life);
  agents.world.backlogs.set('one', 1000);
  await agents.pass(5 * MINUTE);
  return agents;
}

describe('agents that end without processing any item', () => {
  it('are started ever more rarely while their image is missing: fourteen days make few tasks', async () => {
    const agents = await scene(() => MISSING);
    await agents.pass(14 * DAY);
    const { created } = agents;
    assert.ok(created.length < 800, String(created.length));
    assert.equal(created.filter((at) => at === created[0]).length, 10);
    const gaps = created.slice(10).map((at, i) => at - created[9 + i]!);
    assert.ok(Math.max(...gaps) <= 36 * MINUTE, String(Math.max(...gaps) / MINUTE));
    // The second one comes at once after the first wait, by the call that saw the first end.
    assert.ok(gaps[0]! < 80 * SECOND, String(gaps[0]));
    assert.match(
      String(agents.world.report[0]!.why),
      /^agents end without processing any item \(\d+×, the last: TaskFailedToStart, CannotPull.*manifest unknown\): the dispatcher tries one agent after 2026-/,
    );
  });

  it('are all back when one has lived for two minutes', async () => {
    const agents = await scene(() => MISSING);
    await agents.pass(3 * DAY);
    agents.life = () => WORKS;
    await agents.pass(36 * MINUTE);
    assert.ok(agents.running > 0);
    await agents.pass(8 * MINUTE);
    assert.equal(agents.running, 10);
  });

  it('are all back when one has ended well, too', async () => {
    const agents = await scene(() => MISSING);
    await agents.pass(5 * MINUTE);
    const before = agents.created.length;
    agents.life = () => exits(0, 20);
    await agents.pass(20 * MINUTE);
    assert.ok(agents.created.length - before > 15, String(agents.created.length - before));
  });

  it('are all back after a deployment', async () => {
    const agents = await scene(() => MISSING);
    await agents.pass(DAY);
    agents.life = () => WORKS;
    agents.world.put(deployedKey('out/'));
    await agents.pass(5 * MINUTE);
    assert.equal(agents.running, 10);
    // What was counted before it is over: the waits begin again.
    agents.life = () => MISSING;
    await agents.pass(15 * MINUTE);
    assert.ok((agents.world.report[0]!.backoff as Backoff).count < 5);
  });

  it('are as few when events of their ends are lost, doubled or late', async () => {
    const counts: number[] = [];
    for (const deliveries of [() => 0, () => 3, seededDeliveries(7)]) {
      const agents = await scene(() => MISSING);
      // The first ends are heard of, as without them nothing says that agents fail.
      await agents.pass(MINUTE);
      agents.deliveries = deliveries;
      await agents.pass(14 * DAY);
      counts.push(agents.created.length);
    }
    for (const count of counts) assert.ok(count < 800, String(counts));
  });

  it('exit with a code, soon: 77 for a missing right', async () => {
    const agents = await scene(() => exits(77, 15));
    await agents.pass(2 * DAY);
    assert.ok(agents.created.length < 150, String(agents.created.length));
    assert.deepEqual(
      (({ stopCode, exitCode }) => [stopCode, exitCode])(agents.world.report[0]!.backoff as Backoff),
      ['EssentialContainerExited', 77],
    );
  });

  it('are tried on demand, as Spot may have no room', async () => {
    const agents = await scene(() => MISSING);
    await agents.pass(DAY);
    const { started } = agents.world;
    assert.equal(started[0]!.capacity, 'FARGATE_SPOT');
    assert.deepEqual([...new Set(started.slice(1).map(({ capacity }) => capacity))], ['FARGATE']);
  });
});

describe('agents that end otherwise', () => {
  const ends: Readonly<Record<string, AgentLife>> = {
    'after work': exits(69, 200),
    'for Spot': { ...exits(143, 20), stopCode: 'SpotInterruption' },
    'by StopTask': { ...exits(143, 20), stopCode: 'UserInitiated' },
    'killed for memory, by an item': exits(137, 20),
    'with a disk that an item has filled': exits(73, 20),
  };
  for (const [how, life] of Object.entries(ends))
    it(`${how} are replaced at once`, async () => {
      const agents = await scene(() => life);
      // The next schedule would come after five.
      await agents.pass(4.5 * MINUTE);
      assert.deepEqual([agents.running, agents.created.length > 10], [10, true]);
      assert.equal(agents.world.report[0]!.backoff, undefined);
    });

  it('change nothing when their events are repeated, or they are older than the last that failed', () => {
    const end = { arn: 't', family: 'f', code: 'TaskFailedToStart', reason: 'why', created: 1000 };
    const begun = afterStop(undefined, end, 50_000)!;
    assert.deepEqual([begun.count, begun.since, begun.until], [1, 1000, 80_000]);
    assert.equal(afterStop(begun, end, 60_000), begun);
    assert.equal(afterStop(begun, { ...end, created: 999, exitCode: 0 }, 60_000), begun);
    assert.equal(afterStop(begun, { ...end, created: 1001, exitCode: 0 }, 60_000), undefined);
  });

  it('do not stop the others of their wave: those continue, and the missing one is replaced', async () => {
    let turn = 0;
    const agents = await scene(() => (turn++ === 4 ? exits(69, 5) : { ...WORKS, stopped: DAY }));
    await agents.pass(10 * MINUTE);
    assert.deepEqual([agents.running, agents.created.length], [10, 11]);
  });

  it('do not vouch for younger ones: an old agent at work does not end the backoff of new ones', async () => {
    let turn = 0;
    const agents = await scene(() => (turn++ === 0 ? { ...WORKS, stopped: 30 * DAY } : MISSING));
    await agents.pass(7 * DAY);
    assert.ok(agents.created.length < 450, String(agents.created.length));
    assert.ok(agents.created.length > 200, String(agents.created.length));
  });
});

function seededDeliveries(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.floor(random() * 3);
}
