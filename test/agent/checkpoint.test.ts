import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { itemMessage } from '../fakes/step.ts';
import { type AgentOptions, type RunningAgent, WorkerWorld } from '../fakes/worker-world.ts';

const MINUTE = 60_000;
const CHECKPOINTS = 'flow/.pipewright/checkpoints/';

interface Algorithm {
  /** It ends with an error there. */
  readonly failsAt?: number;
  /** Its agent no longer gives a sign of life, but continues. */
  readonly cutOffAt?: number;
  /** The agent is asked to stop then. */
  readonly stoppedAt?: number;
}

/** A step whose items count to ten, a minute for each, and say in their folder how far they are. */
class Counting extends WorkerWorld {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pipewright-checkpoint-'));
  #agents = 0;
  /** What each start of the algorithm found; -1 for an empty folder. */
  readonly found: number[] = [];
  minutes = 0;

  constructor(t: TestContext) {
    super(t);
    t.after(() => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** Each agent has a folder of its own, as containers have. */
  count({ failsAt, cutOffAt, stoppedAt }: Algorithm, options: AgentOptions = {}): RunningAgent {
    const folder = join(this.#folder, String(this.#agents++));
    const file = join(folder, 'count');
    let isCutOff = false;
    const agent = this.start(
      async (_input, output, { stop }) => {
        this.found.push(existsSync(file) ? Number(readFileSync(file, 'utf8')) : -1);
        assert.deepEqual(readdirSync(folder), this.found.at(-1)! < 0 ? [] : ['count']);
        for (let count = Math.max(0, this.found.at(-1)!) + 1; count <= 10; count++) {
          if (count === stoppedAt) agent.stop('SIGTERM');
          isCutOff = count === cutOffAt || isCutOff;
          const isStopped = await this.clock.sleep(MINUTE, stop).then(
            () => false,
            () => true,
          );
          this.minutes += 1;
          writeFileSync(file, String(count));
          if (isStopped) return { exitCode: 143, endedFor: 'stop' as const };
          if (count === failsAt) return { exitCode: 1 };
        }
        writeFileSync(output, readFileSync(file));
        return {};
      },
      {
        ...options,
        spec: { checkpoint: folder, ...options.spec },
        settings: { CHECKPOINT: 'aa', GRACE_SECONDS: '100', ...options.settings },
        queues: {
          ...options.queues,
          extend: async (...call) => !isCutOff && (await this.sqs.queues.extend(...call)),
          receive: (...call) => (isCutOff ? new Promise(() => {}) : this.sqs.queues.receive(...call)),
        },
      },
    );
    return agent;
  }

  async counted(algorithm: Algorithm = {}, options?: AgentOptions): Promise<RunningAgent> {
    const agent = this.count(algorithm, options);
    await this.clock.drive(agent.ended);
    return agent;
  }

  stored(): string[] {
    return this.s3.keys(this.bucket, CHECKPOINTS);
  }
}

const events = ({ log }: RunningAgent): string[] =>
  log.map(({ event }) => String(event)).filter((event) => event.startsWith('checkpoint'));

describe('an item with a checkpoint', () => {
  it('is saved every five minutes; when its agent is cut off, another one continues there', async (t) => {
    const world = new Counting(t);
    await world.begin({ a: 'x' });
    const lost = world.count({ cutOffAt: 6 });
    await world.clock.run(() => world.minutes === 5);
    await world.clock.run(() => world.stored().length === 2);
    assert.match(world.stored().join(' '), /step-1\/\S+\.aa\/[0-9a-f]{64}\.tar \S+\.aa\/saved\.json$/);
    const next = await world.counted({}, { settings: { IDLE_SECONDS: '600' } });
    assert.deepEqual([world.found, world.outputs()], [[-1, 5], { a: '10' }]);
    assert.deepEqual([events(lost), events(next)[0]], [['checkpoint saved'], 'checkpoint restored']);
    assert.deepEqual(world.stored(), []);
  });

  it('is saved when the agent is asked to stop, before the item is handed back', async (t) => {
    const world = new Counting(t);
    await world.begin({ a: 'x' });
    const stopped = await world.counted({ stoppedAt: 3 });
    assert.deepEqual(events(stopped), ['checkpoint saved']);
    await world.counted();
    // What the command wrote when it was asked to end is saved, too.
    assert.deepEqual(world.found, [-1, 3]);
    assert.deepEqual(world.outputs(), { a: '10' });
  });

  it('is kept for the next attempt, and removed when the item has failed', async (t) => {
    const world = new Counting(t);
    await world.begin({ a: 'x' });
    await world.counted({ failsAt: 7 }, { settings: { MAX_ATTEMPTS: '2' } });
    assert.deepEqual(world.found, [-1, 5]);
    assert.deepEqual([world.markers()[0]!.keyState, world.stored()], ['failed', []]);
  });

  it('is of one version of the item and of one setting of the step', async (t) => {
    const world = new Counting(t);
    await world.begin({ a: 'x' });
    await world.counted({ stoppedAt: 3 });
    const [first] = world.stored();
    await world.counted({ stoppedAt: 3 }, { settings: { CHECKPOINT: 'bb' } });
    world.upload('a', 'changed');
    await world.counted({ stoppedAt: 3 });
    assert.deepEqual(world.found, [-1, -1, -1]);
    assert.equal(world.stored().length, 6);
    world.upload('a', 'x');
    await world.counted();
    assert.deepEqual([world.found.at(-1), world.stored().includes(first!)], [3, false]);
  });

  it('tells items of several files by files and variables', async (t) => {
    const world = new Counting(t);
    const item = (value: string) => itemMessage(world, 's', {}, { variables: { LEVEL: value } });
    const spec = { inputs: { reads: { optional: true } } };
    for (const value of ['1', '2', '1']) {
      await world.send(item(value));
      await world.counted({ stoppedAt: 3 }, { spec });
      world.sqs.drain(world.queueUrl);
    }
    assert.deepEqual(world.found, [-1, -1, 3]);
  });

  it('begins again from the start where what was saved is not whole', async (t) => {
    const world = new Counting(t);
    await world.begin({ a: 'x' });
    await world.counted({ stoppedAt: 3 });
    const [archive] = world.stored();
    world.s3.put({ bucket: world.bucket, key: archive! }, 'cut');
    const agent = await world.counted();
    assert.match(JSON.stringify(agent.log), /"checkpoint not restored".*CHECKPOINT_UNUSABLE.*is not whole/);
    assert.deepEqual([world.found, world.outputs()], [[-1, -1], { a: '10' }]);
  });

  it('is neither read nor written where the step does not keep it, and nothing of it is asked for', async (t) => {
    const world = new Counting(t);
    await world.begin({ a: 'x' });
    const read: string[] = [];
    const objects = {
      read: async (place: { bucket: string; key: string }) => {
        read.push(place.key);
        return world.s3.objects.read(place);
      },
    };
    const agent = await world.counted({ stoppedAt: 3 }, { settings: { CHECKPOINT: '' }, objects });
    assert.deepEqual([events(agent), world.stored()], [[], []]);
    assert.deepEqual(
      read.filter((key) => key.startsWith(CHECKPOINTS)),
      [],
    );
  });
});
