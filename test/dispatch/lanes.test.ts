import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { DispatchStep } from '../../src/protocol/dispatch-plan.ts';
import { MARKER_VERSION, writeMarker } from '../../src/protocol/marker.ts';
import { writeWorkMessage } from '../../src/protocol/message.ts';
import { writeMovedMessage } from '../../src/protocol/moved-message.ts';
import { markerFolder } from '../../src/protocol/object-keys.ts';
import { DispatchWorld, messagesOf, planOf, s3Record } from '../fakes/dispatch-world.ts';
import { readFileMessage } from '../fakes/file-message.ts';

const lanes: NonNullable<DispatchStep['lanes']> = [1024, 2048, 4096].map((memory, i) => ({
  ...{ cpu: 256 * 2 ** i, memory },
  work: { url: i === 0 ? 'one' : `one-${i}`, arn: `arn:${i}` },
}));

function worldOf(changes: Partial<DispatchStep> = {}): DispatchWorld {
  return new DispatchWorld(planOf({ id: 'one', perAgent: 1, lanes, ...changes }));
}

const schedule = { 'detail-type': 'Scheduled Event' };

/** What was started: lane, how many, size. */
const startsIn = (world: DispatchWorld) =>
  world.started.map(({ startedBy, count, size }) => [startedBy, count, size!.memory]);

function fileOf(size: number, key: string) {
  const record = s3Record(`in/${key}`);
  return { Records: [{ ...record, s3: { ...record.s3, object: { ...record.s3.object, size } } }] };
}

describe('the dispatcher, of a step with lanes', () => {
  it('starts agents of each lane with its size and its queues, the largest first', async () => {
    const world = worldOf({ maxAgents: 3 });
    world.backlogs.set('one', 20);
    world.backlogs.set('one-2', 1);
    await dispatch(schedule, world);
    assert.deepEqual(startsIn(world), [
      ['pipewright/one/2', 1, 4096],
      ['pipewright/one/0', 2, 1024],
    ]);
    const [large, small] = world.started.map(({ size, environment }) => ({ ...size, environment }));
    assert.deepEqual(large, {
      ...{ cpu: 1024, memory: 4096 },
      environment: {
        PIPEWRIGHT_QUEUE_URL: 'one-2',
        PIPEWRIGHT_LANE: '2',
        PIPEWRIGHT_MEMORY_MB: '4096',
        PIPEWRIGHT_CPUS: '1',
      },
    });
    assert.deepEqual(small!.environment!.PIPEWRIGHT_NEXT_QUEUE_URL, 'one-1');
    assert.deepEqual(
      world.report.map(({ lane, backlog, started }) => [lane, backlog, started]),
      [
        [2, 1, 1],
        [0, 20, 2],
      ],
    );
  });

  it('counts the agents of all lanes, and those that ECS does not list yet', async () => {
    const world = worldOf({ maxAgents: 4 });
    world.backlogs.set('one', 20);
    await dispatch(schedule, world);
    world.backlogs.set('one-1', 5);
    await dispatch(schedule, world);
    assert.deepEqual(startsIn(world), [['pipewright/one/0', 4, 1024]]);
    // One has ended: the larger lane, which has waited, is next.
    const arn = `${world.started[0]!.clientToken}/0`;
    const detail = {
      ...{ lastStatus: 'STOPPED', taskArn: arn, startedBy: 'pipewright/one/0' },
      ...{ taskDefinitionArn: 'x/flow-one:3', stopCode: 'EssentialContainerExited' },
      containers: [{ exitCode: 0 }],
    };
    await dispatch({ 'detail-type': 'ECS Task State Change', detail }, world);
    assert.deepEqual(startsIn(world).slice(1), [['pipewright/one/1', 1, 2048]]);
    assert.equal((world.lines.at(-1)!.stopped as { lane: number }).lane, 0);
  });

  it('knows the lane of listed agents, and takes others for the smallest', async () => {
    const world = worldOf({ maxAgents: 10 });
    world.listed.push('old', 'large');
    world.starters.set('old', 'pipewright/one').set('large', 'pipewright/one/2');
    world.backlogs.set('one', 2).set('one-2', 2);
    await dispatch(schedule, world);
    assert.deepEqual(startsIn(world), [
      ['pipewright/one/2', 1, 4096],
      ['pipewright/one/0', 1, 1024],
    ]);
  });

  it('tries one agent of all lanes while agents end without processing any item', async () => {
    const world = worldOf();
    world.backlogs.set('one', 5).set('one-1', 5);
    const detail = {
      ...{ lastStatus: 'STOPPED', taskArn: 'gone', taskDefinitionArn: 'x/flow-one:3' },
      ...{ stopCode: 'TaskFailedToStart', stoppedReason: 'no image' },
    };
    await dispatch({ 'detail-type': 'ECS Task State Change', detail }, world);
    assert.deepEqual(startsIn(world), [['pipewright/one/1', 1, 2048]]);
  });

  it('starts an agent for an item that another agent moved, though the queue does not count it yet', async () => {
    const world = worldOf();
    const moved = writeMovedMessage({ run: 'r', step: 'one', lane: 1 });
    await dispatch(messagesOf(moved, writeMovedMessage({ run: 'r', step: 'gone', lane: 1 })), world);
    assert.deepEqual(startsIn(world), [['pipewright/one/1', 1, 2048]]);
  });

  it('never starts more than max_agents with concurrent calls', async () => {
    const world = worldOf({ maxAgents: 3 });
    world.backlogs.set('one', 20).set('one-1', 20).set('one-2', 20);
    await Promise.all([dispatch(schedule, world), dispatch(schedule, world), dispatch(schedule, world)]);
    assert.deepEqual(
      startsIn(world)
        .map(([lane]) => lane)
        .sort(),
      ['pipewright/one/0', 'pipewright/one/1', 'pipewright/one/2'],
    );
  });

  it('sends items where the line of the spec says, and what says its lane there', async () => {
    const line = { base: 500, per_input_mb: 10 };
    const world = worldOf({ line });
    const again = writeWorkMessage({
      ...{ kind: 'file', run: 'r', step: 'one', item: 'again', attempt: 1, gather: false, trace: [] },
      input: { bucket: 'inputs', key: 'in/r/again', etag: 'abc', size: 1 },
      ...{ lane: 7, moves: 1 },
    });
    await dispatch(
      messagesOf(fileOf(1e6, 'small'), fileOf(100 * 2 ** 20, 'middle'), fileOf(1e12, 'huge'), again),
      world,
    );
    const items = (queue: string) =>
      world.sqs.peek(queue).map(({ body }) => {
        const { item, lane, moves } = readFileMessage(body);
        return [item, lane, moves];
      });
    assert.deepEqual(items('one'), [['small', 0, undefined]]);
    assert.deepEqual(items('one-1'), [['middle', 1, undefined]]);
    assert.deepEqual(items('one-2'), [
      ['huge', 2, undefined],
      ['again', 2, 1],
    ]);
    assert.deepEqual(startsIn(world), [
      ['pipewright/one/2', 2, 4096],
      ['pipewright/one/1', 1, 2048],
      ['pipewright/one/0', 1, 1024],
    ]);
  });

  it('fits a line to finished items where the spec has none, and looks for more of them once a minute', async () => {
    const world = worldOf({ maxAgents: 1 });
    const run = 'run-20261125T092236Z-3fa9c1';
    const finish = (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const digest = createHash('sha256').update(`${i}`).digest('hex').slice(0, 32);
        const text = writeMarker({
          ...{ version: MARKER_VERSION, state: 'COMPLETE', run, step: 'one', item: `${i}`, attempt: 1 },
          content: { kind: 'file', input: { bucket: 'inputs', key: 'in/x' }, trace: [] },
          ...{ started_at: '2026-11-25T09:22:36Z', seconds: 1, outputs: [], agent: '1' },
          // 100 MB, and 20 MB for each MB of input.
          ...{ input_bytes: i * 2 ** 20, peak_mb: 100 + 20 * i },
        });
        world.put(`${markerFolder('out/', run, 'one')}${digest}.0123456789abcdef.done`, text);
      }
    };
    const laneOf = async (item: string): Promise<number | undefined> => {
      await dispatch(messagesOf(fileOf(60 * 2 ** 20, `${run}/${item}`)), world);
      const all = lanes.flatMap(({ work }) => world.sqs.peek(work.url));
      return all.map(({ body }) => readFileMessage(body)).find((message) => message.item === item)?.lane;
    };
    finish(0, 19);
    assert.equal(await laneOf('too-few'), 0);
    finish(19, 40);
    assert.equal(await laneOf('too-soon'), 0);
    world.now += 60_000;
    // 100 and 1,200, and a margin: more than the 896 MB of the first.
    assert.equal(await laneOf('large'), 1);
    const looks = world.s3.listed.length;
    assert.equal(await laneOf('again'), 1);
    assert.equal(world.s3.listed.length, looks);
  });
});
