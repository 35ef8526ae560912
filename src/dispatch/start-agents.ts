import type { Clock } from '../core/clock.ts';
import { explain } from '../core/failure.ts';
import { type ConditionalStore, optimisticUpdate, type Stored, storedAs } from '../core/optimistic-update.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { ledgerKey } from '../protocol/object-keys.ts';
import type { VersionedObjects } from '../protocol/object-store.ts';
import { familyOf } from './dispatch-event.ts';
import { type Ledger, lastStart, pruneLedger, readLedger, settleStart, writeLedger } from './ledger.ts';
import { endOfStart, type Pace } from './pace.ts';
import {
  applyRunTaskResult,
  type Capacity,
  capacityOf,
  type Decision,
  decide,
  desiredAgents,
  PAUSE_MS,
  reserve,
  type StepState,
} from './reconcile.ts';

/** ECS as the dispatcher needs it. */
export interface Tasks {
  /** ARNs of the family's tasks in the cluster that run or are starting: all pages. */
  list(cluster: string, family: string): Promise<string[]>;
  /** Starts at most {@link TASKS_PER_CALL}. `refused` has the reasons for those that were not started. */
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
}

export type RunAnswer =
  | { readonly kind: 'answered'; readonly tasks: readonly string[]; readonly refused: readonly string[] }
  | { readonly kind: 'throttled' };

export interface StartContext {
  readonly plan: DispatchPlan;
  readonly backlogOf: (step: DispatchStep) => Promise<number>;
  readonly tasks: () => Promise<Tasks>;
  readonly notes: () => Promise<VersionedObjects>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly pace: Pace;
  /** A unique text. */
  readonly token: () => string;
  readonly stopped: ReadonlySet<string>;
}

/** The outcome for a step: a part of the log line. */
export interface StepReport {
  readonly step: string;
  readonly backlog: number;
  readonly want: number;
  readonly have: number;
  readonly started: number;
  /** Why nothing was started, or not all. */
  readonly why?: string;
}

/** ECS's limit of one RunTask (API reference). */
export const TASKS_PER_CALL = 10;
/** Spot may refuse twice before agents are started on demand. */
const ROUNDS = 3;

/**
 * Starts the missing agents of a step.
 * @param sent items that were sent to its queue just now: the queue's own count may lag
 */
export async function startAgents(
  step: DispatchStep,
  sent: number,
  context: StartContext,
): Promise<StepReport> {
  const { plan, clock, stopped } = context;
  // With more items than all its agents take, the queue's count does not matter.
  const backlog =
    sent >= step.perAgent * step.maxAgents ? sent : Math.max(sent, await context.backlogOf(step));
  const report = { step: step.id, backlog, want: desiredAgents(step, backlog), have: 0, started: 0 };
  const place = { bucket: plan.output.bucket, key: ledgerKey(plan.output.prefix, step.id) };
  const openLedger = async () => storedAs(await context.notes(), place, readLedger, writeLedger);
  if (stopped.size > 0) await forgetStopped(await openLedger(), context);
  if (report.want === 0) return { ...report, why: 'no item waits' };
  const tasks = await context.tasks();
  const token = context.token();
  let decision: Decision | undefined;
  let before: number | undefined;
  const store = await openLedger();
  const reserved = await optimisticUpdate(store, async (current) => {
    // The ledger is read before the list: a start by another call after that makes the conditional write fail.
    const listed = new Set(await tasks.list(plan.cluster, familyOf(step.taskDefinition)));
    const now = clock.now();
    const state: StepState = { step, backlog, listed, ledger: current, stopped, now };
    decision = decide(state);
    before = lastStart(current);
    const { start: count } = decision;
    if (count === 0) return undefined;
    return reserve(state, { token, at: now, until: endOfStart(count, now, before), count });
  });
  if (!reserved || !decision) return { ...report, why: 'other calls of the dispatcher are starting agents' };
  const { want, have, start, why } = decision;
  if (start === 0) return { ...report, want, have, why };
  if (before !== undefined) context.pace.startedAt(before);
  const result = await runTasks({ step, count: start, token, ledger: reserved.value, tasks }, context);
  await recordResult(store, reserved, token, result, clock.now());
  return {
    ...report,
    want,
    have,
    started: result.tasks.length,
    ...(result.why !== undefined && { why: result.why }),
  };
}

/** Later calls do not know this call's event: a task that stopped soon after its start must not count as an agent. */
async function forgetStopped(
  store: ConditionalStore<Ledger>,
  { stopped, clock }: StartContext,
): Promise<void> {
  await optimisticUpdate(store, (ledger) =>
    ledger.starts.some(({ tasks = [] }) => tasks.some((arn) => stopped.has(arn)))
      ? pruneLedger(ledger, clock.now(), stopped)
      : undefined,
  );
}

interface StartRequest {
  readonly step: DispatchStep;
  readonly count: number;
  readonly token: string;
  /** With the reservation. */
  readonly ledger: Ledger;
  readonly tasks: Tasks;
}

interface StartResult {
  readonly tasks: readonly string[];
  readonly changes: Partial<Ledger>;
  readonly why?: string;
}

async function runTasks(
  { step, count, token, ledger, tasks }: StartRequest,
  { plan, clock, pace }: StartContext,
): Promise<StartResult> {
  const started: string[] = [];
  let spot: Pick<Ledger, 'refusals' | 'onDemandUntil'> = ledger;
  const reasons = new Set<string>();
  let calls = 0;
  for (let round = 0, left = count; round < ROUNDS && left > 0; round++) {
    const capacity = capacityOf(step.compute, { ...ledger, ...spot }, clock.now());
    let refused = 0;
    for (let asked = 0; asked < left; asked += TASKS_PER_CALL) {
      const size = Math.min(TASKS_PER_CALL, left - asked);
      await pace.take(size);
      const request: RunRequest = {
        cluster: plan.cluster,
        taskDefinition: step.taskDefinition,
        count: size,
        capacity,
        network: plan.network,
        clientToken: `${token}-${calls++}`,
        startedBy: `pipewright/${step.id}`.slice(0, 128),
      };
      let answer: RunAnswer;
      try {
        answer = await tasks.run(request);
      } catch (error) {
        // The items stay in the queue for the next call; the reservation must not.
        return { tasks: started, changes: spot, why: explain(error) };
      }
      if (answer.kind === 'throttled')
        return {
          tasks: started,
          changes: { ...spot, notBefore: clock.now() + PAUSE_MS },
          why: 'ECS asked for a pause',
        };
      started.push(...answer.tasks);
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
    changes: spot,
    ...(started.length < count && { why: `ECS refused: ${[...reasons].join('; ') || 'no reason given'}` }),
  };
}

/** Records the RunTask result, merging with concurrent ledger updates. If all attempts lose, the reservation expires. */
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
