import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { readBudget, withRun, writeBudget } from '../../src/protocol/budget-ledger.ts';
import { writeWorkMessage } from '../../src/protocol/message.ts';
import { budgetKey, runEndedKey, runManifestKey } from '../../src/protocol/object-keys.ts';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { DispatchWorld, messagesOf, planOf } from '../fakes/dispatch-world.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';

const PAUSED = 'run-20261125T092236Z-3fa9c1';
const OTHER = 'run-20261125T092237Z-3fa9c2';
const SCHEDULE = { 'detail-type': 'Scheduled Event' };
const LIMIT = 10;

function workOf(run: string, item: string): string {
  const input = { bucket: 'inputs', key: `in/${item}`, etag: 'e' };
  return writeWorkMessage({
    ...{ kind: 'file', run, step: 'a', item, input, gather: false, attempt: 1, trace: [] },
  });
}

class PausedWorld extends DispatchWorld {
  constructor() {
    super({ ...planOf({ id: 'a', agent_price: { second: 1 } }), budget: {} });
    this.open(PAUSED, LIMIT);
    const ledger = this.accounts;
    const paused = { ...ledger.runs[PAUSED]!, usd: LIMIT, paused: { at: this.now } };
    this.put(budgetKey('out/'), writeBudget({ ...ledger, runs: { [PAUSED]: paused } }));
  }

  get accounts() {
    return readBudget(this.text(budgetKey('out/')));
  }

  /** As `run` does. */
  open(run: string, limit?: number): void {
    this.put(budgetKey('out/'), writeBudget(withRun(this.accounts, run, limit, this.now)));
    const manifest = aRunManifest({ run, budget: { ...(limit !== undefined && { run_usd: limit }) } });
    this.put(runManifestKey('out/', run), writeRunManifest(manifest));
  }

  async wait(run: string, item: string): Promise<void> {
    const body = workOf(run, item);
    await this.sqs.workQueues.send('a', [{ body, group: run }]);
    this.backlogs.set('a', this.sqs.peek('a').length);
  }

  get waiting() {
    return this.sqs.peek('a').map(({ body, receives, group }) => [JSON.parse(body).item, receives, group]);
  }
}

describe('items of a paused run', () => {
  it('leave the queue, and those of others stay as if they had not been looked at', async () => {
    const world = new PausedWorld();
    world.open(OTHER);
    await world.wait(PAUSED, 'mine');
    await world.wait(OTHER, 'other');
    for (let call = 0; call < 4; call++) await dispatch(SCHEDULE, world);
    assert.deepEqual(world.waiting, [['other', 0, OTHER]]);
    assert.equal(world.lines.at(-1)!.errors, undefined);
  });

  it('stay when the run continues while they are looked for: they are those that it has sent again', async () => {
    const world = new PausedWorld();
    let looks = 0;
    Object.assign(world, {
      drains: async () => (url: string) => {
        const queue = world.sqs.drainable(url);
        return {
          ...queue,
          receive: async (seconds: number) => {
            if (looks++ === 0) {
              world.open(PAUSED, 100 * LIMIT);
              await world.wait(PAUSED, 'again');
            }
            return queue.receive(seconds);
          },
        };
      },
    });
    await dispatch(SCHEDULE, world);
    assert.deepEqual(world.waiting, [['again', 0, PAUSED]]);
    assert.equal(readRunManifest(world.text(runManifestKey('out/', PAUSED))!).paused_at, undefined);
    assert.equal(world.lines.at(-1)!.errors, undefined);
  });

  it('start no agents when agents hand them back, before the schedule has looked', async () => {
    const world = new PausedWorld();
    await world.wait(PAUSED, 'fetched ahead');
    const detail = {
      ...{ taskArn: 'arn:x/1', taskDefinitionArn: world.plan.steps[0]!.taskDefinition },
      ...{ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited', containers: [{ exitCode: 0 }] },
    };
    await dispatch({ 'detail-type': 'ECS Task State Change', detail }, world);
    assert.deepEqual(world.started, []);
    assert.match(String(world.report[0]!.why), /paused at their budgets/);
    await dispatch(SCHEDULE, world);
    assert.deepEqual([world.started, world.waiting], [[], []]);
  });

  it('are taken out again by the call that sent them, where another call paused their run meanwhile', async () => {
    const world = new PausedWorld();
    await dispatch(messagesOf(workOf(PAUSED, 'late')), world);
    assert.deepEqual([world.started, world.waiting], [[], []]);
    assert.ok(readRunManifest(world.text(runManifestKey('out/', PAUSED))!).paused_at);
  });

  it('start no agents where another call pauses their run before this one reserves money', async () => {
    const world = new PausedWorld();
    const paused = world.accounts;
    world.open(PAUSED, 100 * LIMIT);
    const tasks = await world.tasks();
    const list = async () => {
      world.put(budgetKey('out/'), writeBudget(paused));
      return [];
    };
    Object.assign(world, { tasks: async () => ({ ...tasks, list }) });
    await dispatch(messagesOf(workOf(PAUSED, 'late')), world);
    assert.deepEqual(world.started, []);
    assert.match(String(world.report[0]!.why), /paused at their budgets/);
    assert.deepEqual(world.waiting, []);
  });
});

describe('a run at its limit that has ended', () => {
  it('is not paused for the items of others, unless more of its own come', async () => {
    const world = new PausedWorld();
    world.open(PAUSED, LIMIT);
    world.put(runEndedKey('out/', PAUSED), '{}');
    world.now += 600_000;
    world.open(OTHER, 1000);
    await world.wait(OTHER, 'other');
    await dispatch(SCHEDULE, world);
    const runOf = () => readRunManifest(world.text(runManifestKey('out/', PAUSED))!);
    assert.deepEqual([world.accounts.runs[PAUSED]!.idle, runOf().paused_at], [true, undefined]);
    await dispatch(SCHEDULE, world);
    assert.equal(world.started.length, 1);
    await dispatch(messagesOf(workOf(PAUSED, 'late')), world);
    assert.ok(runOf().paused_at);
    assert.deepEqual(world.waiting, [['other', 0, OTHER]]);
  });
});

describe('agents of a step that a deployment has removed', () => {
  it('do not keep their money reserved for good', async () => {
    const world = new PausedWorld();
    world.open(OTHER, 1000);
    const start = { token: 't', step: 'gone', at: world.now, until: world.now, last: 30, price: 1 };
    const ledger = { ...world.accounts, starts: [{ ...start, agents: [{ id: 'x' }], reports: {} }] };
    world.put(budgetKey('out/'), writeBudget(ledger));
    Object.assign(world, {
      tasks: async () => ({ list: async () => [], ended: async () => [], describe: async () => [] }),
    });
    for (let call = 0; call < 3; call++) {
      world.now += 300_000;
      await dispatch(SCHEDULE, world);
    }
    assert.deepEqual(world.accounts.starts, []);
  });
});

describe('a budget whose accounts cannot be read', () => {
  it('starts no agent, and keeps no item in the inbox, where it would be given up', async () => {
    const world = new PausedWorld();
    world.put(budgetKey('out/'), '{"version":2}');
    const { batchItemFailures } = await dispatch(messagesOf(workOf(OTHER, 'waits')), world);
    assert.deepEqual([batchItemFailures, world.started], [[], []]);
    assert.deepEqual(world.waiting, [['waits', 0, OTHER]]);
    assert.match(String(world.lines.at(-1)!.errors), /cannot be read/);
  });
});
