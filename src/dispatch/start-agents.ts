import type { Clock } from '../core/clock.ts';
import { explain, type Failure } from '../core/failure.ts';
import { type ConditionalStore, optimisticUpdate, type Stored, storedAs } from '../core/optimistic-update.ts';
import type { Backoff } from '../protocol/agent-backoff.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { ledgerKey } from '../protocol/object-keys.ts';
import type { ObjectStore, VersionedObjects } from '../protocol/object-store.ts';
import { noteStopped, probesOf } from './agent-ends.ts';
import type { LiveAgent } from './backoff.ts';
import type { PaidTime } from './budget-accounts.ts';
import type { BudgetCall } from './budget-call.ts';
import { familyOf, type StoppedTask } from './dispatch-event.ts';
import { type Fleet, wholeStep } from './fleet.ts';
import { type Ledger, lastStart, readLedger, settleStart, writeLedger } from './ledger.ts';
import { endOfStart, type Pace } from './pace.ts';
import {
  applyRunTaskResult,
  type Capacity,
  capacityOf,
  type Decision,
  desiredAgents,
  PAUSE_MS,
  reserve,
  type StepState,
} from './reconcile.ts';

/** ECS as the dispatcher needs it. */
export interface Tasks {
  /** ARNs of the family's tasks in the cluster that run or are starting: all pages. */
  list(cluster: string, family: string): Promise<string[]>;
  /** ARNs of the tasks that were started with this `startedBy`: ECS allows no other filter beside it. */
  listStartedBy(cluster: string, startedBy: string): Promise<string[]>;
  /** Of these tasks, those that have not stopped. */
  describe(cluster: string, tasks: readonly string[]): Promise<LiveAgent[]>;
  /** Of these tasks, those that ECS knows to have stopped: within the last hour. */
  ended(cluster: string, tasks: readonly string[]): Promise<PaidTime[]>;
  /**
   * Starts at most {@link TASKS_PER_CALL}. `refused` has the reasons for those that were not started.
   * @throws Failure `START_REFUSED` for a refusal that a repetition does not change
   */
  run(request: RunRequest): Promise<RunAnswer>;
}

export interface RunRequest {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly count: number;
  readonly capacity: Capacity;
  readonly network: DispatchPlan['network'];
  /** Makes a repeated request idempotent; at most 64 characters. */
  readonly clientToken: string;
  readonly startedBy: string;
  /** Instead of the task definition's: CPU units and MiB. */
  readonly size?: { readonly cpu: number; readonly memory: number };
  /** Variables of the agents, besides those of their task definition. */
  readonly environment?: Readonly<Record<string, string>>;
}

export type RunAnswer =
  | { readonly kind: 'answered'; readonly tasks: readonly string[]; readonly refused: readonly string[] }
  | { readonly kind: 'throttled' };

export interface StartContext {
  readonly plan: DispatchPlan;
  readonly backlogOf: (step: DispatchStep) => Promise<number>;
  readonly tasks: () => Promise<Tasks>;
  readonly notes: () => Promise<VersionedObjects & Pick<ObjectStore, 'list'>>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly pace: Pace;
  /** A unique text. */
  readonly token: () => string;
  /** An agent of the step that has ended, even if it is still listed. */
  readonly stopped?: StoppedTask;
  /** Where the workflow has one. */
  readonly budget?: BudgetCall;
}

/** The outcome for a step: a part of the log line. */
export interface StepReport {
  readonly step: string;
  readonly lane?: number;
  readonly backlog: number;
  readonly want: number;
  readonly have: number;
  readonly started: number;
  /** Why nothing was started, or not all. */
  readonly why?: string;
  /** While agents end without processing any item. */
  readonly backoff?: Backoff;
}

/** ECS's limit of one RunTask (API reference). */
const TASKS_PER_CALL = 10;
/** Spot may refuse twice before agents are started on demand. */
const ROUNDS = 3;
/** Waits before a refused start is repeated: a new role or capacity provider may not be ready yet. */
const REPEAT_MS = [5_000, 10_000];
/** How long after its reservation, which others respect longer, a call asks for agents; milliseconds. */
const START_MS = 60_000;

/**
 * Starts the missing agents of a step.
 * @param sent items that were sent to its queue just now: the queue's own count may lag
 */
export async function startAgents(
  step: DispatchStep,
  sent: number,
  context: StartContext,
  fleet = wholeStep(step),
): Promise<StepReport> {
  const { plan, clock } = context;
  const stopped = new Set(context.stopped && [context.stopped.arn]);
  // With more items than all its agents take, the queue's count does not matter.
  const backlog =
    sent >= step.perAgent * step.maxAgents ? sent : Math.max(sent, await context.backlogOf(step));
  const report = { step: step.id, backlog, want: desiredAgents(step, backlog), have: 0, started: 0 };
  const place = { bucket: plan.output.bucket, key: ledgerKey(plan.output.prefix, step.id) };
  const openLedger = async () => storedAs(await context.notes(), place, readLedger, writeLedger);
  const begun = context.stopped && (await noteStopped(await openLedger(), context.stopped, clock));
  if (report.want === 0) return { ...report, why: 'no items wait' };
  const refusal = fleet.price && (await context.budget?.refusal(step.id, fleet.price));
  if (refusal !== undefined) return { ...report, why: refusal };
  // The schedule calls only minutes later, and the cause may pass sooner.
  if (begun) await clock.sleep(Math.max(0, begun.until - clock.now()));
  const tasks = await context.tasks();
  const token = context.token();
  let decision: Decision | undefined;
  let backoff: Backoff | undefined;
  let before: number | undefined;
  const store = await openLedger();
  const reserved = await optimisticUpdate(store, async (current) => {
    // The ledger is read before the list: a start by another call after that makes the write fail.
    const all = await tasks.list(plan.cluster, familyOf(step.taskDefinition));
    const listed = new Set(await fleet.list(all, tasks));
    const probes = current.backoff && (await probesOf(current.backoff, listed, tasks, context));
    const now = clock.now();
    const ledger = { ...current, backoff: probes && current.backoff };
    const state: StepState = { step, backlog, listed, probes, ledger, stopped, now };
    decision = fleet.decide(state);
    backoff = ledger.backoff;
    before = lastStart(current);
    const { start: count } = decision;
    if (count === 0) return undefined;
    const until = endOfStart(count, now, before);
    return reserve(state, {
      ...{ token, at: now, until, count },
      ...(fleet.lane !== undefined && { lane: fleet.lane }),
    });
  });
  if (!reserved || !decision) return { ...report, why: 'other calls of the dispatcher are starting agents' };
  const { want, have, start, why } = decision;
  if (start === 0) return { ...report, want, have, why, ...(backoff && { backoff }) };
  if (before !== undefined) context.pace.startedAt(before);
  const request = { step, fleet, count: start, token, ledger: reserved.value, tasks };
  const result = await runPaidTasks(request, context);
  await recordResult(store, reserved, token, result, clock.now());
  return {
    ...report,
    want,
    have,
    started: result.tasks.length,
    ...(result.why !== undefined && { why: result.why }),
    ...(reserved.value.backoff && { backoff: reserved.value.backoff }),
  };
}

interface StartRequest {
  readonly step: DispatchStep;
  readonly fleet: Fleet;
  readonly count: number;
  readonly token: string;
  /** With the reservation. */
  readonly ledger: Ledger;
  readonly tasks: Tasks;
  readonly environment?: RunRequest['environment'];
}

interface StartResult {
  readonly tasks: readonly string[];
  /** Those of them on Spot. */
  readonly spot: ReadonlySet<string>;
  /** An answer is missing: there may be more. */
  readonly unsure?: true;
  readonly changes: Partial<Ledger>;
  readonly why?: string;
}

/** As {@link runTasks}; where there is a budget, only as many as it pays, and for as long. */
async function runPaidTasks(request: StartRequest, context: StartContext): Promise<StartResult> {
  const { budget } = context;
  const { price } = request.fleet;
  if (!budget || !price) return runTasks(request, context);
  const paid = await budget.reserve(request.step.id, price, request.count, request.token);
  if (paid.agents === 0)
    return { tasks: [], spot: new Set(), changes: {}, ...(paid.why && { why: paid.why }) };
  const result = await runTasks({ ...request, count: paid.agents, environment: paid.environment }, context);
  await budget.answer(request.token, price, { ...result, unsure: result.unsure ?? false });
  return result;
}

async function runTasks(
  { step, fleet, count, token, ledger, tasks, environment }: StartRequest,
  { plan, clock, pace }: StartContext,
): Promise<StartResult> {
  const started: string[] = [];
  const spotTasks = new Set<string>();
  let spot: Pick<Ledger, 'refusals' | 'onDemandUntil'> = ledger;
  const reasons = new Set<string>();
  const begin = clock.now();
  let calls = 0;
  for (let round = 0, left = count; round < ROUNDS && left > 0; round++) {
    const capacity = capacityOf(step.compute, { ...ledger, ...spot }, clock.now());
    let refused = 0;
    for (let asked = 0; asked < left; asked += TASKS_PER_CALL) {
      const size = Math.min(TASKS_PER_CALL, left - asked);
      await pace.take(size);
      if (clock.now() - begin > START_MS)
        return { tasks: started, spot: spotTasks, changes: spot, why: 'ECS is too slow to start agents' };
      const request: RunRequest = {
        cluster: plan.cluster,
        taskDefinition: step.taskDefinition,
        count: size,
        capacity,
        network: plan.network,
        clientToken: `${token}-${calls++}`,
        ...fleet.request,
        ...(environment && { environment: { ...fleet.request.environment, ...environment } }),
      };
      let answer: RunAnswer;
      try {
        answer = await repeated(() => tasks.run(request), clock);
      } catch (error) {
        // The items stay in the queue for the next call; the reservation must not.
        const unsure = (error as Failure).code === 'START_REFUSED' ? {} : { unsure: true as const };
        return { tasks: started, spot: spotTasks, changes: spot, why: explain(error), ...unsure };
      }
      if (answer.kind === 'throttled')
        return {
          tasks: started,
          spot: spotTasks,
          changes: { ...spot, notBefore: clock.now() + PAUSE_MS },
          why: 'ECS asked for a pause',
        };
      started.push(...answer.tasks);
      if (capacity === 'FARGATE_SPOT') for (const arn of answer.tasks) spotTasks.add(arn);
      for (const reason of answer.refused) reasons.add(reason);
      refused = size - answer.tasks.length;
      // Without capacity for these, there is none for the next.
      if (refused > 0) break;
    }
    const before = { ...ledger, ...spot };
    spot = applyRunTaskResult(before, capacity, refused > 0, clock.now());
    left = count - started.length;
    if (refused === 0 || capacity !== 'FARGATE_SPOT') break;
  }
  return {
    tasks: started,
    spot: spotTasks,
    changes: spot,
    ...(started.length < count && { why: `ECS refused: ${[...reasons].join('; ') || 'no reason given'}` }),
  };
}

/** Repeats a request that AWS refused for a reason that may pass; its token makes that idempotent. */
async function repeated<T>(ask: () => Promise<T>, clock: StartContext['clock']): Promise<T> {
  for (const wait of REPEAT_MS) {
    try {
      return await ask();
    } catch (error) {
      if ((error as Failure).code === 'START_REFUSED') throw error;
      await clock.sleep(wait);
    }
  }
  return await ask();
}

/**
 * Records the RunTask result, merging with concurrent ledger updates. If all attempts lose, the reservation
 * expires.
 */
async function recordResult(
  store: ConditionalStore<Ledger>,
  reserved: Stored<Ledger>,
  token: string,
  { tasks, changes }: StartResult,
  now: number,
): Promise<void> {
  const { refusals, onDemandUntil, notBefore } = { ...reserved.value, ...changes };
  await optimisticUpdate(
    store,
    (ledger) => settleStart(ledger, token, now, tasks, { refusals, onDemandUntil, notBefore }),
    reserved,
  );
}
