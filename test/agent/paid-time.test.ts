import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readSettings } from '../../src/agent/worker-settings.ts';
import { readWorkMessage } from '../../src/protocol/message.ts';
import { readWorkedMessage } from '../../src/protocol/worked-message.ts';
import { type Job, WorkerWorld } from '../fakes/worker-world.ts';

const FILES = { a: '1', b: '2', c: '3', d: '4', e: '5' };

function paid(world: WorkerWorld, seconds: number) {
  const until = new Date(world.clock.now() + seconds * 1000).toISOString();
  return {
    PAID_UNTIL: until,
    PAID_RUNS: world.run,
    START: 'token',
    REPORT_URL: world.sqs.createQueue('reports'),
  };
}

describe('an agent that a budget pays', () => {
  it('takes no item after its time, ends the one that it has, and says what it worked on', async (t) => {
    const world = new WorkerWorld(t);
    await world.begin(FILES);
    const minute: Job = async (input, output) => {
      await world.clock.sleep(60_000);
      writeFileSync(output, readFileSync(input));
      return {};
    };
    await world.work(minute, { settings: paid(world, 150) });
    assert.deepEqual(Object.keys(world.outputs()).length, 3);
    // Those that were fetched ahead, too, are there for others at once.
    const left = world.sqs.peek(world.queueUrl);
    assert.equal(left.length, 2);
    assert.ok(left.every(({ visibleAt }) => visibleAt <= world.clock.now()));
    const [report, ...more] = world.sqs.drain('reports').map(({ body }) => readWorkedMessage(body));
    assert.deepEqual([report!.start, report!.runs, more], ['token', { [world.run]: [3, 180] }, []]);
  });

  it('hands an item of a run that it is not paid for to the dispatcher, and ends', async (t) => {
    const world = new WorkerWorld(t);
    const [item] = await world.begin({ a: '1' });
    const agent = await world.work(() => assert.fail('it is not worked on'), {
      settings: { ...paid(world, 3600), PAID_RUNS: 'run-x,run-y' },
    });
    assert.ok(agent.log.some(({ event, run }) => event === 'not paid for' && run === world.run));
    assert.deepEqual(world.sqs.peek(world.queueUrl), []);
    const [handed, report, ...more] = world.sqs.drain('reports').map(({ body }) => body);
    assert.deepEqual([readWorkMessage(handed!), more], [{ ...item, returns: 0 }, []]);
    // So the next one is paid for it.
    assert.deepEqual(readWorkedMessage(report!).runs, { [world.run]: [0, 0] });
  });

  it('does not have an item given up that many agents are not paid for', async (t) => {
    const world = new WorkerWorld(t);
    await world.begin({ a: '1' });
    const unpaid = { ...paid(world, 3600), PAID_RUNS: 'run-x', MAX_RECEIVES: '3' };
    for (let agents = 0; agents < 8; agents++) {
      await world.work(() => assert.fail('it is not worked on'), { settings: unpaid });
      for (const { body } of world.sqs.drain('reports').filter(({ body }) => !body.includes('"worked"')))
        await world.sendText(body);
    }
    const settings = { ...paid(world, 3600), MAX_RECEIVES: '3' };
    await world.work((input, output) => void writeFileSync(output, readFileSync(input)), { settings });
    assert.deepEqual(Object.keys(world.outputs()), ['a']);
  });

  it('ends when it is idle, as others do, without waiting for its time', async (t) => {
    const world = new WorkerWorld(t);
    const begin = world.clock.now();
    await world.work(() => undefined, { settings: paid(world, 3600) });
    assert.ok(world.clock.now() - begin < 60_000);
    assert.deepEqual(readWorkedMessage(world.sqs.drain('reports')[0]!.body).runs, {});
  });

  it('works although its report cannot be sent', async (t) => {
    const world = new WorkerWorld(t);
    await world.begin({ a: '1' });
    const settings = { ...paid(world, 3600), REPORT_URL: 'gone' };
    const agent = await world.work((input, output) => void writeFileSync(output, readFileSync(input)), {
      settings,
    });
    assert.deepEqual(Object.keys(world.outputs()), ['a']);
    assert.ok(agent.log.some(({ event }) => event === 'report failed'));
  });

  it('needs all of its settings', () => {
    const settings = { QUEUE_URL: 'q', STEP: 's', BUCKET: 'b', PAID_UNTIL: 'later' };
    const variables = Object.fromEntries(Object.entries(settings).map(([k, v]) => [`PIPEWRIGHT_${k}`, v]));
    assert.throws(
      () => readSettings(variables),
      /PAID_UNTIL is "later", not a time; PIPEWRIGHT_START is not set; PIPEWRIGHT_REPORT_URL is not set/,
    );
  });
});
