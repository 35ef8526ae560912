import { optimisticUpdate, type Stored, storedAs } from '../core/optimistic-update.ts';
import { type BudgetLedger, readBudget, taskId, writeBudget } from '../protocol/budget-ledger.ts';
import type { AgentPrice } from '../protocol/dispatch-plan.ts';
import { budgetKey } from '../protocol/object-keys.ts';
import type { WorkedMessage } from '../protocol/worked-message.ts';
import {
  afterIdle,
  afterItems,
  afterReport,
  afterStops,
  answered,
  type PaidTime,
  reconcileBudget,
  runsAtWork,
  settleBudget,
  unlistedIds,
  withIdle,
} from './budget-accounts.ts';
import { grantAgents, refusalOf } from './budget-grant.ts';
import type { Dispatcher } from './dispatch.ts';
import { familyOf } from './dispatch-event.ts';

/** Rounds of conditional writes, which lose to those of other calls: hundreds of agents may end at once. */
const ROUNDS = 6;
/** The longest wait before each further round; the wait is random. Milliseconds. */
const LONGEST_WAIT_MS = 3000;

/** Agents that may be started, and the variables that limit them. */
export interface PaidAgents {
  readonly agents: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Why there are none. */
  readonly why?: string;
}

/** What ECS has answered to a start: `unsure` where it may have started more. */
export interface StartAnswer {
  readonly tasks: readonly string[];
  /** Those of them on Spot. */
  readonly spot: ReadonlySet<string>;
  readonly unsure: boolean;
}

/** Ids that fit into what RunTask may override: 8,192 characters (API reference, TaskOverride). */
const MOST_RUNS = 200;

/** Runs that a start is paid for; its agents take items of no others. */
function coveredRuns(ledger: BudgetLedger): string[] {
  const newest = runsAtWork(ledger).sort(([, a], [, b]) => b.seen - a.seen);
  return newest.slice(0, MOST_RUNS).map(([run]) => run);
}

/** The budget in one call of the dispatcher. */
export class BudgetCall {
  readonly #dispatcher: Dispatcher;
  readonly #month: number | undefined;
  #last?: Promise<BudgetLedger>;
  /** Runs whose limit this call found reached, and that limit. */
  readonly reached = new Map<string, number>();
  /** This call has checked the waiting items, and taken out those of paused runs. */
  hasScanned = false;
  /** The month's limit, where this call found it reached. */
  monthReached?: number;
  /** Runs that this call sends items of. */
  readonly #sent = new Set<string>();

  /** @returns undefined where the workflow has no budget: then nothing is requested for it */
  static of(dispatcher: Dispatcher): BudgetCall | undefined {
    const { budget } = dispatcher.plan;
    return budget && new BudgetCall(dispatcher, budget.month_usd);
  }

  private constructor(dispatcher: Dispatcher, month: number | undefined) {
    this.#dispatcher = dispatcher;
    this.#month = month;
  }

  /** The ledger as this call last saw it. */
  ledger(): Promise<BudgetLedger> {
    this.#last ??= this.#read();
    return this.#last;
  }

  /** The ledger as it is now. */
  async reread(): Promise<BudgetLedger> {
    const ledger = await this.#read();
    this.#last = Promise.resolve(ledger);
    return ledger;
  }

  /** Records what ECS and the agents' reports say about agents that have ended. */
  async record(stops: readonly PaidTime[], worked: readonly WorkedMessage[]): Promise<void> {
    const { clock } = this.#dispatcher;
    if (stops.length === 0 && worked.length === 0) return;
    await this.update((ledger) => {
      const now = clock.now();
      const reported = worked.reduce((before, report) => afterReport(before, report, now), ledger);
      return settleBudget(afterStops(reported, stops, now), now);
    });
  }

  /** Called when a run's end is recorded: its limit no longer counts, unless more of its items come. */
  async close(run: string): Promise<void> {
    await this.update((ledger) => withIdle(ledger, [run]));
  }

  /**
   * Items of these runs are about to be sent: their limits count again.
   * @throws Error where that cannot be written
   */
  async expect(runs: Iterable<string>): Promise<void> {
    const { clock } = this.#dispatcher;
    const all = new Set(runs);
    const change = (ledger: BudgetLedger) => afterItems(ledger, all, clock.now());
    const ledger = await this.ledger();
    for (const run of all) this.#sent.add(run);
    if (change(ledger) !== ledger && !(await this.update(change)))
      throw new Error('other calls of the dispatcher are changing the accounts of the budget');
  }

  /**
   * Whether this call has to pause runs, or has sent items of one that another call has paused since this one
   * read its manifest.
   */
  async mustPause(): Promise<boolean> {
    if (this.reached.size > 0) return true;
    if (this.hasScanned || this.#sent.size === 0) return false;
    const { runs } = await this.ledger();
    return [...this.#sent].some((run) => runs[run]?.paused);
  }

  /**
   * Finds out whether runs have ended, whose limits then no longer count.
   * @param isIdle whether all queues are empty
   */
  async rest(isIdle: () => Promise<boolean>): Promise<void> {
    const { clock } = this.#dispatcher;
    const change = (ledger: BudgetLedger) => afterIdle(ledger, clock.now());
    const ledger = await this.ledger();
    if (change(ledger) !== ledger && (await isIdle())) await this.update(change);
  }

  /** Looks at ECS's lists, as events may be lost. */
  async reconcile(): Promise<void> {
    const { plan, clock, tasks } = this.#dispatcher;
    if ((await this.ledger()).starts.length === 0) return;
    const ecs = await tasks();
    const looks: { id: string; listed: ReadonlySet<string> }[] = [];
    const ended: PaidTime[] = [];
    // Read here, so that every start in it was reserved before the lists are read.
    const ledger = await this.reread();
    for (const id of new Set(ledger.starts.map(({ step }) => step))) {
      const step = plan.steps.find((each) => each.id === id);
      // For a step that a deployment has removed, ECS is asked about the known agents.
      const arns = step
        ? await ecs.list(plan.cluster, familyOf(step.taskDefinition))
        : (await ecs.describe(plan.cluster, unlistedIds(ledger, id, new Set()))).map(({ arn }) => arn);
      const listed = new Set(arns.map(taskId));
      looks.push({ id, listed });
      const gone = unlistedIds(ledger, id, listed);
      if (gone.length > 0) ended.push(...(await ecs.ended(plan.cluster, gone)));
    }
    await this.update((current) => {
      const now = clock.now();
      const stopped = afterStops(current, ended, now);
      const look = (before: BudgetLedger, { id, listed }: (typeof looks)[number]) =>
        reconcileBudget(before, id, listed, now);
      return settleBudget(looks.reduce(look, stopped), now);
    });
  }

  /**
   * Why no agent of a step can be paid, or has work as far as is known; undefined where one is to be started.
   */
  async refusal(step: string, price: AgentPrice): Promise<string | undefined> {
    return this.#why(await this.ledger(), step, price);
  }

  /** Reserves money for agents, or says why it cannot. */
  async reserve(step: string, price: AgentPrice, agents: number, token: string): Promise<PaidAgents> {
    let granted: PaidAgents | undefined;
    const stored = await this.update((ledger) => {
      const now = this.#dispatcher.clock.now();
      const request = { token, step, agents, price: price.second, month: this.#month, now };
      granted = undefined;
      // Another call may have paused the run since this one has looked.
      if (this.#hasOnlyPaused(ledger)) return undefined;
      const answer = grantAgents(settleBudget(ledger, now), request);
      if (answer.kind !== 'granted') return undefined;
      const environment = {
        PIPEWRIGHT_PAID_UNTIL: new Date(answer.until).toISOString(),
        PIPEWRIGHT_PAID_RUNS: coveredRuns(answer.ledger).join(),
        PIPEWRIGHT_START: token,
        PIPEWRIGHT_REPORT_URL: this.#dispatcher.plan.inbox.url,
      };
      granted = { agents: answer.agents, environment };
      return answer.ledger;
    });
    const none = (why: string): PaidAgents => ({ agents: 0, environment: {}, why });
    if (!stored) return none('other calls of the dispatcher are changing the accounts of the budget');
    return (
      granted ??
      none(this.#why(stored, step, price) ?? 'other calls of the dispatcher have used the rest of the budget')
    );
  }

  /** Records which agents were started. Where that cannot be written, later calls find them in ECS's list. */
  async answer(
    token: string,
    { spot_second }: AgentPrice,
    { tasks, spot, unsure }: StartAnswer,
  ): Promise<void> {
    const agents = tasks.map((arn) => ({ arn, ...(spot.has(arn) && { price: spot_second }) }));
    await this.update((ledger) => answered(ledger, token, agents, unsure));
  }

  /**
   * Changes the ledger, against concurrent calls.
   * @returns undefined where other calls came first in every round
   */
  async update(
    change: (ledger: BudgetLedger) => BudgetLedger | undefined,
  ): Promise<BudgetLedger | undefined> {
    const { clock } = this.#dispatcher;
    const store = await this.#store();
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 0) await clock.sleep(Math.random() * LONGEST_WAIT_MS);
      const stored: Stored<BudgetLedger> | undefined = await optimisticUpdate(store, (ledger) => {
        const changed = change(ledger);
        return changed === ledger ? undefined : changed;
      });
      if (!stored) continue;
      this.#last = Promise.resolve(stored.value);
      return stored.value;
    }
    return undefined;
  }

  /**
   * Whether all known waiting items belong to paused runs: agents hand back what they had fetched ahead when
   * a run was paused.
   */
  #hasOnlyPaused(ledger: BudgetLedger): boolean {
    const isLeft = Object.values(ledger.runs).some(({ paused }) => paused && !paused.drained);
    return isLeft && !this.hasScanned && runsAtWork(ledger).length === 0;
  }

  #why(ledger: BudgetLedger, step: string, price: AgentPrice): string | undefined {
    if (this.#hasOnlyPaused(ledger))
      return 'all known waiting items belong to runs that are paused at their budgets: the next scheduled call checks again';
    const now = this.#dispatcher.clock.now();
    const refusal = refusalOf(ledger, { step, price: price.second, month: this.#month, now });
    if (!refusal) return undefined;
    if (refusal.kind === 'wait')
      return 'the rest of the budget is reserved for running agents: more are started when these end';
    for (const run of refusal.runs) this.reached.set(run, ledger.runs[run]!.limit!);
    if (refusal.month && this.#month !== undefined) this.monthReached = this.#month;
    const [run] = refusal.runs;
    if (run !== undefined) return `the budget of ${run} is reached: $${ledger.runs[run]!.limit}`;
    return `the budget of this month is reached: $${this.#month}`;
  }

  async #read(): Promise<BudgetLedger> {
    return (await (await this.#store()).read()).value;
  }

  async #store() {
    const { plan, objects } = this.#dispatcher;
    const place = { bucket: plan.output.bucket, key: budgetKey(plan.output.prefix) };
    return storedAs(await objects(), place, readBudget, writeBudget);
  }
}
