import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FlowItem } from '../../src/local/flow.ts';
import type { Attempt, FinishedItem, LocalEdges, RunEvent } from '../../src/local/local-edges.ts';
import { runLocally } from '../../src/local/local-run.ts';
import { advance, initialProgress } from '../../src/progress/progress.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { aPlan, aStep } from '../fakes/plan.ts';

const COMPLETE: Attempt = { state: 'COMPLETE', exitCode: 0, outputs: [] };
const FAILED: Attempt = { state: 'EXECUTOR_ERROR', exitCode: 3, reason: 'why', outputs: [] };
const BROKEN: Attempt = { state: 'SYSTEM_ERROR', exitCode: null, reason: 'disk', outputs: [] };

/** A machine of which only the containers are made up: the result of each attempt. */
function machine(
  attempt: (item: FlowItem, attempt: number, stop: AbortController) => Attempt | Promise<Attempt>,
) {
  const stop = new AbortController();
  const kept = new Map<string, FinishedItem>();
  /** What runs in other folders have computed, and what this one says to them, by fingerprint. */
  const elsewhere = new Map<string, FinishedItem>();
  const noted = new Map<string, FinishedItem>();
  const log: string[] = [];
  const pauses: number[] = [];
  const events: RunEvent[] = [];
  const checkpoints = new Map<string, string>();
  let running = 0;
  let most = 0;
  const nameOf = (item: FlowItem): string => `${item.step.id}:${item.path}`;
  const contents = new Map<string, string>();
  /** Files whose next reading fails. */
  const unreadable = new Set<string>();
  const edges: LocalEdges = {
    async digest(file) {
      if (unreadable.delete(file)) throw new Error('disk');
      return contents.get(file) ?? file;
    },
    find: async (item) => kept.get(nameOf(item)),
    forget: async (item) => void kept.delete(nameOf(item)),
    keep: async (item, finished) => void kept.set(nameOf(item), finished),
    locate: (step, key) => `/out/${step}/${key}`,
    removeCheckpoint: async (fingerprint) => void log.push(`removes ${checkpoints.get(fingerprint)}`),
    async attempt(item, n, { fingerprint }) {
      checkpoints.set(fingerprint, nameOf(item));
      log.push(nameOf(item));
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      const outcome = await attempt(item, n, stop);
      running -= 1;
      return outcome.state === 'COMPLETE' && outcome.outputs.length === 0
        ? { ...outcome, outputs: [{ key: item.path, bytes: 1, sha256: `of ${item.path}` }] }
        : outcome;
    },
    now: () => 1e12,
    sleep: async (milliseconds) => void pauses.push(milliseconds),
    stop: stop.signal,
    recall: async (_, fingerprint) => elsewhere.get(fingerprint),
    note: async (_, finished) => void noted.set(finished.fingerprint, finished),
  };
  const run = async (plan: Plan, paths: readonly string[], jobs = 2, secrets = {}) => {
    log.length = 0;
    events.length = 0;
    const inputs = paths.map((path) => ({ path, file: `/in/${path}` }));
    const result = await runLocally(plan, inputs, { jobs, memory: 0, secrets }, edges, (event) =>
      events.push(event),
    );
    const states = Object.fromEntries(result.items.map((i) => [`${i.step}:${i.item}`, i.state]));
    return { ...result, states };
  };
  return { run, log, pauses, events, contents, unreadable, elsewhere, noted, stop, most: () => most };
}

describe('a local run', () => {
  it('removes the checkpoint of an item that has ended, and keeps it for one that a fault or Ctrl-C has ended', async () => {
    const plan = aPlan(aStep('a', { max_attempts: 2, spec: { checkpoint: '/data/ck' } }));
    const outcomes: Record<string, Attempt> = { done: COMPLETE, failed: FAILED, broken: BROKEN };
    const { run, log } = machine(({ path }, _, stop) => {
      if (path === 'stopped') stop.abort();
      return outcomes[path] ?? FAILED;
    });
    await run(plan, ['done', 'failed', 'broken', 'stopped'], 1);
    assert.deepEqual(
      log.filter((line) => line.startsWith('removes')),
      ['removes a:done', 'removes a:failed'],
    );
  });

  it('takes over what a run in another folder has computed, and says what it has computed itself', async () => {
    const before = machine(() => COMPLETE);
    const plan = aPlan(aStep('a'), aStep('b', { needs: ['a'] }));
    await before.run(plan, ['x', 'y']);
    assert.equal(before.noted.size, 4);
    const now = machine(() => COMPLETE);
    for (const [fingerprint, finished] of before.noted)
      now.elsewhere.set(fingerprint, { ...finished, reused_from: '/before' });
    const { items } = await now.run(plan, ['x', 'y', 'z']);
    assert.deepEqual(now.log.sort(), ['a:z', 'b:z']);
    assert.deepEqual(
      items.map(({ step, item, reused, reused_from }) => `${step}:${item} ${reused} ${reused_from ?? ''}`),
      [
        'a:x true /before',
        'a:y true /before',
        'a:z false ',
        'b:x true /before',
        'b:y true /before',
        'b:z false ',
      ],
    );
    assert.equal(now.noted.size, 2, 'what was taken over is noted where it is copied');
    const changed = aPlan(aStep('a'), aStep('b', { needs: ['a'], variables: { LEVEL: '2' } }));
    const other = machine(() => COMPLETE);
    for (const [fingerprint, finished] of before.noted) other.elsewhere.set(fingerprint, finished);
    await other.run(changed, ['x', 'y']);
    assert.deepEqual(other.log.sort(), ['b:x', 'b:y']);
  });

  it('takes every input through every step, with at most `jobs` at once', async () => {
    const { run, most, log } = machine(() => COMPLETE);
    const plan = aPlan(
      aStep('a'),
      aStep('b', { needs: ['a'] }),
      aStep('all', { needs: ['b'], gather: true }),
    );
    const { states } = await run(plan, ['x', 'y', 'z'], 3);
    assert.equal(log.length, 7);
    assert.equal(new Set(log).size, 7);
    assert.equal(log.at(-1), 'all:all');
    assert.ok(Object.values(states).every((state) => state === 'COMPLETE'));
    assert.equal(most(), 3);
  });

  it('ends at once without items', async () => {
    const { run } = machine(() => COMPLETE);
    assert.deepEqual(
      (await run(aPlan(aStep('a', { spec: { inputs: { patterns: ['*.csv'] } } })), ['x'])).leftOut,
      ['x'],
    );
  });

  it('retries a failed item up to max_attempts, and continues with the others', async () => {
    const { run, log } = machine((item) => (item.path === 'bad' ? FAILED : COMPLETE));
    const { items } = await run(aPlan(aStep('a', { max_attempts: 2 })), ['bad', 'good']);
    assert.equal(log.filter((name) => name === 'a:bad').length, 2);
    const [bad, good] = items;
    assert.deepEqual(
      [bad?.state, bad?.attempts, bad?.exit_code, bad?.meaning],
      ['EXECUTOR_ERROR', 2, 3, 'why'],
    );
    assert.equal(good?.state, 'COMPLETE');
  });

  it('does not retry an item whose failure is final', async () => {
    const { run, log } = machine(() => ({ ...FAILED, isFinal: true }));
    const { items } = await run(aPlan(aStep('a', { max_attempts: 3 })), ['x']);
    assert.deepEqual([log.length, items[0]?.attempts, items[0]?.meaning], [1, 1, 'why']);
  });

  it('takes the result of the attempt that succeeds at last', async () => {
    const { run } = machine((_item, attempt) => (attempt < 3 ? FAILED : COMPLETE));
    const { items } = await run(aPlan(aStep('a')), ['x']);
    assert.deepEqual([items[0]?.state, items[0]?.attempts], ['COMPLETE', 3]);
  });

  it('does not count failures of the machine as attempts, and waits between them', async () => {
    const { run, pauses } = machine((_item, attempt) =>
      attempt === 1 ? BROKEN : attempt === 2 ? FAILED : COMPLETE,
    );
    const { items } = await run(aPlan(aStep('a', { max_attempts: 2 })), ['x']);
    assert.equal(items[0]?.state, 'COMPLETE');
    assert.deepEqual(pauses, [1000]);
  });

  it('fails an item when the machine keeps failing', async () => {
    const { run, pauses } = machine(() => {
      throw new Error('no such engine');
    });
    const { items } = await run(aPlan(aStep('a')), ['x']);
    assert.deepEqual([items[0]?.state, items[0]?.meaning], ['SYSTEM_ERROR', 'no such engine']);
    assert.deepEqual(pauses, [1000, 5000]);
  });

  it('does not try again what cannot even begin', async () => {
    const { run, log } = machine(() => ({ ...FAILED, isFinal: true }));
    await run(aPlan(aStep('a')), ['x']);
    assert.equal(log.length, 1);
  });

  it('reads a file again for the next item that could not be read for one', async () => {
    const { run, unreadable } = machine(() => COMPLETE);
    unreadable.add('/in/x');
    const { states } = await run(aPlan(aStep('a'), aStep('b')), ['x'], 1);
    assert.deepEqual(Object.values(states).sort(), ['COMPLETE', 'SYSTEM_ERROR']);
  });

  it('still names what was left out of results that an earlier run made', async () => {
    const leftOut = [{ path: 'linked', why: 'a link' }];
    const { run } = machine(() => ({ ...COMPLETE, leftOut }));
    await run(aPlan(aStep('a')), ['x']);
    const { items } = await run(aPlan(aStep('a')), ['x']);
    assert.deepEqual([items[0]?.reused, items[0]?.left_out], [true, leftOut]);
  });

  it('works again only on what has changed: input, image, variables, secrets, or what has failed', async () => {
    let bad = true;
    const { run, log, contents } = machine((item) =>
      bad && item.path === 'bad' ? { ...FAILED, isFinal: true } : COMPLETE,
    );
    const step = aStep('a', { secrets: { KEY: 'arn' } });
    await run(aPlan(step), ['x', 'y', 'bad']);
    bad = false;
    const again = await run(aPlan(step), ['x', 'y', 'bad']);
    assert.deepEqual(log, ['a:bad']);
    assert.deepEqual(
      again.items.map(({ item, reused }) => [item, reused]),
      [
        ['bad', false],
        ['x', true],
        ['y', true],
      ],
    );
    contents.set('/in/x', 'other');
    await run(aPlan(step), ['x', 'y', 'bad']);
    assert.deepEqual(log, ['a:x']);
    await run(aPlan({ ...step, variables: { A: '1' } }), ['x']);
    assert.deepEqual(log, ['a:x']);
    await run(aPlan({ ...step, variables: { A: '1' }, image: 'other' }), ['x']);
    assert.deepEqual(log, ['a:x']);
    await run(aPlan({ ...step, variables: { A: '1' }, image: 'other' }), ['x'], 1, { KEY: 'new' });
    assert.deepEqual(log, ['a:x']);
    await run(aPlan({ ...step, variables: { A: '1' }, image: 'other' }), ['x'], 1, { KEY: 'new' });
    assert.deepEqual(log, []);
  });

  it('stops on request: no item is started, and running ones are canceled', async () => {
    const { run } = machine((item, _attempt, stop) => {
      if (item.path === 'b') stop.abort(new Error('Ctrl-C'));
      return stop.signal.aborted ? BROKEN : COMPLETE;
    });
    const { states, waiting } = await run(aPlan(aStep('s')), ['a', 'b', 'c', 'd'], 1);
    assert.deepEqual(states, { 's:a': 'COMPLETE', 's:b': 'CANCELED' });
    assert.equal(waiting('s'), 2);
  });

  it('tells what happens so that nothing is left running in the end', async () => {
    const plan = aPlan(aStep('a', { max_attempts: 2 }), aStep('b', { needs: ['a'] }));
    const { run, events } = machine((item) => (item.path === 'bad' ? FAILED : COMPLETE));
    await run(plan, ['x', 'bad']);
    const [a, b] = events.reduce(advance, initialProgress(plan)).steps;
    assert.deepEqual([a?.known, a?.running, a?.complete, a?.failed], [2, 0, 1, 1]);
    assert.deepEqual([b?.known, b?.running, b?.complete, b?.failed], [1, 0, 1, 0]);
  });
});
