import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Lease } from '../../src/agent/lease.ts';
import { runWorker, WORKER_EXIT } from '../../src/agent/worker.ts';
import type { Worker } from '../../src/agent/worker-context.ts';
import type { Queues } from '../../src/agent/worker-edges.ts';
import { readSettings } from '../../src/agent/worker-settings.ts';
import type { Clock } from '../../src/core/clock.ts';
import { Failure } from '../../src/core/failure.ts';
import { VirtualClock } from '../fakes/virtual-clock.ts';

const RECEIVED = { body: '', receipt: 'r', receives: 1 };
const unreachable = new Failure('AWS_UNREACHABLE', 'no answer');

function queues(own: Partial<Queues>): Queues {
  return {
    receive: async () => [],
    extend: async () => true,
    remove: async () => {},
    send: async () => {},
    ...own,
  };
}

describe('the lease of a message', () => {
  const hours = (clock: Clock): number => clock.now() / 3600_000;
  function lease(clock: Clock, extend: Queues['extend']) {
    const lost: unknown[] = [];
    const options = { queues: queues({ extend }), url: '', visibilitySeconds: 120, clock };
    return { lost, lease: new Lease(RECEIVED, { ...options, onLost: (why) => lost.push(why) }) };
  }

  it('sends a heartbeat every third of the visibility timeout, and ends before the 12 h limit of SQS', async () => {
    const clock = new VirtualClock();
    const beats: number[] = [];
    const { lease: own, lost } = lease(clock, async (_url, _receipt, seconds) => {
      beats.push(clock.now());
      assert.equal(seconds, 120);
      return true;
    });
    await clock.run();
    assert.deepEqual(beats.slice(0, 3), [40_000, 80_000, 120_000]);
    assert.equal(own.isHeld, false);
    assert.match(String(lost[0]), /almost 12 h/);
    // The last beat must not reach beyond them: SQS refuses it as a whole.
    assert.ok(beats.at(-1)! + 120_000 < 12 * 3600_000);
    assert.ok(hours(clock) > 11.5 && hours(clock) < 12, String(hours(clock)));
  });

  it('survives failed calls while the message is invisible', async () => {
    const clock = new VirtualClock();
    let calls = 0;
    const { lease: own, lost } = lease(clock, async () => {
      calls += 1;
      if (calls % 3 !== 0) throw unreachable;
      return true;
    });
    await clock.run(() => calls === 12);
    assert.deepEqual([own.isHeld, lost.length], [true, 0]);
    await own.remove();
    await clock.run();
    assert.equal(calls, 12);
  });

  it('is lost when no call succeeds until the visibility timeout, or when SQS no longer knows the receipt', async () => {
    for (const [extend, beats] of [
      [() => Promise.reject(unreachable), 3],
      [async () => false, 1],
      [() => Promise.reject(new Failure('CREDENTIALS_LOST', 'gone')), 1],
    ] as const) {
      const clock = new VirtualClock();
      const { lease: own, lost } = lease(clock, extend);
      await clock.run();
      assert.deepEqual([own.isHeld, lost.length, clock.now()], [false, 1, beats * 40_000]);
    }
  });
});

describe('a worker that cannot receive', () => {
  const settings = readSettings({
    PIPEWRIGHT_QUEUE_URL: 'https://q',
    PIPEWRIGHT_STEP: 's',
    PIPEWRIGHT_BUCKET: 'b',
    PIPEWRIGHT_IDLE_SECONDS: '600',
  });
  /** Runs a worker whose nth receive is the nth of these, the last one again and again; no item ever comes. */
  async function run(...receives: ('nothing' | Failure)[]) {
    const clock = new VirtualClock();
    const log: Record<string, unknown>[] = [];
    let calls = 0;
    const receive: Queues['receive'] = async () => {
      const what = receives[Math.min(calls++, receives.length - 1)]!;
      if (what !== 'nothing') throw what;
      await clock.sleep(20_000);
      return [];
    };
    const worker = {
      settings,
      spec: {},
      original: { entrypoint: null, cmd: null, env: {} },
      environment: {},
      queues: queues({ receive }),
      clock,
      stop: new AbortController().signal,
      log: (entry: Record<string, unknown>) => log.push(entry),
    } as unknown as Worker;
    let ended = false;
    const end = runWorker(worker).finally(() => {
      ended = true;
    });
    await clock.run(() => ended);
    const failure = await end;
    return {
      exit: failure === undefined ? 0 : WORKER_EXIT[failure.code],
      calls,
      seconds: clock.now() / 1000,
      log,
    };
  }

  it('backs off, logs why, and then ends with the code that names the cause', async () => {
    const { exit, calls, seconds, log } = await run(unreachable);
    assert.deepEqual([exit, calls, seconds], [69, 6, 1 + 2 + 4 + 8 + 16]);
    assert.deepEqual(
      log.map(({ event, code }) => [event, code]),
      Array(6).fill(['receive failed', 'AWS_UNREACHABLE']),
    );
  });

  it('continues when the failures pass', async () => {
    const { exit, log } = await run(...Array(5).fill(unreachable), 'nothing');
    assert.deepEqual([exit, log.length], [0, 5]);
  });

  for (const [code, exit, calls] of [
    ['QUEUE_GONE', 66, 1],
    ['CREDENTIALS_LOST', 77, 3],
    ['ACCESS_DENIED', 77, 6],
  ] as const)
    it(`ends with ${exit} after ${calls} receives for ${code}, also half-way`, async () => {
      const failure = new Failure(code, 'x');
      assert.deepEqual(await run(failure).then((end) => [end.exit, end.calls]), [exit, calls]);
      const later = await run('nothing', 'nothing', failure);
      assert.deepEqual([later.exit, later.calls], [exit, calls + 2]);
    });
});
