import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  afterIdle,
  afterItems,
  afterReport,
  afterStops,
  answered,
  reconcileBudget,
  settleBudget,
} from '../../src/dispatch/budget-accounts.ts';
import { type BudgetAnswer, grantAgents } from '../../src/dispatch/budget-grant.ts';
import {
  type BudgetLedger,
  committedUsd,
  EMPTY_BUDGET,
  meanSeconds,
  readBudget,
  withRun,
  writeBudget,
} from '../../src/protocol/budget-ledger.ts';
import { BudgetFleet, STEP } from '../fakes/budget-fleet.ts';
import { ALLOWED, budgetTrial, ITEMS, RUN } from '../fakes/budget-trial.ts';
import { MemorySqs } from '../fakes/memory-sqs.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const ask = (ledger: BudgetLedger, changes: object = {}): BudgetAnswer =>
  grantAgents(ledger, { token: 't', step: 'a', agents: 1, price: 1, now: NOW, ...changes });
const granted = (answer: BudgetAnswer) => {
  assert.equal(answer.kind, 'granted');
  return answer as Extract<BudgetAnswer, { kind: 'granted' }>;
};
/** A run with a limit, of which some is spent. */
const withLimit = (limit: number, usd = 0, run = 'r'): BudgetLedger => {
  const ledger = withRun(EMPTY_BUDGET, run, limit, NOW);
  return { ...ledger, runs: { ...ledger.runs, [run]: { ...ledger.runs[run]!, usd } } };
};
/** One agent that was started, and its answer. */
const started = (ledger: BudgetLedger, changes: object = {}): BudgetLedger =>
  answered(granted(ask(ledger, changes)).ledger, 't', [{ arn: 'arn:x/one' }], false);
const end = (seconds: number, from = NOW) => ({
  arn: 'one',
  created: from,
  stopped: from + seconds * SECOND,
});

describe('money for agents', () => {
  it('is reserved for the time in which they take items, and one item on top', () => {
    const { until, ledger, agents } = granted(ask(withLimit(10_000), { agents: 3 }));
    // Half of what is left, for three agents.
    assert.deepEqual(
      [agents, (until - NOW) / SECOND],
      [3, Math.floor(((5000 / 3 - 30) * SECOND) / 1) / SECOND],
    );
    assert.equal(Math.round(committedUsd(ledger, NOW)), 5000);
    assert.equal(granted(ask(EMPTY_BUDGET, { agents: 3 })).until - NOW, HOUR);
  });

  it('is for fewer agents where it is too little for all, and for none where the first minute and an item are too much', () => {
    assert.equal(granted(ask(withLimit(2000), { agents: 9 })).agents, 1);
    assert.equal(granted(ask(withLimit(90))).until - NOW, 60 * SECOND);
    assert.deepEqual(ask(withLimit(89)), { kind: 'reached', runs: ['r'], month: false });
    assert.deepEqual(ask(EMPTY_BUDGET, { month: 89 }), { kind: 'reached', runs: [], month: true });
  });

  it('waits for what agents that run do not use', () => {
    const first = granted(ask(withLimit(700))).ledger;
    assert.deepEqual(ask(first, { token: 'u' }), { kind: 'wait' });
    const over = settleBudget(
      afterStops(answered(first, 't', [{ arn: 'one' }], false), [end(100)], NOW),
      NOW,
    );
    assert.equal(granted(ask(over, { token: 'u' })).agents, 1);
  });

  it('is held for an agent until it is known to have ended, however long that takes', () => {
    const ledger = started(withLimit(10_000));
    assert.equal(committedUsd(ledger, NOW + 5 * HOUR), 5 * 3600);
  });
});

describe('the accounts of a budget', () => {
  it('close an agent once, whatever comes late or twice, and bill a minute at least', () => {
    const once = settleBudget(afterStops(started(withLimit(1000)), [end(20)], NOW), NOW);
    assert.deepEqual([once.starts, once.runs.r!.usd, once.steps.a!.usd], [[], 60, 60]);
    assert.deepEqual(settleBudget(afterStops(once, [end(500)], NOW), NOW), once);
  });

  it('give back what ECS refused, and nothing of what it did not answer', () => {
    const { ledger } = granted(ask(withLimit(10_000), { agents: 4 }));
    const two = [{ arn: 'one' }, { arn: 'two', price: 0.3 }];
    assert.equal(answered(ledger, 't', two, false).starts[0]!.agents.length, 2);
    assert.equal(answered(ledger, 't', two, true).starts[0]!.agents.length, 4);
    assert.deepEqual(answered(ledger, 't', [], false).starts, []);
  });

  it('end an agent of a lost event at the first look that does not find it, after a second one', () => {
    const ledger = started(withLimit(1000));
    const [first, second] = [NOW + 300 * SECOND, NOW + 600 * SECOND];
    const looked = reconcileBudget(ledger, 'a', new Set(), first);
    assert.equal(looked.starts[0]!.agents[0]!.ended, undefined);
    assert.deepEqual(reconcileBudget(looked, 'a', new Set(['one']), second), ledger);
    const over = settleBudget(reconcileBudget(looked, 'a', new Set(), second), second);
    assert.deepEqual([over.starts, over.runs.r!.usd], [[], 300]);
    // ECS lists a new one only after a while.
    assert.deepEqual(reconcileBudget(ledger, 'a', new Set(), NOW + 30 * SECOND), ledger);
  });

  it('find an agent of a start without an answer in the list', () => {
    const ledger = answered(granted(ask(withLimit(1000))).ledger, 't', [], true);
    const found = reconcileBudget(ledger, 'a', new Set(['late']), NOW + 300 * SECOND);
    assert.equal(found.starts[0]!.agents[0]!.id, 'late');
    const none = reconcileBudget(ledger, 'a', new Set(), NOW + 300 * SECOND);
    assert.equal(settleBudget(none, NOW + 300 * SECOND).runs.r!.usd, 300);
  });

  it('share an agent among runs by the seconds of their items, idling included', () => {
    const two = withRun(withLimit(5000), 's', 5000, NOW);
    const said = { start: 't', agent: 'x', runs: { r: [2, 30], s: [1, 10] } } as const;
    const over = (ledger: BudgetLedger) => settleBudget(afterStops(ledger, [end(100)], NOW), NOW + HOUR).runs;
    const shared = over(afterReport(afterReport(started(two), said, NOW), said, NOW));
    assert.deepEqual([shared.r!.usd, shared.s!.usd], [75, 25]);
    // It is not known whose items it had: neither limit may be exceeded.
    const unknown = over(started(two));
    assert.deepEqual([unknown.r!.usd, unknown.s!.usd], [100, 100]);
  });

  it('have a run pay for agents that end after it was paused, though they do not say that they had its items', () => {
    const two = started(withRun(withLimit(5000), 's', 5000, NOW));
    const paused = { ...two.runs.r!, paused: { at: NOW + 10 * SECOND } };
    const over = settleBudget(
      afterStops({ ...two, runs: { ...two.runs, r: paused } }, [end(100)], NOW),
      NOW + HOUR,
    );
    assert.deepEqual([over.runs.r!.usd, over.runs.s!.usd], [100, 100]);
  });

  it('know the usual length of an item by what agents say', () => {
    const said = { start: 't', agent: 'x', runs: { r: [4, 100] } } as const;
    const ledger = settleBudget(
      afterStops(afterReport(started(withLimit(5000)), said, NOW), [end(120)], NOW),
      NOW,
    );
    assert.deepEqual([meanSeconds(EMPTY_BUDGET, 'a'), meanSeconds(ledger, 'a')], [30, 25]);
  });

  it('bill each month in UTC for its own part', () => {
    const from = Date.UTC(2026, 10, 30, 23, 59);
    const ledger = afterStops(started(EMPTY_BUDGET, { now: from }), [end(180, from)], from);
    assert.deepEqual(settleBudget(ledger, from).months, { '2026-11': 60, '2026-12': 120 });
  });

  it('count the limit of a run only as long as it may have items', () => {
    const two = withRun(withLimit(100, 95), 's', 5000, NOW);
    assert.deepEqual(ask(two), { kind: 'reached', runs: ['r'], month: false });
    const later = NOW + HOUR;
    const idle = afterIdle(two, later);
    assert.equal(ask(withRun(idle, 's', 5000, later), { now: later }).kind, 'granted');
    // One that has only just begun, and one whose agents may work, are not idle.
    assert.deepEqual(
      [afterIdle(two, NOW), afterIdle(started(withLimit(1000)), later).runs.r!.idle],
      [two, undefined],
    );
    assert.equal(ask(afterItems(idle, new Set(['r']), later), { now: later }).kind, 'reached');
    assert.equal(afterItems(two, new Set(['r']), later), two);
  });

  it('are read as they were written, and nothing else is taken for them', () => {
    const ledger = started(withLimit(1000));
    assert.deepEqual(readBudget(writeBudget(ledger)), ledger);
    assert.throws(() => readBudget('{"version":2}'), /accounts of the budget.*cannot be read/);
  });
});

describe('a run with a budget, whose agents are killed and whose events are lost or come twice', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    it(`costs at most its limit and one item per agent, and is whole after raising it (seed ${seed})`, async () => {
      const { broken, used } = await budgetTrial(seed);
      assert.deepEqual(broken, []);
      assert.ok(used > 0.85, `only ${used} of the limit was used`);
    });

  it('stays within the budget of the month, and continues on its own in the next one', async () => {
    const fleet = new BudgetFleet(3, undefined, 4000);
    await fleet.run(RUN, ITEMS);
    const december = Date.UTC(2026, 11, 1);
    await fleet.until(() => fleet.now > december - HOUR, 1000);
    const inNovember = fleet.bill();
    assert.ok(inNovember <= 4000 + ALLOWED && inNovember > 3400, `$${inNovember}`);
    assert.ok(!fleet.isPaused(RUN));
    const before = fleet.done.size;
    await fleet.until(() => fleet.now > december + 5 * HOUR);
    assert.ok(fleet.done.size > before);
  });
});

describe('a run that continues while its items leave the queues', () => {
  it('keeps those that were sent again', async () => {
    const fleet = new BudgetFleet(1);
    const { world } = fleet;
    await fleet.run(RUN, 20, 100);
    const receive = world.sqs.drainable(STEP).receive;
    let raised = false;
    world.sqs.drainable = (url) => ({
      ...MemorySqs.prototype.drainable.call(world.sqs, url),
      // The command comes first.
      receive: async (seconds) => {
        if (!raised) {
          raised = true;
          await fleet.run(RUN, 20, 9000);
        }
        return receive(seconds);
      },
    });
    await fleet.until(() => fleet.done.size === 20);
    assert.deepEqual([raised, fleet.done.size], [true, 20]);
    assert.ok(fleet.bill() > 100);
  });
});
