import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { backoffNotice, endedNotice, failureNotice } from '../../src/dispatch/notice-text.ts';
import { EMPTY_BUDGET, writeBudget } from '../../src/protocol/budget-ledger.ts';
import type { DispatchPlan } from '../../src/protocol/dispatch-plan.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { budgetKey, endNotifiedKey, markerKey } from '../../src/protocol/object-keys.ts';
import { type RunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { AgentsWorld } from '../fakes/agents-world.ts';
import { DispatchWorld, planOf } from '../fakes/dispatch-world.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';

const MINUTE = 60_000;
const RUN = 'run-20261125T000000Z-3fa9c1';
const notify = {
  topic: 'arn:aws:sns:us-east-1:1:flow_Notices',
  prices: 'list prices of us-east-1, 2026-11-22',
};
const PLAN: DispatchPlan = {
  ...planOf({ id: 'one', price: { item: 0.001, second: 0.0001 } }, { id: 'two', needs: ['one'] }),
  notify,
};
const step = (id: string, needs: string[] = []) => ({ id, needs }) as unknown as RunManifest['steps'][number];

function marker(item: string, changes: Partial<Marker> = {}): Marker {
  return {
    ...{ version: 2, state: 'COMPLETE', run: RUN, step: 'one', item, attempt: 1, seconds: 90, agent: '1' },
    ...{ started_at: '2026-11-25T00:01:00Z', outputs: [] },
    content: { kind: 'file', input: { bucket: 'inputs', key: `in/${item}` }, trace: [] },
    ...changes,
  };
}

/** A workflow of two steps with a run of two inputs that began just now; `pass` is five minutes later. */
class Scene {
  readonly world: DispatchWorld;

  constructor(plan: DispatchPlan = PLAN, changes: Partial<RunManifest> = {}) {
    this.world = new DispatchWorld(plan);
    this.run(changes);
  }

  run(changes: Partial<RunManifest> = {}): void {
    const run = aRunManifest({
      ...{
        run: RUN,
        workflow: 'flow',
        created_at: new Date(this.world.now).toISOString(),
        file: 'flows/my flow.json',
      },
      ...{ expected: { one: 2 }, steps: [step('one'), step('two', ['one'])] },
      ...changes,
    });
    this.world.put(`out/.pipewright/runs/${run.run}/run.json`, writeRunManifest(run));
  }

  ended(item: string, changes: Partial<Marker> = {}): void {
    const all = marker(item, changes);
    const state = all.state === 'COMPLETE' ? 'done' : 'failed';
    this.world.put(markerKey('out/', { run: RUN, step: all.step, item }, 'e', state), writeMarker(all));
    if (state === 'failed') this.world.backlogs.set('one-dead', 1);
  }

  async pass(): Promise<string[]> {
    const before = this.world.notified.length;
    await dispatch({ 'detail-type': 'Scheduled Event' }, this.world);
    this.world.now += 5 * MINUTE;
    return this.world.notified.slice(before).map(({ subject }) => subject);
  }
}

describe('notices of budgets', () => {
  const price = { agent_price: { second: 1 } };
  const plan = (month_usd?: number): DispatchPlan => ({
    ...planOf({ id: 'one', ...price }, { id: 'two', needs: ['one'] }),
    ...{ notify, budget: { ...(month_usd !== undefined && { month_usd }) } },
  });

  it('are sent once when a run is paused, and again when a raised limit is reached', async () => {
    const scene = new Scene(plan(), { budget: { run_usd: 20 } });
    const { world } = scene;
    const account = { limit: 20, usd: 19.5, steps: { one: 19.5 }, seen: 0 };
    world.put(budgetKey('out/'), writeBudget({ ...EMPTY_BUDGET, runs: { [RUN]: account } }));
    world.backlogs.set('one', 2);
    assert.deepEqual(await scene.pass(), [`Started: flow, ${RUN}`, `Budget reached: flow, ${RUN}`]);
    assert.deepEqual(world.started, []);
    const { kind, text } = world.notified.at(-1)!;
    assert.equal(kind, 'budget-reached');
    assert.match(text, /budget is \$20\.00, its agents have cost \$19\.50/);
    assert.match(text, /npx pipewright run 'flows\/my flow\.json' --run run-\S+ --budget 40/);
    assert.deepEqual(await scene.pass(), []);
    scene.run({ budget: { run_usd: 30 }, paused_at: '2026-11-26T00:00:00Z' });
    assert.deepEqual(await scene.pass(), [`Budget reached: flow, ${RUN}`]);
  });

  it('are sent once for a month', async () => {
    const scene = new Scene(plan(50));
    scene.world.backlogs.set('one', 2);
    assert.deepEqual(await scene.pass(), ['Budget of the month reached: flow', `Started: flow, ${RUN}`]);
    assert.deepEqual(await scene.pass(), []);
  });
});

describe('notices of runs', () => {
  it('are sent once each: begin, first failure, end with counts and cost', async () => {
    const scene = new Scene();
    scene.world.backlogs.set('one', 2);
    assert.deepEqual(await scene.pass(), [`Started: flow, ${RUN}`]);
    assert.deepEqual(await scene.pass(), []);
    const failure = {
      state: 'EXECUTOR_ERROR',
      exit_code: 3,
      meaning: 'not an image',
      log_tail: 'no\nheader\n',
    } as const;
    scene.ended('sea/b.csv', failure);
    assert.deepEqual(await scene.pass(), [`First failure: sea/b.csv in one, flow, ${RUN}`]);
    assert.deepEqual(await scene.pass(), []);
    scene.ended('a.csv');
    scene.ended('a.csv', { step: 'two' });
    scene.world.backlogs.set('one', 0);
    assert.deepEqual(await scene.pass(), [], 'something may still come');
    assert.deepEqual(await scene.pass(), [`Ended, 1 item failed: flow, ${RUN}`]);
    assert.deepEqual([...(await scene.pass()), ...(await scene.pass())], []);
    const { text } = scene.world.notified.at(-1)!;
    // One item of 0.001 and 90 seconds each; the second step runs on instances.
    for (const part of [
      /^ {2}one {6}1 {7}1$/m,
      /^ {2}two {6}1 {7}0$/m,
      /about \$0\.02, without the instances of two \(an estimate from list prices/,
      /Step one, item sea\/b\.csv: exit code 3, not an image/,
      /^ {2}header$/m,
      /npx pipewright logs run-\S+ 'sea\/b\.csv' 'flows\/my flow\.json' --step one/,
      /npx pipewright retry run-/,
    ])
      assert.match(text, part);
    assert.deepEqual(
      scene.world.notified.map(({ kind }) => kind),
      ['begun', 'first-failure', 'ended'],
    );
  });

  it('name at the end who is not in what was gathered, and why', async () => {
    const steps = [
      step('one'),
      { ...step('all', ['one']), gather: true },
      step('chart', ['all']),
    ] as unknown as RunManifest['steps'];
    const plan = planOf(
      { id: 'one' },
      { id: 'all', needs: ['one'], gather: true },
      { id: 'chart', needs: ['all'] },
    );
    const scene = new Scene({ ...plan, notify }, { steps, expected: { one: 12 } });
    await scene.pass();
    for (let i = 1; i <= 12; i++)
      scene.ended(
        `s${i}`,
        i % 7 === 0 ? { state: 'EXECUTOR_ERROR', exit_code: 255, meaning: 'not gzip' } : {},
      );
    for (const id of ['all', 'chart']) scene.ended(id, { step: id });
    await scene.pass();
    await scene.pass();
    const { subject, text } = scene.world.notified.at(-1)!;
    assert.equal(subject, `Ended without s7: flow, ${RUN}`);
    assert.match(
      text,
      /^The results of all and chart are without:\n {2}s7, which failed in one: exit code 255, not gzip$/m,
    );
  });

  it('wait for all inputs of a run, and while any queue holds something', async () => {
    const scene = new Scene();
    scene.ended('a.csv');
    for (let i = 0; i < 3; i++) await scene.pass();
    scene.ended('b.csv');
    for (const queue of ['inbox', 'two']) {
      scene.world.backlogs.set(queue, 1);
      for (let i = 0; i < 3; i++) assert.deepEqual(await scene.pass(), []);
      scene.world.backlogs.set(queue, 0);
    }
    assert.deepEqual([await scene.pass(), await scene.pass()], [[], [`Ended, all items done: flow, ${RUN}`]]);
  });

  it('say the end again of a run that continues', async () => {
    const scene = new Scene(PLAN, { expected: {}, canceled_at: '2026-11-25T00:00:01Z' });
    assert.deepEqual(
      [...(await scene.pass()), ...(await scene.pass())],
      [`Started: flow, ${RUN}`, `Canceled: flow, ${RUN}`],
    );
    scene.world.s3.delete({ bucket: 'results', key: endNotifiedKey('out/', RUN) });
    scene.run({ expected: {}, created_at: '2026-11-25T00:00:00Z' });
    assert.deepEqual(await scene.pass(), [`Ended, all items done: flow, ${RUN}`]);
  });

  it('are not sent of older runs, nor where the workflow names no address', async () => {
    const old = new Scene(PLAN, { expected: {}, created_at: '2026-11-24T23:00:00Z' });
    const quiet = new Scene(planOf({ id: 'one' }), { expected: {} });
    for (const scene of [old, quiet])
      assert.deepEqual([await scene.pass(), await scene.pass(), await scene.pass()], [[], [], []]);
    assert.deepEqual(quiet.world.s3.keys('results', 'out/.pipewright/notified/'), []);
  });

  it('are tried again where SNS does not take them, which is reported', async () => {
    const scene = new Scene();
    scene.world.unreachable = new Error('the topic is gone');
    assert.deepEqual(await scene.pass(), []);
    assert.match(String(scene.world.lines.at(-1)!.errors), /notifying of run-.*the topic is gone/);
    scene.world.unreachable = undefined;
    // What a call has begun is left to it for some minutes.
    assert.deepEqual(
      [await scene.pass(), await scene.pass(), await scene.pass()],
      [[], [`Started: flow, ${RUN}`], []],
    );
  });

  it('are sent once by two calls at the same time', async () => {
    const scene = new Scene();
    await Promise.all([scene.pass(), scene.pass()]);
    assert.equal(scene.world.notified.length, 1);
  });

  it('say once that agents do not work, and again when they stop working again', async () => {
    const life = { stopped: 45_000, stopCode: 'TaskFailedToStart', reason: 'CannotPullContainerError: gone' };
    const agents = new AgentsWorld({ maxAgents: 10 }, () => life, { notify });
    agents.world.backlogs.set('one', 1000);
    await agents.pass(2 * 60 * MINUTE);
    assert.deepEqual(
      agents.world.notified.map(({ subject }) => subject),
      ['Agents do not work: step one of flow'],
    );
    assert.match(agents.world.notified[0]!.text, /TaskFailedToStart, CannotPullContainerError: gone/);
  });
});

describe('results that are kept until a run has ended', () => {
  const keeping = {
    ...planOf(
      { id: 'one', keep: 'last' },
      { id: 'two', needs: ['one'], patterns: ['*.csv'] },
      { id: 'all', needs: ['two'], gather: true },
    ),
  };
  const steps = [step('one'), step('two', ['one']), step('all', ['two'])];
  const results = (scene: Scene) =>
    scene.world.s3.keys('results', 'out/').filter((key) => !key.includes('.pipewright'));
  const of = (scene: Scene, id: string, item: string, state: Marker['state'] = 'COMPLETE') => {
    scene.ended(item, { step: id, state });
    scene.world.put(`out/${id}/${RUN}/${item}`, 'x');
  };

  it('go once it has, without failures, also where the workflow names no addresses', async () => {
    const scene = new Scene(keeping, { steps });
    for (const item of ['a.csv', 'b.txt']) of(scene, 'one', item);
    of(scene, 'two', 'a.csv');
    scene.world.put(`out/one/run-20261125T000000Z-000000/a.csv`, 'of another run');
    for (let i = 0; i < 2; i++) await scene.pass();
    of(scene, 'all', 'all');
    assert.equal(results(scene).length, 5);
    for (let i = 0; i < 3; i++) await scene.pass();
    assert.deepEqual(results(scene), [
      `out/all/${RUN}/all`,
      'out/one/run-20261125T000000Z-000000/a.csv',
      `out/two/${RUN}/a.csv`,
    ]);
    assert.deepEqual(scene.world.notified, []);
  });

  it('stay while something that takes them has not ended, and where something has failed', async () => {
    const open = new Scene(keeping, { steps });
    for (const item of ['a.csv', 'b.csv']) of(open, 'one', item);
    of(open, 'two', 'a.csv');
    const failed = new Scene(keeping, { steps });
    for (const item of ['a.csv', 'b.csv']) of(failed, 'one', item);
    of(failed, 'two', 'a.csv');
    of(failed, 'two', 'b.csv', 'EXECUTOR_ERROR');
    for (const scene of [open, failed]) {
      for (let i = 0; i < 5; i++) await scene.pass();
      assert.equal(results(scene).filter((key) => key.startsWith('out/one/')).length, 2);
    }
  });
});

describe('a notice', () => {
  it('has a subject that SNS takes, whatever items and workflows are called', () => {
    const run = aRunManifest({ run: RUN, workflow: 'w'.repeat(63) });
    const failed = marker(`Zürich/${'ä'.repeat(300)}\n.csv`, { state: 'EXECUTOR_ERROR' });
    const notices = [
      failureNotice(run, failed),
      endedNotice(run, [{ id: 'one', done: 1e6, failed: 0 }], {}),
      backoffNotice(run.workflow, 's'.repeat(63), {
        ...{ count: 2, since: 0, until: 0, begun: 0, stopCode: 'X', reason: '' },
      }),
    ];
    for (const { subject, text } of notices) {
      assert.match(subject, /^[A-Za-z][ -~]{0,98}$/);
      assert.ok(Buffer.byteLength(text) < 200_000);
    }
  });
});
