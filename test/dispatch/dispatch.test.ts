import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import { writeOutputMessage } from '../../src/protocol/message.ts';
import { markerKey } from '../../src/protocol/object-keys.ts';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { gatherRun } from '../../src/runs/gather-run.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { DispatchWorld, messagesOf, planOf, s3Record } from '../fakes/dispatch-world.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';

const files = (count: number, from = 0) =>
  messagesOf(...Array.from({ length: count }, (_, i) => ({ Records: [s3Record(`in/f${from + i}`)] })));
const schedule = { 'detail-type': 'Scheduled Event' };
const stoppedTask = (taskArn: string) => ({
  'detail-type': 'ECS Task State Change',
  detail: { lastStatus: 'STOPPED', taskArn, taskDefinitionArn: 'x/flow-one:3', stopCode: 'SpotInterruption' },
});

describe('the dispatcher', () => {
  it('puts one message per upload into the work queue, whatever S3 repeats', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    const older = s3Record('in/a', {
      s3: { bucket: { name: 'inputs' }, object: { key: 'in/a', eTag: 'old', sequencer: '00549' } },
    });
    const answer = await dispatch(
      messagesOf(
        { Records: [s3Record('in/a'), s3Record('in/b')] },
        { Records: [older] },
        { Records: [s3Record('in/b')] },
      ),
      world,
    );
    assert.deepEqual(answer, { batchItemFailures: [] });
    assert.deepEqual(
      world.sent('one').map(({ item, input }) => [item, input.etag]),
      [
        ['a', 'abc'],
        ['b', 'abc'],
      ],
    );
  });

  it('groups the items of a queue by their run, so that a large one does not keep back a small one', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    const small = 'run-20261125T092236Z-3fa9c1';
    const large = 'run-20261125T092236Z-3fa9c2';
    const keys = [`in/${large}/a`, `in/${large}/b`, `in/${small}/a`, 'in/c'];
    await dispatch(messagesOf(...keys.map((key) => ({ Records: [s3Record(key)] }))), world);
    assert.deepEqual(
      world.sqs.peek('one').map(({ group }) => group),
      [large, large, small, 'adhoc'],
    );
  });

  it('holds in the inbox what leads to a closed step from outside, and lets pass what is inside', async () => {
    const steps = [{ id: 'one' }, { id: 'two', needs: ['one'] }, { id: 'three', needs: ['two'] }];
    const world = new DispatchWorld({ ...planOf(...steps), closed: ['two', 'three'] });
    const outputOf = (step: string, path: string) =>
      writeOutputMessage({
        ...{ run: 'r', step, path, trace: [] },
        object: { bucket: 'results', key: `out/${step}/r/${path}`, etag: 'e', size: 1 },
      });
    const answer = await dispatch(
      messagesOf({ Records: [s3Record('in/a')] }, outputOf('one', 'b'), outputOf('two', 'c')),
      world,
    );
    assert.deepEqual(answer, { batchItemFailures: [] });
    assert.deepEqual(
      ['one', 'two', 'three'].map((step) => world.sent(step).map(({ item }) => item)),
      [['a'], [], ['c']],
    );
    const [held] = world.sqs.peek('inbox');
    assert.deepEqual([held!.body, held!.visibleAt - world.now], [outputOf('one', 'b'), 15_000]);
    assert.equal(world.lines[0]!.held, 1);
    // What an agent has taken out of the step's queue, and is not paid for.
    await dispatch(messagesOf({ ...JSON.parse(world.sqs.peek('three')[0]!.body), returns: 0 }), world);
    assert.equal(world.sent('three').length, 2);
  });

  it('has only those messages redelivered that could not be read or sent', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    world.refuses = ({ item }) => item === 'b';
    const answer = await dispatch(
      messagesOf({ Records: [s3Record('in/a')] }, { Records: [s3Record('in/b'), s3Record('in/c')] }, '?'),
      world,
    );
    assert.deepEqual(answer.batchItemFailures, [{ itemIdentifier: 'm2' }, { itemIdentifier: 'm1' }]);
    assert.deepEqual(world.lines[0]!.sent, { one: 2 });
    assert.equal(world.lines[0]!.failed, 2);
  });

  it('sends again after a moment what SQS has refused, and that alone', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    let refusals = 1;
    world.refuses = ({ item }) => item === 'f1' && refusals-- > 0;
    assert.deepEqual((await dispatch(files(3), world)).batchItemFailures, []);
    assert.deepEqual(
      world.sent('one').map(({ item }) => item),
      ['f0', 'f2', 'f1'],
    );
    assert.deepEqual(world.lines[0]!.sent, { one: 3 });
  });

  it('starts as many agents as the items want, ten a call, with the network and a token of their own', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 25, perAgent: 2 }));
    await dispatch(files(46), world);
    assert.deepEqual(
      world.started.map(({ count, capacity }) => [count, capacity]),
      [
        [10, 'FARGATE_SPOT'],
        [10, 'FARGATE_SPOT'],
        [3, 'FARGATE_SPOT'],
      ],
    );
    assert.equal(new Set(world.started.map(({ clientToken }) => clientToken)).size, 3);
    assert.deepEqual(world.report, [{ step: 'one', backlog: 46, want: 23, have: 0, started: 23 }]);
  });

  it('says why it starts nothing', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 2, perAgent: 1 }));
    const why = async () => {
      await dispatch(schedule, world);
      return world.report[0]!.why;
    };
    assert.equal(await why(), 'no items wait');
    world.backlogs.set('one', 1);
    world.listed.push('t1');
    assert.equal(await why(), 'enough agents are running');
    world.backlogs.set('one', 9);
    world.listed.push('t2');
    assert.equal(await why(), 'max_agents are running');
    world.listed.length = 0;
    world.answer = () => ({ kind: 'answered', tasks: [], refused: ['RESOURCE:CPU'] });
    assert.equal(await why(), 'ECS refused: RESOURCE:CPU');
    assert.equal(world.started.length, 3);
  });

  it('counts agents that ECS does not list yet, for a while', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 3, perAgent: 1 }));
    await dispatch(files(9), world);
    await dispatch(files(9, 9), world);
    assert.equal(world.started.length, 1);
    world.now += 31_000;
    await dispatch(files(9, 18), world);
    assert.equal(world.started.length, 2);
  });

  it('starts one instead of a task that stopped, at once and once', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 3, perAgent: 1 }));
    await dispatch(files(9), world);
    world.backlogs.set('one', 9);
    // ECS may list it still.
    world.listed.push('token-0-0/0', 'token-0-0/1', 'token-0-0/2');
    await dispatch(stoppedTask('token-0-0/1'), world);
    assert.deepEqual(
      world.started.map(({ count }) => count),
      [3, 1],
    );
  });

  it('never starts more than max_agents with concurrent calls', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 3, perAgent: 1 }));
    let first = true;
    world.s3.beforeWrite = () => {
      if (!first) return;
      first = false;
      world.put(
        'out/.pipewright/agents/one.json',
        JSON.stringify({ version: 1, starts: [{ token: 'x', at: world.now, until: world.now, count: 2 }] }),
      );
    };
    await dispatch(files(9), world);
    assert.deepEqual(
      world.started.map(({ count }) => count),
      [1],
    );
    // The other call may start its agents for two minutes; the reservation of one that died expires.
    world.now += 120_000;
    await dispatch(files(9, 9), world);
    assert.equal(world.started.at(-1)!.count, 1);
    world.now += 31_000;
    await dispatch(files(9, 18), world);
    assert.equal(world.started.at(-1)!.count, 3);
  });

  it('starts agents on demand when Spot has refused twice, and tries Spot again later', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 20, perAgent: 1 }));
    world.answer = ({ capacity, clientToken }) =>
      capacity === 'FARGATE_SPOT'
        ? {
            kind: 'answered',
            tasks: [`${clientToken}/0`],
            refused: ['Capacity is unavailable at this time.'],
          }
        : undefined;
    await dispatch(files(20), world);
    assert.deepEqual(
      world.started.map(({ capacity, count }) => [capacity, count]),
      [
        ['FARGATE_SPOT', 10],
        ['FARGATE_SPOT', 10],
        ['FARGATE', 10],
        ['FARGATE', 8],
      ],
    );
    assert.equal(world.report[0]!.started, 20);
    world.now += 60_000;
    await dispatch(files(20, 20), world);
    assert.equal(world.started[4]!.capacity, 'FARGATE');
    world.now += 11 * 60_000;
    await dispatch(files(20, 40), world);
    assert.equal(world.started[6]!.capacity, 'FARGATE_SPOT');
  });

  it('leaves ECS alone for a while when it says so', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 20, perAgent: 1 }));
    world.answer = () => ({ kind: 'throttled' });
    await dispatch(files(20), world);
    assert.equal(world.report[0]!.why, 'ECS asked for a pause');
    await dispatch(schedule, Object.assign(world, { backlogs: new Map([['one', 20]]) }));
    assert.match(String(world.report[0]!.why), /pause until/);
    assert.equal(world.started.length, 1);
    world.now += 31_000;
    world.answer = () => undefined;
    await dispatch(schedule, world);
    assert.equal(world.report[0]!.started, 20);
  });

  it('starts an agent for the next file though the one before has just been stopped without work', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    await dispatch(files(1), world);
    await dispatch(stoppedTask('token-0-0/0'), world);
    assert.equal(world.report[0]!.why, 'no items wait');
    await dispatch(files(1, 1), world);
    assert.equal(world.report[0]!.started, 1);
  });

  it('keeps the messages that it sent when agents cannot be started', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    world.answer = () => {
      throw new Error('no right to ecs:RunTask');
    };
    assert.deepEqual((await dispatch(files(3), world)).batchItemFailures, []);
    assert.match(String(world.report[0]!.why), /no right/);
    world.answer = () => undefined;
    await dispatch(files(3, 3), world);
    assert.equal(world.report[0]!.started, 1);
  });

  it('repeats a start within the call that AWS refuses for a moment, with the same token', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    let refusals = 2;
    world.answer = () => {
      if (refusals-- > 0) throw new Error('ECS was unable to assume the role');
      return undefined;
    };
    const begin = world.now;
    await dispatch(files(3), world);
    assert.deepEqual(world.report[0], { step: 'one', backlog: 3, want: 1, have: 0, started: 1 });
    assert.deepEqual(
      world.started.map(({ clientToken }) => clientToken),
      Array(3).fill(world.started[0]!.clientToken),
    );
    assert.equal(world.now - begin, 15_000);
  });

  it('does not repeat a start that AWS will refuse again', async () => {
    const world = new DispatchWorld(planOf({ id: 'one' }));
    world.answer = () => {
      throw new Failure('START_REFUSED', 'ECS refuses to start agents: ClusterNotFoundException');
    };
    const begin = world.now;
    await dispatch(files(3), world);
    assert.match(String(world.report[0]!.why), /ClusterNotFound/);
    assert.deepEqual([world.started.length, world.now - begin], [1, 0]);
  });

  it('asks for no more agents when its reservation is about to end', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 100, perAgent: 1 }));
    world.answer = () => {
      world.now += 15_000;
      return undefined;
    };
    await dispatch(files(100), world);
    assert.match(String(world.report[0]!.why), /too slow/);
    assert.equal(world.report[0]!.started, 50);
  });

  it('stays below the launch rate of Fargate, from call to call, and below what ECS makes ready', async () => {
    const world = new DispatchWorld(planOf({ id: 'one', maxAgents: 1000, perAgent: 1 }));
    const begin = world.now;
    await dispatch(files(250), world);
    world.backlogs.set('one', 1000);
    await dispatch(schedule, world);
    assert.equal(world.report[0]!.started, 150);
    assert.ok(world.now - begin >= 15_000, String(world.now - begin));
    await dispatch(schedule, world);
    assert.match(String(world.report[0]!.why), /400 were started just now/);
  });

  it('gives agents to instances of a capacity provider', async () => {
    const compute = { kind: 'managed-instances', capacityProvider: 'flow-gpu' } as const;
    const world = new DispatchWorld(planOf({ id: 'one', compute }));
    await dispatch(files(3), world);
    assert.deepEqual(world.started[0]!.capacity, { provider: 'flow-gpu' });
  });
});

describe('a gather step', () => {
  const RUN = 'run-20261125T092236Z-3fa9c1';
  const plan = planOf(
    { id: 'one' },
    { id: 'two', needs: ['one'] },
    { id: 'all', needs: ['one', 'two'], gather: true },
  );
  const expect = (world: DispatchWorld, one: number) =>
    world.put(
      `out/.pipewright/runs/${RUN}/run.json`,
      writeRunManifest(aRunManifest({ run: RUN, workflow: 'flow', expected: { one } })),
    );
  const end = (world: DispatchWorld, step: string, item: string, state: 'done' | 'failed' = 'done') => {
    world.put(markerKey('out/', { run: RUN, step, item }, 'e', state));
    if (state === 'done') world.put(`out/${step}/${RUN}/${item}`, 'x');
  };
  const outputOf = (step: string, path: string) => {
    const object = { bucket: 'results', key: `out/${step}/${RUN}/${path}`, etag: 'e', size: 1 };
    return messagesOf(writeOutputMessage({ run: RUN, step, path, object, trace: [] }));
  };
  const scene = (): DispatchWorld => {
    const world = new DispatchWorld(plan);
    expect(world, 2);
    for (const item of ['a', 'b']) end(world, 'one', item);
    end(world, 'two', 'a');
    return world;
  };

  it('is started when all items of all steps before it have ended, once', async () => {
    const world = scene();
    await dispatch(outputOf('two', 'a'), world);
    assert.match(JSON.stringify(world.lines[0]!.gathers), /1 of 2 items of two have ended/);
    end(world, 'two', 'b');
    await dispatch(outputOf('two', 'b'), world);
    await dispatch(outputOf('two', 'b'), world);
    await dispatch(schedule, world);
    assert.equal(world.sqs.peek('all')[0]!.group, RUN);
    const [message, ...more] = world.sent('all');
    assert.deepEqual(more, []);
    assert.equal(message!.item, 'all');
    assert.ok(message!.gather);
    const manifest = world
      .text(message!.input.key)!
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      manifest.map(({ path, objects }) => path ?? objects),
      [4, 'one/a', 'one/b', 'two/a', 'two/b'],
    );
    assert.equal(world.started.at(-1)!.taskDefinition, plan.steps[2]!.taskDefinition);
  });

  it('is not started of a part: where results that it takes may have expired', async () => {
    const { steps, ...rest } = plan;
    const day = 24 * 3600_000;
    for (const [age, sent] of [
      [6 * day, 1],
      [8 * day, 0],
    ] as const) {
      const world = new DispatchWorld({ ...rest, steps: steps.map((step) => ({ ...step, keep: 7 })) });
      expect(world, 2);
      for (const item of ['a', 'b']) end(world, 'one', item);
      world.now += age;
      for (const item of ['a', 'b']) end(world, 'two', item);
      expect(world, 2);
      await dispatch(schedule, world);
      assert.equal(world.sent('all').length, sent);
      if (sent === 0)
        assert.match(JSON.stringify(world.lines[0]!.gathers), /results of one may have expired: continue/);
    }
  });

  it('is started by the schedule when the last item gave no message', async () => {
    const world = scene();
    end(world, 'two', 'b');
    await dispatch(schedule, world);
    assert.equal(world.sent('all').length, 1);
  });

  it('is started when the last agent has ended, and not looked for while others run', async () => {
    const world = scene();
    end(world, 'two', 'b');
    world.listed.push('t1', 't2');
    await dispatch(stoppedTask('t1'), world);
    assert.deepEqual(world.s3.listed, []);
    // ECS may list it still.
    world.listed.shift();
    await dispatch(stoppedTask('t2'), world);
    assert.equal(world.sent('all').length, 1);
  });

  it('is started by one of two calls at once', async () => {
    const world = scene();
    end(world, 'two', 'b');
    await Promise.all([dispatch(outputOf('two', 'b'), world), dispatch(outputOf('two', 'b'), world)]);
    assert.equal(world.sent('all').length, 1);
  });

  it('is started by another call when the one that made its manifest died', async () => {
    const world = scene();
    end(world, 'two', 'b');
    world.put(`out/.pipewright/runs/${RUN}/gather/all.jsonl`, 'as it was');
    await dispatch(schedule, world);
    assert.deepEqual(world.sent('all'), []);
    world.now += 121_000;
    await dispatch(schedule, world);
    assert.equal(world.sent('all').length, 1);
  });

  it('waits while an item before it has failed, and starts when it is done after all', async () => {
    const world = scene();
    end(world, 'two', 'b', 'failed');
    await dispatch(schedule, world);
    assert.match(JSON.stringify(world.lines[0]!.gathers), /1 upstream items have no result/);
    end(world, 'two', 'b');
    await dispatch(schedule, world);
    assert.equal(world.sent('all').length, 1);
  });

  it('starts without an item that has failed when people ask for it', async () => {
    const world = scene();
    end(world, 'two', 'b', 'failed');
    await dispatch(schedule, world);
    const { steps } = world.plan;
    const plan = deployablePlan(
      { workflow: 'flow', output: { bucket: 'results', prefix: 'out/' } },
      ...steps.map(({ id, needs, gather }) => deployableStep(id, { needs, gather })),
    );
    const cloud = { storage: world.s3.bucket as unknown as RunStorage, now: () => world.now };
    assert.deepEqual(await gatherRun(plan, RUN, 'all', cloud), [{ id: 'all', groups: 1 }]);
    await dispatch(schedule, world);
    assert.equal(world.sent('all').length, 1);
    await assert.rejects(gatherRun(plan, RUN, 'all', cloud), { code: 'NOTHING_TO_GATHER' });
  });

  it('is not looked at in full again while the same item has no result', async () => {
    const world = scene();
    end(world, 'two', 'b', 'failed');
    await dispatch(schedule, world);
    const listings = world.s3.listed.length;
    assert.ok(listings >= 2, String(listings));
    for (let i = 0; i < 3; i++) await dispatch(schedule, world);
    assert.match(JSON.stringify(world.lines.at(-1)!.gathers), /still has no result: out\/.*\.failed/);
    assert.equal(world.s3.listed.length, listings);
    // Another one that failed meanwhile is found when this one is done.
    end(world, 'one', 'b', 'failed');
    world.s3.delete({
      bucket: 'results',
      key: markerKey('out/', { run: RUN, step: 'one', item: 'b' }, 'e', 'done'),
    });
    end(world, 'two', 'b');
    await dispatch(outputOf('two', 'b'), world);
    assert.match(JSON.stringify(world.lines.at(-1)!.gathers), /[12] upstream items have no result/);
    end(world, 'one', 'b');
    await dispatch(schedule, world);
    assert.equal(world.sent('all').length, 1);
  });

  it('is looked for after agents are started, and no longer than a call may take', async () => {
    const world = scene();
    const order: string[] = [];
    const other = 'run-20261124T092236Z-3fa9c1';
    world.put(
      `out/.pipewright/runs/${other}/run.json`,
      writeRunManifest(aRunManifest({ run: other, workflow: 'flow', expected: { one: 2 } })),
    );
    const tasks = await world.tasks();
    world.backlogs.set('one', 5);
    const slow = {
      ...world.s3.bucket,
      pages: (bucket: string, prefix: string) => {
        order.push(prefix);
        world.now += 200_000;
        return world.s3.bucket.pages(bucket, prefix);
      },
    };
    await dispatch(schedule, {
      ...world,
      log: world.log,
      tasks: async () => ({
        ...tasks,
        run: (request) => {
          order.push('RunTask');
          return tasks.run(request);
        },
      }),
      objects: async () => slow,
    });
    assert.equal(order[0], 'RunTask');
    // The newest run first.
    assert.ok(order.slice(1).every((prefix) => prefix.includes(RUN)));
    assert.match(JSON.stringify(world.lines[0]!.errors), /no time left for older runs/);
  });

  it('is not checked while its steps are busy, nor in runs without a run.json', async () => {
    const world = scene();
    end(world, 'two', 'b');
    world.backlogs.set('one', 11);
    await dispatch(outputOf('two', 'b'), world);
    assert.equal(world.lines[0]!.gathers, undefined);
    world.backlogs.clear();
    world.s3.delete({ bucket: 'results', key: `out/.pipewright/runs/${RUN}/run.json` });
    await dispatch(outputOf('two', 'b'), world);
    assert.match(JSON.stringify(world.lines[1]!.gathers), /no run.json/);
  });
});
