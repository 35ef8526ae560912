import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FlowItem } from '../../src/local/flow.ts';
import { ItemLanes } from '../../src/local/item-lanes.ts';
import type { Attempt, FinishedItem, LocalEdges, RunEvent } from '../../src/local/local-edges.ts';
import { runLocally } from '../../src/local/local-run.ts';
import { MemoryPool } from '../../src/local/memory-pool.ts';
import { usableMemory } from '../../src/protocol/lanes.ts';
import type { SpecMemory } from '../../src/spec/spec.ts';
import { aPlan, aStep } from '../fakes/plan.ts';

const MB = 2 ** 20;
const GB = 2 ** 30;

function planWith(memory: Partial<SpecMemory> = {}, max_attempts = 3) {
  const suggested = 100;
  return aPlan(
    aStep('a', {
      memory_mb: suggested,
      max_attempts,
      spec: { memory: { minimal: suggested, suggested, ...memory } },
    }),
  );
}

/** A machine whose algorithm takes so much for each item, by its path, and dies where it has less. */
function machine(takes: (mb: number) => number) {
  const log: string[] = [];
  const events: RunEvent[] = [];
  const kept = new Map<string, FinishedItem>();
  let [used, most] = [0, 0];
  const edges: LocalEdges = {
    digest: async (file) => file,
    find: async ({ path }) => kept.get(path),
    forget: async ({ path }) => void kept.delete(path),
    keep: async ({ path }, finished) => void kept.set(path, finished),
    locate: (step, key) => `/out/${step}/${key}`,
    removeCheckpoint: async () => {},
    async attempt(item: FlowItem, _attempt, { lane }): Promise<Attempt> {
      const has = usableMemory(lane);
      const needs = takes(item.bytes! / MB);
      log.push(`${item.path}:${has}`);
      used += lane.memory;
      most = Math.max(most, used);
      await new Promise(setImmediate);
      used -= lane.memory;
      const outputs = [{ key: item.path, bytes: 1, sha256: '0' }];
      return needs > has
        ? {
            state: 'EXECUTOR_ERROR',
            exitCode: null,
            reason: 'oom',
            outputs: [],
            peakMb: has,
            outOfMemory: true,
          }
        : { state: 'COMPLETE', exitCode: 0, outputs, peakMb: needs };
    },
    now: () => 0,
    sleep: async () => {},
    stop: new AbortController().signal,
  };
  const run = (plan: ReturnType<typeof planWith>, sizes: readonly number[], jobs = 1, memory = 0) => {
    const inputs = sizes.map((mb, i) => ({ path: `i${i}`.padEnd(3), file: `${i}`, size: mb * MB }));
    return runLocally(plan, inputs, { jobs, memory, secrets: {} }, edges, (event) => events.push(event));
  };
  return { run, log, events, most: () => most };
}

describe('an item that ran out of memory', () => {
  it('begins again at once with twice as much, and is never tried with what was too little', async () => {
    const { run, log, events } = machine(() => 350);
    const { items } = await run(planWith({}, 1), [1]);
    assert.deepEqual(log, ['i0 :100', 'i0 :200', 'i0 :400']);
    const [{ state, attempts, moves, lane_mb, peak_mb, input_bytes }] = items as [(typeof items)[0]];
    assert.deepEqual([state, attempts, moves, lane_mb, peak_mb], ['COMPLETE', 1, 2, 400, 350]);
    assert.equal(input_bytes, MB);
    assert.deepEqual(
      events.flatMap((event) => (event.kind === 'again' ? [event.why] : [])),
      [
        'it ran out of memory (it had 100 MB and had taken 100), and starts again with 200 MB',
        'it ran out of memory (it had 200 MB and had taken 200), and starts again with 400 MB',
      ],
    );
  });

  const CASES: [what: string, memory: Partial<SpecMemory>, machine: number, lanes: number[], why: RegExp][] =
    [
      [
        'eight times',
        {},
        0,
        [100, 200, 400, 800],
        /^oom; it had 800 MB and had taken 800: that is eight times what is suggested$/,
      ],
      [
        'memory.maximal',
        { maximal: 300 },
        0,
        [100, 200, 300],
        /it had 300 MB .*memory\.maximal or max_memory/,
      ],
      [
        'what is suggested, where that is the maximum',
        { maximal: 100 },
        0,
        [100],
        /it had 100 MB .*memory\.maximal/,
      ],
      [
        'the machine, less a tenth',
        {},
        GB,
        [100, 200, 400, 793],
        /this machine has no more: its engine has 1024 MB/,
      ],
    ];
  for (const [what, memory, bytes, lanes, why] of CASES)
    it(`fails at once above ${what}`, async () => {
      const { run, log } = machine(() => 5000);
      const { items } = await run(planWith(memory), [1], 1, bytes);
      assert.deepEqual(
        log.map((line) => Number(line.split(':')[1])),
        lanes,
      );
      assert.deepEqual([items[0]?.state, items[0]?.attempts], ['EXECUTOR_ERROR', 1]);
      assert.match(items[0]?.meaning ?? '', why);
    });
});

describe('the lane in which an item begins', () => {
  it('is that of the line in the spec', async () => {
    const { run, log } = machine((mb) => 20 + 3 * mb);
    await run(planWith({ base: 20, per_input_mb: 3 }), [10, 60, 100, 1000]);
    assert.deepEqual(log, ['i0 :100', 'i1 :200', 'i2 :400', 'i3 :800']);
  });

  it('is that of a line fitted to twenty finished items, also those of an earlier run', async () => {
    const { run, log } = machine((mb) => 20 + 3 * mb);
    const sizes = Array.from({ length: 20 }, (_, i) => i + 1);
    await run(planWith(), [...sizes, 100]);
    assert.equal(log.at(-1), 'i20:400');
    log.length = 0;
    await run(planWith(), [...sizes, 100, 50, 100]);
    assert.deepEqual(log, ['i21:200', 'i22:400']);
  });

  it('is above that in which a smaller item ran out of memory, before there is a line', async () => {
    const { run, log } = machine((mb) => 20 + 3 * mb);
    await run(planWith(), [60, 10, 50, 59], 1);
    assert.deepEqual(log, ['i0 :100', 'i0 :200', 'i1 :100', 'i2 :100', 'i2 :200', 'i3 :200']);
    const other = machine(() => 90);
    await other.run(planWith(), [60, 10, 50, 70], 1);
    assert.deepEqual(other.log, ['i0 :100', 'i1 :100', 'i2 :100', 'i3 :100']);
  });

  it('is the first without a size', () => {
    const lanes = new ItemLanes(planWith({ base: 500, per_input_mb: 1 }), 0).of('a');
    assert.deepEqual([lanes.begin(undefined), lanes.begin(0)], [0, 3]);
  });
});

describe('memory of the machine', () => {
  it('is never given out twice', async () => {
    const { run, most, log } = machine(() => 350);
    const { items } = await run(planWith(), [1, 1, 1, 1, 1, 1], 6, GB);
    assert.ok(items.every(({ state }) => state === 'COMPLETE'));
    assert.equal(log.length, 18);
    assert.ok(most() <= 1024, `${most()}`);
  });

  it('goes to those who wait in their order, also for more than there is', async () => {
    const pool = new MemoryPool(10);
    const order: number[] = [];
    const job = (id: number, amount: number) => pool.with(amount, async () => void order.push(id));
    await Promise.all([job(1, 6), job(2, 40), job(3, 1)]);
    assert.deepEqual(order, [1, 2, 3]);
  });
});
