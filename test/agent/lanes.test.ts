import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { readWorkMessage } from '../../src/protocol/message.ts';
import { readMovedMessage } from '../../src/protocol/moved-message.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Job, WorkerWorld } from '../fakes/worker-world.ts';

const upper: Job = (input, output) => {
  writeFileSync(output, readFileSync(input, 'utf8').toUpperCase());
  return {};
};
const outgrown: Job = () => ({
  exitCode: null,
  signal: 'SIGKILL',
  outOfMemory: true,
  peakMemory: 900 * 2 ** 20,
});

/** A step with three lanes. */
class Laned {
  readonly world: WorkerWorld;
  readonly queues: readonly string[];

  constructor(t: TestContext) {
    this.world = new WorkerWorld(t);
    const { sqs, queueUrl, deadLetterUrl } = this.world;
    const above = ['work-1', 'work-2'].map((name) =>
      sqs.createQueue(name, { maxReceiveCount: 100, deadLetterUrl }),
    );
    this.queues = [queueUrl, ...above];
  }

  settings(lane: number): Record<string, string> {
    const next = this.queues[lane + 1];
    return {
      ...{ QUEUE_URL: this.queues[lane]!, LANE: `${lane}`, MAX_ATTEMPTS: '3' },
      ...(next !== undefined && { NEXT_QUEUE_URL: next, MOVES_URL: this.world.inboxUrl }),
    };
  }

  work(lane: number, job: Job, spec: Partial<Spec> = {}) {
    return this.world.work(job, {
      spec,
      settings: this.settings(lane),
      environment: { PIPEWRIGHT_MEMORY_MB: `${1024 * 2 ** lane}` },
    });
  }

  /** Messages of a lane: attempt, lane, moves, receives of messages before. */
  in(lane: number) {
    return this.world.sqs.peek(this.queues[lane]!).map(({ body }) => {
      const { attempt, lane, moves, returns } = readWorkMessage(body);
      return { attempt, lane, moves, returns };
    });
  }
}

describe('an agent of a step with lanes', () => {
  it('sends an item that ran out of memory to the next lane at once, where it is done', async (t) => {
    const laned = new Laned(t);
    await laned.world.begin({ a: 'x' });
    const agent = await laned.work(0, outgrown);
    assert.equal(agent.runs(), 1);
    assert.deepEqual(laned.in(1), [{ attempt: 1, lane: 1, moves: 1, returns: undefined }]);
    assert.deepEqual([laned.world.markers(), laned.in(0)], [[], []]);
    const [told] = laned.world.sqs.drain(laned.world.inboxUrl);
    assert.deepEqual(readMovedMessage(told!.body), { run: laned.world.run, step: 'step-1', lane: 1 });
    const moved = agent.log.find(({ event }) => event === 'moved');
    assert.deepEqual([moved?.item, moved?.lane, moved?.peak_mb], ['a', 1, 900]);
    assert.equal((await laned.work(1, upper)).runs(), 1);
    const [marker] = laned.world.markers();
    assert.deepEqual([marker!.keyState, marker!.attempt, marker!.lane, marker!.moves], ['done', 1, 1, 1]);
    assert.deepEqual(laned.world.outputs(), { a: 'X' });
  });

  it('moves an item of which the kernel killed a part, too, after failures of other kinds', async (t) => {
    const laned = new Laned(t);
    await laned.world.begin({ a: 'x' });
    let runs = 0;
    await laned.work(0, (_input, output) => {
      writeFileSync(output, 'half');
      return ++runs === 1 ? { exitCode: 3 } : { exitCode: 0, outOfMemory: true };
    });
    assert.deepEqual(laned.in(1), [{ attempt: 2, lane: 1, moves: 1, returns: undefined }]);
    assert.deepEqual(laned.world.outputs(), {});
  });

  it('fails it at once in the largest lane, and says what it had and took', async (t) => {
    const laned = new Laned(t);
    const message = laned.world.upload('a', 'x');
    await laned.world.sendTo(laned.queues[2]!, { ...message, lane: 2, moves: 2 });
    assert.equal((await laned.work(2, outgrown)).runs(), 1);
    const [marker] = laned.world.markers();
    assert.deepEqual(
      [marker!.keyState, marker!.attempt, marker!.moves, marker!.peak_mb],
      ['failed', 1, 2, 900],
    );
    assert.match(
      marker!.meaning!,
      /ran out of memory with 3968 MB, the most .* after using 900 MB: raise max_memory/,
    );
    const [letter] = laned.world.sqs.peek(laned.world.deadLetterUrl);
    assert.equal(readWorkMessage(letter!.body).lane, 2);
  });

  describe('that has seen an item run out of memory', () => {
    /** Fails where its input is larger than this. */
    const holds =
      (bytes: number): Job =>
      (input, output) =>
        readFileSync(input).length > bytes
          ? outgrown(input, output, {} as never)
          : upper(input, output, {} as never);
    const SIZES = { a: 90, b: 20, c: 95, d: 100, e: 30, f: 100 };
    const files = Object.fromEntries(Object.entries(SIZES).map(([name, bytes]) => [name, 'x'.repeat(bytes)]));
    const passedOn = (agent: ReturnType<WorkerWorld['start']>) =>
      agent.log.filter(({ event }) => event === 'passed on').map(({ item }) => item);

    it('sends those as large to the next lane before they are started, which is no move', async (t) => {
      const laned = new Laned(t);
      await laned.world.begin(files);
      const agent = await laned.work(0, holds(50));
      assert.equal(agent.runs(), 3);
      assert.deepEqual(passedOn(agent).sort(), ['c', 'd', 'f']);
      assert.deepEqual(
        laned
          .in(1)
          .map(({ moves }) => moves ?? 0)
          .sort(),
        [0, 0, 0, 1],
      );
      assert.ok(laned.in(1).every(({ lane, attempt }) => lane === 1 && attempt === 1));
      const told = laned.world.sqs.drain(laned.world.inboxUrl).filter(({ body }) => body.includes('"lane"'));
      assert.equal(told.length, 4);
      assert.equal((await laned.work(1, upper)).runs(), 4);
      assert.equal(laned.world.markers().filter(({ keyState }) => keyState === 'done').length, 6);
    });

    it('starts them nevertheless in the largest lane, and where the spec says what an item takes', async (t) => {
      const top = new Laned(t);
      for (const [name, text] of Object.entries(files))
        await top.world.sendTo(top.queues[2]!, { ...top.world.upload(name, text), lane: 2 });
      assert.equal((await top.work(2, holds(50))).runs(), 6);
      const told = new Laned(t);
      await told.world.begin(files);
      const spec = { memory: { minimal: 1, suggested: 1024, base: 0, per_input_mb: 1 } };
      const agent = await told.work(0, holds(50), spec);
      assert.deepEqual([agent.runs(), passedOn(agent)], [6, []]);
    });
  });

  it('counts other failures as attempts, in the same lane', async (t) => {
    const laned = new Laned(t);
    await laned.world.begin({ a: 'x' });
    assert.equal((await laned.work(0, () => ({ exitCode: 1 }))).runs(), 3);
    assert.deepEqual([laned.in(1), laned.world.markers()[0]!.keyState], [[], 'failed']);
  });

  /** An agent that takes an item and is gone. */
  async function die(laned: Laned, lane = 0): Promise<void> {
    const { world, queues } = laned;
    const signal = new AbortController().signal;
    await world.sqs.queues.receive(queues[lane]!, { max: 1, waitSeconds: 1, visibilitySeconds: 2, signal });
    await world.clock.drive(world.clock.sleep(3000));
  }

  it('moves an item at the second agent that ended with it, without starting it again', async (t) => {
    const laned = new Laned(t);
    await laned.world.begin({ a: 'x' });
    await die(laned);
    await die(laned);
    const agent = await laned.work(0, upper);
    assert.equal(agent.runs(), 0);
    assert.deepEqual(laned.in(1), [{ attempt: 1, lane: 1, moves: 1, returns: undefined }]);
  });

  it('works on it where only one has, and in the largest lane', async (t) => {
    const laned = new Laned(t);
    await laned.world.begin({ a: 'x' });
    await die(laned);
    assert.equal((await laned.work(0, upper)).runs(), 1);
    await laned.world.sendTo(laned.queues[2]!, { ...laned.world.upload('b', 'y'), lane: 2 });
    await die(laned, 2);
    await die(laned, 2);
    assert.equal((await laned.work(2, upper)).runs(), 1);
  });

  it('does not count agents that handed it back', async (t) => {
    const laned = new Laned(t);
    await laned.world.begin({ a: 'x' });
    await die(laned);
    for (let round = 0; round < 3; round++) {
      const agent = laned.world.start(
        async (_input, _output, { stop }) => {
          await laned.world.clock.sleep(3600_000, stop).catch(() => {});
          return { exitCode: null, signal: 'SIGTERM', endedFor: 'stop' };
        },
        { settings: { ...laned.settings(0), GRACE_SECONDS: '30', VISIBILITY_SECONDS: '600' } },
      );
      await laned.world.clock.run(() => agent.runs() === 1);
      agent.stop('SIGTERM');
      await laned.world.clock.drive(agent.ended);
    }
    assert.deepEqual(laned.in(0), [{ attempt: 1, lane: undefined, moves: undefined, returns: 4 }]);
    assert.equal((await laned.work(0, upper)).runs(), 1);
  });

  it('gives an item up after as many receives as without lanes, handed back or not', async (t) => {
    const laned = new Laned(t);
    const message = laned.world.upload('a', 'x');
    await laned.world.send({ ...message, returns: 20 });
    const agent = await laned.work(0, upper);
    assert.equal(agent.runs(), 0);
    assert.match(laned.world.markers()[0]!.meaning!, /was started 20 times/);
  });
});
